//! What stands as related to what, by the engine that is shipped: pairs of articles that people judged, and stories for a person to judge.

use std::collections::BTreeMap;
use std::error::Error;
use std::io::Write;
use std::path::Path;

use news::ArticleId;
use stories::{Model, Settings, StoryId, Subject};

use crate::streams;

/// Of how many pairs one article is related to the other or in one story with it, by what people said of them.
///
/// # Errors
/// When the file cannot be read or written about.
pub fn pairs(file: &Path, out: &mut impl Write) -> Result<(), Box<dyn Error>> {
    let (stream, labels) = streams::within(file)?;
    let (_, engine, _) = stream.told(Model::built_in(), Settings::default());
    let mut counts: BTreeMap<&str, [usize; 2]> = BTreeMap::new();
    for (label, first) in labels.iter().zip((1_i64..).step_by(2)) {
        let Some((one, other)) = engine.story_of(ArticleId(first)).zip(engine.story_of(ArticleId(first + 1))) else {
            continue;
        };
        let related = || engine.related(Subject::Article(ArticleId(first)), usize::MAX);
        let is_found = one == other || related().iter().any(|related| related.story == other);
        let [found, all] = counts.entry(label).or_default();
        *found += usize::from(is_found);
        *all += 1;
    }
    for (label, [found, all]) in counts {
        writeln!(out, "{label:10} {found:4} of {all:4}, {:.2}", found as f64 / all as f64)?;
    }
    Ok(())
}

/// Stories of several articles with what is related to them and why, one in so many that there are about `shown`.
///
/// # Errors
/// When the file cannot be read or written about.
pub fn stories(file: &Path, shown: usize, out: &mut impl Write) -> Result<(), Box<dyn Error>> {
    let stream = streams::read(file)?;
    let (_, engine, _) = stream.told(Model::built_in(), Settings::default());
    let mut told: BTreeMap<StoryId, Vec<&str>> = BTreeMap::new();
    for line in stream.articles.iter().filter(|line| line.revision <= 1) {
        if let Some(story) = engine.story_of(ArticleId(line.number)) {
            told.entry(story).or_default().push(line.title.as_deref().unwrap_or_default());
        }
    }
    let first = |story: &StoryId| told.get(story).and_then(|headlines| headlines.first()).copied().unwrap_or_default();
    let several: Vec<&StoryId> =
        told.iter().filter(|(_, headlines)| headlines.len() > 3).map(|(story, _)| story).collect();
    let mut given = 0;
    for (number, story) in several.iter().enumerate() {
        let related = engine.related(Subject::Story(**story), 5);
        given += related.len();
        if number % (several.len() / shown).max(1) == 0 {
            writeln!(out, "\n{}", first(story))?;
            for other in related {
                let because: Vec<String> = other.because.iter().map(ToString::to_string).collect();
                writeln!(out, "  {:.2} {}\n       {}", other.nearness, first(&other.story), because.join(" "))?;
            }
        }
    }
    writeln!(out, "\n{given} related stories of {} of more than three articles", several.len())?;
    Ok(())
}
