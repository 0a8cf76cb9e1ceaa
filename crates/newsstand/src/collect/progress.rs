//! How collecting is going: for the log, and for the pages of a first start.

use std::collections::HashSet;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use news::{FeedId, TitleId};

use store::FeedSchedule;

use super::lock;
use super::visit::Visited;

/// Titles that must stay silent one after the other, with none answering in between, before "nothing can be reached" is said. Titles and
/// not feeds: all feeds of one dead title say nothing about the network.
const SILENT_BEFORE_UNREACHABLE: usize = 5;

/// Titles that gave no answer since one last did.
#[derive(Debug, Default)]
struct Silence {
    titles: HashSet<TitleId>,
    since_us: i64,
}

/// Counters since the process started.
#[derive(Debug, Default)]
pub struct Progress {
    /// What the pages read.
    pub pages: Arc<site::Progress>,
    asked: Mutex<HashSet<FeedId>>,
    feeds: AtomicU64,
    failed: AtomicU64,
    new: AtomicU64,
    silence: Mutex<Silence>,
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
        self.failed.fetch_add(u64::from(visited.failed), Ordering::Relaxed);
        let mut silence = lock(&self.silence);
        if !is_silence(&feed.schedule) {
            silence.titles.clear();
            self.pages.set_unreachable_since_us(None);
            return;
        }
        if silence.titles.is_empty() {
            silence.since_us = now_us;
        }
        if silence.titles.insert(feed.title) && silence.titles.len() == SILENT_BEFORE_UNREACHABLE {
            self.pages.set_unreachable_since_us(Some(silence.since_us));
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

/// Whether the last visit met no server at all; an error page is an answer.
fn is_silence(schedule: &FeedSchedule) -> bool {
    matches!(
        schedule.error_code.as_str(),
        "name_not_found" | "name_lookup_failed" | "connect_failed" | "connection_closed" | "tls_failed" | "timed_out"
    )
}

#[cfg(test)]
mod tests {
    use news::FeedKind;
    use store::Feed;

    use super::*;

    fn visit(title: i64, error_code: &str) -> Visited {
        let schedule = FeedSchedule {
            feed: FeedId(title * 10),
            due_us: 0,
            rhythm_us: 0,
            newest_us: 0,
            failures: i32::from(!error_code.is_empty()),
            attempted_us: 0,
            succeeded_us: 0,
            failing_since_us: 0,
            error_code: error_code.to_owned(),
            error_message: String::new(),
            gone: false,
        };
        let feed = Feed {
            id: FeedId(title * 10),
            title: TitleId(title),
            url: String::new(),
            kind: FeedKind::Feed,
            section: None,
            enabled: true,
            etag: None,
            last_modified: None,
            body_hash: None,
            schedule,
        };
        Visited { feed: Some(feed), failed: !error_code.is_empty(), ..Visited::default() }
    }

    #[test]
    fn silence_of_five_titles_is_an_outage_from_the_first_of_them_on() {
        let progress = Progress::default();
        for title in 1..=4 {
            progress.count(&visit(title, "connect_failed"), title * 100);
        }
        // The other feeds of a silent title say nothing more.
        progress.count(&visit(4, "connect_failed"), 450);
        assert_eq!(progress.pages.unreachable_since_us(), None);
        progress.count(&visit(5, "name_lookup_failed"), 500);
        assert_eq!(progress.pages.unreachable_since_us(), Some(100));
        progress.count(&visit(6, "status"), 600);
        assert_eq!(progress.pages.unreachable_since_us(), None, "an error page is an answer");
    }
}
