//! Of what one is told without asking, in which browsers, and when not.

use askama::Template;
use axum::Form;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::civil::Time;
use jiff::tz::TimeZone;
use news::AccountId;
use notify::push::Subscription;
use serde::Deserialize;
use store::{PushDevice, Telling};

use crate::app::App;
use crate::frame::Frame;
use crate::preferences::Preferences;
use crate::respond::Page;
use crate::session::{AtTheDoor, SignedIn};
use crate::telling::seal;
use crate::words::ago_in;
use crate::{CachePolicy, Error};

/// How one can be told: word, and the message that names it.
const WAYS: [(&str, &str); 4] =
    [("none", "way-none"), ("push", "way-push"), ("mail", "way-mail"), ("both", "way-both")];

#[derive(Template)]
#[template(path = "telling.html")]
pub(crate) struct TellingPage {
    pub frame: Frame,
    pub kinds: Vec<KindView>,
    pub quiet_from: String,
    pub quiet_until: String,
    pub zone: String,
    pub devices: Vec<DeviceView>,
    /// The site's key for browsers; empty where this site sends no messages.
    pub key: String,
    pub can_mail: bool,
}

impl Page for TellingPage {
    const POLICY: CachePolicy = CachePolicy::NoStore;
}

/// Something that one can be told of.
pub(crate) struct KindView {
    pub name: &'static str,
    /// The message that names it.
    pub label: &'static str,
    /// Word, the message that names it, and whether it is chosen.
    pub ways: Vec<(&'static str, &'static str, bool)>,
}

/// A browser.
pub(crate) struct DeviceView {
    pub id: i64,
    pub name: String,
    pub since: String,
}

/// `/telling`
pub(crate) async fn telling(
    State(app): State<App>,
    reader: SignedIn,
    preferences: Preferences,
) -> Result<Response, Error> {
    let (account, speaks) = (reader.account.id, preferences.speaks());
    let kept = app.store.telling(account).await?;
    let kind = |name, label, chosen: Option<&String>| {
        let chosen = chosen.map_or("none", String::as_str);
        KindView { name, label, ways: WAYS.map(|(word, name)| (word, name, word == chosen)).to_vec() }
    };
    let kept_ref = kept.as_ref();
    let clock = |minutes: i32| format!("{:02}:{:02}", minutes / 60, minutes % 60);
    let own = app.settings.time_zone.iana_name().unwrap_or("UTC").to_owned();
    let since = |us| speaks.name("since", &ago_in(speaks, news::from_micros(us), app.now(), &app.settings.time_zone));
    let devices = app.store.push_devices(account).await?.into_iter();
    TellingPage {
        frame: Frame::new(&app, preferences, speaks.say("telling-title"), "/telling").hidden_from_search(),
        kinds: vec![
            kind("stories", "told-stories", kept_ref.map(|one| &one.stories)),
            kind("leads", "told-leads", kept_ref.map(|one| &one.leads)),
            kind("rules", "told-rules", kept_ref.map(|one| &one.rules)),
            kind("searches", "told-searches", kept_ref.map(|one| &one.searches)),
        ],
        quiet_from: clock(kept_ref.map_or(22 * 60, |one| one.quiet_from)),
        quiet_until: clock(kept_ref.map_or(7 * 60, |one| one.quiet_until)),
        zone: kept.map_or(own, |one| one.zone),
        devices: devices
            .map(|one| DeviceView { id: one.id, name: speaks.device(&one.name), since: since(one.created_us) })
            .collect(),
        key: app.settings.push.as_ref().map(|push| push.key.public()).unwrap_or_default(),
        can_mail: app.mailer.is_some(),
    }
    .respond()
}

/// The form of the page.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct TellingForm {
    stories: String,
    leads: String,
    rules: String,
    searches: String,
    quiet_from: String,
    quiet_until: String,
    zone: String,
}

fn minutes(text: &str) -> Result<i32, Error> {
    let time: Time = text.trim().parse().map_err(|_| Error::Form("form-clock"))?;
    Ok(i32::from(time.hour()) * 60 + i32::from(time.minute()))
}

/// `POST /telling`
pub(crate) async fn set_telling(
    State(app): State<App>,
    reader: SignedIn,
    preferences: Preferences,
    Form(form): Form<TellingForm>,
) -> Result<Response, Error> {
    let way = |text: &str| {
        let known = WAYS.iter().find(|(word, _)| *word == text).map(|(word, _)| (*word).to_owned());
        known.ok_or(Error::Form("form-way"))
    };
    let zone = form.zone.trim();
    if TimeZone::get(zone).is_err() {
        return Err(Error::Form("form-zone"));
    }
    let telling = Telling {
        account: reader.account.id,
        stories: way(&form.stories)?,
        leads: way(&form.leads)?,
        rules: way(&form.rules)?,
        searches: way(&form.searches)?,
        quiet_from: minutes(&form.quiet_from)?,
        quiet_until: minutes(&form.quiet_until)?,
        zone: zone.to_owned(),
    };
    app.store.set_telling(&telling).await?;
    // One is told in the language in which one chose it.
    app.store.set_account_language(reader.account.id, preferences.speaks().tag()).await?;
    Ok(Redirect::to("/telling").into_response())
}

/// What a browser gives for push messages (Push API, PushSubscription).
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct DeviceForm {
    endpoint: String,
    p256dh: String,
    auth: String,
}

/// `POST /telling/devices`
pub(crate) async fn add_device(
    State(app): State<App>,
    reader: SignedIn,
    AtTheDoor(visitor): AtTheDoor,
    Form(form): Form<DeviceForm>,
) -> Result<Response, Error> {
    let wrong = || Error::Form("form-browser");
    let address = url::Url::parse(&form.endpoint).map_err(|_| wrong())?;
    if !matches!(address.scheme(), "https" | "http") || form.endpoint.len() > 2_000 {
        return Err(wrong());
    }
    let subscription = Subscription::read(&form.endpoint, &form.p256dh, &form.auth).map_err(|_| wrong())?;
    let device = PushDevice {
        id: 0,
        endpoint: subscription.endpoint,
        public_key: subscription.public_key,
        secret: subscription.secret,
        name: visitor.device,
        created_us: news::to_micros(app.now()),
    };
    if !app.store.add_push_device(reader.account.id, &device).await? {
        return Err(Error::Form("form-browsers"));
    }
    Ok(Redirect::to("/telling").into_response())
}

/// Which browser.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct EndForm {
    id: i64,
}

/// `POST /telling/devices/end`
pub(crate) async fn end_device(
    State(app): State<App>,
    reader: SignedIn,
    Form(form): Form<EndForm>,
) -> Result<Response, Error> {
    app.store.end_push_device(reader.account.id, form.id).await?;
    Ok(Redirect::to("/telling").into_response())
}

/// Whose mails are to end, and that the address came from a mail of this site.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Stop {
    account: i64,
    seal: String,
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
#[template(path = "telling_stop.html")]
pub(crate) struct TellingStopPage {
    pub frame: Frame,
    pub account: i64,
    pub seal: String,
    pub stopped: bool,
}

impl Page for TellingStopPage {
    const POLICY: CachePolicy = CachePolicy::NoStore;
}

/// `/telling/stop`: asks, because programs that look through mail open every address.
pub(crate) async fn show_stop_telling(
    State(app): State<App>,
    Query(stop): Query<Stop>,
    preferences: Preferences,
) -> Result<Response, Error> {
    if stop.seal.is_empty() {
        return Ok(Redirect::to("/telling").into_response());
    }
    let account = stop.checked(&app)?.0;
    let frame =
        Frame::new(&app, preferences, preferences.speaks().say("mails-stop"), "/telling/stop").hidden_from_search();
    TellingStopPage { frame, account, seal: stop.seal, stopped: false }.respond()
}

/// `POST /telling/stop`: by the page's button, or by a mail program's (RFC 8058, 3.2), which brings no cookie. Messages go on.
pub(crate) async fn stop_telling(
    State(app): State<App>,
    Query(stop): Query<Stop>,
    preferences: Preferences,
) -> Result<Response, Error> {
    let account = stop.checked(&app)?;
    if let Some(mut telling) = app.store.telling(account).await? {
        let Telling { stories, leads, rules, searches, .. } = &mut telling;
        for way in [stories, leads, rules, searches] {
            match way.as_str() {
                "mail" => "none".clone_into(way),
                "both" => "push".clone_into(way),
                _ => {}
            }
        }
        app.store.set_telling(&telling).await?;
    }
    let frame =
        Frame::new(&app, preferences, preferences.speaks().say("mails-stopped"), "/telling/stop").hidden_from_search();
    TellingStopPage { frame, account: account.0, seal: stop.seal, stopped: true }.respond()
}
