//! Writing a batch of findings together with the curator's place in the log, in one transaction.

use async_recursion::async_recursion as boxed;
use std::collections::BTreeSet;

use wire::direction::Source;

use super::{Curation, ReportRow, reading::manner_word, to_json};
use crate::articles::record::lock_titles;
use crate::engine::{Insert, Writing, insert_rows, statements, writing};
use crate::error::failed;
use crate::log::{self, Kind, NewFact};
use crate::{Error, Store, json_ids};

statements! {
    TITLES_POSTGRES = "SELECT DISTINCT title FROM article WHERE id = ANY($1)";
    STEP = "UPDATE follower SET sequence = $3, replay_from = $4 WHERE name = $1 AND sequence = $2
        AND (CAST($5 AS BIGINT) = 0 OR EXISTS (SELECT 1 FROM lease WHERE work = $1 AND token = $5))";
    FORMED_SQLITE = "SELECT id FROM report WHERE formed_us > 0 AND id IN (SELECT value FROM json_each($1))";
    FORMED_POSTGRES = "SELECT id FROM report WHERE formed_us > 0 AND id = ANY($1)";
    POINT = "UPDATE article SET report = $2 WHERE id = $1";
    FORGET_CITATIONS = "DELETE FROM citation WHERE article = $1";
    FORGET_REPORT = "DELETE FROM report WHERE id = $1";
}

pub(crate) const UPSERT_PLACEMENT: Insert = Insert {
    head: "INSERT INTO carried (article, report, revision, relation, placement, claims) VALUES",
    columns: 6,
    tail: "ON CONFLICT (article) DO UPDATE SET report = excluded.report, revision = excluded.revision, \
           relation = excluded.relation, placement = excluded.placement, claims = excluded.claims",
};
pub(crate) const INSERT_CITATION: Insert = Insert {
    head: "INSERT INTO citation (article, outlet, manner, name, pattern, fragment, weight, cited) VALUES",
    columns: 8,
    tail: "ON CONFLICT (article, outlet, manner) DO NOTHING",
};
pub(crate) const UPSERT_REPORT: Insert = Insert {
    head: "INSERT INTO report (id, formed_us, articles, titles, agency, source_article, source, first) VALUES",
    columns: 8,
    tail: "ON CONFLICT (id) DO UPDATE SET articles = excluded.articles, titles = excluded.titles, \
           formed_us = CASE WHEN report.formed_us > 0 THEN report.formed_us ELSE excluded.formed_us END, \
           agency = excluded.agency, source_article = excluded.source_article, source = excluded.source, \
           first = excluded.first",
};
pub(crate) const UPSERT_AMENDMENT: Insert = Insert {
    head: "INSERT INTO amendment (article, number, corrected, silent, amendment) VALUES",
    columns: 5,
    tail: "ON CONFLICT (article, number) DO UPDATE SET corrected = excluded.corrected, silent = excluded.silent, \
           amendment = excluded.amendment",
};
/// For the test that prepares every statement.
#[cfg(test)]
pub(crate) const INSERTS: [&Insert; 4] = [&UPSERT_PLACEMENT, &INSERT_CITATION, &UPSERT_REPORT, &UPSERT_AMENDMENT];

const DOING: &str = "writing what the curator found";

impl Store {
    /// Writes a batch of findings and moves the follower `name` on, in ONE transaction. `false` where the follower does not
    /// stand at `curation.after`, or where `curation.token` is not that of the lease: somebody else is at work, and nothing was written.
    ///
    /// # Errors
    /// When the database fails; then nothing was written.
    #[boxed]
    pub async fn record_curation(&self, name: &str, curation: &Curation) -> Result<bool, Error> {
        let mut transaction = self.engine.write(DOING).await?;
        lock(&mut transaction, curation).await.map_err(failed(DOING))?;
        let (sequence, replay_from) = (curation.follower.sequence, curation.follower.replay_from);
        let within = &mut transaction;
        let moved = writing!(within, db => sqlx::query(STEP)
            .bind(name).bind(curation.after).bind(sequence).bind(replay_from).bind(curation.token)
            .execute(db).await.map(|done| done.rows_affected()))
        .map_err(failed(DOING))?;
        if moved != 1 {
            return Ok(false);
        }
        let formed = formed(&mut transaction, curation).await.map_err(failed(DOING))?;
        write_placements(&mut transaction, curation).await?;
        write_reports(&mut transaction, curation).await?;
        write_amendments(&mut transaction, curation).await?;
        log::append(&mut transaction, &facts(curation, &formed)).await.map_err(failed(DOING))?;
        transaction.commit(DOING).await?;
        Ok(true)
    }
}

/// Other writers of these titles' articles wait: rows are locked in one order by all.
async fn lock(transaction: &mut Writing, curation: &Curation) -> Result<(), sqlx::Error> {
    if let Writing::Postgres(db) = transaction {
        let ids: Vec<i64> = curation.placed.iter().map(|placed| placed.article.0).collect();
        let titles: Vec<i64> = sqlx::query_scalar(TITLES_POSTGRES).bind(&ids).fetch_all(&mut **db).await?;
        lock_titles(transaction, titles.into_iter()).await?;
    }
    Ok(())
}

/// The reports of the batch that had several articles before.
async fn formed(transaction: &mut Writing, curation: &Curation) -> Result<BTreeSet<i64>, sqlx::Error> {
    let ids: Vec<i64> = curation.reports.iter().map(|report| report.id.0).collect();
    let rows: Vec<i64> = match transaction {
        Writing::Sqlite(db) => sqlx::query_scalar(FORMED_SQLITE).bind(json_ids(&ids)).fetch_all(&mut **db).await?,
        Writing::Postgres(db) => sqlx::query_scalar(FORMED_POSTGRES).bind(&ids).fetch_all(&mut **db).await?,
    };
    Ok(rows.into_iter().collect())
}

async fn write_placements(transaction: &mut Writing, curation: &Curation) -> Result<(), Error> {
    // One row an article: an upsert cannot meet the same row twice in one statement. The last place counts.
    let mut seen = BTreeSet::new();
    let mut placed: Vec<_> = curation.placed.iter().rev().filter(|placed| seen.insert(placed.article)).collect();
    placed.sort_unstable_by_key(|placed| placed.article);
    let mut rows = Vec::with_capacity(placed.len());
    for placed in &placed {
        rows.push((*placed, to_json(&placed.placement)?, to_json(&placed.claims)?));
    }
    insert_rows!(transaction, UPSERT_PLACEMENT, &rows, row => [
        row.0.article.0, row.0.placement.report.0, row.0.revision, row.0.placement.relation.as_str(),
        row.1.as_str(), row.2.as_str(),
    ])
    .map_err(failed(DOING))?;
    for placed in &placed {
        let (article, report) = (placed.article.0, placed.placement.report.0);
        writing!(transaction, db => sqlx::query(POINT).bind(article).bind(report).execute(db).await.map(|_| ()))
            .map_err(failed(DOING))?;
        writing!(transaction, db => sqlx::query(FORGET_CITATIONS).bind(article).execute(db).await.map(|_| ()))
            .map_err(failed(DOING))?;
    }
    let citations: Vec<_> =
        placed.iter().flat_map(|placed| placed.citations.iter().map(move |cited| (placed.article.0, cited))).collect();
    insert_rows!(transaction, INSERT_CITATION, &citations, row => [
        row.0, row.1.citation.outlet.as_str(), manner_word(row.1.citation.manner), row.1.citation.name.as_str(),
        row.1.citation.pattern.as_str(), row.1.citation.fragment.as_str(), f64::from(row.1.citation.weight),
        row.1.article.map(|article| article.0),
    ])
    .map_err(failed(DOING))
}

async fn write_reports(transaction: &mut Writing, curation: &Curation) -> Result<(), Error> {
    let (kept, gone): (Vec<&ReportRow>, Vec<&ReportRow>) = curation.reports.iter().partition(|report| report.stands);
    let mut rows = Vec::with_capacity(kept.len());
    for report in kept {
        let formed_us = if report.articles > 1 { curation.at_us } else { 0 };
        rows.push((report, formed_us, to_json(&report.source)?, to_json(&report.first)?));
    }
    insert_rows!(transaction, UPSERT_REPORT, &rows, row => [
        row.0.id.0, row.1, row.0.articles, row.0.titles, agency(&row.0.source), source_article(&row.0.source),
        row.2.as_str(), row.3.as_str(),
    ])
    .map_err(failed(DOING))?;
    for report in gone {
        writing!(transaction, db => sqlx::query(FORGET_REPORT).bind(report.id.0).execute(db).await.map(|_| ()))
            .map_err(failed(DOING))?;
    }
    Ok(())
}

async fn write_amendments(transaction: &mut Writing, curation: &Curation) -> Result<(), Error> {
    let mut rows = Vec::with_capacity(curation.amended.len());
    for amended in &curation.amended {
        rows.push((amended, to_json(&amended.amendment)?));
    }
    insert_rows!(transaction, UPSERT_AMENDMENT, &rows, row => [
        row.0.article.0, row.0.number, row.0.amendment.is_corrected(), row.0.amendment.is_silent(), row.1.as_str(),
    ])
    .map_err(failed(DOING))
}

fn agency(source: &Source) -> Option<&str> {
    if let Source::Agency { key, .. } = source { Some(key) } else { None }
}

fn source_article(source: &Source) -> Option<i64> {
    if let Source::Title { article, .. } = source { Some(article.0) } else { None }
}

fn facts(curation: &Curation, formed: &BTreeSet<i64>) -> Vec<NewFact> {
    let fact = |kind, subject, detail: serde_json::Value| NewFact {
        at_us: curation.at_us,
        kind,
        subject,
        detail: detail.to_string(),
    };
    let placed = curation.placed.iter().map(|placed| {
        let detail = serde_json::json!({
            "revision": placed.revision, "report": placed.placement.report, "relation": placed.placement.relation,
        });
        fact(Kind::ArticlePlaced, placed.article.0, detail)
    });
    let new = curation.reports.iter().filter(|report| report.articles > 1 && !formed.contains(&report.id.0));
    let formed =
        new.map(|report| fact(Kind::ReportFormed, report.id.0, serde_json::json!({ "articles": report.articles })));
    let amended = curation.amended.iter().filter_map(|amended| {
        let kind = match &amended.amendment {
            amendment if amendment.is_corrected() => Kind::ArticleCorrected,
            amendment if amendment.is_silent() => Kind::ArticleEditedSilently,
            _ => return None,
        };
        Some(fact(kind, amended.article.0, serde_json::json!({ "revision": amended.number })))
    });
    placed.chain(formed).chain(amended).collect()
}
