//! Text to words: each with its stem, its case and whether it is a number.
//!
//! One reader for all languages: runs of letters and digits, overlapping pairs of characters where a script is written without
//! spaces, and a light stemmer that drops common endings. Finer stemmers exist for some languages; a light one for all keeps one
//! set of thresholds for all.

use crate::hash::{self, Growing};

/// Words of a headline that are read.
pub(crate) const HEADLINE_WORDS: usize = 60;
/// Words of a body that are read.
pub(crate) const BODY_WORDS: usize = 240;

/// A word of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    /// The word in lower case.
    pub word: u32,
    /// Without its ending.
    pub stem: u32,
    /// Its first five characters.
    pub stub: u32,
    /// Starts with a capital letter.
    pub capital: bool,
    /// Starts with a digit.
    pub number: bool,
    /// Opens a sentence, a quotation or a clause after a colon.
    pub opens: bool,
    /// Where it stands in its text, bytes.
    pub from: u32,
    /// Where it ends.
    pub to: u32,
}

/// Scripts written without spaces between words: Han, kana, Thai; and Hangul, whose particles stick to words.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{ac00}'..='\u{d7af}' | '\u{0e00}'..='\u{0e7f}')
}

/// The digit `c` stands for, in the scripts that news is written in.
pub(crate) fn digit(c: char) -> Option<char> {
    let offset = match c {
        '0'..='9' => return Some(c),
        '\u{0660}'..='\u{0669}' => c as u32 - 0x0660,
        '\u{06f0}'..='\u{06f9}' => c as u32 - 0x06f0,
        '\u{0966}'..='\u{096f}' => c as u32 - 0x0966,
        '\u{ff10}'..='\u{ff19}' => c as u32 - 0xff10,
        _ => return None,
    };
    char::from_digit(offset, 10)
}

/// Endings that words of Latin script lose, longest first.
const LATIN_ENDINGS: [&str; 17] =
    ["ungen", "ung", "ings", "ing", "ies", "ied", "ern", "ers", "en", "es", "ed", "er", "em", "s", "e", "n", "ı"];

/// What French and Italian tie to the next word.
const ELIDED: [&str; 22] = [
    "l", "d", "c", "j", "m", "n", "s", "t", "qu", "jusqu", "lorsqu", "puisqu", "un", "dell", "all", "nell", "sull",
    "dall", "quell", "coll", "gl", "sant",
];

/// `word` (in lower case) without its ending: a light stemmer.
fn stem(word: &str) -> &str {
    let Some(first) = word.chars().next() else { return word };
    match first {
        '\u{0400}'..='\u{04ff}' => {
            // Cyrillic: cases and persons are in the last two or three letters.
            let letters = word.chars().count();
            let kept = if letters >= 9 {
                letters - 3
            } else if letters >= 6 {
                letters - 2
            } else {
                letters.clamp(4, 5)
            };
            word.char_indices().nth(kept).map_or(word, |(end, _)| word.get(..end).unwrap_or(word))
        }
        '\u{0600}'..='\u{06ff}' => {
            // Arabic: the article and what is written together with it.
            let bare = ["وال", "بال", "كال", "فال", "ال", "لل"].iter().find_map(|prefix| word.strip_prefix(prefix));
            bare.filter(|bare| bare.chars().count() >= 3).unwrap_or(word)
        }
        _ => {
            if word.len() < 5 || (!word.is_ascii() && word.chars().count() < 6) {
                return word;
            }
            let cut = LATIN_ENDINGS.iter().find_map(|ending| word.strip_suffix(ending).filter(|rest| rest.len() >= 4));
            cut.unwrap_or(word)
        }
    }
}

/// A word being read.
#[derive(Default)]
struct Open {
    letters: String,
    capital: bool,
    number: bool,
    from: usize,
}

impl Open {
    /// Ends the word; gives it unless it is a single letter.
    fn close(&mut self, opens: &mut bool, to: usize) -> Option<Word> {
        while self.letters.ends_with(['\'', '’', '.']) {
            self.letters.pop();
        }
        if self.letters.is_empty() {
            return None;
        }
        for possessive in ["'s", "’s"] {
            if let Some(owner) = self.letters.strip_suffix(possessive) {
                let length = owner.len();
                self.letters.truncate(length);
            }
        }
        let single = self.letters.chars().nth(1).is_none();
        let word = (!self.letters.is_empty() && (!single || self.number)).then(|| {
            let text = self.letters.as_str();
            let stem = if self.number { text } else { stem(text) };
            let stub = text.char_indices().nth(5).map_or(text, |(end, _)| text.get(..end).unwrap_or(text));
            Word {
                word: hash::short(text.as_bytes(), 0),
                stem: hash::short(stem.as_bytes(), 1),
                stub: hash::short(stub.as_bytes(), 2),
                capital: self.capital,
                number: self.number,
                opens: *opens,
                from: u32::try_from(self.from).unwrap_or(u32::MAX),
                to: u32::try_from(to).unwrap_or(u32::MAX),
            }
        });
        *opens = false;
        self.letters.clear();
        word
    }
}

/// Appends the first `limit` words of `text` to `words`.
pub(crate) fn read(text: &str, limit: usize, words: &mut Vec<Word>) {
    let most = words.len() + limit;
    let mut open = Open::default();
    let mut opens = true;
    let mut unspaced: Option<(usize, char)> = None;
    for (at, c) in text.char_indices() {
        if words.len() >= most {
            return;
        }
        if is_unspaced(c) {
            words.extend(open.close(&mut opens, at));
            if let Some((from, before)) = unspaced {
                words.push(pair_of_characters(before, c, from, at + c.len_utf8()));
            }
            unspaced = Some((at, c));
            continue;
        }
        unspaced = None;
        if c.is_alphanumeric() {
            if open.letters.is_empty() {
                open.capital = c.is_uppercase();
                open.number = digit(c).is_some();
                open.from = at;
            }
            if c.is_ascii() {
                open.letters.push(c.to_ascii_lowercase());
            } else if let Some(digit) = digit(c) {
                open.letters.push(digit);
            } else {
                open.letters.extend(c.to_lowercase());
            }
        } else if matches!(c, '\'' | '’') && !open.letters.is_empty() {
            if ELIDED.contains(&open.letters.as_str()) {
                open.letters.clear();
                continue;
            }
            open.letters.push(c);
        } else if matches!(c, '.' | ',') && open.number && !open.letters.is_empty() {
            open.letters.push('.');
        } else if !matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{064b}'..='\u{0652}') {
            words.extend(open.close(&mut opens, at));
            opens |= matches!(c, '.' | '!' | '?' | ':' | '\n' | '"' | '“' | '„' | '«' | '|' | '»');
        }
    }
    if words.len() < most {
        words.extend(open.close(&mut opens, text.len()));
    }
}

fn pair_of_characters(one: char, other: char, from: usize, to: usize) -> Word {
    let mut grown = Growing::new(3);
    grown.add(&u32::from(one).to_le_bytes());
    grown.add(&u32::from(other).to_le_bytes());
    let word = grown.short();
    Word {
        word,
        stem: word,
        stub: word,
        capital: false,
        number: false,
        opens: false,
        from: u32::try_from(from).unwrap_or(u32::MAX),
        to: u32::try_from(to).unwrap_or(u32::MAX),
    }
}

#[cfg(test)]
mod tests {
    use super::{Word, read};

    fn words(text: &str) -> Vec<(&str, Word)> {
        let mut words = Vec::new();
        read(text, 100, &mut words);
        words.into_iter().map(|word| (text.get(word.from as usize..word.to as usize).unwrap(), word)).collect()
    }

    #[test]
    fn words_are_read_in_every_script() {
        for (text, expected) in [
            ("Ministers agree: Oslo’s bridge closes", vec!["Ministers", "agree", "Oslo’s", "bridge", "closes"]),
            ("東京で会議", vec!["東京", "京で", "で会", "会議"]),
            ("وقال الوزير اليوم", vec!["وقال", "الوزير", "اليوم"]),
            ("l’economia dell'Italia", vec!["economia", "Italia"]),
            ("Правительство решило", vec!["Правительство", "решило"]),
            ("3,500 killed in 2026", vec!["3,500", "killed", "in", "2026"]),
            ("", vec![]),
        ] {
            let found: Vec<&str> = words(text).iter().map(|(text, _)| *text).collect();
            assert_eq!(found, expected);
        }
    }

    #[test]
    fn forms_of_a_word_share_a_stem() {
        for (one, other) in [
            ("bridges", "bridge"),
            ("strikes", "strike"),
            ("Oslo’s", "Oslo"),
            ("الوزير", "وزير"),
            ("правительства", "правительство"),
            ("Verhandlungen", "Verhandlung"),
        ] {
            assert_eq!(words(one)[0].1.stem, words(other)[0].1.stem, "{one} and {other}");
        }
        assert_ne!(words("2025")[0].1.stem, words("2026")[0].1.stem);
        assert_eq!(words("٢٠٢٦")[0].1.stem, words("2026")[0].1.stem);
    }

    #[test]
    fn sentences_are_opened() {
        let opens: Vec<bool> = words("Oslo votes. Bergen waits: Nobody").iter().map(|(_, word)| word.opens).collect();
        assert_eq!(opens, [true, false, true, false, true]);
    }
}
