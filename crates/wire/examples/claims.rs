//! Reads articles as JSON lines and writes what each says about who wrote it and whom it cites.
//!
//! In: `{"id","title","body","lang","byline"}`; out: `{"id","claims":[..],"citations":[..]}`. With `--measure` nothing is written
//! but articles per second, to standard error.

use std::io::{self, BufRead as _, Write as _};
use std::time::Instant;

use news::Article;
use serde::Deserialize;
use wire::credit::claims;
use wire::first::citations;
use wire::names::Names;

#[derive(Deserialize)]
struct Line {
    id: String,
    title: Option<String>,
    body: Option<String>,
    lang: Option<String>,
    byline: Option<String>,
}

fn main() -> io::Result<()> {
    let measure = std::env::args().any(|argument| argument == "--measure");
    let mut articles = Vec::new();
    for line in io::stdin().lock().lines() {
        let line: Line = serde_json::from_str(&line?)?;
        let article = Article {
            title: line.title,
            byline: line.byline,
            language: line.lang,
            body_text: line.body.unwrap_or_default(),
            ..Article::default()
        };
        articles.push((line.id, article));
    }
    let mut out = io::BufWriter::new(io::stdout().lock());
    // The first articles pay for compiling the patterns.
    for (_, article) in articles.iter().take(200) {
        let _ = (claims(article), citations(article, Names::known()));
    }
    let started = Instant::now();
    for (id, article) in &articles {
        let (claims, citations) = (claims(article), citations(article, Names::known()));
        if !measure {
            writeln!(out, "{}", serde_json::json!({ "id": id, "claims": claims, "citations": citations }))?;
        }
    }
    let count = articles.len() as f64;
    eprintln!("{count} articles, {:.0}/s", count / started.elapsed().as_secs_f64());
    Ok(())
}
