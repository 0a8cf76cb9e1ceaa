//! The words of a text as the index holds them: folded, stemmed by the text's language, with their places.
//!
//! Scripts that are written without spaces (Han, kana, Hangul's long forms, Thai and its neighbours) become overlapping
//! pairs of characters, as in Lucene's CJKAnalyzer; the last character of a run stands alone as well, so that every
//! character begins a term and one character can be looked for.

use crate::fold::fold_into;
use crate::stem::Stems;

/// Longer words are not words.
const MAX_BYTES: usize = 120;

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    /// Folded, and stemmed where a language was given.
    pub text: String,
    /// Which word it is, 0 first.
    pub position: usize,
    /// Where it stands in the text, bytes.
    pub from: usize,
    /// Where it ends.
    pub to: usize,
}

/// Whether words of this script have no spaces between them, or carry their particles without one.
pub(crate) fn is_unspaced(c: char) -> bool {
    matches!(c,
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1100}'..='\u{11ff}' | '\u{1780}'..='\u{17ff}' | '\u{3005}'..='\u{3007}'
        | '\u{3040}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}'
        | '\u{f900}'..='\u{faff}' | '\u{ff66}'..='\u{ff9f}' | '\u{20000}'..='\u{3134f}')
}

fn is_mark(c: char) -> bool {
    !c.is_ascii() && unicode_normalization::char::is_combining_mark(c)
}

fn is_letter(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphanumeric() } else { c.is_alphanumeric() || is_mark(c) || c == '\u{640}' }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '＇')
}

/// Where a word of ASCII letters ends that `rest` begins with, where what follows leaves no doubt: the usual case.
fn plain_word(rest: &str) -> Option<usize> {
    let end = rest.bytes().position(|byte| !byte.is_ascii_alphanumeric())?;
    let next = rest.as_bytes().get(end)?;
    (next.is_ascii() && !matches!(next, b'.' | b',')).then_some(end)
}

/// Reads a text word by word; the buffers are kept from word to word.
pub(crate) struct Words<'a> {
    text: &'a str,
    at: usize,
    stems: &'a mut Stems,
    language: usize,
    next_position: usize,
}

impl<'a> Words<'a> {
    /// The words of `text`; of the language with this code their stems, and their folded selves where it is empty.
    pub fn new(text: &'a str, language: &str, stems: &'a mut Stems) -> Self {
        let language = stems.language(language);
        Self { text, at: 0, stems, language, next_position: 0 }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// The next word's text into `text`; gives its place and position.
    pub fn next_into(&mut self, text: &mut String) -> Option<(usize, usize, usize)> {
        loop {
            let rest = self.rest();
            let (skipped, first) = rest.char_indices().find(|(_, c)| is_letter(*c))?;
            let after_apostrophe = self.text.get(..self.at + skipped)?.chars().next_back().is_some_and(is_apostrophe);
            self.at += skipped;
            let from = self.at;
            text.clear();
            let to = if is_unspaced(first) { self.pair(first, text) } else { self.word(text) };
            // The elided article ("l'été"), the ending ("it's"): a letter at an apostrophe is no word.
            let before_apostrophe = self.rest().chars().next().is_some_and(is_apostrophe);
            let is_single = self.text.get(from..to).is_some_and(|word| word.len() == first.len_utf8());
            let is_scrap = is_single && (after_apostrophe || before_apostrophe) && !is_unspaced(first);
            if !is_scrap && !text.is_empty() && to - from <= MAX_BYTES {
                let position = self.next_position;
                self.next_position += 1;
                return Some((position, from, to));
            }
        }
    }

    /// A pair of characters, or the last one of a run. Gives where it ends; goes on after the first.
    fn pair(&mut self, first: char, text: &mut String) -> usize {
        let start = self.at;
        self.at += first.len_utf8();
        while let Some(mark) = self.rest().chars().next().filter(|c| is_mark(*c)) {
            self.at += mark.len_utf8();
        }
        let mut end = self.at;
        if let Some(second) = self.rest().chars().next().filter(|c| is_unspaced(*c)) {
            end += second.len_utf8();
        }
        fold_into(self.text.get(start..end).unwrap_or_default(), text);
        end
    }

    /// A word with its inner dots and commas where they belong to it ("3.5", "U.S."). Gives where it ends.
    fn word(&mut self, text: &mut String) -> usize {
        let start = self.at;
        if let Some(end) = self.initials(text) {
            self.at = end;
            return end;
        }
        let rest = self.rest();
        let end = plain_word(rest).unwrap_or_else(|| Self::word_end(rest));
        self.at = start + end;
        fold_into(rest.get(..end).unwrap_or_default(), text);
        self.stems.stem(self.language, text);
        self.at
    }

    /// Where the word ends that `rest` begins with.
    fn word_end(rest: &str) -> usize {
        let mut characters = rest.char_indices().peekable();
        let mut before = ' ';
        while let Some((place, c)) = characters.next() {
            let goes_on = if is_letter(c) {
                !is_unspaced(c)
            } else {
                matches!(c, '.' | ',')
                    && before.is_ascii_digit()
                    && characters.peek().is_some_and(|(_, next)| next.is_ascii_digit())
            };
            if !goes_on {
                return place;
            }
            before = c;
        }
        rest.len()
    }

    /// Initials with dots between them ("U.S.", "B.B.C") as one word; `None` where it is no such thing.
    fn initials(&self, text: &mut String) -> Option<usize> {
        let bytes = self.rest().as_bytes();
        let mut place = 0;
        while let (Some(letter), Some(b'.')) = (bytes.get(place), bytes.get(place + 1)) {
            if !letter.is_ascii_alphabetic() {
                break;
            }
            text.push(char::from(letter.to_ascii_lowercase()));
            place += 2;
        }
        // A last letter without its dot.
        if let Some(letter) = bytes.get(place).filter(|letter| letter.is_ascii_alphanumeric()) {
            let ends = !bytes.get(place + 1).is_some_and(u8::is_ascii_alphanumeric);
            if text.is_empty() || !ends || !letter.is_ascii_alphabetic() {
                text.clear();
                return None;
            }
            text.push(char::from(letter.to_ascii_lowercase()));
            place += 1;
        }
        if text.len() < 2 {
            text.clear();
            return None;
        }
        Some(self.at + place)
    }
}

/// All words of `text`.
pub(crate) fn words(text: &str, language: &str, stems: &mut Stems) -> Vec<Word> {
    let mut reading = Words::new(text, language, stems);
    let mut found = Vec::new();
    let mut text = String::new();
    while let Some((position, from, to)) = reading.next_into(&mut text) {
        found.push(Word { text: text.clone(), position, from, to });
    }
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn texts(text: &str, language: &str) -> Vec<String> {
        words(text, language, &mut Stems::default()).into_iter().map(|word| word.text).collect()
    }

    #[test]
    fn words_of_every_script() {
        for (text, language, expected) in [
            ("Oslo votes, again.", "", vec!["oslo", "votes", "again"]),
            ("Elections were held", "en", vec!["elect", "were", "held"]),
            ("Trump's U.S. tariffs: 3.5 per cent", "", vec!["trump", "us", "tariffs", "3.5", "per", "cent"]),
            ("The E.U. and the BBC.", "", vec!["the", "eu", "and", "the", "bbc"]),
            ("l’été à Zürich", "", vec!["ete", "a", "zurich"]),
            ("1,000 jobs, 20 cities", "", vec!["1,000", "jobs", "20", "cities"]),
            ("東京で会議", "ja", vec!["東京", "京で", "で会", "会議", "議"]),
            ("BBCは報じた", "ja", vec!["bbc", "は報", "報じ", "じた", "た"]),
            ("정부는 오늘", "ko", vec!["정부", "부는", "는", "오늘", "늘"]),
            ("الانتخابات", "ar", texts("انتخابات", "ar").iter().map(String::as_str).collect()),
            ("e-mail a.m. Plan B.", "", vec!["e", "mail", "am", "plan", "b"]),
            ("... — !", "en", vec![]),
        ] {
            assert_eq!(texts(text, language), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn places_are_in_the_text_and_in_order(text in r"\PC{0,60}") {
            let found = words(&text, "en", &mut Stems::default());
            let mut before = 0;
            for (position, word) in found.iter().enumerate() {
                prop_assert_eq!(word.position, position);
                prop_assert!(word.from >= before && text.get(word.from..word.to).is_some_and(|at| !at.is_empty()));
                before = word.from + 1;
            }
        }
    }
}
