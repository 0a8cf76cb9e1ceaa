//! Which articles tell of one event: follows the log behind the reports and keeps the engine of stories.
//!
//! The engine is a fold over the log: placements of texts, in their order, and the acts of editors among them. Its whole state
//! follows from what it was given, so a snapshot beside the database is only a short cut; where there is none, the log is
//! read again from its beginning and gives the same stories. What it decides is written together with the place in the log,
//! in one transaction.

mod fold;
#[cfg(test)]
mod tests;

use std::collections::{BTreeSet, HashMap};
use std::path::PathBuf;
use std::time::Duration;

use anyhow::Context as _;
use news::{ArticleId, Title};
use store::{Fact, Follower, RevisionText, Store, Storied};
use tokio_util::sync::CancellationToken;

use crate::clock::Clock;
use crate::configuration::Curate;
use crate::curate::holder::Held;
use crate::curate::snapshot::{Of, Snapshots};
use crate::meaning::Meaning;
use fold::{Fold, Step};

/// The name under which the place in the log is kept.
const NAME: &str = "stories";
/// Facts taken in one transaction at most.
const FACTS: i64 = 200;
/// Facts that are read at once when the log is read again.
const FACTS_AGAIN: i64 = 2_000;
/// How long it waits when there is nothing to do.
const IDLE: Duration = Duration::from_millis(700);
/// How long it waits after a failure.
const AFTER_FAILURE: Duration = Duration::from_secs(5);
/// Facts that were passed without anything to write, after which the place in the log is kept all the same.
const PASSED: i64 = 5_000;
/// Placements after which a snapshot is kept: so many are placed again within seconds.
const SNAPSHOT_EVERY: u64 = 20_000;

/// Puts articles into stories.
#[derive(Debug)]
pub struct Teller {
    store: Store,
    clock: Clock,
    snapshots: Snapshots,
    /// Taken out while it decides on a thread of its own.
    fold: Option<Fold>,
    /// The last fact that was looked at.
    position: i64,
    /// The last fact that the database knows was taken.
    kept: i64,
    /// Placements since the last snapshot.
    unsaved: u64,
    /// Of the lease that this process holds; 0 where none was asked for.
    token: i64,
}

impl Teller {
    /// One that goes on where the last one ended. `folder` keeps its snapshots.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn open(
        store: Store,
        clock: Clock,
        settings: &Curate,
        meaning: &Meaning,
        folder: PathBuf,
    ) -> anyhow::Result<Self> {
        let Follower { sequence, .. } = store.follower(NAME).await?;
        let snapshots = Snapshots::new(folder, Of::Stories);
        let (fold, unsaved) = resume(&store, settings, meaning, &snapshots, sequence).await?;
        Ok(Self { store, clock, snapshots, fold: Some(fold), position: sequence, kept: sequence, unsaved, token: 0 })
    }

    /// Follows the log until there is nothing more in it; how many articles were placed.
    ///
    /// # Errors
    /// When the database fails or another process is at work.
    pub async fn catch_up(&mut self) -> anyhow::Result<u64> {
        let mut placed = 0;
        while let Some(more) = self.step().await? {
            placed += more;
        }
        Ok(placed)
    }

    /// Takes the next facts: how many articles were placed; `None` where there are no facts.
    async fn step(&mut self) -> anyhow::Result<Option<u64>> {
        let facts = self.store.facts(self.position, FACTS).await?;
        let Some(last) = facts.last().map(|fact| fact.sequence) else { return Ok(None) };
        let caught_up = i64::try_from(facts.len()).unwrap_or(i64::MAX) < FACTS;
        self.meet_titles(&facts).await?;
        let steps = steps(&self.store, &facts).await?;
        if steps.is_empty() && last - self.kept < PASSED {
            self.position = last;
            return Ok(Some(0));
        }
        let Some(fold) = self.fold.take() else {
            anyhow::bail!("the engine of stories stumbled before and has to start again")
        };
        let (fold, storied) = tokio::task::spawn_blocking(move || {
            let mut fold = fold;
            let storied = fold.take(&steps, Some(caught_up));
            (fold, storied)
        })
        .await?;
        self.fold = Some(fold);
        let storied = Storied {
            after: self.kept,
            token: self.token,
            follower: Follower { sequence: last, replay_from: 1 },
            at_us: self.clock.now_us(),
            ..storied
        };
        if !self.store.record_stories(NAME, &storied).await? {
            anyhow::bail!("another process has the role curate; give it to one only (--roles)");
        }
        (self.position, self.kept) = (last, last);
        let placed = storied.placed.len() as u64;
        metrics::counter!("newsstand_articles_in_stories_total").increment(placed);
        self.unsaved += placed;
        if self.unsaved >= SNAPSHOT_EVERY {
            self.save().await;
        }
        Ok(Some(placed))
    }

    /// Titles that changed may have another owner.
    async fn meet_titles(&mut self, facts: &[Fact]) -> anyhow::Result<()> {
        if facts.iter().any(|fact| matches!(fact.kind.as_str(), "title_added" | "title_changed")) {
            let titles: Vec<Title> = self.store.titles().await?;
            if let Some(fold) = &mut self.fold {
                fold.meet_titles(&titles);
            }
        }
        Ok(())
    }

    /// Keeps a snapshot, so that the next start need not read the log again. A failure costs only that.
    pub async fn save(&mut self) {
        let Some(fold) = self.fold.as_ref().filter(|_| self.unsaved > 0) else { return };
        match fold.snapshot() {
            Ok(bytes) => {
                let (snapshots, sequence) = (self.snapshots.clone(), self.kept);
                let written = tokio::task::spawn_blocking(move || snapshots.write(sequence, &bytes)).await;
                match written {
                    Ok(Ok(())) => self.unsaved = 0,
                    Ok(Err(error)) => {
                        tracing::warn!(%error, "the snapshot of stories was not written; the next start reads the log again")
                    }
                    Err(error) => {
                        tracing::warn!(%error, "the snapshot of stories was not written; the next start reads the log again")
                    }
                }
            }
            Err(error) => {
                tracing::warn!(%error, "the stories do not fit a snapshot; the next start reads the log again")
            }
        }
    }
}

/// Forms stories until `stop`. After a failure it starts again from what is kept.
pub async fn run(
    store: Store,
    clock: Clock,
    settings: Curate,
    meaning: Meaning,
    folder: PathBuf,
    stop: CancellationToken,
) {
    while !stop.is_cancelled() {
        if let Err(error) = follow(&store, &clock, &settings, &meaning, &folder, &stop).await {
            tracing::error!("stories cannot be formed just now; trying again in 5 seconds: {error:#}");
            tokio::select! { () = stop.cancelled() => {}, () = tokio::time::sleep(AFTER_FAILURE) => {} }
        }
    }
}

async fn follow(
    store: &Store,
    clock: &Clock,
    settings: &Curate,
    meaning: &Meaning,
    folder: &std::path::Path,
    stop: &CancellationToken,
) -> anyhow::Result<()> {
    let Some(held) = Held::wait(store, clock, NAME, stop).await? else { return Ok(()) };
    let over = held.over();
    let mut teller = tokio::select! {
        () = over.cancelled() => return Ok(()),
        teller = Teller::open(store.clone(), clock.clone(), settings, meaning, folder.to_owned()) => teller?,
    };
    teller.token = held.lease().token;
    while !over.is_cancelled() {
        if teller.step().await?.is_none() {
            tokio::select! { () = over.cancelled() => {}, () = tokio::time::sleep(IDLE) => {} }
        }
    }
    teller.save().await;
    held.give_back().await;
    Ok(())
}

/// The fold as it was at the fact `sequence`: from a snapshot and what came after it, or from the whole log.
async fn resume(
    store: &Store,
    settings: &Curate,
    meaning: &Meaning,
    snapshots: &Snapshots,
    sequence: i64,
) -> anyhow::Result<(Fold, u64)> {
    let begun = std::time::Instant::now();
    let titles = store.titles().await?;
    let kept = snapshots.read().filter(|(at, _)| *at <= sequence);
    let (mut fold, mut after) =
        match kept.map(|(at, bytes)| Fold::restore(settings, meaning, &titles, &bytes).map(|fold| (fold, at))) {
            Some(Ok((fold, at))) => (fold, at),
            Some(Err(error)) => {
                tracing::info!(%error, "the snapshot of stories is of no use; reading the log again");
                (Fold::new(settings, meaning, &titles), 0)
            }
            None => (Fold::new(settings, meaning, &titles), 0),
        };
    let mut again = 0_u64;
    while after < sequence {
        let facts: Vec<Fact> =
            store.facts(after, FACTS_AGAIN).await?.into_iter().filter(|fact| fact.sequence <= sequence).collect();
        let Some(last) = facts.last().map(|fact| fact.sequence) else { break };
        after = last;
        for facts in facts.chunks(usize::try_from(FACTS)?) {
            let steps = steps(store, facts).await?;
            again += steps.len() as u64;
            fold = tokio::task::spawn_blocking(move || {
                // What follows from it was written when it was decided first.
                fold.take(&steps, None);
                fold
            })
            .await?;
        }
    }
    if again > 0 {
        let seconds = begun.elapsed().as_secs_f64();
        tracing::info!(steps = again, seconds, "the engine of stories has taken again what came after its snapshot");
    }
    Ok((fold, again))
}

/// What a fact `article_placed` says.
#[derive(serde::Deserialize)]
struct Placed {
    revision: i32,
    report: wire::copies::ReportId,
}

/// What an editor's act says: the act, and who did it.
#[derive(serde::Deserialize)]
struct EditorsAct {
    number: u64,
    act: stories::Act,
}

/// What facts ask of the fold, in their order, each with the text it speaks of.
async fn steps(store: &Store, facts: &[Fact]) -> anyhow::Result<Vec<Step>> {
    let mut wanted: BTreeSet<(ArticleId, i32)> = BTreeSet::new();
    let mut placed: HashMap<i64, Placed> = HashMap::new();
    for fact in facts.iter().filter(|fact| fact.kind == "article_placed") {
        let detail: Placed = serde_json::from_str(&fact.detail).context("a placement in the log cannot be read")?;
        wanted.insert((ArticleId(fact.subject), detail.revision));
        placed.insert(fact.sequence, detail);
    }
    let wanted: Vec<(ArticleId, i32)> = wanted.into_iter().collect();
    let texts = if wanted.is_empty() { Vec::new() } else { store.revision_texts(&wanted).await? };
    let texts: HashMap<(ArticleId, i32), RevisionText> =
        texts.into_iter().map(|text| ((text.article, text.number), text)).collect();
    let mut steps = Vec::new();
    for fact in facts {
        match fact.kind.as_str() {
            "article_placed" => {
                let Some(detail) = placed.get(&fact.sequence) else { continue };
                let Some(text) = texts.get(&(ArticleId(fact.subject), detail.revision)) else { continue };
                steps.push(Step::Text { report: detail.report, text: Box::new(text.clone()) });
            }
            "article_withdrawn" | "article_restored" => steps.push(Step::Standing(ArticleId(fact.subject))),
            "story_act" => match serde_json::from_str::<EditorsAct>(&fact.detail) {
                Ok(EditorsAct { number, act }) => steps.push(Step::Act { number, act }),
                Err(error) => {
                    tracing::warn!(fact = fact.sequence, %error, "an editor's act in the log cannot be read; left out")
                }
            },
            _ => {}
        }
    }
    Ok(steps)
}
