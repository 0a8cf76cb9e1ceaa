//! From a page struct to an answer: entity tag, cache policy, "not modified", compression, and pages for errors.

use std::sync::Arc;

use async_compression::Level;
use async_compression::tokio::write::{BrotliEncoder, GzipEncoder};
use axum::body::Body;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Redirect, Response};
use bytes::Bytes;
use http::header::{self, HeaderMap, HeaderValue};
use http::{Method, StatusCode};
use tokio::io::AsyncWriteExt as _;
use tower_http::csrf::ProtectionError;

use crate::app::App;
use crate::cache::{Coding, Found, Key, RenderedPage, entity_tag};
use crate::frame::Frame;
use crate::pages::ErrorPage;
use crate::preferences::{COOKIE, Preferences, cookie};
use crate::{CachePolicy, Error, destination, session};

/// A page: a struct with a template that names its cache policy.
pub(crate) trait Page: askama::Template {
    /// How long it may be kept, and by whom.
    const POLICY: CachePolicy;

    /// The page as an answer.
    fn respond(&self) -> Result<Response, Error> {
        let html = self.render()?;
        let etag = entity_tag(html.as_bytes());
        let mut response = Html(html).into_response();
        set_policy(&mut response, Self::POLICY);
        if Self::POLICY != CachePolicy::NoStore {
            response.headers_mut().insert(header::ETAG, etag);
        }
        Ok(response)
    }
}

/// Writes the policy into the answer.
pub(crate) fn set_policy(response: &mut Response, policy: CachePolicy) {
    response.headers_mut().insert(header::CACHE_CONTROL, policy.header());
}

/// The page that `make` makes, from memory where it is new enough.
///
/// `make` is called at once when nothing is there, and in the background when what is there is stale.
pub(crate) async fn from_memory<P, F, M>(
    app: &App,
    mut key: Key,
    headers: &HeaderMap,
    make: F,
) -> Result<Response, Error>
where
    P: Page + Send,
    F: FnOnce(App) -> M + Send + 'static,
    M: Future<Output = Result<(P, bool), Error>> + Send,
{
    key.preferences = key.preferences.as_key();
    let now_seconds = app.now().as_second();
    let changes = app.progress.read().changes;
    let page = match app.rendered.find(&key, now_seconds, changes) {
        Found::Fresh(page) => page,
        Found::Stale(page) => {
            let app = app.clone();
            tokio::spawn(async move {
                if let Err(error) = render_and_keep(&app, key.clone(), make).await {
                    tracing::warn!(path = key.path, %error, "a page could not be made anew; the old one stays");
                    app.rendered.renewing_failed(&key);
                }
            });
            page
        }
        Found::Nothing => render_and_keep(app, key, make).await?,
    };
    let policy = if page.keep { P::POLICY } else { CachePolicy::NoStore };
    Ok(answer(&page, policy, headers).await)
}

async fn render_and_keep<P, M>(app: &App, key: Key, make: impl FnOnce(App) -> M) -> Result<Arc<RenderedPage>, Error>
where
    P: Page,
    M: Future<Output = Result<(P, bool), Error>>,
{
    let begun = app.rendered.begin(app.now().as_second(), app.progress.read().changes);
    let (page, keep) = make(app.clone()).await?;
    let page = Arc::new(RenderedPage::new(page.render()?, keep));
    if keep {
        app.rendered.keep(key, &page, begun);
    }
    Ok(page)
}

async fn answer(page: &RenderedPage, policy: CachePolicy, headers: &HeaderMap) -> Response {
    let coding = accepted(headers);
    let body = match coding {
        None => page.html.clone(),
        Some(coding) => match page.coded(coding) {
            Some(bytes) => bytes.clone(),
            None => page.keep_coded(coding, compress(&page.html, coding).await).clone(),
        },
    };
    let mut response = Response::new(Body::from(body));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(header::ETAG, page.etag.clone());
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Some(coding) = coding {
        let name = if coding == Coding::Gzip { "gzip" } else { "br" };
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(name));
    }
    set_policy(&mut response, policy);
    response
}

/// The best coding that the browser takes (RFC 9110, 12.5.3). `q=0` is a no.
pub(crate) fn accepted(headers: &HeaderMap) -> Option<Coding> {
    let text = headers.get(header::ACCEPT_ENCODING)?.to_str().ok()?;
    let takes = |name: &str| {
        text.split(',').any(|part| {
            let mut words = part.split(';').map(str::trim);
            words.next().is_some_and(|word| word.eq_ignore_ascii_case(name))
                && !words.any(|word| word.strip_prefix("q=").and_then(|q| q.parse::<f32>().ok()) == Some(0.0))
        })
    };
    if takes("br") {
        Some(Coding::Brotli)
    } else if takes("gzip") {
        Some(Coding::Gzip)
    } else {
        None
    }
}

/// `body` in this coding, at a level that costs a few milliseconds.
pub(crate) async fn compress(body: &[u8], coding: Coding) -> Bytes {
    let written = match coding {
        Coding::Gzip => {
            let mut encoder = GzipEncoder::with_quality(Vec::new(), Level::Precise(6));
            write_all(&mut encoder, body).await.map(|()| encoder.into_inner())
        }
        Coding::Brotli => {
            let mut encoder = BrotliEncoder::with_quality(Vec::new(), Level::Precise(5));
            write_all(&mut encoder, body).await.map(|()| encoder.into_inner())
        }
    };
    // Writing to memory does not fail; an empty body would be an honest sign if it ever did.
    written.map(Bytes::from).unwrap_or_default()
}

async fn write_all(encoder: &mut (impl tokio::io::AsyncWrite + Unpin), body: &[u8]) -> std::io::Result<()> {
    encoder.write_all(body).await?;
    encoder.shutdown().await
}

/// Answers "not modified" where the browser has the page already (RFC 9110, 13.1.2), and keeps personal pages out of shared caches.
pub(crate) async fn spare(State(app): State<App>, request: Request, next: Next) -> Response {
    let conditional = matches!(*request.method(), Method::GET | Method::HEAD)
        .then(|| request.headers().get(header::IF_NONE_MATCH).cloned())
        .flatten();
    let (parts, body) = request.into_parts();
    let personal = cookie(&parts, COOKIE).is_some() || session::has_cookie(&app.settings, &parts);
    let mut response = next.run(Request::from_parts(parts, body)).await;
    if personal
        && response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"))
        && response.headers().get(header::CACHE_CONTROL).is_some_and(|value| value.as_bytes().starts_with(b"public"))
    {
        set_policy(&mut response, CachePolicy::Private);
    }
    if response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html")) {
        response.headers_mut().append(header::VARY, HeaderValue::from_static("cookie, accept-language"));
    }
    let matched = response.status() == StatusCode::OK
        && conditional.zip(response.headers().get(header::ETAG)).is_some_and(|(wanted, etag)| matches(&wanted, etag));
    if matched {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
        *response.body_mut() = Body::empty();
        for name in [header::CONTENT_LENGTH, header::CONTENT_TYPE, header::CONTENT_ENCODING] {
            response.headers_mut().remove(name);
        }
    }
    response
}

fn matches(wanted: &HeaderValue, etag: &HeaderValue) -> bool {
    let plain = |text: &str| text.trim().trim_start_matches("W/").to_owned();
    match (wanted.to_str(), etag.to_str()) {
        (Ok(wanted), Ok(etag)) => wanted.trim() == "*" || wanted.split(',').any(|one| plain(one) == plain(etag)),
        _ => false,
    }
}

/// Makes a page of every error, also of those that the router itself answers.
pub(crate) async fn dress_errors(
    State(app): State<App>,
    preferences: Preferences,
    request: Request,
    next: Next,
) -> Response {
    let path = request.uri().path().to_owned();
    let response = next.run(request).await;
    let error = if let Some(error) = response.extensions().get::<Error>() {
        error.clone()
    } else if response.extensions().get::<ProtectionError>().is_some() {
        Error::ForeignForm
    } else if response.status() == StatusCode::METHOD_NOT_ALLOWED {
        Error::MethodNotAllowed
    } else {
        return response;
    };
    if path.starts_with("/api/") {
        if error.status().is_server_error() {
            tracing::error!(path, %error, "an answer could not be given");
        }
        return crate::api::failure(&error);
    }
    let detour = match &error {
        Error::SignInFirst { back_to: Some(path) } => Some(destination::sign_in_then(path)),
        Error::ProveFirst { back_to } => Some(format!("/account/prove?next={}", destination::encoded(back_to))),
        _ => None,
    };
    if let Some(detour) = detour {
        let mut response = Redirect::to(&detour).into_response();
        set_policy(&mut response, CachePolicy::NoStore);
        return response;
    }
    if error.status().is_server_error() {
        tracing::error!(path, %error, "a page could not be made");
    }
    error_page(&app, preferences, &path, &error)
}

pub(crate) fn error_page(app: &App, preferences: Preferences, path: &str, error: &Error) -> Response {
    let speaks = preferences.speaks();
    let page = ErrorPage {
        frame: Frame::new(app, preferences, error.headline(speaks), path).hidden_from_search(),
        status: error.status().as_u16(),
        headline: error.headline(speaks),
        message: error.message(speaks),
        ways: error.ways(),
    };
    let mut response = match page.respond() {
        Ok(response) => response,
        Err(_) => error.message(speaks).into_response(),
    };
    *response.status_mut() = error.status();
    if let Error::Refused(refused) = error {
        crate::error::set_status(&mut response, *refused);
    }
    if matches!(error, Error::Database(_)) {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("10"));
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codings_are_chosen_by_what_the_browser_takes() {
        for (text, expected) in [
            ("gzip, deflate, br", Some(Coding::Brotli)),
            ("gzip;q=0.5", Some(Coding::Gzip)),
            ("br;q=0, gzip", Some(Coding::Gzip)),
            ("identity", None),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_static(text));
            assert_eq!(accepted(&headers), expected, "{text}");
        }
    }

    #[test]
    fn entity_tags_compare_weakly() {
        let etag = HeaderValue::from_static("W/\"1\"");
        for (wanted, expected) in [("\"1\"", true), ("W/\"2\", W/\"1\"", true), ("*", true), ("\"2\"", false)] {
            assert_eq!(matches(&HeaderValue::from_static(wanted), &etag), expected, "{wanted}");
        }
    }
}
