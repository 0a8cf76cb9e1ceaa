//! What an article page is asked for: to be read, to be kept for later, or only to be looked at from outside.

use axum::extract::FromRequestParts;
use http::request::Parts;

/// How an article page is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Asking {
    /// Its text goes out: anything but HEAD.
    pub has_text: bool,
    /// A device keeps it for later (`Purpose: keep`): nobody reads it now.
    pub is_kept: bool,
}

impl<S: Sync> FromRequestParts<S> for Asking {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        let is_kept = parts.headers.get("purpose").is_some_and(|purpose| purpose.as_bytes() == b"keep");
        Ok(Self { has_text: parts.method == http::Method::GET, is_kept })
    }
}
