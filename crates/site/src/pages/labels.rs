//! Labels: names that a reader gives to articles, each a list of its own.

use askama::Template;
use axum::Form;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use news::ArticleId;
use serde::Deserialize;

use super::article::id_of;
use super::latest::PAGE_LENGTH;
use super::own_lists::{KeptView, admit};
use crate::app::App;
use crate::cards::{Viewer, article_location};
use crate::destination::encoded;
use crate::frame::Frame;
use crate::preferences::Preferences;
use crate::respond::Page;
use crate::session::SignedIn;
use crate::words::ago_in;
use crate::{CachePolicy, Error};

/// Letters of a label.
const MOST_LETTERS: usize = 60;

#[derive(Template)]
#[template(path = "labels.html")]
pub(crate) struct LabelsPage {
    pub frame: Frame,
    pub labels: Vec<LabelView>,
    /// The label whose list is shown; empty for none.
    pub name: String,
    pub items: Vec<KeptView>,
    pub older: Option<String>,
}

impl Page for LabelsPage {
    const POLICY: CachePolicy = CachePolicy::NoStore;
}

/// A label.
pub(crate) struct LabelView {
    pub name: String,
    pub href: String,
    /// "12 articles"
    pub articles: String,
    pub current: bool,
}

/// A label as it is kept.
pub(crate) fn label_name(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    text.chars().filter(|c| !c.is_control()).take(MOST_LETTERS).collect()
}

/// Where a label's list is.
pub(crate) fn label_href(name: &str) -> String {
    format!("/labels?name={}", encoded(name))
}

/// Which label, and where a page of its list begins.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Which {
    name: String,
    /// `{at_us}-{id}` of the last article of the page before.
    before: String,
}

/// `/labels?name=&before=`
pub(crate) async fn labels(
    State(app): State<App>,
    reader: SignedIn,
    preferences: Preferences,
    Query(which): Query<Which>,
) -> Result<Response, Error> {
    let account = reader.account.id;
    let cursor: Option<(i64, ArticleId)> =
        which.before.split_once('-').and_then(|(at, id)| Some((at.parse().ok()?, id.parse().ok()?)));
    let kept = match which.name.as_str() {
        "" => Vec::new(),
        name => app.store.labelled(account, name, cursor, PAGE_LENGTH).await?,
    };
    let catalogue = app.titles().await?;
    let viewer = Viewer::new(&app, &catalogue).of_own().speaking(preferences.speaks());
    let is_full = i64::try_from(kept.len()).is_ok_and(|length| length >= PAGE_LENGTH);
    let older = kept
        .last()
        .filter(|_| is_full)
        .map(|last| format!("{}&before={}-{}", label_href(&which.name), last.at_us, last.card.id));
    let at = |at_us| ago_in(preferences.speaks(), news::from_micros(at_us), app.now(), &app.settings.time_zone);
    let items = kept.iter().filter_map(|kept| Some(KeptView { card: viewer.view(&kept.card)?, at: at(kept.at_us) }));
    let label = |(name, articles): (String, i64)| LabelView {
        href: label_href(&name),
        articles: preferences.speaks().count("counts-articles", articles),
        current: name == which.name,
        name,
    };
    LabelsPage {
        frame: Frame::new(&app, preferences, preferences.speaks().say("labels"), "/labels").hidden_from_search(),
        labels: app.store.labels(account).await?.into_iter().map(label).collect(),
        items: items.collect(),
        older,
        name: which.name.clone(),
    }
    .respond()
}

/// The form below an article.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct LabelForm {
    name: String,
    /// `on` or `off`.
    act: String,
}

/// `POST /article/{slug}-{id}/label`
pub(crate) async fn label(
    State(app): State<App>,
    Path(name): Path<String>,
    reader: SignedIn,
    Form(form): Form<LabelForm>,
) -> Result<Response, Error> {
    let article = id_of(&name).ok_or(Error::ArticleNotFound)?;
    let known = app.store.article(article).await?.ok_or(Error::ArticleNotFound)?;
    admit(&app, &*app.titles().await?, Some(&reader), &known.card).await?;
    let label = label_name(&form.name);
    match (form.act.as_str(), label.is_empty()) {
        ("off", _) => {
            app.store.unlabel(reader.account.id, article, &form.name).await?;
        }
        ("on", false) => {
            let now_us = news::to_micros(app.now());
            app.store.label_articles(reader.account.id, &label, &[article], now_us).await?;
        }
        _ => return Err(Error::Form("form-label")),
    }
    Ok(Redirect::to(&article_location(&known.card)).into_response())
}
