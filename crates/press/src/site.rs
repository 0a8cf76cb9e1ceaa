//! The sites of the titles: what a host answers to a path at a time. Pure; the server puts it on the wire.

use jiff::Timestamp;
use news::Section;

use crate::feeds::{Validators, rfc_2822};
use crate::front_page::Prominence;
use crate::html::{self};
use crate::picture::PictureKey;
use crate::random::mix;
use crate::sound;
use crate::title::Title;
use crate::world::{ArticleKey, World};

/// What is asked for.
#[derive(Clone, Debug, Default)]
pub struct Question {
    /// Path without the query.
    pub path: String,
    /// The `If-None-Match` header.
    pub if_none_match: Option<String>,
    /// The `If-Modified-Since` header.
    pub if_modified_since: Option<String>,
}

/// What is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// Media type.
    pub content_type: &'static str,
    /// Validators, where the answer may be asked for again.
    pub validators: Option<Validators>,
    /// Where to look instead.
    pub location: Option<String>,
    /// The content.
    pub body: Body,
}

/// The content of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// Ready bytes.
    Bytes(Vec<u8>),
    /// A picture, painted when it is sent.
    Picture(Painting),
}

/// A picture still to be painted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Painting(pub(crate) PictureKey);

impl Painting {
    /// The JPEG file: 1,200 x 800 pixels, about 100 kB, some 50 ms of work.
    #[must_use]
    pub fn jpeg(self) -> Vec<u8> {
        crate::picture::jpeg(self.0)
    }
}

impl Answer {
    pub(crate) fn new(status: u16, content_type: &'static str, body: impl Into<Vec<u8>>) -> Self {
        Self { status, content_type, validators: None, location: None, body: Body::Bytes(body.into()) }
    }

    fn html(body: String) -> Self {
        Self::new(200, "text/html; charset=utf-8", body)
    }

    fn not_found() -> Self {
        Self::new(
            404,
            "text/html; charset=utf-8",
            "<!doctype html><title>Not found</title><h1>Page not found</h1><p>The page you are looking for is not here.</p>",
        )
    }

    /// Whether the asker has this already (RFC 9110, 13.1): the entity tag decides where there is one.
    pub(crate) fn is_known(question: &Question, validators: &Validators) -> bool {
        if let Some(known) = &question.if_none_match {
            return known
                .split(',')
                .map(|tag| tag.trim().trim_start_matches("W/"))
                .any(|tag| tag == validators.etag || tag == "*");
        }
        question.if_modified_since.as_deref() == Some(rfc_2822(validators.last_modified).as_str())
    }

    fn unchanged(validators: Validators) -> Self {
        Self { validators: Some(validators), ..Self::new(304, "", Vec::new()) }
    }
}

impl World {
    /// What a title's host answers at `at`, for a press served on `port`.
    #[must_use]
    pub fn answer(&self, title: usize, question: &Question, at: Timestamp, port: u16) -> Answer {
        let Some(who) = self.titles().get(title) else { return Answer::not_found() };
        let path = question.path.strip_prefix("/moved").filter(|path| path.starts_with('/')).unwrap_or(&question.path);
        let base = format!("http://{}:{port}", who.host());
        if path == "/robots.txt" {
            return Answer::new(200, "text/plain; charset=utf-8", robots(who, &base));
        }
        if let Some(section) = feed_at(who, path) {
            let validators = self.feed_validators(title, section, at);
            if Answer::is_known(question, &validators) {
                return Answer::unchanged(validators);
            }
            let feed = self.feed(title, section, at, port);
            return Answer { validators: Some(validators), ..Answer::new(200, feed.content_type, feed.body) };
        }
        if path == "/" {
            return self.front_answer(title, who, None, question, at, &base);
        }
        if let Some(word) = path.strip_prefix("/section/")
            && let Some(section) = Section::from_word(word.trim_end_matches('/'))
        {
            return self.front_answer(title, who, Some(section), question, at, &base);
        }
        if let Some(name) = path.strip_prefix("/pictures/") {
            return name.strip_suffix(".jpg").and_then(|name| name.parse().ok()).map_or_else(
                Answer::not_found,
                |key| {
                    let validators = Validators { etag: format!("\"{key}\""), last_modified: self.span().0 };
                    if Answer::is_known(question, &validators) {
                        return Answer::unchanged(validators);
                    }
                    Answer {
                        validators: Some(validators),
                        body: Body::Picture(Painting(key)),
                        ..Answer::new(200, "image/jpeg", Vec::new())
                    }
                },
            );
        }
        if let Some(key) = sound::at(path) {
            // As long as its piece stands there.
            let stands = self.printed(key, at).is_some() && sound::is_heard(who, key);
            return if stands { Answer::new(200, "audio/wav", sound::wav(key)) } else { Answer::not_found() };
        }
        if let Some(key) = article_at(path) {
            return self.article_answer(title, who, key, question, at, &base);
        }
        if path.starts_with("/private/") || matches!(path, "/contact" | "/privacy") {
            return Answer::html(format!(
                "<!doctype html><title>{0}</title><h1>{0}</h1><p>Nothing to read here.</p>",
                html::escape(&who.name)
            ));
        }
        Answer::not_found()
    }

    /// Whether a title's robots.txt forbids a path to everybody.
    #[must_use]
    pub fn robots_forbid(&self, title: usize, path: &str) -> bool {
        self.titles().get(title).is_some_and(|title| forbidden(title).iter().any(|start| path.starts_with(start)))
    }

    fn front_answer(
        &self,
        title: usize,
        who: &Title,
        section: Option<Section>,
        question: &Question,
        at: Timestamp,
        base: &str,
    ) -> Answer {
        let since = self.front_page_since(title, at);
        let etag = mix(&[since.as_second().cast_unsigned(), who.seed, section.map_or(77, |section| section as u64)]);
        let validators = Validators { etag: format!("\"f{etag:016x}\""), last_modified: since };
        if Answer::is_known(question, &validators) {
            return Answer::unchanged(validators);
        }
        let slots: Vec<_> =
            self.front_page(title, section, at)
                .into_iter()
                .map(|slot| {
                    let teaser = self.printed(slot.article, since).filter(|_| slot.prominence != Prominence::Line).map(
                        |article| html::Teaser {
                            summary: article.teaser().to_owned(),
                            picture: article.picture.map(|picture| picture.path),
                        },
                    );
                    (slot, teaser.unwrap_or_default())
                })
                .collect();
        Answer { validators: Some(validators), ..Answer::html(html::front(who, section, &slots, base)) }
    }

    fn article_answer(
        &self,
        title: usize,
        who: &Title,
        key: ArticleKey,
        question: &Question,
        at: Timestamp,
        base: &str,
    ) -> Answer {
        let Some(found) = self.find(key).filter(|found| found.article.title as usize == title) else {
            return Answer::not_found();
        };
        if found.article.removed_at(at.as_second()) {
            return Answer::new(
                410,
                "text/html; charset=utf-8",
                "<!doctype html><title>Gone</title><h1>This article has been removed</h1>",
            );
        }
        let Some(article) = self.printed(key, at) else { return Answer::not_found() };
        if article.path != question.path && !question.path.starts_with("/moved/") {
            // An address with another slug leads to the article's own.
            return Answer {
                location: Some(format!("{base}{}", article.path)),
                ..Answer::new(301, "text/plain; charset=utf-8", Vec::new())
            };
        }
        let etag = mix(&[key.number(), article.modified.as_second().cast_unsigned()]);
        let validators = Validators { etag: format!("\"a{etag:016x}\""), last_modified: article.modified };
        if Answer::is_known(question, &validators) {
            return Answer::unchanged(validators);
        }
        // The links beside an article are chosen once, so that the page stands still.
        let related: Vec<(String, String)> = self
            .articles_visible(title, article.published, 24)
            .into_iter()
            .filter(|other| *other != key)
            .take(5)
            .filter_map(|other| Some((self.headline(other, article.published)?, self.path(other)?)))
            .collect();
        Answer { validators: Some(validators), ..Answer::html(html::page(who, &article, base, &related)) }
    }
}

/// The section whose feed a path is: `Some(None)` for the main feed.
fn feed_at(title: &Title, path: &str) -> Option<Option<Section>> {
    std::iter::once(None)
        .chain(title.sections.iter().copied().map(Some))
        .find(|section| title.feed_path(*section) == path)
}

/// The article whose number stands in a path: the last run of at least seven digits.
fn article_at(path: &str) -> Option<ArticleKey> {
    path.split(|c: char| !c.is_ascii_digit())
        .filter(|digits| digits.len() >= 7)
        .filter_map(|digits| digits.parse().ok())
        .next_back()
        .and_then(ArticleKey::from_number)
}

/// What a title's robots.txt forbids to everybody.
fn forbidden(title: &Title) -> &'static [&'static str] {
    match title.seed % 23 {
        3 => &["/private/", "/news/"],
        7 => &["/private/", "/section/"],
        _ => &["/private/"],
    }
}

fn robots(title: &Title, base: &str) -> String {
    let mut out = "User-agent: *\n".to_owned();
    for path in forbidden(title) {
        out.push_str(&format!("Disallow: {path}\n"));
    }
    if title.seed % 23 == 5 {
        out.push_str("Crawl-delay: 2\n");
    }
    out.push_str("\nUser-agent: ExampleTrainingBot\nDisallow: /\n");
    out.push_str(&format!("\nSitemap: {base}/sitemap.xml\n"));
    out
}
