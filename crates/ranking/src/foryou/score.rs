//! The score of one article for one reader: a sum of terms, each a fact about the reader times a weight.

use std::collections::HashMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::columns::{ROUNDING, Rounded, nearly, rounded, whole_product};
use super::profile::{Counter, Habit, Profile, add};
use super::{Candidate, Columns};
use crate::space::{DIMENSIONS, Vector, dot};
use crate::weights::ForYou;

/// Facts of a score.
const FACTS: usize = 9;

/// What a term is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// Like what the reader opened, against what was shown beside it.
    Interest,
    /// Like what the reader opened in the last days.
    Lately,
    /// How often the reader opens this section.
    Section,
    /// How often the reader opens this title.
    Title,
    /// Has a followed topic.
    Follow,
    /// Is near a followed topic.
    FollowNear,
    /// What newsrooms make of it.
    Significance,
    /// New.
    Recency,
    /// Like what the readers of this place open, all together.
    Readers,
}

/// One term of a sum.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Term {
    /// What it is about.
    pub what: What,
    /// The fact.
    pub value: f32,
    /// The weight, of the version that the record names.
    pub weight: f32,
}

/// The terms of a score.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// Version of the weights.
    pub weights: u32,
    /// Every term; their sum is the score.
    pub terms: Vec<Term>,
    /// The followed topic that stands in it.
    pub follow: Option<String>,
    /// Section and title, for the words.
    pub section: String,
    /// See `section`.
    pub title: String,
}

impl Record {
    /// The score, computed from nothing but this record.
    #[must_use]
    pub fn score(&self) -> f32 {
        self.terms.iter().map(|term| term.value * term.weight).sum()
    }

    /// Why it is here: what raised it most, in words. Terms that lower it or hardly matter are left out.
    #[must_use]
    pub fn reasons(&self) -> Vec<String> {
        self.raised_by().into_iter().map(|what| self.words(what)).collect()
    }

    /// What raised it, what the reader said first, then what counted most.
    #[must_use]
    pub fn raised_by(&self) -> Vec<What> {
        // What the reader said comes before what was guessed.
        let said = |term: &&Term| self.follow.is_some() && matches!(term.what, What::Follow | What::FollowNear);
        let mut terms: Vec<&Term> =
            self.terms.iter().filter(|term| term.value * term.weight > 0.05 && !said(term)).collect();
        terms.sort_by(|a, b| (b.value * b.weight).total_cmp(&(a.value * a.weight)));
        self.follow.iter().map(|_| What::Follow).chain(terms.iter().map(|term| term.what)).collect()
    }

    fn words(&self, what: What) -> String {
        match what {
            What::Interest => String::from("Like what you have opened before"),
            What::Lately => String::from("Like what you opened in the last days"),
            What::Section => format!("You open {} more than other sections", self.section),
            What::Title => format!("You open {} more than other titles", self.title),
            What::Follow => format!("You follow “{}”", self.follow.as_deref().unwrap_or_default()),
            What::FollowNear => String::from("Near a topic that you follow"),
            What::Significance => String::from("Many newsrooms have it"),
            What::Recency => String::from("New"),
            What::Readers => String::from("Like what readers here open"),
        }
    }
}

impl fmt::Display for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.reasons().join("; "))
    }
}

/// The record of `candidate` for a reader; without a profile (profiling switched off) only what is the same for all counts.
/// `follows` are the places of the followed topics in the space, in the profile's order; `readers` is where all readers lean to
/// ([`super::Leaning::direction`]), or empty.
#[must_use]
pub fn score(
    candidate: &Candidate<'_>,
    profile: Option<&Profile>,
    follows: &[Vector],
    readers: &[f32],
    at_us: i64,
    version: u32,
    weights: &ForYou,
) -> Record {
    let mut record = Record {
        weights: version,
        terms: Vec::with_capacity(FACTS),
        follow: None,
        section: candidate.section.to_owned(),
        title: candidate.title.to_owned(),
    };
    if let Some(profile) = profile {
        record.follow =
            profile.follows().iter().find(|topic| topic.stands_in(candidate.terms)).map(|topic| topic.words.clone());
    }
    let habit = |counter, name: &str| profile.map_or(0.0, |profile| preference(profile, counter, name));
    let asked = Asked { follows, readers, followed: record.follow.is_some(), at_us };
    let values = values(candidate, profile, &asked, habit);
    record.terms =
        values.into_iter().zip(of(weights)).map(|((what, value), weight)| Term { what, value, weight }).collect();
    record
}

/// The scores of many articles for one reader, without the records.
pub(super) struct Scorer<'a> {
    profile: Option<&'a Profile>,
    follows: &'a [Vector],
    readers: &'a [f32],
    at_us: i64,
    weights: &'a ForYou,
    /// What each section and title that was counted is worth.
    preferences: [HashMap<&'a str, f32>; 2],
}

impl<'a> Scorer<'a> {
    pub(super) fn new(
        profile: Option<&'a Profile>,
        follows: &'a [Vector],
        readers: &'a [f32],
        at_us: i64,
        weights: &'a ForYou,
    ) -> Self {
        let counted = |wanted: Counter| {
            let names = profile.into_iter().flat_map(|profile| profile.habits.keys().map(move |key| (profile, key)));
            let of_wanted = names.filter(move |(_, (counter, _))| *counter == wanted);
            of_wanted.map(move |(profile, (_, name))| (name.as_str(), preference(profile, wanted, name))).collect()
        };
        let preferences = [counted(Counter::Section), counted(Counter::Title)];
        Self { profile, follows, readers, at_us, weights, preferences }
    }

    /// What each article would score if nothing that is followed were near, in the order of the columns, nearly. With it by how much a score
    /// may be wrong, with or without [`Near`].
    pub(super) fn without_near(&self, columns: &Columns) -> (Vec<f32>, f32) {
        let (weights, mut direction) = (self.weights, vec![0.0_f32; DIMENSIONS]);
        if let Some(profile) = self.profile {
            let interest = weights.interest / (profile.all.opened + 4.0).sqrt();
            add(&mut direction, &profile.interest, interest);
            add(&mut direction, &profile.lately, weights.lately);
            add(&mut direction, self.readers, weights.readers);
        }
        let (length, towards) = (dot(&direction, &direction).sqrt(), rounded(&direction));
        let far = length.max(1.0);
        let [sections, titles] = &self.preferences;
        let mut scores: Vec<f32> = columns
            .rows(sections, titles)
            .map(|row| {
                far * nearly(whole_product(&towards, row.place))
                    + weights.section * row.section
                    + weights.title * row.title
                    + weights.significance * row.significance
                    + weights.recency * recency(self.at_us, row.published_us)
            })
            .collect();
        for place in self.followed(columns) {
            if let Some(score) = scores.get_mut(place as usize) {
                *score += weights.follow;
            }
        }
        let sum = scores.iter().fold(1.0_f32, |most, score| most.max(score.abs()));
        (scores, (far + weights.follow_near.abs()) * ROUNDING + (length + sum) * 1e-5)
    }

    /// What nearness to what is followed adds, if anything is followed.
    pub(super) fn near(&self) -> Option<Near> {
        let follows: Vec<Rounded> = self.follows.iter().map(|follow| rounded(follow)).collect();
        (!follows.is_empty()).then_some(Near { follows, weight: self.weights.follow_near })
    }

    /// The articles that have something followed in them, each once.
    fn followed(&self, columns: &Columns) -> Vec<u32> {
        let topics = self.profile.into_iter().flat_map(Profile::follows);
        let mut places: Vec<u32> = topics.flat_map(|topic| columns.having(topic)).collect();
        places.sort_unstable();
        places.dedup();
        places
    }

    /// The score that [`Record::score`] makes, to the last bit.
    pub(super) fn score(&self, candidate: &Candidate<'_>) -> f32 {
        let followed =
            self.profile.is_some_and(|profile| profile.follows().iter().any(|topic| topic.stands_in(candidate.terms)));
        let [sections, titles] = &self.preferences;
        let habit = |counter, name: &str| {
            let counted = if counter == Counter::Section { sections } else { titles };
            counted.get(name).copied().unwrap_or_default()
        };
        let asked = Asked { follows: self.follows, readers: self.readers, followed, at_us: self.at_us };
        let values = values(candidate, self.profile, &asked, habit);
        values.into_iter().zip(of(self.weights)).map(|((_, value), weight)| value * weight).sum()
    }
}

/// What is followed, and what it is worth to be near it.
pub(super) struct Near {
    follows: Vec<Rounded>,
    weight: f32,
}

impl Near {
    /// The most that it adds; a little more, for rounding.
    pub(super) fn most(&self) -> f32 {
        if self.weight < 0.0 { f32::INFINITY } else { self.weight * (1.0 + 2.0 * ROUNDING) }
    }

    /// What it adds for an article that lies there, nearly.
    pub(super) fn adds(&self, place: &Rounded) -> f32 {
        nearly(self.follows.iter().map(|follow| whole_product(follow, place)).fold(0, i32::max)) * self.weight
    }
}

/// What is asked of an article.
struct Asked<'a> {
    follows: &'a [Vector],
    readers: &'a [f32],
    followed: bool,
    at_us: i64,
}

/// The facts, in the order of [`of`].
fn values(
    candidate: &Candidate<'_>,
    profile: Option<&Profile>,
    asked: &Asked<'_>,
    habit: impl Fn(Counter, &str) -> f32,
) -> [(What, f32); FACTS] {
    let Asked { follows, readers, followed, at_us } = *asked;
    let near = follows.iter().map(|follow| dot(follow, candidate.vector)).fold(0.0_f32, f32::max);
    let [interest, lately, section, title, readers] = profile.map_or([0.0; 5], |profile| {
        let interest = dot(&profile.interest, candidate.vector) / (profile.all.opened + 4.0).sqrt();
        let lately = dot(&profile.lately, candidate.vector);
        let [section, title] = [habit(Counter::Section, candidate.section), habit(Counter::Title, candidate.title)];
        [interest, lately, section, title, dot(readers, candidate.vector)]
    });
    [
        (What::Interest, interest),
        (What::Lately, lately),
        (What::Section, section),
        (What::Title, title),
        (What::Follow, if followed { 1.0 } else { 0.0 }),
        (What::FollowNear, near),
        (What::Significance, candidate.significance),
        (What::Recency, recency(at_us, candidate.published_us)),
        (What::Readers, readers),
    ]
}

/// Half after a day.
fn recency(at_us: i64, published_us: i64) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "an age in microseconds")]
    let days = at_us.saturating_sub(published_us).max(0) as f32 / (24.0 * 3.6e9);
    (-days).exp2()
}

/// The weights, in the order of [`values`].
fn of(weights: &ForYou) -> [f32; FACTS] {
    [
        weights.interest,
        weights.lately,
        weights.section,
        weights.title,
        weights.follow,
        weights.follow_near,
        weights.significance,
        weights.recency,
        weights.readers,
    ]
}

/// How much more often than usual the reader opens what is shown of `name`: the logarithm of the ratio, with one opening as prior.
fn preference(profile: &Profile, counter: Counter, name: &str) -> f32 {
    let Some(habit) = profile.habits.get(&(counter, name.to_owned())) else { return 0.0 };
    let Habit { opened, shown } = profile.all;
    let rate = (opened + 1.0) / (shown + 10.0);
    ((habit.opened + 1.0) / (habit.shown * rate + 1.0)).ln()
}
