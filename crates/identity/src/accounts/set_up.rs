//! The first operator: made with the key that the server printed, which then is used up.

use news::Role;
use store::{AccountState, NewAccount};

use super::{Accounts, Begun, Visitor};
use crate::token::Hash;
use crate::{Address, Error, Password, Refused};

/// The setting that keeps the hash of the operator's key; empty once the key was used.
pub const OPERATOR_KEY: &str = "operator_key_hash";

impl Accounts {
    /// Whether `key` is the one that was printed last and has not been used.
    ///
    /// # Errors
    /// [`Refused::WrongKey`], [`Refused::Wait`]; the database's.
    pub async fn check_operator_key(&self, key: &str, visitor: &Visitor, now_us: i64) -> Result<(), Error> {
        // Nobody guesses 256 bits; a limit for everybody together would only let strangers keep the operator out.
        self.ask_once(visitor, now_us)?;
        let stored = self.store.setting(OPERATOR_KEY).await?.filter(|text| !text.is_empty());
        match stored {
            Some(text) if Hash::from_text(&text)?.matches(key.trim()) => Ok(()),
            _ => Err(Refused::WrongKey.into()),
        }
    }

    /// Makes an operator of whoever has the key, and signs them in. An account that has the address already becomes it: whoever can
    /// print the key owns the machine. The key is used up.
    ///
    /// # Errors
    /// [`Refused::WrongKey`], [`Refused::Address`], [`Refused::Password`], [`Refused::Wait`]; the database's.
    pub async fn set_up_operator(
        &self,
        key: &str,
        address: &str,
        name: &str,
        password: &str,
        visitor: &Visitor,
        now_us: i64,
    ) -> Result<Begun, Error> {
        self.check_operator_key(key, visitor, now_us).await?;
        let address = Address::parse(address)?;
        let password = Password::choose(password, &address, name)?;
        let hash = self.hasher.hash(password).await?;
        let new = NewAccount {
            address: address.as_str().to_owned(),
            address_key: address.key().to_owned(),
            name: name.trim().to_owned(),
            role: Role::Operator,
            state: AccountState::Active,
            password: Some(hash.clone()),
            verified: true,
        };
        let account = match self.store.add_account(&new, None, now_us).await? {
            Some(account) => account,
            None => {
                let known = self.store.account_by_address(address.key()).await?.ok_or(Refused::NoAccount)?;
                self.store.set_account_state(known.id, AccountState::Active, None, now_us).await?;
                self.store.set_account_role(known.id, Role::Operator, None, now_us).await?;
                self.store.set_account_password(known.id, &hash, None, now_us).await?;
                known.id
            }
        };
        self.store.set_setting(OPERATOR_KEY, "").await?;
        self.begin(account, visitor, now_us).await
    }

    /// Makes an active account with a password, without an invitation: for the operator's command line and the demo.
    ///
    /// # Errors
    /// [`Refused::Address`], [`Refused::Password`], [`Refused::AddressTaken`]; the database's.
    pub async fn add(
        &self,
        address: &str,
        name: &str,
        role: Role,
        password: &str,
        now_us: i64,
    ) -> Result<news::AccountId, Error> {
        let address = Address::parse(address)?;
        let password = Password::choose(password, &address, name)?;
        let new = NewAccount {
            address: address.as_str().to_owned(),
            address_key: address.key().to_owned(),
            name: name.trim().to_owned(),
            role,
            state: AccountState::Active,
            password: Some(self.hasher.hash(password).await?),
            verified: true,
        };
        Ok(self.store.add_account(&new, None, now_us).await?.ok_or(Refused::AddressTaken)?)
    }
}
