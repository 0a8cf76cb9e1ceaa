//! Learns the words of topics from headlines with sections, and measures them on outlets that were not learned from.
//!
//! `cargo run --release -p ranking --example topics -- ARTICLES.jsonl.gz mediatopics.json FOLDER` writes `words.tsv` and `labels.tsv`.
#![expect(
    clippy::print_stdout,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::cast_precision_loss,
    reason = "a program of the workshop, over its own input"
)]

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io::{BufRead, BufReader};

use serde_json::Value;
use text::terms::terms;

/// Sections of the headlines and the topics they are.
const SECTIONS: [(&str, &str); 9] = [
    ("politics", "11"),
    ("business", "04"),
    ("sports", "15"),
    ("health", "07"),
    ("technology", "13"),
    ("science", "13"),
    ("entertainment", "01"),
    ("lifestyle", "10"),
    ("travel", "10"),
];
/// Words in fewer headlines are left out, and so are those that say little.
const LEAST: f64 = 6.0;
const LEAST_WEIGHT: f64 = 0.6;
/// Headlines that a word is taken to have without any evidence.
const PRIOR: f64 = 4.0;

type Weights = BTreeMap<String, BTreeMap<&'static str, f64>>;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let file = std::fs::File::open(&arguments[1]).unwrap();
    let lines = BufReader::new(flate2::read::GzDecoder::new(file)).lines();
    let articles: Vec<(String, &'static str, Vec<String>)> = lines
        .filter_map(|line| {
            let article: Value = serde_json::from_str(&line.unwrap()).unwrap();
            let topic = SECTIONS.iter().find(|(section, _)| article["section"] == *section)?.1;
            Some((article["outlet"].as_str()?.to_owned(), topic, terms(article["slug_title"].as_str()?)))
        })
        .collect();
    let outlets: BTreeSet<&str> = articles.iter().map(|(outlet, ..)| outlet.as_str()).collect();
    let (mut right, mut said, mut all) = (0.0, 0.0, 0.0);
    for outlet in outlets {
        let weights = learn(articles.iter().filter(|article| article.0 != outlet));
        for (_, topic, words) in articles.iter().filter(|article| article.0 == outlet) {
            all += 1.0;
            if let Some(guess) = guess(&weights, words) {
                said += 1.0;
                right += f64::from(u8::from(guess == *topic));
            }
        }
    }
    println!(
        "headlines alone, each outlet by the words of the others: {all} headlines, a topic said for {:.1}%, right in {:.1}% of those",
        said / all * 100.0,
        right / said * 100.0
    );
    let weights = learn(articles.iter());
    let mut words = String::from(
        "# Learned by examples/topics from headlines of notnews/top_news (Sood and Willis, CC BY 4.0): word, then topic and weight.\n",
    );
    for (word, topics) in &weights {
        let cells: Vec<String> = topics.iter().map(|(topic, weight)| format!("{topic} {weight:.2}")).collect();
        words.push_str(&format!("{word}\t{}\n", cells.join("\t")));
    }
    std::fs::write(format!("{}/words.tsv", arguments[3]), words).unwrap();
    std::fs::write(format!("{}/labels.tsv", arguments[3]), labels(&arguments[2])).unwrap();
    println!("{} words", weights.len());
}

fn learn<'a>(articles: impl Iterator<Item = &'a (String, &'static str, Vec<String>)>) -> Weights {
    let mut counts: HashMap<&str, BTreeMap<&'static str, f64>> = HashMap::new();
    let mut totals: BTreeMap<&'static str, f64> = BTreeMap::new();
    for (_, topic, words) in articles {
        *totals.entry(topic).or_default() += 1.0;
        for word in words {
            *counts.entry(word).or_default().entry(topic).or_default() += 1.0;
        }
    }
    let all: f64 = totals.values().sum();
    let mut weights = Weights::new();
    for (word, by_topic) in counts {
        let count: f64 = by_topic.values().sum();
        if count < LEAST || word.chars().count() < 3 {
            continue;
        }
        let weighed: BTreeMap<&'static str, f64> = totals
            .iter()
            .filter_map(|(topic, total)| {
                let share = total / all;
                let got = by_topic.get(topic).copied().unwrap_or_default();
                let weight = ((got + PRIOR * share) / (count + PRIOR) / share).ln();
                (weight.abs() >= LEAST_WEIGHT).then_some((*topic, weight.clamp(-2.0, 3.0)))
            })
            .collect();
        if weighed.values().any(|weight| *weight > 0.0) {
            weights.insert(word.to_owned(), weighed);
        }
    }
    weights
}

/// As `ranking::topics` weighs learned words, and says nothing below its limit.
fn guess(weights: &Weights, words: &[String]) -> Option<&'static str> {
    let mut scores: BTreeMap<&'static str, f64> = BTreeMap::new();
    for (topic, weight) in words.iter().filter_map(|word| weights.get(word)).flatten() {
        *scores.entry(topic).or_default() += weight;
    }
    let (best, score) = scores.iter().max_by(|a, b| a.1.total_cmp(b.1))?;
    // The topics that were not spoken of, and "none of these".
    let silent = (17 - scores.len()) as f64 * (-1.0_f64).exp() + 1.0_f64.exp();
    let all: f64 = scores.values().map(|score| score.exp()).sum::<f64>() + silent;
    (score.exp() / all >= 0.5).then_some(*best)
}

/// Labels of one word, in every language, with the first two digits of their topic; a word of two topics says nothing.
fn labels(path: &str) -> String {
    let vocabulary: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let concepts = vocabulary["concepts"].as_array().unwrap();
    let broader: HashMap<&str, &str> =
        concepts.iter().filter_map(|concept| Some((concept["qcode"].as_str()?, first(&concept["broader"])?))).collect();
    let mut words: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for concept in concepts.iter().filter(|concept| concept["retired"].is_null()) {
        let mut code = concept["qcode"].as_str().unwrap();
        while let Some(above) = broader.get(code) {
            code = above;
        }
        let code = code.trim_start_matches("medtop:").get(..2).unwrap().to_owned();
        for label in concept["labels"].as_object().into_iter().flatten().filter_map(|(_, label)| label.as_str()) {
            if let [word] = terms(label).as_slice()
                && word.chars().count() > 1
            {
                words.entry(word.clone()).or_default().insert(code.clone());
            }
        }
    }
    let mut text = String::from(
        "# Labels of one word of the IPTC Media Topics (© IPTC, CC BY 4.0), in thirteen languages: word, top topic.\n",
    );
    for (word, codes) in words.iter().filter(|(_, codes)| codes.len() == 1) {
        text.push_str(&format!("{word}\t{}\n", codes.first().unwrap()));
    }
    text
}

fn first(value: &Value) -> Option<&str> {
    value.as_str().or_else(|| value.as_array()?.first()?.as_str())
}
