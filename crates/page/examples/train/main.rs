//! Trains the judge of blocks and measures it on hosts that it has not seen.
//!
//! `cargo run --release -p page --features training --example train -- OUT-FOLDER [--trees N ..] [--blocks] SET.jsonl TRUTH.json [SET.jsonl TRUTH.json ..]`
//! where SET.jsonl holds lines `{"id","url","html"}` and TRUTH.json is an object of `id` to `{"articleBody", "optional", "cjk", ..}`.
//! OUT-FOLDER `-` writes nothing.

#![expect(
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a training program indexes the arrays that it made; a slip stops it and harms nobody"
)]

use std::error::Error;
use std::io::Write;

use page::Template;
use page::training::{FEATURES, Samples, Trees};

mod trees;
mod truth;

use trees::{Row, Settings, Table};
use truth::{Counts, Truth, f1};

const FOLDS: usize = 5;

/// A page with its truth.
struct Page {
    set: usize,
    id: String,
    host: String,
    truth: Truth,
    labels: Vec<(bool, f32)>,
    /// Place of each block's row, if it is judged.
    rows: Vec<Option<usize>>,
    samples: Samples,
}

/// All pages and the judged blocks of all.
#[derive(Default)]
struct Data {
    pages: Vec<Page>,
    rows: Vec<Row>,
    features: Vec<[f32; FEATURES]>,
}

fn host<'a>(url: &'a str, id: &'a str) -> &'a str {
    let host = url.split("://").nth(1).unwrap_or(id).split('/').next().unwrap_or(id);
    host.trim_start_matches("www.")
}

fn host_fold(host: &str) -> usize {
    let sum = host.bytes().fold(1_469_598_103_u64, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(1_099_511_628_211));
    usize::try_from((sum >> 20) % FOLDS as u64).unwrap_or(0)
}

impl Data {
    fn load(&mut self, set: usize, pages_file: &str, truth_file: &str) -> Result<(), Box<dyn Error>> {
        let truths: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(truth_file)?)?;
        for line in std::fs::read_to_string(pages_file)?.lines() {
            let page: serde_json::Value = serde_json::from_str(line)?;
            let field = |name: &str| page.get(name).and_then(serde_json::Value::as_str).unwrap_or_default();
            let Some(expected) = truths.get(field("id")) else { continue };
            let host = host(field("url"), field("id")).to_owned();
            let fold = host_fold(&host);
            let truth = Truth::read(expected);
            let samples = Samples::read(field("html"), field("url"));
            let texts: Vec<&str> = samples.texts().map(|(text, _)| text).collect();
            let labels = truth.labels(&texts);
            let mut rows = Vec::new();
            for (((_, is_judged), features), (label, weight)) in samples.texts().zip(samples.features()).zip(&labels) {
                rows.push(is_judged.then_some(self.rows.len()));
                if is_judged {
                    self.rows.push(Row { label: f32::from(u8::from(*label)), weight: *weight, fold });
                    self.features.push(*features);
                }
            }
            self.pages.push(Page { set, id: field("id").to_owned(), host, truth, labels, rows, samples });
        }
        Ok(())
    }

    /// Trains on everything, and on all folds but one to score that one; gives the text form and the scores of unseen hosts.
    fn train(&self, width: usize, settings: &Settings) -> (String, Vec<f32>) {
        let table = Table::new(&self.features, width);
        let mut scores = vec![-10.0_f32; self.rows.len()];
        let mut whole = String::new();
        std::thread::scope(|scope| {
            let work: Vec<_> = [vec![Some(0), Some(1), Some(2)], vec![Some(3), Some(4), None]]
                .into_iter()
                .map(|folds| {
                    let (table, rows) = (&table, &self.rows);
                    scope.spawn(move || {
                        folds
                            .into_iter()
                            .map(|fold| (fold, trees::train(rows, table, fold, settings)))
                            .collect::<Vec<_>>()
                    })
                })
                .collect();
            for (fold, text) in work.into_iter().flat_map(|thread| thread.join().unwrap_or_default()) {
                let unseen: Vec<usize> =
                    (0..self.rows.len()).filter(|&row| Some(self.rows[row].fold) == fold).collect();
                let features: Vec<[f32; FEATURES]> = unseen.iter().map(|&row| self.features[row]).collect();
                for (row, answer) in unseen.into_iter().zip(Trees::parse(&text).judge(&features)) {
                    scores[row] = answer;
                }
                if fold.is_none() {
                    whole = text;
                }
            }
        });
        (whole, scores)
    }

    /// The answers with what all other pages of each page's host teach. Here a host has few pages, and each stands for three: so many must carry a text.
    fn among_others(&self, scores: &[f32]) -> Vec<f32> {
        let mut taught = scores.to_vec();
        for (at, page) in self.pages.iter().enumerate() {
            let mut template = Template::default();
            let others = self.pages.iter().enumerate().filter(|(other, _)| *other != at);
            for (_, other) in others.filter(|(_, other)| other.set == page.set && other.host == page.host) {
                (0..3).for_each(|_| template.learn(other.samples.lesson()));
            }
            let answers = page.samples.taught(&Self::own(page, scores), &template);
            for (row, answer) in page.rows.iter().zip(answers) {
                if let (Some(row), Some(answer)) = (row, answer) {
                    taught[*row] = answer;
                }
            }
        }
        taught
    }

    /// Answers that do what rules alone propose.
    fn proposed(&self) -> Vec<f32> {
        let mut scores = vec![-10.0; self.rows.len()];
        for page in &self.pages {
            for (row, proposed) in page.rows.iter().zip(page.samples.proposed()) {
                if let (Some(row), true) = (row, proposed) {
                    scores[*row] = 10.0;
                }
            }
        }
        scores
    }

    fn own(page: &Page, scores: &[f32]) -> Vec<Option<f32>> {
        page.rows.iter().map(|row| row.map(|row| scores[row])).collect()
    }

    /// The body of each page, as `article` would give it with these scores, compared with its truth.
    fn compare(&self, scores: &[f32], shift: f32) -> Vec<Counts> {
        let text = |page: &Page| {
            let own: Vec<Option<f32>> =
                Self::own(page, scores).into_iter().map(|score| score.map(|score| score + shift)).collect();
            page.samples.body(&own)
        };
        self.pages.iter().map(|page| page.truth.compare(&text(page))).collect()
    }

    fn report(&self, out: &mut impl Write, name: &str, scores: &[f32]) -> std::io::Result<Vec<Counts>> {
        let sets = self.pages.iter().map(|page| page.set + 1).max().unwrap_or(0);
        for shift in [-0.4, 0.0] {
            write!(out, "{name}, unseen hosts, shifted by {shift:4}:")?;
            let counts = self.compare(scores, shift);
            let mut mean = 0.0;
            let chosen = |wanted: &dyn Fn(&Page) -> bool| -> Vec<Counts> {
                self.pages.iter().zip(&counts).filter(|(page, _)| wanted(page)).map(|(_, counts)| *counts).collect()
            };
            for set in 0..sets {
                let (f, p, r) = f1(&chosen(&|page| page.set == set));
                mean += f / sets as f32;
                write!(out, "  {f:.4} ({p:.3} {r:.3})")?;
            }
            let sound = f1(&chosen(&|page| page.truth.sound)).0;
            writeln!(out, "  mean {mean:.4}; all whose truth is sound {sound:.4}")?;
        }
        Ok(self.compare(scores, 0.0))
    }

    /// Prints the worst pages and, if asked, the blocks that were judged wrongly.
    fn worst(&self, out: &mut impl Write, counts: &[Counts], scores: &[f32], show_blocks: bool) -> std::io::Result<()> {
        let mut worst: Vec<(f32, f32, f32, &Page)> = self
            .pages
            .iter()
            .zip(counts)
            .map(|(page, counts)| {
                let (f, p, r) = f1(&[*counts]);
                (f, p, r, page)
            })
            .collect();
        worst.sort_by(|a, b| a.0.total_cmp(&b.0));
        for (f, p, r, page) in worst.iter().take(if show_blocks { 200 } else { 40 }) {
            let doubt = if page.truth.sound { "" } else { "doubtful " };
            writeln!(out, "{f:.3} ({p:.3} {r:.3}) set {} {doubt}{}", page.set, page.id)?;
            if !show_blocks {
                continue;
            }
            let own = Self::own(page, scores);
            for (((text, _), (wanted, _)), score) in page.samples.texts().zip(&page.labels).zip(own) {
                let (words, counts) = page.truth.describe(text);
                let kept = score.unwrap_or(-9.9);
                if counts && *wanted != (kept > 0.0) {
                    let head: String = text.chars().take(110).collect();
                    writeln!(out, "      {} {kept:5.1} {words:4} {head}", if *wanted { "MISSED" } else { "extra " })?;
                }
            }
        }
        Ok(())
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut out = std::io::stdout().lock();
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let mut settings = Settings {
        trees: 400,
        depth: 4,
        rate: 0.05,
        lambda: 4.0,
        minimum: 3.0,
        bags: 9,
        rows: 0.6,
        columns: 0.25,
        seed: 7,
    };
    while let Some(at) =
        arguments.iter().position(|argument| argument.starts_with("--") && argument.as_str() != "--blocks")
    {
        let value = arguments[at + 1].clone();
        match arguments[at].as_str() {
            "--trees" => settings.trees = value.parse()?,
            "--depth" => settings.depth = value.parse()?,
            "--rate" => settings.rate = value.parse()?,
            "--lambda" => settings.lambda = value.parse()?,
            "--minimum" => settings.minimum = value.parse()?,
            "--bags" => settings.bags = value.parse()?,
            "--rows" => settings.rows = value.parse()?,
            "--columns" => settings.columns = value.parse()?,
            "--seed" => settings.seed = value.parse()?,
            other => return Err(format!("{other} is not known").into()),
        }
        arguments.drain(at..at + 2);
    }
    let show_blocks =
        arguments.iter().position(|argument| argument == "--blocks").map(|at| arguments.remove(at)).is_some();
    let target = arguments.remove(0);
    let mut data = Data::default();
    for (set, pair) in arguments.chunks(2).enumerate() {
        data.load(set, &pair[0], &pair[1])?;
    }
    writeln!(out, "{} pages, {} blocks", data.pages.len(), data.rows.len())?;
    data.report(&mut out, "rules alone", &data.proposed())?;
    let width = data.pages.iter().map(|page| page.samples.width()).max().unwrap_or(0);
    let (trees, scores) = data.train(width, &settings);
    let counts = data.report(&mut out, "each page alone", &scores)?;
    data.report(&mut out, "each other page of the host standing for three", &data.among_others(&scores))?;
    data.worst(&mut out, &counts, &scores, show_blocks)?;
    if target != "-" {
        std::fs::write(format!("{target}/blocks.model"), trees)?;
    }
    Ok(())
}
