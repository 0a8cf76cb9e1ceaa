//! What lists cost: lead stories of a large stand, For You among many candidates.

use std::time::{Duration, Instant};

use ranking::foryou::{Candidate, Card, Columns, Order, Profile, compose_from};
use ranking::lead::{Desk, Facts, Page, Placement, Question, Source};
use ranking::related::{Near, Rarity, Words, related};
use ranking::space::{Space, terms};
use ranking::weights;

const ARTICLES: u64 = 50_000;
const PAGES: u64 = 300;
const FRESH: usize = 30_000;
const START_US: i64 = 1_790_000_000_000_000;
const MINUTE_US: i64 = 60_000_000;

/// Articles among which a page looks for what stands beside one.
const BESIDE: usize = 4_000;

pub fn measure() {
    leads();
    readers();
    beside();
}

/// 300 front pages of 100 places among 50,000 articles in 25,000 stories; every look moves some of them.
fn leads() {
    let mut desk = Desk::new(weights::current());
    let look = |desk: &mut Desk, page: u64, round: u64| {
        let placements = (1..=100_u32)
            .map(|rank| {
                // Half of a page is what everybody has.
                let shared = mixed(u64::from(rank) * 31 + page % 3) % 400 + round;
                let own = mixed(page * 1_000 + u64::from(rank) + round) % (ARTICLES / 2);
                let story = if rank % 2 == 0 { shared } else { own };
                Placement { story, item: story * 2, rank, heading: true }
            })
            .collect();
        let (title, owner) = (format!("title {page}"), format!("owner {}", page / 2));
        desk.see(&Page {
            title: &title,
            owner: &owner,
            country: None,
            vouched: true,
            source: Source::FrontPage,
            at_us: START_US + round as i64 * 10 * MINUTE_US,
            placements,
        });
    };
    for round in 0..3 {
        (0..PAGES).for_each(|page| look(&mut desk, page, round));
    }
    let begun = Instant::now();
    (0..PAGES).for_each(|page| look(&mut desk, page, 3));
    let one_look = begun.elapsed() / PAGES as u32;
    let now_us = START_US + 31 * MINUTE_US;
    let times = times(20, || {
        let list = desk.list(&Question { now_us, most: 50, ..Question::default() }, &|_| Facts::default());
        assert!(list.len() == 50);
    });
    println!(
        "lead list of {PAGES} front pages: {:.1} ms (median), {:.1} ms (most); one look at a page {:.1} ms",
        milliseconds(times[times.len() / 2]),
        milliseconds(times[times.len() - 1]),
        milliseconds(one_look),
    );
}

/// One reader, 30,000 fresh articles.
fn readers() {
    let words: Vec<String> = (0..4_000).map(|n| format!("word{n}")).collect();
    let headline = |n: usize| {
        let word = |k: u64| words[(mixed(n as u64 / 7 * 16 + k) % 4_000) as usize].as_str();
        (0..8).map(word).collect::<Vec<_>>().join(" ")
    };
    let texts: Vec<Vec<u64>> = (0..FRESH).map(|n| terms(&headline(n))).collect();
    let space = Space::learn(&texts);
    let vectors: Vec<_> = texts.iter().map(|text| space.vector(text)).collect();
    let titles: Vec<String> = (0..300).map(|n| format!("title {n}")).collect();
    let sections = ["world", "business", "sport", "culture", "science"];
    let candidates: Vec<Candidate<'_>> = (0..FRESH)
        .map(|n| Candidate {
            article: n as u64,
            story: n as u64 / 2,
            title: &titles[n % 300],
            section: sections[n % 5],
            terms: &texts[n],
            vector: &vectors[n],
            significance: (n % 10) as f32 / 10.0,
            published_us: START_US - n as i64 * MINUTE_US / 10,
        })
        .collect();
    let mut profile = Profile::new();
    profile.follow("word7", START_US);
    for shown in candidates.chunks(20).take(200) {
        let cards: Vec<Card<'_>> = shown
            .iter()
            .enumerate()
            .map(|(n, candidate)| Card { candidate: candidate.clone(), opened: n % 9 == 0 })
            .collect();
        profile.saw(&cards, START_US);
    }
    let follows: Vec<_> = (0..10).map(|n| space.vector(&terms(&format!("word{}", 7 + n)))).collect();
    let order = Order { at_us: START_US, most: 40, diversity: 0.3, seed: 1, must_know: &[10, 20, 30], readers: &[] };
    let (columns, at) = (Columns::of(candidates.iter().cloned()), |place: usize| candidates.get(place).cloned());
    let list = times(500, || {
        let list = compose_from((&columns, &at), &|_| true, Some(&profile), &follows, &order, weights::current());
        assert_eq!(list.len(), 40);
    });
    let cards: Vec<Card<'_>> = candidates
        .iter()
        .take(20)
        .enumerate()
        .map(|(n, candidate)| Card { candidate: candidate.clone(), opened: n == 3 })
        .collect();
    let laid = times(20, || assert_eq!(Columns::of(candidates.iter().cloned()).len(), FRESH));
    let learn = times(50, || profile.saw(&cards, START_US));
    println!(
        "for you among {FRESH} fresh articles, ten topics followed: {:.2} ms (median), {:.2} ms (p99), once they are laid out ({:.0} ms); an opening is learned in {:.0} us; {} bytes",
        milliseconds(list[list.len() / 2]),
        milliseconds(list[list.len() * 99 / 100]),
        milliseconds(laid[laid.len() / 2]),
        milliseconds(learn[learn.len() / 2]) * 1e3,
        profile.to_bytes().len(),
    );
}

/// What stands beside an article whose text is known, among others of which headline and summary are.
fn beside() {
    let words = |n: usize, count: u64| {
        let word = |k: u64| format!("word{}", mixed(n as u64 * 1_000 + k) % 20_000);
        (0..count).map(word).collect::<Vec<_>>().join(" ")
    };
    let shown: Vec<(String, String)> =
        (0..BESIDE).map(|n| (format!("{} {}", words(n / 9, 3), words(BESIDE + n, 5)), words(n, 30))).collect();
    let rarity = Rarity::count(shown.iter().map(|(headline, summary)| (headline.as_str(), summary.as_str())));
    let texts: Vec<Vec<u64>> = shown.iter().map(|(headline, _)| terms(headline)).collect();
    let space = Space::learn(&texts);
    let vectors: Vec<_> = texts.iter().map(|text| space.vector(text)).collect();
    let listed: Vec<Words> = shown.iter().map(|(headline, summary)| Words::of(&rarity, headline, summary)).collect();
    let owners: Vec<String> = (0..300).map(|n| format!("owner {n}")).collect();
    let near = |n: usize| Near {
        article: n as i64,
        story: Some(n as i64),
        report: None,
        owner: &owners[n % 300],
        is_sport: false,
        headline: &shown[n].0,
        summary: &shown[n].1,
        vector: &vectors[n],
        words: &listed[n],
    };
    let among: Vec<Near<'_>> = (0..BESIDE).map(near).collect();
    let whole = words(0, 400);
    let taken = std::collections::HashSet::new();
    let found = times(200, || {
        let own = Words::of(&rarity, &shown[0].0, &whole);
        assert_eq!(related(&Near { words: &own, ..among[0] }, &among, &taken, 4).len(), 4);
    });
    println!(
        "what stands beside one article among {BESIDE}: {:.2} ms (median), {:.2} ms (p99)",
        milliseconds(found[found.len() / 2]),
        milliseconds(found[found.len() * 99 / 100]),
    );
}

fn times(rounds: usize, mut work: impl FnMut()) -> Vec<Duration> {
    let mut times: Vec<Duration> = (0..rounds)
        .map(|_| {
            let begun = Instant::now();
            work();
            begun.elapsed()
        })
        .collect();
    times.sort_unstable();
    times
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

fn mixed(number: u64) -> u64 {
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    (number ^ (number >> 31)) >> 12
}
