//! The briefing: a morning and an evening edition, as long as one has minutes, and it ends.

use std::collections::{HashMap, HashSet};

mod mail;

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use jiff::ZonedDateTime;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use news::{AccountId, ArticleId};
use ranking::briefing::{Candidate, edition};
use ranking::space::terms;
use serde::Deserialize;
use store::{Card, FollowKind};

use super::front::{Ranked, ranked, ranked_at};
use super::story::tell_stories;
use crate::app::App;
use crate::cards::{CardView, Viewer};
use crate::frame::{Frame, home_edition};
use crate::leading::Place;
use crate::preferences::Preferences;
use crate::reasons::Why;
use crate::respond::Page;
use crate::session::SignedIn;
use crate::taste::{Offered, Pool};
use crate::wishes::{Wishes, mark};
use crate::{CachePolicy, Error};

pub(crate) use mail::send_due;
pub(crate) use mail::{MailView, mail_by, show_stop, stop};

/// Lengths that can be chosen, minutes.
const LENGTHS: [u32; 3] = [3, 7, 15];
/// Of what one follows so much stands after the first lead stories.
const FOLLOWED: usize = 6;
/// Lead stories before what one follows.
const BEFORE_FOLLOWED: usize = 3;
/// A list with fewer places than this says too little for an edition.
const FEW: usize = 5;

#[derive(Template)]
#[template(path = "briefing.html")]
pub(crate) struct BriefingPage {
    pub frame: Frame,
    pub name: String,
    /// "As of Thursday 26 November, 05:00"
    pub made: String,
    /// "12 stories, 7 minutes; then it ends."
    pub tally: String,
    /// Minutes, address, whether it is this one.
    pub lengths: Vec<(usize, String, bool)>,
    pub other_href: String,
    pub other_name: String,
    pub cards: Vec<CardView>,
    /// "at 16:00"
    pub next: String,
    pub signed_in: bool,
    /// How it comes by mail; `None` for who is not signed in.
    pub mail: Option<MailView>,
}

impl Page for BriefingPage {
    const POLICY: CachePolicy = CachePolicy::Private;
}

/// Half of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Morning,
    Evening,
}

impl Part {
    fn begins(self) -> Time {
        Time::constant(if self == Self::Morning { 5 } else { 16 }, 0, 0, 0)
    }

    /// The message that names it.
    fn key(self) -> &'static str {
        if self == Self::Morning { "briefing-morning" } else { "briefing-evening" }
    }

    fn word(self) -> &'static str {
        if self == Self::Morning { "morning" } else { "evening" }
    }

    fn other(self) -> Self {
        if self == Self::Morning { Self::Evening } else { Self::Morning }
    }

    /// The edition of this part of the day that is out at `now`: today's, or yesterday's. By the wall clock, also across its changes.
    fn last(self, now: &ZonedDateTime) -> Option<ZonedDateTime> {
        let of = |date: Date| date.to_datetime(self.begins()).to_zoned_datetime(now.time_zone().clone()).ok();
        let today = of(now.date())?;
        if today <= *now { Some(today) } else { of(now.date().yesterday().ok()?) }
    }

    /// The newest edition at `now`, and when it came out.
    fn newest(now: &ZonedDateTime) -> Option<(Self, ZonedDateTime)> {
        let (morning, evening) = (Self::Morning.last(now)?, Self::Evening.last(now)?);
        Some(if morning > evening { (Self::Morning, morning) } else { (Self::Evening, evening) })
    }
}

/// What the address says.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Choice {
    part: String,
    minutes: String,
}

/// `/briefing?part=&minutes=`
pub(crate) async fn briefing(
    State(app): State<App>,
    reader: Option<SignedIn>,
    Query(choice): Query<Choice>,
    preferences: Preferences,
) -> Result<Response, Error> {
    let account = reader.as_ref().map(|reader| reader.account.id);
    let zone = own_zone(&app, account).await?;
    let now = app.now().to_zoned_datetime(zone.clone());
    let lost = || Error::Broken("the clock names no day".to_owned());
    let (newest, out) = Part::newest(&now).ok_or_else(lost)?;
    let part = [Part::Morning, Part::Evening].into_iter().find(|part| part.word() == choice.part).unwrap_or(newest);
    let out = if part == newest { out } else { part.last(&now).ok_or_else(lost)? };
    let minutes = choice.minutes.parse().ok().filter(|minutes| LENGTHS.contains(minutes)).unwrap_or(7);
    let at_us = news::to_micros(out.timestamp());
    let wishes = match &reader {
        Some(reader) => Wishes::of(&app.store, reader.account.id, news::to_micros(app.now())).await?,
        None => Wishes::default(),
    };
    let (cards, hidden) = compose(&app, preferences, (at_us, &zone), &wishes, account, minutes).await?;
    let mail = match account {
        Some(account) => Some(MailView::of(&app, app.store.briefing_mail(account).await?, minutes)),
        None => None,
    };
    let href = |part: Part, minutes: u32| format!("/briefing?part={}&minutes={minutes}", part.word());
    let speaks = preferences.speaks();
    let next = speaks.name("at-clock", if newest == Part::Morning { "16:00" } else { "05:00" });
    let stories = speaks.count("briefing-stories", i64::try_from(cards.len()).unwrap_or(0));
    let tally = speaks.pair("then-ends", &stories, &speaks.count("minutes", minutes.into()));
    BriefingPage {
        frame: Frame::new(&app, preferences, speaks.say(part.key()), "/briefing").hidden_from_search().hiding(hidden),
        name: speaks.say(part.key()).into_owned(),
        made: speaks.name("as-of", &speaks.day_and_time(at_us, &zone)),
        tally,
        lengths: LENGTHS.map(|one| (one as usize, href(part, one), one == minutes)).to_vec(),
        other_href: href(part.other(), minutes),
        other_name: speaks.say(part.other().key()).into_owned(),
        cards,
        next,
        signed_in: reader.is_some(),
        mail,
    }
    .respond()
}

/// The time zone that a reader named for being told or for the briefing by mail; else the site's.
async fn own_zone(app: &App, account: Option<AccountId>) -> Result<TimeZone, Error> {
    let Some(account) = account else { return Ok(app.settings.time_zone.clone()) };
    let named = match app.store.briefing_mail(account).await? {
        Some(mail) => Some(mail.zone),
        None => app.store.telling(account).await?.map(|telling| telling.zone),
    };
    let zone = named.and_then(|name| TimeZone::get(&name).ok());
    Ok(zone.unwrap_or_else(|| app.settings.time_zone.clone()))
}

/// The cards of an edition, and how many articles its reader's mutes took out.
async fn compose(
    app: &App,
    preferences: Preferences,
    (at_us, zone): (i64, &TimeZone),
    wishes: &Wishes,
    account: Option<AccountId>,
    minutes: u32,
) -> Result<(Vec<CardView>, usize), Error> {
    let catalogue = app.titles().await?;
    let viewer = Viewer::of(&catalogue, &app.signer, app.now(), zone).under(wishes).speaking(preferences.speaks());
    let pool = app.pool(&catalogue, home_edition(app, preferences)).await?;
    let ranked = list(app, preferences, at_us, wishes).await?;
    let items = in_order(&ranked, &pool, wishes, at_us);
    let cards = chosen(app, &items, &viewer, (account, at_us), minutes).await?;
    Ok((cards, ranked.hidden + viewer.hidden()))
}

/// The lead stories as they stood when the edition came out, so that it stays what it is; as of now where none were kept then.
async fn list(app: &App, preferences: Preferences, at_us: i64, wishes: &Wishes) -> Result<Ranked, Error> {
    let catalogue = app.titles().await?;
    let edition = home_edition(app, preferences);
    let (_, mut then) = ranked_at(app, &catalogue, edition, at_us).await?;
    if then.placed.len() >= FEW {
        then.hidden = wishes.take_hidden(&mut then.cards);
        return Ok(then);
    }
    let titles = catalogue.of_edition(edition, edition.slug == app.settings.default_edition.slug);
    ranked(app, &catalogue, edition, &titles, wishes).await
}

/// An article with why it is in the briefing.
struct Item {
    card: Card,
    reasons: Vec<Why>,
}

/// The first lead stories, then what the reader follows, then the other lead stories.
fn in_order(ranked: &Ranked, pool: &Pool, wishes: &Wishes, at_us: i64) -> Vec<Item> {
    let by_id: HashMap<ArticleId, &Card> = ranked.cards.iter().map(|card| (card.id, card)).collect();
    let lead =
        |place: &Place| Some(Item { card: (*by_id.get(&place.article)?).clone(), reasons: place.reasons.clone() });
    let mut leads = ranked.placed.iter().filter_map(lead);
    let mut items: Vec<Item> = leads.by_ref().take(BEFORE_FOLLOWED).collect();
    items.extend(followed(pool, wishes, at_us));
    items.extend(leads);
    items
}

/// What came of topics that the reader follows in the half day before the edition and since.
fn followed(pool: &Pool, wishes: &Wishes, at_us: i64) -> Vec<Item> {
    const HALF_DAY_US: i64 = 12 * 3_600_000_000;
    let mut items = Vec::new();
    let mut stories: HashSet<i64> = HashSet::new();
    for follow in &wishes.follows {
        let marked = mark(follow.kind, &follow.value);
        let words = terms(if follow.kind == FollowKind::Author { &follow.label } else { &follow.value });
        let is_of = |fresh: &&Offered| fresh.has(&[marked]) || (!words.is_empty() && fresh.has(&words));
        let newest = pool.fresh.iter().filter(|fresh| fresh.card.sort_us > at_us - HALF_DAY_US).filter(is_of);
        for fresh in newest.take(2) {
            let story = fresh.card.story.map_or(fresh.card.id.0, |story| story.0);
            if items.len() < FOLLOWED && stories.insert(story) {
                items.push(Item { card: fresh.card.clone(), reasons: vec![Why::Follows(follow.label.clone())] });
            }
        }
    }
    items
}

async fn chosen(
    app: &App,
    items: &[Item],
    viewer: &Viewer<'_>,
    (account, at_us): (Option<AccountId>, i64),
    minutes: u32,
) -> Result<Vec<CardView>, Error> {
    let ids: Vec<ArticleId> = items.iter().map(|item| item.card.id).collect();
    let states = match account {
        Some(account) => app.store.reading_states(account, &ids).await?,
        None => HashMap::new(),
    };
    // Of what one was told before the edition came out.
    let told: Vec<(String, ArticleId, i64)> = match account {
        Some(account) => app.store.told(account).await?.into_iter().filter(|(.., told_us)| *told_us < at_us).collect(),
        None => Vec::new(),
    };
    let is_told = |card: &Card| {
        let story = card.story.map(|story| format!("story:{}", story.0));
        told.iter().any(|(event, article, _)| *article == card.id || story.as_ref() == Some(event))
    };
    let words = |text: &str| u32::try_from(text.split_whitespace().count()).unwrap_or(u32::MAX);
    let candidates: Vec<Candidate<'_>> = items
        .iter()
        .filter(|item| viewer.shows(&item.card))
        .map(|Item { card, .. }| Candidate {
            article: card.id.0,
            story: card.story.map(|story| story.0),
            section: card.section.map_or("", news::Section::as_str),
            words: words(&card.headline) + words(&crate::cards::shorten(&card.summary, 220)),
            seen: is_told(card) || states.get(&card.id).is_some_and(|state| state.read_us > 0),
        })
        .collect();
    let mut shown = Vec::new();
    let mut views = Vec::new();
    for article in edition(&candidates, minutes) {
        let Some(item) = items.iter().find(|item| item.card.id.0 == article) else { continue };
        let Some(mut view) = viewer.view(&item.card) else { continue };
        view.reasons = viewer.said(&item.reasons);
        if states.get(&item.card.id).is_some_and(|state| state.read_us > 0) {
            view.reasons.push(viewer.language.say("because-read").into_owned());
        } else if is_told(&item.card) {
            view.reasons.push(viewer.language.say("because-told").into_owned());
        }
        shown.push(item.card.clone());
        views.push(view);
    }
    tell_stories(app, views.iter_mut().collect(), &shown, viewer.language).await?;
    Ok(views)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> ZonedDateTime {
        text.parse().unwrap()
    }

    #[test]
    fn editions_come_out_by_the_wall_clock_also_when_clocks_change() {
        for (now, part, out) in [
            ("2026-11-26T04:59:00[Europe/Berlin]", Part::Evening, "2026-11-25T16:00:00[Europe/Berlin]"),
            ("2026-11-26T05:00:00[Europe/Berlin]", Part::Morning, "2026-11-26T05:00:00[Europe/Berlin]"),
            ("2026-11-26T23:00:00[Asia/Tokyo]", Part::Evening, "2026-11-26T16:00:00[Asia/Tokyo]"),
            // Summer time ends in this night.
            ("2026-10-25T04:00:00[Europe/Berlin]", Part::Evening, "2026-10-24T16:00:00[Europe/Berlin]"),
            ("2026-10-25T12:00:00[Europe/Berlin]", Part::Morning, "2026-10-25T05:00:00[Europe/Berlin]"),
        ] {
            assert_eq!(Part::newest(&at(now)).unwrap(), (part, at(out)), "{now}");
        }
    }
}
