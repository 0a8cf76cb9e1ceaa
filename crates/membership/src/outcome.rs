//! What came of a reader's wish: kept as what it is, so that it is said in the reader's language when it is read.
//! Not here: the words (`site`), and the doing (`billing`). Enter at [`written`] and [`read`].

use serde::{Deserialize, Serialize};

use crate::Money;

/// One thing that came of a wish. The words are stored: they are never renamed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "what")]
pub enum Outcome {
    /// It ends then, and until then it gives access.
    EndsAt {
        /// Microseconds since the Unix epoch.
        at_us: i64,
    },
    /// It has ended, and this is on its way back, the way that it was paid.
    EndedWithMoneyBack {
        /// How much.
        money: Money,
    },
    /// It has ended, and nothing more is drawn.
    Ended,
    /// The days of withdrawing were over, so it was cancelled.
    TooLate {
        /// When they were over.
        over_us: i64,
        /// When it ends.
        at_us: i64,
    },
    /// The right to withdraw was given up when reading began, so it was cancelled.
    Waived {
        /// When it ends.
        at_us: i64,
    },
    /// It pauses then.
    PausesAt {
        /// Microseconds since the Unix epoch.
        at_us: i64,
    },
    /// It goes on as before.
    GoesOn,
    /// There is nothing that would be drawn.
    NothingToEnd,
    /// A gift that nobody claimed goes back.
    GiftBack {
        /// What was paid for it.
        money: Money,
    },
    /// A part of a balance is on its way back, the way that it was paid.
    BalanceBack {
        /// How much.
        money: Money,
    },
    /// A part of a balance was sent back by bank transfer.
    BalanceSent {
        /// How much.
        money: Money,
    },
    /// Nothing was left of a balance.
    NothingLeft,
    /// A person who looks after the site has carried it out.
    ByPerson,
    /// Its reader took it back.
    TakenBack,
}

/// Outcomes as they are kept.
#[must_use]
pub fn written(outcomes: &[Outcome]) -> String {
    // Integers and words have a form in JSON.
    serde_json::to_string(outcomes).unwrap_or_default()
}

/// Outcomes that were kept; `None` for a sentence, as they were kept before.
#[must_use]
pub fn read(kept: &str) -> Option<Vec<Outcome>> {
    serde_json::from_str(kept).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_read_again_and_a_sentence_of_before_is_none() {
        let money = Money::new(1_200, crate::Currency::EUR);
        let all = [
            Outcome::EndsAt { at_us: 5 },
            Outcome::EndedWithMoneyBack { money },
            Outcome::TooLate { over_us: 1, at_us: 2 },
            Outcome::GoesOn,
        ];
        assert_eq!(read(&written(&all)), Some(all.to_vec()));
        assert_eq!(written(&[Outcome::EndsAt { at_us: 5 }]), r#"[{"what":"ends_at","at_us":5}]"#);
        assert_eq!(read("It goes on as before."), None);
        assert_eq!(read(""), None);
    }
}
