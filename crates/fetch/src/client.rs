//! The client: one fetch as a walk over hops, each guarded, paced and limited.

use crate::body;
use crate::guard::{Guard, Reach};
use crate::headers;
use crate::links::Links;
use crate::pacing::Pacing;
use crate::request::{Outcome, Purpose, Request, Response, Unchanged, Validators};
use crate::resolver::{Guarded, Resolution, Resolve, Server, System};
use crate::robots::cache::{Cache, Entry};
use crate::robots::{Permission, Rules};
use crate::settings::{PRODUCT, Settings};
use crate::{Error, pauses::Pauses};
use futures_util::{StreamExt as _, TryStreamExt as _};
use http::{HeaderMap, HeaderValue, Method, header};
use jiff::Timestamp;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::Semaphore;
use url::Url;
use xxhash_rust::xxh3::xxh3_64;

mod connection;
mod failure;
mod hops;
mod posting;
mod streaming;

pub use posting::{Answer, Posted};
pub use streaming::{Part, Streamed};

use hops::{Hops, Step};

/// A polite, guarded HTTP client. Cheap to clone; clones share connections, pace and what is known about sites.
#[derive(Clone)]
pub struct Client {
    shared: Arc<Shared>,
}

struct Shared {
    settings: Settings,
    guard: Arc<Guard>,
    /// Connects to the public internet and the operator's networks.
    anywhere: reqwest::Client,
    /// What opened networks need besides; absent when there are none.
    opened: Option<Opened>,
    /// Places for requests under way at all hosts together.
    places: Semaphore,
    pacing: Pacing,
    pauses: Pauses,
    robots: Cache,
}

/// With networks opened there are three ways out, so that no redirect from outside can lead in.
struct Opened {
    /// Connects to the operator's networks only: for ports and names that are fine there and nowhere else.
    inside: reqwest::Client,
    /// Connects to the public internet only: for redirects that came from there.
    outside: reqwest::Client,
    /// The guard as if no network were opened.
    guard_outside: Guard,
}

impl std::fmt::Debug for Client {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Client").field("settings", &self.shared.settings).finish_non_exhaustive()
    }
}

impl Client {
    /// A client with the resolver that the settings name.
    ///
    /// # Errors
    /// [`Error::SetUp`] when TLS cannot be set up or a setting does not fit into a header.
    pub fn new(settings: Settings) -> Result<Client, Error> {
        let resolver: Arc<dyn Resolve> = match settings.dns {
            Some(address) => Arc::new(Server { address }),
            None => Arc::new(System),
        };
        Client::with_resolver(settings, resolver)
    }

    /// The texts (TXT records) of a name, asked of the name server that the settings name or else the system's first.
    ///
    /// # Errors
    /// When there is no name server, or it does not answer.
    pub async fn texts(&self, name: &str) -> Result<Vec<String>, Resolution> {
        let named = self.shared.settings.dns.map(|address| Server { address });
        let server = named.or_else(Server::of_system);
        server.ok_or_else(|| Resolution::Failed("this system names no name server".to_owned()))?.texts(name).await
    }

    /// A client that asks `resolver` for names; the guard judges its answers all the same.
    ///
    /// # Errors
    /// As [`Client::new`].
    pub fn with_resolver(settings: Settings, resolver: Arc<dyn Resolve>) -> Result<Client, Error> {
        Client::build(settings, resolver, connection::tls()?)
    }

    fn build(settings: Settings, resolver: Arc<dyn Resolve>, tls: rustls::ClientConfig) -> Result<Client, Error> {
        let guard = Arc::new(settings.guard.clone());
        let build = |guard: &Arc<Guard>, reach| {
            let guarded = Guarded { resolver: Arc::clone(&resolver), guard: Arc::clone(guard), reach };
            connection::client(&settings, tls.clone(), guarded)
        };
        let opened = if guard.allowed_networks.is_empty() {
            None
        } else {
            tracing::warn!(networks = ?guard.allowed_networks, "outgoing requests may reach these private networks (egress_allow)");
            let guard_outside = Guard { allowed_networks: Vec::new(), ..settings.guard.clone() };
            Some(Opened {
                inside: build(&guard, Reach::AllowedNetworks)?,
                outside: build(&Arc::new(guard_outside.clone()), Reach::Anywhere)?,
                guard_outside,
            })
        };
        let shared = Shared {
            anywhere: build(&guard, Reach::Anywhere)?,
            opened,
            places: Semaphore::new(settings.concurrent_in_all.clamp(1, Semaphore::MAX_PERMITS)),
            pacing: Pacing::new(settings.pacing),
            pauses: Pauses::default(),
            robots: Cache::new(settings.robots_kept),
            guard,
            settings,
        };
        Ok(Client { shared: Arc::new(shared) })
    }

    /// Fetches one thing. Waits for the host's turn by itself, follows redirects, obeys robots.txt for pages, and decodes
    /// the body within limits.
    ///
    /// # Errors
    /// What happened, as an [`Error`]; any answer that is neither 2xx nor an expected 304 is one.
    pub async fn get(&self, request: Request) -> Result<Outcome, Error> {
        let result = self.follow(&request, false).await;
        if let Err(error) = &result {
            tracing::debug!(url = %request.url, code = error.code(), "fetch failed: {error}");
        }
        result
    }

    /// What the robots.txt of the site says about `url`, fetched when it is not known or older than a day.
    ///
    /// # Errors
    /// [`Error::Refused`] when the URL itself must not be asked.
    pub async fn robots_allow(&self, url: &Url, now: Timestamp) -> Result<Permission, Error> {
        self.shared.guard.check(url)?;
        self.permission(url, now, false).await
    }

    async fn permission(&self, url: &Url, now: Timestamp, came_from_outside: bool) -> Result<Permission, Error> {
        let cell = self.shared.robots.cell(url);
        let mut entry = cell.lock().await;
        if let Some(known) = entry.as_ref().filter(|known| known.is_fresh(now)) {
            return Ok(known.permission(url));
        }
        let fetched = self.fetch_robots(url, came_from_outside).await;
        let learned = Entry::of(fetched, entry.take(), now);
        self.shared.robots.weigh(url, &learned);
        let permission = learned.permission(url);
        *entry = Some(learned);
        Ok(permission)
    }

    /// The gate in front of hosts. [`Client::get`] passes it by itself; this is for looking at it and for other protocols.
    #[must_use]
    pub fn pacing(&self) -> &Pacing {
        &self.shared.pacing
    }

    /// The guard, for checking an address before storing it.
    #[must_use]
    pub fn guard(&self) -> &Guard {
        &self.shared.guard
    }

    async fn fetch_robots(&self, url: &Url, came_from_outside: bool) -> Result<(Rules, Option<Duration>), Error> {
        let mut file = url.clone();
        file.set_path("/robots.txt");
        file.set_query(None);
        file.set_fragment(None);
        let request = Request::new(file, Purpose::Robots);
        // Boxed because a page's fetch asks for robots.txt, which is a fetch.
        match Box::pin(self.follow(&request, came_from_outside)).await? {
            Outcome::Fetched(response) => Ok((Rules::parse(&response.body, PRODUCT), response.max_age)),
            Outcome::Unchanged(_) => Err(Error::Status { code: 304, retry_after: None }),
        }
    }

    async fn follow(&self, request: &Request, came_from_outside: bool) -> Result<Outcome, Error> {
        let settings = &self.shared.settings;
        let headers = self.headers(request)?;
        let mut hops = Hops::new(request.url.clone(), settings.max_redirects, came_from_outside);
        let mut elapsed = Duration::ZERO;
        let mut is_second_try = false;
        loop {
            let way = self.way(&hops)?;
            let crawl_delay = self.permitted(&hops, request.purpose).await?;
            self.shared.pauses.check(hops.url(), settings.clock.now())?;
            let host = hops.url().host_str().unwrap_or_default();
            let permit = self.shared.pacing.acquire_for(host, request.purpose, crawl_delay).await;
            let place = self.shared.places.acquire().await;
            let started = Instant::now();
            let hop = self.hop(&hops, request, headers.clone(), way);
            let step = tokio::time::timeout(settings.deadline.saturating_sub(elapsed), hop)
                .await
                .map_err(|_| Error::TimedOut { deadline: settings.deadline })?;
            drop((place, permit));
            elapsed += started.elapsed();
            match step {
                Ok(Step::Redirect(redirect)) => hops.follow(redirect)?,
                Ok(Step::Done(outcome)) => return Ok(outcome.after(elapsed)),
                // A kept connection may have been closed just as it was used again (RFC 9112, 9.3.1): once more, in turn.
                Err(Error::ConnectionClosed { .. }) if !is_second_try => is_second_try = true,
                Err(error) => return Err(error),
            }
        }
    }

    /// Judges the address that is asked next, and names the client whose connections may lead there.
    fn way(&self, hops: &Hops) -> Result<&reqwest::Client, Error> {
        let Some(opened) = &self.shared.opened else {
            self.shared.guard.check(hops.url())?;
            return Ok(&self.shared.anywhere);
        };
        if hops.came_from_outside() {
            opened.guard_outside.check(hops.url())?;
            return Ok(&opened.outside);
        }
        let reach = self.shared.guard.reach(hops.url())?;
        if hops.leads_from_name_to_address() {
            // Opening a network is for the names and addresses that the operator knows, not for what a server points at.
            opened.guard_outside.check(hops.url())?;
        }
        Ok(match reach {
            Reach::AllowedNetworks => &opened.inside,
            Reach::Anywhere => &self.shared.anywhere,
        })
    }

    /// Whether robots.txt lets the purpose at this URL; its Crawl-delay if so.
    async fn permitted(&self, hops: &Hops, purpose: Purpose) -> Result<Option<Duration>, Error> {
        if purpose != Purpose::Page || !self.shared.settings.obey_robots {
            return Ok(None);
        }
        match self.permission(hops.url(), self.shared.settings.clock.now(), hops.came_from_outside()).await? {
            Permission::Allowed { crawl_delay } => Ok(crawl_delay),
            Permission::Disallowed => Err(Error::RobotsDisallowed),
            Permission::Unknown { until } => {
                let wait = until.duration_since(self.shared.settings.clock.now()).try_into().unwrap_or_default();
                Err(Error::RobotsUnknown { until, wait })
            }
        }
    }

    fn headers(&self, request: &Request) -> Result<HeaderMap, Error> {
        let value = |text: &str| HeaderValue::from_str(text).map_err(|_| Error::BadHeaders);
        let mut headers = HeaderMap::with_capacity(5);
        let accept = match &request.accept {
            Some(accept) => value(accept)?,
            None => headers::accept(request.purpose),
        };
        headers.insert(header::ACCEPT, accept);
        if request.purpose != Purpose::Picture {
            headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_static("gzip, br, zstd, deflate"));
        }
        if let Some(Validators { etag, last_modified }) = &request.validators {
            // A validator that is no header value any more is simply not sent: the answer will be a full one.
            for (name, known) in [(header::IF_NONE_MATCH, etag), (header::IF_MODIFIED_SINCE, last_modified)] {
                if let Some(value) = known.as_ref().and_then(|known| value(known).ok()) {
                    headers.insert(name, value);
                }
            }
        }
        Ok(headers)
    }

    /// One request and what its answer means.
    async fn hop(
        &self,
        hops: &Hops,
        request: &Request,
        headers: HeaderMap,
        client: &reqwest::Client,
    ) -> Result<Step, Error> {
        let mut outgoing = reqwest::Request::new(Method::GET, hops.url().clone());
        *outgoing.headers_mut() = headers;
        let sent = client.execute(outgoing).await;
        let response = sent.map_err(|error| failure::of_sending(&error, hops.url(), &self.shared.settings))?;
        if headers::size_bytes(response.headers()) > self.shared.settings.max_header_bytes {
            return Err(Error::BadHeaders);
        }
        let code = response.status().as_u16();
        match code {
            301 | 302 | 303 | 307 | 308 => {
                let is_outside = response.remote_addr().is_none_or(|peer| !self.shared.guard.opens(peer.ip()));
                hops::redirect(hops.url(), code, response.headers(), is_outside).map(Step::Redirect)
            }
            304 if request.validators.is_some() => Ok(Step::Done(unchanged(hops, request, response.headers()))),
            200..=299 if code != 206 => self.received(hops, request.purpose, response).await,
            _ => Err(self.refused_by_server(hops.url(), code, response.headers())),
        }
    }

    async fn received(&self, hops: &Hops, purpose: Purpose, response: reqwest::Response) -> Result<Step, Error> {
        let settings = &self.shared.settings;
        let limits = body::Limits {
            max_bytes: settings.max_bytes.of(purpose),
            max_ratio: settings.max_ratio,
            cut: purpose == Purpose::Robots,
            unpack_files: matches!(purpose, Purpose::Feed | Purpose::Page),
        };
        let head = response.headers().clone();
        let (status, announced) = (response.status().as_u16(), response.content_length());
        let stream = response.bytes_stream().map_err(|error| failure::of_receiving(&error)).boxed();
        let body = body::read(&head, announced, stream, limits).await?;
        let (content_type, charset) = headers::content_type(&head);
        let Validators { etag, last_modified } = headers::validators(&head);
        Ok(Step::Done(Outcome::Fetched(Box::new(Response {
            final_url: hops.url().clone(),
            permanently_moved_to: hops.permanently_moved_to(),
            status,
            content_type,
            charset,
            etag,
            last_modified,
            max_age: headers::max_age(&head),
            retry_after: headers::retry_after(&head, settings.clock.now()),
            links: Links::read(&head, hops.url()),
            body_hash: xxh3_64(&body),
            body,
            elapsed: Duration::ZERO,
        }))))
    }

    fn refused_by_server(&self, url: &Url, code: u16, head: &HeaderMap) -> Error {
        let now = self.shared.settings.clock.now();
        let retry_after = headers::retry_after(head, now);
        if let (429, Some(wait)) = (code, retry_after) {
            self.shared.pauses.begin(url, now, wait);
        }
        match code {
            _ if headers::is_challenge(head) => Error::Challenge { code },
            410 => Error::Gone,
            _ => Error::Status { code, retry_after },
        }
    }
}

fn unchanged(hops: &Hops, request: &Request, head: &HeaderMap) -> Outcome {
    let (known, fresh) = (request.validators.clone().unwrap_or_default(), headers::validators(head));
    Outcome::Unchanged(Box::new(Unchanged {
        final_url: hops.url().clone(),
        permanently_moved_to: hops.permanently_moved_to(),
        max_age: headers::max_age(head),
        validators: Validators {
            etag: fresh.etag.or(known.etag),
            last_modified: fresh.last_modified.or(known.last_modified),
        },
        elapsed: Duration::ZERO,
    }))
}

#[cfg(test)]
mod tests;
