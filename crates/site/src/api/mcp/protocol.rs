//! The Model Context Protocol over HTTP, as far as a server of tools needs it: what a message asks for, and how an answer is wrapped.
//!
//! Two generations are spoken. In revision 2026-07-28 each request says its revision, in its `_meta` and in headers; those before begin with
//! `initialize`, which gives nothing here that has to be remembered. <https://modelcontextprotocol.io/specification/2026-07-28>

use http::{HeaderMap, StatusCode};
use serde_json::{Map, Value, json};

/// The revision in which each request says what it needs.
pub(super) const STATELESS: &str = "2026-07-28";
/// The revisions that begin with a handshake, the newest first.
pub(super) const WITH_HANDSHAKE: [&str; 3] = ["2025-11-25", "2025-06-18", "2025-03-26"];

const VERSION_KEY: &str = "io.modelcontextprotocol/protocolVersion";
const SERVER_KEY: &str = "io.modelcontextprotocol/serverInfo";

/// A request of a program.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Call {
    id: Value,
    pub method: String,
    pub params: Map<String, Value>,
    /// Whether it is of the revision without a handshake.
    pub stateless: bool,
}

/// What came in.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Message {
    /// An answer is waited for.
    Call(Call),
    /// Nothing is: a notification, or an answer to what was never asked.
    Told,
}

/// Why a message is not answered as it wishes.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Refusal {
    pub status: StatusCode,
    /// What is sent instead.
    pub document: Value,
}

impl Refusal {
    /// It is no JSON (JSON-RPC 2.0, section 5.1).
    const PARSE: i32 = -32700;
    /// It is no request.
    const REQUEST: i32 = -32600;
    /// No method has this name.
    const METHOD: i32 = -32601;
    /// The parameters are not those of the method.
    const PARAMS: i32 = -32602;
    /// A header says something else than the message.
    const HEADERS: i32 = -32020;
    /// A revision that is not spoken here.
    const VERSION: i32 = -32022;

    fn malformed(id: &Value, code: i32, message: &str) -> Self {
        let document = json!({ "jsonrpc": "2.0", "id": id, "error": { "code": code, "message": message } });
        Self { status: StatusCode::BAD_REQUEST, document }
    }

    fn version(id: &Value, asked: &str) -> Self {
        let error = json!({
            "code": Self::VERSION,
            "message": "this revision of the protocol is not spoken here",
            "data": { "supported": versions(), "requested": asked },
        });
        Self { status: StatusCode::BAD_REQUEST, document: json!({ "jsonrpc": "2.0", "id": id, "error": error }) }
    }

    pub fn unknown_method(call: &Call) -> Self {
        let message = format!("there is no method `{}`", call.method);
        Self { status: StatusCode::OK, ..Self::malformed(&call.id, Self::METHOD, &message) }
    }

    pub fn unknown_tool(call: &Call, name: &str) -> Self {
        let message = format!("there is no tool `{name}`");
        Self { status: StatusCode::OK, ..Self::malformed(&call.id, Self::PARAMS, &message) }
    }
}

/// All revisions that are spoken, the newest first.
pub(super) fn versions() -> Vec<&'static str> {
    [STATELESS].into_iter().chain(WITH_HANDSHAKE).collect()
}

impl Call {
    /// The document that answers it.
    pub fn answer(&self, mut result: Value, server: &Value) -> Value {
        if let (true, Some(fields)) = (self.stateless, result.as_object_mut()) {
            fields.insert("resultType".to_owned(), "complete".into());
            fields.insert("_meta".to_owned(), json!({ SERVER_KEY: server }));
        }
        json!({ "jsonrpc": "2.0", "id": self.id, "result": result })
    }

    /// What may be kept of an answer for `seconds`, by whoever holds the same token.
    pub fn keep_for(&self, seconds: u64, mut result: Value) -> Value {
        if let (true, Some(fields)) = (self.stateless, result.as_object_mut()) {
            fields.insert("ttlMs".to_owned(), (seconds * 1_000).into());
            fields.insert("cacheScope".to_owned(), "private".into());
        }
        result
    }
}

/// Reads a message: one, not several together (no revision after 2025-03-26 has that).
///
/// # Errors
/// When it is none, or its headers say something else.
pub(super) fn read(headers: &HeaderMap, body: &[u8]) -> Result<Message, Refusal> {
    let message: Value = serde_json::from_slice(body)
        .map_err(|_| Refusal::malformed(&Value::Null, Refusal::PARSE, "the body is no JSON"))?;
    let no_request = |why: &str| Refusal::malformed(&Value::Null, Refusal::REQUEST, why);
    let Value::Object(mut message) = message else { return Err(no_request("one message is taken at a time")) };
    if message.get("jsonrpc").and_then(Value::as_str) != Some("2.0") {
        return Err(no_request("this is no message of JSON-RPC 2.0"));
    }
    let method = match message.get("method") {
        Some(Value::String(method)) => method.clone(),
        Some(_) => return Err(no_request("`method` is a name")),
        None if message.contains_key("result") || message.contains_key("error") => return Ok(Message::Told),
        None => return Err(no_request("`method` is missing")),
    };
    let id = match message.remove("id") {
        None => return Ok(Message::Told),
        Some(id @ (Value::String(_) | Value::Number(_))) => id,
        Some(_) => return Err(no_request("`id` is a text or a number")),
    };
    let params = match message.remove("params") {
        None => Map::new(),
        Some(Value::Object(params)) => params,
        Some(_) => return Err(Refusal::malformed(&id, Refusal::PARAMS, "`params` is an object")),
    };
    let stateless = generation(headers, &id, &method, &params)?;
    Ok(Message::Call(Call { id, method, params, stateless }))
}

/// Whether a request is of the revision without a handshake.
fn generation(headers: &HeaderMap, id: &Value, method: &str, params: &Map<String, Value>) -> Result<bool, Refusal> {
    let header = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).map(str::trim);
    let in_header = header("mcp-protocol-version");
    let Some(asked) = params.get("_meta").and_then(|meta| meta.get(VERSION_KEY)) else {
        return match in_header {
            None => Ok(false),
            Some(version) if WITH_HANDSHAKE.contains(&version) => Ok(false),
            Some(STATELESS) => {
                let why = "the header names a revision in which `_meta` has to name it too";
                Err(Refusal::malformed(id, Refusal::HEADERS, why))
            }
            Some(version) => Err(Refusal::version(id, version)),
        };
    };
    let asked = asked.as_str().unwrap_or_default();
    if asked != STATELESS {
        return Err(Refusal::version(id, asked));
    }
    let name = params.get("name").and_then(Value::as_str).filter(|_| method == "tools/call");
    let said = [("mcp-protocol-version", Some(asked)), ("mcp-method", Some(method)), ("mcp-name", name)];
    match said.into_iter().find(|(name, value)| value.is_some() && header(name) != *value) {
        Some((name, _)) => {
            let why = format!("the header `{name}` is missing, or says something else than the message");
            Err(Refusal::malformed(id, Refusal::HEADERS, &why))
        }
        None => Ok(true),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(headers: &[(&'static str, &'static str)], body: &Value) -> Result<Message, Refusal> {
        let headers = headers.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap())).collect();
        read(&headers, body.to_string().as_bytes())
    }

    fn code(refusal: &Refusal) -> i64 {
        refusal.document["error"]["code"].as_i64().unwrap()
    }

    fn stateless(method: &str) -> Value {
        let meta = json!({ VERSION_KEY: STATELESS, "io.modelcontextprotocol/clientCapabilities": {} });
        json!({ "jsonrpc": "2.0", "id": 1, "method": method, "params": { "name": "search", "_meta": meta } })
    }

    #[test]
    fn what_waits_for_no_answer_gets_none() {
        for message in [
            json!({ "jsonrpc": "2.0", "method": "notifications/initialized" }),
            json!({ "jsonrpc": "2.0", "id": 7, "result": {} }),
        ] {
            assert_eq!(said(&[], &message), Ok(Message::Told), "{message}");
        }
    }

    #[test]
    fn what_is_no_request_is_refused_in_words() {
        assert_eq!(code(&read(&HeaderMap::new(), b"{").unwrap_err()), i64::from(Refusal::PARSE));
        for message in [
            json!([{ "jsonrpc": "2.0", "id": 1, "method": "ping" }]),
            json!({ "id": 1, "method": "ping" }),
            json!({ "jsonrpc": "2.0", "id": null, "method": "ping" }),
            json!({ "jsonrpc": "2.0", "id": 1 }),
            json!({ "jsonrpc": "2.0", "id": 1, "method": 5 }),
        ] {
            let refusal = said(&[], &message).unwrap_err();
            assert_eq!(
                (code(&refusal), refusal.status),
                (Refusal::REQUEST.into(), StatusCode::BAD_REQUEST),
                "{message}"
            );
        }
        let listed = json!({ "jsonrpc": "2.0", "id": 1, "method": "ping", "params": [] });
        assert_eq!(code(&said(&[], &listed).unwrap_err()), i64::from(Refusal::PARAMS));
    }

    #[test]
    fn the_newest_revision_is_held_to_its_headers() {
        let all = [("mcp-protocol-version", STATELESS), ("mcp-method", "tools/call"), ("mcp-name", "search")];
        let Ok(Message::Call(call)) = said(&all, &stateless("tools/call")) else { panic!("it is a call") };
        assert!(call.stateless);
        for left_out in 0..all.len() {
            let some: Vec<_> = (0..all.len()).filter(|header| *header != left_out).map(|header| all[header]).collect();
            assert_eq!(
                code(&said(&some, &stateless("tools/call")).unwrap_err()),
                i64::from(Refusal::HEADERS),
                "{some:?}"
            );
        }
        let other = [all[0], all[1], ("mcp-name", "mark")];
        assert_eq!(code(&said(&other, &stateless("tools/call")).unwrap_err()), i64::from(Refusal::HEADERS));
        let named = json!({ "jsonrpc": "2.0", "id": 1, "method": "tools/list" });
        assert_eq!(
            code(&said(&all[..1], &named).unwrap_err()),
            i64::from(Refusal::HEADERS),
            "the message does not name it"
        );
    }

    #[test]
    fn revisions_that_are_not_spoken_are_answered_with_those_that_are() {
        let refusal =
            said(&[("mcp-protocol-version", "1900-01-01")], &json!({ "jsonrpc": "2.0", "id": 1, "method": "ping" }));
        let document = refusal.unwrap_err().document;
        assert_eq!(document["error"]["code"], Refusal::VERSION);
        assert_eq!(
            document["error"]["data"]["supported"],
            json!(["2026-07-28", "2025-11-25", "2025-06-18", "2025-03-26"])
        );
        for version in WITH_HANDSHAKE {
            let call =
                said(&[("mcp-protocol-version", version)], &json!({ "jsonrpc": "2.0", "id": "a", "method": "ping" }));
            assert!(matches!(call, Ok(Message::Call(Call { stateless: false, .. }))), "{version}");
        }
    }

    #[test]
    fn answers_of_the_newest_revision_say_that_they_are_whole_and_whose() {
        let server = json!({ "name": "newsstand" });
        let call = |stateless| Call { id: 1.into(), method: "ping".to_owned(), params: Map::new(), stateless };
        let answer = call(true).answer(call(true).keep_for(60, json!({ "tools": [] })), &server);
        assert_eq!(
            answer["result"],
            json!({
                "tools": [], "ttlMs": 60_000, "cacheScope": "private", "resultType": "complete",
                "_meta": { SERVER_KEY: { "name": "newsstand" } },
            })
        );
        assert_eq!(call(false).answer(call(false).keep_for(60, json!({})), &server)["result"], json!({}));
    }
}
