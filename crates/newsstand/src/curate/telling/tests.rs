//! Stories of the simulated press, whose truth is known.

use std::collections::BTreeMap;
use std::path::Path;

use news::{AccountId, ArticleId};
use press::ArticleTruth;
use store::{Store, StoryRow};
use stories::{Act, StoryId};

use super::*;
use crate::curate::tests::{curator, deliver, deliveries, stand};

async fn teller(store: &Store, folder: &Path) -> Teller {
    Teller::open(store.clone(), Clock::system(), &Curate::default(), &Meaning::default(), folder.to_owned())
        .await
        .unwrap()
}

/// Where every article is, and why.
async fn told(store: &Store, articles: &[ArticleId]) -> Vec<(ArticleId, StoryId)> {
    let cards = store.cards(articles).await.unwrap();
    let mut told: Vec<_> = cards.iter().map(|card| (card.id, card.story.expect("it was placed"))).collect();
    told.sort_unstable();
    told
}

async fn row(store: &Store, story: StoryId) -> StoryRow {
    store.story(story).await.unwrap().unwrap()
}

#[tokio::test]
async fn a_restart_from_a_snapshot_or_from_the_log_gives_the_same_stories() {
    let (world, deliveries) = deliveries(24, 8);
    let mut seen = Vec::new();
    for (restart_after, with_snapshot) in [(usize::MAX, false), (19, false), (23, true)] {
        let (folder, store, titles) = stand(&world).await;
        let mut reports = curator(&store).await;
        let mut running = teller(&store, folder.path()).await;
        let mut articles = Vec::new();
        for (number, delivery) in deliveries.iter().enumerate() {
            articles.push(deliver(&store, titles[delivery.title], delivery).await);
            if number % 5 == 0 {
                reports.catch_up().await.unwrap();
                running.catch_up().await.unwrap();
            }
            if number % restart_after == restart_after - 1 {
                if with_snapshot {
                    running.save().await;
                }
                running = teller(&store, folder.path()).await;
            }
        }
        reports.catch_up().await.unwrap();
        running.catch_up().await.unwrap();
        let stories = told(&store, &articles).await;
        // Ids differ from one store to the next; who is together with whom does not.
        let place: BTreeMap<ArticleId, usize> = articles.iter().enumerate().map(|(at, id)| (*id, at)).collect();
        let together: Vec<(usize, usize)> =
            stories.iter().map(|(article, story)| (place[article], place[&ArticleId(story.0)])).collect();
        seen.push(together);
    }
    assert!(seen[0].len() > 50);
    assert_eq!(seen[0], seen[1], "from the log");
    assert_eq!(seen[0], seen[2], "from a snapshot");
}

#[tokio::test]
async fn stories_of_the_simulated_press_are_its_events() {
    let (world, deliveries) = deliveries(40, 10);
    let (folder, store, titles) = stand(&world).await;
    let mut truths: Vec<(ArticleId, &ArticleTruth)> = Vec::new();
    for delivery in &deliveries {
        truths.push((deliver(&store, titles[delivery.title], delivery).await, &delivery.truth));
    }
    curator(&store).await.catch_up().await.unwrap();
    let placed = teller(&store, folder.path()).await.catch_up().await.unwrap();
    assert!(placed >= truths.len() as u64, "{placed} of {}", truths.len());
    let ids: Vec<ArticleId> = truths.iter().map(|(article, _)| *article).collect();
    let stories: BTreeMap<ArticleId, StoryId> = told(&store, &ids).await.into_iter().collect();
    // Events of one kind in neighbouring towns read alike in the press: real streams are measured by `cargo xtask bench stories`.
    // News within one language: pairs of one event that are in one story, and pairs of one story that are one event.
    let news: Vec<(StoryId, &str, &str)> = truths
        .iter()
        .filter(|(_, truth)| truth.kind == "news")
        .map(|(article, truth)| (stories[article], truth.event.as_str(), truth.language.as_str()))
        .collect();
    let (mut right, mut told, mut there) = (0_u64, 0_u64, 0_u64);
    for (at, one) in news.iter().enumerate() {
        for other in news.iter().skip(at + 1).filter(|other| other.2 == one.2) {
            told += u64::from(one.0 == other.0);
            there += u64::from(one.1 == other.1);
            right += u64::from(one.0 == other.0 && one.1 == other.1);
        }
    }
    assert!(told > 100 && right * 100 >= told * 70, "{right} of {told} pairs in one story are one event");
    assert!(right * 100 >= there * 60, "{right} of {there} pairs of one event are in one story");
    // Counts are those of the rows.
    for story in stories.values() {
        let row = row(&store, *story).await;
        let members = stories.values().filter(|other| *other == story).count();
        assert_eq!(usize::try_from(row.articles).unwrap(), members);
        assert!(row.reports <= row.titles && row.owners <= row.titles && row.reports >= 1, "{row:?}");
        assert_eq!(row.forwards_to, None);
    }
}

#[tokio::test]
async fn what_editors_do_is_done_survives_a_restart_and_can_be_taken_back() {
    let (world, deliveries) = deliveries(12, 6);
    let (folder, store, titles) = stand(&world).await;
    let mut articles = Vec::new();
    for delivery in &deliveries {
        articles.push(deliver(&store, titles[delivery.title], delivery).await);
    }
    curator(&store).await.catch_up().await.unwrap();
    let mut running = teller(&store, folder.path()).await;
    running.catch_up().await.unwrap();
    let before = told(&store, &articles).await;
    let (one, other) = {
        let mut all: Vec<StoryId> = before.iter().map(|(_, story)| *story).collect();
        all.dedup();
        (all[0], *all.iter().find(|story| **story != all[0]).unwrap())
    };
    let editor = AccountId(7);
    let merge = store.record_story_act(one, editor, 1, &Act::Merge { from: other, into: one }).await.unwrap();
    store.record_story_act(one, editor, 2, &Act::Rename { story: one, name: Some("Ours".to_owned()) }).await.unwrap();
    running.catch_up().await.unwrap();
    assert_eq!(row(&store, other).await.forwards_to, Some(one));
    assert_eq!(row(&store, one).await.name.as_deref(), Some("Ours"));
    assert_eq!(store.acts_of(one).await.unwrap().len(), 2);

    let mut running = teller(&store, folder.path()).await;
    store.record_story_act(one, editor, 3, &Act::Undo { act: merge }).await.unwrap();
    running.catch_up().await.unwrap();
    assert_eq!(told(&store, &articles).await, before, "all is where it was");
    assert_eq!(row(&store, other).await.forwards_to, None);
    let undone: Vec<bool> = store.acts_of(one).await.unwrap().into_iter().map(|act| act.undone).collect();
    assert_eq!(undone, [false, false, true]);
}

#[cfg(feature = "embed")]
#[tokio::test]
async fn what_one_model_said_is_kept_for_it_alone() {
    let (world, deliveries) = deliveries(12, 6);
    let (folder, store, titles) = stand(&world).await;
    for delivery in &deliveries {
        deliver(&store, titles[delivery.title], delivery).await;
    }
    curator(&store).await.catch_up().await.unwrap();
    let model = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata/embedding");
    let with = Meaning::read(Some(&model)).unwrap();
    let open = async |meaning: &Meaning| {
        let settings = Curate::default();
        Teller::open(store.clone(), Clock::system(), &settings, meaning, folder.path().to_owned()).await.unwrap()
    };
    let mut first = open(&with).await;
    assert!(first.catch_up().await.unwrap() > 0);
    first.save().await;
    let state = |teller: &Teller| teller.fold.as_ref().unwrap().snapshot().unwrap();
    let kept = state(&first);
    assert_eq!(state(&open(&with).await), kept);
    let without = state(&open(&Meaning::default()).await);
    assert!(without.len() < kept.len(), "directions of another model are forgotten");
}
