//! Why everything stands where it stands: the whole ranked list of an edition with the reasons of each place.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use http::HeaderMap;

use crate::app::App;
use crate::cache::Key;
use crate::cards::{CardView, Viewer};
use crate::frame::Frame;
use crate::pages::front::ranked;
use crate::preferences::Preferences;
use crate::respond::{Page, from_memory};
use crate::{CachePolicy, Error};

/// Places shown.
const PLACES: usize = 100;

#[derive(Template)]
#[template(path = "places.html")]
pub(crate) struct PlacesPage {
    pub frame: Frame,
    pub places: Vec<Place>,
}

impl Page for PlacesPage {
    const POLICY: CachePolicy = CachePolicy::NEWS;
}

/// An article with its score.
pub(crate) struct Place {
    pub card: CardView,
    pub score: String,
}

/// `/why/{edition}`
pub(crate) async fn places(
    State(app): State<App>,
    Path(slug): Path<String>,
    preferences: Preferences,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let edition = news::edition(&slug).ok_or(Error::SectionNotFound)?;
    let path = format!("/why/{slug}");
    let key = Key { path: path.clone(), preferences };
    from_memory(&app, key, &headers, move |app: App| async move {
        let catalogue = app.titles().await?;
        let titles = catalogue.of_edition(edition, edition.slug == app.settings.default_edition.slug);
        let ranked = ranked(&app, &catalogue, &titles).await?;
        let viewer = Viewer { titles: &catalogue, signer: &app.signer, now: app.now(), zone: &app.settings.time_zone };
        let cards: HashMap<_, _> = ranked.cards.iter().map(|card| (card.id, card)).collect();
        let places = ranked
            .placed
            .iter()
            .take(PLACES)
            .filter_map(|placed| {
                Some(Place { card: viewer.placed(placed, &cards)?, score: format!("{:.2}", placed.score) })
            })
            .collect();
        let frame =
            Frame::new(&app, preferences, "Why is this here?", &path).in_edition(&app, edition).hidden_from_search();
        Ok((PlacesPage { frame, places }, true))
    })
    .await
}
