//! The operator's list of readers: invite, role, suspend, links, erase.

use askama::Template;
use axum::Form;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use identity::{LinkKind, Refused};
use news::{AccountId, Role};
use serde::Deserialize;
use store::AccountState;

use super::sign_in::answered;
use crate::app::App;
use crate::frame::Frame;
use crate::language::Language;
use crate::preferences::Preferences;
use crate::respond::Page;
use crate::session::Operator;
use crate::words::ago_in;
use crate::{CachePolicy, Error};

#[derive(Template)]
#[template(path = "console_readers.html")]
pub(crate) struct ReadersPage {
    pub frame: Frame,
    pub readers: Vec<ReaderView>,
    pub roles: [Role; 4],
    pub refused: Option<Refused>,
    pub made: Option<MadeLink>,
    pub done: Option<&'static str>,
    /// Whether mail can be sent.
    pub mails: bool,
}

impl Page for ReadersPage {
    const POLICY: CachePolicy = CachePolicy::NoStore;
}

/// An account as the operator sees it.
#[derive(Clone, Debug)]
pub(crate) struct ReaderView {
    pub id: String,
    pub address: String,
    pub name: String,
    pub role: Role,
    pub state: AccountState,
    /// "last signed in 3 hours ago"
    pub seen: String,
    /// Whether it is the one who looks.
    pub own: bool,
    pub second_factor: bool,
}

/// A link that was made just now, for the operator to hand on.
#[derive(Clone, Debug)]
pub(crate) struct MadeLink {
    pub address: String,
    pub link: String,
    /// The message that says what it does, and how long it lasts.
    pub does: &'static str,
    /// Whether it went by mail too.
    pub mailed: bool,
}

/// What was just done, as the address says it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Done {
    done: String,
}

/// The message that says it.
fn sentence(word: &str) -> Option<&'static str> {
    Some(match word {
        "role" => "reader-role-done",
        "suspended" => "reader-suspended-done",
        "resumed" => "reader-resumed-done",
        "erased" => "reader-erased-done",
        _ => return None,
    })
}

async fn page(
    app: &App,
    preferences: Preferences,
    operator: AccountId,
    refused: Option<Refused>,
    made: Option<MadeLink>,
    done: Option<&'static str>,
) -> Result<Response, Error> {
    let (now, zone, speaks) = (app.now(), &app.settings.time_zone, preferences.speaks());
    let accounts = app.store.accounts().await?;
    let page = ReadersPage {
        frame: Frame::new(app, preferences, speaks.say("readers"), "/console/readers").hidden_from_search(),
        readers: accounts
            .into_iter()
            .map(|account| ReaderView {
                id: account.id.to_string(),
                own: account.id == operator,
                seen: match account.signed_in_us {
                    0 => speaks.say("never-signed-in").into_owned(),
                    at_us => speaks.name("last-signed-in", &ago_in(speaks, news::from_micros(at_us), now, zone)),
                },
                second_factor: account.totp_secret.is_some(),
                address: account.address,
                name: account.name,
                role: account.role,
                state: account.state,
            })
            .collect(),
        roles: Role::ALL,
        refused,
        made,
        done,
        mails: app.mailer.is_some(),
    };
    answered(&page, refused)
}

/// `/console/readers`
pub(crate) async fn readers(
    State(app): State<App>,
    Operator(operator): Operator,
    preferences: Preferences,
    Query(Done { done }): Query<Done>,
) -> Result<Response, Error> {
    page(&app, preferences, operator.account.id, None, None, sentence(&done)).await
}

/// The forms of the page.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct ReaderForm {
    account: String,
    address: String,
    name: String,
    role: String,
    act: String,
}

impl ReaderForm {
    fn account(&self) -> Result<AccountId, Error> {
        self.account.parse().map_err(|_| Error::Refused(Refused::NoAccount))
    }

    fn role(&self) -> Result<Role, Error> {
        Role::from_word(&self.role).ok_or(Error::Form("form-role"))
    }
}

/// `POST /console/readers`: invites somebody.
pub(crate) async fn invite(
    State(app): State<App>,
    Operator(operator): Operator,
    preferences: Preferences,
    Form(form): Form<ReaderForm>,
) -> Result<Response, Error> {
    let (by, role) = (operator.proved_for("/console/readers")?.account.id, form.role()?);
    match app.accounts.invite(&form.address, &form.name, role, Some(by), news::to_micros(app.now())).await {
        Ok(invited) => {
            let link = invited.link.address(&app.settings.base_url);
            let mailed = app.mail(&form.address, |site| crate::letters::invitation(Language::English, site, &link));
            let made = MadeLink { address: form.address, link, does: "link-invites", mailed };
            page(&app, preferences, by, None, Some(made), None).await
        }
        Err(identity::Error::Refused(refused)) => page(&app, preferences, by, Some(refused), None, None).await,
        Err(error) => Err(error.into()),
    }
}

/// `POST /console/readers/change`: `act` says what.
pub(crate) async fn change_reader(
    State(app): State<App>,
    Operator(operator): Operator,
    preferences: Preferences,
    Form(form): Form<ReaderForm>,
) -> Result<Response, Error> {
    let (by, account) = (operator.proved_for("/console/readers")?.account.id, form.account()?);
    let now_us = news::to_micros(app.now());
    let changed = match form.act.as_str() {
        "role" => app.accounts.set_role(account, form.role()?, Some(by), now_us).await.map(|()| "role"),
        "suspend" => app.accounts.set_suspended(account, true, Some(by), now_us).await.map(|()| "suspended"),
        "resume" => app.accounts.set_suspended(account, false, Some(by), now_us).await.map(|()| "resumed"),
        "erase" => app.accounts.erase(account, Some(by), now_us).await.map(|()| "erased"),
        "link" => return give_link(&app, preferences, by, account, now_us).await,
        _ => return Err(Error::Form("form-account-act")),
    };
    match changed {
        Ok(done) => Ok(Redirect::to(&format!("/console/readers?done={done}")).into_response()),
        Err(identity::Error::Refused(refused)) => page(&app, preferences, by, Some(refused), None, None).await,
        Err(error) => Err(error.into()),
    }
}

/// A link for somebody who cannot get in: a new invitation, or one to a new password.
async fn give_link(
    app: &App,
    preferences: Preferences,
    by: AccountId,
    account: AccountId,
    now_us: i64,
) -> Result<Response, Error> {
    let found = app.store.account(account).await?.ok_or(Refused::NoAccount)?;
    let (kind, does) = match found.state {
        AccountState::Invited => (LinkKind::Invitation, "link-invites"),
        AccountState::Active => (LinkKind::Reset, "link-resets"),
        AccountState::Suspended => return Err(Refused::Suspended.into()),
    };
    app.store.drop_tickets(account, kind.as_str()).await?;
    let link = app.accounts.make_link(kind, Some(account), "", now_us).await?.address(&app.settings.base_url);
    let made = MadeLink { address: found.address, link, does, mailed: false };
    page(app, preferences, by, None, Some(made), None).await
}
