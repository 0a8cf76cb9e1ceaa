//! Filters: commands that read a file or standard input and write JSON to standard output.
//!
//! Exit code 0 on success, 1 where some input could not be read (each said on standard error with its line or id).

mod article;
mod check_url;
mod cluster;
mod feed;
mod foryou;
mod front_page;
mod lead;
mod sanitize;

pub use article::article;
pub use check_url::check_url;
pub use cluster::cluster;
pub use feed::feed;
pub use foryou::foryou;
pub use front_page::front_page;
pub use lead::lead;
pub use sanitize::sanitize;

use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::Path;

use anyhow::Context;

/// Input larger than this is refused, bytes.
const MAX_INPUT_BYTES: u64 = 256 * 1024 * 1024;

/// All of `file`, or of standard input.
fn read_all(file: Option<&Path>) -> anyhow::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    open(file)?.take(MAX_INPUT_BYTES).read_to_end(&mut bytes).context("the input cannot be read")?;
    Ok(bytes)
}

/// `file`, or standard input, line by line.
fn open(file: Option<&Path>) -> anyhow::Result<Box<dyn BufRead>> {
    match file {
        Some(path) => {
            let file = std::fs::File::open(path).with_context(|| format!("cannot open {}", path.display()))?;
            Ok(Box::new(BufReader::new(file)))
        }
        None => Ok(Box::new(BufReader::new(io::stdin()))),
    }
}

/// Runs `answer` over each line; a line that cannot be read is said on standard error. `true` where all could be read.
fn each_line(file: Option<&Path>, mut answer: impl FnMut(&str) -> anyhow::Result<String>) -> anyhow::Result<bool> {
    some_lines(file, |line| answer(line).map(Some))
}

/// As [`each_line`], for input of which only some lines are answered.
fn some_lines(
    file: Option<&Path>,
    mut answer: impl FnMut(&str) -> anyhow::Result<Option<String>>,
) -> anyhow::Result<bool> {
    let mut input = open(file)?;
    let mut output = io::BufWriter::new(io::stdout().lock());
    let mut all_read = true;
    let mut bytes = Vec::new();
    for number in 1_u64.. {
        bytes.clear();
        if input.read_until(b'\n', &mut bytes).context("the input cannot be read")? == 0 {
            break;
        }
        let line = String::from_utf8_lossy(&bytes);
        if line.trim().is_empty() {
            continue;
        }
        match answer(&line) {
            Ok(None) => {}
            Ok(Some(answered)) => {
                writeln!(output, "{answered}")?;
                output.flush()?;
            }
            Err(error) => {
                all_read = false;
                report(&format!("line {number}: {error:#}"));
            }
        }
    }
    Ok(all_read)
}

/// Says something to the person at the terminal.
pub fn report(sentence: &str) {
    // A closed terminal is no reason to fail.
    let _ = writeln!(io::stderr(), "newsstand: {sentence}");
}

/// Writes a line to standard output.
///
/// # Errors
/// Where standard output is closed.
pub fn print(line: &str) -> anyhow::Result<()> {
    writeln!(io::stdout(), "{line}").context("standard output is closed")
}
