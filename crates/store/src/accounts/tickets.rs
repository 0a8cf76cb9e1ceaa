//! What may be used once: links of invitations and mails, second steps, challenges.

use async_recursion::async_recursion as boxed;
use news::AccountId;

use super::{Ticket, run, run_alone};
use crate::engine::{Writing, reading, statements, writing};
use crate::error::failed;
use crate::{Error, Store};

statements! {
    SWEEP = "DELETE FROM ticket WHERE ends_us <= $1";
    ADD = "INSERT INTO ticket (hash, kind, account, detail, created_us, ends_us) VALUES ($1, $2, $3, $4, $5, $6)";
    OF_HASH = "SELECT kind, account, detail, created_us, ends_us FROM ticket
        WHERE hash = $1 AND kind = $2 AND ends_us > $3";
    TAKE = "DELETE FROM ticket WHERE hash = $1 AND kind = $2 AND ends_us > $3
        RETURNING kind, account, detail, created_us, ends_us";
    DROP = "DELETE FROM ticket WHERE account = $1 AND kind = $2";
}

#[derive(sqlx::FromRow)]
struct Row {
    kind: String,
    account: i64,
    detail: String,
    created_us: i64,
    ends_us: i64,
}

impl From<Row> for Ticket {
    fn from(row: Row) -> Self {
        Self {
            kind: row.kind,
            account: (row.account != 0).then_some(AccountId(row.account)),
            detail: row.detail,
            created_us: row.created_us,
            ends_us: row.ends_us,
        }
    }
}

impl Store {
    /// Keeps a ticket under the hash of its token, and clears away those that have ended.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn add_ticket(&self, hash: &[u8; 32], ticket: &Ticket) -> Result<(), Error> {
        const DOING: &str = "keeping a link";
        let mut transaction = self.engine.write(DOING).await?;
        let account = ticket.account.map_or(0, |account| account.0);
        let kept = keep(&mut transaction, hash, account, ticket).await;
        kept.map_err(failed(DOING))?;
        transaction.commit(DOING).await
    }

    /// The ticket of this kind with this hash, where it is still good; it stays good.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn ticket(&self, hash: &[u8; 32], kind: &str, now_us: i64) -> Result<Option<Ticket>, Error> {
        let row: Option<Row> = reading!(&self.engine, db => sqlx::query_as(OF_HASH)
            .bind(hash.as_slice()).bind(kind).bind(now_us).fetch_optional(db).await)
        .map_err(failed("reading a link"))?;
        Ok(row.map(Ticket::from))
    }

    /// The same, used up: of two who take it at once, one gets it.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn take_ticket(&self, hash: &[u8; 32], kind: &str, now_us: i64) -> Result<Option<Ticket>, Error> {
        const DOING: &str = "using a link";
        let mut transaction = self.engine.write(DOING).await?;
        let within = &mut transaction;
        let row: Option<Row> = writing!(within, db => sqlx::query_as(TAKE)
            .bind(hash.as_slice()).bind(kind).bind(now_us).fetch_optional(db).await)
        .map_err(failed(DOING))?;
        transaction.commit(DOING).await?;
        Ok(row.map(Ticket::from))
    }

    /// Makes the account's tickets of this kind worthless.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn drop_tickets(&self, account: AccountId, kind: &str) -> Result<u64, Error> {
        Ok(run_alone!(self, "withdrawing links", DROP, account.0, kind))
    }
}

async fn keep(transaction: &mut Writing, hash: &[u8; 32], account: i64, ticket: &Ticket) -> Result<(), sqlx::Error> {
    run!(transaction, SWEEP, ticket.created_us)?;
    let hash = hash.as_slice();
    run!(transaction, ADD, hash, &ticket.kind, account, &ticket.detail, ticket.created_us, ticket.ends_us)?;
    Ok(())
}
