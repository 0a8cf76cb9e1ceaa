//! `newsstand front-pages measure`: what visiting front pages costs and how well they are read, over the simulated press.
//!
//! A virtual day without a network: every visit asks the press directly, with validators, and the answer goes the way it always goes
//! (reading, comparing, the database). So the figures are those of our own work; the network's comes on top.

use std::collections::{BinaryHeap, HashMap};
use std::path::Path;

use anyhow::Context;
use news::{FrontPageId, Slot, Timestamp};
use press::{Body, Question, Settings, World};
use serde_json::json;
use store::{FrontPage, FrontPageReading, Store};
use url::Url;

use crate::arguments::MeasureArguments;
use crate::collect::front_pages::{Pace, fingerprint};
use crate::configuration::Collect;
use crate::filters::print;
use crate::front_page;

/// The port in the press's addresses; nobody listens there.
const PORT: u16 = 80;
const HOUR_US: i64 = 3_600_000_000;

/// What was counted.
#[derive(Debug, Default)]
struct Counted {
    requests: u64,
    unchanged: u64,
    same: u64,
    changed: u64,
    bytes: u64,
    reading_ns: u64,
    writing_ns: u64,
    pages_scored: u64,
    top_found: f64,
    tau: f64,
}

/// Measures, and prints one JSON object.
///
/// # Errors
/// Where the temporary database cannot be written.
pub async fn measure(arguments: &MeasureArguments) -> anyhow::Result<bool> {
    let folder = std::env::temp_dir().join(format!("newsstand-measure-{}", std::process::id()));
    std::fs::create_dir_all(&folder).with_context(|| format!("cannot write {}", folder.display()))?;
    let measured = over_the_press(arguments, &folder).await;
    std::fs::remove_dir_all(&folder).with_context(|| format!("cannot remove {}", folder.display()))?;
    print(&serde_json::to_string_pretty(&measured?)?)?;
    Ok(true)
}

async fn over_the_press(arguments: &MeasureArguments, folder: &Path) -> anyhow::Result<serde_json::Value> {
    let start: Timestamp = "2026-11-20T00:00:00Z".parse().context("a time of our own")?;
    let end_us = news::to_micros(start).saturating_add(i64::from(arguments.hours).saturating_mul(HOUR_US));
    let titles = usize::try_from(arguments.titles).unwrap_or(usize::MAX);
    let world = World::new(Settings { history_hours: 24, ..Settings::new(titles, arguments.seed, start) });
    let file = folder.join("measure.sqlite");
    let store = Store::open(&file.display().to_string()).await?;
    store.import_titles(&world.catalogue(PORT), news::to_micros(start)).await?;
    store.ensure_front_pages(news::to_micros(start)).await?;
    let by_slug: HashMap<String, usize> =
        world.titles().iter().enumerate().map(|(index, title)| (title.slug.clone(), index)).collect();
    let mut titles = HashMap::new();
    for title in store.titles().await? {
        if let Some(index) = by_slug.get(&title.listing.slug) {
            titles.insert(title.id, *index);
        }
    }
    let pages = store.front_pages().await?;
    // Closed and opened again, so that the write-ahead log of the catalogue is folded in before the growth is measured.
    store.close().await;
    let empty_bytes = database_bytes(&file)?;
    let store = Store::open(&file.display().to_string()).await?;
    let mut state: HashMap<FrontPageId, (FrontPage, u64)> =
        pages.into_iter().map(|page| (page.id, (page, 0))).collect();
    let mut due: BinaryHeap<std::cmp::Reverse<(i64, FrontPageId)>> = state
        .values()
        .enumerate()
        .map(|(place, (page, _))| std::cmp::Reverse((news::to_micros(start) + place as i64 * 1_000_000, page.id)))
        .collect();
    let pace = Pace::new(&Collect::default());
    let mut counted = Counted::default();
    while let Some(std::cmp::Reverse((at_us, id))) = due.pop() {
        if at_us >= end_us {
            break;
        }
        let Some((page, print)) = state.get_mut(&id) else { continue };
        let Some(&index) = titles.get(&page.title) else { continue };
        visit(&world, index, &store, &pace, (page, print), at_us, &mut counted).await?;
        due.push(std::cmp::Reverse((page.schedule.due_us, id)));
    }
    let placements = store.placements_now(&[]).await?.len();
    store.close().await;
    let grown = database_bytes(&file)?.saturating_sub(empty_bytes);
    let days = f64::from(arguments.hours) / 24.0;
    let per =
        |ns: u64, count: u64| if count == 0 { 0.0 } else { (ns as f64 / 1e6 / count as f64 * 100.0).round() / 100.0 };
    let read = counted.same + counted.changed;
    let mean = |sum: f64| {
        if counted.pages_scored == 0 { 0.0 } else { (sum / counted.pages_scored as f64 * 1_000.0).round() / 1_000.0 }
    };
    Ok(json!({
        "titles": state.len(),
        "hours": arguments.hours,
        "requests": counted.requests,
        "requests_per_title_and_day": (counted.requests as f64 / state.len().max(1) as f64 / days * 10.0).round() / 10.0,
        "unchanged_304": counted.unchanged,
        "read": read,
        "of_those_changed": counted.changed,
        "megabytes_of_html": (counted.bytes as f64 / 1e5).round() / 10.0,
        "cpu_seconds_reading": (counted.reading_ns as f64 / 1e7).round() / 100.0,
        "cpu_ms_a_page_read": per(counted.reading_ns, read),
        "cpu_seconds_writing": (counted.writing_ns as f64 / 1e7).round() / 100.0,
        "cpu_ms_a_change_written": per(counted.writing_ns, counted.changed),
        "database_megabytes_a_day": (grown as f64 / days / 1e5).round() / 10.0,
        "database_bytes_a_change": grown.checked_div(counted.changed).unwrap_or(0),
        "places_standing": placements,
        "top_ten_found": mean(counted.top_found),
        "kendall_tau": mean(counted.tau),
    }))
}

async fn visit(
    world: &World,
    index: usize,
    store: &Store,
    pace: &Pace,
    (page, print): (&mut FrontPage, &mut u64),
    at_us: i64,
    counted: &mut Counted,
) -> anyhow::Result<()> {
    let at = news::from_micros(at_us);
    let question = Question { path: "/".to_owned(), if_none_match: page.etag.clone(), if_modified_since: None };
    let answer = world.answer(index, &question, at, PORT);
    counted.requests += 1;
    if answer.status == 304 {
        counted.unchanged += 1;
        page.schedule = pace.answered(&page.schedule, false, None, at_us);
        return Ok(());
    }
    let Body::Bytes(bytes) = answer.body else { return Ok(()) };
    counted.bytes += bytes.len() as u64;
    let url = Url::parse(&page.url)?;
    let before = cpu_ns();
    let slots = front_page::read(&bytes, Some(&url), Some(answer.content_type)).slots;
    counted.reading_ns += cpu_ns().saturating_sub(before);
    score(world, index, at, &url, &slots, counted);
    page.etag = answer.validators.map(|validators| validators.etag);
    let own = fingerprint(&slots);
    if own == *print {
        counted.same += 1;
        page.schedule = pace.answered(&page.schedule, false, None, at_us);
        return Ok(());
    }
    *print = own;
    let stood_until_us = page.schedule.succeeded_us.midpoint(at_us);
    page.schedule = pace.answered(&page.schedule, true, None, at_us);
    let reading = FrontPageReading {
        front_page: page.id,
        at_us,
        stood_until_us,
        slots,
        etag: page.etag.clone(),
        last_modified: None,
        body_hash: 0,
        schedule: page.schedule.clone(),
    };
    let before = cpu_ns();
    store.record_front_page(reading).await?;
    counted.writing_ns += cpu_ns().saturating_sub(before);
    counted.changed += 1;
    Ok(())
}

/// Compares what was read with what the press says: the share of the true first ten among the first ten read, and Kendall's tau
/// (tau-a) of their order.
fn score(world: &World, index: usize, at: Timestamp, url: &Url, slots: &[Slot], counted: &mut Counted) {
    let truth: Vec<String> = world
        .front_page(index, None, at)
        .iter()
        .take(10)
        .filter_map(|slot| url.join(&slot.path).ok().map(String::from))
        .collect();
    if truth.is_empty() {
        return;
    }
    let places: HashMap<&str, usize> =
        slots.iter().enumerate().map(|(place, slot)| (slot.url.as_str(), place)).collect();
    let found: Vec<usize> = truth.iter().filter_map(|url| places.get(url.as_str()).copied()).collect();
    let in_time = found.iter().filter(|place| **place < truth.len()).count();
    let mut pairs = 0_i64;
    let mut agreeing = 0_i64;
    for (at, one) in found.iter().enumerate() {
        for other in found.iter().skip(at + 1) {
            pairs += 1;
            agreeing += if one < other { 1 } else { -1 };
        }
    }
    counted.pages_scored += 1;
    counted.top_found += in_time as f64 / truth.len() as f64;
    counted.tau += if pairs == 0 { 0.0 } else { agreeing as f64 / pairs as f64 };
}

/// Bytes of the database with its write-ahead log.
fn database_bytes(file: &Path) -> anyhow::Result<u64> {
    let mut bytes = std::fs::metadata(file).with_context(|| format!("cannot read {}", file.display()))?.len();
    for ending in ["-wal", "-shm"] {
        let mut name = file.as_os_str().to_owned();
        name.push(ending);
        bytes += std::fs::metadata(name).map_or(0, |data| data.len());
    }
    Ok(bytes)
}

/// Nanoseconds of processor time that this process's threads have used (Linux; 0 elsewhere).
fn cpu_ns() -> u64 {
    let Ok(tasks) = std::fs::read_dir("/proc/self/task") else { return 0 };
    tasks
        .filter_map(|task| std::fs::read_to_string(task.ok()?.path().join("schedstat")).ok())
        .filter_map(|text| text.split_whitespace().next().and_then(|first| first.parse::<u64>().ok()))
        .sum()
}
