//! The test suite of Python's feedparser: 20 years of odd feeds with what each must give.
//!
//! Its checks name feedparser's own fields and keep markup. *Core* checks are those on title, link, id, author, dates, summary
//! and content of feed and entries; they are compared as a reader sees them (tags out, white space folded), since our titles and
//! summaries are plain text. Checks of `sanitize/` are counted apart: their files hold attacks whose text, with the tags out, is
//! what feedparser's sanitiser leaves or a script's source, which we drop.

use std::collections::BTreeMap;

use feed::{Entry, Feed};
use jiff::Timestamp;
use serde_json::Value;

use crate::corpus;

/// Result of one check.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Verdict {
    Right,
    Wrong,
    /// The field is none of ours.
    Other,
}

#[test]
fn feeds_are_read_as_feedparser_reads_them() {
    let (mut parsed, mut well_formed, mut all) = (0, 0, 0);
    let (mut links_right, mut links) = (0, 0);
    let mut counts: BTreeMap<(&str, Verdict), usize> = BTreeMap::new();
    let mut wrong = Vec::new();
    let mut refused = Vec::new();
    for case in corpus::cases("feeds_feedparser") {
        let id = case["id"].as_str().expect("id");
        let content_type = case["headers"]["Content-type"].as_str();
        let bytes = corpus::bytes(&case);
        let header = |name: &str| {
            let headers = case["headers"].as_object().into_iter().flatten();
            headers
                .into_iter()
                .find(|(header, _)| header.eq_ignore_ascii_case(name))
                .and_then(|(_, value)| value.as_str())
        };
        // The suite serves its files at this address; Content-Location moves the base, and is the fetcher's to resolve.
        let served = url::Url::parse("http://127.0.0.1:8097/").and_then(|root| root.join(id)).expect("valid");
        let url = header("content-location").and_then(|place| served.join(place).ok()).unwrap_or(served);
        let result = corpus::parse(&bytes, content_type.filter(|_| case["needs_http"] == true), Some(url.as_str()));
        let is_well_formed = id.starts_with("wellformed/");
        all += 1;
        well_formed += usize::from(is_well_formed);
        let feed = match result {
            Ok(feed) => feed,
            Err(error) => {
                refused.push(format!("{id}: {error}"));
                continue;
            }
        };
        parsed += usize::from(is_well_formed);
        let kind = if id.contains("/sanitize/") { "sanitize" } else { "core" };
        // What Content-Language says is the fetcher's to know.
        let by_header = header("content-language").is_some();
        for check in case["checks"].as_array().into_iter().flatten() {
            let verdict = if by_header { Verdict::Other } else { evaluate(&feed, check) };
            *counts.entry((kind, verdict)).or_default() += 1;
            for address in absolute_addresses(check) {
                links += 1;
                let html = feed.entries.first().and_then(|entry| entry.content_html.clone()).unwrap_or_default();
                if html.contains(&address) || html.contains(&address.replace("&amp;", "&")) {
                    links_right += 1;
                } else {
                    println!("[link] {id}: {check}\n      {html}");
                }
            }
            if verdict == Verdict::Wrong {
                wrong.push(format!("[{kind}] {id}: {check}\n      {:?}\n", field(&feed, &check["path"])));
            }
        }
    }
    let count = |kind, verdict| counts.get(&(kind, verdict)).copied().unwrap_or(0);
    let rate = |kind| {
        let (right, wrong) = (count(kind, Verdict::Right), count(kind, Verdict::Wrong));
        (right, right + wrong, 100.0 * right as f64 / (right + wrong).max(1) as f64)
    };
    println!("refused: {refused:#?}");
    for line in &wrong {
        println!("{line}");
    }
    println!("well-formed files parsed: {parsed} of {well_formed}; all files refused: {} of {all}", refused.len());
    println!(
        "core checks: {:?}; sanitize: {:?}; other fields: {}",
        rate("core"),
        rate("sanitize"),
        count("core", Verdict::Other)
    );
    println!("addresses inside of content made absolute: {links_right} of {links}");
    assert!(links >= 15 && links_right * 100 >= links * 95, "{links_right} of {links}");
    assert!(parsed * 1000 >= well_formed * 998, "{refused:#?}");
    assert!(rate("core").2 >= 99.0, "{:?}", rate("core"));
    assert!(rate("sanitize").2 >= 90.0, "{:?}", rate("sanitize"));
}

/// The addresses that feedparser resolved inside the content of a first entry: those on its test hosts.
fn absolute_addresses(check: &Value) -> Vec<String> {
    let path = check["path"].to_string();
    let is_content = path.starts_with("[\"entries\",0,\"")
        && ["description", "summary", "content"].iter().any(|name| path.contains(name));
    let is_content = is_content && !path.contains("\"src\"") && !path.contains("\"base\"");
    let expected = check["expected"].as_str().filter(|_| is_content).unwrap_or_default();
    let values = expected
        .split(['"'])
        .filter(|value| value.starts_with("http://example.com/") || value.starts_with("http://127.0.0.1"));
    values.map(str::to_owned).collect()
}

/// What we have for a path of feedparser's, as text to compare; `None` where the field is none of ours.
fn field(feed: &Feed, path: &Value) -> Option<Vec<String>> {
    let path: Vec<&Value> = path.as_array()?.iter().collect();
    let place = match path.first()?.as_str()? {
        "feed" => Place::Feed(feed),
        "entries" => match feed.entries.get(usize::try_from(path.get(1)?.as_u64()?).ok()?) {
            Some(entry) => Place::Entry(entry),
            None => return Some(Vec::new()),
        },
        _ => return None,
    };
    let names: Vec<&str> = path.iter().filter_map(|part| part.as_str()).skip(1).collect();
    let text = |text: &Option<String>| Some(text.iter().cloned().collect());
    let date =
        |date: &Option<Timestamp>| Some(date.iter().map(|at| at.strftime("%Y-%m-%dT%H:%M:%S").to_string()).collect());
    let language = |language: &Option<String>| Some(language.iter().cloned().collect());
    match (place, names.as_slice()) {
        (Place::Feed(feed), ["title"] | ["title_detail", "value"]) => text(&feed.title),
        (Place::Feed(feed), ["link"]) => text(&feed.url),
        (Place::Feed(feed), ["id" | "guid"]) => text(&feed.id),
        (
            Place::Feed(feed),
            ["description" | "tagline" | "subtitle" | "info"]
            | ["tagline_detail" | "info_detail" | "subtitle_detail", "value"],
        ) => text(&feed.description),
        (Place::Feed(feed), ["copyright" | "rights"] | ["copyright_detail" | "rights_detail", "value"]) => {
            text(&feed.rights)
        }
        (Place::Feed(feed), ["language"]) => language(&feed.language),
        (Place::Feed(feed), ["updated_parsed" | "modified_parsed"]) => date(&feed.updated),
        (Place::Feed(feed), ["author"] | ["author_detail", "name"]) => Some(feed.authors.clone()),
        (Place::Feed(feed), ["authors", "name"]) => Some(feed.authors.clone()),
        (Place::Feed(feed), ["image", "href"] | ["logo"]) => text(&feed.image),
        (Place::Entry(entry), ["title"] | ["title_detail", "value"]) => text(&entry.title),
        (Place::Entry(entry), ["link"]) => text(&entry.url),
        (Place::Entry(entry), ["id" | "guid"]) => Some(vec![entry.id.clone()]),
        (Place::Entry(entry), ["author"] | ["author_detail", "name"] | ["authors", "name"]) => {
            Some(entry.authors.clone())
        }
        (Place::Entry(entry), ["published_parsed"]) => date(&entry.published),
        (Place::Entry(entry), ["updated_parsed" | "modified_parsed"]) => date(&entry.updated),
        (Place::Entry(entry), ["created_parsed"]) => date(&entry.published),
        (Place::Entry(entry), ["expired_parsed"]) => date(&entry.expires),
        (Place::Entry(entry), ["summary" | "description"] | ["summary_detail", "value"]) => text(&entry.summary),
        (Place::Entry(entry), ["content", "value"]) => text(&entry.content_text),
        (Place::Entry(entry), ["category"] | ["tags", "term" | "label"]) => Some(entry.categories.clone()),
        (Place::Entry(entry), ["enclosures", "href"]) => {
            Some(entry.enclosures.iter().map(|file| file.url.clone()).collect())
        }
        (Place::Entry(entry), ["source", "title"] | ["source", "title_detail", "value"]) => {
            Some(entry.source.iter().filter_map(|source| source.name.clone()).collect())
        }
        (Place::Entry(entry), ["source", "href" | "link"]) => {
            Some(entry.source.iter().filter_map(|source| source.url.clone()).collect())
        }
        (Place::Entry(entry), ["rights"]) => text(&entry.rights),
        (Place::Entry(entry), ["language"]) => language(&entry.language),
        (Place::Entry(entry), ["image", "href"]) => {
            Some(entry.image.iter().map(|picture| picture.url.clone()).collect())
        }
        _ => None,
    }
}

enum Place<'a> {
    Feed(&'a Feed),
    Entry(&'a Entry),
}

fn evaluate(feed: &Feed, check: &Value) -> Verdict {
    if check["path"] == serde_json::json!(["encoding"]) || check["path"] == serde_json::json!(["bozo"]) {
        return Verdict::Other;
    }
    let Some(found) = field(feed, &check["path"]) else { return Verdict::Other };
    let is_right = match check["op"].as_str().expect("op") {
        "eq" => {
            let expected = wanted(&check["expected"]);
            let last = check["path"].as_array().and_then(|path| path.iter().rev().nth(1)).and_then(Value::as_u64);
            let many = found.len() > 1 && last.is_none_or(|place| place >= 1);
            let folded = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            let equal = |text: &String| {
                *text == expected
                    || folded(text) == corpus::seen(&expected)
                    || corpus::seen(text) == corpus::seen(&expected)
            };
            // What shows nothing (`<img>`, `<span abbr="">`) leaves no plain text.
            if found.is_empty() && corpus::seen(&expected).is_empty() {
                true
            } else if many {
                found.iter().any(equal)
            } else {
                found.first().is_some_and(equal) || expected_author(check, &found, &expected)
            }
        }
        "ne" => found.first().map(String::as_str) != check["expected"].as_str(),
        "truthy" => !found.is_empty(),
        "falsy" | "absent" => found.is_empty(),
        "contains" => found.iter().any(|text| text.contains(check["expected"].as_str().unwrap_or_default())),
        "lacks" => !found.iter().any(|text| text.contains(check["expected"].as_str().unwrap_or("\0"))),
        other => panic!("unknown op {other}"),
    };
    if is_right { Verdict::Right } else { Verdict::Wrong }
}

/// feedparser writes "Name (mail)"; we keep the name, and the mail only where there is no name.
fn expected_author(check: &Value, found: &[String], expected: &str) -> bool {
    let is_author = check["path"].as_array().is_some_and(|path| path.iter().any(|part| part == "author"));
    let name = expected.split_once(" (").map_or(expected, |(name, _)| name);
    is_author && found.first().is_some_and(|author| author == name)
}

fn wanted(expected: &Value) -> String {
    match expected {
        Value::String(text) => text.clone(),
        Value::Array(parts) => {
            let part = |place: usize| parts.get(place).and_then(Value::as_i64).unwrap_or(0);
            format!("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}", part(0), part(1), part(2), part(3), part(4), part(5))
        }
        Value::Null => String::new(),
        other => other.to_string(),
    }
}
