//! The articles of an edition that For You chooses among, in a space of meaning.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock};

use news::ArticleId;
use ranking::foryou::{Candidate, Columns, Topic};
use ranking::related::{Rarity, Words};
use ranking::space::{Space, Vector, terms};
use ranking::topics::{Guess, classify};
use store::{Card, FollowKind};

use super::locked;
use crate::wishes::mark;

/// A space with the number that tells it from others.
#[derive(Debug, Default)]
pub(crate) struct Meaning {
    pub number: u64,
    pub space: Space,
    /// How rare words are among the articles that it was learned from.
    pub rarity: Rarity,
}

/// An article that For You may choose.
#[derive(Debug)]
pub(crate) struct Fresh {
    pub card: Card,
    pub(super) title: String,
    terms: Vec<u64>,
    pub vector: Vector,
    /// What it is about, the surest first.
    pub topics: Vec<Guess>,
    /// Its words, once somebody looks for what stands beside something.
    words: OnceLock<Words>,
}

/// An article of an edition's pool: what it is, which the pools share, and what the edition's newsrooms make of it.
#[derive(Clone, Debug)]
pub(crate) struct Offered {
    pub(super) fresh: Arc<Fresh>,
    pub(super) significance: f32,
}

impl std::ops::Deref for Offered {
    type Target = Fresh;

    fn deref(&self) -> &Fresh {
        &self.fresh
    }
}

impl Offered {
    /// As the ranking asks for it.
    pub fn candidate(&self) -> Candidate<'_> {
        self.fresh.candidate(self.significance)
    }
}

impl Fresh {
    pub(super) fn new(card: Card, title: String, space: &Space) -> Self {
        let mut words = terms(&format!("{} {}", card.headline, card.byline.as_deref().unwrap_or_default()));
        let vector = space.vector(&terms(&card.headline));
        words.push(mark(FollowKind::Title, &card.title.0.to_string()));
        words.extend(card.story.map(|story| mark(FollowKind::Story, &story.0.to_string())));
        words.extend(card.section.map(|section| mark(FollowKind::Topic, section.as_str())));
        let topics = classify(&card.headline, &card.summary, card.section);
        words.extend(topics.iter().map(|guess| mark(FollowKind::Topic, guess.code)));
        words.sort_unstable();
        words.dedup();
        Self { title, terms: words, vector, topics, words: OnceLock::new(), card }
    }

    /// Its words as lists show them, weighed as rare as they are in its pool.
    pub fn words(&self, rarity: &Rarity) -> &Words {
        self.words.get_or_init(|| Words::of(rarity, &self.card.headline, &self.card.summary))
    }

    /// Whether all these terms stand in its headline or byline.
    pub fn has(&self, wanted: &[u64]) -> bool {
        wanted.iter().all(|term| self.terms.binary_search(term).is_ok())
    }

    fn candidate(&self, significance: f32) -> Candidate<'_> {
        Candidate {
            article: self.card.id.0.cast_unsigned(),
            story: self.card.story.map_or(self.card.id.0, |story| story.0).cast_unsigned(),
            title: &self.title,
            section: self.card.section.map_or("", news::Section::as_str),
            terms: &self.terms,
            vector: &self.vector,
            significance,
            published_us: self.card.sort_us,
        }
    }
}

/// The articles of an edition that For You chooses among.
#[derive(Debug, Default)]
pub(crate) struct Pool {
    pub meaning: Arc<Meaning>,
    pub fresh: Vec<Offered>,
    /// The same, laid out for lists.
    pub columns: Columns,
    pub(super) by_id: HashMap<ArticleId, usize>,
    /// The first lead stories.
    pub leads: Vec<u64>,
    /// The middle of all.
    pub(super) usual: Vector,
    /// Where followed topics lie among these articles.
    pub(super) topics: Mutex<HashMap<u64, Vector>>,
}

impl Pool {
    /// Where a followed topic lies among these articles.
    pub fn place_of(&self, topic: &Topic) -> Vector {
        let known = locked(&self.topics).get(&topic.key()).cloned();
        known.unwrap_or_else(|| {
            let with_it = self.columns.having(topic).filter_map(|place| self.fresh.get(place as usize));
            let place = topic.place(&self.meaning.space, with_it.map(|fresh| fresh.terms.as_slice()));
            locked(&self.topics).insert(topic.key(), place.clone());
            place
        })
    }

    pub fn get(&self, article: ArticleId) -> Option<&Offered> {
        self.by_id.get(&article).and_then(|place| self.fresh.get(*place))
    }
}
