//! Front pages: where titles' editors put what, and when. Rows of the pages themselves; `record` writes readings, `read` answers
//! what stands or stood where, `matching` joins places to articles that come later.
//!
//! Written only when something changed: a change costs one row with all places in a few bytes each (`packing`), a row for each new
//! link, and an update for each that left or rose to its best place.

mod matching;
mod model;
mod packing;
mod read;
mod record;

use async_recursion::async_recursion as boxed;
use news::{FrontPageId, Section, TitleId};

use crate::engine::{Insert, insert_rows, reading, statements, writing};
use crate::error::failed;
use crate::log::{self, Kind, NewFact};
use crate::{Error, Store, titles};

pub use model::{FrontPage, FrontPageReading, FrontPageReport, FrontPageSchedule, Moment, Placement};

#[cfg(test)]
pub(crate) use record::{INSERT_PLACEMENT, INSERT_STATE};
#[cfg(test)]
pub(crate) use {matching::STATEMENTS as MATCHING, read::STATEMENTS as READ, record::STATEMENTS as RECORD};

statements! {
    ALL = "SELECT f.id, f.title, f.url, f.section, t.enabled, f.etag, f.last_modified, f.body_hash, f.due_us, f.rhythm_us,
            f.changed_us, f.failures, f.attempted_us, f.succeeded_us, f.failing_since_us, f.error_code, f.error_message,
            f.stand_in, f.stand_in_since_us,
            (SELECT COUNT(*) FROM placement p WHERE p.front_page = f.id AND p.gone_us IS NULL) AS places
        FROM front_page f JOIN title t ON t.id = f.title WHERE NOT f.removed ORDER BY f.id";
    /// Titles that have no front page yet, removed ones counting; newsletters have none.
    WITHOUT = "SELECT t.id, t.homepage FROM title t
        WHERE t.enabled AND t.kind <> 'newsletter' AND t.homepage <> ''
            AND NOT EXISTS (SELECT 1 FROM front_page f WHERE f.title = t.id OR f.url = t.homepage) ORDER BY t.id";
    BY_URL = "SELECT id, removed FROM front_page WHERE url = $1";
    NEWEST_ID = "SELECT COALESCE(MAX(id), 0) FROM front_page";
    REVIVE = "UPDATE front_page SET title = $2, section = $3, removed = FALSE, due_us = $4 WHERE id = $1";
    REMOVE = "UPDATE front_page SET removed = TRUE WHERE id = $1 AND NOT removed";
    SCHEDULE = "UPDATE front_page SET due_us = $2, rhythm_us = $3, changed_us = $4, failures = $5, attempted_us = $6,
            succeeded_us = $7, failing_since_us = $8, error_code = $9, error_message = $10, stand_in = $11,
            stand_in_since_us = $12
        WHERE id = $1";
}

pub(crate) const INSERT: Insert = Insert {
    head: "INSERT INTO front_page (id, title, url, section, removed, recorded_us, due_us, rhythm_us, changed_us, failures, \
           attempted_us, succeeded_us, failing_since_us, error_code, error_message, stand_in_since_us) VALUES",
    columns: 16,
    tail: "",
};

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    title: i64,
    url: String,
    section: Option<String>,
    enabled: bool,
    etag: Option<String>,
    last_modified: Option<String>,
    body_hash: Option<i64>,
    due_us: i64,
    rhythm_us: i64,
    changed_us: i64,
    failures: i32,
    attempted_us: i64,
    succeeded_us: i64,
    failing_since_us: i64,
    error_code: String,
    error_message: String,
    stand_in: Option<String>,
    stand_in_since_us: i64,
    places: i64,
}

impl From<Row> for FrontPage {
    fn from(row: Row) -> Self {
        let id = FrontPageId(row.id);
        Self {
            id,
            title: TitleId(row.title),
            url: row.url,
            section: row.section.as_deref().and_then(Section::from_word),
            enabled: row.enabled,
            etag: row.etag,
            last_modified: row.last_modified,
            body_hash: row.body_hash,
            places: row.places,
            schedule: FrontPageSchedule {
                front_page: id,
                due_us: row.due_us,
                rhythm_us: row.rhythm_us,
                changed_us: row.changed_us,
                failures: row.failures,
                attempted_us: row.attempted_us,
                succeeded_us: row.succeeded_us,
                failing_since_us: row.failing_since_us,
                error_code: row.error_code,
                error_message: row.error_message,
                stand_in: row.stand_in,
                stand_in_since_us: row.stand_in_since_us,
            },
        }
    }
}

impl Store {
    /// All front pages with their state, oldest first; those of switched-off titles too.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn front_pages(&self) -> Result<Vec<FrontPage>, Error> {
        let rows: Vec<Row> = reading!(&self.engine, db => sqlx::query_as(ALL).fetch_all(db).await)
            .map_err(failed("reading the front pages"))?;
        Ok(rows.into_iter().map(FrontPage::from).collect())
    }

    /// Gives every title that is on and has none its homepage as a front page; gives how many. One that was removed stays so.
    ///
    /// # Errors
    /// When the database fails; then nothing was added.
    #[boxed]
    pub async fn ensure_front_pages(&self, now_us: i64) -> Result<u64, Error> {
        const DOING: &str = "adding front pages";
        let missing: Vec<(i64, String)> =
            reading!(&self.engine, db => sqlx::query_as(WITHOUT).fetch_all(db).await).map_err(failed(DOING))?;
        let mut added = 0;
        for (title, homepage) in missing {
            added += u64::from(self.add_front_page(TitleId(title), &homepage, None, now_us).await?.1);
        }
        Ok(added)
    }

    /// Adds a front page to a title: its homepage (`section` is `None`) or a section's front. Where the address is known already,
    /// that one's id is given and it stays as it is; where it was removed before, it comes back, to this title. The second value
    /// tells whether anything was added.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn add_front_page(
        &self,
        title: TitleId,
        url: &str,
        section: Option<Section>,
        now_us: i64,
    ) -> Result<(FrontPageId, bool), Error> {
        const DOING: &str = "adding a front page";
        let mut transaction = self.engine.write(DOING).await?;
        titles::lock(&mut transaction).await.map_err(failed(DOING))?;
        let within = &mut transaction;
        let known: Option<(i64, bool)> =
            writing!(within, db => sqlx::query_as(BY_URL).bind(url).fetch_optional(db).await).map_err(failed(DOING))?;
        let section = section.map(Section::as_str);
        let id = match known {
            Some((id, false)) => return Ok((FrontPageId(id), false)),
            Some((id, true)) => {
                writing!(within, db => sqlx::query(REVIVE).bind(id).bind(title.0).bind(section).bind(now_us)
                    .execute(db).await.map(|_| ()))
                .map_err(failed(DOING))?;
                id
            }
            None => {
                let newest: i64 =
                    writing!(within, db => sqlx::query_scalar(NEWEST_ID).fetch_one(db).await).map_err(failed(DOING))?;
                let id = self.next_id(now_us, newest);
                insert_rows!(within, INSERT, &[id], row => [
                    *row, title.0, url, section, false, 0_i64, now_us, 0_i64, 0_i64, 0_i32, 0_i64, 0_i64, 0_i64, "", "", 0_i64,
                ])
                .map_err(failed(DOING))?;
                id
            }
        };
        let fact = NewFact { at_us: now_us, kind: Kind::FrontPageAdded, subject: id, detail: String::new() };
        log::append(&mut transaction, &[fact]).await.map_err(failed(DOING))?;
        transaction.commit(DOING).await?;
        Ok((FrontPageId(id), true))
    }

    /// Removes a front page; what was seen on it stays. Gives whether it was there.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn remove_front_page(&self, front_page: FrontPageId, now_us: i64) -> Result<bool, Error> {
        const DOING: &str = "removing a front page";
        let mut transaction = self.engine.write(DOING).await?;
        let within = &mut transaction;
        let removed = writing!(within, db =>
            sqlx::query(REMOVE).bind(front_page.0).execute(db).await.map(|done| done.rows_affected() > 0))
        .map_err(failed(DOING))?;
        if removed {
            let fact =
                NewFact { at_us: now_us, kind: Kind::FrontPageRemoved, subject: front_page.0, detail: String::new() };
            log::append(&mut transaction, &[fact]).await.map_err(failed(DOING))?;
        }
        transaction.commit(DOING).await?;
        Ok(removed)
    }

    /// Saves schedules of front pages whose visit changed nothing else, in one transaction.
    ///
    /// # Errors
    /// When the database fails; then nothing was saved.
    #[boxed]
    pub async fn save_front_page_schedules(&self, schedules: &[FrontPageSchedule]) -> Result<(), Error> {
        const DOING: &str = "saving schedules of front pages";
        if schedules.is_empty() {
            return Ok(());
        }
        let mut transaction = self.engine.write(DOING).await?;
        let mut schedules: Vec<&FrontPageSchedule> = schedules.iter().collect();
        schedules.sort_by_key(|schedule| schedule.front_page);
        for schedule in schedules {
            save_schedule(&mut transaction, schedule).await.map_err(failed(DOING))?;
        }
        transaction.commit(DOING).await
    }
}

async fn save_schedule(
    transaction: &mut crate::engine::Writing,
    schedule: &FrontPageSchedule,
) -> Result<(), sqlx::Error> {
    writing!(transaction, db => sqlx::query(SCHEDULE)
        .bind(schedule.front_page.0).bind(schedule.due_us).bind(schedule.rhythm_us).bind(schedule.changed_us)
        .bind(schedule.failures).bind(schedule.attempted_us).bind(schedule.succeeded_us).bind(schedule.failing_since_us)
        .bind(&schedule.error_code).bind(&schedule.error_message).bind(schedule.stand_in.as_deref())
        .bind(schedule.stand_in_since_us).execute(db).await.map(|_| ()))
}
