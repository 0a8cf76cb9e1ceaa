//! Changes in the middle of a term, to the second and in whole minor units: what is credited, what is charged, what is earned.
//!
//! The unused time of the old plan is credited at what was really paid for it, and the rest of the term is charged at the new price
//! (<https://docs.stripe.com/billing/subscriptions/prorations>): from 10 to 20 at half time is -5 +10.

use crate::money::fraction;

/// A stretch of time that was paid for, in seconds since the Unix epoch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// Its first second.
    pub from_s: i64,
    /// The first second after it.
    pub to_s: i64,
}

impl Term {
    fn seconds(self) -> u64 {
        u64::try_from(self.to_s.saturating_sub(self.from_s)).unwrap_or(0)
    }

    /// Seconds of it that are left at `at_s`.
    #[must_use]
    pub fn left(self, at_s: i64) -> u64 {
        let at_s = at_s.clamp(self.from_s, self.to_s.max(self.from_s));
        u64::try_from(self.to_s.saturating_sub(at_s)).unwrap_or(0)
    }
}

/// When a change is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settling {
    /// Now, by an invoice of its own.
    Now,
    /// On the next invoice.
    NextInvoice,
    /// Not at all: the new price begins with the next term.
    Never,
}

/// What a plan costs a term, and how long its term is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Price {
    /// Minor units a term and seat.
    pub minor: i64,
    /// Months a term.
    pub months: u32,
}

/// What a change will cost: shown before it is confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Preview {
    /// For the unused time of the old plan; never above zero.
    pub credit: i64,
    /// For the new one.
    pub charge: i64,
    /// What is paid now; below zero it stays as a credit, and is given back only where a rule says so.
    pub due_now: i64,
    /// What the next invoice is changed by.
    pub on_next_invoice: i64,
    /// Whether a new term begins now, because its length is another one.
    pub new_term: bool,
}

/// Changes a plan of which `paid` minor units were really paid for `term` to `new` at `at_s`. `old` is its price today.
///
/// A change of the term's length begins a new term and is always settled now.
#[must_use]
pub fn change(paid: i64, old: Price, new: Price, term: Term, at_s: i64, settling: Settling) -> Preview {
    let left = term.left(at_s);
    let credit = -fraction(paid, left, term.seconds()).unwrap_or(0);
    if old.months != new.months {
        let charge = new.minor;
        return Preview { credit, charge, due_now: credit.saturating_add(charge), on_next_invoice: 0, new_term: true };
    }
    let charge = fraction(new.minor, left, term.seconds()).unwrap_or(0);
    let sum = credit.saturating_add(charge);
    match settling {
        Settling::Now => Preview { credit, charge, due_now: sum, on_next_invoice: 0, new_term: false },
        Settling::NextInvoice => Preview { credit, charge, due_now: 0, on_next_invoice: sum, new_term: false },
        Settling::Never => Preview { credit: 0, charge: 0, due_now: 0, on_next_invoice: 0, new_term: false },
    }
}

/// What `seats` more seats cost for the rest of the term: charged at once.
#[must_use]
pub fn seats(price: Price, seats: u32, term: Term, at_s: i64) -> i64 {
    fraction(price.minor.saturating_mul(i64::from(seats)), term.left(at_s), term.seconds()).unwrap_or(0)
}

/// What of `net` minor units for `term` is earned by `at_s`. It rises from nothing to all of it, so that the parts of neighbouring
/// stretches add up.
#[must_use]
pub fn earned(net: i64, term: Term, at_s: i64) -> i64 {
    let whole = term.seconds();
    if whole == 0 {
        // Nothing to spread it over: it is earned when it begins.
        return if at_s >= term.from_s { net } else { 0 };
    }
    let gone = whole - term.left(at_s);
    let size = u128::from(net.unsigned_abs()) * u128::from(gone) / u128::from(whole);
    let size = i64::try_from(size).unwrap_or(i64::MAX);
    if net < 0 { -size } else { size }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{Currency, Money};

    /// The 30 days of November 2026.
    const NOVEMBER: Term = Term { from_s: 1_793_491_200, to_s: 1_796_083_200 };
    const HALF: i64 = (NOVEMBER.from_s + NOVEMBER.to_s) / 2;

    fn monthly(minor: i64) -> Price {
        Price { minor, months: 1 }
    }

    #[test]
    fn acceptance_12_an_upgrade_from_10_to_20_at_half_time_is_exactly_plus_5_also_in_yen_and_dinar() {
        for (currency, read_back) in
            [(Currency::EUR, "EUR 5.00"), (Currency::JPY, "JPY 5"), (Currency::KWD, "KWD 5.000")]
        {
            let minor = |text: &str| Money::read(text, currency).unwrap().minor;
            let (ten, twenty) = (minor("10"), minor("20"));
            let preview = change(ten, monthly(ten), monthly(twenty), NOVEMBER, HALF, Settling::Now);
            assert_eq!(Money::new(preview.due_now, currency).to_string(), read_back);
            assert_eq!((preview.credit, preview.charge), (-minor("5"), minor("10")));
        }
    }

    #[test]
    fn what_was_really_paid_is_credited_not_the_list_price() {
        let preview = change(500, monthly(1_000), monthly(2_000), NOVEMBER, HALF, Settling::NextInvoice);
        assert_eq!((preview.credit, preview.charge, preview.due_now, preview.on_next_invoice), (-250, 1_000, 0, 750));
    }

    #[test]
    fn another_length_begins_a_new_term_and_is_settled_now() {
        let year = Price { minor: 10_000, months: 12 };
        let preview = change(1_000, monthly(1_000), year, NOVEMBER, HALF, Settling::Never);
        assert_eq!((preview.due_now, preview.new_term), (9_500, true));
    }

    #[test]
    fn a_downgrade_now_is_a_credit_and_never_a_surprise_refund() {
        let preview = change(2_000, monthly(2_000), monthly(1_000), NOVEMBER, HALF, Settling::Now);
        assert_eq!(preview.due_now, -500);
        assert_eq!(change(2_000, monthly(2_000), monthly(1_000), NOVEMBER, HALF, Settling::Never).due_now, 0);
    }

    #[test]
    fn a_seat_is_charged_for_the_rest_of_the_term() {
        assert_eq!(seats(monthly(300), 2, NOVEMBER, HALF), 300);
        assert_eq!(seats(monthly(300), 2, NOVEMBER, NOVEMBER.to_s + 5), 0);
    }

    #[test]
    fn the_last_second_is_worth_a_second() {
        let preview =
            change(2_592_000, monthly(2_592_000), monthly(5_184_000), NOVEMBER, NOVEMBER.to_s - 1, Settling::Now);
        assert_eq!(preview.due_now, 1);
    }

    proptest! {
        #[test]
        fn what_is_earned_in_neighbouring_stretches_adds_up(net in -1_000_000_i64..1_000_000, mut cuts in prop::collection::vec(-100_i64..5_000_000, 1..10)) {
            let term = Term { from_s: 0, to_s: 2_592_000 };
            cuts.sort_unstable();
            let mut sum = 0;
            let mut before = 0;
            for at_s in cuts.into_iter().chain([term.to_s.max(5_000_000)]) {
                let now = earned(net, term, at_s);
                sum += now - before;
                before = now;
            }
            prop_assert_eq!(sum, net);
        }
    }
}
