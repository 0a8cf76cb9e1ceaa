//! What the curator asks for: texts of the log's articles, and what it found before.

use async_recursion::async_recursion as boxed;
use news::{ArticleId, TitleId};
use wire::copies::ReportId;
use wire::first::{Citation, Manner};

use super::{Carrier, Cited, Follower, Known, RevisionText, from_json};
use crate::articles::{normalise, unpack, url_hash};
use crate::engine::{Engine, reading, statements};
use crate::error::failed;
use crate::{Error, Store, json_ids};

statements! {
    FOLLOWER = "SELECT sequence, replay_from FROM follower WHERE name = $1";
    NEWEST_FACT = "SELECT COALESCE(MAX(sequence), 0) FROM fact";
    TEXTS_SQLITE = "SELECT a.id, a.title, r.number, r.seen_us, a.first_seen_us, a.withdrawn, r.coding, r.body
        FROM json_each($1) AS wanted CROSS JOIN revision AS r
            ON r.article = json_extract(wanted.value, '$[0]') AND r.number = json_extract(wanted.value, '$[1]')
        CROSS JOIN article AS a ON a.id = r.article
        WHERE NOT EXISTS (SELECT 1 FROM title AS t WHERE t.id = a.title AND t.own AND NOT t.enabled)";
    TEXTS_POSTGRES = "SELECT a.id, a.title, r.number, r.seen_us, a.first_seen_us, a.withdrawn, r.coding, r.body
        FROM unnest(CAST($1 AS BIGINT[]), CAST($2 AS INTEGER[])) AS wanted(article, number)
        JOIN revision AS r ON r.article = wanted.article AND r.number = wanted.number
        JOIN article AS a ON a.id = r.article
        WHERE NOT EXISTS (SELECT 1 FROM title AS t WHERE t.id = a.title AND t.own AND NOT t.enabled)";
    CARRIERS_SQLITE = "SELECT p.article, a.title, p.report, a.first_seen_us, a.published_us, a.word_count, a.withdrawn, p.claims
        FROM json_each($1) AS wanted CROSS JOIN carried AS p ON p.report = wanted.value
        CROSS JOIN article AS a ON a.id = p.article";
    CARRIERS_POSTGRES = "SELECT p.article, a.title, p.report, a.first_seen_us, a.published_us, a.word_count, a.withdrawn, p.claims
        FROM carried AS p JOIN article AS a ON a.id = p.article WHERE p.report = ANY($1)";
    CARRIERS_AMONG_SQLITE = "SELECT p.article, a.title, p.report, a.first_seen_us, a.published_us, a.word_count, a.withdrawn, p.claims
        FROM json_each($1) AS wanted CROSS JOIN carried AS p ON p.article = wanted.value
        CROSS JOIN article AS a ON a.id = p.article";
    CARRIERS_AMONG_POSTGRES = "SELECT p.article, a.title, p.report, a.first_seen_us, a.published_us, a.word_count, a.withdrawn, p.claims
        FROM carried AS p JOIN article AS a ON a.id = p.article WHERE p.article = ANY($1)";
    FIRSTS_SQLITE = "SELECT c.article, c.outlet, c.manner, c.name, c.pattern, c.fragment, c.weight, c.cited
        FROM json_each($1) AS wanted CROSS JOIN citation AS c ON c.article = wanted.value WHERE c.manner = 'first'";
    FIRSTS_POSTGRES = "SELECT c.article, c.outlet, c.manner, c.name, c.pattern, c.fragment, c.weight, c.cited
        FROM citation AS c WHERE c.article = ANY($1) AND c.manner = 'first'";
    KNOWN_SQLITE = "SELECT p.article, p.revision, p.placement, p.claims
        FROM json_each($1) AS wanted CROSS JOIN carried AS p ON p.article = wanted.value";
    KNOWN_POSTGRES = "SELECT p.article, p.revision, p.placement, p.claims FROM carried AS p WHERE p.article = ANY($1)";
    AT_ADDRESS = "SELECT id, url FROM article WHERE url_hash = $1";
}

#[derive(sqlx::FromRow)]
struct TextRow {
    id: i64,
    title: i64,
    number: i32,
    seen_us: i64,
    first_seen_us: i64,
    withdrawn: bool,
    coding: i32,
    body: Vec<u8>,
}

#[derive(sqlx::FromRow)]
struct CarrierRow {
    article: i64,
    title: i64,
    report: i64,
    first_seen_us: i64,
    published_us: Option<i64>,
    word_count: i32,
    withdrawn: bool,
    claims: String,
}

#[derive(sqlx::FromRow)]
pub(super) struct CitationColumns {
    pub(super) article: i64,
    pub(super) outlet: String,
    pub(super) manner: String,
    pub(super) name: String,
    pub(super) pattern: String,
    pub(super) fragment: String,
    pub(super) weight: f64,
    pub(super) cited: Option<i64>,
}

impl CitationColumns {
    pub(super) fn citation(self) -> Citation {
        #[expect(clippy::cast_possible_truncation, reason = "it was an f32 when it was written")]
        let weight = self.weight as f32;
        Citation {
            outlet: self.outlet,
            name: self.name,
            manner: manner(&self.manner),
            pattern: self.pattern,
            fragment: self.fragment,
            weight,
        }
    }
}

/// The word that a manner is stored as.
pub(super) fn manner_word(manner: Manner) -> &'static str {
    match manner {
        Manner::First => "first",
        Manner::Cites => "cites",
        Manner::Links => "links",
    }
}

fn manner(word: &str) -> Manner {
    match word {
        "first" => Manner::First,
        "cites" => Manner::Cites,
        _ => Manner::Links,
    }
}

impl Store {
    /// How far `name` has followed the log.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn follower(&self, name: &str) -> Result<Follower, Error> {
        let row: Option<(i64, i64)> =
            reading!(&self.engine, db => sqlx::query_as(FOLLOWER).bind(name).fetch_optional(db).await)
                .map_err(failed("reading a follower's place"))?;
        let (sequence, replay_from) = row.unwrap_or((0, 1));
        Ok(Follower { sequence, replay_from })
    }

    /// The number of the newest fact; 0 for an empty log.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn newest_fact(&self) -> Result<i64, Error> {
        reading!(&self.engine, db => sqlx::query_scalar(NEWEST_FACT).fetch_one(db).await)
            .map_err(failed("reading the log"))
    }

    /// The texts of revisions, in no order; those that do not exist are left out, and those of titles that are there for their
    /// subscribers alone: what a reader brings takes no part in what everybody sees.
    ///
    /// # Errors
    /// When the database fails or a revision cannot be read.
    #[boxed]
    pub async fn revision_texts(&self, wanted: &[(ArticleId, i32)]) -> Result<Vec<RevisionText>, Error> {
        let rows: Result<Vec<TextRow>, sqlx::Error> = match &self.engine {
            Engine::Sqlite { readers, .. } => {
                let pairs: Vec<[i64; 2]> =
                    wanted.iter().map(|(article, number)| [article.0, i64::from(*number)]).collect();
                let pairs = super::to_json(&pairs)?;
                sqlx::query_as(TEXTS_SQLITE).bind(pairs).fetch_all(readers).await
            }
            Engine::Postgres(pool) => {
                let articles: Vec<i64> = wanted.iter().map(|(article, _)| article.0).collect();
                let numbers: Vec<i32> = wanted.iter().map(|(_, number)| *number).collect();
                sqlx::query_as(TEXTS_POSTGRES).bind(articles).bind(numbers).fetch_all(pool).await
            }
        };
        let text = |row: TextRow| {
            let article = ArticleId(row.id);
            Ok(RevisionText {
                article,
                title: TitleId(row.title),
                number: row.number,
                seen_us: row.seen_us,
                first_seen_us: row.first_seen_us,
                withdrawn: row.withdrawn,
                text: unpack(article, row.number, row.coding, &row.body)?,
            })
        };
        rows.map_err(failed("reading revisions"))?.into_iter().map(text).collect()
    }

    /// The articles of reports, in no order.
    ///
    /// # Errors
    /// When the database fails or what is stored cannot be read.
    #[boxed]
    pub async fn carriers(&self, reports: &[ReportId]) -> Result<Vec<Carrier>, Error> {
        let ids: Vec<i64> = reports.iter().map(|report| report.0).collect();
        self.carriers_by((CARRIERS_SQLITE, CARRIERS_POSTGRES), &ids).await
    }

    /// Articles as carriers of their reports, in no order; those that were not placed are left out.
    ///
    /// # Errors
    /// As [`Store::carriers`].
    #[boxed]
    pub async fn carriers_among(&self, articles: &[ArticleId]) -> Result<Vec<Carrier>, Error> {
        let ids: Vec<i64> = articles.iter().map(|article| article.0).collect();
        self.carriers_by((CARRIERS_AMONG_SQLITE, CARRIERS_AMONG_POSTGRES), &ids).await
    }

    async fn carriers_by(
        &self,
        (sqlite, postgres): (&'static str, &'static str),
        ids: &[i64],
    ) -> Result<Vec<Carrier>, Error> {
        const DOING: &str = "reading the articles of reports";
        let rows: Result<Vec<CarrierRow>, sqlx::Error> = match &self.engine {
            Engine::Sqlite { readers, .. } => sqlx::query_as(sqlite).bind(json_ids(ids)).fetch_all(readers).await,
            Engine::Postgres(pool) => sqlx::query_as(postgres).bind(ids).fetch_all(pool).await,
        };
        let rows = rows.map_err(failed(DOING))?;
        let articles: Vec<i64> = rows.iter().map(|row| row.article).collect();
        let firsts: Result<Vec<CitationColumns>, sqlx::Error> = match &self.engine {
            Engine::Sqlite { readers, .. } => {
                sqlx::query_as(FIRSTS_SQLITE).bind(json_ids(&articles)).fetch_all(readers).await
            }
            Engine::Postgres(pool) => sqlx::query_as(FIRSTS_POSTGRES).bind(&articles).fetch_all(pool).await,
        };
        let mut firsts: std::collections::HashMap<i64, Vec<Cited>> =
            firsts.map_err(failed(DOING))?.into_iter().fold(std::collections::HashMap::new(), |mut all, row| {
                let (of, article) = (row.article, row.cited.map(ArticleId));
                all.entry(of).or_default().push(Cited { citation: row.citation(), article });
                all
            });
        let carrier = |row: CarrierRow| {
            Ok(Carrier {
                article: ArticleId(row.article),
                title: TitleId(row.title),
                report: ReportId(row.report),
                first_seen_us: row.first_seen_us,
                published_us: row.published_us,
                words: row.word_count,
                withdrawn: row.withdrawn,
                claims: from_json("claims", &row.claims)?,
                first_cited: firsts.remove(&row.article).unwrap_or_default(),
            })
        };
        rows.into_iter().map(carrier).collect()
    }

    /// Where articles stand, in no order; those that were not placed are left out.
    ///
    /// # Errors
    /// When the database fails or what is stored cannot be read.
    #[boxed]
    pub async fn placed(&self, articles: &[ArticleId]) -> Result<Vec<Known>, Error> {
        let ids: Vec<i64> = articles.iter().map(|article| article.0).collect();
        let rows: Result<Vec<(i64, i32, String, String)>, sqlx::Error> = match &self.engine {
            Engine::Sqlite { readers, .. } => {
                sqlx::query_as(KNOWN_SQLITE).bind(json_ids(&ids)).fetch_all(readers).await
            }
            Engine::Postgres(pool) => sqlx::query_as(KNOWN_POSTGRES).bind(&ids).fetch_all(pool).await,
        };
        let known = |(article, revision, placement, claims): (i64, i32, String, String)| {
            Ok(Known {
                article: ArticleId(article),
                revision,
                placement: from_json("a placement", &placement)?,
                claims: from_json("claims", &claims)?,
            })
        };
        rows.map_err(failed("reading placements"))?.into_iter().map(known).collect()
    }

    /// The article of one of `titles` that stands at an address, whatever its scheme and tracking parameters.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn article_at(&self, titles: &[TitleId], address: &str) -> Result<Option<ArticleId>, Error> {
        let wanted = normalise(address);
        for title in titles {
            let hash = url_hash(*title, &wanted);
            let rows: Vec<(i64, String)> =
                reading!(&self.engine, db => sqlx::query_as(AT_ADDRESS).bind(hash).fetch_all(db).await)
                    .map_err(failed("looking for an article by its address"))?;
            if let Some((id, _)) = rows.into_iter().find(|(_, url)| normalise(url) == wanted) {
                return Ok(Some(ArticleId(id)));
            }
        }
        Ok(None)
    }
}
