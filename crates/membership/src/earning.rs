//! When a payment is earned: month by month over its term, and what a refund takes back of months that are closed.

use crate::Period;
use crate::proration::{Term, earned};

/// A payment less tax and fees, as far as it concerns titles and the service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earning {
    /// Minor units that were paid, less tax and fees.
    pub net: i64,
    /// What of them was given back or taken back since.
    pub returned: i64,
    /// What the payment is for.
    pub term: Term,
    /// What was divided at each close so far, the latest last; what a refund took back of a month is already off.
    pub closed: Vec<(Period, i64)>,
}

/// Something to divide at a close.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// By the reading of which month.
    pub by: Period,
    /// Minor units; below zero where money that was divided must come back.
    pub minor: i64,
}

impl Earning {
    /// What is to be divided when `period` is closed.
    ///
    /// A refund takes what is not yet earned first; what it takes beyond that comes back out of closed months, the latest first, each by its
    /// own reading: so every title gives back what it got from this payment and nothing else.
    #[must_use]
    pub fn due(&self, period: Period) -> Vec<Due> {
        let by_now = earned(self.net, self.term, period.end_us().div_euclid(1_000_000));
        let stays = by_now.min(self.net.saturating_sub(self.returned)).max(0);
        let divided: i64 = self.closed.iter().map(|(_, minor)| minor).sum();
        let mut rest = stays - divided;
        if rest > 0 {
            return vec![Due { by: period, minor: rest }];
        }
        let mut dues = Vec::new();
        for &(of, minor) in self.closed.iter().rev() {
            let back = minor.min(-rest);
            if back > 0 {
                dues.push(Due { by: of, minor: -back });
                rest += back;
            }
        }
        dues
    }

    /// Notes that `due` was divided.
    pub fn note(&mut self, due: Due) {
        if let Some(closed) = self.closed.iter_mut().find(|(of, _)| *of == due.by) {
            closed.1 += due.minor;
        } else {
            self.closed.push((due.by, due.minor));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(text: &str) -> Period {
        text.parse().unwrap()
    }

    /// A year from 1 January 2026 for 365.00.
    fn year() -> Earning {
        let (from_s, to_s) = (period("2026-01").start_us() / 1_000_000, period("2027-01").start_us() / 1_000_000);
        Earning { net: 36_500, returned: 0, term: Term { from_s, to_s }, closed: Vec::new() }
    }

    fn close(earning: &mut Earning, month: &str) -> Vec<(String, i64)> {
        let dues = earning.due(period(month));
        for &due in &dues {
            earning.note(due);
        }
        dues.into_iter().map(|due| (due.by.to_string(), due.minor)).collect()
    }

    #[test]
    fn a_year_is_earned_month_by_month() {
        let mut earning = year();
        assert_eq!(close(&mut earning, "2026-01"), [("2026-01".to_owned(), 3_100)]);
        assert_eq!(close(&mut earning, "2026-02"), [("2026-02".to_owned(), 2_800)]);
        // A month that was not closed is earned with the next one; a month is not earned twice.
        assert_eq!(close(&mut earning, "2026-04"), [("2026-04".to_owned(), 6_100)]);
        assert_eq!(close(&mut earning, "2026-04"), []);
    }

    #[test]
    fn a_refund_takes_what_is_not_earned_first() {
        let mut earning = year();
        close(&mut earning, "2026-01");
        earning.returned = 33_400;
        assert_eq!(close(&mut earning, "2026-02"), []);
        assert_eq!(close(&mut earning, "2026-12"), []);
    }

    #[test]
    fn a_refund_of_everything_takes_back_closed_months_the_latest_first() {
        let mut earning = year();
        close(&mut earning, "2026-01");
        close(&mut earning, "2026-02");
        earning.returned = 33_000;
        assert_eq!(close(&mut earning, "2026-03"), [("2026-02".to_owned(), -2_400)]);
        earning.returned = 36_500;
        let expected = [("2026-02".to_owned(), -400), ("2026-01".to_owned(), -3_100)];
        assert_eq!(close(&mut earning, "2026-03"), expected);
        assert_eq!(close(&mut earning, "2026-04"), []);
    }
}
