//! Why somebody is refused, in the language of the page. Other crates say it in English alone: a test holds the English files to their words.

use identity::{NotAnAddress, Refused, WeakPassword};

use super::Language;

/// Up to so many seconds are said in seconds, more in minutes.
const MOST_SECONDS: u32 = 90;

impl Language {
    /// Why an account may not, or why what was given cannot be used.
    pub fn refusal(self, refused: Refused) -> String {
        if let Refused::Wait(wait) = refused {
            return match wait.seconds {
                seconds @ ..=MOST_SECONDS => self.count("refused-wait-seconds", seconds.max(1).into()),
                seconds => self.count("refused-wait-minutes", seconds.div_ceil(60).into()),
            };
        }
        self.say(key(refused)).into_owned()
    }
}

fn key(refused: Refused) -> &'static str {
    match refused {
        Refused::Address(NotAnAddress::Empty) => "refused-address-empty",
        Refused::Address(NotAnAddress::Incomplete) => "refused-address-incomplete",
        Refused::Address(NotAnAddress::TooLong) => "refused-address-long",
        Refused::Address(NotAnAddress::StrayLetter) => "refused-address-letter",
        Refused::Address(NotAnAddress::NotAHost) => "refused-address-host",
        Refused::Password(WeakPassword::TooShort) => "refused-password-short",
        Refused::Password(WeakPassword::TooLong) => "refused-password-long",
        Refused::Password(WeakPassword::FirstGuess) => "refused-password-guess",
        Refused::Password(WeakPassword::OwnName) => "refused-password-own",
        Refused::NotTogether => "refused-not-together",
        Refused::WrongPassword => "refused-password-wrong",
        Refused::WrongCode => "refused-code",
        Refused::DeadLink => "refused-link",
        Refused::WrongKey => "refused-key",
        Refused::AddressTaken => "refused-address-taken",
        Refused::Suspended => "refused-suspended",
        Refused::Passkey(_) => "refused-passkey",
        Refused::TooManyPasskeys => "refused-passkeys",
        Refused::LastOperator => "refused-last-operator",
        Refused::NoAccount => "refused-no-account",
        Refused::Wait(_) => "refused-wait-seconds",
    }
}

#[cfg(test)]
mod tests {
    use identity::Wait;
    use identity::passkey::NotAPasskey;

    use super::*;

    #[test]
    fn english_says_what_the_refusal_itself_says() {
        let wait = |seconds| Refused::Wait(Wait { seconds });
        for refused in [
            Refused::Address(NotAnAddress::Empty),
            Refused::Address(NotAnAddress::Incomplete),
            Refused::Address(NotAnAddress::TooLong),
            Refused::Address(NotAnAddress::StrayLetter),
            Refused::Address(NotAnAddress::NotAHost),
            Refused::Password(WeakPassword::TooShort),
            Refused::Password(WeakPassword::TooLong),
            Refused::Password(WeakPassword::FirstGuess),
            Refused::Password(WeakPassword::OwnName),
            Refused::NotTogether,
            Refused::WrongPassword,
            Refused::WrongCode,
            Refused::DeadLink,
            Refused::WrongKey,
            Refused::AddressTaken,
            Refused::Suspended,
            Refused::Passkey(NotAPasskey::Copied),
            Refused::TooManyPasskeys,
            Refused::LastOperator,
            Refused::NoAccount,
            wait(1),
            wait(30),
            wait(91),
            wait(600),
        ] {
            assert_eq!(Language::English.refusal(refused), refused.to_string());
        }
        assert_eq!(
            Language::German.refusal(wait(1)),
            "Das wurde zu oft versucht. Versuchen Sie es in einer Sekunde wieder."
        );
    }
}
