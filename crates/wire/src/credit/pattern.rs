//! The patterns: read once, compiled when first needed.

use std::collections::HashMap;
use std::fmt;
use std::io::Read as _;
use std::sync::{LazyLock, OnceLock};

use flate2::read::DeflateDecoder;
use regex::{Regex, RegexBuilder};
use serde::{Deserialize, Serialize};

use crate::names::{AGENCY_MARKS, OUTLET_MARKS};

/// Where in an article something stands. A pattern counts only in its slot: a bare "AFP" is a credit as the last
/// paragraph, and noise anywhere else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Slot {
    /// The opening of the text, or its dateline.
    Start,
    /// The last paragraphs.
    End,
    /// The line that names the writers.
    Byline,
    /// Caption and credit of the picture.
    Caption,
    /// The headline.
    Headline,
    /// Any sentence.
    Any,
    /// The article's address.
    Url,
    /// The wire's own keyword.
    Slug,
    /// JSON-LD of the page.
    Jsonld,
    /// XML of the feed.
    Xml,
    /// Markup of the page's head.
    Html,
}

impl fmt::Display for Slot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Start => "opening",
            Self::End => "closing lines",
            Self::Byline => "byline",
            Self::Caption => "picture's caption",
            Self::Headline => "headline",
            Self::Any => "text",
            Self::Url => "address",
            Self::Slug => "agency's keyword",
            Self::Jsonld | Self::Xml | Self::Html => "page's machine-readable part",
        })
    }
}

/// The form of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// "By Associated Press".
    Byline,
    /// "Jane Doe and agencies".
    JointByline,
    /// "OSLO (AP) —".
    Dateline,
    /// "With Agence France-Presse".
    TailCredit,
    /// "AP Photo/…".
    PhotoCredit,
    /// "This article first appeared in …".
    SyndicatedNotice,
    /// "This material may not be published, broadcast, rewritten".
    Boiler,
    /// Identifiers, addresses and metadata.
    Machine,
    /// "UPDATE 3-", "This article was amended".
    UpdateMarker,
    /// "Reuters could not independently verify".
    Disclaimer,
    /// "according to Reuters".
    Attribution,
    /// "first reported by the Financial Times".
    FirstReported,
}

/// What a claim says about the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Implies {
    /// Wholly or mainly an agency's text.
    AgencyCopy,
    /// Own text with agency material.
    AgencyAssisted,
    /// Agencies are credited but not named.
    AgencyUnnamed,
    /// Taken over from a named outlet, by permission.
    Republished,
    /// Own text that names another outlet as its source.
    Cites,
    /// The credit belongs to the picture.
    PhotoOnly,
    /// By the title's own people.
    Staff,
    /// The title's own find.
    Originates,
    /// The text was corrected.
    Correction,
    /// The publisher could not verify it.
    Unverified,
    /// Only the mark that ends a wire item.
    EndMark,
}

/// One pattern of the book.
#[derive(Debug)]
pub(crate) struct Pattern {
    pub id: String,
    pub kind: Kind,
    pub slot: Slot,
    pub implies: Implies,
    pub weight: f32,
    /// Whether it reads text in which names are replaced by marks.
    pub reads_marks: bool,
    source: String,
    compiled: OnceLock<Option<Regex>>,
}

/// Bytes a compiled pattern may take.
const COMPILED_BYTES: usize = 8 << 20;

impl Pattern {
    /// The expression; `None` if it does not compile, which a test rules out.
    pub fn regex(&self) -> Option<&Regex> {
        self.compiled.get_or_init(|| RegexBuilder::new(&self.source).size_limit(COMPILED_BYTES).build().ok()).as_ref()
    }
}

#[derive(Deserialize)]
struct File {
    macros: HashMap<String, String>,
    patterns: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    id: String,
    lang: String,
    kind: Kind,
    position: Slot,
    implies: Implies,
    weight: f32,
    regex: String,
}

/// All patterns, by language and slot.
#[derive(Debug)]
pub(crate) struct Book {
    patterns: Vec<Pattern>,
    places: HashMap<(String, Slot), Vec<usize>>,
}

#[expect(clippy::expect_used, reason = "the file is part of the program; a test reads it")]
static BOOK: LazyLock<Book> = LazyLock::new(|| {
    let file: File = serde_json::from_str(&text()).expect("data/patterns.json is well-formed");
    Book::of(file)
});

/// `data/patterns.json`, as `build.rs` packed it.
fn text() -> String {
    let packed: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/patterns.deflate"));
    let mut text = String::new();
    // The program packed it itself; a test says that all of it is there.
    let _length = DeflateDecoder::new(packed).read_to_string(&mut text);
    text
}

impl Book {
    pub fn get() -> &'static Self {
        &BOOK
    }

    fn of(file: File) -> Self {
        let mut patterns = Vec::with_capacity(file.patterns.len());
        let mut places: HashMap<(String, Slot), Vec<usize>> = HashMap::new();
        for entry in file.patterns {
            let reads_marks = ["{AGL}", "{OUT}", "{NAME}"].iter().any(|name| entry.regex.contains(name));
            let language = if entry.lang.len() > 2 { "mul".to_owned() } else { entry.lang };
            places.entry((language, entry.position)).or_default().push(patterns.len());
            patterns.push(Pattern {
                id: entry.id,
                kind: entry.kind,
                slot: entry.position,
                implies: entry.implies,
                weight: entry.weight,
                reads_marks,
                source: expand(&entry.regex, &file.macros),
                compiled: OnceLock::new(),
            });
        }
        Self { patterns, places }
    }

    /// The patterns of a language for a slot.
    pub fn patterns(&self, language: &str, slot: Slot) -> impl Iterator<Item = &Pattern> {
        let places = self.places.get(&(language.to_owned(), slot));
        places.into_iter().flatten().filter_map(|place| self.patterns.get(*place))
    }

    #[cfg(test)]
    pub fn by_id(&self, id: &str) -> Option<&Pattern> {
        self.patterns.iter().find(|pattern| pattern.id == id)
    }
}

/// `source` with its macros written out.
fn expand(source: &str, macros: &HashMap<String, String>) -> String {
    // A group may be named once; the first mention is the one that is asked for.
    let mut text = source
        .replacen("{AGL}", &format!("(?P<agency>{AGENCY_MARKS})"), 1)
        .replacen("{OUT}", &format!("(?P<outlet>{OUTLET_MARKS})"), 1)
        .replace("{AGL}", AGENCY_MARKS)
        .replace("{NAME}", AGENCY_MARKS)
        .replace("{OUT}", OUTLET_MARKS);
    // Macros use one another; the deepest chain has three links.
    for _ in 0..3 {
        for (name, value) in macros {
            text = text.replace(&format!("{{{name}}}"), value);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::Names;

    #[derive(Deserialize)]
    struct Table {
        patterns: Vec<Row>,
    }

    #[derive(Deserialize)]
    struct Row {
        id: String,
        examples: Vec<String>,
        non_examples: Vec<String>,
    }

    fn matches(pattern: &Pattern, text: &str) -> bool {
        let regex = pattern
            .regex()
            .unwrap_or_else(|| panic!("{} does not compile: {:?}", pattern.id, Regex::new(&pattern.source).err()));
        pattern.reads_marks && regex.is_match(Names::known().mark(text).text()) || regex.is_match(text)
    }

    #[test]
    fn every_example_matches_and_no_other_does() {
        let file = std::fs::read_to_string("data/patterns.json").unwrap();
        assert_eq!(text(), file);
        let table: Table = serde_json::from_str(&file).unwrap();
        let mut wrong = Vec::new();
        for row in &table.patterns {
            let pattern = Book::get().by_id(&row.id).unwrap();
            wrong.extend(
                row.examples
                    .iter()
                    .filter(|text| !matches(pattern, text))
                    .map(|text| format!("{} misses {text}", row.id)),
            );
            wrong.extend(
                row.non_examples
                    .iter()
                    .filter(|text| matches(pattern, text))
                    .map(|text| format!("{} takes {text}", row.id)),
            );
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
        assert!(table.patterns.len() >= 292);
    }
}
