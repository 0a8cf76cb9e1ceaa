//! Addresses as publishers write them, made absolute; only `http` and `https` survive.

use std::borrow::Cow;

use url::Url;

use crate::{entity, limits};

/// The absolute address that `text` means at `base`; `None` where it is none or of another scheme (`javascript:`, `data:`, ..).
///
/// An address that needs no repair is kept letter by letter: publishers compare them as text.
pub(crate) fn absolute(text: &str, base: Option<&Url>) -> Option<String> {
    let text = tidy(text);
    if text.is_empty() || text.len() > limits::URL_BYTES {
        return None;
    }
    let (url, was_absolute) = match Url::parse(&text) {
        Ok(url) => (url, true),
        Err(url::ParseError::RelativeUrlWithoutBase) => (join(base, &text)?, false),
        Err(_) => return None,
    };
    if !matches!(url.scheme(), "http" | "https") || url.host_str().is_none_or(str::is_empty) {
        return None;
    }
    let keeps = was_absolute && is_plain(&text);
    let url: String = if keeps { text.into_owned() } else { url.into() };
    (url.len() <= limits::URL_BYTES).then_some(url)
}

/// Whether text that stands for an identity is an address that runs something.
pub(crate) fn is_executable(text: &str) -> bool {
    let scheme: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && !c.is_control())
        .take_while(|&c| c != ':')
        .take(16)
        .collect::<String>()
        .to_ascii_lowercase();
    text.contains(':')
        && matches!(scheme.as_str(), "javascript" | "vbscript" | "data" | "livescript" | "mocha" | "file" | "blob")
}

fn join(base: Option<&Url>, text: &str) -> Option<Url> {
    match base {
        Some(base) => base.join(text).ok(),
        // Without a base only a missing scheme can be supplied.
        None => text.strip_prefix("//").and_then(|rest| Url::parse(&format!("https://{rest}")).ok()),
    }
}

/// White space and line breaks out (people wrap long addresses), leftover `&amp;` resolved, `feed:` put right.
fn tidy(text: &str) -> Cow<'_, str> {
    let mut text = Cow::Borrowed(text.trim());
    if text.contains(['\n', '\r', '\t']) {
        text = Cow::Owned(text.split(['\n', '\r', '\t']).map(str::trim).collect());
    }
    if text.contains("&amp;") || text.contains("&#38;") {
        text = Cow::Owned(entity::decode(&text).into_owned());
    }
    match text.strip_prefix("feed:") {
        Some(rest) if rest.starts_with("//") => Cow::Owned(format!("http:{rest}")),
        Some(rest) if rest.starts_with("http") => Cow::Owned(rest.to_owned()),
        _ => text,
    }
}

/// Whether an absolute address can stay as it is written.
fn is_plain(text: &str) -> bool {
    (text.starts_with("http://") || text.starts_with("https://"))
        && text.bytes().all(|byte| {
            byte.is_ascii_graphic() && !matches!(byte, b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}')
        })
        && !text.contains("/../")
        && !text.contains('@')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_become_absolute_or_nothing() {
        let base = Url::parse("https://paper.example/news/feed.xml").expect("valid");
        for (text, expected) in [
            ("http://www.example.com", Some("http://www.example.com")),
            (" a.html\n", Some("https://paper.example/news/a.html")),
            ("/a?b=1&amp;c=2", Some("https://paper.example/a?b=1&c=2")),
            ("//cdn.example/p.jpg", Some("https://cdn.example/p.jpg")),
            ("https://paper.example/very/\n  long", Some("https://paper.example/very/long")),
            ("https://paper.example/straße", Some("https://paper.example/stra%C3%9Fe")),
            ("javascript:alert(1)", None),
            ("JaVa\tScript:alert(1)", None),
            ("data:text/html,x", None),
            ("ftp://example.com/", None),
            ("tag:example.com,2026:1", None),
            ("http://", None),
            ("", None),
        ] {
            assert_eq!(absolute(text, Some(&base)).as_deref(), expected, "{text:?}");
        }
        assert_eq!(absolute("a.html", None), None);
    }

    #[test]
    fn schemes_that_run_are_known_in_disguise() {
        for text in ["javascript:x", " Java\nScript:x", "data:text/html,x", "\u{1}vbscript:x"] {
            assert!(is_executable(text), "{text:?}");
        }
        for text in ["tag:example.com,2026:1", "data", "urn:x", "https://x.example/javascript:"] {
            assert!(!is_executable(text), "{text:?}");
        }
    }
}
