//! What the collector is doing, for pages that have nothing to show yet. The collector writes, pages read.

use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

/// Counters since the process started. Cheap to update from many tasks.
#[derive(Debug, Default)]
pub struct Progress {
    feeds: AtomicU64,
    feeds_asked: AtomicU64,
    feeds_answered: AtomicU64,
    unreachable_since_us: AtomicI64,
    changes: AtomicU64,
}

impl Progress {
    /// How many feeds the collector means to ask.
    pub fn set_feeds(&self, feeds: u64) {
        self.feeds.store(feeds, Ordering::Relaxed);
    }

    /// A feed was asked for the first time since the start, and `answered` or failed.
    pub fn asked(&self, answered: bool) {
        self.feeds_asked.fetch_add(1, Ordering::Relaxed);
        if answered {
            self.feeds_answered.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// Nothing out there can be reached since then (microseconds since the Unix epoch); `None` when it can again.
    pub fn set_unreachable_since_us(&self, since_us: Option<i64>) {
        self.unreachable_since_us.store(since_us.unwrap_or(0), Ordering::Relaxed);
    }

    /// Since when nothing out there can be reached; `None` where something can.
    #[must_use]
    pub fn unreachable_since_us(&self) -> Option<i64> {
        Some(self.unreachable_since_us.load(Ordering::Relaxed)).filter(|since_us| *since_us != 0)
    }

    /// Articles, titles or feeds changed in the store: rendered pages are made anew.
    pub fn changed(&self) {
        self.changes.fetch_add(1, Ordering::Relaxed);
    }

    /// The counters at this moment.
    #[must_use]
    pub(crate) fn read(&self) -> Reading {
        Reading {
            feeds: self.feeds.load(Ordering::Relaxed),
            feeds_asked: self.feeds_asked.load(Ordering::Relaxed),
            feeds_answered: self.feeds_answered.load(Ordering::Relaxed),
            unreachable_since_us: self.unreachable_since_us(),
            changes: self.changes.load(Ordering::Relaxed),
        }
    }
}

/// [`Progress`] at one moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Reading {
    /// Feeds to ask.
    pub feeds: u64,
    /// Of those: asked at least once since the start.
    pub feeds_asked: u64,
    /// Of those: answered.
    pub feeds_answered: u64,
    /// Since when nothing can be reached.
    pub unreachable_since_us: Option<i64>,
    /// How often the store changed.
    pub changes: u64,
}
