//! Pages that a link from a mail or from the operator opens. Opening one changes nothing: mail programs open links too, so each has a
//! button that does it.

use askama::Template;
use axum::Form;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use identity::passkey::Attested;
use identity::{Begun, LinkKind, Refused, Visitor};
use serde::Deserialize;

use super::passkeys;
use super::sign_in::{answered, on_from, welcomed};
use crate::app::App;
use crate::frame::Frame;
use crate::preferences::Preferences;
use crate::respond::Page;
use crate::session::{AtTheDoor, SignedIn};
use crate::{CachePolicy, Error};

#[derive(Template)]
#[template(path = "link.html")]
pub(crate) struct LinkPage {
    pub frame: Frame,
    pub headline: String,
    /// The message below the headline.
    pub lead: Option<&'static str>,
    pub button: &'static str,
    pub action: &'static str,
    pub token: String,
    /// The address that goes with a password that is chosen here, for password managers; empty where none is.
    pub address: String,
    /// The name that is asked for; `None` where none is.
    pub name: Option<String>,
    /// What the browser's script needs to make a passkey in place of a password; `None` where none can be.
    pub options: Option<String>,
    /// Why what was asked for was not done.
    pub refused: Option<String>,
    /// Whether the link opens nothing: then there is no form.
    pub dead: bool,
}

impl Page for LinkPage {
    const POLICY: CachePolicy = CachePolicy::NoStore;
}

/// What is in the address, and in the forms of these pages.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct LinkForm {
    token: String,
    name: String,
    password: String,
    /// Of a passkey that the browser made, where it did; base64url.
    client_data: String,
    attestation: String,
}

/// The messages that stay the same of a page, whatever happens to its form.
struct Words {
    kind: LinkKind,
    title: &'static str,
    lead: &'static str,
    button: &'static str,
    chooses_password: bool,
}

const INVITATION: Words = Words {
    kind: LinkKind::Invitation,
    title: "welcome",
    lead: "invited",
    button: "accept-invitation",
    chooses_password: true,
};
const SIGN_IN: Words = Words {
    kind: LinkKind::SignIn,
    title: "sign-in",
    lead: "one-more-click",
    button: "sign-in",
    chooses_password: false,
};
const RESET: Words = Words {
    kind: LinkKind::Reset,
    title: "choose-new-password",
    lead: "new-password-about",
    button: "save-password",
    chooses_password: true,
};
const ADDRESS: Words = Words {
    kind: LinkKind::Verify,
    title: "your-new-address",
    lead: "new-address-about",
    button: "use-address",
    chooses_password: false,
};

async fn page(
    app: &App,
    preferences: Preferences,
    words: &Words,
    form: LinkForm,
    refused: Option<Refused>,
) -> Result<Response, Error> {
    let found = match app.accounts.link_account(words.kind, &form.token, news::to_micros(app.now())).await {
        Ok(found) => Some(found),
        Err(identity::Error::Refused(_)) => None,
        Err(error) => return Err(error.into()),
    };
    let (dead, speaks) = (found.is_none(), preferences.speaks());
    let refused = refused.or(dead.then_some(Refused::DeadLink));
    let address = found.as_ref().map(|(account, _)| account.address.clone()).unwrap_or_default();
    let headline = match (&found, words.kind) {
        (Some((_, ticket)), LinkKind::Verify) => ticket.detail.clone(),
        (Some(_), LinkKind::Invitation) => speaks.name("welcome-to", &app.settings.name),
        _ => speaks.say(words.title).into_owned(),
    };
    let asks_name = words.kind == LinkKind::Invitation && !dead;
    let options = match &found {
        Some((account, _)) if asks_name => passkeys::making(app, account, &[]).await?,
        _ => None,
    };
    let known_name = found.map(|(account, _)| account.name).unwrap_or_default();
    let page = LinkPage {
        frame: Frame::new(app, preferences, speaks.say(words.title), words.kind.path()).hidden_from_search(),
        headline,
        lead: (!dead).then_some(words.lead),
        button: words.button,
        action: words.kind.path(),
        token: form.token,
        address: if words.chooses_password { address } else { String::new() },
        name: asks_name.then_some(if form.name.is_empty() { known_name } else { form.name }),
        options,
        refused: refused.map(|refused| passkeys::not_made(speaks, refused)),
        dead,
    };
    answered(&page, refused)
}

/// `/invitation`
pub(crate) async fn show_invitation(
    State(app): State<App>,
    preferences: Preferences,
    Query(form): Query<LinkForm>,
) -> Result<Response, Error> {
    page(&app, preferences, &INVITATION, form, None).await
}

/// `POST /invitation`
pub(crate) async fn accept_invitation(
    State(app): State<App>,
    AtTheDoor(visitor): AtTheDoor,
    preferences: Preferences,
    before: Option<SignedIn>,
    Form(form): Form<LinkForm>,
) -> Result<Response, Error> {
    match accepted(&app, &visitor, &form).await {
        Ok(begun) => {
            // Letters come as the page spoke, until another language is chosen.
            app.store.set_account_language(begun.account, preferences.speaks().tag()).await?;
            welcomed(&app, &begun, before, "/welcome/yours").await
        }
        Err(Error::Refused(refused)) => page(&app, preferences, &INVITATION, form, Some(refused)).await,
        Err(error) => Err(error),
    }
}

/// Accepts an invitation by what the form has: a passkey, or else a password.
async fn accepted(app: &App, visitor: &Visitor, form: &LinkForm) -> Result<Begun, Error> {
    let now_us = news::to_micros(app.now());
    if form.attestation.is_empty() {
        return Ok(app.accounts.accept_invitation(&form.token, &form.name, &form.password, visitor, now_us).await?);
    }
    let (client_data, attestation) = (passkeys::decoded(&form.client_data)?, passkeys::decoded(&form.attestation)?);
    let attested = Attested { name: &visitor.device, client_data: &client_data, attestation: &attestation };
    let site = passkeys::site(app)?;
    let accepted = app.accounts.accept_invitation_by_passkey(&form.token, &form.name, attested, &site, visitor, now_us);
    Ok(accepted.await?)
}

/// `/sign-in/link`
pub(crate) async fn show_sign_in_link(
    State(app): State<App>,
    preferences: Preferences,
    Query(form): Query<LinkForm>,
) -> Result<Response, Error> {
    page(&app, preferences, &SIGN_IN, form, None).await
}

/// `POST /sign-in/link`
pub(crate) async fn sign_in_by_link(
    State(app): State<App>,
    AtTheDoor(visitor): AtTheDoor,
    preferences: Preferences,
    before: Option<SignedIn>,
    Form(form): Form<LinkForm>,
) -> Result<Response, Error> {
    match app.accounts.sign_in_by_link(&form.token, &visitor, news::to_micros(app.now())).await {
        Ok(outcome) => on_from(&app, preferences, outcome, before, "/").await,
        Err(identity::Error::Refused(refused)) => page(&app, preferences, &SIGN_IN, form, Some(refused)).await,
        Err(error) => Err(error.into()),
    }
}

/// `/reset`
pub(crate) async fn show_reset(
    State(app): State<App>,
    preferences: Preferences,
    Query(form): Query<LinkForm>,
) -> Result<Response, Error> {
    page(&app, preferences, &RESET, form, None).await
}

/// `POST /reset`
pub(crate) async fn reset(
    State(app): State<App>,
    preferences: Preferences,
    Form(form): Form<LinkForm>,
) -> Result<Response, Error> {
    match app.accounts.reset_password(&form.token, &form.password, news::to_micros(app.now())).await {
        Ok(_) => Ok(Redirect::to("/sign-in?done=reset").into_response()),
        Err(identity::Error::Refused(refused)) => page(&app, preferences, &RESET, form, Some(refused)).await,
        Err(error) => Err(error.into()),
    }
}

/// `/account/address`
pub(crate) async fn show_address(
    State(app): State<App>,
    preferences: Preferences,
    Query(form): Query<LinkForm>,
) -> Result<Response, Error> {
    page(&app, preferences, &ADDRESS, form, None).await
}

/// `POST /account/address`
pub(crate) async fn take_on_address(
    State(app): State<App>,
    preferences: Preferences,
    Form(form): Form<LinkForm>,
) -> Result<Response, Error> {
    match app.accounts.take_on_address(&form.token, news::to_micros(app.now())).await {
        Ok(_) => Ok(Redirect::to("/account?done=address").into_response()),
        Err(identity::Error::Refused(refused)) => page(&app, preferences, &ADDRESS, form, Some(refused)).await,
        Err(error) => Err(error.into()),
    }
}
