//! What people change about their own accounts, and operators about those of others.

use news::{AccountId, Role};
use store::{Account, AccountChange, AccountState, AppToken, Session};

use super::{Accounts, Begun, Visitor, key_of};
use crate::links::{Link, LinkKind};
use crate::token::{Hash, Token};
use crate::{Address, Error, Password, RecoveryCode, Refused, Scopes, TotpSecret, recovery_codes, totp};

impl Accounts {
    /// Proves anew who sits at an open session, by password or by code where the account has no password; the session gets another token.
    ///
    /// # Errors
    /// [`Refused::WrongPassword`], [`Refused::Wait`]; the database's.
    pub async fn prove(
        &self,
        account: &Account,
        session: &Session,
        password: &str,
        visitor: &Visitor,
        now_us: i64,
    ) -> Result<Begun, Error> {
        self.check_password(account, password, visitor, now_us).await?;
        self.rotate(session, now_us).await
    }

    async fn check_password(
        &self,
        account: &Account,
        password: &str,
        visitor: &Visitor,
        now_us: i64,
    ) -> Result<(), Error> {
        let key = key_of(Address::parse(&account.address)?.key());
        self.try_once(key, visitor, now_us)?;
        let password = Password::presented(password).ok_or(Refused::WrongPassword)?;
        if !self.hasher.matches(password, account.password.clone()).await? {
            return Err(Refused::WrongPassword.into());
        }
        self.forgive(key, visitor);
        Ok(())
    }

    /// Changes the password of an open session's account. Other sessions and all links end; this session gets another token.
    /// The present password is asked for, where there is one.
    ///
    /// # Errors
    /// [`Refused::WrongPassword`], [`Refused::Password`], [`Refused::Wait`]; the database's.
    pub async fn change_password(
        &self,
        account: &Account,
        session: &Session,
        present: &str,
        new: &str,
        visitor: &Visitor,
        now_us: i64,
    ) -> Result<Begun, Error> {
        if account.password.is_some() {
            self.check_password(account, present, visitor, now_us).await?;
        }
        let password = Password::choose(new, &Address::parse(&account.address)?, &account.name)?;
        let hash = self.hasher.hash(password).await?;
        self.store.set_account_password(account.id, &hash, Some(session.id), now_us).await?;
        self.rotate(session, now_us).await
    }

    /// Turns the second factor on, once a code of the app has shown that it knows the secret. Gives the recovery codes, which are not shown again.
    /// Other sessions end; this one gets another token.
    ///
    /// # Errors
    /// [`Refused::WrongCode`]; the database's.
    pub async fn turn_second_factor_on(
        &self,
        account: &Account,
        session: &Session,
        secret: &TotpSecret,
        typed: &str,
        now_us: i64,
    ) -> Result<(Begun, Vec<RecoveryCode>), Error> {
        let step = totp::check(secret.as_bytes(), typed, now_us.div_euclid(1_000_000)).ok_or(Refused::WrongCode)?;
        let codes = recovery_codes()?;
        let hashes: Vec<[u8; 32]> = codes.iter().map(|code| code.hash().to_bytes()).collect();
        self.store.set_second_factor(account.id, secret.as_bytes(), step, &hashes, now_us).await?;
        self.store.end_sessions(account.id, Some(session.id)).await?;
        Ok((self.rotate(session, now_us).await?, codes))
    }

    /// Puts new recovery codes in the place of the old ones.
    ///
    /// # Errors
    /// The database's.
    pub async fn renew_recovery_codes(&self, account: AccountId) -> Result<Vec<RecoveryCode>, Error> {
        let codes = recovery_codes()?;
        let hashes: Vec<[u8; 32]> = codes.iter().map(|code| code.hash().to_bytes()).collect();
        self.store.set_recovery_codes(account, &hashes).await?;
        Ok(codes)
    }

    /// Turns the second factor off; a code is asked for. The session gets another token.
    ///
    /// # Errors
    /// [`Refused::WrongCode`], [`Refused::Wait`]; the database's.
    pub async fn turn_second_factor_off(
        &self,
        account: &Account,
        session: &Session,
        typed: &str,
        visitor: &Visitor,
        now_us: i64,
    ) -> Result<Begun, Error> {
        self.check_code(account, typed, visitor, now_us).await?;
        self.store.clear_second_factor(account.id, Some(account.id), now_us).await?;
        self.rotate(session, now_us).await
    }

    /// A link for the mailbox of another address, by which the account takes it on.
    ///
    /// # Errors
    /// [`Refused::Address`], [`Refused::Wait`]; the database's.
    pub async fn change_address(
        &self,
        account: AccountId,
        address: &str,
        visitor: &Visitor,
        now_us: i64,
    ) -> Result<(Address, Link), Error> {
        let address = Address::parse(address)?;
        self.mail_once(key_of(address.key()), visitor, now_us)?;
        let link = self.make_link(LinkKind::Verify, Some(account), address.as_str(), now_us).await?;
        Ok((address, link))
    }

    /// Gives the account another address at once: for where no mail can be sent.
    ///
    /// # Errors
    /// [`Refused::Address`], [`Refused::AddressTaken`]; the database's.
    pub async fn set_address(&self, account: AccountId, address: &str) -> Result<Address, Error> {
        let address = Address::parse(address)?;
        done(self.store.set_account_address(account, address.as_str(), address.key(), false).await?)?;
        Ok(address)
    }

    /// Takes on the address that a link was sent to.
    ///
    /// # Errors
    /// [`Refused::DeadLink`], [`Refused::AddressTaken`]; the database's.
    pub async fn take_on_address(&self, token: &str, now_us: i64) -> Result<Address, Error> {
        let (account, ticket) = self.take_link(LinkKind::Verify, token, now_us).await?;
        let address = Address::parse(&ticket.detail)?;
        match self.store.set_account_address(account.id, address.as_str(), address.key(), true).await? {
            AccountChange::AddressTaken => Err(Refused::AddressTaken.into()),
            AccountChange::Missing => Err(Refused::DeadLink.into()),
            _ => Ok(address),
        }
    }

    /// Makes a token for an app; `lasts_us` of 0 is for ever. The token is not shown again.
    ///
    /// # Errors
    /// The database's, or a system without random bytes.
    pub async fn make_app_token(
        &self,
        account: AccountId,
        name: &str,
        scopes: &Scopes,
        lasts_us: i64,
        now_us: i64,
    ) -> Result<Token, Error> {
        let token = Token::generate()?;
        let ends_us = if lasts_us == 0 { 0 } else { now_us.saturating_add(lasts_us) };
        let hash = token.hash().to_bytes();
        let address = self.store.account(account).await?.map(|account| account.address).unwrap_or_default();
        let fever = Hash::of(&crate::token::fever_key(&address, token.as_str())).to_bytes();
        self.store.add_app_token(account, (&hash, &fever), name.trim(), &scopes.to_text(), ends_us, now_us).await?;
        Ok(token)
    }

    /// Whose request this is, by an app's token: token and account, where both are good. Notes the use.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn recognise_app(&self, token: &str, now_us: i64) -> Result<Option<(AppToken, Account)>, Error> {
        self.recognise_hash(&Hash::of(token).to_bytes(), now_us).await
    }

    /// The same by what apps that speak Fever make of address and token: MD5 of both with a colon between, hexadecimal.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn recognise_fever(&self, key: &str, now_us: i64) -> Result<Option<(AppToken, Account)>, Error> {
        match self.store.app_token_of_fever(&Hash::of(key).to_bytes()).await? {
            Some(hash) => self.recognise_hash(&hash, now_us).await,
            None => Ok(None),
        }
    }

    async fn recognise_hash(&self, hash: &[u8; 32], now_us: i64) -> Result<Option<(AppToken, Account)>, Error> {
        let Some((token, account)) = self.store.app_token(hash).await? else { return Ok(None) };
        let over = token.ends_us != 0 && token.ends_us <= now_us;
        if account.state != AccountState::Active || over {
            return Ok(None);
        }
        if crate::session::should_note(token.used_us, now_us) {
            self.store.app_token_used(token.id, now_us).await?;
        }
        Ok(Some((token, account)))
    }

    /// Gives an account another role. `by` is whose doing it is; `None` for the command line.
    ///
    /// # Errors
    /// [`Refused::LastOperator`], [`Refused::NoAccount`]; the database's.
    pub async fn set_role(
        &self,
        account: AccountId,
        role: Role,
        by: Option<AccountId>,
        now_us: i64,
    ) -> Result<(), Error> {
        done(self.store.set_account_role(account, role, by, now_us).await?)
    }

    /// Suspends an account, or lets it sign in again.
    ///
    /// # Errors
    /// [`Refused::LastOperator`], [`Refused::NoAccount`]; the database's.
    pub async fn set_suspended(
        &self,
        account: AccountId,
        suspended: bool,
        by: Option<AccountId>,
        now_us: i64,
    ) -> Result<(), Error> {
        let found = self.store.account(account).await?.ok_or(Refused::NoAccount)?;
        let state = if suspended {
            AccountState::Suspended
        } else if found.password.is_none() && found.signed_in_us == 0 {
            AccountState::Invited
        } else {
            AccountState::Active
        };
        done(self.store.set_account_state(account, state, by, now_us).await?)
    }

    /// Erases an account and everything that hangs on it.
    ///
    /// # Errors
    /// [`Refused::LastOperator`], [`Refused::NoAccount`]; the database's.
    pub async fn erase(&self, account: AccountId, by: Option<AccountId>, now_us: i64) -> Result<(), Error> {
        done(self.store.erase_account(account, by, now_us).await?)
    }
}

fn done(change: AccountChange) -> Result<(), Error> {
    match change {
        AccountChange::Done => Ok(()),
        AccountChange::Missing => Err(Refused::NoAccount.into()),
        AccountChange::LastOperator => Err(Refused::LastOperator.into()),
        AccountChange::AddressTaken => Err(Refused::AddressTaken.into()),
    }
}
