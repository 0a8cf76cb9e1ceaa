//! What the lists are worth on a folder of front pages and shown lists, beside plain orders, and what they cost.
//!
//! `cargo xtask bench ranking [--folder F]` runs it. The scores are those of `score_leads.py` and `score_foryou.py` in the data's own folder.
#![expect(
    clippy::print_stdout,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    reason = "a program of the workshop, over its own input"
)]

mod cost;
mod leads;
mod readers;
mod related;

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use serde_json::Value;

fn main() {
    let folder = std::env::args().nth(1).map_or_else(|| PathBuf::from("../shared/data/ranking/dev"), PathBuf::from);
    let wanted = std::env::args().nth(2).unwrap_or_else(|| "all".to_owned());
    let wants = |part: &str| wanted == "all" || wanted == part;
    if wants("leads") && folder.join("lead_queries.jsonl").exists() {
        leads::measure(&folder);
    }
    if wants("attacks") && folder.join("lead_queries.jsonl").exists() {
        leads::attacks(&folder);
    }
    if wants("readers") && folder.join("readers_sim.jsonl").exists() {
        readers::measure(&folder);
    }
    let labelled =
        if folder.join("rss26_en.jsonl").exists() { folder.clone() } else { folder.join("../../clustering/dev") };
    if wants("related") && labelled.exists() {
        related::measure(&labelled);
    }
    if wants("cost") {
        cost::measure();
    }
}

/// The lines of a file of JSON, plain or compressed.
fn lines(path: &Path) -> impl Iterator<Item = Value> {
    let file = std::fs::File::open(path).unwrap();
    let reader: Box<dyn BufRead> = if path.extension().is_some_and(|extension| extension == "gz") {
        Box::new(BufReader::new(flate2::read::GzDecoder::new(file)))
    } else {
        Box::new(BufReader::new(file))
    };
    reader.lines().map(|line| serde_json::from_str(&line.unwrap()).unwrap())
}

/// A time in microseconds.
fn time_us(value: &Value) -> i64 {
    news::to_micros(value.as_str().unwrap().parse::<news::Timestamp>().unwrap())
}

/// Means of what was added, number by number.
#[derive(Clone, Debug, Default)]
struct Means {
    sums: Vec<f64>,
    count: f64,
}

impl Means {
    fn add(&mut self, values: &[f64]) {
        self.sums.resize(values.len(), 0.0);
        self.sums.iter_mut().zip(values).for_each(|(sum, value)| *sum += value);
        self.count += 1.0;
    }

    fn get(&self, place: usize) -> f64 {
        self.sums.get(place).map_or(f64::NAN, |sum| sum / self.count)
    }
}
