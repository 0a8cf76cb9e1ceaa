//! Reading the corpora.

use base64::Engine;
use feed::{Context, Error, Feed};
use serde_json::Value;
use url::Url;

/// The path of a file or folder of `testdata/`.
pub(crate) fn path(name: &str) -> std::path::PathBuf {
    std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../testdata")).join(name)
}

/// The cases of one corpus of bad input.
pub(crate) fn cases(name: &str) -> Vec<Value> {
    let text = std::fs::read_to_string(path(&format!("badinput/{name}.jsonl"))).expect("testdata is there");
    text.lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect()
}

/// The bytes of a case.
pub(crate) fn bytes(case: &Value) -> Vec<u8> {
    base64::engine::general_purpose::STANDARD.decode(case["data_b64"].as_str().expect("data_b64")).expect("base64")
}

/// Parses a case twice, the second time to see that nothing changes, least of all an id.
pub(crate) fn parse(bytes: &[u8], content_type: Option<&str>, url: Option<&str>) -> Result<Feed, Error> {
    let url = url.map(|url| Url::parse(url).expect("valid URL"));
    let context = Context { url: url.as_ref(), content_type };
    let feed = feed::parse(bytes, &context);
    assert_eq!(feed, feed::parse(bytes, &context), "two parses differ");
    if let Ok(feed) = &feed {
        for entry in &feed.entries {
            assert!(!entry.id.is_empty(), "an entry has no id");
            for url in addresses(feed, entry) {
                assert!(url.starts_with("http://") || url.starts_with("https://"), "{url} is no web address");
            }
        }
    }
    feed
}

fn addresses<'a>(feed: &'a Feed, entry: &'a feed::Entry) -> impl Iterator<Item = &'a String> {
    let of_entry = [&entry.url].into_iter().flatten().chain(entry.image.as_ref().map(|picture| &picture.url));
    let of_feed = [&feed.url, &feed.image, &feed.self_url, &feed.next_url, &feed.new_url].into_iter().flatten();
    of_entry.chain(of_feed).chain(entry.enclosures.iter().map(|file| &file.url)).chain(&feed.hubs)
}

/// Text as a reader sees it, for comparison with parsers that keep markup: tags out, entities resolved, white space folded.
pub(crate) fn seen(text: &str) -> String {
    let document = format!("<rss><channel><item><description><![CDATA[{text}]]></description></item></channel></rss>");
    let feed = feed::parse(document.as_bytes(), &Context::default()).expect("a feed");
    let text = feed.entries.first().and_then(|entry| entry.content_text.clone()).unwrap_or_default();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
