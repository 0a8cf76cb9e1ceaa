//! What article pages change.

use news::{Article, ArticleId, Picture};

use super::kit::{Database, on_both};
use super::press::{MINUTE_US, NOON_US, article_facts, entry, imported, record, visit};
use crate::{Arrival, Change, HostTemplate, Keeping, PageResult, PageVisit};

fn teaser(headline: &str) -> Arrival {
    let mut arrival = entry("1", headline);
    arrival.wants_page = true;
    arrival.article.language = Some("en".to_owned());
    arrival.article.picture =
        Some(Picture { url: "https://press.example/p.jpg".to_owned(), caption: None, credit: Some("NTB".to_owned()) });
    arrival
}

fn page(headline: &str, words: usize) -> Article {
    let body = "word ".repeat(words).trim().to_owned();
    Article {
        url: "https://press.example/1".to_owned(),
        title: Some(headline.to_owned()),
        byline: Some("Mara Lindqvist".to_owned()),
        section: Some("Sport".to_owned()),
        body_html: format!("<p>{body}</p>"),
        body_text: body,
        word_count: words as u32,
        ..Article::default()
    }
}

async fn read(database: &Database, article: ArticleId, minutes: i64, page: Article) {
    let result = PageResult::Read(Box::new(page));
    let visit = PageVisit::new(article, NOON_US + minutes * MINUTE_US, result);
    database.store.record_pages(&[visit]).await.unwrap();
}

async fn due(database: &Database, minutes: i64) -> Vec<(ArticleId, i32)> {
    let tasks = database.store.pages_due(NOON_US + minutes * MINUTE_US, 10).await.unwrap();
    tasks.into_iter().map(|task| (task.article, task.attempts)).collect()
}

#[test]
fn a_page_fills_a_teaser() {
    on_both(async |database| {
        let (title, feeds) = imported(database, "press", 1).await;
        let (id, _) = record(database, visit(title, feeds[0], NOON_US, vec![teaser("Oslo votes")])).await[0];
        assert_eq!(due(database, -1).await, []);
        assert_eq!(due(database, 0).await, [(id, 0)]);
        read(database, id, 1, page("Oslo goes to the polls", 500)).await;
        assert_eq!(due(database, 99).await, []);
        let stored = database.store.article(id).await.unwrap().unwrap();
        assert_eq!(stored.card.headline, "Oslo goes to the polls");
        assert_eq!(stored.card.slug, "oslo-votes");
        assert_eq!((stored.card.word_count, stored.revision), (500, 2));
        assert_eq!(stored.card.section, Some(news::Section::Sport));
        // What the page does not say, the feed did.
        assert_eq!(stored.card.language, "en");
        assert_eq!(stored.card.picture_credit.as_deref(), Some("NTB"));
        assert_eq!(stored.card.published_us, Some(NOON_US - MINUTE_US));
        let origins: Vec<_> = database.store.revisions(id).await.unwrap().into_iter().map(|r| r.origin).collect();
        assert_eq!(origins, ["feed", "page"]);
        let facts = database.store.facts(0, 100).await.unwrap();
        assert_eq!(facts.last().unwrap().detail, r#"{"revision":2,"origin":"page","first_page":true}"#);
        assert_eq!(database.store.verify().await.unwrap(), [""; 0]);
    });
}

#[test]
fn what_a_page_would_make_of_an_article_is_known_before_it_is_written() {
    on_both(async |database| {
        let (title, feeds) = imported(database, "press", 1).await;
        let (id, _) = record(database, visit(title, feeds[0], NOON_US, vec![teaser("Oslo votes")])).await[0];
        for page in [page("Oslo goes to the polls", 500), page("Oslo has voted", 1)] {
            let newest = database.store.article(id).await.unwrap().unwrap().article;
            let planned = database.store.with_page(id, &newest, &page).await.unwrap();
            assert_eq!(database.store.article(id).await.unwrap().unwrap().article, newest, "nothing is written");
            read(database, id, 1, page).await;
            assert_eq!(database.store.article(id).await.unwrap().unwrap().article, planned);
        }
    });
}

#[test]
fn a_repeated_teaser_leaves_the_page_text_alone() {
    on_both(async |database| {
        let (title, feeds) = imported(database, "press", 2).await;
        let (id, _) = record(database, visit(title, feeds[0], NOON_US, vec![teaser("Oslo votes")])).await[0];
        read(database, id, 1, page("Oslo goes to the polls", 500)).await;
        for feed in feeds {
            let changes =
                record(database, visit(title, feed, NOON_US + 2 * MINUTE_US, vec![teaser("Oslo votes")])).await;
            assert_eq!(changes, [(id, Change::Same)]);
        }
        assert_eq!(due(database, 99).await, []);
        assert_eq!(database.store.article(id).await.unwrap().unwrap().card.word_count, 500);
    });
}

#[test]
fn a_changed_teaser_sends_for_the_page_again_and_brings_only_its_headline() {
    on_both(async |database| {
        let (title, feeds) = imported(database, "press", 1).await;
        let (id, _) = record(database, visit(title, feeds[0], NOON_US, vec![teaser("Oslo votes")])).await[0];
        read(database, id, 1, page("Oslo goes to the polls", 500)).await;

        let mut same_headline = teaser("Oslo votes");
        same_headline.article.summary = Some("Turnout is high.".to_owned());
        let changes = record(database, visit(title, feeds[0], NOON_US + 2 * MINUTE_US, vec![same_headline])).await;
        assert_eq!(changes, [(id, Change::Same)]);
        assert_eq!(due(database, 2).await, [(id, 0)]);

        let changes = record(database, visit(title, feeds[0], NOON_US + 3 * MINUTE_US, vec![teaser("Oslo has voted")]));
        assert_eq!(changes.await, [(id, Change::Revised)]);
        let stored = database.store.article(id).await.unwrap().unwrap();
        assert_eq!((stored.card.headline.as_str(), stored.card.word_count), ("Oslo has voted", 500));
        assert_eq!(stored.article.byline.as_deref(), Some("Mara Lindqvist"));
        assert_eq!(stored.article.title.as_deref(), Some("Oslo has voted"));

        read(database, id, 4, page("Oslo has gone to the polls", 600)).await;
        let stored = database.store.article(id).await.unwrap().unwrap();
        assert_eq!((stored.card.headline.as_str(), stored.revision), ("Oslo has gone to the polls", 4));
        let facts = database.store.facts(0, 100).await.unwrap();
        assert_eq!(facts.last().unwrap().detail, r#"{"revision":4,"origin":"page","first_page":false}"#);
        assert_eq!(database.store.verify().await.unwrap(), [""; 0]);
    });
}

#[test]
fn two_changes_of_headline_in_one_batch_stand_on_one_another() {
    on_both(async |database| {
        let (title, feeds) = imported(database, "press", 1).await;
        let (id, _) = record(database, visit(title, feeds[0], NOON_US, vec![teaser("Oslo votes")])).await[0];
        read(database, id, 1, page("Oslo goes to the polls", 500)).await;
        let at = |minutes| NOON_US + minutes * MINUTE_US;
        let batch = [
            visit(title, feeds[0], at(2), vec![teaser("Polls close")]),
            visit(title, feeds[0], at(3), vec![teaser("Oslo has voted")]),
        ];
        database.store.record(&batch).await.unwrap();
        let said: Vec<_> = database.store.revisions(id).await.unwrap().into_iter().map(|r| r.headline).collect();
        assert_eq!(said, ["Oslo votes", "Oslo goes to the polls", "Polls close", "Oslo has voted"]);
        assert_eq!(database.store.revision(id, 4).await.unwrap().unwrap().word_count, 500);
    });
}

#[test]
fn a_feed_that_carries_the_whole_text_now_replaces_the_page() {
    on_both(async |database| {
        let (title, feeds) = imported(database, "press", 1).await;
        let (id, _) = record(database, visit(title, feeds[0], NOON_US, vec![teaser("Oslo votes")])).await[0];
        read(database, id, 1, page("Oslo votes", 500)).await;
        let whole = Arrival { article: page("Oslo votes", 510), ..entry("1", "") };
        let changes = record(database, visit(title, feeds[0], NOON_US + 2 * MINUTE_US, vec![whole])).await;
        assert_eq!(changes, [(id, Change::Revised)]);
        assert_eq!(database.store.article(id).await.unwrap().unwrap().card.word_count, 510);
        assert_eq!(due(database, 99).await, []);
    });
}

#[test]
fn a_page_with_less_text_than_the_feed_is_a_wall() {
    on_both(async |database| {
        let (title, feeds) = imported(database, "press", 1).await;
        let (id, _) = record(database, visit(title, feeds[0], NOON_US, vec![teaser("Oslo votes")])).await[0];
        read(database, id, 1, page("Oslo votes", 3)).await;
        let stored = database.store.article(id).await.unwrap().unwrap();
        assert_eq!(stored.article.body_text, teaser("Oslo votes").article.body_text);
        assert_eq!(stored.card.byline.as_deref(), Some("Mara Lindqvist"));
    });
}

#[test]
fn a_page_that_says_nothing_new_makes_no_revision() {
    on_both(async |database| {
        let (title, feeds) = imported(database, "press", 1).await;
        let (id, _) = record(database, visit(title, feeds[0], NOON_US, vec![teaser("Oslo votes")])).await[0];
        read(database, id, 1, page("Oslo votes", 500)).await;
        read(database, id, 2, page("Oslo votes", 500)).await;
        read(database, id, 3, Article { title: None, ..page("Oslo votes", 500) }).await;
        assert_eq!(article_facts(database).await, ["article_seen", "article_revised"]);
    });
}

#[test]
fn a_page_is_tried_again_or_given_up() {
    on_both(async |database| {
        let (title, feeds) = imported(database, "press", 1).await;
        let (id, _) = record(database, visit(title, feeds[0], NOON_US, vec![teaser("Oslo votes")])).await[0];
        let visit = |result| PageVisit::new(id, NOON_US, result);
        let due_us = NOON_US + 30 * MINUTE_US;
        let again = PageResult::RetryAt { due_us, error_code: "timed_out".to_owned() };
        database.store.record_pages(&[visit(again)]).await.unwrap();
        assert_eq!(due(database, 29).await, []);
        assert_eq!(due(database, 30).await, [(id, 1)]);
        let given_up = PageResult::GivenUp { error_code: "robots".to_owned() };
        database.store.record_pages(&[visit(given_up)]).await.unwrap();
        assert_eq!(due(database, 99).await, []);
        assert_eq!(article_facts(database).await, ["article_seen"]);
    });
}

#[test]
fn a_title_with_many_pages_makes_nobody_else_wait() {
    on_both(async |database| {
        let (busy, busy_feeds) = imported(database, "busy", 1).await;
        let (quiet, quiet_feeds) = imported(database, "quiet", 1).await;
        let many = (0..30).map(|number| {
            let mut arrival = teaser(&format!("Number {number}"));
            arrival.guid = number.to_string();
            arrival.article.url = format!("https://busy.example/{number}");
            arrival.article.published = Some(news::from_micros(NOON_US - number * MINUTE_US));
            arrival
        });
        let ids = record(database, visit(busy, busy_feeds[0], NOON_US, many.collect())).await;
        let later = visit(quiet, quiet_feeds[0], NOON_US + MINUTE_US, vec![teaser("Oslo votes")]);
        let (only, _) = record(database, later).await[0];
        let first: Vec<ArticleId> = due(database, 9).await.into_iter().map(|(id, _)| id).collect();
        assert_eq!(first.len(), 10);
        assert!(first[..2].contains(&only), "{first:?}");
        assert!(first[..2].contains(&ids[0].0), "the newest of the busy title comes first: {first:?}");
    });
}

#[test]
fn pages_of_titles_that_are_off_wait() {
    on_both(async |database| {
        let (title, feeds) = imported(database, "press", 1).await;
        let (id, _) = record(database, visit(title, feeds[0], NOON_US, vec![teaser("Oslo votes")])).await[0];
        database.store.switch_titles(&[title], false, NOON_US).await.unwrap();
        assert_eq!(due(database, 0).await, []);
        assert_eq!(database.store.pages_waiting(10).await.unwrap(), 0);
        database.store.switch_titles(&[title], true, NOON_US).await.unwrap();
        assert_eq!(due(database, 0).await, [(id, 0)]);
        assert_eq!(database.store.pages_waiting(10).await.unwrap(), 1);
    });
}

/// A visit that keeps its page.
async fn keep(database: &Database, article: ArticleId, minutes: i64, page: Article, html: Option<&str>, again: bool) {
    let keeping = Keeping {
        url: "https://press.example/1?read".to_owned(),
        statements: format!("[{minutes}]"),
        html: html.map(str::to_owned),
    };
    let result = PageResult::Read(Box::new(page));
    let visit = PageVisit::new(article, NOON_US + minutes * MINUTE_US, result);
    let visit = PageVisit { keeping: Some(keeping), again, ..visit };
    database.store.record_pages(&[visit]).await.unwrap();
}

#[test]
fn pages_are_kept_and_read_again() {
    on_both(async |database| {
        let (title, feeds) = imported(database, "press", 1).await;
        let (id, _) = record(database, visit(title, feeds[0], NOON_US, vec![teaser("Oslo votes")])).await[0];
        let html = format!("<p>{}</p>", "Øl og brød. ".repeat(400));
        keep(database, id, 1, page("Oslo goes to the polls", 500), Some(&html), false).await;
        let kept = database.store.kept_pages(title, ArticleId(0), 10).await.unwrap();
        assert_eq!((kept.len(), kept[0].article, kept[0].kept_us), (1, id, NOON_US + MINUTE_US));
        assert_eq!((kept[0].url.as_str(), kept[0].html.as_str()), ("https://press.example/1?read", html.as_str()));
        assert_eq!(database.store.statements(id).await.unwrap().as_deref(), Some("[1]"));
        assert_eq!(database.store.kept_pages(title, id, 10).await.unwrap(), []);

        // The same reading again is no revision; another one is, and its fact says that the publisher changed nothing.
        keep(database, id, 2, page("Oslo goes to the polls", 500), None, true).await;
        assert_eq!(database.store.article(id).await.unwrap().unwrap().revision, 2);
        keep(database, id, 3, page("Oslo goes to the polls again", 500), None, true).await;
        assert_eq!(database.store.article(id).await.unwrap().unwrap().revision, 3);
        let origins: Vec<_> = database.store.revisions(id).await.unwrap().into_iter().map(|r| r.origin).collect();
        assert_eq!(origins, ["feed", "page", "reading"]);
        let facts = database.store.facts(0, 100).await.unwrap();
        let expected = r#"{"revision":3,"origin":"page","first_page":false,"read_again":true}"#;
        assert_eq!(facts.last().unwrap().detail, expected);
        assert_eq!(database.store.statements(id).await.unwrap().as_deref(), Some("[3]"));
        let kept = database.store.kept_pages(title, ArticleId(0), 10).await.unwrap();
        assert_eq!((kept[0].html.as_str(), kept[0].kept_us), (html.as_str(), NOON_US + MINUTE_US));
        assert_eq!(database.store.verify().await.unwrap(), [""; 0]);
    });
}

#[test]
fn what_the_pages_of_a_host_have_in_common_is_written_with_the_page_that_taught() {
    on_both(async |database| {
        let (title, feeds) = imported(database, "press", 1).await;
        let (id, _) = record(database, visit(title, feeds[0], NOON_US, vec![teaser("Oslo votes")])).await[0];
        assert!(database.store.pages_due(NOON_US, 10).await.unwrap()[0].is_first);
        assert_eq!(database.store.template("press.example").await.unwrap(), None);
        for pages in [1, 2] {
            let template = format!("what {pages} have in common").into_bytes();
            let result = PageResult::Read(Box::new(page("Oslo goes to the polls", 500)));
            let visit = PageVisit {
                again_us: Some(NOON_US + 9 * MINUTE_US),
                learned: Some(HostTemplate { host: "press.example".to_owned(), pages, template: template.clone() }),
                ..PageVisit::new(id, NOON_US + pages * MINUTE_US, result)
            };
            database.store.record_pages(&[visit]).await.unwrap();
            assert_eq!(database.store.template("press.example").await.unwrap(), Some(template));
        }
        assert_eq!(database.store.template("courier.example").await.unwrap(), None);
        // The page is looked at again, and is known by then.
        assert!(!database.store.pages_due(NOON_US + 9 * MINUTE_US, 10).await.unwrap()[0].is_first);
    });
}

#[test]
fn what_other_pages_teach_is_no_change_by_the_publisher() {
    on_both(async |database| {
        let (title, feeds) = imported(database, "press", 1).await;
        let (id, _) = record(database, visit(title, feeds[0], NOON_US, vec![teaser("Oslo votes")])).await[0];
        let looked = async |minutes: i64, words: usize, alone: Option<usize>, again: bool| {
            let result = PageResult::Read(Box::new(page("Oslo votes", words)));
            let alone = alone.map(|words| Box::new(page("Oslo votes", words)));
            let visit = PageVisit { again, alone, ..PageVisit::new(id, NOON_US + minutes * MINUTE_US, result) };
            database.store.record_pages(&[visit]).await.unwrap();
            let stored = database.store.article(id).await.unwrap().unwrap();
            (stored.revision, stored.article.word_count)
        };
        assert_eq!(looked(1, 500, None, false).await, (2, 500));
        // The page is the same; by now it is known that ten of its words are on every page.
        assert_eq!(looked(2, 490, Some(500), false).await, (2, 500));
        // It is read again on the operator's word: ours to change.
        assert_eq!(looked(3, 490, Some(500), true).await, (3, 490));
        assert_eq!(looked(4, 490, Some(500), false).await, (3, 490));
        assert_eq!(looked(5, 590, Some(600), false).await, (4, 590));
        let origins: Vec<_> = database.store.revisions(id).await.unwrap().into_iter().map(|r| r.origin).collect();
        assert_eq!(origins, ["feed", "page", "reading", "page"]);
    });
}

#[test]
fn kept_pages_are_bounded_by_age_and_by_size() {
    on_both(async |database| {
        let (title, feeds) = imported(database, "press", 1).await;
        let arrivals = ["1", "2", "3"].map(|guid| entry(guid, &format!("Story {guid}"))).to_vec();
        let ids: Vec<ArticleId> =
            record(database, visit(title, feeds[0], NOON_US, arrivals)).await.into_iter().map(|(id, _)| id).collect();
        for (minutes, id) in (1..).zip(&ids) {
            keep(database, *id, minutes, page("A page", 500), Some("<p>A page</p>"), false).await;
        }
        let left = async || {
            let kept = database.store.kept_pages(title, ArticleId(0), 10).await.unwrap();
            kept.into_iter().map(|page| page.article).collect::<Vec<_>>()
        };
        assert_eq!(database.store.forget_pages(NOON_US, i64::MAX).await.unwrap(), 0);
        assert_eq!(left().await, ids);
        assert_eq!(database.store.forget_pages(NOON_US + 2 * MINUTE_US, i64::MAX).await.unwrap(), 1);
        assert_eq!(left().await, ids[1..]);
        // Room for one: the newest stays.
        assert_eq!(database.store.forget_pages(0, 40).await.unwrap(), 1);
        assert_eq!(left().await, ids[2..]);
        assert_eq!(database.store.statements(ids[0]).await.unwrap().as_deref(), Some("[1]"));
    });
}

#[test]
fn rules_of_a_title_are_set_and_taken_away() {
    on_both(async |database| {
        let (title, _) = imported(database, "press", 1).await;
        assert_eq!(database.store.rules().await.unwrap(), []);
        database.store.set_rules(title, Some("{}")).await.unwrap();
        database.store.set_rules(title, Some("{\"title\":[\"h1\"]}")).await.unwrap();
        assert_eq!(database.store.rules().await.unwrap(), [(title, "{\"title\":[\"h1\"]}".to_owned())]);
        database.store.set_rules(title, None).await.unwrap();
        assert_eq!(database.store.rules().await.unwrap(), []);
    });
}

#[test]
fn a_page_that_is_gone_takes_its_article_down() {
    on_both(async |database| {
        let (title, feeds) = imported(database, "press", 1).await;
        let entries = ["1", "2", "3"].map(|guid| Arrival { wants_page: true, ..entry(guid, "Oslo votes") });
        let changes = record(database, visit(title, feeds[0], NOON_US, entries.to_vec())).await;
        let [one, two, three] = [changes[0].0, changes[1].0, changes[2].0];
        let visit = |article, minutes: i64, result, again_us| PageVisit {
            again_us,
            ..PageVisit::new(article, NOON_US + minutes * MINUTE_US, result)
        };
        let read = || PageResult::Read(Box::new(entry("1", "Oslo votes").article));
        let ends = |code: &str| PageResult::GivenUp { error_code: code.to_owned() };
        let again_us = NOON_US + 180 * MINUTE_US;
        let pages = [
            visit(one, 1, read(), Some(again_us)),
            visit(two, 1, ends("not_found"), None),
            visit(three, 1, read(), None),
        ];
        database.store.record_pages(&pages).await.unwrap();
        assert!(database.store.pages_due(again_us - 1, 10).await.unwrap().is_empty());
        let due = database.store.pages_due(again_us, 10).await.unwrap();
        assert_eq!(due.iter().map(|task| (task.article, task.first_seen_us)).collect::<Vec<_>>(), [(one, NOON_US)]);
        let gone = [visit(one, 181, ends("not_found"), None), visit(three, 181, ends("robots"), None)];
        database.store.record_pages(&gone).await.unwrap();
        let mut withdrawn = Vec::new();
        for article in [one, two, three] {
            withdrawn.push(database.store.article(article).await.unwrap().unwrap().withdrawn);
        }
        assert_eq!(withdrawn, [true, false, false], "a page that never was there says nothing");
        database.store.record_pages(&[visit(two, 182, ends("gone"), None)]).await.unwrap();
        assert!(database.store.article(two).await.unwrap().unwrap().withdrawn);
        assert_eq!(database.store.verify().await.unwrap(), [""; 0]);
    });
}
