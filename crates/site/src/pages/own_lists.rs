//! A reader's own lists: what they saved, and what they opened.

use askama::Template;
use axum::Form;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use news::ArticleId;
use serde::Deserialize;
use store::{Card, KeptCard, Mark};

use super::article::id_of;
use super::latest::PAGE_LENGTH;
use crate::app::App;
use crate::cards::{CardView, Viewer};
use crate::catalogue::Catalogue;
use crate::destination::own;
use crate::frame::Frame;
use crate::preferences::Preferences;
use crate::respond::Page;
use crate::session::SignedIn;
use crate::subscribing;
use crate::words::ago_in;
use crate::{CachePolicy, Error};

#[derive(Template)]
#[template(path = "own_list.html")]
pub(crate) struct OwnListPage {
    pub frame: Frame,
    pub items: Vec<KeptView>,
    pub older: Option<String>,
    pub first_page: bool,
    /// Whether it is the history; else what was saved.
    pub is_history: bool,
    /// "12 articles"
    pub all: String,
}

impl Page for OwnListPage {
    const POLICY: CachePolicy = CachePolicy::Private;
}

/// An article that was kept.
#[derive(Clone, Debug)]
pub(crate) struct KeptView {
    pub card: CardView,
    /// When it was saved or opened, in words.
    pub at: String,
}

/// Where a page of the list begins.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Before {
    /// `{at_us}-{id}` of the last article of the page before.
    before: String,
}

impl Before {
    fn cursor(&self) -> Option<(i64, ArticleId)> {
        let (at_us, id) = self.before.split_once('-')?;
        Some((at_us.parse().ok()?, id.parse().ok()?))
    }
}

async fn page(
    app: &App,
    preferences: Preferences,
    kept: Vec<KeptCard>,
    before: &Before,
    path: &str,
    title: &'static str,
    all: String,
) -> Result<Response, Error> {
    let catalogue = app.titles().await?;
    let (now, zone) = (app.now(), &app.settings.time_zone);
    let viewer = Viewer::new(app, &catalogue).of_own().speaking(preferences.speaks());
    let older = kept
        .last()
        .filter(|_| i64::try_from(kept.len()).is_ok_and(|length| length >= PAGE_LENGTH))
        .map(|last| format!("{path}?before={}-{}", last.at_us, last.card.id));
    let view = |kept: &KeptCard| {
        Some(KeptView {
            card: viewer.view(&kept.card)?,
            at: ago_in(preferences.speaks(), news::from_micros(kept.at_us), now, zone),
        })
    };
    OwnListPage {
        frame: Frame::new(app, preferences, preferences.speaks().say(title), path).hidden_from_search(),
        items: kept.iter().filter_map(view).collect(),
        older,
        first_page: before.before.is_empty(),
        is_history: path == "/history",
        all,
    }
    .respond()
}

/// `/saved`
pub(crate) async fn saved(
    State(app): State<App>,
    reader: SignedIn,
    preferences: Preferences,
    Query(before): Query<Before>,
) -> Result<Response, Error> {
    let account = reader.account.id;
    let kept = app.store.saved(account, before.cursor(), PAGE_LENGTH).await?;
    let all = preferences.speaks().count("counts-articles", app.store.count_saved(account).await?);
    page(&app, preferences, kept, &before, "/saved", "saved", all).await
}

/// `/history`
pub(crate) async fn history(
    State(app): State<App>,
    reader: SignedIn,
    preferences: Preferences,
    Query(before): Query<Before>,
) -> Result<Response, Error> {
    let kept = app.store.history(reader.account.id, before.cursor(), PAGE_LENGTH).await?;
    page(&app, preferences, kept, &before, "/history", "history", String::new()).await
}

/// `POST /history/forget`
pub(crate) async fn forget_history(State(app): State<App>, reader: SignedIn) -> Result<Response, Error> {
    app.store.forget_history(reader.account.id).await?;
    Ok(Redirect::to("/history").into_response())
}

/// The form of an article: what to do, and where to go on.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct MarkForm {
    mark: String,
    next: String,
}

/// `POST /article/{slug}-{id}/mark`
pub(crate) async fn mark(
    State(app): State<App>,
    Path(name): Path<String>,
    reader: SignedIn,
    Form(form): Form<MarkForm>,
) -> Result<Response, Error> {
    let mark = match form.mark.as_str() {
        "saved" => Mark::Saved,
        "unsaved" => Mark::Unsaved,
        "read" => Mark::Read,
        "unread" => Mark::Unread,
        _ => return Err(Error::Form("form-article-act")),
    };
    let article = id_of(&name).ok_or(Error::ArticleNotFound)?;
    // Only what is here can be kept.
    let known = app.store.article(article).await?.ok_or(Error::ArticleNotFound)?;
    admit(&app, &*app.titles().await?, Some(&reader), &known.card).await?;
    app.store.mark_articles(reader.account.id, &[article], mark, news::to_micros(app.now())).await?;
    let back = own(&form.next).map_or_else(|| crate::cards::article_location(&known.card), str::to_owned);
    Ok(Redirect::to(&back).into_response())
}

/// Whether whoever asks may open an article: what a reader brought is for its subscribers, and for who saved it while they were one.
pub(crate) async fn admit(
    app: &App,
    catalogue: &Catalogue,
    reader: Option<&SignedIn>,
    card: &Card,
) -> Result<(), Error> {
    let Some(title) = catalogue.get(card.title).filter(|title| title.is_private()) else { return Ok(()) };
    let account = reader.map(|reader| reader.account.id);
    if subscribing::may_open(&app.store, title, account).await? {
        return Ok(());
    }
    let Some(account) = account else { return Err(Error::ArticleNotFound) };
    let states = app.store.reading_states(account, &[card.id]).await?;
    if states.get(&card.id).is_some_and(|state| state.saved_us > 0) { Ok(()) } else { Err(Error::ArticleNotFound) }
}

/// How a reader stands to the article whose page they open; notes, in the background, that they did, where they read it (`reads`).
pub(crate) async fn opened(
    app: &App,
    reader: Option<&SignedIn>,
    card: &Card,
    reads: bool,
) -> Result<Option<bool>, Error> {
    let Some(reader) = reader else { return Ok(None) };
    let (account, article) = (reader.account.id, card.id);
    let states = app.store.reading_states(account, &[article]).await?;
    let state = states.get(&article).copied().unwrap_or_default();
    if !reads {
        return Ok(Some(state.saved_us > 0));
    }
    let now_us = news::to_micros(app.now());
    let (app, title) = (app.clone(), card.title);
    tokio::spawn(async move {
        if let Err(error) = app.store.mark_articles(account, &[article], Mark::Opened, now_us).await {
            tracing::warn!(%error, "an opened article was not noted");
        }
        if app.settings.money
            && let Err(error) = super::receipts::note_read(&app, account, (article, title), now_us).await
        {
            tracing::warn!(%error, "what a member opened was not noted");
        }
    });
    Ok(Some(state.saved_us > 0))
}
