//! Why somebody did not get what they asked for, in a sentence for them that tells a stranger nothing about who has an account.

use crate::passkey::NotAPasskey;
use crate::{NotAnAddress, Wait, WeakPassword};

/// Why somebody did not get what they asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// The address cannot be used.
    #[error(transparent)]
    Address(#[from] NotAnAddress),
    /// The password is not good enough.
    #[error(transparent)]
    Password(#[from] WeakPassword),
    /// No account has this address and this password. The same for every cause.
    #[error("This address and this password do not belong together. Check both, or ask for a link by mail.")]
    NotTogether,
    /// The password is not the account's.
    #[error("This is not your password.")]
    WrongPassword,
    /// The code is not one of now, or was used before.
    #[error("This code is not good, or was used before. Wait for the next one in your app and type that.")]
    WrongCode,
    /// The link was used, has ended, or never was.
    #[error("This link has been used or has ended. Ask for a new one.")]
    DeadLink,
    /// The operator's key is not the one that was printed last, or was used.
    #[error(
        "This is not the key that this server printed last, or it has been used. `newsstand operator-key` prints a new one."
    )]
    WrongKey,
    /// Another account has the address. Only said to those who may know.
    #[error("There is an account with this address already.")]
    AddressTaken,
    /// The account may not sign in; said only to who knows its password.
    #[error("This account is suspended. The operator can open it again.")]
    Suspended,
    /// The passkey was not taken.
    #[error("This passkey was not taken. Try again, or sign in another way.")]
    Passkey(NotAPasskey),
    /// The account has as many passkeys as it may.
    #[error("You have twenty passkeys; remove one that you do not use.")]
    TooManyPasskeys,
    /// What is to go is the only way into the account.
    #[error("This is your only way in. Choose a password first.")]
    LastWayIn,
    /// Nobody would be left who runs the service.
    #[error("This is the only operator. Make somebody else operator first.")]
    LastOperator,
    /// There is no such account.
    #[error("There is no such account.")]
    NoAccount,
    /// Too many tries.
    #[error("That was tried too often. Try again {}.", in_words(*.0))]
    Wait(Wait),
}

fn in_words(wait: Wait) -> String {
    match wait.seconds {
        0..=1 => "in a second".to_owned(),
        seconds @ 2..=90 => format!("in {seconds} seconds"),
        seconds => format!("in {} minutes", seconds.div_ceil(60)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waiting_is_said_in_words() {
        for (seconds, words) in
            [(1, "in a second"), (30, "in 30 seconds"), (91, "in 2 minutes"), (600, "in 10 minutes")]
        {
            let said = Refused::Wait(Wait { seconds }).to_string();
            assert_eq!(said, format!("That was tried too often. Try again {words}."));
        }
    }
}
