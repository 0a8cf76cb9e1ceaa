//! Links: made, looked at, used; and what invitations, mails and forgotten passwords do with them.

use news::{AccountId, Role};
use store::{Account, AccountState, NewAccount, Ticket};

use super::{Accounts, Begun, SignIn, Visitor, key_of};
use crate::links::{Link, LinkKind};
use crate::token::{Hash, Token};
use crate::{Address, Error, Password, Refused};

/// Somebody who was invited.
#[derive(Clone, Debug)]
pub struct Invited {
    /// The account that waits for them.
    pub account: AccountId,
    /// The link that opens it.
    pub link: Link,
}

impl Accounts {
    /// Makes a link (or another ticket) for `account`.
    ///
    /// # Errors
    /// When the database fails or the system has no random bytes.
    pub async fn make_link(
        &self,
        kind: LinkKind,
        account: Option<AccountId>,
        detail: &str,
        now_us: i64,
    ) -> Result<Link, Error> {
        let token = Token::generate()?;
        let ends_us = now_us.saturating_add(kind.lasts_us());
        let ticket =
            Ticket { kind: kind.as_str().to_owned(), account, detail: detail.to_owned(), created_us: now_us, ends_us };
        self.store.add_ticket(&token.hash().to_bytes(), &ticket).await?;
        Ok(Link { kind, account, token, ends_us })
    }

    /// The account that a link opens, while the link is good; it stays good.
    ///
    /// # Errors
    /// [`Refused::DeadLink`]; the database's.
    pub async fn link_account(&self, kind: LinkKind, token: &str, now_us: i64) -> Result<(Account, Ticket), Error> {
        let ticket = self.store.ticket(&Hash::of(token).to_bytes(), kind.as_str(), now_us).await?;
        self.account_of(ticket).await
    }

    /// The same, used up.
    ///
    /// # Errors
    /// [`Refused::DeadLink`]; the database's.
    pub async fn take_link(&self, kind: LinkKind, token: &str, now_us: i64) -> Result<(Account, Ticket), Error> {
        let ticket = self.store.take_ticket(&Hash::of(token).to_bytes(), kind.as_str(), now_us).await?;
        self.account_of(ticket).await
    }

    async fn account_of(&self, ticket: Option<Ticket>) -> Result<(Account, Ticket), Error> {
        let ticket = ticket.ok_or(Refused::DeadLink)?;
        let id = ticket.account.ok_or(Refused::DeadLink)?;
        let account = self.store.account(id).await?.ok_or(Refused::DeadLink)?;
        Ok((account, ticket))
    }

    /// Invites somebody. Who was invited before and has not come gets a new link, and the old one ends.
    ///
    /// # Errors
    /// [`Refused::Address`], [`Refused::AddressTaken`]; the database's.
    pub async fn invite(
        &self,
        address: &str,
        name: &str,
        role: Role,
        by: Option<AccountId>,
        now_us: i64,
    ) -> Result<Invited, Error> {
        let address = Address::parse(address)?;
        let new = NewAccount {
            address: address.as_str().to_owned(),
            address_key: address.key().to_owned(),
            name: name.trim().to_owned(),
            role,
            state: AccountState::Invited,
            password: None,
            verified: false,
        };
        let account = match self.store.add_account(&new, by, now_us).await? {
            Some(account) => account,
            None => {
                let known = self.store.account_by_address(address.key()).await?.ok_or(Refused::AddressTaken)?;
                if known.state != AccountState::Invited {
                    return Err(Refused::AddressTaken.into());
                }
                self.store.set_account_role(known.id, role, by, now_us).await?;
                self.store.drop_tickets(known.id, LinkKind::Invitation.as_str()).await?;
                known.id
            }
        };
        let link = self.make_link(LinkKind::Invitation, Some(account), "", now_us).await?;
        Ok(Invited { account, link })
    }

    /// Accepts an invitation: the person names themselves, chooses a password and is signed in.
    ///
    /// # Errors
    /// [`Refused::DeadLink`], [`Refused::Password`]; the database's.
    pub async fn accept_invitation(
        &self,
        token: &str,
        name: &str,
        password: &str,
        visitor: &Visitor,
        now_us: i64,
    ) -> Result<Begun, Error> {
        let (account, _) = self.link_account(LinkKind::Invitation, token, now_us).await?;
        let password = Password::choose(password, &Address::parse(&account.address)?, name)?;
        let hash = self.hasher.hash(password).await?;
        self.take_link(LinkKind::Invitation, token, now_us).await?;
        if !self.store.accept_invitation(account.id, name.trim(), Some(&hash), now_us).await? {
            return Err(Refused::DeadLink.into());
        }
        self.begin(account.id, visitor, now_us).await
    }

    /// Whether a link may be mailed to this address now, and counts it; whether anybody has it is not asked.
    ///
    /// # Errors
    /// [`Refused::Address`], [`Refused::Wait`].
    pub fn may_mail(&self, address: &str, visitor: &Visitor, now_us: i64) -> Result<Address, Error> {
        let address = Address::parse(address)?;
        self.mail_once(key_of(address.key()), visitor, now_us)?;
        Ok(address)
    }

    /// A link for the mailbox of the account with this address; `None` where there is nobody to send it to. A stranger must not see the
    /// difference, nor how long this takes.
    ///
    /// # Errors
    /// The database's.
    pub async fn mail_link(
        &self,
        kind: LinkKind,
        address: &Address,
        now_us: i64,
    ) -> Result<Option<(Account, Link)>, Error> {
        let account = self.store.account_by_address(address.key()).await?;
        let Some(account) = account.filter(|account| account.state == AccountState::Active) else { return Ok(None) };
        let link = self.make_link(kind, Some(account.id), "", now_us).await?;
        Ok(Some((account, link)))
    }

    /// Signs in by a link from one's mailbox, which proves the address too. A second factor is asked for as ever.
    ///
    /// # Errors
    /// [`Refused::DeadLink`], [`Refused::Suspended`]; the database's.
    pub async fn sign_in_by_link(&self, token: &str, visitor: &Visitor, now_us: i64) -> Result<SignIn, Error> {
        let (account, _) = self.take_link(LinkKind::SignIn, token, now_us).await?;
        if !account.verified {
            self.store.verify_account(account.id).await?;
        }
        self.enter(&account, visitor, now_us).await
    }

    /// Sets a new password by a link from one's mailbox; every session ends. Signing in with it comes next, so that a second
    /// factor is asked for as ever.
    ///
    /// # Errors
    /// [`Refused::DeadLink`], [`Refused::Password`]; the database's.
    pub async fn reset_password(&self, token: &str, password: &str, now_us: i64) -> Result<Account, Error> {
        let (account, _) = self.link_account(LinkKind::Reset, token, now_us).await?;
        let password = Password::choose(password, &Address::parse(&account.address)?, &account.name)?;
        let hash = self.hasher.hash(password).await?;
        self.take_link(LinkKind::Reset, token, now_us).await?;
        self.store.set_account_password(account.id, &hash, None, now_us).await?;
        self.store.verify_account(account.id).await?;
        Ok(account)
    }
}
