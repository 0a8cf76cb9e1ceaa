//! The operator's key: made while nobody runs the service, printed once, stored as a hash, used up by the set-up.

use identity::{OPERATOR_KEY, Token};
use store::Store;

use crate::configuration::Configuration;
use crate::filters::print;
use crate::wiring;

/// A new key where nobody runs the service and none was made yet.
///
/// # Errors
/// Those of the database, or a system without random bytes.
pub async fn ensure(store: &Store) -> anyhow::Result<Option<Token>> {
    let made = store.setting(OPERATOR_KEY).await?.is_some_and(|hash| !hash.is_empty());
    if made || store.has_operator().await? {
        return Ok(None);
    }
    make(store).await.map(Some)
}

async fn make(store: &Store) -> anyhow::Result<Token> {
    let key = Token::generate()?;
    store.set_setting(OPERATOR_KEY, &key.hash().to_text()).await?;
    Ok(key)
}

/// The address of the page that takes the key.
pub fn set_up_address(public: &str, key: &Token) -> String {
    format!("{public}/set-up?key={}", key.as_str())
}

/// `newsstand operator-key`: a new key, printed once.
///
/// # Errors
/// As [`ensure`].
pub async fn new_operator_key(configuration: &Configuration) -> anyhow::Result<bool> {
    let store = wiring::open_store(configuration).await?;
    let key = make(&store).await?;
    store.close().await;
    print(&set_up_address(&configuration.public_url(), &key))?;
    crate::filters::report(
        "this link makes an operator, once; with the address of an account that is there it becomes one, with a new password or passkey",
    );
    Ok(true)
}
