//! `export`, `verify`, `migrate`: the whole database at once.

use news::ArticleId;
use serde_json::json;

use crate::configuration::Configuration;
use crate::filters::{print, report};
use crate::wiring;

/// Articles asked for at a time.
const PAGE: i64 = 2_000;

/// `newsstand export --jsonl`: every article as a line, but for what readers brought for themselves, letters too.
///
/// # Errors
/// Those of the database, or a closed output.
pub async fn export(configuration: &Configuration) -> anyhow::Result<bool> {
    let store = wiring::open_store(configuration).await?;
    let mut after: Option<ArticleId> = None;
    loop {
        let articles = store.export(after, PAGE).await?;
        let Some(last) = articles.last() else { break };
        after = Some(last.id);
        for article in &articles {
            let line = json!({
                "guid": article.guid,
                "url": article.url,
                "title": article.title,
                "revision": article.revision,
                "removed": article.removed,
                "first_seen": news::from_micros(article.first_seen_us),
            });
            print(&line.to_string())?;
        }
    }
    store.close().await;
    Ok(true)
}

/// `newsstand verify`: `Ok(false)` where an invariant does not hold; each is said.
///
/// # Errors
/// Those of the database.
pub async fn verify(configuration: &Configuration) -> anyhow::Result<bool> {
    let store = wiring::open_store(configuration).await?;
    let broken = store.verify().await?;
    let counts = store.counts().await?;
    store.close().await;
    for sentence in &broken {
        report(sentence);
    }
    if broken.is_empty() {
        print(&format!("all invariants hold over {} articles of {} titles", counts.articles, counts.titles))?;
    }
    Ok(broken.is_empty())
}

/// `newsstand migrate`: opening does it.
///
/// # Errors
/// Those of the database.
pub async fn migrate(configuration: &Configuration) -> anyhow::Result<bool> {
    wiring::open_store(configuration).await?.close().await;
    print("the database has this version's shape")?;
    Ok(true)
}
