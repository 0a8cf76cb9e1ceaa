//! Every statement is one that both engines understand, and every list walks an index.

use sqlx::{Executor as _, SqlSafeStr as _};

use super::kit::on_both;
use crate::engine::{Engine, Insert, Parameters};
use crate::{
    accounts, articles, audit, feeds, front_pages, leases, lists, log, membership, migrations, money, own_articles,
    own_pictures, ranked, readers, reports, settings, stories, titles, verify,
};

const STATEMENTS: &[(&str, &[(&str, &str)])] = &[
    ("leases", leases::STATEMENTS),
    ("readers::following", readers::following::STATEMENTS),
    ("readers::highlights", readers::highlights::STATEMENTS),
    ("readers::labels", readers::labels::STATEMENTS),
    ("readers::reading", readers::reading::STATEMENTS),
    ("readers::rules", readers::rules::STATEMENTS),
    ("readers::searches", readers::searches::STATEMENTS),
    ("readers::subscriptions", readers::subscriptions::STATEMENTS),
    ("readers::telling", readers::telling::STATEMENTS),
    ("readers::webhooks", readers::webhooks::STATEMENTS),
    ("readers::wishes", readers::wishes::STATEMENTS),
    ("accounts", accounts::STATEMENTS),
    ("accounts::changes", accounts::changes::STATEMENTS),
    ("accounts::erasure", accounts::erasure::STATEMENTS),
    ("accounts::export", accounts::export::STATEMENTS),
    ("accounts::passkeys", accounts::passkeys::STATEMENTS),
    ("accounts::second_factor", accounts::second_factor::STATEMENTS),
    ("accounts::sessions", accounts::sessions::STATEMENTS),
    ("accounts::tickets", accounts::tickets::STATEMENTS),
    ("accounts::tokens", accounts::tokens::STATEMENTS),
    ("articles::kept", articles::kept::STATEMENTS),
    ("articles::templates", articles::templates::STATEMENTS),
    ("articles::pages", articles::pages::STATEMENTS),
    ("articles::record", articles::record::STATEMENTS),
    ("articles::rows", articles::rows::STATEMENTS),
    ("articles::texts", articles::texts::STATEMENTS),
    ("audit", audit::STATEMENTS),
    ("feeds", feeds::STATEMENTS),
    ("front_pages", front_pages::STATEMENTS),
    ("front_pages::matching", front_pages::MATCHING),
    ("front_pages::read", front_pages::READ),
    ("front_pages::record", front_pages::RECORD),
    ("lists", lists::STATEMENTS),
    ("log", log::STATEMENTS),
    ("membership", membership::STATEMENTS),
    ("membership::gifts", membership::gifts::STATEMENTS),
    ("membership::farewells", membership::farewells::STATEMENTS),
    ("membership::reminders", membership::reminders::STATEMENTS),
    ("membership::seats", membership::seats::STATEMENTS),
    ("membership::terms", membership::terms::STATEMENTS),
    ("membership::vouchers", membership::vouchers::STATEMENTS),
    ("membership::waivers", membership::waivers::STATEMENTS),
    ("membership::meter", membership::meter::STATEMENTS),
    ("migrations", migrations::STATEMENTS),
    ("money::claims", money::claims::STATEMENTS),
    ("money::closing", money::closing::STATEMENTS),
    ("hubs", crate::hubs::STATEMENTS),
    ("money::closing::beside", money::closing::beside::STATEMENTS),
    ("money::dunning", money::dunning::STATEMENTS),
    ("money::gift_subscriptions", money::gift_subscriptions::STATEMENTS),
    ("money::inbox", money::inbox::STATEMENTS),
    ("money::invoices", money::invoices::STATEMENTS),
    ("money::ledger", money::ledger::STATEMENTS),
    ("money::paying", money::paying::STATEMENTS),
    ("money::plans", money::plans::STATEMENTS),
    ("money::reads", money::reads::STATEMENTS),
    ("money::statements", money::statements::STATEMENTS),
    ("money::wallet", money::wallet::STATEMENTS),
    ("newsletters", crate::newsletters::STATEMENTS),
    ("own_articles", own_articles::STATEMENTS),
    ("own_pictures", own_pictures::STATEMENTS),
    ("ranked", ranked::STATEMENTS),
    ("rules", crate::rules::STATEMENTS),
    ("reports::reading", reports::reading::STATEMENTS),
    ("reports::recording", reports::recording::STATEMENTS),
    ("reports::showing", reports::showing::STATEMENTS),
    ("settings", settings::STATEMENTS),
    ("stories::acts", stories::acts::STATEMENTS),
    ("stories::reading", stories::reading::STATEMENTS),
    ("stories::recording", stories::recording::STATEMENTS),
    ("titles", titles::STATEMENTS),
    ("verify", verify::STATEMENTS),
];

fn inserts() -> Vec<&'static Insert> {
    let mut inserts = articles::record::INSERTS.to_vec();
    inserts.extend(reports::recording::INSERTS);
    inserts.extend(stories::recording::INSERTS);
    inserts.extend(readers::rules::INSERTS);
    inserts.extend(readers::webhooks::INSERTS);
    inserts.extend([
        &accounts::second_factor::INSERT_CODE,
        &readers::reading::MARK_READ,
        &readers::reading::MARK_SAVED,
        &readers::reading::MARK_OPENED,
        &articles::rows::INSERT_ARTICLE,
        &articles::rows::INSERT_REVISION,
        &feeds::INSERT,
        &front_pages::INSERT,
        &front_pages::INSERT_PLACEMENT,
        &front_pages::INSERT_STATE,
        &log::INSERT,
        &titles::INSERT,
    ]);
    inserts
}

async fn prepare(engine: &Engine, name: &str, text: &str) {
    let text = sqlx::AssertSqlSafe(text.to_owned()).into_sql_str();
    let prepared = match engine {
        Engine::Sqlite { writer, .. } => {
            let mut db = writer.acquire().await.unwrap();
            db.prepare(text).await.map(|_| ())
        }
        Engine::Postgres(pool) => {
            let mut db = pool.acquire().await.unwrap();
            db.prepare(text).await.map(|_| ())
        }
    };
    if let Err(error) = prepared {
        panic!("{name}: {error}");
    }
}

#[test]
fn every_statement_is_understood() {
    on_both(async |database| {
        let (own, others, parameters) = match database.engine() {
            Engine::Sqlite { .. } => ("_SQLITE", "_POSTGRES", Parameters::Plain),
            Engine::Postgres(_) => ("_POSTGRES", "_SQLITE", Parameters::Numbered),
        };
        for (module, statements) in STATEMENTS {
            for (name, text) in *statements {
                if name.ends_with(own) || !name.ends_with(others) {
                    prepare(database.engine(), &format!("{module}::{name}"), text).await;
                }
            }
        }
        for insert in inserts() {
            for rows in [1, 64] {
                prepare(database.engine(), insert.head, &insert.text(rows, parameters)).await;
            }
        }
    });
}

/// A source file that runs SQL names all of it through `statements!` or `Insert`: no text stands in a call.
#[test]
fn every_statement_is_in_the_registry() {
    let source = concat!(env!("CARGO_MANIFEST_DIR"), "/src");
    let mut folders = vec![std::path::PathBuf::from(source)];
    while let Some(folder) = folders.pop() {
        for file in std::fs::read_dir(folder).unwrap() {
            let path = file.unwrap().path();
            if path.is_dir() {
                folders.extend((!path.ends_with("tests") && !path.ends_with("engine")).then_some(path));
            } else if !path.ends_with("engine.rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                for call in ["query(\"", "query_as(\"", "query_scalar(\""] {
                    assert!(!text.contains(call), "{}: {call}", path.display());
                }
            }
        }
    }
}

#[tokio::test]
async fn lists_walk_an_index_and_sort_nothing() {
    let database = super::kit::Database::sqlite().await;
    let Engine::Sqlite { writer, .. } = database.engine() else { panic!("not SQLite") };
    for (name, index) in [
        ("RECENT", "article_by_time"),
        ("LATEST", "article_by_time"),
        ("OF_TITLE", "article_by_title"),
        ("OF_SECTION", "article_by_section"),
        ("OF_TITLES_SQLITE", "article_by_time"),
        ("OF_SECTION_AND_TITLES_SQLITE", "article_by_section"),
    ] {
        let (_, text) = lists::STATEMENTS.iter().find(|(known, _)| *known == name).unwrap();
        let plan = plan(writer, text).await;
        assert!(plan.contains(&format!("SEARCH a USING INDEX {index}")), "{name}:\n{plan}");
        assert!(!plan.contains("TEMP B-TREE"), "{name}:\n{plan}");
    }
}

#[tokio::test]
async fn the_audit_log_walks_an_index_of_its_own() {
    let database = super::kit::Database::sqlite().await;
    let Engine::Sqlite { writer, .. } = database.engine() else { panic!("not SQLite") };
    let (_, text) = audit::STATEMENTS.iter().find(|(known, _)| *known == "AUDIT").unwrap();
    let plan = plan(writer, text).await;
    assert!(plan.contains("USING INDEX fact_of_audit") && !plan.contains("TEMP B-TREE"), "{plan}");
}

#[tokio::test]
async fn lists_of_few_titles_take_the_newest_of_each_by_its_index() {
    let database = super::kit::Database::sqlite().await;
    let Engine::Sqlite { writer, .. } = database.engine() else { panic!("not SQLite") };
    for name in ["OF_FEW_TITLES_SQLITE", "OF_SECTION_AND_FEW_TITLES_SQLITE"] {
        let (_, text) = lists::STATEMENTS.iter().find(|(known, _)| *known == name).unwrap();
        let plan = plan(writer, text).await;
        assert!(plan.contains("USING INDEX article_by_title (title=? AND sort_us<?)"), "{name}:\n{plan}");
        assert!(plan.contains("SEARCH a USING INTEGER PRIMARY KEY (rowid=?)"), "{name}:\n{plan}");
    }
}

#[tokio::test]
async fn recording_and_reading_never_scan_articles() {
    let database = super::kit::Database::sqlite().await;
    let Engine::Sqlite { writer, .. } = database.engine() else { panic!("not SQLite") };
    let modules = [
        articles::pages::STATEMENTS,
        articles::record::STATEMENTS,
        articles::texts::STATEMENTS,
        lists::STATEMENTS,
        log::STATEMENTS,
        reports::reading::STATEMENTS,
        reports::recording::STATEMENTS,
        reports::showing::STATEMENTS,
        stories::reading::STATEMENTS,
        stories::recording::STATEMENTS,
    ];
    for (name, text) in modules.into_iter().flatten().filter(|(name, _)| !name.ends_with("_POSTGRES")) {
        let plan = plan(writer, text).await;
        for table in [
            "article",
            "a",
            "revision",
            "r",
            "alias",
            "carriage",
            "fact",
            "p",
            "c",
            "placement",
            "citation",
            "report",
            "amendment",
            "story",
            "s",
            "story_place",
            "story_tie",
        ] {
            // An aggregate over the primary key (MAX) is shown as a search.
            assert!(!plan.lines().any(|line| line.trim() == format!("SCAN {table}")), "{name}:\n{plan}");
        }
    }
}

async fn plan(writer: &sqlx::SqlitePool, text: &str) -> String {
    let explain = sqlx::AssertSqlSafe(format!("EXPLAIN QUERY PLAN {text}"));
    let rows: Vec<(i64, i64, i64, String)> = sqlx::query_as(explain).fetch_all(writer).await.unwrap();
    rows.into_iter().map(|(.., line)| format!("{line}\n")).collect()
}
