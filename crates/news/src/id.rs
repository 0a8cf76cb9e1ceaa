//! Ids: 63 bits, ordered by time, made without asking a database.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Digits of the short form of an id: Crockford's base 32 in lower case, which leaves out i, l, o and u.
const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Milliseconds from the Unix epoch to 2020-01-01T00:00:00Z, where the time part of an id starts.
const EPOCH_MS: i64 = 1_577_836_800_000;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl fmt::Display for $name {
            /// The short form used in addresses: base 32, most significant digit first, no padding.
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&short_form(self.0))
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;

            fn from_str(short: &str) -> Result<Self, NotAnId> {
                from_short_form(short).map(Self).ok_or(NotAnId)
            }
        }
    };
}

id!(
    /// A title: one publication.
    TitleId
);
id!(
    /// A feed: one polled address of a title.
    FeedId
);
id!(
    /// A front page: one polled homepage or section front of a title.
    FrontPageId
);
id!(
    /// An article: one piece published by one title, through all its revisions.
    ArticleId
);
id!(
    /// An account: one person who may sign in.
    AccountId
);

/// The text is not the short form of an id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnId;

impl fmt::Display for NotAnId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an id: expected up to 13 digits and letters without i, l, o, u")
    }
}

impl std::error::Error for NotAnId {}

fn short_form(id: i64) -> String {
    let mut rest = id.cast_unsigned();
    let mut digits = Vec::with_capacity(13);
    loop {
        let digit = DIGITS.get((rest & 31) as usize).copied().unwrap_or(b'0');
        digits.push(char::from(digit));
        rest >>= 5;
        if rest == 0 {
            break;
        }
    }
    digits.iter().rev().collect()
}

fn from_short_form(short: &str) -> Option<i64> {
    if short.is_empty() || short.len() > 13 {
        return None;
    }
    let mut id: u64 = 0;
    for byte in short.bytes() {
        let digit = DIGITS.iter().position(|&known| known == byte.to_ascii_lowercase())?;
        id = id.checked_mul(32)?.checked_add(digit as u64)?;
    }
    i64::try_from(id).ok()
}

/// Makes ids: 41 bits of milliseconds since 2020, 10 bits of node, 12 bits of sequence.
///
/// Ids of one sequence rise strictly, even when the clock stands still or jumps back.
#[derive(Clone, Debug)]
pub struct IdSequence {
    node: i64,
    last: i64,
}

impl IdSequence {
    /// A sequence for one node of a fleet; only the low ten bits of `node` count.
    #[must_use]
    pub fn new(node: u16) -> Self {
        Self { node: i64::from(node & 0x3ff), last: 0 }
    }

    /// Makes every later id greater than `id`, whichever node made that: called with the highest id that is stored,
    /// so that ids stay unique after a restart and after the clock went back.
    pub fn skip_past(&mut self, id: i64) {
        if id > self.last {
            // The rest of that millisecond counts as used up: its low bits may be another node's.
            self.last = (id >> 22 << 22) | (self.node << 12) | 0xfff;
        }
    }

    /// The next id at `now_ms` (milliseconds since the Unix epoch).
    pub fn next(&mut self, now_ms: i64) -> i64 {
        let wanted = (now_ms.saturating_sub(EPOCH_MS).clamp(0, (1 << 41) - 1) << 22) | (self.node << 12);
        if wanted >> 22 > self.last >> 22 {
            self.last = wanted;
        } else if self.last & 0xfff == 0xfff {
            // The millisecond's 4,096 numbers are used up: borrow from the next one.
            self.last = (((self.last >> 22) + 1) << 22) | (self.node << 12);
        } else {
            self.last += 1;
        }
        self.last
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_short_form_reads_back() {
        for id in [0, 1, 31, 32, 123_456_789, i64::MAX] {
            let short = ArticleId(id).to_string();
            assert_eq!(short.parse(), Ok(ArticleId(id)), "{short}");
        }
    }

    #[test]
    fn foreign_text_is_not_an_id() {
        for text in ["", "hello", "-1", "zzzzzzzzzzzzz", "00000000000000", "é"] {
            assert_eq!(text.parse::<ArticleId>(), Err(NotAnId), "{text}");
        }
    }

    #[test]
    fn ids_rise_past_what_is_stored_and_keep_their_node() {
        let mut other = IdSequence::new(900);
        let stored = other.next(EPOCH_MS + 5_000);
        let mut sequence = IdSequence::new(7);
        sequence.skip_past(stored);
        let id = sequence.next(EPOCH_MS + 5_000);
        assert!(id > stored);
        assert_eq!(id >> 12 & 0x3ff, 7);
        sequence.skip_past(stored);
        assert_eq!(sequence.next(EPOCH_MS), id + 1);
    }

    #[test]
    fn ids_rise_when_the_clock_stands_still_or_jumps_back() {
        let mut sequence = IdSequence::new(7);
        let mut last = 0;
        for step in 0..10_000 {
            let now_ms = EPOCH_MS + if step % 3 == 0 { 5_000 } else { 1_000 };
            let id = sequence.next(now_ms);
            assert!(id > last);
            last = id;
        }
    }
}
