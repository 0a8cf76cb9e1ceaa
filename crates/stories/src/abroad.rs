//! Joining languages: strands in different languages that are about one event become one story.
//!
//! A wrong join of two languages is worse than a missing one: a reader cannot see at a glance that it is wrong. So a pair is judged only
//! where each is the other's most alike in its language, by what can be compared (`names`), and it has to be surer than anything else.

use crate::article::Draft;
use crate::engine::{Engine, State, heaviest_bridge, key_in};
use crate::model::probability;
use crate::nearness::NEAR;
use crate::reason::Reason;
use crate::signals::{self, BRIDGE};
use crate::strand::{Strand, kept_bridge};
use crate::vector::{Form as _, seek};

/// Strands of each other language that are compared.
const COMPARED: usize = 24;
/// Strands of one entry that are looked at in each language, the most recent.
const LOOKED_AT: usize = 96;
/// Languages whose most alike strand is judged.
const LANGUAGES: usize = 8;
/// Likeness below which nothing is judged.
const TOO_FAR: f32 = 0.08;
/// What a link or the same picture adds to the log-odds. Not learned: the labelled streams have neither.
const LINK: f32 = 1.5;
/// Words that a reason names.
const NAMED: usize = 5;

/// A strand of another language: the most alike of its language.
struct Abroad {
    strand: u32,
    likeness: f32,
    /// The likeness of the next one of that language.
    next: f32,
    /// How near it is by embeddings, and the nearest other one of its language; where both have them.
    near: Option<(f32, f32)>,
}

/// The signals of two strands of different languages, and those of their embeddings.
pub(crate) type Compared = ([f32; BRIDGE], Option<[f32; NEAR]>);

impl Engine {
    /// A new strand looks for its story in other languages; why it was found.
    pub(crate) fn open_across_languages(&mut self, at: u32, linked: &[u32]) -> Option<Vec<Reason>> {
        let (other, reason) = self.same_event_abroad(at, linked)?;
        self.move_alone(at, other)?;
        Some(vec![reason])
    }

    /// Where another language tells the event of an article more surely than the strand that it would join: that strand. What is a
    /// twin in every name, number and date is better evidence than what is alike in its words.
    pub(crate) fn told_abroad(&mut self, draft: &Draft, language: u16, join: f32) -> Option<u32> {
        let mut one = Strand {
            language,
            bridge: kept_bridge(&draft.bridge),
            originals: 1,
            has_body: draft.article.has_body,
            ..Strand::default()
        };
        one.note_time(draft.article.time.us());
        let mut best: Option<(u32, f32)> = None;
        for found in self.abroad(&one, None, &[]) {
            let story = self.state.strand(found.strand)?.story;
            let least = self.settings.bridge.max(join);
            if self.state.has_language(story, language) || self.at_most(&one, &found)? < log_odds(least) {
                continue;
            }
            let (x, near) = self.compared(&one, None, &found)?;
            let probability = probability(self.model.judge_bridge(&x, near.as_ref()));
            if best.is_none_or(|best| probability > best.1) {
                best = Some((found.strand, probability));
            }
        }
        best.filter(|best| best.1 >= self.settings.bridge && best.1 > join).map(|best| best.0)
    }

    /// A strand that is alone in its story goes to the story of another.
    fn move_alone(&mut self, at: u32, other: u32) -> Option<()> {
        let into = self.state.strand(other)?.story;
        let from = self.state.strand(at)?.story;
        self.state.stories.remove(&from);
        self.state.stories.get_mut(&into)?.strands.push(at);
        self.state.strands.get_mut(at)?.story = into;
        Some(())
    }

    /// A strand that grew looks again.
    pub(crate) fn merge_across_languages(&mut self, at: u32) {
        let Some((other, reason)) = self.same_event_abroad(at, &[]) else { return };
        let Some((one, two)) = self.state.strand(at).zip(self.state.strand(other)) else { return };
        if self.state.keep_apart(one.story, two.story) {
            return;
        }
        let (from, into) = self.state.survivor(one.story, two.story);
        self.state.merge_stories(from, into, vec![reason]);
    }

    /// Strands of other languages that an article links to, or whose picture it shows.
    pub(crate) fn linked_abroad(&self, draft: &Draft, language: u16) -> Vec<u32> {
        let mut linked = self.state.linked(draft);
        linked.retain(|at| {
            self.state.strand(*at).is_some_and(|strand| strand.language != language && !strand.stands_alone)
        });
        linked
    }

    /// The strand of another language, in a story that does not have this one's language yet, that is surely the same event.
    fn same_event_abroad(&mut self, at: u32, linked: &[u32]) -> Option<(u32, Reason)> {
        let strand = self.state.strand(at).filter(|strand| !strand.stands_alone)?;
        let (own, story) = (strand.to_compare(), strand.story);
        let mut best: Option<(u32, f32)> = None;
        let mut rows: Vec<(u32, Compared)> = Vec::new();
        for found in self.abroad(&own, None, linked) {
            let link = if linked.contains(&found.strand) { LINK } else { 0.0 };
            if !self.is_taught() && self.at_most(&own, &found)? + link < log_odds(self.settings.bridge) {
                continue;
            }
            let (x, near) = self.compared(&own, Some(at), &found)?;
            let its = self.state.strand(found.strand)?.story;
            rows.push((found.strand, (x, near)));
            let odds = self.model.judge_bridge(&x, near.as_ref()) + link;
            let free = story != its && !self.state.shares_a_language(story, its);
            if free && best.is_none_or(|best| odds > best.1) {
                best = Some((found.strand, odds));
            }
        }
        #[cfg(feature = "training")]
        self.attend_bridges(at, &rows);
        let (other, _) = best.filter(|best| probability(best.1) >= self.settings.bridge)?;
        Some((other, self.across(at, other)?))
    }

    /// The most that the judge may say of a strand and one that was found, as log-odds: as if nothing else were alike, looked at from there.
    fn at_most(&self, one: &Strand, found: &Abroad) -> Option<f32> {
        let its = self.state.strand(found.strand)?;
        let x = signals::bridge::signals(one, its, found.likeness, (found.next, 0.0));
        let near = found.near.map(|(near, next)| [near, near - next]);
        Some(self.model.judge_bridge(&x, near.as_ref()))
    }

    /// The signals of a strand and one that was found; `at` is its place, where it has one.
    fn compared(&mut self, one: &Strand, at: Option<u32>, found: &Abroad) -> Option<Compared> {
        let its = self.state.strand(found.strand)?.to_compare();
        let back = self.abroad(&its, Some(one.language), &[]);
        let back = back.first();
        let is_back = |back: &Abroad| Some(back.strand) == at;
        let next = back.map_or(0.0, |back| if is_back(back) { back.next } else { back.likeness });
        let next_near = back.and_then(|back| Some(if is_back(back) { back.near?.1 } else { back.near?.0 }));
        let near = found.near.map(|(near, next)| [near, near - next_near.map_or(next, |back| back.max(next))]);
        Some((signals::bridge::signals(one, &its, found.likeness, (found.next, next)), near))
    }

    /// The most alike strand of each other language (or of one), the most alike first.
    fn abroad(&mut self, strand: &Strand, only: Option<u16>, linked: &[u32]) -> Vec<Abroad> {
        let language = strand.language;
        if self.state.languages.len() < 2 {
            return Vec::new();
        }
        let heaviest = heaviest_bridge(&strand.bridge);
        let languages =
            only.map_or(0..u16::try_from(self.state.languages.len()).unwrap_or(u16::MAX), |only| only..only + 1);
        let mut found = Vec::new();
        for other in languages.filter(|other| *other != language) {
            self.tally.begin();
            for (hash, weight) in &heaviest {
                for at in self.state.bridges.strands(key_in(*hash, u32::from(other))).take(LOOKED_AT) {
                    self.tally.add(at, *hash, weight * weight);
                }
            }
            found.extend(self.tally.best(COMPARED));
        }
        found.extend(linked.iter().filter(|at| !found.contains(at)).copied().collect::<Vec<_>>());
        self.comparisons += found.len() as u64;
        self.state.ask_for_names(&found);
        let mut by_language: Vec<(u16, Abroad)> = Vec::new();
        for other in found {
            let Some(its) = self.state.strand(other).filter(|its| its.language != language && !its.stands_alone) else {
                continue;
            };
            let likeness = signals::bridge::likeness(&strand.bridge, &its.bridge);
            let near = strand.embedding.as_ref().zip(its.embedding.as_ref());
            let near = near.map(|(own, its)| (self.state.usual.nearness(own, its), f32::MIN));
            match by_language.iter_mut().find(|(language, _)| *language == its.language).map(|(_, best)| best) {
                // Of equals the older, so that the order of the tally does not decide.
                Some(best) if (likeness, best.strand) > (best.likeness, other) => {
                    let next = best.likeness;
                    let next_near = best.near.map_or(f32::MIN, |(near, next)| near.max(next));
                    *best = Abroad { strand: other, likeness, next, near: near.map(|(near, _)| (near, next_near)) };
                }
                Some(best) => {
                    best.next = best.next.max(likeness);
                    best.near = best.near.map(|(own, next)| (own, near.map_or(next, |near| next.max(near.0))));
                }
                None => by_language.push((its.language, Abroad { strand: other, likeness, next: 0.0, near })),
            }
        }
        let mut found: Vec<Abroad> = by_language.into_iter().map(|(_, best)| best).collect();
        found.retain(|found| found.likeness >= TOO_FAR || linked.contains(&found.strand));
        found.sort_by(|a, b| b.likeness.total_cmp(&a.likeness).then(a.strand.cmp(&b.strand)));
        found.truncate(LANGUAGES);
        found
    }

    fn across(&self, at: u32, other: u32) -> Option<Reason> {
        let (one, two) = (self.state.strand(at)?, self.state.strand(other)?);
        let language = |number: u16| self.state.languages.get(usize::from(number)).map(|(code, _)| code.clone());
        let mut both: Vec<(f32, u32)> = one
            .bridge
            .iter()
            .filter(|name| seek(&two.bridge, name.hash()).is_some())
            .map(|name| name.decode())
            .map(|name| (name.weight, name.hash))
            .collect();
        both.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let word_in = |hash, language| self.state.bridges.word(key_in(hash, u32::from(language)));
        let word = |hash| word_in(hash, one.language).filter(|word| !word.is_empty()).or(word_in(hash, two.language));
        let mut shared: Vec<String> = Vec::new();
        for word in both.iter().filter_map(|(_, hash)| word(*hash)) {
            if shared.len() < NAMED && !word.is_empty() && !shared.iter().any(|other| other == word) {
                shared.push(word.to_owned());
            }
        }
        Some(Reason::AcrossLanguages { from: language(one.language)?, to: language(two.language)?, shared })
    }
}

/// A little less than the log-odds of a probability, so that what is just as likely is not left out by rounding.
fn log_odds(probability: f32) -> f32 {
    (probability / (1.0 - probability)).ln() - 1e-3
}

impl State {
    /// Whether a story is told in a language.
    fn has_language(&self, story: i64, language: u16) -> bool {
        let strands = self.stories.get(&story).map(|story| &*story.strands).unwrap_or_default();
        strands.iter().filter_map(|at| self.strand(*at)).any(|strand| strand.language == language)
    }

    /// Whether two stories both have a strand of a language other than `not`: what tells them apart there.
    pub fn told_apart_abroad(&self, one: i64, other: i64, not: u16) -> bool {
        let strands = self.stories.get(&one).map(|story| &*story.strands).unwrap_or_default();
        let languages = strands.iter().filter_map(|at| self.strand(*at)).map(|strand| strand.language);
        languages.filter(|language| *language != not).any(|language| self.has_language(other, language))
    }

    /// Whether two stories both have a strand of one language.
    fn shares_a_language(&self, one: i64, other: i64) -> bool {
        let strands = self.stories.get(&one).map(|story| &*story.strands).unwrap_or_default();
        let mut languages = strands.iter().filter_map(|at| self.strand(*at)).map(|strand| strand.language);
        languages.any(|language| self.has_language(other, language))
    }
}
