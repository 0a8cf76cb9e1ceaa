//! Gift links and the devices that opened them.

use ::membership::grants::gift::{self, Giving, Link, Refused};
use ::membership::policy::Gifts;
use async_recursion::async_recursion as boxed;
use news::{AccountId, ArticleId};

use super::some;
use crate::accounts::{run, run_alone};
use crate::engine::{Writing, reading, statements, writing};
use crate::error::failed;
use crate::{Error, Store};

statements! {
    NEWEST = "SELECT COALESCE(MAX(id), 0) FROM gift_link";
    GIVEN = "SELECT article FROM gift_link WHERE giver = $1 AND month = $2";
    ADD = "INSERT INTO gift_link (id, giver, article, month, made_us, ends_us, devices, revoked_us) VALUES ($1, $2, $3, $4, $5, $6, $7, 0)";
    OF_ARTICLE = "SELECT id, giver, article, made_us, ends_us, devices, revoked_us FROM gift_link WHERE giver = $1 AND month = $2 AND article = $3";
    BY_ID = "SELECT id, giver, article, made_us, ends_us, devices, revoked_us FROM gift_link WHERE id = $1";
    /// Locked, so that the eleventh device waits for the tenth.
    BY_ID_POSTGRES = "SELECT id, giver, article, made_us, ends_us, devices, revoked_us FROM gift_link WHERE id = $1 FOR UPDATE";
    OF_GIVER = "SELECT id, giver, article, made_us, ends_us, devices, revoked_us FROM gift_link WHERE giver = $1 ORDER BY id DESC LIMIT 100";
    OPENED = "SELECT COUNT(*) FROM gift_device WHERE link = $1";
    OPENED_HERE = "SELECT COUNT(*) FROM gift_device WHERE link = $1 AND device = $2";
    ADD_DEVICE = "INSERT INTO gift_device (link, device, opened_us) VALUES ($1, $2, $3) ON CONFLICT (link, device) DO NOTHING";
    REVOKE = "UPDATE gift_link SET revoked_us = $3 WHERE id = $1 AND giver = $2 AND revoked_us = 0";
    OPENS = "SELECT COUNT(*) FROM gift_device AS d JOIN gift_link AS l ON l.id = d.link
        WHERE d.device = $1 AND l.article = $2 AND l.ends_us > $3 AND l.revoked_us = 0";
    /// One giver's links of a month are made one after the other.
    LOCK_GIVER_POSTGRES = "SELECT pg_advisory_xact_lock($1)";
}

type Row = (i64, i64, i64, i64, i64, i64, i64);

fn link((id, giver, article, made_us, ends_us, devices, revoked_us): Row) -> Link {
    Link {
        id,
        giver: AccountId(giver),
        article: ArticleId(article),
        made_us,
        ends_us,
        devices: u32::try_from(devices).unwrap_or(0),
        revoked_us: some(revoked_us),
    }
}

/// A link that was made, or was there, and what it counted.
pub type Given = (Link, Giving);

impl Store {
    /// Makes the link that gives `article` away in this month, or finds the one that does: at most so many a month, however many are asked for
    /// at once.
    ///
    /// # Errors
    /// When the database fails. The inner error says why there is no link.
    #[boxed]
    pub async fn give_article(
        &self,
        gifts: &Gifts,
        giver: AccountId,
        article: ArticleId,
        month: &str,
        now_us: i64,
    ) -> Result<Result<Given, Refused>, Error> {
        const DOING: &str = "giving an article";
        let mut transaction = self.engine.write(DOING).await?;
        let given = self.give(&mut transaction, gifts, (giver, article), month, now_us).await.map_err(failed(DOING))?;
        transaction.commit(DOING).await?;
        Ok(given)
    }

    async fn give(
        &self,
        within: &mut Writing,
        gifts: &Gifts,
        (giver, article): (AccountId, ArticleId),
        month: &str,
        now_us: i64,
    ) -> Result<Result<Given, Refused>, sqlx::Error> {
        if let Writing::Postgres(transaction) = within {
            sqlx::query(LOCK_GIVER_POSTGRES).bind(giver.0).execute(&mut **transaction).await?;
        }
        let given: Vec<i64> =
            writing!(within, db => sqlx::query_scalar(GIVEN).bind(giver.0).bind(month).fetch_all(db).await)?;
        let given: Vec<ArticleId> = given.into_iter().map(ArticleId).collect();
        let giving = match gift::give(gifts, &given, article) {
            Ok(giving) => giving,
            Err(refused) => return Ok(Err(refused)),
        };
        if giving != Giving::Again {
            let newest: i64 = writing!(within, db => sqlx::query_scalar(NEWEST).fetch_one(db).await)?;
            let id = self.next_id(now_us, newest);
            let (ends_us, devices) = (gift::link_ends_us(gifts, now_us), i64::from(gifts.devices));
            run!(within, ADD, id, giver.0, article.0, month, now_us, ends_us, devices)?;
        }
        let row: Row = writing!(within, db => {
            sqlx::query_as(OF_ARTICLE).bind(giver.0).bind(month).bind(article.0).fetch_one(db).await
        })?;
        Ok(Ok((link(row), giving)))
    }

    /// A link.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn gift_link(&self, id: i64) -> Result<Option<Link>, Error> {
        let row: Option<Row> = reading!(&self.engine, db => sqlx::query_as(BY_ID).bind(id).fetch_optional(db).await)
            .map_err(failed("reading a gift"))?;
        Ok(row.map(link))
    }

    /// The newest links of a giver.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn gift_links(&self, giver: AccountId) -> Result<Vec<Link>, Error> {
        let rows: Vec<Row> = reading!(&self.engine, db => sqlx::query_as(OF_GIVER).bind(giver.0).fetch_all(db).await)
            .map_err(failed("reading gifts"))?;
        Ok(rows.into_iter().map(link).collect())
    }

    /// Opens a link on a device: the link, or why it does not open; `None` where there is none such. One device counts once, and no more devices
    /// open it than may, however many try at once.
    ///
    /// # Errors
    /// When the database fails; then nothing was counted.
    #[boxed]
    pub async fn open_gift(&self, id: i64, device: &str, now_us: i64) -> Result<Option<Result<Link, Refused>>, Error> {
        const DOING: &str = "opening a gift";
        let mut transaction = self.engine.write(DOING).await?;
        let opened = open(&mut transaction, id, device, now_us).await.map_err(failed(DOING))?;
        transaction.commit(DOING).await?;
        Ok(opened)
    }

    /// Whether a gift that was opened on a device still opens an article there.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn gift_opens(&self, device: &str, article: ArticleId, now_us: i64) -> Result<bool, Error> {
        let count: i64 = reading!(&self.engine, db => {
            sqlx::query_scalar(OPENS).bind(device).bind(article.0).bind(now_us).fetch_one(db).await
        })
        .map_err(failed("looking for a gift"))?;
        Ok(count > 0)
    }

    /// Takes a link back; `false` where the giver has none such.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn revoke_gift(&self, id: i64, giver: AccountId, now_us: i64) -> Result<bool, Error> {
        Ok(run_alone!(self, "taking a gift back", REVOKE, id, giver.0, now_us) > 0)
    }
}

async fn open(
    within: &mut Writing,
    id: i64,
    device: &str,
    now_us: i64,
) -> Result<Option<Result<Link, Refused>>, sqlx::Error> {
    let row: Option<Row> = match within {
        Writing::Sqlite(transaction) => sqlx::query_as(BY_ID).bind(id).fetch_optional(&mut **transaction).await?,
        Writing::Postgres(transaction) => {
            sqlx::query_as(BY_ID_POSTGRES).bind(id).fetch_optional(&mut **transaction).await?
        }
    };
    let Some(found) = row.map(link) else { return Ok(None) };
    let opened: i64 = writing!(within, db => sqlx::query_scalar(OPENED).bind(id).fetch_one(db).await)?;
    let here: i64 = writing!(within, db => sqlx::query_scalar(OPENED_HERE).bind(id).bind(device).fetch_one(db).await)?;
    if let Err(refused) = gift::open(&found, u32::try_from(opened).unwrap_or(u32::MAX), here > 0, now_us) {
        return Ok(Some(Err(refused)));
    }
    run!(within, ADD_DEVICE, id, device, now_us)?;
    Ok(Some(Ok(found)))
}
