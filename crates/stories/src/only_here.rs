//! What only one report of a story says: whole sentences, word for word, each with its source.
//!
//! A sentence is only in one report where no sentence of any other report shares most of its weighty terms. What is worth showing
//! says something: it has names or numbers, stands early in its text and is of a length that can be read at a glance.

use std::collections::{BTreeMap, BTreeSet};

use news::ArticleId;
use unicode_segmentation::UnicodeSegmentation as _;
use wire::copies::ReportId;

/// The text of one report of a story: of its source, or of the fullest copy.
#[derive(Clone, Copy, Debug)]
pub struct ReportText<'a> {
    /// Which report.
    pub report: ReportId,
    /// The article whose text it is.
    pub article: ArticleId,
    /// Its language; sentences are compared within one.
    pub language: &'a str,
    /// The body as plain text.
    pub body_text: &'a str,
}

/// A sentence that only one report has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnlyHere {
    /// Whose sentence it is.
    pub article: ArticleId,
    /// Word for word.
    pub sentence: String,
}

/// Sentences of a text that are looked at.
const SENTENCES: usize = 60;
/// Letters of a sentence that can be read at a glance.
const LETTERS: std::ops::RangeInclusive<usize> = 60..=320;
/// Share of a sentence's weight that another sentence may have too.
const SHARED: f64 = 0.4;
/// Bytes of a body that are looked at.
const BODY_BYTES: usize = 24_000;

struct Sentence<'a> {
    text: &'a str,
    terms: BTreeSet<String>,
    place: usize,
}

/// At most one sentence of each report, in the order of `reports`; none of a report that says what the others say, or that is alone
/// in its language.
#[must_use]
pub fn only_here(reports: &[ReportText<'_>]) -> Vec<OnlyHere> {
    let read: Vec<(String, Vec<Sentence<'_>>)> =
        reports.iter().map(|report| (news::primary_language(report.language), sentences(report.body_text))).collect();
    let rarity = rarity(&read);
    reports
        .iter()
        .enumerate()
        .filter_map(|(at, report)| {
            let (language, own) = read.get(at)?;
            let others: Vec<&Sentence<'_>> = read
                .iter()
                .enumerate()
                .filter(|(other, (spoken, _))| *other != at && spoken == language)
                .flat_map(|(_, (_, sentences))| sentences)
                .collect();
            if others.is_empty() {
                return None;
            }
            let best = own
                .iter()
                .filter(|sentence| {
                    is_readable(sentence.text) && !others.iter().any(|other| says(other, sentence, &rarity))
                })
                .map(|sentence| (worth(sentence, &rarity), sentence))
                .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.place.cmp(&a.1.place)))?;
            Some(OnlyHere { article: report.article, sentence: best.1.text.to_owned() })
        })
        .collect()
}

fn sentences(body: &str) -> Vec<Sentence<'_>> {
    let end = (0..=BODY_BYTES.min(body.len())).rev().find(|at| body.is_char_boundary(*at)).unwrap_or_default();
    body.get(..end)
        .unwrap_or_default()
        .lines()
        .flat_map(|line| line.unicode_sentences())
        .map(str::trim)
        .filter(|sentence| !sentence.is_empty())
        .take(SENTENCES)
        .enumerate()
        .map(|(place, text)| Sentence { text, terms: text::terms::terms(text).into_iter().collect(), place })
        .collect()
}

/// How rare each term is among the sentences of the story: ln of how many sentences there are for one that has it.
fn rarity(read: &[(String, Vec<Sentence<'_>>)]) -> BTreeMap<String, f64> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut all = 0_usize;
    for sentence in read.iter().flat_map(|(_, sentences)| sentences) {
        all += 1;
        for term in &sentence.terms {
            *counts.entry(term).or_default() += 1;
        }
    }
    counts.into_iter().map(|(term, count)| (term.to_owned(), (1.0 + all as f64 / count as f64).ln())).collect()
}

/// Whether `other` says a good part of what `sentence` says.
fn says(other: &Sentence<'_>, sentence: &Sentence<'_>, rarity: &BTreeMap<String, f64>) -> bool {
    let weight = |term: &String| rarity.get(term).copied().unwrap_or_default();
    let all: f64 = sentence.terms.iter().map(weight).sum();
    let shared: f64 = sentence.terms.intersection(&other.terms).map(weight).sum();
    all > 0.0 && shared > SHARED * all
}

fn is_readable(sentence: &str) -> bool {
    let letters = sentence.chars().count();
    let letters = letters + 2 * sentence.chars().filter(|c| text::words::is_han_or_kana(*c)).count();
    let ends = sentence.trim_end_matches(['"', '”', '“', '»', '«', '’', '\'', ')', '」', '』']);
    LETTERS.contains(&letters) && ends.ends_with(['.', '!', '?', '。', '！', '？', '؟', '।'])
}

/// How much a sentence is worth showing: names and numbers count, and what stands early.
fn worth(sentence: &Sentence<'_>, rarity: &BTreeMap<String, f64>) -> f64 {
    let weight: f64 = sentence.terms.iter().filter_map(|term| rarity.get(term)).sum();
    let names = text::words::iter(sentence.text)
        .skip(1)
        .filter(|word| word.chars().next().is_some_and(|c| c.is_uppercase() || c.is_numeric()))
        .count()
        .min(6);
    let early = 1.0 / (1.0 + sentence.place as f64 / 20.0);
    weight.sqrt() * (1.0 + names as f64 / 3.0) * early
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(article: i64, body_text: &str) -> ReportText<'_> {
        ReportText { report: ReportId(article), article: ArticleId(article), language: "en", body_text }
    }

    const COMMON: &str =
        "The bridge at Oslo was closed to lorries on Monday as Storm Hilda arrived from the west with heavy rain.";

    #[test]
    fn a_sentence_that_only_one_report_has_is_given_word_for_word() {
        let own = "Engineers had warned the Ministry of Transport in March that 14 of the cables were corroded.";
        let first = format!("{COMMON} {own}");
        let second = format!(
            "Storm Hilda arrived from the west on Monday and the bridge at Oslo was closed to lorries. {COMMON}"
        );
        let found = only_here(&[text(1, &first), text(2, &second)]);
        assert_eq!(found, [OnlyHere { article: ArticleId(1), sentence: own.to_owned() }]);
    }

    #[test]
    fn the_same_words_in_another_order_are_not_new() {
        let first =
            "Two ferries between Horten and Moss were cancelled until Tuesday morning because of the high waves.";
        let second =
            "Because of the high waves two ferries between Horten and Moss were cancelled until Tuesday morning.";
        assert_eq!(only_here(&[text(1, first), text(2, second)]), []);
    }

    #[test]
    fn a_report_without_others_in_its_language_has_nothing_of_its_own() {
        let own = "Engineers had warned the Ministry of Transport in March that 14 of the cables were corroded.";
        assert_eq!(only_here(&[text(1, own)]), []);
        let german = ReportText {
            language: "de",
            ..text(2, "Die Brücke in Oslo wurde am Montag wegen des Sturms für Lastwagen gesperrt.")
        };
        assert_eq!(only_here(&[text(1, own), german]), []);
    }

    #[test]
    fn fragments_and_captions_are_left_out() {
        let first = format!(
            "{COMMON} Photograph: Ola Nordmann, Bergen 2024, with 12 lorries and a ferry behind the old pier at noon"
        );
        assert_eq!(only_here(&[text(1, &first), text(2, COMMON)]), []);
    }
}
