//! What is said, and when, after a payment failed: each thing once an episode, and never a retry behind the reader's back.

use serde::{Deserialize, Serialize};

use crate::subscription::State;

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

/// A failed payment and what was said of it, each with when.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Episode {
    /// The beginning of the term in which it failed, in microseconds since the Unix epoch.
    pub began_us: i64,
    /// When access ends, unless it is paid before.
    pub ends_us: i64,
    /// The letter that it failed.
    pub told_us: Option<i64>,
    /// The letter that access ends soon.
    pub warned_us: Option<i64>,
    /// The letter that access has ended.
    pub ended_us: Option<i64>,
}

/// What is to be done now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Write: what happened, until when one reads on, and how the card is changed.
    Tell,
    /// Write: access ends in two days.
    Warn,
    /// Show the banner, write nothing.
    Wait,
    /// Write: access has ended, and how it comes back.
    End,
    /// Everything was said.
    Over,
}

impl Step {
    /// The word that the letter of a step is kept by; none where nothing is written.
    #[must_use]
    pub fn as_str(self) -> Option<&'static str> {
        match self {
            Self::Tell => Some("tell"),
            Self::Warn => Some("warn"),
            Self::End => Some("end"),
            Self::Wait | Self::Over => None,
        }
    }
}

const DAY_US: i64 = 86_400_000_000;
/// So long before the end it is said again.
const WARNED_BEFORE_US: i64 = 2 * DAY_US;
/// What ended longer ago is not written of any more: a service that was away for long does not come back with old news.
const OLD_NEWS_US: i64 = 7 * DAY_US;

impl Episode {
    /// Notes that the letter of a step went out.
    pub fn note(&mut self, step: &str, at_us: i64) {
        match step {
            "tell" => self.told_us = Some(at_us),
            "warn" => self.warned_us = Some(at_us),
            "end" => self.ended_us = Some(at_us),
            _ => {}
        }
    }
}

/// The next step of an episode at `now_us`, for a subscription that stands at `state`: the provider may give up before the grace is over, and then
/// nobody is told that access stays.
#[must_use]
pub fn step(episode: &Episode, state: State, now_us: i64) -> Step {
    let ends_us = episode.ends_us;
    if state != State::PastDue {
        let is_news = episode.ended_us.is_none() && now_us < ends_us.saturating_add(OLD_NEWS_US);
        return if is_news { Step::End } else { Step::Over };
    }
    match episode.told_us {
        None => Step::Tell,
        // Where the first letter went out late it says the same: two on one day would be one too many.
        Some(told_us)
            if episode.warned_us.is_none()
                && now_us >= ends_us.saturating_sub(WARNED_BEFORE_US)
                && now_us >= told_us.saturating_add(DAY_US) =>
        {
            Step::Warn
        }
        Some(_) => Step::Wait,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::subscription::Patience;

    fn letters(begins_to_look_at_hour: i64) -> Vec<(i64, Step)> {
        let mut episode = Episode { ends_us: Patience::default().grace_us, ..Episode::default() };
        let mut said = Vec::new();
        for hour in begins_to_look_at_hour..24 * 20 {
            let now_us = hour * DAY_US / 24;
            let state = if now_us < episode.ends_us { State::PastDue } else { State::OnHold };
            let step = step(&episode, state, now_us);
            if let Some(word) = step.as_str() {
                episode.note(word, now_us);
                said.push((hour, step));
            }
        }
        said
    }

    #[test]
    fn each_letter_goes_out_once_and_access_ends_with_the_grace() {
        assert_eq!(letters(0), [(0, Step::Tell), (24 * 5, Step::Warn), (24 * 7, Step::End)]);
    }

    #[test]
    fn a_letter_that_is_late_is_not_followed_by_the_same_words_and_old_news_is_none() {
        assert_eq!(letters(24 * 6), [(24 * 6, Step::Tell), (24 * 7, Step::End)]);
        assert_eq!(letters(24 * 8), [(24 * 8, Step::End)]);
        assert_eq!(letters(24 * 14), []);
    }

    #[test]
    fn nobody_is_told_that_access_stays_where_the_provider_has_given_up() {
        let episode = Episode { ends_us: 7 * DAY_US, ..Episode::default() };
        let early = step(&episode, State::OnHold, DAY_US);
        assert_eq!(early, Step::End);
    }

    #[test]
    fn only_what_may_work_another_time_is_tried_again() {
        assert!(Failure::Soft.may_be_tried_again());
        for failure in [Failure::Hard, Failure::NoMethod, Failure::NeedsConfirmation] {
            assert!(!failure.may_be_tried_again(), "{failure:?}");
        }
    }
}
