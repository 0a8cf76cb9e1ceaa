//! From scores to a list: greedy, place after place, under rules that hold for every reader.

use std::collections::HashMap;

use super::profile::{Profile, Topic};
use super::score::{Near, Record, Scorer, score};
use super::{Candidate, Columns};
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
    /// Where all readers lean to ([`super::Leaning::direction`]); empty where nothing is known of it.
    pub readers: &'a [f32],
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
    let at = |index: usize| candidates.get(index).cloned();
    let columns = Columns::of(candidates.iter().cloned());
    compose_from((&columns, &at), &|_| true, profile, follows, order, weights)
}

/// As [`compose`], of articles that were laid out before, once for all readers, and that a function tells by their places in them. `shows` is
/// asked of those alone that may stand in the list, and what it says no to is not shown.
#[must_use]
pub fn compose_from<'a>(
    (columns, at): (&Columns, &impl Fn(usize) -> Option<Candidate<'a>>),
    shows: &impl Fn(u64) -> bool,
    profile: Option<&Profile>,
    follows: &[Vector],
    order: &Order<'_>,
    weights: &Weights,
) -> Vec<Placed> {
    let near = nearest((columns, at), shows, profile, follows, order, weights);
    let mut near: Vec<Open<'_>> =
        near.iter().map(|(score, candidate)| Open { score: *score, likeness: 0.0, candidate }).collect();
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
            record: score(candidate, profile, follows, order.readers, order.at_us, weights.version, &weights.for_you),
        })
        .collect()
}

/// The articles that may stand in the list, with their scores, the best first: those with the best scores, for the rules need some room to
/// choose, and those that have a place whatever their score.
fn nearest<'a>(
    (columns, at): (&Columns, &impl Fn(usize) -> Option<Candidate<'a>>),
    shows: &impl Fn(u64) -> bool,
    profile: Option<&Profile>,
    follows: &[Vector],
    order: &Order<'_>,
    weights: &Weights,
) -> Vec<(f32, Candidate<'a>)> {
    let scorer = Scorer::new(profile, follows, order.readers, order.at_us, &weights.for_you);
    let hidden = hidden(columns, at, profile, order.at_us);
    let special = special(columns, profile, order);
    let mut room = (order.most * 12).max(400);
    loop {
        let (scores, rounding) = scorer.without_near(columns);
        let mut open: Vec<Scored> = scores.into_iter().zip(0..).collect();
        open.retain(|(_, place)| hidden.binary_search(place).is_err());
        let is_all = room >= open.len();
        if let Some(near) = scorer.near() {
            raise(&mut open, room, columns, &near);
        }
        let mut best: Vec<(f32, u32, Candidate<'a>)> = within(&mut open, room, 2.0 * rounding, &special)
            .filter_map(|place| at(place as usize).map(|candidate| (scorer.score(&candidate), place, candidate)))
            .collect();
        best.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.2.article.cmp(&b.2.article)));
        let shown: Vec<(f32, Candidate<'a>)> = (0..)
            .zip(best)
            .filter(|(nth, (_, place, _))| *nth < room || special.binary_search(place).is_ok())
            .map(|(_, (score, _, candidate))| (score, candidate))
            .filter(|(_, candidate)| shows(candidate.article))
            .collect();
        if shown.len() >= order.most * 3 || is_all {
            return shown;
        }
        room *= 4;
    }
}

/// An article's score, and its place in the columns.
type Scored = (f32, u32);

/// The score of the last of the best `room`; below everything where there are not so many.
fn last_of(scored: &mut [Scored], room: usize) -> f32 {
    if scored.len() <= room {
        return f32::NEG_INFINITY;
    }
    let (_, (last, _), _) = scored.select_nth_unstable_by(room, |a, b| b.0.total_cmp(&a.0));
    *last
}

/// Adds to the scores what nearness to what is followed makes of them. It only adds, and at most so much: where that cannot lift an article
/// among the best `room`, it is not worked out, and the score stays below theirs.
fn raise(open: &mut [Scored], room: usize, columns: &Columns, near: &Near) {
    let raise = |(score, place): &mut Scored| *score += columns.place(*place).map_or(0.0, |place| near.adds(place));
    // Those that are best without it tell how much the others need.
    let first = (room * 4).min(open.len());
    last_of(open, first);
    let (head, tail) = open.split_at_mut(first);
    head.iter_mut().for_each(raise);
    let least = last_of(head, room) - near.most();
    tail.iter_mut().filter(|(score, _)| *score >= least).for_each(raise);
}

/// The places of those that come within `rounding` of the best `room`, and of those that are special. What is far down never comes into a list.
fn within(scored: &mut [Scored], room: usize, rounding: f32, special: &[u32]) -> impl Iterator<Item = u32> {
    let least = last_of(scored, room) - rounding;
    let is_near = move |(score, place): &&Scored| *score >= least || special.binary_search(place).is_ok();
    scored.iter().filter(is_near).map(|(_, place)| *place)
}

/// The places of what was read before and of what the profile mutes, in order.
fn hidden<'a>(
    columns: &Columns,
    at: &impl Fn(usize) -> Option<Candidate<'a>>,
    profile: Option<&Profile>,
    at_us: i64,
) -> Vec<u32> {
    let Some(profile) = profile else { return Vec::new() };
    let mut places: Vec<u32> = profile.read().iter().flat_map(|read| columns.of_article(*read)).collect();
    if !profile.mutes().is_empty() {
        let is_muted = |place: &u32| at(*place as usize).is_some_and(|one| profile.muting(&one, at_us).is_some());
        places.extend((0..).take(columns.len()).filter(is_muted));
    }
    places.sort_unstable();
    places
}

/// The places of what everybody should know and of what has something in it that was followed within the last day, in order.
fn special(columns: &Columns, profile: Option<&Profile>, order: &Order<'_>) -> Vec<u32> {
    let must_know = order.must_know.iter().flat_map(|story| columns.of_story(*story));
    let followed = new_follows(profile, order).into_iter().flat_map(|topic| columns.having(topic));
    let mut places: Vec<u32> = must_know.chain(followed).collect();
    places.sort_unstable();
    places.dedup();
    places
}

/// What the reader began to follow within the last day.
fn new_follows<'a>(profile: Option<&'a Profile>, order: &Order<'_>) -> Vec<&'a Topic> {
    let follows = profile.into_iter().flat_map(Profile::follows);
    follows.filter(|topic| order.at_us - topic.since_us < DAY_US).collect()
}

fn stands_any(topics: &[&Topic], candidate: &Candidate<'_>) -> bool {
    topics.iter().any(|topic| topic.stands_in(candidate.terms))
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
            && let new = new_follows(profile, order)
            && let Some(index) = open.iter().position(|open| stands_any(&new, open.candidate))
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

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use proptest::prelude::*;

    use super::super::tests::{HOUR_US, NOW_US, Paper, SUBJECTS, direction, order, reader_of};
    use super::*;
    use crate::weights;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(12))]

        /// What is left out without having been looked at closely would not have been among the best: the list is that of a plain sort.
        #[test]
        fn nothing_that_belongs_among_the_best_is_left_out(
            articles in 450_usize..900, subject in 0_usize..8, times in 0_usize..6, followed in prop::collection::vec(0_usize..8, 0..4),
            hours in 1_i64..48, readers in 0_usize..8, alike in prop::bool::ANY,
        ) {
            // Every article lies a little off its subject, so that rounding has something to round.
            let paper = Paper::new(articles).scattered();
            let mut candidates = paper.candidates();
            if alike {
                // Nothing else tells them apart.
                for one in &mut candidates {
                    (one.title, one.section, one.significance, one.published_us) = ("gazette", "world", 0.5, NOW_US);
                }
            }
            let mut reader = reader_of(&paper, subject, times);
            for topic in &followed {
                reader.follow(SUBJECTS[*topic], NOW_US - hours * HOUR_US);
            }
            let follows: Vec<Vector> = reader.follows().iter().map(|topic| {
                direction(SUBJECTS.iter().position(|subject| *subject == topic.words).unwrap())
            }).collect();
            let (readers, weights) = (direction(readers), weights::current());
            let order = Order { readers: &readers, ..order(1) };
            let at = |index: usize| candidates.get(index).cloned();
            let columns = Columns::of(candidates.iter().cloned());
            let found = nearest((&columns, &at), &|_| true, Some(&reader), &follows, &order, weights);
            let mut all: Vec<(f32, u64)> = candidates
                .iter()
                .map(|one| score(one, Some(&reader), &follows, &readers, NOW_US, weights.version, &weights.for_you).score())
                .zip(0..)
                .collect();
            all.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
            let best: Vec<(f32, u64)> = found.iter().map(|(score, one)| (*score, one.article)).take(400).collect();
            prop_assert_eq!(&best[..], &all[..400]);
        }
    }

    #[test]
    fn what_is_not_to_be_shown_is_asked_of_near_articles_only_and_leaves_no_gap() {
        let paper = Paper::new(4_000);
        let candidates = paper.candidates();
        let reader = reader_of(&paper, 4, 10);
        let columns = Columns::of(candidates.iter().cloned());
        let (asked, at) = (Cell::new(0), |index: usize| candidates.get(index).cloned());
        let mut order = order(1);
        order.must_know = &[];
        let list = |shows: &dyn Fn(u64) -> bool| {
            asked.set(0);
            let shows = |article: u64| {
                asked.set(asked.get() + 1);
                shows(article)
            };
            compose_from((&columns, &at), &shows, Some(&reader), &[], &order, weights::current())
        };
        assert_eq!(list(&|_| true).len(), order.most);
        assert_eq!(asked.get(), 400);
        // Nearly all that is near is muted: what stands further down comes up.
        let few = list(&|article| article % 8 != 4 && article % 50 == 0);
        assert_eq!(few.len(), order.most);
        assert!(few.iter().all(|placed| placed.article % 50 == 0));
    }
}
