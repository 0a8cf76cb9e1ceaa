//! What the payment provider tells us: believed by its signature, kept, acknowledged; taken in afterwards by the service.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use crate::Error;
use crate::app::App;

/// `POST /hooks/stripe`
pub(crate) async fn hear_stripe(State(app): State<App>, headers: HeaderMap, body: Bytes) -> Result<Response, Error> {
    let client = app.settings.billing.as_ref().ok_or(Error::PageNotFound)?;
    let now = app.now();
    let signature = headers.get("stripe-signature").and_then(|value| value.to_str().ok()).unwrap_or_default();
    if let Err(error) = client.believe(signature, &body, now.as_second()) {
        tracing::warn!(%error, "a message that says it comes from the payment provider was turned away");
        return Ok((StatusCode::BAD_REQUEST, format!("{error}\n")).into_response());
    }
    // What cannot be read is kept all the same where it has an id: somebody will want to see it.
    let (id, kind) = match billing::notice::read(&body) {
        Ok(notice) => (notice.id, notice.kind),
        Err(error) => {
            tracing::warn!(%error, "an event of the payment provider cannot be read");
            (format!("unreadable:{}", crate::cache::entity_tag(&body).to_str().unwrap_or("?")), "unreadable".to_owned())
        }
    };
    app.store.keep_provider_event(&id, &kind, &body, news::to_micros(now)).await?;
    Ok((StatusCode::OK, "kept\n").into_response())
}
