//! What can go wrong with a request, in words for a person and a word for the database.

use crate::guard::Refusal;
use jiff::Timestamp;
use std::time::Duration;
use thiserror::Error;

/// Why a fetch brought nothing. The text is a plain sentence; [`Error::code`] is the stable word for it.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Error {
    /// The guard refused the address, a redirect's target, or what a name resolved to. Nothing was sent there.
    #[error("the address was refused: {0}")]
    Refused(#[from] Refusal),
    /// The publisher's robots.txt asks not to fetch this page.
    #[error("the publisher's robots.txt does not allow this page")]
    RobotsDisallowed,
    /// robots.txt could not be read, which counts as a no until it can (RFC 9309, 2.3.1.4).
    #[error("the publisher's robots.txt could not be read, so its pages are left alone until {until}")]
    RobotsUnknown {
        /// When it will be asked again.
        until: Timestamp,
        /// The same, from now.
        wait: Duration,
    },
    /// The host asked for a pause (429 with Retry-After) that is not over; nothing was sent.
    #[error("the publisher asked for a pause until {until}")]
    HeldOff {
        /// When the pause ends.
        until: Timestamp,
        /// The same, from now.
        wait: Duration,
    },
    /// The host's name has no address.
    #[error("the name {host} does not exist; check the spelling of the address")]
    NameNotFound {
        /// The name.
        host: String,
    },
    /// The host's name could not be looked up just now.
    #[error("the name {host} could not be looked up: {why}")]
    NameLookupFailed {
        /// The name.
        host: String,
        /// What the resolver said.
        why: String,
    },
    /// The server closed the connection without an answer, twice.
    #[error("{host} closed the connection without an answer")]
    ConnectionClosed {
        /// The host.
        host: String,
    },
    /// No connection to the host.
    #[error("no connection to {host}: {why}")]
    ConnectFailed {
        /// The host.
        host: String,
        /// What the system said.
        why: String,
    },
    /// The encrypted connection could not be trusted or made.
    #[error("no secure connection to {host}: {why}")]
    TlsFailed {
        /// The host.
        host: String,
        /// What the TLS library said.
        why: String,
    },
    /// The deadline over all hops passed.
    #[error("no complete answer within {} seconds", deadline.as_secs_f32())]
    TimedOut {
        /// The deadline that passed.
        deadline: Duration,
    },
    /// The answer is larger than its purpose allows.
    #[error("the answer is larger than {} MB", *limit_bytes as f64 / 1e6)]
    TooLarge {
        /// The limit, in bytes after decompression.
        limit_bytes: u64,
    },
    /// The compressed answer unpacks to far more than any honest one.
    #[error("the compressed answer unpacks to more than {ratio} times its size and was cut off")]
    Bomb {
        /// The ratio that was passed.
        ratio: u64,
    },
    /// The headers of the answer are too large or malformed.
    #[error("the headers of the answer are too large or malformed")]
    BadHeaders,
    /// More redirects than allowed.
    #[error("more than {limit} redirects in a row")]
    TooManyRedirects {
        /// The limit.
        limit: usize,
    },
    /// A redirect led back to an address already asked.
    #[error("the address redirects to itself in a circle")]
    RedirectLoop,
    /// A redirect without a readable target.
    #[error("the answer {code} redirects to nowhere readable")]
    BadRedirect {
        /// The status.
        code: u16,
    },
    /// The publisher says that this is gone for good (410).
    #[error("the publisher has removed this for good (410)")]
    Gone,
    /// Any other status that is no success.
    #[error("the publisher's server answered {code}")]
    Status {
        /// The status.
        code: u16,
        /// How long the server asks to be left alone.
        retry_after: Option<Duration>,
    },
    /// The publisher's bot wall wants a browser.
    #[error("the publisher's bot wall answered {code} and asks for a browser")]
    Challenge {
        /// The status.
        code: u16,
    },
    /// The answer ended before its announced end.
    #[error("the answer broke off before its end")]
    Truncated,
    /// The answer's compression is unknown or damaged.
    #[error("the compression of the answer ({encoding}) is unknown or damaged")]
    BadEncoding {
        /// What Content-Encoding said.
        encoding: String,
    },
    /// Something went wrong that has no name of its own here.
    #[error("the request failed: {0}")]
    Other(String),
    /// The client could not be set up.
    #[error("the HTTP client could not be set up: {0}")]
    SetUp(String),
}

impl Error {
    /// A stable word for the database and for metrics.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Error::Refused(refusal) => refusal.code(),
            Error::RobotsDisallowed => "robots_disallowed",
            Error::RobotsUnknown { .. } => "robots_unknown",
            Error::HeldOff { .. } => "held_off",
            Error::NameNotFound { .. } => "name_not_found",
            Error::NameLookupFailed { .. } => "name_lookup_failed",
            Error::ConnectFailed { .. } => "connect_failed",
            Error::ConnectionClosed { .. } => "connection_closed",
            Error::TlsFailed { .. } => "tls_failed",
            Error::TimedOut { .. } => "timed_out",
            Error::TooLarge { .. } => "too_large",
            Error::Bomb { .. } => "bomb",
            Error::BadHeaders => "bad_headers",
            Error::TooManyRedirects { .. } => "too_many_redirects",
            Error::RedirectLoop => "redirect_loop",
            Error::BadRedirect { .. } => "bad_redirect",
            Error::Gone => "gone",
            Error::Status { .. } => "status",
            Error::Challenge { .. } => "challenge",
            Error::Truncated => "truncated",
            Error::BadEncoding { .. } => "bad_encoding",
            Error::Other(_) => "other",
            Error::SetUp(_) => "set_up",
        }
    }

    /// How long to leave the server alone, where it asked for that (Retry-After) or its robots.txt cannot be read.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        match self {
            Error::Status { retry_after, .. } => *retry_after,
            Error::HeldOff { wait, .. } | Error::RobotsUnknown { wait, .. } => Some(*wait),
            _ => None,
        }
    }

    /// The HTTP status behind the error, where there was one.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        match self {
            Error::Status { code, .. } | Error::Challenge { code } | Error::BadRedirect { code } => Some(*code),
            Error::Gone => Some(410),
            _ => None,
        }
    }
}
