//! One spelling for a word: lower case, without accents, whatever way the characters are encoded.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Whether the marks on `c` are accents that a reader may leave out. Not in scripts where marks make other letters
/// (Japanese voicing, vowels of Indic scripts), and not й, which is a letter of its own.
fn has_accents(c: char) -> bool {
    matches!(c, '\u{c0}'..='\u{24f}' | '\u{370}'..='\u{3ff}' | '\u{1e00}'..='\u{1fff}' | '\u{401}' | '\u{451}' | '\u{403}' | '\u{453}'
        | '\u{622}'..='\u{626}' | '\u{6c0}' | '\u{6c2}' | '\u{6d3}')
}

/// Marks that are written or not as one likes: accents, the vowel signs and the lengthening of Arabic, Hebrew points.
fn is_optional(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}')
}

/// Letters that Unicode does not take apart.
fn spelt_out(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' | 'ẞ' => "ss",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'ø' | 'Ø' => "o",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'þ' | 'Þ' => "th",
        'ł' | 'Ł' => "l",
        'ı' | 'İ' => "i",
        'ς' => "σ",
        // Persian and Urdu keyboards write these two where Arabic ones write the others.
        'ی' | 'ى' => "ي",
        'ک' => "ك",
        _ => return None,
    })
}

/// Appends `word` to `folded` in its one spelling.
pub(crate) fn fold_into(word: &str, folded: &mut String) {
    if word.is_ascii() {
        let start = folded.len();
        folded.push_str(word);
        if let Some(added) = folded.get_mut(start..) {
            added.make_ascii_lowercase();
        }
        return;
    }
    let composed = word.nfkc();
    for c in composed {
        if let Some(letters) = spelt_out(c) {
            folded.push_str(letters);
        } else if has_accents(c) {
            for part in c.to_lowercase().nfd().filter(|part| !is_combining_mark(*part)) {
                folded.push_str(spelt_out(part).unwrap_or(part.encode_utf8(&mut [0; 4])));
            }
        } else if !is_optional(c) {
            folded.extend(c.to_lowercase());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::fold_into;

    #[test]
    fn words_have_one_spelling() {
        for (word, expected) in [
            ("Économie", "economie"),
            ("E\u{301}conomie", "economie"),
            ("Straße", "strasse"),
            ("STRASSE", "strasse"),
            ("Łódź", "lodz"),
            ("Tromsø", "tromso"),
            ("Ελλάδα", "ελλαδα"),
            ("Ёлка", "елка"),
            ("йод", "йод"),
            ("أحمد", "احمد"),
            ("مُحَمَّد", "محمد"),
            ("کتاب", "كتاب"),
            ("ガザ", "ガザ"),
            ("ｶﾞｻﾞ", "ガザ"),
            ("ＢＢＣ", "bbc"),
            ("İstanbul", "istanbul"),
            ("한국", "한국"),
        ] {
            let mut folded = String::new();
            fold_into(word, &mut folded);
            assert_eq!(folded, expected, "{word}");
        }
    }
}
