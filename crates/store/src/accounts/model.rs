//! Accounts and what belongs to them, as plain data. Times are microseconds since the Unix epoch; hashes are SHA-256.

use news::{AccountId, Role};

/// Whether an account may sign in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccountState {
    /// Was invited and has not accepted yet.
    Invited,
    /// May sign in.
    Active,
    /// May not, until the operator lets it.
    Suspended,
}

impl AccountState {
    /// The word for it in the database and on the command line.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Invited => "invited",
            Self::Active => "active",
            Self::Suspended => "suspended",
        }
    }

    /// What a stored word names; a word that nobody knows may not sign in.
    pub(crate) fn from_word(word: &str) -> Self {
        match word {
            "invited" => Self::Invited,
            "active" => Self::Active,
            _ => Self::Suspended,
        }
    }
}

/// An account.
#[derive(Clone, PartialEq, Eq)]
pub struct Account {
    /// Its id.
    pub id: AccountId,
    /// The e-mail address as it was given.
    pub address: String,
    /// What the person is called; may be empty.
    pub name: String,
    /// What it may do.
    pub role: Role,
    /// Whether it may sign in.
    pub state: AccountState,
    /// The hash of its password in PHC form; `None` where it has none.
    pub password: Option<String>,
    /// Whether mail to the address has been answered.
    pub verified: bool,
    /// The secret of its authenticator app; `None` where no code is asked for.
    pub totp_secret: Option<Vec<u8>>,
    /// When it was made.
    pub created_us: i64,
    /// When somebody last signed in to it; 0 for never.
    pub signed_in_us: i64,
}

impl std::fmt::Debug for Account {
    /// Without its secrets.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Account")
            .field("id", &self.id)
            .field("role", &self.role)
            .field("state", &self.state)
            .finish_non_exhaustive()
    }
}

/// An account to be made.
#[derive(Clone, Debug)]
pub struct NewAccount {
    /// The e-mail address as it was given.
    pub address: String,
    /// The address as it is compared: two accounts never share it.
    pub address_key: String,
    /// What the person is called; may be empty.
    pub name: String,
    /// What it may do.
    pub role: Role,
    /// Whether it may sign in.
    pub state: AccountState,
    /// The hash of its password in PHC form.
    pub password: Option<String>,
    /// Whether mail to the address has been answered.
    pub verified: bool,
}

/// What became of a change to an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccountChange {
    /// It is so now.
    Done,
    /// There is no such account.
    Missing,
    /// Refused: nobody would be left who runs the service.
    LastOperator,
    /// Refused: another account has this address.
    AddressTaken,
}

/// A place where somebody is signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Its id, which is no secret.
    pub id: i64,
    /// Whose.
    pub account: AccountId,
    /// When it began.
    pub created_us: i64,
    /// When it was last used, to a quarter of an hour.
    pub seen_us: i64,
    /// When the person last proved who they are.
    pub proved_us: i64,
    /// When it ends, whatever happens.
    pub ends_us: i64,
    /// "Firefox on Linux".
    pub device: String,
    /// Where from, without the last part of the address.
    pub network: String,
}

/// A session to be made.
#[derive(Clone, Debug)]
pub struct NewSession {
    /// SHA-256 of its token.
    pub hash: [u8; 32],
    /// Whose.
    pub account: AccountId,
    /// When it ends, whatever happens.
    pub ends_us: i64,
    /// "Firefox on Linux".
    pub device: String,
    /// Where from, without the last part of the address.
    pub network: String,
}

/// What may be used once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ticket {
    /// What for; a stable word.
    pub kind: String,
    /// Whose; `None` where nobody is known yet.
    pub account: Option<AccountId>,
    /// What else there is to know; depends on the kind.
    pub detail: String,
    /// When it was made.
    pub created_us: i64,
    /// When it is worth nothing any more.
    pub ends_us: i64,
}

/// What an app signs in with instead of a password.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppToken {
    /// Its id, which is no secret.
    pub id: i64,
    /// Whose.
    pub account: AccountId,
    /// What the person calls it.
    pub name: String,
    /// What it may do: words with a space between.
    pub scopes: String,
    /// When it was made.
    pub created_us: i64,
    /// When it was last used, to a quarter of an hour; 0 for never.
    pub used_us: i64,
    /// When it ends; 0 for never.
    pub ends_us: i64,
}

/// A passkey.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passkey {
    /// Its id here.
    pub id: i64,
    /// Whose.
    pub account: AccountId,
    /// Its id at the device that made it.
    pub credential: Vec<u8>,
    /// The public key in COSE form (RFC 9052).
    pub public_key: Vec<u8>,
    /// How often it has signed; 0 for ever where the device does not count.
    pub sign_count: i64,
    /// Whether it is kept in more than one place.
    pub synced: bool,
    /// What the person calls it.
    pub name: String,
    /// When it was made.
    pub created_us: i64,
    /// When it was last used; 0 for never.
    pub used_us: i64,
}
