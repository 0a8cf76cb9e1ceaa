//! The units of a front page: a headline with what belongs to it, or a bare line.

use std::collections::{HashMap, HashSet};

use super::outline::{Articles, Link, Outline, first_block, heading_of_link, is_heading, telling, text_of};
use super::regions::Regions;
use super::words::{self, Kind};
use crate::dom::{Dom, Id};

/// Points from which a link is taken for a place on the page.
const ENOUGH: i32 = 7;
/// Most links to one article that are looked at: real pages have four or five, hostile ones thousands.
const LINKS_OF_ONE: u8 = 8;
/// Most headings of a part that are looked at to tell whether they name a block.
const HEADINGS: usize = 20;
/// What a bare line is worth.
const LINE: f64 = 0.5;

/// A unit, or one occurrence of it.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    /// Which article.
    pub target: usize,
    /// Where it stands in document order.
    pub place: u32,
    /// The element that is the unit.
    pub card: Id,
    /// The link that was taken.
    pub link: Id,
    /// What it says.
    pub headline: String,
    /// Whether its headline is a heading of HTML.
    pub has_heading: bool,
    /// Whether it is more than a line: it has a heading, or a picture or summary beside its headline.
    pub is_card: bool,
    /// Whether it stands below another unit's headline, inside that unit.
    pub below_another: bool,
    /// Whether it stands in a list of what is new.
    pub in_ticker: bool,
    /// What the unit itself makes of its article, 0 to 1.
    pub size: f64,
}

/// Finds the units: every occurrence, in document order.
pub(super) fn find(outline: &Outline<'_>, regions: &Regions, own_site: Option<&str>) -> Vec<Unit> {
    let sites = Sites::of(outline, regions, own_site);
    let shapes = Shapes::of(outline, regions, &sites);
    let mut units: Vec<Unit> = Vec::new();
    let mut cards: HashMap<Id, usize> = HashMap::new();
    let mut looked_at: HashMap<usize, u8> = HashMap::new();
    for link in &outline.links {
        let kind = regions.kind(link.id);
        if matches!(kind, Some(Kind::Never | Kind::NeverAsAList))
            || !outline.is_plausible(link.target)
            || !sites.allow(outline, link)
        {
            continue;
        }
        let times = looked_at.entry(link.target).or_default();
        if *times >= LINKS_OF_ONE {
            continue;
        }
        *times += 1;
        if let Some(unit) = unit(outline, link, kind == Some(Kind::Ticker), &shapes) {
            cards.insert(unit.card, unit.target);
            units.push(unit);
        }
    }
    for unit in &mut units {
        unit.below_another = !unit.has_heading
            && outline.above(unit.card).take(12).any(|id| cards.get(&id).is_some_and(|owner| *owner != unit.target));
        if unit.below_another {
            unit.is_card = false;
            unit.size = LINE;
        }
    }
    // The gallery, the player and the readers' comments of a piece are no pieces of their own.
    units.retain(|unit| {
        !(unit.below_another && names_round(outline, unit.link).iter().any(|names| words::is_extra(names)))
    });
    units
}

fn unit(outline: &Outline<'_>, link: &Link, in_ticker: bool, shapes: &Shapes) -> Option<Unit> {
    let dom = outline.dom;
    let rel = dom.attribute(link.id, "rel").unwrap_or_default();
    if rel.split_ascii_whitespace().any(|word| word.eq_ignore_ascii_case("sponsored")) {
        return None;
    }
    let target = outline.targets.get(link.target)?;
    let card = card_of(outline, link);
    let (heading, headline) = headline_of(outline, link, card);
    let has_heading = heading.is_some_and(|id| is_heading(dom, id));
    let told = telling(&headline);
    let words = headline.split_whitespace().count();
    if headline.chars().count() > 400
        || (told == 0 && !(has_heading && target.address.score >= 3 && (words >= 2 || headline.len() >= 12)))
    {
        return None;
    }
    let names = outline.names(card);
    let is_unit = dom.name(card) == "article" || dom.name(card) == "li" || words::is_unit(&names);
    let mut points = target.address.score.min(5) + 2 * told;
    points += match heading {
        Some(_) if has_heading => 4,
        Some(_) => 3,
        None => shapes.fit(&target.address.url),
    };
    points += i32::from(is_unit) + i32::from(is_unit && dom.name(card) != "li");
    if points < ENOUGH || is_paid(dom, card) {
        return None;
    }
    let has_picture = dom.subtree(card).any(|id| shows_a_picture(dom, id));
    let said = text_of(dom, card).chars().count();
    let has_summary = said > headline.chars().count() + 60;
    let is_card =
        has_heading || (heading.is_some() && is_unit) || (has_picture && card != link.id) || (has_summary && is_unit);
    let leads = words::is_lead(&names)
        || outline
            .above(card)
            .take(3)
            .any(|id| outline.articles(id) != Articles::Many && words::is_lead(&outline.names(id)))
        || heading.is_some_and(|id| dom.name(id) == "h1");
    let size = if is_card {
        0.75 + if has_picture { 0.1 } else { 0.0 }
            + if has_summary { 0.05 } else { 0.0 }
            + if leads { 0.1 } else { 0.0 }
    } else {
        LINE
    };
    Some(Unit {
        target: link.target,
        place: outline.place(card).min(outline.place(link.id)),
        card,
        link: link.id,
        headline,
        has_heading,
        is_card,
        below_another: false,
        in_ticker,
        size,
    })
}

/// The names of an element and of the three above it.
fn names_round(outline: &Outline<'_>, id: Id) -> Vec<String> {
    std::iter::once(id).chain(outline.above(id).take(3)).map(|id| outline.names(id)).collect()
}

/// The largest element round a link that belongs to its article alone; or, where the unit lists further pieces below its
/// headline, the unit all the same.
fn card_of(outline: &Outline<'_>, link: &Link) -> Id {
    let dom = outline.dom;
    let mut card = link.id;
    let mut has_heading = heading_of_link(dom, link.id).is_some();
    for id in outline.above(link.id) {
        let name = dom.name(id);
        if name == "main" || (name == "section" && !words::is_unit(&outline.names(id))) {
            break;
        }
        let is_unit = matches!(name, "article" | "li") || words::is_unit(&outline.names(id));
        let alone = outline.articles(id) == Articles::One(link.target);
        // Others are linked, but only this one has a heading.
        if !alone && outline.headed(id) != Articles::One(link.target) {
            break;
        }
        // A heading that is no headline names the block in which this is the only piece.
        if outline.free_headings(id).take(HEADINGS).any(|heading| {
            let text = text_of(dom, heading);
            has_heading || telling(&text) == 0 || words::kind_of_heading(&text).is_some()
        }) {
            break;
        }
        if alone || is_unit {
            card = id;
        }
        has_heading |= outline.headed(id) == Articles::One(link.target);
    }
    card
}

/// The headline of a link's unit, and the element that holds it where that is marked up as one.
fn headline_of(outline: &Outline<'_>, link: &Link, card: Id) -> (Option<Id>, String) {
    let dom = outline.dom;
    if let Some(heading) = heading_of_link(dom, link.id) {
        return (Some(heading), text_of(dom, heading));
    }
    let named = |id: Id| {
        dom.element(id).is_some() && id != card && words::is_headline(dom.attribute(id, "class").unwrap_or_default())
    };
    // Inside the link, or round it.
    let round = outline.above(link.id).take(3).take_while(|&id| id != card).find(|&id| named(id));
    let inside =
        || dom.subtree(link.id).filter(|&id| id != link.id && named(id)).find(|&id| telling(&text_of(dom, id)) > 0);
    if let Some(found) = inside().or(round) {
        return (Some(found), text_of(dom, found));
    }
    // Beside it: a link laid over the whole unit.
    let own = if link.text.is_empty() { spoken(dom, link.id) } else { link.text.clone() };
    if card != link.id {
        let beside = dom
            .subtree(card)
            .filter(|&id| dom.element(id).is_some() && (is_heading(dom, id) || named(id)))
            .filter(|&id| outline.owner(id).is_none_or(|owner| owner == link.target))
            .map(|id| (id, text_of(dom, id)))
            .max_by_key(|(_, text)| (*text == own, telling(text), text.len()));
        if let Some((id, text)) =
            beside.filter(|(_, text)| telling(text) > 0 || (text.len() >= 12 && telling(&own) == 0))
        {
            return (Some(id), text);
        }
    }
    if let Some(first) = first_block(dom, link.id) {
        return (None, first);
    }
    // A component that carries its headline as an attribute is marked up as well as can be.
    let is_named =
        dom.name(link.id).contains('-') || words::is_headline(dom.attribute(link.id, "class").unwrap_or_default());
    (is_named.then_some(link.id), own)
}

/// What a link without text says to those who do not see it.
fn spoken(dom: &Dom, link: Id) -> String {
    let own = ["aria-label", "title"]
        .iter()
        .find_map(|name| dom.attribute(link, name))
        .filter(|text| !text.trim().is_empty());
    let alternative =
        || dom.subtree(link).find_map(|id| (dom.name(id) == "img").then(|| dom.attribute(id, "alt")).flatten());
    crate::dom::collapse(own.or_else(alternative).unwrap_or_default())
}

fn shows_a_picture(dom: &Dom, id: Id) -> bool {
    match dom.name(id) {
        "img" | "picture" | "video" | "figure" | "amp-img" => true,
        "" => false,
        _ => dom.attribute(id, "style").is_some_and(|style| style.contains("background-image")),
    }
}

/// Whether a unit says that it was paid for.
fn is_paid(dom: &Dom, card: Id) -> bool {
    dom.subtree(card).take(400).any(|id| {
        dom.text(id).is_some_and(words::is_paid_label)
            || dom.attribute(id, "aria-label").is_some_and(words::is_paid_label)
            || (dom.element(id).is_some()
                && words::kind_of_names(dom.attribute(id, "class").unwrap_or_default()) == Some(Kind::Never)
                && id == card)
    })
}

/// Whose addresses count: the title's own; others' only where they make up a good part of the page.
struct Sites {
    allowed: HashSet<String>,
    all: bool,
}

impl Sites {
    fn of(outline: &Outline<'_>, regions: &Regions, own: Option<&str>) -> Self {
        let mut counts: HashMap<&str, HashSet<usize>> = HashMap::new();
        for link in &outline.links {
            let strong = heading_of_link(outline.dom, link.id).is_some() || telling(&link.text) >= 2;
            if let Some(target) = outline.targets.get(link.target).filter(|target| target.plausible && strong)
                && !matches!(regions.kind(link.id), Some(Kind::Never | Kind::NeverAsAList))
            {
                counts.entry(target.address.site.as_str()).or_default().insert(link.target);
            }
        }
        let total: usize = counts.values().map(HashSet::len).sum();
        let own_count = own.and_then(|own| counts.get(own)).map_or(0, HashSet::len);
        let mut allowed: HashSet<String> = counts
            .iter()
            .filter(|(_, targets)| targets.len() >= 3 && targets.len() * 100 >= total * 15)
            .map(|(site, _)| (*site).to_owned())
            .collect();
        allowed.extend(own.map(str::to_owned));
        // A page that mostly links to others is a list of links, and its editors chose them all.
        Self { all: own_count * 5 < total, allowed }
    }

    fn allow(&self, outline: &Outline<'_>, link: &Link) -> bool {
        self.all || outline.targets.get(link.target).is_some_and(|target| self.allowed.contains(&target.address.site))
    }
}

/// The shapes of addresses that stand behind this page's headings: what they share with a bare line makes it an article's.
struct Shapes {
    counts: HashMap<String, usize>,
    total: usize,
}

impl Shapes {
    fn of(outline: &Outline<'_>, regions: &Regions, sites: &Sites) -> Self {
        let mut counts: HashMap<String, usize> = HashMap::new();
        let mut seen = HashSet::new();
        for link in &outline.links {
            let counted = regions.kind(link.id).is_none()
                && sites.allow(outline, link)
                && telling(&link.text) >= 2
                && heading_of_link(outline.dom, link.id).is_some();
            if let Some(target) = outline.targets.get(link.target).filter(|_| counted && seen.insert(link.target)) {
                *counts.entry(shape(&target.address.url)).or_default() += 1;
            }
        }
        Self { total: counts.values().sum(), counts }
    }

    /// Points for a bare line's address.
    fn fit(&self, url: &str) -> i32 {
        match self.counts.get(&shape(url)) {
            _ if self.total < 5 => 0,
            Some(count) if *count * 10 >= self.total => 2,
            Some(_) => 1,
            None => -2,
        }
    }
}

/// An address with its words and numbers taken out: host, and per segment whether it is a number, a slug, or a word.
fn shape(url: &str) -> String {
    let Ok(url) = url::Url::parse(url) else { return String::new() };
    let mut shape = url.host_str().unwrap_or_default().to_owned();
    let segments: Vec<&str> = url.path().trim_matches('/').split('/').collect();
    let last = segments.len().saturating_sub(1);
    for (at, segment) in segments.iter().enumerate() {
        let (stem, ending) = segment.rsplit_once('.').unwrap_or((segment, ""));
        let digits = stem.bytes().filter(u8::is_ascii_digit).count();
        let kind = if digits == stem.len() && digits > 0 {
            'n'
        } else if stem.matches(['-', '_']).count() >= 2 {
            if digits >= 5 { 'm' } else { 's' }
        } else if digits >= 2 && stem.len() >= 7 {
            'i'
        } else {
            'w'
        };
        // How deep a slug stands matters less than what it is.
        if at == last {
            shape.push('/');
            shape.push(kind);
            shape.push_str(ending);
        }
    }
    shape
}
