//! The service: what `newsstand` does when nothing else is said.

use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, bail};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use store::Store;
use tokio::net::TcpListener;
use tokio::task::{JoinHandle, JoinSet};
use tokio_util::sync::CancellationToken;

use crate::arguments::CollectArguments;
use crate::catalogue::Offered;
use crate::clock::Clock;
use crate::collect::{Collector, Progress};
use crate::configuration::Configuration;
use crate::meaning::Meaning;
use crate::observe::{self, Observed};
use crate::{
    briefings, catalogue, curate, demo, filters, indexing, newsletters, operator, paying, ruling, telemetry, wiring,
};

/// How long requests under way may take to finish when the service stops.
const GRACE: Duration = Duration::from_secs(10);
/// How long after a start the lists of readers are made ready.
const WARM_UP: Duration = Duration::from_secs(10);

/// How often the terms of titles are read.
const TERMS_EVERY: Duration = Duration::from_secs(30);

/// A part of the service; a fleet may run them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Serves pages.
    Web,
    /// Collects the news.
    Fetch,
    /// Works out who wrote what.
    Curate,
    /// Sends mail and push; has no work yet.
    Notify,
}

impl Role {
    fn from_word(word: &str) -> anyhow::Result<Self> {
        Ok(match word {
            "web" => Self::Web,
            "fetch" => Self::Fetch,
            "curate" => Self::Curate,
            "notify" => Self::Notify,
            other => bail!("there is no role {other:?}; the roles are web, fetch, curate and notify"),
        })
    }

    fn read(words: &[String]) -> anyhow::Result<BTreeSet<Self>> {
        if words.is_empty() {
            return Ok([Self::Web, Self::Fetch, Self::Curate, Self::Notify].into());
        }
        words.iter().map(|word| Self::from_word(word.trim())).collect()
    }
}

/// What a service is made of besides its settings; the demo brings its own.
#[derive(Debug)]
pub struct World {
    /// The titles to bring in at first start.
    pub catalogue: Offered,
    /// What time it is.
    pub clock: Clock,
    /// Who has an account from the start: nobody but in the demo.
    pub people: Vec<demo::Person>,
    /// A payment provider and plans, in a demo that has members.
    pub members: Option<demo::Members>,
}

/// Serves until the process is told to stop.
///
/// # Errors
/// Whatever keeps the service from starting, in a sentence that says what to do.
pub async fn serve(configuration: Configuration, roles: &[String]) -> anyhow::Result<bool> {
    let roles = Role::read(roles)?;
    telemetry::start_logging(&configuration.log, &configuration.log_format)?;
    let (catalogue, clock) = (catalogue::offered(&configuration)?, wiring::clock(&configuration));
    let world = World { catalogue, clock, people: Vec::new(), members: None };
    let stop = stop_at_signal()?;
    run(configuration, world, &roles, stop).await
}

/// The service over `world` until `stop`.
///
/// # Errors
/// As [`serve`].
pub async fn run(
    configuration: Configuration,
    world: World,
    roles: &BTreeSet<Role>,
    stop: CancellationToken,
) -> anyhow::Result<bool> {
    let metrics = telemetry::start_metrics()?;
    #[expect(clippy::cast_precision_loss, reason = "seconds since 1970 fit 2^53")]
    metrics::gauge!("newsstand_start_seconds").set(world.clock.now().as_second() as f64);
    let store = wiring::open_store(&configuration).await?;
    let clock = world.clock.clone();
    let client = wiring::client(&configuration, &clock)?;
    let model = configuration.curate.embedding.as_deref().filter(|_| roles.contains(&Role::Curate));
    let meaning = Meaning::read_beside(model).await?;
    let service = Service { configuration, store, clock, client, progress: Arc::new(Progress::default()), stop };
    let new_key = service.settle(world).await?;
    let observed = observe::router(Observed { store: service.store.clone(), metrics });

    let mut servers = JoinSet::new();
    let mut indexing = None;
    if roles.contains(&Role::Web) {
        let index = indexing::open(&service.configuration).await;
        let app = service.open_site(index.clone()).await?;
        let observed = service.configuration.observe_listen.is_none().then(|| observed.clone());
        servers.spawn(service.listen_for_readers(&app, observed, new_key.as_ref()).await?);
        // Readers come first: all else reads a great deal when it starts, and on a small machine they would wait for that.
        if let Err(error) = app.prepare().await {
            tracing::warn!(%error, "the front page could not be made ahead; whoever asks for it first waits for it");
        }
        indexing = index.map(|index| tokio::spawn(indexing::run(service.store.clone(), index, service.stop.clone())));
        service.serve_in_the_background(app).await?;
    }
    tokio::spawn(forget_old_history(service.store.clone(), service.clock.clone(), service.stop.clone()));
    if let Some(address) = service.configuration.observe_listen {
        let listener = bind(address, "--observe-listen").await?;
        servers.spawn(listen(listener, observed, service.stop.clone()));
    }
    if roles.contains(&Role::Fetch) {
        service.take_letters().await?;
    }
    let curating = roles.contains(&Role::Curate).then(|| service.curate(meaning));
    let collecting = roles.contains(&Role::Fetch).then(|| service.collect());

    service.stop.cancelled().await;
    tracing::info!("stopping: finishing what is under way");
    if tokio::time::timeout(GRACE, async { while servers.join_next().await.is_some() {} }).await.is_err() {
        tracing::warn!("some requests took longer than {} seconds and were cut", GRACE.as_secs());
        servers.abort_all();
    }
    finish(collecting, GRACE + Duration::from_secs(15), "some visits were cut; they are made again at the next start")
        .await;
    finish(indexing, GRACE, "indexing was cut; it goes on at the next start").await;
    finish(curating, GRACE, "working out who wrote what was cut; it goes on at the next start").await;
    service.store.close().await;
    tracing::info!("stopped");
    Ok(true)
}

/// Waits for a part of the service to end, and says `cut` where that takes too long.
async fn finish(part: Option<JoinHandle<()>>, patience: Duration, cut: &str) {
    if let Some(part) = part
        && tokio::time::timeout(patience, part).await.is_err()
    {
        tracing::warn!("{cut}");
    }
}

/// What the parts of a running service share.
struct Service {
    configuration: Configuration,
    store: Store,
    clock: Clock,
    client: fetch::Client,
    progress: Arc<Progress>,
    stop: CancellationToken,
}

impl Service {
    /// Brings in titles and, in a demo, people. Gives the operator's first key where nobody runs the service yet.
    async fn settle(&self, world: World) -> anyhow::Result<Option<identity::Token>> {
        let now_us = self.clock.now_us();
        if let Some(report) = catalogue::bring_in(&self.store, &world.catalogue, now_us).await? {
            tracing::info!(
                titles = report.titles_added,
                feeds = report.feeds_added,
                "the source catalogue was brought in"
            );
        }
        for person in &world.people {
            person.move_in(&self.store, now_us).await?;
        }
        if let Some(members) = world.members {
            members.move_in(&self.store, now_us).await?;
            tokio::spawn(members.run(self.clock.clone(), self.stop.clone()));
        }
        operator::ensure_operator_key(&self.store).await
    }

    /// The site, with what publishers ask for known: nothing is served before that.
    async fn open_site(&self, index: Option<search::Index>) -> anyhow::Result<site::App> {
        let Self { configuration, store, clock, client, progress, .. } = self;
        let secret = wiring::site_secret(store).await?;
        let settings = site::Settings {
            name: configuration.name.clone(),
            default_edition: news::edition(&configuration.edition).unwrap_or(&news::EDITIONS[0]),
            search_engines: configuration.search_engines.unwrap_or_default().into(),
            mailer: wiring::mailer(configuration)?,
            trusted_proxies: wiring::trusted_proxies(configuration)?,
            country_header: wiring::country_header(configuration)?,
            withdrawn: configuration.withdrawn.into(),
            time_zone: jiff::tz::TimeZone::system(),
            money: configuration.billing.is_on(),
            formula: wiring::formula(configuration)?,
            billing: wiring::stripe(configuration)?,
            transfer: configuration.billing.transfer(),
            push: Some(push(store, client.clone()).await?),
            openid: wiring::openid(configuration, client)?,
            search: index,
            newsletters: configuration.newsletters.domain(),
            membership: wiring::policy(configuration, store, clock).await?,
            ..site::Settings::new(configuration.public_url(), configuration.data_folder.clone(), secret)
        };
        let pages = Arc::clone(&progress.pages);
        let app = site::App::new(store.clone(), Arc::new(client.clone()), clock.function(), settings, pages);
        app.wall().read_terms(store).await.context("what publishers ask for cannot be read")?;
        Ok(app)
    }

    /// The web server, listening; says where.
    async fn listen_for_readers(
        &self,
        app: &site::App,
        observed: Option<axum::Router>,
        new_key: Option<&identity::Token>,
    ) -> anyhow::Result<impl Future<Output = ()> + use<>> {
        let (configuration, store) = (&self.configuration, &self.store);
        let apis = apis::Apis::behind(app.wall(), store.clone(), wiring::accounts(store), self.clock.function());
        let mut router = site::router(app.clone()).merge(apis::router(apis));
        if let Some(observed) = observed {
            router = router.merge(observed);
        }
        let listener = bind(configuration.listen, "--listen").await?;
        let serving = listen(listener, router, self.stop.clone());
        let public = configuration.public_url();
        tracing::info!(address = %configuration.listen, "{} is at {public}", configuration.name);
        if let Some(key) = new_key {
            filters::report(&format!("{} is at {public}", configuration.name));
            filters::report(&format!(
                "set it up at {} (shown this once; `newsstand operator-key` makes a new link)",
                operator::set_up_address(&public, key)
            ));
        }
        Ok(serving)
    }

    /// What a site does without being asked.
    async fn serve_in_the_background(&self, app: site::App) -> anyhow::Result<()> {
        let Self { configuration, store, clock, stop, .. } = self;
        tokio::spawn(keep_terms(app.wall(), store.clone(), stop.clone()));
        tokio::spawn(warm_up(app.clone(), stop.clone()));
        tokio::spawn(briefings::run(app.clone(), stop.clone()));
        tokio::spawn(ruling::run(app.clone(), stop.clone()));
        tokio::spawn(ruling::send(app.clone(), stop.clone()));
        tokio::spawn(ruling::tell(app, stop.clone()));
        if configuration.membership.is_some() || configuration.billing.is_on() {
            tokio::spawn(paying::run(wiring::paying(configuration, store, clock).await?, stop.clone()));
        }
        Ok(())
    }

    /// Works out who wrote what, which story it belongs to, and what leads.
    fn curate(&self, meaning: Meaning) -> JoinHandle<()> {
        let Self { configuration, store, clock, stop, .. } = self;
        let (settings, folder) = (configuration.curate.clone(), configuration.data_folder.clone());
        let telling =
            curate::telling::run(store.clone(), clock.clone(), settings.clone(), meaning, folder.clone(), stop.clone());
        let reporting = curate::run(store.clone(), clock.clone(), settings, stop.clone());
        let edition = configuration.edition.clone();
        let leading = curate::leading::run(store.clone(), clock.clone(), edition, folder, stop.clone());
        tokio::spawn(async move {
            // Each on a thread of its own; one that panicked has said so.
            let _ = tokio::join!(tokio::spawn(reporting), tokio::spawn(telling), tokio::spawn(leading));
        })
    }

    /// Takes newsletters, where the operator wants that.
    async fn take_letters(&self) -> anyhow::Result<()> {
        let set = &self.configuration.newsletters;
        let (Some(domain), Some(address)) = (set.domain(), set.address()) else { return Ok(()) };
        let listener = bind(address, "newsletters.listen").await?;
        tracing::info!(%address, domain, "newsletters are taken");
        let (store, clock) = (self.store.clone(), self.clock.clone());
        tokio::spawn(newsletters::run(store, clock, domain, listener, self.stop.clone()));
        Ok(())
    }

    /// Collects the news.
    fn collect(&self) -> JoinHandle<()> {
        let (client, clock, progress) = (self.client.clone(), self.clock.clone(), Arc::clone(&self.progress));
        let settings = self.configuration.collect.clone();
        let reach = self.configuration.hubs_reach();
        let (collector, writing) =
            Collector::new(self.store.clone(), client, clock, settings, reach, Arc::clone(&progress));
        tokio::spawn(tell_progress(progress, self.stop.clone()));
        let stop = self.stop.clone();
        tokio::spawn(async move {
            // The same.
            let _ = (tokio::spawn(collector.run(stop)).await, writing.await);
        })
    }
}

/// `newsstand collect`: visits every feed, prints what was new, and stops.
///
/// # Errors
/// As [`serve`].
pub fn collect(configuration: &Configuration, arguments: &CollectArguments) -> anyhow::Result<bool> {
    telemetry::start_logging(&configuration.log, &configuration.log_format)?;
    let all_read = wiring::block_on_few(collect_once(configuration, arguments))?;
    // Behind collecting and not beside it, when all that collecting took is given back: nobody searches yet.
    wiring::block_on_few(index_once(configuration))?;
    Ok(all_read)
}

async fn index_once(configuration: &Configuration) -> anyhow::Result<()> {
    let Some(index) = indexing::open(configuration).await else { return Ok(()) };
    let store = wiring::open_store(configuration).await?;
    indexing::catch_up(store.clone(), index).await?;
    store.close().await;
    Ok(())
}

async fn collect_once(configuration: &Configuration, arguments: &CollectArguments) -> anyhow::Result<bool> {
    let clock = wiring::clock(configuration);
    let store = wiring::open_store(configuration).await?;
    catalogue::bring_in(&store, &catalogue::offered(configuration)?, clock.now_us()).await?;
    let client = wiring::client(configuration, &clock)?;
    let progress = Arc::new(Progress::default());
    let mut settings = configuration.collect.clone();
    settings.article_pages &= !arguments.feeds_only;
    let stop = CancellationToken::new();
    let telling = tokio::spawn(tell_progress(Arc::clone(&progress), stop.clone()));
    let (collector, writing) =
        Collector::new(store.clone(), client, clock, settings.clone(), configuration.hubs_reach(), progress);
    let mut all_read = true;
    for _ in 0..arguments.rounds {
        let round = collector.round().await?;
        all_read &= round.failed == 0;
        filters::print(&serde_json::to_string(&round)?)?;
    }
    if settings.article_pages {
        collector.all_pages().await;
    }
    if arguments.front_pages {
        let round = collector.front_pages().round().await?;
        all_read &= round.failed == 0;
        filters::print(&serde_json::to_string(&round)?)?;
    }
    collector.finish().await;
    drop(collector);
    writing.await.context("the writer ended in a panic")?;
    stop.cancel();
    telling.await.context("the progress teller ended in a panic")?;
    store.close().await;
    Ok(all_read)
}

/// `newsstand curate`: works out who wrote what of all that was collected, prints what was done, and stops.
///
/// # Errors
/// As [`serve`].
pub async fn curate_once(configuration: Configuration) -> anyhow::Result<bool> {
    telemetry::start_logging(&configuration.log, &configuration.log_format)?;
    let clock = wiring::clock(&configuration);
    let store = wiring::open_store(&configuration).await?;
    let mut curator = curate::Curator::open(store.clone(), clock.clone(), &configuration.curate).await?;
    let done = curator.catch_up().await?;
    let folder = configuration.data_folder.clone();
    let settings = &configuration.curate;
    let meaning = Meaning::read_beside(settings.embedding.as_deref()).await?;
    let mut teller =
        curate::telling::Teller::open(store.clone(), clock.clone(), settings, &meaning, folder.clone()).await?;
    let in_stories = teller.catch_up().await?;
    teller.save().await;
    let mut leader = curate::leading::Leader::open(store.clone(), clock, &configuration.edition, folder).await?;
    let lead_lists = leader.round().await?;
    leader.save().await;
    filters::print(&serde_json::to_string(&curate::Done { in_stories, lead_lists, ..done })?)?;
    store.close().await;
    Ok(true)
}

/// Makes ready what the first reader of For You would wait for, once the start is over.
async fn warm_up(app: site::App, stop: CancellationToken) {
    tokio::select! { () = stop.cancelled() => return, () = tokio::time::sleep(WARM_UP) => {} }
    if let Err(error) = app.warm_up().await {
        tracing::warn!(%error, "the articles that For You chooses among could not be read ahead");
    }
}

/// Reads every half minute what publishers ask for: another process may have been told.
async fn keep_terms(wall: site::Wall, store: Store, stop: CancellationToken) {
    loop {
        tokio::select! { () = stop.cancelled() => return, () = tokio::time::sleep(TERMS_EVERY) => {} }
        if let Err(error) = wall.read_terms(&store).await {
            tracing::warn!(%error, "what publishers ask for was not read again; what was known holds");
        }
    }
}

/// Says every ten seconds how the first collection is going, until every feed was asked once.
async fn tell_progress(progress: Arc<Progress>, stop: CancellationToken) {
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(Duration::from_secs(10)) => {}
        }
        let (feeds, asked) = (progress.feeds(), progress.asked());
        tracing::info!(
            feeds,
            asked = asked.min(feeds),
            failed = progress.failed(),
            new_articles = progress.new_articles(),
            "collecting: {} of {feeds} feeds asked, {} new articles",
            asked.min(feeds),
            progress.new_articles()
        );
        if asked >= feeds {
            return;
        }
    }
}

/// Forgets, once a day, what readers opened long ago.
async fn forget_old_history(store: Store, clock: Clock, stop: CancellationToken) {
    loop {
        if let Err(error) = store.forget_told(clock.now_us() - store::HISTORY_US).await {
            tracing::warn!(%error, "of what readers were told long ago was not forgotten; it is tried again tomorrow");
        }
        if let Err(error) = store.forget_old_history(clock.now_us() - store::HISTORY_US).await {
            tracing::warn!(%error, "what readers opened long ago was not forgotten; it is tried again tomorrow");
        }
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(Duration::from_secs(86_400)) => {}
        }
    }
}

/// What sends messages to browsers. Its key is made once and shared by all nodes: browsers take messages of this key only.
async fn push(store: &Store, client: fetch::Client) -> anyhow::Result<Arc<site::Push>> {
    const SETTING: &str = "push_key";
    let kept = match store.setting(SETTING).await? {
        Some(kept) => kept,
        None => {
            let made = URL_SAFE_NO_PAD.encode(notify::push::Key::generate()?);
            store.set_setting(SETTING, &made).await?;
            made
        }
    };
    let key =
        URL_SAFE_NO_PAD.decode(&kept).context("the key for messages to browsers (setting push_key) is damaged")?;
    Ok(Arc::new(site::Push { key: notify::push::Key::read(&key)?, sender: Box::new(client) }))
}

async fn bind(address: SocketAddr, flag: &str) -> anyhow::Result<TcpListener> {
    TcpListener::bind(address).await.with_context(|| {
        format!("cannot listen on {address}; is another Newsstand running there? Choose another address with {flag}")
    })
}

async fn listen(listener: TcpListener, router: axum::Router, stop: CancellationToken) {
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    let served = axum::serve(listener, service).with_graceful_shutdown(async move { stop.cancelled().await });
    if let Err(error) = served.await {
        tracing::error!(%error, "the web server ended");
    }
}

/// Cancelled at the first SIGINT or SIGTERM; a second one ends the process at once.
///
/// # Errors
/// Where the system refuses signal handlers.
pub fn stop_at_signal() -> anyhow::Result<CancellationToken> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut interrupt = signal(SignalKind::interrupt()).context("signals cannot be received")?;
    let mut terminate = signal(SignalKind::terminate()).context("signals cannot be received")?;
    let stop = CancellationToken::new();
    let told = stop.clone();
    tokio::spawn(async move {
        tokio::select! { _ = interrupt.recv() => {}, _ = terminate.recv() => {} }
        told.cancel();
        tokio::select! { _ = interrupt.recv() => {}, _ = terminate.recv() => {} }
        std::process::exit(130);
    });
    Ok(stop)
}
