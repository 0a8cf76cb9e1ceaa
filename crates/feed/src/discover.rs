//! The feeds of a page: those that its head names, those that it links to, and the addresses where feeds usually are.

use url::Url;

use crate::html::{self, Tag};
use crate::link;

/// Candidates that are given at most.
const CANDIDATES: usize = 32;

/// How a feed was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// The page names it in its head (`<link rel="alternate">`).
    Declared,
    /// The page links to something that looks like a feed.
    Linked,
    /// A usual place, not seen on the page.
    Usual,
}

/// An address that may be a feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Where it is.
    pub url: String,
    /// What the page calls it.
    pub title: Option<String>,
    /// How it was found.
    pub origin: Origin,
}

/// Where publishing systems keep their feeds, the most common first.
const USUAL_PATHS: [&str; 10] = [
    "feed/",
    "rss",
    "rss.xml",
    "feed.xml",
    "atom.xml",
    "index.xml",
    "feed.json",
    "feeds/posts/default",
    "?feed=rss2",
    "news-sitemap.xml",
];

/// The feeds that a page at `base` may have, best first: declared ones (comments last among them), linked ones, usual places.
///
/// Declared feeds make the usual places superfluous: these are only given where nothing better was found.
#[must_use]
pub fn discover(page: &str, base: &Url) -> Vec<Candidate> {
    let mut base = base.clone();
    let mut found: Vec<(u32, Candidate)> = Vec::new();
    let mut has_base = false;
    for tag in html::tags(page) {
        match tag.name().as_str() {
            "base" if !has_base => {
                let href = tag.attribute("href").and_then(|href| link::absolute(&href, Some(&base)));
                if let Some(url) = href.and_then(|href| Url::parse(&href).ok()) {
                    base = url;
                    has_base = true;
                }
            }
            "link" => found.extend(declared(&tag, &base)),
            "a" | "area" => found.extend(linked(&tag, &base)),
            _ => {}
        }
        if found.len() > 8 * CANDIDATES {
            break;
        }
    }
    found.sort_by_key(|(rank, _)| *rank);
    let mut candidates: Vec<Candidate> = Vec::new();
    for (_, candidate) in found {
        if candidates.len() < CANDIDATES && !candidates.iter().any(|known| known.url == candidate.url) {
            candidates.push(candidate);
        }
    }
    if candidates.is_empty() {
        candidates.extend(usual(&base));
    }
    candidates
}

fn declared(tag: &Tag<'_>, base: &Url) -> Option<(u32, Candidate)> {
    let relation = tag.attribute("rel")?.to_ascii_lowercase();
    let is_alternate = relation.split_whitespace().any(|word| matches!(word, "alternate" | "feed"));
    let media_type = tag.attribute("type").unwrap_or_default().to_ascii_lowercase();
    let media_type = media_type.split(';').next().unwrap_or_default().trim();
    let rank = match media_type {
        "application/rss+xml"
        | "application/atom+xml"
        | "application/feed+json"
        | "application/rdf+xml"
        | "application/x.atom+xml"
        | "application/x-atom+xml" => 0,
        "text/xml" | "application/xml" | "text/rss+xml" | "text/atom+xml" => 10,
        // JSON may be an API; oEmbed names itself.
        "application/json" => 20,
        "" if relation.contains("feed") => 10,
        _ => return None,
    };
    let url = link::absolute(&tag.attribute("href")?, Some(base))?;
    if !is_alternate || url.contains("oembed") || url.contains("/wp-json/") {
        return None;
    }
    let title = tag.attribute("title").map(|title| html::to_text(&title)).filter(|title| !title.is_empty());
    let is_comments = ["comment", "kommentar", "commentaire"].iter().any(|word| {
        url.to_ascii_lowercase().contains(word) || title.as_deref().unwrap_or_default().to_lowercase().contains(word)
    });
    let rank = rank + if is_comments { 50 } else { 0 };
    Some((rank, Candidate { url, title, origin: Origin::Declared }))
}

fn linked(tag: &Tag<'_>, base: &Url) -> Option<(u32, Candidate)> {
    let url = link::absolute(&tag.attribute("href")?, Some(base))?;
    let address = Url::parse(&url).ok()?;
    let path = address.path().to_ascii_lowercase();
    let last = path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let is_feed = path.ends_with(".rss")
        || path.ends_with(".rdf")
        || path.ends_with(".atom")
        || matches!(
            last,
            "rss"
                | "rss2"
                | "feed"
                | "atom"
                | "rss.xml"
                | "feed.xml"
                | "atom.xml"
                | "index.rdf"
                | "feed.json"
                | "rss.php"
                | "rssfeed"
        )
        || path.ends_with(".xml") && (path.contains("rss") || path.contains("feed") || path.contains("atom"))
        || address.query().is_some_and(|query| {
            query.contains("feed=rss") || query.contains("format=rss") || query.contains("feed=atom")
        });
    // Services that only wrap feeds ("add to ..") link to themselves.
    let is_same_site = address.host_str().is_some_and(|host| shares_site(host, base.host_str().unwrap_or_default()));
    let is_feed_host = address.host_str().is_some_and(|host| host.starts_with("feeds.") || host.starts_with("rss."));
    (is_feed && (is_same_site || is_feed_host)).then(|| {
        let title = tag.attribute("title").map(|title| html::to_text(&title)).filter(|title| !title.is_empty());
        (if is_same_site { 100 } else { 110 }, Candidate { url, title, origin: Origin::Linked })
    })
}

/// Whether two hosts end in the same two labels.
fn shares_site(host: &str, other: &str) -> bool {
    let end = |host: &str| host.rsplit('.').take(2).map(str::to_ascii_lowercase).collect::<Vec<_>>();
    end(host) == end(other)
}

fn usual(base: &Url) -> impl Iterator<Item = Candidate> {
    let mut folder = base.clone();
    folder.set_query(None);
    folder.set_fragment(None);
    if !folder.path().ends_with('/') {
        let path = format!("{}/", folder.path());
        folder.set_path(&path);
    }
    let root = folder.join("/").ok();
    let places = [Some(folder.clone()), root.filter(|root| *root != folder)];
    places.into_iter().flatten().flat_map(|place| {
        USUAL_PATHS.iter().filter_map(move |path| {
            let url = place.join(path).ok()?;
            Some(Candidate { url: url.into(), title: None, origin: Origin::Usual })
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(page: &str) -> Vec<(String, Origin)> {
        let base = Url::parse("https://paper.example/news").expect("valid");
        discover(page, &base).into_iter().map(|candidate| (candidate.url, candidate.origin)).collect()
    }

    #[test]
    fn declared_feeds_come_before_linked_ones_and_comments_last() {
        let page = r#"<head><link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed/">
            <link rel=alternate type="application/atom+xml" href='feed.atom?a=1&amp;b=2'><link rel="stylesheet" href="/rss.css">
            <link rel="alternate" type="application/json+oembed" href="/oembed"><link rel="alternate" type="text/xml" href="/x.xml">
            <link rel="alternate" hreflang="de" href="/de/"><link rel="alternate" type="application/rss+xml" href="javascript:x"></head>
            <a href="/sport/rss.xml">Sport</a><a href="https://reader.example/add/feed">Add</a><a href="/about">About</a>"#;
        assert_eq!(
            found(page),
            [
                ("https://paper.example/feed.atom?a=1&b=2".to_owned(), Origin::Declared),
                ("https://paper.example/x.xml".to_owned(), Origin::Declared),
                ("https://paper.example/comments/feed/".to_owned(), Origin::Declared),
                ("https://paper.example/sport/rss.xml".to_owned(), Origin::Linked),
            ]
        );
    }

    #[test]
    fn a_page_that_says_nothing_is_asked_at_the_usual_places() {
        let found = found("<p>Nothing here</p>");
        assert_eq!(found.first(), Some(&("https://paper.example/news/feed/".to_owned(), Origin::Usual)));
        assert!(found.contains(&("https://paper.example/rss.xml".to_owned(), Origin::Usual)));
    }
}
