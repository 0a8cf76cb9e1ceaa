//! Off to the payment provider and back: no card number ever comes to this site.

use askama::Template;
use axum::Form;
use axum::extract::State;
use axum::response::Response;
use billing::stripe::CheckoutRequest;
use http::{HeaderValue, header};
use membership::grants::trial::address_hash;
use serde::Deserialize;

use super::waiving;
use crate::app::App;
use crate::frame::Frame;
use crate::preferences::Preferences;
use crate::respond::Page;
use crate::session::SignedIn;
use crate::{CachePolicy, Error};

/// The plan that somebody wants.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    plan: String,
    waiver: String,
}

/// `POST /billing/checkout`: to the provider's page for this plan.
pub(crate) async fn checkout(
    State(app): State<App>,
    reader: SignedIn,
    preferences: Preferences,
    Form(Wanted { plan, waiver }): Form<Wanted>,
) -> Result<Response, Error> {
    let client = app.settings.billing.as_ref().ok_or(Error::PageNotFound)?;
    let plans = app.store.plans().await?;
    let plan = plans
        .into_iter()
        .find(|known| known.word == plan && known.on_sale && !known.price.is_empty())
        .ok_or(Error::Form("form-plan-gone"))?;
    let account = &reader.account;
    let now_us = news::to_micros(app.now());
    let subscriptions = app.store.subscriptions_paid_by(account.id).await?;
    if subscriptions.iter().any(|subscription| subscription.state(now_us).gives_access()) {
        return Err(Error::Form("form-member-already"));
    }
    waiving::must_be_said(&app, &waiver)?;
    // A free trial is for whoever never had one: who subscribed before pays from the first day.
    let visitor = crate::wall::Visitor::account(&app.store, &app.wall, account.id, now_us).await?;
    let had_trial = app.store.had_trial(&[address_hash(&account.address)]).await?;
    let is_first = subscriptions.is_empty() && visitor.trial_possible && !had_trial;
    // A trial that wants a card begins here, where the card is shown.
    let with_card = app.wall.policy().filter(|policy| policy.trial.card).map_or(0, |policy| policy.trial.days);
    let trial_days = if is_first { plan.trial_days.max(with_card) } else { 0 };
    let base = &app.settings.base_url;
    let request = CheckoutRequest {
        account: account.id.to_string(),
        customer: app.store.customer(account.id).await?,
        mail: account.address.clone(),
        price: plan.price.clone(),
        trial_days,
        card_for_trial: true,
        done_url: format!("{base}{}", after_paying(&app, "?paid=yes")),
        back_url: format!("{base}/plans"),
    };
    // Pressed twice within the hour it is the same checkout.
    let hour = now_us.div_euclid(3_600_000_000);
    let key = format!("checkout:{}:{}:{trial_days}:{hour}", account.id, plan.price);
    let url = client.checkout(&request, &key).await.map_err(|error| unreachable(&error))?;
    waiving::keep(&app, (account.id, &account.address), (&plan.word, &plan.name), "", preferences.speaks()).await?;
    onward(&app, preferences, "going-to-pay", url)
}

/// `POST /billing/portal`: to the provider's page for the card, invoices and cancelling.
pub(crate) async fn portal(
    State(app): State<App>,
    reader: SignedIn,
    preferences: Preferences,
) -> Result<Response, Error> {
    let client = app.settings.billing.as_ref().ok_or(Error::PageNotFound)?;
    let customer = app.store.customer(reader.account.id).await?.ok_or(Error::Form("form-nothing-paid"))?;
    let key = format!("portal:{customer}:{}", app.now().as_second());
    let url = client
        .portal(&customer, &format!("{}{}", app.settings.base_url, after_paying(&app, "")), &key)
        .await
        .map_err(|error| unreachable(&error))?;
    onward(&app, preferences, "card-and-invoices", url)
}

/// The step to the payment provider's page.
#[derive(Template)]
#[template(path = "onward.html")]
pub(crate) struct OnwardPage {
    pub frame: Frame,
    /// The message of the headline.
    pub headline: &'static str,
    pub url: String,
}

impl Page for OnwardPage {
    const POLICY: CachePolicy = CachePolicy::NoStore;
}

/// Sends the browser on by a page that goes on by itself. Not by a redirect: our policy lets forms send to this site only, and browsers hold
/// redirects of forms to it too.
pub(super) fn onward(
    app: &App,
    preferences: Preferences,
    headline: &'static str,
    url: String,
) -> Result<Response, Error> {
    let refresh = HeaderValue::try_from(format!("0; url={url}"))
        .map_err(|_| Error::Broken("the payment provider gave an address that is none".to_owned()))?;
    let frame = Frame::new(app, preferences, preferences.speaks().say(headline), "/membership").hidden_from_search();
    let mut response = OnwardPage { frame, headline, url }.respond()?;
    response.headers_mut().insert(header::REFRESH, refresh);
    Ok(response)
}

/// Where a reader goes on who comes back from the payment provider.
fn after_paying(app: &App, with: &str) -> String {
    match app.wall.policy() {
        Some(_) => format!("/membership{with}"),
        None => "/account".to_owned(),
    }
}

pub(super) fn unreachable(error: &billing::Error) -> Error {
    tracing::warn!(%error, "the payment provider did not do what was asked");
    Error::Form("form-provider")
}
