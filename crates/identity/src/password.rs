//! Passwords: which ones are good enough. Length and not being the first guess matter; rules of composition do not
//! (NIST SP 800-63B-4, 3.1.1.2).

use unicode_normalization::UnicodeNormalization as _;

use crate::Address;

/// Shortest, in characters.
const SHORTEST: usize = 10;
/// Longest, in bytes: enough for any phrase, and no bait to keep the hasher busy.
const LONGEST_BYTES: usize = 256;

/// What people choose who were asked for ten characters or more; all in lower case. From the tops of published lists of leaked passwords.
const FIRST_GUESSES: [&str; 40] = [
    "1234567890",
    "0123456789",
    "12345678910",
    "123456789a",
    "1q2w3e4r5t",
    "1q2w3e4r5t6y",
    "q1w2e3r4t5",
    "qwertyuiop",
    "qwerty1234",
    "qwerty12345",
    "qwerty123456",
    "qwertzuiop",
    "azertyuiop",
    "asdfghjkl1",
    "zxcvbnm123",
    "password12",
    "password123",
    "password1234",
    "password12345",
    "passw0rd123",
    "p@ssw0rd123",
    "passwort123",
    "motdepasse",
    "contraseña",
    "letmein123",
    "welcome123",
    "welcome1234",
    "iloveyou12",
    "iloveyou123",
    "administrator",
    "changeme123",
    "newsstand1",
    "newsstand123",
    "newspaper1",
    "football123",
    "baseball123",
    "superman123",
    "trustno1trustno1",
    "correcthorsebatterystaple",
    "abcdefghij",
];

/// Why a password was refused, in a sentence for whoever chose it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WeakPassword {
    /// Fewer than ten characters.
    #[error("Choose at least ten characters. A few words in a row are easy to keep in mind.")]
    TooShort,
    /// More than 256 bytes.
    #[error("This password is longer than 256 bytes; choose a shorter one.")]
    TooLong,
    /// Among the first that anybody would try.
    #[error("This is one of the first passwords that anybody would try. Choose another one.")]
    FirstGuess,
    /// Little more than one's own address or name.
    #[error("Do not choose your own address or name.")]
    OwnName,
}

/// A password as somebody typed it, in the one form in which it is hashed (RFC 8265: NFC, spaces as spaces).
#[derive(Clone, PartialEq, Eq)]
pub struct Password(String);

impl std::fmt::Debug for Password {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Password(..)")
    }
}

impl Password {
    /// What was typed, to be compared with what is stored. `None` where it is too long to be anybody's.
    #[must_use]
    pub fn presented(typed: &str) -> Option<Self> {
        (typed.len() <= LONGEST_BYTES * 2)
            .then(|| Self::normal(typed))
            .filter(|password| password.0.len() <= LONGEST_BYTES)
    }

    /// A new password for the account with this address and name.
    ///
    /// # Errors
    /// Why it is not good enough.
    pub fn choose(typed: &str, address: &Address, name: &str) -> Result<Self, WeakPassword> {
        let Some(password) = Self::presented(typed) else { return Err(WeakPassword::TooLong) };
        if password.0.chars().count() < SHORTEST {
            return Err(WeakPassword::TooShort);
        }
        let plain: String = password.0.to_lowercase().chars().filter(|c| !c.is_whitespace()).collect();
        let mut letters: Vec<char> = plain.chars().collect();
        letters.sort_unstable();
        letters.dedup();
        if FIRST_GUESSES.contains(&plain.as_str()) || letters.len() < 4 || is_a_row(&plain) {
            return Err(WeakPassword::FirstGuess);
        }
        let (local, _) = address.key().split_once('@').unwrap_or((address.key(), ""));
        let own = [address.key().to_owned(), local.to_owned(), name.to_lowercase().replace(' ', "")];
        let little_more = |own: &String| {
            own.chars().count() >= 4 && plain.contains(own.as_str()) && plain.chars().count() < own.chars().count() + 4
        };
        if own.iter().any(little_more) {
            return Err(WeakPassword::OwnName);
        }
        Ok(password)
    }

    fn normal(typed: &str) -> Self {
        Self(typed.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).nfc().collect())
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

/// `abcdefghij`, `9876543210`: every letter the neighbour of the one before.
fn is_a_row(text: &str) -> bool {
    let codes: Vec<u32> = text.chars().map(u32::from).collect();
    let steps = |up: bool| {
        codes.windows(2).all(|pair| match pair {
            [a, b] => {
                if up {
                    a + 1 == *b
                } else {
                    b + 1 == *a
                }
            }
            _ => false,
        })
    };
    steps(true) || steps(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choose(typed: &str) -> Result<Password, WeakPassword> {
        Password::choose(typed, &Address::parse("anna.lindqvist@example.org").unwrap(), "Anna Lindqvist")
    }

    #[test]
    fn words_in_a_row_are_good_and_need_no_digits() {
        for good in ["three herons at dawn", "Mittwoch-Regenschirm", "長い秘密の合言葉です今日も", "zq8!vK2#pL0x"]
        {
            assert!(choose(good).is_ok(), "{good}");
        }
    }

    #[test]
    fn a_password_that_anybody_would_try_is_refused_with_a_reason() {
        for (typed, reason) in [
            ("short", WeakPassword::TooShort),
            ("ninechars", WeakPassword::TooShort),
            ("Password 123", WeakPassword::FirstGuess),
            ("aaaaaaaaaaaa", WeakPassword::FirstGuess),
            ("ababababababab", WeakPassword::FirstGuess),
            ("bcdefghijkl", WeakPassword::FirstGuess),
            ("9876543210", WeakPassword::FirstGuess),
            ("anna.lindqvist", WeakPassword::OwnName),
            ("AnnaLindqvist1", WeakPassword::OwnName),
            ("anna.lindqvist@example.org", WeakPassword::OwnName),
        ] {
            assert_eq!(choose(typed), Err(reason), "{typed}");
        }
        assert_eq!(choose(&"ab cd ".repeat(60)), Err(WeakPassword::TooLong));
    }

    #[test]
    fn one_password_typed_on_two_keyboards_is_one() {
        assert_eq!(Password::presented("caf\u{e9} au lait"), Password::presented("cafe\u{301}\u{a0}au lait"));
        assert_eq!(Password::presented(&"x".repeat(513)), None);
    }

    #[test]
    fn every_first_guess_is_long_enough_to_matter_and_in_lower_case() {
        for guess in FIRST_GUESSES {
            assert!(guess.chars().count() >= SHORTEST && guess.to_lowercase() == guess, "{guess}");
        }
    }

    #[test]
    fn a_password_is_never_written_by_debug() {
        assert!(!format!("{:?}", choose("three herons at dawn").unwrap()).contains("heron"));
    }
}
