//! Who asks: the session in the cookie, the account behind it, and the right that a page asks for.
//!
//! How a page uses it. A handler that is for everyone takes `Option<SignedIn>`; one that is for whoever has an account takes
//! [`SignedIn`]; one that is for a role takes [`Editor`], [`Publisher`] or [`Operator`] (an operator may do everything). Who is not
//! signed in and opens such a page is led to `/sign-in` and back; who has another role is told so. `signed_in.account.id` is the key for
//! whatever is kept per reader. Pages that differ by reader have the policy [`crate::CachePolicy::Private`] or `NoStore`; a public
//! policy becomes private by itself when the request has a session's cookie, but the page in `from_memory` is everyone's.
//!
//! ```ignore
//! pub(crate) async fn for_you(State(app): State<App>, reader: SignedIn, ..) -> Result<Response, Error> {
//!     let state = app.store.reader_state(reader.account.id).await?; ..
//! }
//! pub(crate) async fn pick(State(app): State<App>, Editor(editor): Editor, ..) // editor.account.id is whose pick it is
//! ```

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts, OptionalFromRequestParts};
use http::header::{self, HeaderMap};
use http::request::Parts;
use http::{HeaderValue, Method};
use identity::{Begun, Network, Visitor};
use news::Role;

use crate::app::App;
use crate::preferences::cookie;
use crate::{Error, Settings};

/// Where the cookie can be tied to this very host by its name (RFC 6265bis, 4.1.3.2).
const HOST_COOKIE: &str = "__Host-newsstand";
/// Where the site is reached without TLS.
const PLAIN_COOKIE: &str = "newsstand_session";

/// Somebody who is signed in.
#[derive(Clone, Debug)]
pub(crate) struct SignedIn {
    /// Whose session it is.
    pub account: store::Account,
    /// Where they are signed in.
    pub session: store::Session,
    /// Whether they proved who they are so lately that what is delicate may be done.
    pub proved: bool,
}

impl SignedIn {
    /// Whether the account may do what is `role`'s.
    pub fn may(&self, role: Role) -> bool {
        self.account.role.includes(role)
    }

    /// The same, if they proved lately who they are; else they do that first, and come back to `path`.
    pub fn proved_for(self, path: &str) -> Result<Self, Error> {
        if self.proved { Ok(self) } else { Err(Error::ProveFirst { back_to: path.to_owned() }) }
    }
}

/// Somebody who is signed in and proved lately who they are: for what is delicate.
#[derive(Clone, Debug)]
pub(crate) struct Proved(pub SignedIn);

/// Somebody who may do what is the editors'.
#[derive(Clone, Debug)]
pub(crate) struct Editor(pub SignedIn);

/// Somebody who may do what is the publishers'.
#[derive(Clone, Debug)]
pub(crate) struct Publisher(pub SignedIn);

/// Somebody who may do what is the operator's.
#[derive(Clone, Debug)]
pub(crate) struct Operator(pub SignedIn);

fn is_secure(settings: &Settings) -> bool {
    settings.base_url.starts_with("https:")
}

fn cookie_name(settings: &Settings) -> &'static str {
    if is_secure(settings) { HOST_COOKIE } else { PLAIN_COOKIE }
}

/// The token in the request's cookie.
pub(crate) fn token<'a>(settings: &Settings, parts: &'a Parts) -> Option<&'a str> {
    cookie(parts, cookie_name(settings)).filter(|value| !value.is_empty())
}

/// Whether the request has a session's cookie, good or not: then its pages are for one reader.
pub(crate) fn has_cookie(settings: &Settings, parts: &Parts) -> bool {
    token(settings, parts).is_some()
}

/// The cookie of a session that has begun.
pub(crate) fn cookie_of(settings: &Settings, begun: &Begun) -> Option<HeaderValue> {
    set_cookie(settings, begun.token.as_str(), begun.lasts_seconds)
}

/// The cookie that ends it.
pub(crate) fn no_cookie(settings: &Settings) -> Option<HeaderValue> {
    set_cookie(settings, "", 0)
}

fn set_cookie(settings: &Settings, value: &str, max_age_seconds: i64) -> Option<HeaderValue> {
    let secure = if is_secure(settings) { "; Secure" } else { "" };
    let name = cookie_name(settings);
    HeaderValue::try_from(format!("{name}={value}; Path=/; Max-Age={max_age_seconds}; HttpOnly; SameSite=Lax{secure}"))
        .ok()
}

async fn who(parts: &Parts, app: &App) -> Result<Option<SignedIn>, Error> {
    let Some(token) = token(&app.settings, parts) else { return Ok(None) };
    let now_us = news::to_micros(app.now());
    let Some((session, account)) = app.accounts.recognise(token, now_us).await? else { return Ok(None) };
    let proved = app.accounts.lifetime().is_proved(&session, now_us);
    Ok(Some(SignedIn { account, session, proved }))
}

async fn with_role(parts: &mut Parts, app: &App, role: Role) -> Result<SignedIn, Error> {
    match who(parts, app).await? {
        Some(signed_in) if signed_in.may(role) => Ok(signed_in),
        Some(_) => Err(Error::NotYours { role }),
        None => Err(sign_in_first(parts)),
    }
}

/// Who opens a page is led on to it after signing in; what a form held is gone.
fn sign_in_first(parts: &Parts) -> Error {
    let reads = matches!(parts.method, Method::GET | Method::HEAD);
    let path = parts.uri.path_and_query().map_or("/", |path| path.as_str());
    Error::SignInFirst { back_to: reads.then(|| path.to_owned()) }
}

impl OptionalFromRequestParts<App> for SignedIn {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Option<Self>, Error> {
        who(parts, app).await
    }
}

impl FromRequestParts<App> for SignedIn {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Error> {
        with_role(parts, app, Role::Reader).await
    }
}

impl FromRequestParts<App> for Proved {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Error> {
        let path = match sign_in_first(parts) {
            Error::SignInFirst { back_to: Some(path) } => path,
            _ => "/account".to_owned(),
        };
        with_role(parts, app, Role::Reader).await?.proved_for(&path).map(Self)
    }
}

macro_rules! for_role {
    ($name:ident) => {
        impl FromRequestParts<App> for $name {
            type Rejection = Error;

            async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Error> {
                with_role(parts, app, Role::$name).await.map(Self)
            }
        }
    };
}

for_role!(Editor);
for_role!(Publisher);
for_role!(Operator);

/// Who is at the door: where from, and with what.
pub(crate) struct AtTheDoor(pub Visitor);

/// The address that a request comes from; a trusted proxy says for whom it asks.
pub(crate) fn peer(parts: &Parts, app: &App) -> IpAddr {
    let peer = parts
        .extensions
        .get::<ConnectInfo<SocketAddr>>()
        .map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |connection| connection.0.ip());
    let forwarded: Vec<&str> =
        parts.headers.get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok()).collect();
    let trusted = |address: IpAddr| app.settings.trusted_proxies.iter().any(|network| network.contains(&address));
    identity::trusted_peer(peer, &forwarded, trusted)
}

/// Whether a proxy that is trusted asks.
pub(crate) fn is_from_proxy(parts: &Parts, app: &App) -> bool {
    let asks = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|connection| connection.0.ip());
    asks.is_some_and(|asks| app.settings.trusted_proxies.iter().any(|network| network.contains(&asks)))
}

impl FromRequestParts<App> for AtTheDoor {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Self::Rejection> {
        let from = peer(parts, app);
        let device = identity::device(text(&parts.headers, header::USER_AGENT));
        Ok(Self(Visitor { network: Some(Network::of(from)), device }))
    }
}

fn text(headers: &HeaderMap, name: header::HeaderName) -> &str {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}
