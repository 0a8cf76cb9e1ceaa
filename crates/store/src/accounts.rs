//! Accounts: who may sign in, and as what. What belongs to one is beside this file.

pub(crate) mod changes;
pub(crate) mod erasure;
pub(crate) mod export;
mod model;
pub(crate) mod passkeys;
pub(crate) mod second_factor;
pub(crate) mod sessions;
pub(crate) mod tickets;
pub(crate) mod tokens;

pub use model::*;

use async_recursion::async_recursion as boxed;
use news::{AccountId, Role};

use crate::engine::{Writing, reading, statements, writing};
use crate::error::failed;
use crate::log::{self, Kind, NewFact};
use crate::{Error, Store};

statements! {
    OF_ID = "SELECT id, address, name, role, state, password, verified, totp_secret, created_us, signed_in_us
        FROM account WHERE id = $1";
    OF_KEY = "SELECT id, address, name, role, state, password, verified, totp_secret, created_us, signed_in_us
        FROM account WHERE address_key = $1";
    ALL = "SELECT id, address, name, role, state, password, verified, totp_secret, created_us, signed_in_us
        FROM account ORDER BY address_key";
    NEWEST_ID = "SELECT COALESCE(MAX(id), 0) FROM account";
    ADD = "INSERT INTO account (id, address, address_key, name, role, state, password, verified, totp_step, created_us,
            signed_in_us)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, $9, 0) ON CONFLICT (address_key) DO NOTHING";
    OPERATORS = "SELECT COUNT(*) FROM account WHERE role = 'operator' AND state = 'active' AND id <> $1";
    ERASE_SESSIONS = "DELETE FROM session WHERE account = $1";
    ERASE_TICKETS = "DELETE FROM ticket WHERE account = $1";
    UNLOGGED = "SELECT COUNT(*), COALESCE(MIN(a.id), 0) FROM account a
        WHERE (SELECT COUNT(*) FROM fact f WHERE f.kind = 'account_added' AND f.subject = a.id) <> 1";
    /// Changes of roles and states read, decide and write: one at a time. The number is arbitrary and ours.
    LOCK_POSTGRES = "SELECT pg_advisory_xact_lock(7813446)";
}

/// What must hold, as [`Store::verify`] says it.
pub(crate) const RULES: [(&str, &str); 2] =
    [erasure::NOTHING_LEFT, (UNLOGGED, "{n} accounts were not exactly once added in the log, such as account {id}")];

/// Runs a statement with these values inside a transaction; gives how many rows it touched.
macro_rules! run {
    ($transaction:expr, $text:expr $(, $value:expr)* $(,)?) => {
        writing!($transaction, db => sqlx::query($text)$(.bind($value))*.execute(db).await.map(|done| done.rows_affected()))
    };
}
pub(crate) use run;

/// The same in a transaction of its own.
macro_rules! run_alone {
    ($store:expr, $doing:expr, $text:expr $(, $value:expr)* $(,)?) => {{
        let mut transaction = $store.engine.write($doing).await?;
        let within = &mut transaction;
        let touched = $crate::accounts::run!(within, $text $(, $value)*).map_err(failed($doing))?;
        // Where nothing was changed there is nothing to keep, and nothing to note.
        if touched > 0 {
            transaction.commit($doing).await?;
        }
        touched
    }};
}
pub(crate) use run_alone;

#[derive(sqlx::FromRow)]
pub(super) struct Row {
    id: i64,
    address: String,
    name: String,
    role: String,
    state: String,
    password: Option<String>,
    verified: bool,
    totp_secret: Option<Vec<u8>>,
    created_us: i64,
    signed_in_us: i64,
}

impl From<Row> for Account {
    fn from(row: Row) -> Self {
        Self {
            id: AccountId(row.id),
            address: row.address,
            name: row.name,
            // A word that nobody knows may do the least.
            role: Role::from_word(&row.role).unwrap_or(Role::Reader),
            state: AccountState::from_word(&row.state),
            password: row.password,
            verified: row.verified,
            totp_secret: row.totp_secret,
            created_us: row.created_us,
            signed_in_us: row.signed_in_us,
        }
    }
}

/// The fact that the account, a mere number, changed; `by` is whose doing it was.
fn fact(kind: Kind, account: AccountId, by: Option<AccountId>, detail: &[(&str, &str)], now_us: i64) -> NewFact {
    let mut fields = serde_json::Map::new();
    for (name, value) in detail {
        fields.insert((*name).to_owned(), (*value).into());
    }
    if let Some(by) = by {
        fields.insert("by".to_owned(), by.0.into());
    }
    let detail = if fields.is_empty() { String::new() } else { serde_json::Value::Object(fields).to_string() };
    NewFact { at_us: now_us, kind, subject: account.0, detail }
}

async fn lock(transaction: &mut Writing) -> Result<(), sqlx::Error> {
    if let Writing::Postgres(transaction) = transaction {
        sqlx::query(LOCK_POSTGRES).execute(&mut **transaction).await?;
    }
    Ok(())
}

async fn within(transaction: &mut Writing, account: AccountId) -> Result<Option<Account>, sqlx::Error> {
    let row: Option<Row> = writing!(transaction, db => sqlx::query_as(OF_ID).bind(account.0).fetch_optional(db).await)?;
    Ok(row.map(Account::from))
}

/// Whether somebody else may run the service.
async fn another_operator(transaction: &mut Writing, account: AccountId) -> Result<bool, sqlx::Error> {
    let others: i64 = writing!(transaction, db => sqlx::query_scalar(OPERATORS).bind(account.0).fetch_one(db).await)?;
    Ok(others > 0)
}

impl Store {
    /// Makes an account; `None` where another one has the address already. `by` is whose doing it is.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn add_account(
        &self,
        new: &NewAccount,
        by: Option<AccountId>,
        now_us: i64,
    ) -> Result<Option<AccountId>, Error> {
        const DOING: &str = "making an account";
        let mut transaction = self.engine.write(DOING).await?;
        let added = self.insert_account(&mut transaction, new, by, now_us).await.map_err(failed(DOING))?;
        transaction.commit(DOING).await?;
        Ok(added)
    }

    async fn insert_account(
        &self,
        transaction: &mut Writing,
        new: &NewAccount,
        by: Option<AccountId>,
        now_us: i64,
    ) -> Result<Option<AccountId>, sqlx::Error> {
        lock(transaction).await?;
        let newest_id: i64 = writing!(transaction, db => sqlx::query_scalar(NEWEST_ID).fetch_one(db).await)?;
        let id = AccountId(self.next_id(now_us, newest_id));
        let added = run!(
            transaction,
            ADD,
            id.0,
            &new.address,
            &new.address_key,
            &new.name,
            new.role.as_str(),
            new.state.as_str(),
            new.password.as_deref(),
            new.verified,
            now_us,
        )?;
        if added == 0 {
            return Ok(None);
        }
        let detail = [("role", new.role.as_str()), ("state", new.state.as_str())];
        log::append(transaction, &[fact(Kind::AccountAdded, id, by, &detail, now_us)]).await?;
        Ok(Some(id))
    }

    /// The account with this id.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn account(&self, account: AccountId) -> Result<Option<Account>, Error> {
        let row: Option<Row> =
            reading!(&self.engine, db => sqlx::query_as(OF_ID).bind(account.0).fetch_optional(db).await)
                .map_err(failed("reading an account"))?;
        Ok(row.map(Account::from))
    }

    /// The account with this address, in the form in which addresses are compared.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn account_by_address(&self, address_key: &str) -> Result<Option<Account>, Error> {
        let row: Option<Row> =
            reading!(&self.engine, db => sqlx::query_as(OF_KEY).bind(address_key).fetch_optional(db).await)
                .map_err(failed("reading an account"))?;
        Ok(row.map(Account::from))
    }

    /// All accounts, by address.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn accounts(&self) -> Result<Vec<Account>, Error> {
        let rows: Vec<Row> = reading!(&self.engine, db => sqlx::query_as(ALL).fetch_all(db).await)
            .map_err(failed("reading the accounts"))?;
        Ok(rows.into_iter().map(Account::from).collect())
    }

    /// Whether there is an active operator.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn has_operator(&self) -> Result<bool, Error> {
        let operators: i64 =
            reading!(&self.engine, db => sqlx::query_scalar(OPERATORS).bind(0_i64).fetch_one(db).await)
                .map_err(failed("looking for the operator"))?;
        Ok(operators > 0)
    }
}
