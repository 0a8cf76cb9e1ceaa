//! Opening a PostgreSQL database.

use std::str::FromStr;
use std::time::Duration;

use sqlx::PgPool;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};

use crate::Error;

/// Connections of one process.
const CONNECTIONS: u32 = 8;

/// Opens the database that `address` names.
pub(super) async fn open(address: &str) -> Result<PgPool, Error> {
    let options = PgConnectOptions::from_str(address)
        .map_err(|_| Error::Address { address: "postgres://..".to_owned() })?
        .application_name("newsstand");
    let server =
        format!("{}:{}/{}", options.get_host(), options.get_port(), options.get_database().unwrap_or_default());
    let pool = PgPoolOptions::new()
        .max_connections(CONNECTIONS)
        .acquire_timeout(Duration::from_secs(30))
        .connect_with(options)
        .await
        .map_err(|error| Error::ServerNotReached { server: server.clone(), reason: error.to_string() })?;
    warn_where_not_durable(&pool, &server).await?;
    Ok(pool)
}

/// What is acknowledged must be on disk; a server that was told otherwise is named in the log.
async fn warn_where_not_durable(pool: &PgPool, server: &str) -> Result<(), Error> {
    const DURABILITY: &str = "SELECT current_setting('fsync'), current_setting('synchronous_commit')";
    let (fsync, synchronous_commit): (String, String) = sqlx::query_as(DURABILITY)
        .fetch_one(pool)
        .await
        .map_err(|error| Error::ServerNotReached { server: server.to_owned(), reason: error.to_string() })?;
    if fsync == "off" || synchronous_commit == "off" {
        tracing::warn!(
            server,
            fsync,
            synchronous_commit,
            "this PostgreSQL server does not sync what it acknowledges: a power cut can lose articles and damage the database"
        );
    }
    Ok(())
}
