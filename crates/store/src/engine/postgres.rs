//! Opening a PostgreSQL database.

use std::str::FromStr;
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{Connection as _, PgConnection, PgPool};

use crate::Error;

/// Connections of one process.
const CONNECTIONS: u32 = 8;

/// A server that has not answered by then is taken to be away.
const ANSWERS_WITHIN: Duration = Duration::from_secs(10);

/// Ends the transaction of a process that sleeps inside it (a machine that was suspended, a debugger): its locks would keep all other
/// processes from writing for as long as it sleeps. Longer than any pause between two statements of ours, and than a lease.
const ENDS_SLEEP: &str = "SET idle_in_transaction_session_timeout = '30s'";

const DURABILITY: &str = "SELECT current_setting('fsync'), current_setting('synchronous_commit')";

/// Opens the database that `address` names.
pub(super) async fn open(address: &str) -> Result<PgPool, Error> {
    let options = PgConnectOptions::from_str(address)
        .map_err(|_| Error::Address { address: "postgres://..".to_owned() })?
        .application_name("newsstand");
    let server =
        format!("{}:{}/{}", options.get_host(), options.get_port(), options.get_database().unwrap_or_default());
    // A pool would try again for half a minute before it says that nobody listens there.
    let not_reached = |reason: String| Error::ServerNotReached { server: server.clone(), reason };
    match tokio::time::timeout(ANSWERS_WITHIN, warn_where_not_durable(&options, &server)).await {
        Ok(Ok(())) => {}
        Ok(Err(error)) => return Err(not_reached(error.to_string())),
        Err(_) => return Err(not_reached(format!("no answer within {} s", ANSWERS_WITHIN.as_secs()))),
    }
    PgPoolOptions::new()
        .max_connections(CONNECTIONS)
        .acquire_timeout(Duration::from_secs(30))
        // Not as an option of the connection: poolers before a server refuse those.
        .after_connect(|connection, _| Box::pin(async { sqlx::query(ENDS_SLEEP).execute(connection).await.map(drop) }))
        .connect_with(options)
        .await
        .map_err(|error| not_reached(error.to_string()))
}

/// What is acknowledged must be on disk; a server that was told otherwise is named in the log.
async fn warn_where_not_durable(options: &PgConnectOptions, server: &str) -> Result<(), sqlx::Error> {
    let mut connection = PgConnection::connect_with(options).await?;
    let (fsync, synchronous_commit): (String, String) = sqlx::query_as(DURABILITY).fetch_one(&mut connection).await?;
    connection.close().await?;
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
