//! What is learned of readers, and the articles that For You chooses among.
//!
//! The space of meaning is learned from the instance's own articles up to a round hour, so that every node learns the same one. A profile
//! says in which space its interests lie; in another one they are learned anew from the articles that the reader opened last.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use news::{AccountId, ArticleId, Edition};
use ranking::foryou::{Card as ShownCard, Columns};
use ranking::related::Rarity;
use ranking::space::{DIMENSIONS, MOST_DOCUMENTS, Space, Vector, terms};
use store::{Card, Cursor, List, Store};

use crate::Error;
use crate::catalogue::Catalogue;
use crate::leading::LeadList;

mod kept;
mod pool;
mod together;

pub(crate) use kept::{DIVERSITY, Kept};
pub(crate) use pool::{Fresh, Meaning, Offered, Pool};
use together::Together;

const HOUR_US: i64 = 3_600_000_000;
/// Round times up to which a space is learned, the first that has enough articles before it.
const ROUND_US: [i64; 3] = [48 * HOUR_US, 6 * HOUR_US, HOUR_US / 6];
/// So many articles are enough.
const ENOUGH: usize = 1_000;
/// Articles that For You chooses among.
const FRESH: i64 = 30_000;
/// They are not older than this.
const FRESH_US: i64 = 72 * HOUR_US;
/// The articles are read again after this long.
const POOL_SECONDS: i64 = 60;
/// Up to this age they are given while they are read again, so that no reader waits for it.
const OLDEST_POOL_SECONDS: i64 = 300;
/// Locks of profiles, each for its share of the readers.
const TURNS: usize = 64;
/// Cards above and below an opened one that count as seen and passed over.
const BESIDE: usize = 3;
/// Lists that were shown and are remembered until something of them is opened.
const SHOWN: usize = 2_000;

/// A pool, when it was read, of which titles, and whether somebody is at reading it again.
#[derive(Clone, Debug)]
struct Kettle {
    at_seconds: i64,
    on: u64,
    renewing: bool,
    pool: Arc<Pool>,
}

/// What is in memory of an edition's articles.
#[derive(Debug)]
pub(crate) enum Found {
    /// Newly read.
    Ready(Arc<Pool>),
    /// To be given, and to be read again by whoever is told this.
    ToRenew(Arc<Pool>),
    /// Nothing of use.
    Nothing,
}

/// What is shared by all readers' lists.
#[derive(Debug, Default)]
pub(crate) struct Tastes {
    meaning: Mutex<Option<(i64, Arc<Meaning>)>>,
    pools: Mutex<HashMap<&'static str, Kettle>>,
    shown: Mutex<HashMap<AccountId, Vec<ArticleId>>>,
    together: Mutex<Together>,
    turns: Turns,
}

/// Whose turn it is to change a profile: two changes at once would lose one.
#[derive(Debug)]
struct Turns([tokio::sync::Mutex<()>; TURNS]);

impl Default for Turns {
    fn default() -> Self {
        Self(std::array::from_fn(|_| tokio::sync::Mutex::new(())))
    }
}

fn locked<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Tastes {
    /// The articles of an edition as they are in memory, none of a title that the catalogue says is off.
    pub fn find(&self, edition: &'static Edition, catalogue: &Catalogue, now_us: i64) -> Found {
        let mut pools = locked(&self.pools);
        let Some(kettle) = pools.get_mut(edition.slug).filter(|kettle| kettle.on == catalogue.on()) else {
            return Found::Nothing;
        };
        let age = now_us.div_euclid(1_000_000) - kettle.at_seconds;
        let pool = Arc::clone(&kettle.pool);
        if (0..POOL_SECONDS).contains(&age) || (kettle.renewing && (0..OLDEST_POOL_SECONDS).contains(&age)) {
            Found::Ready(pool)
        } else if (0..OLDEST_POOL_SECONDS).contains(&age) {
            kettle.renewing = true;
            Found::ToRenew(pool)
        } else {
            Found::Nothing
        }
    }

    /// Reads the articles of an edition. `patient` is whoever no reader waits for: then the space is learned anew where it is time.
    pub async fn read(
        &self,
        store: &Store,
        catalogue: &Catalogue,
        (edition, is_default): (&'static Edition, bool),
        lead: &LeadList,
        now_us: i64,
        patient: bool,
    ) -> Result<Arc<Pool>, Error> {
        let (meaning, is_current) = self.meaning(store, now_us, patient).await?;
        let titles = catalogue.of_edition(edition, is_default);
        let names: HashMap<_, _> = titles.iter().map(|title| (title.id, title.listing.name.clone())).collect();
        let mut cards = store.list(&List::Titles(names.keys().copied().collect()), None, FRESH).await?;
        let fresh = cards.iter().filter(|card| card.sort_us > now_us - FRESH_US).count();
        // A quiet instance offers what it has.
        cards.truncate(fresh.max(100));
        let best = lead.listed.first().map_or(1.0, |listed| listed.score).max(f64::MIN_POSITIVE);
        #[expect(clippy::cast_possible_truncation, reason = "a share")]
        let scores: HashMap<i64, f32> =
            lead.listed.iter().map(|listed| (listed.story, (listed.score / best) as f32)).collect();
        let leads = lead.listed.iter().take(3).map(|listed| listed.story.cast_unsigned()).collect();
        let before: Vec<Arc<Pool>> = locked(&self.pools).values().map(|kettle| Arc::clone(&kettle.pool)).collect();
        let pool = tokio::task::spawn_blocking(move || {
            let before: Vec<_> = before.into_iter().filter(|pool| pool.meaning.number == meaning.number).collect();
            let offer = |card: Card| {
                let title = names.get(&card.title).cloned().unwrap_or_default();
                let significance = card.story.and_then(|story| scores.get(&story.0)).copied().unwrap_or(0.0);
                let known = before.iter().find_map(|pool| pool.get(card.id));
                let fresh = match known.filter(|known| known.card == card && known.title == title) {
                    Some(known) => Arc::clone(&known.fresh),
                    None => Arc::new(Fresh::new(card, title, &meaning.space)),
                };
                Offered { fresh, significance }
            };
            let fresh: Vec<Offered> = cards.into_iter().map(offer).collect();
            let by_id = fresh.iter().enumerate().map(|(place, fresh)| (fresh.card.id, place)).collect();
            let usual = mean(fresh.iter().map(|fresh| &fresh.vector));
            let columns = Columns::of(fresh.iter().map(Offered::candidate));
            Pool { meaning, fresh, columns, by_id, leads, usual, topics: Mutex::default() }
        })
        .await
        .map_err(|error| Error::Broken(error.to_string()))?;
        let pool = Arc::new(pool);
        // Made in an old space: the next who asks has it made again.
        let late = if is_current { 0 } else { POOL_SECONDS };
        let at_seconds = now_us.div_euclid(1_000_000) - late;
        let kettle = Kettle { at_seconds, on: catalogue.on(), renewing: false, pool: Arc::clone(&pool) };
        locked(&self.pools).insert(edition.slug, kettle);
        Ok(pool)
    }

    /// Reading again failed: the next who asks tries.
    pub fn not_renewed(&self, edition: &Edition) {
        if let Some(kettle) = locked(&self.pools).get_mut(edition.slug) {
            kettle.renewing = false;
        }
    }

    /// Waits until nobody else changes the profile.
    pub async fn turn(&self, account: AccountId) -> Option<tokio::sync::MutexGuard<'_, ()>> {
        let place = usize::try_from(account.0.unsigned_abs()).unwrap_or_default() % TURNS;
        match self.turns.0.get(place) {
            Some(turn) => Some(turn.lock().await),
            None => None,
        }
    }

    /// The space of meaning of this instance's articles, and whether it is the one of now: who is not patient is given the one before.
    async fn meaning(&self, store: &Store, now_us: i64, patient: bool) -> Result<(Arc<Meaning>, bool), Error> {
        let known = locked(&self.meaning).clone();
        let mut documents = Vec::new();
        let mut until_us = now_us;
        for round_us in ROUND_US {
            until_us = now_us - now_us.rem_euclid(round_us);
            if let Some((at_us, meaning)) = &known
                && *at_us == until_us
            {
                return Ok((Arc::clone(meaning), true));
            }
            if let Some((_, meaning)) = known.as_ref().filter(|_| !patient) {
                return Ok((Arc::clone(meaning), false));
            }
            let before = Cursor { sort_us: until_us, id: ArticleId(i64::MIN) };
            let most = i64::try_from(MOST_DOCUMENTS).unwrap_or(i64::MAX);
            documents = store.list(&List::Latest, Some(before), most).await?;
            if documents.len() >= ENOUGH {
                break;
            }
        }
        let (meaning, carry) = tokio::task::spawn_blocking(move || {
            documents.reverse();
            let texts: Vec<Vec<u64>> = documents.iter().map(|card| terms(&card.headline)).collect();
            let last = documents.last().map_or(0, |card| card.id.0);
            let known_by = format!("{DIMENSIONS} {until_us} {} {last}", documents.len());
            let number = xxhash_rust::xxh3::xxh3_64(known_by.as_bytes());
            let space = Space::learn(&texts);
            let carry = known.map(|(_, before)| (before.number, space.carry(&before.space)));
            let rarity = Rarity::count(documents.iter().map(|card| (card.headline.as_str(), card.summary.as_str())));
            (Meaning { number, space, rarity }, carry)
        })
        .await
        .map_err(|error| Error::Broken(error.to_string()))?;
        let meaning = Arc::new(meaning);
        if let Some((before, carry)) = carry {
            locked(&self.together).carry(before, meaning.number, &carry);
        }
        *locked(&self.meaning) = Some((until_us, Arc::clone(&meaning)));
        Ok((meaning, true))
    }

    /// What is kept of a reader, in the pool's space: brought there, and kept so, where it lies in another one.
    pub async fn settled(&self, store: &Store, account: AccountId, pool: &Pool, now_us: i64) -> Result<Kept, Error> {
        let kept = Kept::read(store, account).await?;
        if kept.off || kept.space == pool.meaning.number {
            return Ok(kept);
        }
        let _turn = self.turn(account).await;
        let mut kept = Kept::read(store, account).await?;
        self.settle(store, &mut kept, pool).await?;
        // Of whom nothing is known nothing is kept.
        if !kept.profile.read().is_empty() {
            store.set_profile(account, &kept.to_bytes(), now_us).await?;
        }
        Ok(kept)
    }

    async fn settle(&self, store: &Store, kept: &mut Kept, pool: &Pool) -> Result<(), Error> {
        if kept.space == pool.meaning.number {
            return Ok(());
        }
        let read: Vec<ArticleId> = kept.profile.read().iter().map(|id| ArticleId(id.cast_signed())).collect();
        let cards = if read.is_empty() { Vec::new() } else { store.cards(&read).await? };
        let opened: Vec<Vector> = cards.iter().map(|card| pool.meaning.space.vector(&terms(&card.headline))).collect();
        kept.profile.relearn(&opened, &pool.usual);
        kept.space = pool.meaning.number;
        Ok(())
    }

    /// Remembers what a reader was shown, until something of it is opened.
    pub fn showed(&self, account: AccountId, articles: Vec<ArticleId>) {
        let mut shown = locked(&self.shown);
        if shown.len() >= SHOWN && !shown.contains_key(&account) {
            shown.clear();
        }
        shown.insert(account, articles);
    }

    /// Learns from an article that a reader opened, against what stood beside it.
    pub async fn learn(
        &self,
        store: &Store,
        pool: &Pool,
        account: AccountId,
        (article, title): (&Card, String),
        now_us: i64,
    ) -> Result<(), Error> {
        let _turn = self.turn(account).await;
        let mut kept = Kept::read(store, account).await?;
        if kept.off {
            return Ok(());
        }
        self.settle(store, &mut kept, pool).await?;
        let beside: Vec<ArticleId> = {
            let shown = locked(&self.shown);
            let list = shown.get(&account).map(Vec::as_slice).unwrap_or_default();
            match list.iter().position(|other| *other == article.id) {
                Some(place) => {
                    let from = place.saturating_sub(BESIDE);
                    list.iter().skip(from).take(2 * BESIDE + 1).copied().collect()
                }
                // Opened from elsewhere: the newest stand for what was there.
                None => pool.fresh.iter().map(|fresh| fresh.card.id).take(2 * BESIDE).collect(),
            }
        };
        let own =
            Offered { fresh: Arc::new(Fresh::new(article.clone(), title, &pool.meaning.space)), significance: 0.0 };
        let opened = pool.get(article.id).unwrap_or(&own);
        let mut cards = vec![ShownCard { candidate: opened.candidate(), opened: true }];
        let others =
            beside.iter().filter(|other| **other != article.id && !kept.profile.has_read(other.0.cast_unsigned()));
        cards.extend(
            others
                .filter_map(|other| pool.get(*other))
                .map(|other| ShownCard { candidate: other.candidate(), opened: false }),
        );
        kept.profile.saw(&cards, now_us);
        locked(&self.together).saw(pool.meaning.number, account, &cards);
        store.set_profile(account, &kept.to_bytes(), now_us).await?;
        Ok(())
    }

    /// Where the readers of this place lean to, in the pool's space; empty where nothing is known of it there.
    pub fn leaning(&self, pool: &Pool) -> Vector {
        locked(&self.together).direction(pool.meaning.number)
    }

    /// Forgets what is kept in memory.
    pub fn clear(&self) {
        locked(&self.pools).clear();
    }
}

fn mean<'v>(vectors: impl Iterator<Item = &'v Vector>) -> Vector {
    let (mut sum, mut count) = (vec![0.0_f32; DIMENSIONS], 0.0_f32);
    for vector in vectors {
        sum.iter_mut().zip(vector).for_each(|(sum, value)| *sum += value);
        count += 1.0;
    }
    sum.iter_mut().for_each(|value| *value /= count.max(1.0));
    sum
}

#[cfg(test)]
mod tests {
    use news::{Title, TitleId, TitleKind, TitleListing};

    use super::*;

    fn catalogue(off: Option<i64>) -> Catalogue {
        let listing = |id: i64| TitleListing {
            slug: format!("title-{id}"),
            name: format!("Title {id}"),
            kind: TitleKind::Newspaper,
            homepage: String::new(),
            country: String::new(),
            languages: Vec::new(),
            owner: None,
            editions: Vec::new(),
            on_by_default: true,
            feeds: Vec::new(),
        };
        let title = |id| Title { id: TitleId(id), enabled: off != Some(id), own: false, listing: listing(id) };
        Catalogue::new((1..=3).map(title).collect())
    }

    #[tokio::test]
    async fn what_was_made_of_a_title_that_is_off_is_not_given_again() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path().join("news.sqlite").to_str().unwrap()).await.unwrap();
        let (tastes, lead, edition) = (Tastes::default(), LeadList::default(), news::edition("world").unwrap());
        let (before, after) = (catalogue(None), catalogue(Some(2)));
        let read =
            async |titles: &Catalogue| tastes.read(&store, titles, (edition, true), &lead, 0, true).await.unwrap();
        let first = read(&before).await;
        assert!(matches!(tastes.find(edition, &before, 0), Found::Ready(pool) if Arc::ptr_eq(&pool, &first)));
        assert!(matches!(tastes.find(edition, &after, 0), Found::Nothing), "not for other titles");
        read(&after).await;
        assert!(matches!(tastes.find(edition, &after, 0), Found::Ready(_)));
        // What was begun before the switch and is kept after it is not given either.
        read(&before).await;
        assert!(matches!(tastes.find(edition, &after, 0), Found::Nothing));
    }

    #[tokio::test]
    async fn one_reader_has_old_articles_read_again_and_nobody_waits() {
        const MINUTE_US: i64 = 60_000_000;
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path().join("news.sqlite").to_str().unwrap()).await.unwrap();
        let (tastes, lead, edition) = (Tastes::default(), LeadList::default(), news::edition("world").unwrap());
        let titles = catalogue(None);
        let read = async |now_us, patient| {
            tastes.read(&store, &titles, (edition, true), &lead, now_us, patient).await.unwrap()
        };
        assert!(matches!(tastes.find(edition, &titles, 0), Found::Nothing));
        let first = read(0, true).await;
        assert!(matches!(tastes.find(edition, &titles, MINUTE_US), Found::ToRenew(_)));
        assert!(matches!(tastes.find(edition, &titles, MINUTE_US), Found::Ready(_)), "somebody is at it");
        tastes.not_renewed(edition);
        assert!(matches!(tastes.find(edition, &titles, MINUTE_US), Found::ToRenew(_)), "the next one tries");
        assert!(matches!(tastes.find(edition, &titles, 6 * MINUTE_US), Found::Nothing), "too old to be shown");
        // Who cannot wait is given the space of before, and has it learned behind the next one.
        let later_us = ROUND_US[0] + MINUTE_US;
        let second = read(later_us, false).await;
        assert_eq!(second.meaning.number, first.meaning.number);
        assert!(matches!(tastes.find(edition, &titles, later_us), Found::ToRenew(_)));
        let third = read(later_us, true).await;
        assert_ne!(third.meaning.number, first.meaning.number);
        assert!(matches!(tastes.find(edition, &titles, later_us), Found::Ready(_)));
    }
}
