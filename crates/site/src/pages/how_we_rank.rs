//! How the lists are ordered, in plain words, with the numbers of the weights file that orders them.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use ranking::weights::{self, Lead, Line};

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
    pub version: usize,
    pub lead: &'static Lead,
    pub lead_lines: Vec<Line>,
    pub for_you_lines: Vec<Line>,
}

impl Page for HowWeRankPage {
    const POLICY: CachePolicy = CachePolicy::STEADY;
}

impl HowWeRankPage {
    /// A share in hundredths.
    fn percent(&self, share: &f64) -> String {
        format!("{:.0}", share * 100.0)
    }

    /// A number as the language of the page writes it.
    fn number(&self, number: &f64) -> String {
        self.frame.language().decimal(*number)
    }
}

/// `/how-we-rank`
pub(crate) async fn how_we_rank(State(app): State<App>, preferences: Preferences) -> Result<Response, Error> {
    let current = weights::current();
    let (lead_lines, for_you_lines) =
        weights::lines(weights::CURRENT).into_iter().partition(|line| line.list == "lead");
    HowWeRankPage {
        frame: Frame::new(&app, preferences, preferences.speaks().say("how-we-rank"), "/how-we-rank"),
        half_life_hours: ranking::front::HALF_LIFE_HOURS,
        version: current.version as usize,
        lead: &current.lead,
        lead_lines,
        for_you_lines,
    }
    .respond()
}
