//! The front page of an edition.

use std::collections::{HashMap, HashSet};

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use http::HeaderMap;
use news::{ArticleId, Edition, Section, TitleId};
use ranking::front::Candidate;
use store::{Card, List};

use crate::app::App;
use crate::cache::Key;
use crate::cards::{CardView, TitleView, Viewer};
use crate::catalogue::Catalogue;
use crate::frame::{Frame, home_edition, section_href};
use crate::language::Language;
use crate::leading::{LeadList, Place, merged};
use crate::pages::picks::PickList;
use crate::pages::story::tell_stories;
use crate::preferences::Preferences;
use crate::progress::Reading;
use crate::reasons::Rule;
use crate::respond::{Page, from_memory};
use crate::wishes::{Muting, Wishes};
use crate::words::since_in;
use crate::{CachePolicy, Error};

/// Articles that the ranking looks at.
const CANDIDATES: i64 = 1_500;
/// Older articles do not come onto the front page, hours.
const WINDOW_HOURS: i64 = 48;
const HOUR_US: i64 = 3_600_000_000;
/// Stories in the lead package beside the lead.
const SECONDARY: usize = 3;
/// Stories in the strip below it.
const STRIP: usize = 4;
/// Lines of the latest rail.
const LATEST: usize = 6;
/// A section with fewer stories than this has no block.
const MIN_BLOCK: usize = 3;
/// More than this no block shows.
const MAX_BLOCK: usize = 5;
/// Of one title in the lead package and the strip.
pub(crate) const MAX_OF_ONE_TITLE: usize = 2;

/// The front page.
#[derive(Template)]
#[template(path = "front.html")]
pub(crate) struct FrontPage {
    pub frame: Frame,
    pub front: Front,
    pub notice: Option<Notice>,
    /// What readers should know of news that is here but may be old; empty where all is well.
    pub outage: String,
    pub titles: Vec<TitleView>,
    pub places: String,
    /// What editors of this site chose.
    pub picks: Vec<PickList>,
}

impl Page for FrontPage {
    const POLICY: CachePolicy = CachePolicy::NEWS;
}

/// Why the front page is empty or thin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Notice {
    pub headline: String,
    pub message: String,
    /// Feeds that answered, of all.
    pub progress: Option<(u64, u64)>,
    pub href: &'static str,
    /// The message that its link says.
    pub link: &'static str,
}

/// What stands on the front page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Front {
    pub lead: Option<CardView>,
    pub secondary: Vec<CardView>,
    pub strip: Vec<CardView>,
    pub latest: Vec<CardView>,
    pub blocks: Vec<Block>,
}

impl Front {
    /// Every card that may say how many titles tell its story.
    fn cards_mut(&mut self) -> Vec<&mut CardView> {
        let blocks = self.blocks.iter_mut().flat_map(|block| &mut block.cards);
        self.lead.iter_mut().chain(&mut self.secondary).chain(&mut self.strip).chain(blocks).collect()
    }
}

/// A section on the front page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Block {
    pub section: Section,
    pub href: String,
    pub layout: Layout,
    pub cards: Vec<CardView>,
}

/// How a block is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Layout {
    /// Three columns, for a section with little to show.
    Trio,
    /// One large picture beside a column of short items.
    Feature,
    /// Four columns with pictures.
    Columns,
    /// A large headline and two columns of lines, without pictures but one.
    Brief,
    /// Headlines in italics with their writers.
    Voices,
    /// Two large pictures, then lines.
    Pair,
}

impl Layout {
    /// The layout of a section with this many stories and pictures. What has no pictures is not set for pictures.
    fn of(section: Section, rotation: usize, stories: usize, pictures: usize) -> Self {
        let fits = |layout: &Self| match layout {
            Self::Feature => stories >= 4 && pictures >= 1,
            Self::Columns => stories >= 4 && pictures >= 3,
            Self::Brief => stories >= 5,
            Self::Pair => stories >= 4 && pictures >= 2,
            Self::Trio | Self::Voices => true,
        };
        let wishes = match (section, rotation % 3) {
            (Section::Opinion, _) => [Self::Voices; 3],
            (Section::Sport | Section::Culture, _) => [Self::Pair, Self::Feature, Self::Brief],
            (_, 0) => [Self::Feature, Self::Columns, Self::Brief],
            (_, 1) => [Self::Columns, Self::Brief, Self::Feature],
            _ => [Self::Brief, Self::Feature, Self::Columns],
        };
        wishes.into_iter().find(fits).unwrap_or(Self::Trio)
    }

    fn length(self) -> usize {
        match self {
            Self::Trio => 3,
            Self::Feature | Self::Columns | Self::Voices => 4,
            Self::Brief | Self::Pair => 5,
        }
    }

    /// The class in the style sheet.
    pub fn class(self) -> &'static str {
        match self {
            Self::Trio => "trio",
            Self::Feature => "feature",
            Self::Columns => "columns",
            Self::Brief => "brief",
            Self::Voices => "voices",
            Self::Pair => "pair",
        }
    }
}

impl Block {
    /// Whether the story at `index` (0 first) shows its picture large.
    pub fn shows_picture(&self, index: &usize) -> bool {
        *index
            < match self.layout {
                Layout::Feature | Layout::Brief => 1,
                Layout::Columns => 4,
                Layout::Trio => 3,
                Layout::Voices => 0,
                Layout::Pair => 2,
            }
    }

    /// Whether the story at `index` shows a small picture beside its headline.
    pub fn shows_thumb(&self, index: &usize) -> bool {
        matches!(self.layout, Layout::Feature) && *index > 0
    }

    /// Whether the story at `index` shows its summary.
    pub fn shows_summary(&self, index: &usize, card: &CardView) -> bool {
        !card.summary.is_empty()
            && match self.layout {
                Layout::Feature => true,
                Layout::Brief => *index == 0,
                Layout::Pair => *index < 2,
                Layout::Columns | Layout::Trio => card.picture.is_none(),
                Layout::Voices => false,
            }
    }
}

/// The ranked list and the cards it speaks of.
pub(crate) struct Ranked {
    pub cards: Vec<Card>,
    pub placed: Vec<Place>,
    /// Articles that the reader’s mutes took out.
    pub hidden: usize,
}

/// The lead stories of an edition as of now, then the newest articles of its titles, ranked.
pub(crate) async fn ranked(
    app: &App,
    catalogue: &Catalogue,
    edition: &'static Edition,
    titles: &[&news::Title],
    wishes: &Wishes,
) -> Result<Ranked, Error> {
    let ids: Vec<TitleId> = titles.iter().map(|title| title.id).collect();
    let now_us = news::to_micros(app.now());
    let mut cards = app.store.list(&List::Titles(ids), None, CANDIDATES).await?;
    let mut hidden = wishes.take_hidden(&mut cards);
    let fresh = cards.iter().filter(|card| card.sort_us >= now_us - WINDOW_HOURS * HOUR_US).count();
    // A quiet instance shows what it has rather than an empty page.
    cards.truncate(fresh.max(60));
    let lead = app.lead_lists.now(&app.store, edition, now_us).await?;
    let Ranked { mut cards, placed: interim, .. } = rank(catalogue, cards, now_us).await?;
    let mut missing = lead.missing(&app.store, &cards, catalogue).await?;
    hidden += wishes.take_hidden(&mut missing);
    cards.extend(missing);
    let placed = merged(&lead, interim, &cards, catalogue);
    Ok(Ranked { cards, placed, hidden })
}

/// The lead stories of an edition as of a past time, and nothing else.
pub(crate) async fn ranked_at(
    app: &App,
    catalogue: &Catalogue,
    edition: &'static Edition,
    at_us: i64,
) -> Result<(i64, Ranked), Error> {
    let lead = LeadList::read(&app.store, edition, at_us).await?;
    let cards = lead.missing(&app.store, &[], catalogue).await?;
    let placed = merged(&lead, Vec::new(), &cards, catalogue);
    Ok((lead.at_us, Ranked { cards, placed, hidden: 0 }))
}

/// `cards` in the order of the interim ranking, like headlines together.
pub(crate) async fn rank(catalogue: &Catalogue, cards: Vec<Card>, now_us: i64) -> Result<Ranked, Error> {
    let owners: Vec<Option<String>> =
        cards.iter().map(|card| catalogue.get(card.title).and_then(|title| title.listing.owner.clone())).collect();
    let (cards, placed) = tokio::task::spawn_blocking(move || {
        let candidates: Vec<Candidate<'_>> = cards
            .iter()
            .zip(&owners)
            .map(|(card, owner)| Candidate {
                article: card.id,
                title: card.title,
                owner: owner.as_deref(),
                headline: &card.headline,
                section: card.section,
                report: card.report.map(|report| report.0),
                story: card.story.map(|story| story.0),
                sort_us: card.sort_us,
                position: card.position,
                has_picture: card.picture_url.is_some(),
                word_count: card.word_count,
            })
            .collect();
        let placed = ranking::front::rank(&candidates, now_us).into_iter().map(Place::from).collect();
        (cards, placed)
    })
    .await
    .map_err(|error| Error::Broken(error.to_string()))?;
    Ok(Ranked { cards, placed, hidden: 0 })
}

/// Lays the ranked list out: lead package, strip, latest, sections. No story stands twice but in the latest rail.
pub(crate) fn compose(ranked: &Ranked, viewer: &Viewer<'_>, edition: &'static Edition, at_home: bool) -> Front {
    let cards: HashMap<ArticleId, &Card> = ranked.cards.iter().map(|card| (card.id, card)).collect();
    let mut used: HashSet<ArticleId> = HashSet::new();
    let mut of_title: HashMap<TitleId, usize> = HashMap::new();
    let mut top = Vec::new();
    for placed in &ranked.placed {
        if top.len() == 1 + SECONDARY + STRIP {
            break;
        }
        let Some(card) = cards.get(&placed.article) else { continue };
        // Comment leads its own block, not the paper.
        if card.section == Some(Section::Opinion) {
            continue;
        }
        let of_this = of_title.entry(card.title).or_default();
        if *of_this == MAX_OF_ONE_TITLE {
            continue;
        }
        if let Some(view) = viewer.placed(placed, &cards) {
            *of_this += 1;
            used.insert(placed.article);
            used.extend(&placed.also);
            top.push(view);
        }
    }
    let mut top = top.into_iter();
    let mut read = HashSet::new();
    let mut front = Front {
        lead: top.next(),
        secondary: top.by_ref().take(SECONDARY).collect(),
        strip: top.collect(),
        // A wire copy is news once.
        latest: newest(&ranked.cards)
            .into_iter()
            .filter(|card| read.insert(card.headline.to_lowercase()))
            .filter_map(|card| viewer.ruled(card, Rule::Newest))
            .take(LATEST)
            .collect(),
        blocks: Vec::new(),
    };
    let mut rotation = 0;
    for section in Section::ALL {
        let mut views = block_cards(section, ranked, &cards, viewer, &used);
        if views.len() < MIN_BLOCK {
            continue;
        }
        let pictures = views.iter().filter(|view| view.picture.is_some()).count();
        let layout = Layout::of(section, rotation, views.len(), pictures);
        rotation += usize::from(!matches!(layout, Layout::Voices | Layout::Pair));
        if layout != Layout::Voices {
            // Where a layout has room for pictures, stories that have one stand there; their order stays otherwise.
            views.sort_by_key(|view| view.picture.is_none());
        }
        views.truncate(layout.length());
        front.blocks.push(Block { section, href: section_href(section, edition, at_home), layout, cards: views });
    }
    front
}

/// The newest first.
fn newest(cards: &[Card]) -> Vec<&Card> {
    let mut cards: Vec<&Card> = cards.iter().collect();
    cards.sort_by_key(|card| std::cmp::Reverse((card.sort_us, card.id)));
    cards
}

/// The best stories of a section that do not stand above already.
fn block_cards(
    section: Section,
    ranked: &Ranked,
    cards: &HashMap<ArticleId, &Card>,
    viewer: &Viewer<'_>,
    used: &HashSet<ArticleId>,
) -> Vec<CardView> {
    let mut of_title: HashMap<TitleId, usize> = HashMap::new();
    let mut views: Vec<CardView> = Vec::new();
    for placed in &ranked.placed {
        if views.len() == MAX_BLOCK {
            break;
        }
        let Some(card) = cards.get(&placed.article) else { continue };
        if card.section != Some(section) || used.contains(&card.id) {
            continue;
        }
        let of_this = of_title.entry(card.title).or_default();
        if *of_this == MAX_OF_ONE_TITLE {
            continue;
        }
        if let Some(view) = viewer.placed(placed, cards) {
            *of_this += 1;
            views.push(view);
        }
    }
    views
}

/// `/`
pub(crate) async fn front(
    State(app): State<App>,
    muting: Muting,
    preferences: Preferences,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let edition = home_edition(&app, preferences);
    show(app, muting, preferences, headers, edition, "/".to_owned()).await
}

/// `/edition/{slug}`
pub(crate) async fn edition(
    State(app): State<App>,
    Path(slug): Path<String>,
    muting: Muting,
    preferences: Preferences,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let edition = news::edition(&slug).ok_or(Error::SectionNotFound)?;
    show(app, muting, preferences, headers, edition, format!("/edition/{slug}")).await
}

async fn show(
    app: App,
    Muting(muting): Muting,
    preferences: Preferences,
    headers: HeaderMap,
    edition: &'static Edition,
    path: String,
) -> Result<Response, Error> {
    if let Some(wishes) = muting {
        return make(&app, preferences, edition, &path, &wishes).await?.0.respond();
    }
    let key = Key { path: path.clone(), preferences };
    from_memory(&app, key, &headers, move |app: App| async move {
        make(&app, preferences, edition, &path, &Wishes::default()).await
    })
    .await
}

async fn make(
    app: &App,
    preferences: Preferences,
    edition: &'static Edition,
    path: &str,
    wishes: &Wishes,
) -> Result<(FrontPage, bool), Error> {
    let catalogue = app.titles().await?;
    let titles = catalogue.of_edition(edition, edition.slug == app.settings.default_edition.slug);
    let ranked = ranked(app, &catalogue, edition, &titles, wishes).await?;
    let viewer = Viewer::new(app, &catalogue).under(wishes).speaking(preferences.speaks());
    let mut frame =
        Frame::new(app, preferences, preferences.speaks().say("top-stories"), path).in_edition(app, edition);
    let mut front = compose(&ranked, &viewer, edition, frame.at_home);
    tell_stories(app, front.cards_mut(), &ranked.cards, preferences.speaks()).await?;
    let notice = notice(app, preferences.speaks(), &catalogue, &titles, front.lead.is_some());
    if notice.as_ref().is_some_and(|notice| notice.progress.is_some()) {
        frame = frame.refreshing(3);
    }
    let outage = outage(app, preferences.speaks(), front.lead.is_some());
    let keep = notice.is_none() && outage.is_empty();
    let places = format!("/why/{}", edition.slug);
    let picks = super::picks::blocks(app, &viewer).await?;
    let frame = frame.hiding(ranked.hidden + viewer.hidden());
    Ok((
        FrontPage {
            frame,
            front,
            notice,
            outage,
            titles: titles.iter().map(|title| TitleView::new(title)).collect(),
            places,
            picks,
        },
        keep,
    ))
}

/// What to say above news that cannot be renewed, and since when.
fn outage(app: &App, speaks: Language, has_news: bool) -> String {
    match app.progress.read().unreachable_since_us {
        Some(since_us) if has_news => {
            speaks.name("outage", &since_in(speaks, since_us, app.now(), &app.settings.time_zone))
        }
        _ => String::new(),
    }
}

/// What to say when the page is empty or thin, and why.
fn notice(
    app: &App,
    speaks: Language,
    catalogue: &Catalogue,
    titles: &[&news::Title],
    has_news: bool,
) -> Option<Notice> {
    let progress = app.progress.read();
    let collecting = progress.feeds > 0 && progress.feeds_asked < progress.feeds;
    let said = |headline: &str, message: String, href, link| Notice {
        headline: speaks.say(headline).into_owned(),
        message,
        progress: None,
        href,
        link,
    };
    if let (Some(since_us), false) = (progress.unreachable_since_us, has_news) {
        let at = since_in(speaks, since_us, app.now(), &app.settings.time_zone);
        return Some(said("no-network", speaks.name("no-network-about", &at), "/console/feeds", "feeds-say"));
    }
    if has_news {
        return None;
    }
    if catalogue.all().iter().all(|title| !title.enabled) {
        return Some(said("all-off", speaks.say("all-off-about").into_owned(), "/welcome", "choose-titles"));
    }
    if titles.is_empty() {
        return Some(said("edition-off", speaks.say("edition-off-about").into_owned(), "/titles", "all-titles"));
    }
    Some(first_start(app, speaks, &progress, collecting))
}

fn first_start(app: &App, speaks: Language, progress: &Reading, collecting: bool) -> Notice {
    let answered = speaks.pair("of-all", &progress.feeds_answered.to_string(), &progress.feeds.to_string());
    if collecting || progress.feeds == 0 {
        Notice {
            headline: speaks.name("collecting", &app.settings.name),
            message: if progress.feeds == 0 {
                speaks.say("collecting-soon").into_owned()
            } else {
                speaks.name("collecting-so-far", &answered)
            },
            progress: Some((progress.feeds_answered, progress.feeds)),
            href: "/welcome",
            link: "choose-titles-meanwhile",
        }
    } else {
        Notice {
            headline: speaks.say("none-brought").into_owned(),
            message: speaks.name("none-brought-about", &answered),
            progress: None,
            href: "/console/feeds",
            link: "feeds-say",
        }
    }
}
