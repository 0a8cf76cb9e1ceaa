//! For You: the reader's own list, and what is known of the reader, to be seen, changed and forgotten.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use askama::Template;
use axum::Form;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use news::{AccountId, ArticleId, Edition, Section};
use ranking::foryou::{Counter, Order, Placed, compose_from};
use ranking::space::Vector;
use ranking::weights;
use serde::Deserialize;
use store::{Card, Follow, FollowKind, Mute, MuteKind};

use super::story::tell_stories;
use crate::app::App;
use crate::cards::{CardView, Viewer};
use crate::destination::own;
use crate::frame::{Frame, home_edition};
use crate::language::Language;
use crate::preferences::Preferences;
use crate::reasons::for_you as for_you_reasons;
use crate::respond::Page;
use crate::session::SignedIn;
use crate::taste::{Kept, Offered, Pool};
use crate::wishes::Wishes;
use crate::{CachePolicy, Error};

/// Cards of the list; it ends.
const CARDS: usize = 40;
const DAY_US: i64 = 86_400_000_000;
/// Articles that the page of mutes says what they hide of.
const LOOKED_AT: usize = 5_000;

#[derive(Template)]
#[template(path = "for_you.html")]
pub(crate) struct ForYouPage {
    pub frame: Frame,
    pub items: Vec<Item>,
    /// Who is not signed in sees what everybody sees.
    pub signed_in: bool,
    pub off: bool,
    pub dial: Dial,
    /// Whether anything is known of the reader yet.
    pub knows_nothing: bool,
    /// The part of the welcome series that is this reader's today.
    pub welcome: Option<String>,
}

impl Page for ForYouPage {
    const POLICY: CachePolicy = CachePolicy::Private;
}

/// A card with what can be said about it.
pub(crate) struct Item {
    pub card: CardView,
    /// What the reader can follow or mute from here.
    pub handles: Vec<Handle>,
}

/// Something that can be followed or muted.
pub(crate) struct Handle {
    pub kind: &'static str,
    pub value: String,
    pub label: String,
    pub followed: bool,
}

/// Where the dial stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dial {
    Close,
    Balanced,
    Varied,
}

impl Dial {
    const ALL: [(Self, &'static str, &'static str, f32); 3] = [
        (Self::Close, "close", "dial-close", 0.0),
        (Self::Balanced, "balanced", "dial-balanced", crate::taste::DIVERSITY),
        (Self::Varied, "varied", "dial-varied", 1.0),
    ];

    fn of(diversity: f32) -> Self {
        let nearest = Self::ALL.into_iter().min_by(|a, b| (a.3 - diversity).abs().total_cmp(&(b.3 - diversity).abs()));
        nearest.map_or(Self::Balanced, |(dial, ..)| dial)
    }

    /// Word, name and whether it stands there, of every place of the dial.
    pub fn places(self) -> Vec<(&'static str, &'static str, bool)> {
        Self::ALL.into_iter().map(|(dial, word, name, _)| (word, name, dial == self)).collect()
    }
}

/// `/for-you`
pub(crate) async fn for_you(
    State(app): State<App>,
    reader: Option<SignedIn>,
    preferences: Preferences,
) -> Result<Response, Error> {
    let edition = home_edition(&app, preferences);
    let catalogue = app.titles().await?;
    let pool = app.pool(&catalogue, edition).await?;
    let now_us = news::to_micros(app.now());
    let account = reader.as_ref().map(|reader| reader.account.id);
    let (mut kept, wishes) = match account {
        Some(account) => (
            app.tastes.settled(&app.store, account, &pool, now_us).await?,
            Wishes::of(&app.store, account, now_us).await?,
        ),
        None => (Kept { off: true, ..Kept::new() }, Wishes::default()),
    };
    if !kept.off {
        kept.profile.set_follows(wishes.topics());
    }
    let seed = xxhash_rust::xxh3::xxh3_64(format!("{:?} {}", account, now_us.div_euclid(DAY_US)).as_bytes());
    let readers = app.tastes.leaning(&pool);
    let (kept, wishes) = (Arc::new(kept), Arc::new(wishes));
    let (list, hidden) = if wishes.hide_nothing() {
        // A millisecond or two: handing it to another thread would cost the other readers more.
        choose(&pool, (&kept, &readers), &wishes, now_us, seed)
    } else {
        // Where nearly everything is muted all articles are asked, which would hold up whoever shares the thread.
        let (pool, kept, wishes) = (Arc::clone(&pool), Arc::clone(&kept), Arc::clone(&wishes));
        tokio::task::spawn_blocking(move || choose(&pool, (&kept, &readers), &wishes, now_us, seed))
            .await
            .map_err(|error| Error::Broken(error.to_string()))?
    };
    let card_of = |placed: &Placed| Some(&pool.get(ArticleId(placed.article.cast_signed()))?.card);
    if let Some(account) = account.filter(|_| !kept.off) {
        app.tastes.showed(account, list.iter().map(|placed| ArticleId(placed.article.cast_signed())).collect());
    }
    let viewer = Viewer::new(&app, &catalogue).speaking(preferences.speaks());
    let mut items: Vec<Item> = list
        .iter()
        .filter_map(|placed| {
            let card = card_of(placed)?;
            let mut view = viewer.view(card)?;
            view.reasons = for_you_reasons(placed, viewer.language);
            let handles = if account.is_some() {
                handles(card, &view, &wishes, preferences.speaks(), edition)
            } else {
                Vec::new()
            };
            Some(Item { card: view, handles })
        })
        .collect();
    let shown: Vec<Card> = list.iter().filter_map(card_of).cloned().collect();
    tell_stories(&app, items.iter_mut().map(|item| &mut item.card).collect(), &shown, preferences.speaks()).await?;
    ForYouPage {
        frame: Frame::new(&app, preferences, preferences.speaks().say("for-you"), "/for-you")
            .hidden_from_search()
            .hiding(hidden),
        items,
        signed_in: account.is_some(),
        off: kept.off,
        dial: Dial::of(kept.diversity),
        welcome: reader
            .as_ref()
            .and_then(|reader| super::part_of_day(reader.account.created_us, now_us))
            .map(|part| part.to_string()),
        knows_nothing: kept.profile.read().is_empty() && wishes.follows.is_empty(),
    }
    .respond()
}

/// The list of a reader of whom this much is `kept`, where all `readers` lean to, and how many articles the reader's mutes hid of it.
fn choose(
    pool: &Pool,
    (kept, readers): (&Kept, &Vector),
    wishes: &Wishes,
    now_us: i64,
    seed: u64,
) -> (Vec<Placed>, usize) {
    let profile = (!kept.off).then_some(&kept.profile);
    let follows: Vec<Vector> =
        profile.map(|profile| profile.follows().iter().map(|topic| pool.place_of(topic)).collect()).unwrap_or_default();
    let diversity = if kept.off { crate::taste::DIVERSITY } else { kept.diversity };
    let order = Order { at_us: now_us, most: CARDS, diversity, seed, must_know: &pool.leads, readers };
    let hidden: RefCell<HashSet<u64>> = RefCell::default();
    let shows = |article: u64| {
        let card = pool.get(ArticleId(article.cast_signed())).map(|offered| &offered.card);
        let is_open = card.is_some_and(|card| wishes.hiding(card).is_none());
        if !is_open {
            hidden.borrow_mut().insert(article);
        }
        is_open
    };
    let at = |index: usize| pool.fresh.get(index).map(Offered::candidate);
    let list = compose_from((&pool.columns, &at), &shows, profile, &follows, &order, weights::current());
    let hidden = hidden.borrow().len();
    (list, hidden)
}

fn handles(card: &Card, view: &CardView, wishes: &Wishes, speaks: Language, edition: &'static Edition) -> Vec<Handle> {
    let handle = |kind: FollowKind, value: String, label: String| Handle {
        followed: wishes.follows(kind, &value),
        kind: kind.as_str(),
        value,
        label,
    };
    let mut handles = vec![handle(FollowKind::Title, card.title.0.to_string(), view.title.name.clone())];
    if let Some(section) = card.section {
        handles.push(handle(FollowKind::Topic, section.as_str().to_owned(), speaks.section(section, edition)));
    }
    if let Some(story) = card.story {
        handles.push(handle(FollowKind::Story, story.0.to_string(), crate::cards::shorten(&card.headline, 60)));
    }
    handles
}

/// Learns, in the background, from an article whose page a reader opened.
pub(crate) fn learn(app: &App, account: AccountId, card: &Card, edition: &'static Edition) {
    let (app, card) = (app.clone(), card.clone());
    tokio::spawn(async move {
        let learned = async {
            let catalogue = app.titles().await?;
            let pool = app.pool(&catalogue, edition).await?;
            let title = catalogue.get(card.title).map(|title| title.listing.name.clone()).unwrap_or_default();
            app.tastes.learn(&app.store, &pool, account, (&card, title), news::to_micros(app.now())).await
        };
        if let Err(error) = learned.await {
            tracing::warn!(%error, "nothing was learned from an opened article");
        }
    });
}

#[derive(Template)]
#[template(path = "profile.html")]
pub(crate) struct ProfilePage {
    pub frame: Frame,
    pub off: bool,
    /// How many articles are remembered.
    pub read: usize,
    pub sections: Vec<HabitView>,
    pub titles: Vec<HabitView>,
    pub follows: Vec<FollowView>,
    pub mutes: Vec<MuteView>,
    pub bytes: usize,
}

impl Page for ProfilePage {
    const POLICY: CachePolicy = CachePolicy::NoStore;
}

/// A section or title of which something was opened.
pub(crate) struct HabitView {
    pub name: String,
    pub label: String,
    /// "14 pieces opened"
    pub opened: String,
}

/// Something that is followed.
pub(crate) struct FollowView {
    pub kind: &'static str,
    pub value: String,
    pub label: String,
    pub what: &'static str,
}

/// Something that is muted.
pub(crate) struct MuteView {
    pub id: i64,
    pub label: String,
    pub what: &'static str,
    pub until: String,
    pub hides: String,
}

/// `/for-you/profile`
pub(crate) async fn profile(
    State(app): State<App>,
    reader: SignedIn,
    preferences: Preferences,
) -> Result<Response, Error> {
    let (now_us, speaks) = (news::to_micros(app.now()), preferences.speaks());
    let account = reader.account.id;
    let (kept, wishes) = (Kept::read(&app.store, account).await?, Wishes::of(&app.store, account, now_us).await?);
    let catalogue = app.titles().await?;
    let pool = app.pool(&catalogue, home_edition(&app, preferences)).await?;
    let mut hides: HashMap<i64, usize> = HashMap::new();
    for mute in pool.fresh.iter().take(LOOKED_AT).filter_map(|fresh| wishes.hiding(&fresh.card)) {
        *hides.entry(mute).or_default() += 1;
    }
    let habits = |counter| {
        let habits = kept.profile.habits(counter).into_iter().filter(|(_, habit)| habit.opened > 0.0).take(20);
        let view = |(name, habit): (&str, ranking::foryou::Habit)| HabitView {
            name: name.to_owned(),
            label: Section::from_word(name)
                .map_or_else(|| name.to_owned(), |section| speaks.section(section, home_edition(&app, preferences))),
            #[expect(clippy::cast_possible_truncation, reason = "a count")]
            opened: speaks.count("pieces-opened", habit.opened.round() as i64),
        };
        habits.map(view).collect::<Vec<_>>()
    };
    let mutes = wishes.kept_mutes.iter().map(|mute| MuteView {
        id: mute.id,
        label: mute.label.clone(),
        what: match mute.kind {
            MuteKind::Words => "wish-words",
            MuteKind::Topic => "wish-topic",
            MuteKind::Title => "wish-title",
            MuteKind::Story => "wish-story",
        },
        until: if mute.ends_us > 0 {
            speaks.name("until", &speaks.day_and_time(mute.ends_us, &app.settings.time_zone))
        } else {
            speaks.say("until-you-end-it").into_owned()
        },
        hides: match hides.get(&mute.id).copied().unwrap_or_default() {
            0 => speaks.say("hides-nothing").into_owned(),
            n => speaks.count("hides-now", i64::try_from(n).unwrap_or(0)),
        },
    });
    let follows = wishes.follows.iter().map(|follow| FollowView {
        kind: follow.kind.as_str(),
        value: follow.value.clone(),
        label: follow.label.clone(),
        what: match follow.kind {
            FollowKind::Topic => "wish-topic",
            FollowKind::Title => "wish-title",
            FollowKind::Author => "wish-author",
            FollowKind::Story => "wish-story",
        },
    });
    ProfilePage {
        frame: Frame::new(&app, preferences, speaks.say("what-for-you-knows"), "/for-you/profile").hidden_from_search(),
        off: kept.off,
        read: kept.profile.read().len(),
        sections: habits(Counter::Section),
        titles: habits(Counter::Title),
        follows: follows.collect(),
        mutes: mutes.collect(),
        bytes: kept.to_bytes().len(),
    }
    .respond()
}

/// Something to follow or mute, or to end that.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct WishForm {
    kind: String,
    value: String,
    label: String,
    id: i64,
    /// Days until a mute ends; 0 for never.
    days: i64,
    next: String,
}

impl WishForm {
    fn back(&self) -> Response {
        Redirect::to(own(&self.next).unwrap_or("/for-you/profile")).into_response()
    }

    /// What is meant, as it was written; at most a few words.
    fn value(&self) -> Result<String, Error> {
        let value: String = self.value.split_whitespace().collect::<Vec<_>>().join(" ");
        if value.is_empty() || value.chars().count() > 80 {
            return Err(Error::Form("form-letters"));
        }
        Ok(value)
    }

    fn label(&self, value: &str) -> String {
        let label = self.label.trim();
        crate::cards::shorten(if label.is_empty() { value } else { label }, 80)
    }
}

/// `POST /for-you/follow`
pub(crate) async fn follow(
    State(app): State<App>,
    reader: SignedIn,
    Form(form): Form<WishForm>,
) -> Result<Response, Error> {
    let value = form.value()?;
    let kind = FollowKind::from_word(&form.kind).ok_or(Error::Form("form-follow"))?;
    let label = form.label(&value);
    let follow = Follow { kind, value, label, created_us: news::to_micros(app.now()) };
    app.store.add_follow(reader.account.id, &follow).await?;
    Ok(form.back())
}

/// `POST /for-you/unfollow`
pub(crate) async fn unfollow(
    State(app): State<App>,
    reader: SignedIn,
    Form(form): Form<WishForm>,
) -> Result<Response, Error> {
    if let Some(kind) = FollowKind::from_word(&form.kind) {
        app.store.end_follow(reader.account.id, kind, &form.value).await?;
    }
    Ok(form.back())
}

/// `POST /for-you/mute`
pub(crate) async fn mute(
    State(app): State<App>,
    reader: SignedIn,
    Form(form): Form<WishForm>,
) -> Result<Response, Error> {
    let value = form.value()?;
    let kind = MuteKind::from_word(&form.kind).ok_or(Error::Form("form-mute"))?;
    if kind == MuteKind::Words && ranking::wishes::Muted::words(&value).is_none() {
        return Err(Error::Form("form-no-word"));
    }
    let now_us = news::to_micros(app.now());
    let days = form.days.clamp(0, 3_650);
    let mute = Mute {
        id: 0,
        kind,
        label: form.label(&value),
        value,
        created_us: now_us,
        ends_us: if days > 0 { now_us.saturating_add(days * DAY_US) } else { 0 },
        hidden: 0,
    };
    app.store.add_mute(reader.account.id, &mute).await?;
    Ok(form.back())
}

/// `POST /for-you/unmute`
pub(crate) async fn unmute(
    State(app): State<App>,
    reader: SignedIn,
    Form(form): Form<WishForm>,
) -> Result<Response, Error> {
    app.store.end_mute(reader.account.id, form.id).await?;
    Ok(form.back())
}

/// What is to be changed of what is known.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct TasteForm {
    /// `section`, `title` or `all`.
    what: String,
    name: String,
    /// `close`, `balanced` or `varied`.
    dial: String,
    /// `on` or `off`.
    learning: String,
}

async fn change(app: &App, account: AccountId, change: impl FnOnce(&mut Kept)) -> Result<(), Error> {
    let _turn = app.tastes.turn(account).await;
    let mut kept = Kept::read(&app.store, account).await?;
    change(&mut kept);
    app.store.set_profile(account, &kept.to_bytes(), news::to_micros(app.now())).await?;
    Ok(())
}

/// `POST /for-you/forget`
pub(crate) async fn forget_taste(
    State(app): State<App>,
    reader: SignedIn,
    Form(form): Form<TasteForm>,
) -> Result<Response, Error> {
    change(&app, reader.account.id, |kept| match form.what.as_str() {
        "section" => kept.profile.forget(Counter::Section, &form.name),
        "title" => kept.profile.forget(Counter::Title, &form.name),
        _ => kept.profile.forget_all(),
    })
    .await?;
    Ok(Redirect::to("/for-you/profile").into_response())
}

/// `POST /for-you/dial`
pub(crate) async fn turn_dial(
    State(app): State<App>,
    reader: SignedIn,
    Form(form): Form<TasteForm>,
) -> Result<Response, Error> {
    let (.., diversity) =
        Dial::ALL.into_iter().find(|(_, word, ..)| *word == form.dial).ok_or(Error::Form("form-dial"))?;
    change(&app, reader.account.id, |kept| kept.diversity = diversity).await?;
    Ok(Redirect::to("/for-you").into_response())
}

/// `POST /for-you/switch`
pub(crate) async fn switch_taste(
    State(app): State<App>,
    reader: SignedIn,
    Form(form): Form<TasteForm>,
) -> Result<Response, Error> {
    let off = match form.learning.as_str() {
        "on" => false,
        "off" => true,
        _ => return Err(Error::Form("form-learning")),
    };
    change(&app, reader.account.id, |kept| kept.off = off).await?;
    Ok(Redirect::to("/for-you/profile").into_response())
}
