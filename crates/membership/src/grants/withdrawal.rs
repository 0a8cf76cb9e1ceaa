//! Withdrawal from a contract made at a distance (Directive 2011/83/EU, articles 9, 11a and 16(m)): fourteen days, unless the reader
//! expressly asked that reading begins at once and acknowledged that the right is lost by it. Both records have to be there.

use jiff::ToSpan as _;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

/// Days of the right, the day of the contract not counted.
const DAYS: i64 = 14;

/// What the reader said at the beginning.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiver {
    /// When they expressly asked that it begins at once.
    pub asked_us: Option<i64>,
    /// When they acknowledged that the right is lost by it.
    pub acknowledged_us: Option<i64>,
}

/// What a wish to withdraw leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It ends now, and everything is paid back.
    Withdrawn,
    /// The right was given up when reading began.
    Waived,
    /// The last day was over at this time.
    TooLate {
        /// The first microsecond after the right.
        ended_us: i64,
    },
}

/// A contract follows what was said at its beginning by no more than this: the payment provider's page is open for a day.
const FOLLOWS_US: i64 = 86_400_000_000;
/// The provider tells times in whole seconds.
const SECOND_US: i64 = 1_000_000;

impl Waiver {
    /// What was asked and acknowledged at `said_us`, both in one.
    #[must_use]
    pub fn said(said_us: i64) -> Self {
        Self { asked_us: Some(said_us), acknowledged_us: Some(said_us) }
    }

    /// Of everything that a reader said, what was said at the beginning of a contract of `contract_us`: not after it, and not a day before.
    #[must_use]
    pub fn of_contract(contract_us: i64, said: impl IntoIterator<Item = i64>) -> Self {
        let belongs = |said_us: &i64| (contract_us - FOLLOWS_US..contract_us + SECOND_US).contains(said_us);
        said.into_iter().filter(belongs).max().map_or_else(Self::default, Self::said)
    }
}

/// The first microsecond after the right: the end of the fourteenth day after the day of the contract, in the reader's zone.
#[must_use]
pub fn ends_us(contract_us: i64, zone: &TimeZone) -> i64 {
    let day = news::from_micros(contract_us).to_zoned_datetime(zone.clone()).date();
    let after = day.checked_add((DAYS + 1).days()).unwrap_or(day);
    after.to_zoned_datetime(zone.clone()).map_or(i64::MAX, |start| news::to_micros(start.timestamp()))
}

/// What the wish to withdraw from a contract of `contract_us` leads to at `now_us`.
#[must_use]
pub fn ask(contract_us: i64, waiver: &Waiver, now_us: i64, zone: &TimeZone) -> Answer {
    let ended_us = ends_us(contract_us, zone);
    if now_us >= ended_us {
        return Answer::TooLate { ended_us };
    }
    if waiver.asked_us.is_some() && waiver.acknowledged_us.is_some() {
        return Answer::Waived;
    }
    Answer::Withdrawn
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> i64 {
        news::to_micros(text.parse().unwrap())
    }

    #[test]
    fn acceptance_14_withdrawal_inside_fourteen_days_with_and_without_waiver() {
        let zone = TimeZone::get("Europe/Berlin").unwrap();
        let contract = at("2026-10-20T21:30:00Z");
        // The clocks went back on the 25th: the last day ends at midnight of the zone all the same.
        let ended_us = at("2026-11-03T23:00:00Z");
        let none = Waiver::default();
        let both = Waiver { asked_us: Some(contract), acknowledged_us: Some(contract) };
        let half = Waiver { asked_us: Some(contract), acknowledged_us: None };
        assert_eq!(ask(contract, &none, ended_us - 1, &zone), Answer::Withdrawn);
        assert_eq!(ask(contract, &none, ended_us, &zone), Answer::TooLate { ended_us });
        assert_eq!(ask(contract, &both, contract + 1, &zone), Answer::Waived);
        assert_eq!(ask(contract, &half, contract + 1, &zone), Answer::Withdrawn, "one record is not enough");
        // What was said for another contract gives up nothing of this one.
        let day = 86_400_000_000;
        for (said, answer) in [
            (contract - 60_000_000, Answer::Waived),
            (contract - day - 1, Answer::Withdrawn),
            (contract + 1_000_000, Answer::Withdrawn),
        ] {
            assert_eq!(ask(contract, &Waiver::of_contract(contract, [said]), contract + 2, &zone), answer, "{said}");
        }
    }
}
