//! An article: one piece published by one title, as it was read off one page or feed entry.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::Recording;

/// What of an article its publisher gives to a stranger.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Access {
    /// All of it.
    Free,
    /// A part; the rest is for members of the title.
    Locked,
    /// The page does not say.
    #[default]
    Unknown,
}

impl Access {
    /// The word kept in the database and written in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Free => "free",
            Self::Locked => "locked",
            Self::Unknown => "unknown",
        }
    }

    /// The access that `word` names; any other word is [`Access::Unknown`].
    #[must_use]
    pub fn from_word(word: &str) -> Self {
        match word {
            "free" => Self::Free,
            "locked" => Self::Locked,
            _ => Self::Unknown,
        }
    }
}

/// A picture with the words that belong to it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    /// Absolute address at the publisher.
    pub url: String,
    /// What it shows, as printed.
    pub caption: Option<String>,
    /// Who took it and for whom, as printed.
    pub credit: Option<String>,
}

/// One revision of an article: what a reader gets of it, and what was said about it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Article {
    /// The address that was read.
    pub url: String,
    /// The address that the page itself names, absolute.
    pub canonical_url: Option<String>,
    /// The headline, plain text.
    pub title: Option<String>,
    /// The line that names the writers, as printed: "Mara Lindqvist in Oslo and agencies".
    pub byline: Option<String>,
    /// The persons of the byline, agencies left out.
    pub authors: Vec<String>,
    /// The news agencies whose text this is or holds.
    pub agencies: Vec<String>,
    /// The place (and date) that opens the text, as printed.
    pub dateline: Option<String>,
    /// When its publisher says that it first appeared.
    pub published: Option<Timestamp>,
    /// When its publisher says that it last changed.
    pub modified: Option<Timestamp>,
    /// The publisher's own section, as printed.
    pub section: Option<String>,
    /// BCP 47 tag.
    pub language: Option<String>,
    /// The lead picture.
    #[serde(rename = "image")]
    pub picture: Option<Picture>,
    /// Sound and video that belong to it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recordings: Vec<Recording>,
    /// What its publisher gives to a stranger.
    pub access: Access,
    /// Whether it is a live blog: posts with their own times.
    pub live_blog: bool,
    /// A standfirst or summary, plain text.
    #[serde(default)]
    pub summary: Option<String>,
    /// The body as safe HTML: sanitised, links absolute.
    pub body_html: String,
    /// The body as plain text, a blank line between blocks.
    pub body_text: String,
    /// Words of `body_text` (characters where the script has no spaces).
    pub word_count: u32,
    /// What went wrong while reading, in plain words.
    #[serde(default)]
    pub problems: Vec<String>,
}
