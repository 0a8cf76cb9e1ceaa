//! The terms of a title, set by its publisher or by the operator: `/publisher/{title}/terms`, `/console/titles/{title}/terms`.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use axum::Form;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use membership::policy::{Bounds, PREVIEW_MOST, Policy};
use membership::terms::Terms;
use membership::{Currency, Money};
use news::{AccountId, Title};
use serde::Deserialize;

use crate::app::App;
use crate::frame::Frame;
use crate::language::Language;
use crate::preferences::Preferences;
use crate::respond::Page;
use crate::session::{Operator, Publisher};
use crate::{CachePolicy, Error};

/// An embargo of more than a week would hide a title rather than its news.
const EMBARGO_MOST: u32 = 7 * 24 * 60;

#[derive(Template)]
#[template(path = "terms.html")]
pub(crate) struct TermsPage {
    pub frame: Frame,
    pub name: String,
    /// Where the form goes.
    pub path: String,
    /// Where one came from, and the message that the link says.
    pub back: (&'static str, &'static str),
    pub terms: Terms,
    pub countries: String,
    /// Whether they were set here; else they are what the policy's file says, or nobody asked for anything.
    pub own: bool,
    /// Characters that everyone sees where no terms say it; `None` where nothing is locked here.
    pub preview_of_policy: Option<u32>,
    /// What an article costs alone, where a publisher may say so.
    pub prices: Vec<PriceView>,
    pub done: Option<&'static str>,
}

impl Page for TermsPage {
    const POLICY: CachePolicy = CachePolicy::NoStore;
}

impl TermsPage {
    /// The number that stands in the form.
    pub(crate) fn preview(&self) -> String {
        self.terms.preview.map(|preview| preview.to_string()).unwrap_or_default()
    }
}

/// What an article costs alone in a currency.
pub(crate) struct PriceView {
    /// The field's name.
    pub field: String,
    pub currency: String,
    /// What was asked for; empty for the policy's price.
    pub asked: String,
    /// The policy's price.
    pub of_policy: String,
    /// "between EUR 0.20 and EUR 2.00"
    pub bounds: String,
}

/// Who sets terms, which decides how the pages are called.
#[derive(Clone, Copy)]
enum By {
    Publisher,
    Operator,
}

impl By {
    fn path(self, slug: &str) -> String {
        match self {
            Self::Publisher => format!("/publisher/{slug}/terms"),
            Self::Operator => format!("/console/titles/{slug}/terms"),
        }
    }

    fn back(self) -> (&'static str, &'static str) {
        match self {
            Self::Publisher => ("/publisher", "your-titles"),
            Self::Operator => ("/console/titles", "all-titles"),
        }
    }
}

/// What was just done.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Done {
    done: String,
}

/// What the form says. Boxes that are not ticked do not come along.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Fields {
    preview: String,
    embargo_minutes: String,
    countries: String,
    gifts: Option<String>,
    in_membership: Option<String>,
    search_engines: Option<String>,
    mining: Option<String>,
    /// Set where the terms shall be dropped.
    drop: Option<String>,
    /// What an article costs, by `price-EUR`.
    #[serde(flatten)]
    others: BTreeMap<String, String>,
}

impl Fields {
    /// What an article costs alone, where the policy lets publishers say so, within its bounds.
    fn prices(&self, policy: &Policy) -> Result<BTreeMap<Currency, i64>, Error> {
        let bounds = policy.singles.as_ref().map_or(&[][..], |singles| &singles.title_prices);
        let mut prices = BTreeMap::new();
        for bounds in bounds {
            let currency = bounds.least.currency;
            let text = self.others.get(&field(currency)).map_or("", |text| text.trim());
            if text.is_empty() {
                continue;
            }
            let asked = Money::read(text, currency).ok().filter(|asked| bounds.allow(asked.minor));
            let said = || format!("{} – {}", bounds.least, Money::new(bounds.most, currency));
            prices.insert(currency, asked.ok_or_else(|| Error::FormName("form-terms-price", said()))?.minor);
        }
        Ok(prices)
    }

    fn read(&self, slug: &str, policy: Option<&Policy>) -> Result<Terms, Error> {
        let number = |text: &str, wrong: &'static str, most: u32| match text.trim() {
            "" => Ok(None),
            digits => digits
                .parse()
                .ok()
                .filter(|number| *number <= most)
                .map(Some)
                .ok_or(Error::FormRoom(wrong, most.into())),
        };
        let none = Terms::none(slug);
        let told = Terms { search_engines: self.search_engines.is_some(), mining: self.mining.is_some(), ..none };
        let Some(policy) = policy else { return Ok(told) };
        Ok(Terms {
            preview: number(&self.preview, "form-terms-preview", PREVIEW_MOST)?,
            embargo_minutes: number(&self.embargo_minutes, "form-terms-embargo", EMBARGO_MOST)?.unwrap_or_default(),
            countries: countries(&self.countries)?,
            gifts: self.gifts.is_some(),
            in_membership: self.in_membership.is_some(),
            price: self.prices(policy)?,
            ..told
        })
    }
}

/// The name of the field for the price in a currency.
fn field(currency: Currency) -> String {
    format!("price-{currency}")
}

/// The fields for the price of an article; none where the policy leaves no price to publishers.
fn price_fields(policy: Option<&Policy>, terms: &Terms, speaks: Language) -> Vec<PriceView> {
    let Some(singles) = policy.and_then(|policy| policy.singles.as_ref()) else { return Vec::new() };
    let view = |bounds: &Bounds| {
        let currency = bounds.least.currency;
        let number = |minor: i64| Money::new(minor, currency).number();
        let of_policy = singles.prices.iter().find(|price| price.currency == currency);
        PriceView {
            field: field(currency),
            currency: currency.to_string(),
            asked: terms.price.get(&currency).map(|minor| number(*minor)).unwrap_or_default(),
            of_policy: of_policy.map(|price| price.number()).unwrap_or_default(),
            bounds: speaks.pair(
                "terms-price-hint",
                &speaks.money(bounds.least),
                &speaks.money(Money::new(bounds.most, currency)),
            ),
        }
    };
    singles.title_prices.iter().map(view).collect()
}

/// "no, SE" as codes of countries, each once.
fn countries(text: &str) -> Result<Vec<String>, Error> {
    let mut codes = BTreeSet::new();
    for word in text.split([',', ';', ' ', '\n']).map(str::trim).filter(|word| !word.is_empty()) {
        let code = word.to_ascii_uppercase();
        // ISO 3166-1, by its form: which codes there are changes.
        if code.len() != 2 || !code.bytes().all(|byte| byte.is_ascii_uppercase()) {
            return Err(Error::FormName("form-terms-country", word.to_owned()));
        }
        codes.insert(code);
    }
    Ok(codes.into_iter().collect())
}

async fn title_of(app: &App, slug: &str) -> Result<Title, Error> {
    app.titles().await?.with_slug(slug).filter(|title| !title.is_private()).cloned().ok_or(Error::TitleNotFound)
}

/// The title, where it was shown to be this publisher's.
async fn theirs(app: &App, slug: &str, account: AccountId) -> Result<Title, Error> {
    app.settings.with_money()?;
    let title = title_of(app, slug).await?;
    let claims = app.store.claims_of(account).await?;
    let proved = claims.iter().any(|claim| claim.title == title.id && claim.proved_us > 0);
    if proved { Ok(title) } else { Err(Error::TitleNotFound) }
}

fn show(app: &App, title: &Title, by: By, done: &str, preferences: Preferences) -> Result<Response, Error> {
    let slug = &title.listing.slug;
    let terms = app.wall.terms(title);
    let path = by.path(slug);
    TermsPage {
        frame: Frame::new(app, preferences, preferences.speaks().name("terms-of", &title.listing.name), &path)
            .hidden_from_search(),
        name: title.listing.name.clone(),
        countries: terms.countries.join(", "),
        path,
        back: by.back(),
        prices: price_fields(app.wall.policy(), &terms, preferences.speaks()),
        terms,
        own: app.wall.has_terms(title.id),
        preview_of_policy: app.wall.policy().map(|policy| policy.preview),
        done: match done {
            "set" => Some("terms-saved"),
            "dropped" => Some("terms-dropped"),
            _ => None,
        },
    }
    .respond()
}

async fn set(app: &App, title: &Title, by: (By, AccountId), fields: &Fields) -> Result<Response, Error> {
    let listing = &title.listing;
    let terms = match fields.drop {
        Some(_) => None,
        None => Some(fields.read(&listing.slug, app.wall.policy())?),
    };
    app.store.set_terms(title.id, terms.as_ref(), (by.1, &listing.name), news::to_micros(app.now())).await?;
    app.wall.read_terms(&app.store).await?;
    app.forget();
    let done = if terms.is_some() { "set" } else { "dropped" };
    Ok(Redirect::to(&format!("{}?done={done}", by.0.path(&listing.slug))).into_response())
}

/// `/publisher/{title}/terms`
pub(crate) async fn own_terms(
    State(app): State<App>,
    Publisher(who): Publisher,
    Path(slug): Path<String>,
    Query(Done { done }): Query<Done>,
    preferences: Preferences,
) -> Result<Response, Error> {
    show(&app, &theirs(&app, &slug, who.account.id).await?, By::Publisher, &done, preferences)
}

/// `POST /publisher/{title}/terms`
pub(crate) async fn set_own_terms(
    State(app): State<App>,
    Publisher(who): Publisher,
    Path(slug): Path<String>,
    Form(fields): Form<Fields>,
) -> Result<Response, Error> {
    let title = theirs(&app, &slug, who.account.id).await?;
    set(&app, &title, (By::Publisher, who.account.id), &fields).await
}

/// `/console/titles/{title}/terms`
pub(crate) async fn title_terms(
    State(app): State<App>,
    _: Operator,
    Path(slug): Path<String>,
    Query(Done { done }): Query<Done>,
    preferences: Preferences,
) -> Result<Response, Error> {
    show(&app, &title_of(&app, &slug).await?, By::Operator, &done, preferences)
}

/// `POST /console/titles/{title}/terms`
pub(crate) async fn set_title_terms(
    State(app): State<App>,
    Operator(who): Operator,
    Path(slug): Path<String>,
    Form(fields): Form<Fields>,
) -> Result<Response, Error> {
    let title = title_of(&app, &slug).await?;
    set(&app, &title, (By::Operator, who.account.id), &fields).await
}
