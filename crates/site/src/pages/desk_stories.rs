//! The editors' desk for stories: merge, split, rename, and taking it back. Plain forms; the engine does it within a second.

use askama::Template;
use axum::Form;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use news::ArticleId;
use serde::Deserialize;
use store::{StoryAct, StoryRow};
use stories::{Act, StoryId};

use crate::app::App;
use crate::cards::{CardView, Speech, Viewer};
use crate::frame::Frame;
use crate::language::Language;
use crate::pages::story::{StoryLink, id_of, links};
use crate::preferences::Preferences;
use crate::respond::Page;
use crate::session::Editor;
use crate::story_address::{short, story_href};
use crate::words::Moment;
use crate::{CachePolicy, Error};

/// Stories on the list.
const LISTED: i64 = 200;
/// Of those, the ones shown: what one title alone tells needs no desk.
const SHOWN: usize = 60;
/// How far back the list goes, hours.
const WINDOW_HOURS: i64 = 72;
const HOUR_US: i64 = 3_600_000_000;
/// Articles of a story on its page.
const ARTICLES: i64 = 300;
/// Letters of a name.
const NAME_LETTERS: usize = 200;

/// The stories that an editor may want to mend, and what was done lately.
#[derive(Template)]
#[template(path = "desk_stories.html")]
pub(crate) struct DeskStoriesPage {
    pub frame: Frame,
    pub stories: Vec<StoryLink>,
    pub ids: Vec<ArticleId>,
    pub acts: Vec<ActView>,
}

impl Page for DeskStoriesPage {
    const POLICY: CachePolicy = CachePolicy::NoStore;
}

/// One story at the desk.
#[derive(Template)]
#[template(path = "desk_story.html")]
pub(crate) struct DeskStoryPage {
    pub frame: Frame,
    pub id: ArticleId,
    pub href: String,
    pub headline: String,
    /// The language of the headline.
    pub language: String,
    pub name: String,
    pub counts: String,
    pub forwards_to: Option<String>,
    pub articles: Vec<CardView>,
    pub near: Vec<StoryLink>,
    pub near_ids: Vec<ArticleId>,
    pub acts: Vec<ActView>,
    pub done: bool,
}

impl Page for DeskStoryPage {
    const POLICY: CachePolicy = CachePolicy::NoStore;
}

impl DeskStoryPage {
    fn speech(&self) -> Speech<'_> {
        Speech::of(&self.language)
    }
}

/// Something that an editor did.
#[derive(Clone, Debug)]
pub(crate) struct ActView {
    pub number: u64,
    pub story: ArticleId,
    pub words: String,
    pub who: String,
    pub time: Moment,
    pub undone: bool,
    pub can_undo: bool,
}

/// What a redirect after an act says.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Done {
    pub done: Option<String>,
}

/// `/desk/stories`
pub(crate) async fn desk_stories(
    State(app): State<App>,
    _: Editor,
    preferences: Preferences,
) -> Result<Response, Error> {
    let since_us = news::to_micros(app.now()) - WINDOW_HOURS * HOUR_US;
    let mut rows = app.store.newest_stories(since_us, LISTED * 5).await?;
    rows.retain(|row| row.titles > 1);
    rows.sort_by(|a, b| b.titles.cmp(&a.titles).then(b.newest_us.cmp(&a.newest_us)));
    let catalogue = app.titles().await?;
    let viewer = Viewer::new(&app, &catalogue).speaking(preferences.speaks());
    let others: Vec<(StoryId, Vec<stories::Reason>)> = rows.iter().map(|row| (row.id, Vec::new())).collect();
    let stories = links(&app, others, SHOWN, &viewer).await?;
    let ids = stories.iter().map(|story| short(story.id)).collect();
    let speaks = preferences.speaks();
    let acts = acts(&app, app.store.story_acts(30).await?, speaks).await?;
    let frame = Frame::new(&app, preferences, speaks.say("desk-stories"), "/desk/stories").hidden_from_search();
    DeskStoriesPage { frame, stories, ids, acts }.respond()
}

/// `/desk/story/{id}`
pub(crate) async fn desk_story(
    State(app): State<App>,
    _: Editor,
    Path(id): Path<String>,
    Query(done): Query<Done>,
    preferences: Preferences,
) -> Result<Response, Error> {
    let story = known(&app, &id).await?;
    let catalogue = app.titles().await?;
    let viewer = Viewer::new(&app, &catalogue).speaking(preferences.speaks());
    let articles: Vec<CardView> = app
        .store
        .story_articles(story.id, ARTICLES)
        .await?
        .iter()
        .filter_map(|article| viewer.view(&article.card))
        .collect();
    let lead = story.lead.to_string();
    let headline = articles.iter().find(|card| card.id == lead).or_else(|| articles.first());
    // In which language editors named a story is not known; most likely in that of their desk.
    let named = story.name.as_ref().map(|_| preferences.speaks().tag().to_owned());
    let language = named.or_else(|| headline.map(|card| card.language.clone())).unwrap_or_default();
    let headline = story.name.clone().or_else(|| headline.map(|card| card.headline.clone())).unwrap_or_default();
    let near = links(&app, app.store.tied(story.id, store::Tie::Related).await?, 8, &viewer).await?;
    let speaks = preferences.speaks();
    let forwards_to = match story.forwards_to {
        Some(into) => app.store.story(into).await?.map(|into| story_href(&into)),
        None => None,
    };
    DeskStoryPage {
        frame: Frame::new(&app, preferences, speaks.say("desk-story"), "/desk/stories").hidden_from_search(),
        id: short(story.id),
        href: story_href(&story),
        name: story.name.clone().unwrap_or_default(),
        counts: speaks.story_counts(story.titles, story.reports),
        near_ids: near.iter().map(|story| short(story.id)).collect(),
        acts: acts(&app, app.store.acts_of(story.id).await?, speaks).await?,
        done: done.done.is_some(),
        headline,
        language,
        forwards_to,
        articles,
        near,
    }
    .respond()
}

/// The form of a name.
#[derive(Debug, Deserialize)]
pub(crate) struct NameForm {
    name: String,
}

/// `POST /desk/story/{id}/name`: an empty name takes the editors' name away.
pub(crate) async fn name_story(
    State(app): State<App>,
    Editor(editor): Editor,
    Path(id): Path<String>,
    Form(form): Form<NameForm>,
) -> Result<Response, Error> {
    let story = known(&app, &id).await?;
    let name: String = form.name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.chars().count() > NAME_LETTERS {
        return Err(Error::FormRoom("form-story-name", i64::try_from(NAME_LETTERS).unwrap_or(i64::MAX)));
    }
    let name = (!name.is_empty()).then_some(name);
    act(&app, &editor, story.id, Act::Rename { story: story.id, name }).await
}

/// The form of a merge: a story by its number or address.
#[derive(Debug, Deserialize)]
pub(crate) struct MergeForm {
    other: String,
}

/// `POST /desk/story/{id}/merge`: the other story becomes a part of this one and forwards to it.
pub(crate) async fn merge_story(
    State(app): State<App>,
    Editor(editor): Editor,
    Path(id): Path<String>,
    Form(form): Form<MergeForm>,
) -> Result<Response, Error> {
    let story = known(&app, &id).await?;
    let other = known(&app, form.other.trim()).await.map_err(|error| match error {
        Error::StoryNotFound => Error::Form("form-story-address"),
        error => error,
    })?;
    if other.id == story.id || other.forwards_to == Some(story.id) {
        return Err(Error::Form("form-story-same"));
    }
    act(&app, &editor, story.id, Act::Merge { from: other.id, into: story.id }).await
}

/// `POST /desk/story/{id}/split`: `article` once for each article that leaves.
pub(crate) async fn split_story(
    State(app): State<App>,
    Editor(editor): Editor,
    Path(id): Path<String>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response, Error> {
    let story = known(&app, &id).await?;
    let articles: Vec<ArticleId> =
        fields.iter().filter(|(name, _)| name == "article").filter_map(|(_, id)| id.parse().ok()).collect();
    if articles.is_empty() || i64::try_from(articles.len()).unwrap_or(i64::MAX) >= i64::from(story.articles) {
        return Err(Error::Form("form-story-split"));
    }
    act(&app, &editor, story.id, Act::Split { story: story.id, articles }).await
}

/// The form that takes an act back.
#[derive(Debug, Deserialize)]
pub(crate) struct UndoForm {
    act: u64,
}

/// `POST /desk/story/{id}/undo`
pub(crate) async fn undo_story_act(
    State(app): State<App>,
    Editor(editor): Editor,
    Path(id): Path<String>,
    Form(form): Form<UndoForm>,
) -> Result<Response, Error> {
    let story = known(&app, &id).await?;
    act(&app, &editor, story.id, Act::Undo { act: form.act }).await
}

async fn act(app: &App, editor: &crate::session::SignedIn, story: StoryId, act: Act) -> Result<Response, Error> {
    app.store.record_story_act(story, editor.account.id, news::to_micros(app.now()), &act).await?;
    app.forget();
    Ok(Redirect::to(&format!("/desk/story/{}?done=1", short(story))).into_response())
}

/// The story that a number or an address names; while one article alone tells it, its address is that article's.
async fn known(app: &App, name: &str) -> Result<StoryRow, Error> {
    let mut id = id_of(name).ok_or(Error::StoryNotFound)?;
    if name.contains("/article/") {
        let article = app.store.article(short(id)).await?.ok_or(Error::StoryNotFound)?;
        id = article.card.story.ok_or(Error::StoryNotFound)?;
    }
    app.store.story(id).await?.ok_or(Error::StoryNotFound)
}

async fn acts(app: &App, acts: Vec<StoryAct>, speaks: Language) -> Result<Vec<ActView>, Error> {
    let mut views = Vec::with_capacity(acts.len());
    for act in acts {
        let account = app.store.account(act.account).await?;
        let who = account.map_or_else(
            || speaks.say("who-is-gone").into_owned(),
            |account| {
                if account.name.is_empty() { account.address } else { account.name }
            },
        );
        views.push(ActView {
            number: act.number,
            story: short(act.story),
            words: words(&act.act, speaks),
            who,
            time: Moment::said(speaks, act.at_us, app.now(), &app.settings.time_zone),
            can_undo: !act.undone && !matches!(act.act, Act::Undo { .. }),
            undone: act.undone,
        });
    }
    Ok(views)
}

fn words(act: &Act, speaks: Language) -> String {
    match act {
        Act::Merge { from, .. } => speaks.name("act-merged", &short(*from).to_string()),
        Act::Split { articles, .. } => speaks.count("act-split", i64::try_from(articles.len()).unwrap_or(i64::MAX)),
        Act::Rename { name: Some(name), .. } => speaks.name("act-named", name),
        Act::Rename { name: None, .. } => speaks.say("act-unnamed").into_owned(),
        Act::Undo { .. } => speaks.say("act-undid").into_owned(),
    }
}
