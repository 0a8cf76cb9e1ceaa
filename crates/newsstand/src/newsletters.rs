//! Newsletters: letters for readers' own addresses become articles of a title of theirs.

use std::net::SocketAddr;
use std::sync::Arc;

use anyhow::bail;
use inbox::{Household, Kept, Letter};
use news::{AccountId, FeedKind, FeedListing, TitleKind, TitleListing};
use serde::{Deserialize, Serialize};
use store::{FeedReading, FeedSchedule, FeedVisit, Newsletter, Store};
use tokio_util::sync::CancellationToken;
use url::Url;

use crate::clock::Clock;
use crate::collect::reading::{self, Setting};

/// Newsletters that one reader may have: whoever knows an address could make up senders without end.
const MOST: usize = 300;

/// How newsletters come in; none do where nothing is set.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Newsletters {
    /// The domain of readers' addresses, whose mail comes to this service: `inbox.example.org`.
    pub domain: String,
    /// Where letters are taken by SMTP or LMTP: `0.0.0.0:25`, or `127.0.0.1:2525` behind a mail server; empty for nowhere.
    pub listen: String,
}

impl Newsletters {
    /// The domain, where newsletters are taken at all.
    pub fn domain(&self) -> Option<String> {
        (!self.domain.is_empty()).then(|| self.domain.to_ascii_lowercase())
    }

    /// Where letters are taken.
    pub fn address(&self) -> Option<SocketAddr> {
        self.listen.parse().ok()
    }

    /// Whether the two settings make sense together.
    ///
    /// # Errors
    /// Where they do not, in a sentence.
    pub fn check(&self) -> anyhow::Result<()> {
        let is_domain = self.domain.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-".contains(&byte));
        if !is_domain {
            bail!("newsletters.domain is {:?}; it is a domain such as inbox.example.org", self.domain);
        }
        if !self.listen.is_empty() && self.address().is_none() {
            bail!("newsletters.listen is {:?}; it is an address with a port such as 0.0.0.0:25", self.listen);
        }
        if self.domain.is_empty() != self.listen.is_empty() {
            bail!(
                "newsletters needs both a domain and where to listen, such as domain = \"inbox.example.org\" and listen = \"0.0.0.0:25\""
            );
        }
        Ok(())
    }
}

/// Takes letters on `listener` until `stop`.
pub async fn run(
    store: Store,
    clock: Clock,
    domain: String,
    listener: tokio::net::TcpListener,
    stop: CancellationToken,
) {
    let house = Arc::new(House { store, clock });
    inbox::serve(listener, domain, inbox::Limits::default(), house, stop.cancelled()).await;
}

/// The readers with their addresses.
struct House {
    store: Store,
    clock: Clock,
}

impl Household for House {
    async fn knows(&self, name: &str) -> Option<bool> {
        let Some(secret) = site::inbox_secret(name) else { return Some(false) };
        match self.store.lives_at(secret).await {
            Ok(account) => Some(account.is_some()),
            Err(error) => {
                tracing::warn!(%error, "it is not known for whom a letter is; it comes again");
                None
            }
        }
    }

    async fn keep(&self, name: &str, letter: &Letter) -> Kept {
        let kept = self.keep_for(name, letter).await;
        let word = match kept {
            Ok(Kept::Kept) => "kept",
            Ok(Kept::Unwanted) => "unwanted",
            Ok(Kept::Later) | Err(_) => "later",
        };
        metrics::counter!("newsstand_letters_total", "result" => word).increment(1);
        kept.unwrap_or_else(|error| {
            tracing::warn!(%error, "a letter could not be kept; it comes again");
            Kept::Later
        })
    }
}

impl House {
    async fn keep_for(&self, name: &str, letter: &Letter) -> Result<Kept, store::Error> {
        let Some(account) = self.store.lives_at(site::inbox_secret(name).unwrap_or_default()).await? else {
            return Ok(Kept::Unwanted);
        };
        let Some(newsletter) = self.newsletter(account, letter).await? else { return Ok(Kept::Unwanted) };
        let is_wanted = self.store.subscriptions(account).await?.iter().any(|one| one.title == newsletter.title);
        if !is_wanted {
            return Ok(Kept::Unwanted);
        }
        let letter = letter.clone();
        let clock_now = self.clock.now();
        let arrivals = tokio::task::spawn_blocking(move || arrivals(&letter, clock_now)).await.unwrap_or_default();
        if arrivals.is_empty() {
            return Ok(Kept::Unwanted);
        }
        let reports = self.store.record(&[visit(&newsletter, arrivals, news::to_micros(clock_now))]).await?;
        // Nothing is recorded of a title that went with its account meanwhile.
        let is_recorded = reports.iter().any(|report| !report.changes.is_empty());
        Ok(if is_recorded { Kept::Kept } else { Kept::Unwanted })
    }

    /// The newsletter that a letter belongs to, a new one where it is the first; `None` where a reader has too many.
    async fn newsletter(&self, account: AccountId, letter: &Letter) -> Result<Option<Newsletter>, store::Error> {
        let known = self.store.newsletters_of(account).await?;
        let newsletter = match of_letter(&known, letter) {
            Some(newsletter) => newsletter.clone(),
            None if known.len() >= MOST => return Ok(None),
            None => {
                let listing = listing(account, letter);
                let now_us = self.clock.now_us();
                let added = self.store.add_newsletter(account, &listing, &letter.sender, &letter.list, now_us).await?;
                let Some(added) = added else { return Ok(None) };
                added
            }
        };
        let list = if letter.list.is_empty() { &newsletter.list } else { &letter.list };
        if *list != newsletter.list || letter.unsubscribe != newsletter.unsubscribe {
            self.store.note_newsletter(newsletter.title, list, &letter.unsubscribe).await?;
        }
        Ok(Some(newsletter))
    }
}

/// By its list; else by its sender: a letter that asks to be confirmed names no list yet, and the letters that follow belong with it. One
/// sender may have many lists.
fn of_letter<'a>(known: &'a [Newsletter], letter: &Letter) -> Option<&'a Newsletter> {
    let of_sender = || known.iter().filter(|one| one.sender == letter.sender);
    if letter.list.is_empty() {
        return of_sender().next();
    }
    known.iter().find(|one| one.list == letter.list).or_else(|| of_sender().find(|one| one.list.is_empty()))
}

/// The title of a newsletter. Its slug is this reader's own, and no address leads to it.
fn listing(account: AccountId, letter: &Letter) -> TitleListing {
    let of_its_own = format!("{} {} {}", account.0, letter.sender, letter.list);
    let slug = format!("{}-{:016x}", news::slug(&letter.name, 48), xxhash_rust::xxh3::xxh3_64(of_its_own.as_bytes()));
    TitleListing {
        name: letter.name.chars().take(120).collect(),
        kind: TitleKind::Newsletter,
        homepage: String::new(),
        country: String::new(),
        languages: Vec::new(),
        owner: None,
        editions: Vec::new(),
        on_by_default: false,
        feeds: vec![FeedListing { url: format!("letters:{slug}"), kind: FeedKind::Letters, section: None }],
        slug,
    }
}

/// A letter as a feed's entry would arrive: read, made safe and known again by the same rules.
fn arrivals(letter: &Letter, now: news::Timestamp) -> Vec<store::Arrival> {
    // Nothing in a letter is relative to anything.
    let Ok(nowhere) = Url::parse("letters:here") else { return Vec::new() };
    let entry = feed::Entry {
        id: letter.id.clone(),
        title: Some(letter.subject.clone()),
        url: (!letter.address.is_empty()).then(|| letter.address.clone()),
        published: letter.written.map(|written| written.min(now)),
        content_html: Some(page::letter_html(&letter.html)),
        ..feed::Entry::default()
    };
    let letters = feed::Feed { entries: vec![entry], ..feed::Feed::new(feed::Format::Rss("2.0")) };
    let setting = Setting { url: &nowhere, section: None, language: None, article_pages: false, now };
    reading::read(letters, &setting).arrivals
}

fn visit(newsletter: &Newsletter, arrivals: Vec<store::Arrival>, now_us: i64) -> FeedVisit {
    FeedVisit {
        feed: newsletter.feed,
        title: newsletter.title,
        at_us: now_us,
        schedule: FeedSchedule::answered(newsletter.feed, now_us),
        reading: Some(FeedReading { arrivals, ..FeedReading::default() }),
    }
}

#[cfg(test)]
mod tests;
