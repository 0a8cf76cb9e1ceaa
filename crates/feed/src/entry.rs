//! What a feed says, in one shape for all formats.

use news::{Access, Picture, Timestamp};
use serde::{Serialize, Serializer};

/// The format that a document was written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// RSS by Netscape, UserLand or the RSS Advisory Board, with its version as written (`"0.91"`, `"2.0"`); `""` where none is.
    Rss(&'static str),
    /// RSS 0.90, 1.0 or 1.1: RDF.
    Rdf(&'static str),
    /// Atom, `"0.3"` or `"1.0"`.
    Atom(&'static str),
    /// Microsoft's Channel Definition Format of 1997.
    Cdf,
    /// JSON Feed, `"1.0"` or `"1.1"`.
    JsonFeed(&'static str),
    /// IPTC ninjs: `"1"`, `"2"` or `"3"`.
    Ninjs(&'static str),
    /// IPTC NewsML-G2.
    NewsMlG2,
    /// IPTC NITF without an envelope.
    Nitf,
    /// A sitemap with Google News entries.
    NewsSitemap,
    /// A sitemap without them.
    Sitemap,
    /// A list of sitemaps.
    SitemapIndex,
}

impl Format {
    /// The name in JSON and logs: `rss-2.0`, `atom-1.0`, `json-feed-1.1`, `news-sitemap`.
    #[must_use]
    pub fn name(self) -> String {
        let versioned = |name: &str, version: &str| {
            if version.is_empty() { name.to_owned() } else { format!("{name}-{version}") }
        };
        match self {
            Self::Rss(version) | Self::Rdf(version) => versioned("rss", version),
            Self::Atom(version) => versioned("atom", version),
            Self::Cdf => "cdf".to_owned(),
            Self::JsonFeed(version) => versioned("json-feed", version),
            Self::Ninjs(version) => versioned("ninjs", version),
            Self::NewsMlG2 => "newsml-g2".to_owned(),
            Self::Nitf => "nitf".to_owned(),
            Self::NewsSitemap => "news-sitemap".to_owned(),
            Self::Sitemap => "sitemap".to_owned(),
            Self::SitemapIndex => "sitemap-index".to_owned(),
        }
    }
}

impl Serialize for Format {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.name())
    }
}

/// A feed and its entries. All texts are plain; all addresses are absolute `http` or `https`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Feed {
    /// What it is written in.
    pub format: Format,
    /// Its name.
    pub title: Option<String>,
    /// The page that it belongs to: a title's homepage or section.
    pub url: Option<String>,
    /// BCP 47 tag of its main language, as written apart from `_`.
    pub language: Option<String>,
    /// Its entries in the order of the document.
    pub entries: Vec<Entry>,
    /// What went wrong while it was read, in plain words.
    pub problems: Vec<String>,
    /// Its own id (Atom `id`, RSS 1.0 `rdf:about`).
    pub id: Option<String>,
    /// What it says about itself.
    pub description: Option<String>,
    /// Who makes it.
    pub authors: Vec<String>,
    /// When it last changed.
    pub updated: Option<Timestamp>,
    /// Its logo or icon.
    pub image: Option<String>,
    /// Its copyright line.
    pub rights: Option<String>,
    /// The address that it gives for itself (`rel="self"`, JSON Feed `feed_url`).
    pub self_url: Option<String>,
    /// The address that it has moved to, by its own word (`itunes:new-feed-url`).
    pub new_url: Option<String>,
    /// WebSub hubs.
    pub hubs: Vec<String>,
    /// The next, older page (RFC 5005, JSON Feed `next_url`).
    pub next_url: Option<String>,
    /// How often it asks to be fetched at most, in seconds (`ttl`, `sy:updatePeriod`).
    pub interval_s: Option<u32>,
    /// Hours of the day (GMT) in which nothing new will come (RSS `skipHours`).
    pub skip_hours: Vec<u8>,
    /// English names of days on which nothing new will come (RSS `skipDays`).
    pub skip_days: Vec<String>,
    /// Whether it says that it has ended (JSON Feed `expired`).
    pub expired: bool,
    /// Whether its markup is broken in a way that may have moved words from one element into another.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub damaged: bool,
    /// The sitemaps that a sitemap index lists, newest first where it says so.
    pub sitemaps: Vec<String>,
}

impl Feed {
    /// An empty feed.
    #[must_use]
    pub fn new(format: Format) -> Self {
        Self {
            format,
            title: None,
            url: None,
            language: None,
            entries: Vec::new(),
            problems: Vec::new(),
            id: None,
            description: None,
            authors: Vec::new(),
            updated: None,
            image: None,
            rights: None,
            self_url: None,
            new_url: None,
            hubs: Vec::new(),
            next_url: None,
            interval_s: None,
            skip_hours: Vec::new(),
            skip_days: Vec::new(),
            expired: false,
            damaged: false,
            sitemaps: Vec::new(),
        }
    }
}

/// One entry of a feed.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Entry {
    /// What its publisher knows it by; where nothing is given its address, and else a hash of what it says. Never empty; means
    /// nothing outside its feed.
    pub id: String,
    /// The page that it stands for.
    pub url: Option<String>,
    /// The headline, plain text.
    pub title: Option<String>,
    /// Who wrote it, names as printed; an e-mail address only where no name is given.
    pub authors: Vec<String>,
    /// When it was published, by its own word.
    pub published: Option<Timestamp>,
    /// When it last changed, by its own word.
    pub updated: Option<Timestamp>,
    /// A standfirst or teaser, plain text. Where the entry has only its full text, the beginning of that, word for word.
    pub summary: Option<String>,
    /// The richest text that the entry carries, as HTML with absolute links. **Not sanitised.**
    pub content_html: Option<String>,
    /// The same as plain text, a blank line between paragraphs.
    pub content_text: Option<String>,
    /// The lead picture.
    pub image: Option<Picture>,
    /// Sound, video and other files.
    pub enclosures: Vec<Enclosure>,
    /// What it is about, in its publisher's words.
    pub categories: Vec<String>,
    /// Whether the document broke off inside this entry, so that what is here may be only a part of it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub unfinished: bool,
    /// Whether `content_html` is only the teaser, because the entry has nothing longer.
    pub content_is_summary: bool,
    /// BCP 47 tag where the entry names a language.
    pub language: Option<String>,
    /// Where the entry comes from, if it says that it comes from another publisher.
    pub source: Option<Source>,
    /// What of the article its publisher gives to a stranger, where the format says so.
    pub access: Access,
    /// Until when it must not be shown.
    pub embargoed_until: Option<Timestamp>,
    /// From when on it must no longer be shown.
    pub expires: Option<Timestamp>,
    /// Whether it may be shown at all.
    pub status: Status,
    /// The publisher's own revision number.
    pub version: Option<String>,
    /// The line of credit or copyright.
    pub rights: Option<String>,
    /// The place (and date) that opens the text.
    pub dateline: Option<String>,
    /// The byline as printed, where the format has one.
    pub byline: Option<String>,
}

/// Whether a publisher lets its item be used (IPTC `pubStatus`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Yes.
    #[default]
    Usable,
    /// Not now: take it off the page, it may come back.
    Withheld,
    /// Never again: take it off every copy.
    Canceled,
}

impl Status {
    /// The status that `word` names (`stat:usable`, `http://cv.iptc.org/newscodes/pubstatusg2/withheld`, `cancelled`).
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        match word.trim().rsplit([':', '/']).next()?.to_ascii_lowercase().as_str() {
            "usable" => Some(Self::Usable),
            "withheld" => Some(Self::Withheld),
            "canceled" | "cancelled" => Some(Self::Canceled),
            _ => None,
        }
    }
}

/// A file that belongs to an entry.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Enclosure {
    /// Where it is.
    pub url: String,
    /// Its media type as written (`audio/mpeg`).
    pub media_type: Option<String>,
    /// Its size in bytes; publishers often write 0, which is left out.
    pub length_bytes: Option<u64>,
    /// How long it plays, seconds (`itunes:duration`, `media:content duration`, `duration_in_seconds`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seconds: Option<u32>,
}

/// The feed or publisher that an entry was taken from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Source {
    /// Its name.
    pub name: Option<String>,
    /// Its feed or page.
    pub url: Option<String>,
}
