//! Signing in by another service (OpenID Connect): the way there and the way back. See [`identity::openid`].

use std::pin::Pin;
use std::sync::Arc;

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use bytes::Bytes;
use http::request::Parts;
use http::{HeaderMap, HeaderValue, header};
use identity::openid::{Attempt, Known, NotProved, Provider, Tokens, known};
use membership::grants::Source;
use news::AccountId;
use serde::Deserialize;
use store::NewGrant;
use url::Url;

use super::sign_in::on_from;
use crate::app::App;
use crate::destination::own;
use crate::preferences::{Preferences, cookie};
use crate::respond::set_policy;
use crate::session::{AtTheDoor, SignedIn};
use crate::wall::{checked, signed};
use crate::{CachePolicy, Error};

/// The cookie that a browser has while its reader is away.
const COOKIE: &str = "newsstand_elsewhere";
/// How long they may be away, seconds.
const PATIENCE_S: i64 = 900;
/// Microseconds of a day.
const DAY_US: i64 = 86_400 * 1_000_000;

/// What another service answered: status and body, or in words why there is none.
pub type Answered<'a> = Pin<Box<dyn Future<Output = Result<(u16, Bytes), String>> + Send + 'a>>;

/// Asks other services: the polite HTTP client, or a test's own.
pub trait Elsewhere: Send + Sync {
    /// GET, or POST where there is a form.
    fn exchange(&self, url: Url, head: HeaderMap, form: Option<Bytes>) -> Answered<'_>;
}

impl Elsewhere for fetch::Client {
    fn exchange(&self, url: Url, head: HeaderMap, form: Option<Bytes>) -> Answered<'_> {
        Box::pin(async move {
            let answer = self.exchange(url, head, form).await.map_err(|error| error.to_string())?;
            Ok((answer.status, answer.body))
        })
    }
}

/// A service by which people sign in here.
#[derive(Clone)]
pub struct OpenId {
    /// What people call it.
    pub name: String,
    /// Its address, as it writes it itself.
    pub issuer: String,
    /// What it calls this site.
    pub client: String,
    /// What this site proves that by; empty where there is nothing.
    pub secret: String,
    /// Whether whoever it knows gets an account here.
    pub sign_up: bool,
    /// Days of membership that each sign-in gives: an institution's. 0 for none.
    pub membership_days: u32,
    /// What asks it.
    pub asks: Arc<dyn Elsewhere>,
}

impl std::fmt::Debug for OpenId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("OpenId").field("name", &self.name).field("issuer", &self.issuer).finish_non_exhaustive()
    }
}

/// Why somebody comes back without being signed in; each has its message.
enum Stopped {
    /// They, or the service, said no.
    Refused,
    /// The service cannot be asked, or what it said proves nothing.
    Failed(String),
    /// The way back was not begun in this browser, or too long ago.
    NotBegunHere,
    /// There is no account for them here.
    NoAccount,
}

impl From<NotProved> for Stopped {
    fn from(why: NotProved) -> Self {
        Self::Failed(why.to_string())
    }
}

impl OpenId {
    async fn get(&self, url: Url) -> Result<Bytes, Stopped> {
        self.ask(url, HeaderMap::new(), None).await
    }

    async fn ask(&self, url: Url, mut head: HeaderMap, form: Option<Bytes>) -> Result<Bytes, Stopped> {
        head.insert(header::ACCEPT, HeaderValue::from_static("application/json"));
        let host = url.host_str().unwrap_or_default().to_owned();
        match self.asks.exchange(url, head, form).await {
            Ok((200, body)) => Ok(body),
            Ok((status, _)) => Err(Stopped::Failed(format!("{host} answered {status}"))),
            Err(why) => Err(Stopped::Failed(why)),
        }
    }

    async fn provider(&self) -> Result<Provider, Stopped> {
        let document = Provider::document(&self.issuer).ok_or(NotProved::Document("address"))?;
        Ok(Provider::read(&self.issuer, &self.get(document).await?)?)
    }

    /// Exchanges a code for who somebody is.
    async fn known(
        &self,
        provider: &Provider,
        attempt: &Attempt,
        code: &str,
        back: &str,
        now_s: i64,
    ) -> Result<Known, Stopped> {
        let (form, secret) = attempt.exchange(provider, (&self.client, &self.secret), code, back);
        let mut head = HeaderMap::new();
        head.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/x-www-form-urlencoded"));
        if let Some(mut secret) = secret.and_then(|secret| HeaderValue::try_from(secret).ok()) {
            secret.set_sensitive(true);
            head.insert(header::AUTHORIZATION, secret);
        }
        let answer = self.ask(provider.token.clone(), head, Some(form.into())).await?;
        let keys = self.get(provider.keys.clone()).await?;
        let tokens = Tokens::read(&answer)?;
        let known = known(&tokens.id, &keys, (&self.issuer, &self.client, &attempt.nonce), now_s)?;
        match (&provider.more, tokens.access) {
            // Strict providers put nothing but the subject into a token.
            (Some(more), Some(access)) if known.address.is_none() => {
                let mut head = HeaderMap::new();
                if let Ok(mut bearer) = HeaderValue::try_from(format!("Bearer {access}")) {
                    bearer.set_sensitive(true);
                    head.insert(header::AUTHORIZATION, bearer);
                }
                Ok(known.with_more(&self.ask(more.clone(), head, None).await?)?)
            }
            _ => Ok(known),
        }
    }
}

fn service(app: &App, number: usize) -> Result<&OpenId, Error> {
    number.checked_sub(1).and_then(|index| app.settings.openid.get(index)).ok_or(Error::PageNotFound)
}

fn back_address(app: &App, number: usize) -> String {
    format!("{}/sign-in/with/{number}/back", app.settings.base_url)
}

fn kept(app: &App, value: &str, lasts_s: i64) -> Option<HeaderValue> {
    let secure = if app.settings.base_url.starts_with("https:") { "; Secure" } else { "" };
    let text = format!("{COOKIE}={value}; Path=/sign-in/with; Max-Age={lasts_s}; HttpOnly; SameSite=Lax{secure}");
    HeaderValue::try_from(text).ok()
}

fn onward(app: &App, to: &str, value: &str, lasts_s: i64) -> Response {
    let mut response = Redirect::to(to).into_response();
    response.headers_mut().extend(kept(app, value, lasts_s).map(|cookie| (header::SET_COOKIE, cookie)));
    set_policy(&mut response, CachePolicy::NoStore);
    response
}

/// Back at the page from which one went, with what happened.
fn stopped(app: &App, service: &OpenId, why: Stopped, ties: bool) -> Response {
    let word = match why {
        Stopped::Refused => "refused",
        Stopped::NotBegunHere => "not-begun",
        Stopped::NoAccount => "no-account",
        Stopped::Failed(why) => {
            tracing::warn!(issuer = service.issuer, %why, "nobody could be signed in by another service");
            "failed"
        }
    };
    let page = if ties { "/account/services" } else { "/sign-in" };
    onward(app, &format!("{page}?done=elsewhere-{word}"), "", 0)
}

/// Where to go afterwards.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Next {
    next: String,
    /// Where the service is to be tied to the account of whoever is signed in: the seal of the page that offered it.
    tie: String,
}

/// What only the page of a reader's services knows: nobody else leads their browser into tying a service, which may know another person.
pub(crate) fn tying_seal(app: &App, reader: &SignedIn) -> String {
    app.signer.seal(&format!("tie\n{}\n{}", reader.account.id, reader.session.id))
}

/// `/sign-in/with/{service}`: on to the service.
pub(crate) async fn go_elsewhere(
    State(app): State<App>,
    Path(number): Path<usize>,
    AtTheDoor(visitor): AtTheDoor,
    Query(Next { next, tie }): Query<Next>,
    reader: Option<SignedIn>,
) -> Result<Response, Error> {
    let service = service(&app, number)?;
    let tying = match reader {
        _ if tie.is_empty() => None,
        Some(reader) => {
            let reader = reader.proved_for("/account/services")?;
            if !identity::same(tying_seal(&app, &reader).as_bytes(), tie.as_bytes()) {
                return Err(Error::ForeignForm);
            }
            Some(reader.account.id)
        }
        None => return Err(Error::SignInFirst { back_to: Some("/account/services".to_owned()) }),
    };
    app.accounts.may_ask_elsewhere(&visitor, news::to_micros(app.now()))?;
    let provider = match service.provider().await {
        Ok(provider) => provider,
        Err(why) => return Ok(stopped(&app, service, why, tying.is_some())),
    };
    let attempt = Attempt::begin(own(&next).unwrap_or("/"))?;
    let address = attempt.address(&provider, &service.client, &back_address(&app, number));
    let text = serde_json::to_vec(&(number, app.now().as_second(), &attempt, tying.map(|account| account.0)))
        .map_err(|error| Error::Broken(format!("an attempt to sign in cannot be written: {error}")))?;
    let value = signed(&app.settings.secret, "elsewhere", &URL_SAFE_NO_PAD.encode(text));
    Ok(onward(&app, address.as_str(), &value, PATIENCE_S))
}

/// What the service says.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Said {
    code: String,
    state: String,
    iss: Option<String>,
    error: Option<String>,
}

/// The attempt that this browser began with this service, if `state` is its own, and the account to which it ties the service.
fn attempt(app: &App, parts: &Parts, number: usize, state: &str) -> Option<(Attempt, Option<AccountId>)> {
    let text = checked(&app.settings.secret, "elsewhere", cookie(parts, COOKIE)?)?;
    let (of, at_s, attempt, tying): (usize, i64, Attempt, Option<i64>) =
        serde_json::from_slice(&URL_SAFE_NO_PAD.decode(text).ok()?).ok()?;
    let is_fresh = (0..=PATIENCE_S).contains(&(app.now().as_second() - at_s));
    let is_its = identity::same(attempt.state.as_bytes(), state.as_bytes());
    (of == number && is_fresh && is_its).then_some((attempt, tying.map(AccountId)))
}

/// `/sign-in/with/{service}/back`
pub(crate) async fn come_back(
    State(app): State<App>,
    Path(number): Path<usize>,
    Query(said): Query<Said>,
    AtTheDoor(visitor): AtTheDoor,
    preferences: Preferences,
    before: Option<SignedIn>,
    parts: Parts,
) -> Result<Response, Error> {
    let service = service(&app, number)?;
    let Some((attempt, tying)) = attempt(&app, &parts, number, &said.state) else {
        return Ok(stopped(&app, service, Stopped::NotBegunHere, false));
    };
    if said.error.is_some() {
        return Ok(stopped(&app, service, Stopped::Refused, tying.is_some()));
    }
    app.accounts.may_ask_elsewhere(&visitor, news::to_micros(app.now()))?;
    let known = match who(service, &said, &attempt, &back_address(&app, number), app.now().as_second()).await {
        Ok(known) => known,
        Err(why) => return Ok(stopped(&app, service, why, tying.is_some())),
    };
    if let Some(account) = tying {
        return tied(&app, service, &known, account, before).await;
    }
    let now_us = news::to_micros(app.now());
    let entered =
        app.accounts.sign_in_from_elsewhere(&service.issuer, &known, service.sign_up, &visitor, now_us).await?;
    let Some((account, outcome)) = entered else { return Ok(stopped(&app, service, Stopped::NoAccount, false)) };
    if app.store.account_language(account.id).await?.is_empty() {
        // Letters come as the page spoke, until another language is chosen.
        app.store.set_account_language(account.id, preferences.speaks().tag()).await?;
    }
    give(&app, service, account.id, now_us).await?;
    let mut response = on_from(&app, preferences, outcome, before, &attempt.next).await?;
    response.headers_mut().extend(kept(&app, "", 0).map(|cookie| (header::SET_COOKIE, cookie)));
    Ok(response)
}

/// Ties who somebody is at the service to the account from whose page they went, if that is who is signed in still.
async fn tied(
    app: &App,
    service: &OpenId,
    known: &Known,
    account: AccountId,
    reader: Option<SignedIn>,
) -> Result<Response, Error> {
    let back_to = "/account/services";
    let reader = reader.ok_or_else(|| Error::SignInFirst { back_to: Some(back_to.to_owned()) })?.proved_for(back_to)?;
    if reader.account.id != account {
        return Ok(stopped(app, service, Stopped::NotBegunHere, false));
    }
    let now_us = news::to_micros(app.now());
    let is_new = app.store.add_identity(account, &service.issuer, &known.subject, now_us).await?;
    let is_theirs = is_new || app.store.account_of_identity(&service.issuer, &known.subject).await? == Some(account);
    if is_theirs {
        give(app, service, account, now_us).await?;
    }
    Ok(onward(app, &format!("{back_to}?done={}", if is_theirs { "tied" } else { "taken" }), "", 0))
}

/// Asks the service who is there. An answer in another's name is none (RFC 9207).
async fn who(service: &OpenId, said: &Said, attempt: &Attempt, back: &str, now_s: i64) -> Result<Known, Stopped> {
    let provider = service.provider().await?;
    let is_its = match &said.iss {
        Some(issuer) => *issuer == service.issuer,
        None => !provider.names_itself,
    };
    if !is_its {
        return Err(NotProved::Claim("issuer").into());
    }
    service.known(&provider, attempt, &said.code, back, now_s).await
}

/// Gives the days of membership that come with a sign-in, where not as many are left already.
async fn give(app: &App, service: &OpenId, account: AccountId, now_us: i64) -> Result<(), Error> {
    if service.membership_days == 0 || app.wall.policy().is_none() {
        return Ok(());
    }
    let until_us = now_us + i64::from(service.membership_days) * DAY_US;
    let grants = app.store.grants(account).await?;
    let reference = format!("openid:{}", service.issuer);
    let is_held = grants.iter().any(|grant| {
        grant.source == Source::Institution
            && grant.reference == reference
            && grant.revoked_us.is_none()
            && grant.to_us.is_some_and(|to_us| to_us >= until_us - DAY_US)
    });
    if !is_held {
        let grant = NewGrant {
            account,
            source: Source::Institution,
            plan: String::new(),
            title: None,
            from_us: now_us,
            to_us: Some(until_us),
            reference,
        };
        app.store.add_grant(&grant, now_us).await?;
    }
    Ok(())
}
