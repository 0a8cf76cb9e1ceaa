//! Plans, signing up, the trial, and what one's own membership is. Nothing here hurries anybody.

use askama::Template;
use axum::Form;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use identity::LinkKind;
use membership::grants::trial::{Applicant, Refused, address_key, begin};
use membership::grants::{RightKind, Source, gift, member_until};
use membership::policy::{Interval, People, Plan, Policy};
use membership::{Currency, Money};
use news::Role;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use store::{NewGrant, TrialBegun};

use crate::app::App;
use crate::cards::article_href;
use crate::destination::own;
use crate::frame::Frame;
use crate::preferences::Preferences;
use crate::respond::Page;
use crate::session::{AtTheDoor, SignedIn};
use crate::wall::Visitor;
use crate::words::day_and_time;
use crate::{CachePolicy, Error};

#[derive(Template)]
#[template(path = "plans.html")]
pub(crate) struct PlansPage {
    pub frame: Frame,
    pub plans: Vec<PlanView>,
    /// Days of a trial; 0 for none.
    pub trial: u32,
    pub asks_card: bool,
    pub signed_in: bool,
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
    pub name: String,
    /// "EUR 9.90 a month"
    pub prices: Vec<String>,
    /// "For you and up to 5 others, each with a history of their own"
    pub people: Option<String>,
}

#[derive(Template)]
#[template(path = "membership.html")]
pub(crate) struct MembershipPage {
    pub frame: Frame,
    /// "You read as a member until .."
    pub state: String,
    pub is_trial: bool,
    pub is_member: bool,
    pub trial: u32,
    pub gifts_left: u32,
    pub gifts: Vec<GiftView>,
}

impl Page for MembershipPage {
    const POLICY: CachePolicy = CachePolicy::NoStore;
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

pub(super) fn policy(app: &App) -> Result<&Policy, Error> {
    app.wall.policy().ok_or(Error::PageNotFound)
}

fn plan_view(plan: &Plan) -> PlanView {
    let interval = match plan.interval {
        Interval::Month => "a month",
        Interval::Year => "a year",
    };
    let price = |(code, minor): &(String, u64)| {
        let currency: Currency = code.parse().ok()?;
        let money = Money { minor: i64::try_from(*minor).ok()?, currency };
        Some(format!("{code} {} {interval}", money.number()))
    };
    let others = plan.seats.saturating_sub(1);
    PlanView {
        name: plan.name.clone(),
        prices: plan.prices.iter().filter_map(price).collect(),
        people: match plan.people {
            People::One => None,
            People::Family => {
                Some(format!("For you and up to {others} others, each with an account and a history of their own"))
            }
            People::Team => Some(format!("For a team of {}; who pays never sees what others read", plan.seats)),
        },
    }
}

fn plans_page(app: &App, preferences: Preferences, signed_in: bool) -> Result<PlansPage, Error> {
    let policy = policy(app)?;
    Ok(PlansPage {
        frame: Frame::new(app, preferences, "Membership", "/plans"),
        plans: policy.plans.iter().map(plan_view).collect(),
        trial: policy.trial.days,
        asks_card: policy.trial.card,
        signed_in,
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
    plans_page(&app, preferences, reader.is_some())?.respond()
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
    let mut page = plans_page(&app, preferences, false)?;
    if app.mailer.is_none() {
        return Err(Error::BadForm("No mail is set up here; whoever runs this site can invite you.".to_owned()));
    }
    let now_us = news::to_micros(app.now());
    let address = app.accounts.may_mail(&address, &visitor, now_us)?;
    match app.accounts.invite(address.as_str(), "", Role::Reader, None, now_us).await {
        Ok(invited) => {
            let link = invited.link.address(&app.settings.base_url);
            app.mail(address.as_str(), |site| notify::letters::sign_up(site, &link, LinkKind::Invitation.lasts()));
        }
        Err(identity::Error::Refused(identity::Refused::AddressTaken)) => {
            if let Some((account, link)) = app.accounts.mail_link(LinkKind::SignIn, &address, now_us).await? {
                let link = link.address(&app.settings.base_url);
                app.mail(&account.address, |site| notify::letters::sign_in(site, &link, LinkKind::SignIn.lasts()));
            }
        }
        Err(error) => return Err(error.into()),
    }
    page.done = Some(format!("A letter is on its way to {}. The link in it opens your account.", address.as_str()));
    page.respond()
}

/// The hash by which a person is known to have had a trial.
fn trial_key(kind: &str, value: &str) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(kind.as_bytes());
    hash.update(b"\n");
    hash.update(value.as_bytes());
    hash.finalize().into()
}

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
    let keys = [trial_key("address", &address_key(&account.address))];
    let visitor = Visitor::account(&app.store, account.id, now_us).await?;
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
        Err(refused) => {
            PlansPage { refused: Some(refused.to_string()), ..plans_page(&app, preferences, true)? }.respond()
        }
    }
}

/// `/membership`
pub(crate) async fn my_membership(
    State(app): State<App>,
    reader: SignedIn,
    preferences: Preferences,
) -> Result<Response, Error> {
    let policy = policy(&app)?;
    let (now_us, zone) = (news::to_micros(app.now()), &app.settings.time_zone);
    let visitor = Visitor::account(&app.store, reader.account.id, now_us).await?;
    let until = member_until(&visitor.rights, now_us);
    let holds = |kind| visitor.rights.iter().any(|right| right.kind == kind && right.covers(now_us));
    let is_trial = holds(RightKind::Trial) && !holds(RightKind::Member);
    let state = match until {
        None => "You read without a membership.".to_owned(),
        Some(None) => "You read as a member.".to_owned(),
        Some(Some(until_us)) if is_trial => {
            format!("Your trial runs until {}. Nothing is drawn when it ends.", day_and_time(until_us, zone))
        }
        Some(Some(until_us)) => format!("You read as a member until {}.", day_and_time(until_us, zone)),
    };
    let month = crate::Wall::month(app.now(), zone);
    let links = app.store.gift_links(reader.account.id).await?;
    let given = links.iter().filter(|link| (month.from_us..month.to_us).contains(&link.made_us)).count();
    let ids: Vec<news::ArticleId> = links.iter().map(|link| link.article).collect();
    let cards = if ids.is_empty() { Vec::new() } else { app.store.cards(&ids).await? };
    let gifts = links.iter().filter_map(|link| {
        let card = cards.iter().find(|card| card.id == link.article)?;
        Some(GiftView {
            id: link.id,
            headline: card.headline.clone(),
            href: article_href(card),
            ends: day_and_time(link.ends_us, zone),
            is_open: gift::open(link, 0, true, now_us).is_ok(),
        })
    });
    MembershipPage {
        frame: Frame::new(&app, preferences, "Your membership", "/membership").hidden_from_search(),
        state,
        is_trial,
        is_member: until.is_some(),
        trial: if visitor.trial_possible && until.is_none() { policy.trial.days } else { 0 },
        gifts_left: policy.gifts.per_month.saturating_sub(u32::try_from(given).unwrap_or(u32::MAX)),
        gifts: gifts.collect(),
    }
    .respond()
}
