//! The operator's cookie: made from the key, valid for 30 days, worthless when the key changes.

use axum::extract::FromRequestParts;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use http::HeaderValue;
use http::request::Parts;
use sha2::Sha256;

use crate::app::App;
use crate::preferences::cookie;
use crate::{Error, Settings};

const COOKIE: &str = "newsstand_operator";
const VALID_SECONDS: i64 = 30 * 24 * 3600;

/// Proof that the request is the operator's. A handler that takes it is refused to everyone else.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Operator;

/// Whether the request is the operator's, for pages that are for everyone.
#[derive(Clone, Copy, Debug)]
pub(crate) struct IsOperator(pub bool);

fn signature(settings: &Settings, expires_seconds: i64) -> Option<String> {
    let key = settings.operator_key?;
    let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(&settings.secret).ok()?;
    mac.update(format!("operator\n{}\n{expires_seconds}", key.to_text()).as_bytes());
    Some(URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes()))
}

/// The cookie for someone who presented `key`, if it is the right one.
pub(crate) fn sign_in(settings: &Settings, key: &str, now_seconds: i64) -> Option<HeaderValue> {
    if !settings.operator_key?.matches(key.trim()) {
        return None;
    }
    let expires = now_seconds + VALID_SECONDS;
    set_cookie(settings, &format!("{expires}.{}", signature(settings, expires)?), VALID_SECONDS)
}

/// The cookie that ends it.
pub(crate) fn sign_out(settings: &Settings) -> Option<HeaderValue> {
    set_cookie(settings, "", 0)
}

fn set_cookie(settings: &Settings, value: &str, max_age_seconds: i64) -> Option<HeaderValue> {
    let secure = if settings.base_url.starts_with("https:") { "; Secure" } else { "" };
    HeaderValue::try_from(format!(
        "{COOKIE}={value}; Path=/; Max-Age={max_age_seconds}; HttpOnly; SameSite=Lax{secure}"
    ))
    .ok()
}

fn is_operator(app: &App, parts: &Parts) -> bool {
    let Some((expires, signed)) = cookie(parts, COOKIE).and_then(|value| value.split_once('.')) else {
        return false;
    };
    let Ok(expires) = expires.parse::<i64>() else { return false };
    let Some(expected) = signature(&app.settings, expires) else { return false };
    expires > app.now().as_second() && same(expected.as_bytes(), signed.as_bytes())
}

/// Equality that takes the same time for every wrong value of the right length.
pub(crate) fn same(a: &[u8], b: &[u8]) -> bool {
    a.len() == b.len() && a.iter().zip(b).fold(0_u8, |difference, (a, b)| difference | (a ^ b)) == 0
}

impl FromRequestParts<App> for Operator {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Error> {
        if is_operator(app, parts) { Ok(Self) } else { Err(Error::OperatorOnly { path: parts.uri.path().to_owned() }) }
    }
}

impl FromRequestParts<App> for IsOperator {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Self::Rejection> {
        Ok(Self(is_operator(app, parts)))
    }
}
