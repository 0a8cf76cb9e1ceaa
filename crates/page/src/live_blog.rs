//! Live blogs: posts with their own times, from linked data where it holds them, else the times printed between the posts.

use std::collections::HashSet;

use crate::blocks::Block;
use crate::dates;
use crate::dom::{Dom, Id, NONE};
use crate::linked_data::{LinkedArticle, Post};
use crate::sanitize::{push_escaped, sanitize_article};

/// Least number of times between the blocks of a page that calls itself live.
const TIMES: usize = 4;
/// Most posts that are written out.
const POSTS: usize = 500;

/// Whether the page is a live blog.
pub(crate) fn is_live(linked: &LinkedArticle, url: &str, title: &str, times: usize) -> bool {
    let says_so = || {
        let text = format!("{} {}", url.to_lowercase(), title.to_lowercase());
        [
            "liveblog",
            "live-blog",
            "live blog",
            "liveticker",
            "live-ticker",
            "newsblog",
            "/live/",
            "-live-",
            "live updates",
            "live:",
            "as it happened",
            "ticker",
            "en direct",
            "en-direct",
            "minuto a minuto",
            "in diretta",
        ]
        .iter()
        .any(|word| text.contains(word))
    };
    linked.kind.ends_with("LiveBlogPosting") || times >= TIMES && says_so()
}

/// The `time` elements that stand between the article's first and last block.
pub(crate) fn times(dom: &Dom, blocks: &[Block], kept: &[bool]) -> Vec<Id> {
    let own = || blocks.iter().zip(kept).filter(|(_, kept)| **kept).map(|(block, _)| block);
    let (Some(first), Some(last)) = (own().next(), own().next_back().and_then(|block| block.nodes.last())) else {
        return Vec::new();
    };
    let mut at = first.container;
    let mut seen = HashSet::new();
    let mut found = Vec::new();
    while at != NONE && at != *last && found.len() < 2_000 {
        if dom.name(at) == "time"
            && let Some(stamp) = dom.attribute(at, "datetime")
            && dates::parse(stamp).is_some_and(|time| time.has_clock)
            && seen.insert(stamp)
        {
            found.push(at);
        }
        at = dom.following(at, 0);
    }
    found
}

/// The posts as safe HTML, newest first as the page has them, each with its time.
pub(crate) fn posts(posts: &[Post], base: &str) -> String {
    let mut html = String::new();
    for post in posts.iter().take(POSTS) {
        html.push_str("<div class=\"live-post\">");
        if let Some(time) = post.published.as_deref().and_then(dates::parse) {
            let stamp = time.instant.to_string();
            html.push_str(&format!("<p><time datetime=\"{stamp}\">{stamp}</time></p>"));
        }
        if let Some(headline) = &post.headline {
            html.push_str("<h3>");
            push_escaped(&mut html, headline);
            html.push_str("</h3>");
        }
        if post.body.contains("</p>") || post.body.contains("<br") {
            html.push_str(&post.body);
        } else {
            for line in post.body.lines().filter(|line| !line.trim().is_empty()) {
                html.push_str("<p>");
                push_escaped(&mut html, line.trim());
                html.push_str("</p>");
            }
        }
        html.push_str("</div>");
    }
    sanitize_article(&html, base)
}
