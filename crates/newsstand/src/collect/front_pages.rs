//! Front pages: visited to see how titles' editors rank, as often as they change. Robots, pacing and validators as for all else; where
//! a page cannot be read, the title's main feed stands in, in its own order, and the page is tried again each day.

mod timing;
mod visit;

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use news::{FrontPageId, TitleId};
use serde::Serialize;
use store::{FrontPage, FrontPageSchedule, Store};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use super::{host_of, lock};
use crate::clock::Clock;
use crate::configuration::Collect;

pub use timing::Pace;
pub use visit::fingerprint;

/// How often the list of front pages is read again, and waiting places are joined to articles.
const RELOAD: Duration = Duration::from_secs(60);
/// How often schedules that changed without news are saved.
const SAVE: Duration = Duration::from_secs(600);
/// Visits under way at once: a front page is large, and none is urgent.
const VISITS: usize = 8;
/// Places that left their page this long ago still wait for their article, microseconds.
const LATE_US: i64 = 6 * 3_600_000_000;

/// Visits front pages.
#[derive(Debug)]
pub struct FrontPages {
    store: Store,
    client: fetch::Client,
    clock: Clock,
    pace: Pace,
    visits: Semaphore,
    parsing: Arc<Semaphore>,
    pages: Mutex<HashMap<FrontPageId, FrontPage>>,
    feeds: Mutex<HashMap<TitleId, String>>,
    prints: Mutex<HashMap<FrontPageId, u64>>,
    dirty: Mutex<HashSet<FrontPageId>>,
}

/// What a round over all front pages did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Round {
    /// Pages visited.
    pub front_pages: u64,
    /// Pages that had not changed, by their validators or their bytes.
    pub unchanged: u64,
    /// Pages with other bytes on which everything stands as before.
    pub same: u64,
    /// Pages on which something changed.
    pub changed: u64,
    /// Pages that could not be read.
    pub failed: u64,
    /// Places that were joined to articles.
    pub joined: u64,
}

/// What came of a visit.
#[derive(Clone, Debug, Default)]
struct Visited {
    page: Option<FrontPage>,
    unchanged: bool,
    same: bool,
    changed: bool,
    failed: bool,
    saved: bool,
}

impl FrontPages {
    /// Visits by these settings.
    pub fn new(
        store: Store,
        client: fetch::Client,
        clock: Clock,
        settings: &Collect,
        parsing: Arc<Semaphore>,
    ) -> Arc<Self> {
        Arc::new(Self {
            store,
            client,
            clock,
            pace: Pace::new(settings),
            visits: Semaphore::new(VISITS),
            parsing,
            pages: Mutex::default(),
            feeds: Mutex::default(),
            prints: Mutex::default(),
            dirty: Mutex::default(),
        })
    }

    /// Visits what is due until `stop`; then finishes what is under way and saves the schedules.
    pub async fn run(self: Arc<Self>, stop: CancellationToken) {
        let mut under_way: JoinSet<()> = JoinSet::new();
        let busy: Arc<Mutex<HashSet<String>>> = Arc::default();
        let mut next_reload = tokio::time::Instant::now();
        let mut next_save = tokio::time::Instant::now() + SAVE;
        while !stop.is_cancelled() {
            let now = tokio::time::Instant::now();
            if now >= next_reload {
                if let Err(error) = self.reload().await {
                    tracing::error!(%error, "the list of front pages cannot be read; trying again in a minute");
                }
                self.join_late().await;
                next_reload = now + RELOAD;
            }
            if now >= next_save {
                self.save().await;
                next_save = now + SAVE;
            }
            let now_us = self.clock.now_us();
            for (host, pages) in self.by_host(|page| page.schedule.due_us <= now_us) {
                if !lock(&busy).insert(host.clone()) {
                    continue;
                }
                let (this, busy, stop) = (Arc::clone(&self), Arc::clone(&busy), stop.clone());
                under_way.spawn(async move {
                    for page in pages {
                        if !stop.is_cancelled() {
                            this.visit(page).await;
                        }
                    }
                    lock(&busy).remove(&host);
                });
            }
            while under_way.try_join_next().is_some() {}
            tokio::select! {
                () = stop.cancelled() => {}
                () = tokio::time::sleep(Duration::from_millis(500)) => {}
            }
        }
        while under_way.join_next().await.is_some() {}
        self.save().await;
    }

    /// Visits every front page once, due or not.
    ///
    /// # Errors
    /// Where the list of front pages cannot be read.
    pub async fn round(self: &Arc<Self>) -> Result<Round, store::Error> {
        self.reload().await?;
        let mut under_way = JoinSet::new();
        for (_, pages) in self.by_host(|_| true) {
            let this = Arc::clone(self);
            under_way.spawn(async move {
                let mut done = Vec::new();
                for page in pages {
                    done.push(this.visit(page).await);
                }
                done
            });
        }
        let mut round = Round::default();
        while let Some(done) = under_way.join_next().await {
            for visited in done.unwrap_or_default() {
                round.front_pages += 1;
                round.unchanged += u64::from(visited.unchanged);
                round.same += u64::from(visited.same);
                round.changed += u64::from(visited.changed);
                round.failed += u64::from(visited.failed);
            }
        }
        round.joined = self.join_late().await;
        self.save().await;
        Ok(round)
    }

    async fn reload(&self) -> Result<(), store::Error> {
        let added = self.store.ensure_front_pages(self.clock.now_us()).await?;
        if added > 0 {
            tracing::info!(front_pages = added, "homepages of titles that are on will be visited");
        }
        let pages = self.store.front_pages().await?;
        let feeds = self.store.feeds().await?;
        {
            let mut mains = lock(&self.feeds);
            mains.clear();
            for feed in feeds.into_iter().filter(|feed| feed.section.is_none() && !feed.schedule.gone) {
                mains.entry(feed.title).or_insert(feed.url);
            }
        }
        let mut known = lock(&self.pages);
        let mut fresh = HashMap::with_capacity(pages.len());
        for page in pages.into_iter().filter(|page| page.enabled) {
            // What is in memory is newer: schedules are saved late.
            let page = match known.remove(&page.id) {
                Some(current) => FrontPage { enabled: page.enabled, section: page.section, ..current },
                None => page,
            };
            fresh.insert(page.id, page);
        }
        metrics::gauge!("newsstand_front_pages").set(u32::try_from(fresh.len()).unwrap_or(u32::MAX));
        *known = fresh;
        Ok(())
    }

    fn by_host(&self, wanted: impl Fn(&FrontPage) -> bool) -> HashMap<String, Vec<FrontPageId>> {
        let mut by_host: HashMap<String, Vec<FrontPageId>> = HashMap::new();
        for page in lock(&self.pages).values().filter(|page| wanted(page)) {
            by_host.entry(host_of(&page.url)).or_default().push(page.id);
        }
        by_host
    }

    async fn visit(&self, id: FrontPageId) -> Visited {
        let Some(page) = lock(&self.pages).get(&id).cloned() else { return Visited::default() };
        let Ok(_turn) = self.visits.acquire().await else { return Visited::default() };
        let visited = visit::visit(self, page).await;
        if let Some(after) = &visited.page {
            lock(&self.pages).insert(id, after.clone());
            if visited.saved {
                lock(&self.dirty).remove(&id);
            } else {
                lock(&self.dirty).insert(id);
            }
        }
        visited
    }

    /// The address of a title's main feed.
    fn main_feed(&self, title: TitleId) -> Option<String> {
        lock(&self.feeds).get(&title).cloned()
    }

    fn known_print(&self, page: FrontPageId) -> Option<u64> {
        lock(&self.prints).get(&page).copied()
    }

    fn remember_print(&self, page: FrontPageId, print: u64) {
        lock(&self.prints).insert(page, print);
    }

    /// Joins places to articles that arrived after them; gives how many.
    async fn join_late(&self) -> u64 {
        match self.store.match_placements(self.clock.now_us().saturating_sub(LATE_US)).await {
            Ok(joined) => joined,
            Err(error) => {
                tracing::error!(%error, "places on front pages cannot be joined to articles; trying again in a minute");
                0
            }
        }
    }

    async fn save(&self) {
        let ids: Vec<FrontPageId> = lock(&self.dirty).drain().collect();
        let schedules: Vec<FrontPageSchedule> = {
            let pages = lock(&self.pages);
            ids.iter().filter_map(|id| pages.get(id).map(|page| page.schedule.clone())).collect()
        };
        if let Err(error) = self.store.save_front_page_schedules(&schedules).await {
            tracing::error!(%error, "schedules of front pages cannot be saved; trying again with the next ones");
            lock(&self.dirty).extend(ids);
        }
    }
}
