//! One process of all does a work of the role `curate`: it holds the work's lease, renews it beside the work, and gives it back at the end.
//!
//! Another process with the role stands by and takes over when the lease ends. What a holder writes after that is refused by the lease's
//! token, so that one which was only slow does no harm.

use std::time::Duration;

use store::{Lease, Store};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use crate::clock::Clock;

/// How long a lease is.
const FOR_US: i64 = 20_000_000;
/// How often it is renewed.
const RENEWED_EVERY: Duration = Duration::from_secs(5);
/// How often a process that stands by asks for it.
const ASKED_EVERY: Duration = Duration::from_secs(3);

/// A work that is this process's.
#[derive(Debug)]
pub(super) struct Held {
    store: Store,
    lease: Lease,
    over: CancellationToken,
    renewing: JoinHandle<()>,
}

impl Held {
    /// Waits until `work` is this process's; `None` where it is to stop.
    pub async fn wait(
        store: &Store,
        clock: &Clock,
        work: &str,
        stop: &CancellationToken,
    ) -> anyhow::Result<Option<Self>> {
        let holder = format!("process {}", std::process::id());
        let mut told = false;
        while !stop.is_cancelled() {
            let now_us = clock.now_us();
            if let Some(lease) = store.take_lease(work, &holder, now_us, now_us.saturating_add(FOR_US)).await? {
                let over = stop.child_token();
                let renewing = tokio::spawn(renew(store.clone(), clock.clone(), lease.clone(), over.clone()));
                return Ok(Some(Self { store: store.clone(), lease, over, renewing }));
            }
            if !told {
                tracing::info!(work, "another process does this work; this one stands by");
                told = true;
            }
            tokio::select! { () = stop.cancelled() => {}, () = tokio::time::sleep(ASKED_EVERY) => {} }
        }
        Ok(None)
    }

    /// Under which what is decided is written.
    pub fn lease(&self) -> &Lease {
        &self.lease
    }

    /// Cancelled where this process is to stop, or where another one has the work by now.
    pub fn over(&self) -> &CancellationToken {
        &self.over
    }

    /// Gives the work to whoever stands by. A failure costs the rest of the lease's time.
    pub async fn give_back(self) {
        if let Err(error) = self.store.give_lease_back(&self.lease).await {
            tracing::debug!(work = self.lease.work, %error, "a lease was not given back; it ends by itself");
        }
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        self.renewing.abort();
    }
}

async fn renew(store: Store, clock: Clock, lease: Lease, over: CancellationToken) {
    while !over.is_cancelled() {
        tokio::select! { () = over.cancelled() => return, () = tokio::time::sleep(RENEWED_EVERY) => {} }
        match store.renew_lease(&lease, clock.now_us().saturating_add(FOR_US)).await {
            Ok(true) => {}
            Ok(false) => {
                tracing::warn!(work = lease.work, "another process has taken this work over; this one stands by");
                over.cancel();
            }
            // The database may be back before the lease ends; what is written after that is refused.
            Err(error) => tracing::warn!(work = lease.work, %error, "a lease could not be renewed"),
        }
    }
}
