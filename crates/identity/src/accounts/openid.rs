//! Accounts of those whom another service knows.

use store::{Account, AccountState, NewAccount};

use super::{Accounts, SignIn, Visitor};
use crate::Error;
use crate::address::Address;
use crate::openid::Known;

impl Accounts {
    /// Counts a sign-in by another service against the visitor's network: each asks that service twice or more.
    ///
    /// # Errors
    /// [`Refused::Wait`](crate::Refused::Wait).
    pub fn may_ask_elsewhere(&self, visitor: &Visitor, now_us: i64) -> Result<(), Error> {
        Ok(self.ask_once(visitor, now_us)?)
    }

    /// Signs in somebody whom `issuer` knows, which the operator trusts: by what they are tied to, else by their address where that is proved,
    /// which ties them; with `sign_up` a new account is made for whoever has none. `None` where there is no account. A second factor is asked for
    /// as ever.
    ///
    /// # Errors
    /// [`Refused::Suspended`](crate::Refused::Suspended); the database's.
    pub async fn sign_in_from_elsewhere(
        &self,
        issuer: &str,
        known: &Known,
        sign_up: bool,
        visitor: &Visitor,
        now_us: i64,
    ) -> Result<Option<(Account, SignIn)>, Error> {
        let tied = match self.store.account_of_identity(issuer, &known.subject).await? {
            Some(account) => self.store.account(account).await?,
            None => None,
        };
        let found = match tied {
            Some(account) => Some(account),
            None => self.tie(issuer, known, sign_up, now_us).await?,
        };
        let Some(mut account) = found else { return Ok(None) };
        if account.state == AccountState::Invited
            && self.store.accept_invitation(account.id, &known.name, None, now_us).await?
        {
            account.state = AccountState::Active;
        }
        let entered = self.enter(&account, visitor, now_us).await?;
        Ok(Some((account, entered)))
    }

    /// The account with the address that `known` has proved, or a new one; tied from now on.
    async fn tie(&self, issuer: &str, known: &Known, sign_up: bool, now_us: i64) -> Result<Option<Account>, Error> {
        let Some(address) = known.address.as_deref().and_then(|address| Address::parse(address).ok()) else {
            return Ok(None);
        };
        let id = match self.store.account_by_address(address.key()).await? {
            // Whoever made it never showed that the address is theirs, and must not be let in beside its holder.
            Some(account) if !account.verified && account.state == AccountState::Active => None,
            Some(account) => Some(account.id),
            None if sign_up => {
                let new = NewAccount {
                    address: address.as_str().to_owned(),
                    address_key: address.key().to_owned(),
                    name: known.name.clone(),
                    role: news::Role::Reader,
                    state: AccountState::Active,
                    password: None,
                    verified: true,
                };
                self.store.add_account(&new, None, now_us).await?
            }
            None => None,
        };
        let Some(id) = id else { return Ok(None) };
        self.store.add_identity(id, issuer, &known.subject, now_us).await?;
        Ok(self.store.account(id).await?)
    }
}
