//! Every list as RSS 2.0, Atom and JSON Feed: `/feed/{list}.{rss|atom|json}`.
//!
//! What goes out is what lists show: headline, summary, who wrote it, a link to the article's page here. Texts stay with the pages,
//! where the rules of their titles hold.

mod atom;
mod json;
mod rss;

use std::fmt::Write as _;

use axum::extract::{Path, Query as Asked, State};
use axum::response::{IntoResponse, Response};
use http::header::{self, HeaderValue};
use identity::{Scope, Scopes};
use news::{AccountId, ArticleId, Section, TitleId};
use search::{Order, Query};
use serde::Deserialize;
use store::{Card, List};
use stories::StoryId;

use crate::app::App;
use crate::cache::entity_tag;
use crate::cards::{Viewer, article_location, shorten};
use crate::catalogue::Catalogue;
use crate::destination::encoded;
use crate::recordings::recording_href;
use crate::respond::set_policy;
use crate::subscribing;
use crate::wishes::Wishes;
use crate::{CachePolicy, Error};

/// Articles of a feed.
const LENGTH: i64 = 50;
/// Articles of a story's feed are the newest of so many.
const STORY_ARTICLES: i64 = 400;

/// A list on its way out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Outgoing {
    /// "Latest – Newsstand"
    pub title: String,
    /// The page of the list.
    pub page: String,
    /// The feed's own address.
    pub address: String,
    /// How much is hidden by what its reader muted; empty for nothing.
    pub note: String,
    /// In the list's order.
    pub entries: Vec<Entry>,
}

/// An article of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    /// Its page here; it never changes, so it is its id too.
    pub link: String,
    pub headline: String,
    pub summary: String,
    /// The byline as printed.
    pub author: Option<String>,
    /// Whose it is.
    pub source: String,
    pub section: Option<&'static str>,
    pub language: String,
    pub published: news::Timestamp,
    pub seen: news::Timestamp,
    /// Its sound or video, as this site hands it on.
    pub recording: Option<Enclosure>,
}

/// A file that belongs to an article of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Enclosure {
    pub address: String,
    pub media_type: String,
    pub length_bytes: Option<u64>,
    pub seconds: Option<u32>,
}

/// How a list goes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Rss,
    Atom,
    Json,
}

impl Format {
    fn from_word(word: &str) -> Option<Self> {
        Some(match word {
            "rss" => Self::Rss,
            "atom" => Self::Atom,
            "json" => Self::Json,
            _ => return None,
        })
    }

    fn kind(self) -> &'static str {
        match self {
            Self::Rss => "application/rss+xml; charset=utf-8",
            Self::Atom => "application/atom+xml; charset=utf-8",
            Self::Json => "application/feed+json; charset=utf-8",
        }
    }

    fn write(self, list: &Outgoing) -> String {
        match self {
            Self::Rss => rss::write(list),
            Self::Atom => atom::write(list),
            Self::Json => json::write(list),
        }
    }
}

/// The three feeds of a list, for `<link rel="alternate">`: kind and address.
pub(crate) fn alternates(list: &str, query: &str) -> Vec<(&'static str, String)> {
    let query = if query.is_empty() { String::new() } else { format!("?{query}") };
    [("application/atom+xml", "atom"), ("application/rss+xml", "rss"), ("application/feed+json", "json")]
        .into_iter()
        .map(|(kind, format)| (kind, format!("/feed/{list}.{format}{query}")))
        .collect()
}

/// What the address says besides the list.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Choice {
    edition: String,
    q: String,
    /// An app's token: then the list is its reader's, without what is muted.
    token: String,
}

impl Choice {
    /// An edition's list, or what is looked for; empty for the list as it is.
    pub(crate) fn new(edition: String, q: String) -> Self {
        Self { edition, q, token: String::new() }
    }
}

/// `/feed/{list}.{format}`
pub(crate) async fn feed(
    State(app): State<App>,
    Path(name): Path<String>,
    Asked(choice): Asked<Choice>,
) -> Result<Response, Error> {
    let (list, format) = name.rsplit_once('.').ok_or(Error::PageNotFound)?;
    let format = Format::from_word(format).ok_or(Error::PageNotFound)?;
    let catalogue = app.titles().await?;
    let reader = subscriber(&app, &choice.token).await?;
    let wishes = match reader {
        // What somebody saved is theirs, muted or not.
        Some(account) if list != "saved" => Wishes::of(&app.store, account, news::to_micros(app.now())).await?,
        _ => Wishes::default(),
    };
    let Selected { title, page, query, cards, is_own } = select(&app, &catalogue, list, &choice, reader).await?;
    let viewer = Viewer::new(&app, &catalogue).under(&wishes);
    let viewer = if is_own { viewer.of_own() } else { viewer };
    let shown: Vec<&Card> = cards.iter().filter(|card| viewer.shows(card)).collect();
    let base = &app.settings.base_url;
    let query = if query.is_empty() { query } else { format!("?{query}") };
    let outgoing = Outgoing {
        title: format!("{title} – {}", app.settings.name),
        page: format!("{base}{page}"),
        address: format!("{base}/feed/{}{query}", crate::cards::encode_slug(&name)),
        note: crate::frame::hidden_in_words(viewer.hidden()),
        entries: shown.into_iter().filter_map(|card| entry(base, &catalogue, card, app.now())).collect(),
    };
    let text = format.write(&outgoing);
    let etag = entity_tag(text.as_bytes());
    let mut response = text.into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(format.kind()));
    response.headers_mut().insert(header::ETAG, etag);
    set_policy(&mut response, if reader.is_some() { CachePolicy::Private } else { CachePolicy::NEWS });
    Ok(response)
}

/// A list that was asked for.
pub(crate) struct Selected {
    pub title: String,
    pub page: String,
    pub query: String,
    pub cards: Vec<Card>,
    /// Whether it may hold what its reader brought.
    pub is_own: bool,
}

/// Whose token it is; `None` where none is given.
async fn subscriber(app: &App, token: &str) -> Result<Option<AccountId>, Error> {
    if token.is_empty() {
        return Ok(None);
    }
    let known = app.accounts.recognise_app(token, news::to_micros(app.now())).await?;
    let may_read = |app: &store::AppToken| Scopes::from_text(&app.scopes).allow(Scope::Read);
    match known {
        Some((app, account)) if may_read(&app) => Ok(Some(account.id)),
        _ => Err(Error::SignInFirst { back_to: None }),
    }
}

/// The articles of the list called `list`.
pub(crate) async fn select(
    app: &App,
    catalogue: &Catalogue,
    list: &str,
    choice: &Choice,
    reader: Option<AccountId>,
) -> Result<Selected, Error> {
    let edition = match choice.edition.as_str() {
        "" => app.settings.default_edition,
        slug => news::edition(slug).ok_or(Error::SectionNotFound)?,
    };
    let is_default = edition.slug == app.settings.default_edition.slug;
    let of_edition = if is_default { String::new() } else { format!("edition={}", edition.slug) };
    let (kind, rest) = list.split_once('.').unwrap_or((list, ""));
    Ok(match (kind, rest) {
        ("top", "") => Selected {
            title: format!("Top stories, {}", edition.name),
            page: if is_default { "/".to_owned() } else { format!("/edition/{}", edition.slug) },
            query: of_edition,
            cards: app.leaders(catalogue, edition).await?.iter().map(|leader| leader.card.clone()).collect(),
            is_own: false,
        },
        ("latest", "") => Selected {
            title: "Latest".to_owned(),
            page: "/latest".to_owned(),
            query: String::new(),
            cards: app.store.list(&List::Latest, None, LENGTH).await?,
            is_own: false,
        },
        ("section", word) => {
            let section = Section::from_word(word).ok_or(Error::SectionNotFound)?;
            let titles: Vec<TitleId> = catalogue.of_edition(edition, is_default).iter().map(|title| title.id).collect();
            let cards = if titles.is_empty() {
                Vec::new()
            } else {
                app.store.list(&List::Section { section, titles }, None, LENGTH).await?
            };
            let page = format!("/section/{word}?edition={}", edition.slug);
            Selected {
                title: crate::frame::section_name(section, edition).to_owned(),
                page,
                query: of_edition,
                cards,
                is_own: false,
            }
        }
        ("title", slug) => {
            let title = catalogue.with_slug(slug).ok_or(Error::TitleNotFound)?;
            if !subscribing::may_open(&app.store, title, reader).await? {
                return Err(Error::TitleNotFound);
            }
            let page = format!("/title/{}", crate::cards::encode_slug(slug));
            let cards = app.store.list(&List::Title(title.id), None, LENGTH).await?;
            Selected { title: title.listing.name.clone(), page, query: String::new(), cards, is_own: true }
        }
        ("story", id) => story(app, id).await?,
        ("saved", "") => {
            let account = reader.ok_or(Error::SignInFirst { back_to: None })?;
            let cards = app.store.saved(account, None, LENGTH).await?.into_iter().map(|kept| kept.card).collect();
            Selected { title: "Saved".to_owned(), page: "/saved".to_owned(), query: String::new(), cards, is_own: true }
        }
        ("search", "") => search(app, catalogue, choice.q.trim()).await?,
        _ => return Err(Error::PageNotFound),
    })
}

async fn story(app: &App, id: &str) -> Result<Selected, Error> {
    let id: ArticleId = id.parse().map_err(|_| Error::StoryNotFound)?;
    let row = app.store.story(StoryId(id.0)).await?.ok_or(Error::StoryNotFound)?;
    let mut cards: Vec<Card> =
        app.store.story_articles(row.id, STORY_ARTICLES).await?.into_iter().map(|article| article.card).collect();
    cards.sort_by_key(|card| std::cmp::Reverse((card.sort_us, card.id)));
    let headline = cards.iter().find(|card| card.id == row.lead).map(|card| card.headline.clone());
    let title = row.name.clone().or(headline).unwrap_or_else(|| "Story".to_owned());
    cards.truncate(usize::try_from(LENGTH).unwrap_or(50));
    let page = crate::story_address::story_location(&row);
    Ok(Selected { title, page, query: String::new(), cards, is_own: false })
}

async fn search(app: &App, catalogue: &Catalogue, text: &str) -> Result<Selected, Error> {
    let query = Query::parse(text, app.now(), &app.settings.time_zone);
    let length = usize::try_from(LENGTH).unwrap_or(50);
    let found = crate::pages::found(app, None, catalogue, &query, Order::Time, (0, length)).await?;
    let ids: Vec<ArticleId> = found.hits.iter().map(|hit| hit.article).collect();
    let mut cards = app.store.cards(&ids).await?;
    cards.sort_by_key(|card| ids.iter().position(|id| *id == card.id));
    let asked = format!("q={}", encoded(text));
    let page = format!("/search?{asked}&order=time");
    Ok(Selected { title: format!("Search: {text}"), page, query: asked, cards, is_own: false })
}

fn entry(base: &str, catalogue: &Catalogue, card: &Card, now: news::Timestamp) -> Option<Entry> {
    let title = catalogue.get(card.title)?;
    Some(Entry {
        link: format!("{base}{}", article_location(card)),
        headline: card.headline.clone(),
        summary: catalogue.summary(card, title, now),
        author: card.byline.as_deref().map(|byline| shorten(byline, 120)).filter(|byline| !byline.is_empty()),
        source: title.listing.name.clone(),
        section: card.section.map(Section::name),
        language: card.language.clone(),
        published: news::from_micros(card.sort_us),
        seen: news::from_micros(card.first_seen_us),
        recording: enclosure(base, catalogue, card, now).filter(|_| !title.is_private()),
    })
}

/// The recording of an article that is free for everyone: apps ask for it without saying whose they are.
fn enclosure(base: &str, catalogue: &Catalogue, card: &Card, now: news::Timestamp) -> Option<Enclosure> {
    let recording = card.recording.as_ref().filter(|_| catalogue.characters_for_all(card, now).is_none())?;
    Some(Enclosure {
        address: format!("{base}{}", recording_href(card.id, 0)),
        media_type: recording.media_type.clone(),
        length_bytes: recording.length_bytes,
        seconds: recording.seconds,
    })
}

/// Whether XML 1.0 can hold a character (2.2). JSON can hold all, but nobody can read the others.
fn is_printed(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r') || !matches!(c, '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

/// Text inside XML, element or attribute. Characters that XML 1.0 cannot hold are left out (2.2).
pub(crate) fn xml(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            _ if is_printed(c) => safe.push(c),
            _ => {}
        }
    }
    safe
}

/// `<name>text</name>` on a line.
pub(crate) fn element(out: &mut String, name: &str, text: &str) {
    // Writing to a String cannot fail.
    let _ = writeln!(out, "<{name}>{}</{name}>", xml(text));
}

#[cfg(test)]
mod tests;
