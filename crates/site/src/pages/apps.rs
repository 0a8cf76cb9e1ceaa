//! Tokens with which apps sign in.

use askama::Template;
use axum::Form;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use identity::{Scope, Scopes};
use serde::Deserialize;

use crate::app::App;
use crate::frame::Frame;
use crate::preferences::Preferences;
use crate::respond::Page;
use crate::session::{Proved, SignedIn};
use crate::words::ago_in;
use crate::{CachePolicy, Error};

const DAY_US: i64 = 86_400_000_000;
/// Tokens that one account may have.
const MOST: usize = 50;

#[derive(Template)]
#[template(path = "apps.html")]
pub(crate) struct AppsPage {
    pub frame: Frame,
    pub tokens: Vec<TokenView>,
    /// Whether the account has more rights than a reader's.
    pub has_role: bool,
    /// What was made just now: its name and itself.
    pub made: Option<(String, String)>,
}

impl Page for AppsPage {
    const POLICY: CachePolicy = CachePolicy::NoStore;
}

/// A token as its owner sees it.
#[derive(Clone, Debug)]
pub(crate) struct TokenView {
    pub id: i64,
    pub name: String,
    /// The messages that say what it may do.
    pub scopes: Vec<String>,
    pub used: String,
    pub ends: String,
}

async fn page(
    app: &App,
    preferences: Preferences,
    reader: &SignedIn,
    made: Option<(String, String)>,
) -> Result<Response, Error> {
    let (now, zone, speaks) = (app.now(), &app.settings.time_zone, preferences.speaks());
    let tokens = app.store.app_tokens_of(reader.account.id).await?;
    let tokens = tokens
        .into_iter()
        .map(|token| {
            let scopes = Scopes::from_text(&token.scopes);
            TokenView {
                id: token.id,
                name: token.name,
                scopes: Scope::ALL
                    .into_iter()
                    .filter(|one| scopes.allow(*one))
                    .map(|one| format!("scope-{}", one.as_str()))
                    .collect(),
                used: match token.used_us {
                    0 => speaks.say("never-used").into_owned(),
                    used_us => speaks.name("last-used", &ago_in(speaks, news::from_micros(used_us), now, zone)),
                },
                ends: match token.ends_us {
                    0 => speaks.say("does-not-end").into_owned(),
                    ends_us if ends_us <= news::to_micros(now) => speaks.say("has-ended").into_owned(),
                    ends_us => speaks.name("ends-on", &speaks.day_and_time(ends_us, zone)),
                },
            }
        })
        .collect();
    AppsPage {
        frame: Frame::new(app, preferences, speaks.say("apps"), "/account/apps").hidden_from_search(),
        tokens,
        has_role: reader.account.role != news::Role::Reader,
        made,
    }
    .respond()
}

/// `/account/apps`
pub(crate) async fn apps(
    State(app): State<App>,
    reader: SignedIn,
    preferences: Preferences,
) -> Result<Response, Error> {
    page(&app, preferences, &reader, None).await
}

/// `POST /account/apps`: `name`, `scope` once for each, `days` (0 for ever).
pub(crate) async fn make_token(
    State(app): State<App>,
    Proved(reader): Proved,
    preferences: Preferences,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response, Error> {
    let field = |wanted: &str| {
        fields.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.trim()).unwrap_or_default()
    };
    let words: Vec<&str> = fields.iter().filter(|(name, _)| name == "scope").map(|(_, word)| word.as_str()).collect();
    let scopes = Scopes::from_text(&words.join(" "));
    let name: String = field("name").chars().filter(|c| !c.is_control()).take(80).collect();
    if name.is_empty() || scopes.is_empty() {
        return Err(Error::Form("form-app"));
    }
    if scopes.allow(Scope::Manage) && reader.account.role == news::Role::Reader {
        return Err(Error::Form("form-app-role"));
    }
    if app.store.app_tokens_of(reader.account.id).await?.len() >= MOST {
        return Err(Error::Form("form-app-room"));
    }
    let days = field("days").parse::<i64>().unwrap_or(0).clamp(0, 3_650);
    let now_us = news::to_micros(app.now());
    let token = app.accounts.make_app_token(reader.account.id, &name, &scopes, days * DAY_US, now_us).await?;
    page(&app, preferences, &reader, Some((name, token.as_str().to_owned()))).await
}

/// The form of one token.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Which {
    token: i64,
}

/// `POST /account/apps/end`
pub(crate) async fn end_token(
    State(app): State<App>,
    reader: SignedIn,
    Form(Which { token }): Form<Which>,
) -> Result<Response, Error> {
    app.store.end_app_token(reader.account.id, token).await?;
    Ok(Redirect::to("/account/apps").into_response())
}
