//! Embeddings: what a text is about, as a direction that the host's model found.

use serde::{Deserialize, Serialize};

/// Numbers of an embedding that are kept, at most; a model with more is cut, which Matryoshka models allow and others survive.
const WIDTH: usize = 512;

/// The direction of a text: texts of like meaning have like directions. A byte for each number.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Embedding {
    values: Box<[i8]>,
    /// Length of the values as a vector.
    length: f32,
}

impl Embedding {
    /// The direction of numbers that a model gives; `None` where they have none (no word was known, or one of them is no number).
    #[must_use]
    pub fn new(numbers: &[f32]) -> Option<Self> {
        let numbers = numbers.get(..WIDTH).unwrap_or(numbers);
        let greatest = numbers.iter().fold(0.0_f32, |greatest, number| greatest.max(number.abs()));
        if !(greatest > 1e-12 && numbers.iter().all(|number| number.is_finite())) {
            return None;
        }
        let values: Box<[i8]> = numbers.iter().map(|number| (number / greatest * 127.0).round() as i8).collect();
        let square: i64 = values.iter().map(|value| i64::from(*value) * i64::from(*value)).sum();
        Some(Self { values, length: (square as f32).sqrt() })
    }

    /// The cosine of two of one model, -1 to 1; 0 where they are of models of different width.
    #[must_use]
    pub fn cosine(&self, other: &Self) -> f32 {
        if self.values.len() != other.values.len() {
            return 0.0;
        }
        let pairs = self.values.iter().zip(&other.values);
        let product: i32 = pairs.map(|(one, other)| i32::from(*one) * i32::from(*other)).sum();
        product as f32 / (self.length * other.length)
    }

    /// Bytes that it takes.
    pub(crate) fn size_bytes(&self) -> usize {
        size_of::<Self>() + size_of_val(&*self.values)
    }

    /// Becomes the direction between itself, which weighs `weight`, and another, which weighs one.
    pub(crate) fn join(&mut self, other: &Self, weight: f32) {
        if self.values.len() != other.values.len() {
            return;
        }
        let (own, its) = (weight / self.length, 1.0 / other.length);
        let pairs = self.values.iter().zip(&other.values);
        let numbers: Vec<f32> = pairs.map(|(a, b)| f32::from(*a) * own + f32::from(*b) * its).collect();
        if let Some(between) = Self::new(&numbers) {
            *self = between;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_has_no_direction_is_none() {
        for numbers in [&[][..], &[0.0, 0.0], &[f32::NAN, 1.0], &[f32::INFINITY, 1.0]] {
            assert_eq!(Embedding::new(numbers), None, "{numbers:?}");
        }
    }

    #[test]
    fn directions_of_two_models_have_nothing_in_common() {
        let one = Embedding::new(&[1.0, 0.0]).unwrap();
        let mut other = Embedding::new(&[1.0, 0.0, 0.0]).unwrap();
        assert_eq!(one.cosine(&other), 0.0);
        let before = other.clone();
        other.join(&one, 1.0);
        assert_eq!(other, before);
    }

    #[test]
    fn a_newcomer_turns_a_direction_by_its_weight() {
        let (east, north) = (Embedding::new(&[1.0, 0.0]).unwrap(), Embedding::new(&[0.0, 1.0]).unwrap());
        let mut between = east.clone();
        between.join(&north, 1.0);
        assert!((between.cosine(&east) - between.cosine(&north)).abs() < 0.01);
        between.join(&north, 3.0);
        assert!(between.cosine(&north) > between.cosine(&east));
    }

    proptest! {
        #[test]
        fn a_byte_for_each_number_is_enough(
            pairs in proptest::collection::vec((-1.0_f32..1.0, -1.0_f32..1.0), 8..300),
            scale in 1e-3_f32..1e3,
        ) {
            let (one, other): (Vec<f32>, Vec<f32>) = pairs.into_iter().unzip();
            let product: f32 = one.iter().zip(&other).map(|(a, b)| a * b).sum();
            let length = |numbers: &[f32]| numbers.iter().map(|number| number * number).sum::<f32>().sqrt();
            prop_assume!(length(&one) > 0.1 && length(&other) > 0.1);
            let scaled: Vec<f32> = one.iter().map(|number| number * scale).collect();
            let told = Embedding::new(&scaled).unwrap().cosine(&Embedding::new(&other).unwrap());
            prop_assert!((told - product / length(&one) / length(&other)).abs() < 0.01);
        }
    }
}
