//! How the reader wants pages to look. Kept in a cookie; nothing is stored here.

use askama::Template;
use axum::Form;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use http::header::{self, HeaderValue};
use serde::Deserialize;

use crate::app::App;
use crate::destination::own;
use crate::frame::Frame;
use crate::language::Language;
use crate::preferences::{COOKIE, Preferences, TextSize, TextWidth, Theme, Typeface};
use crate::respond::{Page, set_policy};
use crate::session::SignedIn;
use crate::{CachePolicy, Error};

#[derive(Template)]
#[template(path = "settings.html")]
pub(crate) struct SettingsPage {
    pub frame: Frame,
    pub themes: [Theme; 3],
    pub sizes: [TextSize; 4],
    pub typefaces: [Typeface; 2],
    pub widths: [TextWidth; 3],
    pub default_edition: &'static str,
}

impl Page for SettingsPage {
    const POLICY: CachePolicy = CachePolicy::Private;
}

/// `/settings`
pub(crate) async fn settings(State(app): State<App>, preferences: Preferences) -> Result<Response, Error> {
    SettingsPage {
        frame: Frame::new(&app, preferences, preferences.speaks().say("settings"), "/settings"),
        themes: Theme::ALL,
        sizes: TextSize::ALL,
        typefaces: Typeface::ALL,
        widths: TextWidth::ALL,
        default_edition: app.settings.default_edition.name,
    }
    .respond()
}

/// The form of the page.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Choices {
    theme: String,
    size: String,
    typeface: String,
    edition: String,
    language: String,
    width: String,
    next: String,
}

/// `POST /settings`: kept in the browser; who is signed in has letters in the language that was chosen.
pub(crate) async fn save_settings(
    State(app): State<App>,
    reader: Option<SignedIn>,
    Form(choices): Form<Choices>,
) -> Result<Response, Error> {
    let Choices { theme, size, typeface, edition, language, width, .. } = &choices;
    let chosen = Preferences::from_words([theme, size, typeface, edition, language, width]);
    if let Some(reader) = reader {
        app.store.set_account_language(reader.account.id, chosen.language.map_or("", Language::tag)).await?;
    }
    let mut response = Redirect::to(own(&choices.next).unwrap_or("/settings")).into_response();
    keep(&app, &mut response, chosen);
    Ok(response)
}

/// Keeps in the browser what was chosen.
pub(super) fn keep(app: &App, response: &mut Response, chosen: Preferences) {
    let secure = if app.settings.base_url.starts_with("https:") { "; Secure" } else { "" };
    let (value, seconds) = if chosen.is_default() { (String::new(), 0) } else { (chosen.to_text(), 31_536_000) };
    let cookie = format!("{COOKIE}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}");
    if let Ok(cookie) = HeaderValue::try_from(cookie) {
        response.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    set_policy(response, CachePolicy::NoStore);
}
