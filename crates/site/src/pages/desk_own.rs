//! The editors' desk for the instance's own articles: written in Markdown, looked at, published now or at a time, changed, taken back.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use bytes::Bytes;
use http::HeaderMap;
use news::Section;
use sha2::{Digest as _, Sha256};
use store::{OwnArticle, OwnState};

use super::desk_picks::{field, time_us};
use crate::app::App;
use crate::cards::Speech;
use crate::frame::Frame;
use crate::language::Language;
use crate::own_articles::{html, parts, publish, publish_series, withdraw};
use crate::pictures::{MAX_PIXELS, OWN_SCHEME, Refused, SignedPicture, is_own};
use crate::preferences::Preferences;
use crate::respond::Page;
use crate::session::Editor;
use crate::upload::{self, Sent};
use crate::{CachePolicy, Error};

/// Characters that a text may have, and a line.
const MOST_CHARS: (usize, usize) = (200_000, 400);
/// Megabytes that a picture may have.
const PICTURE_MB: usize = 12;
/// How long a picture stays that no article has, microseconds.
const FORGOTTEN_AFTER_US: i64 = 86_400 * 1_000_000;

#[derive(Template)]
#[template(path = "desk_own.html")]
pub(crate) struct DeskOwnPage {
    pub frame: Frame,
    pub articles: Vec<Line>,
    /// Parts of the welcome series that are not published yet.
    pub missing_parts: usize,
}

impl Page for DeskOwnPage {
    const POLICY: CachePolicy = CachePolicy::NoStore;
}

/// An article in the desk's list.
pub(crate) struct Line {
    pub id: i64,
    pub headline: String,
    pub language: String,
    pub state: String,
    /// Its page; empty before it is published.
    pub href: String,
}

impl Line {
    fn speech(&self) -> Speech<'_> {
        Speech::of(&self.language)
    }
}

#[derive(Template)]
#[template(path = "desk_own_article.html")]
pub(crate) struct DeskOwnArticlePage {
    pub frame: Frame,
    pub own: OwnArticle,
    pub state: String,
    /// When it is to be published, for the form's field.
    pub at: String,
    pub zone: String,
    pub languages: Vec<(Language, bool)>,
    pub sections: Vec<(&'static str, String, bool)>,
    /// The text as readers get it.
    pub preview: String,
    pub href: String,
    /// Its picture as readers get it.
    pub picture: Option<SignedPicture>,
    /// The picture's address on the web; empty where it lies here.
    pub web_picture: String,
}

impl Page for DeskOwnArticlePage {
    const POLICY: CachePolicy = CachePolicy::NoStore;
}

impl DeskOwnArticlePage {
    fn speech(&self) -> Speech<'_> {
        Speech::of(&self.own.language)
    }

    fn is_published(&self) -> bool {
        self.own.state == OwnState::Published
    }

    fn can_publish(&self) -> bool {
        self.own.id != 0 && matches!(self.own.state, OwnState::Draft | OwnState::Scheduled)
    }
}

fn state(own: &OwnArticle, zone: &jiff::tz::TimeZone, speaks: Language) -> String {
    let at = speaks.day_and_time(own.publish_us, zone);
    match own.state {
        OwnState::Draft => speaks.say("own-draft").into_owned(),
        OwnState::Scheduled => speaks.name("own-scheduled", &at),
        OwnState::Published => speaks.name("own-published", &at),
        OwnState::Withdrawn => speaks.say("own-withdrawn").into_owned(),
    }
}

fn href(own: &OwnArticle) -> String {
    if own.article.is_some() { format!("/own/{}", own.id) } else { String::new() }
}

/// `/desk/own`
pub(crate) async fn desk_own(State(app): State<App>, _: Editor, preferences: Preferences) -> Result<Response, Error> {
    let all = app.store.own_articles().await?;
    let (zone, speaks) = (&app.settings.time_zone, preferences.speaks());
    let line = |own: &OwnArticle| Line {
        id: own.id,
        headline: own.headline.clone(),
        language: own.language.clone(),
        state: state(own, zone, speaks),
        href: href(own),
    };
    DeskOwnPage {
        frame: Frame::new(&app, preferences, speaks.say("own-articles"), "/desk/own").hidden_from_search(),
        missing_parts: parts(Language::English)
            .iter()
            .filter(|part| all.iter().all(|own| own.part != part.number))
            .count(),
        articles: all.iter().map(line).collect(),
    }
    .respond()
}

/// `/desk/own/{id}`: 0 for a new one.
pub(crate) async fn desk_own_article(
    State(app): State<App>,
    Editor(editor): Editor,
    Path(id): Path<i64>,
    preferences: Preferences,
) -> Result<Response, Error> {
    let speaks = preferences.speaks();
    let own = match id {
        0 => OwnArticle { byline: editor.account.name, language: speaks.tag().to_owned(), ..OwnArticle::default() },
        id => app.store.own_article(id).await?.ok_or(Error::ArticleNotFound)?,
    };
    let zone = &app.settings.time_zone;
    DeskOwnArticlePage {
        frame: Frame::new(&app, preferences, speaks.say("own-write"), "/desk/own").hidden_from_search(),
        state: state(&own, zone, speaks),
        at: if own.state == OwnState::Scheduled { field(own.publish_us, zone) } else { String::new() },
        zone: zone.iana_name().unwrap_or("UTC").to_owned(),
        languages: Language::ALL.into_iter().map(|language| (language, language.tag() == own.language)).collect(),
        sections: Section::ALL
            .into_iter()
            .map(|section| {
                (
                    section.as_str(),
                    speaks.section(section, app.settings.default_edition),
                    section.as_str() == own.section,
                )
            })
            .collect(),
        preview: html(&own.markdown, &app.settings.base_url),
        href: href(&own),
        picture: app.signer.sign(&own.picture_url),
        web_picture: if is_own(&own.picture_url) { String::new() } else { own.picture_url.clone() },
        own,
    }
    .respond()
}

/// The form of an article.
#[derive(Debug, Default)]
pub(crate) struct OwnForm {
    /// `keep`, `publish`, `withdraw` or `drop`.
    act: String,
    headline: String,
    standfirst: String,
    byline: String,
    section: String,
    language: String,
    markdown: String,
    picture_url: String,
    /// Whether the picture that is there goes.
    drops_picture: bool,
    picture_caption: String,
    picture_credit: String,
    /// When it is to be published; empty for now.
    at: String,
    /// When what the form shows was written: nobody writes over another's words unseen.
    edited_us: i64,
}

impl OwnForm {
    fn of(fields: Vec<(String, String)>) -> Self {
        let mut form = Self::default();
        for (name, value) in fields {
            match name.as_str() {
                "act" => form.act = value,
                "headline" => form.headline = value,
                "standfirst" => form.standfirst = value,
                "byline" => form.byline = value,
                "section" => form.section = value,
                "language" => form.language = value,
                "markdown" => form.markdown = value,
                "picture_url" => form.picture_url = value,
                "drops_picture" => form.drops_picture = true,
                "picture_caption" => form.picture_caption = value,
                "picture_credit" => form.picture_credit = value,
                "at" => form.at = value,
                "edited_us" => form.edited_us = value.parse().unwrap_or(0),
                _ => {}
            }
        }
        form
    }

    /// What was written, checked, over what is there. `brought` is the address of a picture that came along.
    fn written(&self, before: OwnArticle, brought: Option<String>) -> Result<OwnArticle, Error> {
        let bad = |key| Err(Error::Form(key));
        let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let lines = [&self.headline, &self.standfirst, &self.byline, &self.picture_caption, &self.picture_credit];
        let [headline, standfirst, byline, picture_caption, picture_credit] = lines.map(|text| line(text));
        if headline.is_empty() {
            return bad("form-own-headline");
        }
        let is_long = |text: &String| text.chars().count() > MOST_CHARS.1;
        if [&headline, &byline, &picture_caption, &picture_credit].into_iter().any(is_long)
            || self.markdown.chars().count() > MOST_CHARS.0
        {
            return bad("form-own-long");
        }
        let typed = self.picture_url.trim().to_owned();
        let is_web = url::Url::parse(&typed).is_ok_and(|url| matches!(url.scheme(), "http" | "https"));
        if !typed.is_empty() && !is_web {
            return bad("form-own-picture");
        }
        let picture_url = match brought {
            Some(address) => address,
            None if typed.is_empty() && is_own(&before.picture_url) && !self.drops_picture => {
                before.picture_url.clone()
            }
            None => typed,
        };
        if !picture_url.is_empty() && (picture_caption.is_empty() || picture_credit.is_empty()) {
            return bad("form-picture-words");
        }
        if Language::of_tag(&self.language).is_none() {
            return bad("form-own-language");
        }
        Ok(OwnArticle {
            headline,
            standfirst,
            byline,
            section: Section::from_word(&self.section).map_or("", Section::as_str).to_owned(),
            language: self.language.clone(),
            markdown: self.markdown.replace("\r\n", "\n"),
            picture_url,
            picture_caption,
            picture_credit,
            edited_us: self.edited_us,
            ..before
        })
    }
}

/// Keeps a picture that came with the form, made anew; gives its address.
async fn keep_picture(app: &App, file: &[u8], now_us: i64) -> Result<String, Error> {
    let whole = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
    if file.len() > PICTURE_MB * 1_000_000 {
        return Err(Error::FormRoom("form-picture-bytes", whole(PICTURE_MB as u64)));
    }
    let jpeg = app.pictures.made_anew(file.to_vec()).await.map_err(|refused| match refused {
        Refused::TooLarge { .. } => Error::FormRoom("form-picture-pixels", whole(MAX_PIXELS / 1_000_000)),
        Refused::UnknownKind | Refused::Damaged(_) => Error::Form("form-picture-kind"),
    })?;
    let address = format!("{OWN_SCHEME}:{}", URL_SAFE_NO_PAD.encode(Sha256::digest(&jpeg)));
    app.store.keep_own_picture(&address, &jpeg, now_us).await?;
    Ok(address)
}

/// `POST /desk/own/{id}`
pub(crate) async fn write_own(
    State(app): State<App>,
    Editor(editor): Editor,
    Path(id): Path<i64>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Error> {
    let Sent { fields, file } = upload::form(&headers, &body);
    let form = OwnForm::of(fields);
    let now_us = news::to_micros(app.now());
    app.store.sweep_own_pictures(now_us - FORGOTTEN_AFTER_US).await?;
    let by = Some(editor.account.id);
    let before = match id {
        0 => OwnArticle::default(),
        id => app.store.own_article(id).await?.ok_or(Error::ArticleNotFound)?,
    };
    match form.act.as_str() {
        "drop" => {
            app.store.drop_own_article(id).await?;
            return Ok(Redirect::to("/desk/own").into_response());
        }
        "withdraw" if before.article.is_some() => withdraw(&app, &before, by, now_us).await?,
        _ => {
            let brought = match file {
                Some(file) => Some(keep_picture(&app, file, now_us).await?),
                None => None,
            };
            let kept = app.store.keep_own_article(&form.written(before, brought)?, now_us).await?;
            let Some(id) = kept else {
                return Err(Error::Form("form-own-meanwhile"));
            };
            let own = app.store.own_article(id).await?.ok_or(Error::ArticleNotFound)?;
            match time_us(&form.at, &app.settings.time_zone)?.filter(|at_us| *at_us > now_us) {
                // What is out shows what was changed.
                _ if own.state == OwnState::Published => {
                    publish(&app, &own, by, now_us).await?;
                }
                Some(at_us) if form.act == "publish" => {
                    app.store.set_own_article_state(id, OwnState::Scheduled, at_us, None).await?;
                }
                None if form.act == "publish" && own.state != OwnState::Withdrawn => {
                    publish(&app, &own, by, now_us).await?;
                }
                _ => {}
            }
            return Ok(Redirect::to(&format!("/desk/own/{id}")).into_response());
        }
    }
    Ok(Redirect::to(&format!("/desk/own/{id}")).into_response())
}

/// `POST /desk/own/series`
pub(crate) async fn write_series(State(app): State<App>, Editor(editor): Editor) -> Result<Response, Error> {
    publish_series(&app, Some(editor.account.id)).await?;
    Ok(Redirect::to("/desk/own").into_response())
}

/// `/own/{id}`: leads to the article that it became.
pub(crate) async fn own(State(app): State<App>, Path(id): Path<i64>) -> Result<Response, Error> {
    let own = app.store.own_article(id).await?.ok_or(Error::ArticleNotFound)?;
    let article = own.article.ok_or(Error::ArticleNotFound)?;
    let cards = app.store.cards(&[article]).await?;
    let card = cards.first().ok_or(Error::ArticleNotFound)?;
    Ok(Redirect::to(&crate::cards::article_location(card)).into_response())
}
