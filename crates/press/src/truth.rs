//! Ground truth: what a perfect reader of the simulated press would know.

use jiff::Timestamp;
use news::Section;
use serde::Serialize;

use crate::coverage::kind;
use crate::front_page::Slot;
use crate::stock::Form;
use crate::world::{ArticleKey, CopyKind, Later, World};

/// What is true of one article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ArticleTruth {
    /// Its address.
    pub url: String,
    /// The slug of its title.
    pub title: String,
    /// The event it is about.
    pub event: String,
    /// What kind of event: "flood".
    pub event_kind: &'static str,
    /// The independent text it carries; equal for copies of one text.
    pub report: String,
    /// How it carries it.
    pub copy: CopyKind,
    /// How many paragraphs at its end are the title's own in an extended copy.
    pub own_paragraphs: usize,
    /// The address of the article in which that text stood first; `None` for that article itself.
    pub copy_of: Option<String>,
    /// The slug of the title that had the event first.
    pub first_reported_by: String,
    /// Whether this article says so.
    pub cites_first: bool,
    /// The headline as of the time asked about.
    pub headline: String,
    /// As printed.
    pub byline: Option<String>,
    /// The persons who wrote it.
    pub authors: Vec<String>,
    /// The agencies whose text it holds, told or not.
    pub agencies: Vec<String>,
    /// Whether the page names them.
    pub agencies_credited: bool,
    /// As printed.
    pub dateline: Option<String>,
    /// BCP 47 tag of its body.
    pub language: String,
    /// The title's own section.
    pub section: Section,
    /// When it appeared.
    pub published: Timestamp,
    /// When it last changed.
    pub modified: Timestamp,
    /// `news`, `feature`, `comment` or `live`.
    pub kind: &'static str,
    /// Breaking (1), follow-up (2), analysis (3).
    pub phase: u8,
    /// Whether strangers get only its beginning.
    pub locked: bool,
    /// The correction's note, where there is one by now.
    pub correction: Option<String>,
    /// 1, or 2 after a correction or an update.
    pub revision: u32,
    /// When it was, or will be, taken down.
    pub removed: Option<Timestamp>,
}

/// A title's front page as it stood from one time on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FrontPageTruth {
    /// The slug of the title.
    pub title: String,
    /// When it was so.
    pub at: Timestamp,
    /// Best first.
    pub slots: Vec<Slot>,
}

impl World {
    /// The truth about every article that was published up to `at`, in order of publication, for a press on `port`.
    #[must_use]
    pub fn truth(&self, at: Timestamp, port: u16) -> Vec<ArticleTruth> {
        let mut articles: Vec<(Timestamp, ArticleKey)> = self.keys_until(at);
        articles.sort();
        articles.into_iter().filter_map(|(_, key)| self.article_truth(key, at, port)).collect()
    }

    fn keys_until(&self, at: Timestamp) -> Vec<(Timestamp, ArticleKey)> {
        let at_s = at.as_second();
        let mut found = Vec::new();
        for index in self.shifts_between(self.span().0.as_second(), at_s) {
            let Some(shift) = self.shift(index) else { continue };
            for (number, article) in
                shift.articles.iter().enumerate().filter(|(_, article)| article.published_s <= at_s)
            {
                let published = Timestamp::from_second(article.published_s).unwrap_or_default();
                found.push((published, ArticleKey { shift: index as u32, index: number as u32 }));
            }
        }
        found
    }

    /// The truth about one article as of `at`.
    #[must_use]
    pub fn article_truth(&self, key: ArticleKey, at: Timestamp, port: u16) -> Option<ArticleTruth> {
        let found = self.find(key)?;
        let title = self.titles().get(found.article.title as usize)?;
        let origin = self.titles().get(found.report.title as usize)?;
        // What was taken down is described as it last stood.
        let last =
            if found.article.removed_at(at.as_second()) { found.article.later_at_s() - 1 } else { at.as_second() };
        let printed = self.printed(key, Timestamp::from_second(last).ok()?)?;
        let url = |key: ArticleKey| -> Option<String> {
            let found = self.find(key)?;
            let title = self.titles().get(found.article.title as usize)?;
            Some(format!("http://{}:{port}{}", title.host(), self.path(key)?))
        };
        let original = (found.report.original != u32::MAX)
            .then_some(ArticleKey { shift: key.shift, index: found.report.original });
        let first = found
            .shift
            .articles
            .get(found.event.first as usize)
            .and_then(|article| self.titles().get(article.title as usize))?;
        let kind = kind(&found.event)?;
        let agencies: Vec<String> = origin.agency.map(|_| origin.name.clone()).into_iter().collect();
        Some(ArticleTruth {
            url: format!("http://{}:{port}{}", title.host(), printed.path),
            title: title.slug.clone(),
            event: format!("{}-{}", key.shift, found.report.event),
            event_kind: kind.name,
            report: format!("{}-r{}", key.shift, found.article.report),
            copy: found.article.copy,
            own_paragraphs: printed.own_blocks,
            copy_of: original.filter(|original| *original != key).and_then(url),
            first_reported_by: first.slug.clone(),
            cites_first: found.report.cites_first,
            headline: printed.headline,
            byline: printed.credits.byline,
            authors: printed.credits.authors,
            agencies_credited: !agencies.is_empty() && !printed.credits.agencies.is_empty(),
            agencies,
            dateline: printed.credits.dateline,
            language: origin.language.to_owned(),
            section: printed.section,
            published: printed.published,
            modified: printed.modified,
            kind: if found.report.live {
                "live"
            } else {
                match kind.form {
                    Form::News => "news",
                    Form::Feature => "feature",
                    Form::Comment => "comment",
                }
            },
            phase: found.report.phase,
            locked: printed.locked,
            correction: printed.note,
            revision: found.article.revision(at.as_second()),
            removed: (found.article.later == Later::Removed)
                .then(|| Timestamp::from_second(found.article.later_at_s()).unwrap_or_default()),
        })
    }

    /// The front pages of all titles at `at`.
    #[must_use]
    pub fn front_pages(&self, at: Timestamp) -> Vec<FrontPageTruth> {
        (0..self.titles().len())
            .filter_map(|index| {
                let title = self.titles().get(index)?.slug.clone();
                Some(FrontPageTruth {
                    title,
                    at: self.front_page_since(index, at),
                    slots: self.front_page(index, None, at),
                })
            })
            .collect()
    }
}
