//! All titles in memory, so that a page costs no statement per card.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use news::{Edition, Timestamp, Title, TitleId};
use store::{Card, Store};

use crate::wall::Subject;
use crate::{Error, Wall};

/// How old the titles in memory may be, seconds.
const FRESH_SECONDS: i64 = 30;

/// The titles, by id and by slug.
#[derive(Debug, Default)]
pub(crate) struct Catalogue {
    titles: Vec<Title>,
    by_id: HashMap<TitleId, usize>,
    by_slug: HashMap<String, usize>,
    wall: Wall,
    /// Tells sets of titles that are on from one another.
    on: u64,
}

impl Catalogue {
    /// A catalogue of these titles, in their order.
    pub fn new(titles: Vec<Title>) -> Self {
        let by_id = titles.iter().enumerate().map(|(index, title)| (title.id, index)).collect();
        let by_slug = titles.iter().enumerate().map(|(index, title)| (title.listing.slug.clone(), index)).collect();
        let on: Vec<u8> =
            titles.iter().filter(|title| title.enabled).flat_map(|title| title.id.0.to_le_bytes()).collect();
        let on = xxhash_rust::xxh3::xxh3_64(&on);
        Self { titles, by_id, by_slug, wall: Wall::default(), on }
    }

    /// The same, with summaries behind this wall.
    pub fn behind(self, wall: Wall) -> Self {
        Self { wall, ..self }
    }

    /// A card's summary as everyone may see it.
    pub fn summary(&self, card: &Card, title: &Title, now: Timestamp) -> String {
        self.wall.summary(card, title, news::to_micros(now))
    }

    /// Characters of an article's text that everyone may see; `None` for all of it.
    pub fn characters_for_all(&self, card: &Card, now: Timestamp) -> Option<u32> {
        let title = self.get(card.title)?;
        self.wall.characters_for_all(&Subject::of(card, title), news::to_micros(now))
    }

    /// A number that is another one when a title was switched: what was made of other titles is out of date.
    pub fn on(&self) -> u64 {
        self.on
    }

    /// All of them, by name.
    pub fn all(&self) -> &[Title] {
        &self.titles
    }

    /// The title with this id.
    pub fn get(&self, id: TitleId) -> Option<&Title> {
        self.by_id.get(&id).and_then(|&index| self.titles.get(index))
    }

    /// Whether there is such a title and it is on.
    pub fn is_on(&self, id: TitleId) -> bool {
        self.get(id).is_some_and(|title| title.enabled)
    }

    /// The title with this slug.
    pub fn with_slug(&self, slug: &str) -> Option<&Title> {
        self.by_slug.get(slug).and_then(|&index| self.titles.get(index))
    }

    /// The titles that are on and belong to `edition`. Titles without editions (an operator's own) belong to the default one,
    /// and to every one of their country and language.
    pub fn of_edition(&self, edition: &Edition, is_default: bool) -> Vec<&Title> {
        self.titles.iter().filter(|title| title.enabled).filter(|title| edition.holds(title, is_default)).collect()
    }
}

/// Keeps the catalogue for half a minute.
#[derive(Debug, Default)]
pub(crate) struct CatalogueCache(RwLock<Kept>);

#[derive(Debug, Default)]
struct Kept {
    catalogue: Option<(Timestamp, Arc<Catalogue>)>,
    /// How often all was forgotten, so that titles read before the last time are not kept.
    forgotten: u64,
}

impl CatalogueCache {
    /// The titles, read again when they are older than half a minute (or from the future: the clock was set back).
    pub async fn get(&self, store: &Store, wall: &Wall, now: Timestamp) -> Result<Arc<Catalogue>, Error> {
        let forgotten = {
            let kept = self.0.read().unwrap_or_else(PoisonError::into_inner);
            if let Some((at, catalogue)) = &kept.catalogue
                && (0..FRESH_SECONDS).contains(&(now.as_second() - at.as_second()))
            {
                return Ok(Arc::clone(catalogue));
            }
            kept.forgotten
        };
        let catalogue = Arc::new(Catalogue::new(store.titles().await?).behind(wall.clone()));
        self.keep(&catalogue, now, forgotten);
        Ok(catalogue)
    }

    /// Keeps titles that were read when all had been forgotten `forgotten` times.
    fn keep(&self, catalogue: &Arc<Catalogue>, now: Timestamp, forgotten: u64) {
        let mut kept = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if kept.forgotten == forgotten {
            kept.catalogue = Some((now, Arc::clone(catalogue)));
        }
    }

    /// Forgets them.
    pub fn clear(&self) {
        let mut kept = self.0.write().unwrap_or_else(PoisonError::into_inner);
        *kept = Kept { catalogue: None, forgotten: kept.forgotten + 1 };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_read_before_all_was_forgotten_are_not_kept() {
        let (cache, now) = (CatalogueCache::default(), Timestamp::UNIX_EPOCH);
        cache.clear();
        cache.keep(&Arc::default(), now, 0);
        assert!(cache.0.read().unwrap().catalogue.is_none());
        cache.keep(&Arc::default(), now, 1);
        assert!(cache.0.read().unwrap().catalogue.is_some());
    }
}
