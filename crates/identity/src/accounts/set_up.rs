//! The first operator: made with the key that the server printed, which then is used up.

use news::{AccountId, Role};
use store::{AccountState, NewAccount};

use super::{Accounts, Begun, Visitor};
use crate::links::LinkKind;
use crate::passkey::{Attested, Site};
use crate::token::{Hash, Token};
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
        let account = self.make_operator(&address, name, Some(&hash), now_us).await?;
        self.store.set_setting(OPERATOR_KEY, "").await?;
        self.begin(account, visitor, now_us).await
    }

    /// A challenge for making the passkey of an operator whose account is not there yet. Only for who has shown the key.
    ///
    /// # Errors
    /// The database's, or a system without random bytes.
    pub async fn operator_passkey_making(&self, now_us: i64) -> Result<Token, Error> {
        Ok(self.make_link(LinkKind::PasskeyMaking, None, "", now_us).await?.token)
    }

    /// Like [`Accounts::set_up_operator`], by a passkey in place of a password. An account that is there keeps the password that it has.
    ///
    /// # Errors
    /// [`Refused::WrongKey`], [`Refused::Address`], [`Refused::Passkey`], [`Refused::TooManyPasskeys`], [`Refused::Wait`]; the database's.
    pub async fn set_up_operator_by_passkey(
        &self,
        key: &str,
        (address, name): (&str, &str),
        attested: Attested<'_>,
        site: &Site,
        visitor: &Visitor,
        now_us: i64,
    ) -> Result<Begun, Error> {
        self.check_operator_key(key, visitor, now_us).await?;
        let address = Address::parse(address)?;
        let mut new = self.made_passkey(None, attested, site, now_us).await?;
        new.account = self.make_operator(&address, name, None, now_us).await?;
        // The key is used up last: whose passkey was not kept begins again by the same link.
        self.keep_one_more(&new, now_us).await?;
        self.store.set_setting(OPERATOR_KEY, "").await?;
        self.begin(new.account, visitor, now_us).await
    }

    /// The operator with this address: a new account, or the one that is there, signed out everywhere and with `password`, if there is one.
    async fn make_operator(
        &self,
        address: &Address,
        name: &str,
        password: Option<&str>,
        now_us: i64,
    ) -> Result<AccountId, Error> {
        let new = NewAccount {
            address: address.as_str().to_owned(),
            address_key: address.key().to_owned(),
            name: name.trim().to_owned(),
            role: Role::Operator,
            state: AccountState::Active,
            password: password.map(str::to_owned),
            verified: true,
        };
        if let Some(account) = self.store.add_account(&new, None, now_us).await? {
            return Ok(account);
        }
        let known = self.store.account_by_address(address.key()).await?.ok_or(Refused::NoAccount)?;
        self.store.set_account_state(known.id, AccountState::Active, None, now_us).await?;
        self.store.set_account_role(known.id, Role::Operator, None, now_us).await?;
        match password {
            Some(password) => self.store.set_account_password(known.id, password, None, now_us).await?,
            None => drop(self.store.end_sessions(known.id, None).await?),
        }
        Ok(known.id)
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
    ) -> Result<AccountId, Error> {
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
