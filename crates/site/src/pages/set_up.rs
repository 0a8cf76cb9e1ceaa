//! The first start: whoever has the key that the server printed becomes the operator.

use askama::Template;
use axum::Form;
use axum::extract::{Query, State};
use axum::response::Response;
use identity::Refused;
use serde::Deserialize;

use super::sign_in::{answered, welcomed};
use crate::app::App;
use crate::frame::Frame;
use crate::own_articles::publish_series;
use crate::pages::console::WELCOMED;
use crate::preferences::Preferences;
use crate::respond::Page;
use crate::session::{AtTheDoor, SignedIn};
use crate::{CachePolicy, Error};

#[derive(Template)]
#[template(path = "set_up.html")]
pub(crate) struct SetUpPage {
    pub frame: Frame,
    pub refused: Option<Refused>,
    pub key: String,
    pub address: String,
    pub name: String,
    /// Whether somebody runs the service already.
    pub has_operator: bool,
}

impl Page for SetUpPage {
    const POLICY: CachePolicy = CachePolicy::NoStore;
}

/// The form of the page; the link that was printed has the key alone.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct SetUp {
    key: String,
    address: String,
    name: String,
    password: String,
}

/// `/set-up`
pub(crate) async fn show_set_up(
    State(app): State<App>,
    AtTheDoor(visitor): AtTheDoor,
    preferences: Preferences,
    Query(SetUp { key, .. }): Query<SetUp>,
) -> Result<Response, Error> {
    let refused = if key.is_empty() {
        None
    } else {
        match app.accounts.check_operator_key(&key, &visitor, news::to_micros(app.now())).await {
            Ok(()) => None,
            Err(identity::Error::Refused(refused)) => Some(refused),
            Err(error) => return Err(error.into()),
        }
    };
    set_up_page(&app, preferences, refused, SetUp { key, ..SetUp::default() }).await
}

async fn set_up_page(
    app: &App,
    preferences: Preferences,
    refused: Option<Refused>,
    form: SetUp,
) -> Result<Response, Error> {
    let page = SetUpPage {
        frame: Frame::new(app, preferences, preferences.speaks().say("set-up"), "/set-up").hidden_from_search(),
        refused,
        key: form.key,
        address: form.address,
        name: form.name,
        has_operator: app.store.has_operator().await?,
    };
    answered(&page, refused)
}

/// `POST /set-up`
pub(crate) async fn set_up(
    State(app): State<App>,
    AtTheDoor(visitor): AtTheDoor,
    preferences: Preferences,
    before: Option<SignedIn>,
    Form(form): Form<SetUp>,
) -> Result<Response, Error> {
    let now_us = news::to_micros(app.now());
    let made =
        app.accounts.set_up_operator(&form.key, &form.address, &form.name, &form.password, &visitor, now_us).await;
    match made {
        Ok(begun) => {
            // The first time, the operator chooses titles; after that, the console opens.
            let chosen = app.store.setting(WELCOMED).await?.is_some();
            if !chosen {
                publish_series(&app, None).await?;
            }
            welcomed(&app, &begun, before, if chosen { "/console" } else { "/welcome" }).await
        }
        Err(identity::Error::Refused(refused)) => set_up_page(&app, preferences, Some(refused), form).await,
        Err(error) => Err(error.into()),
    }
}
