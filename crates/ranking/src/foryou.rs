//! For You: the personal list. An additive score whose terms are its explanation, then a list in which no event comes twice, no title and
//! no section fills the page, what everybody should know has its places, and one place is for finding out.
//!
//! A [`Profile`] is the reader's: a few hundred numbers, seen, edited, exported and erased by the reader; with profiling switched off it is
//! not asked, and every reader gets the same bytes.

mod columns;
mod leaning;
mod list;
mod profile;
mod score;

pub use columns::Columns;
pub use leaning::{FEWEST_READERS, Leaning};
pub use list::{Order, Placed, Slot, compose, compose_from};
pub use profile::{Card, Counter, Damaged, Habit, MOST_BYTES, Mute, Profile, Topic};
pub use score::{Record, Term, What, score};

use crate::space::Vector;

/// An article that may be shown.
#[derive(Clone, Debug)]
pub struct Candidate<'a> {
    /// Which article; numbers of the caller.
    pub article: u64,
    /// The story that it belongs to.
    pub story: u64,
    /// The title's name (its slug).
    pub title: &'a str,
    /// The section's word; empty where not known.
    pub section: &'a str,
    /// [`crate::space::terms`] of headline and topics, for follows and mutes.
    pub terms: &'a [u64],
    /// Its place in the space.
    pub vector: &'a Vector,
    /// How much newsrooms make of its story, 0 to 1: the lead score against that of the first lead story, or the logarithm of the number of
    /// titles that have it.
    pub significance: f32,
    /// When it came, microseconds.
    pub published_us: i64,
}

#[cfg(test)]
mod tests;
