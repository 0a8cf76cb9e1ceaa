//! The lead list of an edition as the curators kept it, with the cards that it speaks of; what no front page ranks yet follows in the
//! order of [`ranking::front`].

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use news::{ArticleId, Edition};
use ranking::lead::Listed;
use ranking::weights;
use store::{Card, Store};
use stories::StoryId;

use crate::Error;
use crate::catalogue::Catalogue;
use crate::reasons::Why;

/// A kept list that is older than this says nothing about now.
const OLDEST_US: i64 = 12 * 3_600_000_000;

/// An article in its place on a list, with why.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Place {
    /// Which article.
    pub article: ArticleId,
    /// Articles of other titles on the same.
    pub also: Vec<ArticleId>,
    /// Titles that have it, this one included.
    pub carried_by: usize,
    /// Whether they are known to tell one story; else their headlines are alike.
    pub told: bool,
    /// The number that the list is sorted by.
    pub score: f64,
    /// Why it is here, from the record that was kept.
    pub reasons: Vec<Why>,
    /// Whether newsrooms' front pages put it there.
    pub leads: bool,
}

impl From<ranking::front::Placed> for Place {
    fn from(placed: ranking::front::Placed) -> Self {
        Self {
            article: placed.article,
            carried_by: placed.titles(),
            told: placed.is_told(),
            reasons: placed.reasons.into_iter().map(Why::Front).collect(),
            also: placed.also,
            score: placed.score,
            leads: false,
        }
    }
}

/// A lead list with when it was made.
#[derive(Clone, Debug, Default)]
pub(crate) struct LeadList {
    /// When.
    pub at_us: i64,
    /// Its places, the best first.
    pub listed: Vec<Listed>,
}

impl LeadList {
    /// The list of an edition as of a time; empty where there is none that says anything about it.
    pub async fn read(store: &Store, edition: &Edition, at_us: i64) -> Result<Self, Error> {
        let Some(kept) = store.lead_list(edition.slug, at_us).await? else { return Ok(Self::default()) };
        if at_us - kept.at_us > OLDEST_US {
            return Ok(Self::default());
        }
        let listed = serde_json::from_str(&kept.body).map_err(|error| Error::Broken(error.to_string()))?;
        Ok(Self { at_us: kept.at_us, listed })
    }

    /// The cards that it speaks of, which are not among `known`; none of a title that was switched off since the list was made.
    pub async fn missing(&self, store: &Store, known: &[Card], catalogue: &Catalogue) -> Result<Vec<Card>, Error> {
        let known: HashSet<i64> = known.iter().map(|card| card.id.0).collect();
        let all =
            self.listed.iter().flat_map(|listed| std::iter::once(listed.article).chain(listed.also.iter().copied()));
        let mut wanted: Vec<ArticleId> = all.filter(|id| !known.contains(id)).map(ArticleId).collect();
        wanted.sort_unstable();
        wanted.dedup();
        if wanted.is_empty() {
            return Ok(Vec::new());
        }
        let mut cards = store.cards(&wanted).await?;
        cards.retain(|card| catalogue.is_on(card.title));
        Ok(cards)
    }

    /// Its places as pages show them.
    pub fn places(&self) -> Vec<Place> {
        self.listed.iter().map(place_of).collect()
    }
}

fn place_of(listed: &Listed) -> Place {
    let lead = &weights::version(listed.record.weights).lead;
    Place {
        article: ArticleId(listed.article),
        also: listed.also.iter().copied().map(ArticleId).collect(),
        carried_by: usize::try_from(listed.record.titles.max(1)).unwrap_or(1),
        told: false,
        score: listed.score,
        reasons: listed.record.reasons(lead).into_iter().map(Why::Lead).collect(),
        leads: true,
    }
}

/// The lead list, then everything else in the interim order: no article and no story twice, only articles whose cards are here.
pub(crate) fn merged(lead: &LeadList, interim: Vec<Place>, cards: &[Card], catalogue: &Catalogue) -> Vec<Place> {
    let by_id: HashMap<ArticleId, &Card> = cards.iter().map(|card| (card.id, card)).collect();
    let shown = |place: &Place| by_id.get(&place.article).is_some_and(|card| catalogue.is_on(card.title));
    let mut used: HashSet<ArticleId> = HashSet::new();
    let mut stories: HashSet<StoryId> = HashSet::new();
    let mut places: Vec<Place> = Vec::new();
    for place in lead.places().into_iter().chain(interim) {
        let story = by_id.get(&place.article).and_then(|card| card.story);
        if !shown(&place) || used.contains(&place.article) || story.is_some_and(|story| stories.contains(&story)) {
            continue;
        }
        used.insert(place.article);
        used.extend(&place.also);
        stories.extend(story);
        places.push(place);
    }
    places
}

/// A lead list that is at most so many seconds old is taken from memory.
const FRESH_SECONDS: i64 = 15;

/// Keeps the newest lead list of each edition for some seconds.
#[derive(Debug, Default)]
pub(crate) struct LeadLists(std::sync::Mutex<HashMap<&'static str, (i64, Arc<LeadList>)>>);

impl LeadLists {
    /// The list of an edition as of now.
    pub async fn now(&self, store: &Store, edition: &'static Edition, now_us: i64) -> Result<Arc<LeadList>, Error> {
        let now_seconds = now_us.div_euclid(1_000_000);
        let kept = self.lock().get(edition.slug).cloned();
        if let Some((at, list)) = kept
            && (0..FRESH_SECONDS).contains(&(now_seconds - at))
        {
            return Ok(list);
        }
        let list = Arc::new(LeadList::read(store, edition, now_us).await?);
        self.lock().insert(edition.slug, (now_seconds, Arc::clone(&list)));
        Ok(list)
    }

    /// Forgets them.
    pub fn clear(&self) {
        self.lock().clear();
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<&'static str, (i64, Arc<LeadList>)>> {
        self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}
