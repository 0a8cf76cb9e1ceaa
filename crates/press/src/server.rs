//! The press on a loopback address: one listener, a virtual host for each title, control under `/.press/`.

use std::collections::VecDeque;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::Instant;

use jiff::Timestamp;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::bench::BenchSet;
use crate::clock::Clock;
use crate::fault::{Fault, Faults, Order};
use crate::http::{Head, read_head};
use crate::requests::{Request, Requests};
use crate::site::{Answer, Body, Painting, Question};
use crate::world::World;
use crate::{Error, wire};

/// What is served.
#[derive(Debug)]
pub enum Press {
    /// A simulated world, at the time of its clock.
    World(Arc<World>, Clock),
    /// The bench set.
    Bench(Arc<BenchSet>),
}

/// A press that is open. Dropping it closes it; [`Server::stop`] waits until it is closed.
#[derive(Debug)]
pub struct Server {
    /// Where it listens.
    pub addr: SocketAddr,
    state: Arc<State>,
    stop: watch::Sender<bool>,
    tasks: Vec<JoinHandle<()>>,
}

#[derive(Debug)]
pub(crate) struct State {
    press: Press,
    pub(crate) faults: RwLock<Faults>,
    requests: Requests,
    opened: Instant,
    /// The first is that of [`Server::addr`].
    ports: Vec<u16>,
    canary: AtomicU64,
    pictures: Mutex<Pictures>,
}

/// Painted pictures, the latest 48 MiB of them.
#[derive(Debug, Default)]
struct Pictures {
    kept: VecDeque<(Painting, Arc<Vec<u8>>)>,
    bytes: usize,
}

const PICTURE_BYTES: usize = 48 << 20;

/// Opens a press over a world. `addr` must be a loopback address; port 0 takes a free one.
pub async fn serve(world: Arc<World>, clock: Clock, faults: Faults, addr: SocketAddr) -> Result<Server, Error> {
    open(Press::World(world, clock), faults, addr).await
}

/// Opens a press over the bench set. A large one has more listeners, on free ports of the same address.
pub async fn serve_bench(set: Arc<BenchSet>, addr: SocketAddr) -> Result<Server, Error> {
    open(Press::Bench(set), Faults::none(), addr).await
}

async fn open(press: Press, faults: Faults, addr: SocketAddr) -> Result<Server, Error> {
    if !addr.ip().is_loopback() {
        return Err(Error::NotLoopback(addr));
    }
    let cannot = |source| Error::Listen { address: addr, source };
    let wanted = match &press {
        Press::World(..) => 1,
        Press::Bench(set) => set.ports_wanted(),
    };
    let mut listeners = vec![TcpListener::bind(addr).await.map_err(cannot)?];
    while listeners.len() < wanted {
        listeners.push(TcpListener::bind((addr.ip(), 0)).await.map_err(cannot)?);
    }
    let addresses: Vec<SocketAddr> =
        listeners.iter().map(TcpListener::local_addr).collect::<Result<_, _>>().map_err(cannot)?;
    let state = Arc::new(State {
        press,
        faults: RwLock::new(faults),
        requests: Requests::default(),
        opened: Instant::now(),
        ports: addresses.iter().map(SocketAddr::port).collect(),
        canary: AtomicU64::new(0),
        pictures: Mutex::default(),
    });
    let (stop, stopped) = watch::channel(false);
    let tasks =
        listeners.into_iter().map(|listener| tokio::spawn(accept(listener, state.clone(), stopped.clone()))).collect();
    Ok(Server { addr: addresses.first().copied().unwrap_or(addr), state, stop, tasks })
}

impl Server {
    /// The ports it listens on; the first is that of `addr`.
    #[must_use]
    pub fn ports(&self) -> &[u16] {
        &self.state.ports
    }

    /// The log of requests and its counters. Control requests are not in it.
    #[must_use]
    pub fn requests(&self) -> &Requests {
        &self.state.requests
    }

    /// Replaces the faults from now on.
    pub fn set_faults(&self, faults: Faults) {
        *self.state.faults.write().unwrap_or_else(PoisonError::into_inner) = faults;
    }

    /// How often somebody followed a redirect to the address that nobody should follow.
    #[must_use]
    pub fn canary(&self) -> u64 {
        self.state.canary.load(Ordering::Relaxed)
    }

    /// The virtual time; the real one for the bench set.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.state.now()
    }

    /// Closes the press; connections that are under way end.
    pub async fn stop(mut self) {
        let _ = self.stop.send(true);
        for task in self.tasks.drain(..) {
            let _ = task.await;
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.stop.send(true);
    }
}

async fn accept(listener: TcpListener, state: Arc<State>, mut stopped: watch::Receiver<bool>) {
    loop {
        tokio::select! {
            _ = stopped.changed() => return,
            accepted = listener.accept() => {
                let Ok((stream, _)) = accepted else { continue };
                let (state, mut stopped) = (state.clone(), stopped.clone());
                tokio::spawn(async move {
                    tokio::select! {
                        _ = stopped.changed() => {}
                        () = converse(stream, state) => {}
                    }
                });
            }
        }
    }
}

/// One connection: requests one after the other until either side has had enough.
async fn converse(mut stream: TcpStream, state: Arc<State>) {
    let _ = stream.set_nodelay(true);
    let mut buffer = Vec::new();
    while let Some(head) = read_head(&mut stream, &mut buffer).await {
        let keep = head.header("connection").is_none_or(|value| !value.eq_ignore_ascii_case("close"));
        let host = head.host();
        if is_control(&host, &head.path) {
            let answer = state.control(&head).await;
            let sending = wire::Sending { answer: &answer, head: &head, fault: None, slow_ms: 0, retry_after_s: 0 };
            if wire::send(&mut stream, sending).await.is_none() || !keep {
                return;
            }
            continue;
        }
        let begin_us = state.elapsed_us();
        let (answer, fault) = state.answer(&head, &host).await;
        state.requests.begin(
            &host,
            begin_us,
            state.forbids(&host, &head.path),
            head.header("user-agent").unwrap_or_default().is_empty(),
        );
        let (slow_ms, retry_after_s) = {
            let faults = state.faults.read().unwrap_or_else(PoisonError::into_inner);
            (faults.slow_ms, faults.retry_after_s)
        };
        let sent =
            wire::send(&mut stream, wire::Sending { answer: &answer, head: &head, fault, slow_ms, retry_after_s })
                .await;
        let end_us = state.elapsed_us();
        let retry = matches!(fault, Some(Fault::TooManyRequests | Fault::Unavailable))
            .then(|| end_us + u64::from(retry_after_s) * 1_000_000);
        let path = if head.query.is_empty() { head.path.clone() } else { format!("{}?{}", head.path, head.query) };
        let request = Request {
            begin_us,
            end_us,
            host,
            path,
            status: wire::status(&answer, fault),
            sent_bytes: sent.unwrap_or(0),
            user_agent: head.header("user-agent").unwrap_or_default().to_owned(),
        };
        state.requests.end(request, retry);
        if sent.is_none() || !keep {
            return;
        }
    }
}

fn is_control(host: &str, path: &str) -> bool {
    path.starts_with("/.press/") || matches!(host, "127.0.0.1" | "localhost" | "press.localhost" | "[::1]")
}

impl State {
    fn now(&self) -> Timestamp {
        match &self.press {
            Press::World(_, clock) => clock.at(Timestamp::now()),
            Press::Bench(_) => Timestamp::now(),
        }
    }

    fn port(&self) -> u16 {
        self.ports.first().copied().unwrap_or_default()
    }

    fn elapsed_us(&self) -> u64 {
        u64::try_from(self.opened.elapsed().as_micros()).unwrap_or(u64::MAX)
    }

    /// Whether a title's robots.txt forbids a path to everybody.
    fn forbids(&self, host: &str, path: &str) -> bool {
        let Press::World(world, _) = &self.press else { return false };
        let slug = host.strip_suffix(".localhost").unwrap_or(host);
        world.title_by_slug(slug).is_some_and(|title| world.robots_forbid(title, path))
    }

    async fn answer(self: &Arc<Self>, head: &Head, host: &str) -> (Answer, Option<Fault>) {
        let not_found = || Answer::new(404, "text/plain; charset=utf-8", format!("No title lives at {host}.\n"));
        if head.method != "GET" && head.method != "HEAD" {
            return (Answer::new(405, "text/plain; charset=utf-8", "Only GET and HEAD.\n"), None);
        }
        let question = Question {
            path: head.path.clone(),
            if_none_match: head.header("if-none-match").map(str::to_owned),
            if_modified_since: head.header("if-modified-since").map(str::to_owned),
        };
        match &self.press {
            Press::Bench(set) => match set.feed_of_host(host) {
                Some(feed) => (set.answer(feed, &question, &self.ports), None),
                None => (not_found(), None),
            },
            Press::World(world, clock) => {
                let slug = host.strip_suffix(".localhost").unwrap_or(host);
                let Some(title) = world.title_by_slug(slug) else { return (not_found(), None) };
                let at = clock.at(Timestamp::now());
                let fault = self.faults.read().unwrap_or_else(PoisonError::into_inner).at(title, slug, &head.path, at);
                let fault =
                    fault.filter(|fault| *fault != Fault::MovedPermanently || !head.path.starts_with("/moved/"));
                // A broken answer is whole before it breaks: it must not be a 304.
                let question =
                    if fault.is_some() { Question { path: question.path, ..Question::default() } } else { question };
                let mut answer = world.answer(title, &question, at, self.port());
                if let Body::Picture(painting) = answer.body {
                    answer.body = Body::Bytes(self.picture(painting).await.as_ref().clone());
                }
                (answer, fault)
            }
        }
    }

    async fn picture(self: &Arc<Self>, painting: Painting) -> Arc<Vec<u8>> {
        let known = {
            let pictures = self.pictures.lock().unwrap_or_else(PoisonError::into_inner);
            pictures.kept.iter().find(|(known, _)| *known == painting).map(|(_, file)| file.clone())
        };
        if let Some(file) = known {
            return file;
        }
        let file = Arc::new(tokio::task::spawn_blocking(move || painting.jpeg()).await.unwrap_or_default());
        let mut pictures = self.pictures.lock().unwrap_or_else(PoisonError::into_inner);
        pictures.bytes += file.len();
        pictures.kept.push_back((painting, file.clone()));
        while pictures.bytes > PICTURE_BYTES
            && let Some((_, old)) = pictures.kept.pop_front()
        {
            pictures.bytes -= old.len();
        }
        file
    }

    /// The control addresses: truth, log, clock, faults.
    async fn control(self: &Arc<Self>, head: &Head) -> Answer {
        const TEXT: &str = "text/plain; charset=utf-8";
        const JSON: &str = "application/json";
        let port = self.port();
        match (head.path.as_str(), &self.press) {
            ("/.press/now", _) => Answer::new(200, TEXT, format!("{}\n", self.now())),
            ("/.press/canary", _) => {
                let count = self.canary.fetch_add(1, Ordering::Relaxed) + 1;
                Answer::new(200, TEXT, format!("Nobody should be here; visitor {count}.\n"))
            }
            ("/.press/counters.json", _) => {
                Answer::new(200, JSON, serde_json::to_vec(&self.requests.by_host()).unwrap_or_default())
            }
            ("/.press/requests.jsonl", _) => Answer::new(200, "application/jsonl", lines(&self.requests.log())),
            ("/.press/titles.json", Press::World(world, _)) => {
                Answer::new(200, JSON, serde_json::to_vec(&world.catalogue(port)).unwrap_or_default())
            }
            ("/.press/titles.json", Press::Bench(set)) => {
                Answer::new(200, JSON, serde_json::to_vec(&set.catalogue(&self.ports)).unwrap_or_default())
            }
            ("/.press/truth.jsonl", Press::World(world, _)) => {
                let (world, at) = (world.clone(), self.now());
                let truth =
                    tokio::task::spawn_blocking(move || lines(&world.truth(at, port))).await.unwrap_or_default();
                Answer::new(200, "application/jsonl", truth)
            }
            ("/.press/front-pages.jsonl", Press::World(world, _)) => {
                let (world, now) = (world.clone(), self.now());
                let at = head.query_value("at").and_then(|at| at.parse().ok()).unwrap_or(now);
                let pages =
                    tokio::task::spawn_blocking(move || lines(&world.front_pages(at))).await.unwrap_or_default();
                Answer::new(200, "application/jsonl", pages)
            }
            ("/.press/calm", _) => {
                *self.faults.write().unwrap_or_else(PoisonError::into_inner) = Faults::none();
                Answer::new(200, TEXT, "No more faults.\n")
            }
            ("/.press/faults", _) => self.order_fault(head),
            ("/", Press::World(world, _)) => Answer::new(200, "text/html; charset=utf-8", newsstand_page(world, port)),
            _ => Answer::new(
                404,
                TEXT,
                "Control addresses: /.press/now, canary, counters.json, requests.jsonl, titles.json, truth.jsonl, front-pages.jsonl?at=, faults?title=&path=&fault= or ?share=&seed=, calm.\n",
            ),
        }
    }

    fn order_fault(&self, head: &Head) -> Answer {
        let mut faults = self.faults.write().unwrap_or_else(PoisonError::into_inner);
        if let Some(share) = head.query_value("share").and_then(|share| share.parse().ok()) {
            faults.share = share;
            faults.seed = head.query_value("seed").and_then(|seed| seed.parse().ok()).unwrap_or(faults.seed);
        } else if let Some(fault) = head.query_value("fault").and_then(Fault::from_word) {
            let title = head.query_value("title").filter(|title| !title.is_empty()).map(str::to_owned);
            faults.orders.push(Order { title, path: head.query_value("path").unwrap_or_default().to_owned(), fault });
        } else {
            let known: Vec<Fault> = Fault::ALL.to_vec();
            return Answer::new(200, "application/json", serde_json::to_vec(&known).unwrap_or_default());
        }
        Answer::new(200, "text/plain; charset=utf-8", "Ordered.\n")
    }
}

fn lines<T: serde::Serialize>(items: &[T]) -> Vec<u8> {
    let mut out = Vec::new();
    for item in items {
        if serde_json::to_writer(&mut out, item).is_ok() {
            out.push(b'\n');
        }
    }
    out
}

/// A list of all titles with links, for people who look at the press itself.
fn newsstand_page(world: &World, port: u16) -> String {
    let items: String = world
        .titles()
        .iter()
        .map(|title| {
            format!(
                "<li><a href=\"http://{}:{port}/\">{}</a> <small>{}, {}</small></li>",
                title.host(),
                crate::html::escape(&title.name),
                title.country_name(),
                title.language
            )
        })
        .collect();
    format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>The simulated press</title><style>body{{font:16px/1.5 system-ui;margin:2rem auto;max-width:60rem;columns:3}}</style><h1>The simulated press</h1><p>{} titles. All names and news are invented.</p><ul>{items}</ul></html>",
        world.titles().len()
    )
}
