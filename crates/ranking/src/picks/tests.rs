//! Picks, as the specification says it.

use proptest::prelude::*;

use super::*;

const HOUR_US: i64 = 3_600_000_000;
const NOON_US: i64 = 1_790_000_000_000_000;

fn signed(number: i64, act: Act) -> Signed {
    Signed { number, account: 1 + number % 2, at_us: NOON_US + number, act }
}

fn acts(acts: impl IntoIterator<Item = Act>) -> Vec<Signed> {
    acts.into_iter().zip(1..).map(|(act, number)| signed(number, act)).collect()
}

fn live(acts: &[Signed], now_us: i64) -> Vec<i64> {
    Desk::fold(acts).live(now_us).iter().map(|pick| pick.article).collect()
}

fn add(article: i64) -> Act {
    Act::Add { article }
}

#[test]
fn the_newest_pick_stands_first_and_can_be_moved() {
    let mut all = acts([add(1), add(2), add(3)]);
    assert_eq!(live(&all, NOON_US + HOUR_US), [3, 2, 1]);
    all.push(signed(4, Act::Move { article: 1, before: Some(2) }));
    assert_eq!(live(&all, NOON_US + HOUR_US), [3, 1, 2]);
    all.push(signed(5, Act::Move { article: 3, before: None }));
    assert_eq!(live(&all, NOON_US + HOUR_US), [1, 2, 3]);
}

#[test]
fn a_pin_holds_its_place_whatever_comes() {
    let mut all = acts([add(1), Act::Pin { article: 1, place: Some(2) }, add(2), add(3)]);
    assert_eq!(live(&all, NOON_US + HOUR_US), [3, 1, 2]);
    all.push(signed(9, Act::Pin { article: 1, place: None }));
    assert_eq!(live(&all, NOON_US + HOUR_US), [3, 2, 1]);
}

#[test]
fn a_schedule_is_obeyed_to_the_moment() {
    let schedule =
        Act::Schedule { article: 1, from_us: Some(NOON_US + HOUR_US), until_us: Some(NOON_US + 2 * HOUR_US) };
    let all = acts([add(1), schedule]);
    for (at_us, expected) in
        [(NOON_US + HOUR_US - 1, 0), (NOON_US + HOUR_US, 1), (NOON_US + 2 * HOUR_US - 1, 1), (NOON_US + 2 * HOUR_US, 0)]
    {
        assert_eq!(live(&all, at_us).len(), expected, "{at_us}");
    }
}

#[test]
fn a_schedule_across_a_change_of_the_clocks_means_the_wall_clock() {
    // 25 October 2026: at 3 in the morning the clocks of Berlin go back to 2. Eight in the morning is 25 hours after eight of the day before.
    let wall = |text: &str| {
        let zoned = text.parse::<jiff::civil::DateTime>().unwrap().in_tz("Europe/Berlin").unwrap();
        zoned.timestamp().as_microsecond()
    };
    let (from_us, until_us) = (wall("2026-10-24T08:00"), wall("2026-10-25T08:00"));
    assert_eq!(until_us - from_us, 25 * HOUR_US);
    let all = [
        Signed { number: 1, account: 1, at_us: from_us - HOUR_US, act: add(1) },
        Signed {
            number: 2,
            account: 1,
            at_us: from_us - HOUR_US,
            act: Act::Schedule { article: 1, from_us: Some(from_us), until_us: Some(until_us) },
        },
    ];
    assert_eq!(live(&all, wall("2026-10-25T07:59")), [1]);
    assert!(live(&all, wall("2026-10-25T08:00")).is_empty());
}

#[test]
fn an_act_that_is_taken_back_leaves_nothing_and_comes_back_when_that_is_taken_back() {
    let mut all = acts([add(1), add(2), Act::Remove { article: 1 }, Act::Undo { number: 3 }]);
    assert_eq!(live(&all, NOON_US + HOUR_US), [2, 1]);
    assert!(Desk::fold(&all).is_undone(3));
    all.push(signed(5, Act::Undo { number: 4 }));
    assert_eq!(live(&all, NOON_US + HOUR_US), [2]);
}

#[test]
fn a_pick_without_an_end_leaves_after_ten_days() {
    let all = acts([add(1)]);
    assert_eq!(live(&all, NOON_US + LONGEST_US), [1]);
    assert!(live(&all, NOON_US + LONGEST_US + 1).is_empty());
}

fn any_act() -> impl Strategy<Value = Act> {
    let article = 1..6_i64;
    prop_oneof![
        article.clone().prop_map(|article| Act::Add { article }),
        article.clone().prop_map(|article| Act::Remove { article }),
        (article.clone(), proptest::option::of(1..6_i64)).prop_map(|(article, before)| Act::Move { article, before }),
        (article.clone(), proptest::option::of(1..4_u32)).prop_map(|(article, place)| Act::Pin { article, place }),
        (article, "[a-z ]{0,20}").prop_map(|(article, note)| Act::Note { article, note }),
        (1..12_i64).prop_map(|number| Act::Undo { number }),
    ]
}

proptest! {
    /// Two editors at once: the acts of the second are about other articles, so nothing that the first did is lost, in whatever order they came.
    #[test]
    fn two_editors_at_once_lose_nothing(first in proptest::collection::vec(any_act(), 0..8), late in any::<bool>()) {
        let mut all = acts(first);
        let own = live(&all, NOON_US + HOUR_US);
        let number = i64::try_from(all.len()).unwrap() + 1;
        let second = signed(number, add(99));
        if late { all.push(second) } else { all.insert(0, second) }
        let both = live(&all, NOON_US + HOUR_US);
        prop_assert!(both.contains(&99));
        let without: Vec<i64> = both.into_iter().filter(|article| *article != 99).collect();
        let sorted = |mut list: Vec<i64>| { list.sort_unstable(); list };
        prop_assert_eq!(sorted(without), sorted(own));
    }

    /// A replay gives the same list, and no article stands there twice.
    #[test]
    fn a_replay_gives_the_same_list(acts_done in proptest::collection::vec(any_act(), 0..20)) {
        let all = acts(acts_done);
        let list = live(&all, NOON_US + HOUR_US);
        let mut shuffled = all.clone();
        shuffled.reverse();
        prop_assert_eq!(&live(&shuffled, NOON_US + HOUR_US), &list);
        let mut once = list.clone();
        once.sort_unstable();
        once.dedup();
        prop_assert_eq!(once.len(), list.len());
    }
}
