//! From scores to a list: greedy, place after place, under rules that hold for every reader.

use std::collections::{HashMap, HashSet};

use super::Candidate;
use super::profile::Profile;
use super::score::{Record, Scorer, score};
use crate::space::{Vector, dot};
use crate::weights::{ForYou, Weights};

/// How a list is ordered.
#[derive(Clone, Debug)]
pub struct Order<'a> {
    /// As of when, microseconds.
    pub at_us: i64,
    /// Cards of the list.
    pub most: usize,
    /// 0: as close to the reader's habits as the rules allow; 1: as varied as can be.
    pub diversity: f32,
    /// Picks the card of the exploration place; the caller makes it from reader and day.
    pub seed: u64,
    /// Stories that everybody should know, the first lead stories.
    pub must_know: &'a [u64],
}

/// Why a card has its place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Slot {
    /// By its score.
    Score,
    /// Everybody should know it.
    MustKnow,
    /// A topic that was followed within the last day.
    NewFollow,
    /// To find out: chosen with this probability, which is kept for learning.
    Exploration {
        /// Between 0 and 1.
        propensity: f32,
    },
}

/// A card in its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    /// Which article.
    pub article: u64,
    /// Why it has its place.
    pub slot: Slot,
    /// The terms of its score.
    pub record: Record,
}

/// Cards of one title in the first ten, and of one section.
const MOST_OF_TITLE: usize = 3;
const MOST_OF_SECTION: usize = 4;
/// Places of what everybody should know, of new follows, and of exploration; 0 is the first.
const MUST_KNOW_PLACES: [usize; 2] = [0, 4];
const FOLLOW_PLACES: [usize; 3] = [1, 5, 9];
const EXPLORATION_PLACE: usize = 7;
/// The exploration place chooses among the next so many.
const EXPLORED: usize = 50;
const DAY_US: i64 = 24 * 3_600_000_000;

/// Makes the list of a reader; of all readers where `profile` is `None` (profiling switched off): then there is no exploration either.
/// `follows` are the places of the followed topics in the space.
#[must_use]
pub fn compose(
    candidates: &[Candidate<'_>],
    profile: Option<&Profile>,
    follows: &[Vector],
    order: &Order<'_>,
    weights: &Weights,
) -> Vec<Placed> {
    let scorer = Scorer::new(profile, follows, order.at_us, &weights.for_you);
    let read: HashSet<u64> = profile.into_iter().flat_map(|profile| profile.read().iter().copied()).collect();
    let mut open: Vec<(f32, &Candidate<'_>)> = candidates
        .iter()
        .filter(|candidate| {
            !read.contains(&candidate.article)
                && profile.is_none_or(|profile| profile.muting(candidate, order.at_us).is_none())
        })
        .map(|candidate| (scorer.score(candidate), candidate))
        .collect();
    open.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.article.cmp(&b.1.article)));
    // What is far down never comes into a list; the rules need some room to choose.
    let room = (order.most * 12).max(400);
    let (near, far) = open.split_at_checked(room).unwrap_or((&open, &[]));
    let special = far.iter().filter(|(_, candidate)| is_special(candidate, profile, order));
    let mut near: Vec<Open<'_>> =
        near.iter().chain(special).map(|(score, candidate)| Open { score: *score, likeness: 0.0, candidate }).collect();
    let mut page = Page { cards: Vec::new(), titles: HashMap::new(), sections: HashMap::new() };
    while page.cards.len() < order.most {
        let Some((slot, index)) = page.next(&near, profile, order, &weights.for_you) else { break };
        let candidate = near.remove(index).candidate;
        near.retain(|other| other.candidate.story != candidate.story);
        for open in &mut near {
            open.likeness = open.likeness.max(dot(open.candidate.vector, candidate.vector));
        }
        page.put(candidate, slot);
    }
    page.cards
        .into_iter()
        .map(|(candidate, slot)| Placed {
            article: candidate.article,
            slot,
            record: score(candidate, profile, follows, order.at_us, weights.version, &weights.for_you),
        })
        .collect()
}

fn is_special(candidate: &Candidate<'_>, profile: Option<&Profile>, order: &Order<'_>) -> bool {
    order.must_know.contains(&candidate.story) || is_newly_followed(candidate, profile, order)
}

fn is_newly_followed(candidate: &Candidate<'_>, profile: Option<&Profile>, order: &Order<'_>) -> bool {
    profile.is_some_and(|profile| {
        let mut new = profile.follows().iter().filter(|topic| order.at_us - topic.since_us < DAY_US);
        new.any(|topic| topic.stands_in(candidate.terms))
    })
}

/// A card that may still be placed.
struct Open<'a> {
    score: f32,
    /// How like it is to the likest card that stands.
    likeness: f32,
    candidate: &'a Candidate<'a>,
}

struct Page<'a> {
    cards: Vec<(&'a Candidate<'a>, Slot)>,
    titles: HashMap<&'a str, usize>,
    sections: HashMap<&'a str, usize>,
}

impl<'a> Page<'a> {
    fn next(
        &self,
        open: &[Open<'a>],
        profile: Option<&Profile>,
        order: &Order<'_>,
        weights: &ForYou,
    ) -> Option<(Slot, usize)> {
        let place = self.cards.len();
        if MUST_KNOW_PLACES.contains(&place)
            && let Some(index) = order.must_know.iter().find_map(|story| {
                open.iter().position(|open| open.candidate.story == *story && self.has_room(open.candidate))
            })
        {
            return Some((Slot::MustKnow, index));
        }
        if FOLLOW_PLACES.contains(&place)
            && let Some(index) = open.iter().position(|open| is_newly_followed(open.candidate, profile, order))
        {
            return Some((Slot::NewFollow, index));
        }
        if place == EXPLORATION_PLACE
            && profile.is_some()
            && let Some(chosen) = self.explore(open, order)
        {
            return Some(chosen);
        }
        let worth = |open: &Open<'_>| open.score - (weights.alike + order.diversity * weights.dial) * open.likeness;
        let best = open
            .iter()
            .enumerate()
            .filter(|(_, open)| self.has_room(open.candidate))
            .map(|(index, open)| (worth(open), index))
            .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
        // Better a fourth of one title than a short list.
        best.map(|(_, index)| (Slot::Score, index)).or_else(|| (!open.is_empty()).then_some((Slot::Score, 0)))
    }

    /// One of the cards that the score would not have taken, each as likely as any other.
    fn explore(&self, open: &[Open<'a>], order: &Order<'_>) -> Option<(Slot, usize)> {
        let from = (order.most - self.cards.len()).min(open.len());
        let choices: Vec<usize> = (from..open.len())
            .filter(|index| open.get(*index).is_some_and(|open| self.has_room(open.candidate)))
            .take(EXPLORED)
            .collect();
        let drawn = xxhash_rust::xxh3::xxh3_64(&order.seed.to_le_bytes()) % choices.len().max(1) as u64;
        let index = *choices.get(usize::try_from(drawn).ok()?)?;
        #[expect(clippy::cast_precision_loss, reason = "at most 50")]
        Some((Slot::Exploration { propensity: 1.0 / choices.len() as f32 }, index))
    }

    fn has_room(&self, candidate: &Candidate<'_>) -> bool {
        let count = |counts: &HashMap<&str, usize>, name| counts.get(name).copied().unwrap_or_default();
        self.cards.len() >= 10
            || (count(&self.titles, candidate.title) < MOST_OF_TITLE
                && (candidate.section.is_empty() || count(&self.sections, candidate.section) < MOST_OF_SECTION))
    }

    fn put(&mut self, candidate: &'a Candidate<'a>, slot: Slot) {
        *self.titles.entry(candidate.title).or_default() += 1;
        *self.sections.entry(candidate.section).or_default() += 1;
        self.cards.push((candidate, slot));
    }
}
