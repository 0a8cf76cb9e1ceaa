//! Newsletters: whose they are, what is noted of them, and that all of it goes with the account, on both engines.

use news::{FeedKind, FeedListing, TitleKind, TitleListing};

use super::kit::on_both;
use super::press::{NOON_US, entry, imported, record, title, visit};
use super::readers::reader;
use crate::{List, Stream};

fn letter_title(slug: &str) -> TitleListing {
    let feed = FeedListing { url: format!("letters:{slug}"), kind: FeedKind::Letters, section: None };
    TitleListing { kind: TitleKind::Newsletter, on_by_default: false, feeds: vec![feed], ..title(slug, 0) }
}

#[test]
fn an_address_is_one_readers_until_another_takes_its_place() {
    on_both(async |database| {
        let store = &database.store;
        let (anna, berta) = (reader(database, "anna@example.org").await, reader(database, "berta@example.org").await);
        assert_eq!(store.inbox(anna).await.unwrap(), None);
        store.open_inbox(anna, "first", 1).await.unwrap();
        store.open_inbox(berta, "other", 1).await.unwrap();
        assert_eq!(store.lives_at("first").await.unwrap(), Some(anna));
        store.open_inbox(anna, "second", 2).await.unwrap();
        assert_eq!(store.inbox(anna).await.unwrap().as_deref(), Some("second"));
        let found = [store.lives_at("first").await.unwrap(), store.lives_at("second").await.unwrap()];
        assert_eq!(found, [None, Some(anna)]);
        assert_eq!(store.lives_at("other").await.unwrap(), Some(berta));
    });
}

#[test]
fn a_newsletter_is_its_readers_alone_and_letters_are_read_like_articles() {
    on_both(async |database| {
        let store = &database.store;
        let (anna, berta) = (reader(database, "anna@example.org").await, reader(database, "berta@example.org").await);
        let listing = letter_title("letter-harbour");
        let added = store.add_newsletter(anna, &listing, "letter@harbour.example", "", NOON_US).await.unwrap().unwrap();
        let again = store.add_newsletter(anna, &listing, "letter@harbour.example", "", NOON_US).await.unwrap();
        assert_eq!(again.as_ref(), Some(&added), "there once");
        assert_eq!(store.add_newsletter(berta, &listing, "x@x.example", "", NOON_US).await.unwrap(), None);
        store.note_newsletter(added.title, "harbour.list.example", "https://harbour.example/out").await.unwrap();
        let known = store.newsletters_of(anna).await.unwrap().remove(0);
        assert_eq!(
            (known.list.as_str(), known.unsubscribe.as_str()),
            ("harbour.list.example", "https://harbour.example/out")
        );
        assert_eq!(store.newsletter(added.title).await.unwrap(), Some(known));
        assert_eq!(store.newsletters_of(berta).await.unwrap(), []);

        let kept =
            record(database, visit(added.title, added.feed, NOON_US, vec![entry("1@harbour", "The crane fell")])).await;
        let twice =
            record(database, visit(added.title, added.feed, NOON_US + 1, vec![entry("1@harbour", "The crane fell")]))
                .await;
        assert_eq!((kept.len(), twice[0].0), (1, kept[0].0), "a letter comes once");
        let unread = store.stream(anna, &Stream::default()).await.unwrap();
        assert_eq!(unread.iter().map(|(id, _)| *id).collect::<Vec<_>>(), [kept[0].0]);
        assert_eq!(store.list(&List::Latest, None, 9).await.unwrap(), []);
        assert!(store.feeds().await.unwrap().is_empty(), "nothing is polled");
        store.subscribe(berta, added.title, "", 0).await.unwrap();
        assert_eq!(store.subscriptions(berta).await.unwrap(), []);
    });
}

#[test]
fn newsletters_and_their_letters_go_with_the_account_and_nothing_else_does() {
    on_both(async |database| {
        let store = &database.store;
        let (anna, berta) = (reader(database, "anna@example.org").await, reader(database, "berta@example.org").await);
        let (press, feeds) = imported(database, "press", 1).await;
        record(database, visit(press, feeds[0], NOON_US, vec![entry("news", "News")])).await;
        let mut letters = Vec::new();
        for (account, slug) in [(anna, "letter-harbour"), (berta, "letter-pilots")] {
            let added =
                store.add_newsletter(account, &letter_title(slug), "a@a.example", "", NOON_US).await.unwrap().unwrap();
            let kept = record(database, visit(added.title, added.feed, NOON_US, vec![entry(slug, slug)])).await;
            letters.push(kept[0].0);
        }
        store.open_inbox(anna, "first", 1).await.unwrap();
        store.erase_account(anna, None, NOON_US + 5).await.unwrap();
        assert_eq!(store.lives_at("first").await.unwrap(), None);
        let there =
            [store.article(letters[0]).await.unwrap().is_some(), store.article(letters[1]).await.unwrap().is_some()];
        assert_eq!(there, [false, true]);
        let exported = store.export(None, 9).await.unwrap();
        let exported: Vec<&str> = exported.iter().map(|article| article.guid.as_str()).collect();
        assert_eq!(exported, ["news"], "letters are not the operator's to give");
        let slugs: Vec<String> = store.titles().await.unwrap().into_iter().map(|title| title.listing.slug).collect();
        assert_eq!(slugs, ["letter-pilots", "press"]);
        assert_eq!(store.verify().await.unwrap(), Vec::<String>::new());
    });
}
