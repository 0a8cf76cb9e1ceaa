//! Counts that a language starts with: a small table in `data/background.bin`, made by `examples/train.rs`.
//!
//! Without it the first hundreds of articles would be compared by words like "says". The table holds hashes, not words: per
//! language its tag, the number of articles, then stems with their share of articles, then words that are names.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::hash::HashedMap;
use crate::language::Case;

/// Articles that a background counts as, at least: a word that it lacks is rare from the start.
const LEAST: f32 = 2_000.0;
/// The same, at most: the stream itself soon says more.
const MOST: f32 = 15_000.0;
/// Observations that a word's case counts as.
const CASE_WEIGHT: f32 = 8.0;

/// Counts of one language.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Background {
    pub articles: f32,
    pub stems: HashedMap<u32, f32>,
    pub cases: HashedMap<u32, Case>,
}

static TABLE: LazyLock<BTreeMap<String, Background>> =
    LazyLock::new(|| read(include_bytes!("../data/background.bin")).unwrap_or_default());

/// The background of a language by its primary subtag.
pub(crate) fn of(code: &str) -> Option<&'static Background> {
    TABLE.get(code)
}

/// Takes bytes from the front.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (head, rest) = self.0.split_at_checked(N)?;
        self.0 = rest;
        head.try_into().ok()
    }
    fn number(&mut self) -> Option<u32> {
        self.take().map(u32::from_le_bytes)
    }
}

/// Reads the table; `None` where it is damaged.
fn read(bytes: &[u8]) -> Option<BTreeMap<String, Background>> {
    let mut reader = Reader(bytes);
    let mut table = BTreeMap::new();
    while !reader.0.is_empty() {
        let code = reader.take::<4>()?;
        let code = std::str::from_utf8(&code).ok()?.trim_end_matches('\0').to_owned();
        let articles = (reader.number()? as f32).clamp(LEAST, MOST);
        let mut background = Background { articles, ..Background::default() };
        for _ in 0..reader.number()? {
            let stem = reader.number()?;
            let [steps] = reader.take()?;
            background.stems.insert(stem, share(steps) * articles);
        }
        for _ in 0..reader.number()? {
            let word = reader.number()?;
            let [part] = reader.take()?;
            let capital = f32::from(part) / 255.0 * CASE_WEIGHT;
            background.cases.insert(word, Case { capital, all: CASE_WEIGHT });
        }
        table.insert(code, background);
    }
    Some(table)
}

/// Shares of articles are kept as twentieths of a halving.
fn share(steps: u8) -> f32 {
    (-f32::from(steps) / 20.0).exp2()
}

/// Articles of a language below which only its commonest words are taken: of few articles the rest is what they happen to be about.
#[cfg(feature = "training")]
const FEW: f32 = 5_000.0;

/// The table as bytes, from counts: stems in at least `least` articles; of small collections those in a fifth of them.
#[cfg(feature = "training")]
pub(crate) fn write(languages: &BTreeMap<String, crate::language::Language>, least: f32) -> Vec<u8> {
    let mut bytes = Vec::new();
    for (code, language) in languages {
        let (articles, stems, cases) = language.counts();
        let mut name = [0_u8; 4];
        for (to, from) in name.iter_mut().zip(code.bytes()) {
            *to = from;
        }
        bytes.extend(name);
        bytes.extend((articles as u32).to_le_bytes());
        let mut kept: Vec<(u32, u8)> = stems
            .iter()
            .filter(|(_, count)| **count >= if articles < FEW { articles / 5.0 } else { least })
            .map(|(stem, count)| (*stem, (-(count / articles).log2() * 20.0).round().clamp(0.0, 255.0) as u8))
            .collect();
        kept.sort_unstable();
        bytes.extend((kept.len() as u32).to_le_bytes());
        bytes.extend(kept.iter().flat_map(|(stem, steps)| stem.to_le_bytes().into_iter().chain([*steps])));
        let mut kept: Vec<(u32, u8)> = cases
            .iter()
            .filter(|(_, case)| case.all >= least)
            .map(|(word, case)| (*word, (case.capital / case.all * 255.0).round() as u8))
            .collect();
        kept.sort_unstable();
        bytes.extend((kept.len() as u32).to_le_bytes());
        bytes.extend(kept.iter().flat_map(|(word, part)| word.to_le_bytes().into_iter().chain([*part])));
    }
    bytes
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_table_is_whole() {
        let table = super::read(include_bytes!("../data/background.bin")).unwrap();
        for background in table.values() {
            assert!(background.articles > 50.0);
            assert!(background.stems.values().all(|count| *count > 0.0 && *count <= background.articles));
        }
    }
}
