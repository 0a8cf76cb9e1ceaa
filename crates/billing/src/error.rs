//! What can go wrong between us and a payment provider.

/// Why something with a payment provider failed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No secure connection can be set up at all.
    #[error("no connection to the payment provider can be set up: {0}")]
    SetUp(String),
    /// No answer came.
    #[error("the payment provider cannot be reached ({doing}): {source}. It is tried again")]
    Unreachable {
        /// What was being done.
        doing: &'static str,
        /// Why not.
        source: reqwest::Error,
    },
    /// The provider said no.
    #[error("the payment provider refused {doing} with status {status}: {message}")]
    Refused {
        /// What was being done.
        doing: &'static str,
        /// The HTTP status.
        status: u16,
        /// The provider's short word for it, such as `card_declined`.
        code: String,
        /// The provider's own words.
        message: String,
    },
    /// The answer is not what the provider's documents say.
    #[error("the payment provider's answer to {doing} cannot be understood: {what}")]
    NotUnderstood {
        /// What was being done.
        doing: &'static str,
        /// What is missing or wrong.
        what: String,
    },
    /// Only a person can do it.
    #[error("{0}")]
    ByHand(String),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] store::Error),
}

impl Error {
    /// Whether the same call may work another time.
    #[must_use]
    pub fn may_pass(&self) -> bool {
        match self {
            Self::Unreachable { .. } | Self::Store(_) => true,
            Self::Refused { status, .. } => *status == 409 || *status == 429 || *status >= 500,
            Self::SetUp(_) | Self::NotUnderstood { .. } | Self::ByHand(_) => false,
        }
    }
}
