//! What readers pay and titles earn: plans, the provider's events, subscriptions, payments, the ledger, closes and statements.
//!
//! Whatever touches money is one transaction, and durable when the call returns.

pub(crate) mod claims;
pub(crate) mod closing;
pub(crate) mod dunning;
pub(crate) mod gift_subscriptions;
pub(crate) mod inbox;
pub(crate) mod invoices;
pub(crate) mod ledger;
mod model;
pub(crate) mod paying;
pub(crate) mod plans;
pub(crate) mod reads;
pub(crate) mod statements;
pub(crate) mod wallet;

pub use closing::beside::Released;
pub use dunning::Dunned;
pub use model::*;
pub use wallet::{Bought, BoughtArticle};

use crate::engine::Writing;

/// Whoever writes money waits for whoever does already: what is read there stays true. The number is arbitrary and ours.
const LOCK_POSTGRES: &str = "SELECT pg_advisory_xact_lock(7813452)";
/// Whatever the server's setting is, money is on disk before it is acknowledged.
const DURABLE_POSTGRES: &str = "SET LOCAL synchronous_commit = on";

pub(crate) async fn lock(transaction: &mut Writing) -> Result<(), sqlx::Error> {
    if let Writing::Postgres(transaction) = transaction {
        sqlx::query(DURABLE_POSTGRES).execute(&mut **transaction).await?;
        sqlx::query(LOCK_POSTGRES).execute(&mut **transaction).await?;
    }
    Ok(())
}

/// What a grant refers to that was paid by an invoice without a subscription: a gift, or an invoice of our own.
fn reference(invoice: &str) -> String {
    format!("invoice:{invoice}")
}

/// Something stored that cannot be read back.
fn unreadable(what: &'static str) -> impl Fn(String) -> crate::Error {
    move |reason| crate::Error::Engine(format!("{what} cannot be read: {reason}. The database may be damaged"))
}
