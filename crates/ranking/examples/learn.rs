//! Learns the weights of For You from a log of lists that were shown and opened, and measures them against plain orders.
//!
//! `cargo run --release -p ranking --example learn < events.jsonl` reads the lines that `newsstand foryou` reads. A fold is a fourth of the
//! readers: weights are learned on the others and measured on it. The last lines are the weights learned on all.
#![expect(
    clippy::print_stdout,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::cast_precision_loss,
    reason = "a program of the workshop, over its own input"
)]

use std::collections::HashMap;
use std::io::BufRead;

use ranking::foryou::What;
use ranking::reading::Room;
use ranking::weights;
use serde_json::Value;

const FACTS: usize = 9;
const FOLDS: u64 = 4;

/// A list that was shown: the facts of each card, what was opened, and whose it was.
struct Shown {
    reader: u64,
    follows: bool,
    opened_before: u32,
    warm: bool,
    facts: Vec<[f64; FACTS]>,
    opened: Vec<bool>,
}

fn main() {
    let (shown, room_bytes) = read();
    println!("lists {} bytes per reader {room_bytes}", shown.len());
    let built_in = weights::current();
    let built_in: [f64; FACTS] = {
        let w = &built_in.for_you;
        [w.interest, w.lately, w.section, w.title, w.follow, w.follow_near, w.significance, w.recency, w.readers]
            .map(f64::from)
    };
    measure("built-in", &shown, |_| built_in);
    for (name, fact) in [("newest", 7), ("significance only", 6), ("content only", 0)] {
        let mut only = [0.0; FACTS];
        only[fact] = 1.0;
        measure(name, &shown, |_| only);
    }
    let folds: Vec<[f64; FACTS]> =
        (0..FOLDS).map(|fold| learn(shown.iter().filter(|list| list.reader % FOLDS != fold))).collect();
    measure("learned on other readers", &shown, |list| folds[usize::try_from(list.reader % FOLDS).unwrap()]);
    let all = learn(shown.iter());
    measure("learned on all", &shown, |_| all);
    for (name, weight) in
        ["interest", "lately", "section", "title", "follow", "follow_near", "significance", "recency", "readers"]
            .iter()
            .zip(all)
    {
        println!("{name} = {weight:.3}");
    }
}

fn read() -> (Vec<Shown>, usize) {
    let mut room = Room::new(weights::current().clone());
    let mut shown = Vec::new();
    let mut opened_before: HashMap<String, u32> = HashMap::new();
    for line in std::io::stdin().lock().lines() {
        let event: Value = serde_json::from_str(&line.unwrap()).unwrap();
        let at_us = event["at"].as_str().unwrap().parse::<news::Timestamp>().unwrap().as_microsecond();
        let reader = event["reader"].to_string();
        match event["kind"].as_str().unwrap() {
            "article" => room.article(
                event["id"].as_u64().unwrap(),
                event["outlet"].as_str().unwrap(),
                event["section"].as_str().unwrap(),
                event["title"].as_str().unwrap(),
                at_us,
            ),
            "follow" => room.follow(&reader, event["topic"].as_str().unwrap(), at_us),
            _ => {
                let ids: Vec<u64> =
                    event["candidates"].as_array().unwrap().iter().map(|id| id.as_u64().unwrap()).collect();
                let opened: Vec<bool> = event["clicked"].as_array().unwrap().iter().map(|one| one == 1).collect();
                let before = opened_before.entry(reader.clone()).or_default();
                let records = room.records(&reader, &ids, at_us);
                let facts = records.iter().flatten().map(|record| {
                    let mut facts = [0.0; FACTS];
                    record.terms.iter().zip(&mut facts).for_each(|(term, fact)| *fact = f64::from(term.value));
                    debug_assert_eq!(record.terms[0].what, What::Interest);
                    facts
                });
                if opened.contains(&true) && opened.contains(&false) {
                    shown.push(Shown {
                        reader: event["reader"].as_u64().unwrap(),
                        follows: room.profile(&reader).is_some_and(|profile| !profile.follows().is_empty()),
                        opened_before: *before,
                        warm: event["id"].as_u64().unwrap() > 8000,
                        facts: facts.collect(),
                        opened: opened.clone(),
                    });
                }
                *before += u32::try_from(opened.iter().filter(|opened| **opened).count()).unwrap();
                room.shown(&reader, &ids, &opened, at_us);
            }
        }
    }
    let sizes: Vec<usize> =
        opened_before.keys().filter_map(|reader| Some(room.profile(reader)?.to_bytes().len())).collect();
    (shown, sizes.iter().max().copied().unwrap_or_default())
}

/// Conditional logit: the opened card against all cards of its list, by Newton-free plain gradient steps with momentum.
fn learn<'a>(lists: impl Iterator<Item = &'a Shown> + Clone) -> [f64; FACTS] {
    let mut spread = [0.0_f64; FACTS];
    let mut count = 0.0;
    for facts in lists.clone().flat_map(|list| &list.facts) {
        (0..FACTS).for_each(|fact| spread[fact] += facts[fact] * facts[fact]);
        count += 1.0;
    }
    let spread = spread.map(|sum| (sum / count).sqrt().max(1e-6));
    let (mut weights, mut momentum) = ([0.0_f64; FACTS], [0.0_f64; FACTS]);
    for _ in 0..150 {
        let (mut slope, mut openings) = ([0.0_f64; FACTS], 0.0);
        for list in lists.clone() {
            let scores: Vec<f64> = list
                .facts
                .iter()
                .map(|facts| (0..FACTS).map(|fact| weights[fact] * facts[fact] / spread[fact]).sum::<f64>().exp())
                .collect();
            let all: f64 = scores.iter().sum();
            let opened = list.opened.iter().filter(|opened| **opened).count() as f64;
            openings += opened;
            for ((facts, score), was) in list.facts.iter().zip(&scores).zip(&list.opened) {
                let pull = f64::from(u8::from(*was)) - opened * score / all;
                (0..FACTS).for_each(|fact| slope[fact] += pull * facts[fact] / spread[fact]);
            }
        }
        for fact in 0..FACTS {
            momentum[fact] = 0.8 * momentum[fact] + 0.3 * (slope[fact] / openings - 1e-3 * weights[fact]);
            weights[fact] += momentum[fact];
        }
    }
    (0..FACTS).for_each(|fact| weights[fact] /= spread[fact]);
    weights
}

fn measure(name: &str, shown: &[Shown], weights: impl Fn(&Shown) -> [f64; FACTS]) {
    let (mut auc, mut ndcg, mut warm) = (0.0, 0.0, 0.0);
    let mut cold: [(f64, f64); 2] = [(0.0, 0.0); 2];
    for list in shown {
        let weights = weights(list);
        let scores: Vec<f64> =
            list.facts.iter().map(|facts| (0..FACTS).map(|fact| weights[fact] * facts[fact]).sum()).collect();
        let own_auc = area(&scores, &list.opened);
        if list.opened_before <= 2 {
            let entry = &mut cold[usize::from(list.follows)];
            *entry = (entry.0 + own_auc, entry.1 + 1.0);
        }
        if list.warm {
            auc += own_auc;
            ndcg += gain(&scores, &list.opened);
            warm += 1.0;
        }
    }
    println!(
        "{name:26} AUC {:.4} nDCG@10 {:.4}   at most 2 opened: without follows {:.4}, with {:.4}",
        auc / warm,
        ndcg / warm,
        cold[0].0 / cold[0].1,
        cold[1].0 / cold[1].1
    );
}

fn area(scores: &[f64], opened: &[bool]) -> f64 {
    let (mut wins, mut pairs) = (0.0, 0.0);
    for (a, _) in scores.iter().zip(opened).filter(|(_, opened)| **opened) {
        for (b, _) in scores.iter().zip(opened).filter(|(_, opened)| !**opened) {
            pairs += 1.0;
            wins += if a > b {
                1.0
            } else if a < b {
                0.0
            } else {
                0.5
            };
        }
    }
    wins / pairs
}

fn gain(scores: &[f64], opened: &[bool]) -> f64 {
    let mut order: Vec<usize> = (0..scores.len()).collect();
    order.sort_by(|a, b| scores[*b].total_cmp(&scores[*a]));
    let at = |place: usize| 1.0 / (place as f64 + 2.0).log2();
    let got: f64 =
        order.iter().take(10).enumerate().filter(|(_, card)| opened[**card]).map(|(place, _)| at(place)).sum();
    let ideal: f64 = (0..opened.iter().filter(|opened| **opened).count().min(10)).map(at).sum();
    got / ideal
}
