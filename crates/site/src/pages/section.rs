//! One section of an edition's paper.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use http::HeaderMap;
use news::{Edition, Section, TitleId};
use store::List;

use crate::app::App;
use crate::cache::Key;
use crate::cards::{CardView, Viewer};
use crate::frame::{Frame, home_edition, section_name};
use crate::pages::latest::{Before, PAGE_LENGTH, after};
use crate::preferences::Preferences;
use crate::respond::{Page, from_memory};
use crate::{CachePolicy, Error};

/// Stories set large at the top of the first page.
const TOP: usize = 5;

#[derive(Template)]
#[template(path = "section.html")]
pub(crate) struct SectionPage {
    pub frame: Frame,
    pub section: Section,
    pub name: &'static str,
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
    preferences: Preferences,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let section = Section::from_word(&slug).ok_or(Error::SectionNotFound)?;
    let edition = match before.edition.as_deref() {
        Some(slug) => news::edition(slug).ok_or(Error::SectionNotFound)?,
        None => home_edition(&app, preferences),
    };
    if before.is_first_page() {
        let key = Key { path: format!("/section/{slug}?edition={}", edition.slug), preferences };
        return from_memory(&app, key, &headers, move |app: App| async move {
            let page = make(&app, preferences, section, edition, &before).await?;
            let keep = !page.top.is_empty();
            Ok((page, keep))
        })
        .await;
    }
    make(&app, preferences, section, edition, &before).await?.respond()
}

async fn make(
    app: &App,
    preferences: Preferences,
    section: Section,
    edition: &'static Edition,
    before: &Before,
) -> Result<SectionPage, Error> {
    let catalogue = app.titles().await?;
    let titles: Vec<TitleId> = catalogue
        .of_edition(edition, edition.slug == app.settings.default_edition.slug)
        .iter()
        .map(|title| title.id)
        .collect();
    let cards = if titles.is_empty() {
        Vec::new()
    } else {
        app.store.list(&List::Section { section, titles }, before.cursor(), PAGE_LENGTH).await?
    };
    let viewer = Viewer { titles: &catalogue, signer: &app.signer, now: app.now(), zone: &app.settings.time_zone };
    let mut river = viewer.views(&cards);
    let mut top = Vec::new();
    if before.is_first_page() {
        // The newest stories with pictures open the section; the river keeps the order of time.
        river.sort_by_key(|card| card.picture.is_none());
        top = river.drain(..TOP.min(river.len())).collect();
        river.sort_by(|a, b| b.time.iso.cmp(&a.time.iso));
    }
    let name = section_name(section, edition);
    let frame = Frame::new(app, preferences, name, &format!("/section/{}", section.as_str()))
        .in_edition(app, edition)
        .in_section(Some(section));
    let older =
        after(&cards).map(|before| format!("/section/{}?edition={}&before={before}", section.as_str(), edition.slug));
    Ok(SectionPage { frame, section, name, top, river, older, first_page: before.is_first_page() })
}
