//! The stand: all titles by country.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use http::HeaderMap;

use crate::app::App;
use crate::cache::Key;
use crate::cards::TitleView;
use crate::catalogue::Catalogue;
use crate::countries::country_name;
use crate::frame::Frame;
use crate::language::Language;
use crate::preferences::Preferences;
use crate::respond::{Page, from_memory};
use crate::{CachePolicy, Error};

#[derive(Template)]
#[template(path = "titles.html")]
pub(crate) struct TitlesPage {
    pub frame: Frame,
    pub countries: Vec<Country>,
    /// How many titles are on, of all.
    pub about: String,
}

impl Page for TitlesPage {
    const POLICY: CachePolicy = CachePolicy::NEWS;
}

/// The titles of one country.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Country {
    pub name: String,
    pub code: String,
    pub titles: Vec<TitleView>,
}

/// All titles by country, in the countries' alphabetical order; titles without one come last.
pub(crate) fn by_country(catalogue: &Catalogue, keep: impl Fn(&news::Title) -> bool, speaks: Language) -> Vec<Country> {
    let mut countries: BTreeMap<(bool, String), Country> = BTreeMap::new();
    for title in catalogue.all().iter().filter(|title| keep(title)) {
        let code = title.listing.country.clone();
        let name =
            if code.is_empty() { speaks.say("elsewhere").into_owned() } else { country_name(&code, speaks).to_owned() };
        countries
            .entry((code.is_empty(), name.clone()))
            .or_insert_with(|| Country { name, code, titles: Vec::new() })
            .titles
            .push(TitleView::new(title));
    }
    countries.into_values().collect()
}

/// Whether a title is there for everyone: feeds that readers brought are on for nobody else and in no edition.
fn is_on_the_stand(title: &news::Title) -> bool {
    title.enabled || title.listing.on_by_default || !title.listing.editions.is_empty()
}

/// `/titles`
pub(crate) async fn titles(
    State(app): State<App>,
    preferences: Preferences,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let key = Key { path: "/titles".to_owned(), preferences };
    from_memory(&app, key, &headers, move |app: App| async move {
        let catalogue = app.titles().await?;
        let on = catalogue.all().iter().filter(|title| title.enabled).count();
        let frame = Frame::new(&app, preferences, preferences.speaks().say("titles"), "/titles");
        let all = catalogue.all().iter().filter(|title| is_on_the_stand(title)).count();
        let speaks = preferences.speaks();
        let number = |count: usize| speaks.number(i64::try_from(count).unwrap_or(i64::MAX));
        let about = speaks.pair("titles-about", &number(on), &number(all));
        let countries = by_country(&catalogue, is_on_the_stand, speaks);
        let page = TitlesPage { frame, countries, about };
        Ok((page, on > 0))
    })
    .await
}
