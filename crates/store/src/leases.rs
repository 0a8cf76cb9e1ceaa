//! Leases: which process does a work that only one may do, for a while and then again.
//!
//! Whoever holds one has a token, which is greater each time that the lease changes hands; what is written under an older token is
//! refused (fencing), so that a process which slept through the end of its lease does no harm. On SQLite there is one process, and
//! whoever asks holds it: after a crash nobody waits for the end of a lease.

use async_recursion::async_recursion as boxed;

use crate::accounts::run;
use crate::engine::{Engine, Writing, statements, writing};
use crate::error::failed;
use crate::{Error, Store};

statements! {
    TAKE = "INSERT INTO lease (work, holder, token, until_us) VALUES ($1, $2, 1, $3)
        ON CONFLICT (work) DO UPDATE SET token = lease.token + 1, holder = excluded.holder, until_us = excluded.until_us
        WHERE lease.until_us <= $4 RETURNING token";
    RENEW = "UPDATE lease SET until_us = $3 WHERE work = $1 AND token = $2";
    /// Whoever wants the lease waits for this row until the transaction is over.
    HOLD_FAST = "UPDATE lease SET until_us = until_us WHERE work = $1 AND token = $2";
    HOLDS = "SELECT COUNT(*) FROM lease WHERE work = $1 AND token = $2";
    GIVE_BACK = "UPDATE lease SET until_us = 0 WHERE work = $1 AND token = $2";
}

/// A lease that is held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lease {
    /// The work, such as `stories`.
    pub work: String,
    /// Greater than that of every holder before.
    pub token: i64,
}

impl Lease {
    /// Whether it is still this holder's; then it stays so until `transaction` is over.
    pub(crate) async fn hold_fast(&self, transaction: &mut Writing) -> Result<bool, sqlx::Error> {
        let held = run!(transaction, HOLD_FAST, self.work.as_str(), self.token)?;
        Ok(held == 1)
    }
}

impl Store {
    /// Takes the lease of a work until `until_us`, where nobody holds it at `now_us`; `None` where somebody does. `holder` is who asks,
    /// for people who look.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn take_lease(
        &self,
        work: &str,
        holder: &str,
        now_us: i64,
        until_us: i64,
    ) -> Result<Option<Lease>, Error> {
        const DOING: &str = "taking a lease";
        let mut transaction = self.engine.write(DOING).await?;
        let over_us = if matches!(transaction, Writing::Sqlite(_)) { i64::MAX } else { now_us };
        let within = &mut transaction;
        let token: Option<i64> = writing!(within, db => sqlx::query_scalar(TAKE)
            .bind(work).bind(holder).bind(until_us).bind(over_us).fetch_optional(db).await)
        .map_err(failed(DOING))?;
        transaction.commit(DOING).await?;
        Ok(token.map(|token| Lease { work: work.to_owned(), token }))
    }

    /// Holds a lease on until `until_us`; `false` where somebody else has it by now.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn renew_lease(&self, lease: &Lease, until_us: i64) -> Result<bool, Error> {
        const DOING: &str = "renewing a lease";
        if let Engine::Sqlite { readers, .. } = &self.engine {
            // It has no end there, and an idle service has nothing to write.
            let held: i64 = sqlx::query_scalar(HOLDS)
                .bind(lease.work.as_str())
                .bind(lease.token)
                .fetch_one(readers)
                .await
                .map_err(failed(DOING))?;
            return Ok(held == 1);
        }
        let mut transaction = self.engine.write(DOING).await?;
        let within = &mut transaction;
        let renewed = writing!(within, db => sqlx::query(RENEW)
            .bind(lease.work.as_str()).bind(lease.token).bind(until_us)
            .execute(db).await.map(|done| done.rows_affected()))
        .map_err(failed(DOING))?;
        transaction.commit(DOING).await?;
        Ok(renewed == 1)
    }

    /// Ends a lease before its time, so that another process need not wait for it; nothing where somebody else has it by now.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn give_lease_back(&self, lease: &Lease) -> Result<(), Error> {
        const DOING: &str = "giving a lease back";
        let mut transaction = self.engine.write(DOING).await?;
        let within = &mut transaction;
        writing!(within, db => sqlx::query(GIVE_BACK)
            .bind(lease.work.as_str()).bind(lease.token).execute(db).await.map(|_| ()))
        .map_err(failed(DOING))?;
        transaction.commit(DOING).await
    }
}
