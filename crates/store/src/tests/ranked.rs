//! Ranked lists, profiles and picks are kept and given back.

use super::kit::on_both;
use super::press::NOON_US;
use crate::{ListKept, RankedList};

const MINUTE_US: i64 = 60_000_000;

fn list(at_us: i64, body: &str) -> RankedList {
    RankedList { at_us, weights: 1, body: body.to_owned() }
}

#[test]
fn a_list_is_kept_when_its_places_change_and_given_as_of_a_time() {
    on_both(async |database| {
        let store = &database.store;
        let (first, second) = (list(NOON_US, "[1,2]"), list(NOON_US + 9 * MINUTE_US, "[2,1]"));
        let keep = async |list, places| store.keep_lead_list("world", list, places, None).await.unwrap();
        assert_eq!(keep(&first, "1 2").await, ListKept::Anew);
        let same = list(NOON_US + MINUTE_US, "[1,2]");
        assert_eq!(keep(&same, "1 2").await, ListKept::AsBefore);
        assert_eq!(keep(&second, "2 1").await, ListKept::Anew);
        let as_of = async |minutes: i64| store.lead_list("world", NOON_US + minutes * MINUTE_US).await.unwrap();
        assert_eq!(as_of(-1).await, None);
        assert_eq!(as_of(8).await, Some(first));
        assert_eq!(as_of(60).await, Some(second));
        assert_eq!(store.lead_list("uk", NOON_US).await.unwrap(), None);
        let times = store.lead_list_times("world", NOON_US, NOON_US + 60 * MINUTE_US).await.unwrap();
        assert_eq!(times, [NOON_US, NOON_US + 9 * MINUTE_US]);
        assert_eq!(store.forget_lead_lists(NOON_US + MINUTE_US).await.unwrap(), 1);
        assert_eq!(as_of(8).await, None);
    });
}

#[test]
fn a_list_is_not_kept_under_a_lease_that_changed_hands() {
    on_both(async |database| {
        let store = &database.store;
        let old = store.take_lease("leading", "old", NOON_US, NOON_US + 1).await.unwrap().unwrap();
        let new = store.take_lease("leading", "new", NOON_US + 1, NOON_US + MINUTE_US).await.unwrap().unwrap();
        let first = list(NOON_US, "[1]");
        let keep = async |lease| store.keep_lead_list("world", &first, "1", Some(lease)).await.unwrap();
        assert_eq!(keep(&old).await, ListKept::NotOurs, "its holder slept through the end of the lease");
        assert_eq!(store.lead_list("world", NOON_US).await.unwrap(), None);
        assert_eq!(keep(&new).await, ListKept::Anew);
        assert!(store.renew_lease(&new, NOON_US + 2 * MINUTE_US).await.unwrap(), "writing takes nothing from it");
    });
}

#[test]
fn a_profile_goes_with_its_account() {
    on_both(async |database| {
        let store = &database.store;
        let anna = super::readers::reader(database, "anna@example.org").await;
        assert_eq!(store.profile(anna).await.unwrap(), None);
        store.set_profile(anna, &[1, 2], NOON_US).await.unwrap();
        store.set_profile(anna, &[3], NOON_US + 1).await.unwrap();
        assert_eq!(store.profile(anna).await.unwrap(), Some(vec![3]));
        store.erase_account(anna, None, NOON_US + 2).await.unwrap();
        assert_eq!(store.profile(anna).await.unwrap(), None);
    });
}

#[test]
fn acts_of_editors_are_kept_in_their_order() {
    on_both(async |database| {
        let store = &database.store;
        let anna = super::readers::reader(database, "anna@example.org").await;
        for (list, act) in [("our-picks", "a"), ("good-news", "b"), ("our-picks", "c")] {
            store.add_pick_act(list, anna, NOON_US, act).await.unwrap();
        }
        let acts: Vec<(i64, String)> =
            store.pick_acts("our-picks").await.unwrap().into_iter().map(|act| (act.number, act.act)).collect();
        assert_eq!(acts, [(1, "a".to_owned()), (3, "c".to_owned())]);
        assert_eq!(store.pick_lists().await.unwrap(), ["good-news", "our-picks"]);
    });
}
