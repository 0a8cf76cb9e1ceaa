//! Forgetting, and keeping: eviction by age, snapshots.

use std::sync::Arc;

use crate::engine::{Engine, State};
use crate::hash::taken_by;
use crate::index::Living;
use crate::model::Model;
use crate::nearness::Usual;
use crate::placement::Settings;
use crate::places::{address_of, id_of, key_in_articles, picture_of};
use crate::strand::Strand;

/// The form of snapshots; another is refused and the log is replayed instead.
const FORM: u32 = 9;

/// Why a snapshot cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SnapshotError {
    /// Another version of the program wrote it.
    #[error("the snapshot has form {0}, this version reads form {FORM}; replay the log instead")]
    OtherForm(u32),
    /// It is cut off or damaged.
    #[error("the snapshot is damaged: {0}")]
    Damaged(String),
}

impl Engine {
    /// Forgets stories that nothing joined since `before_us` (microseconds since the Unix epoch), with their articles, and the old
    /// articles of stories that go on, except the latest dozen; how many articles that were. What has no time is kept. Forgotten
    /// addresses no longer forward here: the host keeps them.
    pub fn evict(&mut self, before_us: i64) -> usize {
        let quiet = |state: &State, at: u32| {
            state.strand(at).is_none_or(|strand| strand.last_us().is_some_and(|last| last < before_us))
        };
        let state = &self.state;
        let ids = state.stories.iter().filter(|(_, story)| story.strands.iter().all(|at| quiet(state, *at)));
        let mut ids: Vec<i64> = ids.map(|(id, _)| *id).collect();
        // The order of a map must not reach the lists of free places.
        ids.sort_unstable();
        let mut articles: usize = ids.iter().map(|id| self.state.forget(*id)).sum();
        for at in 0..u32::try_from(self.state.strands.len()).unwrap_or(u32::MAX) {
            articles += self.state.thin(at, before_us);
        }
        self.state.sweep();
        articles
    }

    /// The whole state as bytes: the same articles and acts in the same order give the same bytes.
    ///
    /// # Errors
    /// Where memory does not suffice.
    pub fn snapshot(&self) -> Result<Vec<u8>, SnapshotError> {
        postcard::to_allocvec(&(FORM, &self.settings, &self.state))
            .map_err(|error| SnapshotError::Damaged(error.to_string()))
    }

    /// An engine from a snapshot.
    ///
    /// # Errors
    /// Where the snapshot is of another version or damaged.
    pub fn restore(model: Arc<Model>, bytes: &[u8]) -> Result<Self, SnapshotError> {
        let damaged = |error: postcard::Error| SnapshotError::Damaged(error.to_string());
        let (form, rest) = postcard::take_from_bytes::<u32>(bytes).map_err(damaged)?;
        if form != FORM {
            return Err(SnapshotError::OtherForm(form));
        }
        let (settings, state): (Settings, State) = postcard::from_bytes(rest).map_err(damaged)?;
        let mut engine = Self::new(model, settings);
        engine.state = state;
        engine.state.know_keys();
        engine.state.living = Living::of(engine.state.strands.iter().map(|strand| strand.lives));
        Ok(engine)
    }

    /// Forgets what all stories are about: for a host that has another model of embeddings now, or none.
    pub fn forget_embeddings(&mut self) {
        self.state.usual = Usual::default();
        self.state.strands.iter_mut().for_each(|strand| strand.embedding = None);
    }
}

impl State {
    /// Gives what came back from a snapshot the keys by which articles and words are found.
    fn know_keys(&mut self) {
        self.by_id.keyed(key_in_articles(&self.articles, id_of));
        self.by_address.keyed(key_in_articles(&self.articles, address_of));
        self.by_picture.keyed(key_in_articles(&self.articles, picture_of));
        self.index.know_keys();
        self.bridges.know_keys();
    }

    /// Forgets a story; how many articles it had.
    fn forget(&mut self, id: i64) -> usize {
        let Some(story) = self.stories.remove(&id) else { return 0 };
        let mut count = 0;
        for at in story.strands.iter().copied() {
            let Some(strand) = self.bury(at) else { continue };
            count += strand.members.iter().filter(|slot| self.forget_article(**slot)).count();
        }
        count
    }

    fn forget_article(&mut self, slot: u32) -> bool {
        self.leave_places(slot);
        let Some(id) = self.article(slot).map(id_of) else { return false };
        self.by_id.remove(id, key_in_articles(&self.articles, id_of));
        let Some(article) = self.articles.get_mut(slot).and_then(Option::take) else { return false };
        if self.by_report.get(&article.report.0) == Some(&slot) {
            self.by_report.remove(&article.report.0);
        }
        self.free_articles.push(slot);
        true
    }

    /// Forgets the old articles of a strand that goes on; what they said stays in its sums.
    fn thin(&mut self, at: u32, before_us: i64) -> usize {
        let Some(strand) = self.strand(at) else { return 0 };
        let is_old = |slot: &u32| {
            let time = self.article(*slot).and_then(|article| article.time.us());
            time.is_some_and(|time| time < before_us) && !strand.ring.contains(slot)
        };
        let (old, kept): (Vec<u32>, Vec<u32>) = strand.members.iter().partition(|slot| is_old(slot));
        if let Some(strand) = self.strands.get_mut(at)
            && !old.is_empty()
        {
            strand.members = kept.into_iter().collect();
        }
        old.into_iter().filter(|slot| self.forget_article(*slot)).count()
    }

    /// Takes dead strands out of the indexes, after which their places are free.
    fn sweep(&mut self) {
        let strands = &self.strands;
        let lives = |at: u32| strands.get(at).is_some_and(|strand| strand.lives);
        self.index.retain(lives);
        self.bridges.retain(lives);
        let free = strands.iter().zip(0_u32..).filter(|(strand, _)| !strand.lives).map(|(_, at)| at);
        self.free_strands = free.collect();
        let current = self.forward.keys().map(|from| (*from, self.current(*from)));
        self.forward = current.filter(|(_, to)| self.stories.contains_key(to)).collect();
    }
}

impl State {
    /// Bytes that each part takes, about.
    pub fn sizes(&self) -> [(&'static str, usize); 16] {
        let articles = || self.articles.iter().flatten();
        let strands = || self.strands.iter();
        let lists = |strand: &Strand| strand.members.size_elsewhere() + strand.ring.size_elsewhere();
        let of_stories = self.stories.values().map(|story| story.strands.size_elsewhere());
        [
            ("articles", self.articles.size_bytes()),
            ("their words", articles().map(|article| article.words.size_elsewhere()).sum()),
            ("strands", self.strands.size_bytes()),
            ("their articles", strands().map(lists).sum()),
            ("their sums", strands().flat_map(|strand| &strand.sums).map(|sums| sums.size_bytes()).sum()),
            ("their owners", strands().map(|strand| size_of_val(&*strand.owners)).sum()),
            ("their names", strands().map(|strand| size_of_val(&*strand.bridge)).sum()),
            ("their embeddings", strands().flat_map(|strand| &strand.embedding).map(|its| its.size_bytes()).sum()),
            ("stories", taken_by(&self.stories) + of_stories.sum::<usize>()),
            ("articles by number", self.by_id.size_bytes() + taken_by(&self.by_report)),
            ("articles by address", self.by_address.size_bytes()),
            ("articles by picture", self.by_picture.size_bytes()),
            ("stories that forward", taken_by(&self.forward)),
            ("languages", self.languages.iter().map(|(_, language)| language.size_bytes()).sum()),
            ("index of words", self.index.size_bytes()),
            ("index of names", self.bridges.size_bytes()),
        ]
    }
}
