//! The operator's key: made at first start, shown once, stored as a hash.

use identity::{KeyHash, OperatorKey};
use store::Store;

use crate::configuration::Configuration;
use crate::filters::print;
use crate::wiring;

/// The setting that keeps the hash.
const SETTING: &str = "operator_key_hash";

/// The hash of the operator's key, and the key itself where it was made just now.
///
/// # Errors
/// Those of the database, or a system without random bytes.
pub async fn ensure(store: &Store) -> anyhow::Result<(KeyHash, Option<OperatorKey>)> {
    if let Some(text) = store.setting(SETTING).await? {
        return Ok((KeyHash::from_text(&text)?, None));
    }
    let key = OperatorKey::generate()?;
    store.set_setting(SETTING, &key.hash().to_text()).await?;
    Ok((key.hash(), Some(key)))
}

/// `newsstand operator-key`: a new key, printed once.
///
/// # Errors
/// As [`ensure`].
pub async fn new_operator_key(configuration: &Configuration) -> anyhow::Result<bool> {
    let store = wiring::open_store(configuration).await?;
    let key = OperatorKey::generate()?;
    store.set_setting(SETTING, &key.hash().to_text()).await?;
    store.close().await;
    print(&format!("{}/console?key={}", configuration.public_url(), key.as_str()))?;
    crate::filters::report(
        "this link opens the console; the old key has stopped working (a running service takes the new one at its next start)",
    );
    Ok(true)
}
