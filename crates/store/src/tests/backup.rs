//! Backups: of one moment, whole, put back only where nothing stands.

use std::path::Path;

use super::kit::Database;
use super::press::{MINUTE_US, NOON_US, entry, imported, visit};
use crate::{Error, Fact, Store, back_up, restore};

async fn log_of(store: &Store) -> Vec<Fact> {
    store.facts(0, 100_000).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_made_while_it_is_written_to_is_of_one_moment() {
    let database = Database::sqlite().await;
    let (title, feeds) = imported(&database, "courier", 1).await;
    let store = database.store.clone();
    let path = Path::new(&database.address).to_owned();
    let (stop, mut stopped) = tokio::sync::watch::channel(false);
    let writer = tokio::spawn(async move {
        let mut number = 0;
        while !*stopped.borrow_and_update() {
            let entries = (0..20).map(|of| entry(&format!("{number}-{of}"), "Bridge opens")).collect();
            store.record(&[visit(title, feeds[0], NOON_US + number * MINUTE_US, entries)]).await.unwrap();
            number += 1;
        }
    });
    let folder = path.parent().unwrap().to_owned();
    for number in 0..5 {
        while log_of(&database.store).await.len() < 50 * (number + 1) {
            tokio::task::yield_now().await;
        }
        let backup = folder.join(format!("backup-{number}.sqlite"));
        let backed_up = back_up(&path, &backup).await.unwrap();
        let again = folder.join(format!("again-{number}.sqlite"));
        assert_eq!(restore(&backup, &again).await.unwrap(), backed_up);

        let restored = Store::open(again.to_str().unwrap()).await.unwrap();
        assert_eq!(restored.verify().await.unwrap(), Vec::<String>::new());
        assert_eq!(restored.counts().await.unwrap().articles, backed_up.articles);
        let (facts, all) = (log_of(&restored).await, log_of(&database.store).await);
        assert_eq!(i64::try_from(facts.len()).unwrap(), backed_up.facts);
        assert!(facts.len() >= 50 * (number + 1), "what was acknowledged before it began is in it");
        assert_eq!(facts, all[..facts.len()]);
        restored.close().await;
    }
    stop.send(true).unwrap();
    writer.await.unwrap();
    let left: Vec<_> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with(".unfinished"))
        .collect();
    assert_eq!(left, Vec::<String>::new());
    database.remove().await;
}

#[cfg(unix)]
#[tokio::test]
async fn only_this_account_may_read_it() {
    use std::os::unix::fs::PermissionsExt as _;

    let database = Database::sqlite().await;
    let path = Path::new(&database.address);
    let backup = path.with_file_name("backup.sqlite");
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    back_up(path, &backup).await.unwrap();
    assert_eq!(mode(&backup), 0o600);
    // Whoever could read the backup cannot read the database that is made of it.
    std::fs::set_permissions(&backup, std::fs::Permissions::from_mode(0o644)).unwrap();
    let again = path.with_file_name("again.sqlite");
    restore(&backup, &again).await.unwrap();
    assert_eq!(mode(&again), 0o600);
    database.remove().await;
}

#[tokio::test]
async fn nothing_is_overwritten_and_nothing_else_is_taken_for_a_backup() {
    let database = Database::sqlite().await;
    let path = Path::new(&database.address).to_owned();
    let there = path.with_file_name("there");
    std::fs::write(&there, "precious").unwrap();
    assert!(matches!(back_up(&path, &there).await, Err(Error::FileExists { .. })));
    let backup = path.with_file_name("backup.sqlite");
    back_up(&path, &backup).await.unwrap();
    assert!(matches!(restore(&backup, &path).await, Err(Error::FileExists { .. })));
    assert_eq!(std::fs::read(&there).unwrap(), b"precious");

    let free = path.with_file_name("free.sqlite");
    assert!(matches!(restore(&there, &free).await, Err(Error::NotADatabase { .. })));
    let missing = path.with_file_name("missing");
    assert!(matches!(restore(&missing, &free).await, Err(Error::FileNotUsable { .. })));
    assert!(matches!(back_up(&missing, &free).await, Err(Error::FileNotUsable { .. })));
    let mut damaged = std::fs::read(&backup).unwrap();
    let middle = damaged.len() / 2;
    damaged[middle..].fill(0xa5);
    let broken = path.with_file_name("broken.sqlite");
    std::fs::write(&broken, damaged).unwrap();
    assert!(restore(&broken, &free).await.is_err());
    assert!(!free.exists() && !missing.exists());
    database.remove().await;
}
