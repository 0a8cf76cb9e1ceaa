//! Texts and editors' acts to stories, as a fold: the same steps in the same order give the same stories. Pure.

use std::collections::{BTreeSet, HashMap};

use news::{ArticleId, Title, TitleId, to_micros};
use store::{PlacedInStory, RevisionText, Storied, StoryTie, Tie};
use stories::{Act, Change, Engine, Incoming, Model, Settings, SnapshotError, StoryId, Subject};
use wire::copies::ReportId;

use crate::configuration::Curate;
use crate::meaning::Meaning;

const HOUR_US: i64 = 3_600 * 1_000_000;
/// Links of an article that are looked at.
const LINKS: usize = 20;
/// Related stories that are kept of each story.
const RELATED: usize = 8;
/// Earlier stories of the storyline that are kept.
const BEFORE: usize = 12;

/// One step.
#[derive(Clone, Debug)]
pub enum Step {
    /// A text was placed in a report.
    Text {
        /// Its report.
        report: ReportId,
        /// The text.
        text: Box<RevisionText>,
    },
    /// An article was withdrawn or came back: its story is counted again.
    Standing(ArticleId),
    /// An editor did something.
    Act {
        /// The act's number.
        number: u64,
        /// What.
        act: Act,
    },
}

/// The engine and what it needs to know of titles.
#[derive(Debug)]
pub struct Fold {
    engine: Engine,
    owners: HashMap<TitleId, String>,
    /// What texts are about.
    meaning: Meaning,
    window_us: i64,
    /// The hour of the newest text, by which age is judged: not by any clock, so that a replay forgets the same.
    hour: i64,
}

impl Fold {
    /// An empty one, in a press of these titles.
    pub fn new(settings: &Curate, meaning: &Meaning, titles: &[Title]) -> Self {
        Self::around(Engine::new(Model::built_in(), Settings::default()), settings, meaning, titles)
    }

    /// One from a snapshot. What another embedding model said is forgotten: the directions of two models have nothing in common.
    ///
    /// # Errors
    /// Where the snapshot is of another version or damaged.
    pub fn restore(
        settings: &Curate,
        meaning: &Meaning,
        titles: &[Title],
        bytes: &[u8],
    ) -> Result<Self, SnapshotError> {
        let damaged = || SnapshotError::Damaged("it is too short".to_owned());
        let (hour, rest) = bytes.split_first_chunk::<8>().ok_or_else(damaged)?;
        let (fingerprint, rest) = rest.split_first_chunk::<8>().ok_or_else(damaged)?;
        let mut engine = Engine::restore(Model::built_in(), rest)?;
        if u64::from_le_bytes(*fingerprint) != meaning.fingerprint() {
            engine.forget_embeddings();
        }
        Ok(Self { hour: i64::from_le_bytes(*hour), ..Self::around(engine, settings, meaning, titles) })
    }

    fn around(engine: Engine, settings: &Curate, meaning: &Meaning, titles: &[Title]) -> Self {
        let window_us = i64::from(settings.story_window_hours).saturating_mul(HOUR_US);
        let mut fold = Self { engine, owners: HashMap::new(), meaning: meaning.clone(), window_us, hour: 0 };
        fold.meet_titles(titles);
        fold
    }

    /// The titles have changed.
    pub fn meet_titles(&mut self, titles: &[Title]) {
        self.owners = titles.iter().filter_map(|title| Some((title.id, title.listing.owner.clone()?))).collect();
    }

    /// The whole state as bytes.
    ///
    /// # Errors
    /// Where memory does not suffice.
    pub fn snapshot(&self) -> Result<Vec<u8>, SnapshotError> {
        let mut bytes = self.hour.to_le_bytes().to_vec();
        bytes.extend(self.meaning.fingerprint().to_le_bytes());
        bytes.extend(self.engine.snapshot()?);
        Ok(bytes)
    }

    /// Takes steps in their order. With `ties`, what is related is looked up too: of every story that changed where the log has
    /// been caught up with (`Some(true)`), else only of those that several articles tell.
    pub fn take(&mut self, steps: &[Step], ties: Option<bool>) -> Storied {
        let mut storied = Storied::default();
        let mut touched: BTreeSet<StoryId> = BTreeSet::new();
        for step in steps {
            match step {
                Step::Text { report, text } => {
                    let placed = self.place(*report, text);
                    touched.insert(placed.story);
                    // A changed text that stays where it is keeps the reasons for which it came there.
                    if placed.because.is_empty() {
                        storied.recount.push(placed.story);
                    } else {
                        storied.placed.push(placed);
                    }
                }
                Step::Standing(article) => storied.recount.extend(self.engine.story_of(*article)),
                Step::Act { number, act } => {
                    if let Err(error) = self.engine.act(*number, act) {
                        tracing::info!(number, %error, "an editor's act has no effect");
                    }
                }
            }
            storied.changes.extend(self.engine.changes());
        }
        // An article's row says where it is after the batch; what moved on the way is in the changes.
        for placed in &mut storied.placed {
            if let Some(story) = self.engine.story_of(placed.article) {
                placed.story = story;
            }
        }
        touched.extend(storied.changes.iter().flat_map(stories_of));
        if let Some(caught_up) = ties {
            let wanted = touched.into_iter().filter(|story| caught_up || self.engine.articles(*story).len() > 1);
            storied.ties = wanted.flat_map(|story| self.ties(story)).collect();
        }
        storied
    }

    fn place(&mut self, report: ReportId, text: &RevisionText) -> PlacedInStory {
        let article = &text.text;
        let links = links(&article.body_html);
        let headline = article.title.as_deref().unwrap_or_default();
        let embedding = self.meaning.of(headline, &article.body_text);
        let incoming = Incoming {
            id: text.article,
            report,
            language: article.language.as_deref(),
            headline,
            body_text: &article.body_text,
            published_us: article.published.map(to_micros),
            seen_us: Some(text.first_seen_us),
            title: text.title,
            owner: self.owners.get(&text.title).map(String::as_str),
            url: &article.url,
            links: &links,
            picture: article.picture.as_ref().map(|picture| picture_key(&picture.url)),
            embedding: embedding.as_ref(),
        };
        let placement = if text.number > 1 { self.engine.revise(&incoming) } else { self.engine.place(&incoming) };
        let hour = text.first_seen_us / HOUR_US;
        if hour > self.hour {
            self.hour = hour;
            self.engine.evict(text.first_seen_us - self.window_us);
        }
        PlacedInStory { article: placement.article, story: placement.story, because: placement.because }
    }

    fn ties(&self, story: StoryId) -> Vec<StoryTie> {
        let Some(story) = self.engine.current(story) else { return Vec::new() };
        let line = self.engine.storyline(story);
        let before: Vec<(StoryId, Vec<stories::Reason>)> =
            line.iter().take_while(|other| **other != story).map(|other| (*other, Vec::new())).collect();
        // The nearest in time first.
        let before = before.into_iter().rev().take(BEFORE).collect();
        let related = self.engine.related(Subject::Story(story), RELATED);
        let related = related
            .into_iter()
            .filter(|related| !line.contains(&related.story))
            .map(|related| (related.story, related.because))
            .collect();
        vec![
            StoryTie { story, tie: Tie::Storyline, others: before },
            StoryTie { story, tie: Tie::Related, others: related },
        ]
    }
}

fn stories_of(change: &Change) -> Vec<StoryId> {
    match change {
        Change::Merged { from, into, .. } | Change::Split { from, into, .. } => vec![*from, *into],
        Change::Moved { from, to, .. } => vec![*from, *to],
        Change::Renamed { .. } => Vec::new(),
    }
}

/// The addresses that a safe body links to.
fn links(body_html: &str) -> Vec<&str> {
    body_html
        .split(" href=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .filter(|address| address.starts_with("http"))
        .take(LINKS)
        .collect()
}

/// One number for a picture at whatever size it is served.
fn picture_key(url: &str) -> u64 {
    let address = url.split(['?', '#']).next().unwrap_or(url);
    xxhash_rust::xxh3::xxh3_64(address.as_bytes())
}
