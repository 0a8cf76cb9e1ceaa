//! Numbers by key, in five bytes or so each: the key of a number is not kept, as its holder knows it.
//!
//! An open hash table with a byte of the key's hash beside each number, so that nearly every look at a holder finds what was sought
//! (Knuth, TAOCP 3, section 6.4, algorithm L).

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Marks of places: free, and free again but passed by some search; the others are taken.
const FREE: u8 = 0;
const GONE: u8 = 1;
const TAKEN: u8 = 2;

/// Numbers by key; each question comes with a function that gives the key of a number.
#[derive(Clone, Debug, Default)]
pub(crate) struct Slots {
    marks: Vec<u8>,
    numbers: Vec<u32>,
    taken: usize,
    /// Places that are not free.
    used: usize,
}

impl Slots {
    pub fn len(&self) -> usize {
        self.taken
    }

    /// The number of a key.
    pub fn get(&self, key: u64, key_of: impl Fn(u32) -> Option<u64>) -> Option<u32> {
        self.numbers.get(self.find(key, key_of)?).copied()
    }

    /// Gives a key its number, instead of the one that it may have.
    pub fn insert(&mut self, key: u64, number: u32, key_of: impl Fn(u32) -> Option<u64>) {
        if let Some(at) = self.find(key, &key_of) {
            if let Some(place) = self.numbers.get_mut(at) {
                *place = number;
            }
            return;
        }
        if (self.used + 1) * 5 > self.marks.len() * 4 {
            self.fill(self.numbers().collect(), key_of);
        }
        self.put(key, number);
    }

    /// Takes a key's number away.
    pub fn remove(&mut self, key: u64, key_of: impl Fn(u32) -> Option<u64>) {
        let Some(mark) = self.find(key, key_of).and_then(|at| self.marks.get_mut(at)) else { return };
        *mark = GONE;
        self.taken -= 1;
    }

    /// Makes the table anew of some numbers, with room for half as many more.
    pub fn fill(&mut self, numbers: Vec<u32>, key_of: impl Fn(u32) -> Option<u64>) {
        let places = (numbers.len() * 15 / 8).max(16);
        *self = Self { marks: vec![FREE; places], numbers: vec![0; places], taken: 0, used: 0 };
        for number in numbers {
            if let Some(key) = key_of(number) {
                self.put(key, number);
            }
        }
    }

    /// Bytes that it takes.
    pub fn size_bytes(&self) -> usize {
        self.marks.len() * 5
    }

    /// All numbers, in the order of the table.
    fn numbers(&self) -> impl Iterator<Item = u32> {
        self.marks.iter().zip(&self.numbers).filter(|(mark, _)| **mark >= TAKEN).map(|(_, number)| *number)
    }

    fn sorted(&self) -> Vec<u32> {
        let mut numbers: Vec<u32> = self.numbers().collect();
        numbers.sort_unstable();
        numbers
    }

    /// The mark of a key, and where it is sought first.
    fn start(&self, key: u64) -> (u8, usize) {
        let hash = key.wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(32).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let first = (u128::from(hash) * self.marks.len() as u128) >> 64;
        ((hash as u8).max(TAKEN), first as usize)
    }

    fn find(&self, key: u64, key_of: impl Fn(u32) -> Option<u64>) -> Option<usize> {
        let (own, mut at) = self.start(key);
        for _ in 0..self.marks.len() {
            let mark = *self.marks.get(at)?;
            if mark == FREE {
                return None;
            }
            if mark == own && key_of(*self.numbers.get(at)?) == Some(key) {
                return Some(at);
            }
            at = if at + 1 == self.marks.len() { 0 } else { at + 1 };
        }
        None
    }

    /// Puts a number into the first free place.
    fn put(&mut self, key: u64, number: u32) {
        let (own, mut at) = self.start(key);
        while self.marks.get(at).is_some_and(|mark| *mark != FREE) {
            at = if at + 1 == self.marks.len() { 0 } else { at + 1 };
        }
        if let Some((mark, place)) = self.marks.get_mut(at).zip(self.numbers.get_mut(at)) {
            (*mark, *place) = (own, number);
            self.taken += 1;
            self.used += 1;
        }
    }
}

impl PartialEq for Slots {
    fn eq(&self, other: &Self) -> bool {
        self.sorted() == other.sorted()
    }
}

impl Serialize for Slots {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.sorted().serialize(serializer)
    }
}

/// What comes back has no keys yet: [`Slots::keyed`] gives them.
impl<'de> Deserialize<'de> for Slots {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self { numbers: Vec::deserialize(deserializer)?, ..Self::default() })
    }
}

impl Slots {
    /// What came back from a snapshot, with the keys of its numbers.
    pub fn keyed(&mut self, key_of: impl Fn(u32) -> Option<u64>) {
        let numbers = std::mem::take(&mut self.numbers);
        self.fill(numbers, key_of);
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::Slots;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_is_a_map(acts in proptest::collection::vec((any::<bool>(), 0_u64..60), 0..400)) {
            let mut keys: Vec<u64> = Vec::new();
            let (mut slots, mut map) = (Slots::default(), BTreeMap::new());
            for (adds, key) in acts {
                if adds {
                    let number = u32::try_from(keys.len()).unwrap();
                    slots.insert(key << 40, number, |number| keys.get(number as usize).copied());
                    keys.push(key << 40);
                    map.insert(key << 40, number);
                } else {
                    slots.remove(key << 40, |number| keys.get(number as usize).copied());
                    map.remove(&(key << 40));
                }
                prop_assert_eq!(slots.len(), map.len());
            }
            let key_of = |number: u32| keys.get(number as usize).copied();
            for key in 0..60 {
                prop_assert_eq!(slots.get(key << 40, key_of), map.get(&(key << 40)).copied());
            }
            let mut back: Slots = postcard::from_bytes(&postcard::to_allocvec(&slots).unwrap()).unwrap();
            back.keyed(key_of);
            prop_assert_eq!(&back, &slots);
            prop_assert!(map.iter().all(|(key, number)| back.get(*key, key_of) == Some(*number)));
        }
    }
}
