//! What every page needs: the store, the picture source, the clock, the settings and what is kept in memory.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use news::{Edition, Timestamp};
use store::{Card, Store};

use crate::cache::RenderedPages;
use crate::catalogue::{Catalogue, CatalogueCache};
use crate::leading::LeadLists;
use crate::pictures::{PictureProxy, PictureSource, Signer};
use crate::recordings::Streams;
use crate::taste::{Found, Pool, Tastes};
use crate::{Error, Progress, Wall};

/// Articles kept of each edition's ranked list, for "Top stories right now".
const LEADERS: usize = 12;
/// How old they may be, seconds.
const LEADERS_FRESH_SECONDS: i64 = 60;

/// What an operator can set about the pages.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The name on the front page.
    pub name: String,
    /// Where readers find the site, without a slash at the end: `https://news.example`.
    pub base_url: String,
    /// Where the picture cache lives.
    pub data_folder: PathBuf,
    /// The edition of `/` for readers who chose none.
    pub default_edition: &'static Edition,
    /// Signs picture addresses; stays the same over restarts.
    pub secret: [u8; 32],
    /// How much a password's hash costs.
    pub password_strength: identity::Strength,
    /// What sends mail; `None` where none is set up, and links are handed on by the operator.
    pub mailer: Option<notify::Mailer>,
    /// Proxies that may say for whom they ask (`X-Forwarded-For`).
    pub trusted_proxies: Vec<ipnet::IpNet>,
    /// The header in which such a proxy says the reader's country; `None` for none.
    pub country_header: Option<http::HeaderName>,
    /// What search engines may list.
    pub search_engines: SearchEngines,
    /// What happens to articles that their publishers take down.
    pub withdrawn: Withdrawn,
    /// How much disk the picture cache may use, bytes.
    pub picture_cache_bytes: u64,
    /// The time zone in which clock times are printed.
    pub time_zone: jiff::tz::TimeZone,
    /// The payment provider; `None` where none is set up.
    pub billing: Option<billing::stripe::Client>,
    /// How readers pay by bank transfer; `None` where they cannot.
    pub transfer: Option<Transfer>,
    /// Whether money is anything that this instance knows of: its pages are not there where it is not.
    pub money: bool,
    /// By which fees are divided; it is shown, and says what is noted for it.
    pub formula: membership::shares::Formula,
    /// What sends messages to browsers; `None` where nothing does.
    pub push: Option<Arc<crate::telling::Push>>,
    /// Services by which people sign in, besides by password, link and passkey.
    pub openid: Vec<crate::OpenId>,
    /// What is searched; `None` where nothing can be.
    pub search: Option<search::Index>,
    /// The domain of the addresses at which readers get newsletters; `None` where there are none.
    pub newsletters: Option<String>,
    /// The operator's policy of membership; `None` for none, and then nothing of it is seen.
    pub membership: Option<membership::policy::Policy>,
}

/// How an invoice is paid by bank transfer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transfer {
    /// Whom and where to pay, as it stands on invoices.
    pub pay_to: String,
    /// The tax that is in the price, in hundredths of a percent.
    pub tax: u32,
    /// The tax office's country.
    pub tax_country: String,
}

/// What search engines may list of a site.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SearchEngines {
    /// Nothing: they are asked to stay away altogether.
    #[default]
    Nothing,
    /// What is of the site itself: its lists, stories, own articles and the form of its search; an article only where its title's terms say so.
    Own,
    /// Also articles whose title says nothing of it, as far as everybody may read them, with the publisher's page as the original; and what
    /// a search finds.
    All,
}

/// What happens to an article that its publisher takes down. No list shows it in any case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Withdrawn {
    /// Its text is not shown any more, nor are copies of it where it is the source.
    Remove,
    /// Its text stays, and says that it was taken down; so do copies of it.
    Mark,
    /// Its text stays as it was.
    Keep,
}

impl Settings {
    /// Settings for a private instance at `base_url` that keeps its data in `data_folder`.
    #[must_use]
    pub fn new(base_url: impl Into<String>, data_folder: impl Into<PathBuf>, secret: [u8; 32]) -> Self {
        let [default_edition, ..] = &news::EDITIONS;
        Self {
            name: "Newsstand".to_owned(),
            base_url: base_url.into(),
            data_folder: data_folder.into(),
            default_edition,
            secret,
            password_strength: identity::Strength::default(),
            mailer: None,
            country_header: None,
            trusted_proxies: vec![
                ipnet::IpNet::new_assert(std::net::IpAddr::from([127, 0, 0, 0]), 8),
                ipnet::IpNet::new_assert(std::net::IpAddr::V6(std::net::Ipv6Addr::LOCALHOST), 128),
            ],
            search_engines: SearchEngines::Nothing,
            withdrawn: Withdrawn::Remove,
            picture_cache_bytes: 1_000_000_000,
            time_zone: jiff::tz::TimeZone::UTC,
            billing: None,
            transfer: None,
            money: false,
            formula: membership::shares::Formula::default(),
            push: None,
            openid: Vec::new(),
            search: None,
            newsletters: None,
            membership: None,
        }
    }

    /// Nothing, where money is known here; else there is no such page.
    pub(crate) fn with_money(&self) -> Result<(), Error> {
        if self.money { Ok(()) } else { Err(Error::PageNotFound) }
    }
}

/// The state behind the pages. Cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Inner>);

/// When an edition's list was ranked (seconds since the Unix epoch), of which titles, and its head.
type Leaders = (i64, u64, Arc<Vec<Leader>>);

/// An article of the ranked list, with why it stands there.
#[derive(Clone, Debug)]
pub(crate) struct Leader {
    pub card: Card,
    pub reasons: Vec<crate::reasons::Why>,
}

/// What [`App`] shares. Not named outside this crate.
pub struct Inner {
    pub(crate) store: Store,
    pub(crate) accounts: identity::Accounts,
    pub(crate) mailer: Option<notify::Mailer>,
    pub(crate) settings: Settings,
    pub(crate) wall: Wall,
    pub(crate) progress: Arc<Progress>,
    pub(crate) clock: Arc<dyn Fn() -> Timestamp + Send + Sync>,
    pub(crate) signer: Signer,
    pub(crate) pictures: PictureProxy,
    /// What fetches from outside, guarded.
    pub(crate) outside: Arc<dyn PictureSource>,
    pub(crate) streams: Streams,
    pub(crate) rendered: RenderedPages,
    catalogue: CatalogueCache,
    pub(crate) lead_lists: LeadLists,
    pub(crate) tastes: Tastes,
    leaders: Mutex<HashMap<&'static str, Leaders>>,
}

impl std::ops::Deref for App {
    type Target = Inner;

    fn deref(&self) -> &Inner {
        &self.0
    }
}

impl App {
    /// The services by which one signs in here, by issuer: who somebody is at another one is no way in.
    pub(crate) fn services_in_use(&self) -> Vec<&str> {
        self.settings.openid.iter().map(|service| service.issuer.as_str()).collect()
    }

    /// Whether a link by mail is a way in for the account.
    pub(crate) fn lets_in_by_mail(&self, account: &store::Account) -> bool {
        self.mailer.is_some() && account.verified
    }

    /// The pages over `store`; pictures come from `pictures`, the time from `clock`.
    #[must_use]
    pub fn new(
        store: Store,
        pictures: Arc<dyn PictureSource>,
        clock: Arc<dyn Fn() -> Timestamp + Send + Sync>,
        settings: Settings,
        progress: Arc<Progress>,
    ) -> Self {
        // Hashes are heavy on purpose: two at once leave room for whatever else blocks.
        let hasher = identity::Hasher::new(settings.password_strength, 2);
        Self(Arc::new(Inner {
            accounts: identity::Accounts::new(store.clone(), hasher),
            mailer: settings.mailer.clone(),
            wall: settings.membership.clone().map_or_else(Wall::default, Wall::of),
            store,
            signer: Signer::new(settings.secret),
            outside: Arc::clone(&pictures),
            pictures: PictureProxy::new(pictures, settings.data_folder.join("pictures"), settings.picture_cache_bytes),
            streams: Streams::default(),
            rendered: RenderedPages::default(),
            catalogue: CatalogueCache::default(),
            lead_lists: LeadLists::default(),
            tastes: Tastes::default(),
            leaders: Mutex::default(),
            settings,
            progress,
            clock,
        }))
    }

    /// The wall, for other outlets of the same articles.
    #[must_use]
    pub fn wall(&self) -> Wall {
        self.wall.clone()
    }

    /// The time now.
    pub(crate) fn now(&self) -> Timestamp {
        (self.clock)()
    }

    /// Sends a letter in the background, where mail is set up; says whether it is.
    pub(crate) fn mail(&self, to: &str, write: impl FnOnce(&str) -> notify::Letter) -> bool {
        let Some(mailer) = self.mailer.clone() else { return false };
        let (to, letter) = (to.to_owned(), write(&self.settings.name));
        tokio::spawn(async move {
            if let Err(error) = mailer.send(&to, &letter).await {
                tracing::error!(%error, subject = letter.subject, "a mail could not be sent");
            }
        });
        true
    }

    /// All titles, at most half a minute old.
    pub(crate) async fn titles(&self) -> Result<Arc<Catalogue>, Error> {
        self.catalogue.get(&self.store, &self.wall, self.now()).await
    }

    /// The articles of an edition that For You chooses among, a minute old or a little more: they are read again while readers go on.
    pub(crate) async fn pool(&self, catalogue: &Catalogue, edition: &'static Edition) -> Result<Arc<Pool>, Error> {
        match self.tastes.find(edition, catalogue, news::to_micros(self.now())) {
            Found::Ready(pool) => Ok(pool),
            Found::ToRenew(pool) => {
                let app = self.clone();
                tokio::spawn(async move {
                    let again = async { app.read_pool(&*app.titles().await?, edition, true).await };
                    if let Err(error) = again.await {
                        app.tastes.not_renewed(edition);
                        tracing::warn!(%error, "the articles that For You chooses among were not read again");
                    }
                });
                Ok(pool)
            }
            Found::Nothing => self.read_pool(catalogue, edition, false).await,
        }
    }

    async fn read_pool(
        &self,
        catalogue: &Catalogue,
        edition: &'static Edition,
        patient: bool,
    ) -> Result<Arc<Pool>, Error> {
        let now_us = news::to_micros(self.now());
        let lead = self.lead_lists.now(&self.store, edition, now_us).await?;
        let is_default = edition.slug == self.settings.default_edition.slug;
        self.tastes.read(&self.store, catalogue, (edition, is_default), &lead, now_us, patient).await
    }

    /// Makes ready what the first reader of the front page would wait for.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn prepare(&self) -> Result<(), Error> {
        let catalogue = self.titles().await?;
        self.leaders(&catalogue, self.settings.default_edition).await?;
        Ok(())
    }

    /// Makes ready what the first reader of For You would wait for.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn warm_up(&self) -> Result<(), Error> {
        let catalogue = self.titles().await?;
        self.pool(&catalogue, self.settings.default_edition).await?;
        Ok(())
    }

    /// The first dozen articles of an edition's ranked list, at most a minute old.
    pub(crate) async fn leaders(
        &self,
        catalogue: &Catalogue,
        edition: &'static Edition,
    ) -> Result<Arc<Vec<Leader>>, Error> {
        let now_seconds = self.now().as_second();
        if let Some((at, on, leaders)) = self.leaders.lock().unwrap_or_else(PoisonError::into_inner).get(edition.slug)
            && *on == catalogue.on()
            && (0..LEADERS_FRESH_SECONDS).contains(&(now_seconds - at))
        {
            return Ok(Arc::clone(leaders));
        }
        let titles = catalogue.of_edition(edition, edition.slug == self.settings.default_edition.slug);
        let ranked = crate::pages::ranked(self, catalogue, edition, &titles, &crate::wishes::Wishes::default()).await?;
        let leaders: Vec<Leader> = ranked
            .placed
            .iter()
            .take(LEADERS)
            .filter_map(|placed| {
                let card = ranked.cards.iter().find(|card| card.id == placed.article)?.clone();
                Some(Leader { card, reasons: placed.reasons.clone() })
            })
            .collect();
        let leaders = Arc::new(leaders);
        let entry = (now_seconds, catalogue.on(), Arc::clone(&leaders));
        self.leaders.lock().unwrap_or_else(PoisonError::into_inner).insert(edition.slug, entry);
        Ok(leaders)
    }

    /// Publishes what editors of this site wrote and whose time has come; gives how many. To be called every minute or so.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn publish_own(&self) -> Result<usize, Error> {
        crate::own_articles::publish_due(self).await
    }

    /// Sends the briefings by mail that are out and were not sent; gives how many. To be called every minute or so.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn send_briefings(&self) -> Result<usize, Error> {
        crate::pages::send_due(self).await
    }

    /// Forgets what was kept in memory, after the operator changed something.
    pub(crate) fn forget(&self) {
        self.catalogue.clear();
        self.rendered.clear();
        self.lead_lists.clear();
        self.tastes.clear();
        self.leaders.lock().unwrap_or_else(PoisonError::into_inner).clear();
        self.progress.changed();
    }
}
