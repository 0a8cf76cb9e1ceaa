//! Names by which agencies and titles are called, and where they stand in a text.
//!
//! Names are found in one pass (Aho-Corasick) and replaced by a mark before any pattern runs: so patterns stay short, a
//! catalogue's own titles are recognised like those we ship, and text without a name costs nothing more.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};
use news::TitleId;
use serde::Deserialize;

/// Stands for an agency that may be cited too. The marks are letters (Linear B), so that word boundaries stay where they are.
const AGENCY: char = '\u{10000}';
/// Stands for an agency whose short name is too common to be a citation ("PA", "UNI").
const ABBREVIATION: char = '\u{10001}';
/// Stands for a title.
const TITLE: char = '\u{10002}';

/// The class of marks that `{AGL}` of a pattern means.
pub(crate) const AGENCY_MARKS: &str = "[\u{10000}\u{10001}]";
/// The class of marks that `{OUT}` of a pattern means.
pub(crate) const OUTLET_MARKS: &str = "[\u{10000}\u{10002}]";
/// The agency that stands for all others where a pattern lists its agencies itself.
const STAND_IN: &str = "AFP";

/// Case endings that may follow a name without a space.
const ENDINGS: [&str; 4] = ["in", "n", "ille", "lle"];

/// Articles before a title's name that are written small inside a sentence.
const ARTICLES: [&str; 22] = [
    "The", "Der", "Die", "Das", "Le", "La", "Les", "El", "Los", "Las", "Il", "Lo", "Gli", "O", "A", "Os", "As", "De",
    "Het", "I", "L’", "L'",
];

/// A title of the catalogue, as it may be cited.
#[derive(Clone, Debug)]
pub struct KnownTitle<'a> {
    /// Its id.
    pub id: TitleId,
    /// Its name: "The Guardian - AU".
    pub name: &'a str,
    /// Other names, abbreviations.
    pub aliases: &'a [&'a str],
    /// Hosts of its pages, without `www.`.
    pub hosts: &'a [&'a str],
    /// Whether it is a news agency.
    pub is_agency: bool,
}

/// An agency or a title that can be named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outlet {
    /// Agency id of our catalogue ("afp"), else the name in lower case.
    pub key: String,
    /// As readers know it.
    pub name: String,
    /// Whether it sells its text to titles.
    pub is_agency: bool,
    /// The titles of the catalogue that go by this name.
    pub titles: Vec<TitleId>,
}

/// All names that are looked for.
#[derive(Clone, Debug)]
pub struct Names {
    outlets: Vec<Outlet>,
    by_name: HashMap<String, u32>,
    by_host: HashMap<String, u32>,
    by_title: HashMap<TitleId, u32>,
    /// For each pattern of the finder: whose name it is, and its mark.
    found: Vec<(u32, char)>,
    finder: Option<AhoCorasick>,
}

#[derive(Deserialize)]
struct Catalogue {
    agencies: Vec<Agency>,
    never_cited: Vec<String>,
    outlets: Vec<String>,
}

#[derive(Deserialize)]
struct Agency {
    id: String,
    names: Vec<String>,
    abbreviations: Vec<String>,
    other_scripts: Vec<String>,
    hosts: Vec<String>,
}

#[expect(clippy::expect_used, reason = "the file is part of the program; a test reads it")]
static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../data/agencies.json")).expect("data/agencies.json is well-formed")
});

static KNOWN: LazyLock<Names> = LazyLock::new(|| Names::with(&[]));

impl Names {
    /// The agencies and often cited titles that we ship.
    #[must_use]
    pub fn known() -> &'static Self {
        &KNOWN
    }

    /// Those and the titles of a catalogue.
    #[must_use]
    pub fn with(titles: &[KnownTitle<'_>]) -> Self {
        let mut builder = Builder::default();
        let agencies: Vec<u32> = CATALOGUE.agencies.iter().map(|agency| builder.add_agency(agency)).collect();
        for title in titles {
            builder.add_title(title);
        }
        // What a catalogue's own title is called goes before our abbreviations.
        for (index, agency) in agencies.into_iter().zip(&CATALOGUE.agencies) {
            for name in &agency.abbreviations {
                builder.agency_name(index, name);
            }
        }
        for name in &CATALOGUE.outlets {
            let outlet = builder.outlet(name, false);
            builder.name(outlet, name, TITLE);
        }
        builder.finish()
    }

    /// The outlet at `index`.
    #[must_use]
    pub(crate) fn outlet(&self, index: u32) -> Option<&Outlet> {
        self.outlets.get(index as usize)
    }

    /// The outlet that goes by exactly this name.
    #[must_use]
    pub fn by_name(&self, name: &str) -> Option<&Outlet> {
        self.outlet(*self.by_name.get(name.trim())?)
    }

    /// The outlet whose pages are on `host` or a part of it.
    #[must_use]
    pub fn by_host(&self, host: &str) -> Option<&Outlet> {
        let mut rest = host.trim_start_matches("www.");
        loop {
            if let Some(index) = self.by_host.get(rest) {
                return self.outlet(*index);
            }
            rest = rest.split_once('.')?.1;
        }
    }

    /// The outlet that a title of the catalogue is.
    #[must_use]
    pub fn by_title(&self, title: TitleId) -> Option<&Outlet> {
        self.outlet(*self.by_title.get(&title)?)
    }

    /// `text` with every name replaced by its mark.
    pub(crate) fn mark<'t>(&self, text: &'t str) -> Marked<'t> {
        let mut spans = Vec::new();
        let mut marked = String::with_capacity(text.len());
        let mut copied = 0;
        for found in self.finder.iter().flat_map(|finder| finder.find_iter(text)) {
            let range = found.range();
            let Some((outlet, mark)) = self.found.get(found.pattern().as_usize()).copied() else { continue };
            if !stands_alone(text, &range) {
                continue;
            }
            marked.push_str(text.get(copied..range.start).unwrap_or_default());
            spans.push(Span { at: marked.len(), range: range.clone(), outlet });
            marked.push(mark);
            copied = range.end;
        }
        marked.push_str(text.get(copied..).unwrap_or_default());
        Marked { original: text, text: marked, spans }
    }
}

/// Whether no letter touches the name (scripts without spaces have no such edge).
fn stands_alone(text: &str, range: &Range<usize>) -> bool {
    let spaced =
        |c: char| c.is_alphanumeric() && !text::words::is_han_or_kana(c) && !('\u{ac00}'..='\u{d7a3}').contains(&c);
    let inner_first = text.get(range.clone()).and_then(|name| name.chars().next()).is_some_and(spaced);
    let before = text.get(..range.start).and_then(|text| text.chars().next_back());
    let after = text.get(range.end..).unwrap_or_default();
    // Finnish puts its case endings on the name: "Reutersin mukaan".
    let ending = if range.len() > 2 { ENDINGS.iter().find_map(|ending| after.strip_prefix(ending)) } else { None };
    let open = |rest: &str| !rest.chars().next().is_some_and(spaced);
    !inner_first || (!before.is_some_and(spaced) && (open(after) || ending.is_some_and(open)))
}

#[derive(Default)]
struct Builder {
    outlets: Vec<Outlet>,
    by_name: HashMap<String, u32>,
    by_host: HashMap<String, u32>,
    by_title: HashMap<TitleId, u32>,
    needles: Vec<String>,
    found: Vec<(u32, char)>,
}

impl Builder {
    /// Adds an agency under its full names.
    fn add_agency(&mut self, agency: &Agency) -> u32 {
        let index = u32::try_from(self.outlets.len()).unwrap_or(u32::MAX);
        let name = agency.names.first().or(agency.abbreviations.first()).unwrap_or(&agency.id);
        // "The Associated Press" reads better without its article, where it is called so too.
        let bare = name.strip_prefix("The ").filter(|bare| agency.names.iter().any(|name| name == bare));
        let name = bare.unwrap_or(name).to_owned();
        self.outlets.push(Outlet { key: agency.id.clone(), name, is_agency: true, titles: Vec::new() });
        for name in agency.names.iter().chain(&agency.other_scripts) {
            self.agency_name(index, name);
        }
        for host in &agency.hosts {
            self.by_host.entry(host.clone()).or_insert(index);
        }
        index
    }

    fn agency_name(&mut self, index: u32, name: &str) {
        let common = CATALOGUE.never_cited.iter().any(|known| known == name);
        self.name(index, name, if common { ABBREVIATION } else { AGENCY });
    }

    fn add_title(&mut self, title: &KnownTitle<'_>) {
        // "The Guardian - AU" and "The Guardian (US edition)" are the Guardian to those who cite it.
        let end = [" - ", " – ", " | ", " ("].iter().filter_map(|mark| title.name.find(mark)).min();
        let name = end.and_then(|end| title.name.get(..end)).unwrap_or(title.name).trim();
        if name.is_empty() {
            return;
        }
        let index = self.outlet(name, title.is_agency);
        if let Some(outlet) = self.outlets.get_mut(index as usize) {
            outlet.titles.push(title.id);
        }
        self.by_title.insert(title.id, index);
        let mark = if title.is_agency { AGENCY } else { TITLE };
        for name in [name, title.name].into_iter().chain(title.aliases.iter().copied()) {
            let common = title.is_agency && name.chars().count() <= 3;
            self.name(index, name, if common { ABBREVIATION } else { mark });
        }
        for host in title.hosts {
            self.by_host.entry(host.trim_start_matches("www.").to_owned()).or_insert(index);
        }
    }

    /// The outlet of this name; a new one if nobody has it.
    fn outlet(&mut self, name: &str, is_agency: bool) -> u32 {
        if let Some(index) = self.by_name.get(name) {
            return *index;
        }
        let index = u32::try_from(self.outlets.len()).unwrap_or(u32::MAX);
        self.outlets.push(Outlet { key: name.to_lowercase(), name: name.to_owned(), is_agency, titles: Vec::new() });
        index
    }

    fn name(&mut self, outlet: u32, name: &str, mark: char) {
        if name.chars().count() < 2 || self.by_name.contains_key(name) {
            return;
        }
        self.by_name.insert(name.to_owned(), outlet);
        self.needles.push(name.to_owned());
        self.found.push((outlet, mark));
        // "the Guardian", "der Spiegel": the article is small inside a sentence.
        let small = ARTICLES.iter().find_map(|article| {
            let rest = name.strip_prefix(article)?;
            (rest.starts_with(' ') || article.starts_with("L") && article.len() > 2)
                .then(|| format!("{}{rest}", article.to_lowercase()))
        });
        if let Some(small) = small {
            self.name(outlet, &small, mark);
        }
    }

    fn finish(self) -> Names {
        // Without a finder (names beyond any size it accepts) nothing is found, which is the safe answer.
        let finder = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&self.needles).ok();
        let Self { outlets, by_name, by_host, by_title, found, .. } = self;
        Names { outlets, by_name, by_host, by_title, found, finder }
    }
}

/// A name in a marked text.
#[derive(Clone, Debug)]
struct Span {
    /// Where its mark is in the marked text.
    at: usize,
    /// Where the name is in the original.
    range: Range<usize>,
    outlet: u32,
}

/// A text whose names are replaced by marks.
#[derive(Clone, Debug)]
pub(crate) struct Marked<'t> {
    original: &'t str,
    text: String,
    spans: Vec<Span>,
}

impl<'t> Marked<'t> {
    /// The text with marks.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether it names anybody.
    pub fn has_names(&self) -> bool {
        !self.spans.is_empty()
    }

    /// The outlets named within a range of the marked text.
    pub fn outlets(&self, range: Range<usize>) -> impl Iterator<Item = u32> {
        self.spans.iter().filter(move |span| range.contains(&span.at)).map(|span| span.outlet)
    }

    /// The original words of a range of the marked text.
    pub fn fragment(&self, range: Range<usize>) -> &'t str {
        self.original.get(self.original_position(range.start)..self.original_position(range.end)).unwrap_or_default()
    }

    fn original_position(&self, marked: usize) -> usize {
        let before = self.spans.iter().take_while(|span| span.at < marked).last();
        let Some(span) = before else { return marked };
        let after_mark = span.at + AGENCY.len_utf8();
        span.range.end + marked.saturating_sub(after_mark)
    }

    /// The text with one agency standing for all, and the outlets in order, for patterns that list their agencies
    /// themselves; `None` when it names no agency but such as they list.
    pub fn with_stand_in(&self, names: &Names) -> Option<(String, Vec<u32>)> {
        let agency = |span: &&Span| names.outlet(span.outlet).is_some_and(|outlet| outlet.is_agency);
        let agencies: Vec<&Span> = self.spans.iter().filter(agency).collect();
        if agencies.is_empty() {
            return None;
        }
        let mut text = String::with_capacity(self.original.len());
        let mut copied = 0;
        for span in &agencies {
            text.push_str(self.original.get(copied..span.range.start).unwrap_or_default());
            text.push_str(STAND_IN);
            copied = span.range.end;
        }
        text.push_str(self.original.get(copied..).unwrap_or_default());
        Some((text, agencies.iter().map(|span| span.outlet).collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_marked_where_they_stand_alone() {
        let names = Names::known();
        for (text, expected) in [
            ("told the Associated Press on Monday", vec!["ap"]),
            ("The Guardian and the Guardian", vec!["the guardian", "the guardian"]),
            ("RAPID APPROACH", vec![]),
            ("AFP/dpa-AFX", vec!["afp", "dpa-afx"]),
            ("据路透社报道", vec!["reuters"]),
            ("l’AFP", vec!["afp"]),
        ] {
            let marked = names.mark(text);
            let keys: Vec<&str> =
                marked.outlets(0..usize::MAX).map(|index| names.outlet(index).unwrap().key.as_str()).collect();
            assert_eq!(keys, expected, "{text}");
        }
    }

    #[test]
    fn positions_lead_back_to_the_words() {
        let names = Names::known();
        let marked = names.mark("Paris (Agence France-Presse) - Le Monde said");
        let at = |needle: &str| marked.text().find(needle).unwrap();
        assert_eq!(marked.fragment(0..at(")") + 1), "Paris (Agence France-Presse)");
        assert_eq!(marked.fragment(at("-")..marked.text().len()), "- Le Monde said");
    }

    #[test]
    fn titles_of_a_catalogue_are_known_by_name_alias_and_host() {
        let titles = [
            KnownTitle {
                id: TitleId(1),
                name: "The Harbour Post - UK",
                aliases: &["HP"],
                hosts: &["harbour.example"],
                is_agency: false,
            },
            KnownTitle { id: TitleId(2), name: "The Harbour Post - AU", aliases: &[], hosts: &[], is_agency: false },
            KnownTitle { id: TitleId(3), name: "Reuters", aliases: &[], hosts: &[], is_agency: true },
        ];
        let names = Names::with(&titles);
        assert_eq!(names.by_name("the Harbour Post").unwrap().titles, [TitleId(1), TitleId(2)]);
        assert_eq!(names.by_host("news.harbour.example").unwrap().name, "The Harbour Post");
        assert_eq!(names.by_title(TitleId(3)).unwrap().key, "reuters");
        assert_eq!(names.by_host("elsewhere.example"), None);
    }
}
