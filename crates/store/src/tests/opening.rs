//! Opening a database, and what it says when it cannot.

use news::ArticleId;

use super::kit::{Database, on_both, with_postgres};
use super::press::{MINUTE_US, NOON_US, entry, imported, record, visit};
use crate::engine::Engine;
use crate::{Error, Store};

async fn refused(address: &str) -> Error {
    match Store::open(address).await {
        Ok(_) => panic!("{address} was opened"),
        Err(error) => error,
    }
}

#[test]
fn what_was_recorded_is_there_after_a_restart() {
    on_both(async |database| {
        let (title, feeds) = imported(database, "press", 1).await;
        let (id, _) = record(database, visit(title, feeds[0], NOON_US, vec![entry("1", "One")])).await[0];
        database.reopen().await;
        assert_eq!(database.store.article(id).await.unwrap().unwrap().card.headline, "One");
        assert_eq!(database.store.verify().await.unwrap(), [""; 0]);
    });
}

#[test]
fn ids_stay_unique_after_a_restart_with_the_clock_set_back() {
    on_both(async |database| {
        let (title, feeds) = imported(database, "press", 1).await;
        let mut ids: Vec<ArticleId> = Vec::new();
        for round in 0..3 {
            let entries = (0..50).map(|number| entry(&format!("{round}-{number}"), "x")).collect();
            let at_us = NOON_US - round * 1_440 * MINUTE_US;
            ids.extend(record(database, visit(title, feeds[0], at_us, entries)).await.iter().map(|(id, _)| *id));
            database.reopen().await;
        }
        assert!(ids.windows(2).all(|pair| pair[0] < pair[1]));
        assert_eq!(database.store.counts().await.unwrap().articles, 150);
    });
}

#[tokio::test]
async fn a_new_folder_is_for_this_account_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("data/deep/news.db");
    let store = Store::open(&format!("sqlite:{}", path.display())).await.unwrap();
    store.close().await;
    assert!(path.exists());
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = |path: &std::path::Path| path.metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(path.parent().unwrap()), 0o700);
        assert_eq!(mode(&path), 0o600);
    }
    // Closed, all of it is in one file.
    let files: Vec<_> = std::fs::read_dir(path.parent().unwrap()).unwrap().collect();
    assert_eq!(files.len(), 1);
}

#[tokio::test]
async fn addresses_of_nothing_are_refused() {
    for address in ["", "sqlite:", "mysql://root:secret@host/news"] {
        let error = refused(address).await;
        assert!(matches!(error, Error::Address { .. }), "{error}");
        assert!(!error.to_string().contains("secret"));
    }
    let error = refused("postgres://news:secret@127.0.0.1:1/news").await;
    assert!(matches!(error, Error::ServerNotReached { .. }), "{error}");
    assert!(!error.to_string().contains("secret"), "{error}");
}

#[tokio::test]
async fn places_that_cannot_be_written_are_said() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a-file");
    std::fs::write(&file, "").unwrap();
    let error = refused(file.join("news.db").to_str().unwrap()).await;
    assert!(matches!(error, Error::FolderNotWritable { .. }), "{error}");
    let error = refused(folder.path().to_str().unwrap()).await;
    assert!(matches!(error, Error::FileNotUsable { .. }), "{error}");
}

#[tokio::test]
async fn what_is_no_newsstand_database_is_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let text = folder.path().join("notes.txt");
    let written = "not a database at all, but long enough to have a header".repeat(50);
    std::fs::write(&text, &written).unwrap();
    let error = refused(text.to_str().unwrap()).await;
    assert!(matches!(error, Error::NotADatabase { .. }), "{error}");
    assert_eq!(std::fs::read_to_string(&text).unwrap(), written);

    let foreign = folder.path().join("foreign.db");
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(&foreign).create_if_missing(true);
    let pool = sqlx::SqlitePool::connect_with(options).await.unwrap();
    sqlx::raw_sql("CREATE TABLE bookmark (id INTEGER)").execute(&pool).await.unwrap();
    pool.close().await;
    let error = refused(foreign.to_str().unwrap()).await;
    assert!(matches!(error, Error::NotADatabase { .. }), "{error}");
}

async fn run(database: &Database, text: &'static str) {
    match database.engine() {
        Engine::Sqlite { writer, .. } => drop(sqlx::raw_sql(text).execute(writer).await.unwrap()),
        Engine::Postgres(pool) => drop(sqlx::raw_sql(text).execute(pool).await.unwrap()),
    }
}

#[test]
fn a_database_of_another_version_is_refused() {
    on_both(async |database| {
        run(database, "INSERT INTO migration (number, checksum) VALUES (99, 0)").await;
        let error = refused(&database.address).await;
        assert!(matches!(error, Error::Newer { found: 99, .. }), "{error}");
        run(database, "DELETE FROM migration WHERE number = 99").await;
        run(database, "UPDATE migration SET checksum = checksum + 1 WHERE number = 1").await;
        let error = refused(&database.address).await;
        assert!(matches!(error, Error::MigrationChanged { number: 1 }), "{error}");
    });
}

/// On SQLite only, where a new database costs little: the statements are the same, and other tests run them on both.
#[tokio::test]
async fn every_broken_invariant_is_said() {
    for (damage, said) in [
        ("UPDATE feed SET title = 1", "belong to no title"),
        ("UPDATE article SET title = 1 WHERE guid = '1'", "belong to no title"),
        ("UPDATE article SET feed = 1 WHERE guid = '1'", "came from no feed"),
        ("DELETE FROM article WHERE guid = '1'", "belong to no article"),
        ("INSERT INTO page_task (article, due_us, attempts, error_code) VALUES (1, 0, 0, '')", "pages to fetch"),
        ("INSERT INTO alias (hash, article, value) VALUES (1, 1, '')", "further guids"),
        ("INSERT INTO carriage (article, feed, feed_hash) VALUES (1, 1, 1)", "statements of further feeds"),
        ("DELETE FROM revision WHERE number = 1", "lack revisions"),
        ("UPDATE revision SET origin = 'page' WHERE number = 1", "wrong origin"),
        ("UPDATE article SET revised_us = 7", "newest revision was seen"),
        ("UPDATE article SET sort_us = 7", "wrong time"),
        ("UPDATE article SET guid = '1', guid_hash = 5", "stand for several articles"),
        ("UPDATE article SET url = 'https://e.org/', url_hash = 5", "are both https://e.org/"),
        ("UPDATE article SET url = 'https://e.org/'", "cannot be found"),
        ("DELETE FROM fact WHERE kind = 'article_seen'", "exactly once seen"),
        ("UPDATE fact SET subject = 1 WHERE kind = 'article_revised'", "that are not there"),
        ("DELETE FROM fact WHERE kind = 'article_revised'", "other revisions than the log says"),
        ("UPDATE article SET withdrawn = TRUE WHERE guid = '1'", "against the log"),
        ("DELETE FROM fact WHERE kind = 'title_added'", "once added"),
        ("DELETE FROM fact WHERE sequence = 2", "the log has gaps"),
        ("UPDATE tally SET value = 99", "the kept count of articles, 99"),
        ("UPDATE revision SET coding = 99", "cannot be read"),
        (
            "INSERT INTO placement (front_page, number, url, url_hash, headline, first_us, best_rank, best_us, top_us)
                VALUES (1, 1, '', 0, '', 0, 1, 0, 0)",
            "places belong to no front page",
        ),
        ("UPDATE placement SET article = 1", "not their title's"),
        ("DELETE FROM fact WHERE kind = 'front_page_seen'", "changes of front pages are not in the log"),
        ("UPDATE front_page SET places = NULL", "do not stand as their last change says"),
    ] {
        let database = Database::sqlite().await;
        let (title, feeds) = imported(&database, "press", 1).await;
        let entries = vec![entry("1", "One"), entry("2", "Two")];
        record(&database, visit(title, feeds[0], NOON_US, entries)).await;
        record(&database, visit(title, feeds[0], NOON_US + MINUTE_US, vec![entry("1", "Changed")])).await;
        super::front_pages::read_once(&database, title).await;
        assert_eq!(database.store.verify().await.unwrap(), [""; 0]);
        run(&database, damage).await;
        let broken = database.store.verify().await.unwrap();
        assert!(broken.iter().any(|line| line.contains(said)), "{damage}: {broken:?}");
    }
}

#[tokio::test]
async fn a_damaged_file_is_said() {
    let mut database = Database::sqlite().await;
    let (title, feeds) = imported(&database, "press", 1).await;
    let entries = (0..200).map(|number| entry(&number.to_string(), "x")).collect();
    record(&database, visit(title, feeds[0], NOON_US, entries)).await;
    database.store.close().await;
    let mut bytes = std::fs::read(&database.address).unwrap();
    // Where the newest rows are: what stands before them is read at every opening.
    let place = bytes.len() - 30_000;
    bytes[place..place + 20_000].fill(0xee);
    std::fs::write(&database.address, bytes).unwrap();
    // What is hit depends on where the tables lie: opening may see it already.
    match Store::open(&database.address).await {
        Ok(store) => database.store = store,
        Err(error) => {
            assert!(error.to_string().contains("malformed"), "{error}");
            return;
        }
    }
    match database.store.verify().await {
        Ok(broken) => assert!(broken.iter().any(|line| line.contains("damaged")), "{broken:?}"),
        Err(error) => assert!(matches!(error, Error::Engine(_)), "{error}"),
    }
}

#[test]
fn who_sleeps_inside_a_transaction_is_ended() {
    on_both(async |database| {
        let Engine::Postgres(pool) = database.engine() else { return };
        let setting = sqlx::query_scalar("SELECT current_setting('idle_in_transaction_session_timeout')");
        let ends_after: String = setting.fetch_one(pool).await.unwrap();
        assert_eq!(ends_after, "30s");
    });
}

#[tokio::test]
async fn two_nodes_make_different_ids() {
    with_postgres(async |database| {
        let (title, feeds) = imported(database, "press", 2).await;
        let other = Store::open_as_node(&database.address, 5).await.unwrap();
        let (one, two) = tokio::join!(
            async { record(database, visit(title, feeds[0], NOON_US, vec![entry("1", "One")])).await[0].0 },
            async {
                let visits = [visit(title, feeds[1], NOON_US, vec![entry("2", "Two")])];
                other.record(&visits).await.unwrap()[0].changes[0].0
            },
        );
        assert_eq!((one.0 >> 12 & 0x3ff, two.0 >> 12 & 0x3ff), (0, 5));
        other.close().await;
    })
    .await;
}

#[test]
fn a_store_never_shows_its_password() {
    on_both(async |database| {
        assert!(format!("{:?}", database.store).starts_with("Store { engine: "));
    });
}
