//! `cargo xtask bench ranking`: a newsroom's front page predicted from all others, For You on a log of lists shown, and what lists cost.

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;

use crate::command::{self, cargo};

/// Lead stories and For You beside plain orders; attacks; what lists cost.
#[derive(Args)]
#[command(
    after_help = "Examples:\n  cargo xtask bench ranking\n  cargo xtask bench ranking --folder days --part leads"
)]
pub struct Options {
    /// A folder with front pages and questions, shown lists, or both.
    #[arg(long, default_value = "../shared/data/ranking/dev")]
    folder: PathBuf,
    /// Only one part: leads, readers, related, cost or attacks.
    #[arg(long, default_value = "all")]
    part: String,
    /// Other weights of lead stories.
    #[arg(long)]
    weights: Option<PathBuf>,
}

/// Runs the benchmark.
pub fn run(options: &Options) -> Result<()> {
    command::run(&mut cargo(&["build", "--release", "--locked", "-p", "ranking", "--example", "measure"])?)?;
    let program = crate::test::target_folder()?.join("release/examples/measure");
    let mut measure = std::process::Command::new(program);
    measure.arg(&options.folder).arg(&options.part).args(&options.weights);
    command::run(&mut measure)
}
