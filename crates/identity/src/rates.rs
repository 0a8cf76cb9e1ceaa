//! How often something may be tried: the generic cell rate algorithm (ITU-T I.371), per key, with the time as an argument.
//!
//! A key may do `burst` things at once and then one every `every_us`. Who waits is told for how long. Kept in memory, per
//! process: a restart forgives, a fleet of n nodes allows n times as much, and 1,000,000 keys cannot take more than is set.

use std::collections::HashMap;
use std::hash::Hash;

/// How often.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    /// So many at once.
    pub burst: u32,
    /// After that, one in so many microseconds.
    pub every_us: i64,
}

/// Not yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wait {
    /// Whole seconds until the next one is allowed; at least 1.
    pub seconds: u32,
}

/// What keys have done lately.
#[derive(Debug)]
pub struct Rates<K> {
    rate: Rate,
    most_keys: usize,
    /// For each key, when it will have paid for everything it did ("theoretical arrival time").
    paid_us: HashMap<K, i64>,
}

impl<K: Eq + Hash + Clone> Rates<K> {
    /// Nobody has done anything; at most `most_keys` are remembered.
    #[must_use]
    pub fn new(rate: Rate, most_keys: usize) -> Self {
        Self { rate, most_keys: most_keys.max(1), paid_us: HashMap::new() }
    }

    /// Whether `key` may do it now, without counting it.
    ///
    /// # Errors
    /// How long it has to wait.
    pub fn ask(&self, key: &K, now_us: i64) -> Result<(), Wait> {
        let Some(&paid_us) = self.paid_us.get(key) else { return Ok(()) };
        // Having gone back, a clock may make nobody wait longer than a full burst costs.
        let ahead_us = (paid_us - now_us).min(self.full_us());
        let allowed_us = self.full_us() - self.rate.every_us;
        if ahead_us <= allowed_us {
            return Ok(());
        }
        let seconds = (ahead_us - allowed_us).div_euclid(1_000_000) + 1;
        Err(Wait { seconds: u32::try_from(seconds).unwrap_or(u32::MAX) })
    }

    /// Counts one for `key`, if it may.
    ///
    /// # Errors
    /// How long it has to wait; then nothing was counted.
    pub fn take(&mut self, key: &K, now_us: i64) -> Result<(), Wait> {
        self.ask(key, now_us)?;
        if !self.paid_us.contains_key(key) && self.paid_us.len() >= self.most_keys {
            self.forget_the_quiet(now_us);
        }
        let from_us = self.paid_us.get(key).map_or(now_us, |&paid_us| paid_us.clamp(now_us, now_us + self.full_us()));
        self.paid_us.insert(key.clone(), from_us.saturating_add(self.rate.every_us));
        Ok(())
    }

    /// Forgives `key` everything, after a success.
    pub fn forgive(&mut self, key: &K) {
        self.paid_us.remove(key);
    }

    /// Takes one of `key`'s back: it was no failure.
    pub fn give_back(&mut self, key: &K) {
        if let Some(paid_us) = self.paid_us.get_mut(key) {
            *paid_us = paid_us.saturating_sub(self.rate.every_us);
        }
    }

    /// How many keys are remembered.
    #[must_use]
    pub fn len(&self) -> usize {
        self.paid_us.len()
    }

    /// Whether no key is remembered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.paid_us.is_empty()
    }

    fn full_us(&self) -> i64 {
        self.rate.every_us.saturating_mul(i64::from(self.rate.burst))
    }

    /// Those who have paid for everything need not be remembered; where nobody has, those who owe least are forgiven.
    fn forget_the_quiet(&mut self, now_us: i64) {
        self.paid_us.retain(|_, paid_us| *paid_us > now_us);
        if self.paid_us.len() >= self.most_keys {
            let mut owed: Vec<i64> = self.paid_us.values().copied().collect();
            owed.sort_unstable();
            let middle = owed.get(owed.len() / 2).copied().unwrap_or(now_us);
            self.paid_us.retain(|_, paid_us| *paid_us > middle);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND_US: i64 = 1_000_000;

    fn rates() -> Rates<u32> {
        Rates::new(Rate { burst: 3, every_us: 10 * SECOND_US }, 100)
    }

    #[test]
    fn a_burst_then_one_at_a_time() {
        let mut rates = rates();
        for _ in 0..3 {
            assert_eq!(rates.take(&1, 0), Ok(()));
        }
        assert_eq!(rates.take(&1, 0), Err(Wait { seconds: 11 }));
        assert_eq!(rates.take(&2, 0), Ok(()), "another key");
        assert!(rates.take(&1, 9 * SECOND_US).is_err());
        assert_eq!(rates.take(&1, 10 * SECOND_US), Ok(()));
        assert!(rates.take(&1, 10 * SECOND_US).is_err());
        rates.forgive(&1);
        assert_eq!(rates.take(&1, 10 * SECOND_US), Ok(()));
    }

    #[test]
    fn a_clock_that_went_back_locks_nobody_out() {
        let mut rates = rates();
        for _ in 0..3 {
            rates.take(&1, 1_000_000 * SECOND_US).unwrap();
        }
        assert_eq!(rates.take(&1, 0), Err(Wait { seconds: 11 }));
    }

    proptest::proptest! {
        #[test]
        fn never_more_than_the_burst_and_the_rate_allow(steps in proptest::collection::vec(0_i64..30 * SECOND_US, 1..200)) {
            let (mut rates, mut now_us, mut taken) = (rates(), 0, 0);
            for step in steps {
                now_us += step;
                taken += i64::from(rates.take(&1, now_us).is_ok());
                assert!(taken <= 3 + now_us / (10 * SECOND_US));
            }
        }

        #[test]
        fn memory_is_bounded(keys in proptest::collection::vec(0_u32..1_000, 0..2_000)) {
            let mut rates = rates();
            for (turn, key) in (0_i64..).zip(keys) {
                let _ = rates.take(&key, turn * 1_000);
                assert!(rates.len() <= 100);
            }
        }

        #[test]
        fn who_waited_as_told_may(tries in 1_u32..20) {
            let mut rates = rates();
            let mut now_us = 0;
            for _ in 0..tries {
                if let Err(wait) = rates.take(&1, now_us) {
                    now_us += i64::from(wait.seconds) * SECOND_US;
                    assert_eq!(rates.take(&1, now_us), Ok(()));
                }
            }
        }
    }
}
