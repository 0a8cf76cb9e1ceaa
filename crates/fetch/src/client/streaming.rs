//! Handing a file on while it comes in: sound and video, which are too large to be read as a whole and are asked for in parts.

use std::time::Duration;

use bytes::Bytes;
use futures_util::stream::BoxStream;
use futures_util::{StreamExt as _, TryStreamExt as _};
use http::{HeaderMap, HeaderValue, Method, header};
use url::Url;

use super::hops::{self, Hops};
use super::{Client, failure};
use crate::Error;
use crate::headers;
use crate::request::{Purpose, Validators};

/// Redirects that are followed: podcasts are counted by several services, each of which sends on to the next.
const MAX_REDIRECTS: usize = 10;
/// A file may have so many bytes; a film of two hours has fewer.
const FILE_BYTES: u64 = 4_000_000_000;
/// A server that sends nothing for so long has stopped.
const SILENCE: Duration = Duration::from_secs(30);
/// A `Range` or `If-Range` that is longer is not passed on.
const LONGEST_HEADER: usize = 256;

/// What part of a file is wanted (RFC 9110, 14).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Part {
    /// `Range` as the asker wrote it; more than one range is as none.
    pub range: Option<String>,
    /// `If-Range` as the asker wrote it.
    pub if_range: Option<String>,
}

/// A file that is on its way.
pub struct Streamed {
    /// 200, 206 (a part of it), or 416 (there is no such part).
    pub status: u16,
    /// The media type in lower case, without parameters.
    pub content_type: Option<String>,
    /// Bytes that are to come.
    pub length_bytes: Option<u64>,
    /// Which part it is (RFC 9110, 14.4); with 206 and 416.
    pub content_range: Option<String>,
    /// Whether parts can be asked for.
    pub accepts_ranges: bool,
    /// ETag and Last-Modified.
    pub validators: Validators,
    /// The bytes, as the server sends them. Whoever drops it ends the connection.
    pub body: BoxStream<'static, Result<Bytes, Error>>,
}

impl std::fmt::Debug for Streamed {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { status, content_type, length_bytes, .. } = self;
        write!(formatter, "Streamed {{ {status}, {content_type:?}, {length_bytes:?} bytes }}")
    }
}

impl Part {
    fn headers(&self) -> HeaderMap {
        let mut headers = HeaderMap::with_capacity(4);
        headers.insert(header::ACCEPT, HeaderValue::from_static("audio/*, video/*, */*;q=0.1"));
        // A part of something compressed is a part of nothing that can be played.
        headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_static("identity"));
        let value = |text: &String| HeaderValue::from_str(text).ok().filter(|value| value.len() <= LONGEST_HEADER);
        if let Some(range) = self.range.as_ref().filter(|range| is_one_range(range)).and_then(value) {
            headers.insert(header::RANGE, range);
            if let Some(if_range) = self.if_range.as_ref().and_then(value) {
                headers.insert(header::IF_RANGE, if_range);
            }
        }
        headers
    }
}

/// `bytes=0-`, `bytes=100-199`, `bytes=-500`
fn is_one_range(text: &str) -> bool {
    let Some((first, last)) = text.strip_prefix("bytes=").and_then(|range| range.split_once('-')) else { return false };
    let is_number = |text: &str| text.len() <= 19 && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number(first) && is_number(last) && !(first.is_empty() && last.is_empty())
}

impl Client {
    /// Asks for a file of sound or video, or a part of it, and gives it as it comes in. Every hop is judged by the guard. The host is
    /// asked in turn, but the turn ends with the head of the answer: a long film keeps nobody else waiting.
    ///
    /// # Errors
    /// What happened, as an [`Error`]; any answer but 200, 206 and 416 is one. The body can fail later.
    pub async fn stream(&self, url: Url, part: &Part) -> Result<Streamed, Error> {
        let settings = &self.shared.settings;
        let head = part.headers();
        let mut hops = Hops::new(url, MAX_REDIRECTS, false);
        let asking = async {
            loop {
                let client = self.way(&hops)?;
                self.shared.pauses.check(hops.url(), settings.clock.now())?;
                let host = hops.url().host_str().unwrap_or_default();
                let permit = self.shared.pacing.acquire_for(host, Purpose::Picture, None).await;
                let place = self.shared.places.acquire().await;
                let mut outgoing = reqwest::Request::new(Method::GET, hops.url().clone());
                *outgoing.headers_mut() = head.clone();
                let sent = client.execute(outgoing).await;
                drop((place, permit));
                let response = sent.map_err(|error| failure::of_sending(&error, hops.url(), settings))?;
                if headers::size_bytes(response.headers()) > settings.max_header_bytes {
                    return Err(Error::BadHeaders);
                }
                match response.status().as_u16() {
                    code @ (301 | 302 | 303 | 307 | 308) => {
                        let is_outside = response.remote_addr().is_none_or(|peer| !self.shared.guard.opens(peer.ip()));
                        let redirect = hops::redirect(hops.url(), code, response.headers(), is_outside)?;
                        hops.follow(redirect)?;
                    }
                    200 | 206 | 416 => return streamed(response),
                    code => return Err(self.refused_by_server(hops.url(), code, response.headers())),
                }
            }
        };
        tokio::time::timeout(settings.deadline, asking)
            .await
            .map_err(|_| Error::TimedOut { deadline: settings.deadline })?
    }
}

fn streamed(response: reqwest::Response) -> Result<Streamed, Error> {
    let head = response.headers();
    let coding = headers::text(head, &header::CONTENT_ENCODING).unwrap_or("identity");
    if !coding.eq_ignore_ascii_case("identity") {
        return Err(Error::BadEncoding { encoding: coding.chars().take(40).collect() });
    }
    let length_bytes = response.content_length();
    if length_bytes.is_some_and(|bytes| bytes > FILE_BYTES) {
        return Err(Error::TooLarge { limit_bytes: FILE_BYTES });
    }
    let status = response.status().as_u16();
    let content_range = headers::text(head, &header::CONTENT_RANGE)
        .filter(|range| range.starts_with("bytes ") && range.len() <= 80)
        .map(str::to_owned);
    if status == 206 && content_range.is_none() {
        // Which part it is, nobody could say (RFC 9110, 15.3.7; several parts in one answer were not asked for).
        return Err(Error::BadHeaders);
    }
    let accepts_ranges = status == 206
        || headers::text(head, &header::ACCEPT_RANGES).is_some_and(|unit| unit.eq_ignore_ascii_case("bytes"));
    let (content_type, _) = headers::content_type(head);
    let validators = headers::validators(head);
    let mut passed: u64 = 0;
    let bytes = response.bytes_stream().map_err(|error| failure::of_receiving(&error)).boxed();
    let body = futures_util::stream::unfold(bytes, |mut bytes| async {
        match tokio::time::timeout(SILENCE, bytes.next()).await {
            Ok(next) => next.map(|chunk| (chunk, bytes)),
            Err(_) => Some((Err(Error::TimedOut { deadline: SILENCE }), futures_util::stream::empty().boxed())),
        }
    })
    .and_then(move |chunk| {
        passed += chunk.len() as u64;
        let within = if passed <= FILE_BYTES { Ok(chunk) } else { Err(Error::TooLarge { limit_bytes: FILE_BYTES }) };
        std::future::ready(within)
    })
    .boxed();
    // What is said of a part that is not there is not for whoever listens.
    let body = if status == 416 { futures_util::stream::empty().boxed() } else { body };
    let length_bytes = if status == 416 { Some(0) } else { length_bytes };
    Ok(Streamed { status, content_type, length_bytes, content_range, accepts_ranges, validators, body })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_range_is_passed_on_and_nothing_else() {
        for good in ["bytes=0-", "bytes=0-1", "bytes=100-199", "bytes=-500"] {
            assert!(is_one_range(good), "{good}");
        }
        for bad in ["bytes=-", "bytes=0-1,5-6", "items=0-1", "bytes=a-b", "bytes=0", "", "bytes=0-1\r\nx: y"] {
            let part = Part { range: Some(bad.to_owned()), if_range: Some("\"a\"".to_owned()) };
            let headers = part.headers();
            assert!(!headers.contains_key(header::RANGE) && !headers.contains_key(header::IF_RANGE), "{bad}");
        }
    }
}
