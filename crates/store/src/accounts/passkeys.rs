//! Passkeys, and who somebody is at another service.

use async_recursion::async_recursion as boxed;
use news::AccountId;

use super::{Passkey, run, run_alone};
use crate::engine::{Writing, reading, statements, writing};
use crate::error::failed;
use crate::{Error, Store};

statements! {
    NEWEST_ID = "SELECT COALESCE(MAX(id), 0) FROM passkey";
    ADD = "INSERT INTO passkey (id, credential, account, public_key, sign_count, synced, name, created_us, used_us)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0) ON CONFLICT (credential) DO NOTHING";
    OF_CREDENTIAL = "SELECT id, credential, account, public_key, sign_count, synced, name, created_us, used_us
        FROM passkey WHERE credential = $1";
    OF_ACCOUNT = "SELECT id, credential, account, public_key, sign_count, synced, name, created_us, used_us
        FROM passkey WHERE account = $1 ORDER BY id";
    USED = "UPDATE passkey SET used_us = $2, sign_count = $3, synced = $4 WHERE id = $1";
    END = "DELETE FROM passkey WHERE id = $1 AND account = $2
        AND ($3 OR EXISTS (SELECT 1 FROM account a WHERE a.id = $2 AND a.password IS NOT NULL)
            OR EXISTS (SELECT 1 FROM passkey p WHERE p.account = $2 AND p.id <> $1))";
    IDENTITY = "SELECT account FROM foreign_identity WHERE issuer = $1 AND subject = $2";
    ADD_IDENTITY = "INSERT INTO foreign_identity (issuer, subject, account, created_us) VALUES ($1, $2, $3, $4)
        ON CONFLICT (issuer, subject) DO NOTHING";
    HOLD_ACCOUNT = "UPDATE account SET name = name WHERE id = $1";
    OTHER_IDENTITIES = "SELECT issuer FROM foreign_identity WHERE account = $1 AND NOT (issuer = $2 AND subject = $3)";
    END_IDENTITY = "DELETE FROM foreign_identity WHERE issuer = $1 AND subject = $2 AND account = $3
        AND ($4 OR EXISTS (SELECT 1 FROM account a WHERE a.id = $3 AND a.password IS NOT NULL)
            OR EXISTS (SELECT 1 FROM passkey p WHERE p.account = $3))";
}

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    credential: Vec<u8>,
    account: i64,
    public_key: Vec<u8>,
    sign_count: i64,
    synced: bool,
    name: String,
    created_us: i64,
    used_us: i64,
}

impl From<Row> for Passkey {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            account: AccountId(row.account),
            credential: row.credential,
            public_key: row.public_key,
            sign_count: row.sign_count,
            synced: row.synced,
            name: row.name,
            created_us: row.created_us,
            used_us: row.used_us,
        }
    }
}

impl Store {
    /// Keeps a passkey (its id and times are given here); `false` where its credential is known already.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn add_passkey(&self, new: &Passkey, now_us: i64) -> Result<bool, Error> {
        const DOING: &str = "keeping a passkey";
        let mut transaction = self.engine.write(DOING).await?;
        let within = &mut transaction;
        let newest_id: i64 =
            writing!(within, db => sqlx::query_scalar(NEWEST_ID).fetch_one(db).await).map_err(failed(DOING))?;
        let id = self.next_id(now_us, newest_id);
        let (credential, key) = (new.credential.as_slice(), new.public_key.as_slice());
        let added =
            run!(within, ADD, id, credential, new.account.0, key, new.sign_count, new.synced, &new.name, now_us)
                .map_err(failed(DOING))?;
        transaction.commit(DOING).await?;
        Ok(added > 0)
    }

    /// The passkey with this credential id.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn passkey(&self, credential: &[u8]) -> Result<Option<Passkey>, Error> {
        let row: Option<Row> =
            reading!(&self.engine, db => sqlx::query_as(OF_CREDENTIAL).bind(credential).fetch_optional(db).await)
                .map_err(failed("reading a passkey"))?;
        Ok(row.map(Passkey::from))
    }

    /// The account's passkeys, the oldest first.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn passkeys_of(&self, account: AccountId) -> Result<Vec<Passkey>, Error> {
        let rows: Vec<Row> =
            reading!(&self.engine, db => sqlx::query_as(OF_ACCOUNT).bind(account.0).fetch_all(db).await)
                .map_err(failed("reading the passkeys of an account"))?;
        Ok(rows.into_iter().map(Passkey::from).collect())
    }

    /// Notes a use of the passkey.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn passkey_used(&self, passkey: i64, sign_count: i64, synced: bool, now_us: i64) -> Result<(), Error> {
        run_alone!(self, "noting the use of a passkey", USED, passkey, now_us, sign_count, synced);
        Ok(())
    }

    /// Removes one passkey of the account, unless that is its last way in: a password, another passkey, and who somebody is at a service among
    /// those `in_use` are others, and so is what `other_way` stands for. `false` where nothing was removed.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn end_passkey(
        &self,
        account: AccountId,
        passkey: i64,
        in_use: &[&str],
        other_way: bool,
    ) -> Result<bool, Error> {
        const DOING: &str = "removing a passkey";
        let mut transaction = self.engine.write(DOING).await?;
        let within = &mut transaction;
        let other_way = other_service(within, account, None, in_use, DOING).await? || other_way;
        let ended = run!(within, END, passkey, account.0, other_way).map_err(failed(DOING))?;
        transaction.commit(DOING).await?;
        Ok(ended > 0)
    }

    /// The account of somebody whom another service knows.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn account_of_identity(&self, issuer: &str, subject: &str) -> Result<Option<AccountId>, Error> {
        let account: Option<i64> =
            reading!(&self.engine, db => sqlx::query_scalar(IDENTITY).bind(issuer).bind(subject).fetch_optional(db).await)
                .map_err(failed("reading who somebody is elsewhere"))?;
        Ok(account.map(AccountId))
    }

    /// Ties an account to somebody whom another service knows; `false` where that somebody is tied already.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn add_identity(
        &self,
        account: AccountId,
        issuer: &str,
        subject: &str,
        now_us: i64,
    ) -> Result<bool, Error> {
        Ok(run_alone!(self, "noting who somebody is elsewhere", ADD_IDENTITY, issuer, subject, account.0, now_us) > 0)
    }

    /// Unties an account from somebody at another service, unless that is its last way in: a password, a passkey, and who somebody is at a service
    /// among those `in_use` are others, and so is what `other_way` stands for. `false` where nothing was untied.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn end_identity(
        &self,
        account: AccountId,
        (issuer, subject): (&str, &str),
        in_use: &[&str],
        other_way: bool,
    ) -> Result<bool, Error> {
        const DOING: &str = "untying an account from another service";
        let mut transaction = self.engine.write(DOING).await?;
        let within = &mut transaction;
        let other_way = other_service(within, account, Some((issuer, subject)), in_use, DOING).await? || other_way;
        let ended = run!(within, END_IDENTITY, issuer, subject, account.0, other_way).map_err(failed(DOING))?;
        transaction.commit(DOING).await?;
        Ok(ended > 0)
    }
}

/// Whether the account has another way in by a service among those `in_use` than `but`. The account is held until the transaction ends: two ways that
/// go at once would each take the other for one that stays.
async fn other_service(
    within: &mut Writing,
    account: AccountId,
    but: Option<(&str, &str)>,
    in_use: &[&str],
    doing: &'static str,
) -> Result<bool, Error> {
    run!(within, HOLD_ACCOUNT, account.0).map_err(failed(doing))?;
    // No service has an empty issuer.
    let (issuer, subject) = but.unwrap_or_default();
    let others: Vec<String> = writing!(within, db => sqlx::query_scalar(OTHER_IDENTITIES)
        .bind(account.0).bind(issuer).bind(subject).fetch_all(db).await)
    .map_err(failed(doing))?;
    Ok(others.iter().any(|other| in_use.contains(&other.as_str())))
}
