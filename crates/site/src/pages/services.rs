//! The services by which one signs in: which are tied to the account, tying another one, untying one.

use askama::Template;
use axum::Form;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::elsewhere::tying_seal;
use crate::app::App;
use crate::destination::encoded;
use crate::frame::Frame;
use crate::preferences::Preferences;
use crate::respond::Page;
use crate::session::Proved;
use crate::words::ago_in;
use crate::{CachePolicy, Error};

#[derive(Template)]
#[template(path = "services.html")]
pub(crate) struct ServicesPage {
    pub frame: Frame,
    pub tied: Vec<Tied>,
    /// Services of this site that are not tied: name, and where tying begins.
    pub others: Vec<(String, String)>,
    /// The message that says what was just done, and whether it was done.
    pub done: Option<(&'static str, bool)>,
}

impl Page for ServicesPage {
    const POLICY: CachePolicy = CachePolicy::NoStore;
}

/// Somebody at a service whom the account is tied to.
pub(crate) struct Tied {
    pub name: String,
    pub since: String,
    pub issuer: String,
    pub subject: String,
}

/// What was just done.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Done {
    done: String,
}

fn sentence(word: &str) -> Option<(&'static str, bool)> {
    Some(match word {
        "tied" => ("done-tied", true),
        "untied" => ("done-untied", true),
        "taken" => ("done-tied-elsewhere", false),
        "last" => ("done-last-way", false),
        "elsewhere-refused" => ("elsewhere-refused", false),
        "elsewhere-failed" => ("elsewhere-failed", false),
        _ => return None,
    })
}

/// `/account/services`
pub(crate) async fn services(
    State(app): State<App>,
    Proved(reader): Proved,
    preferences: Preferences,
    Query(Done { done }): Query<Done>,
) -> Result<Response, Error> {
    let (now, zone, speaks) = (app.now(), &app.settings.time_zone, preferences.speaks());
    let identities = app.store.identities_of(reader.account.id).await?;
    let seal = encoded(&tying_seal(&app, &reader));
    let others = app.settings.openid.iter().zip(1..);
    let others = others.filter(|(service, _)| identities.iter().all(|(issuer, ..)| *issuer != service.issuer));
    let name = |issuer: &str| {
        let known = app.settings.openid.iter().find(|service| service.issuer == issuer);
        known.map_or(issuer, |service| service.name.as_str()).to_owned()
    };
    ServicesPage {
        frame: Frame::new(&app, preferences, speaks.say("services"), "/account/services").hidden_from_search(),
        others: others
            .map(|(service, number)| (service.name.clone(), format!("/sign-in/with/{number}?tie={seal}")))
            .collect(),
        tied: identities
            .into_iter()
            .map(|(issuer, subject, created_us)| Tied {
                name: name(&issuer),
                since: speaks.name("tied-since", &ago_in(speaks, news::from_micros(created_us), now, zone)),
                issuer,
                subject,
            })
            .collect(),
        done: sentence(&done),
    }
    .respond()
}

/// Whom to untie.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Which {
    issuer: String,
    subject: String,
}

/// `POST /account/services/end`: never the last way in.
pub(crate) async fn end_service(
    State(app): State<App>,
    Proved(reader): Proved,
    Form(which): Form<Which>,
) -> Result<Response, Error> {
    let by_mail = app.lets_in_by_mail(&reader.account);
    let whom = (which.issuer.as_str(), which.subject.as_str());
    let ended = app.store.end_identity(reader.account.id, whom, &app.services_in_use(), by_mail).await?;
    let done = if ended { "untied" } else { "last" };
    Ok(Redirect::to(&format!("/account/services?done={done}")).into_response())
}
