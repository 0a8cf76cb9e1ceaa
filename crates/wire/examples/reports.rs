//! Reads articles as JSON lines in order of arrival and writes the report of each.
//!
//! In: `{"id","title","body","lang","published","source"}`; out: `{"id","report","story"}`, where the story is the report.
//! With `--measure` nothing is written but articles per second and bytes per article, to standard error.

use std::io::{self, BufRead as _, Write as _};
use std::time::Instant;

use jiff::Timestamp;
use news::{ArticleId, TitleId};
use serde::Deserialize;
use wire::copies::{Copies, Item, Limits};

#[derive(Deserialize)]
struct Line {
    id: String,
    title: Option<String>,
    body: Option<String>,
    lang: Option<String>,
    published: Option<String>,
    source: Option<String>,
}

fn main() -> io::Result<()> {
    let measure = std::env::args().any(|argument| argument == "--measure");
    let mut lines = Vec::new();
    for line in io::stdin().lock().lines() {
        let line: Line = serde_json::from_str(&line?)?;
        lines.push(line);
    }
    let mut copies = Copies::new(Limits::default());
    let mut out = io::BufWriter::new(io::stdout().lock());
    let started = Instant::now();
    for (number, line) in (1..).zip(&lines) {
        let published_us = line.published.as_deref().and_then(|time| time.parse::<Timestamp>().ok());
        let published_us = published_us.map(Timestamp::as_microsecond);
        let source = line.source.as_deref().unwrap_or_default();
        let url = format!("https://example.org/{number}");
        let placement = copies.place(&Item {
            id: ArticleId(number),
            title: TitleId(source.bytes().fold(7, |hash: i64, byte| hash.wrapping_mul(31) + i64::from(byte))),
            language: line.lang.as_deref(),
            headline: line.title.as_deref().unwrap_or_default(),
            body_text: line.body.as_deref().unwrap_or_default(),
            at_us: published_us.unwrap_or(number),
            published_us,
            url: &url,
            canonical_url: None,
            authors: &[],
            claims: &[],
        });
        if !measure {
            let report = format!("r{}", placement.report.0);
            let answer = serde_json::json!({ "id": line.id, "report": report, "story": report, "relation": placement.relation, "because": placement.to_string() });
            writeln!(out, "{answer}")?;
        }
    }
    let seconds = started.elapsed().as_secs_f64();
    let count = lines.len() as f64;
    let size_bytes = copies.size_bytes();
    eprintln!(
        "{count} articles, {:.0}/s, {} bytes each in the window",
        count / seconds,
        size_bytes / lines.len().max(1)
    );
    Ok(())
}
