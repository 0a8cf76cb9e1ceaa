//! The little of HTTP/1.1 (RFC 9112) that a press needs: requests without bodies in, answers out.
//!
//! Written here because a proper server refuses to do what broken publishers do: wrong lengths, half bodies, resets.

use tokio::io::{AsyncRead, AsyncReadExt};

/// A request's head.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Head {
    pub(crate) method: String,
    /// Path without the query.
    pub(crate) path: String,
    pub(crate) query: String,
    /// Names in lower case.
    pub(crate) headers: Vec<(String, String)>,
}

impl Head {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Host without its port, in lower case.
    pub(crate) fn host(&self) -> String {
        let host = self.header("host").unwrap_or_default();
        host.rsplit_once(':')
            .filter(|(_, port)| port.chars().all(|c| c.is_ascii_digit()))
            .map_or(host, |(name, _)| name)
            .to_ascii_lowercase()
    }

    pub(crate) fn accepts_gzip(&self) -> bool {
        self.header("accept-encoding").is_some_and(|value| value.to_ascii_lowercase().contains("gzip"))
    }

    /// A value of the query, percent-decoding left out: control values are plain words.
    pub(crate) fn query_value(&self, name: &str) -> Option<&str> {
        self.query
            .split('&')
            .filter_map(|pair| pair.split_once('='))
            .find(|(known, _)| *known == name)
            .map(|(_, value)| value)
    }
}

/// The largest request head that is read.
const HEAD_BYTES: usize = 32 * 1_024;

/// Reads the next request's head; `None` at the end of the connection or where it makes no sense.
pub(crate) async fn read_head(stream: &mut (impl AsyncRead + Unpin), buffer: &mut Vec<u8>) -> Option<Head> {
    loop {
        if let Some(end) = find(buffer, b"\r\n\r\n") {
            let rest = buffer.split_off(end + 4);
            let head = parse(&String::from_utf8_lossy(buffer));
            *buffer = rest;
            return head;
        }
        if buffer.len() > HEAD_BYTES || stream.read_buf(buffer).await.ok()? == 0 {
            return None;
        }
    }
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).position(|window| window == needle)
}

fn parse(text: &str) -> Option<Head> {
    let mut lines = text.split("\r\n");
    let mut words = lines.next()?.split(' ');
    let (method, target) = (words.next()?, words.next()?);
    // A client behind a proxy setting asks for a whole address.
    let target = target
        .strip_prefix("http://")
        .map_or(target, |rest| rest.find('/').and_then(|at| rest.get(at..)).unwrap_or("/"));
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let headers = lines
        .filter_map(|line| line.split_once(':'))
        .map(|(name, value)| (name.trim().to_ascii_lowercase(), value.trim().to_owned()))
        .collect();
    Some(Head { method: method.to_owned(), path: path.to_owned(), query: query.to_owned(), headers })
}

/// The usual words for a status.
pub(crate) fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        301 => "Moved Permanently",
        302 => "Found",
        303 => "See Other",
        400 => "Bad Request",
        401 => "Unauthorized",
        402 => "Payment Required",
        304 => "Not Modified",
        404 => "Not Found",
        405 => "Method Not Allowed",
        410 => "Gone",
        429 => "Too Many Requests",
        500 => "Internal Server Error",
        503 => "Service Unavailable",
        _ => "Status",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_are_read() {
        let head =
            parse("GET /feed?a=1&b=x HTTP/1.1\r\nHost: The-Ledger.localhost:8081\r\nAccept-Encoding: br, gzip\r\n\r\n")
                .unwrap();
        assert_eq!(
            (head.path.as_str(), head.query_value("b"), head.host().as_str()),
            ("/feed", Some("x"), "the-ledger.localhost")
        );
        assert!(head.accepts_gzip());
        assert!(parse("nonsense").is_none());
    }
}
