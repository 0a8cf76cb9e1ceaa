//! A subscription as a fold over the payment provider's events: whatever order they come in, and however often, the state is the same.
//!
//! Events carry the provider's own time and id. They are sorted and counted once before they are folded, so that there is no "too late".

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{DAY_US, Right, RightKind};

/// An hour.
const HOUR_US: i64 = 3_600_000_000;
/// A checkout that was not paid is dropped by the provider after this.
const PENDING_US: i64 = 23 * HOUR_US;
/// Renewals are drawn a little after a period's end: until then access goes on.
const SLACK_US: i64 = 24 * HOUR_US;
/// How long a failed payment keeps access, unless the operator says otherwise.
pub const GRACE_US: i64 = 7 * DAY_US;

/// What the provider says has happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "event")]
pub enum Event {
    /// A checkout was begun.
    CheckoutStarted,
    /// A trial at the provider.
    TrialStarted {
        /// Its first microsecond after the end.
        until_us: i64,
    },
    /// A payment failed.
    PaymentFailed,
    /// The provider stopped trying.
    RetriesExhausted,
    /// It will not be renewed.
    CancelScheduled,
    /// It will be, after all.
    Resumed,
    /// It rests from the end of the paid period on.
    Paused,
    /// It goes on.
    Unpaused,
    /// A period was paid.
    Paid {
        /// Its first microsecond after the end.
        through_us: i64,
    },
    /// The bank asks for the money back.
    DisputeOpened,
    /// The dispute was won.
    DisputeWon,
    /// The dispute was lost.
    DisputeLost,
    /// It is over at the provider.
    Ended,
    /// All was paid back.
    Refunded,
    /// The reader withdrew from the contract.
    Withdrawn,
    /// The account was erased.
    Erased,
}

impl Event {
    /// Of events of the same moment the one with the lower number came first: a payment mends a failure, an end ends all.
    fn order(self) -> u8 {
        match self {
            Self::CheckoutStarted => 0,
            Self::TrialStarted { .. } => 1,
            Self::PaymentFailed => 2,
            Self::RetriesExhausted => 3,
            Self::CancelScheduled => 4,
            Self::Resumed => 5,
            Self::Paused => 6,
            Self::Unpaused => 7,
            Self::Paid { .. } => 8,
            Self::DisputeOpened => 9,
            Self::DisputeWon => 10,
            Self::DisputeLost => 11,
            Self::Ended => 12,
            Self::Refunded => 13,
            Self::Withdrawn => 14,
            Self::Erased => 15,
        }
    }
}

/// An event with its place in time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Happened {
    /// The provider's id of the event: the same id is the same event.
    pub id: String,
    /// The provider's time, microseconds since the Unix epoch.
    pub at_us: i64,
    /// What happened.
    #[serde(flatten)]
    pub event: Event,
}

/// Where a subscription stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Nothing was begun, or a checkout was dropped.
    None,
    /// A payment is not through yet.
    Pending,
    /// In a trial at the provider.
    Trialing,
    /// Paid.
    Active,
    /// A payment failed; access goes on for a while.
    PastDue,
    /// Not paid, and access has ended; a payment restores it at once.
    OnHold,
    /// Rests by the reader's wish.
    Paused,
    /// Cancelled; access goes on to the end of what was paid.
    Cancelled,
    /// Over.
    Expired,
    /// Paid back: over at once.
    Refunded,
    /// Withdrawn from: over at once.
    Withdrawn,
    /// The bank asked for the money back.
    Disputed,
    /// The account is gone, or a dispute was lost.
    Closed,
}

impl State {
    /// Whether it opens articles, and keeps the seats of a family or a team.
    #[must_use]
    pub fn has_access(self) -> bool {
        matches!(self, Self::Trialing | Self::Active | Self::PastDue | Self::Cancelled)
    }

    /// Its name on pages.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "None",
            Self::Pending => "Payment on its way",
            Self::Trialing => "Trial",
            Self::Active => "Active",
            Self::PastDue => "Payment failed",
            Self::OnHold => "On hold",
            Self::Paused => "Paused",
            Self::Cancelled => "Cancelled",
            Self::Expired => "Ended",
            Self::Refunded => "Refunded",
            Self::Withdrawn => "Withdrawn",
            Self::Disputed => "Disputed at the bank",
            Self::Closed => "Closed",
        }
    }
}

/// What all events together say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Subscription {
    begun_us: Option<i64>,
    pending_us: Option<i64>,
    trial_until_us: Option<i64>,
    paid_through_us: Option<i64>,
    failed_us: Option<i64>,
    held_us: Option<i64>,
    cancelled: bool,
    paused: bool,
    disputed_us: Option<i64>,
    over: Option<(State, i64)>,
    grace_us: i64,
}

impl Subscription {
    /// Folds events, in any order and any number of times; a failed payment keeps access for `grace_us`.
    #[must_use]
    pub fn of(events: &[Happened], grace_us: i64) -> Self {
        let once: BTreeMap<&str, &Happened> =
            events.iter().rev().map(|happened| (happened.id.as_str(), happened)).collect();
        let mut ordered: Vec<&Happened> = once.into_values().collect();
        ordered.sort_by(|a, b| {
            (a.at_us, a.event.order(), a.id.as_str()).cmp(&(b.at_us, b.event.order(), b.id.as_str()))
        });
        let start = Self { grace_us, ..Self::default() };
        ordered.into_iter().fold(start, |subscription, happened| subscription.after(happened.at_us, happened.event))
    }

    fn after(mut self, at_us: i64, event: Event) -> Self {
        // Nothing comes after these.
        if matches!(self.over, Some((State::Withdrawn | State::Closed, _))) && event != Event::Erased {
            return self;
        }
        match event {
            Event::CheckoutStarted => self.pending_us = Some(at_us),
            Event::TrialStarted { until_us } => {
                self.begun_us = self.begun_us.or(Some(at_us));
                self.trial_until_us = self.trial_until_us.max(Some(until_us));
            }
            Event::Paid { through_us } => {
                self.begun_us = self.begun_us.or(Some(at_us));
                self.paid_through_us = self.paid_through_us.max(Some(through_us));
                (self.failed_us, self.held_us, self.over) = (None, None, None);
            }
            Event::PaymentFailed => self.failed_us = self.failed_us.or(Some(at_us)),
            Event::RetriesExhausted => self.held_us = self.held_us.or(Some(at_us)),
            Event::CancelScheduled => self.cancelled = true,
            Event::Resumed => self.cancelled = false,
            Event::Paused => self.paused = true,
            Event::Unpaused => self.paused = false,
            Event::DisputeOpened => self.disputed_us = self.disputed_us.or(Some(at_us)),
            Event::DisputeWon => self.disputed_us = None,
            Event::DisputeLost | Event::Erased => self.end(State::Closed, at_us),
            Event::Ended => self.end(State::Expired, at_us),
            Event::Refunded => self.end(State::Refunded, at_us),
            Event::Withdrawn => self.end(State::Withdrawn, at_us),
        }
        self
    }

    /// What was paid before an end counts no more after it.
    fn end(&mut self, state: State, at_us: i64) {
        (self.paid_through_us, self.trial_until_us) = (None, None);
        (self.cancelled, self.paused) = (false, false);
        self.over = Some((state, at_us));
    }

    /// The end of what was paid or given for trial.
    #[must_use]
    pub fn period_end_us(&self) -> Option<i64> {
        self.paid_through_us.max(self.trial_until_us)
    }

    /// Whether it ends with the period.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.cancelled
    }

    /// Where it stands at `now_us`.
    #[must_use]
    pub fn state(&self, now_us: i64) -> State {
        if let Some((state, _)) = self.over {
            return state;
        }
        if self.disputed_us.is_some() {
            return State::Disputed;
        }
        if self.held_us.is_some() {
            return State::OnHold;
        }
        let Some(end_us) = self.period_end_us() else {
            let pending = self.pending_us.is_some_and(|since_us| now_us < since_us.saturating_add(PENDING_US));
            return if pending { State::Pending } else { State::None };
        };
        if now_us < end_us {
            return match (self.cancelled, self.failed_us, self.paid_through_us) {
                (true, ..) => State::Cancelled,
                (false, Some(_), _) => State::PastDue,
                (false, None, None) => State::Trialing,
                (false, None, Some(_)) => State::Active,
            };
        }
        if self.cancelled {
            return State::Expired;
        }
        if self.paused {
            return State::Paused;
        }
        match self.failed_us {
            Some(failed_us) if now_us < failed_us.saturating_add(self.grace_us) => State::PastDue,
            Some(_) => State::OnHold,
            None if now_us < end_us.saturating_add(SLACK_US) => State::Active,
            None => State::Expired,
        }
    }

    /// The right that it gives from now on, unless something more happens; `None` where it never gave one.
    #[must_use]
    pub fn right(&self) -> Option<Right> {
        let from_us = self.begun_us?;
        let stopped_us = self.over.map(|(_, at_us)| at_us).or(self.disputed_us).or(self.held_us);
        let to_us = match (stopped_us, self.period_end_us()) {
            (Some(at_us), _) => at_us,
            (None, None) => from_us,
            (None, Some(end_us)) if self.cancelled || self.paused => end_us,
            (None, Some(end_us)) => match self.failed_us {
                Some(failed_us) => end_us.max(failed_us.saturating_add(self.grace_us)),
                None => end_us.saturating_add(SLACK_US),
            },
        };
        let kind = if self.paid_through_us.is_none() && self.trial_until_us.is_some() {
            RightKind::Trial
        } else {
            RightKind::Member
        };
        Some(Right { kind, title: None, from_us, to_us: Some(to_us) })
    }
}

#[cfg(test)]
mod tests;
