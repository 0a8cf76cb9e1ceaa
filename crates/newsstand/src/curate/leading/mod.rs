//! What leads: looks at what stands on the front pages, asks the desk for the lead stories of every edition, and keeps the lists.
//!
//! The desk is a fold over looks at pages. What it learned in weeks (trust, likeness of newsrooms) is kept beside the database, and follows
//! from the history of the pages where that is lost ([`memory`]). A list is kept, with the records of its places, whenever its order
//! changed: "why is this here?" and "as of 08:00" are answered from what was kept.

mod known;
mod memory;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::PathBuf;
use std::time::Duration;

use news::{ArticleId, Edition, FrontPageId, Title, TitleId};
use ranking::lead::{FIRST, Face, Led, Listed, Page, Placement, Question, Source, face};
use ranking::weights::{self, Weights};
use store::{Brief, Lease, List, ListKept, RankedList, Store};
use stories::StoryId;
use tokio_util::sync::CancellationToken;

use super::holder::Held;
use super::overrides::Overrides;
use super::snapshot::{Of, Snapshots};
use crate::clock::Clock;
use known::Known;
use memory::{Memory, Seen, moments};

/// The name of its lease.
const NAME: &str = "leading";
const HOUR_US: i64 = 3_600_000_000;
const DAY_US: i64 = 24 * HOUR_US;
/// How long it waits between two rounds.
const PAUSE: Duration = Duration::from_secs(20);
/// How long it waits after a failure.
const AFTER_FAILURE: Duration = Duration::from_secs(20);
/// What was learned is kept after so long.
const SAVE_US: i64 = HOUR_US / 6;
/// Stories of one list that are kept.
const KEPT: usize = 60;
/// Stories among which an edition finds its own.
const LOOKED_AT: usize = 240;
/// Places whose order decides whether a list is kept anew.
const WATCHED: usize = 30;
/// How long lists are kept.
const KEEP_US: i64 = 60 * DAY_US;
/// Articles of a feed that stand in for a front page that cannot be read.
const OF_FEED: usize = 20;
/// They are not older than this.
const FEED_US: i64 = 24 * HOUR_US;
/// Feeds that did not change are looked at again after this long, so that they do not grow old.
const FEED_AGAIN_US: i64 = HOUR_US / 2;
/// Articles that feeds are looked for in.
const FEED_ARTICLES: i64 = 1_500;
/// A story that no page and no engine knows yet has a number of its own, far from all others.
const UNPLACED: u64 = 1 << 63;

/// Makes lead lists.
#[derive(Debug)]
pub struct Leader {
    store: Store,
    clock: Clock,
    default_edition: String,
    snapshots: Snapshots,
    memory: Memory,
    saved_us: i64,
    forgot_us: i64,
    /// Under which lists are kept; `None` where none was asked for.
    lease: Option<Lease>,
}

impl Leader {
    /// A leader that goes on from what was kept in `folder`; where nothing of use was, it looks at the last weeks of the front pages again.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn open(store: Store, clock: Clock, default_edition: &str, folder: PathBuf) -> anyhow::Result<Self> {
        let now_us = clock.now_us();
        let snapshots = Snapshots::new(folder, Of::FrontPages);
        let kept = snapshots.read().and_then(|(at_us, bytes)| Some((at_us, Memory::from_bytes(&bytes)?)));
        // What was kept by a clock that was ahead says nothing yet.
        let kept = kept.filter(|(at_us, _)| *at_us <= now_us);
        let (saved_us, memory) = kept.unwrap_or_else(|| (i64::MIN, Memory::default()));
        let default_edition = default_edition.to_owned();
        let mut leader = Self { store, clock, default_edition, snapshots, memory, saved_us, forgot_us: 0, lease: None };
        let titles = leader.store.titles().await?;
        for at_us in moments(saved_us, now_us) {
            let placements = leader.store.placements_at(at_us, &[]).await?;
            if !placements.is_empty() {
                let mut known = Known::default();
                known.meet(leader.store.briefs(&articles_of(&placements)).await?);
                leader.look(&titles, &placements, &known, at_us);
            }
        }
        Ok(leader)
    }

    /// Keeps what was learned, so that the next start goes on from here.
    pub async fn save(&mut self) {
        let Some(bytes) = self.memory.to_bytes() else { return };
        let (snapshots, now_us) = (self.snapshots.clone(), self.clock.now_us());
        match tokio::task::spawn_blocking(move || snapshots.write(now_us, &bytes)).await {
            Ok(Ok(())) => self.saved_us = now_us,
            Ok(Err(error)) => {
                tracing::warn!(%error, "what was learned of front pages was not kept; the next start looks at them again");
            }
            Err(error) => {
                tracing::warn!(%error, "what was learned of front pages was not kept; the next start looks at them again");
            }
        }
    }

    /// Looks at all pages and keeps the list of every edition whose order changed; gives how many were kept.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn round(&mut self) -> anyhow::Result<u64> {
        let now_us = self.clock.now_us();
        let (titles, off): (Vec<Title>, Vec<Title>) =
            self.store.titles().await?.into_iter().partition(|title| title.enabled);
        off.iter().for_each(|title| self.memory.close(title));
        let placements = self.store.placements_now(&[]).await?;
        let mut known = Known::default();
        known.meet(self.store.briefs(&articles_of(&placements)).await?);
        self.look(&titles, &placements, &known, now_us);
        self.look_at_feeds(&titles, &placements, &mut known, now_us).await?;

        let first = self
            .memory
            .desk
            .list(&Question { now_us, most: LOOKED_AT, ..Question::default() }, &|story| known.facts(story));
        let mut stories: Vec<StoryId> = first.iter().filter_map(|led| story_id(led.story)).collect();
        let mut overrides: HashMap<&str, Overrides> = HashMap::new();
        for edition in &news::EDITIONS {
            let said = Overrides::read(&self.store, edition, now_us).await?;
            stories.extend(said.pins.iter().map(|(story, ..)| *story));
            overrides.insert(edition.slug, said);
        }
        stories.sort_unstable();
        stories.dedup();
        known.stories =
            self.store.stories(&stories).await?.into_iter().map(|row| (row.id.0.cast_unsigned(), row)).collect();
        let of_stories = self.store.briefs_of_stories(&stories).await?;
        known.meet(of_stories.clone());
        let mut by_story: HashMap<StoryId, Vec<Brief>> = HashMap::new();
        for brief in of_stories {
            if let Some(story) = brief.story {
                by_story.entry(story).or_default().push(brief);
            }
        }

        // Who is heard is a part of the list: what is switched off is gone from its records, too.
        let on: Vec<u8> = titles.iter().flat_map(|title| title.id.0.to_le_bytes()).collect();
        let on = format!("{:x}", xxhash_rust::xxh3::xxh3_64(&on));
        let mut kept = 0;
        for edition in &news::EDITIONS {
            let is_default = edition.slug == self.default_edition;
            let home: HashMap<TitleId, &Title> =
                titles.iter().filter(|title| edition.holds(title, is_default)).map(|title| (title.id, title)).collect();
            if home.is_empty() {
                continue;
            }
            let overrides = overrides.remove(edition.slug).unwrap_or_default();
            let list = self.list_of(edition, &home, &by_story, &known, &overrides, now_us);
            kept += u64::from(self.keep(edition, &list, &on, now_us).await?);
        }
        if now_us.saturating_sub(self.saved_us) > SAVE_US {
            self.save().await;
        }
        if now_us - self.forgot_us > DAY_US {
            self.store.forget_lead_lists(now_us - KEEP_US).await?;
            self.forgot_us = now_us;
        }
        Ok(kept)
    }

    /// Takes in the pages that changed or were looked at anew since the last round.
    fn look(&mut self, titles: &[Title], placements: &[store::Placement], known: &Known, now_us: i64) {
        let by_id: HashMap<TitleId, &Title> = titles.iter().map(|title| (title.id, title)).collect();
        let mut pages: BTreeMap<FrontPageId, Vec<&store::Placement>> = BTreeMap::new();
        // A section's front says what its editors make of a section's news; the homepage says it of all.
        for placement in placements.iter().filter(|placement| placement.page_section.is_none()) {
            pages.entry(placement.front_page).or_default().push(placement);
        }
        for (front_page, placements) in pages {
            let Some(first) = placements.first() else { continue };
            let Some(title) = by_id.get(&first.title) else { continue };
            let read_us = first.page_read_us.min(now_us);
            let placed: Vec<Placement> = placements.iter().map(|placement| placement_of(placement, known)).collect();
            let seen = Seen::new(title.id, read_us, &placed);
            if self.memory.taken.get(&front_page.0) != Some(&seen) {
                self.memory.desk.see(&page(title, Source::FrontPage, read_us, placed));
                self.memory.taken.insert(front_page.0, seen);
            }
        }
    }

    /// Titles whose homepage cannot be read are heard by the order of their feeds.
    async fn look_at_feeds(
        &mut self,
        titles: &[Title],
        placements: &[store::Placement],
        known: &mut Known,
        now_us: i64,
    ) -> anyhow::Result<()> {
        let fresh_us = now_us - 3 * HOUR_US;
        let readable: HashSet<TitleId> = placements
            .iter()
            .filter(|placement| placement.page_section.is_none() && placement.page_read_us >= fresh_us)
            .map(|placement| placement.title)
            .collect();
        let others: Vec<&Title> = titles.iter().filter(|title| !readable.contains(&title.id)).collect();
        if others.is_empty() {
            return Ok(());
        }
        let ids = others.iter().map(|title| title.id).collect();
        let cards = self.store.list(&List::Titles(ids), None, FEED_ARTICLES).await?;
        let mut by_title: HashMap<TitleId, Vec<store::Card>> = HashMap::new();
        for card in cards.into_iter().filter(|card| card.sort_us > now_us - FEED_US) {
            by_title.entry(card.title).or_default().push(card);
        }
        let mut wanted = Vec::new();
        for cards in by_title.values_mut() {
            cards.sort_by_key(|card| (card.position, -card.sort_us, card.id));
            cards.truncate(OF_FEED);
            wanted.extend(cards.iter().map(|card| card.id));
        }
        known.meet(self.store.briefs(&wanted).await?);
        for title in others {
            let Some(cards) = by_title.get(&title.id) else { continue };
            let placed: Vec<Placement> = (1..)
                .zip(cards)
                .map(|(rank, card)| {
                    let item = card.id.0.cast_unsigned();
                    let story = card.story.map_or(UNPLACED | item, |story| story.0.cast_unsigned());
                    Placement { story, item, rank, heading: true }
                })
                .collect();
            let seen = Seen::new(title.id, now_us, &placed);
            let before = self.memory.heard.get(&title.id.0);
            if before.is_none_or(|before| now_us - before.at_us > FEED_AGAIN_US || before.places != seen.places) {
                self.memory.desk.see(&page(title, Source::TopFeed, now_us, placed));
                self.memory.heard.insert(title.id.0, seen);
            }
        }
        Ok(())
    }

    /// The list of an edition: stories that one of its titles has, each with the article of one of them.
    fn list_of(
        &self,
        edition: &Edition,
        home: &HashMap<TitleId, &Title>,
        by_story: &HashMap<StoryId, Vec<Brief>>,
        known: &Known,
        overrides: &Overrides,
        now_us: i64,
    ) -> Vec<Listed> {
        let pins: Vec<(u64, u32)> =
            overrides.pins.iter().map(|(story, _, place)| (story.0.cast_unsigned(), *place)).collect();
        let countries = edition.countries;
        let question = Question { now_us, countries, pins: &pins, most: LOOKED_AT, ..Question::default() };
        let list = self.memory.desk.list(&question, &|story| known.facts(story));
        let mut used: Vec<String> = Vec::new();
        let mut listed = Vec::new();
        for led in list {
            if listed.len() == KEPT {
                break;
            }
            let Some((story, faces)) =
                story_id(led.story).map(|story| (story, faces(&led, by_story.get(&story), home)))
            else {
                continue;
            };
            if overrides.held.contains(&story) {
                continue;
            }
            let at_top: &[String] = if listed.len() < FIRST { &used } else { &[] };
            let pinned = overrides.pins.iter().find(|(pinned, ..)| *pinned == story).map(|(_, article, _)| article.0);
            let named = faces.iter().find(|face| Some(face.article) == pinned);
            let Some(chosen) = named.or_else(|| face(&faces, at_top)) else { continue };
            used.push(chosen.owner.clone());
            let mut also: Vec<&Face> = faces.iter().filter(|other| other.article != chosen.article).collect();
            also.sort_by_key(|other| (other.placed.unwrap_or(usize::MAX), other.article));
            listed.push(Listed {
                story: story.0,
                article: chosen.article,
                also: also.iter().take(6).map(|other| other.article).collect(),
                score: led.score,
                record: led.record,
            });
        }
        // Stories of other editions stood between: the editor's places are this edition's.
        let (mut pinned, mut listed): (Vec<Listed>, Vec<Listed>) =
            listed.into_iter().partition(|listed| listed.record.pinned.is_some());
        pinned.sort_by_key(|listed| listed.record.pinned);
        for one in pinned {
            let place = one.record.pinned.map_or(0, |place| place.saturating_sub(1) as usize);
            listed.insert(place.min(listed.len()), one);
        }
        listed
    }

    /// Keeps a list unless the one before is the same: the same places, made of the same titles (`on` tells sets of them apart).
    async fn keep(&self, edition: &Edition, list: &[Listed], on: &str, now_us: i64) -> anyhow::Result<bool> {
        let place = |listed: &Listed| {
            let pin = listed.record.pinned.map(|place| format!(":{place}")).unwrap_or_default();
            format!("{}:{}{pin}", listed.story, listed.article)
        };
        let places = std::iter::once(on.to_owned()).chain(list.iter().take(WATCHED).map(place));
        let Weights { version, .. } = weights::current();
        let kept = RankedList {
            at_us: now_us,
            weights: i32::try_from(*version).unwrap_or(i32::MAX),
            body: serde_json::to_string(list)?,
        };
        let places = places.collect::<Vec<_>>().join(" ");
        match self.store.keep_lead_list(edition.slug, &kept, &places, self.lease.as_ref()).await? {
            ListKept::Anew => Ok(true),
            ListKept::AsBefore => Ok(false),
            ListKept::NotOurs => anyhow::bail!("another process keeps the lists by now; this one stands by"),
        }
    }
}

fn articles_of(placements: &[store::Placement]) -> Vec<ArticleId> {
    let mut articles: Vec<ArticleId> = placements.iter().filter_map(|placement| placement.article).collect();
    articles.sort_unstable();
    articles.dedup();
    articles
}

fn page<'a>(title: &'a Title, source: Source, at_us: i64, placements: Vec<Placement>) -> Page<'a> {
    let listing = &title.listing;
    Page {
        title: &listing.name,
        owner: listing.owner.as_deref().unwrap_or(&listing.name),
        country: Some(listing.country.as_str()).filter(|country| country.len() == 2),
        // Whatever is on was switched on by the operator.
        vouched: true,
        source,
        at_us,
        placements,
    }
}

fn placement_of(placement: &store::Placement, known: &Known) -> Placement {
    let brief = placement.article.and_then(|article| known.briefs.get(&article));
    let item = placement.article.map_or_else(
        || UNPLACED | xxhash_rust::xxh3::xxh3_64(placement.url.as_bytes()),
        |article| article.0.cast_unsigned(),
    );
    let story = brief.and_then(|brief| brief.story).map_or(UNPLACED | item, |story| story.0.cast_unsigned());
    Placement { story, item, rank: placement.rank, heading: true }
}

fn story_id(story: u64) -> Option<StoryId> {
    (story & UNPLACED == 0).then(|| StoryId(story.cast_signed()))
}

/// The articles of an edition's titles that may stand for a story.
fn faces(led: &Led, briefs: Option<&Vec<Brief>>, home: &HashMap<TitleId, &Title>) -> Vec<Face> {
    let placed: HashMap<u64, usize> = led.items.iter().enumerate().map(|(place, item)| (*item, place)).rev().collect();
    let face = |brief: &Brief| {
        let listing = &home.get(&brief.title)?.listing;
        Some(Face {
            article: brief.id.0,
            owner: listing.owner.clone().unwrap_or_else(|| listing.name.clone()),
            placed: placed.get(&brief.id.0.cast_unsigned()).copied(),
            copied: brief.copied,
            open: brief.access != news::Access::Locked,
            words: u32::try_from(brief.word_count).unwrap_or(0),
        })
    };
    briefs.into_iter().flatten().filter_map(face).collect()
}

/// Keeps lead lists until `stop`. After a failure it starts again from what is kept.
pub async fn run(store: Store, clock: Clock, default_edition: String, folder: PathBuf, stop: CancellationToken) {
    while !stop.is_cancelled() {
        if let Err(error) = follow(&store, &clock, &default_edition, &folder, &stop).await {
            tracing::error!("what leads cannot be worked out just now; trying again in 20 seconds: {error:#}");
            tokio::select! { () = stop.cancelled() => {}, () = tokio::time::sleep(AFTER_FAILURE) => {} }
        }
    }
}

async fn follow(
    store: &Store,
    clock: &Clock,
    default_edition: &str,
    folder: &std::path::Path,
    stop: &CancellationToken,
) -> anyhow::Result<()> {
    let Some(held) = Held::wait(store, clock, NAME, stop).await? else { return Ok(()) };
    let over = held.over();
    let mut leader = tokio::select! {
        () = over.cancelled() => return Ok(()),
        leader = Leader::open(store.clone(), clock.clone(), default_edition, folder.to_owned()) => leader?,
    };
    leader.lease = Some(held.lease().clone());
    while !over.is_cancelled() {
        let kept = leader.round().await?;
        metrics::counter!("newsstand_lead_lists_total").increment(kept);
        tokio::select! { () = over.cancelled() => {}, () = tokio::time::sleep(PAUSE) => {} }
    }
    leader.save().await;
    held.give_back().await;
    Ok(())
}
