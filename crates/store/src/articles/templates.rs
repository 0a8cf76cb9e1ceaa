//! What the article pages of one host have in common; what the bytes say is not known here.

use async_recursion::async_recursion as boxed;

use crate::engine::{Writing, reading, statements, writing};
use crate::error::failed;
use crate::{Error, HostTemplate, Store};

statements! {
    OF_HOST = "SELECT template FROM template WHERE host = $1";
    LEARN = "INSERT INTO template (host, pages, learned_us, template) VALUES ($1, $2, $3, $4)
        ON CONFLICT (host) DO UPDATE SET pages = excluded.pages, learned_us = excluded.learned_us, template = excluded.template";
}

/// Writes what a host's pages have in common, in place of what was known.
pub(super) async fn learn(transaction: &mut Writing, at_us: i64, learned: &HostTemplate) -> Result<(), Error> {
    let HostTemplate { host, pages, template } = learned;
    writing!(transaction, db => sqlx::query(LEARN).bind(host).bind(pages).bind(at_us).bind(template).execute(db).await.map(|_| ()))
        .map_err(failed("noting what the pages of a host have in common"))
}

impl Store {
    /// What the pages of a host have in common, as [`crate::PageVisit::learned`] gave it last.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn template(&self, host: &str) -> Result<Option<Vec<u8>>, Error> {
        reading!(&self.engine, db => sqlx::query_scalar(OF_HOST).bind(host).fetch_optional(db).await)
            .map_err(failed("reading what the pages of a host have in common"))
    }
}
