//! What editors did to stories: a line in the log, from which the engine takes it, and a row for the desk, in one transaction.

use async_recursion::async_recursion as boxed;
use news::AccountId;
use stories::{Act, StoryId};

use super::StoryAct;
use crate::engine::{reading, statements, writing};
use crate::error::failed;
use crate::log::{self, Kind, NewFact};
use crate::reports::{from_json, to_json};
use crate::{Error, Store};

statements! {
    NEWEST_ACT = "SELECT COALESCE(MAX(number), 0) FROM story_act";
    INSERT_ACT = "INSERT INTO story_act (number, story, at_us, account, act, undone) VALUES ($1, $2, $3, $4, $5, FALSE)";
    UNDO = "UPDATE story_act SET undone = TRUE WHERE number = $1 AND NOT undone";
    ACTS = "SELECT number, story, at_us, account, act, undone FROM story_act ORDER BY number DESC LIMIT $1";
    ACTS_OF = "SELECT number, story, at_us, account, act, undone FROM story_act WHERE story = $1 ORDER BY number DESC LIMIT 50";
}

const DOING: &str = "writing what an editor did to a story";

#[derive(sqlx::FromRow)]
struct Row {
    number: i64,
    story: i64,
    at_us: i64,
    account: i64,
    act: String,
    undone: bool,
}

impl Row {
    fn act(self) -> Result<StoryAct, Error> {
        Ok(StoryAct {
            number: self.number.unsigned_abs(),
            story: StoryId(self.story),
            at_us: self.at_us,
            account: AccountId(self.account),
            act: from_json("an editor's act", &self.act)?,
            undone: self.undone,
        })
    }
}

impl Store {
    /// Keeps what an editor did to a story; gives its number, by which it can be taken back. The engine does it within a second.
    ///
    /// # Errors
    /// When the database fails; then nothing was kept.
    #[boxed]
    pub async fn record_story_act(
        &self,
        story: StoryId,
        account: AccountId,
        at_us: i64,
        act: &Act,
    ) -> Result<u64, Error> {
        let mut transaction = self.engine.write(DOING).await?;
        let within = &mut transaction;
        let newest: i64 =
            writing!(within, db => sqlx::query_scalar(NEWEST_ACT).fetch_one(db).await).map_err(failed(DOING))?;
        let number = self.next_id(at_us, newest);
        let json = to_json(act)?;
        if let Act::Undo { act } = act {
            let undone = i64::try_from(*act).unwrap_or(i64::MAX);
            writing!(within, db => sqlx::query(UNDO).bind(undone).execute(db).await.map(|_| ()))
                .map_err(failed(DOING))?;
        }
        writing!(within, db => sqlx::query(INSERT_ACT)
            .bind(number).bind(story.0).bind(at_us).bind(account.0).bind(json.as_str())
            .execute(db).await.map(|_| ()))
        .map_err(failed(DOING))?;
        let detail = serde_json::json!({ "number": number, "account": account, "act": act }).to_string();
        log::append(&mut transaction, &[NewFact { at_us, kind: Kind::StoryAct, subject: story.0, detail }])
            .await
            .map_err(failed(DOING))?;
        transaction.commit(DOING).await?;
        Ok(number.unsigned_abs())
    }

    /// What editors did lately, the newest first.
    ///
    /// # Errors
    /// When the database fails or what is stored cannot be read.
    #[boxed]
    pub async fn story_acts(&self, limit: i64) -> Result<Vec<StoryAct>, Error> {
        let rows: Vec<Row> = reading!(&self.engine, db => sqlx::query_as(ACTS).bind(limit).fetch_all(db).await)
            .map_err(failed("reading what editors did"))?;
        rows.into_iter().map(Row::act).collect()
    }

    /// What editors did to one story, the newest first, at most 50.
    ///
    /// # Errors
    /// When the database fails or what is stored cannot be read.
    #[boxed]
    pub async fn acts_of(&self, story: StoryId) -> Result<Vec<StoryAct>, Error> {
        let rows: Vec<Row> = reading!(&self.engine, db => sqlx::query_as(ACTS_OF).bind(story.0).fetch_all(db).await)
            .map_err(failed("reading what editors did"))?;
        rows.into_iter().map(Row::act).collect()
    }
}
