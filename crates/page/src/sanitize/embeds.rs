//! Players and posts of social networks, in whose place a link stands.

use url::Url;

use super::escaping::push_attribute;
use crate::address;
use crate::dom::{Dom, Id};

/// Whether `id` is a post of a social network, put into the page as a quotation that a script replaces.
pub(crate) fn is_social_post(dom: &Dom, id: Id) -> bool {
    dom.name(id) == "blockquote"
        && dom.attribute(id, "class").is_some_and(|class| {
            [
                "twitter-tweet",
                "twitter-video",
                "instagram-media",
                "tiktok-embed",
                "bluesky-embed",
                "reddit-embed",
                "text-post-media",
            ]
            .iter()
            .any(|known| class.contains(known))
        })
}

/// Writes a link in place of a player or a post; a frame of an unlisted provider leaves nothing.
pub(super) fn write_embed(dom: &Dom, id: Id, base: Option<&Url>, out: &mut String) {
    let found = if dom.name(id) == "iframe" {
        ["src", "data-src", "data-lazy-src"]
            .iter()
            .find_map(|name| dom.attribute(id, name))
            .and_then(|source| address::absolute(source, base))
    } else {
        let links =
            dom.subtree(id).filter(|&inner| dom.name(inner) == "a").filter_map(|inner| dom.attribute(inner, "href"));
        let permalink = ["cite", "data-instgrm-permalink"].iter().find_map(|name| dom.attribute(id, name));
        permalink.or_else(|| links.last()).and_then(|href| address::absolute(href, base))
    };
    let Some((address, label)) = found.as_deref().and_then(address::embed) else { return };
    out.push_str("<p class=\"embed\"><a");
    push_attribute(out, "href", &address);
    push_attribute(out, "rel", "noopener noreferrer nofollow");
    out.push('>');
    out.push_str(label);
    out.push_str("</a></p>");
}
