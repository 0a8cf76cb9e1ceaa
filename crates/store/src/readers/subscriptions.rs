//! What a reader reads title by title, as in a feed reader: subscriptions in folders, what of them is unread, streams of ids.
//!
//! Everything of a subscription that was first seen before its `since_us` counts as read, so that marking a whole list as read costs one
//! update, and not a row for each article; an article that was marked as unread stays unread whatever that time says.

use async_recursion::async_recursion as boxed;
use news::{AccountId, ArticleId, TitleId};

use super::ReadingState;
use crate::accounts::{run, run_alone};
use crate::engine::{reading, statements, writing};
use crate::error::failed;
use crate::{Error, Store};

/// An article that was published so long before the time of "all read" is unread only where it was marked so: what publishers
/// bring out of their archives is not news.
const ARCHIVE_US: i64 = 7 * 86_400_000_000;

/// Of articles `a` in subscriptions `s` with what was done with them, `r`.
macro_rules! subscribed {
    ($columns:literal, $conditions:literal, $($end:literal),+) => {
        concat!(
            "SELECT ",
            $columns,
            " FROM article AS a JOIN subscription AS s ON s.account = $1 AND s.title = a.title \
             LEFT JOIN reading AS r ON r.account = $1 AND r.article = a.id \
             WHERE NOT a.withdrawn AND ",
            $conditions,
            " ",
            $($end),+
        )
    };
}

/// Of a stream: `$5` folder, `$6` title, `$7` 0 for all, 1 for unread, 2 for read, `$9` [`ARCHIVE_US`].
macro_rules! stream {
    ($range:literal, $end:literal) => {
        subscribed!(
            "a.id, a.first_seen_us",
            $range,
            "AND a.first_seen_us >= $3 AND a.first_seen_us < $4 AND ($5 = '' OR s.folder = $5) AND (s.title = $6 OR $6 = 0) \
             AND ($7 = 0 OR ($7 = 1) = (COALESCE(r.read_us, 0) < 0 OR (COALESCE(r.read_us, 0) = 0 \
             AND a.first_seen_us >= s.since_us AND a.sort_us >= s.since_us - $9))) ",
            $end
        )
    };
}

statements! {
    /// A newsletter is for nobody but whose it is.
    SUBSCRIBE = "INSERT INTO subscription (account, title, folder, name, since_us)
        SELECT CAST($1 AS BIGINT), CAST($2 AS BIGINT), CAST($3 AS TEXT), '', CAST($4 AS BIGINT)
        WHERE NOT EXISTS (SELECT 1 FROM newsletter AS n WHERE n.title = $2 AND n.account <> $1)
        ON CONFLICT (account, title) DO UPDATE SET folder = CASE WHEN excluded.folder = '' THEN subscription.folder
            ELSE excluded.folder END";
    UNSUBSCRIBE = "DELETE FROM subscription WHERE account = $1 AND title = $2";
    FILE = "UPDATE subscription SET folder = $3 WHERE account = $1 AND title = $2";
    NAME = "UPDATE subscription SET name = $3 WHERE account = $1 AND title = $2";
    RENAME_FOLDER = "UPDATE subscription SET folder = $3 WHERE account = $1 AND folder = $2";
    SUBSCRIPTIONS = "SELECT title, folder, name, since_us FROM subscription WHERE account = $1 ORDER BY folder, title";
    NEWEST_FIRST = stream!("a.id < $2", "ORDER BY a.id DESC LIMIT $8");
    OLDEST_FIRST = stream!("a.id > $2", "ORDER BY a.id LIMIT $8");
    STARRED = "SELECT a.id, a.first_seen_us FROM reading AS r JOIN article AS a ON a.id = r.article
        WHERE r.account = $1 AND r.saved_us > 0 AND r.article < $2 AND NOT a.withdrawn ORDER BY r.article DESC LIMIT $3";
    UNREAD = subscribed!(
        "a.title, COUNT(*), MAX(a.first_seen_us)",
        "a.first_seen_us >= s.since_us AND a.sort_us >= s.since_us - $2 AND COALESCE(r.read_us, 0) = 0",
        "GROUP BY a.title");
    MARKED_UNREAD = "SELECT a.title, COUNT(*), MAX(a.first_seen_us) FROM reading AS r JOIN article AS a ON a.id = r.article
        JOIN subscription AS s ON s.account = r.account AND s.title = a.title
        WHERE r.account = $1 AND r.read_us < 0 AND NOT a.withdrawn GROUP BY a.title";
    COUNT = "SELECT COUNT(*) FROM article AS a JOIN subscription AS s ON s.account = $1 AND s.title = a.title
        WHERE NOT a.withdrawn";
    ALL_READ = "UPDATE subscription SET since_us = $4 WHERE account = $1 AND ($2 = '' OR folder = $2)
        AND (title = $3 OR $3 = 0) AND since_us < $4";
    /// What was marked as unread is read now too.
    NONE_UNREAD = "UPDATE reading SET read_us = $4 WHERE account = $1 AND read_us < 0 AND article IN
        (SELECT a.id FROM article AS a JOIN subscription AS s ON s.account = $1 AND s.title = a.title
        WHERE a.id = reading.article AND a.first_seen_us < $4 AND ($2 = '' OR s.folder = $2) AND (s.title = $3 OR $3 = 0))";
}

/// A title that a reader reads as in a feed reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subscription {
    /// Which.
    pub title: TitleId,
    /// The folder that it is in; empty for none.
    pub folder: String,
    /// The reader's own name for it; empty for the title's.
    pub name: String,
    /// Articles first seen before this are read.
    pub since_us: i64,
}

impl Subscription {
    /// Whether an article of it is read: by what was done with it, by when it was first seen, and by when it is from (`sort_us`).
    #[must_use]
    pub fn has_read(&self, state: ReadingState, first_seen_us: i64, sort_us: i64) -> bool {
        let is_new = first_seen_us >= self.since_us && sort_us >= self.since_us.saturating_sub(ARCHIVE_US);
        state.read_us > 0 || (state.read_us == 0 && !is_new)
    }
}

/// Which articles of the subscriptions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reads {
    /// All.
    #[default]
    All,
    /// Those that are unread.
    Unread,
    /// Those that are read.
    Read,
}

/// A stream of a reader's articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stream {
    /// Of subscriptions in this folder; empty for any.
    pub folder: String,
    /// Of this subscription.
    pub title: Option<TitleId>,
    /// Read or unread.
    pub reads: Reads,
    /// First seen at this time or later.
    pub from_us: i64,
    /// First seen before this time.
    pub to_us: i64,
    /// The oldest first; else the newest.
    pub oldest_first: bool,
    /// From the article after this one on, in the stream's order.
    pub after: Option<ArticleId>,
    /// At most so many.
    pub limit: i64,
}

impl Default for Stream {
    fn default() -> Self {
        Self {
            folder: String::new(),
            title: None,
            reads: Reads::All,
            from_us: i64::MIN,
            to_us: i64::MAX,
            oldest_first: false,
            after: None,
            limit: 20,
        }
    }
}

/// How much of a subscription is unread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unread {
    /// Whose.
    pub title: TitleId,
    /// How many articles.
    pub articles: i64,
    /// When the newest of them was first seen.
    pub newest_us: i64,
}

impl Store {
    /// Subscribes a reader to a title; what was first seen before `since_us` counts as read. Who subscribes already only files
    /// it anew.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn subscribe(
        &self,
        account: AccountId,
        title: TitleId,
        folder: &str,
        since_us: i64,
    ) -> Result<(), Error> {
        run_alone!(self, "subscribing", SUBSCRIBE, account.0, title.0, folder, since_us);
        Ok(())
    }

    /// Ends a subscription; `false` where there was none. What was read stays read.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn unsubscribe(&self, account: AccountId, title: TitleId) -> Result<bool, Error> {
        Ok(run_alone!(self, "ending a subscription", UNSUBSCRIBE, account.0, title.0) > 0)
    }

    /// Puts a subscription into a folder; an empty one takes it out.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn file_subscription(&self, account: AccountId, title: TitleId, folder: &str) -> Result<(), Error> {
        run_alone!(self, "filing a subscription", FILE, account.0, title.0, folder);
        Ok(())
    }

    /// Gives a subscription a name of the reader's own; an empty one gives it its title's again.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn name_subscription(&self, account: AccountId, title: TitleId, name: &str) -> Result<(), Error> {
        run_alone!(self, "naming a subscription", NAME, account.0, title.0, name);
        Ok(())
    }

    /// Renames a folder; an empty name takes everything out of it.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn rename_folder(&self, account: AccountId, folder: &str, name: &str) -> Result<(), Error> {
        run_alone!(self, "renaming a folder", RENAME_FOLDER, account.0, folder, name);
        Ok(())
    }

    /// What a reader subscribes to, by folder.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn subscriptions(&self, account: AccountId) -> Result<Vec<Subscription>, Error> {
        let rows: Vec<(i64, String, String, i64)> =
            reading!(&self.engine, db => sqlx::query_as(SUBSCRIPTIONS).bind(account.0).fetch_all(db).await)
                .map_err(failed("reading subscriptions"))?;
        let subscription =
            |(title, folder, name, since_us)| Subscription { title: TitleId(title), folder, name, since_us };
        Ok(rows.into_iter().map(subscription).collect())
    }

    /// The articles of a stream, with when they were first seen.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn stream(&self, account: AccountId, stream: &Stream) -> Result<Vec<(ArticleId, i64)>, Error> {
        let (text, first) = if stream.oldest_first { (OLDEST_FIRST, i64::MIN) } else { (NEWEST_FIRST, i64::MAX) };
        let reads: i32 = match stream.reads {
            Reads::All => 0,
            Reads::Unread => 1,
            Reads::Read => 2,
        };
        let rows: Vec<(i64, i64)> = reading!(&self.engine, db => sqlx::query_as(text)
            .bind(account.0).bind(stream.after.map_or(first, |id| id.0)).bind(stream.from_us).bind(stream.to_us)
            .bind(&stream.folder).bind(stream.title.map_or(0, |title| title.0)).bind(reads).bind(stream.limit)
            .bind(ARCHIVE_US).fetch_all(db).await)
        .map_err(failed("reading a stream"))?;
        Ok(rows.into_iter().map(|(id, seen_us)| (ArticleId(id), seen_us)).collect())
    }

    /// What a reader saved, by id from high to low, below `before`, with when it was first seen.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn starred(
        &self,
        account: AccountId,
        before: Option<ArticleId>,
        limit: i64,
    ) -> Result<Vec<(ArticleId, i64)>, Error> {
        let before = before.map_or(i64::MAX, |id| id.0);
        let rows: Vec<(i64, i64)> = reading!(&self.engine, db => sqlx::query_as(STARRED)
            .bind(account.0).bind(before).bind(limit).fetch_all(db).await)
        .map_err(failed("reading what was saved"))?;
        Ok(rows.into_iter().map(|(id, seen_us)| (ArticleId(id), seen_us)).collect())
    }

    /// How many articles all subscriptions have.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn count_subscribed(&self, account: AccountId) -> Result<i64, Error> {
        reading!(&self.engine, db => sqlx::query_scalar(COUNT).bind(account.0).fetch_one(db).await)
            .map_err(failed("counting the articles of subscriptions"))
    }

    /// How much of each subscription is unread; those without anything are left out.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn unread(&self, account: AccountId) -> Result<Vec<Unread>, Error> {
        const DOING: &str = "counting what is unread";
        let rows: Vec<(i64, i64, i64)> = reading!(&self.engine, db => sqlx::query_as(UNREAD)
            .bind(account.0).bind(ARCHIVE_US).fetch_all(db).await)
        .map_err(failed(DOING))?;
        let marked: Vec<(i64, i64, i64)> =
            reading!(&self.engine, db => sqlx::query_as(MARKED_UNREAD).bind(account.0).fetch_all(db).await)
                .map_err(failed(DOING))?;
        let mut unread: Vec<Unread> = Vec::new();
        for (title, articles, newest_us) in rows.into_iter().chain(marked) {
            match unread.iter_mut().find(|one| one.title.0 == title) {
                Some(one) => {
                    one.articles += articles;
                    one.newest_us = one.newest_us.max(newest_us);
                }
                None => unread.push(Unread { title: TitleId(title), articles, newest_us }),
            }
        }
        unread.sort_by_key(|one| one.title);
        Ok(unread)
    }

    /// Marks everything of a folder (empty for all) or a title that was first seen before `before_us` as read.
    ///
    /// # Errors
    /// When the database fails; then nothing was marked.
    #[boxed]
    pub async fn mark_all_read(
        &self,
        account: AccountId,
        folder: &str,
        title: Option<TitleId>,
        before_us: i64,
    ) -> Result<(), Error> {
        const DOING: &str = "marking a list as read";
        let title = title.map_or(0, |title| title.0);
        let mut transaction = self.engine.write(DOING).await?;
        let within = &mut transaction;
        run!(within, ALL_READ, account.0, folder, title, before_us).map_err(failed(DOING))?;
        run!(within, NONE_UNREAD, account.0, folder, title, before_us).map_err(failed(DOING))?;
        transaction.commit(DOING).await
    }
}
