//! What is kept of a reader, and how reading changes it. At most [`MOST_BYTES`]; everything in it can be shown and forgotten.

use std::collections::BTreeMap;

use super::Candidate;
use crate::space::{Carry, DIMENSIONS, Space, Vector, terms};

/// No profile is larger.
pub const MOST_BYTES: usize = 16 * 1024;
/// Articles read that are remembered, so that they are not offered again.
const MOST_READ: usize = 200;
/// Sections and titles that are counted, each.
const MOST_COUNTED: usize = 64;
/// Follows and mutes, each.
const MOST_TOPICS: usize = 48;
/// Articles that say where a topic lies.
const MOST_OF_TOPIC: usize = 200;
/// Bytes of a topic's words.
const MOST_TOPIC_BYTES: usize = 48;
/// What was read lately counts half after this, hours.
const LATELY_HOURS: f32 = 48.0;

/// Something followed: words that all have to stand in a headline or topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// As the reader wrote it.
    pub words: String,
    /// Since when, microseconds.
    pub since_us: i64,
    /// The words as [`terms`].
    terms: Vec<u64>,
}

impl Topic {
    /// Words that all have to stand in a headline or topic.
    #[must_use]
    pub fn new(words: String, since_us: i64) -> Self {
        Self { terms: terms(&words), words, since_us }
    }

    /// Something that candidates are marked with among their terms (a title, a story), called `words` in reasons.
    #[must_use]
    pub fn marked(words: String, mark: u64, since_us: i64) -> Self {
        Self { terms: vec![mark], words, since_us }
    }

    /// A number that tells it from other topics, whatever it is called.
    #[must_use]
    pub fn key(&self) -> u64 {
        let bytes: Vec<u8> = self.terms.iter().flat_map(|term| term.to_le_bytes()).collect();
        xxhash_rust::xxh3::xxh3_64(&bytes)
    }

    /// Where it lies in a space: in the middle of the articles that have it, given by their terms, the newest first; where its words say
    /// so while there are none. A word alone is a poor guide: "storm" lies where storms are written about.
    #[must_use]
    pub fn place<'a>(&self, space: &Space, articles: impl Iterator<Item = &'a [u64]>) -> Vector {
        let mut place = vec![0.0; DIMENSIONS];
        for article in articles.filter(|article| self.stands_in(article)).take(MOST_OF_TOPIC) {
            add(&mut place, &space.vector(article), 1.0);
        }
        let length = crate::space::dot(&place, &place).sqrt();
        if length < 1e-6 {
            return space.vector(&terms(&self.words));
        }
        place.iter_mut().for_each(|value| *value /= length);
        place
    }

    pub(super) fn terms(&self) -> &[u64] {
        &self.terms
    }

    /// Whether all its words stand among the terms of an article.
    pub(super) fn stands_in(&self, others: &[u64]) -> bool {
        all_in(&self.terms, others)
    }
}

/// Something that the reader never wants to see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mute {
    /// Words, or the name of a title or section.
    pub words: String,
    /// Until when, microseconds; `None` for good.
    pub until_us: Option<i64>,
    terms: Vec<u64>,
}

impl Mute {
    fn new(words: String, until_us: Option<i64>) -> Self {
        Self { terms: terms(&words), words, until_us }
    }
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Counter {
    /// Of a section.
    Section,
    /// Of a title.
    Title,
}

/// How often something was shown and opened; a card far down counts less as shown.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Habit {
    /// Opened.
    pub opened: f32,
    /// Shown.
    pub shown: f32,
}

/// A card that was shown, and whether it was opened.
#[derive(Clone, Debug)]
pub struct Card<'a> {
    /// The article.
    pub candidate: Candidate<'a>,
    /// Whether the reader opened it.
    pub opened: bool,
}

/// What is kept of a reader.
#[derive(Clone, Debug, PartialEq)]
pub struct Profile {
    /// Sum over opened articles of what set them apart from what was shown beside them.
    pub(super) interest: Vector,
    /// The same, of late.
    pub(super) lately: Vector,
    pub(super) lately_us: i64,
    /// Everything shown and opened.
    pub(super) all: Habit,
    pub(super) habits: BTreeMap<(Counter, String), Habit>,
    /// The last articles read, oldest first.
    read: Vec<u64>,
    follows: Vec<Topic>,
    mutes: Vec<Mute>,
}

impl Default for Profile {
    fn default() -> Self {
        Self {
            interest: vec![0.0; DIMENSIONS],
            lately: vec![0.0; DIMENSIONS],
            lately_us: 0,
            all: Habit::default(),
            habits: BTreeMap::new(),
            read: Vec::new(),
            follows: Vec::new(),
            mutes: Vec::new(),
        }
    }
}

impl Profile {
    /// A reader of whom nothing is known.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Learns from one list that was shown, in the order of its cards.
    pub fn saw(&mut self, cards: &[Card<'_>], at_us: i64) {
        let (looked, usual) = looked_at(cards);
        self.fade(at_us);
        for (card, weight) in cards.iter().zip(&looked) {
            let opened = if card.opened { 1.0 } else { 0.0 };
            // What was opened was looked at, wherever it stood.
            let habit = Habit { opened, shown: if card.opened { 1.0 } else { *weight } };
            self.count(Counter::Section, card.candidate.section, habit);
            self.count(Counter::Title, card.candidate.title, habit);
            self.all.opened += habit.opened;
            self.all.shown += habit.shown;
            if card.opened {
                for vector in [&mut self.interest, &mut self.lately] {
                    add(vector, card.candidate.vector, 1.0);
                    add(vector, &usual, -1.0);
                }
                self.remember(card.candidate.article);
            }
        }
    }

    fn fade(&mut self, at_us: i64) {
        #[expect(clippy::cast_precision_loss, reason = "a length of time")]
        let hours = (at_us - self.lately_us).max(0) as f32 / 3.6e9;
        let keep = 0.5_f32.powf(hours / LATELY_HOURS);
        self.lately.iter_mut().for_each(|value| *value *= keep);
        self.lately_us = self.lately_us.max(at_us);
    }

    fn count(&mut self, counter: Counter, name: &str, habit: Habit) {
        if name.is_empty() || name.len() > MOST_TOPIC_BYTES {
            return;
        }
        let key = (counter, name.to_owned());
        let full =
            self.habits.range((counter, String::new())..).take_while(|((other, _), _)| *other == counter).count()
                >= MOST_COUNTED;
        if full && !self.habits.contains_key(&key) {
            return;
        }
        let entry = self.habits.entry(key).or_default();
        entry.opened += habit.opened;
        entry.shown += habit.shown;
    }

    fn remember(&mut self, article: u64) {
        self.read.retain(|read| *read != article);
        if self.read.len() >= MOST_READ {
            self.read.remove(0);
        }
        self.read.push(article);
    }

    /// Follows a topic ("+"). Nothing happens where the words are empty or too long, or the list is full.
    pub fn follow(&mut self, words: &str, at_us: i64) {
        let fits = !terms(words).is_empty() && words.len() <= MOST_TOPIC_BYTES && self.follows.len() < MOST_TOPICS;
        if fits && self.follows.iter().all(|topic| topic.words != words) {
            self.follows.push(Topic::new(words.to_owned(), at_us));
        }
    }

    /// Follows a topic no longer.
    pub fn unfollow(&mut self, words: &str) {
        self.follows.retain(|topic| topic.words != words);
    }

    /// Mutes words, a title or a section. Whether there was room for it: a mute that is not kept must be said, not swallowed.
    #[must_use]
    pub fn mute(&mut self, words: &str, until_us: Option<i64>) -> bool {
        if words.is_empty() || words.len() > MOST_TOPIC_BYTES {
            return false;
        }
        self.mutes.retain(|mute| mute.words != words);
        let fits = self.mutes.len() < MOST_TOPICS;
        if fits {
            self.mutes.push(Mute::new(words.to_owned(), until_us));
        }
        fits
    }

    /// Mutes no longer.
    pub fn unmute(&mut self, words: &str) {
        self.mutes.retain(|mute| mute.words != words);
    }

    /// Follows exactly these, where what is followed is kept elsewhere.
    pub fn set_follows(&mut self, follows: Vec<Topic>) {
        self.follows = follows;
    }

    /// The articles that were opened last, the oldest first.
    #[must_use]
    pub fn read(&self) -> &[u64] {
        &self.read
    }

    /// Learns the interests anew from texts that were opened, as they lie in another space, against what is usual there: for a space that
    /// cannot be carried over.
    pub fn relearn(&mut self, opened: &[Vector], usual: &[f32]) {
        self.interest = vec![0.0; DIMENSIONS];
        self.lately = vec![0.0; DIMENSIONS];
        for vector in opened {
            add(&mut self.interest, vector, 1.0);
            add(&mut self.interest, usual, -1.0);
        }
    }

    /// Forgets everything that was learned from reading; what is followed stays.
    pub fn forget_all(&mut self) {
        let follows = std::mem::take(&mut self.follows);
        *self = Self { follows, ..Self::default() };
    }

    /// What is followed.
    #[must_use]
    pub fn follows(&self) -> &[Topic] {
        &self.follows
    }

    /// What is muted.
    #[must_use]
    pub fn mutes(&self) -> &[Mute] {
        &self.mutes
    }

    /// "You opened 14 pieces of politics": sections or titles, the most opened first.
    #[must_use]
    pub fn habits(&self, counter: Counter) -> Vec<(&str, Habit)> {
        let own = self.habits.iter().filter(|((other, _), _)| *other == counter);
        let mut habits: Vec<(&str, Habit)> = own.map(|((_, name), habit)| (name.as_str(), *habit)).collect();
        habits.sort_by(|a, b| b.1.opened.total_cmp(&a.1.opened).then(a.0.cmp(b.0)));
        habits
    }

    /// Forgets what is known of a section or title.
    pub fn forget(&mut self, counter: Counter, name: &str) {
        self.habits.remove(&(counter, name.to_owned()));
    }

    /// Takes what lies in the direction of a text ("forget this") out of the interests.
    pub fn forget_like(&mut self, vector: &Vector) {
        for own in [&mut self.interest, &mut self.lately] {
            let share = crate::space::dot(own, vector);
            add(own, vector, -share);
        }
    }

    /// Whether the reader opened it before.
    #[must_use]
    pub fn has_read(&self, article: u64) -> bool {
        self.read.contains(&article)
    }

    /// The mute in force at `at_us` that hides the candidate.
    #[must_use]
    pub fn muting(&self, candidate: &Candidate<'_>, at_us: i64) -> Option<&Mute> {
        self.mutes.iter().filter(|mute| mute.until_us.is_none_or(|until_us| at_us < until_us)).find(|mute| {
            mute.words == candidate.title || mute.words == candidate.section || all_in(&mute.terms, candidate.terms)
        })
    }

    /// Carries the interests into a space that was learned anew.
    pub fn carry(&mut self, carry: &Carry) {
        self.interest = carry.over(&self.interest);
        self.lately = carry.over(&self.lately);
    }

    /// The profile as it is stored: a few thousand bytes, the same for the same profile.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        bytes::write(self)
    }

    /// Reads a stored profile.
    ///
    /// # Errors
    /// Where the bytes are not those of a profile.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Damaged> {
        bytes::read(bytes).ok_or(Damaged)
    }
}

/// The stored bytes are no profile.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("these bytes are not a reader’s profile")]
pub struct Damaged;

fn all_in(terms: &[u64], others: &[u64]) -> bool {
    !terms.is_empty() && terms.iter().all(|term| others.binary_search(term).is_ok())
}

/// How likely it is that each card was looked at, which is less the further down it stood, and the middle of what was looked at.
pub(super) fn looked_at(cards: &[Card<'_>]) -> (Vec<f32>, Vector) {
    #[expect(clippy::cast_precision_loss, reason = "places on a page")]
    let looked: Vec<f32> = (0..cards.len()).map(|place| 1.0 / (place as f32 + 2.0).log2()).collect();
    let all: f32 = looked.iter().sum();
    let mut usual = vec![0.0_f32; DIMENSIONS];
    for (card, weight) in cards.iter().zip(&looked) {
        add(&mut usual, card.candidate.vector, weight / all.max(f32::MIN_POSITIVE));
    }
    (looked, usual)
}

pub(super) fn add(sum: &mut [f32], vector: &[f32], weight: f32) {
    sum.iter_mut().zip(vector).for_each(|(sum, value)| *sum += weight * value);
}

mod bytes {
    //! The stored form: little-endian, a version first.

    use super::{Counter, DIMENSIONS, Habit, Mute, Profile, Topic};

    const VERSION: u8 = 2;
    /// Numbers of a vector in version 1.
    const DIMENSIONS_1: usize = 96;

    pub(super) fn write(profile: &Profile) -> Vec<u8> {
        let mut out = vec![VERSION];
        for value in profile.interest.iter().chain(&profile.lately) {
            out.extend(value.to_le_bytes());
        }
        out.extend(profile.lately_us.to_le_bytes());
        habit(&mut out, profile.all);
        length(&mut out, profile.habits.len());
        for ((counter, name), counted) in &profile.habits {
            out.push(u8::from(*counter == Counter::Title));
            text(&mut out, name);
            habit(&mut out, *counted);
        }
        length(&mut out, profile.read.len());
        profile.read.iter().for_each(|article| out.extend(article.to_le_bytes()));
        length(&mut out, profile.follows.len());
        for topic in &profile.follows {
            text(&mut out, &topic.words);
            out.extend(topic.since_us.to_le_bytes());
        }
        length(&mut out, profile.mutes.len());
        for mute in &profile.mutes {
            text(&mut out, &mute.words);
            out.extend(mute.until_us.unwrap_or(i64::MAX).to_le_bytes());
        }
        out
    }

    fn habit(out: &mut Vec<u8>, habit: Habit) {
        out.extend(habit.opened.to_le_bytes());
        out.extend(habit.shown.to_le_bytes());
    }

    fn length(out: &mut Vec<u8>, length: usize) {
        out.extend(u16::try_from(length).unwrap_or(u16::MAX).to_le_bytes());
    }

    fn text(out: &mut Vec<u8>, text: &str) {
        length(out, text.len());
        out.extend(text.as_bytes());
    }

    struct Reader<'a>(&'a [u8]);

    impl Reader<'_> {
        fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
            let (head, rest) = self.0.split_first_chunk::<N>()?;
            self.0 = rest;
            Some(*head)
        }

        fn number(&mut self) -> Option<f32> {
            let value = f32::from_le_bytes(self.take()?);
            value.is_finite().then_some(value)
        }

        fn length(&mut self) -> Option<usize> {
            Some(usize::from(u16::from_le_bytes(self.take()?)))
        }

        fn time(&mut self) -> Option<i64> {
            Some(i64::from_le_bytes(self.take()?))
        }

        fn habit(&mut self) -> Option<Habit> {
            Some(Habit { opened: self.number()?, shown: self.number()? })
        }

        fn text(&mut self) -> Option<String> {
            let length = self.length()?;
            let (head, rest) = self.0.split_at_checked(length)?;
            self.0 = rest;
            String::from_utf8(head.to_vec()).ok()
        }
    }

    pub(super) fn read(bytes: &[u8]) -> Option<Profile> {
        let mut reader = Reader(bytes);
        let mut profile = Profile::new();
        match reader.take::<1>()? {
            [VERSION] => {
                for vector in [&mut profile.interest, &mut profile.lately] {
                    for value in vector.iter_mut().take(DIMENSIONS) {
                        *value = reader.number()?;
                    }
                }
            }
            // Interests in a space of other directions say nothing in this one: whoever keeps the profile learns them anew from what was opened.
            [1] => {
                for _ in 0..2 * DIMENSIONS_1 {
                    reader.number()?;
                }
            }
            _ => return None,
        }
        profile.lately_us = reader.time()?;
        profile.all = reader.habit()?;
        for _ in 0..reader.length()? {
            let counter = if reader.take::<1>()? == [1] { Counter::Title } else { Counter::Section };
            profile.habits.insert((counter, reader.text()?), reader.habit()?);
        }
        for _ in 0..reader.length()? {
            profile.read.push(u64::from_le_bytes(reader.take()?));
        }
        for _ in 0..reader.length()? {
            profile.follows.push(Topic::new(reader.text()?, reader.time()?));
        }
        for _ in 0..reader.length()? {
            let words = reader.text()?;
            let until_us = Some(reader.time()?).filter(|until_us| *until_us != i64::MAX);
            profile.mutes.push(Mute::new(words, until_us));
        }
        reader.0.is_empty().then_some(profile)
    }
}
