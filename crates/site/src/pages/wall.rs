//! The wall on the article page: what is kept back and why, in plain words, with the ways on; and the button that takes a free article.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use http::header;
use membership::Money;
use membership::cut::LOCKED_CLASS;
use membership::meter::Consumed;
use membership::wall::{Asked, Decision, Reason, Record, Unlock, limit};
use serde_json::json;
use store::{Card, Metered, StoredArticle};

use crate::app::App;
use crate::cards::article_location;
use crate::destination::encoded;
use crate::language::Language;
use crate::pages::article::id_of;
use crate::respond::set_policy;
use crate::session::SignedIn;
use crate::wall::{Door, Standing, Subject, Wall, browser_cookie, is_denied, is_for_everyone, new_browser};
use crate::{CachePolicy, Error};

/// The decision about the article of a page.
pub(crate) struct AtWall {
    decision: Decision,
    is_cut: bool,
    ends_us: i64,
    /// The reader's own balance.
    held: Vec<Money>,
}

/// What the strip says.
#[derive(Clone, Debug)]
pub(crate) struct WallView {
    pub class: &'static str,
    /// The message that stands above it.
    pub headline: &'static str,
    pub words: String,
    /// Free articles that are left, where taking one is a way on; else 0.
    pub free: usize,
    pub until: String,
    /// Days of a trial that can begin now; else 0.
    pub trial: usize,
    pub sign_up: bool,
    pub sign_in: bool,
    pub join: bool,
    /// Buying it alone, where it is sold so.
    pub buy: Option<BuyView>,
    pub publisher: bool,
    /// Where to come back to after signing in.
    pub next: String,
    /// The markup for search engines, which says what the cut did.
    pub linked_data: String,
}

/// What it costs alone.
#[derive(Clone, Debug)]
pub(crate) struct BuyView {
    pub price: String,
    pub minor: i64,
    pub currency: String,
    /// The reader's balance, where it is enough; else empty, and money has to be put in first.
    pub held: String,
}

/// Decides about an article, counts it where that is due, and leaves of it what the reader gets. `None` where there is no wall.
pub(crate) async fn at_wall(
    app: &App,
    door: &Door,
    reader: Option<&SignedIn>,
    stored: &mut StoredArticle,
    counts: bool,
) -> Result<Option<AtWall>, Error> {
    if app.wall.policy().is_none() {
        return Ok(None);
    }
    let catalogue = app.titles().await?;
    let title = catalogue.get(stored.card.title).ok_or(Error::ArticleNotFound)?;
    let visitor = door.visitor(app, reader).await?;
    let standing = door.standing(app, reader, stored.card.id).await?;
    let month = Wall::month(app.now(), &app.settings.time_zone);
    let times = (news::to_micros(app.now()), month.to_us);
    let used_up = Standing { used: u32::MAX, used_for_this: false, ..standing.clone() };
    let decide = |card: &Card, standing| app.wall.decision(&Subject::of(card, title), &visitor, standing, times);
    let Some((mut decision, asked)) = decide(&stored.card, &standing) else { return Ok(None) };
    // What everyone may see as a whole costs nobody an article.
    let preview = app.wall.characters_for_all(&Subject::of(&stored.card, title), times.0).unwrap_or(0);
    let keeps_back =
        !stored.article.recordings.is_empty() || membership::cut::body(&stored.article.body_html, preview).is_cut;
    let counts = counts && keeps_back;
    if decision.counts && counts && !consume(app, door, reader, &month.name, &decision, &asked).await? {
        // Another device was faster with the last one.
        decision = decide(&stored.card, &used_up).map_or(decision, |(decision, _)| decision);
    }
    let is_cut = Wall::cut(&mut stored.article, decision.characters());
    if is_denied(&decision) {
        stored.article.picture = None;
    }
    Ok(Some(AtWall { decision, is_cut, ends_us: month.to_us, held: visitor.held }))
}

/// Who gets the whole of an article now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Whole {
    /// Whoever asks.
    ForEveryone,
    /// This reader, and not everyone.
    ForThisReader,
    /// Not this reader.
    No,
}

/// Who gets the whole of an article without one more being counted: for what belongs to its page and is asked for from there.
pub(crate) async fn as_whole(app: &App, door: &Door, reader: Option<&SignedIn>, card: &Card) -> Result<Whole, Error> {
    if app.wall.policy().is_none() {
        return Ok(Whole::ForEveryone);
    }
    let catalogue = app.titles().await?;
    let title = catalogue.get(card.title).ok_or(Error::ArticleNotFound)?;
    let visitor = door.visitor(app, reader).await?;
    let standing = door.standing(app, reader, card.id).await?;
    let month = Wall::month(app.now(), &app.settings.time_zone);
    let times = (news::to_micros(app.now()), month.to_us);
    let decided = app.wall.decision(&Subject::of(card, title), &visitor, &standing, times);
    Ok(match decided {
        None => Whole::ForEveryone,
        Some((decision, _)) if is_for_everyone(&decision) => Whole::ForEveryone,
        // The page counts it; until then it is not theirs.
        Some((decision, _)) if decision.allows() && (!decision.counts || standing.used_for_this) => {
            Whole::ForThisReader
        }
        Some(_) => Whole::No,
    })
}

/// Counts an article; `false` where none was left.
async fn consume(
    app: &App,
    door: &Door,
    reader: Option<&SignedIn>,
    month: &str,
    decision: &Decision,
    asked: &Asked,
) -> Result<bool, Error> {
    let (Some(policy), Some(name)) = (app.wall.policy(), door.reader(reader)) else { return Ok(false) };
    let record = Record { asked: asked.clone(), decision: decision.clone() };
    let record = serde_json::to_string(&record).map_err(|error| Error::Broken(error.to_string()))?;
    let metered = Metered { reader: &name, limit: limit(policy, asked.reader) };
    let network = door.network(&app.settings);
    let network = reader.is_none().then_some(Metered { reader: &network, limit: policy.meter.network });
    let consumed = app.store.meter_consume(metered, network, month, asked.article, (asked.at_us, &record)).await?;
    Ok(consumed != Consumed::Refused)
}

impl AtWall {
    /// Whether caches that others use may keep the page.
    pub fn is_for_everyone(&self) -> bool {
        is_for_everyone(&self.decision)
    }

    /// Whether whoever reads it may give it to others: members, and those in a trial.
    pub fn gives(&self) -> bool {
        matches!(self.decision.reason, Reason::Member | Reason::Trial)
    }

    /// Buying the article alone; nothing where it cannot be paid here.
    fn buy(&self, app: &App, unlock: &Unlock, speaks: Language) -> Option<BuyView> {
        let Unlock::Buy { price, is_enough } = unlock else { return None };
        if !is_enough && app.settings.billing.is_none() && app.settings.transfer.is_none() {
            return None;
        }
        let held = self.held.iter().find(|held| held.currency == price.currency).filter(|_| *is_enough);
        Some(BuyView {
            price: speaks.money(*price),
            minor: price.minor,
            currency: price.currency.to_string(),
            held: held.map(|held| speaks.money(*held)).unwrap_or_default(),
        })
    }

    /// The strip, where something is kept back.
    pub fn view(&self, app: &App, card: &Card, speaks: Language) -> Option<WallView> {
        if self.decision.allows() || !(self.is_cut || is_denied(&self.decision)) {
            return None;
        }
        let unlocks = &self.decision.unlocks;
        let has = |wanted: Unlock| unlocks.contains(&wanted);
        let free = unlocks
            .iter()
            .find_map(|unlock| if let Unlock::TakeFreeArticle(left) = unlock { Some(*left) } else { None });
        let trial = unlocks.iter().find_map(|unlock| if let Unlock::Trial(days) = unlock { Some(*days) } else { None });
        let waits =
            unlocks.iter().find_map(|unlock| if let Unlock::Wait(until_us) = unlock { Some(*until_us) } else { None });
        let zone = &app.settings.time_zone;
        let until = speaks.day_and_time(waits.unwrap_or(self.ends_us), zone);
        let (headline, words) = words(speaks, self.decision.reason, &until, trial);
        Some(WallView {
            class: LOCKED_CLASS,
            headline,
            words,
            free: free.map_or(0, |left| left as usize),
            until,
            trial: trial.filter(|_| !has(Unlock::SignIn)).map_or(0, |days| days as usize),
            sign_up: has(Unlock::SignUp),
            sign_in: has(Unlock::SignIn),
            join: has(Unlock::Join),
            buy: unlocks.iter().find_map(|unlock| self.buy(app, unlock, speaks)),
            publisher: has(Unlock::AtPublisher),
            next: encoded(&article_location(card)),
            linked_data: linked_data(card),
        })
    }
}

/// What the strip says for a reason: the message above it, and the words. Every reason has words, and none of them hurries anybody.
fn words(speaks: Language, reason: Reason, until: &str, trial: Option<u32>) -> (&'static str, String) {
    let with_free_days = |words: String| match trial {
        Some(days) => format!("{words} {}", speaks.count("first-days-free", days.into())),
        None => words,
    };
    let said = |key: &str| speaks.say(key).into_owned();
    match reason {
        Reason::TakenDown => ("wall-down", said("wall-down-about")),
        Reason::Embargo => ("wall-later", speaks.name("wall-later-about", until)),
        Reason::Territory => ("wall-territory", said("wall-territory-about")),
        Reason::MeterUsedUp => ("wall-used-up", with_free_days(speaks.name("wall-used-up-about", until))),
        Reason::RegistrationWall => ("wall-register", said("wall-register-about")),
        Reason::OwnSubscribersOnly => ("wall-subscribers", said("wall-subscribers-about")),
        _ => ("wall-register", with_free_days(said("wall-join-about"))),
    }
}

/// JSON-LD of a locked article: what Google's guide to paywalled content asks for. `<` is written so that no headline ends the element.
fn linked_data(card: &Card) -> String {
    let data = json!({
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": card.headline,
        "datePublished": news::from_micros(card.published_us.unwrap_or(card.first_seen_us)).to_string(),
        "isAccessibleForFree": false,
        "hasPart": { "@type": "WebPageElement", "isAccessibleForFree": false, "cssSelector": format!(".{LOCKED_CLASS}") },
    });
    data.to_string().replace('<', "\\u003c")
}

/// `POST /article/{slug}-{id}/read`: takes a free article. It gives the browser a number; the page that follows counts.
pub(crate) async fn take_free_article(
    State(app): State<App>,
    Path(name): Path<String>,
    reader: Option<SignedIn>,
    door: Door,
) -> Result<Response, Error> {
    if app.wall.policy().is_none() {
        return Err(Error::PageNotFound);
    }
    let article = id_of(&name).ok_or(Error::ArticleNotFound)?;
    let stored = app.store.article(article).await?.ok_or(Error::ArticleNotFound)?;
    let mut response = Redirect::to(&article_location(&stored.card)).into_response();
    if reader.is_none() && door.browser.is_none() {
        let cookie = browser_cookie(&app.settings, &new_browser()?);
        response.headers_mut().extend(cookie.map(|cookie| (header::SET_COOKIE, cookie)));
    }
    set_policy(&mut response, CachePolicy::NoStore);
    Ok(response)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_has_words_for_readers() {
        for reason in [
            Reason::TakenDown,
            Reason::Embargo,
            Reason::Territory,
            Reason::Crawler,
            Reason::MeterAsk,
            Reason::MeterUsedUp,
            Reason::RegistrationWall,
            Reason::PayWall,
            Reason::OwnSubscribersOnly,
        ] {
            let (headline, words) = words(Language::English, reason, "1 Dec 2026", Some(14));
            assert!(!headline.is_empty() && words.ends_with('.'), "{reason:?}");
        }
    }
}
