//! Ranked lists as they were shown, what is learned of readers, and what editors did to the lists that they choose by hand.
//! What the bytes and the JSON say is the caller's.

use async_recursion::async_recursion as boxed;
use news::{Access, AccountId, ArticleId, Section, TitleId};
use stories::StoryId;

use crate::accounts::{run, run_alone};
use crate::engine::{Engine, reading, statements, writing};
use crate::error::failed;
use crate::{Error, Lease, Store, json_ids};

/// The columns of an article in brief.
macro_rules! briefs {
    ($rest:literal) => {
        concat!("SELECT a.id, a.title, a.story, a.report, a.section, a.access, a.word_count, a.sort_us FROM ", $rest)
    };
}

statements! {
    BRIEFS_SQLITE = briefs!("json_each($1) AS wanted CROSS JOIN article AS a ON a.id = wanted.value WHERE NOT a.withdrawn");
    BRIEFS_POSTGRES = briefs!("article AS a WHERE a.id = ANY($1) AND NOT a.withdrawn");
    OF_STORIES_SQLITE = briefs!("json_each($1) AS wanted CROSS JOIN article AS a ON a.story = wanted.value WHERE NOT a.withdrawn");
    OF_STORIES_POSTGRES = briefs!("article AS a WHERE a.story = ANY($1) AND NOT a.withdrawn");
    AS_OF = "SELECT at_us, weights, body FROM lead_list WHERE edition = $1 AND at_us <= $2 ORDER BY at_us DESC LIMIT 1";
    NEWEST_PLACES = "SELECT at_us, places FROM lead_list WHERE edition = $1 ORDER BY at_us DESC LIMIT 1";
    KEEP = "INSERT INTO lead_list (edition, at_us, weights, places, body) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (edition, at_us) DO UPDATE SET weights = excluded.weights, places = excluded.places, body = excluded.body";
    TIMES = "SELECT at_us FROM lead_list WHERE edition = $1 AND at_us >= $2 AND at_us < $3 ORDER BY at_us";
    FORGET = "DELETE FROM lead_list WHERE at_us < $1";
    PROFILE = "SELECT state FROM profile WHERE account = $1";
    SET_PROFILE = "INSERT INTO profile (account, state, updated_us) VALUES ($1, $2, $3)
        ON CONFLICT (account) DO UPDATE SET state = excluded.state, updated_us = excluded.updated_us";
    DROP_PROFILE = "DELETE FROM profile WHERE account = $1";
    NEWEST_ACT = "SELECT COALESCE(MAX(number), 0) FROM pick_act";
    ADD_ACT = "INSERT INTO pick_act (number, list, at_us, account, act) VALUES ($1, $2, $3, $4, $5)";
    ACTS = "SELECT number, list, at_us, account, act FROM pick_act WHERE list = $1 ORDER BY number";
    LISTS = "SELECT DISTINCT list FROM pick_act ORDER BY list";
    /// Acts of editors are numbered one after the other; the number is arbitrary and ours.
    LOCK_POSTGRES = "SELECT pg_advisory_xact_lock(7813451)";
}

/// Level 3 of zstd, as for revisions.
const LEVEL: i32 = 3;
/// Bytes of one list at most, unpacked.
const LARGEST_BYTES: usize = 16 << 20;

/// What the ranking of many articles needs to know of each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brief {
    /// Which article.
    pub id: ArticleId,
    /// Whose.
    pub title: TitleId,
    /// Its story, once it was placed.
    pub story: Option<StoryId>,
    /// Whether it carries a text that another article had first.
    pub copied: bool,
    /// Where it belongs.
    pub section: Option<Section>,
    /// Whether readers can read it without paying its title.
    pub access: Access,
    /// Words of its text.
    pub word_count: i32,
    /// When it counts as published.
    pub sort_us: i64,
}

#[derive(sqlx::FromRow)]
struct BriefRow {
    id: i64,
    title: i64,
    story: Option<i64>,
    report: Option<i64>,
    section: Option<String>,
    access: String,
    word_count: i32,
    sort_us: i64,
}

impl From<BriefRow> for Brief {
    fn from(row: BriefRow) -> Self {
        Self {
            id: ArticleId(row.id),
            title: TitleId(row.title),
            story: row.story.map(StoryId),
            // A report has the number of the article that carried its text first.
            copied: row.report.is_some_and(|report| report != row.id),
            section: row.section.as_deref().and_then(Section::from_word),
            access: Access::from_word(&row.access),
            word_count: row.word_count,
            sort_us: row.sort_us,
        }
    }
}

/// A ranked list as it was shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RankedList {
    /// When it was made.
    pub at_us: i64,
    /// The version of the weights that made it.
    pub weights: i32,
    /// Its places with their records, as JSON.
    pub body: String,
}

/// What became of a list that was to be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListKept {
    /// It is kept.
    Anew,
    /// The one before has the same places, and stays.
    AsBefore,
    /// Another process has the lease by now; nothing was written.
    NotOurs,
}

/// What an editor did to a list of picks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PickAct {
    /// Its number; acts are folded in this order.
    pub number: i64,
    /// The list.
    pub list: String,
    /// When.
    pub at_us: i64,
    /// Who.
    pub account: AccountId,
    /// What, as JSON.
    pub act: String,
}

impl Store {
    /// These articles in brief; withdrawn ones are left out.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn briefs(&self, articles: &[ArticleId]) -> Result<Vec<Brief>, Error> {
        let ids: Vec<i64> = articles.iter().map(|article| article.0).collect();
        self.read_briefs(BRIEFS_SQLITE, BRIEFS_POSTGRES, &ids).await
    }

    /// The articles of these stories in brief; withdrawn ones are left out.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn briefs_of_stories(&self, stories: &[StoryId]) -> Result<Vec<Brief>, Error> {
        let ids: Vec<i64> = stories.iter().map(|story| story.0).collect();
        self.read_briefs(OF_STORIES_SQLITE, OF_STORIES_POSTGRES, &ids).await
    }

    async fn read_briefs(
        &self,
        sqlite: &'static str,
        postgres: &'static str,
        ids: &[i64],
    ) -> Result<Vec<Brief>, Error> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let rows: Result<Vec<BriefRow>, sqlx::Error> = match &self.engine {
            Engine::Sqlite { readers, .. } => sqlx::query_as(sqlite).bind(json_ids(ids)).fetch_all(readers).await,
            Engine::Postgres(pool) => sqlx::query_as(postgres).bind(ids).fetch_all(pool).await,
        };
        Ok(rows.map_err(failed("reading articles in brief"))?.into_iter().map(Brief::from).collect())
    }

    /// Keeps the lead list of an edition, unless the one before has the same `places` (any text that tells orders apart), or `lease`
    /// is somebody else's by now.
    ///
    /// # Errors
    /// When the database fails; then nothing was written.
    #[boxed]
    pub async fn keep_lead_list(
        &self,
        edition: &str,
        list: &RankedList,
        places: &str,
        lease: Option<&Lease>,
    ) -> Result<ListKept, Error> {
        const DOING: &str = "keeping a ranked list";
        let newest: Option<(i64, String)> =
            reading!(&self.engine, db => sqlx::query_as(NEWEST_PLACES).bind(edition).fetch_optional(db).await)
                .map_err(failed(DOING))?;
        if newest.is_some_and(|(_, known)| known == places) {
            return Ok(ListKept::AsBefore);
        }
        let body = zstd::bulk::compress(list.body.as_bytes(), LEVEL)
            .map_err(|error| Error::Engine(format!("packing a ranked list: {error}")))?;
        let mut transaction = self.engine.write(DOING).await?;
        if let Some(lease) = lease
            && !lease.hold_fast(&mut transaction).await.map_err(failed(DOING))?
        {
            return Ok(ListKept::NotOurs);
        }
        let within = &mut transaction;
        run!(within, KEEP, edition, list.at_us, list.weights, places, body).map_err(failed(DOING))?;
        transaction.commit(DOING).await?;
        Ok(ListKept::Anew)
    }

    /// The lead list of an edition as of a time: the last one made until then.
    ///
    /// # Errors
    /// When the database fails or the list cannot be read.
    #[boxed]
    pub async fn lead_list(&self, edition: &str, at_us: i64) -> Result<Option<RankedList>, Error> {
        let row: Option<(i64, i32, Vec<u8>)> =
            reading!(&self.engine, db => sqlx::query_as(AS_OF).bind(edition).bind(at_us).fetch_optional(db).await)
                .map_err(failed("reading a ranked list"))?;
        let Some((at_us, weights, body)) = row else { return Ok(None) };
        let broken = |error: &dyn std::fmt::Display| Error::Engine(format!("a ranked list cannot be read: {error}"));
        let bytes = crate::zstd_frame::unpack(&body, LARGEST_BYTES).map_err(|error| broken(&error))?;
        Ok(Some(RankedList { at_us, weights, body: String::from_utf8(bytes).map_err(|error| broken(&error))? }))
    }

    /// When lists of an edition were kept, from `from_us` until before `until_us`.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn lead_list_times(&self, edition: &str, from_us: i64, until_us: i64) -> Result<Vec<i64>, Error> {
        reading!(&self.engine, db =>
            sqlx::query_scalar(TIMES).bind(edition).bind(from_us).bind(until_us).fetch_all(db).await)
        .map_err(failed("reading when lists were made"))
    }

    /// Forgets lists that were made before `before_us`; gives how many.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn forget_lead_lists(&self, before_us: i64) -> Result<u64, Error> {
        Ok(run_alone!(self, "forgetting old lists", FORGET, before_us))
    }

    /// What is learned of a reader.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn profile(&self, account: AccountId) -> Result<Option<Vec<u8>>, Error> {
        reading!(&self.engine, db => sqlx::query_scalar(PROFILE).bind(account.0).fetch_optional(db).await)
            .map_err(failed("reading a profile"))
    }

    /// Keeps what is learned of a reader.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn set_profile(&self, account: AccountId, state: &[u8], now_us: i64) -> Result<(), Error> {
        run_alone!(self, "keeping a profile", SET_PROFILE, account.0, state.to_vec(), now_us);
        Ok(())
    }

    /// Forgets what was learned of a reader.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn drop_profile(&self, account: AccountId) -> Result<(), Error> {
        run_alone!(self, "forgetting a profile", DROP_PROFILE, account.0);
        Ok(())
    }

    /// Keeps what an editor did to a list; gives its number. Two editors at once both have theirs kept, one after the other.
    ///
    /// # Errors
    /// When the database fails; then nothing was kept.
    #[boxed]
    pub async fn add_pick_act(&self, list: &str, account: AccountId, at_us: i64, act: &str) -> Result<i64, Error> {
        const DOING: &str = "keeping what an editor picked";
        let mut transaction = self.engine.write(DOING).await?;
        if let crate::engine::Writing::Postgres(transaction) = &mut transaction {
            sqlx::query(LOCK_POSTGRES).execute(&mut **transaction).await.map_err(failed(DOING))?;
        }
        let within = &mut transaction;
        let newest: i64 =
            writing!(within, db => sqlx::query_scalar(NEWEST_ACT).fetch_one(db).await).map_err(failed(DOING))?;
        let number = newest + 1;
        run!(within, ADD_ACT, number, list, at_us, account.0, act).map_err(failed(DOING))?;
        transaction.commit(DOING).await?;
        Ok(number)
    }

    /// Everything that editors did to a list, in order.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn pick_acts(&self, list: &str) -> Result<Vec<PickAct>, Error> {
        let rows: Vec<(i64, String, i64, i64, String)> =
            reading!(&self.engine, db => sqlx::query_as(ACTS).bind(list).fetch_all(db).await)
                .map_err(failed("reading what editors picked"))?;
        let act =
            |(number, list, at_us, account, act)| PickAct { number, list, at_us, account: AccountId(account), act };
        Ok(rows.into_iter().map(act).collect())
    }

    /// The names of lists that editors did anything to.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn pick_lists(&self) -> Result<Vec<String>, Error> {
        reading!(&self.engine, db => sqlx::query_scalar(LISTS).fetch_all(db).await)
            .map_err(failed("reading which lists editors made"))
    }
}
