//! Stems: the part of a word that its endings leave alone, by Snowball, for the languages that it knows; Arabic by light10
//! (Larkey, Ballesteros and Connell, 2007), because Snowball's cuts a noun otherwise with its article than without.

use std::collections::HashMap;
use std::hash::{BuildHasher as _, RandomState};

use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::FxSeededState;

/// Stems that are remembered for one language; news repeats its words.
const REMEMBERED: usize = 20_000;

/// The languages whose endings are known, by their first two letters, each once.
pub(crate) const LANGUAGES: [&str; 18] =
    ["ar", "da", "de", "el", "en", "es", "fi", "fr", "hu", "it", "nl", "no", "pt", "ro", "ru", "sv", "ta", "tr"];

fn algorithm(language: &str) -> Option<Algorithm> {
    Some(match language {
        "da" => Algorithm::Danish,
        "de" => Algorithm::German,
        "el" => Algorithm::Greek,
        "en" => Algorithm::English,
        "es" => Algorithm::Spanish,
        "fi" => Algorithm::Finnish,
        "fr" => Algorithm::French,
        "hu" => Algorithm::Hungarian,
        "it" => Algorithm::Italian,
        "nl" => Algorithm::Dutch,
        "no" | "nb" | "nn" => Algorithm::Norwegian,
        "pt" => Algorithm::Portuguese,
        "ro" => Algorithm::Romanian,
        "ru" => Algorithm::Russian,
        "sv" => Algorithm::Swedish,
        "ta" => Algorithm::Tamil,
        "tr" => Algorithm::Turkish,
        _ => return None,
    })
}

enum Cutter {
    Snowball(Stemmer),
    Arabic,
}

impl Cutter {
    fn of(code: &str) -> Option<Self> {
        if code == "ar" { Some(Self::Arabic) } else { algorithm(code).map(|one| Self::Snowball(Stemmer::create(one))) }
    }

    fn stem(&self, word: &str) -> String {
        match self {
            Self::Snowball(stemmer) => stemmer.stem(word).into_owned(),
            Self::Arabic => light10(word).to_owned(),
        }
    }
}

/// Takes off "and", the article with what is written onto it, and the commonest endings, as long as a word remains.
fn light10(word: &str) -> &str {
    let length = |word: &str| word.chars().count();
    let mut word = word;
    if let Some(rest) = word.strip_prefix('و').filter(|rest| length(rest) >= 3) {
        word = rest;
    }
    let article = ["ال", "بال", "كال", "فال", "لل"].into_iter().find_map(|article| word.strip_prefix(article));
    if let Some(rest) = article.filter(|rest| length(rest) >= 2) {
        word = rest;
    }
    for ending in ["ها", "ان", "ات", "ون", "ين", "يه", "ية", "ه", "ة", "ي"] {
        if let Some(rest) = word.strip_suffix(ending).filter(|rest| length(rest) >= 2) {
            word = rest;
        }
    }
    word
}

struct Language {
    code: String,
    stemmer: Option<Cutter>,
    /// Stems by words, up to [`REMEMBERED`]. Seeded by chance, because words come from outside.
    known: HashMap<String, String, FxSeededState>,
}

/// Stemmers with what they have met. A clone begins anew.
#[derive(Default)]
pub(crate) struct Stems {
    languages: Vec<Language>,
}

impl Clone for Stems {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl Stems {
    /// The place of a language (its primary subtag), for [`Stems::stem`].
    pub fn language(&mut self, code: &str) -> usize {
        if let Some(place) = self.languages.iter().position(|language| language.code == code) {
            return place;
        }
        let seed = usize::try_from(RandomState::new().hash_one(code)).unwrap_or(0);
        let known = HashMap::with_hasher(FxSeededState::with_seed(seed));
        self.languages.push(Language { code: code.to_owned(), stemmer: Cutter::of(code), known });
        self.languages.len() - 1
    }

    /// Puts the stem of a folded word in its place.
    pub fn stem(&mut self, language: usize, word: &mut String) {
        let Some(Language { stemmer: Some(stemmer), known, .. }) = self.languages.get_mut(language) else { return };
        if let Some(stem) = known.get(word.as_str()) {
            word.clear();
            word.push_str(stem);
            return;
        }
        let stem = stemmer.stem(word);
        if known.len() >= REMEMBERED {
            known.clear();
        }
        known.insert(std::mem::replace(word, stem.clone()), stem);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_go() {
        let mut stems = Stems::default();
        for (language, one, other) in [
            ("en", "election", "elections"),
            ("de", "wahlen", "wahl"),
            ("fr", "elections", "election"),
            ("es", "elecciones", "eleccion"),
            ("ru", "выборы", "выборов"),
            ("ar", "الانتخابات", "انتخابات"),
            ("nb", "valgene", "valget"),
        ] {
            let place = stems.language(language);
            let (mut first, mut second) = (one.to_owned(), other.to_owned());
            stems.stem(place, &mut first);
            stems.stem(place, &mut second);
            assert_eq!(first, second, "{language}: {one}, {other}");
            let mut again = one.to_owned();
            stems.stem(place, &mut again);
            assert_eq!(again, first, "remembered");
        }
        let unknown = stems.language("xx");
        let mut word = "elections".to_owned();
        stems.stem(unknown, &mut word);
        assert_eq!(word, "elections");
    }

    #[test]
    fn every_language_that_is_named_has_its_stemmer() {
        assert!(LANGUAGES.into_iter().all(|language| Cutter::of(language).is_some()));
    }
}
