//! How near embeddings of different languages are. What a cosine says differs from model to model, so it is counted in standard deviations
//! from what any two articles in different languages have.

use serde::{Deserialize, Serialize};

use crate::embedding::Embedding;

/// Signals of two strands that have embeddings: how near they are, and how much nearer than the next.
pub(crate) const NEAR: usize = 2;
/// The latest articles with which each one that comes is compared, to learn what is usual.
const LATEST: usize = 16;
/// Pairs after which the earlier ones fade.
const REMEMBERED: f32 = 16_384.0;
/// Mean and standard deviation of the cosines before any pair was seen, and the pairs that they count as.
const BEFORE: (f32, f32, f32) = (0.2, 0.12, 32.0);

/// What cosines two articles in different languages have that mostly tell different events.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Usual {
    /// The latest articles, each with the number of its language.
    latest: Vec<(u16, Embedding)>,
    /// Where the next one goes.
    next: usize,
    pairs: f32,
    mean: f32,
    /// Mean of the squares.
    square: f32,
}

impl Default for Usual {
    fn default() -> Self {
        let (mean, deviation, pairs) = BEFORE;
        Self { latest: Vec::new(), next: 0, pairs, mean, square: mean * mean + deviation * deviation }
    }
}

impl Usual {
    /// Notes an article that came.
    pub fn learn(&mut self, language: u16, embedding: &Embedding) {
        for (other, latest) in &self.latest {
            if *other != language {
                let cosine = latest.cosine(embedding);
                self.pairs = (self.pairs + 1.0).min(REMEMBERED);
                self.mean += (cosine - self.mean) / self.pairs;
                self.square += (cosine * cosine - self.square) / self.pairs;
            }
        }
        let newest = (language, embedding.clone());
        match self.latest.get_mut(self.next) {
            Some(place) => *place = newest,
            None => self.latest.push(newest),
        }
        self.next = (self.next + 1) % LATEST;
    }

    /// How near two are: standard deviations above the mean.
    pub fn nearness(&self, one: &Embedding, other: &Embedding) -> f32 {
        let deviation = (self.square - self.mean * self.mean).max(1e-6).sqrt();
        (one.cosine(other) - self.mean) / deviation
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A direction in a circle, in parts of a turn, lifted towards one that all have in common.
    fn towards(turn: f32, lift: f32) -> Embedding {
        let (sine, cosine) = (turn * std::f32::consts::TAU).sin_cos();
        Embedding::new(&[cosine, sine, lift]).unwrap()
    }

    #[test]
    fn a_model_that_finds_everything_alike_says_no_more_than_another() {
        let [plain, lifted] = [0.0, 2.0].map(|lift| {
            let mut usual = Usual::default();
            for at in 0..2_000_u16 {
                usual.learn(at % 2, &towards(f32::from(at % 7) / 7.0, lift));
            }
            [0.0, 0.1, 0.3, 0.5].map(|turn| usual.nearness(&towards(0.0, lift), &towards(turn, lift)))
        });
        assert!(towards(0.0, 2.0).cosine(&towards(0.5, 2.0)) > 0.5, "by its cosines all would be alike");
        for (plain, lifted) in plain.iter().zip(&lifted) {
            assert!((plain - lifted).abs() < 0.1, "{plain} {lifted}");
        }
    }

    #[test]
    fn articles_of_one_language_say_nothing_of_two() {
        let mut usual = Usual::default();
        for _ in 0..100 {
            usual.learn(3, &towards(0.0, 0.0));
        }
        assert_eq!((usual.mean, usual.pairs), (BEFORE.0, BEFORE.2));
    }
}
