//! From the log to what is found: over a store of its own, with articles in many languages.

use jiff::tz::TimeZone;
use news::{Article, FeedKind, FeedListing, Section, TitleKind, TitleListing, from_micros};
use store::{Arrival, Feed, FeedReading, FeedVisit};
use tempfile::TempDir;

use super::*;
use crate::{Found, Order, Query, Sources, Wanted};

/// 2026-11-26T00:00:00Z.
const TODAY_US: i64 = 1_795_651_200_000_000;
const DAY_US: i64 = 86_400_000_000;

struct Room {
    folder: TempDir,
    store: Store,
    index: Index,
}

fn title(slug: &str, country: &str) -> TitleListing {
    TitleListing {
        slug: slug.to_owned(),
        name: format!("The {slug}"),
        kind: TitleKind::Newspaper,
        homepage: format!("https://{slug}.example/"),
        country: country.to_owned(),
        languages: vec!["en".to_owned()],
        owner: None,
        editions: vec!["world".to_owned()],
        on_by_default: true,
        feeds: vec![FeedListing { url: format!("https://{slug}.example/feed"), kind: FeedKind::Feed, section: None }],
    }
}

fn arrival(guid: &str, language: &str, headline: &str, text: &str) -> Arrival {
    Arrival {
        guid: guid.to_owned(),
        position: 0,
        article: Article {
            url: format!("https://e.example/{guid}"),
            title: Some(headline.to_owned()),
            published: Some(from_micros(TODAY_US)),
            language: Some(language.to_owned()),
            body_text: text.to_owned(),
            body_html: format!("<p>{text}</p>"),
            ..Article::default()
        },
        section: None,
        wants_page: false,
        withdrawn: false,
    }
}

impl Room {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path().join("news.db").to_str().unwrap()).await.unwrap();
        store.import_titles(&[title("courier", "GB"), title("journal", "FR")], TODAY_US - 10 * DAY_US).await.unwrap();
        let index = Index::open(&folder.path().join("search")).unwrap();
        Self { folder, store, index }
    }

    async fn feed(&self, slug: &str) -> Feed {
        let feeds = self.store.feeds().await.unwrap();
        feeds.into_iter().find(|feed| feed.url.contains(slug)).unwrap()
    }

    async fn record(&self, slug: &str, at_us: i64, arrivals: Vec<Arrival>) -> Vec<ArticleId> {
        let feed = self.feed(slug).await;
        let visit = FeedVisit {
            feed: feed.id,
            title: feed.title,
            at_us,
            schedule: feed.schedule,
            reading: Some(FeedReading { arrivals, ..FeedReading::default() }),
        };
        let reports = self.store.record(&[visit]).await.unwrap();
        reports[0].changes.iter().map(|(id, _)| *id).collect()
    }

    async fn follow(&self) -> Step {
        let mut follower = Follower::open(self.store.clone(), self.index.clone()).unwrap();
        let step = follower.catch_up().await.unwrap();
        follower.finish().await.unwrap();
        step
    }

    async fn found(&self, text: &str, order: Order, saved: &[ArticleId]) -> Found {
        let query = Query::parse(text, from_micros(TODAY_US), &TimeZone::UTC);
        let sources = Sources::of(&self.store.titles().await.unwrap());
        let wanted = Wanted { query: &query, order, sources: &sources, saved, now_us: TODAY_US, offset: 0, limit: 20 };
        self.index.find(&wanted).unwrap()
    }

    /// The guids' numbers of what is found, in order.
    async fn finds(&self, text: &str) -> Vec<ArticleId> {
        let mut ids: Vec<_> = self.found(text, Order::Time, &[]).await.hits.iter().map(|hit| hit.article).collect();
        ids.sort_unstable();
        ids
    }
}

#[tokio::test]
async fn articles_are_found_by_words_phrases_and_fields_in_every_language() {
    let room = Room::new().await;
    let mut articles = vec![
        arrival("1", "en", "Elections in Oslo", "The old bridge was closed while people voted. E-mails were sent."),
        arrival("2", "en", "Bridge closes", "The bridge that is old stays closed."),
        arrival("3", "de", "Wahlen in Österreich", "Die Straße nach Wien ist gesperrt."),
        arrival("4", "ja", "東京で会議", "首相は東京都内で会見した。"),
        arrival("5", "ar", "الانتخابات في النرويج", "قال الوزير أحمد إن الانتخابات ستجرى."),
        arrival("6", "ko", "정부는 오늘 발표했다", "서울에서."),
        arrival("7", "ru", "Выборы в Норвегии", "Министр рассказал о выборах."),
        arrival("8", "th", "รัฐบาลไทยประกาศ", "ข่าว"),
    ];
    articles[0].article.byline = Some("Mara Lindqvist in Oslo".to_owned());
    articles[0].section = Some(Section::Politics);
    articles[1].article.section = Some("Roads and rail".to_owned());
    articles[1].article.published = Some(from_micros(TODAY_US - 3 * DAY_US));
    let mut ids = room.record("courier", TODAY_US, articles).await;
    ids.extend(
        room.record("journal", TODAY_US, vec![arrival("9", "fr", "L’économie française", "La hausse des élections.")])
            .await,
    );
    assert_eq!(room.follow().await.articles, 9);
    for (query, expected) in [
        ("bridge", vec![1, 2]),
        ("\"old bridge\"", vec![1]),
        ("old bridge", vec![1, 2]),
        ("bridge -oslo", vec![2]),
        ("election", vec![1, 9]),
        ("title:election", vec![1]),
        ("economie", vec![9]),
        ("ECONOMIE", vec![9]),
        ("osterreich wahl", vec![3]),
        ("strasse", vec![3]),
        ("東京", vec![4]),
        ("会議", vec![4]),
        ("京会", vec![]),
        ("会", vec![4]),
        ("انتخابات", vec![5]),
        ("احمد", vec![5]),
        ("정부", vec![6]),
        ("выбор", vec![7]),
        ("รัฐบาล", vec![8]),
        ("author:lindqvist", vec![1]),
        ("author:\"mara lindqvist\"", vec![1]),
        ("author:\"lindqvist mara\"", vec![]),
        ("topic:politics", vec![1]),
        ("topic:\"roads and rail\"", vec![2]),
        ("source:journal", vec![9]),
        ("-source:courier", vec![9]),
        ("source:nobody", vec![]),
        ("country:FR", vec![9]),
        ("lang:de", vec![3]),
        ("lang:ja OR lang:ko", vec![4, 6]),
        ("bridge after:2d", vec![1]),
        ("bridge before:2026-11-25", vec![2]),
        ("e-mail", vec![1]),
        ("clos*", vec![1, 2]),
        ("österr*", vec![3]),
        ("vienna OR wien", vec![3]),
        ("nothing-like-it", vec![]),
        ("", vec![]),
    ] {
        let expected: Vec<ArticleId> = expected.into_iter().map(|number: usize| ids[number - 1]).collect();
        assert_eq!(room.finds(query).await, expected, "{query}");
    }
}

#[tokio::test]
async fn what_changes_or_goes_is_found_as_it_is_now() {
    let room = Room::new().await;
    let arrivals = vec![arrival("1", "en", "Snow in Oslo", "Deep."), arrival("2", "en", "Rain in Oslo", "Wet.")];
    let ids = room.record("courier", TODAY_US, arrivals).await;
    room.follow().await;
    assert_eq!(room.finds("oslo").await, ids);
    let gone = Arrival { withdrawn: true, ..arrival("2", "en", "Rain in Oslo", "Wet.") };
    room.record("courier", TODAY_US + 1, vec![arrival("1", "en", "Snow in Bergen", "Deep."), gone]).await;
    assert_eq!(room.follow().await.articles, 1);
    assert_eq!(room.finds("oslo").await, []);
    assert_eq!(room.finds("bergen").await, ids[..1]);
    room.record("courier", TODAY_US + 2, vec![arrival("2", "en", "More rain in Oslo", "Wet.")]).await;
    room.follow().await;
    assert_eq!(room.finds("oslo").await, ids[1..]);
    let courier = room.feed("courier").await.title;
    room.store.switch_titles(&[courier], false, TODAY_US).await.unwrap();
    assert_eq!(room.finds("oslo OR bergen").await, [], "of titles that are off nothing is found");
}

#[tokio::test]
async fn a_lost_index_is_made_again_from_the_log_and_a_kept_one_goes_on() {
    let mut room = Room::new().await;
    let ids = room.record("courier", TODAY_US, vec![arrival("1", "en", "Snow in Oslo", "Deep.")]).await;
    assert_eq!(room.follow().await.articles, 1);
    assert_eq!(room.follow().await, Step::default(), "nothing is taken twice");
    let folder = room.folder.path().join("search");
    let reopened = Index::open(&folder).unwrap();
    assert_eq!((reopened.articles(), reopened.stand().is_some_and(|stand| stand > 0)), (1, true));
    std::fs::write(folder.join("meta.json"), "{ damaged").unwrap();
    room.index = Index::open(&folder).unwrap();
    assert_eq!(room.finds("oslo").await, []);
    assert_eq!(room.follow().await.articles, 1);
    assert_eq!(room.finds("oslo").await, ids);
}

#[tokio::test]
async fn one_process_writes() {
    let room = Room::new().await;
    let _first = Follower::open(room.store.clone(), room.index.clone()).unwrap();
    assert!(matches!(Follower::open(room.store.clone(), room.index.clone()), Err(Error::Taken { .. })));
}

#[tokio::test]
async fn what_was_taken_but_not_committed_is_taken_again() {
    let room = Room::new().await;
    let ids = room.record("courier", TODAY_US, vec![arrival("1", "en", "Snow in Oslo", "Deep.")]).await;
    let mut follower = Follower::open(room.store.clone(), room.index.clone()).unwrap();
    assert_eq!(follower.step().await.unwrap().articles, 1);
    drop(follower);
    assert_eq!(room.follow().await.articles, 1);
    assert_eq!(room.finds("oslo").await, ids);
}

#[tokio::test]
async fn the_order_is_by_relevance_or_time_and_counts_are_of_all() {
    let room = Room::new().await;
    let mut arrivals: Vec<Arrival> = (0..30)
        .map(|number| arrival(&number.to_string(), "en", "Weather", "The wind and, at last, the rain."))
        .collect();
    arrivals[7] = arrival("7", "en", "Rain, rain, rain", "Rain.");
    arrivals[9].article.published = Some(from_micros(TODAY_US + DAY_US / 2));
    arrivals[11].article.language = Some("de".to_owned());
    arrivals[12].section = Some(Section::Climate);
    let ids = room.record("courier", TODAY_US + DAY_US, arrivals).await;
    room.follow().await;
    let relevant = room.found("rain", Order::Relevance, &[]).await;
    assert_eq!((relevant.total, relevant.hits.len(), relevant.hits[0].article), (30, 20, ids[7]));
    assert_eq!(room.found("rain", Order::Time, &[]).await.hits[0].article, ids[9]);
    assert_eq!(relevant.facets.languages, [("en".to_owned(), 29), ("de".to_owned(), 1)]);
    assert_eq!(relevant.facets.sections, [(Section::Climate, 1)]);
    assert_eq!(relevant.facets.titles.iter().map(|(_, count)| *count).collect::<Vec<_>>(), [30]);
    let saved = room.found("rain is:saved", Order::Time, &[ids[3], ids[4]]).await;
    assert_eq!(saved.hits.iter().map(|hit| hit.article).collect::<Vec<_>>().len(), 2);
    assert_eq!(room.found("rain is:saved", Order::Time, &[]).await.total, 0);
}
