//! What an article says as it is comparable between languages: names, numbers, dates, places and things.
//!
//! Names are compared by the beginning of their plain form and by their consonants (`plain`), numbers by their value however they are
//! grouped, dates by day and month, places and common things by a small glossary. Other words of the lead count too, less: many
//! languages of Europe share them (economía, economia, économie, economy).

use crate::article::Form;
use crate::glossary::{self, Glossary, Meaning};
use crate::hash;
use crate::language::Language;
use crate::plain::{self, Skeleton};
use crate::words::{self, Word};

/// Entries of an article that are kept for comparing it with other languages.
pub(crate) const BRIDGE_WORDS: usize = 48;
/// Letters that are compared of a name.
const LETTERS: usize = 5;
/// Letters of a name that make it the same name and not only one that begins alike.
const WHOLE: usize = 12;

/// The sorts of entries, in the three lowest bits of their hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    Word = 0,
    Name = 1,
    Number = 2,
    Thing = 3,
    Bones = 4,
    Date = 5,
}

/// Which bits say the sort.
const SORT: u32 = 7;

fn key(bytes: &[u8], sort: Sort) -> u32 {
    (hash::short(bytes, 4) & !SORT) | sort as u32
}

/// What entries are about, for the judge: 0 names, 1 numbers and dates, 2 places and things, 3 other words.
pub(crate) fn group(key: u32) -> usize {
    match key & SORT {
        1 | 4 => 0,
        2 | 5 => 1,
        3 => 2,
        _ => 3,
    }
}

/// The entries of an article, being gathered.
struct Gathered<'a> {
    headline: &'a str,
    body: &'a str,
    headline_words: usize,
    language: &'a Language,
    found: Vec<(u32, f32)>,
    forms: Vec<(u32, Form)>,
    dates: [u16; DATES],
    folded: String,
    sounded: String,
}

/// What is comparable of an article.
#[derive(Clone, Debug, Default)]
pub(crate) struct Bridge {
    /// Entries with weights, of length one together, sorted by hash.
    pub entries: Vec<(u32, f32)>,
    /// Where each stands.
    pub forms: Vec<(u32, Form)>,
    /// The first days that it names, as 32 x month + day; zero for none.
    pub dates: [u16; DATES],
}

/// Days of an article that are remembered.
pub(crate) const DATES: usize = 4;

/// What another language, or another report, might share of an article.
pub(crate) fn bridge(
    headline: &str,
    body: &str,
    words: &[Word],
    headline_words: usize,
    language: &Language,
    code: &str,
) -> Bridge {
    let glossary = glossary::of(code);
    let mut gathered = Gathered {
        headline,
        body,
        headline_words,
        language,
        found: Vec::with_capacity(words.len() * 2),
        forms: Vec::with_capacity(words.len() * 2),
        dates: [0; DATES],
        folded: String::new(),
        sounded: String::new(),
    };
    let mut at = 0;
    while at < words.len() {
        // A run of words that means one thing is that thing, and its words say no more.
        at += gathered.thing(words, at, glossary).max(1);
    }
    if matches!(code, "zh" | "ja") {
        gathered.unspaced();
    }
    Bridge { entries: condense(gathered.found), forms: gathered.forms, dates: gathered.dates }
}

impl Gathered<'_> {
    fn text(&self, word: &Word, at: usize) -> &str {
        let text = if at < self.headline_words { self.headline } else { self.body };
        text.get(word.from as usize..word.to as usize).unwrap_or_default()
    }

    fn add(&mut self, key: u32, weight: f32, word: &Word, at: usize) {
        let place = if at < self.headline_words { 1.5 } else { 1.0 };
        self.found.push((key, weight * place));
        let form = Form {
            in_headline: at < self.headline_words,
            from: word.from,
            to: word.to,
            is_name: key & SORT == Sort::Name as u32,
            is_number: word.number,
        };
        self.forms.push((key, form));
    }

    /// Adds what begins at a word; how many words it takes.
    fn thing(&mut self, words: &[Word], at: usize, glossary: Option<&Glossary>) -> usize {
        let Some(word) = words.get(at) else { return 1 };
        if word.number {
            self.number(word, at);
            return 1;
        }
        let Some((length, meanings)) = glossary.and_then(|glossary| glossary.find(words.get(at..)?)) else {
            self.word(word, at);
            return 1;
        };
        let rarity = self.language.rarity(word.stem);
        let last = words.get(at + length - 1).unwrap_or(word);
        let whole = Word { to: last.to, ..*word };
        let mut means = false;
        for meaning in meanings {
            match meaning {
                Meaning::Concept(concept) => {
                    self.add((concept & !SORT) | Sort::Thing as u32, rarity, &whole, at);
                    means = true;
                }
                Meaning::Month(month) => means |= self.date(words, at, month),
            }
        }
        if !means {
            self.word(word, at);
            return 1;
        }
        length
    }

    /// A day of a month beside the month's name.
    fn date(&mut self, words: &[Word], at: usize, month: u8) -> bool {
        let behind = [at.checked_sub(1), at.checked_sub(2), Some(at + 1), Some(at + 2)];
        let day = behind.into_iter().flatten().find_map(|near| {
            let number = words.get(near).filter(|word| word.number)?;
            value(self.text(number, near)).parse::<u8>().ok().filter(|day| (1..=31).contains(day))
        });
        let Some((day, word)) = day.zip(words.get(at)) else { return false };
        self.note(month, day);
        self.add(key(&[month, day], Sort::Date), self.language.greatest_rarity() * 0.7, word, at);
        true
    }

    fn note(&mut self, month: u8, day: u8) {
        let date = u16::from(month) * 32 + u16::from(day);
        if !self.dates.contains(&date)
            && let Some(free) = self.dates.iter_mut().find(|place| **place == 0)
        {
            *free = date;
        }
    }

    fn number(&mut self, word: &Word, at: usize) {
        let value = value(self.text(word, at));
        let says = match value.len() {
            0 => return,
            1 => 0.3,
            2 => 0.6,
            4 if value.starts_with("20") || value.starts_with("19") => 0.4,
            _ => 1.0,
        };
        let rarity = self.language.rarity(word.stem);
        self.add(key(value.as_bytes(), Sort::Number), says * rarity, word, at);
    }

    fn word(&mut self, word: &Word, at: usize) {
        let (mut folded, mut sounded) = (std::mem::take(&mut self.folded), std::mem::take(&mut self.sounded));
        folded.clear();
        sounded.clear();
        plain::fold(bare(self.text(word, at)), &mut folded);
        let is_name = word.capital && (!word.opens || self.language.capital_share(word.word) > 0.5);
        let rarity = self.language.rarity(word.stem);
        let is_latin = folded.is_ascii();
        if is_latin {
            plain::sound(&folded, &mut sounded);
            let letters = sounded.len();
            let beginning = sounded.get(..LETTERS.min(letters)).unwrap_or_default().as_bytes();
            if is_name && letters >= 2 {
                self.add(key(beginning, Sort::Name), rarity, word, at);
                if letters > LETTERS {
                    let whole = sounded.get(..WHOLE.min(letters)).unwrap_or_default().as_bytes();
                    self.add(key(whole, Sort::Name), rarity * 0.5, word, at);
                }
            } else if letters >= LETTERS {
                self.add(key(beginning, Sort::Word), rarity * 0.5, word, at);
            }
        }
        let is_arabic = folded.starts_with(|c| ('\u{0600}'..='\u{06ff}').contains(&c));
        if ((is_latin && is_name) || is_arabic)
            && let Some(bones) = Skeleton::of(if is_latin { &sounded } else { without_article(&folded) })
        {
            let says = if bones.len() > 3 { 0.5 } else { 0.25 };
            self.add(key(bones.as_bytes(), Sort::Bones), rarity * says, word, at);
        }
        (self.folded, self.sounded) = (folded, sounded);
    }

    /// Names and dates of Chinese and Japanese, which are written without spaces.
    fn unspaced(&mut self) {
        for (text, in_headline) in [(self.headline, true), (self.body, false)] {
            let end = text.char_indices().nth(words::BODY_WORDS).map_or(text.len(), |(end, _)| end);
            let text = text.get(..end).unwrap_or_default();
            let place = if in_headline { 1.5 } else { 1.0 };
            let rarity = self.language.greatest_rarity();
            let mut found = Vec::new();
            plain::foreign_names(text, |bones, from| {
                let says = if bones.len() > 3 { 1.0 } else { 0.5 };
                found.push((key(bones.as_bytes(), Sort::Bones), rarity * says, from));
            });
            for (from, _) in text.match_indices('月') {
                let before = text.get(..from).unwrap_or_default();
                let month = before.rsplit(|c: char| !c.is_ascii_digit() && c != ' ').next().unwrap_or_default();
                let behind = text.get(from + '月'.len_utf8()..).unwrap_or_default().trim_start();
                let day: String = behind.chars().take_while(char::is_ascii_digit).collect();
                if let (Ok(month @ 1..=12), Ok(day @ 1..=31)) = (month.trim().parse::<u8>(), day.parse::<u8>()) {
                    self.note(month, day);
                    found.push((key(&[month, day], Sort::Date), rarity * 0.7, from));
                }
            }
            for (key, weight, from) in found {
                self.found.push((key, weight * place));
                let from = u32::try_from(from).unwrap_or(u32::MAX);
                self.forms.push((key, Form { in_headline, from, to: from, is_name: true, is_number: false }));
            }
        }
    }
}

/// A word without what is tied to it by an apostrophe (Apple's, l'Iran).
fn bare(word: &str) -> &str {
    let Some((before, behind)) = word.split_once(['\'', '’']) else { return word };
    if behind.chars().count() >= 3 { behind } else { before }
}

/// An Arabic word without its article and what is written together with it.
fn without_article(word: &str) -> &str {
    let prefixes = ["وال", "بال", "كال", "فال", "لل", "ال", "و", "ب", "ل"];
    let bare = prefixes.iter().find_map(|prefix| word.strip_prefix(prefix));
    bare.filter(|bare| bare.chars().count() >= 3).unwrap_or(word)
}

/// A number's value as text: groups of thousands closed up, one sign for decimals, no zeros that say nothing, no unit.
fn value(text: &str) -> String {
    let mut digits = String::with_capacity(text.len());
    for c in text.chars() {
        match words::digit(c) {
            Some(digit) => digits.push(digit),
            None if matches!(c, '.' | ',' | '\'' | '’' | '٬' | '٫') => digits.push('.'),
            None => break,
        }
    }
    let digits = digits.trim_end_matches('.');
    let mut groups = digits.split('.');
    let first = groups.next().unwrap_or_default();
    let grouped = digits.contains('.') && first != "0" && first.len() <= 3 && groups.all(|group| group.len() == 3);
    let value = if grouped { digits.replace('.', "") } else { digits.to_owned() };
    let value = if value.contains('.') { value.trim_end_matches('0').trim_end_matches('.') } else { &value };
    let whole = value.trim_start_matches('0');
    if whole.is_empty() || whole.starts_with('.') { value.to_owned() } else { whole.to_owned() }
}

/// One entry a word, the heaviest, of length one together.
pub(crate) fn condense(mut found: Vec<(u32, f32)>) -> Vec<(u32, f32)> {
    found.sort_by(|one, other| one.0.cmp(&other.0).then(other.1.total_cmp(&one.1)));
    // A word said again adds a little, in the order of weight.
    let mut merged: Vec<(u32, f32, u32)> = Vec::with_capacity(found.len());
    for (hash, weight) in found {
        match merged.last_mut() {
            Some(last) if last.0 == hash => {
                last.2 += 1;
                last.1 += weight / (1.0 + last.2 as f32);
            }
            _ => merged.push((hash, weight, 1)),
        }
    }
    let mut kept: Vec<(u32, f32)> = merged.into_iter().map(|(hash, weight, _)| (hash, weight)).collect();
    kept.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
    kept.truncate(BRIDGE_WORDS);
    kept.sort_unstable_by_key(|entry| entry.0);
    let length = kept.iter().map(|entry| entry.1 * entry.1).sum::<f32>().sqrt();
    if length > 0.0 {
        for entry in &mut kept {
            entry.1 /= length;
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Sort, bridge, value};
    use crate::article::read_words;
    use crate::language::Language;

    #[test]
    fn a_number_is_its_value_however_it_is_written() {
        for (one, expected) in [
            ("10,000", "10000"),
            ("10.000", "10000"),
            ("1.234.567", "1234567"),
            ("7,4", "7.4"),
            ("7.4", "7.4"),
            ("5.0", "5"),
            ("09", "9"),
            ("11bn", "11"),
            ("0,25", "0.25"),
            ("٣٥", "35"),
            ("0", "0"),
        ] {
            assert_eq!(value(one), expected, "{one}");
        }
    }

    fn entries(language: &str, headline: &str, body: &str) -> BTreeSet<u32> {
        let (words, headline_words) = read_words(headline, body);
        let known = Language::new(language);
        bridge(headline, body, &words, headline_words, &known, language).entries.into_iter().map(|e| e.0).collect()
    }

    /// How many entries of each sort two texts share.
    fn shared(one: &BTreeSet<u32>, other: &BTreeSet<u32>, sort: Sort) -> usize {
        one.intersection(other).filter(|key| *key & super::SORT == sort as u32).count()
    }

    #[test]
    fn one_event_in_two_languages_shares_names_numbers_dates_and_things() {
        let english =
            entries("en", "Earthquake in Turkey kills 120", "On 6 February 2023, Recep Erdogan said, 3,500 were hurt.");
        for (language, headline, body) in [
            ("es", "Un terremoto en Turquía deja 120 muertos", "El 6 de febrero, dijo Erdogan, hubo 3.500 heridos."),
            ("de", "Erdbeben in der Türkei: 120 Tote", "Am 6. Februar, so Erdogan, wurden 3.500 Menschen verletzt."),
            ("ru", "Землетрясение в Турции: 120 погибших", "6 февраля, сказал Эрдоган, пострадали 3500 человек."),
        ] {
            let other = entries(language, headline, body);
            assert!(shared(&english, &other, Sort::Thing) >= 2, "{language}");
            assert!(shared(&english, &other, Sort::Number) >= 2, "{language}");
            assert_eq!(shared(&english, &other, Sort::Date), 1, "{language}");
        }
        let chinese = entries("zh", "土耳其地震120人死亡", "2月6日,埃尔多安说,3500人受伤。");
        assert!(shared(&english, &chinese, Sort::Thing) >= 3);
        assert_eq!(shared(&english, &chinese, Sort::Date), 1);
    }
}
