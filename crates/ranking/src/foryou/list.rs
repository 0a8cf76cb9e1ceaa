//! From scores to a list: greedy, place after place, under rules that hold for every reader.

use std::collections::HashMap;

use super::Candidate;
use super::profile::{Profile, Topic};
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
    compose_from((candidates.len(), &at), &|_| true, profile, follows, order, weights)
}

/// As [`compose`], of so many articles that a function tells by their number: of many only those that may stand in the list are kept.
/// `shows` is asked of these alone, and what it says no to is not shown.
#[must_use]
pub fn compose_from<'a>(
    articles: (usize, &impl Fn(usize) -> Option<Candidate<'a>>),
    shows: &impl Fn(u64) -> bool,
    profile: Option<&Profile>,
    follows: &[Vector],
    order: &Order<'_>,
    weights: &Weights,
) -> Vec<Placed> {
    let near = nearest(articles, shows, profile, follows, order, weights);
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

/// An article's score, the article, and its number among those that were given.
type Scored = (f32, u64, usize);

fn best_first(a: &Scored, b: &Scored) -> std::cmp::Ordering {
    b.0.total_cmp(&a.0).then(a.1.cmp(&b.1))
}

/// The articles that may stand in the list, with their scores, the best first: those with the best scores, for the rules need some room to
/// choose, and those that have a place whatever their score.
fn nearest<'a>(
    (count, at): (usize, &impl Fn(usize) -> Option<Candidate<'a>>),
    shows: &impl Fn(u64) -> bool,
    profile: Option<&Profile>,
    follows: &[Vector],
    order: &Order<'_>,
    weights: &Weights,
) -> Vec<(f32, Candidate<'a>)> {
    let scorer = Scorer::new(profile, follows, order.readers, order.at_us, &weights.for_you);
    let mut read: Vec<u64> = profile.map(|profile| profile.read().to_vec()).unwrap_or_default();
    read.sort_unstable();
    let new_follows = new_follows(profile, order);
    // Numbers go up: it is in order.
    let (mut special, mut open): (Vec<usize>, Vec<Scored>) = (Vec::new(), Vec::with_capacity(count));
    for index in 0..count {
        let Some(candidate) = at(index).filter(|candidate| {
            read.binary_search(&candidate.article).is_err()
                && profile.is_none_or(|profile| profile.muting(candidate, order.at_us).is_none())
        }) else {
            continue;
        };
        if order.must_know.contains(&candidate.story) || stands_any(&new_follows, &candidate) {
            special.push(index);
        }
        open.push((scorer.without_near(&candidate), candidate.article, index));
    }
    let mut room = (order.most * 12).max(400);
    loop {
        let scored = |index: usize| at(index).map_or(f32::NEG_INFINITY, |candidate| scorer.score(&candidate));
        let score: Option<&dyn Fn(usize) -> f32> = if follows.is_empty() { None } else { Some(&scored) };
        let best = best_of(open.clone(), &special, room, scorer.most_near(), score);
        let shown: Vec<(f32, Candidate<'a>)> = best
            .into_iter()
            .filter(|(_, article, _)| shows(*article))
            .filter_map(|(score, _, index)| Some((score, at(index)?)))
            .collect();
        if shown.len() >= order.most * 3 || room >= open.len() {
            return shown;
        }
        room *= 4;
    }
}

/// The best `room` of what is open, and what is special, the best first. What is far down never comes into a list. Nearness to what is
/// followed only adds, and at most `most_near`: where that cannot lift an article among the best, its `score` is not worked out.
fn best_of(
    mut open: Vec<Scored>,
    special: &[usize],
    room: usize,
    most_near: f32,
    score: Option<&dyn Fn(usize) -> f32>,
) -> Vec<Scored> {
    let is_special = |index: &usize| special.binary_search(index).is_ok();
    if let Some(score) = score {
        if open.len() > room {
            let (_, (last, ..), _) = open.select_nth_unstable_by(room, best_first);
            let within = *last - most_near;
            open.retain(|(score, _, index)| *score >= within || is_special(index));
        }
        open.iter_mut().for_each(|(scored, _, index)| *scored = score(*index));
    }
    if open.len() > room {
        open.select_nth_unstable_by(room, best_first);
        let far = open.split_off(room);
        open.extend(far.into_iter().filter(|(.., index)| is_special(index)));
    }
    open.sort_unstable_by(best_first);
    open
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
            hours in 1_i64..48,
        ) {
            let paper = Paper::new(articles);
            let candidates = paper.candidates();
            let mut reader = reader_of(&paper, subject, times);
            for topic in &followed {
                reader.follow(SUBJECTS[*topic], NOW_US - hours * HOUR_US);
            }
            let follows: Vec<Vector> = reader.follows().iter().map(|topic| {
                direction(SUBJECTS.iter().position(|subject| *subject == topic.words).unwrap())
            }).collect();
            let (order, weights) = (order(1), weights::current());
            let at = |index: usize| candidates.get(index).cloned();
            let found = nearest((articles, &at), &|_| true, Some(&reader), &follows, &order, weights);
            let mut all: Vec<(f32, u64)> = candidates
                .iter()
                .map(|one| score(one, Some(&reader), &follows, &[], NOW_US, weights.version, &weights.for_you).score())
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
        let (asked, at) = (Cell::new(0), |index: usize| candidates.get(index).cloned());
        let mut order = order(1);
        order.must_know = &[];
        let list = |shows: &dyn Fn(u64) -> bool| {
            asked.set(0);
            let shows = |article: u64| {
                asked.set(asked.get() + 1);
                shows(article)
            };
            compose_from((candidates.len(), &at), &shows, Some(&reader), &[], &order, weights::current())
        };
        assert_eq!(list(&|_| true).len(), order.most);
        assert_eq!(asked.get(), 400);
        // Nearly all that is near is muted: what stands further down comes up.
        let few = list(&|article| article % 8 != 4 && article % 50 == 0);
        assert_eq!(few.len(), order.most);
        assert!(few.iter().all(|placed| placed.article % 50 == 0));
    }
}
