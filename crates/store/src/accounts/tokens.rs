//! What apps sign in with.

use async_recursion::async_recursion as boxed;
use news::AccountId;

use super::{Account, AppToken, run, run_alone};
use crate::engine::{reading, statements, writing};
use crate::error::failed;
use crate::{Error, Store};

statements! {
    NEWEST_ID = "SELECT COALESCE(MAX(id), 0) FROM app_token";
    ADD = "INSERT INTO app_token (id, hash, account, name, scopes, created_us, used_us, ends_us, fever)
        VALUES ($1, $2, $3, $4, $5, $6, 0, $7, $8)";
    OF_FEVER = "SELECT hash FROM app_token WHERE fever = $1";
    OF_HASH = "SELECT t.id AS token_id, t.name AS token_name, t.scopes, t.created_us AS token_created_us, t.used_us, t.ends_us,
            a.id, a.address, a.name, a.role, a.state, a.password, a.verified, a.totp_secret, a.created_us, a.signed_in_us
        FROM app_token t JOIN account a ON a.id = t.account WHERE t.hash = $1";
    OF_ACCOUNT = "SELECT id, account, name, scopes, created_us, used_us, ends_us
        FROM app_token WHERE account = $1 ORDER BY id";
    USED = "UPDATE app_token SET used_us = $2 WHERE id = $1";
    END = "DELETE FROM app_token WHERE id = $1 AND account = $2";
}

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    account: i64,
    name: String,
    scopes: String,
    created_us: i64,
    used_us: i64,
    ends_us: i64,
}

impl From<Row> for AppToken {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            account: AccountId(row.account),
            name: row.name,
            scopes: row.scopes,
            created_us: row.created_us,
            used_us: row.used_us,
            ends_us: row.ends_us,
        }
    }
}

#[derive(sqlx::FromRow)]
struct WithAccount {
    token_id: i64,
    token_name: String,
    scopes: String,
    token_created_us: i64,
    used_us: i64,
    ends_us: i64,
    #[sqlx(flatten)]
    account: super::Row,
}

impl Store {
    /// Keeps a token under its hash, and under that of what Fever's apps make of it. Gives its id.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn add_app_token(
        &self,
        account: AccountId,
        (hash, fever): (&[u8; 32], &[u8; 32]),
        name: &str,
        scopes: &str,
        ends_us: i64,
        now_us: i64,
    ) -> Result<i64, Error> {
        const DOING: &str = "making a token";
        let mut transaction = self.engine.write(DOING).await?;
        let within = &mut transaction;
        let newest_id: i64 =
            writing!(within, db => sqlx::query_scalar(NEWEST_ID).fetch_one(db).await).map_err(failed(DOING))?;
        let id = self.next_id(now_us, newest_id);
        let (hash, fever) = (hash.as_slice(), fever.as_slice());
        run!(within, ADD, id, hash, account.0, name, scopes, now_us, ends_us, fever).map_err(failed(DOING))?;
        transaction.commit(DOING).await?;
        Ok(id)
    }

    /// The token with this hash, with its account. Whether both are good still is the caller's to say.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn app_token(&self, hash: &[u8; 32]) -> Result<Option<(AppToken, Account)>, Error> {
        let row: Option<WithAccount> =
            reading!(&self.engine, db => sqlx::query_as(OF_HASH).bind(hash.as_slice()).fetch_optional(db).await)
                .map_err(failed("reading a token"))?;
        Ok(row.map(|row| {
            let account = Account::from(row.account);
            let token = AppToken {
                id: row.token_id,
                account: account.id,
                name: row.token_name,
                scopes: row.scopes,
                created_us: row.token_created_us,
                used_us: row.used_us,
                ends_us: row.ends_us,
            };
            (token, account)
        }))
    }

    /// The hash of the token of which Fever's apps made something with this hash.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn app_token_of_fever(&self, fever: &[u8; 32]) -> Result<Option<[u8; 32]>, Error> {
        let hash: Option<Vec<u8>> =
            reading!(&self.engine, db => sqlx::query_scalar(OF_FEVER).bind(fever.as_slice()).fetch_optional(db).await)
                .map_err(failed("reading a token"))?;
        Ok(hash.and_then(|hash| hash.try_into().ok()))
    }

    /// The account's tokens, the oldest first.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn app_tokens_of(&self, account: AccountId) -> Result<Vec<AppToken>, Error> {
        let rows: Vec<Row> =
            reading!(&self.engine, db => sqlx::query_as(OF_ACCOUNT).bind(account.0).fetch_all(db).await)
                .map_err(failed("reading the tokens of an account"))?;
        Ok(rows.into_iter().map(AppToken::from).collect())
    }

    /// Notes that the token is in use.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn app_token_used(&self, token: i64, now_us: i64) -> Result<(), Error> {
        run_alone!(self, "noting that a token is in use", USED, token, now_us);
        Ok(())
    }

    /// Ends one token of the account; `false` where it has none such.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn end_app_token(&self, account: AccountId, token: i64) -> Result<bool, Error> {
        Ok(run_alone!(self, "withdrawing a token", END, token, account.0) > 0)
    }
}
