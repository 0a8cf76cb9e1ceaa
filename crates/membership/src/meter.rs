//! The meter: so many articles a calendar month, in the reader's own zone. Asking changes nothing; consuming twice counts once.
//!
//! Strangers and the registered are counted apart: they are different readers, each with uses of their own.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use news::ArticleId;
use serde::{Deserialize, Serialize};

/// A calendar month in the zone of one reader; [`crate::Period`] is the month of the books.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Month {
    /// `2026-11`
    pub name: String,
    /// Its first microsecond.
    pub from_us: i64,
    /// The first microsecond of the next one.
    pub to_us: i64,
}

/// The month that `now_us` is in, as the calendar of `zone` has it. A month with a clock change is an hour shorter or longer, and
/// begins and ends at the zone's own midnight all the same.
#[must_use]
pub fn month(now_us: i64, zone: &TimeZone) -> Month {
    let day = news::from_micros(now_us).to_zoned_datetime(zone.clone()).date();
    let first = day.first_of_month();
    let next = day.last_of_month().tomorrow().unwrap_or(first);
    // Midnight may not exist where the clock changes then; the day's first moment does.
    let start =
        |date: jiff::civil::Date| date.to_zoned_datetime(zone.clone()).map_or(Timestamp::MAX, |day| day.timestamp());
    Month {
        name: format!("{:04}-{:02}", first.year(), first.month()),
        from_us: news::to_micros(start(first)),
        to_us: news::to_micros(start(next)),
    }
}

/// What one reader has used of one period.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Uses(BTreeSet<ArticleId>);

/// The answer to asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// It was read in this period: reading it again is free.
    Again,
    /// So many articles are left, this one counted among them.
    Left(u32),
    /// None is left.
    UsedUp,
}

/// What became of consuming.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Consumed {
    /// It counts from now on; so many are left after it.
    Counted {
        /// Articles that are still free in this period.
        left: u32,
    },
    /// It had been counted.
    Again,
    /// None was left: nothing changed.
    Refused,
}

impl Uses {
    /// Uses as they are stored.
    #[must_use]
    pub fn of(articles: impl IntoIterator<Item = ArticleId>) -> Self {
        Self(articles.into_iter().collect())
    }

    /// How many articles were used.
    #[must_use]
    pub fn count(&self) -> u32 {
        u32::try_from(self.0.len()).unwrap_or(u32::MAX)
    }

    /// Whether `article` may be read at a meter of `limit`. Changes nothing.
    #[must_use]
    pub fn ask(&self, article: ArticleId, limit: u32) -> Answer {
        if self.0.contains(&article) {
            return Answer::Again;
        }
        match limit.saturating_sub(self.count()) {
            0 => Answer::UsedUp,
            left => Answer::Left(left),
        }
    }

    /// Counts `article`, whose text was served.
    pub fn consume(&mut self, article: ArticleId, limit: u32) -> Consumed {
        match self.ask(article, limit) {
            Answer::Again => Consumed::Again,
            Answer::UsedUp => Consumed::Refused,
            Answer::Left(left) => {
                self.0.insert(article);
                Consumed::Counted { left: left.saturating_sub(1) }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(text: &str) -> i64 {
        news::to_micros(text.parse().unwrap())
    }

    #[test]
    fn acceptance_01_asking_twice_leaves_the_meter_unchanged() {
        let uses = Uses::of([ArticleId(1)]);
        let before = uses.clone();
        assert_eq!(uses.ask(ArticleId(2), 3), Answer::Left(2));
        assert_eq!(uses.ask(ArticleId(2), 3), Answer::Left(2));
        assert_eq!(uses, before);
    }

    #[test]
    fn acceptance_02_reading_twice_counts_once() {
        let mut uses = Uses::default();
        assert_eq!(uses.consume(ArticleId(1), 2), Consumed::Counted { left: 1 });
        assert_eq!(uses.consume(ArticleId(1), 2), Consumed::Again);
        assert_eq!(uses.consume(ArticleId(2), 2), Consumed::Counted { left: 0 });
        assert_eq!(uses.consume(ArticleId(3), 2), Consumed::Refused);
        assert_eq!(uses.ask(ArticleId(1), 2), Answer::Again, "a re-read stays free when the meter is used up");
    }

    #[test]
    fn acceptance_03_a_month_begins_and_ends_in_the_readers_zone_and_at_clock_changes() {
        for (zone, now, name, from, to) in [
            ("Pacific/Auckland", "2026-10-31T12:00:00Z", "2026-11", "2026-10-31T11:00:00Z", "2026-11-30T11:00:00Z"),
            ("America/Los_Angeles", "2026-11-01T06:59:59Z", "2026-10", "2026-10-01T07:00:00Z", "2026-11-01T07:00:00Z"),
            // Clocks go back on 1 November: that month is an hour longer.
            ("America/Los_Angeles", "2026-11-01T07:00:00Z", "2026-11", "2026-11-01T07:00:00Z", "2026-12-01T08:00:00Z"),
            // And forward in March.
            ("Europe/Oslo", "2026-03-31T21:59:59Z", "2026-03", "2026-02-28T23:00:00Z", "2026-03-31T22:00:00Z"),
            ("UTC", "2026-12-31T23:59:59.999999Z", "2026-12", "2026-12-01T00:00:00Z", "2027-01-01T00:00:00Z"),
        ] {
            let zone = TimeZone::get(zone).unwrap();
            let expected = Month { name: name.to_owned(), from_us: at(from), to_us: at(to) };
            assert_eq!(month(at(now), &zone), expected, "{now}");
            assert_eq!(month(expected.to_us - 1, &zone).name, name);
            assert_eq!(month(expected.to_us, &zone).from_us, expected.to_us, "no moment lies between two months");
        }
    }

    #[derive(Clone, Copy, Debug)]
    enum Step {
        Ask(i64),
        Consume(i64),
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(100_000))]

        /// Against the simplest model there is: the list of articles that were served, in order.
        #[test]
        fn the_meter_never_gives_more_than_it_has(
            limit in 0_u32..5,
            steps in prop::collection::vec((any::<bool>(), 0_i64..7), 0..16),
        ) {
            let steps = steps.into_iter().map(|(asks, article)| if asks { Step::Ask(article) } else { Step::Consume(article) });
            let mut uses = Uses::default();
            let mut served: Vec<i64> = Vec::new();
            for step in steps {
                match step {
                    Step::Ask(article) => {
                        let may = served.contains(&article) || served.len() < limit as usize;
                        prop_assert_eq!(uses.ask(ArticleId(article), limit) != Answer::UsedUp, may);
                    }
                    Step::Consume(article) => {
                        let known = served.contains(&article);
                        let may = known || served.len() < limit as usize;
                        if may && !known {
                            served.push(article);
                        }
                        prop_assert_eq!(uses.consume(ArticleId(article), limit) != Consumed::Refused, may);
                    }
                }
                prop_assert_eq!(uses.count() as usize, served.len());
                prop_assert!(served.len() <= limit as usize);
            }
        }
    }
}
