//! What the API answers, as documents: what the routes of `/api/v1` and the tools for assistants have in common.

use identity::Scope;
use news::{AccountId, ArticleId, Section, Title};
use serde::Deserialize;
use serde_json::{Value, json};
use store::{Card, Mark, ReadingState};
use stories::StoryId;

use super::Caller;
use crate::app::App;
use crate::cards::{Viewer, article_location};
use crate::catalogue::Catalogue;
use crate::outgoing::{Choice, select};
use crate::provenance::ProvenanceView;
use crate::wall::{Subject, Visitor, Wall};
use crate::wishes::Wishes;
use crate::{Error, Withdrawn};

/// Articles of a story that are given.
const STORY_ARTICLES: i64 = 400;

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

/// The names of all lists that the caller may ask for.
pub(super) async fn lists(app: &App, caller: &Caller) -> Result<Value, Error> {
    let catalogue = app.titles().await?;
    let list = |name: String, title: &str| json!({ "name": name, "title": title });
    let mut lists = vec![list("top".to_owned(), "Top stories"), list("latest".to_owned(), "Latest")];
    lists.extend(Section::ALL.map(|section| list(format!("section.{}", section.as_str()), section.name())));
    if caller.reader().is_some() {
        lists.push(list("saved".to_owned(), "Saved"));
    }
    let titles = catalogue.all().iter().filter(|title| title.enabled && !title.is_private());
    lists.extend(titles.map(|title| list(format!("title.{}", title.listing.slug), &title.listing.name)));
    Ok(json!({ "lists": lists }))
}

/// A list, without what its reader mutes.
pub(super) async fn list(app: &App, name: &str, choice: &Choice, caller: &Caller) -> Result<Value, Error> {
    let catalogue = app.titles().await?;
    let reader = caller.reader();
    let selected = select(app, &catalogue, name, choice, reader).await?;
    // What somebody saved is theirs, muted or not.
    let wishes = if name == "saved" { Wishes::default() } else { wishes(app, reader).await? };
    let viewer = Viewer::new(app, &catalogue).under(&wishes);
    let viewer = if selected.is_own { viewer.of_own() } else { viewer };
    let shown: Vec<&Card> = selected.cards.iter().filter(|card| viewer.shows(card)).collect();
    let articles = cards(app, &catalogue, reader, &shown).await?;
    Ok(json!({ "name": name, "title": selected.title, "hidden": viewer.hidden(), "articles": articles }))
}

/// An article with as much of its text as the caller may read without using a free article, and its title.
pub(super) async fn article(app: &App, id: &str, caller: &Caller) -> Result<(Value, Title), Error> {
    let id: ArticleId = id.parse().map_err(|_| Error::ArticleNotFound)?;
    let mut stored = app.store.article(id).await?.ok_or(Error::ArticleNotFound)?;
    let catalogue = app.titles().await?;
    let reader = caller.reader();
    admit(app, &catalogue, reader, &stored.card).await?;
    let known = app.store.provenance(id).await?;
    let provenance = ProvenanceView::new(&stored, known.as_ref(), &Viewer::new(app, &catalogue));
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
    let mut value = cards(app, &catalogue, reader, &[&stored.card]).await?.pop().ok_or(Error::ArticleNotFound)?;
    if let Some(fields) = value.as_object_mut() {
        let article = &stored.article;
        fields.insert("html".to_owned(), article.body_html.clone().into());
        fields.insert("text".to_owned(), article.body_text.clone().into());
        fields.insert("cut".to_owned(), is_cut.into());
        fields.insert("authors".to_owned(), json!(article.authors));
        fields.insert("agencies".to_owned(), json!(article.agencies));
        fields.insert("original".to_owned(), stored.url.clone().into());
        let recordings = article.recordings.iter().map(
            |one| json!({ "url": one.url, "type": one.media_type, "bytes": one.length_bytes, "seconds": one.seconds }),
        );
        fields.insert("recordings".to_owned(), recordings.collect());
        fields.insert("revision".to_owned(), stored.revision.into());
    }
    Ok((value, title.clone()))
}

/// What a reader brought is for its subscribers, and for who saved it while they were one.
async fn admit(app: &App, catalogue: &Catalogue, reader: Option<AccountId>, card: &Card) -> Result<(), Error> {
    if !catalogue.get(card.title).is_some_and(Title::is_private) {
        return Ok(());
    }
    let account = reader.ok_or(Error::ArticleNotFound)?;
    let open = crate::subscribing::readable(&app.store, account, &[card.id]).await?;
    if open.is_empty() { Err(Error::ArticleNotFound) } else { Ok(()) }
}

/// A story with its articles, without what its reader mutes.
pub(super) async fn story(app: &App, id: &str, caller: &Caller) -> Result<Value, Error> {
    let id: ArticleId = id.parse().map_err(|_| Error::StoryNotFound)?;
    let row = app.store.story(StoryId(id.0)).await?.ok_or(Error::StoryNotFound)?;
    let catalogue = app.titles().await?;
    let reader = caller.reader();
    let wishes = wishes(app, reader).await?.but_story(row.id);
    let viewer = Viewer::new(app, &catalogue).under(&wishes);
    let told: Vec<Card> =
        app.store.story_articles(row.id, STORY_ARTICLES).await?.into_iter().map(|article| article.card).collect();
    let headline = told.iter().find(|card| card.id == row.lead).map(|card| card.headline.clone());
    let shown: Vec<&Card> = told.iter().filter(|card| viewer.shows(card)).collect();
    let articles = cards(app, &catalogue, reader, &shown).await?;
    Ok(json!({
        "id": ArticleId(row.id.0).to_string(),
        "url": format!("{}{}", app.settings.base_url, crate::story_address::story_location(&row)),
        "headline": row.name.clone().or(headline).unwrap_or_default(),
        "titles": row.titles,
        "reports": row.reports,
        "opened": time(row.opened_us),
        "newest": time(row.newest_us),
        "hidden": viewer.hidden(),
        "articles": articles,
    }))
}

/// What is saved, unread and labelled.
pub(super) async fn reading(app: &App, caller: &Caller) -> Result<Value, Error> {
    let account = caller.with(Scope::Read)?;
    let catalogue = app.titles().await?;
    let unread = wishes(app, Some(account)).await?.unread(&app.store, account).await?;
    let unread = unread.iter().filter_map(|one| {
        let title = catalogue.get(one.title)?;
        Some(json!({ "title": title.listing.slug, "articles": one.articles }))
    });
    let labels = app.store.labels(account).await?;
    Ok(json!({
        "saved": app.store.count_saved(account).await?,
        "unread": unread.collect::<Vec<_>>(),
        "labels": labels.iter().map(|(name, articles)| json!({ "name": name, "articles": articles })).collect::<Vec<_>>(),
    }))
}

/// What is to become of an article's state; what is left out stays.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct NewState {
    pub read: Option<bool>,
    pub saved: Option<bool>,
}

/// Marks an article.
pub(super) async fn mark(app: &App, id: &str, wanted: NewState, caller: &Caller) -> Result<Value, Error> {
    let account = caller.with(Scope::Write)?;
    let id: ArticleId = id.parse().map_err(|_| Error::ArticleNotFound)?;
    let known = app.store.article(id).await?.ok_or(Error::ArticleNotFound)?;
    admit(app, &*app.titles().await?, Some(account), &known.card).await?;
    let now_us = news::to_micros(app.now());
    let marks = [
        wanted.read.map(|read| if read { Mark::Read } else { Mark::Unread }),
        wanted.saved.map(|saved| if saved { Mark::Saved } else { Mark::Unsaved }),
    ];
    for mark in marks.into_iter().flatten() {
        app.store.mark_articles(account, &[id], mark, now_us).await?;
    }
    let states = app.store.reading_states(account, &[id]).await?;
    Ok(state_of(states.get(&id).copied().unwrap_or_default()))
}
