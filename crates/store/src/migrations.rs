//! Migrations: numbered, append-only, the same text for both engines, each in one transaction.
//!
//! A text that was released is never edited; its checksum is kept in the database and compared at every start.

use sqlx::AssertSqlSafe;
use xxhash_rust::xxh3::xxh3_64;

use crate::Error;
use crate::engine::{Engine, Writing, statements, writing};
use crate::error::failed;

/// One step of the schema.
struct Migration {
    number: i32,
    text: &'static str,
}

/// All of them, in order.
const MIGRATIONS: &[Migration] = &[
    Migration { number: 1, text: include_str!("../migrations/0001_titles_feeds_articles_log.sql") },
    Migration { number: 2, text: include_str!("../migrations/0002_when_a_feed_last_had_something_new.sql") },
    Migration { number: 3, text: include_str!("../migrations/0003_accounts.sql") },
    Migration { number: 4, text: include_str!("../migrations/0004_front_pages.sql") },
    Migration { number: 5, text: include_str!("../migrations/0005_kept_pages_and_rules.sql") },
    Migration { number: 6, text: include_str!("../migrations/0006_reading.sql") },
    Migration { number: 7, text: include_str!("../migrations/0007_reports.sql") },
    Migration { number: 8, text: include_str!("../migrations/0008_stories.sql") },
    Migration { number: 9, text: include_str!("../migrations/0009_saved_searches.sql") },
    Migration { number: 10, text: include_str!("../migrations/0010_ranked_lists.sql") },
    Migration { number: 11, text: include_str!("../migrations/0011_subscriptions.sql") },
    Migration { number: 12, text: include_str!("../migrations/0012_money.sql") },
    Migration { number: 13, text: include_str!("../migrations/0013_following.sql") },
    Migration { number: 14, text: include_str!("../migrations/0014_membership.sql") },
    Migration { number: 15, text: include_str!("../migrations/0015_farewells_carried_out.sql") },
    Migration { number: 16, text: include_str!("../migrations/0016_highlights_and_rules.sql") },
    Migration { number: 17, text: include_str!("../migrations/0017_vouchers_and_seats.sql") },
    Migration { number: 18, text: include_str!("../migrations/0018_trial_reminders.sql") },
    Migration { number: 19, text: include_str!("../migrations/0019_telling.sql") },
    Migration { number: 20, text: include_str!("../migrations/0020_audit_log.sql") },
    Migration { number: 21, text: include_str!("../migrations/0021_gift_subscriptions.sql") },
    Migration { number: 22, text: include_str!("../migrations/0022_invoices.sql") },
    Migration { number: 23, text: include_str!("../migrations/0023_own_articles.sql") },
    Migration { number: 24, text: include_str!("../migrations/0024_whose_trial.sql") },
    Migration { number: 25, text: include_str!("../migrations/0025_terms_of_titles.sql") },
    Migration { number: 26, text: include_str!("../migrations/0026_language_of_letters.sql") },
    Migration { number: 27, text: include_str!("../migrations/0027_leases.sql") },
    Migration { number: 28, text: include_str!("../migrations/0028_own_pictures.sql") },
    Migration { number: 29, text: include_str!("../migrations/0029_wallet.sql") },
    Migration { number: 30, text: include_str!("../migrations/0030_waiver.sql") },
    Migration { number: 31, text: include_str!("../migrations/0031_recordings.sql") },
    Migration { number: 32, text: include_str!("../migrations/0032_dunning_and_balances.sql") },
    Migration { number: 33, text: include_str!("../migrations/0033_newsletters.sql") },
    Migration { number: 34, text: include_str!("../migrations/0034_hubs.sql") },
    Migration { number: 35, text: include_str!("../migrations/0035_webhooks.sql") },
    Migration { number: 36, text: include_str!("../migrations/0036_templates.sql") },
    Migration { number: 37, text: include_str!("../migrations/0037_parts_of_stories.sql") },
];

const CREATE_TABLE: &str =
    "CREATE TABLE IF NOT EXISTS migration (number INTEGER PRIMARY KEY, checksum BIGINT NOT NULL)";

statements! {
    APPLIED = "SELECT number, checksum FROM migration ORDER BY number";
    NOTE = "INSERT INTO migration (number, checksum) VALUES ($1, $2)";
}

/// One process migrates at a time; the number is arbitrary and ours.
const LOCK_POSTGRES: &str = "SELECT pg_advisory_xact_lock(7813442)";

const DOING: &str = "bringing the schema up to date";

/// The texts of all migrations, oldest first.
#[cfg(test)]
pub(crate) fn texts() -> impl Iterator<Item = &'static str> {
    MIGRATIONS.iter().map(|migration| migration.text)
}

/// Brings the schema up to date, or says why not.
pub(crate) async fn run(engine: &Engine) -> Result<(), Error> {
    let mut transaction = engine.write(DOING).await?;
    if let Writing::Postgres(transaction) = &mut transaction {
        sqlx::query(LOCK_POSTGRES).execute(&mut **transaction).await.map_err(failed(DOING))?;
    }
    let within = &mut transaction;
    writing!(within, db => sqlx::query(CREATE_TABLE).execute(db).await.map(|_| ())).map_err(failed(DOING))?;
    let applied: Vec<(i32, i64)> =
        writing!(within, db => sqlx::query_as(APPLIED).fetch_all(db).await).map_err(failed(DOING))?;

    let known = MIGRATIONS.last().map_or(0, |migration| migration.number);
    if let Some(&(found, _)) = applied.iter().find(|(number, _)| *number > known) {
        return Err(Error::Newer { found, known });
    }
    for migration in MIGRATIONS {
        match applied.iter().find(|(number, _)| *number == migration.number) {
            Some((_, stored)) if *stored == checksum(migration.text) => {}
            Some(_) => return Err(Error::MigrationChanged { number: migration.number }),
            None => apply(&mut transaction, migration).await.map_err(failed(DOING))?,
        }
    }
    transaction.commit(DOING).await
}

async fn apply(transaction: &mut Writing, migration: &Migration) -> Result<(), sqlx::Error> {
    let text = spelled_for(transaction, migration.text);
    writing!(transaction, db => sqlx::raw_sql(AssertSqlSafe(text)).execute(db).await.map(|_| ()))?;
    let (number, checksum) = (migration.number, checksum(migration.text));
    writing!(transaction, db => sqlx::query(NOTE).bind(number).bind(checksum).execute(db).await.map(|_| ()))
}

/// The two words in which the engines differ. In SQLite only `INTEGER PRIMARY KEY` makes the id the row's own place,
/// which saves an index; in PostgreSQL `INTEGER` would be 32 bits.
fn spelled_for(transaction: &Writing, text: &str) -> String {
    let (id, bytes) = match transaction {
        Writing::Sqlite(_) => ("INTEGER PRIMARY KEY", "BLOB"),
        Writing::Postgres(_) => ("BIGINT PRIMARY KEY", "BYTEA"),
    };
    text.replace("{id}", id).replace("{bytes}", bytes)
}

fn checksum(text: &str) -> i64 {
    xxh3_64(text.as_bytes()).cast_signed()
}
