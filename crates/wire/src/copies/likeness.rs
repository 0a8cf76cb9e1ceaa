//! How alike two texts are, and whether one is a copy of the other.
//!
//! Containment is measured both ways, since a copy is often a shortened or an extended text, and not by Jaccard's
//! coefficient, which such copies fail. Two texts made from one template (weather, results, prices) share most of their
//! words but few of their numbers and names; a copy keeps those.

use std::borrow::Cow;

use super::order::Order;
use super::shingles::{Shingles, common};

/// Shingles kept of a text: the smallest ones (Broder's bottom sketch), which is a fair sample of any part of it.
pub(super) const KEPT_SHINGLES: usize = 128;
/// Numbers and names kept of a text.
pub(super) const KEPT_SLOTS: usize = 64;
/// Joints between sentences kept of a text.
const KEPT_JOINTS: usize = 32;
/// Joints that a text must have before their agreement is asked for.
const FEW_JOINTS: usize = 3;
/// Numbers or names that both texts must offer before their agreement is asked for.
const FEW_SLOTS: usize = 3;
/// Texts shorter than this are compared strictly: one other word may be another event.
const SHORT_WORDS: u32 = 60;
/// Share of the contained text that must be in the other where there are too few sentences to speak of an order.
const WITHOUT_ORDER: f32 = 0.9;
/// Texts shorter than this are only joined when they are equal.
pub(super) const TINY_WORDS: u32 = 25;
/// Words that prove a text to be another's beginning, as a wall leaves it, where they are word for word the same.
const BEGINNING_WORDS: u32 = 40;
/// Texts shorter than this have too few paragraphs to be edited and still known.
const EDITED_WORDS: u32 = 80;
/// Words that may stand in front of a beginning: a dateline, a time.
const BEFORE_WORDS: u16 = 8;

/// What is kept of a text to compare later ones with.
#[derive(Clone, Debug)]
pub(super) struct Sketch {
    /// The smallest shingles, rising.
    pub shingles: Box<[u32]>,
    /// Where each of them stands in the text, in words.
    places: Box<[u16]>,
    /// Shingles above this were not kept.
    below: u32,
    /// Numbers (odd) and names (even), the smallest, rising.
    slots: Box<[u32]>,
    slots_below: u32,
    /// Joints between sentences, the smallest, rising.
    joints: Box<[u32]>,
    joints_below: u32,
    /// Words of the text.
    pub words: u32,
    /// Hash of the whole text.
    pub text: u64,
}

impl Sketch {
    /// The sketch of a text.
    pub fn of(text: &Shingles) -> Self {
        let (shingles, below) = smallest(&text.all, KEPT_SHINGLES);
        let places = text.places.iter().take(KEPT_SHINGLES).copied().collect();
        let (slots, slots_below) = smallest(&text.slots, KEPT_SLOTS);
        let (joints, joints_below) = smallest(&text.joints, KEPT_JOINTS);
        Self { shingles, places, below, slots, slots_below, joints, joints_below, words: text.words, text: text.text }
    }

    /// Bytes it takes on the heap.
    pub fn size_bytes(&self) -> usize {
        (self.shingles.len() + self.slots.len() + self.joints.len()) * 4 + self.places.len() * 2
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

/// What two articles say about who wrote them, put side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Writers {
    /// Both name one agency.
    Same,
    /// Each names one agency, and another.
    Agencies,
    /// An agency and different people, or different people without any agency.
    Apart,
    /// They do not say enough.
    Unknown,
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
    /// The same for joints between sentences.
    joints: Option<f32>,
    /// How what they have in common stands in both.
    order: Order,
    /// Words of the shorter text.
    words: u32,
}

impl Likeness {
    /// Compares a new text with the sketch of an old one.
    pub fn between(new: &Shingles, old: &Sketch) -> Self {
        let comparable = new.all.partition_point(|shingle| old.keeps(*shingle));
        let new_kept = new.all.get(..comparable).unwrap_or_default();
        // What titles add to every article counts on neither side.
        let old_shingles = without(&old.shingles, &new.left_out.all);
        let shared = common(&old_shingles, new_kept);
        let (of_new, of_old) = (share(shared, new_kept.len()), share(shared, old_shingles.len()));
        let old_is_contained = of_old >= of_new;
        let (numbers, names, joints) = if old_is_contained {
            let (slots, joints) =
                (without(&old.slots, &new.left_out.slots), without(&old.joints, &new.left_out.joints));
            let (numbers, names) = agreement(&slots, &new.slots);
            (numbers, names, enough(&joints, &new.joints, FEW_JOINTS))
        } else {
            let comparable = new.slots.partition_point(|slot| *slot <= old.slots_below);
            let (numbers, names) = agreement(new.slots.get(..comparable).unwrap_or_default(), &old.slots);
            let comparable = new.joints.partition_point(|joint| *joint <= old.joints_below);
            (numbers, names, enough(new.joints.get(..comparable).unwrap_or_default(), &old.joints, FEW_JOINTS))
        };
        let order = Order::between((new_kept, &new.places), (&old.shingles, &old.places));
        Self { of_new, of_old, numbers, names, joints, order, words: new.words.min(old.words) }
    }

    /// Whether one text is a copy of the other, given what is known about who wrote them.
    pub fn is_copy(&self, writers: Writers) -> bool {
        let (high, low) = self.rank();
        let agree = |share: Option<f32>, least: f32| share.is_none_or(|share| share >= least);
        if self.words < TINY_WORDS || writers == Writers::Agencies {
            return false;
        }
        if self.is_beginning(writers) {
            return true;
        }
        let short = self.words < SHORT_WORDS;
        let contained = match writers {
            Writers::Apart | Writers::Agencies => high >= 0.9 && low >= 0.5 || high >= 0.85 && low >= 0.75,
            // The beginning of an agency's text before a wall, with a caption or a time that the page put into it.
            Writers::Same if short => high >= 0.6 && low >= 0.15,
            _ if short => high >= 0.8 && low >= 0.5 || high >= 0.95 && low >= 0.15,
            Writers::Unknown => high >= 0.85 && low >= 0.15 || high >= 0.7 && low >= 0.3 || high >= 0.55 && low >= 0.45,
            Writers::Same => high >= 0.5 && low >= 0.2 || high >= 0.85 && low >= 0.15,
        };
        // Where nearly all is the same, a figure put right, the day in a dateline and the year of a copyright line are what
        // is left to differ: each other figure of a template would take five shingles with it.
        let whole = high >= 0.85 && low >= 0.6;
        let (numbers, names) = match (short, whole || high >= 0.9) {
            (true, _) => (0.99, 0.8),
            (false, true) => (0.4, 0.4),
            (false, false) => (0.7, 0.6),
        };
        // Where few sentences follow one another as in the other text, both were put together from the same material.
        // The fewer words two texts share, the more of the order they must share.
        let (joints, order) = match writers {
            Writers::Apart | Writers::Agencies => (0.7, 1.6),
            Writers::Unknown if high >= 0.8 && low >= 0.4 => (0.4, 1.25),
            Writers::Unknown => (0.4, 1.4),
            Writers::Same => (0.3, 1.2),
        };
        let without_order = if writers == Writers::Same { 0.6 } else { WITHOUT_ORDER };
        let ordered = self.joints.map_or(high >= without_order, |share| share >= joints && high + share >= order);
        (contained && ordered && agree(self.numbers, numbers) || self.is_rearranged(writers))
            && agree(self.names, names)
    }

    /// Whether one text is where the other begins, word for word: all that a wall leaves of it, whoever has signed it. Where
    /// both say who wrote them, and it is the same, or where it is long, a desk may have laid hands on it: reports made of the
    /// same facts may begin with one sentence, but not with five.
    fn is_beginning(&self, writers: Writers) -> bool {
        let least = if writers == Writers::Same || self.words >= EDITED_WORDS { 0.8 } else { 0.94 };
        let word_for_word = self.rank().0 >= least && self.numbers.is_none_or(|share| share >= 0.65);
        let begins = self.order.stretches == 1 && self.order.before <= BEFORE_WORDS;
        self.words >= BEGINNING_WORDS && word_for_word && begins
    }

    /// Whether most of both texts is the same and comes in one order but for a paragraph that was moved or left out. Where
    /// two desks did so to one text, few of its sentences still follow one another as they did.
    fn is_rearranged(&self, writers: Writers) -> bool {
        let (high, low) = self.rank();
        let most = match writers {
            Writers::Agencies => return false,
            Writers::Apart => high >= 0.8 && low >= 0.6 && self.order.chain >= 0.85,
            Writers::Unknown => high >= 0.7 && low >= 0.6 && self.order.chain >= 0.7,
            Writers::Same => high + low >= 1.0 && low >= 0.4 && self.order.chain >= 0.7,
        };
        most && self.words >= EDITED_WORDS && self.numbers.is_none_or(|share| share >= 0.6)
    }

    /// The larger containment, and the smaller.
    pub fn rank(&self) -> (f32, f32) {
        (self.of_new.max(self.of_old), self.of_new.min(self.of_old))
    }

    /// What the best of several matches has most of: the text, in its order.
    pub fn closeness(&self) -> f32 {
        let (high, low) = self.rank();
        high + self.joints.unwrap_or(high) + low / 4.0
    }
}

/// `hashes` without those that are `left_out`.
fn without<'h>(hashes: &'h [u32], left_out: &[u32]) -> Cow<'h, [u32]> {
    if left_out.is_empty() {
        return Cow::Borrowed(hashes);
    }
    hashes.iter().copied().filter(|hash| left_out.binary_search(hash).is_err()).collect()
}

#[expect(clippy::cast_precision_loss, reason = "counts of shingles are far below 2^24")]
pub(super) fn share(part: usize, whole: usize) -> f32 {
    if whole == 0 { 0.0 } else { part as f32 / whole as f32 }
}

/// The shares of numbers and of names among `few` that `many` holds.
fn agreement(few: &[u32], many: &[u32]) -> (Option<f32>, Option<f32>) {
    let of_kind = |kind: u32| {
        let wanted: Vec<u32> = few.iter().copied().filter(|slot| slot & 1 == kind).collect();
        enough(&wanted, many, FEW_SLOTS)
    };
    (of_kind(1), of_kind(0))
}

/// The share of `few` that `many` holds; `None` when there are fewer than `least`.
fn enough(few: &[u32], many: &[u32], least: usize) -> Option<f32> {
    (few.len() >= least).then(|| share(common(few, many), few.len()))
}
