//! What each happening is in the ledger: one function for each, from its facts to a balanced transaction.

mod wallet;

pub use wallet::{Sale, owed, rest, returned, sale, sale_returned, taken_back, top_up, voucher, vouchers_over};

use news::AccountId;

use crate::ledger::{Account, Kind, Payee, Transaction};
use crate::money::fraction;
use crate::{Currency, Period};

/// What a reader paid, or got back, and what of it was whose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amounts {
    /// What left or came back to the reader's card, in minor units.
    pub gross: i64,
    /// What of it is tax.
    pub tax: i64,
    /// What of it the payment provider keeps, or gave back.
    pub fee: i64,
    /// Which tax office the tax is for, such as `DE`.
    pub jurisdiction: String,
}

impl Amounts {
    /// What is left for titles and the service.
    #[must_use]
    pub fn net(&self) -> i64 {
        self.gross.saturating_sub(self.tax).saturating_sub(self.fee)
    }

    /// What goes back when in all `after` of the gross amount is given back, and `before` of it was already: tax in proportion, and of the fee,
    /// which the provider keeps, as much as the service must bear. Steps of any size end at the same sums.
    #[must_use]
    pub fn refunded(&self, before: i64, after: i64) -> Self {
        let gross = self.gross.max(0);
        let (before, after) = (before.clamp(0, gross), after.clamp(0, gross));
        let of = |amount: i64| {
            let upto = |part: i64| fraction(amount, part.unsigned_abs(), gross.unsigned_abs()).unwrap_or(0);
            upto(after) - upto(before)
        };
        Self { gross: after - before, tax: of(self.tax), fee: of(self.fee), jurisdiction: self.jurisdiction.clone() }
    }
}

/// An invoice was paid. `invoice` is the provider's id of it.
#[must_use]
pub fn payment(invoice: &str, reader: AccountId, amounts: &Amounts, currency: Currency, at_us: i64) -> Transaction {
    Transaction::new(Kind::Payment, format!("payment:{invoice}"), currency, at_us)
        .because(invoice)
        .moving(Account::Provider, Account::Reader(reader), amounts.net())
        .moving(Account::Provider, Account::Tax(amounts.jurisdiction.clone()), amounts.tax)
        .moving(Account::Provider, Account::Fees, amounts.fee)
}

fn given_back(transaction: Transaction, reader: AccountId, amounts: &Amounts) -> Transaction {
    transaction
        .moving(Account::Reader(reader), Account::Provider, amounts.net())
        .moving(Account::Tax(amounts.jurisdiction.clone()), Account::Provider, amounts.tax)
        .moving(Account::Platform, Account::Provider, amounts.fee)
}

/// A payment was given back, in whole or in part: `amounts` is what [`Amounts::refunded`] says, `refund` what tells this step from others.
#[must_use]
pub fn refund(refund: &str, reader: AccountId, amounts: &Amounts, currency: Currency, at_us: i64) -> Transaction {
    let transaction = Transaction::new(Kind::Refund, format!("refund:{refund}"), currency, at_us).because(refund);
    given_back(transaction, reader, amounts)
}

/// A bank took a payment back. The provider's own `fee` for that is the service's to bear, not the titles'.
#[must_use]
pub fn chargeback(
    dispute: &str,
    reader: AccountId,
    amounts: &Amounts,
    fee: i64,
    currency: Currency,
    at_us: i64,
) -> Transaction {
    let transaction = Transaction::new(Kind::Chargeback, format!("chargeback:{dispute}"), currency, at_us);
    given_back(transaction.because(dispute), reader, amounts).moving(Account::Platform, Account::Fees, fee)
}

/// The bank gave it again.
#[must_use]
pub fn chargeback_won(taken: &Transaction, dispute: &str, at_us: i64) -> Transaction {
    taken.reversed(Kind::ChargebackWon, format!("chargeback_won:{dispute}"), at_us)
}

/// A gift subscription was claimed: what its buyer paid, and nobody earned yet, is the fee of whoever reads by it. `held` is what is left of the
/// payment, less what was given back.
#[must_use]
pub fn gift(
    invoice: &str,
    buyer: AccountId,
    reader: AccountId,
    held: i64,
    currency: Currency,
    at_us: i64,
) -> Transaction {
    Transaction::new(Kind::Gift, format!("gift:{invoice}"), currency, at_us).because(invoice).moving(
        Account::Reader(buyer),
        Account::Reader(reader),
        held,
    )
}

/// What was held for a title is its own now that it was claimed. `held` is the balance of its unclaimed account.
#[must_use]
pub fn claim(payee: &Payee, held: i64, currency: Currency, at_us: i64) -> Transaction {
    Transaction::new(Kind::Claim, format!("claim:{payee}:{currency}:{at_us}"), currency, at_us).moving(
        Account::Unclaimed(payee.clone()),
        Account::Payee(payee.clone()),
        held,
    )
}

/// What of the money that is held for a payee nobody claimed in time: what is there, less what came in since the deadline. What goes out takes the
/// oldest first.
#[must_use]
pub fn unclaimed_in_time(held: i64, came_since: i64) -> i64 {
    held.saturating_sub(came_since.max(0)).clamp(0, held.max(0))
}

/// What nobody claimed in time goes into the pool of `period`, to be divided among all.
#[must_use]
pub fn release(payee: &Payee, held: i64, period: Period, currency: Currency, at_us: i64) -> Transaction {
    Transaction::new(Kind::Release, format!("release:{payee}:{currency}:{period}"), currency, at_us).moving(
        Account::Unclaimed(payee.clone()),
        Account::Pool(period),
        held,
    )
}

/// A payee is paid for everything up to the end of `period`: the whole balance, or nothing where it is below `minimum` and is carried on.
#[must_use]
pub fn payout(
    payee: &Payee,
    held: i64,
    minimum: i64,
    period: Period,
    currency: Currency,
    at_us: i64,
) -> Option<Transaction> {
    (held > 0 && held >= minimum).then(|| {
        Transaction::new(Kind::Payout, format!("payout:{payee}:{currency}:{period}"), currency, at_us).moving(
            Account::Payee(payee.clone()),
            Account::Provider,
            held,
        )
    })
}

#[cfg(test)]
mod tests {
    use news::TitleId;

    use super::*;
    use crate::ledger::Ledger;

    fn ten() -> Amounts {
        Amounts { gross: 1_000, tax: 65, fee: 45, jurisdiction: "DE".to_owned() }
    }

    #[test]
    fn a_payment_is_the_readers_the_tax_offices_and_the_providers() {
        let mut ledger = Ledger::default();
        ledger.post(payment("in_1", AccountId(1), &ten(), Currency::EUR, 0)).unwrap();
        let held = |account: &Account| ledger.balance(Currency::EUR, account);
        assert_eq!(held(&Account::Provider), -1_000);
        assert_eq!(held(&Account::Reader(AccountId(1))), 890);
        assert_eq!(held(&Account::Tax("DE".to_owned())), 65);
        assert_eq!(held(&Account::Fees), 45);
    }

    #[test]
    fn a_refund_gives_back_tax_in_proportion_and_the_service_bears_the_fee() {
        let half = ten().refunded(0, 500);
        assert_eq!((half.gross, half.tax, half.fee), (500, 33, 23));
        let rest = ten().refunded(500, 9_999);
        assert_eq!((rest.gross, rest.tax, rest.fee), (500, 32, 22));
        let mut ledger = Ledger::default();
        ledger.post(payment("in_1", AccountId(1), &ten(), Currency::EUR, 0)).unwrap();
        ledger.post(refund("re_1", AccountId(1), &half, Currency::EUR, 1)).unwrap();
        ledger.post(refund("re_2", AccountId(1), &rest, Currency::EUR, 1)).unwrap();
        let held = |account: &Account| ledger.balance(Currency::EUR, account);
        assert_eq!((held(&Account::Provider), held(&Account::Reader(AccountId(1)))), (0, 0));
        assert_eq!((held(&Account::Fees), held(&Account::Platform)), (45, -45));
    }

    #[test]
    fn a_chargeback_that_is_won_leaves_everything_as_it_was() {
        let mut ledger = Ledger::default();
        ledger.post(payment("in_1", AccountId(1), &ten(), Currency::EUR, 0)).unwrap();
        let taken = chargeback("dp_1", AccountId(1), &ten().refunded(0, 1_000), 1_500, Currency::EUR, 1);
        ledger.post(taken.clone()).unwrap();
        assert_eq!(ledger.balance(Currency::EUR, &Account::Platform), -1_545);
        ledger.post(chargeback_won(&taken, "dp_1", 2)).unwrap();
        assert_eq!(ledger.balance(Currency::EUR, &Account::Reader(AccountId(1))), 890);
        assert_eq!(ledger.balance(Currency::EUR, &Account::Platform), 0);
    }

    #[test]
    fn a_gift_becomes_the_fee_of_whoever_reads_by_it() {
        let mut ledger = Ledger::default();
        ledger.post(payment("in_1", AccountId(1), &ten(), Currency::EUR, 0)).unwrap();
        ledger.post(gift("in_1", AccountId(1), AccountId(2), ten().net(), Currency::EUR, 1)).unwrap();
        let held = |reader| ledger.balance(Currency::EUR, &Account::Reader(AccountId(reader)));
        assert_eq!((held(1), held(2)), (0, 890));
    }

    #[test]
    fn what_came_lately_is_not_released() {
        for (held, since, released) in [(900, 0, 900), (900, 300, 600), (900, 1_000, 0), (-50, 0, 0), (900, -40, 900)] {
            assert_eq!(unclaimed_in_time(held, since), released, "{held} {since}");
        }
    }

    #[test]
    fn below_the_minimum_nothing_is_paid_and_everything_is_carried() {
        let payee = Payee::Title(TitleId(7));
        let period = "2026-10".parse().unwrap();
        assert_eq!(payout(&payee, 4_999, 5_000, period, Currency::EUR, 0), None);
        assert_eq!(payout(&payee, -10, 0, period, Currency::EUR, 0), None);
        assert!(payout(&payee, 5_000, 5_000, period, Currency::EUR, 0).is_some());
    }
}
