//! Full-text search: an index of articles that follows the log, and a small query language of its own.
//! Not here: what a found article looks like, and who may read it; an index holds no text that could be shown.
//! Enter at [`Query::parse`] (what was typed), [`Index::find`] (what it finds) and [`Follower`] (how articles get in).

mod condition;
mod error;
mod facets;
mod find;
mod fold;
mod follow;
mod index;
mod query;
mod snippet;
mod sources;
mod stem;
mod tokenizer;
mod words;

pub use condition::{Condition, Field};
pub use error::Error;
pub use facets::Facets;
pub use find::{Found, Hit, Order, Wanted};
pub use follow::{Follower, Step};
pub use index::Index;
pub use query::{Clause, Query};
pub use snippet::{Extracts, Piece, Snippet};
pub use sources::{Source, Sources};
