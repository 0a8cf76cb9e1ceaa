//! The first start: whoever has the key that the server printed becomes the operator.

use askama::Template;
use axum::Form;
use axum::extract::{Query, State};
use axum::response::Response;
use identity::passkey::Attested;
use identity::{Begun, Refused, Visitor};
use serde::Deserialize;

use super::passkeys;
use super::sign_in::{answered, welcomed};
use crate::app::App;
use crate::frame::Frame;
use crate::own_articles::publish_series;
use crate::pages::console::WELCOMED;
use crate::preferences::Preferences;
use crate::respond::Page;
use crate::session::{AtTheDoor, SignedIn};
use crate::{CachePolicy, Error};

#[derive(Template)]
#[template(path = "set_up.html")]
pub(crate) struct SetUpPage {
    pub frame: Frame,
    /// Why what was asked for was not done.
    pub refused: Option<String>,
    pub key: String,
    pub address: String,
    pub name: String,
    /// Whether somebody runs the service already.
    pub has_operator: bool,
    /// What the browser's script needs to make a passkey in place of a password; `None` where none can be.
    pub options: Option<String>,
}

impl Page for SetUpPage {
    const POLICY: CachePolicy = CachePolicy::NoStore;
}

/// The form of the page; the link that was printed has the key alone.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct SetUp {
    key: String,
    address: String,
    name: String,
    password: String,
    /// Of a passkey that the browser made, where it did; base64url.
    client_data: String,
    attestation: String,
}

/// `/set-up`
pub(crate) async fn show_set_up(
    State(app): State<App>,
    AtTheDoor(visitor): AtTheDoor,
    preferences: Preferences,
    Query(SetUp { key, .. }): Query<SetUp>,
) -> Result<Response, Error> {
    let refused = if key.is_empty() {
        None
    } else {
        match app.accounts.check_operator_key(&key, &visitor, news::to_micros(app.now())).await {
            Ok(()) => None,
            Err(identity::Error::Refused(refused)) => Some(refused),
            Err(error) => return Err(error.into()),
        }
    };
    set_up_page(&app, preferences, refused, SetUp { key, ..SetUp::default() }).await
}

async fn set_up_page(
    app: &App,
    preferences: Preferences,
    refused: Option<Refused>,
    form: SetUp,
) -> Result<Response, Error> {
    let speaks = preferences.speaks();
    // Whoever has not shown the key is given no challenge; these are refused behind it.
    let is_behind = matches!(refused, None | Some(Refused::Address(_) | Refused::Password(_) | Refused::Passkey(_)));
    let has_key = is_behind && !form.key.is_empty();
    let page = SetUpPage {
        frame: Frame::new(app, preferences, speaks.say("set-up"), "/set-up").hidden_from_search(),
        refused: refused.map(|refused| passkeys::not_made(speaks, refused)),
        options: if has_key { passkeys::making_for_operator(app).await? } else { None },
        key: form.key,
        address: form.address,
        name: form.name,
        has_operator: app.store.has_operator().await?,
    };
    answered(&page, refused)
}

/// `POST /set-up`
pub(crate) async fn set_up(
    State(app): State<App>,
    AtTheDoor(visitor): AtTheDoor,
    preferences: Preferences,
    before: Option<SignedIn>,
    Form(form): Form<SetUp>,
) -> Result<Response, Error> {
    match made(&app, &visitor, &form).await {
        Ok(begun) => {
            // Letters come as the page spoke, until another language is chosen.
            app.store.set_account_language(begun.account, preferences.speaks().tag()).await?;
            // The first time, the operator chooses titles; after that, the console opens.
            let chosen = app.store.setting(WELCOMED).await?.is_some();
            if !chosen {
                publish_series(&app, None).await?;
            }
            welcomed(&app, &begun, before, if chosen { "/console" } else { "/welcome" }).await
        }
        Err(Error::Refused(refused)) => set_up_page(&app, preferences, Some(refused), form).await,
        Err(error) => Err(error),
    }
}

/// Makes the operator by what the form has: a passkey, or else a password.
async fn made(app: &App, visitor: &Visitor, form: &SetUp) -> Result<Begun, Error> {
    let now_us = news::to_micros(app.now());
    let SetUp { key, address, name, .. } = form;
    if form.attestation.is_empty() {
        return Ok(app.accounts.set_up_operator(key, address, name, &form.password, visitor, now_us).await?);
    }
    let (client_data, attestation) = (passkeys::decoded(&form.client_data)?, passkeys::decoded(&form.attestation)?);
    let attested = Attested { name: &visitor.device, client_data: &client_data, attestation: &attestation };
    let site = passkeys::site(app)?;
    let made = app.accounts.set_up_operator_by_passkey(key, (address, name), attested, &site, visitor, now_us);
    Ok(made.await?)
}
