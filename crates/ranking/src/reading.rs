//! The reading room: articles, follows and lists that were shown come in, in the order of time; the scores of each list go out before its
//! openings are learned from. `newsstand foryou` and the learning of weights are this.

use std::collections::{BTreeSet, HashMap};

use crate::foryou::{Candidate, Card, Leaning, Profile, Record, Topic, score};
use crate::headlines::{Headlines, Settings};
use crate::space::{Space, Vector, terms};
use crate::weights::Weights;

/// The space is learned anew after this long, microseconds.
const LEARN_US: i64 = 2 * 24 * 3_600_000_000;
/// Newsrooms that make a story as significant as can be.
const ALL_NEWSROOMS: f32 = 10.0;

struct Article {
    at_us: i64,
    outlet: String,
    section: String,
    headline: String,
    terms: Vec<u64>,
    story: u64,
    /// In the space of this number.
    vector: Option<(u32, Vector)>,
}

/// Everything that came in so far.
pub struct Room {
    weights: Weights,
    headlines: Headlines,
    articles: HashMap<u64, Article>,
    /// In the order of arrival.
    documents: Vec<Vec<u64>>,
    /// By story: the outlets that have it.
    outlets: HashMap<u64, BTreeSet<String>>,
    readers: HashMap<String, Profile>,
    /// What they open together.
    leaning: Leaning,
    space: Space,
    spaces: u32,
    learned_us: Option<i64>,
    /// Where followed topics lie, by [`Topic::key`].
    topics: HashMap<u64, Vector>,
}

impl Room {
    /// An empty room.
    #[must_use]
    pub fn new(weights: Weights) -> Self {
        Self {
            weights,
            headlines: Headlines::new(Settings::default()),
            articles: HashMap::new(),
            documents: Vec::new(),
            outlets: HashMap::new(),
            readers: HashMap::new(),
            leaning: Leaning::default(),
            space: Space::default(),
            spaces: 0,
            learned_us: None,
            topics: HashMap::new(),
        }
    }

    /// An article came in.
    pub fn article(&mut self, id: u64, outlet: &str, section: &str, headline: &str, at_us: i64) {
        let story = self.headlines.story(&format!("article:{id}"), headline, at_us);
        self.outlets.entry(story).or_default().insert(outlet.to_owned());
        let terms = terms(headline);
        self.documents.push(terms.clone());
        self.articles.insert(
            id,
            Article {
                at_us,
                outlet: outlet.to_owned(),
                // "Other" is no section that anybody could like.
                section: if section == "other" { String::new() } else { section.to_owned() },
                headline: headline.to_owned(),
                terms,
                story,
                vector: None,
            },
        );
    }

    /// A reader follows a topic.
    pub fn follow(&mut self, reader: &str, topic: &str, at_us: i64) {
        self.reader(reader).follow(topic, at_us);
    }

    /// A reader mutes words, a title or a section; whether there was room for it.
    pub fn mute(&mut self, reader: &str, words: &str, until_us: Option<i64>) -> bool {
        self.reader(reader).mute(words, until_us)
    }

    /// The records of a list for a reader, one per candidate; `None` where an article is not known or is muted.
    pub fn records(&mut self, reader: &str, candidates: &[u64], at_us: i64) -> Vec<Option<Record>> {
        self.learn(at_us);
        self.place(candidates);
        self.reader(reader);
        let Some(profile) = self.readers.get(reader) else { return Vec::new() };
        let topics: Vec<Topic> = profile.follows().to_vec();
        let follows: Vec<Vector> = topics.iter().map(|topic| self.place_of(topic)).collect();
        let Some(profile) = self.readers.get(reader) else { return Vec::new() };
        let leaning = self.leaning();
        let record = |id: &u64| {
            let candidate = self.candidate(*id)?;
            if profile.muting(&candidate, at_us).is_some() {
                return None;
            }
            let Weights { version, for_you, .. } = &self.weights;
            Some(score(&candidate, Some(profile), &follows, &leaning, at_us, *version, for_you))
        };
        candidates.iter().map(record).collect()
    }

    /// Where a followed topic lies, until the space is learned anew.
    pub fn place_of(&mut self, topic: &Topic) -> Vector {
        let (space, documents) = (&self.space, &self.documents);
        let place = || topic.place(space, documents.iter().rev().map(Vec::as_slice));
        self.topics.entry(topic.key()).or_insert_with(place).clone()
    }

    /// A list was shown, and some of it opened.
    pub fn shown(&mut self, reader: &str, candidates: &[u64], opened: &[bool], at_us: i64) {
        self.learn(at_us);
        self.place(candidates);
        let (mut profile, mut leaning) =
            (self.readers.remove(reader).unwrap_or_default(), std::mem::take(&mut self.leaning));
        let cards: Vec<Card<'_>> = candidates
            .iter()
            .zip(opened)
            .filter_map(|(id, opened)| Some(Card { candidate: self.candidate(*id)?, opened: *opened }))
            .collect();
        profile.saw(&cards, at_us);
        leaning.saw(xxhash_rust::xxh3::xxh3_64(reader.as_bytes()), &cards);
        drop(cards);
        self.leaning = leaning;
        self.readers.insert(reader.to_owned(), profile);
    }

    /// Where all readers lean to.
    #[must_use]
    pub fn leaning(&self) -> Vector {
        self.leaning.direction()
    }

    /// What is kept of a reader.
    #[must_use]
    pub fn profile(&self, reader: &str) -> Option<&Profile> {
        self.readers.get(reader)
    }

    /// The headline of an article.
    #[must_use]
    pub fn headline(&self, id: u64) -> Option<&str> {
        self.articles.get(&id).map(|article| article.headline.as_str())
    }

    /// The place of a text in the space as it is now, from its [`terms`].
    #[must_use]
    pub fn vector(&self, terms: &[u64]) -> Vector {
        self.space.vector(terms)
    }

    /// An article as a candidate, once it has its place in the space.
    #[must_use]
    pub fn candidate(&self, id: u64) -> Option<Candidate<'_>> {
        let article = self.articles.get(&id)?;
        let (_, vector) = article.vector.as_ref()?;
        #[expect(clippy::cast_precision_loss, reason = "a count of titles")]
        let titles = self.outlets.get(&article.story).map_or(1.0, |outlets| outlets.len() as f32);
        Some(Candidate {
            article: id,
            story: article.story,
            title: &article.outlet,
            section: &article.section,
            terms: &article.terms,
            vector,
            significance: (titles.ln() / ALL_NEWSROOMS.ln()).min(1.0),
            published_us: article.at_us,
        })
    }

    fn reader(&mut self, reader: &str) -> &mut Profile {
        self.readers.entry(reader.to_owned()).or_default()
    }

    fn place(&mut self, ids: &[u64]) {
        for id in ids {
            let Some(article) = self.articles.get_mut(id) else { continue };
            if article.vector.as_ref().is_none_or(|(space, _)| *space != self.spaces) {
                article.vector = Some((self.spaces, self.space.vector(&article.terms)));
            }
        }
    }

    /// Learns the space anew where it is time, and carries every reader over.
    fn learn(&mut self, at_us: i64) {
        if self.learned_us.is_some_and(|learned_us| at_us - learned_us < LEARN_US) {
            return;
        }
        let space = Space::learn(&self.documents);
        if self.learned_us.is_some() {
            let carry = space.carry(&self.space);
            self.readers.values_mut().for_each(|profile| profile.carry(&carry));
            self.leaning.carry(&carry);
        }
        let surplus = self.documents.len().saturating_sub(crate::space::MOST_DOCUMENTS);
        self.documents.drain(..surplus);
        self.space = space;
        self.spaces += 1;
        self.topics.clear();
        self.learned_us = Some(at_us);
    }
}
