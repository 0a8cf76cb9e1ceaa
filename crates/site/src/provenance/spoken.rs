//! What the curator found about a text, as sentences in the language of the page.

use wire::amend::{Amendment, Silent};
use wire::copies::{Basis, Placement};
use wire::credit::{Claim, Slot};
use wire::direction::Evidence;

use crate::language::Language;

/// What a finding rests on; `who` is the title of the article that it speaks of.
pub(super) fn evidence(evidence: &Evidence, who: Option<&str>, language: Language) -> String {
    match evidence {
        Evidence::Says { fragment, .. } => {
            let article = language.say("an-article");
            language.pair("says-article", who.unwrap_or(&article), fragment.trim())
        }
        Evidence::OwnHouse { name, .. } => language.name("published-itself", name),
        Evidence::Earliest { ahead_us, .. } => {
            let minutes = ahead_us / 60_000_000;
            match who {
                Some(who) => language.count_of("appeared-ahead-of", minutes, who),
                None => language.count("appeared-ahead", minutes),
            }
        }
        Evidence::Longest { .. } => language.say("others-have-parts").into_owned(),
    }
}

/// The same where the title is not known.
pub(crate) fn plain_evidence(found: &Evidence, language: Language) -> String {
    evidence(found, None, language)
}

/// The words that an article's claim rests on, and where they stand.
pub(super) fn claim(claim: &Claim, language: Language) -> String {
    let key = match claim.slot {
        Slot::Start => "says-start",
        Slot::End => "says-end",
        Slot::Byline => "says-byline",
        Slot::Caption => "says-caption",
        Slot::Headline => "says-headline",
        Slot::Any => "says-any",
        Slot::Url => "says-url",
        Slot::Slug => "says-slug",
        Slot::Jsonld | Slot::Xml | Slot::Html => "says-machine",
    };
    language.name(key, claim.fragment.trim())
}

/// Why a text was put beside another, of the title `other`.
pub(super) fn placement(placement: &Placement, other: Option<&str>, language: Language) -> String {
    let key = match placement.basis {
        Basis::NothingAlike => "basis-nothing-alike",
        Basis::SameText => "basis-same-text",
        Basis::SameItem => "basis-same-item",
        Basis::SameAddress => "basis-same-address",
        Basis::SameHeadline => "basis-same-headline",
        Basis::SharedPassages => return beside(&shared(placement, language), other, language),
    };
    beside(&language.say(key), other, language)
}

fn shared(placement: &Placement, language: Language) -> String {
    let percent = |share: f32| (share * 100.0).round().to_string();
    let shares = [("here", percent(placement.of_this).into()), ("there", percent(placement.of_other).into())];
    let shared = language.with("basis-shared", shares);
    match i64::try_from(placement.own_paragraphs.len()).unwrap_or(i64::MAX) {
        0 => shared,
        own => format!("{shared} {}", language.count("basis-own", own)),
    }
}

fn beside(words: &str, other: Option<&str>, language: Language) -> String {
    match other {
        Some(name) => language.pair("basis-beside", name, words),
        None => {
            let mut letters = words.chars();
            letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
        }
    }
}

/// What was changed in substance without a note.
pub(crate) fn silent_edits(amendment: &Amendment, language: Language) -> Vec<String> {
    let said = |silent: &Silent| match silent {
        Silent::Headline { before, after } => language.pair("silent-headline", before, after),
        Silent::Number { before, after } => language.pair("silent-number", before, after),
        Silent::TakenOut { words, percent } => {
            language.count_of("silent-taken-out", (*words).into(), &percent.to_string())
        }
    };
    amendment.silent.iter().map(said).collect()
}

#[cfg(test)]
mod tests {
    use news::ArticleId;

    use super::*;

    #[test]
    fn what_is_known_of_a_text_is_said_in_the_language_of_the_page() {
        let earliest = Evidence::Earliest { article: ArticleId(1), ahead_us: 40 * 60_000_000 };
        for (language, who, expected) in [
            (Language::English, Some("The Courier"), "The Courier’s appeared 40 minutes before any other."),
            (Language::German, None, "Er erschien 40 Minuten vor allen anderen."),
            (Language::Japanese, Some("日報"), "日報の記事はほかより40分早く公開されました。"),
        ] {
            assert_eq!(evidence(&earliest, who, language), expected);
        }
        let mut placed = Placement::original(ArticleId(2));
        placed.basis = Basis::SharedPassages;
        (placed.of_this, placed.of_other) = (0.614, 0.998);
        placed.own_paragraphs = Box::new([3]);
        assert_eq!(
            placement(&placed, Some("The Courier"), Language::English),
            "Beside The Courier’s: 61% of this text is in the other, 100% of the other in this one. One paragraph is the outlet’s own."
        );
        placed.basis = Basis::SameText;
        assert_eq!(placement(&placed, None, Language::French), "Le même texte, mot pour mot.");
    }
}
