//! What goes into a window and what comes out: items, and their places.

use std::fmt;

use news::{ArticleId, TitleId};
use serde::{Deserialize, Serialize};

use crate::credit::Claim;

/// A report: all articles that carry one text. Its number is that of the article that founded it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ReportId(pub i64);

/// An article on its way into a report.
#[derive(Clone, Copy, Debug)]
pub struct Item<'a> {
    /// Its id.
    pub id: ArticleId,
    /// The title that publishes it.
    pub title: TitleId,
    /// BCP 47 tag of its body.
    pub language: Option<&'a str>,
    /// Its headline.
    pub headline: &'a str,
    /// Its body as plain text, a line break between paragraphs.
    pub body_text: &'a str,
    /// When it was first seen here, microseconds since the Unix epoch.
    pub at_us: i64,
    /// When its publisher says that it appeared, microseconds since the Unix epoch.
    pub published_us: Option<i64>,
    /// Its address.
    pub url: &'a str,
    /// The address it names as its own, where that is another.
    pub canonical_url: Option<&'a str>,
    /// The persons of its byline.
    pub authors: &'a [String],
    /// What it says about who wrote it.
    pub claims: &'a [Claim],
}

/// What a text is to the one it was joined with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// The first article seen of its report.
    Original,
    /// The same words.
    Exact,
    /// The same text with words changed here and there.
    Edited,
    /// A part of it.
    Shortened,
    /// It, and the outlet's own paragraphs.
    Extended,
    /// The same words under a headline in another language.
    TranslatedHeadline,
}

impl Relation {
    /// The word that is stored.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Original => "original",
            Self::Exact => "exact",
            Self::Edited => "edited",
            Self::Shortened => "shortened",
            Self::Extended => "extended",
            Self::TranslatedHeadline => "translated_headline",
        }
    }

    /// The relation that `word` names; any other word is [`Relation::Edited`], which claims least.
    #[must_use]
    pub fn from_word(word: &str) -> Self {
        let all = [Self::Original, Self::Exact, Self::Shortened, Self::Extended, Self::TranslatedHeadline];
        all.into_iter().find(|relation| relation.as_str() == word).unwrap_or(Self::Edited)
    }
}

/// Why an article was placed where it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// No live report has its text.
    NothingAlike,
    /// Word for word the same.
    SameText,
    /// Passages in common, with their numbers and names.
    SharedPassages,
    /// The number that an agency gave the item.
    SameItem,
    /// The address that both name as the text's own.
    SameAddress,
    /// The same long headline, where neither has a text.
    SameHeadline,
}

/// Where an article belongs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Placement {
    /// Its report.
    pub report: ReportId,
    /// What it is to the article `of`.
    pub relation: Relation,
    /// The article of the report that it is most like; `None` for the first.
    pub of: Option<ArticleId>,
    /// Share of its text that is in the other, 0 to 1.
    pub of_this: f32,
    /// Share of the other's text that is in it, 0 to 1.
    pub of_other: f32,
    /// Its paragraphs (counted from 0) that the other does not have: the outlet's own.
    pub own_paragraphs: Box<[u32]>,
    /// Why.
    pub basis: Basis,
}

impl Placement {
    /// The place of the first article of a report.
    #[must_use]
    pub fn original(article: ArticleId) -> Self {
        Self {
            report: ReportId(article.0),
            relation: Relation::Original,
            of: None,
            of_this: 0.0,
            of_other: 0.0,
            own_paragraphs: Box::default(),
            basis: Basis::NothingAlike,
        }
    }
}

impl fmt::Display for Placement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let percent = |share: f32| (share * 100.0).round();
        match self.basis {
            Basis::NothingAlike => f.write_str("No other article seen so far has this text."),
            Basis::SameText => f.write_str("The same text, word for word."),
            Basis::SameItem => f.write_str("The same agency item, by its number."),
            Basis::SameAddress => f.write_str("Both name the same address as the text's own."),
            Basis::SameHeadline => f.write_str("The same headline; neither came with a text."),
            Basis::SharedPassages => {
                write!(
                    f,
                    "{}% of this text is in the other, {}% of the other in this one",
                    percent(self.of_this),
                    percent(self.of_other)
                )?;
                match self.own_paragraphs.len() {
                    0 => f.write_str("."),
                    1 => f.write_str("; one paragraph is the outlet's own."),
                    own => write!(f, "; {own} paragraphs are the outlet's own."),
                }
            }
        }
    }
}
