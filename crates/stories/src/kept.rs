//! Forms in which words are kept: in articles a byte for each weight, in sums two.

use serde::{Deserialize, Serialize};

use crate::vector::{Form, Single, WIDTH, Weighted};

/// A word of an article: its hash, and the square root of each weight in 255 steps.
pub(crate) type Kept = [u32; 2];

/// Weights by their byte.
#[expect(clippy::indexing_slicing, reason = "counted up to the length of the table, when the program is compiled")]
static WEIGHTS: [f32; 256] = {
    let mut table = [0.0; 256];
    let mut at = 0;
    while at < 256 {
        let root = at as f32 / 255.0;
        table[at] = root * root;
        at += 1;
    }
    table
};

/// The weight that a byte stands for.
fn weight(byte: u8) -> f32 {
    WEIGHTS.get(usize::from(byte)).copied().unwrap_or_default()
}

fn byte(weight: f32) -> u8 {
    (weight.max(0.0).sqrt() * 255.0).round().min(255.0) as u8
}

impl Form for Kept {
    type Of = Weighted;
    fn hash(&self) -> u32 {
        self[0]
    }
    fn of(word: &Weighted) -> Self {
        [word.hash, u32::from_le_bytes(word.weights.map(byte))]
    }
    fn decode(&self) -> Weighted {
        Weighted { hash: self[0], weights: self[1].to_le_bytes().map(weight) }
    }
}

/// The byte of a word's weight in a field.
pub(crate) fn byte_of(word: &Kept, field: usize) -> u8 {
    word[1].to_le_bytes().get(field).copied().unwrap_or_default()
}

/// The least weight in two bytes, as the bits of its number.
const LEAST: u32 = (127 - 20) << 23;
/// Bits of a number behind the point that two bytes do not hold.
const DROPPED: u32 = 12;

/// A weight in two bytes: five bits for the power of two, eleven behind the point, from 2^-20 to 2^12; what is less is nothing.
fn short(weight: f32) -> u16 {
    let bits = weight.max(0.0).to_bits() + (1 << (DROPPED - 1));
    u16::try_from(bits.saturating_sub(LEAST) >> DROPPED).unwrap_or(u16::MAX)
}

/// The weight that two bytes stand for.
fn long(short: u16) -> f32 {
    if short == 0 { 0.0 } else { f32::from_bits((u32::from(short) << DROPPED) + LEAST) }
}

/// A word of sums.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Summed {
    hash: u32,
    weights: [u16; WIDTH],
}

impl Form for Summed {
    type Of = Weighted;
    fn hash(&self) -> u32 {
        self.hash
    }
    fn of(word: &Weighted) -> Self {
        Self { hash: word.hash, weights: word.weights.map(short) }
    }
    fn decode(&self) -> Weighted {
        Weighted { hash: self.hash, weights: self.weights.map(long) }
    }
}

/// A hash with one weight, in six bytes: a shape of sums, or what other languages have of a strand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Light([u16; 3]);

impl Form for Light {
    type Of = Single;
    fn hash(&self) -> u32 {
        u32::from(self.0[0]) << 16 | u32::from(self.0[1])
    }
    fn of(single: &Single) -> Self {
        Self([(single.hash >> 16) as u16, single.hash as u16, short(single.weight)])
    }
    fn decode(&self) -> Single {
        Single { hash: self.hash(), weight: long(self.0[2]) }
    }
}

/// The words of an article as they are remembered, in one piece of memory.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Words {
    /// Words, hashes of shapes, stems of the headline, numbers, and the weights of the shapes, four in each.
    all: Box<[u32]>,
    terms: u8,
    shapes: u8,
    headline: u8,
    numbers: u8,
}

impl Words {
    /// Of lists that are no longer than 255.
    pub fn new(terms: &[Weighted], shapes: &[Single], headline: &[u32], numbers: &[u32]) -> Self {
        let count = |list: usize| u8::try_from(list).unwrap_or(u8::MAX);
        let mut all = Vec::with_capacity(
            terms.len() * 2 + shapes.len() + headline.len() + numbers.len() + shapes.len().div_ceil(4),
        );
        all.extend(terms.iter().flat_map(Kept::of));
        all.extend(shapes.iter().map(|shape| shape.hash));
        all.extend(headline);
        all.extend(numbers);
        all.extend(shapes.chunks(4).map(|four| {
            let mut bytes = [0; 4];
            bytes.iter_mut().zip(four).for_each(|(place, shape)| *place = byte(shape.weight));
            u32::from_le_bytes(bytes)
        }));
        let (terms, shapes) = (count(terms.len()), count(shapes.len()));
        Self {
            all: all.into_boxed_slice(),
            terms,
            shapes,
            headline: count(headline.len()),
            numbers: count(numbers.len()),
        }
    }

    /// A part, which follows so many and has so many.
    fn part(&self, from: usize, count: u8) -> &[u32] {
        self.all.get(from..from + usize::from(count)).unwrap_or_default()
    }

    /// Where the hashes of the shapes begin.
    fn behind_terms(&self) -> usize {
        usize::from(self.terms) * 2
    }

    /// Its words, sorted by hash.
    pub fn terms(&self) -> &[Kept] {
        self.all.get(..self.behind_terms()).unwrap_or_default().as_chunks().0
    }

    /// Its shapes, sorted by hash.
    pub fn shapes(&self) -> impl Iterator<Item = Single> {
        let behind = self.all.len() - usize::from(self.shapes).div_ceil(4).min(self.all.len());
        let weights = self.all.get(behind..).unwrap_or_default().iter().flat_map(|four| four.to_le_bytes());
        let hashes = self.part(self.behind_terms(), self.shapes).iter();
        hashes.zip(weights).map(|(hash, byte)| Single { hash: *hash, weight: weight(byte) })
    }

    /// Stems of its headline, sorted; the lowest bit is set for numbers and names, which fill a slot of a template.
    pub fn headline(&self) -> &[u32] {
        self.part(self.behind_terms() + usize::from(self.shapes), self.headline)
    }

    /// Numbers in its headline, sorted.
    pub fn numbers(&self) -> &[u32] {
        let behind = usize::from(self.shapes) + usize::from(self.headline);
        self.part(self.behind_terms() + behind, self.numbers)
    }

    /// Bytes that it takes elsewhere.
    pub fn size_elsewhere(&self) -> usize {
        size_of_val(&*self.all)
    }
}

#[cfg(test)]
mod tests {
    use super::{Words, long, short};
    use crate::vector::{Form as _, Single, Weighted};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_weight_in_two_bytes_is_nearly_what_it_was(weight in 0.0_f32..4_000.0, two in any::<u16>()) {
            prop_assert!((long(short(weight)) - weight).abs() <= weight * 0.000_25 + 0.000_001);
            prop_assert_eq!(short(long(two)), two);
        }

        #[test]
        fn what_is_remembered_of_words_is_nearly_what_was(
            terms in proptest::collection::btree_map(any::<u32>(), proptest::array::uniform4(0.0_f32..1.0), 0..96),
            shapes in proptest::collection::btree_map(any::<u32>(), 0.0_f32..1.0, 0..96),
            headline in proptest::collection::vec(any::<u32>(), 0..60),
            numbers in proptest::collection::vec(any::<u32>(), 0..60),
        ) {
            let terms: Vec<Weighted> = terms.into_iter().map(|(hash, weights)| Weighted { hash, weights }).collect();
            let shapes: Vec<Single> = shapes.into_iter().map(|(hash, weight)| Single { hash, weight }).collect();
            let words = Words::new(&terms, &shapes, &headline, &numbers);
            prop_assert_eq!((words.headline(), words.numbers()), (&headline[..], &numbers[..]));
            prop_assert_eq!((words.terms().len(), words.shapes().count()), (terms.len(), shapes.len()));
            for (kept, was) in words.terms().iter().map(|kept| kept.decode()).zip(&terms) {
                prop_assert_eq!(kept.hash, was.hash);
                prop_assert!(kept.weights.iter().zip(&was.weights).all(|(kept, was)| (kept - was).abs() < 0.005));
            }
            for (kept, was) in words.shapes().zip(&shapes) {
                prop_assert_eq!(kept.hash, was.hash);
                prop_assert!((kept.weight - was.weight).abs() < 0.005);
            }
        }
    }

    #[test]
    fn what_is_too_large_for_two_bytes_is_the_largest() {
        assert!(long(short(1e9)) > 4_000.0 && long(short(f32::INFINITY)) > 4_000.0);
        assert_eq!((long(short(0.0)), long(short(-1.0))), (0.0, 0.0));
    }
}
