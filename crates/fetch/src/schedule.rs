//! When to ask a feed again: arithmetic over its own rhythm. Pure; time and seed are arguments.
//!
//! A feed is asked about four times in the time that usually passes between two of its entries, within bounds. Silence
//! counts as evidence: the longer nothing new comes, the rarer it is asked, up to once a day. Rhythm is measured by when
//! *we* saw new entries; dates in feeds serve for a first guess only, because they lie.

use std::time::Duration;

const MINUTE_US: i64 = 60_000_000;
const HOUR_US: i64 = 60 * MINUTE_US;
const DAY_US: i64 = 24 * HOUR_US;

/// The weight of the newest gap in the moving average.
const NEWEST_WEIGHT: f64 = 0.3;
/// One gap counts at most this many times the average: a night does not make a daily paper a weekly.
const LONGEST_SURPRISE: i64 = 4;
/// How many times a feed is asked in its usual gap.
const ASKS_PER_GAP: i64 = 4;
/// Silence counts as a gap of this part of it.
const SILENCE_DIVISOR: i64 = 2;
/// The gap assumed for a feed of which nothing is known yet.
const UNKNOWN_GAP_US: i64 = 2 * HOUR_US;
const GAP_RANGE_US: (i64, i64) = (MINUTE_US, 60 * DAY_US);
/// A freshness hint (max-age, ttl) delays a poll by at most this: many are set once and forgotten.
const LONGEST_HINT_US: i64 = HOUR_US;
/// A feed of which a hub tells is asked once in so long, in case that it kept something to itself.
const TOLD_INTERVAL_US: i64 = 6 * HOUR_US;
/// A hub that was silent for so long is not relied on, however rare the feed's news are.
const LONGEST_SILENCE_US: i64 = 7 * DAY_US;
/// Retry-After is obeyed beyond the operator's bounds, up to this.
const LONGEST_RETRY_AFTER_US: i64 = 7 * DAY_US;

/// What is remembered about a feed between two polls; kept in its row.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct History {
    /// The usual time between two new entries, as a moving average; `None` until it is known.
    pub publish_gap_us: Option<i64>,
    /// When something new was last seen.
    pub last_new_us: Option<i64>,
    /// Successful polls in a row that brought nothing new.
    pub unchanged_streak: u32,
    /// Failed polls in a row.
    pub failure_streak: u32,
}

/// What a poll brought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// New entries; `hint` is how long the publisher says the answer stays fresh (max-age or the feed's own ttl).
    NewEntries {
        /// How many; zero counts as unchanged.
        count: u32,
        /// Cache-Control max-age or the feed's ttl, the longer one.
        hint: Option<Duration>,
    },
    /// The same as before.
    Unchanged {
        /// Cache-Control max-age or the feed's ttl, the longer one.
        hint: Option<Duration>,
    },
    /// No usable answer.
    Failed {
        /// How long the server asks to be left alone.
        retry_after: Option<Duration>,
    },
    /// The feed is gone for good (410).
    Gone,
}

/// Between which intervals feeds are asked; the operator's setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// Never more often than this.
    pub shortest_us: i64,
    /// Never less often than this, unless Retry-After says so.
    pub longest_us: i64,
}

impl Default for Bounds {
    fn default() -> Self {
        Bounds { shortest_us: 5 * MINUTE_US, longest_us: DAY_US }
    }
}

/// Why a feed is due when it is: for the console, where an operator asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// Its own rhythm.
    Rhythm,
    /// Its rhythm is faster than the operator allows.
    ShortestInterval,
    /// Its rhythm is slower than the operator allows.
    LongestInterval,
    /// The publisher says that the answer stays fresh that long.
    FreshnessHint,
    /// The server asked for a pause.
    RetryAfter,
    /// It failed, and waits longer each time.
    BackOff,
    /// It is gone and will not be asked again.
    Gone,
}

/// The next poll.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// When, in microseconds since the Unix epoch; `None` for never.
    pub at_us: Option<i64>,
    /// Why then.
    pub reason: Reason,
    /// What to remember.
    pub history: History,
}

impl History {
    /// A first guess at a feed's rhythm from the dates of its entries; future dates and doubles are left out.
    #[must_use]
    pub fn from_published(published_us: &[i64], now_us: i64) -> History {
        let mut times: Vec<i64> = published_us.iter().copied().filter(|at| *at <= now_us).collect();
        times.sort_unstable();
        times.dedup();
        let mut gaps: Vec<i64> =
            times.iter().zip(times.iter().skip(1)).map(|(earlier, later)| later.saturating_sub(*earlier)).collect();
        gaps.sort_unstable();
        let median = gaps.get(gaps.len() / 2).map(|gap| (*gap).clamp(GAP_RANGE_US.0, GAP_RANGE_US.1));
        History { publish_gap_us: median, last_new_us: times.last().copied(), ..History::default() }
    }

    fn saw_new(&mut self, count: u32, now_us: i64) {
        if let Some(last) = self.last_new_us {
            let gap = now_us.saturating_sub(last) / i64::from(count.max(1));
            let gap = gap.clamp(GAP_RANGE_US.0, GAP_RANGE_US.1);
            self.publish_gap_us = Some(match self.publish_gap_us {
                Some(average) => weighted(average, gap.min(average.saturating_mul(LONGEST_SURPRISE))),
                None => gap,
            });
        }
        self.last_new_us = Some(now_us);
        self.unchanged_streak = 0;
    }

    /// The interval that the rhythm suggests, before bounds.
    fn rhythm_us(&self, now_us: i64) -> i64 {
        let usual = self.publish_gap_us.unwrap_or(UNKNOWN_GAP_US);
        let silence = self.last_new_us.map_or(0, |last| now_us.saturating_sub(last).max(0));
        usual.max(silence / SILENCE_DIVISOR) / ASKS_PER_GAP
    }
}

/// What a hub has promised about a feed, and done (WebSub).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Hub {
    /// Until when it has promised to tell; 0 for no promise.
    pub ends_us: i64,
    /// When it told of news last; 0 for never.
    pub told_us: i64,
}

impl Hub {
    /// Until when it is relied on to tell of news: while its promise holds and it has not been silent for so long that it should have told.
    /// `publish_gap_us` is what usually passes between two entries.
    #[must_use]
    pub fn relied_on_until(self, publish_gap_us: Option<i64>) -> i64 {
        let gap = publish_gap_us.unwrap_or(UNKNOWN_GAP_US);
        let silence = gap.saturating_mul(LONGEST_SURPRISE).clamp(HOUR_US, LONGEST_SILENCE_US);
        if self.told_us == 0 { 0 } else { self.ends_us.min(self.told_us.saturating_add(silence)) }
    }
}

/// When a feed is asked that is due at `due_us` by its rhythm and of which a hub tells: once in six hours, to make sure, while the hub is
/// relied on, and no later than that ends; never earlier than without a hub.
#[must_use]
pub fn while_told(due_us: i64, hub: Hub, publish_gap_us: Option<i64>, now_us: i64, bounds: &Bounds) -> i64 {
    let sure_us = now_us.saturating_add(TOLD_INTERVAL_US.min(bounds.longest_us));
    due_us.max(sure_us.min(hub.relied_on_until(publish_gap_us)))
}

/// When to ask next, given what the last poll at `now_us` brought. `seed` (the feed's id mixed with the time will do)
/// spreads feeds, so that they do not all come due at once.
#[must_use]
pub fn next(history: &History, outcome: Outcome, now_us: i64, seed: u64, bounds: &Bounds) -> Due {
    let mut history = *history;
    match outcome {
        Outcome::NewEntries { count, hint } if count > 0 => {
            history.failure_streak = 0;
            history.saw_new(count, now_us);
            regular(history, hint, now_us, seed, bounds)
        }
        Outcome::NewEntries { hint, .. } | Outcome::Unchanged { hint } => {
            history.failure_streak = 0;
            history.unchanged_streak = history.unchanged_streak.saturating_add(1);
            // A feed that never had anything new is measured from its first answer on.
            history.last_new_us = history.last_new_us.or(Some(now_us));
            regular(history, hint, now_us, seed, bounds)
        }
        Outcome::Failed { retry_after } => {
            history.failure_streak = history.failure_streak.saturating_add(1);
            failed(history, retry_after, now_us, seed, bounds)
        }
        Outcome::Gone => Due { at_us: None, reason: Reason::Gone, history },
    }
}

fn regular(history: History, hint: Option<Duration>, now_us: i64, seed: u64, bounds: &Bounds) -> Due {
    let rhythm = history.rhythm_us(now_us);
    // A tenth either way, before the bounds, which hold.
    let spread = scale(rhythm, 0.9 + 0.2 * unit(seed));
    let (mut interval, mut reason) = match spread {
        _ if spread < bounds.shortest_us => {
            (scale(bounds.shortest_us, 1.0 + 0.1 * unit(seed)), Reason::ShortestInterval)
        }
        _ if spread > bounds.longest_us => (scale(bounds.longest_us, 1.0 - 0.1 * unit(seed)), Reason::LongestInterval),
        _ => (spread, Reason::Rhythm),
    };
    let hint = hint.map_or(0, micros).min(LONGEST_HINT_US).min(bounds.longest_us);
    if hint > interval {
        (interval, reason) = (hint, Reason::FreshnessHint);
    }
    let interval = interval.clamp(bounds.shortest_us.min(bounds.longest_us), bounds.longest_us);
    Due { at_us: Some(now_us.saturating_add(interval)), reason, history }
}

fn failed(history: History, retry_after: Option<Duration>, now_us: i64, seed: u64, bounds: &Bounds) -> Due {
    let doublings = history.failure_streak.saturating_sub(1).min(30);
    let backed_off = bounds.shortest_us.saturating_mul(1 << doublings);
    let interval = scale(backed_off, 1.0 + 0.5 * unit(seed)).min(bounds.longest_us);
    let asked = retry_after.map_or(0, micros).min(LONGEST_RETRY_AFTER_US);
    let (interval, reason) = if asked > interval {
        // A little after, never before: everybody who was turned away comes back at the named moment.
        (scale(asked, 1.0 + 0.05 * unit(seed)), Reason::RetryAfter)
    } else {
        (interval, Reason::BackOff)
    };
    Due { at_us: Some(now_us.saturating_add(interval)), reason, history }
}

fn weighted(average: i64, newest: i64) -> i64 {
    scale(average, 1.0 - NEWEST_WEIGHT).saturating_add(scale(newest, NEWEST_WEIGHT))
}

#[expect(clippy::cast_possible_truncation, reason = "intervals are far below 2^53 microseconds, and `as` saturates")]
#[expect(clippy::cast_precision_loss, reason = "intervals are far below 2^53 microseconds")]
fn scale(interval_us: i64, factor: f64) -> i64 {
    (interval_us as f64 * factor) as i64
}

fn micros(duration: Duration) -> i64 {
    i64::try_from(duration.as_micros()).unwrap_or(i64::MAX)
}

/// A number from 0 to 1 that depends on the seed alone (SplitMix64).
#[expect(clippy::cast_precision_loss, reason = "53 bits fit a double")]
fn unit(seed: u64) -> f64 {
    let mut z = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    ((z ^ (z >> 31)) >> 11) as f64 / (1u64 << 53) as f64
}

#[cfg(test)]
mod tests;
