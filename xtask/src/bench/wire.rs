//! `cargo xtask bench wire`: which articles carry one text, against labels, and the simulated press against its truth.
//!
//! A labelled file has one article a line (`id, title, body, lang, date, source, origin`); articles with one `origin` carry one
//! text. Figures are over pairs: of the pairs that were put together, how many belong together, and the other way round.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::Args;
use serde_json::{Value, json};

use super::program::measure;
use crate::command::{self, cargo};

/// Copies on labelled articles; copies, sources and firsts on the simulated press.
#[derive(Args)]
#[command(
    after_help = "Examples:\n  cargo xtask bench wire\n  cargo xtask bench wire copies.jsonl --titles 120 --hours 24 --seed 2"
)]
pub struct Options {
    /// Labelled files [default: ../shared/data/clustering/dev/wirecopy_synth_en.jsonl].
    files: Vec<PathBuf>,
    /// Titles of the simulated press; 0 leaves it out.
    #[arg(long, default_value_t = 300)]
    titles: u32,
    /// Hours of it.
    #[arg(long, default_value_t = 24)]
    hours: u32,
    /// Its seed.
    #[arg(long, default_value_t = 1)]
    seed: u32,
}

/// Runs the benchmark.
pub fn run(options: &Options) -> Result<()> {
    command::run(&mut cargo(&["build", "--release", "--locked", "-p", "wire", "--examples"])?)?;
    let examples = crate::test::target_folder()?.join("release/examples");
    let default = [PathBuf::from("../shared/data/clustering/dev/wirecopy_synth_en.jsonl")];
    let files = if options.files.is_empty() { &default[..] } else { &options.files };
    for file in files.iter().filter(|file| file.exists()) {
        copies(&examples.join("reports"), file)?;
    }
    if options.titles > 0 {
        let mut press = std::process::Command::new(examples.join("press_figures"));
        press.args([options.titles, options.hours, options.seed].map(|number| number.to_string()));
        command::run(&mut press)?;
    }
    Ok(())
}

fn copies(program: &Path, file: &Path) -> Result<()> {
    let text = std::fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))?;
    let labelled: Vec<Value> = text.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
    let word = |line: &Value, name: &str| line.get(name).map(|value| value.to_string()).unwrap_or_default();
    let lines: Vec<String> = labelled
        .iter()
        .map(|line| {
            json!({
                "id": word(line, "id"), "title": line.get("title"), "body": line.get("body"), "lang": line.get("lang"),
                "published": line.get("date"), "source": line.get("source"),
            })
            .to_string()
        })
        .collect();
    let run = measure(program, &[], &lines)?;
    let mut told: HashMap<String, String> = HashMap::new();
    for line in &run.lines {
        let answer: Value = serde_json::from_str(line)?;
        told.insert(answer.get("id").and_then(Value::as_str).unwrap_or_default().to_owned(), word(&answer, "report"));
    }
    let (mut by_report, mut by_origin, mut by_both) = (HashMap::new(), HashMap::new(), HashMap::new());
    for line in &labelled {
        let report = told.get(&word(line, "id")).cloned().unwrap_or_default();
        let origin = word(line, "origin");
        *by_report.entry(report.clone()).or_insert(0_u64) += 1;
        *by_origin.entry(origin.clone()).or_insert(0_u64) += 1;
        *by_both.entry((report, origin)).or_insert(0_u64) += 1;
    }
    let right: u64 = by_both.values().map(|count| pairs(*count)).sum();
    let of_told: u64 = by_report.values().map(|count| pairs(*count)).sum();
    let of_truth: u64 = by_origin.values().map(|count| pairs(*count)).sum();
    let seconds = run.cpu.as_secs_f64();
    println!(
        "{}: {} articles; pairwise precision {:.4} ({right} of {of_told}), recall {:.4} (of {of_truth}); {:.0} articles per CPU second, peak {} MiB",
        file.file_name().unwrap_or_default().to_string_lossy(),
        labelled.len(),
        right as f64 / of_told.max(1) as f64,
        right as f64 / of_truth.max(1) as f64,
        labelled.len() as f64 / seconds.max(0.001),
        run.peak_bytes >> 20,
    );
    Ok(())
}

fn pairs(count: u64) -> u64 {
    count * count.saturating_sub(1) / 2
}
