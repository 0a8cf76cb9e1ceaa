//! An article made ready to be compared, and what it turns out to be.

use news::TitleId;
use xxhash_rust::xxh3::xxh3_64;

use super::index::HashedMap;
use super::likeness::{Likeness, Sketch, TINY_WORDS, Writers};
use super::placement::{Basis, Item, Placement, Relation, ReportId};
use super::shingles::{self, Shingles, Words};
use super::{Found, Text};
use crate::credit::Claim;

/// Reports that a title begins or ends with one sentence before it counts as the title's habit and not as text. What many
/// titles have is no habit: the sentences of a large event are in many reports of a day.
const HABIT_REPORTS: u32 = 3;
/// Shorter headlines name no event ("Morning briefing").
const HEADLINE_WORDS: usize = 8;
/// Equal texts shorter than this need headlines with words in common: many titles of one owner show one text to strangers.
const STUB_WORDS: u32 = 120;
/// From here on a text that one person has signed in both places, or that has a name or number of both headlines, is no such
/// text.
const SAME_PIECE_WORDS: u32 = 40;
/// Below this share of a paragraph in common with the other text, it is the outlet's own.
const OWN_SHARE: f32 = 0.25;

/// Who is named as the writer of a text.
#[derive(Clone, Debug, Default)]
pub(super) struct Credited {
    /// Hash of the agency whose text it is said to be.
    pub(super) agency: Option<u32>,
    /// Hashes of persons' names, rising.
    pub(super) authors: Box<[u32]>,
    /// Whether any agency or other title is credited with any of the text.
    pub(super) has_sources: bool,
}

impl Credited {
    pub(super) fn of(item: &Item<'_>) -> Self {
        let hash = |text: &str| u32::try_from(xxh3_64(text.as_bytes()) >> 32).unwrap_or_default();
        let mut agencies = item
            .claims
            .iter()
            .filter(|claim| claim.says_agency_text() || claim.is_own_house())
            .filter_map(|claim| claim.agency.as_deref());
        // Who names two agencies says of neither that the text is its alone.
        let agency = agencies.next().filter(|first| agencies.all(|other| other == *first));
        let persons = item.authors.iter().filter(|author| !is_house(author, item.url));
        let mut authors: Vec<u32> = persons.map(|author| hash(&author.trim().to_lowercase())).collect();
        authors.sort_unstable();
        let has_sources = item.claims.iter().any(Claim::shares_text);
        Self { agency: agency.map(hash), authors: authors.into(), has_sources }
    }

    /// Whether a person has signed both, and nobody else is credited.
    fn is_signed_as(&self, other: &Self) -> bool {
        !self.has_sources && !other.has_sources && shingles::common(&self.authors, &other.authors) > 0
    }

    pub(super) fn beside(&self, other: &Self) -> Writers {
        let signed = |one: &Self| !one.authors.is_empty() && !one.has_sources;
        let shared = shingles::common(&self.authors, &other.authors) > 0;
        match (self.agency, other.agency) {
            (Some(one), Some(other)) if one == other => Writers::Same,
            (Some(_), Some(_)) => Writers::Agencies,
            _ if shared => Writers::Same,
            (Some(_), None) if signed(other) => Writers::Apart,
            (None, Some(_)) if signed(self) => Writers::Apart,
            (None, None) if signed(self) && signed(other) => Writers::Apart,
            _ => Writers::Unknown,
        }
    }
}

/// An article made ready to be compared.
pub(super) struct Draft {
    pub(super) title: TitleId,
    /// Hash of the whole text: what is habit is learned as time goes on, and does not make it another text.
    pub(super) whole: u64,
    pub(super) shingles: Shingles,
    /// Words of its headline, rising.
    pub(super) headline: Box<[u32]>,
    /// Its first and last sentences as its title's, rising.
    pub(super) edges: Box<[u32]>,
    /// Keys that prove the same text.
    pub(super) certain: Vec<(u64, Basis)>,
    /// Keys that have to be borne out by the text.
    pub(super) likely: Vec<(u64, Basis)>,
    pub(super) writers: Credited,
    pub(super) paragraphs: u32,
}

impl Draft {
    pub(super) fn read(item: &Item<'_>, habits: &HashedMap<u32, u32>) -> Self {
        let words = Words::of(item.body_text);
        let habitual: Vec<usize> = words
            .edges
            .iter()
            .enumerate()
            .filter(|(_, edge)| habits.get(&habit(edge.hash, item.title)).is_some_and(|count| *count >= HABIT_REPORTS))
            .map(|(index, _)| index)
            .collect();
        let shingles = words.shingles(&habitual);
        let headline = Words::of(item.headline);
        let mut edges: Vec<u32> = words.edges.iter().map(|edge| habit(edge.hash, item.title)).collect();
        edges.sort_unstable();
        edges.dedup();
        let mut certain = Vec::new();
        let mut likely = Vec::new();
        if shingles.words >= TINY_WORDS / 2 {
            certain.push((key("text", &shingles.text.to_le_bytes()), Basis::SameText));
        } else if headline.distinct().len() >= HEADLINE_WORDS {
            let both = [headline.shingles(&[]).text.to_le_bytes(), shingles.text.to_le_bytes()].concat();
            certain.push((key("headline", &both), Basis::SameHeadline));
        }
        for identifier in item.claims.iter().filter_map(|claim| claim.item.as_deref()) {
            certain.push((key("item", identifier.as_bytes()), Basis::SameItem));
        }
        for address in [item.canonical_url, Some(item.url)].into_iter().flatten().filter(|address| !address.is_empty())
        {
            likely.push((key("address", tidy_address(address).as_bytes()), Basis::SameAddress));
        }
        let headline = headline.distinct();
        Self {
            title: item.title,
            whole: words.text(),
            shingles,
            headline,
            edges: edges.into(),
            certain,
            likely,
            writers: Credited::of(item),
            paragraphs: words.paragraphs,
        }
    }

    /// Whether the text is one that its title puts under several headlines ("Subscribe to read on"), or too short to be
    /// told from such a text.
    pub(super) fn is_another_piece(&self, old: &Text) -> bool {
        let exact = self.shingles.text == old.sketch.text;
        let shared = shingles::common(&self.headline, &old.headline);
        let other_headline = shared * 3 < self.headline.len().min(old.headline.len()) && !self.headline.is_empty();
        let of_both = self.writers.is_signed_as(&old.writers)
            || self.shingles.speaks_of(&self.headline) && self.shingles.speaks_of(&old.headline);
        let stub = exact && self.shingles.words < STUB_WORDS && !(of_both && self.shingles.words >= SAME_PIECE_WORDS);
        let doubtful = self.title == old.title || stub;
        // Agencies do not copy one another.
        doubtful && other_headline || self.writers.beside(&old.writers) == Writers::Agencies
    }

    pub(super) fn keys(&self) -> Vec<u64> {
        self.certain.iter().chain(&self.likely).map(|(key, _)| *key).collect()
    }
}

/// The key of a sentence at the edge of a title's texts.
fn habit(edge: u32, title: TitleId) -> u32 {
    let titled = xxh3_64(&title.0.to_le_bytes());
    edge ^ u32::try_from(titled >> 32).unwrap_or_default()
}

pub(super) fn key(kind: &str, value: &[u8]) -> u64 {
    xxh3_64(&[kind.as_bytes(), b":", value].concat())
}

pub(super) fn report_key(report: ReportId) -> u64 {
    key("report", &report.0.to_le_bytes())
}

/// Whether an "author" is the title itself ("Fairmont Tribune" at fairmont-tribune.com), which signs for nobody.
fn is_house(author: &str, url: &str) -> bool {
    let letters =
        |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    let host = url.split_once("://").map_or(url, |(_, rest)| rest).split('/').next().unwrap_or_default();
    let author = letters(author);
    author.len() > 3 && letters(host).contains(&author)
}

/// An address without scheme, `www.`, query, fragment and closing slash.
pub(super) fn tidy_address(address: &str) -> String {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let rest = rest.split(['?', '#']).next().unwrap_or_default();
    rest.trim_start_matches("www.").trim_end_matches('/').to_lowercase()
}

/// What an article is to the text it was found to share.
pub(super) fn placement(item: &Item<'_>, draft: &Draft, report: ReportId, old: &Text, found: &Found) -> Placement {
    let exact = draft.shingles.text == old.sketch.text;
    let Likeness { of_new, of_old, .. } = found.likeness;
    let (of_this, of_other) = if exact { (1.0, 1.0) } else { (of_new, of_old) };
    let own_paragraphs = if exact { Box::default() } else { own_paragraphs(draft, &old.sketch) };
    let relation = if exact && draft.headline != old.headline && headline_is_translated(item) {
        Relation::TranslatedHeadline
    } else if exact {
        Relation::Exact
    } else if of_this >= 0.8 && of_this - of_other >= 0.15 {
        Relation::Shortened
    } else if of_other >= 0.75 && (!own_paragraphs.is_empty() || of_other - of_this >= 0.1) {
        Relation::Extended
    } else {
        Relation::Edited
    };
    let basis = if exact { Basis::SameText } else { found.basis };
    Placement { report, relation, of: Some(old.article), of_this, of_other, own_paragraphs, basis }
}

/// The paragraphs of a draft that the old text does not have.
pub(super) fn own_paragraphs(draft: &Draft, old: &Sketch) -> Box<[u32]> {
    if draft.paragraphs < 2 {
        return Box::default();
    }
    let comparable = draft.shingles.placed.iter().filter(|(shingle, _)| old.keeps(*shingle));
    let mut paragraphs: Vec<(u32, u32)> = vec![(0, 0); draft.paragraphs as usize];
    for (shingle, paragraph) in comparable {
        if let Some((shared, all)) = paragraphs.get_mut(*paragraph as usize) {
            *all += 1;
            *shared += u32::from(old.shingles.binary_search(shingle).is_ok());
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "counts of shingles are far below 2^24")]
    let own = |(shared, all): (u32, u32)| all >= 2 && (shared as f32) < OWN_SHARE * all as f32;
    (0..).zip(paragraphs).filter(|(_, counts)| own(*counts)).map(|(paragraph, _)| paragraph).collect()
}

/// Whether the headline is surely in another language than the body: a detector says so, and the body lacks its words.
pub(super) fn headline_is_translated(item: &Item<'_>) -> bool {
    let Some(language) = item.language else { return false };
    let said = text::language::detect(item.headline, None);
    let other = said.is_some_and(|found| news::primary_language(&found) != news::primary_language(language));
    let (headline, body) = (Words::of(item.headline).distinct(), Words::of(item.body_text).distinct());
    other && shingles::common(&headline, &body) * 3 <= headline.len()
}
