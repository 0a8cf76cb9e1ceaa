//! Several writers at once.

use std::time::Duration;

use super::kit::{on_both, with_postgres};
use super::press::{MINUTE_US, NOON_US, entry, imported, visit};
use crate::engine::{Engine, Writing, writing};
use crate::log::{self, Kind, NewFact};
use crate::{Fact, FeedVisit, Store};

/// The trap: a transaction takes its place in the log, another one commits behind it, a reader passes both, and then
/// the first appears where nobody looks any more.
#[test]
fn a_reader_of_the_log_misses_nothing_while_a_transaction_stays_open() {
    on_both(async |database| {
        let slow_fact = |subject| NewFact { at_us: 1, kind: Kind::TitleAdded, subject, detail: String::new() };
        let mut slow: Writing = database.engine().write("test").await.unwrap();
        log::append(&mut slow, &[slow_fact(1)]).await.unwrap();

        let engine = database.engine().clone();
        let quick = tokio::spawn(async move {
            let mut quick = engine.write("test").await.unwrap();
            log::append(&mut quick, &[slow_fact(2)]).await.unwrap();
            quick.commit("test").await.unwrap();
        });
        // A reader that keeps its cursor looks while the slow one is open, and again once both are through.
        let mut seen: Vec<Fact> = database.store.facts(0, 10).await.unwrap();
        if let Engine::Postgres(pool) = database.engine() {
            wait_until_one_waits(pool).await;
        }
        seen.extend(database.store.facts(seen.last().map_or(0, |fact| fact.sequence), 10).await.unwrap());
        assert!(seen.is_empty(), "{seen:?}");
        slow.commit("test").await.unwrap();
        seen.extend(database.store.facts(0, 1).await.unwrap());
        quick.await.unwrap();
        seen.extend(database.store.facts(seen.last().map_or(0, |fact| fact.sequence), 10).await.unwrap());
        let subjects: Vec<_> = seen.iter().map(|fact| (fact.sequence, fact.subject)).collect();
        assert_eq!(subjects, [(1, 1), (2, 2)]);
    });
}

/// The second writer has asked for the log's lock and does not have it.
async fn wait_until_one_waits(pool: &sqlx::PgPool) {
    const WAITING: &str = "SELECT COUNT(*) FROM pg_locks l JOIN pg_database d ON d.oid = l.database
        WHERE d.datname = current_database() AND l.locktype = 'advisory' AND NOT l.granted";
    let waits = async {
        while sqlx::query_scalar::<_, i64>(WAITING).fetch_one(pool).await.unwrap() == 0 {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(30), waits).await.expect("the second writer does not wait for the first");
}

#[test]
fn what_was_rolled_back_leaves_no_gap() {
    on_both(async |database| {
        let fact = |subject| NewFact { at_us: 1, kind: Kind::TitleAdded, subject, detail: String::new() };
        let mut dropped = database.engine().write("test").await.unwrap();
        log::append(&mut dropped, &[fact(1), fact(2)]).await.unwrap();
        drop(dropped);
        let mut kept = database.engine().write("test").await.unwrap();
        let within = &mut kept;
        // Asked for in vain inside the transaction: what was dropped is not there.
        let count: i64 =
            writing!(within, db => sqlx::query_scalar("SELECT COUNT(*) FROM fact").fetch_one(db).await).unwrap();
        assert_eq!(count, 0);
        log::append(&mut kept, &[fact(3)]).await.unwrap();
        kept.commit("test").await.unwrap();
        let facts = database.store.facts(0, 10).await.unwrap();
        assert_eq!(facts.iter().map(|fact| (fact.sequence, fact.subject)).collect::<Vec<_>>(), [(1, 3)]);
    });
}

#[test]
fn the_same_feed_delivered_by_many_at_once_is_stored_once() {
    on_both(async |database| {
        let (title, feeds) = imported(database, "press", 2).await;
        let entries = || (0..20).map(|number| entry(&number.to_string(), "x")).collect();
        let batch = |round: i64| -> Vec<FeedVisit> {
            feeds.iter().map(|feed| visit(title, *feed, NOON_US + round * MINUTE_US, entries())).collect()
        };
        let mut workers = Vec::new();
        for node in 1..5_u16 {
            let store = Store::open_as_node(&database.address, node).await.unwrap();
            let batches: Vec<_> = (0..6).map(batch).collect();
            workers.push(tokio::spawn(async move {
                for batch in batches {
                    store.record(&batch).await.unwrap();
                }
                store.close().await;
            }));
        }
        for worker in workers {
            worker.await.unwrap();
        }
        assert_eq!(database.store.counts().await.unwrap().articles, 20);
        assert_eq!(database.store.verify().await.unwrap(), [""; 0]);
    });
}

#[tokio::test]
async fn writers_of_different_titles_do_not_wait_for_each_other_while_they_read() {
    with_postgres(async |database| {
        let (one, one_feeds) = imported(database, "press", 1).await;
        let (other, _) = imported(database, "rival", 1).await;
        // Somebody works on the rival and has not come to the log yet.
        let mut open = database.engine().write("test").await.unwrap();
        crate::articles::record::lock_titles(&mut open, [other.0].into_iter()).await.unwrap();
        let visits = [visit(one, one_feeds[0], NOON_US, vec![entry("1", "One")])];
        assert_eq!(database.store.record(&visits).await.unwrap().len(), 1);
    })
    .await;
}
