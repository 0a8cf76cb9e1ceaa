//! `newsstand article`: an article page in, what readers get of it out.

use std::collections::{HashMap, HashSet};

use anyhow::Context;
use page::{Reading, Rules, Template};
use serde::{Deserialize, Serialize};

use crate::arguments::ArticleArguments;
use crate::collect::host_of;

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
        let host = host_of(url);
        if host.is_empty() {
            return page::read_by_rules(html, url, rules);
        }
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

#[cfg(test)]
mod tests {
    use page::Rules;

    use super::Hosts;

    /// A page of a host that sets the same box into every article.
    fn page(of: u32) -> String {
        let paragraphs: String = (0..6)
            .map(|at| format!("<p>The council of town {of} agreed on day {at} to rebuild its old ferry terminal, and said that work would begin in spring.</p>"))
            .collect();
        format!(
            "<html><body><article><h1>Town {of} gets a new ferry terminal</h1>{paragraphs}<div class=registered>\
             <p>We have sent you a message with a link; if it has not come within ten minutes, look among your unwanted mail.</p></div></article></body></html>"
        )
    }

    #[test]
    fn each_page_is_read_with_what_those_of_its_host_before_it_taught() {
        let mut hosts = Hosts::default();
        let mut has_box = |of: u32, url: &str| {
            hosts.read(&page(of), url, &Rules::default()).article.body_text.contains("unwanted mail")
        };
        let url = |of: u32| format!("https://courier.example/{of}");
        assert_eq!([1, 2, 3, 4].map(|of| has_box(of, &url(of))), [true, true, true, false]);
        assert!(has_box(5, "https://beacon.example/5"), "of another host nothing is known");
        assert!(has_box(6, ""), "nor of none");
        // One page that comes again and again teaches once.
        assert_eq!([7; 4].map(|of| has_box(of, "https://mercury.example/7")), [true; 4]);
    }
}
