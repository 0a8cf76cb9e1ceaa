//! Random visits against a model of a few lines: what is stored, what was reported, and what the log tells are the same.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::kit::{Database, on_both};
use super::press::{MINUTE_US, NOON_US, entry, imported, visit};
use crate::{Arrival, Change, FeedVisit};

const FEEDS: usize = 3;

/// What happens next.
#[derive(Clone, Debug)]
enum Step {
    /// Visits to feeds, in one batch, each with entries.
    Record(Vec<(usize, Vec<Entry>)>),
    /// The last batch comes again.
    Repeat,
    /// The process ends and starts.
    Restart,
}

#[derive(Clone, Debug)]
struct Entry {
    guid: u8,
    headline: u8,
    tracked: bool,
    withdrawn: bool,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let entry = (0..6_u8, 0..3_u8, any::<bool>(), prop::bool::weighted(0.1))
        .prop_map(|(guid, headline, tracked, withdrawn)| Entry { guid, headline, tracked, withdrawn });
    let visit = (0..FEEDS, prop::collection::vec(entry, 0..5));
    let step = prop_oneof![
        6 => prop::collection::vec(visit, 1..4).prop_map(Step::Record),
        2 => Just(Step::Repeat),
        1 => Just(Step::Restart),
    ];
    prop::collection::vec(step, 1..12)
}

/// An article as the rules have it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Article {
    /// What each feed said last.
    said: BTreeMap<usize, u8>,
    /// The headlines of its revisions.
    revisions: Vec<u8>,
    withdrawn: bool,
    position: i32,
}

#[derive(Debug, Default)]
struct Model(BTreeMap<u8, Article>);

impl Model {
    fn visit(&mut self, feed: usize, entries: &[Entry]) -> Vec<Change> {
        let mut met = Vec::new();
        let mut changes = Vec::new();
        for (position, entry) in entries.iter().enumerate() {
            let first = !met.contains(&entry.guid);
            met.push(entry.guid);
            changes.push(if first { self.arrive(feed, i32::try_from(position).unwrap(), entry) } else { Change::Same });
        }
        changes
    }

    fn arrive(&mut self, feed: usize, position: i32, entry: &Entry) -> Change {
        let Some(article) = self.0.get_mut(&entry.guid) else {
            let article = Article {
                said: BTreeMap::from([(feed, entry.headline)]),
                revisions: vec![entry.headline],
                withdrawn: entry.withdrawn,
                position,
            };
            self.0.insert(entry.guid, article);
            return if entry.withdrawn { Change::Withdrawn } else { Change::New };
        };
        if entry.withdrawn {
            let changed = !article.withdrawn;
            article.withdrawn = true;
            return if changed { Change::Withdrawn } else { Change::Same };
        }
        article.position = article.position.min(position);
        let before = article.said.insert(feed, entry.headline);
        let news = before.is_some_and(|before| before != entry.headline);
        if !news || article.revisions.last() == Some(&entry.headline) {
            return Change::Same;
        }
        article.withdrawn = false;
        article.revisions.push(entry.headline);
        Change::Revised
    }
}

fn headline(number: u8) -> String {
    format!("Headline {number}")
}

fn arrival(told: &Entry) -> Arrival {
    let mut arrival = entry(&told.guid.to_string(), &headline(told.headline));
    if told.tracked {
        arrival.article.url.push_str("?utm_source=feed");
    }
    arrival.withdrawn = told.withdrawn;
    arrival
}

/// What is stored, in the model's words.
async fn stored(database: &Database) -> BTreeMap<u8, (Vec<String>, bool, i32)> {
    let mut all = BTreeMap::new();
    for article in database.store.export(None, 1_000).await.unwrap() {
        let revisions = database.store.revisions(article.id).await.unwrap();
        let headlines: Vec<String> = revisions.into_iter().map(|revision| revision.headline).collect();
        assert_eq!(headlines.last(), Some(&article.title));
        assert_eq!(headlines.len(), usize::try_from(article.revision).unwrap());
        let position = database.store.article(article.id).await.unwrap().unwrap().card.position;
        all.insert(article.guid.parse().unwrap(), (headlines, article.removed, position));
    }
    all
}

/// The log alone gives revisions and withdrawals.
async fn retold(database: &Database) -> BTreeMap<i64, (i32, bool)> {
    let mut articles: BTreeMap<i64, (i32, bool)> = BTreeMap::new();
    for fact in database.store.facts(0, 100_000).await.unwrap() {
        match fact.kind.as_str() {
            "article_seen" => drop(articles.insert(fact.subject, (1, false))),
            "article_revised" => articles.get_mut(&fact.subject).unwrap().0 += 1,
            "article_withdrawn" => articles.get_mut(&fact.subject).unwrap().1 = true,
            "article_restored" => articles.get_mut(&fact.subject).unwrap().1 = false,
            _ => {}
        }
    }
    articles
}

async fn agrees(database: &mut Database, steps: &[Step]) {
    let (title, feeds) = imported(database, "press", FEEDS).await;
    let mut model = Model::default();
    let mut last: Vec<FeedVisit> = Vec::new();
    let mut now_us = NOON_US;
    for step in steps {
        match step {
            Step::Restart => database.reopen().await,
            Step::Repeat => {
                let facts = database.store.facts(0, 100_000).await.unwrap();
                let reports = database.store.record(&last).await.unwrap();
                assert!(reports.iter().flat_map(|report| &report.changes).all(|(_, change)| *change == Change::Same));
                assert_eq!(database.store.facts(0, 100_000).await.unwrap(), facts);
            }
            Step::Record(visits) => {
                last = Vec::new();
                let mut expected = Vec::new();
                for (feed, entries) in visits {
                    now_us += MINUTE_US;
                    last.push(visit(title, feeds[*feed], now_us, entries.iter().map(arrival).collect()));
                    expected.push(model.visit(*feed, entries));
                }
                let reports = database.store.record(&last).await.unwrap();
                let reported: Vec<Vec<Change>> = reports
                    .into_iter()
                    .map(|report| report.changes.into_iter().map(|(_, change)| change).collect())
                    .collect();
                assert_eq!(reported, expected);
            }
        }
    }
    let expected: BTreeMap<u8, (Vec<String>, bool, i32)> = model
        .0
        .into_iter()
        .map(|(guid, article)| {
            (guid, (article.revisions.into_iter().map(headline).collect(), article.withdrawn, article.position))
        })
        .collect();
    assert_eq!(stored(database).await, expected);
    let exported = database.store.export(None, 1_000).await.unwrap();
    let rows: BTreeMap<i64, (i32, bool)> =
        exported.into_iter().map(|article| (article.id.0, (article.revision, article.removed))).collect();
    assert_eq!(retold(database).await, rows);
    assert_eq!(database.store.verify().await.unwrap(), [""; 0]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_store_agrees_with_the_model(steps in steps()) {
        on_both(async |database| agrees(database, &steps).await);
    }
}
