//! A subscription as the payment provider tells of it: events in any order and any number of times lead to the same state.
//!
//! The provider is the authority. A [`Mirror`] keeps, of each kind of fact, the one that the provider knew last, and never less than it had:
//! applying an event twice changes nothing, and the order does not matter. [`Mirror::state`] then is a function of what is known and the time.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Where a subscription stands. The words are stored: they are never renamed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Begun, and not paid yet.
    Pending,
    /// In its trial.
    Trialing,
    /// Paid.
    Active,
    /// The last payment failed, and the provider tries again; access stays.
    PastDue,
    /// Given up for now: the grace is over, or a bank asks the payment back.
    OnHold,
    /// Paused by its reader.
    Paused,
    /// Cancelled, and paid to a day to come; access stays until then.
    Cancelled,
    /// Over.
    Expired,
    /// The money was given back; access ended then.
    Refunded,
}

impl State {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Pending,
        Self::Trialing,
        Self::Active,
        Self::PastDue,
        Self::OnHold,
        Self::Paused,
        Self::Cancelled,
        Self::Expired,
        Self::Refunded,
    ];

    /// Whether its reader reads as a member, and seats and quotas stay.
    #[must_use]
    pub fn gives_access(self) -> bool {
        matches!(self, Self::Trialing | Self::Active | Self::PastDue | Self::Cancelled)
    }

    /// The word for it in the database and in exports.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Trialing => "trialing",
            Self::Active => "active",
            Self::PastDue => "past_due",
            Self::OnHold => "on_hold",
            Self::Paused => "paused",
            Self::Cancelled => "cancelled",
            Self::Expired => "expired",
            Self::Refunded => "refunded",
        }
    }

    /// Its name on pages.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Pending => "Waiting for the first payment",
            Self::Trialing => "Trial",
            Self::Active => "Active",
            Self::PastDue => "Payment failed, being tried again",
            Self::OnHold => "On hold",
            Self::Paused => "Paused",
            Self::Cancelled => "Cancelled, paid until its end",
            Self::Expired => "Ended",
            Self::Refunded => "Refunded",
        }
    }
}

/// What the provider calls it, in the order of a subscription's life: of two that it tells of in the same second, the later one holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// The first payment is not through.
    Incomplete,
    /// In a trial.
    Trialing,
    /// Paid, or about to be.
    Active,
    /// A payment failed and is tried again.
    PastDue,
    /// Tries are over, and the subscription stays.
    Unpaid,
    /// Paused.
    Paused,
    /// The first payment never came.
    IncompleteExpired,
    /// Ended.
    Canceled,
}

/// The subscription as the provider had it at one moment.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Snapshot {
    /// When, in microseconds since the Unix epoch.
    pub at_us: i64,
    /// Its status.
    pub status: Status,
    /// What told of it: the event's id; decides between two of the same moment and status.
    pub told_by: String,
    /// First moment of the current term.
    pub from_us: i64,
    /// First moment after it.
    pub to_us: i64,
    /// First moment after the trial; 0 without one.
    pub trial_to_us: i64,
    /// Whether it ends with the current term.
    pub ends_with_term: bool,
    /// Which plan, by the provider's id of its price.
    pub price: String,
    /// Seats.
    pub seats: u32,
}

/// How a bank's claim for money back stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Dispute {
    /// Undecided.
    Open,
    /// Decided for the service.
    Won,
    /// Decided for the reader.
    Lost,
}

/// Something that the provider told of a subscription.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// How it was at one moment.
    Seen(Snapshot),
    /// An invoice was paid.
    Paid {
        /// The provider's id of it.
        invoice: String,
        /// What was paid, in minor units.
        minor: i64,
        /// First moment after what it pays for.
        to_us: i64,
    },
    /// Of an invoice, so much was given back in all.
    Returned {
        /// Which invoice.
        invoice: String,
        /// Minor units given back so far.
        minor: i64,
    },
    /// A bank asks a payment back, or has decided.
    Disputed {
        /// Which invoice.
        invoice: String,
        /// How it stands.
        dispute: Dispute,
    },
}

/// What is known of an invoice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invoice {
    /// What was paid, in minor units; 0 where nobody told yet.
    pub minor: i64,
    /// First moment after what it pays for.
    pub to_us: i64,
    /// What was given back of it.
    pub returned: i64,
    /// How a bank's claim on it stands.
    pub dispute: Option<Dispute>,
}

impl Invoice {
    fn paid(&self) -> bool {
        self.minor > 0 || self.to_us > 0
    }

    fn given_back(&self) -> bool {
        self.dispute == Some(Dispute::Lost) || (self.returned > 0 && self.returned >= self.minor)
    }
}

/// How long access outlives what is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Patience {
    /// After the end of a paid term, for news of the next payment to come.
    pub news_us: i64,
    /// After a failed payment.
    pub grace_us: i64,
}

const DAY_US: i64 = 86_400_000_000;

impl Default for Patience {
    /// A day for news, a week of grace.
    fn default() -> Self {
        Self { news_us: DAY_US, grace_us: 7 * DAY_US }
    }
}

/// What is known of a subscription.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mirror {
    /// As it was last seen.
    pub latest: Option<Snapshot>,
    /// Its invoices, by the provider's ids.
    pub invoices: BTreeMap<String, Invoice>,
}

impl Mirror {
    /// Takes in what the provider told; whether anything is known now that was not before.
    pub fn apply(&mut self, event: &Event) -> bool {
        match event {
            Event::Seen(snapshot) => {
                let newer = self.latest.as_ref().is_none_or(|latest| latest < snapshot);
                if newer {
                    self.latest = Some(snapshot.clone());
                }
                newer
            }
            Event::Paid { invoice, minor, to_us } => self.learn(invoice, |known| {
                known.minor = known.minor.max(*minor);
                known.to_us = known.to_us.max(*to_us);
            }),
            Event::Returned { invoice, minor } => self.learn(invoice, |known| {
                known.returned = known.returned.max(*minor);
            }),
            Event::Disputed { invoice, dispute } => self.learn(invoice, |known| {
                known.dispute = known.dispute.max(Some(*dispute));
            }),
        }
    }

    fn learn(&mut self, invoice: &str, change: impl FnOnce(&mut Invoice)) -> bool {
        let known = self.invoices.entry(invoice.to_owned()).or_default();
        let before = *known;
        change(known);
        *known != before
    }

    /// The first moment after everything that is paid and was not given back.
    #[must_use]
    pub fn paid_until_us(&self) -> i64 {
        let stands = |invoice: &&Invoice| !invoice.given_back() && invoice.dispute != Some(Dispute::Open);
        self.invoices.values().filter(stands).map(|invoice| invoice.to_us).max().unwrap_or(0)
    }

    /// Where it stands by what went back of the last payment, or is asked back by a bank.
    fn claimed(&self) -> Option<State> {
        let last_paid = self.invoices.values().filter(|invoice| invoice.paid()).max_by_key(|invoice| invoice.to_us);
        last_paid.and_then(|invoice| {
            let stands_longer = self.paid_until_us() >= invoice.to_us;
            match invoice.dispute {
                _ if stands_longer => None,
                _ if invoice.given_back() => Some(State::Refunded),
                Some(Dispute::Open) => Some(State::OnHold),
                _ => None,
            }
        })
    }

    /// When access ends after a payment failed: with the grace, and not before the end of what is paid, as it may have been a change of plan in
    /// mid-term that was not.
    fn grace_ends_us(&self, seen: &Snapshot, patience: Patience) -> i64 {
        seen.from_us.saturating_add(patience.grace_us).max(self.paid_until_us())
    }

    /// Where the last payment failed and was not made since: the beginning of the term in which it did, and when access ends by it.
    #[must_use]
    pub fn failed(&self, patience: Patience) -> Option<(i64, i64)> {
        let failing = |seen: &&Snapshot| matches!(seen.status, Status::PastDue | Status::Unpaid);
        let seen = self.latest.as_ref().filter(failing).filter(|_| self.claimed().is_none())?;
        Some((seen.from_us, self.grace_ends_us(seen, patience)))
    }

    /// Where it stands at `now_us`.
    #[must_use]
    pub fn state(&self, now_us: i64, patience: Patience) -> State {
        let Some(seen) = &self.latest else {
            // Paid, and nobody has told of the subscription yet.
            return match self.invoices.values().filter(|invoice| invoice.paid()).max_by_key(|invoice| invoice.to_us) {
                _ if now_us < self.paid_until_us() => State::Active,
                None => State::Pending,
                Some(invoice) if invoice.given_back() => State::Refunded,
                Some(_) => State::Expired,
            };
        };
        let claimed = self.claimed();
        match (seen.status, claimed) {
            (Status::Incomplete, _) => State::Pending,
            (Status::IncompleteExpired, _) => State::Expired,
            (_, Some(state)) => state,
            (Status::Trialing, None) => {
                in_term(seen, seen.trial_to_us.max(seen.to_us), State::Trialing, now_us, patience)
            }
            (Status::Active, None) => in_term(seen, seen.to_us, State::Active, now_us, patience),
            (Status::PastDue, None) if now_us < self.grace_ends_us(seen, patience) => State::PastDue,
            (Status::PastDue | Status::Unpaid, None) => State::OnHold,
            // Paused from the end of what is paid, not before.
            (Status::Paused, None) if now_us < self.paid_until_us() => State::Active,
            (Status::Paused, None) => State::Paused,
            (Status::Canceled, None) if now_us < self.paid_until_us().max(seen.trial_to_us) => State::Cancelled,
            (Status::Canceled, None) => State::Expired,
        }
    }
}

fn in_term(seen: &Snapshot, end_us: i64, state: State, now_us: i64, patience: Patience) -> State {
    match seen.ends_with_term {
        true if now_us < end_us => State::Cancelled,
        true => State::Expired,
        false if now_us < end_us.saturating_add(patience.news_us) => state,
        // The term is long over and nobody told of another payment: what was lost on the way, a reconciliation brings.
        false => State::OnHold,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: i64 = DAY_US;

    fn seen(day: i64, status: Status) -> Snapshot {
        Snapshot {
            at_us: day * DAY,
            status,
            told_by: format!("evt_{day}"),
            from_us: 0,
            to_us: 30 * DAY,
            trial_to_us: 0,
            ends_with_term: false,
            price: "month".to_owned(),
            seats: 1,
        }
    }

    fn paid(invoice: &str, to_day: i64) -> Event {
        Event::Paid { invoice: invoice.to_owned(), minor: 999, to_us: to_day * DAY }
    }

    fn state(events: &[Event], day: i64) -> State {
        let mut mirror = Mirror::default();
        for event in events {
            mirror.apply(event);
        }
        let mut backwards = Mirror::default();
        for event in events.iter().rev().chain(events) {
            backwards.apply(event);
        }
        assert_eq!(mirror, backwards, "neither order nor repetition matters");
        mirror.state(day * DAY, Patience::default())
    }

    #[test]
    fn every_state_of_the_table_and_its_access() {
        let paid_month = paid("in_1", 30);
        let ends = Snapshot { ends_with_term: true, ..seen(3, Status::Active) };
        let trial = Snapshot { trial_to_us: 14 * DAY, to_us: 14 * DAY, ..seen(0, Status::Trialing) };
        let late = Snapshot { from_us: 30 * DAY, to_us: 60 * DAY, ..seen(30, Status::PastDue) };
        let given_back = Event::Returned { invoice: "in_1".to_owned(), minor: 999 };
        let part_back = Event::Returned { invoice: "in_1".to_owned(), minor: 500 };
        let active = Event::Seen(seen(0, Status::Active));
        for (what, events, day, expected, access) in [
            ("nothing is paid", vec![Event::Seen(seen(0, Status::Incomplete))], 0, State::Pending, false),
            ("trial", vec![Event::Seen(trial.clone())], 13, State::Trialing, true),
            (
                "trial, cancelled",
                vec![Event::Seen(Snapshot { ends_with_term: true, ..trial.clone() })],
                13,
                State::Cancelled,
                true,
            ),
            (
                "trial, ended at once by the provider",
                vec![Event::Seen(Snapshot { status: Status::Canceled, at_us: DAY, ..trial })],
                13,
                State::Cancelled,
                true,
            ),
            ("paid", vec![active.clone(), paid_month.clone()], 29, State::Active, true),
            ("a day without news", vec![active.clone(), paid_month.clone()], 30, State::Active, true),
            ("no news for long", vec![active.clone(), paid_month.clone()], 32, State::OnHold, false),
            ("failed", vec![active.clone(), paid_month.clone(), Event::Seen(late.clone())], 36, State::PastDue, true),
            (
                "a dearer plan in mid-term was not paid, and the term is",
                vec![active.clone(), paid_month.clone(), Event::Seen(seen(20, Status::PastDue))],
                29,
                State::PastDue,
                true,
            ),
            (
                "the same when the term is over",
                vec![active.clone(), paid_month.clone(), Event::Seen(seen(20, Status::PastDue))],
                30,
                State::OnHold,
                false,
            ),
            ("grace is over", vec![active.clone(), paid_month.clone(), Event::Seen(late)], 37, State::OnHold, false),
            ("paused", vec![Event::Seen(seen(5, Status::Paused))], 6, State::Paused, false),
            (
                "cancelled",
                vec![active.clone(), paid_month.clone(), Event::Seen(ends.clone())],
                29,
                State::Cancelled,
                true,
            ),
            (
                "cancelled and over",
                vec![active.clone(), paid_month.clone(), Event::Seen(ends)],
                30,
                State::Expired,
                false,
            ),
            (
                "ended early, paid on",
                vec![paid_month.clone(), Event::Seen(seen(9, Status::Canceled))],
                10,
                State::Cancelled,
                true,
            ),
            ("refunded", vec![active.clone(), paid_month.clone(), given_back], 10, State::Refunded, false),
            ("refunded in part", vec![active, paid_month, part_back], 10, State::Active, true),
        ] {
            let found = state(&events, day);
            assert_eq!(found, expected, "{what}");
            assert_eq!(found.gives_access(), access, "{what}");
        }
    }

    #[test]
    fn acceptance_8_cancelled_and_not_yet_expired_counts_as_paid() {
        let ends = Snapshot { ends_with_term: true, ..seen(3, Status::Active) };
        let found = state(&[Event::Seen(ends)], 10);
        assert_eq!((found, found.gives_access()), (State::Cancelled, true));
    }

    #[test]
    fn acceptance_9_past_due_keeps_seats() {
        let team = Snapshot { seats: 12, from_us: 30 * DAY, to_us: 60 * DAY, ..seen(31, Status::PastDue) };
        let mut mirror = Mirror::default();
        mirror.apply(&Event::Seen(team));
        assert!(mirror.state(32 * DAY, Patience::default()).gives_access());
        assert_eq!(mirror.latest.map(|latest| latest.seats), Some(12));
    }

    #[test]
    fn acceptance_10_a_stale_event_changes_nothing() {
        let mut mirror = Mirror::default();
        assert!(mirror.apply(&Event::Seen(seen(9, Status::Canceled))));
        assert!(!mirror.apply(&Event::Seen(seen(3, Status::Active))));
        assert!(!mirror.apply(&Event::Seen(seen(9, Status::Canceled))));
        // Told in the same second: the later one in a subscription's life holds.
        assert!(!mirror.apply(&Event::Seen(seen(9, Status::Active))));
    }

    #[test]
    fn a_dispute_holds_and_is_decided_once() {
        let disputed = |dispute| Event::Disputed { invoice: "in_1".to_owned(), dispute };
        let active = Event::Seen(seen(0, Status::Active));
        let base = vec![active, paid("in_1", 30), disputed(Dispute::Open)];
        assert_eq!(state(&base, 5), State::OnHold);
        assert_eq!(state(&[base.clone(), vec![disputed(Dispute::Won)]].concat(), 5), State::Active);
        assert_eq!(state(&[base, vec![disputed(Dispute::Lost)]].concat(), 5), State::Refunded);
    }

    #[test]
    fn a_payment_for_an_earlier_term_that_comes_back_does_not_end_this_one() {
        let back = Event::Returned { invoice: "in_1".to_owned(), minor: 999 };
        let second = Snapshot { from_us: 30 * DAY, to_us: 60 * DAY, ..seen(30, Status::Active) };
        assert_eq!(state(&[Event::Seen(second), paid("in_1", 30), paid("in_2", 60), back], 40), State::Active);
    }
}
