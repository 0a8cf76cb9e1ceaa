//! Links that work once and end: what each kind is for and how long it lasts.

use news::AccountId;

use crate::Token;

const MINUTE_US: i64 = 60_000_000;
const HOUR_US: i64 = 60 * MINUTE_US;

/// What a link is for. The words are stored: they are never renamed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkKind {
    /// Accepts an invitation.
    Invitation,
    /// Signs in ("magic link").
    SignIn,
    /// Sets a new password.
    Reset,
    /// Proves that an address, which is the ticket's detail, is one's own.
    Verify,
    /// Not a link: the second step of signing in, between password and code.
    SecondStep,
    /// Not a link: the challenge of a passkey that is being made.
    PasskeyMaking,
    /// Not a link: the challenge of a passkey that is being used.
    PasskeyUse,
    /// Not a link: a way to another service (OpenID Connect) and back.
    ForeignSignIn,
}

impl LinkKind {
    /// The word for it in the database.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Invitation => "invitation",
            Self::SignIn => "sign_in",
            Self::Reset => "reset",
            Self::Verify => "verify",
            Self::SecondStep => "second_step",
            Self::PasskeyMaking => "passkey_making",
            Self::PasskeyUse => "passkey_use",
            Self::ForeignSignIn => "foreign_sign_in",
        }
    }

    /// How long it is good for, microseconds.
    #[must_use]
    pub fn lasts_us(self) -> i64 {
        match self {
            Self::Invitation => 7 * 24 * HOUR_US,
            Self::SignIn => 15 * MINUTE_US,
            Self::Reset => HOUR_US,
            Self::Verify => 24 * HOUR_US,
            Self::SecondStep | Self::PasskeyMaking | Self::PasskeyUse | Self::ForeignSignIn => 5 * MINUTE_US,
        }
    }

    /// The same in words: "7 days".
    #[must_use]
    pub fn lasts(self) -> &'static str {
        match self {
            Self::Invitation => "7 days",
            Self::SignIn => "15 minutes",
            Self::Reset => "an hour",
            Self::Verify => "a day",
            Self::SecondStep | Self::PasskeyMaking | Self::PasskeyUse | Self::ForeignSignIn => "5 minutes",
        }
    }

    /// The path of the page that takes it; empty for what is no link.
    #[must_use]
    pub fn path(self) -> &'static str {
        match self {
            Self::Invitation => "/invitation",
            Self::SignIn => "/sign-in/link",
            Self::Reset => "/reset",
            Self::Verify => "/account/address",
            Self::SecondStep | Self::PasskeyMaking | Self::PasskeyUse | Self::ForeignSignIn => "",
        }
    }
}

/// A link that was just made.
#[derive(Clone, Debug)]
pub struct Link {
    /// What for.
    pub kind: LinkKind,
    /// Whose.
    pub account: Option<AccountId>,
    /// What opens it; not kept.
    pub token: Token,
    /// When it ends, microseconds since the Unix epoch.
    pub ends_us: i64,
}

impl Link {
    /// Its address on the site at `base_url` (without a slash at the end).
    #[must_use]
    pub fn address(&self, base_url: &str) -> String {
        format!("{base_url}{}?token={}", self.kind.path(), self.token.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_an_address_that_shows_nothing_but_its_token() {
        let link = Link { kind: LinkKind::SignIn, account: None, token: Token::from_bytes([0; 32]), ends_us: 0 };
        assert_eq!(
            link.address("https://news.example"),
            "https://news.example/sign-in/link?token=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
        );
    }
}
