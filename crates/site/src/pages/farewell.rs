//! Cancelling and withdrawing: two steps, no account, no password, no second factor (BGB 312k; Directive 2011/83/EU, article 11a).
//!
//! What was said is taken down with its time, shown at once and sent by mail. Whether an address is known is told to its mailbox only.

use askama::Template;
use axum::Form;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use membership::farewell::Wish;
use membership::outcome::{self, Outcome};
use serde::Deserialize;
use store::Farewell;

use super::membership::policy;
use crate::app::App;
use crate::frame::Frame;
use crate::letters;
use crate::preferences::Preferences;
use crate::respond::Page;
use crate::session::{AtTheDoor, SignedIn};
use crate::{CachePolicy, Error};

/// Where somebody stands on the way out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// Says which contract.
    Form,
    /// Sees what will happen, and confirms.
    Confirm,
    /// It is done.
    Done,
}

#[derive(Template)]
#[template(path = "farewell.html")]
pub(crate) struct FarewellPage {
    pub frame: Frame,
    pub step: Step,
    pub wish: Wish,
    /// The message of the headline.
    pub headline: &'static str,
    /// The message that says what it leads to.
    pub effect: &'static str,
    /// The message on the button of the first step.
    pub ask: &'static str,
    /// The message on the button of the second step; the law knows the words.
    pub confirm: &'static str,
    pub address: String,
    pub contract: String,
    /// That it is taken down, when it came, and under which number.
    pub receipt: String,
}

impl Page for FarewellPage {
    const POLICY: CachePolicy = CachePolicy::NoStore;
}

impl FarewellPage {
    fn is_form(&self) -> bool {
        self.step == Step::Form
    }

    fn kind(&self) -> &'static str {
        self.wish.as_str()
    }

    fn is_done(&self) -> bool {
        self.step == Step::Done
    }
}

/// A withdrawal of somebody who is not signed in is carried out after a day, so that whoever's it is can say that they never said it. The day that
/// counts is the day on which it was said.
const BEFORE_MONEY_MOVES_US: i64 = 86_400_000_000;

fn page(app: &App, preferences: Preferences, kind: &str, step: Step) -> Result<FarewellPage, Error> {
    policy(app)?;
    let (wish, headline, effect, ask, confirm) = match Wish::from_word(kind) {
        Some(wish @ Wish::Cancel) => (wish, "cancel-headline", "cancel-effect", "cancel-here", "cancel-confirm"),
        Some(wish @ Wish::Withdraw) => {
            (wish, "withdraw-headline", "withdraw-effect", "withdraw-here", "withdraw-confirm")
        }
        _ => return Err(Error::Form("form-farewell")),
    };
    let kind = wish.as_str();
    Ok(FarewellPage {
        frame: Frame::new(app, preferences, preferences.speaks().say(headline), &format!("/{kind}")),
        step,
        wish,
        headline,
        effect,
        ask,
        confirm,
        address: String::new(),
        contract: String::new(),
        receipt: String::new(),
    })
}

/// `/cancel`
pub(crate) async fn show_cancel(
    State(app): State<App>,
    reader: Option<SignedIn>,
    preferences: Preferences,
) -> Result<Response, Error> {
    let address = reader.map(|reader| reader.account.address).unwrap_or_default();
    FarewellPage { address, ..page(&app, preferences, "cancel", Step::Form)? }.respond()
}

/// `/withdraw`
pub(crate) async fn show_withdraw(
    State(app): State<App>,
    reader: Option<SignedIn>,
    preferences: Preferences,
) -> Result<Response, Error> {
    let address = reader.map(|reader| reader.account.address).unwrap_or_default();
    FarewellPage { address, ..page(&app, preferences, "withdraw", Step::Form)? }.respond()
}

/// The form of both steps.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct FarewellForm {
    kind: String,
    address: String,
    contract: String,
}

impl FarewellForm {
    fn cleaned(self) -> Result<Self, Error> {
        let clean =
            |text: &str| text.chars().filter(|c| !c.is_control()).take(200).collect::<String>().trim().to_owned();
        let (address, contract) = (clean(&self.address), clean(&self.contract));
        if address.is_empty() {
            return Err(Error::Form("form-farewell-address"));
        }
        Ok(Self { address, contract, ..self })
    }
}

/// `POST /farewell`: shows what will happen; nothing is changed.
pub(crate) async fn ask_farewell(
    State(app): State<App>,
    preferences: Preferences,
    Form(form): Form<FarewellForm>,
) -> Result<Response, Error> {
    let form = form.cleaned()?;
    let page = page(&app, preferences, &form.kind, Step::Confirm)?;
    FarewellPage { address: form.address, contract: form.contract, ..page }.respond()
}

/// `POST /farewell/confirm`: takes it down, with its time. It is carried out at the payment provider by whoever runs `billing::farewells`.
pub(crate) async fn say_farewell(
    State(app): State<App>,
    AtTheDoor(visitor): AtTheDoor,
    reader: Option<SignedIn>,
    preferences: Preferences,
    Form(form): Form<FarewellForm>,
) -> Result<Response, Error> {
    let form = form.cleaned()?;
    let page = page(&app, preferences, &form.kind, Step::Done)?;
    let now_us = news::to_micros(app.now());
    // It also keeps anybody from filling the book.
    let address = app.accounts.may_mail(&form.address, &visitor, now_us)?;
    let account = app.store.account_by_address(address.key()).await?;
    let id = account.as_ref().map(|account| account.id);
    let is_own = reader.is_some_and(|reader| Some(reader.account.id) == id);
    let waits_us = if page.wish == Wish::Withdraw && !is_own { BEFORE_MONEY_MOVES_US } else { 0 };
    let farewell = Farewell {
        contract: form.contract.clone(),
        due_us: now_us.saturating_add(waits_us),
        ..Farewell::new(page.wish, &form.address, id, now_us)
    };
    let number = app.store.note_farewell(&farewell).await?;
    let (speaks, zone) = (preferences.speaks(), &app.settings.time_zone);
    let receipt = speaks.pair("farewell-done", &number.to_string(), &speaks.day_and_time(now_us, zone));
    if let Some(account) = account {
        let membership = format!("{}/membership", app.settings.base_url);
        let words = (page.headline, page.effect);
        app.mail(&account.address, |site| letters::farewell(speaks, site, words, &receipt, &membership));
    }
    FarewellPage { address: form.address, contract: form.contract, receipt, ..page }.respond()
}

/// What a signed-in reader wishes for the own membership, or which wish is taken back.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct OwnWish {
    wish: String,
    farewell: i64,
}

/// `POST /membership/wish`: pauses or goes on.
pub(crate) async fn wish(
    State(app): State<App>,
    reader: SignedIn,
    Form(form): Form<OwnWish>,
) -> Result<Response, Error> {
    policy(&app)?;
    let wish = Wish::from_word(&form.wish).filter(|wish| matches!(wish, Wish::Pause | Wish::GoOn));
    let wish = wish.ok_or(Error::Form("form-pause"))?;
    let (account, now_us) = (&reader.account, news::to_micros(app.now()));
    let open = app.store.farewells_of(account.id).await?;
    if !open.iter().any(|one| one.wish == wish && one.settled_us.is_none()) {
        app.store.note_farewell(&Farewell::new(wish, &account.address, Some(account.id), now_us)).await?;
    }
    Ok(Redirect::to("/membership").into_response())
}

/// `POST /membership/take-back`: a wish that was not carried out yet is taken back.
pub(crate) async fn take_wish_back(
    State(app): State<App>,
    reader: SignedIn,
    Form(form): Form<OwnWish>,
) -> Result<Response, Error> {
    policy(&app)?;
    let own = app.store.farewells_of(reader.account.id).await?;
    if own.iter().any(|one| one.id == form.farewell) {
        let said = outcome::written(&[Outcome::TakenBack]);
        app.store.settle_farewell(form.farewell, &said, news::to_micros(app.now())).await?;
    }
    Ok(Redirect::to("/membership").into_response())
}
