//! Feeds: addresses that are polled, with their state.

use async_recursion::async_recursion as boxed;
use std::collections::{HashMap, HashSet};

use news::{FeedId, FeedKind, FeedListing, Section, TitleId};

use crate::engine::{Insert, Writing, insert_rows, packed, reading, statements, writing};
use crate::error::failed;
use crate::log::{self, Kind, NewFact};
use crate::{Error, Feed, FeedSchedule, Store, titles};

statements! {
    ALL = "SELECT f.id, f.title, f.url, f.kind, f.section,
            t.enabled OR (t.own AND EXISTS (SELECT 1 FROM subscription AS s WHERE s.title = t.id)) AS enabled, f.etag, f.last_modified, f.body_hash, f.due_us,
            f.rhythm_us, f.newest_us, f.failures, f.attempted_us, f.succeeded_us, f.failing_since_us, f.error_code,
            f.error_message, f.gone
        FROM feed f JOIN title t ON t.id = f.title WHERE NOT f.removed AND f.kind <> 'letters' ORDER BY f.id";
    /// [`ALL`] as one row.
    PACKED_SQLITE = "SELECT json_group_array(json_array(f.id, f.title, f.url, f.kind, f.section,
            t.enabled OR (t.own AND EXISTS (SELECT 1 FROM subscription AS s WHERE s.title = t.id)), f.etag, f.last_modified, f.body_hash,
            f.due_us, f.rhythm_us, f.newest_us, f.failures, f.attempted_us, f.succeeded_us, f.failing_since_us, f.error_code,
            f.error_message, f.gone) ORDER BY f.id)
        FROM feed f JOIN title t ON t.id = f.title WHERE NOT f.removed AND f.kind <> 'letters'";
    OF_TITLE = "SELECT f.id, f.title, f.url, f.kind, f.section,
            t.enabled OR (t.own AND EXISTS (SELECT 1 FROM subscription AS s WHERE s.title = t.id)) AS enabled, f.etag, f.last_modified, f.body_hash, f.due_us,
            f.rhythm_us, f.newest_us, f.failures, f.attempted_us, f.succeeded_us, f.failing_since_us, f.error_code,
            f.error_message, f.gone
        FROM feed f JOIN title t ON t.id = f.title WHERE f.title = $1 AND NOT f.removed AND f.kind <> 'letters' ORDER BY f.id";
    LISTED = "SELECT id, listed_url, url, kind, section, removed FROM feed";
    BY_ADDRESS = "SELECT id, listed_url, url, kind, section, removed FROM feed WHERE listed_url = $1 OR url = $1
        ORDER BY removed, id LIMIT 1";
    NEWEST_ID = "SELECT COALESCE(MAX(id), 0) FROM feed";
    UPDATE = "UPDATE feed SET kind = $2, section = $3 WHERE id = $1";
    REVIVE = "UPDATE feed SET title = $2, kind = $3, section = $4, removed = FALSE, gone = FALSE, due_us = $5
        WHERE id = $1";
    REMOVE = "UPDATE feed SET removed = TRUE WHERE id = $1 AND NOT removed";
    SCHEDULE = "UPDATE feed SET due_us = $2, rhythm_us = $3, failures = $4, attempted_us = $5, succeeded_us = $6,
            failing_since_us = $7, error_code = $8, error_message = $9, gone = $10, newest_us = $11
        WHERE id = $1";
}

pub(crate) const INSERT: Insert = Insert {
    head: "INSERT INTO feed (id, title, listed_url, url, kind, section, removed, recorded_us, due_us, rhythm_us, \
           failures, attempted_us, succeeded_us, failing_since_us, error_code, error_message, gone) VALUES",
    columns: 17,
    tail: "",
};

#[derive(sqlx::FromRow, serde::Deserialize)]
struct Row {
    id: i64,
    title: i64,
    url: String,
    kind: String,
    section: Option<String>,
    #[serde(deserialize_with = "packed::truth")]
    enabled: bool,
    etag: Option<String>,
    last_modified: Option<String>,
    body_hash: Option<i64>,
    due_us: i64,
    rhythm_us: i64,
    newest_us: i64,
    failures: i32,
    attempted_us: i64,
    succeeded_us: i64,
    failing_since_us: i64,
    error_code: String,
    error_message: String,
    #[serde(deserialize_with = "packed::truth")]
    gone: bool,
}

impl From<Row> for Feed {
    fn from(row: Row) -> Self {
        let id = FeedId(row.id);
        Self {
            id,
            title: TitleId(row.title),
            url: row.url,
            kind: FeedKind::from_word(&row.kind),
            section: row.section.as_deref().and_then(Section::from_word),
            enabled: row.enabled,
            etag: row.etag,
            last_modified: row.last_modified,
            body_hash: row.body_hash,
            schedule: FeedSchedule {
                feed: id,
                due_us: row.due_us,
                rhythm_us: row.rhythm_us,
                newest_us: row.newest_us,
                failures: row.failures,
                attempted_us: row.attempted_us,
                succeeded_us: row.succeeded_us,
                failing_since_us: row.failing_since_us,
                error_code: row.error_code,
                error_message: row.error_message,
                gone: row.gone,
            },
        }
    }
}

/// A feed as far as its listing goes.
#[derive(sqlx::FromRow)]
struct Listed {
    id: i64,
    listed_url: String,
    url: String,
    kind: String,
    section: Option<String>,
    removed: bool,
}

impl Listed {
    fn says(&self, listing: &FeedListing) -> bool {
        self.kind == listing.kind.as_str() && self.section.as_deref() == listing.section.map(Section::as_str)
    }
}

/// Adds the feeds that are not there yet to their titles; gives how many those were.
pub(crate) async fn import(
    store: &Store,
    transaction: &mut Writing,
    wanted: &[(TitleId, &FeedListing)],
    now_us: i64,
    facts: &mut Vec<NewFact>,
) -> Result<u64, sqlx::Error> {
    let listed: Vec<Listed> = writing!(transaction, db => sqlx::query_as(LISTED).fetch_all(db).await)?;
    // Where one feed's old address is another's present one, the listing means the feed that it was written for.
    let mut known: HashMap<&str, &Listed> = listed.iter().map(|feed| (feed.url.as_str(), feed)).collect();
    known.extend(listed.iter().map(|feed| (feed.listed_url.as_str(), feed)));
    let newest_id: i64 = writing!(transaction, db => sqlx::query_scalar(NEWEST_ID).fetch_one(db).await)?;

    let mut met = HashSet::new();
    let mut added = Vec::new();
    let mut changed = Vec::new();
    for &(title, listing) in wanted.iter().filter(|(_, listing)| met.insert(listing.url.as_str())) {
        match known.get(listing.url.as_str()) {
            Some(feed) if feed.removed || feed.says(listing) => {}
            Some(feed) => changed.push((feed.id, listing)),
            None => added.push((store.next_id(now_us, newest_id), title, listing)),
        }
    }
    // In one order, so that nobody who records visits at the same time waits in a ring.
    changed.sort_unstable_by_key(|(id, _)| *id);
    for (id, listing) in changed {
        let section = listing.section.map(Section::as_str);
        writing!(transaction, db => sqlx::query(UPDATE).bind(id).bind(listing.kind.as_str()).bind(section)
            .execute(db).await.map(|_| ()))?;
    }
    insert(transaction, &added, now_us, facts).await?;
    Ok(added.len() as u64)
}

async fn insert(
    transaction: &mut Writing,
    added: &[(i64, TitleId, &FeedListing)],
    now_us: i64,
    facts: &mut Vec<NewFact>,
) -> Result<(), sqlx::Error> {
    facts.extend(added.iter().map(|&(id, ..)| NewFact {
        at_us: now_us,
        kind: Kind::FeedAdded,
        subject: id,
        detail: String::new(),
    }));
    insert_rows!(transaction, INSERT, added, row => [
        row.0, row.1.0, row.2.url.as_str(), row.2.url.as_str(), row.2.kind.as_str(), row.2.section.map(Section::as_str),
        false, 0_i64, now_us, 0_i64, 0_i32, 0_i64, 0_i64, 0_i64, "", "", false,
    ])
}

/// Writes a feed's schedule.
pub(crate) async fn save_schedule(transaction: &mut Writing, schedule: &FeedSchedule) -> Result<(), sqlx::Error> {
    writing!(transaction, db => sqlx::query(SCHEDULE)
        .bind(schedule.feed.0).bind(schedule.due_us).bind(schedule.rhythm_us).bind(schedule.failures)
        .bind(schedule.attempted_us).bind(schedule.succeeded_us).bind(schedule.failing_since_us)
        .bind(&schedule.error_code).bind(&schedule.error_message).bind(schedule.gone).bind(schedule.newest_us)
        .execute(db).await.map(|_| ()))
}

impl Store {
    /// All feeds with their state, oldest first; those of switched-off titles too. What letters come by is none: it is not polled.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn feeds(&self) -> Result<Vec<Feed>, Error> {
        let rows: Vec<Row> =
            packed::rows(&self.engine, PACKED_SQLITE, ALL).await.map_err(failed("reading the feeds"))?;
        Ok(rows.into_iter().map(Feed::from).collect())
    }

    /// The feeds of one title with their state, oldest first.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn feeds_of(&self, title: TitleId) -> Result<Vec<Feed>, Error> {
        let rows: Vec<Row> = reading!(&self.engine, db => sqlx::query_as(OF_TITLE).bind(title.0).fetch_all(db).await)
            .map_err(failed("reading the feeds of a title"))?;
        Ok(rows.into_iter().map(Feed::from).collect())
    }

    /// Adds a feed to a title. Where the address is known already, that feed's id is given and it stays as it is; where
    /// it was removed before, it comes back, to this title.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn add_feed(&self, title: TitleId, listing: &FeedListing, now_us: i64) -> Result<FeedId, Error> {
        const DOING: &str = "adding a feed";
        let mut transaction = self.engine.write(DOING).await?;
        let id = self.add(&mut transaction, title, listing, now_us).await.map_err(failed(DOING))?;
        transaction.commit(DOING).await?;
        Ok(id)
    }

    async fn add(
        &self,
        transaction: &mut Writing,
        title: TitleId,
        listing: &FeedListing,
        now_us: i64,
    ) -> Result<FeedId, sqlx::Error> {
        titles::lock(transaction).await?;
        let known: Option<Listed> = writing!(transaction, db =>
            sqlx::query_as(BY_ADDRESS).bind(&listing.url).fetch_optional(db).await)?;
        let mut facts = Vec::new();
        let id = match known {
            Some(feed) if !feed.removed => feed.id,
            Some(feed) => {
                writing!(transaction, db => sqlx::query(REVIVE).bind(feed.id).bind(title.0).bind(listing.kind.as_str())
                    .bind(listing.section.map(Section::as_str)).bind(now_us).execute(db).await.map(|_| ()))?;
                let detail = String::new();
                facts.push(NewFact { at_us: now_us, kind: Kind::FeedAdded, subject: feed.id, detail });
                feed.id
            }
            None => {
                let newest_id: i64 = writing!(transaction, db => sqlx::query_scalar(NEWEST_ID).fetch_one(db).await)?;
                let id = self.next_id(now_us, newest_id);
                insert(transaction, &[(id, title, listing)], now_us, &mut facts).await?;
                id
            }
        };
        log::append(transaction, &facts).await?;
        Ok(FeedId(id))
    }

    /// Removes a feed; its articles stay. Gives whether it was there.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn remove_feed(&self, feed: FeedId, now_us: i64) -> Result<bool, Error> {
        const DOING: &str = "removing a feed";
        let mut transaction = self.engine.write(DOING).await?;
        let within = &mut transaction;
        let removed = writing!(within, db =>
            sqlx::query(REMOVE).bind(feed.0).execute(db).await.map(|done| done.rows_affected() > 0))
        .map_err(failed(DOING))?;
        if removed {
            let fact = NewFact { at_us: now_us, kind: Kind::FeedRemoved, subject: feed.0, detail: String::new() };
            log::append(&mut transaction, &[fact]).await.map_err(failed(DOING))?;
        }
        transaction.commit(DOING).await?;
        Ok(removed)
    }

    /// Saves schedule state of feeds whose visit changed nothing else (called rarely, in batches).
    ///
    /// # Errors
    /// When the database fails; then nothing was saved.
    #[boxed]
    pub async fn save_schedules(&self, schedules: &[FeedSchedule]) -> Result<(), Error> {
        const DOING: &str = "saving schedules";
        if schedules.is_empty() {
            return Ok(());
        }
        let mut transaction = self.engine.write(DOING).await?;
        // In one order, so that two nodes that save at once cannot wait for one another.
        let mut schedules: Vec<&FeedSchedule> = schedules.iter().collect();
        schedules.sort_by_key(|schedule| schedule.feed);
        for schedule in schedules {
            save_schedule(&mut transaction, schedule).await.map_err(failed(DOING))?;
        }
        transaction.commit(DOING).await
    }
}
