//! Cancelling and withdrawing: two steps, no account, no password, no second factor (BGB 312k; Directive 2011/83/EU, article 11a).
//!
//! What was said is taken down with its time, shown at once and sent by mail. Whether an address is known is told to its mailbox only.

use askama::Template;
use axum::Form;
use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;
use store::Farewell;

use super::membership::policy;
use crate::app::App;
use crate::frame::Frame;
use crate::preferences::Preferences;
use crate::respond::Page;
use crate::session::{AtTheDoor, SignedIn};
use crate::words::day_and_time;
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
    pub kind: &'static str,
    pub headline: &'static str,
    /// What it leads to.
    pub effect: &'static str,
    /// What the button of the first step says.
    pub ask: &'static str,
    /// What the button of the second step says; the law knows the words.
    pub confirm: &'static str,
    pub address: String,
    pub contract: String,
    /// When it came, and under which number.
    pub receipt: String,
}

impl Page for FarewellPage {
    const POLICY: CachePolicy = CachePolicy::NoStore;
}

impl FarewellPage {
    fn is_form(&self) -> bool {
        self.step == Step::Form
    }

    fn is_done(&self) -> bool {
        self.step == Step::Done
    }
}

fn page(app: &App, preferences: Preferences, kind: &str, step: Step) -> Result<FarewellPage, Error> {
    policy(app)?;
    let (kind, headline, effect, ask, confirm) = match kind {
        "cancel" => (
            "cancel",
            "Cancel a membership",
            "It ends with the period that is paid; until then you read as before. No reason is needed.",
            "Cancel contracts here",
            "Cancel now",
        ),
        "withdraw" => (
            "withdraw",
            "Withdraw from a contract",
            "Within fourteen days of the contract it ends at once, and what you paid comes back. Where you asked for the reading to begin at once and acknowledged that the right is lost by it, you can cancel instead.",
            "Withdraw from contract here",
            "Confirm withdrawal",
        ),
        _ => return Err(Error::BadForm("Choose whether to cancel or to withdraw.".to_owned())),
    };
    Ok(FarewellPage {
        frame: Frame::new(app, preferences, headline, &format!("/{kind}")),
        step,
        kind,
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
            return Err(Error::BadForm("Write the address that the contract runs under.".to_owned()));
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

/// `POST /farewell/confirm`: takes it down, with its time.
pub(crate) async fn say_farewell(
    State(app): State<App>,
    AtTheDoor(visitor): AtTheDoor,
    preferences: Preferences,
    Form(form): Form<FarewellForm>,
) -> Result<Response, Error> {
    let form = form.cleaned()?;
    let page = page(&app, preferences, &form.kind, Step::Done)?;
    let now_us = news::to_micros(app.now());
    // It also keeps anybody from filling the book.
    let address = app.accounts.may_mail(&form.address, &visitor, now_us)?;
    let account = app.store.account_by_address(address.key()).await?;
    let farewell = Farewell {
        id: 0,
        kind: page.kind.to_owned(),
        address: form.address.clone(),
        contract: form.contract.clone(),
        account: account.as_ref().map(|account| account.id),
        at_us: now_us,
        settled_us: None,
    };
    let number = app.store.note_farewell(&farewell).await?;
    let receipt = format!("Number {number}, {}", day_and_time(now_us, &app.settings.time_zone));
    if let Some(account) = account {
        app.mail(&account.address, |site| notify::letters::farewell(site, page.headline, page.effect, &receipt));
    }
    FarewellPage { address: form.address, contract: form.contract, receipt, ..page }.respond()
}
