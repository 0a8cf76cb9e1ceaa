//! What learning a template per host is worth: as `newsstand article --jsonl`, but each page is read with what the OTHER pages of its
//! host have in common. `cargo xtask bench extraction --program target/release/examples/template FOLDER` scores it.

use std::collections::HashMap;
use std::io::{BufRead, Write};

fn main() -> std::io::Result<()> {
    let lines: Vec<String> = std::io::stdin().lock().lines().collect::<Result<_, _>>()?;
    let pages: Vec<serde_json::Value> = lines.iter().filter_map(|line| serde_json::from_str(line).ok()).collect();
    let field = |page: &serde_json::Value, name: &str| -> String {
        page.get(name).and_then(serde_json::Value::as_str).unwrap_or_default().to_owned()
    };
    let host = |page: &serde_json::Value| {
        url::Url::parse(&field(page, "url")).ok().and_then(|url| url.host_str().map(str::to_owned)).unwrap_or_default()
    };
    let mut by_host: HashMap<String, Vec<usize>> = HashMap::new();
    for (index, page) in pages.iter().enumerate() {
        by_host.entry(host(page)).or_default().push(index);
    }
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for (index, page) in pages.iter().enumerate() {
        let mut template = page::Template::default();
        for other in by_host.get(&host(page)).into_iter().flatten().filter(|other| **other != index) {
            if let Some(other) = pages.get(*other) {
                template.learn(&field(other, "html"), &field(other, "url"));
            }
        }
        let article =
            page::read_by(&field(page, "html"), &field(page, "url"), &page::Rules::default(), &template).article;
        let mut answer = serde_json::Map::new();
        answer.insert("id".to_owned(), field(page, "id").into());
        if let Ok(serde_json::Value::Object(map)) = serde_json::to_value(&article) {
            answer.extend(map);
        }
        writeln!(out, "{}", serde_json::Value::Object(answer))?;
    }
    out.flush()
}
