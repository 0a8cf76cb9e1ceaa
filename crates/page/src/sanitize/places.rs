//! Places inside an article that its own links lead to: footnotes and the marks that lead back.

use std::borrow::Cow;
use std::collections::HashSet;

use super::embeds::is_social_post;
use super::policy::{Treatment, treatment};
use crate::dom::{Dom, Id, NONE};

/// What stands in front of every id: no id of a publisher's can be taken for one of our page's.
const PLACE_PREFIX: &str = "article-";

/// Longest id that is kept, in bytes.
const PLACE_BYTES: usize = 80;

/// Whether an id may stand in an article: a plain word behind our prefix.
pub(super) fn is_own(id: &str) -> bool {
    id.strip_prefix(PLACE_PREFIX).is_some_and(is_plain_word)
}

/// The only relative addresses that stay.
pub(super) fn place_inside(address: &str) -> Option<Cow<'_, str>> {
    address.strip_prefix('#').is_some_and(is_own).then_some(Cow::Borrowed(address))
}

fn is_plain_word(word: &str) -> bool {
    !word.is_empty()
        && word.len() <= PLACE_BYTES
        && word.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
}

/// The id under our prefix; `None` unless it is a plain word.
pub(super) fn place(id: &str) -> Option<String> {
    let bare = id.strip_prefix(PLACE_PREFIX).unwrap_or(id);
    is_plain_word(bare).then(|| format!("{PLACE_PREFIX}{bare}"))
}

/// The places inside a piece of HTML that its own links lead to: ids of footnotes and the marks that lead back. What is not written has neither.
pub(super) fn places(dom: &Dom, root: Id, keep: &dyn Fn(Id) -> bool) -> HashSet<String> {
    let (mut wanted, mut there) = (HashSet::new(), HashSet::new());
    let mut at = dom.node(root).first;
    while at != NONE {
        if dom.element(at).is_none() {
            at = dom.following(at, root);
            continue;
        }
        let name = dom.name(at);
        if !keep(at) || matches!(treatment(name), Treatment::Drop) || name == "iframe" || is_social_post(dom, at) {
            at = dom.after(at, root);
            continue;
        }
        if name == "a" {
            let href = dom.attribute(at, "href").and_then(|href| href.trim().strip_prefix('#'));
            wanted.extend(href.and_then(place));
        }
        there.extend(dom.attribute(at, "id").and_then(place));
        at = dom.following(at, root);
    }
    wanted.retain(|place| there.contains(place));
    wanted
}
