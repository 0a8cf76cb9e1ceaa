//! Tokens: 256 random bits that are shown once and kept as a hash. A token that long needs no slow hash.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest as _, Sha256};

use crate::Error;

/// What opens something: a session, a link, an app's access, the console of a new instance.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(..)")
    }
}

impl Token {
    /// The token of these bits.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(URL_SAFE_NO_PAD.encode(bytes))
    }

    /// A new token from the system's random source.
    ///
    /// # Errors
    /// [`Error::NoRandomness`] where the system has none to give.
    pub fn generate() -> Result<Self, Error> {
        random_secret().map(Self::from_bytes)
    }

    /// The token as it is shown, in addresses and cookies too: 43 letters, digits, `-` and `_`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What is stored of it.
    #[must_use]
    pub fn hash(&self) -> Hash {
        Hash::of(&self.0)
    }
}

/// SHA-256 of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Hash([u8; 32]);

impl Hash {
    /// The hash of what somebody presented as a token.
    #[must_use]
    pub fn of(presented: &str) -> Self {
        Self(Sha256::digest(presented.as_bytes()).into())
    }

    /// The 32 bytes as they are.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The 32 bytes as they are.
    #[must_use]
    pub fn to_bytes(self) -> [u8; 32] {
        self.0
    }

    /// 64 hexadecimal digits, as stored in settings.
    #[must_use]
    pub fn to_text(self) -> String {
        self.0.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// Reads what [`Hash::to_text`] wrote.
    ///
    /// # Errors
    /// [`Error::DamagedHash`] for anything but 64 hexadecimal digits.
    pub fn from_text(text: &str) -> Result<Self, Error> {
        let mut bytes = [0_u8; 32];
        let digits: Vec<u8> = text
            .chars()
            .map(|c| c.to_digit(16).and_then(|d| u8::try_from(d).ok()))
            .collect::<Option<_>>()
            .ok_or(Error::DamagedHash)?;
        if digits.len() != 64 {
            return Err(Error::DamagedHash);
        }
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
            *byte = pair.iter().fold(0, |sum, digit| sum * 16 + digit);
        }
        Ok(Self(bytes))
    }

    /// Whether `presented` is the token that was hashed; takes the same time for every wrong one.
    #[must_use]
    pub fn matches(&self, presented: &str) -> bool {
        same(&self.0, &Self::of(presented).0)
    }
}

/// What apps that speak Fever present for an address and a token.
#[must_use]
pub fn fever_key(address: &str, token: &str) -> String {
    use md5::Digest as _;
    md5::Md5::digest(format!("{address}:{token}").as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Equality that takes the same time for every wrong value of the right length.
#[must_use]
pub fn same(a: &[u8], b: &[u8]) -> bool {
    a.len() == b.len() && a.iter().zip(b).fold(0_u8, |difference, (a, b)| difference | (a ^ b)) == 0
}

/// 256 random bits.
///
/// # Errors
/// [`Error::NoRandomness`] where the system has none to give.
pub fn random_secret() -> Result<[u8; 32], Error> {
    random()
}

/// `N` random bytes.
pub(crate) fn random<const N: usize>() -> Result<[u8; N], Error> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| Error::NoRandomness(error.to_string()))?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_opens_and_another_does_not() {
        let token = Token::generate().unwrap();
        let stored = Hash::from_text(&token.hash().to_text()).unwrap();
        assert!(stored.matches(token.as_str()));
        assert!(!stored.matches(""));
        assert!(!stored.matches(Token::generate().unwrap().as_str()));
    }

    #[test]
    fn a_token_is_never_written_by_debug() {
        let token = Token::generate().unwrap();
        assert!(!format!("{token:?}").contains(token.as_str()));
    }

    #[test]
    fn a_token_fits_addresses_and_cookies() {
        let token = Token::from_bytes([0xfb; 32]);
        assert_eq!(token.as_str().len(), 43);
        assert!(token.as_str().bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte)));
    }

    #[test]
    fn a_damaged_hash_is_refused() {
        for text in ["", "zz", "00", &"0".repeat(63), &"é".repeat(64)] {
            assert!(Hash::from_text(text).is_err(), "{text}");
        }
    }
}
