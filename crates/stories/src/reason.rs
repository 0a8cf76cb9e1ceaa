//! Why an article is where it is, or why two stories became one: as data, and as a plain sentence.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::kind::Kind;

/// One reason.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// It carries the text of an article that is in the story.
    SameReport,
    /// An article of the story has the same headline, of another owner, within a day.
    SameHeadline,
    /// Names that the story has too, the rarest first.
    SharedNames {
        /// As the article writes them.
        names: Vec<String>,
    },
    /// Other words that the story has too, the rarest first.
    SharedWords {
        /// As the article writes them.
        words: Vec<String>,
    },
    /// Numbers that the story has too.
    SharedNumbers {
        /// As the article writes them.
        numbers: Vec<String>,
    },
    /// How long after the story's latest report it came.
    TimeApart {
        /// Minutes; zero within the story's span.
        minutes: u32,
    },
    /// It links to an article of the story, or one of the story to it.
    Link,
    /// It shows the same picture.
    SamePicture,
    /// Another language tells the same event, by names and numbers that both have.
    AcrossLanguages {
        /// The language of the article.
        from: String,
        /// A language that the story is told in.
        to: String,
        /// The first letters of what both have.
        shared: Vec<String>,
    },
    /// How sure the judge is.
    Likely {
        /// 0 to 100.
        percent: u8,
    },
    /// No story of the window is about this event: the article opens one.
    NothingAlike,
    /// A piece of this kind belongs to no event.
    StandsAlone {
        /// Which kind.
        kind: Kind,
    },
    /// An editor decided it.
    Editor,
}

fn list(f: &mut fmt::Formatter<'_>, before: &str, words: &[String]) -> fmt::Result {
    write!(f, "{before} {}.", words.join(", "))
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::SameReport => f.write_str("The same text as an article of the story."),
            Self::SameHeadline => f.write_str("The same headline as an article of the story."),
            Self::SharedNames { names } => list(f, "Names in common:", names),
            Self::SharedWords { words } => list(f, "Words in common:", words),
            Self::SharedNumbers { numbers } => list(f, "Numbers in common:", numbers),
            Self::TimeApart { minutes: 0 } => f.write_str("At the time of the story's reports."),
            Self::TimeApart { minutes } if *minutes < 90 => {
                write!(f, "{minutes} minutes from the story's nearest report.")
            }
            Self::TimeApart { minutes } if *minutes < 48 * 60 => {
                write!(f, "{} hours from the story's nearest report.", (minutes + 30) / 60)
            }
            Self::TimeApart { minutes } => {
                write!(f, "{} days from the story's nearest report.", (minutes + 720) / 1_440)
            }
            Self::Link => f.write_str("One links to the other."),
            Self::SamePicture => f.write_str("The same picture."),
            Self::AcrossLanguages { from, to, shared } => {
                write!(f, "The same event in another language ({from}, {to}); in common: {}.", shared.join(", "))
            }
            Self::Likely { percent } => write!(f, "{percent}% likely to be the same event."),
            Self::NothingAlike => f.write_str("No other story seen so far is about this event."),
            Self::StandsAlone { kind } => f.write_str(match kind {
                Kind::RoundUp => "A round-up of several events stands alone.",
                Kind::Game => "A quiz or game stands alone.",
                Kind::Promotion => "An offer stands alone.",
                Kind::Listing => "A listing stands alone.",
                Kind::Piece | Kind::LiveBlog => "It stands alone.",
            }),
            Self::Editor => f.write_str("An editor decided it."),
        }
    }
}
