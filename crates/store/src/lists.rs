//! Reading: lists of cards, one article, its revisions, counts, export. Every list is one statement over an index.

use async_recursion::async_recursion as boxed;
use news::{Access, ArticleId, Section, TitleId};

use crate::articles::unpack;
use crate::engine::{Engine, reading, statements};
use crate::error::failed;
use crate::{
    Card, CardRecording, Counts, Cursor, Error, ExportedArticle, List, Revision, Store, StoredArticle, json_ids,
};

/// The columns of a card.
macro_rules! cards {
    ($rest:expr) => {
        concat!(
            "SELECT a.id, a.title, a.slug, a.headline, a.summary, a.byline, a.section, a.language, a.published_us, \
             a.first_seen_us, a.sort_us, a.picture_url, a.picture_credit, a.access, a.live_blog, a.word_count, \
             a.position, a.report, a.story, a.recording, a.recording_bytes, a.recording_seconds FROM ",
            $rest
        )
    };
}

pub(crate) use cards;

/// A list that walks one index, newest first, and stops at the limit.
///
/// Enabled titles are asked for by EXISTS with a correlated id, not by `title IN (SELECT ..)`: that would invite SQLite
/// to walk the index by title and sort what it finds.
macro_rules! list {
    ($conditions:literal, $limit:literal) => {
        cards!(concat!(
            "article AS a WHERE ",
            $conditions,
            " AND NOT a.withdrawn AND EXISTS (SELECT 1 FROM title AS t WHERE t.id = a.title AND t.enabled) \
             ORDER BY a.sort_us DESC, a.id DESC LIMIT ",
            $limit
        ))
    };
}

/// A list of few titles: the newest of each by its own index, then the newest of those. Walking all articles until
/// enough of these titles have come by would take the longer, the rarer they are. `$wanted` gives rows of `title`.
macro_rules! few {
    ($wanted:literal, $join:literal, $conditions:literal, $end:literal) => {
        cards!(concat!(
            $wanted,
            " AS wanted ",
            $join,
            " (SELECT b.id FROM article AS b WHERE b.title = wanted.title AND (b.sort_us, b.id) < ($1, $2) AND ",
            $conditions,
            " NOT b.withdrawn ORDER BY b.sort_us DESC, b.id DESC LIMIT $4)",
            $end,
            " WHERE EXISTS (SELECT 1 FROM title AS t WHERE t.id = a.title AND t.enabled) \
             ORDER BY a.sort_us DESC, a.id DESC LIMIT $4"
        ))
    };
}

/// So many titles are few. Each costs a look into the index and up to a page of rows.
const FEW: usize = 24;

statements! {
    RECENT = list!("a.sort_us >= $1", "$2");
    LATEST = list!("(a.sort_us, a.id) < ($1, $2)", "$3");
    OF_TITLE = list!("a.title = $1 AND (a.sort_us, a.id) < ($2, $3)", "$4");
    OF_SECTION = list!("a.section = $1 AND (a.sort_us, a.id) < ($2, $3)", "$4");
    /// The unary plus keeps SQLite from choosing the index by title.
    OF_TITLES_SQLITE =
        list!("(a.sort_us, a.id) < ($1, $2) AND +a.title IN (SELECT value FROM json_each($3))", "$4");
    OF_TITLES_POSTGRES = list!("(a.sort_us, a.id) < ($1, $2) AND a.title = ANY($3)", "$4");
    OF_SECTION_AND_TITLES_SQLITE = list!(
        "a.section = $5 AND (a.sort_us, a.id) < ($1, $2) AND +a.title IN (SELECT value FROM json_each($3))", "$4");
    OF_SECTION_AND_TITLES_POSTGRES =
        list!("a.section = $5 AND (a.sort_us, a.id) < ($1, $2) AND a.title = ANY($3)", "$4");
    OF_FEW_TITLES_SQLITE = few!(
        "(SELECT DISTINCT value AS title FROM json_each($3))", "CROSS JOIN article AS a ON a.id IN", "", "");
    OF_FEW_TITLES_POSTGRES = few!(
        "(SELECT DISTINCT title FROM unnest(CAST($3 AS BIGINT[])) AS listed(title))", "CROSS JOIN LATERAL", "",
        " AS newest JOIN article AS a ON a.id = newest.id");
    OF_SECTION_AND_FEW_TITLES_SQLITE = few!(
        "(SELECT DISTINCT value AS title FROM json_each($3))", "CROSS JOIN article AS a ON a.id IN", "b.section = $5 AND", "");
    OF_SECTION_AND_FEW_TITLES_POSTGRES = few!(
        "(SELECT DISTINCT title FROM unnest(CAST($3 AS BIGINT[])) AS listed(title))", "CROSS JOIN LATERAL",
        "b.section = $5 AND", " AS newest JOIN article AS a ON a.id = newest.id");
    CARD = cards!("article AS a WHERE a.id = $1");
    REST = "SELECT a.url, a.revision, a.revised_us, a.withdrawn, r.coding, r.body
        FROM article a JOIN revision r ON r.article = a.id AND r.number = a.revision WHERE a.id = $1";
    REVISIONS = "SELECT number, seen_us, origin, coding, body FROM revision WHERE article = $1 ORDER BY number";
    REVISION = "SELECT number, seen_us, origin, coding, body FROM revision WHERE article = $1 AND number = $2";
    EXPORT = "SELECT id, guid, url, headline, revision, withdrawn, first_seen_us FROM article
        WHERE id > $1 AND title NOT IN (SELECT t.id FROM title AS t WHERE t.own AND NOT t.enabled) ORDER BY id LIMIT $2";
    COUNTS = "SELECT
        (SELECT COUNT(*) FROM title) AS titles,
        (SELECT COUNT(*) FROM title WHERE enabled) AS titles_enabled,
        COUNT(*) AS feeds,
        COUNT(CASE WHEN f.succeeded_us > 0 THEN 1 END) AS feeds_answered,
        COUNT(CASE WHEN f.failures > 0 OR f.gone THEN 1 END) AS feeds_failing,
        (SELECT value FROM tally WHERE name = 'articles') AS articles,
        (SELECT COALESCE(MAX(succeeded_us), 0) FROM feed) AS succeeded_us
        FROM feed f JOIN title t ON t.id = f.title WHERE t.enabled AND NOT f.removed";
}

#[derive(sqlx::FromRow)]
pub(crate) struct CardRow {
    pub(crate) id: i64,
    title: i64,
    slug: String,
    headline: String,
    summary: String,
    byline: Option<String>,
    section: Option<String>,
    language: String,
    published_us: Option<i64>,
    first_seen_us: i64,
    sort_us: i64,
    picture_url: Option<String>,
    picture_credit: Option<String>,
    access: String,
    live_blog: bool,
    word_count: i32,
    position: i32,
    report: Option<i64>,
    story: Option<i64>,
    recording: String,
    recording_bytes: i64,
    recording_seconds: i32,
}

impl From<CardRow> for Card {
    fn from(row: CardRow) -> Self {
        let recording = (!row.recording.is_empty()).then(|| CardRecording {
            media_type: row.recording,
            length_bytes: u64::try_from(row.recording_bytes).ok().filter(|bytes| *bytes > 0),
            seconds: u32::try_from(row.recording_seconds).ok().filter(|seconds| *seconds > 0),
        });
        Self {
            id: ArticleId(row.id),
            title: TitleId(row.title),
            slug: row.slug,
            headline: row.headline,
            summary: row.summary,
            byline: row.byline,
            section: row.section.as_deref().and_then(Section::from_word),
            language: row.language,
            published_us: row.published_us,
            first_seen_us: row.first_seen_us,
            sort_us: row.sort_us,
            picture_url: row.picture_url,
            picture_credit: row.picture_credit,
            access: Access::from_word(&row.access),
            live_blog: row.live_blog,
            word_count: row.word_count,
            position: row.position,
            report: row.report.map(wire::copies::ReportId),
            story: row.story.map(stories::StoryId),
            recording,
        }
    }
}

#[derive(sqlx::FromRow)]
struct RestRow {
    url: String,
    revision: i32,
    revised_us: i64,
    withdrawn: bool,
    coding: i32,
    body: Vec<u8>,
}

#[derive(sqlx::FromRow)]
struct RevisionRow {
    number: i32,
    seen_us: i64,
    origin: String,
    coding: i32,
    body: Vec<u8>,
}

impl Store {
    /// Articles whose `sort_us` is `since_us` or later, newest first; of enabled titles only, without withdrawn ones.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn recent(&self, since_us: i64, limit: i64) -> Result<Vec<Card>, Error> {
        let rows: Vec<CardRow> =
            reading!(&self.engine, db => sqlx::query_as(RECENT).bind(since_us).bind(limit).fetch_all(db).await)
                .map_err(failed("reading recent articles"))?;
        Ok(rows.into_iter().map(Card::from).collect())
    }

    /// A page of a list, newest first, from `before` on; of enabled titles only, without withdrawn articles.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn list(&self, list: &List, before: Option<Cursor>, limit: i64) -> Result<Vec<Card>, Error> {
        let (sort_us, id) = before.map_or((i64::MAX, i64::MAX), |cursor| (cursor.sort_us, cursor.id.0));
        let rows: Result<Vec<CardRow>, sqlx::Error> = match list {
            List::Latest => reading!(&self.engine, db =>
                sqlx::query_as(LATEST).bind(sort_us).bind(id).bind(limit).fetch_all(db).await),
            List::Title(title) => reading!(&self.engine, db =>
                sqlx::query_as(OF_TITLE).bind(title.0).bind(sort_us).bind(id).bind(limit).fetch_all(db).await),
            List::Section { section, titles } if titles.is_empty() => reading!(&self.engine, db =>
                sqlx::query_as(OF_SECTION).bind(section.as_str()).bind(sort_us).bind(id).bind(limit)
                    .fetch_all(db).await),
            List::Section { section, titles } => self.of_titles(Some(*section), titles, (sort_us, id), limit).await,
            List::Titles(titles) => self.of_titles(None, titles, (sort_us, id), limit).await,
        };
        let rows = rows.map_err(failed("reading a list"))?;
        Ok(rows.into_iter().map(Card::from).collect())
    }

    async fn of_titles(
        &self,
        section: Option<Section>,
        titles: &[TitleId],
        (sort_us, id): (i64, i64),
        limit: i64,
    ) -> Result<Vec<CardRow>, sqlx::Error> {
        let ids: Vec<i64> = titles.iter().map(|title| title.0).collect();
        let few = ids.len() <= FEW;
        match &self.engine {
            Engine::Sqlite { readers, .. } => {
                let text = match (section.is_some(), few) {
                    (false, false) => OF_TITLES_SQLITE,
                    (false, true) => OF_FEW_TITLES_SQLITE,
                    (true, false) => OF_SECTION_AND_TITLES_SQLITE,
                    (true, true) => OF_SECTION_AND_FEW_TITLES_SQLITE,
                };
                let query = sqlx::query_as(text).bind(sort_us).bind(id).bind(json_ids(&ids)).bind(limit);
                let query = if let Some(section) = section { query.bind(section.as_str()) } else { query };
                query.fetch_all(readers).await
            }
            Engine::Postgres(pool) => {
                let text = match (section.is_some(), few) {
                    (false, false) => OF_TITLES_POSTGRES,
                    (false, true) => OF_FEW_TITLES_POSTGRES,
                    (true, false) => OF_SECTION_AND_TITLES_POSTGRES,
                    (true, true) => OF_SECTION_AND_FEW_TITLES_POSTGRES,
                };
                let query = sqlx::query_as(text).bind(sort_us).bind(id).bind(ids).bind(limit);
                let query = if let Some(section) = section { query.bind(section.as_str()) } else { query };
                query.fetch_all(pool).await
            }
        }
    }

    /// One article with its newest revision's text; also a withdrawn one, and one of a title that is off.
    ///
    /// # Errors
    /// When the database fails or the revision cannot be read.
    #[boxed]
    pub async fn article(&self, id: ArticleId) -> Result<Option<StoredArticle>, Error> {
        const DOING: &str = "reading an article";
        let card: Option<CardRow> =
            reading!(&self.engine, db => sqlx::query_as(CARD).bind(id.0).fetch_optional(db).await)
                .map_err(failed(DOING))?;
        let Some(card) = card else { return Ok(None) };
        let rest: RestRow =
            reading!(&self.engine, db => sqlx::query_as(REST).bind(id.0).fetch_one(db).await).map_err(failed(DOING))?;
        Ok(Some(StoredArticle {
            card: card.into(),
            url: rest.url,
            revision: rest.revision,
            revised_us: rest.revised_us,
            withdrawn: rest.withdrawn,
            article: unpack(id, rest.revision, rest.coding, &rest.body)?,
        }))
    }

    /// Every revision of an article, oldest first, without bodies.
    ///
    /// # Errors
    /// When the database fails or a revision cannot be read.
    #[boxed]
    pub async fn revisions(&self, id: ArticleId) -> Result<Vec<Revision>, Error> {
        let rows: Vec<RevisionRow> =
            reading!(&self.engine, db => sqlx::query_as(REVISIONS).bind(id.0).fetch_all(db).await)
                .map_err(failed("reading an article's revisions"))?;
        let revision = |row: RevisionRow| {
            let article = unpack(id, row.number, row.coding, &row.body)?;
            let headline = article.title.unwrap_or_default();
            Ok(Revision { number: row.number, seen_us: row.seen_us, origin: row.origin, headline })
        };
        rows.into_iter().map(revision).collect()
    }

    /// One revision as it was stored.
    ///
    /// # Errors
    /// When the database fails or the revision cannot be read.
    #[boxed]
    pub async fn revision(&self, id: ArticleId, number: i32) -> Result<Option<news::Article>, Error> {
        let row: Option<RevisionRow> =
            reading!(&self.engine, db => sqlx::query_as(REVISION).bind(id.0).bind(number).fetch_optional(db).await)
                .map_err(failed("reading a revision"))?;
        row.map(|row| unpack(id, row.number, row.coding, &row.body)).transpose()
    }

    /// How much is here. Cheap however much that is.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn counts(&self) -> Result<Counts, Error> {
        let row: (i64, i64, i64, i64, i64, i64, i64) =
            reading!(&self.engine, db => sqlx::query_as(COUNTS).fetch_one(db).await).map_err(failed("counting"))?;
        let (titles, titles_enabled, feeds, feeds_answered, feeds_failing, articles, succeeded_us) = row;
        Ok(Counts { titles, titles_enabled, feeds, feeds_answered, feeds_failing, articles, succeeded_us })
    }

    /// Articles for `newsstand export --jsonl`, by id after `after`; not those of titles that only their readers see.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn export(&self, after: Option<ArticleId>, limit: i64) -> Result<Vec<ExportedArticle>, Error> {
        let after = after.map_or(i64::MIN, |id| id.0);
        let rows: Vec<(i64, String, String, String, i32, bool, i64)> =
            reading!(&self.engine, db => sqlx::query_as(EXPORT).bind(after).bind(limit).fetch_all(db).await)
                .map_err(failed("exporting articles"))?;
        let exported = |(id, guid, url, title, revision, removed, first_seen_us)| ExportedArticle {
            id: ArticleId(id),
            guid,
            url,
            title,
            revision,
            removed,
            first_seen_us,
        };
        Ok(rows.into_iter().map(exported).collect())
    }
}
