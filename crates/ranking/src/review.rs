//! The review of the front pages: links with headlines in, lead stories out, where there are no articles behind the links.
//! `newsstand lead` and the benchmark are this.

use std::collections::HashMap;

use news::Section;

use crate::headlines::{Headlines, Settings, address_key};
use crate::lead::{Desk, Facts, Kind, Knowledge, Page, Placement, Question, Record, Source};
use crate::weights::Weights;

/// A title that nobody said anything of counts as vouched for when its first page comes within this time of the first page of all:
/// who starts a service names its titles.
const FOUNDERS_US: i64 = 6 * 3_600_000_000;

/// A link on a page.
#[derive(Clone, Debug)]
pub struct Link<'a> {
    /// 1 is the top.
    pub rank: u32,
    /// Where it leads.
    pub url: &'a str,
    /// What stands there.
    pub headline: &'a str,
}

/// One look at a page with links.
#[derive(Clone, Debug)]
pub struct Look<'a> {
    /// The title.
    pub title: &'a str,
    /// Its owner.
    pub owner: &'a str,
    /// Whether the operator vouches for it; decided by when it came where not said.
    pub vouched: Option<bool>,
    /// When, microseconds.
    pub at_us: i64,
    /// What stood there.
    pub links: Vec<Link<'a>>,
}

/// A lead story, by its addresses.
#[derive(Clone, Debug, PartialEq)]
pub struct Story {
    /// Which.
    pub story: u64,
    /// The number that the list is sorted by.
    pub score: f64,
    /// The addresses that newsrooms placed for it: first the one that says best what all owners say, then the others, the best placed first.
    pub urls: Vec<String>,
    /// All that made the score.
    pub record: Record,
}

#[derive(Clone, Debug)]
struct Known {
    url: String,
    owner: String,
    story: u64,
    kind: Kind,
    seen_us: i64,
}

/// All pages so far.
#[derive(Clone, Debug)]
pub struct Review {
    headlines: Headlines,
    desk: Desk,
    links: Vec<Known>,
    by_url: HashMap<String, usize>,
    started_us: Option<i64>,
    vouched: HashMap<String, bool>,
    settings: Settings,
    known: Option<KnownStories>,
}

impl Review {
    /// No page yet.
    #[must_use]
    pub fn new(weights: &Weights, settings: Settings) -> Self {
        Self {
            headlines: Headlines::new(settings.clone()),
            desk: Desk::new(weights),
            links: Vec::new(),
            by_url: HashMap::new(),
            started_us: None,
            vouched: HashMap::new(),
            settings,
            known: None,
        }
    }

    /// Takes in one look at a page, in the order of time.
    pub fn see(&mut self, look: &Look<'_>) {
        let started_us = *self.started_us.get_or_insert(look.at_us);
        let vouched = *self
            .vouched
            .entry(look.title.to_owned())
            .or_insert_with(|| look.vouched.unwrap_or(look.at_us - started_us <= FOUNDERS_US));
        let placements = look
            .links
            .iter()
            .map(|link| {
                let story = self.headlines.story(link.url, link.headline, look.at_us);
                Placement {
                    story,
                    item: self.link(link.url, look.owner, story, look.at_us),
                    rank: link.rank,
                    heading: true,
                }
            })
            .collect();
        self.desk.see(&Page {
            title: look.title,
            owner: look.owner,
            country: None,
            vouched,
            source: Source::FrontPage,
            at_us: look.at_us,
            placements,
        });
    }

    /// The number of a link.
    fn link(&mut self, url: &str, owner: &str, story: u64, at_us: i64) -> u64 {
        let next = self.links.len();
        let index = *self.by_url.entry(address_key(url).to_owned()).or_insert(next);
        if index == next {
            let owner = owner.to_owned();
            self.links.push(Known { url: url.to_owned(), owner, story, kind: kind(url), seen_us: at_us });
        } else if let Some(known) = self.links.get_mut(index) {
            known.seen_us = at_us;
            // Forgotten and seen again, it may be in another story.
            known.story = story;
        }
        index as u64
    }

    /// The list that answers `question`.
    pub fn list(&mut self, question: &Question<'_>) -> Vec<Story> {
        if self.known.as_ref().is_none_or(|known| known.at_us != question.now_us || known.links != self.links.len()) {
            self.known = Some(self.learn(question.now_us));
        }
        let Some(known) = &self.known else { return Vec::new() };
        let link = |item: &u64| self.links.get(usize::try_from(*item).ok()?);
        self.desk
            .list(question, known)
            .into_iter()
            .map(|led| {
                let mut links: Vec<&Known> = led.items.iter().filter_map(link).collect();
                let told = links.iter().map(|link| (link.url.as_str(), link.owner.as_str()));
                if let Some(typical) = self.headlines.typical(told) {
                    links.get_mut(..=typical).unwrap_or_default().rotate_right(1);
                }
                let urls = links.into_iter().map(|link| link.url.clone()).collect();
                Story { story: led.story, score: led.score, urls, record: led.record }
            })
            .collect()
    }

    /// What is known of the stories now: what most of the links of the last day are, and which stories are kin by all headlines that are known.
    fn learn(&self, now_us: i64) -> KnownStories {
        let day_us = now_us - 24 * 3_600_000_000;
        let mut kinds: HashMap<u64, [u32; 3]> = HashMap::new();
        for link in self.links.iter().filter(|link| link.seen_us >= day_us) {
            if let Some(count) = kinds.entry(link.story).or_default().get_mut(link.kind as usize) {
                *count += 1;
            }
        }
        let kindred = self.headlines.kindred(now_us.saturating_sub(self.settings.keep_us));
        KnownStories { at_us: now_us, links: self.links.len(), kinds, kindred }
    }
}

/// What [`Review`] knows of stories as of one time.
#[derive(Clone, Debug)]
struct KnownStories {
    at_us: i64,
    links: usize,
    kinds: HashMap<u64, [u32; 3]>,
    kindred: HashMap<u64, Vec<(u64, f64)>>,
}

impl Knowledge for KnownStories {
    fn facts(&self, story: u64) -> Facts {
        Facts { kind: Kind::of_counts(self.kinds.get(&story).copied().unwrap_or_default()), ..Facts::default() }
    }

    fn kindred(&self, story: u64) -> &[(u64, f64)] {
        self.kindred.get(&story).map_or(&[], Vec::as_slice)
    }
}

/// What an address says of its article: the first part of its path that names a section.
fn kind(url: &str) -> Kind {
    let path = url.split_once("://").map_or(url, |(_, rest)| rest).split_once('/').map_or("", |(_, path)| path);
    let parts: Vec<&str> = path.split('/').collect();
    let named = parts.get(..parts.len().saturating_sub(1)).unwrap_or_default();
    match named.iter().take(3).find_map(|part| Section::from_label(part)) {
        Some(Section::Sport) => Kind::Sport,
        Some(Section::Life | Section::Culture) => Kind::Soft,
        _ => Kind::Hard,
    }
}
