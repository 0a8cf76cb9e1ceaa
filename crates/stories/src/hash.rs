//! Hashing of words, and maps whose keys are hashes already.
//!
//! Words are known by 32 bits: with a million of them in use, two that are met together are one by accident once in thousands of
//! articles, and then only one of a hundred weights is wrong.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A map keyed by numbers that are hashes or ids.
pub(crate) type HashedMap<K, V> = HashMap<K, V, BuildHasherDefault<Spread>>;

/// Bytes that a map takes: it has a power of two of places, at most seven of eight taken, and a byte beside each.
pub(crate) fn taken_by<K, V>(map: &HashedMap<K, V>) -> usize {
    let places = if map.capacity() == 0 { 0 } else { (map.capacity() * 8 / 7).next_power_of_two() };
    places * (size_of::<(K, V)>() + 1)
}

/// Spreads keys that are hashes or ids (Fibonacci hashing; Knuth, TAOCP 3, section 6.4).
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Spread(u64);

impl Hasher for Spread {
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
        self.0 = hash.wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(32);
    }
    fn write_i64(&mut self, hash: i64) {
        self.write_u64(hash.cast_unsigned());
    }
}

/// Grows a hash byte by byte (FNV-1a).
#[derive(Clone, Copy, Debug)]
pub(crate) struct Growing(u64);

impl Growing {
    pub fn new(kind: u8) -> Self {
        Self(0xcbf2_9ce4_8422_2325 ^ u64::from(kind).wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }
    pub fn add(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    pub fn short(self) -> u32 {
        ((self.0 >> 32) ^ self.0) as u32
    }
    pub fn long(self) -> u64 {
        self.0
    }
}

/// 32 bits of `bytes`; `kind` keeps kinds of things apart.
pub(crate) fn short(bytes: &[u8], kind: u8) -> u32 {
    let mut hash = Growing::new(kind);
    hash.add(bytes);
    hash.short()
}

/// 64 bits of `bytes`.
pub(crate) fn long(bytes: &[u8], kind: u8) -> u64 {
    let mut hash = Growing::new(kind);
    hash.add(bytes);
    hash.long()
}

/// Two words side by side.
pub(crate) fn pair(one: u32, other: u32, kind: u32) -> u32 {
    (one.rotate_left(9) ^ other).wrapping_mul(0x85eb_ca6b).wrapping_add(kind)
}

/// Maps as sorted lists, so that the same state always gives the same bytes.
pub(crate) mod sorted {
    use super::HashedMap;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};
    use std::hash::Hash;

    pub fn serialize<K, V, S>(map: &HashedMap<K, V>, serializer: S) -> Result<S::Ok, S::Error>
    where
        K: Ord + Serialize,
        V: Serialize,
        S: Serializer,
    {
        let mut entries: Vec<(&K, &V)> = map.iter().collect();
        entries.sort_unstable_by(|one, other| one.0.cmp(other.0));
        serializer.collect_seq(entries)
    }

    pub fn deserialize<'de, K, V, D>(deserializer: D) -> Result<HashedMap<K, V>, D::Error>
    where
        K: Eq + Hash + Deserialize<'de>,
        V: Deserialize<'de>,
        D: Deserializer<'de>,
    {
        Ok(Vec::<(K, V)>::deserialize(deserializer)?.into_iter().collect())
    }
}
