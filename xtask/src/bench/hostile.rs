//! `cargo xtask bench hostile`: pages that were made to hurt, each in a process of its own with a stack of 1 MiB.

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use clap::Args;
use serde_json::json;

use super::{
    extraction,
    program::{Run, measure, percentile},
};
use crate::command::{self, cargo};

mod inputs;

use inputs::{KINDS, Random, damage};

/// Most processor time of a page of up to 10 MB.
const CPU_LIMIT: Duration = Duration::from_secs(1);
/// Most memory of the process that reads it.
const MEMORY_LIMIT_BYTES: u64 = 256 << 20;
/// Most that a page of twice the size may cost, as a multiple.
const GROWTH_LIMIT: f64 = 2.3;
/// Below this cost the growth is not judged: the clock of the system counts hundredths.
const SMALL: Duration = Duration::from_millis(100);
/// Stack of the process, in KiB.
const STACK_KIB: u32 = 1024;

/// Hostile pages: no abort, at most 1 s and 256 MiB each, twice the page at most 2.3 times the cost.
#[derive(Args)]
#[command(
    after_help = "Examples:\n  cargo xtask bench hostile\n  cargo xtask bench hostile ../shared/data/extraction/dev/fundus --mutants 400"
)]
pub struct Options {
    /// Folders of real pages (html/ID.html.gz, ground-truth.json.gz) that mutants are made of.
    folders: Vec<PathBuf>,
    /// How many mutants of each folder's pages are read.
    #[arg(long, default_value_t = 400)]
    mutants: usize,
    /// Measure this program instead of building `newsstand`; it is started with `article --jsonl` unless --arguments says otherwise.
    #[arg(long)]
    program: Option<PathBuf>,
    /// What the program is started with.
    #[arg(long, default_value = "article --jsonl")]
    arguments: String,
    /// Only the kinds whose name holds this.
    #[arg(long, default_value = "")]
    only: String,
}

/// Runs the benchmark; an error names the kinds that break a limit.
pub fn run(options: &Options) -> Result<()> {
    let program = match &options.program {
        Some(program) => program.clone(),
        None => {
            command::run(&mut cargo(&["build", "--release", "--locked", "-p", "newsstand"])?)?;
            crate::test::target_folder()?.join("release/newsstand")
        }
    };
    let start = read(&program, options, &[String::new()])?;
    println!("{:<26} {:>9} {:>9} {:>9}  twice the page", "kind", "bytes", "CPU ms", "peak MiB");
    let mut bad = Vec::new();
    for kind in KINDS.iter().filter(|kind| kind.name.contains(&options.only)) {
        let (once, twice) = ((kind.make)(kind.size), (kind.make)(2 * kind.size));
        let bytes = once.len();
        let outcome = read(&program, options, &[once]).and_then(|run| Ok((run, read(&program, options, &[twice])?)));
        let (run, double) = match outcome {
            Ok(runs) => runs,
            Err(error) => {
                println!("{:<26} {bytes:>9}  {error:#}", kind.name);
                bad.push(kind.name);
                continue;
            }
        };
        let own = |run: &Run| run.cpu.saturating_sub(start.cpu);
        let growth = own(&double).as_secs_f64() / own(&run).as_secs_f64().max(0.001);
        let is_judged = own(&run) >= SMALL;
        println!(
            "{:<26} {bytes:>9} {:>9} {:>9.1}  {}",
            kind.name,
            run.cpu.as_millis(),
            run.peak_bytes as f64 / 1_048_576.0,
            if is_judged { format!("x {growth:.2}") } else { "too little to judge".to_owned() },
        );
        let too_much =
            run.cpu > CPU_LIMIT || run.peak_bytes > MEMORY_LIMIT_BYTES || (is_judged && growth > GROWTH_LIMIT);
        if too_much {
            bad.push(kind.name);
        }
    }
    for folder in &options.folders {
        if !mutants(folder, &program, options)? {
            bad.push("mutants");
        }
    }
    if bad.is_empty() {
        return Ok(());
    }
    bail!("over the limits: {}", bad.join(", "));
}

/// Reads damaged copies of a folder's pages in one process; whether all keep the limits.
fn mutants(folder: &Path, program: &Path, options: &Options) -> Result<bool> {
    let pages = extraction::pages(folder)?;
    let mut random = Random::new(5);
    let damaged: Vec<String> = (0..options.mutants)
        .filter_map(|number| pages.get(random.below(pages.len())).map(|page| damage(page, number, &mut random)))
        .collect();
    let run = read(program, options, &damaged)?;
    let each = run.each.as_deref().unwrap_or_default();
    let most = percentile(each, 1.0);
    println!(
        "{} mutants of {}: p50 {:.1} ms, p99 {:.1} ms, most {:.1} ms, peak {:.1} MiB",
        run.lines.len(),
        folder.display(),
        percentile(each, 0.5).as_secs_f64() * 1000.0,
        percentile(each, 0.99).as_secs_f64() * 1000.0,
        most.as_secs_f64() * 1000.0,
        run.peak_bytes as f64 / 1_048_576.0
    );
    Ok(most <= CPU_LIMIT && run.peak_bytes <= MEMORY_LIMIT_BYTES)
}

/// The program over these pages, with little stack.
fn read(program: &Path, options: &Options, pages: &[String]) -> Result<Run> {
    let lines: Vec<String> = pages
        .iter()
        .enumerate()
        .map(|(id, html)| json!({ "id": id.to_string(), "url": "https://courier.example/1", "html": html }).to_string())
        .collect();
    let shell = format!("ulimit -s {STACK_KIB} && exec \"$0\" \"$@\"");
    let mut arguments = vec!["-c".to_owned(), shell, program.to_str().context("a path is not UTF-8")?.to_owned()];
    arguments.extend(options.arguments.split_whitespace().map(str::to_owned));
    measure(Path::new("/bin/sh"), &arguments, &lines)
}
