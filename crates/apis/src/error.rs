//! Why a call was not answered, as these protocols say it: a status and a line of text.

use axum::response::{IntoResponse, Response};
use http::{HeaderValue, StatusCode, header};

/// Why a call was not answered.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No token, or one that is not good any more.
    #[error("Unauthorized: sign in with a token of this instance (Account, Apps)")]
    NotSignedIn,
    /// The short-lived token of a form is an old one; apps fetch a new one and try again.
    #[error("Unauthorized: the action token is an old one")]
    StaleToken,
    /// The token does not allow it.
    #[error("Forbidden: this token may read only")]
    NotAllowed,
    /// There is no such call.
    #[error("Not Found")]
    Unknown,
    /// What was sent makes no sense.
    #[error("Bad Request: {0}")]
    Senseless(String),
    /// The database failed.
    #[error("Service Unavailable")]
    Database(String),
}

impl From<store::Error> for Error {
    fn from(error: store::Error) -> Self {
        Self::Database(error.to_string())
    }
}

impl From<site::Error> for Error {
    fn from(error: site::Error) -> Self {
        let sentence = error.to_string();
        match error {
            site::Error::FormName(..) | site::Error::Form(_) | site::Error::FormRoom(..) => Self::Senseless(sentence),
            _ => Self::Database(sentence),
        }
    }
}

impl From<identity::Error> for Error {
    fn from(error: identity::Error) -> Self {
        Self::Database(error.to_string())
    }
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let status = match &self {
            Self::NotSignedIn | Self::StaleToken => StatusCode::UNAUTHORIZED,
            Self::NotAllowed => StatusCode::FORBIDDEN,
            Self::Unknown => StatusCode::NOT_FOUND,
            Self::Senseless(_) => StatusCode::BAD_REQUEST,
            Self::Database(cause) => {
                tracing::error!(cause, "an app's call failed");
                StatusCode::SERVICE_UNAVAILABLE
            }
        };
        let mut response = (status, format!("{self}\n")).into_response();
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if matches!(self, Self::StaleToken) {
            response.headers_mut().insert("x-reader-google-bad-token", HeaderValue::from_static("true"));
        }
        response
    }
}
