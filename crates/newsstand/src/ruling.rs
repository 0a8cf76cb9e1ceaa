//! Runs the rules of readers on what comes, and tells readers what there is to tell.

use std::time::Duration;

use tokio_util::sync::CancellationToken;

/// How long it waits when there is nothing to do.
const IDLE: Duration = Duration::from_secs(1);

/// Runs rules until `stop`. Each part of the log is taken together with what is done about it, so that several processes do it once.
pub async fn run(app: site::App, stop: CancellationToken) {
    while !stop.is_cancelled() {
        let taken = match app.apply_rules().await {
            Ok(taken) => taken,
            Err(error) => {
                tracing::error!(%error, "the rules of readers cannot be run just now; trying again");
                0
            }
        };
        if taken == 0 {
            tokio::select! { () = stop.cancelled() => {}, () = tokio::time::sleep(IDLE) => {} }
        }
    }
}

/// How often it looks whether there is something to tell.
const TELLING: Duration = Duration::from_secs(60);

/// Tells readers until `stop`. Each event is claimed in the database first, so that several processes tell it once.
pub async fn tell(app: site::App, stop: CancellationToken) {
    while !stop.is_cancelled() {
        match app.tell_readers().await {
            Ok(sent) => metrics::counter!("newsstand_told_total").increment(sent as u64),
            Err(error) => tracing::error!(%error, "readers cannot be told just now; trying again"),
        }
        tokio::select! { () = stop.cancelled() => {}, () = tokio::time::sleep(TELLING) => {} }
    }
}

/// Sends readers' addresses what was found for them, until `stop`. Each message is claimed in the database first.
pub async fn send(app: site::App, stop: CancellationToken) {
    while !stop.is_cancelled() {
        match app.send_webhooks().await {
            Ok(sent) => metrics::counter!("newsstand_webhook_messages_total").increment(sent as u64),
            Err(error) => tracing::error!(%error, "nothing can be sent to readers' addresses just now; trying again"),
        }
        tokio::select! { () = stop.cancelled() => {}, () = tokio::time::sleep(TELLING) => {} }
    }
}
