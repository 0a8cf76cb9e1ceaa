//! Running other programs: what is run is printed, what fails is explained.

use std::{
    process::{Command, Stdio},
    sync::atomic::{AtomicBool, Ordering},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, anyhow, bail};

/// A command that runs in the workspace's folder, with nothing to read.
pub fn command(program: &str, arguments: &[&str]) -> Result<Command> {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(crate::workspace_folder()?).stdin(Stdio::null());
    Ok(command)
}

/// `cargo`, the same one that runs this task.
pub fn cargo(arguments: &[&str]) -> Result<Command> {
    command(&std::env::var("CARGO").unwrap_or_else(|_| String::from("cargo")), arguments)
}

/// `cargo` where something else is waited for: it takes what that leaves of the processor.
pub fn in_the_background(arguments: &[&str]) -> Result<Command> {
    if !answers("nice", &["--version"]) {
        return cargo(arguments);
    }
    let cargo = cargo(&[])?;
    let mut nice = command("nice", &["-n", "19"])?;
    nice.arg(cargo.get_program()).args(arguments);
    Ok(nice)
}

/// Runs `command` with its output on the terminal; an exit code other than 0 is an error that shows how to repeat it.
pub fn run(command: &mut Command) -> Result<()> {
    let line = line_of(command);
    println!("    $ {line}");
    let status = command.status().with_context(|| format!("`{line}` did not start"))?;
    if !status.success() {
        bail!("`{line}` failed ({status}); its own words stand above");
    }
    Ok(())
}

/// Runs `command` without a word, whole or not at all: its words are the error where it fails.
pub fn run_quietly(mut command: Command) -> Result<()> {
    let line = line_of(&command);
    let output = command.output().with_context(|| format!("`{line}` did not start"))?;
    if !output.status.success() {
        bail!("`{line}` failed ({}):\n{}", output.status, String::from_utf8_lossy(&output.stderr).trim_end());
    }
    Ok(())
}

/// What `command` writes to standard output; an exit code other than 0 is an error with the end of its standard error.
pub fn output(command: &mut Command) -> Result<String> {
    let line = line_of(command);
    let output = command.output().with_context(|| format!("`{line}` did not start"))?;
    if !output.status.success() {
        let words = String::from_utf8_lossy(&output.stderr);
        let end: Vec<&str> = words.lines().rev().take(8).collect();
        bail!("`{line}` failed ({}): {}", output.status, end.into_iter().rev().collect::<Vec<_>>().join(" | "));
    }
    String::from_utf8(output.stdout).with_context(|| format!("`{line}` wrote something that is not UTF-8"))
}

/// Whether `program` can be started and answers `arguments` with success.
pub fn answers(program: &str, arguments: &[&str]) -> bool {
    Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// The command as one would type it.
fn line_of(command: &Command) -> String {
    let program = command.get_program().to_string_lossy();
    let name = program.rsplit('/').next().unwrap_or(&program).to_owned();
    let arguments = command.get_args().map(|argument| argument.to_string_lossy().into_owned());
    std::iter::once(name).chain(arguments).collect::<Vec<_>>().join(" ")
}

/// What was done and how long it took, printed at the end of a task.
pub struct Timings {
    started: Instant,
    rows: Vec<(String, Duration, &'static str)>,
}

impl Default for Timings {
    fn default() -> Self {
        Self { started: Instant::now(), rows: Vec::new() }
    }
}

impl Timings {
    /// Runs one step under a heading and notes its time.
    pub fn step<T>(&mut self, name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
        println!("\n==> {name}");
        let (result, took) = timed(work);
        self.note(name, result, took)
    }

    /// Runs two steps at once, the second without a word, and notes both. The second is told when the first has failed, and may break off.
    pub fn both(
        &mut self,
        (name, work): (&str, impl FnOnce() -> Result<()>),
        (beside, quiet_work): (&str, impl FnOnce(&AtomicBool) -> Result<()> + Send),
    ) -> Result<()> {
        println!("\n==> {name}; {beside} beside them");
        let failed = AtomicBool::new(false);
        let ((result, took), (its_result, it_took)) = std::thread::scope(|scope| {
            let other = scope.spawn(|| timed(|| quiet_work(&failed)));
            let own = timed(work);
            failed.store(own.0.is_err(), Ordering::Relaxed);
            (own, other.join().unwrap_or_else(|_| (Err(anyhow!("it panicked")), Duration::ZERO)))
        });
        let result = self.note(name, result, took);
        let its_result = self.note(beside, its_result, it_took);
        result.and(its_result)
    }

    fn note<T>(&mut self, name: &str, result: Result<T>, took: Duration) -> Result<T> {
        let result = result.with_context(|| format!("step \"{name}\""));
        let outcome = if result.is_ok() { "ok" } else { "FAILED" };
        println!("    {name}: {outcome} after {}", seconds(took));
        self.rows.push((name.to_owned(), took, outcome));
        result
    }

    /// Notes a step that was not run, with the reason.
    pub fn skip(&mut self, name: &str, reason: &str) {
        println!("\n==> {name}: left out, {reason}");
        self.rows.push((name.to_owned(), Duration::ZERO, "left out"));
    }

    /// Prints all steps with their times.
    pub fn print(&self) {
        println!("\nTimes");
        for (name, took, outcome) in &self.rows {
            println!("    {name:<22} {:>8}  {outcome}", seconds(*took));
        }
        println!("    {:<22} {:>8}", "in all", seconds(self.started.elapsed()));
    }
}

/// What `work` came to, and how long it took.
fn timed<T>(work: impl FnOnce() -> Result<T>) -> (Result<T>, Duration) {
    let start = Instant::now();
    (work(), start.elapsed())
}

/// "3 min 07 s" or "4.2 s".
fn seconds(duration: Duration) -> String {
    let whole = duration.as_secs();
    if whole >= 60 {
        format!("{} min {:02} s", whole / 60, whole % 60)
    } else {
        format!("{:.1} s", duration.as_secs_f64())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failing_step_is_named_in_the_error_and_in_the_table() {
        let mut timings = Timings::default();
        let error = timings.step("clippy", || -> Result<()> { bail!("warnings") }).unwrap_err();
        assert_eq!(format!("{error:#}"), "step \"clippy\": warnings");
        assert_eq!(timings.rows[0].2, "FAILED");
    }

    #[test]
    fn of_two_steps_at_once_either_may_fail_and_both_are_noted() {
        for (one, other) in [(true, false), (false, true)] {
            let work = |fine: bool| move || if fine { Ok(()) } else { bail!("it does not compile") };
            let mut timings = Timings::default();
            let error = timings.both(("browser", work(one)), ("crates", |_| work(other)())).unwrap_err();
            let failed = if one { "crates" } else { "browser" };
            assert_eq!(format!("{error:#}"), format!("step \"{failed}\": it does not compile"));
            assert_eq!(timings.rows.len(), 2);
        }
    }

    #[test]
    fn what_runs_beside_a_step_that_fails_is_told_so() {
        let until_told = |failed: &AtomicBool| {
            while !failed.load(Ordering::Relaxed) {
                std::thread::yield_now();
            }
            bail!("broken off")
        };
        let mut timings = Timings::default();
        let error = timings.both(("browser", || bail!("a page is empty")), ("crates", until_told)).unwrap_err();
        assert_eq!(format!("{error:#}"), "step \"browser\": a page is empty", "what failed first is the answer");
        assert_eq!(timings.rows[1].2, "FAILED");
    }

    #[test]
    fn what_runs_quietly_is_heard_where_it_fails() {
        let error = run_quietly(command("sh", &["-c", "echo no such crate >&2; exit 3"]).unwrap()).unwrap_err();
        assert!(format!("{error:#}").contains("no such crate"), "{error:#}");
    }

    #[test]
    fn output_of_a_failing_command_is_an_error_with_its_last_words() {
        let error = output(&mut command("sh", &["-c", "echo no such thing >&2; exit 3"]).unwrap()).unwrap_err();
        assert!(format!("{error:#}").contains("no such thing"), "{error:#}");
    }

    #[test]
    fn times_read_as_people_say_them() {
        assert_eq!(seconds(Duration::from_millis(4_240)), "4.2 s");
        assert_eq!(seconds(Duration::from_secs(187)), "3 min 07 s");
    }
}
