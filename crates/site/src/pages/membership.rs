//! Plans, signing up and the trial. Nothing here hurries anybody.

use askama::Template;
use axum::Form;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use identity::LinkKind;
use membership::grants::trial::{Applicant, Refused, address_hash, begin};
use membership::grants::{RightKind, Source, member_until};
use membership::policy::{Interval, People, Plan, Policy};
use membership::{Currency, Money};
use news::Role;
use serde::Deserialize;
use store::{NewGrant, TrialBegun};

use crate::app::App;
use crate::destination::own;
use crate::frame::Frame;
use crate::language::Language;
use crate::letters;
use crate::preferences::Preferences;
use crate::respond::Page;
use crate::session::{AtTheDoor, SignedIn};
use crate::wall::Visitor;
use crate::{CachePolicy, Error};

#[derive(Template)]
#[template(path = "plans.html")]
pub(crate) struct PlansPage {
    pub frame: Frame,
    pub plans: Vec<PlanView>,
    /// Days of a trial; 0 for none.
    pub trial: usize,
    pub asks_card: bool,
    pub is_member: bool,
    pub signed_in: bool,
    /// Whether a membership can be bought for somebody else.
    pub can_give: bool,
    /// Whether a plan is ordered by invoice.
    pub by_invoice: bool,
    /// Whether whoever joins declares that reading begins at once.
    pub asks_waiver: bool,
    /// Whether a letter can be sent to somebody who signs up.
    pub mails: bool,
    pub done: Option<String>,
    pub refused: Option<String>,
}

impl Page for PlansPage {
    const POLICY: CachePolicy = CachePolicy::NoStore;
}

/// A plan as it is offered.
#[derive(Clone, Debug)]
pub(crate) struct PlanView {
    /// The word by which it is paid for; empty where nothing can be paid here.
    pub word: String,
    pub name: String,
    /// What is in it; may be empty.
    pub about: String,
    /// "EUR 9.90 a month"
    pub prices: Vec<String>,
    /// "For you and up to 5 others, each with a history of their own"
    pub people: Option<String>,
}

pub(super) fn policy(app: &App) -> Result<&Policy, Error> {
    app.wall.policy().ok_or(Error::PageNotFound)
}

fn plan_view(plan: &Plan, speaks: Language) -> PlanView {
    let months = match plan.interval {
        Interval::Month => 1,
        Interval::Year => 12,
    };
    let price = |(code, minor): &(String, u64)| {
        let currency: Currency = code.parse().ok()?;
        let money = Money { minor: i64::try_from(*minor).ok()?, currency };
        Some(speaks.count_of("price-term", months, &speaks.money(money)))
    };
    PlanView {
        word: String::new(),
        name: plan.name.clone(),
        about: String::new(),
        prices: plan.prices.iter().filter_map(price).collect(),
        people: people(plan, speaks),
    }
}

fn people(plan: &Plan, speaks: Language) -> Option<String> {
    let others = i64::from(plan.seats.saturating_sub(1));
    match plan.people {
        People::One => None,
        People::Family => Some(speaks.count("people-family", others)),
        People::Team => Some(speaks.count("people-team", i64::from(plan.seats))),
    }
}

/// "EUR 9.99 a month"
pub(super) fn price_of(plan: &store::Plan, speaks: Language) -> String {
    speaks.count_of("price-term", i64::from(plan.months), &speaks.money(Money::new(plan.minor, plan.currency)))
}

/// What can be paid here; where nothing can, what the policy says of plans.
async fn offers(app: &App, policy: &Policy, speaks: Language) -> Result<Vec<PlanView>, Error> {
    let by_invoice = app.settings.transfer.is_some();
    let on_sale = |plan: &store::Plan| plan.on_sale && (by_invoice || !plan.price.is_empty());
    let paid: Vec<PlanView> = match app.settings.billing {
        None if !by_invoice => Vec::new(),
        _ => app
            .store
            .plans()
            .await?
            .into_iter()
            .filter(on_sale)
            .map(|plan| PlanView {
                people: policy.plan(&plan.word).and_then(|plan| people(plan, speaks)),
                prices: vec![price_of(&plan, speaks)],
                word: plan.word,
                name: plan.name,
                about: plan.about,
            })
            .collect(),
    };
    Ok(if paid.is_empty() { policy.plans.iter().map(|plan| plan_view(plan, speaks)).collect() } else { paid })
}

async fn plans_page(app: &App, preferences: Preferences, reader: Option<&SignedIn>) -> Result<PlansPage, Error> {
    let policy = policy(app)?;
    let now_us = news::to_micros(app.now());
    let (mut trial_possible, mut is_member) = (true, false);
    if let Some(reader) = reader {
        let visitor = Visitor::account(&app.store, &app.wall, reader.account.id, now_us).await?;
        trial_possible = visitor.trial_possible;
        is_member = visitor.rights.iter().any(|right| right.kind == RightKind::Member && right.covers(now_us));
    }
    // Where a card is asked for, somebody has to take it.
    let can_begin = !policy.trial.card || app.settings.billing.is_some();
    Ok(PlansPage {
        frame: Frame::new(app, preferences, preferences.speaks().say("membership"), "/plans"),
        plans: offers(app, policy, preferences.speaks()).await?,
        trial: if trial_possible && !is_member && can_begin { policy.trial.days as usize } else { 0 },
        asks_card: policy.trial.card,
        is_member,
        signed_in: reader.is_some(),
        can_give: app.settings.billing.is_some(),
        by_invoice: app.settings.transfer.is_some(),
        asks_waiver: super::waiving::is_asked(app),
        mails: app.mailer.is_some(),
        done: None,
        refused: None,
    })
}

/// `/plans`
pub(crate) async fn plans(
    State(app): State<App>,
    reader: Option<SignedIn>,
    preferences: Preferences,
) -> Result<Response, Error> {
    plans_page(&app, preferences, reader.as_ref()).await?.respond()
}

/// The form of somebody who signs up.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct SignUpForm {
    address: String,
}

/// `POST /sign-up`: sends a link that opens the account, so that only whoever reads the mailbox has it. The answer is the same for an
/// address that is known.
pub(crate) async fn sign_up(
    State(app): State<App>,
    AtTheDoor(visitor): AtTheDoor,
    preferences: Preferences,
    Form(SignUpForm { address }): Form<SignUpForm>,
) -> Result<Response, Error> {
    let mut page = plans_page(&app, preferences, None).await?;
    if app.mailer.is_none() {
        return Err(Error::Form("form-no-mail-invite"));
    }
    let now_us = news::to_micros(app.now());
    let address = app.accounts.may_mail(&address, &visitor, now_us)?;
    match app.accounts.invite(address.as_str(), "", Role::Reader, None, now_us).await {
        Ok(invited) => {
            let link = invited.link.address(&app.settings.base_url);
            app.mail(address.as_str(), |site| letters::sign_up(preferences.speaks(), site, &link));
        }
        Err(identity::Error::Refused(identity::Refused::AddressTaken)) => {
            if let Some((account, link)) = app.accounts.mail_link(LinkKind::SignIn, &address, now_us).await? {
                let link = link.address(&app.settings.base_url);
                app.mail(&account.address, |site| letters::sign_in(preferences.speaks(), site, &link));
            }
        }
        Err(error) => return Err(error.into()),
    }
    page.done = Some(preferences.speaks().name("sign-up-sent", address.as_str()));
    page.respond()
}

/// The message to whoever begins a trial that wants a card.
const CHOOSE: &str = "choose-for-trial";

/// Where to go on after a trial has begun.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct TrialForm {
    next: String,
}

/// `POST /plans/trial`
pub(crate) async fn begin_trial(
    State(app): State<App>,
    reader: SignedIn,
    preferences: Preferences,
    Form(TrialForm { next }): Form<TrialForm>,
) -> Result<Response, Error> {
    let policy = policy(&app)?;
    let account = &reader.account;
    let now_us = news::to_micros(app.now());
    let keys = [address_hash(&account.address)];
    let visitor = Visitor::account(&app.store, &app.wall, account.id, now_us).await?;
    let applicant = Applicant {
        verified: account.verified,
        known: app.store.had_trial(&keys).await? || !visitor.trial_possible,
        is_member: member_until(&visitor.rights, now_us).is_some(),
        has_card: false,
    };
    let begun = match begin(&policy.trial, &applicant, now_us) {
        Ok((from_us, to_us)) => {
            let grant = NewGrant {
                account: account.id,
                source: Source::Trial,
                plan: String::new(),
                title: None,
                from_us,
                to_us: Some(to_us),
                reference: String::new(),
            };
            match app.store.begin_trial(&keys, &grant, now_us).await? {
                TrialBegun::Begun(_) => Ok(()),
                TrialBegun::HadOne => Err(Refused::HadOne),
            }
        }
        Err(refused) => Err(refused),
    };
    match begun {
        Ok(()) => Ok(Redirect::to(own(&next).unwrap_or("/membership")).into_response()),
        // The card is shown where a plan is chosen.
        Err(Refused::CardNeeded) if app.settings.billing.is_some() => {
            let page = plans_page(&app, preferences, Some(&reader)).await?;
            PlansPage { done: Some(preferences.speaks().say(CHOOSE).into_owned()), ..page }.respond()
        }
        Err(refused) => {
            let page = plans_page(&app, preferences, Some(&reader)).await?;
            PlansPage { refused: Some(preferences.speaks().no_trial(refused)), ..page }.respond()
        }
    }
}
