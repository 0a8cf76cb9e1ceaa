//! What is new to a reader: in stories that they follow, among searches that they keep, and corrections of what they have read.

use std::collections::HashMap;

use askama::Template;
use axum::Form;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use news::{AccountId, ArticleId};
use search::{Clause, Condition, Order, Query};
use serde::Deserialize;
use store::{FollowKind, StoryRow};
use stories::StoryId;

use crate::app::App;
use crate::cards::{CardView, Speech, Viewer};
use crate::catalogue::Catalogue;
use crate::destination::encoded;
use crate::frame::Frame;
use crate::language::Language;
use crate::preferences::Preferences;
use crate::respond::Page;
use crate::session::SignedIn;
use crate::story_address::story_href;
use crate::wishes::Wishes;
use crate::words::ago_in;
use crate::{CachePolicy, Error};

/// Kept searches that are asked what they find anew.
const SEARCHES: usize = 30;
/// Notices that are shown.
const NOTICES: i64 = 60;

#[derive(Template)]
#[template(path = "following.html")]
pub(crate) struct FollowingPage {
    pub frame: Frame,
    pub stories: Vec<StoryLine>,
    pub searches: Vec<SearchLine>,
    pub corrected: Vec<CorrectedView>,
    /// What rules told of.
    pub notices: Vec<NoticeView>,
    /// Up to when, for the form that forgets them.
    pub noticed_us: i64,
    /// Writers that are followed: name, and where their articles are.
    pub writers: Vec<(String, String)>,
    /// Whether anything can be new: a story is followed, or a search is kept.
    pub follows: bool,
}

impl Page for FollowingPage {
    const POLICY: CachePolicy = CachePolicy::Private;
}

/// A story that is followed.
pub(crate) struct StoryLine {
    pub href: String,
    pub headline: String,
    pub language: String,
    pub counts: String,
    /// "3 new articles since you were there"; empty for none.
    pub new: String,
}

impl StoryLine {
    /// `lang` and `dir` of the headline.
    pub fn speech(&self) -> Speech<'_> {
        Speech::of(&self.language)
    }
}

/// A search that is kept.
pub(crate) struct SearchLine {
    pub href: String,
    pub name: String,
    /// "12 new articles since you looked"; empty for none.
    pub new: String,
}

/// An article that a rule told of.
pub(crate) struct NoticeView {
    pub card: CardView,
    /// The rule.
    pub reason: String,
}

/// An article that was corrected after the reader had opened it.
pub(crate) struct CorrectedView {
    pub card: CardView,
    pub changes: String,
    pub at: String,
}

/// `/following`
pub(crate) async fn following(
    State(app): State<App>,
    reader: SignedIn,
    preferences: Preferences,
) -> Result<Response, Error> {
    let account = reader.account.id;
    let wishes = Wishes::of(&app.store, account, news::to_micros(app.now())).await?;
    let catalogue = app.titles().await?;
    let viewer = Viewer::new(&app, &catalogue).under(&wishes).of_own().speaking(preferences.speaks());
    let stories = stories(&app, account, &wishes, &viewer).await?;
    let searches = searches(&app, &reader, &catalogue, preferences.speaks()).await?;
    let corrected = corrected(&app, account, &viewer).await?;
    let told = app.store.notices(account, NOTICES).await?;
    let cards = app.store.cards(&told.iter().map(|one| one.article).collect::<Vec<_>>()).await?;
    let notices = told.iter().filter_map(|one| {
        let card = viewer.view(cards.iter().find(|card| card.id == one.article)?)?;
        Some(NoticeView { card, reason: one.reason.clone() })
    });
    let writers = wishes.follows.iter().filter(|follow| follow.kind == FollowKind::Author);
    let writers: Vec<(String, String)> =
        writers.map(|follow| (follow.label.clone(), super::highlights::author_href(&follow.value))).collect();
    FollowingPage {
        noticed_us: told.first().map_or(0, |one| one.at_us),
        notices: notices.collect(),
        frame: Frame::new(&app, preferences, preferences.speaks().say("following"), "/following")
            .hidden_from_search()
            .hiding(viewer.hidden()),
        follows: !stories.is_empty() || !searches.is_empty() || !writers.is_empty() || !told.is_empty(),
        writers,
        stories,
        searches,
        corrected,
    }
    .respond()
}

/// The stories that a reader follows, with what came since they were there, the newest first.
async fn stories(app: &App, account: AccountId, wishes: &Wishes, viewer: &Viewer<'_>) -> Result<Vec<StoryLine>, Error> {
    let followed: HashMap<StoryId, i64> = wishes
        .follows
        .iter()
        .filter(|follow| follow.kind == FollowKind::Story)
        .filter_map(|follow| Some((StoryId(follow.value.parse().ok()?), follow.created_us)))
        .collect();
    let visits: HashMap<StoryId, i64> = app.store.story_visits(account).await?.into_iter().collect();
    let mut rows: Vec<(StoryRow, i64)> = Vec::new();
    for (story, since_us) in followed {
        let mut row = app.store.story(story).await?;
        // What became a part of another story is followed there.
        if let Some(into) = row.as_ref().and_then(|row| row.forwards_to) {
            row = app.store.story(into).await?;
        }
        if let Some(row) = row.filter(|row| row.articles > 0 && rows.iter().all(|(other, _)| other.id != row.id)) {
            let since_us = visits.get(&row.id).copied().unwrap_or(0).max(since_us);
            rows.push((row, since_us));
        }
    }
    rows.sort_by_key(|(row, _)| std::cmp::Reverse((row.newest_us, row.id)));
    let leads: Vec<ArticleId> = rows.iter().map(|(row, _)| row.lead).collect();
    let leads = app.store.cards(&leads).await?;
    let mut lines = Vec::new();
    for (row, since_us) in rows {
        let Some(lead) = leads.iter().find(|card| card.id == row.lead).filter(|card| viewer.shows(card)) else {
            continue;
        };
        let new = app.store.new_in_story(row.id, since_us).await?;
        lines.push(StoryLine {
            href: story_href(&row),
            headline: row.name.clone().unwrap_or_else(|| lead.headline.clone()),
            language: lead.language.clone(),
            counts: viewer.language.story_counts(row.titles, row.reports),
            new: since_words(viewer.language, new, "new-since-there"),
        });
    }
    Ok(lines)
}

/// What kept searches find that was published since their reader looked.
async fn searches(
    app: &App,
    reader: &SignedIn,
    catalogue: &Catalogue,
    speaks: Language,
) -> Result<Vec<SearchLine>, Error> {
    let mut lines = Vec::new();
    for kept in app.store.saved_searches(reader.account.id).await?.into_iter().take(SEARCHES) {
        let mut query = Query::parse(&kept.query, app.now(), &app.settings.time_zone);
        let since_us = kept.seen_us.max(kept.created_us);
        query.clauses.push(Clause { excluded: false, condition: Condition::After(news::from_micros(since_us)) });
        let new = match super::search::found(app, Some(reader), catalogue, &query, Order::Time, (0, 0)).await {
            Ok(found) => i64::try_from(found.total).unwrap_or(i64::MAX),
            // The index is being made; the searches are there all the same.
            Err(Error::NoSearch(_)) => 0,
            Err(error) => return Err(error),
        };
        lines.push(SearchLine {
            href: format!("/search?q={}&order=time", encoded(&kept.query)),
            name: kept.name,
            new: since_words(speaks, new, "new-since-looked"),
        });
    }
    Ok(lines)
}

fn since_words(language: Language, new: i64, key: &str) -> String {
    if new > 0 { language.count(key, new) } else { String::new() }
}

async fn corrected(app: &App, account: AccountId, viewer: &Viewer<'_>) -> Result<Vec<CorrectedView>, Error> {
    let corrections = app.store.corrections_for(account).await?;
    let ids: Vec<ArticleId> = corrections.iter().map(|correction| correction.article).collect();
    let cards = if ids.is_empty() { Vec::new() } else { app.store.cards(&ids).await? };
    let mut views: Vec<CorrectedView> = Vec::new();
    for correction in corrections {
        let Some(card) = cards.iter().find(|card| card.id == correction.article) else { continue };
        let Some(card) = viewer.view(card).filter(|card| views.iter().all(|view| view.card.id != card.id)) else {
            continue;
        };
        let at = ago_in(viewer.language, news::from_micros(correction.seen_us), viewer.now, viewer.zone);
        views.push(CorrectedView { changes: format!("{}/changes", card.href), card, at });
    }
    Ok(views)
}

/// Which notices are to be forgotten.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct ForgetForm {
    through: i64,
}

/// `POST /following/forget`: what rules told of, up to when it was shown.
pub(crate) async fn forget_notices(
    State(app): State<App>,
    reader: SignedIn,
    Form(form): Form<ForgetForm>,
) -> Result<Response, Error> {
    app.store.forget_notices(reader.account.id, form.through).await?;
    Ok(Redirect::to("/following").into_response())
}
