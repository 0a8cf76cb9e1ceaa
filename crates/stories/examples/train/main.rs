//! Teaches the judges of the story engine, and measures them on what they were not taught with.
//!
//! ```sh
//! cargo run --release -p stories --features training --example train -- background FOLDER   # data/background.bin
//! cargo run --release -p stories --features training --example train -- judges FOLDER [WEEK..]  # data/*.model, and how they do on the same sets
//! cargo run --release -p stories --features training --example train -- bridge FOLDER       # bridge.model alone, and its halves
//! cargo run --release -p stories --features training --example train -- leave-out FOLDER    # each set by judges that never saw it
//! cargo run --release -p stories --features training --example train -- halves FOLDER       # half of the stories of every set by judges of the other halves
//! cargo run --release -p stories --features training --example train -- sets FILE [MOST]    # any labelled lines by the judges that are shipped, and how fast
//! cargo run --release -p stories --features training --example train -- told FILE           # each article's story by the shipped judges, as lines
//! cargo run --release -p stories --features training --example train -- memory FILE         # bytes that an article takes, by part
//! cargo run --release -p stories --features training --example train -- great FOLDER        # days of a great event by the shipped judges
//! cargo run --release -p stories --features training --example train -- storylines FILE     # what follows from what, for a person to judge
//! cargo run --release -p stories --features training --example train -- related FILE        # what is related to what, for a person to judge
//! cargo run --release -p stories --features training --example train -- related-pairs FILE  # pairs that people judged: how many are found related
//! ```
//! A WEEK is a week of the simulated press to teach with as well (`judges` and `halves`), as `press_lines` of crate `wire` writes it.
//! With `--embedding MODEL`, the folder of a static embedding model, articles have embeddings; `bridge` then teaches bridge-near.model.
//! FOLDER holds `dev/*.jsonl` (lines `{"id","title","body","lang","date","source","cluster"}`) and `unlabelled/*.jsonl`.

#![expect(
    clippy::indexing_slicing,
    reason = "a training program indexes the arrays that it made; a slip stops it and harms nobody"
)]

mod great;
mod related;
mod streams;
mod teach;

use std::collections::BTreeMap;
use std::error::Error;
use std::io::Write as _;
use std::path::Path;
use std::sync::{Arc, Mutex};

use stories::training::score::{Score, score};
use stories::{Engine, Model, Settings};
use streams::{SETS, Stream};

/// Where the judges are kept.
const DATA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data");

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    if let Some(at) = arguments.iter().position(|argument| argument == "--embedding") {
        let folder = arguments.drain(at..(at + 2).min(arguments.len())).nth(1).ok_or("--embedding: which folder?")?;
        let model = embedding::Model::read(Path::new(&folder))?;
        streams::EMBEDDING.get_or_init(|| model);
    }
    let [verb, folder, ..] = arguments.as_slice() else {
        return Err(
            "say what to do (background, judges, bridge, leave-out, halves, sets, great) and with which folder".into(),
        );
    };
    let folder = Path::new(folder);
    match verb.as_str() {
        "background" => background(folder),
        "judges" => {
            let streams = streams::load(folder)?;
            let across = streams::across(folder)?;
            let (press, great) = (press(&arguments)?, great::taught(folder)?);
            let taught: Vec<&Stream> = streams.iter().chain(&press).chain(&great).collect();
            let model = teach::judges(&taught, &across.iter().collect::<Vec<_>>());
            for (name, text) in &model.texts {
                std::fs::write(format!("{DATA}/{name}.model"), text)?;
            }
            measure(&streams, |_| Arc::clone(&model.model), Settings::default())
        }
        "bridge" => {
            let mut streams = vec![streams::read(&folder.join("dev/meantime_xx.jsonl"))?];
            streams.extend(streams::across(folder)?);
            let parts: Vec<Vec<Stream>> =
                [0, 1].map(|half| streams.iter().map(|stream| stream.half(half, 0)).collect()).into();
            for half in [0, 1] {
                let (bridge, near) = teach::bridge(&parts[1 - half].iter().collect::<Vec<_>>());
                // Nothing is joined within a language, so that only joins across languages are measured.
                let model = Arc::new(Model::parse("bias -9\n", "bias -9\n", &bridge)?.with_near(&near)?);
                for sure in [0.6, 0.8, 0.9] {
                    writeln!(std::io::stdout(), "joined from {sure}")?;
                    measure(&parts[half], |_| Arc::clone(&model), Settings { bridge: sure, ..Settings::default() })?;
                }
            }
            let (bridge, near) = teach::bridge(&streams.iter().collect::<Vec<_>>());
            // What languages share is the same with a model of embeddings or without; only the other judge needs one.
            match streams::EMBEDDING.get() {
                Some(_) => Ok(std::fs::write(format!("{DATA}/bridge-near.model"), near)?),
                None => Ok(std::fs::write(format!("{DATA}/bridge.model"), bridge)?),
            }
        }
        "leave-out" => {
            let streams = streams::load(folder)?;
            let models = folds(&streams, |left_out, stream| left_out != stream);
            measure(&streams, |at| Arc::clone(&models[at]), Settings::default())
        }
        "halves" => {
            let (streams, across) = (streams::load(folder)?, streams::across(folder)?);
            let (press, great) = (press(&arguments)?, great::taught(folder)?);
            let mut halves = Vec::new();
            for split in 0..SPLITS {
                let parts: Vec<Vec<Stream>> =
                    [0, 1].map(|half| streams.iter().map(|stream| stream.half(half, split)).collect()).into();
                for half in [0, 1] {
                    let others: Vec<Stream> = across.iter().map(|stream| stream.half(1 - half, split)).collect();
                    let taught: Vec<&Stream> = parts[1 - half].iter().chain(&press).chain(&great).collect();
                    let others: Vec<&Stream> = others.iter().collect();
                    let model = teach::judges(&taught, &others).model;
                    halves.push((parts[half].clone(), model));
                }
            }
            measure_halves(&halves, Settings::default())
        }
        "sets" => {
            let most = arguments.get(2).and_then(|most| most.parse().ok()).unwrap_or(usize::MAX);
            sets(folder, most)
        }
        "told" => told(folder),
        "memory" => memory(folder),
        "great" => great_events(folder),
        "storylines" => storylines(folder),
        "related" => related::stories(folder, SHOWN, &mut std::io::stdout().lock()),
        "related-pairs" => related::pairs(folder, &mut std::io::stdout().lock()),
        _ => Err(format!(
            "{verb} is none of background, judges, bridge, leave-out, halves, sets, told, memory, great, storylines, related, related-pairs"
        )
        .into()),
    }
}

/// Judges for each stream, taught with the others; two at a time.
fn folds(streams: &[Stream], teaches: impl Fn(usize, usize) -> bool + Sync) -> Vec<Arc<Model>> {
    let found: Mutex<BTreeMap<usize, Arc<Model>>> = Mutex::default();
    let next = std::sync::atomic::AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                loop {
                    let at = next.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                    if at >= streams.len() {
                        return;
                    }
                    let chosen: Vec<&Stream> =
                        (0..streams.len()).filter(|other| teaches(at, *other)).map(|other| &streams[other]).collect();
                    let model = teach::judges(&chosen, &[]).model;
                    if let Ok(mut found) = found.lock() {
                        found.insert(at, model);
                    }
                }
            });
        }
    });
    found.into_inner().unwrap_or_default().into_values().collect()
}

/// Counts words of all streams.
fn background(folder: &Path) -> Result<(), Box<dyn Error>> {
    let mut engine = Engine::new(Arc::default(), Settings::default());
    for file in streams::files(&folder.join("unlabelled"))?.into_iter().chain(streams::files(&folder.join("dev"))?) {
        // What all articles of a set are about is not common, and templates are not how people write.
        let narrow = ["template_traps", "uci14", "ecbplus", "basil", "rss26_en.", "fp26_de.", "wikinews"];
        if narrow.iter().any(|name| file.to_string_lossy().contains(name)) {
            continue;
        }
        let stream = streams::read(&file)?;
        for at in 0..stream.articles.len() {
            engine.learn(&stream.incoming(at));
        }
    }
    std::fs::write(format!("{DATA}/background.bin"), engine.background())?;
    Ok(())
}

/// Weeks of the simulated press (`press_lines` of crate `wire` writes them): many events of one kind, which newsrooms tell in the same words.
fn press(arguments: &[String]) -> Result<Vec<Stream>, Box<dyn Error>> {
    arguments.iter().skip(2).map(|file| streams::read(Path::new(file))).collect()
}

/// A file, or the files of a folder, by the judges that are shipped: how well, how fast, and in how much memory.
fn sets(path: &Path, most: usize) -> Result<(), Box<dyn Error>> {
    let files = if path.is_dir() { streams::files(path)? } else { vec![path.to_owned()] };
    for file in files {
        let started = cpu_s();
        let mut stream = streams::read(&file)?;
        let read = cpu_s();
        stream.articles.truncate(most);
        let (told, engine, _) = stream.told(Model::built_in(), Settings::default());
        let placed = cpu_s();
        let Score { all, several, pairs, told: stories, truth } = score(&told);
        let mut sizes = BTreeMap::new();
        told.iter().for_each(|(_, story)| *sizes.entry(*story).or_insert(0_usize) += 1);
        let count = stream.articles.len() as f64;
        writeln!(
            std::io::stdout(),
            "{:18} P {:.4} R {:.4} F1 {:.4}, of several {:.4}, pairs {:.4} {:.4} {:.4}; {stories} told, {truth} true, largest {}; \
             {count} articles, {:.0}/s placed, {:.0}/s read and placed, {:.0} bytes each",
            stream.name,
            all.precision,
            all.recall,
            all.f1(),
            several.f1(),
            pairs.precision,
            pairs.recall,
            pairs.f1(),
            sizes.values().max().unwrap_or(&0),
            count / (placed - read),
            count / (placed - started),
            engine.size_bytes() as f64 / count,
        )?;
    }
    Ok(())
}

/// The story of each article of a file, as lines: the number of its line, and that of the article that opened its story.
fn told(file: &Path) -> Result<(), Box<dyn Error>> {
    let stream = streams::read(file)?;
    let (_, engine, _) = stream.told(Model::built_in(), Settings::default());
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in stream.articles.iter().filter(|line| line.revision <= 1) {
        let story = engine.story_of(news::ArticleId(line.number)).map_or(0, |story| story.0);
        writeln!(out, "{{\"line\":{},\"story\":{story},\"report\":{}}}", line.number, line.report)?;
    }
    Ok(out.flush()?)
}

/// How days of a great event are told by the judges that are shipped: those that they were taught with, and the others.
fn great_events(folder: &Path) -> Result<(), Box<dyn Error>> {
    let mut out = std::io::stdout().lock();
    for teach in [true, false] {
        writeln!(out, "{}", if teach { "taught with" } else { "not taught with" })?;
        let tell = |stream: &Stream| stream.run(Model::built_in(), Settings::default()).0;
        for told in great::measure(folder, teach, tell)? {
            let (precision, recall) = (told.figures.precision, told.figures.recall);
            writeln!(
                out,
                "{:32} {:4} articles in {:3} stories, P {precision:.3} R {recall:.3} F1 {:.3}",
                told.name,
                told.articles,
                told.stories,
                told.figures.f1()
            )?;
        }
    }
    Ok(())
}

/// What an article of a file takes of memory, by part.
fn memory(file: &Path) -> Result<(), Box<dyn Error>> {
    let (_, engine, _) = streams::read(file)?.told(Model::built_in(), Settings::default());
    let count = engine.len() as f64;
    let mut out = std::io::stdout().lock();
    for (part, bytes) in engine.sizes() {
        writeln!(out, "{part:22} {:7.1}", bytes as f64 / count)?;
    }
    Ok(writeln!(out, "{:22} {:7.1} bytes each of {count} articles", "all", engine.size_bytes() as f64 / count)?)
}

/// Stories that [`storylines`] shows, evenly spread over the file.
const SHOWN: usize = 60;

/// The storylines of a file's stories by their first headlines, `=` before those that have an event in common with the story that was asked
/// for (its reports were not all joined), and how many stories have one.
fn storylines(file: &Path) -> Result<(), Box<dyn Error>> {
    let stream = streams::read(file)?;
    let (_, engine, _) = stream.told(Model::built_in(), Settings::default());
    let mut told: BTreeMap<stories::StoryId, Vec<&streams::Line>> = BTreeMap::new();
    for line in stream.articles.iter().filter(|line| line.revision <= 1) {
        if let Some(story) = engine.story_of(news::ArticleId(line.number)) {
            told.entry(story).or_default().push(line);
        }
    }
    let lines: Vec<Vec<stories::StoryId>> = told.keys().map(|story| engine.storyline(*story)).collect();
    let first = |story: &stories::StoryId| told.get(story).and_then(|lines| lines.first());
    let said = |story: &stories::StoryId| {
        let line = first(story);
        let of = |field: fn(&&streams::Line) -> Option<String>| line.and_then(field).unwrap_or_default();
        format!("{} {}", of(|line| line.date.clone()).get(..10).unwrap_or("undated   "), of(|line| line.title.clone()))
    };
    let with: Vec<_> = told.keys().zip(&lines).filter(|(_, line)| line.len() > 1).collect();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let (mut others, mut same) = (0, 0);
    for (number, (story, line)) in with.iter().enumerate() {
        let shown = number % (with.len() / SHOWN).max(1) == 0;
        if shown {
            writeln!(out, "\n{}", said(story))?;
        }
        for other in line.iter().filter(|other| other != story) {
            let one_event =
                first(other).zip(first(story)).is_some_and(|(a, b)| a.cluster.is_some() && a.cluster == b.cluster);
            others += 1;
            same += usize::from(one_event);
            if shown {
                writeln!(out, "  {} {}", if one_event { '=' } else { ' ' }, said(other))?;
            }
        }
    }
    writeln!(
        out,
        "\n{} of {} stories have a storyline, of {others} other stories, {same} of the same event",
        with.len(),
        told.len()
    )?;
    Ok(out.flush()?)
}

/// Processor time of this thread, seconds; where the system does not say, what the clock says.
fn cpu_s() -> f64 {
    static START: std::sync::OnceLock<std::time::Instant> = std::sync::OnceLock::new();
    let said = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = said.split(' ').next().and_then(|first| first.parse::<f64>().ok());
    nanoseconds.map_or_else(|| START.get_or_init(std::time::Instant::now).elapsed().as_secs_f64(), |used| used / 1e9)
}

/// Ways in which stories are parted into halves.
const SPLITS: u32 = 3;

/// How well judges do on the halves that they were not taught with: the mean of all, and the worst.
fn measure_halves(halves: &[(Vec<Stream>, Arc<Model>)], settings: Settings) -> Result<(), Box<dyn Error>> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{:18} {:>6} {:>6} {:>6}  {:>6}  {:>6}  {:>9}", "set", "P", "R", "F1", "multi", "pairF", "worst F1")?;
    let mut mean = [0.0; 3];
    for (at, set) in SETS.iter().enumerate() {
        let scores: Vec<Score> =
            halves.iter().map(|(streams, model)| score(&streams[at].run(Arc::clone(model), settings).0)).collect();
        let of = |figure: fn(&Score) -> f64| scores.iter().map(figure).sum::<f64>() / scores.len() as f64;
        let figures = [of(|score| score.all.f1()), of(|score| score.several.f1()), of(|score| score.pairs.f1())];
        let worst = scores.iter().map(|score| score.all.f1()).fold(1.0_f64, f64::min);
        let (precision, recall) = (of(|score| score.all.precision), of(|score| score.all.recall));
        writeln!(
            out,
            "{:18} {precision:6.4} {recall:6.4} {:6.4}  {:6.4}  {:6.4}  {worst:9.4}",
            set.name, figures[0], figures[1], figures[2]
        )?;
        if set.of_the_mean {
            let eight = SETS.iter().filter(|set| set.of_the_mean).count() as f64;
            mean.iter_mut().zip(figures).for_each(|(mean, figure)| *mean += figure / eight);
        }
    }
    writeln!(out, "mean of the eight: {:.4} {:.4} {:.4}", mean[0], mean[1], mean[2])?;
    Ok(())
}

fn measure(streams: &[Stream], model: impl Fn(usize) -> Arc<Model>, settings: Settings) -> Result<(), Box<dyn Error>> {
    let mut out = std::io::stdout().lock();
    writeln!(
        out,
        "{:18} {:>6} {:>6} {:>6}  {:>6}  {:>6} {:>6} {:>6}  {:>6} {:>6} {:>5}",
        "set", "P", "R", "F1", "multi", "pairP", "pairR", "pairF", "told", "truth", "moved"
    )?;
    let mut mean = [0.0; 3];
    let eight = SETS.iter().filter(|set| set.of_the_mean).count() as f64;
    for (at, stream) in streams.iter().enumerate() {
        let (told, moved) = stream.run(model(at), settings);
        let Score { all, several, pairs, told, truth } = score(&told);
        writeln!(
            out,
            "{:18} {:6.4} {:6.4} {:6.4}  {:6.4}  {:6.4} {:6.4} {:6.4}  {told:6} {truth:6} {moved:5}",
            stream.name,
            all.precision,
            all.recall,
            all.f1(),
            several.f1(),
            pairs.precision,
            pairs.recall,
            pairs.f1()
        )?;
        if SETS.iter().any(|set| set.name == stream.name && set.of_the_mean) {
            for (mean, figure) in mean.iter_mut().zip([all.f1(), several.f1(), pairs.f1()]) {
                *mean += figure / eight;
            }
        }
    }
    writeln!(out, "mean of the eight: {:.4} {:.4} {:.4}", mean[0], mean[1], mean[2])?;
    Ok(())
}
