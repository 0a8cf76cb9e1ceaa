//! Argon2id (RFC 9106), a few at a time: a hash takes 19 MiB, and forty sign-ins at once must not take a gigabyte.

use std::sync::{Arc, OnceLock};

use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, PasswordHasher as _, PasswordVerifier as _, Version};
use tokio::sync::Semaphore;

use crate::token::random;
use crate::{Error, Password};

/// How much a hash costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Strength {
    /// Memory, KiB.
    pub memory_kib: u32,
    /// Passes over it.
    pub passes: u32,
}

impl Default for Strength {
    /// OWASP's first choice of 2024 to 2026 for servers of this size: 19 MiB, two passes, one lane.
    fn default() -> Self {
        Self { memory_kib: 19 * 1024, passes: 2 }
    }
}

impl Strength {
    /// As weak as the algorithm allows. For tests, which are not about guessing.
    #[must_use]
    pub fn for_tests() -> Self {
        Self { memory_kib: 8, passes: 1 }
    }

    fn argon2(self) -> Result<Argon2<'static>, Error> {
        let params = Params::new(self.memory_kib, self.passes, 1, Some(32))
            .map_err(|error| Error::Hashing(error.to_string()))?;
        Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
    }
}

/// Hashes and compares passwords. Clones share the number of hashes that run at once.
#[derive(Clone, Debug)]
pub struct Hasher {
    strength: Strength,
    turns: Arc<Semaphore>,
    /// A hash to compare with where there is none, so that an unknown address takes as long as a wrong password.
    nobody: Arc<OnceLock<String>>,
}

impl Hasher {
    /// Hashes of this strength, `at_once` of them at most.
    #[must_use]
    pub fn new(strength: Strength, at_once: usize) -> Self {
        Self { strength, turns: Arc::new(Semaphore::new(at_once.max(1))), nobody: Arc::default() }
    }

    /// The hash of `password` in PHC form, with a salt of its own.
    ///
    /// # Errors
    /// A system without random bytes or memory.
    pub async fn hash(&self, password: Password) -> Result<String, Error> {
        let salt = random::<16>()?;
        let strength = self.strength;
        self.in_turn(move || hash(strength, password.as_bytes(), &salt)).await?
    }

    /// Whether `password` is the one that was hashed. Without a stored hash it takes as long, and is not.
    ///
    /// # Errors
    /// A stored hash that cannot be read.
    pub async fn matches(&self, password: Password, stored: Option<String>) -> Result<bool, Error> {
        let (strength, nobody) = (self.strength, Arc::clone(&self.nobody));
        self.in_turn(move || match stored {
            Some(stored) => matches(password.as_bytes(), &stored),
            None => {
                let nobody = match nobody.get() {
                    Some(nobody) => nobody,
                    None => {
                        let made = hash(strength, b"nobody's password", &[0; 16])?;
                        nobody.get_or_init(|| made)
                    }
                };
                matches(password.as_bytes(), nobody).map(|_| false)
            }
        })
        .await?
    }

    /// Whether `stored` should be made anew at the next occasion: it is weaker than hashes are today.
    #[must_use]
    pub fn is_outdated(&self, stored: &str) -> bool {
        let Ok(parsed) = PasswordHash::new(stored) else { return true };
        let Ok(params) = Params::try_from(&parsed) else { return true };
        parsed.algorithm.as_str() != "argon2id"
            || params.m_cost() < self.strength.memory_kib
            || params.t_cost() < self.strength.passes
    }

    async fn in_turn<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, Error> {
        let turn = Arc::clone(&self.turns)
            .acquire_owned()
            .await
            .map_err(|_| Error::Hashing("the service is stopping".to_owned()))?;
        let worked = tokio::task::spawn_blocking(move || {
            let result = work();
            drop(turn);
            result
        });
        worked.await.map_err(|error| Error::Hashing(error.to_string()))
    }
}

fn hash(strength: Strength, password: &[u8], salt: &[u8]) -> Result<String, Error> {
    let hashed = strength.argon2()?.hash_password_with_salt(password, salt);
    Ok(hashed.map_err(|error| Error::Hashing(error.to_string()))?.to_string())
}

fn matches(password: &[u8], stored: &str) -> Result<bool, Error> {
    let parsed = PasswordHash::new(stored).map_err(|error| Error::Hashing(error.to_string()))?;
    // The strength is read from the stored hash.
    match Argon2::default().verify_password(password, &parsed) {
        Ok(()) => Ok(true),
        Err(argon2::password_hash::Error::PasswordInvalid) => Ok(false),
        Err(error) => Err(Error::Hashing(error.to_string())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn password(typed: &str) -> Password {
        Password::presented(typed).unwrap()
    }

    #[tokio::test]
    async fn the_password_matches_and_no_other_does() {
        let hasher = Hasher::new(Strength::for_tests(), 1);
        let stored = hasher.hash(password("three herons at dawn")).await.unwrap();
        assert!(stored.starts_with("$argon2id$v=19$m=8,t=1,p=1$"), "{stored}");
        assert!(hasher.matches(password("three herons at dawn"), Some(stored.clone())).await.unwrap());
        assert!(!hasher.matches(password("three herons at dusk"), Some(stored.clone())).await.unwrap());
        for nobody in ["three herons at dawn", "nobody's password"] {
            assert!(!hasher.matches(password(nobody), None).await.unwrap());
        }
        assert_ne!(hasher.hash(password("three herons at dawn")).await.unwrap(), stored, "the salt is its own");
        assert!(hasher.matches(password("x"), Some("damaged".to_owned())).await.is_err());
    }

    #[tokio::test]
    async fn hashes_are_of_the_published_strength_and_weaker_ones_are_outdated() {
        let hasher = Hasher::new(Strength::default(), 1);
        let stored = hasher.hash(password("three herons at dawn")).await.unwrap();
        assert!(stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{stored}");
        assert!(!hasher.is_outdated(&stored));
        let weak = Hasher::new(Strength::for_tests(), 1).hash(password("three herons at dawn")).await.unwrap();
        assert!(hasher.is_outdated(&weak) && hasher.is_outdated("$2b$12$abc"));
        assert!(hasher.matches(password("three herons at dawn"), Some(weak)).await.unwrap(), "it still opens");
    }

    /// RFC 9106, 5.3 has a key and data that passwords here do not; this vector is the reference implementation's (`argon2 somesalt -id`).
    #[test]
    fn a_hash_of_another_implementation_matches() {
        let stored = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        assert!(matches(b"password", stored).unwrap());
        assert!(!matches(b"passwort", stored).unwrap());
    }
}
