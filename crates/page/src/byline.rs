//! The lines of a page that name its writers: marked by class, `rel` or `itemprop`, or linked to a writer's own page.

use crate::blocks::Block;
use crate::dom::{Dom, Id, NONE, collapse};
use crate::linked_data::squash;
use crate::names::{clean, ends_with_opening, is_surely_person, is_work_of_helper, looks_like_person, split};

/// Longest line that can be a byline, in characters.
pub(crate) const LINE_CHARS: usize = 200;

/// Most marked lines of which is asked whether they are of a picture or of another article.
const LOOKS: usize = 60;

/// Most nodes between the headline and the text that are looked at.
const NODES: usize = 6_000;

/// A line that the page marks as its byline.
pub(crate) struct Line {
    pub text: String,
    /// The text, a line for each part that only a style sheet sets apart from the one before.
    parts: String,
    links: Vec<String>,
    /// Near the headline, where nobody else's byline stands.
    pub is_near: bool,
    /// Marked as a writer by `rel` or `itemprop`.
    pub is_stated: bool,
    /// Marked as the byline itself, by `rel`, `itemprop` or class.
    pub is_sure: bool,
    pub class: String,
}

impl Line {
    /// The names in it: those that are linked, else those of its text.
    pub fn names(&self) -> Vec<String> {
        if self.links.is_empty() { split(&self.parts) } else { self.links.clone() }
    }
}

/// The lines that classes, `rel` or `itemprop` mark as naming the writers, those near the headline first.
pub(crate) fn marked(dom: &Dom, blocks: &[Block], kept: &[bool], headline: Option<Id>) -> Vec<Line> {
    let first = kept.iter().position(|kept| *kept).unwrap_or(0);
    let last = kept.iter().rposition(|kept| *kept).unwrap_or(0);
    let window = blocks.iter().enumerate().filter(|(index, _)| *index + 14 >= first && *index <= last + 6);
    let mut found: Vec<(usize, Id)> = Vec::new();
    let mut looked = 0;
    for (index, block) in window {
        let node = block.nodes.first().copied().unwrap_or(block.container);
        let mut best = None;
        for (level, id) in dom.ancestors(node).take(6).enumerate() {
            if let Some(strength) = byline_mark(dom, id) {
                best = Some((strength * 10 + level, id));
                if strength == 0 {
                    break;
                }
            }
        }
        if let Some((rank, id)) = best
            && let id = with_name(dom, id)
            && !found.iter().any(|(_, known)| *known == id)
        {
            // Each costs a look at what is around it.
            looked += 1;
            if looked <= LOOKS && (is_of_picture(dom, id) || is_of_teaser(dom, id, headline)) {
                continue;
            }
            let far = if index <= first + 1 { 0 } else { 100 };
            found.push((rank + far, id));
        }
    }
    found.sort_by_key(|(rank, _)| *rank);
    found
        .iter()
        .map(|(rank, id)| {
            let parts = parts(dom, *id);
            Line {
                text: collapse(&parts),
                parts,
                links: links(dom, *id),
                is_near: *rank < 100,
                is_stated: is_stated(dom, *id),
                is_sure: rank % 100 < 10,
                class: dom.attribute(*id, "class").unwrap_or_default().to_owned(),
            }
        })
        .filter(|line| !line.text.is_empty() && line.text.chars().count() <= LINE_CHARS)
        .filter(|line| !["Getty", "iStock", "Shutterstock"].iter().any(|stock| line.text.contains(stock)))
        .collect()
}

/// A marked element, or the one around it where it holds nothing but "By".
fn with_name(dom: &Dom, id: Id) -> Id {
    let is_bare = |id: Id| {
        let text = first_words(dom, id, 4);
        text.len() < 4 && ends_with_opening(&text.join(" ").to_lowercase())
    };
    std::iter::once(id).chain(dom.ancestors(id).take(3)).find(|&around| !is_bare(around)).unwrap_or(id)
}

/// The writers whose own pages are linked between the headline and the text. Buttons and menus that open there are looked into, too:
/// a name may stand in one.
pub(crate) fn linked(dom: &Dom, blocks: &[Block], kept: &[bool], headline: Option<Id>) -> Vec<String> {
    let mut writers: Vec<String> = Vec::new();
    let Some(headline) = headline else { return writers };
    let mut own = blocks.iter().zip(kept).filter(|(_, kept)| **kept).map(|(block, _)| block);
    let first: &[Id] = own.next().map_or(&[], |block| &block.nodes);
    let end = own.next().and_then(|block| block.nodes.first()).or(first.last()).copied();
    let mut at = dom.after(headline, 0);
    // What is printed in front of a link: "Story by", "Photography by".
    let mut before = String::new();
    for _ in 0..NODES {
        if at == NONE || Some(at) == end {
            break;
        }
        if matches!(dom.name(at), "script" | "style" | "template" | "svg" | "noscript" | "figure" | "footer") {
            at = dom.after(at, 0);
            continue;
        }
        if dom.name(at) == "a"
            && let Some(name) = writer(dom, at, &before)
            && !dom.subtree(at).any(|id| first.contains(&id))
            && !is_of_teaser(dom, at, Some(headline))
            && !writers.iter().any(|known| squash(known) == squash(&name))
        {
            writers.push(name);
        }
        if let Some(text) = dom.text(at).map(str::trim).filter(|text| !text.is_empty()) {
            before.clear();
            before.push_str(text.get(text.floor_char_boundary(text.len().saturating_sub(40))..).unwrap_or_default());
        }
        at = dom.following(at, 0);
    }
    writers
}

/// The name of the writer whose own page `link` leads to; `before` is what is printed in front of it.
fn writer(dom: &Dom, link: Id, before: &str) -> Option<String> {
    let href = dom.attribute(link, "href").unwrap_or_default();
    let text = parts(dom, link);
    let name = linked_name(&text);
    let before = before.trim_end_matches([':', ' ']).to_lowercase();
    let is_announced = ends_with_opening(&before) && is_address_of(href, &name);
    (text.len() < LINE_CHARS
        && is_surely_person(&name)
        && !is_work_of_helper(&before)
        && (is_announced || is_stated(dom, link) || is_author_page(href) || is_staff_page(href, &name)))
    .then_some(name)
}

/// The name that a link prints, without the office printed behind it.
fn linked_name(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    let name = clean(line.split(',').next().unwrap_or_default());
    // Printed for screens and once more for readers' aids.
    let half = name.get(..name.len() / 2).unwrap_or_default();
    let again = name.get(name.len() / 2..).unwrap_or_default().trim_start();
    if half.contains(' ') && half.trim_end() == again { again.to_owned() } else { name }
}

/// Whether the last part of an address is the name: `/x/ada-berg/`.
fn is_address_of(href: &str, name: &str) -> bool {
    let path = href.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
    let last = path.rsplit('/').next().unwrap_or_default();
    // Letters with marks are written without them in addresses, each in a way of its own: what is plain has to be there.
    let plain = |text: &str| -> String {
        text.chars().filter(char::is_ascii_alphabetic).map(|letter| letter.to_ascii_lowercase()).collect()
    };
    let address = plain(last);
    plain(name).len() >= 6 && name.split(|c: char| !c.is_ascii_alphabetic()).all(|part| address.contains(&plain(part)))
}

/// Whether an address is that of one of the house's people, by name: `/staff/ada-berg/`.
fn is_staff_page(href: &str, name: &str) -> bool {
    const PEOPLE: [&str; 10] = [
        "/staff/",
        "/people/",
        "/person/",
        "/profile/",
        "/profiles/",
        "/team/",
        "/by/",
        "/av/",
        "/journalists/",
        "/writers/",
    ];
    PEOPLE.iter().any(|people| href.contains(people)) && is_address_of(href, name)
}

/// How strongly an element's markup says that it names the writers: 0 is strongest.
fn byline_mark(dom: &Dom, id: Id) -> Option<usize> {
    if is_stated(dom, id) {
        return Some(0);
    }
    if dom.name(id) == "a" && dom.attribute(id, "href").is_some_and(is_author_page) {
        return Some(1);
    }
    let class = [dom.attribute(id, "class"), dom.attribute(id, "id"), dom.attribute(id, "data-testid")];
    let class = class
        .iter()
        .flatten()
        .map(|text| text.get(..text.floor_char_boundary(200)).unwrap_or_default().to_ascii_lowercase());
    let mut strength = None;
    for class in class {
        if ["comment", "related", "teaser", "share", "bio", "avatar"].iter().any(|word| class.contains(word)) {
            return None;
        }
        if class.contains("byline") || class.contains("by-line") {
            strength = Some(0);
        } else if ["author", "autor", "writer", "contributor", "journalist", "reporter", "verfasser", "signature"]
            .iter()
            .any(|word| class.contains(word))
        {
            strength = strength.or(Some(1));
        }
    }
    strength
}

/// Whether an element states by `rel` or `itemprop` that it names a writer.
pub(crate) fn is_stated(dom: &Dom, id: Id) -> bool {
    dom.attribute(id, "rel").is_some_and(|rel| rel.split(' ').any(|word| word == "author"))
        || dom
            .attribute(id, "itemprop")
            .is_some_and(|name| name.split(' ').any(|word| matches!(word, "author" | "creator")))
}

/// Whether a line stands under a picture and names who took it.
fn is_of_picture(dom: &Dom, id: Id) -> bool {
    dom.ancestors(id).take(8).any(|ancestor| matches!(dom.name(ancestor), "figure" | "figcaption" | "picture"))
}

/// Whether a line is the byline of another article, of which the page shows no more than a headline with a link: nearer to that than to the
/// page's own headline.
pub(crate) fn is_of_teaser(dom: &Dom, id: Id, headline: Option<Id>) -> bool {
    const NEAR: usize = 400;
    for (level, ancestor) in dom.ancestors(id).take(5).enumerate() {
        let (mut is_teaser, mut is_behind) = (false, false);
        for (seen, inner) in dom.subtree(ancestor).enumerate() {
            if seen > NEAR || Some(inner) == headline || dom.name(inner) == "h1" {
                return false;
            }
            // Behind a name there may be a menu of what else its bearer wrote.
            is_behind = is_behind || inner == id;
            is_teaser = is_teaser
                || level < 3 && !is_behind && is_piece(dom, inner)
                || (level < 3 || !is_behind)
                    && matches!(dom.name(inner), "h2" | "h3" | "h4" | "h5")
                    && (dom.ancestors(inner).take(4).any(|outer| is_piece(dom, outer))
                        || dom.subtree(inner).take(40).any(|link| is_piece(dom, link)));
        }
        if is_teaser {
            return true;
        }
    }
    false
}

/// Whether an element is a link to something longer than a name.
fn is_piece(dom: &Dom, id: Id) -> bool {
    dom.name(id) == "a"
        && dom.attribute(id, "href").is_some_and(|href| !href.starts_with('#') && !is_author_page(href))
        && first_words(dom, id, 5).len() >= 5
}

/// The first words inside an element, without reading on.
fn first_words(dom: &Dom, id: Id, count: usize) -> Vec<&str> {
    dom.subtree(id).take(80).filter_map(|inner| dom.text(inner)).flat_map(str::split_whitespace).take(count).collect()
}

/// Whether an address is that of a writer's own page.
fn is_author_page(href: &str) -> bool {
    [
        "/author/",
        "/authors/",
        "/autor/",
        "/autoren/",
        "/auteur/",
        "/auteurs/",
        "/autore/",
        "/autor-",
        "/signataires/",
        "/journalist/",
        "/writer/",
        "/reporter/",
        "/contributor/",
        "/contributors/",
    ]
    .iter()
    .any(|part| href.contains(part))
}

/// The persons that a line links to.
fn links(dom: &Dom, id: Id) -> Vec<String> {
    dom.subtree(id)
        .filter(|&inner| dom.name(inner) == "a")
        .filter_map(|inner| {
            let href = dom.attribute(inner, "href")?;
            let name = linked_name(&parts(dom, inner));
            let is_elsewhere = ["twitter.com", "facebook.com", "//x.com"].iter().any(|host| href.contains(host));
            // A lone word is a menu's more often than a name.
            let is_named = name.contains(' ') || !name.is_ascii() || is_stated(dom, inner) || is_author_page(href);
            (!is_elsewhere && !href.starts_with("mailto") && is_named && looks_like_person(&name)).then_some(name)
        })
        .take(20)
        .collect()
}

/// The text inside `id`; where nothing but the elements' edges tells "Ada Berg" from "Senior writer" or a time, a line's end.
fn parts(dom: &Dom, id: Id) -> String {
    let mut text = String::new();
    let mut at = id;
    while at != NONE {
        if let Some(part) = dom.text(at) {
            let is_glued = text.chars().next_back().is_some_and(|c| c.is_lowercase() || c == ')')
                && part.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit());
            if is_glued {
                text.push('\n');
            }
            text.push_str(part);
        }
        let name = dom.name(at);
        if matches!(name, "br" | "p" | "div" | "li" | "h1" | "h2" | "h3" | "h4" | "td" | "img") {
            text.push(' ');
        }
        at = if matches!(name, "script" | "style" | "template" | "svg" | "noscript") && at != id {
            dom.after(at, id)
        } else {
            dom.following(at, id)
        };
    }
    text.split('\n').map(collapse).filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
}
