//! The accounting period: a calendar month in UTC, the same for every reader, title and bookkeeper.

use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, Time};
use jiff::tz::Offset;
use news::Timestamp;
use serde::{Deserialize, Serialize};

/// A calendar month in UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Period {
    year: i16,
    month: i8,
}

/// The text is no month such as `2026-10`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is no month such as 2026-10")]
pub struct NotAPeriod(String);

impl Period {
    /// The month that holds this moment.
    #[must_use]
    pub fn of(at_us: i64) -> Self {
        let date = Offset::UTC.to_datetime(news::from_micros(at_us)).date();
        Self { year: date.year(), month: date.month() }
    }

    /// Its first moment, in microseconds since the Unix epoch.
    #[must_use]
    pub fn start_us(self) -> i64 {
        let first = Date::new(self.year, self.month, 1)
            .and_then(|date| Offset::UTC.to_timestamp(date.to_datetime(Time::midnight())));
        // A month that was made from a time or read from a text has a first day; the calendar's edges are its ends.
        news::to_micros(first.unwrap_or(Timestamp::MAX))
    }

    /// The first moment after it.
    #[must_use]
    pub fn end_us(self) -> i64 {
        self.next().start_us()
    }

    /// The month after it.
    #[must_use]
    pub fn next(self) -> Self {
        if self.month == 12 {
            Self { year: self.year.saturating_add(1), month: 1 }
        } else {
            Self { month: self.month + 1, ..self }
        }
    }

    /// The month before it.
    #[must_use]
    pub fn previous(self) -> Self {
        if self.month == 1 {
            Self { year: self.year.saturating_sub(1), month: 12 }
        } else {
            Self { month: self.month - 1, ..self }
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

impl FromStr for Period {
    type Err = NotAPeriod;

    fn from_str(text: &str) -> Result<Self, NotAPeriod> {
        let wrong = || NotAPeriod(text.to_owned());
        let (year, month) = text.split_once('-').ok_or_else(wrong)?;
        if year.len() != 4 || month.len() != 2 {
            return Err(wrong());
        }
        let (year, month) = (year.parse().map_err(|_| wrong())?, month.parse().map_err(|_| wrong())?);
        Date::new(year, month, 1).map_err(|_| wrong())?;
        Ok(Self { year, month })
    }
}

impl TryFrom<String> for Period {
    type Error = NotAPeriod;

    fn try_from(text: String) -> Result<Self, NotAPeriod> {
        text.parse()
    }
}

impl From<Period> for String {
    fn from(period: Period) -> Self {
        period.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_follow_one_another_without_a_gap() {
        let mut period: Period = "2026-11".parse().unwrap();
        for _ in 0..30 {
            assert_eq!(period.end_us(), period.next().start_us());
            assert_eq!(Period::of(period.end_us() - 1), period);
            assert_eq!(Period::of(period.end_us()), period.next());
            assert_eq!(period.next().previous(), period);
            assert_eq!(period.to_string().parse(), Ok(period));
            period = period.next();
        }
        for text in ["", "2026", "2026-13", "2026-1", "26-01", "2026-00", "2026-é"] {
            assert!(text.parse::<Period>().is_err(), "{text}");
        }
    }
}
