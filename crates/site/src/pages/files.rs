//! Small files that browsers and robots ask for, and the page for when there is no network.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::header::{self, HeaderValue};
use membership::terms::Terms;

use crate::app::{App, SearchEngines};
use crate::frame::Frame;
use crate::preferences::Preferences;
use crate::respond::{Page, set_policy};
use crate::{CachePolicy, Error};

/// Programs that gather texts to train models with, by the names that their makers publish.
const MINERS: [&str; 12] = [
    "AI2Bot",
    "Amazonbot",
    "anthropic-ai",
    "Applebot-Extended",
    "Bytespider",
    "CCBot",
    "ClaudeBot",
    "cohere-training-data-crawler",
    "Diffbot",
    "Google-Extended",
    "GPTBot",
    "meta-externalagent",
];

/// `/robots.txt` (RFC 9309). Articles belong to their titles: they are for those who mine texts where a title says so, and for search
/// engines where a title or the operator says so; then each page says whether it may be listed.
pub(crate) async fn robots(State(app): State<App>) -> Result<Response, Error> {
    let rules = if app.settings.search_engines == SearchEngines::Nothing {
        "User-agent: *\nDisallow: /\n".to_owned()
    } else {
        public_rules(&app).await?
    };
    let mut response = rules.into_response();
    set_policy(&mut response, CachePolicy::STEADY);
    Ok(response)
}

async fn public_rules(app: &App) -> Result<String, Error> {
    let catalogue = app.titles().await?;
    let terms: Vec<Terms> =
        catalogue.all().iter().filter(|title| title.enabled).map(|title| app.wall.terms(title)).collect();
    let mut rules = String::new();
    if !terms.iter().any(|terms| terms.mining) {
        MINERS.iter().for_each(|miner| rules.extend(["User-agent: ", miner, "\n"]));
        rules.push_str("Disallow: /\n\n");
    }
    rules.push_str("User-agent: *\n");
    if app.settings.search_engines != SearchEngines::All && !terms.iter().any(|terms| terms.search_engines) {
        rules.push_str("Disallow: /article/\n");
    }
    for path in ["/picture/", "/console", "/welcome", "/settings", "/why/"] {
        rules.extend(["Disallow: ", path, "\n"]);
    }
    rules.extend(["\nSitemap: ", &app.settings.base_url, "/sitemap.xml\n"]);
    Ok(rules)
}

/// `/manifest.webmanifest` (W3C Web Application Manifest).
pub(crate) async fn manifest(State(app): State<App>) -> Response {
    let mut response = serde_json::json!({
        "name": app.settings.name,
        "short_name": app.settings.name,
        "id": "/",
        "start_url": "/",
        "scope": "/",
        "categories": ["news"],
        "display": "standalone",
        "background_color": "#ffffff",
        "theme_color": "#0c4a3a",
        "icons": [{ "src": "/favicon.svg", "sizes": "any", "type": "image/svg+xml", "purpose": "any" }],
        "shortcuts": [
            { "name": "Briefing", "url": "/briefing" },
            { "name": "Latest", "url": "/latest" },
            { "name": "For You", "url": "/for-you" },
            { "name": "Saved", "url": "/saved" },
        ],
        // What is shared with the app is looked for.
        "share_target": { "action": "/search", "method": "GET", "params": { "title": "q", "text": "text", "url": "url" } },
    })
    .to_string()
    .into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/manifest+json"));
    set_policy(&mut response, CachePolicy::STEADY);
    response
}

#[derive(Template)]
#[template(path = "offline.html")]
pub(crate) struct OfflinePage {
    pub frame: Frame,
}

impl Page for OfflinePage {
    const POLICY: CachePolicy = CachePolicy::STEADY;
}

/// `/offline`: what browsers show where there is no network; it names what is kept on the device.
pub(crate) async fn offline(State(app): State<App>, preferences: Preferences) -> Result<Response, Error> {
    OfflinePage { frame: Frame::new(&app, preferences, "No network", "/offline").hidden_from_search() }.respond()
}
