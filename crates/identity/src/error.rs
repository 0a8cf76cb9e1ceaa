//! What can go wrong here, in sentences for the person who runs it.

use crate::{NotAnAddress, Refused, Wait, WeakPassword};

/// What can go wrong here.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The system gave no random bytes.
    #[error("the operating system gave no random bytes: {0}")]
    NoRandomness(String),
    /// The stored form of a hash is damaged.
    #[error(
        "the stored hash of the operator's key is not 64 hexadecimal digits; make a new key with `newsstand operator-key`"
    )]
    DamagedHash,
    /// A password could not be hashed, or its stored hash not be read.
    #[error("a password could not be hashed or compared: {0}")]
    Hashing(String),
    /// Somebody asked for what they may not have or gave what cannot be used; the sentence is for them.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] store::Error),
}

impl From<NotAnAddress> for Error {
    fn from(reason: NotAnAddress) -> Self {
        Self::Refused(reason.into())
    }
}

impl From<WeakPassword> for Error {
    fn from(reason: WeakPassword) -> Self {
        Self::Refused(reason.into())
    }
}

impl From<Wait> for Error {
    fn from(wait: Wait) -> Self {
        Self::Refused(Refused::Wait(wait))
    }
}
