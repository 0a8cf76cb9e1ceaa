//! The welcome of a new reader: edition, language, topics and titles on one page, in one form, which can be skipped and come back to.

use std::collections::{HashMap, HashSet};

use askama::Template;
use axum::Form;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use news::{Section, Title, TitleId};
use store::{Follow, FollowKind};

use crate::app::App;
use crate::cards::TitleView;
use crate::frame::{Frame, home_edition};
use crate::language::Language;
use crate::pages::settings::keep;
use crate::preferences::{EditionChoice, Preferences};
use crate::respond::Page;
use crate::session::SignedIn;
use crate::wishes::Wishes;
use crate::{CachePolicy, Error};

/// Titles shown of the reader's own edition, and of each other one.
const MOST: (usize, usize) = (16, 10);

#[derive(Template)]
#[template(path = "choosing.html")]
pub(crate) struct ChoosingPage {
    pub frame: Frame,
    pub editions: Vec<EditionTitles>,
    pub topics: Vec<(&'static str, String, bool)>,
}

impl Page for ChoosingPage {
    const POLICY: CachePolicy = CachePolicy::NoStore;
}

/// An edition, and titles of it that no edition before it has; the reader's own comes first.
pub(crate) struct EditionTitles {
    pub slug: &'static str,
    pub name: &'static str,
    pub language: &'static str,
    pub is_home: bool,
    /// Titles, and whether they are followed.
    pub titles: Vec<(TitleView, bool)>,
}

/// `/welcome/yours`
pub(crate) async fn choosing(
    State(app): State<App>,
    reader: SignedIn,
    preferences: Preferences,
) -> Result<Response, Error> {
    let (speaks, home) = (preferences.speaks(), home_edition(&app, preferences));
    let wishes = Wishes::of(&app.store, reader.account.id, news::to_micros(app.now())).await?;
    let catalogue = app.titles().await?;
    // Of many titles those that publish most: a new reader knows them first.
    let pool = app.pool(&catalogue, home).await?;
    let mut pieces: HashMap<TitleId, usize> = HashMap::new();
    pool.fresh.iter().for_each(|fresh| *pieces.entry(fresh.card.title).or_default() += 1);
    let mut shown = HashSet::new();
    let others = news::EDITIONS.iter().filter(|edition| edition.slug != home.slug);
    let editions = std::iter::once(home).chain(others).filter_map(|edition| {
        let is_home = edition.slug == home.slug;
        let titles = catalogue.of_edition(edition, edition.slug == app.settings.default_edition.slug);
        let is_empty = titles.is_empty();
        let mut new: Vec<&Title> =
            titles.into_iter().filter(|title| !title.is_private() && !shown.contains(&title.id)).collect();
        new.sort_by_key(|title| std::cmp::Reverse(pieces.get(&title.id).copied().unwrap_or(0)));
        new.truncate(if is_home { MOST.0 } else { MOST.1 });
        new.sort_by_key(|title| title.listing.name.to_lowercase());
        shown.extend(new.iter().map(|title| title.id));
        let titles = new
            .into_iter()
            .map(|title| (TitleView::new(title), wishes.follows(FollowKind::Title, &title.id.0.to_string())))
            .collect();
        let (slug, name, language) = (edition.slug, edition.name, edition.language);
        (is_home || !is_empty).then_some(EditionTitles { slug, name, language, is_home, titles })
    });
    let topics = Section::ALL.into_iter().map(|section| {
        let word = section.as_str();
        (word, speaks.section(section, home), wishes.follows(FollowKind::Topic, word))
    });
    ChoosingPage {
        editions: editions.collect(),
        topics: topics.collect(),
        frame: Frame::new(&app, preferences, speaks.say("choosing"), "/welcome/yours").hidden_from_search(),
    }
    .respond()
}

/// `POST /welcome/yours`: what is ticked is followed, and what was and is not any more (`had`) is let go.
pub(crate) async fn choose_yours(
    State(app): State<App>,
    reader: SignedIn,
    preferences: Preferences,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response, Error> {
    let all =
        |name: &'static str| fields.iter().filter(move |(field, _)| field == name).map(|(_, value)| value.as_str());
    let language = all("language").next().and_then(|tag| Language::ALL.into_iter().find(|known| known.tag() == tag));
    let edition = all("edition").next().and_then(news::edition).map(|edition| EditionChoice(edition.slug));
    let chosen = Preferences { edition: edition.or(preferences.edition), language, ..preferences };
    let account = reader.account.id;
    app.store.set_account_language(account, language.map_or("", Language::tag)).await?;
    let catalogue = app.titles().await?;
    let speaks = chosen.speaks();
    let topic = |word: &str| {
        let section = Section::from_word(word)?;
        Some((FollowKind::Topic, section.as_str().to_owned(), speaks.section(section, home_edition(&app, chosen))))
    };
    let title = |slug: &str| {
        let title = catalogue.with_slug(slug).filter(|title: &&Title| !title.is_private())?;
        Some((FollowKind::Title, title.id.0.to_string(), title.listing.name.clone()))
    };
    let mut seen = HashSet::new();
    let named = all("topic").filter_map(topic).chain(all("title").filter_map(title));
    let wanted: Vec<_> = named.filter(|(kind, value, _)| seen.insert((kind.as_str(), value.clone()))).collect();
    for (kind, value, label) in &wanted {
        let (kind, value, label) = (*kind, value.clone(), label.clone());
        app.store.add_follow(account, &Follow { kind, value, label, created_us: news::to_micros(app.now()) }).await?;
    }
    let had = all("had").filter_map(|word| topic(word).or_else(|| title(word)));
    for (kind, value, _) in had.filter(|(kind, value, _)| !wanted.iter().any(|one| (one.0, &one.1) == (*kind, value))) {
        app.store.end_follow(account, kind, &value).await?;
    }
    let mut response = Redirect::to(if wanted.is_empty() { "/" } else { "/for-you" }).into_response();
    keep(&app, &mut response, chosen);
    Ok(response)
}
