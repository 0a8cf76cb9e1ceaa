//! The briefing by mail: ordered below the page, sent when an edition comes out where its reader is, ended by one click (RFC 8058).

use askama::Template;
use axum::Form;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::tz::TimeZone;
use news::AccountId;
use serde::Deserialize;
use store::{Account, AccountState, BriefingMail};

use super::{LENGTHS, Part, compose};
use crate::app::App;
use crate::cards::CardView;
use crate::frame::Frame;
use crate::language::Language;
use crate::preferences::Preferences;
use crate::respond::Page;
use crate::session::SignedIn;
use crate::wishes::Wishes;
use crate::{CachePolicy, Error};

/// Editions that are older than this when they could be sent are not: the next one is near.
const LATE_US: i64 = 4 * 3_600_000_000;

/// How the briefing comes by mail.
#[derive(Clone, Debug)]
pub(crate) struct MailView {
    /// Word, the message that names it, and whether it is chosen.
    pub parts: Vec<(&'static str, &'static str, bool)>,
    pub minutes: Vec<(usize, bool)>,
    pub zone: String,
    /// Whether this site can send mail.
    pub can_send: bool,
}

impl MailView {
    pub fn of(app: &App, mail: Option<BriefingMail>, minutes: u32) -> Self {
        let chosen = mail.as_ref().map_or("none", |mail| mail.parts.as_str()).to_owned();
        let minutes = mail.as_ref().and_then(|mail| u32::try_from(mail.minutes).ok()).unwrap_or(minutes);
        let own = app.settings.time_zone.iana_name().unwrap_or("UTC").to_owned();
        Self {
            parts: [
                ("none", "briefing-none"),
                ("morning", "in-the-morning"),
                ("evening", "in-the-evening"),
                ("both", "morning-and-evening"),
            ]
            .into_iter()
            .map(|(word, name)| (word, name, word == chosen))
            .collect(),
            minutes: LENGTHS.map(|one| (one as usize, one == minutes)).to_vec(),
            zone: mail.map_or(own, |mail| mail.zone),
            can_send: app.mailer.is_some(),
        }
    }
}

/// The form below the briefing.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct MailForm {
    parts: String,
    minutes: u32,
    zone: String,
}

/// `POST /briefing/mail`
pub(crate) async fn mail_by(
    State(app): State<App>,
    reader: SignedIn,
    preferences: Preferences,
    Form(form): Form<MailForm>,
) -> Result<Response, Error> {
    let account = reader.account.id;
    match form.parts.as_str() {
        "none" => {
            app.store.cancel_briefing(account).await?;
        }
        "morning" | "evening" | "both" => {
            let zone = form.zone.trim();
            if TimeZone::get(zone).is_err() {
                return Err(Error::Form("form-zone"));
            }
            let minutes = if LENGTHS.contains(&form.minutes) { form.minutes } else { 7 };
            let mail = BriefingMail {
                account,
                parts: form.parts,
                minutes: i32::try_from(minutes).unwrap_or(7),
                zone: zone.to_owned(),
                sent_us: news::to_micros(app.now()),
            };
            app.store.order_briefing(&mail).await?;
            // It comes in the language in which it was ordered.
            app.store.set_account_language(account, preferences.speaks().tag()).await?;
        }
        _ => return Err(Error::Form("form-when")),
    }
    Ok(Redirect::to("/briefing#mail").into_response())
}

/// Whose mail is to end, and that the address came from a mail of this site.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Stop {
    account: i64,
    seal: String,
}

fn seal(app: &App, account: AccountId) -> String {
    app.signer.seal(&format!("briefing {}", account.0))
}

impl Stop {
    fn checked(&self, app: &App) -> Result<AccountId, Error> {
        let account = AccountId(self.account);
        let expected = seal(app, account);
        let is_ours = !expected.is_empty() && identity::same(expected.as_bytes(), self.seal.as_bytes());
        if is_ours { Ok(account) } else { Err(Error::PageNotFound) }
    }
}

#[derive(Template)]
#[template(path = "briefing_stop.html")]
pub(crate) struct StopPage {
    pub frame: Frame,
    pub account: i64,
    pub seal: String,
    pub stopped: bool,
}

impl Page for StopPage {
    const POLICY: CachePolicy = CachePolicy::NoStore;
}

/// `/briefing/stop`: asks, because programs that look through mail open every address.
pub(crate) async fn show_stop(
    State(app): State<App>,
    Query(stop): Query<Stop>,
    preferences: Preferences,
) -> Result<Response, Error> {
    // Without a mail's address there is nothing to end.
    if stop.seal.is_empty() {
        return Ok(Redirect::to("/briefing#mail").into_response());
    }
    let account = stop.checked(&app)?.0;
    let frame =
        Frame::new(&app, preferences, preferences.speaks().say("briefing-stop"), "/briefing/stop").hidden_from_search();
    StopPage { frame, account, seal: stop.seal, stopped: false }.respond()
}

/// `POST /briefing/stop`: by the page's button, or by a mail program's (RFC 8058, 3.2), which brings no cookie.
pub(crate) async fn stop(
    State(app): State<App>,
    Query(stop): Query<Stop>,
    preferences: Preferences,
) -> Result<Response, Error> {
    let account = stop.checked(&app)?;
    app.store.cancel_briefing(account).await?;
    let frame = Frame::new(&app, preferences, preferences.speaks().say("briefing-stopped"), "/briefing/stop")
        .hidden_from_search();
    StopPage { frame, account: account.0, seal: stop.seal, stopped: true }.respond()
}

#[derive(Template)]
#[template(path = "mail/briefing.html")]
struct HtmlMail<'a> {
    speaks: Language,
    name: &'a str,
    made: &'a str,
    site: &'a str,
    base: &'a str,
    cards: &'a [CardView],
    hidden: &'a str,
    stop: &'a str,
}

#[derive(Template)]
#[template(path = "mail/briefing.txt")]
struct TextMail<'a> {
    speaks: Language,
    name: &'a str,
    made: &'a str,
    site: &'a str,
    base: &'a str,
    cards: &'a [CardView],
    hidden: &'a str,
    stop: &'a str,
}

/// Sends every briefing that is out and has not been sent; gives how many. Called again and again.
pub(crate) async fn send_due(app: &App) -> Result<usize, Error> {
    if app.mailer.is_none() {
        return Ok(0);
    }
    let mut sent = 0;
    for mail in app.store.briefing_mails().await? {
        let Some((part, out_us)) = due(&mail, news::to_micros(app.now())) else { continue };
        let Some(account) = app.store.account(mail.account).await? else { continue };
        if account.state != AccountState::Active || !app.store.claim_briefing(mail.account, out_us).await? {
            continue;
        }
        if let Some(letter) = letter(app, &account, &mail, part, out_us).await? {
            app.mail(&account.address, |_| letter);
            sent += 1;
        }
    }
    Ok(sent)
}

/// The edition that is out where the reader is, and was not sent.
fn due(mail: &BriefingMail, now_us: i64) -> Option<(Part, i64)> {
    let zone = TimeZone::get(&mail.zone).ok()?;
    let (part, out) = Part::newest(&news::from_micros(now_us).to_zoned_datetime(zone))?;
    let out_us = news::to_micros(out.timestamp());
    let wanted = mail.parts == "both" || mail.parts == part.word();
    (wanted && out_us > mail.sent_us && now_us - out_us < LATE_US).then_some((part, out_us))
}

/// The letter; `None` where there is nothing to tell.
async fn letter(
    app: &App,
    account: &Account,
    mail: &BriefingMail,
    part: Part,
    out_us: i64,
) -> Result<Option<notify::Letter>, Error> {
    let wishes = Wishes::of(&app.store, account.id, news::to_micros(app.now())).await?;
    let speaks = Language::of_tag(&app.store.account_language(account.id).await?).unwrap_or_default();
    let preferences = Preferences { language: Some(speaks), ..Preferences::default() };
    let minutes = u32::try_from(mail.minutes).unwrap_or(7);
    let zone = TimeZone::get(&mail.zone).unwrap_or(TimeZone::UTC);
    let (cards, hidden) = compose(app, preferences, (out_us, &zone), &wishes, Some(account.id), minutes).await?;
    if cards.is_empty() {
        return Ok(None);
    }
    // What leads this one does not lead the next.
    for card in cards.iter().take(super::BEFORE_FOLLOWED) {
        if let Ok(article) = card.id.parse::<news::ArticleId>() {
            let (name, now_us) = (format!("article:{}", article.0), news::to_micros(app.now()));
            app.store.claim_telling(account.id, &name, article, now_us, 0).await?;
        }
    }
    let base = app.settings.base_url.as_str();
    let stop = format!("{base}/briefing/stop?account={}&seal={}", account.id.0, seal(app, account.id));
    let made = speaks.day_and_time(out_us, &zone);
    let hidden = match i64::try_from(hidden).unwrap_or(i64::MAX) {
        0 => String::new(),
        hidden => speaks.count("hidden", hidden),
    };
    let (name, site) = (speaks.say(part.key()), app.settings.name.as_str());
    let name: &str = &name;
    let html =
        HtmlMail { speaks, name, made: &made, site, base, cards: &cards, hidden: &hidden, stop: &stop }.render()?;
    let text =
        TextMail { speaks, name, made: &made, site, base, cards: &cards, hidden: &hidden, stop: &stop }.render()?;
    let first = cards.first().map(|card| crate::cards::shorten(&card.headline, 80)).unwrap_or_default();
    let subject = format!("{name}: {first}");
    Ok(Some(notify::Letter { subject, text, html: Some(html), unsubscribe: Some(stop) }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> i64 {
        news::to_micros(text.parse().unwrap())
    }

    #[test]
    fn it_comes_when_the_edition_is_out_where_its_reader_is_and_once() {
        let mail = |parts: &str, zone: &str, sent: &str| BriefingMail {
            account: AccountId(1),
            parts: parts.to_owned(),
            minutes: 7,
            zone: zone.to_owned(),
            sent_us: at(sent),
        };
        for (parts, zone, sent, now, expected) in [
            ("morning", "Europe/Berlin", "2026-11-25T12:00:00Z", "2026-11-26T03:59:00Z", None),
            ("morning", "Europe/Berlin", "2026-11-25T12:00:00Z", "2026-11-26T04:00:00Z", Some("2026-11-26T04:00:00Z")),
            ("morning", "Asia/Tokyo", "2026-11-25T12:00:00Z", "2026-11-25T20:30:00Z", Some("2026-11-25T20:00:00Z")),
            ("evening", "Europe/Berlin", "2026-11-25T12:00:00Z", "2026-11-26T04:00:00Z", None),
            ("both", "Europe/Berlin", "2026-11-26T04:00:00Z", "2026-11-26T04:05:00Z", None),
            // The site was down for most of the day.
            ("morning", "Europe/Berlin", "2026-11-25T12:00:00Z", "2026-11-26T09:00:00Z", None),
            ("both", "Nowhere/Land", "2026-11-25T12:00:00Z", "2026-11-26T04:05:00Z", None),
        ] {
            let found = due(&mail(parts, zone, sent), at(now)).map(|(_, out_us)| out_us);
            assert_eq!(found, expected.map(at), "{parts} {zone} {now}");
        }
    }
}
