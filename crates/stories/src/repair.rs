//! Repair: stories that turn out to be one are merged, those that turn out to be two are split.
//!
//! A strand is compared with its neighbours as it grows (at two to eight independent reports, then every fourth), so that the
//! cost stays a small number of comparisons for each article.

use news::ArticleId;

use crate::engine::{Engine, State, heaviest_bridge, key_in};
use crate::kept::byte_of;
use crate::placement::{Change, StoryId};
use crate::reason::Reason;
use crate::signals::{self, Cosines, Said, Side, SumsProbe};
use crate::strand::{Strand, Sums};
use crate::vector::{Form as _, LEAD};

/// Neighbours that are compared by their words.
const COMPARED: usize = 20;
/// Neighbours that are judged.
const JUDGED: usize = 6;
/// Merges that one arrival may cause.
const MERGES: usize = 3;
/// How sure the judge has to be of two strands whose stories another language tells as two.
const SURE: f32 = 0.95;
/// Words of a strand by which neighbours are found.
const KEYS: usize = 16;

impl Engine {
    /// Looks at the strand that grew.
    pub(crate) fn repair(&mut self, at: u32) {
        for _ in 0..MERGES {
            let Some(strand) = self.state.strand(at) else { return };
            let size = strand.originals;
            let due = is_due(size);
            if strand.stands_alone || !due || !self.merge_with_a_neighbour(at) {
                break;
            }
        }
        self.split_if_two(at);
        let abroad = self.state.strand(at).is_some_and(|strand| matches!(strand.originals, 2 | 4 | 8 | 16 | 32));
        if abroad {
            self.merge_across_languages(at);
        }
    }

    /// Merges a strand with the neighbour that is surely the same event; `true` where there was one.
    fn merge_with_a_neighbour(&mut self, at: u32) -> bool {
        let Some((other, probability)) = self.nearest(at) else { return false };
        let Some((one, two)) = self.state.strand(at).zip(self.state.strand(other)) else { return false };
        if probability < self.settings.merge {
            return false;
        }
        let (one, two) = (one.story, two.story);
        let because = vec![Reason::Likely { percent: (probability * 100.0).round() as u8 }];
        let (from, into) = self.state.survivor(one, two);
        self.state.merge_stories(from, into, because);
        self.state.merge_strands(at, other);
        true
    }

    /// The most likely neighbour that may be merged with.
    fn nearest(&mut self, at: u32) -> Option<(u32, f32)> {
        let sums = self.state.sums(self.state.strand(at)?);
        let neighbours = self.neighbours(at, &sums);
        self.comparisons += neighbours.len() as u64;
        let state = &self.state;
        let strand = state.strand(at)?;
        let own_words = SumsProbe::of(&sums);
        let mut compared: Vec<(u32, Cosines)> = neighbours
            .into_iter()
            .filter_map(|other| {
                let its = state.strand(other)?;
                let cosines = match &its.sums {
                    Some(sums) => own_words.with_sums(sums),
                    None => own_words.with_article(state.article(*its.ring.first()?)?),
                };
                Some((other, cosines))
            })
            .collect();
        compared.sort_by(|a, b| b.1.lead.total_cmp(&a.1.lead).then(a.0.cmp(&b.0)));
        compared.truncate(JUDGED);
        let best_lead = compared.first().map_or(0.0, |best| best.1.lead);
        let ring = state.ring(strand);
        let own = Side { strand, sums: &sums, ring: &ring };
        let telling = state.telling_words(&sums, strand.language);
        let mut rows = Vec::new();
        let mut best: Option<(u32, f32)> = None;
        for (other, cosines) in &compared {
            let Some(neighbour) = state.strand(*other) else { continue };
            let (its, ring) = (state.sums(neighbour), state.ring(neighbour));
            let side = Side { strand: neighbour, sums: &its, ring: &ring };
            let x = signals::pair(&own, &side, cosines, &telling, best_lead);
            rows.push((*other, x));
            let probability = state.acts.lessons.weigh(self.model.pair.judge(&x), &x);
            let apart = strand.story == neighbour.story
                || state.keep_apart(strand.story, neighbour.story)
                || (probability < SURE && state.told_apart_abroad(strand.story, neighbour.story, strand.language));
            if !apart && best.is_none_or(|best| probability > best.1) {
                best = Some((*other, probability));
            }
        }
        #[cfg(feature = "training")]
        self.attend_pairs(at, &rows);
        best
    }

    /// Living strands of the same language that share heavy words.
    fn neighbours(&mut self, at: u32, sums: &Sums) -> Vec<u32> {
        let Some(language) = self.state.strand(at).map(|strand| strand.language) else { return Vec::new() };
        self.look_up(&heaviest(sums), language);
        let mut found = self.tally.best(COMPARED + 1);
        let state = &self.state;
        found.retain(|other| {
            *other != at && state.strand(*other).is_some_and(|its| its.language == language && !its.stands_alone)
        });
        found.truncate(COMPARED);
        state.ask_for(&found);
        found
    }
}

/// The words of a strand by which neighbours are found, with their weights in the lead.
fn heaviest(sums: &Sums) -> Vec<(u32, f32)> {
    let mut words: Vec<(u32, f32)> = sums.words().map(|term| (term.hash, term.weights[1])).collect();
    let order = |a: &(u32, f32), b: &(u32, f32)| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0));
    if words.len() > KEYS {
        words.select_nth_unstable_by(KEYS, order);
        words.truncate(KEYS);
    }
    words.sort_unstable_by(order);
    words
}

/// Whether a strand of so many reports looks for its like: often while it is small, then each time that it grew by a fraction.
fn is_due(size: u32) -> bool {
    match size {
        0 | 1 => false,
        2..=8 => true,
        9..=64 => size.is_multiple_of(4),
        65..=1_024 => size.is_multiple_of(32),
        _ => size.is_multiple_of(512),
    }
}

impl State {
    /// The heaviest words of a strand, each with what it says where two strands share it.
    pub fn telling_words(&self, sums: &Sums, language: u16) -> Vec<(u32, Said)> {
        heaviest(sums).into_iter().map(|(word, _)| (word, self.said(word, language, 2))).collect()
    }

    /// Of two stories, the one that forwards and the one that lives on: the one with more independent reports, else the older.
    pub fn survivor(&self, one: i64, other: i64) -> (i64, i64) {
        let size = |story: i64| {
            let strands = self.stories.get(&story).map(|story| &*story.strands).unwrap_or_default();
            let strands: Vec<&Strand> = strands.iter().filter_map(|at| self.strand(*at)).collect();
            let originals: u32 = strands.iter().map(|strand| strand.originals).sum();
            let first = strands.iter().flat_map(|strand| strand.members.first()).filter_map(|slot| self.article(*slot));
            (originals, std::cmp::Reverse(first.map(|article| article.number).min().unwrap_or(u64::MAX)))
        };
        if size(one) >= size(other) { (other, one) } else { (one, other) }
    }

    /// All strands of `from` go to `into`; its address forwards.
    pub fn merge_stories(&mut self, from: i64, into: i64, because: Vec<Reason>) {
        if from == into {
            return;
        }
        let articles: Vec<ArticleId> = self.articles_of(from);
        let Some(story) = self.stories.remove(&from) else { return };
        for at in story.strands.iter() {
            if let Some(strand) = self.strands.get_mut(*at) {
                strand.story = into;
            }
        }
        let target = self.stories.entry(into).or_default();
        target.strands.extend(story.strands.iter().copied());
        if target.name.is_none() {
            target.name = story.name;
        }
        self.forward.insert(from, into);
        self.changes.push(Change::Merged { from: StoryId(from), into: StoryId(into), articles, because });
    }

    /// Joins two strands of one story and one language into the first.
    pub fn merge_strands(&mut self, at: u32, other: u32) {
        let Some((one, two)) = self.strand(at).zip(self.strand(other)) else { return };
        let (own, its) = (self.sums(one), self.sums(two));
        let Some(gone) = self.bury(other) else { return };
        if let Some(story) = self.stories.get_mut(&gone.story) {
            story.strands.retain(|strand| strand != other);
        }
        let language = u32::from(gone.language);
        let mut keys = Vec::new();
        for slot in gone.members.iter() {
            if let Some(article) = self.articles.get_mut(*slot).and_then(Option::as_mut) {
                article.strand = at;
                if article.original {
                    keys.extend(keys_of(article));
                }
            }
        }
        keys.sort_unstable();
        keys.dedup();
        self.index.note_known(keys.into_iter().map(|key| key_in(key, language)), at);
        let names = heaviest_bridge(&gone.bridge).into_iter();
        self.bridges.note_known(names.map(|(hash, _)| key_in(hash, language)), at);
        let articles = &self.articles;
        let number = |slot: u32| articles.get(slot).and_then(Option::as_ref).map_or(0, |article| article.number);
        if let Some(strand) = self.strands.get_mut(at) {
            strand.absorb(gone, own, &its, number);
            strand.members.sort_by_key(|slot| number(*slot));
        }
    }
}

/// The words by which a remembered article is found.
pub(crate) fn keys_of(article: &crate::article::Article) -> Vec<u32> {
    let mut keys: Vec<(u8, u32)> =
        article.words.terms().iter().map(|term| (byte_of(term, LEAD), term.hash())).collect();
    keys.retain(|key| key.0 > 0);
    keys.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    keys.into_iter().take(crate::article::KEYS).map(|key| key.1).collect()
}
