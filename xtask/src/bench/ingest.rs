//! `cargo xtask bench ingest`: 200 feeds of 30 items from the simulated press, collected cold and unchanged, then read.
//!
//! What is measured is the release binary as an operator runs it: `newsstand press`, `newsstand collect`, `newsstand serve`.

pub(super) mod reading;

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use clap::Args;
use serde_json::Value;

use crate::command::{cargo, run as run_command};

/// Collect a set of feeds cold and unchanged, read the front page, and print it next to the peers' figures.
#[derive(Args, Clone)]
#[command(after_help = "Example:\n  cargo xtask bench ingest\n  cargo xtask bench ingest --feeds 2000")]
pub struct Options {
    /// Feeds of the set.
    #[arg(long, default_value_t = 200)]
    pub(super) feeds: u32,
    /// Items of each feed.
    #[arg(long, default_value_t = 30)]
    pub(super) items: u32,
    /// Runs of the cold collection; the middle one is printed.
    #[arg(long, default_value_t = 3)]
    pub(super) runs: u32,
    /// The database: a folder of its own where not said, else an address such as postgres://...
    #[arg(long)]
    pub(super) database: Option<String>,
    /// A `newsstand` built elsewhere.
    #[arg(long)]
    pub(super) program: Option<PathBuf>,
}

/// What one process of `newsstand collect` did and cost.
#[derive(Clone, Debug, Default)]
pub(super) struct Collected {
    pub(super) rounds: Vec<Value>,
    pub(super) wall: Duration,
    pub(super) cpu: Duration,
    pub(super) peak_bytes: u64,
}

/// A child that is killed when it goes out of scope.
pub(super) struct Running(pub(super) Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Runs the benchmark.
pub fn run(options: &Options) -> Result<()> {
    let program = program(options.program.as_deref())?;
    let folder = tempfile::tempdir()?;
    let press = open_press(&program, folder.path(), options)?;

    let mut cold = Vec::new();
    for number in 0..options.runs.max(1) {
        let data = folder.path().join(format!("data-{number}"));
        cold.push(collect(&program, folder.path(), &data, options, 1)?);
    }
    cold.sort_by_key(|run| run.wall);
    let middle = cold.get(cold.len() / 2).cloned().context("no run")?;
    let new = middle.rounds.first().and_then(|round| round["new"].as_u64()).unwrap_or(0);
    let expected = u64::from(options.feeds) * u64::from(options.items);
    if new != expected {
        bail!("{new} articles were stored, {expected} were published: the figures would mean nothing");
    }

    let data = folder.path().join("data-0");
    let found = searchable(&program, folder.path(), &data, options)?;
    if found != expected {
        bail!("{found} articles can be found, {expected} were published: the figures would mean nothing");
    }
    let unchanged = collect(&program, folder.path(), &data, options, 12)?;
    let mut seconds: Vec<f64> = unchanged.rounds.iter().skip(2).filter_map(|round| round["seconds"].as_f64()).collect();
    seconds.sort_by(f64::total_cmp);
    let refresh = seconds.get(seconds.len() / 2).copied().unwrap_or(f64::NAN);
    let all_unchanged = unchanged.rounds.iter().all(|round| round["unchanged"] == round["feeds"]);
    let syncs = count_syncs(&program, folder.path(), options)?;

    println!("\n{} feeds x {} items, {} runs", options.feeds, options.items, options.runs);
    println!("{:<46} {:>12}   {:<10} {:<10} peers", "", "here", "pass", "aim");
    row(
        "cold refresh to stored and searchable, wall",
        &format!("{:.2} s", middle.wall.as_secs_f64()),
        "3 s",
        "1.5 s",
        "FreshRSS 98.5 s, Miniflux 13.5 s, yarr 4.7 s, Newsboat 3.0 s",
    );
    row(
        "same, processor",
        &format!("{:.2} s", middle.cpu.as_secs_f64()),
        "2.5 s",
        "1.2 s",
        "11.6 s, 18.3 s, 3.8 s, 2.8 s",
    );
    row(
        "unchanged refresh, wall (middle of 10)",
        &format!("{refresh:.3} s"),
        "0.06 s",
        "0.03 s",
        "7.1 s, 0.54 s, 0.06-0.09 s, 5.3 s",
    );
    row("every feed of it unchanged", if all_unchanged { "yes" } else { "NO" }, "", "", "");
    row(
        "peak memory of the cold refresh",
        &format!("{:.0} MiB", mib(middle.peak_bytes)),
        "60 MiB",
        "40 MiB",
        "43, 31 + PG 54, 31, 34 MiB",
    );
    if options.database.is_none() {
        row(
            "database after it",
            &format!("{:.1} MB", folder_bytes(&data)? as f64 / 1e6),
            "30 MB",
            "20 MB",
            "49.5, 37.7, 49.7, 24.6 MB",
        );
        row(
            "of that the search index",
            &format!("{:.1} MB", folder_bytes(&data.join("search"))? as f64 / 1e6),
            "",
            "",
            "",
        );
    }
    row(
        "syncs per feed",
        &syncs.map_or_else(
            || "unknown (no strace)".to_owned(),
            |syncs| format!("{:.2}", syncs as f64 / f64::from(options.feeds)),
        ),
        "2",
        "0.2",
        "FreshRSS 128",
    );
    reading::measure(&program, &configured(folder.path(), &data, options))?;
    drop(press);
    Ok(())
}

/// The program to measure: the one that was named, else this workspace's own, built for release.
pub(super) fn program(named: Option<&Path>) -> Result<PathBuf> {
    if let Some(program) = named {
        return Ok(program.to_owned());
    }
    run_command(&mut cargo(&["build", "--release", "--package", "newsstand"])?)?;
    Ok(crate::test::target_folder()?.join("release/newsstand"))
}

/// One line of the table.
pub(super) fn row(what: &str, here: &str, pass: &str, aim: &str, peers: &str) {
    println!("{what:<46} {here:>12}   {pass:<10} {aim:<10} {peers}");
}

pub(super) fn mib(bytes: u64) -> f64 {
    bytes as f64 / (1024.0 * 1024.0)
}

pub(super) fn open_press(program: &Path, folder: &Path, options: &Options) -> Result<Running> {
    let catalogue = folder.join("catalogue.json");
    let child = Command::new(program)
        .args(["press", "--listen", "127.0.0.1:0", "--log", "warn"])
        .args(["--titles", &options.feeds.to_string(), "--bench-items", &options.items.to_string()])
        .arg("--write-catalogue")
        .arg(&catalogue)
        .stdout(Stdio::null())
        .spawn()
        .context("the simulated press did not start")?;
    let press = Running(child);
    let begun = Instant::now();
    while !catalogue.exists() {
        if begun.elapsed() > Duration::from_secs(120) {
            bail!("the simulated press did not open within two minutes");
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    std::fs::write(
        folder.join("newsstand.toml"),
        "log = 'warn'\negress_allow = ['127.0.0.0/8']\n[collect]\nhost_gap_ms = 0\n",
    )?;
    Ok(press)
}

/// The arguments that every command of the benchmark has in common.
pub(super) fn configured(folder: &Path, data: &Path, options: &Options) -> Vec<String> {
    let mut arguments = vec![
        "--config".to_owned(),
        folder.join("newsstand.toml").display().to_string(),
        "--catalogue".to_owned(),
        folder.join("catalogue.json").display().to_string(),
        "--data-folder".to_owned(),
        data.display().to_string(),
    ];
    if let Some(database) = &options.database {
        arguments.extend(["--database".to_owned(), database.clone()]);
    }
    arguments
}

pub(super) fn collect(program: &Path, folder: &Path, data: &Path, options: &Options, rounds: u32) -> Result<Collected> {
    collect_with(program, &["--feeds-only", "--rounds", &rounds.to_string()], &configured(folder, data, options))
}

/// One process of `newsstand collect` with these words, and what it cost.
pub(super) fn collect_with(program: &Path, words: &[&str], configured: &[String]) -> Result<Collected> {
    let begun = Instant::now();
    let mut child = Command::new(program)
        .arg("collect")
        .args(words)
        .args(configured)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .context("newsstand collect did not start")?;
    let mut cost = super::program::Run::nothing();
    let pid = child.id();
    // A process that has ended keeps its times in /proc until it is waited for, so the last look has all of them.
    while !has_ended(pid) {
        super::program::note_cost(pid, &mut cost);
        std::thread::sleep(Duration::from_millis(5));
    }
    let wall = begun.elapsed();
    super::program::note_cost(pid, &mut cost);
    let mut printed = String::new();
    if let Some(mut output) = child.stdout.take() {
        std::io::Read::read_to_string(&mut output, &mut printed)?;
    }
    let status = child.wait()?;
    // It ends with 1 when a feed could not be read.
    if !status.success() && (status.code() != Some(1) || printed.is_empty()) {
        bail!("newsstand collect failed ({status}); its own words stand above");
    }
    let rounds = printed
        .lines()
        .map(serde_json::from_str)
        .collect::<Result<Vec<Value>, _>>()
        .context("newsstand collect printed no JSON")?;
    Ok(Collected { rounds, wall, cpu: cost.cpu, peak_bytes: cost.peak_bytes })
}

/// Whether the process is gone or waits to be waited for.
fn has_ended(pid: u32) -> bool {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    stat.rsplit_once(')').is_none_or(|(_, rest)| rest.trim_start().starts_with(['Z', 'X']))
}

/// How often the operating system was asked to make data durable during a cold collection; `None` without strace.
fn count_syncs(program: &Path, folder: &Path, options: &Options) -> Result<Option<u64>> {
    if options.database.is_some() || !crate::command::answers("strace", &["-V"]) {
        return Ok(None);
    }
    let counts = folder.join("syncs");
    let status = Command::new("strace")
        .args(["-f", "-e", "trace=fsync,fdatasync", "-o"])
        .arg(&counts)
        .arg(program)
        .args(["collect", "--feeds-only"])
        .args(configured(folder, &folder.join("data-traced"), options))
        .stdout(Stdio::null())
        .status()?;
    if !status.success() {
        return Ok(None);
    }
    let text = std::fs::read_to_string(&counts)?;
    Ok(Some(text.lines().filter(|line| line.contains("sync(")).count() as u64))
}

/// How many articles the search index finds.
fn searchable(program: &Path, folder: &Path, data: &Path, options: &Options) -> Result<u64> {
    let output = Command::new(program)
        .args(["search", "after:2000", "--limit", "1"])
        .args(configured(folder, data, options))
        .output()
        .context("newsstand search did not start")?;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let line = said.lines().find(|line| line.contains("articles found")).with_context(|| said.clone())?;
    let number = line.split(' ').find_map(|word| word.parse().ok());
    number.with_context(|| format!("no number in {line:?}"))
}

fn folder_bytes(folder: &Path) -> Result<u64> {
    let mut bytes = 0;
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            bytes += folder_bytes(&entry.path())?;
        } else {
            bytes += entry.metadata()?.len();
        }
    }
    Ok(bytes)
}
