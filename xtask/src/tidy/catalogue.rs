//! Rules over `catalogue/titles.json`.

use std::collections::{BTreeMap, BTreeSet};

use news::{EDITIONS, TitleListing};

use super::Finding;

/// How many titles are on at a first start.
const ON_BY_DEFAULT: usize = 150;
/// Fewer titles do not make a paper.
const EDITION_LEAST: usize = 4;
/// More feeds of one title are impolite.
const FEEDS_MOST: usize = 12;

/// All findings in the catalogue's `text`.
pub fn check(text: &str) -> Vec<Finding> {
    let titles: Vec<TitleListing> = match read(text) {
        Ok(titles) => titles,
        Err(error) => {
            return vec![Finding::error("catalogue/titles.json", format!("is not a list of titles: {error}"))];
        }
    };
    let mut findings: Vec<Finding> = titles.iter().flat_map(title).collect();
    findings.extend(repeated("two titles have this slug", titles.iter().map(|title| title.slug.as_str())));
    findings.extend(repeated(
        "two feeds have this address",
        titles.iter().flat_map(|title| &title.feeds).map(|feed| address_key(&feed.url)),
    ));
    let on: Vec<&TitleListing> = titles.iter().filter(|title| title.on_by_default).collect();
    if on.len() != ON_BY_DEFAULT {
        findings.push(Finding::error(
            "catalogue/titles.json",
            format!("{} titles are on by default; exactly {ON_BY_DEFAULT} must be", on.len()),
        ));
    }
    for edition in &EDITIONS {
        let count = on.iter().filter(|title| title.editions.iter().any(|slug| slug == edition.slug)).count();
        if count < EDITION_LEAST {
            findings.push(Finding::error(
                format!("edition {}", edition.slug),
                format!("has {count} titles on by default; at least {EDITION_LEAST} make a paper"),
            ));
        }
    }
    findings
}

/// The titles without their own rules for reading pages, which only the program that reads pages can judge.
fn read(text: &str) -> serde_json::Result<Vec<TitleListing>> {
    serde_json::from_str(text).or_else(|error| {
        let Ok(mut entries) = serde_json::from_str::<Vec<serde_json::Value>>(text) else { return Err(error) };
        let rules = entries.iter_mut().filter_map(|entry| entry.as_object_mut()?.remove("rules")).count();
        if rules == 0 { Err(error) } else { entries.into_iter().map(serde_json::from_value).collect() }
    })
}

/// The same address with and without `www.`, a scheme or a final slash.
fn address_key(url: &str) -> &str {
    let key = url.split_once("://").map_or(url, |(_, rest)| rest);
    key.strip_prefix("www.").unwrap_or(key).trim_end_matches('/')
}

fn repeated<'titles>(words: &'static str, keys: impl Iterator<Item = &'titles str>) -> Vec<Finding> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for key in keys {
        *counts.entry(key).or_default() += 1;
    }
    counts.into_iter().filter(|(_, count)| *count > 1).map(|(key, _)| Finding::error(key, words)).collect()
}

/// The findings about one title.
fn title(title: &TitleListing) -> Vec<Finding> {
    let mut wrong: Vec<String> = Vec::new();
    if title.slug.is_empty() || !title.slug.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-') {
        wrong.push(String::from("its slug is not lower-case letters, digits and hyphens"));
    }
    if title.name.trim().is_empty() || title.name.trim() != title.name {
        wrong.push(String::from("its name is empty or padded"));
    }
    if title.country.len() != 2 || !title.country.chars().all(|c| c.is_ascii_uppercase()) {
        wrong.push(format!("`{}` is not a country's two letters", title.country));
    }
    if title.languages.is_empty() {
        wrong.push(String::from("it has no language"));
    }
    if title.feeds.is_empty() || title.feeds.len() > FEEDS_MOST {
        wrong.push(format!("it has {} feeds; 1 to {FEEDS_MOST} are right", title.feeds.len()));
    }
    let addresses = std::iter::once(&title.homepage).chain(title.feeds.iter().map(|feed| &feed.url));
    wrong.extend(addresses.filter(|url| !is_address(url)).map(|url| format!("`{url}` is not a web address")));
    let known: BTreeSet<&str> = EDITIONS.iter().map(|edition| edition.slug).collect();
    wrong.extend(
        title
            .editions
            .iter()
            .filter(|slug| !known.contains(slug.as_str()))
            .map(|slug| format!("`{slug}` is no edition")),
    );
    if title.on_by_default && title.editions.is_empty() {
        wrong.push(String::from("it is on by default but in no edition"));
    }
    if title.feeds.iter().skip_while(|feed| feed.section.is_none()).any(|feed| feed.section.is_none()) {
        wrong.push(String::from("its main feeds do not stand before its sections"));
    }
    wrong.into_iter().map(|words| Finding::error(format!("title {}", title.slug), words)).collect()
}

fn is_address(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    rest.is_some_and(|rest| rest.split('/').next().is_some_and(|host| host.contains('.') && !host.contains('@')))
        && !url.contains(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A good catalogue of 150 titles, after `change` has been at it.
    fn catalogue(change: impl FnOnce(&mut Vec<serde_json::Value>)) -> Vec<String> {
        let title = |index: usize| {
            let edition = EDITIONS[index % EDITIONS.len()].slug;
            serde_json::json!({
                "slug": format!("title-{index}"), "name": format!("Title {index}"), "kind": "newspaper", "homepage": "https://example.org",
                "country": "NO", "languages": ["en"], "editions": [edition], "on_by_default": true,
                "feeds": [{ "url": format!("https://example.org/{index}.xml"), "kind": "feed" }],
            })
        };
        let mut titles: Vec<serde_json::Value> = (0..150).map(title).collect();
        change(&mut titles);
        let text = serde_json::to_string(&titles).unwrap();
        check(&text).into_iter().map(|finding| format!("{}: {}", finding.place, finding.words)).collect()
    }

    #[test]
    fn a_good_catalogue_has_no_findings() {
        assert_eq!(catalogue(|_| {}), Vec::<String>::new());
    }

    #[test]
    fn each_rule_finds_its_bad_example() {
        type Change = fn(&mut Vec<serde_json::Value>);
        let cases: [(Change, &str); 9] = [
            (|titles| titles[0]["slug"] = "title-1".into(), "title-1: two titles have this slug"),
            (
                |titles| titles[0]["feeds"][0]["url"] = "http://www.example.org/1.xml/".into(),
                "example.org/1.xml: two feeds have this address",
            ),
            (
                |titles| titles[0]["feeds"][0]["url"] = "ftp://example.org/0.xml".into(),
                "title title-0: `ftp://example.org/0.xml` is not a web address",
            ),
            (|titles| titles[0]["feeds"] = serde_json::json!([]), "title title-0: it has 0 feeds"),
            (|titles| titles[0]["editions"] = serde_json::json!(["mars"]), "title title-0: `mars` is no edition"),
            (|titles| titles[0]["on_by_default"] = false.into(), "catalogue/titles.json: 149 titles are on by default"),
            (|titles| titles[0]["country"] = "Norway".into(), "title title-0: `Norway` is not a country"),
            (
                |titles| titles[0]["note"] = "x".into(),
                "catalogue/titles.json: is not a list of titles: unknown field `note`",
            ),
            (
                |titles| titles.iter_mut().for_each(|title| title["editions"] = serde_json::json!(["world"])),
                "edition uk: has 0 titles",
            ),
        ];
        for (change, expected) in cases {
            let found = catalogue(change);
            assert!(found.iter().any(|finding| finding.starts_with(expected)), "{expected}: {found:?}");
        }
    }

    #[test]
    fn the_main_feed_comes_first() {
        let feeds = serde_json::json!([{ "url": "https://example.org/a", "kind": "feed", "section": "sport" }, { "url": "https://example.org/b", "kind": "feed" }]);
        assert_eq!(
            catalogue(|titles| titles[0]["feeds"] = feeds),
            ["title title-0: its main feeds do not stand before its sections"]
        );
    }
}
