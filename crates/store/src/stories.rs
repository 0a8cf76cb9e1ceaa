//! Stories: where the role that curates keeps which articles tell of one event, and where pages read it.
//!
//! `model` is what goes in and out; `recording` writes a batch together with the place in the log, in one transaction;
//! `reading` is for pages and for the engine's start.

pub(crate) mod acts;
mod model;
pub(crate) mod reading;
pub(crate) mod recording;

pub use model::{PlacedInStory, Storied, StoryAct, StoryArticle, StoryRow, StoryTie, Tie};
