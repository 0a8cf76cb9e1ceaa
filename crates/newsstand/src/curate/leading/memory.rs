//! What is known between two rounds, and between two runs: the desk, and which pages it took in last.
//!
//! A snapshot of it goes on to the last bit. Without one, the pages of the last 28 days are looked at again, from their history: every
//! twelfth hour, the last two days every hour.

use std::collections::BTreeMap;

use news::{Title, TitleId};
use ranking::lead::{Desk, Placement};
use ranking::weights;
use serde::{Deserialize, Serialize};

use super::HOUR_US;

/// Hours that are looked at one by one.
const HOURS_AGAIN: i64 = 48;
/// Before them, hours between two looks.
const APART: i64 = 12;
/// Hours after which a title is no longer new, and that trust is learned from.
const LEARNED_FROM: i64 = 28 * 24;

/// A page as it was last taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Seen {
    /// Whose.
    title: i64,
    /// When it was read.
    pub at_us: i64,
    /// A number that tells its places from others.
    pub places: u64,
}

impl Seen {
    pub fn new(title: TitleId, at_us: i64, placed: &[Placement]) -> Self {
        let mut bytes = Vec::with_capacity(placed.len() * 21);
        for Placement { story, item, rank, heading } in placed {
            bytes.extend(story.to_le_bytes());
            bytes.extend(item.to_le_bytes());
            bytes.extend(rank.to_le_bytes());
            bytes.push(u8::from(*heading));
        }
        Self { title: title.0, at_us, places: xxhash_rust::xxh3::xxh3_64(&bytes) }
    }
}

/// The desk, and what was taken in last: by front page, and by title of those that are heard by their feeds.
#[derive(Clone, Debug)]
pub(super) struct Memory {
    pub desk: Desk,
    pub taken: BTreeMap<i64, Seen>,
    pub heard: BTreeMap<i64, Seen>,
}

impl Default for Memory {
    fn default() -> Self {
        Self { desk: Desk::new(weights::current()), taken: BTreeMap::new(), heard: BTreeMap::new() }
    }
}

impl Memory {
    /// A title is off: what stands on its pages no longer counts; what was learned of it stays.
    pub fn close(&mut self, title: &Title) {
        self.desk.close(&title.listing.name);
        self.taken.retain(|_, seen| seen.title != title.id.0);
        self.heard.remove(&title.id.0);
    }

    pub fn to_bytes(&self) -> Option<Vec<u8>> {
        let pages = serde_json::to_vec(&(&self.taken, &self.heard)).ok()?;
        let mut bytes = u32::try_from(pages.len()).ok()?.to_le_bytes().to_vec();
        bytes.extend(pages);
        bytes.extend(self.desk.to_bytes().ok()?);
        Some(bytes)
    }

    /// `None` where it is damaged or of another version.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (length, rest) = bytes.split_first_chunk::<4>()?;
        let (pages, desk) = rest.split_at_checked(usize::try_from(u32::from_le_bytes(*length)).ok()?)?;
        let (taken, heard) = serde_json::from_slice(pages).ok()?;
        Some(Self { desk: Desk::from_bytes(desk, weights::current()).ok()?, taken, heard })
    }
}

/// The times that are looked at again, where what is known ends at `known_us`. Those far back come in pairs an hour apart: a page is
/// compared with pages of its own time.
pub(super) fn moments(known_us: i64, now_us: i64) -> Vec<i64> {
    let early = (HOURS_AGAIN + APART..=LEARNED_FROM).rev().filter(|hours| hours % APART == 0).flat_map(|h| [h + 1, h]);
    let late = (1..=HOURS_AGAIN).rev();
    early.chain(late).map(|hours| now_us - hours * HOUR_US).filter(|at_us| *at_us > known_us).collect()
}
