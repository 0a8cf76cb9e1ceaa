//! What one's own membership is: until when, what is drawn and when, what was wished and what came of it.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use membership::farewell::Wish;
use membership::grants::{RightKind, gift, member_until};
use membership::outcome;
use membership::subscription::{Patience, State as Stage, Status};
use serde::Deserialize;
use store::{Farewell, PaidSubscription, Plan};

use super::gift_subscriptions::{GivenView, given};
use super::membership::{policy, price_of};
use super::seats::{Seats, seats_of};
use crate::app::App;
use crate::cards::article_href;
use crate::frame::Frame;
use crate::language::Language;
use crate::outcomes::kept_in_words;
use crate::preferences::Preferences;
use crate::respond::Page;
use crate::session::SignedIn;
use crate::wall::Visitor;
use crate::{CachePolicy, Error};

/// Wishes on the page at most.
const WISHES: usize = 3;

#[derive(Template)]
#[template(path = "membership.html")]
pub(crate) struct MembershipPage {
    pub frame: Frame,
    /// "You read as a member until .."
    pub state: String,
    /// Whether the reader has just come back from paying.
    pub paid: bool,
    pub is_trial: bool,
    pub is_member: bool,
    pub trial: usize,
    pub subscriptions: Vec<SubscriptionView>,
    pub wishes: Vec<WishView>,
    pub seats: Seats,
    /// Seats that others gave: their ids.
    pub sits_in: Vec<i64>,
    /// Whether there is a page of the payment provider for card and invoices.
    pub has_portal: bool,
    /// What the reader declared when joining: the words, their language, and when they were said.
    pub waivers: Vec<(String, String, String)>,
    /// What is there of the reader's own balance: `None` where nothing is sold alone, and nothing is left.
    pub balance: Option<String>,
    pub gifts_left: usize,
    pub gifts: Vec<GiftView>,
    /// Invoices of the reader's own.
    pub invoices: Vec<InvoiceLine>,
    /// Memberships that the reader gave.
    pub given: Vec<GivenView>,
    /// Whether the reader has just come back from paying for a gift.
    pub has_given: bool,
}

impl Page for MembershipPage {
    const POLICY: CachePolicy = CachePolicy::NoStore;
}

/// A subscription of one's own.
#[derive(Clone, Debug)]
pub(crate) struct SubscriptionView {
    pub name: String,
    /// "The next EUR 9.99 are drawn on .."
    pub words: String,
    /// A payment failed: the card wants looking at.
    pub is_owed: bool,
    pub can_cancel: bool,
    pub can_pause: bool,
    pub can_go_on: bool,
}

/// A wish of one's own.
#[derive(Clone, Debug)]
pub(crate) struct WishView {
    pub id: i64,
    /// The message that names it.
    pub name: &'static str,
    /// When it was said, and its number.
    pub at: String,
    pub words: String,
    /// Whether the words are in English in every language, as they were kept before.
    pub words_are_english: bool,
    pub is_open: bool,
}

/// An invoice of one's own.
#[derive(Clone, Debug)]
pub(crate) struct InvoiceLine {
    pub number: String,
    /// "Everything, a month: EUR 9.99"
    pub words: String,
}

/// A gift link of one's own.
#[derive(Clone, Debug)]
pub(crate) struct GiftView {
    pub id: i64,
    pub headline: String,
    pub href: String,
    pub ends: String,
    pub is_open: bool,
}

/// Where the reader comes from.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct From {
    paid: String,
    given: String,
}

/// `/membership`
pub(crate) async fn my_membership(
    State(app): State<App>,
    reader: SignedIn,
    preferences: Preferences,
    Query(From { paid, given: has_given }): Query<From>,
) -> Result<Response, Error> {
    let policy = policy(&app)?;
    let (account, now_us, zone) = (reader.account.id, news::to_micros(app.now()), &app.settings.time_zone);
    let speaks = preferences.speaks();
    let visitor = Visitor::account(&app.store, &app.wall, account, now_us).await?;
    let mut until = member_until(&visitor.rights, now_us);
    let holds = |kind| visitor.rights.iter().any(|right| right.kind == kind && right.covers(now_us));
    let is_trial = holds(RightKind::Trial) && !holds(RightKind::Member);
    let own = app.store.subscriptions_paid_by(account).await?;
    // A subscription has no end until it is cancelled.
    let endless = visitor.rights.iter().filter(|right| right.to_us.is_none() && right.covers(now_us)).count();
    if endless == own.iter().filter(|one| one.state(now_us).gives_access()).count()
        && until == Some(None)
        && let Some(ends_us) = ends_us(&own, now_us)
    {
        until = Some(Some(ends_us));
    }
    let plans = if own.is_empty() { Vec::new() } else { app.store.plans().await? };
    let subscriptions: Vec<SubscriptionView> =
        own.iter().filter_map(|one| subscription(one, &plans, (now_us, zone, speaks))).collect();
    let state = match until {
        None => speaks.say("member-not").into_owned(),
        Some(Some(until_us)) if is_trial => speaks.name("member-trial-until", &speaks.day_and_time(until_us, zone)),
        Some(None) if is_trial => speaks.say("member-trial").into_owned(),
        Some(None) => speaks.say("member-endless").into_owned(),
        Some(Some(until_us)) => speaks.name("member-until", &speaks.day_and_time(until_us, zone)),
    };
    let sits_in = app.store.seats_of(account).await?;
    let wishes = app.store.farewells_of(account).await?;
    let month = crate::Wall::month(app.now(), zone);
    let links = app.store.gift_links(account).await?;
    let articles_given = links.iter().filter(|link| (month.from_us..month.to_us).contains(&link.made_us)).count();
    MembershipPage {
        frame: Frame::new(&app, preferences, speaks.say("your-membership"), "/membership").hidden_from_search(),
        state,
        paid: !paid.is_empty(),
        is_trial,
        is_member: until.is_some(),
        trial: if visitor.trial_possible && until.is_none() { policy.trial.days as usize } else { 0 },
        subscriptions,
        seats: seats_of(&app, account, now_us).await?,
        sits_in: sits_in.iter().filter(|one| one.seat.is_open(now_us)).map(|one| one.seat.id).collect(),
        wishes: wishes.iter().take(WISHES).map(|one| wish(one, now_us, zone, speaks)).collect(),
        has_portal: app.settings.billing.is_some() && app.store.customer(account).await?.is_some(),
        waivers: app
            .store
            .waivers_of(account)
            .await?
            .into_iter()
            .map(|one| (one.words, one.language, speaks.day_and_time(one.said_us, zone)))
            .collect(),
        balance: balance(&app, account, policy.singles.is_some(), speaks).await?,
        gifts_left: (policy.gifts.per_month as usize).saturating_sub(articles_given),
        gifts: gifts(&app, &links, now_us, speaks).await?,
        given: given(&app, account, now_us, speaks).await?,
        invoices: app.store.invoices_of(account).await?.iter().map(|one| invoice(one, speaks)).collect(),
        has_given: !has_given.is_empty(),
    }
    .respond()
}

/// The reader's own balance in words; empty where there is none yet.
async fn balance(
    app: &App,
    account: news::AccountId,
    is_offered: bool,
    speaks: Language,
) -> Result<Option<String>, Error> {
    let held = app.store.wallet(account).await?;
    let amounts: Vec<String> = held.iter().map(|money| speaks.money(*money)).collect();
    Ok((is_offered || !held.is_empty()).then(|| amounts.join(" · ")))
}

fn invoice(one: &store::Invoice, speaks: Language) -> InvoiceLine {
    let key = match one.state {
        store::InvoiceState::Open => "invoice-open",
        store::InvoiceState::Paid => "invoice-paid",
        store::InvoiceState::Void => "invoice-void",
    };
    let words = speaks.pair(key, &super::invoices::what(one, speaks), &speaks.money(one.gross));
    InvoiceLine { number: one.number.clone(), words }
}

/// When what is paid for ends, where everything that gives access is cancelled.
fn ends_us(own: &[PaidSubscription], now_us: i64) -> Option<i64> {
    let open: Vec<&PaidSubscription> = own.iter().filter(|one| one.state(now_us).gives_access()).collect();
    let all_cancelled = open.iter().all(|one| one.state(now_us) == Stage::Cancelled);
    let ends = open.iter().filter_map(|one| one.mirror.latest.as_ref().map(|seen| seen.to_us));
    if all_cancelled { ends.max() } else { None }
}

async fn gifts(app: &App, links: &[gift::Link], now_us: i64, speaks: Language) -> Result<Vec<GiftView>, Error> {
    let ids: Vec<news::ArticleId> = links.iter().map(|link| link.article).collect();
    let cards = if ids.is_empty() { Vec::new() } else { app.store.cards(&ids).await? };
    let gift = |link: &gift::Link| {
        let card = cards.iter().find(|card| card.id == link.article)?;
        Some(GiftView {
            id: link.id,
            headline: card.headline.clone(),
            href: article_href(card),
            ends: speaks.day_and_time(link.ends_us, &app.settings.time_zone),
            is_open: gift::open(link, 0, true, now_us).is_ok(),
        })
    };
    Ok(links.iter().filter_map(gift).collect())
}

/// A subscription that is not over, in words.
fn subscription(
    one: &PaidSubscription,
    plans: &[Plan],
    (now_us, zone, speaks): (i64, &jiff::tz::TimeZone, Language),
) -> Option<SubscriptionView> {
    let seen = one.mirror.latest.as_ref()?;
    let stage = one.state(now_us);
    let plan = plans.iter().find(|plan| plan.price == seen.price);
    let price = plan.map(|plan| price_of(plan, speaks)).unwrap_or_default();
    let ends = speaks.day_and_time(seen.to_us, zone);
    let said = |key| speaks.say(key).into_owned();
    let is_paused = seen.status == Status::Paused;
    let words = match stage {
        Stage::Expired | Stage::Refunded => return None,
        Stage::Pending => said("paid-pending"),
        Stage::Active if is_paused => speaks.name("paid-pauses", &ends),
        Stage::Trialing | Stage::Active if price.is_empty() => speaks.name("paid-next", &ends),
        Stage::Trialing => speaks.pair("paid-free-until", &ends, &price),
        Stage::Active => speaks.pair("paid-active", &price, &ends),
        Stage::PastDue => {
            let access_ends_us = one.mirror.failed(Patience::default()).map_or(seen.to_us, |(_, ends_us)| ends_us);
            speaks.name("paid-past-due", &speaks.day_and_time(access_ends_us, zone))
        }
        Stage::OnHold => said("paid-on-hold"),
        Stage::Paused => said("paid-paused"),
        Stage::Cancelled => speaks.name("paid-cancelled", &ends),
    };
    Some(SubscriptionView {
        name: plan.map_or_else(|| said("membership"), |plan| plan.name.clone()),
        words,
        is_owed: matches!(stage, Stage::PastDue | Stage::OnHold),
        can_cancel: !seen.ends_with_term && seen.status != Status::Canceled,
        can_pause: stage == Stage::Active && !is_paused && !seen.ends_with_term,
        can_go_on: is_paused || (seen.ends_with_term && stage == Stage::Cancelled && seen.status != Status::Canceled),
    })
}

fn wish(one: &Farewell, now_us: i64, zone: &jiff::tz::TimeZone, speaks: Language) -> WishView {
    let said = |key| speaks.say(key).into_owned();
    let words = match one.settled_us {
        Some(_) => kept_in_words(speaks, &one.said, zone),
        None if one.by_hand => said("asked-by-hand"),
        None if one.tries > 0 => said("asked-again"),
        None if one.due_us > now_us => speaks.name("asked-due", &speaks.day_and_time(one.due_us, zone)),
        None => said("asked-now"),
    };
    WishView {
        id: one.id,
        name: match one.wish {
            Wish::Cancel => "asked-cancel",
            Wish::Withdraw => "asked-withdraw",
            Wish::Pause => "asked-pause",
            Wish::GoOn => "asked-go-on",
            Wish::GiveBack => "asked-give-back",
        },
        at: speaks.pair("asked-at", &speaks.day_and_time(one.at_us, zone), &one.id.to_string()),
        words_are_english: one.settled_us.is_some() && outcome::read(&one.said).is_none(),
        words,
        is_open: one.settled_us.is_none(),
    }
}
