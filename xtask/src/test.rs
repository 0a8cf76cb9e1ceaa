//! `cargo xtask test`: everything that must be green, from a fresh clone, on one's own machine and in CI alike.

use std::{
    path::{Path, PathBuf},
    process::Command,
    sync::atomic::{AtomicBool, Ordering},
};

use anyhow::{Context, Result, bail};
use clap::{Args, ValueEnum};

use crate::{
    command::{self, Timings, answers, cargo, command, in_the_background},
    deny,
    machine::{self, Need, provide},
    postgres::Server,
    tidy,
};

/// What programs may be built with beside what they always have; each crate is also compiled without.
const FEATURES: &str = "newsstand/embed";

/// Everything that must be green. Installs what the tests need where it may (PostgreSQL, Chromium, Node; Debian and Ubuntu).
#[derive(Args)]
#[command(
    after_help = "Examples:\n  cargo xtask test                 everything, as CI does\n  cargo xtask test --fast          without licences, single crates and browser\n  cargo xtask test --only clippy   one step\n  cargo xtask test --only tests -- -p feed"
)]
pub struct Options {
    /// Run only these steps (may be given more than once).
    #[arg(long, value_enum)]
    only: Vec<Step>,
    /// Leave out what rarely breaks: licences, single crates, browser.
    #[arg(long)]
    fast: bool,
    /// Install nothing, neither packages nor cargo-deny.
    #[arg(long)]
    offline: bool,
    /// Handed to the test runner.
    #[arg(last = true)]
    runner: Vec<String>,
}

/// The steps, in the order in which they run: cheap ones first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Step {
    /// `cargo fmt --check`.
    Format,
    /// The house rules.
    Tidy,
    /// `cargo clippy`, warnings are errors.
    Clippy,
    /// Licences, bans, sources.
    Deny,
    /// All tests, on SQLite and on a private PostgreSQL.
    Tests,
    /// The examples in the documentation.
    DocTests,
    /// Each crate compiles alone, not only beside its neighbours' features.
    EachCrate,
    /// The pages in a real browser.
    Browser,
}

impl Step {
    const ALL: [Self; 8] = [
        Self::Format,
        Self::Tidy,
        Self::Clippy,
        Self::Deny,
        Self::Tests,
        Self::DocTests,
        Self::EachCrate,
        Self::Browser,
    ];

    fn name(self) -> &'static str {
        match self {
            Self::Format => "format",
            Self::Tidy => "tidy",
            Self::Clippy => "clippy",
            Self::Deny => "licences and bans",
            Self::Tests => "tests",
            Self::DocTests => "documentation tests",
            Self::EachCrate => "each crate alone",
            Self::Browser => "browser tests",
        }
    }
}

/// The steps that `only` and `fast` leave.
fn chosen(only: &[Step], fast: bool) -> Vec<Step> {
    let rare = [Step::Deny, Step::EachCrate, Step::Browser];
    Step::ALL
        .into_iter()
        .filter(|step| if only.is_empty() { !(fast && rare.contains(step)) } else { only.contains(step) })
        .collect()
}

/// Runs the task.
pub fn run(options: &Options) -> Result<()> {
    let mut timings = Timings::default();
    let result = steps(options, &mut timings);
    timings.print();
    match &result {
        Ok(()) => println!("\nAll green."),
        Err(_) => println!("\nNot green; the first failure stands below, its output above."),
    }
    result
}

fn steps(options: &Options, timings: &mut Timings) -> Result<()> {
    let steps = chosen(&options.only, options.fast);
    let all_is_built = steps.contains(&Step::Tests) && options.runner.is_empty();
    let crates_beside_browser = steps.contains(&Step::EachCrate) && steps.contains(&Step::Browser);
    for step in steps {
        let name = step.name();
        match step {
            Step::Format => timings.step(name, || command::run(&mut cargo(&["fmt", "--all", "--check"])?))?,
            Step::Tidy => timings.step(name, tidy::run)?,
            Step::Clippy => timings.step(name, || {
                command::run(&mut cargo(&[
                    "clippy",
                    "--workspace",
                    "--features",
                    FEATURES,
                    "--all-targets",
                    "--locked",
                    "--",
                    "-D",
                    "warnings",
                ])?)
            })?,
            Step::Deny => licences(name, options.offline, timings)?,
            Step::Tests => timings.step(name, || all_tests(options))?,
            Step::DocTests => timings.step(name, || {
                let arguments = ["test", "--workspace", "--features", FEATURES, "--doc", "--locked", "--quiet"];
                command::run(&mut cargo(&arguments)?)
            })?,
            Step::EachCrate if crates_beside_browser => {}
            Step::EachCrate => timings.step(name, || each_crate(cargo, &AtomicBool::new(false)))?,
            Step::Browser => {
                let folder = crate::workspace_folder()?.join("tests/browser");
                let program = timings
                    .step("browser, made ready", || browser_made_ready(&folder, options.offline, all_is_built))?;
                let browser = || browser_tests(&folder, &program);
                if crates_beside_browser {
                    let crates = (Step::EachCrate.name(), |failed: &AtomicBool| each_crate(in_the_background, failed));
                    timings.both((name, browser), crates)?;
                } else {
                    timings.step(name, browser)?;
                }
            }
        }
    }
    Ok(())
}

/// In CI a missing cargo-deny is a failure; at home, offline, the step is left out and said so.
fn licences(name: &str, offline: bool, timings: &mut Timings) -> Result<()> {
    match deny::provide(offline) {
        Ok(true) => timings.step(name, deny::check),
        Ok(false) => {
            timings.skip(name, "cargo-deny is missing and --offline forbids installing it");
            Ok(())
        }
        Err(error) if std::env::var_os("CI").is_none() => {
            timings.skip(name, &format!("THE LICENCES WERE NOT CHECKED: {error:#}"));
            Ok(())
        }
        Err(error) => timings.step(name, || Err(error)),
    }
}

fn all_tests(options: &Options) -> Result<()> {
    if !options.offline {
        provide(&[Need::PostgreSql])?;
    }
    let server = Server::start().context("tests run on SQLite and on PostgreSQL")?;
    println!("    a private PostgreSQL answers at {}", server.url());
    // Its closing lines (how many ran, which failed) are the answer that people look for, so nothing is filtered.
    let with_nextest = answers("cargo-nextest", &["nextest", "--version"]);
    let mut arguments = if with_nextest {
        vec![
            "nextest",
            "run",
            "--workspace",
            "--features",
            FEATURES,
            "--locked",
            "--no-fail-fast",
            "--status-level",
            "fail",
            "--final-status-level",
            "fail",
        ]
    } else {
        vec!["test", "--workspace", "--features", FEATURES, "--all-targets", "--locked", "--no-fail-fast", "--quiet"]
    };
    if options.runner.iter().any(|argument| argument == "-p" || argument == "--package") {
        arguments.retain(|argument| !["--workspace", "--features", FEATURES].contains(argument));
    }
    arguments.extend(options.runner.iter().map(String::as_str));
    command::run(cargo(&arguments)?.env("NEWSSTAND_TEST_POSTGRES", server.url()).env("RUST_BACKTRACE", "0"))
}

/// `cargo check -p` for each crate, by a `cargo` that is told its arguments: a feature that only a neighbour switches on is found here.
fn each_crate(cargo: fn(&[&str]) -> Result<Command>, break_off: &AtomicBool) -> Result<()> {
    for package in tidy::workspace_packages()? {
        if break_off.load(Ordering::Relaxed) {
            bail!("broken off before crate `{package}`");
        }
        let check = cargo(&["check", "--quiet", "--locked", "-p", &package])?;
        command::run_quietly(check).with_context(|| {
            format!("crate `{package}` does not compile alone: it uses a feature that only a neighbour asks for")
        })?;
    }
    let mut fuzz = cargo(&["check", "--quiet", "--all-targets"])?;
    fuzz.current_dir(crate::workspace_folder()?.join("fuzz"));
    command::run_quietly(fuzz).context("folder `fuzz`, a workspace of its own")
}

/// The program that is looked at, and what looks at it. With `all_is_built`, the program is the one beside the tests that ran before;
/// alone it is asked for with fewer features, another build.
fn browser_made_ready(folder: &Path, offline: bool, all_is_built: bool) -> Result<PathBuf> {
    if !offline {
        provide(&[Need::Chromium, Need::Node])?;
    }
    let build: &[&str] = if all_is_built {
        &["test", "--workspace", "--features", FEATURES, "--locked", "--no-run", "--quiet"]
    } else {
        &["build", "--locked", "-p", "newsstand"]
    };
    command::run(&mut cargo(build)?)?;
    command::run(command("npm", &["ci", "--no-audit", "--no-fund"])?.current_dir(folder))?;
    let program = target_folder()?.join("debug/newsstand");
    if !program.is_file() {
        bail!("{} was built but is not there", program.display());
    }
    Ok(program)
}

/// One file after the other: two browsers beside two instances are more than two cores give in time.
fn browser_tests(folder: &Path, program: &Path) -> Result<()> {
    for file in test_files(folder)? {
        let mut node = command("node", &["--test", &file])?;
        node.current_dir(folder).env("NEWSSTAND_BINARY", program);
        if machine::is_root() {
            // Chromium's sandbox refuses root.
            node.env("NEWSSTAND_TEST_CHROMIUM_FLAGS", "--no-sandbox");
        }
        command::run(&mut node)?;
    }
    Ok(())
}

/// The names of the browser tests' files, in the order of the alphabet.
fn test_files(folder: &Path) -> Result<Vec<String>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.ends_with(".test.mjs") {
            files.push(name);
        }
    }
    files.sort();
    Ok(files)
}

/// Where cargo puts what it builds.
pub fn target_folder() -> Result<PathBuf> {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => Ok(crate::workspace_folder()?.join(Path::new(&folder))),
        None => Ok(crate::workspace_folder()?.join("target")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_steps_run_unless_told_otherwise() {
        assert_eq!(chosen(&[], false), Step::ALL);
        assert_eq!(chosen(&[], true), [Step::Format, Step::Tidy, Step::Clippy, Step::Tests, Step::DocTests]);
    }

    #[test]
    fn named_steps_run_in_the_usual_order() {
        assert_eq!(chosen(&[Step::Browser, Step::Tidy], true), [Step::Tidy, Step::Browser]);
    }
}
