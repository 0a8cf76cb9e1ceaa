//! Of which kinds the pairs are that should have been folded, and how many of each were.

use std::collections::BTreeMap;

use press::{ArticleTruth, CopyKind};

use super::measure::Share;

/// What happened to a copy, the least first: a pair is of the kind that happened last to either of its two.
const KINDS: [(CopyKind, &str); 7] = [
    (CopyKind::Own, "as it was written"),
    (CopyKind::Exact, "word for word"),
    (CopyKind::Shared, "of one owner"),
    (CopyKind::TranslatedHeadline, "headline translated"),
    (CopyKind::Shortened, "shortened"),
    (CopyKind::Extended, "with own paragraphs"),
    (CopyKind::Edited, "edited"),
];

/// Shares of pairs folded, by what happened to them, in the order of the kinds.
#[derive(Debug, Default)]
pub struct Kinds(pub BTreeMap<(usize, &'static str), Share>);

impl Kinds {
    /// Counts a pair that carries one text. What stands below the kinds cuts across them.
    pub fn count(&mut self, one: &ArticleTruth, other: &ArticleTruth, folded: bool) {
        let of = |truth: &ArticleTruth| KINDS.iter().position(|(kind, _)| *kind == truth.copy).unwrap_or_default();
        let kind = of(one).max(of(other));
        let mut count = |row: usize, name| self.0.entry((row, name)).or_default().count(folded);
        if let Some((_, name)) = KINDS.get(kind) {
            count(kind, *name);
        }
        let either = |is: fn(&ArticleTruth) -> bool| is(one) || is(other);
        if either(|truth| truth.locked) {
            count(KINDS.len(), "... before a wall");
        }
        if either(|truth| !truth.agencies.is_empty() && !truth.agencies_credited) {
            count(KINDS.len() + 1, "... without the agency's credit");
        }
        if either(|truth| truth.revision > 1) {
            count(KINDS.len() + 2, "... changed since");
        }
    }
}
