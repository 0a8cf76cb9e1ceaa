//! `newsstand check-url`: addresses in, the address guard's answers out.

use anyhow::Context;
use serde::Deserialize;

use crate::arguments::CheckUrlArguments;

use super::each_line;

#[derive(Deserialize)]
struct Question {
    url: String,
}

/// Answers every line.
///
/// # Errors
/// Where the input cannot be read or the output is closed.
pub fn check_url(arguments: &CheckUrlArguments, guard: &fetch::guard::Guard) -> anyhow::Result<bool> {
    each_line(arguments.file.as_deref(), |line| {
        let question: Question = serde_json::from_str(line).context("not a question: expected {\"url\"}")?;
        Ok(serde_json::to_string(&guard.check_text(&question.url))?)
    })
}
