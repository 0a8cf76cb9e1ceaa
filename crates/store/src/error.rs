//! What can go wrong with the database, in sentences for the person who runs it.

use std::path::PathBuf;

/// What can go wrong with the database.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The address names no engine that is known.
    #[error("{address:?} names no database: give the path of a file, sqlite:PATH or postgres://USER@HOST/NAME")]
    Address {
        /// What was given, without what follows the scheme.
        address: String,
    },
    /// The database file's folder cannot be made or written.
    #[error("cannot write to the folder {}: {reason}. Give this account the right to write there, or name another folder", folder.display())]
    FolderNotWritable {
        /// The folder.
        folder: PathBuf,
        /// What the system said.
        reason: String,
    },
    /// The database file itself cannot be opened or written.
    #[error("cannot open the database {}: {reason}. Check that it is a file that this account may read and write", path.display())]
    FileNotUsable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        reason: String,
    },
    /// A file stands where one is to be written.
    #[error("there is a file at {} already. Name another, or move that one away; nothing was changed", path.display())]
    FileExists {
        /// The file.
        path: PathBuf,
    },
    /// The file is something else.
    #[error("{} is not a Newsstand database. Name another file; this one was left as it is", path.display())]
    NotADatabase {
        /// The file.
        path: PathBuf,
    },
    /// The server does not answer or refuses.
    #[error(
        "cannot reach the PostgreSQL server at {server}: {reason}. Check that it runs, and the name and password in the address"
    )]
    ServerNotReached {
        /// Host and database, without the password.
        server: String,
        /// What came back.
        reason: String,
    },
    /// A newer Newsstand wrote it.
    #[error(
        "the database was written by a newer Newsstand (its schema is {found}, this program knows up to {known}). Run the newer program, or restore a backup made before the upgrade"
    )]
    Newer {
        /// The schema's number in the database.
        found: i32,
        /// The highest number that this program knows.
        known: i32,
    },
    /// A migration that was applied is not the one that this program has.
    #[error(
        "the database was made with a different migration {number} than this program has. It was made by a build that was never released; start with a new database or restore a backup"
    )]
    MigrationChanged {
        /// Which.
        number: i32,
    },
    /// Others held the database for too long.
    #[error("the database was busy for too long while {doing}. Another program may be using it; trying again may help")]
    Busy {
        /// What was being done.
        doing: &'static str,
    },
    /// No room is left.
    #[error(
        "the disk is full: nothing was written while {doing}. Free some space; nothing that was acknowledged is lost"
    )]
    DiskFull {
        /// What was being done.
        doing: &'static str,
    },
    /// A stored revision cannot be read back.
    #[error(
        "revision {number} of article {article} cannot be read: {reason}. The file may be damaged; `newsstand verify` tells more"
    )]
    RevisionUnreadable {
        /// Whose.
        article: news::ArticleId,
        /// Which.
        number: i32,
        /// What is wrong with it.
        reason: String,
    },
    /// The engine refused or failed.
    #[error("the database failed: {0}")]
    Engine(String),
}

/// Turns an engine's failure into an [`Error`] that says what was being done.
pub(crate) fn failed(doing: &'static str) -> impl FnOnce(sqlx::Error) -> Error {
    move |error| {
        if matches!(error, sqlx::Error::PoolTimedOut) {
            return Error::Busy { doing };
        }
        let code = error.as_database_error().and_then(|error| error.code()).unwrap_or_default().into_owned();
        match code.as_str() {
            // SQLITE_BUSY and its extensions; PostgreSQL: serialization_failure, deadlock_detected, lock_not_available.
            "5" | "261" | "517" | "773" | "40001" | "40P01" | "55P03" => Error::Busy { doing },
            // SQLITE_FULL; PostgreSQL: disk_full.
            "13" | "53100" => Error::DiskFull { doing },
            _ => Error::Engine(format!("{doing}: {error}")),
        }
    }
}
