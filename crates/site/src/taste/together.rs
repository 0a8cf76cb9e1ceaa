//! What readers open together, since this process started; it is kept nowhere.

use news::AccountId;
use ranking::foryou::{Card, Leaning};
use ranking::space::{Carry, Vector};

/// Where the readers of this place lean to, in a space.
#[derive(Debug, Default)]
pub(super) struct Together {
    /// The number of the space; that of the first list that was learned from.
    space: Option<u64>,
    leaning: Leaning,
}

impl Together {
    /// Learns from what a reader was shown and opened. A list of a space that is no more says nothing in this one.
    pub fn saw(&mut self, space: u64, account: AccountId, cards: &[Card<'_>]) {
        if *self.space.get_or_insert(space) == space {
            self.leaning.saw(account.0.cast_unsigned(), cards);
        }
    }

    /// Goes on in a space that was learned anew.
    pub fn carry(&mut self, before: u64, after: u64, carry: &Carry) {
        if self.space == Some(before) {
            self.leaning.carry(carry);
            self.space = Some(after);
        }
    }

    /// Where readers lean to; empty where nothing is known of it in this space.
    pub fn direction(&self, space: u64) -> Vector {
        if self.space == Some(space) { self.leaning.direction() } else { Vector::new() }
    }
}

#[cfg(test)]
mod tests {
    use ranking::foryou::{Candidate, FEWEST_READERS};
    use ranking::space::DIMENSIONS;

    use super::*;

    #[test]
    fn what_readers_open_together_says_nothing_of_a_few_and_nothing_in_another_space() {
        let (here, there) = (vec![1.0; DIMENSIONS], vec![0.0; DIMENSIONS]);
        let candidate = |article, vector| Candidate {
            article,
            story: article,
            title: "gazette",
            section: "world",
            terms: &[],
            vector,
            significance: 0.0,
            published_us: 0,
        };
        let cards = [
            Card { candidate: candidate(1, &here), opened: true },
            Card { candidate: candidate(2, &there), opened: false },
        ];
        let mut together = Together::default();
        let leans = |together: &Together, space| together.direction(space).iter().any(|value| *value > 0.0);
        for reader in 1..FEWEST_READERS {
            together.saw(7, AccountId(i64::try_from(reader).unwrap()), &cards);
        }
        assert!(!leans(&together, 7), "nine readers are seen in nobody's list");
        together.saw(8, AccountId(99), &cards);
        assert!(!leans(&together, 7) && !leans(&together, 8), "nor does a list of another space count");
        together.saw(7, AccountId(99), &cards);
        assert!(leans(&together, 7) && !leans(&together, 8));
    }
}
