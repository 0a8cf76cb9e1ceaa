//! `newsstand sanitize`: HTML in, safe HTML out.

use std::io::Write;

use crate::arguments::SanitizeArguments;

use super::read_all;

/// Makes the input safe and prints it.
///
/// # Errors
/// Where the input cannot be read or the output is closed.
pub fn sanitize(arguments: &SanitizeArguments) -> anyhow::Result<bool> {
    let bytes = read_all(arguments.file.as_deref())?;
    let html = text::decode::html(&bytes, None).text;
    let safe = page::sanitize(&html, arguments.url.as_deref().unwrap_or_default());
    std::io::stdout().write_all(safe.as_bytes())?;
    Ok(true)
}
