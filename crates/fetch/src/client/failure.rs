//! What the HTTP library's errors mean to us.

use crate::Error;
use crate::resolver::Resolution;
use crate::settings::Settings;
use std::error::Error as Source;
use std::io;
use url::Url;

/// The error and everything that caused it, outermost first.
fn chain<'a>(error: &'a (dyn Source + 'static)) -> impl Iterator<Item = &'a (dyn Source + 'static)> {
    std::iter::successors(Some(error), |error| cause(*error))
}

/// What caused `error`; an io::Error that wraps another error does not name it as its source.
fn cause<'a>(error: &'a (dyn Source + 'static)) -> Option<&'a (dyn Source + 'static)> {
    match error.downcast_ref::<io::Error>().and_then(io::Error::get_ref) {
        Some(wrapped) => Some(wrapped),
        None => error.source(),
    }
}

fn find<'a, T: Source + 'static>(error: &'a (dyn Source + 'static)) -> Option<&'a T> {
    chain(error).find_map(|cause| cause.downcast_ref::<T>())
}

/// An error before the head of the answer was there.
pub(super) fn of_sending(error: &reqwest::Error, url: &Url, settings: &Settings) -> Error {
    let host = url.host_str().unwrap_or_default().to_owned();
    if let Some(resolution) = find::<Resolution>(error) {
        return match resolution {
            Resolution::Refused(refusal) => Error::Refused(refusal.clone()),
            Resolution::NotFound => Error::NameNotFound { host },
            Resolution::Failed(why) => Error::NameLookupFailed { host, why: why.clone() },
        };
    }
    if let Some(tls) = find::<rustls::Error>(error) {
        return Error::TlsFailed { host, why: tls.to_string() };
    }
    if let Some(http) = find::<hyper::Error>(error) {
        if http.is_parse() {
            return Error::BadHeaders;
        }
        if http.is_incomplete_message() {
            return Error::ConnectionClosed { host };
        }
    }
    if error.is_timeout() {
        let why = format!("none within {} seconds", settings.connect_timeout.as_secs_f32());
        return Error::ConnectFailed { host, why };
    }
    let why = chain(error).last().map(ToString::to_string).unwrap_or_default();
    if !error.is_connect() && find::<io::Error>(error).is_some_and(|cause| broke_off(cause.kind())) {
        return Error::ConnectionClosed { host };
    }
    if error.is_connect() || find::<io::Error>(error).is_some() {
        return Error::ConnectFailed { host, why };
    }
    Error::Other(why)
}

/// An error in the middle of the body.
pub(super) fn of_receiving(error: &reqwest::Error) -> Error {
    if find::<io::Error>(error).is_some_and(|cause| broke_off(cause.kind())) {
        return Error::Truncated;
    }
    if find::<hyper::Error>(error).is_some_and(hyper::Error::is_incomplete_message) {
        return Error::Truncated;
    }
    Error::Other(chain(error).last().map(ToString::to_string).unwrap_or_default())
}

fn broke_off(kind: io::ErrorKind) -> bool {
    matches!(
        kind,
        io::ErrorKind::UnexpectedEof
            | io::ErrorKind::ConnectionReset
            | io::ErrorKind::ConnectionAborted
            | io::ErrorKind::BrokenPipe
    )
}
