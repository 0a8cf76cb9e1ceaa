//! Sending news to addresses that readers name (webhooks): signed as Standard Webhooks 1.0.0 asks, and tried until it is taken.
//!
//! What is to be sent stands in the database before it is tried, and is noted as taken after an answer of 200 to 299: it may come twice, under
//! one id, and is never lost. An address that takes nothing for days is turned off, and its reader told; what waits stays.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use http::header::{CONTENT_TYPE, HeaderMap, HeaderValue};
use news::{AccountId, ArticleId};
use search::{Clause, Condition, Order, Query};
use serde_json::json;
use sha2::Sha256;
use store::{AccountState, Card, DueMessage, Tried, Webhook};
use tokio::task::JoinSet;
use url::Url;

use crate::Error;
use crate::app::App;
use crate::cards::article_location;
use crate::language::Language;
use crate::pages::found;
use crate::telling::PushSender;
use crate::wishes::Wishes;

const MINUTE_US: i64 = 60_000_000;
const HOUR_US: i64 = 60 * MINUTE_US;
/// What rules and searches found is looked at so far back; what was queued before is queued once.
const LOOKED_BACK_US: i64 = 24 * HOUR_US;
/// Articles of a search at once.
const FOUND: usize = 50;
/// Messages at once.
const AT_ONCE: i64 = 100;
/// A message that nobody said anything of, as this process ended, is tried again after so long: no sooner than the client gives up, and no
/// later than what was refused.
const CLAIMED_US: i64 = MINUTE_US;
/// An address that takes nothing for so long is turned off.
const PATIENCE_US: i64 = 72 * HOUR_US;
/// How long what was sent stands in the log.
pub(crate) const KEPT_US: i64 = 14 * 24 * HOUR_US;
/// What stands before a secret.
const SECRET: &str = "whsec_";

/// A secret to sign with.
pub(crate) fn new_secret() -> Result<String, Error> {
    Ok(format!("{SECRET}{}", STANDARD.encode(identity::Token::generate()?.as_str())))
}

/// The signature of a message (`webhook-signature`): over its id, the time in seconds and its body, with points between them.
pub(crate) fn signature(secret: &str, id: &str, seconds: i64, body: &str) -> String {
    let key = STANDARD.decode(secret.strip_prefix(SECRET).unwrap_or(secret)).unwrap_or_default();
    let Ok(mut keyed) = <Hmac<Sha256> as KeyInit>::new_from_slice(&key) else { return String::new() };
    keyed.update(format!("{id}.{seconds}.{body}").as_bytes());
    format!("v1,{}", STANDARD.encode(keyed.finalize().into_bytes()))
}

/// When an address is asked again that takes nothing since `failing_since_us` (0 for just now): after as long again, from a minute to half a
/// day.
fn again_us(failing_since_us: i64, now_us: i64) -> i64 {
    let failing_us = if failing_since_us > 0 { now_us.saturating_sub(failing_since_us) } else { 0 };
    now_us.saturating_add(failing_us.clamp(MINUTE_US, 12 * HOUR_US))
}

impl App {
    /// Sends readers' addresses what was found for them; gives how many messages were taken. To be called every minute or so.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn send_webhooks(&self) -> Result<usize, Error> {
        let now_us = news::to_micros(self.now());
        self.store.queue_what_rules_told(now_us - LOOKED_BACK_US, now_us).await?;
        for webhook in self.store.webhooks_of_searches().await? {
            queue_found(self, &webhook, now_us).await?;
        }
        self.store.forget_webhook_messages(now_us - KEPT_US).await?;
        let mut by_address: BTreeMap<i64, Vec<DueMessage>> = BTreeMap::new();
        for message in self.store.due_messages(now_us, AT_ONCE).await? {
            by_address.entry(message.webhook).or_default().push(message);
        }
        // An address that is slow keeps no other one waiting.
        let mut under_way = JoinSet::new();
        for messages in by_address.into_values() {
            let app = self.clone();
            under_way.spawn(async move { send_all(&app, &messages).await });
        }
        let mut taken = 0;
        while let Some(done) = under_way.join_next().await {
            taken += done.unwrap_or(Ok(0))?;
        }
        Ok(taken)
    }
}

/// Puts what a kept search finds into messages.
async fn queue_found(app: &App, webhook: &Webhook, now_us: i64) -> Result<(), Error> {
    let kept = app.store.saved_searches(AccountId(webhook.account)).await?;
    let Some(kept) = kept.into_iter().find(|kept| kept.id == webhook.search) else { return Ok(()) };
    let mut query = Query::parse(&kept.query, app.now(), &app.settings.time_zone);
    let since_us = webhook.created_us.max(now_us - LOOKED_BACK_US);
    query.clauses.push(Clause { excluded: false, condition: Condition::After(news::from_micros(since_us)) });
    let catalogue = app.titles().await?;
    match found(app, None, &catalogue, &query, Order::Time, (0, FOUND)).await {
        Ok(found) => {
            let ids: Vec<ArticleId> = found.hits.iter().map(|hit| hit.article).collect();
            Ok(app.store.queue_for_webhook(webhook, &ids, now_us).await?)
        }
        // The index is being made.
        Err(Error::NoSearch(_)) => Ok(()),
        Err(error) => Err(error),
    }
}

/// Sends the messages to one address, until one is not taken.
async fn send_all(app: &App, messages: &[DueMessage]) -> Result<usize, Error> {
    let Some(push) = &app.settings.push else { return Ok(0) };
    let mut taken = 0;
    for message in messages {
        let now_us = news::to_micros(app.now());
        if !app.store.claim_message(message, now_us + CLAIMED_US).await? {
            continue;
        }
        let account = app.store.account(AccountId(message.account)).await?;
        let Some(account) = account.filter(|account| account.state == AccountState::Active) else {
            app.store.message_tried(message, Tried::Off, 0, now_us).await?;
            break;
        };
        let Some(card) = to_send(app, message).await? else {
            app.store.message_tried(message, Tried::Taken, 0, now_us).await?;
            continue;
        };
        let status = post(app, &*push.sender, message, &card).await;
        let is_old = message.failing_since_us > 0 && message.failing_since_us < now_us - PATIENCE_US;
        let tried = match status {
            200..=299 => Tried::Taken,
            // Gone for good, as the receiver says.
            410 => Tried::Off,
            _ if is_old => Tried::Off,
            _ => Tried::Refused { again_us: again_us(message.failing_since_us, now_us) },
        };
        app.store.message_tried(message, tried, status, now_us).await?;
        match tried {
            Tried::Taken => taken += 1,
            Tried::Refused { .. } => break,
            Tried::Off => {
                let speaks = Language::of_tag(&app.store.account_language(account.id).await?).unwrap_or_default();
                app.mail(&account.address, |_| turned_off(app, speaks, message));
                break;
            }
        }
    }
    Ok(taken)
}

/// The article of a message, where it is still there, its reader may read it and has not muted it.
async fn to_send(app: &App, message: &DueMessage) -> Result<Option<Card>, Error> {
    let article = ArticleId(message.article);
    let open = crate::subscribing::readable(&app.store, AccountId(message.account), &[article]).await?;
    if open.is_empty() {
        return Ok(None);
    }
    let wishes = Wishes::of(&app.store, AccountId(message.account), news::to_micros(app.now())).await?;
    Ok(app.store.cards(&[article]).await?.pop().filter(|card| wishes.hiding(card).is_none()))
}

/// What is sent: no text, which is for whoever opens the article.
async fn body(app: &App, message: &DueMessage, card: &Card) -> String {
    let titles = app.titles().await.ok();
    let title = titles.as_ref().and_then(|titles| titles.get(card.title)).map(|title| title.listing.name.as_str());
    let time = |us| news::from_micros(us).to_string();
    json!({
        "type": "article.found",
        "timestamp": time(message.made_us),
        "data": {
            "id": card.id.to_string(), "url": format!("{}{}", app.settings.base_url, article_location(card)),
            "headline": card.headline, "language": card.language, "title": title,
            "published": time(card.published_us.unwrap_or(card.first_seen_us)),
            "found_by": if message.search == 0 { "rule" } else { "search" },
        },
    })
    .to_string()
}

/// Sends a message; gives the status of the answer, 0 for none.
async fn post(app: &App, sender: &dyn PushSender, message: &DueMessage, card: &Card) -> u16 {
    let Ok(url) = Url::parse(&message.address) else { return 0 };
    let (id, seconds) = (format!("msg_{}_{}", message.webhook, message.article), app.now().as_second());
    let body = body(app, message, card).await;
    let signed = signature(&message.secret, &id, seconds, &body);
    let mut head = HeaderMap::new();
    head.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    for (name, value) in [("webhook-id", id), ("webhook-timestamp", seconds.to_string()), ("webhook-signature", signed)]
    {
        // Digits, letters and signs of base64.
        let Ok(value) = HeaderValue::try_from(value) else { return 0 };
        head.insert(name, value);
    }
    match sender.send(url, head, body.into()).await {
        Ok(status) => status,
        Err(error) => {
            tracing::debug!(error, "a reader's address could not be reached");
            0
        }
    }
}

fn turned_off(app: &App, speaks: Language, message: &DueMessage) -> notify::Letter {
    let text = format!(
        "{}\n\n{}\n\n{}/webhooks\n",
        speaks.name("webhook-letter", &message.address),
        speaks.say("webhook-letter-waits"),
        app.settings.base_url
    );
    notify::Letter { subject: speaks.say("webhook-letter-subject").into_owned(), text, html: None, unsubscribe: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of the specification (Standard Webhooks 1.0.0, and its libraries' tests).
    #[test]
    fn a_message_is_signed_as_the_specification_says() {
        let signed = signature(
            "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
            "msg_p5jXN8AQM9LWM0D4loKWxJek",
            1_614_265_330,
            r#"{"test": 2432232314}"#,
        );
        assert_eq!(signed, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    #[test]
    fn what_is_not_taken_is_tried_ever_more_rarely() {
        let (began_us, mut now_us) = (HOUR_US, HOUR_US);
        let mut after = vec![again_us(0, now_us) - now_us];
        for _ in 0..12 {
            now_us += after[after.len() - 1];
            after.push(again_us(began_us, now_us) - now_us);
        }
        let minutes: Vec<i64> = after.iter().map(|us| us / MINUTE_US).collect();
        assert_eq!(minutes, [1, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 720, 720]);
    }
}
