//! The welcome series: all of it on one page; a part leads to its article where it is published.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};

use crate::app::App;
use crate::frame::Frame;
use crate::language::Language;
use crate::own_articles::{html, parts};
use crate::preferences::Preferences;
use crate::respond::Page;
use crate::{CachePolicy, Error};

#[derive(Template)]
#[template(path = "series.html")]
pub(crate) struct SeriesPage {
    pub frame: Frame,
    pub parts: Vec<PartView>,
}

impl Page for SeriesPage {
    const POLICY: CachePolicy = CachePolicy::STEADY;
}

/// A part of the series.
pub(crate) struct PartView {
    pub number: i32,
    pub headline: String,
    pub standfirst: String,
    pub body: String,
}

/// `/welcome/series`
pub(crate) async fn series(State(app): State<App>, preferences: Preferences) -> Result<Response, Error> {
    let view = |part: &crate::own_articles::Part| PartView {
        number: part.number,
        headline: part.headline.clone(),
        standfirst: part.standfirst.clone(),
        body: html(&part.markdown, &app.settings.base_url),
    };
    SeriesPage {
        frame: Frame::new(&app, preferences, preferences.speaks().say("welcome"), "/welcome/series"),
        parts: parts(preferences.speaks()).iter().map(view).collect(),
    }
    .respond()
}

/// `/welcome/series/{part}`: the article, which is in English, or its place on the page of all, which is in every language.
pub(crate) async fn series_part(
    State(app): State<App>,
    Path(number): Path<i32>,
    preferences: Preferences,
) -> Result<Response, Error> {
    if parts(Language::English).iter().all(|part| part.number != number) {
        return Err(Error::PageNotFound);
    }
    let own = app.store.own_articles().await?.into_iter().find(|own| own.part == number);
    Ok(match own.filter(|own| own.state == store::OwnState::Published && own.language == preferences.speaks().tag()) {
        Some(own) => Redirect::to(&format!("/own/{}", own.id)),
        None => Redirect::to(&format!("/welcome/series#part-{number}")),
    }
    .into_response())
}

/// The part that a reader gets on this day: one a day from when the account was made; `None` after the last.
pub(crate) fn part_of_day(created_us: i64, now_us: i64) -> Option<i32> {
    const DAY_US: i64 = 86_400_000_000;
    let day = i32::try_from((now_us - created_us).div_euclid(DAY_US)).ok()?;
    parts(Language::English).iter().map(|part| part.number).find(|number| *number == day + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_reader_gets_a_part_a_day_for_six_days() {
        let hour_us = 3_600_000_000;
        for (hours, part) in [(0, Some(1)), (23, Some(1)), (24, Some(2)), (143, Some(6)), (144, None), (9_000, None)] {
            assert_eq!(part_of_day(1_000, 1_000 + hours * hour_us), part, "after {hours} hours");
        }
    }
}
