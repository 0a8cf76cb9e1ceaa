//! From addresses to subscriptions: a feed that the instance collects already is its title; any other becomes a title of its own, which
//! is in no list of the site. Lists of subscriptions come and go as OPML.

mod archive;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use feed::opml;
use news::{AccountId, ArticleId, FeedKind, FeedListing, Title, TitleId, TitleKind, TitleListing};
use store::{Mark, Store, Subscription};
use url::Url;

use crate::Error;
use crate::language::Language;

/// Of a new subscription, what was first seen in these days is unread.
pub const SINCE_US: i64 = 7 * 86_400_000_000;
/// Subscriptions that one import takes at most.
const MOST: usize = 2_000;

/// What an import did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// Subscriptions that are there now.
    pub taken: usize,
    /// Of those, feeds that nobody collected here before.
    pub new_feeds: usize,
    /// Starred articles of the other reader that are here, and are saved now.
    pub saved: usize,
    /// Articles that are marked as read now.
    pub read: usize,
    /// Labels that were put on articles.
    pub labelled: usize,
    /// What was not taken, and why.
    pub skipped: Vec<Skipped>,
}

/// A subscription that was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// As the file calls it; empty for the file itself.
    pub name: String,
    /// Why.
    pub reason: Reason,
}

/// Why something was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The message of this name says it.
    Said(&'static str),
    /// What a reader of files found, in English.
    English(String),
}

impl std::fmt::Display for Reason {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Said(key) => f.write_str(&Language::English.say(key)),
            Self::English(words) => f.write_str(words),
        }
    }
}

/// The folders of subscriptions, by name.
#[must_use]
pub fn folders(subscriptions: &[Subscription]) -> BTreeSet<String> {
    subscriptions.iter().map(|one| one.folder.clone()).filter(|folder| !folder.is_empty()).collect()
}

/// Addresses that mean one feed whatever scheme and slash they have.
fn plain(address: &str) -> String {
    let address = address.trim();
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let rest = rest.strip_prefix("www.").unwrap_or(rest);
    rest.trim_end_matches('/').to_lowercase()
}

/// The title whose feed or homepage stands at an address.
///
/// # Errors
/// When the database fails.
pub async fn title_at(store: &Store, address: &str) -> Result<Option<TitleId>, Error> {
    Ok(Known::read(store).await?.at(address))
}

/// Titles by the addresses of their feeds and homepages.
struct Known {
    feeds: HashMap<String, TitleId>,
    homepages: HashMap<String, TitleId>,
}

impl Known {
    async fn read(store: &Store) -> Result<Self, Error> {
        let feeds = store.feeds().await?.into_iter().map(|feed| (plain(&feed.url), feed.title)).collect();
        // Nobody finds a newsletter of somebody's by an address.
        let titles = store.titles().await?.into_iter().filter(|title| !title.comes_by_mail());
        let homepages = titles.map(|title| (plain(&title.listing.homepage), title.id)).collect();
        Ok(Self { feeds, homepages })
    }

    /// The title whose homepage is on an address's host.
    fn of_host(&self, address: &str) -> Option<TitleId> {
        let host = plain(address).split('/').next().unwrap_or_default().to_owned();
        self.homepages.get(&host).copied()
    }

    fn at(&self, address: &str) -> Option<TitleId> {
        let address = plain(address);
        self.feeds.get(&address).or_else(|| self.homepages.get(&address)).copied()
    }
}

/// Whether an account may open a title: what a reader brought is for its subscribers alone.
///
/// # Errors
/// When the database fails.
pub async fn may_open(store: &Store, title: &Title, account: Option<AccountId>) -> Result<bool, Error> {
    if !title.is_private() {
        return Ok(true);
    }
    let Some(account) = account else { return Ok(false) };
    Ok(store.subscriptions(account).await?.iter().any(|one| one.title == title.id))
}

/// Those of these articles that an account may read: of titles for everyone, of its subscriptions, and what it saved.
///
/// # Errors
/// When the database fails.
pub async fn readable(store: &Store, account: AccountId, articles: &[ArticleId]) -> Result<Vec<ArticleId>, Error> {
    let mut closed: HashSet<TitleId> =
        store.titles().await?.iter().filter(|title| title.is_private()).map(|title| title.id).collect();
    if closed.is_empty() {
        return Ok(store.known_articles(articles).await?);
    }
    for one in store.subscriptions(account).await? {
        closed.remove(&one.title);
    }
    let states = store.reading_states(account, articles).await?;
    let saved = |article: &ArticleId| states.get(article).is_some_and(|state| state.saved_us > 0);
    let cards = store.cards(articles).await?.into_iter();
    let open = cards.filter(|card| !closed.contains(&card.title) || saved(&card.id));
    Ok(open.map(|card| card.id).collect())
}

/// A new title for a feed's address, for its subscribers alone.
///
/// # Errors
/// [`Error::Form`] where it is no address of the web; when the database fails.
pub async fn add_address(store: &Store, address: &str, name: &str, now_us: i64) -> Result<TitleId, Error> {
    let url = Url::parse(address.trim())
        .ok()
        .filter(|url| matches!(url.scheme(), "http" | "https") && url.has_host())
        .ok_or(Error::Form("form-feed-address"))?;
    let host = url.host_str().unwrap_or_default();
    let name = if name.trim().is_empty() { host.strip_prefix("www.").unwrap_or(host) } else { name.trim() };
    // The address makes the slug its own, however many feeds have one name.
    let slug =
        format!("{}-{:08x}", news::slug(name, 48), xxhash_rust::xxh3::xxh3_64(plain(url.as_str()).as_bytes()) >> 32);
    let listing = TitleListing {
        slug,
        name: name.chars().take(120).collect(),
        kind: TitleKind::Digital,
        homepage: format!("{}/", url.origin().ascii_serialization()),
        country: String::new(),
        languages: Vec::new(),
        owner: None,
        editions: Vec::new(),
        on_by_default: false,
        feeds: vec![FeedListing { url: url.to_string(), kind: FeedKind::Feed, section: None }],
    };
    Ok(store.add_own_title(&listing, now_us).await?)
}

/// Brings in what another reader gave out: its subscriptions (OPML), its articles with what was starred, read and labelled (JSON of FreshRSS,
/// Inoreader, Google Takeout, Feedly and Miniflux), or an archive of such files (ZIP, as FreshRSS packs them).
///
/// # Errors
/// [`Error::Form`] where it is none of those; when the database fails.
pub async fn import(store: &Store, account: AccountId, bytes: &[u8], now_us: i64) -> Result<Imported, Error> {
    let Some(files) = archive::files(bytes) else {
        return import_file(store, account, bytes, now_us).await;
    };
    let mut all = Imported::default();
    all.skipped.extend(files.problems.into_iter().map(|(name, reason)| Skipped { name, reason: Reason::Said(reason) }));
    // Subscriptions first: articles are looked for in what is subscribed to.
    let (lists, articles): (Vec<_>, Vec<_>) = files.contents.into_iter().partition(|file| !is_json(file));
    for file in lists.iter().chain(&articles) {
        match import_file(store, account, file, now_us).await {
            Ok(imported) => all.add(imported),
            Err(Error::Form(key)) => {
                all.skipped.push(Skipped { name: String::new(), reason: Reason::Said(key) });
            }
            Err(error) => return Err(error),
        }
    }
    Ok(all)
}

fn is_json(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    text.starts_with(b"{") || text.starts_with(b"[")
}

async fn import_file(store: &Store, account: AccountId, bytes: &[u8], now_us: i64) -> Result<Imported, Error> {
    if is_json(bytes) {
        import_articles(store, account, bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes), now_us).await
    } else {
        import_opml(store, account, bytes, now_us).await
    }
}

impl Imported {
    fn add(&mut self, other: Self) {
        self.taken += other.taken;
        self.new_feeds += other.new_feeds;
        self.saved += other.saved;
        self.read += other.read;
        self.labelled += other.labelled;
        self.skipped.extend(other.skipped);
    }
}

/// Marks those of another reader's articles that are here as they were marked there.
async fn import_articles(store: &Store, account: AccountId, bytes: &[u8], now_us: i64) -> Result<Imported, Error> {
    let items = archive::read(bytes).ok_or(Error::Form("form-no-list"))?;
    let known = Known::read(store).await?;
    // A folder of subscriptions looks like a label, and is none.
    let folders: BTreeSet<String> = folders(&store.subscriptions(account).await?);
    let mut imported = Imported::default();
    let mut found: Vec<(ArticleId, archive::Item)> = Vec::new();
    for item in items {
        if !item.is_saved && !item.is_read && item.labels.is_empty() {
            continue;
        }
        let title = item.origins.iter().find_map(|one| known.at(one)).or_else(|| known.of_host(&item.address));
        let article = match title {
            Some(title) => store.article_at(&[title], &item.address).await?,
            None => None,
        };
        match article {
            Some(article) => found.push((article, item)),
            // That it was read is nothing to regret.
            None if !item.is_saved && item.labels.iter().all(|label| folders.contains(label)) => {}
            None => imported.skipped.push(Skipped {
                name: item.headline,
                reason: Reason::Said(match title {
                    Some(_) => "skipped-older",
                    None => "skipped-uncollected",
                }),
            }),
        }
    }
    // What others brought for themselves is theirs, whatever a file says.
    let ids: Vec<ArticleId> = found.iter().map(|(article, _)| *article).collect();
    let open: HashSet<ArticleId> = readable(store, account, &ids).await?.into_iter().collect();
    found.retain(|(article, _)| open.contains(article));
    let of = |fits: fn(&archive::Item) -> bool| -> Vec<ArticleId> {
        found.iter().filter(|(_, item)| fits(item)).map(|(article, _)| *article).collect()
    };
    let (saved, read) = (of(|item| item.is_saved), of(|item| item.is_read));
    store.mark_articles(account, &saved, Mark::Saved, now_us).await?;
    store.mark_articles(account, &read, Mark::Read, now_us).await?;
    let mut labels: BTreeMap<String, Vec<ArticleId>> = BTreeMap::new();
    for (article, item) in &found {
        for label in item.labels.iter().filter(|label| !folders.contains(*label)) {
            labels.entry(crate::pages::label_name(label)).or_default().push(*article);
        }
    }
    for (label, articles) in labels.iter().filter(|(label, _)| !label.is_empty()) {
        store.label_articles(account, label, articles, now_us).await?;
        imported.labelled += articles.len();
    }
    (imported.saved, imported.read) = (saved.len(), read.len());
    Ok(imported)
}

/// Subscribes an account to everything in an OPML file.
///
/// # Errors
/// [`Error::Form`] where it is no OPML; when the database fails.
pub async fn import_opml(store: &Store, account: AccountId, bytes: &[u8], now_us: i64) -> Result<Imported, Error> {
    let list = opml::read(bytes).map_err(|error| {
        tracing::info!(%error, "a file that was brought is no OPML");
        Error::Form("form-no-opml")
    })?;
    let mut known = Known::read(store).await?;
    let problem = |problem: &String| Skipped { name: String::new(), reason: Reason::English(problem.clone()) };
    let left_out =
        |one: &opml::LeftOut| Skipped { name: one.name.clone(), reason: Reason::Said(why_left_out(one.reason)) };
    let skipped = list.problems.iter().map(problem).chain(list.left_out.iter().map(left_out)).collect();
    let mut imported = Imported { skipped, ..Imported::default() };
    // Other readers have a feed in several folders; here it stands in one, the first.
    let mut folders: HashMap<TitleId, &str> = HashMap::new();
    for (number, subscription) in list.subscriptions.iter().enumerate() {
        let skipped = |key| Skipped { name: subscription.title.clone(), reason: Reason::Said(key) };
        if number >= MOST {
            imported.skipped.push(skipped("skipped-most"));
            continue;
        }
        let title = match known.at(&subscription.feed_url) {
            Some(title) => title,
            None => match add_address(store, &subscription.feed_url, &subscription.title, now_us).await {
                Ok(title) => {
                    imported.new_feeds += 1;
                    known.feeds.insert(plain(&subscription.feed_url), title);
                    title
                }
                Err(Error::Form(key)) => {
                    imported.skipped.push(skipped(key));
                    continue;
                }
                Err(error) => return Err(error),
            },
        };
        let folder = subscription.folders.last().map_or("", |folder| folder.trim());
        if let Some(first) = folders.get(&title) {
            if *first != folder {
                imported.skipped.push(skipped("skipped-second-folder"));
            }
            continue;
        }
        folders.insert(title, folder);
        store.subscribe(account, title, folder, now_us.saturating_sub(SINCE_US)).await?;
        imported.taken += 1;
    }
    Ok(imported)
}

/// The message that says why something in a list was not taken.
fn why_left_out(reason: opml::Reason) -> &'static str {
    match reason {
        opml::Reason::Address => "skipped-address",
        opml::Reason::Scraped => "skipped-scraped",
        opml::Reason::List => "skipped-list",
        opml::Reason::Rules => "skipped-rules",
        opml::Reason::TooDeep => "skipped-too-deep",
        opml::Reason::TooLong => "skipped-too-long",
    }
}

/// An account's subscriptions as OPML.
///
/// # Errors
/// When the database fails.
pub async fn write_opml(store: &Store, account: AccountId) -> Result<String, Error> {
    let titles: HashMap<TitleId, _> =
        store.titles().await?.into_iter().map(|title| (title.id, title.listing)).collect();
    let feeds = store.feeds().await?;
    let mut subscriptions = Vec::new();
    for one in store.subscriptions(account).await? {
        let Some(title) = titles.get(&one.title) else { continue };
        for feed in feeds.iter().filter(|feed| feed.title == one.title && feed.kind == FeedKind::Feed) {
            subscriptions.push(opml::Subscription {
                title: if one.name.is_empty() { title.name.clone() } else { one.name.clone() },
                feed_url: feed.url.clone(),
                page_url: Some(title.homepage.clone()),
                folders: Some(one.folder.clone()).filter(|folder| !folder.is_empty()).into_iter().collect(),
                ..opml::Subscription::default()
            });
        }
    }
    Ok(opml::write(&opml::List { title: Some("Newsstand".to_owned()), subscriptions, ..opml::List::default() }))
}
