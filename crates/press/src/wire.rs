//! Answers on the wire, whole or broken as ordered.

use std::io::Write;
use std::sync::OnceLock;
use std::time::Duration;

use tokio::io::{AsyncWrite, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::fault::Fault;
use crate::feeds::rfc_2822;
use crate::http::{Head, reason};
use crate::site::{Answer, Body};

/// An answer on its way.
pub(crate) struct Sending<'a> {
    pub(crate) answer: &'a Answer,
    pub(crate) head: &'a Head,
    pub(crate) fault: Option<Fault>,
    pub(crate) slow_ms: u64,
    pub(crate) retry_after_s: u32,
}

/// The status that a client sees; 0 where it sees none.
pub(crate) fn status(answer: &Answer, fault: Option<Fault>) -> u16 {
    match fault {
        None => answer.status,
        Some(Fault::ResetHead) => 0,
        Some(Fault::RedirectLoop | Fault::RedirectPrivate) => 302,
        Some(Fault::MovedPermanently) => 301,
        Some(Fault::TooManyRequests) => 429,
        Some(Fault::Unavailable) => 503,
        Some(Fault::ServerError) => 500,
        Some(Fault::Gone) => 410,
        Some(Fault::Empty | Fault::HtmlInstead | Fault::GzipBomb) => 200,
        Some(_) => answer.status,
    }
}

/// Sends an answer. The number of bytes written, or `None` where the connection is of no more use.
pub(crate) async fn send(stream: &mut TcpStream, sending: Sending<'_>) -> Option<u64> {
    let whole = Whole::of(&sending);
    match sending.fault {
        None | Some(Fault::HtmlInstead | Fault::Malformed | Fault::SkewedDates | Fault::Empty) => {
            write_whole(stream, &whole).await
        }
        Some(fault) => send_broken(stream, &sending, whole, fault).await,
    }
}

/// An answer that is ready to be written.
struct Whole {
    status: u16,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
    /// HEAD and 304 have no body.
    bodiless: bool,
}

impl Whole {
    fn of(sending: &Sending<'_>) -> Self {
        let answer = sending.answer;
        let mut headers = Vec::new();
        let mut body = match &answer.body {
            Body::Bytes(bytes) => bytes.clone(),
            Body::Picture(painting) => painting.jpeg(),
        };
        let mut content_type = answer.content_type;
        match sending.fault {
            Some(Fault::Malformed) => body = malformed(&body),
            Some(Fault::SkewedDates) => body = skewed(&body),
            Some(Fault::Empty) => body.clear(),
            Some(Fault::HtmlInstead) => {
                content_type = "text/html; charset=utf-8";
                body = b"<!doctype html><html><head><title>Welcome</title></head><body><h1>Before you go on</h1><p>Please accept our terms.</p></body></html>".to_vec();
            }
            _ => {}
        }
        if !content_type.is_empty() {
            headers.push(("Content-Type", content_type.to_owned()));
        }
        if let Some(validators) = &answer.validators {
            headers.push(("ETag", validators.etag.clone()));
            headers.push(("Last-Modified", rfc_2822(validators.last_modified)));
        }
        if let Some(location) = &answer.location {
            headers.push(("Location", location.clone()));
        }
        let text = !content_type.starts_with("image/");
        if sending.fault.is_none() && text && body.len() > 512 && sending.head.accepts_gzip() {
            body = gzip(&body);
            headers.push(("Content-Encoding", "gzip".to_owned()));
            headers.push(("Vary", "Accept-Encoding".to_owned()));
        }
        let bodiless = answer.status == 304 || sending.head.method == "HEAD";
        // What is cut off or slow begins as a good answer.
        let status = match status(answer, sending.fault) {
            0 => answer.status,
            other => other,
        };
        Self { status, headers, body, bodiless }
    }

    fn head(&self, length: Option<usize>) -> String {
        let mut out = format!("HTTP/1.1 {} {}\r\n", self.status, reason(self.status));
        for (name, value) in &self.headers {
            out.push_str(&format!("{name}: {value}\r\n"));
        }
        if let Some(length) = length.filter(|_| self.status != 304) {
            out.push_str(&format!("Content-Length: {length}\r\n"));
        }
        out.push_str("\r\n");
        out
    }
}

async fn write_whole(stream: &mut TcpStream, whole: &Whole) -> Option<u64> {
    let mut bytes = whole.head(Some(whole.body.len())).into_bytes();
    if !whole.bodiless {
        bytes.extend_from_slice(&whole.body);
    }
    stream.write_all(&bytes).await.ok()?;
    Some(bytes.len() as u64)
}

async fn send_broken(stream: &mut TcpStream, sending: &Sending<'_>, mut whole: Whole, fault: Fault) -> Option<u64> {
    let path = &sending.head.path;
    let length = whole.body.len();
    let half = whole.body.get(..length / 2).unwrap_or_default().to_vec();
    match fault {
        Fault::SlowHead => {
            whole.headers.push(("X-Slow", "x".repeat(400)));
            trickle(stream, whole.head(Some(length)).as_bytes(), sending.slow_ms).await?;
            stream.write_all(&whole.body).await.ok()?;
            Some(length as u64)
        }
        Fault::SlowBody => {
            stream.write_all(whole.head(Some(length)).as_bytes()).await.ok()?;
            trickle(stream, &whole.body, sending.slow_ms).await
        }
        Fault::ResetHead => reset(stream),
        Fault::ResetBody => {
            stream.write_all(whole.head(Some(length)).as_bytes()).await.ok()?;
            stream.write_all(&half).await.ok()?;
            stream.flush().await.ok()?;
            // A reset throws away what is still on its way: let the first half arrive.
            tokio::time::sleep(Duration::from_millis(20)).await;
            reset(stream)
        }
        Fault::Truncated | Fault::LengthTooLong => {
            let (body, stated) =
                if fault == Fault::Truncated { (&half, length) } else { (&whole.body, length + 9_000) };
            stream.write_all(whole.head(Some(stated)).as_bytes()).await.ok()?;
            stream.write_all(body).await.ok()?;
            stream.shutdown().await.ok()?;
            None
        }
        Fault::LengthTooShort => {
            stream.write_all(whole.head(Some(length / 2)).as_bytes()).await.ok()?;
            stream.write_all(&whole.body).await.ok()?;
            stream.shutdown().await.ok()?;
            None
        }
        Fault::WrongEncoding => {
            for (name, value) in &mut whole.headers {
                if *name == "Content-Type" {
                    *value = format!("{}; charset=utf-16be", value.split(';').next().unwrap_or_default());
                }
            }
            write_whole(stream, &whole).await
        }
        Fault::BadGzip => {
            whole.headers.push(("Content-Encoding", "gzip".to_owned()));
            write_whole(stream, &whole).await
        }
        Fault::Huge => huge(stream, &whole).await,
        Fault::GzipBomb => {
            whole.headers.push(("Content-Encoding", "gzip".to_owned()));
            let bomb = tokio::task::spawn_blocking(bomb).await.ok()?;
            stream.write_all(whole.head(Some(bomb.len())).as_bytes()).await.ok()?;
            stream.write_all(bomb).await.ok()?;
            Some(bomb.len() as u64)
        }
        _ => {
            whole.body = b"<!doctype html><title>Sorry</title><p>Something is not as it should be.</p>".to_vec();
            whole.headers = vec![("Content-Type", "text/html; charset=utf-8".to_owned())];
            let host = sending.head.header("host").unwrap_or_default();
            match fault {
                Fault::RedirectLoop => whole.headers.push(("Location", format!("http://{host}{path}"))),
                Fault::RedirectPrivate => {
                    let port = host.rsplit_once(':').map_or("80", |(_, port)| port);
                    whole.headers.push(("Location", format!("http://127.0.0.1:{port}/.press/canary")));
                }
                Fault::MovedPermanently => whole.headers.push(("Location", format!("http://{host}/moved{path}"))),
                Fault::TooManyRequests | Fault::Unavailable => {
                    whole.headers.push(("Retry-After", sending.retry_after_s.to_string()))
                }
                _ => {}
            }
            write_whole(stream, &whole).await
        }
    }
}

fn reset(stream: &TcpStream) -> Option<u64> {
    // Closing with a linger of zero sends RST instead of FIN.
    let _ = stream.set_zero_linger();
    None
}

/// Writes bytes in some 60 steps over the given time; gives up when the other side does.
async fn trickle(stream: &mut TcpStream, bytes: &[u8], over_ms: u64) -> Option<u64> {
    for part in bytes.chunks((bytes.len() / 60).max(1)) {
        stream.write_all(part).await.ok()?;
        stream.flush().await.ok()?;
        tokio::time::sleep(Duration::from_millis(over_ms / 60)).await;
    }
    Some(bytes.len() as u64)
}

async fn huge(stream: &mut (impl AsyncWrite + Unpin), whole: &Whole) -> Option<u64> {
    const SPACES: usize = 32 << 20;
    stream.write_all(whole.head(Some(whole.body.len() + SPACES)).as_bytes()).await.ok()?;
    stream.write_all(&whole.body).await.ok()?;
    let spaces = vec![b' '; 1 << 16];
    for _ in 0..SPACES / spaces.len() {
        stream.write_all(&spaces).await.ok()?;
    }
    Some(SPACES as u64)
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    // Writing to memory does not fail.
    let _ = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default()
}

/// 64 MiB of spaces, packed: made once.
fn bomb() -> &'static [u8] {
    static BOMB: OnceLock<Vec<u8>> = OnceLock::new();
    BOMB.get_or_init(|| {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        let spaces = vec![b' '; 1 << 20];
        for _ in 0..64 {
            let _ = encoder.write_all(&spaces);
        }
        encoder.finish().unwrap_or_default()
    })
}

/// Breaks a document: the last end tags misspelt, an entity that nobody knows, a bare ampersand; JSON loses its last half.
/// The last entry's title so ends only with the entry itself: whoever reads on all the same finds no address beside it.
fn malformed(body: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(body);
    if text.trim_start().starts_with('{') {
        return text.chars().take(text.chars().count() / 2).collect::<String>().into_bytes();
    }
    let mut broken = text.into_owned();
    for (good, bad) in [
        ("</title>", "</titel>"),
        ("</link>", "&nosuch; & </link>"),
        ("</entry>", "</entri>"),
        ("</url>", "</ur>"),
        ("</p>", "</b>"),
    ] {
        if let Some(at) = broken.rfind(good) {
            broken.replace_range(at..at + good.len(), bad);
        }
    }
    broken.into_bytes()
}

/// Every year in the dates five years on.
fn skewed(body: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(body).into_owned();
    // From the last year to the first, so that none is moved twice.
    (2020..=2034)
        .rev()
        .fold(text, |text, year| {
            let later = year + 5;
            text.replace(&format!("{year}-"), &format!("{later}-")).replace(&format!(" {year} "), &format!(" {later} "))
        })
        .into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn malformed_feeds_break_in_their_last_entry() {
        let feed = "<item><title>A</title><link>a</link></item><item><title>B</title><link>b</link></item>";
        assert_eq!(
            String::from_utf8(malformed(feed.as_bytes())).unwrap(),
            "<item><title>A</title><link>a</link></item><item><title>B</titel><link>b&nosuch; & </link></item>"
        );
        assert_eq!(malformed(br#"{"a": "bcd"}"#), br#"{"a": "#);
    }
}
