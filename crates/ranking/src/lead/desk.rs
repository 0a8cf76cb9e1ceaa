//! The desk: pages come in one by one, lists go out as of a time. All that is kept is bounded by the pages and pairs of titles.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::record::{Led, Record, Vote, place_now};
use super::trust::{Mean, Standing, decay};
use super::{Knowledge, Page, Source};
use crate::weights::{Lead, Weights};

pub(super) const HOUR_US: i64 = 3_600_000_000;

/// Pages that share fewer stories than this prove no kinship.
const KIN_STORIES: f64 = 10.0;

/// A story on a title's page.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Held {
    rank: u32,
    heading: bool,
    item: u64,
    /// What the place is worth now.
    now: f64,
    /// And on average over the last hours.
    averaged: f64,
    since_us: i64,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Title {
    pub(super) name: Arc<str>,
    owner: usize,
    country: Option<[u8; 2]>,
    vouched: bool,
    known_since_us: i64,
    source: Source,
    page_us: i64,
    held: BTreeMap<u64, Held>,
    standing: Standing,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Owner {
    pub(super) name: Arc<str>,
    titles: Vec<usize>,
    /// By other owner: how like the pages are, now and over time (weighted Jaccard), the larger.
    kinship: BTreeMap<usize, (f64, Mean)>,
}

/// What is asked of the desk.
#[derive(Clone, Debug, Default)]
pub struct Question<'a> {
    /// As of when, microseconds.
    pub now_us: i64,
    /// An owner whose pages must not count, not even in trust.
    pub without_owner: Option<&'a str>,
    /// The edition's countries; empty for the world.
    pub countries: &'a [&'a str],
    /// Stories that editors pinned, with their places (1 is the top).
    pub pins: &'a [(u64, u32)],
    /// How many stories to give.
    pub most: usize,
}

/// All pages as they stand, and what was learned of the titles.
#[derive(Clone, Debug)]
pub struct Desk {
    version: u32,
    weights: Lead,
    pub(super) titles: Vec<Title>,
    pub(super) owners: Vec<Owner>,
    pub(super) title_by_name: HashMap<Arc<str>, usize>,
    pub(super) owner_by_name: HashMap<Arc<str>, usize>,
    /// By story: the titles that hold it, in order; and when a page had it first.
    pub(super) holders: HashMap<u64, Vec<usize>>,
    pub(super) first_us: HashMap<u64, i64>,
    pub(super) forgot_us: i64,
}

impl Desk {
    /// No page seen yet.
    #[must_use]
    pub fn new(weights: &Weights) -> Self {
        Self {
            version: weights.version,
            weights: weights.lead.clone(),
            titles: Vec::new(),
            owners: Vec::new(),
            title_by_name: HashMap::new(),
            owner_by_name: HashMap::new(),
            holders: HashMap::new(),
            first_us: HashMap::new(),
            forgot_us: i64::MIN,
        }
    }

    /// Takes in one look at one page, in the order of time.
    pub fn see(&mut self, page: &Page<'_>) {
        let index = self.title(page);
        let before = self.titles.get_mut(index).map(|title| std::mem::take(&mut title.held)).unwrap_or_default();
        let page_us = self.titles.get(index).map_or(page.at_us, |title| title.page_us);
        let held = self.held(page, &before, page_us);
        for story in before.keys().filter(|story| !held.contains_key(story)) {
            if let Some(holders) = self.holders.get_mut(story) {
                holders.retain(|holder| *holder != index);
            }
        }
        let new: Vec<u64> = held.keys().filter(|story| !before.contains_key(story)).copied().collect();
        for story in new {
            self.took_up(index, story, page.at_us);
        }
        if let Some(title) = self.titles.get_mut(index) {
            title.held = held;
            title.source = page.source;
            title.vouched = page.vouched;
            title.page_us = page.at_us;
            title.standing.look();
        }
        self.compare(index, page.at_us);
        self.forget(page.at_us);
    }

    /// Takes a title's page down: nothing on it counts from now on. What was learned of the title stays, for when its page is seen again.
    pub fn close(&mut self, title: &str) {
        let Some(index) = self.title_by_name.get(title).copied() else { return };
        let held = self.titles.get_mut(index).map(|title| std::mem::take(&mut title.held)).unwrap_or_default();
        for story in held.keys() {
            if let Some(holders) = self.holders.get_mut(story) {
                holders.retain(|holder| *holder != index);
            }
        }
        if let Some(title) = self.titles.get_mut(index) {
            title.page_us = i64::MIN / 2;
        }
    }

    /// The stories of a page, each in its best place; the average goes on where the last look is not too old.
    fn held(&self, page: &Page<'_>, before: &BTreeMap<u64, Held>, page_us: i64) -> BTreeMap<u64, Held> {
        let fresh = page.at_us - page_us <= self.page_limit_us();
        let keep = decay(page.at_us - page_us, self.weights.steadiness_hours * std::f64::consts::LN_2);
        let mut held: BTreeMap<u64, Held> = BTreeMap::new();
        for placement in &page.placements {
            let now = place_now(placement.rank, placement.heading, page.source, &self.weights);
            let last = before.get(&placement.story).filter(|_| fresh);
            let averaged = if before.is_empty() || !fresh {
                now
            } else {
                keep * last.map_or(0.0, |last| last.averaged) + (1.0 - keep) * now
            };
            let this = Held {
                rank: placement.rank,
                heading: placement.heading,
                item: placement.item,
                now,
                averaged,
                since_us: last.map_or(page.at_us, |last| last.since_us),
            };
            let best = held.entry(placement.story).or_insert(this);
            if this.now > best.now {
                *best = this;
            }
        }
        held
    }

    /// Notes that a title has a story that it did not have: who led, who followed. Only vouched newsrooms make a story taken up.
    fn took_up(&mut self, index: usize, story: u64, at_us: i64) {
        self.first_us.entry(story).or_insert(at_us);
        let owner = self.titles.get(index).map(|title| title.owner);
        let holders = self.holders.entry(story).or_default();
        let mut owners: Vec<usize> = holders
            .iter()
            .filter_map(|holder| self.titles.get(*holder))
            .filter(|title| title.vouched)
            .map(|title| title.owner)
            .collect();
        owners.sort_unstable();
        owners.dedup();
        let by_vouched = self.titles.get(index).is_some_and(|title| title.vouched);
        let leaders: Vec<usize> =
            if by_vouched && owners.len() <= 2 && owner.is_some_and(|owner| !owners.contains(&owner)) {
                holders.clone()
            } else {
                Vec::new()
            };
        holders.push(index);
        if owners.len() >= 2
            && let Some(title) = self.titles.get_mut(index)
        {
            title.standing.follows();
        }
        for leader in leaders {
            if let Some(title) = self.titles.get_mut(leader) {
                title.standing.leads();
            }
        }
    }

    /// Compares the page of a title with the pages of all other owners.
    fn compare(&mut self, index: usize, at_us: i64) {
        let Some(title) = self.titles.get(index) else { return };
        let own = title.owner;
        // By owner, story after story: the best place of the owner's titles.
        let mut dots: BTreeMap<usize, (f64, f64, f64)> = BTreeMap::new();
        for (story, held) in &title.held {
            let mut best: BTreeMap<usize, f64> = BTreeMap::new();
            for other in self.holders.get(story).into_iter().flatten().filter_map(|other| self.titles.get(*other)) {
                if other.owner != own && self.is_live(other, at_us) {
                    let place = other.held.get(story).map_or(0.0, |held| held.now);
                    let entry = best.entry(other.owner).or_default();
                    *entry = entry.max(place);
                }
            }
            for (owner, place) in best {
                let entry = dots.entry(owner).or_default();
                entry.0 += held.now * place;
                entry.1 += held.now.min(place);
                entry.2 += 1.0;
            }
        }
        let (length, mass) = sizes(title);
        let others: Vec<(usize, f64, f64)> = self
            .owners
            .iter()
            .enumerate()
            .filter(|(owner, _)| *owner != own)
            .filter_map(|(owner, other)| {
                // The owner's page for the comparison is that of its title with the most on it.
                let sizes = other
                    .titles
                    .iter()
                    .filter_map(|title| self.titles.get(*title))
                    .filter(|title| self.is_live(title, at_us))
                    .map(sizes)
                    .max_by(|a, b| a.1.total_cmp(&b.1))?;
                let (dot, shared, stories) = dots.get(&owner).copied().unwrap_or_default();
                let cosine = dot / (length * sizes.0).max(f64::MIN_POSITIVE);
                let alike = shared / (mass + sizes.1 - shared).max(f64::MIN_POSITIVE);
                Some((owner, cosine.min(1.0), alike * (stories / KIN_STORIES).min(1.0)))
            })
            .collect();
        for (other, cosine, alike) in others {
            if let Some(title) = self.titles.get_mut(index) {
                title.standing.agree(other, cosine, at_us);
            }
            for (a, b) in [(own, other), (other, own)] {
                if let Some(owner) = self.owners.get_mut(a) {
                    let kinship = owner.kinship.entry(b).or_default();
                    kinship.0 = alike;
                    kinship.1.add(alike, at_us);
                }
            }
        }
    }

    /// The list as of `question.now_us`, best first. `knowledge` tells what else is known of stories.
    #[must_use]
    pub fn list(&self, question: &Question<'_>, knowledge: &impl Knowledge) -> Vec<Led> {
        let without = question.without_owner.and_then(|owner| self.owner_by_name.get(owner).copied());
        let live = |title: &Title| Some(title.owner) != without && self.is_live(title, question.now_us);
        let counts: Vec<bool> =
            (0..self.owners.len()).map(|owner| Some(owner) != without && self.vouched(owner)).collect();
        let typical = self.typical(&counts);
        let trusts: Vec<f64> = self
            .titles
            .iter()
            .map(|title| {
                let known_us = question.now_us - title.known_since_us;
                title.standing.trust(title.vouched, known_us, typical, &counts, &self.weights)
            })
            .collect();
        let mut seen: Vec<usize> = self.titles.iter().filter(|title| live(title)).map(|title| title.owner).collect();
        seen.sort_unstable();
        seen.dedup();
        let kin: BTreeMap<usize, f64> = seen.iter().map(|owner| (*owner, self.kin(*owner, &seen))).collect();

        let mut stories: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
        for (index, title) in self.titles.iter().enumerate().filter(|(_, title)| live(title)) {
            for story in title.held.keys() {
                stories.entry(*story).or_default().push(index);
            }
        }
        // An editor may lead with what no front page has.
        for (story, _) in question.pins {
            stories.entry(*story).or_default();
        }
        let round = Round { stories: &stories, trusts: &trusts, kin: &kin, owners_seen: seen.len(), question };
        let mut list: Vec<Led> = stories
            .keys()
            .map(|story| self.led(*story, &round, knowledge))
            .filter(|led| self.is_eligible(&led.record) || led.record.pinned.is_some())
            .collect();
        list.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.story.cmp(&b.story)));
        pinned_last(folded(list, self.weights.fold, question.most, knowledge), question.most)
    }

    fn led(&self, story: u64, round: &Round<'_>, knowledge: &impl Knowledge) -> Led {
        let mut best: BTreeMap<usize, (f64, Vote, Option<[u8; 2]>)> = BTreeMap::new();
        let mut items: Vec<(f64, u64)> = Vec::new();
        for (placed, likeness) in std::iter::once((story, 1.0)).chain(knowledge.kindred(story).iter().copied()) {
            for index in round.stories.get(&placed).into_iter().flatten() {
                let Some((vote, item, title)) = self.vote(*index, placed, likeness, round) else { continue };
                let value = vote.value(&self.weights);
                if placed == story {
                    items.push((value, item));
                }
                let owner = best.entry(title.owner).or_insert_with(|| (value, vote.clone(), title.country));
                if value > owner.0 {
                    *owner = (value, vote, title.country);
                }
            }
        }
        items.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let mut votes: Vec<(f64, Vote, Option<[u8; 2]>)> = best.into_values().collect();
        votes.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.owner.cmp(&b.1.owner)));
        let question = round.question;
        let is_home = |country: &Option<[u8; 2]>| {
            country.is_some_and(|country| question.countries.iter().any(|home| home.as_bytes() == country))
        };
        let everywhere: f64 = votes.iter().map(|(value, ..)| value).sum();
        let at_home: f64 = votes.iter().filter(|(.., country)| is_home(country)).map(|(value, ..)| value).sum();
        // Who has no standing makes no story fresh by taking it up.
        let proven = votes.iter().filter(|(_, vote, _)| vote.trust >= self.weights.unproven);
        let last_us = proven.map(|(_, vote, _)| vote.since_us).max().unwrap_or(question.now_us);
        let facts = knowledge.facts(story);
        let record = Record {
            weights: self.version,
            at_us: question.now_us,
            owners_seen: u32::try_from(round.owners_seen).unwrap_or(u32::MAX),
            kind: facts.kind,
            reports: facts.reports,
            titles: facts.titles,
            words: facts.words,
            // A change in the future is a wrong clock: it gains nothing.
            changed_us: facts.changed_us.unwrap_or(last_us).min(question.now_us),
            first_us: self.first_us.get(&story).copied().unwrap_or(question.now_us),
            home_share: (!question.countries.is_empty() && everywhere > 0.0).then_some(rounded(at_home / everywhere)),
            pinned: question.pins.iter().find(|(pinned, _)| *pinned == story).map(|(_, place)| *place),
            votes: votes.into_iter().map(|(_, vote, _)| vote).collect(),
        };
        Led {
            story,
            score: record.score(&self.weights),
            items: items.into_iter().map(|(_, item)| item).collect(),
            record,
        }
    }

    /// What the title says of the story that it placed, with the article and the title.
    fn vote(&self, index: usize, story: u64, likeness: f64, round: &Round<'_>) -> Option<(Vote, u64, &Title)> {
        let title = self.titles.get(index)?;
        let held = title.held.get(&story)?;
        let vote = Vote {
            owner: Arc::clone(&self.owners.get(title.owner)?.name),
            title: Arc::clone(&title.name),
            story,
            likeness: rounded(likeness),
            rank: held.rank,
            heading: held.heading,
            source: title.source,
            averaged: rounded(held.averaged),
            trust: rounded(round.trusts.get(index).copied()?),
            kin: rounded(round.kin.get(&title.owner).copied().unwrap_or(1.0)),
            since_us: held.since_us,
        };
        Some((vote, held.item, title))
    }

    /// Whether enough trusted newsrooms that are not one another's likeness have it. Half an owner is let go: two that are a little alike are two.
    /// One of them must have this very story: likeness alone leads nothing.
    fn is_eligible(&self, record: &Record) -> bool {
        let trusted = || record.votes.iter().filter(|vote| vote.trust >= self.weights.trust_eligible);
        let owners: f64 = trusted().map(|vote| vote.likeness / vote.kin.max(1.0)).sum();
        owners >= f64::from(self.weights.owners_eligible) - 0.5 && trusted().any(|vote| vote.likeness >= 1.0)
    }

    /// How many newsrooms with like pages `owner` is one of: 1 and, for every other, by how much the likeness passes the limit.
    fn kin(&self, owner: usize, seen: &[usize]) -> f64 {
        let Some(kinship) = self.owners.get(owner).map(|owner| &owner.kinship) else { return 1.0 };
        let from = self.weights.kin_from;
        // Whoever copies a newsroom is its kin; the newsroom is not the copy's.
        let vouched = self.vouched(owner);
        let others = seen
            .iter()
            .filter(|other| **other != owner && (!vouched || self.vouched(**other)))
            .filter_map(|other| kinship.get(other));
        1.0 + others
            .map(|(now, mean)| ((now.max(mean.value()) - from) / (1.0 - from) * 2.0).clamp(0.0, 1.0))
            .sum::<f64>()
    }

    /// The mean agreement of the titles of owners that count.
    fn typical(&self, counts: &[bool]) -> f64 {
        let vouched = self.titles.iter().filter(|title| counts.get(title.owner).copied().unwrap_or(false));
        let (sum, count) =
            vouched.fold((0.0, 0.0), |(sum, count), title| (sum + title.standing.agreement(counts), count + 1.0));
        if count > 0.0 { sum / count } else { 0.0 }
    }

    /// Whether the operator vouches for a title of this owner.
    fn vouched(&self, owner: usize) -> bool {
        self.owners.get(owner).is_some_and(|owner| {
            owner.titles.iter().filter_map(|title| self.titles.get(*title)).any(|title| title.vouched)
        })
    }

    fn is_live(&self, title: &Title, now_us: i64) -> bool {
        now_us - title.page_us <= self.page_limit_us()
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "hours in microseconds")]
    fn page_limit_us(&self) -> i64 {
        (self.weights.page_hours * HOUR_US as f64) as i64
    }

    fn title(&mut self, page: &Page<'_>) -> usize {
        if let Some(index) = self.title_by_name.get(page.title) {
            return *index;
        }
        let owner = self.owner(page.owner);
        let index = self.titles.len();
        let name: Arc<str> = Arc::from(page.title);
        self.titles.push(Title {
            name: Arc::clone(&name),
            owner,
            country: page.country.and_then(|country| country.as_bytes().try_into().ok()),
            vouched: page.vouched,
            known_since_us: page.at_us,
            source: page.source,
            page_us: page.at_us,
            held: BTreeMap::new(),
            standing: Standing::default(),
        });
        self.title_by_name.insert(name, index);
        if let Some(owner) = self.owners.get_mut(owner) {
            owner.titles.push(index);
        }
        index
    }

    fn owner(&mut self, name: &str) -> usize {
        if let Some(index) = self.owner_by_name.get(name) {
            return *index;
        }
        let name: Arc<str> = Arc::from(name);
        self.owner_by_name.insert(Arc::clone(&name), self.owners.len());
        self.owners.push(Owner { name, titles: Vec::new(), kinship: BTreeMap::new() });
        self.owners.len() - 1
    }

    /// Now and then forgets stories that no page holds.
    fn forget(&mut self, now_us: i64) {
        if now_us >= self.forgot_us.saturating_add(6 * HOUR_US) {
            self.forgot_us = now_us;
            self.holders.retain(|_, holders| !holders.is_empty());
            let holders = &self.holders;
            self.first_us.retain(|story, first_us| holders.contains_key(story) || now_us - *first_us < 72 * HOUR_US);
        }
    }
}

/// Six decimals: what a record keeps is what the score is computed from, and reads back to the same bits from any text.
fn rounded(value: f64) -> f64 {
    (value * 1e6).round() / 1e6
}

/// What all stories of one list share.
struct Round<'a> {
    stories: &'a BTreeMap<u64, Vec<usize>>,
    trusts: &'a [f64],
    kin: &'a BTreeMap<usize, f64>,
    owners_seen: usize,
    question: &'a Question<'a>,
}

/// The list without stories that are kin to a better one by at least `fold`; their articles stand with it.
fn folded(list: Vec<Led>, fold: f64, most: usize, knowledge: &impl Knowledge) -> Vec<Led> {
    let mut kept: Vec<Led> = Vec::new();
    let mut under: HashMap<u64, usize> = HashMap::new();
    for led in list {
        if led.record.pinned.is_none()
            && let Some(better) = under.get(&led.story).and_then(|place| kept.get_mut(*place))
        {
            better.items.extend(led.items);
            continue;
        }
        if kept.len() >= most && led.record.pinned.is_none() {
            continue;
        }
        for (kin, degree) in knowledge.kindred(led.story) {
            if *degree >= fold {
                under.entry(*kin).or_insert(kept.len());
            }
        }
        kept.push(led);
    }
    kept
}

/// The length and the mass of a title's page: root of the sum of squares, and sum, of its places.
fn sizes(title: &Title) -> (f64, f64) {
    let (squares, sum) =
        title.held.values().fold((0.0, 0.0), |(squares, sum), held| (squares + held.now * held.now, sum + held.now));
    (squares.sqrt(), sum)
}

/// Puts the pinned stories into their places, after all scoring, and cuts the list.
fn pinned_last(list: Vec<Led>, most: usize) -> Vec<Led> {
    let (mut pinned, mut list): (Vec<Led>, Vec<Led>) = list.into_iter().partition(|led| led.record.pinned.is_some());
    pinned.sort_by_key(|led| led.record.pinned);
    list.truncate(most);
    for led in pinned {
        let place = led.record.pinned.unwrap_or(1).max(1) as usize - 1;
        list.insert(place.min(list.len()), led);
    }
    list.truncate(most);
    list
}
