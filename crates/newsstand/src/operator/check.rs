//! `newsstand check`: what is wrong with a set-up, in plain words.

use std::net::TcpListener;
use std::path::Path;
use std::time::Duration;

use crate::arguments::SettingArguments;
use crate::configuration::Configuration;
use crate::filters::print;
use crate::wiring;

/// A host whose name is looked up to see whether there is a network: reserved for that by IANA.
const KNOWN_HOST: &str = "example.com:443";

/// Looks at everything that a start needs and says what it found; `Ok(false)` where something would stop the service.
///
/// # Errors
/// Where standard output is closed.
pub async fn check(arguments: &SettingArguments) -> anyhow::Result<bool> {
    let configuration = match Configuration::load(arguments) {
        Ok(configuration) => {
            say("settings", true, "can be read")?;
            configuration
        }
        Err(error) => {
            say("settings", false, &format!("{error:#}"))?;
            return Ok(false);
        }
    };
    let mut well = say_result("data folder", check_folder(&configuration.data_folder))?;
    well &= say_result("database", check_database(&configuration).await)?;
    well &= say_result("address", check_address(&configuration))?;
    well &= say_result("openings", check_openings(&configuration))?;
    // Without a network the service still serves what it has, so this is said but does not fail the check.
    match check_network().await {
        Ok(sentence) => say("network", true, &sentence)?,
        Err(sentence) => say("network", false, &sentence)?,
    }
    Ok(well)
}

fn say(subject: &str, well: bool, sentence: &str) -> anyhow::Result<()> {
    print(&format!("{} {subject:<12} {sentence}", if well { "ok   " } else { "WRONG" }))
}

fn say_result(subject: &str, result: Result<String, String>) -> anyhow::Result<bool> {
    let (well, sentence) = match &result {
        Ok(sentence) => (true, sentence),
        Err(sentence) => (false, sentence),
    };
    say(subject, well, sentence)?;
    Ok(well)
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
    let store = wiring::open_store(configuration).await.map_err(|error| format!("{error:#}"))?;
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

fn check_address(configuration: &Configuration) -> Result<String, String> {
    match TcpListener::bind(configuration.listen) {
        Ok(_) => Ok(format!(
            "{} is free; readers will find the site at {}",
            configuration.listen,
            configuration.public_url()
        )),
        Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => Err(format!(
            "{} is taken, perhaps by a Newsstand that runs already; choose another with --listen",
            configuration.listen
        )),
        Err(error) => {
            Err(format!("{} cannot be listened on ({error}); choose another with --listen", configuration.listen))
        }
    }
}

fn check_openings(configuration: &Configuration) -> Result<String, String> {
    wiring::guard(configuration).map_err(|error| format!("{error:#}"))?;
    if configuration.egress_allow.is_empty() {
        Ok("outgoing requests reach public addresses only".to_owned())
    } else {
        Ok(format!("outgoing requests may also reach {}", configuration.egress_allow.join(", ")))
    }
}

async fn check_network() -> Result<String, String> {
    match tokio::time::timeout(Duration::from_secs(5), tokio::net::lookup_host(KNOWN_HOST)).await {
        Ok(Ok(_)) => Ok("names of the internet can be looked up".to_owned()),
        Ok(Err(error)) => Err(format!("names of the internet cannot be looked up ({error}); feeds will fail until that works; `newsstand demo` needs no network")),
        Err(_) => Err("looking up a name took longer than 5 seconds; feeds will fail until that works; `newsstand demo` needs no network".to_owned()),
    }
}
