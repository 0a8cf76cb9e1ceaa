//! Hubs: asked while their promise is missing or ends, known by where they call, and heeded in the order in which they told; on both engines.

use super::kit::on_both;
use super::press::imported;

const HOUR_US: i64 = 3_600_000_000;
const MOST: i64 = 10;

#[test]
fn a_hub_is_asked_until_it_promises_and_again_before_that_ends() {
    on_both(async |database| {
        let store = &database.store;
        let (title, feeds) = imported(database, "alpha", 1).await;
        let feed = feeds[0];
        let hub = ("https://hub.example/", "https://alpha.example/feed");
        store.name_hub(feed, hub, ("call-1", "secret-1")).await.unwrap();
        let to_ask = async |at_us: i64| -> Vec<String> {
            let hubs = store.hubs_to_ask(at_us + 24 * HOUR_US, at_us - 12 * HOUR_US, MOST).await.unwrap();
            hubs.into_iter().map(|hub| hub.callback).collect()
        };
        let day_us = 24 * HOUR_US;
        assert_eq!(to_ask(day_us).await, ["call-1"]);
        store.hub_asked(feed, day_us).await.unwrap();
        assert!(to_ask(day_us + HOUR_US).await.is_empty(), "it has half a day to call");
        assert_eq!(to_ask(day_us + 13 * HOUR_US).await, ["call-1"]);
        store.hub_promised("call-1", 5 * day_us).await.unwrap();
        assert!(to_ask(3 * day_us).await.is_empty());
        assert_eq!(to_ask(4 * day_us + HOUR_US).await, ["call-1"], "a day before it ends");

        // The same hub keeps its promise; another one begins anew.
        store.name_hub(feed, hub, ("call-2", "secret-2")).await.unwrap();
        let known = store.hubs().await.unwrap().remove(0);
        assert_eq!((known.callback.as_str(), known.ends_us, known.asked_us), ("call-1", 5 * day_us, day_us));
        store.name_hub(feed, ("https://other.example/", hub.1), ("call-3", "secret-3")).await.unwrap();
        let known = store.hub_that_calls("call-3").await.unwrap().unwrap();
        assert_eq!((known.secret.as_str(), known.ends_us, known.asked_us), ("secret-3", 0, 0));
        assert_eq!(store.hub_that_calls("call-1").await.unwrap(), None, "where the one before called nobody listens");
        store.switch_titles(&[title], false, day_us).await.unwrap();
        assert!(to_ask(day_us).await.is_empty(), "of a title that is off nobody wants to be told");
        store.switch_titles(&[title], true, day_us).await.unwrap();
        assert_eq!(to_ask(day_us).await, ["call-3"]);
        store.remove_feed(feed, day_us).await.unwrap();
        assert!(to_ask(day_us).await.is_empty(), "nor of a feed that was removed");
        store.forget_hub(feed).await.unwrap();
        assert!(store.hubs().await.unwrap().is_empty());
    });
}

#[test]
fn what_hubs_told_is_heeded_once_in_order() {
    on_both(async |database| {
        let store = &database.store;
        let (_, feeds) = imported(database, "alpha", 3).await;
        for (number, feed) in feeds.iter().enumerate() {
            let (topic, callback) = (format!("https://alpha.example/{number}"), format!("call-{number}"));
            store.name_hub(*feed, ("https://hub.example/", &topic), (&callback, "secret")).await.unwrap();
        }
        assert!(store.told_by_hubs(0).await.unwrap().is_empty());
        store.hub_told("call-2", 10).await.unwrap();
        store.hub_told("call-0", 20).await.unwrap();
        assert_eq!(store.told_by_hubs(0).await.unwrap(), [(feeds[2], 10), (feeds[0], 20)]);
        assert_eq!(store.told_by_hubs(10).await.unwrap(), [(feeds[0], 20)]);
        store.hub_told("call-9", 30).await.unwrap();
        assert!(store.told_by_hubs(20).await.unwrap().is_empty(), "who was never asked tells of nothing");
    });
}
