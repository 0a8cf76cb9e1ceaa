//! `newsstand demo`: the service over a simulated press; `newsstand press`: that press alone.

mod membership;

use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context;
use news::{Timestamp, TitleListing};
use press::{Faults, MOST_TITLES, Settings, World};

use crate::arguments::{DemoArguments, PressArguments};
use crate::catalogue::Offered;
use crate::clock::Clock;
use crate::configuration::{Configuration, SearchEngines};
use crate::serve::{self, Role};
use crate::{filters, telemetry, wiring};

/// The loopback networks, where the simulated press lives.
const LOOPBACK: [&str; 2] = ["127.0.0.0/8", "::1/128"];

/// A feed of the demo is polled this often at most, seconds of the demo's own time.
const SHORTEST_SECONDS: u64 = 120;

/// Serves over a simulated press until the process is told to stop.
///
/// # Errors
/// Whatever keeps the press or the service from starting.
pub async fn demo(configuration: Configuration, arguments: &DemoArguments) -> anyhow::Result<bool> {
    telemetry::start_logging(&configuration.log, &configuration.log_format)?;
    let folder = DemoFolder::new(&configuration)?;
    let start = Timestamp::now();
    let titles = usize::try_from(arguments.titles).unwrap_or(usize::MAX);
    let world = Arc::new(World::new(Settings::new(titles, arguments.seed, start)));
    let press_clock = press::Clock::new(start, start, arguments.speed);
    let server =
        press::serve(Arc::clone(&world), press_clock, Faults::none(), SocketAddr::from(([127, 0, 0, 1], 0))).await?;
    filters::report(&format!(
        "{} invented titles publish at 127.0.0.1:{}; their time passes {} times as fast",
        world.titles().len(),
        server.addr.port(),
        arguments.speed
    ));

    let mut configuration =
        Configuration { data_folder: folder.path.clone(), database: String::new(), ..configuration };
    configuration.egress_allow.extend(LOOPBACK.map(str::to_owned));
    // Its press is invented, and nobody's.
    configuration.search_engines = configuration.search_engines.or(Some(SearchEngines::All));
    configuration.collect.host_gap_ms = 0;
    configuration.collect.shortest_seconds = SHORTEST_SECONDS;
    let catalogue = Offered::titles(format!("demo {}", arguments.seed), world.catalogue(server.addr.port()));
    let clock = Clock::fast(start, arguments.speed).and_offset_file(configuration.clock_offset_file.clone());
    let members = match arguments.membership {
        true => Some(Members::open(&mut configuration, &folder.path, &clock).await?),
        false => None,
    };
    let service = serve::World { catalogue, clock, people: Person::cast(configuration.listen)?, members };
    let roles = BTreeSet::from([Role::Web, Role::Fetch, Role::Curate, Role::Notify]);
    let served = serve::run(configuration, service, &roles, serve::stop_at_signal()?).await;
    server.stop().await;
    served
}

pub use membership::Members;

/// Somebody who has an account in a demo.
#[derive(Clone, Debug)]
pub struct Person {
    name: &'static str,
    address: &'static str,
    role: news::Role,
    password: String,
}

/// What everybody in a demo signs in with, where nobody but this machine can ask.
const PASSWORD: &str = "three herons at dawn";

impl Person {
    /// One of each role. Where others can reach the demo, the password is one that nobody can know.
    ///
    /// # Errors
    /// A system without random bytes.
    pub fn cast(listen: SocketAddr) -> anyhow::Result<Vec<Self>> {
        use news::Role;
        let password = if listen.ip().is_loopback() {
            PASSWORD.to_owned()
        } else {
            identity::Token::generate()?.as_str().to_owned()
        };
        let cast = [
            ("Rita Reader", "reader@example.org", Role::Reader),
            ("Edda Editor", "editor@example.org", Role::Editor),
            ("Paul Publisher", "publisher@example.org", Role::Publisher),
            ("Olga Operator", "operator@example.org", Role::Operator),
        ]
        .into_iter()
        .map(|(name, address, role)| Self { name, address, role, password: password.clone() })
        .collect();
        Ok(cast)
    }

    /// Makes the account and prints what it signs in with; one that is there from a demo before keeps its password.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn move_in(&self, store: &store::Store, now_us: i64) -> anyhow::Result<()> {
        let made = wiring::accounts(store).add(self.address, self.name, self.role, &self.password, now_us).await;
        let (role, address) = (self.role.as_str(), self.address);
        match made {
            Ok(_) => filters::report(&format!("{role}: {address} with the password {:?}", self.password)),
            Err(identity::Error::Refused(identity::Refused::AddressTaken)) => {
                filters::report(&format!("{role}: {address}, as before"));
            }
            Err(error) => return Err(error.into()),
        }
        Ok(())
    }
}

/// Runs the simulated press alone until the process is told to stop.
///
/// # Errors
/// Whatever keeps it from starting.
pub async fn press_alone(configuration: &Configuration, arguments: &PressArguments) -> anyhow::Result<bool> {
    telemetry::start_logging(&configuration.log, &configuration.log_format)?;
    let titles = usize::try_from(arguments.titles).unwrap_or(usize::MAX);
    let (server, catalogue) = match arguments.bench_items {
        Some(items) => {
            let set = Arc::new(press::bench_set(titles, usize::try_from(items).unwrap_or(usize::MAX)));
            let server = press::serve_bench(Arc::clone(&set), configuration.listen).await?;
            let catalogue = set.catalogue(server.ports());
            (server, catalogue)
        }
        None => {
            if titles > MOST_TITLES {
                anyhow::bail!(
                    "the simulated press has {MOST_TITLES} titles at most; only the benchmark's set (--bench-items) can be larger"
                );
            }
            let start = Timestamp::now();
            let world = Arc::new(World::new(Settings::new(titles, arguments.seed, start)));
            let clock = press::Clock::new(start, start, arguments.speed);
            let faults = Faults::share(arguments.faults, arguments.seed);
            let server = press::serve(Arc::clone(&world), clock, faults, configuration.listen).await?;
            let catalogue = world.catalogue(server.addr.port());
            (server, catalogue)
        }
    };
    if let Some(file) = &arguments.write_catalogue {
        write_catalogue(file, &catalogue)?;
    }
    filters::print(&format!("{} titles publish at http://{}/", catalogue.len(), server.addr))?;
    serve::stop_at_signal()?.cancelled().await;
    server.stop().await;
    Ok(true)
}

/// Writes the catalogue whole or not at all, so that whoever waits for the file never reads half of it.
fn write_catalogue(file: &Path, catalogue: &[TitleListing]) -> anyhow::Result<()> {
    let json = serde_json::to_string_pretty(catalogue)?;
    let unfinished = file.with_extension("unfinished");
    std::fs::write(&unfinished, json).with_context(|| format!("cannot write {}", unfinished.display()))?;
    std::fs::rename(&unfinished, file).with_context(|| format!("cannot write {}", file.display()))
}

/// Where a demo keeps its data: in a folder of its own that goes with it, unless one was named.
struct DemoFolder {
    path: PathBuf,
    goes_with_the_demo: bool,
}

impl DemoFolder {
    fn new(configuration: &Configuration) -> anyhow::Result<Self> {
        if configuration.data_folder != Configuration::default().data_folder {
            return Ok(Self { path: configuration.data_folder.clone(), goes_with_the_demo: false });
        }
        let path = std::env::temp_dir().join(format!("newsstand-demo-{}", std::process::id()));
        wiring::make_folder(&path)?;
        Ok(Self { path, goes_with_the_demo: true })
    }
}

impl Drop for DemoFolder {
    fn drop(&mut self) {
        if self.goes_with_the_demo
            && let Err(error) = std::fs::remove_dir_all(&self.path)
        {
            tracing::warn!(folder = %self.path.display(), %error, "the demo's folder could not be removed");
        }
    }
}
