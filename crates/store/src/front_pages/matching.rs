//! Joining places to articles: when a place is new, and when its article arrives later.
//!
//! By the same keys as articles themselves: the normalised address within the title, or an earlier address that was kept as an
//! alias. Hashes find, texts decide.

use async_recursion::async_recursion as boxed;
use news::{FrontPageId, TitleId};

use crate::articles::normalise;
use crate::engine::{Writing, statements, writing};
use crate::error::failed;
use crate::{Error, Store};

/// Places joined in one transaction at most.
const BATCH: i64 = 2_000;

statements! {
    BY_ADDRESS_SQLITE = "SELECT p.front_page, p.number, p.url, a.id, a.url FROM placement p
        JOIN article a ON a.url_hash = p.url_hash
        WHERE p.article IS NULL AND p.url_hash IN (SELECT value FROM json_each($1))";
    BY_ADDRESS_POSTGRES = "SELECT p.front_page, p.number, p.url, a.id, a.url FROM placement p
        JOIN article a ON a.url_hash = p.url_hash WHERE p.article IS NULL AND p.url_hash = ANY($1)";
    BY_ALIAS_SQLITE = "SELECT p.front_page, p.number, p.url, x.article, x.value FROM placement p
        JOIN alias x ON x.hash = p.url_hash
        WHERE p.article IS NULL AND p.url_hash IN (SELECT value FROM json_each($1))";
    BY_ALIAS_POSTGRES = "SELECT p.front_page, p.number, p.url, x.article, x.value FROM placement p
        JOIN alias x ON x.hash = p.url_hash WHERE p.article IS NULL AND p.url_hash = ANY($1)";
    /// Places that wait: they stand there, or left not long ago.
    WAITING = "SELECT p.url_hash FROM placement p WHERE p.article IS NULL AND (p.gone_us IS NULL OR p.gone_us > $1)
        AND (EXISTS (SELECT 1 FROM article a WHERE a.url_hash = p.url_hash)
            OR EXISTS (SELECT 1 FROM alias x WHERE x.hash = p.url_hash))
        ORDER BY p.front_page, p.number LIMIT $2";
    JOIN = "UPDATE placement SET article = $3 WHERE front_page = $1 AND number = $2";
    SINCE = "SELECT MAX(at_us) FROM front_page_state WHERE front_page = $1 AND at_us < $2";
    TITLE_OF = "SELECT title FROM article WHERE id = $1";
    TITLE_OF_PAGE = "SELECT title FROM front_page WHERE id = $1";
}

/// Page, number, its address, article, the article's address.
type Candidate = (i64, i32, String, i64, String);

/// Joins places with these hashes to articles that are here; gives how many.
pub(super) async fn join(transaction: &mut Writing, hashes: &[i64]) -> Result<u64, sqlx::Error> {
    if hashes.is_empty() {
        return Ok(0);
    }
    let candidates: Vec<Candidate> = match transaction {
        Writing::Sqlite(db) => {
            let ids = crate::json_ids(hashes);
            let mut found: Vec<Candidate> = sqlx::query_as(BY_ADDRESS_SQLITE).bind(&ids).fetch_all(&mut **db).await?;
            found.extend(sqlx::query_as::<_, Candidate>(BY_ALIAS_SQLITE).bind(&ids).fetch_all(&mut **db).await?);
            found
        }
        Writing::Postgres(db) => {
            let mut found: Vec<Candidate> =
                sqlx::query_as(BY_ADDRESS_POSTGRES).bind(hashes).fetch_all(&mut **db).await?;
            found.extend(sqlx::query_as::<_, Candidate>(BY_ALIAS_POSTGRES).bind(hashes).fetch_all(&mut **db).await?);
            found
        }
    };
    let mut joined = std::collections::HashSet::new();
    for (page, number, place, article, address) in candidates {
        // An alias holds the normalised address already; normalising it again changes nothing.
        if normalise(&place) != normalise(&address) || joined.contains(&(page, number)) {
            continue;
        }
        if title(transaction, TITLE_OF, article).await? != title(transaction, TITLE_OF_PAGE, page).await? {
            continue;
        }
        writing!(transaction, db => sqlx::query(JOIN).bind(page).bind(number).bind(article).execute(db).await.map(|_| ()))?;
        joined.insert((page, number));
    }
    Ok(joined.len() as u64)
}

async fn title(transaction: &mut Writing, statement: &'static str, id: i64) -> Result<Option<TitleId>, sqlx::Error> {
    let title: Option<i64> =
        writing!(transaction, db => sqlx::query_scalar(statement).bind(id).fetch_optional(db).await)?;
    Ok(title.map(TitleId))
}

/// When the state before `at_us` began.
pub(super) async fn state_before(
    transaction: &mut Writing,
    page: FrontPageId,
    at_us: i64,
) -> Result<Option<i64>, sqlx::Error> {
    writing!(transaction, db => sqlx::query_scalar(SINCE).bind(page.0).bind(at_us).fetch_one(db).await)
}

impl Store {
    /// Joins places that wait for their article to articles that arrived since: those that stand on their page, and those that
    /// left it after `since_us`. Gives how many were joined; call it again soon where that is many.
    ///
    /// # Errors
    /// When the database fails; then nothing was joined.
    #[boxed]
    pub async fn match_placements(&self, since_us: i64) -> Result<u64, Error> {
        const DOING: &str = "joining places on front pages to articles";
        let waiting: Vec<i64> = crate::engine::reading!(&self.engine, db =>
            sqlx::query_scalar(WAITING).bind(since_us).bind(BATCH).fetch_all(db).await)
        .map_err(failed(DOING))?;
        if waiting.is_empty() {
            return Ok(0);
        }
        let mut transaction = self.engine.write(DOING).await?;
        let joined = join(&mut transaction, &waiting).await.map_err(failed(DOING))?;
        transaction.commit(DOING).await?;
        Ok(joined)
    }
}
