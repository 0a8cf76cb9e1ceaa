//! Writing a reading of a front page: what came, what left, what rose.

use async_recursion::async_recursion as boxed;
use std::collections::{HashMap, HashSet};

use news::{FrontPageId, Slot, TitleId};

use super::model::{FrontPageReading, FrontPageReport};
use super::packing::{Place, pack, unpack};
use super::{matching, save_schedule};
use crate::articles::{normalise, url_hash};
use crate::engine::{Insert, Writing, insert_rows, statements, writing};
use crate::error::failed;
use crate::log::{self, Kind, NewFact};
use crate::{Error, Store};

/// Ranks that count as the top.
const TOP: u32 = 3;

statements! {
    /// First, so that two who record one page wait for one another; a reading older than what is stored is not written.
    READ = "UPDATE front_page SET etag = $3, last_modified = $4, body_hash = $5, recorded_us = $2
        WHERE id = $1 AND NOT removed AND recorded_us < $2";
    PAGE = "SELECT title, places FROM front_page WHERE id = $1";
    PLACES = "UPDATE front_page SET places = $2 WHERE id = $1";
    NEWEST = "SELECT COALESCE(MAX(number), 0) FROM placement WHERE front_page = $1";
    KNOWN_SQLITE = "SELECT number, url, headline, section, gone_us, best_rank FROM placement
        WHERE front_page = $1 AND (gone_us IS NULL OR url_hash IN (SELECT value FROM json_each($2)))";
    KNOWN_POSTGRES = "SELECT number, url, headline, section, gone_us, best_rank FROM placement
        WHERE front_page = $1 AND (gone_us IS NULL OR url_hash = ANY($2))";
    LEAVE = "UPDATE placement SET gone_us = $3 WHERE front_page = $1 AND number = $2";
    RETURN = "UPDATE placement SET gone_us = NULL WHERE front_page = $1 AND number = $2";
    RISE = "UPDATE placement SET best_rank = $3, best_us = $4 WHERE front_page = $1 AND number = $2";
    STAND = "UPDATE placement SET top_us = top_us + $3 WHERE front_page = $1 AND number = $2";
    REWORD = "UPDATE placement SET headline = $3, section = $4 WHERE front_page = $1 AND number = $2";
}

pub(crate) const INSERT_PLACEMENT: Insert = Insert {
    head: "INSERT INTO placement (front_page, number, url, url_hash, headline, section, first_us, best_rank, best_us, top_us) VALUES",
    columns: 10,
    tail: "",
};
pub(crate) const INSERT_STATE: Insert =
    Insert { head: "INSERT INTO front_page_state (front_page, at_us, places) VALUES", columns: 3, tail: "" };

#[derive(sqlx::FromRow)]
struct Known {
    number: i32,
    url: String,
    headline: String,
    section: Option<String>,
    gone_us: Option<i64>,
    best_rank: i32,
}

/// A link that was not there before.
#[derive(Debug)]
struct New {
    number: i32,
    slot: Slot,
    hash: i64,
}

/// What a reading changes, decided before anything is written.
#[derive(Debug, Default)]
struct Changes {
    places: Vec<Place>,
    new: Vec<New>,
    returned: Vec<i32>,
    left: Vec<i32>,
    /// Number and new best rank.
    risen: Vec<(i32, u32)>,
    /// Number, headline and section.
    reworded: Vec<(i32, String, Option<String>)>,
}

/// Compares `slots` with what is known of the page; `newest` is the highest number given so far.
fn compare(title: TitleId, slots: Vec<Slot>, known: &[Known], newest: i32) -> Changes {
    let by_address: HashMap<String, &Known> = known.iter().map(|known| (normalise(&known.url), known)).collect();
    let mut changes = Changes::default();
    let mut standing = HashSet::new();
    let mut met = HashSet::new();
    let mut rank = 0_u32;
    for slot in slots {
        let address = normalise(&slot.url);
        if address.is_empty() || !met.insert(address.clone()) {
            continue;
        }
        rank += 1;
        let number = match by_address.get(&address) {
            Some(known) => {
                standing.insert(known.number);
                if known.gone_us.is_some() {
                    changes.returned.push(known.number);
                }
                if i64::from(rank) < i64::from(known.best_rank) {
                    changes.risen.push((known.number, rank));
                }
                if known.headline != slot.headline || known.section != slot.section {
                    changes.reworded.push((known.number, slot.headline.clone(), slot.section.clone()));
                }
                changes.places.push(Place::of(known.number, rank, slot.prominence));
                continue;
            }
            None => newest.saturating_add(i32::try_from(changes.new.len()).unwrap_or(i32::MAX)).saturating_add(1),
        };
        changes.places.push(Place::of(number, rank, slot.prominence));
        changes.new.push(New { number, hash: url_hash(title, &address), slot: Slot { rank, ..slot } });
    }
    changes.left = known
        .iter()
        .filter(|known| known.gone_us.is_none() && !standing.contains(&known.number))
        .map(|known| known.number)
        .collect();
    changes
}

impl Store {
    /// Compares a reading of a front page with the one before and writes what changed, with one fact in the log, and its schedule.
    /// Where nothing changed, only validators and schedule are written.
    ///
    /// # Errors
    /// When the database fails; then nothing was written.
    #[boxed]
    pub async fn record_front_page(&self, reading: FrontPageReading) -> Result<FrontPageReport, Error> {
        const DOING: &str = "recording a front page";
        let mut transaction = self.engine.write(DOING).await?;
        let report = record(&mut transaction, reading).await.map_err(failed(DOING))?;
        transaction.commit(DOING).await?;
        Ok(report)
    }
}

async fn record(transaction: &mut Writing, reading: FrontPageReading) -> Result<FrontPageReport, sqlx::Error> {
    let FrontPageReading { front_page: page, at_us, stood_until_us, slots, etag, last_modified, body_hash, schedule } =
        reading;
    let written = writing!(transaction, db => sqlx::query(READ).bind(page.0).bind(at_us).bind(etag).bind(last_modified)
        .bind(body_hash).execute(db).await.map(|done| done.rows_affected()))?;
    if written == 0 {
        return Ok(FrontPageReport::default());
    }
    save_schedule(transaction, &schedule).await?;
    let (title, before): (i64, Option<Vec<u8>>) =
        writing!(transaction, db => sqlx::query_as(PAGE).bind(page.0).fetch_one(db).await)?;
    let title = TitleId(title);
    let known = known(transaction, title, page, &slots).await?;
    let newest: i32 = writing!(transaction, db => sqlx::query_scalar(NEWEST).bind(page.0).fetch_one(db).await)?;
    let changes = compare(title, slots, &known, newest);
    let places = pack(&changes.places);
    let moved = before.as_deref() != Some(places.as_slice());
    if !moved && changes.reworded.is_empty() {
        return Ok(FrontPageReport::default());
    }
    write(transaction, page, at_us, &changes).await?;
    if moved {
        stand(transaction, page, stood_until_us.min(at_us), before.as_deref(), at_us).await?;
        writing!(transaction, db => sqlx::query(PLACES).bind(page.0).bind(&places).execute(db).await.map(|_| ()))?;
        insert_rows!(transaction, INSERT_STATE, &[()], _row => [page.0, at_us, places.as_slice()])?;
    }
    let hashes: Vec<i64> = changes.new.iter().map(|new| new.hash).collect();
    let matched = matching::join(transaction, &hashes).await?;
    let report = FrontPageReport {
        changed: true,
        came: (changes.new.len() + changes.returned.len()) as u64,
        left: changes.left.len() as u64,
        matched,
    };
    let detail =
        serde_json::json!({ "places": changes.places.len(), "came": report.came, "left": report.left }).to_string();
    log::append(transaction, &[NewFact { at_us, kind: Kind::FrontPageSeen, subject: page.0, detail }]).await?;
    Ok(report)
}

async fn known(
    transaction: &mut Writing,
    title: TitleId,
    page: FrontPageId,
    slots: &[Slot],
) -> Result<Vec<Known>, sqlx::Error> {
    let hashes: Vec<i64> = slots.iter().map(|slot| url_hash(title, &normalise(&slot.url))).collect();
    match transaction {
        Writing::Sqlite(db) => {
            sqlx::query_as(KNOWN_SQLITE).bind(page.0).bind(crate::json_ids(&hashes)).fetch_all(&mut **db).await
        }
        Writing::Postgres(db) => sqlx::query_as(KNOWN_POSTGRES).bind(page.0).bind(&hashes).fetch_all(&mut **db).await,
    }
}

async fn write(transaction: &mut Writing, page: FrontPageId, at_us: i64, changes: &Changes) -> Result<(), sqlx::Error> {
    let best = |slot: &Slot| i32::try_from(slot.rank).unwrap_or(i32::MAX);
    insert_rows!(transaction, INSERT_PLACEMENT, &changes.new, new => [
        page.0, new.number, new.slot.url.as_str(), new.hash, new.slot.headline.as_str(), new.slot.section.as_deref(), at_us,
        best(&new.slot), at_us, 0_i64,
    ])?;
    for number in &changes.left {
        writing!(transaction, db => sqlx::query(LEAVE).bind(page.0).bind(number).bind(at_us).execute(db).await.map(|_| ()))?;
    }
    for number in &changes.returned {
        writing!(transaction, db => sqlx::query(RETURN).bind(page.0).bind(number).execute(db).await.map(|_| ()))?;
    }
    for (number, rank) in &changes.risen {
        let rank = i32::try_from(*rank).unwrap_or(i32::MAX);
        writing!(transaction, db => sqlx::query(RISE).bind(page.0).bind(number).bind(rank).bind(at_us)
            .execute(db).await.map(|_| ()))?;
    }
    for (number, headline, section) in &changes.reworded {
        writing!(transaction, db => sqlx::query(REWORD).bind(page.0).bind(number).bind(headline).bind(section.as_deref())
            .execute(db).await.map(|_| ()))?;
    }
    Ok(())
}

/// Adds the time that the former top stood to its placements: from the state's beginning to the last visit that found it so.
async fn stand(
    transaction: &mut Writing,
    page: FrontPageId,
    until_us: i64,
    before: Option<&[u8]>,
    at_us: i64,
) -> Result<(), sqlx::Error> {
    let Some(before) = before else { return Ok(()) };
    let since: Option<i64> = matching::state_before(transaction, page, at_us).await?;
    let time_us = since.map_or(0, |since| until_us.saturating_sub(since).max(0));
    if time_us == 0 {
        return Ok(());
    }
    for place in unpack(before).into_iter().take(TOP as usize) {
        writing!(transaction, db => sqlx::query(STAND).bind(page.0).bind(place.number).bind(time_us)
            .execute(db).await.map(|_| ()))?;
    }
    Ok(())
}
