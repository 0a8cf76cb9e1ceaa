//! What visits to feeds change.

use super::kit::on_both;
use super::press::{MINUTE_US, NOON_US, article_facts, entry, imported, record, visit};
use crate::{Change, List};

#[test]
fn a_new_entry_becomes_an_article_that_lists_show() {
    on_both(async |database| {
        let (title, feeds) = imported(database, "press", 1).await;
        let changes = record(database, visit(title, feeds[0], NOON_US, vec![entry("1", "Oslo votes")])).await;
        let (id, change) = changes[0];
        assert_eq!(change, Change::New);
        let cards = database.store.list(&List::Latest, None, 10).await.unwrap();
        assert_eq!(cards.len(), 1);
        assert_eq!((cards[0].id, cards[0].headline.as_str(), cards[0].slug.as_str()), (id, "Oslo votes", "oslo-votes"));
        assert_eq!(cards[0].sort_us, NOON_US - MINUTE_US);
        let stored = database.store.article(id).await.unwrap().unwrap();
        assert_eq!(stored.article, entry("1", "Oslo votes").article);
        assert_eq!(stored.card, cards[0]);
        assert_eq!(database.store.counts().await.unwrap().articles, 1);
        assert_eq!(article_facts(database).await, ["article_seen"]);
    });
}

#[test]
fn the_same_batch_twice_changes_nothing() {
    on_both(async |database| {
        let (title, feeds) = imported(database, "press", 2).await;
        let batch = [
            visit(title, feeds[0], NOON_US, vec![entry("1", "Oslo votes"), entry("2", "Bergen rains")]),
            visit(title, feeds[1], NOON_US, vec![entry("2", "Bergen rains"), entry("3", "Skiing")]),
            visit(title, feeds[0], NOON_US + MINUTE_US, vec![entry("1", "Oslo has voted")]),
        ];
        database.store.record(&batch).await.unwrap();
        let facts = database.store.facts(0, 100).await.unwrap();
        let exported = database.store.export(None, 100).await.unwrap();
        let again = database.store.record(&batch).await.unwrap();
        assert!(again.iter().flat_map(|report| &report.changes).all(|(_, change)| *change == Change::Same));
        assert_eq!(database.store.facts(0, 100).await.unwrap(), facts);
        assert_eq!(database.store.export(None, 100).await.unwrap(), exported);
    });
}
