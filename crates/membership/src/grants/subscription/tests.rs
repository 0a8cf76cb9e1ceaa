//! States by the table, and random histories against a model that looks at the list of events instead of folding it.

use proptest::prelude::*;

use super::*;

fn happened(events: &[(i64, Event)]) -> Vec<Happened> {
    let one = |(number, (at_us, event)): (usize, &(i64, Event))| Happened {
        id: format!("evt_{number}"),
        at_us: *at_us * DAY_US,
        event: *event,
    };
    events.iter().enumerate().map(one).collect()
}

/// The state on each of these days.
fn states(events: &[(i64, Event)], days: &[i64]) -> Vec<State> {
    let subscription = Subscription::of(&happened(events), GRACE_US);
    days.iter().map(|day| subscription.state(day * DAY_US)).collect()
}

fn paid(days: i64) -> Event {
    Event::Paid { through_us: days * DAY_US }
}

#[test]
fn the_table_of_states() {
    use Event as E;
    use State as S;
    assert_eq!(states(&[(0, E::CheckoutStarted)], &[0, 1]), [S::Pending, S::None]);
    assert_eq!(states(&[(0, paid(30))], &[0, 29, 30, 31]), [S::Active, S::Active, S::Active, S::Expired], "a day of slack");
    assert_eq!(states(&[(0, E::TrialStarted { until_us: 14 * DAY_US })], &[0, 13, 15]), [S::Trialing, S::Trialing, S::Expired]);
    assert_eq!(states(&[(0, paid(30)), (30, E::PaymentFailed)], &[30, 36, 37]), [S::PastDue, S::PastDue, S::OnHold]);
    assert_eq!(states(&[(0, paid(30)), (30, E::PaymentFailed), (33, paid(60))], &[36, 59]), [S::Active, S::Active]);
    assert_eq!(states(&[(0, paid(30)), (30, E::PaymentFailed), (35, E::RetriesExhausted)], &[36]), [S::OnHold]);
    assert_eq!(states(&[(0, paid(30)), (3, E::Paused)], &[29, 30]), [S::Active, S::Paused]);
    assert_eq!(states(&[(0, paid(30)), (9, E::Refunded)], &[9, 10]), [S::Refunded, S::Refunded]);
    assert_eq!(states(&[(0, paid(30)), (9, E::Withdrawn), (10, paid(60))], &[11]), [S::Withdrawn]);
    assert_eq!(states(&[(0, paid(30)), (9, E::DisputeOpened)], &[9]), [S::Disputed]);
    assert_eq!(states(&[(0, paid(30)), (9, E::DisputeOpened), (12, E::DisputeWon)], &[12]), [S::Active]);
    assert_eq!(states(&[(0, paid(30)), (9, E::DisputeLost)], &[12]), [S::Closed]);
}

#[test]
fn acceptance_08_cancelled_and_not_expired_reads_as_paid() {
    use State::{Active, Cancelled, Expired};
    let events = [(0, paid(30)), (5, Event::CancelScheduled)];
    assert_eq!(states(&events, &[5, 29, 30]), [Cancelled, Cancelled, Expired]);
    assert!(Cancelled.has_access());
    let resumed = [(0, paid(30)), (5, Event::CancelScheduled), (6, Event::Resumed)];
    assert_eq!(states(&resumed, &[7]), [Active]);
    // And in a trial: access goes on to its end.
    let trial = [(0, Event::TrialStarted { until_us: 14 * DAY_US }), (2, Event::CancelScheduled)];
    assert_eq!(states(&trial, &[3, 13, 14]), [Cancelled, Cancelled, Expired]);
}

#[test]
fn acceptance_10_doubled_and_reversed_events_give_the_same_state() {
    let mut events = happened(&[(0, paid(30)), (30, Event::PaymentFailed), (31, paid(60)), (40, Event::CancelScheduled)]);
    let expected = Subscription::of(&events, GRACE_US);
    events.reverse();
    assert_eq!(Subscription::of(&events, GRACE_US), expected);
    events.extend(events.clone());
    assert_eq!(Subscription::of(&events, GRACE_US), expected);
}

/// Whether `events`, sorted, open articles at `now`: asked of the list, by looking for the last event of each kind.
fn model(events: &[(i64, Event)], now: i64) -> bool {
    let last = |wanted: fn(&Event) -> bool| events.iter().rposition(|(_, event)| wanted(event));
    // Nothing opens again after these.
    if last(|event| matches!(event, Event::Withdrawn | Event::DisputeLost | Event::Erased)).is_some() {
        return false;
    }
    let pays = |event: &Event| matches!(event, Event::Paid { .. });
    let stop = last(|event| matches!(event, Event::Ended | Event::Refunded | Event::RetriesExhausted));
    let payment = last(pays);
    if stop.is_some() && payment < stop {
        return false;
    }
    if last(|event| *event == Event::DisputeOpened) > last(|event| *event == Event::DisputeWon) {
        return false;
    }
    // What was paid before the last end is gone.
    let over = last(|event| matches!(event, Event::Ended | Event::Refunded));
    let rest = &events[over.map_or(0, |over| over + 1)..];
    let ends = rest.iter().filter_map(|(_, event)| match event {
        Event::Paid { through_us } => Some(*through_us),
        Event::TrialStarted { until_us } => Some(*until_us),
        _ => None,
    });
    let Some(end) = ends.max() else { return false };
    let after = |one: fn(&Event) -> bool, other: fn(&Event) -> bool| {
        let place = |wanted: fn(&Event) -> bool| rest.iter().rposition(|(_, event)| wanted(event));
        place(one) > place(other)
    };
    let ends_with_period = after(|event| *event == Event::CancelScheduled, |event| *event == Event::Resumed)
        || after(|event| *event == Event::Paused, |event| *event == Event::Unpaused);
    if now < end || ends_with_period {
        return now < end;
    }
    let since = payment.map_or(0, |payment| payment + 1);
    match events[since..].iter().find(|(_, event)| *event == Event::PaymentFailed) {
        Some((failed, _)) => now < failed * DAY_US + GRACE_US,
        None => now < end + SLACK_US,
    }
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        1 => Just(Event::CheckoutStarted),
        2 => (0_i64..60).prop_map(|day| Event::TrialStarted { until_us: day * DAY_US }),
        6 => (0_i64..90).prop_map(paid),
        3 => Just(Event::PaymentFailed),
        1 => Just(Event::RetriesExhausted),
        2 => Just(Event::CancelScheduled),
        1 => Just(Event::Resumed),
        1 => Just(Event::Paused),
        1 => Just(Event::Unpaused),
        1 => Just(Event::DisputeOpened),
        1 => Just(Event::DisputeWon),
        1 => Just(Event::Ended),
        1 => Just(Event::Refunded),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40_000))]

    #[test]
    fn access_equals_the_model_in_every_order(
        history in prop::collection::vec((0_i64..60, event()), 0..9),
        last in prop_oneof![8 => Just(None), 1 => Just(Some(Event::Withdrawn)), 1 => Just(Some(Event::Erased))],
        turn in any::<usize>(),
        ask in 60_i64..100,
    ) {
        let mut history = history;
        history.extend(last.map(|event| (59, event)));
        history.sort_by_key(|(day, event)| (*day, event.order()));
        let mut events = happened(&history);
        // Ids in the order of the list, so that ties are what the model sees.
        for (number, happened) in events.iter_mut().enumerate() {
            happened.id = format!("evt_{number:03}");
        }
        let subscription = Subscription::of(&events, GRACE_US);
        let has_access = subscription.state(ask * DAY_US).has_access();
        prop_assert_eq!(has_access, model(&history, ask * DAY_US), "{:?}", history);
        prop_assert_eq!(has_access, subscription.right().is_some_and(|right| right.covers(ask * DAY_US)));
        if !events.is_empty() {
            let doubled = events.get(turn % events.len()).cloned();
            let turn = turn % events.len();
            events.rotate_left(turn);
            events.extend(doubled);
            events.reverse();
        }
        prop_assert_eq!(Subscription::of(&events, GRACE_US), subscription);
    }
}
