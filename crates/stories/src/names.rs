//! Names and numbers as they are comparable between languages.
//!
//! Most names are written nearly alike in languages that share a script (Merkel, Londres and Londra, Ucraina and Ukraine), and
//! Cyrillic is transliterated letter by letter; so the first five letters, without accents, are compared. Other words of the lead
//! count too, less: many languages of Europe share them (economía, economia, économie, economy).

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use crate::hash;
use crate::language::Language;
use crate::words::Word;

/// Words of an article that are kept for comparing it with other languages.
pub(crate) const BRIDGE_WORDS: usize = 40;
/// Letters that are compared.
const LETTERS: usize = 5;

/// The words of an article that another language might share, with weights of length one together, sorted by hash.
pub(crate) fn bridge(
    headline: &str,
    body: &str,
    words: &[Word],
    headline_words: usize,
    language: &Language,
) -> Vec<(u32, f32)> {
    let mut found: Vec<(u32, f32)> = Vec::with_capacity(words.len());
    let mut folded = String::new();
    for (at, word) in words.iter().enumerate() {
        let text = if at < headline_words { headline } else { body };
        let Some(text) = text.get(word.from as usize..word.to as usize) else { continue };
        folded.clear();
        fold(text, &mut folded);
        let is_name = word.capital && (!word.opens || language.capital_share(word.word) > 0.5);
        let letters = folded.chars().count();
        if !word.number && (letters < 3 || (!is_name && letters < LETTERS)) {
            continue;
        }
        let end = folded.char_indices().nth(LETTERS).map_or(folded.len(), |(end, _)| end);
        let key = if word.number { folded.as_str() } else { folded.get(..end).unwrap_or(&folded) };
        let kind = match (word.number, is_name) {
            (true, _) if letters >= 2 => 1.0,
            (true, _) => 0.4,
            (_, true) => 1.0,
            _ => 0.5,
        };
        let place = if at < headline_words { 1.5 } else { 1.0 };
        found.push((hash::short(key.as_bytes(), 4), kind * place * language.rarity(word.stem)));
    }
    condense(found)
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

/// Appends `word` in lower case, in Latin letters without accents where that is known.
fn fold(word: &str, folded: &mut String) {
    for c in word.chars().flat_map(char::to_lowercase) {
        if c.is_ascii() {
            folded.push(c);
            continue;
        }
        match c {
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'đ' | 'ð' => folded.push('d'),
            'ı' => folded.push('i'),
            '\u{0400}'..='\u{04ff}' => folded.push_str(cyrillic(c)),
            _ => folded.extend(c.nfkd().filter(|c| !is_combining_mark(*c))),
        }
    }
}

/// A Cyrillic letter in Latin letters, as newsrooms write Russian and Ukrainian names (BGN/PCGN 1947, simplified).
fn cyrillic(c: char) -> &'static str {
    match c {
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' | 'ґ' => "g",
        'д' => "d",
        'е' | 'э' | 'є' => "e",
        'ё' => "yo",
        'ж' => "zh",
        'з' => "z",
        'и' | 'і' | 'й' => "i",
        'ї' => "yi",
        'к' => "k",
        'л' => "l",
        'м' => "m",
        'н' => "n",
        'о' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' => "u",
        'ф' => "f",
        'х' => "kh",
        'ц' => "ts",
        'ч' => "ch",
        'ш' => "sh",
        'щ' => "shch",
        'ы' => "y",
        'ю' => "yu",
        'я' => "ya",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn names_are_folded_to_plain_letters() {
        for (name, expected) in [
            ("Путин", "putin"),
            ("São", "sao"),
            ("Łódź", "lodz"),
            ("Zürich", "zurich"),
            ("Großbritannien", "grossbritannien"),
            ("Ølby", "olby"),
        ] {
            let mut folded = String::new();
            fold(name, &mut folded);
            assert_eq!(folded, expected);
        }
    }
}
