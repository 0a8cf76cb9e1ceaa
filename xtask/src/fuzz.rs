//! `cargo xtask fuzz`: damaged input for what reads strangers' bytes.
//!
//! With a nightly compiler and cargo-fuzz the targets run under libFuzzer; without them, the fuzzer in `fuzz/` does it alone.

use std::path::Path;

use anyhow::{Result, bail};
use clap::{Args, ValueEnum};

use crate::command::{self, Timings, answers, cargo};

/// Feed damaged input to the parsers; report panics, aborts, hangs (more than 2 s) and memory (more than 512 MiB).
#[derive(Args)]
#[command(
    after_help = "Examples:\n  cargo xtask fuzz                        all targets, a minute each\n  cargo xtask fuzz feed --seconds 600 --seed 7\n  cargo xtask fuzz sanitize --built-in"
)]
pub struct Options {
    /// What is fuzzed [default: everything].
    #[arg(value_enum)]
    targets: Vec<Target>,
    /// How long each target is fuzzed.
    #[arg(long, default_value_t = 60)]
    seconds: u64,
    /// Where the random numbers start; the same seed gives the same inputs.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Do not use cargo-fuzz even if it is there.
    #[arg(long)]
    built_in: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Target {
    Feed,
    Page,
    Sanitize,
}

impl Target {
    fn name(self) -> &'static str {
        match self {
            Self::Feed => "feed",
            Self::Page => "page",
            Self::Sanitize => "sanitize",
        }
    }
}

/// Runs the task.
pub fn run(options: &Options) -> Result<()> {
    let root = crate::workspace_folder()?;
    let targets = if options.targets.is_empty() { Target::value_variants() } else { &options.targets };
    let with_libfuzzer = !options.built_in && answers("cargo", &["+nightly", "fuzz", "--version"]);
    println!(
        "    {}",
        if with_libfuzzer { "libFuzzer, by cargo-fuzz and a nightly compiler" } else { "the built-in fuzzer" }
    );
    // In a folder of its own: `target/release/newsstand-fuzz` is built with checks that the product's release build has not.
    let built = crate::test::target_folder()?.join("fuzz");
    command::run(
        cargo(&["build", "--release", "--bin", "newsstand-fuzz"])?
            .current_dir(root.join("fuzz"))
            .env("CARGO_TARGET_DIR", &built),
    )?;
    let program = built.join("release/newsstand-fuzz");
    let mut timings = Timings::default();
    let mut bad = Vec::new();
    for target in targets {
        let name = target.name();
        let outcome = timings.step(name, || {
            if with_libfuzzer {
                by_libfuzzer(name, &root, &program, options)
            } else {
                alone(name, &root, &program, options)
            }
        });
        if let Err(error) = outcome {
            println!("    {error:#}");
            bad.push(name);
        }
    }
    timings.print();
    if bad.is_empty() {
        return Ok(());
    }
    bail!(
        "bad inputs for {}; they are kept in fuzz/artifacts, `{} replay TARGET FILE` repeats one",
        bad.join(", "),
        program.display()
    );
}

fn alone(name: &str, root: &Path, program: &Path, options: &Options) -> Result<()> {
    let mut command = command::command(&program.to_string_lossy(), &["run", name])?;
    command
        .args([options.seconds.to_string(), options.seed.to_string()])
        .arg(root.join("testdata"))
        .arg(root.join("fuzz/artifacts"));
    command::run(&mut command)
}

fn by_libfuzzer(name: &str, root: &Path, program: &Path, options: &Options) -> Result<()> {
    let corpus = root.join("fuzz/corpus").join(name);
    command::run(
        command::command(&program.to_string_lossy(), &["seeds", name])?.arg(root.join("testdata")).arg(&corpus),
    )?;
    let mut fuzz = command::command("cargo", &["+nightly", "fuzz", "run", "--features", "libfuzzer", name])?;
    fuzz.arg(&corpus).args(["--", "-timeout=2", "-rss_limit_mb=512", "-max_len=1000000"]);
    fuzz.args([format!("-max_total_time={}", options.seconds), format!("-seed={}", options.seed)]);
    // Set by the cargo that runs this task; the nightly one must find its own.
    command::run(fuzz.env_remove("CARGO").env_remove("RUSTUP_TOOLCHAIN"))
}
