//! `/health` and `/metrics`: what a machine asks of the service.

use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use metrics_exporter_prometheus::PrometheusHandle;
use store::Store;

/// Article pages that wait to be fetched are counted up to this.
const MAX_PAGES_COUNTED: i64 = 1_000;

/// What the two answers are made from.
#[derive(Clone)]
pub struct Observed {
    /// Asked whether it answers.
    pub store: Store,
    /// Rendered for Prometheus.
    pub metrics: PrometheusHandle,
}

/// The routes.
pub fn router(observed: Observed) -> Router {
    Router::new().route("/health", get(health)).route("/metrics", get(metrics)).with_state(observed)
}

/// 200 with what is there while the database answers, else 503 with the cause.
async fn health(State(observed): State<Observed>) -> Response {
    let counts = observed.store.counts().await;
    let pages_waiting = observed.store.pages_waiting(MAX_PAGES_COUNTED).await;
    match counts.and_then(|counts| Ok((counts, pages_waiting?))) {
        Ok((counts, pages_waiting)) => {
            let body = serde_json::json!({
                "status": "ok",
                "version": env!("CARGO_PKG_VERSION"),
                "titles": counts.titles_enabled,
                "feeds": counts.feeds,
                "feeds_answered": counts.feeds_answered,
                "feeds_failing": counts.feeds_failing,
                "articles": counts.articles,
                "pages_waiting": pages_waiting,
                "last_success": if counts.succeeded_us > 0 { Some(news::from_micros(counts.succeeded_us)) } else { None },
            });
            ([(header::CACHE_CONTROL, "no-store")], Json(body)).into_response()
        }
        Err(error) => {
            let body = serde_json::json!({ "status": "failing", "cause": error.to_string() });
            (StatusCode::SERVICE_UNAVAILABLE, [(header::CACHE_CONTROL, "no-store")], Json(body)).into_response()
        }
    }
}

async fn metrics(State(observed): State<Observed>) -> Response {
    (
        [(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8"), (header::CACHE_CONTROL, "no-store")],
        observed.metrics.render(),
    )
        .into_response()
}
