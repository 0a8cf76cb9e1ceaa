//! Killing: SIGKILL at random moments of collecting loses nothing that was acknowledged and doubles nothing.

use std::collections::BTreeSet;
use std::time::Duration;

use press::Faults;
use serde_json::Value;

use crate::instance::{Instance, Press, success};

/// Kills at random moments.
const KILLS: u64 = 20;

fn exported(press: &Press, data: &std::path::Path) -> Vec<(String, String)> {
    success(press.command(data, &["export", "--jsonl"]))
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap())
        .map(|article| (article["url"].as_str().unwrap().to_owned(), article["guid"].as_str().unwrap().to_owned()))
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn twenty_kills_lose_nothing_acknowledged_and_double_nothing() {
    let press = Press::open(40, Faults::none()).await;
    let reference = press.folder.path().join("reference");
    success(press.command(&reference, &["collect"]));
    let owed: BTreeSet<String> = exported(&press, &reference).into_iter().map(|(url, _)| url).collect();

    let data = press.folder.path().join("data");
    let mut seed = 0x5eed_u64;
    let mut acknowledged = 0;
    let mut amidst = 0;
    let mut before: BTreeSet<String> = BTreeSet::new();
    for kill in 0..KILLS {
        let instance = Instance::start_without_waiting(&press, &data);
        // Each life gets as far as to store something new, so that every kill but the last ones falls into the midst of collecting.
        instance.wait_until("something new is stored", || {
            let articles = instance.health().and_then(|health| health["articles"].as_u64());
            articles.is_some_and(|articles| articles > before.len() as u64 || before.len() == owed.len())
        });
        // A number that looks random and is the same each time (a linear congruential step, Knuth's constants).
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        std::thread::sleep(Duration::from_millis((seed >> 33) % 120));
        // What the service said that it has, it must still have after the kill.
        if let Some(articles) = instance.health().and_then(|health| health["articles"].as_i64()) {
            acknowledged = acknowledged.max(articles);
        }
        instance.kill();

        assert!(success(press.command(&data, &["verify"])).contains("all invariants hold"), "after kill {kill}");
        let articles = exported(&press, &data);
        let addresses: BTreeSet<String> = articles.iter().map(|(url, _)| url.clone()).collect();
        assert_eq!(addresses.len(), articles.len(), "an article is doubled after kill {kill}");
        assert!(
            i64::try_from(articles.len()).unwrap() >= acknowledged,
            "acknowledged articles are missing after kill {kill}"
        );
        assert!(before.is_subset(&addresses), "stored articles are missing after kill {kill}");
        assert!(addresses.is_subset(&owed), "an article was invented before kill {kill}");
        amidst += u64::from(addresses.len() < owed.len());
        before = addresses;
    }
    assert!(amidst >= 3, "only {amidst} of {KILLS} kills fell into collecting; the set is too small for this machine");

    success(press.command(&data, &["collect"]));
    let addresses: BTreeSet<String> = exported(&press, &data).into_iter().map(|(url, _)| url).collect();
    assert_eq!(addresses, owed, "after {KILLS} kills and one whole round everything owed is there");
}
