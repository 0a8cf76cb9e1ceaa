//! When a front page is visited next. Pure; the time is an argument.
//!
//! Twice in the time that usually passes between two changes, within the operator's bounds: four in ten of the pieces in a page's top
//! three are gone within the hour, so that hourly visits miss a quarter of its top ten (`docs/numbers.md` has the cost of visiting
//! oftener). Silence counts as evidence, failures wait longer each time, and what the server asks for is obeyed.

use std::time::Duration;

use store::FrontPageSchedule;

use crate::configuration::Collect;

const MINUTE_US: i64 = 60_000_000;
const HOUR_US: i64 = 60 * MINUTE_US;

/// The weight of the newest gap in the moving average.
const NEWEST_WEIGHT: f64 = 0.3;
/// One gap counts at most this many times the average: a night does not make a daily out of a site.
const LONGEST_SURPRISE: i64 = 3;
/// Visits in the time between two changes.
const VISITS_PER_GAP: i64 = 2;
/// A page that fails is asked at least this often, unless it asks for longer.
const LONGEST_BACK_OFF_US: i64 = 6 * HOUR_US;
/// Retry-After is obeyed up to this.
const LONGEST_RETRY_AFTER_US: i64 = 7 * 24 * HOUR_US;
/// While a feed stands in, the page itself is tried this often.
pub(super) const TRY_PAGE_AGAIN_US: i64 = 24 * HOUR_US;

/// The operator's bounds.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    fastest_us: i64,
    slowest_us: i64,
}

impl Pace {
    /// As set.
    pub fn new(settings: &Collect) -> Self {
        let minutes = |minutes: u64| i64::try_from(minutes).unwrap_or(i64::MAX).saturating_mul(MINUTE_US);
        Self {
            fastest_us: minutes(settings.front_page_fastest_minutes),
            slowest_us: minutes(settings.front_page_slowest_minutes),
        }
    }

    /// After an answer; `changed` tells whether anything stands elsewhere than before.
    pub fn answered(
        &self,
        before: &FrontPageSchedule,
        changed: bool,
        max_age: Option<Duration>,
        now_us: i64,
    ) -> FrontPageSchedule {
        let silence_us = if before.changed_us > 0 { now_us.saturating_sub(before.changed_us).max(0) } else { 0 };
        let mut rhythm_us = before.rhythm_us;
        if changed && silence_us > 0 {
            rhythm_us = if rhythm_us > 0 {
                let gap = silence_us.min(rhythm_us.saturating_mul(LONGEST_SURPRISE));
                (rhythm_us as f64 * (1.0 - NEWEST_WEIGHT) + gap as f64 * NEWEST_WEIGHT) as i64
            } else {
                silence_us
            };
        }
        let quiet_us = if changed { 0 } else { silence_us };
        let wait_us = (rhythm_us.max(quiet_us) / VISITS_PER_GAP).clamp(self.fastest_us, self.slowest_us);
        let fresh_us = max_age.map_or(0, micros).min(self.slowest_us);
        FrontPageSchedule {
            due_us: now_us.saturating_add(spread(before.front_page.0, now_us, wait_us.max(fresh_us))),
            rhythm_us,
            changed_us: if changed { now_us } else { before.changed_us },
            failures: 0,
            attempted_us: now_us,
            succeeded_us: now_us,
            failing_since_us: 0,
            error_code: String::new(),
            error_message: String::new(),
            ..before.clone()
        }
    }

    /// After a failure.
    pub fn failed(
        &self,
        before: &FrontPageSchedule,
        code: &str,
        sentence: &str,
        retry_after: Option<Duration>,
        now_us: i64,
    ) -> FrontPageSchedule {
        let doubled = self.fastest_us.saturating_mul(1_i64 << before.failures.clamp(0, 12));
        let wait_us = doubled.min(LONGEST_BACK_OFF_US.max(self.slowest_us));
        let asked_us = retry_after.map_or(0, micros).min(LONGEST_RETRY_AFTER_US);
        FrontPageSchedule {
            due_us: now_us.saturating_add(spread(before.front_page.0, now_us, wait_us).max(asked_us)),
            failures: before.failures.saturating_add(1),
            attempted_us: now_us,
            failing_since_us: if before.failing_since_us > 0 { before.failing_since_us } else { now_us },
            error_code: code.to_owned(),
            error_message: sentence.to_owned(),
            ..before.clone()
        }
    }
}

fn micros(duration: Duration) -> i64 {
    i64::try_from(duration.as_micros()).unwrap_or(i64::MAX)
}

/// Up to a tenth more, differently for each page and visit, so that pages do not come in step.
fn spread(page: i64, now_us: i64, wait_us: i64) -> i64 {
    let mixed = (page ^ now_us).cast_unsigned().wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40;
    let share = mixed as f64 / (1_u64 << 24) as f64;
    wait_us.saturating_add((wait_us as f64 * 0.1 * share) as i64)
}

#[cfg(test)]
pub(super) mod tests {
    use news::FrontPageId;

    use super::*;

    const NOON_US: i64 = 1_795_392_000_000_000;

    fn new() -> FrontPageSchedule {
        FrontPageSchedule {
            front_page: FrontPageId(7),
            due_us: 0,
            rhythm_us: 0,
            changed_us: 0,
            failures: 0,
            attempted_us: 0,
            succeeded_us: 0,
            failing_since_us: 0,
            error_code: String::new(),
            error_message: String::new(),
            stand_in: None,
            stand_in_since_us: 0,
        }
    }

    /// Minutes until the next visit to a page that changes every `gap` minutes, once its rhythm is known.
    fn settled(gap: i64) -> i64 {
        let pace = Pace::new(&Collect::default());
        let mut schedule = new();
        let mut now_us = NOON_US;
        let mut changed_us = 0;
        for _ in 0..400 {
            let changed = now_us.div_euclid(gap * MINUTE_US) != changed_us;
            changed_us = now_us.div_euclid(gap * MINUTE_US);
            schedule = pace.answered(&schedule, changed, None, now_us);
            assert!(schedule.due_us > now_us);
            now_us = schedule.due_us;
        }
        (schedule.due_us - schedule.attempted_us) / MINUTE_US
    }

    #[test]
    fn what_changes_fast_is_visited_every_ten_minutes_and_what_is_quiet_every_hour() {
        assert!((10..=11).contains(&settled(5)), "{}", settled(5));
        assert!((10..=16).contains(&settled(20)), "{}", settled(20));
        assert!((60..=66).contains(&settled(600)), "{}", settled(600));
    }

    #[test]
    fn what_the_server_asks_for_is_obeyed() {
        let pace = Pace::new(&Collect::default());
        let hinted = pace.answered(&new(), true, Some(Duration::from_secs(1_800)), NOON_US);
        assert!(hinted.due_us >= NOON_US + 30 * MINUTE_US);
        let asked = pace.failed(&new(), "refused", "come later", Some(Duration::from_secs(7_200)), NOON_US);
        assert!(asked.due_us >= NOON_US + 2 * HOUR_US);
    }

    #[test]
    fn a_page_that_fails_is_asked_more_and_more_rarely_and_forgets_when_it_is_well() {
        let pace = Pace::new(&Collect::default());
        let mut schedule = new();
        let mut waits = Vec::new();
        for _ in 0..12 {
            let now_us = schedule.due_us.max(NOON_US);
            schedule = pace.failed(&schedule, "timed_out", "it took too long", None, now_us);
            waits.push((schedule.due_us - now_us) / MINUTE_US);
        }
        assert!((10..=11).contains(&waits[0]) && waits[3] >= 80 && waits[11] <= 400, "{waits:?}");
        assert_eq!((schedule.failures, schedule.failing_since_us), (12, NOON_US));
        let well = pace.answered(&schedule, true, None, schedule.due_us);
        assert_eq!((well.failures, well.failing_since_us, well.error_code.as_str()), (0, 0, ""));
    }
}
