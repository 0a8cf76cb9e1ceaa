//! What of a page is its article: the truth of the data, labels of blocks, and the measure.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use serde_json::Value;

/// A run of tokens, as a number.
type Mark = u64;

fn mark(words: &[Mark]) -> Mark {
    words.iter().fold(words.len() as u64, |sum, word| {
        (sum.rotate_left(5) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(23)
    })
}

/// The tokens of a text, each as a number.
pub fn tokens(text: &str, cjk: bool) -> Vec<Mark> {
    let wide = |c: char| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}');
    let number = |word: &str| {
        let mut hasher = DefaultHasher::new();
        word.hash(&mut hasher);
        hasher.finish()
    };
    let mut found = Vec::new();
    let mut from = None;
    for (at, c) in text.char_indices() {
        let alone = cjk && wide(c);
        if !alone && (c.is_alphanumeric() || c == '_') {
            from = from.or(Some(at));
            continue;
        }
        found.extend(from.take().map(|from| number(&text[from..at])));
        if alone {
            found.push(number(&text[at..at + c.len_utf8()]));
        }
    }
    found.extend(from.map(|from| number(&text[from..])));
    found
}

fn shingles(tokens: &[Mark]) -> HashMap<Mark, usize> {
    let mut counted = HashMap::new();
    if !tokens.is_empty() {
        for window in tokens.windows(tokens.len().min(4)) {
            *counted.entry(mark(window)).or_insert(0) += 1;
        }
    }
    counted
}

/// The true article of a page.
pub struct Truth {
    shingles: HashMap<Mark, usize>,
    lines: HashSet<Mark>,
    optional: HashMap<Mark, usize>,
    optional_lines: HashSet<Mark>,
    tokens: usize,
    cjk: bool,
    /// Whether other extractors agree with it.
    pub sound: bool,
}

/// Shingles of a page: found rightly, found wrongly, missed.
#[derive(Clone, Copy, Default)]
pub struct Counts {
    pub hit: usize,
    pub extra: usize,
    pub missed: usize,
}

impl Truth {
    /// Reads a page's entry in `ground-truth.json`.
    pub fn read(expected: &Value) -> Self {
        let cjk = expected.get("cjk").and_then(Value::as_bool).unwrap_or(false);
        let body = expected.get("articleBody").and_then(Value::as_str).unwrap_or_default();
        let doubt = |name: &str| expected.get(name).and_then(Value::as_f64).unwrap_or(0.0) > 0.15;
        let optional: Vec<Vec<Mark>> = expected
            .get("optional")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .map(|text| tokens(text, cjk))
            .collect();
        let all = tokens(body, cjk);
        let mut truth = Self {
            shingles: shingles(&all),
            lines: body.lines().map(|line| mark(&tokens(line, cjk))).collect(),
            optional: HashMap::new(),
            optional_lines: optional.iter().map(|words| mark(words)).collect(),
            tokens: all.len(),
            cjk,
            sound: !doubt("consensus_extra") && !doubt("consensus_missing"),
        };
        for (shingle, count) in optional.iter().flat_map(|words| shingles(words)) {
            *truth.optional.entry(shingle).or_insert(0) += count;
        }
        truth
    }

    fn is_free(&self, words: &[Mark]) -> bool {
        self.optional_lines.contains(&mark(words)) && !self.lines.contains(&mark(words))
    }

    /// For each block, whether it is of the article, and how much it weighs.
    pub fn labels(&self, texts: &[&str]) -> Vec<(bool, f32)> {
        let blocks: Vec<Vec<Mark>> = texts.iter().map(|text| tokens(text, self.cjk)).collect();
        (0..blocks.len())
            .map(|index| {
                let words = &blocks[index];
                let is_true = if words.len() < 4 {
                    self.lines.contains(&mark(words)) || self.fits_between(&blocks, index)
                } else {
                    let own = shingles(words);
                    own.keys().filter(|shingle| self.shingles.contains_key(*shingle)).count() * 2 > own.len()
                };
                let weight = if !self.sound || self.is_free(words) || words.is_empty() {
                    0.0
                } else {
                    ((words.len() as f32 + 3.0) / (self.tokens as f32 + 20.0)).min(1.0)
                };
                (is_true, weight)
            })
            .collect()
    }

    /// Whether a text too short for a shingle of its own stands in the truth between the words around it.
    fn fits_between(&self, blocks: &[Vec<Mark>], index: usize) -> bool {
        let own = &blocks[index];
        if own.is_empty() {
            return false;
        }
        let before = blocks[..index]
            .iter()
            .rev()
            .find(|words| !words.is_empty())
            .map_or(&[][..], |words| &words[words.len().saturating_sub(3)..]);
        let behind = blocks[index + 1..]
            .iter()
            .find(|words| !words.is_empty())
            .map_or(&[][..], |words| &words[..words.len().min(3)]);
        let line = [before, own, behind].concat();
        let (from, to) = (before.len(), before.len() + own.len());
        line.windows(4)
            .enumerate()
            .any(|(at, window)| at <= from && at + 4 >= to && self.shingles.contains_key(&mark(window)))
    }

    /// Compares a text (a line for each block) with the truth.
    pub fn compare(&self, text: &str) -> Counts {
        let lines = text.lines().map(|line| tokens(line, self.cjk)).filter(|words| !self.is_free(words));
        let found = shingles(&lines.flatten().collect::<Vec<Mark>>());
        let mut counts = Counts::default();
        for (shingle, &count) in &self.shingles {
            let have = found.get(shingle).copied().unwrap_or(0);
            counts.hit += count.min(have);
            counts.missed += count.saturating_sub(have);
        }
        for (shingle, &count) in &found {
            let over = count.saturating_sub(self.shingles.get(shingle).copied().unwrap_or(0));
            counts.extra += over.saturating_sub(self.optional.get(shingle).copied().unwrap_or(0));
        }
        counts
    }

    /// How many tokens a block has, and whether it is worth a word in an error list.
    pub fn describe(&self, text: &str) -> (usize, bool) {
        let words = tokens(text, self.cjk);
        (words.len(), !self.is_free(&words))
    }
}

/// Precision, recall and their harmonic mean, as `score.py` counts them: shares of each page, averaged over pages.
pub fn f1(pages: &[Counts]) -> (f32, f32, f32) {
    let share = |hit: usize, other: usize| (hit + other > 0).then(|| hit as f32 / (hit + other) as f32);
    let mean = |shares: Vec<f32>| shares.iter().sum::<f32>() / shares.len().max(1) as f32;
    let precision = mean(pages.iter().filter_map(|page| share(page.hit, page.extra)).collect());
    let recall = mean(pages.iter().filter_map(|page| share(page.hit, page.missed)).collect());
    (2.0 * precision * recall / (precision + recall).max(f32::MIN_POSITIVE), precision, recall)
}
