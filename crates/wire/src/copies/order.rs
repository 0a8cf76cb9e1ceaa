//! Whether the passages that two texts have in common follow one another in the same order.
//!
//! A desk that edits a copy takes a paragraph out or moves one; the rest stays as it stood. Reports made of the same facts
//! have some sentences in common, each in a place of its own.

use super::likeness::share;

/// Words by which the distance between two passages may differ in the two texts before they are two stretches: a word put in,
/// a name spelt out.
const SLACK_WORDS: i32 = 3;

/// How the passages that two texts have in common stand in each of them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Order {
    /// Share of them that come in one order in both texts: the longest rising chain.
    pub chain: f32,
    /// Stretches of one text that are one stretch of the other too; 0 where there is nothing in common.
    pub stretches: usize,
    /// Words in front of the first of them, in the text that has more.
    pub before: u16,
}

/// Distinct shingles of a text in rising order, and where each stands.
pub(super) type Placed<'a> = (&'a [u32], &'a [u16]);

impl Order {
    pub fn between(one: Placed<'_>, other: Placed<'_>) -> Self {
        let mut shared: Vec<(u16, u16)> = Vec::with_capacity(other.0.len());
        let mut rest = one.0.iter().zip(one.1).peekable();
        for (hash, place) in other.0.iter().zip(other.1) {
            while rest.next_if(|(before, _)| *before < hash).is_some() {}
            shared.extend(rest.next_if(|(same, _)| *same == hash).map(|(_, first)| (*first, *place)));
        }
        shared.sort_unstable();
        let offset = |pair: &(u16, u16)| i32::from(pair.1) - i32::from(pair.0);
        let breaks = shared
            .windows(2)
            .filter(|two| matches!(two, [one, next] if (offset(next) - offset(one)).abs() > SLACK_WORDS))
            .count();
        let first = shared.first().map_or(0, |pair| pair.0);
        let before = shared.iter().map(|pair| pair.1).min().map_or(0, |other| first.max(other));
        let chain = share(rising_chain(shared.iter().map(|pair| pair.1)), shared.len());
        Self { chain, stretches: if shared.is_empty() { 0 } else { breaks + 1 }, before }
    }
}

/// The length of the longest chain of rising places (patience sorting: of each length, the chain that ends lowest is kept).
fn rising_chain(places: impl Iterator<Item = u16>) -> usize {
    let mut ends: Vec<u16> = Vec::new();
    for place in places {
        let at = ends.partition_point(|end| *end < place);
        match ends.get_mut(at) {
            Some(end) => *end = place,
            None => ends.push(place),
        }
    }
    ends.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The order of two texts of passages, each named by a number; a passage is ten words long.
    fn order(one: &[u32], other: &[u32]) -> (f32, usize, u16) {
        let placed = |passages: &[u32]| -> (Vec<u32>, Vec<u16>) {
            let mut placed: Vec<(u32, u16)> = passages.iter().copied().zip((0..).step_by(10)).collect();
            placed.sort_unstable();
            placed.into_iter().unzip()
        };
        let (one, other) = (placed(one), placed(other));
        let Order { chain, stretches, before } = Order::between((&one.0, &one.1), (&other.0, &other.1));
        (chain, stretches, before)
    }

    #[test]
    fn what_a_desk_does_to_a_copy_leaves_most_of_the_order() {
        for (what, one, other, expected) in [
            ("the same", &[1, 2, 3, 4, 5][..], &[1, 2, 3, 4, 5][..], (1.0, 1, 0)),
            ("a beginning", &[1, 2, 3], &[1, 2, 3, 4, 5], (1.0, 1, 0)),
            ("a dateline in front", &[9, 1, 2, 3], &[1, 2, 3, 4, 5], (1.0, 1, 10)),
            ("one taken out", &[1, 2, 4, 5], &[1, 2, 3, 4, 5], (1.0, 2, 0)),
            ("two changed places", &[1, 3, 2, 4, 5], &[1, 2, 3, 4, 5], (0.8, 4, 0)),
            ("another order", &[5, 3, 1, 4, 2], &[1, 2, 3, 4, 5], (0.4, 5, 0)),
            ("nothing in common", &[1, 2], &[3, 4], (0.0, 0, 0)),
        ] {
            assert_eq!(order(one, other), expected, "{what}");
            assert_eq!(order(other, one), expected, "{what}, the other way round");
        }
    }
}
