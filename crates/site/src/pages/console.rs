//! The console's entrance: how things are.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use store::Counts;

use crate::app::App;
use crate::destination::encoded;
use crate::frame::Frame;
use crate::preferences::Preferences;
use crate::respond::{Page, set_policy};
use crate::session::Operator;
use crate::words::{ago_in, since_in};
use crate::{CachePolicy, Error};

/// The name of the setting that says that titles were chosen once.
pub(crate) const WELCOMED: &str = "welcomed";

#[derive(Template)]
#[template(path = "console.html")]
pub(crate) struct ConsolePage {
    pub frame: Frame,
    pub counts: Counts,
    pub last_answer: String,
    pub unreachable: Option<String>,
}

impl Page for ConsolePage {
    const POLICY: CachePolicy = CachePolicy::NoStore;
}

impl ConsolePage {
    fn number(&self, number: &i64) -> String {
        self.frame.language().number(*number)
    }

    /// "of 300"
    fn of(&self, number: &i64) -> String {
        self.frame.language().count("console-of", *number)
    }
}

/// The key, in a link that was printed by an earlier version.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Key {
    key: String,
}

/// `/console`; with a key it leads to the set-up.
pub(crate) async fn console(
    State(app): State<App>,
    Query(key): Query<Key>,
    operator: Result<Operator, Error>,
    preferences: Preferences,
) -> Result<Response, Error> {
    if !key.key.is_empty() {
        let mut response = Redirect::to(&format!("/set-up?key={}", encoded(&key.key))).into_response();
        set_policy(&mut response, CachePolicy::NoStore);
        return Ok(response);
    }
    operator?;
    let counts = app.store.counts().await?;
    let (now, zone, speaks) = (app.now(), &app.settings.time_zone, preferences.speaks());
    ConsolePage {
        frame: Frame::new(&app, preferences, speaks.say("console"), "/console").hidden_from_search(),
        last_answer: if counts.succeeded_us == 0 {
            speaks.say("never").into_owned()
        } else {
            ago_in(speaks, news::from_micros(counts.succeeded_us), now, zone)
        },
        unreachable: app.progress.read().unreachable_since_us.map(|at| since_in(speaks, at, now, zone)),
        counts,
    }
    .respond()
}
