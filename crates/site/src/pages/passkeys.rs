//! Passkeys: one's own, and signing in by one. The browser's part is a small script, the only one that accounts have.

use askama::Template;
use axum::Form;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use identity::passkey::{self, Assertion, Attested, Site};
use identity::{Refused, Token};
use serde::Deserialize;
use serde_json::json;

use super::sign_in::{answered, welcomed};
use crate::app::App;
use crate::destination::own;
use crate::frame::Frame;
use crate::language::Language;
use crate::preferences::Preferences;
use crate::respond::Page;
use crate::session::{AtTheDoor, Proved, SignedIn};
use crate::words::ago_in;
use crate::{CachePolicy, Error};

/// How long a browser waits for the device, milliseconds.
const PATIENCE_MS: u32 = 300_000;

#[derive(Template)]
#[template(path = "passkeys.html")]
pub(crate) struct PasskeysPage {
    pub frame: Frame,
    pub passkeys: Vec<PasskeyView>,
    /// What the browser's script needs to make one; `None` where browsers offer none for this site's address.
    pub options: Option<String>,
    /// Why what was asked for was not done.
    pub refused: Option<String>,
}

impl Page for PasskeysPage {
    const POLICY: CachePolicy = CachePolicy::NoStore;
}

/// A passkey as its owner sees it.
#[derive(Clone, Debug)]
pub(crate) struct PasskeyView {
    pub id: i64,
    pub name: String,
    pub used: String,
    pub synced: bool,
}

#[derive(Template)]
#[template(path = "passkey_sign_in.html")]
pub(crate) struct PasskeySignInPage {
    pub frame: Frame,
    pub options: String,
    pub next: String,
}

impl Page for PasskeySignInPage {
    const POLICY: CachePolicy = CachePolicy::NoStore;
}

pub(super) fn site(app: &App) -> Result<Site, Error> {
    Site::at(&app.settings.base_url).ok_or(Error::Form("passkeys-need-name"))
}

/// What the browser's script needs to make a passkey for `account`; `None` where browsers offer none for this site's address.
pub(super) async fn making(
    app: &App,
    account: &store::Account,
    known: &[store::Passkey],
) -> Result<Option<String>, Error> {
    let Some(site) = Site::at(&app.settings.base_url) else { return Ok(None) };
    let challenge = app.accounts.passkey_making(account.id, news::to_micros(app.now())).await?;
    let name = if account.name.is_empty() { &account.address } else { &account.name };
    let user = json!({
        "id": passkey::to_base64url(&account.id.0.to_be_bytes()),
        "name": account.address,
        "displayName": name,
    });
    Ok(Some(making_options(app, &site, &user, &challenge, known)))
}

/// The same for an operator whose account is not there yet. The script takes address and name from the form.
pub(super) async fn making_for_operator(app: &App) -> Result<Option<String>, Error> {
    let Some(site) = Site::at(&app.settings.base_url) else { return Ok(None) };
    let challenge = app.accounts.operator_passkey_making(news::to_micros(app.now())).await?;
    // Devices tell accounts apart by this; nobody else reads it (Web Authentication Level 3, 14.6.1).
    let user = json!({ "id": Token::generate()?.as_str(), "name": "", "displayName": "" });
    Ok(Some(making_options(app, &site, &user, &challenge, &[])))
}

/// Why no passkey was made. The refusal itself is for who signs in by one, and tells them to do so in another way.
pub(super) fn not_made(speaks: Language, refused: Refused) -> String {
    match refused {
        Refused::Passkey(_) => speaks.say("passkey-not-made").into_owned(),
        other => speaks.refusal(other),
    }
}

/// What `navigator.credentials.create` wants (Web Authentication Level 3, 5.4), bytes in base64url.
fn making_options(
    app: &App,
    site: &Site,
    user: &serde_json::Value,
    challenge: &Token,
    known: &[store::Passkey],
) -> String {
    json!({
        "rp": { "id": site.id, "name": app.settings.name },
        "user": user,
        "challenge": challenge_bytes(challenge),
        "pubKeyCredParams": passkey::ALGORITHMS.map(|algorithm| json!({ "type": "public-key", "alg": algorithm })),
        "timeout": PATIENCE_MS,
        "attestation": "none",
        "authenticatorSelection": { "residentKey": "required", "userVerification": "required" },
        "excludeCredentials": known.iter().map(|one| json!({
            "type": "public-key", "id": passkey::to_base64url(&one.credential),
        })).collect::<Vec<_>>(),
    })
    .to_string()
}

/// The challenge as the browser sends it back is the token itself: the browser encodes the bytes that the token encodes.
fn challenge_bytes(challenge: &Token) -> &str {
    challenge.as_str()
}

async fn page(
    app: &App,
    preferences: Preferences,
    account: &store::Account,
    refused: Option<Refused>,
) -> Result<Response, Error> {
    let (now, zone, speaks) = (app.now(), &app.settings.time_zone, preferences.speaks());
    let known = app.store.passkeys_of(account.id).await?;
    let options = making(app, account, &known).await?;
    let page = PasskeysPage {
        frame: Frame::new(app, preferences, speaks.say("passkeys"), "/account/passkeys").hidden_from_search(),
        passkeys: known
            .into_iter()
            .map(|one| PasskeyView {
                id: one.id,
                name: one.name,
                used: match one.used_us {
                    0 => speaks.say("never-used").into_owned(),
                    used_us => speaks.name("last-used", &ago_in(speaks, news::from_micros(used_us), now, zone)),
                },
                synced: one.synced,
            })
            .collect(),
        options,
        refused: refused.map(|refused| not_made(speaks, refused)),
    };
    answered(&page, refused)
}

/// `/account/passkeys`
pub(crate) async fn passkeys(
    State(app): State<App>,
    Proved(reader): Proved,
    preferences: Preferences,
) -> Result<Response, Error> {
    page(&app, preferences, &reader.account, None).await
}

/// What the script fills in; bytes in base64url.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct PasskeyForm {
    name: String,
    client_data: String,
    attestation: String,
    credential: String,
    authenticator_data: String,
    signature: String,
    next: String,
}

pub(super) fn decoded(field: &str) -> Result<Vec<u8>, Error> {
    passkey::from_base64url(field).filter(|bytes| !bytes.is_empty()).ok_or(Error::Form("form-no-passkey"))
}

/// `POST /account/passkeys`
pub(crate) async fn keep_passkey(
    State(app): State<App>,
    Proved(reader): Proved,
    preferences: Preferences,
    Form(form): Form<PasskeyForm>,
) -> Result<Response, Error> {
    let (client_data, attestation) = (decoded(&form.client_data)?, decoded(&form.attestation)?);
    let name: String = form.name.trim().chars().filter(|c| !c.is_control()).take(80).collect();
    let name = if name.is_empty() { reader.session.device.clone() } else { name };
    let (account, now_us) = (&reader.account, news::to_micros(app.now()));
    let attested = Attested { name: &name, client_data: &client_data, attestation: &attestation };
    match app.accounts.keep_passkey(account.id, attested, &site(&app)?, now_us).await {
        Ok(()) => Ok(Redirect::to("/account/passkeys").into_response()),
        Err(identity::Error::Refused(refused)) => page(&app, preferences, account, Some(refused)).await,
        Err(error) => Err(error.into()),
    }
}

/// The form of one passkey.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Which {
    passkey: i64,
}

/// `POST /account/passkeys/end`: never the last way in.
pub(crate) async fn end_passkey(
    State(app): State<App>,
    Proved(reader): Proved,
    preferences: Preferences,
    Form(Which { passkey }): Form<Which>,
) -> Result<Response, Error> {
    let account = &reader.account;
    let ended =
        app.store.end_passkey(account.id, passkey, &app.services_in_use(), app.lets_in_by_mail(account)).await?;
    // What is there still, and was not removed, is the last way in; what is not there is gone as asked.
    if !ended && app.store.passkeys_of(account.id).await?.iter().any(|one| one.id == passkey) {
        return page(&app, preferences, account, Some(Refused::LastWayIn)).await;
    }
    Ok(Redirect::to("/account/passkeys").into_response())
}

/// `POST /sign-in/passkey/ask`: a challenge, and the page that has it answered.
pub(crate) async fn ask_for_passkey(
    State(app): State<App>,
    AtTheDoor(visitor): AtTheDoor,
    preferences: Preferences,
    Form(form): Form<PasskeyForm>,
) -> Result<Response, Error> {
    let site = site(&app)?;
    let challenge = app.accounts.passkey_use(&visitor, news::to_micros(app.now())).await?;
    let options = json!({
        "challenge": challenge_bytes(&challenge),
        "rpId": site.id,
        "timeout": PATIENCE_MS,
        "userVerification": "required",
        "allowCredentials": [],
    });
    PasskeySignInPage {
        frame: Frame::new(&app, preferences, preferences.speaks().say("sign-in-passkey"), "/sign-in/passkey")
            .hidden_from_search(),
        options: options.to_string(),
        next: form.next,
    }
    .respond()
}

/// `POST /sign-in/passkey`
pub(crate) async fn sign_in_by_passkey(
    State(app): State<App>,
    AtTheDoor(visitor): AtTheDoor,
    before: Option<SignedIn>,
    Form(form): Form<PasskeyForm>,
) -> Result<Response, Error> {
    let credential = decoded(&form.credential)?;
    let (client_data, data) = (decoded(&form.client_data)?, decoded(&form.authenticator_data)?);
    let signature = decoded(&form.signature)?;
    let assertion = Assertion { client_data: &client_data, authenticator_data: &data, signature: &signature };
    let now_us = news::to_micros(app.now());
    let begun = app.accounts.sign_in_by_passkey(&credential, assertion, &site(&app)?, &visitor, now_us).await?;
    welcomed(&app, &begun, before, own(&form.next).unwrap_or("/")).await
}
