//! Grants, trials, the meter and gifts: what races for the last one gets one.

use ::membership::farewell::Wish;
use ::membership::grants::Source;
use ::membership::grants::gift::{Giving, Refused};
use ::membership::grants::seats;
use ::membership::meter::Consumed;
use ::membership::policy::Gifts;
use news::{AccountId, ArticleId};

use super::kit::on_both;
use super::press::NOON_US;
use super::readers::reader;
use crate::{FailedTry, Farewell, Metered, NewGrant, NewVoucher, TrialBegun};

fn grant(account: AccountId) -> NewGrant {
    NewGrant {
        account,
        source: Source::Trial,
        plan: String::new(),
        title: None,
        from_us: NOON_US,
        to_us: Some(NOON_US + 1_000),
        reference: String::new(),
    }
}

#[test]
fn acceptance_04_two_devices_at_the_last_free_article_consume_one() {
    on_both(async |database| {
        let store = &database.store;
        let metered = Metered { reader: "account:1", limit: 2 };
        let consume = |article: i64| store.meter_consume(metered, None, "2026-11", ArticleId(article), (NOON_US, "{}"));
        assert_eq!(consume(1).await.unwrap(), Consumed::Counted { left: 1 });
        // Different articles on two devices at the same time.
        let (one, other) = tokio::join!(consume(2), consume(3));
        let counted = [one.unwrap(), other.unwrap()]
            .iter()
            .filter(|consumed| **consumed == Consumed::Counted { left: 0 })
            .count();
        assert_eq!(counted, 1);
        assert_eq!(store.meter_used("account:1", "2026-11", ArticleId(1)).await.unwrap(), (2, true));
        // The same article on two devices at the same time counts once.
        let again = Metered { reader: "account:2", limit: 2 };
        let consume = || store.meter_consume(again, None, "2026-11", ArticleId(9), (NOON_US, "{}"));
        let (one, other) = tokio::join!(consume(), consume());
        assert_ne!(one.unwrap(), other.unwrap());
        assert_eq!(store.meter_used("account:2", "2026-11", ArticleId(9)).await.unwrap(), (1, true));
        assert_eq!(store.meter_used("account:2", "2026-12", ArticleId(9)).await.unwrap(), (0, false));
    });
}

#[test]
fn strangers_of_one_network_share_a_limit_and_nothing_is_counted_beyond_it() {
    on_both(async |database| {
        let store = &database.store;
        let network = Metered { reader: "network:x", limit: 2 };
        let mut counted = 0;
        for browser in 0..5 {
            let name = format!("browser:{browser}");
            let reader = Metered { reader: &name, limit: 3 };
            let consumed =
                store.meter_consume(reader, Some(network), "2026-11", ArticleId(1), (NOON_US, "{}")).await.unwrap();
            counted += i32::from(consumed != Consumed::Refused);
            let used = store.meter_used(&name, "2026-11", ArticleId(1)).await.unwrap();
            assert_eq!(used.1, consumed != Consumed::Refused, "all or nothing");
        }
        assert_eq!(counted, 2);
    });
}

#[test]
fn acceptance_15_a_second_trial_by_address_or_card_is_refused_also_at_the_same_time() {
    on_both(async |database| {
        let store = &database.store;
        let (one, other) = (reader(database, "a@e.org").await, reader(database, "b@e.org").await);
        let (mara, nils, card) = ([1_u8; 32], [2_u8; 32], [7_u8; 32]);
        let (keys, others) = ([mara, card], [nils, card]);
        let (first, second) = (grant(one), grant(other));
        let (a, b) =
            tokio::join!(store.begin_trial(&keys, &first, NOON_US), store.begin_trial(&others, &second, NOON_US));
        let begun = [a.unwrap(), b.unwrap()].iter().filter(|begun| matches!(begun, TrialBegun::Begun(_))).count();
        assert_eq!(begun, 1);
        let mut held = 0;
        for account in [one, other] {
            held += store.grants(account).await.unwrap().len();
            store.erase_account(account, None, NOON_US).await.unwrap();
            assert!(store.grants(account).await.unwrap().is_empty());
        }
        assert_eq!(held, 1);
        assert!(store.had_trial(&[card]).await.unwrap(), "erasing the account is no way to another trial");
    });
}

#[test]
fn grants_are_revoked_and_never_changed() {
    on_both(async |database| {
        let store = &database.store;
        let account = reader(database, "a@e.org").await;
        let id = store.add_grant(&NewGrant { reference: "sub_1".to_owned(), ..grant(account) }, NOON_US).await.unwrap();
        assert_eq!(store.revoke_by_reference(account, "sub_2", NOON_US + 5).await.unwrap(), 0);
        assert!(store.revoke_grant(id, NOON_US + 5).await.unwrap());
        assert!(!store.revoke_grant(id, NOON_US + 9).await.unwrap(), "once");
        let grants = store.grants(account).await.unwrap();
        assert_eq!((grants[0].revoked_us, grants[0].to_us), (Some(NOON_US + 5), Some(NOON_US + 1_000)));
    });
}

#[test]
fn acceptance_06_the_eleventh_device_does_not_open_a_gift() {
    on_both(async |database| {
        let store = &database.store;
        let giver = reader(database, "a@e.org").await;
        let gifts = Gifts { per_month: 1, days: 14, devices: 10 };
        let give = |article: i64| store.give_article(&gifts, giver, ArticleId(article), "2026-11", NOON_US);
        let (link, giving) = give(1).await.unwrap().unwrap();
        assert_eq!(giving, Giving::New { left: 0 });
        assert_eq!(give(1).await.unwrap().unwrap(), (link.clone(), Giving::Again), "the same link once more");
        assert_eq!(give(2).await.unwrap().unwrap_err(), Refused::UsedUp);
        for device in 0..10 {
            assert!(store.open_gift(link.id, &format!("browser:{device}"), NOON_US).await.unwrap().unwrap().is_ok());
        }
        let eleventh = store.open_gift(link.id, "browser:10", NOON_US).await.unwrap().unwrap();
        assert_eq!(eleventh.unwrap_err(), Refused::TooManyDevices);
        assert!(store.open_gift(link.id, "browser:3", NOON_US).await.unwrap().unwrap().is_ok(), "it was opened there");
        assert!(store.gift_opens("browser:3", ArticleId(1), NOON_US).await.unwrap());
        assert!(!store.gift_opens("browser:3", ArticleId(2), NOON_US).await.unwrap());
        assert!(!store.gift_opens("browser:10", ArticleId(1), NOON_US).await.unwrap());
        assert!(store.revoke_gift(link.id, giver, NOON_US + 1).await.unwrap());
        assert!(!store.gift_opens("browser:3", ArticleId(1), NOON_US + 2).await.unwrap());
    });
}

#[test]
fn a_policy_keeps_its_number_and_farewells_wait_until_they_are_settled() {
    on_both(async |database| {
        let store = &database.store;
        assert!(store.keep_policy(1, "version = 1", NOON_US).await.unwrap());
        assert!(store.keep_policy(1, "version = 1", NOON_US + 1).await.unwrap());
        assert!(!store.keep_policy(1, "version = 1 # changed", NOON_US + 2).await.unwrap());
        let account = reader(database, "a@e.org").await;
        let farewell = Farewell::new(Wish::Cancel, "a@e.org", Some(account), NOON_US);
        let id = store.note_farewell(&farewell).await.unwrap();
        let farewell = Farewell { id, ..farewell };
        assert_eq!(store.open_farewells(9).await.unwrap(), std::slice::from_ref(&farewell));
        assert!(store.farewells_due(NOON_US - 1, 9).await.unwrap().is_empty());
        assert_eq!(store.farewells_due(NOON_US, 9).await.unwrap(), [farewell]);
        let no = |by_hand| FailedTry { due_us: NOON_US + 60, refused: true, by_hand, said: "closed".to_owned() };
        store.put_farewell_off(id, &no(false)).await.unwrap();
        assert!(store.farewells_due(NOON_US + 59, 9).await.unwrap().is_empty());
        store.put_farewell_off(id, &no(true)).await.unwrap();
        assert!(store.farewells_due(i64::MAX, 9).await.unwrap().is_empty(), "a person has to look");
        let known = store.farewells_of(account).await.unwrap().remove(0);
        assert_eq!((known.tries, known.refusals, known.by_hand, known.said.as_str()), (2, 2, true, "closed"));
        assert!(store.try_farewell_again(id).await.unwrap());
        assert_eq!(store.farewells_due(NOON_US, 9).await.unwrap().len(), 1);
        assert!(store.settle_farewell(id, "It ends.", NOON_US + 5).await.unwrap());
        assert!(!store.settle_farewell(id, "Once more.", NOON_US + 6).await.unwrap(), "once");
        assert!(store.open_farewells(9).await.unwrap().is_empty());
        assert_eq!(store.farewells_of(account).await.unwrap().remove(0).said, "It ends.");
    });
}

#[test]
fn a_voucher_counts_once_a_reader_and_no_more_often_than_it_says() {
    on_both(async |database| {
        let store = &database.store;
        let (anna, bela) = (reader(database, "a@e.org").await, reader(database, "b@e.org").await);
        let new = NewVoucher { digest: "d1".to_owned(), days: 30, amount: None, uses: 1, until_us: 0 };
        assert!(store.add_voucher(&new, NOON_US).await.unwrap());
        assert!(!store.add_voucher(&new, NOON_US).await.unwrap(), "a code is there once");
        let given = |account| NewGrant { source: Source::Voucher, reference: "d1".to_owned(), ..grant(account) };
        assert!(store.use_voucher("d1", 1, &given(anna), NOON_US).await.unwrap());
        assert!(!store.use_voucher("d1", 1, &given(bela), NOON_US).await.unwrap(), "its only use was taken");
        assert!(store.grants(bela).await.unwrap().is_empty());
        assert_eq!(store.grants(anna).await.unwrap()[0].source, Source::Voucher);
        assert_eq!(store.voucher("d1").await.unwrap().unwrap().used_by, [anna]);
        assert_eq!(store.vouchers().await.unwrap(), [(new, 1)]);
        assert_eq!(store.voucher("d2").await.unwrap(), None);
    });
}

#[test]
fn a_seat_is_offered_taken_once_and_left() {
    on_both(async |database| {
        let store = &database.store;
        let payer = reader(database, "a@e.org").await;
        let (child, guest) = (reader(database, "b@e.org").await, reader(database, "c@e.org").await);
        let seat = store.offer_seat(payer, "Nina", 1, NOON_US).await.unwrap().unwrap();
        assert_eq!(store.offer_seat(payer, "Ole", 1, NOON_US).await.unwrap(), Err(seats::Refused::Full));
        assert_eq!(store.take_seat(seat, payer, NOON_US + 1).await.unwrap(), Err(seats::Refused::Payer));
        assert_eq!(store.take_seat(seat, child, NOON_US + 1).await.unwrap(), Ok(()));
        assert_eq!(store.take_seat(seat, guest, NOON_US + 2).await.unwrap(), Err(seats::Refused::Gone));
        assert_eq!(store.seats_of(child).await.unwrap()[0].name, "Nina");
        assert!(!store.leave_seat(seat, guest, NOON_US + 3).await.unwrap(), "it is not the guest's");
        assert!(store.leave_seat(seat, child, NOON_US + 3).await.unwrap());
        assert_eq!(store.seats_paid_by(payer).await.unwrap()[0].seat.left_us, Some(NOON_US + 3));
        assert!(store.offer_seat(payer, "Ole", 1, NOON_US + 4).await.unwrap().is_ok(), "there is room again");
    });
}

#[test]
fn a_reader_is_told_once_that_the_trial_ends() {
    on_both(async |database| {
        let store = &database.store;
        let account = reader(database, "a@e.org").await;
        let id = store.add_grant(&grant(account), NOON_US).await.unwrap();
        let gift = NewGrant { source: Source::Gift, ..grant(account) };
        store.add_grant(&gift, NOON_US).await.unwrap();
        assert!(store.trials_ending(NOON_US, NOON_US + 999, 9).await.unwrap().is_empty(), "not yet");
        let ending = store.trials_ending(NOON_US, NOON_US + 1_000, 9).await.unwrap();
        assert_eq!(ending.iter().map(|one| (one.grant, one.account)).collect::<Vec<_>>(), [(id, account)]);
        assert!(store.claim_reminder(id, NOON_US).await.unwrap());
        assert!(!store.claim_reminder(id, NOON_US).await.unwrap());
        assert!(store.trials_ending(NOON_US, NOON_US + 1_000, 9).await.unwrap().is_empty());
    });
}
