//! Accounts: who may sign in, and as what. What belongs to one is beside this file.

pub(crate) mod export;
mod model;
pub(crate) mod passkeys;
pub(crate) mod second_factor;
pub(crate) mod sessions;
pub(crate) mod tickets;
pub(crate) mod tokens;

pub use model::*;

use ::membership::farewell::Wish;
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
    SET_ROLE = "UPDATE account SET role = $2 WHERE id = $1";
    SET_STATE = "UPDATE account SET state = $2 WHERE id = $1";
    OF_LANGUAGE = "SELECT language FROM account WHERE id = $1";
    SET_LANGUAGE = "UPDATE account SET language = $2 WHERE id = $1";
    SET_NAME = "UPDATE account SET name = $2 WHERE id = $1";
    SET_ADDRESS = "UPDATE account SET address = $2, address_key = $3, verified = $4 WHERE id = $1
        AND NOT EXISTS (SELECT 1 FROM account other WHERE other.address_key = $3 AND other.id <> $1)";
    SET_PASSWORD = "UPDATE account SET password = $2 WHERE id = $1";
    RENEW_HASH = "UPDATE account SET password = $2 WHERE id = $1 AND password IS NOT NULL";
    ACCEPT = "UPDATE account SET state = 'active', verified = TRUE, name = $2, password = $3
        WHERE id = $1 AND state = 'invited'";
    VERIFY = "UPDATE account SET verified = TRUE WHERE id = $1";
    ERASE = "DELETE FROM account WHERE id = $1";
    ERASE_SESSIONS = "DELETE FROM session WHERE account = $1";
    ERASE_TICKETS = "DELETE FROM ticket WHERE account = $1";
    ERASE_CODES = "DELETE FROM recovery_code WHERE account = $1";
    ERASE_TOKENS = "DELETE FROM app_token WHERE account = $1";
    ERASE_PASSKEYS = "DELETE FROM passkey WHERE account = $1";
    ERASE_IDENTITIES = "DELETE FROM foreign_identity WHERE account = $1";
    ERASE_READING = "DELETE FROM reading WHERE account = $1";
    ERASE_CAUGHT_UP = "DELETE FROM caught_up WHERE account = $1";
    ERASE_FOLLOWS = "DELETE FROM follow WHERE account = $1";
    ERASE_MUTES = "DELETE FROM mute WHERE account = $1";
    ERASE_SEARCHES = "DELETE FROM saved_search WHERE account = $1";
    ERASE_PROFILE = "DELETE FROM profile WHERE account = $1";
    ERASE_SUBSCRIPTIONS = "DELETE FROM subscription WHERE account = $1";
    /// What was paid stays, as tax offices ask, under a number that is nobody's any more; what was opened for it goes.
    ERASE_MEMBER_READS = "DELETE FROM member_read WHERE account = $1";
    ERASE_RECEIPTS = "DELETE FROM receipt WHERE account = $1";
    ERASE_CUSTOMER = "DELETE FROM customer WHERE account = $1";
    ERASE_CLAIMS = "DELETE FROM title_claim WHERE account = $1";
    ERASE_VISITS = "DELETE FROM story_visit WHERE account = $1";
    ERASE_BRIEFING = "DELETE FROM briefing_mail WHERE account = $1";
    ERASE_HIGHLIGHTS = "DELETE FROM highlight WHERE account = $1";
    ERASE_LABELS = "DELETE FROM label WHERE account = $1";
    ERASE_RULES = "DELETE FROM reader_rule WHERE account = $1";
    ERASE_NOTICES = "DELETE FROM notice WHERE account = $1";
    ERASE_DEVICES = "DELETE FROM push_device WHERE account = $1";
    ERASE_TELLING = "DELETE FROM telling WHERE account = $1";
    ERASE_TOLD = "DELETE FROM told WHERE account = $1";
    ERASE_WEBHOOKS = "DELETE FROM webhook WHERE account = $1";
    ERASE_WEBHOOK_MESSAGES = "DELETE FROM webhook_message WHERE account = $1";
    ERASE_GRANTS = "DELETE FROM access_grant WHERE account = $1";
    ERASE_METER_USES = "DELETE FROM meter_use WHERE reader = 'account:' || CAST(CAST($1 AS BIGINT) AS TEXT)";
    ERASE_METER_COUNTS = "DELETE FROM meter_count WHERE reader = 'account:' || CAST(CAST($1 AS BIGINT) AS TEXT)";
    ERASE_GIFT_DEVICES = "DELETE FROM gift_device WHERE link IN (SELECT id FROM gift_link WHERE giver = $1)";
    ERASE_GIFTS = "DELETE FROM gift_link WHERE giver = $1";
    /// Whoever was given it has it still.
    ERASE_GIFTS_BOUGHT = "UPDATE gift_subscription SET buyer = 0, note = '' WHERE buyer = $1";
    ERASE_GIFTS_CLAIMED = "UPDATE gift_subscription SET claimant = 0, recipient = '', name = '' WHERE claimant = $1";
    ERASE_NEWSLETTERS = "DELETE FROM newsletter WHERE account = $1";
    ERASE_INBOX = "DELETE FROM inbox WHERE account = $1";
    /// What is owed to titles stays; who read what does not.
    ERASE_BOUGHT = "UPDATE bought_article SET account = 0, article = 0, decision = '' WHERE account = $1";
    ERASE_VOUCHER_USES = "DELETE FROM voucher_use WHERE account = $1";
    ERASE_DUNNING = "DELETE FROM dunning_letter WHERE account = $1";
    /// What goes on being drawn, or may have been begun and nobody has told yet.
    DRAWN = "SELECT (SELECT COUNT(*) FROM paid_subscription WHERE account = $1) + (SELECT COUNT(*) FROM customer WHERE account = $1)";
    /// Whoever sits there reads no more by it, as nobody pays.
    ERASE_SEATS = "DELETE FROM seat WHERE payer = $1 OR account = $1";
    WITHOUT_ACCOUNT = "SELECT COUNT(*), COALESCE(MIN(owned.account), 0) FROM (
            SELECT account FROM session UNION ALL SELECT account FROM ticket UNION ALL SELECT account FROM recovery_code
            UNION ALL SELECT account FROM app_token UNION ALL SELECT account FROM passkey
            UNION ALL SELECT account FROM foreign_identity UNION ALL SELECT account FROM reading
            UNION ALL SELECT account FROM caught_up UNION ALL SELECT account FROM follow
            UNION ALL SELECT account FROM mute UNION ALL SELECT account FROM profile
            UNION ALL SELECT account FROM saved_search UNION ALL SELECT account FROM subscription
            UNION ALL SELECT account FROM customer UNION ALL SELECT account FROM member_read
            UNION ALL SELECT account FROM receipt UNION ALL SELECT account FROM title_claim
            UNION ALL SELECT account FROM story_visit UNION ALL SELECT account FROM briefing_mail
            UNION ALL SELECT account FROM highlight UNION ALL SELECT account FROM label
            UNION ALL SELECT account FROM reader_rule UNION ALL SELECT account FROM notice
            UNION ALL SELECT account FROM access_grant UNION ALL SELECT account FROM voucher_use
            UNION ALL SELECT account FROM seat UNION ALL SELECT account FROM push_device
            UNION ALL SELECT account FROM telling UNION ALL SELECT account FROM told
            UNION ALL SELECT account FROM bought_article UNION ALL SELECT account FROM dunning_letter
            UNION ALL SELECT account FROM inbox UNION ALL SELECT account FROM newsletter
            UNION ALL SELECT account FROM webhook UNION ALL SELECT account FROM webhook_message) AS owned
        WHERE owned.account <> 0 AND NOT EXISTS (SELECT 1 FROM account a WHERE a.id = owned.account)";
    UNLOGGED = "SELECT COUNT(*), COALESCE(MIN(a.id), 0) FROM account a
        WHERE (SELECT COUNT(*) FROM fact f WHERE f.kind = 'account_added' AND f.subject = a.id) <> 1";
    /// Changes of roles and states read, decide and write: one at a time. The number is arbitrary and ours.
    LOCK_POSTGRES = "SELECT pg_advisory_xact_lock(7813446)";
}

/// What must hold, as [`Store::verify`] says it.
pub(crate) const RULES: [(&str, &str); 2] = [
    (WITHOUT_ACCOUNT, "{n} sessions, links, tokens or keys belong to no account, such as those of account {id}"),
    (UNLOGGED, "{n} accounts were not exactly once added in the log, such as account {id}"),
];

/// Everything that goes with an account.
const OF_ACCOUNT: [&str; 41] = [
    ERASE_WEBHOOKS,
    ERASE_WEBHOOK_MESSAGES,
    ERASE_NEWSLETTERS,
    ERASE_INBOX,
    ERASE_DUNNING,
    ERASE_BOUGHT,
    ERASE_GIFTS_BOUGHT,
    ERASE_GIFTS_CLAIMED,
    ERASE_VOUCHER_USES,
    ERASE_SEATS,
    ERASE_SESSIONS,
    ERASE_TICKETS,
    ERASE_CODES,
    ERASE_TOKENS,
    ERASE_PASSKEYS,
    ERASE_IDENTITIES,
    ERASE_READING,
    ERASE_CAUGHT_UP,
    ERASE_FOLLOWS,
    ERASE_MUTES,
    ERASE_SEARCHES,
    ERASE_PROFILE,
    ERASE_SUBSCRIPTIONS,
    ERASE_MEMBER_READS,
    ERASE_RECEIPTS,
    ERASE_CUSTOMER,
    ERASE_CLAIMS,
    ERASE_VISITS,
    ERASE_BRIEFING,
    ERASE_HIGHLIGHTS,
    ERASE_LABELS,
    ERASE_RULES,
    ERASE_NOTICES,
    ERASE_DEVICES,
    ERASE_TELLING,
    ERASE_TOLD,
    ERASE_GRANTS,
    ERASE_METER_USES,
    ERASE_METER_COUNTS,
    ERASE_GIFT_DEVICES,
    ERASE_GIFTS,
];

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

    /// Gives the account another role and signs it out everywhere: what was open stays open to nobody.
    ///
    /// # Errors
    /// When the database fails; then nothing was changed.
    #[boxed]
    pub async fn set_account_role(
        &self,
        account: AccountId,
        role: Role,
        by: Option<AccountId>,
        now_us: i64,
    ) -> Result<AccountChange, Error> {
        const DOING: &str = "changing a role";
        let mut transaction = self.engine.write(DOING).await?;
        let changed = change_role(&mut transaction, account, role, by, now_us).await.map_err(failed(DOING))?;
        transaction.commit(DOING).await?;
        Ok(changed)
    }

    /// Suspends the account, which ends its sessions and links, or lets it sign in again.
    ///
    /// # Errors
    /// When the database fails; then nothing was changed.
    #[boxed]
    pub async fn set_account_state(
        &self,
        account: AccountId,
        state: AccountState,
        by: Option<AccountId>,
        now_us: i64,
    ) -> Result<AccountChange, Error> {
        const DOING: &str = "suspending an account";
        let mut transaction = self.engine.write(DOING).await?;
        let changed = change_state(&mut transaction, account, state, by, now_us).await.map_err(failed(DOING))?;
        transaction.commit(DOING).await?;
        Ok(changed)
    }

    /// Accepts an invitation: the account becomes active under this name, with this password (or none yet). `false` where it
    /// was not waiting for that.
    ///
    /// # Errors
    /// When the database fails; then nothing was changed.
    #[boxed]
    pub async fn accept_invitation(
        &self,
        account: AccountId,
        name: &str,
        password: Option<&str>,
        now_us: i64,
    ) -> Result<bool, Error> {
        const DOING: &str = "accepting an invitation";
        let mut transaction = self.engine.write(DOING).await?;
        let within = &mut transaction;
        let accepted = run!(within, ACCEPT, account.0, name, password).map_err(failed(DOING))? > 0;
        if accepted {
            let facts = [fact(Kind::AccountAccepted, account, Some(account), &[], now_us)];
            log::append(within, &facts).await.map_err(failed(DOING))?;
        }
        transaction.commit(DOING).await?;
        Ok(accepted)
    }

    /// Names the person.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn set_account_name(&self, account: AccountId, name: &str) -> Result<(), Error> {
        run_alone!(self, "naming an account", SET_NAME, account.0, name);
        Ok(())
    }

    /// The language (BCP 47) that letters to an account are written in; empty where none was chosen, and for an account that is not there.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn account_language(&self, account: AccountId) -> Result<String, Error> {
        let language: Option<String> =
            reading!(&self.engine, db => sqlx::query_scalar(OF_LANGUAGE).bind(account.0).fetch_optional(db).await)
                .map_err(failed("reading the language of an account"))?;
        Ok(language.unwrap_or_default())
    }

    /// Has letters to an account written in this language from now on.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn set_account_language(&self, account: AccountId, language: &str) -> Result<(), Error> {
        run_alone!(self, "keeping the language of an account", SET_LANGUAGE, account.0, language);
        Ok(())
    }

    /// Gives the account another address, which has answered or not.
    ///
    /// # Errors
    /// When the database fails; then nothing was changed.
    #[boxed]
    pub async fn set_account_address(
        &self,
        account: AccountId,
        address: &str,
        address_key: &str,
        verified: bool,
    ) -> Result<AccountChange, Error> {
        let changed = run_alone!(self, "changing an address", SET_ADDRESS, account.0, address, address_key, verified);
        if changed > 0 {
            return Ok(AccountChange::Done);
        }
        let missing = self.account(account).await?.is_none();
        Ok(if missing { AccountChange::Missing } else { AccountChange::AddressTaken })
    }

    /// Notes that mail to the account's address has been answered.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn verify_account(&self, account: AccountId) -> Result<(), Error> {
        run_alone!(self, "noting that an address has answered", VERIFY, account.0);
        Ok(())
    }

    /// Gives the account another password (its hash in PHC form) and ends all its sessions but `except`, and its links.
    ///
    /// # Errors
    /// When the database fails; then nothing was changed.
    #[boxed]
    pub async fn set_account_password(
        &self,
        account: AccountId,
        password: &str,
        except: Option<i64>,
        now_us: i64,
    ) -> Result<(), Error> {
        const DOING: &str = "changing a password";
        let mut transaction = self.engine.write(DOING).await?;
        change_password(&mut transaction, account, password, except, now_us).await.map_err(failed(DOING))?;
        transaction.commit(DOING).await
    }

    /// Keeps a newer hash of the same password.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn renew_password_hash(&self, account: AccountId, password: &str) -> Result<(), Error> {
        run_alone!(self, "renewing the hash of a password", RENEW_HASH, account.0, password);
        Ok(())
    }

    /// Erases the account and everything that hangs on it. The log keeps that a number went.
    ///
    /// # Errors
    /// When the database fails; then nothing was changed.
    #[boxed]
    pub async fn erase_account(
        &self,
        account: AccountId,
        by: Option<AccountId>,
        now_us: i64,
    ) -> Result<AccountChange, Error> {
        const DOING: &str = "erasing an account";
        let mut transaction = self.engine.write(DOING).await?;
        let owed = crate::money::wallet::owed_to(&mut transaction, account).await?;
        let address = within(&mut transaction, account).await.map_err(failed(DOING))?.map(|before| before.address);
        let drawn: i64 =
            writing!(&mut transaction, db => sqlx::query_scalar(DRAWN).bind(account.0).fetch_one(db).await)
                .map_err(failed(DOING))?;
        let erased = erase(&mut transaction, account, by, now_us).await.map_err(failed(DOING))?;
        // Whoever erases it: what was begun at the payment provider would go on being drawn, and what is left of the own balance is the reader's.
        if let (AccountChange::Done, Some(address)) = (&erased, address) {
            let wishes = [(drawn > 0, Wish::Cancel), (owed, Wish::GiveBack)];
            for wish in wishes.into_iter().filter_map(|(is_due, wish)| is_due.then_some(wish)) {
                let wish = crate::Farewell::new(wish, &address, Some(account), now_us);
                self.note_farewell_within(&mut transaction, &wish).await?;
            }
        }
        transaction.commit(DOING).await?;
        Ok(erased)
    }
}

async fn change_role(
    transaction: &mut Writing,
    account: AccountId,
    role: Role,
    by: Option<AccountId>,
    now_us: i64,
) -> Result<AccountChange, sqlx::Error> {
    lock(transaction).await?;
    let Some(before) = within(transaction, account).await? else { return Ok(AccountChange::Missing) };
    if before.role == role {
        return Ok(AccountChange::Done);
    }
    if before.role == Role::Operator && !another_operator(transaction, account).await? {
        return Ok(AccountChange::LastOperator);
    }
    run!(transaction, SET_ROLE, account.0, role.as_str())?;
    run!(transaction, ERASE_SESSIONS, account.0)?;
    let detail = [("from", before.role.as_str()), ("to", role.as_str())];
    log::append(transaction, &[fact(Kind::AccountRole, account, by, &detail, now_us)]).await?;
    Ok(AccountChange::Done)
}

async fn change_state(
    transaction: &mut Writing,
    account: AccountId,
    state: AccountState,
    by: Option<AccountId>,
    now_us: i64,
) -> Result<AccountChange, sqlx::Error> {
    lock(transaction).await?;
    let Some(before) = within(transaction, account).await? else { return Ok(AccountChange::Missing) };
    if before.state == state {
        return Ok(AccountChange::Done);
    }
    let runs_service = before.role == Role::Operator && before.state == AccountState::Active;
    if runs_service && !another_operator(transaction, account).await? {
        return Ok(AccountChange::LastOperator);
    }
    run!(transaction, SET_STATE, account.0, state.as_str())?;
    if state != AccountState::Active {
        run!(transaction, ERASE_SESSIONS, account.0)?;
        run!(transaction, ERASE_TICKETS, account.0)?;
    }
    let detail = [("from", before.state.as_str()), ("to", state.as_str())];
    log::append(transaction, &[fact(Kind::AccountState, account, by, &detail, now_us)]).await?;
    Ok(AccountChange::Done)
}

async fn change_password(
    transaction: &mut Writing,
    account: AccountId,
    password: &str,
    except: Option<i64>,
    now_us: i64,
) -> Result<(), sqlx::Error> {
    if run!(transaction, SET_PASSWORD, account.0, password)? == 0 {
        return Ok(());
    }
    sessions::end_all(transaction, account, except).await?;
    run!(transaction, ERASE_TICKETS, account.0)?;
    log::append(transaction, &[fact(Kind::AccountPassword, account, None, &[], now_us)]).await
}

async fn erase(
    transaction: &mut Writing,
    account: AccountId,
    by: Option<AccountId>,
    now_us: i64,
) -> Result<AccountChange, sqlx::Error> {
    lock(transaction).await?;
    let Some(before) = within(transaction, account).await? else { return Ok(AccountChange::Missing) };
    let runs_service = before.role == Role::Operator && before.state == AccountState::Active;
    if runs_service && !another_operator(transaction, account).await? {
        return Ok(AccountChange::LastOperator);
    }
    let mut facts = crate::newsletters::erase(transaction, account, now_us).await?;
    for text in OF_ACCOUNT {
        run!(transaction, text, account.0)?;
    }
    run!(transaction, ERASE, account.0)?;
    facts.push(fact(Kind::AccountErased, account, by, &[], now_us));
    log::append(transaction, &facts).await?;
    Ok(AccountChange::Done)
}

#[cfg(test)]
mod tests {
    use super::{OF_ACCOUNT, WITHOUT_ACCOUNT};

    /// Tables that name an account and outlive it, each with why.
    const OUTLIVES: [(&str, &str); 9] = [
        ("waiver", "that somebody gave up withdrawing can be proved; the number names nobody any more"),
        ("wallet_top_up", "what was put in stays, as tax offices ask; the number names nobody any more"),
        ("story_act", "what an editor did to a story stays done; the number names nobody any more"),
        ("pick_act", "what an editor chose stays chosen; the number names nobody any more"),
        ("invoice", "what was ordered and paid stays, as tax offices ask; the number names nobody any more"),
        ("payment", "what was paid stays, as tax offices ask; the number names nobody any more"),
        ("paid_subscription", "what was paid for stays with it; the number names nobody any more"),
        ("farewell", "that somebody cancelled or withdrew can be proved; the number names nobody any more"),
        ("posting_entry", "an account of the ledger, not a person's"),
    ];

    /// The tables of all migrations with a column `account`.
    fn with_an_account() -> Vec<String> {
        let mut tables = Vec::new();
        for text in crate::migrations::texts() {
            for table in text.split("CREATE TABLE ").skip(1) {
                let (name, rest) = table.split_once('(').unwrap_or_default();
                let columns = rest.split_once("\n);").map_or(rest, |(columns, _)| columns);
                if columns.lines().any(|line| line.trim_start().starts_with("account ")) {
                    tables.push(name.trim().to_owned());
                }
            }
        }
        tables
    }

    #[test]
    fn whatever_belongs_to_an_account_goes_with_it_and_is_looked_at_by_verify() {
        let tables = with_an_account();
        assert!(tables.len() >= 14, "{tables:?}");
        for table in tables.iter().filter(|table| OUTLIVES.iter().all(|(name, _)| name != table)) {
            let has = |text: &str| text.split_whitespace().any(|word| word.trim_matches(['(', ')', ',']) == table);
            assert!(OF_ACCOUNT.iter().any(|text| has(text)), "an erased account leaves its rows of {table}");
            assert!(has(WITHOUT_ACCOUNT), "verify does not look at {table}");
        }
    }
}
