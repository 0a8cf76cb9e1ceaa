//! Editors' acts: merge, split, rename, and their undoing. The engine respects them and learns from them.
//!
//! Acts are facts like articles: replayed in their place among them, they give the same stories again.

use std::collections::BTreeMap;

use news::ArticleId;
use serde::{Deserialize, Serialize};

use crate::engine::{Engine, State};
use crate::model::probability;
use crate::placement::{Change, StoryId};
use crate::reason::Reason;
use crate::signals::PAIR;

/// What an editor does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// Two stories are one.
    Merge {
        /// The one that will forward.
        from: StoryId,
        /// The one that lives on.
        into: StoryId,
    },
    /// Some articles are a story of their own.
    Split {
        /// The story that they leave.
        story: StoryId,
        /// The articles.
        articles: Vec<ArticleId>,
    },
    /// A story gets a name, or loses it.
    Rename {
        /// The story.
        story: StoryId,
        /// Its name; `None` takes it away.
        name: Option<String>,
    },
    /// An earlier act is taken back.
    Undo {
        /// Its number.
        act: u64,
    },
}

/// Why an act cannot be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ActError {
    /// The story was never there or is forgotten.
    #[error("story {} is not in the window", .0.0)]
    NoStory(StoryId),
    /// The two are one already.
    #[error("the two stories are one already")]
    OneAlready,
    /// A split needs articles of the story, and must leave some.
    #[error("a split takes some of a story's articles, not none and not all")]
    NoPart,
    /// There is no such act, or it was taken back.
    #[error("there is no act {0} to take back")]
    NoAct(u64),
}

/// What an act did, so that it can be taken back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
enum Effect {
    /// One article of each strand that moved, and the two stories.
    Merged {
        strands: Vec<ArticleId>,
        from: i64,
        into: i64,
        lesson: Option<Lesson>,
    },
    Split {
        articles: Vec<ArticleId>,
        from: i64,
        into: i64,
        lesson: Option<Lesson>,
    },
    Renamed {
        story: i64,
        before: Option<String>,
    },
}

/// A step of learning.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Lesson(Vec<f32>);

/// What the engine remembers of editors' acts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Acts {
    /// Acts that were done and not taken back, by number.
    done: BTreeMap<u64, Effect>,
    /// Numbers of all acts, so that one that is delivered again changes nothing.
    seen: BTreeMap<u64, StoryId>,
    /// Stories that an editor keeps apart, with the act that says so.
    apart: Vec<(u64, i64, i64)>,
    pub lessons: Lessons,
}

impl Acts {
    /// Whether an editor put a story together or took it apart, so that nothing leaves it for doubt alone.
    pub fn concern(&self, story: i64) -> bool {
        self.done.values().any(|effect| match effect {
            Effect::Merged { from, into, .. } | Effect::Split { from, into, .. } => [*from, *into].contains(&story),
            Effect::Renamed { .. } => false,
        })
    }
}

/// Small corrections of the judge of pairs, learned from what editors merge and split.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Lessons {
    weights: Vec<f32>,
}

/// How far one act moves the judge.
const RATE: f32 = 0.15;
/// The most that all acts together may add to the log-odds.
const MOST_TAUGHT: f32 = 1.0;

impl Lessons {
    /// The probability, from the judge's log-odds and what editors taught.
    pub fn weigh(&self, odds: f32, signals: &[f32; PAIR]) -> f32 {
        let taught: f32 = self.weights.iter().zip(signals).map(|(weight, signal)| weight * signal).sum();
        probability(odds + taught.clamp(-MOST_TAUGHT, MOST_TAUGHT))
    }

    /// One step of logistic regression on top of the judge.
    fn learn(&mut self, odds: f32, signals: &[f32; PAIR], together: bool) -> Lesson {
        let error = f32::from(u8::from(together)) - self.weigh(odds, signals);
        let length = signals.iter().map(|signal| signal * signal).sum::<f32>().max(1.0);
        let step: Vec<f32> = signals.iter().map(|signal| RATE * error * signal / length.sqrt()).collect();
        self.weights.resize(PAIR, 0.0);
        for (weight, step) in self.weights.iter_mut().zip(&step) {
            *weight += step;
        }
        Lesson(step)
    }

    fn forget(&mut self, lesson: &Lesson) {
        for (weight, step) in self.weights.iter_mut().zip(&lesson.0) {
            *weight -= step;
        }
    }
}

impl State {
    /// Whether an editor keeps two stories apart.
    pub fn keep_apart(&self, one: i64, other: i64) -> bool {
        self.acts.apart.iter().any(|(_, a, b)| {
            let (a, b) = (self.current(*a), self.current(*b));
            (a, b) == (one, other) || (a, b) == (other, one)
        })
    }

    /// Any article of a strand: strands are known by their articles from one act to the next.
    fn article_of_strand(&self, at: u32) -> Option<ArticleId> {
        Some(self.article(*self.strand(at)?.members.first()?)?.id)
    }
}

impl Engine {
    /// Does what an editor decided; `number` is the act's own, and an act that is delivered again changes nothing.
    /// Gives the story that the act was about, or for a split the new one.
    ///
    /// # Errors
    /// Where the stories, articles or the act to take back are not there; nothing is changed then.
    pub fn act(&mut self, number: u64, act: &Act) -> Result<StoryId, ActError> {
        if let Some(story) = self.state.acts.seen.get(&number) {
            return Ok(*story);
        }
        let story = match act {
            Act::Merge { from, into } => self.merge_by_hand(number, *from, *into)?,
            Act::Split { story, articles } => self.split_by_hand(number, *story, articles)?,
            Act::Rename { story, name } => self.rename(number, *story, name.clone())?,
            Act::Undo { act } => self.undo(*act)?,
        };
        self.state.acts.seen.insert(number, story);
        Ok(story)
    }

    fn living(&self, story: StoryId) -> Result<i64, ActError> {
        self.current(story).map(|story| story.0).ok_or(ActError::NoStory(story))
    }

    fn merge_by_hand(&mut self, number: u64, from: StoryId, into: StoryId) -> Result<StoryId, ActError> {
        let (from, into) = (self.living(from)?, self.living(into)?);
        if from == into {
            return Err(ActError::OneAlready);
        }
        let lesson = self.learn_from(from, into, true);
        let strands = self.state.stories.get(&from).map(|story| story.strands.clone()).unwrap_or_default();
        let strands = strands.iter().filter_map(|at| self.state.article_of_strand(*at)).collect();
        // What an editor joins, no earlier act keeps apart.
        let current = |state: &State, story: i64| state.current(story);
        let apart = std::mem::take(&mut self.state.acts.apart);
        let kept = apart.into_iter().filter(|(_, a, b)| {
            let (a, b) = (current(&self.state, *a), current(&self.state, *b));
            (a, b) != (from, into) && (a, b) != (into, from)
        });
        let kept: Vec<(u64, i64, i64)> = kept.collect();
        self.state.acts.apart = kept;
        self.state.merge_stories(from, into, vec![Reason::Editor]);
        self.state.acts.done.insert(number, Effect::Merged { strands, from, into, lesson });
        Ok(StoryId(into))
    }

    fn split_by_hand(&mut self, number: u64, story: StoryId, articles: &[ArticleId]) -> Result<StoryId, ActError> {
        let from = self.living(story)?;
        let into = self.state.split_off(from, articles).ok_or(ActError::NoPart)?;
        let lesson = self.learn_from(from, into, false);
        self.state.acts.apart.push((number, from, into));
        self.state.acts.done.insert(number, Effect::Split { articles: articles.to_vec(), from, into, lesson });
        Ok(StoryId(into))
    }

    fn rename(&mut self, number: u64, story: StoryId, name: Option<String>) -> Result<StoryId, ActError> {
        let id = self.living(story)?;
        let before = self.set_name(id, name);
        self.state.acts.done.insert(number, Effect::Renamed { story: id, before });
        Ok(StoryId(id))
    }

    fn set_name(&mut self, story: i64, name: Option<String>) -> Option<String> {
        let entry = self.state.stories.get_mut(&story)?;
        let before = std::mem::replace(&mut entry.name, name.clone().map(Into::into));
        self.state.changes.push(Change::Renamed { story: StoryId(story), name });
        before.map(Into::into)
    }

    fn undo(&mut self, act: u64) -> Result<StoryId, ActError> {
        let effect = self.state.acts.done.remove(&act).ok_or(ActError::NoAct(act))?;
        match effect {
            Effect::Renamed { story, before } => {
                let story = self.state.current(story);
                self.set_name(story, before);
                Ok(StoryId(story))
            }
            Effect::Merged { strands, from, into, lesson } => {
                if let Some(lesson) = &lesson {
                    self.state.acts.lessons.forget(lesson);
                }
                let into = self.state.current(into);
                self.state.part_strands(&strands, into, from);
                Ok(StoryId(self.state.current(from)))
            }
            Effect::Split { articles, from, into, lesson } => {
                if let Some(lesson) = &lesson {
                    self.state.acts.lessons.forget(lesson);
                }
                self.state.acts.apart.retain(|(number, _, _)| *number != act);
                let (from, into) = (self.state.current(from), self.state.current(into));
                let both = self.state.stories.contains_key(&from) && self.state.stories.contains_key(&into);
                if from != into && both {
                    self.state.merge_stories(into, from, vec![Reason::Editor]);
                    self.rejoin(from, &articles);
                }
                Ok(StoryId(from))
            }
        }
    }

    /// After a split was taken back, the parts of one language are one strand again.
    fn rejoin(&mut self, story: i64, articles: &[ArticleId]) {
        for article in articles {
            let Some(slot) = self.state.slot_of(*article) else { continue };
            let Some(part) = self.state.article(slot).map(|article| article.strand) else { continue };
            let Some(language) = self.state.strand(part).map(|strand| strand.language) else { continue };
            let strands = self.state.stories.get(&story).map(|story| story.strands.clone()).unwrap_or_default();
            let whole = strands
                .iter()
                .copied()
                .find(|at| *at != part && self.state.strand(*at).is_some_and(|strand| strand.language == language));
            if let Some(whole) = whole {
                self.state.merge_strands(whole, part);
            }
        }
    }

    /// Teaches the judge of pairs that two stories are one, or are two.
    fn learn_from(&mut self, one: i64, other: i64, together: bool) -> Option<Lesson> {
        let first = |story: i64| self.state.stories.get(&story)?.strands.first().copied();
        let (odds, signals) = self.judge_pair(first(one)?, first(other)?)?;
        Some(self.state.acts.lessons.learn(odds, &signals, together))
    }
}

impl State {
    /// Gives strands (known by an article each) back to a story that had been merged.
    fn part_strands(&mut self, known_by: &[ArticleId], into: i64, from: i64) {
        let mut strands: Vec<u32> = known_by
            .iter()
            .filter_map(|article| Some(self.article(self.slot_of(*article)?)?.strand))
            .filter(|at| self.strand(*at).is_some_and(|strand| strand.story == into))
            .collect();
        strands.sort_unstable();
        strands.dedup();
        let all = self.stories.get(&into).map_or(0, |story| story.strands.len());
        if strands.is_empty() || strands.len() >= all {
            return;
        }
        self.forward.remove(&from);
        if let Some(story) = self.stories.get_mut(&into) {
            story.strands.retain(|at| !strands.contains(&at));
        }
        for at in &strands {
            if let Some(strand) = self.strands.get_mut(*at) {
                strand.story = from;
            }
        }
        self.stories.entry(from).or_default().strands = strands.into_iter().collect();
        let articles = self.articles_of(from);
        self.changes.push(Change::Split { from: StoryId(into), into: StoryId(from), articles });
        // A host that forwards in one step has sent them to the whole: they are given back.
        let mut led_here: Vec<i64> = self.forward.keys().copied().filter(|id| self.current(*id) == from).collect();
        led_here.sort_unstable();
        self.changes.extend(led_here.into_iter().map(|id| Change::Merged {
            from: StoryId(id),
            into: StoryId(from),
            articles: Vec::new(),
            because: vec![Reason::Editor],
        }));
    }
}
