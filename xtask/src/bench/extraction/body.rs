//! How much of an article's body was found: multisets of shingles of four tokens.
//!
//! This is the measure of scrapinghub/article-extraction-benchmark: on each page the true, false and missed shingles are
//! divided by their sum; precision is the mean over pages with a prediction, recall over pages with a truth.

use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use regex::Regex;

/// Tokens in a shingle.
const SHINGLE: usize = 4;
/// Han and kana, one token a character where the truth asks for it.
const CJK: &str = r"\x{3040}-\x{30ff}\x{3400}-\x{4dbf}\x{4e00}-\x{9fff}\x{f900}-\x{faff}";

/// Runs of word characters. Not `\w`: marks do not belong to words in the measure that is followed here.
pub static WORD: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"[\p{L}\p{N}_]+").ok());
static CJK_OR_WORD: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(&format!(r"[{CJK}]|[[\p{{L}}\p{{N}}_]--[{CJK}]]+")).ok());

/// Shares of true, false and missed shingles on one page; they sum to 1, or to 0 where both sides are empty.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Shares {
    /// In truth and prediction.
    pub right: f64,
    /// Only in the prediction.
    pub extra: f64,
    /// Only in the truth.
    pub missed: f64,
}

impl Shares {
    /// F1 of this page alone.
    pub fn f1(self) -> f64 {
        if self.right + self.extra + self.missed == 0.0 {
            1.0
        } else {
            2.0 * self.right / (2.0 * self.right + self.extra + self.missed)
        }
    }
}

/// The tokens of `text`.
pub fn tokens(text: &str, by_character: bool) -> Vec<&str> {
    let pattern = if by_character { &*CJK_OR_WORD } else { &*WORD };
    pattern.as_ref().map(|pattern| pattern.find_iter(text).map(|found| found.as_str()).collect()).unwrap_or_default()
}

type Counts<'text> = HashMap<Vec<&'text str>, i64>;

fn shingles<'text>(tokens: &[&'text str]) -> Counts<'text> {
    let mut counts = Counts::new();
    if tokens.is_empty() {
        return counts;
    }
    for window in tokens.windows(SHINGLE.min(tokens.len())) {
        *counts.entry(window.to_vec()).or_default() += 1;
    }
    counts
}

/// Compares a predicted body with the true one. What is in `optional` may be kept or dropped free of charge.
pub fn compare(truth: &str, prediction: &str, optional: &[&str], by_character: bool) -> Shares {
    let kept = without_optional_lines(truth, prediction, optional, by_character);
    let (wanted, found) = (shingles(&tokens(truth, by_character)), shingles(&tokens(&kept, by_character)));
    let mut free = Counts::new();
    for text in optional {
        for (shingle, count) in shingles(&tokens(text, by_character)) {
            *free.entry(shingle).or_default() += count;
        }
    }
    let (mut right, mut extra, mut missed) = (0_i64, 0_i64, 0_i64);
    for shingle in wanted.keys().chain(found.keys().filter(|shingle| !wanted.contains_key(*shingle))) {
        let (x, y) = (wanted.get(shingle).copied().unwrap_or(0), found.get(shingle).copied().unwrap_or(0));
        right += x.min(y);
        missed += (x - y).max(0);
        extra += ((y - x).max(0) - free.get(shingle).copied().unwrap_or(0)).max(0);
    }
    let sum = (right + extra + missed) as f64;
    if sum == 0.0 {
        Shares::default()
    } else {
        Shares { right: right as f64 / sum, extra: extra as f64 / sum, missed: missed as f64 / sum }
    }
}

/// The prediction without the lines that equal an optional text and are no line of the truth.
fn without_optional_lines(truth: &str, prediction: &str, optional: &[&str], by_character: bool) -> String {
    if optional.is_empty() {
        return prediction.to_owned();
    }
    let drop: HashSet<Vec<&str>> = optional.iter().map(|text| tokens(text, by_character)).collect();
    let core: HashSet<Vec<&str>> = lines(truth).map(|line| tokens(line, by_character)).collect();
    let kept = lines(prediction).filter(|line| {
        let tokens = tokens(line, by_character);
        tokens.is_empty() || !drop.contains(&tokens) || core.contains(&tokens)
    });
    kept.collect::<Vec<_>>().join("\n")
}

/// Lines as Unicode ends them.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split(['\n', '\r', '\u{b}', '\u{c}', '\u{1c}', '\u{1d}', '\u{1e}', '\u{85}', '\u{2028}', '\u{2029}'])
}

/// F1, precision and recall over pages.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Summary {
    /// Harmonic mean of the two below.
    pub f1: f64,
    /// Mean over pages with a prediction.
    pub precision: f64,
    /// Mean over pages with a truth.
    pub recall: f64,
}

/// Sums up `pages`.
pub fn summary(pages: &[Shares]) -> Summary {
    let precision = mean(
        pages.iter().filter(|page| page.right + page.extra > 0.0).map(|page| page.right / (page.right + page.extra)),
    );
    let recall = mean(
        pages.iter().filter(|page| page.right + page.missed > 0.0).map(|page| page.right / (page.right + page.missed)),
    );
    let f1 = if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 };
    Summary { f1, precision, recall }
}

/// Standard deviation of F1 when the pages are drawn anew `rounds` times.
pub fn bootstrap(pages: &[Shares], rounds: usize) -> f64 {
    // Any fixed sequence of numbers will do: this one is Knuth's (The Art of Computer Programming, 3.3.4).
    let mut state = 7_u64;
    let mut draw = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % pages.len().max(1)
    };
    let f1s: Vec<f64> = (0..rounds)
        .map(|_| summary(&pages.iter().filter_map(|_| pages.get(draw()).copied()).collect::<Vec<_>>()).f1)
        .collect();
    let middle = mean(f1s.iter().copied());
    (f1s.iter().map(|f1| (f1 - middle).powi(2)).sum::<f64>() / (f1s.len().max(2) - 1) as f64).sqrt()
}

/// The mean, 0 of nothing.
pub fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let (sum, count) = values.fold((0.0, 0_usize), |(sum, count), value| (sum + value, count + 1));
    if count == 0 { 0.0 } else { sum / count as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_bodies_are_right_and_others_are_counted_by_shingles() {
        assert_eq!(compare("a b c d e", "a, b; c d e!", &[], false), Shares { right: 1.0, extra: 0.0, missed: 0.0 });
        // a b c d | b c d e  against  b c d e | c d e f: one right, one extra, one missed.
        let third = 1.0 / 3.0;
        assert_eq!(compare("a b c d e", "b c d e f", &[], false), Shares { right: third, extra: third, missed: third });
        assert_eq!(compare("", "", &[], false), Shares::default());
    }

    #[test]
    fn optional_lines_cost_nothing() {
        let kept = compare(
            "one two three four five",
            "The headline of it\none two three four five",
            &["The headline of it"],
            false,
        );
        assert_eq!(kept.f1(), 1.0);
    }

    #[test]
    fn han_and_kana_are_tokens_of_their_own_where_asked() {
        assert_eq!(tokens("東京 2026年", true), ["東", "京", "2026", "年"]);
        assert_eq!(tokens("東京 2026年", false), ["東京", "2026年"]);
    }

    #[test]
    fn marks_end_a_word_as_in_the_measure_that_is_followed() {
        assert_eq!(tokens("हिन्दी", false).len(), 3);
    }

    #[test]
    fn pages_without_a_prediction_count_for_recall_only() {
        let pages = [Shares { right: 1.0, extra: 0.0, missed: 0.0 }, Shares { right: 0.0, extra: 0.0, missed: 1.0 }];
        assert_eq!(summary(&pages), Summary { f1: 2.0 / 3.0, precision: 1.0, recall: 0.5 });
        assert!(bootstrap(&pages, 50) > 0.0);
    }
}
