//! Backups of a service that is running.

use std::collections::BTreeSet;

use press::Faults;
use serde_json::Value;

use crate::instance::{Instance, Press, run, success};

fn exported(press: &Press, data: &std::path::Path) -> BTreeSet<String> {
    success(press.command(data, &["export", "--jsonl"]))
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap()["url"].as_str().unwrap().to_owned())
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_made_while_it_collects_becomes_a_service_that_goes_on() {
    let press = Press::open(12, Faults::none()).await;
    let (data, again) = (press.folder.path().join("data"), press.folder.path().join("again"));
    let file = press.folder.path().join("backup.sqlite");
    let backup = file.to_str().unwrap();
    let instance = Instance::start_without_waiting(&press, &data);
    let articles = || instance.health().and_then(|health| health["articles"].as_u64()).unwrap_or(0);
    instance.wait_until("something is stored", || articles() > 0);
    let acknowledged = articles();
    let said = success(press.command(&data, &["backup", backup]));
    assert!(said.contains("articles") && said.contains("facts of the log"), "{said}");
    // A backup is never written over, and a database that is there is not replaced.
    let refused = run(press.command(&data, &["backup", backup]));
    assert!(!refused.status.success() && String::from_utf8_lossy(&refused.stderr).contains("already"));
    let refused = run(press.command(&data, &["restore", backup]));
    assert!(!refused.status.success() && String::from_utf8_lossy(&refused.stderr).contains("already"));
    instance.wait_until_collected();
    instance.kill();

    // Left over from another database: it would answer searches with articles that are not there.
    std::fs::create_dir_all(again.join("search")).unwrap();
    std::fs::write(again.join("search/meta.json"), "of another").unwrap();
    let snapshots = ["stories.snapshot", "front-pages.snapshot"].map(|name| again.join(name));
    for snapshot in &snapshots {
        std::fs::write(snapshot, "of another").unwrap();
    }
    success(press.command(&again, &["restore", backup]));
    assert!(!again.join("search").exists() && !snapshots.iter().any(|snapshot| snapshot.exists()));
    assert!(success(press.command(&again, &["verify"])).contains("all invariants hold"));
    let (restored, all) = (exported(&press, &again), exported(&press, &data));
    assert!(restored.len() as u64 >= acknowledged && restored.is_subset(&all));
    success(press.command(&again, &["collect"]));
    assert_eq!(exported(&press, &again), all);
}
