//! Sparse vectors: words with a weight in each of four fields, sorted by hash.
//!
//! Two lists describe a text. `terms` holds words, weighted in headline, lead, body and names; `shapes` holds pairs of words in the
//! headline, first five letters of headline words, numbers, and pairs of names. Weights of a field have length one together
//! (names: over both lists). All sums run in the order of the lists, so that the same text gives the same bits.

use serde::{Deserialize, Serialize};

/// Fields of a list.
pub(crate) const WIDTH: usize = 4;
/// Fields of `terms`.
pub(crate) const HEADLINE: usize = 0;
pub(crate) const LEAD: usize = 1;
pub(crate) const BODY: usize = 2;
pub(crate) const NAMES: usize = 3;
/// Fields of `shapes`.
pub(crate) const PAIRS: usize = 0;
pub(crate) const STUBS: usize = 1;
pub(crate) const NUMBERS: usize = 2;
pub(crate) const NAME_PAIRS: usize = 3;

/// A word with its weights.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Weighted {
    pub hash: u32,
    pub weights: [f32; WIDTH],
}

/// The same in a quarter of the space: the square root of each weight in 255 steps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Kept {
    pub hash: u32,
    pub weights: [u8; WIDTH],
}

/// Weights by their kept form.
#[expect(clippy::indexing_slicing, reason = "counted up to the length of the table, when the program is compiled")]
static WEIGHTS: [f32; 256] = {
    let mut table = [0.0; 256];
    let mut at = 0;
    while at < 256 {
        let root = at as f32 / 255.0;
        table[at] = root * root;
        at += 1;
    }
    table
};

/// The weight that `kept` stands for.
pub(crate) fn weight(kept: u8) -> f32 {
    WEIGHTS.get(usize::from(kept)).copied().unwrap_or_default()
}

impl Kept {
    pub fn of(weighted: &Weighted) -> Self {
        Self {
            hash: weighted.hash,
            weights: weighted.weights.map(|weight| (weight.max(0.0).sqrt() * 255.0).round().min(255.0) as u8),
        }
    }
    pub fn decode(&self) -> Weighted {
        Weighted { hash: self.hash, weights: self.weights.map(weight) }
    }
}

/// Products of two lists, field by field.
pub(crate) type Products = [f32; WIDTH];

fn add(sums: &mut Products, one: &[f32; WIDTH], other: &[f32; WIDTH]) {
    for (sum, (a, b)) in sums.iter_mut().zip(one.iter().zip(other)) {
        *sum += a * b;
    }
}

/// Calls `both` with what stands under one hash in two lists that are sorted by it.
pub(crate) fn meet<'a, T>(one: &'a [T], other: &'a [T], hash: impl Fn(&T) -> u32, mut both: impl FnMut(&'a T, &'a T)) {
    let (mut left, mut right) = (0, 0);
    while let Some((a, b)) = one.get(left).zip(other.get(right)) {
        let (its, others) = (hash(a), hash(b));
        if its == others {
            both(a, b);
        }
        // Without branches: which side comes first is chance, and a processor that guesses it loses more than the step costs.
        left += usize::from(its <= others);
        right += usize::from(others <= its);
    }
}

/// Products of two sorted lists.
pub(crate) fn products(one: &[Weighted], other: &[Weighted]) -> Products {
    let mut sums = [0.0; WIDTH];
    meet(one, other, |word| word.hash, |a, b| add(&mut sums, &a.weights, &b.weights));
    sums
}

/// Products of two lists that are remembered.
pub(crate) fn kept_products(one: &[Kept], other: &[Kept]) -> Products {
    let mut sums = [0.0; WIDTH];
    meet(one, other, |word| word.hash, |a, b| add(&mut sums, &a.weights.map(weight), &b.weights.map(weight)));
    sums
}

/// Places of a [`Probe`]; much more than words of a text, so that most words that it lacks are known to be missing at first sight.
const PLACES: usize = 2_048;

/// A list that is asked for many words: an open hash table over it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Probe {
    places: Box<[u16]>,
    list: Vec<Weighted>,
}

impl Probe {
    /// At most half of [`PLACES`] words are taken.
    pub fn new(mut list: Vec<Weighted>) -> Self {
        list.truncate(PLACES / 2);
        let mut places = vec![0_u16; PLACES].into_boxed_slice();
        for (weighted, number) in list.iter().zip(1_u16..) {
            let mut at = place(weighted.hash);
            while let Some(taken) = places.get_mut(at) {
                if *taken == 0 {
                    *taken = number;
                    break;
                }
                at = (at + 1) % PLACES;
            }
        }
        Self { places, list }
    }

    pub fn list(&self) -> &[Weighted] {
        &self.list
    }

    /// The entry of a word.
    pub fn find(&self, hash: u32) -> Option<&Weighted> {
        let mut at = place(hash);
        loop {
            let number = self.places.get(at).copied().unwrap_or(0);
            let found = self.list.get(usize::from(number).checked_sub(1)?)?;
            if found.hash == hash {
                return Some(found);
            }
            at = (at + 1) % PLACES;
        }
    }

    pub fn with_kept(&self, other: &[Kept]) -> Products {
        let mut sums = [0.0; WIDTH];
        for kept in other {
            if let Some(found) = self.find(kept.hash) {
                add(&mut sums, &found.weights, &kept.weights.map(weight));
            }
        }
        sums
    }

    /// Products with a list that is sorted by hash. What is much longer than this list is asked for its words instead of being read
    /// through; the products come in the same order, and are the same bits.
    pub fn with(&self, other: &[Weighted]) -> Products {
        let mut sums = [0.0; WIDTH];
        if self.list.len() * WORTH < other.len() {
            for own in &self.list {
                if let Some(found) = seek(other, own.hash) {
                    add(&mut sums, &own.weights, &found.weights);
                }
            }
            return sums;
        }
        for weighted in other {
            if let Some(found) = self.find(weighted.hash) {
                add(&mut sums, &found.weights, &weighted.weights);
            }
        }
        sums
    }
}

/// Entries that are read through in the time in which one is sought.
const WORTH: usize = 5;

/// The entry of a word in a list that is sorted by hash. Hashes are spread evenly, so that a word stands about where its hash stands
/// among all numbers (interpolation search; Knuth, TAOCP 3, section 6.2.1).
pub(crate) fn seek(list: &[Weighted], hash: u32) -> Option<&Weighted> {
    let share = |hash: u32| ((u64::from(hash) * list.len() as u64) >> 32) as usize;
    let guess = share(hash);
    // What the first guess is off by is what it stands off by there.
    let there = share(list.get(guess)?.hash);
    let mut at = (guess + guess).saturating_sub(there).min(list.len() - 1);
    while at > 0 && list.get(at).is_some_and(|entry| entry.hash > hash) {
        at -= 1;
    }
    while list.get(at).is_some_and(|entry| entry.hash < hash) {
        at += 1;
    }
    list.get(at).filter(|entry| entry.hash == hash)
}

fn place(hash: u32) -> usize {
    (hash.wrapping_mul(0x9e37_79b9) >> 21) as usize % PLACES
}

/// Squared lengths of the fields of a list.
pub(crate) fn squares(list: &[Weighted]) -> Products {
    let mut sums = [0.0; WIDTH];
    for weighted in list {
        add(&mut sums, &weighted.weights, &weighted.weights);
    }
    sums
}

/// The same of a list that is remembered.
pub(crate) fn kept_squares(list: &[Kept]) -> Products {
    let mut sums = [0.0; WIDTH];
    for kept in list {
        let weights = kept.weights.map(weight);
        add(&mut sums, &weights, &weights);
    }
    sums
}

/// The sum of two sorted lists, itself sorted; of more than `limit` words the lightest are left out.
pub(crate) fn sum(one: &[Weighted], other: &[Weighted], limit: usize) -> Vec<Weighted> {
    let mut all = Vec::with_capacity(one.len() + other.len());
    let (mut left, mut right) = (one.iter().peekable(), other.iter().peekable());
    loop {
        let next = match (left.peek(), right.peek()) {
            (Some(a), Some(b)) if a.hash == b.hash => {
                let mut both = **a;
                for (weight, more) in both.weights.iter_mut().zip(&b.weights) {
                    *weight += more;
                }
                left.next();
                right.next();
                both
            }
            (Some(a), Some(b)) if a.hash > b.hash => right.next().copied().unwrap_or_default(),
            (Some(_), _) => left.next().copied().unwrap_or_default(),
            (None, Some(_)) => right.next().copied().unwrap_or_default(),
            (None, None) => break,
        };
        all.push(next);
    }
    if all.len() > limit {
        // A quarter is dropped at a time, so that the choice is made once in many articles.
        let keep = limit - limit / 4;
        let mut by_weight: Vec<(f32, u32)> = all.iter().map(|w| (w.weights.iter().sum::<f32>(), w.hash)).collect();
        by_weight.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let least = by_weight.get(keep - 1).copied().unwrap_or((0.0, u32::MAX));
        all.retain(|w| {
            let total = w.weights.iter().sum::<f32>();
            total > least.0 || (total == least.0 && w.hash <= least.1)
        });
    }
    // What both have was counted twice; a strand keeps its sums for long.
    all.shrink_to_fit();
    all
}

#[cfg(test)]
mod tests {
    use super::{Kept, Probe, Weighted, products, seek, sum};
    use proptest::prelude::*;

    fn list() -> impl Strategy<Value = Vec<Weighted>> {
        proptest::collection::btree_map(0_u32..200, proptest::array::uniform4(0.0_f32..1.0), 0..60)
            .prop_map(|map| map.into_iter().map(|(hash, weights)| Weighted { hash, weights }).collect())
    }

    proptest! {
        #[test]
        fn a_probe_and_a_merge_give_the_same(one in list(), other in list()) {
            prop_assert_eq!(products(&one, &other), Probe::new(one.clone()).with(&other));
        }

        #[test]
        fn what_is_sought_is_found(list in list(), spread in 1_u32..20_000_000) {
            let list: Vec<Weighted> = list.iter().map(|w| Weighted { hash: w.hash * spread.min(u32::MAX / 200), ..*w }).collect();
            for entry in &list {
                prop_assert_eq!(seek(&list, entry.hash), Some(entry));
            }
            for hash in [0, 1, spread - 1, spread + 1, u32::MAX / 2, u32::MAX] {
                prop_assert_eq!(seek(&list, hash), list.iter().find(|entry| entry.hash == hash));
            }
        }

        #[test]
        fn a_long_list_gives_the_same_however_it_is_asked(one in list(), more in 0_usize..4) {
            let few = one.iter().copied().step_by(1 + more * 9).collect::<Vec<_>>();
            prop_assert_eq!(products(&few, &one), Probe::new(few.clone()).with(&one));
        }

        #[test]
        fn what_is_kept_is_nearly_what_was(one in list()) {
            for weighted in &one {
                for (kept, was) in Kept::of(weighted).decode().weights.iter().zip(&weighted.weights) {
                    prop_assert!((kept - was).abs() < 0.005);
                }
            }
        }

        #[test]
        fn sums_are_sorted_and_bounded(one in list(), other in list(), limit in 8_usize..100) {
            let both = sum(&one, &other, limit);
            prop_assert!(both.len() <= limit);
            prop_assert!(both.is_sorted_by(|a, b| a.hash < b.hash));
        }
    }
}
