//! What the operator does on the page of money: giving back, and seeing to what readers asked for.

use axum::Form;
use axum::extract::State;
use axum::response::{IntoResponse as _, Redirect, Response};
use membership::Money;
use membership::farewell::Wish;
use membership::outcome::{self, Outcome};
use serde::Deserialize;
use store::{Act, OperatorAct};

use super::to_be_sent;
use crate::Error;
use crate::app::App;
use crate::session::Operator;

/// Which balance was sent back.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Sent {
    farewell: i64,
    sum: i64,
}

/// `POST /console/money/balance`: the rest of a balance was sent back by bank transfer. It is posted, its reader is told, and the wish is done with.
pub(crate) async fn balance_sent(
    State(app): State<App>,
    Operator(operator): Operator,
    Form(Sent { farewell, sum }): Form<Sent>,
) -> Result<Response, Error> {
    app.settings.with_money()?;
    let operator = operator.proved_for("/console/money")?;
    let open = app.store.open_farewells(i64::from(u16::MAX)).await?;
    let is_it = |one: &store::Farewell| one.id == farewell && one.wish == Wish::GiveBack && one.by_hand;
    let found = open.into_iter().find(is_it).ok_or(Error::PageNotFound)?;
    let steps = match found.account {
        Some(account) => to_be_sent(&app, account).await?,
        None => Vec::new(),
    };
    if steps.iter().map(|(_, step)| step).sum::<i64>() != sum {
        // Something came or went meanwhile: the list says how much it is now.
        return Ok(Redirect::to("/console/money").into_response());
    }
    let (by, now_us) = (Some(operator.account.id), news::to_micros(app.now()));
    let of = format!("the rest of a balance, by hand: {farewell}");
    let act = Act::new(by, OperatorAct::MoneyReturned, of, now_us);
    let said = act.noting(billing::farewells::sent_by_hand(&app.store, &found, now_us)).await;
    let said = said.map_err(|error| Error::Broken(error.to_string()))?;
    if let (Some(said), Some(account)) = (said, found.account)
        && let Some(account) = app.store.account(account).await?
    {
        let language = app.store.account_language(account.id).await?;
        let membership = format!("{}/membership", app.settings.base_url);
        let came = (farewell, said.as_slice());
        let zone = &app.settings.time_zone;
        app.mail(&account.address, |site| crate::letters::farewell_done(&language, site, came, &membership, zone));
    }
    Ok(Redirect::to("/console/money?done=sent").into_response())
}

/// What is done about a wish.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct SeeingTo {
    farewell: i64,
    act: String,
}

/// `POST /console/money/farewell`: tried again, or noted as done by hand.
pub(crate) async fn see_to_farewell(
    State(app): State<App>,
    Operator(operator): Operator,
    Form(form): Form<SeeingTo>,
) -> Result<Response, Error> {
    app.settings.with_money()?;
    let of = format!("{} {}", if form.act == "again" { "tried again:" } else { "done by hand:" }, form.farewell);
    let (by, now_us) = (Some(operator.account.id), news::to_micros(app.now()));
    let act = Act::new(by, OperatorAct::FarewellSeenTo, of, now_us);
    match form.act.as_str() {
        "again" => act.noting(app.store.try_farewell_again(form.farewell)).await?,
        "settle" => {
            let said = outcome::written(&[Outcome::ByPerson]);
            act.noting(app.store.settle_farewell(form.farewell, &said, now_us)).await?
        }
        _ => return Err(Error::Form("form-money-act")),
    };
    let done = if form.act == "again" { "again" } else { "settled" };
    Ok(Redirect::to(&format!("/console/money?done={done}")).into_response())
}

/// Which sale.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Sold {
    number: i64,
}

/// `POST /console/money/article`: an article that was bought alone is given back, whenever it was. Its reader has the price in the balance again.
pub(crate) async fn return_article(
    State(app): State<App>,
    Operator(operator): Operator,
    Form(Sold { number }): Form<Sold>,
) -> Result<Response, Error> {
    app.settings.with_money()?;
    let operator = operator.proved_for("/console/money")?;
    let (by, now_us) = (Some(operator.account.id), news::to_micros(app.now()));
    let act = Act::new(by, OperatorAct::MoneyReturned, format!("an article bought alone: sale {number}"), now_us);
    act.noting(app.store.return_article(number, now_us)).await.map_err(crate::pages::wallet::not_posted)?;
    Ok(Redirect::to("/console/money?done=article").into_response())
}

/// What is to be given back.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct GivingBack {
    invoice: String,
    amount: String,
}

/// `POST /console/money/refund`
pub(crate) async fn give_back(
    State(app): State<App>,
    Operator(operator): Operator,
    Form(form): Form<GivingBack>,
) -> Result<Response, Error> {
    app.settings.with_money()?;
    let operator = operator.proved_for("/console/money")?;
    let paid = match app.store.payment(&form.invoice).await? {
        Some(paid) => paid,
        None => app.store.top_up(&form.invoice).await?.ok_or(Error::PageNotFound)?,
    };
    let amount =
        Money::read(&form.amount, paid.currency).map_err(|_| Error::FormName("form-amount", form.amount.clone()))?;
    let left = paid.amounts.gross - paid.returned - paid.disputed;
    if amount.minor <= 0 || amount.minor > left {
        return Err(Error::FormName("form-refund-most", Money::new(left, paid.currency).to_string()));
    }
    let now_us = news::to_micros(app.now());
    if app.settings.transfer.is_some() {
        // Whoever runs the service sends the money back; here it is noted, and posted.
        let returned = paid.returned + amount.minor;
        let (by, of) = (Some(operator.account.id), format!("{amount} of {}, by hand", paid.invoice));
        let act = Act::new(by, OperatorAct::MoneyReturned, of, now_us);
        act.noting(app.store.record_return(&paid.charge, returned, now_us)).await.map_err(|error| match error {
            store::NotPosted::Store(error) => error.into(),
            store::NotPosted::Refused(refused) => Error::Broken(refused.to_string()),
        })?;
        return Ok(Redirect::to("/console/money?done=noted").into_response());
    }
    let Some(client) = &app.settings.billing else {
        return Err(Error::Form("form-no-provider"));
    };
    // The same step is the same call, however often the button is pressed.
    let key = format!("refund:{}:{}:{}", paid.invoice, paid.returned, amount.minor);
    client.refund(&paid.charge, amount.minor, &key).await.map_err(|error| {
        tracing::warn!(%error, "a refund was not made");
        Error::Form("form-refund-failed")
    })?;
    // Done at the provider, and noted after it: what was given back there is posted when the provider tells of it.
    let (by, of) = (Some(operator.account.id), format!("{amount} of {}", paid.invoice));
    app.store.note_operator_act(by, OperatorAct::MoneyReturned, &of, now_us).await?;
    Ok(Redirect::to("/console/money?done=returned").into_response())
}
