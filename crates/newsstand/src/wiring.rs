//! Puts the parts together: guard, client, store, clock.

use std::future::Future;
use std::path::Path;
use std::time::Duration;

use anyhow::Context;
use fetch::guard::Guard;
use store::Store;

use crate::clock::Clock;
use crate::configuration::Configuration;
use crate::paying::Paying;

/// Runs `future` on a runtime of its own.
///
/// # Errors
/// Those of `future`, or a system that gives no threads.
pub fn block_on<T>(future: impl Future<Output = anyhow::Result<T>>) -> anyhow::Result<T> {
    run_on(tokio::runtime::Builder::new_multi_thread().max_blocking_threads(4), future)
}

/// Runs `future` on a runtime of its own that has few threads: for a task that ends, and whose memory is to be given back when it does.
/// Each thread keeps room for itself, so that few need less; what is heavy runs beside the one that waits for the network, on two more.
///
/// # Errors
/// As [`block_on`].
pub fn block_on_few<T>(future: impl Future<Output = anyhow::Result<T>>) -> anyhow::Result<T> {
    run_on(tokio::runtime::Builder::new_current_thread().max_blocking_threads(2), future)
}

fn run_on<T>(
    builder: &mut tokio::runtime::Builder,
    future: impl Future<Output = anyhow::Result<T>>,
) -> anyhow::Result<T> {
    let runtime = builder.enable_all().build().context("the system gave no threads to run on")?;
    let result = runtime.block_on(future);
    runtime.shutdown_timeout(Duration::from_secs(5));
    result
}

/// The address guard with the operator's openings; the client that is made with it logs them loudly.
///
/// # Errors
/// An opening that is no network.
pub fn guard(configuration: &Configuration) -> anyhow::Result<Guard> {
    let mut guard = Guard::default();
    for network in &configuration.egress_allow {
        let parsed = network
            .parse()
            .with_context(|| format!("egress_allow has {network:?}, which is no network; write it like 127.0.0.0/8"))?;
        guard.allowed_networks.push(parsed);
    }
    Ok(guard)
}

/// The polite client.
///
/// # Errors
/// As [`guard`], or where no TLS could be set up.
pub fn client(configuration: &Configuration, clock: &Clock) -> anyhow::Result<fetch::Client> {
    let contact = if configuration.contact.is_empty() { None } else { Some(configuration.contact.as_str()) };
    if let Some(dns) = configuration.dns {
        tracing::warn!(%dns, "names are resolved by this server instead of the system's (dns)");
    }
    let settings = fetch::Settings {
        user_agent: fetch::user_agent(env!("CARGO_PKG_VERSION"), contact),
        guard: guard(configuration)?,
        dns: configuration.dns,
        concurrent_in_all: configuration.collect.concurrency,
        pacing: pacing(configuration.collect.host_gap_ms),
        clock: fetch::Clock(clock.function()),
        ..fetch::Settings::default()
    };
    fetch::Client::new(settings).context("the HTTP client could not be started")
}

fn pacing(host_gap_ms: u64) -> fetch::pacing::Limits {
    if host_gap_ms == 0 {
        return fetch::pacing::Limits::without_gaps();
    }
    fetch::pacing::Limits { page_gap: Duration::from_millis(host_gap_ms), ..fetch::pacing::Limits::default() }
}

/// The clock that the settings ask for.
pub fn clock(configuration: &Configuration) -> Clock {
    match &configuration.clock_offset_file {
        Some(file) => {
            tracing::warn!(file = %file.display(), "the clock is moved by the seconds in this file (clock_offset_file)");
            Clock::with_offset_file(file.clone())
        }
        None => Clock::system(),
    }
}

/// Opens the database, making the data folder where it is missing.
///
/// # Errors
/// A folder that cannot be made or a database that cannot be opened, with what to do.
pub async fn open_store(configuration: &Configuration) -> anyhow::Result<Store> {
    make_folder(&configuration.data_folder)?;
    Store::open(&configuration.database_address()).await.with_context(|| {
        format!(
            "the database cannot be opened ({}); `newsstand check` says more",
            describe(&configuration.database_address())
        )
    })
}

/// The accounts of a store, with passwords hashed as they are by the service.
pub fn accounts(store: &Store) -> identity::Accounts {
    identity::Accounts::new(store.clone(), identity::Hasher::new(identity::Strength::default(), 2))
}

/// What sends mail; `None` where no mail server is set.
///
/// # Errors
/// A server, a word or a sender that makes no sense.
pub fn mailer(configuration: &Configuration) -> anyhow::Result<Option<notify::Mailer>> {
    let mail = &configuration.mail;
    if mail.server.is_empty() {
        return Ok(None);
    }
    let security = notify::Security::from_word(&mail.security)
        .with_context(|| format!("mail.security is {:?}; it can be starttls, tls or none", mail.security))?;
    if security == notify::Security::None {
        tracing::warn!(server = mail.server, "mail goes to the mail server without encryption (mail.security)");
    }
    let settings = notify::Settings {
        port: mail.port,
        security,
        user: mail.user.clone(),
        password: mail.password.clone(),
        ..notify::Settings::new(&mail.server, &mail.from)
    };
    Ok(Some(notify::Mailer::new(&settings)?))
}

/// The payment provider; `None` where none is set.
///
/// # Errors
/// An address that is none, or no secure connection.
pub fn stripe(configuration: &Configuration) -> anyhow::Result<Option<billing::stripe::Client>> {
    let set = &configuration.billing;
    if set.stripe_key.is_empty() {
        return Ok(None);
    }
    let base = url::Url::parse(&set.stripe_base)
        .with_context(|| format!("billing.stripe_base is {:?}, which is no address", set.stripe_base))?;
    if base.host_str() != Some("api.stripe.com") {
        tracing::warn!(%base, "payments go elsewhere than to Stripe (billing.stripe_base)");
    }
    let settings = billing::stripe::Settings {
        key: set.stripe_key.clone(),
        webhook_secrets: set.stripe_webhook_secrets.clone(),
        base,
    };
    Ok(Some(billing::stripe::Client::new(settings)?))
}

/// The secret that signs addresses of pictures, gifts and seats; made once, shared by all nodes of a fleet.
///
/// # Errors
/// When the database fails.
pub async fn site_secret(store: &Store) -> anyhow::Result<[u8; 32]> {
    const SETTING: &str = "picture_secret";
    if let Some(text) = store.setting(SETTING).await?
        && let Ok(hash) = identity::Hash::from_text(&text)
    {
        return Ok(hash.to_bytes());
    }
    let secret = identity::random_secret()?;
    store.set_setting(SETTING, &identity::Hash::from_bytes(secret).to_text()).await?;
    Ok(secret)
}

/// What has the payment provider do what readers wish.
///
/// # Errors
/// As [`stripe`] and [`mailer`].
pub async fn paying(configuration: &Configuration, store: &Store, clock: &Clock) -> anyhow::Result<Paying> {
    Ok(Paying {
        store: store.clone(),
        stripe: stripe(configuration)?,
        mailer: mailer(configuration)?,
        site: configuration.name.clone(),
        trial: configuration.membership.as_deref().map(read_policy).transpose()?.map(|(policy, _)| policy.trial),
        membership: format!("{}/membership", configuration.public_url()),
        plans: format!("{}/plans", configuration.public_url()),
        gift_link: {
            let (base, secret) = (configuration.public_url(), site_secret(store).await?);
            Box::new(move |gift| site::gift_link(&base, &secret, gift))
        },
        clock: clock.clone(),
    })
}

/// The services by which people sign in besides.
///
/// # Errors
/// A secret that cannot be read.
pub fn openid(configuration: &Configuration, client: &fetch::Client) -> anyhow::Result<Vec<site::OpenId>> {
    let service = |settings: &crate::configuration::OpenId| {
        Ok(site::OpenId {
            name: settings.name.clone(),
            issuer: settings.issuer.clone(),
            client: settings.client.clone(),
            secret: settings.secret()?,
            sign_up: settings.sign_up,
            membership_days: settings.membership_days,
            asks: std::sync::Arc::new(client.clone()),
        })
    };
    configuration.openid.iter().map(service).collect()
}

/// The formula by which fees are divided.
///
/// # Errors
/// A file that cannot be read or makes no sense.
pub fn formula(configuration: &Configuration) -> anyhow::Result<membership::shares::Formula> {
    let file = &configuration.billing.formula;
    if file.is_empty() {
        return Ok(membership::shares::Formula::default());
    }
    let text = std::fs::read_to_string(file).with_context(|| format!("the formula {file} cannot be read"))?;
    let formula: membership::shares::Formula =
        toml::from_str(&text).with_context(|| format!("the formula {file} has a mistake"))?;
    formula.check().with_context(|| format!("the formula {file} makes no sense"))?;
    Ok(formula)
}

/// The policy of membership, kept with its number; `None` where no file is named.
///
/// # Errors
/// A file that cannot be read or means nothing, with its line; a number that had another text before.
pub async fn policy(
    configuration: &Configuration,
    store: &Store,
    clock: &Clock,
) -> anyhow::Result<Option<membership::policy::Policy>> {
    let Some(file) = &configuration.membership else { return Ok(None) };
    let (policy, text) = read_policy(file)?;
    if !store.keep_policy(policy.version, &text, news::to_micros((clock.function())())).await? {
        anyhow::bail!(
            "{} has version = {}, and that number had another text before; raise it, so that earlier decisions can still be explained",
            file.display(),
            policy.version
        );
    }
    Ok(Some(policy))
}

/// A policy file and its text.
///
/// # Errors
/// A file that cannot be read or means nothing, with its line.
pub fn read_policy(file: &Path) -> anyhow::Result<(membership::policy::Policy, String)> {
    let text = std::fs::read_to_string(file)
        .with_context(|| format!("the policy of membership {} cannot be read (membership)", file.display()))?;
    let policy =
        membership::policy::Policy::read(&text).map_err(|mistake| anyhow::anyhow!("{}, {mistake}", file.display()))?;
    Ok((policy, text))
}

/// The networks of proxies that may say for whom they ask.
///
/// # Errors
/// One that is no network.
pub fn trusted_proxies(configuration: &Configuration) -> anyhow::Result<Vec<ipnet::IpNet>> {
    let parse = |network: &String| {
        network
            .parse()
            .with_context(|| format!("trusted_proxies has {network:?}, which is no network; write it like 10.0.0.0/8"))
    };
    configuration.trusted_proxies.iter().map(parse).collect()
}

/// The header in which a proxy says the reader's country.
///
/// # Errors
/// A name that no header can have.
pub fn country_header(configuration: &Configuration) -> anyhow::Result<Option<http::HeaderName>> {
    let name = &configuration.country_header;
    if name.is_empty() {
        return Ok(None);
    }
    if configuration.trusted_proxies.is_empty() {
        tracing::warn!("nobody is trusted to say a country (country_header), because no proxy is (trusted_proxies)");
    }
    let header = name.parse().with_context(|| format!("country_header is {name:?}, which is no name of a header"))?;
    Ok(Some(header))
}

/// Makes `folder`, readable by its owner only.
///
/// # Errors
/// Where the system refuses.
pub fn make_folder(folder: &Path) -> anyhow::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    if folder.exists() && !folder.is_dir() {
        anyhow::bail!("{} is a file, not a folder; choose another with --data-folder", folder.display());
    }
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder).with_context(|| {
        format!("the data folder {} cannot be made; choose another with --data-folder", folder.display())
    })
}

/// A database's address without its password.
pub fn describe(address: &str) -> String {
    let Ok(mut url) = url::Url::parse(address) else { return address.to_owned() };
    if url.password().is_none() {
        return address.to_owned();
    }
    // An address that takes no password has none to hide.
    let _ = url.set_password(Some("***"));
    url.to_string()
}
