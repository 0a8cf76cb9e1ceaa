//! Which of its articles' headlines stands for a story. Nothing is written: the words are a newsroom's own.
//!
//! The headline that says most of what the others say (the medoid over the terms of all) stands for them, unless it is a live
//! blog's, very long or very short, or says what a reader cannot understand without opening it. A headline of many newsrooms'
//! words is rarely the loudest one.

use std::collections::{BTreeMap, BTreeSet};

use news::{ArticleId, TitleId, primary_language};
use wire::copies::ReportId;

/// A headline that may stand for a story.
#[derive(Clone, Copy, Debug)]
pub struct Headline<'a> {
    /// Whose headline it is.
    pub article: ArticleId,
    /// The title that published it.
    pub title: TitleId,
    /// Its report; headlines of one report count as one voice.
    pub report: ReportId,
    /// The headline.
    pub text: &'a str,
    /// BCP 47 tag of the article.
    pub language: &'a str,
    /// When it appeared, microseconds since the Unix epoch.
    pub at_us: i64,
    /// Whether the article is a live blog.
    pub live_blog: bool,
    /// Words of the article's text.
    pub words: u32,
    /// Whether the article has a picture.
    pub pictured: bool,
}

/// Letters between which a headline is neither a label nor a paragraph.
const GOOD_LETTERS: std::ops::RangeInclusive<usize> = 28..=95;
/// Words below which an article is a mere notice.
const NOTICE_WORDS: u32 = 60;
/// How much a newer headline gains on one that is a day older.
const A_DAY_NEWER: f64 = 0.15;
const DAY_US: f64 = 86_400.0 * 1e6;

/// The article whose headline stands for the story; `None` without articles.
#[must_use]
pub fn best_headline(headlines: &[Headline<'_>]) -> Option<ArticleId> {
    let language = most_told_in(headlines);
    let own: Vec<&Headline<'_>> =
        headlines.iter().filter(|headline| primary_language(headline.language) == language).collect();
    let terms: Vec<BTreeSet<String>> =
        own.iter().map(|headline| text::terms::terms(headline.text).into_iter().collect()).collect();
    let weights = weights(&own, &terms);
    let newest_us = own.iter().map(|headline| headline.at_us).max()?;
    let score = |at: usize| -> Option<(f64, &Headline<'_>)> {
        let (headline, terms) = (own.get(at)?, terms.get(at)?);
        let says: f64 = terms.iter().filter_map(|term| weights.get(term.as_str())).sum();
        // A long headline says more because it is long: the square root takes most of that back.
        let dense = says / (terms.len().max(3) as f64).sqrt();
        let days = (newest_us - headline.at_us) as f64 / DAY_US;
        Some((dense * fitness(headline) * (-A_DAY_NEWER * days).exp(), headline))
    };
    let best = (0..own.len()).filter_map(score).max_by(|a, b| {
        // Of equals the earliest, then the lowest id, so that the choice does not hang on the order of rows.
        a.0.total_cmp(&b.0).then(b.1.at_us.cmp(&a.1.at_us)).then(b.1.article.cmp(&a.1.article))
    });
    best.map(|(_, headline)| headline.article)
}

/// The language in which most independent reports tell it; of equals the one that told it first.
fn most_told_in(headlines: &[Headline<'_>]) -> String {
    let mut told: BTreeMap<String, (BTreeSet<ReportId>, i64)> = BTreeMap::new();
    for headline in headlines {
        let entry = told.entry(primary_language(headline.language)).or_insert_with(|| (BTreeSet::new(), i64::MAX));
        entry.0.insert(headline.report);
        entry.1 = entry.1.min(headline.at_us);
    }
    let most = told.into_iter().max_by(|a, b| a.1.0.len().cmp(&b.1.0.len()).then(b.1.1.cmp(&a.1.1)));
    most.map(|(language, _)| language).unwrap_or_default()
}

/// How many voices use each term; copies of one text and headlines of one title are one voice.
fn weights<'t>(own: &[&Headline<'_>], terms: &'t [BTreeSet<String>]) -> BTreeMap<&'t str, f64> {
    let mut voices: BTreeMap<&str, BTreeSet<(ReportId, TitleId)>> = BTreeMap::new();
    for (headline, terms) in own.iter().zip(terms) {
        for term in terms {
            voices.entry(term).or_default().insert((headline.report, headline.title));
        }
    }
    voices.into_iter().map(|(term, voices)| (term, (voices.len() as f64).sqrt())).collect()
}

fn fitness(headline: &Headline<'_>) -> f64 {
    let letters = headline.text.chars().count();
    // Han and kana say in one character what takes three letters elsewhere.
    let letters = letters + 2 * headline.text.chars().filter(|c| text::words::is_han_or_kana(*c)).count();
    let mut fitness = 1.0;
    if !GOOD_LETTERS.contains(&letters) {
        fitness *= 0.7;
    }
    if headline.live_blog {
        fitness *= 0.6;
    }
    if headline.words < NOTICE_WORDS {
        fitness *= 0.9;
    }
    if headline.text.trim_end().ends_with(['?', '？', '؟', '…']) || headline.text.contains("...") {
        fitness *= 0.6;
    }
    if headline.pictured {
        fitness *= 1.05;
    }
    fitness
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headline(article: i64, text: &str) -> Headline<'_> {
        Headline {
            article: ArticleId(article),
            title: TitleId(article),
            report: ReportId(article),
            text,
            language: "en",
            at_us: article * 60_000_000,
            live_blog: false,
            words: 400,
            pictured: false,
        }
    }

    #[test]
    fn the_headline_that_says_what_the_others_say_stands_for_them() {
        let all = [
            headline(1, "You will not believe what happened at the bridge"),
            headline(2, "Storm Hilda closes Oslo bridge to lorries"),
            headline(3, "Oslo bridge closed as Storm Hilda arrives"),
            headline(4, "Lorries turn back at Oslo as storm closes bridge"),
            headline(5, "Live: Storm Hilda"),
        ];
        assert_eq!(best_headline(&all), Some(ArticleId(2)));
    }

    #[test]
    fn a_live_blog_and_a_question_give_way() {
        let mut live = headline(1, "Storm Hilda closes Oslo bridge to lorries");
        live.live_blog = true;
        let question = headline(2, "Will Storm Hilda close the Oslo bridge to lorries?");
        let plain = headline(3, "Storm Hilda closes the bridge at Oslo to lorries");
        assert_eq!(best_headline(&[live, question, plain]), Some(ArticleId(3)));
    }

    #[test]
    fn copies_of_one_text_are_one_voice() {
        let copy = |article: i64| Headline {
            report: ReportId(9),
            title: TitleId(7),
            ..headline(article, "Panic on bridge as monster storm rages")
        };
        let own = [headline(1, "Storm Hilda closes Oslo bridge"), headline(2, "Oslo bridge closed by Storm Hilda")];
        let all: Vec<Headline<'_>> = (10..30).map(copy).chain(own).collect();
        assert!([ArticleId(1), ArticleId(2)].contains(&best_headline(&all).unwrap()));
    }

    #[test]
    fn the_language_of_most_reports_is_spoken() {
        let german = |article: i64, text| Headline { language: "de-DE", ..headline(article, text) };
        let all = [
            headline(1, "Storm closes Oslo bridge"),
            german(2, "Sturm sperrt Brücke in Oslo"),
            german(3, "Brücke in Oslo wegen Sturm gesperrt"),
        ];
        assert_ne!(best_headline(&all), Some(ArticleId(1)));
        assert_eq!(best_headline(&[]), None);
    }
}
