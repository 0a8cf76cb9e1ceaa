//! What the training program needs: streams whose truth is known, and the signals they give. Only built for it.

pub mod score;

use std::collections::{BTreeMap, HashMap};

use news::ArticleId;
use trees::training::{Examples, Slope};

use crate::abroad::Compared;
use crate::engine::{Engine, State};
use crate::language::Language;
use crate::nearness::NEAR;
use crate::signals::{BRIDGE, Candidate, JOIN, PAIR};

/// The story of an article of which is known only that it tells none of the stream's labelled events.
pub const ANOTHER: u32 = u32::MAX;

/// What an engine is taught with.
#[derive(Clone, Debug, Default)]
pub struct Lesson {
    /// The true story of each article.
    pub truth: HashMap<i64, u32>,
    /// Whether articles are put where they belong, whatever the engine thinks.
    pub forced: bool,
    /// An article of each story that was seen, by story and language.
    seen: HashMap<(u32, u16), i64>,
    /// Rows that were easy, most of which are left out.
    passed: usize,
    /// Rows for the judge of articles, of pairs, and of pairs across languages.
    pub join: Examples,
    /// See above.
    pub pair: Examples,
    /// See above.
    pub bridge: Examples,
    /// See above, with how near the embeddings are, where they are known.
    pub bridge_near: Examples,
}

impl Lesson {
    /// A lesson with the true story of each article.
    #[must_use]
    pub fn new(truth: HashMap<i64, u32>, forced: bool) -> Self {
        Self { truth, forced, ..Self::default() }
    }
}

/// Teaching.
impl Engine {
    /// Gives the engine a lesson.
    pub fn teach(&mut self, lesson: Lesson) {
        self.lesson = Some(lesson);
    }

    /// Takes the lesson back, with the rows that it gave.
    pub fn examine(&mut self) -> Lesson {
        self.lesson.take().unwrap_or_default()
    }

    /// Counts the words of an article without placing it.
    pub fn learn(&mut self, incoming: &crate::Incoming<'_>) {
        self.read(incoming);
    }

    /// The counts of all languages, as the background that engines start with.
    #[must_use]
    pub fn background(&self) -> Vec<u8> {
        let languages: BTreeMap<String, Language> = self.state.languages.iter().cloned().collect();
        crate::background::write(&languages, 4.0)
    }

    /// `Some` where the lesson decides: the strand, or a new one.
    pub(crate) fn attend(
        &mut self,
        article: ArticleId,
        language: u16,
        candidates: &[Candidate],
    ) -> Option<Option<u32>> {
        let lesson = self.lesson.as_mut()?;
        let truth = *lesson.truth.get(&article.0)?;
        for candidate in candidates {
            if let Some((story, share)) = majority(&self.state, &lesson.truth, candidate.strand) {
                if story == ANOTHER && truth == ANOTHER {
                    continue;
                }
                let label = story == truth && share >= 0.5;
                // Of the many that nobody would join, every fourth is enough.
                let easy = !label && candidate.signals[0] < 0.1 && candidate.signals[1] < 0.1;
                lesson.passed += usize::from(easy);
                if !easy || lesson.passed.is_multiple_of(4) {
                    lesson.join.push(&candidate.signals, f32::from(u8::from(label)), if easy { 4.0 } else { 1.0 });
                }
            }
        }
        if truth == ANOTHER {
            return None;
        }
        let before = lesson.seen.insert((truth, language), article.0);
        let strand = before.and_then(|id| Some(self.state.article(self.state.slot_of(ArticleId(id))?)?.strand));
        lesson.forced.then_some(strand)
    }

    pub(crate) fn attend_pairs(&mut self, at: u32, rows: &[(u32, [f32; PAIR])]) {
        let Some(lesson) = self.lesson.as_mut() else { return };
        for (other, x) in rows {
            let pair = majority(&self.state, &lesson.truth, at).zip(majority(&self.state, &lesson.truth, *other));
            if let Some(((one, share), (two, its))) = pair
                && share >= 0.66
                && its >= 0.66
                && (one != ANOTHER || two != ANOTHER)
            {
                lesson.pair.push(x, f32::from(u8::from(one == two)), 1.0);
            }
        }
    }

    pub(crate) fn attend_bridges(&mut self, at: u32, rows: &[(u32, Compared)]) {
        let Some(lesson) = self.lesson.as_mut() else { return };
        for (other, (x, near)) in rows {
            let pair = majority(&self.state, &lesson.truth, at).zip(majority(&self.state, &lesson.truth, *other));
            if let Some(((one, _), (two, _))) = pair {
                let label = f32::from(u8::from(one == two));
                lesson.bridge.push(x, label, 1.0);
                if let Some(near) = near {
                    lesson.bridge_near.push(&[&x[..], &near[..]].concat(), label, 1.0);
                }
            }
        }
    }
}

/// The true story of most of a strand's originals, and their share.
fn majority(state: &State, truth: &HashMap<i64, u32>, at: u32) -> Option<(u32, f32)> {
    let mut counts: BTreeMap<u32, u32> = BTreeMap::new();
    let mut all = 0;
    for article in state.strand(at)?.members.iter().filter_map(|slot| state.article(*slot)) {
        if let Some(story) = truth.get(&article.id.0).filter(|_| article.original) {
            *counts.entry(*story).or_default() += 1;
            all += 1;
        }
    }
    let (story, count) = counts.into_iter().max_by_key(|(story, count)| (*count, *story))?;
    Some((story, count as f32 / all as f32))
}

use Slope::{Falls, Free, Rises};

/// What the signals of an article and a strand may do.
pub const JOIN_SLOPES: [Slope; JOIN] = [
    Rises, Rises, Rises, Rises, Rises, Rises, Rises, Rises, Rises, Rises, Rises, Rises, Free, Free, Free, Free, Free,
    Free, Free, Free, Free, Rises, Rises, Falls, Rises, Rises, Free, Rises, Falls, Falls, Rises, Rises, Free, Rises,
    Falls, Rises, Rises, Rises, Rises, Rises, Rises, Rises, Rises, Rises,
];

/// What the signals of two strands may do.
pub const PAIR_SLOPES: [Slope; PAIR] = [
    Rises, Rises, Rises, Rises, Rises, Rises, Rises, Rises, Rises, Rises, Rises, Rises, Rises, Free, Free, Free, Free,
    Free, Free, Rises, Rises, Rises, Falls, Rises, Free, Rises, Falls, Falls, Falls, Rises, Rises, Rises, Rises, Rises,
    Rises, Rises, Rises,
];

/// What the signals of two strands of different languages may do.
pub const BRIDGE_SLOPES: [Slope; BRIDGE] =
    [Rises, Rises, Rises, Rises, Rises, Rises, Free, Free, Free, Free, Rises, Rises, Rises, Rises, Rises, Rises];

/// What more there is where their embeddings are known.
pub const NEAR_SLOPES: [Slope; NEAR] = [Rises; NEAR];
