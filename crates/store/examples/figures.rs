//! Prints what the store costs: `cargo run --release -p store --example figures -- [ARTICLES] [ADDRESS]`.
//!
//! Without arguments: 200 feeds of 30 items, 2.5 KB of text each, recorded 20 feeds a batch into a new SQLite file. With
//! a number, that many articles, and the latency of lists over them.

use std::time::{Duration, Instant};

use news::{Article, FeedKind, FeedListing, Picture, Section, TitleId, TitleKind, TitleListing, from_micros};
use store::{Arrival, Cursor, FeedReading, FeedSchedule, FeedVisit, List, Store};

const TITLES: usize = 200;
const ITEMS: usize = 30;
const FEEDS_PER_BATCH: usize = 20;
const START_US: i64 = 1_760_000_000_000_000;
const ROUND_US: i64 = 15 * 60_000_000;

/// A small generator (SplitMix64): the figures must repeat.
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.roll() % limit as u64) as usize
    }

    /// Words by Zipf's law, more or less: the logarithm of the rank is even.
    fn word<'w>(&mut self, words: &'w [String]) -> &'w str {
        let even = (self.roll() >> 11) as f64 / (1_u64 << 53) as f64;
        let rank = (words.len() as f64).powf(even) as usize;
        words.get(rank.saturating_sub(1)).map_or("the", String::as_str)
    }

    fn sentence(&mut self, words: &[String], length: usize) -> String {
        let mut sentence = String::new();
        for _ in 0..length {
            if !sentence.is_empty() {
                sentence.push(' ');
            }
            sentence.push_str(self.word(words));
        }
        sentence
    }
}

fn vocabulary(dice: &mut Dice) -> Vec<String> {
    const SYLLABLES: [&str; 40] = [
        "an", "be", "con", "de", "er", "fi", "gra", "hou", "in", "ja", "kel", "lo", "men", "nor", "o", "pri", "qua",
        "re", "sta", "tion", "un", "ver", "wi", "ex", "yo", "zu", "mi", "nis", "ter", "par", "li", "a", "cit", "y",
        "ment", "for", "mar", "ket", "pre", "sid",
    ];
    let syllable = |dice: &mut Dice| SYLLABLES.get(dice.below(SYLLABLES.len())).copied().unwrap_or("a");
    (0..12_000)
        .map(|rank| {
            let length = if rank < 100 { 1 } else { 2 + dice.below(3) };
            (0..length).map(|_| syllable(dice)).collect()
        })
        .collect()
}

fn article(dice: &mut Dice, words: &[String], title: usize, number: usize, published_us: i64) -> Article {
    let headline = dice.sentence(words, 9);
    let address = format!("https://title{title}.example/2026/11/{}-{number}", headline.replace(' ', "-"));
    let paragraphs: Vec<String> = (0..6).map(|_| dice.sentence(words, 58)).collect();
    let html: Vec<String> = paragraphs.iter().map(|paragraph| format!("<p>{paragraph}</p>")).collect();
    let link = format!("<p><a href=\"https://title{title}.example/more/{number}\">{}</a></p>", dice.sentence(words, 4));
    Article {
        canonical_url: Some(address.clone()),
        url: address,
        title: Some(headline),
        byline: Some(format!("By {}", dice.sentence(words, 2))),
        authors: vec![dice.sentence(words, 2)],
        published: Some(from_micros(published_us)),
        language: Some("en".to_owned()),
        picture: Some(Picture {
            url: format!("https://images.title{title}.example/{:016x}.jpg?width=1200", dice.roll()),
            caption: Some(dice.sentence(words, 12)),
            credit: Some(dice.sentence(words, 3)),
        }),
        summary: Some(dice.sentence(words, 30)),
        word_count: 352,
        body_html: html.join("") + &link,
        body_text: paragraphs.join("\n\n"),
        ..Article::default()
    }
}

fn listing(title: usize) -> TitleListing {
    TitleListing {
        slug: format!("title-{title}"),
        name: format!("Title {title}"),
        kind: TitleKind::Newspaper,
        homepage: format!("https://title{title}.example/"),
        country: "GB".to_owned(),
        languages: vec!["en".to_owned()],
        owner: None,
        editions: Vec::new(),
        on_by_default: true,
        feeds: vec![FeedListing {
            url: format!("https://title{title}.example/rss"),
            kind: FeedKind::Feed,
            section: None,
        }],
    }
}

/// Visits to some feeds in round `number`, each with new items.
fn batch(dice: &mut Dice, words: &[String], feeds: &[(usize, &store::Feed)], number: usize) -> Vec<FeedVisit> {
    let at_us = START_US + number as i64 * ROUND_US;
    let visit = |dice: &mut Dice, place: usize, feed: &store::Feed| {
        let arrivals = (0..ITEMS).map(|item| {
            let published_us = at_us - dice.below(ROUND_US as usize) as i64;
            Arrival {
                guid: format!("https://title{place}.example/?p={}", number * ITEMS + item),
                position: item as i32,
                article: article(dice, words, place, number * ITEMS + item, published_us),
                section: Section::ALL.get(dice.below(18)).copied(),
                wants_page: false,
                withdrawn: false,
            }
        });
        let schedule = FeedSchedule { due_us: at_us + ROUND_US, attempted_us: at_us, ..feed.schedule.clone() };
        let reading = Some(FeedReading { arrivals: arrivals.collect(), ..FeedReading::default() });
        FeedVisit { feed: feed.id, title: feed.title, at_us, schedule, reading }
    };
    feeds.iter().map(|(place, feed)| visit(dice, *place, feed)).collect()
}

/// Seconds of processor time of this process so far.
fn cpu_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = stat.rsplit(") ").next().unwrap_or_default().split(' ').collect();
    let ticks = |place: usize| fields.get(place).and_then(|field| field.parse::<f64>().ok()).unwrap_or_default();
    (ticks(11) + ticks(12)) / 100.0
}

fn peak_memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or_default().to_owned()
}

async fn time<T>(what: &str, times: u32, mut run: impl AsyncFnMut() -> T) {
    run().await;
    let mut all: Vec<Duration> = Vec::new();
    for _ in 0..times {
        let start = Instant::now();
        run().await;
        all.push(start.elapsed());
    }
    all.sort();
    let at = |share: f64| all.get((all.len() as f64 * share) as usize).copied().unwrap_or_default();
    eprintln!("{what:<42} p50 {:>9.1?}  p99 {:>9.1?}", at(0.5), at(0.99));
}

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let wanted: usize = arguments.next().map_or(Ok(TITLES * ITEMS), |number| number.parse())?;
    let folder = std::env::temp_dir().join(format!("newsstand-figures-{}", std::process::id()));
    let file = folder.join("news.db");
    let address = arguments.next().unwrap_or_else(|| file.display().to_string());

    let store = Store::open(&address).await?;
    let listings: Vec<TitleListing> = (0..TITLES).map(listing).collect();
    store.import_titles(&listings, START_US).await?;
    let feeds = store.feeds().await?;
    let mut dice = Dice(7);
    let words = vocabulary(&mut dice);

    let rounds = wanted.div_ceil(TITLES * ITEMS);
    let (mut wall, mut cpu) = (Duration::ZERO, 0.0);
    let (mut again_wall, mut again_cpu) = (Duration::ZERO, 0.0);
    let numbered: Vec<(usize, &store::Feed)> = feeds.iter().enumerate().collect();
    for number in 0..rounds {
        for feeds in numbered.chunks(FEEDS_PER_BATCH) {
            let batch = batch(&mut dice, &words, feeds, number);
            let (start, before) = (Instant::now(), cpu_seconds());
            store.record(&batch).await?;
            wall += start.elapsed();
            cpu += cpu_seconds() - before;
            if number + 1 == rounds {
                let (start, before) = (Instant::now(), cpu_seconds());
                store.record(&batch).await?;
                again_wall += start.elapsed();
                again_cpu += cpu_seconds() - before;
            }
        }
        if number == 0 || (number + 1) % 20 == 0 || number + 1 == rounds {
            let articles = (number + 1) * TITLES * ITEMS;
            let each = cpu / articles as f64 * 1e6;
            let memory = peak_memory();
            eprintln!("{articles} articles recorded: wall {wall:.2?}, CPU {cpu:.2} s ({each:.0} us each), {memory}");
        }
    }
    eprintln!("the last 6000 again: wall {again_wall:.2?}, CPU {again_cpu:.2} s");
    lists(&store, rounds).await?;

    store.close().await;
    if let Ok(data) = std::fs::metadata(&file) {
        eprintln!("database {:.1} MB, {}", data.len() as f64 / 1e6, peak_memory());
    }
    let start = Instant::now();
    let store = Store::open(&address).await?;
    let counts = store.counts().await?;
    eprintln!("open and count {} articles: {:.1?}", counts.articles, start.elapsed());
    let start = Instant::now();
    let broken = store.verify().await?;
    eprintln!("verify: {:.1?}, broken: {broken:?}", start.elapsed());
    store.close().await;
    if folder.exists() {
        std::fs::remove_dir_all(folder)?;
    }
    Ok(())
}

async fn lists(store: &Store, rounds: usize) -> Result<(), Box<dyn std::error::Error>> {
    let titles: Vec<TitleId> = store.titles().await?.iter().map(|title| title.id).collect();
    let few: Vec<TitleId> = titles.iter().copied().take(3).collect();
    let most: Vec<TitleId> = titles.iter().copied().take(150).collect();
    let one = titles.first().copied().ok_or("no titles")?;
    let deep = store.export(None, 1).await?.first().map(|article| article.id).ok_or("no articles")?;
    let middle = Cursor { sort_us: START_US + rounds as i64 / 2 * ROUND_US, id: deep };
    let section = |titles| List::Section { section: Section::Sport, titles };
    time("recent 30", 200, async || store.recent(0, 30).await).await;
    time("recent 1000", 50, async || store.recent(0, 1_000).await).await;
    for (name, list) in [
        ("latest", List::Latest),
        ("one title", List::Title(one)),
        ("3 titles", List::Titles(few.clone())),
        ("150 titles", List::Titles(most.clone())),
        ("section", section(Vec::new())),
        ("section of 3 titles", section(few)),
        ("section of 150 titles", section(most)),
    ] {
        time(&format!("{name}, first 30"), 200, async || store.list(&list, None, 30).await).await;
        time(&format!("{name}, 30 from the middle"), 100, async || store.list(&list, Some(middle), 30).await).await;
    }
    time("article", 200, async || store.article(deep).await).await;
    time("counts", 100, async || store.counts().await).await;
    time("facts, 1000 from the middle", 50, async || store.facts(rounds as i64 * 3_000, 1_000).await).await;
    Ok(())
}
