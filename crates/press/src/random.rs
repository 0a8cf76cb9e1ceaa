//! A small random generator whose numbers never change: SplitMix64 (Steele, Lea, Flood, OOPSLA 2014).
//!
//! Written out here because the simulated press promises the same world for the same seed in every release;
//! general random crates keep that promise only within a version.

/// A stream of numbers that follows from its seed.
#[derive(Clone, Debug)]
pub(crate) struct Random(u64);

/// One number made of several, for seeds of parts: well mixed, and different for different orders.
pub(crate) fn mix(parts: &[u64]) -> u64 {
    parts.iter().fold(0x5851_f42d_4c95_7f2d, |state, part| finish((state ^ part).wrapping_add(0x9e37_79b9_7f4a_7c15)))
}

fn finish(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// A seed out of text (FNV-1a, then mixed).
pub(crate) fn text_seed(text: &str) -> u64 {
    finish(
        text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)),
    )
}

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) fn of(parts: &[u64]) -> Self {
        Self(mix(parts))
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        finish(self.0)
    }

    /// A number below `limit`; 0 where `limit` is 0.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        if limit == 0 {
            return 0;
        }
        // The bias of a remainder is below one in 2^40 for the limits used here.
        usize::try_from(self.next() % limit as u64).unwrap_or(0)
    }

    /// A whole number from `low` to `high`, both included.
    pub(crate) fn between(&mut self, low: i64, high: i64) -> i64 {
        let span = high.saturating_sub(low).saturating_add(1).max(1);
        low + (self.next() % span.unsigned_abs()).cast_signed()
    }

    /// A number from 0 to just below 1.
    pub(crate) fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    pub(crate) fn chance(&mut self, probability: f64) -> bool {
        self.unit() < probability
    }

    /// A waiting time with the given mean.
    pub(crate) fn wait(&mut self, mean: f64) -> f64 {
        -mean * (1.0 - self.unit()).ln()
    }

    pub(crate) fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        from.get(self.below(from.len()))
    }

    /// One of some words; `""` where there are none.
    pub(crate) fn word<'a>(&mut self, from: &[&'a str]) -> &'a str {
        self.pick(from).copied().unwrap_or_default()
    }

    /// Puts `items` into random order (Fisher-Yates).
    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Random, mix, text_seed};

    #[test]
    fn the_numbers_never_change() {
        let mut random = Random::new(7);
        assert_eq!([random.next(), random.next()], [0x63cb_e1e4_5932_0dd7, 0x044c_3cd7_f43c_661c]);
        assert_ne!(mix(&[1, 2]), mix(&[2, 1]));
        assert_eq!(text_seed("press"), text_seed("press"));
    }

    #[test]
    fn numbers_stay_in_their_limits() {
        let mut random = Random::new(1);
        for _ in 0..1_000 {
            assert!((3..=9).contains(&random.between(3, 9)));
            assert!(random.below(5) < 5);
            assert!((0.0..1.0).contains(&random.unit()));
            assert!(random.wait(10.0) >= 0.0);
        }
        assert_eq!(random.below(0), 0);
    }
}
