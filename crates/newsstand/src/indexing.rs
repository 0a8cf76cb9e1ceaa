//! Keeps the search index up with the log: every process that serves pages has its own, beside its pictures.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use search::{Error, Follower, Index};
use store::Store;
use tokio_util::sync::CancellationToken;

use crate::configuration::Configuration;

/// How long it waits when there is nothing to do.
const IDLE: Duration = Duration::from_millis(700);
/// How long it waits after a failure, or where another process does the work.
const LATER: Duration = Duration::from_secs(5);
/// New articles can be found after so long at the latest; a commit writes a dozen small files.
const COMMIT_EVERY: Duration = Duration::from_secs(3);
/// Articles that are indexed in one commit at most.
const ARTICLES: u64 = 4_000;
/// Facts about other things, after which the place in the log is kept all the same.
const PASSED: i64 = 20_000;

/// Where the index lies.
pub fn folder(configuration: &Configuration) -> PathBuf {
    configuration.data_folder.join("search")
}

/// Opens the index; `None`, with the cause in the log, where that is impossible: pages work without it.
pub async fn open(configuration: &Configuration) -> Option<Index> {
    let folder = folder(configuration);
    let opened = tokio::task::spawn_blocking(move || Index::open(&folder)).await;
    match opened {
        Ok(Ok(index)) => Some(index),
        Ok(Err(error)) => {
            tracing::error!(%error, "nothing can be searched");
            None
        }
        Err(error) => {
            tracing::error!(%error, "nothing can be searched: opening the index ended in a panic");
            None
        }
    }
}

/// Follows the log until `stop`, and then commits what it has. After a failure it starts again from what is kept.
pub async fn run(store: Store, index: Index, stop: CancellationToken) {
    while !stop.is_cancelled() {
        match Follower::open(store.clone(), index.clone()) {
            Ok(follower) => {
                if let Err(error) = follow(follower, &stop).await {
                    tracing::error!(%error, "new articles cannot be indexed just now; trying again in 5 seconds");
                }
            }
            // Another process on the same folder does it; what it commits is looked at here.
            Err(Error::Taken { .. }) => {
                if let Err(error) = index.refresh() {
                    tracing::warn!(%error, "the search index was not looked at anew");
                }
            }
            Err(error) => tracing::error!(%error, "the search index cannot be written; trying again in 5 seconds"),
        }
        tokio::select! { () = stop.cancelled() => {}, () = tokio::time::sleep(LATER) => {} }
    }
}

/// Indexes all that the log has. Where another process does so already, it is left to it.
///
/// # Errors
/// When the database or the index fails.
pub async fn catch_up(store: Store, index: Index) -> Result<(), Error> {
    let mut follower = match Follower::open(store, index) {
        Err(Error::Taken { .. }) => return Ok(()),
        opened => opened?,
    };
    follower.catch_up().await?;
    follower.finish().await
}

async fn follow(mut follower: Follower, stop: &CancellationToken) -> Result<(), Error> {
    let mut committed = Instant::now();
    loop {
        let stopping = stop.is_cancelled();
        let step = follower.step().await?;
        metrics::counter!("newsstand_articles_indexed_total").increment(step.articles);
        let idle = step.facts == 0;
        let due = committed.elapsed() >= COMMIT_EVERY || stopping;
        if follower.waiting() >= ARTICLES || (idle && due && (follower.waiting() > 0 || follower.behind() >= PASSED)) {
            follower.commit().await?;
            committed = Instant::now();
        }
        if idle {
            if stopping {
                return follower.finish().await;
            }
            tokio::select! { () = stop.cancelled() => {}, () = tokio::time::sleep(IDLE) => {} }
        }
    }
}
