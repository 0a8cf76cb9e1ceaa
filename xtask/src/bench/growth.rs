//! `cargo xtask bench growth`: what an article and a page cost when there are ten and a hundred times as many, and what it takes to keep
//! very many feeds on schedule in one process.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use clap::Args;

use super::ingest::{self, Running, collect, configured, mib, open_press, reading::Service};

/// How long a process with many feeds on schedule is watched while nothing is due.
const WATCH: Duration = Duration::from_secs(30);

/// Grow the set tenfold and tenfold again: processor time per article, pages, memory, and very many feeds on schedule.
#[derive(Args)]
#[command(
    after_help = "Example:\n  cargo xtask bench growth\n  cargo xtask bench growth --feeds 200,2000 --items 30 --scheduled 10000\n\nThe whole of it takes about an hour of processor time and 5 GB of disk."
)]
pub struct Options {
    /// Feeds of each step.
    #[arg(long, value_delimiter = ',', default_values_t = [200, 2_000, 20_000])]
    feeds: Vec<u32>,
    /// Items of each feed.
    #[arg(long, default_value_t = 50)]
    items: u32,
    /// Feeds that one process keeps on schedule; 0 leaves that out.
    #[arg(long, default_value_t = 100_000)]
    scheduled: u32,
    /// A `newsstand` built elsewhere.
    #[arg(long)]
    program: Option<PathBuf>,
}

/// Runs the benchmark.
pub fn run(options: &Options) -> Result<()> {
    let program = ingest::program(options.program.as_deref())?;
    println!(
        "{:>8} {:>10} {:>14} {:>16} {:>9} {:>11} {:>12} {:>12} {:>12} {:>12}",
        "feeds",
        "articles",
        "CPU/article",
        "CPU/unchanged",
        "memory",
        "start",
        "front page",
        "older list",
        "a title",
        "an article"
    );
    for feeds in &options.feeds {
        step(&program, *feeds, options.items)?;
    }
    if options.scheduled > 0 {
        schedule(&program, options.scheduled)?;
    }
    Ok(())
}

/// One line: `feeds` feeds collected cold, collected again unchanged, and read.
fn step(program: &Path, feeds: u32, items: u32) -> Result<()> {
    let set = set(feeds, items);
    let folder = tempfile::tempdir()?;
    let press = open_press(program, folder.path(), &set)?;
    let data = folder.path().join("data");
    let cold = collect(program, folder.path(), &data, &set, 1)?;
    let articles = cold.rounds.first().and_then(|round| round["new"].as_u64()).unwrap_or(0);
    if articles != u64::from(feeds) * u64::from(items) {
        bail!("{articles} articles were stored of {feeds} feeds with {items} items: the figures would mean nothing");
    }
    let unchanged = collect(program, folder.path(), &data, &set, 1)?;
    drop(press);

    let service = Service::start(program, &configured(folder.path(), &data, &set))?;
    let start = service.to_first_page;
    // Pages that are not kept in memory: every title has one of its own, and so has the second page of the latest articles.
    let titles: Vec<String> = (0..200.min(feeds)).map(|feed| format!("/title/bench-{feed}")).collect();
    let older = second_page(&service)?;
    let article = first_article(&service)?;
    let front = service.middle_millis(&["/".to_owned()])?;
    println!(
        "{feeds:>8} {articles:>10} {:>11.0} us {:>13.0} us {:>5.0} MiB {:>9.2} s {front:>9.2} ms {:>9.2} ms {:>9.2} ms {:>9.2} ms",
        cold.cpu.as_secs_f64() / articles as f64 * 1e6,
        unchanged.cpu.as_secs_f64() / f64::from(feeds) * 1e6,
        mib(cold.peak_bytes),
        start.as_secs_f64(),
        service.middle_millis(&[older])?,
        service.middle_millis(&titles)?,
        service.middle_millis(&[article])?,
    );
    Ok(())
}

/// `feeds` feeds in one process: collected once, then watched while none is due.
fn schedule(program: &Path, feeds: u32) -> Result<()> {
    let set = set(feeds, 1);
    let folder = tempfile::tempdir()?;
    let press = open_press(program, folder.path(), &set)?;
    let data = folder.path().join("data");
    let cold = collect(program, folder.path(), &data, &set, 1)?;
    println!(
        "\n{feeds} feeds asked once by one process: {:.0} s by the clock, {:.0} s processor, at most {:.0} MiB",
        cold.wall.as_secs_f64(),
        cold.cpu.as_secs_f64(),
        mib(cold.peak_bytes)
    );
    let child = Command::new(program)
        .args(["serve", "--roles", "fetch"])
        .args(configured(folder.path(), &data, &set))
        .stdout(Stdio::null())
        .spawn()
        .context("newsstand serve did not start")?;
    let service = Running(child);
    let begun = Instant::now();
    let cost = |what: &str| -> Result<super::program::Run> {
        let mut cost = super::program::Run::nothing();
        super::program::note_cost(service.0.id(), &mut cost);
        if cost.peak_bytes == 0 {
            bail!("the service ended while {what}");
        }
        Ok(cost)
    };
    // Its start, with the reading of all feeds, is not what is watched.
    std::thread::sleep(WATCH / 2);
    let before = cost("it started")?;
    std::thread::sleep(WATCH);
    let after = cost("it was watched")?;
    let share = (after.cpu - before.cpu).as_secs_f64() / WATCH.as_secs_f64() * 100.0;
    println!(
        "on schedule: {:.1}% of a core, at most {:.0} MiB, watched for {:.0} s",
        share,
        mib(after.peak_bytes),
        begun.elapsed().as_secs_f64()
    );
    drop(press);
    Ok(())
}

fn set(feeds: u32, items: u32) -> ingest::Options {
    ingest::Options { feeds, items, runs: 1, database: None, program: None }
}

/// The address of the second page of the latest articles.
fn second_page(service: &Service) -> Result<String> {
    link(&service.page("/latest")?, "/latest?before=")
}

/// The address of an article that the front page links to.
fn first_article(service: &Service) -> Result<String> {
    link(&String::from_utf8_lossy(&service.first), "/article/")
}

/// The first link in `html` that begins with `start`.
fn link(html: &str, start: &str) -> Result<String> {
    html.split("href=\"")
        .map(|rest| rest.split('"').next().unwrap_or_default())
        .find(|href| href.starts_with(start))
        .map(|href| href.replace("&amp;", "&").replace("&#38;", "&"))
        .with_context(|| format!("no link to {start} on the page"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_found_by_how_they_begin() {
        let html = r#"<a href="/x">x</a><a href="/latest?before=1-a&amp;b=2">older</a>"#;
        assert_eq!(link(html, "/latest?before=").unwrap(), "/latest?before=1-a&b=2");
        assert!(link(html, "/article/").is_err());
    }
}
