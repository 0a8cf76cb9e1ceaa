//! Reads every .html file of a folder as a front page and prints slots, bytes and milliseconds of each, the slowest last.
//! `cargo run --release -p page --example front_page -- FOLDER`

use std::io::Write;
use std::time::Instant;

fn main() -> std::io::Result<()> {
    let folder = std::env::args().nth(1).unwrap_or_else(|| "testdata/front-pages".to_owned());
    let mut lines = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_none_or(|ending| ending != "html") {
            continue;
        }
        let bytes = std::fs::read(&path)?;
        let html = text::decode::html(&bytes, None).text;
        let begun = Instant::now();
        let read = page::front_page(&html, "https://www.example.com/");
        let took_ms = begun.elapsed().as_secs_f64() * 1_000.0;
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        lines.push((took_ms, format!("{took_ms:9.2} ms {:9} bytes {:4} slots  {name}", bytes.len(), read.slots.len())));
    }
    lines.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut out = std::io::stdout().lock();
    for (_, line) in lines {
        writeln!(out, "{line}")?;
    }
    Ok(())
}
