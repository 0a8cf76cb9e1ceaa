//! The story page: every report on one event, ordered and folded, with who was first, what only one of them says, and what
//! happened before.

mod bars;
mod prominence;
mod reports;
mod texts;

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use news::{ArticleId, Section};
use store::{Card, FollowKind, StoryArticle, StoryRow, Tie};
use stories::StoryId;

use crate::app::App;
use crate::cards::{CardView, Speech, StoryBadge, TitleView, Viewer};
use crate::frame::Frame;
use crate::language::Language;
use crate::preferences::Preferences;
use crate::reasons::ties;
use crate::respond::Page;
use crate::session::SignedIn;
use crate::story_address::{page_href, short, story_href, story_location};
use crate::wishes::Muting;
use crate::words::Moment;
use crate::{CachePolicy, Error};

pub(crate) use bars::Bars;
pub(crate) use prominence::Prominence;
pub(crate) use reports::{FirstView, ReportView};
pub(crate) use texts::QuoteView;

/// Articles of a story that its page reads.
const ARTICLES: i64 = 400;
/// Related stories shown.
const RELATED: usize = 5;
/// Earlier stories of the storyline shown.
pub(crate) const BEFORE: usize = 8;

/// A story.
#[derive(Template)]
#[template(path = "story.html")]
pub(crate) struct StoryPage {
    pub frame: Frame,
    pub head: Head,
    pub first: Vec<FirstView>,
    pub reports: Vec<ReportView>,
    /// Articles beyond those that the page reads.
    pub more: usize,
    pub bars: Option<Bars>,
    pub prominence: Option<Prominence>,
    pub quotes: Vec<QuoteView>,
    pub before: Vec<StoryLink>,
    pub related: Vec<StoryLink>,
    pub parts: Vec<StoryLink>,
    pub split_from: Option<StoryLink>,
    /// How whoever is signed in stands to it; `None` for everyone else.
    pub visit: Option<Visit>,
}

/// How a reader stands to a story.
#[derive(Clone, Debug)]
pub(crate) struct Visit {
    /// "3 new reports since you were here on Thursday 26 November, 08:12"; empty for none, and at the first visit.
    pub new: String,
    pub follows: bool,
    pub value: i64,
}

impl Page for StoryPage {
    const POLICY: CachePolicy = CachePolicy::NEWS;
}

/// What stands above the reports.
#[derive(Clone, Debug)]
pub(crate) struct Head {
    pub headline: String,
    /// The article whose headline it is; `None` where an editor named the story.
    pub lead: Option<CardView>,
    pub named: bool,
    pub language: String,
    pub standfirst: String,
    pub section_name: Option<String>,
    pub section_href: String,
    pub section: &'static str,
    pub picture: Option<CardView>,
    pub picture_credit: Option<String>,
    /// "31 titles", "4 independent reports" ...
    pub counts: Vec<String>,
    pub opened: Moment,
    pub opened_words: String,
    pub newest: Moment,
    pub countries: Vec<String>,
    pub owners: Vec<String>,
    pub languages: Vec<String>,
}

impl Head {
    /// `lang` and `dir` of the headline.
    pub fn speech(&self) -> Speech<'_> {
        Speech::of(&self.language)
    }
}

/// Another story.
#[derive(Clone, Debug)]
pub(crate) struct StoryLink {
    pub id: StoryId,
    pub href: String,
    pub headline: String,
    pub language: String,
    pub counts: String,
    pub time: Moment,
    pub because: Vec<String>,
}

impl StoryLink {
    /// `lang` and `dir` of the headline.
    pub fn speech(&self) -> Speech<'_> {
        Speech::of(&self.language)
    }
}

/// `/story/{slug}-{id}`
pub(crate) async fn story(
    State(app): State<App>,
    Path(name): Path<String>,
    reader: Option<SignedIn>,
    Muting(muting): Muting,
    preferences: Preferences,
) -> Result<Response, Error> {
    let id = id_of(&name).ok_or(Error::StoryNotFound)?;
    let story = app.store.story(id).await?.ok_or(Error::StoryNotFound)?;
    if let Some(into) = story.forwards_to {
        // For now, not for ever: an editor may take the merge back.
        let into = app.store.story(into).await?.ok_or(Error::StoryNotFound)?;
        return Ok(Redirect::temporary(&story_location(&into)).into_response());
    }
    if story.alone.is_none() && name != format!("{}-{}", story.slug, short(story.id)) {
        return Ok(Redirect::permanent(&story_location(&story)).into_response());
    }
    let mut articles = app.store.story_articles(id, ARTICLES).await?;
    let read = i64::try_from(articles.len()).unwrap_or(i64::MAX);
    let wishes = muting.unwrap_or_default().but_story(id);
    let catalogue = app.titles().await?;
    let viewer = Viewer::new(&app, &catalogue).under(&wishes).speaking(preferences.speaks());
    articles.retain(|article| viewer.shows(&article.card));
    if articles.is_empty() {
        return Err(if viewer.hidden() > 0 { Error::StoryMuted } else { Error::StoryEmpty });
    }
    if story.alone.is_some() {
        // For now: with its second article it has a page of its own.
        if let Some(reader) = &reader {
            app.store.visit_story(reader.account.id, id, news::to_micros(app.now())).await?;
        }
        return Ok(Redirect::temporary(&story_location(&story)).into_response());
    }
    let frame = Frame::new(&app, preferences, "", &page_href(&story));
    let head = head(&story, &articles, &viewer, frame.edition).ok_or(Error::StoryEmpty)?;
    let frame = Frame { title: head.headline.clone(), section: Section::from_word(head.section), ..frame };
    let rows = app.store.reports(&reports::of(&articles)).await?;
    let first = reports::first(&app, &rows, &viewer).await?;
    let mut reports = reports::views(&articles, &rows, &viewer);
    let visit = visit(&app, reader.as_ref(), id, &articles, &mut reports, preferences.speaks()).await?;
    let quotes = texts::only_here(&app, &articles, &viewer).await?;
    let bars = Bars::of(&articles, &viewer);
    let prominence = prominence::prominence(&app, &story, &articles, &viewer).await?;
    let parts =
        links(&app, app.store.parts_of(id).await?.iter().map(|part| (part.id, Vec::new())).collect(), 20, &viewer)
            .await?;
    let split_from = story.split_from.map(|from| (from, Vec::new())).into_iter().collect();
    let split_from = links(&app, split_from, 1, &viewer).await?.into_iter().next();
    let before = links(&app, app.store.tied(id, Tie::Storyline).await?, BEFORE, &viewer).await?;
    let related = links(&app, app.store.tied(id, Tie::Related).await?, RELATED, &viewer).await?;
    let more = i64::from(story.articles) - read;
    let frame = frame.hiding(viewer.hidden());
    StoryPage {
        frame,
        head,
        first,
        reports,
        more: usize::try_from(more).unwrap_or(0),
        bars,
        prominence,
        quotes,
        before,
        related,
        parts,
        split_from,
        visit,
    }
    .respond()
}

/// Marks the reports that came since the reader was here, and notes that they are here now.
async fn visit(
    app: &App,
    reader: Option<&SignedIn>,
    story: StoryId,
    articles: &[StoryArticle],
    reports: &mut [ReportView],
    speaks: Language,
) -> Result<Option<Visit>, Error> {
    let Some(reader) = reader else { return Ok(None) };
    let account = reader.account.id;
    let mut new = String::new();
    if let Some(last_us) = app.store.visited_story(account, story).await? {
        let is_new = |id: &str| {
            articles.iter().any(|article| article.card.first_seen_us > last_us && article.card.id.to_string() == id)
        };
        let mut reports_new = 0;
        for report in reports {
            report.is_new = is_new(&report.card.id);
            reports_new += i64::from(report.is_new);
        }
        if reports_new > 0 {
            let last = speaks.day_and_time(last_us, &app.settings.time_zone);
            new = speaks.count_of("new-reports", reports_new, &last);
        }
    }
    let follows = app.store.follows(account).await?;
    let value = story.0.to_string();
    let follows = follows.iter().any(|follow| follow.kind == FollowKind::Story && follow.value == value);
    app.store.visit_story(account, story, news::to_micros(app.now())).await?;
    Ok(Some(Visit { new, follows, value: story.0 }))
}

/// Says on each card how many titles tell its story, where several do.
pub(crate) async fn tell_stories(
    app: &App,
    views: Vec<&mut CardView>,
    cards: &[Card],
    language: Language,
) -> Result<(), Error> {
    let story_of: HashMap<String, StoryId> =
        cards.iter().filter_map(|card| Some((card.id.to_string(), card.story?))).collect();
    let mut wanted: Vec<StoryId> = views.iter().filter_map(|view| story_of.get(&view.id).copied()).collect();
    wanted.sort_unstable();
    wanted.dedup();
    if wanted.is_empty() {
        return Ok(());
    }
    let rows: HashMap<StoryId, StoryRow> =
        app.store.stories(&wanted).await?.into_iter().map(|row| (row.id, row)).collect();
    for view in views {
        let row = story_of.get(&view.id).and_then(|story| rows.get(story));
        view.story = row
            .filter(|row| row.titles > 1)
            .map(|row| StoryBadge { href: story_href(row), counts: language.story_counts(row.titles, row.reports) });
    }
    Ok(())
}

pub(crate) fn id_of(name: &str) -> Option<StoryId> {
    let ArticleId(id) = name.trim_end_matches('/').rsplit('-').next()?.parse().ok()?;
    Some(StoryId(id))
}

fn head(
    story: &StoryRow,
    articles: &[StoryArticle],
    viewer: &Viewer<'_>,
    edition: &'static news::Edition,
) -> Option<Head> {
    let lead = articles.iter().find(|article| article.card.id == story.lead).or_else(|| articles.first())?;
    let pictured = std::iter::once(lead).chain(articles).find(|article| article.card.picture_url.is_some());
    let section = section(articles);
    let titles: Vec<&news::Title> =
        articles.iter().filter_map(|article| viewer.titles.get(article.card.title)).collect();
    let seen = viewer.titles.get(lead.card.title).map(|title| viewer.titles.summary(&lead.card, title, viewer.now))?;
    let speaks = viewer.language;
    let mut counts = vec![
        speaks.count("counts-titles", story.titles.into()),
        speaks.count("counts-reports", story.reports.max(1).into()),
    ];
    if story.countries > 1 {
        counts.push(speaks.count("counts-countries", story.countries.into()));
    }
    if story.languages > 1 {
        counts.push(speaks.count("counts-languages", story.languages.into()));
    }
    Some(Head {
        headline: story.name.clone().unwrap_or_else(|| lead.card.headline.clone()),
        named: story.name.is_some(),
        language: lead.card.language.clone(),
        standfirst: crate::cards::shorten(&seen, 320),
        lead: viewer.view(&lead.card),
        section_name: section.map(|section| viewer.language.section(section, edition)),
        section_href: section.map(|section| format!("/section/{}", section.as_str())).unwrap_or_default(),
        section: section.map_or("", Section::as_str),
        picture_credit: pictured.and_then(|article| article.card.picture_credit.clone()),
        picture: pictured.and_then(|article| viewer.view(&article.card)),
        counts,
        opened: Moment::said(speaks, story.opened_us, viewer.now, viewer.zone),
        opened_words: speaks.day_and_time(story.opened_us, viewer.zone),
        newest: Moment::said(speaks, story.newest_us, viewer.now, viewer.zone),
        countries: distinct(
            titles.iter().map(|title| crate::countries::country_name(&title.listing.country, speaks).to_owned()),
        ),
        owners: distinct(titles.iter().filter_map(|title| title.listing.owner.clone())),
        languages: distinct(
            articles
                .iter()
                .filter(|article| !article.card.language.is_empty())
                .map(|article| crate::countries::language_name(&article.card.language, speaks).to_owned()),
        ),
    })
}

/// The section that most of its articles are in.
fn section(articles: &[StoryArticle]) -> Option<Section> {
    let counted = |section: Section| articles.iter().filter(|article| article.card.section == Some(section)).count();
    let most = Section::ALL.into_iter().rev().max_by_key(|section| counted(*section))?;
    (counted(most) > 0).then_some(most)
}

/// Each once, the most frequent first, then in the order of the alphabet.
fn distinct(words: impl Iterator<Item = String>) -> Vec<String> {
    let mut counts: std::collections::BTreeMap<String, usize> = std::collections::BTreeMap::new();
    for word in words {
        *counts.entry(word).or_default() += 1;
    }
    let mut words: Vec<(String, usize)> = counts.into_iter().collect();
    words.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    words.into_iter().map(|(word, _)| word).collect()
}

/// Links to other stories, in their order; what forwards is followed, and what is empty is left out.
pub(crate) async fn links(
    app: &App,
    others: Vec<(StoryId, Vec<stories::Reason>)>,
    most: usize,
    viewer: &Viewer<'_>,
) -> Result<Vec<StoryLink>, Error> {
    let ids: Vec<StoryId> = others.iter().map(|(story, _)| *story).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut rows = app.store.stories(&ids).await?;
    let forwards: Vec<StoryId> = rows.iter().filter_map(|row| row.forwards_to).collect();
    if !forwards.is_empty() {
        rows.extend(app.store.stories(&forwards).await?);
    }
    let leads: Vec<ArticleId> = rows.iter().map(|row| row.lead).collect();
    let leads = app.store.cards(&leads).await?;
    let mut shown = Vec::new();
    let mut links = Vec::new();
    for (story, because) in others {
        let find = |id: StoryId| rows.iter().find(|row| row.id == id);
        let Some(row) = find(story).and_then(|row| row.forwards_to.map_or(Some(row), find)) else { continue };
        let Some(lead) = leads.iter().find(|card| card.id == row.lead) else { continue };
        if shown.contains(&row.id) || row.articles == 0 || links.len() >= most || !viewer.shows(lead) {
            continue;
        }
        shown.push(row.id);
        links.push(StoryLink {
            id: row.id,
            href: story_href(row),
            headline: row.name.clone().unwrap_or_else(|| lead.headline.clone()),
            language: lead.language.clone(),
            counts: viewer.language.story_counts(row.titles, row.reports),
            time: Moment::said(viewer.language, row.newest_us, viewer.now, viewer.zone),
            because: ties(&because, viewer.language),
        });
    }
    Ok(links)
}

/// The title of an article as lists show it.
fn title_of(article: &StoryArticle, viewer: &Viewer<'_>) -> Option<TitleView> {
    viewer.titles.get(article.card.title).map(TitleView::new)
}
