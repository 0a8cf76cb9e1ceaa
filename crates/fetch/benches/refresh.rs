//! How long it takes to ask 200 feeds on loopback: cold, unchanged on kept connections, and unchanged
//! after a restart, when every connection is new.
//!
//! `cargo bench -p fetch` prints milliseconds of wall time and of CPU (this process, the serving thread included).

use fetch::{Client, Guard, Outcome, Purpose, Request, Settings, Validators, pacing};
use futures_util::stream::{self, StreamExt as _};
use std::time::{Duration, Instant};
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
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
        Ok(())
    })
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
