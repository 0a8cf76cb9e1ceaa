//! When a feed is visited next: the schedule arithmetic of `fetch`, over what the database keeps.

use std::collections::HashMap;
use std::sync::Mutex;
use std::time::Duration;

use fetch::schedule::{self, Bounds, Due, History, Outcome};
use news::FeedId;
use store::{Feed, FeedSchedule};

use super::lock;
use crate::configuration::Collect;

const SECOND_US: i64 = 1_000_000;

/// The operator's bounds, and when each feed last had something new.
#[derive(Debug)]
pub struct Timing {
    bounds: Bounds,
    newest_us: Mutex<HashMap<FeedId, i64>>,
}

impl Timing {
    pub fn new(settings: &Collect) -> Self {
        let micros = |seconds: u64| i64::try_from(seconds).unwrap_or(i64::MAX).saturating_mul(SECOND_US);
        Self {
            newest_us: Mutex::default(),
            bounds: Bounds {
                shortest_us: micros(settings.shortest_seconds),
                longest_us: micros(settings.longest_seconds),
            },
        }
    }

    /// After an answer that brought nothing new.
    pub fn unchanged(&self, feed: &Feed, max_age: Option<Duration>, now_us: i64) -> FeedSchedule {
        let due = self.next(feed, &self.history(feed), Outcome::Unchanged { hint: max_age }, now_us);
        self.succeeded(feed, due, now_us)
    }

    /// After an answer whose entries were published at `published_us`.
    pub fn fetched(
        &self,
        feed: &Feed,
        published_us: &[i64],
        undated: bool,
        max_age: Option<Duration>,
        now_us: i64,
    ) -> FeedSchedule {
        let before = self.history(feed);
        let due = match before.last_new_us {
            None => {
                let guess = History::from_published(published_us, now_us);
                self.next(feed, &guess, Outcome::Unchanged { hint: max_age }, now_us)
            }
            Some(last_new_us) => {
                let newer = published_us.iter().filter(|at| **at > last_new_us).count().max(usize::from(undated));
                let count = u32::try_from(newer).unwrap_or(u32::MAX);
                self.next(feed, &before, Outcome::NewEntries { count, hint: max_age }, now_us)
            }
        };
        self.succeeded(feed, due, now_us)
    }

    /// After a failure.
    pub fn failed(
        &self,
        feed: &Feed,
        code: &str,
        sentence: &str,
        retry_after: Option<Duration>,
        now_us: i64,
    ) -> FeedSchedule {
        let outcome = if code == "gone" { Outcome::Gone } else { Outcome::Failed { retry_after } };
        let due = self.next(feed, &self.history(feed), outcome, now_us);
        let before = &feed.schedule;
        FeedSchedule {
            due_us: due.at_us.unwrap_or(i64::MAX),
            failures: before.failures.saturating_add(1),
            attempted_us: now_us,
            failing_since_us: if before.failing_since_us > 0 { before.failing_since_us } else { now_us },
            error_code: code.to_owned(),
            error_message: sentence.to_owned(),
            gone: due.at_us.is_none(),
            ..before.clone()
        }
    }

    fn next(&self, feed: &Feed, history: &History, outcome: Outcome, now_us: i64) -> Due {
        let seed = (feed.id.0 ^ now_us).cast_unsigned();
        schedule::next(history, outcome, now_us, seed, &self.bounds)
    }

    fn history(&self, feed: &Feed) -> History {
        let schedule = &feed.schedule;
        let known = |us: i64| if us > 0 { Some(us) } else { None };
        History {
            publish_gap_us: known(schedule.rhythm_us),
            last_new_us: lock(&self.newest_us).get(&feed.id).copied(),
            unchanged_streak: 0,
            failure_streak: u32::try_from(schedule.failures).unwrap_or(0),
        }
    }

    fn succeeded(&self, feed: &Feed, due: Due, now_us: i64) -> FeedSchedule {
        if let Some(newest_us) = due.history.last_new_us {
            lock(&self.newest_us).insert(feed.id, newest_us);
        }
        FeedSchedule {
            feed: feed.id,
            due_us: due.at_us.unwrap_or(i64::MAX),
            rhythm_us: due.history.publish_gap_us.unwrap_or(0),
            failures: 0,
            attempted_us: now_us,
            succeeded_us: now_us,
            failing_since_us: 0,
            error_code: String::new(),
            error_message: String::new(),
            gone: false,
        }
    }
}
