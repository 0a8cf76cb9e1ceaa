//! Leases: one holder at a time, and nothing is written under a lease that is another's by now.

use super::kit::on_both;
use super::press::{MINUTE_US, NOON_US};
use crate::engine::Engine;
use crate::{Curation, Follower, Storied};

#[test]
fn a_lease_has_one_holder_until_it_ends_or_is_given_back() {
    on_both(async |database| {
        let store = &database.store;
        let one = store.take_lease("stories", "one", NOON_US, NOON_US + MINUTE_US).await.unwrap().unwrap();
        // On SQLite there is one process: whoever asks is it, after a crash too.
        if matches!(database.engine(), Engine::Postgres(_)) {
            let early = store.take_lease("stories", "two", NOON_US + 1, NOON_US + MINUTE_US).await.unwrap();
            assert_eq!(early, None, "it is held");
        }
        assert!(store.renew_lease(&one, NOON_US + 2 * MINUTE_US).await.unwrap());
        let other_work = store.take_lease("curate", "two", NOON_US, NOON_US + MINUTE_US).await.unwrap();
        assert!(other_work.is_some(), "another work has a lease of its own");

        let after = NOON_US + 2 * MINUTE_US;
        let two = store.take_lease("stories", "two", after, after + MINUTE_US).await.unwrap().unwrap();
        assert!(two.token > one.token);
        assert!(!store.renew_lease(&one, after + MINUTE_US).await.unwrap(), "it changed hands");
        store.give_lease_back(&one).await.unwrap();
        assert!(store.renew_lease(&two, after + MINUTE_US).await.unwrap(), "the old holder gives nothing back");
        store.give_lease_back(&two).await.unwrap();
        let three = store.take_lease("stories", "three", after + 1, after + MINUTE_US).await.unwrap().unwrap();
        assert!(three.token > two.token);
    });
}

#[test]
fn what_is_written_under_a_lease_that_changed_hands_is_refused() {
    on_both(async |database| {
        let store = &database.store;
        for work in ["curate", "stories"] {
            let before = store.follower(work).await.unwrap();
            let next = Follower { sequence: before.sequence + 1, ..before };
            let write = async |token: i64| {
                let (after, at_us) = (before.sequence, NOON_US);
                if work == "curate" {
                    let batch = Curation { after, at_us, follower: next, token, ..Curation::default() };
                    store.record_curation(work, &batch).await.unwrap()
                } else {
                    let batch = Storied { after, at_us, follower: next, token, ..Storied::default() };
                    store.record_stories(work, &batch).await.unwrap()
                }
            };
            let old = store.take_lease(work, "old", NOON_US, NOON_US + 1).await.unwrap().unwrap();
            let new = store.take_lease(work, "new", NOON_US + 1, NOON_US + MINUTE_US).await.unwrap().unwrap();
            assert!(!write(old.token).await, "{work}: its holder slept through the end of the lease");
            assert_eq!(store.follower(work).await.unwrap(), before, "{work}: nothing was written");
            assert!(write(new.token).await, "{work}: the holder writes");
        }
    });
}
