//! What keeps the index from working.

use std::path::PathBuf;

/// Why something could not be searched or indexed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The folder of the index cannot be made or emptied.
    #[error("the search index in {folder} cannot be opened: {source}")]
    Folder {
        /// Which.
        folder: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// Another process writes to it.
    #[error("another process writes to the search index in {folder}")]
    Taken {
        /// Which.
        folder: PathBuf,
    },
    /// The index itself failed.
    #[error("the search index failed while {doing}: {source}")]
    Failed {
        /// What it was doing.
        doing: &'static str,
        /// Why.
        source: tantivy::TantivyError,
    },
    /// The articles could not be read.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// A thread of the index ended.
    #[error("the search index stumbled; it starts again from what is kept")]
    Stumbled,
}

/// For `map_err`: what was being done.
pub(crate) fn failed(doing: &'static str) -> impl FnOnce(tantivy::TantivyError) -> Error {
    move |source| Error::Failed { doing, source }
}
