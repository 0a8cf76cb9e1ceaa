//! Accounts at work: the rows of `store` under the rules of this crate.

mod changes;
mod links;
mod openid;
mod passkeys;
mod set_up;
mod sign_in;
#[cfg(test)]
mod tests;

pub use links::Invited;
pub use set_up::OPERATOR_KEY;
pub use sign_in::SignIn;

use std::sync::{Arc, Mutex, PoisonError};

use news::AccountId;
use store::{Account, AccountState, NewSession, Session, Store};

use crate::rates::{Rate, Rates};
use crate::session::should_note;
use crate::token::{Hash, Token};
use crate::{Error, Hasher, Lifetime, Network, Wait};

const SECOND_US: i64 = 1_000_000;
const MINUTE_US: i64 = 60 * SECOND_US;

/// Somebody guesses one account's password from one network: eight tries, then one a minute.
const ONE_BY_ONE: Rate = Rate { burst: 8, every_us: MINUTE_US };
/// From one network at many accounts: a library's reading room must still get in.
const FROM_NETWORK: Rate = Rate { burst: 60, every_us: 10 * SECOND_US };
/// From many networks at one account. Links by mail and passkeys are not held up by it.
const AT_ACCOUNT: Rate = Rate { burst: 60, every_us: MINUTE_US };
/// Mails to one address.
const MAILS: Rate = Rate { burst: 3, every_us: 10 * MINUTE_US };
/// Keys that each of them remembers.
const KEYS: usize = 50_000;

/// Who is at the door, whether they have an account or not.
#[derive(Clone, Debug)]
pub struct Visitor {
    /// Where from; `None` for the operator's own command line, which has no limits.
    pub network: Option<Network>,
    /// What they came with: "Firefox on Linux".
    pub device: String,
}

/// A session that has just begun.
#[derive(Clone, Debug)]
pub struct Begun {
    /// For the cookie; not kept.
    pub token: Token,
    /// Whose it is.
    pub account: AccountId,
    /// The cookie may live so long, seconds.
    pub lasts_seconds: i64,
}

#[derive(Debug)]
struct Limits {
    one_by_one: Rates<(Hash, Network)>,
    from_network: Rates<Network>,
    at_account: Rates<Hash>,
    mails: Rates<Hash>,
}

/// The accounts of an instance. Clones share their limits.
#[derive(Clone, Debug)]
pub struct Accounts {
    pub(crate) store: Store,
    pub(crate) hasher: Hasher,
    lifetime: Lifetime,
    limits: Arc<Mutex<Limits>>,
}

impl Accounts {
    /// Over `store`, with passwords hashed by `hasher`.
    #[must_use]
    pub fn new(store: Store, hasher: Hasher) -> Self {
        let limits = Limits {
            one_by_one: Rates::new(ONE_BY_ONE, KEYS),
            from_network: Rates::new(FROM_NETWORK, KEYS),
            at_account: Rates::new(AT_ACCOUNT, KEYS),
            mails: Rates::new(MAILS, KEYS),
        };
        Self { store, hasher, lifetime: Lifetime::default(), limits: Arc::new(Mutex::new(limits)) }
    }

    /// How long sessions last.
    #[must_use]
    pub fn lifetime(&self) -> Lifetime {
        self.lifetime
    }

    /// Whose request this is, by the token in its cookie: the session and its account, where both are good. Notes the use.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn recognise(&self, token: &str, now_us: i64) -> Result<Option<(Session, Account)>, Error> {
        let Some((mut session, account)) = self.store.session(&Hash::of(token).to_bytes()).await? else {
            return Ok(None);
        };
        if account.state != AccountState::Active || !self.lifetime.holds(&session, now_us) {
            return Ok(None);
        }
        if should_note(session.seen_us, now_us) {
            session.seen_us = now_us;
            // A reader must not wait for a database that cannot write just now.
            if let Err(error) = self.store.session_seen(session.id, now_us).await
                && !matches!(error, store::Error::Busy { .. } | store::Error::DiskFull { .. })
            {
                return Err(error.into());
            }
        }
        Ok(Some((session, account)))
    }

    /// Begins a session for an account whose person has proved who they are.
    ///
    /// # Errors
    /// When the database fails or the system has no random bytes.
    pub async fn begin(&self, account: AccountId, visitor: &Visitor, now_us: i64) -> Result<Begun, Error> {
        let token = Token::generate()?;
        let session = NewSession {
            hash: token.hash().to_bytes(),
            account,
            ends_us: now_us.saturating_add(self.lifetime.absolute_us),
            device: visitor.device.clone(),
            network: visitor.network.map(Network::shown).unwrap_or_default(),
        };
        self.store.add_session(&session, now_us).await?;
        Ok(Begun { token, account, lasts_seconds: self.lifetime.absolute_us / SECOND_US })
    }

    /// Gives a session another token, of a person who has just proved who they are.
    ///
    /// # Errors
    /// When the database fails or the system has no random bytes.
    pub async fn rotate(&self, session: &Session, now_us: i64) -> Result<Begun, Error> {
        let token = Token::generate()?;
        self.store.rotate_session(session.id, &token.hash().to_bytes(), now_us).await?;
        let lasts_seconds = (session.ends_us - now_us).max(0) / SECOND_US;
        Ok(Begun { token, account: session.account, lasts_seconds })
    }

    /// Counts a try at the account behind `key`; who failed before has to wait.
    fn try_once(&self, key: Hash, visitor: &Visitor, now_us: i64) -> Result<(), Wait> {
        let Some(network) = visitor.network else { return Ok(()) };
        let mut limits = self.limits.lock().unwrap_or_else(PoisonError::into_inner);
        let pair = (key, network);
        limits.one_by_one.ask(&pair, now_us)?;
        limits.at_account.ask(&key, now_us)?;
        limits.from_network.take(&network, now_us)?;
        limits.at_account.take(&key, now_us)?;
        limits.one_by_one.take(&pair, now_us)
    }

    /// The try was a good one, and does not count.
    fn forgive(&self, key: Hash, visitor: &Visitor) {
        let Some(network) = visitor.network else { return };
        let mut limits = self.limits.lock().unwrap_or_else(PoisonError::into_inner);
        limits.one_by_one.forgive(&(key, network));
        limits.at_account.give_back(&key);
        limits.from_network.give_back(&network);
    }

    /// Counts something that costs this site a row, whosever it is.
    fn ask_once(&self, visitor: &Visitor, now_us: i64) -> Result<(), Wait> {
        let Some(network) = visitor.network else { return Ok(()) };
        self.limits.lock().unwrap_or_else(PoisonError::into_inner).from_network.take(&network, now_us)
    }

    /// Counts a mail to the address behind `key`.
    fn mail_once(&self, key: Hash, visitor: &Visitor, now_us: i64) -> Result<(), Wait> {
        let Some(network) = visitor.network else { return Ok(()) };
        let mut limits = self.limits.lock().unwrap_or_else(PoisonError::into_inner);
        limits.mails.ask(&key, now_us)?;
        limits.from_network.take(&network, now_us)?;
        limits.mails.take(&key, now_us)
    }
}

/// The key under which tries at a typed address are counted, whether it has an account or not.
fn key_of(address: &str) -> Hash {
    Hash::of(address)
}
