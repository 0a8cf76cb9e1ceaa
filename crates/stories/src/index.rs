//! Which strands have a word: an inverted index, the most recently active last.

use serde::{Deserialize, Serialize};

use crate::hash::{HashedMap, sorted};

/// Strands of one word that are looked at, the most recent.
const LOOKED_AT: usize = 400;
/// Strands of one word that are remembered.
const REMEMBERED: usize = 800;
/// What is left of them when they are too many.
const LEFT: usize = 500;

/// The strands of one word.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Posting {
    /// The word as it was first met, for reasons.
    word: Box<str>,
    strands: Vec<u32>,
}

/// Strands by word.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Index {
    #[serde(with = "sorted")]
    postings: HashedMap<u32, Posting>,
}

impl Index {
    /// Notes that a strand was active under a word.
    pub fn note(&mut self, key: u32, strand: u32, word: &str) {
        let posting = self.postings.entry(key).or_insert_with(|| Posting { word: word.into(), strands: Vec::new() });
        if posting.strands.last() == Some(&strand) {
            return;
        }
        posting.strands.push(strand);
        if posting.strands.len() > REMEMBERED {
            let mut seen: Vec<u32> = Vec::with_capacity(REMEMBERED);
            let mut sorted: HashedMap<u32, ()> = HashedMap::default();
            for strand in posting.strands.iter().rev() {
                if seen.len() < LEFT && sorted.insert(*strand, ()).is_none() {
                    seen.push(*strand);
                }
            }
            seen.reverse();
            posting.strands = seen;
        }
    }

    /// Notes that a strand was active under a word that is in the index already.
    pub fn note_known(&mut self, key: u32, strand: u32) {
        if self.postings.contains_key(&key) {
            self.note(key, strand, "");
        }
    }

    /// The strands of a word, the most recent first; one may come twice.
    pub fn strands(&self, key: u32) -> impl Iterator<Item = u32> {
        self.postings.get(&key).into_iter().flat_map(|posting| posting.strands.iter().rev().take(LOOKED_AT).copied())
    }

    /// How many strands a word has, some of them twice.
    pub fn common(&self, key: u32) -> usize {
        self.postings.get(&key).map_or(0, |posting| posting.strands.len())
    }

    /// The word of a key.
    pub fn word(&self, key: u32) -> Option<&str> {
        self.postings.get(&key).map(|posting| &*posting.word)
    }

    /// Forgets strands that are gone, and words without strands.
    pub fn retain(&mut self, mut lives: impl FnMut(u32) -> bool) {
        self.postings.retain(|_, posting| {
            posting.strands.retain(|strand| lives(*strand));
            posting.strands.shrink_to_fit();
            !posting.strands.is_empty()
        });
        self.postings.shrink_to_fit();
    }

    /// Bytes it takes, about.
    pub fn size_bytes(&self) -> usize {
        let postings: usize =
            self.postings.values().map(|posting| posting.word.len() + posting.strands.capacity() * 4).sum();
        self.postings.capacity() * (size_of::<Posting>() + 5) + postings
    }
}

/// Sums over candidates, one place a strand; emptied by counting up.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tally {
    round: u32,
    places: Vec<(u32, u32, f32)>,
    touched: Vec<u32>,
}

impl Tally {
    /// Starts afresh.
    pub fn begin(&mut self) {
        if self.round == u32::MAX {
            self.places.fill((0, 0, 0.0));
            self.round = 0;
        }
        self.round += 1;
        self.touched.clear();
    }

    /// Adds to a strand's sum, once for each `word`.
    pub fn add(&mut self, strand: u32, word: u32, amount: f32) {
        let at = strand as usize;
        if at >= self.places.len() {
            self.places.resize(at + 1, (0, 0, 0.0));
        }
        let Some(place) = self.places.get_mut(at) else { return };
        if place.0 != self.round {
            *place = (self.round, word, amount);
            self.touched.push(strand);
        } else if place.1 != word {
            place.1 = word;
            place.2 += amount;
        }
    }

    /// The strands with the greatest sums, greatest first.
    pub fn best(&mut self, most: usize) -> Vec<u32> {
        let places = &self.places;
        let sum = |strand: u32| places.get(strand as usize).map_or(0.0, |place| place.2);
        let order = |a: &u32, b: &u32| sum(*b).total_cmp(&sum(*a)).then(a.cmp(b));
        if self.touched.len() > most {
            self.touched.select_nth_unstable_by(most, order);
            self.touched.truncate(most);
        }
        self.touched.sort_unstable_by(order);
        self.touched.clone()
    }
}
