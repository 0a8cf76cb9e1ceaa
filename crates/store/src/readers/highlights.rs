//! Passages that readers mark in articles, and what they note beside them.

use async_recursion::async_recursion as boxed;
use news::{AccountId, ArticleId};

use crate::accounts::{run, run_alone};
use crate::engine::{reading, statements, writing};
use crate::error::failed;
use crate::{Error, Store};

statements! {
    NEWEST_ID = "SELECT COALESCE(MAX(id), 0) FROM highlight";
    OF_ARTICLE_COUNT = "SELECT COUNT(*) FROM highlight WHERE account = $1 AND article = $2";
    ADD = "INSERT INTO highlight (id, account, article, quote, before, note, revision, created_us)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    NOTE = "UPDATE highlight SET note = $3 WHERE account = $1 AND id = $2";
    END = "DELETE FROM highlight WHERE account = $1 AND id = $2";
    OF_ARTICLE = "SELECT id, article, quote, before, note, revision, created_us FROM highlight
        WHERE account = $1 AND article = $2 ORDER BY id";
    ALL = "SELECT id, article, quote, before, note, revision, created_us FROM highlight
        WHERE account = $1 AND (created_us, id) < ($2, $3) ORDER BY created_us DESC, id DESC LIMIT $4";
}

/// Highlights that one reader may have in one article.
pub const MOST_HIGHLIGHTS: i64 = 200;

/// A passage that a reader marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Highlight {
    /// Its id; given when it is kept.
    pub id: i64,
    /// In which article.
    pub article: ArticleId,
    /// The passage as it was read.
    pub quote: String,
    /// What stood before it, to tell like passages apart.
    pub before: String,
    /// What the reader noted; empty for nothing.
    pub note: String,
    /// The revision of the article that it was marked in.
    pub revision: i32,
    /// When.
    pub created_us: i64,
}

type Row = (i64, i64, String, String, String, i32, i64);

fn highlight((id, article, quote, before, note, revision, created_us): Row) -> Highlight {
    Highlight { id, article: ArticleId(article), quote, before, note, revision, created_us }
}

impl Store {
    /// Keeps a highlight (its id is given here); `None` where the reader has [`MOST_HIGHLIGHTS`] in the article.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn add_highlight(&self, account: AccountId, highlight: &Highlight) -> Result<Option<i64>, Error> {
        const DOING: &str = "keeping a highlight";
        let mut transaction = self.engine.write(DOING).await?;
        let within = &mut transaction;
        let (article, now_us) = (highlight.article.0, highlight.created_us);
        let there: i64 = writing!(within, db => sqlx::query_scalar(OF_ARTICLE_COUNT)
            .bind(account.0).bind(article).fetch_one(db).await)
        .map_err(failed(DOING))?;
        if there >= MOST_HIGHLIGHTS {
            return Ok(None);
        }
        let newest_id: i64 =
            writing!(within, db => sqlx::query_scalar(NEWEST_ID).fetch_one(db).await).map_err(failed(DOING))?;
        let id = self.next_id(now_us, newest_id);
        let (quote, before, note) = (&highlight.quote, &highlight.before, &highlight.note);
        run!(within, ADD, id, account.0, article, quote, before, note, highlight.revision, now_us)
            .map_err(failed(DOING))?;
        transaction.commit(DOING).await?;
        Ok(Some(id))
    }

    /// Notes something beside a highlight; `false` where the reader has none such.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn note_highlight(&self, account: AccountId, highlight: i64, note: &str) -> Result<bool, Error> {
        Ok(run_alone!(self, "noting beside a highlight", NOTE, account.0, highlight, note) > 0)
    }

    /// Takes a highlight out; `false` where the reader has none such.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn end_highlight(&self, account: AccountId, highlight: i64) -> Result<bool, Error> {
        Ok(run_alone!(self, "taking a highlight out", END, account.0, highlight) > 0)
    }

    /// What a reader marked in an article, the oldest first.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn highlights_in(&self, account: AccountId, article: ArticleId) -> Result<Vec<Highlight>, Error> {
        let rows: Vec<Row> = reading!(&self.engine, db => sqlx::query_as(OF_ARTICLE)
            .bind(account.0).bind(article.0).fetch_all(db).await)
        .map_err(failed("reading highlights"))?;
        Ok(rows.into_iter().map(highlight).collect())
    }

    /// What a reader marked, the newest first, from `before` (the last one's time and id) on.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn highlights(
        &self,
        account: AccountId,
        before: Option<(i64, i64)>,
        limit: i64,
    ) -> Result<Vec<Highlight>, Error> {
        let (at_us, id) = before.unwrap_or((i64::MAX, i64::MAX));
        let rows: Vec<Row> = reading!(&self.engine, db => sqlx::query_as(ALL)
            .bind(account.0).bind(at_us).bind(id).bind(limit).fetch_all(db).await)
        .map_err(failed("reading highlights"))?;
        Ok(rows.into_iter().map(highlight).collect())
    }
}
