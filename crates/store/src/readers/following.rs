//! What is new to a reader: in stories, among kept searches, in what they read; and who gets the briefing by mail.

use async_recursion::async_recursion as boxed;
use news::{AccountId, ArticleId};
use stories::StoryId;

use crate::accounts::run_alone;
use crate::engine::{reading, statements, writing};
use crate::error::failed;
use crate::{Error, Store};

statements! {
    VISIT = "INSERT INTO story_visit (account, story, at_us) VALUES ($1, $2, $3)
        ON CONFLICT (account, story) DO UPDATE SET at_us = excluded.at_us";
    VISITED = "SELECT at_us FROM story_visit WHERE account = $1 AND story = $2";
    VISITS = "SELECT story, at_us FROM story_visit WHERE account = $1";
    NEW_IN = "SELECT COUNT(*) FROM article AS a WHERE a.story = $1 AND a.first_seen_us > $2 AND NOT a.withdrawn";
    CORRECTED = "SELECT r.article, v.number, v.seen_us FROM reading AS r
        JOIN amendment AS m ON m.article = r.article AND m.corrected
        JOIN revision AS v ON v.article = m.article AND v.number = m.number
        WHERE r.account = $1 AND r.opened_us > 0 AND v.seen_us > r.opened_us ORDER BY v.seen_us DESC, r.article LIMIT 50";
    LOOKED = "UPDATE saved_search SET seen_us = $3 WHERE account = $1 AND id = $2 AND seen_us < $3";
    BRIEFINGS = "SELECT account, parts, minutes, zone, sent_us FROM briefing_mail ORDER BY account";
    BRIEFING = "SELECT account, parts, minutes, zone, sent_us FROM briefing_mail WHERE account = $1";
    ORDER = "INSERT INTO briefing_mail (account, parts, minutes, zone, sent_us) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (account) DO UPDATE SET parts = excluded.parts, minutes = excluded.minutes, zone = excluded.zone";
    CLAIM = "UPDATE briefing_mail SET sent_us = $2 WHERE account = $1 AND sent_us < $2";
    CANCEL = "DELETE FROM briefing_mail WHERE account = $1";
}

/// An article that its publisher corrected after a reader had opened it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Correction {
    /// Which.
    pub article: ArticleId,
    /// The revision with the correction.
    pub number: i32,
    /// When it was seen.
    pub seen_us: i64,
}

/// A reader who gets the briefing by mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BriefingMail {
    /// Who.
    pub account: AccountId,
    /// `morning`, `evening` or `both`.
    pub parts: String,
    /// How long it is.
    pub minutes: i32,
    /// The reader's time zone, an IANA name.
    pub zone: String,
    /// When the last one went out; before that, since when it is asked for.
    pub sent_us: i64,
}

type Row = (i64, String, i32, String, i64);

fn briefing((account, parts, minutes, zone, sent_us): Row) -> BriefingMail {
    BriefingMail { account: AccountId(account), parts, minutes, zone, sent_us }
}

impl Store {
    /// Notes that a reader opened a story.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn visit_story(&self, account: AccountId, story: StoryId, now_us: i64) -> Result<(), Error> {
        run_alone!(self, "noting a visit", VISIT, account.0, story.0, now_us);
        Ok(())
    }

    /// When a reader last opened a story.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn visited_story(&self, account: AccountId, story: StoryId) -> Result<Option<i64>, Error> {
        reading!(&self.engine, db => sqlx::query_scalar(VISITED).bind(account.0).bind(story.0).fetch_optional(db).await)
            .map_err(failed("reading a visit"))
    }

    /// When a reader last opened stories.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn story_visits(&self, account: AccountId) -> Result<Vec<(StoryId, i64)>, Error> {
        let rows: Vec<(i64, i64)> =
            reading!(&self.engine, db => sqlx::query_as(VISITS).bind(account.0).fetch_all(db).await)
                .map_err(failed("reading visits"))?;
        Ok(rows.into_iter().map(|(story, at_us)| (StoryId(story), at_us)).collect())
    }

    /// How many articles of a story were first seen after `since_us`.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn new_in_story(&self, story: StoryId, since_us: i64) -> Result<i64, Error> {
        reading!(&self.engine, db => sqlx::query_scalar(NEW_IN).bind(story.0).bind(since_us).fetch_one(db).await)
            .map_err(failed("counting what is new in a story"))
    }

    /// What was corrected since the reader opened it, the newest correction first.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn corrections_for(&self, account: AccountId) -> Result<Vec<Correction>, Error> {
        let rows: Vec<(i64, i32, i64)> =
            reading!(&self.engine, db => sqlx::query_as(CORRECTED).bind(account.0).fetch_all(db).await)
                .map_err(failed("reading what was corrected"))?;
        let correction = |(article, number, seen_us)| Correction { article: ArticleId(article), number, seen_us };
        Ok(rows.into_iter().map(correction).collect())
    }

    /// Notes that a reader looked at what a kept search finds.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn look_at_search(&self, account: AccountId, search: i64, now_us: i64) -> Result<(), Error> {
        run_alone!(self, "noting a look at a search", LOOKED, account.0, search, now_us);
        Ok(())
    }

    /// Everybody who gets the briefing by mail.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn briefing_mails(&self) -> Result<Vec<BriefingMail>, Error> {
        let rows: Vec<Row> = reading!(&self.engine, db => sqlx::query_as(BRIEFINGS).fetch_all(db).await)
            .map_err(failed("reading who gets the briefing"))?;
        Ok(rows.into_iter().map(briefing).collect())
    }

    /// How a reader gets the briefing by mail; `None` where not at all.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn briefing_mail(&self, account: AccountId) -> Result<Option<BriefingMail>, Error> {
        let row: Option<Row> =
            reading!(&self.engine, db => sqlx::query_as(BRIEFING).bind(account.0).fetch_optional(db).await)
                .map_err(failed("reading who gets the briefing"))?;
        Ok(row.map(briefing))
    }

    /// Sends a reader the briefing from now on, or otherwise than before.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn order_briefing(&self, mail: &BriefingMail) -> Result<(), Error> {
        let (parts, zone) = (&mail.parts, &mail.zone);
        run_alone!(self, "ordering the briefing", ORDER, mail.account.0, parts, mail.minutes, zone, mail.sent_us);
        Ok(())
    }

    /// Takes the edition that came out at `out_us` upon oneself to send; `false` where it has been sent, or somebody else does.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn claim_briefing(&self, account: AccountId, out_us: i64) -> Result<bool, Error> {
        Ok(run_alone!(self, "claiming a briefing", CLAIM, account.0, out_us) > 0)
    }

    /// Sends a reader no briefing any more; `false` where they got none.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn cancel_briefing(&self, account: AccountId) -> Result<bool, Error> {
        Ok(run_alone!(self, "ending the briefing by mail", CANCEL, account.0) > 0)
    }
}
