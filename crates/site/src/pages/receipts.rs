//! Where a reader's fees went, to the last unit; and, for everybody, what is held for titles that nobody claimed.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use membership::grants::RightKind;
use membership::ledger::{Account as Place, Payee};
use membership::shares::{Part, Standing};
use membership::subscription;
use membership::{Money, Period};
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
        bought: bought
            .iter()
            .filter(|one| one.returned_us.is_none())
            .map(|one| bought_line(&catalogue, one, speaks, zone))
            .collect(),
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

/// Whether somebody reads in a trial, and by nothing else.
async fn is_in_trial(app: &App, account: AccountId, now_us: i64) -> Result<bool, Error> {
    let visitor = crate::wall::Visitor::account(&app.store, &app.wall, account, now_us).await?;
    let holds = |kind| visitor.rights.iter().any(|right| right.kind == kind && right.covers(now_us));
    Ok(holds(RightKind::Trial) && !holds(RightKind::Member))
}

/// Notes what somebody opened whose fee is divided by it. A trial has no fee: it is noted where the service pays titles for trials, and who owns the
/// title pays it nothing.
pub(crate) async fn note_read(
    app: &App,
    account: AccountId,
    (article, title): (ArticleId, TitleId),
    now_us: i64,
) -> Result<(), Error> {
    let subscriptions = app.store.subscriptions_paid_by(account).await?;
    let pays = |state: subscription::State| state.gives_access() && state != subscription::State::Trialing;
    if !subscriptions.iter().any(|subscription| pays(subscription.state(now_us))) {
        if app.settings.formula.trial.is_some() && is_in_trial(app, account, now_us).await? {
            app.store.note_member_read(account, article, Standing::Trial, now_us).await?;
        }
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
    pub lines: Vec<HeldLine>,
    /// Months after which it goes to all titles; 0 for never.
    pub months: usize,
    /// What went to all titles so far.
    pub released: Vec<HeldLine>,
}

/// What is held, or was.
pub(crate) struct HeldLine {
    pub line: Line,
    /// What becomes of it when, or what became of it.
    pub words: String,
}

impl Page for UnclaimedPage {
    const POLICY: CachePolicy = CachePolicy::NoStore;
}

/// What was released is listed so far back.
const RELEASED_SHOWN: i64 = 200;

/// `/unclaimed`: for everybody to see, before it is released and after.
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
    let closing = Period::of(news::to_micros(app.now()));
    let months = app.settings.formula.release_after_months;
    let mut due: Vec<(Payee, Money)> = Vec::new();
    let currencies: std::collections::BTreeSet<membership::Currency> = held.iter().map(|one| one.1).collect();
    for currency in currencies {
        if let Some(months) = months {
            let found = app.store.due_for_release(closing, currency, months).await?;
            due.extend(found.into_iter().map(|(payee, minor)| (payee, Money::new(minor, currency))));
        }
    }
    let held_line = |(payee, currency, minor): &(Payee, membership::Currency, i64)| {
        let due = due.iter().find(|(of, money)| of == payee && money.currency == *currency);
        let words =
            due.map(|(_, money)| speaks.pair("due-for-release", &speaks.money(*money), &speaks.month_name(closing)));
        HeldLine {
            line: line(&catalogue, payee, speaks.money(Money::new(*minor, *currency)), speaks),
            words: words.unwrap_or_default(),
        }
    };
    let released = app.store.released(RELEASED_SHOWN).await?;
    let released_line = |one: &store::Released| HeldLine {
        line: line(&catalogue, &one.payee, speaks.money(Money::new(one.minor, one.currency)), speaks),
        words: speaks.day_and_time(one.at_us, &app.settings.time_zone),
    };
    UnclaimedPage {
        frame: Frame::new(&app, preferences, speaks.say("unclaimed-money"), "/unclaimed"),
        lines: held.iter().map(held_line).collect(),
        months: months.map_or(0, |months| months as usize),
        released: released.iter().map(released_line).collect(),
    }
    .respond()
}
