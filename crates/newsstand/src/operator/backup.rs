//! `backup`, `restore`: the database as one file.

use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use crate::configuration::Configuration;
use crate::curate::Snapshots;
use crate::filters::print;
use crate::indexing;

/// What is worked out from the database and follows its log: what was made for another log would mislead.
fn worked_out(configuration: &Configuration) -> impl Iterator<Item = PathBuf> {
    std::iter::once(indexing::folder(configuration)).chain(Snapshots::files(&configuration.data_folder))
}

/// `newsstand backup`: copies the database while it is used.
///
/// # Errors
/// A database that is no file, or a file that is there or cannot be written.
pub async fn back_up(configuration: &Configuration, file: &Path) -> anyhow::Result<bool> {
    let database = database(configuration, "pg_dump --format custom --file newsstand.dump DATABASE")?;
    let backup = store::back_up(&database, file).await?;
    print(&format!(
        "{} holds {} articles and {} facts of the log, {}",
        file.display(),
        backup.articles,
        backup.facts,
        megabytes(backup.bytes)
    ))?;
    Ok(true)
}

/// `newsstand restore`: makes a backup the database.
///
/// # Errors
/// A backup that is damaged or none, or a database that is there.
pub async fn restore(configuration: &Configuration, file: &Path) -> anyhow::Result<bool> {
    let database = database(configuration, "pg_restore --dbname DATABASE newsstand.dump")?;
    crate::wiring::make_folder(&configuration.data_folder)?;
    let backup = store::restore(file, &database).await?;
    for path in worked_out(configuration) {
        let gone = if path.is_dir() { std::fs::remove_dir_all(&path) } else { std::fs::remove_file(&path) };
        match gone {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(error).with_context(|| {
                    format!(
                        "the database is restored, but {} follows another one: remove it before the service starts",
                        path.display()
                    )
                });
            }
            _ => {}
        }
    }
    print(&format!(
        "{} holds {} articles and {} facts of the log; `newsstand verify` looks at every one",
        database.display(),
        backup.articles,
        backup.facts
    ))?;
    Ok(true)
}

/// The database's file.
fn database(configuration: &Configuration, instead: &str) -> anyhow::Result<PathBuf> {
    let address = configuration.database_address();
    if address.starts_with("postgres://") || address.starts_with("postgresql://") {
        bail!("the database is PostgreSQL's; use its own tool, which works while the service runs: {instead}");
    }
    let path = address.strip_prefix("sqlite://").or_else(|| address.strip_prefix("sqlite:")).unwrap_or(&address);
    Ok(PathBuf::from(path))
}

fn megabytes(bytes: u64) -> String {
    format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000)
}
