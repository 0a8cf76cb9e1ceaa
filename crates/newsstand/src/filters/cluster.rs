//! `newsstand cluster`: articles in, in order of arrival; the report and the story of each out.

use std::io::{self, BufRead as _, Write as _};

use anyhow::Context;
use indexmap::IndexSet;
use news::{ArticleId, Timestamp, TitleId};
use serde::{Deserialize, Serialize};
use stories::{Change, Engine, Incoming, Model, Placement, Settings};
use wire::copies::{Copies, Item, Limits, ReportId};
use xxhash_rust::xxh3::xxh3_64;

use crate::arguments::ClusterArguments;
use crate::meaning::Meaning;

use super::{open, report};

/// A line of input.
#[derive(Deserialize)]
struct Line {
    id: serde_json::Value,
    #[serde(default)]
    title: Option<String>,
    #[serde(default)]
    body: Option<String>,
    #[serde(default)]
    lang: Option<String>,
    #[serde(default)]
    published: Option<String>,
    #[serde(default)]
    source: Option<String>,
    #[serde(default)]
    url: Option<String>,
}

/// A line of output.
#[derive(Serialize)]
struct Answer<'a> {
    id: &'a serde_json::Value,
    /// The id of the article that came first in the report.
    report: &'a serde_json::Value,
    /// The id of the article that opened the story.
    story: String,
    because: Vec<String>,
}

/// The two stages, and what was answered so far.
struct Desk {
    copies: Copies,
    engine: Engine,
    meaning: Meaning,
    /// Ids as they came; the article's number is its place here, counted from 1.
    ids: IndexSet<serde_json::Value>,
    reports: Vec<i64>,
    /// The greatest time so far: where an article has none, time says nothing, but the window moves on.
    clock_us: i64,
}

/// Reads articles and writes where each belongs; with `--final` once more at the end, else whenever repair moved something.
///
/// # Errors
/// Where the input cannot be read or the output is closed.
pub fn cluster(arguments: &ClusterArguments) -> anyhow::Result<bool> {
    let mut input = open(arguments.file.as_deref())?;
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut desk = Desk {
        copies: Copies::new(Limits::default()),
        engine: Engine::new(Model::built_in(), Settings::default()),
        meaning: Meaning::read(arguments.embedding.as_deref())?,
        ids: IndexSet::new(),
        reports: Vec::new(),
        clock_us: 0,
    };
    let mut all_read = true;
    let mut bytes = Vec::new();
    for number in 1_u64.. {
        bytes.clear();
        if input.read_until(b'\n', &mut bytes).context("the input cannot be read")? == 0 {
            break;
        }
        let line = String::from_utf8_lossy(&bytes);
        if line.trim().is_empty() {
            continue;
        }
        match serde_json::from_str::<Line>(&line) {
            Ok(line) if arguments.wants(line.lang.as_deref()) => {
                let placement = desk.place(&line);
                if !arguments.last {
                    let because = placement.because.iter().map(ToString::to_string).collect();
                    desk.answer(placement.article, because, &mut out)?;
                }
                let changes = desk.engine.changes();
                for change in changes.iter().filter(|_| !arguments.last) {
                    desk.correct(change, &mut out)?;
                }
                if !arguments.last && input_is_waited_for(arguments) {
                    out.flush()?;
                }
            }
            Ok(_) => {}
            Err(error) => {
                all_read = false;
                report(&format!(
                    "line {number}: not an article: expected {{\"id\",\"title\",\"body\",\"published\",\"source\"}}: {error}"
                ));
            }
        }
    }
    if arguments.last {
        for number in (1_i64..).take(desk.ids.len()) {
            desk.answer(ArticleId(number), Vec::new(), &mut out)?;
        }
    }
    out.flush()?;
    Ok(all_read)
}

/// Whether somebody may be writing the next line only after reading this answer.
fn input_is_waited_for(arguments: &ClusterArguments) -> bool {
    arguments.file.is_none()
}

impl Desk {
    fn place(&mut self, line: &Line) -> Placement {
        let (at, is_new) = self.ids.insert_full(line.id.clone());
        let number = i64::try_from(at + 1).unwrap_or(i64::MAX);
        let published_us = line.published.as_deref().and_then(time_us);
        self.clock_us = self.clock_us.max(published_us.unwrap_or(0));
        let source = line.source.as_deref().unwrap_or_default();
        let title = TitleId((xxh3_64(source.as_bytes()) >> 1).cast_signed());
        let own_address = format!("urn:article:{number}");
        let url = line.url.as_deref().unwrap_or(&own_address);
        let (headline, body_text) =
            (line.title.as_deref().unwrap_or_default(), line.body.as_deref().unwrap_or_default());
        let report = self.copies.place(&Item {
            id: ArticleId(number),
            title,
            language: line.lang.as_deref(),
            headline,
            body_text,
            at_us: self.clock_us,
            published_us,
            url,
            canonical_url: None,
            authors: &[],
            claims: &[],
        });
        if is_new {
            self.reports.push(report.report.0);
        }
        let embedding = self.meaning.of(headline, body_text);
        let incoming = Incoming {
            id: ArticleId(number),
            report: ReportId(report.report.0),
            language: line.lang.as_deref(),
            headline,
            body_text,
            published_us,
            seen_us: None,
            title,
            owner: None,
            url,
            links: &[],
            picture: None,
            embedding: embedding.as_ref(),
        };
        if is_new { self.engine.place(&incoming) } else { self.engine.revise(&incoming) }
    }

    fn answer(&self, article: ArticleId, because: Vec<String>, out: &mut impl io::Write) -> anyhow::Result<()> {
        let at = usize::try_from(article.0 - 1).unwrap_or(usize::MAX);
        let Some((id, report)) = self.ids.get_index(at).zip(self.reports.get(at)) else { return Ok(()) };
        let Some(report) = self.ids.get_index(usize::try_from(report - 1).unwrap_or(usize::MAX)) else { return Ok(()) };
        let story = self.engine.story_of(article).map_or(article.0, |story| story.0);
        let opener = self.ids.get_index(usize::try_from(story.abs() - 1).unwrap_or(usize::MAX)).unwrap_or(id);
        let opener = opener.as_str().map_or_else(|| opener.to_string(), str::to_owned);
        // A part that was split off with its founder is told apart from what the founder opened.
        let story = if story < 0 { format!("{opener} (split)") } else { opener };
        serde_json::to_writer(&mut *out, &Answer { id, report, story, because })?;
        writeln!(out)?;
        Ok(())
    }

    /// Says anew where the articles of a change belong.
    fn correct(&self, change: &Change, out: &mut impl io::Write) -> anyhow::Result<()> {
        let (articles, because): (&[ArticleId], Vec<String>) = match change {
            Change::Merged { articles, because, .. } => (articles, because.iter().map(ToString::to_string).collect()),
            Change::Split { articles, .. } => (articles, vec!["The story turned out to be two.".to_owned()]),
            Change::Moved { article, .. } => (std::slice::from_ref(article), vec!["Its text changed.".to_owned()]),
            Change::Renamed { .. } => (&[], Vec::new()),
        };
        articles.iter().try_for_each(|article| self.answer(*article, because.clone(), out))
    }
}

/// A time with or without a zone, or a date; without a zone it is taken as UTC. Microseconds since the Unix epoch.
fn time_us(text: &str) -> Option<i64> {
    let text = text.trim();
    let zoned = text.parse::<Timestamp>().or_else(|_| format!("{text}Z").parse::<Timestamp>());
    zoned.or_else(|_| format!("{text}T00:00:00Z").parse::<Timestamp>()).ok().map(news::to_micros)
}
