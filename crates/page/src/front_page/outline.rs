//! The page as a front page is looked at: its links in document order, and for each element whether it holds one article's
//! links or those of many.

use std::collections::{HashMap, HashSet};

use url::Url;

use super::address::{self, Address};
use crate::dom::{Dom, Id, NONE, collapse};

/// How many articles the links inside an element lead to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Articles {
    /// None.
    #[default]
    None,
    /// One: its place in [`Outline::targets`].
    One(usize),
    /// Several.
    Many,
}

impl Articles {
    fn join(self, other: Self) -> Self {
        match (self, other) {
            (Self::None, other) => other,
            (own, Self::None) => own,
            (Self::One(own), Self::One(other)) if own == other => self,
            _ => Self::Many,
        }
    }
}

/// A link on the page.
#[derive(Clone, Debug)]
pub(super) struct Link {
    /// The element.
    pub id: Id,
    /// Which target it leads to.
    pub target: usize,
    /// What it says, as far as it says something.
    pub text: String,
}

/// An article that links lead to.
#[derive(Clone, Debug)]
pub(super) struct Target {
    /// Its address.
    pub address: Address,
    /// Whether an article may stand behind it, by its address or by what its links say.
    pub plausible: bool,
}

/// See the module.
pub(super) struct Outline<'d> {
    /// The tree.
    pub dom: &'d Dom,
    /// Elements and texts that a reader sees, in document order.
    pub order: Vec<Id>,
    /// The place of each node in `order`.
    places: Vec<u32>,
    /// All links, in document order.
    pub links: Vec<Link>,
    /// What they lead to.
    pub targets: Vec<Target>,
    /// Per node: articles linked from inside, among plausible ones.
    articles: Vec<Articles>,
    /// Per node: articles linked from a heading inside, or by a link that says the same as a heading beside it.
    headed: Vec<Articles>,
    /// Per node: the place of the last node inside.
    ends: Vec<u32>,
    /// Headings by the article whose link says the same.
    owners: HashMap<Id, usize>,
    /// Headings that stand in no link and hold none, and are no article's; in document order.
    free: Vec<Id>,
}

impl<'d> Outline<'d> {
    /// Looks at a page.
    pub fn of(dom: &'d Dom, base: Option<&Url>) -> Self {
        let order = visible(dom);
        let mut places = vec![u32::MAX; dom.len()];
        for (place, id) in (0_u32..).zip(&order) {
            if let Some(slot) = places.get_mut(*id as usize) {
                *slot = place;
            }
        }
        let mut ends = places.clone();
        for &id in order.iter().rev() {
            let own = ends.get(id as usize).copied().unwrap_or(0);
            if let Some(above) = ends.get_mut(dom.node(id).parent as usize).filter(|above| **above != u32::MAX) {
                *above = own.max(*above);
            }
        }
        let mut outline = Self {
            dom,
            order,
            places,
            links: Vec::new(),
            targets: Vec::new(),
            articles: Vec::new(),
            headed: Vec::new(),
            ends,
            owners: HashMap::new(),
            free: Vec::new(),
        };
        outline.read_links(base);
        outline.articles = outline.counted(|_, link| Some(link.id));
        outline.give_headings();
        outline.headed = outline.counted(|outline, link| heading_of_link(outline.dom, link.id).map(|_| link.id));
        for (&heading, &target) in &outline.owners {
            for id in std::iter::once(heading).chain(dom.ancestors(heading)) {
                if let Some(own) = outline.headed.get_mut(id as usize) {
                    *own = own.join(Articles::One(target));
                }
            }
        }
        outline
    }

    /// Where a node stands in document order.
    pub fn place(&self, id: Id) -> u32 {
        self.places.get(id as usize).copied().unwrap_or(u32::MAX)
    }

    /// Articles linked from inside `id`.
    pub fn articles(&self, id: Id) -> Articles {
        self.articles.get(id as usize).copied().unwrap_or_default()
    }

    /// Whether an article may stand behind a target.
    pub fn is_plausible(&self, target: usize) -> bool {
        self.targets.get(target).is_some_and(|target| target.plausible)
    }

    /// Articles linked from headings inside `id`.
    pub fn headed(&self, id: Id) -> Articles {
        self.headed.get(id as usize).copied().unwrap_or_default()
    }

    /// Class names, id and the like of an element, in one line.
    pub fn names(&self, id: Id) -> String {
        let mut names = String::new();
        if self.dom.name(id).contains('-') {
            names.push_str(self.dom.name(id));
            names.push(' ');
        }
        for attribute in ["class", "id", "data-testid", "data-component", "data-module", "data-type", "data-area"] {
            if let Some(value) = self.dom.attribute(id, attribute).filter(|value| value.len() <= 400) {
                names.push_str(value);
                names.push(' ');
            }
        }
        names
    }

    /// The elements from `id` up to the body, nearest first.
    pub fn above(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        self.dom.ancestors(id).take_while(|&id| !matches!(self.dom.name(id), "body" | "html" | ""))
    }

    fn read_links(&mut self, base: Option<&Url>) {
        let mut known: HashMap<String, usize> = HashMap::new();
        for &id in &self.order {
            let Some(href) = href(self.dom, id) else { continue };
            let Some(address) = address::read(href, base) else { continue };
            let text = text_of_link(self.dom, id);
            let telling = telling(&text);
            let target = *known.entry(address.key.clone()).or_insert_with(|| {
                self.targets.push(Target { address, plausible: false });
                self.targets.len() - 1
            });
            if let Some(target) = self.targets.get_mut(target) {
                target.plausible |= target.address.score >= 2 || (target.address.score >= -1 && telling >= 2);
            }
            self.links.push(Link { id, target, text });
        }
    }

    /// Per node, the articles of those links inside for which `at` names an element.
    fn counted(&self, at: impl Fn(&Self, &Link) -> Option<Id>) -> Vec<Articles> {
        let mut counts = vec![Articles::None; self.dom.len()];
        for link in self.links.iter().filter(|link| self.is_plausible(link.target)) {
            if let Some(own) = at(self, link).and_then(|id| counts.get_mut(id as usize)) {
                *own = own.join(Articles::One(link.target));
            }
        }
        // Children stand behind their parents in document order, so that backwards every child is counted before its parent.
        for &id in self.order.iter().rev() {
            let own = counts.get(id as usize).copied().unwrap_or_default();
            if let Some(above) = counts.get_mut(self.dom.node(id).parent as usize) {
                *above = above.join(own);
            }
        }
        counts
    }

    /// Finds the headings that stand beside their link: the link, laid over the unit, says the same to those who do not see.
    fn give_headings(&mut self) {
        let in_link: HashSet<Id> = self.links.iter().flat_map(|link| self.dom.subtree(link.id)).collect();
        let headings =
            self.order.iter().copied().filter(|&id| {
                is_heading(self.dom, id) && self.articles(id) == Articles::None && !in_link.contains(&id)
            });
        let mut free = Vec::new();
        let mut owners = HashMap::new();
        for heading in headings {
            let text = text_of(self.dom, heading);
            let owner = if self.links_in(heading).next().is_some() { None } else { self.owner_of(heading, &text) };
            match owner {
                Some(target) => drop(owners.insert(heading, target)),
                None => free.push(heading),
            }
        }
        self.owners = owners;
        self.free = free;
    }

    /// The article near a heading whose link says `text`; looked for up to where several articles are linked.
    fn owner_of(&self, heading: Id, text: &str) -> Option<usize> {
        for id in self.above(heading).take(8) {
            let mut links = self.links_in(id).filter(|link| self.is_plausible(link.target));
            if let Some(link) = links.find(|link| says(self.dom, link, text)) {
                return Some(link.target);
            }
            if self.articles(id) == Articles::Many {
                return None;
            }
        }
        None
    }

    /// The first forty links inside `id`.
    fn links_in(&self, id: Id) -> impl Iterator<Item = &Link> {
        let (start, end) = (self.place(id), self.end(id));
        let from = self.links.partition_point(|link| self.place(link.id) < start);
        self.links.iter().skip(from).take(40).take_while(move |link| self.place(link.id) <= end)
    }

    fn end(&self, id: Id) -> u32 {
        self.ends.get(id as usize).copied().unwrap_or(0)
    }

    /// The article whose link says the same as the heading `id`, or as the one that `id` stands in.
    pub fn owner(&self, id: Id) -> Option<usize> {
        std::iter::once(id).chain(self.above(id).take(3)).find_map(|id| self.owners.get(&id)).copied()
    }

    /// The headings inside `id` that are no article's and no link's.
    pub fn free_headings(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        let (start, end) = (self.place(id), self.end(id));
        let from = self.free.partition_point(|&heading| self.place(heading) < start);
        self.free.iter().skip(from).copied().take_while(move |&heading| self.place(heading) <= end)
    }
}

/// Whether a link says, or tells those who do not see it, what a heading says.
fn says(dom: &Dom, link: &Link, heading: &str) -> bool {
    let same = |text: &str| {
        let text = collapse(text);
        text == heading
            || (text.len() >= 15 && heading.len() >= 15 && (heading.contains(&text) || text.contains(heading)))
    };
    (!link.text.is_empty() && same(&link.text))
        || ["aria-label", "title"].iter().any(|name| dom.attribute(link.id, name).is_some_and(same))
}

/// Elements and texts of the body that are shown, in document order.
fn visible(dom: &Dom) -> Vec<Id> {
    let root = dom.first_named("body").unwrap_or(0);
    let mut order = Vec::with_capacity(dom.len());
    let mut at = root;
    while at != NONE {
        let hidden = match dom.name(at) {
            "script" | "style" | "svg" | "noscript" | "iframe" | "object" | "select" | "head" | "math" => true,
            // A declarative shadow root is shown; any other template is not.
            "template" => dom.attribute(at, "shadowrootmode").is_none(),
            "" => false,
            _ => {
                dom.attribute(at, "hidden").is_some()
                    || dom.attribute(at, "style").is_some_and(|style| style.replace(' ', "").contains("display:none"))
            }
        };
        if hidden {
            at = dom.after(at, root);
        } else {
            order.push(at);
            at = dom.following(at, root);
        }
    }
    order
}

/// The address that an element links to: of an `a`, or of a component that carries a link and its headline as attributes.
fn href(dom: &Dom, id: Id) -> Option<&str> {
    let name = dom.name(id);
    if name == "a" || name == "area" {
        return dom.attribute(id, "href");
    }
    if !name.contains('-') || headline_attribute(dom, id).is_none() {
        return None;
    }
    ["href", "url", "link", "article-url", "data-href", "data-url"]
        .iter()
        .find_map(|attribute| dom.attribute(id, attribute))
}

/// The headline that a component carries as an attribute.
fn headline_attribute(dom: &Dom, id: Id) -> Option<&str> {
    ["headline", "heading", "title", "article-title", "data-headline"]
        .iter()
        .find_map(|attribute| dom.attribute(id, attribute))
        .filter(|text| !text.trim().is_empty())
}

fn text_of_link(dom: &Dom, id: Id) -> String {
    if dom.name(id).contains('-')
        && let Some(text) = headline_attribute(dom, id)
    {
        return collapse(text);
    }
    text_of(dom, id)
}

/// What an element says: its text, with a space between elements that stand side by side; without what only screen readers,
/// clocks and counters say.
pub(super) fn text_of(dom: &Dom, id: Id) -> String {
    let mut text = String::new();
    let mut at = id;
    while at != NONE {
        let name = dom.name(at);
        let skipped = at != id
            && (matches!(
                name,
                "script" | "style" | "template" | "svg" | "noscript" | "figcaption" | "button" | "time" | "iframe"
            ) || is_said_aside(dom, at));
        if let Some(part) = dom.text(at) {
            text.push_str(part);
        } else if !name.is_empty()
            && !matches!(
                name,
                "em" | "i" | "b" | "strong" | "a" | "sup" | "sub" | "mark" | "abbr" | "u" | "wbr" | "font"
            )
        {
            let inline = name == "span";
            let glued = dom.text(dom.node(at).previous).is_some_and(|before| !before.ends_with(char::is_whitespace));
            if !(inline && glued) {
                text.push(' ');
            }
        }
        at = if skipped { dom.after(at, id) } else { dom.following(at, id) };
    }
    collapse(&text)
}

/// The first of several blocks of text in an element, where it tells something: a headline without heading above its summary.
pub(super) fn first_block(dom: &Dom, id: Id) -> Option<String> {
    let blocks: Vec<String> = dom
        .subtree(id)
        .filter(|&inner| inner != id && matches!(dom.name(inner), "p" | "div" | "li" | "dt" | "dd" | "strong" | "b"))
        .filter(|&inner| dom.children(inner).any(|child| dom.text(child).is_some_and(|text| !text.trim().is_empty())))
        .map(|inner| text_of(dom, inner))
        .filter(|text| telling(text) > 0)
        .take(2)
        .collect();
    if blocks.len() == 2 { blocks.into_iter().next() } else { None }
}

fn is_said_aside(dom: &Dom, id: Id) -> bool {
    dom.attribute(id, "class").is_some_and(|class| {
        class.split_ascii_whitespace().any(|name| {
            matches!(
                name,
                "sr-only"
                    | "visually-hidden"
                    | "screen-reader-text"
                    | "u-visually-hidden"
                    | "visuallyhidden"
                    | "sr-hidden"
            )
        })
    })
}

/// The heading of HTML that a link stands in or that stands in it.
pub(super) fn heading_of_link(dom: &Dom, link: Id) -> Option<Id> {
    let above = dom
        .ancestors(link)
        .take(5)
        .take_while(|&id| !matches!(dom.name(id), "body" | "li" | "article" | "section" | "td"));
    let mut above = above.filter(|&id| is_heading(dom, id));
    above.next().or_else(|| dom.subtree(link).find(|&id| is_heading(dom, id) && !text_of(dom, id).is_empty()))
}

/// Whether an element is a heading of HTML or says that it is one.
pub(super) fn is_heading(dom: &Dom, id: Id) -> bool {
    matches!(dom.name(id), "h1" | "h2" | "h3" | "h4" | "h5" | "h6") || dom.attribute(id, "role") == Some("heading")
}

/// How much a text looks like a headline: 0 not at all, 1 perhaps, 2 yes, 3 surely.
pub(super) fn telling(text: &str) -> i32 {
    let dense = text.chars().filter(|&c| is_dense(c)).count();
    if dense >= 4 {
        return match dense {
            0..=6 => 0,
            7..=9 => 1,
            10..=14 => 2,
            _ => 3,
        };
    }
    let words = text.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).count();
    let chars = text.chars().count();
    match (words, chars) {
        (0..=1, _) | (_, 0..=9) => 0,
        (2..=3, 0..=23) => 0,
        (2..=3, _) => 1,
        (4.., 0..=19) => 1,
        (4..=5, _) => 2,
        _ => 3,
    }
}

/// Characters of scripts that write without spaces.
fn is_dense(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{0e00}'..='\u{0e7f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headlines_tell_and_labels_do_not() {
        for (text, expected) in [
            ("Sport", 0),
            ("Mehr lesen", 0),
            ("Harbour bridge closed for repairs until spring", 3),
            ("Bridge closed again today", 2),
            ("Kanzleramtschef Lindqvist zurückgetreten", 1),
            ("もっと見る", 0),
            ("港の橋、春まで通行止め 修理が長引く", 3),
        ] {
            assert_eq!(telling(text), expected, "{text}");
        }
    }

    #[test]
    fn spans_side_by_side_are_words_and_a_drop_cap_is_not() {
        let dom = Dom::parse(
            "<body><h3><span>Hafen</span><span>Brücke gesperrt</span></h3><h3><span>T</span>he bridge</h3></body>",
        );
        let headings: Vec<Id> = dom.subtree(0).filter(|&id| dom.name(id) == "h3").collect();
        let texts: Vec<String> = headings.iter().map(|&id| text_of(&dom, id)).collect();
        assert_eq!(texts, ["Hafen Brücke gesperrt", "The bridge"]);
    }

    #[test]
    fn an_element_knows_how_many_articles_it_links_to() {
        let dom = Dom::parse(
            "<body><div id=all><div id=one><a href='/harbour-bridge-closed-again'><img></a><h2><a href='/harbour-bridge-closed-again#c'>Harbour bridge closed again</a></h2></div>\
             <div id=two><a href='/council-votes-on-new-school'>Council votes on new school</a></div></div></body>",
        );
        let base = Url::parse("https://courier.example/").ok();
        let outline = Outline::of(&dom, base.as_ref());
        let by_id = |wanted: &str| dom.subtree(0).find(|&id| dom.attribute(id, "id") == Some(wanted)).unwrap();
        assert_eq!(outline.articles(by_id("one")), Articles::One(0));
        assert_eq!(outline.articles(by_id("two")), Articles::One(1));
        assert_eq!(outline.articles(by_id("all")), Articles::Many);
        assert_eq!(outline.headed(by_id("all")), Articles::One(0));
    }
}
