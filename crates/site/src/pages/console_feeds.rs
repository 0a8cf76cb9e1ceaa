//! The feeds and how they do; adding and removing them.

use askama::Template;
use axum::Form;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use news::{FeedId, FeedKind, FeedListing, Section, TitleKind, TitleListing};
use serde::Deserialize;
use store::{Act, Feed, OperatorAct};

use crate::app::App;
use crate::cards::{TitleView, Viewer};
use crate::frame::Frame;
use crate::pages::console_titles::Done;
use crate::preferences::Preferences;
use crate::respond::Page;
use crate::session::Operator;
use crate::words::{ago_in, since_in};
use crate::{CachePolicy, Error};

#[derive(Template)]
#[template(path = "console_feeds.html")]
pub(crate) struct ConsoleFeedsPage {
    pub frame: Frame,
    /// Failing feeds first, then by title.
    pub feeds: Vec<FeedView>,
    pub failing: usize,
    pub titles: Vec<TitleView>,
    pub saved: bool,
}

impl Page for ConsoleFeedsPage {
    const POLICY: CachePolicy = CachePolicy::NoStore;
}

/// A feed in the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FeedView {
    pub id: String,
    pub url: String,
    pub title: Option<TitleView>,
    pub section: String,
    /// `well`, `unwell`, `unknown` or `off`.
    pub word: &'static str,
    pub sentence: String,
    /// What went wrong, in English; may be empty.
    pub error: String,
    /// Whether a hub tells of its news; empty where it names none.
    pub hub: String,
}

fn feed_view(feed: &Feed, viewer: &Viewer<'_>, edition: &news::Edition) -> FeedView {
    let (schedule, speaks) = (&feed.schedule, viewer.language);
    let mut error = String::new();
    let (word, sentence) = if !feed.enabled {
        ("off", speaks.say("feed-off").into_owned())
    } else if schedule.gone {
        ("unwell", speaks.say("feed-gone").into_owned())
    } else if schedule.failing_since_us != 0 {
        let from = since_in(speaks, schedule.failing_since_us, viewer.now, viewer.zone);
        error = format!("{}.", schedule.error_message.trim_end_matches('.'));
        ("unwell", speaks.count_of("feed-fails", schedule.failures.into(), &from))
    } else if schedule.succeeded_us != 0 {
        let answered = ago_in(speaks, news::from_micros(schedule.succeeded_us), viewer.now, viewer.zone);
        ("well", speaks.name("feed-answered", &answered))
    } else {
        ("unknown", speaks.say("not-asked-yet").into_owned())
    };
    FeedView {
        id: feed.id.to_string(),
        url: feed.url.clone(),
        title: viewer.titles.get(feed.title).map(TitleView::new),
        section: feed.section.map(|section| speaks.section(section, edition)).unwrap_or_default(),
        word,
        sentence,
        error,
        hub: String::new(),
    }
}

/// `/console/feeds`
pub(crate) async fn feeds(
    State(app): State<App>,
    _: Operator,
    Query(done): Query<Done>,
    preferences: Preferences,
) -> Result<Response, Error> {
    let catalogue = app.titles().await?;
    let viewer = Viewer::new(&app, &catalogue).speaking(preferences.speaks());
    let mut hubs = super::console_hubs::of_feeds(&app.store.hubs().await?, &viewer);
    let view = |feed: &Feed| FeedView {
        hub: hubs.remove(&feed.id).unwrap_or_default(),
        ..feed_view(feed, &viewer, app.settings.default_edition)
    };
    let mut feeds: Vec<FeedView> = app.store.feeds().await?.iter().map(view).collect();
    let rank = |word: &str| ["unwell", "unknown", "well", "off"].iter().position(|known| *known == word);
    feeds.sort_by(|a, b| {
        let name = |feed: &FeedView| feed.title.as_ref().map(|title| title.name.to_lowercase());
        rank(a.word).cmp(&rank(b.word)).then_with(|| name(a).cmp(&name(b))).then_with(|| a.url.cmp(&b.url))
    });
    ConsoleFeedsPage {
        frame: Frame::new(&app, preferences, preferences.speaks().say("feeds"), "/console/feeds").hidden_from_search(),
        failing: feeds.iter().filter(|feed| feed.word == "unwell").count(),
        feeds,
        titles: catalogue.all().iter().filter(|title| !title.comes_by_mail()).map(TitleView::new).collect(),
        saved: done.saved.is_some(),
    }
    .respond()
}

/// A feed to add: to a title that is there, or to a new one.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct NewFeed {
    url: String,
    title: String,
    name: String,
    section: String,
}

/// `POST /console/feeds`
pub(crate) async fn add_feed(
    State(app): State<App>,
    Operator(operator): Operator,
    Form(form): Form<NewFeed>,
) -> Result<Response, Error> {
    let url = url::Url::parse(form.url.trim())
        .ok()
        .filter(|url| matches!(url.scheme(), "http" | "https") && url.has_host())
        .ok_or(Error::Form("form-feed-address"))?;
    let now_us = news::to_micros(app.now());
    let listing =
        FeedListing { url: url.to_string(), kind: FeedKind::Feed, section: Section::from_word(&form.section) };
    app.forget();
    let catalogue = app.titles().await?;
    let name = form.name.trim();
    let act = Act::new(Some(operator.account.id), OperatorAct::FeedAdded, url.as_str(), now_us);
    if let Ok(id) = form.title.parse::<news::TitleId>()
        && let Some(title) = catalogue.get(id)
    {
        act.noting(app.store.add_feed(title.id, &listing, now_us)).await?;
    } else {
        let homepage = url.origin().ascii_serialization();
        let name = if name.is_empty() { crate::pages::title::host_name(&url) } else { name.to_owned() };
        let slug = news::slug(&name, 60);
        if catalogue.with_slug(&slug).is_some() {
            return Err(Error::FormName("form-feed-title", name));
        }
        let title = TitleListing {
            slug,
            name,
            kind: TitleKind::Digital,
            homepage: format!("{homepage}/"),
            country: String::new(),
            languages: Vec::new(),
            owner: None,
            editions: Vec::new(),
            on_by_default: true,
            feeds: vec![listing],
        };
        act.noting(app.store.import_titles(&[title], now_us)).await?;
    }
    app.forget();
    Ok(Redirect::to("/console/feeds?saved=1").into_response())
}

/// The feed to remove.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct OldFeed {
    feed: String,
}

/// `POST /console/feeds/remove`
pub(crate) async fn remove_feed(
    State(app): State<App>,
    Operator(operator): Operator,
    Form(form): Form<OldFeed>,
) -> Result<Response, Error> {
    let feed: FeedId = form.feed.parse().map_err(|_| Error::Form("form-feed-none"))?;
    let address = app.store.feeds().await?.into_iter().find(|known| known.id == feed).map(|known| known.url);
    let now_us = news::to_micros(app.now());
    let act = Act::new(Some(operator.account.id), OperatorAct::FeedRemoved, address.unwrap_or_default(), now_us);
    act.noting(app.store.remove_feed(feed, now_us)).await?;
    app.forget();
    Ok(Redirect::to("/console/feeds?saved=1").into_response())
}
