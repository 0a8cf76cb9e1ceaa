//! Invoices that are paid by bank transfer: ordered with a button, paid when the operator says that the money has come. Nothing goes on by itself.

use askama::Template;
use axum::Form;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::ToSpan as _;
use jiff::tz::TimeZone;
use membership::Money;
use membership::grants::member_until;
use membership::money::tax_within;
use serde::Deserialize;
use store::{Act, Invoice, InvoiceState, NewInvoice, NotPosted, OperatorAct};

use super::membership::policy;
use super::waiving;
use crate::app::App;
use crate::frame::Frame;
use crate::language::Language;
use crate::letters;
use crate::preferences::Preferences;
use crate::respond::Page;
use crate::session::{Operator, SignedIn};
use crate::wall::Visitor;
use crate::{CachePolicy, Error, Transfer};

#[derive(Template)]
#[template(path = "invoice.html")]
pub(crate) struct InvoicePage {
    pub frame: Frame,
    pub number: String,
    pub made: String,
    /// "Everything, 12 months"
    pub what: String,
    pub gross: String,
    /// "EUR 1.90 (19.00 %, DE)"; empty for none.
    pub tax: String,
    pub pay_to: String,
    pub address: String,
    pub is_open: bool,
    /// How it stands, where it is not open.
    pub settled: String,
}

impl Page for InvoicePage {
    const POLICY: CachePolicy = CachePolicy::NoStore;
}

fn transfer(app: &App) -> Result<&Transfer, Error> {
    policy(app)?;
    app.settings.transfer.as_ref().ok_or(Error::PageNotFound)
}

/// "Everything, 12 months"
pub(super) fn what(invoice: &Invoice, speaks: Language) -> String {
    if invoice.tops_up() {
        return invoice.name.clone();
    }
    speaks.count_of("invoice-of", i64::from(invoice.months), &invoice.name)
}

/// What is ordered.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Order {
    plan: String,
    waiver: String,
}

/// `POST /plans/order`: makes the invoice; ordered again while it is open, it is the same one.
pub(crate) async fn order_invoice(
    State(app): State<App>,
    reader: SignedIn,
    preferences: Preferences,
    Form(Order { plan, waiver }): Form<Order>,
) -> Result<Response, Error> {
    let transfer = transfer(&app)?;
    waiving::must_be_said(&app, &waiver)?;
    let plans = app.store.plans().await?;
    let plan =
        plans.into_iter().find(|known| known.word == plan && known.on_sale).ok_or(Error::Form("form-plan-gone"))?;
    let now = app.now();
    let new = NewInvoice {
        account: reader.account.id,
        plan: plan.word,
        name: plan.name,
        months: plan.months,
        gross: Money::new(plan.minor, plan.currency),
        tax: tax_within(plan.minor, transfer.tax),
        jurisdiction: transfer.tax_country.clone(),
        year: now.to_zoned_datetime(app.settings.time_zone.clone()).year(),
    };
    let invoice = app.store.order_invoice(&new, news::to_micros(now)).await?;
    let said = app.store.waivers_of(reader.account.id).await?;
    if said.iter().all(|waiver| waiver.reference != invoice.number) {
        let of = (reader.account.id, reader.account.address.as_str());
        waiving::keep(&app, of, (&invoice.plan, &invoice.name), &invoice.number, preferences.speaks()).await?;
    }
    let address = format!("{}/membership/invoice/{}", app.settings.base_url, invoice.number);
    let (speaks, gross) = (preferences.speaks(), preferences.speaks().money(invoice.gross));
    let words = [invoice.number.as_str(), &gross, &transfer.pay_to, &address];
    app.mail(&reader.account.address, |site| letters::invoice(speaks, site, words));
    Ok(Redirect::to(&format!("/membership/invoice/{}", invoice.number)).into_response())
}

/// `/membership/invoice/{number}`: one's own; and every one for the operator.
pub(crate) async fn show_invoice(
    State(app): State<App>,
    Path(number): Path<String>,
    reader: SignedIn,
    preferences: Preferences,
) -> Result<Response, Error> {
    let transfer = transfer(&app)?;
    let invoice = app.store.invoice(&number).await?.ok_or(Error::PageNotFound)?;
    if invoice.account != reader.account.id && !reader.may(news::Role::Operator) {
        return Err(Error::PageNotFound);
    }
    let (zone, speaks) = (&app.settings.time_zone, preferences.speaks());
    let address = app.store.account(invoice.account).await?.map(|account| account.address).unwrap_or_default();
    let tax = match invoice.tax {
        0 => String::new(),
        tax => format!("{} ({})", speaks.money(Money::new(tax, invoice.gross.currency)), invoice.jurisdiction),
    };
    let settled = match invoice.state {
        InvoiceState::Open => String::new(),
        InvoiceState::Paid => speaks.name("paid-on", &speaks.day_and_time(invoice.settled_us, zone)),
        InvoiceState::Void => speaks.name("void-since", &speaks.day_and_time(invoice.settled_us, zone)),
    };
    InvoicePage {
        frame: Frame::new(&app, preferences, speaks.name("invoice-title", &number), "/membership").hidden_from_search(),
        made: speaks.day_and_time(invoice.made_us, zone),
        what: what(&invoice, speaks),
        gross: speaks.money(invoice.gross),
        tax,
        pay_to: transfer.pay_to.clone(),
        address,
        is_open: invoice.state == InvoiceState::Open,
        settled,
        number,
    }
    .respond()
}

/// Which invoice, and what becomes of it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Which {
    number: String,
    act: String,
}

/// `POST /membership/invoice/withdraw`: whoever ordered it does not want it, as long as it is not paid.
pub(crate) async fn withdraw_invoice(
    State(app): State<App>,
    reader: SignedIn,
    Form(Which { number, .. }): Form<Which>,
) -> Result<Response, Error> {
    transfer(&app)?;
    let invoice = app.store.invoice(&number).await?.filter(|invoice| invoice.account == reader.account.id);
    invoice.ok_or(Error::PageNotFound)?;
    app.store.void_invoice(&number, news::to_micros(app.now())).await?;
    Ok(Redirect::to("/membership").into_response())
}

/// `POST /console/money/invoice`: the money has come, or will not. The membership begins now, or where one with an end ends.
pub(crate) async fn settle_invoice(
    State(app): State<App>,
    Operator(operator): Operator,
    Form(Which { number, act }): Form<Which>,
) -> Result<Response, Error> {
    transfer(&app)?;
    let operator = operator.proved_for("/console/money")?;
    let now_us = news::to_micros(app.now());
    let invoice = app.store.invoice(&number).await?.ok_or(Error::PageNotFound)?;
    let done = act;
    let act = |of| Act::new(Some(operator.account.id), OperatorAct::InvoiceSettled, of, now_us);
    match done.as_str() {
        "paid" => {
            let visitor = Visitor::account(&app.store, &app.wall, invoice.account, now_us).await?;
            // A trial is not lost by paying early, and neither is a membership that is there.
            let from_us = member_until(&visitor.rights, now_us).flatten().unwrap_or(now_us).max(now_us);
            let from = news::from_micros(from_us).to_zoned_datetime(TimeZone::UTC);
            let to = from.saturating_add(i64::from(invoice.months).months());
            let term = (from_us, news::to_micros(to.timestamp()));
            let act = act(format!("{number} paid, {}", invoice.gross));
            act.noting(app.store.pay_invoice(&number, term, now_us)).await.map_err(|error| match error {
                NotPosted::Store(error) => error.into(),
                NotPosted::Refused(refused) => Error::Broken(refused.to_string()),
            })?;
        }
        "void" => {
            act(format!("{number} void")).noting(app.store.void_invoice(&number, now_us)).await?;
        }
        _ => return Err(Error::Form("form-money-act")),
    }
    Ok(Redirect::to("/console/money?done=invoice").into_response())
}
