//! Passkeys of accounts: made, used.

use news::AccountId;
use store::{AccountState, Passkey};

use super::{Accounts, Begun, Visitor, key_of};
use crate::links::LinkKind;
use crate::passkey::{self, Assertion, Attested, NotAPasskey, Site};
use crate::token::{Hash, Token};
use crate::{Error, Refused};

/// Passkeys that one account may have.
const MOST: usize = 20;

impl Accounts {
    /// A challenge for making a passkey for `account`.
    ///
    /// # Errors
    /// The database's, or a system without random bytes.
    pub async fn passkey_making(&self, account: AccountId, now_us: i64) -> Result<Token, Error> {
        Ok(self.make_link(LinkKind::PasskeyMaking, Some(account), "", now_us).await?.token)
    }

    /// A challenge for signing in by a passkey, whosever it is.
    ///
    /// # Errors
    /// [`Refused::Wait`]; the database's, or a system without random bytes.
    pub async fn passkey_use(&self, visitor: &Visitor, now_us: i64) -> Result<Token, Error> {
        self.ask_once(visitor, now_us)?;
        Ok(self.make_link(LinkKind::PasskeyUse, None, "", now_us).await?.token)
    }

    /// Keeps the passkey that a browser has made for `account`.
    ///
    /// # Errors
    /// [`Refused::Passkey`]; the database's.
    pub async fn keep_passkey(
        &self,
        account: AccountId,
        attested: Attested<'_>,
        site: &Site,
        now_us: i64,
    ) -> Result<(), Error> {
        let new = self.made_passkey(Some(account), attested, site, now_us).await?;
        self.keep_one_more(&new, now_us).await
    }

    /// Accepts an invitation by a passkey in place of a password: the person names themselves, and is signed in.
    ///
    /// # Errors
    /// [`Refused::DeadLink`], [`Refused::Passkey`]; the database's.
    pub async fn accept_invitation_by_passkey(
        &self,
        token: &str,
        name: &str,
        attested: Attested<'_>,
        site: &Site,
        visitor: &Visitor,
        now_us: i64,
    ) -> Result<Begun, Error> {
        let (account, _) = self.link_account(LinkKind::Invitation, token, now_us).await?;
        let new = self.made_passkey(Some(account.id), attested, site, now_us).await?;
        // The link first: of two who hold it, only one leaves a key.
        self.take_link(LinkKind::Invitation, token, now_us).await?;
        self.add_passkey(&new, now_us).await?;
        if !self.store.accept_invitation(account.id, name.trim(), None, now_us).await? {
            return Err(Refused::DeadLink.into());
        }
        self.begin(account.id, visitor, now_us).await
    }

    /// Keeps a passkey where its account may have one more.
    pub(super) async fn keep_one_more(&self, new: &Passkey, now_us: i64) -> Result<(), Error> {
        if self.store.passkeys_of(new.account).await?.len() >= MOST {
            return Err(Refused::TooManyPasskeys.into());
        }
        self.add_passkey(new, now_us).await
    }

    /// The passkey that a browser has made for `account`, or for one that is made after it, checked; its challenge is used up.
    pub(super) async fn made_passkey(
        &self,
        account: Option<AccountId>,
        attested: Attested<'_>,
        site: &Site,
        now_us: i64,
    ) -> Result<Passkey, Error> {
        let Attested { name, client_data, attestation } = attested;
        let challenge = passkey::challenge_of(client_data).ok_or(Refused::Passkey(NotAPasskey::Unreadable))?;
        let ticket =
            self.store.take_ticket(&Hash::of(&challenge).to_bytes(), LinkKind::PasskeyMaking.as_str(), now_us).await?;
        if ticket.is_none_or(|ticket| ticket.account != account) {
            return Err(Refused::Passkey(NotAPasskey::OtherCeremony).into());
        }
        let made = passkey::made(client_data, attestation, &challenge, site).map_err(Refused::Passkey)?;
        Ok(Passkey {
            id: 0,
            account: account.unwrap_or(AccountId(0)),
            credential: made.credential,
            public_key: made.public_key,
            sign_count: i64::from(made.sign_count),
            synced: made.synced,
            name: name.to_owned(),
            created_us: now_us,
            used_us: 0,
        })
    }

    async fn add_passkey(&self, new: &Passkey, now_us: i64) -> Result<(), Error> {
        if !self.store.add_passkey(new, now_us).await? {
            return Err(Refused::Passkey(NotAPasskey::OtherCeremony).into());
        }
        Ok(())
    }

    /// Signs in by a passkey. Its device has checked who holds it, so no second factor is asked for.
    ///
    /// # Errors
    /// [`Refused::Passkey`], [`Refused::Suspended`], [`Refused::Wait`]; the database's.
    pub async fn sign_in_by_passkey(
        &self,
        credential: &[u8],
        assertion: Assertion<'_>,
        site: &Site,
        visitor: &Visitor,
        now_us: i64,
    ) -> Result<Begun, Error> {
        let unknown = Refused::Passkey(NotAPasskey::UnknownKey);
        let challenge =
            passkey::challenge_of(assertion.client_data).ok_or(Refused::Passkey(NotAPasskey::Unreadable))?;
        let tries = key_of(&format!("passkey {}", passkey::to_base64url(credential)));
        self.try_once(tries, visitor, now_us)?;
        self.store
            .take_ticket(&Hash::of(&challenge).to_bytes(), LinkKind::PasskeyUse.as_str(), now_us)
            .await?
            .ok_or(Refused::Passkey(NotAPasskey::OtherCeremony))?;
        let stored = self.store.passkey(credential).await?.ok_or(unknown)?;
        let count = u32::try_from(stored.sign_count).unwrap_or(u32::MAX);
        let used = passkey::used(assertion, &stored.public_key, count, &challenge, site).map_err(Refused::Passkey)?;
        let account = self.store.account(stored.account).await?.ok_or(unknown)?;
        self.forgive(tries, visitor);
        if account.state != AccountState::Active {
            return Err(Refused::Suspended.into());
        }
        self.store.passkey_used(stored.id, i64::from(used.sign_count), used.synced, now_us).await?;
        self.begin(account.id, visitor, now_us).await
    }
}
