//! One's own account: name, password, where one is signed in.

use askama::Template;
use axum::Form;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use identity::Refused;
use serde::Deserialize;

use super::sign_in::{answered, keep};
use crate::app::App;
use crate::frame::Frame;
use crate::letters;
use crate::preferences::Preferences;
use crate::respond::Page;
use crate::session::{AtTheDoor, Proved, SignedIn};
use crate::words::ago_in;
use crate::{CachePolicy, Error};

#[derive(Template)]
#[template(path = "account.html")]
pub(crate) struct AccountPage {
    pub frame: Frame,
    pub address: String,
    pub name: String,
    /// The message that names the role.
    pub role: String,
    pub has_password: bool,
    pub has_second_factor: bool,
    pub passkeys: usize,
    /// How many services are tied to the account; `None` where there is none to tie.
    pub services: Option<usize>,
    pub verified: bool,
    pub is_editor: bool,
    pub is_operator: bool,
    pub has_membership: bool,
    pub sessions: Vec<SessionView>,
    pub refused: Option<Refused>,
    /// The message that says what was done.
    pub done: Option<&'static str>,
}

impl Page for AccountPage {
    const POLICY: CachePolicy = CachePolicy::NoStore;
}

/// A place where one is signed in.
#[derive(Clone, Debug)]
pub(crate) struct SessionView {
    pub id: i64,
    pub device: String,
    /// "from 192.0.2.x, last used 3 hours ago"
    pub seen: String,
    /// Whether it is the one that asks.
    pub here: bool,
}

/// What was just done, as the address says it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Done {
    done: String,
}

fn sentence(word: &str) -> Option<&'static str> {
    Some(match word {
        "address" => "done-address",
        "address-mailed" => "done-address-mailed",
        "second-factor-off" => "done-factor-off",
        "name" => "done-name",
        "password" => "done-password",
        "session" => "done-session",
        "sessions" => "done-sessions",
        _ => return None,
    })
}

/// `/account`
pub(crate) async fn account(
    State(app): State<App>,
    reader: SignedIn,
    preferences: Preferences,
    Query(Done { done }): Query<Done>,
) -> Result<Response, Error> {
    account_page(&app, preferences, reader, None, sentence(&done)).await
}

async fn account_page(
    app: &App,
    preferences: Preferences,
    reader: SignedIn,
    refused: Option<Refused>,
    done: Option<&'static str>,
) -> Result<Response, Error> {
    let (now, zone, speaks) = (app.now(), &app.settings.time_zone, preferences.speaks());
    let seen = |session: &store::Session| {
        let ago = ago_in(speaks, news::from_micros(session.seen_us), now, zone);
        match session.network.as_str() {
            "" => speaks.name("last-used", &ago),
            network => speaks.pair("session-from", network, &ago),
        }
    };
    let sessions = app.store.sessions_of(reader.account.id).await?;
    let passkeys = app.store.passkeys_of(reader.account.id).await?.len();
    let tied = app.store.identities_of(reader.account.id).await?.len();
    let services = (tied > 0 || !app.settings.openid.is_empty()).then_some(tied);
    let page = AccountPage {
        passkeys,
        services,
        frame: Frame::new(app, preferences, speaks.say("account"), "/account").hidden_from_search(),
        role: format!("role-{}", reader.account.role.as_str()),
        has_password: reader.account.password.is_some(),
        has_second_factor: reader.account.totp_secret.is_some(),
        verified: reader.account.verified,
        has_membership: app.wall.policy().is_some(),
        is_editor: reader.may(news::Role::Editor),
        is_operator: reader.may(news::Role::Operator),
        address: reader.account.address,
        name: reader.account.name,
        sessions: sessions
            .into_iter()
            .filter(|session| app.accounts.lifetime().holds(session, news::to_micros(now)))
            .map(|session| SessionView {
                here: session.id == reader.session.id,
                id: session.id,
                seen: seen(&session),
                device: speaks.device(&session.device),
            })
            .collect(),
        refused,
        done,
    };
    answered(&page, refused)
}

/// The form of the name.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Name {
    name: String,
}

/// `POST /account/name`
pub(crate) async fn rename(
    State(app): State<App>,
    reader: SignedIn,
    Form(Name { name }): Form<Name>,
) -> Result<Response, Error> {
    let name: String = name.trim().chars().filter(|c| !c.is_control()).take(80).collect();
    app.store.set_account_name(reader.account.id, &name).await?;
    Ok(Redirect::to("/account?done=name").into_response())
}

/// The form of the address.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct NewAddress {
    address: String,
}

/// `POST /account/address/change`. Where mail can be sent, the new address has to answer first.
pub(crate) async fn change_address(
    State(app): State<App>,
    AtTheDoor(visitor): AtTheDoor,
    Proved(reader): Proved,
    preferences: Preferences,
    Form(form): Form<NewAddress>,
) -> Result<Response, Error> {
    let (account, now_us) = (reader.account.id, news::to_micros(app.now()));
    let changed = if app.mailer.is_some() {
        app.accounts.change_address(account, &form.address, &visitor, now_us).await.map(|(address, link)| {
            let link = link.address(&app.settings.base_url);
            app.mail(address.as_str(), |site| letters::new_address(preferences.speaks(), site, &link));
            "address-mailed"
        })
    } else {
        app.accounts.set_address(account, &form.address).await.map(|_| "address")
    };
    match changed {
        Ok(done) => Ok(Redirect::to(&format!("/account?done={done}")).into_response()),
        Err(identity::Error::Refused(refused)) => account_page(&app, preferences, reader, Some(refused), None).await,
        Err(error) => Err(error.into()),
    }
}

/// The form of the password.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Passwords {
    present: String,
    new: String,
}

/// `POST /account/password`
pub(crate) async fn change_password(
    State(app): State<App>,
    AtTheDoor(visitor): AtTheDoor,
    reader: SignedIn,
    preferences: Preferences,
    Form(form): Form<Passwords>,
) -> Result<Response, Error> {
    let now_us = news::to_micros(app.now());
    let (account, session) = (&reader.account, &reader.session);
    match app.accounts.change_password(account, session, &form.present, &form.new, &visitor, now_us).await {
        Ok(begun) => {
            let mut response = Redirect::to("/account?done=password").into_response();
            keep(&app, &mut response, &begun);
            Ok(response)
        }
        Err(identity::Error::Refused(refused)) => account_page(&app, preferences, reader, Some(refused), None).await,
        Err(error) => Err(error.into()),
    }
}

/// The form of a session.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Which {
    session: i64,
}

/// `POST /account/sessions/end`: one, or all others where none is named.
pub(crate) async fn end_session(
    State(app): State<App>,
    reader: SignedIn,
    Form(Which { session }): Form<Which>,
) -> Result<Response, Error> {
    let account = reader.account.id;
    if session == 0 {
        app.store.end_sessions(account, Some(reader.session.id)).await?;
        return Ok(Redirect::to("/account?done=sessions").into_response());
    }
    app.store.end_session(account, session).await?;
    Ok(Redirect::to("/account?done=session").into_response())
}
