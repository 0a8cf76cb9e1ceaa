//! Parting: a strand that turns out to be two events, and articles whose text became another.

use news::ArticleId;

use crate::article::{Article, Incoming};
use crate::engine::{Change, Engine, Placement, State, StoryId, heaviest_bridge, key_in};
use crate::reason::Reason;
use crate::repair::keys_of;
use crate::signals::{self, Cosines, PAIR, Side};
use crate::strand::{Strand, Sums};

/// Independent reports from which on a strand is looked at.
const FROM: u32 = 24;
/// And again after so many more ..
const EVERY: u32 = 16;
/// .. until there are so many, and then each time after as many more.
const FEW: u32 = 256;
/// Originals that are compared, the latest.
const COMPARED: usize = 48;
/// Originals that a part must have.
const PART: usize = 4;
/// An article whose text changed leaves a story that it fits with less than this ..
const LEAVES: f32 = 0.2;
/// .. for one that it fits with more than this.
const ENTERS: f32 = 0.8;

impl Engine {
    /// Splits a strand whose halves are surely two events.
    pub(crate) fn split_if_two(&mut self, at: u32) {
        let Some(strand) = self.state.strand(at) else { return };
        let size = strand.originals;
        if size < FROM || !size.is_multiple_of(if size < FEW { EVERY } else { FEW }) {
            return;
        }
        let latest = self.state.originals(strand, COMPARED);
        let Some((one, other, centres)) = self.state.halves(&latest) else { return };
        if one.len().min(other.len()) < PART {
            return;
        }
        let Some((odds, signals)) = self.judge_halves(strand, &one, &other) else { return };
        if self.state.acts.lessons.weigh(odds, &signals) >= self.settings.split {
            return;
        }
        let story = strand.story;
        // The latest decide whether; then every report goes to its half.
        let all = self.state.originals(strand, usize::MAX);
        let (one, other) = self.state.assigned(&all, &centres);
        let part = if one.len() <= other.len() { one } else { other };
        let articles: Vec<ArticleId> =
            part.iter().filter_map(|slot| self.state.article(*slot)).map(|article| article.id).collect();
        self.state.split_off(story, &articles);
    }

    fn judge_halves(&self, strand: &Strand, one: &[u32], other: &[u32]) -> Option<(f32, [f32; PAIR])> {
        let (one, its) = (self.state.as_strand(strand, one), self.state.as_strand(strand, other));
        let (own_sums, its_sums) = (one.sums.as_deref()?, its.sums.as_deref()?);
        let cosines = Cosines::between(own_sums, its_sums);
        let (ring, its_ring) = (self.state.ring(&one), self.state.ring(&its));
        let own = Side { strand: &one, sums: own_sums, ring: &ring };
        let signals =
            signals::pair(&own, &Side { strand: &its, sums: its_sums, ring: &its_ring }, &cosines, cosines.lead);
        Some((self.model.pair.judge(&signals), signals))
    }

    /// The judge's log-odds that two strands of one language are one event, and the signals.
    pub(crate) fn judge_pair(&self, at: u32, other: u32) -> Option<(f32, [f32; PAIR])> {
        let (one, its) = (self.state.strand(at)?, self.state.strand(other)?);
        if one.language != its.language {
            return None;
        }
        let (own_sums, its_sums) = (self.state.sums(one), self.state.sums(its));
        let cosines = Cosines::between(&own_sums, &its_sums);
        let (ring, its_ring) = (self.state.ring(one), self.state.ring(its));
        let own = Side { strand: one, sums: &own_sums, ring: &ring };
        let signals =
            signals::pair(&own, &Side { strand: its, sums: &its_sums, ring: &its_ring }, &cosines, cosines.lead);
        Some((self.model.pair.judge(&signals), signals))
    }

    /// An article that is known came with another text: it stays in its story, unless it clearly belongs to another now.
    /// An article that is not known is placed.
    pub fn revise(&mut self, incoming: &Incoming<'_>) -> Placement {
        let Some(slot) = self.state.by_id.get(&incoming.id.0).copied() else { return self.place(incoming) };
        let (draft, language) = self.read(incoming);
        let Some(before) = self.state.article(slot) else { return self.place(incoming) };
        let (at, was_original) = (before.strand, before.original);
        let stays = |engine: &Self, because: Vec<Reason>| {
            let story = engine.state.strand_of(slot).map_or(incoming.id.0, |strand| strand.story);
            Placement { article: incoming.id, report: incoming.report, story: StoryId(story), because }
        };
        let same_language = self.state.strand(at).is_some_and(|strand| strand.language == language);
        if before.text == draft.article.text || !same_language || !was_original {
            return stays(self, Vec::new());
        }
        let (report, number) = (before.report, before.number);
        let from = self.state.strand(at).map_or(incoming.id.0, |strand| strand.story);
        // Taken out, so that it is not compared with itself.
        self.state.take_out(slot, at);
        let probabilities = self.probabilities(&draft, language);
        let of = |strand: u32| probabilities.iter().find(|(at, _)| *at == strand).map_or(0.0, |(_, p)| *p);
        let best = probabilities.iter().copied().reduce(|best, next| if next.1 > best.1 { next } else { best });
        let target = best.filter(|(other, p)| {
            let story = self.state.strand(*other).map(|strand| strand.story);
            of(at) < LEAVES && *p > ENTERS && story.is_some_and(|story| !self.state.keep_apart(from, story))
        });
        let to = target.map_or(at, |(strand, _)| strand);
        let words: Vec<(u32, String)> = draft.keys.iter().map(|key| (key.0, draft.word(key.0, incoming))).collect();
        let mut article = draft.article;
        (article.report, article.number, article.strand) = (report, number, to);
        self.state.put_in(slot, article, to, &draft.bridge, &words);
        if to == at {
            return stays(self, Vec::new());
        }
        let into = self.state.strand(to).map_or(from, |strand| strand.story);
        if self.state.strand(at).is_some_and(|strand| strand.members.is_empty()) {
            self.state.close(at);
        }
        if self.state.stories.contains_key(&from) {
            self.state.changes.push(Change::Moved { article: incoming.id, from: StoryId(from), to: StoryId(into) });
        } else {
            self.state.forward.insert(from, into);
            let articles = vec![incoming.id];
            let because = vec![Reason::Likely { percent: (of(to) * 100.0).round() as u8 }];
            self.state.changes.push(Change::Merged { from: StoryId(from), into: StoryId(into), articles, because });
        }
        stays(self, vec![Reason::Likely { percent: (of(to) * 100.0).round() as u8 }])
    }
}

impl State {
    /// Two halves of some articles, around the two that are least alike, and the sums of both; slots.
    fn halves(&self, latest: &[u32]) -> Option<(Vec<u32>, Vec<u32>, [Sums; 2])> {
        let sums: Vec<Sums> = latest.iter().filter_map(|slot| self.article(*slot)).map(Sums::of).collect();
        let mut farthest: Option<(f32, usize, usize)> = None;
        for (a, one) in sums.iter().enumerate() {
            for (b, other) in sums.iter().enumerate().skip(a + 1) {
                let lead = Cosines::between(one, other).lead;
                if farthest.is_none_or(|best| lead < best.0) {
                    farthest = Some((lead, a, b));
                }
            }
        }
        let (_, a, b) = farthest?;
        let mut centres = [sums.get(a)?.clone(), sums.get(b)?.clone()];
        let mut halves = (Vec::new(), Vec::new());
        for _ in 0..3 {
            halves = self.assigned(latest, &centres);
            centres = [self.summed(&halves.0), self.summed(&halves.1)];
        }
        Some((halves.0, halves.1, centres))
    }

    /// Which of two centres each article is nearer to.
    fn assigned(&self, slots: &[u32], centres: &[Sums; 2]) -> (Vec<u32>, Vec<u32>) {
        slots.iter().partition(|slot| {
            let own = self.article(**slot).map(Sums::of).unwrap_or_default();
            Cosines::between(&own, &centres[0]).lead >= Cosines::between(&own, &centres[1]).lead
        })
    }

    /// The latest originals of a strand, at most `most`, in order of arrival.
    fn originals(&self, strand: &Strand, most: usize) -> Vec<u32> {
        let is_original = |slot: &&u32| self.article(**slot).is_some_and(|article| article.original);
        let mut latest: Vec<u32> = strand.members.iter().rev().filter(is_original).take(most).copied().collect();
        latest.reverse();
        latest
    }

    fn summed(&self, slots: &[u32]) -> Sums {
        let mut sums = Sums::default();
        for article in slots.iter().filter_map(|slot| self.article(*slot)) {
            sums.add(&Sums::of(article));
        }
        sums
    }

    /// What a strand of these members would be.
    fn as_strand(&self, like: &Strand, members: &[u32]) -> Strand {
        let mut strand = Strand {
            lives: true,
            language: like.language,
            story: like.story,
            bridge: like.bridge.clone(),
            ..Strand::default()
        };
        for slot in members {
            let Some(article) = self.article(*slot) else { continue };
            strand.members.push(*slot);
            strand.last_number = strand.last_number.max(article.number);
            if article.original {
                let only = strand.ring.first().and_then(|only| self.article(*only));
                strand.take(*slot, article, only, &[]);
            } else {
                strand.note_time(article.time_us);
            }
        }
        if strand.sums.is_none() {
            strand.sums = Some(Box::new(self.summed(&strand.ring)));
        }
        strand
    }

    /// Gives articles of a story a story of their own, copies with their originals; its id. `None` where nothing or everything would go.
    pub fn split_off(&mut self, from: i64, articles: &[ArticleId]) -> Option<i64> {
        let strands = self.stories.get(&from)?.strands.clone();
        let leaves = |article: &Article| {
            let original = self.by_report.get(&article.report.0).and_then(|slot| self.article(*slot));
            articles.contains(&article.id)
                || (!article.original && original.is_some_and(|original| articles.contains(&original.id)))
        };
        let mut parts: Vec<(u32, Vec<u32>, Vec<u32>)> = Vec::new();
        for at in strands {
            let strand = self.strand(at)?;
            let (go, stay): (Vec<u32>, Vec<u32>) =
                strand.members.iter().partition(|slot| self.article(**slot).is_some_and(&leaves));
            parts.push((at, go, stay));
        }
        if parts.iter().all(|part| part.1.is_empty()) || parts.iter().all(|part| part.2.is_empty()) {
            return None;
        }
        let mut gone: Vec<&Article> =
            parts.iter().flat_map(|part| &part.1).filter_map(|slot| self.article(*slot)).collect();
        gone.sort_unstable_by_key(|article| article.number);
        let free = gone.iter().map(|article| article.id.0).find(|id| !self.stories.contains_key(id));
        let into = free.or_else(|| gone.first().map(|article| -article.id.0))?;
        let ids: Vec<ArticleId> = gone.iter().map(|article| article.id).collect();
        for (at, go, stay) in parts {
            if go.is_empty() {
                continue;
            }
            if stay.is_empty() {
                if let Some(story) = self.stories.get_mut(&from) {
                    story.strands.retain(|strand| *strand != at);
                }
                self.stories.entry(into).or_default().strands.push(at);
                if let Some(strand) = self.strands.get_mut(at as usize) {
                    strand.story = into;
                }
                continue;
            }
            let language = self.strand(at)?.language;
            let new = self.new_strand(language, into);
            self.fill(new, &go);
            self.fill(at, &stay);
        }
        self.forward.remove(&into);
        self.changes.push(Change::Split { from: StoryId(from), into: StoryId(into), articles: ids });
        Some(into)
    }

    /// Makes a strand anew from members.
    fn fill(&mut self, at: u32, members: &[u32]) {
        let Some(like) = self.strand(at) else { return };
        let strand = self.as_strand(like, members);
        let language = u32::from(strand.language);
        let mut keys = Vec::new();
        for slot in members {
            if let Some(article) = self.articles.get_mut(*slot as usize).and_then(Option::as_mut) {
                article.strand = at;
                if article.original {
                    keys.extend(keys_of(article));
                }
            }
        }
        keys.sort_unstable();
        keys.dedup();
        for key in keys {
            self.index.note_known(key_in(key, language), at);
        }
        for (hash, _) in heaviest_bridge(&strand.bridge) {
            self.bridges.note_known(key_in(hash, language), at);
        }
        if let Some(place) = self.strands.get_mut(at as usize) {
            *place = strand;
        }
    }

    /// Takes an article out of its strand, which may stand empty afterwards.
    fn take_out(&mut self, slot: u32, at: u32) {
        let Some(strand) = self.strand(at) else { return };
        let rest: Vec<u32> = strand.members.iter().filter(|member| **member != slot).copied().collect();
        self.fill(at, &rest);
    }

    fn put_in(&mut self, slot: u32, article: Article, at: u32, bridge: &[(u32, f32)], words: &[(u32, String)]) {
        let Some(strand) = self.strand(at) else { return };
        let language = u32::from(strand.language);
        let mut members = strand.members.clone();
        members.push(slot);
        if let Some(place) = self.articles.get_mut(slot as usize) {
            *place = Some(article);
        }
        let number = |slot: &u32| self.article(*slot).map_or(0, |article| article.number);
        members.sort_by_key(number);
        for (key, word) in words {
            self.index.note(key_in(*key, language), at, word);
        }
        self.fill(at, &members);
        if let Some(strand) = self.strands.get_mut(at as usize)
            && strand.bridge.is_empty()
        {
            strand.bridge = bridge.into();
        }
    }

    /// Ends an empty strand, and its story with its last one.
    fn close(&mut self, at: u32) {
        let Some(place) = self.strands.get_mut(at as usize) else { return };
        let gone = std::mem::take(place);
        let empty = self.stories.get_mut(&gone.story).is_some_and(|story| {
            story.strands.retain(|strand| *strand != at);
            story.strands.is_empty()
        });
        if empty {
            self.stories.remove(&gone.story);
        }
    }
}
