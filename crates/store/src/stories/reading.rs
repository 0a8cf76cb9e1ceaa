//! Stories as pages read them.

use async_recursion::async_recursion as boxed;
use news::ArticleId;
use stories::{Reason, StoryId};
use wire::copies::Relation;

use super::{StoryArticle, StoryRow, Tie};
use crate::engine::{Engine, reading, statements};
use crate::error::failed;
use crate::lists::{CardRow, cards};
use crate::reports::from_json;
use crate::{Error, Store, json_ids};

/// The columns of a story.
macro_rules! stories {
    ($rest:literal) => {
        concat!(
            "SELECT s.id, s.slug, s.forwards_to, s.split_from, s.name, s.lead, s.opened_us, s.newest_us, s.articles, \
             s.titles, s.owners, s.countries, s.languages, s.reports, \
             CASE WHEN s.articles = 1 THEN (SELECT o.slug FROM article AS o WHERE o.id = s.lead) END AS alone FROM ",
            $rest
        )
    };
}

statements! {
    STORY = stories!("story AS s WHERE s.id = $1");
    STORIES_SQLITE = stories!("json_each($1) AS wanted CROSS JOIN story AS s ON s.id = wanted.value");
    STORIES_POSTGRES = stories!("story AS s WHERE s.id = ANY($1)");
    NEWEST_STORIES = stories!("story AS s WHERE s.newest_us >= $1 AND s.forwards_to IS NULL AND s.articles > 0
        ORDER BY s.newest_us DESC, s.id DESC LIMIT $2");
    /// Parts that an editor or repair cut off.
    PARTS = stories!("story AS s WHERE s.split_from = $1 AND s.forwards_to IS NULL ORDER BY s.id LIMIT 20");
    ARTICLES = cards!("article AS a WHERE a.story = $1 AND NOT a.withdrawn ORDER BY a.sort_us, a.id LIMIT $2");
    CARDS_SQLITE = cards!("json_each($1) AS wanted CROSS JOIN article AS a ON a.id = wanted.value WHERE NOT a.withdrawn");
    CARDS_POSTGRES = cards!("article AS a WHERE a.id = ANY($1) AND NOT a.withdrawn");
    PLACES_SQLITE = "SELECT s.article, s.because, p.relation FROM json_each($1) AS wanted
        CROSS JOIN story_place AS s ON s.article = wanted.value LEFT JOIN carried AS p ON p.article = s.article";
    PLACES_POSTGRES = "SELECT s.article, s.because, p.relation FROM story_place AS s
        LEFT JOIN carried AS p ON p.article = s.article WHERE s.article = ANY($1)";
    TIES = "SELECT other, because FROM story_tie WHERE story = $1 AND kind = $2 ORDER BY place";
}

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    slug: String,
    forwards_to: Option<i64>,
    split_from: Option<i64>,
    name: Option<String>,
    lead: i64,
    opened_us: i64,
    newest_us: i64,
    articles: i32,
    titles: i32,
    owners: i32,
    countries: i32,
    languages: i32,
    reports: i32,
    alone: Option<String>,
}

impl From<Row> for StoryRow {
    fn from(row: Row) -> Self {
        Self {
            id: StoryId(row.id),
            slug: row.slug,
            forwards_to: row.forwards_to.map(StoryId),
            split_from: row.split_from.map(StoryId),
            name: row.name,
            lead: ArticleId(row.lead),
            opened_us: row.opened_us,
            newest_us: row.newest_us,
            articles: row.articles,
            alone: row.alone,
            titles: row.titles,
            owners: row.owners,
            countries: row.countries,
            languages: row.languages,
            reports: row.reports,
        }
    }
}

const DOING: &str = "reading stories";

impl Store {
    /// A story, also one that forwards to another.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn story(&self, story: StoryId) -> Result<Option<StoryRow>, Error> {
        let row: Option<Row> =
            reading!(&self.engine, db => sqlx::query_as(STORY).bind(story.0).fetch_optional(db).await)
                .map_err(failed(DOING))?;
        Ok(row.map(StoryRow::from))
    }

    /// Stories by their numbers, in no order.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn stories(&self, stories: &[StoryId]) -> Result<Vec<StoryRow>, Error> {
        let ids: Vec<i64> = stories.iter().map(|story| story.0).collect();
        let rows: Result<Vec<Row>, sqlx::Error> = match &self.engine {
            Engine::Sqlite { readers, .. } => {
                sqlx::query_as(STORIES_SQLITE).bind(json_ids(&ids)).fetch_all(readers).await
            }
            Engine::Postgres(pool) => sqlx::query_as(STORIES_POSTGRES).bind(&ids).fetch_all(pool).await,
        };
        Ok(rows.map_err(failed(DOING))?.into_iter().map(StoryRow::from).collect())
    }

    /// Stories that had something new at `since_us` or later, the newest first.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn newest_stories(&self, since_us: i64, limit: i64) -> Result<Vec<StoryRow>, Error> {
        let rows: Vec<Row> =
            reading!(&self.engine, db => sqlx::query_as(NEWEST_STORIES).bind(since_us).bind(limit).fetch_all(db).await)
                .map_err(failed(DOING))?;
        Ok(rows.into_iter().map(StoryRow::from).collect())
    }

    /// Stories that were a part of this one before, at most 20.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn parts_of(&self, story: StoryId) -> Result<Vec<StoryRow>, Error> {
        let rows: Vec<Row> = reading!(&self.engine, db => sqlx::query_as(PARTS).bind(story.0).fetch_all(db).await)
            .map_err(failed(DOING))?;
        Ok(rows.into_iter().map(StoryRow::from).collect())
    }

    /// The articles of a story, the earliest first, each with why it is there. Also those of titles that are off.
    ///
    /// # Errors
    /// When the database fails or what is stored cannot be read.
    #[boxed]
    pub async fn story_articles(&self, story: StoryId, limit: i64) -> Result<Vec<StoryArticle>, Error> {
        let rows: Vec<CardRow> =
            reading!(&self.engine, db => sqlx::query_as(ARTICLES).bind(story.0).bind(limit).fetch_all(db).await)
                .map_err(failed(DOING))?;
        let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
        let places: Result<Vec<(i64, String, Option<String>)>, sqlx::Error> = match &self.engine {
            Engine::Sqlite { readers, .. } => {
                sqlx::query_as(PLACES_SQLITE).bind(json_ids(&ids)).fetch_all(readers).await
            }
            Engine::Postgres(pool) => sqlx::query_as(PLACES_POSTGRES).bind(&ids).fetch_all(pool).await,
        };
        let mut places: std::collections::HashMap<i64, (String, Option<String>)> = places
            .map_err(failed(DOING))?
            .into_iter()
            .map(|(article, because, relation)| (article, (because, relation)))
            .collect();
        let article = |row: CardRow| {
            let (because, relation) = places.remove(&row.id).unwrap_or_default();
            let because: Vec<Reason> =
                if because.is_empty() { Vec::new() } else { from_json("why an article is in a story", &because)? };
            let relation = relation.as_deref().map(Relation::from_word);
            Ok(StoryArticle { card: row.into(), relation, because })
        };
        rows.into_iter().map(article).collect()
    }

    /// Cards of articles by their ids, in no order; withdrawn ones are left out.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn cards(&self, articles: &[ArticleId]) -> Result<Vec<crate::Card>, Error> {
        let ids: Vec<i64> = articles.iter().map(|article| article.0).collect();
        let rows: Result<Vec<CardRow>, sqlx::Error> = match &self.engine {
            Engine::Sqlite { readers, .. } => {
                sqlx::query_as(CARDS_SQLITE).bind(json_ids(&ids)).fetch_all(readers).await
            }
            Engine::Postgres(pool) => sqlx::query_as(CARDS_POSTGRES).bind(&ids).fetch_all(pool).await,
        };
        Ok(rows.map_err(failed(DOING))?.into_iter().map(crate::Card::from).collect())
    }

    /// Stories that belong to this one, the nearest first, each with why.
    ///
    /// # Errors
    /// When the database fails or what is stored cannot be read.
    #[boxed]
    pub async fn tied(&self, story: StoryId, tie: Tie) -> Result<Vec<(StoryId, Vec<Reason>)>, Error> {
        let rows: Vec<(i64, String)> =
            reading!(&self.engine, db => sqlx::query_as(TIES).bind(story.0).bind(tie.as_str()).fetch_all(db).await)
                .map_err(failed(DOING))?;
        rows.into_iter().map(|(other, because)| Ok((StoryId(other), from_json("a tie", &because)?))).collect()
    }
}
