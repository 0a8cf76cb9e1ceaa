//! What the readers of one place open together, of nobody in particular: where to begin with somebody of whom little is known.

use std::collections::HashMap;

use super::profile::{Card, add, looked_at};
use crate::space::{Carry, DIMENSIONS, Vector, dot};

/// So many openings make half of the most that a leaning says.
const HALF: f32 = 300.0;
/// After so many, what was before counts half: what readers like changes.
const MOST_OPENED: f32 = 100_000.0;
/// Fewer readers say nothing, and none of them makes more of it than this part, give or take one opening: nobody's taste is seen in another's list.
pub const FEWEST_READERS: usize = 10;

/// A direction in the space: the sum, over what was opened, of what set it apart from what was shown beside it.
#[derive(Clone, Debug, PartialEq)]
pub struct Leaning {
    sum: Vector,
    opened: f32,
    /// Openings of each reader that are in it.
    readers: HashMap<u64, f32>,
}

impl Default for Leaning {
    fn default() -> Self {
        Self { sum: vec![0.0; DIMENSIONS], opened: 0.0, readers: HashMap::new() }
    }
}

impl Leaning {
    /// Learns from one list that `reader` (a number of the caller's) was shown, in the order of its cards.
    pub fn saw(&mut self, reader: u64, cards: &[Card<'_>]) {
        let usual = looked_at(cards).1;
        for card in cards.iter().filter(|card| card.opened) {
            let own = self.readers.entry(reader).or_default();
            #[expect(clippy::cast_precision_loss, reason = "a small number")]
            if *own * FEWEST_READERS as f32 > self.opened + FEWEST_READERS as f32 {
                return;
            }
            *own += 1.0;
            self.opened += 1.0;
            add(&mut self.sum, card.candidate.vector, 1.0);
            add(&mut self.sum, &usual, -1.0);
        }
        if self.opened > MOST_OPENED {
            self.sum.iter_mut().chain(self.readers.values_mut()).for_each(|value| *value /= 2.0);
            self.opened /= 2.0;
            self.readers.retain(|_, opened| *opened >= 0.5);
        }
    }

    /// Where readers lean to: of length 1 at most, the surer the more was opened; of length 0 while fewer than [`FEWEST_READERS`] are in it.
    #[must_use]
    pub fn direction(&self) -> Vector {
        let length = dot(&self.sum, &self.sum).sqrt();
        if self.readers.len() < FEWEST_READERS || length < 1e-6 {
            return vec![0.0; DIMENSIONS];
        }
        let share = self.opened / (self.opened + HALF) / length;
        self.sum.iter().map(|value| value * share).collect()
    }

    /// Carries it into a space that was learned anew.
    pub fn carry(&mut self, carry: &Carry) {
        self.sum = carry.over(&self.sum);
    }
}
