//! Small files that browsers and robots ask for.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::header::{self, HeaderValue};

use crate::CachePolicy;
use crate::app::App;
use crate::respond::set_policy;

/// `/robots.txt` (RFC 9309). Articles belong to their titles and are not for search engines.
pub(crate) async fn robots(State(app): State<App>) -> Response {
    let rules = if app.settings.private_instance {
        "User-agent: *\nDisallow: /\n"
    } else {
        "User-agent: *\nDisallow: /article/\nDisallow: /picture/\nDisallow: /console\nDisallow: /welcome\nDisallow: /settings\nDisallow: /why/\n"
    };
    let mut response = rules.into_response();
    set_policy(&mut response, CachePolicy::STEADY);
    response
}

/// `/manifest.webmanifest` (W3C Web Application Manifest).
pub(crate) async fn manifest(State(app): State<App>) -> Response {
    let mut response = serde_json::json!({
        "name": app.settings.name,
        "short_name": app.settings.name,
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": "#ffffff",
        "theme_color": "#0c4a3a",
        "icons": [{ "src": "/favicon.svg", "sizes": "any", "type": "image/svg+xml", "purpose": "any" }],
    })
    .to_string()
    .into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/manifest+json"));
    set_policy(&mut response, CachePolicy::STEADY);
    response
}
