//! Front pages as plain data. Times are microseconds since the Unix epoch.

use news::{ArticleId, FrontPageId, Section, Slot, TitleId};

/// A front page with its state.
#[derive(Clone, Debug, PartialEq)]
pub struct FrontPage {
    /// Its id.
    pub id: FrontPageId,
    /// Whose it is.
    pub title: TitleId,
    /// The address that is polled.
    pub url: String,
    /// The section whose front it is; `None` for the homepage.
    pub section: Option<Section>,
    /// Whether its title is on.
    pub enabled: bool,
    /// What the server said last time, for conditional requests.
    pub etag: Option<String>,
    /// The same.
    pub last_modified: Option<String>,
    /// xxh3 of the last body that was read.
    pub body_hash: Option<i64>,
    /// Places found at the last reading.
    pub places: i64,
    /// When it is polled, and how it has been doing.
    pub schedule: FrontPageSchedule,
}

/// When a front page is polled, and how it has been doing.
#[derive(Clone, Debug, PartialEq)]
pub struct FrontPageSchedule {
    /// Whose schedule.
    pub front_page: FrontPageId,
    /// When it is due next.
    pub due_us: i64,
    /// Mean gap between two changes of its places; 0 where unknown.
    pub rhythm_us: i64,
    /// When its places last changed; 0 for never.
    pub changed_us: i64,
    /// Failures in a row.
    pub failures: i32,
    /// Last attempt; 0 for never.
    pub attempted_us: i64,
    /// Last answer that could be read (or "unchanged"); 0 for never.
    pub succeeded_us: i64,
    /// When the current run of failures began; 0 for none.
    pub failing_since_us: i64,
    /// Stable word for the last failure (`timed_out`, `robots`, `no_places`, ..); empty for none.
    pub error_code: String,
    /// The sentence for people.
    pub error_message: String,
    /// The feed that is polled instead while the page cannot be read.
    pub stand_in: Option<String>,
    /// Since when; 0 for never.
    pub stand_in_since_us: i64,
}

/// One visit to a front page whose places are to be compared and kept.
#[derive(Clone, Debug)]
pub struct FrontPageReading {
    /// Which.
    pub front_page: FrontPageId,
    /// When.
    pub at_us: i64,
    /// Until when the places of the reading before are known to have stood: the last visit that found them so.
    pub stood_until_us: i64,
    /// Best first.
    pub slots: Vec<Slot>,
    /// New validators.
    pub etag: Option<String>,
    /// New validators.
    pub last_modified: Option<String>,
    /// xxh3 of the body.
    pub body_hash: i64,
    /// Its schedule from now on.
    pub schedule: FrontPageSchedule,
}

/// What a reading changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FrontPageReport {
    /// Whether anything stands elsewhere than before, came, left or reads differently.
    pub changed: bool,
    /// Links that were not there before.
    pub came: u64,
    /// Links that are there no longer.
    pub left: u64,
    /// Places whose article is known.
    pub matched: u64,
}

/// A link on a front page, with its history there.
#[derive(Clone, Debug, PartialEq)]
pub struct Placement {
    /// On which page.
    pub front_page: FrontPageId,
    /// Of which title.
    pub title: TitleId,
    /// The section whose front the page is; `None` for the homepage.
    pub page_section: Option<Section>,
    /// Its rank at the time asked about; 1 is the top.
    pub rank: u32,
    /// What the editors made of it then, 0 to 1.
    pub prominence: f64,
    /// The address it links to.
    pub url: String,
    /// As it stands there now, or last stood.
    pub headline: String,
    /// The block's name, as printed.
    pub section: Option<String>,
    /// The article, where it is known.
    pub article: Option<ArticleId>,
    /// When it was first seen there.
    pub first_us: i64,
    /// When it was first missing; `None` while it stands there.
    pub gone_us: Option<i64>,
    /// Its best rank.
    pub best_rank: u32,
    /// When it first had it.
    pub best_us: i64,
    /// How long it has been among the first three, up to the page's last change.
    pub top_us: i64,
    /// When the page was last known to stand so: a page that has failed since says little.
    pub page_read_us: i64,
}

/// An article's place on a front page from one time on, until the page's next change.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moment {
    /// Which article.
    pub article: ArticleId,
    /// On which page.
    pub front_page: FrontPageId,
    /// Of which title.
    pub title: TitleId,
    /// From when on.
    pub at_us: i64,
    /// Its rank; `None` where it left.
    pub rank: Option<u32>,
    /// What the editors made of it, 0 to 1; 0 where it left.
    pub prominence: f64,
}
