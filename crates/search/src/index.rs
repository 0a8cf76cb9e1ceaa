//! The index on disk: one folder of tantivy's, made anew where it cannot be read. It holds words and numbers, no texts.

use std::path::{Path, PathBuf};

use tantivy::directory::MmapDirectory;
use tantivy::indexer::{IndexWriterOptions, LogMergePolicy};
use tantivy::schema::{FAST, Field, INDEXED, IndexRecordOption, Schema, Term, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::TextAnalyzer;
use tantivy::{IndexReader, IndexWriter, ReloadPolicy, TantivyError};

use crate::Error;
use crate::error::failed;
use crate::follow::Queued;
use crate::tokenizer::Multilingual;

/// Raised when articles have to be indexed anew because words are cut otherwise or fields mean something else.
const VERSION: u32 = 1;
const TOKENIZER: &str = "multilingual";
/// What the writer gathers before it writes a segment, bytes. The least that tantivy takes.
const GATHERED_BYTES: usize = 15_000_000;
/// Segments of about one size that become one. Fewer would merge each text more often than searching gains by it.
const MERGED_AT_ONCE: usize = 16;

/// The fields of an article in the index.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fields {
    /// The article's id.
    pub id: Field,
    /// When it appeared (`sort_us`).
    pub at: Field,
    /// The title's id.
    pub source: Field,
    /// The section's number; see [`crate::facets`].
    pub section: Field,
    /// The language's letters as a number.
    pub language: Field,
    /// The headline.
    pub headline: Field,
    /// Headline, summary and text.
    pub text: Field,
    /// Byline and writers.
    pub author: Field,
    /// Section and topics, in words.
    pub topic: Field,
}

impl Fields {
    fn schema() -> (Schema, Self) {
        let words = |norms| {
            let indexing = TextFieldIndexing::default()
                .set_tokenizer(TOKENIZER)
                .set_index_option(IndexRecordOption::WithFreqsAndPositions)
                .set_fieldnorms(norms);
            TextOptions::default().set_indexing_options(indexing)
        };
        let mut schema = Schema::builder();
        let fields = Self {
            id: schema.add_i64_field("id", INDEXED | FAST),
            at: schema.add_i64_field("at", FAST),
            source: schema.add_i64_field("source", INDEXED | FAST),
            section: schema.add_u64_field("section", FAST),
            language: schema.add_u64_field("language", INDEXED | FAST),
            headline: schema.add_text_field("headline", words(true)),
            text: schema.add_text_field("text", words(true)),
            author: schema.add_text_field("author", words(false)),
            topic: schema.add_text_field("topic", words(false)),
        };
        (schema.build(), fields)
    }
}

/// An index. Clones share it.
#[derive(Clone)]
pub struct Index {
    pub(crate) inner: tantivy::Index,
    pub(crate) reader: IndexReader,
    pub(crate) fields: Fields,
    folder: PathBuf,
}

impl std::fmt::Debug for Index {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Index").field("folder", &self.folder).finish_non_exhaustive()
    }
}

impl Index {
    /// Opens the index in `folder`. One that is missing, damaged or of an older make is begun anew: it is made from the
    /// log, and a [`Follower`](crate::Follower) makes it again.
    ///
    /// # Errors
    /// When the folder cannot be made, emptied or read.
    pub fn open(folder: &Path) -> Result<Self, Error> {
        match Self::try_open(folder) {
            Ok(index) => return Ok(index),
            Err(error) => {
                if folder.join("meta.json").exists() {
                    tracing::warn!(%error, folder = %folder.display(), "the search index is made anew from the log");
                }
            }
        }
        let in_folder = |source| Error::Folder { folder: folder.to_owned(), source };
        match std::fs::remove_dir_all(folder) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(in_folder(error)),
            _ => std::fs::create_dir_all(folder).map_err(in_folder)?,
        }
        Self::create(folder)
    }

    /// Opens what is there.
    fn try_open(folder: &Path) -> Result<Self, Error> {
        let inner = tantivy::Index::open_in_dir(folder).map_err(failed("opening"))?;
        let index = Self::with(inner, folder)?;
        let (schema, _) = Fields::schema();
        let foreign = index.inner.schema() != schema || index.stand().is_none();
        if foreign {
            return Err(Error::Failed {
                doing: "opening",
                source: TantivyError::SchemaError("it is of an older make".to_owned()),
            });
        }
        Ok(index)
    }

    fn create(folder: &Path) -> Result<Self, Error> {
        let directory = MmapDirectory::open(folder).map_err(|error| failed("opening")(error.into()))?;
        let (schema, _) = Fields::schema();
        let settings = tantivy::IndexSettings { docstore_compress_dedicated_thread: false, ..Default::default() };
        let inner = tantivy::Index::create(directory, schema, settings).map_err(failed("making"))?;
        Self::with(inner, folder)
    }

    fn with(inner: tantivy::Index, folder: &Path) -> Result<Self, Error> {
        inner.tokenizers().register(TOKENIZER, TextAnalyzer::from(Multilingual::default()));
        let reader =
            inner.reader_builder().reload_policy(ReloadPolicy::Manual).try_into().map_err(failed("opening"))?;
        let (_, fields) = Fields::schema();
        Ok(Self { inner, reader, fields, folder: folder.to_owned() })
    }

    /// The last fact of the log that is in it: 0 for a new one, `None` for one of another make.
    pub(crate) fn stand(&self) -> Option<i64> {
        let meta = self.inner.load_metas().ok()?;
        let Some(payload) = meta.payload else { return meta.segments.is_empty().then_some(0) };
        let (version, sequence) = payload.split_once(' ')?;
        (version.parse::<u32>().ok()? == VERSION).then(|| sequence.parse().ok()).flatten()
    }

    /// What is written into a commit, so that words and place in the log are never apart.
    pub(crate) fn payload(sequence: i64) -> String {
        format!("{VERSION} {sequence}")
    }

    /// The one writer of the folder.
    pub(crate) fn writer(&self) -> Result<IndexWriter<Queued>, Error> {
        let options = IndexWriterOptions::builder()
            .memory_budget_per_thread(GATHERED_BYTES)
            .num_worker_threads(1)
            .num_merge_threads(1)
            .build();
        let writer = self.inner.writer_with_options(options).map_err(|error| match error {
            TantivyError::LockFailure(..) => Error::Taken { folder: self.folder.clone() },
            other => failed("opening for writing")(other),
        })?;
        let mut policy = LogMergePolicy::default();
        policy.set_min_num_segments(MERGED_AT_ONCE);
        writer.set_merge_policy(Box::new(policy));
        Ok(writer)
    }

    /// How many articles of these titles are in it.
    #[must_use]
    pub fn articles_of(&self, titles: &[news::TitleId]) -> u64 {
        let searcher = self.reader.searcher();
        let term = |title: &news::TitleId| Term::from_field_i64(self.fields.source, title.0);
        titles.iter().filter_map(|title| searcher.doc_freq(&term(title)).ok()).sum()
    }

    /// How many articles can be found.
    #[must_use]
    pub fn articles(&self) -> u64 {
        self.reader.searcher().num_docs()
    }

    /// Looks at what was committed since, also by another process.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn refresh(&self) -> Result<(), Error> {
        self.reader.reload().map_err(failed("looking for new articles"))
    }
}
