//! One batch of the log: what has to be read for it, and what is found.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use news::ArticleId;
use store::{Amended, Carrier, Cited, Curation, Fact, Known, PlacedArticle, RevisionText, Store};
use wire::amend::amendment;
use wire::copies::ReportId;

use super::fold::{Decision, Fold};
use super::sources;

/// What the facts of a batch ask.
#[derive(Debug, Default)]
pub struct Questions {
    /// Texts to place, in the log's order.
    texts: Vec<Question>,
    /// Articles that were withdrawn or came back.
    standing: BTreeSet<ArticleId>,
}

/// A text to place.
#[derive(Clone, Copy, Debug)]
struct Question {
    sequence: i64,
    article: ArticleId,
    revision: i32,
    /// Whether the publisher changed it: then it is compared with the revision before.
    changed: bool,
}

/// What a fact `article_revised` says besides.
#[derive(serde::Deserialize)]
struct Revised {
    revision: i32,
    #[serde(default)]
    first_page: bool,
    /// The difference is our own reader's, not the publisher's.
    #[serde(default)]
    read_again: bool,
}

impl Questions {
    /// The questions of `facts`.
    pub fn of(facts: &[Fact]) -> Self {
        let mut questions = Self::default();
        for fact in facts {
            let (sequence, article) = (fact.sequence, ArticleId(fact.subject));
            match fact.kind.as_str() {
                "article_seen" => questions.texts.push(Question { sequence, article, revision: 1, changed: false }),
                "article_revised" => match serde_json::from_str::<Revised>(&fact.detail) {
                    Ok(Revised { revision, first_page, read_again }) => {
                        let changed = !first_page && !read_again;
                        questions.texts.push(Question { sequence, article, revision, changed });
                    }
                    Err(error) => tracing::warn!(fact = sequence, %error, "a fact of the log cannot be read; left out"),
                },
                "article_withdrawn" | "article_restored" => {
                    questions.standing.insert(article);
                }
                _ => {}
            }
        }
        questions
    }

    /// Whether there is nothing to ask.
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty() && self.standing.is_empty()
    }
}

/// Finds the answers; the place in the log and the time are left to the caller.
pub async fn decide(store: &Store, fold: Fold, questions: Questions) -> anyhow::Result<(Fold, Curation)> {
    let wanted: BTreeSet<(ArticleId, i32)> = questions
        .texts
        .iter()
        .flat_map(|question| {
            let before = (question.changed && question.revision > 1).then_some(question.revision - 1);
            std::iter::once(question.revision).chain(before).map(|revision| (question.article, revision))
        })
        .collect();
    let wanted: Vec<(ArticleId, i32)> = wanted.into_iter().collect();
    let texts = store.revision_texts(&wanted).await?;
    let texts: HashMap<(ArticleId, i32), RevisionText> =
        texts.into_iter().map(|text| ((text.article, text.number), text)).collect();
    let articles: BTreeSet<ArticleId> =
        questions.texts.iter().map(|question| question.article).chain(questions.standing.iter().copied()).collect();
    let articles: Vec<ArticleId> = articles.into_iter().collect();
    let known: HashMap<ArticleId, Known> =
        store.placed(&articles).await?.into_iter().map(|known| (known.article, known)).collect();
    let before: HashMap<ArticleId, ReportId> =
        known.iter().map(|(article, known)| (*article, known.placement.report)).collect();

    // Reading and comparing texts is work for a processor, not for the threads that answer readers.
    let (fold, found) = tokio::task::spawn_blocking(move || {
        let mut fold = fold;
        let found = Found::of(&mut fold, &questions, &texts, &known);
        (fold, found)
    })
    .await?;
    let mut curation = Curation { amended: found.amended, ..Curation::default() };
    let mut touched: BTreeSet<ReportId> = before.values().copied().collect();
    for (text, decision) in &found.decisions {
        touched.insert(decision.placement.report);
        let citations = sources::cited(store, fold.names(), text, &decision.citations).await?;
        curation.placed.push(PlacedArticle {
            article: text.article,
            revision: text.number,
            placement: decision.placement.clone(),
            claims: decision.claims.clone(),
            citations,
        });
    }
    let carriers = carriers(store, &touched, &found.decisions, &curation.placed).await?;
    curation.reports = sources::rows(store, fold.names(), &carriers).await?;
    Ok((fold, curation))
}

/// What the fold found in a batch.
struct Found {
    decisions: Vec<(RevisionText, Decision)>,
    amended: Vec<Amended>,
}

impl Found {
    fn of(
        fold: &mut Fold,
        questions: &Questions,
        texts: &HashMap<(ArticleId, i32), RevisionText>,
        known: &HashMap<ArticleId, Known>,
    ) -> Self {
        let mut found = Self { decisions: Vec::new(), amended: Vec::new() };
        for question in &questions.texts {
            let Some(text) = texts.get(&(question.article, question.revision)) else { continue };
            if question.changed
                && let Some(older) = texts.get(&(question.article, question.revision - 1))
            {
                let amendment = amendment(&older.text, &text.text);
                found.amended.push(Amended { article: text.article, number: text.number, amendment });
            }
            // What left the window keeps its place: the others of its report cannot be asked any more.
            if known.contains_key(&text.article) && !fold.remembers(text.article) {
                continue;
            }
            let decision = fold.take(question.sequence, text);
            found.decisions.push((text.clone(), decision));
        }
        found
    }
}

/// The articles of every touched report as they are after this batch.
async fn carriers(
    store: &Store,
    touched: &BTreeSet<ReportId>,
    decisions: &[(RevisionText, Decision)],
    placed: &[PlacedArticle],
) -> anyhow::Result<BTreeMap<ReportId, BTreeMap<ArticleId, Carrier>>> {
    let mut reports: BTreeMap<ReportId, BTreeMap<ArticleId, Carrier>> =
        touched.iter().map(|report| (*report, BTreeMap::new())).collect();
    let asked: Vec<ReportId> = touched.iter().copied().collect();
    for carrier in store.carriers(&asked).await? {
        reports.entry(carrier.report).or_default().insert(carrier.article, carrier);
    }
    for ((text, decision), placed) in decisions.iter().zip(placed) {
        for carriers in reports.values_mut() {
            carriers.remove(&text.article);
        }
        let carrier = Carrier {
            article: text.article,
            title: text.title,
            report: decision.placement.report,
            first_seen_us: text.first_seen_us,
            published_us: text.text.published.map(news::to_micros),
            words: i32::try_from(text.text.word_count).unwrap_or(i32::MAX),
            withdrawn: text.withdrawn,
            claims: decision.claims.clone(),
            first_cited: placed.citations.iter().filter(|cited| is_first(cited)).cloned().collect(),
        };
        reports.entry(carrier.report).or_default().insert(carrier.article, carrier);
    }
    Ok(reports)
}

fn is_first(cited: &Cited) -> bool {
    cited.citation.manner == wire::first::Manner::First
}

#[cfg(test)]
mod tests {
    use store::Fact;

    use super::Questions;

    #[test]
    fn only_what_the_publisher_changed_is_compared() {
        let fact = |sequence, detail: &str| Fact {
            sequence,
            at_us: 0,
            kind: "article_revised".to_owned(),
            subject: 7,
            detail: detail.to_owned(),
        };
        let questions = Questions::of(&[
            fact(1, r#"{"revision":2,"origin":"page","first_page":true}"#),
            fact(2, r#"{"revision":3,"origin":"page","first_page":false}"#),
            fact(3, r#"{"revision":4,"origin":"page","first_page":false,"read_again":true}"#),
        ]);
        let changed: Vec<bool> = questions.texts.iter().map(|question| question.changed).collect();
        assert_eq!(changed, [false, true, false]);
    }
}
