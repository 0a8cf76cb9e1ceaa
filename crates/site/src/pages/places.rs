//! Why everything stands where it stands: the whole ranked list of an edition with the reasons of each place, as of now or of a past time.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use http::HeaderMap;
use serde::Deserialize;

use crate::app::App;
use crate::cache::Key;
use crate::cards::{CardView, Viewer};
use crate::frame::Frame;
use crate::language::Language;
use crate::pages::front::{Ranked, ranked, ranked_at};
use crate::preferences::Preferences;
use crate::respond::{Page, from_memory};
use crate::wishes::{Muting, Wishes};
use crate::{CachePolicy, Error};

/// Places shown.
const PLACES: usize = 200;

#[derive(Template)]
#[template(path = "places.html")]
pub(crate) struct PlacesPage {
    pub frame: Frame,
    pub places: Vec<Place>,
    /// The name of the edition.
    pub edition: &'static str,
    /// Where the form leads.
    pub href: String,
    /// The past time that was asked about, as the form writes it; empty for now.
    pub at: String,
    /// What editors hold back from the list now, with since when.
    pub held: Vec<(CardView, String)>,
    /// When the list that is shown was made, where a past time was asked about; empty where there is none.
    pub made: String,
}

impl Page for PlacesPage {
    const POLICY: CachePolicy = CachePolicy::NEWS;
}

/// An article with its score.
pub(crate) struct Place {
    pub card: CardView,
    pub score: String,
}

/// What is asked.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct AsOf {
    /// A past time: `2026-11-26T08:00` on the site's clock, or with a zone.
    at: Option<String>,
}

impl AsOf {
    /// The time in microseconds; `None` where none was asked for.
    fn at_us(&self, zone: &jiff::tz::TimeZone) -> Result<Option<i64>, Error> {
        let Some(text) = self.at.as_deref().map(str::trim).filter(|text| !text.is_empty()) else { return Ok(None) };
        let zoned = text.parse::<news::Timestamp>().ok();
        let local = || {
            text.parse::<jiff::civil::DateTime>().ok()?.to_zoned_datetime(zone.clone()).ok().map(|at| at.timestamp())
        };
        zoned.or_else(local).map(|at| Some(news::to_micros(at))).ok_or(Error::Form("form-time"))
    }
}

/// `/why/{edition}`, with `?at=` as of a past time.
pub(crate) async fn places(
    State(app): State<App>,
    Path(slug): Path<String>,
    Query(as_of): Query<AsOf>,
    Muting(muting): Muting,
    preferences: Preferences,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let edition = news::edition(&slug).ok_or(Error::SectionNotFound)?;
    let path = format!("/why/{slug}");
    if let Some(at_us) = as_of.at_us(&app.settings.time_zone)? {
        let catalogue = app.titles().await?;
        let (made_us, mut ranked) = ranked_at(&app, &catalogue, edition, at_us).await?;
        if let Some(wishes) = &muting {
            ranked.hidden = wishes.take_hidden(&mut ranked.cards);
        }
        let made = if made_us > 0 {
            preferences.speaks().day_and_time(made_us, &app.settings.time_zone)
        } else {
            String::new()
        };
        let at = news::from_micros(at_us).to_zoned_datetime(app.settings.time_zone.clone());
        return PlacesPage {
            places: views(&app, &catalogue, &ranked, preferences.speaks()),
            frame: Frame::new(&app, preferences, preferences.speaks().say("why-is-this-here"), &path)
                .in_edition(&app, edition)
                .hidden_from_search()
                .hiding(ranked.hidden),
            edition: edition.name,
            held: Vec::new(),
            href: path,
            at: at.strftime("%Y-%m-%dT%H:%M").to_string(),
            made,
        }
        .respond();
    }
    if let Some(wishes) = muting {
        return as_of_now(&app, preferences, edition, path, &wishes).await?.respond();
    }
    let key = Key { path: path.clone(), preferences };
    from_memory(&app, key, &headers, move |app: App| async move {
        Ok((as_of_now(&app, preferences, edition, path, &Wishes::default()).await?, true))
    })
    .await
}

async fn as_of_now(
    app: &App,
    preferences: Preferences,
    edition: &'static news::Edition,
    path: String,
    wishes: &Wishes,
) -> Result<PlacesPage, Error> {
    let catalogue = app.titles().await?;
    let titles = catalogue.of_edition(edition, edition.slug == app.settings.default_edition.slug);
    let ranked = ranked(app, &catalogue, edition, &titles, wishes).await?;
    let held = super::picks::held_back(
        app,
        edition,
        &Viewer::new(app, &catalogue).under(wishes).speaking(preferences.speaks()),
    )
    .await?;
    Ok(PlacesPage {
        held,
        places: views(app, &catalogue, &ranked, preferences.speaks()),
        frame: Frame::new(app, preferences, preferences.speaks().say("why-is-this-here"), &path)
            .in_edition(app, edition)
            .hidden_from_search()
            .hiding(ranked.hidden),
        edition: edition.name,
        href: path,
        at: String::new(),
        made: String::new(),
    })
}

fn views(app: &App, catalogue: &crate::catalogue::Catalogue, ranked: &Ranked, speaks: Language) -> Vec<Place> {
    let viewer = Viewer::new(app, catalogue).speaking(speaks);
    let cards: HashMap<_, _> = ranked.cards.iter().map(|card| (card.id, card)).collect();
    let places = ranked.placed.iter().take(PLACES);
    places
        .filter_map(|placed| {
            Some(Place { card: viewer.placed(placed, &cards)?, score: format!("{:.2}", placed.score) })
        })
        .collect()
}
