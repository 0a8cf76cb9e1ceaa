//! Claims: what an article says about who wrote it.
//!
//! Each slot of the article is read with the patterns of its language for that slot; names are found first (see
//! [`Names`]). A claim keeps the words it rests on, so that the page can show them.

mod pattern;

use std::fmt;
use std::ops::Range;
use std::sync::LazyLock;

use news::{Article, primary_language};
pub(crate) use pattern::{Book, Pattern};
pub use pattern::{Implies, Kind, Slot};
use regex::Regex;
use serde::{Deserialize, Serialize};
use url::Url;

use crate::names::{Marked, Names, Outlet};

/// Something that an article says about who wrote it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Claim {
    /// Its form.
    pub kind: Kind,
    /// What it says about the text.
    pub implies: Implies,
    /// The agency: its id in our catalogue ("afp"), or the name of a catalogue's agency in lower case.
    pub agency: Option<String>,
    /// The agency or outlet by name.
    pub name: Option<String>,
    /// Where it stands.
    pub slot: Slot,
    /// The pattern that found it.
    pub pattern: String,
    /// The words it rests on, verbatim.
    pub fragment: String,
    /// How sure it is, 0 to 1: from 0.85 on it may be shown; below, it is a hint.
    pub weight: f32,
    /// The number that an agency gave the item, without its version: "dpa:240516-99-53606".
    pub item: Option<String>,
}

impl Claim {
    /// Whether it says that the text is an agency's, named and sure enough to be shown.
    #[must_use]
    pub fn says_agency_text(&self) -> bool {
        self.implies == Implies::AgencyCopy && self.agency.is_some() && self.weight >= SHOWN
    }

    /// Whether it is an agency's credit on the agency's own site.
    #[must_use]
    pub fn is_own_house(&self) -> bool {
        self.implies == Implies::Staff && self.agency.is_some() && self.weight >= SHOWN
    }

    /// Whether it says that another house wrote any of the text.
    #[must_use]
    pub fn shares_text(&self) -> bool {
        matches!(
            self.implies,
            Implies::AgencyCopy | Implies::AgencyAssisted | Implies::AgencyUnnamed | Implies::Republished
        )
    }
}

/// Weight from which a claim may be shown to readers.
pub const SHOWN: f32 = 0.85;
/// Paragraphs from the end that are closing lines.
const END_PARAGRAPHS: usize = 4;
/// Paragraphs from the start and from the end in which notices stand.
const NOTICE_PARAGRAPHS: (usize, usize) = (2, 6);
/// Bytes of a slot that are read: an opening, and a closing line, are short.
const START_BYTES: usize = 260;
const LINE_BYTES: usize = 480;

impl fmt::Display for Claim {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.name.as_deref();
        match (self.implies, name) {
            (Implies::AgencyCopy, Some(name)) => write!(f, "This text comes from {name}")?,
            (Implies::AgencyCopy | Implies::EndMark, _) => f.write_str("This text comes from an agency")?,
            (Implies::AgencyAssisted, Some(name)) => write!(f, "Written with material from {name}")?,
            (Implies::AgencyAssisted | Implies::AgencyUnnamed, _) => {
                f.write_str("Written with material from agencies")?
            }
            (Implies::Republished, Some(name)) => write!(f, "First published by {name}")?,
            (Implies::Republished, None) => f.write_str("First published elsewhere")?,
            (Implies::Cites, Some(name)) => write!(f, "Names {name} as a source")?,
            (Implies::Cites, None) => f.write_str("Names another outlet as a source")?,
            (Implies::PhotoOnly, Some(name)) => write!(f, "The picture comes from {name}")?,
            (Implies::PhotoOnly, None) => f.write_str("The picture comes from an agency")?,
            (Implies::Staff | Implies::Originates, _) => f.write_str("Written by the title's own people")?,
            (Implies::Correction, _) => f.write_str("The publisher corrected this text")?,
            (Implies::Unverified, _) => f.write_str("The publisher could not verify all of it")?,
        }
        write!(f, ": the {} says “{}”.", self.slot, self.fragment.trim())
    }
}

/// The claims of an article, by the names that we ship.
#[must_use]
pub fn claims(article: &Article) -> Vec<Claim> {
    claims_with(article, Names::known())
}

/// The claims of an article, surest first; one per agency, slot and meaning.
#[must_use]
pub fn claims_with(article: &Article, names: &Names) -> Vec<Claim> {
    let languages = languages(article);
    let mut reader = Reader { names, languages, claims: Vec::new() };
    reader.read_byline(article);
    reader.read_text(article);
    for line in article.picture.iter().flat_map(|picture| [&picture.credit, &picture.caption]).flatten() {
        reader.read(Slot::Caption, head(line, LINE_BYTES));
    }
    if let Some(headline) = &article.title {
        reader.read(Slot::Headline, head(headline, LINE_BYTES));
    }
    reader.read(Slot::Url, &article.url);
    reader.read_items(article);
    reader.read_canonical(article);
    let house = Url::parse(&article.url).ok().and_then(|url| names.by_host(url.host_str()?));
    if let Some(house) = house.filter(|house| house.is_agency) {
        reader.read_house(house, &article.url);
    }
    finish(reader.claims, house.map(|house| house.key.as_str()))
}

/// The languages whose patterns are tried. English credits appear everywhere.
fn languages(article: &Article) -> Vec<String> {
    let said = article.language.as_deref().map(primary_language).filter(|language| !language.is_empty());
    let language = said
        .or_else(|| text::language::detect(head(&article.body_text, 1_000), None).map(|tag| primary_language(&tag)));
    let mut languages: Vec<String> = language.into_iter().collect();
    for other in ["en", "mul"] {
        if !languages.iter().any(|language| language == other) {
            languages.push(other.to_owned());
        }
    }
    languages
}

struct Reader<'a> {
    names: &'a Names,
    languages: Vec<String>,
    claims: Vec<Claim>,
}

impl Reader<'_> {
    fn read_byline(&mut self, article: &Article) {
        if let Some(byline) = &article.byline {
            self.read(Slot::Byline, head(byline, LINE_BYTES));
        } else {
            for author in article.authors.iter().take(8) {
                self.read(Slot::Byline, head(author, LINE_BYTES));
            }
        }
        // What the page itself types as an agency, where no pattern saw it.
        for agency in &article.agencies {
            let Some(outlet) = self.names.by_name(agency) else { continue };
            let (key, name) = (outlet.key.clone(), outlet.name.clone());
            if outlet.is_agency && !self.claims.iter().any(|claim| claim.agency.as_ref() == Some(&key)) {
                self.claims.push(Claim {
                    kind: Kind::Machine,
                    implies: Implies::AgencyAssisted,
                    agency: Some(key),
                    name: Some(name),
                    slot: Slot::Byline,
                    pattern: "page.agencies".to_owned(),
                    fragment: agency.clone(),
                    weight: SHOWN,
                    item: None,
                });
            }
        }
    }

    fn read_text(&mut self, article: &Article) {
        let paragraphs: Vec<&str> =
            article.body_text.split('\n').map(str::trim).filter(|line| !line.is_empty()).collect();
        if let Some(dateline) = &article.dateline
            && !article.body_text.trim_start().starts_with(dateline.trim())
        {
            // A dateline that was taken off the text: put it back as it stood.
            let opening = paragraphs.first().map_or("", |first| head(first, 80));
            let dash =
                if dateline.trim_end().ends_with(|c: char| c.is_alphanumeric() || c == ')') { " - " } else { " " };
            self.read(Slot::Start, &format!("{}{dash}{opening}", dateline.trim()));
        }
        if let Some(first) = paragraphs.first() {
            self.read(Slot::Start, head(first, START_BYTES));
        }
        let count = paragraphs.len();
        for (index, paragraph) in paragraphs.iter().enumerate() {
            let last = index + END_PARAGRAPHS >= count;
            if last {
                self.read(Slot::End, tail(paragraph, LINE_BYTES));
            }
            if index < NOTICE_PARAGRAPHS.0 || index + NOTICE_PARAGRAPHS.1 >= count {
                self.read_notices(head(paragraph, LINE_BYTES));
                if paragraph.len() > LINE_BYTES {
                    self.read_notices(tail(paragraph, LINE_BYTES));
                }
            }
        }
    }

    /// Notices stand in any sentence; who is cited as a source is [`crate::first`]'s business.
    fn read_notices(&mut self, line: &str) {
        self.read_if(Slot::Any, line, |pattern| !matches!(pattern.kind, Kind::Attribution | Kind::FirstReported));
    }

    fn read(&mut self, slot: Slot, line: &str) {
        self.read_if(slot, line, |pattern| !matches!(pattern.kind, Kind::Attribution | Kind::FirstReported));
    }

    fn read_if(&mut self, slot: Slot, line: &str, wanted: impl Fn(&Pattern) -> bool) {
        let line = line.trim();
        if line.is_empty() {
            return;
        }
        let marked = self.names.mark(line);
        let stand_in = marked.with_stand_in(self.names);
        let names = self.names;
        let mut found = Vec::new();
        for language in &self.languages {
            for pattern in Book::get().patterns(language, slot).filter(|pattern| wanted(pattern)) {
                found.extend(try_pattern(pattern, &marked, stand_in.as_ref(), names));
            }
        }
        self.claims.append(&mut found);
    }

    /// What stands on an agency's own site is its text, signed and credited or not.
    fn read_house(&mut self, house: &Outlet, url: &str) {
        self.claims.push(Claim {
            kind: Kind::Machine,
            implies: Implies::Staff,
            agency: Some(house.key.clone()),
            name: Some(house.name.clone()),
            slot: Slot::Url,
            pattern: "own_site".to_owned(),
            fragment: url.to_owned(),
            weight: SHOWN,
            item: None,
        });
    }

    /// Numbers that agencies give their items stand in closing lines and addresses.
    fn read_items(&mut self, article: &Article) {
        let closing = tail(&article.body_text, 600);
        let places = [
            (Slot::End, closing),
            (Slot::Url, article.url.as_str()),
            (Slot::Url, article.canonical_url.as_deref().unwrap_or_default()),
        ];
        for (slot, place) in places {
            if !place.contains("dpa") && !place.contains("urn") && !place.contains("tag:") {
                continue;
            }
            let Some(found) = ITEM.as_ref().and_then(|item| item.captures(place)) else { continue };
            let fragment = found.get(0).map_or("", |whole| whole.as_str());
            let number = found.name("dpa").map(|number| format!("dpa:{}", number.as_str().replace([':', '_'], "-")));
            let item = number.or_else(|| found.name("urn").map(|urn| urn.as_str().to_lowercase()));
            let host = found.name("host").map(|host| host.as_str());
            let outlet = if found.name("dpa").is_some() {
                self.names.by_name("dpa")
            } else {
                host.and_then(|host| self.names.by_host(host))
            };
            self.claims.push(Claim {
                kind: Kind::Machine,
                implies: Implies::AgencyCopy,
                agency: outlet.map(|outlet| outlet.key.clone()),
                name: outlet.map(|outlet| outlet.name.clone()),
                slot,
                pattern: "mul.item".to_owned(),
                fragment: fragment.to_owned(),
                weight: 0.97,
                item,
            });
        }
    }

    /// An article that names another house's address as the text's own.
    fn read_canonical(&mut self, article: &Article) {
        let host = |address: &str| {
            Url::parse(address)
                .ok()
                .and_then(|url| url.host_str().map(|host| host.trim_start_matches("www.").to_owned()))
        };
        let (Some(own), Some(canonical)) = (host(&article.url), article.canonical_url.as_deref().and_then(host)) else {
            return;
        };
        if site(&own) == site(&canonical) {
            return;
        }
        let outlet = self.names.by_host(&canonical);
        let is_agency = outlet.is_some_and(|outlet| outlet.is_agency);
        self.claims.push(Claim {
            kind: Kind::Machine,
            implies: if is_agency { Implies::AgencyCopy } else { Implies::Republished },
            agency: outlet.filter(|outlet| outlet.is_agency).map(|outlet| outlet.key.clone()),
            name: Some(outlet.map_or(canonical, |outlet| outlet.name.clone())),
            slot: Slot::Html,
            pattern: "mul.machine.06".to_owned(),
            fragment: article.canonical_url.clone().unwrap_or_default(),
            weight: 0.9,
            item: None,
        });
    }
}

static ITEM: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let dpa = r"dpa(?:-infocom)?[-:](?:com[-:])?(?:\d{8}[-:])?(?P<dpa>\d{6}[-:]\d{2,3}[-:]\d{3,6})";
    Regex::new(&format!(
        r"\b(?:{dpa}|(?P<urn>(?:urn:newsml:|tag:)(?P<host>[a-z0-9.-]+\.[a-z]{{2,}})[:,][A-Za-z0-9:._-]{{6,80}}))"
    ))
    .ok()
});

/// What a pattern finds in a line: one claim for each agency it names, or one without.
pub(crate) fn try_pattern(
    pattern: &Pattern,
    marked: &Marked<'_>,
    stand_in: Option<&(String, Vec<u32>)>,
    names: &Names,
) -> Vec<Claim> {
    if pattern.reads_marks && !marked.has_names() {
        return Vec::new();
    }
    let Some(regex) = pattern.regex() else { return Vec::new() };
    if pattern.reads_marks
        && let Some(found) = regex.captures(marked.text())
    {
        let whole = found.get(0).map_or(0..0, |whole| whole.range());
        let mut outlets: Vec<&Outlet> = marked.outlets(whole.clone()).filter_map(|index| names.outlet(index)).collect();
        outlets.dedup();
        let printed = printed_outlet(&found, |range| marked.fragment(range));
        return claims_of(pattern, marked.fragment(whole), &outlets, printed);
    }
    // Some patterns list names themselves, alone or beside the marks.
    let original = marked.fragment(0..marked.text().len());
    if let Some(found) = regex.captures(original) {
        let whole = found.get(0).map_or("", |whole| whole.as_str());
        let inner = names.mark(whole);
        let mut outlets: Vec<&Outlet> = inner.outlets(0..usize::MAX).filter_map(|index| names.outlet(index)).collect();
        outlets.dedup();
        let printed = printed_outlet(&found, |range| original.get(range).unwrap_or_default());
        return claims_of(pattern, whole, &outlets, printed);
    }
    let Some((text, agencies)) = stand_in else { return Vec::new() };
    if !regex.is_match(text) {
        return Vec::new();
    }
    let outlets: Vec<&Outlet> = agencies.iter().filter_map(|index| names.outlet(*index)).collect();
    claims_of(pattern, original, &outlets, None)
}

/// The outlet as printed, where the pattern takes any capitalised name.
fn printed_outlet<'t>(found: &regex::Captures<'_>, words: impl Fn(Range<usize>) -> &'t str) -> Option<&'t str> {
    found.name("outlet").map(|outlet| words(outlet.range()))
}

fn claims_of(pattern: &Pattern, fragment: &str, outlets: &[&Outlet], printed: Option<&str>) -> Vec<Claim> {
    let claim = |agency: Option<String>, name: Option<String>| Claim {
        kind: pattern.kind,
        implies: pattern.implies,
        agency,
        name,
        slot: pattern.slot,
        pattern: pattern.id.clone(),
        fragment: fragment.to_owned(),
        weight: pattern.weight,
        item: None,
    };
    if pattern.implies == Implies::Republished {
        let name = printed.map(str::to_owned).or_else(|| outlets.first().map(|outlet| outlet.name.clone()));
        return vec![claim(None, name)];
    }
    let agencies: Vec<&&Outlet> = outlets.iter().filter(|outlet| outlet.is_agency).collect();
    if agencies.is_empty() {
        return vec![claim(None, None)];
    }
    agencies.into_iter().map(|outlet| claim(Some(outlet.key.clone()), Some(outlet.name.clone()))).collect()
}

/// One claim per agency, slot and meaning, the surest; an agency's own site is no copy of itself.
fn finish(mut claims: Vec<Claim>, own: Option<&str>) -> Vec<Claim> {
    for claim in &mut claims {
        let agency_text = matches!(claim.implies, Implies::AgencyCopy | Implies::AgencyAssisted);
        if agency_text && claim.agency.is_some() && claim.agency.as_deref() == own {
            claim.implies = Implies::Staff;
        }
    }
    claims.sort_by(|one, other| other.weight.total_cmp(&one.weight).then_with(|| one.slot.cmp(&other.slot)));
    let mut kept: Vec<Claim> = Vec::with_capacity(claims.len());
    for claim in claims {
        let same = |known: &Claim| {
            known.slot == claim.slot
                && known.agency == claim.agency
                && known.implies == claim.implies
                && known.item == claim.item
        };
        if !kept.iter().any(same) {
            kept.push(claim);
        }
    }
    kept
}

/// The last two labels of a host: what one house has in common.
fn site(host: &str) -> &str {
    let cut = host.rmatch_indices('.').nth(1).map_or(0, |(at, _)| at + 1);
    host.get(cut..).unwrap_or(host)
}

/// The first bytes of `text`, at most `limit`, cut between characters.
fn head(text: &str, limit: usize) -> &str {
    let end = (0..=limit.min(text.len())).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
    text.get(..end).unwrap_or_default()
}

/// The last bytes of `text`, at most `limit`, from the start of a sentence.
fn tail(text: &str, limit: usize) -> &str {
    if text.len() <= limit {
        return text;
    }
    let start = (text.len() - limit..text.len()).find(|start| text.is_char_boundary(*start)).unwrap_or(0);
    let rest = text.get(start..).unwrap_or_default();
    let sentence = rest
        .find(['.', '!', '?', '。', '\n'])
        .and_then(|at| rest.get(at..)?.find(char::is_whitespace).map(|space| at + space));
    sentence.and_then(|at| rest.get(at..)).unwrap_or(rest).trim_start()
}
