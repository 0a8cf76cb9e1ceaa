//! Which strand an article belongs to.

use crate::article::{Draft, Incoming};
use crate::engine::{Engine, State, key_in};
use crate::language::Sort;
use crate::model::probability;
use crate::reason::Reason;
use crate::signals::{self, Candidate, Cosines, HeadlineWord, Said, Words};
use crate::strand::Strand;
use crate::vector::{Form, Products};

/// Strands that are compared by their words.
const COMPARED: usize = 32;
/// Strands that are looked at for all words together, ..
const LOOKED_AT: usize = 1_200;
/// .. and for each of the words that are common.
const LOOKED_AT_EACH: usize = 64;
/// Strands that are judged.
const JUDGED: usize = 8;
/// What a link to an article of the story, or the same picture, adds to the log-odds. Not learned: the labelled streams have neither.
const LINK: f32 = 1.5;
/// Below this lead cosine the best candidate is not judged at all, unless there is a link.
const TOO_FAR: f32 = 0.02;
/// Words of each sort that a reason names.
const NAMED: usize = 5;

impl Draft {
    /// A word of the article as it writes it.
    pub(crate) fn word(&self, stem: u32, incoming: &Incoming<'_>) -> String {
        let form = self.forms.iter().find(|(hash, _)| *hash == stem).map(|(_, form)| form);
        form.map(|form| form.word(incoming.headline, incoming.body_text).to_owned()).unwrap_or_default()
    }
}

impl Engine {
    /// The strand that an article belongs to, how sure that is (0 to 1), and why; `None` where it opens one.
    pub(crate) fn choose(
        &mut self,
        draft: &Draft,
        language: u16,
        incoming: &Incoming<'_>,
    ) -> Option<(u32, f32, Vec<Reason>)> {
        let linked = self.linked(draft, language);
        let candidates = self.candidates(draft, language, &linked);
        let mut best: Option<(&Candidate, f32)> = None;
        for candidate in &candidates {
            let odds = self.odds(candidate, &linked);
            if best.is_none_or(|best| odds > best.1) {
                best = Some((candidate, odds));
            }
        }
        let sure = best.map(|(candidate, odds)| (candidate.strand, probability(odds)));
        #[cfg(feature = "training")]
        if let Some(told) = self.attend(draft.article.id, language, &candidates) {
            return told.map(|strand| (strand, 1.0, Vec::new()));
        }
        let (at, probability) = sure.filter(|(_, probability)| *probability >= self.settings.join)?;
        let strand = self.state.strand(at)?;
        let mut because = self.shared(draft, strand, incoming);
        if linked.contains(&at) {
            because.push(if draft.links.is_empty() { Reason::SamePicture } else { Reason::Link });
        }
        because.push(Reason::Likely { percent: (probability * 100.0).round() as u8 });
        Some((at, probability, because))
    }

    /// The strands that an article may belong to, with how likely that is, 0 to 1; `None` where it has to stay where it is.
    pub(crate) fn probabilities(&mut self, draft: &Draft, language: u16) -> Option<Vec<(u32, f32)>> {
        let linked = self.linked(draft, language);
        let candidates = self.candidates(draft, language, &linked);
        #[cfg(feature = "training")]
        if self.attend(draft.article.id, language, &candidates).is_some() {
            return None;
        }
        let likely = |candidate: &Candidate| (candidate.strand, probability(self.odds(candidate, &linked)));
        Some(candidates.iter().map(likely).collect())
    }

    /// The log-odds that an article belongs to a strand.
    fn odds(&self, candidate: &Candidate, linked: &[u32]) -> f32 {
        let link = if linked.contains(&candidate.strand) { LINK } else { 0.0 };
        self.model.join.judge(&candidate.signals) + link
    }

    /// Strands of the article's language that it links to, or whose picture it shows.
    fn linked(&self, draft: &Draft, language: u16) -> Vec<u32> {
        let mut linked = self.state.linked(draft);
        linked.retain(|at| {
            self.state.strand(*at).is_some_and(|strand| strand.language == language && !strand.stands_alone)
        });
        linked
    }

    /// Counts the living strands that share words: all that have the rare ones, and of common ones the most recent, so that the
    /// work has a bound, whatever is held.
    pub(crate) fn look_up(&mut self, words: &[(u32, f32)], language: u16) {
        let (index, living) = (&self.state.index, &self.state.living);
        let mut keys: Vec<(usize, u32, u32, f32)> = words
            .iter()
            .map(|(word, weight)| (*word, key_in(*word, u32::from(language)), *weight))
            .map(|(word, key, weight)| (index.common(key), key, word, weight))
            .collect();
        keys.sort_by_key(|key| key.0);
        self.tally.begin();
        let mut left = LOOKED_AT;
        for (common, key, word, weight) in keys {
            let most = common.min(left.max(LOOKED_AT_EACH));
            for strand in index.strands(key).take(most).filter(|strand| living.has(*strand)) {
                self.tally.add(strand, word, weight * weight);
            }
            left = left.saturating_sub(most);
        }
    }

    /// The most alike strands, with their signals.
    fn candidates(&mut self, draft: &Draft, language: u16, linked: &[u32]) -> Vec<Candidate> {
        self.look_up(&draft.keys, language);
        let state = &self.state;
        let found = self.tally.best(COMPARED);
        self.comparisons += found.len() as u64;
        state.ask_for(&found);
        let more = linked.iter().filter(|at| !found.contains(at));
        let mut compared: Vec<(u32, &Strand, Words<'_>, Products, f32)> = found
            .iter()
            .chain(more)
            .filter_map(|at| Some((*at, state.strand(*at)?)))
            .filter(|(_, strand)| strand.language == language && !strand.stands_alone)
            .filter_map(|(at, strand)| {
                let words = match &strand.sums {
                    Some(sums) => Words::Sums(sums),
                    None => Words::OfArticle(state.article(*strand.ring.first()?)?),
                };
                let (products, lead) = words.products(draft);
                (lead >= TOO_FAR || linked.contains(&at)).then_some((at, strand, words, products, lead))
            })
            .collect();
        compared.sort_by(|a, b| b.4.total_cmp(&a.4).then(a.0.cmp(&b.0)));
        compared.truncate(JUDGED);
        let words = self.headline_words(draft, language);
        let mut candidates: Vec<Candidate> = compared
            .into_iter()
            .map(|(at, strand, its, products, _)| {
                let cosines = Cosines::with(draft, &its, &products);
                let signals = signals::join(draft, &words, (strand, &its), &cosines, &state.ring(strand));
                Candidate { strand: at, cosines, signals }
            })
            .collect();
        signals::compare(&mut candidates);
        candidates
    }

    /// The words of a headline with what they say.
    fn headline_words(&self, draft: &Draft, language: u16) -> Vec<HeadlineWord> {
        let number = language;
        let Some((_, language)) = self.state.languages.get(usize::from(language)) else { return Vec::new() };
        let greatest = language.greatest_rarity();
        let words = draft.terms.list().iter().filter(|term| term.weights[0] > 0.0);
        words
            .map(|term| HeadlineWord {
                stem: term.hash,
                weight: term.weights[0],
                rarity: language.rarity(term.hash) / greatest,
                is_name: term.weights[3] > 0.0,
                said: self.state.said(term.hash, number, 1),
            })
            .collect()
    }

    /// What an article and a strand have in common, as reasons.
    pub(crate) fn shared(&self, draft: &Draft, strand: &Strand, incoming: &Incoming<'_>) -> Vec<Reason> {
        let sums = self.state.sums(strand);
        let Some((code, language)) = self.state.languages.get(usize::from(strand.language)) else { return Vec::new() };
        let mut shared: Vec<(f32, u32)> = draft
            .terms
            .list()
            .iter()
            .filter(|term| term.weights[1] > 0.0 && sums.has(term.hash))
            .map(|term| (term.weights[1], term.hash))
            .collect();
        shared.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let (mut names, mut words, mut numbers) = (Vec::new(), Vec::new(), Vec::new());
        for (_, stem) in shared {
            let forms = || draft.forms.iter().filter(|(hash, _)| *hash == stem).map(|(_, form)| form);
            let Some(form) = forms().find(|form| form.is_name).or_else(|| forms().next()) else { continue };
            let sort = Sort::of(form.is_name, code);
            let (chosen, is_worth_naming) = match sort {
                Sort::Name => (&mut names, language.is_worth_naming(stem, sort)),
                _ if form.is_number => (&mut numbers, true),
                _ => (&mut words, language.is_worth_naming(stem, sort)),
            };
            if chosen.len() < NAMED && is_worth_naming {
                chosen.push(form.word(incoming.headline, incoming.body_text).to_owned());
            }
        }
        let mut because = Vec::new();
        if !names.is_empty() {
            because.push(Reason::SharedNames { names });
        }
        if !words.is_empty() {
            because.push(Reason::SharedWords { words });
        }
        if !numbers.is_empty() {
            because.push(Reason::SharedNumbers { numbers });
        }
        if let Some((time, (first, last))) = draft.article.time.us().zip(strand.first_us().zip(strand.last_us())) {
            let apart_us = if time < first { first - time } else { (time - last).max(0) };
            because.push(Reason::TimeApart { minutes: u32::try_from(apart_us / 60_000_000).unwrap_or(u32::MAX) });
        }
        because
    }
}

/// Words from one touch of memory to the next, and those that are touched.
const TOUCHED: (usize, usize) = (5, 64);

fn touch(hashes: impl Iterator<Item = u32>) -> u32 {
    hashes.fold(0, |all, hash| all ^ hash)
}

impl State {
    /// Touches the words of strands that are about to be compared. They lie far apart in memory, which is slow to answer and answers many
    /// questions at a time: asked together they come in the time of a few.
    pub fn ask_for(&self, strands: &[u32]) {
        let touched =
            strands.iter().filter_map(|at| self.strand(*at)).map(|strand| match (&strand.sums, strand.ring.first()) {
                (Some(sums), _) => touch(sums.terms.iter().take(TOUCHED.1).step_by(TOUCHED.0).map(Form::hash)),
                (None, Some(slot)) => self
                    .article(*slot)
                    .map_or(0, |article| touch(article.words.terms().iter().step_by(TOUCHED.0).map(Form::hash))),
                (None, None) => 0,
            });
        std::hint::black_box(touched.fold(0, |all, hash| all ^ hash));
    }
}

impl State {
    /// The same of the names of strands.
    pub fn ask_for_names(&self, strands: &[u32]) {
        let strands = strands.iter().filter_map(|at| self.strand(*at));
        let touched = strands.map(|strand| touch(strand.bridge.iter().step_by(TOUCHED.0 * 2).map(Form::hash)));
        std::hint::black_box(touched.fold(0, |all, hash| all ^ hash));
    }
}

/// Strands of one word that are counted.
const COUNTED: usize = 64;

impl State {
    /// What a word says, by the strands of the window that have it among their heaviest, the most recent of them; `own` of those are being
    /// compared.
    pub fn said(&self, word: u32, language: u16, own: usize) -> Said {
        let mut strands: Vec<u32> = self
            .index
            .strands(key_in(word, u32::from(language)))
            .take(COUNTED)
            .filter(|at| self.living.has(*at))
            .collect();
        strands.sort_unstable();
        strands.dedup();
        let reports: u32 = strands.iter().filter_map(|at| self.strand(*at)).map(|strand| strand.originals).sum();
        let counts = self.languages.get(usize::from(language));
        Said {
            telling: 1.0 / (1.0 + strands.len().saturating_sub(own) as f32),
            burst: counts.map_or(0.0, |(_, counts)| counts.burst(word)),
            reports: reports as f32,
        }
    }

    /// Strands of articles that an article links to, or whose picture it shows; sorted.
    pub fn linked(&self, draft: &Draft) -> Vec<u32> {
        let links = draft.links.iter().filter_map(|link| self.at_address(*link));
        let picture = Some(draft.article.picture).filter(|picture| *picture != 0);
        let pictures = picture.and_then(|picture| self.with_picture(picture));
        let mut strands: Vec<u32> = links.chain(pictures).map(|article| article.strand).collect();
        strands.sort_unstable();
        strands.dedup();
        strands
    }
}
