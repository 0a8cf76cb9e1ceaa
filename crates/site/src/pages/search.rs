//! Searching: a form, what was found, how it spreads, and the searches that one keeps.

use std::collections::HashMap;

use askama::Template;
use axum::Form;
use axum::extract::{Query as Asked, State};
use axum::response::{IntoResponse, Redirect, Response};
use news::{ArticleId, TitleId};
use search::{Extracts, Found, Order, Query, Snippet, Sources, Wanted};
use serde::Deserialize;
use store::SavedSearch;

use crate::app::{App, SearchEngines};
use crate::cards::{CardView, Viewer};
use crate::catalogue::Catalogue;
use crate::countries::language_name;
use crate::destination::encoded;
use crate::frame::Frame;
use crate::language::Language;
use crate::preferences::Preferences;
use crate::respond::Page;
use crate::session::SignedIn;
use crate::wishes::Wishes;
use crate::{CachePolicy, Error, Wall};

/// Articles on a page.
const PAGE_LENGTH: usize = 20;
/// Pages that can be turned to; who has not found it by then needs other words.
const LAST_PAGE: usize = 50;
/// Lines of each facet.
const FACET_LINES: usize = 8;
/// Characters of an extract.
const EXTRACT: usize = 240;
/// Searches that one reader may keep.
const MOST_SAVED: usize = 100;
/// What one saved is looked up in the index by so many ids at most.
const MOST_KEPT: i64 = 20_000;

#[derive(Template)]
#[template(path = "search.html")]
pub(crate) struct SearchPage {
    pub frame: Frame,
    pub query: String,
    pub by_time: bool,
    /// The same search in the other order.
    pub other_order: String,
    pub problems: Vec<String>,
    /// "1,234 articles"; `None` where nothing was asked for.
    pub total: Option<String>,
    pub results: Vec<ResultView>,
    pub facets: Vec<FacetView>,
    pub older: Option<String>,
    pub newer: Option<String>,
    /// How many articles can be searched.
    pub searched: String,
    pub signed_in: bool,
    pub saved: Vec<SavedView>,
    /// Whether this search is kept already.
    pub is_saved: bool,
}

impl Page for SearchPage {
    const POLICY: CachePolicy = CachePolicy::Private;
}

/// A found article.
pub(crate) struct ResultView {
    pub card: CardView,
    pub headline: Snippet,
    pub extract: Option<Snippet>,
}

/// How what was found spreads over titles, sections or languages.
pub(crate) struct FacetView {
    pub name: &'static str,
    pub lines: Vec<FacetLine>,
}

/// One of them, with the search that keeps only it.
pub(crate) struct FacetLine {
    pub name: String,
    pub count: String,
    pub href: String,
}

/// A search that the reader keeps.
pub(crate) struct SavedView {
    pub id: i64,
    pub name: String,
    pub href: String,
}

impl From<SavedSearch> for SavedView {
    fn from(saved: SavedSearch) -> Self {
        Self { id: saved.id, href: address(&saved.query, true, 1), name: saved.name }
    }
}

/// What the address says.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    q: String,
    order: String,
    page: String,
}

fn address(query: &str, by_time: bool, page: usize) -> String {
    let order = if by_time { "&order=time" } else { "" };
    let page = if page > 1 { format!("&page={page}") } else { String::new() };
    format!("/search?q={}{order}{page}", encoded(query))
}

/// Searches the index on a thread where it keeps nobody waiting.
pub(crate) async fn found(
    app: &App,
    reader: Option<&SignedIn>,
    catalogue: &Catalogue,
    query: &Query,
    order: Order,
    (offset, limit): (usize, usize),
) -> Result<Found, Error> {
    if query.is_empty() {
        return Ok(Found::default());
    }
    let index = app.settings.search.clone().ok_or_else(|| Error::NoSearch("no index is open".to_owned()))?;
    let saved: Vec<ArticleId> = match reader {
        Some(reader) if query.asks_for_saved() => {
            let kept = app.store.saved(reader.account.id, None, MOST_KEPT).await?;
            kept.into_iter().map(|kept| kept.card.id).collect()
        }
        _ => Vec::new(),
    };
    let (query, now_us) = (query.clone(), news::to_micros(app.now()));
    let sources = sources(app, reader, catalogue).await?;
    tokio::task::spawn_blocking(move || {
        let (query, sources, saved) = (&query, &sources, saved.as_slice());
        index.find(&Wanted { query, order, sources, saved, now_us, offset, limit })
    })
    .await
    .map_err(|error| Error::Broken(error.to_string()))?
    .map_err(Error::from)
}

/// The titles as whoever asks searches them: what a reader brought is found by its subscribers.
async fn sources(app: &App, reader: Option<&SignedIn>, catalogue: &Catalogue) -> Result<Sources, Error> {
    let mut sources = Sources::of(catalogue.all());
    if let Some(reader) = reader
        && catalogue.all().iter().any(news::Title::is_private)
    {
        let subscriptions = app.store.subscriptions(reader.account.id).await?;
        for source in &mut sources.0 {
            let is_own = catalogue.get(source.id).is_some_and(news::Title::is_private);
            source.enabled |= is_own && subscriptions.iter().any(|one| one.title == source.id);
        }
    }
    Ok(sources)
}

/// `/search?q=&order=&page=`
pub(crate) async fn search(
    State(app): State<App>,
    reader: Option<SignedIn>,
    preferences: Preferences,
    Asked(typed): Asked<Typed>,
) -> Result<Response, Error> {
    let text = typed.q.trim();
    let by_time = typed.order == "time";
    let page = typed.page.parse::<usize>().unwrap_or(1).clamp(1, LAST_PAGE);
    let catalogue = app.titles().await?;
    let query = Query::parse(text, app.now(), &app.settings.time_zone);
    let order = if by_time { Order::Time } else { Order::Relevance };
    let window = ((page - 1) * PAGE_LENGTH, PAGE_LENGTH);
    let found = found(&app, reader.as_ref(), &catalogue, &query, order, window).await?;
    let saved = match &reader {
        Some(reader) => app.store.saved_searches(reader.account.id).await?,
        None => Vec::new(),
    };
    if let (Some(reader), Some(kept)) = (&reader, saved.iter().find(|saved| saved.query == text)) {
        app.store.look_at_search(reader.account.id, kept.id, news::to_micros(app.now())).await?;
    }
    let mut problems = query.problems.clone();
    if reader.is_none() && query.asks_for_saved() {
        problems.push(preferences.speaks().say("saved-sign-in").into_owned());
    }
    let turned = |page: usize| address(text, by_time, page);
    let wishes = match &reader {
        Some(reader) => Wishes::of(&app.store, reader.account.id, news::to_micros(app.now())).await?,
        None => Wishes::default(),
    };
    let viewer = Viewer::new(&app, &catalogue).under(&wishes).of_own().speaking(preferences.speaks());
    let results = results(&app, &viewer, &query, &found).await?;
    let has_more = found.total > (page * PAGE_LENGTH) as u64 && page < LAST_PAGE;
    SearchPage {
        frame: frame(&app, preferences, text).hiding(viewer.hidden()),
        by_time,
        other_order: address(text, !by_time, 1),
        problems,
        total: (!query.is_empty()).then(|| preferences.speaks().count("counts-articles", number(found.total))),
        results,
        facets: facets(&catalogue, &found, text, by_time, preferences.speaks()),
        older: has_more.then(|| turned(page + 1)),
        newer: (page > 1).then(|| turned(page - 1)),
        searched: preferences.speaks().number(number(searched(&app, &catalogue))),
        signed_in: reader.is_some(),
        is_saved: saved.iter().any(|saved| saved.query == text),
        saved: saved.into_iter().map(SavedView::from).collect(),
        query: text.to_owned(),
    }
    .respond()
}

fn frame(app: &App, preferences: Preferences, text: &str) -> Frame {
    let frame = Frame::new(app, preferences, title(text, preferences.speaks()), "/search");
    if text.is_empty() {
        return frame;
    }
    let frame = match app.settings.search_engines {
        // What a search finds is another page for each word.
        SearchEngines::All => Frame { canonical: format!("{}?q={}", frame.canonical, encoded(text)), ..frame },
        _ => frame.hidden_from_search(),
    };
    frame.with_feeds("search", &format!("q={}", encoded(text)))
}

fn title(text: &str, speaks: Language) -> String {
    if text.is_empty() {
        return speaks.say("search").into_owned();
    }
    speaks.name("search-title", &crate::cards::shorten(text, 60))
}

/// How many articles of titles for everyone can be searched.
fn searched(app: &App, catalogue: &Catalogue) -> u64 {
    let off: Vec<TitleId> = catalogue.all().iter().filter(|title| !title.enabled).map(|title| title.id).collect();
    app.settings.search.as_ref().map_or(0, |index| index.articles().saturating_sub(index.articles_of(&off)))
}

fn number(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// The found articles with their extracts, in the order in which they were found.
async fn results(app: &App, viewer: &Viewer<'_>, query: &Query, found: &Found) -> Result<Vec<ResultView>, Error> {
    let ids: Vec<ArticleId> = found.hits.iter().map(|hit| hit.article).collect();
    let cards = app.store.cards(&ids).await?;
    let texts: HashMap<ArticleId, _> =
        app.store.article_texts(&ids).await?.into_iter().map(|text| (text.id, text)).collect();
    let mut extracts = Extracts::of(query);
    let mut results = Vec::with_capacity(ids.len());
    for id in &ids {
        // Withdrawn since it was indexed.
        let Some(card) = cards.iter().find(|card| card.id == *id) else { continue };
        let Some(mut view) = viewer.view(card) else { continue };
        let headline = extracts.mark(&card.headline, &card.language);
        // An extract is a part of the text: it is looked for in what everyone may see.
        let characters = viewer.titles.characters_for_all(card, viewer.now);
        let seen = texts.get(id).map(|text| Wall::cut_text(&text.article.body_text, characters));
        let extract = seen.and_then(|text| extracts.extract(&text, &card.language, EXTRACT));
        view.reasons = vec![viewer.language.say(because(&headline, extract.as_ref())).into_owned()];
        results.push(ResultView { card: view, headline, extract });
    }
    Ok(results)
}

/// The message that says why an article was found.
fn because(headline: &Snippet, extract: Option<&Snippet>) -> &'static str {
    let is_marked = |snippet: &Snippet| snippet.pieces.iter().any(|piece| piece.marked);
    match (is_marked(headline), extract.is_some_and(is_marked)) {
        (true, true) => "because-found-both",
        (true, false) => "because-found-headline",
        (false, true) => "because-found-text",
        (false, false) => "because-found-otherwise",
    }
}

fn facets(catalogue: &Catalogue, found: &Found, text: &str, by_time: bool, speaks: Language) -> Vec<FacetView> {
    let narrowed = |part: String| address(&format!("{text} {part}"), by_time, 1);
    let line = |name: String, count: u64, part: String| FacetLine {
        name,
        count: speaks.number(number(count)),
        href: narrowed(part),
    };
    let facets = &found.facets;
    let titles = facets.titles.iter().filter_map(|(id, count)| {
        let title = catalogue.get(*id)?;
        Some(line(title.listing.name.clone(), *count, format!("source:{}", title.listing.slug)))
    });
    let sections = facets.sections.iter().map(|(section, count)| {
        line(
            speaks.say(&format!("section-{}", section.as_str())).into_owned(),
            *count,
            format!("topic:{}", section.as_str()),
        )
    });
    let languages = facets
        .languages
        .iter()
        .map(|(code, count)| line(language_name(code, speaks).to_owned(), *count, format!("lang:{code}")));
    let all: [(&'static str, Vec<FacetLine>); 3] = [
        ("titles", titles.take(FACET_LINES).collect()),
        ("sections", sections.take(FACET_LINES).collect()),
        ("languages", languages.take(FACET_LINES).collect()),
    ];
    all.into_iter().filter(|(_, lines)| lines.len() > 1).map(|(name, lines)| FacetView { name, lines }).collect()
}

/// The form that keeps a search.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct SaveForm {
    q: String,
    name: String,
}

/// `POST /search/save`
pub(crate) async fn save_search(
    State(app): State<App>,
    reader: SignedIn,
    Form(form): Form<SaveForm>,
) -> Result<Response, Error> {
    let query: String = form.q.trim().chars().take(500).collect();
    let name: String = form.name.chars().filter(|c| !c.is_control()).take(80).collect();
    let name = if name.trim().is_empty() { crate::cards::shorten(&query, 60) } else { name.trim().to_owned() };
    if query.is_empty() {
        return Err(Error::Form("form-search-first"));
    }
    let account = reader.account.id;
    if app.store.saved_searches(account).await?.len() >= MOST_SAVED {
        return Err(Error::Form("form-searches"));
    }
    app.store.save_search(account, &name, &query, news::to_micros(app.now())).await?;
    Ok(Redirect::to(&address(&query, true, 1)).into_response())
}

/// The form of one kept search.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Which {
    search: i64,
}

/// `POST /search/forget`
pub(crate) async fn forget_search(
    State(app): State<App>,
    reader: SignedIn,
    Form(Which { search }): Form<Which>,
) -> Result<Response, Error> {
    app.store.forget_search(reader.account.id, search).await?;
    Ok(Redirect::to("/search").into_response())
}
