//! Titles on and off.

use std::collections::{HashMap, HashSet};

use askama::Template;
use axum::Form;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use news::{AccountId, TitleId};
use serde::Deserialize;
use store::{Act, OperatorAct};

use crate::app::App;
use crate::cards::{TitleView, Viewer};
use crate::catalogue::Catalogue;
use crate::frame::Frame;
use crate::pages::titles::{Country, by_country};
use crate::preferences::Preferences;
use crate::respond::Page;
use crate::session::Operator;
use crate::{CachePolicy, Error};

#[derive(Template)]
#[template(path = "console_titles.html")]
pub(crate) struct ConsoleTitlesPage {
    pub frame: Frame,
    pub countries: Vec<Country>,
    pub on: usize,
    pub all: usize,
    pub saved: bool,
    /// Of titles whose feeds name a hub, whether it tells of their news.
    hubs: HashMap<String, String>,
}

impl Page for ConsoleTitlesPage {
    const POLICY: CachePolicy = CachePolicy::NoStore;
}

impl ConsoleTitlesPage {
    fn hub(&self, title: &TitleView) -> &str {
        self.hubs.get(&title.id).map_or("", String::as_str)
    }

    fn about(&self) -> String {
        let number = |count| self.frame.language().number(i64::try_from(count).unwrap_or(i64::MAX));
        self.frame.pairs("titles-on-off-about", &number(self.on), &number(self.all))
    }
}

/// What a redirect after saving says.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Done {
    pub saved: Option<String>,
}

/// `/console/titles`
pub(crate) async fn titles_to_switch(
    State(app): State<App>,
    _: Operator,
    Query(done): Query<Done>,
    preferences: Preferences,
) -> Result<Response, Error> {
    let catalogue = app.titles().await?;
    let viewer = Viewer::new(&app, &catalogue).speaking(preferences.speaks());
    let hubs = super::console_hubs::of_titles(&app.store.hubs().await?, &app.store.feeds().await?, &viewer);
    ConsoleTitlesPage {
        hubs: hubs.into_iter().map(|(title, words)| (title.to_string(), words)).collect(),
        frame: Frame::new(&app, preferences, preferences.speaks().say("titles-on-off"), "/console/titles")
            .hidden_from_search(),
        on: catalogue.all().iter().filter(|title| title.enabled).count(),
        all: catalogue.all().iter().filter(|title| !title.comes_by_mail()).count(),
        // What readers get by mail is nobody's business but theirs.
        countries: by_country(&catalogue, |title| !title.comes_by_mail(), preferences.speaks()),
        saved: done.saved.is_some(),
    }
    .respond()
}

/// `POST /console/titles`: `on` once per title that shall be on; all others go off.
pub(crate) async fn switch_titles(
    State(app): State<App>,
    Operator(operator): Operator,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response, Error> {
    let wanted: HashSet<TitleId> =
        fields.iter().filter(|(name, _)| name == "on").filter_map(|(_, id)| id.parse().ok()).collect();
    app.forget();
    let catalogue = app.titles().await?;
    switch_to(&app, &catalogue, &wanted, Some(operator.account.id)).await?;
    Ok(Redirect::to("/console/titles?saved=1").into_response())
}

/// Makes `wanted` the titles that are on, as `by` asks.
pub(crate) async fn switch_to(
    app: &App,
    catalogue: &Catalogue,
    wanted: &HashSet<TitleId>,
    by: Option<AccountId>,
) -> Result<(), Error> {
    let now_us = news::to_micros(app.now());
    for enabled in [true, false] {
        let changing: Vec<TitleId> = catalogue
            .all()
            .iter()
            .filter(|title| title.enabled != enabled && wanted.contains(&title.id) == enabled)
            .map(|title| title.id)
            .collect();
        if !changing.is_empty() {
            let names: Vec<&str> =
                changing.iter().filter_map(|id| Some(catalogue.get(*id)?.listing.name.as_str())).collect();
            let act = if enabled { OperatorAct::TitlesOn } else { OperatorAct::TitlesOff };
            let act = Act::new(by, act, names.join(", "), now_us);
            act.noting(app.store.switch_titles(&changing, enabled, now_us)).await?;
        }
    }
    app.forget();
    Ok(())
}
