//! Trials and gifts that end soon, and whose readers were told so.

use async_recursion::async_recursion as boxed;
use news::AccountId;

use crate::accounts::run_alone;
use crate::engine::{reading, statements, writing};
use crate::error::failed;
use crate::{Error, Store};

statements! {
    ENDING = "SELECT g.id, g.account, g.from_us, g.to_us FROM access_grant g
        WHERE g.source = 'trial' AND g.to_us > $1 AND g.to_us <= $2 AND g.revoked_us = 0
            AND NOT EXISTS (SELECT 1 FROM trial_reminder r WHERE r.grant_id = g.id)
        ORDER BY g.to_us, g.id LIMIT $3";
    GIFTS_ENDING = "SELECT g.id, g.account, g.from_us, g.to_us FROM access_grant g
        WHERE g.source = 'gift' AND g.to_us > $1 AND g.to_us <= $2 AND g.revoked_us = 0
            AND NOT EXISTS (SELECT 1 FROM trial_reminder r WHERE r.grant_id = g.id)
        ORDER BY g.to_us, g.id LIMIT $3";
    REMINDED = "INSERT INTO trial_reminder (grant_id, sent_us) VALUES ($1, $2) ON CONFLICT (grant_id) DO NOTHING";
}

/// A trial or a gift that ends soon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ending {
    /// Its grant.
    pub grant: i64,
    /// Whose.
    pub account: AccountId,
    /// Its first microsecond.
    pub from_us: i64,
    /// The first microsecond after it.
    pub to_us: i64,
}

type Row = (i64, i64, i64, i64);

fn ending((grant, account, from_us, to_us): Row) -> Ending {
    Ending { grant, account: AccountId(account), from_us, to_us }
}

impl Store {
    /// Trials that end after `now_us` and not after `until_us`, of which nobody was told yet; the first to end first.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn trials_ending(&self, now_us: i64, until_us: i64, most: i64) -> Result<Vec<Ending>, Error> {
        let rows: Vec<Row> = reading!(&self.engine, db => {
            sqlx::query_as(ENDING).bind(now_us).bind(until_us).bind(most).fetch_all(db).await
        })
        .map_err(failed("reading trials"))?;
        Ok(rows.into_iter().map(ending).collect())
    }

    /// Gifts that end after `now_us` and not after `until_us`, of which nobody was told yet; the first to end first.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn gifts_ending(&self, now_us: i64, until_us: i64, most: i64) -> Result<Vec<Ending>, Error> {
        let rows: Vec<Row> = reading!(&self.engine, db => {
            sqlx::query_as(GIFTS_ENDING).bind(now_us).bind(until_us).bind(most).fetch_all(db).await
        })
        .map_err(failed("reading gifts"))?;
        Ok(rows.into_iter().map(ending).collect())
    }

    /// Claims the telling of whoever reads by it: `false` where somebody else does it.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn claim_reminder(&self, grant: i64, now_us: i64) -> Result<bool, Error> {
        Ok(run_alone!(self, "noting a reminder", REMINDED, grant, now_us) > 0)
    }
}
