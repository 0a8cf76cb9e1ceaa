//! `newsstand article`: an article page in, what readers get of it out.

use anyhow::Context;
use serde::{Deserialize, Serialize};

use crate::arguments::ArticleArguments;

use super::{each_line, print, read_all, report};
use crate::operator::read_rules;

#[derive(Deserialize)]
struct Page {
    id: serde_json::Value,
    #[serde(default)]
    url: Option<String>,
    html: String,
}

#[derive(Serialize)]
struct Answer {
    id: serde_json::Value,
    #[serde(flatten)]
    article: news::Article,
    #[serde(skip_serializing_if = "Option::is_none")]
    statements: Option<Vec<page::Statement>>,
}

/// Reads one page, or with `--jsonl` a page a line.
///
/// # Errors
/// Where the input cannot be read or the output is closed.
pub fn article(arguments: &ArticleArguments) -> anyhow::Result<bool> {
    let rules = match &arguments.rules {
        Some(file) => {
            let (texts, left_out) = read_rules(file)?;
            let (rules, problems) = page::Rules::read(&texts);
            left_out
                .iter()
                .chain(&problems)
                .for_each(|problem| report(&format!("{}: left out: {problem}", file.display())));
            rules
        }
        None => page::Rules::default(),
    };
    let answer = |id, html: &str, url: &str| answer(id, page::read_by_rules(html, url, &rules), arguments.statements);
    if arguments.jsonl {
        return each_line(arguments.file.as_deref(), |line| {
            let page: Page = serde_json::from_str(line).context("not a page: expected {\"id\",\"url\",\"html\"}")?;
            answer(page.id, &page.html, page.url.as_deref().unwrap_or_default())
        });
    }
    let bytes = read_all(arguments.file.as_deref())?;
    let html = text::decode::html(&bytes, None).text;
    let url = arguments.url.as_deref().unwrap_or_default();
    print(&answer(serde_json::Value::Null, &html, url)?)?;
    Ok(true)
}

fn answer(id: serde_json::Value, reading: page::Reading, with_statements: bool) -> anyhow::Result<String> {
    let page::Reading { article, statements } = reading;
    Ok(serde_json::to_string(&Answer { id, article, statements: with_statements.then_some(statements) })?)
}
