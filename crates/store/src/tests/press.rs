//! What feeds bring, in few words.

use news::{Article, FeedId, FeedKind, FeedListing, Section, TitleId, TitleKind, TitleListing, from_micros};

use super::kit::Database;
use crate::{Arrival, Change, FeedReading, FeedSchedule, FeedVisit};

/// 2026-11-23T00:00:00Z.
pub(super) const NOON_US: i64 = 1_795_392_000_000_000;
pub(super) const MINUTE_US: i64 = 60_000_000;

/// A title with `feeds` feeds, on by default.
pub(super) fn title(slug: &str, feeds: usize) -> TitleListing {
    TitleListing {
        slug: slug.to_owned(),
        name: slug.to_uppercase(),
        kind: TitleKind::Newspaper,
        homepage: format!("https://{slug}.example/"),
        country: "NO".to_owned(),
        languages: vec!["en".to_owned(), "nb".to_owned()],
        owner: None,
        editions: vec!["world".to_owned()],
        on_by_default: true,
        feeds: (0..feeds)
            .map(|number| FeedListing {
                url: format!("https://{slug}.example/feed/{number}"),
                kind: FeedKind::Feed,
                section: (number > 0).then_some(Section::Sport),
            })
            .collect(),
    }
}

/// Imports one title with that many feeds; gives its id and theirs.
pub(super) async fn imported(database: &Database, slug: &str, feeds: usize) -> (TitleId, Vec<FeedId>) {
    database.store.import_titles(&[title(slug, feeds)], NOON_US).await.unwrap();
    let titles = database.store.titles().await.unwrap();
    let id = titles.iter().find(|title| title.listing.slug == slug).unwrap().id;
    let feeds = database.store.feeds().await.unwrap();
    (id, feeds.iter().filter(|feed| feed.title == id).map(|feed| feed.id).collect())
}

/// An entry with `guid`, at `/guid`, with that headline.
pub(super) fn entry(guid: &str, headline: &str) -> Arrival {
    let body = format!("{headline}: all that is known so far.");
    Arrival {
        guid: guid.to_owned(),
        position: 0,
        article: Article {
            url: format!("https://press.example/{guid}"),
            title: Some(headline.to_owned()),
            published: Some(from_micros(NOON_US - MINUTE_US)),
            body_html: format!("<p>{body}</p>"),
            word_count: body.split(' ').count() as u32,
            body_text: body,
            ..Article::default()
        },
        section: None,
        wants_page: false,
        withdrawn: false,
    }
}

/// A schedule like that of a feed that answered.
pub(super) fn schedule(feed: FeedId, at_us: i64) -> FeedSchedule {
    FeedSchedule { due_us: at_us + 15 * MINUTE_US, newest_us: 0, ..FeedSchedule::answered(feed, at_us) }
}

/// A visit that read those entries, in that order.
pub(super) fn visit(title: TitleId, feed: FeedId, at_us: i64, entries: Vec<Arrival>) -> FeedVisit {
    let mut arrivals = entries;
    for (position, arrival) in arrivals.iter_mut().enumerate() {
        arrival.position = i32::try_from(position).unwrap();
    }
    FeedVisit {
        feed,
        title,
        at_us,
        schedule: schedule(feed, at_us),
        reading: Some(FeedReading { arrivals, ..FeedReading::default() }),
    }
}

/// Records one visit; gives what became of its arrivals.
pub(super) async fn record(database: &Database, visit: FeedVisit) -> Vec<(news::ArticleId, Change)> {
    database.store.record(&[visit]).await.unwrap().remove(0).changes
}

/// The kinds of facts about articles so far.
pub(super) async fn article_facts(database: &Database) -> Vec<String> {
    let facts = database.store.facts(0, 10_000).await.unwrap();
    facts.into_iter().map(|fact| fact.kind).filter(|kind| kind.starts_with("article_")).collect()
}
