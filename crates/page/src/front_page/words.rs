//! Words by which parts of a front page give away what they are: in class names, in headings, in labels.

mod headings;
mod names;

use headings::{NEVER_HEADINGS, PAID_LABELS, TICKER_HEADINGS};
use names::{EXTRA, HEADLINE, LEAD, NEVER, NEVER_AS_A_LIST, PAIRS, SECTION_LABEL, TICKER, UNIT};

/// What class names and ids of an element say it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Navigation, forms, advertising: never news.
    Never,
    /// A list that readers or machines made, or a shelf that is not news.
    NeverAsAList,
    /// A list of what is new.
    Ticker,
}

/// What the names of a part say it is; `None` where they say nothing.
pub(super) fn kind_of_names(names: &str) -> Option<Kind> {
    let mut found = None;
    for name in telling(names) {
        let words = words_of(name);
        // "has-ads", "no-menu", "js-nav": what an element has, lacks or serves is not what it is.
        let told = words.first().is_some_and(|word| {
            matches!(word.as_str(), "has" | "no" | "with" | "without" | "js" | "is" | "not" | "hide")
        });
        if told && !name.contains("spons") {
            continue;
        }
        let whole = words.concat();
        let said =
            |list: &[&str]| list.contains(&whole.as_str()) || words.iter().any(|word| list.contains(&word.as_str()));
        let paired = words.windows(2).any(|pair| match pair {
            [first, second] => PAIRS.contains(&(first.as_str(), second.as_str())),
            _ => false,
        });
        let is_ad = words.first().is_some_and(|word| matches!(word.as_str(), "ad" | "ads")) || whole == "ad";
        if said(NEVER) || is_ad {
            return Some(Kind::Never);
        }
        if said(NEVER_AS_A_LIST) || paired {
            found = Some(Kind::NeverAsAList);
        } else if said(TICKER) && found.is_none() {
            found = Some(Kind::Ticker);
        }
    }
    found
}

/// The names that may tell something: no generated ones, and none of a framework's that say when a style holds.
fn telling(names: &str) -> impl Iterator<Item = &str> {
    names.split_ascii_whitespace().filter(|name| name.len() <= 80 && !name.contains(':'))
}

/// Whether one of the names has a word of the list.
fn have_word(names: &str, list: &[&str]) -> bool {
    telling(names).any(|name| words_of(name).iter().any(|word| list.contains(&word.as_str())))
}

/// The words of a class name, in lower case: split at punctuation and at capitals.
pub(super) fn words_of(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut previous_lower = false;
    for c in name.chars() {
        if !c.is_alphanumeric() || (c.is_uppercase() && previous_lower) {
            words.push(String::new());
        }
        if c.is_alphanumeric()
            && let Some(word) = words.last_mut()
        {
            word.extend(c.to_lowercase());
        }
        previous_lower = c.is_lowercase();
    }
    words.retain(|word| !word.is_empty());
    words
}

/// What a block's heading says it is; `None` for news.
pub(super) fn kind_of_heading(heading: &str) -> Option<Kind> {
    let plain = plain(heading);
    if NEVER_HEADINGS.contains(&plain.as_str()) {
        return Some(Kind::NeverAsAList);
    }
    TICKER_HEADINGS.contains(&plain.as_str()).then_some(Kind::Ticker)
}

/// Whether a label says that its unit was paid for.
pub(super) fn is_paid_label(label: &str) -> bool {
    label.len() <= 60 && PAID_LABELS.contains(&plain(label).as_str())
}

/// In lower case, without marks at its ends.
fn plain(text: &str) -> String {
    text.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

/// Whether an element's names say that it is one unit of a front page.
pub(super) fn is_unit(names: &str) -> bool {
    have_word(names, UNIT)
}

/// Whether an element's names say that it holds a headline.
pub(super) fn is_headline(names: &str) -> bool {
    telling(names).map(words_of).any(|words| {
        words.last().is_some_and(|word| HEADLINE.contains(&word.as_str()))
            || words.iter().any(|word| word == "headline")
    })
}

/// Whether an element's names say that it leads the page.
pub(super) fn is_lead(names: &str) -> bool {
    have_word(names, LEAD)
}

/// Whether an element's names say that it is what belongs to a piece rather than a piece.
pub(super) fn is_extra(names: &str) -> bool {
    have_word(names, EXTRA)
}

/// Whether an element's names say that it names a section.
pub(super) fn is_section_label(names: &str) -> bool {
    have_word(names, SECTION_LABEL)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn class_names_tell_what_a_part_is() {
        let cases = [
            ("site-nav", Some(Kind::Never)),
            ("c-mostRead__list", Some(Kind::NeverAsAList)),
            ("most-read", Some(Kind::NeverAsAList)),
            ("ad-slot ad-slot--mpu", Some(Kind::Never)),
            ("teaser teaser--sponsored", Some(Kind::Never)),
            ("newsticker", Some(Kind::Ticker)),
            ("has-ads no-nav js-menu", None),
            ("hover:nav teaser__video-icon", None),
            ("main-content story-card", None),
            ("adventure-stories", None),
            ("shadow-lg", None),
        ];
        for (names, expected) in cases {
            assert_eq!(kind_of_names(names), expected, "{names}");
        }
    }

    #[test]
    fn headings_tell_what_a_block_is() {
        assert_eq!(kind_of_heading("Meistgelesen"), Some(Kind::NeverAsAList));
        assert_eq!(kind_of_heading("» Les plus lus «"), Some(Kind::NeverAsAList));
        assert_eq!(kind_of_heading("速報"), Some(Kind::Ticker));
        assert_eq!(kind_of_heading("Politik"), None);
        assert!(is_paid_label("ANZEIGE:") && is_paid_label("Sponsored") && !is_paid_label("Adele"));
    }

    #[test]
    fn words_split_at_punctuation_and_capitals() {
        assert_eq!(words_of("c-storyCard__headLine"), ["c", "story", "card", "head", "line"]);
    }
}
