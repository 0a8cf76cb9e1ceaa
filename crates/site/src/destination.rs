//! Where somebody goes after signing in: a page of this site, whatever the address says.

/// `next` where it is a path on this site; nothing else.
///
/// What browsers read as another host must not pass: `//host`, `/\host`, and both with control characters between, which browsers drop
/// (WHATWG URL, 4.4).
pub(crate) fn own(next: &str) -> Option<&str> {
    let rest = next.strip_prefix('/')?;
    let plain = next.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    (plain && !rest.starts_with('/') && next.len() <= 2_000).then_some(next)
}

/// The address of the page for signing in, with the way back.
pub(crate) fn sign_in_then(path: &str) -> String {
    match own(path) {
        Some("/") | None => "/sign-in".to_owned(),
        Some(path) => format!("/sign-in?next={}", encoded(path)),
    }
}

/// As a value in a query.
pub(crate) fn encoded(text: &str) -> String {
    url::form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lands_here(location: &str) -> bool {
        let base = url::Url::parse("https://news.example/sign-in").unwrap();
        base.join(location).is_ok_and(|url| url.origin() == base.origin())
    }

    #[test]
    fn pages_of_this_site_pass() {
        for path in ["/", "/account", "/section/world?edition=uk", "/article/a-b-1#notes", "/?q=a%20b"] {
            assert_eq!(own(path), Some(path));
        }
        assert_eq!(sign_in_then("/console/feeds?a=1&b=2"), "/sign-in?next=%2Fconsole%2Ffeeds%3Fa%3D1%26b%3D2");
        assert_eq!(sign_in_then("//evil.example"), "/sign-in");
    }

    /// testdata/badinput/open_redirect.jsonl: whatever is in `next`, one stays here.
    #[test]
    fn nothing_leads_away() {
        let corpus = include_str!("../../../testdata/badinput/open_redirect.jsonl");
        let mut refused = 0;
        for line in corpus.lines() {
            let case: serde_json::Value = serde_json::from_str(line).unwrap();
            let next = case["next"].as_str().unwrap();
            match own(next) {
                Some(path) => assert!(lands_here(path), "{next}"),
                None => refused += 1,
            }
        }
        assert!(refused > 100, "{refused}");
    }

    #[test]
    fn what_browsers_clean_up_does_not_lead_away() {
        for next in [
            "/\t/evil.example",
            "/\n/evil.example",
            "/\\evil.example",
            "\\/evil.example",
            " //evil.example",
            "/\u{0}/evil.example",
        ] {
            assert_eq!(own(next), None, "{next:?}");
        }
        assert!(!lands_here("/\t/evil.example"), "as the URL standard has it");
    }
}
