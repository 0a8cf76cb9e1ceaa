//! What else is kept of an account, for the copy that its owner takes.

use async_recursion::async_recursion as boxed;
use news::{AccountId, ArticleId};

use crate::engine::{reading, statements};
use crate::error::failed;
use crate::{Error, Store};

statements! {
    MEMBER_READS = "SELECT period, article, opened_us FROM member_read WHERE account = $1 ORDER BY opened_us, article";
    METER_USES = "SELECT month, article, used_us FROM meter_use
        WHERE reader = 'account:' || CAST(CAST($1 AS BIGINT) AS TEXT) ORDER BY used_us, article";
    IDENTITIES = "SELECT issuer, subject, created_us FROM foreign_identity WHERE account = $1 ORDER BY issuer, subject";
}

const DOING: &str = "copying what is kept of an account";

type Read = (String, i64, i64);

fn read((month, article, at_us): Read) -> (String, ArticleId, i64) {
    (month, ArticleId(article), at_us)
}

impl Store {
    /// What an account opened as a member, by which titles are paid: month, article, when.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn member_reads_of(&self, account: AccountId) -> Result<Vec<(String, ArticleId, i64)>, Error> {
        let rows: Vec<Read> =
            reading!(&self.engine, db => sqlx::query_as(MEMBER_READS).bind(account.0).fetch_all(db).await)
                .map_err(failed(DOING))?;
        Ok(rows.into_iter().map(read).collect())
    }

    /// Articles that an account read on the meter: month, article, when.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn meter_uses_of(&self, account: AccountId) -> Result<Vec<(String, ArticleId, i64)>, Error> {
        let rows: Vec<Read> =
            reading!(&self.engine, db => sqlx::query_as(METER_USES).bind(account.0).fetch_all(db).await)
                .map_err(failed(DOING))?;
        Ok(rows.into_iter().map(read).collect())
    }

    /// Who an account is at other services: issuer, subject, since when.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn identities_of(&self, account: AccountId) -> Result<Vec<(String, String, i64)>, Error> {
        reading!(&self.engine, db => sqlx::query_as(IDENTITIES).bind(account.0).fetch_all(db).await)
            .map_err(failed(DOING))
    }
}
