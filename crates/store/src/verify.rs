//! Invariants: what must hold between the rows, and between the rows and the log, whatever happened.

use async_recursion::async_recursion as boxed;
use news::{ArticleId, TitleId};

use crate::accounts;
use crate::articles::{guid_hash, normalise, unpack, url_hash};
use crate::engine::{Engine, reading, statements};
use crate::error::failed;
use crate::money::{ledger, wallet};
use crate::{Error, Store};

statements! {
    FEEDS_WITHOUT_TITLE = "SELECT COUNT(*), COALESCE(MIN(f.id), 0) FROM feed f
        WHERE NOT EXISTS (SELECT 1 FROM title t WHERE t.id = f.title)";
    ARTICLES_WITHOUT_TITLE = "SELECT COUNT(*), COALESCE(MIN(a.id), 0) FROM article a
        WHERE NOT EXISTS (SELECT 1 FROM title t WHERE t.id = a.title)";
    ARTICLES_WITHOUT_FEED = "SELECT COUNT(*), COALESCE(MIN(a.id), 0) FROM article a
        WHERE NOT EXISTS (SELECT 1 FROM feed f WHERE f.id = a.feed)";
    REVISIONS_WITHOUT_ARTICLE = "SELECT COUNT(*), COALESCE(MIN(r.article), 0) FROM revision r
        WHERE NOT EXISTS (SELECT 1 FROM article a WHERE a.id = r.article)";
    TASKS_WITHOUT_ARTICLE = "SELECT COUNT(*), COALESCE(MIN(p.article), 0) FROM page_task p
        WHERE NOT EXISTS (SELECT 1 FROM article a WHERE a.id = p.article)";
    ALIASES_WITHOUT_ARTICLE = "SELECT COUNT(*), COALESCE(MIN(x.article), 0) FROM alias x
        WHERE NOT EXISTS (SELECT 1 FROM article a WHERE a.id = x.article)";
    CARRIAGE_WITHOUT_ARTICLE = "SELECT COUNT(*), COALESCE(MIN(c.article), 0) FROM carriage c
        WHERE NOT EXISTS (SELECT 1 FROM article a WHERE a.id = c.article)";
    CARRIED_WITHOUT_ARTICLE = "SELECT COUNT(*), COALESCE(MIN(p.article), 0) FROM carried p
        WHERE NOT EXISTS (SELECT 1 FROM article a WHERE a.id = p.article AND a.report = p.report)";
    CARRIED_WITHOUT_REPORT = "SELECT COUNT(*), COALESCE(MIN(p.article), 0) FROM carried p
        WHERE NOT EXISTS (SELECT 1 FROM report r WHERE r.id = p.report)";
    REPORTS_WITHOUT_ARTICLE = "SELECT COUNT(*), COALESCE(MIN(r.id), 0) FROM report r
        WHERE NOT EXISTS (SELECT 1 FROM carried p WHERE p.report = r.id)";
    CITATIONS_WITHOUT_ARTICLE = "SELECT COUNT(*), COALESCE(MIN(c.article), 0) FROM citation c
        WHERE NOT EXISTS (SELECT 1 FROM carried p WHERE p.article = c.article)";
    AMENDMENTS_WITHOUT_REVISION = "SELECT COUNT(*), COALESCE(MIN(m.article), 0) FROM amendment m
        WHERE NOT EXISTS (SELECT 1 FROM revision r WHERE r.article = m.article AND r.number = m.number)";
    BROKEN_REVISIONS = "SELECT COUNT(*), COALESCE(MIN(a.id), 0) FROM article a LEFT JOIN (
            SELECT article, COUNT(*) AS revisions, MIN(number) AS lowest, MAX(number) AS highest
            FROM revision GROUP BY article) r ON r.article = a.id
        WHERE r.article IS NULL OR r.lowest <> 1 OR r.highest <> a.revision OR r.revisions <> a.revision";
    FIRST_NOT_FROM_FEED = "SELECT COUNT(*), COALESCE(MIN(article), 0) FROM revision
        WHERE origin NOT IN ('feed', 'page', 'reading') OR (number = 1 AND origin <> 'feed')";
    WRONG_REVISION_TIME = "SELECT COUNT(*), COALESCE(MIN(a.id), 0) FROM article a
        JOIN revision r ON r.article = a.id AND r.number = a.revision WHERE r.seen_us <> a.revised_us";
    WRONG_SORT = "SELECT COUNT(*), COALESCE(MIN(id), 0) FROM article
        WHERE sort_us <> CASE WHEN published_us < first_seen_us THEN published_us ELSE first_seen_us END";
    LONG_SUMMARIES = "SELECT COUNT(*), COALESCE(MIN(id), 0) FROM article WHERE LENGTH(summary) > 300";
    SHARED_GUIDS = "SELECT COUNT(*), COALESCE(MIN(first), 0) FROM (
            SELECT MIN(id) AS first FROM article WHERE guid_hash IS NOT NULL
            GROUP BY title, guid_hash, guid HAVING COUNT(*) > 1) AS shared";
    /// Candidates: their addresses are compared, because hashes of two addresses may be equal.
    SHARED_ADDRESSES = "SELECT a.id, a.url, b.id, b.url FROM article a
        JOIN article b ON b.url_hash = a.url_hash AND b.title = a.title AND b.id > a.id LIMIT 100";
    UNSEEN_ARTICLES = "SELECT COUNT(*), COALESCE(MIN(a.id), 0) FROM article a LEFT JOIN (
            SELECT subject, COUNT(*) AS facts FROM fact WHERE kind = 'article_seen' GROUP BY subject) f
            ON f.subject = a.id WHERE f.facts IS NULL OR f.facts <> 1";
    SEEN_WITHOUT_ARTICLE = "SELECT COUNT(*), COALESCE(MIN(f.subject), 0) FROM fact f
        WHERE f.kind IN ('article_seen', 'article_revised', 'article_moved', 'article_withdrawn', 'article_restored')
            AND NOT EXISTS (SELECT 1 FROM article a WHERE a.id = f.subject)
            AND NOT EXISTS (SELECT 1 FROM erased_article e WHERE e.id = f.subject)";
    UNLOGGED_REVISIONS = "SELECT COUNT(*), COALESCE(MIN(a.id), 0) FROM article a LEFT JOIN (
            SELECT subject, COUNT(*) AS facts FROM fact WHERE kind = 'article_revised' GROUP BY subject) f
            ON f.subject = a.id WHERE COALESCE(f.facts, 0) <> a.revision - 1";
    UNLOGGED_WITHDRAWALS = "SELECT COUNT(*), COALESCE(MIN(a.id), 0) FROM article a LEFT JOIN (
            SELECT subject, SUM(CASE WHEN kind = 'article_withdrawn' THEN 1 ELSE -1 END) AS balance FROM fact
            WHERE kind IN ('article_withdrawn', 'article_restored') GROUP BY subject) f
            ON f.subject = a.id WHERE COALESCE(f.balance, 0) <> CASE WHEN a.withdrawn THEN 1 ELSE 0 END";
    UNLOGGED_TITLES = "SELECT COUNT(*), COALESCE(MIN(t.id), 0) FROM title t
        WHERE (SELECT COUNT(*) FROM fact f WHERE f.kind = 'title_added' AND f.subject = t.id) <> 1";
    GAPS_IN_LOG = "SELECT CAST(CASE WHEN COALESCE(MAX(sequence), 0) = COUNT(*) AND COALESCE(MIN(sequence), 1) = 1
            THEN 0 ELSE 1 END AS BIGINT), COALESCE(MAX(sequence), 0) FROM fact";
    WRONG_TALLY = "SELECT CAST(CASE WHEN (SELECT COUNT(*) FROM article) = value THEN 0 ELSE 1 END AS BIGINT), value
        FROM tally WHERE name = 'articles'";
    BODIES = "SELECT article, number, coding, body FROM revision WHERE (article, number) > ($1, $2)
        ORDER BY article, number LIMIT 256";
    KEYS = "SELECT id, title, guid, url, guid_hash, url_hash FROM article WHERE id > $1 ORDER BY id LIMIT 1024";
    PLACEMENTS_WITHOUT_PAGE = "SELECT COUNT(*), COALESCE(MIN(p.front_page), 0) FROM placement p
        WHERE NOT EXISTS (SELECT 1 FROM front_page f WHERE f.id = p.front_page)";
    PLACEMENTS_WITHOUT_ARTICLE = "SELECT COUNT(*), COALESCE(MIN(p.article), 0) FROM placement p
        WHERE p.article IS NOT NULL AND NOT EXISTS (SELECT 1 FROM article a JOIN front_page f ON f.id = p.front_page
            WHERE a.id = p.article AND a.title = f.title)";
    UNLOGGED_STATES = "SELECT COUNT(*), COALESCE(MIN(s.front_page), 0) FROM front_page_state s
        WHERE NOT EXISTS (SELECT 1 FROM fact x
            WHERE x.kind = 'front_page_seen' AND x.subject = s.front_page AND x.at_us = s.at_us)";
    WRONG_PLACES = "SELECT COUNT(*), COALESCE(MIN(f.id), 0) FROM front_page f
        JOIN front_page_state s ON s.front_page = f.id
            AND s.at_us = (SELECT MAX(x.at_us) FROM front_page_state x WHERE x.front_page = f.id)
        WHERE f.places IS NULL OR f.places <> s.places";
    INTEGRITY_SQLITE = "PRAGMA integrity_check(20)";
}

/// A statement that counts what breaks a rule and names one example, with the rule's sentence. `{n}` is the count,
/// `{id}` the example.
const RULES: [(&str, &str); 29] = [
    (FEEDS_WITHOUT_TITLE, "{n} feeds belong to no title, such as feed {id}"),
    (ARTICLES_WITHOUT_TITLE, "{n} articles belong to no title, such as article {id}"),
    (ARTICLES_WITHOUT_FEED, "{n} articles came from no feed that was ever here, such as article {id}"),
    (REVISIONS_WITHOUT_ARTICLE, "{n} revisions belong to no article, such as those of article {id}"),
    (TASKS_WITHOUT_ARTICLE, "{n} pages to fetch belong to no article, such as that of article {id}"),
    (ALIASES_WITHOUT_ARTICLE, "{n} further guids or addresses belong to no article, such as those of article {id}"),
    (CARRIAGE_WITHOUT_ARTICLE, "{n} statements of further feeds belong to no article, such as those on article {id}"),
    (CARRIED_WITHOUT_ARTICLE, "{n} places in reports are not those of their articles, such as that of article {id}"),
    (CARRIED_WITHOUT_REPORT, "{n} articles stand in reports that are not there, such as article {id}"),
    (REPORTS_WITHOUT_ARTICLE, "{n} reports have no article, such as report {id}"),
    (CITATIONS_WITHOUT_ARTICLE, "{n} citations belong to no placed article, such as those of article {id}"),
    (AMENDMENTS_WITHOUT_REVISION, "{n} judged changes belong to no revision, such as one of article {id}"),
    (BROKEN_REVISIONS, "{n} articles lack revisions or have too many, such as article {id}"),
    (FIRST_NOT_FROM_FEED, "{n} revisions have a wrong origin, such as one of article {id}"),
    (WRONG_REVISION_TIME, "{n} articles were not revised when their newest revision was seen, such as article {id}"),
    (WRONG_SORT, "{n} articles are sorted under a wrong time, such as article {id}"),
    (LONG_SUMMARIES, "{n} summaries are longer than 300 characters, such as that of article {id}"),
    (SHARED_GUIDS, "{n} guids of one title stand for several articles, such as that of article {id}"),
    (UNSEEN_ARTICLES, "{n} articles are not exactly once seen in the log, such as article {id}"),
    (SEEN_WITHOUT_ARTICLE, "{n} facts of the log speak of articles that are not there, such as article {id}"),
    (UNLOGGED_REVISIONS, "{n} articles have other revisions than the log says, such as article {id}"),
    (UNLOGGED_WITHDRAWALS, "{n} articles are withdrawn or not, against the log, such as article {id}"),
    (UNLOGGED_TITLES, "{n} titles were not exactly once added in the log, such as title {id}"),
    (GAPS_IN_LOG, "the log has gaps below its fact {id}"),
    (WRONG_TALLY, "the kept count of articles, {id}, is not their number"),
    (PLACEMENTS_WITHOUT_PAGE, "{n} places belong to no front page, such as those of front page {id}"),
    (PLACEMENTS_WITHOUT_ARTICLE, "{n} places name an article that is not their title's, such as article {id}"),
    (UNLOGGED_STATES, "{n} changes of front pages are not in the log, such as one of front page {id}"),
    (WRONG_PLACES, "{n} front pages do not stand as their last change says, such as front page {id}"),
];

const DOING: &str = "verifying the database";

#[derive(sqlx::FromRow)]
struct Body {
    article: i64,
    number: i32,
    coding: i32,
    body: Vec<u8>,
}

#[derive(sqlx::FromRow)]
struct Keys {
    id: i64,
    title: i64,
    guid: String,
    url: String,
    guid_hash: Option<i64>,
    url_hash: Option<i64>,
}

impl Store {
    /// Every invariant that does not hold, in plain words; empty when all is well. Reads everything.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn verify(&self) -> Result<Vec<String>, Error> {
        let mut broken = Vec::new();
        if let Engine::Sqlite { readers, .. } = &self.engine {
            let said: Vec<String> =
                sqlx::query_scalar(INTEGRITY_SQLITE).fetch_all(readers).await.map_err(failed(DOING))?;
            broken.extend(
                said.into_iter().filter(|line| line != "ok").map(|line| format!("the file is damaged: {line}")),
            );
        }
        for (text, sentence) in RULES.into_iter().chain(accounts::RULES).chain(ledger::RULES).chain(wallet::RULES) {
            let (n, id) = self.counted(text).await?;
            if n > 0 {
                broken.push(sentence.replace("{n}", &n.to_string()).replace("{id}", &id.to_string()));
            }
        }
        self.verify_addresses(&mut broken).await?;
        self.verify_keys(&mut broken).await?;
        self.verify_bodies(&mut broken).await?;
        Ok(broken)
    }

    async fn counted(&self, text: &'static str) -> Result<(i64, i64), Error> {
        reading!(&self.engine, db => sqlx::query_as(text).fetch_one(db).await).map_err(failed(DOING))
    }

    async fn verify_addresses(&self, broken: &mut Vec<String>) -> Result<(), Error> {
        let pairs: Vec<(i64, String, i64, String)> =
            reading!(&self.engine, db => sqlx::query_as(SHARED_ADDRESSES).fetch_all(db).await)
                .map_err(failed(DOING))?;
        let same = pairs.into_iter().filter(|(_, one, _, other)| normalise(one) == normalise(other));
        broken
            .extend(same.map(|(one, url, other, _)| format!("articles {one} and {other} of one title are both {url}")));
        Ok(())
    }

    async fn verify_keys(&self, broken: &mut Vec<String>) -> Result<(), Error> {
        let mut after = i64::MIN;
        loop {
            let rows: Vec<Keys> = reading!(&self.engine, db => sqlx::query_as(KEYS).bind(after).fetch_all(db).await)
                .map_err(failed(DOING))?;
            let Some(last) = rows.last() else { return Ok(()) };
            after = last.id;
            for row in rows {
                let title = TitleId(row.title);
                let guid_holds = row.guid_hash.is_none_or(|hash| hash == guid_hash(title, &row.guid));
                let url_holds = row.url_hash.is_none_or(|hash| hash == url_hash(title, &normalise(&row.url)));
                if !guid_holds || !url_holds || (row.guid_hash.is_none() && row.url_hash.is_none()) {
                    broken.push(format!("article {} cannot be found by its guid or address", row.id));
                }
            }
        }
    }

    async fn verify_bodies(&self, broken: &mut Vec<String>) -> Result<(), Error> {
        let mut after = (i64::MIN, 0);
        loop {
            let rows: Vec<Body> = reading!(&self.engine, db =>
                sqlx::query_as(BODIES).bind(after.0).bind(after.1).fetch_all(db).await)
            .map_err(failed(DOING))?;
            let Some(last) = rows.last() else { return Ok(()) };
            after = (last.article, last.number);
            let unreadable = rows
                .iter()
                .filter_map(|row| unpack(ArticleId(row.article), row.number, row.coding, &row.body).err())
                .map(|error| error.to_string());
            broken.extend(unreadable);
        }
    }
}
