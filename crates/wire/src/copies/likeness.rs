//! How alike two texts are, and whether one is a copy of the other.
//!
//! Containment is measured both ways, since a copy is often a shortened or an extended text, and not by Jaccard's
//! coefficient, which such copies fail. Two texts made from one template (weather, results, prices) share most of their
//! words but few of their numbers and names; a copy keeps those.

use super::shingles::{Shingles, common};

/// Shingles kept of a text: the smallest ones (Broder's bottom sketch), which is a fair sample of any part of it.
pub(super) const KEPT_SHINGLES: usize = 128;
/// Numbers and names kept of a text.
pub(super) const KEPT_SLOTS: usize = 64;
/// Numbers or names that both texts must offer before their agreement is asked for.
const FEW_SLOTS: usize = 3;
/// Texts shorter than this are compared strictly: one other word may be another event.
const SHORT_WORDS: u32 = 60;
/// Texts shorter than this are only joined when they are equal.
pub(super) const TINY_WORDS: u32 = 25;

/// What is kept of a text to compare later ones with.
#[derive(Clone, Debug)]
pub(super) struct Sketch {
    /// The smallest shingles, rising.
    pub shingles: Box<[u32]>,
    /// Shingles above this were not kept.
    below: u32,
    /// Numbers (odd) and names (even), the smallest, rising.
    slots: Box<[u32]>,
    slots_below: u32,
    /// Words of the text.
    pub words: u32,
    /// Hash of the whole text.
    pub text: u64,
}

impl Sketch {
    /// The sketch of a text.
    pub fn of(text: &Shingles) -> Self {
        let (shingles, below) = smallest(&text.all, KEPT_SHINGLES);
        let (slots, slots_below) = smallest(&text.slots, KEPT_SLOTS);
        Self { shingles, below, slots, slots_below, words: text.words, text: text.text }
    }

    /// Whether a shingle of this text with this hash would have been kept.
    pub fn keeps(&self, shingle: u32) -> bool {
        shingle <= self.below
    }
}

fn smallest(all: &[u32], limit: usize) -> (Box<[u32]>, u32) {
    let kept: Box<[u32]> = all.iter().take(limit).copied().collect();
    let below = if all.len() > limit { kept.last().copied().unwrap_or(u32::MAX) } else { u32::MAX };
    (kept, below)
}

/// How much of each of two texts is in the other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Likeness {
    /// Share of the new text that is in the old one.
    pub of_new: f32,
    /// Share of the old text that is in the new one.
    pub of_old: f32,
    /// Share of the numbers of the contained text that the other has too; `None` when it has too few.
    numbers: Option<f32>,
    /// The same for names.
    names: Option<f32>,
    /// Words of the shorter text.
    words: u32,
}

impl Likeness {
    /// Compares a new text with the sketch of an old one.
    pub fn between(new: &Shingles, old: &Sketch) -> Self {
        let comparable = new.all.partition_point(|shingle| old.keeps(*shingle));
        let new_kept = new.all.get(..comparable).unwrap_or_default();
        let shared = common(&old.shingles, new_kept);
        let (of_new, of_old) = (share(shared, new_kept.len()), share(shared, old.shingles.len()));
        let (numbers, names) = if of_old >= of_new {
            agreement(&old.slots, &new.slots)
        } else {
            let comparable = new.slots.partition_point(|slot| *slot <= old.slots_below);
            agreement(new.slots.get(..comparable).unwrap_or_default(), &old.slots)
        };
        Self { of_new, of_old, numbers, names, words: new.words.min(old.words) }
    }

    /// Whether one text is a copy of the other. `same_source` says that both name one agency, item or address.
    pub fn is_copy(&self, same_source: bool) -> bool {
        let (high, low) = (self.of_new.max(self.of_old), self.of_new.min(self.of_old));
        let agree = |share: Option<f32>, least: f32| share.is_none_or(|share| share >= least);
        if self.words < TINY_WORDS {
            return false;
        }
        if self.words < SHORT_WORDS {
            return high >= 0.8 && low >= 0.5 && agree(self.numbers, 0.99) && agree(self.names, 0.8);
        }
        let contained = (high >= 0.85 && low >= 0.15) || (high >= 0.7 && low >= 0.3) || (high >= 0.55 && low >= 0.45);
        let sourced = same_source && high >= 0.5 && low >= 0.2;
        (contained || sourced) && agree(self.numbers, 0.7) && agree(self.names, 0.7)
    }

    /// The larger containment first, then the smaller: what the best of several matches has most of.
    pub fn rank(&self) -> (f32, f32) {
        (self.of_new.max(self.of_old), self.of_new.min(self.of_old))
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of shingles are far below 2^24")]
fn share(part: usize, whole: usize) -> f32 {
    if whole == 0 { 0.0 } else { part as f32 / whole as f32 }
}

/// The shares of numbers and of names among `few` that `many` holds.
fn agreement(few: &[u32], many: &[u32]) -> (Option<f32>, Option<f32>) {
    let of_kind = |kind: u32| {
        let wanted: Vec<u32> = few.iter().copied().filter(|slot| slot & 1 == kind).collect();
        (wanted.len() >= FEW_SLOTS).then(|| share(common(&wanted, many), wanted.len()))
    };
    (of_kind(1), of_kind(0))
}
