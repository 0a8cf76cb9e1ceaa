//! Names of months, days and zones, in `names.txt`.

use std::collections::HashMap;
use std::sync::LazyLock;

/// What a word of a date means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// 1 to 12.
    Month(i8),
    /// Days after Monday.
    Weekday(i8),
    /// A word that is both, depending on its neighbours.
    MonthOrWeekday(i8, i8),
    /// A word without meaning for us.
    Filler,
}

#[derive(Default)]
struct Names {
    words: HashMap<&'static str, Word>,
    /// Minutes east of UTC.
    zones: HashMap<&'static str, i32>,
}

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let mut names = Names::default();
    for line in include_str!("names.txt").lines().filter(|line| !line.starts_with('#')) {
        let mut parts = line.split(' ');
        let (Some(kind), Some(number)) = (parts.next(), parts.next()) else { continue };
        let number: i32 = number.parse().unwrap_or(0);
        let small = i8::try_from(number).unwrap_or(0);
        for word in parts {
            let meaning = match kind {
                "month" => Word::Month(small),
                "day" => Word::Weekday(small),
                "filler" => Word::Filler,
                _ => {
                    names.zones.insert(word, number);
                    continue;
                }
            };
            names.words.entry(word).or_insert(meaning);
        }
    }
    // French and Spanish Tuesday are short for what English, Spanish and Turkish call March.
    names.words.insert("mar", Word::MonthOrWeekday(3, 1));
    names
});

/// What `word`, in lower case, means in a date; `None` where nothing.
pub(super) fn word(word: &str) -> Option<Word> {
    NAMES.words.get(word).copied()
}

/// Seconds east of UTC of the zone that `word`, in lower case, abbreviates.
pub(super) fn zone(word: &str) -> Option<i32> {
    NAMES.zones.get(word).map(|minutes| minutes * 60)
}
