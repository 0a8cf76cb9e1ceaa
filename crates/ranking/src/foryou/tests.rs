//! For You, as the specification says.

use proptest::prelude::*;

use super::*;
use crate::space::{DIMENSIONS, Vector, terms};
use crate::weights;

pub(super) const HOUR_US: i64 = 3_600_000_000;
pub(super) const NOW_US: i64 = 1_790_000_000_000_000;

/// A morning's articles: subjects, each with a direction of its own, titles and sections by turns.
pub(super) struct Paper {
    terms: Vec<Vec<u64>>,
    vectors: Vec<Vector>,
}

pub(super) const SUBJECTS: [&str; 8] = ["ferry", "budget", "cup", "storm", "opera", "vaccine", "tariff", "comet"];
const TITLES: [&str; 5] = ["gazette", "herald", "courier", "times", "post"];
const SECTIONS: [&str; 6] = ["world", "politics", "sport", "culture", "science", "business"];

pub(super) fn direction(subject: usize) -> Vector {
    let mut vector = vec![0.0; DIMENSIONS];
    vector[subject] = 1.0;
    vector
}

impl Paper {
    pub(super) fn new(articles: usize) -> Self {
        let subject = |n: usize| n % SUBJECTS.len();
        Self {
            terms: (0..articles).map(|n| terms(&format!("{} number{n}", SUBJECTS[subject(n)]))).collect(),
            vectors: (0..articles).map(|n| direction(subject(n))).collect(),
        }
    }

    /// The same with a direction of its own for every article, so near that of its subject that 16 bits do not tell them apart well.
    pub(super) fn scattered(mut self) -> Self {
        for (n, vector) in self.vectors.iter_mut().enumerate() {
            for (place, value) in vector.iter_mut().enumerate() {
                let hash = xxhash_rust::xxh3::xxh3_64(&[n.to_le_bytes(), place.to_le_bytes()].concat());
                *value += (hash % 1_000) as f32 * 2e-7 - 1e-4;
            }
            let length = crate::space::dot(vector, vector).sqrt();
            vector.iter_mut().for_each(|value| *value /= length);
        }
        self
    }

    pub(super) fn candidates(&self) -> Vec<Candidate<'_>> {
        (0..self.terms.len())
            .map(|n| Candidate {
                article: n as u64,
                // Every second article tells the story of the one before it.
                story: (n / 16 * 16 + n % 8) as u64,
                title: TITLES[n / 3 % 5],
                section: SECTIONS[n / 2 % 6],
                terms: &self.terms[n],
                vector: &self.vectors[n],
                significance: (n % 7) as f32 / 7.0,
                published_us: NOW_US - (n as i64 % 24) * HOUR_US,
            })
            .collect()
    }
}

pub(super) fn order(seed: u64) -> Order<'static> {
    Order { at_us: NOW_US, most: 20, diversity: 0.0, seed, must_know: &[3, 6], readers: &[] }
}

fn list(paper: &Paper, profile: Option<&Profile>, order: &Order<'_>) -> Vec<Placed> {
    let subject =
        |words: &str| SUBJECTS.iter().position(|subject| *subject == words).map_or(vec![0.0; DIMENSIONS], direction);
    let follows: Vec<Vector> = profile
        .map(|profile| profile.follows().iter().map(|topic| subject(&topic.words)).collect())
        .unwrap_or_default();
    compose(&paper.candidates(), profile, &follows, order, weights::current())
}

/// A reader who opened what is about `subject`, `times` times.
pub(super) fn reader_of(paper: &Paper, subject: usize, times: usize) -> Profile {
    let mut profile = Profile::new();
    let subject = terms(SUBJECTS[subject])[0];
    for time in 0..times {
        let cards: Vec<Card<'_>> = paper
            .candidates()
            .into_iter()
            .skip(time * 8 % 100)
            .take(8)
            // Read long ago under other numbers, so that today's articles are still to be offered.
            .map(|mut candidate| {
                candidate.article += 1_000_000;
                candidate
            })
            .map(|candidate| Card { opened: candidate.terms.binary_search(&subject).is_ok(), candidate })
            .collect();
        profile.saw(&cards, NOW_US - 72 * HOUR_US + time as i64 * HOUR_US);
    }
    profile
}

fn is_about(placed: &Placed, subject: usize) -> bool {
    placed.article as usize % SUBJECTS.len() == subject
}

#[test]
fn a_new_reader_begins_with_what_readers_here_open_and_who_is_not_profiled_does_not() {
    let paper = Paper::new(400);
    let shown = |time: usize| -> Vec<Card<'_>> {
        let cards = paper.candidates().into_iter().skip(time * 8 % 100).take(8);
        cards.map(|candidate| Card { opened: candidate.article % 8 == 4, candidate }).collect()
    };
    let of = |readers: u64| {
        let mut leaning = Leaning::default();
        (0..400_u64).for_each(|time| leaning.saw(time % readers, &shown(time as usize)));
        leaning.direction()
    };
    let (nobody, everybody) = (of(FEWEST_READERS as u64 - 1), of(FEWEST_READERS as u64));
    assert_eq!(nobody, vec![0.0; DIMENSIONS], "a few readers would be seen in it");
    let about = |profile: Option<&Profile>, readers: &[f32]| {
        list(&paper, profile, &Order { readers, ..order(1) }).iter().filter(|placed| is_about(placed, 4)).count()
    };
    let new = Profile::new();
    assert!(about(Some(&new), &everybody) > about(Some(&new), &nobody));
    let of_all = |readers: &[f32]| list(&paper, None, &Order { readers, ..order(1) });
    assert_eq!(of_all(&everybody), of_all(&nobody));
    let reasons = list(&paper, Some(&new), &Order { readers: &everybody, ..order(1) });
    assert!(reasons.iter().any(|placed| placed.record.raised_by().contains(&What::Readers)));
}

#[test]
fn no_reader_makes_more_than_a_tenth_of_what_readers_open_together() {
    let paper = Paper::new(400);
    let opening = |subject: u64| -> Vec<Card<'_>> {
        let cards = paper.candidates().into_iter().take(8);
        cards.map(|candidate| Card { opened: candidate.article == subject, candidate }).collect()
    };
    let mut leaning = Leaning::default();
    for reader in 0..20 {
        leaning.saw(reader, &opening(2));
        (0..1_000).for_each(|_| leaning.saw(99, &opening(5)));
    }
    let direction = leaning.direction();
    assert!(direction[2] > 2.0 * direction[5].max(0.0), "{} {}", direction[2], direction[5]);
}

#[test]
fn what_a_reader_opens_rises() {
    let paper = Paper::new(400);
    let about = |profile: Option<&Profile>| {
        list(&paper, profile, &order(1)).iter().filter(|placed| is_about(placed, 4)).count()
    };
    let reader = reader_of(&paper, 4, 10);
    assert!(about(Some(&reader)) > about(None), "{} {}", about(Some(&reader)), about(None));
}

#[test]
fn a_new_follow_has_three_of_the_next_twenty_at_once() {
    let paper = Paper::new(400);
    let mut reader = reader_of(&paper, 4, 10);
    reader.follow("comet", NOW_US);
    let list = list(&paper, Some(&reader), &order(1));
    let followed: Vec<&Placed> = list.iter().filter(|placed| is_about(placed, 7)).collect();
    assert!(followed.len() >= 3, "{list:?}");
    assert!(followed.iter().all(|placed| placed.record.reasons().contains(&String::from("You follow “comet”"))));
}

#[test]
fn without_profiling_all_readers_get_the_same_bytes() {
    let paper = Paper::new(400);
    let bytes = |seed| format!("{:?}", list(&paper, None, &order(seed)));
    assert_eq!(bytes(1), bytes(2));
    assert!(!bytes(1).contains("Exploration"));
}

#[test]
fn the_dial_is_seen() {
    let paper = Paper::new(400);
    let reader = reader_of(&paper, 4, 20);
    let kinds = |diversity| {
        let list = list(&paper, Some(&reader), &Order { diversity, must_know: &[], ..order(1) });
        list.iter().take(10).map(|placed| placed.article % 8).collect::<std::collections::BTreeSet<_>>().len()
    };
    assert!(kinds(1.0) > kinds(0.0), "{} {}", kinds(1.0), kinds(0.0));
}

#[test]
fn exploration_keeps_how_likely_it_was() {
    let paper = Paper::new(400);
    let reader = reader_of(&paper, 4, 10);
    let explored = |seed| {
        let list = list(&paper, Some(&reader), &order(seed));
        list.iter().find_map(|placed| match placed.slot {
            Slot::Exploration { propensity } => Some((placed.article, propensity)),
            _ => None,
        })
    };
    let chosen: std::collections::BTreeSet<u64> = (0..60).filter_map(explored).map(|(id, _)| id).collect();
    let (_, propensity) = explored(1).unwrap();
    assert!(chosen.len() as f32 > 0.3 / propensity, "{} {propensity}", chosen.len());
}

#[test]
fn what_is_kept_of_a_reader_is_small_and_reads_back() {
    let paper = Paper::new(400);
    let mut reader = reader_of(&paper, 2, 40);
    reader.follow("opera", NOW_US);
    assert!(reader.mute("tariff", Some(NOW_US + HOUR_US)));
    let bytes = reader.to_bytes();
    assert!(bytes.len() <= 4096, "{}", bytes.len());
    assert_eq!(Profile::from_bytes(&bytes), Ok(reader));
    assert_eq!(Profile::from_bytes(&bytes[..bytes.len() - 1]), Err(Damaged));

    let mut full = Profile::new();
    for n in 0..300 {
        full.follow(&format!("{n:040}"), NOW_US);
        let _ = full.mute(&format!("{n:048}"), None);
        let (title, section) = (format!("t{n:047}"), format!("s{n:047}"));
        let mut candidate = paper.candidates().remove(n % 400);
        (candidate.article, candidate.title, candidate.section) = (n as u64, &title, &section);
        full.saw(&[Card { candidate, opened: true }], NOW_US);
    }
    assert!(full.to_bytes().len() <= MOST_BYTES, "{}", full.to_bytes().len());
    assert!(!full.mute("one more", None), "a mute that is not kept is said");
}

#[test]
fn a_profile_of_the_first_form_keeps_everything_but_its_directions() {
    let paper = Paper::new(400);
    let mut reader = reader_of(&paper, 2, 40);
    reader.follow("opera", NOW_US);
    let now = reader.to_bytes();
    // Version 1 had two vectors of 96 numbers, at the same place.
    let numbers = |count: usize| std::iter::repeat_n(0.5_f32.to_le_bytes(), count).flatten();
    let first: Vec<u8> = [1].into_iter().chain(numbers(2 * 96)).chain(now[1 + 2 * 4 * DIMENSIONS..].to_vec()).collect();
    let read = Profile::from_bytes(&first).expect("it can be read");
    assert_eq!((read.read(), read.follows()), (reader.read(), reader.follows()));
    assert_eq!(read.habits(Counter::Section), reader.habits(Counter::Section));
    assert!(read.interest.iter().all(|value| *value == 0.0), "they lie in another space");
}

#[test]
fn a_reader_sees_and_forgets_what_is_known() {
    let paper = Paper::new(400);
    let mut reader = reader_of(&paper, 4, 10);
    let (section, habit) = reader.habits(Counter::Section)[0];
    assert!(habit.opened >= 1.0);
    let section = section.to_owned();
    reader.forget(Counter::Section, &section);
    assert!(reader.habits(Counter::Section).iter().all(|(name, _)| *name != section));
    reader.forget_like(&direction(4));
    assert!(crate::space::dot(&reader.interest, &direction(4)).abs() < 1e-5);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn rules_hold_for_every_list(
        subject in 0_usize..8, times in 0_usize..6, muted in 0_usize..8, seed: u64, diversity in 0.0_f32..1.0, articles in 60_usize..160,
    ) {
        let paper = Paper::new(articles);
        let mut reader = reader_of(&paper, subject, times);
        reader.follow(SUBJECTS[(muted + 1) % 8], NOW_US);
        prop_assert!(reader.mute(SUBJECTS[muted], None));
        prop_assert!(reader.mute("post", Some(NOW_US + 1)));
        let order = Order { diversity, ..order(seed) };
        let placed = list(&paper, Some(&reader), &order);
        let candidates = paper.candidates();
        let cards: Vec<&Candidate<'_>> = placed.iter().map(|placed| &candidates[placed.article as usize]).collect();
        // Muted is nowhere, not among new follows and not where everybody should know it.
        prop_assert!(placed.iter().all(|placed| !is_about(placed, muted)));
        prop_assert!(cards.iter().all(|card| card.title != "post"));
        // No event comes twice; no title fills the page.
        let mut stories: Vec<u64> = cards.iter().map(|card| card.story).collect();
        stories.sort_unstable();
        stories.dedup();
        prop_assert_eq!(stories.len(), cards.len());
        // Scores are those of their records, also after these were written down.
        for placed in &placed {
            let written = serde_json::to_string(&placed.record).unwrap();
            let record: Record = serde_json::from_str(&written).unwrap();
            prop_assert_eq!(record.score().to_bits(), placed.record.score().to_bits());
        }
        prop_assert_eq!(list(&paper, Some(&reader), &order), placed);
    }
}
