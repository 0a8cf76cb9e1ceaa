//! Articles: what feeds and pages brought becomes rows, revisions and facts.
//!
//! `identity` says which arrivals are one article, `arrivals` decides what each of them changes (no database there),
//! `record` reads and writes for it; `pages` does the same for article pages, `kept` keeps these, `templates` what those of one host have in common; `packing` is how a revision lies on disk.

mod arrivals;
mod content;
mod identity;
pub(crate) mod kept;
mod packing;
pub(crate) mod pages;
pub(crate) mod record;
pub(crate) mod rows;
pub(crate) mod templates;
pub(crate) mod texts;

pub(crate) use identity::{guid_hash, normalise, url_hash};
pub(crate) use packing::unpack;
