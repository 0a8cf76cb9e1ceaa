//! What lists show.

use news::{Section, TitleId, from_micros};

use super::kit::on_both;
use super::press::{MINUTE_US, NOON_US, entry, imported, record, visit};
use crate::{Arrival, Cursor, List};

#[test]
fn pages_of_a_list_meet_without_gap_or_overlap() {
    on_both(async |database| {
        let (title, feeds) = imported(database, "press", 1).await;
        // Four articles share each time, so that pages end between equals.
        let entries = (0..23).map(|number| {
            let mut arrival = entry(&number.to_string(), "x");
            arrival.article.published = Some(from_micros(NOON_US - i64::from(number / 4) * MINUTE_US));
            arrival
        });
        record(database, visit(title, feeds[0], NOON_US, entries.collect())).await;
        let many = (0..100).map(TitleId).chain([title]).collect();
        for list in [List::Latest, List::Title(title), List::Titles(vec![title]), List::Titles(many)] {
            let whole = database.store.list(&list, None, 100).await.unwrap();
            assert!(whole.windows(2).all(|pair| (pair[0].sort_us, pair[0].id) > (pair[1].sort_us, pair[1].id)));
            let mut paged = Vec::new();
            let mut before = None;
            loop {
                let page = database.store.list(&list, before, 5).await.unwrap();
                let Some(last) = page.last() else { break };
                before = Some(Cursor { sort_us: last.sort_us, id: last.id });
                paged.extend(page);
            }
            assert_eq!(paged, whole);
            assert_eq!(whole.len(), 23);
        }
        let recent = database.store.recent(NOON_US - MINUTE_US, 100).await.unwrap();
        assert_eq!(recent.len(), 8);
        assert_eq!(database.store.recent(0, 3).await.unwrap().len(), 3);
    });
}

#[test]
fn each_list_shows_its_own() {
    on_both(async |database| {
        let (press, press_feeds) = imported(database, "press", 1).await;
        let (rival, rival_feeds) = imported(database, "rival", 1).await;
        let (off, off_feeds) = imported(database, "off", 1).await;
        database.store.switch_titles(&[off], false, NOON_US).await.unwrap();
        let sport = |guid: &str| Arrival { section: Some(Section::Sport), ..entry(guid, guid) };
        for (title, feed, entries) in [
            (press, press_feeds[0], vec![entry("press-news", "press-news"), sport("press-sport")]),
            (rival, rival_feeds[0], vec![entry("rival-news", "rival-news"), sport("rival-sport")]),
            (off, off_feeds[0], vec![entry("off-news", "off-news"), sport("off-sport")]),
        ] {
            record(database, visit(title, feed, NOON_US, entries)).await;
        }
        // More than are few: another statement.
        let many: Vec<TitleId> = (0..100).map(TitleId).chain([press, off]).collect();
        let section = |titles| List::Section { section: Section::Sport, titles };
        for (list, expected) in [
            (List::Latest, vec!["press-news", "press-sport", "rival-news", "rival-sport"]),
            (List::Title(press), vec!["press-news", "press-sport"]),
            (List::Title(off), vec![]),
            (section(vec![]), vec!["press-sport", "rival-sport"]),
            (section(vec![rival, off]), vec!["rival-sport"]),
            (List::Titles(vec![rival, off]), vec!["rival-news", "rival-sport"]),
            (List::Titles(vec![]), vec![]),
            (List::Titles(vec![press, press]), vec!["press-news", "press-sport"]),
            (List::Titles(many.clone()), vec!["press-news", "press-sport"]),
            (section(many), vec!["press-sport"]),
        ] {
            let cards = database.store.list(&list, None, 100).await.unwrap();
            let mut shown: Vec<_> = cards.iter().map(|card| card.headline.as_str()).collect();
            shown.sort_unstable();
            assert_eq!(shown, expected, "{list:?}");
        }
    });
}

#[test]
fn an_article_of_a_title_that_is_off_is_still_at_its_address() {
    on_both(async |database| {
        let (title, feeds) = imported(database, "press", 1).await;
        let (id, _) = record(database, visit(title, feeds[0], NOON_US, vec![entry("1", "One")])).await[0];
        database.store.switch_titles(&[title], false, NOON_US).await.unwrap();
        assert!(database.store.article(id).await.unwrap().is_some());
        assert!(database.store.article(news::ArticleId(id.0 + 1)).await.unwrap().is_none());
    });
}

#[test]
fn an_export_gives_every_article_once() {
    on_both(async |database| {
        let (title, feeds) = imported(database, "press", 1).await;
        let entries = (0..7).map(|number| entry(&number.to_string(), "x")).collect();
        record(database, visit(title, feeds[0], NOON_US, entries)).await;
        let mut guids = Vec::new();
        let mut after = None;
        loop {
            let page = database.store.export(after, 3).await.unwrap();
            let Some(last) = page.last() else { break };
            after = Some(last.id);
            guids.extend(page.into_iter().map(|article| article.guid));
        }
        assert_eq!(guids, ["0", "1", "2", "3", "4", "5", "6"]);
    });
}

#[test]
fn articles_are_read_with_their_newest_texts() {
    on_both(async |database| {
        let (title, feeds) = imported(database, "press", 1).await;
        let first = visit(title, feeds[0], NOON_US, vec![entry("1", "Oslo votes"), entry("2", "Bergen rains")]);
        let ids: Vec<_> = record(database, first).await.into_iter().map(|(id, _)| id).collect();
        let withdrawn = Arrival { withdrawn: true, ..entry("2", "Bergen rains") };
        let second = visit(title, feeds[0], NOON_US + MINUTE_US, vec![entry("1", "Oslo has voted"), withdrawn]);
        record(database, second).await;
        let mut texts = database.store.article_texts(&ids).await.unwrap();
        texts.sort_by_key(|text| text.id);
        let seen: Vec<_> =
            texts.iter().map(|text| (text.headline.as_str(), text.article.title.as_deref(), text.withdrawn)).collect();
        assert_eq!(seen[0], ("Oslo has voted", Some("Oslo has voted"), false));
        assert_eq!((seen[1].0, seen[1].2, seen.len()), ("Bergen rains", true, 2));
        assert!(database.store.article_texts(&[]).await.unwrap().is_empty());
    });
}
