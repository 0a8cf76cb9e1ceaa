//! The front pages by which titles' editors rank, and how they do.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use news::Section;
use store::FrontPage;

use crate::app::App;
use crate::cards::{TitleView, Viewer};
use crate::frame::Frame;
use crate::preferences::Preferences;
use crate::respond::Page;
use crate::session::Operator;
use crate::words::{ago, since};
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
    pub section: &'static str,
    /// `well`, `unwell`, `unknown` or `off`.
    pub word: &'static str,
    pub sentence: String,
}

fn front_page_view(page: &FrontPage, viewer: &Viewer<'_>) -> FrontPageView {
    let schedule = &page.schedule;
    let (word, sentence) = if !page.enabled {
        ("off", "Its title is off.".to_owned())
    } else if schedule.failing_since_us != 0 {
        let from = since(schedule.failing_since_us, viewer.now, viewer.zone);
        let stand_in = if schedule.stand_in.is_some() { " Its title's main feed stands in." } else { "" };
        ("unwell", format!("Not read since {from}: {}.{stand_in}", schedule.error_message.trim_end_matches('.')))
    } else if schedule.stand_in.is_some() {
        let from = since(schedule.stand_in_since_us, viewer.now, viewer.zone);
        ("unwell", format!("Cannot be read; its title's main feed stands in, tried again {from}."))
    } else if schedule.succeeded_us != 0 {
        let answered = ago(news::from_micros(schedule.succeeded_us), viewer.now, viewer.zone);
        let places = if page.places == 1 { "One place".to_owned() } else { format!("{} places", page.places) };
        let rhythm = match schedule.rhythm_us / 60_000_000 {
            0 => String::new(),
            minutes => format!(" It changes about every {minutes} minutes."),
        };
        ("well", format!("{places}, read {answered}.{rhythm}"))
    } else {
        ("unknown", "Not asked yet.".to_owned())
    };
    FrontPageView {
        url: page.url.clone(),
        title: viewer.titles.get(page.title).map(TitleView::new),
        section: page.section.map_or("", Section::name),
        word,
        sentence,
    }
}

/// `/console/front-pages`
pub(crate) async fn front_pages(
    State(app): State<App>,
    _: Operator,
    preferences: Preferences,
) -> Result<Response, Error> {
    let catalogue = app.titles().await?;
    let viewer = Viewer::new(&app, &catalogue);
    let mut pages: Vec<FrontPageView> =
        app.store.front_pages().await?.iter().map(|page| front_page_view(page, &viewer)).collect();
    let rank = |word: &str| ["unwell", "unknown", "well", "off"].iter().position(|known| *known == word);
    pages.sort_by(|a, b| {
        let name = |page: &FrontPageView| page.title.as_ref().map(|title| title.name.to_lowercase());
        rank(a.word).cmp(&rank(b.word)).then_with(|| name(a).cmp(&name(b))).then_with(|| a.url.cmp(&b.url))
    });
    ConsoleFrontPagesPage {
        frame: Frame::new(&app, preferences, "Front pages", "/console/front-pages").hidden_from_search(),
        unwell: pages.iter().filter(|page| page.word == "unwell").count(),
        pages,
    }
    .respond()
}
