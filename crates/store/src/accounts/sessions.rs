//! Where people are signed in.

use async_recursion::async_recursion as boxed;
use news::AccountId;

use super::{Account, NewSession, Session, run, run_alone};
use crate::engine::{Writing, reading, statements, writing};
use crate::error::failed;
use crate::{Error, Store};

statements! {
    NEWEST_ID = "SELECT COALESCE(MAX(id), 0) FROM session";
    ADD = "INSERT INTO session (id, hash, account, created_us, seen_us, proved_us, ends_us, device, network)
        VALUES ($1, $2, $3, $4, $4, $4, $5, $6, $7)";
    SIGNED_IN = "UPDATE account SET signed_in_us = $2 WHERE id = $1";
    SWEEP = "DELETE FROM session WHERE ends_us <= $1";
    OF_HASH = "SELECT s.id AS session_id, s.created_us AS session_created_us, s.seen_us, s.proved_us, s.ends_us, s.device,
            s.network, a.id, a.address, a.name, a.role, a.state, a.password, a.verified, a.totp_secret, a.created_us,
            a.signed_in_us
        FROM session s JOIN account a ON a.id = s.account WHERE s.hash = $1";
    OF_ACCOUNT = "SELECT id, account, created_us, seen_us, proved_us, ends_us, device, network
        FROM session WHERE account = $1 ORDER BY seen_us DESC, id DESC";
    SEEN = "UPDATE session SET seen_us = $2 WHERE id = $1";
    ROTATE = "UPDATE session SET hash = $2, seen_us = $3, proved_us = $3 WHERE id = $1";
    END = "DELETE FROM session WHERE id = $1 AND account = $2";
    END_BUT = "DELETE FROM session WHERE account = $1 AND id <> $2";
}

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    account: i64,
    created_us: i64,
    seen_us: i64,
    proved_us: i64,
    ends_us: i64,
    device: String,
    network: String,
}

impl From<Row> for Session {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            account: AccountId(row.account),
            created_us: row.created_us,
            seen_us: row.seen_us,
            proved_us: row.proved_us,
            ends_us: row.ends_us,
            device: row.device,
            network: row.network,
        }
    }
}

#[derive(sqlx::FromRow)]
struct SignedIn {
    session_id: i64,
    session_created_us: i64,
    seen_us: i64,
    proved_us: i64,
    ends_us: i64,
    device: String,
    network: String,
    #[sqlx(flatten)]
    account: super::Row,
}

/// Ends the account's sessions, all but `except`.
pub(super) async fn end_all(
    transaction: &mut Writing,
    account: AccountId,
    except: Option<i64>,
) -> Result<u64, sqlx::Error> {
    // No session has the id 0.
    run!(transaction, END_BUT, account.0, except.unwrap_or(0))
}

impl Store {
    /// Begins a session and clears away those that have ended. Gives its id.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn add_session(&self, new: &NewSession, now_us: i64) -> Result<i64, Error> {
        const DOING: &str = "signing in";
        let mut transaction = self.engine.write(DOING).await?;
        let id = self.begin(&mut transaction, new, now_us).await.map_err(failed(DOING))?;
        transaction.commit(DOING).await?;
        Ok(id)
    }

    async fn begin(&self, transaction: &mut Writing, new: &NewSession, now_us: i64) -> Result<i64, sqlx::Error> {
        run!(transaction, SWEEP, now_us)?;
        let newest_id: i64 = writing!(transaction, db => sqlx::query_scalar(NEWEST_ID).fetch_one(db).await)?;
        let id = self.next_id(now_us, newest_id);
        let hash = new.hash.as_slice();
        run!(transaction, ADD, id, hash, new.account.0, now_us, new.ends_us, &new.device, &new.network)?;
        run!(transaction, SIGNED_IN, new.account.0, now_us)?;
        Ok(id)
    }

    /// The session whose token has this hash, with its account. Whether both are good still is the caller's to say.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn session(&self, hash: &[u8; 32]) -> Result<Option<(Session, Account)>, Error> {
        let row: Option<SignedIn> =
            reading!(&self.engine, db => sqlx::query_as(OF_HASH).bind(hash.as_slice()).fetch_optional(db).await)
                .map_err(failed("reading a session"))?;
        Ok(row.map(|row| {
            let account = Account::from(row.account);
            let session = Session {
                id: row.session_id,
                account: account.id,
                created_us: row.session_created_us,
                seen_us: row.seen_us,
                proved_us: row.proved_us,
                ends_us: row.ends_us,
                device: row.device,
                network: row.network,
            };
            (session, account)
        }))
    }

    /// The account's sessions, the newest used first.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn sessions_of(&self, account: AccountId) -> Result<Vec<Session>, Error> {
        let rows: Vec<Row> =
            reading!(&self.engine, db => sqlx::query_as(OF_ACCOUNT).bind(account.0).fetch_all(db).await)
                .map_err(failed("reading the sessions of an account"))?;
        Ok(rows.into_iter().map(Session::from).collect())
    }

    /// Notes that the session is in use.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn session_seen(&self, session: i64, now_us: i64) -> Result<(), Error> {
        run_alone!(self, "noting that a session is in use", SEEN, session, now_us);
        Ok(())
    }

    /// Gives the session another token, of a person who has just proved who they are.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn rotate_session(&self, session: i64, hash: &[u8; 32], now_us: i64) -> Result<(), Error> {
        run_alone!(self, "renewing a session", ROTATE, session, hash.as_slice(), now_us);
        Ok(())
    }

    /// Ends one session of the account; `false` where it has none such.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn end_session(&self, account: AccountId, session: i64) -> Result<bool, Error> {
        Ok(run_alone!(self, "signing out", END, session, account.0) > 0)
    }

    /// Ends the account's sessions, all but `except`. Gives how many.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn end_sessions(&self, account: AccountId, except: Option<i64>) -> Result<u64, Error> {
        Ok(run_alone!(self, "signing out everywhere", END_BUT, account.0, except.unwrap_or(0)))
    }
}
