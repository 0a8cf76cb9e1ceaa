//! Takes in what the payment provider told, every few seconds, and asks it once a day for what never came.

use std::time::Duration;

use store::Store;
use tokio_util::sync::CancellationToken;

use crate::clock::Clock;

/// How often the inbox is looked into.
const LOOK: Duration = Duration::from_secs(3);
/// How often the provider is asked for everything, microseconds.
const DAY_US: i64 = 86_400_000_000;
/// How far back invoices are asked for, seconds.
const BACK_S: i64 = 30 * 86_400;

/// Runs until `stop`.
pub async fn run(store: Store, stripe: billing::stripe::Client, clock: Clock, stop: CancellationToken) {
    let mut asked_us = 0;
    loop {
        let now_us = clock.now_us();
        if let Err(error) = billing::taking::take_in(&store, &stripe, now_us).await {
            tracing::warn!(%error, "what the payment provider told was not taken in; it is tried again");
        }
        if now_us - asked_us >= DAY_US {
            asked_us = now_us;
            let since_s = now_us.div_euclid(1_000_000) - BACK_S;
            match billing::taking::reconcile(&store, &stripe, since_s, now_us).await {
                Ok(found) => tracing::info!(
                    subscriptions = found.subscriptions,
                    changed = found.subscriptions_changed + found.invoices_changed,
                    unknown = found.unknown,
                    "the payment provider was asked for what never came"
                ),
                Err(error) => {
                    tracing::warn!(%error, "the payment provider could not be asked; it is tried again tomorrow")
                }
            }
        }
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(LOOK) => {}
        }
    }
}
