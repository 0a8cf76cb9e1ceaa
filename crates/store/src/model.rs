//! What goes into the store and what comes out, as plain data. Times are microseconds since the Unix epoch.

use news::{Access, Article, ArticleId, FeedId, FeedKind, Section, TitleId};

/// What [`crate::Store::import_titles`] did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ImportReport {
    /// Titles that were not there before.
    pub titles_added: u64,
    /// Feeds that were not there before.
    pub feeds_added: u64,
    /// Titles whose facts changed.
    pub titles_changed: u64,
}

/// A feed with its state.
#[derive(Clone, Debug, PartialEq)]
pub struct Feed {
    /// Its id.
    pub id: FeedId,
    /// Whose it is.
    pub title: TitleId,
    /// The address that is polled now (a permanent move is stored here).
    pub url: String,
    /// How it is read.
    pub kind: FeedKind,
    /// Where its articles belong.
    pub section: Option<Section>,
    /// Whether its title is on.
    pub enabled: bool,
    /// What the server said last time, for conditional requests.
    pub etag: Option<String>,
    /// The same.
    pub last_modified: Option<String>,
    /// xxh3 of the last body that was read.
    pub body_hash: Option<i64>,
    /// When and how it is polled.
    pub schedule: FeedSchedule,
}

/// When a feed is polled, and how it has been doing.
#[derive(Clone, Debug, PartialEq)]
pub struct FeedSchedule {
    /// Whose schedule.
    pub feed: FeedId,
    /// When it is due next.
    pub due_us: i64,
    /// Mean gap between its entries, as the schedule arithmetic keeps it; 0 where unknown.
    pub rhythm_us: i64,
    /// When something new was last seen in it; 0 for never.
    pub newest_us: i64,
    /// Failures in a row.
    pub failures: i32,
    /// Last attempt; 0 for never.
    pub attempted_us: i64,
    /// Last answer that could be read (or "unchanged"); 0 for never.
    pub succeeded_us: i64,
    /// When the current run of failures began; 0 for none.
    pub failing_since_us: i64,
    /// Stable word for the last failure (`timed_out`, `not_a_feed`, `gone`, ..); empty for none.
    pub error_code: String,
    /// The sentence for people.
    pub error_message: String,
    /// Whether polling has ended (410 Gone).
    pub gone: bool,
}

impl FeedSchedule {
    /// Of a feed that answered at `at_us` with something new, and is not due again unless somebody says when.
    #[must_use]
    pub fn answered(feed: FeedId, at_us: i64) -> Self {
        Self {
            feed,
            due_us: i64::MAX,
            rhythm_us: 0,
            newest_us: at_us,
            failures: 0,
            attempted_us: at_us,
            succeeded_us: at_us,
            failing_since_us: 0,
            error_code: String::new(),
            error_message: String::new(),
            gone: false,
        }
    }
}

/// One visit to a feed that brought something to write.
#[derive(Clone, Debug)]
pub struct FeedVisit {
    /// Which feed.
    pub feed: FeedId,
    /// Whose.
    pub title: TitleId,
    /// When it was visited.
    pub at_us: i64,
    /// Its schedule from now on (carries success or failure).
    pub schedule: FeedSchedule,
    /// What was read; `None` where the visit failed.
    pub reading: Option<FeedReading>,
}

/// What a visit read.
#[derive(Clone, Debug, Default)]
pub struct FeedReading {
    /// New validators.
    pub etag: Option<String>,
    /// New validators.
    pub last_modified: Option<String>,
    /// xxh3 of the body.
    pub body_hash: i64,
    /// The feed's new address after a permanent move.
    pub moved_to: Option<String>,
    /// Its entries in the feed's order.
    pub arrivals: Vec<Arrival>,
}

/// One entry of a feed, already read and made safe.
#[derive(Clone, Debug)]
pub struct Arrival {
    /// The entry's id within its feed.
    pub guid: String,
    /// Its place in the feed, 0 first.
    pub position: i32,
    /// What it says.
    pub article: Article,
    /// Where it belongs.
    pub section: Option<Section>,
    /// Whether the article's page should be fetched for the full text.
    pub wants_page: bool,
    /// Whether the publisher withdrew it (ninjs `canceled`, NewsML-G2 `stat:canceled`, ..).
    pub withdrawn: bool,
}

/// What became of an arrival.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// A new article.
    New,
    /// A new revision of a known one.
    Revised,
    /// Nothing changed.
    Same,
    /// Withdrawn by its publisher.
    Withdrawn,
}

/// What became of a visit's arrivals, in their order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VisitReport {
    /// Which feed.
    pub feed: FeedId,
    /// Each arrival's article and what happened.
    pub changes: Vec<(ArticleId, Change)>,
}

/// An article page to fetch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageTask {
    /// Whose page.
    pub article: ArticleId,
    /// Whose article.
    pub title: TitleId,
    /// Where.
    pub url: String,
    /// Attempts so far.
    pub attempts: i32,
    /// When the article was first seen.
    pub first_seen_us: i64,
    /// Its page was not read yet.
    pub is_first: bool,
}

/// What a visit to an article page brought.
#[derive(Clone, Debug)]
pub struct PageVisit {
    /// Whose page.
    pub article: ArticleId,
    /// When.
    pub at_us: i64,
    /// What came of it.
    pub result: PageResult,
    /// What is kept of the page besides the article.
    pub keeping: Option<Keeping>,
    /// It is a kept page that was read again: a difference is ours, not the publisher's.
    pub again: bool,
    /// When a page that was read is to be looked at again, for changes and for a take-down.
    pub again_us: Option<i64>,
    /// What the page alone gives, where what is known of its host's other pages gives another article: by it is told whether its
    /// publisher changed it.
    pub alone: Option<Box<Article>>,
    /// What the pages of its host have in common, where this one was learned from.
    pub learned: Option<HostTemplate>,
}

impl PageVisit {
    /// A visit that brought nothing else: nothing is kept besides, and the page is not looked at again.
    #[must_use]
    pub fn new(article: ArticleId, at_us: i64, result: PageResult) -> Self {
        Self { article, at_us, result, keeping: None, again: false, again_us: None, alone: None, learned: None }
    }
}

/// What the article pages of one host have in common.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HostTemplate {
    /// Whose.
    pub host: String,
    /// Of how many pages it was learned.
    pub pages: i64,
    /// In a form that the reader of pages knows.
    pub template: Vec<u8>,
}

/// What is kept of an article page besides the article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keeping {
    /// The address that answered.
    pub url: String,
    /// What the page stated, as JSON.
    pub statements: String,
    /// The page itself: empty to keep none, `None` to leave what is kept as it is.
    pub html: Option<String>,
}

/// An article page that is still kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptPage {
    /// Whose page.
    pub article: ArticleId,
    /// When it was fetched.
    pub kept_us: i64,
    /// The address that answered.
    pub url: String,
    /// What it stated, as JSON.
    pub statements: String,
    /// As it was fetched, decoded.
    pub html: String,
}

/// See [`PageVisit`].
#[derive(Clone, Debug)]
pub enum PageResult {
    /// The page was read: merged with what the feed said and stored as a revision if anything changed. What the page
    /// says wins; the feed fills its gaps, and keeps its text where that has more words (a wall, a failed extraction).
    Read(Box<Article>),
    /// Try again then.
    RetryAt {
        /// When.
        due_us: i64,
        /// Stable word for what went wrong.
        error_code: String,
    },
    /// Not again: the feed's own text stays.
    GivenUp {
        /// Stable word for what went wrong (`robots`, `gone`, ..). `gone` (410) is a take-down; `not_found` (404) is one
        /// where the page was there before.
        error_code: String,
    },
}

/// An article as lists show it.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// Its id.
    pub id: ArticleId,
    /// Whose it is.
    pub title: TitleId,
    /// The first slug of its address; never changes.
    pub slug: String,
    /// Plain text.
    pub headline: String,
    /// Plain text, at most 300 characters.
    pub summary: String,
    /// As printed.
    pub byline: Option<String>,
    /// Where it belongs.
    pub section: Option<Section>,
    /// BCP 47 tag; empty where unknown.
    pub language: String,
    /// What the publisher says; `None` where unknown.
    pub published_us: Option<i64>,
    /// When it was first seen here.
    pub first_seen_us: i64,
    /// min(published, first seen), never in the future: what lists sort by.
    pub sort_us: i64,
    /// Lead picture's address at the publisher.
    pub picture_url: Option<String>,
    /// Its credit.
    pub picture_credit: Option<String>,
    /// What its publisher gives to a stranger.
    pub access: Access,
    /// Posts with their own times.
    pub live_blog: bool,
    /// Words of the body.
    pub word_count: i32,
    /// Its best (lowest) place in the feeds that carried it; 0 first.
    pub position: i32,
    /// The report whose text it carries; `None` until it was placed.
    pub report: Option<wire::copies::ReportId>,
    /// The story it is in; `None` until it was placed.
    pub story: Option<stories::StoryId>,
    /// Its sound or video; `None` for none.
    pub recording: Option<CardRecording>,
}

/// What lists show of an article's sound or video: of the first, where there are several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardRecording {
    /// `audio/…` or `video/…`
    pub media_type: String,
    /// Its size, as its publisher says.
    pub length_bytes: Option<u64>,
    /// How long it plays, as its publisher says.
    pub seconds: Option<u32>,
}

/// Where a list page ends: the last card's `sort_us` and id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// Sort time of the last card shown.
    pub sort_us: i64,
    /// Its id.
    pub id: ArticleId,
}

/// Which list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum List {
    /// All enabled titles.
    Latest,
    /// One title.
    Title(TitleId),
    /// One section, over these titles (an edition's); empty means all enabled ones.
    Section {
        /// Which.
        section: Section,
        /// Whose.
        titles: Vec<TitleId>,
    },
    /// These titles.
    Titles(Vec<TitleId>),
}

/// An article with its newest revision.
#[derive(Clone, Debug)]
pub struct StoredArticle {
    /// What lists show.
    pub card: Card,
    /// The address at the publisher.
    pub url: String,
    /// Revisions so far, at least 1.
    pub revision: i32,
    /// When the newest revision was seen.
    pub revised_us: i64,
    /// Whether the publisher withdrew it.
    pub withdrawn: bool,
    /// The newest revision.
    pub article: Article,
}

/// One revision of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// 1 for the first.
    pub number: i32,
    /// When it was seen.
    pub seen_us: i64,
    /// What brought it: `feed`, `page` (the article page), or `reading` (the same page, read again by other rules or a newer version: no
    /// change by the publisher).
    pub origin: String,
    /// Its headline.
    pub headline: String,
}

/// How much is here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Titles.
    pub titles: i64,
    /// Titles that are on.
    pub titles_enabled: i64,
    /// Feeds of titles that are on.
    pub feeds: i64,
    /// Of those: answered at least once.
    pub feeds_answered: i64,
    /// Of those: failing now.
    pub feeds_failing: i64,
    /// Articles.
    pub articles: i64,
    /// Newest successful visit to any feed; 0 for none.
    pub succeeded_us: i64,
}

/// One fact of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// Its place, rising.
    pub sequence: i64,
    /// When it was written.
    pub at_us: i64,
    /// What kind: `title_added`, `title_changed`, `title_switched`, `feed_added`, `feed_moved`, `feed_removed`,
    /// `article_seen`, `article_revised`, `article_moved`, `article_withdrawn`, `article_restored`, `account_added`,
    /// `account_accepted`, `account_role`, `account_state`, `account_password`, `account_second_factor`, `account_erased`,
    /// `front_page_added`, `front_page_removed`, `front_page_seen` (its places changed), and of the
    /// curator `article_placed`, `report_formed` (its second article), `article_corrected`, `article_edited_silently`.
    pub kind: String,
    /// The id it is about.
    pub subject: i64,
    /// JSON with what else there is to know; may be empty. Of `article_revised`: `revision`, `origin` (`feed` or
    /// `page`) and `first_page`: the full text took a teaser's place, which is no change by the publisher. Of
    /// `article_placed`: `revision` (the text that was placed), `report` and `relation`.
    pub detail: String,
}

/// One line of `newsstand export --jsonl`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportedArticle {
    /// Its id.
    pub id: ArticleId,
    /// The entry's id within its feed.
    pub guid: String,
    /// Address at the publisher.
    pub url: String,
    /// Headline.
    pub title: String,
    /// Newest revision.
    pub revision: i32,
    /// Withdrawn.
    pub removed: bool,
    /// First seen.
    pub first_seen_us: i64,
}
