//! Reports: where the role that curates keeps what it found, and where pages read it.
//!
//! `model` is what goes in and out; `reading` what the curator asks for; `recording` writes a batch of its findings together
//! with its place in the log, in one transaction; `showing` is for pages.

mod model;
pub(crate) mod reading;
pub(crate) mod recording;
pub(crate) mod showing;

pub use model::{
    Amended, CarriedText, Carrier, CitationRow, Cited, Curation, Follower, Known, PlacedArticle, Provenance, ReportRow,
    RevisionText,
};

/// Reads a column of JSON that this program wrote.
pub(crate) fn from_json<T: serde::de::DeserializeOwned>(column: &str, json: &str) -> Result<T, crate::Error> {
    serde_json::from_str(json).map_err(|error| crate::Error::Engine(format!("reading {column}: {error}")))
}

pub(crate) fn to_json<T: serde::Serialize>(value: &T) -> Result<String, crate::Error> {
    serde_json::to_string(value).map_err(|error| crate::Error::Engine(format!("writing JSON: {error}")))
}
