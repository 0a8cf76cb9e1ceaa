//! Titles, feeds and settings.

use news::{FeedKind, FeedListing};

use super::kit::on_both;
use super::press::{NOON_US, entry, imported, record, schedule, title, visit};
use crate::ImportReport;

#[test]
fn an_import_adds_and_updates() {
    on_both(async |database| {
        let mut listings = vec![title("press", 2), title("rival", 1)];
        let report = database.store.import_titles(&listings, NOON_US).await.unwrap();
        assert_eq!(report, ImportReport { titles_added: 2, feeds_added: 3, titles_changed: 0 });
        let stored = database.store.titles().await.unwrap();
        let mut expected = title("press", 2);
        expected.feeds.clear();
        assert_eq!(stored[0].listing, expected);
        assert!(stored[0].enabled);

        assert_eq!(database.store.import_titles(&listings, NOON_US).await.unwrap(), ImportReport::default());
        listings[0].owner = Some("Schibsted".to_owned());
        listings[0].feeds.push(FeedListing {
            url: "https://press.example/new".to_owned(),
            kind: FeedKind::NewsSitemap,
            section: None,
        });
        let report = database.store.import_titles(&listings, NOON_US).await.unwrap();
        assert_eq!(report, ImportReport { titles_added: 0, feeds_added: 1, titles_changed: 1 });
        assert_eq!(database.store.titles().await.unwrap()[0].listing.owner.as_deref(), Some("Schibsted"));
        let kinds: Vec<String> =
            database.store.facts(0, 100).await.unwrap().into_iter().map(|fact| fact.kind).collect();
        assert_eq!(
            kinds,
            ["title_added", "title_added", "feed_added", "feed_added", "feed_added", "title_changed", "feed_added"]
        );
        assert_eq!(database.store.verify().await.unwrap(), [""; 0]);
    });
}

#[test]
fn the_log_says_whether_the_list_of_feeds_has_changed() {
    on_both(async |database| {
        let (press, feeds) = imported(database, "press", 1).await;
        let (changed, newest) = database.store.catalogue_changed(0).await.unwrap();
        assert!(changed && newest > 0);
        assert_eq!(database.store.catalogue_changed(newest).await.unwrap(), (false, newest));
        // News is no change of the list.
        record(database, visit(press, feeds[0], NOON_US, vec![entry("1", "Oslo votes")])).await;
        let (changed, after_news) = database.store.catalogue_changed(newest).await.unwrap();
        assert!(!changed && after_news > newest);
        database.store.switch_titles(&[press], false, NOON_US).await.unwrap();
        assert!(database.store.catalogue_changed(after_news).await.unwrap().0);
    });
}

#[test]
fn the_operators_switches_outlive_imports() {
    on_both(async |database| {
        let (press, _) = imported(database, "press", 1).await;
        let (rival, _) = imported(database, "rival", 1).await;
        assert_eq!(database.store.switch_titles(&[press], false, NOON_US).await.unwrap(), 1);
        assert_eq!(database.store.switch_titles(&[press], false, NOON_US).await.unwrap(), 0);
        let mut listings = [title("press", 1), title("rival", 1)];
        listings.iter_mut().for_each(|listing| listing.country = "SE".to_owned());
        listings[1].on_by_default = false;
        database.store.import_titles(&listings, NOON_US).await.unwrap();
        // Nobody ever decided about the rival: it follows the catalogue.
        let on: Vec<_> = database.store.titles().await.unwrap().iter().map(|title| (title.id, title.enabled)).collect();
        assert_eq!(on, [(press, false), (rival, false)]);
        database.store.switch_titles(&[rival, press], true, NOON_US).await.unwrap();
        database.store.import_titles(&listings, NOON_US).await.unwrap();
        assert!(database.store.titles().await.unwrap().iter().all(|title| title.enabled));
        assert!(database.store.feeds().await.unwrap().iter().all(|feed| feed.enabled));
    });
}

#[test]
fn a_removed_feed_stays_away_until_it_is_added_again() {
    on_both(async |database| {
        let (press, feeds) = imported(database, "press", 1).await;
        assert!(database.store.remove_feed(feeds[0], NOON_US).await.unwrap());
        assert!(!database.store.remove_feed(feeds[0], NOON_US).await.unwrap());
        imported(database, "press", 1).await;
        assert!(database.store.feeds().await.unwrap().is_empty());
        let listing = title("press", 1).feeds.remove(0);
        assert_eq!(database.store.add_feed(press, &listing, NOON_US).await.unwrap(), feeds[0]);
        assert_eq!(database.store.add_feed(press, &listing, NOON_US).await.unwrap(), feeds[0]);
        let other = FeedListing { url: "https://press.example/other".to_owned(), ..listing };
        let added = database.store.add_feed(press, &other, NOON_US).await.unwrap();
        let stored: Vec<_> = database.store.feeds().await.unwrap().into_iter().map(|feed| feed.id).collect();
        assert_eq!(stored, [feeds[0], added]);
    });
}

#[test]
fn schedules_are_saved_in_batches() {
    on_both(async |database| {
        let (_, feeds) = imported(database, "press", 3).await;
        let saved: Vec<_> = feeds.iter().rev().map(|feed| schedule(*feed, NOON_US + feed.0 % 7)).collect();
        database.store.save_schedules(&saved).await.unwrap();
        for feed in database.store.feeds().await.unwrap() {
            assert_eq!(feed.schedule, schedule(feed.id, NOON_US + feed.id.0 % 7));
        }
    });
}

#[test]
fn a_setting_is_what_was_set_last() {
    on_both(async |database| {
        assert_eq!(database.store.setting("edition").await.unwrap(), None);
        database.store.set_setting("edition", "world").await.unwrap();
        database.store.set_setting("edition", "deutsch").await.unwrap();
        database.reopen().await;
        assert_eq!(database.store.setting("edition").await.unwrap().as_deref(), Some("deutsch"));
    });
}
