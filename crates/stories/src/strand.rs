//! A strand: what one language says about one event. A story has one or more of them.

use serde::{Deserialize, Serialize};

use crate::article::Article;
use crate::embedding::Embedding;
use crate::few::Few;
use crate::kept::{Light, Summed};
use crate::moment::Moment;
use crate::names;
use crate::signals::plain_square;
use crate::vector::{Form, HEADLINE, LEAD, Products, Single, Weighted, seek, squares, sum};

/// Articles of a strand that a new one is compared with, the latest.
const RING: usize = 12;
/// Originals that count for what is compared with other languages: those that come later say little new.
const FIRST: u32 = 64;
/// Words of a strand that are remembered.
const TERMS: usize = 320;
/// Shapes of a strand that are remembered.
const SHAPES: usize = 192;

/// Names in the form in which a strand keeps them.
pub(crate) fn kept_bridge(names: &[(u32, f32)]) -> Box<[Light]> {
    names.iter().map(|(hash, weight)| Light::of(&Single { hash: *hash, weight: *weight })).collect()
}

/// Sums over the articles of a strand, and the squared length of each field.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Sums {
    pub terms: Box<[Summed]>,
    pub shapes: Box<[Light]>,
    pub terms_squares: Products,
    pub shapes_squares: Products,
    /// The squared length of the lead's words that are no names.
    pub plain_square: f32,
}

impl Sums {
    /// Those of one article.
    pub fn of(article: &Article) -> Self {
        let mut sums = Self {
            terms: article.words.terms().iter().map(|word| Summed::of(&word.decode())).collect(),
            shapes: article.words.shapes().map(|shape| Light::of(&shape)).collect(),
            ..Self::default()
        };
        sums.measure();
        sums
    }

    pub fn add(&mut self, other: &Self) {
        self.terms = sum(&self.terms, &other.terms, TERMS);
        self.shapes = sum(&self.shapes, &other.shapes, SHAPES);
        self.measure();
    }

    fn measure(&mut self) {
        self.terms_squares = squares(&self.terms);
        self.shapes_squares = squares(&self.shapes);
        self.plain_square = plain_square(self.words().map(|word| word.weights));
    }

    /// Whether it has a word.
    pub fn has(&self, hash: u32) -> bool {
        seek(&self.terms, hash).is_some()
    }

    /// A word with its weights.
    pub fn find(&self, hash: u32) -> Option<Weighted> {
        seek(&self.terms, hash).map(Form::decode)
    }

    /// Its words with their weights.
    pub fn words(&self) -> impl Iterator<Item = Weighted> {
        self.terms.iter().map(Form::decode)
    }

    /// How much of the headline or the lead one of its words is, where each has length one.
    pub fn about(&self, term: &Weighted) -> f32 {
        let part = |field: usize| {
            let square = self.terms_squares.get(field).copied().unwrap_or_default();
            if square > 0.0 { term.weights.get(field).copied().unwrap_or_default() / square.sqrt() } else { 0.0 }
        };
        part(HEADLINE).max(part(LEAD))
    }

    pub fn size_bytes(&self) -> usize {
        size_of::<Self>() + size_of_val(&*self.terms) + size_of_val(&*self.shapes)
    }
}

/// What one language says about one event.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Strand {
    pub lives: bool,
    /// Number of its language.
    pub language: u16,
    /// Its story's id.
    pub story: i64,
    /// Slots of its articles in order of arrival, copies too.
    pub members: Few,
    /// Slots of the latest originals.
    pub ring: Few,
    /// Sums over its originals; of a single one its own words serve.
    pub sums: Option<Box<Sums>>,
    /// Independent reports in it.
    pub originals: u32,
    pub first: Moment,
    pub last: Moment,
    /// Owners, with the number of their originals; sorted.
    pub owners: Box<[(u32, u16)]>,
    /// Originals with a number in their headline.
    pub numbered: u32,
    /// Whether any original has a body.
    pub has_body: bool,
    pub stands_alone: bool,
    /// Names as other languages might have them.
    pub bridge: Box<[Light]>,
    /// What its originals are about.
    pub embedding: Option<Box<Embedding>>,
}

impl Strand {
    /// Counts one more original, which `slot` holds; `only` is the article that was alone until now.
    pub fn take(&mut self, slot: u32, article: &Article, only: Option<&Article>, bridge: &[Light]) {
        if self.originals == 1 && self.sums.is_none() {
            self.sums = only.map(|only| Box::new(Sums::of(only)));
        }
        if let Some(sums) = &mut self.sums {
            sums.add(&Sums::of(article));
        }
        self.count(slot, article);
        self.join_bridge(bridge);
    }

    /// The same without its words.
    pub fn count(&mut self, slot: u32, article: &Article) {
        self.note_time(article.time.us());
        self.originals += 1;
        self.ring.push(slot);
        if self.ring.len() > RING {
            self.ring.drop_first(1);
        }
        self.count_owner(article.owner, 1);
        self.numbered += u32::from(!article.words.numbers().is_empty());
        self.has_body |= article.has_body;
        self.stands_alone |= article.kind.stands_alone();
    }

    /// What is compared of it with other languages.
    pub fn to_compare(&self) -> Self {
        Self {
            lives: self.lives,
            language: self.language,
            bridge: self.bridge.clone(),
            embedding: self.embedding.clone(),
            originals: self.originals,
            first: self.first,
            last: self.last,
            has_body: self.has_body,
            ..Self::default()
        }
    }

    /// The first of its articles' times.
    pub fn first_us(&self) -> Option<i64> {
        self.first.us()
    }

    /// The last of them.
    pub fn last_us(&self) -> Option<i64> {
        self.last.us()
    }

    pub fn note_time(&mut self, time_us: Option<i64>) {
        let Some(time) = time_us else { return };
        self.first = Some(self.first_us().map_or(time, |first| first.min(time))).into();
        self.last = Some(self.last_us().map_or(time, |last| last.max(time))).into();
    }

    fn count_owner(&mut self, owner: u32, more: u16) {
        match self.owners.binary_search_by_key(&owner, |entry| entry.0) {
            Ok(at) => {
                if let Some(entry) = self.owners.get_mut(at) {
                    entry.1 = entry.1.saturating_add(more);
                }
            }
            Err(at) => {
                let mut owners = std::mem::take(&mut self.owners).into_vec();
                owners.insert(at, (owner, more));
                self.owners = owners.into_boxed_slice();
            }
        }
    }

    /// Originals of an owner.
    pub fn of_owner(&self, owner: u32) -> u16 {
        self.owners
            .binary_search_by_key(&owner, |entry| entry.0)
            .ok()
            .and_then(|at| self.owners.get(at))
            .map_or(0, |entry| entry.1)
    }

    /// Counts what one more original is about; the newcomer weighs as much as one of those before it.
    pub fn join_embedding(&mut self, other: Option<&Embedding>) {
        let before = (self.originals.max(2) - 1) as f32;
        match (&mut self.embedding, other) {
            (Some(own), Some(other)) if self.originals <= FIRST => own.join(other, before),
            (None, Some(other)) => self.embedding = Some(Box::new(other.clone())),
            _ => {}
        }
    }

    fn join_bridge(&mut self, other: &[Light]) {
        if self.bridge.is_empty() {
            self.bridge = other.into();
        } else if !other.is_empty() && self.originals <= FIRST {
            // The newcomer weighs as much as one of those before it.
            let before = (self.originals.max(2) - 1) as f32;
            let own = self.bridge.iter().map(Form::decode).map(|name| (name.hash, name.weight * before));
            let its = other.iter().map(Form::decode).map(|name| (name.hash, name.weight));
            self.bridge = kept_bridge(&names::condense(own.chain(its).collect()));
        }
    }

    /// Takes everything of another strand; `own` and `its` are their sums.
    pub fn absorb(&mut self, other: Self, own: Sums, its: &Sums, number_of: impl Fn(u32) -> u64) {
        let mut sums = own;
        sums.add(its);
        self.sums = Some(Box::new(sums));
        self.note_time(other.first_us());
        self.note_time(other.last_us());
        self.originals += other.originals;
        self.numbered += other.numbered;
        self.has_body |= other.has_body;
        self.stands_alone &= other.stands_alone;
        for (owner, count) in other.owners {
            self.count_owner(owner, count);
        }
        self.join_bridge(&other.bridge);
        self.join_embedding(other.embedding.as_deref());
        self.members.extend(other.members.iter().copied());
        self.ring.extend(other.ring.iter().copied());
        self.ring.sort_by_key(|slot| number_of(*slot));
        let extra = self.ring.len().saturating_sub(RING);
        self.ring.drop_first(extra);
    }
}
