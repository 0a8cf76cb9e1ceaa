//! "Is it still you?": before what is delicate, the password once more.

use askama::Template;
use axum::Form;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use identity::Refused;
use serde::Deserialize;

use super::sign_in::{answered, keep};
use crate::app::App;
use crate::destination::own;
use crate::frame::Frame;
use crate::preferences::Preferences;
use crate::respond::Page;
use crate::session::{AtTheDoor, SignedIn};
use crate::{CachePolicy, Error};

#[derive(Template)]
#[template(path = "prove.html")]
pub(crate) struct ProvePage {
    pub frame: Frame,
    pub address: String,
    pub has_password: bool,
    pub next: String,
    pub refused: Option<Refused>,
}

impl Page for ProvePage {
    const POLICY: CachePolicy = CachePolicy::NoStore;
}

/// The form of the page.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Proof {
    password: String,
    next: String,
}

fn page(app: &App, preferences: Preferences, reader: &SignedIn, next: String, refused: Option<Refused>) -> ProvePage {
    ProvePage {
        frame: Frame::new(app, preferences, preferences.speaks().say("error-prove"), "/account/prove")
            .hidden_from_search(),
        address: reader.account.address.clone(),
        has_password: reader.account.password.is_some(),
        next,
        refused,
    }
}

/// `/account/prove`
pub(crate) async fn show_prove(
    State(app): State<App>,
    reader: SignedIn,
    preferences: Preferences,
    Query(Proof { next, .. }): Query<Proof>,
) -> Result<Response, Error> {
    page(&app, preferences, &reader, next, None).respond()
}

/// `POST /account/prove`
pub(crate) async fn prove(
    State(app): State<App>,
    AtTheDoor(visitor): AtTheDoor,
    reader: SignedIn,
    preferences: Preferences,
    Form(form): Form<Proof>,
) -> Result<Response, Error> {
    let now_us = news::to_micros(app.now());
    match app.accounts.prove(&reader.account, &reader.session, &form.password, &visitor, now_us).await {
        Ok(begun) => {
            let mut response = Redirect::to(own(&form.next).unwrap_or("/account")).into_response();
            keep(&app, &mut response, &begun);
            Ok(response)
        }
        Err(identity::Error::Refused(refused)) => {
            answered(&page(&app, preferences, &reader, form.next, Some(refused)), Some(refused))
        }
        Err(error) => Err(error.into()),
    }
}
