//! The contract of `newsstand article --jsonl --statements` on its own: lines `{"id","url","html"}` in, one JSON article per line out.

use std::io::{BufRead, Write};

fn main() -> std::io::Result<()> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let Ok(page) = serde_json::from_str::<serde_json::Value>(&line?) else {
            writeln!(std::io::stderr(), "a line is not JSON")?;
            continue;
        };
        let field = |name: &str| page.get(name).and_then(serde_json::Value::as_str).unwrap_or_default();
        let reading = page::read(field("html"), field("url"));
        let mut answer = serde_json::Map::new();
        answer.insert("id".to_owned(), field("id").into());
        if let Ok(serde_json::Value::Object(map)) = serde_json::to_value(&reading.article) {
            answer.extend(map);
        }
        answer.insert("statements".to_owned(), serde_json::to_value(&reading.statements)?);
        writeln!(out, "{}", serde_json::Value::Object(answer))?;
        // Each answer at once: who asks page by page waits for it.
        out.flush()?;
    }
    Ok(())
}
