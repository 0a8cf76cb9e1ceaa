//! HTTP of the provider: requests with forms in, JSON and two small pages out, webhooks to one address.

use std::sync::{Arc, Mutex, PoisonError};

use serde_json::Value;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use super::{Counter, pages};
use crate::http::{Head, read_head, reason};

/// What is answered.
pub(super) enum Reply {
    Json(u16, Value),
    Page(u16, String),
    SeeOther(String),
}

/// Names and values of a form or a query, decoded.
pub(super) type Fields = Vec<(String, String)>;

pub(super) fn field<'fields>(fields: &'fields Fields, name: &str) -> Option<&'fields str> {
    fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
}

const BODY_BYTES: usize = 64 * 1_024;

pub(super) async fn serve(mut stream: TcpStream, counter: Arc<Mutex<Counter>>) -> std::io::Result<()> {
    let mut buffer = Vec::new();
    let Some(head) = read_head(&mut stream, &mut buffer).await else {
        return Ok(());
    };
    let length = head.header("content-length").and_then(|length| length.parse().ok()).unwrap_or(0).min(BODY_BYTES);
    while buffer.len() < length {
        if stream.read_buf(&mut buffer).await? == 0 {
            return Ok(());
        }
    }
    let form = decoded(&String::from_utf8_lossy(buffer.get(..length).unwrap_or_default()));
    let (reply, webhooks) = {
        let mut counter = counter.lock().unwrap_or_else(PoisonError::into_inner);
        let reply = answer(&mut counter, &head, &form);
        counter.collect();
        let now_s = counter.desk.now_s();
        let to = counter.outbox.to.clone();
        (reply, to.map(|to| (to, counter.outbox.take(now_s))))
    };
    // Told before answered: whoever comes back from paying finds it known. A receiver that is down loses it, as with a real one.
    if let Some((to, webhooks)) = webhooks {
        for (body, signature) in webhooks {
            drop(send(&to, &body, &signature).await);
        }
    }
    let text = match reply {
        Reply::Json(status, body) => written(status, "application/json", "", &body.to_string()),
        Reply::Page(status, page) => written(status, "text/html; charset=utf-8", "", &page),
        Reply::SeeOther(to) => written(303, "text/plain", &format!("Location: {to}\r\n"), ""),
    };
    stream.write_all(text.as_bytes()).await?;
    stream.shutdown().await
}

fn written(status: u16, kind: &str, more: &str, body: &str) -> String {
    let reason = reason(status);
    format!(
        "HTTP/1.1 {status} {reason}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n{more}Connection: close\r\n\r\n{body}",
        body.len()
    )
}

fn answer(counter: &mut Counter, head: &Head, form: &Fields) -> Reply {
    if head.path.starts_with("/v1/") {
        let key = head.header("idempotency-key").unwrap_or_default();
        let query = decoded(&head.query);
        let fields = if head.method == "GET" { &query } else { form };
        let authorized = head.header("authorization").is_some_and(|value| value.starts_with("Bearer sk_"));
        let (status, body) = counter.desk.call(&head.method, &head.path, fields, key, authorized);
        return Reply::Json(status, body);
    }
    pages::answer(&mut counter.desk, head, form)
}

/// Posts a webhook, and waits for the answer's first line.
pub(super) async fn send(to: &str, body: &str, signature: &str) -> std::io::Result<()> {
    let rest = to.strip_prefix("http://").ok_or_else(|| std::io::Error::other("webhooks go to loopback only"))?;
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let mut stream = TcpStream::connect(host).await?;
    let request = format!(
        "POST /{path} HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\nStripe-Signature: {signature}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(request.as_bytes()).await?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.map(drop)
}

/// A form or query: names and values, plus signs and percent signs decoded.
fn decoded(text: &str) -> Fields {
    let pairs = text.split('&').filter(|pair| !pair.is_empty());
    pairs
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .map(|(name, value)| (plain(name), plain(value)))
        .collect()
}

fn plain(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        match byte {
            b'+' => bytes.push(b' '),
            b'%' => {
                let digit = |byte: Option<u8>| byte.and_then(|byte| char::from(byte).to_digit(16));
                if let (Some(high), Some(low)) = (digit(rest.next()), digit(rest.next())) {
                    bytes.push(u8::try_from(high * 16 + low).unwrap_or(b'?'));
                }
            }
            _ => bytes.push(byte),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
