//! Following the log: what is new, changed or taken back gets into the index, in the log's order.
//!
//! The place in the log is part of each commit, so that a lost or older index goes on (or begins) where it has to, and nothing is
//! missed or stands there twice. Indexing runs behind the log, in batches: nobody who collects waits for it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use news::ArticleId;
use store::{ArticleText, Fact, Store};
use tantivy::schema::Term;
use tantivy::schema::document::Document;
use tantivy::{IndexWriter, TantivyDocument};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::error::failed;
use crate::facets::{language_number, section_number};
use crate::index::Fields;
use crate::tokenizer::marked;
use crate::{Error, Index};

/// Facts that are looked at in one step.
const FACTS: i64 = 1_500;
/// Articles whose texts are read at once.
const TEXTS: usize = 16;
/// Such batches on their way into the index: the writer's own queue would take ten thousand texts.
const BATCHES: usize = 2;
/// Articles that one commit of a catching up has, about.
const COMMIT_AFTER: u64 = 1_500;

/// What a step did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Step {
    /// Facts of the log that were looked at; 0 where there are no more.
    pub facts: u64,
    /// Articles that were indexed.
    pub articles: u64,
}

/// Keeps an index up with the log. There is one for a folder at a time.
pub struct Follower {
    store: Store,
    index: Index,
    writer: Arc<Mutex<IndexWriter<Queued>>>,
    /// A turn for each batch that may be on its way.
    turns: Arc<Semaphore>,
    /// The last fact that was looked at.
    position: i64,
    /// The last fact that a commit knows.
    committed: i64,
    /// Articles that were put in or taken out since the last commit.
    waiting: u64,
}

impl std::fmt::Debug for Follower {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Follower")
            .field("position", &self.position)
            .field("waiting", &self.waiting)
            .finish_non_exhaustive()
    }
}

/// What became of an article in a batch of facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Touched {
    /// It may stand in the index already.
    known: bool,
}

impl Follower {
    /// Follows `store`'s log into `index` from where it stands.
    ///
    /// # Errors
    /// When another process writes to the index, or it cannot be written.
    pub fn open(store: Store, index: Index) -> Result<Self, Error> {
        let writer = index.writer()?;
        let committed = index.stand().unwrap_or(0);
        let writer = Arc::new(Mutex::new(writer));
        let turns = Arc::new(Semaphore::new(BATCHES));
        Ok(Self { store, index, writer, turns, position: committed, committed, waiting: 0 })
    }

    /// Takes the next facts; they can be found after the next [`Follower::commit`].
    ///
    /// # Errors
    /// When the database or the index fails.
    pub async fn step(&mut self) -> Result<Step, Error> {
        let facts = self.store.facts(self.position, FACTS).await?;
        let Some(last) = facts.last() else { return Ok(Step::default()) };
        let last = last.sequence;
        let touched = touched(&facts);
        let mut ids: Vec<ArticleId> = touched.keys().copied().collect();
        ids.sort_unstable();
        let mut articles = 0;
        for ids in ids.chunks(TEXTS) {
            let turn = Arc::clone(&self.turns).acquire_owned().await.map_err(|_| Error::Stumbled)?;
            let turn = Arc::new(turn);
            let texts = self.store.article_texts(ids).await?;
            articles += texts.iter().filter(|text| !text.withdrawn).count() as u64;
            let (writer, fields) = (Arc::clone(&self.writer), self.index.fields);
            // A letter that was erased with its reader's account has no row any more.
            let gone: Vec<ArticleId> =
                ids.iter().copied().filter(|id| texts.iter().all(|text| text.id != *id)).collect();
            let known: Vec<bool> =
                texts.iter().map(|text| touched.get(&text.id).is_none_or(|touched| touched.known)).collect();
            tokio::task::spawn_blocking(move || {
                let writer = writer.lock().unwrap_or_else(PoisonError::into_inner);
                for id in gone {
                    writer.delete_term(Term::from_field_i64(fields.id, id.0));
                }
                texts.iter().zip(known).try_for_each(|(text, known)| put(&writer, fields, text, known, &turn))
            })
            .await
            .map_err(|_| Error::Stumbled)??;
        }
        self.position = last;
        self.waiting += ids.len() as u64;
        Ok(Step { facts: facts.len() as u64, articles })
    }

    /// Articles whose news can be found only after the next commit.
    #[must_use]
    pub fn waiting(&self) -> u64 {
        self.waiting
    }

    /// Facts that were looked at since the last commit.
    #[must_use]
    pub fn behind(&self) -> i64 {
        self.position - self.committed
    }

    /// Makes everything that was taken durable, and found from now on.
    ///
    /// # Errors
    /// When the index fails.
    pub async fn commit(&mut self) -> Result<(), Error> {
        if self.position == self.committed {
            return Ok(());
        }
        self.write().await?;
        self.show().await
    }

    /// Lets what is durable be found.
    async fn show(&self) -> Result<(), Error> {
        let index = self.index.clone();
        tokio::task::spawn_blocking(move || index.refresh()).await.map_err(|_| Error::Stumbled)?
    }

    /// Makes everything that was taken durable, with its place in the log.
    async fn write(&mut self) -> Result<(), Error> {
        let (writer, position) = (Arc::clone(&self.writer), self.position);
        tokio::task::spawn_blocking(move || {
            const DOING: &str = "writing";
            let mut writer = writer.lock().unwrap_or_else(PoisonError::into_inner);
            let mut commit = writer.prepare_commit().map_err(failed(DOING))?;
            commit.set_payload(&Index::payload(position));
            commit.commit().map_err(failed(DOING)).map(drop)
        })
        .await
        .map_err(|_| Error::Stumbled)??;
        (self.committed, self.waiting) = (self.position, 0);
        Ok(())
    }

    /// Takes everything that the log has, and commits, on the way too: what is gathered for a commit lies in memory.
    ///
    /// # Errors
    /// When the database or the index fails.
    pub async fn catch_up(&mut self) -> Result<Step, Error> {
        let mut all = Step::default();
        loop {
            let step = self.step().await?;
            if step.facts == 0 {
                break;
            }
            all.facts += step.facts;
            all.articles += step.articles;
            if self.waiting >= COMMIT_AFTER {
                self.write().await?;
            }
        }
        if self.position != self.committed {
            self.write().await?;
        }
        self.show().await?;
        Ok(all)
    }

    /// Commits, and waits until segments that are being merged are whole.
    ///
    /// # Errors
    /// When the index fails.
    pub async fn finish(mut self) -> Result<(), Error> {
        self.commit().await?;
        let writer = Arc::try_unwrap(self.writer).map_err(|_| Error::Stumbled)?;
        let writer = writer.into_inner().unwrap_or_else(PoisonError::into_inner);
        tokio::task::spawn_blocking(move || writer.wait_merging_threads().map_err(failed("merging")))
            .await
            .map_err(|_| Error::Stumbled)?
    }
}

/// The articles that facts speak of.
fn touched(facts: &[Fact]) -> HashMap<ArticleId, Touched> {
    let mut touched = HashMap::new();
    for fact in facts {
        let known = match fact.kind.as_str() {
            "article_seen" => false,
            "article_revised" | "article_withdrawn" | "article_restored" => true,
            _ => continue,
        };
        // An article that was first seen in this batch is not in the index, however often it changed since.
        touched.entry(ArticleId(fact.subject)).or_insert(Touched { known });
    }
    touched
}

/// Puts one article in the place of what stood there of it.
fn put(
    writer: &IndexWriter<Queued>,
    fields: Fields,
    text: &ArticleText,
    known: bool,
    turn: &Arc<OwnedSemaphorePermit>,
) -> Result<(), Error> {
    if known {
        writer.delete_term(Term::from_field_i64(fields.id, text.id.0));
    }
    if text.withdrawn {
        return Ok(());
    }
    let queued = Queued(Box::new((document(fields, text), Arc::clone(turn))));
    writer.add_document(queued).map_err(failed("adding an article"))?;
    Ok(())
}

/// A document on its way into the index; the last one of a batch to arrive gives the batch's turn back. Boxed, because the writer's own
/// queue makes room for forty thousand of them at each commit.
pub(crate) struct Queued(Box<(TantivyDocument, Arc<OwnedSemaphorePermit>)>);

impl Document for Queued {
    type Value<'a> = <TantivyDocument as Document>::Value<'a>;
    type FieldsValuesIter<'a> = <TantivyDocument as Document>::FieldsValuesIter<'a>;

    fn iter_fields_and_values(&self) -> Self::FieldsValuesIter<'_> {
        self.0.0.iter_fields_and_values()
    }

    fn into_tantivy_document(self) -> TantivyDocument {
        self.0.0
    }
}

fn document(fields: Fields, text: &ArticleText) -> TantivyDocument {
    let article = &text.article;
    let language = news::primary_language(article.language.as_deref().unwrap_or_default());
    let mut document = TantivyDocument::default();
    document.add_i64(fields.id, text.id.0);
    document.add_i64(fields.at, text.sort_us);
    document.add_i64(fields.source, text.title.0);
    document.add_u64(fields.section, section_number(text.section));
    document.add_u64(fields.language, language_number(&language));
    document.add_text(fields.headline, marked(&language, &text.headline));
    let summary = article.summary.as_deref().unwrap_or_default();
    let summary = if article.body_text.starts_with(summary) { "" } else { summary };
    document.add_text(fields.text, marked(&language, &[&text.headline, summary, &article.body_text].join("\n")));
    let mut writers = article.byline.clone().unwrap_or_default();
    for name in article.authors.iter().chain(&article.agencies) {
        if !writers.contains(name.as_str()) {
            writers.push('\n');
            writers.push_str(name);
        }
    }
    if !writers.is_empty() {
        document.add_text(fields.author, writers);
    }
    let topics = [text.section.map_or("", |section| section.as_str()), article.section.as_deref().unwrap_or_default()];
    if topics.iter().any(|topic| !topic.is_empty()) {
        document.add_text(fields.topic, topics.join("\n"));
    }
    document
}

#[cfg(test)]
mod tests;
