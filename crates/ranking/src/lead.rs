//! Lead stories: significance as the editors of many newsrooms see it, the same for every reader of an edition.
//!
//! ```text
//! place(j,c) = slot x exp(-(rank - 1) / 16), partly averaged over the last hours     title j's place for story c
//! owner(o,c) = min(1.2, max over titles j of o and stories d of trust(j) x place(j,d) x likeness(d,c)) / kin(o)     one vote per owner
//! score(c)   = (sum over owners of owner(o,c)) x kind x geography x freshness x length
//! ```
//! The numbers are those of a [`crate::weights::Weights`] file. Every led story carries the [`Record`] of its terms, from which the score is
//! computed again to the last bit, and from which the reasons that readers see are made.
//!
//! Nothing here counts articles, reports or clicks: counts are what an attacker can make. Velocity is a reason ("rising"), never a factor:
//! on held-out pages it made the list worse.

mod desk;
mod kept;
mod listed;
mod record;
mod trust;

pub use desk::{Desk, Question};
pub use kept::Damaged;
pub use listed::{FIRST, Face, Listed, face};
pub use record::{Leading, Led, Reason, Record, Vote};

use serde::{Deserialize, Serialize};

/// How a title's order of stories is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// Its homepage or a front of it.
    #[default]
    FrontPage,
    /// A feed of its top stories in the editors' order.
    TopFeed,
    /// The feed of one section.
    SectionFeed,
}

/// One look at one title's page.
#[derive(Clone, Debug)]
pub struct Page<'a> {
    /// The title, by the name that records keep (its slug).
    pub title: &'a str,
    /// Its ultimate owner; the title itself where that is not known.
    pub owner: &'a str,
    /// ISO 3166-1 alpha-2; `None` where not known.
    pub country: Option<&'a str>,
    /// Whether the operator vouches for the title (it stands in the catalogue, or a person said so).
    pub vouched: bool,
    /// How the order is known.
    pub source: Source,
    /// When we looked, by our own clock, microseconds. Times that publishers write are not used.
    pub at_us: i64,
    /// What stood there.
    pub placements: Vec<Placement>,
}

/// A story in its place on a page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placement {
    /// Which story; numbers of the caller.
    pub story: u64,
    /// Which article or link; numbers of the caller.
    pub item: u64,
    /// 1 is the top.
    pub rank: u32,
    /// Whether it has a heading of its own, as against a bare link.
    pub heading: bool,
}

/// What a story is to the general edition.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// News.
    #[default]
    Hard,
    /// Celebrities, television, advice, puzzles.
    Soft,
    /// Sport.
    Sport,
}

impl Kind {
    /// What a story is by the sections of its articles: how many are of each kind, in the order above. News where two are as many, and soft
    /// gives way to sport.
    #[must_use]
    pub fn of_counts([hard, soft, sport]: [u32; 3]) -> Self {
        if sport > hard && sport >= soft {
            Self::Sport
        } else if soft > hard {
            Self::Soft
        } else {
            Self::Hard
        }
    }
}

/// What else is known of a story; all of it optional.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// What it is to the general edition.
    pub kind: Kind,
    /// Independent pieces of reporting, wire copies folded; 0 where not known.
    pub reports: u32,
    /// Titles with an article of it; 0 where not known.
    pub titles: u32,
    /// Words of its longest article; 0 where not known.
    pub words: u32,
    /// Last material change, microseconds; the last new placement counts where not known.
    pub changed_us: Option<i64>,
}

/// What the desk asks about stories while it makes a list.
pub trait Knowledge {
    /// What else is known of a story.
    fn facts(&self, story: u64) -> Facts;

    /// The stories that are kin to `story` (another angle on the same event), without itself, by number, with the degree, above 0 to 1.
    /// An engine that knows whole stories may have none.
    fn kindred(&self, story: u64) -> &[(u64, f64)] {
        let _ = story;
        &[]
    }
}

impl<F: Fn(u64) -> Facts> Knowledge for F {
    fn facts(&self, story: u64) -> Facts {
        self(story)
    }
}

#[cfg(test)]
mod tests;
