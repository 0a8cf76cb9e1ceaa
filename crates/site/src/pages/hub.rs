//! Where hubs call that were asked to tell of news (WebSub): they prove that they were asked, and say that a feed has news.

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use fetch::websub;
use http::{HeaderMap, StatusCode};
use serde::Deserialize;

use crate::app::App;
use crate::respond::set_policy;
use crate::{CachePolicy, Error};

/// A hub's challenge is not longer.
const CHALLENGE_BYTES: usize = 1_024;

/// What a hub says when it calls (section 5.3).
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Called {
    #[serde(rename = "hub.mode")]
    mode: String,
    #[serde(rename = "hub.topic")]
    topic: String,
    #[serde(rename = "hub.challenge")]
    challenge: String,
    #[serde(rename = "hub.lease_seconds")]
    lease_seconds: String,
}

/// `/hooks/hub/{callback}`: whether this service asked for it. Only what was asked is confirmed.
pub(crate) async fn confirm_hub(
    State(app): State<App>,
    Path(callback): Path<String>,
    Query(called): Query<Called>,
) -> Result<Response, Error> {
    let asked = app.store.hub_that_calls(&callback).await?.filter(|hub| hub.topic == called.topic);
    let Some(hub) = asked else { return Err(Error::PageNotFound) };
    let answer = match called.mode.as_str() {
        "denied" => {
            app.store.hub_promised(&hub.callback, 0).await?;
            String::new()
        }
        "subscribe" if !called.challenge.is_empty() && called.challenge.len() <= CHALLENGE_BYTES => {
            let lasts_us = websub::lease_seconds(&called.lease_seconds) * 1_000_000;
            app.store.hub_promised(&hub.callback, news::to_micros(app.now()).saturating_add(lasts_us)).await?;
            called.challenge
        }
        _ => return Err(Error::PageNotFound),
    };
    // As plain text: whatever a stranger says in an address runs nowhere.
    let mut response = answer.into_response();
    set_policy(&mut response, CachePolicy::NoStore);
    Ok(response)
}

/// `POST /hooks/hub/{callback}`: there is news. What is sent is not read; the feed is asked. A message that is not rightly signed is taken and
/// not heeded, as the specification asks (section 8): who sent it learns nothing.
pub(crate) async fn hear_hub(
    State(app): State<App>,
    Path(callback): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Error> {
    // 410 ends what was subscribed (section 7).
    let Some(hub) = app.store.hub_that_calls(&callback).await? else { return Ok(StatusCode::GONE.into_response()) };
    let signature = headers.get("x-hub-signature").and_then(|value| value.to_str().ok()).unwrap_or_default();
    if websub::is_signed(signature, &body, &hub.secret) {
        app.store.hub_told(&hub.callback, news::to_micros(app.now())).await?;
    } else {
        tracing::debug!(topic = %hub.topic, "a message of a hub was not signed with its secret");
    }
    Ok(StatusCode::ACCEPTED.into_response())
}
