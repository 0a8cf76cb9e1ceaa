//! What pages show about who wrote an article.

use async_recursion::async_recursion as boxed;
use std::collections::HashMap;

use news::{ArticleId, TitleId};
use wire::copies::{Placement, Relation, ReportId};
use wire::first::First;

use super::reading::CitationColumns;
use super::{Amended, CarriedText, CitationRow, Provenance, ReportRow, from_json};
use crate::engine::{Engine, reading, statements};
use crate::error::failed;
use crate::{Error, Store, json_ids};

statements! {
    STANDS = "SELECT p.revision, p.placement, p.claims, r.id, r.articles, r.titles, r.source, r.first
        FROM carried AS p JOIN report AS r ON r.id = p.report WHERE p.article = $1";
    CARRIED = "SELECT p.article, a.title, a.slug, a.headline, a.sort_us, p.relation, a.withdrawn
        FROM carried AS p JOIN article AS a ON a.id = p.article WHERE p.report = $1
        ORDER BY a.sort_us, p.article LIMIT 200";
    /// One article as a carrier of its own report.
    CARRIES = "SELECT p.article, a.title, a.slug, a.headline, a.sort_us, p.relation, a.withdrawn
        FROM carried AS p JOIN article AS a ON a.id = p.article WHERE p.article = $1 AND NOT a.withdrawn";
    CITES = "SELECT c.article, c.outlet, c.manner, c.name, c.pattern, c.fragment, c.weight, c.cited,
            a.slug, a.title, a.sort_us
        FROM citation AS c LEFT JOIN article AS a ON a.id = c.cited AND NOT a.withdrawn
        WHERE c.article = $1 ORDER BY c.weight DESC, c.outlet LIMIT 20";
    /// `cited` becomes the citing article: it is the one at the other end.
    CITED_BY = "SELECT c.cited AS article, c.outlet, c.manner, c.name, c.pattern, c.fragment, c.weight, c.article AS cited,
            a.slug, a.title, a.sort_us
        FROM citation AS c JOIN article AS a ON a.id = c.article
        WHERE c.cited = $1 AND NOT a.withdrawn ORDER BY a.sort_us, c.article LIMIT 50";
    AMENDED = "SELECT number, amendment FROM amendment WHERE article = $1 ORDER BY number";
    REPORTS_SQLITE = "SELECT r.id, r.articles, r.titles, r.source, r.first
        FROM json_each($1) AS wanted CROSS JOIN report AS r ON r.id = wanted.value";
    REPORTS_POSTGRES = "SELECT r.id, r.articles, r.titles, r.source, r.first FROM report AS r WHERE r.id = ANY($1)";
}

const DOING: &str = "reading who wrote an article";

#[derive(sqlx::FromRow)]
struct StandsRow {
    revision: i32,
    placement: String,
    claims: String,
    #[sqlx(flatten)]
    report: ReportColumns,
}

#[derive(sqlx::FromRow)]
struct ReportColumns {
    id: i64,
    articles: i32,
    titles: i32,
    source: String,
    first: String,
}

impl ReportColumns {
    fn row(&self) -> Result<ReportRow, Error> {
        Ok(ReportRow {
            id: ReportId(self.id),
            stands: true,
            articles: self.articles,
            titles: self.titles,
            source: from_json("a report's source", &self.source)?,
            first: from_json("who was first", &self.first)?,
        })
    }
}

#[derive(sqlx::FromRow)]
struct CarriedRow {
    article: i64,
    title: i64,
    slug: String,
    headline: String,
    sort_us: i64,
    relation: String,
    withdrawn: bool,
}

#[derive(sqlx::FromRow)]
struct EdgeRow {
    #[sqlx(flatten)]
    citation: CitationColumns,
    slug: Option<String>,
    title: Option<i64>,
    sort_us: Option<i64>,
}

impl Store {
    /// All that is known about who wrote an article; `None` while it was not placed.
    ///
    /// # Errors
    /// When the database fails or what is stored cannot be read.
    #[boxed]
    pub async fn provenance(&self, article: ArticleId) -> Result<Option<Provenance>, Error> {
        let stands: Option<StandsRow> =
            reading!(&self.engine, db => sqlx::query_as(STANDS).bind(article.0).fetch_optional(db).await)
                .map_err(failed(DOING))?;
        let Some(stands) = stands else { return Ok(None) };
        let placement: Placement = from_json("a placement", &stands.placement)?;
        let report = placement.report.0;
        let carried: Vec<CarriedRow> =
            reading!(&self.engine, db => sqlx::query_as(CARRIED).bind(report).fetch_all(db).await)
                .map_err(failed(DOING))?;
        let cites: Vec<EdgeRow> =
            reading!(&self.engine, db => sqlx::query_as(CITES).bind(article.0).fetch_all(db).await)
                .map_err(failed(DOING))?;
        let cited_by: Vec<EdgeRow> =
            reading!(&self.engine, db => sqlx::query_as(CITED_BY).bind(article.0).fetch_all(db).await)
                .map_err(failed(DOING))?;
        let report = stands.report.row()?;
        let first = match &report.first {
            First::Reported { article: Some(article), .. } => {
                let row: Option<CarriedRow> =
                    reading!(&self.engine, db => sqlx::query_as(CARRIES).bind(article.0).fetch_optional(db).await)
                        .map_err(failed(DOING))?;
                row.map(CarriedRow::text)
            }
            _ => None,
        };
        Ok(Some(Provenance {
            revision: stands.revision,
            placement,
            claims: from_json("claims", &stands.claims)?,
            report,
            first,
            carriers: carried.into_iter().map(CarriedRow::text).collect(),
            cites: cites.into_iter().map(EdgeRow::row).collect(),
            cited_by: cited_by.into_iter().map(EdgeRow::row).collect(),
            amended: self.amended(article).await?,
        }))
    }

    /// What the publisher of an article changed, the oldest first.
    ///
    /// # Errors
    /// When the database fails or what is stored cannot be read.
    #[boxed]
    pub async fn amended(&self, article: ArticleId) -> Result<Vec<Amended>, Error> {
        let rows: Vec<(i32, String)> =
            reading!(&self.engine, db => sqlx::query_as(AMENDED).bind(article.0).fetch_all(db).await)
                .map_err(failed(DOING))?;
        let amended = |(number, json): (i32, String)| {
            Ok(Amended { article, number, amendment: from_json("an amendment", &json)? })
        };
        rows.into_iter().map(amended).collect()
    }

    /// Reports by number; those that are not there are left out.
    ///
    /// # Errors
    /// When the database fails or what is stored cannot be read.
    #[boxed]
    pub async fn reports(&self, reports: &[ReportId]) -> Result<HashMap<ReportId, ReportRow>, Error> {
        let ids: Vec<i64> = reports.iter().map(|report| report.0).collect();
        let rows: Result<Vec<ReportColumns>, sqlx::Error> = match &self.engine {
            Engine::Sqlite { readers, .. } => {
                sqlx::query_as(REPORTS_SQLITE).bind(json_ids(&ids)).fetch_all(readers).await
            }
            Engine::Postgres(pool) => sqlx::query_as(REPORTS_POSTGRES).bind(&ids).fetch_all(pool).await,
        };
        rows.map_err(failed(DOING))?.iter().map(|row| Ok((ReportId(row.id), row.row()?))).collect()
    }
}

impl CarriedRow {
    fn text(self) -> CarriedText {
        CarriedText {
            article: ArticleId(self.article),
            title: TitleId(self.title),
            slug: self.slug,
            headline: self.headline,
            sort_us: self.sort_us,
            relation: Relation::from_word(&self.relation),
            withdrawn: self.withdrawn,
        }
    }
}

impl EdgeRow {
    fn row(self) -> CitationRow {
        let other = self.citation.cited;
        CitationRow {
            article: self.slug.zip(other).map(|(slug, article)| (ArticleId(article), slug)),
            title: self.title.map(TitleId),
            sort_us: self.sort_us.unwrap_or_default(),
            citation: self.citation.citation(),
        }
    }
}
