//! Writing a batch of placements together with the place in the log, in one transaction.

use async_recursion::async_recursion as boxed;
use std::collections::{BTreeMap, BTreeSet};

use news::{ArticleId, TitleId};
use stories::{Change, StoryId};
use wire::copies::ReportId;

use super::{PlacedInStory, Storied, StoryTie};
use crate::engine::{Insert, Writing, insert_rows, statements, writing};
use crate::error::failed;
use crate::log::{self, Kind, NewFact};
use crate::reports::to_json;
use crate::{Error, Store};

statements! {
    STEP = "UPDATE follower SET sequence = $3, replay_from = $4 WHERE name = $1 AND sequence = $2
        AND (CAST($5 AS BIGINT) = 0 OR EXISTS (SELECT 1 FROM lease WHERE work = $1 AND token = $5))";
    POINT = "UPDATE article SET story = $2 WHERE id = $1";
    MOVE = "UPDATE story_place SET story = $2 WHERE article = $1";
    FORWARD = "UPDATE story SET forwards_to = $2 WHERE id = $1";
    FORWARD_ON = "UPDATE story SET forwards_to = $2 WHERE forwards_to = $1";
    STAND = "UPDATE story SET forwards_to = NULL, split_from = $2 WHERE id = $1";
    STAND_AGAIN = "UPDATE story SET forwards_to = NULL WHERE id = $1";
    NAME = "UPDATE story SET name = $2 WHERE id = $1";
    OPENING = "SELECT slug, sort_us FROM article WHERE id = $1";
    KNOWN = "SELECT 1 FROM story WHERE id = $1";
    FORGET_TIES = "DELETE FROM story_tie WHERE story = $1 AND kind = $2";
    /// One voice a report and one an owner: the agency whose text it is, else the owner of the title that founded the report.
    COUNT = "UPDATE story SET (opened_us, newest_us, articles, titles, owners, countries, languages, reports) = (
            SELECT COALESCE(MIN(a.sort_us), story.opened_us), COALESCE(MAX(a.sort_us), story.newest_us), COUNT(*),
                COUNT(DISTINCT a.title), COUNT(DISTINCT COALESCE(t.owner, t.slug)), COUNT(DISTINCT t.country),
                COUNT(DISTINCT SUBSTR(a.language, 1, 2)),
                COUNT(DISTINCT COALESCE('agency ' || r.agency, o.owner, o.slug, t.owner, t.slug))
            FROM article AS a JOIN title AS t ON t.id = a.title
            LEFT JOIN report AS r ON r.id = a.report
            LEFT JOIN article AS f ON f.id = r.id
            LEFT JOIN title AS o ON o.id = f.title
            WHERE a.story = $1 AND NOT a.withdrawn)
        WHERE id = $1";
    /// What may stand for a story: the newest of its articles are enough, and the first is always among them.
    HEADLINES = "SELECT a.id, a.title, a.headline, a.language, a.sort_us, a.live_blog, a.word_count, a.picture_url IS NOT NULL AS pictured, a.report
        FROM article AS a WHERE a.story = $1 AND NOT a.withdrawn ORDER BY a.sort_us DESC, a.id DESC LIMIT 60";
    LEAD = "UPDATE story SET lead = $2 WHERE id = $1";
}

pub(crate) const UPSERT_PLACE: Insert = Insert {
    head: "INSERT INTO story_place (article, story, placed_us, because) VALUES",
    columns: 4,
    tail: "ON CONFLICT (article) DO UPDATE SET story = excluded.story, placed_us = excluded.placed_us, because = excluded.because",
};
pub(crate) const INSERT_STORY: Insert = Insert {
    head: "INSERT INTO story (id, slug, lead, opened_us, newest_us, articles, titles, owners, countries, languages, reports) VALUES",
    columns: 11,
    tail: "ON CONFLICT (id) DO NOTHING",
};
pub(crate) const INSERT_TIE: Insert = Insert {
    head: "INSERT INTO story_tie (story, kind, place, other, because) VALUES",
    columns: 5,
    tail: "ON CONFLICT (story, kind, place) DO NOTHING",
};
/// For the test that prepares every statement.
#[cfg(test)]
pub(crate) const INSERTS: [&Insert; 3] = [&UPSERT_PLACE, &INSERT_STORY, &INSERT_TIE];

const DOING: &str = "writing which articles tell of one event";

#[derive(sqlx::FromRow)]
struct HeadlineRow {
    id: i64,
    title: i64,
    headline: String,
    language: String,
    sort_us: i64,
    live_blog: bool,
    word_count: i32,
    pictured: bool,
    report: Option<i64>,
}

impl Store {
    /// Writes a batch of placements and moves the follower `name` on, in ONE transaction. `false` where the follower does
    /// not stand at `storied.after`, or where `storied.token` is not that of the lease: somebody else is at work, and nothing was written.
    ///
    /// # Errors
    /// When the database fails; then nothing was written.
    #[boxed]
    pub async fn record_stories(&self, name: &str, storied: &Storied) -> Result<bool, Error> {
        let mut transaction = self.engine.write(DOING).await?;
        let (sequence, replay_from) = (storied.follower.sequence, storied.follower.replay_from);
        let within = &mut transaction;
        let moved = writing!(within, db => sqlx::query(STEP)
            .bind(name).bind(storied.after).bind(sequence).bind(replay_from).bind(storied.token)
            .execute(db).await.map(|done| done.rows_affected()))
        .map_err(failed(DOING))?;
        if moved != 1 {
            return Ok(false);
        }
        let mut touched: BTreeSet<StoryId> = storied.recount.iter().copied().collect();
        write_places(&mut transaction, storied, &mut touched).await?;
        for change in &storied.changes {
            write_change(&mut transaction, change, &mut touched).await?;
        }
        for story in &touched {
            count(&mut transaction, *story).await?;
        }
        write_ties(&mut transaction, &storied.ties).await?;
        log::append(&mut transaction, &facts(storied)).await.map_err(failed(DOING))?;
        transaction.commit(DOING).await?;
        Ok(true)
    }
}

async fn write_places(
    transaction: &mut Writing,
    storied: &Storied,
    touched: &mut BTreeSet<StoryId>,
) -> Result<(), Error> {
    // One row an article: an upsert cannot meet the same row twice in one statement. The last place counts.
    let placed: BTreeMap<_, &PlacedInStory> = storied.placed.iter().map(|placed| (placed.article, placed)).collect();
    let mut rows = Vec::with_capacity(placed.len());
    for placed in placed.values() {
        touched.insert(placed.story);
        rows.push((*placed, to_json(&placed.because)?));
    }
    open(transaction, placed.values().map(|placed| placed.story)).await?;
    insert_rows!(transaction, UPSERT_PLACE, &rows, row => [
        row.0.article.0, row.0.story.0, storied.at_us, row.1.as_str(),
    ])
    .map_err(failed(DOING))?;
    for placed in placed.values() {
        let (article, story) = (placed.article.0, placed.story.0);
        writing!(transaction, db => sqlx::query(POINT).bind(article).bind(story).execute(db).await.map(|_| ()))
            .map_err(failed(DOING))?;
    }
    Ok(())
}

/// Rows for stories that have none yet; the counts follow.
async fn open(transaction: &mut Writing, stories: impl Iterator<Item = StoryId>) -> Result<(), Error> {
    let mut rows = Vec::new();
    for story in stories.collect::<BTreeSet<_>>() {
        let known: Option<i32> =
            writing!(transaction, db => sqlx::query_scalar(KNOWN).bind(story.0).fetch_optional(db).await)
                .map_err(failed(DOING))?;
        if known.is_none() {
            let opening: Option<(String, i64)> =
                writing!(transaction, db => sqlx::query_as(OPENING).bind(story.0).fetch_optional(db).await)
                    .map_err(failed(DOING))?;
            let (slug, sort_us) = opening.unwrap_or_else(|| ("story".to_owned(), 0));
            rows.push((story.0, slug, sort_us));
        }
    }
    insert_rows!(transaction, INSERT_STORY, &rows, row => [
        row.0, row.1.as_str(), row.0, row.2, row.2, 0_i32, 0_i32, 0_i32, 0_i32, 0_i32, 0_i32,
    ])
    .map_err(failed(DOING))
}

async fn write_change(
    transaction: &mut Writing,
    change: &Change,
    touched: &mut BTreeSet<StoryId>,
) -> Result<(), Error> {
    match change {
        Change::Merged { from, into, articles, .. } => {
            put(transaction, articles, *into).await?;
            two_ids(transaction, FORWARD_ON, from.0, into.0).await?;
            two_ids(transaction, FORWARD, from.0, into.0).await?;
            touched.extend([*from, *into]);
        }
        Change::Split { from, into, articles } => {
            open(transaction, std::iter::once(*into)).await?;
            two_ids(transaction, STAND, into.0, from.0).await?;
            put(transaction, articles, *into).await?;
            touched.extend([*from, *into]);
        }
        Change::Moved { article, from, to } => {
            open(transaction, std::iter::once(*to)).await?;
            // An article may go back to the story that it opened, which had been merged since.
            writing!(transaction, db => sqlx::query(STAND_AGAIN).bind(to.0).execute(db).await.map(|_| ()))
                .map_err(failed(DOING))?;
            put(transaction, &[*article], *to).await?;
            touched.extend([*from, *to]);
        }
        Change::Renamed { story, name } => {
            let (id, name) = (story.0, name.as_deref());
            writing!(transaction, db => sqlx::query(NAME).bind(id).bind(name).execute(db).await.map(|_| ()))
                .map_err(failed(DOING))?;
        }
    }
    Ok(())
}

/// Puts articles into a story.
async fn put(transaction: &mut Writing, articles: &[ArticleId], story: StoryId) -> Result<(), Error> {
    for article in articles {
        two_ids(transaction, POINT, article.0, story.0).await?;
        two_ids(transaction, MOVE, article.0, story.0).await?;
    }
    Ok(())
}

async fn two_ids(transaction: &mut Writing, text: &'static str, one: i64, other: i64) -> Result<(), Error> {
    writing!(transaction, db => sqlx::query(text).bind(one).bind(other).execute(db).await.map(|_| ()))
        .map_err(failed(DOING))
}

/// Counts a story anew, and chooses what stands for it.
async fn count(transaction: &mut Writing, story: StoryId) -> Result<(), Error> {
    writing!(transaction, db => sqlx::query(COUNT).bind(story.0).execute(db).await.map(|_| ()))
        .map_err(failed(DOING))?;
    let rows: Vec<HeadlineRow> =
        writing!(transaction, db => sqlx::query_as(HEADLINES).bind(story.0).fetch_all(db).await)
            .map_err(failed(DOING))?;
    let headlines: Vec<stories::Headline<'_>> = rows.iter().map(HeadlineRow::headline).collect();
    let Some(lead) = stories::best_headline(&headlines) else { return Ok(()) };
    two_ids(transaction, LEAD, story.0, lead.0).await
}

impl HeadlineRow {
    fn headline(&self) -> stories::Headline<'_> {
        stories::Headline {
            article: ArticleId(self.id),
            title: TitleId(self.title),
            report: ReportId(self.report.unwrap_or(self.id)),
            text: &self.headline,
            language: &self.language,
            at_us: self.sort_us,
            live_blog: self.live_blog,
            words: u32::try_from(self.word_count).unwrap_or_default(),
            pictured: self.pictured,
        }
    }
}

async fn write_ties(transaction: &mut Writing, ties: &[StoryTie]) -> Result<(), Error> {
    for tie in ties {
        let (story, kind) = (tie.story.0, tie.tie.as_str());
        writing!(transaction, db => sqlx::query(FORGET_TIES).bind(story).bind(kind).execute(db).await.map(|_| ()))
            .map_err(failed(DOING))?;
        let mut rows = Vec::with_capacity(tie.others.len());
        for (place, (other, because)) in (0_i32..).zip(&tie.others) {
            rows.push((place, other.0, to_json(because)?));
        }
        insert_rows!(transaction, INSERT_TIE, &rows, row => [story, kind, row.0, row.1, row.2.as_str()])
            .map_err(failed(DOING))?;
    }
    Ok(())
}

fn facts(storied: &Storied) -> Vec<NewFact> {
    let fact = |kind, subject, detail: serde_json::Value| NewFact {
        at_us: storied.at_us,
        kind,
        subject,
        detail: detail.to_string(),
    };
    let placed = storied
        .placed
        .iter()
        .map(|placed| fact(Kind::StoryPlaced, placed.article.0, serde_json::json!({ "story": placed.story })));
    let changed = storied.changes.iter().map(|change| match change {
        Change::Merged { from, into, .. } => fact(Kind::StoryMerged, from.0, serde_json::json!({ "into": into })),
        Change::Split { from, into, articles } => {
            fact(Kind::StorySplit, from.0, serde_json::json!({ "into": into, "articles": articles }))
        }
        Change::Moved { article, from, to } => {
            fact(Kind::StoryPlaced, article.0, serde_json::json!({ "story": to, "from": from }))
        }
        Change::Renamed { story, name } => fact(Kind::StoryRenamed, story.0, serde_json::json!({ "name": name })),
    });
    placed.chain(changed).collect()
}
