//! How long it takes to ask 200 feeds on loopback: cold, unchanged on kept connections, and unchanged
//! after a restart, when every connection is new.
//!
//! Then what a body of 1 GiB costs that comes compressed.
//!
//! `cargo bench -p fetch` prints milliseconds of wall time and of CPU (this process, the serving thread included).

use async_compression::Level;
use async_compression::tokio::bufread::{BrotliEncoder, GzipEncoder, ZstdEncoder};
use fetch::{Client, Guard, Outcome, Purpose, Request, Settings, Validators, pacing};
use futures_util::stream::{self, StreamExt as _};
use std::time::{Duration, Instant};
use tokio::io::{AsyncBufReadExt as _, AsyncRead, AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};
use url::Url;

const FEEDS: usize = 200;
const FEED_BYTES: usize = 77_000;
const AT_ONCE: usize = 32;

#[expect(clippy::print_stdout, reason = "a benchmark prints its figures")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let listener = std::net::TcpListener::bind("127.0.0.1:0")?;
    let port = listener.local_addr()?.port();
    listener.set_nonblocking(true)?;
    std::thread::spawn(move || serve(listener));
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(async {
        for (hosts, host_of) in [("one host each", true), ("all on one host", false)] {
            let urls = (0..FEEDS).map(|n| {
                let host = if host_of { format!("title{n}.localhost") } else { "localhost".to_owned() };
                Url::parse(&format!("http://{host}:{port}/{n}"))
            });
            let urls: Vec<Url> = urls.collect::<Result<_, _>>()?;
            let mut client = new_client()?;
            let known = Some(Validators { etag: Some("\"a\"".to_owned()), last_modified: None });
            let rounds = [("cold", None), ("unchanged, connected", known.clone()), ("unchanged, restarted", known)];
            for (name, validators) in rounds {
                if name.ends_with("restarted") {
                    let began = Instant::now();
                    client = new_client()?;
                    println!("{hosts:>16}, {:<20} {:7.1} ms wall", "a new client", began.elapsed().as_secs_f64() * 1e3);
                }
                let (began, cpu) = (Instant::now(), cpu_time());
                let (bytes, unchanged) = refresh(&client, &urls, validators).await;
                println!(
                    "{hosts:>16}, {name:<20} {:7.1} ms wall {:7.1} ms CPU {bytes:>9} bytes {unchanged:>4} unchanged",
                    began.elapsed().as_secs_f64() * 1e3,
                    (cpu_time() - cpu).as_secs_f64() * 1e3,
                );
            }
        }
        let bombs = [
            ("gzip", all(GzipEncoder::new(BufReader::new(zeros()))).await?),
            ("br", all(BrotliEncoder::with_quality(BufReader::new(zeros()), Level::Fastest)).await?),
            ("zstd", all(ZstdEncoder::new(BufReader::new(zeros()))).await?),
        ];
        for (coding, bomb) in bombs {
            let (length, url) = (bomb.len(), bomb_site(coding, bomb).await?);
            let (client, before, began) = (new_client()?, peak_memory_kib(), Instant::now());
            let outcome = client.get(Request::new(url, Purpose::Feed)).await.err();
            println!(
                "{coding:>5} bomb, {length:>8} bytes {:7.1} ms wall, peak memory {before} KiB before, {} KiB after: {}",
                began.elapsed().as_secs_f64() * 1e3,
                peak_memory_kib(),
                outcome.map(|error| error.to_string()).unwrap_or_default(),
            );
        }
        Ok(())
    })
}

fn zeros() -> impl AsyncRead + Unpin {
    tokio::io::repeat(0).take(1 << 30)
}

async fn all(mut reader: impl AsyncRead + Unpin) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    reader.read_to_end(&mut bytes).await?;
    Ok(bytes)
}

/// A site that answers one request with `bomb`.
async fn bomb_site(coding: &str, bomb: Vec<u8>) -> Result<Url, Box<dyn std::error::Error>> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let url = Url::parse(&format!("http://{}/", listener.local_addr()?))?;
    let head = format!("HTTP/1.1 200 OK\r\nContent-Encoding: {coding}\r\nContent-Length: {}\r\n\r\n", bomb.len());
    tokio::spawn(async move {
        let Ok((mut stream, _)) = listener.accept().await else { return };
        let _ = stream.read(&mut [0; 4096]).await;
        let _ = stream.write_all(head.as_bytes()).await;
        let _ = stream.write_all(&bomb).await;
    });
    Ok(url)
}

/// The most memory that this process ever held, from `/proc/self/status`.
fn peak_memory_kib() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    line.split_whitespace().next().and_then(|number| number.parse().ok()).unwrap_or(0)
}

fn new_client() -> Result<Client, Box<dyn std::error::Error>> {
    let guard = Guard { allowed_networks: vec!["127.0.0.0/8".parse()?], ..Guard::default() };
    Ok(Client::new(Settings { guard, pacing: pacing::Limits::without_gaps(), ..Settings::default() })?)
}

async fn refresh(client: &Client, urls: &[Url], validators: Option<Validators>) -> (usize, usize) {
    let asked = stream::iter(urls.iter().cloned()).map(|url| {
        let request = Request { validators: validators.clone(), ..Request::new(url, Purpose::Feed) };
        let client = client.clone();
        async move { tokio::spawn(async move { client.get(request).await }).await }
    });
    let outcomes: Vec<_> = asked.buffer_unordered(AT_ONCE).collect().await;
    outcomes.into_iter().fold((0, 0), |(bytes, unchanged), outcome| match outcome {
        Ok(Ok(Outcome::Fetched(response))) => (bytes + response.body.len(), unchanged),
        Ok(Ok(Outcome::Unchanged(_))) => (bytes, unchanged + 1),
        _ => (bytes, unchanged),
    })
}

fn serve(listener: std::net::TcpListener) {
    let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build() else { return };
    runtime.block_on(async {
        let Ok(listener) = TcpListener::from_std(listener) else { return };
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(answer(stream));
        }
    });
}

async fn answer(stream: TcpStream) {
    let mut stream = BufReader::new(stream);
    let head = format!("HTTP/1.1 200 OK\r\nETag: \"a\"\r\nContent-Length: {FEED_BYTES}\r\n\r\n");
    let whole = [head.into_bytes(), vec![b'x'; FEED_BYTES]].concat();
    let (mut line, mut is_known) = (String::new(), false);
    while stream.read_line(&mut line).await.is_ok_and(|length| length > 0) {
        is_known |= line.to_ascii_lowercase().starts_with("if-none-match");
        if line == "\r\n" {
            let reply: &[u8] = if is_known { b"HTTP/1.1 304 Not Modified\r\nETag: \"a\"\r\n\r\n" } else { &whole };
            if stream.get_mut().write_all(reply).await.is_err() {
                return;
            }
            is_known = false;
        }
        line.clear();
    }
}

/// User and system time of this process, from `/proc/self/stat` (in hundredths of a second).
fn cpu_time() -> Duration {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = stat.rsplit(')').next().unwrap_or_default();
    let ticks: u64 = after_name.split_whitespace().skip(11).take(2).filter_map(|field| field.parse::<u64>().ok()).sum();
    Duration::from_millis(ticks * 10)
}
