//! A reader's own balance in the ledger: money owed to the reader until an article is bought with it or it is given back.

use news::AccountId;

use super::Amounts;
use crate::ledger::{Account, Kind, Transaction};
use crate::money::tax_within;
use crate::{Currency, Money, Period};

/// A reader put money in. What the provider keeps of it is the service's to bear: the balance is what was paid.
#[must_use]
pub fn top_up(invoice: &str, reader: AccountId, amounts: &Amounts, currency: Currency, at_us: i64) -> Transaction {
    Transaction::new(Kind::TopUp, format!("top_up:{invoice}"), currency, at_us)
        .because(invoice)
        .moving(Account::Provider, Account::Wallet(reader), owed(amounts))
        .moving(Account::Provider, Account::Tax(amounts.jurisdiction.clone()), amounts.tax)
        .moving(Account::Platform, Account::Fees, amounts.fee)
}

/// What of a payment into a balance is owed to the reader: all of it, less tax where some was taken at once.
#[must_use]
pub fn owed(amounts: &Amounts) -> i64 {
    amounts.gross.saturating_sub(amounts.tax)
}

/// An article that was bought from a balance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sale {
    /// What the reader paid, tax in it.
    pub price: Money,
    /// What of it is tax, in minor units.
    pub tax: i64,
    /// For which tax office.
    pub jurisdiction: String,
}

impl Sale {
    /// A sale at a price with so many hundredths of a percent of tax in it.
    #[must_use]
    pub fn at(price: Money, rate: u32, jurisdiction: &str) -> Self {
        Self { price, tax: tax_within(price.minor, rate), jurisdiction: jurisdiction.to_owned() }
    }

    /// What is left for the title, the agency and the service.
    #[must_use]
    pub fn net(&self) -> i64 {
        self.price.minor.saturating_sub(self.tax)
    }
}

/// An article was bought. The ledger does not say which: what is left after tax waits in the pool of `period`, and goes to its title with all
/// other sales of the month.
#[must_use]
pub fn sale(number: i64, reader: AccountId, sale: &Sale, period: Period, at_us: i64) -> Transaction {
    let wallet = Account::Wallet(reader);
    Transaction::new(Kind::Sale, format!("sale:{number}"), sale.price.currency, at_us)
        .moving(wallet.clone(), Account::Tax(sale.jurisdiction.clone()), sale.tax)
        .moving(wallet, Account::Pool(period), sale.net())
}

/// An article was given back: the reader has the price again, tax in it. `from` is the pool that bears it until it is divided: the one that the
/// sale waits in, or, where that month was divided, the one of the month in which everybody gives back what they got of it.
#[must_use]
pub fn sale_returned(number: i64, reader: AccountId, sale: &Sale, from: Period, at_us: i64) -> Transaction {
    let wallet = Account::Wallet(reader);
    Transaction::new(Kind::SaleReturned, format!("sale_returned:{number}"), sale.price.currency, at_us)
        .moving(Account::Tax(sale.jurisdiction.clone()), wallet.clone(), sale.tax)
        .moving(Account::Pool(from), wallet, sale.net())
}

/// A voucher filled a reader's balance: the service pays for what is read with it.
#[must_use]
pub fn voucher(digest: &str, reader: AccountId, amount: Money, at_us: i64) -> Transaction {
    let short: String = digest.chars().take(16).collect();
    Transaction::new(Kind::Voucher, format!("voucher:{short}:{reader}"), amount.currency, at_us)
        .because(format!("voucher {short}"))
        .moving(Account::Platform, Account::Wallet(reader), amount.minor)
}

/// What vouchers gave and an account that is gone has not spent is the service's again; `held` is what is left when everything that was paid went back.
#[must_use]
pub fn vouchers_over(reader: AccountId, held: Money, at_us: i64) -> Transaction {
    let key = format!("vouchers_over:{reader}:{}", held.currency);
    Transaction::new(Kind::Voucher, key, held.currency, at_us).moving(
        Account::Wallet(reader),
        Account::Platform,
        held.minor,
    )
}

/// How the rest of a balance goes back: of each payment that was put in, the latest first, so many gross units more than went back before.
/// No more goes back than is `held`, and what a bank has is given back by nobody else. `put_in` is what was paid and what of it went back.
#[must_use]
pub fn rest(mut held: i64, put_in: &[(&Amounts, i64)]) -> Vec<i64> {
    let mut steps = Vec::with_capacity(put_in.len());
    for (amounts, before) in put_in {
        let of = |upto: i64| owed(&amounts.refunded(*before, upto));
        // The largest step that gives back no more than there is: what is owed grows with what is given back.
        let (mut least, mut most) = (*before, amounts.gross.max(*before));
        while least < most {
            let middle = most - (most - least) / 2;
            if of(middle) <= held { least = middle } else { most = middle - 1 }
        }
        held -= of(least);
        // Nothing but tax is no money of the reader's.
        steps.push(if of(least) == 0 { 0 } else { least - before });
    }
    steps
}

/// What goes back of money that was put in, when the balance holds `held`: where an article was bought with it already, the service bears it,
/// and no title gives anything back.
fn given_back(transaction: Transaction, reader: AccountId, step: &Amounts, held: i64) -> Transaction {
    let owed = owed(step);
    let from_wallet = owed.min(held.max(0));
    transaction
        .moving(Account::Wallet(reader), Account::Provider, from_wallet)
        .moving(Account::Platform, Account::Provider, owed - from_wallet)
        .moving(Account::Tax(step.jurisdiction.clone()), Account::Provider, step.tax)
}

/// Money that was put in was given back, in whole or in part: `step` is what [`Amounts::refunded`] says, `held` what the balance holds.
#[must_use]
pub fn returned(
    refund: &str,
    reader: AccountId,
    step: &Amounts,
    held: i64,
    currency: Currency,
    at_us: i64,
) -> Transaction {
    let transaction = Transaction::new(Kind::Refund, format!("refund:{refund}"), currency, at_us).because(refund);
    given_back(transaction, reader, step, held)
}

/// A bank took money back that was put in. The provider's own `fee` for that is the service's to bear.
#[must_use]
pub fn taken_back(
    dispute: &str,
    reader: AccountId,
    step: &Amounts,
    (held, fee): (i64, i64),
    currency: Currency,
    at_us: i64,
) -> Transaction {
    let transaction = Transaction::new(Kind::Chargeback, format!("chargeback:{dispute}"), currency, at_us);
    given_back(transaction.because(dispute), reader, step, held).moving(Account::Platform, Account::Fees, fee)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::{Ledger, Refused};

    const ANNA: AccountId = AccountId(1);

    fn ten() -> Amounts {
        Amounts { gross: 1_000, tax: 0, fee: 45, jurisdiction: String::new() }
    }

    fn article() -> Sale {
        Sale::at(Money::new(107, Currency::EUR), 700, "DE")
    }

    fn october() -> Period {
        "2026-10".parse().unwrap()
    }

    #[test]
    fn what_was_put_in_is_owed_to_the_reader_to_the_last_unit() {
        let mut ledger = Ledger::default();
        ledger.post(top_up("in_1", ANNA, &ten(), Currency::EUR, 0)).unwrap();
        let held = |account: &Account| ledger.balance(Currency::EUR, account);
        assert_eq!((held(&Account::Wallet(ANNA)), held(&Account::Provider)), (1_000, -1_000));
        assert_eq!((held(&Account::Platform), held(&Account::Fees)), (-45, 45));
    }

    #[test]
    fn an_article_is_paid_once_and_its_tax_is_due_then() {
        let mut ledger = Ledger::default();
        ledger.post(top_up("in_1", ANNA, &ten(), Currency::EUR, 0)).unwrap();
        let sale = sale(7, ANNA, &article(), october(), 1);
        ledger.post(sale.clone()).unwrap();
        ledger.post(sale).unwrap();
        let held = |account: &Account| ledger.balance(Currency::EUR, account);
        assert_eq!(held(&Account::Wallet(ANNA)), 893);
        assert_eq!(held(&Account::Tax("DE".to_owned())), 7);
        assert_eq!(held(&Account::Pool(october())), 100);
    }

    #[test]
    fn the_rest_goes_back_by_what_was_put_in_and_no_more_than_is_there() {
        let (ten, taxed) = (ten(), Amounts { gross: 1_190, tax: 190, fee: 0, jurisdiction: "DE".to_owned() });
        assert_eq!(rest(300, &[(&ten, 0), (&ten, 0)]), [300, 0]);
        assert_eq!(rest(1_300, &[(&ten, 0), (&ten, 400)]), [1_000, 300]);
        assert_eq!(rest(1_300, &[(&ten, 1_000), (&ten, 900)]), [0, 100]);
        // With tax in it, the tax goes back too: ten of the balance are 11.90 of the card.
        assert_eq!(rest(1_000, &[(&taxed, 0)]), [1_190]);
        assert_eq!(rest(0, &[(&taxed, 0), (&ten, 0)]), [0, 0]);
    }

    #[test]
    fn a_balance_is_never_below_zero() {
        let mut ledger = Ledger::default();
        let refused = ledger.post(sale(7, ANNA, &article(), october(), 1)).unwrap_err();
        assert!(matches!(refused, Refused::NotEnough { account: Account::Wallet(_), held: 0, wanted: 107 }));
        // A bank takes back ten of which one was read: the service bears it, the title keeps what it earned.
        ledger.post(top_up("in_1", ANNA, &ten(), Currency::EUR, 0)).unwrap();
        ledger.post(sale(7, ANNA, &article(), october(), 1)).unwrap();
        let taken = taken_back("in_1", ANNA, &ten().refunded(0, 1_000), (893, 1_500), Currency::EUR, 2);
        ledger.post(taken.clone()).unwrap();
        let held = |account: &Account| ledger.balance(Currency::EUR, account);
        assert_eq!((held(&Account::Wallet(ANNA)), held(&Account::Platform)), (0, -45 - 107 - 1_500));
        assert_eq!(held(&Account::Pool(october())), 100);
    }
}
