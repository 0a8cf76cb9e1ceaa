//! One title: who it is, how its feeds do, what it published last.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use store::{Feed, List};

use crate::app::App;
use crate::cards::{TitleView, Viewer};
use crate::countries::{country_name, language_name};
use crate::frame::Frame;
use crate::pages::latest::{Before, Hour, PAGE_LENGTH, after, by_day};
use crate::preferences::Preferences;
use crate::respond::Page;
use crate::session::SignedIn;
use crate::subscribing;
use crate::wishes::Muting;
use crate::words::{ago_in, since_in};
use crate::{CachePolicy, Error};

#[derive(Template)]
#[template(path = "title.html")]
pub(crate) struct TitlePage {
    pub frame: Frame,
    pub title: TitleView,
    /// The message that names it, and the value, in the order of the page.
    pub facts: Vec<(&'static str, String)>,
    pub homepage: String,
    pub homepage_name: String,
    pub health: Health,
    pub hours: Vec<Hour>,
    pub older: Option<String>,
}

impl Page for TitlePage {
    const POLICY: CachePolicy = CachePolicy::NEWS;
}

/// How a title's feeds do, in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Health {
    /// `well`, `unwell` or `unknown`.
    pub word: &'static str,
    pub sentence: String,
    /// What the worst feed says, in English; empty where all is well.
    pub error: String,
}

impl Health {
    /// Of these feeds, as of the viewer's time.
    pub fn of(enabled: bool, feeds: &[Feed], viewer: &Viewer<'_>) -> Self {
        let language = viewer.language;
        let plain = |word, key| Self { word, sentence: language.say(key).into_owned(), error: String::new() };
        if !enabled {
            return plain("unknown", "feeds-off");
        }
        if feeds.is_empty() {
            return plain("unwell", "feeds-none");
        }
        let whole = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        let counted = language.count("feeds-count", whole(feeds.len()));
        let failing: Vec<&Feed> = feeds.iter().filter(|feed| feed.schedule.failing_since_us != 0).collect();
        let answered_us = feeds.iter().map(|feed| feed.schedule.succeeded_us).max().unwrap_or(0);
        if let Some(worst) = failing.iter().min_by_key(|feed| feed.schedule.failing_since_us) {
            let from = since_in(language, worst.schedule.failing_since_us, viewer.now, viewer.zone);
            let sentence = if failing.len() == feeds.len() {
                language.name("feeds-all-fail", &from)
            } else {
                let of = [("n", whole(failing.len()).into()), ("of", whole(feeds.len()).into()), ("name", from.into())];
                language.with("feeds-some-fail", of)
            };
            let error = format!("{}.", worst.schedule.error_message.trim_end_matches('.'));
            return Self { word: "unwell", sentence, error };
        }
        if answered_us == 0 {
            return Self { sentence: language.name("feeds-not-asked", &counted), ..plain("unknown", "feeds-off") };
        }
        let last = ago_in(language, news::from_micros(answered_us), viewer.now, viewer.zone);
        Self { sentence: language.pair("feeds-answered", &counted, &last), ..plain("well", "feeds-off") }
    }
}

/// `/title/{slug}`
pub(crate) async fn title(
    State(app): State<App>,
    Path(slug): Path<String>,
    Query(before): Query<Before>,
    reader: Option<SignedIn>,
    Muting(muting): Muting,
    preferences: Preferences,
) -> Result<Response, Error> {
    let catalogue = app.titles().await?;
    let title = catalogue.with_slug(&slug).ok_or(Error::TitleNotFound)?;
    let account = reader.map(|reader| reader.account.id);
    if !subscribing::may_open(&app.store, title, account).await? {
        return Err(Error::TitleNotFound);
    }
    let wishes = muting.unwrap_or_default();
    let listing = &title.listing;
    let feeds = app.store.feeds_of(title.id).await?;
    let viewer = Viewer::new(&app, &catalogue).under(&wishes).of_own().speaking(preferences.speaks());
    let cards = app.store.list(&List::Title(title.id), before.cursor(), PAGE_LENGTH).await?;
    let older = after(&cards).map(|before| format!("/title/{slug}?before={before}"));
    let hours = by_day(&cards, &viewer);
    let view = TitleView::new(title);
    let mut facts = vec![("kind", preferences.speaks().say(view.kind).into_owned())];
    if !listing.country.is_empty() {
        facts.push(("country", country_name(&listing.country, preferences.speaks()).to_owned()));
    }
    if !listing.languages.is_empty() {
        let mut names: Vec<&str> =
            listing.languages.iter().map(|tag| language_name(tag, preferences.speaks())).collect();
        names.dedup();
        facts.push(("language-of-title", names.join(", ")));
    }
    if let Some(owner) = &listing.owner {
        facts.push(("owner", owner.clone()));
    }
    let homepage = url::Url::parse(&listing.homepage).ok().filter(|url| matches!(url.scheme(), "http" | "https"));
    TitlePage {
        frame: Frame::new(&app, preferences, view.name.clone(), &format!("/title/{slug}"))
            .with_feeds(&format!("title.{}", crate::cards::encode_slug(&slug)), "")
            .hiding(viewer.hidden()),
        homepage: homepage.as_ref().map(ToString::to_string).unwrap_or_default(),
        homepage_name: homepage.as_ref().map(host_name).unwrap_or_default(),
        health: Health::of(title.enabled, &feeds, &viewer),
        hours,
        older,
        title: view,
        facts,
    }
    .respond()
}

/// The host of an address as people say it.
pub(crate) fn host_name(url: &url::Url) -> String {
    let host = url.host_str().unwrap_or_default();
    host.strip_prefix("www.").unwrap_or(host).to_owned()
}
