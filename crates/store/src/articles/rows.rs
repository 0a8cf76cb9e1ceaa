//! The rows of articles and revisions.

use news::{Article, slug};

use super::arrivals::{Entry, Known, word_count};
use super::content::{self, SLUG_CHARS};
use crate::engine::{Insert, Writing, insert_rows, statements, writing};

statements! {
    /// What every visit may change.
    TOUCH = "UPDATE article SET url = $2, url_hash = $3, feed_hash = $4, content_hash = $5, headline_hash = $6,
            page_hash = $7, headline = $8, section = $9, published_us = $10, sort_us = $11, revision = $12,
            revised_us = $13, withdrawn = $14, position = $15
        WHERE id = $1";
    /// What changes with the text.
    SHOW = "UPDATE article SET summary = $2, byline = $3, language = $4, picture_url = $5, picture_credit = $6,
            access = $7, live_blog = $8, word_count = $9, recording = $10, recording_bytes = $11, recording_seconds = $12
        WHERE id = $1";
    ADD_TO_TALLY = "UPDATE tally SET value = value + $2 WHERE name = $1";
}

pub(crate) const INSERT_ARTICLE: Insert = Insert {
    head: "INSERT INTO article (id, title, feed, guid, url, guid_hash, url_hash, feed_hash, content_hash, \
           headline_hash, page_hash, slug, headline, summary, byline, section, language, published_us, first_seen_us, \
           sort_us, revision, revised_us, withdrawn, picture_url, picture_credit, access, live_blog, word_count, \
           position, recording, recording_bytes, recording_seconds) VALUES",
    columns: 32,
    tail: "",
};

pub(crate) const INSERT_REVISION: Insert = Insert {
    head: "INSERT INTO revision (article, number, seen_us, origin, coding, body) VALUES",
    columns: 6,
    tail: "",
};

/// A revision as it is stored.
pub(crate) struct PackedRevision {
    pub(crate) article: i64,
    pub(crate) number: i32,
    pub(crate) seen_us: i64,
    pub(crate) origin: &'static str,
    pub(crate) body: Vec<u8>,
}

pub(crate) async fn insert_revisions(
    transaction: &mut Writing,
    revisions: &[PackedRevision],
) -> Result<(), sqlx::Error> {
    insert_rows!(transaction, INSERT_REVISION, revisions, row => [
        row.article, row.number, row.seen_us, row.origin, super::packing::ZSTD_JSON, row.body.as_slice(),
    ])
}

/// Writes new articles.
pub(crate) async fn insert(transaction: &mut Writing, entries: &[&Entry<'_>]) -> Result<(), sqlx::Error> {
    // A new entry always has its text; without it there would be nothing to write.
    let rows: Vec<(&Known, &Article)> =
        entries.iter().filter_map(|entry| entry.content.map(|article| (&entry.known, article))).collect();
    insert_rows!(transaction, INSERT_ARTICLE, &rows, row => [
        row.0.id, row.0.title, row.0.feed, row.0.guid.as_str(), row.0.url.as_str(), row.0.guid_hash, row.0.url_hash,
        row.0.feed_hash, row.0.content_hash, row.0.headline_hash, row.0.page_hash, slug(&row.0.headline, SLUG_CHARS),
        row.0.headline.as_str(), content::summary(row.1), row.1.byline.as_deref(), row.0.section.as_deref(),
        row.1.language.as_deref().unwrap_or_default(), row.0.published_us, row.0.first_seen_us, row.0.sort_us,
        row.0.revision, row.0.revised_us, row.0.withdrawn, picture_url(row.1), picture_credit(row.1),
        row.1.access.as_str(), row.1.live_blog, row.0.word_count, row.0.position,
        recording_type(row.1), recording_bytes(row.1), recording_seconds(row.1),
    ])
}

/// Writes what changed of a stored article; its text only where `article` is given.
pub(crate) async fn update(
    transaction: &mut Writing,
    known: &Known,
    article: Option<&Article>,
) -> Result<(), sqlx::Error> {
    writing!(transaction, db => sqlx::query(TOUCH)
        .bind(known.id).bind(&known.url).bind(known.url_hash).bind(known.feed_hash).bind(known.content_hash)
        .bind(known.headline_hash).bind(known.page_hash).bind(&known.headline).bind(known.section.as_deref())
        .bind(known.published_us).bind(known.sort_us).bind(known.revision).bind(known.revised_us)
        .bind(known.withdrawn).bind(known.position)
        .execute(db).await.map(|_| ()))?;
    let Some(article) = article else { return Ok(()) };
    writing!(transaction, db => sqlx::query(SHOW)
        .bind(known.id).bind(content::summary(article)).bind(article.byline.as_deref())
        .bind(article.language.as_deref().unwrap_or_default()).bind(picture_url(article)).bind(picture_credit(article))
        .bind(article.access.as_str()).bind(article.live_blog).bind(word_count(article))
        .bind(recording_type(article)).bind(recording_bytes(article)).bind(recording_seconds(article))
        .execute(db).await.map(|_| ()))
}

/// Adds to a count that is kept. Call it after [`crate::log::append`]: on PostgreSQL its lock orders the writers.
pub(crate) async fn add_to_tally(transaction: &mut Writing, name: &str, more: i64) -> Result<(), sqlx::Error> {
    if more == 0 {
        return Ok(());
    }
    writing!(transaction, db => sqlx::query(ADD_TO_TALLY).bind(name).bind(more).execute(db).await.map(|_| ()))
}

fn picture_url(article: &Article) -> Option<&str> {
    article.picture.as_ref().map(|picture| picture.url.as_str())
}

fn picture_credit(article: &Article) -> Option<&str> {
    article.picture.as_ref().and_then(|picture| picture.credit.as_deref())
}

fn recording_type(article: &Article) -> &str {
    article.recordings.first().map_or("", |recording| recording.media_type.as_str())
}

fn recording_bytes(article: &Article) -> i64 {
    article
        .recordings
        .first()
        .and_then(|recording| recording.length_bytes)
        .map_or(0, |bytes| i64::try_from(bytes).unwrap_or(0))
}

fn recording_seconds(article: &Article) -> i32 {
    article
        .recordings
        .first()
        .and_then(|recording| recording.seconds)
        .map_or(0, |seconds| i32::try_from(seconds).unwrap_or(0))
}
