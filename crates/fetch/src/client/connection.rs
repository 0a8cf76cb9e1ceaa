//! How connections are made: TLS with one provider, names through the guard, no proxies, no cookies, no redirects.

use crate::Error;
use crate::resolver::Guarded;
use crate::settings::Settings;
use rustls::{ClientConfig, RootCertStore};
use std::sync::Arc;
use std::time::Duration;

/// Idle connections are kept this long: enough for a burst of pages, too short for most servers' own limits to race.
const IDLE: Duration = Duration::from_secs(15);
/// Some publishers send more than the usual limit of 100.
const MAX_HEADERS: usize = 256;

/// TLS that trusts what the machine trusts, or Mozilla's list where the machine has none (a container without
/// `ca-certificates`).
pub(super) fn tls() -> Result<ClientConfig, Error> {
    let mut roots = RootCertStore::empty();
    let found = rustls_native_certs::load_native_certs();
    let (added, _) = roots.add_parsable_certificates(found.certs);
    if added == 0 {
        tracing::info!("the machine has no list of trusted certificates; the built-in one is used");
        roots.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned());
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let mut config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| Error::SetUp(error.to_string()))?
        .with_root_certificates(roots)
        .with_no_client_auth();
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(config)
}

/// An HTTP client whose names resolve as `guarded` says. It never sees a proxy from the environment, which would fetch
/// private addresses on our behalf.
pub(super) fn client(settings: &Settings, tls: ClientConfig, guarded: Guarded) -> Result<reqwest::Client, Error> {
    reqwest::Client::builder()
        .user_agent(&settings.user_agent)
        .tls_backend_preconfigured(tls)
        .dns_resolver(guarded)
        .no_proxy()
        .redirect(reqwest::redirect::Policy::none())
        .referer(false)
        .connect_timeout(settings.connect_timeout)
        .pool_idle_timeout(IDLE)
        .pool_max_idle_per_host(settings.pacing.concurrent_per_host.max(1))
        .http1_allow_spaces_after_header_name_in_responses(true)
        .http1_max_headers(MAX_HEADERS)
        .http2_max_header_list_size(u32::try_from(settings.max_header_bytes).unwrap_or(u32::MAX))
        .build()
        .map_err(|error| Error::SetUp(error.to_string()))
}
