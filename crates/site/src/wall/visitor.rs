//! Who stands at the wall: the account, the browser that was counted before, and the network.

use std::net::IpAddr;

use axum::extract::FromRequestParts;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use http::HeaderValue;
use http::request::Parts;
use identity::{Network, same};
use membership::wall::Reader;
use sha2::Sha256;

use super::{Standing, Visitor};
use crate::app::App;
use crate::preferences::cookie;
use crate::session::{SignedIn, is_from_proxy, peer};
use crate::{Error, Settings};

/// Names a browser whose reader has no account, once it took a free article or opened a gift; nothing else is in it.
const COOKIE: &str = "newsstand_browser";
/// Browsers drop cookies after 400 days anyway.
const LASTS_SECONDS: i64 = 400 * 86_400;

/// Who stands at the wall.
#[derive(Clone, Debug)]
pub(crate) struct Door {
    /// Where from.
    pub address: IpAddr,
    /// The country, as a proxy that is trusted says.
    pub country: Option<String>,
    /// The browser's own number, signed by us.
    pub browser: Option<String>,
}

fn signature(secret: &[u8; 32], what: &str, value: &str) -> String {
    let Ok(mut mac) = <Hmac<Sha256> as KeyInit>::new_from_slice(secret) else { return String::new() };
    mac.update(what.as_bytes());
    mac.update(b"\n");
    mac.update(value.as_bytes());
    let full = mac.finalize().into_bytes();
    URL_SAFE_NO_PAD.encode(full.get(..16).unwrap_or_default())
}

/// A value with its signature, for a cookie or an address.
pub(crate) fn signed(secret: &[u8; 32], what: &str, value: &str) -> String {
    format!("{value}.{}", signature(secret, what, value))
}

/// The value, if the signature is this site's.
pub(crate) fn checked<'a>(secret: &[u8; 32], what: &str, text: &'a str) -> Option<&'a str> {
    let (value, given) = text.rsplit_once('.')?;
    let expected = signature(secret, what, value);
    (!expected.is_empty() && same(expected.as_bytes(), given.as_bytes())).then_some(value)
}

/// A number for a browser that has none.
pub(crate) fn new_browser() -> Result<String, Error> {
    let secret = identity::random_secret().map_err(Error::from)?;
    Ok(URL_SAFE_NO_PAD.encode(secret.get(..16).unwrap_or_default()))
}

/// The cookie that names a browser.
pub(crate) fn browser_cookie(settings: &Settings, browser: &str) -> Option<HeaderValue> {
    let secure = if settings.base_url.starts_with("https:") { "; Secure" } else { "" };
    let value = signed(&settings.secret, "browser", browser);
    HeaderValue::try_from(format!("{COOKIE}={value}; Path=/; Max-Age={LASTS_SECONDS}; HttpOnly; SameSite=Lax{secure}"))
        .ok()
}

/// The country that the proxy in front of the site says in the header that the operator named; nobody else is believed.
fn country(parts: &Parts, app: &App) -> Option<String> {
    let header = app.settings.country_header.as_ref()?;
    if !is_from_proxy(parts, app) {
        return None;
    }
    let code = parts.headers.get(header)?.to_str().ok()?.trim().to_ascii_uppercase();
    // XX and T1 stand for "not known" and for a network that hides it.
    (code.len() == 2 && code.bytes().all(|letter| letter.is_ascii_alphabetic()) && code != "XX").then_some(code)
}

impl FromRequestParts<App> for Door {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Self::Rejection> {
        let browser =
            cookie(parts, COOKIE).and_then(|text| checked(&app.settings.secret, "browser", text)).map(str::to_owned);
        Ok(Self { address: peer(parts, app), country: country(parts, app), browser })
    }
}

impl Door {
    /// The reader's name at the meter; `None` for a browser that was never counted.
    pub fn reader(&self, account: Option<&SignedIn>) -> Option<String> {
        match account {
            Some(signed_in) => Some(format!("account:{}", signed_in.account.id.0)),
            None => self.device(),
        }
    }

    /// The browser's name among the devices of gifts.
    pub fn device(&self) -> Option<String> {
        self.browser.as_ref().map(|browser| format!("browser:{browser}"))
    }

    /// The network's name at the meter: strangers of one network share its count. Without the last part of the address, and hashed.
    pub fn network(&self, settings: &Settings) -> String {
        format!("network:{}", signature(&settings.secret, "network", &Network::of(self.address).shown()))
    }

    /// Who this is to the wall.
    pub async fn visitor(&self, app: &App, account: Option<&SignedIn>) -> Result<Visitor, Error> {
        let mut visitor = match account {
            Some(signed_in) => {
                Visitor::account(&app.store, &app.wall, signed_in.account.id, news::to_micros(app.now())).await?
            }
            None => Visitor {
                reader: if self.browser.is_some() { Reader::Stranger } else { Reader::Unknown },
                ..Visitor::stranger()
            },
        };
        visitor.country.clone_from(&self.country);
        if account.is_none() && app.wall.policy().is_some_and(|policy| policy.crawler(self.address).is_some()) {
            visitor.reader = Reader::Crawler;
        }
        visitor.institution = app.wall.policy().is_some_and(|policy| policy.institution(self.address).is_some());
        Ok(visitor)
    }

    /// How they stand with the meter, and whether a gift opens the article here.
    pub async fn standing(
        &self,
        app: &App,
        account: Option<&SignedIn>,
        article: news::ArticleId,
    ) -> Result<Standing, Error> {
        let now = app.now();
        let month = super::Wall::month(now, &app.settings.time_zone).name;
        let mut standing = Standing::default();
        if let Some(reader) = self.reader(account) {
            (standing.used, standing.used_for_this) = app.store.meter_used(&reader, &month, article).await?;
        }
        if account.is_none() {
            standing.network_used = app.store.meter_used(&self.network(&app.settings), &month, article).await?.0;
        }
        if let Some(device) = self.device() {
            standing.gift = app.store.gift_opens(&device, article, news::to_micros(now)).await?;
        }
        Ok(standing)
    }
}
