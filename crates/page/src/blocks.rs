//! A page as a list of blocks: runs of text with nothing but inline markup inside.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use crate::dom::{Dom, Id, NONE, is_space};

/// Most blocks that are looked at.
const BLOCKS: usize = 20_000;

/// A run of text with nothing but inline markup inside.
#[derive(Debug, Default)]
pub(crate) struct Block {
    /// The nearest block-level element.
    pub container: Id,
    /// The text nodes, in order.
    pub nodes: Vec<Id>,
    /// The text, spaces collapsed.
    pub text: String,
    /// Characters of the text.
    pub chars: u32,
    /// Characters of the text that stand in links.
    pub link_chars: u32,
    /// Characters in bold or italic.
    pub emphasised_chars: u32,
    /// How many links.
    pub links: u32,
}

/// Elements that stand in a line of text.
pub(crate) fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr"
            | "acronym"
            | "b"
            | "bdi"
            | "bdo"
            | "big"
            | "br"
            | "cite"
            | "code"
            | "data"
            | "del"
            | "dfn"
            | "em"
            | "font"
            | "i"
            | "img"
            | "ins"
            | "kbd"
            | "label"
            | "mark"
            | "nobr"
            | "q"
            | "rb"
            | "rp"
            | "rt"
            | "ruby"
            | "s"
            | "samp"
            | "small"
            | "span"
            | "strike"
            | "strong"
            | "sub"
            | "sup"
            | "time"
            | "tt"
            | "u"
            | "var"
            | "wbr"
            | "picture"
            | "source"
            | "svg"
            | "meta"
            | "link"
            | "input"
            | "button"
            | "gu-island"
            | "ins-text"
    )
}

/// Elements whose text is never part of what a page says.
pub(crate) fn is_silent(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "noscript"
            | "template"
            | "svg"
            | "math"
            | "select"
            | "option"
            | "textarea"
            | "button"
            | "iframe"
            | "object"
            | "head"
            | "title"
            | "canvas"
            | "audio"
            | "video"
            | "datalist"
            | "dialog"
            | "nav"
            | "rt"
            | "rp"
    )
}

/// Least text, in characters, that is left of a page without what stands apart; below it nothing is left out.
const LEFT: u32 = 400;

/// Splits what is inside `root` into blocks, in document order, without what stands apart from every story (consent windows, readers' comments)
/// and without what is inside `others`.
pub(crate) fn split_story(dom: &Dom, root: Id, others: &[Id]) -> Vec<Block> {
    let blocks = split_without(dom, root, &|id| others.contains(&id) || stands_apart(dom, id));
    let chars: u32 = blocks.iter().map(|block| block.chars - block.link_chars).sum();
    if chars >= LEFT { blocks } else { split(dom, root) }
}

/// Beginnings of ids and classes of consent tools and of lists of readers' comments. They are those of tools, not of houses.
const APART: [&str; 36] = [
    "onetrust",
    "ot-sdk",
    "didomi",
    "usercentrics",
    "cybotcookiebot",
    "qc-cmp",
    "sp_message",
    "truste-",
    "trustarc",
    "cmpbox",
    "cmp-container",
    "cookie-law-info",
    "cookie-notice",
    "cookie-consent",
    "cookieconsent",
    "cookie-banner",
    "cookiebanner",
    "cky-",
    "fc-consent",
    "osano-cm",
    "iubenda-cs",
    "termly",
    "klaro",
    "borlabs-cookie",
    "borlabscookie",
    "cmplz",
    "axeptio",
    "gdpr-consent",
    "disqus_thread",
    "comments-area",
    "comments-container",
    "commentscontainer",
    "comments-section",
    "commentlist",
    "comment-list",
    "comments-list",
];

static APART_NAMES: LazyLock<Option<AhoCorasick>> =
    LazyLock::new(|| AhoCorasick::builder().ascii_case_insensitive(true).build(APART).ok());

/// Whether an element is a consent window or holds readers' comments, by the names that tools give them.
fn stands_apart(dom: &Dom, id: Id) -> bool {
    if !matches!(dom.name(id), "div" | "section" | "aside" | "ol" | "ul" | "form") {
        return false;
    }
    let Some(element) = dom.element(id) else { return false };
    let names = element.attributes.iter().filter(|attribute| matches!(&*attribute.name.local, "id" | "class"));
    names.into_iter().any(|attribute| {
        let text: &str = &attribute.value;
        if text.eq_ignore_ascii_case("comments") && &*attribute.name.local == "id" {
            return true;
        }
        let text = text.get(..text.floor_char_boundary(160)).unwrap_or_default();
        APART_NAMES.as_ref().is_some_and(|names| {
            names.find_iter(text).any(|found| {
                found.start() == 0 || text.as_bytes().get(found.start() - 1).is_some_and(u8::is_ascii_whitespace)
            })
        })
    })
}

/// Splits what is inside `root` into blocks, in document order.
pub(crate) fn split(dom: &Dom, root: Id) -> Vec<Block> {
    split_without(dom, root, &|_| false)
}

fn split_without(dom: &Dom, root: Id, is_left_out: &dyn Fn(Id) -> bool) -> Vec<Block> {
    let mut splitter = Splitter {
        blocks: Vec::new(),
        current: Block { container: root, ..Block::default() },
        breaks: 0,
        pending_space: false,
    };
    let mut containers = vec![root];
    let (mut link_depth, mut emphasis_depth) = (0_u32, 0_u32);
    let mut open: Vec<Id> = Vec::new();
    let mut at = dom.node(root).first;
    while at != NONE && splitter.blocks.len() < BLOCKS {
        let name = dom.name(at);
        let mut descend = false;
        if let Some(text) = dom.text(at) {
            splitter.text(at, text, link_depth > 0, emphasis_depth > 0);
        } else if name == "br" {
            splitter.line_break();
        } else if name == "hr" {
            splitter.flush();
        } else if !name.is_empty() && !is_silent(name) && !is_left_out(at) {
            descend = dom.node(at).first != NONE;
            match name {
                "a" => {
                    link_depth += 1;
                    splitter.current.links += 1;
                }
                "b" | "strong" | "i" | "em" => emphasis_depth += 1,
                _ => {}
            }
            if !is_inline(name) {
                splitter.flush();
                containers.push(at);
                splitter.current.container = at;
            }
            if descend {
                open.push(at);
            } else {
                close(name, &mut splitter, &mut containers, &mut link_depth, &mut emphasis_depth);
            }
        }
        if descend {
            at = dom.node(at).first;
            continue;
        }
        while at != NONE && dom.node(at).next == NONE {
            let Some(parent) = open.pop() else { break };
            close(dom.name(parent), &mut splitter, &mut containers, &mut link_depth, &mut emphasis_depth);
            at = parent;
        }
        at = dom.node(at).next;
    }
    splitter.flush();
    splitter.blocks
}

fn close(
    name: &str,
    splitter: &mut Splitter,
    containers: &mut Vec<Id>,
    link_depth: &mut u32,
    emphasis_depth: &mut u32,
) {
    match name {
        "a" => *link_depth = link_depth.saturating_sub(1),
        "b" | "strong" | "i" | "em" => *emphasis_depth = emphasis_depth.saturating_sub(1),
        _ => {}
    }
    if !is_inline(name) {
        splitter.flush();
        containers.pop();
        splitter.current.container = containers.last().copied().unwrap_or(0);
    }
}

struct Splitter {
    blocks: Vec<Block>,
    current: Block,
    breaks: u32,
    pending_space: bool,
}

impl Splitter {
    fn text(&mut self, id: Id, from: &str, in_link: bool, emphasised: bool) {
        let mut any = false;
        let mut rest = from;
        if text::space::is_even(from) {
            self.pending_space |= from.starts_with(' ');
            let words = from.trim_matches(' ');
            if words.is_empty() {
                return;
            }
            let spaces = words.bytes().filter(|byte| *byte == b' ').count();
            self.words(words, words.len() - spaces, in_link, emphasised);
            self.pending_space = from.ends_with(' ');
            self.current.nodes.push(id);
            return;
        }
        while let Some(c) = rest.chars().next() {
            if is_space(c) {
                if !matches!(c, '\u{00ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{feff}' | '\u{2060}') {
                    self.pending_space = true;
                }
                rest = rest.get(c.len_utf8()..).unwrap_or_default();
                continue;
            }
            let (word, behind) = rest.split_at(text::space::next(rest, is_space));
            rest = behind;
            let chars = if word.is_ascii() { word.len() } else { word.chars().count() };
            self.words(word, chars, in_link, emphasised);
            any = true;
        }
        if any {
            self.current.nodes.push(id);
        }
    }

    /// Adds a word, or words with single spaces between them, that have so many letters.
    fn words(&mut self, words: &str, chars: usize, in_link: bool, emphasised: bool) {
        if self.breaks >= 2 && !self.current.text.is_empty() {
            self.flush();
        }
        self.breaks = 0;
        if self.pending_space && !self.current.text.is_empty() {
            self.current.text.push(' ');
        }
        self.pending_space = false;
        self.current.text.push_str(words);
        let chars = u32::try_from(chars).unwrap_or(u32::MAX);
        self.current.chars += chars;
        self.current.link_chars += if in_link { chars } else { 0 };
        self.current.emphasised_chars += if emphasised { chars } else { 0 };
    }

    fn line_break(&mut self) {
        self.breaks += 1;
        self.pending_space = true;
    }

    fn flush(&mut self) {
        self.breaks = 0;
        self.pending_space = false;
        let container = self.current.container;
        if self.current.text.is_empty() {
            self.current.links = 0;
            return;
        }
        let block = std::mem::replace(&mut self.current, Block { container, ..Block::default() });
        self.blocks.push(block);
    }
}

#[cfg(test)]
mod tests {
    use super::{split, split_story};
    use crate::dom::Dom;

    #[test]
    fn consent_windows_and_comments_stand_apart() {
        let story = "<p>The harbour council agreed on Tuesday to rebuild the old ferry terminal, after a long debate about its cost.</p>".repeat(5);
        let page = format!(
            "<article class='has-comments-area'>{story}</article><div id=onetrust-consent-sdk><p>We store cookies.</p></div>\
            <div id=comments><ol class='post comment-list'><li>I have taken that ferry for years.</li></ol></div>"
        );
        let dom = Dom::parse(&page);
        assert_eq!(split_story(&dom, 0, &[]).len(), 5);
        assert_eq!(split(&dom, 0).len(), 7);
        // Next to nothing would be left: then it is not taken for what its name says.
        let dom = Dom::parse("<div id=comments><p>Ferries run again.</p></div>");
        assert_eq!(split_story(&dom, 0, &[]).len(), 1);
    }
}
