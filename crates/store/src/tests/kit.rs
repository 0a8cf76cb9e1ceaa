//! A fresh database per test, on SQLite and on PostgreSQL.

use std::future::Future;
use std::sync::atomic::{AtomicU32, Ordering};

use sqlx::{Connection as _, PgConnection};
use tempfile::TempDir;

use crate::Store;
use crate::engine::Engine;

/// The address of a PostgreSQL server's administrator: `postgres://postgres@127.0.0.1:PORT/postgres`.
pub(super) const POSTGRES: &str = "NEWSSTAND_TEST_POSTGRES";

/// A database that is gone when this is dropped (SQLite) or the test has ended (PostgreSQL).
pub(super) struct Database {
    pub(super) store: Store,
    pub(super) address: String,
    _folder: Option<TempDir>,
}

impl Database {
    /// Opens a SQLite database in a folder of its own.
    pub(super) async fn sqlite() -> Self {
        let folder = folder();
        let address = folder.path().join("news.db").to_str().unwrap().to_owned();
        let store = Store::open(&address).await.unwrap();
        Self { store, address, _folder: Some(folder) }
    }

    /// Closes and opens it again, as a restart does.
    pub(super) async fn reopen(&mut self) {
        self.store.close().await;
        self.store = Store::open(&self.address).await.unwrap();
    }

    pub(super) fn engine(&self) -> &Engine {
        &self.store.engine
    }

    /// From now on nothing can be written into the log.
    pub(super) async fn break_log(&self) {
        const DOING: &str = "breaking the log";
        let mut transaction = self.engine().write(DOING).await.unwrap();
        let broken = crate::engine::writing!(&mut transaction, db =>
            sqlx::query("ALTER TABLE fact RENAME TO fact_away").execute(db).await.map(drop));
        broken.unwrap();
        transaction.commit(DOING).await.unwrap();
    }
}

impl Database {
    async fn postgres(admin: &str) -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let name = format!("store_{}_{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
        execute(admin, format!("CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'")).await;
        let mut url = url::Url::parse(admin).unwrap();
        url.set_path(&name);
        let address = String::from(url);
        Self { store: Store::open(&address).await.unwrap(), address, _folder: None }
    }

    /// Closes it, and drops it from its server.
    pub(super) async fn remove(self) {
        self.store.close().await;
        if let (None, Some(admin)) = (&self._folder, admin()) {
            let name = self.address.rsplit('/').next().unwrap().to_owned();
            execute(&admin, format!("DROP DATABASE {name} WITH (FORCE)")).await;
        }
    }
}

/// In memory where the system has such a folder: syncs are not what these tests are about, and cost most of their time.
fn folder() -> TempDir {
    tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap()
}

fn admin() -> Option<String> {
    std::env::var(POSTGRES).ok()
}

/// Runs `test` on both engines, one after the other; a PostgreSQL that was not named is said to be missing.
pub(super) fn on_both<T: AsyncFn(&mut Database)>(test: T) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let mut database = Database::sqlite().await;
        test(&mut database).await;
        database.remove().await;
        with_postgres(async |database| test(database).await).await;
    });
}

/// Runs `test` on a PostgreSQL database of its own.
pub(super) async fn with_postgres<T: AsyncFn(&mut Database)>(test: T) {
    let Some(admin) = admin() else {
        eprintln!("NOT RUN ON POSTGRESQL: {POSTGRES} is not set; `cargo xtask test` starts a server and sets it");
        return;
    };
    let mut database = Database::postgres(&admin).await;
    let outcome = catch(test(&mut database)).await;
    database.remove().await;
    if let Err(panic) = outcome {
        std::panic::resume_unwind(panic);
    }
}

/// The outcome of a test, so that its database can be dropped before the failure goes on.
async fn catch(test: impl Future<Output = ()>) -> std::thread::Result<()> {
    let mut test = std::pin::pin!(test);
    std::future::poll_fn(|context| {
        match std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| test.as_mut().poll(context))) {
            Ok(std::task::Poll::Pending) => std::task::Poll::Pending,
            Ok(std::task::Poll::Ready(())) => std::task::Poll::Ready(Ok(())),
            Err(panic) => std::task::Poll::Ready(Err(panic)),
        }
    })
    .await
}

async fn execute(admin: &str, text: String) {
    let mut connection = PgConnection::connect(admin).await.unwrap();
    sqlx::raw_sql(sqlx::AssertSqlSafe(text)).execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
}
