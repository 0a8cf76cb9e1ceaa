//! Seats of families and teams, and vouchers: how others come to read by what somebody gave them.

use askama::Template;
use axum::Form;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use billing::manual::{Gives, NotRedeemed, Voucher, redeem, voucher_digest};
use membership::grants::{DAY_US, Source, member_until, seats};
use membership::policy::People;
use serde::Deserialize;
use store::{NewGrant, Sitting};

use super::membership::policy;
use super::wallet::not_posted;
use crate::app::App;
use crate::frame::Frame;
use crate::language::refusals::{seat_key, voucher_key};
use crate::preferences::Preferences;
use crate::respond::Page;
use crate::session::SignedIn;
use crate::wall::{Visitor, checked, room, signed};
use crate::{CachePolicy, Error};

#[derive(Template)]
#[template(path = "seat.html")]
pub(crate) struct SeatPage {
    pub frame: Frame,
    pub headline: String,
    /// The link to send, where a seat was just offered.
    pub link: Option<String>,
    /// Where the button sends to, where a seat can be taken.
    pub action: Option<String>,
    pub signed_in: bool,
    /// Where to come back to after signing in.
    pub next: String,
    pub refused: Option<String>,
}

impl Page for SeatPage {
    const POLICY: CachePolicy = CachePolicy::NoStore;
}

fn page(app: &App, preferences: Preferences, headline: String) -> SeatPage {
    SeatPage {
        frame: Frame::new(app, preferences, headline.clone(), "/membership").hidden_from_search(),
        headline,
        link: None,
        action: None,
        signed_in: true,
        next: String::new(),
        refused: None,
    }
}

/// A seat on the payer's page.
#[derive(Clone, Debug)]
pub(crate) struct SeatView {
    pub id: i64,
    pub name: String,
    pub is_taken: bool,
}

/// The seats that a reader pays for, as far as there are any.
#[derive(Clone, Debug, Default)]
pub(crate) struct Seats {
    /// Other people whom the plan has room for; 0 where it is for one.
    pub others: u32,
    pub left: u32,
    pub taken: Vec<SeatView>,
    /// Whether it is a team, whose seats change hands slowly.
    pub is_team: bool,
}

impl Seats {
    /// [`Self::others`], to be said.
    pub fn room(&self) -> usize {
        self.others as usize
    }
}

/// What a reader's plan has room for, and who sits there.
pub(crate) async fn seats_of(app: &App, account: news::AccountId, now_us: i64) -> Result<Seats, Error> {
    let policy = policy(app)?;
    let plans = app.store.plans().await?;
    let mut all = Seats::default();
    for paid in app.store.subscriptions_paid_by(account).await? {
        let others = room(policy, &plans, &paid);
        if paid.state(now_us).gives_access() && others > all.others {
            let price = paid.mirror.latest.as_ref().map(|seen| seen.price.clone()).unwrap_or_default();
            let plan = plans.iter().find(|plan| plan.price == price).and_then(|plan| policy.plan(&plan.word));
            (all.others, all.is_team) = (others, plan.is_some_and(|plan| plan.people == People::Team));
        }
    }
    let open: Vec<Sitting> =
        app.store.seats_paid_by(account).await?.into_iter().filter(|one| one.seat.is_open(now_us)).collect();
    all.left = all.others.saturating_sub(u32::try_from(open.len()).unwrap_or(u32::MAX));
    let view = |one: Sitting| SeatView { id: one.seat.id, name: one.name, is_taken: one.seat.taken_us.is_some() };
    all.taken = open.into_iter().map(view).collect();
    Ok(all)
}

/// Whom a seat is for, or which one.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct SeatForm {
    name: String,
    seat: i64,
}

/// `POST /membership/seats`: offers a seat, and shows the link to it.
pub(crate) async fn offer_seat(
    State(app): State<App>,
    reader: SignedIn,
    preferences: Preferences,
    Form(form): Form<SeatForm>,
) -> Result<Response, Error> {
    policy(&app)?;
    let now_us = news::to_micros(app.now());
    let name: String = form.name.trim().chars().filter(|c| !c.is_control()).take(80).collect();
    if name.is_empty() {
        return Err(Error::Form("form-seat-name"));
    }
    let others = seats_of(&app, reader.account.id, now_us).await?.others;
    let mut page = page(&app, preferences, preferences.speaks().name("seat-for", &name));
    match app.store.offer_seat(reader.account.id, &name, others, now_us).await? {
        Ok(seat) => {
            let token = signed(&app.settings.secret, "seat", &seat.to_string());
            page.link = Some(format!("{}/seat/{token}", app.settings.base_url));
        }
        Err(refused) => page.refused = Some(preferences.speaks().no_seat(refused)),
    }
    page.respond()
}

async fn seat_of(app: &App, token: &str) -> Result<Sitting, Error> {
    policy(app)?;
    let id = checked(&app.settings.secret, "seat", token).and_then(|id| id.parse().ok()).ok_or(Error::PageNotFound)?;
    app.store.seat(id).await?.ok_or(Error::PageNotFound)
}

/// `/seat/{token}`
pub(crate) async fn show_seat(
    State(app): State<App>,
    Path(token): Path<String>,
    reader: Option<SignedIn>,
    preferences: Preferences,
) -> Result<Response, Error> {
    let sitting = seat_of(&app, &token).await?;
    let mut page = page(&app, preferences, preferences.speaks().say("seat-for-you").into_owned());
    if sitting.seat.taken_us.is_some() || !sitting.seat.is_open(news::to_micros(app.now())) {
        page.refused = Some(preferences.speaks().no_seat(seats::Refused::Gone));
    } else {
        page.action = Some(format!("/seat/{token}"));
    }
    page.signed_in = reader.is_some();
    page.next = crate::destination::encoded(&format!("/seat/{token}"));
    page.respond()
}

/// `POST /seat/{token}`
pub(crate) async fn take_seat(
    State(app): State<App>,
    Path(token): Path<String>,
    reader: SignedIn,
    preferences: Preferences,
) -> Result<Response, Error> {
    let sitting = seat_of(&app, &token).await?;
    let now_us = news::to_micros(app.now());
    match app.store.take_seat(sitting.seat.id, reader.account.id, now_us).await? {
        Ok(()) => Ok(Redirect::to("/membership").into_response()),
        Err(refused) => SeatPage {
            refused: Some(preferences.speaks().no_seat(refused)),
            ..page(&app, preferences, preferences.speaks().say("seat-for-you").into_owned())
        }
        .respond(),
    }
}

/// `POST /membership/seats/end`: a seat is left, or taken back. A team waits a week before a seat changes hands again.
pub(crate) async fn leave_seat(
    State(app): State<App>,
    reader: SignedIn,
    Form(form): Form<SeatForm>,
) -> Result<Response, Error> {
    policy(&app)?;
    let (account, now_us) = (reader.account.id, news::to_micros(app.now()));
    let sitting = app.store.seat(form.seat).await?.ok_or(Error::PageNotFound)?;
    if sitting.seat.payer == account && seats_of(&app, account, now_us).await?.is_team {
        seats::reassign(&sitting.seat, now_us).map_err(|refused| Error::Form(seat_key(refused)))?;
    }
    app.store.leave_seat(form.seat, account, now_us).await?;
    Ok(Redirect::to("/membership").into_response())
}

/// A voucher's code.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Code {
    code: String,
}

/// `POST /membership/voucher`: begins what the voucher gives, now or where what is there ends; or fills the reader's own balance.
pub(crate) async fn use_voucher(
    State(app): State<App>,
    reader: SignedIn,
    Form(Code { code }): Form<Code>,
) -> Result<Response, Error> {
    policy(&app)?;
    let (account, now_us) = (reader.account.id, news::to_micros(app.now()));
    let digest = voucher_digest(&code);
    let kept = app.store.voucher(&digest).await?;
    let voucher = kept.map(|kept| Voucher {
        gives: kept.voucher.amount.map_or(Gives::Days(kept.voucher.days), Gives::Amount),
        uses: kept.voucher.uses,
        used_by: kept.used_by,
        until_us: kept.voucher.until_us,
    });
    let refuse = |refused: NotRedeemed| Error::Form(voucher_key(refused));
    let gives = redeem(voucher.as_ref(), account, now_us).map_err(refuse)?;
    let uses = voucher.map_or(0, |voucher| voucher.uses);
    let days = match gives {
        Gives::Days(days) => days,
        Gives::Amount(amount) => {
            let filled = app.store.fill_by_voucher((&digest, uses), account, amount, now_us).await;
            return match filled.map_err(not_posted)? {
                true => Ok(Redirect::to("/membership/wallet?filled=yes").into_response()),
                false => Err(refuse(NotRedeemed::Used)),
            };
        }
    };
    let visitor = Visitor::account(&app.store, &app.wall, account, now_us).await?;
    let from_us = match member_until(&visitor.rights, now_us) {
        Some(None) => {
            return Err(Error::Form("form-voucher-member"));
        }
        Some(Some(until_us)) => until_us,
        None => now_us,
    };
    let grant = NewGrant {
        account,
        source: Source::Voucher,
        plan: String::new(),
        title: None,
        from_us,
        to_us: Some(from_us.saturating_add(i64::from(days) * DAY_US)),
        reference: digest.clone(),
    };
    if !app.store.use_voucher(&digest, uses, &grant, now_us).await? {
        return Err(refuse(NotRedeemed::Used));
    }
    Ok(Redirect::to("/membership").into_response())
}
