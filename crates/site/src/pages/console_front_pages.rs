//! The front pages by which titles' editors rank, and how they do.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use store::FrontPage;

use crate::app::App;
use crate::cards::{TitleView, Viewer};
use crate::frame::Frame;
use crate::preferences::Preferences;
use crate::respond::Page;
use crate::session::Operator;
use crate::words::{ago_in, since_in};
use crate::{CachePolicy, Error};

#[derive(Template)]
#[template(path = "console_front_pages.html")]
pub(crate) struct ConsoleFrontPagesPage {
    pub frame: Frame,
    /// Those that cannot be read first, then by title.
    pub pages: Vec<FrontPageView>,
    pub unwell: usize,
}

impl Page for ConsoleFrontPagesPage {
    const POLICY: CachePolicy = CachePolicy::NoStore;
}

/// A front page in the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FrontPageView {
    pub url: String,
    pub title: Option<TitleView>,
    pub section: String,
    /// `well`, `unwell`, `unknown` or `off`.
    pub word: &'static str,
    pub sentence: String,
    /// What went wrong, in English; may be empty.
    pub error: String,
    /// Whether the title's feed is read instead, which is said behind the error.
    pub feed_stands_in: bool,
}

fn front_page_view(page: &FrontPage, viewer: &Viewer<'_>, edition: &news::Edition) -> FrontPageView {
    let (schedule, speaks) = (&page.schedule, viewer.language);
    let (mut error, mut feed_stands_in) = (String::new(), false);
    let (word, sentence) = if !page.enabled {
        ("off", speaks.say("feed-off").into_owned())
    } else if schedule.failing_since_us != 0 {
        let from = since_in(speaks, schedule.failing_since_us, viewer.now, viewer.zone);
        error = format!("{}.", schedule.error_message.trim_end_matches('.'));
        feed_stands_in = schedule.stand_in.is_some();
        ("unwell", speaks.name("front-page-unread", &from))
    } else if schedule.stand_in.is_some() {
        let from = since_in(speaks, schedule.stand_in_since_us, viewer.now, viewer.zone);
        ("unwell", speaks.name("front-page-stands-in", &from))
    } else if schedule.succeeded_us != 0 {
        let answered = ago_in(speaks, news::from_micros(schedule.succeeded_us), viewer.now, viewer.zone);
        let mut sentence = speaks.count_of("front-page-places", page.places, &answered);
        let minutes = schedule.rhythm_us / 60_000_000;
        if minutes > 0 {
            sentence = format!("{sentence} {}", speaks.count("front-page-rhythm", minutes));
        }
        ("well", sentence)
    } else {
        ("unknown", speaks.say("not-asked-yet").into_owned())
    };
    FrontPageView {
        url: page.url.clone(),
        title: viewer.titles.get(page.title).map(TitleView::new),
        section: page.section.map(|section| speaks.section(section, edition)).unwrap_or_default(),
        word,
        sentence,
        error,
        feed_stands_in,
    }
}

/// `/console/front-pages`
pub(crate) async fn front_pages(
    State(app): State<App>,
    _: Operator,
    preferences: Preferences,
) -> Result<Response, Error> {
    let catalogue = app.titles().await?;
    let viewer = Viewer::new(&app, &catalogue).speaking(preferences.speaks());
    let mut pages: Vec<FrontPageView> = app
        .store
        .front_pages()
        .await?
        .iter()
        .map(|page| front_page_view(page, &viewer, app.settings.default_edition))
        .collect();
    let rank = |word: &str| ["unwell", "unknown", "well", "off"].iter().position(|known| *known == word);
    pages.sort_by(|a, b| {
        let name = |page: &FrontPageView| page.title.as_ref().map(|title| title.name.to_lowercase());
        rank(a.word).cmp(&rank(b.word)).then_with(|| name(a).cmp(&name(b))).then_with(|| a.url.cmp(&b.url))
    });
    ConsoleFrontPagesPage {
        frame: Frame::new(&app, preferences, preferences.speaks().say("front-pages"), "/console/front-pages")
            .hidden_from_search(),
        unwell: pages.iter().filter(|page| page.word == "unwell").count(),
        pages,
    }
    .respond()
}
