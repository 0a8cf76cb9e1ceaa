//! Trains the judge of blocks and measures it on hosts that it has not seen.
//!
//! `cargo run --release -p page --features training --example train -- OUT-FOLDER [--trees N] [--blocks] SET.jsonl TRUTH.json [SET.jsonl TRUTH.json ..]`
//! where SET.jsonl holds lines `{"id","url","html"}` and TRUTH.json is an object of `id` to `{"articleBody", "optional", "cjk", ..}`.

#![expect(
    clippy::indexing_slicing,
    reason = "a training program indexes the arrays that it made; a slip stops it and harms nobody"
)]

use std::collections::{HashMap, HashSet};
use std::error::Error;
use std::io::Write;

use page::training::{Samples, Trees};

const FOLDS: usize = 5;
const BINS: usize = 48;

/// One judged block.
struct Row {
    features: Vec<f32>,
    label: f32,
    weight: f32,
    fold: usize,
}

/// A page with its truth.
struct Page {
    set: usize,
    usable: bool,
    texts: Vec<String>,
    /// Place of each block's row, if it is judged.
    rows: Vec<Option<usize>>,
    truth: HashMap<Vec<String>, usize>,
    optional: HashMap<Vec<String>, usize>,
    optional_lines: HashSet<Vec<String>>,
    truth_lines: HashSet<Vec<String>>,
    cjk: bool,
    id: String,
    samples: Samples,
}

fn tokens(text: &str, cjk: bool) -> Vec<String> {
    let wide = |c: char| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}');
    let mut found = Vec::new();
    let mut word = String::new();
    for c in text.chars() {
        if cjk && wide(c) {
            if !word.is_empty() {
                found.push(std::mem::take(&mut word));
            }
            found.push(c.to_string());
        } else if c.is_alphanumeric() || c == '_' {
            word.push(c);
        } else if !word.is_empty() {
            found.push(std::mem::take(&mut word));
        }
    }
    if !word.is_empty() {
        found.push(word);
    }
    found
}

fn shingles(tokens: &[String]) -> HashMap<Vec<String>, usize> {
    let mut counted = HashMap::new();
    if tokens.is_empty() {
        return counted;
    }
    if tokens.len() <= 4 {
        counted.insert(tokens.to_vec(), 1);
        return counted;
    }
    for window in tokens.windows(4) {
        *counted.entry(window.to_vec()).or_insert(0) += 1;
    }
    counted
}

/// Whether a text too short for a shingle of its own stands in the truth between the words around it.
fn fits_between(blocks: &[Vec<String>], index: usize, truth: &HashMap<Vec<String>, usize>) -> bool {
    let own = &blocks[index];
    if own.is_empty() {
        return false;
    }
    let before: Vec<String> = blocks[..index]
        .iter()
        .rev()
        .find(|words| !words.is_empty())
        .map(|words| words[words.len().saturating_sub(3)..].to_vec())
        .unwrap_or_default();
    let behind: Vec<String> = blocks[index + 1..]
        .iter()
        .find(|words| !words.is_empty())
        .map(|words| words[..words.len().min(3)].to_vec())
        .unwrap_or_default();
    let line = [before.clone(), own.clone(), behind].concat();
    let (from, to) = (before.len(), before.len() + own.len());
    line.windows(4).enumerate().any(|(at, window)| at <= from && at + 4 >= to && truth.contains_key(window))
}

fn host_fold(url: &str, id: &str) -> usize {
    let host = url.split("://").nth(1).unwrap_or(id).split('/').next().unwrap_or(id);
    let host = host.trim_start_matches("www.");
    let sum = host.bytes().fold(1_469_598_103_u64, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(1_099_511_628_211));
    usize::try_from((sum >> 20) % FOLDS as u64).unwrap_or(0)
}

fn load(
    set: usize,
    pages_file: &str,
    truth_file: &str,
    pages: &mut Vec<Page>,
    rows: &mut Vec<Row>,
) -> Result<(), Box<dyn Error>> {
    let truth: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(truth_file)?)?;
    for line in std::fs::read_to_string(pages_file)?.lines() {
        let page: serde_json::Value = serde_json::from_str(line)?;
        let field = |name: &str| page.get(name).and_then(serde_json::Value::as_str).unwrap_or_default();
        let Some(expected) = truth.get(field("id")) else { continue };
        let cjk = expected.get("cjk").and_then(serde_json::Value::as_bool).unwrap_or(false);
        let body = expected.get("articleBody").and_then(serde_json::Value::as_str).unwrap_or_default();
        let doubt = |name: &str| expected.get(name).and_then(serde_json::Value::as_f64).unwrap_or(0.0) > 0.15;
        let fold = host_fold(field("url"), field("id"));
        let truth_tokens = tokens(body, cjk);
        let optional: Vec<&str> = expected
            .get("optional")
            .and_then(serde_json::Value::as_array)
            .map(|list| list.iter().filter_map(|v| v.as_str()).collect())
            .unwrap_or_default();
        let mut record = Page {
            set,
            usable: !doubt("consensus_extra") && !doubt("consensus_missing"),
            texts: Vec::new(),
            rows: Vec::new(),
            truth: shingles(&truth_tokens),
            optional: HashMap::new(),
            optional_lines: optional.iter().map(|text| tokens(text, cjk)).collect(),
            truth_lines: body.lines().map(|line| tokens(line, cjk)).collect(),
            cjk,
            id: field("id").to_owned(),
            samples: Samples::read(field("html"), field("url")),
        };
        for text in &optional {
            for (shingle, count) in shingles(&tokens(text, cjk)) {
                *record.optional.entry(shingle).or_insert(0) += count;
            }
        }
        let all_words: Vec<Vec<String>> = record.samples.texts().map(|(text, _)| tokens(text, cjk)).collect();
        for (index, ((text, is_judged), features)) in record.samples.texts().zip(record.samples.first()).enumerate() {
            let words = all_words[index].clone();
            let is_truth = if words.len() < 4 {
                record.truth_lines.contains(&words) || fits_between(&all_words, index, &record.truth)
            } else {
                let own = shingles(&words);
                let hits = own.keys().filter(|shingle| record.truth.contains_key(*shingle)).count();
                hits * 2 > own.len()
            };
            let is_optional = record.optional_lines.contains(&words) && !record.truth_lines.contains(&words);
            let weight = if !record.usable || is_optional || words.is_empty() {
                0.0
            } else {
                ((words.len() as f32 + 3.0) / (truth_tokens.len() as f32 + 20.0)).min(1.0)
            };
            record.texts.push(text.to_owned());
            if is_judged {
                record.rows.push(Some(rows.len()));
                rows.push(Row { features: features.clone(), label: f32::from(u8::from(is_truth)), weight, fold });
            } else {
                record.rows.push(None);
            }
        }
        pages.push(record);
    }
    Ok(())
}

/// Thresholds of a feature, at most [`BINS`] - 1.
fn cuts(rows: &[Row], feature: usize) -> Vec<f32> {
    let mut values: Vec<f32> = rows.iter().map(|row| row.features[feature]).collect();
    values.sort_by(f32::total_cmp);
    values.dedup();
    if values.len() <= BINS {
        return values.windows(2).map(|pair| (pair[0] + pair[1]) / 2.0).collect();
    }
    let mut all: Vec<f32> = rows.iter().map(|row| row.features[feature]).collect();
    all.sort_by(f32::total_cmp);
    let mut found: Vec<f32> = (1..BINS).map(|bin| all[bin * all.len() / BINS]).collect();
    found.dedup();
    found
}

struct Random(u64);

impl Random {
    fn next(&mut self) -> f32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 40) as f32 / (1_u64 << 24) as f32
    }
}

struct Settings {
    trees: usize,
    depth: usize,
    rate: f32,
    lambda: f32,
    minimum: f32,
    bags: usize,
    rows: f32,
    columns: f32,
}

/// Trains on the rows of all folds but `held_out`; gives the text form.
fn train(rows: &[Row], binned: &[u8], cuts: &[Vec<f32>], held_out: Option<usize>, settings: &Settings) -> String {
    let features = cuts.len();
    let used: Vec<usize> =
        (0..rows.len()).filter(|&row| Some(rows[row].fold) != held_out && rows[row].weight > 0.0).collect();
    let (positive, total) =
        used.iter().fold((0.0, 0.0), |(p, t), &row| (p + rows[row].weight * rows[row].label, t + rows[row].weight));
    let bias = (positive / (total - positive)).ln();
    let scale = used.len() as f32 / total;
    let mut random = Random(7);
    let mut text = format!("# Boosted trees; written by examples/train.rs\nbias {bias:.4}\n");
    let mut scores = vec![bias; rows.len()];
    for tree in 0..settings.trees * settings.bags {
        // Each bag starts afresh; the answers of all are averaged.
        if tree % settings.trees == 0 {
            scores.fill(bias);
        }
        let sample: Vec<usize> = used.iter().copied().filter(|_| random.next() < settings.rows).collect();
        let columns: Vec<usize> = (0..features).filter(|_| random.next() < settings.columns).collect();
        let gradient: Vec<(f32, f32)> = sample
            .iter()
            .map(|&row| {
                let p = 1.0 / (1.0 + (-scores[row]).exp());
                let weight = rows[row].weight * scale;
                (weight * (p - rows[row].label), weight * p * (1.0 - p))
            })
            .collect();
        // Nodes: (feature, bin, left) or a leaf's value.
        let mut nodes: Vec<(usize, u8, usize, f32)> = vec![(0, 0, 0, 0.0)];
        let mut level: Vec<(usize, Vec<usize>)> = vec![(0, (0..sample.len()).collect())];
        for depth in 0..=settings.depth {
            let mut next = Vec::new();
            for (node, members) in level {
                let (g, h) =
                    members.iter().fold((0.0_f32, 0.0_f32), |(g, h), &m| (g + gradient[m].0, h + gradient[m].1));
                nodes[node].3 = -settings.rate * g / (h + settings.lambda);
                if depth == settings.depth || members.len() < 20 {
                    continue;
                }
                let mut histogram = vec![(0.0_f32, 0.0_f32); columns.len() * BINS];
                for &member in &members {
                    let row = &binned[sample[member] * features..(sample[member] + 1) * features];
                    let (dg, dh) = gradient[member];
                    for (slot, &column) in columns.iter().enumerate() {
                        let cell = &mut histogram[slot * BINS + usize::from(row[column])];
                        cell.0 += dg;
                        cell.1 += dh;
                    }
                }
                let parent = g * g / (h + settings.lambda);
                let mut best = (0.5_f32, 0, 0_u8);
                for (slot, &column) in columns.iter().enumerate() {
                    let (mut lg, mut lh) = (0.0, 0.0);
                    for bin in 0..cuts[column].len() {
                        let (dg, dh) = histogram[slot * BINS + bin];
                        lg += dg;
                        lh += dh;
                        if lh < settings.minimum || h - lh < settings.minimum {
                            continue;
                        }
                        let gain = lg * lg / (lh + settings.lambda) + (g - lg) * (g - lg) / (h - lh + settings.lambda)
                            - parent;
                        if gain > best.0 {
                            best = (gain, column, bin as u8);
                        }
                    }
                }
                if best.0 <= 0.5 {
                    continue;
                }
                let (_, column, bin) = best;
                let left = nodes.len();
                nodes[node] = (column, bin, left, 0.0);
                nodes.push((0, 0, 0, 0.0));
                nodes.push((0, 0, 0, 0.0));
                let (low, high): (Vec<usize>, Vec<usize>) =
                    members.into_iter().partition(|&m| binned[sample[m] * features + column] <= bin);
                next.push((left, low));
                next.push((left + 1, high));
            }
            level = next;
        }
        for (row, score) in scores.iter_mut().enumerate() {
            let mut at = 0;
            while nodes[at].2 != 0 {
                at = nodes[at].2 + usize::from(binned[row * features + nodes[at].0] > nodes[at].1);
            }
            *score += nodes[at].3;
        }
        let words: Vec<String> = nodes
            .iter()
            .map(|&(column, bin, left, value)| {
                if left == 0 {
                    format!("={:.4}", value / settings.bags as f32)
                } else {
                    format!("{column}:{}:{left}", cuts[column][usize::from(bin)])
                }
            })
            .collect();
        text.push_str(&words.join(" "));
        text.push('\n');
    }
    text
}

/// Precision, recall and their harmonic mean as `score.py` counts them.
fn f1(pages: &[&Page], scores: &[f32], threshold: f32) -> (f32, f32, f32) {
    let (mut precisions, mut recalls) = (Vec::new(), Vec::new());
    for page in pages {
        let kept: Vec<&String> = page
            .texts
            .iter()
            .zip(&page.rows)
            .filter(|(_, row)| row.is_some_and(|row| scores[row] > threshold))
            .map(|(text, _)| text)
            .collect();
        let mut seen = HashSet::new();
        let words: Vec<String> = kept
            .iter()
            .filter(|text| text.chars().count() < 60 || seen.insert(text.as_str()))
            .map(|text| tokens(text, page.cjk))
            .filter(|words| !page.optional_lines.contains(words) || page.truth_lines.contains(words))
            .flatten()
            .collect();
        let found = shingles(&words);
        let (mut hit, mut extra, mut missed) = (0, 0, 0);
        for (shingle, &count) in &page.truth {
            let have = found.get(shingle).copied().unwrap_or(0);
            hit += count.min(have);
            missed += count.saturating_sub(have);
        }
        for (shingle, &count) in &found {
            let over = count.saturating_sub(page.truth.get(shingle).copied().unwrap_or(0));
            extra += over.saturating_sub(page.optional.get(shingle).copied().unwrap_or(0));
        }
        if hit + extra > 0 {
            precisions.push(hit as f32 / (hit + extra) as f32);
        }
        if hit + missed > 0 {
            recalls.push(hit as f32 / (hit + missed) as f32);
        }
    }
    let mean = |values: &[f32]| values.iter().sum::<f32>() / values.len().max(1) as f32;
    let (p, r) = (mean(&precisions), mean(&recalls));
    (2.0 * p * r / (p + r), p, r)
}

/// Trains on everything, and on all folds but one to score that one; gives the text form and the scores of unseen hosts.
fn look(rows: &[Row], settings: &Settings) -> (String, Vec<f32>) {
    let features = rows.first().map_or(0, |row| row.features.len());
    let cuts: Vec<Vec<f32>> = (0..features).map(|feature| cuts(rows, feature)).collect();
    let mut binned = vec![0_u8; rows.len() * features];
    for (index, row) in rows.iter().enumerate() {
        for (feature, value) in row.features.iter().enumerate() {
            binned[index * features + feature] = cuts[feature].partition_point(|cut| cut < value) as u8;
        }
    }
    let mut scores = vec![-10.0_f32; rows.len()];
    let mut whole = String::new();
    std::thread::scope(|scope| {
        let work: Vec<_> = [vec![Some(0), Some(1), Some(2)], vec![Some(3), Some(4), None]]
            .into_iter()
            .map(|folds| {
                let (binned, cuts) = (&binned, &cuts);
                scope.spawn(move || {
                    folds.into_iter().map(|fold| (fold, train(rows, binned, cuts, fold, settings))).collect::<Vec<_>>()
                })
            })
            .collect();
        for (fold, text) in work.into_iter().flat_map(|thread| thread.join().unwrap_or_default()) {
            let trees = Trees::parse(&text);
            if fold.is_none() {
                whole = text;
            }
            for (row, score) in rows.iter().zip(&mut scores).filter(|(row, _)| Some(row.fold) == fold) {
                *score = trees.judge(&row.features);
            }
        }
    });
    (whole, scores)
}

fn report(out: &mut impl Write, name: &str, sets: usize, pages: &[Page], scores: &[f32]) -> std::io::Result<()> {
    for threshold in [-1.0, -0.5, 0.0, 0.5] {
        write!(out, "{name} look, unseen hosts, threshold {threshold:4}:")?;
        let mut mean = 0.0;
        for set in 0..sets {
            let chosen: Vec<&Page> = pages.iter().filter(|page| page.set == set).collect();
            let (f, p, r) = f1(&chosen, scores, threshold);
            mean += f / sets as f32;
            write!(out, "  {f:.4} ({p:.3} {r:.3})")?;
        }
        let usable: Vec<&Page> = pages.iter().filter(|page| page.usable).collect();
        writeln!(out, "  mean {mean:.4}; all whose truth is sound {:.4}", f1(&usable, scores, threshold).0)?;
    }
    Ok(())
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut out = std::io::stdout().lock();
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let mut settings =
        Settings { trees: 150, depth: 5, rate: 0.08, lambda: 4.0, minimum: 3.0, bags: 3, rows: 0.6, columns: 0.4 };
    while let Some(at) = arguments.iter().position(|argument| {
        ["--trees", "--depth", "--rate", "--lambda", "--minimum", "--bags", "--rows", "--columns"]
            .contains(&argument.as_str())
    }) {
        let value = arguments[at + 1].clone();
        match arguments[at].as_str() {
            "--trees" => settings.trees = value.parse()?,
            "--depth" => settings.depth = value.parse()?,
            "--rate" => settings.rate = value.parse()?,
            "--lambda" => settings.lambda = value.parse()?,
            "--minimum" => settings.minimum = value.parse()?,
            "--bags" => settings.bags = value.parse()?,
            "--rows" => settings.rows = value.parse()?,
            _ => settings.columns = value.parse()?,
        }
        arguments.drain(at..at + 2);
    }
    let show_blocks =
        arguments.iter().position(|argument| argument == "--blocks").map(|at| arguments.remove(at)).is_some();
    let target = arguments.remove(0);
    let (mut pages, mut rows) = (Vec::new(), Vec::new());
    for (set, pair) in arguments.chunks(2).enumerate() {
        load(set, &pair[0], &pair[1], &mut pages, &mut rows)?;
    }
    writeln!(out, "{} pages, {} blocks", pages.len(), rows.len())?;
    let sets = arguments.len() / 2;
    let (first, scores) = look(&rows, &settings);
    report(&mut out, "first", sets, &pages, &scores)?;
    for page in &pages {
        let own: Vec<Option<f32>> = page.rows.iter().map(|row| row.map(|row| scores[row])).collect();
        for (vector, row) in page.samples.second(&own).into_iter().zip(&page.rows) {
            if let Some(row) = row {
                rows[*row].features = vector;
            }
        }
    }
    let (second, scores) = look(&rows, &settings);
    report(&mut out, "second", sets, &pages, &scores)?;
    let mut worst: Vec<(f32, f32, f32, &Page)> = pages
        .iter()
        .map(|page| (page, f1(&[page], &scores, 0.0)))
        .map(|(page, (f, p, r))| (if f.is_nan() { 0.0 } else { f }, p, r, page))
        .collect();
    worst.sort_by(|a, b| a.0.total_cmp(&b.0));
    for (f, p, r, page) in worst.iter().take(60) {
        writeln!(
            out,
            "{f:.3} ({p:.3} {r:.3}) set {} {} {}",
            page.set,
            if page.usable { "" } else { "doubtful" },
            page.id
        )?;
        for (text, row) in page.texts.iter().zip(&page.rows).filter(|_| show_blocks) {
            let words = tokens(text, page.cjk);
            let own = shingles(&words);
            let hits = own.keys().filter(|shingle| page.truth.contains_key(*shingle)).count();
            let (wanted, score) = (hits * 2 > own.len(), row.map_or(-9.9, |row| scores[row]));
            if wanted != (score > 0.0) && !page.optional_lines.contains(&words) {
                let head: String = text.chars().take(110).collect();
                writeln!(
                    out,
                    "      {} {score:5.1} {:4} {head}",
                    if wanted { "MISSED" } else { "extra " },
                    words.len()
                )?;
            }
        }
    }
    if target != "-" {
        std::fs::write(format!("{target}/first.model"), first)?;
        std::fs::write(format!("{target}/second.model"), second)?;
    }
    Ok(())
}
