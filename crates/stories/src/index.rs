//! Which strands have a word: an inverted index, the most recently active last.

use serde::{Deserialize, Serialize};

use crate::few::Few;
use crate::hash::HashedMap;
use crate::rows::Rows;
use crate::slots::Slots;

/// A strand that is among so many last ones of a word is not noted again: they lie side by side.
const LATELY: usize = 16;
/// Strands of one word that are looked at, the most recent.
const LOOKED_AT: usize = 400;
/// Strands of one word that are remembered.
const REMEMBERED: usize = 800;
/// What is left of them when they are too many.
const LEFT: usize = 500;

/// The strands of one word.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Posting {
    key: u32,
    /// Where in `words` the word stands, as it was first met.
    word: u32,
    /// The last of them once each, farther back one may come again.
    strands: Few,
}

/// Strands by word.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Index {
    /// In the order in which they were first met.
    postings: Rows<Posting>,
    /// Words for reasons, one behind the other, a byte with its length before each.
    words: Vec<u8>,
    /// Where the posting of a key is.
    places: Slots,
}

/// Where a word that is not known stands.
const UNKNOWN: u32 = u32::MAX;

impl Index {
    /// Notes that a strand was active under words.
    pub fn note<'a>(&mut self, words: impl Iterator<Item = (u32, &'a str)>, strand: u32) {
        let words: Vec<(u32, &str)> = words.collect();
        let places = self.places_of(words.iter().map(|word| word.0), strand);
        for ((key, word), place) in words.into_iter().zip(places) {
            let place = place.unwrap_or_else(|| match self.place(key) {
                Some(at) => (at, false),
                None => {
                    let word = keep(&mut self.words, word.as_bytes());
                    let at = self.postings.push(Posting { key, word, strands: Few::default() });
                    self.places.insert(u64::from(key), at, key_in_postings(&self.postings));
                    (at, false)
                }
            });
            self.note_at(place, strand);
        }
    }

    /// The same of words that may be in the index already; others are left out.
    pub fn note_known(&mut self, keys: impl Iterator<Item = u32>, strand: u32) {
        for place in self.places_of(keys, strand).into_iter().flatten() {
            self.note_at(place, strand);
        }
    }

    /// Where the postings of some words are, and whether a strand is the last there. They lie far apart in memory, which is slow to
    /// answer and answers many questions at a time: so all are asked before any of them is changed.
    fn places_of(&self, keys: impl Iterator<Item = u32>, strand: u32) -> Vec<Option<(u32, bool)>> {
        let places: Vec<Option<u32>> = keys.map(|key| self.place(key)).collect();
        let is_last = |at: u32| self.postings.get(at).is_some_and(|posting| posting.strands.last() == Some(&strand));
        places.into_iter().map(|place| place.map(|at| (at, is_last(at)))).collect()
    }

    fn note_at(&mut self, (at, is_last): (u32, bool), strand: u32) {
        if is_last {
            return;
        }
        let Some(posting) = self.postings.get_mut(at) else { return };
        let strands = &mut posting.strands;
        // What was active lately is at the end. Only there is it looked for: of a common word the rest lies far away in memory.
        let lately = strands.len().saturating_sub(LATELY);
        let last = strands.get_mut(lately..).unwrap_or_default();
        match last.iter().rposition(|other| *other == strand) {
            Some(at) => last.get_mut(at..).unwrap_or_default().rotate_left(1),
            None => strands.push(strand),
        }
        if strands.len() > REMEMBERED {
            let mut seen: HashedMap<u32, ()> = HashedMap::default();
            let mut left: Vec<u32> =
                strands.iter().rev().copied().filter(|strand| seen.insert(*strand, ()).is_none()).take(LEFT).collect();
            left.reverse();
            *strands = left.into_iter().collect();
        }
    }

    fn place(&self, key: u32) -> Option<u32> {
        self.places.get(u64::from(key), key_in_postings(&self.postings))
    }

    fn posting(&self, key: u32) -> Option<&Posting> {
        self.postings.get(self.place(key)?)
    }

    /// Gives what came back from a snapshot the keys by which words are found.
    pub fn know_keys(&mut self) {
        self.places.keyed(key_in_postings(&self.postings));
    }

    /// The strands of a word, the most recent first; one may come twice.
    pub fn strands(&self, key: u32) -> impl Iterator<Item = u32> {
        let strands = self.posting(key).map(|posting| &*posting.strands).unwrap_or_default();
        strands.iter().rev().take(LOOKED_AT).copied()
    }

    /// How many strands a word has, some of them twice.
    pub fn common(&self, key: u32) -> usize {
        self.posting(key).map_or(0, |posting| posting.strands.len())
    }

    /// The word of a key; `None` for one that is too long to be shown.
    pub fn word(&self, key: u32) -> Option<&str> {
        let bytes = kept(&self.words, self.posting(key)?.word);
        std::str::from_utf8(bytes).ok().filter(|word| !word.is_empty())
    }

    /// Forgets strands that are gone, and words without strands.
    pub fn retain(&mut self, mut lives: impl FnMut(u32) -> bool) {
        let words = std::mem::take(&mut self.words);
        let postings = std::mem::take(&mut self.postings).into_iter().filter_map(|mut posting| {
            posting.strands.retain(&mut lives);
            if posting.strands.is_empty() {
                return None;
            }
            posting.word = keep(&mut self.words, kept(&words, posting.word));
            Some(posting)
        });
        self.postings = postings.collect();
        self.words.shrink_to_fit();
        let all = (0_u32..).take(self.postings.len()).collect();
        self.places.fill(all, key_in_postings(&self.postings));
    }

    /// Bytes it takes, about.
    pub fn size_bytes(&self) -> usize {
        let elsewhere: usize = self.postings.iter().map(|posting| posting.strands.size_elsewhere()).sum();
        self.postings.size_bytes() + elsewhere + self.words.len() + self.places.size_bytes()
    }
}

/// The keys of postings.
fn key_in_postings(postings: &Rows<Posting>) -> impl Fn(u32) -> Option<u64> {
    |at| Some(u64::from(postings.get(at)?.key))
}

/// Puts a word behind the others; where it stands.
fn keep(words: &mut Vec<u8>, word: &[u8]) -> u32 {
    let (Ok(length), Ok(at)) = (u8::try_from(word.len()), u32::try_from(words.len())) else { return UNKNOWN };
    if length == 0 {
        return UNKNOWN;
    }
    words.push(length);
    words.extend(word);
    at
}

/// The word that stands there.
fn kept(words: &[u8], at: u32) -> &[u8] {
    let word = words.get(at as usize..).and_then(<[u8]>::split_first);
    word.and_then(|(length, rest)| rest.get(..usize::from(*length))).unwrap_or_default()
}

/// Which strands live, a bit each: what is asked of every strand of a word has to be near at hand, however many strands there are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Living(Vec<u64>);

impl Living {
    /// Of strands in the order of their numbers.
    pub fn of(strands: impl Iterator<Item = bool>) -> Self {
        let mut living = Self::default();
        strands.zip(0_u32..).for_each(|(lives, at)| living.set(at, lives));
        living
    }

    pub fn set(&mut self, strand: u32, lives: bool) {
        let at = (strand / u64::BITS) as usize;
        if at >= self.0.len() {
            self.0.resize(at + 1, 0);
        }
        if let Some(word) = self.0.get_mut(at) {
            let bit = 1 << (strand % u64::BITS);
            *word = if lives { *word | bit } else { *word & !bit };
        }
    }

    pub fn has(&self, strand: u32) -> bool {
        self.0.get((strand / u64::BITS) as usize).is_some_and(|word| word >> (strand % u64::BITS) & 1 == 1)
    }
}

/// Sums over candidates: a table that is large enough for what one search finds and small enough to be near at hand, emptied by counting up.
#[derive(Clone, Debug)]
pub(crate) struct Tally {
    round: u32,
    places: Vec<Sum>,
    /// Places that are taken in this round.
    taken: Vec<u32>,
}

/// The sum of a strand.
#[derive(Clone, Copy, Debug, Default)]
struct Sum {
    round: u32,
    strand: u32,
    /// The word that was added last.
    word: u32,
    amount: f32,
}

/// Places at first; a power of two.
const PLACES: usize = 4_096;

impl Default for Tally {
    fn default() -> Self {
        Self { round: 0, places: vec![Sum::default(); PLACES], taken: Vec::new() }
    }
}

impl Tally {
    /// Starts afresh.
    pub fn begin(&mut self) {
        if self.round == u32::MAX {
            self.places.fill(Sum::default());
            self.round = 0;
        }
        self.round += 1;
        self.taken.clear();
    }

    /// Adds to a strand's sum, once for each `word`.
    pub fn add(&mut self, strand: u32, word: u32, amount: f32) {
        if self.taken.len() * 4 > self.places.len() * 3 {
            self.grow();
        }
        let at = self.place(strand);
        let Some(sum) = self.places.get_mut(at) else { return };
        if sum.round != self.round {
            *sum = Sum { round: self.round, strand, word, amount };
            self.taken.push(at as u32);
        } else if sum.word != word {
            sum.word = word;
            sum.amount += amount;
        }
    }

    /// Where a strand's sum is or would be.
    fn place(&self, strand: u32) -> usize {
        let last = self.places.len() - 1;
        let mut at = (strand.wrapping_mul(0x9e37_79b9) >> 8) as usize & last;
        while self.places.get(at).is_some_and(|sum| sum.round == self.round && sum.strand != strand) {
            at = (at + 1) & last;
        }
        at
    }

    fn grow(&mut self) {
        let sums: Vec<Sum> = self.sums().copied().collect();
        self.places = vec![Sum::default(); self.places.len() * 2];
        self.taken.clear();
        for sum in sums {
            let at = self.place(sum.strand);
            if let Some(place) = self.places.get_mut(at) {
                *place = sum;
                self.taken.push(at as u32);
            }
        }
    }

    fn sums(&self) -> impl Iterator<Item = &Sum> {
        self.taken.iter().filter_map(|at| self.places.get(*at as usize))
    }

    /// The strands with the greatest sums, greatest first.
    pub fn best(&self, most: usize) -> Vec<u32> {
        let mut sums: Vec<(f32, u32)> = self.sums().map(|sum| (sum.amount, sum.strand)).collect();
        let order = |a: &(f32, u32), b: &(f32, u32)| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1));
        if sums.len() > most {
            sums.select_nth_unstable_by(most, order);
            sums.truncate(most);
        }
        sums.sort_unstable_by(order);
        sums.into_iter().map(|(_, strand)| strand).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strands(index: &Index, key: u32) -> Vec<u32> {
        index.strands(key).collect()
    }

    #[test]
    fn the_most_recent_strands_come_first_and_lately_each_once() {
        let mut index = Index::default();
        for strand in [1, 2, 3, 1] {
            index.note([(7, "harbour")].into_iter(), strand);
        }
        assert_eq!(strands(&index, 7), [1, 3, 2]);
        assert_eq!((index.common(7), index.word(7), index.common(8)), (3, Some("harbour"), 0));
        index.note_known([8].into_iter(), 1);
        assert_eq!(index.word(8), None, "a word that is not there is not made");
        index.note([(9, &*"x".repeat(300))].into_iter(), 1);
        assert_eq!((index.common(9), index.word(9)), (1, None));
    }

    #[test]
    fn of_a_common_word_a_bounded_number_is_remembered_each_once() {
        let mut index = Index::default();
        let first = u32::try_from(REMEMBERED).unwrap() / 2;
        for strand in (0..first).chain(0..first).chain([first]) {
            index.note([(7, "storm")].into_iter(), strand);
        }
        let left = strands(&index, 7);
        assert_eq!(left.len(), LOOKED_AT.min(index.common(7)));
        assert_eq!(left.first(), Some(&first));
        let mut once = left.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), left.len(), "what came twice is there once, after more than {REMEMBERED} were noted");
        index.retain(|strand| strand > first - 10);
        assert_eq!(index.common(7), 10);
        assert_eq!(index.word(7), Some("storm"));
        index.retain(|_| false);
        assert_eq!((index.common(7), index.word(7)), (0, None));
    }

    #[test]
    fn a_strand_counts_once_for_each_word() {
        let mut tally = Tally::default();
        tally.begin();
        for (strand, word, amount) in [(1, 10, 1.0), (1, 10, 1.0), (2, 10, 1.5), (3, 10, 0.5), (1, 11, 1.0)] {
            tally.add(strand, word, amount);
        }
        assert_eq!(tally.best(2), [1, 2]);
        tally.begin();
        assert!(tally.best(2).is_empty());
    }

    #[test]
    fn however_many_strands_are_found_each_has_its_sum() {
        let mut tally = Tally::default();
        let most = u32::try_from(PLACES).unwrap() * 3;
        for round in 1..3_u8 {
            tally.begin();
            for strand in (0..most).rev() {
                tally.add(strand * 7, 1, strand as f32);
                tally.add(strand * 7, 2, f32::from(round));
            }
            let best: Vec<u32> = tally.best(most as usize);
            assert!(best.into_iter().eq((0..most).rev().map(|strand| strand * 7)));
        }
    }
}
