//! Where a reader's fees went, to the last unit; and, for everybody, what is held for titles that nobody claimed.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use membership::Money;
use membership::ledger::{Account as Place, Payee};
use membership::shares::{Part, Standing};
use membership::subscription;
use news::{AccountId, ArticleId, TitleId};

use crate::app::App;
use crate::catalogue::Catalogue;
use crate::frame::Frame;
use crate::language::Language;
use crate::preferences::Preferences;
use crate::respond::Page;
use crate::session::SignedIn;
use crate::{CachePolicy, Error};

#[derive(Template)]
#[template(path = "receipts.html")]
pub(crate) struct ReceiptsPage {
    pub frame: Frame,
    pub payments: Vec<PaidLine>,
    /// Articles that were bought alone: what of it is tax, and to which title the rest goes.
    pub bought: Vec<BoughtLine>,
    pub months: Vec<Month>,
}

impl Page for ReceiptsPage {
    const POLICY: CachePolicy = CachePolicy::NoStore;
}

/// What was paid once.
pub(crate) struct PaidLine {
    pub at: String,
    pub invoice: String,
    pub gross: String,
    pub tax: String,
    pub fee: String,
    pub returned: String,
}

/// An article that was bought alone.
pub(crate) struct BoughtLine {
    pub at: String,
    pub price: String,
    pub tax: String,
    /// The title that was read: what is left after tax is its and the service's, and nobody else's.
    pub title: Line,
}

/// Articles that are listed at most.
const BOUGHT_SHOWN: i64 = 500;

fn bought_line(
    catalogue: &Catalogue,
    one: &store::BoughtArticle,
    speaks: Language,
    zone: &jiff::tz::TimeZone,
) -> BoughtLine {
    let amount = |minor| speaks.money(Money::new(minor, one.price.currency));
    BoughtLine {
        at: speaks.day_and_time(one.bought_us, zone),
        price: speaks.money(one.price),
        tax: amount(one.tax),
        title: line(catalogue, &Payee::Title(one.title), amount(one.price.minor - one.tax), speaks),
    }
}

/// A month that was divided.
pub(crate) struct Month {
    pub name: String,
    pub net: String,
    pub service: String,
    /// What went to titles that this reader read.
    pub lines: Vec<Line>,
    /// What went to all titles together; empty for nothing.
    pub pooled: String,
    pub pool: Vec<Line>,
}

/// Who got how much.
pub(crate) struct Line {
    pub name: String,
    /// Its page; empty for an agency.
    pub href: String,
    pub amount: String,
}

fn line(catalogue: &Catalogue, payee: &Payee, amount: String, speaks: Language) -> Line {
    match payee {
        Payee::Agency(name) => Line { name: name.clone(), href: String::new(), amount },
        Payee::Title(id) => match catalogue.get(*id) {
            Some(title) => {
                Line { name: title.listing.name.clone(), href: format!("/title/{}", title.listing.slug), amount }
            }
            None => Line { name: speaks.say("title-gone").into_owned(), href: String::new(), amount },
        },
    }
}

/// `/account/receipts`
pub(crate) async fn receipts(
    State(app): State<App>,
    reader: SignedIn,
    preferences: Preferences,
) -> Result<Response, Error> {
    app.settings.with_money()?;
    let catalogue = app.titles().await?;
    let (zone, speaks) = (&app.settings.time_zone, preferences.speaks());
    let paid = |payment: store::Payment| {
        let amount = |minor| speaks.money(Money::new(minor, payment.currency));
        let returned = payment.returned + payment.disputed;
        PaidLine {
            at: speaks.day_and_time(payment.paid_us, zone),
            gross: amount(payment.amounts.gross),
            tax: amount(payment.amounts.tax),
            fee: amount(payment.amounts.fee),
            returned: if returned == 0 { String::new() } else { amount(returned) },
            invoice: payment.invoice,
        }
    };
    let mut payments = app.store.payments_of(reader.account.id).await?;
    payments.extend(app.store.top_ups_of(reader.account.id).await?);
    payments.sort_by_key(|paid| std::cmp::Reverse(paid.paid_us));
    let bought = app.store.articles_bought_by(reader.account.id, BOUGHT_SHOWN).await?;
    let months = app.store.receipts_of(reader.account.id).await?;
    ReceiptsPage {
        frame: Frame::new(&app, preferences, speaks.say("where-fee-went"), "/account/receipts").hidden_from_search(),
        payments: payments.into_iter().map(paid).collect(),
        bought: bought.iter().map(|one| bought_line(&catalogue, one, speaks, zone)).collect(),
        months: months.iter().flat_map(|receipt| month(&catalogue, receipt, speaks)).collect(),
    }
    .respond()
}

fn month(catalogue: &Arc<Catalogue>, receipt: &store::Receipt, speaks: Language) -> Vec<Month> {
    let amount = |minor| speaks.money(Money::new(minor, receipt.currency));
    let lines = |parts: &[Part]| {
        let mut parts: Vec<&Part> = parts.iter().filter(|part| part.minor != 0).collect();
        parts.sort_by_key(|part| std::cmp::Reverse(part.minor.saturating_abs()));
        parts.into_iter().map(|part| line(catalogue, &part.payee, amount(part.minor), speaks)).collect::<Vec<Line>>()
    };
    let divided = |divided: &membership::shares::Divided| {
        let pool = receipt.pools.iter().find(|pool| pool.by == divided.by && divided.pooled != 0);
        let own = speaks.month_name(receipt.period);
        let came_back = || speaks.pair("month-came-back", &own, &speaks.month_name(divided.by));
        Month {
            name: if divided.by == receipt.period { own.clone() } else { came_back() },
            net: amount(divided.net),
            service: amount(divided.service),
            lines: lines(&divided.parts),
            pooled: if divided.pooled == 0 { String::new() } else { amount(divided.pooled) },
            pool: pool.map(|pool| lines(&pool.parts)).unwrap_or_default(),
        }
    };
    receipt.lines.iter().map(divided).collect()
}

/// Notes what somebody opened whose fee is divided by it. A trial has no fee, and who owns the title pays it nothing.
pub(crate) async fn note_read(
    app: &App,
    account: AccountId,
    (article, title): (ArticleId, TitleId),
    now_us: i64,
) -> Result<(), Error> {
    let subscriptions = app.store.subscriptions_paid_by(account).await?;
    let pays = |state: subscription::State| state.gives_access() && state != subscription::State::Trialing;
    if !subscriptions.iter().any(|subscription| pays(subscription.state(now_us))) {
        return Ok(());
    }
    let own = app.store.claims_of(account).await?.iter().any(|claim| claim.title == title && claim.proved_us > 0);
    let standing = if own { Standing::OwnStaff } else { Standing::Reader };
    Ok(app.store.note_member_read(account, article, standing, now_us).await?)
}

#[derive(Template)]
#[template(path = "unclaimed.html")]
pub(crate) struct UnclaimedPage {
    pub frame: Frame,
    pub lines: Vec<Line>,
}

impl Page for UnclaimedPage {
    const POLICY: CachePolicy = CachePolicy::NoStore;
}

/// `/unclaimed`: for everybody to see.
pub(crate) async fn unclaimed(State(app): State<App>, preferences: Preferences) -> Result<Response, Error> {
    app.settings.with_money()?;
    let (catalogue, speaks) = (app.titles().await?, preferences.speaks());
    let mut held: Vec<(Payee, membership::Currency, i64)> = Vec::new();
    for (place, currency, minor) in app.store.balances().await? {
        if let Place::Unclaimed(payee) = place
            && minor > 0
        {
            held.push((payee, currency, minor));
        }
    }
    held.sort_by(|a, b| a.1.cmp(&b.1).then(b.2.cmp(&a.2)));
    let lines = held
        .iter()
        .map(|(payee, currency, minor)| line(&catalogue, payee, speaks.money(Money::new(*minor, *currency)), speaks));
    UnclaimedPage {
        frame: Frame::new(&app, preferences, speaks.say("unclaimed-money"), "/unclaimed"),
        lines: lines.collect(),
    }
    .respond()
}
