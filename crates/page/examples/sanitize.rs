//! The contract of `newsstand sanitize` on its own: HTML on stdin, safe HTML on stdout; the first argument is the base address.

use std::io::{Read, Write};

fn main() -> std::io::Result<()> {
    let mut html = Vec::new();
    std::io::stdin().lock().read_to_end(&mut html)?;
    let base = std::env::args().nth(1).unwrap_or_default();
    std::io::stdout().lock().write_all(page::sanitize(&String::from_utf8_lossy(&html), &base).as_bytes())
}
