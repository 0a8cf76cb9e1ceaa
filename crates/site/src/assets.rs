//! The files that pages load: style sheet, fonts, icon. They are part of the binary; their addresses name their content.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use http::header::{self, HeaderMap, HeaderValue};

use crate::cache::{Coding, RenderedPage};
use crate::language::Language;
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
    pub app: Script,
    /// Where one was in an article, and the next one by a swipe.
    pub article: Script,
    /// What makes and uses passkeys.
    pub passkey: Asset,
    /// What orders a list at the desk by dragging and by keys.
    pub desk: Asset,
    /// Headlines and text.
    pub serif: Asset,
    /// Letters of the same face that the languages of most pages do without.
    pub more: Asset,
    /// Text in italics.
    pub italic: Asset,
    /// Everything else.
    pub sans: Asset,
}

/// A script in every language of the pages: what it says is put into it.
#[derive(Debug)]
pub(crate) struct Script(Vec<(Language, Asset)>);

impl Script {
    fn new(name: &str, text: &str) -> Self {
        let spoken = |language: Language| {
            let words: BTreeMap<&str, String> = WORDS.iter().map(|(word, key)| (*word, said(language, key))).collect();
            let words = serde_json::to_string(&words).unwrap_or_else(|_| "{}".to_owned());
            script(name, text.replace("\"WORDS\"", &words))
        };
        Self(Language::ALL.into_iter().map(|language| (language, spoken(language))).collect())
    }

    /// Its address in a language.
    pub fn path(&self, language: Language) -> &str {
        self.0.iter().find(|(known, _)| *known == language).map_or("", |(_, asset)| &asset.path)
    }

    fn files(&self) -> impl Iterator<Item = &Asset> {
        self.0.iter().map(|(_, asset)| asset)
    }
}

/// What scripts say: the word under which they know it, and the message. A message with a name in it has `%` there.
const WORDS: &[(&str, &str)] = &[
    ("address-copied", "script-address-copied"),
    ("beginning", "script-beginning"),
    ("close", "script-close"),
    ("copied", "script-copied"),
    ("copy-source", "script-copy-source"),
    ("for-you", "for-you"),
    ("front-page", "front-page"),
    ("highlight", "highlight"),
    ("keep-unread", "keep-unread"),
    ("keep-unread-named", "keep-unread-named"),
    ("key-next", "script-key-next"),
    ("key-open", "script-key-open"),
    ("key-save", "script-key-save"),
    ("key-saved", "script-key-saved"),
    ("key-these", "script-key-these"),
    ("keys", "script-keys"),
    ("latest", "latest"),
    ("listen", "script-listen"),
    ("messages", "script-messages"),
    ("no-messages", "script-no-messages"),
    ("nothing-kept", "script-nothing-kept"),
    ("quoted", "rule-words"),
    ("scroll", "script-scroll"),
    ("search", "search"),
    ("share", "script-share"),
    ("stop", "script-stop"),
    ("take", "script-take"),
    ("waits", "script-waits"),
];

fn said(language: Language, key: &str) -> String {
    language.name(key, "%").replace(['\u{2068}', '\u{2069}'], "")
}

const ICON: &str = include_str!("../assets/icon.svg");

static ASSETS: LazyLock<Assets> = LazyLock::new(|| {
    let serif = font("newsreader", include_bytes!("../assets/newsreader.woff2"));
    let more = font("newsreader-more", include_bytes!("../assets/newsreader-more.woff2"));
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
    .replace("/assets/newsreader-more.woff2", &more.path)
    .replace("/assets/newsreader-italic.woff2", &italic.path)
    .replace("/assets/franklin.woff2", &sans.path);
    let style = tighten(&style);
    let path = format!("/assets/style-{}.css", fingerprint(style.as_bytes()));
    let body = RenderedPage::new(style, true);
    let style = Asset { path, kind: "text/css; charset=utf-8", body, compressible: true };
    let app = Script::new("app", include_str!("../assets/app.js"));
    let article = Script::new("article", include_str!("../assets/article.js"));
    let passkey = script("passkey", include_str!("../assets/passkey.js").to_owned());
    let desk = script("desk", include_str!("../assets/desk.js").to_owned());
    Assets { style, app, article, passkey, desk, serif, more, italic, sans }
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

fn script(name: &str, text: String) -> Asset {
    Asset {
        path: format!("/assets/{name}-{}.js", fingerprint(text.as_bytes())),
        kind: "text/javascript; charset=utf-8",
        body: RenderedPage::new(text, true),
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
    let asset = [&all.style, &all.passkey, &all.desk, &all.serif, &all.more, &all.italic, &all.sans]
        .into_iter()
        .chain(all.app.files())
        .chain(all.article.files())
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
    fn scripts_know_every_word_that_they_say_in_every_language() {
        let asked = regex::Regex::new(r#"words(?:\.([a-z]+)|\["([a-z-]+)"\])"#).unwrap();
        let mut used = std::collections::BTreeSet::new();
        for text in [include_str!("../assets/app.js"), include_str!("../assets/article.js")] {
            assert!(text.contains("const words = \"WORDS\";"));
            used.extend(asked.captures_iter(text).map(|found| found.get(1).or(found.get(2)).unwrap().as_str()));
        }
        assert_eq!(used, WORDS.iter().map(|(word, _)| *word).collect());
        for language in Language::ALL {
            for script in [&assets().app, &assets().article] {
                let asset = script.files().find(|asset| asset.path == script.path(language)).unwrap();
                let text = String::from_utf8(asset.body.html.to_vec()).unwrap();
                assert!(text.contains(&*language.say("script-beginning")) && !text.contains("WORDS"), "{language:?}");
            }
        }
    }

    #[test]
    fn the_style_sheet_names_every_font_and_nothing_foreign() {
        let style = String::from_utf8(assets().style.body.html.to_vec()).unwrap();
        for font in [&assets().serif, &assets().more, &assets().italic, &assets().sans] {
            assert!(style.contains(&font.path));
        }
        assert!(!style.contains("http"), "a style sheet that loads from elsewhere");
        assert!(!style.contains("/*"));
    }
}
