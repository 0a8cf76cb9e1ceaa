//! `cargo xtask bench stories`: labelled streams through `newsstand cluster`, scored; then how fast, in how much memory, and how both grow.
//!
//! The scorer is this file's own, so that it does not share a mistake with the program that teaches the judges.

#![expect(
    clippy::indexing_slicing,
    reason = "JSON answers null for what it lacks, and the maps were filled with the same keys"
)]

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use clap::Args;
use serde_json::{Value, json};

use super::program;
use crate::command::{cargo, run as run_command};

/// Labelled streams to stories: how well, how fast, in how much memory.
#[derive(Args)]
#[command(after_help = "Example:\n  cargo xtask bench stories --folder ../shared/data/clustering")]
pub struct Options {
    /// Folder with dev/*.jsonl (labelled) and unlabelled/*.jsonl.
    #[arg(long, default_value = "../shared/data/clustering")]
    folder: PathBuf,
    /// Articles of the largest stream that growth is measured with.
    #[arg(long, default_value_t = 100_000)]
    growth: usize,
    /// Titles of the simulated press whose week is told, against its truth; 0 leaves it out.
    #[arg(long, default_value_t = 60)]
    press: u32,
    /// A `newsstand` built elsewhere.
    #[arg(long)]
    program: Option<PathBuf>,
}

/// BCubed F1 of a single pass over TF-IDF centroids and of the prototype, as its notes give them, on other halves of the same sets.
const PEERS: [(&str, f64, f64); 9] = [
    ("rss26_en", 0.775, 0.909),
    ("fp26_de", 0.817, 0.852),
    ("uci14_en", 0.464, 0.898),
    ("wikinews14_en", 0.709, 0.768),
    ("ecbplus_en", 0.795, 0.729),
    ("basil_en", 0.905, 0.979),
    ("vmds_vi", 0.752, 0.958),
    ("rpm2_fr", 0.640, 0.878),
    ("template_traps_en", 0.0, 0.939),
];
/// Orders of arrival that are tried.
const ORDERS: u64 = 5;
/// Articles this close together may arrive in any order, seconds.
const APART_S: i64 = 30 * 60;

/// Runs the benchmark.
pub fn run(options: &Options) -> Result<()> {
    let program = match &options.program {
        Some(program) => program.clone(),
        None => {
            run_command(&mut cargo(&["build", "--release", "--package", "newsstand"])?)?;
            crate::test::target_folder()?.join("release/newsstand")
        }
    };
    println!(
        "{:18} {:>23} {:>6} {:>21} {:>13} {:>7} {:>7}",
        "set", "BCubed P / R / F1", "multi", "pairs P / R / F1", "told / truth", "TF-IDF", "proto."
    );
    let mut mean = Vec::new();
    for file in files(&options.folder.join("dev"))? {
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let articles = read(&file)?;
        let by_origin = articles.iter().any(|article| article["origin"].is_string());
        let (label, answer) = if by_origin { ("origin", "report") } else { ("cluster", "story") };
        let told = cluster(&program, &articles)?;
        let score = score(&articles, label, &told.of(answer));
        let peers = PEERS.iter().find(|peer| peer.0 == name);
        println!("{name:18} {score} {}", peers.map_or(String::new(), |peer| format!("{:7.3} {:7.3}", peer.1, peer.2)));
        if peers.is_some() && name != "template_traps_en" {
            mean.push(score.all.2);
        }
        if name == "rss26_en" || name == "fp26_de" {
            order(&program, &articles)?;
            println!("{:18} {}", "", told.addresses);
        }
    }
    println!(
        "mean BCubed F1 of the {} sets with a peer: {:.4}",
        mean.len(),
        mean.iter().sum::<f64>() / mean.len().max(1) as f64
    );
    if options.press > 0 {
        let week = press_week(options.press)?;
        let told = cluster(&program, &week)?;
        println!("{:18} {}", "simulated week", score(&week, "cluster", &told.of("story")));
        println!(
            "{:18} {} articles of {} titles; the largest story has {} articles; {}",
            "",
            week.len(),
            options.press,
            told.largest(),
            told.addresses
        );
    }
    for file in files(&options.folder.join("unlabelled"))? {
        speed(&program, &read(&file)?, &file.file_stem().unwrap_or_default().to_string_lossy())?;
    }
    let full = options.folder.join("dev/wirecopy_synth_en.jsonl");
    if full.exists() {
        speed(&program, &read(&full)?, "wirecopy (full text)")?;
    }
    growth(&program, &options.folder, options.growth)
}

/// A week of the simulated press, each article with the event that it is about.
fn press_week(titles: u32) -> Result<Vec<Value>> {
    run_command(&mut cargo(&["build", "--release", "--package", "wire", "--example", "press_lines"])?)?;
    let program = crate::test::target_folder()?.join("release/examples/press_lines");
    let output = Command::new(program).args([titles.to_string(), "168".to_owned()]).output()?;
    if !output.status.success() {
        bail!("the simulated press could not be read: {}", String::from_utf8_lossy(&output.stderr));
    }
    String::from_utf8(output.stdout)?.lines().map(|line| Ok(serde_json::from_str(line)?)).collect()
}

fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = std::fs::read_dir(folder).with_context(|| format!("{} cannot be listed", folder.display()))?;
    let mut files: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "jsonl"));
    files.sort();
    Ok(files)
}

fn read(file: &Path) -> Result<Vec<Value>> {
    let text = std::fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))?;
    text.lines().filter(|line| !line.trim().is_empty()).map(|line| Ok(serde_json::from_str(line)?)).collect()
}

/// What the program is given of an article: no label.
fn input(article: &Value) -> String {
    json!({"id": article["id"], "title": article["title"], "body": article["body"], "lang": article["lang"],
        "published": article["date"], "source": article["source"]})
    .to_string()
}

/// What the program said.
struct Told {
    /// The last line of each id.
    last: HashMap<String, Value>,
    addresses: Addresses,
}

/// How steady addresses are: stories, and those of which repair took an article to another address. A story is given an address of its own
/// with its second article; until then it is found at its article's, which stays, so that nobody follows an old one.
#[derive(Default)]
struct Addresses {
    /// Articles of each story that there was.
    stories: HashMap<String, usize>,
    moved: BTreeSet<String>,
    /// Those that had two articles at some time.
    given: BTreeSet<String>,
    /// The day that is being told, as days since 1970, and its stories.
    day: i64,
    active_today: BTreeSet<String>,
    moved_today: BTreeSet<String>,
    gone_today: Vec<String>,
    days: Vec<Day>,
}

/// Stories of a day.
#[derive(Debug, PartialEq)]
struct Day {
    /// That had an article at some time of the day.
    live: usize,
    /// That got one that day.
    active: usize,
    /// Of which repair took an article to another address.
    moved: usize,
    /// Those of `live` that had an address of their own.
    own: usize,
    /// Those of `moved` whose address had been given.
    given: usize,
}

impl Addresses {
    /// The time of an article that arrives: days only go on.
    fn at(&mut self, day: i64) {
        if day > self.day {
            self.end_day();
            self.day = day;
        }
    }

    fn came(&mut self, story: &str) {
        self.enter(story);
        self.active_today.insert(story.to_owned());
    }

    fn went(&mut self, from: &str, to: &str) {
        if let Some(articles) = self.stories.get_mut(from) {
            *articles -= 1;
            if *articles == 0 {
                self.gone_today.push(from.to_owned());
            }
        }
        self.moved.insert(from.to_owned());
        self.moved_today.insert(from.to_owned());
        self.enter(to);
    }

    fn enter(&mut self, story: &str) {
        let articles = self.stories.entry(story.to_owned()).or_default();
        *articles += 1;
        if *articles > 1 {
            self.given.insert(story.to_owned());
        }
    }

    fn end_day(&mut self) {
        let active = std::mem::take(&mut self.active_today).len();
        let moved = std::mem::take(&mut self.moved_today);
        let gone: BTreeSet<String> = std::mem::take(&mut self.gone_today).into_iter().collect();
        let lived = self.stories.iter().filter(|(story, articles)| **articles > 0 || gone.contains(*story));
        let (live, own) =
            lived.fold((0, 0), |(live, own), (story, _)| (live + 1, own + usize::from(self.given.contains(story))));
        if active > 0 {
            self.days.push(Day {
                live,
                active,
                moved: moved.len(),
                own,
                given: moved.intersection(&self.given).count(),
            });
        }
    }
}

impl std::fmt::Display for Addresses {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let share = |what: fn(&Day) -> usize, of: fn(&Day) -> usize| {
            let shares: Vec<f64> =
                self.days.iter().map(|day| 100.0 * what(day) as f64 / of(day).max(1) as f64).collect();
            let mean = shares.iter().sum::<f64>() / shares.len().max(1) as f64;
            format!("{mean:.1}% (most {:.1}%)", shares.iter().copied().fold(0.0, f64::max))
        };
        write!(
            f,
            "{} of {} stories joined another by repair; a day, of those that live {}, of those that got a report {}\n{:18} {} of \
             them had been given an address (of {} that ever had one); a day, of those that live {}, of those that had one {}",
            self.moved.len(),
            self.stories.len(),
            share(|day| day.moved, |day| day.live),
            share(|day| day.moved, |day| day.active),
            "",
            self.moved.intersection(&self.given).count(),
            self.given.len(),
            share(|day| day.given, |day| day.live),
            share(|day| day.given, |day| day.own)
        )
    }
}

impl Told {
    /// Articles of the story that has most.
    fn largest(&self) -> usize {
        let mut sizes: HashMap<String, usize> = HashMap::new();
        for line in self.last.values() {
            *sizes.entry(line["story"].to_string()).or_default() += 1;
        }
        sizes.into_values().max().unwrap_or(0)
    }

    fn of(&self, key: &str) -> HashMap<String, String> {
        self.last.iter().map(|(id, line)| (id.clone(), line[key].to_string())).collect()
    }
}

fn cluster(program: &Path, articles: &[Value]) -> Result<Told> {
    let mut file = tempfile::NamedTempFile::new()?;
    for article in articles {
        std::io::Write::write_all(&mut file, format!("{}\n", input(article)).as_bytes())?;
    }
    let output = Command::new(program).arg("cluster").arg(file.path()).stderr(Stdio::inherit()).output()?;
    if !output.status.success() {
        bail!("{} cluster ended with {}", program.display(), output.status);
    }
    let days: HashMap<String, i64> =
        articles.iter().map(|article| (article["id"].to_string(), seconds(article).div_euclid(86_400))).collect();
    let mut told = Told { last: HashMap::new(), addresses: Addresses::default() };
    for line in String::from_utf8(output.stdout)?.lines() {
        let line: Value = serde_json::from_str(line)?;
        let (id, story) = (line["id"].to_string(), line["story"].to_string());
        match told.last.insert(id.clone(), line) {
            None => {
                told.addresses.at(days.get(&id).copied().unwrap_or(0));
                told.addresses.came(&story);
            }
            Some(before) => {
                let before = before["story"].to_string();
                if before != story {
                    told.addresses.went(&before, &story);
                }
            }
        }
    }
    told.addresses.end_day();
    Ok(told)
}

/// Precision, recall and F1.
type Figures = (f64, f64, f64);

fn figures(precision: f64, recall: f64) -> Figures {
    let sum = precision + recall;
    (precision, recall, if sum > 0.0 { 2.0 * precision * recall / sum } else { 0.0 })
}

struct Score {
    all: Figures,
    several: Figures,
    pairs: Figures,
    told: usize,
    truth: usize,
}

impl std::fmt::Display for Score {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let three = |figures: Figures| format!("{:.3} / {:.3} / {:.3}", figures.0, figures.1, figures.2);
        write!(
            f,
            "{:>23} {:6.3} {:>21} {:>6} / {:<4}",
            three(self.all),
            self.several.2,
            three(self.pairs),
            self.told,
            self.truth
        )
    }
}

/// BCubed (Bagga and Baldwin 1998) and pairs, over the articles that have a label.
fn score(articles: &[Value], label: &str, told: &HashMap<String, String>) -> Score {
    let mut labelled: BTreeMap<String, (String, String)> = BTreeMap::new();
    for article in articles.iter().filter(|article| article[label].is_string()) {
        let id = article["id"].to_string();
        let story = told.get(&id).cloned().unwrap_or_else(|| format!("missing {id}"));
        labelled.insert(id, (article[label].to_string(), story));
    }
    let (mut by_truth, mut by_told, mut by_both) = (HashMap::new(), HashMap::new(), HashMap::new());
    for (truth, story) in labelled.values() {
        *by_truth.entry(truth).or_insert(0.0) += 1.0;
        *by_told.entry(story).or_insert(0.0) += 1.0;
        *by_both.entry((truth, story)).or_insert(0.0) += 1.0;
    }
    let mean = |several: bool| {
        let (mut p, mut r, mut n): (f64, f64, f64) = (0.0, 0.0, 0.0);
        for (truth, story) in labelled.values().filter(|(truth, _)| !several || by_truth[truth] > 1.0) {
            p += by_both[&(truth, story)] / by_told[story];
            r += by_both[&(truth, story)] / by_truth[truth];
            n += 1.0;
        }
        figures(p / n.max(1.0), r / n.max(1.0))
    };
    let pairs = |sizes: &mut dyn Iterator<Item = f64>| sizes.map(|size| size * (size - 1.0) / 2.0).sum::<f64>();
    let hit = pairs(&mut by_both.values().copied());
    let (told_pairs, true_pairs) = (pairs(&mut by_told.values().copied()), pairs(&mut by_truth.values().copied()));
    Score {
        all: mean(false),
        several: mean(true),
        pairs: figures(hit / told_pairs.max(1.0), hit / true_pairs.max(1.0)),
        told: by_told.len(),
        truth: by_truth.len(),
    }
}

/// When an article appeared, seconds since 1970.
fn seconds(article: &Value) -> i64 {
    let text = article["date"].as_str().unwrap_or_default();
    text.parse::<jiff::Timestamp>().map_or(0, |time| time.as_second())
}

/// How far F1 goes up and down when articles that came within half an hour come in another order.
fn order(program: &Path, articles: &[Value]) -> Result<()> {
    let mut all = Vec::new();
    for seed in 1..=ORDERS {
        let mut state = seed;
        let mut random = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) as i64
        };
        let mut shuffled: Vec<(i64, &Value)> =
            articles.iter().map(|article| (seconds(article) + random() % APART_S, article)).collect();
        shuffled.sort_by_key(|entry| entry.0);
        let shuffled: Vec<Value> = shuffled.into_iter().map(|entry| entry.1.clone()).collect();
        all.push(score(&shuffled, "cluster", &cluster(program, &shuffled)?.of("story")).all.2);
    }
    let (least, most) = all.iter().fold((f64::MAX, 0.0_f64), |(least, most), f1| (least.min(*f1), most.max(*f1)));
    println!(
        "{:18} {ORDERS} orders within 30 minutes: F1 {least:.4} to {most:.4}, spread {:.2} points",
        "",
        (most - least) * 100.0
    );
    Ok(())
}

fn speed(program: &Path, articles: &[Value], name: &str) -> Result<()> {
    let lines: Vec<String> = articles.iter().map(input).collect();
    let run = program::measure_at_once(program, &["cluster".to_owned(), "--final".to_owned()], &lines)?;
    let cpu = run.cpu.as_secs_f64();
    println!(
        "{name}: {} articles, {:.0} a second of CPU (reading, reports, stories), {:.0} MiB at most, {:.1} KiB an article",
        lines.len(),
        lines.len() as f64 / cpu.max(1e-9),
        run.peak_bytes as f64 / 1_048_576.0,
        run.peak_bytes as f64 / 1024.0 / lines.len().max(1) as f64
    );
    Ok(())
}

/// The unlabelled headlines again and again, each time in words of their own; of every language as large a share at any size, as more
/// languages cost more than more articles.
fn growth(program: &Path, folder: &Path, most: usize) -> Result<()> {
    let mut base: Vec<(f64, Value)> = Vec::new();
    for file in files(&folder.join("unlabelled"))? {
        let articles = read(&file)?;
        let count = articles.len() as f64;
        base.extend(articles.into_iter().enumerate().map(|(at, article)| (at as f64 / count, article)));
    }
    base.sort_by(|one, other| one.0.total_cmp(&other.0));
    let base: Vec<Value> = base.into_iter().map(|(_, article)| article).collect();
    if base.is_empty() {
        return Ok(());
    }
    let mut size = 10_000;
    while size <= most {
        let articles: Vec<Value> = (0..size)
            .map(|number| {
                let (round, at) = (number / base.len(), number % base.len());
                let mut article = base[at].clone();
                article["id"] = json!(number);
                for field in ["title", "body"] {
                    article[field] = json!(shifted(article[field].as_str().unwrap_or_default(), round));
                }
                article
            })
            .collect();
        speed(program, &articles, &format!("growth to {size}"))?;
        size *= 10;
    }
    Ok(())
}

/// Long words of a text with an ending of their round: another event, told in the same way.
fn shifted(text: &str, round: usize) -> String {
    if round == 0 {
        return text.to_owned();
    }
    let ending: String = [round / 26 % 26, round % 26].iter().map(|at| char::from(b'a' + *at as u8)).collect();
    let words = text.split(' ').map(|word| {
        let plain = word.chars().count() < 5 || !word.chars().all(char::is_alphabetic);
        if plain { word.to_owned() } else { format!("{word}{ending}x") }
    });
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_those_of_the_papers() {
        let articles: Vec<Value> = [("a", "1"), ("b", "1"), ("c", "1"), ("d", "2")]
            .map(|(id, cluster)| json!({"id": id, "cluster": cluster}))
            .into();
        let told = [("a", "x"), ("b", "x"), ("c", "y"), ("d", "y")];
        let told = told.map(|(id, story)| (json!(id).to_string(), story.to_owned())).into();
        let score = score(&articles, "cluster", &told);
        assert!((score.all.0 - 0.75).abs() < 1e-9);
        assert!((score.all.1 - 2.0 / 3.0).abs() < 1e-9);
        assert!((score.pairs.0 - 0.5).abs() < 1e-9 && (score.pairs.1 - 1.0 / 3.0).abs() < 1e-9);
        assert_eq!((score.told, score.truth), (2, 2));
    }

    #[test]
    fn addresses_are_counted_by_day() {
        let mut addresses = Addresses::default();
        addresses.at(1);
        ["a", "b", "c"].iter().for_each(|story| addresses.came(story));
        addresses.went("b", "a");
        addresses.at(2);
        addresses.came("c");
        addresses.at(1);
        addresses.came("d");
        addresses.went("c", "d");
        addresses.went("c", "d");
        addresses.end_day();
        // What was merged on the first day does not live on the second; that two articles went is one change.
        let expected = [
            Day { live: 3, active: 3, moved: 1, own: 1, given: 0 },
            Day { live: 3, active: 2, moved: 1, own: 3, given: 1 },
        ];
        assert_eq!(addresses.days, expected);
        assert_eq!((addresses.stories.len(), addresses.moved.len()), (4, 2));
    }

    #[test]
    fn who_joins_another_story_with_one_article_had_been_given_no_address() {
        let mut addresses = Addresses::default();
        ["a", "a", "b", "c", "c"].iter().for_each(|story| addresses.came(story));
        addresses.went("b", "a");
        assert_eq!(addresses.moved.intersection(&addresses.given).count(), 0);
        // One that had two and was left by one had one.
        addresses.went("c", "a");
        assert_eq!(addresses.moved.intersection(&addresses.given).count(), 1);
    }

    #[test]
    fn shifted_words_are_others() {
        assert_eq!(shifted("Storm hits Nordhavn", 1), "Stormabx hits Nordhavnabx");
        assert_eq!(shifted("Storm hits Nordhavn", 0), "Storm hits Nordhavn");
    }
}
