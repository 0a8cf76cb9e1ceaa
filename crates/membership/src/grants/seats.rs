//! Seats of families and teams: one pays, each reads with an account and a history of their own. Whoever leaves keeps what is theirs.

use news::AccountId;
use serde::{Deserialize, Serialize};

use super::{DAY_US, Right};

/// A seat that a team gave away is given to the next person no sooner than this after it was taken.
pub const TEAM_COOLDOWN_US: i64 = 7 * DAY_US;

/// A seat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seat {
    /// Its id.
    pub id: i64,
    /// Who pays.
    pub payer: AccountId,
    /// Who sits there; `None` while the invitation is open.
    pub account: Option<AccountId>,
    /// When it was offered.
    pub offered_us: i64,
    /// When it was taken.
    pub taken_us: Option<i64>,
    /// When it was left, or the offer taken back.
    pub left_us: Option<i64>,
}

/// Why there is no seat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Refused {
    /// All seats are taken or offered.
    #[error("All seats are taken.")]
    Full,
    /// The plan has no seats.
    #[error("This plan is for one person.")]
    NoSeats,
    /// It was taken or is not there any more.
    #[error("This invitation has been used or taken back.")]
    Gone,
    /// One's own seat.
    #[error("The person who pays has a seat already.")]
    Payer,
    /// The seat changed hands lately.
    #[error("This seat changed hands in the last seven days.")]
    TooSoon,
}

impl Seat {
    /// Whether it is taken or offered at `now_us`.
    #[must_use]
    pub fn is_open(&self, now_us: i64) -> bool {
        self.left_us.is_none_or(|left_us| now_us < left_us)
    }

    /// What the payer's `right` is for whoever sits here: as long as both last. A payment that is past due keeps the seat, because the
    /// payer's right does.
    #[must_use]
    pub fn right(&self, right: &Right) -> Option<Right> {
        let from_us = self.taken_us?.max(right.from_us);
        let to_us = match (right.to_us, self.left_us) {
            (Some(end), Some(left)) => Some(end.min(left)),
            (end, left) => end.or(left),
        };
        Some(Right { from_us, to_us, ..*right })
    }
}

/// Whether one more seat can be offered; `others` is how many people besides the payer the plan has room for.
///
/// # Errors
/// When not.
pub fn offer(seats: &[Seat], others: u32, now_us: i64) -> Result<(), Refused> {
    if others == 0 {
        return Err(Refused::NoSeats);
    }
    let open = seats.iter().filter(|seat| seat.is_open(now_us)).count();
    if open >= others as usize { Err(Refused::Full) } else { Ok(()) }
}

/// The seat, taken by `account`.
///
/// # Errors
/// When it is not there for them.
pub fn take(seat: &Seat, account: AccountId, now_us: i64) -> Result<Seat, Refused> {
    if seat.payer == account {
        return Err(Refused::Payer);
    }
    if seat.taken_us.is_some() || !seat.is_open(now_us) {
        return Err(Refused::Gone);
    }
    Ok(Seat { account: Some(account), taken_us: Some(now_us), ..seat.clone() })
}

/// Whether a team may take the seat away to give it to another.
///
/// # Errors
/// When it changed hands too lately.
pub fn reassign(seat: &Seat, now_us: i64) -> Result<(), Refused> {
    match seat.taken_us {
        Some(taken_us) if now_us < taken_us.saturating_add(TEAM_COOLDOWN_US) => Err(Refused::TooSoon),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::RightKind;
    use super::*;
    use crate::subscription::State;

    fn offered() -> Seat {
        Seat { id: 1, payer: AccountId(1), account: None, offered_us: 0, taken_us: None, left_us: None }
    }

    #[test]
    fn acceptance_09_past_due_keeps_the_seats() {
        let seat = take(&offered(), AccountId(2), 10).unwrap();
        let sits = |state| Right::of_subscription(state, 50).and_then(|right| seat.right(&right));
        assert!(sits(State::PastDue).is_some_and(|right| right.covers(50)));
        assert_eq!(sits(State::OnHold), None);
    }

    #[test]
    fn acceptance_23_whoever_leaves_the_family_reads_no_more_by_it() {
        let payers = Right { kind: RightKind::Member, title: None, from_us: 0, to_us: None };
        let seat = take(&offered(), AccountId(2), 10).unwrap();
        let left = Seat { left_us: Some(50), ..seat.clone() };
        assert!(seat.right(&payers).unwrap().covers(60));
        let right = left.right(&payers).unwrap();
        assert_eq!([9, 10, 49, 50].map(|at| right.covers(at)), [false, true, true, false]);
        // The seat still names the account: nothing of it is erased, and history hangs on the account, not on the seat.
        assert_eq!(left.account, Some(AccountId(2)));
    }

    #[test]
    fn seats_are_counted_and_taken_once() {
        let taken = take(&offered(), AccountId(2), 10).unwrap();
        assert_eq!(take(&taken, AccountId(3), 20), Err(Refused::Gone));
        assert_eq!(take(&offered(), AccountId(1), 20), Err(Refused::Payer));
        assert_eq!(offer(std::slice::from_ref(&taken), 1, 20), Err(Refused::Full));
        assert_eq!(offer(&[Seat { left_us: Some(15), ..taken.clone() }], 1, 20), Ok(()));
        assert_eq!(offer(&[], 0, 20), Err(Refused::NoSeats));
        assert_eq!(reassign(&taken, 11), Err(Refused::TooSoon));
        assert_eq!(reassign(&taken, 10 + TEAM_COOLDOWN_US), Ok(()));
    }
}
