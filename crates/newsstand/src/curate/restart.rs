//! The curator's memory, made again after a restart from the log and from what it wrote.

use std::collections::HashMap;

use news::ArticleId;
use store::{Fact, Known, Store};
use wire::copies::{Basis, Placement, Relation, ReportId};

use super::fold::Fold;

/// Facts that are read at once.
const FACTS: i64 = 2_000;
/// Texts that are read at once.
const TEXTS: usize = 200;

/// What a fact `article_placed` says.
#[derive(serde::Deserialize)]
struct Placed {
    revision: i32,
    report: ReportId,
    relation: Relation,
}

/// Reads the log from `replay_from` on and remembers every text where it was placed.
pub async fn remember(store: &Store, mut fold: Fold, replay_from: i64) -> anyhow::Result<Fold> {
    let begun = std::time::Instant::now();
    let mut after = replay_from - 1;
    let mut remembered = 0_u64;
    loop {
        let facts = store.facts(after, FACTS).await?;
        let Some(last) = facts.last() else { break };
        after = last.sequence;
        let placed: Vec<&Fact> = facts.iter().filter(|fact| fact.kind == "article_placed").collect();
        for facts in placed.chunks(TEXTS) {
            remembered += facts.len() as u64;
            fold = remember_batch(store, fold, facts).await?;
        }
    }
    if remembered > 0 {
        tracing::info!(
            texts = remembered,
            seconds = begun.elapsed().as_secs_f64(),
            "the curator has read again what it had placed"
        );
    }
    Ok(fold)
}

async fn remember_batch(store: &Store, fold: Fold, facts: &[&Fact]) -> anyhow::Result<Fold> {
    let mut steps: Vec<(i64, ArticleId, Placed)> = Vec::with_capacity(facts.len());
    for fact in facts {
        steps.push((fact.sequence, ArticleId(fact.subject), serde_json::from_str(&fact.detail)?));
    }
    let wanted: Vec<(ArticleId, i32)> = steps.iter().map(|(_, article, placed)| (*article, placed.revision)).collect();
    let texts = store.revision_texts(&wanted).await?;
    let articles: Vec<ArticleId> = wanted.iter().map(|(article, _)| *article).collect();
    let known = store.placed(&articles).await?;
    let known: HashMap<ArticleId, Known> = known.into_iter().map(|known| (known.article, known)).collect();
    let fold = tokio::task::spawn_blocking(move || {
        let mut fold = fold;
        let texts: HashMap<_, _> = texts.into_iter().map(|text| ((text.article, text.number), text)).collect();
        for (sequence, article, placed) in steps {
            let Some(text) = texts.get(&(article, placed.revision)) else { continue };
            match known.get(&article).filter(|known| known.revision == placed.revision) {
                Some(known) => fold.remember(sequence, text, &known.placement, Some(known.claims.clone())),
                None => fold.remember(sequence, text, &earlier(article, &placed), None),
            }
        }
        fold
    })
    .await?;
    Ok(fold)
}

/// Where an article stood by an earlier text of it; the rest of that placement was written over by the later one.
fn earlier(article: ArticleId, placed: &Placed) -> Placement {
    let Placed { report, relation, .. } = *placed;
    Placement { report, relation, basis: Basis::SharedPassages, ..Placement::original(article) }
}
