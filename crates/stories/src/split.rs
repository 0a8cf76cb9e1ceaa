//! Parting: a strand that turns out to be two events.

use news::ArticleId;

use crate::article::Article;
use crate::engine::{Engine, State, heaviest_bridge, key_in};
use crate::placement::{Change, StoryId};
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
/// A strand of more originals does not add up its words anew for one of them.
const LARGE: u32 = 256;
/// Originals that a part must have.
const PART: usize = 4;

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
        let telling = self.state.telling_words(own_sums, strand.language);
        let its = Side { strand: &its, sums: its_sums, ring: &its_ring };
        let signals = signals::pair(&own, &its, &cosines, &telling, cosines.lead);
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
        let telling = self.state.telling_words(&own_sums, one.language);
        let its = Side { strand: its, sums: &its_sums, ring: &its_ring };
        let signals = signals::pair(&own, &its, &cosines, &telling, cosines.lead);
        Some((self.model.pair.judge(&signals), signals))
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
        self.as_strand_of(like, members, false)
    }

    fn as_strand_of(&self, like: &Strand, members: &[u32], keeps_sums: bool) -> Strand {
        let mut strand = Strand {
            lives: true,
            language: like.language,
            story: like.story,
            bridge: like.bridge.clone(),
            embedding: like.embedding.clone(),
            ..Strand::default()
        };
        for slot in members {
            let Some(article) = self.article(*slot) else { continue };
            strand.members.push(*slot);
            if article.original && keeps_sums {
                strand.count(*slot, article);
            } else if article.original {
                let only = strand.ring.first().and_then(|only| self.article(*only));
                strand.take(*slot, article, only, &[]);
            } else {
                strand.note_time(article.time.us());
            }
        }
        if keeps_sums {
            strand.sums.clone_from(&like.sums);
        } else if strand.sums.is_none() {
            strand.sums = Some(Box::new(self.summed(&strand.ring)));
        }
        strand
    }

    /// Gives articles of a story a story of their own, copies with their originals; its id. `None` where nothing or everything would go.
    pub fn split_off(&mut self, from: i64, articles: &[ArticleId]) -> Option<i64> {
        let strands = self.stories.get(&from)?.strands.clone();
        let leaves = |article: &Article| {
            let original = self.first_of(article.report).and_then(|slot| self.article(slot));
            articles.contains(&article.id)
                || (!article.original && original.is_some_and(|original| articles.contains(&original.id)))
        };
        let mut parts: Vec<(u32, Vec<u32>, Vec<u32>)> = Vec::new();
        for at in strands.iter().copied() {
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
                    story.strands.retain(|strand| strand != at);
                }
                self.stories.entry(into).or_default().strands.push(at);
                if let Some(strand) = self.strands.get_mut(at) {
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
            if let Some(article) = self.articles.get_mut(*slot).and_then(Option::as_mut) {
                article.strand = at;
                if article.original {
                    keys.extend(keys_of(article));
                }
            }
        }
        keys.sort_unstable();
        keys.dedup();
        self.index.note_known(keys.into_iter().map(|key| key_in(key, language)), at);
        let names = heaviest_bridge(&strand.bridge).into_iter();
        self.bridges.note_known(names.map(|(hash, _)| key_in(hash, language)), at);
        if let Some(place) = self.strands.get_mut(at) {
            *place = strand;
        }
    }

    /// Makes a strand anew from members that the index knows already; of a large one the sums stay, as one article more or less is
    /// nothing to them.
    pub(crate) fn refill(&mut self, at: u32, members: &[u32]) {
        let Some(like) = self.strand(at) else { return };
        let strand = self.as_strand_of(like, members, like.originals > LARGE);
        if let Some(place) = self.strands.get_mut(at) {
            *place = strand;
        }
    }

    /// Ends an empty strand, and its story with its last one.
    pub(crate) fn close(&mut self, at: u32) {
        let Some(gone) = self.bury(at) else { return };
        let empty = self.stories.get_mut(&gone.story).is_some_and(|story| {
            story.strands.retain(|strand| strand != at);
            story.strands.is_empty()
        });
        if empty {
            self.stories.remove(&gone.story);
        }
    }
}
