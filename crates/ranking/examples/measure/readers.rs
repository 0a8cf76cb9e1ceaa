//! For You: lists that were shown, scored before their openings are learned from.
//! Simulated readers test responsiveness and bookkeeping, not taste.

use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::time::Instant;

use ranking::foryou::{Order, Profile, Slot, What, compose};
use ranking::reading::Room;
use ranking::weights;
use serde_json::Value;

use crate::{Means, lines, time_us};

/// What is measured: a name, and how it scores a list.
const ORDERS: [&str; 7] =
    ["random", "newest", "popularity", "coverage", "section habits", "content only", "newsstand foryou"];
/// The last of [`ORDERS`].
const OURS: usize = ORDERS.len() - 1;
const HIDDEN: f64 = -1e9;

pub fn measure(folder: &Path) {
    let mut events: Vec<(String, u8, Value)> = Vec::new();
    for article in lines(&folder.join("articles_en_2022.jsonl.gz")) {
        events.push((text(&article["first_seen"]), 0, article));
    }
    let lists: Vec<Value> = lines(&folder.join("reader_log_sim.jsonl.gz")).collect();
    let first = text(&lists[0]["t"]);
    let mut follows: HashMap<u64, bool> = HashMap::new();
    for reader in lines(&folder.join("readers_sim.jsonl")) {
        let any = reader["follows"].as_array().is_some_and(|follows| !follows.is_empty());
        follows.insert(reader["reader"].as_u64().unwrap(), any);
        events.push((first.clone(), 1, reader));
    }
    let warm_from = lists.len() / 4;
    println!("for you: {} lists shown to {} readers, simulated", lists.len(), follows.len());
    events.extend(lists.into_iter().map(|list| (text(&list["t"]), 2, list)));
    events.sort_by(|a, b| (&a.0, a.1).cmp(&(&b.0, b.1)));
    let mut log = Log::new(warm_from, follows);
    let begun = Instant::now();
    for (at, kind, event) in &events {
        log.take(time_us(&Value::String(at.clone())), *kind, event);
    }
    log.tell(begun.elapsed().as_secs_f64());
}

struct Log {
    room: Room,
    warm_from: usize,
    seen: usize,
    follows: HashMap<u64, bool>,
    opened_before: HashMap<u64, usize>,
    openings: HashMap<u64, f64>,
    warm: [Means; ORDERS.len()],
    /// Without and with follows.
    cold: [[Means; 2]; ORDERS.len()],
    /// nDCG@10 of the best ten by score and by the rules, of the same lists.
    free: Means,
    ruled: Means,
    events_doubled: Means,
    largest_title: Means,
}

impl Log {
    fn new(warm_from: usize, follows: HashMap<u64, bool>) -> Self {
        Self {
            room: Room::new(weights::current().clone()),
            warm_from,
            seen: 0,
            follows,
            opened_before: HashMap::new(),
            openings: HashMap::new(),
            warm: Default::default(),
            cold: Default::default(),
            free: Means::default(),
            ruled: Means::default(),
            events_doubled: Means::default(),
            largest_title: Means::default(),
        }
    }

    fn take(&mut self, at_us: i64, kind: u8, event: &Value) {
        match kind {
            0 => {
                let (outlet, section, headline) =
                    (text(&event["outlet"]), text(&event["section"]), text(&event["slug_title"]));
                self.room.article(event["id"].as_u64().unwrap(), &outlet, &section, &headline, at_us);
            }
            1 => {
                for topic in event["follows"].as_array().into_iter().flatten() {
                    self.room.follow(&event["reader"].to_string(), topic.as_str().unwrap(), at_us);
                }
            }
            _ => self.list(at_us, event),
        }
    }

    fn list(&mut self, at_us: i64, event: &Value) {
        let reader = event["reader"].as_u64().unwrap();
        let name = event["reader"].to_string();
        let ids: Vec<u64> = event["candidates"].as_array().unwrap().iter().map(|id| id.as_u64().unwrap()).collect();
        let opened: Vec<bool> = event["clicked"].as_array().unwrap().iter().map(|one| one == 1).collect();
        let before = self.opened_before.get(&reader).copied().unwrap_or_default();
        let records = self.room.records(&name, &ids, at_us);
        if opened.contains(&true) && opened.contains(&false) {
            let fact = |what: What| {
                let fact = move |record: &Option<ranking::foryou::Record>| {
                    record.as_ref().map_or(HIDDEN, |record| {
                        record.terms.iter().find(|term| term.what == what).map_or(0.0, |term| f64::from(term.value))
                    })
                };
                records.iter().map(fact).collect::<Vec<f64>>()
            };
            let random = ids.iter().map(|id| mixed(*id ^ self.seen as u64) as f64).collect();
            let popularity = ids.iter().map(|id| self.openings.get(id).copied().unwrap_or_default()).collect();
            let ours: Vec<f64> = records
                .iter()
                .map(|record| record.as_ref().map_or(HIDDEN, |record| f64::from(record.score())))
                .collect();
            let scores: [Vec<f64>; ORDERS.len()] = [
                random,
                fact(What::Recency),
                popularity,
                fact(What::Significance),
                fact(What::Section),
                fact(What::Interest),
                ours,
            ];
            for (order, scores) in scores.iter().enumerate() {
                let values = metrics(scores, &opened);
                if self.seen > self.warm_from {
                    self.warm[order].add(&values);
                }
                if before <= 2 {
                    self.cold[order][usize::from(self.follows.get(&reader).copied().unwrap_or_default())].add(&values);
                }
            }
            if self.seen > self.warm_from {
                self.rules(&name, &ids, &opened, &scores[OURS], at_us);
            }
        }
        self.room.shown(&name, &ids, &opened, at_us);
        for (id, opened) in ids.iter().zip(&opened) {
            *self.openings.entry(*id).or_default() += f64::from(u8::from(*opened));
        }
        *self.opened_before.entry(reader).or_default() += opened.iter().filter(|opened| **opened).count();
        self.seen += 1;
    }

    /// What the rules of the list cost and what they keep away, over the cards of one list.
    fn rules(&mut self, reader: &str, ids: &[u64], opened: &[bool], scores: &[f64], at_us: i64) {
        let topics = self.room.profile(reader).map(|profile| profile.follows().to_vec()).unwrap_or_default();
        let follows: Vec<_> = topics.iter().map(|topic| self.room.place_of(topic)).collect();
        let candidates: Vec<_> = ids.iter().filter_map(|id| self.room.candidate(*id)).collect();
        let profile: Option<&Profile> = self.room.profile(reader);
        let readers = self.room.leaning();
        let order =
            Order { at_us, most: 10, diversity: 0.0, seed: self.seen as u64, must_know: &[], readers: &readers };
        let list = compose(&candidates, profile, &follows, &order, weights::current());
        // The place for finding out is left out: what it costs is meant to be spent.
        let ten: Vec<u64> = list
            .iter()
            .filter(|card| !matches!(card.slot, Slot::Exploration { .. }))
            .map(|card| card.article)
            .collect();
        let placed: Vec<f64> = ids
            .iter()
            .zip(scores)
            .map(|(id, score)| {
                let place = ten.iter().position(|other| other == id);
                place.map_or(score - 1e6, |place| 1e6 - place as f64)
            })
            .collect();
        self.free.add(&[metrics(scores, opened)[3]]);
        self.ruled.add(&[metrics(&placed, opened)[3]]);
        let cards: Vec<_> =
            list.iter().filter_map(|card| candidates.iter().find(|c| c.article == card.article)).collect();
        let stories: HashSet<u64> = cards.iter().map(|card| card.story).collect();
        let mut titles: HashMap<&str, usize> = HashMap::new();
        cards.iter().for_each(|card| *titles.entry(card.title).or_default() += 1);
        let largest = titles.values().max().copied().unwrap_or_default() as f64 / cards.len().max(1) as f64;
        self.events_doubled.add(&[(cards.len() - stories.len()) as f64]);
        self.largest_title.add(&[largest]);
    }

    fn tell(&self, seconds: f64) {
        println!(
            "{:24} {:>7} {:>7} {:>7} {:>7}   few openings (AUC): {:>13} {:>7}",
            "", "AUC", "MRR", "nDCG@5", "nDCG@10", "with follows", "without"
        );
        for (order, name) in ORDERS.iter().enumerate() {
            let (warm, [without, with]) = (&self.warm[order], &self.cold[order]);
            println!(
                "{name:24} {:7.4} {:7.4} {:7.4} {:7.4} {:>34.4} {:7.4}",
                warm.get(0),
                warm.get(1),
                warm.get(2),
                warm.get(3),
                with.get(0),
                without.get(0)
            );
        }
        let (free, ruled) = (self.free.get(0), self.ruled.get(0));
        println!(
            "the rules of the list: nDCG@10 {free:.4} by score, {ruled:.4} under the rules ({:+.1}%); events doubled {:.2}, largest title {:.2} of ten",
            (ruled / free - 1.0) * 100.0,
            self.events_doubled.get(0),
            self.largest_title.get(0),
        );
        let sizes = self.opened_before.keys().filter_map(|reader| self.room.profile(&reader.to_string()));
        let mut sizes: Vec<usize> = sizes.map(|profile| profile.to_bytes().len()).collect();
        sizes.sort_unstable();
        println!(
            "bytes for each reader: median {}, most {}; the whole log in {seconds:.0} s",
            sizes[sizes.len() / 2],
            sizes.last().copied().unwrap_or_default()
        );
    }
}

/// AUC, MRR (mean over what was opened), nDCG@5, nDCG@10; equal scores keep their order.
fn metrics(scores: &[f64], opened: &[bool]) -> [f64; 4] {
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
    let mut order: Vec<usize> = (0..scores.len()).collect();
    order.sort_by(|a, b| scores[*b].total_cmp(&scores[*a]));
    let all = opened.iter().filter(|opened| **opened).count();
    let at = |place: usize| 1.0 / (place as f64 + 2.0).log2();
    let ranks = order.iter().enumerate().filter(|(_, card)| opened[**card]).map(|(place, _)| place);
    let mrr = ranks.clone().map(|place| 1.0 / (place as f64 + 1.0)).sum::<f64>() / all as f64;
    let gain = |most: usize| {
        ranks.clone().filter(|place| *place < most).map(at).sum::<f64>() / (0..all.min(most)).map(at).sum::<f64>()
    };
    [wins / pairs, mrr, gain(5), gain(10)]
}

/// A number that looks random and is always the same.
fn mixed(number: u64) -> u64 {
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    (number ^ (number >> 31)) >> 12
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
