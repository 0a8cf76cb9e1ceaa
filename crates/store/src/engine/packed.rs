//! Whole tables in one row.
//!
//! Each row that SQLite gives crosses from the connection's thread to whoever asked, and wakes it: twenty thousand titles
//! changed places some twenty thousand times. As one array in JSON they cross once.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use sqlx::FromRow;
use sqlx::postgres::PgRow;

use super::Engine;

/// All rows of a statement: of `packed` on SQLite, which gives them as one array of arrays, their values in the order of the fields of `R`;
/// of `plain` on PostgreSQL, whose rows come in packets anyway.
///
/// # Errors
/// Those of the database; and where the array does not hold what `R` wants.
pub(crate) async fn rows<R>(engine: &Engine, packed: &'static str, plain: &'static str) -> Result<Vec<R>, sqlx::Error>
where
    R: DeserializeOwned + for<'r> FromRow<'r, PgRow> + Send + Unpin,
{
    match engine {
        Engine::Sqlite { readers, .. } => {
            let array: String = sqlx::query_scalar(packed).fetch_one(readers).await?;
            serde_json::from_str(&array).map_err(|error| sqlx::Error::Decode(Box::new(error)))
        }
        Engine::Postgres(pool) => sqlx::query_as(plain).fetch_all(pool).await,
    }
}

/// SQLite knows no truth but 0 and 1.
pub(crate) fn truth<'de, D: serde::Deserializer<'de>>(from: D) -> Result<bool, D::Error> {
    Ok(i64::deserialize(from)? != 0)
}
