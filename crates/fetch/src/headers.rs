//! The headers of a response that decide something: type, validators, freshness, pauses.

use crate::request::{Purpose, Validators};
use http::{HeaderMap, HeaderValue, header};
use jiff::Timestamp;
use std::time::Duration;

/// No date or age asks for more than this; longer ones are cut to it.
const LONGEST: Duration = Duration::from_secs(365 * 24 * 3600);
/// A validator longer than this is not kept: it would be sent with every request.
const VALIDATOR_BYTES: usize = 1024;

/// The Accept header that fits a purpose.
pub(crate) fn accept(purpose: Purpose) -> HeaderValue {
    HeaderValue::from_static(match purpose {
        Purpose::Feed => {
            "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, \
             application/json;q=0.8, text/xml;q=0.8, text/html;q=0.5, */*;q=0.3"
        }
        Purpose::Page => "text/html, application/xhtml+xml, */*;q=0.5",
        Purpose::Picture => "image/webp, image/jpeg, image/png, image/gif, image/*;q=0.5, */*;q=0.1",
        Purpose::Robots => "text/plain, */*;q=0.5",
    })
}

/// A header as text; `None` when absent or not text.
pub(crate) fn text<'a>(headers: &'a HeaderMap, name: &header::HeaderName) -> Option<&'a str> {
    headers.get(name)?.to_str().ok().map(str::trim).filter(|text| !text.is_empty())
}

/// Media type and charset out of Content-Type, both in lower case.
pub(crate) fn content_type(headers: &HeaderMap) -> (Option<String>, Option<String>) {
    let Some(value) = text(headers, &header::CONTENT_TYPE) else { return (None, None) };
    let mut parts = value.split(';');
    let media = parts.next().map(|media| media.trim().to_ascii_lowercase()).filter(|media| !media.is_empty());
    let charset = parts.find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        let value = value.trim().trim_matches(['"', '\'']).trim();
        (name.trim().eq_ignore_ascii_case("charset") && !value.is_empty()).then(|| value.to_ascii_lowercase())
    });
    (media, charset)
}

/// ETag and Last-Modified as they stand, where they are short enough to be sent back.
pub(crate) fn validators(headers: &HeaderMap) -> Validators {
    let kept = |name| text(headers, name).filter(|value| value.len() <= VALIDATOR_BYTES).map(str::to_owned);
    Validators { etag: kept(&header::ETAG), last_modified: kept(&header::LAST_MODIFIED) }
}

/// How long an answer stays fresh: `s-maxage` (we serve many readers), else `max-age`, less `Age`; zero for `no-cache` and `no-store`;
/// else Expires less Date (RFC 9111, 4.2 and 5.2.2.10).
pub(crate) fn max_age(headers: &HeaderMap) -> Option<Duration> {
    let (mut max_age, mut of_shared) = (None, None);
    for value in headers.get_all(header::CACHE_CONTROL) {
        for directive in value.to_str().unwrap_or_default().split(',') {
            let (name, argument) = directive.split_once('=').unwrap_or((directive, ""));
            match name.trim().to_ascii_lowercase().as_str() {
                "no-cache" | "no-store" => return Some(Duration::ZERO),
                "max-age" => max_age = max_age.or(seconds(argument.trim().trim_matches('"'))),
                "s-maxage" => of_shared = of_shared.or(seconds(argument.trim().trim_matches('"'))),
                _ => {}
            }
        }
    }
    if let Some(max_age) = of_shared.or(max_age) {
        let age = text(headers, &header::AGE).and_then(|age| age.split(',').next()).and_then(seconds);
        let age = age.unwrap_or_default();
        return Some(max_age.saturating_sub(age));
    }
    let expires = date(text(headers, &header::EXPIRES)?)?;
    let sent = date(text(headers, &header::DATE)?)?;
    Some(until(expires, sent))
}

/// Retry-After in either form, from now on. A date is compared with the server's own Date where it has one, so that a
/// server with a wrong clock still says what it means (RFC 9110, 10.2.3).
#[must_use]
pub fn retry_after(headers: &HeaderMap, now: Timestamp) -> Option<Duration> {
    let value = text(headers, &header::RETRY_AFTER)?;
    if let Some(wait) = seconds(value) {
        return Some(wait);
    }
    let sent = text(headers, &header::DATE).and_then(date).unwrap_or(now);
    Some(until(date(value)?, sent))
}

fn until(later: Timestamp, earlier: Timestamp) -> Duration {
    Duration::try_from(later.duration_since(earlier)).unwrap_or_default().min(LONGEST)
}

/// Whole seconds; a number too large for any calendar is [`LONGEST`], a fraction is cut.
fn seconds(text: &str) -> Option<Duration> {
    let whole = text.split_once('.').map_or(text, |(whole, _)| whole);
    if whole.is_empty() || !whole.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    Some(Duration::from_secs(whole.parse().unwrap_or(u64::MAX)).min(LONGEST))
}

/// An HTTP date in any of its three forms (RFC 9110, 5.6.7), in letters of either case.
fn date(text: &str) -> Option<Timestamp> {
    let time = httpdate::parse_http_date(text).or_else(|_| httpdate::parse_http_date(&in_proper_case(text))).ok()?;
    Timestamp::try_from(time).ok()
}

/// "THU, 18 aug 2050 02:01:18 gmt" as "Thu, 18 Aug 2050 02:01:18 GMT".
fn in_proper_case(text: &str) -> String {
    let proper = |word: &str| {
        if word.eq_ignore_ascii_case("gmt") {
            return "GMT".to_owned();
        }
        let mut letters = word.chars();
        letters.next().map_or_else(String::new, |first| {
            first.to_uppercase().chain(letters.flat_map(char::to_lowercase)).collect()
        })
    };
    text.split(' ').map(proper).collect::<Vec<_>>().join(" ")
}

/// Whether a bot wall answered instead of the publisher.
pub(crate) fn is_challenge(headers: &HeaderMap) -> bool {
    headers.get("cf-mitigated").is_some_and(|value| value.as_bytes().eq_ignore_ascii_case(b"challenge"))
}

/// The bytes that names and values take.
pub(crate) fn size_bytes(headers: &HeaderMap) -> usize {
    headers.iter().map(|(name, value)| name.as_str().len() + value.len()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(lines: &[(&'static str, &str)]) -> HeaderMap {
        lines.iter().map(|(name, value)| (header::HeaderName::from_static(name), value.parse().unwrap())).collect()
    }

    #[test]
    fn content_types_of_the_wild() {
        let read = |value| content_type(&headers(&[("content-type", value)]));
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(read("application/rss+xml; charset=UTF-8"), (some("application/rss+xml"), some("utf-8")));
        assert_eq!(read("Text/XML;Charset=\"ISO-8859-1\" ;x=y"), (some("text/xml"), some("iso-8859-1")));
        assert_eq!(read("text/html;;charset"), (some("text/html"), None));
        assert_eq!(read("; charset='koi8-r'"), (None, some("koi8-r")));
        assert_eq!(content_type(&HeaderMap::new()), (None, None));
    }

    #[test]
    fn how_long_an_answer_is_fresh() {
        let read = |lines: &[(&'static str, &str)]| max_age(&headers(lines)).map(|age| age.as_secs());
        assert_eq!(read(&[("cache-control", "public, max-age=300")]), Some(300));
        assert_eq!(read(&[("cache-control", "max-age=300"), ("age", "120")]), Some(180));
        assert_eq!(read(&[("cache-control", "max-age=300"), ("age", "900")]), Some(0));
        assert_eq!(read(&[("cache-control", "Max-Age=\"60\", no-cache")]), Some(0));
        assert_eq!(read(&[("cache-control", "max-age=99999999999999999999")]), Some(LONGEST.as_secs()));
        let (at, later) = ("Sun, 06 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 09:49:37 GMT");
        assert_eq!(read(&[("date", at), ("expires", later)]), Some(3600));
        assert_eq!(read(&[("date", later), ("expires", at)]), Some(0));
        assert_eq!(read(&[("expires", "0")]), None);
        assert_eq!(read(&[("cache-control", "max-age=-1")]), None);
    }

    #[test]
    fn pauses_in_seconds_and_as_dates() {
        let now: Timestamp = "1994-11-06T08:49:37Z".parse().unwrap();
        let read = |lines: &[(&'static str, &str)]| retry_after(&headers(lines), now).map(|wait| wait.as_secs());
        assert_eq!(read(&[("retry-after", "120")]), Some(120));
        assert_eq!(read(&[("retry-after", "1.9")]), Some(1));
        assert_eq!(read(&[("retry-after", "Sun, 06 Nov 1994 08:59:37 GMT")]), Some(600));
        assert_eq!(read(&[("retry-after", "Sunday, 06-Nov-94 08:59:37 GMT")]), Some(600));
        assert_eq!(read(&[("retry-after", "Sun Nov  6 08:39:37 1994")]), Some(0), "the past is now");
        let skewed = [("date", "Mon, 07 Nov 1994 00:00:00 GMT"), ("retry-after", "Mon, 07 Nov 1994 00:01:00 GMT")];
        assert_eq!(read(&skewed), Some(60));
        assert_eq!(read(&[("retry-after", "soon")]), None);
        assert_eq!(read(&[]), None);
    }

    /// The suite of tests for HTTP caches (http-tests/cache-tests), as far as it asks how long an answer is fresh. An answer "is reused"
    /// where our hint says that it stays fresh longer than the three seconds after which that suite asks again.
    #[test]
    fn caches_agree_on_what_is_fresh() {
        const SUITES: [&str; 5] = ["cc-freshness", "cc-parse", "age-parse", "expires-parse", "expires"];
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../testdata/badinput/http_cache.jsonl");
        let cases = std::fs::read_to_string(path).unwrap();
        let (mut right, mut all, mut wrong) = (0, 0, Vec::new());
        for case in cases.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()) {
            let requests = case["requests"].as_array().unwrap();
            let [first, second] = requests.as_slice() else { continue };
            let is_plain = first["request_headers"].is_null() && second["request_headers"].is_null();
            // What a browser's own cache must do, which serves one reader.
            let is_of_browsers = case["id"].as_str().unwrap().ends_with("-private");
            if !SUITES.contains(&case["suite"].as_str().unwrap())
                || !is_plain
                || is_of_browsers
                || case["kind"] == "check"
            {
                continue;
            }
            let expected = match second["expected_type"].as_str() {
                Some("cached") => true,
                Some("not_cached") => false,
                _ => continue,
            };
            let mut head = HeaderMap::new();
            for line in first["response_headers"].as_array().into_iter().flatten() {
                let name: header::HeaderName = line[0].as_str().unwrap().parse().unwrap();
                // A number is so many seconds from now on, as a date.
                let value = match line[1].as_i64().filter(|_| matches!(name.as_str(), "expires" | "date")) {
                    Some(seconds) => httpdate::fmt_http_date(
                        std::time::UNIX_EPOCH + Duration::from_secs((1_800_000_000 + seconds).cast_unsigned()),
                    ),
                    None => line[1].as_str().map_or_else(|| line[1].to_string(), str::to_owned),
                };
                if let Ok(value) = HeaderValue::from_str(&value) {
                    head.append(name, value);
                }
            }
            all += 1;
            if max_age(&head).is_some_and(|age| age > Duration::from_secs(3)) == expected {
                right += 1;
            } else {
                wrong.push(format!("{} ({:?}): {head:?}", case["id"], case["kind"]));
            }
        }
        println!("{right} of {all} right; wrong: {wrong:#?}");
        assert!(all >= 20 && right * 100 >= all * 90, "{right} of {all} right; wrong: {wrong:#?}");
    }
}
