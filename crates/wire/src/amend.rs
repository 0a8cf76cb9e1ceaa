//! Amendments: how a text changed from one revision to the next, what its publisher says about that, and what it does not.
//!
//! [`notes`] reads an article for the notes that publishers print when they correct something; [`amendment`] compares two
//! revisions and judges whether something substantial was changed without such a note. A text that grows is news going on,
//! not a silent edit.

mod notes;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use news::Article;
pub use notes::{Note, NoteKind, notes};
use serde::{Deserialize, Serialize};

/// What changed between two revisions of an article.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Amendment {
    /// Whether the headline has other words.
    pub headline_changed: bool,
    /// Words of sentences that the newer text no longer has.
    pub taken_out: u32,
    /// Words of sentences that only the newer text has.
    pub put_in: u32,
    /// Notes that the newer text prints and the older did not.
    pub notes: Vec<Note>,
    /// Why this is a silent edit: what was changed in substance without a note. Empty where it is none.
    pub silent: Vec<Silent>,
}

impl Amendment {
    /// Whether the publisher says that something was wrong.
    #[must_use]
    pub fn is_corrected(&self) -> bool {
        self.notes.iter().any(|note| note.kind != NoteKind::Update)
    }

    /// Whether something substantial was changed without a word about it.
    #[must_use]
    pub fn is_silent(&self) -> bool {
        !self.silent.is_empty()
    }
}

/// A substantial change that no note speaks of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Silent {
    /// The headline says something else.
    Headline {
        /// The older one.
        before: String,
        /// The newer one.
        after: String,
    },
    /// A number in a sentence that is otherwise the same.
    Number {
        /// As it was.
        before: String,
        /// As it is.
        after: String,
    },
    /// A good part of the text is gone.
    TakenOut {
        /// Words.
        words: u32,
        /// Percent of the older text.
        percent: u32,
    },
}

impl fmt::Display for Silent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Headline { before, after } => {
                write!(f, "the headline was “{before}” and is “{after}”")
            }
            Self::Number { before, after } => {
                write!(f, "“{before}” became “{after}” in a sentence that is otherwise the same")
            }
            Self::TakenOut { words, percent } => write!(f, "{words} words were taken out, {percent}% of the text"),
        }
    }
}

/// Within this time after publishing, and while the publisher's own time of change moves on, changes are news going on.
const DEVELOPING_US: i64 = 24 * 3_600 * 1_000_000;
/// Share of the words, in percent, and their number, from which what is gone is a good part of the text.
const TAKEN_OUT: (u32, u32) = (20, 60);
/// Changed sentences that are put side by side; more is another text.
const COMPARED: usize = 120;
/// Share of the words in common, of the longer sentence, from which two sentences are one that was edited.
const SAME_SENTENCE: f32 = 0.6;
/// Silent edits that are listed.
const LISTED: usize = 5;

/// How `after` differs from `before`.
#[must_use]
pub fn amendment(before: &Article, after: &Article) -> Amendment {
    let old_notes: BTreeSet<String> = notes(before).into_iter().map(|note| note.text).collect();
    let new_notes: Vec<Note> = notes(after).into_iter().filter(|note| !old_notes.contains(&note.text)).collect();
    let (old, new) = (sentences(&before.body_text), sentences(&after.body_text));
    let gone = without(&old, &new);
    let come = without(&new, &old);
    let (old_headline, new_headline) = (headline(before), headline(after));
    let mut amendment = Amendment {
        headline_changed: letters(old_headline) != letters(new_headline),
        taken_out: gone.iter().map(|sentence| count(sentence)).sum(),
        put_in: come.iter().map(|sentence| count(sentence)).sum(),
        notes: new_notes,
        silent: Vec::new(),
    };
    if amendment.notes.is_empty() && !after.live_blog && !before.live_blog && !is_developing(before, after) {
        amendment.silent = silent(&amendment, before, (&gone, &come), (old_headline, new_headline));
    }
    amendment
}

/// Whether the publisher treats it as news going on: it gave a later time of change, within a day of publishing.
fn is_developing(before: &Article, after: &Article) -> bool {
    let Some(modified) = after.modified else { return false };
    let moved_on = before.modified.is_none_or(|before| modified > before);
    let published = before.published.or(after.published);
    moved_on && published.is_none_or(|published| modified.as_microsecond() - published.as_microsecond() < DEVELOPING_US)
}

fn silent(
    amendment: &Amendment,
    before: &Article,
    (gone, come): (&[&str], &[&str]),
    (old_headline, new_headline): (&str, &str),
) -> Vec<Silent> {
    let mut found = Vec::new();
    if amendment.headline_changed && says_something_else(old_headline, new_headline) {
        found.push(Silent::Headline { before: old_headline.to_owned(), after: new_headline.to_owned() });
    }
    if gone.len() <= COMPARED && come.len() <= COMPARED {
        found.extend(changed_numbers(gone, come).into_iter().map(|(before, after)| Silent::Number { before, after }));
    }
    let reworded: u32 = edited_pairs(gone, come).iter().map(|(old, _)| count(old)).sum();
    let words = amendment.taken_out.saturating_sub(reworded);
    let percent = words.saturating_mul(100).checked_div(count(&before.body_text)).unwrap_or_default();
    // A text that took the other's place whole is another reading of the page rather than an edit.
    if percent >= TAKEN_OUT.0 && words >= TAKEN_OUT.1 && percent <= 90 {
        found.push(Silent::TakenOut { words, percent });
    }
    found.truncate(LISTED);
    found
}

/// Whether a headline lost a number or most of its words: more than a word put better.
fn says_something_else(before: &str, after: &str) -> bool {
    if before.is_empty() || after.is_empty() {
        return false;
    }
    let (old, new) = (words(before), words(after));
    let numbers = |words: &BTreeSet<String>| -> BTreeSet<String> {
        words.iter().filter(|word| is_number(word)).cloned().collect()
    };
    let (old_numbers, new_numbers) = (numbers(&old), numbers(&new));
    let other_numbers = !old_numbers.is_empty() && !new_numbers.is_empty() && old_numbers.is_disjoint(&new_numbers);
    other_numbers || likeness(&old, &new) < 0.25
}

/// Numbers that differ in sentences that are otherwise the same, as they were and as they are.
fn changed_numbers(gone: &[&str], come: &[&str]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (old, new) in edited_pairs(gone, come) {
        let numbers = |text: &str| -> Vec<String> { split(text).filter(|word| is_number(word)).collect() };
        let (old, new) = (numbers(old), numbers(new));
        if old.len() != new.len() {
            continue;
        }
        found.extend(old.into_iter().zip(new).filter(|(old, new)| old != new));
    }
    found
}

/// Sentences that are gone, each with the one that came in its place.
fn edited_pairs<'a>(gone: &[&'a str], come: &[&'a str]) -> Vec<(&'a str, &'a str)> {
    let new: Vec<BTreeSet<String>> = come.iter().take(COMPARED).map(|sentence| words(sentence)).collect();
    let mut taken = BTreeSet::new();
    let mut pairs = Vec::new();
    for old in gone.iter().take(COMPARED) {
        let old_words = words(old);
        let alike = new.iter().enumerate().filter(|(index, _)| !taken.contains(index));
        let best = alike.map(|(index, new)| (likeness(&old_words, new), index)).max_by(|a, b| a.0.total_cmp(&b.0));
        if let Some((share, index)) = best
            && share >= SAME_SENTENCE
            && let Some(new) = come.get(index)
        {
            taken.insert(index);
            pairs.push((*old, *new));
        }
    }
    pairs
}

/// Share of the words in common, of the longer one's.
fn likeness(one: &BTreeSet<String>, other: &BTreeSet<String>) -> f32 {
    let longer = one.len().max(other.len());
    #[expect(clippy::cast_precision_loss, reason = "words of a sentence")]
    if longer == 0 { 1.0 } else { one.intersection(other).count() as f32 / longer as f32 }
}

/// The sentences of `one` that `other` does not have; layout, case and punctuation do not count.
fn without<'a>(one: &[&'a str], other: &[&str]) -> Vec<&'a str> {
    let mut left: BTreeMap<String, usize> = BTreeMap::new();
    for sentence in other {
        *left.entry(letters(sentence)).or_default() += 1;
    }
    one.iter()
        .copied()
        .filter(|sentence| match left.get_mut(&letters(sentence)) {
            Some(count) if *count > 0 => {
                *count -= 1;
                false
            }
            _ => true,
        })
        .collect()
}

fn sentences(text: &str) -> Vec<&str> {
    crate::first::sentences(text)
        .map(str::trim)
        .filter(|sentence| sentence.chars().any(char::is_alphanumeric))
        .collect()
}

fn headline(article: &Article) -> &str {
    article.title.as_deref().unwrap_or_default().trim()
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn words(text: &str) -> BTreeSet<String> {
    split(text).collect()
}

/// Words in lower case; characters one by one where the script has no spaces. A number keeps its points.
fn split(text: &str) -> impl Iterator<Item = String> {
    let edges = |c: char| !c.is_alphanumeric();
    text.split_whitespace().map(move |word| word.trim_matches(edges)).filter(|word| !word.is_empty()).flat_map(|word| {
        if word.chars().any(text::words::is_han_or_kana) {
            word.chars().filter(|c| c.is_alphanumeric()).map(String::from).collect::<Vec<_>>()
        } else {
            vec![word.to_lowercase()]
        }
    })
}

fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_numeric())
}

fn count(text: &str) -> u32 {
    u32::try_from(split(text).count()).unwrap_or(u32::MAX)
}
