//! `newsstand check`: what is wrong with a set-up, in plain words.

use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use fetch::Resolution;
use fetch::resolver::{Resolve, Server, System};

use crate::arguments::SettingArguments;
use crate::configuration::Configuration;
use crate::filters::print;
use crate::{catalogue, telemetry, wiring};

/// A host whose name is looked up to see whether there is a network: reserved for that by IANA.
const KNOWN_HOST: &str = "example.com";

/// Looks at everything that a start needs and says what it found; `Ok(false)` where something would stop the service.
///
/// # Errors
/// Where standard output is closed.
pub async fn check(arguments: &SettingArguments) -> anyhow::Result<bool> {
    let configuration = match Configuration::load(arguments) {
        Ok(configuration) => {
            say(WELL, "settings", "can be read")?;
            configuration
        }
        Err(error) => {
            say(WRONG, "settings", &format!("{error:#}"))?;
            return Ok(false);
        }
    };
    let folder = check_folder(&configuration.data_folder);
    let has_folder = folder.is_ok();
    let mut well = say_result("data folder", folder)?;
    // Without its folder a file database has one fault, not two.
    if has_folder || !configuration.database.is_empty() {
        well &= say_result("database", check_database(&configuration).await)?;
    }
    well &= say_result("catalogue", check_catalogue(&configuration))?;
    well &= say_result("address", check_address(configuration.listen, "--listen", &configuration.public_url()))?;
    if let Some(address) = configuration.observe_listen {
        let metrics = format!("http://{address}/metrics");
        well &= say_result("observing", check_address(address, "--observe-listen", &metrics))?;
    }
    well &= say_result("openings", check_openings(&configuration))?;
    well &= say_result("log", check_log(&configuration))?;
    if let Some(file) = &configuration.clock_offset_file {
        well &= say_result("clock", check_clock_offset(file))?;
    }
    // Without a network the service still serves what it has, so this is said but does not fail the check.
    match check_network(&configuration).await {
        Ok(sentence) => say(WELL, "network", &sentence)?,
        Err(sentence) => say(NOTE, "network", &sentence)?,
    }
    Ok(well)
}

const WELL: &str = "ok   ";
const NOTE: &str = "note ";
const WRONG: &str = "WRONG";

fn say(word: &str, subject: &str, sentence: &str) -> anyhow::Result<()> {
    print(&format!("{word} {subject:<12} {sentence}"))
}

fn say_result(subject: &str, result: Result<String, String>) -> anyhow::Result<bool> {
    match &result {
        Ok(sentence) => say(WELL, subject, sentence)?,
        Err(sentence) => say(WRONG, subject, sentence)?,
    }
    Ok(result.is_ok())
}

fn check_folder(folder: &Path) -> Result<String, String> {
    wiring::make_folder(folder).map_err(|error| format!("{error:#}"))?;
    let probe = folder.join(".newsstand-check");
    std::fs::write(&probe, b"probe").map_err(|error| {
        format!(
            "{} cannot be written ({error}); give this user the right to, or choose another folder with --data-folder",
            folder.display()
        )
    })?;
    std::fs::remove_file(&probe).map_err(|error| format!("{} cannot be cleaned up ({error})", probe.display()))?;
    Ok(format!("{} can be written", folder.display()))
}

async fn check_database(configuration: &Configuration) -> Result<String, String> {
    let store = store::Store::open(&configuration.database_address()).await.map_err(|error| error.to_string())?;
    let counts = store.counts().await;
    store.close().await;
    let counts = counts.map_err(|error| error.to_string())?;
    Ok(format!(
        "{} answers, with {} articles of {} titles",
        wiring::describe(&configuration.database_address()),
        counts.articles,
        counts.titles
    ))
}

fn check_catalogue(configuration: &Configuration) -> Result<String, String> {
    let offered = catalogue::offered(configuration).map_err(|error| format!("{error:#}"))?;
    let titles = offered.read().map_err(|error| format!("{error:#}"))?.titles.len();
    Ok(match &configuration.catalogue {
        Some(file) => format!("{} has {titles} titles", file.display()),
        None => format!("the built-in one has {titles} titles"),
    })
}

fn check_address(address: SocketAddr, flag: &str, public: &str) -> Result<String, String> {
    match TcpListener::bind(address) {
        Ok(_) => Ok(format!("{address} is free; it will answer at {public}")),
        Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => {
            Err(format!("{address} is taken, perhaps by a Newsstand that runs already; choose another with {flag}"))
        }
        Err(error) if error.kind() == std::io::ErrorKind::PermissionDenied => Err(format!(
            "this user may not listen on {address} (ports below 1024 are the administrator's); choose another with {flag}"
        )),
        Err(error) if error.kind() == std::io::ErrorKind::AddrNotAvailable => {
            Err(format!("{address} is no address of this machine; choose another with {flag}"))
        }
        Err(error) => Err(format!("{address} cannot be listened on ({error}); choose another with {flag}")),
    }
}

fn check_log(configuration: &Configuration) -> Result<String, String> {
    telemetry::filter(&configuration.log).map_err(|error| format!("{error:#}"))?;
    Ok(format!("{} as {}", configuration.log, configuration.log_format))
}

fn check_clock_offset(file: &Path) -> Result<String, String> {
    let text = std::fs::read_to_string(file).map_err(|error| {
        format!("{} cannot be read ({error}); it should hold a number of seconds (clock_offset_file)", file.display())
    })?;
    let seconds: i64 = text.trim().parse().map_err(|_| {
        format!("{} holds {:?}, which is no number of seconds (clock_offset_file)", file.display(), text.trim())
    })?;
    Ok(format!("moved by {seconds} seconds, for tests"))
}

fn check_openings(configuration: &Configuration) -> Result<String, String> {
    wiring::guard(configuration).map_err(|error| format!("{error:#}"))?;
    if configuration.egress_allow.is_empty() {
        Ok("outgoing requests reach public addresses only".to_owned())
    } else {
        Ok(format!("outgoing requests may also reach {}", configuration.egress_allow.join(", ")))
    }
}

async fn check_network(configuration: &Configuration) -> Result<String, String> {
    let (resolver, who): (Arc<dyn Resolve>, String) = match configuration.dns {
        Some(address) => (Arc::new(Server { address }), format!("the name server {address}")),
        None => (Arc::new(System), "this machine".to_owned()),
    };
    let sentence = match tokio::time::timeout(Duration::from_secs(5), resolver.lookup(KNOWN_HOST)).await {
        Ok(Ok(_)) => return Ok(format!("{who} looks up names of the internet")),
        Ok(Err(Resolution::NotFound)) => format!("{who} knows no name of the internet"),
        Ok(Err(error)) => format!("{who} cannot look up names of the internet ({error})"),
        Err(_) => format!("{who} takes longer than 5 seconds to look up a name of the internet"),
    };
    Err(format!("{sentence}; feeds will fail until that works; `newsstand demo` needs no network"))
}
