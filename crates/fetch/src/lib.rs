//! Polite and guarded HTTP: what may be asked ([`guard`]), how gently ([`pacing`], [`robots`]), how often ([`schedule`]).
//! Not here: what the bytes mean (`feed`, `page`), where they are kept (`store`), when the service runs.
//! Enter at [`Client::get`], or at [`schedule::next`] for the arithmetic of polling.

mod body;
mod client;
mod error;
pub mod guard;
mod headers;
mod links;
pub mod pacing;
mod pauses;
mod request;
pub mod resolver;
pub mod robots;
pub mod schedule;
mod settings;
pub mod websub;

pub use client::{Answer, Client, Part, Posted, Streamed};
pub use error::Error;
pub use guard::{Guard, Refusal};
pub use headers::retry_after;
pub use links::Links;
pub use request::{Outcome, Purpose, Request, Response, Unchanged, Validators};
pub use resolver::Resolution;
pub use settings::{Clock, MaxBytes, PRODUCT, Settings, user_agent};
