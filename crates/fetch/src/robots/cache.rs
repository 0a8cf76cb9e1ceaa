//! What sites' robots.txt said, kept for up to a day (RFC 9309, 2.4) and within a memory budget.

use super::{Permission, Rules};
use crate::Error;
use jiff::{SignedDuration, Timestamp};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use url::Url;

/// An answer is kept this long at most, and at least [`SHORTEST`] whatever its headers say.
const LONGEST: Duration = Duration::from_secs(24 * 3600);
const SHORTEST: Duration = Duration::from_secs(15 * 60);
/// After a failure robots.txt is asked again this much later.
const AFTER_FAILURE: Duration = Duration::from_secs(15 * 60);
/// All rules together take at most about this much memory.
const BUDGET_BYTES: usize = 32 << 20;

/// What is known about one site.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    rules: Option<Arc<Rules>>,
    until: Timestamp,
}

/// One site's entry; holding its lock while fetching keeps a second request from fetching the same file.
pub(crate) type Cell = Arc<tokio::sync::Mutex<Option<Entry>>>;

/// The files of all sites in use.
#[derive(Debug)]
pub(crate) struct Cache {
    kept: usize,
    sites: Mutex<Sites>,
}

#[derive(Debug, Default)]
struct Sites {
    cells: HashMap<Box<str>, Slot>,
    uses: u64,
    size_bytes: usize,
}

#[derive(Debug)]
struct Slot {
    cell: Cell,
    last_use: u64,
    size_bytes: usize,
}

impl Cache {
    pub(crate) fn new(kept: usize) -> Self {
        Cache { kept: kept.max(1), sites: Mutex::default() }
    }

    /// The cell of the site (scheme, host, port) that `url` belongs to.
    pub(crate) fn cell(&self, url: &Url) -> Cell {
        let site = url.origin().ascii_serialization();
        let mut sites = self.lock();
        sites.uses += 1;
        let now = sites.uses;
        if let Some(slot) = sites.cells.get_mut(site.as_str()) {
            slot.last_use = now;
            return Arc::clone(&slot.cell);
        }
        if sites.cells.len() >= self.kept || sites.size_bytes > BUDGET_BYTES {
            sites.forget_oldest_quarter();
        }
        let cell = Cell::default();
        let slot = Slot { cell: Arc::clone(&cell), last_use: now, size_bytes: 0 };
        sites.cells.insert(site.into(), slot);
        cell
    }

    /// Notes how much memory a site's rules take.
    pub(crate) fn weigh(&self, url: &Url, entry: &Entry) {
        let size_bytes = entry.rules.as_ref().map_or(0, |rules| rules.size_bytes());
        let mut sites = self.lock();
        let site = url.origin().ascii_serialization();
        let Some(slot) = sites.cells.get_mut(site.as_str()) else { return };
        let before = std::mem::replace(&mut slot.size_bytes, size_bytes);
        sites.size_bytes = sites.size_bytes.saturating_sub(before) + size_bytes;
    }

    fn lock(&self) -> MutexGuard<'_, Sites> {
        self.sites.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Sites {
    fn forget_oldest_quarter(&mut self) {
        let mut uses: Vec<u64> = self.cells.values().map(|slot| slot.last_use).collect();
        uses.sort_unstable();
        let mark = uses.get(uses.len() / 4).copied().unwrap_or(0);
        self.cells.retain(|_, slot| slot.last_use > mark);
        self.size_bytes = self.cells.values().map(|slot| slot.size_bytes).sum();
    }
}

impl Entry {
    /// What a fetch of robots.txt at `now` means: rules, everything allowed (4xx), or nothing known (5xx, no answer).
    /// Rules of `before` serve on when the file cannot be read (RFC 9309, 2.4).
    pub(crate) fn of(
        fetched: Result<(Rules, Option<Duration>), Error>,
        before: Option<Entry>,
        now: Timestamp,
    ) -> Entry {
        match fetched {
            Ok((rules, max_age)) => {
                let age = max_age.unwrap_or(LONGEST).clamp(SHORTEST, LONGEST);
                Entry { rules: Some(Arc::new(rules)), until: after(now, age) }
            }
            Err(error) if means_no_file(&error) => Entry { rules: Some(Arc::default()), until: after(now, LONGEST) },
            Err(_) => Entry { rules: before.and_then(|entry| entry.rules), until: after(now, AFTER_FAILURE) },
        }
    }

    pub(crate) fn is_fresh(&self, now: Timestamp) -> bool {
        now < self.until
    }

    pub(crate) fn permission(&self, url: &Url) -> Permission {
        match &self.rules {
            None => Permission::Unknown { until: self.until },
            Some(rules) if rules.allows(url) => Permission::Allowed { crawl_delay: rules.crawl_delay },
            Some(_) => Permission::Disallowed,
        }
    }
}

/// A site without the file allows everything: any 4xx but "too many requests", or more redirects than anyone follows
/// (RFC 9309, 2.3.1.2 and 2.3.1.3).
fn means_no_file(error: &Error) -> bool {
    match error {
        Error::Gone | Error::TooManyRedirects { .. } | Error::RedirectLoop | Error::BadRedirect { .. } => true,
        Error::Status { code, .. } | Error::Challenge { code } => (400..500).contains(code) && *code != 429,
        _ => false,
    }
}

fn after(now: Timestamp, wait: Duration) -> Timestamp {
    SignedDuration::try_from(wait).ok().and_then(|wait| now.checked_add(wait).ok()).unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::UNIX_EPOCH;

    fn url() -> Url {
        Url::parse("https://news.example/a").unwrap()
    }

    fn failed(code: u16) -> Result<(Rules, Option<Duration>), Error> {
        Err(Error::Status { code, retry_after: None })
    }

    #[test]
    fn no_file_is_a_yes_and_no_answer_is_a_no_for_now() {
        let answer = |fetched| Entry::of(fetched, None, NOW).permission(&url());
        let allowed = Permission::Allowed { crawl_delay: None };
        let unknown = Permission::Unknown { until: after(NOW, AFTER_FAILURE) };
        for (fetched, expected) in [
            (failed(404), allowed),
            (failed(403), allowed),
            (Err(Error::Gone), allowed),
            (Err(Error::TooManyRedirects { limit: 5 }), allowed),
            (failed(429), unknown),
            (failed(503), unknown),
            (Err(Error::TimedOut { deadline: LONGEST }), unknown),
            (Err(Error::Truncated), unknown),
        ] {
            assert_eq!(answer(fetched.clone()), expected, "{fetched:?}");
        }
    }

    #[test]
    fn old_rules_serve_on_while_the_file_cannot_be_read() {
        let rules = Rules::parse(b"User-agent: *\nDisallow: /a", "Newsstand");
        let before = Entry::of(Ok((rules, None)), None, NOW);
        let entry = Entry::of(failed(500), Some(before), NOW);
        assert_eq!(entry.permission(&url()), Permission::Disallowed);
        assert!(!entry.is_fresh(after(NOW, AFTER_FAILURE)));
    }

    #[test]
    fn an_answer_is_kept_for_its_age_between_a_quarter_of_an_hour_and_a_day() {
        for (max_age, kept) in
            [(None, LONGEST), (Some(1), SHORTEST), (Some(3600), Duration::from_secs(3600)), (Some(99_999_999), LONGEST)]
        {
            let entry = Entry::of(Ok((Rules::default(), max_age.map(Duration::from_secs))), None, NOW);
            assert_eq!(entry.until, after(NOW, kept));
        }
    }

    #[test]
    fn the_number_of_sites_is_bounded_and_the_latest_stay() {
        let cache = Cache::new(100);
        for n in 0..10_000 {
            cache.cell(&Url::parse(&format!("https://{n}.example/")).unwrap());
            cache.cell(&url());
        }
        assert!(cache.lock().cells.len() <= 100);
        assert!(cache.lock().cells.contains_key("https://news.example"));
    }
}
