//! What of an article its publisher gives to a stranger.

use news::Access;

use crate::blocks::Block;
use crate::dom::{Dom, Id};
use crate::linked_data::LinkedArticle;
use crate::metadata::Metadata;

/// Meta tags that state what a stranger gets.
pub(crate) const TIERS: [&str; 10] = [
    "article:content_tier",
    "content_tier",
    "og:content_tier",
    "cxenseparse:contenttier",
    "k5a:paywall",
    "paywall",
    "is-premium",
    "dc.rights.access",
    "accesslevel",
    "article:access",
];

/// What names of meta tags end with that say whether the article is free, whatever house or tool stands in front.
const FREE_TAGS: [&str; 4] = ["is_free", "is-free", "isfree", "isaccessibleforfree"];

/// Reads the access flag: linked data first, then meta tags, then the marks that walls leave. `own` are the article's blocks.
pub(crate) fn read(dom: &Dom, metadata: &Metadata, linked: &LinkedArticle, own: &[&Block], body_text: &str) -> Access {
    if let Some(free) = linked.is_free {
        return if free { Access::Free } else { Access::Locked };
    }
    let tier = metadata.first(&TIERS);
    match tier.map(str::to_ascii_lowercase).as_deref() {
        Some("free" | "open" | "false" | "0" | "no" | "public") => return Access::Free,
        Some(
            "metered" | "locked" | "premium" | "paid" | "true" | "1" | "yes" | "hard" | "subscriber" | "subscription"
            | "member" | "closed",
        ) => return Access::Locked,
        _ => {}
    }
    match metadata.first_ending(&FREE_TAGS).map(str::to_ascii_lowercase).as_deref() {
        Some("true" | "1" | "yes") => return Access::Free,
        Some("false" | "0" | "no") => return Access::Locked,
        _ => {}
    }
    if is_walled_in(dom, own) || body_text.len() < 2_500 && has_wall(dom) { Access::Locked } else { Access::Unknown }
}

/// Levels above a paragraph at which a wall's mark still counts.
const WALL_LEVELS: usize = 10;

/// Whether most of the article's text stands inside an element that is marked as a wall: the publisher sends the text and hides it from
/// strangers in the browser.
fn is_walled_in(dom: &Dom, own: &[&Block]) -> bool {
    let is_wall = |id: Id| {
        let is_part = |word: &str| matches!(word, "paywall" | "paywalled" | "regwall" | "meteredcontent");
        let class = [dom.attribute(id, "class"), dom.attribute(id, "id")];
        !matches!(dom.name(id), "body" | "html" | "main" | "article")
            && class.iter().flatten().any(|text| {
                let text = text.get(..text.floor_char_boundary(200)).unwrap_or_default().to_ascii_lowercase();
                text.split([' ', '-', '_']).any(is_part)
                    && !["no-paywall", "nopaywall", "without"].iter().any(|word| text.contains(word))
            })
    };
    let all: u32 = own.iter().map(|block| block.chars).sum();
    let inside = own.iter().filter(|block| {
        std::iter::once(block.container).chain(dom.ancestors(block.container)).take(WALL_LEVELS).any(is_wall)
    });
    let inside: u32 = inside.map(|block| block.chars).sum();
    all > 0 && inside * 2 > all
}

/// Whether the page carries a visible wall: an element whose class says so and that holds words.
fn has_wall(dom: &Dom) -> bool {
    const WALLS: [&str; 16] = [
        "paywall",
        "regwall",
        "pay-wall",
        "tp-container",
        "piano-",
        "barrier-page",
        "subscription-required",
        "premium-content",
        "locked-content",
        "article-locked",
        "is-locked",
        "plus-paywall",
        "meteredcontent",
        "subscriber-only",
        "subscriber_only",
        "reg-wall",
    ];
    let is_marked = |id| {
        let class = [dom.attribute(id, "class"), dom.attribute(id, "id")];
        let marked = class.iter().flatten().any(|text| {
            let text = text.get(..text.floor_char_boundary(200)).unwrap_or_default().to_ascii_lowercase();
            WALLS.iter().any(|wall| text.contains(wall))
        });
        marked && !matches!(dom.name(id), "body" | "html")
    };
    dom.subtree(0)
        .filter(|&id| is_marked(id))
        .take(12)
        .any(|id| (20..1_500).contains(&dom.inner_text(id).chars().take(2_000).count()))
}
