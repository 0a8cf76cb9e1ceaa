//! What the curator writes and what pages read, as plain data. Times are microseconds since the Unix epoch.

use news::{Article, ArticleId, TitleId};
use wire::amend::Amendment;
use wire::copies::{Placement, Relation, ReportId};
use wire::credit::Claim;
use wire::direction::Source;
use wire::first::{Citation, First};

/// How far somebody has followed the log.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Follower {
    /// The last fact that was taken.
    pub sequence: i64,
    /// The first fact that has to be read again to make the follower's memory anew.
    pub replay_from: i64,
}

/// One revision of an article with what is known around it.
#[derive(Clone, Debug)]
pub struct RevisionText {
    /// Which article.
    pub article: ArticleId,
    /// Whose.
    pub title: TitleId,
    /// Which revision.
    pub number: i32,
    /// When that revision was seen.
    pub seen_us: i64,
    /// When the article was first seen.
    pub first_seen_us: i64,
    /// Whether its publisher took the article back.
    pub withdrawn: bool,
    /// What it says.
    pub text: Article,
}

/// Where an article was put by a given revision.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacedArticle {
    /// Which article.
    pub article: ArticleId,
    /// The revision whose text was placed.
    pub revision: i32,
    /// Where.
    pub placement: Placement,
    /// What it says about who wrote it.
    pub claims: Vec<Claim>,
    /// Whom it cites, each with the article that is meant, where that is known.
    pub citations: Vec<Cited>,
}

/// A citation with the article that is meant.
#[derive(Clone, Debug, PartialEq)]
pub struct Cited {
    /// What is said.
    pub citation: Citation,
    /// The outlet's own article.
    pub article: Option<ArticleId>,
}

/// What a publisher changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Amended {
    /// Which article.
    pub article: ArticleId,
    /// The newer revision.
    pub number: i32,
    /// What changed, what is said about it and what is not.
    pub amendment: Amendment,
}

/// A report as it is stored.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportRow {
    /// Its number.
    pub id: ReportId,
    /// Whether anything stands in it, withdrawn articles included.
    pub stands: bool,
    /// Articles that carry it, withdrawn ones left out.
    pub articles: i32,
    /// Titles that carry it.
    pub titles: i32,
    /// Whose text it is.
    pub source: Source,
    /// Who reported first, as far as its articles say.
    pub first: First,
}

/// A batch of findings.
#[derive(Clone, Debug, Default)]
pub struct Curation {
    /// The place in the log that the batch began after; another one there means that somebody else has been at work.
    pub after: i64,
    /// The token of the lease under which it was decided ([`crate::Lease`]); 0 where none was asked for.
    pub token: i64,
    /// The place in the log from now on.
    pub follower: Follower,
    /// When it was found.
    pub at_us: i64,
    /// Places, in the order in which they were found.
    pub placed: Vec<PlacedArticle>,
    /// Reports that changed, as they are from now on; one without articles is forgotten.
    pub reports: Vec<ReportRow>,
    /// What publishers changed.
    pub amended: Vec<Amended>,
}

/// An article of a report, as far as the report's source is concerned.
#[derive(Clone, Debug)]
pub struct Carrier {
    /// Which article.
    pub article: ArticleId,
    /// Whose.
    pub title: TitleId,
    /// The report.
    pub report: ReportId,
    /// When it was first seen.
    pub first_seen_us: i64,
    /// When its publisher says that it appeared.
    pub published_us: Option<i64>,
    /// Words of its text.
    pub words: i32,
    /// Whether its publisher took it back.
    pub withdrawn: bool,
    /// What it says about who wrote it.
    pub claims: Vec<Claim>,
    /// Whom it names as the first, each with the article that is meant, where that is known.
    pub first_cited: Vec<Cited>,
}

/// Where an article stands, as the curator needs it after a restart.
#[derive(Clone, Debug)]
pub struct Known {
    /// Which article.
    pub article: ArticleId,
    /// The revision by which it was placed last.
    pub revision: i32,
    /// Where.
    pub placement: Placement,
    /// What it says about who wrote it.
    pub claims: Vec<Claim>,
}

/// All that a page shows about who wrote an article.
#[derive(Clone, Debug)]
pub struct Provenance {
    /// The revision that was placed; a newer one waits for the curator.
    pub revision: i32,
    /// Where the article stands in its report.
    pub placement: Placement,
    /// What it says about who wrote it.
    pub claims: Vec<Claim>,
    /// Its report.
    pub report: ReportRow,
    /// All articles of the report, itself included, the earliest first; at most 200.
    pub carriers: Vec<CarriedText>,
    /// The article that reported first, where it is here and not taken back.
    pub first: Option<CarriedText>,
    /// Whom it cites.
    pub cites: Vec<CitationRow>,
    /// Who cites it.
    pub cited_by: Vec<CitationRow>,
    /// What its publisher changed, the oldest first.
    pub amended: Vec<Amended>,
}

/// An article that carries the text of a report.
#[derive(Clone, Debug, PartialEq)]
pub struct CarriedText {
    /// Which article.
    pub article: ArticleId,
    /// Whose.
    pub title: TitleId,
    /// The slug of its address.
    pub slug: String,
    /// Its headline.
    pub headline: String,
    /// min(published, first seen).
    pub sort_us: i64,
    /// How it carries the text.
    pub relation: Relation,
    /// Whether its publisher took it back.
    pub withdrawn: bool,
}

/// An edge of the graph of who cites whom, seen from either end.
#[derive(Clone, Debug, PartialEq)]
pub struct CitationRow {
    /// What is said.
    pub citation: Citation,
    /// The article at the other end, where there is one here and it is not withdrawn.
    pub article: Option<(ArticleId, String)>,
    /// The title at the other end, where it is known.
    pub title: Option<TitleId>,
    /// min(published, first seen) of that article; 0 where there is none.
    pub sort_us: i64,
}
