//! Codes of an authenticator app: on, off, and the recovery codes.

use askama::Template;
use axum::Form;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use identity::{RecoveryCode, Refused, TotpSecret};
use qrcodegen::{QrCode, QrCodeEcc};
use serde::Deserialize;

use super::sign_in::{answered, keep};
use crate::app::App;
use crate::frame::Frame;
use crate::preferences::Preferences;
use crate::respond::Page;
use crate::session::{AtTheDoor, Proved};
use crate::{CachePolicy, Error};

#[derive(Template)]
#[template(path = "second_factor.html")]
pub(crate) struct SecondFactorPage {
    pub frame: Frame,
    pub refused: Option<Refused>,
    pub state: SecondFactor,
}

impl Page for SecondFactorPage {
    const POLICY: CachePolicy = CachePolicy::NoStore;
}

/// Whether codes are asked for.
pub(crate) enum SecondFactor {
    /// Not yet: the secret that an app may take on.
    Off {
        /// For people who type it.
        secret: String,
        /// For the form.
        square: Square,
    },
    /// They are.
    On {
        /// Recovery codes that were not used.
        codes_left: usize,
    },
    /// They are from now on, or the recovery codes are new: these, which are not shown again.
    Codes(Vec<String>),
}

/// What an app's camera reads, as one path.
pub(crate) struct Square {
    /// Modules on a side, with the quiet zone.
    pub size: i32,
    /// The dark modules (SVG path data).
    pub path: String,
}

impl Square {
    fn of(text: &str) -> Option<Self> {
        const QUIET: i32 = 4;
        let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
        let mut path = String::new();
        for y in 0..code.size() {
            for x in 0..code.size() {
                if code.get_module(x, y) {
                    path.push_str(&format!("M{} {}h1v1h-1z", x + QUIET, y + QUIET));
                }
            }
        }
        Some(Self { size: code.size() + 2 * QUIET, path })
    }
}

/// The forms of the page.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Codes {
    secret: String,
    code: String,
}

async fn page(
    app: &App,
    preferences: Preferences,
    account: &store::Account,
    secret: Option<TotpSecret>,
    refused: Option<Refused>,
) -> Result<Response, Error> {
    let state = if account.totp_secret.is_some() {
        SecondFactor::On {
            codes_left: usize::try_from(app.store.recovery_codes_left(account.id).await?).unwrap_or_default(),
        }
    } else {
        let secret = match secret {
            Some(secret) => secret,
            None => TotpSecret::generate()?,
        };
        let square = Square::of(&secret.uri(&app.settings.name, &account.address))
            .ok_or_else(|| Error::Broken("a secret did not fit a square".to_owned()))?;
        SecondFactor::Off { secret: secret.to_text(), square }
    };
    answered(&view(app, preferences, state, refused), refused)
}

fn view(app: &App, preferences: Preferences, state: SecondFactor, refused: Option<Refused>) -> SecondFactorPage {
    let frame = Frame::new(app, preferences, preferences.speaks().say("second-factor"), "/account/second-factor")
        .hidden_from_search();
    SecondFactorPage { frame, refused, state }
}

fn codes_page(app: &App, preferences: Preferences, codes: &[RecoveryCode]) -> Result<Response, Error> {
    let codes = codes.iter().map(RecoveryCode::to_text).collect();
    view(app, preferences, SecondFactor::Codes(codes), None).respond()
}

/// `/account/second-factor`
pub(crate) async fn second_factor(
    State(app): State<App>,
    Proved(reader): Proved,
    preferences: Preferences,
) -> Result<Response, Error> {
    page(&app, preferences, &reader.account, None, None).await
}

/// `POST /account/second-factor`
pub(crate) async fn turn_on(
    State(app): State<App>,
    Proved(reader): Proved,
    preferences: Preferences,
    Form(form): Form<Codes>,
) -> Result<Response, Error> {
    let (account, session) = (&reader.account, &reader.session);
    let Some(secret) = TotpSecret::from_text(&form.secret).filter(|_| account.totp_secret.is_none()) else {
        return Ok(Redirect::to("/account/second-factor").into_response());
    };
    let now_us = news::to_micros(app.now());
    match app.accounts.turn_second_factor_on(account, session, &secret, &form.code, now_us).await {
        Ok((begun, codes)) => {
            let mut response = codes_page(&app, preferences, &codes)?;
            keep(&app, &mut response, &begun);
            Ok(response)
        }
        Err(identity::Error::Refused(refused)) => page(&app, preferences, account, Some(secret), Some(refused)).await,
        Err(error) => Err(error.into()),
    }
}

/// `POST /account/second-factor/off`
pub(crate) async fn turn_off(
    State(app): State<App>,
    AtTheDoor(visitor): AtTheDoor,
    Proved(reader): Proved,
    preferences: Preferences,
    Form(form): Form<Codes>,
) -> Result<Response, Error> {
    let (account, session) = (&reader.account, &reader.session);
    let now_us = news::to_micros(app.now());
    match app.accounts.turn_second_factor_off(account, session, &form.code, &visitor, now_us).await {
        Ok(begun) => {
            let mut response = Redirect::to("/account?done=second-factor-off").into_response();
            keep(&app, &mut response, &begun);
            Ok(response)
        }
        Err(identity::Error::Refused(refused)) => page(&app, preferences, account, None, Some(refused)).await,
        Err(error) => Err(error.into()),
    }
}

/// `POST /account/second-factor/codes`
pub(crate) async fn renew_codes(
    State(app): State<App>,
    Proved(reader): Proved,
    preferences: Preferences,
) -> Result<Response, Error> {
    if reader.account.totp_secret.is_none() {
        return Ok(Redirect::to("/account/second-factor").into_response());
    }
    let codes = app.accounts.renew_recovery_codes(reader.account.id).await?;
    codes_page(&app, preferences, &codes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_square_has_a_quiet_zone_and_its_three_finders() {
        let secret = TotpSecret::from_bytes([7; 20]);
        let square = Square::of(&secret.uri("Newsstand", "anna@example.org")).unwrap();
        assert!((29..=69).contains(&square.size), "{}", square.size);
        let far = square.size - 5;
        for corner in [(4, 4), (far, 4), (4, far)] {
            assert!(square.path.contains(&format!("M{} {}h1v1h-1z", corner.0, corner.1)), "{corner:?}");
        }
        assert!(!square.path.contains("M3 ") && !square.path.contains(" 3h"));
    }
}
