//! What readers want to see more of, and what not at all.

use async_recursion::async_recursion as boxed;
use news::AccountId;

use super::{Follow, FollowKind, Mute, MuteKind};
use crate::accounts::{run, run_alone};
use crate::engine::{reading, statements, writing};
use crate::error::failed;
use crate::{Error, Store};

statements! {
    ADD_FOLLOW = "INSERT INTO follow (account, kind, value, label, created_us) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (account, kind, value) DO UPDATE SET label = excluded.label";
    END_FOLLOW = "DELETE FROM follow WHERE account = $1 AND kind = $2 AND value = $3";
    FOLLOWS = "SELECT kind, value, label, created_us FROM follow WHERE account = $1 ORDER BY created_us, kind, value";
    NEWEST_ID = "SELECT COALESCE(MAX(id), 0) FROM mute";
    ADD_MUTE = "INSERT INTO mute (id, account, kind, value, label, created_us, ends_us, hidden)
        VALUES ($1, $2, $3, $4, $5, $6, $7, 0)
        ON CONFLICT (account, kind, value) DO UPDATE SET label = excluded.label, ends_us = excluded.ends_us";
    END_MUTE = "DELETE FROM mute WHERE account = $1 AND id = $2";
    SWEEP_MUTES = "DELETE FROM mute WHERE account = $1 AND ends_us > 0 AND ends_us <= $2";
    MUTES = "SELECT id, kind, value, label, created_us, ends_us, hidden FROM mute
        WHERE account = $1 AND (ends_us = 0 OR ends_us > $2) ORDER BY created_us, id";
    HIDDEN = "UPDATE mute SET hidden = hidden + $2 WHERE id = $1";
}

#[derive(sqlx::FromRow)]
struct MuteRow {
    id: i64,
    kind: String,
    value: String,
    label: String,
    created_us: i64,
    ends_us: i64,
    hidden: i64,
}

impl Store {
    /// Follows something for a reader; following it already only renames it.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn add_follow(&self, account: AccountId, follow: &Follow) -> Result<(), Error> {
        let (kind, value, label) = (follow.kind.as_str(), &follow.value, &follow.label);
        run_alone!(self, "following", ADD_FOLLOW, account.0, kind, value, label, follow.created_us);
        Ok(())
    }

    /// Follows it no more; `false` where the reader did not.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn end_follow(&self, account: AccountId, kind: FollowKind, value: &str) -> Result<bool, Error> {
        Ok(run_alone!(self, "following no more", END_FOLLOW, account.0, kind.as_str(), value) > 0)
    }

    /// What a reader follows, the oldest first.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn follows(&self, account: AccountId) -> Result<Vec<Follow>, Error> {
        let rows: Vec<(String, String, String, i64)> =
            reading!(&self.engine, db => sqlx::query_as(FOLLOWS).bind(account.0).fetch_all(db).await)
                .map_err(failed("reading what is followed"))?;
        let follow = |(kind, value, label, created_us): (String, String, String, i64)| {
            Some(Follow { kind: FollowKind::from_word(&kind)?, value, label, created_us })
        };
        Ok(rows.into_iter().filter_map(follow).collect())
    }

    /// Mutes something for a reader (its id and count are given here); muting it already only changes until when.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn add_mute(&self, account: AccountId, mute: &Mute) -> Result<(), Error> {
        const DOING: &str = "muting";
        let mut transaction = self.engine.write(DOING).await?;
        let within = &mut transaction;
        run!(within, SWEEP_MUTES, account.0, mute.created_us).map_err(failed(DOING))?;
        let newest_id: i64 =
            writing!(within, db => sqlx::query_scalar(NEWEST_ID).fetch_one(db).await).map_err(failed(DOING))?;
        let id = self.next_id(mute.created_us, newest_id);
        let (kind, value, label) = (mute.kind.as_str(), &mute.value, &mute.label);
        run!(within, ADD_MUTE, id, account.0, kind, value, label, mute.created_us, mute.ends_us)
            .map_err(failed(DOING))?;
        transaction.commit(DOING).await
    }

    /// Ends a mute; `false` where the reader has none such.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn end_mute(&self, account: AccountId, mute: i64) -> Result<bool, Error> {
        Ok(run_alone!(self, "muting no more", END_MUTE, account.0, mute) > 0)
    }

    /// What a reader mutes at `now_us`, the oldest first.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn mutes(&self, account: AccountId, now_us: i64) -> Result<Vec<Mute>, Error> {
        let rows: Vec<MuteRow> =
            reading!(&self.engine, db => sqlx::query_as(MUTES).bind(account.0).bind(now_us).fetch_all(db).await)
                .map_err(failed("reading what is muted"))?;
        let mute = |row: MuteRow| {
            Some(Mute {
                id: row.id,
                kind: MuteKind::from_word(&row.kind)?,
                value: row.value,
                label: row.label,
                created_us: row.created_us,
                ends_us: row.ends_us,
                hidden: row.hidden,
            })
        };
        Ok(rows.into_iter().filter_map(mute).collect())
    }

    /// Adds to how many articles each of these mutes has hidden.
    ///
    /// # Errors
    /// When the database fails; then nothing was added.
    #[boxed]
    pub async fn count_hidden(&self, hidden: &[(i64, i64)]) -> Result<(), Error> {
        const DOING: &str = "counting what was hidden";
        if hidden.is_empty() {
            return Ok(());
        }
        let mut transaction = self.engine.write(DOING).await?;
        for (mute, count) in hidden {
            let within = &mut transaction;
            run!(within, HIDDEN, *mute, *count).map_err(failed(DOING))?;
        }
        transaction.commit(DOING).await
    }
}
