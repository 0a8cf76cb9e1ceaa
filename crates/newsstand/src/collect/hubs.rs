//! Hubs that feeds name: they are asked to tell of news (WebSub), and a feed that they tell of is visited at once.

use std::collections::HashMap;
use std::sync::Mutex;
use std::time::Duration;

use bytes::Bytes;
use fetch::schedule::{self, Bounds};
use fetch::websub;
use http::header::{CONTENT_TYPE, HeaderMap, HeaderValue};
use identity::Token;
use news::FeedId;
use store::{FeedSchedule, Store};
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

/// What is known of the hub of a feed.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Known {
    named: Named,
    hub: schedule::Hub,
    /// When a visit found news that it had not told of; until it tells of some, it is not relied on. 0 for never.
    missed_us: i64,
}

impl Known {
    /// When the feed is visited next that was visited now, by `before` and by its rhythm now.
    fn put_off(&mut self, before: &FeedSchedule, mut now: FeedSchedule, bounds: &Bounds) -> FeedSchedule {
        let found = before.newest_us > 0 && now.newest_us > before.newest_us;
        let has_told = self.hub.told_us > before.attempted_us;
        if found && !has_told {
            self.missed_us = now.attempted_us;
        }
        // What it told of may not be in the feed yet.
        let is_awaited = has_told && !found;
        if self.hub.told_us > self.missed_us && !is_awaited {
            let gap_us = Some(now.rhythm_us).filter(|gap| *gap > 0);
            now.due_us = schedule::while_told(now.due_us, self.hub, gap_us, now.attempted_us, bounds);
        }
        now
    }
}

/// The hubs of the feeds.
#[derive(Debug)]
pub struct Hubs {
    store: Store,
    client: fetch::Client,
    clock: Clock,
    /// Where hubs reach this service, without a slash at the end; `None` where they are not asked.
    public_url: Option<String>,
    /// The hubs that feeds name, as the database has them; `None` until it was read.
    known: Mutex<Option<HashMap<FeedId, Known>>>,
    /// There is a hub that was not asked yet.
    noted: Notify,
    /// When a hub told of news that was heeded last.
    heeded_us: Mutex<i64>,
}

impl Hubs {
    pub fn new(store: Store, client: fetch::Client, clock: Clock, public_url: Option<String>) -> Self {
        let heeded_us = clock.now_us() - BEFORE_THE_START_US;
        let (known, noted) = (Mutex::default(), Notify::new());
        Self { store, client, clock, public_url, known, noted, heeded_us: Mutex::new(heeded_us) }
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
        if lock(&self.known).is_none() {
            self.read().await?;
        }
        let is_known = |known: &HashMap<FeedId, Known>| known.get(&feed).map(|known| &known.named) == named.as_ref();
        if lock(&self.known).as_ref().is_some_and(is_known) {
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
        if let Some(known) = lock(&self.known).as_mut() {
            match named {
                Some(named) => known.insert(feed, Known { named, hub: schedule::Hub::default(), missed_us: 0 }),
                None => known.remove(&feed),
            };
        }
        Ok(())
    }

    /// Reads what hubs have promised and told; gives the feeds of which one told until now and is not to any more.
    pub async fn read(&self) -> Result<Vec<FeedId>, store::Error> {
        if self.public_url.is_none() {
            return Ok(Vec::new());
        }
        let all = self.store.hubs().await?;
        let now_us = self.clock.now_us();
        let mut known = lock(&self.known);
        let mut before = known.take().unwrap_or_default();
        let mut let_down = Vec::new();
        let fresh = all.into_iter().map(|hub| {
            let before = before.remove(&hub.feed);
            let told = schedule::Hub { ends_us: hub.ends_us, told_us: hub.told_us };
            if before.as_ref().is_some_and(|before| before.hub.ends_us > now_us) && hub.ends_us <= now_us {
                let_down.push(hub.feed);
            }
            let missed_us = before.map_or(0, |before| before.missed_us);
            (hub.feed, Known { named: Named { hub: hub.address, topic: hub.topic }, hub: told, missed_us })
        });
        *known = Some(fresh.collect());
        Ok(let_down)
    }

    /// Has a feed visited more rarely of which a hub tells: it was visited by `before`, and now, and is due by its rhythm.
    pub fn put_off(&self, before: &FeedSchedule, now: FeedSchedule, bounds: &Bounds) -> FeedSchedule {
        match lock(&self.known).as_mut().and_then(|known| known.get_mut(&now.feed)) {
            Some(known) => known.put_off(before, now, bounds),
            None => now,
        }
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
                if let Some(known) = lock(&self.known).as_mut() {
                    for (feed, at_us) in &told {
                        if let Some(known) = known.get_mut(feed) {
                            known.hub.told_us = known.hub.told_us.max(*at_us);
                        }
                    }
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

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE_US: i64 = 60_000_000;
    /// When a feed is visited that was visited half an hour before and has news every half hour.
    const NOW_US: i64 = 1_800_000_000_000_000;
    const BEFORE_US: i64 = NOW_US - 30 * MINUTE_US;
    const BY_RHYTHM_US: i64 = NOW_US + 8 * MINUTE_US;

    fn known(told_us: i64, ends_us: i64) -> Known {
        let named = Named { hub: "https://hub.example/".to_owned(), topic: "https://paper.example/feed".to_owned() };
        Known { named, hub: schedule::Hub { ends_us, told_us }, missed_us: 0 }
    }

    fn at(at_us: i64, newest_us: i64) -> FeedSchedule {
        FeedSchedule {
            rhythm_us: 30 * MINUTE_US,
            newest_us,
            due_us: BY_RHYTHM_US,
            ..FeedSchedule::answered(FeedId(1), at_us)
        }
    }

    /// In how many minutes the feed is visited again.
    fn again(known: &mut Known, found: bool) -> i64 {
        let before = at(BEFORE_US, BEFORE_US);
        let now = at(NOW_US, if found { NOW_US } else { BEFORE_US });
        (known.put_off(&before, now, &Bounds::default()).due_us - NOW_US) / MINUTE_US
    }

    #[test]
    fn what_a_hub_told_of_and_is_there_puts_the_next_visit_off_as_long_as_it_may_be_silent() {
        assert_eq!(again(&mut known(NOW_US, NOW_US + 240 * HOUR_US), true), 120, "four times the usual gap");
        assert_eq!(again(&mut known(NOW_US, NOW_US + HOUR_US), true), 60, "its promise ends");
        assert_eq!(
            again(&mut known(BEFORE_US, NOW_US + 240 * HOUR_US), false),
            90,
            "nothing came, as nothing was told"
        );
    }

    #[test]
    fn a_hub_that_never_told_or_does_not_promise_or_is_silent_puts_nothing_off() {
        for (told_us, ends_us) in
            [(0, NOW_US + HOUR_US), (NOW_US, 0), (NOW_US, NOW_US), (NOW_US - 2 * HOUR_US, NOW_US + HOUR_US)]
        {
            assert_eq!(again(&mut known(told_us, ends_us), true), 8, "{told_us} {ends_us}");
        }
    }

    #[test]
    fn a_hub_that_kept_news_to_itself_is_not_relied_on_until_it_tells_again() {
        let mut known = known(BEFORE_US, NOW_US + 240 * HOUR_US);
        assert_eq!(again(&mut known, true), 8, "found without being told");
        assert_eq!(again(&mut known, false), 8, "and from then on");
        known.hub.told_us = NOW_US + 1;
        assert_eq!(again(&mut known, true), 120);
    }

    #[test]
    fn what_a_hub_told_of_and_is_not_there_yet_is_looked_for_by_the_feeds_rhythm() {
        assert_eq!(again(&mut known(NOW_US, NOW_US + 240 * HOUR_US), false), 8);
    }
}
