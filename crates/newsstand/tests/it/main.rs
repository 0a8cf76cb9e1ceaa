//! The service and its commands from outside: through HTTP and the command line only.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod backup;
mod collecting;
mod commands;
mod filters;
mod front_pages;
mod hubs;
mod instance;
mod killing;
mod serving;
mod standing_by;
