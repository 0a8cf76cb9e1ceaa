//! Where one has news sent to by this service (webhooks), and what was sent there.

use askama::Template;
use axum::Form;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use news::ArticleId;
use serde::Deserialize;
use url::Url;

use crate::app::App;
use crate::cards::article_href;
use crate::frame::Frame;
use crate::preferences::Preferences;
use crate::respond::Page;
use crate::session::SignedIn;
use crate::webhooks::new_secret;
use crate::words::ago_in;
use crate::{CachePolicy, Error};

/// Messages of the log.
const SHOWN: i64 = 60;
/// Letters of an address.
const ADDRESS_LETTERS: usize = 1_000;

#[derive(Template)]
#[template(path = "webhooks.html")]
pub(crate) struct WebhooksPage {
    pub frame: Frame,
    pub webhooks: Vec<WebhookView>,
    /// Searches that are kept: id and name.
    pub searches: Vec<(i64, String)>,
    pub log: Vec<MessageView>,
}

impl Page for WebhooksPage {
    const POLICY: CachePolicy = CachePolicy::NoStore;
}

/// An address.
pub(crate) struct WebhookView {
    pub id: i64,
    pub address: String,
    pub secret: String,
    /// The search whose finds go there; `None` for rules.
    pub search: Option<String>,
    /// How it does, in words.
    pub state: String,
    pub is_well: bool,
    pub is_off: bool,
}

/// A message that was sent, or waits.
pub(crate) struct MessageView {
    pub href: String,
    pub headline: String,
    pub host: String,
    pub state: String,
}

/// `/webhooks`
pub(crate) async fn webhooks(
    State(app): State<App>,
    reader: SignedIn,
    preferences: Preferences,
) -> Result<Response, Error> {
    let (account, speaks) = (reader.account.id, preferences.speaks());
    let ago = |us| ago_in(speaks, news::from_micros(us), app.now(), &app.settings.time_zone);
    let searches: Vec<(i64, String)> =
        app.store.saved_searches(account).await?.into_iter().map(|kept| (kept.id, kept.name)).collect();
    let kept = app.store.webhooks(account).await?;
    let messages = app.store.webhook_messages(account, SHOWN).await?;
    let ids: Vec<ArticleId> = messages.iter().map(|message| ArticleId(message.article)).collect();
    // Of what is not theirs any more no headline is shown.
    let open = crate::subscribing::readable(&app.store, account, &ids).await?;
    let cards = app.store.cards(&open).await?;
    let host = |webhook: i64| {
        let address = kept.iter().find(|one| one.id == webhook).and_then(|one| Url::parse(&one.address).ok());
        address.as_ref().and_then(Url::host_str).unwrap_or_default().to_owned()
    };
    let log = messages.iter().filter_map(|message| {
        // What was left out, as its reader muted it or may not read it any more, was not sent.
        let was_left_out = message.sent_us > 0 && message.status == 0;
        let card = cards.iter().find(|card| card.id.0 == message.article && !was_left_out)?;
        let state = match (message.sent_us, message.attempts, message.status) {
            (0, 0, _) => speaks.say("webhook-waits").into_owned(),
            (0, _, 0) => speaks.say("webhook-not-reached").into_owned(),
            (0, _, status) => speaks.name("webhook-answered", &status.to_string()),
            (sent_us, ..) => speaks.name("webhook-taken", &ago(sent_us)),
        };
        Some(MessageView {
            href: article_href(card),
            headline: card.headline.clone(),
            host: host(message.webhook),
            state,
        })
    });
    let log = log.collect();
    let view = |one: &store::Webhook| WebhookView {
        id: one.id,
        search: searches.iter().find(|(id, _)| *id == one.search).map(|(_, name)| name.clone()),
        state: match (one.off_us, one.failing_since_us) {
            (0, 0) => speaks.name("since", &ago(one.created_us)),
            (0, failing_us) => speaks.name("webhook-failing", &ago(failing_us)),
            (off_us, _) => speaks.name("webhook-off", &ago(off_us)),
        },
        is_well: one.off_us == 0 && one.failing_since_us == 0,
        is_off: one.off_us > 0,
        address: one.address.clone(),
        secret: one.secret.clone(),
    };
    WebhooksPage {
        frame: Frame::new(&app, preferences, speaks.say("webhooks"), "/webhooks").hidden_from_search(),
        webhooks: kept.iter().map(view).collect(),
        searches,
        log,
    }
    .respond()
}

/// A new address.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct NewWebhook {
    address: String,
    /// A kept search; 0 for what rules tell of.
    search: i64,
}

/// `POST /webhooks`
pub(crate) async fn add_webhook(
    State(app): State<App>,
    reader: SignedIn,
    Form(form): Form<NewWebhook>,
) -> Result<Response, Error> {
    let account = reader.account.id;
    let address = Url::parse(form.address.trim()).ok().filter(|address| {
        matches!(address.scheme(), "https" | "http") && address.has_host() && address.as_str().len() <= ADDRESS_LETTERS
    });
    let address = address.ok_or(Error::Form("form-webhook-address"))?;
    let is_kept =
        form.search == 0 || app.store.saved_searches(account).await?.iter().any(|kept| kept.id == form.search);
    if !is_kept {
        return Err(Error::Form("form-webhook-search"));
    }
    let now_us = news::to_micros(app.now());
    if !app.store.add_webhook(account, address.as_str(), &new_secret()?, form.search, now_us).await? {
        return Err(Error::Form("form-webhooks"));
    }
    Ok(Redirect::to("/webhooks").into_response())
}

/// What is to become of an address.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct WebhookForm {
    id: i64,
    /// `on` or `end`.
    act: String,
}

/// `POST /webhooks/change`
pub(crate) async fn change_webhook(
    State(app): State<App>,
    reader: SignedIn,
    Form(form): Form<WebhookForm>,
) -> Result<Response, Error> {
    let account = reader.account.id;
    let was_theirs = match form.act.as_str() {
        "on" => app.store.turn_webhook_on(account, form.id, news::to_micros(app.now())).await?,
        _ => app.store.end_webhook(account, form.id).await?,
    };
    if was_theirs { Ok(Redirect::to("/webhooks").into_response()) } else { Err(Error::PageNotFound) }
}
