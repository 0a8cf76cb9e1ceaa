//! The site's own API: lists, articles, stories and a reader's state as JSON, under `/api/v1`, described by `/api/openapi.json` (OpenAPI 3.1).
//!
//! It gives what pages give: the same lists, the same mutes, the same cut of locked texts. An app's token in the header `Authorization` says whose
//! it is; a cookie opens nothing here, so no page elsewhere can act by a reader's browser.

mod answers;
mod description;
pub(crate) mod mcp;

use axum::extract::{FromRequestParts, Path, Query as Asked, State};
use axum::response::{IntoResponse, Response};
use http::request::Parts;
use http::{HeaderValue, StatusCode, header};
use identity::{Scope, Scopes};
use news::AccountId;
use serde::Deserialize as _;
use serde_json::{Value, json};

use crate::app::App;
use crate::outgoing::Choice;
use crate::respond::set_policy;
use crate::{CachePolicy, Error};

use answers::NewState;
pub(crate) use description::describe;

/// Whose token came with a request; nobody's where none did.
#[derive(Clone, Debug)]
pub(crate) struct Caller {
    account: Option<AccountId>,
    scopes: Scopes,
}

impl FromRequestParts<App> for Caller {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Error> {
        let Some(value) = parts.headers.get(header::AUTHORIZATION) else {
            return Ok(Self { account: None, scopes: Scopes::new([]) });
        };
        let token = value.to_str().ok().and_then(|value| value.strip_prefix("Bearer ")).unwrap_or_default().trim();
        let known = app.accounts.recognise_app(token, news::to_micros(app.now())).await?;
        let (token, account) = known.ok_or(Error::SignInFirst { back_to: None })?;
        Ok(Self { account: Some(account.id), scopes: Scopes::from_text(&token.scopes) })
    }
}

impl Caller {
    /// The account, where the token may do this.
    fn with(&self, scope: Scope) -> Result<AccountId, Error> {
        self.account.filter(|_| self.scopes.allow(scope)).ok_or(Error::SignInFirst { back_to: None })
    }

    /// The account whose reading this is, if any: a token that may not read reads as everybody does.
    fn reader(&self) -> Option<AccountId> {
        self.account.filter(|_| self.scopes.allow(Scope::Read))
    }

    fn answer(&self, value: &Value) -> Response {
        let mut response = as_json(value);
        set_policy(&mut response, if self.account.is_some() { CachePolicy::NoStore } else { CachePolicy::NEWS });
        response
    }
}

/// What went wrong, for a program: the sentence that a page would show, and a status of its own for who has to say who they are.
pub(crate) fn failure(error: &Error) -> Response {
    let status = match error {
        Error::SignInFirst { .. } => StatusCode::UNAUTHORIZED,
        other => other.status(),
    };
    let mut response = as_json(&json!({ "error": error.message(crate::language::Language::English) }));
    *response.status_mut() = status;
    if status == StatusCode::UNAUTHORIZED {
        // RFC 9110, section 15.5.2: who is refused is told what to bring (RFC 6750).
        response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    set_policy(&mut response, CachePolicy::NoStore);
    response
}

/// A document as an answer.
fn as_json(value: &Value) -> Response {
    ([(header::CONTENT_TYPE, "application/json")], value.to_string()).into_response()
}

/// `GET /api/v1/lists`
pub(crate) async fn lists(State(app): State<App>, caller: Caller) -> Result<Response, Error> {
    Ok(caller.answer(&answers::lists(&app, &caller).await?))
}

/// `GET /api/v1/lists/{name}?edition=&q=`
pub(crate) async fn list(
    State(app): State<App>,
    Path(name): Path<String>,
    Asked(choice): Asked<Choice>,
    caller: Caller,
) -> Result<Response, Error> {
    Ok(caller.answer(&answers::list(&app, &name, &choice, &caller).await?))
}

/// `GET /api/v1/articles/{id}`: with as much of its text as the caller may read without using a free article.
pub(crate) async fn article(State(app): State<App>, Path(id): Path<String>, caller: Caller) -> Result<Response, Error> {
    let (article, title) = answers::article(&app, &id, &caller).await?;
    let mut response = caller.answer(&article);
    app.wall.reserve(&mut response, &title);
    Ok(response)
}

/// `GET /api/v1/stories/{id}`
pub(crate) async fn story(State(app): State<App>, Path(id): Path<String>, caller: Caller) -> Result<Response, Error> {
    Ok(caller.answer(&answers::story(&app, &id, &caller).await?))
}

/// `GET /api/v1/state`
pub(crate) async fn state(State(app): State<App>, caller: Caller) -> Result<Response, Error> {
    Ok(caller.answer(&answers::reading(&app, &caller).await?))
}

/// `POST /api/v1/articles/{id}/state`
pub(crate) async fn set_state(
    State(app): State<App>,
    Path(id): Path<String>,
    caller: Caller,
    body: bytes::Bytes,
) -> Result<Response, Error> {
    // Who may not write learns nothing of what is wrong with the form.
    caller.with(Scope::Write)?;
    let no_state = || Error::FormName("form-api-state", r#"{"read": true, "saved": false}"#.to_owned());
    // By way of an object: serde takes a list for a structure too.
    let wanted: serde_json::Map<String, Value> = serde_json::from_slice(&body).map_err(|_| no_state())?;
    let wanted = NewState::deserialize(Value::Object(wanted)).map_err(|_| no_state())?;
    Ok(caller.answer(&answers::mark(&app, &id, wanted, &caller).await?))
}
