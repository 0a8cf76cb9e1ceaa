//! The log of requests: who asked which host for what and when, so that tests can judge politeness.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use serde::Serialize;

/// One request that was answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Request {
    /// Real microseconds since the press opened.
    pub begin_us: u64,
    /// When the answer was written; the same clock.
    pub end_us: u64,
    /// Host without its port.
    pub host: String,
    /// Path with its query.
    pub path: String,
    /// The status sent, 0 where none was.
    pub status: u16,
    /// Bytes written.
    pub sent_bytes: u64,
    /// The `User-Agent` header; empty where there was none.
    pub user_agent: String,
}

/// What one host saw.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct HostCounters {
    /// All requests.
    pub requests: u64,
    /// Answers with 304.
    pub unchanged: u64,
    /// The most requests that were under way at once.
    pub most_at_once: u32,
    /// The shortest real time between the ends and beginnings of two requests that followed one another, in microseconds.
    pub shortest_gap_us: Option<u64>,
    /// Requests for paths that robots.txt forbids.
    pub against_robots: u64,
    /// Requests before the time that a `Retry-After` had named.
    pub before_retry_after: u64,
    /// Requests without a `User-Agent`.
    pub without_user_agent: u64,
}

/// All requests since the press opened. The log keeps the first million; the counters count all.
#[derive(Debug, Default)]
pub struct Requests {
    inner: Mutex<Inner>,
}

#[derive(Debug, Default)]
struct Inner {
    log: Vec<Request>,
    hosts: BTreeMap<String, Host>,
}

#[derive(Debug, Default)]
struct Host {
    counters: HostCounters,
    now: u32,
    last_end_us: Option<u64>,
    retry_at_us: u64,
}

const LOG_LIMIT: usize = 1_000_000;

impl Requests {
    fn with<T>(&self, act: impl FnOnce(&mut Inner) -> T) -> T {
        act(&mut self.inner.lock().unwrap_or_else(PoisonError::into_inner))
    }

    pub(crate) fn begin(&self, host: &str, at_us: u64, forbidden: bool, anonymous: bool) {
        self.with(|inner| {
            let host = inner.hosts.entry(host.to_owned()).or_default();
            host.now += 1;
            let counters = &mut host.counters;
            counters.requests += 1;
            counters.most_at_once = counters.most_at_once.max(host.now);
            counters.against_robots += u64::from(forbidden);
            counters.without_user_agent += u64::from(anonymous);
            counters.before_retry_after += u64::from(at_us < host.retry_at_us);
            if let Some(last) = host.last_end_us {
                let gap = at_us.saturating_sub(last);
                counters.shortest_gap_us = Some(counters.shortest_gap_us.map_or(gap, |known| known.min(gap)));
            }
        });
    }

    pub(crate) fn end(&self, request: Request, retry_at_us: Option<u64>) {
        self.with(|inner| {
            let host = inner.hosts.entry(request.host.clone()).or_default();
            host.now = host.now.saturating_sub(1);
            host.last_end_us = Some(request.end_us);
            host.counters.unchanged += u64::from(request.status == 304);
            host.retry_at_us = retry_at_us.unwrap_or(host.retry_at_us);
            if inner.log.len() < LOG_LIMIT {
                inner.log.push(request);
            }
        });
    }

    /// A copy of the log, in the order in which answers ended.
    #[must_use]
    pub fn log(&self) -> Vec<Request> {
        self.with(|inner| inner.log.clone())
    }

    /// What each host saw.
    #[must_use]
    pub fn by_host(&self) -> BTreeMap<String, HostCounters> {
        self.with(|inner| inner.hosts.iter().map(|(name, host)| (name.clone(), host.counters.clone())).collect())
    }

    /// How many requests there were in all.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.with(|inner| inner.hosts.values().map(|host| host.counters.requests).sum())
    }

    /// Forgets everything.
    pub fn clear(&self) {
        self.with(|inner| *inner = Inner::default());
    }
}
