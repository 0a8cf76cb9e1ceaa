//! Lists that editors choose by hand, as readers see them.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use news::ArticleId;
use ranking::picks::{Desk, Pick, Signed, held_list, is_of_lead};
use store::PickAct;

use crate::app::App;
use crate::cards::{CardView, Viewer};
use crate::frame::Frame;
use crate::language::Language;
use crate::preferences::Preferences;
use crate::respond::Page;
use crate::wishes::Muting;
use crate::{CachePolicy, Error};

/// The lists that every instance has, by their slugs, which are the names of messages too.
pub(crate) const LISTS: [&str; 2] = ["our-picks", "good-news"];
/// Cards of a list on other pages.
const SHOWN: usize = 4;

/// A list of picks.
#[derive(Template)]
#[template(path = "picks.html")]
pub(crate) struct PicksPage {
    pub frame: Frame,
    pub list: PickList,
}

impl Page for PicksPage {
    const POLICY: CachePolicy = CachePolicy::NEWS;
}

/// A list with its cards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PickList {
    pub slug: String,
    pub name: String,
    pub href: String,
    pub cards: Vec<CardView>,
}

/// The acts of a list, as the fold takes them; what cannot be read is left out.
pub(crate) fn signed(acts: &[PickAct]) -> Vec<Signed> {
    let signed = |act: &PickAct| {
        Some(Signed {
            number: act.number,
            account: act.account.0,
            at_us: act.at_us,
            act: serde_json::from_str(&act.act).ok()?,
        })
    };
    acts.iter().filter_map(signed).collect()
}

/// All lists that there are: those of every instance, then the operator's own.
pub(crate) async fn lists(app: &App, language: Language) -> Result<Vec<(String, String)>, Error> {
    let mut lists: Vec<(String, String)> =
        LISTS.iter().map(|slug| ((*slug).to_owned(), name_of(slug, language))).collect();
    for slug in app.store.pick_lists().await? {
        if !is_of_lead(&slug) && lists.iter().all(|(known, _)| *known != slug) {
            let name = name_of(&slug, language);
            lists.push((slug, name));
        }
    }
    Ok(lists)
}

/// The name of a list from its slug: "long-reads" is "Long reads", in every language.
pub(crate) fn name_of(slug: &str, language: Language) -> String {
    if LISTS.contains(&slug) {
        return language.say(slug).into_owned();
    }
    for (prefix, what) in [("lead-", "list-pinned"), ("held-", "list-held")] {
        if let Some(edition) = slug.strip_prefix(prefix).and_then(news::edition) {
            return language.name(what, edition.name);
        }
    }
    let words = slug.replace('-', " ");
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// What stands on a list now, as cards with the editors' notes; `None` where nothing does.
pub(crate) async fn list(app: &App, slug: &str, viewer: &Viewer<'_>, most: usize) -> Result<Option<PickList>, Error> {
    let acts = app.store.pick_acts(slug).await?;
    if acts.is_empty() {
        return Ok(None);
    }
    let desk = Desk::fold(&signed(&acts));
    let live: Vec<Pick> = desk.live(news::to_micros(app.now())).into_iter().cloned().collect();
    if live.is_empty() {
        return Ok(None);
    }
    let ids: Vec<ArticleId> = live.iter().map(|pick| ArticleId(pick.article)).collect();
    let cards = app.store.cards(&ids).await?;
    let view = |pick: &Pick| {
        let card = cards.iter().find(|card| card.id.0 == pick.article)?;
        let mut view = viewer.view(card).filter(|_| viewer.titles.is_on(card.title))?;
        view.note.clone_from(&pick.note);
        view.reasons =
            vec![viewer.language.name("because-picked", &viewer.language.day_and_time(pick.added_us, viewer.zone))];
        Some(view)
    };
    let cards: Vec<CardView> = live.iter().filter_map(view).take(most).collect();
    let list =
        PickList { slug: slug.to_owned(), name: name_of(slug, viewer.language), href: format!("/picks/{slug}"), cards };
    Ok((!list.cards.is_empty()).then_some(list))
}

/// What editors hold back from an edition's lead stories, with since when.
pub(crate) async fn held_back(
    app: &App,
    edition: &news::Edition,
    viewer: &Viewer<'_>,
) -> Result<Vec<(CardView, String)>, Error> {
    let acts = app.store.pick_acts(&held_list(edition.slug)).await?;
    let desk = Desk::fold(&signed(&acts));
    let live: Vec<Pick> = desk.live(news::to_micros(app.now())).into_iter().cloned().collect();
    let ids: Vec<ArticleId> = live.iter().map(|pick| ArticleId(pick.article)).collect();
    let cards = if ids.is_empty() { Vec::new() } else { app.store.cards(&ids).await? };
    let view = |pick: &Pick| {
        let mut view = viewer.view(cards.iter().find(|card| card.id.0 == pick.article)?)?;
        view.note.clone_from(&pick.note);
        Some((view, viewer.language.day_and_time(pick.from_us, viewer.zone)))
    };
    Ok(live.iter().filter_map(view).collect())
}

/// Every list that has something on it, for the front page.
pub(crate) async fn blocks(app: &App, viewer: &Viewer<'_>) -> Result<Vec<PickList>, Error> {
    let mut blocks = Vec::new();
    for (slug, _) in lists(app, viewer.language).await? {
        blocks.extend(list(app, &slug, viewer, SHOWN).await?);
    }
    Ok(blocks)
}

/// `/picks/{list}`
pub(crate) async fn picks(
    State(app): State<App>,
    Path(slug): Path<String>,
    Muting(muting): Muting,
    preferences: Preferences,
) -> Result<Response, Error> {
    let speaks = preferences.speaks();
    if lists(&app, speaks).await?.iter().all(|(known, _)| *known != slug) {
        return Err(Error::SectionNotFound);
    }
    let catalogue = app.titles().await?;
    let wishes = muting.unwrap_or_default();
    let viewer = Viewer::new(&app, &catalogue).under(&wishes).speaking(speaks);
    let list = list(&app, &slug, &viewer, 60).await?;
    let empty = || PickList {
        name: name_of(&slug, speaks),
        href: format!("/picks/{slug}"),
        slug: slug.clone(),
        cards: Vec::new(),
    };
    let list = list.unwrap_or_else(empty);
    let frame = Frame::new(&app, preferences, list.name.clone(), &list.href).hiding(viewer.hidden());
    PicksPage { frame, list }.respond()
}
