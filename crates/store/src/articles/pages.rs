//! Article pages: which are to be fetched, and what they brought.

use async_recursion::async_recursion as boxed;
use news::{Article, ArticleId, Section, TitleId, to_micros};

use super::arrivals::{Known, revised_detail, word_count};
use super::content;
use super::kept;
use super::packing::{Packer, unpack};
use super::record::{lock_titles, stored_revision};
use super::rows::{self, PackedRevision};
use super::templates;
use crate::engine::{Writing, reading, statements, writing};
use crate::error::failed;
use crate::log::{self, Kind, NewFact};
use crate::{Error, PageResult, PageTask, PageVisit, Store, json_ids};

statements! {
    /// One of each title, then the second of each and so on, so that a title with thousands makes nobody else wait.
    DUE = "SELECT article, title, url, attempts, first_seen_us, is_first FROM (
            SELECT p.article, a.title, a.url, p.attempts, a.first_seen_us, a.page_hash IS NULL AS is_first,
                ROW_NUMBER() OVER (PARTITION BY a.title ORDER BY a.sort_us DESC, p.article DESC) AS place
            FROM page_task p JOIN article a ON a.id = +p.article
            WHERE p.due_us <= $1 AND NOT a.withdrawn
                AND EXISTS (SELECT 1 FROM title t WHERE t.id = a.title AND t.enabled)
        ) AS waiting ORDER BY place, article LIMIT $2";
    WAITING = "SELECT COUNT(*) FROM (SELECT 1 FROM page_task p JOIN article a ON a.id = +p.article
        WHERE a.page_hash IS NULL AND NOT a.withdrawn AND EXISTS (SELECT 1 FROM title t WHERE t.id = a.title AND t.enabled)
        LIMIT $1) AS waiting";
    TITLES_POSTGRES = "SELECT DISTINCT title FROM article WHERE id = ANY($1)";
    KNOWN_SQLITE = "SELECT id, title, feed, guid, url, guid_hash, url_hash, feed_hash, content_hash, headline_hash,
            page_hash, headline, section, published_us, first_seen_us, sort_us, revision, revised_us, withdrawn,
            word_count, position
        FROM article WHERE id IN (SELECT value FROM json_each($1))";
    KNOWN_POSTGRES = "SELECT id, title, feed, guid, url, guid_hash, url_hash, feed_hash, content_hash, headline_hash,
            page_hash, headline, section, published_us, first_seen_us, sort_us, revision, revised_us, withdrawn,
            word_count, position
        FROM article WHERE id = ANY($1)";
    /// What the feed itself said last before the page took over; revision 1 is always the feed's.
    FEEDS_OWN = "SELECT number, coding, body FROM revision
        WHERE article = $1 AND origin = 'feed' AND number < COALESCE(
            (SELECT MIN(number) FROM revision WHERE article = $1 AND origin = 'page'), 2147483647)
        ORDER BY number DESC LIMIT 1";
    DONE = "DELETE FROM page_task WHERE article = $1";
    AGAIN = "UPDATE page_task SET due_us = $2, attempts = 0, error_code = '' WHERE article = $1";
    RETRY = "UPDATE page_task SET due_us = $2, attempts = attempts + 1, error_code = $3 WHERE article = $1";
}

const DOING: &str = "recording article pages";

#[derive(sqlx::FromRow)]
struct TaskRow {
    article: i64,
    title: i64,
    url: String,
    attempts: i32,
    first_seen_us: i64,
    is_first: bool,
}

impl Store {
    /// Article pages that are due to be fetched, the newest article of each title first and titles in turn; of enabled titles
    /// only, and not of withdrawn articles.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn pages_due(&self, now_us: i64, limit: i64) -> Result<Vec<PageTask>, Error> {
        let rows: Vec<TaskRow> =
            reading!(&self.engine, db => sqlx::query_as(DUE).bind(now_us).bind(limit).fetch_all(db).await)
                .map_err(failed("looking for pages to fetch"))?;
        let task = |row: TaskRow| PageTask {
            article: ArticleId(row.article),
            title: TitleId(row.title),
            url: row.url,
            attempts: row.attempts,
            first_seen_us: row.first_seen_us,
            is_first: row.is_first,
        };
        Ok(rows.into_iter().map(task).collect())
    }

    /// How many article pages wait to be fetched for the first time, due or not, counted up to `limit`.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn pages_waiting(&self, limit: i64) -> Result<i64, Error> {
        reading!(&self.engine, db => sqlx::query_scalar(WAITING).bind(limit).fetch_one(db).await)
            .map_err(failed("counting pages to fetch"))
    }

    /// Writes what a batch of page visits brought, in one transaction; durable when it returns.
    ///
    /// A page that was read is merged with what the feed said (see [`PageResult::Read`]) and becomes a revision of
    /// origin `page` if it says anything new. Its first is no change by the publisher, and its fact says so
    /// (`"first_page":true`). Visits to articles that are not there are left out.
    ///
    /// # Errors
    /// When the database fails or a stored revision cannot be read; then nothing was written.
    #[boxed]
    pub async fn record_pages(&self, visits: &[PageVisit]) -> Result<(), Error> {
        if visits.is_empty() {
            return Ok(());
        }
        let mut transaction = self.engine.write(DOING).await?;
        let ids: Vec<i64> = visits.iter().map(|visit| visit.article.0).collect();
        let mut known = known(&mut transaction, &ids).await.map_err(failed(DOING))?;
        let mut packer = Packer::new()?;
        let mut facts = Vec::new();
        for visit in visits {
            let Some(known) = known.iter_mut().find(|known| known.id == visit.article.0) else { continue };
            let end_task = match &visit.result {
                PageResult::Read(page) => {
                    read(&mut transaction, &mut packer, known, visit, page, &mut facts).await?;
                    if let Some(keeping) = &visit.keeping {
                        kept::keep(&mut transaction, known.id, visit.at_us, keeping).await?;
                    }
                    if let Some(learned) = &visit.learned {
                        templates::learn(&mut transaction, visit.at_us, learned).await?;
                    }
                    // A kept page that is read again leaves what is due as it is.
                    visit.again_us.is_none() && !visit.again
                }
                PageResult::GivenUp { error_code } => {
                    if is_taken_down(known, error_code) {
                        known.withdrawn = true;
                        rows::update(&mut transaction, known, None).await.map_err(failed(DOING))?;
                        let detail = serde_json::json!({ "cause": error_code }).to_string();
                        let (at_us, subject) = (visit.at_us, known.id);
                        facts.push(NewFact { at_us, kind: Kind::ArticleWithdrawn, subject, detail });
                    }
                    true
                }
                PageResult::RetryAt { due_us, error_code } => {
                    let within = &mut transaction;
                    writing!(within, db => sqlx::query(RETRY).bind(known.id).bind(*due_us).bind(error_code)
                        .execute(db).await.map(|_| ()))
                    .map_err(failed(DOING))?;
                    false
                }
            };
            if let (PageResult::Read(_), Some(again_us)) = (&visit.result, visit.again_us) {
                let within = &mut transaction;
                writing!(within, db => sqlx::query(AGAIN).bind(known.id).bind(again_us).execute(db).await.map(|_| ()))
                    .map_err(failed(DOING))?;
            }
            if end_task {
                let within = &mut transaction;
                writing!(within, db => sqlx::query(DONE).bind(known.id).execute(db).await.map(|_| ()))
                    .map_err(failed(DOING))?;
            }
        }
        log::append(&mut transaction, &facts).await.map_err(failed(DOING))?;
        transaction.commit(DOING).await
    }
}

impl Store {
    /// What an article that is shown as `newest` would be after this reading of its page, as [`Store::record_pages`] merges it with what
    /// its feed said; nothing is written.
    ///
    /// # Errors
    /// When the database fails or what the feed said cannot be read.
    #[boxed]
    pub async fn with_page(&self, article: ArticleId, newest: &Article, page: &Article) -> Result<Article, Error> {
        let (number, coding, body): (i32, i32, Vec<u8>) =
            reading!(&self.engine, db => sqlx::query_as(FEEDS_OWN).bind(article.0).fetch_one(db).await)
                .map_err(failed(READING_FEEDS_OWN))?;
        Ok(merged(page, &unpack(article, number, coding, &body)?, newest))
    }
}

/// Whether the publisher took the article down: its page is gone for good, or is no longer where it was read before.
fn is_taken_down(known: &Known, error_code: &str) -> bool {
    !known.withdrawn && (error_code == "gone" || error_code == "not_found" && known.page_hash.is_some())
}

async fn known(transaction: &mut Writing, ids: &[i64]) -> Result<Vec<Known>, sqlx::Error> {
    if let Writing::Postgres(db) = transaction {
        let titles: Vec<i64> = sqlx::query_scalar(TITLES_POSTGRES).bind(ids).fetch_all(&mut **db).await?;
        lock_titles(transaction, titles.into_iter()).await?;
    }
    match transaction {
        Writing::Sqlite(db) => sqlx::query_as(KNOWN_SQLITE).bind(json_ids(ids)).fetch_all(&mut **db).await,
        Writing::Postgres(db) => sqlx::query_as(KNOWN_POSTGRES).bind(ids).fetch_all(&mut **db).await,
    }
}

/// Takes a page that was read.
async fn read(
    transaction: &mut Writing,
    packer: &mut Packer,
    known: &mut Known,
    visit: &PageVisit,
    page: &Article,
    facts: &mut Vec<NewFact>,
) -> Result<(), Error> {
    let at_us = visit.at_us;
    let page_hash = content::hash(visit.alone.as_deref().unwrap_or(page));
    // A page that is read again may be the same and give another article.
    if known.page_hash == Some(page_hash) && !(visit.again && visit.alone.is_some()) {
        return Ok(());
    }
    let newest = stored_revision(transaction, known.id, known.revision).await?;
    let feeds_own = feeds_own(transaction, known.id).await?;
    let text = merged(page, &feeds_own, &newest);
    let first_page = known.page_hash.is_none();
    known.page_hash = Some(page_hash);
    if content::hash(&text) == content::hash(&newest) {
        return rows::update(transaction, known, None).await.map_err(failed(DOING));
    }
    known.revision += 1;
    known.revised_us = at_us;
    known.headline = content::headline(&text);
    known.word_count = word_count(&text);
    if known.section.is_none() {
        known.section =
            text.section.as_deref().and_then(Section::from_label).map(|section| section.as_str().to_owned());
    }
    if known.published_us.is_none()
        && let Some(published) = text.published
    {
        known.published_us = Some(to_micros(published));
        known.sort_us = super::arrivals::sort_us(known.published_us, known.first_seen_us);
    }
    rows::update(transaction, known, Some(&text)).await.map_err(failed(DOING))?;
    let (article, number, body) = (known.id, known.revision, packer.pack(&text)?);
    let origin = if visit.again { "reading" } else { "page" };
    let revision = PackedRevision { article, number, seen_us: at_us, origin, body };
    rows::insert_revisions(transaction, &[revision]).await.map_err(failed(DOING))?;
    let detail = if visit.again {
        serde_json::json!({ "revision": number, "origin": "page", "first_page": false, "read_again": true }).to_string()
    } else {
        revised_detail(number, "page", first_page)
    };
    facts.push(NewFact { at_us, kind: Kind::ArticleRevised, subject: known.id, detail });
    Ok(())
}

const READING_FEEDS_OWN: &str = "reading what the feed said";

async fn feeds_own(transaction: &mut Writing, article: i64) -> Result<Article, Error> {
    let (number, coding, body): (i32, i32, Vec<u8>) =
        writing!(transaction, db => sqlx::query_as(FEEDS_OWN).bind(article).fetch_one(db).await)
            .map_err(failed(READING_FEEDS_OWN))?;
    unpack(ArticleId(article), number, coding, &body)
}

/// The page's article with its gaps filled by the feed's.
///
/// What the page says wins where it says something. Its body wins unless it has fewer words than the feed's own: then
/// it is a wall, a consent page or a failed extraction. A headline that the page lacks is the one shown now.
fn merged(page: &Article, feed: &Article, newest: &Article) -> Article {
    let mut text = page.clone();
    fill(&mut text.canonical_url, &feed.canonical_url);
    fill(&mut text.title, &newest.title);
    if text.byline.is_none() && text.authors.is_empty() {
        text.byline.clone_from(&feed.byline);
        text.authors.clone_from(&feed.authors);
    }
    if text.agencies.is_empty() {
        text.agencies.clone_from(&feed.agencies);
    }
    fill(&mut text.dateline, &feed.dateline);
    text.published = text.published.or(feed.published);
    text.modified = text.modified.or(feed.modified);
    fill(&mut text.section, &feed.section);
    fill(&mut text.language, &feed.language);
    match (&mut text.picture, &feed.picture) {
        (picture @ None, Some(_)) => picture.clone_from(&feed.picture),
        (Some(picture), Some(of_feed)) if picture.url == of_feed.url => {
            fill(&mut picture.caption, &of_feed.caption);
            fill(&mut picture.credit, &of_feed.credit);
        }
        _ => {}
    }
    // A page says where its film is; how large and how long a feed knows better.
    if text.recordings.is_empty() {
        text.recordings.clone_from(&feed.recordings);
    }
    if text.access == news::Access::Unknown {
        text.access = feed.access;
    }
    fill(&mut text.summary, &feed.summary);
    if text.body_html.is_empty() || text.word_count < feed.word_count {
        text.body_html.clone_from(&feed.body_html);
        text.body_text.clone_from(&feed.body_text);
        text.word_count = feed.word_count;
    }
    text
}

fn fill(field: &mut Option<String>, from: &Option<String>) {
    if field.as_deref().is_none_or(|text| text.trim().is_empty()) {
        field.clone_from(from);
    }
}
