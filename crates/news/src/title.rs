//! Titles and their feeds, as the source catalogue states them.

use serde::{Deserialize, Serialize};

use crate::{Section, TitleId};

/// What kind of publisher a title is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TitleKind {
    /// Sells its text to other titles.
    Agency,
    /// Radio or television, public or private.
    Broadcaster,
    /// Appears, or appeared, in print every day or week.
    Newspaper,
    /// Appears in issues.
    Magazine,
    /// Only on the web.
    Digital,
    /// Sent by mail.
    Newsletter,
    /// A public body that publishes its own news.
    PublicBody,
}

impl TitleKind {
    /// All kinds.
    pub const ALL: [Self; 7] = [
        Self::Agency,
        Self::Broadcaster,
        Self::Newspaper,
        Self::Magazine,
        Self::Digital,
        Self::Newsletter,
        Self::PublicBody,
    ];

    /// The word kept in the database and the catalogue.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Agency => "agency",
            Self::Broadcaster => "broadcaster",
            Self::Newspaper => "newspaper",
            Self::Magazine => "magazine",
            Self::Digital => "digital",
            Self::Newsletter => "newsletter",
            Self::PublicBody => "public_body",
        }
    }

    /// The kind that `word` names.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

/// How a feed is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FeedKind {
    /// RSS, Atom, JSON Feed, ninjs or NewsML-G2.
    Feed,
    /// A Google News sitemap or an index of them.
    NewsSitemap,
    /// Nothing that is read: what a newsletter's letters came by.
    Letters,
}

impl FeedKind {
    /// The word kept in the database and the catalogue.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Feed => "feed",
            Self::NewsSitemap => "news_sitemap",
            Self::Letters => "letters",
        }
    }

    /// The kind that `word` names; any other word is a feed.
    #[must_use]
    pub fn from_word(word: &str) -> Self {
        match word {
            "news_sitemap" => Self::NewsSitemap,
            "letters" => Self::Letters,
            _ => Self::Feed,
        }
    }
}

/// A title before it is stored: one entry of a catalogue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TitleListing {
    /// Stable name in addresses: `the-guardian-au`.
    pub slug: String,
    /// The name as its readers know it.
    pub name: String,
    /// What kind of publisher.
    pub kind: TitleKind,
    /// Its front page.
    pub homepage: String,
    /// ISO 3166-1 alpha-2 code of the newsroom's seat; empty where unknown.
    pub country: String,
    /// BCP 47 tags, the main one first.
    pub languages: Vec<String>,
    /// Whose it is, where known.
    #[serde(default)]
    pub owner: Option<String>,
    /// The editions (slugs of [`crate::EDITIONS`]) whose lists it belongs to.
    #[serde(default)]
    pub editions: Vec<String>,
    /// Whether it is polled and shown unless the operator says otherwise.
    #[serde(default)]
    pub on_by_default: bool,
    /// The addresses that are polled.
    pub feeds: Vec<FeedListing>,
}

/// A feed before it is stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FeedListing {
    /// The polled address.
    pub url: String,
    /// How it is read.
    pub kind: FeedKind,
    /// Where its articles belong; `None` for a title's main feed.
    #[serde(default)]
    pub section: Option<Section>,
}

/// A stored title.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Title {
    /// Its id.
    pub id: TitleId,
    /// Whether its feeds are polled and its articles shown.
    pub enabled: bool,
    /// Whether a reader brought it: then it is there for its subscribers alone, until the operator switches it on.
    pub own: bool,
    /// Its facts. `feeds` is empty here: feeds are rows of their own.
    #[serde(flatten)]
    pub listing: TitleListing,
}

impl Title {
    /// Whether it is there for its subscribers alone.
    #[must_use]
    pub fn is_private(&self) -> bool {
        self.own && !self.enabled
    }

    /// Whether it is a newsletter that one reader has sent to an address of their own: then it is that reader's for good.
    #[must_use]
    pub fn comes_by_mail(&self) -> bool {
        self.own && self.listing.kind == TitleKind::Newsletter
    }
}
