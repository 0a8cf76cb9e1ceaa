//! A hundred thousand random histories of paying and reading: the books balance to the last unit, and what is known of a subscription is what
//! a simple model of it knows, in whatever order the provider tells.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops at what it did not expect")]

#[path = "histories/books.rs"]
mod books;
#[path = "histories/chance.rs"]
mod chance;
#[path = "histories/provider.rs"]
mod provider;
