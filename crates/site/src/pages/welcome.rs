//! The first start: which editions and titles the instance carries.

use std::collections::HashSet;

use askama::Template;
use axum::Form;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use news::{Role, TitleId};

use crate::app::App;
use crate::cards::TitleView;
use crate::frame::Frame;
use crate::pages::console::WELCOMED;
use crate::pages::console_titles::switch_to;
use crate::preferences::Preferences;
use crate::respond::Page;
use crate::session::{Operator, SignedIn};
use crate::{CachePolicy, Error};

/// Marks shown of an edition.
const MARKS: usize = 7;

#[derive(Template)]
#[template(path = "welcome.html")]
pub(crate) struct WelcomePage {
    pub frame: Frame,
    pub editions: Vec<EditionView>,
    pub is_operator: bool,
    pub on: usize,
}

impl Page for WelcomePage {
    const POLICY: CachePolicy = CachePolicy::NoStore;
}

/// An edition to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct EditionView {
    pub slug: &'static str,
    pub name: &'static str,
    pub language: &'static str,
    pub titles: usize,
    pub marks: Vec<TitleView>,
    /// Whether most of its titles are on.
    pub on: bool,
}

/// `/welcome`
pub(crate) async fn welcome(
    State(app): State<App>,
    signed_in: Option<SignedIn>,
    preferences: Preferences,
) -> Result<Response, Error> {
    let is_operator = signed_in.is_some_and(|reader| reader.may(Role::Operator));
    let catalogue = app.titles().await?;
    let editions = news::EDITIONS
        .iter()
        .filter_map(|edition| {
            let titles: Vec<&news::Title> = catalogue
                .all()
                .iter()
                .filter(|title| title.listing.editions.iter().any(|slug| slug == edition.slug))
                .collect();
            let on = titles.iter().filter(|title| title.enabled).count();
            (!titles.is_empty()).then(|| EditionView {
                slug: edition.slug,
                name: edition.name,
                language: edition.language,
                titles: titles.len(),
                marks: titles.iter().take(MARKS).map(|title| TitleView::new(title)).collect(),
                on: on * 2 > titles.len(),
            })
        })
        .collect();
    WelcomePage {
        frame: Frame::new(&app, preferences, preferences.speaks().say("welcome"), "/welcome").hidden_from_search(),
        editions,
        is_operator,
        on: catalogue.all().iter().filter(|title| title.enabled).count(),
    }
    .respond()
}

/// `POST /welcome`: `edition` once per edition whose titles shall be on, or `skip`.
pub(crate) async fn choose(
    State(app): State<App>,
    Operator(operator): Operator,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response, Error> {
    let skipped = fields.iter().any(|(name, _)| name == "skip");
    if !skipped {
        let editions: HashSet<&str> =
            fields.iter().filter(|(name, _)| name == "edition").map(|(_, slug)| slug.as_str()).collect();
        if editions.is_empty() {
            return Err(Error::Form("form-editions"));
        }
        app.forget();
        let catalogue = app.titles().await?;
        let wanted: HashSet<TitleId> = catalogue
            .all()
            .iter()
            .filter(|title| {
                title.listing.editions.is_empty() && title.enabled
                    || title.listing.editions.iter().any(|slug| editions.contains(slug.as_str()))
            })
            .map(|title| title.id)
            .collect();
        switch_to(&app, &catalogue, &wanted, Some(operator.account.id)).await?;
    }
    app.store.set_setting(WELCOMED, "1").await?;
    Ok(Redirect::to("/").into_response())
}
