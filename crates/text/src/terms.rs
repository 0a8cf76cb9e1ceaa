//! Terms: the words of a headline that say what it is about, comparable across titles.

use std::collections::HashSet;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

/// Words too common in headlines to tell one event from another: en, de, fr, es, it, pt, nl.
const STOP_WORDS: &str = "a about after all also an and are as at be been but by can could do for from get has have he her him his how i if in into is it its may more new no not \
    of off on or our out over said say says she so than that the their them they this to under up us was we were what when where which who why will with would you your \
    aber als am an auch auf aus bei bis das dass dem den der des die durch ein eine einem einen einer er es für gegen hat ich ihr im ist kann mehr mit nach nicht noch nur ob oder sei seine sich sie sind so über um und vom von vor war was wer wie will wird zu zum zur \
    au aux avec ce ces cette dans de des du elle en est et il ils la le les leur mais ne nous ou par pas plus pour que qui sa sans se ses son sont sous sur un une vous \
    al como con contra de del desde el ella en entre es esta este fue ha hay la las lo los más no para pero por que se sin sobre son su sus tras un una y ya \
    che chi con da dal dalla degli dei del della delle di dopo e gli ha i il in la le lo ma nel nella non per più si sono su tra un una \
    ao aos as com da das de do dos e em entre foi mais na nas no nos não o os para pela pelo por que se sem seu sua um uma \
    aan al als bij dat de deze die door een en er het hij in is kan maar meer met na naar niet nog of om ook op over te tot uit van voor was wat wel werd wordt ze zijn zo";

static STOP_WORD_SET: LazyLock<HashSet<&str>> = LazyLock::new(|| STOP_WORDS.split_ascii_whitespace().collect());

/// Whether `c` belongs to a script written without spaces between words.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

/// The distinct terms of `text` in order: words in lower case without accents and stop words, possessive endings dropped;
/// overlapping pairs of characters for Han and kana (the design of Lucene's CJKAnalyzer).
#[must_use]
pub fn terms(text: &str) -> Vec<String> {
    let mut seen = HashSet::new();
    let mut terms = all(text);
    terms.retain(|term| seen.insert(term.clone()));
    terms
}

/// The terms of `text` in order, each as often as it stands there.
#[must_use]
pub fn all(text: &str) -> Vec<String> {
    let mut terms = Vec::new();
    for run in text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’') {
        let lower = run.to_lowercase();
        let word = lower.trim_end_matches("'s").trim_end_matches("’s").trim_matches(['\'', '’']);
        if word.is_empty() || STOP_WORD_SET.contains(word) {
            continue;
        }
        if word.chars().any(is_unspaced) {
            let characters: Vec<char> = word.chars().collect();
            terms.extend(characters.windows(2).map(|pair| pair.iter().collect::<String>()));
            continue;
        }
        let folded: String = word.nfkd().filter(|c| !unicode_normalization::char::is_combining_mark(*c)).collect();
        if folded.chars().count() > 1 {
            terms.push(folded);
        }
    }
    terms
}

#[cfg(test)]
mod tests {
    use super::terms;

    #[test]
    fn headlines_become_terms() {
        for (headline, expected) in [
            ("Oslo’s mayor says the bridge is closed", vec!["oslo", "mayor", "bridge", "closed"]),
            ("Économie : la BCE baisse ses taux", vec!["economie", "bce", "baisse", "taux"]),
            ("東京地震", vec!["東京", "京地", "地震"]),
            ("", vec![]),
        ] {
            assert_eq!(terms(headline), expected, "{headline}");
        }
    }
}
