//! Topics: the seventeen top IPTC Media Topics, and anything else that can be followed, such as a place, a person or a phrase.

use std::borrow::Cow;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use ranking::space::terms;
use ranking::topics;
use store::{Card, FollowKind};

use super::story::tell_stories;
use crate::app::App;
use crate::cards::{CardView, Viewer};
use crate::frame::{Frame, home_edition};
use crate::preferences::Preferences;
use crate::respond::Page;
use crate::session::SignedIn;
use crate::taste::Offered;
use crate::wishes::Wishes;
use crate::{CachePolicy, Error};

/// Articles on a topic's page.
const SHOWN: usize = 60;

#[derive(Template)]
#[template(path = "topic.html")]
pub(crate) struct TopicPage {
    pub frame: Frame,
    pub name: String,
    /// As it stands in forms: a code of the vocabulary, or words.
    pub value: String,
    pub all: String,
    pub cards: Vec<CardView>,
    pub followed: bool,
    /// Whether it is a topic of the vocabulary, which is guessed; else words that stand in a headline.
    pub is_guessed: bool,
}

impl Page for TopicPage {
    const POLICY: CachePolicy = CachePolicy::Private;
}

#[derive(Template)]
#[template(path = "topics.html")]
pub(crate) struct TopicsPage {
    pub frame: Frame,
    pub topics: Vec<(&'static str, Cow<'static, str>, String)>,
}

impl Page for TopicsPage {
    const POLICY: CachePolicy = CachePolicy::NEWS;
}

/// `/topics`
pub(crate) async fn topics(State(app): State<App>, preferences: Preferences) -> Result<Response, Error> {
    let catalogue = app.titles().await?;
    let pool = app.pool(&catalogue, home_edition(&app, preferences)).await?;
    let counted =
        |code: &str| pool.fresh.iter().filter(|fresh| fresh.topics.iter().any(|guess| guess.code == code)).count();
    let topics = topics::TOPICS
        .into_iter()
        .map(|(code, _)| {
            (
                code,
                preferences.speaks().topic(code),
                preferences.speaks().count("counts-articles", i64::try_from(counted(code)).unwrap_or(0)),
            )
        })
        .collect();
    TopicsPage { frame: Frame::new(&app, preferences, preferences.speaks().say("topics"), "/topics"), topics }.respond()
}

/// `/topic/{name}`: a code of the vocabulary, or words with hyphens.
pub(crate) async fn topic(
    State(app): State<App>,
    Path(slug): Path<String>,
    reader: Option<SignedIn>,
    preferences: Preferences,
) -> Result<Response, Error> {
    let words = slug.replace('-', " ").split_whitespace().collect::<Vec<_>>().join(" ");
    let speaks = preferences.speaks();
    let known = topics::name(&slug).map(|_| speaks.topic(&slug));
    let wanted = terms(&words);
    if known.is_none() && (wanted.is_empty() || words.chars().count() > 80) {
        return Err(Error::SectionNotFound);
    }
    let wishes = match &reader {
        Some(reader) => Wishes::of(&app.store, reader.account.id, news::to_micros(app.now())).await?,
        None => Wishes::default(),
    };
    let catalogue = app.titles().await?;
    let pool = app.pool(&catalogue, home_edition(&app, preferences)).await?;
    let is_about = |fresh: &&Offered| match &known {
        Some(_) => fresh.topics.iter().any(|guess| guess.code == slug),
        None => fresh.has(&wanted),
    };
    let (hidden, open): (Vec<&Offered>, Vec<&Offered>) =
        pool.fresh.iter().filter(is_about).partition(|fresh| wishes.hiding(&fresh.card).is_some());
    let viewer = Viewer::new(&app, &catalogue).speaking(speaks);
    let view = |fresh: &&Offered| {
        let mut view = viewer.view(&fresh.card)?;
        view.reasons = match fresh.topics.iter().find(|guess| guess.code == slug) {
            #[expect(clippy::cast_possible_truncation, reason = "hundredths")]
            Some(guess) => vec![speaks.count_of(
                "because-topic",
                (guess.sureness * 100.0).round() as i64,
                &speaks.topic(guess.code),
            )],
            None => vec![speaks.name("because-words-stand", &words)],
        };
        Some(view)
    };
    let mut cards: Vec<CardView> = open.iter().filter_map(view).take(SHOWN).collect();
    let shown: Vec<Card> = open.iter().take(SHOWN).map(|fresh| fresh.card.clone()).collect();
    tell_stories(&app, cards.iter_mut().collect(), &shown, preferences.speaks()).await?;
    let name = known.as_ref().map_or_else(|| words.clone(), |name| name.clone().into_owned());
    let value = if known.is_some() { slug.clone() } else { words };
    TopicPage {
        frame: Frame::new(&app, preferences, name.clone(), &format!("/topic/{slug}")).hiding(hidden.len()),
        followed: wishes.follows(FollowKind::Topic, &value),
        all: preferences.speaks().count("counts-articles", i64::try_from(open.len()).unwrap_or(0)),
        name,
        value,
        cards,
        is_guessed: known.is_some(),
    }
    .respond()
}
