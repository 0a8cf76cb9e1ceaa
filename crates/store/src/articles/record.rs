//! Recording what visits to feeds brought.

use async_recursion::async_recursion as boxed;
use std::collections::{HashMap, HashSet};

use news::{Article, ArticleId, FeedId};

use super::arrivals::{self, Alias, Batch, Carriage, Entry, Known, NewRevision, Text};
use super::identity::{self, Keys};
use super::packing::{Packer, unpack};
use super::rows::{self, PackedRevision};
use crate::engine::{Insert, Writing, insert_rows, statements, writing};
use crate::error::failed;
use crate::log::{self, Kind, NewFact};
use crate::{Arrival, Error, FeedVisit, Store, VisitReport, feeds, json_ids};

statements! {
    FEEDS_SQLITE = "SELECT id, title, url, recorded_us FROM feed
        WHERE NOT removed AND id IN (SELECT value FROM json_each($1))";
    /// Locked in one order, so that nobody who saves schedules at the same time waits in a ring.
    FEEDS_POSTGRES = "SELECT id, title, url, recorded_us FROM feed WHERE NOT removed AND id = ANY($1)
        ORDER BY id FOR UPDATE";
    KNOWN_SQLITE = "SELECT id, title, feed, guid, url, guid_hash, url_hash, feed_hash, content_hash, headline_hash,
            page_hash, headline, section, published_us, first_seen_us, sort_us, revision, revised_us, withdrawn,
            word_count, position
        FROM article WHERE id IN (
            SELECT id FROM article WHERE guid_hash IN (SELECT value FROM json_each($1))
            UNION SELECT id FROM article WHERE url_hash IN (SELECT value FROM json_each($2))
            UNION SELECT article FROM alias WHERE hash IN (SELECT value FROM json_each($1))
            UNION SELECT article FROM alias WHERE hash IN (SELECT value FROM json_each($2)))";
    KNOWN_POSTGRES = "SELECT id, title, feed, guid, url, guid_hash, url_hash, feed_hash, content_hash, headline_hash,
            page_hash, headline, section, published_us, first_seen_us, sort_us, revision, revised_us, withdrawn,
            word_count, position
        FROM article WHERE id IN (
            SELECT id FROM article WHERE guid_hash = ANY($1)
            UNION SELECT id FROM article WHERE url_hash = ANY($2)
            UNION SELECT article FROM alias WHERE hash = ANY($1)
            UNION SELECT article FROM alias WHERE hash = ANY($2))";
    ALIASES_SQLITE = "SELECT hash, article, value FROM alias
        WHERE hash IN (SELECT value FROM json_each($1) UNION ALL SELECT value FROM json_each($2))";
    ALIASES_POSTGRES = "SELECT hash, article, value FROM alias WHERE hash = ANY($1) OR hash = ANY($2)";
    CARRIAGE_SQLITE = "SELECT article, feed, feed_hash FROM carriage
        WHERE article IN (SELECT value FROM json_each($1))";
    CARRIAGE_POSTGRES = "SELECT article, feed, feed_hash FROM carriage WHERE article = ANY($1)";
    NEWEST_ID = "SELECT COALESCE(MAX(id), 0) FROM article";
    REVISION = "SELECT coding, body FROM revision WHERE article = $1 AND number = $2";
    FEED_READ = "UPDATE feed SET url = $2, etag = $3, last_modified = $4, body_hash = $5, recorded_us = $6
        WHERE id = $1";
    /// Who records for a title waits for others who do: what is known must not change between reading and writing.
    /// Locked in the order given; all writers give them in rising order.
    LOCK_TITLES_POSTGRES = "SELECT pg_advisory_xact_lock(title) FROM unnest(CAST($1 AS BIGINT[])) AS wanted(title)";
}

const INSERT_ALIAS: Insert =
    Insert { head: "INSERT INTO alias (hash, article, value) VALUES", columns: 3, tail: "ON CONFLICT DO NOTHING" };
const UPSERT_CARRIAGE: Insert = Insert {
    head: "INSERT INTO carriage (article, feed, feed_hash) VALUES",
    columns: 3,
    tail: "ON CONFLICT (article, feed) DO UPDATE SET feed_hash = excluded.feed_hash",
};
const UPSERT_PAGE: Insert = Insert {
    head: "INSERT INTO page_task (article, due_us, attempts, error_code) VALUES",
    columns: 4,
    tail: "ON CONFLICT (article) DO UPDATE SET due_us = excluded.due_us, attempts = 0, error_code = ''",
};
/// For the test that prepares every statement.
#[cfg(test)]
pub(crate) const INSERTS: [&Insert; 3] = [&INSERT_ALIAS, &UPSERT_CARRIAGE, &UPSERT_PAGE];

const DOING: &str = "recording visits to feeds";

/// A feed as it is stored, as far as recording needs it.
#[derive(sqlx::FromRow)]
struct StoredFeed {
    id: i64,
    title: i64,
    url: String,
    recorded_us: i64,
}

impl Store {
    /// Writes what a batch of feed visits brought, in ONE transaction (rows, revisions, log, feed state); durable when
    /// it returns. Gives a report per visit, in order.
    ///
    /// The same batch recorded again changes nothing. A visit to a feed that is not there (any more) is left out, with
    /// no changes in its report. Rules: which arrivals are one article, in `articles/identity.rs`; what counts as a
    /// revision, in `articles/arrivals.rs`.
    ///
    /// # Errors
    /// When the database fails; then nothing was written, and the batch can be recorded again.
    #[boxed]
    pub async fn record(&self, visits: &[FeedVisit]) -> Result<Vec<VisitReport>, Error> {
        if visits.is_empty() {
            return Ok(Vec::new());
        }
        let mut transaction = self.engine.write(DOING).await?;
        lock_titles(&mut transaction, visits.iter().map(|visit| visit.title.0)).await.map_err(failed(DOING))?;
        let mut stored_feeds = stored_feeds(&mut transaction, visits).await.map_err(failed(DOING))?;
        let arrivals: Vec<Vec<(&Arrival, Keys)>> = visits.iter().map(arrivals_with_keys).collect();
        let (mut batch, newest_id) = load(&mut transaction, &arrivals).await.map_err(failed(DOING))?;

        let mut reports = Vec::with_capacity(visits.len());
        for (visit, arrivals) in visits.iter().zip(arrivals) {
            let mut changes = Vec::new();
            match stored_feeds.get_mut(&visit.feed) {
                Some(stored) if stored.title == visit.title.0 => {
                    let mut next_id = |at_us| self.next_id(at_us, newest_id);
                    changes = batch.visit(visit, arrivals, stored.recorded_us, &mut next_id);
                    save_feed(&mut transaction, visit, stored, &mut batch.facts).await.map_err(failed(DOING))?;
                }
                _ => tracing::info!(feed = visit.feed.0, "a visit to a feed that is not there any more was left out"),
            }
            reports.push(VisitReport { feed: visit.feed, changes });
        }
        write(&mut transaction, &batch).await?;
        transaction.commit(DOING).await?;
        Ok(reports)
    }
}

/// Makes other writers of these titles wait until this transaction ends; on SQLite they do already.
pub(crate) async fn lock_titles(
    transaction: &mut Writing,
    titles: impl Iterator<Item = i64>,
) -> Result<(), sqlx::Error> {
    if let Writing::Postgres(transaction) = transaction {
        let mut titles: Vec<i64> = titles.collect();
        titles.sort_unstable();
        titles.dedup();
        sqlx::query(LOCK_TITLES_POSTGRES).bind(&titles).execute(&mut **transaction).await?;
    }
    Ok(())
}

async fn stored_feeds(
    transaction: &mut Writing,
    visits: &[FeedVisit],
) -> Result<HashMap<FeedId, StoredFeed>, sqlx::Error> {
    let ids: Vec<i64> = visits.iter().map(|visit| visit.feed.0).collect();
    let feeds: Vec<StoredFeed> = match transaction {
        Writing::Sqlite(db) => sqlx::query_as(FEEDS_SQLITE).bind(json_ids(&ids)).fetch_all(&mut **db).await?,
        Writing::Postgres(db) => sqlx::query_as(FEEDS_POSTGRES).bind(&ids).fetch_all(&mut **db).await?,
    };
    Ok(feeds.into_iter().map(|feed| (FeedId(feed.id), feed)).collect())
}

/// A visit's arrivals, each with what it is known by.
fn arrivals_with_keys(visit: &FeedVisit) -> Vec<(&Arrival, Keys)> {
    let arrivals = visit.reading.as_ref().map_or(&[] as &[Arrival], |reading| reading.arrivals.as_slice());
    arrivals.iter().zip(identity::keys(visit.title, arrivals)).collect()
}

/// Reads what is stored of the articles that may be among the arrivals, and the newest article's id.
async fn load<'a>(
    transaction: &mut Writing,
    arrivals: &[Vec<(&'a Arrival, Keys)>],
) -> Result<(Batch<'a>, i64), sqlx::Error> {
    let keys = || arrivals.iter().flatten().map(|(_, keys)| keys);
    let distinct = |hashes: HashSet<i64>| hashes.into_iter().collect::<Vec<i64>>();
    let guids = distinct(keys().filter_map(|keys| keys.guid.as_ref()).map(|key| key.hash).collect());
    let urls = distinct(keys().filter_map(|keys| keys.url.as_ref()).map(|key| key.hash).collect());
    let newest_id: i64 = writing!(transaction, db => sqlx::query_scalar(NEWEST_ID).fetch_one(db).await)?;
    let (known, aliases): (Vec<Known>, Vec<Alias>) = match transaction {
        Writing::Sqlite(db) => {
            let (guids, urls) = (json_ids(&guids), json_ids(&urls));
            (
                sqlx::query_as(KNOWN_SQLITE).bind(&guids).bind(&urls).fetch_all(&mut **db).await?,
                sqlx::query_as(ALIASES_SQLITE).bind(&guids).bind(&urls).fetch_all(&mut **db).await?,
            )
        }
        Writing::Postgres(db) => (
            sqlx::query_as(KNOWN_POSTGRES).bind(&guids).bind(&urls).fetch_all(&mut **db).await?,
            sqlx::query_as(ALIASES_POSTGRES).bind(&guids).bind(&urls).fetch_all(&mut **db).await?,
        ),
    };
    let ids: Vec<i64> = known.iter().map(|known| known.id).collect();
    let carriage: Vec<Carriage> = match transaction {
        Writing::Sqlite(db) => sqlx::query_as(CARRIAGE_SQLITE).bind(json_ids(&ids)).fetch_all(&mut **db).await?,
        Writing::Postgres(db) => sqlx::query_as(CARRIAGE_POSTGRES).bind(&ids).fetch_all(&mut **db).await?,
    };
    Ok((Batch::new(known, aliases, carriage), newest_id))
}

/// Writes the feed's validators and schedule, unless something newer is recorded of it.
async fn save_feed(
    transaction: &mut Writing,
    visit: &FeedVisit,
    stored: &mut StoredFeed,
    facts: &mut Vec<NewFact>,
) -> Result<(), sqlx::Error> {
    if arrivals::is_repeated(visit.at_us, stored.recorded_us) {
        return Ok(());
    }
    if let Some(reading) = &visit.reading {
        if let Some(url) = reading.moved_to.as_ref().filter(|url| **url != stored.url) {
            let detail = serde_json::json!({ "from": stored.url, "to": url }).to_string();
            facts.push(NewFact { at_us: visit.at_us, kind: Kind::FeedMoved, subject: stored.id, detail });
            stored.url.clone_from(url);
        }
        stored.recorded_us = visit.at_us;
        writing!(transaction, db => sqlx::query(FEED_READ)
            .bind(stored.id).bind(&stored.url).bind(reading.etag.as_deref()).bind(reading.last_modified.as_deref())
            .bind(reading.body_hash).bind(stored.recorded_us)
            .execute(db).await.map(|_| ()))?;
    }
    feeds::save_schedule(transaction, &visit.schedule).await
}

/// Writes what was decided.
async fn write(transaction: &mut Writing, batch: &Batch<'_>) -> Result<(), Error> {
    let (new, stored): (Vec<&Entry<'_>>, Vec<&Entry<'_>>) =
        batch.entries.iter().filter(|entry| entry.touched).partition(|entry| entry.new);
    rows::insert(transaction, &new).await.map_err(failed(DOING))?;
    write_revisions(transaction, batch).await?;
    for entry in stored {
        rows::update(transaction, &entry.known, entry.content).await.map_err(failed(DOING))?;
    }
    write_margins(transaction, batch).await.map_err(failed(DOING))?;
    log::append(transaction, &batch.facts).await.map_err(failed(DOING))?;
    rows::add_to_tally(transaction, "articles", new.len() as i64).await.map_err(failed(DOING))
}

/// Aliases, further feeds' statements and pages to fetch.
async fn write_margins(transaction: &mut Writing, batch: &Batch<'_>) -> Result<(), sqlx::Error> {
    insert_rows!(transaction, INSERT_ALIAS, &batch.aliases, row => [row.hash, row.article, row.value.as_str()])?;
    let carriage: Vec<(i64, i64, i64)> = batch
        .carriage_changed
        .iter()
        .filter_map(|key| batch.carriage.get(key).map(|hash| (key.0, key.1, *hash)))
        .collect();
    insert_rows!(transaction, UPSERT_CARRIAGE, &carriage, row => [row.0, row.1, row.2])?;
    // One row an article: an upsert cannot meet the same row twice in one statement.
    let pages: HashMap<i64, i64> = batch.pages.iter().copied().collect();
    let mut pages: Vec<(i64, i64)> = pages.into_iter().collect();
    pages.sort_unstable();
    insert_rows!(transaction, UPSERT_PAGE, &pages, row => [row.0, row.1, 0_i32, ""])
}

/// Revisions packed at once, so that memory stays flat however large the batch is.
const REVISIONS_AT_ONCE: usize = 64;

async fn write_revisions(transaction: &mut Writing, batch: &Batch<'_>) -> Result<(), Error> {
    if batch.revisions.is_empty() {
        return Ok(());
    }
    let mut packer = Packer::new()?;
    // Texts made in this batch out of the revision before; rare.
    let mut made: HashMap<(i64, i32), Article> = HashMap::new();
    let mut packed = Vec::with_capacity(REVISIONS_AT_ONCE.min(batch.revisions.len()));
    for revision in &batch.revisions {
        let Some(entry) = batch.entries.get(revision.entry) else { continue };
        let article = entry.known.id;
        let body = match revision.text {
            Text::Feed(text) => packer.pack(text)?,
            Text::PageUnderHeadline(headline) => {
                let mut text = before(transaction, batch, &made, article, revision).await?;
                text.title = Some(headline.to_owned());
                let body = packer.pack(&text)?;
                made.insert((article, revision.number), text);
                body
            }
        };
        let (number, seen_us) = (revision.number, revision.seen_us);
        packed.push(PackedRevision { article, number, seen_us, origin: "feed", body });
        if packed.len() == REVISIONS_AT_ONCE {
            rows::insert_revisions(transaction, &packed).await.map_err(failed(DOING))?;
            packed.clear();
        }
    }
    rows::insert_revisions(transaction, &packed).await.map_err(failed(DOING))
}

/// The text of the revision before `revision`, which this batch made or the database has.
async fn before(
    transaction: &mut Writing,
    batch: &Batch<'_>,
    made: &HashMap<(i64, i32), Article>,
    article: i64,
    revision: &NewRevision<'_>,
) -> Result<Article, Error> {
    let number = revision.number - 1;
    if let Some(text) = made.get(&(article, number)) {
        return Ok(text.clone());
    }
    let in_batch = batch.revisions.iter().find(|other| other.entry == revision.entry && other.number == number);
    if let Some(NewRevision { text: Text::Feed(text), .. }) = in_batch {
        return Ok((*text).clone());
    }
    stored_revision(transaction, article, number).await
}

/// A stored revision's text.
pub(super) async fn stored_revision(transaction: &mut Writing, article: i64, number: i32) -> Result<Article, Error> {
    let (coding, body): (i32, Vec<u8>) = writing!(transaction, db =>
        sqlx::query_as(REVISION).bind(article).bind(number).fetch_one(db).await)
    .map_err(failed("reading a revision"))?;
    unpack(ArticleId(article), number, coding, &body)
}
