//! The inbox of the payment provider's events: kept raw and acknowledged first, taken in afterwards, each once.

use crate::accounts::run_alone;
use crate::engine::{reading, statements, writing};
use crate::error::failed;
use crate::{Error, KeptEvent, Store};
use async_recursion::async_recursion as boxed;

statements! {
    KEEP = "INSERT INTO provider_event (id, kind, body, received_us, done_us, tries, said) VALUES ($1, $2, $3, $4, 0, 0, '')
        ON CONFLICT (id) DO NOTHING";
    WAITING = "SELECT id, kind, body, received_us, tries, said FROM provider_event WHERE done_us = 0
        ORDER BY received_us, id LIMIT $1";
    DONE = "UPDATE provider_event SET done_us = $2, said = $3, tries = tries + 1 WHERE id = $1";
    FAILED = "UPDATE provider_event SET said = $2, tries = tries + 1 WHERE id = $1";
    COUNT_WAITING = "SELECT COUNT(*) FROM provider_event WHERE done_us = 0";
}

impl Store {
    /// Keeps an event as it came; whether it is new. Durable when this returns.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn keep_provider_event(&self, id: &str, kind: &str, body: &[u8], now_us: i64) -> Result<bool, Error> {
        const DOING: &str = "keeping an event of the payment provider";
        Ok(run_alone!(self, DOING, KEEP, id, kind, body, now_us) > 0)
    }

    /// Events that wait, the oldest first.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn provider_events_waiting(&self, most: i64) -> Result<Vec<KeptEvent>, Error> {
        type Row = (String, String, Vec<u8>, i64, i64, String);
        let rows: Vec<Row> = reading!(&self.engine, db => sqlx::query_as(WAITING).bind(most).fetch_all(db).await)
            .map_err(failed("reading the payment provider's events"))?;
        let kept = |(id, kind, body, received_us, tries, said)| KeptEvent { id, kind, body, received_us, tries, said };
        Ok(rows.into_iter().map(kept).collect())
    }

    /// How many events wait.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn provider_events_count(&self) -> Result<i64, Error> {
        reading!(&self.engine, db => sqlx::query_scalar(COUNT_WAITING).fetch_one(db).await)
            .map_err(failed("counting the payment provider's events"))
    }

    /// An event was taken in, or set aside for good; `said` is what came of it.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn provider_event_done(&self, id: &str, said: &str, now_us: i64) -> Result<(), Error> {
        const DOING: &str = "noting an event of the payment provider";
        run_alone!(self, DOING, DONE, id, now_us, said);
        Ok(())
    }

    /// An event could not be taken in yet; it goes on waiting.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn provider_event_failed(&self, id: &str, said: &str) -> Result<(), Error> {
        const DOING: &str = "noting an event of the payment provider";
        run_alone!(self, DOING, FAILED, id, said);
        Ok(())
    }
}
