//! What readers are told of without asking: where, of what, and what they were told of already.

use async_recursion::async_recursion as boxed;
use news::{AccountId, ArticleId};

use crate::accounts::{run, run_alone};
use crate::engine::{reading, statements, writing};
use crate::error::failed;
use crate::{Error, Store};

statements! {
    NEWEST_ID = "SELECT COALESCE(MAX(id), 0) FROM push_device";
    DEVICES_COUNT = "SELECT COUNT(*) FROM push_device WHERE account = $1 AND endpoint <> $2";
    /// A browser is whoever's is signed in there.
    ADD_DEVICE = "INSERT INTO push_device (id, account, endpoint, public_key, secret, name, created_us)
        VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (endpoint) DO UPDATE SET account = excluded.account,
            public_key = excluded.public_key, secret = excluded.secret, name = excluded.name";
    DEVICES = "SELECT id, endpoint, public_key, secret, name, created_us FROM push_device WHERE account = $1 ORDER BY id";
    END_DEVICE = "DELETE FROM push_device WHERE account = $1 AND id = $2";
    TELLING = "SELECT account, stories, leads, rules, searches, quiet_from, quiet_until, zone FROM telling WHERE account = $1";
    TELLINGS = "SELECT account, stories, leads, rules, searches, quiet_from, quiet_until, zone FROM telling ORDER BY account";
    SET = "INSERT INTO telling (account, stories, leads, rules, searches, quiet_from, quiet_until, zone)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (account) DO UPDATE SET stories = excluded.stories,
            leads = excluded.leads, rules = excluded.rules, searches = excluded.searches,
            quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until, zone = excluded.zone";
    CLAIM = "INSERT INTO told (account, event, article, at_us) VALUES ($1, $2, $3, $4)
        ON CONFLICT (account, event) DO UPDATE SET article = excluded.article, at_us = excluded.at_us
            WHERE told.at_us < $5";
    TOLD = "SELECT event, article, at_us FROM told WHERE account = $1 ORDER BY at_us, event";
    FORGET = "DELETE FROM told WHERE at_us < $1";
}

/// Browsers that one reader may have.
pub const MOST_DEVICES: i64 = 20;

/// A browser that takes push messages.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct PushDevice {
    /// Its id; given when it is kept.
    pub id: i64,
    /// The push service's address for it.
    pub endpoint: String,
    /// Its public key.
    pub public_key: Vec<u8>,
    /// The secret that it shares with this site.
    pub secret: Vec<u8>,
    /// What it is.
    pub name: String,
    /// Since when.
    pub created_us: i64,
}

/// Of what a reader wants to be told, each `none`, `push`, `mail` or `both`, and when not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Telling {
    /// Who.
    pub account: AccountId,
    /// Stories that they follow.
    pub stories: String,
    /// What has just come to lead.
    pub leads: String,
    /// What their rules found.
    pub rules: String,
    /// What their kept searches find anew.
    pub searches: String,
    /// First minute of the day in which they are left alone.
    pub quiet_from: i32,
    /// First minute after it; as `quiet_from` for never.
    pub quiet_until: i32,
    /// Their time zone, an IANA name.
    pub zone: String,
}

type Row = (i64, String, String, String, String, i32, i32, String);

fn telling((account, stories, leads, rules, searches, quiet_from, quiet_until, zone): Row) -> Telling {
    Telling { account: AccountId(account), stories, leads, rules, searches, quiet_from, quiet_until, zone }
}

impl Store {
    /// Keeps a browser for a reader (its id is given here); `false` where they have [`MOST_DEVICES`].
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn add_push_device(&self, account: AccountId, device: &PushDevice) -> Result<bool, Error> {
        const DOING: &str = "keeping a browser for push messages";
        let mut transaction = self.engine.write(DOING).await?;
        let within = &mut transaction;
        let others: i64 = writing!(within, db => sqlx::query_scalar(DEVICES_COUNT)
            .bind(account.0).bind(&device.endpoint).fetch_one(db).await)
        .map_err(failed(DOING))?;
        if others >= MOST_DEVICES {
            return Ok(false);
        }
        let newest_id: i64 =
            writing!(within, db => sqlx::query_scalar(NEWEST_ID).fetch_one(db).await).map_err(failed(DOING))?;
        let id = self.next_id(device.created_us, newest_id);
        let (endpoint, key, secret) = (&device.endpoint, &device.public_key, &device.secret);
        run!(within, ADD_DEVICE, id, account.0, endpoint, key, secret, &device.name, device.created_us)
            .map_err(failed(DOING))?;
        transaction.commit(DOING).await?;
        Ok(true)
    }

    /// A reader's browsers, the oldest first.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn push_devices(&self, account: AccountId) -> Result<Vec<PushDevice>, Error> {
        reading!(&self.engine, db => sqlx::query_as(DEVICES).bind(account.0).fetch_all(db).await)
            .map_err(failed("reading the browsers of a reader"))
    }

    /// Sends a browser nothing any more; `false` where the reader has none such.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn end_push_device(&self, account: AccountId, device: i64) -> Result<bool, Error> {
        Ok(run_alone!(self, "forgetting a browser", END_DEVICE, account.0, device) > 0)
    }

    /// Of what a reader wants to be told; `None` for nothing.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn telling(&self, account: AccountId) -> Result<Option<Telling>, Error> {
        let row: Option<Row> =
            reading!(&self.engine, db => sqlx::query_as(TELLING).bind(account.0).fetch_optional(db).await)
                .map_err(failed("reading of what a reader is told"))?;
        Ok(row.map(telling))
    }

    /// Everybody who wants to be told of something.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn tellings(&self) -> Result<Vec<Telling>, Error> {
        let rows: Vec<Row> = reading!(&self.engine, db => sqlx::query_as(TELLINGS).fetch_all(db).await)
            .map_err(failed("reading who is told of something"))?;
        Ok(rows.into_iter().map(telling).collect())
    }

    /// Sets of what a reader is told.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn set_telling(&self, telling: &Telling) -> Result<(), Error> {
        let Telling { account, stories, leads, rules, searches, quiet_from, quiet_until, zone } = telling;
        let doing = "noting of what a reader is told";
        run_alone!(self, doing, SET, account.0, stories, leads, rules, searches, *quiet_from, *quiet_until, zone);
        Ok(())
    }

    /// Takes it upon oneself to tell a reader of an event; `false` where they were told of it at `again_us` or later, or somebody else does.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn claim_telling(
        &self,
        account: AccountId,
        event: &str,
        article: ArticleId,
        now_us: i64,
        again_us: i64,
    ) -> Result<bool, Error> {
        Ok(run_alone!(self, "claiming to tell", CLAIM, account.0, event, article.0, now_us, again_us) > 0)
    }

    /// Of what a reader was told: event, article, when.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn told(&self, account: AccountId) -> Result<Vec<(String, ArticleId, i64)>, Error> {
        let rows: Vec<(String, i64, i64)> =
            reading!(&self.engine, db => sqlx::query_as(TOLD).bind(account.0).fetch_all(db).await)
                .map_err(failed("reading of what a reader was told"))?;
        Ok(rows.into_iter().map(|(event, article, at_us)| (event, ArticleId(article), at_us)).collect())
    }

    /// Forgets of what anybody was told before `before_us`; gives how much.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn forget_told(&self, before_us: i64) -> Result<u64, Error> {
        Ok(run_alone!(self, "forgetting of what readers were told", FORGET, before_us))
    }
}
