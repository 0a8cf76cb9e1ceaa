//! Rendered pages in memory, so that a front page costs a map look-up. A stale page is shown while a new one is made.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use bytes::Bytes;

use crate::preferences::Preferences;

/// Pages up to this many bytes in all are kept (compressed forms not counted: they are a fifth).
const MAX_BYTES: usize = 32 * 1024 * 1024;

/// A page that did not change is shown as new for this long, seconds: "2 min ago" must stay nearly true.
const FRESH_SECONDS: i64 = 45;

/// After a change in the store a page is still shown as new for this long, seconds.
const FRESH_AFTER_CHANGE_SECONDS: i64 = 5;

/// Older pages are not shown while a new one is made; the reader waits.
const STALE_SECONDS: i64 = 300;

/// Which page for whom.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Key {
    /// Path and query as the page understood them.
    pub path: String,
    /// Pages differ by the reader's choices.
    pub preferences: Preferences,
}

/// A rendered page.
#[derive(Debug)]
pub(crate) struct RenderedPage {
    /// The HTML.
    pub html: Bytes,
    /// Its entity tag.
    pub etag: http::HeaderValue,
    /// Whether it may be kept: pages that say "still collecting" may not.
    pub keep: bool,
    compressed: [OnceLock<Bytes>; 2],
}

/// What the browser takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Coding {
    /// `gzip`
    Gzip,
    /// `br`
    Brotli,
}

impl RenderedPage {
    /// A page of this HTML.
    pub fn new(html: String, keep: bool) -> Self {
        let etag = entity_tag(html.as_bytes());
        Self { html: Bytes::from(html), etag, keep, compressed: Default::default() }
    }

    /// A file that is part of the binary.
    pub fn of_bytes(bytes: &'static [u8]) -> Self {
        Self { html: Bytes::from_static(bytes), etag: entity_tag(bytes), keep: true, compressed: Default::default() }
    }

    /// The page in this coding, if that was made already.
    pub fn coded(&self, coding: Coding) -> Option<&Bytes> {
        self.slot(coding).get()
    }

    /// Keeps the page in this coding.
    pub fn keep_coded(&self, coding: Coding, bytes: Bytes) -> &Bytes {
        self.slot(coding).get_or_init(|| bytes)
    }

    fn slot(&self, coding: Coding) -> &OnceLock<Bytes> {
        let [gzip, brotli] = &self.compressed;
        match coding {
            Coding::Gzip => gzip,
            Coding::Brotli => brotli,
        }
    }
}

/// A weak entity tag (RFC 9110, 8.8.3): compressed forms of one page share it.
pub(crate) fn entity_tag(body: &[u8]) -> http::HeaderValue {
    let text = format!("W/\"{:016x}\"", xxhash_rust::xxh3::xxh3_64(body));
    http::HeaderValue::try_from(text).unwrap_or(http::HeaderValue::from_static("W/\"0\""))
}

#[derive(Debug)]
struct Entry {
    page: Arc<RenderedPage>,
    made_seconds: i64,
    changes: u64,
    renewing: bool,
    used: u64,
}

#[derive(Debug, Default)]
struct Shelf {
    entries: HashMap<Key, Entry>,
    bytes: usize,
    uses: u64,
    forgotten: u64,
}

/// What was known when a page was begun, so that it is not kept when it is out of date by the time it is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Begun {
    seconds: i64,
    changes: u64,
    forgotten: u64,
}

/// The pages in memory.
#[derive(Debug, Default)]
pub(crate) struct RenderedPages(Mutex<Shelf>);

/// What is there for a key.
#[derive(Debug)]
pub(crate) enum Found {
    /// As good as new.
    Fresh(Arc<RenderedPage>),
    /// Show it, and make a new one meanwhile: the caller is the one to do it.
    Stale(Arc<RenderedPage>),
    /// Nothing.
    Nothing,
}

impl RenderedPages {
    /// Looks for `key` as of `now_seconds`, when the store had changed `changes` times.
    pub fn find(&self, key: &Key, now_seconds: i64, changes: u64) -> Found {
        let mut shelf = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        shelf.uses += 1;
        let uses = shelf.uses;
        let Some(entry) = shelf.entries.get_mut(key) else { return Found::Nothing };
        entry.used = uses;
        let age = now_seconds - entry.made_seconds;
        let fresh_for = if entry.changes == changes { FRESH_SECONDS } else { FRESH_AFTER_CHANGE_SECONDS };
        if (0..fresh_for).contains(&age) || (entry.renewing && (0..STALE_SECONDS).contains(&age)) {
            Found::Fresh(Arc::clone(&entry.page))
        } else if (0..STALE_SECONDS).contains(&age) {
            entry.renewing = true;
            Found::Stale(Arc::clone(&entry.page))
        } else {
            Found::Nothing
        }
    }

    /// A page is begun at `seconds`, when the store had changed `changes` times.
    pub fn begin(&self, seconds: i64, changes: u64) -> Begun {
        let forgotten = self.0.lock().unwrap_or_else(PoisonError::into_inner).forgotten;
        Begun { seconds, changes, forgotten }
    }

    /// Puts a page on the shelf; the least used ones leave it. One that was begun before all was forgotten is not kept.
    pub fn keep(&self, key: Key, page: &Arc<RenderedPage>, begun: Begun) {
        let mut shelf = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if shelf.forgotten != begun.forgotten {
            return;
        }
        shelf.uses += 1;
        let used = shelf.uses;
        let page = Arc::clone(page);
        shelf.bytes += page.html.len();
        let Begun { seconds, changes, .. } = begun;
        let entry = Entry { page, made_seconds: seconds, changes, renewing: false, used };
        if let Some(old) = shelf.entries.insert(key, entry) {
            shelf.bytes = shelf.bytes.saturating_sub(old.page.html.len());
        }
        while shelf.bytes > MAX_BYTES && shelf.entries.len() > 1 {
            let Some(key) = shelf.entries.iter().min_by_key(|(_, entry)| entry.used).map(|(key, _)| key.clone()) else {
                break;
            };
            if let Some(old) = shelf.entries.remove(&key) {
                shelf.bytes = shelf.bytes.saturating_sub(old.page.html.len());
            }
        }
    }

    /// Renewing failed: the next reader tries again.
    pub fn renewing_failed(&self, key: &Key) {
        if let Some(entry) = self.0.lock().unwrap_or_else(PoisonError::into_inner).entries.get_mut(key) {
            entry.renewing = false;
        }
    }

    /// Forgets all, and what is being made now.
    pub fn clear(&self) {
        let mut shelf = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *shelf = Shelf { forgotten: shelf.forgotten + 1, ..Shelf::default() };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(path: &str) -> Key {
        Key { path: path.to_owned(), preferences: Preferences::default() }
    }

    fn page(bytes: usize) -> Arc<RenderedPage> {
        Arc::new(RenderedPage::new("x".repeat(bytes), true))
    }

    #[test]
    fn a_stale_page_is_renewed_by_one_reader_only() {
        let pages = RenderedPages::default();
        pages.keep(key("/"), &page(10), pages.begin(1_000, 0));
        assert!(matches!(pages.find(&key("/"), 1_044, 0), Found::Fresh(_)));
        assert!(matches!(pages.find(&key("/"), 1_060, 0), Found::Stale(_)));
        assert!(matches!(pages.find(&key("/"), 1_060, 0), Found::Fresh(_)), "someone is at it");
        assert!(matches!(pages.find(&key("/"), 9_999, 0), Found::Nothing));
    }

    #[test]
    fn a_change_in_the_store_ends_freshness_early() {
        let pages = RenderedPages::default();
        pages.keep(key("/"), &page(10), pages.begin(1_000, 7));
        assert!(matches!(pages.find(&key("/"), 1_010, 7), Found::Fresh(_)));
        assert!(matches!(pages.find(&key("/"), 1_010, 8), Found::Stale(_)));
    }

    #[test]
    fn a_clock_set_back_shows_nothing_from_the_future() {
        let pages = RenderedPages::default();
        pages.keep(key("/"), &page(10), pages.begin(1_000, 0));
        assert!(matches!(pages.find(&key("/"), 500, 0), Found::Nothing));
    }

    #[test]
    fn a_page_begun_before_all_was_forgotten_is_not_kept() {
        let pages = RenderedPages::default();
        let begun = pages.begin(1_000, 0);
        pages.clear();
        pages.keep(key("/"), &page(10), begun);
        assert!(matches!(pages.find(&key("/"), 1_001, 0), Found::Nothing));
        pages.keep(key("/"), &page(10), pages.begin(1_001, 0));
        assert!(matches!(pages.find(&key("/"), 1_002, 0), Found::Fresh(_)));
    }

    #[test]
    fn the_shelf_is_bounded() {
        let pages = RenderedPages::default();
        for n in 0..40 {
            pages.keep(key(&format!("/{n}")), &page(1024 * 1024), pages.begin(0, 0));
        }
        assert!(pages.0.lock().unwrap().bytes <= MAX_BYTES);
        assert!(matches!(pages.find(&key("/39"), 1, 0), Found::Fresh(_)));
    }
}
