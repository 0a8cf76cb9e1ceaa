//! What visits to feeds change.

use news::{Section, from_micros};

use super::kit::on_both;
use super::press::{MINUTE_US, NOON_US, article_facts, entry, imported, record, schedule, visit};
use crate::{Arrival, Change, FeedReading, FeedVisit, List};

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
fn sound_and_video_are_kept_and_lists_know_of_the_first() {
    on_both(async |database| {
        let (title, feeds) = imported(database, "press", 1).await;
        let file = |url: &str, seconds| news::Recording::new(url, None, Some(38_200_000), seconds).unwrap();
        let mut episode = entry("1", "The harbour talks");
        episode.article.recordings =
            vec![file("https://press.example/1.mp3?s=1", Some(2_530)), file("https://press.example/1.mp4", None)];
        let (id, _) = record(database, visit(title, feeds[0], NOON_US, vec![episode.clone()])).await[0];
        let stored = database.store.article(id).await.unwrap().unwrap();
        assert_eq!(stored.article.recordings, episode.article.recordings);
        let of_card = stored.card.recording.unwrap();
        assert_eq!((of_card.media_type.as_str(), of_card.length_bytes), ("audio/mpeg", Some(38_200_000)));
        assert_eq!(of_card.seconds, Some(2_530));
        // An address that is signed anew says nothing new; another file does, and so does one that is gone.
        episode.article.recordings[0].url = "https://press.example/1.mp3?s=2".to_owned();
        let again = record(database, visit(title, feeds[0], NOON_US + MINUTE_US * 20, vec![episode.clone()])).await;
        assert_eq!(again[0].1, Change::Same);
        episode.article.recordings.clear();
        let gone = record(database, visit(title, feeds[0], NOON_US + MINUTE_US * 40, vec![episode])).await;
        assert_eq!(gone[0].1, Change::Revised);
        assert_eq!(database.store.article(id).await.unwrap().unwrap().card.recording, None);
    });
}

#[test]
fn the_same_batch_twice_changes_nothing() {
    on_both(async |database| {
        let (title, feeds) = imported(database, "press", 2).await;
        let withdrawn = Arrival { withdrawn: true, ..entry("2", "Bergen rains") };
        let batch = [
            visit(title, feeds[0], NOON_US, vec![entry("1", "Oslo votes"), entry("2", "Bergen rains")]),
            visit(title, feeds[1], NOON_US, vec![entry("2", "Bergen: rain"), entry("3", "Skiing")]),
            visit(title, feeds[0], NOON_US + MINUTE_US, vec![entry("1", "Oslo has voted"), withdrawn]),
        ];
        database.store.record(&batch).await.unwrap();
        let facts = database.store.facts(0, 100).await.unwrap();
        let exported = database.store.export(None, 100).await.unwrap();
        let again = database.store.record(&batch).await.unwrap();
        assert!(
            again.iter().flat_map(|report| &report.changes).all(|(_, change)| *change == Change::Same),
            "{again:?}"
        );
        assert_eq!(database.store.facts(0, 100).await.unwrap(), facts);
        assert_eq!(database.store.export(None, 100).await.unwrap(), exported);
    });
}

#[test]
fn one_article_in_several_feeds_of_its_title_is_one() {
    on_both(async |database| {
        let (title, feeds) = imported(database, "press", 3).await;
        let mut by_address = entry("other-guid", "Oslo votes");
        by_address.article.url = "http://press.example/1?utm_source=sport#top".to_owned();
        let batch = [
            visit(title, feeds[0], NOON_US, vec![entry("1", "Oslo votes")]),
            visit(title, feeds[1], NOON_US, vec![entry("1", "Oslo votes")]),
        ];
        let reports = database.store.record(&batch).await.unwrap();
        let (id, _) = reports[0].changes[0];
        assert_eq!(reports[1].changes, [(id, Change::Same)]);
        let later = record(database, visit(title, feeds[2], NOON_US + MINUTE_US, vec![by_address])).await;
        assert_eq!(later, [(id, Change::Same)]);
        assert_eq!(database.store.counts().await.unwrap().articles, 1);
    });
}

#[test]
fn a_further_guid_of_an_article_is_remembered() {
    on_both(async |database| {
        let (title, feeds) = imported(database, "press", 2).await;
        let (id, _) = record(database, visit(title, feeds[0], NOON_US, vec![entry("1", "Oslo votes")])).await[0];
        let mut other = entry("1", "Oslo votes");
        other.guid = "sport-1".to_owned();
        record(database, visit(title, feeds[1], NOON_US, vec![other.clone()])).await;
        other.article.url = "https://press.example/moved".to_owned();
        let later = record(database, visit(title, feeds[1], NOON_US + MINUTE_US, vec![other])).await;
        assert_eq!(later, [(id, Change::Same)]);
        assert_eq!(database.store.verify().await.unwrap(), [""; 0]);
    });
}

#[test]
fn guids_are_never_trusted_across_titles() {
    on_both(async |database| {
        let (one, one_feeds) = imported(database, "press", 1).await;
        let (other, other_feeds) = imported(database, "rival", 1).await;
        let batch = [
            visit(one, one_feeds[0], NOON_US, vec![entry("1", "Oslo votes")]),
            visit(other, other_feeds[0], NOON_US, vec![entry("1", "Oslo votes")]),
        ];
        let reports = database.store.record(&batch).await.unwrap();
        assert_eq!(reports[1].changes[0].1, Change::New);
        assert_ne!(reports[0].changes[0].0, reports[1].changes[0].0);
    });
}

#[test]
fn a_changed_address_moves_the_article_and_keeps_its_slug() {
    on_both(async |database| {
        let (title, feeds) = imported(database, "press", 1).await;
        let (id, _) = record(database, visit(title, feeds[0], NOON_US, vec![entry("1", "Oslo votes")])).await[0];
        let mut moved = entry("1", "Oslo has voted");
        moved.article.url = "https://press.example/oslo".to_owned();
        let changes = record(database, visit(title, feeds[0], NOON_US + MINUTE_US, vec![moved])).await;
        assert_eq!(changes, [(id, Change::Revised)]);
        let stored = database.store.article(id).await.unwrap().unwrap();
        assert_eq!(stored.url, "https://press.example/oslo");
        assert_eq!((stored.card.slug.as_str(), stored.card.headline.as_str()), ("oslo-votes", "Oslo has voted"));
        assert_eq!(article_facts(database).await, ["article_seen", "article_moved", "article_revised"]);
        // Another entry at the old address, with another guid, is still this article.
        let mut old = entry("1", "Oslo has voted");
        old.guid = "2".to_owned();
        let changes = record(database, visit(title, feeds[0], NOON_US + 2 * MINUTE_US, vec![old])).await;
        assert_eq!(changes, [(id, Change::Same)]);
    });
}

#[test]
fn the_first_of_two_equal_guids_wins_unless_their_addresses_differ() {
    on_both(async |database| {
        let (title, feeds) = imported(database, "press", 1).await;
        let doubled = vec![entry("1", "Oslo votes"), entry("1", "Oslo has voted")];
        let changes = record(database, visit(title, feeds[0], NOON_US, doubled)).await;
        assert_eq!(changes, [(changes[0].0, Change::New), (changes[0].0, Change::Same)]);

        let mut reused = vec![entry("a", "Rain"), entry("b", "Sun"), entry("c", "Wind")];
        reused.iter_mut().for_each(|arrival| arrival.guid = "always the same".to_owned());
        let first = record(database, visit(title, feeds[0], NOON_US + MINUTE_US, reused.clone())).await;
        assert!(first.iter().all(|(_, change)| *change == Change::New));
        reused.remove(0);
        let second = record(database, visit(title, feeds[0], NOON_US + 2 * MINUTE_US, reused)).await;
        assert_eq!(second, [(first[1].0, Change::Same), (first[2].0, Change::Same)]);
        assert_eq!(database.store.verify().await.unwrap(), [""; 0]);
    });
}

#[test]
fn posts_that_share_one_address_are_told_apart_by_guid() {
    on_both(async |database| {
        let (title, feeds) = imported(database, "press", 1).await;
        let mut posts = vec![entry("a", "Polls open"), entry("b", "Polls close")];
        posts.iter_mut().for_each(|arrival| {
            arrival.article.url = format!("https://press.example/live#{}", arrival.guid);
        });
        let first = record(database, visit(title, feeds[0], NOON_US, posts.clone())).await;
        assert_ne!(first[0].0, first[1].0);
        let second = record(database, visit(title, feeds[0], NOON_US + MINUTE_US, posts)).await;
        assert_eq!(second, [(first[0].0, Change::Same), (first[1].0, Change::Same)]);
        assert_eq!(database.store.verify().await.unwrap(), [""; 0]);
    });
}

#[test]
fn a_post_seen_alone_is_not_the_page_that_it_stands_on() {
    on_both(async |database| {
        let (title, feeds) = imported(database, "press", 1).await;
        let live = |guid: &str| {
            let mut arrival = entry(guid, guid);
            arrival.article.url = "https://press.example/live".to_owned();
            arrival
        };
        let (page, _) = record(database, visit(title, feeds[0], NOON_US, vec![live("page")])).await[0];
        let both = vec![live("page"), live("post")];
        let changes = record(database, visit(title, feeds[0], NOON_US + MINUTE_US, both)).await;
        assert_eq!((changes[0], changes[1].1), ((page, Change::Same), Change::New));
        let alone = record(database, visit(title, feeds[0], NOON_US + 2 * MINUTE_US, vec![live("post")])).await;
        assert_eq!(alone, [(changes[1].0, Change::Same)]);
    });
}

#[test]
fn only_what_a_reader_sees_makes_a_revision() {
    on_both(async |database| {
        let (title, feeds) = imported(database, "press", 1).await;
        let (id, _) = record(database, visit(title, feeds[0], NOON_US, vec![entry("1", "Oslo votes")])).await[0];
        let mut stamped = entry("1", "Oslo votes");
        stamped.article.modified = Some(from_micros(NOON_US));
        let entries = vec![entry("0", "First"), stamped];
        let changes = record(database, visit(title, feeds[0], NOON_US + MINUTE_US, entries)).await;
        assert_eq!(changes[1], (id, Change::Same));
        let changed =
            record(database, visit(title, feeds[0], NOON_US + 2 * MINUTE_US, vec![entry("1", "Voted")])).await;
        assert_eq!(changed, [(id, Change::Revised)]);

        let revisions = database.store.revisions(id).await.unwrap();
        let said: Vec<_> = revisions.iter().map(|r| (r.number, r.origin.as_str(), r.headline.as_str())).collect();
        assert_eq!(said, [(1, "feed", "Oslo votes"), (2, "feed", "Voted")]);
        let first = database.store.revision(id, 1).await.unwrap().unwrap();
        assert_eq!(first, entry("1", "Oslo votes").article);
        assert_eq!(database.store.revision(id, 3).await.unwrap(), None);
        let stored = database.store.article(id).await.unwrap().unwrap();
        assert_eq!((stored.revision, stored.revised_us), (2, NOON_US + 2 * MINUTE_US));
    });
}

#[test]
fn two_feeds_that_differ_do_not_take_turns() {
    on_both(async |database| {
        let (title, feeds) = imported(database, "press", 2).await;
        let mut id = None;
        for round in 0..3 {
            let at_us = NOON_US + round * MINUTE_US;
            let long = record(database, visit(title, feeds[0], at_us, vec![entry("1", "Oslo votes today")])).await;
            let short = record(database, visit(title, feeds[1], at_us, vec![entry("1", "Oslo votes")])).await;
            id = Some(long[0].0);
            assert_eq!(short[0], (long[0].0, Change::Same));
        }
        assert_eq!(database.store.revisions(id.unwrap()).await.unwrap().len(), 1);
        // But what the second feed changes later is news.
        let at_us = NOON_US + 9 * MINUTE_US;
        let changed = record(database, visit(title, feeds[1], at_us, vec![entry("1", "Oslo has voted")])).await;
        assert_eq!(changed, [(id.unwrap(), Change::Revised)]);
        let cached = record(database, visit(title, feeds[0], at_us, vec![entry("1", "Oslo votes today")])).await;
        assert_eq!(cached, [(id.unwrap(), Change::Same)]);
    });
}

#[test]
fn a_withdrawn_article_leaves_the_lists_and_keeps_its_revisions() {
    on_both(async |database| {
        let (title, feeds) = imported(database, "press", 1).await;
        let (id, _) = record(database, visit(title, feeds[0], NOON_US, vec![entry("1", "Oslo votes")])).await[0];
        let withdrawn = Arrival { withdrawn: true, ..entry("1", "Withdrawn") };
        let at = |minutes| NOON_US + minutes * MINUTE_US;
        let changes = record(database, visit(title, feeds[0], at(1), vec![withdrawn.clone()])).await;
        assert_eq!(changes, [(id, Change::Withdrawn)]);
        assert_eq!(record(database, visit(title, feeds[0], at(2), vec![withdrawn])).await, [(id, Change::Same)]);
        assert!(database.store.list(&List::Latest, None, 10).await.unwrap().is_empty());
        let stored = database.store.article(id).await.unwrap().unwrap();
        assert!(stored.withdrawn);
        assert_eq!(stored.article.title.as_deref(), Some("Oslo votes"));
        // A late copy of what it said restores nothing; a new text does.
        let late = record(database, visit(title, feeds[0], at(3), vec![entry("1", "Oslo votes")])).await;
        assert_eq!(late, [(id, Change::Same)]);
        assert!(database.store.article(id).await.unwrap().unwrap().withdrawn);
        let corrected = record(database, visit(title, feeds[0], at(4), vec![entry("1", "Corrected")])).await;
        assert_eq!(corrected, [(id, Change::Revised)]);
        assert!(!database.store.article(id).await.unwrap().unwrap().withdrawn);
        assert_eq!(
            article_facts(database).await,
            ["article_seen", "article_withdrawn", "article_restored", "article_revised"]
        );
        assert_eq!(database.store.verify().await.unwrap(), [""; 0]);
    });
}

#[test]
fn an_article_that_arrives_withdrawn_is_never_shown() {
    on_both(async |database| {
        let (title, feeds) = imported(database, "press", 1).await;
        let withdrawn = Arrival { withdrawn: true, ..entry("1", "Withdrawn") };
        let changes = record(database, visit(title, feeds[0], NOON_US, vec![withdrawn])).await;
        assert_eq!(changes[0].1, Change::Withdrawn);
        assert!(database.store.recent(0, 10).await.unwrap().is_empty());
    });
}

#[test]
fn lists_sort_by_the_earlier_of_published_and_first_seen() {
    on_both(async |database| {
        let (title, feeds) = imported(database, "press", 1).await;
        let dated = |guid, published_us: Option<i64>| {
            let mut arrival = entry(guid, guid);
            arrival.article.published = published_us.map(from_micros);
            arrival
        };
        let entries = vec![
            dated("past", Some(NOON_US - 5)),
            dated("future", Some(NOON_US + 86_400_000_000)),
            dated("missing", None),
        ];
        let changes = record(database, visit(title, feeds[0], NOON_US, entries)).await;
        for ((id, _), (published_us, sort_us)) in changes.iter().zip([
            (Some(NOON_US - 5), NOON_US - 5),
            (Some(NOON_US + 86_400_000_000), NOON_US),
            (None, NOON_US),
        ]) {
            let card = database.store.article(*id).await.unwrap().unwrap().card;
            assert_eq!((card.published_us, card.sort_us), (published_us, sort_us), "{}", card.headline);
        }
        // A date that comes later is taken.
        let entries = vec![dated("missing", Some(NOON_US - 7))];
        record(database, visit(title, feeds[0], NOON_US + MINUTE_US, entries)).await;
        let card = database.store.article(changes[2].0).await.unwrap().unwrap().card;
        assert_eq!((card.published_us, card.sort_us), (Some(NOON_US - 7), NOON_US - 7));
    });
}

#[test]
fn the_best_place_and_the_first_section_are_kept() {
    on_both(async |database| {
        let (title, feeds) = imported(database, "press", 2).await;
        let entries = vec![entry("1", "One"), entry("2", "Two")];
        let changes = record(database, visit(title, feeds[0], NOON_US, entries)).await;
        let sport = Arrival { section: Some(Section::Sport), ..entry("2", "Two") };
        record(database, visit(title, feeds[1], NOON_US, vec![sport])).await;
        let world = Arrival { section: Some(Section::World), ..entry("2", "Two") };
        record(database, visit(title, feeds[0], NOON_US + MINUTE_US, vec![entry("1", "One"), world])).await;
        let card = database.store.article(changes[1].0).await.unwrap().unwrap().card;
        assert_eq!((card.position, card.section), (0, Some(Section::Sport)));
    });
}

#[test]
fn what_a_feed_no_longer_carries_stays() {
    on_both(async |database| {
        let (title, feeds) = imported(database, "press", 1).await;
        record(database, visit(title, feeds[0], NOON_US, vec![entry("1", "One"), entry("2", "Two")])).await;
        record(database, visit(title, feeds[0], NOON_US + MINUTE_US, vec![entry("3", "Three")])).await;
        record(database, visit(title, feeds[0], NOON_US + 2 * MINUTE_US, Vec::new())).await;
        assert_eq!(database.store.list(&List::Latest, None, 10).await.unwrap().len(), 3);
    });
}

#[test]
fn a_visit_leaves_its_feeds_state() {
    on_both(async |database| {
        let (title, feeds) = imported(database, "press", 1).await;
        let reading = FeedReading {
            etag: Some("\"7\"".to_owned()),
            last_modified: Some("Mon, 23 Nov 2026 00:00:00 GMT".to_owned()),
            body_hash: -5,
            moved_to: Some("https://press.example/new-feed".to_owned()),
            arrivals: Vec::new(),
        };
        let good = FeedVisit { reading: Some(reading), ..visit(title, feeds[0], NOON_US, Vec::new()) };
        database.store.record(&[good]).await.unwrap();
        let failing = crate::FeedSchedule {
            failures: 1,
            failing_since_us: NOON_US + MINUTE_US,
            error_code: "timed_out".to_owned(),
            error_message: "It did not answer within 20 seconds.".to_owned(),
            succeeded_us: NOON_US,
            ..schedule(feeds[0], NOON_US + MINUTE_US)
        };
        let failed = FeedVisit {
            schedule: failing.clone(),
            reading: None,
            ..visit(title, feeds[0], NOON_US + MINUTE_US, Vec::new())
        };
        let reports = database.store.record(&[failed]).await.unwrap();
        assert!(reports[0].changes.is_empty());
        let feed = database.store.feeds().await.unwrap().remove(0);
        assert_eq!(feed.schedule, failing);
        assert_eq!((feed.etag.as_deref(), feed.body_hash), (Some("\"7\""), Some(-5)));
        assert_eq!(feed.url, "https://press.example/new-feed");
        let counts = database.store.counts().await.unwrap();
        assert_eq!((counts.feeds, counts.feeds_answered, counts.feeds_failing), (1, 1, 1));
        assert_eq!(counts.succeeded_us, NOON_US);
        // An import of the old address means this feed.
        database.store.import_titles(&[super::press::title("press", 1)], NOON_US).await.unwrap();
        assert_eq!(database.store.feeds().await.unwrap().len(), 1);
    });
}

#[test]
fn a_visit_to_a_feed_that_is_gone_is_left_out() {
    on_both(async |database| {
        let (title, feeds) = imported(database, "press", 1).await;
        database.store.remove_feed(feeds[0], NOON_US).await.unwrap();
        let changes = record(database, visit(title, feeds[0], NOON_US, vec![entry("1", "One")])).await;
        assert!(changes.is_empty());
        assert_eq!(database.store.counts().await.unwrap().articles, 0);
    });
}

#[test]
fn corrections_are_taken_after_the_clock_went_back() {
    on_both(async |database| {
        let (title, feeds) = imported(database, "press", 1).await;
        record(database, visit(title, feeds[0], NOON_US, vec![entry("1", "One")])).await;
        let earlier = visit(title, feeds[0], NOON_US - 1_440 * MINUTE_US, vec![entry("1", "Corrected")]);
        assert_eq!(record(database, earlier).await[0].1, Change::Revised);
    });
}
