//! The project's own tasks: `cargo xtask test | tidy | bench | fuzz | screenshots | deny`.
//! It is not part of the product and nothing depends on it; it replaces shell scripts.
//! Enter at [`main`], which names the task; each task is one module.
#![expect(clippy::print_stdout, reason = "a task speaks to the terminal")]

use std::{path::PathBuf, process::ExitCode};

use anyhow::{Context, Result};
use clap::{Parser, Subcommand};

mod bench;
mod command;
mod deny;
mod fuzz;
mod machine;
mod postgres;
mod screenshots;
mod test;
mod tidy;

/// The project's own tasks. `cargo xtask test` is what CI runs.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", max_term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Everything that must be green: format, tidy, clippy, licences, all tests on both databases.
    Test(test::Options),
    /// The house rules that no compiler checks: ring rule, names, sizes, catalogue.
    Tidy,
    /// Measure, next to the figures of the peers.
    Bench(bench::Options),
    /// Feed damaged input to the parsers and report crashes, hangs and memory.
    Fuzz(fuzz::Options),
    /// Take the pictures of the pages that the documentation shows.
    Screenshots(screenshots::Options),
    /// Licences, banned crates and sources of every dependency.
    Deny(deny::Options),
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let result = match arguments.task {
        Task::Test(options) => test::run(&options),
        Task::Tidy => tidy::run(),
        Task::Bench(options) => bench::run(&options),
        Task::Fuzz(options) => fuzz::run(&options),
        Task::Screenshots(options) => screenshots::run(&options),
        Task::Deny(options) => deny::run(&options),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// The folder of the workspace: where this crate was compiled from.
fn workspace_folder() -> Result<PathBuf> {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    Ok(here.parent().context("xtask stands at the root of the disk")?.to_path_buf())
}
