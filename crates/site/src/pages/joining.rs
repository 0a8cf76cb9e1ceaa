//! Off to the payment provider and back: no card number ever comes to this site.

use axum::Form;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use billing::stripe::CheckoutRequest;
use serde::Deserialize;

use crate::Error;
use crate::app::App;
use crate::session::SignedIn;

/// The plan that somebody wants.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    plan: String,
}

/// `POST /billing/checkout`: to the provider's page for this plan.
pub(crate) async fn checkout(
    State(app): State<App>,
    reader: SignedIn,
    Form(Wanted { plan }): Form<Wanted>,
) -> Result<Response, Error> {
    let client = app.settings.billing.as_ref().ok_or(Error::PageNotFound)?;
    let plans = app.store.plans().await?;
    let plan = plans
        .into_iter()
        .find(|known| known.word == plan && known.on_sale && !known.price.is_empty())
        .ok_or_else(|| Error::BadForm("This plan is not on sale any more. Choose another one.".to_owned()))?;
    let account = &reader.account;
    let now_us = news::to_micros(app.now());
    let subscriptions = app.store.subscriptions_paid_by(account.id).await?;
    if subscriptions.iter().any(|subscription| subscription.state(now_us).gives_access()) {
        return Err(Error::BadForm("You have a membership already. It is on your account page.".to_owned()));
    }
    // A free trial is for whoever never had one: who subscribed before pays from the first day.
    let trial_days = if subscriptions.is_empty() { plan.trial_days } else { 0 };
    let base = &app.settings.base_url;
    let request = CheckoutRequest {
        account: account.id.to_string(),
        customer: app.store.customer(account.id).await?,
        mail: account.address.clone(),
        price: plan.price.clone(),
        trial_days,
        card_for_trial: true,
        done_url: format!("{base}/account"),
        back_url: format!("{base}/plans"),
    };
    // Pressed twice within the hour it is the same checkout.
    let hour = now_us.div_euclid(3_600_000_000);
    let key = format!("checkout:{}:{}:{trial_days}:{hour}", account.id, plan.price);
    let url = client.checkout(&request, &key).await.map_err(|error| unreachable(&error))?;
    Ok(Redirect::to(&url).into_response())
}

/// `POST /billing/portal`: to the provider's page for the card, invoices and cancelling.
pub(crate) async fn portal(State(app): State<App>, reader: SignedIn) -> Result<Response, Error> {
    let client = app.settings.billing.as_ref().ok_or(Error::PageNotFound)?;
    let customer = app
        .store
        .customer(reader.account.id)
        .await?
        .ok_or_else(|| Error::BadForm("Nothing was ever paid by this account.".to_owned()))?;
    let key = format!("portal:{customer}:{}", app.now().as_second());
    let url = client
        .portal(&customer, &format!("{}/account", app.settings.base_url), &key)
        .await
        .map_err(|error| unreachable(&error))?;
    Ok(Redirect::to(&url).into_response())
}

fn unreachable(error: &billing::Error) -> Error {
    tracing::warn!(%error, "the payment provider did not do what was asked");
    Error::BadForm(
        "The payment provider does not answer just now. Nothing was charged; try again in a minute.".to_owned(),
    )
}
