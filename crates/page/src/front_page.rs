//! A front page to its slots: which articles a title's editors put where.
//!
//! No list of publishers: units are found by what all front pages share. A link is one article's if its address and its words
//! look like it (`address`, `outline`); the largest element round it that links to no other article is its unit (`units`;
//! the idea of "NewsHomepages", arXiv 2501.00004); what navigation, readers, machines or advertisers put there is left out
//! (`regions`, `words`); blocks take their names from the headings above them (`blocks`). Rank is document order of units, then
//! bare lines below another's headline at the end of their block, then lists of what is new.

mod address;
mod blocks;
mod linked;
mod outline;
mod regions;
#[cfg(test)]
mod tests;
mod units;
mod words;

use std::collections::HashMap;

use news::{Slot, prominence};
use url::Url;

use crate::dom::Dom;
use crate::guard;
use outline::Outline;
use regions::Regions;
use units::Unit;
use words::Kind;

/// Most slots of a page.
const SLOTS: usize = 200;
/// Pages with fewer slots in their markup are asked for their linked data.
const TOO_FEW: usize = 3;
/// Cards outside lists of what is new, from which such lists stand last even where they are made of cards.
const CARDS_ENOUGH: usize = 10;

/// What a front page says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FrontPage {
    /// Best first.
    pub slots: Vec<Slot>,
    /// What could not be read, in plain words.
    pub problems: Vec<String>,
}

/// Reads a homepage or a section front. Never fails: what could not be read is missing or said in `problems`. `url` may be empty.
#[must_use]
pub fn front_page(html: &str, url: &str) -> FrontPage {
    let guarded = guard::guard(html);
    let dom = Dom::parse(&guarded.markup);
    let page_url = Url::parse(url).ok().filter(|url| matches!(url.scheme(), "http" | "https"));
    let base = base_of(&dom, page_url.as_ref());
    let site = page_url.as_ref().and_then(Url::host_str).map(address::site);
    let outline = Outline::of(&dom, base.as_ref());
    let regions = Regions::of(&outline);
    let found = units::find(&outline, &regions, site.as_deref());
    let blocks = blocks::Blocks::of(&outline, &found, &site_names(&dom, site.as_deref()));
    let placed = place(&outline, &blocks, found);
    let mut problems = guarded.problems;
    let mut slots = slots(&outline, placed);
    if slots.len() < TOO_FEW {
        let linked = linked::slots(&guarded.scripts, base.as_ref());
        if linked.len() > slots.len() {
            problems.push("the places were taken from the page's linked data".to_owned());
            slots = linked;
        }
    }
    if slots.is_empty() {
        problems.push("no places were found on the page".to_owned());
    }
    FrontPage { slots, problems }
}

/// What relative links belong to.
fn base_of(dom: &Dom, page: Option<&Url>) -> Option<Url> {
    let named = dom.first_named("base").and_then(|id| dom.attribute(id, "href"));
    let resolved = named.and_then(|href| crate::address::absolute(href, page)).and_then(|href| Url::parse(&href).ok());
    resolved.or_else(|| page.cloned())
}

/// Texts that name the title rather than a section.
fn site_names(dom: &Dom, site: Option<&str>) -> Vec<String> {
    let title = dom.first_named("title").map(|id| dom.inner_text(id)).unwrap_or_default();
    let mut names: Vec<String> = title.split([':', '|', '–', '—', '·']).map(|part| part.trim().to_owned()).collect();
    names.push(title);
    names.extend(site.map(str::to_owned));
    names.extend(
        ["home", "homepage", "startseite", "accueil", "portada", "inicio", "front page", "top stories"]
            .map(str::to_owned),
    );
    names
}

/// A unit with the block that it stands in.
struct Placed {
    unit: Unit,
    section: Option<String>,
}

/// Leaves out what a block's heading disqualifies, keeps one occurrence of each article, and orders them.
fn place(outline: &Outline<'_>, blocks: &blocks::Blocks, found: Vec<Unit>) -> Vec<Placed> {
    let mut kept: Vec<Placed> = Vec::new();
    let mut by_target: HashMap<usize, usize> = HashMap::new();
    for mut unit in found {
        let heading = blocks.heading_over(outline, &unit);
        match heading.and_then(words::kind_of_heading) {
            Some(Kind::Ticker) => unit.in_ticker = true,
            Some(_) => continue,
            None => {}
        }
        let section = heading.map(str::to_owned).or_else(|| blocks::own_label(outline, &unit));
        match by_target.get(&unit.target).and_then(|at| kept.get_mut(*at)) {
            Some(known) if worth(&unit) > worth(&known.unit) => *known = Placed { unit, section },
            Some(_) => {}
            None => {
                by_target.insert(unit.target, kept.len());
                kept.push(Placed { unit, section });
            }
        }
    }
    let cards = kept.iter().filter(|placed| placed.unit.is_card && !placed.unit.in_ticker).count();
    let (mut main, rest): (Vec<Placed>, Vec<Placed>) = kept.into_iter().partition(|placed| {
        !placed.unit.below_another && !(placed.unit.in_ticker && (!placed.unit.is_card || cards >= CARDS_ENOUGH))
    });
    main.sort_by_key(|placed| placed.unit.place);
    let (below, mut tickers): (Vec<Placed>, Vec<Placed>) =
        rest.into_iter().partition(|placed| placed.unit.below_another);
    let mut ordered = insert_below(main, below);
    tickers.sort_by_key(|placed| placed.unit.place);
    ordered.extend(tickers);
    ordered
}

/// Which of two occurrences of one article is its place: a unit before a line, the editors' before a list of what is new.
fn worth(unit: &Unit) -> (bool, bool, bool) {
    (!unit.in_ticker, unit.is_card, !unit.below_another)
}

/// Puts lines that stand below another's headline behind the last unit of the block that they stand in.
fn insert_below(main: Vec<Placed>, mut below: Vec<Placed>) -> Vec<Placed> {
    below.sort_by_key(|placed| placed.unit.place);
    let mut ordered: Vec<Placed> = Vec::with_capacity(main.len() + below.len());
    let mut waiting: Vec<Placed> = Vec::new();
    let mut below = below.into_iter().peekable();
    for placed in main {
        // A new block begins: what waited for the end of the last one comes first.
        if ordered.last().is_some_and(|last| last.section != placed.section) {
            while let Some(next) = below.next_if(|next| next.unit.place < placed.unit.place) {
                waiting.push(next);
            }
            ordered.append(&mut waiting);
        }
        ordered.push(placed);
    }
    ordered.extend(below);
    ordered
}

fn slots(outline: &Outline<'_>, placed: Vec<Placed>) -> Vec<Slot> {
    // Where hardly anything has a heading, lines are the page's units.
    let cards = placed.iter().filter(|placed| placed.unit.is_card).count();
    let lines_count = cards * 4 < placed.len();
    (1_u32..)
        .zip(placed.into_iter().take(SLOTS))
        .filter_map(|(rank, placed)| {
            let unit = placed.unit;
            let mut size = if lines_count && !unit.is_card && !unit.below_another { 0.75 } else { unit.size };
            if rank == 1 && unit.is_card {
                size += 0.1;
            }
            Some(Slot {
                rank,
                url: outline.targets.get(unit.target)?.address.url.clone(),
                headline: unit.headline,
                section: placed.section,
                prominence: prominence(size, rank),
            })
        })
        .collect()
}
