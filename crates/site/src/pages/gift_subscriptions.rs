//! Giving somebody a membership: bought for one term, sent on the day that the buyer names, begun by whoever claims it. Nothing of it goes on by
//! itself.

use askama::Template;
use axum::Form;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use billing::stripe::{OnceRequest, PaysFor};
use fluent_bundle::FluentValue;
use jiff::ToSpan as _;
use jiff::civil::Date;
use membership::Money;
use membership::grants::member_until;
use membership::policy::{People, Policy};
use serde::Deserialize;
use store::{KeptGift, NewGiftSubscription, NotPosted, Plan};

use super::joining::{onward, unreachable};
use super::membership::policy;
use crate::app::App;
use crate::frame::Frame;
use crate::language::Language;
use crate::preferences::Preferences;
use crate::respond::Page;
use crate::session::SignedIn;
use crate::wall::{Visitor, checked, signed};
use crate::{CachePolicy, Error};

/// Characters of what the buyer says, at most.
const NOTE_CHARS: usize = 500;
/// The hour of the chosen day at which the letter goes out.
const HOUR: i8 = 9;

#[derive(Template)]
#[template(path = "give_membership.html")]
pub(crate) struct GivePage {
    pub frame: Frame,
    pub plans: Vec<GiftPlan>,
    /// Whether a letter can be sent; without, the buyer hands the link over.
    pub mails: bool,
    pub today: String,
    pub latest: String,
}

impl Page for GivePage {
    const POLICY: CachePolicy = CachePolicy::NoStore;
}

/// A plan that can be given.
#[derive(Clone, Debug)]
pub(crate) struct GiftPlan {
    pub word: String,
    /// "A month of Everything, EUR 9.99"
    pub words: String,
}

/// "A month of Everything"
fn term_of(months: u32, name: &str, speaks: Language) -> String {
    speaks.count_of("gift-of", i64::from(months), name)
}

/// Plans for one person that can be paid here: a family's seats are its payer's to give.
async fn plans(app: &App, policy: &Policy) -> Result<Vec<Plan>, Error> {
    let for_one = |plan: &Plan| policy.plan(&plan.word).is_none_or(|plan| plan.people == People::One);
    let all = app.store.plans().await?.into_iter();
    Ok(all.filter(|plan| plan.on_sale && !plan.price.is_empty() && for_one(plan)).collect())
}

/// `/plans/give`
pub(crate) async fn show_give(
    State(app): State<App>,
    _reader: SignedIn,
    preferences: Preferences,
) -> Result<Response, Error> {
    let policy = policy(&app)?;
    if app.settings.billing.is_none() {
        return Err(Error::PageNotFound);
    }
    let speaks = preferences.speaks();
    let gift_plan = |plan: Plan| GiftPlan {
        words: speaks.pair(
            "gift-priced",
            &term_of(plan.months, &plan.name, speaks),
            &speaks.money(Money::new(plan.minor, plan.currency)),
        ),
        word: plan.word,
    };
    let today = app.now().to_zoned_datetime(app.settings.time_zone.clone()).date();
    GivePage {
        frame: Frame::new(&app, preferences, speaks.say("give-a-membership"), "/plans").hidden_from_search(),
        plans: plans(&app, policy).await?.into_iter().map(gift_plan).collect(),
        mails: app.mailer.is_some(),
        today: today.to_string(),
        latest: today.saturating_add(1.year()).to_string(),
    }
    .respond()
}

/// What is to be given to whom.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct GiveForm {
    plan: String,
    name: String,
    address: String,
    day: String,
    note: String,
}

fn tidied(text: &str, most: usize) -> String {
    text.trim().chars().filter(|c| !c.is_control() || *c == '\n').take(most).collect()
}

/// From when the gift can be claimed: now, or the morning of the day that was chosen, within a year.
fn available_us(app: &App, day: &str) -> Result<i64, Error> {
    let now = app.now();
    if day.is_empty() {
        return Ok(news::to_micros(now));
    }
    let zone = &app.settings.time_zone;
    let refuse = || Error::Form("form-day");
    let day: Date = day.parse().map_err(|_| refuse())?;
    let today = now.to_zoned_datetime(zone.clone()).date();
    if day < today || day > today.saturating_add(1.year()) {
        return Err(refuse());
    }
    let morning = zone.to_timestamp(day.at(HOUR, 0, 0, 0)).map_err(|_| refuse())?;
    Ok(news::to_micros(morning.max(now)))
}

/// `POST /plans/give`: to the payment provider's page. What is given is noted before, and is nothing until it is paid.
pub(crate) async fn give(
    State(app): State<App>,
    reader: SignedIn,
    preferences: Preferences,
    Form(form): Form<GiveForm>,
) -> Result<Response, Error> {
    let policy = policy(&app)?;
    let client = app.settings.billing.as_ref().ok_or(Error::PageNotFound)?;
    let plan = plans(&app, policy).await?.into_iter().find(|plan| plan.word == form.plan);
    let plan = plan.ok_or(Error::Form("form-plan-gone"))?;
    let name = tidied(&form.name, 80).replace('\n', " ");
    if name.is_empty() {
        return Err(Error::Form("form-for-whom"));
    }
    let recipient = match form.address.trim() {
        "" => String::new(),
        address => identity::Address::parse(address).map_err(|error| Error::Refused(error.into()))?.as_str().to_owned(),
    };
    let (account, now_us, speaks) = (&reader.account, news::to_micros(app.now()), preferences.speaks());
    let new = NewGiftSubscription {
        buyer: account.id,
        plan: plan.word.clone(),
        months: plan.months,
        recipient,
        name,
        note: tidied(&form.note, NOTE_CHARS),
        available_us: available_us(&app, form.day.trim())?,
    };
    let gift = app.store.add_gift_subscription(&new, now_us).await?;
    let base = &app.settings.base_url;
    let request = OnceRequest {
        account: account.id.to_string(),
        customer: app.store.customer(account.id).await?,
        mail: account.address.clone(),
        pays_for: PaysFor::Gift(gift.to_string()),
        name: speaks.pair("gift-to", &term_of(plan.months, &plan.name, speaks), &new.name),
        minor: plan.minor,
        currency: plan.currency,
        done_url: format!("{base}/membership?given=yes"),
        back_url: format!("{base}/plans/give"),
    };
    let key = format!("gift:{gift}");
    let url = client.checkout_once(&request, &key).await.map_err(|error| unreachable(&error))?;
    onward(&app, preferences, "going-to-pay", url)
}

/// The address that a gift is claimed at.
#[must_use]
pub fn gift_link(base_url: &str, secret: &[u8; 32], gift: i64) -> String {
    format!("{base_url}/gift-subscription/{}", signed(secret, "gift-subscription", &gift.to_string()))
}

#[derive(Template)]
#[template(path = "gift_subscription.html")]
pub(crate) struct GiftSubscriptionPage {
    pub frame: Frame,
    pub headline: String,
    /// What the buyer says.
    pub note: String,
    /// What it is: "A month of Everything"
    pub words: String,
    pub action: Option<String>,
    pub signed_in: bool,
    pub next: String,
    pub refused: Option<String>,
}

impl Page for GiftSubscriptionPage {
    const POLICY: CachePolicy = CachePolicy::NoStore;
}

async fn gift_of(app: &App, token: &str) -> Result<KeptGift, Error> {
    policy(app)?;
    let id = checked(&app.settings.secret, "gift-subscription", token)
        .and_then(|id| id.parse().ok())
        .ok_or(Error::PageNotFound)?;
    let kept = app.store.gift_subscription(id).await?;
    kept.filter(|kept| !kept.invoice.is_empty()).ok_or(Error::PageNotFound)
}

async fn claim_page(
    app: &App,
    preferences: Preferences,
    kept: &KeptGift,
    token: &str,
) -> Result<GiftSubscriptionPage, Error> {
    let plan = app.store.plans().await?.into_iter().find(|plan| plan.word == kept.gift.plan);
    let name = plan.map_or_else(|| app.settings.name.clone(), |plan| plan.name);
    let speaks = preferences.speaks();
    Ok(GiftSubscriptionPage {
        frame: Frame::new(app, preferences, speaks.say("membership-for-you"), "/membership").hidden_from_search(),
        headline: speaks.name("membership-for", &kept.name),
        note: kept.note.clone(),
        words: term_of(kept.gift.months, &name, speaks),
        action: None,
        signed_in: true,
        next: crate::destination::encoded(&format!("/gift-subscription/{token}")),
        refused: None,
    })
}

/// `/gift-subscription/{token}`: looking changes nothing.
pub(crate) async fn show_gift_subscription(
    State(app): State<App>,
    Path(token): Path<String>,
    reader: Option<SignedIn>,
    preferences: Preferences,
) -> Result<Response, Error> {
    let kept = gift_of(&app, &token).await?;
    let mut page = claim_page(&app, preferences, &kept, &token).await?;
    match membership::grants::gift::claim(&kept.gift, news::to_micros(app.now()), None) {
        Ok(_) => page.action = Some(format!("/gift-subscription/{token}")),
        Err(refused) => page.refused = Some(preferences.speaks().no_gift(refused)),
    }
    page.signed_in = reader.is_some();
    page.respond()
}

/// `POST /gift-subscription/{token}`: the membership begins, now or where one with an end ends.
pub(crate) async fn claim_gift_subscription(
    State(app): State<App>,
    Path(token): Path<String>,
    reader: SignedIn,
    preferences: Preferences,
) -> Result<Response, Error> {
    let kept = gift_of(&app, &token).await?;
    let (account, now_us) = (reader.account.id, news::to_micros(app.now()));
    let visitor = Visitor::account(&app.store, &app.wall, account, now_us).await?;
    let refused = match member_until(&visitor.rights, now_us) {
        Some(None) => membership::grants::gift::Refused::IsAMember,
        until => match app.store.claim_gift_subscription(kept.gift.id, account, until.flatten(), now_us).await {
            Ok(Ok(_)) => return Ok(Redirect::to("/membership").into_response()),
            Ok(Err(refused)) => refused,
            Err(NotPosted::Store(error)) => return Err(error.into()),
            Err(NotPosted::Refused(refused)) => return Err(Error::Broken(refused.to_string())),
        },
    };
    let page = claim_page(&app, preferences, &kept, &token).await?;
    GiftSubscriptionPage { refused: Some(preferences.speaks().no_gift(refused)), ..page }.respond()
}

/// A membership that one gave, on one's own page.
#[derive(Clone, Debug)]
pub(crate) struct GivenView {
    pub name: String,
    /// "A month; the letter goes out on .."
    pub words: String,
    /// The link to hand over, while nobody has claimed it.
    pub link: Option<String>,
}

/// The memberships that an account gave. Whether a gift was claimed is the buyer's to know; who reads by it, and what, is not.
pub(crate) async fn given(
    app: &App,
    buyer: news::AccountId,
    now_us: i64,
    speaks: Language,
) -> Result<Vec<GivenView>, Error> {
    let zone = &app.settings.time_zone;
    let view = |kept: KeptGift| {
        let length = speaks.count("gift-months", i64::from(kept.gift.months));
        let day = |us| speaks.day_and_time(us, zone);
        let letter = |key, us| {
            let values = [("length", length.as_str()), ("name", kept.recipient.as_str())];
            let day = ("day", FluentValue::from(day(us)));
            speaks.with(key, values.map(|(name, text)| (name, FluentValue::from(text))).into_iter().chain([day]))
        };
        let is_open = membership::grants::gift::claim(&kept.gift, now_us.max(kept.gift.available_us), None).is_ok();
        let words = match kept.gift.claimed_us {
            Some(claimed_us) => speaks.pair("given-claimed", &length, &day(claimed_us)),
            None if !is_open => speaks.name("given-unclaimed", &length),
            None if kept.sent_us > 0 => letter("given-letter-went", kept.sent_us),
            None if !kept.recipient.is_empty() => letter("given-letter-goes", kept.gift.available_us),
            None if kept.gift.available_us > now_us => speaks.pair("given-from", &length, &day(kept.gift.available_us)),
            None => speaks.name("given-open", &length),
        };
        let link = is_open.then(|| gift_link(&app.settings.base_url, &app.settings.secret, kept.gift.id));
        GivenView { name: kept.name, words, link }
    };
    Ok(app.store.gift_subscriptions_of(buyer).await?.into_iter().map(view).collect())
}
