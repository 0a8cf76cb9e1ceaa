//! Opening a SQLite file.

use std::path::Path;
use std::time::Duration;

use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};

use super::Engine;
use crate::Error;

/// Connections that read. Pages are one statement each, so a few serve many readers.
const READERS: u32 = 4;

/// How long one waits for another process that holds the lock, such as `newsstand backup`.
pub(crate) const LOCK_PATIENCE: Duration = Duration::from_secs(15);

/// Opens or creates the database at `path`.
pub(super) async fn open(path: &Path) -> Result<Engine, Error> {
    prepare_folder(path)?;
    prepare_file(path)?;
    let options = SqliteConnectOptions::new().filename(path).create_if_missing(true).busy_timeout(LOCK_PATIENCE);
    let writer = options
        .clone()
        // Two packed revisions of a usual article share a page of 8 KiB with little waste.
        .page_size(8192)
        .journal_mode(SqliteJournalMode::Wal)
        // FULL, not NORMAL: in WAL mode NORMAL loses the newest commits at a power cut, and `record` promises them.
        // Commits are batches, so it is one sync for many feeds.
        .synchronous(SqliteSynchronous::Full)
        // Pages, 16 MiB: index pages that several batches change are written back once.
        .pragma("wal_autocheckpoint", "2048")
        .pragma("journal_size_limit", "16777216")
        // KiB, negated: memory of the whole process has a bar.
        .pragma("cache_size", "-4096");
    let readers = options
        // Sorting for a list needs no file. The writer's journal of a large statement may become one: it took 6 MB of memory.
        .pragma("temp_store", "memory")
        .pragma("query_only", "ON")
        .pragma("cache_size", "-2048")
        // Rows cross from the connection's thread; each time the buffer is full both threads change places.
        .row_buffer_size(256);
    let pool = |connections| {
        SqlitePoolOptions::new()
            .max_connections(connections)
            .idle_timeout(None)
            .max_lifetime(None)
            .test_before_acquire(false)
            .acquire_timeout(Duration::from_secs(30))
    };
    let writer = pool(1).connect_with(writer).await.map_err(|error| not_opened(path, &error))?;
    refuse_foreign(path, &writer).await?;
    Ok(Engine::Sqlite { writer, readers: pool(READERS).connect_lazy_with(readers) })
}

/// Makes the file's folder, for this account only: it will hold readers' data.
fn prepare_folder(path: &Path) -> Result<(), Error> {
    let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) else { return Ok(()) };
    if folder.is_dir() {
        return Ok(());
    }
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
        .create(folder)
        .map_err(|error| Error::FolderNotWritable { folder: folder.to_owned(), reason: error.to_string() })
}

/// Makes the file where it is not there yet, readable for this account only.
pub(crate) fn prepare_file(path: &Path) -> Result<(), Error> {
    let mut options = std::fs::OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Ok(_) => Ok(()),
        Err(error) if path.exists() => Err(Error::FileNotUsable { path: path.to_owned(), reason: error.to_string() }),
        Err(error) => Err(Error::FolderNotWritable {
            folder: path.parent().unwrap_or(Path::new(".")).to_owned(),
            reason: error.to_string(),
        }),
    }
}

/// SQLITE_NOTADB.
const NOT_A_DATABASE: &str = "26";

pub(crate) fn not_opened(path: &Path, error: &sqlx::Error) -> Error {
    let code = error.as_database_error().and_then(|error| error.code()).unwrap_or_default();
    if code == NOT_A_DATABASE {
        Error::NotADatabase { path: path.to_owned() }
    } else {
        Error::FileNotUsable { path: path.to_owned(), reason: error.to_string() }
    }
}

/// A database of some other program has tables, but not our list of migrations.
pub(crate) async fn refuse_foreign(path: &Path, database: impl sqlx::SqliteExecutor<'_>) -> Result<(), Error> {
    const TABLES: &str =
        "SELECT COUNT(*), COALESCE(SUM(name = 'migration'), 0) FROM sqlite_schema WHERE type = 'table'";
    let (tables, ours): (i64, i64) =
        sqlx::query_as(TABLES).fetch_one(database).await.map_err(|error| not_opened(path, &error))?;
    if tables > 0 && ours == 0 { Err(Error::NotADatabase { path: path.to_owned() }) } else { Ok(()) }
}
