//! Measuring a filter of the command line: lines in, one line out for each.

use std::{
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Child, Command, Stdio},
    sync::mpsc::{Receiver, RecvTimeoutError, channel},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};

/// A filter that keeps an answer back this long is taken for one that answers only at the end of its input.
const PATIENCE: Duration = Duration::from_secs(10);

/// What a filter answered and what that cost.
pub struct Run {
    /// Its lines, in order.
    pub lines: Vec<String>,
    /// Wall time from the first line in to the last line out.
    pub wall: Duration,
    /// Processor time, user and system.
    pub cpu: Duration,
    /// Most memory it held at once, in bytes.
    pub peak_bytes: u64,
    /// Wall time of each line, where the filter answers line by line.
    pub each: Option<Vec<Duration>>,
}

impl Run {
    /// A run that has cost nothing yet.
    pub(super) fn nothing() -> Self {
        Self { lines: Vec::new(), wall: Duration::ZERO, cpu: Duration::ZERO, peak_bytes: 0, each: None }
    }
}

/// Starts `program` with `arguments` and feeds it `lines`, waiting for each answer before the next line.
///
/// A filter that answers only at the end of its input is run again without waiting; then the single times stay unknown.
pub fn measure(program: &Path, arguments: &[String], lines: &[String]) -> Result<Run> {
    match run(program, arguments, lines, true)? {
        Some(run) => Ok(run),
        None => run(program, arguments, lines, false)?.context("a run that waits for nothing waited"),
    }
}

/// The same without waiting for any answer: for filters that answer at the end of their input.
pub fn measure_at_once(program: &Path, arguments: &[String], lines: &[String]) -> Result<Run> {
    run(program, arguments, lines, false)?.context("a run that waits for nothing waited")
}

/// One run; `None` when an answer was waited for in vain.
fn run(program: &Path, arguments: &[String], lines: &[String], one_by_one: bool) -> Result<Option<Run>> {
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .with_context(|| format!("{} did not start", program.display()))?;
    let output = child.stdout.take().context("the filter has no output")?;
    let (sender, answers) = channel();
    let reader = std::thread::spawn(move || {
        for line in BufReader::new(output).lines() {
            let Ok(line) = line else { break };
            if sender.send(line).is_err() {
                break;
            }
        }
    });
    let result = feed(&mut child, &answers, lines, one_by_one);
    if !matches!(result, Ok(Some(_))) {
        let _ = child.kill();
    }
    let status = child.wait()?;
    let _ = reader.join();
    let Some(run) = result? else { return Ok(None) };
    if run.lines.len() != lines.len() {
        bail!("{} answered {} of {} lines ({status})", program.display(), run.lines.len(), lines.len());
    }
    Ok(Some(run))
}

fn feed(child: &mut Child, answers: &Receiver<String>, lines: &[String], one_by_one: bool) -> Result<Option<Run>> {
    let pid = child.id();
    let mut input = child.stdin.take().context("the filter has no input")?;
    let mut run = Run::nothing();
    let mut each = Vec::new();
    let start = Instant::now();
    for line in lines {
        let sent = Instant::now();
        let written =
            input.write_all(line.as_bytes()).and_then(|()| input.write_all(b"\n")).and_then(|()| input.flush());
        written.context("the filter ended early")?;
        if one_by_one {
            match answers.recv_timeout(PATIENCE) {
                Ok(answer) => {
                    each.push(sent.elapsed());
                    run.lines.push(answer);
                }
                Err(RecvTimeoutError::Timeout) => return Ok(None),
                Err(RecvTimeoutError::Disconnected) => bail!("the filter ended early"),
            }
        }
    }
    note_cost(pid, &mut run);
    drop(input);
    while child.try_wait()?.is_none() {
        note_cost(pid, &mut run);
        while let Ok(answer) = answers.recv_timeout(Duration::from_millis(2)) {
            run.lines.push(answer);
        }
    }
    run.lines.extend(answers.iter());
    run.wall = start.elapsed();
    run.each = one_by_one.then_some(each);
    Ok(Some(run))
}

/// Reads what the living process `pid` has used so far from /proc.
pub(super) fn note_cost(pid: u32, run: &mut Run) {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    let peak_kib = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix("kB")?.trim().parse::<u64>().ok());
    run.peak_bytes = run.peak_bytes.max(peak_kib.unwrap_or(0) * 1024);
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    // After the name in brackets: state is the first field, user and system time are the 12th and 13th, in hundredths of a second.
    let fields = stat.rsplit_once(')').map(|(_, rest)| rest.split_whitespace()).into_iter().flatten();
    let ticks: u64 = fields.skip(11).take(2).filter_map(|ticks| ticks.parse::<u64>().ok()).sum();
    run.cpu = run.cpu.max(Duration::from_millis(ticks * 10));
}

/// The value below which `share` (0 to 1) of `times` lie.
pub fn percentile(times: &[Duration], share: f64) -> Duration {
    let mut sorted = times.to_vec();
    sorted.sort();
    let last = sorted.len().saturating_sub(1);
    sorted.get((last as f64 * share).round() as usize).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_that_answers_line_by_line_is_timed_line_by_line() {
        let lines = [String::from("one"), String::from("two")];
        let run = measure(Path::new("cat"), &[], &lines).unwrap();
        assert_eq!(run.lines, lines);
        assert_eq!(run.each.map(|each| each.len()), Some(2));
        assert!(run.peak_bytes > 0);
    }

    #[test]
    fn a_filter_is_measured_without_waiting_too() {
        let lines = vec![String::from("one"); 1_000];
        let run = run(Path::new("sort"), &[], &lines, false).unwrap().unwrap();
        assert_eq!((run.lines.len(), run.each), (1_000, None));
    }

    #[test]
    fn a_filter_that_ends_early_is_an_error() {
        let lines = vec![String::from("one"); 3];
        assert!(measure(Path::new("head"), &[String::from("-n1")], &lines).is_err());
    }

    #[test]
    fn percentiles_lie_between_the_ends() {
        let times: Vec<Duration> = (1..=101).map(Duration::from_millis).collect();
        assert_eq!(percentile(&times, 0.5), Duration::from_millis(51));
        assert_eq!(percentile(&times, 0.99), Duration::from_millis(100));
        assert_eq!(percentile(&[], 0.5), Duration::ZERO);
    }
}
