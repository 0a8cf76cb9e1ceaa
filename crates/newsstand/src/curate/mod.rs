//! The role `curate`: follows the log and works out who wrote what.
//!
//! For every new and revised article, in the log's order: what it says about who wrote it, whose text it carries, whom it
//! cites, what its publisher changed. What is decided is decided by [`fold::Fold`], which sees no clock, network or database
//! and gives the same answers for the same log; here its questions are answered and its findings written, together with the
//! place in the log, in one transaction. Stories will be formed beside it, of the same articles with their reports.

mod batch;
mod fold;
mod holder;
pub mod leading;
mod overrides;
mod restart;
mod snapshot;
mod sources;
pub mod telling;
#[cfg(test)]
mod tests;

use std::time::Duration;

use news::Title;
use serde::Serialize;
use store::{Follower, Store};
use tokio_util::sync::CancellationToken;
use wire::copies::Limits;

use crate::clock::Clock;
use crate::configuration::Curate;
use fold::Fold;
use holder::Held;
pub use snapshot::Snapshots;

/// The name under which the place in the log is kept.
const NAME: &str = "curate";
/// Facts taken in one transaction at most.
const FACTS: i64 = 200;
/// How long it waits when there is nothing to do.
const IDLE: Duration = Duration::from_millis(700);
/// How long it waits after a failure.
const AFTER_FAILURE: Duration = Duration::from_secs(5);
/// Facts that were passed without anything to write, after which the place in the log is kept all the same.
const PASSED: i64 = 5_000;

/// What a run did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Done {
    /// Facts of the log that were taken.
    pub facts: u64,
    /// Texts that were placed.
    pub placed: u64,
    /// Revisions that were compared with the one before.
    pub compared: u64,
    /// Articles that were put into stories.
    pub in_stories: u64,
    /// Lead lists that were kept because their order changed.
    pub lead_lists: u64,
}

/// Follows the log.
#[derive(Debug)]
pub struct Curator {
    store: Store,
    clock: Clock,
    /// Taken out while it decides on a thread of its own.
    fold: Option<Fold>,
    /// The last fact that was looked at.
    position: i64,
    /// The last fact that the database knows was taken.
    kept: i64,
    /// Of the lease that this process holds; 0 where none was asked for.
    token: i64,
}

impl Curator {
    /// A curator that goes on where the last one ended.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn open(store: Store, clock: Clock, settings: &Curate) -> anyhow::Result<Self> {
        let Follower { sequence, replay_from } = store.follower(NAME).await?;
        let fold = Fold::new(limits(settings), &store.titles().await?);
        let fold = restart::remember(&store, fold, replay_from).await?;
        Ok(Self { store, clock, fold: Some(fold), position: sequence, kept: sequence, token: 0 })
    }

    /// Follows the log until there is nothing more in it.
    ///
    /// # Errors
    /// When the database fails or another curator is at work.
    pub async fn catch_up(&mut self) -> anyhow::Result<Done> {
        let mut all = Done::default();
        loop {
            let done = self.step().await?;
            if done.facts == 0 {
                return Ok(all);
            }
            all.facts += done.facts;
            all.placed += done.placed;
            all.compared += done.compared;
        }
    }

    /// Takes the next facts; zero facts where there are none.
    async fn step(&mut self) -> anyhow::Result<Done> {
        let facts = self.store.facts(self.position, FACTS).await?;
        let Some(last) = facts.last() else { return Ok(Done::default()) };
        let (last, count) = (last.sequence, facts.len() as u64);
        if facts.iter().any(|fact| matches!(fact.kind.as_str(), "title_added" | "title_changed")) {
            let titles: Vec<Title> = self.store.titles().await?;
            if let Some(fold) = &mut self.fold {
                fold.meet_titles(&titles);
            }
        }
        let questions = batch::Questions::of(&facts);
        if questions.is_empty() && last - self.kept < PASSED {
            self.position = last;
            return Ok(Done { facts: count, ..Done::default() });
        }
        let Some(fold) = self.fold.take() else { anyhow::bail!("the curator stumbled before and has to start again") };
        let (fold, mut curation) = batch::decide(&self.store, fold, questions).await?;
        (curation.after, curation.token) = (self.kept, self.token);
        curation.follower = Follower { sequence: last, replay_from: fold.replay_from(last) };
        curation.at_us = self.clock.now_us();
        self.fold = Some(fold);
        if !self.store.record_curation(NAME, &curation).await? {
            anyhow::bail!("another process has the role curate; give it to one only (--roles)");
        }
        (self.position, self.kept) = (last, last);
        metrics::counter!("newsstand_articles_placed_total").increment(curation.placed.len() as u64);
        Ok(Done {
            facts: count,
            placed: curation.placed.len() as u64,
            compared: curation.amended.len() as u64,
            in_stories: 0,
            lead_lists: 0,
        })
    }
}

/// Curates until `stop`. After a failure it starts again from what is kept.
pub async fn run(store: Store, clock: Clock, settings: Curate, stop: CancellationToken) {
    while !stop.is_cancelled() {
        let result = follow(&store, &clock, &settings, &stop).await;
        if let Err(error) = result {
            tracing::error!("who wrote what cannot be worked out just now; trying again in 5 seconds: {error:#}");
            tokio::select! { () = stop.cancelled() => {}, () = tokio::time::sleep(AFTER_FAILURE) => {} }
        }
    }
}

async fn follow(store: &Store, clock: &Clock, settings: &Curate, stop: &CancellationToken) -> anyhow::Result<()> {
    let Some(held) = Held::wait(store, clock, NAME, stop).await? else { return Ok(()) };
    let over = held.over();
    let mut curator = tokio::select! {
        () = over.cancelled() => return Ok(()),
        curator = Curator::open(store.clone(), clock.clone(), settings) => curator?,
    };
    curator.token = held.lease().token;
    while !over.is_cancelled() {
        let done = curator.step().await?;
        if done.facts == 0 {
            metrics::gauge!("newsstand_curate_behind_facts").set(0.0);
            tokio::select! { () = over.cancelled() => {}, () = tokio::time::sleep(IDLE) => {} }
        }
    }
    held.give_back().await;
    Ok(())
}

fn limits(settings: &Curate) -> Limits {
    const HOUR_US: i64 = 3_600 * 1_000_000;
    let window_us = i64::from(settings.window_hours).saturating_mul(HOUR_US);
    Limits { window_us, life_us: window_us.saturating_mul(2), reports: settings.reports }
}
