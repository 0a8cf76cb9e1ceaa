//! Everything that is kept about a person, as a file for them, and its end.

use askama::Template;
use axum::Form;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use http::header::{self, HeaderValue};
use identity::Refused;
use membership::farewell::Wish;
use serde::Deserialize;
use serde_json::{Value, json};

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
}

impl Page for ErasePage {
    const POLICY: CachePolicy = CachePolicy::NoStore;
}

/// RFC 3339, or `null` for never.
fn time(at_us: i64) -> Value {
    if at_us == 0 { Value::Null } else { news::from_micros(at_us).to_string().into() }
}

/// `/account/export`: one JSON file. Secrets are kept as hashes and are no use to anybody, so they are left out.
pub(crate) async fn export(State(app): State<App>, Proved(reader): Proved) -> Result<Response, Error> {
    let account = &reader.account;
    let (sessions, tokens) = (app.store.sessions_of(account.id), app.store.app_tokens_of(account.id));
    let (sessions, tokens, passkeys) = (sessions.await?, tokens.await?, app.store.passkeys_of(account.id).await?);
    let reading = reading(&app, account.id).await?;
    let everything = json!({
        "reading": reading,
        "site": app.settings.name,
        "made": app.now().to_string(),
        "account": {
            "id": account.id.to_string(),
            "address": account.address,
            "address_verified": account.verified,
            "name": account.name,
            "role": account.role.as_str(),
            "created": time(account.created_us),
            "signed_in": time(account.signed_in_us),
            "has_password": account.password.is_some(),
            "has_second_factor": account.totp_secret.is_some(),
        },
        "sessions": sessions.iter().map(|one| json!({
            "device": one.device, "network": one.network, "began": time(one.created_us), "seen": time(one.seen_us),
            "ends": time(one.ends_us),
        })).collect::<Vec<_>>(),
        "apps": tokens.iter().map(|one| json!({
            "name": one.name, "scopes": one.scopes, "made": time(one.created_us), "used": time(one.used_us),
            "ends": time(one.ends_us),
        })).collect::<Vec<_>>(),
        "wishes": app.store.farewells_of(account.id).await?.iter().map(|one| json!({
            "wish": one.wish.as_str(), "number": one.id, "said": time(one.at_us), "carried_out": one.settled_us.map(time),
            "outcome": one.said,
        })).collect::<Vec<_>>(),
        "passkeys": passkeys.iter().map(|one| json!({
            "name": one.name, "synced": one.synced, "made": time(one.created_us), "used": time(one.used_us),
        })).collect::<Vec<_>>(),
    });
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

/// What the person saved, opened, follows and mutes.
async fn reading(app: &App, account: news::AccountId) -> Result<Value, Error> {
    const ALL: i64 = 1_000_000;
    let now_us = news::to_micros(app.now());
    let (saved, opened) = (app.store.saved(account, None, ALL).await?, app.store.history(account, None, ALL).await?);
    let kept = |list: Vec<store::KeptCard>| {
        let line = |one: &store::KeptCard| {
            let address = format!("{}{}", app.settings.base_url, crate::cards::article_href(&one.card));
            json!({ "address": address, "headline": one.card.headline, "at": time(one.at_us) })
        };
        list.iter().map(line).collect::<Vec<_>>()
    };
    let follows = app.store.follows(account).await?;
    let mutes = app.store.mutes(account, now_us).await?;
    let caught_up = app.store.caught_up(account).await?;
    let subscriptions = app.store.subscriptions(account).await?;
    let catalogue = app.titles().await?;
    let searches = app.store.saved_searches(account).await?;
    let taste = crate::taste::Kept::read(&app.store, account).await?;
    let habits = |counter| {
        let habits = taste.profile.habits(counter).into_iter();
        habits
            .map(|(name, habit)| json!({ "name": name, "opened": habit.opened, "shown": habit.shown }))
            .collect::<Vec<_>>()
    };
    Ok(json!({
        "for_you": {
            "switched_off": taste.off,
            "diversity": taste.diversity,
            "sections": habits(ranking::foryou::Counter::Section),
            "titles": habits(ranking::foryou::Counter::Title),
            "opened_lately": taste.profile.read().iter().map(u64::to_string).collect::<Vec<_>>(),
        },
        "saved": kept(saved),
        "opened": kept(opened),
        "follows": follows.iter().map(|one| json!({
            "kind": one.kind.as_str(), "value": one.value, "label": one.label, "since": time(one.created_us),
        })).collect::<Vec<_>>(),
        "mutes": mutes.iter().map(|one| json!({
            "kind": one.kind.as_str(), "value": one.value, "label": one.label, "since": time(one.created_us),
            "until": time(one.ends_us), "hidden": one.hidden,
        })).collect::<Vec<_>>(),
        "subscriptions": subscriptions.iter().map(|one| json!({
            "title": catalogue.get(one.title).map(|title| title.listing.name.as_str()), "folder": one.folder, "name": one.name,
        })).collect::<Vec<_>>(),
        "searches": searches.iter().map(|one| json!({
            "name": one.name, "query": one.query, "since": time(one.created_us),
        })).collect::<Vec<_>>(),
        "read_up_to": caught_up.iter().map(|(list, us)| json!({ "list": list, "at": time(*us) })).collect::<Vec<_>>(),
    }))
}

/// `/account/erase`
pub(crate) async fn show_erase(
    State(app): State<App>,
    Proved(reader): Proved,
    preferences: Preferences,
) -> Result<Response, Error> {
    page(&app, preferences, reader.account.address, None, false)
}

fn page(
    app: &App,
    preferences: Preferences,
    address: String,
    refused: Option<Refused>,
    mistyped: bool,
) -> Result<Response, Error> {
    let frame = Frame::new(app, preferences, "Erase the account", "/account/erase").hidden_from_search();
    let mut response = answered(&ErasePage { frame, address, refused, mistyped }, refused)?;
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
        return page(&app, preferences, account.address, None, true);
    }
    let now_us = news::to_micros(app.now());
    let cancelled = end_payments(&app, &account, now_us).await?;
    let erased = app.accounts.erase(account.id, Some(account.id), now_us).await;
    if let (Err(_), Some(farewell)) = (&erased, cancelled) {
        app.store.settle_farewell(farewell, "The account stayed, and so did this.", now_us).await?;
    }
    match erased {
        Ok(()) => {
            let mut response = Redirect::to("/").into_response();
            if let Some(cookie) = session::no_cookie(&app.settings) {
                response.headers_mut().insert(header::SET_COOKIE, cookie);
            }
            set_policy(&mut response, CachePolicy::NoStore);
            Ok(response)
        }
        Err(identity::Error::Refused(refused)) => page(&app, preferences, account.address, Some(refused), false),
        Err(error) => Err(error.into()),
    }
}

/// What was begun at the payment provider would go on being drawn: it is cancelled, from what is kept of the payments. The wish's number, where
/// something is paid.
async fn end_payments(app: &App, account: &store::Account, now_us: i64) -> Result<Option<i64>, Error> {
    if app.store.subscriptions_paid_by(account.id).await?.is_empty() {
        return Ok(None);
    }
    let cancelled = store::Farewell {
        // Not before it is known whether the account goes.
        due_us: now_us.saturating_add(60_000_000),
        ..store::Farewell::new(Wish::Cancel, &account.address, Some(account.id), now_us)
    };
    Ok(Some(app.store.note_farewell(&cancelled).await?))
}
