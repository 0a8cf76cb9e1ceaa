//! A reader's own balance, and the articles that are bought with it, one by one. Nothing is bought by looking: the price stands on the button.

use askama::Template;
use axum::Form;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use billing::stripe::{OnceRequest, PaysFor};
use membership::Money;
use membership::books::Sale;
use membership::farewell::Wish;
use membership::policy::Singles;
use membership::wall::{Record, Unlock};
use serde::Deserialize;
use store::{Bought, BoughtArticle, Farewell, NewInvoice, NotPosted};

use super::article::id_of;
use super::joining::{onward, unreachable};
use super::membership::policy;
use crate::app::App;
use crate::cards::{article_href, article_location};
use crate::destination::{encoded, own};
use crate::frame::Frame;
use crate::letters;
use crate::preferences::Preferences;
use crate::respond::{Page, set_policy};
use crate::session::SignedIn;
use crate::wall::{Door, Standing, Subject, Wall};
use crate::{CachePolicy, Error};

/// Articles that are listed at most.
const SHOWN: i64 = 200;

#[derive(Template)]
#[template(path = "wallet.html")]
pub(crate) struct WalletPage {
    pub frame: Frame,
    /// What is there, in each currency.
    pub held: Vec<String>,
    /// Whether it is on its way back.
    pub goes_back: bool,
    /// What an article costs; empty where none is sold alone any more.
    pub prices: Vec<String>,
    pub top_ups: Vec<TopUpView>,
    /// Whether it is paid by bank transfer.
    pub by_invoice: bool,
    /// Where the reader comes from and wants to go on; empty for nowhere.
    pub next: String,
    /// Whether the reader has just come back from paying.
    pub paid: bool,
    /// Whether a voucher has just filled it.
    pub filled: bool,
    /// Whether an article was just given back.
    pub returned: bool,
    /// What would go back, in each currency: what vouchers gave does not.
    pub goes_out: Vec<String>,
    /// Whether some of it was a voucher's.
    pub has_vouchers: bool,
    /// Whether a voucher can be used here.
    pub takes_vouchers: bool,
    /// Minutes in which an article can be given back; 0 where it cannot.
    pub return_minutes: i64,
    pub bought: Vec<BoughtView>,
}

impl Page for WalletPage {
    const POLICY: CachePolicy = CachePolicy::NoStore;
}

/// What can be put in at once.
pub(crate) struct TopUpView {
    pub minor: i64,
    pub currency: String,
    pub amount: String,
}

/// An article that was bought.
pub(crate) struct BoughtView {
    pub headline: String,
    /// Empty where it is not here any more.
    pub href: String,
    /// "EUR 0.50, 27 Nov 2026, 16:40"
    pub words: String,
    /// Whether it was given back.
    pub returned: bool,
    /// The number by which it is given back; nothing where its reader cannot any more.
    pub returns: Option<i64>,
}

/// Whether a reader may give an article back: within the policy's minutes, and each article once.
fn can_return(one: &BoughtArticle, all: &[BoughtArticle], singles: Option<&Singles>, now_us: i64) -> bool {
    let minutes = singles.map_or(0, |singles| i64::from(singles.return_minutes));
    let in_time = now_us < one.bought_us.saturating_add(minutes * 60_000_000);
    let before = all.iter().any(|other| other.article == one.article && other.returned_us.is_some());
    one.returned_us.is_none() && in_time && !before
}

/// Where the reader comes from.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct From {
    next: String,
    paid: String,
    filled: String,
    returned: String,
}

/// What can be put in here; nothing where nobody takes money.
fn top_ups<'a>(app: &App, singles: Option<&'a Singles>) -> &'a [Money] {
    let takes_money = app.settings.billing.is_some() || app.settings.transfer.is_some();
    singles.filter(|_| takes_money).map_or(&[], |singles| &singles.top_ups)
}

/// Whether a reader's balance is on its way back, and is not spent meanwhile.
pub(crate) async fn goes_back(app: &App, account: news::AccountId) -> Result<bool, Error> {
    let wishes = app.store.farewells_of(account).await?;
    Ok(wishes.iter().any(|one| one.wish == Wish::GiveBack && one.settled_us.is_none()))
}

/// What of a balance goes back, where its reader asks: no more than was paid, whatever vouchers gave.
async fn going_out(app: &App, account: news::AccountId, held: &[Money]) -> Result<Vec<Money>, Error> {
    let steps = billing::farewells::rest_of(&app.store, account, held).await?;
    let of = |held: &Money| {
        let of_currency = steps.iter().filter(|(paid, _)| paid.currency == held.currency);
        Money::new(of_currency.map(|(_, step)| step).sum(), held.currency)
    };
    Ok(held.iter().map(of).filter(|out| out.minor > 0).collect())
}

/// `/membership/wallet`
pub(crate) async fn wallet(
    State(app): State<App>,
    reader: SignedIn,
    preferences: Preferences,
    Query(From { next, paid, filled, returned }): Query<From>,
) -> Result<Response, Error> {
    let singles = policy(&app)?.singles.as_ref();
    let account = reader.account.id;
    let held = app.store.wallet(account).await?;
    let bought = app.store.articles_bought_by(account, SHOWN).await?;
    let goes_out = going_out(&app, account, &held).await?;
    if singles.is_none() && held.is_empty() && bought.is_empty() {
        return Err(Error::PageNotFound);
    }
    let (speaks, zone) = (preferences.speaks(), &app.settings.time_zone);
    let ids: Vec<news::ArticleId> = bought.iter().map(|one| one.article).collect();
    let cards = if ids.is_empty() { Vec::new() } else { app.store.cards(&ids).await? };
    let now_us = news::to_micros(app.now());
    let view = |one: &BoughtArticle| {
        let card = cards.iter().find(|card| card.id == one.article);
        BoughtView {
            headline: card.map_or_else(|| speaks.say("article-gone").into_owned(), |card| card.headline.clone()),
            href: card.map(article_href).unwrap_or_default(),
            words: speaks.pair("bought-for", &speaks.money(one.price), &speaks.day_and_time(one.bought_us, zone)),
            returned: one.returned_us.is_some(),
            returns: can_return(one, &bought, singles, now_us).then_some(one.number),
        }
    };
    WalletPage {
        frame: Frame::new(&app, preferences, speaks.say("your-balance"), "/membership/wallet").hidden_from_search(),
        held: held.iter().map(|money| speaks.money(*money)).collect(),
        goes_back: goes_back(&app, account).await?,
        prices: singles.map(|all| all.prices.iter().map(|price| speaks.money(*price)).collect()).unwrap_or_default(),
        top_ups: top_ups(&app, singles)
            .iter()
            .map(|money| TopUpView {
                minor: money.minor,
                currency: money.currency.to_string(),
                amount: speaks.money(*money),
            })
            .collect(),
        by_invoice: app.settings.billing.is_none(),
        next: own(&next).unwrap_or_default().to_owned(),
        paid: !paid.is_empty(),
        filled: !filled.is_empty(),
        returned: !returned.is_empty(),
        has_vouchers: goes_out.iter().map(|out| out.minor).sum::<i64>() < held.iter().map(|held| held.minor).sum(),
        goes_out: goes_out.iter().map(|money| speaks.money(*money)).collect(),
        takes_vouchers: singles.is_some(),
        return_minutes: singles.map_or(0, |singles| singles.return_minutes.into()),
        bought: bought.iter().map(view).collect(),
    }
    .respond()
}

/// An amount, and where to go on after it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Amount {
    minor: i64,
    currency: String,
    next: String,
}

impl Amount {
    fn money(&self) -> Option<Money> {
        self.currency.parse().ok().map(|currency| Money::new(self.minor, currency))
    }
}

/// `POST /membership/wallet`: puts money in, on the payment provider's page or by an invoice.
pub(crate) async fn put_in(
    State(app): State<App>,
    reader: SignedIn,
    preferences: Preferences,
    Form(form): Form<Amount>,
) -> Result<Response, Error> {
    let singles = policy(&app)?.singles.as_ref();
    let amount = form.money().filter(|amount| top_ups(&app, singles).contains(amount));
    let amount = amount.ok_or(Error::Form("form-top-up"))?;
    let (account, now, speaks) = (&reader.account, app.now(), preferences.speaks());
    let name = speaks.say("balance-name").into_owned();
    if let Some(client) = &app.settings.billing {
        let base = &app.settings.base_url;
        let next = own(&form.next).map_or_else(String::new, |next| format!("&next={}", encoded(next)));
        let request = OnceRequest {
            account: account.id.to_string(),
            customer: app.store.customer(account.id).await?,
            mail: account.address.clone(),
            pays_for: PaysFor::Wallet,
            name,
            minor: amount.minor,
            currency: amount.currency,
            done_url: format!("{base}/membership/wallet?paid=yes{next}"),
            back_url: format!("{base}/membership/wallet"),
        };
        // Pressed twice within a minute it is the same payment; later it may be meant.
        let minute = now.as_second().div_euclid(60);
        let key = format!("wallet:{}:{}:{}:{minute}", account.id, amount.minor, amount.currency);
        let url = client.checkout_once(&request, &key).await.map_err(|error| unreachable(&error))?;
        return onward(&app, preferences, "going-to-pay", url);
    }
    let transfer = app.settings.transfer.as_ref().ok_or(Error::PageNotFound)?;
    let new = NewInvoice {
        account: account.id,
        plan: String::new(),
        name,
        months: 0,
        gross: amount,
        tax: 0,
        jurisdiction: String::new(),
        year: now.to_zoned_datetime(app.settings.time_zone.clone()).year(),
    };
    let invoice = app.store.order_invoice(&new, news::to_micros(now)).await?;
    let address = format!("{}/membership/invoice/{}", app.settings.base_url, invoice.number);
    let gross = speaks.money(invoice.gross);
    let words = [invoice.number.as_str(), &gross, &transfer.pay_to, &address];
    app.mail(&account.address, |site| letters::invoice(speaks, site, words));
    Ok(Redirect::to(&format!("/membership/invoice/{}", invoice.number)).into_response())
}

/// `POST /membership/wallet/back`: what is left is given back, the way that it came.
pub(crate) async fn give_rest_back(State(app): State<App>, reader: SignedIn) -> Result<Response, Error> {
    policy(&app)?;
    let account = &reader.account;
    let held = app.store.wallet(account.id).await?;
    if !going_out(&app, account.id, &held).await?.is_empty() && !goes_back(&app, account.id).await? {
        let wish = Farewell::new(Wish::GiveBack, &account.address, Some(account.id), news::to_micros(app.now()));
        app.store.note_farewell(&wish).await?;
    }
    Ok(Redirect::to("/membership/wallet").into_response())
}

/// Which article is given back.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Returned {
    number: i64,
}

/// `POST /membership/wallet/return`: an article is given back within the policy's minutes, once. Its price is in the balance again, and it is open no
/// more.
pub(crate) async fn give_article_back(
    State(app): State<App>,
    reader: SignedIn,
    Form(Returned { number }): Form<Returned>,
) -> Result<Response, Error> {
    let singles = policy(&app)?.singles.as_ref();
    let all = app.store.articles_bought_by(reader.account.id, i64::MAX).await?;
    let found = all.iter().find(|one| one.number == number).ok_or(Error::PageNotFound)?;
    let now_us = news::to_micros(app.now());
    if !can_return(found, &all, singles, now_us) {
        return Err(Error::Form("form-return-late"));
    }
    app.store.return_article(number, now_us).await.map_err(not_posted)?;
    Ok(Redirect::to("/membership/wallet?returned=yes").into_response())
}

/// `POST /article/{name}/buy`: buys an article at the price that stood on the button, once.
pub(crate) async fn buy(
    State(app): State<App>,
    Path(name): Path<String>,
    reader: SignedIn,
    door: Door,
    Form(form): Form<Amount>,
) -> Result<Response, Error> {
    let singles = policy(&app)?.singles.as_ref().ok_or(Error::PageNotFound)?;
    let article = id_of(&name).ok_or(Error::ArticleNotFound)?;
    let stored = app.store.article(article).await?.ok_or(Error::ArticleNotFound)?;
    let catalogue = app.titles().await?;
    let title = catalogue.get(stored.card.title).ok_or(Error::ArticleNotFound)?;
    let visitor = door.visitor(&app, Some(&reader)).await?;
    let standing = door.standing(&app, Some(&reader), article).await?;
    let standing = Standing { agreed: form.money(), ..standing };
    let month = Wall::month(app.now(), &app.settings.time_zone);
    let subject = Subject::of(&stored.card, title);
    let now_us = news::to_micros(app.now());
    let to_article = article_location(&stored.card);
    // What everyone may see as a whole is sold to nobody.
    let preview = app.wall.characters_for_all(&subject, now_us).unwrap_or(0);
    let is_cut = membership::cut::body(&stored.article.body_html, preview).is_cut;
    let decision = app.wall.decision(&subject, &visitor, &standing, (now_us, month.to_us)).filter(|_| is_cut);
    let mut to = to_article.clone();
    if let Some((decision, asked)) = decision {
        let account = reader.account.id;
        let lacks = |unlock: &Unlock| matches!(unlock, Unlock::Buy { is_enough: false, .. });
        let mut is_short = decision.unlocks.iter().any(lacks);
        if let Some(price) = decision.costs {
            let sale = Sale::at(price, singles.tax, &singles.tax_country);
            let record = serde_json::to_string(&Record { asked, decision });
            let record = record.map_err(|error| Error::Broken(error.to_string()))?;
            let bought = app.store.buy_article(account, article, &sale, (now_us, &record)).await;
            is_short = bought.map_err(not_posted)? == Bought::NotEnough;
        }
        if is_short {
            to = format!("/membership/wallet?next={}", encoded(&to_article));
        }
    }
    let mut response = Redirect::to(&to).into_response();
    set_policy(&mut response, CachePolicy::NoStore);
    Ok(response)
}

pub(crate) fn not_posted(error: NotPosted) -> Error {
    match error {
        NotPosted::Store(error) => error.into(),
        NotPosted::Refused(refused) => Error::Broken(refused.to_string()),
    }
}
