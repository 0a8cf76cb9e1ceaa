//! A small client of Stripe's API: the dozen calls that a subscription needs, each with a key that makes a second try the same call.

mod calls;
mod connection;

use serde_json::Value;
use url::Url;

use crate::Error;
use crate::notice::{number, text};

pub use calls::{Change, CheckoutRequest, NewCoupon, NewPrice, OnceRequest, Payment, PaysFor, Shown};

/// How Stripe is reached.
#[derive(Clone)]
pub struct Settings {
    /// The secret key.
    pub key: String,
    /// Secrets that webhooks are signed with; two while one is being changed.
    pub webhook_secrets: Vec<String>,
    /// Where the API is; for tests elsewhere than at Stripe.
    pub base: Url,
}

impl std::fmt::Debug for Settings {
    /// Without its secrets.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Settings").field("base", &self.base.as_str()).finish_non_exhaustive()
    }
}

/// The version of the API whose answers are read here.
const VERSION: &str = "2025-09-30.clover";

/// Stripe, for one operator.
#[derive(Clone, Debug)]
pub struct Client {
    settings: Settings,
    http: reqwest::Client,
}

/// Names and values of a form.
pub(crate) type Form = Vec<(String, String)>;

impl Client {
    /// A client.
    ///
    /// # Errors
    /// When no secure connection can be set up.
    pub fn new(settings: Settings) -> Result<Self, Error> {
        let http = connection::client()?;
        Ok(Self { settings, http })
    }

    /// Whether Stripe signed `body` just now.
    ///
    /// # Errors
    /// Why it is not believed.
    pub fn believe(&self, header: &str, body: &[u8], now_s: i64) -> Result<(), crate::signature::NotBelieved> {
        crate::signature::verify(header, body, &self.settings.webhook_secrets, now_s)
    }

    fn address(&self, path: &str, doing: &'static str) -> Result<Url, Error> {
        self.settings.base.join(path).map_err(|error| Error::NotUnderstood { doing, what: error.to_string() })
    }

    /// Posts a form. `key` names what we are doing: the same key never does it twice.
    pub(crate) async fn post(&self, path: &str, form: &Form, key: &str, doing: &'static str) -> Result<Value, Error> {
        let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
        let request = self
            .http
            .post(self.address(path, doing)?)
            .header("content-type", "application/x-www-form-urlencoded")
            .header("idempotency-key", key)
            .body(body);
        self.answer(request, doing).await
    }

    /// Asks.
    pub(crate) async fn get(&self, path: &str, doing: &'static str) -> Result<Value, Error> {
        self.answer(self.http.get(self.address(path, doing)?), doing).await
    }

    /// Ends something.
    pub(crate) async fn delete(&self, path: &str, key: &str, doing: &'static str) -> Result<Value, Error> {
        self.answer(self.http.delete(self.address(path, doing)?).header("idempotency-key", key), doing).await
    }

    async fn answer(&self, request: reqwest::RequestBuilder, doing: &'static str) -> Result<Value, Error> {
        let unreachable = |source| Error::Unreachable { doing, source };
        let request = request.bearer_auth(&self.settings.key).header("stripe-version", VERSION);
        let response = request.send().await.map_err(unreachable)?;
        let status = response.status().as_u16();
        let body = response.bytes().await.map_err(unreachable)?;
        let answer: Value = serde_json::from_slice(&body)
            .map_err(|error| Error::NotUnderstood { doing, what: format!("status {status}, {error}") })?;
        if (200..300).contains(&status) {
            return Ok(answer);
        }
        Err(Error::Refused {
            doing,
            status,
            code: text(&answer, "/error/code").unwrap_or_default(),
            message: text(&answer, "/error/message").unwrap_or_else(|| "no reason was given".to_owned()),
        })
    }
}

/// The text at `pointer` of an answer that must have it.
pub(crate) fn must_text(answer: &Value, pointer: &str, doing: &'static str) -> Result<String, Error> {
    text(answer, pointer).ok_or_else(|| Error::NotUnderstood { doing, what: format!("{pointer} is missing") })
}

/// The number at `pointer` of an answer that must have it.
pub(crate) fn must_number(answer: &Value, pointer: &str, doing: &'static str) -> Result<i64, Error> {
    number(answer, pointer).ok_or_else(|| Error::NotUnderstood { doing, what: format!("{pointer} is missing") })
}
