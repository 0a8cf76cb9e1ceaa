//! Words that mean one thing in many languages: countries, cities, months (from the Unicode CLDR) and words that news is full of.
//!
//! Names alone confuse events with the same people; that both tell of an earthquake, and where and when, tells them apart. The tables
//! in `data/` are small and general: no dictionary, only what most events are told with.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::hash::{self, HashedMap};
use crate::words::{self, Word};

/// What an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// A thing or a place, by the hash of its key.
    Concept(u32),
    /// A month, 1 to 12.
    Month(u8),
}

/// A word, or several, in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Entry {
    /// Stems of the words behind the first.
    rest: Box<[u32]>,
    /// Written with a capital, so that it is not the verb of the same letters (May, may).
    capital: bool,
    meaning: Meaning,
}

/// The entries of one language, by the stem of their first word.
#[derive(Clone, Debug, Default)]
pub(crate) struct Glossary(HashedMap<u32, Vec<Entry>>);

static TABLES: LazyLock<BTreeMap<String, Glossary>> =
    LazyLock::new(|| read(&[include_str!("../data/places.txt"), include_str!("../data/glossary.txt")]));

/// The countries and cities of the table, each with the language and how it is called there.
pub fn places() -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = include_str!("../data/places.txt")
        .lines()
        .filter(|line| !line.starts_with('#') && !line.starts_with("month") && !line.starts_with("day"));
    lines
        .flat_map(|line| line.split('\t').skip(1))
        .filter_map(|column| column.split_once('='))
        .flat_map(|(language, names)| names.split('|').map(move |name| (language, name)))
}

/// Months and days of the week as all languages of the table write them.
pub(crate) fn days_and_months() -> impl Iterator<Item = &'static str> {
    let lines = include_str!("../data/places.txt").lines();
    let lines = lines.filter(|line| line.starts_with("month") || line.starts_with("day"));
    lines
        .flat_map(|line| line.split('\t').skip(1))
        .filter_map(|column| column.split_once('='))
        .flat_map(|(_, names)| names.split('|'))
}

/// The glossary of a language by its primary subtag.
pub(crate) fn of(code: &str) -> Option<&'static Glossary> {
    TABLES.get(code)
}

fn read(tables: &[&str]) -> BTreeMap<String, Glossary> {
    let mut all: BTreeMap<String, Glossary> = BTreeMap::new();
    for line in tables.iter().flat_map(|table| table.lines()).filter(|line| !line.starts_with('#')) {
        let mut columns = line.split('\t');
        let Some(key) = columns.next() else { continue };
        let month = key.strip_prefix("month").and_then(|number| number.parse().ok());
        let meaning = month.map_or_else(|| Meaning::Concept(hash::short(key.as_bytes(), 12)), Meaning::Month);
        for (language, entries) in columns.filter_map(|column| column.split_once('=')) {
            let glossary = all.entry(language.to_owned()).or_default();
            for entry in entries.split('|') {
                glossary.add(entry, meaning);
            }
        }
    }
    for entries in all.values_mut().flat_map(|glossary| glossary.0.values_mut()) {
        entries.sort_by_key(|entry| std::cmp::Reverse(entry.rest.len()));
    }
    all
}

impl Glossary {
    fn add(&mut self, text: &str, meaning: Meaning) {
        let mut words = Vec::new();
        words::read(text, words::HEADLINE_WORDS, &mut words);
        let Some((first, rest)) = words.split_first() else { return };
        let entry = Entry { rest: rest.iter().map(|word| word.stem).collect(), capital: first.capital, meaning };
        let entries = self.0.entry(first.stem).or_default();
        if !entries.contains(&entry) {
            entries.push(entry);
        }
    }

    /// What begins at the first of `words`: how many words it has, and its meanings; the longest entry is taken.
    pub fn find(&self, words: &[Word]) -> Option<(usize, impl Iterator<Item = Meaning>)> {
        let (first, behind) = words.split_first()?;
        let entries = self.0.get(&first.stem)?;
        let fits = move |entry: &&Entry| {
            (first.capital || !entry.capital)
                && behind.len() >= entry.rest.len()
                && entry.rest.iter().zip(behind).all(|(stem, word)| *stem == word.stem)
        };
        let length = entries.iter().find(fits)?.rest.len();
        Some((length + 1, entries.iter().filter(fits).filter(move |e| e.rest.len() == length).map(|e| e.meaning)))
    }
}

#[cfg(test)]
mod tests {
    use super::{Meaning, of};
    use crate::words;

    fn meanings(language: &str, text: &str) -> Vec<Meaning> {
        let mut read = Vec::new();
        words::read(text, 20, &mut read);
        let glossary = of(language).unwrap();
        (0..read.len()).filter_map(|at| Some(glossary.find(read.get(at..)?)?.1.collect::<Vec<_>>())).flatten().collect()
    }

    #[test]
    fn one_thing_has_one_meaning_in_every_language() {
        let expected = meanings("en", "earthquake");
        assert_eq!(expected.len(), 1);
        for (language, text) in [
            ("de", "Erdbeben"),
            ("fr", "tremblements de terre"),
            ("es", "terremotos"),
            ("it", "terremoto"),
            ("ru", "землетрясения"),
            ("ar", "الزلزال"),
            ("zh", "地震"),
            ("ja", "地震"),
        ] {
            assert_eq!(meanings(language, text), expected, "{text}");
        }
        assert_eq!(meanings("en", "United States"), meanings("fr", "États-Unis"));
        assert_eq!(meanings("zh", "土耳其"), meanings("en", "Turkey"));
    }

    #[test]
    fn a_month_is_not_the_verb_of_the_same_letters() {
        assert_eq!(meanings("en", "Oslo may vote"), meanings("en", "Oslo can vote"));
        assert_eq!(meanings("en", "in May"), [Meaning::Month(5)]);
    }
}
