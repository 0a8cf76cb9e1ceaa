//! The two engines behind one face: connections, transactions, and the macros that run one text on either.

pub(crate) mod packed;
mod postgres;
pub(crate) mod sqlite;

use sqlx::{PgPool, Postgres, Sqlite, SqlitePool, Transaction};

use crate::Error;
use crate::error::failed;

/// An open database.
#[derive(Clone, Debug)]
pub(crate) enum Engine {
    /// One connection that writes, a few that read (WAL lets them).
    Sqlite { writer: SqlitePool, readers: SqlitePool },
    /// Connections that do either.
    Postgres(PgPool),
}

/// A transaction that will write; rolled back when dropped before [`Writing::commit`].
pub(crate) enum Writing {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

/// Runs `$body` on a reading connection of either engine: `$db` is an executor.
macro_rules! reading {
    ($engine:expr, $db:ident => $body:expr) => {
        match $engine {
            $crate::engine::Engine::Sqlite { readers: $db, .. } => $body,
            $crate::engine::Engine::Postgres($db) => $body,
        }
    };
}

/// Runs `$body` inside a [`Writing`] transaction of either engine: `$db` is a connection.
macro_rules! writing {
    ($transaction:expr, $db:ident => $body:expr) => {
        match $transaction {
            $crate::engine::Writing::Sqlite(transaction) => {
                let $db = &mut **transaction;
                $body
            }
            $crate::engine::Writing::Postgres(transaction) => {
                let $db = &mut **transaction;
                $body
            }
        }
    };
}

/// Names a module's statements and lists them, so that a test can prepare every one on both engines.
///
/// A name that ends in `_SQLITE` or `_POSTGRES` is for that engine only; its twin stands beside it.
macro_rules! statements {
    ($($(#[$doc:meta])* $name:ident = $text:expr;)+) => {
        $($(#[$doc])* const $name: &str = $text;)+
        #[cfg(test)]
        pub(crate) const STATEMENTS: &[(&str, &str)] = &[$((stringify!($name), $name)),+];
    };
}

/// Inserts `$rows` with an [`Insert`], many rows a statement.
macro_rules! insert_rows {
    ($transaction:expr, $insert:expr, $rows:expr, $row:ident => [$($value:expr),+ $(,)?]) => {{
        let mut outcome: Result<(), sqlx::Error> = Ok(());
        for chunk in $crate::engine::chunks($rows) {
            let text = sqlx::AssertSqlSafe($insert.text(chunk.len(), $transaction.parameters()));
            let inserted = writing!($transaction, db => {
                let mut query = sqlx::query(text);
                for $row in chunk {
                    query = query$(.bind($value))+;
                }
                query.execute(db).await.map(|_| ())
            });
            if let Err(error) = inserted {
                outcome = Err(error);
                break;
            }
        }
        outcome
    }};
}

pub(crate) use {insert_rows, reading, statements, writing};

/// An insert statement of which the number of rows varies. The text is made of constants and parameter numbers only.
pub(crate) struct Insert {
    /// Everything up to and including `VALUES`.
    pub(crate) head: &'static str,
    /// Parameters of one row.
    pub(crate) columns: usize,
    /// What follows the rows.
    pub(crate) tail: &'static str,
}

/// How parameters are spelled in an [`Insert`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Parameters {
    /// `$1`, `$2`, ..: PostgreSQL knows no other way.
    Numbered,
    /// `?`. SQLite takes `$1` for a name, and sqlx looks every name up in a list of all: that is quadratic, and was a
    /// tenth of the cost of recording.
    Plain,
}

impl Insert {
    /// The statement for `rows` rows.
    pub(crate) fn text(&self, rows: usize, parameters: Parameters) -> String {
        use std::fmt::Write as _;
        let mut text = String::with_capacity(self.head.len() + rows * self.columns * 7 + self.tail.len() + 8);
        text.push_str(self.head);
        let mut number = 0;
        for row in 0..rows {
            text.push_str(if row == 0 { " (" } else { ", (" });
            for column in 0..self.columns {
                number += 1;
                text.push_str(if column == 0 { "" } else { ", " });
                match parameters {
                    // Writing to a String cannot fail.
                    Parameters::Numbered => drop(write!(text, "${number}")),
                    Parameters::Plain => text.push('?'),
                }
            }
            text.push(')');
        }
        if !self.tail.is_empty() {
            text.push(' ');
            text.push_str(self.tail);
        }
        text
    }
}

/// Rows of one insert at most: beyond this the statement's own cost no longer matters, while its parameters take memory.
const ROWS_PER_INSERT: usize = 64;

/// Cuts `rows` into slices of 64, then 32, 16 .. 1, so that an engine meets at most seven texts of each statement.
pub(crate) fn chunks<T>(rows: &[T]) -> impl Iterator<Item = &[T]> {
    let mut rest = rows;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let mut length = ROWS_PER_INSERT;
        while length > rest.len() {
            length /= 2;
        }
        let (chunk, after) = rest.split_at(length);
        rest = after;
        Some(chunk)
    })
}

impl Engine {
    /// Opens the database at `address`, without touching its schema.
    pub(crate) async fn open(address: &str) -> Result<Self, Error> {
        let scheme = address.split_once("://").map(|(scheme, _)| scheme);
        match scheme {
            Some("postgres" | "postgresql") => postgres::open(address).await.map(Self::Postgres),
            Some(scheme) if scheme != "sqlite" => Err(Error::Address { address: format!("{scheme}://..") }),
            _ => {
                let path =
                    address.strip_prefix("sqlite://").or_else(|| address.strip_prefix("sqlite:")).unwrap_or(address);
                if path.is_empty() {
                    return Err(Error::Address { address: address.to_owned() });
                }
                sqlite::open(path.as_ref()).await
            }
        }
    }

    /// Starts a transaction that will write. On SQLite it holds the only write lock from the start, so that what it
    /// reads stays true until it commits.
    pub(crate) async fn write(&self, doing: &'static str) -> Result<Writing, Error> {
        match self {
            Self::Sqlite { writer, .. } => writer.begin_with("BEGIN IMMEDIATE").await.map(Writing::Sqlite),
            Self::Postgres(pool) => pool.begin().await.map(Writing::Postgres),
        }
        .map_err(failed(doing))
    }

    /// Closes every connection; SQLite's write-ahead log is folded into the file.
    pub(crate) async fn close(&self) {
        match self {
            Self::Sqlite { writer, readers } => {
                readers.close().await;
                if let Err(error) = sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(writer).await {
                    tracing::warn!(%error, "the write-ahead log was not folded in; the next start will do it");
                }
                writer.close().await;
            }
            Self::Postgres(pool) => pool.close().await,
        }
    }
}

impl Writing {
    /// How this engine spells parameters where their number varies.
    pub(crate) fn parameters(&self) -> Parameters {
        match self {
            Self::Sqlite(_) => Parameters::Plain,
            Self::Postgres(_) => Parameters::Numbered,
        }
    }

    /// Makes it durable: when this returns, the rows outlive a crash and a power cut.
    pub(crate) async fn commit(mut self, doing: &'static str) -> Result<(), Error> {
        crate::audit::note_what_is_done(&mut self).await.map_err(failed(doing))?;
        match self {
            Self::Sqlite(transaction) => transaction.commit().await,
            Self::Postgres(transaction) => transaction.commit().await,
        }
        .map_err(failed(doing))
    }
}
