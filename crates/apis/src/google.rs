//! The Google Reader API, as FreshRSS, Miniflux and others serve it and NetNewsWire, Reeder, Read You, FeedMe, Fluent Reader,
//! Newsboat and NewsFlash speak it.
//!
//! A subscription is a title; its stream is `feed/{number of the title}`. Apps sign in with any name and an app's token as the password; the
//! token comes back as `Auth` and is presented with each call. What breaks apps, each learned from a report: `continuation` is a string;
//! writes answer `OK` and nothing else; a form without the action token passes where the header is good, an old one is 401 with
//! `X-Reader-Google-Bad-Token`; `ot` is about arrival, not about publication; an item has `canonical` and `alternate`, and its text once.

pub(crate) mod ids;
mod items;
mod streams;
mod subscriptions;

pub(crate) use items::readable;

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use identity::{Scope, Scopes};
use serde_json::{Value, json};

use crate::asked::Asked;
use crate::{Apis, Caller, Error};

/// A call with everything that it brings along.
pub(crate) struct Call {
    pub caller: Caller,
    pub asked: Asked,
    pub headers: HeaderMap,
    pub body: Bytes,
}

/// FreshRSS's address answers people who open it in a browser.
pub(crate) async fn greeting() -> &'static str {
    "This is the address of the Google Reader API; give it to your app.\n"
}

/// `/accounts/ClientLogin`: `Passwd` is an app's token.
pub(crate) async fn sign_in(
    State(apis): State<Apis>,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Error> {
    let asked = Asked::of(&uri, &headers, &body);
    let token = asked.first("Passwd").unwrap_or_default().trim();
    if apis.accounts.recognise_app(token, apis.now_us()).await?.is_none() {
        return Err(Error::NotSignedIn);
    }
    // The token again: it is as good as any that could be made of it, and ending it ends the app.
    if asked.first("output") == Some("json") {
        return Ok(answer(&json!({ "SID": token, "LSID": "none", "Auth": token })));
    }
    Ok(text(format!("SID={token}\nLSID=none\nAuth={token}\n")))
}

/// `/reader/api/0/{call}`
pub(crate) async fn call(
    State(apis): State<Apis>,
    method: Method,
    Path(path): Path<String>,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Error> {
    let token = presented(&headers).ok_or(Error::NotSignedIn)?.to_owned();
    let (app, account) = apis.accounts.recognise_app(&token, apis.now_us()).await?.ok_or(Error::NotSignedIn)?;
    let caller = Caller { account, scopes: Scopes::from_text(&app.scopes) };
    caller.needs(Scope::Read)?;
    let asked = Asked::of(&uri, &headers, &body);
    let call = Call { caller, asked, headers, body };
    let path = path.trim_matches('/');
    let (area, rest) = path.split_once('/').unwrap_or((path, ""));
    match (area, rest) {
        ("token", "") => return Ok(text(action_token(&token))),
        ("user-info", "") => return Ok(user_info(&call)),
        ("unread-count", "") => return subscriptions::unread(&apis, &call).await,
        ("subscription", "list") => return subscriptions::list(&apis, &call).await,
        ("subscription", "export") => return subscriptions::export(&apis, &call).await,
        ("tag", "list") => return subscriptions::tags(&apis, &call).await,
        ("stream", "items/ids") => return streams::ids(&apis, &call).await,
        ("stream", "items/count") => return streams::count(&apis, &call).await,
        ("stream", "items/contents") => return items::named(&apis, &call).await,
        ("stream", "contents") => return items::stream(&apis, &call, None).await,
        ("stream", stream) if stream.starts_with("contents/") => {
            return items::stream(&apis, &call, stream.strip_prefix("contents/")).await;
        }
        ("preference", "list") => return Ok(answer(&json!({ "prefs": [] }))),
        ("preference", "stream/list") => return Ok(answer(&json!({ "streamprefs": {} }))),
        ("friend", "list") => return Ok(answer(&json!({ "friends": [] }))),
        _ => {}
    }
    call.caller.needs(Scope::Write)?;
    if method != Method::POST && !path.ends_with("quickadd") {
        return Err(Error::Unknown);
    }
    let action = call.asked.first("T").unwrap_or_default().trim();
    // The header is enough: it is no cookie, so no form of another site can send it.
    if !matches!(action, "" | "x") && action != action_token(&token) {
        return Err(Error::StaleToken);
    }
    match (area, rest) {
        ("edit-tag", "") => streams::edit_tags(&apis, &call).await,
        ("mark-all-as-read", "") => streams::mark_all_read(&apis, &call).await,
        ("subscription", "edit") => subscriptions::edit(&apis, &call).await,
        ("subscription", "quickadd") => subscriptions::quick_add(&apis, &call).await,
        ("subscription", "import") => subscriptions::import(&apis, &call).await,
        ("rename-tag", "") => subscriptions::rename_tag(&apis, &call).await,
        ("disable-tag", "") => subscriptions::disable_tag(&apis, &call).await,
        _ => {
            tracing::debug!(path, "an app asked for a call that there is not");
            Err(Error::Unknown)
        }
    }
}

/// `Authorization: GoogleLogin auth=TOKEN`
fn presented(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let rest = value.strip_prefix("GoogleLogin").or_else(|| value.strip_prefix("googlelogin"))?.trim_start();
    Some(rest.strip_prefix("auth=").or_else(|| rest.strip_prefix("Auth="))?.trim())
}

/// What a form may carry; it lasts as long as the app's token does.
fn action_token(token: &str) -> String {
    identity::Hash::of(&format!("action of {token}")).to_text().chars().take(57).collect()
}

fn user_info(call: &Call) -> Response {
    let account = &call.caller.account;
    let id = account.id.0.to_string();
    let name = if account.name.is_empty() { &account.address } else { &account.name };
    answer(&json!({ "userId": id, "userName": name, "userProfileId": id, "userEmail": account.address }))
}

/// JSON for one app.
pub(crate) fn answer(value: &Value) -> Response {
    let mut response = value.to_string().into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    response
}

/// JSON with an entity tag; 304 where the app has it. It spares NetNewsWire its whole comparison of folders.
pub(crate) fn answer_if_new(value: &Value, headers: &HeaderMap) -> Response {
    let etag = format!("\"{:016x}\"", xxhash_rust::xxh3::xxh3_64(value.to_string().as_bytes()));
    let known = headers.get(header::IF_NONE_MATCH).and_then(|known| known.to_str().ok());
    let mut response =
        if known.is_some_and(|known| known.split(',').any(|one| one.trim().trim_start_matches("W/") == etag)) {
            StatusCode::NOT_MODIFIED.into_response()
        } else {
            answer(value)
        };
    if let Ok(etag) = HeaderValue::try_from(etag) {
        response.headers_mut().insert(header::ETAG, etag);
    }
    response
}

pub(crate) fn text(text: impl Into<String>) -> Response {
    let mut response = text.into().into_response();
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// What every write answers: Newsboat compares the letters.
pub(crate) fn done() -> Response {
    text("OK")
}

#[cfg(test)]
pub(crate) mod tests;
