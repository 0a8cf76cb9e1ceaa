//! What is written and read of stories, as plain data. Times are microseconds since the Unix epoch.

use news::{AccountId, ArticleId};
use stories::{Act, Change, Reason, StoryId};
use wire::copies::Relation;

use crate::{Card, Follower};

/// Where an article was put.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacedInStory {
    /// Which article.
    pub article: ArticleId,
    /// Where.
    pub story: StoryId,
    /// Why.
    pub because: Vec<Reason>,
}

/// How two stories belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tie {
    /// The other one happened before, or followed.
    Storyline,
    /// Near, but another event.
    Related,
}

impl Tie {
    /// The word that is stored.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Storyline => "storyline",
            Self::Related => "related",
        }
    }
}

/// A story that belongs to another one.
#[derive(Clone, Debug, PartialEq)]
pub struct StoryTie {
    /// The story.
    pub story: StoryId,
    /// How.
    pub tie: Tie,
    /// The others, the nearest first, each with why.
    pub others: Vec<(StoryId, Vec<Reason>)>,
}

/// A batch of placements.
#[derive(Clone, Debug, Default)]
pub struct Storied {
    /// The place in the log that the batch began after; another one there means that somebody else has been at work.
    pub after: i64,
    /// The token of the lease under which it was decided ([`crate::Lease`]); 0 where none was asked for.
    pub token: i64,
    /// The place in the log from now on.
    pub follower: Follower,
    /// When it was decided.
    pub at_us: i64,
    /// Placements, in the order in which they were decided.
    pub placed: Vec<PlacedInStory>,
    /// What repair and editors changed, in its order, after the placements.
    pub changes: Vec<Change>,
    /// What belongs together from now on; replaces what was known of the same story and tie.
    pub ties: Vec<StoryTie>,
    /// Stories whose counts may have changed for another reason, such as an article that was withdrawn.
    pub recount: Vec<StoryId>,
}

/// A story as lists and pages show it.
#[derive(Clone, Debug, PartialEq)]
pub struct StoryRow {
    /// Its number.
    pub id: StoryId,
    /// The slug of its address.
    pub slug: String,
    /// The story it was merged into.
    pub forwards_to: Option<StoryId>,
    /// The story it was a part of before.
    pub split_from: Option<StoryId>,
    /// An editor's name for it.
    pub name: Option<String>,
    /// The article whose headline stands for it.
    pub lead: ArticleId,
    /// When its first article appeared.
    pub opened_us: i64,
    /// When its newest one did.
    pub newest_us: i64,
    /// Articles, withdrawn ones left out.
    pub articles: i32,
    /// The slug of its only article, which is then its lead; `None` where it has none, or several.
    pub alone: Option<String>,
    /// Titles.
    pub titles: i32,
    /// Owners of those titles.
    pub owners: i32,
    /// Countries of those titles.
    pub countries: i32,
    /// Languages.
    pub languages: i32,
    /// Independent reports: copies of one text, and several texts of one owner, count once.
    pub reports: i32,
}

/// An article of a story.
#[derive(Clone, Debug)]
pub struct StoryArticle {
    /// What lists show of it.
    pub card: Card,
    /// How it carries the text of its report; `None` until that is known.
    pub relation: Option<Relation>,
    /// Why it is in the story.
    pub because: Vec<Reason>,
}

/// What an editor did to a story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoryAct {
    /// Its number, by which it can be taken back.
    pub number: u64,
    /// The story.
    pub story: StoryId,
    /// When.
    pub at_us: i64,
    /// Who.
    pub account: AccountId,
    /// What.
    pub act: Act,
    /// Whether it was taken back.
    pub undone: bool,
}
