//! What changes about an account: its role and state, its name, address, language and password.

use async_recursion::async_recursion as boxed;
use news::{AccountId, Role};

use super::{
    AccountChange, AccountState, ERASE_SESSIONS, ERASE_TICKETS, another_operator, fact, lock, run, run_alone, sessions,
    within,
};
use crate::engine::{Writing, reading, statements, writing};
use crate::error::failed;
use crate::log::{self, Kind};
use crate::{Error, Store};

statements! {
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
}

impl Store {
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
