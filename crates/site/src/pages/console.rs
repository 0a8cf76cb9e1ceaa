//! The console's entrance: sign-in with the operator's key, and how things are.

use askama::Template;
use axum::Form;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use http::header::{self, HeaderValue};
use serde::Deserialize;
use store::Counts;

use crate::app::App;
use crate::frame::Frame;
use crate::preferences::Preferences;
use crate::respond::{Page, set_policy};
use crate::session::{self, IsOperator};
use crate::words::{ago, since, thousands};
use crate::{CachePolicy, Error};

/// The name of the setting that says that titles were chosen once.
pub(crate) const WELCOMED: &str = "welcomed";

#[derive(Template)]
#[template(path = "console.html")]
pub(crate) struct ConsolePage {
    pub frame: Frame,
    pub counts: Counts,
    pub articles: String,
    pub last_answer: String,
    pub unreachable: Option<String>,
}

impl Page for ConsolePage {
    const POLICY: CachePolicy = CachePolicy::NoStore;
}

#[derive(Template)]
#[template(path = "sign_in.html")]
pub(crate) struct SignInPage {
    pub frame: Frame,
    pub wrong: bool,
    pub has_key: bool,
}

impl Page for SignInPage {
    const POLICY: CachePolicy = CachePolicy::NoStore;
}

/// The key, in a form or in the link that is printed at the first start.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Key {
    key: String,
}

/// `/console`
pub(crate) async fn console(
    State(app): State<App>,
    Query(key): Query<Key>,
    IsOperator(is_operator): IsOperator,
    preferences: Preferences,
) -> Result<Response, Error> {
    if !key.key.is_empty() {
        return enter(&app, preferences, &key.key).await;
    }
    if !is_operator {
        return Ok(Redirect::to("/console/sign-in").into_response());
    }
    let counts = app.store.counts().await?;
    let (now, zone) = (app.now(), &app.settings.time_zone);
    ConsolePage {
        frame: Frame::new(&app, preferences, "Console", "/console").hidden_from_search(),
        articles: thousands(counts.articles),
        last_answer: if counts.succeeded_us == 0 {
            "never".to_owned()
        } else {
            ago(news::from_micros(counts.succeeded_us), now, zone)
        },
        unreachable: app.progress.read().unreachable_since_us.map(|at| since(at, now, zone)),
        counts,
    }
    .respond()
}

/// `/console/sign-in`
pub(crate) async fn show_sign_in(State(app): State<App>, preferences: Preferences) -> Result<Response, Error> {
    sign_in_page(&app, preferences, false)
}

fn sign_in_page(app: &App, preferences: Preferences, wrong: bool) -> Result<Response, Error> {
    let frame = Frame::new(app, preferences, "Sign in", "/console/sign-in").hidden_from_search();
    SignInPage { frame, wrong, has_key: app.settings.operator_key.is_some() }.respond()
}

/// `POST /console/sign-in`
pub(crate) async fn sign_in(
    State(app): State<App>,
    preferences: Preferences,
    Form(key): Form<Key>,
) -> Result<Response, Error> {
    enter(&app, preferences, &key.key).await
}

async fn enter(app: &App, preferences: Preferences, key: &str) -> Result<Response, Error> {
    let Some(cookie) = session::sign_in(&app.settings, key, app.now().as_second()) else {
        let mut response = sign_in_page(app, preferences, true)?;
        *response.status_mut() = http::StatusCode::FORBIDDEN;
        return Ok(response);
    };
    // The first time, the operator chooses titles; after that, the console opens.
    let welcomed = app.store.setting(WELCOMED).await?.is_some();
    let mut response = Redirect::to(if welcomed { "/console" } else { "/welcome" }).into_response();
    response.headers_mut().insert(header::SET_COOKIE, cookie);
    // The key must not travel on in the address of the page before.
    response.headers_mut().insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    set_policy(&mut response, CachePolicy::NoStore);
    Ok(response)
}

/// `POST /console/sign-out`
pub(crate) async fn sign_out(State(app): State<App>) -> Response {
    let mut response = Redirect::to("/").into_response();
    if let Some(cookie) = session::sign_out(&app.settings) {
        response.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    set_policy(&mut response, CachePolicy::NoStore);
    response
}
