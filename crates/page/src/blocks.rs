//! A page as a list of blocks: runs of text with nothing but inline markup inside.

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

/// Splits what is inside `root` into blocks, in document order.
pub(crate) fn split(dom: &Dom, root: Id) -> Vec<Block> {
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
        } else if !name.is_empty() && !is_silent(name) {
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
    fn text(&mut self, id: Id, text: &str, in_link: bool, emphasised: bool) {
        let mut any = false;
        for c in text.chars() {
            if is_space(c) {
                if !matches!(c, '\u{00ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{feff}' | '\u{2060}') {
                    self.pending_space = true;
                }
                continue;
            }
            if self.breaks >= 2 && !self.current.text.is_empty() {
                self.flush();
            }
            self.breaks = 0;
            if self.pending_space && !self.current.text.is_empty() {
                self.current.text.push(' ');
            }
            self.pending_space = false;
            self.current.text.push(c);
            self.current.chars += 1;
            self.current.link_chars += u32::from(in_link);
            self.current.emphasised_chars += u32::from(emphasised);
            any = true;
        }
        if any {
            self.current.nodes.push(id);
        }
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
