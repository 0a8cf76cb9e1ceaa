//! The meter's uses. Consuming locks the reader's count first, so that two devices at the last free article use one.

use ::membership::meter::Consumed;
use async_recursion::async_recursion as boxed;
use news::ArticleId;

use crate::accounts::{run, run_alone};
use crate::engine::{Writing, reading, statements, writing};
use crate::error::failed;
use crate::{Error, Store};

statements! {
    USED = "SELECT used FROM meter_count WHERE reader = $1 AND month = $2";
    USED_FOR = "SELECT COUNT(*) FROM meter_use WHERE reader = $1 AND month = $2 AND article = $3";
    /// Makes the row where it is missing, and locks it where it is there: whoever counts at the same time waits here.
    LOCK_COUNT = "INSERT INTO meter_count (reader, month, used) VALUES ($1, $2, 0)
        ON CONFLICT (reader, month) DO UPDATE SET used = meter_count.used";
    COUNT_ONE = "UPDATE meter_count SET used = used + 1 WHERE reader = $1 AND month = $2";
    USE = "INSERT INTO meter_use (reader, month, article, used_us, decision) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (reader, month, article) DO NOTHING";
    DECISIONS = "SELECT decision FROM meter_use WHERE reader = $1 AND month = $2 ORDER BY used_us, article";
    FORGET = "DELETE FROM meter_use WHERE used_us < $1";
}

/// A reader of the meter with what the month allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Metered<'a> {
    /// "account:7", "browser:" and a number, "network:" and a hash.
    pub reader: &'a str,
    /// Articles of a month.
    pub limit: u32,
}

async fn lock_and_count(within: &mut Writing, reader: &str, month: &str) -> Result<i64, sqlx::Error> {
    run!(within, LOCK_COUNT, reader, month)?;
    writing!(within, db => sqlx::query_scalar(USED).bind(reader).bind(month).fetch_one(db).await)
}

async fn note(
    within: &mut Writing,
    reader: &str,
    month: &str,
    article: ArticleId,
    (now_us, decision): (i64, &str),
) -> Result<(), sqlx::Error> {
    if run!(within, USE, reader, month, article.0, now_us, decision)? > 0 {
        run!(within, COUNT_ONE, reader, month)?;
    }
    Ok(())
}

impl Store {
    /// Articles that a reader used in a month, and whether `article` is one of them. Changes nothing.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn meter_used(&self, reader: &str, month: &str, article: ArticleId) -> Result<(u32, bool), Error> {
        let asking = || failed("asking the meter");
        let used: Option<i64> =
            reading!(&self.engine, db => sqlx::query_scalar(USED).bind(reader).bind(month).fetch_optional(db).await)
                .map_err(asking())?;
        if used.unwrap_or(0) == 0 {
            return Ok((0, false));
        }
        let used_for: i64 = reading!(&self.engine, db => {
            sqlx::query_scalar(USED_FOR).bind(reader).bind(month).bind(article.0).fetch_one(db).await
        })
        .map_err(asking())?;
        Ok((u32::try_from(used.unwrap_or(0)).unwrap_or(u32::MAX), used_for > 0))
    }

    /// Counts an article for a reader, and for all strangers of the network where one is given; all or nothing, and once however often it is
    /// told. `decision` is the record that it is counted by.
    ///
    /// # Errors
    /// When the database fails; then nothing was counted.
    pub async fn meter_consume(
        &self,
        reader: Metered<'_>,
        network: Option<Metered<'_>>,
        month: &str,
        article: ArticleId,
        (now_us, decision): (i64, &str),
    ) -> Result<Consumed, Error> {
        const DOING: &str = "counting an article";
        let mut transaction = self.engine.write(DOING).await?;
        let within = &mut transaction;
        let used = lock_and_count(within, reader.reader, month).await.map_err(failed(DOING))?;
        let known: i64 = writing!(within, db => {
            sqlx::query_scalar(USED_FOR).bind(reader.reader).bind(month).bind(article.0).fetch_one(db).await
        })
        .map_err(failed(DOING))?;
        if known > 0 {
            return Ok(Consumed::Again);
        }
        let left = i64::from(reader.limit) - used;
        if left <= 0 {
            return Ok(Consumed::Refused);
        }
        if let Some(network) = network {
            let used = lock_and_count(within, network.reader, month).await.map_err(failed(DOING))?;
            if used >= i64::from(network.limit) {
                return Ok(Consumed::Refused);
            }
            // Each browser counts: its own name stands for the article.
            run!(within, COUNT_ONE, network.reader, month).map_err(failed(DOING))?;
        }
        note(within, reader.reader, month, article, (now_us, decision)).await.map_err(failed(DOING))?;
        transaction.commit(DOING).await?;
        Ok(Consumed::Counted { left: u32::try_from(left - 1).unwrap_or(0) })
    }

    /// The records by which a reader's articles of a month were counted, as JSON.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn meter_decisions(&self, reader: &str, month: &str) -> Result<Vec<String>, Error> {
        reading!(&self.engine, db => sqlx::query_scalar(DECISIONS).bind(reader).bind(month).fetch_all(db).await)
            .map_err(failed("reading decisions"))
    }

    /// Forgets which articles were read before `before_us`.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn forget_meter(&self, before_us: i64) -> Result<u64, Error> {
        Ok(run_alone!(self, "forgetting what was counted", FORGET, before_us))
    }
}
