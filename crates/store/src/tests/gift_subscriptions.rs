//! Gift subscriptions: paid by one, claimed by another, once; the money goes where the reading is.

use ::membership::Currency;
use ::membership::books::Amounts;
use ::membership::grants::gift::{CLAIM_DAYS, REMINDER_DAYS, Refused, unclaimed_term};
use ::membership::grants::{DAY_US, Source};
use ::membership::ledger::Account;
use ::membership::subscription::Dispute;
use news::AccountId;

use super::kit::{Database, on_both};
use super::press::NOON_US;
use super::readers::reader;
use crate::{NewGiftSubscription, Payment, Store};

fn gift(buyer: AccountId, available_us: i64) -> NewGiftSubscription {
    NewGiftSubscription {
        buyer,
        plan: "month".to_owned(),
        months: 1,
        recipient: "bela@example.org".to_owned(),
        name: "Bela".to_owned(),
        note: "For the train.".to_owned(),
        available_us,
    }
}

/// Twelve euros, of which ten are for titles and the service.
fn payment(buyer: AccountId, available_us: i64) -> Payment {
    let (from_us, to_us) = unclaimed_term(available_us, 1);
    Payment {
        invoice: "in_1".to_owned(),
        account: buyer,
        subscription: String::new(),
        charge: "ch_1".to_owned(),
        currency: Currency::EUR,
        amounts: Amounts { gross: 1_200, tax: 150, fee: 50, jurisdiction: "AT".to_owned() },
        from_s: from_us / 1_000_000,
        to_s: to_us / 1_000_000,
        paid_us: NOON_US,
        returned: 0,
        disputed: 0,
    }
}

struct Given {
    anna: AccountId,
    bela: AccountId,
    id: i64,
}

/// Anna has paid for what Bela may claim from `available_us` on.
async fn given(database: &Database, available_us: i64) -> Given {
    let store = &database.store;
    let (anna, bela) = (reader(database, "a@e.org").await, reader(database, "b@e.org").await);
    let id = store.add_gift_subscription(&gift(anna, available_us), NOON_US).await.unwrap();
    store.record_payment(&payment(anna, available_us), NOON_US).await.unwrap();
    assert!(store.gift_paid(id, "in_1").await.unwrap());
    assert!(!store.gift_paid(id, "in_2").await.unwrap(), "it is paid once");
    Given { anna, bela, id }
}

async fn held(store: &Store, reader: AccountId) -> i64 {
    store.balance(&Account::Reader(reader), Currency::EUR).await.unwrap()
}

#[test]
fn a_gift_is_claimed_once_and_its_fee_is_whoever_reads_by_it() {
    on_both(async |database| {
        let store = &database.store;
        let Given { anna, bela, id } = given(database, NOON_US).await;
        assert_eq!((held(store, anna).await, held(store, bela).await), (1_000, 0));
        let ends_us = store.claim_gift_subscription(id, bela, None, NOON_US + 5).await.unwrap().unwrap();
        assert_eq!(store.claim_gift_subscription(id, anna, None, NOON_US + 6).await.unwrap(), Err(Refused::Claimed));
        assert_eq!((held(store, anna).await, held(store, bela).await), (0, 1_000));
        let grant = store.grants(bela).await.unwrap().remove(0);
        assert_eq!((grant.source, grant.from_us, grant.to_us), (Source::Gift, NOON_US + 5, Some(ends_us)));
        let paid = store.payments_of(bela).await.unwrap().remove(0);
        assert_eq!((paid.from_s, paid.to_s), ((NOON_US + 5) / 1_000_000, ends_us / 1_000_000));
        assert!(store.verify().await.unwrap().is_empty());
    });
}

#[test]
fn a_gift_waits_for_its_day_its_money_and_a_year() {
    on_both(async |database| {
        let store = &database.store;
        let day_us = NOON_US + 3 * DAY_US;
        let Given { anna, bela, id } = given(database, day_us).await;
        let claim = async |now_us| store.claim_gift_subscription(id, bela, None, now_us).await.unwrap();
        assert_eq!(claim(NOON_US).await, Err(Refused::TooEarly));
        assert_eq!(claim(day_us + CLAIM_DAYS * DAY_US).await, Err(Refused::Expired));
        let unpaid = store.add_gift_subscription(&gift(anna, NOON_US), NOON_US).await.unwrap();
        let refused = store.claim_gift_subscription(unpaid, bela, None, NOON_US).await.unwrap();
        assert_eq!(refused, Err(Refused::TooEarly), "nobody has paid for it");
        // The letter goes out on the day, once.
        assert!(store.gifts_to_send(NOON_US, 9).await.unwrap().is_empty());
        let letters = store.gifts_to_send(day_us, 9).await.unwrap();
        assert_eq!(letters.iter().map(|kept| kept.gift.id).collect::<Vec<_>>(), [id]);
        assert!(store.claim_gift_letter(id, day_us).await.unwrap());
        assert!(!store.claim_gift_letter(id, day_us).await.unwrap());
        assert!(store.gifts_to_send(day_us, 9).await.unwrap().is_empty());
        let ends_us = claim(day_us).await.unwrap();
        let soon_us = ends_us - REMINDER_DAYS * DAY_US;
        assert_eq!(store.gifts_ending(soon_us, ends_us, 9).await.unwrap().len(), 1);
    });
}

#[test]
fn a_gift_whose_money_went_back_gives_nothing_any_more() {
    on_both(async |database| {
        let store = &database.store;
        let Given { anna, bela, id } = given(database, NOON_US).await;
        store.record_return("ch_1", 200, NOON_US + 1).await.unwrap();
        store.claim_gift_subscription(id, bela, None, NOON_US + 2).await.unwrap().unwrap();
        assert_eq!(held(store, anna).await, 0, "what was given back before was the buyer's");
        assert!(store.grants(bela).await.unwrap()[0].revoked_us.is_none(), "a part is no reason to end it");
        store.record_return("ch_1", 1_200, NOON_US + 3).await.unwrap();
        assert_eq!(held(store, bela).await, 0);
        assert_eq!(store.grants(bela).await.unwrap()[0].revoked_us, Some(NOON_US + 3));
        assert!(store.verify().await.unwrap().is_empty());
    });
}

#[test]
fn what_a_bank_holds_cannot_be_claimed() {
    on_both(async |database| {
        let store = &database.store;
        let Given { bela, id, .. } = given(database, NOON_US).await;
        store.record_dispute("ch_1", Dispute::Open, 0, NOON_US + 1).await.unwrap();
        let refused = store.claim_gift_subscription(id, bela, None, NOON_US + 2).await.unwrap();
        assert_eq!(refused, Err(Refused::GivenBack));
        store.record_dispute("ch_1", Dispute::Won, 0, NOON_US + 3).await.unwrap();
        assert!(store.claim_gift_subscription(id, bela, None, NOON_US + 4).await.unwrap().is_ok());
    });
}
