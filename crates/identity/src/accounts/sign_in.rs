//! Signing in: by password, and by a code after it.

use store::{Account, AccountState};

use super::{Accounts, Begun, Visitor, key_of};
use crate::links::LinkKind;
use crate::token::{Hash, Token};
use crate::{Address, Error, Password, RecoveryCode, Refused, totp};

/// How far signing in has come.
#[derive(Clone, Debug)]
pub enum SignIn {
    /// The person is signed in.
    Begun(Begun),
    /// The account asks for a code too; the token goes with the code to [`Accounts::second_step`].
    SecondStep(Token),
}

impl Accounts {
    /// Signs in by address and password.
    ///
    /// What a stranger learns is the same, and takes as long, whether the address has an account or not.
    ///
    /// # Errors
    /// [`Refused::NotTogether`], [`Refused::Suspended`], [`Refused::Wait`]; the database's.
    pub async fn sign_in(
        &self,
        address: &str,
        password: &str,
        visitor: &Visitor,
        now_us: i64,
    ) -> Result<SignIn, Error> {
        let address = Address::parse(address)?;
        let key = key_of(address.key());
        self.try_once(key, visitor, now_us)?;
        let Some(password) = Password::presented(password) else { return Err(Refused::NotTogether.into()) };
        let account = self.store.account_by_address(address.key()).await?;
        let stored = account.as_ref().and_then(|account| account.password.clone());
        let outdated = stored.as_deref().is_some_and(|stored| self.hasher.is_outdated(stored));
        if !self.hasher.matches(password.clone(), stored).await? {
            return Err(Refused::NotTogether.into());
        }
        let Some(account) = account else { return Err(Refused::NotTogether.into()) };
        self.forgive(key, visitor);
        if outdated && account.state == AccountState::Active {
            let hash = self.hasher.hash(password).await?;
            self.store.renew_password_hash(account.id, &hash).await?;
        }
        self.enter(&account, visitor, now_us).await
    }

    /// Lets in somebody who has proved to be `account`'s person by one factor.
    ///
    /// # Errors
    /// [`Refused::Suspended`]; the database's.
    pub async fn enter(&self, account: &Account, visitor: &Visitor, now_us: i64) -> Result<SignIn, Error> {
        if account.state != AccountState::Active {
            return Err(Refused::Suspended.into());
        }
        if account.totp_secret.is_some() {
            let link = self.make_link(LinkKind::SecondStep, Some(account.id), "", now_us).await?;
            return Ok(SignIn::SecondStep(link.token));
        }
        Ok(SignIn::Begun(self.begin(account.id, visitor, now_us).await?))
    }

    /// The second step: a code of the app, or a recovery code.
    ///
    /// # Errors
    /// [`Refused::DeadLink`] where the first step is too long ago, [`Refused::WrongCode`], [`Refused::Wait`]; the database's.
    pub async fn second_step(&self, token: &str, typed: &str, visitor: &Visitor, now_us: i64) -> Result<Begun, Error> {
        let hash = Hash::of(token).to_bytes();
        let kind = LinkKind::SecondStep.as_str();
        let ticket = self.store.ticket(&hash, kind, now_us).await?.ok_or(Refused::DeadLink)?;
        let account = match ticket.account {
            Some(id) => self.store.account(id).await?,
            None => None,
        };
        let account = account.filter(|account| account.state == AccountState::Active).ok_or(Refused::DeadLink)?;
        self.check_code(&account, typed, visitor, now_us).await?;
        self.store.take_ticket(&hash, kind, now_us).await?.ok_or(Refused::DeadLink)?;
        self.begin(account.id, visitor, now_us).await
    }

    /// Whether what was typed is a code of the account's app, or one of its recovery codes; each is taken once.
    ///
    /// # Errors
    /// [`Refused::WrongCode`], [`Refused::Wait`]; the database's.
    pub async fn check_code(
        &self,
        account: &Account,
        typed: &str,
        visitor: &Visitor,
        now_us: i64,
    ) -> Result<(), Error> {
        let key = key_of(&format!("code of {}", account.id));
        self.try_once(key, visitor, now_us)?;
        let secret = account.totp_secret.as_deref().ok_or(Refused::WrongCode)?;
        let taken = if let Some(step) = totp::check(secret, typed, now_us.div_euclid(1_000_000)) {
            self.store.take_totp_step(account.id, step).await?
        } else if let Some(code) = RecoveryCode::presented(typed) {
            self.store.take_recovery_code(account.id, &code.hash().to_bytes()).await?
        } else {
            false
        };
        if !taken {
            return Err(Refused::WrongCode.into());
        }
        self.forgive(key, visitor);
        Ok(())
    }
}
