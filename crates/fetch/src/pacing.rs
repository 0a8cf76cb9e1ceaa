//! Politeness: how many requests one host serves for us at a time, and how far apart they begin.
//!
//! Hosts never wait for one another. What is known about a host is forgotten once nobody uses it, so memory follows the
//! number of hosts in use.

use crate::request::Purpose;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::{Mutex as Turn, OwnedSemaphorePermit, Semaphore};
use tokio::time::{Instant, sleep_until};

/// How gently one host is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Requests under way at one host at the same time, whatever they are for.
    pub concurrent_per_host: usize,
    /// The least time between the beginnings of two requests when the later one is for a page.
    pub page_gap: Duration,
    /// The same when the later one is for a feed.
    pub feed_gap: Duration,
    /// A site's Crawl-delay is obeyed up to this.
    pub longest_crawl_delay: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            concurrent_per_host: 2,
            page_gap: Duration::from_secs(1),
            feed_gap: Duration::from_millis(250),
            longest_crawl_delay: Duration::from_secs(30),
        }
    }
}

impl Limits {
    /// No waiting between requests: for one's own servers and for tests.
    #[must_use]
    pub fn without_gaps() -> Self {
        Limits {
            page_gap: Duration::ZERO,
            feed_gap: Duration::ZERO,
            longest_crawl_delay: Duration::ZERO,
            ..Limits::default()
        }
    }

    /// The gap before a request. Pictures and robots.txt wait for a free place only: a reader waits for the one, and the
    /// other decides about the rest.
    fn gap(&self, purpose: Purpose, crawl_delay: Option<Duration>) -> Duration {
        let asked = crawl_delay.unwrap_or_default().min(self.longest_crawl_delay);
        match purpose {
            Purpose::Page => self.page_gap.max(asked),
            Purpose::Feed => self.feed_gap.max(asked),
            Purpose::Picture | Purpose::Robots => Duration::ZERO,
        }
    }
}

/// The gate in front of every host.
#[derive(Debug)]
pub struct Pacing {
    limits: Limits,
    hosts: Mutex<Hosts>,
}

#[derive(Debug, Default)]
struct Hosts {
    gates: HashMap<Box<str>, Arc<Gate>>,
    sweep_at: usize,
}

#[derive(Debug)]
struct Gate {
    places: Arc<Semaphore>,
    /// When the last request that keeps a gap began. Whoever holds it is next; others queue in order of arrival.
    last_start: Turn<Option<Instant>>,
    /// A request may begin here without keeping anyone's gap until then; read when the host may be forgotten.
    busy_until: Mutex<Instant>,
}

/// Leave to send one request; give it back by dropping it when the body has been read.
#[derive(Debug)]
#[must_use = "the place at the host is given back when this is dropped"]
pub struct Permit {
    _place: Option<OwnedSemaphorePermit>,
}

impl Pacing {
    /// A gate with the same limits for every host.
    #[must_use]
    pub fn new(limits: Limits) -> Self {
        Pacing { limits, hosts: Mutex::default() }
    }

    /// Waits until `host` may be asked for a page.
    pub async fn acquire(&self, host: &str) -> Permit {
        self.acquire_for(host, Purpose::Page, None).await
    }

    /// Waits until `host` may be asked for something of this purpose, given the Crawl-delay it is known to want.
    pub async fn acquire_for(&self, host: &str, purpose: Purpose, crawl_delay: Option<Duration>) -> Permit {
        let gap = self.limits.gap(purpose, crawl_delay);
        let gate = self.gate(host);
        if gap.is_zero() {
            return Permit { _place: Arc::clone(&gate.places).acquire_owned().await.ok() };
        }
        let mut last_start = gate.last_start.lock().await;
        if let Some(last) = *last_start {
            sleep_until(last + gap).await;
        }
        let place = Arc::clone(&gate.places).acquire_owned().await.ok();
        let now = Instant::now();
        *last_start = Some(now);
        *lock(&gate.busy_until) = now + gap.max(self.limits.page_gap).max(self.limits.feed_gap);
        Permit { _place: place }
    }

    /// How many hosts are remembered.
    #[must_use]
    pub fn hosts_remembered(&self) -> usize {
        lock(&self.hosts).gates.len()
    }

    fn gate(&self, host: &str) -> Arc<Gate> {
        let mut hosts = lock(&self.hosts);
        if let Some(gate) = hosts.gates.get(host) {
            return Arc::clone(gate);
        }
        if hosts.gates.len() >= hosts.sweep_at {
            hosts.sweep();
        }
        let gate = Arc::new(Gate {
            places: Arc::new(Semaphore::new(self.limits.concurrent_per_host.max(1))),
            last_start: Turn::new(None),
            busy_until: Mutex::new(Instant::now()),
        });
        hosts.gates.insert(host.into(), Arc::clone(&gate));
        gate
    }
}

impl Hosts {
    /// Forgets hosts that nobody waits for or uses and whose gap is over. Doubling the mark keeps this cheap per request.
    fn sweep(&mut self) {
        let now = Instant::now();
        self.gates.retain(|_, gate| {
            let used = Arc::strong_count(gate) > 1 || Arc::strong_count(&gate.places) > 1;
            used || *lock(&gate.busy_until) > now
        });
        self.sweep_at = (self.gates.len() * 2).max(256);
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures_util::future::join_all;
    use std::sync::atomic::{AtomicUsize, Ordering};

    const SECOND: Duration = Duration::from_secs(1);

    /// The moments at which `count` requests to `host` may begin, each taking `duration`.
    async fn starts(
        pacing: &Pacing,
        host: &str,
        purpose: Purpose,
        delay: Option<Duration>,
        count: usize,
        duration: Duration,
    ) -> Vec<Duration> {
        let begin = Instant::now();
        let request = || async {
            let permit = pacing.acquire_for(host, purpose, delay).await;
            let start = begin.elapsed();
            tokio::time::sleep(duration).await;
            drop(permit);
            start
        };
        join_all((0..count).map(|_| request())).await
    }

    fn seconds(starts: &[Duration]) -> Vec<f64> {
        starts.iter().map(|start| (start.as_secs_f64() * 100.0).round() / 100.0).collect()
    }

    #[tokio::test(start_paused = true)]
    async fn pages_of_one_host_begin_a_gap_apart() {
        let pacing = Pacing::new(Limits::default());
        let starts = starts(&pacing, "a.example", Purpose::Page, None, 4, Duration::ZERO).await;
        assert_eq!(seconds(&starts), [0.0, 1.0, 2.0, 3.0]);
    }

    #[tokio::test(start_paused = true)]
    async fn slow_pages_are_never_more_than_two_at_a_time() {
        let pacing = Pacing::new(Limits::default());
        let starts = starts(&pacing, "a.example", Purpose::Page, None, 4, 10 * SECOND).await;
        assert_eq!(seconds(&starts), [0.0, 1.0, 10.0, 11.0]);
    }

    #[tokio::test(start_paused = true)]
    async fn a_crawl_delay_is_obeyed_up_to_its_limit() {
        let pacing = Pacing::new(Limits::default());
        assert_eq!(
            seconds(&starts(&pacing, "a.example", Purpose::Page, Some(10 * SECOND), 3, Duration::ZERO).await),
            [0.0, 10.0, 20.0]
        );
        assert_eq!(
            seconds(&starts(&pacing, "b.example", Purpose::Page, Some(3600 * SECOND), 2, Duration::ZERO).await),
            [0.0, 30.0]
        );
    }

    #[tokio::test(start_paused = true)]
    async fn feeds_wait_less_and_pictures_only_for_a_place() {
        let pacing = Pacing::new(Limits::default());
        assert_eq!(
            seconds(&starts(&pacing, "a.example", Purpose::Feed, None, 3, Duration::ZERO).await),
            [0.0, 0.25, 0.5]
        );
        let pages = starts(&pacing, "b.example", Purpose::Page, None, 5, Duration::ZERO);
        let pictures = starts(&pacing, "b.example", Purpose::Picture, None, 4, SECOND / 10);
        let (_, pictures) = tokio::join!(pages, pictures);
        assert_eq!(seconds(&pictures), [0.0, 0.0, 0.1, 0.1], "pages that wait for their gap take no place");
    }

    #[tokio::test(start_paused = true)]
    async fn hosts_do_not_wait_for_one_another() {
        let pacing = Pacing::new(Limits::default());
        let under_way = AtomicUsize::new(0);
        let hosts: Vec<String> = (0..100).map(|n| format!("{n}.example")).collect();
        let begin = Instant::now();
        let held = join_all(hosts.iter().map(|host| async {
            let permit = pacing.acquire(host).await;
            under_way.fetch_add(1, Ordering::Relaxed);
            permit
        }))
        .await;
        assert_eq!((held.len(), under_way.into_inner(), begin.elapsed()), (100, 100, Duration::ZERO));
    }

    #[tokio::test(start_paused = true)]
    async fn without_gaps_nothing_waits_but_for_a_place() {
        let pacing = Pacing::new(Limits::without_gaps());
        let starts = starts(&pacing, "a.example", Purpose::Page, Some(SECOND), 6, SECOND).await;
        assert_eq!(seconds(&starts), [0.0, 0.0, 1.0, 1.0, 2.0, 2.0]);
    }

    #[tokio::test(start_paused = true)]
    async fn idle_hosts_are_forgotten_and_busy_ones_are_not() {
        let pacing = Pacing::new(Limits::default());
        let held = pacing.acquire_for("busy.example", Purpose::Picture, None).await;
        for n in 0..10_000 {
            drop(pacing.acquire(&format!("{n}.example")).await);
            tokio::time::advance(SECOND / 50).await;
        }
        assert!(pacing.hosts_remembered() < 1000, "{}", pacing.hosts_remembered());
        assert!(lock(&pacing.hosts).gates.contains_key("busy.example"));
        drop(held);
    }
}
