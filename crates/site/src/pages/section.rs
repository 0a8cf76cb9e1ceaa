//! One section of an edition's paper.

use std::collections::{HashMap, HashSet};

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use http::HeaderMap;
use news::{ArticleId, Edition, Section, TitleId};
use store::{Card, List};

use crate::app::App;
use crate::cache::Key;
use crate::cards::{CardView, Viewer};
use crate::frame::{Frame, home_edition};
use crate::leading::{Place, merged};
use crate::pages::front::{MAX_OF_ONE_TITLE, Ranked, rank};
use crate::pages::latest::{Before, PAGE_LENGTH, after};
use crate::preferences::Preferences;
use crate::reasons::Rule;
use crate::respond::{Page, from_memory};
use crate::wishes::{Muting, Wishes};
use crate::{CachePolicy, Error};

/// Stories set large at the top of the first page.
const TOP: usize = 5;
/// Articles among which those are looked for.
const CANDIDATES: i64 = 200;
/// [`PAGE_LENGTH`], for counting.
const PAGE: usize = PAGE_LENGTH as usize;

#[derive(Template)]
#[template(path = "section.html")]
pub(crate) struct SectionPage {
    pub frame: Frame,
    pub section: Section,
    pub name: String,
    pub top: Vec<CardView>,
    pub river: Vec<CardView>,
    pub older: Option<String>,
    pub first_page: bool,
}

impl Page for SectionPage {
    const POLICY: CachePolicy = CachePolicy::NEWS;
}

/// `/section/{slug}`
pub(crate) async fn section(
    State(app): State<App>,
    Path(slug): Path<String>,
    Query(before): Query<Before>,
    Muting(muting): Muting,
    preferences: Preferences,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let section = Section::from_word(&slug).ok_or(Error::SectionNotFound)?;
    let edition = match before.edition.as_deref() {
        Some(slug) => news::edition(slug).ok_or(Error::SectionNotFound)?,
        None => home_edition(&app, preferences),
    };
    if let Some(wishes) = muting {
        return make(&app, preferences, section, edition, &before, &wishes).await?.respond();
    }
    if before.is_first_page() {
        let key = Key { path: format!("/section/{slug}?edition={}", edition.slug), preferences };
        return from_memory(&app, key, &headers, move |app: App| async move {
            let page = make(&app, preferences, section, edition, &before, &Wishes::default()).await?;
            let keep = !page.top.is_empty() || !page.river.is_empty();
            Ok((page, keep))
        })
        .await;
    }
    make(&app, preferences, section, edition, &before, &Wishes::default()).await?.respond()
}

async fn make(
    app: &App,
    preferences: Preferences,
    section: Section,
    edition: &'static Edition,
    before: &Before,
    wishes: &Wishes,
) -> Result<SectionPage, Error> {
    let catalogue = app.titles().await?;
    let titles: Vec<TitleId> = catalogue
        .of_edition(edition, edition.slug == app.settings.default_edition.slug)
        .iter()
        .map(|title| title.id)
        .collect();
    let first_page = before.is_first_page();
    let length = if first_page { CANDIDATES } else { PAGE_LENGTH };
    let mut cards = if titles.is_empty() {
        Vec::new()
    } else {
        app.store.list(&List::Section { section, titles }, before.cursor(), length).await?
    };
    let older = cards.get(..PAGE).and_then(after);
    let mut hidden = wishes.take_hidden(&mut cards);
    let here: Vec<ArticleId> = cards.iter().take(PAGE).map(|card| card.id).collect();
    let older = older.map(|before| format!("/section/{}?edition={}&before={before}", section.as_str(), edition.slug));
    let now_us = news::to_micros(app.now());
    let mut ranked = rank(&catalogue, cards, now_us).await?;
    let lead = app.lead_lists.now(&app.store, edition, now_us).await?;
    let mut missing = lead.missing(&app.store, &ranked.cards, &catalogue).await?;
    wishes.take_hidden(&mut missing);
    ranked.cards.extend(missing);
    let leading = merged(&lead, Vec::new(), &ranked.cards, &catalogue);
    let viewer = Viewer::new(app, &catalogue).under(wishes).speaking(preferences.speaks());
    let (top, river) = lay_out(section, &leading, &ranked, &here, &viewer, if first_page { TOP } else { 0 });
    hidden += viewer.hidden();
    let mut frame = Frame::new(app, preferences, "", &format!("/section/{}", section.as_str()))
        .in_edition(app, edition)
        .with_feeds(&format!("section.{}", section.as_str()), &format!("edition={}", edition.slug))
        .in_section(Some(section))
        .hiding(hidden);
    let name = frame.section_name(section);
    frame.title.clone_from(&name);
    Ok(SectionPage { frame, section, name, top, river, older, first_page })
}

/// The best stories for the top (what leads on front pages first), and what the page's own articles (`here`, newest first) bring beside them: articles with a like
/// headline stand once, where the newest of them does.
fn lay_out(
    section: Section,
    leading: &[Place],
    ranked: &Ranked,
    here: &[ArticleId],
    viewer: &Viewer<'_>,
    places: usize,
) -> (Vec<CardView>, Vec<CardView>) {
    let cards: HashMap<ArticleId, &Card> = ranked.cards.iter().map(|card| (card.id, card)).collect();
    let mut of_title: HashMap<TitleId, usize> = HashMap::new();
    let mut top: Vec<CardView> = Vec::new();
    let in_section = |place: &&Place| cards.get(&place.article).is_some_and(|card| card.section == Some(section));
    let mut shown: HashSet<ArticleId> = HashSet::new();
    for placed in leading.iter().filter(in_section).chain(&ranked.placed) {
        if top.len() == places {
            break;
        }
        let Some(card) = cards.get(&placed.article).filter(|card| card.picture_url.is_some()) else { continue };
        if placed.also.iter().chain([&placed.article]).any(|article| shown.contains(article)) {
            continue;
        }
        let of_this = of_title.entry(card.title).or_default();
        if *of_this < MAX_OF_ONE_TITLE
            && let Some(view) = viewer.placed(placed, &cards)
        {
            *of_this += 1;
            shown.extend(placed.also.iter().chain([&placed.article]));
            top.push(view);
        }
    }
    let group: HashMap<ArticleId, &Place> = ranked
        .placed
        .iter()
        .flat_map(|placed| placed.also.iter().chain([&placed.article]).map(move |article| (*article, placed)))
        .collect();
    let mut river = Vec::new();
    for id in here {
        if shown.contains(id) {
            continue;
        }
        let (Some(card), Some(placed)) = (cards.get(id), group.get(id)) else { continue };
        shown.extend(placed.also.iter().chain([&placed.article]));
        if let Some(mut view) = viewer.ruled(card, Rule::OfSection) {
            view.carried_by = placed.carried_by;
            view.told = placed.told;
            river.push(view);
        }
    }
    (top, river)
}
