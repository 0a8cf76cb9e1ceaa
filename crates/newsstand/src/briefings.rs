//! What comes out at its hour: briefings by mail, and what editors of this site wrote.

use std::time::Duration;

use tokio_util::sync::CancellationToken;

/// How often it looks whether an edition came out somewhere.
const PAUSE: Duration = Duration::from_secs(30);

/// Sends what is due until `stop`. Each edition is claimed in the database first, so that several processes send it once.
pub async fn run(app: site::App, stop: CancellationToken) {
    while !stop.is_cancelled() {
        match app.send_briefings().await {
            Ok(sent) => metrics::counter!("newsstand_briefings_sent_total").increment(sent as u64),
            Err(error) => tracing::error!(%error, "briefings cannot be sent just now; trying again"),
        }
        if let Err(error) = app.publish_own().await {
            tracing::error!(%error, "an own article cannot be published just now; trying again");
        }
        tokio::select! { () = stop.cancelled() => {}, () = tokio::time::sleep(PAUSE) => {} }
    }
}
