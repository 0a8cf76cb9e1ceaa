//! A fuzzer that needs no nightly compiler: damages the test data, runs the target, watches time and memory.
//! Not here: what is fuzzed and how input is damaged; the library says that. No coverage guides it; libFuzzer does that better.
//! Enter at [`supervise`], which starts this binary again as a worker: a crash takes only the worker with it.

use std::{
    fs::File,
    io::Write,
    os::unix::{fs::FileExt, process::ExitStatusExt},
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
    process::{Child, Command, ExitCode},
    time::{Duration, Instant},
};

use newsstand_fuzz::{Target, mutate, seeds};

/// One input may take this long.
const TIME_LIMIT: Duration = Duration::from_secs(2);
/// Longest time by the clock without an answer: the worker waits for something that does not come.
const PATIENCE: Duration = Duration::from_secs(180);
/// One input may make the process this large.
const MEMORY_LIMIT_BYTES: u64 = 512 << 20;
/// Threads that run the targets have small stacks, as those of a server have.
const STACK_BYTES: usize = 1 << 20;
/// A worker that found this many bad inputs has proved its point.
const FINDINGS_LIMIT: usize = 20;

const USAGE: &str = "usage: newsstand-fuzz run TARGET SECONDS SEED TESTDATA ARTIFACTS\n       newsstand-fuzz replay TARGET FILE\n       newsstand-fuzz seeds TARGET TESTDATA FOLDER";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let result = match words.as_slice() {
        ["run", target, seconds, seed, testdata, artifacts] => {
            plan(target, seconds, seed, testdata).and_then(|plan| supervise(&plan, Path::new(artifacts)))
        }
        ["worker", target, seconds, seed, testdata, first, state] => {
            plan(target, seconds, seed, testdata).and_then(|plan| work(plan, number(first)?, Path::new(state)))
        }
        ["replay", target, file] => replay(target, Path::new(file)),
        ["seeds", target, testdata, folder] => write_seeds(target, Path::new(testdata), Path::new(folder)),
        _ => Err(String::from(USAGE)),
    };
    match result {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(sentence) => {
            eprintln!("error: {sentence}");
            ExitCode::from(2)
        }
    }
}

/// What is to be done.
struct Plan {
    target: Target,
    time: Duration,
    seed: u64,
    testdata: PathBuf,
}

fn plan(target: &str, seconds: &str, seed: &str, testdata: &str) -> Result<Plan, String> {
    let time = Duration::from_secs(number(seconds)?);
    Ok(Plan { target: target_called(target)?, time, seed: number(seed)?, testdata: PathBuf::from(testdata) })
}

fn target_called(name: &str) -> Result<Target, String> {
    Target::from_name(name).ok_or_else(|| format!("`{name}` is no target; feed, page and sanitize are"))
}

fn number(text: &str) -> Result<u64, String> {
    text.parse().map_err(|_| format!("`{text}` is not a number"))
}

fn said<T>(result: std::io::Result<T>, what: &str) -> Result<T, String> {
    result.map_err(|error| format!("{what}: {error}"))
}

/// Runs workers until the time is over; says whether all inputs were read well.
fn supervise(plan: &Plan, artifacts: &Path) -> Result<bool, String> {
    let seeds = seeds(plan.target, &plan.testdata)?;
    said(std::fs::create_dir_all(artifacts), "the folder for bad inputs cannot be made")?;
    let state = std::env::temp_dir().join(format!("newsstand-fuzz-{}", std::process::id()));
    let start = Instant::now();
    let (mut first, mut findings) = (0_u64, Vec::new());
    while start.elapsed() < plan.time && findings.len() < FINDINGS_LIMIT {
        said(
            File::create(&state).and_then(|file| file.write_all_at(&first.to_le_bytes(), 0)),
            "the state file cannot be written",
        )?;
        let left = plan.time.saturating_sub(start.elapsed()).as_secs() + 1;
        let outcome = watch(spawn(plan, left, first, &state)?, &state);
        let index = index_in(&state);
        let Some(cause) = outcome? else {
            first = index;
            continue;
        };
        let file = artifacts.join(format!("{}-{}-{index}.bin", plan.target.name(), plan.seed));
        said(std::fs::write(&file, mutate(plan.target, &seeds, plan.seed, index)), "a bad input cannot be kept")?;
        eprintln!("    input {index}: {cause}; kept as {}", file.display());
        findings.push(index);
        first = index + 1;
    }
    let _ = std::fs::remove_file(&state);
    println!(
        "{}: {first} inputs from {} seeds in {:.0} s: {} bad (panic, abort, more than {} s or {} MiB)",
        plan.target.name(),
        seeds.len(),
        start.elapsed().as_secs_f64(),
        findings.len(),
        TIME_LIMIT.as_secs(),
        MEMORY_LIMIT_BYTES >> 20
    );
    Ok(findings.is_empty())
}

/// A worker with a limit on its address space: what is above the limit on memory is room for the program itself.
fn spawn(plan: &Plan, seconds: u64, first: u64, state: &Path) -> Result<Child, String> {
    let program = said(std::env::current_exe(), "this program does not know itself")?;
    let limit_kib = (MEMORY_LIMIT_BYTES + (256 << 20)) >> 10;
    let mut worker = Command::new("sh");
    worker.args(["-c", &format!("ulimit -v {limit_kib}; ulimit -c 0; exec \"$0\" \"$@\"")]).arg(program);
    worker.args(["worker", plan.target.name(), &seconds.to_string(), &plan.seed.to_string()]);
    worker.arg(&plan.testdata).arg(first.to_string()).arg(state).env("RUST_BACKTRACE", "0");
    said(worker.spawn(), "a worker did not start")
}

/// Waits for the worker; the cause when it ended badly or had to be ended.
fn watch(mut worker: Child, state: &Path) -> Result<Option<String>, String> {
    // The input being read, when it was first seen, and what the worker had used by then.
    let mut seen = (index_in(state), Instant::now(), processor_time(worker.id()));
    loop {
        if let Some(status) = said(worker.try_wait(), "the worker is lost")? {
            return Ok(match (status.code(), status.signal()) {
                (Some(0), _) => None,
                (_, Some(signal)) => Some(format!("ended by signal {signal} (stack or memory)")),
                (code, None) => Some(format!("panicked or failed, exit code {}", code.unwrap_or(-1))),
            });
        }
        let index = index_in(state);
        if index != seen.0 {
            seen = (index, Instant::now(), processor_time(worker.id()));
        }
        let memory = resident_bytes(worker.id());
        let used = processor_time(worker.id()).saturating_sub(seen.2);
        let cause = if used > TIME_LIMIT {
            Some(format!("still running after {:.1} s of processor time", used.as_secs_f64()))
        } else if seen.1.elapsed() > PATIENCE {
            Some(format!("stands still for {:.0} s", seen.1.elapsed().as_secs_f64()))
        } else if memory > MEMORY_LIMIT_BYTES {
            Some(format!("took {} MiB", memory >> 20))
        } else {
            None
        };
        if cause.is_some() {
            let _ = worker.kill();
            let _ = worker.wait();
            return Ok(cause);
        }
        std::thread::sleep(Duration::from_millis(50));
    }
}

fn index_in(state: &Path) -> u64 {
    let mut bytes = [0; 8];
    let read = File::open(state).and_then(|file| file.read_exact_at(&mut bytes, 0));
    read.map(|()| u64::from_le_bytes(bytes)).unwrap_or(0)
}

/// What the worker has used so far, user and system. By the clock, a busy machine would make every input a hang.
fn processor_time(pid: u32) -> Duration {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    // After the name in brackets: state is the first field, user and system time are the 12th and 13th, in hundredths of a second.
    let fields = stat.rsplit_once(')').map(|(_, rest)| rest.split_whitespace()).into_iter().flatten();
    Duration::from_millis(fields.skip(11).take(2).filter_map(|ticks| ticks.parse::<u64>().ok()).sum::<u64>() * 10)
}

fn resident_bytes(pid: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    let kib = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:")?.trim().strip_suffix("kB")?.trim().parse::<u64>().ok());
    kib.unwrap_or(0) * 1024
}

/// The worker: one input after the other until the time is over. Ends with a failure at the first bad one.
fn work(plan: Plan, first: u64, state: &Path) -> Result<bool, String> {
    let seeds = seeds(plan.target, &plan.testdata)?;
    let state = said(File::options().write(true).open(state), "the state file cannot be opened")?;
    let body = move || -> Result<bool, String> {
        let start = Instant::now();
        let mut index = first;
        while start.elapsed() < plan.time {
            let input = mutate(plan.target, &seeds, plan.seed, index);
            said(state.write_all_at(&index.to_le_bytes(), 0), "the state file cannot be written")?;
            if catch_unwind(AssertUnwindSafe(|| plan.target.run(&input))).is_err() {
                return Ok(false);
            }
            index += 1;
        }
        said(state.write_all_at(&index.to_le_bytes(), 0), "the state file cannot be written")?;
        Ok(true)
    };
    let thread = said(std::thread::Builder::new().stack_size(STACK_BYTES).spawn(body), "a thread did not start")?;
    thread.join().unwrap_or(Ok(false))
}

/// Runs the target once over a kept input.
fn replay(target: &str, file: &Path) -> Result<bool, String> {
    let target = target_called(target)?;
    let input = said(std::fs::read(file), "the input cannot be read")?;
    let start = Instant::now();
    let run = std::thread::Builder::new().stack_size(STACK_BYTES).spawn(move || target.run(&input));
    let is_well = said(run, "a thread did not start")?.join().is_ok();
    println!("{} after {:.3} s", if is_well { "read" } else { "panicked" }, start.elapsed().as_secs_f64());
    Ok(is_well && start.elapsed() <= TIME_LIMIT)
}

/// Writes the seeds as files, which is what libFuzzer starts from.
fn write_seeds(target: &str, testdata: &Path, folder: &Path) -> Result<bool, String> {
    said(std::fs::create_dir_all(folder), "the folder cannot be made")?;
    for (index, seed) in seeds(target_called(target)?, testdata)?.iter().enumerate() {
        let file = File::create(folder.join(format!("seed-{index:05}")));
        said(file.and_then(|mut file| file.write_all(seed)), "a seed cannot be written")?;
    }
    Ok(true)
}
