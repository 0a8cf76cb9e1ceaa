//! Labelled streams: reading them, running an engine over them.

use std::collections::HashMap;
use std::error::Error;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use jiff::Timestamp;
use news::{ArticleId, TitleId};
use serde::Deserialize;
use stories::training::Lesson;
use stories::{Change, Embedding, Engine, Incoming, Model, Settings};
use wire::copies::{Copies, Item, Limits, ReportId};

/// A set that judges are taught with.
pub struct Set {
    pub name: &'static str,
    /// How much all its rows weigh together.
    pub weight: f32,
    /// Whether it is one of the eight that the mean is taken over.
    pub of_the_mean: bool,
    /// Whether a half of it is a half of its time; else of its stories.
    pub by_time: bool,
}

const fn set(name: &'static str, weight: f32, of_the_mean: bool, by_time: bool) -> Set {
    Set { name, weight, of_the_mean, by_time }
}

/// All of them.
pub const SETS: [Set; 10] = [
    set("rss26_en", 2.0, true, true),
    set("fp26_de", 2.0, true, true),
    set("uci14_en", 0.4, true, false),
    set("wikinews14_en", 1.0, true, false),
    set("ecbplus_en", 1.0, true, false),
    set("basil_en", 1.0, true, false),
    set("vmds_vi", 1.0, true, true),
    set("rpm2_fr", 1.0, true, false),
    set("template_traps_en", 0.3, false, false),
    set("meantime_xx", 1.0, false, false),
];

/// Articles of one set that are taught with.
const TAUGHT: usize = 2_000;

/// How much a set without its times weighs beside itself.
const UNDATED: f32 = 0.5;

/// How much days of a great event weigh.
const GREAT: f32 = 0.75;
/// How much a week of the simulated press weighs; and the streams that only teach the judge across languages, among themselves.
const PRESS: f32 = 1.3;

/// One line of a stream.
#[derive(Clone, Debug, Deserialize)]
pub struct Line {
    #[serde(default)]
    pub title: Option<String>,
    #[serde(default)]
    pub body: Option<String>,
    #[serde(default)]
    pub lang: Option<String>,
    #[serde(default)]
    #[serde(alias = "published")]
    pub date: Option<String>,
    #[serde(default)]
    pub source: Option<String>,
    #[serde(default)]
    pub cluster: Option<String>,
    #[serde(default)]
    id: serde_json::Value,
    /// From 2 on a later text of an article that came before.
    #[serde(default)]
    pub revision: u32,
    /// The article's number, set when reading.
    #[serde(skip)]
    pub number: i64,
    /// Set when reading.
    #[serde(skip)]
    pub report: i64,
    #[serde(skip)]
    pub time_us: Option<i64>,
    #[serde(skip)]
    pub truth: u32,
    /// What it is about, where a model tells.
    #[serde(skip)]
    pub embedding: Option<Arc<Embedding>>,
}

/// A stream in order of arrival.
#[derive(Clone, Debug)]
pub struct Stream {
    pub name: String,
    pub articles: Vec<Line>,
    /// Whether the times were taken away.
    pub undated: bool,
}

/// The JSON Lines files of a folder, by name.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "jsonl"));
    files.sort();
    Ok(files)
}

/// The sets of a folder.
pub fn load(folder: &Path) -> Result<Vec<Stream>, Box<dyn Error>> {
    SETS.iter().map(|set| read(&folder.join("dev").join(format!("{}.jsonl", set.name)))).collect()
}

/// A pair of articles with the judgement of people.
#[derive(Deserialize)]
struct Pair {
    lang1: String,
    lang2: String,
    title1: Option<String>,
    text1: Option<String>,
    title2: Option<String>,
    text2: Option<String>,
    label: String,
}

/// The articles of pairs in one language that people judged, one pair after the other, with what they said.
pub fn within(file: &Path) -> Result<(Stream, Vec<String>), Box<dyn Error>> {
    let (mut articles, mut labels) = (Vec::new(), Vec::new());
    for (line, number) in std::fs::read_to_string(file)?.lines().zip(0_u32..) {
        let pair: Pair = serde_json::from_str(line)?;
        if pair.lang1 == pair.lang2 {
            articles.push(bare(pair.lang1, pair.title1, pair.text1, &format!("{number}")));
            articles.push(bare(pair.lang2, pair.title2, pair.text2, &format!("{number}b")));
            labels.push(pair.label);
        }
    }
    Ok((number("pairs", articles)?, labels))
}

/// Streams that only teach the judge across languages: pairs of articles that people judged, and sets of different years put
/// together, of which nothing in one language is about an event of another.
pub fn across(folder: &Path) -> Result<Vec<Stream>, Box<dyn Error>> {
    let mut pairs = Vec::new();
    for (line, number) in std::fs::read_to_string(folder.join("dev/pairs/semeval22.jsonl"))?.lines().zip(0_u32..) {
        let pair: Pair = serde_json::from_str(line)?;
        if pair.lang1 == pair.lang2 || pair.label == "related" {
            continue;
        }
        let same = pair.label == "same";
        let one = bare(pair.lang1, pair.title1, pair.text1, &format!("{number}"));
        let other = bare(pair.lang2, pair.title2, pair.text2, &format!("{number}{}", if same { "" } else { "b" }));
        pairs.extend([one, other]);
    }
    let mut apart = Vec::new();
    for name in ["fp26_de", "wikinews14_en", "rpm2_fr", "vmds_vi", "basil_en"] {
        let stream = read(&folder.join("dev").join(format!("{name}.jsonl")))?;
        apart.extend(stream.articles.into_iter().map(|line| {
            let cluster = format!("{name} {}", line.cluster.unwrap_or_default());
            bare(line.lang.unwrap_or_default(), line.title, line.body, &cluster)
        }));
    }
    // An order that mixes the sets and is always the same.
    apart.sort_by_cached_key(|line| {
        let mut hasher = DefaultHasher::new();
        (&line.title, &line.cluster).hash(&mut hasher);
        hasher.finish()
    });
    Ok(vec![number("semeval22_xx", pairs)?, number("apart_xx", apart)?])
}

/// An article without a time or a source.
fn bare(lang: String, title: Option<String>, body: Option<String>, cluster: &str) -> Line {
    let (lang, cluster) = (Some(lang), Some(cluster.to_owned()));
    let id = serde_json::Value::Null;
    Line {
        title,
        body,
        lang,
        date: None,
        source: None,
        cluster,
        id,
        revision: 0,
        number: 0,
        report: 0,
        time_us: None,
        truth: 0,
        embedding: None,
    }
}

/// A stream of which every article is a report of its own.
fn number(name: &str, mut articles: Vec<Line>) -> Result<Stream, Box<dyn Error>> {
    articles.iter_mut().for_each(|line| line.embedding = embed(line));
    let mut names: HashMap<String, u32> = HashMap::new();
    for (line, number) in articles.iter_mut().zip(1_i64..) {
        let next = u32::try_from(names.len())?;
        line.truth = *names.entry(line.cluster.clone().unwrap_or_default()).or_insert(next);
        (line.number, line.report) = (number, number);
    }
    Ok(Stream { name: name.to_owned(), articles, undated: false })
}

/// Reads a stream and finds the report of each article.
pub fn read(file: &Path) -> Result<Stream, Box<dyn Error>> {
    read_lines(file, |_| true)
}

/// The same of the lines that `takes` takes; it may label them.
pub fn read_lines(file: &Path, takes: impl Fn(&mut Line) -> bool) -> Result<Stream, Box<dyn Error>> {
    let mut copies = Copies::new(Limits::default());
    let mut names: HashMap<String, u32> = HashMap::new();
    let mut numbers: HashMap<String, i64> = HashMap::new();
    let mut articles = Vec::new();
    for (line, number) in std::fs::read_to_string(file)?.lines().zip(1_i64..) {
        let mut line: Line = serde_json::from_str(line)?;
        if !takes(&mut line) {
            continue;
        }
        line.time_us = line.date.as_deref().and_then(time_us);
        let next = u32::try_from(names.len())?;
        line.truth = match &line.cluster {
            Some(cluster) => *names.entry(cluster.clone()).or_insert(next),
            None => stories::training::ANOTHER,
        };
        if line.revision > 0 {
            line.number = *numbers.entry(line.id.to_string()).or_insert(number);
        } else {
            line.number = number;
        }
        let url = format!("urn:article:{}", line.number);
        line.report = copies.place(&item(&line, line.number, &url)).report.0;
        line.embedding = embed(&line);
        articles.push(line);
    }
    let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    Ok(Stream { name, articles, undated: false })
}

/// The model that says what lines are about, where one was named.
pub static EMBEDDING: OnceLock<embedding::Model> = OnceLock::new();

/// What a line is about.
fn embed(line: &Line) -> Option<Arc<Embedding>> {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let numbers = EMBEDDING.get()?.embed(&text(&line.title), &text(&line.body));
    Embedding::new(&numbers).map(Arc::new)
}

/// A time with or without a zone; without, it is taken as UTC.
fn time_us(text: &str) -> Option<i64> {
    let zoned = text.parse::<Timestamp>().or_else(|_| format!("{text}Z").parse::<Timestamp>());
    zoned.ok().map(Timestamp::as_microsecond)
}

fn title(line: &Line) -> TitleId {
    let mut hasher = DefaultHasher::new();
    line.source.hash(&mut hasher);
    TitleId(hasher.finish().cast_signed() >> 1)
}

fn item<'a>(line: &'a Line, number: i64, url: &'a str) -> Item<'a> {
    Item {
        id: ArticleId(number),
        title: title(line),
        language: line.lang.as_deref(),
        headline: line.title.as_deref().unwrap_or_default(),
        body_text: line.body.as_deref().unwrap_or_default(),
        at_us: line.time_us.unwrap_or(number),
        published_us: line.time_us,
        url,
        canonical_url: None,
        authors: &[],
        claims: &[],
    }
}

impl Stream {
    /// An article as the engine takes it.
    pub fn incoming(&self, at: usize) -> Incoming<'_> {
        let line = &self.articles[at];
        Incoming {
            id: ArticleId(line.number),
            report: ReportId(line.report),
            language: line.lang.as_deref(),
            headline: line.title.as_deref().unwrap_or_default(),
            body_text: line.body.as_deref().unwrap_or_default(),
            published_us: line.time_us,
            seen_us: None,
            title: title(line),
            owner: None,
            url: "",
            links: &[],
            picture: None,
            embedding: line.embedding.as_deref(),
        }
    }

    /// The same articles without times: what speaks for one event then has to be in the words.
    pub fn undated(&self) -> Option<Self> {
        let mut stream = self.clone();
        stream.undated = true;
        let dated = stream.articles.iter().filter(|line| line.time_us.is_some()).count();
        stream.articles.iter_mut().for_each(|line| line.time_us = None);
        (dated > 0).then_some(stream)
    }

    /// Whether it is in several languages.
    pub fn is_across(&self) -> bool {
        self.name.ends_with("_xx") && !self.undated
    }

    /// Whether only the articles of great events are labelled.
    pub fn is_great(&self) -> bool {
        self.articles.iter().any(|line| line.cluster.is_none())
    }

    fn weight(&self) -> f32 {
        let other = if self.is_great() { GREAT } else { PRESS };
        let set = SETS.iter().find(|set| set.name == self.name).map_or(other, |set| set.weight);
        if self.undated { set * UNDATED } else { set }
    }

    /// Half of the stream.
    pub fn half(&self, half: usize, split: u32) -> Self {
        let by_time = SETS.iter().any(|set| set.name == self.name && set.by_time);
        let middle = self.articles.len() / 2;
        let chosen = self.articles.iter().enumerate().filter(|(at, line)| {
            let mut hasher = DefaultHasher::new();
            line.cluster.hash(&mut hasher);
            half == if by_time { usize::from(*at >= middle) } else { (hasher.finish() >> (7 + split)) as usize % 2 }
        });
        let articles = chosen.map(|(_, line)| line.clone()).collect();
        let mut stream = Self { name: self.name.clone(), articles, undated: self.undated };
        stream.renumber();
        stream
    }

    /// Makes the numbers of articles and reports those of lines that are there.
    pub fn renumber(&mut self) {
        let (mut numbers, mut first) = (HashMap::new(), HashMap::new());
        for (line, number) in self.articles.iter_mut().zip(1_i64..) {
            line.number = *numbers.entry(line.number).or_insert(number);
            line.report = *first.entry(line.report).or_insert(line.number);
        }
    }

    /// Puts a line where it belongs: an article that is new, or one that came with another text.
    fn put(&self, engine: &mut Engine, at: usize) {
        let incoming = self.incoming(at);
        if self.articles[at].revision > 1 {
            engine.revise(&incoming)
        } else {
            engine.place(&incoming)
        };
    }

    /// The true and the told story of each article, and how many stories changed their address.
    pub fn run(&self, model: Arc<Model>, settings: Settings) -> (Vec<(u32, i64)>, usize) {
        let (told, _, moved) = self.told(model, settings);
        (told, moved)
    }

    /// The true and the told story of each article, the engine that told them, and how many stories changed their address.
    pub fn told(&self, model: Arc<Model>, settings: Settings) -> (Vec<(u32, i64)>, Engine, usize) {
        let mut engine = Engine::new(model, settings);
        let mut moved = 0;
        for at in 0..self.articles.len() {
            self.put(&mut engine, at);
            moved += engine.changes().iter().filter(|change| matches!(change, Change::Merged { .. })).count();
        }
        let story = |number: i64| engine.story_of(ArticleId(number)).map_or(-1, |story| story.0);
        let once = self.articles.iter().filter(|line| line.revision <= 1);
        let told = once.map(|line| (line.truth, story(line.number))).collect();
        (told, engine, moved)
    }

    /// Runs an engine with a lesson; gives the rows, weighted.
    pub fn teach(&self, model: Arc<Model>, settings: Settings, forced: bool) -> Lesson {
        let mut engine = Engine::new(model, settings);
        let truth = self.articles.iter().map(|line| (line.number, line.truth)).collect();
        engine.teach(Lesson::new(truth, forced));
        // The largest set says the same a thousand times.
        for at in 0..self.articles.len().min(TAUGHT) {
            self.put(&mut engine, at);
        }
        let mut lesson = engine.examine();
        for rows in [&mut lesson.join, &mut lesson.pair, &mut lesson.bridge, &mut lesson.bridge_near] {
            let all: f32 = rows.weights.iter().sum();
            rows.weights.iter_mut().for_each(|weight| *weight *= self.weight() * 1e4 / all.max(1.0));
        }
        lesson
    }
}
