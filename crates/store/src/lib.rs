//! Rows and the append-only log, on SQLite (one file, one writer) or PostgreSQL, with one SQL text for both.
//! Not here: any decision about news; callers say what to write and get back what is there.
//! Enter at [`Store::open`], then [`Store::record`] (what feeds brought) and [`Store::recent`] (what readers see).

mod model;

pub use model::*;

use news::{ArticleId, FeedId, Section, TitleId, TitleListing};

/// What can go wrong with the database.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The engine refused or failed.
    #[error("the database failed: {0}")]
    Engine(String),
}

/// One database.
#[derive(Clone, Debug)]
pub struct Store {}

impl Store {
    /// Opens (and creates and migrates where needed) the database at `address`: a file path, `sqlite:PATH` or `postgres://..`.
    pub async fn open(address: &str) -> Result<Self, Error> { todo!() }
    /// Closes all connections; SQLite's write-ahead log is folded in.
    pub async fn close(&self) { todo!() }

    // catalogue
    /// Adds titles and feeds that are not there yet (by slug, by feed address) and updates facts; the operator's switches stay.
    pub async fn import_titles(&self, listings: &[TitleListing], now_us: i64) -> Result<ImportReport, Error> { todo!() }
    /// All titles, by name.
    pub async fn titles(&self) -> Result<Vec<news::Title>, Error> { todo!() }
    /// Switches titles on or off.
    pub async fn switch_titles(&self, titles: &[TitleId], enabled: bool, now_us: i64) -> Result<u64, Error> { todo!() }
    /// All feeds with their state.
    pub async fn feeds(&self) -> Result<Vec<Feed>, Error> { todo!() }
    /// Adds a feed to a title; the existing one where the address is known.
    pub async fn add_feed(&self, title: TitleId, listing: &news::FeedListing, now_us: i64) -> Result<FeedId, Error> { todo!() }
    /// Removes a feed; its articles stay.
    pub async fn remove_feed(&self, feed: FeedId, now_us: i64) -> Result<bool, Error> { todo!() }

    // settings of the instance
    /// A setting that the instance itself keeps (secrets hashed by the caller).
    pub async fn setting(&self, name: &str) -> Result<Option<String>, Error> { todo!() }
    /// Sets it.
    pub async fn set_setting(&self, name: &str, value: &str) -> Result<(), Error> { todo!() }

    // ingest
    /// Writes what a batch of feed visits brought, in ONE transaction (rows, revisions, log, feed state); durable when it returns.
    pub async fn record(&self, visits: &[FeedVisit]) -> Result<Vec<VisitReport>, Error> { todo!() }
    /// Saves schedule state of feeds whose visit changed nothing else (called rarely, in batches).
    pub async fn save_schedules(&self, schedules: &[FeedSchedule]) -> Result<(), Error> { todo!() }
    /// Article pages that are due to be fetched, oldest due first.
    pub async fn pages_due(&self, now_us: i64, limit: i64) -> Result<Vec<PageTask>, Error> { todo!() }
    /// Writes what a batch of page visits brought, in one transaction.
    pub async fn record_pages(&self, visits: &[PageVisit]) -> Result<(), Error> { todo!() }

    // reading
    /// Articles first seen or published since `since_us`, newest first (by `sort_us`), enabled titles only.
    pub async fn recent(&self, since_us: i64, limit: i64) -> Result<Vec<Card>, Error> { todo!() }
    /// A page of a list, newest first.
    pub async fn list(&self, list: &List, before: Option<Cursor>, limit: i64) -> Result<Vec<Card>, Error> { todo!() }
    /// One article with its newest revision's body.
    pub async fn article(&self, id: ArticleId) -> Result<Option<StoredArticle>, Error> { todo!() }
    /// Every revision of an article, oldest first, without bodies.
    pub async fn revisions(&self, id: ArticleId) -> Result<Vec<Revision>, Error> { todo!() }
    /// One revision as it was stored.
    pub async fn revision(&self, id: ArticleId, number: i32) -> Result<Option<news::Article>, Error> { todo!() }
    /// How much is here.
    pub async fn counts(&self) -> Result<Counts, Error> { todo!() }

    // the log
    /// Facts after `after`, oldest first, at most `limit`. Without gaps, also under concurrent writers.
    pub async fn facts(&self, after: i64, limit: i64) -> Result<Vec<Fact>, Error> { todo!() }
    /// Articles for `newsstand export --jsonl`, by id after `after`.
    pub async fn export(&self, after: Option<ArticleId>, limit: i64) -> Result<Vec<ExportedArticle>, Error> { todo!() }
    /// Every invariant that does not hold, in plain words; empty when all is well.
    pub async fn verify(&self) -> Result<Vec<String>, Error> { todo!() }
}
