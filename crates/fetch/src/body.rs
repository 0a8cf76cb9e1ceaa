//! The body of a response: received and decompressed as it streams in, within limits that a bomb cannot pass.
//!
//! Content codings are undone here and not by the HTTP client, which would decode one coding only and leave a second one
//! in place unsaid. Limits hold at every layer, so that a bomb inside a bomb is stopped as well.

use crate::Error;
use async_compression::tokio::bufread::{BrotliDecoder, DeflateDecoder, GzipDecoder, ZlibDecoder, ZstdDecoder};
use async_compression::zstd::DParameter;
use bytes::{Bytes, BytesMut};
use futures_util::{Stream, StreamExt as _, TryStreamExt as _};
use http::{HeaderMap, header};
use std::io::{self, Cursor};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::task::{Context, Poll};
use tokio::io::{AsyncBufRead, AsyncBufReadExt as _, AsyncRead, AsyncReadExt as _, BufReader, ReadBuf};
use tokio_util::io::StreamReader;

/// The ratio is judged only past this size: small texts can honestly shrink a lot.
const RATIO_FREE_BYTES: u64 = 1_000_000;
/// zstd windows of at most 8 MB, as RFC 8878 (3.1.1.1.2) recommends; larger ones are a way to claim memory.
const ZSTD_WINDOW_LOG: u32 = 23;
/// More codings than this on one body are refused.
const MAX_CODINGS: usize = 2;
const INTERMEDIATE_BYTES: usize = 8 * 1024;
const FIRST_BYTES: usize = 16 * 1024;

/// How much of a body is accepted.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limits {
    /// The most bytes, both as received and after decompression.
    pub max_bytes: u64,
    /// The most times a body may grow by decompression, past 1 MB.
    pub max_ratio: u64,
    /// Whether a longer body is cut at the limit instead of refused.
    pub cut: bool,
    /// Whether a body that is itself a gzip file is unpacked (feeds and sitemaps are served as `.xml.gz`).
    pub unpack_files: bool,
}

type Layer = Pin<Box<dyn AsyncBufRead + Send>>;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Coding {
    Gzip,
    Deflate,
    Brotli,
    Zstd,
}

impl Coding {
    fn name(self) -> &'static str {
        match self {
            Coding::Gzip => "gzip",
            Coding::Deflate => "deflate",
            Coding::Brotli => "br",
            Coding::Zstd => "zstd",
        }
    }
}

/// The codings of a body in the order in which they were applied. What is no coding at all (`utf-8`, `none`) is passed over.
fn codings(headers: &HeaderMap) -> Result<Vec<Coding>, Error> {
    let mut found = Vec::new();
    for value in headers.get_all(header::CONTENT_ENCODING) {
        let text = value.to_str().unwrap_or_default();
        for token in text.split(',').map(|token| token.trim().to_ascii_lowercase()) {
            match token.as_str() {
                "gzip" | "x-gzip" => found.push(Coding::Gzip),
                "deflate" => found.push(Coding::Deflate),
                "br" => found.push(Coding::Brotli),
                "zstd" => found.push(Coding::Zstd),
                "" | "identity" | "none" | "binary" | "utf-8" | "utf8" | "aws-chunked" => {}
                _ => return Err(Error::BadEncoding { encoding: token }),
            }
        }
    }
    if found.len() > MAX_CODINGS {
        let encoding = found.iter().map(|coding| coding.name()).collect::<Vec<_>>().join(", ");
        return Err(Error::BadEncoding { encoding });
    }
    Ok(found)
}

/// Reads a whole body, decompressed, within `limits`.
pub(crate) async fn read(
    headers: &HeaderMap,
    announced_bytes: Option<u64>,
    stream: impl Stream<Item = Result<Bytes, Error>> + Send + 'static,
    limits: Limits,
) -> Result<Bytes, Error> {
    let codings = codings(headers)?;
    if !limits.cut && announced_bytes.is_some_and(|announced| announced > limits.max_bytes) {
        return Err(Error::TooLarge { limit_bytes: limits.max_bytes });
    }
    let body = if codings.is_empty() {
        plain(stream, announced_bytes, limits).await?
    } else {
        coded(stream, &codings, limits).await?
    };
    if limits.unpack_files && is_gzip(&body) {
        let received = Arc::new(AtomicU64::new(body.len() as u64));
        let layer: Layer = Box::pin(Cursor::new(body));
        return undo(layer, &[Coding::Gzip], &received, limits).await;
    }
    Ok(body)
}

/// A body without coding; one that came in one piece is handed on without a copy.
async fn plain(
    stream: impl Stream<Item = Result<Bytes, Error>> + Send,
    announced_bytes: Option<u64>,
    limits: Limits,
) -> Result<Bytes, Error> {
    let mut stream = std::pin::pin!(stream);
    let Some(first) = stream.next().await.transpose()? else { return Ok(Bytes::new()) };
    let Some(second) = stream.next().await.transpose()? else { return within(first, limits) };
    let announced = usize::try_from(announced_bytes.unwrap_or(0).min(limits.max_bytes)).unwrap_or(0);
    let mut body = BytesMut::with_capacity(announced.max(first.len() + second.len()));
    body.extend_from_slice(&first);
    body.extend_from_slice(&second);
    drop((first, second));
    while body.len() as u64 <= limits.max_bytes {
        let Some(chunk) = stream.next().await.transpose()? else { break };
        body.extend_from_slice(&chunk);
    }
    within(body.freeze(), limits)
}

fn within(mut body: Bytes, limits: Limits) -> Result<Bytes, Error> {
    if body.len() as u64 <= limits.max_bytes {
        return Ok(body);
    }
    if !limits.cut {
        return Err(Error::TooLarge { limit_bytes: limits.max_bytes });
    }
    body.truncate(usize::try_from(limits.max_bytes).unwrap_or(usize::MAX));
    Ok(body)
}

async fn coded(
    stream: impl Stream<Item = Result<Bytes, Error>> + Send + 'static,
    codings: &[Coding],
    limits: Limits,
) -> Result<Bytes, Error> {
    let received = Arc::new(AtomicU64::new(0));
    let tally = Arc::clone(&received);
    let counted = stream.map_err(io::Error::other).and_then(move |chunk| {
        let total = tally.fetch_add(chunk.len() as u64, Ordering::Relaxed) + chunk.len() as u64;
        let within = total <= limits.max_bytes || limits.cut;
        let too_large = || io::Error::other(Error::TooLarge { limit_bytes: limits.max_bytes });
        std::future::ready(if within { Ok(chunk) } else { Err(too_large()) })
    });
    undo(Box::pin(StreamReader::new(Box::pin(counted))), codings, &received, limits).await
}

/// Undoes codings from the last to the first and collects what comes out.
async fn undo(mut layer: Layer, codings: &[Coding], received: &Arc<AtomicU64>, limits: Limits) -> Result<Bytes, Error> {
    let encoding = || codings.iter().map(|coding| coding.name()).collect::<Vec<_>>().join(", ");
    for (left, coding) in codings.iter().enumerate().rev() {
        let head = layer.fill_buf().await.map_err(|error| failure(error, &encoding))?;
        if head.is_empty() {
            return Ok(Bytes::new());
        }
        let Some(decoder) = decoder(*coding, head) else { continue };
        let decoded = decoder(layer);
        layer = if left == 0 {
            Box::pin(BufReader::with_capacity(INTERMEDIATE_BYTES, decoded))
        } else {
            let capped = Capped { inner: decoded, passed: 0, received: Arc::clone(received), limits };
            Box::pin(BufReader::with_capacity(INTERMEDIATE_BYTES, capped))
        };
    }
    collect(layer, received, limits).await.map_err(|error| failure(error, &encoding))
}

type Decoder = fn(Layer) -> Pin<Box<dyn AsyncRead + Send>>;

/// The decoder that fits what the body begins with; `None` when the body is not coded as its header says, which servers
/// do when a cache in front of them has undone the coding and kept the header.
fn decoder(coding: Coding, head: &[u8]) -> Option<Decoder> {
    match coding {
        Coding::Gzip if !head.is_empty() && !begins(head, &[0x1f, 0x8b]) => None,
        Coding::Gzip => Some(|layer| {
            let mut decoder = GzipDecoder::new(layer);
            decoder.multiple_members(true);
            Box::pin(decoder)
        }),
        // "deflate" means zlib (RFC 9110, 8.4.1.2), and some servers send it bare.
        Coding::Deflate if is_zlib(head) => Some(|layer| Box::pin(ZlibDecoder::new(layer))),
        Coding::Deflate => Some(|layer| Box::pin(DeflateDecoder::new(layer))),
        Coding::Brotli => Some(|layer| Box::pin(BrotliDecoder::new(layer))),
        Coding::Zstd if !begins(head, &[0x28, 0xb5, 0x2f, 0xfd]) && !is_skippable_frame(head) => None,
        Coding::Zstd => Some(|layer| {
            let mut decoder = ZstdDecoder::with_params(layer, &[DParameter::window_log_max(ZSTD_WINDOW_LOG)]);
            decoder.multiple_members(true);
            Box::pin(decoder)
        }),
    }
}

/// Whether `head`, which may be shorter, agrees with `magic` as far as it goes.
fn begins(head: &[u8], magic: &[u8]) -> bool {
    head.iter().zip(magic).all(|(a, b)| a == b)
}

fn is_zlib(head: &[u8]) -> bool {
    match head {
        [cmf, flg, ..] => cmf & 0x0f == 8 && (u16::from(*cmf) * 256 + u16::from(*flg)) % 31 == 0,
        [cmf] => *cmf == 0x78,
        [] => false,
    }
}

fn is_skippable_frame(head: &[u8]) -> bool {
    matches!(head, [0x50..=0x5f, 0x2a, 0x4d, 0x18, ..])
}

/// A gzip file by its magic number and only method (RFC 1952, 2.3.1).
fn is_gzip(body: &[u8]) -> bool {
    body.starts_with(&[0x1f, 0x8b, 0x08])
}

async fn collect(mut layer: Layer, received: &AtomicU64, limits: Limits) -> io::Result<Bytes> {
    let mut body = BytesMut::with_capacity(FIRST_BYTES);
    loop {
        if body.capacity() - body.len() < INTERMEDIATE_BYTES {
            body.reserve(body.len().max(FIRST_BYTES));
        }
        if layer.read_buf(&mut body).await? == 0 {
            break;
        }
        let decoded = body.len() as u64;
        judge(decoded, received.load(Ordering::Relaxed), limits)?;
        if decoded > limits.max_bytes {
            break;
        }
    }
    within(body.freeze(), limits).map_err(io::Error::other)
}

fn judge(decoded: u64, received: u64, limits: Limits) -> io::Result<()> {
    if decoded > RATIO_FREE_BYTES && decoded > received.saturating_mul(limits.max_ratio) {
        return Err(io::Error::other(Error::Bomb { ratio: limits.max_ratio }));
    }
    if decoded > limits.max_bytes && !limits.cut {
        return Err(io::Error::other(Error::TooLarge { limit_bytes: limits.max_bytes }));
    }
    Ok(())
}

fn failure(error: io::Error, encoding: &dyn Fn() -> String) -> Error {
    if let Some(own) = error.get_ref().and_then(|inner| inner.downcast_ref::<Error>()) {
        return own.clone();
    }
    // The decoder of zlib has no kind of its own for input that ends too early, only this text.
    let starved = error.to_string() == "unexpected BufError";
    match error.kind() {
        io::ErrorKind::UnexpectedEof => Error::Truncated,
        _ if starved => Error::Truncated,
        _ => Error::BadEncoding { encoding: encoding() },
    }
}

/// A layer between two decoders, held to the same limits as the result.
struct Capped {
    inner: Pin<Box<dyn AsyncRead + Send>>,
    passed: u64,
    received: Arc<AtomicU64>,
    limits: Limits,
}

impl AsyncRead for Capped {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        let result = self.inner.as_mut().poll_read(context, buffer);
        if matches!(result, Poll::Ready(Ok(()))) {
            self.passed += (buffer.filled().len() - before) as u64;
            judge(self.passed, self.received.load(Ordering::Relaxed), self.limits)?;
        }
        result
    }
}

#[cfg(test)]
mod tests;
