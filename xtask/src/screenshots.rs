//! `cargo xtask screenshots`: the pictures of the pages that the documentation shows, taken by the browser tests' own script.

use anyhow::{Result, bail};
use clap::Args;

use crate::{
    command::{self, cargo, command},
    machine::{self, Need, provide},
    test::target_folder,
};

/// Take the pictures that the documentation shows, into docs/screenshots.
#[derive(Args)]
#[command(after_help = "Example: cargo xtask screenshots")]
pub struct Options {
    /// Use the binary that is already built.
    #[arg(long)]
    pub no_build: bool,
}

/// Runs the task.
pub fn run(options: &Options) -> Result<()> {
    let folder = crate::workspace_folder()?.join("tests/browser");
    if !folder.join("screenshots.mjs").is_file() {
        bail!("tests/browser/screenshots.mjs is not there yet: nothing takes the pictures");
    }
    provide(&[Need::Chromium, Need::Node])?;
    if !options.no_build {
        command::run(&mut cargo(&["build", "--release", "-p", "newsstand"])?)?;
    }
    command::run(command("npm", &["ci", "--no-audit", "--no-fund"])?.current_dir(&folder))?;
    let mut node = command("node", &["screenshots.mjs", "../../docs/screenshots"])?;
    node.current_dir(&folder).env("NEWSSTAND_BINARY", target_folder()?.join("release/newsstand"));
    if machine::is_root() {
        // Chromium's sandbox refuses root.
        node.env("NEWSSTAND_TEST_CHROMIUM_FLAGS", "--no-sandbox");
    }
    command::run(&mut node)
}
