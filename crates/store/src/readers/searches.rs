//! Searches that readers keep.

use async_recursion::async_recursion as boxed;
use news::AccountId;

use crate::accounts::{run, run_alone};
use crate::engine::{reading, statements, writing};
use crate::error::failed;
use crate::{Error, Store};

statements! {
    NEWEST_ID = "SELECT COALESCE(MAX(id), 0) FROM saved_search";
    SAVE = "INSERT INTO saved_search (id, account, name, query, created_us) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (account, query) DO UPDATE SET name = excluded.name";
    FORGET = "DELETE FROM saved_search WHERE account = $1 AND id = $2";
    OF = "SELECT id, name, query, created_us, seen_us FROM saved_search WHERE account = $1 ORDER BY name, id";
}

/// A search that a reader keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedSearch {
    /// Its id.
    pub id: i64,
    /// What the reader calls it.
    pub name: String,
    /// As it was typed.
    pub query: String,
    /// Since when.
    pub created_us: i64,
    /// When the reader last looked at what it finds; 0 for never.
    pub seen_us: i64,
}

impl Store {
    /// Keeps a search for a reader; one that is kept already is only renamed.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn save_search(&self, account: AccountId, name: &str, query: &str, now_us: i64) -> Result<(), Error> {
        const DOING: &str = "keeping a search";
        let mut transaction = self.engine.write(DOING).await?;
        let within = &mut transaction;
        let newest_id: i64 =
            writing!(within, db => sqlx::query_scalar(NEWEST_ID).fetch_one(db).await).map_err(failed(DOING))?;
        let id = self.next_id(now_us, newest_id);
        run!(within, SAVE, id, account.0, name, query, now_us).map_err(failed(DOING))?;
        transaction.commit(DOING).await
    }

    /// Keeps it no more; `false` where the reader has none such.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn forget_search(&self, account: AccountId, search: i64) -> Result<bool, Error> {
        Ok(run_alone!(self, "forgetting a search", FORGET, account.0, search) > 0)
    }

    /// The searches that a reader keeps, by name.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn saved_searches(&self, account: AccountId) -> Result<Vec<SavedSearch>, Error> {
        let rows: Vec<(i64, String, String, i64, i64)> =
            reading!(&self.engine, db => sqlx::query_as(OF).bind(account.0).fetch_all(db).await)
                .map_err(failed("reading the searches of a reader"))?;
        let search = |(id, name, query, created_us, seen_us)| SavedSearch { id, name, query, created_us, seen_us };
        Ok(rows.into_iter().map(search).collect())
    }
}
