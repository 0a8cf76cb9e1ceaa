//! What of an article its publisher gives to a stranger.

use news::Access;

use crate::dom::Dom;
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

/// Reads the access flag: linked data first, then meta tags, then the marks that walls leave.
pub(crate) fn read(dom: &Dom, metadata: &Metadata, linked: &LinkedArticle, body_text: &str) -> Access {
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
    if has_wall(dom) && body_text.len() < 2_500 { Access::Locked } else { Access::Unknown }
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
