//! The welcome series: what a new reader may want to know, in six short articles that ship with the program, in every language of the pages.

use std::sync::LazyLock;

use crate::language::Language;

/// One of its articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    /// From 1.
    pub number: i32,
    pub headline: String,
    pub standfirst: String,
    pub markdown: String,
}

/// All of them in a language, in order.
pub(crate) fn parts(language: Language) -> &'static [Part] {
    PARTS.iter().find(|(known, _)| *known == language).map_or(&[], |(_, parts)| parts)
}

static PARTS: LazyLock<Vec<(Language, Vec<Part>)>> = LazyLock::new(|| {
    let numbered = |language| (1..).zip(texts(language)).map(|(number, text)| part(number, text)).collect();
    Language::ALL.into_iter().map(|language| (language, numbered(language))).collect()
});

macro_rules! texts_of {
    ($folder:literal) => {
        [
            include_str!(concat!("../../welcome/", $folder, "1-how-it-works.md")),
            include_str!(concat!("../../welcome/", $folder, "2-what-leads.md")),
            include_str!(concat!("../../welcome/", $folder, "3-muting.md")),
            include_str!(concat!("../../welcome/", $folder, "4-privacy.md")),
            include_str!(concat!("../../welcome/", $folder, "5-following.md")),
            include_str!(concat!("../../welcome/", $folder, "6-membership.md")),
        ]
    };
}

fn texts(language: Language) -> [&'static str; 6] {
    match language {
        Language::English => texts_of!(""),
        Language::German => texts_of!("de/"),
        Language::French => texts_of!("fr/"),
        Language::Spanish => texts_of!("es/"),
        Language::Japanese => texts_of!("ja/"),
        Language::Arabic => texts_of!("ar/"),
    }
}

/// A file begins with its headline (`# `) and its standfirst (`> `).
fn part(number: i32, text: &str) -> Part {
    let (head, body) = text.split_once("\n\n> ").unwrap_or((text, ""));
    let (standfirst, markdown) = body.split_once("\n\n").unwrap_or((body, ""));
    Part {
        number,
        headline: head.trim_start_matches("# ").trim().to_owned(),
        standfirst: standfirst.replace("\n> ", " "),
        markdown: markdown.trim().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_six_parts_that_can_be_read_in_a_minute_or_two() {
        for language in Language::ALL {
            let parts = parts(language);
            assert_eq!(parts.iter().map(|part| part.number).collect::<Vec<_>>(), [1, 2, 3, 4, 5, 6], "{language:?}");
            for part in parts {
                assert!(!part.headline.is_empty() && !part.standfirst.is_empty(), "{part:?}");
                // Japanese has no spaces: about two letters make a word.
                let words = match language {
                    Language::Japanese => part.markdown.chars().count() / 2,
                    _ => part.markdown.split_whitespace().count(),
                };
                assert!((100..450).contains(&words), "part {} has {words} words in {language:?}", part.number);
            }
        }
    }

    #[test]
    fn every_language_links_to_the_same_pages() {
        let links = |part: &Part| {
            let ends = part.markdown.split("](").skip(1);
            ends.filter_map(|rest| rest.split(')').next())
                .map(ToOwned::to_owned)
                .collect::<std::collections::BTreeSet<_>>()
        };
        for language in Language::ALL {
            for (part, english) in parts(language).iter().zip(parts(Language::English)) {
                assert_eq!(links(part), links(english), "part {} in {language:?}", part.number);
            }
        }
    }
}
