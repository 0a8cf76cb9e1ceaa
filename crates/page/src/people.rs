//! Who wrote it: the byline as printed, and the persons in it without agencies, houses, offices and addresses.

use crate::agencies;
use crate::blocks::Block;
use crate::dom::{Dom, Id};
use crate::linked_data::{LinkedArticle, squash};
use crate::metadata::Metadata;
use crate::names::{clean, is_office, is_surely_person, looks_like_person, opening, signed, split};

/// The byline as printed and its persons.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Byline {
    pub printed: Option<String>,
    pub persons: Vec<String>,
    /// Agencies named among the writers, by their usual name.
    pub agencies: Vec<String>,
    /// The lines that the page marks as naming the writers.
    pub lines: Vec<String>,
}

/// Meta tags that name the writers.
pub(crate) const METAS: [&str; 11] = [
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "byl",
    "cxenseparse:author",
    "authors",
    "article:author_name",
    "twitter:data1",
];

impl Byline {
    /// Takes a name for a person's or an agency's, whichever it can be.
    fn add(&mut self, name: &str, houses: &[String]) {
        if let Some(agency) = agencies::exact(name).or_else(|| agencies::in_byline(name).first().copied()) {
            push(&mut self.agencies, agency.to_owned());
        } else if looks_like_person(name) {
            add_person(&mut self.persons, name, houses);
        }
    }
}

/// Longest line that can be a byline, in characters.
const LINE_CHARS: usize = 200;

/// Reads the byline; `kept` tells which blocks are the article's.
pub(crate) fn read(dom: &Dom, blocks: &[Block], kept: &[bool], metadata: &Metadata, linked: &LinkedArticle) -> Byline {
    let houses = houses(metadata, linked);
    let mut byline = Byline::default();
    let marked = marked_up(dom, blocks, kept);
    byline.lines = marked.iter().map(|line| line.text.clone()).collect();
    for author in linked.authors.iter().filter(|author| !author.name.starts_with(',')) {
        for name in split(&author.name) {
            if agencies::in_byline(&name).is_empty() && author.is_organization {
                continue;
            }
            byline.add(&name, &houses);
        }
    }
    if byline.persons.is_empty() {
        for name in METAS {
            for value in metadata.all(name) {
                for name in split(value) {
                    byline.add(&name, &houses);
                }
            }
            if !byline.persons.is_empty() {
                break;
            }
        }
    }
    if byline.persons.is_empty() {
        // Where linked data names a desk, only a byline at the headline can name its persons: others sign posts and comments.
        let names_desk = !linked.authors.is_empty();
        for line in marked.iter().filter(|line| line.is_near || !names_desk) {
            for name in line.names() {
                byline.add(&name, &houses);
            }
            if !byline.persons.is_empty() {
                break;
            }
        }
    }
    if byline.persons.is_empty() {
        let first = kept.iter().position(|kept| *kept).unwrap_or(0);
        let near = blocks
            .iter()
            .enumerate()
            .filter(|(index, block)| index + 12 >= first && *index <= first + 1 && block.chars < 120);
        for (_, block) in near {
            // "AFP, MANILA"
            if let Some(agency) = block.text.split(',').next().filter(|_| block.chars < 60).and_then(agencies::exact) {
                push(&mut byline.agencies, agency.to_owned());
            }
            if let Some(names) = opening(&block.text).or_else(|| signed(&block.text)) {
                for name in split(names).iter().filter(|name| looks_like_person(name) && name.contains(' ')) {
                    add_person(&mut byline.persons, name, &houses);
                }
            }
        }
    }
    if byline.persons.is_empty() && byline.agencies.is_empty() {
        // Nobody is named: the house or desk that signs.
        let signed = linked.authors.iter().map(|author| author.name.as_str());
        let signed = signed.chain(METAS.iter().filter_map(|name| metadata.first(&[name])));
        let signed = signed.chain(marked.iter().filter(|line| line.is_sure).map(|line| line.text.as_str()));
        let stated = dom.subtree(0).filter(|&id| dom.attribute(id, "itemprop") == Some("author")).take(3);
        let stated: Vec<String> = stated.map(|id| dom.inner_text(id)).collect();
        let desk = signed.chain(stated.iter().map(String::as_str)).map(clean).find(|name| is_desk(name));
        byline.persons.extend(desk.iter().flat_map(|desk| desk.split(';')).map(|name| name.trim().to_owned()));
    }
    if byline.persons.is_empty() && !byline.agencies.is_empty() {
        // "Courier staff reporter" beside an agency: linked data names a desk that is neither the agency nor the house itself.
        let named = linked.authors.iter().map(|author| clean(&author.name));
        byline
            .persons
            .extend(named.filter(|name| is_desk(name) && is_office(name) && !is_house_alone(name, &houses)).take(1));
    }
    complete(&mut byline, &marked, &houses);
    byline.printed =
        printed(&marked, &byline).or_else(|| (!byline.persons.is_empty()).then(|| byline.persons.join(", ")));
    if let Some(line) = &byline.printed {
        for agency in agencies::in_byline(line) {
            push(&mut byline.agencies, agency.to_owned());
        }
    }
    byline
}

impl Line {
    /// The names in it: those that are linked, else those of its text.
    fn names(&self) -> Vec<String> {
        if self.links.is_empty() { split(&self.text) } else { self.links.clone() }
    }
}

/// Compares the persons known with the byline as printed: writers that only the print names join, and those it names for
/// something else (pictures, editing) leave.
fn complete(byline: &mut Byline, marked: &[Line], houses: &[String]) {
    if byline.persons.is_empty() {
        return;
    }
    let mut known: Vec<String> = byline.persons.iter().map(|name| squash(name)).collect();
    let near = || marked.iter().filter(|line| line.is_near);
    for line in near() {
        let mut printed = Vec::new();
        for name in split(&line.text).iter().filter(|name| is_surely_person(name)) {
            add_person(&mut printed, name, houses);
        }
        let is_more = printed.len() > known.len()
            && opening(&line.text).is_some()
            && known.iter().all(|person| printed.iter().any(|name| squash(name) == *person));
        if is_more {
            known = printed.iter().map(|name| squash(name)).collect();
            byline.persons = printed;
        }
    }
    // Each writer in an element of her own, all marked in the same way by `rel` or `itemprop`.
    if near().any(|line| line.is_stated && known.contains(&squash(&clean(&line.text)))) {
        for line in near().filter(|line| line.is_stated && opening(&line.text).is_none()) {
            let name = clean(&line.text);
            if is_surely_person(&name) {
                add_person(&mut byline.persons, &name, houses);
            }
        }
    }
    let own_class = near().find(|line| known.contains(&squash(&clean(&line.text)))).map(|line| line.class.as_str());
    if let Some(class) = own_class.filter(|class| !class.is_empty()) {
        for line in near().filter(|line| line.class == class && opening(&line.text).is_none()) {
            let name = clean(&line.text);
            if is_surely_person(&name) {
                add_person(&mut byline.persons, &name, houses);
            }
        }
    }
    let helps = |name: &str| marked.iter().any(|line| is_helper(&line.text, name));
    if byline.persons.iter().any(|name| !helps(name)) {
        byline.persons.retain(|name| !helps(name));
    }
}

/// Whether a line names `name` for something else than writing.
fn is_helper(line: &str, name: &str) -> bool {
    const WORK: [&str; 14] = [
        "photography by",
        "photographs by",
        "photos by",
        "photo by",
        "styled by",
        "edited by",
        "reviewed by",
        "fact checked by",
        "fact-checked by",
        "illustration by",
        "illustrations by",
        "contributions from",
        "video by",
        "produced by",
    ];
    let Some(before) = line.find(name).and_then(|at| line.get(..at)) else { return false };
    let before = before.trim_end().to_lowercase();
    WORK.iter().any(|work| before.ends_with(work))
}

/// The byline that a title's own rules found: all that its lines name.
pub(crate) fn of_lines(lines: &[String], metadata: &Metadata, linked: &LinkedArticle) -> Byline {
    let houses = houses(metadata, linked);
    let mut byline = Byline { printed: Some(lines.join(", ")), lines: lines.to_vec(), ..Byline::default() };
    for name in lines.iter().flat_map(|line| split(line)) {
        byline.add(&name, &houses);
    }
    for agency in lines.iter().flat_map(|line| agencies::in_byline(line)) {
        push(&mut byline.agencies, agency.to_owned());
    }
    if byline.persons.is_empty() && byline.agencies.is_empty() {
        byline.persons.extend(lines.iter().map(|line| clean(line)).find(|name| is_desk(name)));
    }
    byline
}

/// Whether `name` can sign in place of a person: a house, a desk, a sign; no agency and no address.
fn is_desk(name: &str) -> bool {
    (2..60).contains(&name.chars().count())
        && agencies::in_byline(name).is_empty()
        && !name.starts_with("http")
        && !name.contains('@')
        && name.chars().any(char::is_alphabetic)
        && !name.chars().any(|c| c.is_ascii_digit() && name.chars().filter(char::is_ascii_digit).count() > 2)
        && !name.to_lowercase().contains("minute")
}

/// A line that the page marks as its byline.
struct Line {
    text: String,
    links: Vec<String>,
    /// Near the headline, where nobody else's byline stands.
    is_near: bool,
    /// Marked as a writer by `rel` or `itemprop`.
    is_stated: bool,
    /// Marked as the byline itself, by `rel`, `itemprop` or class.
    is_sure: bool,
    class: String,
}

/// The lines that classes, `rel` or `itemprop` mark as naming the writers, those near the headline first.
fn marked_up(dom: &Dom, blocks: &[Block], kept: &[bool]) -> Vec<Line> {
    let first = kept.iter().position(|kept| *kept).unwrap_or(0);
    let last = kept.iter().rposition(|kept| *kept).unwrap_or(0);
    let window = blocks.iter().enumerate().filter(|(index, _)| *index + 14 >= first && *index <= last + 6);
    let mut found: Vec<(usize, Id)> = Vec::new();
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
            && !found.iter().any(|(_, known)| *known == id)
        {
            let far = if index <= first + 1 { 0 } else { 100 };
            found.push((rank + far, id));
        }
    }
    found.sort_by_key(|(rank, _)| *rank);
    found
        .iter()
        .map(|(rank, id)| Line {
            text: dom.inner_text(*id),
            links: links(dom, *id),
            is_near: *rank < 100,
            is_stated: is_stated(dom, *id),
            is_sure: rank % 100 < 10,
            class: dom.attribute(*id, "class").unwrap_or_default().to_owned(),
        })
        .filter(|line| !line.text.is_empty() && line.text.chars().count() <= LINE_CHARS)
        .collect()
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
fn is_stated(dom: &Dom, id: Id) -> bool {
    dom.attribute(id, "rel").is_some_and(|rel| rel.split(' ').any(|word| word == "author"))
        || dom
            .attribute(id, "itemprop")
            .is_some_and(|name| name.split(' ').any(|word| matches!(word, "author" | "creator")))
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
        "/journalist/",
        "/writer/",
        "/reporter/",
        "/contributor/",
        "/contributors/",
    ]
    .iter()
    .any(|part| href.contains(part))
}

fn links(dom: &Dom, id: Id) -> Vec<String> {
    dom.subtree(id)
        .filter(|&inner| {
            dom.name(inner) == "a"
                && dom
                    .attribute(inner, "href")
                    .is_some_and(|href| !href.contains("twitter.com") && !href.starts_with("mailto"))
        })
        .map(|inner| dom.inner_text(inner))
        .map(|text| clean(&text))
        .filter(|text| looks_like_person(text))
        .take(20)
        .collect()
}

/// The line that names the persons already known, as printed.
fn printed(marked: &[Line], byline: &Byline) -> Option<String> {
    let names_all = |line: &&Line| byline.persons.iter().all(|person| squash(&line.text).contains(&squash(person)));
    let line = if byline.persons.is_empty() {
        marked.iter().find(|line| opening(&line.text).is_some() || agencies::exact(&clean(&line.text)).is_some())
    } else {
        marked.iter().filter(names_all).min_by_key(|line| (opening(&line.text).is_none(), line.text.len()))
    };
    line.map(|line| line.text.clone()).filter(|text| text.chars().count() <= LINE_CHARS)
}

/// The names that stand for the title itself, squashed.
fn houses(metadata: &Metadata, linked: &LinkedArticle) -> Vec<String> {
    let host =
        metadata.base.as_ref().and_then(|url| url.host_str()).unwrap_or_default().trim_start_matches("www.").to_owned();
    let label = host.split('.').next().unwrap_or_default().to_owned();
    [
        metadata.first(&["og:site_name", "application-name"]).map(str::to_owned),
        linked.publisher.clone(),
        Some(host),
        Some(label),
    ]
    .into_iter()
    .flatten()
    .map(|name| squash(&name))
    .filter(|name| name.len() >= 3)
    .collect()
}

/// Whether `name` is nothing but the house.
fn is_house_alone(name: &str, houses: &[String]) -> bool {
    let name = squash(name);
    houses.iter().any(|house| *house == name || name.strip_prefix("the") == Some(house))
}

fn is_house(name: &str, houses: &[String]) -> bool {
    // "MDR THÜRINGEN": a house's sign in front of its region or desk.
    let first = name.split(' ').next().unwrap_or_default();
    if first.chars().count() >= 3
        && first.chars().all(char::is_uppercase)
        && name.contains(' ')
        && houses.contains(&squash(first))
    {
        return true;
    }
    let name = squash(name);
    let bare = name.strip_prefix("the").unwrap_or(&name);
    houses.iter().any(|house| {
        house.len() >= 8 && name.ends_with(house.as_str())
            || *house == name
            || house == bare
            || house.strip_prefix("the") == Some(bare)
            || (house.len() >= 5 && name.starts_with(house.as_str()))
    })
}

fn add_person(persons: &mut Vec<String>, name: &str, houses: &[String]) {
    let name = clean(name);
    if name.is_empty()
        || is_house(&name, houses)
        || !looks_like_person(&name)
        || is_office(&name) && !name.contains(' ')
    {
        return;
    }
    let key = squash(&name);
    if !persons.iter().any(|known| squash(known) == key) && persons.len() < 20 {
        persons.push(name);
    }
}

fn push(list: &mut Vec<String>, name: String) {
    if !list.contains(&name) {
        list.push(name);
    }
}
