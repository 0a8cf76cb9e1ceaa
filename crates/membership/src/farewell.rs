//! Leaving, pausing and coming back: what a reader's wish asks of the payment provider, contract by contract.
//!
//! The provider carries it out; here is only what it is asked. A wish that is tried again asks for what is still to be done.

use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use crate::grants::withdrawal::{self, Answer, Waiver};
use crate::subscription::Status;

/// What a reader wishes. The words are stored: they are never renamed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Wish {
    /// To end with what is paid.
    Cancel,
    /// To withdraw from the contract.
    Withdraw,
    /// To pause after what is paid.
    Pause,
    /// To go on after all, after a pause or before the end.
    GoOn,
    /// To have back what is left of the own balance.
    GiveBack,
}

impl Wish {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Cancel, Self::Withdraw, Self::Pause, Self::GoOn, Self::GiveBack];

    /// The word for it in the database and in forms.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Cancel => "cancel",
            Self::Withdraw => "withdraw",
            Self::Pause => "pause",
            Self::GoOn => "go_on",
            Self::GiveBack => "give_back",
        }
    }

    /// The wish that `word` names.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|wish| wish.as_str() == word)
    }
}

/// A subscription as the provider has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contract {
    /// When it was begun.
    pub begun_us: i64,
    /// Its status.
    pub status: Status,
    /// Whether it ends with its term already.
    pub ends_with_term: bool,
    /// First moment after its term.
    pub term_ends_us: i64,
    /// What was paid for it, and can still be given back: the provider's id of the charge, and minor units.
    pub paid: Vec<(String, i64)>,
}

/// What the provider is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// It ends with its term, or does so no longer.
    EndsWithTerm(bool),
    /// It ends now.
    EndsNow,
    /// It is paused, or no longer.
    Paused(bool),
    /// So many minor units of a charge go back.
    GivesBack(String, i64),
}

/// What comes of a wish.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Ends at this time; until then it gives access.
    EndsAt(i64),
    /// Ended, with nothing more to be drawn; `true` where money goes back.
    Ended(bool),
    /// The right to withdraw was over at this time; it ends with its term, at the second.
    TooLate(i64, i64),
    /// Withdrawing was given up when reading began; it ends with its term.
    Waived(i64),
    /// No more is drawn after this time, until its reader comes back.
    PausesAt(i64),
    /// Goes on.
    GoesOn,
    /// It was over before.
    WasOver,
}

/// The steps of a wish of `said_us` for one contract, and what comes of it.
#[must_use]
pub fn course(wish: Wish, contract: &Contract, waiver: &Waiver, said_us: i64, zone: &TimeZone) -> (Vec<Step>, Effect) {
    let is_over = matches!(contract.status, Status::Canceled | Status::IncompleteExpired);
    match wish {
        Wish::Withdraw => withdraw(contract, is_over, waiver, said_us, zone),
        _ if is_over => (Vec::new(), Effect::WasOver),
        // It is about money that was put in, not about a contract that goes on.
        Wish::GiveBack => (Vec::new(), Effect::GoesOn),
        Wish::Cancel => cancel(contract),
        Wish::Pause if contract.status == Status::Paused => (Vec::new(), Effect::PausesAt(contract.term_ends_us)),
        Wish::Pause => (vec![Step::Paused(true)], Effect::PausesAt(contract.term_ends_us)),
        Wish::GoOn => {
            let mut steps = Vec::new();
            if contract.ends_with_term {
                steps.push(Step::EndsWithTerm(false));
            }
            if contract.status == Status::Paused {
                steps.push(Step::Paused(false));
            }
            (steps, Effect::GoesOn)
        }
    }
}

fn cancel(contract: &Contract) -> (Vec<Step>, Effect) {
    // Where nothing was paid for the term, waiting for its end would only let the provider try to draw again.
    if matches!(contract.status, Status::Incomplete | Status::PastDue | Status::Unpaid) {
        return (vec![Step::EndsNow], Effect::Ended(false));
    }
    let steps = if contract.ends_with_term { Vec::new() } else { vec![Step::EndsWithTerm(true)] };
    (steps, Effect::EndsAt(contract.term_ends_us))
}

fn withdraw(contract: &Contract, is_over: bool, waiver: &Waiver, said_us: i64, zone: &TimeZone) -> (Vec<Step>, Effect) {
    match withdrawal::ask(contract.begun_us, waiver, said_us, zone) {
        Answer::Withdrawn => {
            // Ended first, so that nothing new is drawn while the money is on its way.
            let ends = (!is_over).then_some(Step::EndsNow);
            let back = contract.paid.iter().filter(|(charge, minor)| *minor > 0 && !charge.is_empty());
            let back = back.map(|(charge, minor)| Step::GivesBack(charge.clone(), *minor));
            let steps: Vec<Step> = ends.into_iter().chain(back).collect();
            let money = steps.iter().any(|step| matches!(step, Step::GivesBack(..)));
            (steps, Effect::Ended(money))
        }
        _ if is_over => (Vec::new(), Effect::WasOver),
        Answer::Waived => (cancel(contract).0, Effect::Waived(contract.term_ends_us)),
        Answer::TooLate { ended_us } => (cancel(contract).0, Effect::TooLate(ended_us, contract.term_ends_us)),
    }
}

/// Tries after which a person has to look.
pub const MOST_TRIES: u32 = 12;
const FIRST_WAIT_US: i64 = 60_000_000;
const LONGEST_WAIT_US: i64 = 6 * 3_600_000_000;

/// When a wish is tried again that failed `tries` times, the last time at `now_us`: after a minute, then twice as long each time, six hours at
/// most.
#[must_use]
pub fn next_try_us(tries: u32, now_us: i64) -> i64 {
    let doubled = 1_i64.checked_shl(tries.saturating_sub(1).min(30)).unwrap_or(i64::MAX);
    now_us.saturating_add(FIRST_WAIT_US.saturating_mul(doubled).min(LONGEST_WAIT_US))
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: i64 = 86_400_000_000;

    fn contract(status: Status) -> Contract {
        let paid = vec![("ch_1".to_owned(), 1_200), ("ch_0".to_owned(), 0)];
        Contract { begun_us: 0, status, ends_with_term: false, term_ends_us: 30 * DAY, paid }
    }

    fn asked(wish: Wish, contract: &Contract, said_us: i64) -> (Vec<Step>, Effect) {
        course(wish, contract, &Waiver::default(), said_us, &TimeZone::UTC)
    }

    #[test]
    fn cancelling_keeps_what_is_paid_and_asks_once() {
        let active = contract(Status::Active);
        assert_eq!(asked(Wish::Cancel, &active, DAY), (vec![Step::EndsWithTerm(true)], Effect::EndsAt(30 * DAY)));
        let cancelled = Contract { ends_with_term: true, ..active };
        assert_eq!(asked(Wish::Cancel, &cancelled, DAY), (vec![], Effect::EndsAt(30 * DAY)));
        assert_eq!(asked(Wish::GoOn, &cancelled, DAY), (vec![Step::EndsWithTerm(false)], Effect::GoesOn));
        assert_eq!(asked(Wish::Cancel, &contract(Status::PastDue), DAY).0, [Step::EndsNow], "no more tries to draw");
        assert_eq!(asked(Wish::Cancel, &contract(Status::Canceled), DAY), (vec![], Effect::WasOver));
    }

    #[test]
    fn withdrawing_in_time_ends_it_and_gives_everything_back_later_it_cancels() {
        let active = contract(Status::Active);
        let back = Step::GivesBack("ch_1".to_owned(), 1_200);
        assert_eq!(asked(Wish::Withdraw, &active, 14 * DAY), (vec![Step::EndsNow, back.clone()], Effect::Ended(true)));
        // Tried again after the first half was done.
        assert_eq!(asked(Wish::Withdraw, &contract(Status::Canceled), DAY), (vec![back], Effect::Ended(true)));
        let late = asked(Wish::Withdraw, &active, 15 * DAY);
        assert_eq!(late, (vec![Step::EndsWithTerm(true)], Effect::TooLate(15 * DAY, 30 * DAY)));
        let waiver = Waiver { asked_us: Some(0), acknowledged_us: Some(0) };
        let waived = course(Wish::Withdraw, &active, &waiver, DAY, &TimeZone::UTC);
        assert_eq!(waived, (vec![Step::EndsWithTerm(true)], Effect::Waived(30 * DAY)));
    }

    #[test]
    fn a_pause_is_asked_for_once_and_taken_back() {
        assert_eq!(asked(Wish::Pause, &contract(Status::Active), 0).0, [Step::Paused(true)]);
        assert_eq!(asked(Wish::Pause, &contract(Status::Paused), 0).0, []);
        assert_eq!(asked(Wish::GoOn, &contract(Status::Paused), 0).0, [Step::Paused(false)]);
    }

    #[test]
    fn tries_come_later_and_later_and_never_stop_coming() {
        let waits: Vec<i64> = (1..=12).map(|tries| next_try_us(tries, 0) / 60_000_000).collect();
        assert_eq!(waits, [1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360, 360]);
        assert_eq!(next_try_us(u32::MAX, 0), LONGEST_WAIT_US);
    }

    #[test]
    fn words_of_wishes_are_read_back() {
        assert!(Wish::ALL.into_iter().all(|wish| Wish::from_word(wish.as_str()) == Some(wish)));
    }
}
