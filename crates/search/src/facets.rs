//! How the found articles spread over titles, sections and languages.

use std::collections::HashMap;

use news::{Section, TitleId};
use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::Column;
use tantivy::{DocId, Score, SegmentOrdinal, SegmentReader};

/// How many of the found articles are whose; the most first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// By title.
    pub titles: Vec<(TitleId, u64)>,
    /// By section; those without one are left out.
    pub sections: Vec<(Section, u64)>,
    /// By language (primary subtag); those of unknown language are left out.
    pub languages: Vec<(String, u64)>,
}

/// A language's letters as a number, so that a column holds it in a few bits.
pub(crate) fn language_number(code: &str) -> u64 {
    code.bytes().take(7).fold(0, |number, byte| number << 8 | u64::from(byte))
}

fn language_code(number: u64) -> String {
    number.to_be_bytes().into_iter().filter(|byte| *byte != 0).map(char::from).collect()
}

/// 0 for none.
pub(crate) fn section_number(section: Option<Section>) -> u64 {
    section.and_then(|section| Section::ALL.iter().position(|one| *one == section)).map_or(0, |place| place as u64 + 1)
}

fn section_of(number: u64) -> Option<Section> {
    usize::try_from(number).ok()?.checked_sub(1).and_then(|place| Section::ALL.get(place).copied())
}

/// Counts while the articles are found.
pub(crate) struct Counting;

#[derive(Default)]
pub(crate) struct Counts {
    sources: HashMap<i64, u64>,
    sections: HashMap<u64, u64>,
    languages: HashMap<u64, u64>,
}

pub(crate) struct SegmentCounts {
    source: Column<i64>,
    section: Column<u64>,
    language: Column<u64>,
    counts: Counts,
}

impl Collector for Counting {
    type Fruit = Facets;
    type Child = SegmentCounts;

    fn for_segment(&self, _: SegmentOrdinal, segment: &SegmentReader) -> tantivy::Result<SegmentCounts> {
        let columns = segment.fast_fields();
        Ok(SegmentCounts {
            source: columns.i64("source")?,
            section: columns.u64("section")?,
            language: columns.u64("language")?,
            counts: Counts::default(),
        })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, segments: Vec<Counts>) -> tantivy::Result<Facets> {
        let mut all = Counts::default();
        for counts in segments {
            for (into, from) in [(&mut all.sections, counts.sections), (&mut all.languages, counts.languages)] {
                from.into_iter().for_each(|(key, count)| *into.entry(key).or_default() += count);
            }
            counts.sources.into_iter().for_each(|(key, count)| *all.sources.entry(key).or_default() += count);
        }
        let mut facets = Facets {
            titles: all.sources.into_iter().map(|(id, count)| (TitleId(id), count)).collect(),
            sections: all
                .sections
                .into_iter()
                .filter_map(|(number, count)| Some((section_of(number)?, count)))
                .collect(),
            languages: all
                .languages
                .into_iter()
                .filter(|(number, _)| *number > 0)
                .map(|(number, count)| (language_code(number), count))
                .collect(),
        };
        facets.titles.sort_by_key(|(title, count)| (std::cmp::Reverse(*count), *title));
        facets.sections.sort_by_key(|(section, count)| (std::cmp::Reverse(*count), *section));
        facets.languages.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        Ok(facets)
    }
}

impl SegmentCollector for SegmentCounts {
    type Fruit = Counts;

    fn collect(&mut self, article: DocId, _: Score) {
        if let Some(source) = self.source.first(article) {
            *self.counts.sources.entry(source).or_default() += 1;
        }
        if let Some(section) = self.section.first(article) {
            *self.counts.sections.entry(section).or_default() += 1;
        }
        if let Some(language) = self.language.first(article) {
            *self.counts.languages.entry(language).or_default() += 1;
        }
    }

    fn harvest(self) -> Counts {
        self.counts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_back() {
        for code in ["en", "de", "fil", ""] {
            assert_eq!(language_code(language_number(code)), code);
        }
        for section in Section::ALL {
            assert_eq!(section_of(section_number(Some(section))), Some(section));
        }
        assert_eq!(section_of(section_number(None)), None);
    }
}
