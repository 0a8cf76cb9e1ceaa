//! Words that tell what a part of a page is for: in class names and ids, and in the text itself.

mod markup;
mod texts;

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};
use markup::MARKUP;
use texts::TEXT;

/// Number of groups of words in class names.
pub(crate) const MARKUP_GROUPS: usize = 18;
/// Number of groups of words in texts.
pub(crate) const TEXT_GROUPS: usize = 9;

struct Lexicon {
    automaton: Option<AhoCorasick>,
    groups: Vec<usize>,
}

impl Lexicon {
    fn new(groups: &[&[&str]]) -> Self {
        let words: Vec<&str> = groups.iter().flat_map(|words| words.iter().copied()).collect();
        let automaton =
            AhoCorasick::builder().match_kind(MatchKind::Standard).ascii_case_insensitive(true).build(&words).ok();
        let groups =
            groups.iter().enumerate().flat_map(|(group, words)| std::iter::repeat_n(group, words.len())).collect();
        Self { automaton, groups }
    }

    fn mask(&self, text: &str) -> u32 {
        let Some(automaton) = &self.automaton else { return 0 };
        automaton
            .find_overlapping_iter(text)
            .filter_map(|found| self.groups.get(found.pattern().as_usize()))
            .fold(0, |mask, group| mask | 1 << group)
    }
}

static MARKUP_LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(&MARKUP));
static TEXT_LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(&TEXT));

/// The groups of markup words in `classes`, one bit each.
pub(crate) fn markup_mask(classes: &str) -> u32 {
    MARKUP_LEXICON.mask(classes)
}

/// The groups of text words in `text`, one bit each.
pub(crate) fn text_mask(text: &str) -> u32 {
    TEXT_LEXICON.mask(text)
}
