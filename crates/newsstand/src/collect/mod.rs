//! How the news comes in: visits feeds when they are due, and article pages where a feed has no full text.
//!
//! One task per host, so that hosts never wait for one another; one writer, so that many visits share a transaction.

pub mod front_pages;
mod hubs;
mod pages;
mod progress;
pub mod reading;
mod timing;
mod visit;
mod writer;

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use news::{FeedId, Title, TitleId};
use serde::Serialize;
use store::{Feed, FeedSchedule, Store};
use tokio::sync::{Notify, Semaphore};
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use crate::clock::Clock;
use crate::configuration::Collect;
use crate::operator::ready_rules;

use front_pages::FrontPages;
pub use progress::Progress;
use timing::Timing;
use visit::Visited;
use writer::Writer;

/// How often is looked whether titles or feeds have changed, so that the console's switches take effect.
const RELOAD: Duration = Duration::from_secs(10);

/// How often the list of feeds is read again although no fact says that it changed.
const RELOAD_ALL_THE_SAME: Duration = Duration::from_secs(300);

/// Hosts that have a task at once, for each visit that may be under way: most of them wait for their gap. More would cost memory
/// without being faster.
const HOSTS_PER_VISIT: usize = 8;

/// A feed that hubs tell of is visited at most once in so long, microseconds.
const TOLD_US: i64 = 20_000_000;

/// How often schedules that changed without news are saved; a failure or a recovery is saved at the next [`RELOAD`].
const SAVE_SCHEDULES: Duration = Duration::from_secs(600);

/// Collects the news.
#[derive(Debug)]
pub struct Collector {
    store: Store,
    client: fetch::Client,
    clock: Clock,
    settings: Collect,
    timing: Timing,
    writer: Writer,
    /// Visits between their request and their commit: what bounds the bodies held in memory.
    visits: Semaphore,
    /// Parsing under way: as many as there are cores.
    parsing: Arc<Semaphore>,
    /// Feeds that are being read or wait to be written: parsed they take many times the room of their bytes, so that no more of them lie
    /// about than the writer takes at once while the next are read.
    unwritten: Semaphore,
    feeds: Mutex<HashMap<FeedId, Feed>>,
    languages: Mutex<HashMap<TitleId, String>>,
    /// Titles' own rules for reading their pages.
    rules: Mutex<HashMap<TitleId, Arc<page::Rules>>>,
    dirty: Mutex<Dirty>,
    loaded: Mutex<Option<Loaded>>,
    pages_arrived: Notify,
    hubs: hubs::Hubs,
    progress: Arc<Progress>,
}

/// When the list of feeds was read.
#[derive(Clone, Copy, Debug)]
struct Loaded {
    /// The newest fact then.
    sequence: i64,
    at: tokio::time::Instant,
}

/// Schedules that differ from what the database has.
#[derive(Debug, Default)]
struct Dirty {
    soon: HashSet<FeedId>,
    later: HashSet<FeedId>,
}

/// What a round over all feeds did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Round {
    /// Feeds visited.
    pub feeds: u64,
    /// Feeds that had not changed.
    pub unchanged: u64,
    /// Feeds that could not be read.
    pub failed: u64,
    /// New articles.
    pub new: u64,
    /// New revisions of known articles.
    pub revised: u64,
    /// How long it took.
    pub seconds: f64,
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    // A panic while holding one of these locks leaves plain data in a usable state.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Collector {
    /// A collector over `store`; its writer runs until the collector is dropped, and the returned task ends when all is written.
    /// `hubs_reach` is where hubs reach this service, if they are to tell of news.
    pub fn new(
        store: Store,
        client: fetch::Client,
        clock: Clock,
        settings: Collect,
        hubs_reach: Option<String>,
        progress: Arc<Progress>,
    ) -> (Arc<Self>, tokio::task::JoinHandle<()>) {
        let (writer, writing) = Writer::start(store.clone());
        let hubs = hubs::Hubs::new(store.clone(), client.clone(), clock.clone(), hubs_reach);
        let cores = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
        let collector = Self {
            store,
            client,
            clock,
            timing: Timing::new(&settings),
            visits: Semaphore::new(settings.concurrency),
            settings,
            writer,
            parsing: Arc::new(Semaphore::new(cores)),
            unwritten: Semaphore::new(writer::BATCH + cores),
            feeds: Mutex::default(),
            languages: Mutex::default(),
            rules: Mutex::default(),
            dirty: Mutex::default(),
            loaded: Mutex::default(),
            pages_arrived: Notify::new(),
            hubs,
            progress,
        };
        (Arc::new(collector), writing)
    }

    /// Visits what is due until `stop`; then finishes what is under way and saves the schedules.
    pub async fn run(self: Arc<Self>, stop: CancellationToken) {
        let pages = if self.settings.article_pages {
            Some(tokio::spawn(pages::run(Arc::clone(&self), stop.clone())))
        } else {
            None
        };
        let fronts = self.settings.front_pages.then(|| tokio::spawn(self.front_pages().run(stop.clone())));
        let hubs = tokio::spawn({
            let (collector, stop) = (Arc::clone(&self), stop.clone());
            async move { collector.hubs.run(stop).await }
        });
        let mut under_way: JoinSet<()> = JoinSet::new();
        let busy: Arc<Mutex<HashSet<String>>> = Arc::default();
        let mut next_reload = tokio::time::Instant::now();
        let mut next_save = tokio::time::Instant::now() + SAVE_SCHEDULES;
        while !stop.is_cancelled() {
            let now = tokio::time::Instant::now();
            if now >= next_reload {
                self.save_schedules(now >= next_save).await;
                if now >= next_save {
                    next_save = now + SAVE_SCHEDULES;
                    self.forget_pages().await;
                }
                if let Err(error) = self.reload().await {
                    tracing::error!(%error, "the list of feeds cannot be read; trying again in 10 seconds");
                }
                self.heed_hubs().await;
                next_reload = now + RELOAD;
            }
            while under_way.try_join_next().is_some() {}
            let most_hosts = self.most_hosts();
            // With all places taken, what is due waits; looking at it costs the more the more there is.
            let due = if under_way.len() < most_hosts { self.due_by_host() } else { HashMap::new() };
            for (host, feeds) in due {
                if under_way.len() >= most_hosts {
                    break;
                }
                if !lock(&busy).insert(host.clone()) {
                    continue;
                }
                let (collector, busy, stop) = (Arc::clone(&self), Arc::clone(&busy), stop.clone());
                under_way.spawn(async move {
                    for feed in feeds {
                        if stop.is_cancelled() {
                            break;
                        }
                        collector.visit(feed).await;
                    }
                    lock(&busy).remove(&host);
                });
            }
            tokio::select! {
                () = stop.cancelled() => {}
                () = tokio::time::sleep(Duration::from_millis(250)) => {}
            }
        }
        while under_way.join_next().await.is_some() {}
        if let Some(pages) = pages
            && let Err(error) = pages.await
        {
            tracing::error!(%error, "fetching article pages ended in a panic");
        }
        if let Some(fronts) = fronts
            && let Err(error) = fronts.await
        {
            tracing::error!(%error, "visiting front pages ended in a panic");
        }
        if let Err(error) = hubs.await {
            tracing::error!(%error, "asking hubs ended in a panic");
        }
        self.save_schedules(true).await;
    }

    /// Has visited soon what hubs told of; a feed not more often than that, however often it is told of.
    async fn heed_hubs(&self) {
        let told = self.hubs.told().await;
        if told.is_empty() {
            return;
        }
        let now_us = self.clock.now_us();
        let mut feeds = lock(&self.feeds);
        for id in told {
            if let Some(feed) = feeds.get_mut(&id) {
                let soon_us = now_us.max(feed.schedule.attempted_us.saturating_add(TOLD_US));
                feed.schedule.due_us = feed.schedule.due_us.min(soon_us);
            }
        }
    }

    /// Visits front pages with this collector's connections, clock and settings.
    pub fn front_pages(&self) -> Arc<FrontPages> {
        let (store, client, clock) = (self.store.clone(), self.client.clone(), self.clock.clone());
        FrontPages::new(store, client, clock, &self.settings, Arc::clone(&self.parsing))
    }

    /// Visits every feed once, due or not.
    ///
    /// # Errors
    /// Where the list of feeds cannot be read.
    pub async fn round(self: &Arc<Self>) -> Result<Round, store::Error> {
        self.reload().await?;
        let begun = std::time::Instant::now();
        let mut by_host: HashMap<String, Vec<FeedId>> = HashMap::new();
        for feed in lock(&self.feeds).values() {
            by_host.entry(host_of(&feed.url)).or_default().push(feed.id);
        }
        let mut hosts = by_host.into_values();
        let mut under_way = JoinSet::new();
        let mut round = Round::default();
        loop {
            for feeds in hosts.by_ref().take(self.most_hosts() - under_way.len()) {
                let collector = Arc::clone(self);
                under_way.spawn(async move {
                    let mut round = Round::default();
                    for feed in feeds {
                        round.add(collector.visit(feed).await);
                    }
                    round
                });
            }
            let Some(result) = under_way.join_next().await else { break };
            round.merge(result.unwrap_or_default());
        }
        round.seconds = begun.elapsed().as_secs_f64();
        Ok(round)
    }

    /// Fetches article pages until none is due.
    pub async fn all_pages(self: &Arc<Self>) {
        pages::until_none_is_due(self).await;
    }

    /// Forgets pages that were kept long enough, or that take too much room.
    async fn forget_pages(&self) {
        const DAY_US: i64 = 86_400 * 1_000_000;
        let oldest_us =
            self.clock.now_us().saturating_sub(i64::from(self.settings.keep_pages_days).saturating_mul(DAY_US));
        let most_bytes = i64::from(self.settings.keep_pages_megabytes).saturating_mul(1_000_000);
        match self.store.forget_pages(oldest_us, most_bytes).await {
            Ok(0) => {}
            Ok(pages) => tracing::debug!(pages, "kept article pages forgotten"),
            Err(error) => tracing::error!(%error, "kept article pages cannot be forgotten; trying again in 10 minutes"),
        }
    }

    /// Saves every schedule that changed.
    pub async fn finish(&self) {
        self.forget_pages().await;
        self.save_schedules(true).await;
    }

    fn most_hosts(&self) -> usize {
        self.settings.concurrency.max(1) * HOSTS_PER_VISIT
    }

    /// Reads the list of feeds where it may have changed.
    async fn reload(&self) -> Result<(), store::Error> {
        let before = *lock(&self.loaded);
        let (changed, sequence) = match before {
            Some(loaded) => self.store.catalogue_changed(loaded.sequence).await?,
            // At a start everything is read, and a log of years is not looked through.
            None => (true, self.store.newest_fact().await?),
        };
        let is_recent = before.is_some_and(|loaded| loaded.at.elapsed() < RELOAD_ALL_THE_SAME);
        if is_recent && !changed {
            *lock(&self.loaded) = before.map(|loaded| Loaded { sequence, ..loaded });
            return Ok(());
        }
        self.load().await?;
        *lock(&self.loaded) = Some(Loaded { sequence, at: tokio::time::Instant::now() });
        Ok(())
    }

    async fn load(&self) -> Result<(), store::Error> {
        let feeds = self.store.feeds().await?;
        let titles: Vec<Title> = self.store.titles().await?;
        let rules = self.store.rules().await?;
        *lock(&self.rules) = rules.iter().map(|(title, text)| (*title, Arc::new(ready_rules(text)))).collect();
        {
            let mut languages = lock(&self.languages);
            languages.clear();
            languages.extend(
                titles.into_iter().filter_map(|title| Some((title.id, title.listing.languages.into_iter().next()?))),
            );
        }
        let let_down = self.hubs.read().await?;
        let mut known = lock(&self.feeds);
        let mut fresh: HashMap<FeedId, Feed> = HashMap::with_capacity(feeds.len());
        for mut feed in feeds.into_iter().filter(|feed| feed.enabled) {
            if let Some(current) = known.remove(&feed.id) {
                // What is in memory is newer: schedules are saved late, and validators only when the body changed.
                feed = Feed { enabled: feed.enabled, section: feed.section, kind: feed.kind, ..current };
            }
            fresh.insert(feed.id, feed);
        }
        let now_us = self.clock.now_us();
        // What a hub is not to tell of any more is asked at once.
        for feed in let_down {
            if let Some(feed) = fresh.get_mut(&feed) {
                feed.schedule.due_us = feed.schedule.due_us.min(now_us);
            }
        }
        metrics::gauge!("newsstand_feeds").set(u32::try_from(fresh.len()).unwrap_or(u32::MAX));
        self.progress.set_feeds(fresh.len());
        *known = fresh;
        Ok(())
    }

    fn due_by_host(&self) -> HashMap<String, Vec<FeedId>> {
        let now_us = self.clock.now_us();
        let mut by_host: HashMap<String, Vec<FeedId>> = HashMap::new();
        for feed in lock(&self.feeds).values() {
            if !feed.schedule.gone && feed.schedule.due_us <= now_us {
                by_host.entry(host_of(&feed.url)).or_default().push(feed.id);
            }
        }
        by_host
    }

    async fn visit(&self, id: FeedId) -> Visited {
        let Some(feed) = lock(&self.feeds).get(&id).cloned() else { return Visited::default() };
        let was_failing = feed.schedule.failures > 0;
        let Ok(_turn) = self.visits.acquire().await else { return Visited::default() };
        let visited = visit::visit(self, feed).await;
        self.progress.count(&visited, self.clock.now_us());
        if let Some(after) = &visited.feed {
            self.remember(after.clone(), visited.saved, was_failing);
        }
        if visited.wants_pages {
            self.pages_arrived.notify_one();
        }
        visited
    }

    fn remember(&self, feed: Feed, saved: bool, was_failing: bool) {
        let fails = feed.schedule.failures > 0;
        let id = feed.id;
        lock(&self.feeds).insert(id, feed);
        let mut dirty = lock(&self.dirty);
        if saved {
            dirty.soon.remove(&id);
            dirty.later.remove(&id);
        } else if fails || was_failing {
            dirty.soon.insert(id);
        } else {
            dirty.later.insert(id);
        }
    }

    async fn save_schedules(&self, all: bool) {
        let ids: Vec<FeedId> = {
            let mut dirty = lock(&self.dirty);
            let mut ids: Vec<FeedId> = dirty.soon.drain().collect();
            if all {
                ids.extend(dirty.later.drain());
            }
            ids
        };
        if ids.is_empty() {
            return;
        }
        let schedules: Vec<FeedSchedule> = {
            let feeds = lock(&self.feeds);
            ids.iter().filter_map(|id| feeds.get(id).map(|feed| feed.schedule.clone())).collect()
        };
        if let Err(error) = self.store.save_schedules(&schedules).await {
            tracing::error!(%error, feeds = schedules.len(), "schedules cannot be saved; trying again with the next ones");
            lock(&self.dirty).soon.extend(ids);
        }
    }
}

impl Round {
    fn add(&mut self, visited: Visited) {
        self.feeds += 1;
        self.unchanged += u64::from(visited.unchanged);
        self.failed += u64::from(visited.failed);
        self.new += visited.new;
        self.revised += visited.revised;
    }

    fn merge(&mut self, other: Self) {
        self.feeds += other.feeds;
        self.unchanged += other.unchanged;
        self.failed += other.failed;
        self.new += other.new;
        self.revised += other.revised;
    }
}

/// The host whose politeness an address falls under.
pub(crate) fn host_of(address: &str) -> String {
    url::Url::parse(address).ok().and_then(|url| url.host_str().map(str::to_owned)).unwrap_or_default()
}
