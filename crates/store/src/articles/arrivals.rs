//! What a batch of arrivals changes, decided without a database.
//!
//! A revision is made when a feed changes what *it* said before, not when two feeds of a title differ: otherwise a
//! teaser in one feed and a longer text in another would take turns for ever. So each feed's last statement is kept
//! apart ([`Known::feed_hash`] for the feed that came first, `carriage` for others), and a feed that brings a known
//! article for the first time only leaves its statement there.
//!
//! Nothing here ever removes an article: what a feed no longer carries stays.

use std::collections::{HashMap, HashSet};

use news::{Article, ArticleId, FeedId, Section, TitleId, to_micros};

use super::content;
use super::identity::{self, Key, Keys, normalise};
use crate::log::{Kind, NewFact};
use crate::{Arrival, Change, FeedVisit};

/// What is stored of an article, as far as decisions need it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(crate) struct Known {
    pub(crate) id: i64,
    pub(crate) title: i64,
    pub(crate) feed: i64,
    pub(crate) guid: String,
    pub(crate) url: String,
    pub(crate) guid_hash: Option<i64>,
    pub(crate) url_hash: Option<i64>,
    pub(crate) feed_hash: i64,
    pub(crate) content_hash: i64,
    pub(crate) headline_hash: i64,
    pub(crate) page_hash: Option<i64>,
    pub(crate) headline: String,
    pub(crate) section: Option<String>,
    pub(crate) published_us: Option<i64>,
    pub(crate) first_seen_us: i64,
    pub(crate) sort_us: i64,
    pub(crate) revision: i32,
    pub(crate) revised_us: i64,
    pub(crate) withdrawn: bool,
    pub(crate) word_count: i32,
    pub(crate) position: i32,
}

/// A further guid or an earlier address of an article.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(crate) struct Alias {
    pub(crate) hash: i64,
    pub(crate) article: i64,
    pub(crate) value: String,
}

/// What a further feed said last about an article.
#[derive(Clone, Copy, Debug, sqlx::FromRow)]
pub(crate) struct Carriage {
    pub(crate) article: i64,
    pub(crate) feed: i64,
    pub(crate) feed_hash: i64,
}

/// An article of the batch with what is to be written of it.
#[derive(Debug)]
pub(crate) struct Entry<'a> {
    pub(crate) known: Known,
    /// It is not stored yet.
    pub(crate) new: bool,
    /// Some column of [`Known`] differs from what is stored.
    pub(crate) touched: bool,
    /// The text that its row shows from now on, where that changes.
    pub(crate) content: Option<&'a Article>,
}

/// A revision to write.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NewRevision<'a> {
    pub(crate) entry: usize,
    pub(crate) number: i32,
    pub(crate) seen_us: i64,
    pub(crate) text: Text<'a>,
}

/// The text of a new revision.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Text<'a> {
    /// As the feed has it.
    Feed(&'a Article),
    /// The revision before, which came from the page, under the feed's new headline.
    PageUnderHeadline(&'a str),
}

/// A visit that is as old as what is recorded of its feed, or at most this much older, is the same batch coming twice; an older
/// one is a clock that went back.
const REPEATED_WITHIN_US: i64 = 10 * 60 * 1_000_000;

/// Decides a batch, one visit after the other.
#[derive(Debug, Default)]
pub(crate) struct Batch<'a> {
    pub(crate) entries: Vec<Entry<'a>>,
    pub(crate) revisions: Vec<NewRevision<'a>>,
    pub(crate) aliases: Vec<Alias>,
    pub(crate) carriage: HashMap<(i64, i64), i64>,
    /// Keys of `carriage` that differ from what is stored.
    pub(crate) carriage_changed: HashSet<(i64, i64)>,
    /// Articles whose page is to be fetched, and from when.
    pub(crate) pages: Vec<(i64, i64)>,
    pub(crate) facts: Vec<NewFact>,
    by_id: HashMap<i64, usize>,
    by_guid: HashMap<i64, Vec<usize>>,
    by_url: HashMap<i64, Vec<usize>>,
    by_alias: HashMap<i64, Vec<(usize, String)>>,
}

/// One visit under decision.
struct Visiting<'b> {
    title: TitleId,
    feed: FeedId,
    at_us: i64,
    /// Something newer of this feed is recorded: only what is unknown is taken.
    stale: bool,
    next_id: &'b mut dyn FnMut(i64) -> i64,
    /// Entries that this visit brought already: the first of two wins.
    met: HashSet<usize>,
}

impl<'a> Batch<'a> {
    /// A batch over what is stored of its articles.
    pub(crate) fn new(known: Vec<Known>, aliases: Vec<Alias>, carriage: Vec<Carriage>) -> Self {
        let mut batch = Self::default();
        for known in known {
            batch.enter(Entry { known, new: false, touched: false, content: None });
        }
        for alias in aliases {
            if let Some(&entry) = batch.by_id.get(&alias.article) {
                batch.by_alias.entry(alias.hash).or_default().push((entry, alias.value));
            }
        }
        batch.carriage = carriage.into_iter().map(|row| ((row.article, row.feed), row.feed_hash)).collect();
        batch
    }

    fn enter(&mut self, entry: Entry<'a>) -> usize {
        let place = self.entries.len();
        self.by_id.insert(entry.known.id, place);
        if let Some(hash) = entry.known.guid_hash {
            self.by_guid.entry(hash).or_default().push(place);
        }
        if let Some(hash) = entry.known.url_hash {
            self.by_url.entry(hash).or_default().push(place);
        }
        self.entries.push(entry);
        place
    }

    /// Decides one visit to `visit.title`; gives what became of each of its arrivals. `recorded_us` is the newest visit of the feed whose
    /// entries are stored.
    pub(crate) fn visit(
        &mut self,
        visit: &'a FeedVisit,
        arrivals: Vec<(&'a Arrival, Keys)>,
        recorded_us: i64,
        next_id: &mut dyn FnMut(i64) -> i64,
    ) -> Vec<(ArticleId, Change)> {
        let mut visiting = Visiting {
            title: visit.title,
            feed: visit.feed,
            at_us: visit.at_us,
            stale: is_repeated(visit.at_us, recorded_us),
            next_id,
            met: HashSet::new(),
        };
        arrivals.into_iter().map(|(arrival, keys)| self.arrive(&mut visiting, arrival, keys)).collect()
    }

    fn arrive(&mut self, visiting: &mut Visiting<'_>, arrival: &'a Arrival, keys: Keys) -> (ArticleId, Change) {
        let Some(place) = self.find(visiting.title, &keys) else {
            return self.begin(visiting, arrival, keys);
        };
        let id = self.entries.get(place).map_or(0, |entry| entry.known.id);
        let first_of_visit = visiting.met.insert(place);
        if visiting.stale || !first_of_visit {
            return (ArticleId(id), Change::Same);
        }
        (ArticleId(id), self.meet(visiting, arrival, &keys, place))
    }

    /// The article that the keys name.
    ///
    /// One whose guid and address both are the arrival's comes first. Where the two name different articles, the
    /// address wins: what stands at one address is one article, while guids are reused.
    fn find(&self, title: TitleId, keys: &Keys) -> Option<usize> {
        let is_ours = |place: &usize| self.entries.get(*place).is_some_and(|entry| entry.known.title == title.0);
        let stands_at = |place: &usize, key: &Key| {
            self.entries.get(*place).is_some_and(|entry| normalise(&entry.known.url) == key.text)
        };
        let by_guid = keys.guid.as_ref().and_then(|key| {
            let mut places = self.by_guid.get(&key.hash).into_iter().flatten().filter(|place| is_ours(place));
            places.find(|place| self.entries.get(**place).is_some_and(|entry| entry.known.guid == key.text))
        });
        let by_url = || {
            keys.url.as_ref().and_then(|key| {
                let mut places = self.by_url.get(&key.hash).into_iter().flatten().filter(|place| is_ours(place));
                places.find(|place| stands_at(place, key))
            })
        };
        let by_alias = |key: &Option<Key>| {
            key.as_ref().and_then(|key| {
                let aliases = self.by_alias.get(&key.hash).into_iter().flatten();
                aliases.filter(|(_, value)| *value == key.text).map(|(place, _)| place).find(|place| is_ours(place))
            })
        };
        by_guid
            .filter(|place| keys.url.as_ref().is_none_or(|key| stands_at(place, key)))
            .or_else(by_url)
            .or(by_guid)
            .or_else(|| by_alias(&keys.url))
            .or_else(|| by_alias(&keys.guid))
            .copied()
    }

    /// A new article.
    fn begin(&mut self, visiting: &mut Visiting<'_>, arrival: &'a Arrival, keys: Keys) -> (ArticleId, Change) {
        let article = &arrival.article;
        let id = (visiting.next_id)(visiting.at_us);
        let published_us = article.published.map(to_micros);
        let hash = content::hash(article);
        let known = Known {
            id,
            title: visiting.title.0,
            feed: visiting.feed.0,
            guid: keys.guid.as_ref().map_or_else(|| arrival.guid.trim().to_owned(), |key| key.text.clone()),
            url: article.url.trim().to_owned(),
            guid_hash: keys.guid.map(|key| key.hash),
            url_hash: keys.url.map(|key| key.hash),
            feed_hash: hash,
            content_hash: hash,
            headline_hash: content::headline_hash(article),
            page_hash: None,
            headline: content::headline(article),
            section: arrival.section.map(|section| section.as_str().to_owned()),
            published_us,
            first_seen_us: visiting.at_us,
            sort_us: sort_us(published_us, visiting.at_us),
            revision: 1,
            revised_us: visiting.at_us,
            withdrawn: arrival.withdrawn,
            word_count: word_count(article),
            position: arrival.position,
        };
        let place = self.enter(Entry { known, new: true, touched: true, content: Some(article) });
        visiting.met.insert(place);
        self.revisions.push(NewRevision {
            entry: place,
            number: 1,
            seen_us: visiting.at_us,
            text: Text::Feed(article),
        });
        self.note(visiting, Kind::ArticleSeen, id, String::new());
        if arrival.withdrawn {
            // Kept as withdrawn, so that a late copy of the entry does not make it look new.
            self.note(visiting, Kind::ArticleWithdrawn, id, String::new());
            return (ArticleId(id), Change::Withdrawn);
        }
        if arrival.wants_page {
            self.pages.push((id, visiting.at_us));
        }
        (ArticleId(id), Change::New)
    }

    /// A known article.
    fn meet(&mut self, visiting: &Visiting<'_>, arrival: &'a Arrival, keys: &Keys, place: usize) -> Change {
        self.follow(visiting, arrival, keys, place);
        let Some(entry) = self.entries.get_mut(place) else { return Change::Same };
        if arrival.withdrawn {
            // The feed's statement stays as it was: the same entry coming back later, from a cache, restores nothing.
            if entry.known.withdrawn {
                return Change::Same;
            }
            entry.known.withdrawn = true;
            entry.touched = true;
            let id = entry.known.id;
            self.note(visiting, Kind::ArticleWithdrawn, id, String::new());
            return Change::Withdrawn;
        }
        entry.learn(arrival);
        let id = entry.known.id;
        let hash = content::hash(&arrival.article);
        if !self.is_changed_statement(visiting.feed, place, hash) {
            return Change::Same;
        }
        let Some(entry) = self.entries.get_mut(place) else { return Change::Same };
        if entry.known.withdrawn {
            entry.known.withdrawn = false;
            entry.touched = true;
            self.note(visiting, Kind::ArticleRestored, id, String::new());
        }
        self.revise(visiting, arrival, place, hash)
    }

    /// Follows a changed address, and keeps further guids and earlier addresses.
    fn follow(&mut self, visiting: &Visiting<'_>, arrival: &Arrival, keys: &Keys, place: usize) {
        let Some(entry) = self.entries.get_mut(place) else { return };
        let id = entry.known.id;
        let mut aliases = Vec::new();
        if let Some(key) = &keys.guid
            && entry.known.guid != key.text
        {
            aliases.push(key.clone());
        }
        let mut moved = false;
        if let Some(key) = &keys.url
            && entry.known.url_hash.is_some()
            && normalise(&entry.known.url) != key.text
            && !has_alias(&self.by_alias, place, key)
        {
            // An address that is an earlier one already stays that: two feeds that differ would take turns for ever.
            let earlier = normalise(&entry.known.url);
            aliases.push(Key { hash: identity::url_hash(visiting.title, &earlier), text: earlier });
            entry.known.url = arrival.article.url.trim().to_owned();
            entry.known.url_hash = Some(key.hash);
            entry.touched = true;
            self.by_url.entry(key.hash).or_default().push(place);
            moved = true;
        }
        for key in aliases {
            if !has_alias(&self.by_alias, place, &key) {
                self.by_alias.entry(key.hash).or_default().push((place, key.text.clone()));
                self.aliases.push(Alias { hash: key.hash, article: id, value: key.text });
            }
        }
        if moved {
            self.note(visiting, Kind::ArticleMoved, id, String::new());
        }
    }

    /// Whether the feed says something else than it said before about this article; notes what it says now.
    fn is_changed_statement(&mut self, feed: FeedId, place: usize, hash: i64) -> bool {
        let Some(entry) = self.entries.get_mut(place) else { return false };
        if entry.known.feed == feed.0 {
            let changed = entry.known.feed_hash != hash;
            if changed {
                entry.known.feed_hash = hash;
                entry.touched = true;
            }
            return changed && entry.known.content_hash != hash;
        }
        let key = (entry.known.id, feed.0);
        let before = self.carriage.insert(key, hash);
        if before != Some(hash) {
            self.carriage_changed.insert(key);
        }
        before.is_some_and(|before| before != hash) && entry.known.content_hash != hash
    }

    /// Takes a changed entry.
    fn revise(&mut self, visiting: &Visiting<'_>, arrival: &'a Arrival, place: usize, hash: i64) -> Change {
        let Some(entry) = self.entries.get_mut(place) else { return Change::Same };
        let article = &arrival.article;
        let headline_hash = content::headline_hash(article);
        let headline_changed = entry.known.headline_hash != headline_hash;
        entry.known.content_hash = hash;
        entry.known.headline_hash = headline_hash;
        entry.touched = true;
        let id = entry.known.id;

        // The feed's text replaces the page's only where the feed carries the whole text now.
        let keeps_page_text =
            entry.known.page_hash.is_some() && (arrival.wants_page || word_count(article) < entry.known.word_count);
        if keeps_page_text || arrival.wants_page {
            self.pages.push((id, visiting.at_us));
        }
        let text = if !keeps_page_text {
            entry.known.page_hash = None;
            entry.content = Some(article);
            entry.known.word_count = word_count(article);
            entry.known.headline = content::headline(article);
            if let Some(published) = article.published {
                entry.known.set_published(to_micros(published));
            }
            Text::Feed(article)
        } else if headline_changed
            && let Some(headline) = article.title.as_deref()
            && headline.trim() != entry.known.headline
        {
            entry.known.headline = headline.trim().to_owned();
            Text::PageUnderHeadline(headline.trim())
        } else {
            return Change::Same;
        };
        entry.known.revision += 1;
        entry.known.revised_us = visiting.at_us;
        let number = entry.known.revision;
        self.revisions.push(NewRevision { entry: place, number, seen_us: visiting.at_us, text });
        self.note(visiting, Kind::ArticleRevised, id, revised_detail(number, "feed", false));
        Change::Revised
    }

    fn note(&mut self, visiting: &Visiting<'_>, kind: Kind, subject: i64, detail: String) {
        self.facts.push(NewFact { at_us: visiting.at_us, kind, subject, detail });
    }
}

/// The detail of `article_revised`. `first_page` says that the full text took the teaser's place, which is no change
/// by the publisher.
pub(crate) fn revised_detail(number: i32, origin: &str, first_page: bool) -> String {
    serde_json::json!({ "revision": number, "origin": origin, "first_page": first_page }).to_string()
}

fn has_alias(by_alias: &HashMap<i64, Vec<(usize, String)>>, place: usize, key: &Key) -> bool {
    by_alias.get(&key.hash).is_some_and(|aliases| aliases.iter().any(|(of, value)| *of == place && *value == key.text))
}

/// Whether a visit comes again that is recorded already, with or without later ones of the same feed.
pub(crate) fn is_repeated(at_us: i64, recorded_us: i64) -> bool {
    at_us <= recorded_us && recorded_us - at_us <= REPEATED_WITHIN_US
}

/// What lists sort by: publishers' dates, but never ahead of when it was first seen.
pub(crate) fn sort_us(published_us: Option<i64>, first_seen_us: i64) -> i64 {
    published_us.map_or(first_seen_us, |published_us| published_us.min(first_seen_us))
}

pub(crate) fn word_count(article: &Article) -> i32 {
    i32::try_from(article.word_count).unwrap_or(i32::MAX)
}

impl Known {
    fn set_published(&mut self, published_us: i64) {
        self.published_us = Some(published_us);
        self.sort_us = sort_us(self.published_us, self.first_seen_us);
    }
}

impl Entry<'_> {
    /// Fills gaps and keeps the best place; none of this is a revision.
    fn learn(&mut self, arrival: &Arrival) {
        let known = &mut self.known;
        if arrival.position < known.position {
            known.position = arrival.position;
            self.touched = true;
        }
        if known.section.is_none() && arrival.section.is_some() {
            known.section = arrival.section.map(Section::as_str).map(str::to_owned);
            self.touched = true;
        }
        if known.published_us.is_none()
            && let Some(published) = arrival.article.published
        {
            known.set_published(to_micros(published));
            self.touched = true;
        }
    }
}
