//! Lead stories, as the specification says: what leads, what attackers can move, what records prove.

use proptest::prelude::*;

use super::desk::HOUR_US;
use super::*;
use crate::weights;

const MINUTE_US: i64 = HOUR_US / 60;
pub(super) const START_US: i64 = 1_790_000_000_000_000;

/// A small press: newsrooms that choose among the events of the last day and a half, each by its own taste.
pub(super) struct Press {
    pub(super) newsrooms: u64,
    pub(super) hours: i64,
}

/// A number between 0 and 1 that depends on nothing but its arguments.
fn chance(a: u64, b: u64) -> f64 {
    let mixed = xxhash_rust::xxh3::xxh3_64(&[a.to_le_bytes(), b.to_le_bytes()].concat());
    (mixed >> 11) as f64 / (1_u64 << 53) as f64
}

impl Press {
    pub(super) fn now_us(&self) -> i64 {
        START_US + self.hours * HOUR_US
    }

    /// The page of a newsroom: thirty events, the important and new first, as it sees them.
    pub(super) fn page(&self, newsroom: u64, hour: i64) -> Vec<Placement> {
        let mut events: Vec<(f64, u64)> = (hour - 36..=hour)
            .flat_map(|born| (0..4).map(move |n| (born, (born + 1000) as u64 * 4 + n)))
            .filter(|(born, event)| hour - born >= (chance(newsroom, *event) * 3.0) as i64)
            .map(|(born, event)| {
                let worth = chance(event, 0).powi(3) * 0.93_f64.powi((hour - born) as i32);
                (worth * (0.1 + chance(event, newsroom + 1)), event)
            })
            .collect();
        events.sort_by(|a, b| b.0.total_cmp(&a.0));
        placements(events.iter().map(|(_, event)| *event).take(30))
    }

    /// A desk that has seen every page, with whatever `also` adds at each hour.
    fn desk(&self, mut also: impl FnMut(&mut Desk, i64, i64)) -> Desk {
        let mut desk = Desk::new(weights::current());
        // Of a long time, the days before the last two are seen every eighth hour.
        for hour in (0..=self.hours).filter(|hour| self.hours - hour <= 48 || hour % 8 == 0) {
            let at_us = START_US + hour * HOUR_US;
            for newsroom in 0..self.newsrooms {
                let title = format!("title {newsroom}");
                desk.see(&look(&title, &title, true, at_us, self.page(newsroom, hour)));
            }
            also(&mut desk, hour, at_us);
        }
        desk
    }

    fn top(&self, desk: &Desk) -> Vec<u64> {
        top(desk, self.now_us())
    }
}

fn placements(stories: impl IntoIterator<Item = u64>) -> Vec<Placement> {
    stories.into_iter().zip(1..).map(|(story, rank)| Placement { story, item: story, rank, heading: true }).collect()
}

pub(super) fn look<'a>(
    title: &'a str,
    owner: &'a str,
    vouched: bool,
    at_us: i64,
    placements: Vec<Placement>,
) -> Page<'a> {
    Page { title, owner, country: None, vouched, source: Source::FrontPage, at_us, placements }
}

pub(super) fn list(desk: &Desk, now_us: i64) -> Vec<Led> {
    desk.list(&Question { now_us, most: 10, ..Question::default() }, &|_| Facts::default())
}

fn top(desk: &Desk, now_us: i64) -> Vec<u64> {
    list(desk, now_us).iter().map(|led| led.story).collect()
}

/// No story of the first ten moved by more than one place, and at most one dropped out at the end.
fn assert_hardly_moved(before: &[u64], after: &[u64]) {
    for (place, story) in before.iter().enumerate() {
        let now = after.iter().position(|other| other == story).unwrap_or(10);
        assert!(now.abs_diff(place) <= 1, "{story} went from {place} to {now}: {before:?} {after:?}");
    }
}

const PRESS: Press = Press { newsrooms: 12, hours: 48 };
const SPAM: u64 = 1_000_000;

#[test]
fn what_newsrooms_place_high_leads() {
    let mut desk = Desk::new(weights::current());
    desk.see(&look("a", "A", true, START_US, placements([7, 1, 2])));
    desk.see(&look("b", "B", true, START_US, placements([7, 3, 1])));
    desk.see(&look("c", "C", true, START_US, placements([4, 7, 5])));
    // 2, 3, 4 and 5 have one owner each: they lead nowhere.
    assert_eq!(top(&desk, START_US), [7, 1]);
}

#[test]
fn an_old_look_says_nothing_about_now() {
    let mut desk = Desk::new(weights::current());
    desk.see(&look("a", "A", true, START_US, placements([7, 1])));
    desk.see(&look("b", "B", true, START_US, placements([7, 1])));
    assert_eq!(top(&desk, START_US + 3 * HOUR_US), [] as [u64; 0]);
}

#[test]
fn one_owner_with_forty_titles_moves_nothing() {
    let before = PRESS.top(&PRESS.desk(|_, _, _| {}));
    for vouched in [false, true] {
        let desk = PRESS.desk(|desk, hour, at_us| {
            let copied = PRESS.page(0, hour).into_iter().map(|place| place.story);
            let spam: Vec<u64> = (0..10).map(|n| SPAM + n).chain(copied).collect();
            for title in 0..40_u64 {
                desk.see(&look(&format!("farm {title}"), "Farm", vouched, at_us, placements(spam.clone())));
            }
        });
        let after = PRESS.top(&desk);
        assert!(after.iter().all(|story| *story < SPAM), "{after:?}");
        // A vouched owner has a vote like any other newsroom; the farm has one too, not forty.
        if !vouched {
            assert_hardly_moved(&before, &after);
        }
    }
}

#[test]
fn forty_new_owners_move_nothing() {
    let before = PRESS.top(&PRESS.desk(|_, _, _| {}));
    let desk = PRESS.desk(|desk, _, at_us| {
        for owner in 0..40_u64 {
            let name = format!("sham {owner}");
            desk.see(&look(&name, &name, false, at_us, placements((0..10).map(|n| SPAM + n))));
        }
    });
    assert_hardly_moved(&before, &PRESS.top(&desk));
}

#[test]
fn forty_owners_that_copy_the_consensus_for_a_month_move_nothing() {
    let press = Press { newsrooms: 8, hours: 30 * 24 };
    let honest = press.desk(|_, _, _| {});
    let before = press.top(&honest);
    let mut shadow = Desk::new(weights::current());
    let desk = press.desk(|desk, hour, at_us| {
        for newsroom in 0..press.newsrooms {
            let title = format!("title {newsroom}");
            shadow.see(&look(&title, &title, true, at_us, press.page(newsroom, hour)));
        }
        let mut copied = top(&shadow, at_us);
        if hour == press.hours {
            copied.splice(0..0, (0..10).map(|n| SPAM + n));
        }
        for owner in 0..40_u64 {
            let name = format!("sham {owner}");
            desk.see(&look(&name, &name, false, at_us, placements(copied.clone())));
        }
    });
    let after = press.top(&desk);
    assert!(after.iter().all(|story| *story < SPAM), "{after:?}");
    assert_hardly_moved(&before, &after);
}

#[test]
fn a_farm_of_two_hundred_new_titles_moves_nothing() {
    let before = PRESS.top(&PRESS.desk(|_, _, _| {}));
    // All of one house, a house each, twenty houses of ten.
    for houses in [1, 200, 20] {
        let desk = PRESS.desk(|desk, hour, at_us| {
            let copied = PRESS.page(1, hour).into_iter().map(|place| place.story);
            let spam: Vec<u64> = (0..10).map(|n| SPAM + n).chain(copied).collect();
            for title in 0..if hour + 1 < PRESS.hours { 0 } else { 200_u64 } {
                let owner = format!("house {}", title % houses);
                desk.see(&look(&format!("new {title}"), &owner, false, at_us, placements(spam.clone())));
            }
        });
        let after = PRESS.top(&desk);
        assert!(after.iter().all(|story| *story < SPAM), "{houses} houses: {after:?}");
        assert_hardly_moved(&before, &after);
    }
}

#[test]
fn forty_owners_that_each_copy_a_newsroom_at_once_for_a_month_move_nothing() {
    let press = Press { newsrooms: 8, hours: 30 * 24 };
    let before = press.top(&press.desk(|_, _, _| {}));
    // A copy that comes with its original is early with everything: it is no judgement all the same.
    let desk = press.desk(|desk, hour, at_us| {
        for owner in 0..40_u64 {
            let copied = press.page(owner % press.newsrooms, hour).into_iter().map(|place| place.story);
            let spam = (0..10).map(|n| SPAM + n).filter(|_| hour == press.hours);
            let name = format!("sham {owner}");
            desk.see(&look(&name, &name, false, at_us, placements(spam.chain(copied))));
        }
    });
    let after = press.top(&desk);
    assert!(after.iter().all(|story| *story < SPAM), "{after:?}");
    assert_hardly_moved(&before, &after);
}

#[test]
fn a_flood_of_one_wire_text_moves_nothing() {
    let before = PRESS.top(&PRESS.desk(|_, _, _| {}));
    // Two hundred new titles carry one agency text at their top; articles and reports are not what is counted.
    let flood = before[9];
    let desk = PRESS.desk(|desk, hour, at_us| {
        for title in 0..if hour > 40 { 200_u64 } else { 0 } {
            let name = format!("local {title}");
            desk.see(&look(&name, &name, false, at_us, placements([flood])));
        }
    });
    let question = Question { now_us: PRESS.now_us(), most: 10, ..Question::default() };
    let facts = |story| Facts { titles: if story == flood { 212 } else { 12 }, reports: 1, ..Facts::default() };
    let after: Vec<u64> = desk.list(&question, &facts).iter().map(|led| led.story).collect();
    assert_hardly_moved(&before, &after);
}

#[test]
fn dates_that_publishers_write_move_nothing() {
    let desk = PRESS.desk(|_, _, _| {});
    let question = Question { now_us: PRESS.now_us(), most: 10, ..Question::default() };
    let before: Vec<u64> = desk
        .list(&question, &|_: u64| Facts { changed_us: Some(question.now_us), ..Facts::default() })
        .iter()
        .map(|led| led.story)
        .collect();
    // The last of the ten claims to be from next year.
    let last = before[9];
    let skewed = |story: u64| Facts {
        changed_us: Some(question.now_us + if story == last { 365 * 24 * HOUR_US } else { 0 }),
        ..Facts::default()
    };
    let after: Vec<u64> = desk.list(&question, &skewed).iter().map(|led| led.story).collect();
    assert_eq!(before, after);
}

#[test]
fn leaving_an_owner_out_is_as_if_it_had_no_pages() {
    let question = Question { now_us: PRESS.now_us(), without_owner: Some("title 3"), most: 50, ..Question::default() };
    let with = PRESS.desk(|_, _, _| {});
    let mut without = Desk::new(weights::current());
    for hour in 0..=PRESS.hours {
        for newsroom in (0..PRESS.newsrooms).filter(|newsroom| *newsroom != 3) {
            let title = format!("title {newsroom}");
            without.see(&look(&title, &title, true, START_US + hour * HOUR_US, PRESS.page(newsroom, hour)));
        }
    }
    let stories = |desk: &Desk| -> Vec<(u64, String)> {
        desk.list(&question, &|_| Facts::default()).iter().map(|led| (led.story, format!("{:.9}", led.score))).collect()
    };
    assert_eq!(stories(&with), stories(&without));
}

#[test]
fn an_editors_pin_is_applied_last_and_shown() {
    let desk = PRESS.desk(|_, _, _| {});
    let plain = PRESS.top(&desk);
    let question =
        Question { now_us: PRESS.now_us(), most: 10, pins: &[(plain[7], 1), (plain[2], 3)], ..Question::default() };
    let list = desk.list(&question, &|_| Facts::default());
    assert_eq!(list[0].story, plain[7]);
    assert_eq!(list[0].record.reasons(&weights::current().lead)[0].to_string(), "An editor pinned it to the top");
    assert_eq!(list[2].story, plain[2]);
    assert_eq!(list[1].story, plain[0], "the others keep their order");
    // The score is that of the newsrooms, not of the pin.
    assert!(list[0].score < list[1].score);
}

#[test]
fn an_edition_prefers_what_its_own_country_leads_with() {
    let mut desk = Desk::new(weights::current());
    for (title, country, first, second) in
        [("a", "DE", 1, 4), ("b", "DE", 1, 4), ("c", "FR", 2, 3), ("d", "FR", 2, 3), ("e", "FR", 2, 5)]
    {
        let mut page = look(title, title, true, START_US, placements([first, second]));
        page.country = Some(country);
        desk.see(&page);
    }
    let ask = |countries| Question { now_us: START_US, most: 1, countries, ..Question::default() };
    let first = |countries| desk.list(&ask(countries), &|_| Facts::default())[0].story;
    assert_eq!(first(&[]), 2);
    assert_eq!(first(&["DE"]), 1);
}

#[test]
fn another_angle_is_heard_and_stands_under_the_better_placed() {
    struct Kin;
    impl Knowledge for Kin {
        fn facts(&self, _: u64) -> Facts {
            Facts::default()
        }
        fn kindred(&self, story: u64) -> &[(u64, f64)] {
            match story {
                1 => &[(2, 0.8)],
                2 => &[(1, 0.8)],
                _ => &[],
            }
        }
    }
    let mut desk = Desk::new(weights::current());
    for (title, stories) in [("a", [1, 9]), ("b", [1, 9]), ("c", [2, 9]), ("d", [2, 8])] {
        desk.see(&look(title, title, true, START_US, placements(stories)));
    }
    let list = desk.list(&Question { now_us: START_US, most: 10, ..Question::default() }, &Kin);
    assert_eq!(list.iter().map(|led| led.story).collect::<Vec<_>>(), [1, 9]);
    assert_eq!(list[0].items, [1, 1, 2, 2]);
    assert_eq!(list[0].record.votes.len(), 4);
}

#[test]
fn reasons_are_words() {
    let desk = PRESS.desk(|_, _, _| {});
    let mut led = list(&desk, PRESS.now_us()).remove(0);
    led.record.reports = 4;
    led.record.titles = 31;
    led.record.kind = Kind::Sport;
    // Sport counted less in version 1.
    let words: Vec<String> = led.record.reasons(&weights::version(1).lead).iter().map(ToString::to_string).collect();
    assert!(
        words[0].starts_with(&format!("{} of 12 owners have it on their pages", led.record.votes.len())),
        "{words:?}"
    );
    assert!(words.iter().any(|words| words.starts_with("First seen 2026-09-")), "{words:?}");
    assert!(words.contains(&String::from("31 titles, 4 independent reports")), "{words:?}");
    assert!(words.contains(&String::from("Sport counts 0.6 in the general edition")), "{words:?}");
}

#[test]
fn two_desks_that_saw_the_same_give_the_same_bytes() {
    let bytes = |desk: &Desk| serde_json::to_string(&list(desk, PRESS.now_us())).unwrap();
    assert_eq!(bytes(&PRESS.desk(|_, _, _| {})), bytes(&PRESS.desk(|_, _, _| {})));
}

/// What a record says is read as it was written. Readers of JSON that round in haste miss one number in a few hundred by its last bit.
#[test]
fn numbers_of_a_record_are_read_to_the_last_bit() {
    let led = list(&PRESS.desk(|_, _, _| {}), PRESS.now_us());
    for step in 1..=5_000_u32 {
        let mut record = led[0].record.clone();
        record.votes[0].likeness = 1.0 / f64::from(step).sqrt();
        let read: Record = serde_json::from_str(&serde_json::to_string(&record).unwrap()).unwrap();
        assert_eq!(read.votes[0].likeness.to_bits(), record.votes[0].likeness.to_bits(), "step {step}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Every score is that of its record, to the last bit, also after the record was written down and read.
    #[test]
    fn records_recompute(seed in 0_u64..1000, hours in 1_i64..12, minutes in 0_i64..150) {
        let press = Press { newsrooms: 3 + seed % 9, hours };
        let desk = press.desk(|_, _, _| {});
        let question = Question { now_us: press.now_us() + minutes * MINUTE_US, most: 50, ..Question::default() };
        let facts = |story: u64| Facts {
            kind: if story % 5 == seed % 5 { Kind::Soft } else { Kind::Hard },
            words: (story % 400) as u32,
            ..Facts::default()
        };
        for led in desk.list(&question, &facts) {
            let written = serde_json::to_string(&led.record).unwrap();
            let record: Record = serde_json::from_str(&written).unwrap();
            prop_assert_eq!(record.score(&weights::current().lead).to_bits(), led.score.to_bits());
        }
    }
}
