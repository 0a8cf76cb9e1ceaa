//! Who wrote it: the byline as printed, and the persons in it without agencies, houses, offices and addresses.

use crate::agencies;
use crate::blocks::Block;
use crate::dom::{Dom, Id};
use crate::linked_data::{LinkedArticle, squash};
use crate::metadata::Metadata;

/// The byline as printed and its persons.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Byline {
    pub printed: Option<String>,
    pub persons: Vec<String>,
    /// Agencies named among the writers, by their usual name.
    pub agencies: Vec<String>,
}

/// Longest line that can be a byline, in characters.
const LINE_CHARS: usize = 200;

/// Reads the byline; `kept` tells which blocks are the article's.
pub(crate) fn read(dom: &Dom, blocks: &[Block], kept: &[bool], metadata: &Metadata, linked: &LinkedArticle) -> Byline {
    let houses = houses(metadata, linked);
    let mut byline = Byline::default();
    let marked = marked_up(dom, blocks, kept);
    for author in &linked.authors {
        for name in split(&author.name) {
            if let Some(agency) = agencies::exact(&name) {
                push(&mut byline.agencies, agency.to_owned());
            } else if let Some(agency) = agencies::in_byline(&name).first() {
                push(&mut byline.agencies, (*agency).to_owned());
            } else if !author.is_organization {
                add_person(&mut byline.persons, &name, &houses);
            }
        }
    }
    let metas = [
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
    if byline.persons.is_empty() {
        for name in metas {
            for value in metadata.all(name) {
                for name in split(value) {
                    if let Some(agency) = agencies::exact(&name) {
                        push(&mut byline.agencies, agency.to_owned());
                    } else if looks_like_person(&name) {
                        add_person(&mut byline.persons, &name, &houses);
                    }
                }
            }
            if !byline.persons.is_empty() {
                break;
            }
        }
    }
    if byline.persons.is_empty() {
        for line in &marked {
            for name in
                line.links.iter().cloned().chain(if line.links.is_empty() { split(&line.text) } else { Vec::new() })
            {
                if let Some(agency) = agencies::exact(&name) {
                    push(&mut byline.agencies, agency.to_owned());
                } else if looks_like_person(&name) {
                    add_person(&mut byline.persons, &name, &houses);
                }
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
            if let Some(names) = opening(&block.text) {
                for name in split(names).iter().filter(|name| looks_like_person(name) && name.contains(' ')) {
                    add_person(&mut byline.persons, name, &houses);
                }
            }
        }
    }
    if byline.persons.is_empty() && byline.agencies.is_empty() {
        // Nobody is named: the house or desk that signs.
        let signed = linked.authors.iter().map(|author| author.name.as_str());
        let signed = signed.chain(metas.iter().filter_map(|name| metadata.first(&[name])));
        byline.persons.extend(signed.map(clean).find(|name| is_desk(name)));
    }
    byline.printed =
        printed(&marked, &byline).or_else(|| (!byline.persons.is_empty()).then(|| byline.persons.join(", ")));
    if let Some(line) = &byline.printed {
        for agency in agencies::in_byline(line) {
            push(&mut byline.agencies, agency.to_owned());
        }
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
        .map(|(_, id)| Line { text: dom.inner_text(*id), links: links(dom, *id) })
        .filter(|line| !line.text.is_empty() && line.text.chars().count() <= LINE_CHARS)
        .collect()
}

/// How strongly an element's markup says that it names the writers: 0 is strongest.
fn byline_mark(dom: &Dom, id: Id) -> Option<usize> {
    if dom.attribute(id, "rel").is_some_and(|rel| rel.split(' ').any(|word| word == "author"))
        || dom.attribute(id, "itemprop").is_some_and(|name| name == "author" || name == "creator")
    {
        return Some(0);
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

const OPENINGS: [&str; 30] = [
    "by ",
    "von ",
    "par ",
    "por ",
    "di ",
    "da ",
    "door ",
    "av ",
    "af ",
    "text: ",
    "texte: ",
    "written by ",
    "words by ",
    "posted by ",
    "story by ",
    "reported by ",
    "a cura di ",
    "tekst: ",
    "von: ",
    "by: ",
    "author: ",
    "autor: ",
    "autorin: ",
    "published by ",
    "escrito por ",
    "de ",
    "od ",
    "od: ",
    "автор: ",
    "kirjoittaja: ",
];

/// What follows a word like "By" at the beginning of `line`.
fn opening(line: &str) -> Option<&str> {
    OPENINGS.iter().find_map(|opening| {
        let head = line.get(..opening.len())?;
        head.eq_ignore_ascii_case(opening).then(|| line.get(opening.len()..)).flatten()
    })
}

/// A name without what is printed round it.
fn clean(name: &str) -> String {
    let mut name = name.trim();
    for _ in 0..2 {
        name = opening(name).unwrap_or(name).trim();
    }
    // "Name | address", "Name (short sign)", "Name @handle", "Name · time"
    for separator in [" | ", "|", " (", "（", " @", " • ", " · ", " – ", " — ", " - ", "\t"] {
        if let Some((head, _)) = name.split_once(separator)
            && head.chars().count() >= 3
        {
            name = head;
        }
    }
    name.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, ',' | ';' | ':' | '|' | '-' | '–' | '"' | '“' | '”' | '*' | '•')
    })
    .to_owned()
}

/// The names in a line that lists several, offices and addresses left out.
pub(crate) fn split(line: &str) -> Vec<String> {
    let line = line.trim();
    let mut line = opening(line).unwrap_or(line).to_owned();
    for word in [
        " and ", " und ", " et ", " y ", " og ", " och ", " & ", " e ", " en ", " with ", " mit ", " avec ", " con ",
        " AND ", " And ", " i ", " ja ",
    ] {
        line = line.replace(word, ";");
    }
    let mut names: Vec<String> = Vec::new();
    for group in line.split([';', '/', '\n', '、', '・', '|']) {
        let mut parts = group.split(',').map(clean).filter(|part| !part.is_empty());
        let Some(first) = parts.next() else { continue };
        let first_is_name = looks_like_person(&first) || agencies::exact(&first).is_some();
        names.push(first);
        for part in parts {
            // "Ada Berg, Ben Holm" lists persons; "Ada Berg, professor in Oslo" does not.
            if first_is_name
                && (agencies::exact(&part).is_some()
                    || looks_like_person(&part) && part.contains(' ') && !is_office(&part))
            {
                names.push(part);
            }
        }
    }
    names.retain(|name| !name.is_empty() && !name.contains('@') && !name.starts_with("http"));
    names
}

fn is_office(text: &str) -> bool {
    let lower = text.to_lowercase();
    [
        "reporter",
        "editor",
        "correspondent",
        "writer",
        "professor",
        "ph.d",
        "phd",
        "rdn",
        "m.d.",
        "today",
        "news",
        "times",
        "post",
        "daily",
        "journal",
        "herald",
        "gazette",
        "telegram",
        "tribune",
        "chief",
        "senior",
        "staff",
        "redakt",
        "korrespond",
        "university",
        "press",
        "bureau",
        "network",
        "magazine",
        "media",
        "writer",
        "columnist",
        "director",
        "producer",
        "contributor",
        "guest",
        "special to",
        "fakultet",
        "universit",
        "minister",
        "president",
    ]
    .iter()
    .any(|word| lower.contains(word))
}

/// Whether `name` can be a person's name: a few words, no digits, no sentence.
pub(crate) fn looks_like_person(name: &str) -> bool {
    let chars = name.chars().count();
    let words = name.split(' ').filter(|word| !word.is_empty()).count();
    let lower = name.to_lowercase();
    let wide =
        name.chars().any(text::words::is_han_or_kana) || name.chars().any(|c| matches!(c, '\u{ac00}'..='\u{d7af}'));
    if !(if wide { 2..=20 } else { 3..=60 }).contains(&chars)
        || words > 6
        || name.chars().any(|c| c.is_ascii_digit() || matches!(c, '?' | '!' | '@' | ':' | '"' | '…' | '#'))
    {
        return false;
    }
    if lower.starts_with("the ") || name.contains(')') && !name.contains('(') {
        return false;
    }
    let has_capital = name.chars().any(char::is_uppercase) || name.chars().all(|c| !c.is_lowercase());
    let not_names = [
        "redaktion",
        "redaction",
        "redacción",
        "rédaction",
        "redazione",
        "redaksjon",
        "redactie",
        "editorial",
        "newsroom",
        "news desk",
        "newsdesk",
        "web desk",
        "staff",
        "online",
        "team",
        "desk",
        "bureau",
        "admin",
        "webmaster",
        "reporter",
        "correspondent",
        "agency",
        "agenc",
        "agentur",
        "press release",
        "follow",
        "share",
        "read more",
        "subscribe",
        "comment",
        "published",
        "updated",
        "photo",
        "foto",
        "getty",
        ".com",
        ".de",
        ".co",
        "www",
        "more from",
        "more by",
        "see all",
        "all posts",
        "profile",
        "contributor",
        "contributing",
        "author",
        "newsletter",
        "email",
        "e-mail",
        "facebook",
        "twitter",
        "minute",
        " ago",
        "sponsored",
        "advertis",
        "click",
        "view",
        "archive",
        "about",
        "unknown",
        "anonymous",
        "guest",
        "autor",
        "writer",
        "department",
        "service",
        "studio",
        "opinion",
        "politics",
        "business",
        "sports",
        "technology",
        "entertainment",
        "breaking",
        "latest",
    ];
    has_capital && !not_names.iter().any(|word| lower.contains(word))
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

fn is_house(name: &str, houses: &[String]) -> bool {
    let name = squash(name);
    let bare = name.strip_prefix("the").unwrap_or(&name);
    houses.iter().any(|house| {
        *house == name
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
