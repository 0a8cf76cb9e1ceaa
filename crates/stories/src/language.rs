//! What is known of a language: how common its words are, and which of them are names.
//!
//! Counts start from a small background (in `data/`, made by `examples/train.rs`) and follow the stream; old counts fade, so that
//! words of the season count as what they are now.

use serde::{Deserialize, Serialize};

use crate::background;
use crate::hash::{HashedMap, sorted};
use crate::words::Word;

/// Articles after which counts fade.
const FADE_EVERY: u32 = 10_000;
/// What is left of a count then: half after 100,000 articles.
const FADE: f32 = 0.933;
/// Counts below this are forgotten.
const FORGET: f32 = 0.6;
/// Of a headline's words, the share with a capital above which the headline is set in capitals and says nothing about names.
pub(crate) const SET_IN_CAPITALS: f32 = 0.65;

/// The part of the greatest rarity from which on a word is worth naming: in English, where fewer than one article in a hundred has it.
const WORD_WORTH_NAMING: f32 = 0.4;
/// The same of a name: "Trump" is, where one article in twelve has it; "The" is not.
const NAME_WORTH_NAMING: f32 = 0.22;
/// The same of what has a capital where every noun has one, and "Sie" too: one article in twenty.
const NOUN_WORTH_NAMING: f32 = 0.3;

/// Whether the orthography of a language gives every noun a capital.
pub(crate) fn nouns_have_capitals(code: &str) -> bool {
    matches!(code, "de" | "lb")
}

/// What a capital says of a word that stands as a reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    /// It has one, and is a name.
    Name,
    /// It has one, and may be any noun: a reader is shown a word.
    Noun,
    /// It has none.
    Word,
}

impl Sort {
    /// Of a word with or without a capital, in the language of a code.
    pub fn of(has_capital: bool, code: &str) -> Self {
        match has_capital {
            true if nouns_have_capitals(code) => Self::Noun,
            true => Self::Name,
            false => Self::Word,
        }
    }
}

/// How often a word stood inside a sentence, and how often with a capital there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Case {
    pub capital: f32,
    pub all: f32,
}

/// Articles after which the counts of the last ones fade.
const FADE_LATELY_EVERY: u32 = 100;
/// What is left of those then: half after 1,000 articles.
const FADE_LATELY: f32 = 0.933;
/// Counts of the last articles below this are forgotten.
const FORGET_LATELY: f32 = 0.3;
/// Articles that a language is taken to have had before.
const BEFORE: f32 = 200.0;

/// Counts of the last articles.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Lately {
    articles: f32,
    since_fading: u32,
    #[serde(with = "sorted")]
    stems: HashedMap<u32, f32>,
}

impl Lately {
    fn learn(&mut self, stems: &[u32]) {
        self.articles += 1.0;
        for stem in stems {
            *self.stems.entry(*stem).or_default() += 1.0;
        }
        self.since_fading += 1;
        if self.since_fading >= FADE_LATELY_EVERY {
            self.since_fading = 0;
            self.articles *= FADE_LATELY;
            self.stems.values_mut().for_each(|count| *count *= FADE_LATELY);
            self.stems.retain(|_, count| *count >= FORGET_LATELY);
        }
    }
}

/// Counts of one language.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Language {
    /// Articles counted, the faded ones in part.
    articles: f32,
    since_fading: u32,
    /// Articles that have a stem.
    #[serde(with = "sorted")]
    stems: HashedMap<u32, f32>,
    /// The same of the last articles alone.
    lately: Lately,
    #[serde(with = "sorted")]
    cases: HashedMap<u32, Case>,
}

impl Language {
    /// A language with its background counts, where there are some.
    pub fn new(code: &str) -> Self {
        let mut language = Self::default();
        if let Some(background) = background::of(code) {
            language.articles = background.articles;
            language.stems = background.stems.clone();
            language.cases = background.cases.clone();
        }
        language
    }

    /// How much a stem says: the logarithm of how rare it is.
    pub fn rarity(&self, stem: u32) -> f32 {
        let count = self.stems.get(&stem).copied().unwrap_or_default();
        ((self.articles + 1.0) / (count + 0.5)).ln().max(0.0)
    }

    /// How much more often a stem stands in the last articles than before: the logarithm of how many have it over how many would.
    pub fn burst(&self, stem: u32) -> f32 {
        let lately = self.lately.stems.get(&stem).copied().unwrap_or_default();
        if lately <= 1.0 {
            return 0.0;
        }
        let before = (self.stems.get(&stem).copied().unwrap_or_default() - lately).max(0.0);
        let share = (before + 0.5) / ((self.articles - self.lately.articles).max(0.0) + BEFORE);
        ((lately + 1.0) / (self.lately.articles * share + 1.0)).ln().max(0.0)
    }

    /// The rarity of what was never seen.
    pub fn greatest_rarity(&self) -> f32 {
        ((self.articles + 1.0) / 0.5).ln().max(0.1)
    }

    /// Whether a word that two articles share is worth naming as a reason: "in", "her" or "first" is not, though it may weigh a little.
    pub fn is_worth_naming(&self, stem: u32, sort: Sort) -> bool {
        let least = match sort {
            Sort::Name => NAME_WORTH_NAMING,
            Sort::Noun => NOUN_WORTH_NAMING,
            Sort::Word => WORD_WORTH_NAMING,
        };
        self.rarity(stem) >= least * self.greatest_rarity()
    }

    /// How often a word is written with a capital inside a sentence, 0 to 1; a half where nothing is known.
    pub fn capital_share(&self, word: u32) -> f32 {
        let case = self.cases.get(&word).copied().unwrap_or_default();
        (case.capital + 0.5) / (case.all + 1.0)
    }

    /// Counts the words of an article; the first `headline` of them are its headline.
    pub fn learn(&mut self, words: &[Word], headline: usize) {
        self.articles += 1.0;
        let mut stems: Vec<u32> = words.iter().map(|word| word.stem).collect();
        stems.sort_unstable();
        stems.dedup();
        for stem in &stems {
            *self.stems.entry(*stem).or_default() += 1.0;
        }
        self.lately.learn(&stems);
        let in_capitals = capital_share_of(words.get(..headline).unwrap_or_default()) > SET_IN_CAPITALS;
        for (at, word) in words.iter().enumerate() {
            if word.opens || word.number || (at < headline && in_capitals) {
                continue;
            }
            let case = self.cases.entry(word.word).or_default();
            case.all += 1.0;
            case.capital += f32::from(u8::from(word.capital));
        }
        self.since_fading += 1;
        if self.since_fading >= FADE_EVERY {
            self.fade();
        }
    }

    fn fade(&mut self) {
        self.since_fading = 0;
        self.articles *= FADE;
        for count in self.stems.values_mut() {
            *count *= FADE;
        }
        self.stems.retain(|_, count| *count >= FORGET);
        for case in self.cases.values_mut() {
            case.all *= FADE;
            case.capital *= FADE;
        }
        self.cases.retain(|_, case| case.all >= FORGET);
    }

    /// Stems by the number of articles that have them, and words by case: what a background is made of.
    #[cfg(feature = "training")]
    pub fn counts(&self) -> (f32, &HashedMap<u32, f32>, &HashedMap<u32, Case>) {
        (self.articles, &self.stems, &self.cases)
    }

    /// Bytes it takes, about.
    pub fn size_bytes(&self) -> usize {
        (self.stems.capacity() + self.lately.stems.capacity()) * 9 + self.cases.capacity() * 13
    }
}

/// The share of words that start with a capital.
pub(crate) fn capital_share_of(words: &[Word]) -> f32 {
    words.iter().filter(|word| word.capital).count() as f32 / words.len().max(1) as f32
}

#[cfg(test)]
mod tests {
    use super::{Language, Sort};
    use crate::words;

    /// A language that has met headlines.
    fn after(headlines: &[(&str, usize)]) -> Language {
        let mut language = Language::default();
        for (headline, times) in headlines {
            let mut read = Vec::new();
            words::read(headline, words::HEADLINE_WORDS, &mut read);
            (0..*times).for_each(|_| language.learn(&read, read.len()));
        }
        language
    }

    fn burst(language: &Language, word: &str) -> f32 {
        let mut read = Vec::new();
        words::read(word, words::HEADLINE_WORDS, &mut read);
        language.burst(read.first().unwrap().stem)
    }

    #[test]
    fn what_is_met_all_of_a_sudden_bursts_and_what_is_always_met_does_not() {
        let language = after(&[("minister speaks", 5_000), ("minister arrested overnight", 30), ("ferry sinks", 1)]);
        assert!(burst(&language, "arrested") > 2.0, "{}", burst(&language, "arrested"));
        assert!(burst(&language, "minister") < 0.2, "{}", burst(&language, "minister"));
        assert!(burst(&language, "ferry").abs() < f32::EPSILON, "one article is no burst");
        assert!(burst(&language, "comet").abs() < f32::EPSILON);
    }

    #[test]
    fn where_every_noun_has_a_capital_it_makes_no_name() {
        assert_eq!(Sort::of(true, "en"), Sort::Name);
        assert_eq!(Sort::of(true, "de"), Sort::Noun);
        assert_eq!(Sort::of(false, "de"), Sort::Word);
    }

    #[test]
    fn a_burst_passes() {
        let at_once = after(&[("weather stays dry", 3_000), ("minister arrested overnight", 30)]);
        let later =
            after(&[("weather stays dry", 3_000), ("minister arrested overnight", 30), ("weather stays dry", 4_000)]);
        assert!(burst(&later, "arrested") < burst(&at_once, "arrested") / 2.0);
    }
}
