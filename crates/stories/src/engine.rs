//! The engine: articles go in one by one, each comes out with its story.

use std::sync::Arc;

use news::ArticleId;
use serde::{Deserialize, Serialize};
use wire::copies::ReportId;

use crate::acts::Acts;
use crate::article::{Article, Draft, Form as Place, Incoming, read_words};
use crate::few::Few;
use crate::hash::{HashedMap, sorted};
use crate::index::{Index, Living, Tally};
use crate::kept::Light;
use crate::language::Language;
use crate::model::Model;
use crate::nearness::Usual;
use crate::placement::{Change, Placement, Settings, StoryId};
use crate::places::{id_of, key_in_articles};
use crate::reason::Reason;
use crate::rows::Rows;
use crate::slots::Slots;
use crate::strand::{Strand, Sums, kept_bridge};
use crate::template;
use crate::vector::Form;

/// A story as the engine holds it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Story {
    /// Its strands, at least one.
    pub strands: Few,
    /// The name that an editor gave it.
    pub name: Option<Box<str>>,
}

/// Everything that follows from what came in: the same articles and acts in the same order give the same state, bit by bit.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct State {
    pub languages: Vec<(String, Language)>,
    pub articles: Rows<Option<Article>>,
    pub free_articles: Vec<u32>,
    pub strands: Rows<Strand>,
    pub free_strands: Vec<u32>,
    /// Which strands live, as they say themselves.
    #[serde(skip)]
    pub living: Living,
    #[serde(with = "sorted")]
    pub stories: HashedMap<i64, Story>,
    pub by_id: Slots,
    /// Reports to the slot of their first article here, but those that are known by that article's own number ([`State::first_of`]).
    #[serde(with = "sorted")]
    pub by_report: HashedMap<i64, u32>,
    pub by_address: Slots,
    pub by_picture: Slots,
    pub index: Index,
    pub bridges: Index,
    pub usual: Usual,
    #[serde(with = "sorted")]
    pub forward: HashedMap<i64, i64>,
    pub arrived: u64,
    pub changes: Vec<Change>,
    pub acts: Acts,
}

/// The story engine. See the crate's documentation for an example.
#[derive(Clone, Debug)]
pub struct Engine {
    pub(crate) model: Arc<Model>,
    pub(crate) settings: Settings,
    pub(crate) state: State,
    pub(crate) tally: Tally,
    /// Strands that were compared with something so far.
    pub(crate) comparisons: u64,
    #[cfg(feature = "training")]
    pub(crate) lesson: Option<crate::training::Lesson>,
}

impl Engine {
    /// An empty engine.
    #[must_use]
    pub fn new(model: Arc<Model>, settings: Settings) -> Self {
        Self {
            model,
            settings,
            state: State::default(),
            tally: Tally::default(),
            comparisons: 0,
            #[cfg(feature = "training")]
            lesson: None,
        }
    }

    /// Places an article that arrives. An article that is delivered again stays where it is, and nothing changes.
    pub fn place(&mut self, incoming: &Incoming<'_>) -> Placement {
        if let Some(slot) = self.state.slot_of(incoming.id) {
            return self.placement(slot, incoming);
        }
        let language = self.language(incoming);
        let (slot, because) = match self.copied(incoming, language) {
            Some(at) => {
                let draft = self.read_copy(incoming, language);
                (self.enter(draft, at, incoming), vec![Reason::SameReport])
            }
            None => {
                let draft = self.read_in(incoming, language);
                self.settle(incoming, draft, language)
            }
        };
        Placement { because, ..self.placement(slot, incoming) }
    }

    /// The story that an article is in.
    #[must_use]
    pub fn story_of(&self, article: ArticleId) -> Option<StoryId> {
        let slot = self.state.slot_of(article)?;
        Some(StoryId(self.state.strand_of(slot)?.story))
    }

    /// The story that an address leads to now: itself, or what it was merged into. `None` where it was never a story or is forgotten.
    #[must_use]
    pub fn current(&self, story: StoryId) -> Option<StoryId> {
        let id = self.state.current(story.0);
        self.state.stories.contains_key(&id).then_some(StoryId(id))
    }

    /// The articles of a story in order of arrival; empty where it does not live.
    #[must_use]
    pub fn articles(&self, story: StoryId) -> Vec<ArticleId> {
        self.state.articles_of(self.state.current(story.0))
    }

    /// The name that an editor gave a story.
    #[must_use]
    pub fn name(&self, story: StoryId) -> Option<&str> {
        self.state.stories.get(&self.state.current(story.0))?.name.as_deref()
    }

    /// Independent reports of a story: copies of one text count once.
    #[must_use]
    pub fn reports(&self, story: StoryId) -> usize {
        let Some(story) = self.state.stories.get(&self.state.current(story.0)) else { return 0 };
        story.strands.iter().filter_map(|at| self.state.strand(*at)).map(|strand| strand.originals as usize).sum()
    }

    /// What repair and editors changed since this was last asked.
    pub fn changes(&mut self) -> Vec<Change> {
        std::mem::take(&mut self.state.changes)
    }

    /// Articles that are held.
    #[must_use]
    pub fn len(&self) -> usize {
        self.state.by_id.len()
    }

    /// Whether none is.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Stories that live.
    #[must_use]
    pub fn stories(&self) -> usize {
        self.state.stories.len()
    }

    /// How many times a story was compared with an article or another story since this engine was made: its work, counted.
    #[must_use]
    pub fn comparisons(&self) -> u64 {
        self.comparisons
    }

    /// Bytes the engine takes, about.
    #[must_use]
    pub fn size_bytes(&self) -> usize {
        self.sizes().iter().map(|(_, bytes)| bytes).sum()
    }

    /// The same by part.
    #[must_use]
    pub fn sizes(&self) -> [(&'static str, usize); 16] {
        self.state.sizes()
    }

    /// Whether it is being taught, so that everything has to be judged, what is hopeless too.
    pub(crate) fn is_taught(&self) -> bool {
        #[cfg(feature = "training")]
        return self.lesson.is_some();
        #[cfg(not(feature = "training"))]
        false
    }

    fn placement(&self, slot: u32, incoming: &Incoming<'_>) -> Placement {
        let story = self.state.strand_of(slot).map_or(incoming.id.0, |strand| strand.story);
        let report = self.state.article(slot).map_or(incoming.report, |article| article.report);
        Placement { article: incoming.id, report, story: StoryId(story), because: Vec::new() }
    }

    /// Reads an article with what is known of its language, then learns its words.
    #[cfg(feature = "training")]
    pub(crate) fn read(&mut self, incoming: &Incoming<'_>) -> (Draft, u16) {
        let number = self.language(incoming);
        (self.read_in(incoming, number), number)
    }

    pub(crate) fn read_in(&mut self, incoming: &Incoming<'_>, number: u16) -> Draft {
        let (words, headline) = read_words(incoming.headline, incoming.body_text);
        let Some((code, language)) = self.state.languages.get_mut(usize::from(number)) else {
            return Draft::read(incoming, &words, headline, &Language::default(), "");
        };
        let draft = Draft::read(incoming, &words, headline, language, code);
        language.learn(&words, headline);
        if let Some(embedding) = incoming.embedding {
            self.state.usual.learn(number, embedding);
        }
        draft
    }

    /// The same of a copy, which is counted and never compared: its words only count as words of the language.
    pub(crate) fn read_copy(&mut self, incoming: &Incoming<'_>, number: u16) -> Draft {
        let (words, headline) = read_words(incoming.headline, incoming.body_text);
        if let Some((_, language)) = self.state.languages.get_mut(usize::from(number)) {
            language.learn(&words, headline);
        }
        Draft::of_copy(incoming, words.len() > headline)
    }

    /// The strand that has an article's text already, where it is of the article's language.
    fn copied(&self, incoming: &Incoming<'_>, language: u16) -> Option<u32> {
        let first = self.state.first_of(incoming.report)?;
        let at = self.state.article(first)?.strand;
        self.state.strand(at).filter(|strand| strand.language == language).map(|_| at)
    }

    /// The number of an article's language.
    pub(crate) fn language(&mut self, incoming: &Incoming<'_>) -> u16 {
        let said = incoming.language.filter(|tag| !tag.is_empty()).map(news::primary_language);
        let code = said.or_else(|| {
            let text: String = [incoming.headline, " ", incoming.body_text].concat().chars().take(600).collect();
            text::language::detect(&text, None).map(|tag| news::primary_language(&tag))
        });
        let code = code.unwrap_or_else(|| "und".to_owned());
        let known = self.state.languages.iter().position(|(name, _)| *name == code);
        let number = known.unwrap_or_else(|| {
            let language = Language::new(&code);
            self.state.languages.push((code, language));
            self.state.languages.len() - 1
        });
        u16::try_from(number).unwrap_or(u16::MAX)
    }

    /// Puts an article into its strand, and mends what its arrival shows to be wrong.
    fn settle(&mut self, incoming: &Incoming<'_>, draft: Draft, language: u16) -> (u32, Vec<Reason>) {
        let copied = self.state.first_of(incoming.report).and_then(|slot| self.state.strand_of(slot));
        if let Some(strand) = copied {
            let at = self.state.new_strand(language, strand.story);
            let slot = self.enter(draft, at, incoming);
            return (slot, vec![Reason::SameReport]);
        }
        let (at, because) = if draft.article.kind.stands_alone() {
            let kind = draft.article.kind;
            match self.state.same_headline(&draft.article, language) {
                Some(at) => (at, vec![Reason::SameHeadline]),
                None => (self.state.new_strand(language, incoming.id.0), vec![Reason::StandsAlone { kind }]),
            }
        } else {
            match self.choose(&draft, language, incoming) {
                Some((_, join, _)) if join < SURE && self.told_abroad(&draft, language, join).is_some() => {
                    (self.state.new_strand(language, incoming.id.0), vec![Reason::NothingAlike])
                }
                Some((at, _, because)) => (at, because),
                None => (self.state.new_strand(language, incoming.id.0), vec![Reason::NothingAlike]),
            }
        };
        let opens = self.state.strand(at).is_some_and(|strand| strand.members.is_empty());
        let linked = if opens { self.linked_abroad(&draft, language) } else { Vec::new() };
        let slot = self.enter(draft, at, incoming);
        let because = if opens { self.open_across_languages(at, &linked).unwrap_or(because) } else { because };
        self.repair(at);
        (slot, because)
    }

    /// Makes a read article a member of a strand.
    fn enter(&mut self, mut draft: Draft, at: u32, incoming: &Incoming<'_>) -> u32 {
        let state = &mut self.state;
        state.arrived += 1;
        draft.article.number = state.arrived;
        draft.article.strand = at;
        let words: Vec<(u32, String)> = if draft.article.original && !draft.article.kind.stands_alone() {
            draft.keys.iter().map(|key| (key.0, draft.word(key.0, incoming))).collect()
        } else {
            Vec::new()
        };
        let article = draft.article;
        let whole = template::key(article.words.headline()).filter(|_| article.kind.stands_alone() && article.original);
        let slot = state.free_articles.pop().unwrap_or_else(|| state.articles.push(None));
        state.by_id.insert(article.id.0.cast_unsigned(), slot, key_in_articles(&state.articles, id_of));
        state.note_report(&article, slot);
        state.note_places(&article, slot);
        let only = state.strand(at).and_then(|strand| strand.ring.first()).copied();
        let only = only.and_then(|only| state.articles.get(only)).and_then(Option::as_ref);
        if let Some(strand) = state.strands.get_mut(at) {
            strand.members.push(slot);
            if article.original {
                strand.take(slot, &article, only, &kept_bridge(&draft.bridge));
                strand.join_embedding(draft.embedding.as_deref());
            } else {
                strand.note_time(article.time.us());
            }
            let language = u32::from(strand.language);
            if let Some(whole) = whole {
                state.index.note([(key_in(whole, language), "")].into_iter(), at);
            }
            state.index.note(words.iter().map(|(key, word)| (key_in(*key, language), word.as_str())), at);
            if article.original && strand.originals == 1 && !strand.stands_alone {
                let names = heaviest_bridge(&strand.bridge);
                let names = names
                    .iter()
                    .map(|(hash, _)| (key_in(*hash, language), draft_name(&draft.bridge_forms, *hash, incoming)));
                state.bridges.note(names, at);
            }
        }
        if let Some(place) = state.articles.get_mut(slot) {
            *place = Some(article);
        }
        slot
    }
}

/// How far apart two pieces with one headline may be and still be one, microseconds.
const SAME_DAY_US: u64 = 86_400_000_000;

impl State {
    /// The strand of a piece about no event that another owner's title brought under the same headline within a day.
    fn same_headline(&self, article: &Article, language: u16) -> Option<u32> {
        let key = template::key(article.words.headline())?;
        self.index.strands(key_in(key, u32::from(language))).find(|at| {
            let strand = self.strand(*at).filter(|strand| strand.language == language && strand.stands_alone);
            strand.is_some_and(|strand| {
                strand.of_owner(article.owner) == 0
                    && self.ring(strand).iter().any(|other| {
                        let times = article.time.us().zip(other.time.us());
                        template::is_same(other.words.headline(), article.words.headline())
                            && times.is_none_or(|(one, other)| one.abs_diff(other) <= SAME_DAY_US)
                    })
            })
        })
    }
}

/// Above this an article joins its strand, whatever another language says.
const SURE: f32 = 0.95;
/// Steps that an address may forward.
const STEPS: usize = 64;
/// Words by which strands of other languages are sought.
const BRIDGE_KEYS: usize = 16;

/// The heaviest of a strand's names.
pub(crate) fn heaviest_bridge(bridge: &[Light]) -> Vec<(u32, f32)> {
    let names = bridge.iter().map(Form::decode);
    let mut heaviest: Vec<(u32, f32)> = names.map(|name| (name.hash, name.weight)).collect();
    heaviest.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    heaviest.truncate(BRIDGE_KEYS);
    heaviest
}

/// A name as its article writes it.
pub(crate) fn draft_name<'a>(forms: &[(u32, Place)], hash: u32, incoming: &Incoming<'a>) -> &'a str {
    let form = forms.iter().find(|(key, _)| *key == hash).map(|(_, form)| form);
    form.map(|form| form.word(incoming.headline, incoming.body_text)).unwrap_or_default()
}

/// The key of a word in a language.
pub(crate) fn key_in(stem: u32, language: u32) -> u32 {
    stem ^ language.wrapping_mul(0x9e37_79b9)
}

impl State {
    pub fn article(&self, slot: u32) -> Option<&Article> {
        self.articles.get(slot)?.as_ref()
    }

    pub fn strand(&self, at: u32) -> Option<&Strand> {
        self.strands.get(at).filter(|strand| strand.lives)
    }

    /// The slot of a report's first article here. Most reports have one article, whose number they bear.
    pub fn first_of(&self, report: ReportId) -> Option<u32> {
        let bears = |slot: &u32| self.article(*slot).is_some_and(|article| article.report == report);
        let noted = self.by_report.get(&report.0).copied();
        noted.or_else(|| self.slot_of(ArticleId(report.0)).filter(bears))
    }

    /// Notes the report of an article that goes to a slot, where it is the first.
    pub fn note_report(&mut self, article: &Article, slot: u32) {
        if article.report.0 != article.id.0 && self.first_of(article.report).is_none() {
            self.by_report.insert(article.report.0, slot);
        }
    }

    /// The strand of the article in a slot.
    pub fn strand_of(&self, slot: u32) -> Option<&Strand> {
        self.strand(self.article(slot)?.strand)
    }

    /// The articles of a strand's ring.
    pub fn ring(&self, strand: &Strand) -> Vec<&Article> {
        strand.ring.iter().filter_map(|slot| self.article(*slot)).collect()
    }

    /// The sums of a strand; of a single article its own words.
    pub fn sums(&self, strand: &Strand) -> Sums {
        match &strand.sums {
            Some(sums) => (**sums).clone(),
            None => strand.ring.first().and_then(|slot| self.article(*slot)).map(Sums::of).unwrap_or_default(),
        }
    }

    pub fn current(&self, story: i64) -> i64 {
        let mut id = story;
        // A story forwards to a larger one, which may forward in turn; the bound keeps a damaged state from looping.
        for _ in 0..STEPS {
            match self.forward.get(&id) {
                Some(next) => id = *next,
                None => break,
            }
        }
        id
    }

    pub fn articles_of(&self, story: i64) -> Vec<ArticleId> {
        let strands = self.stories.get(&story).map(|story| &*story.strands).unwrap_or_default();
        let slots = strands.iter().filter_map(|at| self.strand(*at)).flat_map(|strand| strand.members.iter());
        let mut articles: Vec<&Article> = slots.filter_map(|slot| self.article(*slot)).collect();
        articles.sort_unstable_by_key(|article| article.number);
        articles.into_iter().map(|article| article.id).collect()
    }

    /// An empty strand in a story, which is opened where it does not live.
    pub fn new_strand(&mut self, language: u16, story: i64) -> u32 {
        let strand = Strand { lives: true, language, story, ..Strand::default() };
        let at = match self.free_strands.pop() {
            Some(at) => {
                if let Some(place) = self.strands.get_mut(at) {
                    *place = strand;
                }
                at
            }
            None => self.strands.push(strand),
        };
        self.living.set(at, true);
        self.forward.remove(&story);
        self.stories.entry(story).or_default().strands.push(at);
        at
    }

    /// Takes a strand out of its place.
    pub fn bury(&mut self, at: u32) -> Option<Strand> {
        self.living.set(at, false);
        self.strands.get_mut(at).map(std::mem::take)
    }
}
