//! Article pages as they were fetched, and what they stated, so that rules can be run again.

use async_recursion::async_recursion as boxed;
use news::{ArticleId, TitleId};
use zstd::bulk::compress;

use crate::engine::{Writing, reading, statements, writing};
use crate::error::failed;
use crate::{Error, Keeping, KeptPage, Store};

statements! {
    KEEP = "INSERT INTO kept_page (article, kept_us, page_bytes, url, statements, page) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (article) DO UPDATE SET kept_us = excluded.kept_us, page_bytes = excluded.page_bytes, url = excluded.url,
            statements = excluded.statements, page = excluded.page";
    OF_TITLE = "SELECT k.article, k.kept_us, k.url, k.statements, k.page FROM kept_page k JOIN article a ON a.id = k.article
        WHERE a.title = $1 AND k.article > $2 AND k.page_bytes > 0 ORDER BY k.article LIMIT $3";
    STATEMENTS_OF = "SELECT statements FROM kept_page WHERE article = $1";
    RESTATE = "UPDATE kept_page SET statements = $2 WHERE article = $1";
    SIZES = "SELECT kept_us, article, page_bytes FROM kept_page WHERE page_bytes > 0 ORDER BY kept_us DESC, article DESC";
    FORGET_SQLITE = "UPDATE kept_page SET page = x'', page_bytes = 0 WHERE article IN (SELECT value FROM json_each($1))";
    FORGET_POSTGRES = "UPDATE kept_page SET page = '', page_bytes = 0 WHERE article = ANY($1)";
}

/// Level 9: pages are kept once and rarely read; markup packs to a sixth.
const LEVEL: i32 = 9;
/// Bytes of an unpacked page at most; pages are capped far below when they are fetched.
const LARGEST_BYTES: usize = 64 << 20;
/// Pages forgotten in one transaction.
const FORGOTTEN_AT_ONCE: usize = 500;

#[derive(sqlx::FromRow)]
struct Row {
    article: i64,
    kept_us: i64,
    url: String,
    statements: Vec<u8>,
    page: Vec<u8>,
}

/// Writes what a page stated, and the page itself where it is kept.
pub(super) async fn keep(transaction: &mut Writing, article: i64, at_us: i64, keeping: &Keeping) -> Result<(), Error> {
    const DOING: &str = "keeping an article page";
    let pack =
        |text: &str| compress(text.as_bytes(), LEVEL).map_err(|error| Error::Engine(format!("{DOING}: {error}")));
    let statements = pack(&keeping.statements)?;
    let Some(html) = &keeping.html else {
        return writing!(transaction, db => sqlx::query(RESTATE).bind(article).bind(statements).execute(db).await.map(|_| ()))
            .map_err(failed(DOING));
    };
    let page = if html.is_empty() { Vec::new() } else { pack(html)? };
    let bytes = i64::try_from(page.len()).unwrap_or(i64::MAX);
    writing!(transaction, db => sqlx::query(KEEP).bind(article).bind(at_us).bind(bytes).bind(&keeping.url).bind(statements)
        .bind(page).execute(db).await.map(|_| ()))
    .map_err(failed(DOING))
}

impl Store {
    /// Pages of a title that are still kept, by article, those after `after`.
    ///
    /// # Errors
    /// When the database fails or a page cannot be unpacked.
    #[boxed]
    pub async fn kept_pages(&self, title: TitleId, after: ArticleId, limit: i64) -> Result<Vec<KeptPage>, Error> {
        let rows: Vec<Row> =
            reading!(&self.engine, db => sqlx::query_as(OF_TITLE).bind(title.0).bind(after.0).bind(limit)
            .fetch_all(db).await)
            .map_err(failed("reading kept pages"))?;
        rows.into_iter()
            .map(|row| {
                Ok(KeptPage {
                    article: ArticleId(row.article),
                    kept_us: row.kept_us,
                    url: row.url,
                    statements: unpack(&row.statements)?,
                    html: unpack(&row.page)?,
                })
            })
            .collect()
    }

    /// What an article's page stated when it was read last, as JSON; `None` where no page was read.
    ///
    /// # Errors
    /// When the database fails or the value cannot be unpacked.
    #[boxed]
    pub async fn statements(&self, article: ArticleId) -> Result<Option<String>, Error> {
        let packed: Option<Vec<u8>> =
            reading!(&self.engine, db => sqlx::query_scalar(STATEMENTS_OF).bind(article.0).fetch_optional(db).await)
                .map_err(failed("reading what a page stated"))?;
        packed.map(|packed| unpack(&packed)).transpose()
    }

    /// Forgets pages kept before `oldest_us`, and the oldest of those that together are more than `most_bytes` (packed).
    /// What they stated stays. Gives how many were forgotten.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn forget_pages(&self, oldest_us: i64, most_bytes: i64) -> Result<usize, Error> {
        const DOING: &str = "forgetting article pages";
        let sizes: Vec<(i64, i64, i64)> =
            reading!(&self.engine, db => sqlx::query_as(SIZES).fetch_all(db).await).map_err(failed(DOING))?;
        let mut sum = 0_i64;
        let mut forgotten = Vec::new();
        for (kept_us, article, bytes) in sizes {
            sum = sum.saturating_add(bytes);
            if kept_us < oldest_us || sum > most_bytes {
                forgotten.push(article);
            }
        }
        for some in forgotten.chunks(FORGOTTEN_AT_ONCE) {
            let mut transaction = self.engine.write(DOING).await?;
            match &mut transaction {
                Writing::Sqlite(db) => {
                    sqlx::query(FORGET_SQLITE).bind(crate::json_ids(some)).execute(&mut **db).await.map(|_| ())
                }
                Writing::Postgres(db) => sqlx::query(FORGET_POSTGRES).bind(some).execute(&mut **db).await.map(|_| ()),
            }
            .map_err(failed(DOING))?;
            transaction.commit(DOING).await?;
        }
        Ok(forgotten.len())
    }
}

fn unpack(packed: &[u8]) -> Result<String, Error> {
    if packed.is_empty() {
        return Ok(String::new());
    }
    let failed = |reason: String| Error::Engine(format!("unpacking a kept page: {reason}"));
    let bytes = crate::zstd_frame::unpack(packed, LARGEST_BYTES).map_err(|error| failed(error.to_string()))?;
    String::from_utf8(bytes).map_err(|error| failed(error.to_string()))
}
