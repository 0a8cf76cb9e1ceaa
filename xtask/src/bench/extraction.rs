//! `cargo xtask bench extraction`: `newsstand article --jsonl` over folders of real pages with known truth.
//!
//! A folder holds `ground-truth.json.gz` (`{id: {..}}`) and `html/ID.html.gz`. The measure is that of the data's own scorer:
//! the same figures to the last printed digit.

use std::{
    collections::BTreeMap,
    io::Read,
    path::{Path, PathBuf},
    time::Duration,
};

use anyhow::{Context, Result, bail};
use clap::Args;
use serde_json::{Value, json};

use super::program::{Run, measure, percentile};
use crate::command::{self, cargo};

mod body;
mod fields;
mod peers;
mod strip;
mod values;

/// Pages of real publishers to articles: quality by field, speed, memory, next to the peers.
#[derive(Args)]
#[command(
    after_help = "Examples:\n  cargo xtask bench extraction\n  cargo xtask bench extraction ../shared/data/extraction/dev/fundus --worst 10\n  cargo xtask bench extraction DIR --predictions predictions.json"
)]
pub struct Options {
    /// Folders with ground-truth.json.gz and html/ [default: every folder in ../shared/data/extraction/dev].
    folders: Vec<PathBuf>,
    /// Leave out pages whose truth is doubtful (more than 15% that all extractors find or miss).
    #[arg(long)]
    clean: bool,
    /// Print the N worst pages of all folders, and what their bodies have too much and too little.
    #[arg(long, default_value_t = 0)]
    worst: usize,
    /// Error of F1 from N draws of the pages.
    #[arg(long, default_value_t = 0)]
    bootstrap: usize,
    /// Measure this program instead of building `newsstand`; it is started with `article --jsonl` unless --arguments says otherwise.
    #[arg(long)]
    program: Option<PathBuf>,
    /// What the program is started with.
    #[arg(long, default_value = "article --jsonl")]
    arguments: String,
    /// Take this out of the pages before they are read: fields of pages that say less for machines.
    #[arg(long, value_enum, value_delimiter = ',')]
    without: Vec<strip::Part>,
    /// Score this file ({id: {articleBody, title, ..}}) and measure nothing.
    #[arg(long)]
    predictions: Option<PathBuf>,
    /// Write what was predicted here, for other scorers.
    #[arg(long)]
    save: Option<PathBuf>,
}

/// A folder of pages, read.
struct Set {
    name: String,
    truths: BTreeMap<String, Value>,
    folder: PathBuf,
}

/// Runs the benchmark.
pub fn run(options: &Options) -> Result<()> {
    let sets = sets(options)?;
    let stored = options.predictions.as_deref().map(json_file).transpose()?;
    let program = match (&stored, &options.program) {
        (Some(_), _) => None,
        (None, Some(program)) => Some(program.clone()),
        (None, None) => {
            command::run(&mut cargo(&["build", "--release", "--locked", "-p", "newsstand"])?)?;
            Some(crate::test::target_folder()?.join("release/newsstand"))
        }
    };
    let (mut all, mut f1s, mut worst) = (serde_json::Map::new(), Vec::new(), Vec::new());
    for set in &sets {
        let (predictions, cost) = match (&stored, &program) {
            (Some(stored), _) => (stored.clone(), None),
            (None, Some(program)) => {
                let (predictions, run) = predict(set, program, options)?;
                (predictions, Some(run))
            }
            (None, None) => bail!("neither predictions nor a program"),
        };
        let (f1, pages) = report(set, &predictions, cost.as_ref(), options);
        f1s.push(f1);
        worst.extend(pages);
        all.extend(predictions);
    }
    if f1s.len() > 1 {
        println!("\nmean body F1 of {} sets: {:.4}", f1s.len(), body::mean(f1s.iter().copied()));
    }
    print_worst(worst, options.worst);
    if let Some(path) = &options.save {
        std::fs::write(path, serde_json::to_vec(&Value::Object(all.into_iter().collect()))?)
            .with_context(|| format!("{} cannot be written", path.display()))?;
    }
    Ok(())
}

/// Whether other extractors agree with a page's truth: at most 15% of it is text that all of them add or miss.
fn is_clean(truth: &Value) -> bool {
    let share = |field: &str| truth.get(field).and_then(Value::as_f64).unwrap_or(0.0);
    share("consensus_extra") <= 0.15 && share("consensus_missing") <= 0.15
}

fn sets(options: &Options) -> Result<Vec<Set>> {
    let mut folders = options.folders.clone();
    if folders.is_empty() {
        let all = crate::workspace_folder()?.join("../shared/data/extraction/dev");
        let entries = std::fs::read_dir(&all)
            .with_context(|| format!("{} is not there; name the folders to measure", all.display()))?;
        folders = entries
            .flatten()
            .map(|entry| entry.path())
            .filter(|path| path.join("ground-truth.json.gz").is_file())
            .collect();
        folders.sort();
    }
    folders
        .into_iter()
        .map(|folder| {
            let truths = json_file(&folder.join("ground-truth.json.gz"))?;
            let truths = truths.into_iter().filter(|(_, truth)| !options.clean || is_clean(truth)).collect();
            let name = folder.file_name().and_then(|name| name.to_str()).unwrap_or("pages").to_owned();
            Ok(Set { name, truths, folder })
        })
        .collect()
}

/// The source of every page of a folder.
pub(super) fn pages(folder: &Path) -> Result<Vec<String>> {
    let truths = json_file(&folder.join("ground-truth.json.gz"))?;
    truths.keys().map(|id| text_file(&folder.join("html").join(format!("{id}.html.gz")))).collect()
}

/// A JSON object by key, gzip or not.
fn json_file(path: &Path) -> Result<BTreeMap<String, Value>> {
    serde_json::from_str(&text_file(path)?).with_context(|| format!("{} is not a JSON object", path.display()))
}

fn text_file(path: &Path) -> Result<String> {
    let bytes = std::fs::read(path).with_context(|| format!("{} cannot be read", path.display()))?;
    let mut plain = Vec::new();
    if path.extension().is_some_and(|ending| ending == "gz") {
        flate2::read::MultiGzDecoder::new(bytes.as_slice())
            .read_to_end(&mut plain)
            .with_context(|| format!("{} is not gzip", path.display()))?;
    } else {
        plain = bytes;
    }
    Ok(String::from_utf8_lossy(&plain).into_owned())
}

fn predict(set: &Set, program: &Path, options: &Options) -> Result<(BTreeMap<String, Value>, Run)> {
    let mut lines = Vec::new();
    for (id, truth) in &set.truths {
        let html = text_file(&set.folder.join("html").join(format!("{id}.html.gz")))?;
        let html = strip::without(&html, &options.without)?;
        let url = [truth.get("url"), truth.get("canonical")]
            .into_iter()
            .find_map(|url| url.and_then(Value::as_str))
            .unwrap_or_default();
        lines.push(json!({ "id": id, "url": url, "html": html }).to_string());
    }
    let arguments: Vec<String> = options.arguments.split_whitespace().map(String::from).collect();
    let run = measure(program, &arguments, &lines)?;
    let mut predictions = BTreeMap::new();
    for line in &run.lines {
        let article: Value = serde_json::from_str(line).context("an answer is not JSON")?;
        predictions.insert(values::text(article.get("id")).to_owned(), prediction(&article));
    }
    Ok((predictions, run))
}

/// The fields of an article under the names that the scorer reads.
fn prediction(article: &Value) -> Value {
    let field = |name: &str| article.get(name).cloned().unwrap_or(Value::Null);
    let image = |name: &str| article.get("image").and_then(|image| image.get(name)).cloned().unwrap_or(Value::Null);
    let free = match values::text(article.get("access")) {
        "free" => Value::Bool(true),
        "locked" => Value::Bool(false),
        _ => Value::Null,
    };
    json!({
        "articleBody": field("body_text"), "title": field("title"), "authors": field("authors"), "agencies": field("agencies"),
        "published": field("published"), "modified": field("modified"), "section": field("section"), "dateline": field("dateline"),
        "language": field("language"), "canonical": field("canonical_url"), "image": image("url"), "caption": image("caption"),
        "credit": image("credit"), "free": free,
    })
}

/// A page whose body may be among the worst.
struct Judged {
    name: String,
    shares: body::Shares,
    is_sound: bool,
}

fn print_worst(mut pages: Vec<Judged>, count: usize) {
    if count == 0 {
        return;
    }
    pages.sort_by(|a, b| a.shares.f1().total_cmp(&b.shares.f1()));
    println!("\nworst {count} pages: F1, share of text that is wrong, share that is missing");
    for page in pages.iter().take(count) {
        println!(
            "  {:.3}  {:.2}  {:.2}  {}{}",
            page.shares.f1(),
            page.shares.extra,
            page.shares.missed,
            page.name,
            if page.is_sound { "" } else { "  (truth is doubtful)" }
        );
    }
}

/// Prints one set's figures and returns its body F1 and its pages.
fn report(
    set: &Set,
    predictions: &BTreeMap<String, Value>,
    cost: Option<&Run>,
    options: &Options,
) -> (f64, Vec<Judged>) {
    let body_of = |id: &str| values::text(predictions.get(id).and_then(|prediction| prediction.get("articleBody")));
    let pages: Vec<(&str, body::Shares, bool)> = set
        .truths
        .iter()
        .map(|(id, truth)| {
            let optional: Vec<&str> = truth
                .get("optional")
                .and_then(Value::as_array)
                .into_iter()
                .flatten()
                .filter_map(Value::as_str)
                .collect();
            let by_character = truth.get("cjk") == Some(&Value::Bool(true));
            let (wanted, found) = (values::text(truth.get("articleBody")), body_of(id));
            let is_exact = body::tokens(wanted, false) == body::tokens(found, false);
            (id.as_str(), body::compare(wanted, found, &optional, by_character), is_exact)
        })
        .collect();
    let shares: Vec<body::Shares> = pages.iter().map(|(_, shares, _)| *shares).collect();
    let summary = body::summary(&shares);
    let share_of = |count: usize| count as f64 / pages.len().max(1) as f64;
    println!("\n{} ({} pages)", set.name, pages.len());
    println!("  body F1 {:.4}{}", summary.f1, error_of(&shares, options.bootstrap));
    println!(
        "    precision {:.3}  recall {:.3}  exact {:.3}",
        summary.precision,
        summary.recall,
        share_of(pages.iter().filter(|page| page.2).count())
    );
    println!(
        "    mean of the pages' F1 {:.4}  below .8: {:.3}  empty: {}",
        body::mean(shares.iter().map(|page| page.f1())),
        share_of(shares.iter().filter(|page| page.f1() < 0.8).count()),
        pages.iter().filter(|page| body_of(page.0).trim().is_empty()).count()
    );
    println!("    peers: {}", peers::body(&set.name));
    print_fields(set, &fields::score(&set.truths, predictions));
    if let Some(run) = cost {
        print_cost(run, pages.len());
    }
    let judged = pages.iter().map(|(id, shares, _)| Judged {
        name: format!("{}/{id}", set.name),
        shares: *shares,
        is_sound: set.truths.get(*id).is_some_and(is_clean),
    });
    (summary.f1, judged.collect())
}

/// Prints every field that was scored beside its bar, and the bars of which the folder's truth says nothing.
fn print_fields(set: &Set, scores: &fields::Scores) {
    let bars = peers::bars(&set.name);
    let mut open = Vec::new();
    for (field, score) in scores.rows() {
        let bar = bars.iter().find(|bar| bar.field == field);
        let beside = bar.map_or_else(String::new, |bar| {
            let is_met = score.share() >= bar.pass;
            if !is_met {
                open.push(bar.field);
            }
            let peer = if bar.peer.is_empty() { String::new() } else { format!(", {}", bar.peer) };
            format!("pass {:.3}: {}{peer}", bar.pass, if is_met { "met" } else { "not met" })
        });
        println!("  {field:<24} {:.3}  of {:<4} {beside}", score.share(), score.count);
    }
    for bar in bars.iter().filter(|bar| scores.of(bar.field).is_none()) {
        println!("  {:<24} not measured: the truth of these pages does not have it", bar.field);
    }
    if open.is_empty() {
        println!("  all measured fields reach their bars");
    } else {
        println!("  below their bars: {}", open.join(", "));
    }
}

fn error_of(shares: &[body::Shares], rounds: usize) -> String {
    if rounds == 0 { String::new() } else { format!(" ±{:.3}", body::bootstrap(shares, rounds)) }
}

fn print_cost(run: &Run, pages: usize) {
    let cpu = run.cpu.as_secs_f64().max(0.01);
    println!(
        "  speed: {:.0} pages/s by processor time, {:.0} by the clock",
        pages as f64 / cpu,
        pages as f64 / run.wall.as_secs_f64().max(0.001)
    );
    let milliseconds = |time: Duration| time.as_secs_f64() * 1000.0;
    match &run.each {
        Some(each) => println!(
            "    a page: p50 {:.1} ms, p99 {:.1} ms, most {:.1} ms",
            milliseconds(percentile(each, 0.5)),
            milliseconds(percentile(each, 0.99)),
            milliseconds(percentile(each, 1.0))
        ),
        None => println!("    a page: unknown, the program answers only at the end of its input"),
    }
    println!("    peak memory {:.1} MiB", run.peak_bytes as f64 / 1_048_576.0);
    println!("    peers: {}", peers::COST);
}
