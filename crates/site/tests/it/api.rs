//! The API, held to its own description.

use http::{Request, StatusCode, header};
use identity::{Scope, Scopes};
use news::Role;
use serde_json::{Value, json};

use crate::browser::{Answer, Browser, accounts};
use crate::newsroom;
use crate::stories::with_a_story;

/// What of a value is not as a schema says; the words of OpenAPI 3.1 that the description uses.
fn wrongs(schema: &Value, value: &Value, description: &Value, place: &str) -> Vec<String> {
    if let Some(name) = schema["$ref"].as_str() {
        let found = description.pointer(name.strip_prefix('#').unwrap()).unwrap_or_else(|| panic!("{name} is nowhere"));
        return wrongs(found, value, description, place);
    }
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    let allowed: Vec<&str> = match &schema["type"] {
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect(),
        one => one.as_str().into_iter().collect(),
    };
    let mut found = Vec::new();
    if !allowed.contains(&kind) {
        found.push(format!("{place} is {kind} and not {allowed:?}"));
    }
    if let Value::Array(items) = value {
        for (number, item) in items.iter().enumerate() {
            found.extend(wrongs(&schema["items"], item, description, &format!("{place}/{number}")));
        }
    }
    if let (Value::Object(fields), Some(known)) = (value, schema["properties"].as_object()) {
        for name in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            if !fields.contains_key(name) {
                found.push(format!("{place} lacks {name}"));
            }
        }
        for (name, field) in fields {
            match known.get(name) {
                Some(schema) => found.extend(wrongs(schema, field, description, &format!("{place}/{name}"))),
                None => found.push(format!("{place} has {name}, of which nobody says anything")),
            }
        }
    }
    found
}

/// A token of the reader's, for an app that may do this.
pub async fn token(browser: &Browser, scopes: &[Scope]) -> String {
    let account = browser.store.account_by_address("reader@example.org").await.unwrap().unwrap().id;
    let scopes = Scopes::new(scopes.iter().copied());
    let now_us = news::to_micros(newsroom::now());
    let token = accounts(&browser.store).make_app_token(account, "Test", &scopes, 0, now_us).await.unwrap();
    token.as_str().to_owned()
}

/// What an app sends.
pub async fn post(browser: &Browser, path: &str, token: &str, body: &str) -> Answer {
    let request = Request::post(path)
        .header(header::HOST, "localhost:8080")
        .header(header::AUTHORIZATION, format!("Bearer {token}"))
        .header(header::CONTENT_TYPE, "application/json");
    browser.ask(request.body(body.to_owned().into()).unwrap()).await
}

/// A site with a reader, and nobody signed in by a cookie.
pub async fn reader() -> Browser {
    let mut browser = Browser::new().await;
    browser.sign_in_as(Role::Reader).await;
    browser.cookie = None;
    browser
}

#[tokio::test]
async fn every_answer_is_as_the_description_says() {
    let browser = reader().await;
    let (story, cards) = with_a_story(&browser).await;
    let token = token(&browser, &[Scope::Read, Scope::Write]).await;
    let answer = browser.get("/api/openapi.json").await;
    assert!(answer.header("content-type").starts_with("application/json"));
    let description: Value = serde_json::from_slice(&answer.body).unwrap();
    assert_eq!(description["openapi"], "3.1.0");
    let (article, story) = (cards[0].id.to_string(), news::ArticleId(story.0).to_string());
    let mut looked_at = 0;
    for (path, operations) in description["paths"].as_object().unwrap() {
        for (method, operation) in operations.as_object().unwrap() {
            let id = if path.contains("/stories/") { &story } else { &article };
            for list in ["top", "latest", "section.world", "title.northern-post", "saved"] {
                let path = path.replace("{name}", list).replace("{id}", id);
                let answer = if method == "post" {
                    post(&browser, &path, &token, r#"{"saved": true}"#).await
                } else {
                    browser.get_with(&path, &[("authorization", &format!("Bearer {token}"))]).await
                };
                assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text());
                let value: Value = serde_json::from_slice(&answer.body).unwrap();
                let schema = &operation["responses"]["200"]["content"]["application/json"]["schema"];
                assert_eq!(wrongs(schema, &value, &description, &path), [""; 0]);
                looked_at += 1;
                let without = browser.get(&path).await;
                let value: Value = serde_json::from_slice(&without.body).unwrap_or(Value::Null);
                if method == "get" && without.status != StatusCode::OK {
                    let schema = &operation["responses"]["default"]["content"]["application/json"]["schema"];
                    assert_eq!(wrongs(schema, &value, &description, &path), [""; 0], "without a token");
                }
            }
        }
    }
    assert!(looked_at >= 30, "{looked_at}");
    // The other way round: whatever there is, is described.
    for route in site::routes().iter().filter(|route| route.path.starts_with("/api/v1")) {
        let operation = &description["paths"][route.path][route.method.to_lowercase()];
        assert!(operation.is_object(), "{} {} is not described", route.method, route.path);
    }
}

#[tokio::test]
async fn states_are_set_by_tokens_that_may_write_and_cookies_open_nothing() {
    let mut browser = reader().await;
    let (_, cards) = with_a_story(&browser).await;
    let path = format!("/api/v1/articles/{}/state", cards[0].id);
    let writer = token(&browser, &[Scope::Read, Scope::Write]).await;
    let answer = post(&browser, &path, &writer, r#"{"read": true, "saved": true}"#).await;
    let value: Value = serde_json::from_slice(&answer.body).unwrap();
    assert_eq!(value, json!({ "read": true, "saved": true }));
    let list = browser.get_with("/api/v1/lists/saved", &[("authorization", &format!("Bearer {writer}"))]).await;
    assert!(list.text().contains(&cards[0].id.to_string()) && list.header("cache-control") == "no-store");
    let answer = post(&browser, &path, &writer, r#"{"read": false}"#).await;
    let value: Value = serde_json::from_slice(&answer.body).unwrap();
    assert_eq!(value, json!({ "read": false, "saved": true }), "what is left out stays");
    for body in ["", "{\"red\": true}", "[]"] {
        assert_eq!(post(&browser, &path, &writer, body).await.status, StatusCode::UNPROCESSABLE_ENTITY, "{body}");
    }
    let only_reads = token(&browser, &[Scope::Read]).await;
    assert_eq!(post(&browser, &path, &only_reads, "{}").await.status, StatusCode::UNAUTHORIZED);
    let refused = post(&browser, &path, "no token", "{}").await;
    assert_eq!((refused.status, refused.header("www-authenticate")), (StatusCode::UNAUTHORIZED, "Bearer"));
    browser.sign_in_as(Role::Reader).await;
    let by_cookie = browser.get("/api/v1/state").await;
    assert_eq!(by_cookie.status, StatusCode::UNAUTHORIZED);
    assert!(by_cookie.text().contains("\"error\""), "{}", by_cookie.text());
}

#[tokio::test]
async fn what_its_reader_mutes_is_left_out_and_counted() {
    let mut browser = reader().await;
    browser.sign_in_as(Role::Reader).await;
    let titles = browser.store.titles().await.unwrap();
    let title = titles.iter().find(|title| title.listing.slug == "northern-post").unwrap();
    browser.post("/for-you/mute", &format!("kind=title&value={}", title.id.0)).await;
    let token = token(&browser, &[Scope::Read]).await;
    let list = browser.get_with("/api/v1/lists/latest", &[("authorization", &format!("Bearer {token}"))]).await;
    let list: Value = serde_json::from_slice(&list.body).unwrap();
    assert!(list["hidden"].as_u64().unwrap() > 0 && !list.to_string().contains("northern-post"), "{list}");
    assert!(browser.get("/api/v1/lists/latest").await.text().contains("northern-post"), "as everybody sees it");
}
