//! What people hold: grants, subscriptions, trials, gifts and seats. All of it is append-only; what is in force is computed.
//!
//! [`Right`] is what the wall looks at; [`Right::of_subscription`] is what a state of [`crate::subscription`] gives.

pub mod gift;
pub mod seats;
pub mod trial;
pub mod withdrawal;

use news::{AccountId, TitleId};
use serde::{Deserialize, Serialize};

use crate::subscription::State;

/// Microseconds of a day.
pub const DAY_US: i64 = 86_400_000_000;

/// Where a grant comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// A trial.
    Trial,
    /// A subscription at the payment provider.
    Subscription,
    /// A gift subscription that was claimed.
    Gift,
    /// An invoice that was paid by bank transfer.
    Invoice,
    /// A voucher.
    Voucher,
    /// A seat in a family or a team.
    Seat,
    /// An institution.
    Institution,
    /// The operator's courtesy.
    Complimentary,
    /// A subscription of a title's own.
    OwnSubscription,
}

impl Source {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Trial,
        Self::Subscription,
        Self::Gift,
        Self::Invoice,
        Self::Voucher,
        Self::Seat,
        Self::Institution,
        Self::Complimentary,
        Self::OwnSubscription,
    ];

    /// The word kept in the database.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Trial => "trial",
            Self::Subscription => "subscription",
            Self::Gift => "gift",
            Self::Invoice => "invoice",
            Self::Voucher => "voucher",
            Self::Seat => "seat",
            Self::Institution => "institution",
            Self::Complimentary => "complimentary",
            Self::OwnSubscription => "own_subscription",
        }
    }

    /// The source that `word` names.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|source| source.as_str() == word)
    }
}

/// A grant: who may read, from when to when, by what. It is never changed; it may be revoked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grant {
    /// Its id.
    pub id: i64,
    /// Whose.
    pub account: AccountId,
    /// Where it comes from.
    pub source: Source,
    /// The plan's word; empty where there is none.
    pub plan: String,
    /// The only title that it opens; `None` for everything in the membership.
    pub title: Option<TitleId>,
    /// Its first microsecond.
    pub from_us: i64,
    /// The first microsecond after it; `None` for no end.
    pub to_us: Option<i64>,
    /// When it was revoked.
    pub revoked_us: Option<i64>,
    /// What it refers to: a subscription, a voucher, a gift.
    pub reference: String,
}

/// What a right is worth at the wall.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RightKind {
    /// A subscription of a title's own.
    OwnSubscription,
    /// A membership, however it came.
    Member,
    /// A trial.
    Trial,
}

/// A right as the wall looks at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Right {
    /// What it is worth.
    pub kind: RightKind,
    /// The only title that it opens.
    pub title: Option<TitleId>,
    /// Its first microsecond.
    pub from_us: i64,
    /// The first microsecond after it; `None` for no end.
    pub to_us: Option<i64>,
}

impl Right {
    /// What a subscription in this state gives at `now_us`; its end is the provider's to tell, so it is asked again at every reading.
    #[must_use]
    pub fn of_subscription(state: State, now_us: i64) -> Option<Self> {
        let kind = if state == State::Trialing { RightKind::Trial } else { RightKind::Member };
        state.gives_access().then_some(Self { kind, title: None, from_us: now_us, to_us: None })
    }

    /// Whether it is in force at `at_us`.
    #[must_use]
    pub fn covers(&self, at_us: i64) -> bool {
        self.from_us <= at_us && self.to_us.is_none_or(|to_us| at_us < to_us)
    }
}

impl Grant {
    /// The right that it gives: a revoked one ends when it was revoked.
    #[must_use]
    pub fn right(&self) -> Right {
        let kind = match self.source {
            Source::Trial => RightKind::Trial,
            Source::OwnSubscription => RightKind::OwnSubscription,
            _ => RightKind::Member,
        };
        let to_us = match (self.to_us, self.revoked_us) {
            (Some(end), Some(revoked)) => Some(end.min(revoked)),
            (end, revoked) => end.or(revoked),
        };
        Right { kind, title: self.title, from_us: self.from_us, to_us }
    }
}

/// The earliest moment after `now_us` at which one of `rights` begins or ends: until then nothing has to be computed anew.
#[must_use]
pub fn next_change(rights: &[Right], now_us: i64) -> Option<i64> {
    rights.iter().flat_map(|right| [Some(right.from_us), right.to_us]).flatten().filter(|at| *at > now_us).min()
}

/// Until when somebody reads as a member: the end of the longest run of rights that begins with one in force. `Some(None)` for no end,
/// `None` for no membership.
#[must_use]
pub fn member_until(rights: &[Right], now_us: i64) -> Option<Option<i64>> {
    let mut member: Vec<&Right> =
        rights.iter().filter(|right| right.kind != RightKind::OwnSubscription && right.title.is_none()).collect();
    member.sort_by_key(|right| right.from_us);
    let mut until: Option<i64> = None;
    for right in member {
        let joins = right.from_us <= until.unwrap_or(now_us) && right.to_us.is_none_or(|to_us| to_us > now_us);
        if joins {
            let to_us = match right.to_us {
                None => return Some(None),
                Some(to_us) => to_us,
            };
            until = Some(until.map_or(to_us, |known| known.max(to_us)));
        }
    }
    until.map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn right(from_us: i64, to_us: Option<i64>) -> Right {
        Right { kind: RightKind::Member, title: None, from_us, to_us }
    }

    #[test]
    fn a_revoked_grant_ends_then_and_not_before() {
        let grant = Grant {
            id: 1,
            account: AccountId(1),
            source: Source::Gift,
            plan: String::new(),
            title: None,
            from_us: 10,
            to_us: Some(100),
            revoked_us: Some(50),
            reference: String::new(),
        };
        let covers = |grant: &Grant, at| grant.right().covers(at);
        assert_eq!([9, 10, 49, 50].map(|at| covers(&grant, at)), [false, true, true, false]);
        let whole = Grant { revoked_us: None, ..grant.clone() };
        assert_eq!([99, 100].map(|at| covers(&whole, at)), [true, false]);
        let late = Grant { revoked_us: Some(500), ..grant };
        assert!(!covers(&late, 100), "revoking does not lengthen");
    }

    #[test]
    fn acceptance_08_cancelled_and_not_expired_reads_as_paid() {
        use State::*;
        let kind = |state| Right::of_subscription(state, 7).map(|right| (right.kind, right.covers(7)));
        for state in [Active, PastDue, Cancelled] {
            assert_eq!(kind(state), Some((RightKind::Member, true)), "{state:?}");
        }
        assert_eq!(kind(Trialing), Some((RightKind::Trial, true)));
        for state in [Pending, OnHold, Paused, Expired, Refunded] {
            assert_eq!(kind(state), None, "{state:?}");
        }
    }

    #[test]
    fn runs_of_rights_join_and_gaps_end_them() {
        assert_eq!(member_until(&[right(0, Some(10)), right(10, Some(30)), right(40, Some(50))], 5), Some(Some(30)));
        assert_eq!(member_until(&[right(20, Some(30))], 5), None);
        assert_eq!(member_until(&[right(0, Some(10)), right(3, None)], 5), Some(None));
        assert_eq!(next_change(&[right(0, Some(10)), right(7, None)], 5), Some(7));
    }

    #[test]
    fn words_read_back() {
        for source in Source::ALL {
            assert_eq!(Source::from_word(source.as_str()), Some(source));
        }
    }
}
