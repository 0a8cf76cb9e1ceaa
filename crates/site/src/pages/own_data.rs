//! Everything that is kept about a person, as a file for them, and its end.

mod everything;

use askama::Template;
use axum::Form;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use http::header::{self, HeaderValue};
use identity::Refused;
use serde::Deserialize;

use super::sign_in::answered;
use crate::app::App;
use crate::frame::Frame;
use crate::preferences::Preferences;
use crate::respond::{Page, set_policy};
use crate::session::{self, Proved};
use crate::{CachePolicy, Error};

#[derive(Template)]
#[template(path = "erase.html")]
pub(crate) struct ErasePage {
    pub frame: Frame,
    pub address: String,
    pub refused: Option<Refused>,
    /// Whether what was typed is not the address.
    pub mistyped: bool,
    /// What is left of the reader's own balance, and goes back; empty for nothing.
    pub balance: String,
}

impl Page for ErasePage {
    const POLICY: CachePolicy = CachePolicy::NoStore;
}

/// `/account/export`: one JSON file. Secrets are kept as hashes and are no use to anybody, so they are left out.
pub(crate) async fn export(State(app): State<App>, Proved(reader): Proved) -> Result<Response, Error> {
    let everything = everything::of(&app, &reader.account).await?;
    let text = serde_json::to_string_pretty(&everything).map_err(|error| Error::Broken(error.to_string()))?;
    let mut response = text.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert(
        header::CONTENT_DISPOSITION,
        HeaderValue::from_static("attachment; filename=\"newsstand-account.json\""),
    );
    set_policy(&mut response, CachePolicy::NoStore);
    Ok(response)
}

/// `/account/erase`
pub(crate) async fn show_erase(
    State(app): State<App>,
    Proved(reader): Proved,
    preferences: Preferences,
) -> Result<Response, Error> {
    page(&app, preferences, &reader.account, None, false).await
}

async fn page(
    app: &App,
    preferences: Preferences,
    account: &store::Account,
    refused: Option<Refused>,
    mistyped: bool,
) -> Result<Response, Error> {
    let frame =
        Frame::new(app, preferences, preferences.speaks().say("erase-account"), "/account/erase").hidden_from_search();
    let held = app.store.wallet(account.id).await?;
    let balance: Vec<String> = held.iter().map(|money| preferences.speaks().money(*money)).collect();
    let (address, balance) = (account.address.clone(), balance.join(" · "));
    let mut response = answered(&ErasePage { frame, address, refused, mistyped, balance }, refused)?;
    if mistyped {
        *response.status_mut() = http::StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(response)
}

/// The form of the page.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Erase {
    address: String,
}

/// `POST /account/erase`
pub(crate) async fn erase(
    State(app): State<App>,
    Proved(reader): Proved,
    preferences: Preferences,
    Form(form): Form<Erase>,
) -> Result<Response, Error> {
    let account = reader.account;
    if !form.address.trim().eq_ignore_ascii_case(&account.address) {
        return page(&app, preferences, &account, None, true).await;
    }
    let now_us = news::to_micros(app.now());
    match app.accounts.erase(account.id, Some(account.id), now_us).await {
        Ok(()) => {
            let mut response = Redirect::to("/").into_response();
            if let Some(cookie) = session::no_cookie(&app.settings) {
                response.headers_mut().insert(header::SET_COOKIE, cookie);
            }
            set_policy(&mut response, CachePolicy::NoStore);
            Ok(response)
        }
        Err(identity::Error::Refused(refused)) => page(&app, preferences, &account, Some(refused), false).await,
        Err(error) => Err(error.into()),
    }
}
