//! One visit to one feed: ask, compare, read, write, decide when to come again.

use std::sync::Arc;

use fetch::{Outcome, Purpose, Request, Response, Validators};
use news::{Section, Timestamp};
use store::{Change, Feed, FeedReading, FeedVisit};
use url::Url;

use super::reading::{self, Read, Setting};
use super::{Collector, lock};

/// Sitemaps of an index that are read at a visit.
const MAX_SITEMAPS: usize = 3;

/// What came of a visit.
#[derive(Clone, Debug, Default)]
pub struct Visited {
    /// The feed as it is now; `None` where there was nothing to visit.
    pub feed: Option<Feed>,
    /// Whether the database has it so.
    pub saved: bool,
    /// Nothing had changed.
    pub unchanged: bool,
    /// It could not be read.
    pub failed: bool,
    /// New articles.
    pub new: u64,
    /// New revisions.
    pub revised: u64,
    /// Whether some of the new articles want their page fetched.
    pub wants_pages: bool,
}

/// Visits `feed`.
pub async fn visit(collector: &Collector, feed: Feed) -> Visited {
    let Ok(url) = Url::parse(&feed.url) else {
        return failed(
            collector,
            feed,
            "not_an_address",
            "the address of this feed is not an address; remove it and add it again",
            None,
        );
    };
    let validators = Validators { etag: feed.etag.clone(), last_modified: feed.last_modified.clone() };
    let outcome = collector.client.get(Request::new(url.clone(), Purpose::Feed).if_changed_since(validators)).await;
    match outcome {
        Ok(Outcome::Unchanged(answer)) => {
            unchanged(collector, feed, answer.max_age, answer.permanently_moved_to.as_ref()).await
        }
        Ok(Outcome::Fetched(response)) if feed.body_hash == Some(response.body_hash.cast_signed()) => {
            let mut feed = feed;
            feed.etag = response.etag.clone();
            feed.last_modified = response.last_modified.clone();
            unchanged(collector, feed, response.max_age, response.permanently_moved_to.as_ref()).await
        }
        Ok(Outcome::Fetched(response)) => read(collector, feed, *response).await,
        Err(error) => failed(collector, feed, error.code(), &error.to_string(), error.retry_after()),
    }
}

/// After an answer without news. Nothing is written but a new address, where the feed has moved for good.
async fn unchanged(
    collector: &Collector,
    mut feed: Feed,
    max_age: Option<std::time::Duration>,
    moved_to: Option<&Url>,
) -> Visited {
    metrics::counter!("newsstand_feed_visits_total", "result" => "unchanged").increment(1);
    let now_us = collector.clock.now_us();
    let due = collector.timing.unchanged(&feed, max_age, now_us);
    feed.schedule = collector.hubs.put_off(&feed.schedule, due, collector.timing.bounds());
    let saved = match moved_to.filter(|address| address.as_str() != feed.url) {
        Some(address) => has_moved(collector, &mut feed, address, now_us).await,
        None => false,
    };
    Visited { feed: Some(feed), saved, unchanged: true, ..Visited::default() }
}

/// Writes a feed's new address; says whether that went well. Where it did not, the next visit tries again.
async fn has_moved(collector: &Collector, feed: &mut Feed, address: &Url, now_us: i64) -> bool {
    let reading = FeedReading {
        etag: feed.etag.clone(),
        last_modified: feed.last_modified.clone(),
        body_hash: feed.body_hash.unwrap_or(0),
        moved_to: Some(address.to_string()),
        arrivals: Vec::new(),
    };
    let visit = FeedVisit {
        feed: feed.id,
        title: feed.title,
        at_us: now_us,
        schedule: feed.schedule.clone(),
        reading: Some(reading),
    };
    match collector.writer.feed(visit).await {
        Ok(_) => {
            tracing::info!(from = %feed.url, to = %address, "feed has moved for good");
            feed.url = address.to_string();
            true
        }
        Err(sentence) => {
            tracing::error!(feed = %feed.url, "its new address could not be written: {sentence}");
            false
        }
    }
}

fn failed(
    collector: &Collector,
    mut feed: Feed,
    code: &str,
    sentence: &str,
    retry_after: Option<std::time::Duration>,
) -> Visited {
    metrics::counter!("newsstand_feed_visits_total", "result" => "failed").increment(1);
    tracing::debug!(feed = %feed.url, code, "feed could not be read: {sentence}");
    feed.schedule = collector.timing.failed(&feed, code, sentence, retry_after, collector.clock.now_us());
    Visited { feed: Some(feed), failed: true, ..Visited::default() }
}

async fn read(collector: &Collector, mut feed: Feed, response: Response) -> Visited {
    let under_way = collector.writer.expect();
    let (etag, last_modified, max_age) = (response.etag.clone(), response.last_modified.clone(), response.max_age);
    let moved_to = response.permanently_moved_to.as_ref().map(Url::to_string);
    let body_hash = response.body_hash.cast_signed();
    let language = lock(&collector.languages).get(&feed.title).cloned();

    let own = Own {
        section: feed.section,
        language,
        article_pages: collector.settings.article_pages,
        now: collector.clock.now(),
    };
    let Ok(mut place) = collector.unwritten.acquire().await else {
        return failed(collector, feed, "stopped", "the service is stopping", None);
    };
    let read = match read_response(collector, response, own.clone()).await {
        Ok(Contents::Read(read)) => read,
        Ok(Contents::Index(sitemaps)) => {
            // A place is not kept from others while servers are waited for.
            drop(place);
            let read = read_sitemaps(collector, sitemaps, &own).await;
            let Ok(again) = collector.unwritten.acquire().await else {
                return failed(collector, feed, "stopped", "the service is stopping", None);
            };
            place = again;
            read
        }
        Err((code, sentence)) => return failed(collector, feed, code, &sentence, None),
    };

    collector.hubs.note(feed.id, read.named).await;
    let published: Vec<i64> =
        read.arrivals.iter().filter_map(|arrival| arrival.article.published).map(news::to_micros).collect();
    let wants_pages = read.arrivals.iter().any(|arrival| arrival.wants_page);
    let undated = published.len() < read.arrivals.len();
    let now_us = collector.clock.now_us();
    let due = collector.timing.fetched(&feed, &published, undated, max_age, now_us);
    // No hub tells when an embargo ends.
    feed.schedule =
        if read.held_back { due } else { collector.hubs.put_off(&feed.schedule, due, collector.timing.bounds()) };
    // What an embargo holds back must be read again although nothing changed.
    feed.etag = etag.filter(|_| !read.held_back);
    feed.last_modified = last_modified.filter(|_| !read.held_back);
    feed.body_hash = Some(body_hash).filter(|_| !read.held_back);
    if let Some(address) = &moved_to {
        tracing::info!(from = %feed.url, to = %address, "feed has moved for good");
        feed.url.clone_from(address);
    }
    let reading = FeedReading {
        etag: feed.etag.clone(),
        last_modified: feed.last_modified.clone(),
        body_hash: feed.body_hash.unwrap_or(0),
        moved_to,
        arrivals: read.arrivals,
    };
    let visit = FeedVisit {
        feed: feed.id,
        title: feed.title,
        at_us: now_us,
        schedule: feed.schedule.clone(),
        reading: Some(reading),
    };
    let result = collector.writer.feed(visit).await;
    drop((under_way, place));
    match result {
        Ok(report) => {
            metrics::counter!("newsstand_feed_visits_total", "result" => "fetched").increment(1);
            let count = |what| report.changes.iter().filter(|(_, change)| *change == what).count() as u64;
            Visited {
                feed: Some(feed),
                saved: true,
                new: count(Change::New),
                revised: count(Change::Revised),
                wants_pages,
                ..Visited::default()
            }
        }
        Err(sentence) => {
            tracing::error!(feed = %feed.url, "what a feed brought could not be written: {sentence}");
            // Forget what was read, so that the next visit brings it again.
            feed.etag = None;
            feed.last_modified = None;
            feed.body_hash = None;
            failed(collector, feed, "not_written", &sentence, None)
        }
    }
}

/// What a feed's own entry in the database says about its articles.
#[derive(Clone, Debug)]
struct Own {
    section: Option<Section>,
    language: Option<String>,
    article_pages: bool,
    now: Timestamp,
}

/// What an answer holds.
enum Contents {
    /// Articles.
    Read(Read),
    /// The addresses of sitemaps that hold them, newest first.
    Index(Vec<String>),
}

/// Parses an answer and reads its entries, on a thread of its own. The error is a stable word and a sentence.
async fn read_response(
    collector: &Collector,
    response: Response,
    own: Own,
) -> Result<Contents, (&'static str, String)> {
    let stopped = || ("stopped", "the service is stopping".to_owned());
    let permit = Arc::clone(&collector.parsing).acquire_owned().await.map_err(|_| stopped())?;
    let parsed = tokio::task::spawn_blocking(move || {
        let _permit = permit;
        let content_type = crate::operator::content_type_of(&response);
        let context = feed::Context { url: Some(&response.final_url), content_type: content_type.as_deref() };
        let mut feed = feed::parse(&response.body, &context)?;
        headers_first(&mut feed, &response.links);
        if feed.entries.is_empty() && !feed.sitemaps.is_empty() {
            return Ok(Contents::Index(std::mem::take(&mut feed.sitemaps)));
        }
        let setting = Setting {
            url: &response.final_url,
            section: own.section,
            language: own.language.as_deref(),
            article_pages: own.article_pages,
            now: own.now,
        };
        Ok::<_, feed::Error>(Contents::Read(reading::read(feed, &setting)))
    })
    .await;
    match parsed {
        Ok(Ok(contents)) => Ok(contents),
        Ok(Err(error @ feed::Error::TooLarge { .. })) => Err(("too_large", error.to_string())),
        Ok(Err(error)) => Err(("not_a_feed", error.to_string())),
        Err(_) => {
            Err(("reader_failed", "reading this feed made Newsstand stumble; please report its address".to_owned()))
        }
    }
}

/// What an answer's headers say of its hub and its own name comes before what the document says (WebSub, section 4).
fn headers_first(feed: &mut feed::Feed, links: &fetch::Links) {
    if !links.hubs.is_empty() {
        feed.hubs = links.hubs.iter().map(Url::to_string).collect();
    }
    if let Some(own) = &links.own {
        feed.self_url = Some(own.to_string());
    }
}

/// Reads the newest sitemaps of an index; what cannot be read is left out, since the index itself was fine.
async fn read_sitemaps(collector: &Collector, sitemaps: Vec<String>, own: &Own) -> Read {
    let mut all = Read { arrivals: Vec::new(), held_back: true, named: None };
    for address in sitemaps.into_iter().take(MAX_SITEMAPS) {
        let Ok(url) = Url::parse(&address) else { continue };
        let outcome = collector.client.get(Request::new(url, Purpose::Feed)).await;
        match outcome {
            Ok(Outcome::Fetched(response)) => {
                if let Ok(Contents::Read(read)) = read_response(collector, *response, own.clone()).await {
                    all.arrivals.extend(read.arrivals);
                }
            }
            Ok(Outcome::Unchanged(_)) => {}
            Err(error) => tracing::debug!(sitemap = %address, %error, "a sitemap of an index could not be read"),
        }
    }
    all
}
