//! `cargo xtask bench bombs`: one title that serves a bomb among twenty that do not. Each bomb is measured in a process of its
//! own, against the same process without it.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use clap::Args;
use serde_json::{Value, json};

use super::ingest::{self, mib, reading::Service};

mod kinds;

use kinds::{Answer, Bomb};

/// Most memory that a bomb may cost.
const MEMORY_LIMIT_BYTES: u64 = 64 << 20;
/// Most time that it may cost.
const TIME_LIMIT: Duration = Duration::from_secs(3);
/// Harmless titles beside it, and articles of each.
const GOOD: (usize, usize) = (20, 10);

/// Bombs: each within 64 MiB and 3 s, other feeds unaffected, shown to the operator.
#[derive(Args)]
#[command(after_help = "Example:\n  cargo xtask bench bombs\n  cargo xtask bench bombs --only gzip")]
pub struct Options {
    /// Only the bombs whose name holds this.
    #[arg(long, default_value = "")]
    only: String,
    /// A `newsstand` built elsewhere.
    #[arg(long)]
    program: Option<PathBuf>,
}

/// What the bad title serves at the moment.
type Loaded = Arc<Mutex<Option<Arc<Bomb>>>>;

/// Runs the benchmark; an error names the bombs that break a limit.
pub fn run(options: &Options) -> Result<()> {
    let program = ingest::program(options.program.as_deref())?;
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let port = listener.local_addr()?.port();
    let loaded = Loaded::default();
    let serving = Arc::clone(&loaded);
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let loaded = Arc::clone(&serving);
            std::thread::spawn(move || answer(stream, &loaded, port));
        }
    });
    let start = measure(&program, port)?;
    println!(
        "without a bomb: {:.2} s, peak {:.1} MiB, {} articles of {} titles\n",
        start.seconds,
        mib(start.peak_bytes),
        start.good,
        GOOD.0
    );
    println!("{:<22} {:>9} {:>9} {:>10}  what the operator sees", "bomb", "more s", "more MiB", "others");
    let mut bad = Vec::new();
    for bomb in kinds::all(&format!("http://bad.localhost:{port}/"))? {
        if !bomb.name.contains(&options.only) {
            continue;
        }
        let bomb = Arc::new(bomb);
        *loaded.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&bomb));
        let run = measure(&program, port)?;
        let (seconds, bytes) = (run.seconds - start.seconds, run.peak_bytes.saturating_sub(start.peak_bytes));
        println!("{:<22} {seconds:>9.2} {:>9.1} {:>10}  {}", bomb.name, mib(bytes), run.good, run.said);
        let whole = run.good == start.good && !run.said.is_empty();
        if seconds > TIME_LIMIT.as_secs_f64() || bytes > MEMORY_LIMIT_BYTES || !whole {
            bad.push(bomb.name);
        }
    }
    if bad.is_empty() {
        return Ok(());
    }
    bail!("over the limits: {}", bad.join(", "));
}

/// What one collection cost and brought.
struct Run {
    seconds: f64,
    peak_bytes: u64,
    /// Articles of the harmless titles.
    good: usize,
    /// What is said of the bad title.
    said: String,
}

/// Collects everything once with a new database, and asks the service for the bad title's picture.
fn measure(program: &Path, port: u16) -> Result<Run> {
    let folder = tempfile::tempdir()?;
    let names = (0..GOOD.0).map(|number| format!("good-{number}")).chain(["bad".to_owned()]);
    let catalogue: Vec<Value> = names
        .map(|name| {
            let home = format!("http://{name}.localhost:{port}/");
            json!({
                "slug": name, "name": name, "kind": "digital", "homepage": home, "country": "", "languages": [], "on_by_default": true,
                "feeds": [{ "url": format!("{home}feed.xml"), "kind": "feed" }],
            })
        })
        .collect();
    std::fs::write(folder.path().join("catalogue.json"), serde_json::to_vec(&catalogue)?)?;
    std::fs::write(
        folder.path().join("newsstand.toml"),
        "log = 'error'\negress_allow = ['127.0.0.0/8']\n[collect]\nhost_gap_ms = 0\nfront_pages = false\n",
    )?;
    let configured: Vec<String> =
        [("--data-folder", "data"), ("--config", "newsstand.toml"), ("--catalogue", "catalogue.json")]
            .into_iter()
            .flat_map(|(flag, name)| [flag.to_owned(), folder.path().join(name).display().to_string()])
            .collect();
    let collected = ingest::collect_with(program, &[], &configured)?;
    let output = |words: &[&str]| -> Result<String> {
        let output = Command::new(program).args(words).args(&configured).stdin(Stdio::null()).output()?;
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    };
    let exported = output(&["export", "--jsonl"])?;
    let (bad, good): (Vec<&str>, Vec<&str>) = exported.lines().partition(|line| line.contains("bad.localhost"));
    let health: Value =
        serde_json::from_str(&output(&["feeds", "health", "--json"])?).context("feeds health printed no JSON")?;
    let failing = health.as_array().into_iter().flatten().find(|feed| feed.to_string().contains("bad.localhost"));
    let (said, peak_bytes) = match failing {
        Some(feed) => (feed["error"].as_str().unwrap_or_default().to_owned(), 0),
        None if bad.is_empty() => (String::new(), 0),
        None => read(program, &configured)?,
    };
    Ok(Run {
        seconds: collected.wall.as_secs_f64(),
        peak_bytes: collected.peak_bytes.max(peak_bytes),
        good: good.len(),
        said,
    })
}

/// Reads the bad title's article with its picture, as a reader would: what is to be seen, and the most memory that it took.
fn read(program: &Path, configured: &[String]) -> Result<(String, u64)> {
    let service = Service::start(program, configured)?;
    let title = service.page("/title/bad")?;
    let Some(article) = link(&title, "href=\"", "/article/") else {
        return Ok(("an entry without a page of its own".to_owned(), service.cost().peak_bytes));
    };
    let page = service.page(&article)?;
    let said = match link(&page, "src=\"", "/picture/") {
        Some(picture) => match service.page(&picture) {
            Ok(_) => "the article with its picture".to_owned(),
            Err(error) => format!("the article; its picture: {error}"),
        },
        None => "the article".to_owned(),
    };
    Ok((said, service.cost().peak_bytes))
}

/// The first address on a page that follows `before` and starts with `start`.
fn link(page: &str, before: &str, start: &str) -> Option<String> {
    let from = page.find(&format!("{before}{start}"))? + before.len();
    let address = page.get(from..)?.split('"').next()?;
    Some(address.replace("&amp;", "&"))
}

/// Answers one request and closes the connection.
fn answer(mut stream: TcpStream, loaded: &Loaded, port: u16) {
    let Ok(reading) = stream.try_clone() else { return };
    let mut lines = BufReader::new(reading).lines().map_while(Result::ok);
    let Some(request) = lines.next() else { return };
    let path = request.split(' ').nth(1).unwrap_or_default().to_owned();
    let headers: Vec<String> = lines.take_while(|line| !line.is_empty()).collect();
    let is_bad = headers.iter().any(|line| line.to_ascii_lowercase().starts_with("host: bad."));
    let bomb = loaded.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let home = format!("http://bad.localhost:{port}/");
    // A client that has had enough closes the connection: what cannot be written any more is its good right.
    let _ = match (is_bad, path.as_str(), bomb.as_deref()) {
        (true, "/feed.xml", Some(bomb)) => send(&mut stream, &bomb.feed),
        (true, "/feed.xml", None) => send(&mut stream, &kinds::one_item(&home)),
        (true, "/article", Some(Bomb { page: Some(page), .. })) => send(&mut stream, page),
        (true, "/picture.png", Some(Bomb { picture: Some(picture), .. })) => send(&mut stream, picture),
        (false, "/feed.xml", _) => send(&mut stream, &good_feed(&headers)),
        _ => stream.write_all(b"HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"),
    };
}

fn send(stream: &mut TcpStream, answer: &Answer) -> std::io::Result<()> {
    match answer {
        Answer::Whole { head, body } => {
            write!(stream, "{head}\r\nContent-Length: {}\r\n\r\n", body.len())?;
            stream.write_all(body)
        }
        Answer::Endless { head, piece } => {
            // Without an end of the head, the pieces are headers.
            let end = if head.contains("Content-Type") { "\r\n\r\n" } else { "" };
            write!(stream, "{head}{end}")?;
            loop {
                stream.write_all(piece)?;
            }
        }
    }
}

fn good_feed(headers: &[String]) -> Answer {
    let host = headers.iter().find_map(|line| line.to_ascii_lowercase().strip_prefix("host: ").map(str::to_owned));
    let host = host.unwrap_or_default();
    kinds::rss(
        (0..GOOD.1)
            .map(|number| {
                format!(
                    "<item><guid>{host}/{number}</guid><title>Report {number} of {host}</title><description>{}</description></item>",
                    "A sentence about the harbour. ".repeat(40)
                )
            })
            .collect(),
    )
}
