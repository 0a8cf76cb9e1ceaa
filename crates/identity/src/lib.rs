//! Who may do what. For now one role has a key: the operator of the instance.
//! Not here: readers' accounts, sessions in the database, mail; they come with "Reading".
//! Enter at [`OperatorKey::generate`] and [`KeyHash::matches`].

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

/// What can go wrong here.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The system gave no random bytes.
    #[error("the operating system gave no random bytes: {0}")]
    NoRandomness(String),
    /// The stored form of a hash is damaged.
    #[error(
        "the stored hash of the operator's key is not 64 hexadecimal digits; set a new key with `newsstand operator-key`"
    )]
    DamagedHash,
}

/// The key that opens the console: 256 random bits, shown once, never stored.
#[derive(Clone, PartialEq, Eq)]
pub struct OperatorKey(String);

impl std::fmt::Debug for OperatorKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("OperatorKey(..)")
    }
}

impl OperatorKey {
    /// A new key from the system's random source.
    ///
    /// # Errors
    /// [`Error::NoRandomness`] where the system has none to give.
    pub fn generate() -> Result<Self, Error> {
        Ok(Self(URL_SAFE_NO_PAD.encode(random_secret()?)))
    }

    /// The key as it is shown to the operator.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What is stored of it.
    #[must_use]
    pub fn hash(&self) -> KeyHash {
        KeyHash::of(&self.0)
    }
}

/// SHA-256 of a key. A key of 256 random bits needs no slow hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyHash([u8; 32]);

impl KeyHash {
    fn of(key: &str) -> Self {
        Self(Sha256::digest(key.as_bytes()).into())
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

    /// 64 hexadecimal digits, as stored.
    #[must_use]
    pub fn to_text(self) -> String {
        self.0.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// Reads what [`KeyHash::to_text`] wrote.
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

    /// Whether `presented` is the key that was hashed; takes the same time for every wrong key.
    #[must_use]
    pub fn matches(&self, presented: &str) -> bool {
        let other = Self::of(presented);
        self.0.iter().zip(other.0).fold(0_u8, |difference, (a, b)| difference | (a ^ b)) == 0
    }
}

/// 256 random bits for signatures.
///
/// # Errors
/// [`Error::NoRandomness`] where the system has none to give.
pub fn random_secret() -> Result<[u8; 32], Error> {
    let mut secret = [0; 32];
    getrandom::fill(&mut secret).map_err(|error| Error::NoRandomness(error.to_string()))?;
    Ok(secret)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_opens_and_another_does_not() {
        let key = OperatorKey::generate().unwrap();
        let stored = KeyHash::from_text(&key.hash().to_text()).unwrap();
        assert!(stored.matches(key.as_str()));
        assert!(!stored.matches(""));
        assert!(!stored.matches(OperatorKey::generate().unwrap().as_str()));
    }

    #[test]
    fn a_key_is_never_written_by_debug() {
        let key = OperatorKey::generate().unwrap();
        assert!(!format!("{key:?}").contains(key.as_str()));
    }

    #[test]
    fn a_damaged_hash_is_refused() {
        for text in ["", "zz", "00", &"0".repeat(63), &"é".repeat(64)] {
            assert!(KeyHash::from_text(text).is_err(), "{text}");
        }
    }
}
