//! Which live reports hold a shingle: an inverted index that forgets, and that knows which shingles are common.
//!
//! A shingle that many independent reports hold (a footer, a template, a quotation of the day) says nothing about copying:
//! beyond [`COMMON_REPORTS`] reports only their number is kept. So a flood of texts from one template costs no more per text
//! than any other text does.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Reports that a shingle may be in before it counts as common.
pub(super) const COMMON_REPORTS: usize = 8;

/// Set in a value of the map that is an index into the lists.
const LIST: u32 = 1 << 31;

/// A map keyed by hashes, which need no further hashing.
pub(super) type HashedMap<K, V> = HashMap<K, V, BuildHasherDefault<AlreadyHashed>>;

/// Spreads what is a hash already (the shingles kept are the smallest, so that their high bits are alike).
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct AlreadyHashed(u64);

impl Hasher for AlreadyHashed {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(self.0 ^ u64::from(*byte));
        }
    }
    fn write_u32(&mut self, hash: u32) {
        self.write_u64(u64::from(hash));
    }
    fn write_u64(&mut self, hash: u64) {
        // Fibonacci hashing (Knuth, TAOCP 3, section 6.4).
        self.0 = hash.wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(32);
    }
    fn write_i64(&mut self, hash: i64) {
        self.write_u64(hash.cast_unsigned());
    }
}

/// Reports by shingle.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    /// Shingle to the only report that holds it, or (with [`LIST`]) to a list of them.
    postings: HashedMap<u32, u32>,
    lists: Vec<List>,
    free: Vec<u32>,
}

/// The reports that hold one shingle.
#[derive(Clone, Debug, Default)]
struct List {
    /// At most [`COMMON_REPORTS`]; empty once there were more.
    reports: Vec<u32>,
    /// How many live reports hold it.
    count: u32,
}

impl Index {
    /// The reports (their slots) that hold `shingle`; none when it is common.
    pub fn reports(&self, shingle: u32, mut found: impl FnMut(u32)) {
        match self.postings.get(&shingle) {
            None => {}
            Some(value) if value & LIST == 0 => found(*value),
            Some(value) => {
                let list = self.lists.get((value & !LIST) as usize);
                list.into_iter().flat_map(|list| &list.reports).for_each(|report| found(*report));
            }
        }
    }

    /// Notes that `report` holds `shingle`.
    pub fn insert(&mut self, shingle: u32, report: u32) {
        let Some(value) = self.postings.get_mut(&shingle) else {
            self.postings.insert(shingle, report);
            return;
        };
        if *value & LIST == 0 {
            let list = List { reports: vec![*value, report], count: 2 };
            if let Some(at) = self.free.pop() {
                if let Some(place) = self.lists.get_mut(at as usize) {
                    *place = list;
                }
                *value = at | LIST;
            } else {
                *value = u32::try_from(self.lists.len()).unwrap_or(u32::MAX) | LIST;
                self.lists.push(list);
            }
            return;
        }
        if let Some(list) = self.lists.get_mut((*value & !LIST) as usize) {
            list.count += 1;
            if list.count as usize > COMMON_REPORTS {
                list.reports = Vec::new();
            } else {
                list.reports.push(report);
            }
        }
    }

    /// Forgets that `report` holds `shingle`.
    pub fn remove(&mut self, shingle: u32, report: u32) {
        let Some(value) = self.postings.get(&shingle).copied() else { return };
        if value & LIST == 0 {
            self.postings.remove(&shingle);
            return;
        }
        let at = value & !LIST;
        let Some(list) = self.lists.get_mut(at as usize) else { return };
        list.count = list.count.saturating_sub(1);
        if let Some(position) = list.reports.iter().position(|held| *held == report) {
            list.reports.remove(position);
        }
        if list.count == 0 {
            list.reports = Vec::new();
            self.postings.remove(&shingle);
            self.free.push(at);
        }
    }

    /// Bytes it takes, about.
    pub fn size_bytes(&self) -> usize {
        let lists: usize = self.lists.iter().map(|list| list.reports.capacity() * 4).sum();
        self.postings.capacity() * 9 + self.lists.capacity() * size_of::<List>() + lists + self.free.capacity() * 4
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn held(index: &Index, shingle: u32) -> Vec<u32> {
        let mut found = Vec::new();
        index.reports(shingle, |report| found.push(report));
        found
    }

    #[test]
    fn what_many_reports_hold_is_common_until_they_are_forgotten() {
        let mut index = Index::default();
        for report in 0..COMMON_REPORTS as u32 {
            index.insert(7, report);
        }
        assert_eq!(held(&index, 7).len(), COMMON_REPORTS);
        index.insert(7, 99);
        assert!(held(&index, 7).is_empty());
        for report in (0..COMMON_REPORTS as u32).chain([99]) {
            index.remove(7, report);
        }
        assert!(index.postings.is_empty());
        index.insert(7, 3);
        assert_eq!(held(&index, 7), [3]);
    }

    #[test]
    fn removing_one_of_two_leaves_the_other() {
        let mut index = Index::default();
        index.insert(1, 10);
        index.insert(1, 11);
        index.remove(1, 10);
        assert_eq!(held(&index, 1), [11]);
        index.remove(1, 11);
        assert_eq!(held(&index, 1), Vec::<u32>::new());
    }
}
