//! The blocks of a front page and their headings: in which section a unit stands.

use std::collections::HashMap;

use super::outline::{Articles, Outline, is_heading, text_of};
use super::units::Unit;
use super::words;
use crate::dom::Id;

/// Longest name of a section, in characters.
const NAME_CHARS: usize = 48;

/// A heading over several units.
#[derive(Clone, Debug)]
struct Heading {
    place: u32,
    text: String,
}

/// Headings by the element whose units they stand over.
pub(super) struct Blocks {
    headings: HashMap<Id, Vec<Heading>>,
    page: Option<Id>,
}

impl Blocks {
    /// Finds them: headings that lead to no article, each over the nearest element that holds units.
    pub fn of(outline: &Outline<'_>, units: &[Unit], site_names: &[String]) -> Self {
        let dom = outline.dom;
        let mut cards: HashMap<Id, ()> = HashMap::new();
        for unit in units {
            cards.insert(unit.card, ());
        }
        let mut headings: HashMap<Id, Vec<Heading>> = HashMap::new();
        for &id in &outline.order {
            let Some(element) = dom.element(id) else { continue };
            let class = dom.attribute(id, "class").unwrap_or_default();
            let marked = is_heading(dom, id)
                || (matches!(&*element.name.local, "div" | "span" | "p" | "a" | "strong" | "td" | "legend" | "header")
                    && words::is_headline(class)
                    && outline.articles(id) == Articles::None);
            if !marked || outline.articles(id) != Articles::None {
                continue;
            }
            let text = text_of(dom, id);
            let chars = text.chars().count();
            if chars == 0 || chars > NAME_CHARS || site_names.iter().any(|name| name.eq_ignore_ascii_case(&text)) {
                continue;
            }
            let above: Vec<Id> = outline.above(id).collect();
            if above.iter().any(|id| cards.contains_key(id) || dom.name(*id) == "a") || outline.owner(id).is_some() {
                continue;
            }
            let block = above.into_iter().find(|&id| {
                outline.articles(id) == Articles::Many
                    || (dom.name(id) == "section" && outline.articles(id) != Articles::None)
            });
            if let Some(block) = block {
                headings.entry(block).or_default().push(Heading { place: outline.place(id), text });
            }
        }
        Self { headings, page: outline.order.first().copied() }
    }

    /// The heading that stands over a unit: the last one before it in the nearest element that has one.
    pub fn heading_over(&self, outline: &Outline<'_>, unit: &Unit) -> Option<&str> {
        let start = unit.place;
        std::iter::once(unit.card)
            .chain(outline.above(unit.card))
            .chain(self.page)
            .filter_map(|id| self.headings.get(&id))
            .find_map(|found| found.get(found.partition_point(|heading| heading.place < start).checked_sub(1)?))
            .map(|heading| heading.text.as_str())
    }
}

/// The name of a section that the unit itself carries.
pub(super) fn own_label(outline: &Outline<'_>, unit: &Unit) -> Option<String> {
    let dom = outline.dom;
    dom.subtree(unit.card)
        .take(200)
        .filter(|&id| dom.element(id).is_some() && outline.articles(id) == Articles::None)
        .filter(|&id| words::is_section_label(dom.attribute(id, "class").unwrap_or_default()))
        .map(|id| text_of(dom, id))
        .find(|text| !text.is_empty() && text.chars().count() <= NAME_CHARS)
}
