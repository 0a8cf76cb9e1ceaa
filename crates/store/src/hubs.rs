//! Hubs that are asked to tell of news (WebSub): what was asked, what they promised, and when they told.

use async_recursion::async_recursion as boxed;
use news::FeedId;

use crate::accounts::run_alone;
use crate::engine::{reading, statements, writing};
use crate::error::failed;
use crate::{Error, Store};

macro_rules! columns {
    ($which:literal) => {
        concat!(
            "SELECT h.feed, h.address, h.topic, h.callback, h.secret, h.asked_us, h.ends_us, h.told_us FROM hub AS h ",
            $which
        )
    };
}

statements! {
    NAME = "INSERT INTO hub (feed, address, topic, callback, secret, asked_us, ends_us, told_us) VALUES ($1, $2, $3, $4, $5, 0, 0, 0)
        ON CONFLICT (feed) DO UPDATE SET address = excluded.address, topic = excluded.topic, callback = excluded.callback,
        secret = excluded.secret, asked_us = 0, ends_us = 0 WHERE hub.address <> excluded.address OR hub.topic <> excluded.topic";
    FORGET = "DELETE FROM hub WHERE feed = $1";
    ALL = columns!("ORDER BY h.feed");
    TO_ASK = columns!("JOIN feed AS f ON f.id = h.feed JOIN title AS t ON t.id = f.title WHERE NOT f.removed
        AND (t.enabled OR (t.own AND EXISTS (SELECT 1 FROM subscription AS s WHERE s.title = t.id)))
        AND h.ends_us < $1 AND h.asked_us < $2 ORDER BY h.asked_us, h.feed LIMIT $3");
    CALLED = columns!("WHERE h.callback = $1");
    ASKED = "UPDATE hub SET asked_us = $2 WHERE feed = $1";
    PROMISED = "UPDATE hub SET ends_us = $2 WHERE callback = $1";
    TOLD = "UPDATE hub SET told_us = $2 WHERE callback = $1";
    TOLD_SINCE = "SELECT feed, told_us FROM hub WHERE told_us > $1 ORDER BY told_us, feed";
}

/// A hub that a feed names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hub {
    /// Whose news it tells of.
    pub feed: FeedId,
    /// Where it is asked.
    pub address: String,
    /// What it is asked to tell of: the feed by its own name for itself.
    pub topic: String,
    /// The last part of the address that it calls; nobody can guess it.
    pub callback: String,
    /// What it signs with.
    pub secret: String,
    /// When it was asked last, microseconds; 0 for never.
    pub asked_us: i64,
    /// Until when it has promised to tell; 0 for no promise.
    pub ends_us: i64,
    /// When it told of news last, rightly signed; 0 for never.
    pub told_us: i64,
}

type Row = (i64, String, String, String, String, i64, i64, i64);

fn hub((feed, address, topic, callback, secret, asked_us, ends_us, told_us): Row) -> Hub {
    Hub { feed: FeedId(feed), address, topic, callback, secret, asked_us, ends_us, told_us }
}

impl Store {
    /// Notes the hub that a feed names. One that is known keeps its promise; another one, or another topic, begins anew with this callback
    /// and this secret.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn name_hub(
        &self,
        feed: FeedId,
        (address, topic): (&str, &str),
        (callback, secret): (&str, &str),
    ) -> Result<(), Error> {
        run_alone!(self, "noting the hub of a feed", NAME, feed.0, address, topic, callback, secret);
        Ok(())
    }

    /// Forgets the hub of a feed that names none any more.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn forget_hub(&self, feed: FeedId) -> Result<(), Error> {
        run_alone!(self, "forgetting the hub of a feed", FORGET, feed.0);
        Ok(())
    }

    /// All hubs, by feed.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn hubs(&self) -> Result<Vec<Hub>, Error> {
        let rows: Vec<Row> = reading!(&self.engine, db => sqlx::query_as(ALL).fetch_all(db).await)
            .map_err(failed("reading the hubs of feeds"))?;
        Ok(rows.into_iter().map(hub).collect())
    }

    /// At most so many hubs of feeds that are visited, whose promise ends before `ends_before_us` and that were not asked since `asked_before_us`.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn hubs_to_ask(&self, ends_before_us: i64, asked_before_us: i64, most: i64) -> Result<Vec<Hub>, Error> {
        let rows: Vec<Row> = reading!(&self.engine, db => {
            sqlx::query_as(TO_ASK).bind(ends_before_us).bind(asked_before_us).bind(most).fetch_all(db).await
        })
        .map_err(failed("looking for hubs to ask"))?;
        Ok(rows.into_iter().map(hub).collect())
    }

    /// The hub that calls this address; `None` where nobody was told to.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn hub_that_calls(&self, callback: &str) -> Result<Option<Hub>, Error> {
        let row: Option<Row> =
            reading!(&self.engine, db => sqlx::query_as(CALLED).bind(callback).fetch_optional(db).await)
                .map_err(failed("looking for the hub that calls"))?;
        Ok(row.map(hub))
    }

    /// Notes that a hub was asked.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn hub_asked(&self, feed: FeedId, now_us: i64) -> Result<(), Error> {
        run_alone!(self, "noting that a hub was asked", ASKED, feed.0, now_us);
        Ok(())
    }

    /// Notes until when a hub has promised to tell; 0 where it refuses.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn hub_promised(&self, callback: &str, ends_us: i64) -> Result<(), Error> {
        run_alone!(self, "noting what a hub has promised", PROMISED, callback, ends_us);
        Ok(())
    }

    /// Notes that a hub told of news.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn hub_told(&self, callback: &str, now_us: i64) -> Result<(), Error> {
        run_alone!(self, "noting that a hub told of news", TOLD, callback, now_us);
        Ok(())
    }

    /// The feeds of which hubs told after `since_us`, and when, in the order in which they did.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn told_by_hubs(&self, since_us: i64) -> Result<Vec<(FeedId, i64)>, Error> {
        let rows: Vec<(i64, i64)> =
            reading!(&self.engine, db => sqlx::query_as(TOLD_SINCE).bind(since_us).fetch_all(db).await)
                .map_err(failed("looking for what hubs told"))?;
        Ok(rows.into_iter().map(|(feed, at_us)| (FeedId(feed), at_us)).collect())
    }
}
