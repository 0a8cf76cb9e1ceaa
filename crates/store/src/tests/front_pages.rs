//! What readings of front pages change, and what can be asked of them.

use news::{FrontPageId, Slot, TitleId, prominence};
use proptest::prelude::*;

use super::kit::{Database, on_both};
use super::press::{MINUTE_US, NOON_US, entry, imported, record, visit};
use crate::{FrontPageReading, FrontPageReport, FrontPageSchedule};

fn schedule(front_page: FrontPageId, at_us: i64) -> FrontPageSchedule {
    FrontPageSchedule {
        front_page,
        due_us: at_us + 10 * MINUTE_US,
        rhythm_us: 20 * MINUTE_US,
        changed_us: at_us,
        failures: 0,
        attempted_us: at_us,
        succeeded_us: at_us,
        failing_since_us: 0,
        error_code: String::new(),
        error_message: String::new(),
        stand_in: None,
        stand_in_since_us: 0,
    }
}

/// The addresses `numbers` stand for, in rank order.
fn slots(numbers: &[u32]) -> Vec<Slot> {
    (1_u32..)
        .zip(numbers)
        .map(|(rank, number)| Slot {
            rank,
            url: format!("https://press.example/{number}"),
            headline: format!("Piece {number}"),
            section: (rank > 2).then(|| "Town".to_owned()),
            prominence: prominence(0.85, rank),
        })
        .collect()
}

async fn page(database: &Database, title: TitleId) -> FrontPageId {
    database.store.add_front_page(title, "https://press.example/", None, NOON_US).await.unwrap().0
}

async fn read(database: &Database, front_page: FrontPageId, minute: i64, numbers: &[u32]) -> FrontPageReport {
    let at_us = NOON_US + minute * MINUTE_US;
    let reading = FrontPageReading {
        front_page,
        at_us,
        stood_until_us: at_us,
        slots: slots(numbers),
        etag: Some(format!("\"{minute}\"")),
        last_modified: None,
        body_hash: minute,
        schedule: schedule(front_page, at_us),
    };
    database.store.record_front_page(reading).await.unwrap()
}

/// A front page with two places, read once.
pub(super) async fn read_once(database: &Database, title: TitleId) {
    let page = page(database, title).await;
    read(database, page, 2, &[1, 2]).await;
}

/// The numbers that stand on the front page now, best first.
async fn standing(database: &Database) -> Vec<u32> {
    numbers(database.store.placements_now(&[]).await.unwrap())
}

fn numbers(placements: Vec<crate::Placement>) -> Vec<u32> {
    placements.iter().map(|placement| placement.url.rsplit('/').next().unwrap().parse().unwrap()).collect()
}

async fn seen_facts(database: &Database) -> usize {
    let facts = database.store.facts(0, 1_000).await.unwrap();
    facts.iter().filter(|fact| fact.kind == "front_page_seen").count()
}

#[test]
fn every_title_that_is_on_has_its_homepage_and_a_removed_one_stays_away() {
    on_both(async |database| {
        let (title, _) = imported(database, "press", 1).await;
        let store = &database.store;
        assert_eq!(store.ensure_front_pages(NOON_US).await.unwrap(), 1);
        assert_eq!(store.ensure_front_pages(NOON_US).await.unwrap(), 0);
        let pages = store.front_pages().await.unwrap();
        assert_eq!(
            (pages.len(), pages[0].title, pages[0].section, pages[0].schedule.due_us),
            (1, title, None, NOON_US)
        );
        assert!(store.remove_front_page(pages[0].id, NOON_US).await.unwrap());
        assert!(!store.remove_front_page(pages[0].id, NOON_US).await.unwrap());
        assert_eq!(store.ensure_front_pages(NOON_US).await.unwrap(), 0);
        assert_eq!(store.front_pages().await.unwrap(), []);
        let (back, added) = store.add_front_page(title, &pages[0].url, None, NOON_US).await.unwrap();
        assert_eq!((back, added), (pages[0].id, true));
    });
}

#[test]
fn what_did_not_change_is_not_written() {
    on_both(async |database| {
        let (title, _) = imported(database, "press", 1).await;
        let page = page(database, title).await;
        let first = read(database, page, 0, &[1, 2, 3]).await;
        assert_eq!(first, FrontPageReport { changed: true, came: 3, left: 0, matched: 0 });
        assert_eq!(read(database, page, 10, &[1, 2, 3]).await, FrontPageReport::default());
        assert_eq!(read(database, page, 20, &[1, 2, 3]).await, FrontPageReport::default());
        assert_eq!(seen_facts(database).await, 1);
        // The validators are the newest all the same.
        assert_eq!(database.store.front_pages().await.unwrap()[0].etag.as_deref(), Some("\"20\""));
        // A reading that comes late is older than what is stored, and says nothing.
        assert_eq!(read(database, page, 5, &[3]).await, FrontPageReport::default());
        assert_eq!(standing(database).await, [1, 2, 3]);
    });
}

#[test]
fn a_placement_keeps_its_best_place_and_its_time_at_the_top() {
    on_both(async |database| {
        let (title, _) = imported(database, "press", 1).await;
        let page = page(database, title).await;
        read(database, page, 0, &[1, 2, 3, 4]).await;
        read(database, page, 10, &[4, 1, 2, 3]).await;
        let report = read(database, page, 30, &[4, 5, 6, 7, 1]).await;
        assert_eq!((report.came, report.left), (3, 2));
        let now = database.store.placements_now(&[title]).await.unwrap();
        let of = |number: u32| now.iter().find(|placement| placement.url.ends_with(&format!("/{number}"))).unwrap();
        assert_eq!((of(4).rank, of(4).best_rank, of(4).best_us), (1, 1, NOON_US + 10 * MINUTE_US));
        assert_eq!(of(4).top_us, 20 * MINUTE_US);
        assert_eq!((of(1).rank, of(1).best_rank, of(1).best_us, of(1).top_us), (5, 1, NOON_US, 30 * MINUTE_US));
        assert_eq!((of(4).first_us, of(4).gone_us), (NOON_US, None));
        assert!(now.iter().all(|placement| (placement.prominence - prominence(0.85, placement.rank)).abs() < 0.01));
        // What left and comes back is the same placement.
        assert_eq!(read(database, page, 40, &[2, 4]).await.came, 1);
        let now = database.store.placements_now(&[]).await.unwrap();
        assert_eq!((now[0].first_us, now[0].gone_us, now[0].best_rank), (NOON_US, None, 1));
    });
}

#[test]
fn a_new_headline_is_kept_without_a_new_state() {
    on_both(async |database| {
        let (title, _) = imported(database, "press", 1).await;
        let page = page(database, title).await;
        read(database, page, 0, &[1, 2]).await;
        let at_us = NOON_US + MINUTE_US;
        let mut reworded = slots(&[1, 2]);
        reworded[0].headline = "Another headline".to_owned();
        let reading = FrontPageReading {
            front_page: page,
            at_us,
            stood_until_us: at_us,
            slots: reworded,
            etag: None,
            last_modified: None,
            body_hash: 7,
            schedule: schedule(page, at_us),
        };
        let report = database.store.record_front_page(reading).await.unwrap();
        assert_eq!(report, FrontPageReport { changed: true, ..FrontPageReport::default() });
        assert_eq!(database.store.placements_now(&[]).await.unwrap()[0].headline, "Another headline");
        assert_eq!(database.store.verify().await.unwrap(), Vec::<String>::new());
    });
}

#[test]
fn places_are_joined_to_articles_that_were_there_before_and_to_those_that_come_later() {
    on_both(async |database| {
        let (title, feeds) = imported(database, "press", 1).await;
        let page = page(database, title).await;
        let (first, _) = record(database, visit(title, feeds[0], NOON_US, vec![entry("1", "Oslo votes")])).await[0];
        assert_eq!(read(database, page, 1, &[1, 2]).await.matched, 1);
        let (second, _) =
            record(database, visit(title, feeds[0], NOON_US + MINUTE_US, vec![entry("2", "Bergen rains")])).await[0];
        assert_eq!(database.store.match_placements(NOON_US).await.unwrap(), 1);
        assert_eq!(database.store.match_placements(NOON_US).await.unwrap(), 0);
        let articles: Vec<_> =
            database.store.placements_now(&[]).await.unwrap().iter().map(|placement| placement.article).collect();
        assert_eq!(articles, [Some(first), Some(second)]);
        // An article that moved is found by its earlier address.
        let mut moved = entry("1", "Oslo votes");
        moved.article.url = "https://press.example/oslo-votes".to_owned();
        record(database, visit(title, feeds[0], NOON_US + 2 * MINUTE_US, vec![moved])).await;
        let other = database.store.add_front_page(title, "https://press.example/front", None, NOON_US).await.unwrap().0;
        assert_eq!(read(database, other, 5, &[1]).await.matched, 1);
        assert_eq!(database.store.verify().await.unwrap(), Vec::<String>::new());
    });
}

#[test]
fn a_place_is_never_joined_to_another_titles_article() {
    on_both(async |database| {
        let (title, _) = imported(database, "press", 1).await;
        let (other, feeds) = imported(database, "echo", 1).await;
        let mut copied = entry("1", "Oslo votes");
        copied.article.url = "https://press.example/1".to_owned();
        record(database, visit(other, feeds[0], NOON_US, vec![copied])).await;
        let page = page(database, title).await;
        assert_eq!(read(database, page, 1, &[1]).await.matched, 0);
        assert_eq!(database.store.match_placements(NOON_US).await.unwrap(), 0);
    });
}

#[test]
fn an_articles_prominence_over_time_tells_when_it_came_rose_and_left() {
    on_both(async |database| {
        let (title, feeds) = imported(database, "press", 1).await;
        let page = page(database, title).await;
        let (article, _) = record(database, visit(title, feeds[0], NOON_US, vec![entry("1", "Oslo votes")])).await[0];
        read(database, page, 0, &[2, 3, 1]).await;
        read(database, page, 10, &[1, 2, 3]).await;
        read(database, page, 20, &[1, 3, 2]).await;
        read(database, page, 30, &[3, 2]).await;
        let told = |moments: Vec<crate::Moment>| -> Vec<(i64, Option<u32>)> {
            moments.iter().map(|moment| ((moment.at_us - NOON_US) / MINUTE_US, moment.rank)).collect()
        };
        let store = &database.store;
        let all = store.prominence_of(&[article], 0, i64::MAX).await.unwrap();
        assert_eq!(told(all), [(0, Some(3)), (10, Some(1)), (30, None)]);
        // The state that stood when the time asked about began counts.
        let later = store.prominence_of(&[article], NOON_US + 15 * MINUTE_US, NOON_US + 25 * MINUTE_US).await.unwrap();
        assert_eq!(told(later), [(10, Some(1))]);
        assert_eq!(store.prominence_of(&[], 0, i64::MAX).await.unwrap(), []);
    });
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever was read when: now is the last reading, and every past time is the reading before it.
    #[test]
    fn the_page_as_of_any_time_is_the_last_reading_before_it(readings in prop::collection::vec(prop::collection::btree_set(0_u32..12, 1..8), 1..12), seed in any::<u64>()) {
        let readings: Vec<Vec<u32>> = readings
            .into_iter()
            .map(|set| {
                let mut numbers: Vec<u32> = set.into_iter().collect();
                numbers.sort_by_key(|number| u64::from(*number).wrapping_mul(seed | 1).rotate_left(17));
                numbers
            })
            .collect();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let database = Database::sqlite().await;
            let (title, _) = imported(&database, "press", 1).await;
            let page = page(&database, title).await;
            for (minute, reading) in (0_i64..).zip(&readings) {
                read(&database, page, minute * 10, reading).await;
            }
            for (minute, reading) in (0_i64..).zip(&readings) {
                let at_us = NOON_US + (minute * 10 + 5) * MINUTE_US;
                let stood = numbers(database.store.placements_at(at_us, &[]).await.unwrap());
                assert_eq!(&stood, reading, "minute {minute}");
            }
            assert_eq!(Some(&standing(&database).await), readings.last());
            assert_eq!(database.store.placements_at(NOON_US - 1, &[]).await.unwrap(), []);
            assert_eq!(database.store.verify().await.unwrap(), Vec::<String>::new());
        });
    }
}
