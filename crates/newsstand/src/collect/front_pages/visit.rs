//! One visit to a front page: ask, read, compare, write, decide when to come again.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use fetch::{Outcome, Purpose, Request, Response, Validators};
use news::Slot;
use store::{FrontPage, FrontPageReading};
use url::Url;

use super::timing::TRY_PAGE_AGAIN_US;
use super::{FrontPages, Visited};
use crate::front_page;

/// Fewer places than this are no front page: a consent wall, an error page, a page drawn by scripts.
const FEWEST_PLACES: usize = 3;

/// Failures in a row before a feed stands in, where the cause may pass by itself.
const PATIENCE: i32 = 3;

/// A gap between two visits up to which a page is taken to have changed halfway, microseconds.
const SHORT_GAP_US: i64 = 90 * 60_000_000;

/// Visits `page`; the page as it is now is part of the answer.
pub(super) async fn visit(pages: &FrontPages, mut page: FrontPage) -> Visited {
    let now_us = pages.clock.now_us();
    let stand_in = page.schedule.stand_in.clone();
    if stand_in.is_some() && now_us.saturating_sub(page.schedule.stand_in_since_us) >= TRY_PAGE_AGAIN_US {
        // The page itself, once a day.
        page.schedule.stand_in_since_us = now_us;
        let tried = ask(pages, page.clone(), None).await;
        if !tried.failed {
            return tried;
        }
    }
    ask(pages, page, stand_in).await
}

async fn ask(pages: &FrontPages, mut page: FrontPage, stand_in: Option<String>) -> Visited {
    if page.schedule.stand_in.is_some() && stand_in.is_none() {
        // What is known of the feed says nothing of the page.
        (page.etag, page.last_modified, page.body_hash) = (None, None, None);
    }
    let address = stand_in.as_deref().unwrap_or(&page.url);
    let Ok(url) = Url::parse(address) else {
        return failed(
            pages,
            page,
            "not_an_address",
            "its address is not an address; remove it and add it again",
            None,
        )
        .await;
    };
    let purpose = if stand_in.is_some() { Purpose::Feed } else { Purpose::Page };
    let validators = Validators { etag: page.etag.clone(), last_modified: page.last_modified.clone() };
    match pages.client.get(Request::new(url, purpose).if_changed_since(validators)).await {
        Ok(Outcome::Unchanged(answer)) => unchanged(pages, page, answer.max_age),
        Ok(Outcome::Fetched(response)) if page.body_hash == Some(response.body_hash.cast_signed()) => {
            let max_age = response.max_age;
            page.etag.clone_from(&response.etag);
            page.last_modified.clone_from(&response.last_modified);
            unchanged(pages, page, max_age)
        }
        Ok(Outcome::Fetched(response)) => read(pages, page, *response, stand_in).await,
        Err(error) => failed(pages, page, error.code(), &error.to_string(), error.retry_after()).await,
    }
}

fn unchanged(pages: &FrontPages, mut page: FrontPage, max_age: Option<std::time::Duration>) -> Visited {
    metrics::counter!("newsstand_front_page_visits_total", "result" => "unchanged").increment(1);
    page.schedule = pages.pace.answered(&page.schedule, false, max_age, pages.clock.now_us());
    Visited { page: Some(page), unchanged: true, ..Visited::default() }
}

async fn failed(
    pages: &FrontPages,
    mut page: FrontPage,
    code: &str,
    sentence: &str,
    retry_after: Option<std::time::Duration>,
) -> Visited {
    metrics::counter!("newsstand_front_page_visits_total", "result" => "failed").increment(1);
    tracing::debug!(front_page = %page.url, code, "front page could not be read: {sentence}");
    let now_us = pages.clock.now_us();
    page.schedule = pages.pace.failed(&page.schedule, code, sentence, retry_after, now_us);
    let lasting = matches!(code, "robots" | "no_places" | "gone" | "not_found" | "not_an_address" | "too_large");
    if page.schedule.stand_in.is_none()
        && page.section.is_none()
        && (lasting || page.schedule.failures >= PATIENCE)
        && let Some(feed) = pages.main_feed(page.title)
    {
        tracing::info!(front_page = %page.url, %feed, "the title's main feed stands in for its front page: {sentence}");
        page.schedule.stand_in = Some(feed);
        page.schedule.stand_in_since_us = now_us;
        (page.etag, page.last_modified, page.body_hash) = (None, None, None);
    }
    Visited { page: Some(page), failed: true, ..Visited::default() }
}

async fn read(pages: &FrontPages, mut page: FrontPage, response: Response, stand_in: Option<String>) -> Visited {
    let (etag, last_modified, max_age) = (response.etag.clone(), response.last_modified.clone(), response.max_age);
    let body_hash = response.body_hash.cast_signed();
    let Some(slots) = slots_of(pages, response).await else {
        return failed(
            pages,
            page,
            "reader_failed",
            "reading this page made Newsstand stumble; please report its address",
            None,
        )
        .await;
    };
    if slots.len() < FEWEST_PLACES {
        let sentence =
            "no headlines with links were found on it; it may be drawn by scripts or stand behind a consent page";
        return failed(pages, page, "no_places", sentence, None).await;
    }
    page.schedule.stand_in = stand_in;
    (page.etag, page.last_modified, page.body_hash) = (etag, last_modified, Some(body_hash));
    page.places = i64::try_from(slots.len()).unwrap_or(i64::MAX);
    let print = fingerprint(&slots);
    let now_us = pages.clock.now_us();
    if pages.known_print(page.id) == Some(print) {
        metrics::counter!("newsstand_front_page_visits_total", "result" => "same").increment(1);
        page.schedule = pages.pace.answered(&page.schedule, false, max_age, now_us);
        return Visited { page: Some(page), same: true, ..Visited::default() };
    }
    let last_us = page.schedule.succeeded_us;
    page.schedule = pages.pace.answered(&page.schedule, true, max_age, now_us);
    let reading = FrontPageReading {
        front_page: page.id,
        at_us: now_us,
        stood_until_us: if now_us.saturating_sub(last_us) <= SHORT_GAP_US { last_us.midpoint(now_us) } else { last_us },
        slots,
        etag: page.etag.clone(),
        last_modified: page.last_modified.clone(),
        body_hash,
        schedule: page.schedule.clone(),
    };
    match pages.store.record_front_page(reading).await {
        Ok(report) => {
            metrics::counter!("newsstand_front_page_visits_total", "result" => "changed").increment(1);
            pages.remember_print(page.id, print);
            Visited { page: Some(page), saved: true, changed: report.changed, ..Visited::default() }
        }
        Err(error) => {
            tracing::error!(front_page = %page.url, %error, "what stands on a front page could not be written");
            page.body_hash = None;
            page.etag = None;
            page.last_modified = None;
            failed(pages, page, "not_written", &error.to_string(), None).await
        }
    }
}

/// Reads an answer on a thread of its own; `None` where the reader failed.
async fn slots_of(pages: &FrontPages, response: Response) -> Option<Vec<Slot>> {
    let permit = Arc::clone(&pages.parsing).acquire_owned().await.ok()?;
    let read = tokio::task::spawn_blocking(move || {
        let _permit = permit;
        let content_type = crate::operator::content_type_of(&response);
        front_page::read(&response.body, Some(&response.final_url), content_type.as_deref()).slots
    });
    read.await.ok()
}

/// What tells two readings apart: addresses in their order, headlines and blocks.
pub fn fingerprint(slots: &[Slot]) -> u64 {
    let mut hasher = std::hash::DefaultHasher::new();
    for slot in slots {
        (&slot.url, &slot.headline, &slot.section).hash(&mut hasher);
        // Hundredths: a picture that came late changes no more than that.
        ((slot.prominence * 100.0) as i64).hash(&mut hasher);
    }
    hasher.finish()
}
