//! The authenticator app's secret, which codes were taken, and the codes for the day the phone is gone.

use async_recursion::async_recursion as boxed;
use news::AccountId;

use super::{run, run_alone};
use crate::engine::{Insert, Writing, insert_rows, reading, statements, writing};
use crate::error::failed;
use crate::log::{self, Kind};
use crate::{Error, Store};

statements! {
    SET_SECRET = "UPDATE account SET totp_secret = $2, totp_step = $3 WHERE id = $1";
    CLEAR_SECRET = "UPDATE account SET totp_secret = NULL WHERE id = $1 AND totp_secret IS NOT NULL";
    CLEAR_CODES = "DELETE FROM recovery_code WHERE account = $1";
    TAKE_STEP = "UPDATE account SET totp_step = $2 WHERE id = $1 AND totp_step < $2";
    TAKE_CODE = "DELETE FROM recovery_code WHERE account = $1 AND hash = $2";
    CODES = "SELECT COUNT(*) FROM recovery_code WHERE account = $1";
}

pub(crate) const INSERT_CODE: Insert =
    Insert { head: "INSERT INTO recovery_code (account, hash) VALUES", columns: 2, tail: "" };

impl Store {
    /// Asks for codes of an authenticator app from now on; `step` is that of the code that was tried. The recovery
    /// codes (as hashes) take the place of earlier ones.
    ///
    /// # Errors
    /// When the database fails; then nothing was changed.
    #[boxed]
    pub async fn set_second_factor(
        &self,
        account: AccountId,
        secret: &[u8],
        step: i64,
        codes: &[[u8; 32]],
        now_us: i64,
    ) -> Result<(), Error> {
        const DOING: &str = "asking for a second factor";
        let mut transaction = self.engine.write(DOING).await?;
        let within = &mut transaction;
        run!(within, SET_SECRET, account.0, secret, step).map_err(failed(DOING))?;
        replace_codes(within, account, codes).await.map_err(failed(DOING))?;
        let facts = [super::fact(Kind::AccountSecondFactor, account, None, &[("to", "on")], now_us)];
        log::append(within, &facts).await.map_err(failed(DOING))?;
        transaction.commit(DOING).await
    }

    /// Asks for codes no more. `by` is whose doing it is.
    ///
    /// # Errors
    /// When the database fails; then nothing was changed.
    #[boxed]
    pub async fn clear_second_factor(
        &self,
        account: AccountId,
        by: Option<AccountId>,
        now_us: i64,
    ) -> Result<(), Error> {
        const DOING: &str = "asking for a second factor no more";
        let mut transaction = self.engine.write(DOING).await?;
        let within = &mut transaction;
        let cleared = run!(within, CLEAR_SECRET, account.0).map_err(failed(DOING))? > 0;
        run!(within, CLEAR_CODES, account.0).map_err(failed(DOING))?;
        if cleared {
            let facts = [super::fact(Kind::AccountSecondFactor, account, by, &[("to", "off")], now_us)];
            log::append(within, &facts).await.map_err(failed(DOING))?;
        }
        transaction.commit(DOING).await
    }

    /// Puts these recovery codes (as hashes) in the place of earlier ones.
    ///
    /// # Errors
    /// When the database fails; then nothing was changed.
    #[boxed]
    pub async fn set_recovery_codes(&self, account: AccountId, codes: &[[u8; 32]]) -> Result<(), Error> {
        const DOING: &str = "making recovery codes";
        let mut transaction = self.engine.write(DOING).await?;
        replace_codes(&mut transaction, account, codes).await.map_err(failed(DOING))?;
        transaction.commit(DOING).await
    }

    /// Takes the code of this time step; `false` where it or a later one was taken before (RFC 6238, 5.2).
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn take_totp_step(&self, account: AccountId, step: i64) -> Result<bool, Error> {
        Ok(run_alone!(self, "taking a code", TAKE_STEP, account.0, step) > 0)
    }

    /// Takes a recovery code; `false` where the account has none such.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn take_recovery_code(&self, account: AccountId, hash: &[u8; 32]) -> Result<bool, Error> {
        Ok(run_alone!(self, "taking a recovery code", TAKE_CODE, account.0, hash.as_slice()) > 0)
    }

    /// How many recovery codes the account has left.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn recovery_codes_left(&self, account: AccountId) -> Result<i64, Error> {
        reading!(&self.engine, db => sqlx::query_scalar(CODES).bind(account.0).fetch_one(db).await)
            .map_err(failed("counting recovery codes"))
    }
}

async fn replace_codes(transaction: &mut Writing, account: AccountId, codes: &[[u8; 32]]) -> Result<(), sqlx::Error> {
    run!(transaction, CLEAR_CODES, account.0)?;
    insert_rows!(transaction, INSERT_CODE, codes, code => [account.0, code.as_slice()])
}
