//! Headlines that are one form with something else in it: what belongs to the form, and what may fill it.

use std::ops::Range;
use std::sync::LazyLock;

use crate::glossary;
use crate::hash::{self, HashedMap};

/// What agencies and newsrooms put in front of a headline that is told once more.
const OPENINGS: [&str; 13] = [
    "update",
    "wrapup",
    "rpt",
    "correction",
    "corrected",
    "just in",
    "breaking",
    "breaking news",
    "exclusive",
    "watch",
    "eilmeldung",
    "dernière minute",
    "última hora",
];

/// Most words of a house's name behind a headline.
const HOUSE_WORDS: usize = 4;
/// Fewest words of a headline from which something is taken off.
const OWN_WORDS: usize = 4;

/// Where the headline itself stands, without "UPDATE 1-" in front and "| The Courier" behind it, in bytes.
pub(crate) fn own(headline: &str) -> Range<usize> {
    let mut range = 0..headline.len();
    for separator in [" | ", " - ", " – ", " — "] {
        if let Some(at) = headline.rfind(separator)
            && let (Some(head), Some(tail)) = (headline.get(..at), headline.get(at + separator.len()..))
            && is_house(tail)
            && head.split_whitespace().count() >= OWN_WORDS
        {
            range.end = at;
            break;
        }
    }
    let text = headline.get(range.clone()).unwrap_or_default();
    if let Some(at) = text.find([':', '-']).filter(|at| *at <= 24)
        && let (Some(head), Some(rest)) = (text.get(..at), text.get(at + 1..))
        && rest.split_whitespace().count() >= OWN_WORDS
    {
        let bare = head.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ').to_lowercase();
        if OPENINGS.contains(&bare.as_str()) {
            range.start = at + 1;
        }
    }
    range
}

/// Whether a text can be the name of a house: a few words, each with a capital, none with a digit.
fn is_house(text: &str) -> bool {
    let words = text.split_whitespace();
    words.clone().count() <= HOUSE_WORDS
        && words
            .into_iter()
            .all(|word| word.starts_with(char::is_uppercase) && !word.contains(|c: char| c.is_ascii_digit()))
}

/// Ordinals: they say which of several, and are written without a capital and without digits.
const ORDINALS: [&str; 7] = [
    // English
    "first second third fourth fifth sixth seventh eighth ninth tenth",
    // German
    "erste zweite dritte vierte fünfte erster zweiter dritter vierter fünfter ersten zweiten dritten vierten fünften",
    // French
    "premier première deuxième troisième quatrième cinquième",
    // Spanish
    "primer primera segundo segunda tercer tercera cuarto cuarta quinto quinta",
    // Italian
    "primo prima secondo seconda terzo terza quarto quarta quinto quinta",
    // Portuguese
    "primeiro primeira segundo segunda terceiro terceira",
    // Dutch
    "eerste tweede derde vierde vijfde",
];

/// Ordinals, months and days of the week.
static WHICH_OF_SEVERAL: LazyLock<HashedMap<u32, ()>> = LazyLock::new(|| {
    let ordinals = ORDINALS.iter().flat_map(|words| words.split_whitespace()).map(str::to_owned);
    // "may" is a verb more often, "mars" a planet; with a capital they are told as names are.
    let times = glossary::days_and_months().map(str::to_lowercase).filter(|word| word.chars().count() > 4);
    ordinals.chain(times).map(|word| (hash::short(word.as_bytes(), 0), ())).collect()
});

/// Whether a word (the hash of its lower case) says which of several: an ordinal, a month or a day of the week.
pub(crate) fn says_which(word: u32) -> bool {
    WHICH_OF_SEVERAL.contains_key(&word)
}

/// How alike two headlines are by their words (0 to 1), and how surely they are one form that is filled in another way: 1 where both
/// have names or numbers that the other lacks, [`REPLACED`] where all that differs is one word.
///
/// "Weather warning for Kiel" and "Weather warning for Leeds" share at least half of their words, and each has a few that fill
/// slots and that the other lacks.
pub(crate) fn slots(one: &[u32], other: &[u32]) -> (f32, f32) {
    let (mut left, mut right) = (one.iter().peekable(), other.iter().peekable());
    let (mut shared, mut alone) = (0, [0, 0]);
    let mut filled = [0, 0];
    loop {
        let side = match (left.peek(), right.peek()) {
            (Some(a), Some(b)) if *a & !1 == *b & !1 => {
                left.next();
                right.next();
                shared += 1;
                continue;
            }
            (Some(a), Some(b)) => usize::from(*a & !1 > *b & !1),
            (Some(_), None) => 0,
            (None, Some(_)) => 1,
            (None, None) => break,
        };
        let word = if side == 0 { left.next() } else { right.next() };
        if let (Some(word), Some(alone), Some(filled)) = (word, alone.get_mut(side), filled.get_mut(side)) {
            *alone += 1;
            *filled += word & 1;
        }
    }
    let all = 2 * shared + alone[0] + alone[1];
    let likeness = 2.0 * shared as f32 / all.max(1) as f32;
    let conflict = if likeness >= 0.5 && filled.iter().all(|filled| (1..=3).contains(filled)) {
        1.0
    } else if shared >= 4 && alone == [1, 1] {
        REPLACED
    } else {
        0.0
    };
    (likeness, conflict)
}

/// How much it counts that one word stands in another's place.
const REPLACED: f32 = 0.5;

/// Whether two headlines have the same words, whatever fills a slot in either.
pub(crate) fn is_same(one: &[u32], other: &[u32]) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(a, b)| a & !1 == b & !1)
}

/// The key of a whole headline, of those of at least four words.
pub(crate) fn key(slots: &[u32]) -> Option<u32> {
    let mut key = hash::Growing::new(13);
    slots.iter().for_each(|slot| key.add(&(slot & !1).to_le_bytes()));
    (slots.len() >= OWN_WORDS).then(|| key.short())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_says_which_of_several_is_known_in_many_languages() {
        let which = |word: &str| says_which(hash::short(word.as_bytes(), 0));
        for word in ["first", "thursday", "october", "jeudi", "février", "zweite", "tirsdag"] {
            assert!(which(word), "{word}");
        }
        assert!(!which("may") && !which("report"));
    }

    #[test]
    fn one_form_with_something_else_in_it_is_in_conflict() {
        // The lowest bit says that a word fills a slot.
        let (kiel, leeds) = ([2, 4, 6, 11], [2, 4, 6, 21]);
        assert_eq!(slots(&kiel, &leeds), (0.75, 1.0));
        assert_eq!(slots(&kiel, &kiel), (1.0, 0.0));
        // One common word in another's place says less.
        assert_eq!(slots(&[2, 4, 6, 8, 10], &[2, 4, 6, 8, 12]), (0.8, REPLACED));
        assert_eq!(slots(&[2, 4, 6, 8, 10], &[2, 4, 6, 14, 12]), (0.6, 0.0));
    }

    #[test]
    fn what_newsrooms_put_round_a_headline_is_not_its_own() {
        for (headline, expected) in [
            ("UPDATE 1-Weather warning issued for Kiel | The Daily Ledger", "Weather warning issued for Kiel"),
            ("Just in: Weather warning issued for Kiel - La Tribuna", " Weather warning issued for Kiel"),
            ("Weather warning: storm to reach Kiel", "Weather warning: storm to reach Kiel"),
            ("Sunak - Truss", "Sunak - Truss"),
            ("Storm reaches the coast of Kiel - what we know", "Storm reaches the coast of Kiel - what we know"),
            ("Vierzig Tote bei Unglück – Kanzler reist an", "Vierzig Tote bei Unglück – Kanzler reist an"),
        ] {
            assert_eq!(headline.get(own(headline)), Some(expected), "{headline}");
        }
    }
}
