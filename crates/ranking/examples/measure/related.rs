//! What stands beside an article: for each article that others have told too, how soon one of theirs is shown. One article of a source, as
//! beside an article; what is shown is right where the label says that it is the same event.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;

use news::{ArticleId, TitleId};
use ranking::related::{Near, Rarity, Words, likeness};
use ranking::space::{Space, Vector, terms};
use serde_json::Value;
use stories::{Engine, Incoming, Model, Settings};
use wire::copies::ReportId;

use crate::{Means, lines};

/// Labelled sets, and how many known orders reach there: hits in the first three (of full texts: in the first one), and nDCG@5.
const SETS: [(&str, &str); 4] = [
    ("rss26_en", "bar .93 / .78, titles only"),
    ("fp26_de", "plain .912 / .781"),
    ("uci14_en", "plain .956 / .900"),
    ("wikinews14_en", "bar .84 / .78 with full texts: Hit@1"),
];

/// As long as a summary may be.
const SUMMARY_BYTES: usize = 300;

struct Article {
    headline: String,
    body: String,
    language: String,
    source: String,
    label: String,
    published_us: Option<i64>,
    url: String,
}

impl Article {
    fn read(line: &Value) -> Self {
        let text = |name: &str| line[name].as_str().unwrap_or_default().to_owned();
        Self {
            headline: text("title"),
            body: text("body"),
            language: text("lang"),
            source: text("source"),
            label: text("cluster"),
            published_us: text("date").parse::<news::Timestamp>().ok().map(news::to_micros),
            url: text("url"),
        }
    }
}

pub fn measure(folder: &Path) {
    println!("related: {:<26} {:>8} {:>7} {:>7} {:>7}", "", "queries", "Hit@1", "Hit@3", "nDCG@5");
    for (set, known) in SETS {
        let file = folder.join(format!("{set}.jsonl"));
        if !file.exists() {
            continue;
        }
        let articles: Vec<Article> = lines(&file).map(|line| Article::read(&line)).collect();
        println!("{set}: {} articles ({known})", articles.len());
        let plain = TfIdf::of(&articles);
        tell("titles by TF-IDF", &articles, |one, other| plain.alike(one, other));
        let documents: Vec<Vec<u64>> = articles.iter().map(|article| terms(&article.headline)).collect();
        let space = Space::learn(&documents);
        let vectors: Vec<Vector> = documents.iter().map(|terms| space.vector(terms)).collect();
        let shown = articles.iter().map(|article| (article.headline.as_str(), summary(&article.body)));
        let rarity = Rarity::count(shown.clone());
        let words: Vec<Words> = shown.map(|(headline, summary)| Words::of(&rarity, headline, summary)).collect();
        let whole: Vec<Words> =
            articles.iter().map(|article| Words::of(&rarity, &article.headline, &article.body)).collect();
        let near = |number: usize| Near {
            article: number as i64,
            story: None,
            report: None,
            owner: &articles[number].source,
            is_sport: false,
            headline: &articles[number].headline,
            summary: summary(&articles[number].body),
            vector: &vectors[number],
            words: &words[number],
        };
        // Beside an article, whose whole text is known, stand articles as lists show them.
        let of = |number: usize| Near { words: &whole[number], ..near(number) };
        tell("newsstand, words", &articles, |one, other| likeness(&of(one), &near(other)));
        // The judges were taught with these sets: what the story brings is more than it would be on others.
        let stories = told(&articles);
        tell("newsstand, its story first", &articles, |one, other| {
            likeness(&of(one), &near(other)) + if stories[one] == stories[other] { 2.0 } else { 0.0 }
        });
    }
}

/// As much of a text as a list shows.
fn summary(body: &str) -> &str {
    body.get(..body.floor_char_boundary(SUMMARY_BYTES)).unwrap_or_default()
}

/// The story of each article, when all have come.
fn told(articles: &[Article]) -> Vec<i64> {
    let mut engine = Engine::new(Model::built_in(), Settings::default());
    for (number, article) in articles.iter().enumerate() {
        let id = ArticleId(number as i64 + 1);
        engine.place(&Incoming {
            id,
            report: ReportId(id.0),
            language: Some(&article.language),
            headline: &article.headline,
            body_text: &article.body,
            published_us: article.published_us,
            seen_us: None,
            title: TitleId(xxhash_rust::xxh3::xxh3_64(article.source.as_bytes()).cast_signed()),
            owner: None,
            url: &article.url,
            links: &[],
            picture: None,
            embedding: None,
        });
        engine.changes();
    }
    (1..=articles.len() as i64).map(|id| engine.story_of(ArticleId(id)).map_or(-id, |story| story.0)).collect()
}

/// How an order does, over all articles that another source has told too.
fn tell(name: &str, articles: &[Article], alike: impl Fn(usize, usize) -> f32) {
    let mut means = Means::default();
    let mut sources: HashMap<&str, HashSet<&str>> = HashMap::new();
    for article in articles {
        sources.entry(&article.label).or_default().insert(&article.source);
    }
    for (number, article) in articles.iter().enumerate() {
        let others = sources[article.label.as_str()].len() - 1;
        if others == 0 {
            continue;
        }
        let mut best: BTreeMap<&str, (f32, usize)> = BTreeMap::new();
        for (other, candidate) in articles.iter().enumerate().filter(|(_, other)| other.source != article.source) {
            let value = alike(number, other);
            let entry = best.entry(&candidate.source).or_insert((value, other));
            if value > entry.0 {
                *entry = (value, other);
            }
        }
        let mut order: Vec<(f32, usize)> = best.into_values().collect();
        order.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let right: Vec<bool> = order.iter().take(5).map(|(_, other)| articles[*other].label == article.label).collect();
        let gain = |place: usize| 1.0 / (place as f64 + 2.0).log2();
        let got: f64 = right.iter().enumerate().filter(|(_, right)| **right).map(|(place, _)| gain(place)).sum();
        let ideal: f64 = (0..others.min(5)).map(gain).sum();
        let hit = |most: usize| f64::from(u8::from(right.iter().take(most).any(|right| *right)));
        means.add(&[hit(1), hit(3), got / ideal]);
    }
    println!("         {name:<26} {:>8} {:7.3} {:7.3} {:7.3}", means.count, means.get(0), means.get(1), means.get(2));
}

/// Headlines by the rarity of their words, as the notes' plain order has it.
struct TfIdf(Vec<HashMap<String, f32>>);

impl TfIdf {
    fn of(articles: &[Article]) -> Self {
        let words: Vec<Vec<String>> = articles.iter().map(|article| text::terms::terms(&article.headline)).collect();
        let mut counts: HashMap<&str, f32> = HashMap::new();
        for words in &words {
            words.iter().map(String::as_str).collect::<HashSet<_>>().into_iter().for_each(|word| {
                *counts.entry(word).or_default() += 1.0;
            });
        }
        let all = articles.len() as f32;
        let vector = |words: &Vec<String>| {
            let mut vector: HashMap<String, f32> = HashMap::new();
            for word in words {
                *vector.entry(word.clone()).or_default() += (all / counts[word.as_str()]).ln() + 1.0;
            }
            let length = vector.values().map(|value| value * value).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
            vector.values_mut().for_each(|value| *value /= length);
            vector
        };
        Self(words.iter().map(vector).collect())
    }

    fn alike(&self, one: usize, other: usize) -> f32 {
        let (one, other) = (&self.0[one], &self.0[other]);
        one.iter().filter_map(|(word, value)| Some(value * other.get(word)?)).sum()
    }
}
