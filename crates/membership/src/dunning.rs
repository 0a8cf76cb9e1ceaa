//! What is said, and when, after a payment failed: each thing once an episode, and never a retry behind the reader's back.

use serde::{Deserialize, Serialize};

use crate::subscription::Patience;

/// Why a payment failed, as far as it matters for what comes next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Failure {
    /// It may work another time.
    Soft,
    /// The bank will not have it: the card is lost, stolen, closed.
    Hard,
    /// There is nothing to pay with.
    NoMethod,
    /// The reader must confirm it at the bank.
    NeedsConfirmation,
}

impl Failure {
    /// Whether the provider may try again by itself.
    #[must_use]
    pub fn may_be_tried_again(self) -> bool {
        self == Self::Soft
    }
}

/// A failed payment and what was said of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Episode {
    /// When it failed first, in microseconds since the Unix epoch.
    pub began_us: i64,
    /// Why.
    pub failure: Failure,
    /// Whether the first letter was sent.
    pub told: bool,
    /// Whether the last one was.
    pub warned: bool,
}

/// What is to be done now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Write: what happened, and how the card is changed with one click.
    Tell,
    /// Write: access ends in two days.
    Warn,
    /// Show the banner, write nothing.
    Wait,
    /// Access ends.
    End,
}

const TWO_DAYS_US: i64 = 2 * 86_400_000_000;

/// The next step of an episode at `now_us`.
#[must_use]
pub fn step(episode: &Episode, patience: Patience, now_us: i64) -> Step {
    let ends_us = episode.began_us.saturating_add(patience.grace_us);
    if now_us >= ends_us {
        Step::End
    } else if !episode.told {
        Step::Tell
    } else if !episode.warned && now_us >= ends_us - TWO_DAYS_US {
        Step::Warn
    } else {
        Step::Wait
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_letter_goes_out_once_and_access_ends_with_the_grace() {
        const DAY: i64 = 86_400_000_000;
        let mut episode = Episode { began_us: 0, failure: Failure::Soft, told: false, warned: false };
        let mut said = Vec::new();
        for hour in 0..24 * 9 {
            let step = step(&episode, Patience::default(), hour * DAY / 24);
            episode.told |= step == Step::Tell;
            episode.warned |= step == Step::Warn;
            if matches!(step, Step::Tell | Step::Warn) || (step == Step::End && !said.iter().any(|(_, s)| *s == step)) {
                said.push((hour, step));
            }
        }
        assert_eq!(said, [(0, Step::Tell), (24 * 5, Step::Warn), (24 * 7, Step::End)]);
    }

    #[test]
    fn only_what_may_work_another_time_is_tried_again() {
        assert!(Failure::Soft.may_be_tried_again());
        for failure in [Failure::Hard, Failure::NoMethod, Failure::NeedsConfirmation] {
            assert!(!failure.may_be_tried_again(), "{failure:?}");
        }
    }
}
