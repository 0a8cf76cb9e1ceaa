//! When a feed is visited next: the schedule arithmetic of `fetch`, over what the database keeps.

use std::time::Duration;

use fetch::schedule::{self, Bounds, Due, History, Outcome};
use store::{Feed, FeedSchedule};

use crate::configuration::Collect;

const SECOND_US: i64 = 1_000_000;

/// A feed that answers 410 is asked on, ever more rarely, until it has said so for this long: some are back the next day.
const GONE_AFTER_US: i64 = 7 * 86_400 * SECOND_US;

/// The operator's bounds.
#[derive(Clone, Copy, Debug)]
pub struct Timing {
    bounds: Bounds,
}

impl Timing {
    pub fn new(settings: &Collect) -> Self {
        let micros = |seconds: u64| i64::try_from(seconds).unwrap_or(i64::MAX).saturating_mul(SECOND_US);
        Self {
            bounds: Bounds {
                shortest_us: micros(settings.shortest_seconds),
                longest_us: micros(settings.longest_seconds),
            },
        }
    }

    /// Between which intervals feeds are asked.
    pub fn bounds(&self) -> &Bounds {
        &self.bounds
    }

    /// After an answer that brought nothing new.
    pub fn unchanged(&self, feed: &Feed, max_age: Option<Duration>, now_us: i64) -> FeedSchedule {
        let due = self.next(feed, &history(&feed.schedule), Outcome::Unchanged { hint: max_age }, now_us);
        succeeded(feed, due, now_us)
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
        let before = history(&feed.schedule);
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
        succeeded(feed, due, now_us)
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
        let before = &feed.schedule;
        let said_so_before = before.error_code == "gone" && now_us - before.failing_since_us >= GONE_AFTER_US;
        let outcome = if code == "gone" && said_so_before { Outcome::Gone } else { Outcome::Failed { retry_after } };
        let due = self.next(feed, &history(before), outcome, now_us);
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
}

fn history(schedule: &FeedSchedule) -> History {
    let known = |us: i64| if us > 0 { Some(us) } else { None };
    History {
        publish_gap_us: known(schedule.rhythm_us),
        last_new_us: known(schedule.newest_us),
        unchanged_streak: 0,
        failure_streak: u32::try_from(schedule.failures).unwrap_or(0),
    }
}

fn succeeded(feed: &Feed, due: Due, now_us: i64) -> FeedSchedule {
    FeedSchedule {
        due_us: due.at_us.unwrap_or(i64::MAX),
        rhythm_us: due.history.publish_gap_us.unwrap_or(0),
        newest_us: due.history.last_new_us.unwrap_or(0),
        ..FeedSchedule::answered(feed.id, now_us)
    }
}

#[cfg(test)]
mod tests {
    use news::{FeedId, FeedKind, TitleId};

    use super::*;

    const NOW_US: i64 = 1_800_000_000 * SECOND_US;
    const HOUR_US: i64 = 3_600 * SECOND_US;

    fn feed() -> Feed {
        let schedule = FeedSchedule {
            feed: FeedId(1),
            due_us: 0,
            rhythm_us: 0,
            newest_us: 0,
            failures: 0,
            attempted_us: 0,
            succeeded_us: 0,
            failing_since_us: 0,
            error_code: String::new(),
            error_message: String::new(),
            gone: false,
        };
        Feed {
            id: FeedId(1),
            title: TitleId(1),
            url: "https://gazette.example/feed".to_owned(),
            kind: FeedKind::Feed,
            section: None,
            enabled: true,
            etag: None,
            last_modified: None,
            body_hash: None,
            schedule,
        }
    }

    #[test]
    fn the_first_visit_learns_the_rhythm_from_dates_and_it_is_kept() {
        let timing = Timing::new(&Collect::default());
        let published: Vec<i64> = (1..=20).map(|hours| NOW_US - hours * HOUR_US).collect();
        let schedule = timing.fetched(&feed(), &published, false, None, NOW_US);
        assert_eq!(schedule.rhythm_us, HOUR_US);
        assert_eq!(schedule.newest_us, NOW_US - HOUR_US);
        assert!(schedule.due_us > NOW_US && schedule.due_us < NOW_US + HOUR_US);
    }

    #[test]
    fn a_failure_keeps_the_time_of_the_first_one_and_a_success_forgets_it() {
        let timing = Timing::new(&Collect::default());
        let mut feed = feed();
        feed.schedule = timing.failed(&feed, "timed_out", "it took too long", None, NOW_US);
        feed.schedule = timing.failed(&feed, "timed_out", "it took too long", None, NOW_US + HOUR_US);
        assert_eq!((feed.schedule.failing_since_us, feed.schedule.failures), (NOW_US, 2));
        let well = timing.unchanged(&feed, None, NOW_US + 2 * HOUR_US);
        assert_eq!((well.failing_since_us, well.failures, well.error_code.as_str()), (0, 0, ""));
    }

    #[test]
    fn a_feed_that_says_for_a_week_that_it_is_gone_is_not_asked_again() {
        let timing = Timing::new(&Collect::default());
        let mut feed = feed();
        let mut now_us = NOW_US;
        let mut asked = 0;
        while !feed.schedule.gone {
            feed.schedule = timing.failed(&feed, "gone", "it is gone", None, now_us);
            now_us = now_us.max(feed.schedule.due_us.min(now_us + 48 * HOUR_US));
            asked += 1;
            assert!(asked < 50, "it is asked for ever");
        }
        assert!(feed.schedule.due_us == i64::MAX && asked > 7, "{asked}");
        assert!(now_us - NOW_US >= 7 * 24 * HOUR_US);
    }
}
