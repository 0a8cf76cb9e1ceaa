//! Whose text a report is, and who was first: the decisions of crate `wire` over what the store holds.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use news::{ArticleId, TitleId};
use store::{Carrier, Cited, Cursor, List, ReportRow, RevisionText, Store};
use wire::copies::ReportId;
use wire::direction;
use wire::first::{Candidate, Citation, Manner, Member, first, own_article};
use wire::names::Names;

/// Articles of a cited outlet that are looked at for the one that is meant.
const CANDIDATES: i64 = 80;
const HOUR_US: i64 = 3_600 * 1_000_000;
/// The cited article is not older than this before the citing one.
const BEFORE_US: i64 = 72 * HOUR_US;
/// It may have been seen later than the one that cites it.
const AFTER_US: i64 = 3 * HOUR_US;

/// The citations of a text, each with the article that is meant where it is surely known: by a link, or as the only article
/// of the outlet on the same matter.
pub async fn cited(
    store: &Store,
    names: &Names,
    text: &RevisionText,
    citations: &[Citation],
) -> Result<Vec<Cited>, store::Error> {
    let mut by_link: HashMap<&str, ArticleId> = HashMap::new();
    for citation in citations.iter().filter(|citation| citation.manner == Manner::Links) {
        if let Some(article) = store.article_at(titles(names, citation), &citation.fragment).await? {
            by_link.insert(&citation.outlet, article);
        }
    }
    let mut cited = Vec::with_capacity(citations.len());
    for citation in citations {
        let mut article = by_link.get(citation.outlet.as_str()).copied();
        if article.is_none() && citation.manner == Manner::First {
            article = alike(store, titles(names, citation), text).await?;
        }
        cited.push(Cited { citation: citation.clone(), article: article.filter(|article| *article != text.article) });
    }
    Ok(cited)
}

fn titles<'n>(names: &'n Names, citation: &Citation) -> &'n [TitleId] {
    names.by_name(&citation.name).map_or(&[], |outlet| outlet.titles.as_slice())
}

/// The article of `titles` on the matter of `text`, of those that appeared around it.
async fn alike(store: &Store, titles: &[TitleId], text: &RevisionText) -> Result<Option<ArticleId>, store::Error> {
    if titles.is_empty() {
        return Ok(None);
    }
    let until = Cursor { sort_us: text.first_seen_us.saturating_add(AFTER_US), id: ArticleId(i64::MAX) };
    let cards = store.list(&List::Titles(titles.to_vec()), Some(until), CANDIDATES).await?;
    let near = |sort_us: i64| sort_us >= text.first_seen_us.saturating_sub(BEFORE_US);
    let candidates: Vec<Candidate<'_>> = cards
        .iter()
        .filter(|card| near(card.sort_us) && card.id != text.article)
        .map(|card| Candidate { article: card.id, headline: &card.headline, summary: &card.summary })
        .collect();
    Ok(own_article(&text.text, &candidates))
}

/// The rows of reports, given their articles.
pub async fn rows(
    store: &Store,
    names: &Names,
    reports: &BTreeMap<ReportId, BTreeMap<ArticleId, Carrier>>,
) -> Result<Vec<ReportRow>, store::Error> {
    let named: BTreeSet<ArticleId> = reports
        .values()
        .flat_map(BTreeMap::values)
        .flat_map(|carrier| &carrier.first_cited)
        .filter_map(|cited| cited.article)
        .collect();
    let named: Vec<ArticleId> = named.into_iter().collect();
    let named = if named.is_empty() { Vec::new() } else { store.carriers_among(&named).await? };
    Ok(reports.iter().map(|(report, carriers)| row(*report, carriers, &named, names)).collect())
}

fn row(report: ReportId, carriers: &BTreeMap<ArticleId, Carrier>, named: &[Carrier], names: &Names) -> ReportRow {
    let standing: Vec<&Carrier> = carriers.values().filter(|carrier| !carrier.withdrawn).collect();
    let titles: BTreeSet<TitleId> = standing.iter().map(|carrier| carrier.title).collect();
    let count = |count: usize| i32::try_from(count).unwrap_or(i32::MAX);
    // Who took the text back still is its source.
    let all: Vec<direction::Carrier<'_>> = carriers.values().map(carrier).collect();
    ReportRow {
        id: report,
        stands: !carriers.is_empty(),
        articles: count(standing.len()),
        titles: count(titles.len()),
        source: direction::source(&all, names),
        first: who_was_first(&standing, named, names),
    }
}

fn carrier(carrier: &Carrier) -> direction::Carrier<'_> {
    direction::Carrier {
        article: carrier.article,
        title: carrier.title,
        at_us: carrier.first_seen_us,
        published_us: carrier.published_us,
        words: u32::try_from(carrier.words).unwrap_or_default(),
        claims: &carrier.claims,
    }
}

/// Who was first by what the articles of a report say; the articles that they mean are asked too.
fn who_was_first(standing: &[&Carrier], named: &[Carrier], names: &Names) -> wire::first::First {
    let meant: BTreeSet<ArticleId> =
        standing.iter().flat_map(|carrier| &carrier.first_cited).filter_map(|cited| cited.article).collect();
    if standing.iter().all(|carrier| carrier.first_cited.is_empty()) {
        return wire::first::First::Unknown;
    }
    let others = named.iter().filter(|carrier| meant.contains(&carrier.article) && !carrier.withdrawn);
    let others = others.filter(|other| standing.iter().all(|carrier| carrier.article != other.article));
    let all: Vec<(&Carrier, Vec<Citation>)> = standing
        .iter()
        .copied()
        .chain(others)
        .map(|carrier| (carrier, carrier.first_cited.iter().map(|cited| cited.citation.clone()).collect()))
        .collect();
    let members: Vec<Member<'_>> = all
        .iter()
        .map(|(carrier, citations)| Member {
            article: carrier.article,
            title: carrier.title,
            report: carrier.report,
            at_us: carrier.first_seen_us,
            published_us: carrier.published_us,
            claims: &carrier.claims,
            citations,
        })
        .collect();
    first(&members, names)
}
