//! What stands where, what stood where, and where an article stood over time.

use async_recursion::async_recursion as boxed;
use std::collections::{HashMap, HashSet};

use news::{ArticleId, FrontPageId, Section, TitleId};

use super::model::{Moment, Placement};
use super::packing::unpack;
use crate::engine::Engine;
use crate::engine::{reading, statements};
use crate::error::failed;
use crate::{Error, Store};

statements! {
    NOW = "SELECT f.id, f.title, f.section, f.succeeded_us, f.places FROM front_page f JOIN title t ON t.id = f.title
        WHERE NOT f.removed AND t.enabled AND f.places IS NOT NULL ORDER BY f.id";
    STANDING = "SELECT front_page, number, url, headline, section, article, first_us, gone_us, best_rank, best_us, top_us
        FROM placement WHERE gone_us IS NULL";
    /// Pages as of a time: those removed since count too, as long as they were read before.
    THEN = "SELECT f.id, f.title, f.section, s.at_us, s.places FROM front_page f
        JOIN front_page_state s ON s.front_page = f.id
            AND s.at_us = (SELECT MAX(x.at_us) FROM front_page_state x WHERE x.front_page = f.id AND x.at_us <= $1)
        ORDER BY f.id";
    STOOD = "SELECT front_page, number, url, headline, section, article, first_us, gone_us, best_rank, best_us, top_us
        FROM placement WHERE first_us <= $1 AND (gone_us IS NULL OR gone_us > $1)";
    /// What left and came back stood there in between as well.
    STOOD_ONCE = "SELECT front_page, number, url, headline, section, article, first_us, gone_us, best_rank, best_us, top_us
        FROM placement WHERE front_page = $1 AND number = $2";
    OF_ARTICLES_SQLITE = "SELECT p.front_page, f.title, p.number, p.article FROM placement p
        JOIN front_page f ON f.id = p.front_page WHERE p.article IN (SELECT value FROM json_each($1))";
    OF_ARTICLES_POSTGRES = "SELECT p.front_page, f.title, p.number, p.article FROM placement p
        JOIN front_page f ON f.id = p.front_page WHERE p.article = ANY($1)";
    /// With the state that stood when the time asked about began.
    STATES = "SELECT at_us, places FROM front_page_state WHERE front_page = $1 AND at_us <= $3
            AND at_us >= COALESCE((SELECT MAX(x.at_us) FROM front_page_state x WHERE x.front_page = $1 AND x.at_us <= $2), $2)
        ORDER BY at_us";
}

/// A page: id, title, section, last read, places.
type Page = (i64, i64, Option<String>, i64, Vec<u8>);

#[derive(Clone, sqlx::FromRow)]
struct Row {
    front_page: i64,
    number: i32,
    url: String,
    headline: String,
    section: Option<String>,
    article: Option<i64>,
    first_us: i64,
    gone_us: Option<i64>,
    best_rank: i32,
    best_us: i64,
    top_us: i64,
}

impl Store {
    /// What stands on the front pages of these titles (of all that are on, where none are named), page by page, best first.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn placements_now(&self, titles: &[TitleId]) -> Result<Vec<Placement>, Error> {
        const DOING: &str = "reading what stands on front pages";
        let pages: Vec<Page> =
            reading!(&self.engine, db => sqlx::query_as(NOW).fetch_all(db).await).map_err(failed(DOING))?;
        let rows: Vec<Row> =
            reading!(&self.engine, db => sqlx::query_as(STANDING).fetch_all(db).await).map_err(failed(DOING))?;
        Ok(placed(pages, rows, titles).0)
    }

    /// What stood on the front pages of these titles (of all, where none are named) at `at_us`, page by page, best first. Headlines
    /// and articles are as known now.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn placements_at(&self, at_us: i64, titles: &[TitleId]) -> Result<Vec<Placement>, Error> {
        const DOING: &str = "reading what stood on front pages";
        let pages: Vec<Page> = reading!(&self.engine, db => sqlx::query_as(THEN).bind(at_us).fetch_all(db).await)
            .map_err(failed(DOING))?;
        let mut rows: Vec<Row> = reading!(&self.engine, db => sqlx::query_as(STOOD).bind(at_us).fetch_all(db).await)
            .map_err(failed(DOING))?;
        let (found, missing) = placed(pages.clone(), rows.clone(), titles);
        if missing.is_empty() {
            return Ok(found);
        }
        for (page, number) in missing {
            let row: Option<Row> = reading!(&self.engine, db =>
                sqlx::query_as(STOOD_ONCE).bind(page).bind(number).fetch_optional(db).await)
            .map_err(failed(DOING))?;
            rows.extend(row);
        }
        Ok(placed(pages, rows, titles).0)
    }

    /// Where these articles stood from `from_us` to `until_us`: a moment for each change of rank or worth, and one without a rank
    /// where an article left, by page and time. This is what a story's prominence chart is drawn from.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn prominence_of(
        &self,
        articles: &[ArticleId],
        from_us: i64,
        until_us: i64,
    ) -> Result<Vec<Moment>, Error> {
        const DOING: &str = "reading where articles stood on front pages";
        let ids: Vec<i64> = articles.iter().map(|article| article.0).collect();
        let rows: Vec<(i64, i64, i32, i64)> = match &self.engine {
            Engine::Sqlite { readers, .. } => {
                sqlx::query_as(OF_ARTICLES_SQLITE).bind(crate::json_ids(&ids)).fetch_all(readers).await
            }
            Engine::Postgres(pool) => sqlx::query_as(OF_ARTICLES_POSTGRES).bind(&ids).fetch_all(pool).await,
        }
        .map_err(failed(DOING))?;
        let mut pages: HashMap<(i64, i64), HashMap<i32, ArticleId>> = HashMap::new();
        for (page, title, number, article) in rows {
            pages.entry((page, title)).or_default().insert(number, ArticleId(article));
        }
        let mut moments = Vec::new();
        for ((page, title), numbers) in pages {
            let states: Vec<(i64, Vec<u8>)> = reading!(&self.engine, db =>
                sqlx::query_as(STATES).bind(page).bind(from_us).bind(until_us).fetch_all(db).await)
            .map_err(failed(DOING))?;
            moments.extend(moments_of(FrontPageId(page), TitleId(title), &numbers, states));
        }
        moments.sort_by_key(|moment| (moment.front_page, moment.at_us, moment.article));
        Ok(moments)
    }
}

/// Puts rows on their places; gives also the places (page, number) that had no row.
fn placed(pages: Vec<Page>, rows: Vec<Row>, titles: &[TitleId]) -> (Vec<Placement>, Vec<(i64, i32)>) {
    let wanted: HashSet<i64> = titles.iter().map(|title| title.0).collect();
    let mut rows: HashMap<(i64, i32), Row> = rows.into_iter().map(|row| ((row.front_page, row.number), row)).collect();
    let mut found = Vec::new();
    let mut missing = Vec::new();
    for (page, title, section, page_read_us, places) in pages {
        if !wanted.is_empty() && !wanted.contains(&title) {
            continue;
        }
        let page_section = section.as_deref().and_then(Section::from_word);
        for (rank, place) in (1_u32..).zip(unpack(&places)) {
            let Some(row) = rows.remove(&(page, place.number)) else {
                missing.push((page, place.number));
                continue;
            };
            found.push(Placement {
                front_page: FrontPageId(page),
                title: TitleId(title),
                page_section,
                rank,
                prominence: place.prominence(rank),
                url: row.url,
                headline: row.headline,
                section: row.section,
                article: row.article.map(ArticleId),
                first_us: row.first_us,
                gone_us: row.gone_us,
                best_rank: u32::try_from(row.best_rank).unwrap_or(u32::MAX),
                best_us: row.best_us,
                top_us: row.top_us,
                page_read_us,
            });
        }
    }
    (found, missing)
}

/// The changes of some placements' ranks over a page's states.
fn moments_of(
    front_page: FrontPageId,
    title: TitleId,
    numbers: &HashMap<i32, ArticleId>,
    states: Vec<(i64, Vec<u8>)>,
) -> Vec<Moment> {
    let mut last: HashMap<i32, (u32, u8)> = HashMap::new();
    let mut moments = Vec::new();
    for (at_us, places) in states {
        let mut standing: HashMap<i32, (u32, u8)> = HashMap::new();
        for (rank, place) in (1_u32..).zip(unpack(&places)) {
            let Some(article) = numbers.get(&place.number) else { continue };
            standing.insert(place.number, (rank, place.unit));
            if last.get(&place.number) != Some(&(rank, place.unit)) {
                let prominence = place.prominence(rank);
                moments.push(Moment { article: *article, front_page, title, at_us, rank: Some(rank), prominence });
            }
        }
        for number in last.keys().filter(|number| !standing.contains_key(number)) {
            if let Some(article) = numbers.get(number) {
                moments.push(Moment { article: *article, front_page, title, at_us, rank: None, prominence: 0.0 });
            }
        }
        last = standing;
    }
    moments
}
