//! Read, saved, opened: one narrow row per reader and article.

use async_recursion::async_recursion as boxed;
use std::collections::HashMap;

use news::{AccountId, ArticleId};

use super::{KeptCard, Mark, ReadingState};
use crate::accounts::{run, run_alone};
use crate::engine::{Engine, Insert, Writing, insert_rows, reading, statements, writing};
use crate::error::failed;
use crate::lists::CardRow;
use crate::{Error, Store, json_ids};

/// A card `a` and when it was kept.
macro_rules! kept_columns {
    ($at:literal, $from:expr) => {
        concat!(
            "SELECT ",
            $at,
            " AS at_us, a.id, a.title, a.slug, a.headline, a.summary, a.byline, a.section, a.language, a.published_us, \
             a.first_seen_us, a.sort_us, a.picture_url, a.picture_credit, a.access, a.live_blog, a.word_count, a.position, \
             a.report, a.story, a.recording, a.recording_bytes, a.recording_seconds FROM ",
            $from
        )
    };
}
pub(super) use kept_columns;

/// A list of a reader's own, newest first. `$at` is a column of `reading`.
macro_rules! kept {
    ($at:literal) => {
        kept_columns!(
            $at,
            concat!(
                "reading AS k JOIN article AS a ON a.id = k.article WHERE k.account = $1 AND ",
                $at,
                " > 0 AND (",
                $at,
                ", k.article) < ($2, $3) AND NOT a.withdrawn ORDER BY ",
                $at,
                " DESC, k.article DESC LIMIT $4"
            )
        )
    };
}

statements! {
    SAVED = kept!("k.saved_us");
    OPENED = kept!("k.opened_us");
    STATES_SQLITE = "SELECT article, read_us, saved_us, opened_us FROM reading
        WHERE account = $1 AND article IN (SELECT value FROM json_each($2))";
    STATES_POSTGRES = "SELECT article, read_us, saved_us, opened_us FROM reading
        WHERE account = $1 AND article = ANY($2)";
    COUNT_SAVED = "SELECT COUNT(*) FROM reading WHERE account = $1 AND saved_us > 0";
    /// Rows that say nothing any more are not kept.
    DROP_EMPTY = "DELETE FROM reading WHERE account = $1 AND read_us = 0 AND saved_us = 0 AND opened_us = 0";
    FORGET = "UPDATE reading SET opened_us = 0 WHERE account = $1 AND opened_us > 0";
    FORGET_OLD = "UPDATE reading SET opened_us = 0 WHERE opened_us > 0 AND opened_us < $1";
    CATCH_UP = "INSERT INTO caught_up (account, list, through_us) VALUES ($1, $2, $3)
        ON CONFLICT (account, list) DO UPDATE SET through_us = CASE
            WHEN excluded.through_us > caught_up.through_us THEN excluded.through_us ELSE caught_up.through_us END";
    CAUGHT_UP = "SELECT list, through_us FROM caught_up WHERE account = $1 ORDER BY list";
}

const HEAD: &str = "INSERT INTO reading (account, article, read_us, saved_us, opened_us) VALUES";

/// What each mark leaves as it is.
pub(crate) const MARK_READ: Insert =
    Insert { head: HEAD, columns: 5, tail: "ON CONFLICT (account, article) DO UPDATE SET read_us = excluded.read_us" };
pub(crate) const MARK_SAVED: Insert = Insert {
    head: HEAD,
    columns: 5,
    tail: "ON CONFLICT (account, article) DO UPDATE SET saved_us = excluded.saved_us",
};
pub(crate) const MARK_OPENED: Insert = Insert {
    head: HEAD,
    columns: 5,
    tail: "ON CONFLICT (account, article) DO UPDATE SET opened_us = excluded.opened_us, read_us = CASE
        WHEN reading.read_us > 0 THEN reading.read_us ELSE excluded.read_us END",
};

#[derive(sqlx::FromRow)]
pub(super) struct KeptRow {
    at_us: i64,
    #[sqlx(flatten)]
    card: CardRow,
}

impl From<KeptRow> for KeptCard {
    fn from(row: KeptRow) -> Self {
        Self { at_us: row.at_us, card: row.card.into() }
    }
}

impl Store {
    /// Notes what a reader did with these articles at `now_us`. Doing it again changes the time and nothing else.
    ///
    /// # Errors
    /// When the database fails; then nothing was noted.
    #[boxed]
    pub async fn mark_articles(
        &self,
        account: AccountId,
        articles: &[ArticleId],
        mark: Mark,
        now_us: i64,
    ) -> Result<(), Error> {
        const DOING: &str = "noting what was read";
        if articles.is_empty() {
            return Ok(());
        }
        // Of two rows for one article in one statement PostgreSQL takes neither.
        let mut articles = articles.to_vec();
        articles.sort_unstable();
        articles.dedup();
        let mut transaction = self.engine.write(DOING).await?;
        note(&mut transaction, account, &articles, mark, now_us).await.map_err(failed(DOING))?;
        transaction.commit(DOING).await
    }

    /// How a reader stands to these articles; those without a row are left out.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn reading_states(
        &self,
        account: AccountId,
        articles: &[ArticleId],
    ) -> Result<HashMap<ArticleId, ReadingState>, Error> {
        if articles.is_empty() {
            return Ok(HashMap::new());
        }
        let ids: Vec<i64> = articles.iter().map(|article| article.0).collect();
        let rows: Result<Vec<(i64, i64, i64, i64)>, sqlx::Error> = match &self.engine {
            Engine::Sqlite { readers, .. } => {
                sqlx::query_as(STATES_SQLITE).bind(account.0).bind(json_ids(&ids)).fetch_all(readers).await
            }
            Engine::Postgres(db) => sqlx::query_as(STATES_POSTGRES).bind(account.0).bind(&ids).fetch_all(db).await,
        };
        let state = |(article, read_us, saved_us, opened_us)| {
            (ArticleId(article), ReadingState { read_us, saved_us, opened_us })
        };
        Ok(rows.map_err(failed("reading what was read"))?.into_iter().map(state).collect())
    }

    /// What a reader saved, the newest first, from `before` (the last one's time and article) on.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn saved(
        &self,
        account: AccountId,
        before: Option<(i64, ArticleId)>,
        limit: i64,
    ) -> Result<Vec<KeptCard>, Error> {
        self.kept(SAVED, account, before, limit).await
    }

    /// What a reader opened, the newest first, from `before` (the last one's time and article) on.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn history(
        &self,
        account: AccountId,
        before: Option<(i64, ArticleId)>,
        limit: i64,
    ) -> Result<Vec<KeptCard>, Error> {
        self.kept(OPENED, account, before, limit).await
    }

    async fn kept(
        &self,
        text: &'static str,
        account: AccountId,
        before: Option<(i64, ArticleId)>,
        limit: i64,
    ) -> Result<Vec<KeptCard>, Error> {
        let (at_us, article) = before.map_or((i64::MAX, i64::MAX), |(at_us, article)| (at_us, article.0));
        let rows: Vec<KeptRow> = reading!(&self.engine, db => sqlx::query_as(text)
            .bind(account.0).bind(at_us).bind(article).bind(limit).fetch_all(db).await)
        .map_err(failed("reading a reader's own list"))?;
        Ok(rows.into_iter().map(KeptCard::from).collect())
    }

    /// How many articles a reader has saved.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn count_saved(&self, account: AccountId) -> Result<i64, Error> {
        reading!(&self.engine, db => sqlx::query_scalar(COUNT_SAVED).bind(account.0).fetch_one(db).await)
            .map_err(failed("counting what was saved"))
    }

    /// Forgets what a reader opened; what was read stays read.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn forget_history(&self, account: AccountId) -> Result<(), Error> {
        run_alone!(self, "forgetting what was opened", FORGET, account.0);
        Ok(())
    }

    /// Forgets what anybody opened before `before_us`. Gives how many it forgot.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn forget_old_history(&self, before_us: i64) -> Result<u64, Error> {
        Ok(run_alone!(self, "forgetting what was opened long ago", FORGET_OLD, before_us))
    }

    /// Notes that a reader has read everything of a list up to a time; an earlier time than before changes nothing.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn catch_up(&self, account: AccountId, list: &str, through_us: i64) -> Result<(), Error> {
        run_alone!(self, "marking a list as read", CATCH_UP, account.0, list, through_us);
        Ok(())
    }

    /// Up to when a reader has read which list.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn caught_up(&self, account: AccountId) -> Result<Vec<(String, i64)>, Error> {
        reading!(&self.engine, db => sqlx::query_as(CAUGHT_UP).bind(account.0).fetch_all(db).await)
            .map_err(failed("reading which lists were read"))
    }
}

async fn note(
    transaction: &mut Writing,
    account: AccountId,
    articles: &[ArticleId],
    mark: Mark,
    now_us: i64,
) -> Result<(), sqlx::Error> {
    let (insert, read_us, saved_us, opened_us) = match mark {
        Mark::Read => (MARK_READ, now_us, 0, 0),
        // Unread whatever the time says up to which a list was read.
        Mark::Unread => (MARK_READ, -1, 0, 0),
        Mark::Saved => (MARK_SAVED, 0, now_us, 0),
        Mark::Unsaved => (MARK_SAVED, 0, 0, 0),
        Mark::Opened => (MARK_OPENED, now_us, 0, now_us),
    };
    insert_rows!(transaction, insert, articles, article => [account.0, article.0, read_us, saved_us, opened_us])?;
    if mark == Mark::Unsaved {
        run!(transaction, DROP_EMPTY, account.0)?;
    }
    Ok(())
}
