//! What membership keeps: grants and trials, the meter, gift links, editions of the policy, farewells. Rules stand in `membership`.

pub(crate) mod farewells;
pub(crate) mod gifts;
pub(crate) mod meter;
pub(crate) mod reminders;
pub(crate) mod seats;
pub(crate) mod terms;
pub(crate) mod vouchers;
pub(crate) mod waivers;

use ::membership::grants::{Grant, Source};
use async_recursion::async_recursion as boxed;
use news::{AccountId, TitleId};

use crate::accounts::{run, run_alone};
use crate::engine::{Writing, reading, statements, writing};
use crate::error::failed;
use crate::{Error, Store};

statements! {
    NEWEST_GRANT = "SELECT COALESCE(MAX(id), 0) FROM access_grant";
    ADD_GRANT = "INSERT INTO access_grant (id, account, source, plan, title, from_us, to_us, revoked_us, reference, made_us)
        VALUES ($1, $2, $3, $4, $5, $6, $7, 0, $8, $9)";
    REVOKE = "UPDATE access_grant SET revoked_us = $2 WHERE id = $1 AND revoked_us = 0";
    REVOKE_REFERENCE = "UPDATE access_grant SET revoked_us = $3 WHERE account = $1 AND reference = $2 AND revoked_us = 0";
    GRANTS = "SELECT id, source, plan, title, from_us, to_us, revoked_us, reference FROM access_grant WHERE account = $1 ORDER BY id";
    ADD_TRIAL_KEY = "INSERT INTO trial_key (hash, begun_us) VALUES ($1, $2) ON CONFLICT (hash) DO NOTHING";
    TRIAL_OF_KEY = "SELECT reference FROM trial_key WHERE hash = $1";
    NOTE_TRIAL_KEY = "INSERT INTO trial_key (hash, begun_us, reference) VALUES ($1, $2, $3) ON CONFLICT (hash) DO NOTHING";
    HAS_TRIAL_KEY = "SELECT COUNT(*) FROM trial_key WHERE hash = $1";
    ADD_EDITION = "INSERT INTO policy_edition (version, text, since_us) VALUES ($1, $2, $3) ON CONFLICT (version) DO NOTHING";
    EDITION = "SELECT text FROM policy_edition WHERE version = $1";
}

/// A grant that is to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewGrant {
    /// Whose.
    pub account: AccountId,
    /// Where it comes from.
    pub source: Source,
    /// The plan's word; empty for none.
    pub plan: String,
    /// The only title that it opens; `None` for all.
    pub title: Option<TitleId>,
    /// Its first microsecond.
    pub from_us: i64,
    /// The first microsecond after it; `None` for no end.
    pub to_us: Option<i64>,
    /// What it refers to.
    pub reference: String,
}

/// What became of beginning a trial.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TrialBegun {
    /// It runs, as this grant.
    Begun(i64),
    /// One of the keys had a trial before: nothing was changed.
    HadOne,
}

/// 0 stands for nothing in a column.
pub(crate) fn some(value: i64) -> Option<i64> {
    (value != 0).then_some(value)
}

impl Store {
    /// Everything that an account was ever granted.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn grants(&self, account: AccountId) -> Result<Vec<Grant>, Error> {
        type Row = (i64, String, String, i64, i64, i64, i64, String);
        let rows: Vec<Row> = reading!(&self.engine, db => sqlx::query_as(GRANTS).bind(account.0).fetch_all(db).await)
            .map_err(failed("reading grants"))?;
        let grant = |(id, source, plan, title, from_us, to_us, revoked_us, reference): Row| {
            Some(Grant {
                id,
                account,
                // A word of a newer version is a right that this one does not know how to give.
                source: Source::from_word(&source)?,
                plan,
                title: some(title).map(TitleId),
                from_us,
                to_us: some(to_us),
                revoked_us: some(revoked_us),
                reference,
            })
        };
        Ok(rows.into_iter().filter_map(grant).collect())
    }

    /// Adds a grant; its id.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn add_grant(&self, grant: &NewGrant, now_us: i64) -> Result<i64, Error> {
        const DOING: &str = "granting access";
        let mut transaction = self.engine.write(DOING).await?;
        let id = self.insert_grant(&mut transaction, grant, now_us).await.map_err(failed(DOING))?;
        transaction.commit(DOING).await?;
        Ok(id)
    }

    pub(crate) async fn insert_grant(
        &self,
        within: &mut Writing,
        grant: &NewGrant,
        now_us: i64,
    ) -> Result<i64, sqlx::Error> {
        let newest: i64 = writing!(within, db => sqlx::query_scalar(NEWEST_GRANT).fetch_one(db).await)?;
        let id = self.next_id(now_us, newest);
        let title = grant.title.map_or(0, |title| title.0);
        let (source, plan, reference) = (grant.source.as_str(), grant.plan.as_str(), grant.reference.as_str());
        let (from_us, to_us) = (grant.from_us, grant.to_us.unwrap_or(0));
        run!(within, ADD_GRANT, id, grant.account.0, source, plan, title, from_us, to_us, reference, now_us)?;
        Ok(id)
    }

    /// Ends a grant now; `false` where there is none such, or it was revoked before.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn revoke_grant(&self, grant: i64, now_us: i64) -> Result<bool, Error> {
        Ok(run_alone!(self, "revoking a grant", REVOKE, grant, now_us) > 0)
    }

    /// Ends everything that an account holds by one subscription, voucher or gift; how much that was.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn revoke_by_reference(&self, account: AccountId, reference: &str, now_us: i64) -> Result<u64, Error> {
        Ok(run_alone!(self, "revoking grants", REVOKE_REFERENCE, account.0, reference, now_us))
    }

    /// Whether one of these keys (hashes of address and card) had a trial.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn had_trial(&self, keys: &[[u8; 32]]) -> Result<bool, Error> {
        for key in keys {
            let known: i64 =
                reading!(&self.engine, db => sqlx::query_scalar(HAS_TRIAL_KEY).bind(&key[..]).fetch_one(db).await)
                    .map_err(failed("looking for a trial"))?;
            if known > 0 {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Begins a trial, unless one of `keys` had one: two tries at once lead to one trial.
    ///
    /// # Errors
    /// When the database fails; then nothing was changed.
    #[boxed]
    pub async fn begin_trial(&self, keys: &[[u8; 32]], grant: &NewGrant, now_us: i64) -> Result<TrialBegun, Error> {
        const DOING: &str = "beginning a trial";
        let mut transaction = self.engine.write(DOING).await?;
        let within = &mut transaction;
        for key in keys {
            if run!(within, ADD_TRIAL_KEY, &key[..], now_us).map_err(failed(DOING))? == 0 {
                return Ok(TrialBegun::HadOne);
            }
        }
        let id = self.insert_grant(within, grant, now_us).await.map_err(failed(DOING))?;
        transaction.commit(DOING).await?;
        Ok(TrialBegun::Begun(id))
    }

    /// Notes that the subscription `reference` at the payment provider is a trial of whoever has `keys`; `false` where one of them had another trial
    /// before. Noted again it is the same.
    ///
    /// # Errors
    /// When the database fails; then nothing was changed.
    #[boxed]
    pub async fn note_trial(&self, keys: &[[u8; 32]], reference: &str, now_us: i64) -> Result<bool, Error> {
        const DOING: &str = "noting a trial";
        let mut transaction = self.engine.write(DOING).await?;
        let within = &mut transaction;
        for key in keys {
            run!(within, NOTE_TRIAL_KEY, &key[..], now_us, reference).map_err(failed(DOING))?;
            let of: String =
                writing!(within, db => sqlx::query_scalar(TRIAL_OF_KEY).bind(&key[..]).fetch_one(db).await)
                    .map_err(failed(DOING))?;
            if of != reference {
                return Ok(false);
            }
        }
        transaction.commit(DOING).await?;
        Ok(true)
    }

    /// Keeps an edition of the policy; `false` where the same number was kept with another text: that is a mistake of the operator.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn keep_policy(&self, version: u32, text: &str, now_us: i64) -> Result<bool, Error> {
        run_alone!(self, "keeping the policy", ADD_EDITION, i64::from(version), text, now_us);
        Ok(self.policy_text(version).await?.as_deref() == Some(text))
    }

    /// The text of an edition.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn policy_text(&self, version: u32) -> Result<Option<String>, Error> {
        reading!(&self.engine, db => sqlx::query_scalar(EDITION).bind(i64::from(version)).fetch_optional(db).await)
            .map_err(failed("reading the policy"))
    }
}
