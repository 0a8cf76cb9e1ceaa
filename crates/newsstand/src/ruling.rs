//! Runs the rules of readers on what comes.

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
