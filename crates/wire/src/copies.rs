//! Reports: which articles carry one text, found as they arrive.
//!
//! [`Copies`] is a window over the stream. Each article is compared with the live reports that share rare passages with it,
//! and joins one or founds its own. Precision comes first: short texts, templates with other numbers and names, footers and
//! quotations do not join. The same articles in the same order always give the same reports.

mod again;
mod draft;
mod index;
mod likeness;
mod order;
mod placement;
mod shingles;

use std::collections::BTreeSet;

use draft::{Credited, Draft, placement, report_key};
use index::{HashedMap, Index};
use likeness::{Likeness, Sketch, TINY_WORDS, Writers};
use news::{ArticleId, TitleId};
pub use placement::{Basis, Item, Placement, Relation, ReportId};

/// What is remembered, and for how long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// A report is forgotten when nothing has joined it for this long.
    pub window_us: i64,
    /// A report takes nothing in when it is older than this, so that the past that is remembered has an end.
    pub life_us: i64,
    /// Reports that are remembered; beyond it the one that has been quiet longest is forgotten.
    pub reports: usize,
}

impl Default for Limits {
    /// Seven days (features are republished within a week), three weeks, a million reports.
    fn default() -> Self {
        Self { window_us: 7 * DAY_US, life_us: 21 * DAY_US, reports: 1_000_000 }
    }
}

const DAY_US: i64 = 24 * 3_600 * 1_000_000;
/// Texts that are kept of one report, so that its shortened and extended forms are recognised too.
const TEXTS_OF_A_REPORT: usize = 4;
/// Share of a text in those that are kept from which on it is known by them. Of a text that two desks have cut, little is in
/// the one that came first, so that the whole text is kept beside that.
const KNOWN: f32 = 0.9;
/// Shingles of a text that are in the index.
const INDEXED_SHINGLES: usize = 48;
/// Live reports that a new text is compared with, those with most rare passages in common.
const CANDIDATES: usize = 16;
/// Rare passages in common, of those in the index, that make a candidate.
const CANDIDATE_HITS: usize = 2;

/// Share of a report's text below which a match proves little by itself.
const SMALL_PART: f32 = 0.4;
/// Share of a text that makes most of it.
const MOST: f32 = 0.75;
/// Share of a text by which one report must have more of it than another, where both have most of it.
const CLEARLY_MORE: f32 = 0.1;

/// A live report.
#[derive(Clone, Debug)]
struct Report {
    id: ReportId,
    texts: Vec<Text>,
    members: Vec<ArticleId>,
    /// Keys by which it is found without comparing texts.
    keys: Vec<u64>,
    founded_us: i64,
    /// When it is forgotten.
    until_us: i64,
}
/// A text that a report is known by.
#[derive(Clone, Debug)]
struct Text {
    article: ArticleId,
    title: TitleId,
    sketch: Sketch,
    /// Words of its headline, rising.
    headline: Box<[u32]>,
    edges: Box<[u32]>,
    writers: Credited,
}

/// What is remembered of an article.
#[derive(Clone, Debug)]
struct Member {
    /// Hash of its whole text, as it was delivered.
    text: u64,
    /// Where it is, unless it is the first of its report, as most are.
    placement: Option<Box<Placement>>,
}

impl Member {
    fn placement(&self, article: i64) -> Placement {
        self.placement.as_deref().cloned().unwrap_or_else(|| Placement::original(ArticleId(article)))
    }

    fn report(&self, article: i64) -> ReportId {
        self.placement.as_ref().map_or(ReportId(article), |placement| placement.report)
    }
}

/// The live reports, and the articles in them.
#[derive(Clone, Debug, Default)]
pub struct Copies {
    limits: Limits,
    reports: Vec<Option<Report>>,
    free: Vec<u32>,
    members: HashedMap<i64, Member>,
    /// Text, address, item and headline keys to the report that has them.
    keys: HashedMap<u64, u32>,
    index: Index,
    /// First and last sentences of each title, with the number of live reports in which it has them.
    habits: HashedMap<u32, u32>,
    /// Reports by the time at which they are forgotten.
    ends: BTreeSet<(i64, ReportId)>,
    now_us: i64,
}

impl Copies {
    /// An empty window.
    #[must_use]
    pub fn new(limits: Limits) -> Self {
        Self { limits, ..Self::default() }
    }

    /// Finds the report of an article, or founds one. An article that is delivered again stays where it is. One whose text
    /// has changed is placed by its new text (see `copies/again.rs`): the page's full text takes a teaser's place.
    pub fn place(&mut self, item: &Item<'_>) -> Placement {
        self.settle(item, None)
    }

    /// Puts an article where it was put before, when the window is made again from what was kept. Given the same articles,
    /// texts and placements in the same order, the window decides from here on as the earlier one did. What belongs to a
    /// report that is not in the window is left out.
    pub fn restore(&mut self, item: &Item<'_>, placement: &Placement) {
        self.settle(item, Some(placement));
    }

    fn settle(&mut self, item: &Item<'_>, known: Option<&Placement>) -> Placement {
        self.now_us = self.now_us.max(item.at_us);
        self.forget_ended_reports();
        let draft = Draft::read(item, &self.habits);
        let text = draft.whole;
        let placement = match self.members.get(&item.id.0) {
            Some(member) if member.text == text => return member.placement(item.id.0),
            Some(member) => {
                let report = member.report(item.id.0);
                self.place_again(item, draft, report, known)
            }
            None => self.place_new(item, draft, known),
        };
        let Some(placement) = placement else {
            return known.cloned().unwrap_or_else(|| Placement::original(item.id));
        };
        let is_first = placement == Placement::original(item.id);
        let kept = (!is_first).then(|| Box::new(placement.clone()));
        self.members.insert(item.id.0, Member { text, placement: kept });
        placement
    }

    /// Places an article that is not in the window. `None` where its known report is not in the window.
    fn place_new(&mut self, item: &Item<'_>, draft: Draft, known: Option<&Placement>) -> Option<Placement> {
        let Some(known) = known else {
            return Some(match self.find(&draft, None) {
                Some((slot, found)) => self.join(item, draft, slot, &found),
                None => self.found(item, draft),
            });
        };
        match self.slot_of(known.report) {
            Some(slot) => {
                let found = self.found_before(slot, &draft, known, None)?;
                self.join(item, draft, slot, &found);
            }
            None if known.report.0 == item.id.0 => drop(self.found(item, draft)),
            None => return None,
        }
        Some(known.clone())
    }

    /// The report of an article that is in the window.
    #[must_use]
    pub fn report_of(&self, article: ArticleId) -> Option<ReportId> {
        self.members.get(&article.0).map(|member| member.report(article.0))
    }

    /// The articles of a live report in order of arrival; empty when it is not live.
    #[must_use]
    pub fn articles(&self, report: ReportId) -> &[ArticleId] {
        let slot = self.slot_of(report);
        slot.and_then(|slot| self.report(slot)).map(|report| report.members.as_slice()).unwrap_or_default()
    }

    fn slot_of(&self, report: ReportId) -> Option<u32> {
        self.keys.get(&report_key(report)).copied()
    }

    /// Articles in the window.
    #[must_use]
    pub fn len(&self) -> usize {
        self.members.len()
    }

    /// Whether nothing is in the window.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.members.is_empty()
    }

    /// Bytes the window takes, about.
    #[must_use]
    pub fn size_bytes(&self) -> usize {
        let reports: usize = self.reports.iter().flatten().map(Report::size_bytes).sum();
        let kept: usize =
            self.members.values().flat_map(|member| &member.placement).map(|kept| size_of_val(&**kept)).sum();
        let maps = self.members.capacity() * (size_of::<Member>() + 9)
            + kept
            + self.keys.capacity() * 13
            + self.habits.capacity() * 9
            + self.ends.len() * 24;
        self.reports.capacity() * size_of::<Option<Report>>() + reports + maps + self.index.size_bytes()
    }

    fn report(&self, slot: u32) -> Option<&Report> {
        self.reports.get(slot as usize)?.as_ref()
    }

    fn report_mut(&mut self, slot: u32) -> Option<&mut Report> {
        self.reports.get_mut(slot as usize)?.as_mut()
    }

    /// The live report that has the text of `draft`, and how that is known; what the article `but` gave to a report does
    /// not count.
    fn find(&self, draft: &Draft, but: Option<ArticleId>) -> Option<(u32, Found)> {
        let own = |slot: &u32| {
            but.is_some_and(|but| {
                self.report(*slot).is_some_and(|report| report.texts.iter().all(|text| text.article == but))
            })
        };
        let keyed = |key: &(u64, Basis)| self.keys.get(&key.0).filter(|slot| !own(slot)).map(|slot| (*slot, key.1));
        if let Some((slot, basis)) = draft.certain.iter().find_map(keyed) {
            let (text, likeness) = self.best_text(slot, draft, but)?;
            let old = self.report(slot)?.texts.get(text)?;
            if basis == Basis::SameItem || !draft.is_another_piece(old) {
                return Some((slot, Found { text, likeness, basis }));
            }
        }
        if let Some((slot, basis)) = draft.likely.iter().find_map(keyed) {
            let (text, likeness) = self.best_text(slot, draft, but)?;
            let old = self.report(slot)?.texts.get(text)?;
            let without_text = draft.shingles.words < TINY_WORDS || old.sketch.words < TINY_WORDS;
            let fits = if without_text { draft.headline == old.headline } else { likeness.rank().0 >= 0.3 };
            if fits {
                return Some((slot, Found { text, likeness, basis }));
            }
        }
        let candidates = self.candidates(draft);
        let copies = candidates.iter().filter_map(|slot| Some((*slot, self.copied(*slot, draft, but)?)));
        let closer = |best: (u32, Found), next: (u32, Found)| {
            if next.1.likeness.closeness() > best.1.likeness.closeness() { next } else { best }
        };
        copies.reduce(closer).filter(|(slot, found)| !self.is_anybodys(draft, &candidates, *slot, found))
    }

    /// Whether a text that is a small part of the report it was found in is for the most part in another report too, and there
    /// hardly less: facts that all newsrooms had make up a beginning before a wall as well as they make up a copy.
    fn is_anybodys(&self, draft: &Draft, candidates: &[u32], slot: u32, found: &Found) -> bool {
        let Some(old) = self.report(slot).and_then(|report| report.texts.get(found.text)) else { return false };
        let one_agency = draft.writers.agency.is_some() && draft.writers.agency == old.writers.agency;
        if one_agency || found.likeness.of_old >= SMALL_PART {
            return false;
        }
        let others = candidates.iter().filter(|other| **other != slot);
        let mut others = others.filter_map(|other| self.best_text(*other, draft, None));
        let as_much = MOST.max(found.likeness.of_new - CLEARLY_MORE);
        others.any(|(_, likeness)| likeness.of_new >= as_much)
    }

    /// The text of a report that `draft` is a copy of, the closest if there are several. Each text is asked: what is closest
    /// may be a beginning that a wall leaves or another desk's cut, which proves less than the whole text beside it.
    fn copied(&self, slot: u32, draft: &Draft, but: Option<ArticleId>) -> Option<Found> {
        let texts = &self.report(slot)?.texts;
        if texts.iter().any(|text| draft.writers.beside(&text.writers) == Writers::Agencies) {
            return None;
        }
        let others = texts.iter().enumerate().filter(|(_, text)| Some(text.article) != but);
        let copied = others.filter(|(_, text)| !draft.is_another_piece(text)).filter_map(|(index, text)| {
            let likeness = Likeness::between(&draft.shingles, &text.sketch);
            let is_copy = likeness.is_copy(draft.writers.beside(&text.writers));
            is_copy.then_some(Found { text: index, likeness, basis: Basis::SharedPassages })
        });
        copied.reduce(|best, next| if next.likeness.closeness() > best.likeness.closeness() { next } else { best })
    }

    /// The live reports that share most rare passages with `draft`, at most [`CANDIDATES`].
    fn candidates(&self, draft: &Draft) -> Vec<u32> {
        if draft.shingles.words < TINY_WORDS {
            return Vec::new();
        }
        let mut hits: Vec<u32> = Vec::new();
        for shingle in &draft.shingles.all {
            self.index.reports(*shingle, |report| hits.push(report));
        }
        hits.sort_unstable();
        // Equal counts are ordered by report and not by slot: a window that was made again has other slots.
        let mut counted: Vec<(usize, ReportId, u32)> = hits
            .chunk_by(|one, other| one == other)
            .filter(|run| run.len() >= CANDIDATE_HITS)
            .filter_map(|run| run.first().and_then(|slot| Some((run.len(), self.report(*slot)?.id, *slot))))
            .collect();
        counted.sort_unstable_by(|one, other| other.0.cmp(&one.0).then(one.1.cmp(&other.1)));
        counted.into_iter().take(CANDIDATES).map(|(_, _, slot)| slot).collect()
    }

    /// The text of a report that `draft` is most like (its index), and how alike they are; not a text of the article `but`.
    fn best_text(&self, slot: u32, draft: &Draft, but: Option<ArticleId>) -> Option<(usize, Likeness)> {
        let texts = self.report(slot)?.texts.iter().enumerate().filter(|(_, text)| Some(text.article) != but);
        let texts = texts.map(|(index, text)| (index, Likeness::between(&draft.shingles, &text.sketch)));
        texts.reduce(|best, next| if next.1.closeness() > best.1.closeness() { next } else { best })
    }

    /// What was found in a report that an article is known to have joined: chosen as it was then.
    fn found_before(&self, slot: u32, draft: &Draft, known: &Placement, but: Option<ArticleId>) -> Option<Found> {
        let copied = (known.basis == Basis::SharedPassages).then(|| self.copied(slot, draft, but)).flatten();
        copied.or_else(|| {
            let (text, likeness) = self.best_text(slot, draft, but)?;
            Some(Found { text, likeness, basis: known.basis })
        })
    }

    fn join(&mut self, item: &Item<'_>, draft: Draft, slot: u32, found: &Found) -> Placement {
        let Some(report) = self.report(slot) else { return self.found(item, draft) };
        let Some(old) = report.texts.get(found.text) else { return self.found(item, draft) };
        let placement = placement(item, &draft, report.id, old, found);
        let known = report.texts.len() >= TEXTS_OF_A_REPORT || found.likeness.of_new >= KNOWN;
        if !known {
            self.learn(slot, item.id, &draft);
        }
        let new_keys = self.claim_keys(slot, draft.keys());
        if let Some(report) = self.report_mut(slot) {
            report.keys.extend(new_keys);
            report.members.push(item.id);
        }
        self.prolong(slot, item.at_us);
        placement
    }

    /// Something joined a report: it is remembered for another while.
    fn prolong(&mut self, slot: u32, at_us: i64) {
        let Limits { window_us, life_us, .. } = self.limits;
        let Some(report) = self.report_mut(slot) else { return };
        let (id, before_us) = (report.id, report.until_us);
        let until_us = at_us.saturating_add(window_us).min(report.founded_us.saturating_add(life_us));
        report.until_us = until_us.max(before_us);
        let until_us = report.until_us;
        self.ends.remove(&(before_us, id));
        self.ends.insert((until_us, id));
    }

    fn found(&mut self, item: &Item<'_>, draft: Draft) -> Placement {
        let id = ReportId(item.id.0);
        let report = Report {
            id,
            texts: Vec::with_capacity(1),
            members: vec![item.id],
            keys: Vec::new(),
            founded_us: item.at_us,
            until_us: i64::MIN,
        };
        let slot = match self.free.pop() {
            Some(slot) => slot,
            None => {
                self.reports.push(None);
                u32::try_from(self.reports.len() - 1).unwrap_or(u32::MAX)
            }
        };
        if let Some(place) = self.reports.get_mut(slot as usize) {
            *place = Some(report);
        }
        let mut keys = draft.keys();
        keys.push(report_key(id));
        let keys = self.claim_keys(slot, keys);
        if let Some(report) = self.report_mut(slot) {
            report.keys = keys;
        }
        self.learn(slot, item.id, &draft);
        self.prolong(slot, item.at_us);
        Placement::original(item.id)
    }

    /// Takes the keys that no other report has.
    fn claim_keys(&mut self, slot: u32, keys: Vec<u64>) -> Vec<u64> {
        keys.into_iter()
            .filter(|key| {
                let free = !self.keys.contains_key(key);
                if free {
                    self.keys.insert(*key, slot);
                }
                free
            })
            .collect()
    }

    /// Makes a report known by one more text.
    fn learn(&mut self, slot: u32, article: ArticleId, draft: &Draft) {
        let sketch = Sketch::of(&draft.shingles);
        let held: Vec<u32> = self.report(slot).map(|report| report.indexed().collect()).unwrap_or_default();
        for shingle in sketch.shingles.iter().take(INDEXED_SHINGLES).filter(|shingle| !held.contains(shingle)) {
            self.index.insert(*shingle, slot);
        }
        // The texts that a title has in one report share their sentences; only the first speaks for its habits.
        let first = self.report(slot).is_some_and(|report| report.texts.iter().all(|text| text.title != draft.title));
        let edges: Box<[u32]> = if first { draft.edges.clone() } else { Box::default() };
        for edge in &edges {
            *self.habits.entry(*edge).or_default() += 1;
        }
        if let Some(report) = self.report_mut(slot) {
            report.texts.push(Text {
                article,
                sketch,
                title: draft.title,
                headline: draft.headline.clone(),
                edges,
                writers: draft.writers.clone(),
            });
        }
    }

    fn forget_ended_reports(&mut self) {
        while let Some(&(until_us, id)) = self.ends.first() {
            if until_us >= self.now_us && self.ends.len() <= self.limits.reports {
                break;
            }
            self.ends.pop_first();
            if let Some(slot) = self.slot_of(id) {
                self.forget(slot);
            }
        }
    }

    /// Forgets a report; its place in `ends` is gone already.
    fn forget(&mut self, slot: u32) {
        let Some(report) = self.reports.get_mut(slot as usize).and_then(Option::take) else { return };
        for shingle in report.indexed().collect::<BTreeSet<u32>>() {
            self.index.remove(shingle, slot);
        }
        for edge in report.texts.iter().flat_map(|text| &text.edges) {
            if let Some(count) = self.habits.get_mut(edge) {
                *count -= 1;
                if *count == 0 {
                    self.habits.remove(edge);
                }
            }
        }
        for key in &report.keys {
            self.keys.remove(key);
        }
        for member in &report.members {
            self.members.remove(&member.0);
        }
        self.free.push(slot);
    }
}

impl Report {
    /// The shingles by which the index finds it.
    fn indexed(&self) -> impl Iterator<Item = u32> {
        self.texts.iter().flat_map(|text| text.sketch.shingles.iter().take(INDEXED_SHINGLES).copied())
    }

    fn size_bytes(&self) -> usize {
        let texts: usize = self.texts.iter().map(|text| text.sketch.size_bytes() + text.edges.len() * 4).sum();
        texts + self.texts.capacity() * size_of::<Text>() + self.members.capacity() * 8 + self.keys.capacity() * 8
    }
}
/// A match: with which text of a report, how close, and how it was found.
struct Found {
    text: usize,
    likeness: Likeness,
    basis: Basis,
}
