//! `cargo xtask bench for-you`: the personal list over HTTP, of very many readers among very many articles, asked for at a steady rate.

use std::io::BufRead;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result, bail};
use clap::Args;

use super::ingest::reading::{Connection, Service};
use super::ingest::{self, collect, configured, mib, open_press, row};
use super::program::percentile;
use crate::command::{cargo, run as run_command};

/// The personal list over HTTP: many readers, many articles, a steady rate.
#[derive(Args)]
#[command(
    after_help = "Example:\n  cargo xtask bench for-you\n  cargo xtask bench for-you --feeds 2000 --readers 10000\n\nThe whole of it takes about half an hour of processor time and 6 GB of disk."
)]
pub struct Options {
    /// Feeds, of 50 articles each.
    #[arg(long, default_value_t = 20_000)]
    feeds: u32,
    /// Readers with a profile and three topics each.
    #[arg(long, default_value_t = 100_000)]
    readers: u32,
    /// Requests a second.
    #[arg(long, default_value_t = 200)]
    rate: u32,
    /// For so many seconds.
    #[arg(long, default_value_t = 30)]
    seconds: u32,
    /// A `newsstand` built elsewhere.
    #[arg(long)]
    program: Option<PathBuf>,
    /// Keeps articles and readers in this folder, and takes those that are there: then only the lists are asked for.
    #[arg(long)]
    data: Option<PathBuf>,
}

const ITEMS: u32 = 50;
/// When the last article of the benchmark's feeds was published, and a little: seconds since 1970. The service is told that it is then.
const NOW_S: i64 = 1_767_225_600 + 50 * 20 * 60;
/// Connections that share the requests; one that is late does not hold up the others.
const CONNECTIONS: usize = 16;
/// What a list says that knows its reader.
const KNOWN: &str = "Like what you have opened before";

/// Runs the benchmark.
pub fn run(options: &Options) -> Result<()> {
    let program = ingest::program(options.program.as_deref())?;
    let temporary = tempfile::tempdir()?;
    let folder = options.data.as_deref().unwrap_or(temporary.path());
    let set = ingest::Options { feeds: options.feeds, items: ITEMS, runs: 1, database: None, program: None };
    let data = folder.join("data");
    let tokens = Arc::new(filled(&program, folder, &data, (&set, options.readers))?);

    let mut arguments = configured(folder, &data, &set);
    let offset = folder.join("offset");
    let real_s = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs().cast_signed();
    std::fs::write(&offset, (NOW_S - real_s).to_string())?;
    arguments.extend(["--clock-offset-file".to_owned(), offset.display().to_string()]);
    let service = Service::start(&program, &arguments)?;
    // The first list of all waits until the articles are read.
    let begun = Instant::now();
    let first = Connection::open(service.address)?.get_as("/for-you", &cookie(&tokens, 0))?;
    row("first list of all, after the start", &format!("{:.2} s", begun.elapsed().as_secs_f64()), "", "", "");
    if !String::from_utf8_lossy(&first).contains(KNOWN) {
        bail!("the list says nothing of what its reader opened: the figures would mean nothing");
    }
    let wanted = (options.rate * options.seconds) as usize;
    for (what, among) in
        [("a reader's first list in a space", tokens.len()), ("lists of 1,000 readers who come again", 1_000)]
    {
        let before = service.cost();
        let times = ask(service.address, &tokens, among, wanted, options.rate)?;
        let spent = (service.cost().cpu - before.cpu).as_secs_f64() * 1e3 / times.len() as f64;
        let [middle, worst] = [0.5, 0.99].map(|share| percentile(&times, share).as_secs_f64() * 1e3);
        row(&format!("{what}, p50 / p99"), &format!("{middle:.1} / {worst:.1} ms"), "10 / 40 ms", "5 / 15 ms", "");
        row("  processor for each", &format!("{spent:.2} ms"), "", "", "1.15 / 1.8 ms (prototype)");
    }
    row("most memory of the service", &format!("{:.0} MiB", mib(service.cost().peak_bytes)), "", "", "");
    Ok(())
}

/// Collects the articles and adds the readers, if they are not there yet; gives the readers' tokens.
fn filled(program: &Path, folder: &Path, data: &Path, (set, readers): (&ingest::Options, u32)) -> Result<Vec<String>> {
    let kept = folder.join("tokens");
    if let Ok(tokens) = std::fs::read_to_string(&kept) {
        return Ok(tokens.lines().map(str::to_owned).collect());
    }
    // What fills the database is not measured: it need not be fast. With the program, so that what both stand on is built once.
    run_command(&mut cargo(&["build", "--package", "newsstand", "--package", "site", "--example", "readers"])?)?;
    let adds = crate::test::target_folder()?.join("debug/examples/readers");
    std::fs::create_dir_all(folder)?;
    let press = open_press(program, folder, set)?;
    println!("collecting {} articles ..", set.feeds * ITEMS);
    collect(program, folder, data, set, 1)?;
    drop(press);
    println!("adding {readers} readers ..");
    let tokens = add_readers(&adds, data, readers)?;
    std::fs::write(kept, tokens.join("\n"))?;
    Ok(tokens)
}

fn add_readers(program: &Path, data: &Path, readers: u32) -> Result<Vec<String>> {
    let output = Command::new(program)
        .arg(data.join("newsstand.sqlite"))
        .args([readers.to_string(), NOW_S.to_string()])
        .stderr(Stdio::inherit())
        .output()
        .context("the program that adds readers did not start")?;
    let tokens: Vec<String> = output.stdout.lines().collect::<Result<_, _>>()?;
    if tokens.len() != readers as usize {
        bail!("{} of {readers} readers were added ({})", tokens.len(), output.status);
    }
    Ok(tokens)
}

fn cookie(tokens: &[String], reader: usize) -> String {
    format!("newsstand_session={}", tokens.get(reader).map_or("", String::as_str))
}

/// Asks for `wanted` lists, `rate` a second, of the first `among` readers by turns: from the moment at which each was due, so that a service that
/// falls behind is not spared.
fn ask(
    address: SocketAddr,
    tokens: &Arc<Vec<String>>,
    among: usize,
    wanted: usize,
    rate: u32,
) -> Result<Vec<Duration>> {
    let next = Arc::new(AtomicUsize::new(0));
    let begun = Instant::now();
    let workers: Vec<_> = (0..CONNECTIONS)
        .map(|_| {
            let (tokens, next) = (Arc::clone(tokens), Arc::clone(&next));
            std::thread::spawn(move || -> Result<Vec<Duration>> {
                let mut connection = Connection::open(address)?;
                let mut times = Vec::new();
                loop {
                    let place = next.fetch_add(1, Ordering::Relaxed);
                    if place >= wanted {
                        return Ok(times);
                    }
                    let due = begun + Duration::from_secs_f64(place as f64 / f64::from(rate));
                    std::thread::sleep(due.saturating_duration_since(Instant::now()));
                    // Far apart, as readers come.
                    let reader = (place + 1).wrapping_mul(7_919) % among.min(tokens.len());
                    connection.get_as("/for-you", &cookie(&tokens, reader))?;
                    times.push(due.elapsed());
                }
            })
        })
        .collect();
    let mut times = Vec::with_capacity(wanted);
    for worker in workers {
        times.extend(worker.join().map_err(|_| anyhow::anyhow!("a connection panicked"))??);
    }
    Ok(times)
}
