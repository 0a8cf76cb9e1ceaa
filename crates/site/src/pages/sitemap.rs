//! The site maps of a public instance (sitemaps.org 0.9): what it is made of, and the news of two days (the news extension, 0.9).
//!
//! Only what search engines may list stands there. A private instance has none.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::header::{self, HeaderValue};
use news::{Section, Timestamp};
use store::{Card, List};

use crate::app::{App, SearchEngines};
use crate::cards::article_href;
use crate::outgoing::{element, xml};
use crate::respond::set_policy;
use crate::story_address::story_href;
use crate::{CachePolicy, Error};

/// Articles that are looked at. The news extension wants a thousand at most.
const ARTICLES: i64 = 1_000;
/// How old news may be, microseconds: the extension wants two days.
const NEWS_US: i64 = 2 * 86_400 * 1_000_000;
/// Addresses of a map at most, by the protocol.
const MOST: usize = 50_000;

const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";
const NEWS_NAMESPACE: &str = "http://www.google.com/schemas/sitemap-news/0.9";

/// A map under way.
struct Map(String);

impl Map {
    fn open(kind: &str, further: &str) -> Self {
        Self(format!("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<{kind} xmlns=\"{NAMESPACE}\"{further}>\n"))
    }

    fn close(mut self, kind: &str) -> Response {
        // Writing to a String cannot fail.
        let _ = writeln!(self.0, "</{kind}>");
        let mut response = self.0.into_response();
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/xml; charset=utf-8"));
        set_policy(&mut response, CachePolicy::NEWS);
        response
    }

    fn place(&mut self, base: &str, path: &str) {
        let _ = writeln!(self.0, "<url><loc>{}</loc></url>", xml(&absolute(base, path)));
    }

    fn news(&mut self, base: &str, card: &Card, title: &str) {
        let published = card.published_us.unwrap_or(card.first_seen_us);
        let _ = writeln!(
            self.0,
            "<url><loc>{}</loc>\n<news:news><news:publication>",
            xml(&absolute(base, &article_href(card)))
        );
        element(&mut self.0, "news:name", title);
        element(&mut self.0, "news:language", &news::primary_language(&card.language));
        self.0.push_str("</news:publication>\n");
        element(&mut self.0, "news:publication_date", &instant(published).to_string());
        element(&mut self.0, "news:title", &card.headline);
        self.0.push_str("</news:news></url>\n");
    }
}

/// The address of a path, in ASCII: slugs keep the letters of their language.
fn absolute(base: &str, path: &str) -> String {
    let address = format!("{base}{path}");
    url::Url::parse(&address).map_or(address, String::from)
}

fn instant(us: i64) -> Timestamp {
    // A time beyond the calendar is none of a page that was collected.
    Timestamp::from_microsecond(us).unwrap_or(Timestamp::UNIX_EPOCH)
}

fn public(app: &App) -> Result<&str, Error> {
    if app.settings.search_engines == SearchEngines::Nothing {
        Err(Error::PageNotFound)
    } else {
        Ok(&app.settings.base_url)
    }
}

/// `/sitemap.xml`: which maps there are.
pub(crate) async fn site_map(State(app): State<App>) -> Result<Response, Error> {
    let base = public(&app)?;
    let mut map = Map::open("sitemapindex", "");
    for name in ["pages", "news"] {
        let _ = writeln!(map.0, "<sitemap><loc>{}</loc></sitemap>", xml(&format!("{base}/sitemap/{name}.xml")));
    }
    Ok(map.close("sitemapindex"))
}

/// `/sitemap/pages.xml`: lists, titles, and the stories of the newest articles that more than one title tells.
pub(crate) async fn page_map(State(app): State<App>) -> Result<Response, Error> {
    let base = public(&app)?;
    let catalogue = app.titles().await?;
    let cards = app.store.list(&List::Latest, None, ARTICLES).await?;
    let told: BTreeSet<_> = cards.iter().filter_map(|card| card.story).collect();
    let stories = app.store.stories(&told.into_iter().collect::<Vec<_>>()).await?;
    let mut map = Map::open("urlset", "");
    let fixed = ["/", "/latest", "/topics", "/titles", "/how-we-rank"].map(str::to_owned);
    let editions = news::EDITIONS.iter().map(|edition| format!("/edition/{}", edition.slug));
    let sections = Section::ALL.iter().map(|section| format!("/section/{}", section.as_str()));
    let titles = catalogue.all().iter().filter(|title| title.enabled);
    let titles = titles.map(|title| format!("/title/{}", title.listing.slug));
    let stories = stories.iter().filter(|story| story.titles > 1).map(story_href);
    for path in fixed.into_iter().chain(editions).chain(sections).chain(stories).chain(titles).take(MOST) {
        map.place(base, &path);
    }
    Ok(map.close("urlset"))
}

/// `/sitemap/news.xml`: the articles of two days whose titles let search engines list them. Not those that only the operator lets be
/// listed: their publishers’ pages are the ones to find.
pub(crate) async fn news_map(State(app): State<App>) -> Result<Response, Error> {
    let base = public(&app)?;
    let catalogue = app.titles().await?;
    let since_us = news::to_micros(app.now()) - NEWS_US;
    let mut map = Map::open("urlset", &format!(" xmlns:news=\"{NEWS_NAMESPACE}\""));
    for card in app.store.list(&List::Latest, None, ARTICLES).await? {
        let Some(title) = catalogue.get(card.title).filter(|title| app.wall.terms(title).search_engines) else {
            continue;
        };
        if card.published_us.unwrap_or(card.first_seen_us) >= since_us {
            map.news(base, &card, &title.listing.name);
        }
    }
    Ok(map.close("urlset"))
}
