//! Reading title by title: subscriptions in folders with what is unread, and one list of it at a time.

use std::collections::HashMap;

use askama::Template;
use axum::Form;
use axum::extract::{Query as Asked, State};
use axum::response::{IntoResponse, Redirect, Response};
use news::{ArticleId, TitleId};
use serde::Deserialize;
use store::{Reads, Stream, Subscription};

use super::latest::PAGE_LENGTH;
use crate::app::App;
use crate::cards::{CardView, Viewer};
use crate::catalogue::Catalogue;
use crate::destination::{encoded, own};
use crate::frame::Frame;
use crate::language::Language;
use crate::preferences::Preferences;
use crate::respond::Page;
use crate::session::SignedIn;
use crate::wishes::Wishes;
use crate::{CachePolicy, Error};

#[derive(Template)]
#[template(path = "reading.html")]
pub(crate) struct ReadingPage {
    pub frame: Frame,
    pub heading: String,
    /// "12 unread articles"
    pub tally: String,
    pub groups: Vec<GroupView>,
    pub all_href: &'static str,
    pub all_unread: String,
    pub items: Vec<ItemView>,
    pub shows_all: bool,
    /// The same list with what is read, or without.
    pub other_href: String,
    pub older: Option<String>,
    pub folder: String,
    pub title: String,
    /// Up to when "mark all" goes: what comes while one reads stays unread.
    pub before_us: i64,
    pub here: String,
    pub subscribes: bool,
    pub first_page: bool,
}

impl Page for ReadingPage {
    const POLICY: CachePolicy = CachePolicy::Private;
}

/// A folder, or what is in none.
pub(crate) struct GroupView {
    pub name: String,
    pub href: String,
    pub unread: String,
    pub lines: Vec<LineView>,
}

/// A subscription.
pub(crate) struct LineView {
    pub name: String,
    pub href: String,
    pub unread: String,
    pub current: bool,
}

/// An article of the list.
pub(crate) struct ItemView {
    pub card: CardView,
    pub unread: bool,
}

/// Which list, and where its page begins.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Which {
    folder: String,
    title: String,
    show: String,
    after: String,
}

impl Which {
    fn address(&self, show_all: bool, after: Option<ArticleId>) -> String {
        let mut parts = Vec::new();
        for (name, value) in [("folder", &self.folder), ("title", &self.title)] {
            if !value.is_empty() {
                parts.push(format!("{name}={}", encoded(value)));
            }
        }
        if show_all {
            parts.push("show=all".to_owned());
        }
        if let Some(after) = after {
            parts.push(format!("after={after}"));
        }
        if parts.is_empty() { "/reading".to_owned() } else { format!("/reading?{}", parts.join("&")) }
    }
}

/// `/reading?folder=&title=&show=&after=`
pub(crate) async fn reading(
    State(app): State<App>,
    reader: SignedIn,
    preferences: Preferences,
    Asked(which): Asked<Which>,
) -> Result<Response, Error> {
    let (account, speaks) = (reader.account.id, preferences.speaks());
    let catalogue = app.titles().await?;
    let subscriptions = app.store.subscriptions(account).await?;
    let title = match which.title.as_str() {
        "" => None,
        slug => Some(catalogue.with_slug(slug).ok_or(Error::TitleNotFound)?.id),
    };
    let shows_all = which.show == "all";
    let stream = Stream {
        folder: which.folder.clone(),
        title,
        reads: if shows_all { Reads::All } else { Reads::Unread },
        after: which.after.parse().ok(),
        limit: PAGE_LENGTH,
        ..Stream::default()
    };
    let ids: Vec<ArticleId> = app.store.stream(account, &stream).await?.into_iter().map(|(id, _)| id).collect();
    let wishes = Wishes::of(&app.store, account, news::to_micros(app.now())).await?;
    let unread: HashMap<TitleId, i64> =
        wishes.unread(&app.store, account).await?.into_iter().map(|one| (one.title, one.articles)).collect();
    let viewer = Viewer::new(&app, &catalogue).under(&wishes).of_own();
    let items = items(&app, &reader, &viewer, &subscriptions, &ids).await?;
    let here = which.address(shows_all, None);
    let is_here = |one: &&Subscription| {
        (which.folder.is_empty() || one.folder == which.folder) && title.is_none_or(|title| one.title == title)
    };
    let unread_here: i64 = subscriptions.iter().filter(is_here).filter_map(|one| unread.get(&one.title)).sum();
    let is_full = i64::try_from(ids.len()).is_ok_and(|length| length >= PAGE_LENGTH);
    ReadingPage {
        frame: Frame::new(&app, preferences, speaks.say("reading-title"), "/reading")
            .hidden_from_search()
            .hiding(viewer.hidden()),
        heading: heading(&which, title, &catalogue, &subscriptions, speaks),
        tally: speaks.count("unread-articles", unread_here),
        groups: groups(&subscriptions, &unread, (&catalogue, &which), speaks),
        all_href: "/reading",
        all_unread: speaks.number(unread.values().sum()),
        items,
        shows_all,
        other_href: which.address(!shows_all, None),
        older: ids.last().filter(|_| is_full).map(|last| which.address(shows_all, Some(*last))),
        first_page: which.after.is_empty(),
        folder: which.folder,
        title: which.title,
        before_us: news::to_micros(app.now()),
        here,
        subscribes: !subscriptions.is_empty(),
    }
    .respond()
}

fn heading(
    which: &Which,
    title: Option<TitleId>,
    catalogue: &Catalogue,
    all: &[Subscription],
    speaks: Language,
) -> String {
    match title {
        Some(title) => all
            .iter()
            .find(|one| one.title == title && !one.name.is_empty())
            .map(|one| one.name.clone())
            .or_else(|| catalogue.get(title).map(|title| title.listing.name.clone()))
            .unwrap_or_default(),
        None if which.folder.is_empty() => speaks.say("reading-title").into_owned(),
        None => which.folder.clone(),
    }
}

/// Folders by name, and what is in none at the end.
fn groups(
    subscriptions: &[Subscription],
    unread: &HashMap<TitleId, i64>,
    (catalogue, which): (&Catalogue, &Which),
    speaks: Language,
) -> Vec<GroupView> {
    let mut folders: Vec<&str> = subscriptions.iter().map(|one| one.folder.as_str()).collect();
    folders.sort_unstable_by_key(|folder| (folder.is_empty(), folder.to_lowercase()));
    folders.dedup();
    let number = |count: i64| if count > 0 { speaks.number(count) } else { String::new() };
    let group = |folder: &str| {
        let within: Vec<&Subscription> = subscriptions.iter().filter(|one| one.folder == folder).collect();
        let mut lines: Vec<LineView> = within
            .iter()
            .filter_map(|one| {
                let listing = &catalogue.get(one.title)?.listing;
                Some(LineView {
                    name: if one.name.is_empty() { listing.name.clone() } else { one.name.clone() },
                    href: format!("/reading?title={}", encoded(&listing.slug)),
                    unread: number(unread.get(&one.title).copied().unwrap_or(0)),
                    current: which.title == listing.slug,
                })
            })
            .collect();
        lines.sort_by_key(|line| line.name.to_lowercase());
        GroupView {
            name: folder.to_owned(),
            href: format!("/reading?folder={}", encoded(folder)),
            unread: number(within.iter().filter_map(|one| unread.get(&one.title)).sum()),
            lines,
        }
    };
    folders.into_iter().map(group).collect()
}

async fn items(
    app: &App,
    reader: &SignedIn,
    viewer: &Viewer<'_>,
    subscriptions: &[Subscription],
    ids: &[ArticleId],
) -> Result<Vec<ItemView>, Error> {
    let states = app.store.reading_states(reader.account.id, ids).await?;
    let mut cards = app.store.cards(ids).await?;
    cards.sort_by_key(|card| std::cmp::Reverse(card.id));
    let view = |card: &store::Card| {
        let state = states.get(&card.id).copied().unwrap_or_default();
        let subscription = subscriptions.iter().find(|one| one.title == card.title)?;
        let unread = !subscription.has_read(state, card.first_seen_us, card.sort_us);
        Some(ItemView { card: viewer.view(card)?, unread })
    };
    Ok(cards.iter().filter_map(view).collect())
}

/// The form that marks a list, or one article of it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct ReadForm {
    folder: String,
    title: String,
    before: i64,
    next: String,
}

/// `POST /reading/read`: everything of a list up to when it was shown.
pub(crate) async fn read_all(
    State(app): State<App>,
    reader: SignedIn,
    Form(form): Form<ReadForm>,
) -> Result<Response, Error> {
    let catalogue = app.titles().await?;
    let title = match form.title.as_str() {
        "" => None,
        slug => Some(catalogue.with_slug(slug).ok_or(Error::TitleNotFound)?.id),
    };
    let before_us = form.before.min(news::to_micros(app.now()));
    if before_us <= 0 {
        return Err(Error::Form("form-up-to"));
    }
    app.store.mark_all_read(reader.account.id, &form.folder, title, before_us).await?;
    Ok(Redirect::to(own(&form.next).unwrap_or("/reading")).into_response())
}
