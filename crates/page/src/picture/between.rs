//! What stands between an article's paragraphs besides words: pictures with their captions, players, posts.

use std::collections::{HashMap, HashSet};

use url::Url;

use super::{is_content, is_logo};
use crate::address;
use crate::blocks::Block;
use crate::dom::{Dom, Id, NONE};

/// Most pictures, players and posts that stand between an article's blocks.
const PLACES: usize = 400;
/// How often a picture stands between the blocks at most: what comes more often marks items or makes room.
const REPEATS: usize = 2;
/// Least length of the last part of an article's path that is known again in other addresses, bytes.
const SLUG_BYTES: usize = 8;

/// The nodes of the pictures (with captions), players and posts that stand between the article's blocks. A picture that comes twice stands once;
/// pictures of other articles and those on buttons do not stand there. `page` is the article's own address, `base` what addresses hang on.
pub(crate) fn between(
    dom: &Dom,
    blocks: &[Block],
    kept: &[bool],
    lead: Option<Id>,
    (page, base): (Option<&Url>, Option<&Url>),
) -> Vec<Id> {
    let all = places_between(dom, blocks, kept, lead);
    let address = |id: Id| if dom.name(id) == "img" { address::picture(dom, id, base) } else { None };
    let mut times: HashMap<String, usize> = HashMap::new();
    all.iter().filter_map(|id| address(*id)).for_each(|url| *times.entry(url).or_default() += 1);
    let mut found = Vec::new();
    for id in all {
        if let Some(url) = address(id) {
            // Taken out: what comes again is not there any more.
            let comes_once = times.remove(&url).is_some_and(|times| times <= REPEATS);
            if !comes_once || is_logo(&url) || leads_away(dom, id, page, base) {
                continue;
            }
        }
        found.push(id);
        found.extend(dom.subtree(id));
        if let Some(figure) = dom.ancestors(id).take(6).find(|&outer| dom.name(outer) == "figure") {
            let caption = dom.subtree(figure).find(|&inner| dom.name(inner) == "figcaption");
            found.extend(caption.into_iter().flat_map(|caption| dom.subtree(caption).take(200)));
        }
    }
    found
}

/// Whether a picture is the link to another page of the same host, or one that hands the page on (a button): not to the picture itself, nor to
/// a page below the article's, such as that of the picture.
fn leads_away(dom: &Dom, id: Id, page: Option<&Url>, base: Option<&Url>) -> bool {
    let Some(page) = page else { return false };
    let link = dom.ancestors(id).take(6).find(|&outer| dom.name(outer) == "a");
    let href = link.and_then(|link| dom.attribute(link, "href")).and_then(|href| address::absolute(href, base));
    let Some(to) = href.and_then(|href| Url::parse(&href).ok()) else { return false };
    let path = to.path().to_ascii_lowercase();
    let host = page.host_str().unwrap_or_default();
    if to.host_str() != Some(host) {
        return to.query().is_some_and(|query| query.contains(host));
    }
    let is_picture = [".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif"].iter().any(|ending| path.ends_with(ending));
    let own = page.path().trim_end_matches('/').to_ascii_lowercase();
    let slug = own.rsplit('/').next().unwrap_or_default();
    let is_own = is_picture || slug.len() >= SLUG_BYTES && path.contains(slug);
    !is_own
}

/// The pictures, players and posts between the article's blocks.
fn places_between(dom: &Dom, blocks: &[Block], kept: &[bool], lead: Option<Id>) -> Vec<Id> {
    let own = || blocks.iter().zip(kept).filter(|(_, kept)| **kept).map(|(block, _)| block);
    let (Some(first), Some(last)) =
        (own().next().and_then(|block| block.nodes.first()), own().next_back().and_then(|block| block.nodes.last()))
    else {
        return Vec::new();
    };
    let homes: HashSet<Id> = own().flat_map(|block| dom.ancestors(block.container).take(4)).collect();
    let mut found = Vec::new();
    let mut at = *first;
    while at != NONE && at != *last && found.len() < PLACES {
        let name = dom.name(at);
        let is_embed = name == "iframe" || crate::sanitize::is_social_post(dom, at);
        let is_picture =
            matches!(name, "img" | "video" | "audio") && Some(at) != lead && (name != "img" || is_content(dom, at));
        if (is_embed || is_picture) && dom.ancestors(at).take(7).any(|id| homes.contains(&id)) {
            found.push(at);
        }
        let silent = is_embed || matches!(name, "script" | "style" | "noscript" | "template" | "svg" | "nav");
        at = if silent { dom.after(at, 0) } else { dom.following(at, 0) };
    }
    found
}
