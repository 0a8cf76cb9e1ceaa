//! Telling readers without being asked: by push message and by mail, never twice the same event, and not while they want to be left alone.

use std::collections::HashMap;
use std::future::Future;
use std::pin::Pin;

use askama::Template;
use bytes::Bytes;
use http::header::{self, HeaderMap, HeaderValue};
use jiff::tz::TimeZone;
use news::{AccountId, ArticleId};
use notify::push::{Key, Subscription, encrypt};
use search::{Clause, Condition, Order, Query};
use serde_json::json;
use store::{Account, AccountState, Card, FollowKind, PushDevice, StoryRow, Telling};
use stories::StoryId;
use url::Url;

use crate::Error;
use crate::app::App;
use crate::cards::{article_href, shorten};
use crate::catalogue::Catalogue;
use crate::language::Language;
use crate::pages::found;
use crate::story_address::story_href;
use crate::wishes::Wishes;

const HOUR_US: i64 = 3_600_000_000;
/// One followed story is told of once in so long at most.
const STORY_US: i64 = 3 * HOUR_US;
/// One kept search is asked, and told of, once in so long at most.
const SEARCH_US: i64 = 6 * HOUR_US;
/// A story that leads is news for so long after its first report.
const BREAKING_US: i64 = 4 * HOUR_US;
/// Titles that tell it by then.
const BREAKING_TITLES: i32 = 5;
/// What a rule found is told of for so long.
const RULE_US: i64 = 12 * HOUR_US;
/// Events of one reader at once.
const MOST: usize = 8;
/// How long a push service keeps a message for a browser that is off, seconds.
const KEPT_SECONDS: u32 = 6 * 3_600;

/// What brings messages to push services: the guarded HTTP client, or a test's own.
pub trait PushSender: Send + Sync {
    /// Sends a message; gives the status of the answer.
    fn send(
        &self,
        url: Url,
        head: HeaderMap,
        body: Bytes,
    ) -> Pin<Box<dyn Future<Output = Result<u16, String>> + Send + '_>>;
}

impl PushSender for fetch::Client {
    fn send(
        &self,
        url: Url,
        head: HeaderMap,
        body: Bytes,
    ) -> Pin<Box<dyn Future<Output = Result<u16, String>> + Send + '_>> {
        Box::pin(async move {
            self.post(url, head, body).await.map(|posted| posted.status).map_err(|error| error.to_string())
        })
    }
}

/// What push messages need.
pub struct Push {
    /// The site's key.
    pub key: Key,
    /// What sends them.
    pub sender: Box<dyn PushSender>,
}

impl std::fmt::Debug for Push {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Push").field("key", &self.key.public()).finish_non_exhaustive()
    }
}

/// Something that a reader is told of.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Event {
    /// Under which it is told once: `story:ID`, `article:ID`, `search:ID`.
    name: String,
    /// It may be told again where it was told before this time.
    again_us: i64,
    /// Its article, where it has one.
    article: ArticleId,
    /// What a message is headed with.
    why: String,
    /// What happened.
    what: String,
    href: String,
    /// By `none`, `push`, `mail` or `both`.
    way: String,
}

/// Whether a reader wants to be left alone at this time.
fn is_quiet(telling: &Telling, now_us: i64) -> bool {
    let zone = TimeZone::get(&telling.zone).unwrap_or(TimeZone::UTC);
    let clock = news::from_micros(now_us).to_zoned_datetime(zone);
    let minute = i32::from(clock.hour()) * 60 + i32::from(clock.minute());
    let (from, until) = (telling.quiet_from, telling.quiet_until);
    if from <= until { (from..until).contains(&minute) } else { minute >= from || minute < until }
}

impl App {
    /// Tells readers what there is to tell; gives how many messages and mails went out. To be called every minute or so.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn tell_readers(&self) -> Result<usize, Error> {
        let now_us = news::to_micros(self.now());
        let tellings = self.store.tellings().await?;
        if tellings.is_empty() {
            return Ok(0);
        }
        let catalogue = self.titles().await?;
        let breaking = breaking(self, &catalogue, now_us).await?;
        let mut sent = 0;
        for telling in tellings.iter().filter(|telling| !is_quiet(telling, now_us)) {
            let Some(account) = self.store.account(telling.account).await? else { continue };
            if account.state == AccountState::Active {
                sent += tell(self, &catalogue, &account, telling, breaking.as_ref()).await?;
            }
        }
        Ok(sent)
    }
}

/// The story that has just come to lead.
async fn breaking(app: &App, catalogue: &Catalogue, now_us: i64) -> Result<Option<(StoryRow, Card)>, Error> {
    let leaders = app.leaders(catalogue, app.settings.default_edition).await?;
    let Some(card) = leaders.first().map(|leader| leader.card.clone()) else { return Ok(None) };
    let Some(story) = card.story else { return Ok(None) };
    let row = app.store.story(story).await?;
    let is_new = |row: &StoryRow| row.titles >= BREAKING_TITLES && row.opened_us > now_us - BREAKING_US;
    Ok(row.filter(is_new).map(|row| (row, card)))
}

async fn tell(
    app: &App,
    catalogue: &Catalogue,
    account: &Account,
    telling: &Telling,
    breaking: Option<&(StoryRow, Card)>,
) -> Result<usize, Error> {
    let now_us = news::to_micros(app.now());
    let wishes = Wishes::of(&app.store, account.id, now_us).await?;
    let told: HashMap<String, i64> =
        app.store.told(account.id).await?.into_iter().map(|(event, _, at_us)| (event, at_us)).collect();
    let speaks = Language::of_tag(&app.store.account_language(account.id).await?).unwrap_or_default();
    let mut events = Vec::new();
    if let Some((row, card)) = breaking.filter(|(_, card)| telling.leads != "none" && wishes.hiding(card).is_none()) {
        events.push(Event {
            name: format!("story:{}", row.id.0),
            // As a lead only once, however long it leads.
            again_us: 0,
            article: card.id,
            why: speaks.say("told-leading").into_owned(),
            what: row.name.clone().unwrap_or_else(|| card.headline.clone()),
            href: story_href(row),
            way: telling.leads.clone(),
        });
    }
    if telling.stories != "none" {
        events.extend(stories(app, (account.id, speaks), telling, &wishes, &told).await?);
    }
    if telling.rules != "none" {
        events.extend(by_rules(app, (account.id, speaks), telling, &wishes).await?);
    }
    if telling.searches != "none" {
        events.extend(searches(app, catalogue, (account.id, speaks), telling, &told).await?);
    }
    let mut due = Vec::new();
    for event in events {
        let is_told = told.get(&event.name).is_some_and(|at_us| *at_us >= event.again_us);
        if due.len() < MOST
            && !is_told
            && app.store.claim_telling(account.id, &event.name, event.article, now_us, event.again_us).await?
        {
            due.push(event);
        }
    }
    deliver(app, account, speaks, &due).await
}

/// Followed stories with something new.
async fn stories(
    app: &App,
    (account, speaks): (AccountId, Language),
    telling: &Telling,
    wishes: &Wishes,
    told: &HashMap<String, i64>,
) -> Result<Vec<Event>, Error> {
    let now_us = news::to_micros(app.now());
    let visits: HashMap<StoryId, i64> = app.store.story_visits(account).await?.into_iter().collect();
    let mut events = Vec::new();
    for follow in wishes.follows.iter().filter(|follow| follow.kind == FollowKind::Story) {
        let Ok(story) = follow.value.parse().map(StoryId) else { continue };
        let Some(row) = app.store.story(story).await?.filter(|row| row.articles > 0) else { continue };
        let name = format!("story:{}", row.id.0);
        let seen_us = [visits.get(&row.id), told.get(&name)].into_iter().flatten().copied();
        let since_us = seen_us.fold(follow.created_us, i64::max);
        if row.newest_us <= since_us {
            continue;
        }
        let new = app.store.new_in_story(row.id, since_us).await?;
        let Some(card) = app.store.cards(&[row.lead]).await?.pop() else { continue };
        if new > 0 && wishes.clone().but_story(row.id).hiding(&card).is_none() {
            events.push(Event {
                again_us: now_us - STORY_US,
                article: card.id,
                why: speaks.count("told-new-in-story", new),
                what: row.name.clone().unwrap_or_else(|| card.headline.clone()),
                href: story_href(&row),
                way: telling.stories.clone(),
                name,
            });
        }
    }
    Ok(events)
}

/// What rules found that are to tell of it.
async fn by_rules(
    app: &App,
    (account, speaks): (AccountId, Language),
    telling: &Telling,
    wishes: &Wishes,
) -> Result<Vec<Event>, Error> {
    let since_us = news::to_micros(app.now()) - RULE_US;
    let notices = app.store.notices(account, 50).await?;
    let ids: Vec<ArticleId> = notices.iter().filter(|one| one.at_us > since_us).map(|one| one.article).collect();
    let cards = app.store.cards(&ids).await?;
    let open = crate::subscribing::readable(&app.store, account, &ids).await?;
    let event = |card: &Card| {
        let notice = notices.iter().find(|one| one.article == card.id)?;
        Some(Event {
            name: format!("article:{}", card.id.0),
            again_us: 0,
            article: card.id,
            why: speaks.name("by-your-rule", &notice.reason),
            what: card.headline.clone(),
            href: article_href(card),
            way: telling.rules.clone(),
        })
    };
    Ok(cards.iter().filter(|card| open.contains(&card.id) && wishes.hiding(card).is_none()).filter_map(event).collect())
}

/// Kept searches that find something anew.
async fn searches(
    app: &App,
    catalogue: &Catalogue,
    (account, speaks): (AccountId, Language),
    telling: &Telling,
    told: &HashMap<String, i64>,
) -> Result<Vec<Event>, Error> {
    let now_us = news::to_micros(app.now());
    let mut events = Vec::new();
    for kept in app.store.saved_searches(account).await? {
        let name = format!("search:{}", kept.id);
        let told_us = told.get(&name).copied().unwrap_or(0);
        if told_us > now_us - SEARCH_US {
            continue;
        }
        let since_us = kept.seen_us.max(kept.created_us).max(told_us);
        let mut query = Query::parse(&kept.query, app.now(), &app.settings.time_zone);
        query.clauses.push(Clause { excluded: false, condition: Condition::After(news::from_micros(since_us)) });
        let new = match found(app, None, catalogue, &query, Order::Time, (0, 0)).await {
            Ok(found) => i64::try_from(found.total).unwrap_or(i64::MAX),
            Err(Error::NoSearch(_)) => return Ok(events),
            Err(error) => return Err(error),
        };
        if new > 0 {
            events.push(Event {
                again_us: now_us - SEARCH_US,
                article: ArticleId(0),
                why: speaks.count("told-new-in-search", new),
                what: kept.name.clone(),
                href: format!("/search?q={}&order=time", crate::destination::encoded(&kept.query)),
                way: telling.searches.clone(),
                name,
            });
        }
    }
    Ok(events)
}

#[derive(Template)]
#[template(path = "mail/telling.txt")]
struct TellingMail<'a> {
    speaks: Language,
    site: &'a str,
    base: &'a str,
    events: Vec<&'a Event>,
    stop: &'a str,
}

/// Sends what is due; gives how many messages and mails that were.
async fn deliver(app: &App, account: &Account, speaks: Language, due: &[Event]) -> Result<usize, Error> {
    let mut sent = 0;
    let to_push: Vec<&Event> = due.iter().filter(|event| matches!(event.way.as_str(), "push" | "both")).collect();
    if let Some(push) = app.settings.push.as_ref().filter(|_| !to_push.is_empty()) {
        for device in app.store.push_devices(account.id).await? {
            for event in &to_push {
                sent += usize::from(send(app, push, account.id, &device, event).await?);
            }
        }
    }
    let to_mail: Vec<&Event> = due.iter().filter(|event| matches!(event.way.as_str(), "mail" | "both")).collect();
    if let Some(first) = to_mail.first() {
        let base = app.settings.base_url.as_str();
        let stop = format!("{base}/telling/stop?account={}&seal={}", account.id.0, seal(app, account.id));
        let subject = format!("{}: {}", first.why, shorten(&first.what, 80));
        let mail = TellingMail { speaks, site: &app.settings.name, base, events: to_mail, stop: &stop };
        let text = mail.render()?;
        let letter = notify::Letter { subject, text, html: None, unsubscribe: Some(stop) };
        sent += usize::from(app.mail(&account.address, |_| letter));
    }
    Ok(sent)
}

/// What shows that an address that ends such mails came from this site.
pub(crate) fn seal(app: &App, account: AccountId) -> String {
    app.signer.seal(&format!("telling {}", account.0))
}

/// Sends one message to one browser; a browser that is gone is forgotten.
async fn send(app: &App, push: &Push, account: AccountId, device: &PushDevice, event: &Event) -> Result<bool, Error> {
    let Ok(url) = Url::parse(&device.endpoint) else { return Ok(false) };
    let message = json!({
        "title": shorten(&event.what, 120), "body": event.why, "href": event.href, "tag": event.name,
    });
    let subscription = Subscription {
        endpoint: device.endpoint.clone(),
        public_key: device.public_key.clone(),
        secret: device.secret.clone(),
    };
    let made = encrypt(&subscription, message.to_string().as_bytes()).and_then(|body| {
        let audience = url.origin().ascii_serialization();
        Ok((body, push.key.authorization(&audience, &app.settings.base_url, app.now().as_second())?))
    });
    let (body, authorization) = match made {
        Ok(made) => made,
        Err(error) => {
            tracing::warn!(%error, "a push message could not be made");
            return Ok(false);
        }
    };
    let mut head = HeaderMap::new();
    let Ok(authorization) = HeaderValue::try_from(authorization) else { return Ok(false) };
    head.insert(header::AUTHORIZATION, authorization);
    head.insert(header::CONTENT_ENCODING, HeaderValue::from_static("aes128gcm"));
    head.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/octet-stream"));
    head.insert("ttl", HeaderValue::from(KEPT_SECONDS));
    match push.sender.send(url, head, body.into()).await {
        Ok(200..=299) => Ok(true),
        // The browser takes nothing any more (RFC 8030, 7.3).
        Ok(404 | 410) => {
            app.store.end_push_device(account, device.id).await?;
            Ok(false)
        }
        Ok(status) => {
            tracing::warn!(status, "a push service took no message");
            Ok(false)
        }
        Err(error) => {
            tracing::warn!(error, "a push service could not be reached");
            Ok(false)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quiet_hours_are_by_the_readers_clock_and_may_go_over_midnight() {
        let telling = |from: i32, until: i32| Telling {
            account: AccountId(1),
            stories: String::new(),
            leads: String::new(),
            rules: String::new(),
            searches: String::new(),
            quiet_from: from,
            quiet_until: until,
            zone: "Europe/Berlin".to_owned(),
        };
        let at = |text: &str| news::to_micros(text.parse().unwrap());
        for (from, until, now, quiet) in [
            (22 * 60, 7 * 60, "2026-11-26T21:00:00Z", true),
            (22 * 60, 7 * 60, "2026-11-26T20:59:00Z", false),
            (22 * 60, 7 * 60, "2026-11-26T05:59:00Z", true),
            (22 * 60, 7 * 60, "2026-11-26T06:00:00Z", false),
            (13 * 60, 14 * 60, "2026-11-26T12:30:00Z", true),
            // Summer time: noon in London is one in Berlin in both seasons.
            (13 * 60, 14 * 60, "2026-07-26T11:30:00Z", true),
            (0, 0, "2026-11-26T12:30:00Z", false),
        ] {
            assert_eq!(is_quiet(&telling(from, until), at(now)), quiet, "{from} {until} {now}");
        }
    }
}
