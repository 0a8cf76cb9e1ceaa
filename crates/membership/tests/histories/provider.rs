//! A provider's life of one subscription, told in disorder.

use membership::subscription::{Dispute, Event, Mirror, Patience, Snapshot, State, Status};

use crate::chance::Chance;

const DAY: i64 = 86_400_000_000;
const MONTH: i64 = 30 * DAY;

/// The truth, kept the simple way: what happens, happens in order.
struct Truth {
    now: i64,
    status: Status,
    from: i64,
    to: i64,
    trial_to: i64,
    cancels: bool,
    seats: u32,
    /// Of the last invoice: its number, whether the money is back, whether a bank asks for it.
    last: Option<(i64, bool, bool)>,
    /// The end of what was paid by invoices before the last.
    paid_before: i64,
    told: Vec<Event>,
}

impl Truth {
    fn begun(chance: &mut Chance) -> Self {
        let mut truth = Self {
            now: 0,
            status: Status::Trialing,
            from: 0,
            to: 14 * DAY,
            trial_to: 14 * DAY,
            cancels: false,
            seats: 1,
            last: None,
            paid_before: 0,
            told: Vec::new(),
        };
        if chance.one_in(2) {
            (truth.trial_to, truth.to) = (0, MONTH);
            truth.status = if chance.one_in(3) { Status::Incomplete } else { Status::Active };
            if truth.status == Status::Active {
                truth.paid();
            }
        }
        truth.tell();
        truth
    }

    fn tell(&mut self) {
        self.told.push(Event::Seen(Snapshot {
            at_us: self.now,
            status: self.status,
            told_by: format!("evt_{}", self.told.len()),
            from_us: self.from,
            to_us: self.to,
            trial_to_us: self.trial_to,
            ends_with_term: self.cancels,
            price: "month".to_owned(),
            seats: self.seats,
        }));
    }

    fn paid(&mut self) {
        if let Some((_, back, asked)) = self.last
            && !back
            && !asked
        {
            self.paid_before = self.paid_before.max(self.from);
        }
        let number = self.last.map_or(0, |(number, ..)| number + 1);
        self.last = Some((number, false, false));
        self.told.push(Event::Paid { invoice: format!("in_{number}"), minor: 1_000, to_us: self.to });
    }

    fn lives(&self) -> bool {
        !matches!(self.status, Status::Canceled | Status::IncompleteExpired)
    }

    /// Time goes on, and terms end.
    fn wait(&mut self, span: i64, chance: &mut Chance) {
        self.now += span.max(1_000_000);
        if !matches!(self.status, Status::Active | Status::Trialing) || self.now < self.to {
            return;
        }
        if self.cancels {
            self.status = Status::Canceled;
        } else {
            (self.from, self.to) = (self.to, self.to + MONTH);
            if chance.one_in(4) {
                self.status = Status::PastDue;
            } else {
                self.status = Status::Active;
                self.paid();
            }
        }
        self.tell();
    }

    fn step(&mut self, chance: &mut Chance) {
        let invoice = self.last.map(|(number, ..)| format!("in_{number}"));
        match (chance.below(9), self.status, invoice) {
            (0 | 1, _, _) => self.wait(chance.below(12 * DAY), chance),
            (2, Status::Active | Status::Trialing, _) => self.cancels = !self.cancels,
            (3, Status::Incomplete, _) if chance.one_in(3) => self.status = Status::IncompleteExpired,
            (3, Status::Incomplete | Status::PastDue | Status::Unpaid, _) => {
                self.status = Status::Active;
                self.paid();
            }
            (4, Status::PastDue, _) => self.status = if chance.one_in(2) { Status::Unpaid } else { Status::Canceled },
            (5, Status::Active, _) => self.seats += 1,
            (6, Status::Active, _) if chance.one_in(3) => self.status = Status::Paused,
            (6, Status::Paused, _) => self.status = Status::Active,
            (7, _, Some(invoice)) => {
                let whole = chance.one_in(2);
                if whole {
                    self.last = self.last.map(|(number, ..)| (number, true, false));
                }
                self.told.push(Event::Returned { invoice: invoice.clone(), minor: if whole { 1_000 } else { 400 } });
            }
            (8, _, Some(invoice)) if !self.last.is_some_and(|(_, back, _)| back) && chance.one_in(2) => {
                self.told.push(Event::Disputed { invoice: invoice.clone(), dispute: Dispute::Open });
                if !chance.one_in(3) {
                    let won = chance.one_in(2);
                    let dispute = if won { Dispute::Won } else { Dispute::Lost };
                    self.told.push(Event::Disputed { invoice, dispute });
                    self.last = self.last.map(|(number, ..)| (number, !won, false));
                } else if !self.told.iter().rev().skip(1).any(
                    |event| matches!(event, Event::Disputed { invoice: of, dispute: Dispute::Won } if *of == invoice),
                ) {
                    self.last = self.last.map(|(number, back, _)| (number, back, true));
                }
            }
            _ => return,
        }
        self.now += 1_000_000;
        self.tell();
    }

    /// What a reader would be told on the phone.
    fn state(&self) -> State {
        let patience = Patience::default();
        let (_, back, asked) = self.last.unwrap_or_default();
        match self.status {
            Status::Incomplete => State::Pending,
            Status::IncompleteExpired => State::Expired,
            _ if back => State::Refunded,
            _ if asked => State::OnHold,
            Status::Trialing | Status::Active if self.cancels && self.now < self.to => State::Cancelled,
            Status::Trialing | Status::Active if self.cancels => State::Expired,
            Status::Trialing | Status::Active if self.now >= self.to + patience.news_us => State::OnHold,
            Status::Trialing => State::Trialing,
            Status::Active => State::Active,
            Status::PastDue if self.now < self.from + patience.grace_us => State::PastDue,
            Status::PastDue | Status::Unpaid => State::OnHold,
            Status::Paused if self.now < self.paid_until() => State::Active,
            Status::Paused => State::Paused,
            Status::Canceled if self.now < self.paid_until().max(self.trial_to) => State::Cancelled,
            Status::Canceled => State::Expired,
        }
    }

    fn paid_until(&self) -> i64 {
        let of_last = self.told.iter().rev().find_map(|event| match event {
            Event::Paid { to_us, .. } => Some(*to_us),
            _ => None,
        });
        of_last.unwrap_or(0).max(self.paid_before)
    }
}

#[test]
fn acceptance_10_in_any_order_and_any_number_of_times_the_provider_tells_the_same_state() {
    let mut seen = [0_u32; State::ALL.len()];
    for seed in 0..100_000 {
        let mut chance = Chance::of(seed);
        let mut truth = Truth::begun(&mut chance);
        for _ in 0..chance.below(14) {
            if truth.lives() {
                truth.step(&mut chance);
            }
        }
        if chance.one_in(2) {
            truth.now += chance.below(40 * DAY);
        }
        let mut told = truth.told.clone();
        for _ in 0..1 + told.len() / 4 {
            let again = told[chance.below(told.len() as i64) as usize].clone();
            told.push(again);
        }
        chance.shuffle(&mut told);
        let mut mirror = Mirror::default();
        for event in &told {
            mirror.apply(event);
        }
        let found = mirror.state(truth.now, Patience::default());
        assert_eq!(found, truth.state(), "history {seed}: {:#?}", truth.told);
        seen[State::ALL.iter().position(|state| *state == found).unwrap()] += 1;
    }
    println!(
        "100,000 histories of a subscription, told in any order and twice: each ends where the provider has it ({seen:?})"
    );
    assert!(seen.iter().all(|&times| times > 100), "every state is met: {seen:?}");
}
