//! Front pages of the simulated press, in nine makes and six languages: are its places read off them?

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::collections::HashMap;

use press::{Body, Question, Settings, World};
use url::Url;

/// The slots read off a title's front page, with the addresses of its true places.
fn read(world: &World, index: usize, at: jiff::Timestamp) -> (Vec<String>, Vec<String>) {
    let url = Url::parse(&format!("http://{}/", world.titles()[index].host())).unwrap();
    let question = Question { path: "/".to_owned(), ..Question::default() };
    let Body::Bytes(bytes) = world.answer(index, &question, at, 80).body else { panic!("no page") };
    let slots = page::front_page(&String::from_utf8(bytes).unwrap(), url.as_str()).slots;
    let truth = world.front_page(index, None, at);
    (
        slots.into_iter().map(|slot| slot.url).collect(),
        truth.iter().map(|slot| url.join(&slot.path).unwrap().to_string()).collect(),
    )
}

/// The share of the true first ten among the first ten read, and Kendall's tau of their order.
fn score(read: &[String], truth: &[String]) -> (f64, f64) {
    let truth = &truth[..truth.len().min(10)];
    let places: HashMap<&str, usize> = read.iter().enumerate().map(|(place, url)| (url.as_str(), place)).collect();
    let found: Vec<usize> = truth.iter().filter_map(|url| places.get(url.as_str()).copied()).collect();
    let among_first = found.iter().filter(|place| **place < truth.len()).count();
    let pairs: Vec<bool> =
        found.iter().enumerate().flat_map(|(at, one)| found[at + 1..].iter().map(move |other| one < other)).collect();
    let agreeing = pairs.iter().filter(|agrees| **agrees).count();
    let tau = if pairs.is_empty() { 0.0 } else { 2.0 * agreeing as f64 / pairs.len() as f64 - 1.0 };
    (among_first as f64 / truth.len() as f64, tau)
}

fn world(titles: usize, seed: u64) -> World {
    let start = "2026-11-20T09:00:00Z".parse().unwrap();
    World::new(Settings { history_hours: 24, ..Settings::new(titles, seed, start) })
}

#[test]
fn the_first_ten_places_are_found_in_their_order() {
    let world = world(60, 5);
    let (mut found, mut tau, mut pages) = (0.0, 0.0, 0.0);
    let mut scores: Vec<(f64, String)> = Vec::new();
    for (index, title) in world.titles().iter().enumerate() {
        let (read, truth) = read(&world, index, world.settings().start);
        if truth.len() < 5 {
            continue;
        }
        let own = score(&read, &truth);
        found += own.0;
        tau += own.1;
        pages += 1.0;
        scores.push((own.0 + own.1, format!("{:?} {} {own:?}", title.template, title.slug)));
    }
    scores.sort_by(|a, b| a.0.total_cmp(&b.0));
    scores.truncate(8);
    assert!(found / pages >= 0.97 && tau / pages >= 0.9, "{} {} {scores:#?}", found / pages, tau / pages);
}

#[test]
fn what_stands_beside_the_news_is_left_out() {
    let world = world(40, 6);
    for (index, title) in world.titles().iter().enumerate() {
        let (read, truth) = read(&world, index, world.settings().start);
        for url in &read {
            assert!(truth.contains(url), "{:?} {}: {url} is no place", title.template, title.slug);
        }
    }
}
