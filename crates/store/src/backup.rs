//! Backups of a database in one file: whole, of one moment, also while it is written to.
//! Neither taking one nor putting one back changes the shape of what is stored, so that a backup can be made before an upgrade.

use std::path::{Path, PathBuf};

use async_recursion::async_recursion as boxed;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{ConnectOptions as _, Connection as _};

use crate::Error;
use crate::engine::sqlite::{LOCK_PATIENCE, not_opened, prepare_file, refuse_foreign};

/// What a backup holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BackedUp {
    /// Facts of the log in it: the number of the newest.
    pub facts: i64,
    /// Articles in it.
    pub articles: i64,
    /// Bytes of the file.
    pub bytes: u64,
}

/// SQLite alone understands these, so that they are not among the statements of both engines.
const COPY: &str = "VACUUM INTO $1";
const INTEGRITY: &str = "PRAGMA integrity_check(3)";
const COUNTED: &str = "SELECT (SELECT COALESCE(MAX(sequence), 0) FROM fact),
    (SELECT COALESCE(MAX(value), 0) FROM tally WHERE name = 'articles')";

/// Copies the database in the file `from` to the file `to`, which must not be there. Others may read and write meanwhile: the copy is of the
/// moment at which it began. It is on the disk when this returns, and stands under its name only when it is whole.
///
/// # Errors
/// When `from` is no Newsstand database, `to` is there already or cannot be written, or the disk is full.
#[boxed]
pub async fn back_up(from: &Path, to: &Path) -> Result<BackedUp, Error> {
    free(to)?;
    if !from.is_file() {
        return Err(Error::FileNotUsable { path: from.to_owned(), reason: "there is no such file".to_owned() });
    }
    let mut database = open(from).await?;
    refuse_foreign(from, &mut database).await?;
    let unfinished = Unfinished::beside(to)?;
    // SQLite writes into a file that is there if it is empty; this one is for this account only.
    prepare_file(&unfinished.path)?;
    let place = unfinished.path.display().to_string();
    sqlx::query(COPY).bind(place).execute(&mut database).await.map_err(|error| not_written(to, &error))?;
    let counted = counted(&unfinished.path).await?;
    // Reading is all that was done.
    let _closed = database.close().await;
    let bytes = unfinished.finish(to)?;
    Ok(BackedUp { bytes, ..counted })
}

/// Makes the file `to`, which must not be there, the database that the backup `from` holds. The backup is read whole and checked first.
///
/// # Errors
/// When `from` is damaged or no Newsstand database, or `to` is there already or cannot be written.
#[boxed]
pub async fn restore(from: &Path, to: &Path) -> Result<BackedUp, Error> {
    free(to)?;
    if !from.is_file() {
        return Err(Error::FileNotUsable { path: from.to_owned(), reason: "there is no such file".to_owned() });
    }
    let mut backup = open(from).await?;
    refuse_foreign(from, &mut backup).await?;
    let said: Vec<String> =
        sqlx::query_scalar(INTEGRITY).fetch_all(&mut backup).await.map_err(|error| not_opened(from, &error))?;
    if said != ["ok"] {
        return Err(Error::FileNotUsable {
            path: from.to_owned(),
            reason: format!("it is damaged: {}", said.join("; ")),
        });
    }
    let counted = counted(from).await?;
    let _closed = backup.close().await;
    let unfinished = Unfinished::beside(to)?;
    prepare_file(&unfinished.path)?;
    copy(from, &unfinished.path).map_err(|error| failed(to, &error))?;
    let bytes = unfinished.finish(to)?;
    Ok(BackedUp { bytes, ..counted })
}

/// Copies the bytes alone: `std::fs::copy` would bring along who may read the backup.
fn copy(from: &Path, into: &Path) -> std::io::Result<u64> {
    let mut from = std::fs::File::open(from)?;
    let mut into = std::fs::OpenOptions::new().write(true).truncate(true).open(into)?;
    std::io::copy(&mut from, &mut into)
}

/// A file that is being written; goes away where it is not finished.
struct Unfinished {
    path: PathBuf,
}

impl Unfinished {
    fn beside(to: &Path) -> Result<Self, Error> {
        let mut name = to.file_name().unwrap_or_default().to_owned();
        name.push(".unfinished");
        let path = to.with_file_name(name);
        match std::fs::remove_file(&path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(failed(to, &error)),
            _ => Ok(Self { path }),
        }
    }

    /// Brings it to the disk and gives it its name; how many bytes it has.
    fn finish(self, to: &Path) -> Result<u64, Error> {
        let sync = |path: &Path| std::fs::File::open(path)?.sync_all();
        let written = || {
            sync(&self.path)?;
            // A hard link, unlike a renaming, replaces no file that came meanwhile; sticks and shares may have none.
            match std::fs::hard_link(&self.path, to) {
                Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists && !to.exists() => {
                    std::fs::rename(&self.path, to)?;
                }
                linked => linked?,
            }
            sync(to.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new(".")))?;
            std::fs::metadata(to).map(|file| file.len())
        };
        written().map_err(|error| failed(to, &error))
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        // It is not there where nothing was written yet; what cannot be taken away is in nobody's way.
        let _gone = std::fs::remove_file(&self.path);
    }
}

async fn open(path: &Path) -> Result<SqliteConnection, Error> {
    let options = SqliteConnectOptions::new().filename(path).create_if_missing(false).busy_timeout(LOCK_PATIENCE);
    options.connect().await.map_err(|error| not_opened(path, &error))
}

async fn counted(path: &Path) -> Result<BackedUp, Error> {
    let mut database = open(path).await?;
    let (facts, articles) =
        sqlx::query_as(COUNTED).fetch_one(&mut database).await.map_err(|error| not_opened(path, &error))?;
    let _closed = database.close().await;
    Ok(BackedUp { facts, articles, bytes: 0 })
}

fn free(to: &Path) -> Result<(), Error> {
    if to.exists() { Err(Error::FileExists { path: to.to_owned() }) } else { Ok(()) }
}

fn not_written(to: &Path, error: &sqlx::Error) -> Error {
    // SQLITE_FULL.
    if error.as_database_error().and_then(|error| error.code()).as_deref() == Some("13") {
        return Error::DiskFull { doing: "making a backup" };
    }
    Error::FileNotUsable { path: to.to_owned(), reason: error.to_string() }
}

fn failed(to: &Path, error: &std::io::Error) -> Error {
    match error.kind() {
        std::io::ErrorKind::StorageFull => Error::DiskFull { doing: "making a backup" },
        std::io::ErrorKind::AlreadyExists => Error::FileExists { path: to.to_owned() },
        _ => Error::FileNotUsable { path: to.to_owned(), reason: error.to_string() },
    }
}
