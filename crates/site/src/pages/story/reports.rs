//! The reports of a story: each with its copies folded under it, in the order in which they appeared.

use std::collections::{BTreeMap, HashMap};

use store::{ReportRow, StoryArticle};
use wire::copies::{Relation, ReportId};
use wire::direction::Source;
use wire::first::First;

use crate::Error;
use crate::app::App;
use crate::cards::{CardView, TitleView, Viewer, article_href};
use crate::words::Moment;

/// Copies that are named under a report; the rest are counted.
const COPIES: usize = 60;

/// A report.
#[derive(Clone, Debug)]
pub(crate) struct ReportView {
    /// The article that stands for it: its source where that is known, else the first one seen.
    pub card: CardView,
    /// "AFP" where the text is an agency's.
    pub agency: Option<String>,
    /// Other articles with its text, the earliest first.
    pub copies: Vec<CopyView>,
    /// How many titles carry it, where several do.
    pub carried: Option<usize>,
    pub uncounted: usize,
    /// Why it is in the story.
    pub because: Vec<String>,
    /// Whether it came since its reader was here.
    pub is_new: bool,
}

/// An article with the text of a report.
#[derive(Clone, Debug)]
pub(crate) struct CopyView {
    pub href: String,
    pub title: TitleView,
    pub time: Moment,
    /// The message that says how it is like the report.
    pub relation: &'static str,
}

/// Who reported first, by what articles of the story say.
#[derive(Clone, Debug)]
pub(crate) struct FirstView {
    pub name: String,
    pub href: Option<String>,
    pub at: Option<Moment>,
    pub evidence: Vec<String>,
}

/// The reports that articles stand in.
pub(crate) fn of(articles: &[StoryArticle]) -> Vec<ReportId> {
    let mut reports: Vec<ReportId> = articles.iter().filter_map(|article| article.card.report).collect();
    reports.sort_unstable();
    reports.dedup();
    reports
}

/// The reports in the order in which they appeared; `articles` the earliest first.
pub(crate) fn views(
    articles: &[StoryArticle],
    rows: &HashMap<ReportId, ReportRow>,
    viewer: &Viewer<'_>,
) -> Vec<ReportView> {
    let mut order: Vec<ReportId> = Vec::new();
    let mut groups: BTreeMap<ReportId, Vec<&StoryArticle>> = BTreeMap::new();
    for article in articles {
        let report = article.card.report.unwrap_or(ReportId(article.card.id.0));
        let group = groups.entry(report).or_default();
        if group.is_empty() {
            order.push(report);
        }
        group.push(article);
    }
    order.iter().filter_map(|report| view(groups.get(report)?, rows.get(report), viewer)).collect()
}

fn view(group: &[&StoryArticle], row: Option<&ReportRow>, viewer: &Viewer<'_>) -> Option<ReportView> {
    let source = match row.map(|row| &row.source) {
        Some(Source::Title { article, .. }) => Some(*article),
        _ => None,
    };
    let stands = group.iter().find(|member| Some(member.card.id) == source).or_else(|| group.first())?;
    let copies: Vec<CopyView> = group
        .iter()
        .filter(|member| member.card.id != stands.card.id)
        .filter_map(|member| {
            Some(CopyView {
                href: article_href(&member.card),
                title: super::title_of(member, viewer)?,
                time: Moment::said(viewer.language, member.card.sort_us, viewer.now, viewer.zone),
                relation: relation(member.relation),
            })
        })
        .collect();
    let mut titles: Vec<_> = group.iter().map(|member| member.card.title).collect();
    titles.sort_unstable();
    titles.dedup();
    let uncounted = copies.len().saturating_sub(COPIES);
    Some(ReportView {
        card: viewer.view(&stands.card)?,
        agency: row.and_then(|row| match &row.source {
            Source::Agency { name, .. } => Some(name.clone()),
            _ => None,
        }),
        carried: (titles.len() > 1).then_some(titles.len()),
        copies: copies.into_iter().take(COPIES).collect(),
        uncounted,
        because: crate::reasons::ties(&stands.because, viewer.language),
        is_new: false,
    })
}

fn relation(relation: Option<Relation>) -> &'static str {
    match relation {
        Some(Relation::Exact) => "copy-exact",
        Some(Relation::Edited) => "copy-edited",
        Some(Relation::Shortened) => "copy-shortened",
        Some(Relation::Extended) => "copy-extended",
        Some(Relation::TranslatedHeadline) => "copy-headline",
        Some(Relation::Original) | None => "",
    }
}

/// Whom the reports name as the first, the surest first; one outlet once.
pub(crate) async fn first(
    app: &App,
    rows: &HashMap<ReportId, ReportRow>,
    viewer: &Viewer<'_>,
) -> Result<Vec<FirstView>, Error> {
    let mut named: BTreeMap<&str, (&First, f32)> = BTreeMap::new();
    let mut ids: Vec<&ReportId> = rows.keys().collect();
    ids.sort_unstable();
    for row in ids.into_iter().filter_map(|id| rows.get(id)) {
        if let First::Reported { outlet, confidence, .. } = &row.first
            && named.get(outlet.as_str()).is_none_or(|(_, sure)| confidence > sure)
        {
            named.insert(outlet, (&row.first, *confidence));
        }
    }
    let mut named: Vec<_> = named.into_values().collect();
    named.sort_by(|a, b| b.1.total_cmp(&a.1));
    let articles: Vec<news::ArticleId> = named.iter().filter_map(|(first, _)| article_of(first)).collect();
    let cards = if articles.is_empty() { Vec::new() } else { app.store.cards(&articles).await? };
    let views = named.into_iter().filter_map(|(first, _)| {
        let First::Reported { name, appeared_us, evidence, .. } = first else { return None };
        let card = cards.iter().find(|card| Some(card.id) == article_of(first)).filter(|card| viewer.shows(card));
        Some(FirstView {
            name: name.clone(),
            href: card.map(article_href),
            at: appeared_us.map(|at| Moment::said(viewer.language, at, viewer.now, viewer.zone)),
            evidence: evidence
                .iter()
                .map(|evidence| crate::provenance::plain_evidence(evidence, viewer.language))
                .collect(),
        })
    });
    Ok(views.take(2).collect())
}

fn article_of(first: &First) -> Option<news::ArticleId> {
    if let First::Reported { article, .. } = first { *article } else { None }
}
