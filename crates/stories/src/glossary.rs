//! Words that mean one thing in many languages: countries, cities, months (from the Unicode CLDR) and words that news is full of.
//!
//! Names alone confuse events with the same people; that both tell of an earthquake, and where and when, tells them apart. The tables
//! in `data/` are small and general: no dictionary, only what most events are told with. `build.rs` packs them.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader};
use std::sync::LazyLock;

use flate2::read::DeflateDecoder;

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

/// `data/places.txt`, packed.
const PLACES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/places.deflate"));
/// `data/glossary.txt`, packed.
const GLOSSARY: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/glossary.deflate"));

static TABLES: LazyLock<BTreeMap<String, Glossary>> = LazyLock::new(|| read(lines(PLACES).chain(lines(GLOSSARY))));

/// The lines of a packed table without its comments, unpacked one after another: nobody needs the whole text.
fn lines(packed: &'static [u8]) -> impl Iterator<Item = String> {
    // The program packed it itself; a test says that all of it is there.
    let lines = BufReader::new(DeflateDecoder::new(packed)).lines().map_while(Result::ok);
    lines.filter(|line| !line.starts_with('#'))
}

/// The languages of a line, each with all that the thing is called there.
fn columns(line: &str) -> impl Iterator<Item = (&str, &str)> {
    line.split('\t').skip(1).filter_map(|column| column.split_once('='))
}

/// Whether a line is about a month or a day of the week.
fn is_time(line: &str) -> bool {
    line.starts_with("month") || line.starts_with("day")
}

/// The countries and cities of the table, each with the language and how it is called there.
pub fn places() -> impl Iterator<Item = (String, String)> {
    lines(PLACES).filter(|line| !is_time(line)).flat_map(|line| {
        let names = columns(&line).flat_map(|(language, names)| names.split('|').map(move |name| (language, name)));
        names.map(|(language, name)| (language.to_owned(), name.to_owned())).collect::<Vec<_>>()
    })
}

/// Months and days of the week as all languages of the table write them.
pub(crate) fn days_and_months() -> impl Iterator<Item = &'static str> {
    static TIMES: LazyLock<Vec<String>> = LazyLock::new(|| lines(PLACES).filter(|line| is_time(line)).collect());
    TIMES.iter().flat_map(|line| columns(line)).flat_map(|(_, names)| names.split('|'))
}

/// The glossary of a language by its primary subtag.
pub(crate) fn of(code: &str) -> Option<&'static Glossary> {
    TABLES.get(code)
}

fn read(lines: impl Iterator<Item = String>) -> BTreeMap<String, Glossary> {
    let mut all: BTreeMap<String, Glossary> = BTreeMap::new();
    for line in lines {
        let Some(key) = line.split('\t').next() else { continue };
        let month = key.strip_prefix("month").and_then(|number| number.parse().ok());
        let meaning = month.map_or_else(|| Meaning::Concept(hash::short(key.as_bytes(), 12)), Meaning::Month);
        for (language, entries) in columns(&line) {
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
    use super::{GLOSSARY, Meaning, PLACES, days_and_months, lines, of, places};
    use crate::words;

    #[test]
    fn every_line_of_the_tables_is_there_as_it_was_written() {
        for (packed, file) in [(PLACES, "data/places.txt"), (GLOSSARY, "data/glossary.txt")] {
            let written = std::fs::read_to_string(file).unwrap();
            assert!(lines(packed).eq(written.lines().filter(|line| !line.starts_with('#'))), "{file}");
        }
    }

    #[test]
    fn places_are_told_apart_from_days_and_months() {
        let is_place = |language: &str, name: &str| places().any(|place| place == (language.into(), name.into()));
        for (language, name) in [("en", "Andorra"), ("de", "Vereinigte Arabische Emirate"), ("en", "Albanian")] {
            assert!(is_place(language, name), "{name}");
            assert!(!days_and_months().any(|time| time == name), "{name}");
        }
        for (language, name) in [("en", "February"), ("de", "Mittwoch")] {
            assert!(days_and_months().any(|time| time == name), "{name}");
            assert!(!is_place(language, name), "{name}");
        }
    }

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
