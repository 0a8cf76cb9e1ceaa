//! The log: what happened, in order, written in the same transaction as the rows it speaks of.
//!
//! Sequence numbers rise by one without gaps, and a reader who saw number n has been able to see every number below it:
//! whoever appends holds a lock from taking its numbers until it commits. Without that, a slow transaction's facts would
//! appear behind a cursor that has already passed them, and be skipped for ever. SQLite has one writer; on PostgreSQL
//! the lock is an advisory one.

use crate::engine::{Insert, Writing, insert_rows, reading, statements, writing};
use crate::error::failed;
use crate::{Error, Fact, Store};
use async_recursion::async_recursion as boxed;

/// A fact that has no place yet.
#[derive(Debug)]
pub(crate) struct NewFact {
    pub(crate) at_us: i64,
    pub(crate) kind: Kind,
    pub(crate) subject: i64,
    /// JSON, or empty.
    pub(crate) detail: String,
}

/// What happened. The words are stored: they are never renamed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    TitleAdded,
    TitleChanged,
    TitleSwitched,
    FeedAdded,
    FeedMoved,
    FeedRemoved,
    ArticleSeen,
    ArticleRevised,
    ArticleMoved,
    ArticleWithdrawn,
    ArticleRestored,
    AccountAdded,
    AccountAccepted,
    AccountRole,
    AccountState,
    AccountPassword,
    AccountSecondFactor,
    AccountErased,
    FrontPageAdded,
    FrontPageRemoved,
    FrontPageSeen,
    ArticlePlaced,
    ArticleCorrected,
    ArticleEditedSilently,
    ReportFormed,
    StoryPlaced,
    StoryMerged,
    StorySplit,
    StoryRenamed,
    StoryAct,
    OperatorAct,
}

impl Kind {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::TitleAdded => "title_added",
            Self::TitleChanged => "title_changed",
            Self::TitleSwitched => "title_switched",
            Self::FeedAdded => "feed_added",
            Self::FeedMoved => "feed_moved",
            Self::FeedRemoved => "feed_removed",
            Self::ArticleSeen => "article_seen",
            Self::ArticleRevised => "article_revised",
            Self::ArticleMoved => "article_moved",
            Self::ArticleWithdrawn => "article_withdrawn",
            Self::ArticleRestored => "article_restored",
            Self::AccountAdded => "account_added",
            Self::AccountAccepted => "account_accepted",
            Self::AccountRole => "account_role",
            Self::AccountState => "account_state",
            Self::AccountPassword => "account_password",
            Self::AccountSecondFactor => "account_second_factor",
            Self::AccountErased => "account_erased",
            Self::FrontPageAdded => "front_page_added",
            Self::FrontPageRemoved => "front_page_removed",
            Self::FrontPageSeen => "front_page_seen",
            Self::ArticlePlaced => "article_placed",
            Self::ArticleCorrected => "article_corrected",
            Self::ArticleEditedSilently => "article_edited_silently",
            Self::ReportFormed => "report_formed",
            Self::StoryPlaced => "story_placed",
            Self::StoryMerged => "story_merged",
            Self::StorySplit => "story_split",
            Self::StoryRenamed => "story_renamed",
            Self::StoryAct => "story_act",
            Self::OperatorAct => "operator_act",
        }
    }
}

statements! {
    NEWEST = "SELECT COALESCE(MAX(sequence), 0) FROM fact";
    AFTER = "SELECT sequence, at_us, kind, subject, detail FROM fact WHERE sequence > $1 ORDER BY sequence LIMIT $2";
    /// A range of the primary key, however long the log is.
    CATALOGUE_AFTER = "SELECT COALESCE(MAX(sequence), $1), COALESCE(MAX(CASE WHEN kind IN ('title_added', 'title_changed',
            'title_switched', 'feed_added', 'feed_moved', 'feed_removed') THEN sequence END), $1)
        FROM fact WHERE sequence > $1";
    /// Held until the transaction ends; the number is arbitrary and ours.
    LOCK_POSTGRES = "SELECT pg_advisory_xact_lock(7813443)";
}

pub(crate) const INSERT: Insert =
    Insert { head: "INSERT INTO fact (sequence, at_us, kind, subject, detail) VALUES", columns: 5, tail: "" };

/// Appends `facts` in their order. Call it last in a transaction: on PostgreSQL other writers wait from here on.
pub(crate) async fn append(transaction: &mut Writing, facts: &[NewFact]) -> Result<(), sqlx::Error> {
    if facts.is_empty() {
        return Ok(());
    }
    if let Writing::Postgres(transaction) = transaction {
        sqlx::query(LOCK_POSTGRES).execute(&mut **transaction).await?;
    }
    let newest: i64 = writing!(transaction, db => sqlx::query_scalar(NEWEST).fetch_one(db).await)?;
    let rows: Vec<(i64, &NewFact)> = (newest + 1..).zip(facts).collect();
    insert_rows!(transaction, INSERT, &rows, row => [
        row.0, row.1.at_us, row.1.kind.as_str(), row.1.subject, row.1.detail.as_str(),
    ])
}

impl Store {
    /// Facts after `after`, oldest first, at most `limit`. Without gaps, also under concurrent writers: a reader that
    /// keeps the last sequence number as its cursor misses nothing.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn facts(&self, after: i64, limit: i64) -> Result<Vec<Fact>, Error> {
        let rows: Vec<(i64, i64, String, i64, String)> =
            reading!(&self.engine, db => sqlx::query_as(AFTER).bind(after).bind(limit).fetch_all(db).await)
                .map_err(failed("reading the log"))?;
        let fact = |(sequence, at_us, kind, subject, detail)| Fact { sequence, at_us, kind, subject, detail };
        Ok(rows.into_iter().map(fact).collect())
    }

    /// Whether a title or a feed was added, changed, switched, moved or removed after the fact numbered `after`, and the number of
    /// the newest fact of all, to ask from next time: for those who keep the list of feeds in memory.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn catalogue_changed(&self, after: i64) -> Result<(bool, i64), Error> {
        let (newest, of_catalogue): (i64, i64) =
            reading!(&self.engine, db => sqlx::query_as(CATALOGUE_AFTER).bind(after).fetch_one(db).await)
                .map_err(failed("looking for changes of titles and feeds"))?;
        Ok((of_catalogue > after, newest))
    }
}
