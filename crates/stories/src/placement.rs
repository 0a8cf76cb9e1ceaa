//! What the engine says: where an article belongs, and what changed afterwards; and how sure it has to be.

use news::ArticleId;
use serde::{Deserialize, Serialize};
use wire::copies::ReportId;

use crate::reason::Reason;

/// A story: its number is that of the article that opened it. A story keeps its number for life; one that was merged into
/// another forwards to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct StoryId(pub i64);

/// How sure the engine has to be, 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Settings {
    /// That an article belongs to a story.
    pub join: f32,
    /// That two stories are one.
    pub merge: f32,
    /// That two stories in different languages are one.
    pub bridge: f32,
    /// A story is split where its halves are one with less than this.
    pub split: f32,
}

impl Default for Settings {
    /// Set by hand on the labelled sets; what they give is in docs/stories.md.
    fn default() -> Self {
        Self { join: 0.55, merge: 0.5, bridge: 0.8, split: 0.05 }
    }
}

/// Where an article belongs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Placement {
    /// The article.
    pub article: ArticleId,
    /// Its report.
    pub report: ReportId,
    /// Its story.
    pub story: StoryId,
    /// Why.
    pub because: Vec<Reason>,
}

/// What repair and editors changed after articles had been placed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// A story became part of another; its address forwards.
    Merged {
        /// The one that forwards.
        from: StoryId,
        /// The one that lives on.
        into: StoryId,
        /// The articles that came with it.
        articles: Vec<ArticleId>,
        /// Why.
        because: Vec<Reason>,
    },
    /// A story gave a part away to a story of its own.
    Split {
        /// The one that keeps its address.
        from: StoryId,
        /// The new one.
        into: StoryId,
        /// The articles that went.
        articles: Vec<ArticleId>,
    },
    /// One article went from one story to another.
    Moved {
        /// The article.
        article: ArticleId,
        /// Where it was.
        from: StoryId,
        /// Where it is.
        to: StoryId,
    },
    /// An editor named a story, or took the name away.
    Renamed {
        /// The story.
        story: StoryId,
        /// Its name now.
        name: Option<String>,
    },
}
