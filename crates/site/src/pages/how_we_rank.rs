//! How the front page is ordered, in plain words.

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use crate::app::App;
use crate::frame::Frame;
use crate::preferences::Preferences;
use crate::respond::Page;
use crate::{CachePolicy, Error};

#[derive(Template)]
#[template(path = "how_we_rank.html")]
pub(crate) struct HowWeRankPage {
    pub frame: Frame,
    pub half_life_hours: f64,
}

impl Page for HowWeRankPage {
    const POLICY: CachePolicy = CachePolicy::STEADY;
}

/// `/how-we-rank`
pub(crate) async fn how_we_rank(State(app): State<App>, preferences: Preferences) -> Result<Response, Error> {
    let frame = Frame::new(&app, preferences, "How we rank", "/how-we-rank");
    HowWeRankPage { frame, half_life_hours: ranking::front::HALF_LIFE_HOURS }.respond()
}
