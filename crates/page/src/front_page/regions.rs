//! Parts of the page that are not the editors' choice: navigation, forms, advertising, lists that readers or machines made.

use super::outline::{Articles, Outline};
use super::words::{self, Kind};
use crate::dom::Id;

/// A part that holds more than this share of the page's articles is the page, whatever its names say.
const MOST: f64 = 0.5;
/// The same for names that may also be those of an editors' block.
const MUCH: f64 = 0.34;

/// What each node stands in.
pub(super) struct Regions {
    kinds: Vec<Option<Kind>>,
}

impl Regions {
    /// Looks at every element once; what holds for it holds for all inside.
    pub fn of(outline: &Outline<'_>) -> Self {
        let dom = outline.dom;
        let weights = weights(outline);
        let whole = outline.order.first().and_then(|root| weights.get(*root as usize)).copied().unwrap_or(0).max(1);
        let mut kinds: Vec<Option<Kind>> = vec![None; dom.len()];
        for &id in &outline.order {
            let parent = dom.node(id).parent;
            let above = kinds.get(parent as usize).copied().flatten();
            let own = if matches!(above, Some(Kind::Never | Kind::NeverAsAList)) || dom.element(id).is_none() {
                above
            } else {
                let share = f64::from(weights.get(id as usize).copied().unwrap_or(0)) / f64::from(whole);
                kind_of(outline, id, share).or(above)
            };
            if let Some(slot) = kinds.get_mut(id as usize) {
                *slot = own;
            }
        }
        Self { kinds }
    }

    /// What `id` stands in; `None` for the editors' own.
    pub fn kind(&self, id: Id) -> Option<Kind> {
        self.kinds.get(id as usize).copied().flatten()
    }
}

/// Per node: links inside to articles; those from headings count, or all where there are hardly any headings.
fn weights(outline: &Outline<'_>) -> Vec<u32> {
    let dom = outline.dom;
    let headed: Vec<bool> = outline
        .links
        .iter()
        .map(|link| super::outline::heading_of_link(dom, link.id).is_some() && outline.is_plausible(link.target))
        .collect();
    let use_headings = headed.iter().filter(|headed| **headed).count() >= 5;
    let mut weights = vec![0_u32; dom.len()];
    for (link, headed) in outline.links.iter().zip(&headed) {
        let counts = if use_headings { *headed } else { outline.is_plausible(link.target) };
        if counts && let Some(weight) = weights.get_mut(link.id as usize) {
            *weight += 1;
        }
    }
    for &id in outline.order.iter().rev() {
        let own = weights.get(id as usize).copied().unwrap_or(0);
        if own > 0
            && let Some(above) = weights.get_mut(dom.node(id).parent as usize)
        {
            *above += own;
        }
    }
    weights
}

fn kind_of(outline: &Outline<'_>, id: Id, share: f64) -> Option<Kind> {
    let dom = outline.dom;
    let is_list = outline.articles(id) == Articles::Many;
    match (dom.name(id), dom.attribute(id, "role").unwrap_or_default()) {
        ("body" | "html" | "main", _) => return None,
        ("nav" | "footer" | "dialog", _)
        | (_, "navigation" | "contentinfo" | "dialog" | "alertdialog" | "search" | "menu" | "menubar")
            if share < MOST =>
        {
            return Some(Kind::Never);
        }
        ("form", _) if share < MUCH => return Some(Kind::Never),
        // The page's own header; a unit may have one as well.
        ("header", _) | (_, "banner")
            if share < 0.2 && outline.headed(id) != Articles::Many && !in_content(outline, id) =>
        {
            return Some(Kind::Never);
        }
        ("a" | "img" | "span" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "p" | "time" | "figure" | "picture", _) => {
            // Names of small parts tell of the part, not of the unit; only advertising marks the link itself.
            return None;
        }
        _ => {}
    }
    let by_name = match words::kind_of_names(&outline.names(id)) {
        Some(Kind::Never) if share < MOST => Some(Kind::Never),
        Some(Kind::NeverAsAList) if is_list && share < MUCH => Some(Kind::NeverAsAList),
        Some(Kind::Ticker) if is_list && share < MOST => Some(Kind::Ticker),
        _ => None,
    };
    if by_name.is_some() {
        return by_name;
    }
    let label = dom.attribute(id, "aria-label").or_else(|| dom.attribute(id, "data-title"));
    if is_list
        && share < MUCH
        && let Some(kind) = label.and_then(words::kind_of_heading)
    {
        return Some(kind);
    }
    let beside = dom.name(id) == "aside" || dom.attribute(id, "role") == Some("complementary");
    (beside && is_list && share < MUCH).then_some(Kind::Ticker)
}

fn in_content(outline: &Outline<'_>, id: Id) -> bool {
    outline.above(id).any(|above| matches!(outline.dom.name(above), "main" | "article" | "section" | "li"))
}
