//! Rows and the append-only log, on SQLite (one file, one writer) or PostgreSQL, with one SQL text for both.
//! Not here: any decision about news; callers say what to write and get back what is there.
//! Enter at [`Store::open`], then [`Store::record`] (what feeds brought) and [`Store::recent`] (what readers see).

mod accounts;
mod articles;
mod audit;
mod backup;
mod engine;
mod error;
mod feeds;
mod front_pages;
mod hubs;
mod leases;
mod lists;
mod log;
mod membership;
mod migrations;
mod model;
mod money;
mod newsletters;
mod own_articles;
mod own_pictures;
mod ranked;
mod readers;
mod reports;
mod rules;
mod settings;
mod stories;
mod titles;
mod verify;
mod zstd_frame;

#[cfg(test)]
mod tests;

use async_recursion::async_recursion as boxed;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use news::IdSequence;

pub use accounts::{Account, AccountChange, AccountState, AppToken, NewAccount, NewSession, Passkey, Session, Ticket};
pub use articles::texts::ArticleText;
pub use audit::{AccountAct, Act, AuditEntry, Audited, OperatorAct};
pub use backup::{BackedUp, back_up, restore};
pub use error::Error;
pub use front_pages::{FrontPage, FrontPageReading, FrontPageReport, FrontPageSchedule, Moment, Placement};
pub use hubs::Hub;
pub use leases::Lease;
pub use membership::farewells::{FailedTry, Farewell};
pub use membership::gifts::Given;
pub use membership::meter::Metered;
pub use membership::reminders::Ending;
pub use membership::seats::Sitting;
pub use membership::vouchers::{NewVoucher, VoucherKept};
pub use membership::waivers::KeptWaiver;
pub use membership::{NewGrant, TrialBegun};
pub use model::*;
pub use money::gift_subscriptions::{KeptGift, NewGiftSubscription};
pub use money::invoices::{Invoice, InvoiceState, NewInvoice};
pub use money::ledger::NotPosted;
pub use money::{
    Bought, BoughtArticle, Claim, Closed, Closing, Dunned, KeptEvent, PaidSubscription, Payment, Plan, Pool, Receipt,
    Released,
};
pub use newsletters::Newsletter;
pub use own_articles::{OwnArticle, OwnState};
pub use ranked::{Brief, ListKept, PickAct, RankedList};
pub use readers::{
    BriefingMail, Correction, DueMessage, Follow, FollowKind, HISTORY_US, Highlight, KeptCard, MOST_DEVICES,
    MOST_HIGHLIGHTS, MOST_RULES, MOST_WEBHOOKS, Mark, Mute, MuteKind, Notice, PushDevice, ReaderRule, ReadingState,
    Reads, RuleMatch, SavedSearch, Stream, Subscription, Telling, Tried, Unread, Webhook, WebhookMessage,
};
pub use reports::{
    Amended, CarriedText, Carrier, CitationRow, Cited, Curation, Follower, Known, PlacedArticle, Provenance, ReportRow,
    RevisionText,
};
pub use stories::{PlacedInStory, Storied, StoryAct, StoryArticle, StoryRow, StoryTie, Tie};

use engine::Engine;

/// One database. Clones share its connections.
#[derive(Clone)]
pub struct Store {
    engine: Engine,
    ids: Arc<Mutex<IdSequence>>,
}

impl fmt::Debug for Store {
    /// Only the engine's name: an address may hold a password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let engine = match self.engine {
            Engine::Sqlite { .. } => "SQLite",
            Engine::Postgres(_) => "PostgreSQL",
        };
        f.debug_struct("Store").field("engine", &engine).finish_non_exhaustive()
    }
}

impl Store {
    /// Opens (and creates and migrates where needed) the database at `address`: a file path, `sqlite:PATH` or
    /// `postgres://USER:PASSWORD@HOST:PORT/NAME`. A folder that is made for the file is this account's alone.
    ///
    /// # Errors
    /// When it cannot be reached, read or written, is no Newsstand database, or was written by a newer Newsstand.
    #[boxed]
    pub async fn open(address: &str) -> Result<Self, Error> {
        Self::open_as_node(address, 0).await
    }

    /// Opens it as one of several processes on one PostgreSQL database: each has a `node` of its own (0 to 1023), so
    /// that ids are unique without asking.
    ///
    /// # Errors
    /// As [`Store::open`].
    #[boxed]
    pub async fn open_as_node(address: &str, node: u16) -> Result<Self, Error> {
        let engine = Engine::open(address).await?;
        if let Err(error) = migrations::run(&engine).await {
            engine.close().await;
            return Err(error);
        }
        Ok(Self { engine, ids: Arc::new(Mutex::new(IdSequence::new(node))) })
    }

    /// Closes all connections; SQLite's write-ahead log is folded in.
    #[boxed]
    pub async fn close(&self) {
        self.engine.close().await;
    }

    /// A new id at `now_us`, above `newest_id`, the highest one that is stored where it will stand. That makes ids
    /// unique after a restart, after the clock went back, and beside another process on the same SQLite file, which
    /// this is called under the write lock of.
    fn next_id(&self, now_us: i64, newest_id: i64) -> i64 {
        // A poisoned lock means that another thread panicked between two whole steps; the sequence itself is sound.
        let mut ids = self.ids.lock().unwrap_or_else(PoisonError::into_inner);
        ids.skip_past(newest_id);
        ids.next(now_us.div_euclid(1_000))
    }
}

/// A list of ids for SQLite's `json_each`; PostgreSQL takes the list itself.
fn json_ids(ids: &[i64]) -> String {
    let mut json = String::with_capacity(ids.len() * 20 + 2);
    json.push('[');
    for (place, id) in ids.iter().enumerate() {
        if place > 0 {
            json.push(',');
        }
        json.push_str(&id.to_string());
    }
    json.push(']');
    json
}
