//! What the desk asks about stories: what they are, how much reporting there is, how long it is.

use std::collections::HashMap;

use news::{ArticleId, Section};
use ranking::lead::{Facts, Kind};
use store::{Brief, StoryRow};

/// What is known of the articles on pages and in stories.
#[derive(Debug, Default)]
pub(super) struct Known {
    pub(super) briefs: HashMap<ArticleId, Brief>,
    pub(super) stories: HashMap<u64, StoryRow>,
    words: HashMap<u64, u32>,
    kinds: HashMap<u64, Kind>,
}

impl Known {
    pub(super) fn meet(&mut self, briefs: Vec<Brief>) {
        let mut sections: HashMap<u64, [u32; 3]> = HashMap::new();
        for brief in briefs {
            if let Some(story) = brief.story {
                let number = story.0.cast_unsigned();
                let words = self.words.entry(number).or_default();
                *words = (*words).max(u32::try_from(brief.word_count).unwrap_or(0));
                if let Some(count) = sections.entry(number).or_default().get_mut(kind_of(brief.section) as usize) {
                    *count += 1;
                }
            }
            self.briefs.insert(brief.id, brief);
        }
        self.kinds.extend(sections.into_iter().map(|(story, counts)| (story, Kind::of_counts(counts))));
    }

    pub(super) fn facts(&self, story: u64) -> Facts {
        let row = self.stories.get(&story);
        let count = |count: fn(&StoryRow) -> i32| row.and_then(|row| u32::try_from(count(row)).ok()).unwrap_or(0);
        Facts {
            kind: self.kinds.get(&story).copied().unwrap_or_default(),
            reports: count(|row| row.reports),
            titles: count(|row| row.titles),
            words: self.words.get(&story).copied().unwrap_or(0),
            changed_us: row.map(|row| row.newest_us),
        }
    }
}

fn kind_of(section: Option<Section>) -> Kind {
    match section {
        Some(Section::Sport) => Kind::Sport,
        Some(Section::Culture | Section::Life) => Kind::Soft,
        _ => Kind::Hard,
    }
}
