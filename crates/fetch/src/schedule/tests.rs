use super::*;
use proptest::prelude::*;

const BOUNDS: Bounds = Bounds { shortest_us: 5 * MINUTE_US, longest_us: DAY_US };
const NOW: i64 = 1_700_000_000_000_000;
const UNCHANGED: Outcome = Outcome::Unchanged { hint: None };

fn minutes(due: Due) -> i64 {
    (due.at_us.unwrap() - NOW) / MINUTE_US
}

fn usual_gap(gap_us: i64) -> History {
    History { publish_gap_us: Some(gap_us), last_new_us: Some(NOW), ..History::default() }
}

#[test]
fn a_feed_is_asked_about_four_times_in_its_usual_gap() {
    for (gap, asked, reason) in [
        (6 * MINUTE_US, 5..=5, Reason::ShortestInterval),
        (HOUR_US, 13..=17, Reason::Rhythm),
        (DAY_US, 324..=396, Reason::Rhythm),
        (30 * DAY_US, 1296..=1440, Reason::LongestInterval),
    ] {
        for seed in 0..50 {
            let due = next(&usual_gap(gap), UNCHANGED, NOW, seed, &BOUNDS);
            assert!(asked.contains(&minutes(due)) && due.reason == reason, "{gap} {due:?}");
        }
    }
}

#[test]
fn rhythm_is_learnt_from_what_was_seen() {
    let mut history = History::default();
    let mut now = NOW;
    for _ in 0..40 {
        now += HOUR_US;
        history = next(&history, Outcome::NewEntries { count: 4, hint: None }, now, 0, &BOUNDS).history;
    }
    assert_eq!(history.publish_gap_us.unwrap() / MINUTE_US, 15);
    // One quiet night moves the average, and not far.
    let after_night =
        next(&history, Outcome::NewEntries { count: 1, hint: None }, now + 10 * HOUR_US, 0, &BOUNDS).history;
    assert!((16..=29).contains(&(after_night.publish_gap_us.unwrap() / MINUTE_US)));
}

#[test]
fn dates_give_the_first_guess() {
    let hourly: Vec<i64> = (0..30).map(|n| NOW - n * HOUR_US).chain([NOW, NOW + 5 * DAY_US, i64::MIN]).collect();
    let guess = History::from_published(&hourly, NOW);
    assert_eq!((guess.publish_gap_us, guess.last_new_us), (Some(HOUR_US), Some(NOW)));
    assert_eq!(History::from_published(&[], NOW), History::default());
    assert_eq!(History::from_published(&[NOW], NOW).publish_gap_us, None);
}

#[test]
fn a_feed_that_never_changes_slows_down_to_the_longest_interval() {
    let (mut history, mut now, mut polls) = (usual_gap(HOUR_US), NOW, 0);
    let mut intervals = Vec::new();
    while now < NOW + 30 * DAY_US {
        let due = next(&history, UNCHANGED, now, polls, &BOUNDS);
        intervals.push(due.at_us.unwrap() - now);
        (history, now, polls) = (due.history, due.at_us.unwrap(), polls + 1);
    }
    assert!(intervals[0] < 20 * MINUTE_US && *intervals.last().unwrap() > 20 * HOUR_US);
    assert!(polls < 100, "{polls} polls in 30 days");
    let woken = next(&history, Outcome::NewEntries { count: 1, hint: None }, now, 0, &BOUNDS);
    assert!(woken.at_us.unwrap() - now < 2 * HOUR_US, "one new entry wakes it");
}

#[test]
fn the_publishers_hint_delays_within_reason() {
    let hinted = |seconds| {
        next(&usual_gap(HOUR_US), Outcome::Unchanged { hint: Some(Duration::from_secs(seconds)) }, NOW, 1, &BOUNDS)
    };
    assert_eq!((minutes(hinted(1800)), hinted(1800).reason), (30, Reason::FreshnessHint));
    assert_eq!(hinted(10).reason, Reason::Rhythm, "a hint never hurries");
    assert_eq!(minutes(hinted(31_536_000)), 60, "a year is a mistake");
}

#[test]
fn failures_back_off_with_jitter_and_a_success_forgets_them() {
    let mut history = usual_gap(HOUR_US);
    for lowest in [5, 10, 20, 40, 80, 160, 320, 640, 1280, 1440, 1440] {
        let due = next(&history, Outcome::Failed { retry_after: None }, NOW, lowest as u64, &BOUNDS);
        assert!((lowest..=(lowest * 3 / 2).min(1440)).contains(&minutes(due)), "{lowest} {due:?}");
        history = due.history;
    }
    assert_eq!(history.failure_streak, 11);
    assert_eq!(next(&history, UNCHANGED, NOW, 0, &BOUNDS).history.failure_streak, 0);
    let spread: std::collections::BTreeSet<_> = (0..100)
        .map(|seed| {
            next(&history, Outcome::Failed { retry_after: None }, NOW, seed, &Bounds { longest_us: i64::MAX, ..BOUNDS })
                .at_us
        })
        .collect();
    assert!(spread.len() > 90);
}

#[test]
fn retry_after_is_obeyed_even_beyond_the_operators_bounds() {
    for (asked, at_least, at_most) in [(60, 5, 8), (3600, 60, 63), (172_800, 2880, 3024), (u64::MAX, 10_080, 10_584)] {
        let due = next(
            &usual_gap(HOUR_US),
            Outcome::Failed { retry_after: Some(Duration::from_secs(asked)) },
            NOW,
            3,
            &BOUNDS,
        );
        assert!((at_least..=at_most).contains(&minutes(due)), "{asked} {due:?}");
    }
}

#[test]
fn gone_is_the_end() {
    let due = next(&usual_gap(HOUR_US), Outcome::Gone, NOW, 0, &BOUNDS);
    assert_eq!((due.at_us, due.reason), (None, Reason::Gone));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]
    #[test]
    fn any_history_is_due_in_the_future_and_within_bounds(
        gap in any::<Option<i64>>(), last in any::<Option<i64>>(), streak in any::<u32>(),
        kind in 0..3, count in any::<u32>(), wait in any::<Option<u64>>(), seed in any::<u64>(),
    ) {
        let history = History { publish_gap_us: gap, last_new_us: last, unchanged_streak: streak, failure_streak: streak };
        let wait = wait.map(Duration::from_secs);
        let outcome = match kind {
            0 => Outcome::NewEntries { count, hint: wait },
            1 => Outcome::Unchanged { hint: wait },
            _ => Outcome::Failed { retry_after: None },
        };
        let due = next(&history, outcome, NOW, seed, &BOUNDS);
        let interval = due.at_us.unwrap() - NOW;
        prop_assert!((BOUNDS.shortest_us..=BOUNDS.longest_us).contains(&interval), "{interval}");
        prop_assert_eq!(due, next(&history, outcome, NOW, seed, &BOUNDS));
    }
}

#[test]
fn while_a_hub_tells_a_feed_is_asked_once_in_six_hours_and_by_its_rhythm_once_the_hub_should_have_told() {
    const LATER: i64 = NOW + 100 * HOUR_US;
    // Gap, what was told how long ago, how long the promise lasts, and when it is asked, in minutes.
    for (gap, told_ago, lasts, asked) in [
        (Some(24 * 60), 0, 6_000, 360),
        (Some(24 * 60), 600, 6_000, 360),
        (Some(24 * 60), 0, 90, 90),
        (Some(24 * 60), 0, 3, 15),
        (Some(60), 0, 6_000, 240),
        (Some(60), 100, 6_000, 140),
        (Some(60), 240, 6_000, 15),
        (Some(1), 0, 6_000, 60),
        (None, 0, 6_000, 360),
        (Some(60 * 24 * 30), 0, 60_000, 360),
        (Some(60 * 24 * 30), 7 * 24 * 60, 60_000, 15),
    ] {
        let hub = Hub { ends_us: NOW + lasts * MINUTE_US, told_us: NOW - told_ago * MINUTE_US };
        let at = while_told(NOW + 15 * MINUTE_US, hub, gap.map(|gap| gap * MINUTE_US), NOW, &BOUNDS);
        assert_eq!((at - NOW) / MINUTE_US, asked, "{gap:?} {told_ago} {lasts}");
    }
    assert_eq!(while_told(NOW + 15, Hub { ends_us: LATER, told_us: 0 }, None, NOW, &BOUNDS), NOW + 15, "it never told");
    assert_eq!(while_told(LATER, Hub { ends_us: LATER, told_us: NOW }, None, NOW, &BOUNDS), LATER, "never earlier");
}
