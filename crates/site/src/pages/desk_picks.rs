//! The editors' desk for picks: plain forms, everything signed, everything can be taken back.

use std::collections::HashMap;

use askama::Template;
use axum::Form;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use news::{AccountId, ArticleId};
use ranking::picks::candidates::{Candidate, hopeful, worth};
use ranking::picks::{Act, Desk, NOTE_CHARS, Pick, held_list, is_of_lead, pinned_list};
use serde::Deserialize;
use store::{Card, List};

use super::picks::{lists, name_of, signed};
use crate::app::App;
use crate::cards::{CardView, Viewer};
use crate::frame::Frame;
use crate::language::Language;
use crate::preferences::Preferences;
use crate::respond::Page;
use crate::session::Editor;
use crate::{CachePolicy, Error};

/// Acts of the log that are shown.
const LOG: usize = 40;
/// Articles that are looked at for proposals.
const LOOKED_AT: i64 = 600;
/// Proposals that are shown.
const PROPOSED: usize = 12;
/// Places that a pick can be pinned to.
const PINS: u32 = 6;

#[derive(Template)]
#[template(path = "desk_picks.html")]
pub(crate) struct DeskPicksPage {
    pub frame: Frame,
    pub slug: String,
    pub name: String,
    /// Where readers see what was done.
    pub seen_at: String,
    pub lists: Vec<(String, String)>,
    pub picks: Vec<PickView>,
    pub proposals: Vec<CardView>,
    pub log: Vec<ActView>,
    pub zone: String,
}

impl Page for DeskPicksPage {
    const POLICY: CachePolicy = CachePolicy::NoStore;
}

/// A pick at the desk.
pub(crate) struct PickView {
    pub card: CardView,
    pub number: i64,
    pub by: String,
    /// "stands there until ..", "from ..", "over since .."
    pub state: String,
    pub from: String,
    pub until: String,
    pub note: String,
    /// Places with whether it is pinned there; 0 for none.
    pub pins: Vec<(u32, bool)>,
    /// The pick before it, for moving up, and the one after the next, for moving down; `None` at the ends.
    pub before: Option<i64>,
    pub after_next: Option<i64>,
    pub is_last: bool,
}

/// Something that an editor did.
pub(crate) struct ActView {
    pub number: i64,
    pub words: String,
    pub headline: String,
    pub who: String,
    pub at: String,
    pub undone: bool,
}

fn checked(slug: &str) -> Result<(), Error> {
    let plain = slug.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    if (1..=40).contains(&slug.len()) && plain { Ok(()) } else { Err(Error::SectionNotFound) }
}

/// `/desk/picks/{list}`
pub(crate) async fn desk_picks(
    State(app): State<App>,
    _: Editor,
    Path(slug): Path<String>,
    preferences: Preferences,
) -> Result<Response, Error> {
    checked(&slug)?;
    if is_of_lead(&slug) && slug.split_once('-').and_then(|(_, edition)| news::edition(edition)).is_none() {
        return Err(Error::SectionNotFound);
    }
    let acts = app.store.pick_acts(&slug).await?;
    let all = signed(&acts);
    let desk = Desk::fold(&all);
    let catalogue = app.titles().await?;
    let zone = &app.settings.time_zone;
    let speaks = preferences.speaks();
    let viewer = Viewer::new(&app, &catalogue).speaking(speaks);
    let shown = all.iter().rev().take(LOG);
    let mut wanted: Vec<ArticleId> = desk.all().iter().map(|pick| ArticleId(pick.article)).collect();
    wanted.extend(shown.clone().filter_map(|signed| signed.act.article()).map(ArticleId));
    wanted.sort_unstable();
    wanted.dedup();
    let cards: HashMap<i64, Card> = app.store.cards(&wanted).await?.into_iter().map(|card| (card.id.0, card)).collect();
    let names = names(&app, all.iter().map(|signed| signed.account)).await?;
    let name = |account: i64| {
        names
            .get(&account)
            .cloned()
            .unwrap_or_else(|| speaks.say(if account == 0 { "command-line" } else { "who-is-gone" }).into_owned())
    };
    let order: Vec<i64> = desk.all().iter().map(|pick| pick.article).filter(|id| cards.contains_key(id)).collect();
    let now_us = news::to_micros(app.now());
    let picks = desk.all().iter().filter_map(|pick| {
        let place = order.iter().position(|id| *id == pick.article)?;
        Some(PickView {
            card: viewer.view(cards.get(&pick.article)?)?,
            number: pick.article,
            by: name(pick.by),
            state: state(pick, now_us, zone, speaks),
            from: field(pick.from_us, zone),
            until: field(pick.until_us, zone),
            note: pick.note.clone(),
            pins: (0..=PINS).map(|place| (place, pick.pinned.unwrap_or(0) == place)).collect(),
            before: place.checked_sub(1).and_then(|before| order.get(before)).copied(),
            after_next: order.get(place + 2).copied(),
            is_last: place + 1 == order.len(),
        })
    });
    let picks: Vec<PickView> = picks.collect();
    let log = shown.map(|signed| ActView {
        number: signed.number,
        words: speaks.pick_act(&signed.act, zone),
        headline: signed
            .act
            .article()
            .and_then(|article| cards.get(&article))
            .map(|card| crate::cards::shorten(&card.headline, 70))
            .unwrap_or_default(),
        who: name(signed.account),
        at: speaks.day_and_time(signed.at_us, zone),
        undone: desk.is_undone(signed.number),
    });
    let log = log.collect();
    let proposals = proposals(&app, &slug, &order, &viewer).await?;
    let mut lists = lists(&app, speaks).await?;
    let edition = app.settings.default_edition.slug;
    lists.extend([pinned_list(edition), held_list(edition)].map(|slug| (slug.clone(), name_of(&slug, speaks))));
    if lists.iter().all(|(known, _)| *known != slug) {
        lists.push((slug.clone(), name_of(&slug, speaks)));
    }
    DeskPicksPage {
        frame: Frame::new(&app, preferences, name_of(&slug, speaks), &format!("/desk/picks/{slug}"))
            .hidden_from_search(),
        name: name_of(&slug, speaks),
        seen_at: match slug.split_once('-').filter(|_| is_of_lead(&slug)) {
            Some((_, edition)) => format!("/why/{edition}"),
            None => format!("/picks/{slug}"),
        },
        slug,
        lists,
        picks,
        proposals,
        log,
        zone: zone.iana_name().map_or_else(|| speaks.say("the-sites-clock").into_owned(), str::to_owned),
    }
    .respond()
}

async fn names(app: &App, accounts: impl Iterator<Item = i64>) -> Result<HashMap<i64, String>, Error> {
    let mut names = HashMap::new();
    for id in accounts {
        if let std::collections::hash_map::Entry::Vacant(entry) = names.entry(id)
            && let Some(account) = app.store.account(AccountId(id)).await?
        {
            entry.insert(if account.name.is_empty() { account.address } else { account.name });
        }
    }
    Ok(names)
}

fn state(pick: &Pick, now_us: i64, zone: &jiff::tz::TimeZone, speaks: Language) -> String {
    let until = speaks.day_and_time(pick.until_us, zone);
    if now_us < pick.from_us {
        speaks.pair("pick-to-come", &speaks.day_and_time(pick.from_us, zone), &until)
    } else if now_us < pick.until_us {
        speaks.name("pick-stands", &until)
    } else {
        speaks.name("pick-over", &until)
    }
}

/// A time as a form writes it, on the site's clock.
pub(super) fn field(at_us: i64, zone: &jiff::tz::TimeZone) -> String {
    news::from_micros(at_us).to_zoned_datetime(zone.clone()).strftime("%Y-%m-%dT%H:%M").to_string()
}

/// The time that a form's field says, on the site's clock: across a change of clocks the wall clock counts.
pub(super) fn time_us(field: &str, zone: &jiff::tz::TimeZone) -> Result<Option<i64>, Error> {
    if field.trim().is_empty() {
        return Ok(None);
    }
    let at = field.trim().parse::<jiff::civil::DateTime>().ok().and_then(|at| at.to_zoned_datetime(zone.clone()).ok());
    at.map(|at| Some(news::to_micros(at.timestamp()))).ok_or(Error::Form("form-desk-time"))
}

/// Articles that may be worth picking, each with the evidence.
async fn proposals(app: &App, slug: &str, there: &[i64], viewer: &Viewer<'_>) -> Result<Vec<CardView>, Error> {
    let cards = app.store.list(&List::Latest, None, LOOKED_AT).await?;
    let mut stories: Vec<stories::StoryId> = cards.iter().filter_map(|card| card.story).collect();
    stories.sort_unstable();
    stories.dedup();
    let titles: HashMap<_, u32> = app
        .store
        .stories(&stories)
        .await?
        .into_iter()
        .map(|row| (row.id, u32::try_from(row.titles).unwrap_or(0)))
        .collect();
    let lead = app.lead_lists.now(&app.store, app.settings.default_edition, news::to_micros(app.now())).await?;
    let mut proposals: Vec<(u32, CardView)> = Vec::new();
    for card in cards.iter().filter(|card| !there.contains(&card.id.0)) {
        let candidate = Candidate {
            headline: &card.headline,
            summary: &card.summary,
            words: u32::try_from(card.word_count).unwrap_or(0),
            titles: card.story.and_then(|story| titles.get(&story)).copied().unwrap_or(1),
            copied: card.report.is_some_and(|report| report.0 != card.id.0),
            leads: lead.listed.iter().any(|listed| Some(listed.story) == card.story.map(|story| story.0)),
        };
        let evidence = if slug == "good-news" { hopeful(&candidate) } else { worth(&candidate) };
        if let Some(mut view) = viewer.view(card).filter(|_| !evidence.is_empty()) {
            view.reasons = evidence.iter().map(|one| viewer.language.worth(one)).collect();
            proposals.push((candidate.words, view));
        }
    }
    proposals.sort_by_key(|(words, _)| std::cmp::Reverse(*words));
    Ok(proposals.into_iter().take(PROPOSED).map(|(_, view)| view).collect())
}

/// What an editor does.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct PickForm {
    /// `add`, `remove`, `move`, `schedule`, `pin`, `note` or `undo`.
    act: String,
    /// The article by its number, or by its address on this site.
    article: String,
    before: String,
    from: String,
    until: String,
    place: u32,
    note: String,
    number: i64,
}

/// `POST /desk/picks/{list}`
pub(crate) async fn pick(
    State(app): State<App>,
    Editor(editor): Editor,
    Path(slug): Path<String>,
    Form(form): Form<PickForm>,
) -> Result<Response, Error> {
    checked(&slug)?;
    let act = act_of(&form, &app.settings.time_zone)?;
    if let Act::Add { article } = &act
        && app.store.cards(&[ArticleId(*article)]).await?.is_empty()
    {
        return Err(Error::ArticleNotFound);
    }
    let text = serde_json::to_string(&act).map_err(|error| Error::Broken(error.to_string()))?;
    app.store.add_pick_act(&slug, editor.account.id, news::to_micros(app.now()), &text).await?;
    app.rendered.clear();
    Ok(Redirect::to(&format!("/desk/picks/{slug}")).into_response())
}

fn act_of(form: &PickForm, zone: &jiff::tz::TimeZone) -> Result<Act, Error> {
    if form.act == "undo" {
        return Ok(Act::Undo { number: form.number });
    }
    let article = number_of(&form.article).ok_or(Error::Form("form-desk-article"))?;
    Ok(match form.act.as_str() {
        "add" => Act::Add { article },
        "remove" => Act::Remove { article },
        "move" => Act::Move { article, before: form.before.parse().ok() },
        "schedule" => {
            let (from_us, until_us) = (time_us(&form.from, zone)?, time_us(&form.until, zone)?);
            if from_us.zip(until_us).is_some_and(|(from, until)| from >= until) {
                return Err(Error::Form("form-desk-end"));
            }
            Act::Schedule { article, from_us, until_us }
        }
        "pin" => Act::Pin { article, place: (form.place > 0).then_some(form.place) },
        "note" => {
            let note = form.note.split_whitespace().collect::<Vec<_>>().join(" ");
            if !NOTE_CHARS.contains(&note.chars().count()) {
                return Err(Error::Form("form-desk-note"));
            }
            Act::Note { article, note }
        }
        _ => return Err(Error::Form("form-article-act")),
    })
}

/// A number as it stands in a form, or at the end of an article's address.
fn number_of(text: &str) -> Option<i64> {
    let text = text.trim();
    text.parse::<i64>().ok().or_else(|| {
        let path = text.split(['?', '#']).next()?;
        let ArticleId(id) = path.rsplit('/').next()?.rsplit('-').next()?.parse().ok()?;
        Some(id)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_are_known_by_number_and_by_address() {
        let id = ArticleId(1_234_567_890_123);
        let address = format!("https://news.example/article/a-headline-{id}?x=1");
        assert_eq!(number_of(&address), Some(id.0));
        assert_eq!(number_of("1234567890123"), Some(id.0));
        assert_eq!(number_of("https://elsewhere.example/"), None);
    }
}
