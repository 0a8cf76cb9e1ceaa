//! The reader's own news for the reader's own assistant: the Model Context Protocol, in both of its generations.

use http::{Request, StatusCode, header};
use identity::Scope;
use news::Role;
use serde_json::{Value, json};

use crate::api::{post, reader, token};
use crate::browser::{Answer, Browser};
use crate::stories::with_a_story;

const PLACE: &str = "/api/mcp";
const NEWEST: &str = "2026-07-28";

/// What a tool gives, as programs that begin with a handshake ask for it.
pub async fn used(browser: &Browser, token: &str, tool: &str, arguments: &Value) -> Value {
    let params = json!({ "name": tool, "arguments": arguments });
    let call = json!({ "jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": params });
    let answer = post(browser, PLACE, token, &call.to_string()).await;
    assert_eq!(answer.status, StatusCode::OK, "{tool}: {}", answer.text());
    let mut answer: Value = serde_json::from_slice(&answer.body).unwrap();
    answer["result"].take()
}

async fn said(browser: &Browser, token: &str, method: &str, params: Value) -> Value {
    let message = json!({ "jsonrpc": "2.0", "id": "a", "method": method, "params": params });
    serde_json::from_slice(&post(browser, PLACE, token, &message.to_string()).await.body).unwrap()
}

/// The same in the revision in which each request says what it needs.
async fn stateless(browser: &Browser, token: &str, method: &str, mut params: Value) -> Answer {
    params["_meta"] = json!({
        "io.modelcontextprotocol/protocolVersion": NEWEST, "io.modelcontextprotocol/clientCapabilities": {},
    });
    let message = json!({ "jsonrpc": "2.0", "id": 5, "method": method, "params": params });
    let mut request = Request::post(PLACE)
        .header(header::HOST, "localhost:8080")
        .header(header::AUTHORIZATION, format!("Bearer {token}"))
        .header(header::CONTENT_TYPE, "application/json")
        .header("mcp-protocol-version", NEWEST)
        .header("mcp-method", method);
    if let Some(name) = params["name"].as_str() {
        request = request.header("mcp-name", name);
    }
    browser.ask(request.body(message.to_string().into()).unwrap()).await
}

#[tokio::test]
async fn an_assistant_shakes_hands_sees_the_tools_and_uses_each_of_them() {
    let mut browser = crate::search::browser().await;
    browser.sign_in_as(Role::Reader).await;
    let (story, cards) = with_a_story(&browser).await;
    let token = token(&browser, &[Scope::Read, Scope::Write]).await;
    let hello =
        said(&browser, &token, "initialize", json!({ "protocolVersion": "2025-06-18", "capabilities": {} })).await;
    assert_eq!(hello["result"]["protocolVersion"], "2025-06-18");
    assert_eq!(hello["result"]["serverInfo"]["name"], "newsstand");
    let hello = said(&browser, &token, "initialize", json!({ "protocolVersion": "1999-01-01" })).await;
    assert_eq!(hello["result"]["protocolVersion"], "2025-11-25", "else the newest with a handshake");
    let told = post(&browser, PLACE, &token, r#"{"jsonrpc":"2.0","method":"notifications/initialized"}"#).await;
    assert_eq!((told.status, told.body.len()), (StatusCode::ACCEPTED, 0));
    assert_eq!(said(&browser, &token, "ping", json!({})).await, json!({ "jsonrpc": "2.0", "id": "a", "result": {} }));

    let tools = said(&browser, &token, "tools/list", json!({})).await;
    let tools = tools["result"]["tools"].as_array().unwrap().clone();
    assert_eq!(tools.len(), 7);
    let (article, story) = (cards[0].id.to_string(), news::ArticleId(story.0).to_string());
    for tool in &tools {
        let name = tool["name"].as_str().unwrap();
        let mut arguments = json!({});
        for needed in tool["inputSchema"]["required"].as_array().unwrap() {
            let needed = needed.as_str().unwrap();
            arguments[needed] = match (name, needed) {
                ("list", "name") => "top".into(),
                ("search", "query") => "ferry".into(),
                ("story", "id") => story.clone().into(),
                (_, "id") => article.clone().into(),
                other => panic!("{other:?} is new"),
            };
        }
        let given = used(&browser, &token, name, &arguments).await;
        assert_eq!(given["isError"], false, "{name}: {given}");
        let words: Value = serde_json::from_str(given["content"][0]["text"].as_str().unwrap()).unwrap();
        assert_eq!(words, given["structuredContent"], "{name}: for programs that read words only");
        let wrong = used(&browser, &token, name, &json!({ "nonsense": 1 })).await;
        assert_eq!(wrong["isError"], true, "{name}");
        assert!(wrong["content"][0]["text"].as_str().unwrap().contains("nonsense"), "{wrong}");
    }
    let gone = used(&browser, &token, "article", &json!({ "id": "1" })).await;
    assert_eq!(gone["isError"], true, "{gone}");
    let saved = used(&browser, &token, "mark", &json!({ "id": article, "saved": true })).await;
    assert_eq!(saved["structuredContent"], json!({ "read": false, "saved": true }));
    let list = used(&browser, &token, "list", &json!({ "name": "saved" })).await;
    assert_eq!(list["structuredContent"]["articles"][0]["id"], article);
    for (method, params, code) in [
        ("resources/list", json!({}), -32601),
        ("server/discover", json!({}), -32601),
        ("tools/call", json!({ "name": "write" }), -32602),
    ] {
        assert_eq!(said(&browser, &token, method, params).await["error"]["code"], code, "{method}");
    }
}

#[tokio::test]
async fn without_a_handshake_each_request_says_its_revision() {
    let browser = reader().await;
    let token = token(&browser, &[Scope::Read]).await;
    let answer = stateless(&browser, &token, "server/discover", json!({})).await;
    assert_eq!((answer.status, answer.header("cache-control")), (StatusCode::OK, "no-store"));
    let found: Value = serde_json::from_slice(&answer.body).unwrap();
    assert_eq!(found["result"]["supportedVersions"][0], NEWEST);
    assert_eq!(found["result"]["resultType"], "complete");
    let tools = stateless(&browser, &token, "tools/list", json!({})).await;
    let tools: Value = serde_json::from_slice(&tools.body).unwrap();
    assert_eq!(tools["result"]["cacheScope"], "private");
    assert!(!tools.to_string().contains("\"mark\""), "a token that only reads has no tool that writes: {tools}");
    let list = json!({ "name": "list", "arguments": { "name": "latest" } });
    let list = stateless(&browser, &token, "tools/call", list).await;
    assert!(list.text().contains("northern-post"), "{}", list.text());
    let marked = json!({ "name": "mark", "arguments": { "id": "1", "read": true } });
    let marked: Value = serde_json::from_slice(&stateless(&browser, &token, "tools/call", marked).await.body).unwrap();
    assert_eq!(marked["result"]["isError"], true, "{marked}");
    let shaken = stateless(&browser, &token, "initialize", json!({})).await;
    assert!(shaken.text().contains("-32601"), "{}", shaken.text());
}

#[tokio::test]
async fn only_a_token_that_may_read_is_answered_and_what_is_muted_is_left_out() {
    let mut browser = reader().await;
    let ping = r#"{"jsonrpc":"2.0","id":1,"method":"ping"}"#;
    let writer = token(&browser, &[Scope::Write]).await;
    for token in ["no token", &writer] {
        let refused = post(&browser, PLACE, token, ping).await;
        assert_eq!((refused.status, refused.header("www-authenticate")), (StatusCode::UNAUTHORIZED, "Bearer"));
    }
    assert_eq!(browser.get(PLACE).await.status, StatusCode::METHOD_NOT_ALLOWED);
    browser.sign_in_as(Role::Reader).await;
    assert_eq!(browser.post(PLACE, ping).await.status, StatusCode::UNAUTHORIZED, "a cookie opens nothing here");
    let titles = browser.store.titles().await.unwrap();
    let title = titles.iter().find(|title| title.listing.slug == "northern-post").unwrap();
    browser.post("/for-you/mute", &format!("kind=title&value={}", title.id.0)).await;
    let token = token(&browser, &[Scope::Read]).await;
    let list = used(&browser, &token, "list", &json!({ "name": "latest" })).await;
    assert!(list["structuredContent"]["hidden"].as_u64().unwrap() > 0 && !list.to_string().contains("northern-post"));
}

#[tokio::test]
async fn a_title_that_keeps_its_texts_from_machines_gives_assistants_the_headline_and_the_address() {
    let mut browser = reader().await;
    let path = browser.article("copper").await;
    let id = path.rsplit('-').next().unwrap().to_owned();
    let token = token(&browser, &[Scope::Read]).await;
    let read = async |browser: &Browser| {
        let mut given = used(browser, &token, "article", &json!({ "id": id })).await;
        given["structuredContent"].take()
    };
    let own = read(&browser).await;
    assert!(own["text"].as_str().unwrap().len() > 100, "a private instance is its reader's own: {own}");
    assert!(own.get("html").is_none());
    let terms = format!("/console/titles/{}/terms", own["title"]["slug"].as_str().unwrap());
    browser.sign_in().await;
    browser.post(&terms, "gifts=1&in_membership=1").await;
    let kept = read(&browser).await;
    assert!(kept.get("text").is_none() && kept["kept_back"].is_string(), "{kept}");
    assert_eq!((&kept["headline"], &kept["original"]), (&own["headline"], &own["original"]));
    browser.post(&terms, "gifts=1&in_membership=1&mining=1").await;
    assert_eq!(read(&browser).await["text"], own["text"]);
}
