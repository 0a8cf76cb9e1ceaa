//! Settings that the instance itself keeps.

use crate::engine::{reading, statements, writing};
use crate::error::failed;
use crate::{Error, Store};
use async_recursion::async_recursion as boxed;

statements! {
    VALUE = "SELECT value FROM setting WHERE name = $1";
    SET = "INSERT INTO setting (name, value) VALUES ($1, $2)
        ON CONFLICT (name) DO UPDATE SET value = excluded.value";
}

impl Store {
    /// A setting that the instance itself keeps (secrets hashed by the caller).
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn setting(&self, name: &str) -> Result<Option<String>, Error> {
        reading!(&self.engine, db => sqlx::query_scalar(VALUE).bind(name).fetch_optional(db).await)
            .map_err(failed("reading a setting"))
    }

    /// Sets it; durable when this returns.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn set_setting(&self, name: &str, value: &str) -> Result<(), Error> {
        const DOING: &str = "keeping a setting";
        let mut transaction = self.engine.write(DOING).await?;
        let within = &mut transaction;
        writing!(within, db => sqlx::query(SET).bind(name).bind(value).execute(db).await.map(|_| ()))
            .map_err(failed(DOING))?;
        transaction.commit(DOING).await
    }
}
