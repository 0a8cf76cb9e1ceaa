//! Logs to standard error, and the counters behind /metrics.

use std::io::IsTerminal;

use anyhow::{Context, bail};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use tracing_subscriber::EnvFilter;

/// Starts logging with `filter` (`info`, `info,fetch=debug`) as `text` or `json`.
///
/// # Errors
/// A filter that cannot be read, or logging that was started before.
pub fn start_logging(filter: &str, format: &str) -> anyhow::Result<()> {
    let filter = self::filter(filter)?;
    let builder = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal());
    let started = match format {
        "json" => builder.json().try_init(),
        "text" => builder.with_target(false).compact().try_init(),
        other => bail!("log_format is {other:?}; it can be text or json"),
    };
    started.map_err(|error| anyhow::anyhow!("logging could not be started: {error}"))
}

/// What `filter` lets through.
///
/// # Errors
/// A filter that cannot be read.
pub fn filter(filter: &str) -> anyhow::Result<EnvFilter> {
    EnvFilter::try_new(filter)
        .with_context(|| format!("log is {filter:?}, which is no filter; try `info` or `info,fetch=debug`"))
}

/// Installs the recorder that collects every counter; what it has is shown by [`PrometheusHandle::render`].
///
/// # Errors
/// Where a recorder was installed before.
pub fn start_metrics() -> anyhow::Result<PrometheusHandle> {
    let handle = PrometheusBuilder::new().install_recorder().context("the metrics could not be started")?;
    metrics::describe_counter!("newsstand_feed_visits_total", "Visits to feeds by result: fetched, unchanged, failed.");
    metrics::describe_counter!("newsstand_articles_total", "Articles by what happened: new, revised, withdrawn.");
    metrics::describe_counter!(
        "newsstand_page_visits_total",
        "Visits to article pages by result: read, retry, given_up."
    );
    metrics::describe_counter!("newsstand_transactions_total", "Transactions that wrote visits.");
    metrics::describe_gauge!("newsstand_feeds", "Feeds that are polled.");
    metrics::describe_gauge!("newsstand_start_seconds", "When this process started, seconds since the Unix epoch.");
    Ok(handle)
}
