//! `newsstand article`: an article page in, what readers get of it out.

use std::collections::{HashMap, HashSet};

use anyhow::Context;
use page::{Reading, Rules, Template};
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
            let (rules, problems) = Rules::read(&texts);
            left_out
                .iter()
                .chain(&problems)
                .for_each(|problem| report(&format!("{}: left out: {problem}", file.display())));
            rules
        }
        None => Rules::default(),
    };
    if arguments.jsonl {
        let mut hosts = Hosts::default();
        return each_line(arguments.file.as_deref(), |line| {
            let page: Page = serde_json::from_str(line).context("not a page: expected {\"id\",\"url\",\"html\"}")?;
            let reading = hosts.read(&page.html, page.url.as_deref().unwrap_or_default(), &rules);
            answer(page.id, reading, arguments.statements)
        });
    }
    let bytes = read_all(arguments.file.as_deref())?;
    let html = text::decode::html(&bytes, None).text;
    let url = arguments.url.as_deref().unwrap_or_default();
    let reading = page::read_by_rules(&html, url, &rules);
    print(&answer(serde_json::Value::Null, reading, arguments.statements)?)?;
    Ok(true)
}

/// Most hosts of which is remembered what their pages have in common; beyond it all are learned anew.
const HOSTS: usize = 10_000;

/// What the pages read so far have in common, by host: each page is read with what those before it taught, as the service does.
#[derive(Default)]
struct Hosts {
    templates: HashMap<String, Template>,
    /// Addresses of the pages that taught: one that comes again must not count twice.
    taught: HashSet<String>,
}

impl Hosts {
    fn read(&mut self, html: &str, url: &str, rules: &Rules) -> Reading {
        let host = url::Url::parse(url).ok().and_then(|url| url.host_str().map(str::to_owned));
        let Some(host) = host else { return page::read_by_rules(html, url, rules) };
        if self.templates.len() >= HOSTS {
            (self.templates, self.taught) = Default::default();
        }
        let template = self.templates.entry(host).or_default();
        let page::Taught { reading, lesson, .. } = page::read_among(html, url, rules, template);
        if let Some(lesson) = lesson.filter(|_| template.wants(url) && self.taught.insert(url.to_owned())) {
            template.learn(lesson);
        }
        reading
    }
}

fn answer(id: serde_json::Value, reading: Reading, with_statements: bool) -> anyhow::Result<String> {
    let Reading { article, statements } = reading;
    Ok(serde_json::to_string(&Answer { id, article, statements: with_statements.then_some(statements) })?)
}
