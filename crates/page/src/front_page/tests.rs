//! What front pages of many makes say; `testdata/front-pages` says how to add one.

use std::path::PathBuf;

use proptest::prelude::*;
use url::Url;

use super::*;

/// A page with what must be read off it.
struct Case {
    name: String,
    html: String,
    url: String,
    /// Address, headline, section.
    places: Vec<(String, String, Option<String>)>,
}

fn cases() -> Vec<Case> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../testdata/front-pages");
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "html"));
    paths.iter().map(|path| case(path)).collect()
}

fn case(path: &std::path::Path) -> Case {
    let text = std::fs::read_to_string(path).unwrap();
    let (html, told) = text.rsplit_once("<!-- front page of ").unwrap();
    let mut lines = told.trim_end().trim_end_matches("-->").trim_end().lines();
    let url = lines.next().unwrap().to_owned();
    let base = Url::parse(&url).unwrap();
    let places = lines
        .map(|line| {
            let mut parts = line.splitn(3, " |");
            let address = base.join(parts.next().unwrap().trim()).unwrap().to_string();
            let headline = parts.next().unwrap().trim().to_owned();
            let section = parts.next().map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned);
            (address, headline, section)
        })
        .collect();
    Case { name: path.file_stem().unwrap().to_string_lossy().into_owned(), html: html.to_owned(), url, places }
}

#[test]
fn every_make_of_front_page_is_read_as_it_stands() {
    let cases = cases();
    assert!(cases.len() >= 15, "{}", cases.len());
    let mut wrong = String::new();
    for case in cases {
        let read: Vec<(String, String, Option<String>)> = front_page(&case.html, &case.url)
            .slots
            .into_iter()
            .map(|slot| (slot.url, slot.headline, slot.section))
            .collect();
        if read == case.places {
            continue;
        }
        wrong.push_str(&format!("\n== {}\n", case.name));
        for place in 0..read.len().max(case.places.len()) {
            let (found, expected) = (read.get(place), case.places.get(place));
            if found != expected {
                wrong.push_str(&format!("{}: read {found:?}\n   expected {expected:?}\n", place + 1));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn ranks_count_from_one_and_prominence_falls_within_a_kind() {
    for case in cases() {
        let slots = front_page(&case.html, &case.url).slots;
        let ranks: Vec<u32> = slots.iter().map(|slot| slot.rank).collect();
        assert_eq!(ranks, (1..=ranks.len() as u32).collect::<Vec<_>>(), "{}", case.name);
        assert!(slots.iter().all(|slot| slot.prominence > 0.0 && slot.prominence <= 1.0), "{}", case.name);
        let best = slots.iter().map(|slot| slot.prominence).fold(0.0, f64::max);
        assert_eq!(slots.first().map(|slot| slot.prominence), Some(best), "{}", case.name);
    }
}

#[test]
fn a_line_below_anothers_headline_is_worth_less_than_a_unit_at_its_place() {
    let case = cases().into_iter().find(|case| case.name == "overlay-links").unwrap();
    let slots = front_page(&case.html, &case.url).slots;
    let line = slots.iter().find(|slot| slot.headline.starts_with("Treaty explained")).unwrap();
    let unit = slots.iter().find(|slot| slot.rank == line.rank + 3).unwrap();
    assert!(line.prominence < unit.prominence, "{line:?} {unit:?}");
}

#[test]
fn a_page_that_is_no_front_page_gives_nothing_and_says_so() {
    let read = front_page(
        "<title>Nothing</title><p>The page you are looking for is not here.</p><a href='/'>Home</a>",
        "https://a.example/x",
    );
    assert_eq!(read.slots, []);
    assert_eq!(read.problems, ["no places were found on the page"]);
}

#[test]
fn thousands_of_links_to_one_article_are_one_place() {
    // Only the first few of them are looked at, so that the work does not grow with their square.
    let hostile = |count: usize| {
        let links = "<a href='/harbour-bridge-closed-for-repairs'>Harbour bridge closed for repairs</a><h4>Repairs that take so long</h4>".repeat(count);
        format!("<main><article><div>{links}</div></article></main>")
    };
    for count in [1, 500, 4_000] {
        let read = front_page(&hostile(count), "https://courier.example/");
        assert_eq!(read.slots.len(), 1, "{count}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn damaged_pages_never_panic_and_reading_twice_is_reading_once(cut in 0_usize..6_000, junk in "[<>/a-z\"'= ]{0,40}", which in 0_usize..15) {
        let cases = cases();
        let case = cases.get(which % cases.len()).unwrap();
        let at = case.html.floor_char_boundary(cut.min(case.html.len()));
        let (before, after) = case.html.split_at(at);
        let damaged = format!("{before}{junk}{after}");
        let read = front_page(&damaged, &case.url);
        prop_assert_eq!(&read, &front_page(&damaged, &case.url));
        for slot in &read.slots {
            let url = Url::parse(&slot.url).unwrap();
            prop_assert!(matches!(url.scheme(), "http" | "https"));
            prop_assert!(!slot.headline.contains('\n'));
        }
    }
}
