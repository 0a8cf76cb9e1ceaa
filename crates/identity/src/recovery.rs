//! Recovery codes: for the day the phone with the authenticator app is gone. Each opens once.

use crate::Error;
use crate::token::{Hash, random};
use crate::totp::base32;

/// How many are made at once.
const CODES: usize = 10;

/// A code of 80 random bits, long enough to be kept under a fast hash.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryCode(String);

impl std::fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RecoveryCode(..)")
    }
}

impl RecoveryCode {
    /// The code of these bits.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 10]) -> Self {
        Self(base32(&bytes).to_lowercase())
    }

    /// What somebody typed, if it has the form of a code: hyphens, blanks and capitals as they may be.
    #[must_use]
    pub fn presented(typed: &str) -> Option<Self> {
        let letters: String =
            typed.chars().filter(|c| !c.is_whitespace() && *c != '-').map(|c| c.to_ascii_lowercase()).collect();
        let is_code = letters.len() == 16 && letters.bytes().all(|byte| byte.is_ascii_alphanumeric());
        is_code.then_some(Self(letters))
    }

    /// In groups of four, to be written down.
    #[must_use]
    pub fn to_text(&self) -> String {
        let groups: Vec<String> =
            self.0.as_bytes().chunks(4).map(|group| String::from_utf8_lossy(group).into_owned()).collect();
        groups.join("-")
    }

    /// What is stored of it.
    #[must_use]
    pub fn hash(&self) -> Hash {
        Hash::of(&self.0)
    }
}

/// Ten new codes.
///
/// # Errors
/// [`Error::NoRandomness`] where the system has none to give.
pub fn recovery_codes() -> Result<Vec<RecoveryCode>, Error> {
    (0..CODES).map(|_| random().map(RecoveryCode::from_bytes)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_known_however_it_is_typed() {
        let code = RecoveryCode::from_bytes([0xa5; 10]);
        let shown = code.to_text();
        assert_eq!(shown.len(), 19);
        for typed in [shown.clone(), shown.to_uppercase(), shown.replace('-', " "), format!(" {shown} ")] {
            assert_eq!(RecoveryCode::presented(&typed).unwrap().hash(), code.hash(), "{typed}");
        }
        for other in ["", "123456", "aaaa-bbbb-cccc", "aaaa-bbbb-cccc-ddd!"] {
            assert_eq!(RecoveryCode::presented(other), None, "{other}");
        }
    }

    #[test]
    fn ten_codes_are_ten() {
        let mut shown: Vec<String> = recovery_codes().unwrap().iter().map(RecoveryCode::to_text).collect();
        shown.sort();
        shown.dedup();
        assert_eq!(shown.len(), 10);
    }
}
