//! What the markup of an element says, and what those inside of it inherit.

use crate::dom::{Dom, Id};
use crate::lexicon::{self, MARKUP_GROUPS};

/// How far up an ancestor may be to count.
pub(super) const REACH: usize = 9;
/// Nothing is nearer than [`REACH`].
const FAR: u8 = REACH as u8;
/// Marks of an element: groups of words in its markup, its tag, hidden, body of an article.
const MARKS: usize = MARKUP_GROUPS + TAGS.len() + 2;

/// What an element's own markup says.
#[derive(Clone, Copy, Default)]
pub(super) struct Facts {
    mask: u32,
    tag: u8,
    hidden: bool,
    body: bool,
}

/// How many levels above (0: on the element itself) each mark is found, at most [`REACH`]; and the element's depth.
#[derive(Clone, Copy)]
pub(super) struct Inherited {
    pub levels: [u8; MARKS],
    pub depth: u16,
}

impl Inherited {
    /// What stands in nothing inherits.
    pub const NOTHING: Self = Self { levels: [FAR; MARKS], depth: 0 };

    /// What the child of an element that inherited `self` has.
    pub fn below(&self, facts: &Facts) -> Self {
        let mut own =
            Self { levels: self.levels.map(|level| (level + 1).min(FAR)), depth: self.depth.saturating_add(1) };
        let mut mark = |at: usize| {
            if let Some(level) = own.levels.get_mut(at) {
                *level = 0;
            }
        };
        let mut mask = facts.mask;
        while mask != 0 {
            mark(mask.trailing_zeros() as usize);
            mask &= mask - 1;
        }
        if facts.tag > 0 {
            mark(MARKUP_GROUPS + usize::from(facts.tag) - 1);
        }
        if facts.hidden {
            mark(MARKS - 2);
        }
        if facts.body {
            mark(MARKS - 1);
        }
        own
    }
}

pub(super) const TAGS: [&str; 26] = [
    "p",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "td",
    "blockquote",
    "figcaption",
    "figure",
    "aside",
    "footer",
    "header",
    "form",
    "article",
    "main",
    "section",
    "ul",
    "ol",
    "table",
    "dd",
    "dt",
    "pre",
    "address",
    "details",
];

fn tag_number(name: &str) -> u8 {
    TAGS.iter().position(|tag| *tag == name).map_or(0, |index| u8::try_from(index + 1).unwrap_or(0))
}

/// What the markup of an element says.
pub(super) fn facts_of(dom: &Dom, id: Id) -> Facts {
    let mut words = String::new();
    let mut facts = Facts { tag: tag_number(dom.name(id)), ..Facts::default() };
    let Some(element) = dom.element(id) else { return facts };
    for attribute in &element.attributes {
        let value: &str = &attribute.value;
        match &*attribute.name.local {
            "class"
            | "id"
            | "itemprop"
            | "role"
            | "data-testid"
            | "data-component"
            | "data-type"
            | "data-module"
            | "data-block"
            | "aria-label"
            | "data-qa"
            | "name"
            | "data-name"
            | "data-component-name" => {
                words.push_str(value.get(..value.floor_char_boundary(200)).unwrap_or_default());
                words.push(' ');
                facts.body |= value.eq_ignore_ascii_case("articlebody");
            }
            "hidden" => facts.hidden = true,
            "aria-hidden" => facts.hidden |= value == "true",
            "style" => {
                let head = value.get(..value.floor_char_boundary(200)).unwrap_or_default();
                facts.hidden |= head.contains("none") && head.replace(' ', "").contains("display:none");
            }
            _ => {}
        }
    }
    facts.mask = lexicon::markup_mask(&words);
    facts
}
