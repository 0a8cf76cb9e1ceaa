//! The curator over the simulated press, whose truth is known.

use std::collections::{BTreeMap, HashMap};

use jiff::{SignedDuration, Timestamp};
use news::{Article, ArticleId, FeedId, TitleId};
use press::{ArticleTruth, Body, CopyKind, Question, Settings, World};
use store::{Arrival, FeedReading, FeedSchedule, FeedVisit, PageResult, PageVisit, Provenance, Store};
use wire::direction::Source;
use wire::first::First;

use super::*;

const MINUTE_US: i64 = 60_000_000;

/// One delivery of the press: an entry of a feed, and for some the page that comes later.
pub(super) struct Delivery {
    pub(super) title: usize,
    pub(super) at_us: i64,
    pub(super) article: Article,
    pub(super) teaser_first: bool,
    pub(super) truth: ArticleTruth,
}

/// What a collector would bring of a press of so many titles over so many hours.
pub(super) fn deliveries(titles: usize, hours: u32) -> (World, Vec<Delivery>) {
    // 2026-11-20T06:00:00Z.
    let start = Timestamp::from_second(1_795_154_400).unwrap();
    let world = World::new(Settings { history_hours: hours, ..Settings::new(titles, 3, start) });
    let mut all = Vec::new();
    for truth in world.truth(start, 80) {
        let title = world.title_by_slug(&truth.title).unwrap();
        let wait_s = truth.url.bytes().fold(7_i64, |sum, byte| (sum * 31 + i64::from(byte)) % 900);
        let seen = truth.published + SignedDuration::from_secs(wait_s);
        let path = truth.url.split_once(":80").map_or("", |(_, path)| path).to_owned();
        let answer = world.answer(title, &Question { path, ..Question::default() }, seen, 80);
        let Body::Bytes(bytes) = answer.body else { continue };
        if answer.status == 200 {
            let article = page::article(&String::from_utf8_lossy(&bytes), &truth.url);
            all.push(Delivery { title, at_us: news::to_micros(seen), article, teaser_first: wait_s % 3 == 0, truth });
        }
    }
    all.sort_by_key(|delivery| (delivery.at_us, delivery.truth.url.clone()));
    (world, all)
}

/// A store in a folder of its own with the titles of `world`, and a feed of each.
pub(super) async fn stand(world: &World) -> (tempfile::TempDir, Store, Vec<(TitleId, FeedId)>) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path().join("news.sqlite").to_str().unwrap()).await.unwrap();
    store.import_titles(&world.catalogue(80), 1_000_000).await.unwrap();
    let by_slug: HashMap<String, TitleId> =
        store.titles().await.unwrap().into_iter().map(|title| (title.listing.slug, title.id)).collect();
    let feeds = store.feeds().await.unwrap();
    let feed_of = |title: TitleId| feeds.iter().find(|feed| feed.title == title).unwrap().id;
    let titles = world.titles().iter().map(|title| by_slug[&title.slug]).map(|title| (title, feed_of(title))).collect();
    (folder, store, titles)
}

fn visit((title, feed): (TitleId, FeedId), at_us: i64, arrival: Arrival) -> FeedVisit {
    let schedule = FeedSchedule { due_us: at_us + MINUTE_US, ..FeedSchedule::answered(feed, at_us) };
    let reading = FeedReading { arrivals: vec![arrival], ..FeedReading::default() };
    FeedVisit { feed, title, at_us, schedule, reading: Some(reading) }
}

fn arrival(article: &Article, wants_page: bool) -> Arrival {
    let guid = article.url.clone();
    Arrival { guid, position: 0, article: article.clone(), section: None, wants_page, withdrawn: false }
}

/// The feed's few words in place of the text.
fn teaser(article: &Article) -> Article {
    let words: Vec<&str> = article.body_text.split_whitespace().take(24).collect();
    let body_text = words.join(" ");
    Article {
        body_html: format!("<p>{body_text}</p>"),
        word_count: 24,
        byline: None,
        authors: Vec::new(),
        body_text,
        ..article.clone()
    }
}

pub(super) async fn deliver(store: &Store, of: (TitleId, FeedId), delivery: &Delivery) -> ArticleId {
    let whole = &delivery.article;
    let entry = if delivery.teaser_first { teaser(whole) } else { whole.clone() };
    let visit = visit(of, delivery.at_us, arrival(&entry, delivery.teaser_first));
    let (article, _) = store.record(&[visit]).await.unwrap()[0].changes[0];
    if delivery.teaser_first {
        let result = PageResult::Read(Box::new(whole.clone()));
        store.record_pages(&[PageVisit::new(article, delivery.at_us + MINUTE_US, result)]).await.unwrap();
    }
    article
}

pub(super) async fn curator(store: &Store) -> Curator {
    Curator::open(store.clone(), Clock::system(), &Curate::default()).await.unwrap()
}

async fn provenance(store: &Store, article: ArticleId) -> Provenance {
    store.provenance(article).await.unwrap().unwrap()
}

#[tokio::test]
async fn what_is_said_of_the_simulated_press_is_true() {
    let (world, deliveries) = deliveries(40, 10);
    let (_folder, store, titles) = stand(&world).await;
    let mut curator = curator(&store).await;
    let mut placed: Vec<(ArticleId, &Delivery)> = Vec::new();
    for (number, delivery) in deliveries.iter().enumerate() {
        placed.push((deliver(&store, titles[delivery.title], delivery).await, delivery));
        if number % 25 == 0 {
            curator.catch_up().await.unwrap();
        }
    }
    curator.catch_up().await.unwrap();
    assert!(placed.len() > 100, "{}", placed.len());

    let by_slug: HashMap<&str, TitleId> =
        world.titles().iter().zip(&titles).map(|(title, (id, _))| (title.slug.as_str(), *id)).collect();
    let (mut named, mut named_right, mut timed, mut firsts) = (0_u32, 0_u32, 0, 0);
    let mut events: HashMap<i64, &str> = HashMap::new();
    let mut pairs: BTreeMap<(i64, &str), u64> = BTreeMap::new();
    for (article, delivery) in &placed {
        let truth = &delivery.truth;
        let shown = provenance(&store, *article).await;
        *pairs.entry((shown.report.id.0, &truth.report)).or_default() += 1;
        // The press has few sentences: texts that nobody copied may share most of theirs. Of another event
        // no news ever is (columns are another matter: one may stand in two titles).
        if truth.kind == "news" {
            assert_eq!(*events.entry(shown.report.id.0).or_insert(&truth.event), truth.event, "{}", truth.url);
        }
        if let Source::Agency { name, .. } = &shown.report.source {
            named += 1;
            named_right += u32::from(truth.agencies == [name.clone()]);
        }
        if shown.report.articles > 1
            && truth.copy == CopyKind::Extended
            && !truth.locked
            && shown.placement.of.is_some()
        {
            assert!(!shown.placement.own_paragraphs.is_empty(), "{}: {:?}", truth.url, shown.placement);
        }
        if let First::Reported { outlet, name, article, .. } = &shown.report.first {
            let first = by_slug[truth.first_reported_by.as_str()];
            let names = curator.fold.as_ref().unwrap().names();
            let told = names.by_name(name).unwrap();
            assert!(told.titles.contains(&first), "{}: told {outlet}, is {}", truth.url, truth.first_reported_by);
            firsts += 1;
            if let Some(own) = article {
                let own = placed.iter().find(|(id, _)| id == own).unwrap().1;
                assert_eq!(own.truth.event, truth.event, "{} is not about the event of {}", own.truth.url, truth.url);
                timed += 1;
            }
        }
    }
    assert!(named > 20 && named_right * 100 >= named * 90, "{named_right} of {named}");
    assert!(firsts > 2, "{firsts} firsts, {timed} of them with their own article");

    // Pairs of one text: right ones of those folded, and folded ones of those there are.
    let count = |pairs: Vec<u64>| -> u64 { pairs.into_iter().map(|n| n * (n - 1) / 2).sum() };
    let sums = |key: &dyn Fn(&(i64, &str)) -> String| -> Vec<u64> {
        let mut sums: BTreeMap<String, u64> = BTreeMap::new();
        pairs.iter().for_each(|(both, n)| *sums.entry(key(both)).or_default() += n);
        sums.into_values().collect()
    };
    let right = count(pairs.values().copied().collect());
    let (told, there) = (count(sums(&|both| both.0.to_string())), count(sums(&|both| both.1.to_owned())));
    assert!(told > 50 && right * 100 >= told * 50, "{right} of {told} pairs that were folded are right");
    assert!(right * 100 >= there * 60, "{right} of {there} pairs were folded");
    assert_eq!(store.verify().await.unwrap(), Vec::<String>::new());
}

/// The provenance of every article, in words.
async fn all(store: &Store, articles: &[ArticleId]) -> Vec<String> {
    let mut all = Vec::new();
    for article in articles {
        all.push(format!("{:?}", provenance(store, *article).await));
    }
    all
}

#[tokio::test]
async fn a_restart_at_any_time_changes_nothing() {
    let (world, deliveries) = deliveries(24, 8);
    let mut shown = Vec::new();
    for restart_after in [usize::MAX, 17, 40] {
        let (_folder, store, titles) = stand(&world).await;
        let mut running = curator(&store).await;
        let mut articles = Vec::new();
        for (number, delivery) in deliveries.iter().enumerate() {
            articles.push(deliver(&store, titles[delivery.title], delivery).await);
            if number % 5 == 0 {
                running.catch_up().await.unwrap();
            }
            if number % restart_after == restart_after - 1 {
                running = curator(&store).await;
            }
        }
        running.catch_up().await.unwrap();
        shown.push(all(&store, &articles).await);
    }
    assert!(shown[0].len() > 50);
    assert_eq!(shown[0], shown[1]);
    assert_eq!(shown[0], shown[2]);
}

const TEXT: &str = "The council met on Tuesday and put off the repair of the old bridge until next year.\n\n\
    Officials said 12 people were hurt when a railing gave way in the spring, and that the works would cost 4.5 million crowns. \
    The mayor called the delay a necessity. Shopkeepers near the river gathered names against it.";

fn article(url: &str, body: &str) -> Article {
    Article {
        url: url.to_owned(),
        title: Some("Council delays the bridge".to_owned()),
        language: Some("en".to_owned()),
        body_text: body.to_owned(),
        word_count: u32::try_from(body.split_whitespace().count()).unwrap(),
        ..Article::default()
    }
}

#[tokio::test]
async fn what_is_withdrawn_no_longer_counts_and_what_is_changed_is_judged() {
    let (world, _) = deliveries(3, 1);
    let (_folder, store, titles) = stand(&world).await;
    let mut curator = curator(&store).await;
    let (one, two) =
        (article("http://one.example/bridge-is-delayed", TEXT), article("http://two.example/bridge-is-delayed", TEXT));
    let at = |minute: i64| (1_795_154_400 + minute * 60) * 1_000_000;
    let first = store.record(&[visit(titles[0], at(0), arrival(&one, false))]).await.unwrap()[0].changes[0].0;
    let second = store.record(&[visit(titles[1], at(1), arrival(&two, false))]).await.unwrap()[0].changes[0].0;
    curator.catch_up().await.unwrap();
    let shown = provenance(&store, second).await;
    assert_eq!((shown.report.id.0, shown.report.articles, shown.report.titles), (first.0, 2, 2));
    assert_eq!(shown.carriers.iter().map(|carrier| carrier.article).collect::<Vec<_>>(), [first, second]);

    let changed = article(&two.url, &TEXT.replace("12 people", "21 people"));
    store.record(&[visit(titles[1], at(2), arrival(&changed, false))]).await.unwrap();
    let noted = article(&two.url, &format!("{}\n\nCorrection: 12 people were hurt, not 21.", TEXT));
    store.record(&[visit(titles[1], at(3), arrival(&noted, false))]).await.unwrap();
    curator.catch_up().await.unwrap();
    let shown = provenance(&store, second).await;
    assert_eq!(shown.report.id.0, first.0, "it is still a copy");
    let judged: Vec<(i32, bool, bool)> = shown
        .amended
        .iter()
        .map(|amended| (amended.number, amended.amendment.is_silent(), amended.amendment.is_corrected()))
        .collect();
    assert_eq!(judged, [(2, true, false), (3, false, true)]);

    let gone = Arrival { withdrawn: true, ..arrival(&one, false) };
    store.record(&[visit(titles[0], at(4), gone)]).await.unwrap();
    curator.catch_up().await.unwrap();
    let shown = provenance(&store, second).await;
    assert_eq!((shown.report.articles, shown.report.titles), (1, 1));
    assert!(shown.carriers[0].withdrawn, "but it is known that it was there");
    let facts = store.facts(0, 1_000).await.unwrap();
    let kinds: Vec<&str> = facts
        .iter()
        .map(|fact| fact.kind.as_str())
        .filter(|kind| !kind.starts_with("title") && !kind.starts_with("feed"))
        .collect();
    for kind in ["article_placed", "report_formed", "article_edited_silently", "article_corrected"] {
        assert!(kinds.contains(&kind), "{kind}: {kinds:?}");
    }
    assert_eq!(kinds.iter().filter(|kind| **kind == "report_formed").count(), 1);
    assert_eq!(store.verify().await.unwrap(), Vec::<String>::new());
}

#[tokio::test]
async fn two_curators_do_not_write_over_one_another() {
    let (world, _) = deliveries(2, 1);
    let (_folder, store, titles) = stand(&world).await;
    let (mut one, mut other) = (curator(&store).await, curator(&store).await);
    let text = article("http://one.example/bridge-is-delayed", TEXT);
    store.record(&[visit(titles[0], 1_795_154_400_000_000, arrival(&text, false))]).await.unwrap();
    one.catch_up().await.unwrap();
    let refused = other.catch_up().await.unwrap_err().to_string();
    assert!(refused.contains("another process has the role curate"), "{refused}");
    assert_eq!(curator(&store).await.catch_up().await.unwrap().placed, 0);
}
