//! What editors say of the lead list is done at the next look, whatever front pages say, and kept with the list.

use news::AccountId;
use ranking::lead::Listed;
use ranking::picks::Act;
use store::{Follower, PlacedInStory, Storied};

use super::*;
use crate::clock::Clock;
use crate::curate::leading::Leader;
use crate::curate::tests::{deliver, deliveries, stand};

async fn list(store: &Store, clock: &Clock) -> Vec<Listed> {
    let folder = tempfile::tempdir().unwrap();
    let leader = Leader::open(store.clone(), clock.clone(), "world", folder.path().to_owned()).await;
    leader.unwrap().round().await.unwrap();
    let kept = store.lead_list("world", clock.now_us()).await.unwrap();
    kept.map(|kept| serde_json::from_str(&kept.body).unwrap()).unwrap_or_default()
}

async fn act(store: &Store, list: &str, act: &Act, at_us: i64) -> i64 {
    store.add_pick_act(list, AccountId(1), at_us, &serde_json::to_string(act).unwrap()).await.unwrap()
}

#[tokio::test]
async fn a_pin_leads_until_it_is_taken_back_and_what_is_held_back_does_not() {
    let (world, deliveries) = deliveries(6, 3);
    let (_folder, store, titles) = stand(&world).await;
    let mut placed = Vec::new();
    for delivery in deliveries.iter().take(4) {
        let article = deliver(&store, titles[delivery.title], delivery).await;
        placed.push(PlacedInStory { article, story: StoryId(article.0), because: Vec::new() });
    }
    let articles: Vec<ArticleId> = placed.iter().map(|placed| placed.article).collect();
    let follower = Follower { sequence: 1, replay_from: 1 };
    assert!(store.record_stories("stories", &Storied { follower, placed, ..Storied::default() }).await.unwrap());
    let clock = Clock::fast(news::from_micros(deliveries[3].at_us + 60_000_000), 1.0);
    let now_us = clock.now_us();
    assert!(list(&store, &clock).await.iter().all(|listed| listed.record.pinned.is_none()));

    let pins = pinned_list("world");
    act(&store, &pins, &Act::Add { article: articles[1].0 }, now_us).await;
    let number = act(&store, &pins, &Act::Add { article: articles[0].0 }, now_us).await;
    let pinned = list(&store, &clock).await;
    let at_top: Vec<(i64, Option<u32>)> =
        pinned.iter().take(2).map(|listed| (listed.article, listed.record.pinned)).collect();
    assert_eq!(
        at_top,
        [(articles[0].0, Some(1)), (articles[1].0, Some(2))],
        "the last one that was added is the first"
    );
    let why = pinned[0].record.reasons(&ranking::weights::current().lead);
    assert_eq!(why[0].to_string(), "An editor pinned it to the top");
    // What no newsroom placed has no score of its own; the pin adds none.
    assert_eq!(pinned[0].score, pinned[0].record.score(&ranking::weights::current().lead));

    act(&store, &pins, &Act::Undo { number }, now_us).await;
    let after = list(&store, &clock).await;
    assert_eq!(after[0].article, articles[1].0);
    assert!(after.iter().all(|listed| listed.article != articles[0].0));

    act(&store, &held_list("world"), &Act::Add { article: articles[1].0 }, now_us).await;
    let edition = news::edition("world").unwrap();
    let said = Overrides::read(&store, edition, now_us).await.unwrap();
    assert_eq!((said.pins.len(), said.held.len()), (1, 0), "who pins means it more");
    act(&store, &pins, &Act::Remove { article: articles[1].0 }, now_us).await;
    let said = Overrides::read(&store, edition, now_us).await.unwrap();
    assert_eq!((said.pins.len(), said.held), (0, HashSet::from([StoryId(articles[1].0)])));
    assert!(list(&store, &clock).await.iter().all(|listed| listed.article != articles[1].0));
}
