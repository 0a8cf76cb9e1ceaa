//! `cargo xtask deny`: licences, banned crates and sources of every dependency, by cargo-deny and `deny.toml`.

use anyhow::{Context, Result};
use clap::Args;

use crate::command::{self, answers, cargo};

/// The version that CI uses; another one may read `deny.toml` otherwise.
const VERSION: &str = "0.20.2";

/// Check licences, banned crates and sources.
#[derive(Args, Default)]
#[command(after_help = "Example: cargo xtask deny")]
pub struct Options {
    /// Do not install cargo-deny when it is missing.
    #[arg(long)]
    pub offline: bool,
}

/// Runs the task.
pub fn run(options: &Options) -> Result<()> {
    if !provide(options.offline)? {
        anyhow::bail!("cargo-deny is missing; `cargo install cargo-deny --locked --version {VERSION}` installs it");
    }
    check()
}

/// Makes sure that cargo-deny is there; `false` when it is missing and may not be installed.
pub fn provide(offline: bool) -> Result<bool> {
    if answers("cargo-deny", &["--version"]) {
        return Ok(true);
    }
    if offline {
        return Ok(false);
    }
    // An unoptimised build takes a third of the time, and the check itself takes a second either way.
    command::run(
        cargo(&["install", "cargo-deny", "--locked", "--debug", "--quiet", "--version", VERSION])?
            .env_remove("CARGO_TARGET_DIR"),
    )
    .context("cargo-deny could not be installed (no network?)")?;
    Ok(true)
}

/// The check itself. Advisories are left to a scheduled job, because they need a database from the network.
pub fn check() -> Result<()> {
    command::run(&mut cargo(&[
        "deny",
        "--all-features",
        "check",
        "--hide-inclusion-graph",
        "bans",
        "licenses",
        "sources",
    ])?)
}
