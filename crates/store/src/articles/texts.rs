//! Articles with their newest texts, many at once: for those who follow the log.

use async_recursion::async_recursion as boxed;
use news::{Article, ArticleId, Section, TitleId};

use super::unpack;
use crate::engine::{Engine, statements};
use crate::error::failed;
use crate::{Error, Store, json_ids};

statements! {
    TEXTS_SQLITE = "SELECT a.id, a.title, a.headline, a.section, a.first_seen_us, a.sort_us, a.withdrawn, r.number, r.coding, r.body
        FROM json_each($1) AS wanted CROSS JOIN article AS a ON a.id = wanted.value
        CROSS JOIN revision AS r ON r.article = a.id AND r.number = a.revision";
    KNOWN_SQLITE = "SELECT a.id FROM json_each($1) AS wanted CROSS JOIN article AS a ON a.id = wanted.value";
    KNOWN_POSTGRES = "SELECT a.id FROM article AS a WHERE a.id = ANY($1)";
    TEXTS_POSTGRES = "SELECT a.id, a.title, a.headline, a.section, a.first_seen_us, a.sort_us, a.withdrawn, r.number, r.coding, r.body
        FROM article AS a JOIN revision AS r ON r.article = a.id AND r.number = a.revision WHERE a.id = ANY($1)";
}

/// An article as it is now, without what lists alone need.
#[derive(Clone, Debug)]
pub struct ArticleText {
    /// Which.
    pub id: ArticleId,
    /// Whose.
    pub title: TitleId,
    /// As lists show it.
    pub headline: String,
    /// Where it belongs.
    pub section: Option<Section>,
    /// When it was first seen here.
    pub first_seen_us: i64,
    /// What lists sort by.
    pub sort_us: i64,
    /// Whether its publisher took it back.
    pub withdrawn: bool,
    /// The newest revision.
    pub article: Article,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    title: i64,
    headline: String,
    section: Option<String>,
    first_seen_us: i64,
    sort_us: i64,
    withdrawn: bool,
    number: i32,
    coding: i32,
    body: Vec<u8>,
}

impl Store {
    /// Those of these articles that are here, in no order.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn known_articles(&self, articles: &[ArticleId]) -> Result<Vec<ArticleId>, Error> {
        let ids: Vec<i64> = articles.iter().map(|article| article.0).collect();
        let rows: Result<Vec<i64>, sqlx::Error> = match &self.engine {
            Engine::Sqlite { readers, .. } => {
                sqlx::query_scalar(KNOWN_SQLITE).bind(json_ids(&ids)).fetch_all(readers).await
            }
            Engine::Postgres(pool) => sqlx::query_scalar(KNOWN_POSTGRES).bind(&ids).fetch_all(pool).await,
        };
        Ok(rows.map_err(failed("looking for articles"))?.into_iter().map(ArticleId).collect())
    }

    /// Articles with their newest texts, in no order; withdrawn ones and those of titles that are off too.
    ///
    /// # Errors
    /// When the database fails or a revision cannot be read.
    #[boxed]
    pub async fn article_texts(&self, articles: &[ArticleId]) -> Result<Vec<ArticleText>, Error> {
        if articles.is_empty() {
            return Ok(Vec::new());
        }
        let ids: Vec<i64> = articles.iter().map(|article| article.0).collect();
        let rows: Result<Vec<Row>, sqlx::Error> = match &self.engine {
            Engine::Sqlite { readers, .. } => {
                sqlx::query_as(TEXTS_SQLITE).bind(json_ids(&ids)).fetch_all(readers).await
            }
            Engine::Postgres(pool) => sqlx::query_as(TEXTS_POSTGRES).bind(&ids).fetch_all(pool).await,
        };
        let text = |row: Row| {
            Ok(ArticleText {
                id: ArticleId(row.id),
                title: TitleId(row.title),
                headline: row.headline,
                section: row.section.as_deref().and_then(Section::from_word),
                first_seen_us: row.first_seen_us,
                sort_us: row.sort_us,
                withdrawn: row.withdrawn,
                article: unpack(ArticleId(row.id), row.number, row.coding, &row.body)?,
            })
        };
        rows.map_err(failed("reading articles"))?.into_iter().map(text).collect()
    }
}
