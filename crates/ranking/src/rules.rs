//! Rules of a reader: what an article has to be for something to happen to it.
//!
//! Every condition that is there has to fit. Words are words in a row, as with mutes; several stand with commas between them, and one of them
//! is enough. A writer is found in the printed byline: "lindqvist" is in "Mara Lindqvist in Oslo and agencies".

use std::cell::OnceCell;

use crate::wishes::{Item, tokens};

/// What an article has to be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Conditions {
    /// Each a run of words; one of them has to stand in headline or summary. Empty for any.
    words: Vec<Vec<String>>,
    title: Option<i64>,
    author: Vec<String>,
    topic: String,
    language: String,
}

/// Conditions as a reader wrote them; what is empty asks for nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Written<'a> {
    /// Words in a row, alternatives by comma.
    pub words: &'a str,
    /// A title's number.
    pub title: Option<i64>,
    /// A writer's name, or a part of it.
    pub author: &'a str,
    /// A section's or topic's name or code.
    pub topic: &'a str,
    /// A language, `pt` or `pt-BR`.
    pub language: &'a str,
}

/// An article as rules look at it.
#[derive(Clone, Debug)]
pub struct Arrived<'a> {
    item: Item<'a>,
    byline: &'a str,
    language: &'a str,
    /// The words of headline, summary and byline, read once for however many rules.
    read: OnceCell<[Vec<String>; 3]>,
}

impl<'a> Arrived<'a> {
    /// An article by what lists know of it, its byline as printed, and its language; empty for none.
    #[must_use]
    pub fn new(item: Item<'a>, byline: &'a str, language: &'a str) -> Self {
        Self { item, byline, language, read: OnceCell::new() }
    }

    fn words(&self) -> &[Vec<String>; 3] {
        self.read.get_or_init(|| [tokens(self.item.headline), tokens(self.item.summary), tokens(self.byline)])
    }
}

impl Conditions {
    /// What a reader wrote; `None` where it asks for nothing, and everything would fit.
    #[must_use]
    pub fn read(written: Written<'_>) -> Option<Self> {
        let words = written.words.split([',', '，', '、', '،']).map(tokens).filter(|run| !run.is_empty()).collect();
        let conditions = Self {
            words,
            title: written.title,
            author: tokens(written.author),
            topic: written.topic.trim().to_owned(),
            language: written.language.trim().to_lowercase(),
        };
        (conditions != Self::default()).then_some(conditions)
    }

    /// Whether the topics of an article are asked about: they are work to find.
    #[must_use]
    pub fn ask_topics(&self) -> bool {
        !self.topic.is_empty()
    }

    /// Whether an article is so.
    #[must_use]
    pub fn fit(&self, arrived: &Arrived<'_>) -> bool {
        let item = &arrived.item;
        self.title.is_none_or(|title| title == item.title)
            && (self.language.is_empty() || speaks(arrived.language, &self.language))
            && (self.topic.is_empty() || item.topics.iter().any(|topic| topic.eq_ignore_ascii_case(&self.topic)))
            && ((self.author.is_empty() && self.words.is_empty()) || {
                let [headline, summary, byline] = arrived.words();
                let stands = |run: &Vec<String>| has_run(headline, run) || has_run(summary, run);
                (self.author.is_empty() || has_run(byline, &self.author))
                    && (self.words.is_empty() || self.words.iter().any(stands))
            })
    }
}

fn has_run(text: &[String], run: &[String]) -> bool {
    text.windows(run.len()).any(|window| window == run)
}

/// Whether a text in `language` is in the one that is asked for: `pt-BR` is `pt`, and not the other way round.
fn speaks(language: &str, asked: &str) -> bool {
    let language = language.to_lowercase();
    language.strip_prefix(asked).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn arrived<'a>(headline: &'a str, topics: &'a [&'a str]) -> Arrived<'a> {
        let summary = "Engineers wait for the river";
        let item = Item { title: 7, story: None, headline, summary, topics };
        Arrived::new(item, "Mara Lindqvist in Oslo and agencies", "pt-BR")
    }

    #[test]
    fn every_condition_has_to_fit() {
        let any = Written::default();
        let article = arrived("Karlsund dam holds through the night", &["world", "World"]);
        for (written, fits) in [
            (Written { words: "dam", ..any }, true),
            (Written { words: "DAM HOLDS", ..any }, true),
            (Written { words: "holds dam", ..any }, false),
            (Written { words: "bridge, the river", ..any }, true),
            (Written { words: "bridge, canal", ..any }, false),
            (Written { title: Some(7), ..any }, true),
            (Written { title: Some(8), ..any }, false),
            (Written { author: "lindqvist", ..any }, true),
            (Written { author: "Mara Lindqvist", ..any }, true),
            (Written { author: "Lind", ..any }, false),
            (Written { topic: "World", ..any }, true),
            (Written { topic: "sport", ..any }, false),
            (Written { language: "pt", ..any }, true),
            (Written { language: "pt-br", ..any }, true),
            (Written { language: "pt-PT", ..any }, false),
            (Written { language: "p", ..any }, false),
            (Written { words: "dam", title: Some(7), author: "Lindqvist", topic: "world", language: "pt" }, true),
            (Written { words: "dam", title: Some(7), author: "Lindqvist", topic: "world", language: "en" }, false),
        ] {
            assert_eq!(Conditions::read(written).unwrap().fit(&article), fits, "{written:?}");
        }
    }

    #[test]
    fn a_rule_that_asks_for_nothing_is_none() {
        for words in ["", " ", ",", "…, -"] {
            assert_eq!(Conditions::read(Written { words, ..Written::default() }), None, "{words}");
        }
    }

    proptest! {
        /// A further condition only ever takes articles away.
        #[test]
        fn more_conditions_fit_less(headline in "[a-z ]{0,40}", words in "[a-z]{1,6}", author in "[a-z]{1,6}") {
            let article = arrived(&headline, &[]);
            let wide = Conditions::read(Written { words: &words, ..Written::default() });
            let narrow = Conditions::read(Written { words: &words, author: &author, ..Written::default() });
            if let (Some(wide), Some(narrow)) = (wide, narrow) {
                prop_assert!(wide.fit(&article) || !narrow.fit(&article));
            }
        }
    }
}
