//! Signing in, the second step, signing out.

use askama::Template;
use axum::Form;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use http::header;
use identity::{Begun, LinkKind, Refused, SignIn, Token};
use serde::Deserialize;

use crate::app::App;
use crate::destination::own;
use crate::frame::Frame;
use crate::letters;
use crate::preferences::Preferences;
use crate::respond::{Page, set_policy};
use crate::session::{self, AtTheDoor, SignedIn};
use crate::{CachePolicy, Error};

#[derive(Template)]
#[template(path = "sign_in.html")]
pub(crate) struct SignInPage {
    pub frame: Frame,
    /// Why the last try was refused.
    pub refused: Option<Refused>,
    pub address: String,
    pub next: String,
    /// Whether nobody runs the service yet.
    pub needs_set_up: bool,
    /// Whether links can be sent by mail.
    pub mails: bool,
    /// The message that says what was done.
    pub done: Option<&'static str>,
    /// The message that says what went wrong at another service.
    pub stopped: Option<&'static str>,
    /// Other services by which one signs in: what each is called.
    pub services: Vec<String>,
}

impl Page for SignInPage {
    const POLICY: CachePolicy = CachePolicy::NoStore;
}

#[derive(Template)]
#[template(path = "second_step.html")]
pub(crate) struct SecondStepPage {
    pub frame: Frame,
    pub refused: Option<Refused>,
    pub token: String,
    pub next: String,
}

impl Page for SecondStepPage {
    const POLICY: CachePolicy = CachePolicy::NoStore;
}

/// Where to go afterwards.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Next {
    next: String,
    done: String,
}

fn sentence(word: &str) -> Option<&'static str> {
    Some(match word {
        "reset" => "reset-done",
        "mailed" => "mailed-done",
        _ => return None,
    })
}

/// The message of what went wrong at another service.
fn elsewhere(word: &str) -> Option<&'static str> {
    Some(match word {
        "elsewhere-refused" => "elsewhere-refused",
        "elsewhere-failed" => "elsewhere-failed",
        "elsewhere-not-begun" => "elsewhere-not-begun",
        "elsewhere-no-account" => "elsewhere-no-account",
        _ => return None,
    })
}

/// The form of the page.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Credentials {
    address: String,
    password: String,
    next: String,
}

/// The form of the second step.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct SecondStep {
    token: String,
    code: String,
    next: String,
}

/// `/sign-in`
pub(crate) async fn show_sign_in(
    State(app): State<App>,
    Query(Next { next, done }): Query<Next>,
    signed_in: Option<SignedIn>,
    preferences: Preferences,
) -> Result<Response, Error> {
    if signed_in.is_some() {
        return Ok(Redirect::to(own(&next).unwrap_or("/account")).into_response());
    }
    let mut page = page(&app, preferences, None, String::new(), next).await?;
    page.done = sentence(&done);
    page.stopped = elsewhere(&done);
    page.respond()
}

/// The form by which a link is asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct MailForm {
    address: String,
    /// `sign_in` or `reset`.
    kind: String,
}

/// `POST /sign-in/mail`: a link to sign in, or to a new password. The answer, and how long it takes, is the same whether there is
/// an account or not: the rest happens afterwards.
pub(crate) async fn mail_link(
    State(app): State<App>,
    AtTheDoor(visitor): AtTheDoor,
    preferences: Preferences,
    Form(form): Form<MailForm>,
) -> Result<Response, Error> {
    if app.mailer.is_none() {
        return Err(Error::Form("form-no-mail"));
    }
    let kind = if form.kind == "reset" { LinkKind::Reset } else { LinkKind::SignIn };
    let now_us = news::to_micros(app.now());
    match app.accounts.may_mail(&form.address, &visitor, now_us) {
        Ok(address) => {
            tokio::spawn(async move {
                match app.accounts.mail_link(kind, &address, now_us).await {
                    Ok(None) => {}
                    Ok(Some((account, link))) => {
                        let link = link.address(&app.settings.base_url);
                        let to = account.address;
                        app.mail(&to, |site| match kind {
                            LinkKind::Reset => letters::reset(preferences.speaks(), site, &link),
                            _ => letters::sign_in(preferences.speaks(), site, &link),
                        });
                    }
                    Err(error) => tracing::error!(%error, "a link could not be made for a mail"),
                }
            });
            Ok(Redirect::to("/sign-in?done=mailed").into_response())
        }
        Err(identity::Error::Refused(refused)) => {
            sign_in_page(&app, preferences, Some(refused), form.address, String::new()).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn page(
    app: &App,
    preferences: Preferences,
    refused: Option<Refused>,
    address: String,
    next: String,
) -> Result<SignInPage, Error> {
    Ok(SignInPage {
        frame: Frame::new(app, preferences, preferences.speaks().say("sign-in"), "/sign-in").hidden_from_search(),
        refused,
        address,
        next,
        needs_set_up: !app.store.has_operator().await?,
        mails: app.mailer.is_some(),
        done: None,
        stopped: None,
        services: app.settings.openid.iter().map(|service| service.name.clone()).collect(),
    })
}

async fn sign_in_page(
    app: &App,
    preferences: Preferences,
    refused: Option<Refused>,
    address: String,
    next: String,
) -> Result<Response, Error> {
    answered(&page(app, preferences, refused, address, next).await?, refused)
}

/// The page, with the status that its refusal has.
pub(crate) fn answered(page: &impl Page, refused: Option<Refused>) -> Result<Response, Error> {
    let mut response = page.respond()?;
    if let Some(refused) = refused {
        crate::error::set_status(&mut response, refused);
    }
    Ok(response)
}

/// `POST /sign-in`
pub(crate) async fn sign_in(
    State(app): State<App>,
    AtTheDoor(visitor): AtTheDoor,
    preferences: Preferences,
    before: Option<SignedIn>,
    Form(form): Form<Credentials>,
) -> Result<Response, Error> {
    match app.accounts.sign_in(&form.address, &form.password, &visitor, news::to_micros(app.now())).await {
        Ok(outcome) => on_from(&app, preferences, outcome, before, &form.next).await,
        Err(identity::Error::Refused(refused)) => {
            sign_in_page(&app, preferences, Some(refused), form.address, form.next).await
        }
        Err(error) => Err(error.into()),
    }
}

/// Goes on to the page that somebody wanted, or to the second step.
pub(crate) async fn on_from(
    app: &App,
    preferences: Preferences,
    outcome: SignIn,
    before: Option<SignedIn>,
    next: &str,
) -> Result<Response, Error> {
    match outcome {
        SignIn::Begun(begun) => welcomed(app, &begun, before, own(next).unwrap_or("/")).await,
        SignIn::SecondStep(token) => second_step_page(app, preferences, None, &token, next),
    }
}

/// The answer to somebody who is signed in now. A session that the browser had before ends: a token that somebody else may have
/// put there must not become theirs.
pub(crate) async fn welcomed(app: &App, begun: &Begun, before: Option<SignedIn>, to: &str) -> Result<Response, Error> {
    if let Some(before) = before {
        app.store.end_session(before.account.id, before.session.id).await?;
    }
    let mut response = Redirect::to(to).into_response();
    keep(app, &mut response, begun);
    Ok(response)
}

/// Puts a session's cookie into an answer.
pub(crate) fn keep(app: &App, response: &mut Response, begun: &Begun) {
    if let Some(cookie) = session::cookie_of(&app.settings, begun) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    set_policy(response, CachePolicy::NoStore);
}

fn second_step_page(
    app: &App,
    preferences: Preferences,
    refused: Option<Refused>,
    token: &Token,
    next: &str,
) -> Result<Response, Error> {
    let page = SecondStepPage {
        frame: Frame::new(app, preferences, preferences.speaks().say("one-more-step"), "/sign-in/code")
            .hidden_from_search(),
        refused,
        token: token.as_str().to_owned(),
        next: next.to_owned(),
    };
    answered(&page, refused)
}

/// `POST /sign-in/code`
pub(crate) async fn second_step(
    State(app): State<App>,
    AtTheDoor(visitor): AtTheDoor,
    preferences: Preferences,
    before: Option<SignedIn>,
    Form(form): Form<SecondStep>,
) -> Result<Response, Error> {
    match app.accounts.second_step(&form.token, &form.code, &visitor, news::to_micros(app.now())).await {
        Ok(begun) => welcomed(&app, &begun, before, own(&form.next).unwrap_or("/")).await,
        Err(identity::Error::Refused(refused @ (Refused::WrongCode | Refused::Wait(_)))) => {
            let page = SecondStepPage {
                frame: Frame::new(&app, preferences, preferences.speaks().say("one-more-step"), "/sign-in/code")
                    .hidden_from_search(),
                refused: Some(refused),
                token: form.token,
                next: form.next,
            };
            answered(&page, Some(refused))
        }
        Err(identity::Error::Refused(refused)) => {
            sign_in_page(&app, preferences, Some(refused), String::new(), form.next).await
        }
        Err(error) => Err(error.into()),
    }
}

/// `POST /sign-out`
pub(crate) async fn sign_out(State(app): State<App>, signed_in: Option<SignedIn>) -> Result<Response, Error> {
    if let Some(signed_in) = signed_in {
        app.store.end_session(signed_in.account.id, signed_in.session.id).await?;
    }
    let mut response = Redirect::to("/").into_response();
    if let Some(cookie) = session::no_cookie(&app.settings) {
        response.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    set_policy(&mut response, CachePolicy::NoStore);
    Ok(response)
}
