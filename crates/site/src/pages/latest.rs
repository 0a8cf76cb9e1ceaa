//! Everything, newest first.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use http::HeaderMap;
use news::ArticleId;
use serde::Deserialize;
use store::{Card, Cursor, List};

use crate::app::App;
use crate::cache::Key;
use crate::cards::{CardView, Viewer};
use crate::frame::Frame;
use crate::preferences::Preferences;
use crate::reasons::Rule;
use crate::respond::{Page, from_memory};
use crate::wishes::{Muting, Wishes};
use crate::{CachePolicy, Error};

/// Articles on a page of a list.
pub(crate) const PAGE_LENGTH: i64 = 40;

#[derive(Template)]
#[template(path = "latest.html")]
pub(crate) struct LatestPage {
    pub frame: Frame,
    pub hours: Vec<Hour>,
    pub older: Option<String>,
    pub first_page: bool,
}

impl Page for LatestPage {
    const POLICY: CachePolicy = CachePolicy::NEWS;
}

/// The articles of one hour, or of one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Hour {
    /// "22:00", with the day where it is another one; "Today" or the day for whole days.
    pub name: String,
    pub cards: Vec<CardView>,
}

/// Where a list page begins.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Before {
    /// `{sort_us}-{id}` of the last article of the page before.
    before: Option<String>,
    /// The edition, for sections.
    pub edition: Option<String>,
}

impl Before {
    /// As the store wants it; anything unreadable is the first page.
    pub fn cursor(&self) -> Option<Cursor> {
        let (sort_us, id) = self.before.as_deref()?.split_once('-')?;
        Some(Cursor { sort_us: sort_us.parse().ok()?, id: id.parse::<ArticleId>().ok()? })
    }

    /// Only pages that everyone opens are kept in memory.
    pub fn is_first_page(&self) -> bool {
        self.before.is_none()
    }
}

/// The `before` of the page after this one; `None` on the last.
pub(crate) fn after(cards: &[Card]) -> Option<String> {
    let last = cards.last()?;
    (i64::try_from(cards.len()).ok()? >= PAGE_LENGTH).then(|| format!("{}-{}", last.sort_us, last.id))
}

/// Groups cards, newest first, by the hour: for a list of many titles.
pub(crate) fn by_hour(cards: &[Card], viewer: &Viewer<'_>) -> Vec<Hour> {
    group(cards, viewer, Rule::Newest, |at, is_today| {
        let hour = at.strftime("%H:00").to_string();
        if is_today { hour } else { viewer.language.date_and_time(viewer.language.weekday_date(at), hour) }
    })
}

/// Groups cards, newest first, by the day: for the list of one title.
pub(crate) fn by_day(cards: &[Card], viewer: &Viewer<'_>) -> Vec<Hour> {
    group(cards, viewer, Rule::OfTitle, |at, is_today| {
        if is_today { viewer.language.say("today").into_owned() } else { viewer.language.weekday_date(at) }
    })
}

fn group(
    cards: &[Card],
    viewer: &Viewer<'_>,
    rule: Rule,
    name: impl Fn(&jiff::ZonedDateTime, bool) -> String,
) -> Vec<Hour> {
    let today = viewer.now.to_zoned_datetime(viewer.zone.clone()).date();
    let mut hours: Vec<Hour> = Vec::new();
    for card in cards {
        let Some(view) = viewer.ruled(card, rule) else { continue };
        let at = news::from_micros(card.sort_us).to_zoned_datetime(viewer.zone.clone());
        let name = name(&at, at.date() == today);
        match hours.last_mut() {
            Some(hour) if hour.name == name => hour.cards.push(view),
            _ => hours.push(Hour { name, cards: vec![view] }),
        }
    }
    hours
}

/// `/latest`
pub(crate) async fn latest(
    State(app): State<App>,
    Query(before): Query<Before>,
    Muting(muting): Muting,
    preferences: Preferences,
    headers: HeaderMap,
) -> Result<Response, Error> {
    if let Some(wishes) = muting {
        return make(&app, preferences, &before, &wishes).await?.respond();
    }
    if before.is_first_page() {
        let key = Key { path: "/latest".to_owned(), preferences };
        return from_memory(&app, key, &headers, move |app: App| async move {
            let page = make(&app, preferences, &before, &Wishes::default()).await?;
            let keep = !page.hours.is_empty();
            Ok((page, keep))
        })
        .await;
    }
    make(&app, preferences, &before, &Wishes::default()).await?.respond()
}

async fn make(app: &App, preferences: Preferences, before: &Before, wishes: &Wishes) -> Result<LatestPage, Error> {
    let catalogue = app.titles().await?;
    let cards = app.store.list(&List::Latest, before.cursor(), PAGE_LENGTH).await?;
    let older = after(&cards).map(|before| format!("/latest?before={before}"));
    let viewer = Viewer::new(app, &catalogue).under(wishes).speaking(preferences.speaks());
    let hours = by_hour(&cards, &viewer);
    Ok(LatestPage {
        frame: Frame::new(app, preferences, preferences.speaks().say("latest"), "/latest")
            .hiding(viewer.hidden())
            .with_feeds("latest", ""),
        hours,
        older,
        first_page: before.is_first_page(),
    })
}
