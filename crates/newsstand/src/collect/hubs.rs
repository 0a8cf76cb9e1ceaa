//! Hubs that feeds name: they are asked to tell of news (WebSub), and a feed that they tell of is visited at once.

use std::collections::HashMap;
use std::sync::Mutex;
use std::time::Duration;

use bytes::Bytes;
use fetch::websub;
use http::header::{CONTENT_TYPE, HeaderMap, HeaderValue};
use identity::Token;
use news::FeedId;
use store::Store;
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;
use url::Url;

use super::lock;
use crate::clock::Clock;

const HOUR_US: i64 = 3_600 * 1_000_000;
/// A promise is asked for again so long before it ends.
const BEFORE_IT_ENDS_US: i64 = 24 * HOUR_US;
/// A hub that does not answer, or does not call back, is asked again after this long.
const PATIENCE_US: i64 = 12 * HOUR_US;
/// Hubs that are asked in one go.
const AT_ONCE: i64 = 100;
/// How often is looked for hubs to ask.
const EVERY: Duration = Duration::from_secs(60);
/// What hubs told shortly before a start is heeded.
const BEFORE_THE_START_US: i64 = HOUR_US / 6;

/// A hub, and the feed by its own name for itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    pub hub: String,
    pub topic: String,
}

/// The hubs of the feeds.
#[derive(Debug)]
pub struct Hubs {
    store: Store,
    client: fetch::Client,
    clock: Clock,
    /// Where hubs reach this service, without a slash at the end; `None` where they are not asked.
    public_url: Option<String>,
    /// What feeds name, as the database has it; `None` until it was read.
    named: Mutex<Option<HashMap<FeedId, Named>>>,
    /// There is a hub that was not asked yet.
    noted: Notify,
    /// When a hub told of news that was heeded last.
    heeded_us: Mutex<i64>,
}

impl Hubs {
    pub fn new(store: Store, client: fetch::Client, clock: Clock, public_url: Option<String>) -> Self {
        let heeded_us = clock.now_us() - BEFORE_THE_START_US;
        let (named, noted) = (Mutex::default(), Notify::new());
        Self { store, client, clock, public_url, named, noted, heeded_us: Mutex::new(heeded_us) }
    }

    /// Notes what a feed names, where that is new.
    pub async fn note(&self, feed: FeedId, named: Option<Named>) {
        if self.public_url.is_some()
            && let Err(error) = self.try_note(feed, named).await
        {
            tracing::warn!(%error, "the hub of a feed is not noted; the next visit tries again");
        }
    }

    async fn try_note(&self, feed: FeedId, named: Option<Named>) -> anyhow::Result<()> {
        if lock(&self.named).is_none() {
            let all = self.store.hubs().await?;
            let known = all.into_iter().map(|hub| (hub.feed, Named { hub: hub.address, topic: hub.topic })).collect();
            *lock(&self.named) = Some(known);
        }
        if lock(&self.named).as_ref().and_then(|known| known.get(&feed)) == named.as_ref() {
            return Ok(());
        }
        match &named {
            Some(Named { hub, topic }) => {
                let (callback, secret) = (Token::generate()?, Token::generate()?);
                self.store.name_hub(feed, (hub, topic), (callback.as_str(), secret.as_str())).await?;
                self.noted.notify_one();
            }
            None => self.store.forget_hub(feed).await?,
        }
        if let Some(known) = lock(&self.named).as_mut() {
            match named {
                Some(named) => known.insert(feed, named),
                None => known.remove(&feed),
            };
        }
        Ok(())
    }

    /// Asks hubs until `stop`.
    pub async fn run(&self, stop: CancellationToken) {
        let Some(public_url) = &self.public_url else { return };
        while !stop.is_cancelled() {
            if let Err(error) = self.ask(public_url).await {
                tracing::warn!(%error, "hubs cannot be asked; trying again in a minute");
            }
            tokio::select! {
                () = stop.cancelled() => {}
                () = self.noted.notified() => {}
                () = tokio::time::sleep(EVERY) => {}
            }
        }
    }

    /// Asks the hubs whose promise ends soon, or that made none.
    async fn ask(&self, public_url: &str) -> Result<(), store::Error> {
        let now_us = self.clock.now_us();
        let hubs = self.store.hubs_to_ask(now_us + BEFORE_IT_ENDS_US, now_us - PATIENCE_US, AT_ONCE).await?;
        for hub in hubs {
            // First, so that a hub that stops this process is not asked again at once.
            self.store.hub_asked(hub.feed, now_us).await?;
            let callback = format!("{public_url}/hooks/hub/{}", hub.callback);
            let body = websub::subscription(&callback, &hub.topic, &hub.secret);
            let mut head = HeaderMap::new();
            head.insert(CONTENT_TYPE, HeaderValue::from_static("application/x-www-form-urlencoded"));
            let Ok(address) = Url::parse(&hub.address) else { continue };
            match self.client.post(address, head, Bytes::from(body)).await {
                Ok(answer) if (200..300).contains(&answer.status) => {
                    tracing::debug!(hub = %hub.address, topic = %hub.topic, "the hub was asked to tell of news");
                }
                Ok(answer) => {
                    tracing::debug!(hub = %hub.address, status = answer.status, "the hub does not tell of news")
                }
                Err(error) => tracing::debug!(hub = %hub.address, %error, "the hub was not reached"),
            }
        }
        Ok(())
    }

    /// The feeds of which hubs told since this was asked last.
    pub async fn told(&self) -> Vec<FeedId> {
        if self.public_url.is_none() {
            return Vec::new();
        }
        let since_us = *lock(&self.heeded_us);
        match self.store.told_by_hubs(since_us).await {
            Ok(told) => {
                if let Some((_, last_us)) = told.last() {
                    *lock(&self.heeded_us) = *last_us;
                }
                told.into_iter().map(|(feed, _)| feed).collect()
            }
            Err(error) => {
                tracing::warn!(%error, "what hubs told cannot be read; trying again in 10 seconds");
                Vec::new()
            }
        }
    }
}
