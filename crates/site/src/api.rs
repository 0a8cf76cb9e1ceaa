//! The site's own API: lists, articles, stories and a reader's state as JSON, under `/api/v1`, described by `/api/openapi.json` (OpenAPI 3.1).
//!
//! It gives what pages give: the same lists, the same mutes, the same cut of locked texts. An app's token in the header `Authorization` says whose
//! it is; a cookie opens nothing here, so no page elsewhere can act by a reader's browser.

mod description;

use axum::extract::{FromRequestParts, Path, Query as Asked, State};
use axum::response::{IntoResponse, Response};
use http::request::Parts;
use http::{StatusCode, header};
use identity::{Scope, Scopes};
use news::{AccountId, ArticleId, Section};
use serde::Deserialize;
use serde_json::{Value, json};
use store::{Card, Mark, ReadingState};
use stories::StoryId;

use crate::app::App;
use crate::cards::{Viewer, article_location};
use crate::catalogue::Catalogue;
use crate::outgoing::{Choice, select};
use crate::provenance::ProvenanceView;
use crate::respond::set_policy;
use crate::wall::{Subject, Visitor, Wall};
use crate::wishes::Wishes;
use crate::{CachePolicy, Error, Withdrawn};

pub(crate) use description::describe;

/// Articles of a story that are given.
const STORY_ARTICLES: i64 = 400;

/// Whose token came with a request; nobody's where none did.
#[derive(Clone, Debug)]
pub(crate) struct Caller {
    account: Option<AccountId>,
    scopes: Scopes,
}

impl FromRequestParts<App> for Caller {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Error> {
        let Some(value) = parts.headers.get(header::AUTHORIZATION) else {
            return Ok(Self { account: None, scopes: Scopes::new([]) });
        };
        let token = value.to_str().ok().and_then(|value| value.strip_prefix("Bearer ")).unwrap_or_default().trim();
        let known = app.accounts.recognise_app(token, news::to_micros(app.now())).await?;
        let (token, account) = known.ok_or(Error::SignInFirst { back_to: None })?;
        Ok(Self { account: Some(account.id), scopes: Scopes::from_text(&token.scopes) })
    }
}

impl Caller {
    /// The account, where the token may do this.
    fn with(&self, scope: Scope) -> Result<AccountId, Error> {
        self.account.filter(|_| self.scopes.allow(scope)).ok_or(Error::SignInFirst { back_to: None })
    }

    /// The account whose reading this is, if any: a token that may not read reads as everybody does.
    fn reader(&self) -> Option<AccountId> {
        self.account.filter(|_| self.scopes.allow(Scope::Read))
    }

    fn answer(&self, value: Value) -> Response {
        let mut response = as_json(&value);
        set_policy(&mut response, if self.account.is_some() { CachePolicy::NoStore } else { CachePolicy::NEWS });
        response
    }
}

/// What went wrong, for a program: the sentence that a page would show, and a status of its own for who has to say who they are.
pub(crate) fn failure(error: &Error) -> Response {
    let status = match error {
        Error::SignInFirst { .. } => StatusCode::UNAUTHORIZED,
        other => other.status(),
    };
    let mut response = as_json(&json!({ "error": error.message(crate::language::Language::English) }));
    *response.status_mut() = status;
    set_policy(&mut response, CachePolicy::NoStore);
    response
}

/// A document as an answer.
fn as_json(value: &Value) -> Response {
    ([(header::CONTENT_TYPE, "application/json")], value.to_string()).into_response()
}

fn time(at_us: i64) -> Value {
    if at_us > 0 { news::from_micros(at_us).to_string().into() } else { Value::Null }
}

/// An article as lists have it.
fn card(app: &App, catalogue: &Catalogue, card: &Card, state: Option<ReadingState>) -> Option<Value> {
    let title = catalogue.get(card.title)?;
    let mut value = json!({
        "id": card.id.to_string(),
        "url": format!("{}{}", app.settings.base_url, article_location(card)),
        "headline": card.headline,
        "summary": catalogue.summary(card, title, app.now()),
        "byline": card.byline,
        "title": { "slug": title.listing.slug, "name": title.listing.name },
        "section": card.section.map(Section::as_str),
        "language": card.language,
        "published": time(card.sort_us),
        "seen": time(card.first_seen_us),
        "words": card.word_count,
        "locked": card.access == news::Access::Locked,
        "story": card.story.map(|story| ArticleId(story.0).to_string()),
    });
    if let (Some(state), Some(fields)) = (state, value.as_object_mut()) {
        fields.insert("state".to_owned(), state_of(state));
    }
    Some(value)
}

fn state_of(state: ReadingState) -> Value {
    json!({ "read": state.read_us > 0, "saved": state.saved_us > 0 })
}

async fn cards(
    app: &App,
    catalogue: &Catalogue,
    reader: Option<AccountId>,
    cards: &[&Card],
) -> Result<Vec<Value>, Error> {
    let ids: Vec<ArticleId> = cards.iter().map(|card| card.id).collect();
    let states = match reader {
        Some(account) => Some(app.store.reading_states(account, &ids).await?),
        None => None,
    };
    let state = |id| states.as_ref().map(|states| states.get(&id).copied().unwrap_or_default());
    Ok(cards.iter().filter_map(|one| card(app, catalogue, one, state(one.id))).collect())
}

async fn wishes(app: &App, reader: Option<AccountId>) -> Result<Wishes, Error> {
    match reader {
        Some(account) => Wishes::of(&app.store, account, news::to_micros(app.now())).await,
        None => Ok(Wishes::default()),
    }
}

/// `GET /api/v1/lists`
pub(crate) async fn lists(State(app): State<App>, caller: Caller) -> Result<Response, Error> {
    let catalogue = app.titles().await?;
    let list = |name: String, title: &str| json!({ "name": name, "title": title });
    let mut lists = vec![list("top".to_owned(), "Top stories"), list("latest".to_owned(), "Latest")];
    lists.extend(Section::ALL.map(|section| list(format!("section.{}", section.as_str()), section.name())));
    if caller.reader().is_some() {
        lists.push(list("saved".to_owned(), "Saved"));
    }
    let titles = catalogue.all().iter().filter(|title| title.enabled && !title.is_private());
    lists.extend(titles.map(|title| list(format!("title.{}", title.listing.slug), &title.listing.name)));
    Ok(caller.answer(json!({ "lists": lists })))
}

/// `GET /api/v1/lists/{name}?edition=&q=`
pub(crate) async fn list(
    State(app): State<App>,
    Path(name): Path<String>,
    Asked(choice): Asked<Choice>,
    caller: Caller,
) -> Result<Response, Error> {
    let catalogue = app.titles().await?;
    let reader = caller.reader();
    let selected = select(&app, &catalogue, &name, &choice, reader).await?;
    // What somebody saved is theirs, muted or not.
    let wishes = if name == "saved" { Wishes::default() } else { wishes(&app, reader).await? };
    let viewer = Viewer::new(&app, &catalogue).under(&wishes);
    let viewer = if selected.is_own { viewer.of_own() } else { viewer };
    let shown: Vec<&Card> = selected.cards.iter().filter(|card| viewer.shows(card)).collect();
    let articles = cards(&app, &catalogue, reader, &shown).await?;
    Ok(caller.answer(json!({
        "name": name, "title": selected.title, "hidden": viewer.hidden(), "articles": articles,
    })))
}

/// `GET /api/v1/articles/{id}`: with as much of its text as the caller may read without using a free article.
pub(crate) async fn article(State(app): State<App>, Path(id): Path<String>, caller: Caller) -> Result<Response, Error> {
    let id: ArticleId = id.parse().map_err(|_| Error::ArticleNotFound)?;
    let mut stored = app.store.article(id).await?.ok_or(Error::ArticleNotFound)?;
    let catalogue = app.titles().await?;
    let reader = caller.reader();
    admit(&app, &catalogue, reader, &stored.card).await?;
    let known = app.store.provenance(id).await?;
    let provenance = ProvenanceView::new(&stored, known.as_ref(), &Viewer::new(&app, &catalogue));
    let is_gone = stored.withdrawn || provenance.withdrawn.is_some();
    if is_gone && app.settings.withdrawn == Withdrawn::Remove {
        return Err(Error::Withdrawn);
    }
    let title = catalogue.get(stored.card.title).ok_or(Error::ArticleNotFound)?;
    let now_us = news::to_micros(app.now());
    let visitor = match reader {
        Some(account) => Visitor::account(&app.store, &app.wall, account, now_us).await?,
        None => Visitor::stranger(),
    };
    let characters = app.wall.characters(&Subject::of(&stored.card, title), &visitor, now_us);
    let is_cut = Wall::cut(&mut stored.article, characters);
    let mut value = cards(&app, &catalogue, reader, &[&stored.card]).await?.pop().ok_or(Error::ArticleNotFound)?;
    if let Some(fields) = value.as_object_mut() {
        let article = &stored.article;
        fields.insert("html".to_owned(), article.body_html.clone().into());
        fields.insert("text".to_owned(), article.body_text.clone().into());
        fields.insert("cut".to_owned(), is_cut.into());
        fields.insert("authors".to_owned(), json!(article.authors));
        fields.insert("agencies".to_owned(), json!(article.agencies));
        fields.insert("original".to_owned(), stored.url.clone().into());
        fields.insert("revision".to_owned(), stored.revision.into());
    }
    let mut response = caller.answer(value);
    app.wall.reserve(&mut response, title);
    Ok(response)
}

/// What a reader brought is for its subscribers, and for who saved it while they were one.
async fn admit(app: &App, catalogue: &Catalogue, reader: Option<AccountId>, card: &Card) -> Result<(), Error> {
    if !catalogue.get(card.title).is_some_and(news::Title::is_private) {
        return Ok(());
    }
    let account = reader.ok_or(Error::ArticleNotFound)?;
    let open = crate::subscribing::readable(&app.store, account, &[card.id]).await?;
    if open.is_empty() { Err(Error::ArticleNotFound) } else { Ok(()) }
}

/// `GET /api/v1/stories/{id}`
pub(crate) async fn story(State(app): State<App>, Path(id): Path<String>, caller: Caller) -> Result<Response, Error> {
    let id: ArticleId = id.parse().map_err(|_| Error::StoryNotFound)?;
    let row = app.store.story(StoryId(id.0)).await?.ok_or(Error::StoryNotFound)?;
    let catalogue = app.titles().await?;
    let reader = caller.reader();
    let wishes = wishes(&app, reader).await?.but_story(row.id);
    let viewer = Viewer::new(&app, &catalogue).under(&wishes);
    let told: Vec<Card> =
        app.store.story_articles(row.id, STORY_ARTICLES).await?.into_iter().map(|article| article.card).collect();
    let headline = told.iter().find(|card| card.id == row.lead).map(|card| card.headline.clone());
    let shown: Vec<&Card> = told.iter().filter(|card| viewer.shows(card)).collect();
    let articles = cards(&app, &catalogue, reader, &shown).await?;
    Ok(caller.answer(json!({
        "id": ArticleId(row.id.0).to_string(),
        "url": format!("{}/story/{}-{}", app.settings.base_url, crate::cards::encode_slug(&row.slug), ArticleId(row.id.0)),
        "headline": row.name.clone().or(headline).unwrap_or_default(),
        "titles": row.titles,
        "reports": row.reports,
        "opened": time(row.opened_us),
        "newest": time(row.newest_us),
        "hidden": viewer.hidden(),
        "articles": articles,
    })))
}

/// `GET /api/v1/state`
pub(crate) async fn state(State(app): State<App>, caller: Caller) -> Result<Response, Error> {
    let account = caller.with(Scope::Read)?;
    let catalogue = app.titles().await?;
    let unread = wishes(&app, Some(account)).await?.unread(&app.store, account).await?;
    let unread = unread.iter().filter_map(|one| {
        let title = catalogue.get(one.title)?;
        Some(json!({ "title": title.listing.slug, "articles": one.articles }))
    });
    let labels = app.store.labels(account).await?;
    Ok(caller.answer(json!({
        "saved": app.store.count_saved(account).await?,
        "unread": unread.collect::<Vec<_>>(),
        "labels": labels.iter().map(|(name, articles)| json!({ "name": name, "articles": articles })).collect::<Vec<_>>(),
    })))
}

/// What is to become of an article's state; what is left out stays.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct NewState {
    read: Option<bool>,
    saved: Option<bool>,
}

/// `POST /api/v1/articles/{id}/state`
pub(crate) async fn set_state(
    State(app): State<App>,
    Path(id): Path<String>,
    caller: Caller,
    body: bytes::Bytes,
) -> Result<Response, Error> {
    let account = caller.with(Scope::Write)?;
    let no_state = || Error::FormName("form-api-state", r#"{"read": true, "saved": false}"#.to_owned());
    // By way of an object: serde takes a list for a structure too.
    let wanted: serde_json::Map<String, Value> = serde_json::from_slice(&body).map_err(|_| no_state())?;
    let wanted = NewState::deserialize(Value::Object(wanted)).map_err(|_| no_state())?;
    let id: ArticleId = id.parse().map_err(|_| Error::ArticleNotFound)?;
    let known = app.store.article(id).await?.ok_or(Error::ArticleNotFound)?;
    admit(&app, &*app.titles().await?, Some(account), &known.card).await?;
    let now_us = news::to_micros(app.now());
    let marks = [
        wanted.read.map(|read| if read { Mark::Read } else { Mark::Unread }),
        wanted.saved.map(|saved| if saved { Mark::Saved } else { Mark::Unsaved }),
    ];
    for mark in marks.into_iter().flatten() {
        app.store.mark_articles(account, &[id], mark, now_us).await?;
    }
    let states = app.store.reading_states(account, &[id]).await?;
    Ok(caller.answer(state_of(states.get(&id).copied().unwrap_or_default())))
}
