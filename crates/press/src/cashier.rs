//! A payment provider that takes no money: it speaks as much of Stripe's API as a news service needs, on loopback, with a clock that is set by
//! hand, ids that are the same every time, cards that are declined by their number, and webhooks in any disorder.
//!
//! Cards: 4242424242424242 pays; 4000000000000002 is declined; 4000000000000341 pays once and is declined from then on.

mod desk;
mod pages;
mod talk;
mod webhooks;

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use desk::Desk;
pub use webhooks::Disorder;
use webhooks::Outbox;

/// The provider; it closes when this is dropped.
#[derive(Debug)]
pub struct Cashier {
    address: SocketAddr,
    counter: Arc<Mutex<Counter>>,
    task: JoinHandle<()>,
}

/// The desk, and what is still to be told.
#[derive(Debug)]
struct Counter {
    desk: Desk,
    outbox: Outbox,
}

impl Drop for Cashier {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Cashier {
    /// Opens on a free port of loopback, where it is `now_s` (seconds since the Unix epoch). Webhooks are signed with `secret`.
    ///
    /// # Errors
    /// Where no port can be listened on.
    pub async fn open(now_s: i64, secret: &str, disorder: Disorder) -> std::io::Result<Self> {
        Self::open_at(SocketAddr::from(([127, 0, 0, 1], 0)), now_s, secret, disorder).await
    }

    /// Opens at an address of loopback.
    ///
    /// # Errors
    /// Where it cannot be listened on, or is no loopback address.
    pub async fn open_at(at: SocketAddr, now_s: i64, secret: &str, disorder: Disorder) -> std::io::Result<Self> {
        if !at.ip().is_loopback() {
            return Err(std::io::Error::other(format!(
                "{at} is no loopback address, and this provider takes no money"
            )));
        }
        let listener = TcpListener::bind(at).await?;
        let address = listener.local_addr()?;
        let desk = Desk::new(now_s, format!("http://{address}"));
        let counter = Arc::new(Mutex::new(Counter { desk, outbox: Outbox::new(secret, disorder) }));
        let shared = Arc::clone(&counter);
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let shared = Arc::clone(&shared);
                // A client that goes away in the middle is no failure of ours.
                tokio::spawn(async move { drop(talk::serve(stream, shared).await) });
            }
        });
        Ok(Self { address, counter, task })
    }

    fn at_counter<T>(&self, doing: impl FnOnce(&mut Counter) -> T) -> T {
        doing(&mut self.counter.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Where its API is: `http://127.0.0.1:PORT/`.
    #[must_use]
    pub fn base(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Sends webhooks there from now on, as soon as something happens: `http://127.0.0.1:PORT/path`.
    pub fn send_webhooks_to(&self, url: &str) {
        self.at_counter(|counter| counter.outbox.to = Some(url.to_owned()));
    }

    /// Sends what waits to be told to where webhooks go. A receiver that is down loses it, as with a real provider.
    pub async fn deliver(&self) {
        let (to, webhooks) = self.at_counter(|counter| {
            let now_s = counter.desk.now_s();
            let to = counter.outbox.to.clone();
            let webhooks = if to.is_some() { counter.outbox.take(now_s) } else { Vec::new() };
            (to, webhooks)
        });
        for (body, signature) in webhooks {
            if let Some(to) = &to {
                drop(talk::send(to, &body, &signature).await);
            }
        }
    }

    /// Moves the clock on: trials end, terms are renewed, cards are charged, failed payments are tried again.
    pub fn advance_to(&self, now_s: i64) {
        self.at_counter(|counter| {
            counter.desk.advance_to(now_s);
            counter.collect();
        });
    }

    /// A bank asks a charge back, and decides: `needs_response`, `won` or `lost`.
    pub fn dispute(&self, charge: &str, status: &str) {
        self.at_counter(|counter| {
            counter.desk.dispute(charge, status);
            counter.collect();
        });
    }

    /// Pays an open checkout as a reader with this card would: `Err` with the decline where it is declined.
    ///
    /// # Errors
    /// The provider's word for why not.
    pub fn pay(&self, session: &str, card: &str) -> Result<(), String> {
        self.at_counter(|counter| {
            let paid = counter.desk.pay(session, card);
            counter.collect();
            paid
        })
    }

    /// Enters a promotion code into an open checkout; whether there is such a code that may be used.
    pub fn enter_code(&self, session: &str, code: &str) -> bool {
        self.at_counter(|counter| counter.desk.enter_code(session, code))
    }

    /// What is told from now on, with its signatures: body and header of each webhook, in the order of the disorder. Nothing is told twice, except
    /// by disorder.
    pub fn webhooks(&self) -> Vec<(String, String)> {
        self.at_counter(|counter| {
            let now_s = counter.desk.now_s();
            counter.outbox.take(now_s)
        })
    }

    /// Every id of a kind (`subscription`, `invoice`, `charge`, `checkout.session` ..), in the order in which they were made.
    #[must_use]
    pub fn ids(&self, object: &str) -> Vec<String> {
        self.at_counter(|counter| counter.desk.ids(object))
    }

    /// Answers one call of the API with an error of its own (503), whatever it asks: the one after the next `calls`. Nothing is done by it.
    pub fn refuse_after(&self, calls: usize) {
        self.at_counter(|counter| counter.desk.refuses_in = Some(calls));
    }

    /// How often something was really done; a second try with the same key is not.
    #[must_use]
    pub fn done(&self) -> usize {
        self.at_counter(|counter| counter.desk.done())
    }
}

impl Counter {
    /// Puts what happened into the outbox.
    fn collect(&mut self) {
        for event in self.desk.take_events() {
            self.outbox.add(event);
        }
    }
}
