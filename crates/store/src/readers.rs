//! What readers read, saved, follow and mute. It is kept apart from the articles and out of the log.

pub(crate) mod following;
mod model;
pub(crate) mod reading;
pub(crate) mod searches;
pub(crate) mod subscriptions;
pub(crate) mod wishes;

pub use following::{BriefingMail, Correction};
pub use model::*;
pub use searches::SavedSearch;
pub use subscriptions::{Reads, Stream, Subscription, Unread};
