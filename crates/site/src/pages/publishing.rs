//! The publishers' pages: which titles are theirs, how that is proved, and the statements of them.

use askama::Template;
use axum::Form;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use fluent_bundle::FluentValue;
use membership::ledger::Payee;
use membership::shares::{Formula, Model, SalePart};
use membership::statement::{ReleaseLine, Statement, TrialLine};
use membership::{Money, Period};
use news::{Title, TitleId};
use serde::Deserialize;
use url::Url;

use super::console_money::file;
use crate::app::App;
use crate::frame::Frame;
use crate::language::Language;
use crate::preferences::Preferences;
use crate::respond::Page;
use crate::session::{Publisher, SignedIn};
use crate::{CachePolicy, Error};

/// Where the proof lies on a title's site.
const PROOF_PATH: &str = "/.well-known/newsstand.txt";

#[derive(Template)]
#[template(path = "publisher.html")]
pub(crate) struct PublisherPage {
    pub frame: Frame,
    pub titles: Vec<OwnTitle>,
    pub done: Option<&'static str>,
}

impl Page for PublisherPage {
    const POLICY: CachePolicy = CachePolicy::NoStore;
}

/// A title that somebody says is theirs.
pub(crate) struct OwnTitle {
    pub name: String,
    pub slug: String,
    /// Where the proof has to lie, as a file.
    pub place: String,
    /// The name whose text it may be instead.
    pub record: String,
    pub proof: String,
    pub proved: bool,
    pub statements: Vec<StatementLink>,
}

/// A statement in the list.
pub(crate) struct StatementLink {
    pub href: String,
    pub period: String,
    pub earned: String,
    pub paid_out: String,
    pub closing: String,
}

#[derive(Template)]
#[template(path = "statement.html")]
pub(crate) struct StatementPage {
    pub frame: Frame,
    pub statement: Statement,
    /// What articles that were bought alone brought.
    pub sold: i64,
    pub href: String,
    pub wrong: Vec<String>,
}

impl Page for StatementPage {
    const POLICY: CachePolicy = CachePolicy::NoStore;
}

impl StatementPage {
    /// An amount as it is printed.
    pub(crate) fn amount(&self, minor: &i64) -> String {
        self.frame.language().money(Money::new(*minor, self.statement.currency))
    }

    /// The month that it is of.
    pub(crate) fn month(&self) -> String {
        self.month_of(&self.statement.period)
    }

    /// "November 2026"
    pub(crate) fn month_of(&self, period: &Period) -> String {
        self.frame.language().month_name(*period)
    }

    /// How the formula divides, in words.
    pub(crate) fn formula(&self, formula: &Formula) -> String {
        let speaks = self.frame.language();
        let model = speaks.say(match formula.model {
            Model::UserCentric => "shares-user-centric",
            Model::ProRata => "shares-pro-rata",
            Model::ByTime => "shares-by-time",
        });
        let values = [
            ("version", FluentValue::from(formula.version)),
            ("model", FluentValue::from(model)),
            ("titles", FluentValue::from(speaks.percent(formula.titles_share))),
            ("agency", FluentValue::from(speaks.percent(formula.agency_share))),
            ("seconds", FluentValue::from(formula.least_seconds)),
        ];
        speaks.with("statement-formula", values)
    }

    /// What all titles together were about.
    pub(crate) fn whole(&self) -> String {
        let whole = &self.statement.whole;
        let values = [("net", whole.net), ("titles", whole.titles), ("service", whole.service)];
        let values = values.map(|(name, minor)| (name, FluentValue::from(self.amount(&minor))));
        self.frame.language().with("statement-whole", values)
    }

    /// Whether articles were bought alone, or given back.
    pub(crate) fn has_sales(&self) -> bool {
        !self.statement.sold.is_empty() || self.statement.sold_folded.is_some()
    }

    /// What they brought.
    pub(crate) fn sold_in_all(&self) -> &i64 {
        &self.sold
    }

    /// The message that says whose part of a sale it is.
    pub(crate) fn part(&self, part: &SalePart) -> &'static str {
        match part {
            SalePart::Whole => "statement-sold-whole",
            SalePart::Outlet => "statement-sold-outlet",
            SalePart::Agency => "statement-sold-agency",
        }
    }

    /// How what was paid for trials was divided.
    pub(crate) fn trials(&self, line: &TrialLine) -> String {
        let values = [
            ("weight", FluentValue::from(line.weight)),
            ("whole", FluentValue::from(line.of_weight)),
            ("budget", FluentValue::from(self.amount(&line.budget))),
        ];
        self.frame.language().with("statement-trials-how", values)
    }

    /// What was held, and what of it stays.
    pub(crate) fn released(&self, line: &ReleaseLine) -> String {
        let (held, stays) = (self.amount(&line.held), self.amount(&line.came_since.max(0)));
        self.frame.language().pair("statement-released-how", &held, &stays)
    }

    /// What moved the balance. The statement itself, which others read and work out again, says it in English.
    pub(crate) fn reason(&self, reason: &str) -> String {
        match reason {
            "Corrections and payouts that came back" => self.frame.say("statement-corrections").into_owned(),
            other => other.to_owned(),
        }
    }

    /// "12 readers"
    pub(crate) fn count(&self, key: &str, number: &u64) -> String {
        self.frame.language().count(key, i64::try_from(*number).unwrap_or(i64::MAX))
    }
}

/// What was just done.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Done {
    done: String,
}

/// The message that says what was just done.
fn sentence(word: &str) -> Option<&'static str> {
    Some(match word {
        "asked" => "publisher-asked",
        "proved" => "publisher-proved",
        "missing" => "publisher-missing",
        "given-up" => "publisher-given-up",
        _ => return None,
    })
}

fn place(title: &Title) -> Option<Url> {
    let mut url: Url = title.listing.homepage.parse().ok()?;
    url.set_path(PROOF_PATH);
    url.set_query(None);
    url.set_fragment(None);
    Some(url)
}

/// The name under the title's domain whose text proves it as well as the file does.
fn record(title: &Title) -> Option<String> {
    let homepage: Url = title.listing.homepage.parse().ok()?;
    let host = homepage.domain()?;
    Some(format!("_newsstand.{}", host.strip_prefix("www.").unwrap_or(host)))
}

/// How a title is proved by what lies outside just now: `dns`, `file`, or not.
async fn proved_by(app: &App, title: &Title, proof: &str) -> Option<&'static str> {
    let is_proof = |text: &str| text.trim() == proof;
    if let Some(name) = record(title)
        && app.outside.texts(name).await.iter().any(|text| is_proof(text))
    {
        return Some("dns");
    }
    let bytes = app.outside.picture(place(title)?).await.ok()?;
    String::from_utf8_lossy(&bytes).lines().any(is_proof).then_some("file")
}

/// `/publisher`
pub(crate) async fn publisher(
    State(app): State<App>,
    Publisher(who): Publisher,
    preferences: Preferences,
    Query(Done { done }): Query<Done>,
) -> Result<Response, Error> {
    app.settings.with_money()?;
    let catalogue = app.titles().await?;
    let mut titles = Vec::new();
    for claim in app.store.claims_of(who.account.id).await? {
        let Some(title) = catalogue.get(claim.title) else { continue };
        let proved = claim.proved_us > 0;
        let statements = if proved { links(&app, title, preferences.speaks()).await? } else { Vec::new() };
        titles.push(OwnTitle {
            name: title.listing.name.clone(),
            slug: title.listing.slug.clone(),
            place: place(title).map(String::from).unwrap_or_default(),
            record: record(title).unwrap_or_default(),
            proof: claim.proof,
            proved,
            statements,
        });
    }
    PublisherPage {
        frame: Frame::new(&app, preferences, preferences.speaks().say("your-titles"), "/publisher")
            .hidden_from_search(),
        titles,
        done: sentence(&done),
    }
    .respond()
}

async fn links(app: &App, title: &Title, speaks: Language) -> Result<Vec<StatementLink>, Error> {
    let link = |statement: Statement| {
        let amount = |minor| speaks.money(Money::new(minor, statement.currency));
        StatementLink {
            href: format!("/publisher/{}/{}-{}", title.listing.slug, statement.period, statement.currency),
            period: speaks.month_name(statement.period),
            earned: amount(statement.earned),
            paid_out: amount(statement.paid_out),
            closing: amount(statement.closing),
        }
    };
    Ok(app.store.statements_of(&Payee::Title(title.id)).await?.into_iter().map(link).collect())
}

/// Which title, by its slug.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Which {
    title: String,
}

async fn known(app: &App, slug: &str) -> Result<Title, Error> {
    // Whoever types a name instead of the word in the address means that title too.
    let catalogue = app.titles().await?;
    let by_name = || catalogue.all().iter().find(|title| title.listing.name.eq_ignore_ascii_case(slug.trim()));
    catalogue.with_slug(slug.trim()).or_else(by_name).cloned().ok_or(Error::TitleNotFound)
}

/// `POST /publisher/claim`
pub(crate) async fn claim_title(
    State(app): State<App>,
    Publisher(who): Publisher,
    Form(which): Form<Which>,
) -> Result<Response, Error> {
    app.settings.with_money()?;
    let title = known(&app, &which.title).await?;
    let secret = identity::random_secret()?;
    let proof: String = secret.iter().take(12).map(|byte| format!("{byte:02x}")).collect();
    let now_us = news::to_micros(app.now());
    app.store.claim_title(title.id, who.account.id, &format!("newsstand={proof}"), now_us).await?;
    Ok(Redirect::to("/publisher?done=asked").into_response())
}

/// `POST /publisher/prove`: looks for the proof in the title's domain and on its site.
pub(crate) async fn prove_title(
    State(app): State<App>,
    Publisher(who): Publisher,
    Form(which): Form<Which>,
) -> Result<Response, Error> {
    app.settings.with_money()?;
    let title = known(&app, &which.title).await?;
    let claims = app.store.claims_of(who.account.id).await?;
    let claim = claims.into_iter().find(|claim| claim.title == title.id).ok_or(Error::TitleNotFound)?;
    let Some(way) = proved_by(&app, &title, &claim.proof).await else {
        return Ok(Redirect::to("/publisher?done=missing").into_response());
    };
    app.store
        .prove_claim(title.id, who.account.id, way, news::to_micros(app.now()))
        .await
        .map_err(|error| Error::Broken(error.to_string()))?;
    Ok(Redirect::to("/publisher?done=proved").into_response())
}

/// `POST /publisher/give-up`
pub(crate) async fn give_up_title(
    State(app): State<App>,
    Publisher(who): Publisher,
    Form(which): Form<Which>,
) -> Result<Response, Error> {
    app.settings.with_money()?;
    let title = known(&app, &which.title).await?;
    app.store.give_up_claim(title.id, who.account.id).await?;
    Ok(Redirect::to("/publisher?done=given-up").into_response())
}

/// Whether these statements are for this account's eyes.
async fn may_see(app: &App, who: &SignedIn, title: TitleId) -> Result<bool, Error> {
    let claims = app.store.claims_of(who.account.id).await?;
    let owns = claims.iter().any(|claim| claim.title == title && claim.proved_us > 0);
    Ok(owns || who.may(news::Role::Operator))
}

/// `/publisher/{title}/{statement}`: `2026-10-EUR` is the page, with `.json` and `.csv` the files.
pub(crate) async fn statement(
    State(app): State<App>,
    Publisher(who): Publisher,
    preferences: Preferences,
    Path((slug, name)): Path<(String, String)>,
) -> Result<Response, Error> {
    app.settings.with_money()?;
    let title = known(&app, &slug).await?;
    if !may_see(&app, &who, title.id).await? {
        return Err(Error::PageNotFound);
    }
    let (word, ending) = name.split_once('.').unwrap_or((&name, ""));
    let (period, currency) = word.rsplit_once('-').ok_or(Error::PageNotFound)?;
    let payee = Payee::Title(title.id);
    let found = app.store.statement(&format!("{period}/{currency}/{payee}")).await?.ok_or(Error::PageNotFound)?;
    match ending {
        "csv" => Ok(file(found.sheet(), "text/csv; charset=utf-8", &format!("{slug}-{word}.csv"))),
        "json" => {
            let text = serde_json::to_string_pretty(&found).map_err(|error| Error::Broken(error.to_string()))?;
            Ok(file(text, "application/json", &format!("{slug}-{word}.json")))
        }
        "" => {
            let speaks = preferences.speaks();
            let heading = speaks.pair("statement-heading", &title.listing.name, &speaks.month_name(found.period));
            StatementPage {
                frame: Frame::new(&app, preferences, heading, "/publisher").hidden_from_search(),
                wrong: found.verify().iter().map(ToString::to_string).collect(),
                href: format!("/publisher/{slug}/{word}"),
                sold: found.sold_in_all(),
                statement: found,
            }
            .respond()
        }
        _ => Err(Error::PageNotFound),
    }
}
