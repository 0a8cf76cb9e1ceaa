//! Who wrote it: the byline as printed, and the persons in it without agencies, houses, offices and addresses.

use crate::agencies;
use crate::blocks::Block;
use crate::byline::{self, LINE_CHARS, Line};
use crate::dom::{Dom, Id};
use crate::linked_data::{LinkedArticle, squash};
use crate::metadata::Metadata;
use crate::names::{clean, is_office, is_surely_person, is_work_of_helper, looks_like_person, opening, signed, split};

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
pub(crate) const METAS: [&str; 12] = [
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "byl",
    "cxenseparse:author",
    "articleauthor",
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

/// Where to read: the page as blocks, which of them are the article's, and the heading that prints its headline.
pub(crate) struct Place<'a> {
    pub dom: &'a Dom,
    pub blocks: &'a [Block],
    pub kept: &'a [bool],
    pub headline: Option<Id>,
}

/// Reads the byline.
pub(crate) fn read(place: &Place<'_>, metadata: &Metadata, linked: &LinkedArticle) -> Byline {
    let Place { dom, blocks, kept, headline } = *place;
    let houses = houses(metadata, linked);
    let mut byline = Byline::default();
    let marked = byline::marked(dom, blocks, kept, headline);
    let printed_links = byline::linked(dom, blocks, kept, headline);
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
        // A tag may name the house in a person's place ("Condé Nast"), or one of several; who is linked at the headline is somebody.
        if !printed_links.is_empty() && !byline.persons.iter().all(|name| is_among(name, &printed_links)) {
            byline.persons.clear();
        }
        if !is_signed_by_desk(&marked, linked) {
            printed_links.iter().for_each(|name| add_person(&mut byline.persons, name, &houses));
        }
    }
    if byline.persons.is_empty() && !is_signed_by_desk(&marked, linked) {
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
        for block in near_headline(place).filter(|block| block.chars < 120 && !is_of_teaser(place, block)) {
            // "AFP, MANILA"
            if let Some(agency) = block.text.split(',').next().filter(|_| block.chars < 60).and_then(agencies::exact) {
                push(&mut byline.agencies, agency.to_owned());
            }
            if let Some(names) = opening(&block.text).or_else(|| signed(&block.text)) {
                for name in split(names).iter().filter(|name| looks_like_person(name) && name.contains(' ')) {
                    add_person(&mut byline.persons, name, &houses);
                }
            }
            if let Some(name) = before_date(dom, block).filter(|_| byline.persons.is_empty()) {
                add_person(&mut byline.persons, &name, &houses);
            }
        }
    }
    if byline.persons.is_empty() && byline.agencies.is_empty() {
        // Nobody is named: the house or desk that signs.
        let signed = linked.authors.iter().map(|author| author.name.as_str());
        let signed = signed.chain(METAS.iter().filter_map(|name| metadata.first(&[name])));
        let is_byline = |line: &&Line| line.is_sure || line.is_near && opening(&line.text).is_some();
        let signed = signed.chain(marked.iter().filter(is_byline).map(|line| line.text.as_str()));
        let stated = dom.subtree(0).filter(|&id| dom.attribute(id, "itemprop") == Some("author")).take(3);
        let stated: Vec<String> = stated.map(|id| dom.inner_text(id)).collect();
        let signed = signed.chain(stated.iter().map(String::as_str)).map(clean);
        let near = near_headline(place).filter(|block| block.chars < 120 && !is_of_teaser(place, block));
        let printed = near.filter_map(sign).chain(at_foot(place));
        let desk = signed.chain(printed).find(|name| is_desk(name));
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

/// The blocks between the headline and the second of the text; where the page prints no headline, those right before the text.
fn near_headline<'a>(place: &Place<'a>) -> impl Iterator<Item = &'a Block> {
    const NEAR: usize = 80;
    let Place { dom, blocks, kept, headline } = *place;
    let first = kept.iter().position(|kept| *kept).unwrap_or(0);
    let is_headline = |block: &Block| {
        let node = block.nodes.first().copied().unwrap_or(block.container);
        headline.is_some_and(|headline| dom.ancestors(node).any(|id| id == headline))
    };
    let before = blocks.get(first.saturating_sub(NEAR)..first).unwrap_or_default();
    let back = before.iter().rev().position(is_headline).map_or(12, |back| (back + 1).max(12));
    let window = first.saturating_sub(back)..(first + 2).min(blocks.len());
    blocks.get(window).unwrap_or_default().iter()
}

/// The person that a block names in front of a date, and nothing else: "Ada Berg" "Dec 05, 2026".
fn before_date(dom: &Dom, block: &Block) -> Option<String> {
    let mut texts =
        block.nodes.iter().filter_map(|&node| dom.text(node)).map(str::trim).filter(|text| !text.is_empty());
    let name = texts.next().filter(|name| is_surely_person(name))?;
    let rest = texts.next().filter(|rest| rest.len() < 40)?;
    let is_year = |word: &str| word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
    let is_date = rest.split(|c: char| !c.is_ascii_digit()).any(is_year);
    (is_date && texts.next().is_none()).then(|| name.to_owned())
}

/// Whether a block is the byline of another article.
fn is_of_teaser(place: &Place<'_>, block: &Block) -> bool {
    block.nodes.first().is_some_and(|&node| byline::is_of_teaser(place.dom, node, place.headline))
}

/// The sign or pen name behind "By", up to a comma: "By TPN, in News".
fn sign(block: &Block) -> Option<String> {
    let name = opening(&block.text)?.split(',').next().map(clean)?;
    let is_name = name.split(' ').count() <= 3 && name.split(' ').all(|word| word.starts_with(char::is_uppercase));
    is_name.then_some(name)
}

/// The desk that signs below the text in type of its own: "IN-Redaktion".
fn at_foot(place: &Place<'_>) -> Option<String> {
    const DESKS: [&str; 8] =
        ["redaktion", "redaktionen", "redacción", "redazione", "rédaction", "redactie", "newsdesk", "staff"];
    let last = place.kept.iter().rposition(|kept| *kept)?;
    let foot = place.blocks.get(last..(last + 3).min(place.blocks.len())).unwrap_or_default();
    let desk = foot.iter().find(|block| {
        let text = block.text.to_lowercase();
        block.chars < 40
            && block.emphasised_chars * 5 >= block.chars * 4
            && DESKS.iter().any(|desk| text.ends_with(desk))
    });
    desk.map(|block| clean(&block.text))
}

/// Whether one of `names` is `name`.
fn is_among(name: &str, names: &[String]) -> bool {
    names.iter().any(|other| squash(other) == squash(name))
}

/// Whether a line of the page prints the desk that linked data names: then nobody else signs.
fn is_signed_by_desk(marked: &[Line], linked: &LinkedArticle) -> bool {
    linked.authors.iter().any(|author| {
        let desk = squash(&author.name);
        !desk.is_empty() && marked.iter().any(|line| squash(&clean(&line.text)) == desk)
    })
}

/// Compares the persons known with the byline as printed: writers that only the print names join, and those it names for
/// something else (pictures, editing) leave.
fn complete(byline: &mut Byline, marked: &[Line], houses: &[String]) {
    if !byline.persons.iter().any(|name| looks_like_person(name)) {
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
    let Some(before) = line.find(name).and_then(|at| line.get(..at)) else { return false };
    is_work_of_helper(&before.trim_end().to_lowercase())
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
        && !opening(&format!("{name} ")).is_some_and(str::is_empty)
        && !name.contains('@')
        && name.chars().any(char::is_alphabetic)
        && !name.chars().any(|c| c.is_ascii_digit() && name.chars().filter(char::is_ascii_digit).count() > 2)
        && !name.to_lowercase().contains("minute")
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
