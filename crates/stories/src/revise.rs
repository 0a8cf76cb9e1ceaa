//! An article that is known comes with another text: it stays, goes to the story that it tells now, or opens one.
//!
//! Feeds bring a headline and a sentence first and the page's whole text minutes later. What was placed by so little is placed anew
//! by the whole: it stays where it fits about as well as anything that joins, and leaves for a better one or for one of its own. A
//! whole text that changes later stays unless it clearly tells another event. Where nothing of the former text is left, the address was
//! used again for another article, which is placed as one that nobody knew.

use crate::article::{Article, Draft, Incoming};
use crate::engine::{Engine, State, draft_name, heaviest_bridge, key_in};
use crate::placement::{Change, Placement, StoryId};
use crate::reason::Reason;
use crate::signals::Cosines;
use crate::strand::kept_bridge;

/// An article whose whole text changed leaves a story that it fits with less than this ..
const LEAVES: f32 = 0.2;
/// .. for one that it fits with more than this.
const ENTERS: f32 = 0.8;
/// One of which little was known leaves a story that its whole text fits with less than this.
const BARELY: f32 = 0.4;
/// A text with so many times the words that were known of it is the whole of which that was the beginning.
const WHOLE: f32 = 1.3;
/// A text that is less like the one before it, in its headline and as a whole (cosines), is another article at the same address.
const ANOTHER: f32 = 0.1;

/// What becomes of an article with another text.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Course {
    Stays,
    /// To another strand, so likely.
    Goes(u32, f32),
    Opens,
}

/// What was known of it before.
struct Before {
    slot: u32,
    strand: u32,
    story: i64,
    /// Copies of its text in its strand, which go where it goes.
    copies: Vec<u32>,
    article: Article,
}

impl Engine {
    /// An article that is known came with another text, or was found to carry another report's: it is placed anew where that says
    /// more than what was known, and else stays unless it clearly belongs to another story now. An article that is not known is
    /// placed. No reasons are given where it stays.
    pub fn revise(&mut self, incoming: &Incoming<'_>) -> Placement {
        let Some(slot) = self.state.slot_of(incoming.id) else { return self.place(incoming) };
        let Some(article) = self.state.article(slot).cloned() else { return self.place(incoming) };
        let language = self.language(incoming);
        let same_report = article.report == incoming.report;
        let told = self.state.first_of(incoming.report).filter(|first| *first != slot);
        let same = article.text == crate::article::text_key(incoming);
        if same_report && (same || told.is_some()) {
            return self.where_it_is(slot, incoming, Vec::new());
        }
        let strand = article.strand;
        let story = self.state.strand(strand).map_or(incoming.id.0, |strand| strand.story);
        let copies = if same_report { self.state.copies_of(slot, &article) } else { Vec::new() };
        let before = Before { slot, strand, story, copies, article };
        self.state.leave(&before);
        let because = match told {
            Some(first) => self.follow_its_report(&before, first, incoming, language),
            None => self.place_anew(&before, incoming, language),
        };
        self.where_it_is(slot, incoming, because)
    }

    fn where_it_is(&self, slot: u32, incoming: &Incoming<'_>, because: Vec<Reason>) -> Placement {
        let story = self.state.strand_of(slot).map_or(incoming.id.0, |strand| strand.story);
        Placement { article: incoming.id, report: incoming.report, story: StoryId(story), because }
    }

    /// Its text turned out to be that of a report which is known: it is counted there.
    fn follow_its_report(
        &mut self,
        before: &Before,
        first: u32,
        incoming: &Incoming<'_>,
        language: u16,
    ) -> Vec<Reason> {
        let Some(told) = self.state.strand_of(first) else {
            return self.place_anew(before, incoming, language);
        };
        let story = told.story;
        let same_language = told.language == language;
        let at = self.state.article(first).map(|article| article.strand).filter(|_| same_language);
        let draft = if same_language { self.read_copy(incoming, language) } else { self.read_in(incoming, language) };
        let at = at.unwrap_or_else(|| self.state.new_strand(language, story));
        self.put_down(before, draft, at, incoming, Reason::SameReport);
        vec![Reason::SameReport]
    }

    fn place_anew(&mut self, before: &Before, incoming: &Incoming<'_>, language: u16) -> Vec<Reason> {
        let draft = self.read_in(incoming, language);
        let whole = draft.article.words.terms().len() as f32 >= WHOLE * before.article.words.terms().len() as f32
            || !before.article.original
            || is_another(&draft, before);
        let mut because = Vec::new();
        let at = match self.course(before, &draft, language, whole) {
            Course::Stays => {
                // Alone, it takes its strand along into the language that it turned out to have.
                if let Some(strand) = self.state.strands.get_mut(before.strand)
                    && strand.members.is_empty()
                {
                    strand.language = language;
                }
                before.strand
            }
            Course::Goes(at, probability) => {
                if let Some(strand) = self.state.strand(at) {
                    because = self.shared(&draft, strand, incoming);
                }
                because.push(Reason::Likely { percent: (probability * 100.0).round() as u8 });
                at
            }
            Course::Opens => {
                because.push(Reason::NothingAlike);
                self.state.new_strand_of_its_own(language, incoming.id.0)
            }
        };
        let linked = if at == before.strand { Vec::new() } else { self.linked_abroad(&draft, language) };
        let likely = because.last().cloned().unwrap_or(Reason::NothingAlike);
        self.put_down(before, draft, at, incoming, likely);
        if matches!(because.as_slice(), [Reason::NothingAlike])
            && let Some(abroad) = self.open_across_languages(at, &linked)
        {
            because = abroad;
        }
        if whole {
            self.repair(at);
        }
        because
    }

    /// What becomes of an article that was taken out of its strand.
    fn course(&mut self, before: &Before, draft: &Draft, language: u16, whole: bool) -> Course {
        let alone = self.state.strand(before.strand).is_none_or(|strand| strand.members.is_empty());
        let same_language = self.state.strand(before.strand).is_some_and(|strand| strand.language == language);
        if draft.article.kind.stands_alone() {
            return if alone || before.article.kind.stands_alone() { Course::Stays } else { Course::Opens };
        }
        let Some(likely) = self.probabilities(draft, language) else { return Course::Stays };
        let own = likely.iter().find(|(at, _)| *at == before.strand).map_or(0.0, |(_, probability)| *probability);
        let free = |at: u32| {
            let story = self.state.strand(at).map(|strand| strand.story);
            story.is_some_and(|story| !self.state.keep_apart(before.story, story))
        };
        let others = likely.iter().copied().filter(|(at, _)| *at != before.strand && free(*at));
        let best = others.reduce(|best, next| if next.1 > best.1 { next } else { best });
        let best = best.filter(|best| best.1 > own);
        let (fits, enters, leaves) =
            if whole { (self.settings.join, self.settings.join, BARELY) } else { (LEAVES, ENTERS, 0.0) };
        match best {
            _ if !alone && own >= fits => Course::Stays,
            Some((at, probability)) if probability >= enters => Course::Goes(at, probability),
            _ if alone || (same_language && own >= leaves) || self.state.acts.concern(before.story) => Course::Stays,
            _ => Course::Opens,
        }
    }

    /// Makes an article that was taken out a member of a strand, with the copies that follow it; tells what changed.
    fn put_down(&mut self, before: &Before, draft: Draft, at: u32, incoming: &Incoming<'_>, why: Reason) {
        let id = incoming.id;
        self.state.put_in(before, draft, at, incoming);
        let into = self.state.strand(at).map_or(before.story, |strand| strand.story);
        if at != before.strand && self.state.strand(before.strand).is_some_and(|strand| strand.members.is_empty()) {
            self.state.close(before.strand);
        }
        if into == before.story {
            return;
        }
        let copies = before.copies.iter().filter_map(|slot| Some(self.state.article(*slot)?.id));
        let articles: Vec<_> = std::iter::once(id).chain(copies).collect();
        if self.state.stories.contains_key(&before.story) {
            let moved = |article| Change::Moved { article, from: StoryId(before.story), to: StoryId(into) };
            self.state.changes.extend(articles.into_iter().map(moved));
        } else {
            self.state.forward.insert(before.story, into);
            let because = vec![why];
            let (from, into) = (StoryId(before.story), StoryId(into));
            self.state.changes.push(Change::Merged { from, into, articles, because });
        }
    }
}

/// Whether an article has nothing of the text that was at its address before. One whose text others carry never is: they would go
/// along with a text that is not theirs.
fn is_another(draft: &Draft, before: &Before) -> bool {
    let likeness = Cosines::with_article(draft, &before.article);
    before.copies.is_empty()
        && !before.article.words.terms().is_empty()
        && likeness.headline < ANOTHER
        && likeness.body < ANOTHER
}

impl State {
    /// The copies in an original's strand that carry its text.
    fn copies_of(&self, slot: u32, article: &Article) -> Vec<u32> {
        let Some(strand) = self.strand(article.strand).filter(|_| article.original) else { return Vec::new() };
        let is_copy =
            |other: &&u32| **other != slot && self.article(**other).is_some_and(|other| other.report == article.report);
        strand.members.iter().filter(is_copy).copied().collect()
    }

    /// Takes an article, and the copies that follow it, out of its strand, which may stand empty afterwards.
    fn leave(&mut self, before: &Before) {
        let Some(strand) = self.strand(before.strand) else { return };
        let stays = |member: &&u32| **member != before.slot && !before.copies.contains(member);
        let rest: Vec<u32> = strand.members.iter().filter(stays).copied().collect();
        if self.first_of(before.article.report) == Some(before.slot) {
            // Where a copy stays behind, its report is known by that.
            let carries = |slot: &&u32| self.article(**slot).is_some_and(|other| other.report == before.article.report);
            match rest.iter().find(carries).copied() {
                Some(other) => self.by_report.insert(before.article.report.0, other),
                None => self.by_report.remove(&before.article.report.0),
            };
        }
        self.leave_places(before.slot);
        self.refill(before.strand, &rest);
    }

    /// A strand in a story of its own, which has the article's number unless a story has it already.
    fn new_strand_of_its_own(&mut self, language: u16, article: i64) -> u32 {
        let story = if self.stories.contains_key(&article) { -article } else { article };
        self.new_strand(language, story)
    }

    /// Puts an article that was taken out into a strand, as it is now, in its place in the order of arrival.
    fn put_in(&mut self, before: &Before, draft: Draft, at: u32, incoming: &Incoming<'_>) {
        let Some(strand) = self.strand(at) else { return };
        let language = u32::from(strand.language);
        let mut members = strand.members.to_vec();
        members.push(before.slot);
        members.extend(&before.copies);
        let words: Vec<(u32, String)> = draft.keys.iter().map(|key| (key.0, draft.word(key.0, incoming))).collect();
        let (bridge, embedding) = (draft.bridge, draft.embedding);
        let mut article = draft.article;
        (article.number, article.strand) = (before.article.number, at);
        for copy in &before.copies {
            if let Some(copy) = self.articles.get_mut(*copy).and_then(Option::as_mut) {
                copy.strand = at;
            }
        }
        self.note_report(&article, before.slot);
        self.note_places(&article, before.slot);
        let is_found = article.original && !article.kind.stands_alone();
        if let Some(place) = self.articles.get_mut(before.slot) {
            *place = Some(article);
        }
        members.sort_by_key(|slot| self.article(*slot).map_or(0, |article| article.number));
        self.refill(at, &members);
        if is_found {
            self.index.note(words.iter().map(|(key, word)| (key_in(*key, language), word.as_str())), at);
        }
        if let Some(strand) = self.strands.get_mut(at)
            && (strand.bridge.is_empty() || strand.originals == 1)
            && is_found
        {
            strand.bridge = kept_bridge(&bridge);
            strand.embedding = embedding;
            let names = heaviest_bridge(&strand.bridge);
            let names = names
                .iter()
                .map(|(hash, _)| (key_in(*hash, language), draft_name(&draft.bridge_forms, *hash, incoming)));
            self.bridges.note(names, at);
        }
    }
}
