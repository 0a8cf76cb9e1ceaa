//! The operator's page of money: what is where, who pays, what was given back, and the sheet for the bookkeeper.

mod acts;

use askama::Template;
use axum::extract::{Query, State};
use axum::response::{IntoResponse as _, Response};
use http::header::{self, HeaderValue};
use membership::Money;
use membership::farewell::Wish;
use membership::ledger::Account as Place;
use membership::statement::sheet;
use membership::subscription::State as Standing;
use serde::Deserialize;

use crate::app::App;
use crate::frame::Frame;
use crate::language::Language;
use crate::preferences::Preferences;
use crate::respond::{Page, set_policy};
use crate::session::Operator;
use crate::{CachePolicy, Error};

pub(crate) use acts::{balance_sent, give_back, return_article, see_to_farewell};

/// Payments and members on the page at most.
const SHOWN: usize = 200;

#[derive(Template)]
#[template(path = "console_money.html")]
pub(crate) struct MoneyPage {
    pub frame: Frame,
    pub sums: Vec<Sum>,
    pub plans: Vec<PlanView>,
    pub members: Vec<MemberView>,
    pub payments: Vec<PaymentView>,
    pub closed: Vec<String>,
    /// Wishes of readers that were not carried out.
    pub farewells: Vec<FarewellView>,
    /// Invoices that are to be paid by bank transfer.
    pub invoices: Vec<InvoiceView>,
    /// Articles that were bought alone: nobody but their readers sees which.
    pub singles: Vec<SingleView>,
    /// Balances that are to be sent back by bank transfer.
    pub balances: Vec<BalanceView>,
    /// Payments that failed, and what their readers were told.
    pub dunned: Vec<DunnedView>,
    /// Whether readers can order by invoice.
    pub has_transfer: bool,
    /// Events of the provider that wait.
    pub waiting: i64,
    pub has_provider: bool,
    pub done: Option<&'static str>,
}

impl Page for MoneyPage {
    const POLICY: CachePolicy = CachePolicy::NoStore;
}

/// What a kind of account holds.
pub(crate) struct Sum {
    /// The message that says which.
    pub name: &'static str,
    pub amount: String,
}

/// A plan.
pub(crate) struct PlanView {
    pub word: String,
    pub name: String,
    pub price: String,
    pub months: u32,
    pub on_sale: bool,
}

/// A subscription and whose it is.
pub(crate) struct MemberView {
    pub address: String,
    /// The message that says it.
    pub state: &'static str,
    pub access: bool,
    pub until: String,
}

/// A wish of a reader that was not carried out.
pub(crate) struct FarewellView {
    pub id: i64,
    /// The message that says which.
    pub wish: &'static str,
    pub address: String,
    pub contract: String,
    pub at: String,
    /// What happens next.
    pub words: String,
    /// Why not, in English, as the payment provider or the program says it; may be empty.
    pub said: String,
    pub by_hand: bool,
}

/// An invoice that is to be paid by bank transfer.
pub(crate) struct InvoiceView {
    pub number: String,
    pub address: String,
    pub what: String,
    pub gross: String,
    pub made: String,
}

/// An article that was bought alone.
pub(crate) struct SingleView {
    pub number: i64,
    pub address: String,
    pub price: String,
    pub at: String,
    pub returned: bool,
}

/// A balance that is to be sent back by bank transfer.
pub(crate) struct BalanceView {
    pub farewell: i64,
    pub address: String,
    pub at: String,
    /// In each currency.
    pub amounts: Vec<String>,
    /// All of it in minor units: what was sent is what stood here, or nothing is posted.
    pub sum: i64,
    /// The invoices that it came by.
    pub invoices: Vec<String>,
}

/// A payment that failed.
pub(crate) struct DunnedView {
    pub address: String,
    pub since: String,
    /// Until when its reader reads on, or read.
    pub until: String,
    pub access: bool,
    /// What was said last, and when.
    pub told: String,
}

/// A payment.
pub(crate) struct PaymentView {
    pub invoice: String,
    pub address: String,
    pub amount: String,
    pub returned: String,
    pub at: String,
    /// What could still be given back.
    pub left: String,
    pub can_be_returned: bool,
}

/// What was just done.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Done {
    done: String,
}

/// The message that names a kind of account.
fn name(place: &Place) -> &'static str {
    match place {
        Place::Provider => "place-provider",
        Place::Reader(_) => "place-reader",
        Place::Wallet(_) => "place-wallet",
        Place::Tax(_) => "place-tax",
        Place::Fees => "place-fees",
        Place::Pool(_) => "place-pool",
        Place::Payee(_) => "place-payee",
        Place::Unclaimed(_) => "place-unclaimed",
        Place::Platform => "place-platform",
    }
}

/// `/console/money`
pub(crate) async fn money(
    State(app): State<App>,
    _: Operator,
    preferences: Preferences,
    Query(Done { done }): Query<Done>,
) -> Result<Response, Error> {
    app.settings.with_money()?;
    let (zone, now_us, speaks) = (&app.settings.time_zone, news::to_micros(app.now()), preferences.speaks());
    let accounts = app.store.accounts().await?;
    let address = |id| {
        accounts
            .iter()
            .find(|account| account.id == id)
            .map_or_else(|| speaks.say("who-left").into_owned(), |one| one.address.clone())
    };
    let member = |subscription: store::PaidSubscription| {
        let state = subscription.state(now_us);
        let until_us = subscription.mirror.latest.as_ref().map_or(0, |latest| latest.to_us);
        MemberView {
            address: subscription.account.map_or_else(|| speaks.say("not-known-yet").into_owned(), address),
            state: state_key(state),
            access: state.gives_access(),
            until: speaks.day_and_time(until_us, zone),
        }
    };
    let payment = |paid: store::Payment| {
        let amount = |minor| speaks.money(Money::new(minor, paid.currency));
        let left = paid.amounts.gross - paid.returned - paid.disputed;
        PaymentView {
            address: address(paid.account),
            amount: amount(paid.amounts.gross),
            returned: if left == paid.amounts.gross { String::new() } else { amount(paid.amounts.gross - left) },
            at: speaks.day_and_time(paid.paid_us, zone),
            left: Money::new(left, paid.currency).number(),
            can_be_returned: left > 0 && paid.disputed == 0 && !paid.charge.is_empty(),
            invoice: paid.invoice,
        }
    };
    let subscriptions = app.store.paid_subscriptions().await?.into_iter().take(SHOWN);
    let most = i64::try_from(SHOWN).unwrap_or(200);
    let mut payments = app.store.latest_payments(most).await?;
    payments.extend(app.store.latest_top_ups(most).await?);
    payments.sort_by_key(|paid| std::cmp::Reverse(paid.paid_us));
    payments.truncate(SHOWN);
    let plans = app.store.plans().await?.into_iter().map(|plan| PlanView {
        price: speaks.money(Money::new(plan.minor, plan.currency)),
        word: plan.word,
        name: plan.name,
        months: plan.months,
        on_sale: plan.on_sale,
    });
    let closed = app.store.closed_periods().await?;
    let dunned = |one: store::Dunned| {
        let (episode, ends_us) = (one.episode, one.episode.ends_us);
        let said = [("told-end", episode.ended_us), ("told-again", episode.warned_us), ("told-first", episode.told_us)];
        let last = said.into_iter().find_map(|(key, at_us)| Some((key, at_us?)));
        DunnedView {
            address: address(one.account),
            since: speaks.day_and_time(episode.began_us, zone),
            until: speaks.name("access-until-day", &speaks.day_and_time(ends_us, zone)),
            access: one.subscription.state(now_us).gives_access(),
            told: last.map_or_else(
                || speaks.say("told-nothing").into_owned(),
                |(key, at_us)| speaks.name(key, &speaks.day_and_time(at_us, zone)),
            ),
        }
    };
    let single = |one: store::BoughtArticle| SingleView {
        number: one.number,
        address: address(one.account),
        price: speaks.money(one.price),
        at: speaks.day_and_time(one.bought_us, zone),
        returned: one.returned_us.is_some(),
    };
    let (mut farewells, mut balances) = (Vec::new(), Vec::new());
    for one in app.store.open_farewells(200).await? {
        match one.account.filter(|_| one.wish == Wish::GiveBack && one.by_hand) {
            Some(account) => {
                let steps = to_be_sent(&app, account).await?;
                balances.push(balance(one, &steps, zone, speaks));
            }
            None => farewells.push(farewell(one, zone, speaks)),
        }
    }
    let invoice = |one: store::Invoice| InvoiceView {
        address: address(one.account),
        what: super::invoices::what(&one, speaks),
        gross: speaks.money(one.gross),
        made: speaks.day_and_time(one.made_us, zone),
        number: one.number,
    };
    MoneyPage {
        frame: Frame::new(&app, preferences, speaks.say("console-money"), "/console/money").hidden_from_search(),
        sums: sums(&app.store.balances().await?, speaks),
        plans: plans.collect(),
        members: subscriptions.map(member).collect(),
        payments: payments.into_iter().map(payment).collect(),
        closed: closed
            .into_iter()
            .map(|(period, currency, _)| speaks.pair("month-in-currency", &speaks.month_name(period), currency.code()))
            .collect(),
        farewells,
        balances,
        singles: app.store.latest_bought(most).await?.into_iter().map(single).collect(),
        invoices: app.store.open_invoices(200).await?.into_iter().map(invoice).collect(),
        dunned: app.store.dunned().await?.into_iter().map(dunned).take(SHOWN).collect(),
        has_transfer: app.settings.transfer.is_some(),
        waiting: app.store.provider_events_count().await?,
        has_provider: app.settings.billing.is_some(),
        done: match done.as_str() {
            "returned" => Some("money-returned-done"),
            "noted" => Some("money-noted-done"),
            "invoice" => Some("invoice-settled-done"),
            "sent" => Some("balance-sent-done"),
            "article" => Some("article-taken-back-done"),
            "again" => Some("wish-again-done"),
            "settled" => Some("wish-settled-done"),
            _ => None,
        },
    }
    .respond()
}

/// The message that says how a subscription stands.
fn state_key(state: Standing) -> &'static str {
    match state {
        Standing::Pending => "subscription-pending",
        Standing::Trialing => "subscription-trialing",
        Standing::Active => "subscription-active",
        Standing::PastDue => "subscription-past-due",
        Standing::OnHold => "subscription-on-hold",
        Standing::Paused => "subscription-paused",
        Standing::Cancelled => "subscription-cancelled",
        Standing::Expired => "subscription-expired",
        Standing::Refunded => "subscription-refunded",
    }
}

/// What is to be sent back of a balance by bank transfer, payment by payment.
async fn to_be_sent(app: &App, account: news::AccountId) -> Result<Vec<(store::Payment, i64)>, Error> {
    let held = app.store.wallet(account).await?;
    let mut steps = billing::farewells::rest_of(&app.store, account, &held).await?;
    steps.retain(|(paid, _)| billing::farewells::is_sent_by_hand(paid));
    Ok(steps)
}

/// What is to be sent back of a balance, added up in each currency.
fn balance(
    one: store::Farewell,
    steps: &[(store::Payment, i64)],
    zone: &jiff::tz::TimeZone,
    speaks: Language,
) -> BalanceView {
    let mut sums: std::collections::BTreeMap<membership::Currency, i64> = Default::default();
    for (paid, step) in steps {
        *sums.entry(paid.currency).or_default() += step;
    }
    BalanceView {
        farewell: one.id,
        address: one.address,
        at: speaks.day_and_time(one.at_us, zone),
        sum: sums.values().sum(),
        amounts: sums.into_iter().map(|(currency, minor)| speaks.money(Money::new(minor, currency))).collect(),
        invoices: steps.iter().map(|(paid, _)| paid.invoice.clone()).collect(),
    }
}

fn farewell(one: store::Farewell, zone: &jiff::tz::TimeZone, speaks: Language) -> FarewellView {
    let due = speaks.day_and_time(one.due_us, zone);
    let (words, said) = match (one.by_hand, one.tries) {
        (true, _) => (String::new(), one.said),
        (false, 0) => (speaks.name("wish-due", &due), String::new()),
        (false, _) => (speaks.name("wish-again", &due), one.said),
    };
    FarewellView {
        id: one.id,
        wish: match one.wish {
            Wish::Cancel => "asked-cancel",
            Wish::Withdraw => "asked-withdraw",
            Wish::Pause => "asked-pause",
            Wish::GoOn => "asked-go-on",
            Wish::GiveBack => "asked-give-back",
        },
        address: one.address,
        contract: one.contract,
        at: speaks.day_and_time(one.at_us, zone),
        words,
        said,
        by_hand: one.by_hand,
    }
}

fn sums(balances: &[(Place, membership::Currency, i64)], speaks: Language) -> Vec<Sum> {
    let mut sums: std::collections::BTreeMap<(membership::Currency, &'static str), i64> = Default::default();
    for (place, currency, minor) in balances {
        let minor = if *place == Place::Provider { -minor } else { *minor };
        *sums.entry((*currency, name(place))).or_default() += minor;
    }
    sums.into_iter()
        .map(|((currency, name), minor)| Sum { name, amount: speaks.money(Money::new(minor, currency)) })
        .collect()
}

/// `/console/money/ledger.csv`: the whole ledger, a line for each entry.
pub(crate) async fn ledger_sheet(State(app): State<App>, _: Operator) -> Result<Response, Error> {
    app.settings.with_money()?;
    let text = sheet::ledger(&app.store.postings(i64::MIN, i64::MAX).await?);
    Ok(file(text, "text/csv; charset=utf-8", "ledger.csv"))
}

/// A file to keep.
pub(crate) fn file(text: String, kind: &'static str, name: &str) -> Response {
    let mut response = text.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    if let Ok(value) = HeaderValue::try_from(format!("attachment; filename=\"{name}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    set_policy(&mut response, CachePolicy::NoStore);
    response
}
