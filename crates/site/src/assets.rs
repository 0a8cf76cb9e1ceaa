//! The files that pages load: style sheet, fonts, icon. They are part of the binary; their addresses name their content.

use std::sync::LazyLock;

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use http::header::{self, HeaderMap, HeaderValue};

use crate::cache::{Coding, RenderedPage};
use crate::respond::{accepted, compress, set_policy};
use crate::{CachePolicy, Error};

/// One file.
#[derive(Debug)]
pub(crate) struct Asset {
    /// Its address: `/assets/{name}-{hash}.{extension}`.
    pub path: String,
    kind: &'static str,
    body: RenderedPage,
    compressible: bool,
}

/// All files.
#[derive(Debug)]
pub(crate) struct Assets {
    /// The style sheet.
    pub style: Asset,
    /// Keyboard, sharing, listening, reading offline.
    pub app: Asset,
    /// What makes and uses passkeys.
    pub passkey: Asset,
    /// Headlines and text.
    pub serif: Asset,
    /// Text in italics.
    pub italic: Asset,
    /// Everything else.
    pub sans: Asset,
}

const ICON: &str = include_str!("../assets/icon.svg");

static ASSETS: LazyLock<Assets> = LazyLock::new(|| {
    let serif = font("newsreader", include_bytes!("../assets/newsreader.woff2"));
    let italic = font("newsreader-italic", include_bytes!("../assets/newsreader-italic.woff2"));
    let sans = font("franklin", include_bytes!("../assets/franklin.woff2"));
    let style = concat!(
        include_str!("../assets/base.css"),
        include_str!("../assets/lists.css"),
        include_str!("../assets/article.css"),
        include_str!("../assets/story.css"),
        include_str!("../assets/console.css"),
        include_str!("../assets/account.css"),
        include_str!("../assets/search.css"),
        include_str!("../assets/app.css"),
    )
    .replace("/assets/newsreader.woff2", &serif.path)
    .replace("/assets/newsreader-italic.woff2", &italic.path)
    .replace("/assets/franklin.woff2", &sans.path);
    let style = tighten(&style);
    let path = format!("/assets/style-{}.css", fingerprint(style.as_bytes()));
    let body = RenderedPage::new(style, true);
    let style = Asset { path, kind: "text/css; charset=utf-8", body, compressible: true };
    let app = script("app", include_str!("../assets/app.js"));
    let passkey = script("passkey", include_str!("../assets/passkey.js"));
    Assets { style, app, passkey, serif, italic, sans }
});

/// The files.
pub(crate) fn assets() -> &'static Assets {
    &ASSETS
}

fn font(name: &str, bytes: &'static [u8]) -> Asset {
    Asset {
        path: format!("/assets/{name}-{}.woff2", fingerprint(bytes)),
        kind: "font/woff2",
        body: RenderedPage::of_bytes(bytes),
        compressible: false,
    }
}

fn script(name: &str, text: &'static str) -> Asset {
    Asset {
        path: format!("/assets/{name}-{}.js", fingerprint(text.as_bytes())),
        kind: "text/javascript; charset=utf-8",
        body: RenderedPage::of_bytes(text.as_bytes()),
        compressible: true,
    }
}

fn fingerprint(bytes: &[u8]) -> String {
    format!("{:016x}", xxhash_rust::xxh3::xxh3_64(bytes))
}

/// A style sheet without comments and indentation.
fn tighten(css: &str) -> String {
    let mut tight = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        tight.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    tight.push_str(rest);
    tight.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// `/assets/{file}`
pub(crate) async fn asset(Path(file): Path<String>, headers: HeaderMap) -> Result<Response, Error> {
    let all = assets();
    let asset = [&all.style, &all.app, &all.passkey, &all.serif, &all.italic, &all.sans]
        .into_iter()
        .find(|asset| asset.path.strip_prefix("/assets/") == Some(file.as_str()))
        .ok_or(Error::PageNotFound)?;
    let coding = accepted(&headers).filter(|_| asset.compressible);
    let body = match coding {
        None => asset.body.html.clone(),
        Some(coding) => match asset.body.coded(coding) {
            Some(bytes) => bytes.clone(),
            None => asset.body.keep_coded(coding, compress(&asset.body.html, coding).await).clone(),
        },
    };
    let mut response = body.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(asset.kind));
    headers.insert(header::ETAG, asset.body.etag.clone());
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Some(coding) = coding {
        let name = if coding == Coding::Gzip { "gzip" } else { "br" };
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(name));
    }
    set_policy(&mut response, CachePolicy::Immutable);
    Ok(response)
}

/// `/offline.js`: it has to lie at the top to keep pages of the whole site.
pub(crate) async fn worker() -> Response {
    let mut response = include_str!("../assets/offline.js").into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/javascript; charset=utf-8"));
    set_policy(&mut response, CachePolicy::Private);
    response
}

/// `/favicon.svg`
pub(crate) async fn icon() -> Response {
    let mut response = ICON.into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("image/svg+xml"));
    set_policy(&mut response, CachePolicy::STEADY);
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_style_sheet_names_every_font_and_nothing_foreign() {
        let style = String::from_utf8(assets().style.body.html.to_vec()).unwrap();
        for font in [&assets().serif, &assets().italic, &assets().sans] {
            assert!(style.contains(&font.path));
        }
        assert!(!style.contains("http"), "a style sheet that loads from elsewhere");
        assert!(!style.contains("/*"));
    }
}
