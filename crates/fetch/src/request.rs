//! What is asked and what came back, as plain data.

use bytes::Bytes;
use std::time::Duration;
use url::Url;

/// What a response is wanted for; decides its limits, its pace and whether robots.txt is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// A feed or sitemap.
    Feed,
    /// An article page or a front page. The only purpose that robots.txt decides about: a feed is published to be polled.
    Page,
    /// A picture for a reader who waits for it.
    Picture,
    /// A site's robots.txt.
    Robots,
}

/// What the last answer said about itself, sent back so that an unchanged thing costs a few bytes (RFC 9110, 13).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Validators {
    /// The ETag, quotes included, exactly as received.
    pub etag: Option<String>,
    /// The Last-Modified date, exactly as received.
    pub last_modified: Option<String>,
}

/// One thing to fetch.
#[derive(Debug, Clone)]
pub struct Request {
    /// Where it is.
    pub url: Url,
    /// What it is for.
    pub purpose: Purpose,
    /// What is known from last time.
    pub validators: Option<Validators>,
    /// The Accept header; `None` sends the one that fits the purpose.
    pub accept: Option<String>,
}

impl Request {
    /// A plain request for `url`.
    #[must_use]
    pub fn new(url: Url, purpose: Purpose) -> Self {
        Request { url, purpose, validators: None, accept: None }
    }

    /// The same request, conditional on `validators`.
    #[must_use]
    pub fn if_changed_since(mut self, validators: Validators) -> Self {
        self.validators = Some(validators);
        self
    }
}

/// A fetch that succeeded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The server says that nothing changed since the validators (304).
    Unchanged(Box<Unchanged>),
    /// A body came.
    Fetched(Box<Response>),
}

impl Outcome {
    pub(crate) fn after(mut self, time: Duration) -> Outcome {
        match &mut self {
            Outcome::Unchanged(unchanged) => unchanged.elapsed = time,
            Outcome::Fetched(response) => response.elapsed = time,
        }
        self
    }
}

/// What a 304 carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unchanged {
    /// The address that answered.
    pub final_url: Url,
    /// Where the thing now lives, if only permanent redirects led there.
    pub permanently_moved_to: Option<Url>,
    /// How long the answer may be kept (Cache-Control max-age, else Expires).
    pub max_age: Option<Duration>,
    /// The validators for next time: those of the answer, else those of the question.
    pub validators: Validators,
    /// From the first request to the last byte, waiting for politeness not counted.
    pub elapsed: Duration,
}

/// A complete, decoded body with what the headers said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    /// The address that answered after all redirects.
    pub final_url: Url,
    /// The address to ask from now on: set when the first hop, and every hop up to it, was permanent (301, 308).
    pub permanently_moved_to: Option<Url>,
    /// The status, 200 to 299.
    pub status: u16,
    /// The media type in lower case, without parameters.
    pub content_type: Option<String>,
    /// The charset parameter of Content-Type, in lower case.
    pub charset: Option<String>,
    /// ETag, to be sent back next time.
    pub etag: Option<String>,
    /// Last-Modified, to be sent back next time.
    pub last_modified: Option<String>,
    /// How long the answer may be kept (Cache-Control max-age, else Expires).
    pub max_age: Option<Duration>,
    /// How long the server asks to be left alone.
    pub retry_after: Option<Duration>,
    /// The hubs that its `Link` headers name, and its own name for itself.
    pub links: crate::Links,
    /// The body, decompressed.
    pub body: Bytes,
    /// xxh3 of the body: equal hashes mean that nothing needs to be parsed.
    pub body_hash: u64,
    /// From the first request to the last byte, waiting for politeness not counted.
    pub elapsed: Duration,
}

impl Response {
    /// What to send next time.
    #[must_use]
    pub fn validators(&self) -> Validators {
        Validators { etag: self.etag.clone(), last_modified: self.last_modified.clone() }
    }
}
