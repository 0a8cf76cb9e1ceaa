//! What one subscribes to: adding, filing, naming, ending, and whole lists from and for other readers.

use std::collections::HashMap;

use askama::Template;
use axum::Form;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use bytes::Bytes;
use http::HeaderMap;
use http::header::{self, HeaderValue};
use news::TitleId;
use serde::Deserialize;

use crate::app::App;
use crate::frame::Frame;
use crate::language::Language;
use crate::preferences::Preferences;
use crate::respond::{Page, set_policy};
use crate::session::SignedIn;
use crate::subscribing::{self, Imported, Reason, SINCE_US};
use crate::upload;
use crate::{CachePolicy, Error};

/// Lines of what an import did not take.
const MOST_LINES: usize = 300;

#[derive(Template)]
#[template(path = "subscriptions.html")]
pub(crate) struct SubscriptionsPage {
    pub frame: Frame,
    pub lines: Vec<LineView>,
    pub folders: Vec<String>,
    /// Titles that can be subscribed to: name and slug.
    pub titles: Vec<(String, String)>,
    /// What an import did.
    pub report: Option<ReportView>,
    /// Where apps sign in, by protocol.
    pub base: String,
    /// What newsletters come to; `None` where this site takes none.
    pub post: Option<PostView>,
}

impl Page for SubscriptionsPage {
    const POLICY: CachePolicy = CachePolicy::NoStore;
}

/// A subscription.
pub(crate) struct LineView {
    pub title: String,
    pub name: String,
    pub folder: String,
    pub href: String,
    /// Where its sender lets a newsletter be ended; empty for all else.
    pub unsubscribe: String,
}

/// How a reader gets newsletters.
pub(crate) struct PostView {
    /// The reader's address for them; `None` before one was asked for.
    pub address: Option<String>,
    /// Newsletters that are not taken any more: name and slug.
    pub ended: Vec<(String, String)>,
}

/// What an import did, line by line.
pub(crate) struct ReportView {
    pub taken: Vec<String>,
    /// What was not taken and why, and whether that is said in English in every language.
    pub skipped: Vec<(String, bool)>,
}

impl ReportView {
    fn new(imported: &Imported, speaks: Language) -> Self {
        let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        let mut taken = Vec::new();
        let of_articles = imported.saved + imported.read + imported.labelled;
        if imported.taken > 0 || of_articles == 0 {
            taken.push(speaks.count("taken-subscriptions", number(imported.taken)));
        }
        if imported.new_feeds > 0 {
            taken.push(speaks.count("taken-feeds", number(imported.new_feeds)));
        }
        if imported.saved > 0 {
            taken.push(speaks.count("taken-saved", number(imported.saved)));
        }
        if imported.read > 0 {
            taken.push(speaks.count("taken-read", number(imported.read)));
        }
        if imported.labelled > 0 {
            taken.push(speaks.count("taken-labels", number(imported.labelled)));
        }
        let line = |one: &subscribing::Skipped| {
            let name = if one.name.is_empty() { speaks.say("the-file").into_owned() } else { one.name.clone() };
            match &one.reason {
                Reason::Said(key) => (speaks.pair("skipped-line", &name, &speaks.say(key)), false),
                Reason::English(words) => (speaks.pair("skipped-line", &name, words), true),
            }
        };
        let mut skipped: Vec<(String, bool)> = imported.skipped.iter().take(MOST_LINES).map(line).collect();
        if imported.skipped.len() > MOST_LINES {
            skipped.push((speaks.count("and-more", number(imported.skipped.len() - MOST_LINES)), false));
        }
        Self { taken, skipped }
    }
}

async fn page(
    app: &App,
    reader: &SignedIn,
    preferences: Preferences,
    report: Option<ReportView>,
) -> Result<Response, Error> {
    let catalogue = app.titles().await?;
    let subscriptions = app.store.subscriptions(reader.account.id).await?;
    let newsletters = match &app.settings.newsletters {
        Some(_) => app.store.newsletters_of(reader.account.id).await?,
        None => Vec::new(),
    };
    let ways: HashMap<TitleId, &str> = newsletters.iter().map(|one| (one.title, one.unsubscribe.as_str())).collect();
    let mut lines: Vec<LineView> = subscriptions
        .iter()
        .filter_map(|one| {
            let listing = &catalogue.get(one.title)?.listing;
            Some(LineView {
                title: listing.slug.clone(),
                name: if one.name.is_empty() { listing.name.clone() } else { one.name.clone() },
                folder: one.folder.clone(),
                href: format!("/reading?title={}", crate::destination::encoded(&listing.slug)),
                unsubscribe: ways.get(&one.title).copied().unwrap_or_default().to_owned(),
            })
        })
        .collect();
    lines.sort_by_key(|line| (line.folder.to_lowercase(), line.name.to_lowercase()));
    let taken = |id| subscriptions.iter().any(|one| one.title == id);
    let post = match &app.settings.newsletters {
        None => None,
        Some(domain) => {
            let secret = app.store.inbox(reader.account.id).await?;
            let ended = newsletters.iter().filter(|one| !taken(one.title));
            let named = ended.filter_map(|one| catalogue.get(one.title));
            Some(PostView {
                address: secret.map(|secret| format!("{}@{domain}", inbox_name(&secret))),
                ended: named.map(|title| (title.listing.name.clone(), title.listing.slug.clone())).collect(),
            })
        }
    };
    SubscriptionsPage {
        frame: Frame::new(app, preferences, preferences.speaks().say("subscriptions"), "/subscriptions")
            .hidden_from_search(),
        folders: subscribing::folders(&subscriptions).into_iter().collect(),
        titles: catalogue
            .all()
            .iter()
            .filter(|title| title.enabled && !taken(title.id))
            .map(|title| (title.listing.name.clone(), title.listing.slug.clone()))
            .collect(),
        lines,
        report,
        base: app.settings.base_url.clone(),
        post,
    }
    .respond()
}

/// What stands before the `@` of a reader's address for newsletters.
fn inbox_name(secret: &str) -> String {
    format!("{INBOX_START}{secret}")
}

/// How the addresses for newsletters begin.
const INBOX_START: &str = "reader-";

/// The secret in the name of an address for newsletters; `None` for another's.
#[must_use]
pub fn inbox_secret(name: &str) -> Option<&str> {
    name.strip_prefix(INBOX_START).filter(|secret| secret.len() == 2 * INBOX_SECRET_BYTES)
}

/// 96 bits: nobody guesses an address.
const INBOX_SECRET_BYTES: usize = 12;

/// `POST /subscriptions/newsletters`: an address for newsletters, or another one.
pub(crate) async fn open_inbox(State(app): State<App>, reader: SignedIn) -> Result<Response, Error> {
    if app.settings.newsletters.is_none() {
        return Err(Error::PageNotFound);
    }
    let random = identity::random_secret().map_err(Error::from)?;
    let secret: String = random.iter().take(INBOX_SECRET_BYTES).map(|byte| format!("{byte:02x}")).collect();
    app.store.open_inbox(reader.account.id, &secret, news::to_micros(app.now())).await?;
    Ok(Redirect::to("/subscriptions#newsletters").into_response())
}

/// `/subscriptions`
pub(crate) async fn subscriptions(
    State(app): State<App>,
    reader: SignedIn,
    preferences: Preferences,
) -> Result<Response, Error> {
    page(&app, &reader, preferences, None).await
}

/// A title by its slug, or the address of a feed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct AddForm {
    title: String,
    address: String,
    folder: String,
}

fn folder_name(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(80).collect::<String>().trim().to_owned()
}

/// `POST /subscriptions`
pub(crate) async fn subscribe(
    State(app): State<App>,
    reader: SignedIn,
    Form(form): Form<AddForm>,
) -> Result<Response, Error> {
    let now_us = news::to_micros(app.now());
    let address = form.address.trim();
    let title = if address.is_empty() {
        app.titles().await?.with_slug(&form.title).ok_or(Error::TitleNotFound)?.id
    } else {
        match subscribing::title_at(&app.store, address).await? {
            Some(title) => title,
            None => subscribing::add_address(&app.store, address, "", now_us).await?,
        }
    };
    let since_us = now_us.saturating_sub(SINCE_US);
    app.store.subscribe(reader.account.id, title, &folder_name(&form.folder), since_us).await?;
    app.forget();
    Ok(Redirect::to("/subscriptions").into_response())
}

/// What changes of a subscription.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct ChangeForm {
    title: String,
    folder: String,
    act: String,
}

/// `POST /subscriptions/change`
pub(crate) async fn change_subscription(
    State(app): State<App>,
    reader: SignedIn,
    Form(form): Form<ChangeForm>,
) -> Result<Response, Error> {
    let title = app.titles().await?.with_slug(&form.title).ok_or(Error::TitleNotFound)?.id;
    if form.act == "end" {
        app.store.unsubscribe(reader.account.id, title).await?;
    } else {
        app.store.file_subscription(reader.account.id, title, &folder_name(&form.folder)).await?;
    }
    Ok(Redirect::to("/subscriptions").into_response())
}

/// `POST /subscriptions/import`: a file from another reader.
pub(crate) async fn import_subscriptions(
    State(app): State<App>,
    reader: SignedIn,
    preferences: Preferences,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Error> {
    let file = upload::file(&headers, &body).filter(|file| !file.is_empty()).ok_or(Error::Form("form-file"))?;
    let imported = subscribing::import(&app.store, reader.account.id, file, news::to_micros(app.now())).await?;
    app.forget();
    let report = ReportView::new(&imported, preferences.speaks());
    page(&app, &reader, preferences, Some(report)).await
}

/// `/subscriptions/export`
pub(crate) async fn export_subscriptions(State(app): State<App>, reader: SignedIn) -> Result<Response, Error> {
    let mut response = subscribing::write_opml(&app.store, reader.account.id).await?.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/x-opml; charset=utf-8"));
    headers.insert(
        header::CONTENT_DISPOSITION,
        HeaderValue::from_static("attachment; filename=\"newsstand-subscriptions.opml\""),
    );
    set_policy(&mut response, CachePolicy::NoStore);
    Ok(response)
}
