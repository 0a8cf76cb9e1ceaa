//! Labels that readers put on articles, and what they wanted to be told of.

use async_recursion::async_recursion as boxed;
use std::collections::BTreeSet;

use news::{AccountId, ArticleId};

use super::KeptCard;
use super::reading::{KeptRow, kept_columns};
use crate::accounts::run_alone;
use crate::engine::{Insert, insert_rows, reading, statements, writing};
use crate::error::failed;
use crate::{Error, Store};

statements! {
    LABELS = "SELECT name, COUNT(*) FROM label WHERE account = $1 GROUP BY name ORDER BY name";
    LABELS_OF = "SELECT name FROM label WHERE account = $1 AND article = $2 ORDER BY name";
    ALL_LABELS = "SELECT name, article, at_us FROM label WHERE account = $1 ORDER BY name, at_us, article";
    UNLABEL = "DELETE FROM label WHERE account = $1 AND article = $2 AND name = $3";
    LABELLED = kept_columns!("l.at_us", "label AS l JOIN article AS a ON a.id = l.article
        WHERE l.account = $1 AND l.name = $2 AND (l.at_us, l.article) < ($3, $4) AND NOT a.withdrawn
        ORDER BY l.at_us DESC, l.article DESC LIMIT $5");
    NOTICES = "SELECT article, reason, at_us FROM notice WHERE account = $1 ORDER BY at_us DESC, article DESC LIMIT $2";
    FORGET_NOTICES = "DELETE FROM notice WHERE account = $1 AND at_us <= $2";
}

pub(crate) const LABEL: Insert = Insert {
    head: "INSERT INTO label (account, name, article, at_us) VALUES",
    columns: 4,
    tail: "ON CONFLICT (account, name, article) DO NOTHING",
};
/// An article that a reader wanted to be told of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Which.
    pub article: ArticleId,
    /// Why, for the reader.
    pub reason: String,
    /// When it was found.
    pub at_us: i64,
}

impl Store {
    /// Puts articles under a label; those that are there already stay as they are.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn label_articles(
        &self,
        account: AccountId,
        name: &str,
        articles: &[ArticleId],
        now_us: i64,
    ) -> Result<(), Error> {
        const DOING: &str = "labelling";
        let articles: BTreeSet<ArticleId> = articles.iter().copied().collect();
        let articles: Vec<ArticleId> = articles.into_iter().collect();
        let mut transaction = self.engine.write(DOING).await?;
        let within = &mut transaction;
        insert_rows!(within, LABEL, &articles, article => [account.0, name, article.0, now_us])
            .map_err(failed(DOING))?;
        transaction.commit(DOING).await
    }

    /// Takes a label off an article; `false` where it has none such.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn unlabel(&self, account: AccountId, article: ArticleId, name: &str) -> Result<bool, Error> {
        Ok(run_alone!(self, "taking a label off", UNLABEL, account.0, article.0, name) > 0)
    }

    /// A reader's labels by name, each with how many articles it has.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn labels(&self, account: AccountId) -> Result<Vec<(String, i64)>, Error> {
        reading!(&self.engine, db => sqlx::query_as(LABELS).bind(account.0).fetch_all(db).await)
            .map_err(failed("reading labels"))
    }

    /// The labels of an article, by name.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn labels_of(&self, account: AccountId, article: ArticleId) -> Result<Vec<String>, Error> {
        reading!(&self.engine, db => sqlx::query_scalar(LABELS_OF).bind(account.0).bind(article.0).fetch_all(db).await)
            .map_err(failed("reading labels"))
    }

    /// Everything that a reader labelled: name, article, when.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn all_labels(&self, account: AccountId) -> Result<Vec<(String, ArticleId, i64)>, Error> {
        let rows: Vec<(String, i64, i64)> =
            reading!(&self.engine, db => sqlx::query_as(ALL_LABELS).bind(account.0).fetch_all(db).await)
                .map_err(failed("reading labels"))?;
        Ok(rows.into_iter().map(|(name, article, at_us)| (name, ArticleId(article), at_us)).collect())
    }

    /// What a reader put under a label, the newest first, from `before` (the last one's time and article) on.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn labelled(
        &self,
        account: AccountId,
        name: &str,
        before: Option<(i64, ArticleId)>,
        limit: i64,
    ) -> Result<Vec<KeptCard>, Error> {
        let (at_us, article) = before.map_or((i64::MAX, i64::MAX), |(at_us, article)| (at_us, article.0));
        let rows: Vec<KeptRow> = reading!(&self.engine, db => sqlx::query_as(LABELLED)
            .bind(account.0).bind(name).bind(at_us).bind(article).bind(limit).fetch_all(db).await)
        .map_err(failed("reading a label"))?;
        Ok(rows.into_iter().map(KeptCard::from).collect())
    }

    /// What a reader wanted to be told of, the newest first.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn notices(&self, account: AccountId, limit: i64) -> Result<Vec<Notice>, Error> {
        let rows: Vec<(i64, String, i64)> =
            reading!(&self.engine, db => sqlx::query_as(NOTICES).bind(account.0).bind(limit).fetch_all(db).await)
                .map_err(failed("reading notices"))?;
        let notice = |(article, reason, at_us)| Notice { article: ArticleId(article), reason, at_us };
        Ok(rows.into_iter().map(notice).collect())
    }

    /// Forgets what a reader was told of up to a time.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn forget_notices(&self, account: AccountId, through_us: i64) -> Result<(), Error> {
        run_alone!(self, "forgetting notices", FORGET_NOTICES, account.0, through_us);
        Ok(())
    }
}
