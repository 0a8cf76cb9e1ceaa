//! Invoices of our own: numbers without a gap, paid once, and what was paid can go back.

use ::membership::grants::{DAY_US, Source};
use ::membership::ledger::Account;
use ::membership::{Currency, Money};
use news::AccountId;

use super::kit::on_both;
use super::press::NOON_US;
use super::readers::reader;
use crate::{InvoiceState, NewInvoice};

fn order(account: AccountId, year: i16) -> NewInvoice {
    NewInvoice {
        account,
        plan: "year".to_owned(),
        name: "A year".to_owned(),
        months: 12,
        gross: Money::new(11_900, Currency::EUR),
        tax: 1_900,
        jurisdiction: "DE".to_owned(),
        year,
    }
}

#[test]
fn numbers_of_a_year_follow_one_another_and_one_is_open_a_reader() {
    on_both(async |database| {
        let store = &database.store;
        let (anna, bela) = (reader(database, "a@e.org").await, reader(database, "b@e.org").await);
        let first = store.order_invoice(&order(anna, 2026), NOON_US).await.unwrap();
        assert_eq!((first.number.as_str(), first.state), ("2026-000001", InvoiceState::Open));
        let again = store.order_invoice(&order(anna, 2026), NOON_US + 1).await.unwrap();
        assert_eq!(again, first, "pressed twice it is one");
        assert_eq!(store.order_invoice(&order(bela, 2026), NOON_US).await.unwrap().number, "2026-000002");
        assert!(store.void_invoice(&first.number, NOON_US + 2).await.unwrap());
        assert!(!store.void_invoice(&first.number, NOON_US + 3).await.unwrap());
        assert_eq!(store.order_invoice(&order(anna, 2026), NOON_US).await.unwrap().number, "2026-000003");
        store.void_invoice("2026-000003", NOON_US + 4).await.unwrap();
        assert_eq!(store.order_invoice(&order(anna, 2027), NOON_US).await.unwrap().number, "2027-000001");
        let numbers: Vec<_> = store.open_invoices(9).await.unwrap().into_iter().map(|one| one.number).collect();
        assert_eq!(numbers, ["2026-000002", "2027-000001"]);
    });
}

#[test]
fn what_has_come_is_posted_once_and_gives_its_term_until_it_goes_back() {
    on_both(async |database| {
        let store = &database.store;
        let anna = reader(database, "a@e.org").await;
        let number = store.order_invoice(&order(anna, 2026), NOON_US).await.unwrap().number;
        let term = (NOON_US, NOON_US + 365 * DAY_US);
        assert!(store.pay_invoice(&number, term, NOON_US + 1).await.unwrap());
        assert!(!store.pay_invoice(&number, term, NOON_US + 2).await.unwrap(), "paid once");
        assert!(!store.void_invoice(&number, NOON_US + 2).await.unwrap(), "what is paid is not void");
        let held = async |account: Account| store.balance(&account, Currency::EUR).await.unwrap();
        assert_eq!((held(Account::Reader(anna)).await, held(Account::Tax("DE".to_owned())).await), (10_000, 1_900));
        let grant = store.grants(anna).await.unwrap().remove(0);
        assert_eq!((grant.source, grant.to_us, grant.revoked_us), (Source::Invoice, Some(term.1), None));
        assert_eq!(store.record_return(&number, 11_900, NOON_US + 3).await.unwrap(), Some(true));
        assert_eq!((held(Account::Reader(anna)).await, held(Account::Tax("DE".to_owned())).await), (0, 0));
        assert_eq!(store.grants(anna).await.unwrap()[0].revoked_us, Some(NOON_US + 3));
        assert!(store.verify().await.unwrap().is_empty());
    });
}
