//! The vocabulary of Newsstand: titles, feeds, articles, sections, editions, ids and time, as plain data.
//! Not here: any I/O, any clock, any decision; whoever needs the time is given it.
//! Enter at [`Article`] (what a page becomes) and [`Title`] (who published it).

mod account;
mod article;
mod edition;
mod id;
mod language;
mod recording;
mod section;
mod slot;
mod slug;
mod time;
mod title;

pub use account::Role;
pub use article::{Access, Article, Picture};
pub use edition::{EDITIONS, Edition, edition};
pub use id::{AccountId, ArticleId, FeedId, FrontPageId, IdSequence, TitleId};
pub use language::{Direction, direction, primary_language};
pub use recording::{Recording, RecordingKind, one_of_each_kind, playable};
pub use section::Section;
pub use slot::{Slot, prominence, prominence_in_a_feed};
pub use slug::slug;
pub use time::{from_micros, to_micros};
pub use title::{FeedKind, FeedListing, Title, TitleKind, TitleListing};

pub use jiff::Timestamp;
