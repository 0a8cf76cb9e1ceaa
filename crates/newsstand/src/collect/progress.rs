//! How collecting is going: for the log, and for the pages of a first start.

use std::collections::HashSet;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use news::FeedId;

use super::lock;
use super::visit::Visited;

/// Visits in a row that must fail, with none answered, before "nothing can be reached" is said.
const FAILURES_BEFORE_UNREACHABLE: u64 = 5;

/// Counters since the process started.
#[derive(Debug, Default)]
pub struct Progress {
    /// What the pages read.
    pub pages: Arc<site::Progress>,
    asked: Mutex<HashSet<FeedId>>,
    feeds: AtomicU64,
    failed: AtomicU64,
    new: AtomicU64,
    failures_in_a_row: AtomicU64,
}

impl Progress {
    pub(super) fn set_feeds(&self, feeds: usize) {
        if self.feeds.swap(feeds as u64, Ordering::Relaxed) != feeds as u64 {
            self.pages.changed();
        }
        self.pages.set_feeds(feeds as u64);
    }

    pub(super) fn count(&self, visited: &Visited, now_us: i64) {
        let Some(feed) = &visited.feed else { return };
        let first_time = lock(&self.asked).insert(feed.id);
        if first_time {
            self.pages.asked(!visited.failed);
        }
        self.new.fetch_add(visited.new, Ordering::Relaxed);
        if visited.new + visited.revised > 0 {
            self.pages.changed();
        }
        if visited.failed {
            self.failed.fetch_add(1, Ordering::Relaxed);
            if self.failures_in_a_row.fetch_add(1, Ordering::Relaxed) + 1 == FAILURES_BEFORE_UNREACHABLE {
                self.pages.set_unreachable_since_us(Some(now_us));
            }
        } else {
            self.failures_in_a_row.store(0, Ordering::Relaxed);
            self.pages.set_unreachable_since_us(None);
        }
    }

    /// An article page was read: lists show more than before.
    pub(super) fn page_read(&self) {
        self.pages.changed();
    }

    /// Feeds that are polled.
    pub fn feeds(&self) -> u64 {
        self.feeds.load(Ordering::Relaxed)
    }

    /// Feeds that were asked at least once.
    pub fn asked(&self) -> u64 {
        lock(&self.asked).len() as u64
    }

    /// Visits that failed.
    pub fn failed(&self) -> u64 {
        self.failed.load(Ordering::Relaxed)
    }

    /// New articles so far.
    pub fn new_articles(&self) -> u64 {
        self.new.load(Ordering::Relaxed)
    }
}
