//! `newsstand lead`: front pages in, lead stories out, as of every question; and the dry run of other weights.

use anyhow::Context;
use ranking::headlines::Settings;
use ranking::lead::Question;
use ranking::review::{Link, Look, Review, Story};
use ranking::weights::{self, Weights};
use serde::{Deserialize, Serialize};

use crate::arguments::LeadArguments;

use super::{print, some_lines};

/// Stories in an answer, at most.
const MOST: usize = 50;

#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum Event {
    FrontPage {
        at: jiff::Timestamp,
        title: String,
        #[serde(default)]
        owner: Option<String>,
        #[serde(default)]
        vouched: Option<bool>,
        items: Vec<Item>,
    },
    Now {
        at: jiff::Timestamp,
        #[serde(default)]
        title: Option<String>,
        #[serde(default)]
        without_owner: Option<String>,
    },
}

#[derive(Deserialize)]
struct Item {
    rank: u32,
    url: String,
    headline: String,
}

#[derive(Serialize)]
struct Answer {
    at: jiff::Timestamp,
    title: Option<String>,
    without_owner: Option<String>,
    stories: Vec<Answered>,
}

#[derive(Serialize)]
struct Answered {
    score: f64,
    urls: Vec<String>,
    because: Vec<String>,
    /// Only in a dry run: the place by the built-in weights, `null` where the story was not in that list.
    #[serde(skip_serializing_if = "Option::is_none")]
    was: Option<Option<usize>>,
}

/// Answers every `now` of the input; with `--at`, that one question.
///
/// # Errors
/// Where the input or the weights cannot be read or the output is closed.
pub fn lead(arguments: &LeadArguments) -> anyhow::Result<bool> {
    if arguments.print_weights {
        return print(weights::CURRENT.trim_end()).map(|()| true);
    }
    let weights = match &arguments.weights {
        Some(path) => {
            let text = std::fs::read_to_string(path).with_context(|| format!("cannot open {}", path.display()))?;
            Weights::read(&text)?
        }
        None => weights::current().clone(),
    };
    let mut review = Review::new(&weights, Settings::default());
    let file = arguments.file.as_deref();
    let Some(at) = arguments.at else {
        return some_lines(file, |line| event(&mut review, &weights, line));
    };
    let mut as_built = Review::new(weights::current(), Settings::default());
    let all_read = some_lines(file, |line| {
        let seen = read(line)?;
        if let Event::FrontPage { at: seen_at, .. } = &seen
            && *seen_at <= at
        {
            see(&mut review, &seen);
            see(&mut as_built, &seen);
        }
        Ok(None)
    })?;
    let question = Question { now_us: news::to_micros(at), most: MOST, ..Question::default() };
    let before = as_built.list(&question);
    let place = |story: &Story| before.iter().position(|other| other.story == story.story).map(|place| place + 1);
    let stories = review.list(&question);
    let stories =
        stories.into_iter().map(|story| Answered { was: Some(place(&story)), ..answered(story, &weights) }).collect();
    print(&serde_json::to_string(&Answer { at, title: None, without_owner: None, stories })?)?;
    Ok(all_read)
}

fn read(line: &str) -> anyhow::Result<Event> {
    serde_json::from_str(line).context("neither a `front_page` nor a `now`")
}

fn event(review: &mut Review, weights: &Weights, line: &str) -> anyhow::Result<Option<String>> {
    let read = read(line)?;
    see(review, &read);
    let Event::Now { at, title, without_owner } = read else { return Ok(None) };
    let question = Question {
        now_us: news::to_micros(at),
        without_owner: without_owner.as_deref(),
        most: MOST,
        ..Question::default()
    };
    let stories = review.list(&question).into_iter().map(|story| answered(story, weights)).collect();
    Ok(Some(serde_json::to_string(&Answer { at, title, without_owner, stories })?))
}

fn see(review: &mut Review, event: &Event) {
    let Event::FrontPage { at, title, owner, vouched, items } = event else { return };
    let links = items.iter().map(|item| Link { rank: item.rank, url: &item.url, headline: &item.headline }).collect();
    review.see(&Look {
        title,
        owner: owner.as_deref().unwrap_or(title),
        vouched: *vouched,
        at_us: news::to_micros(*at),
        links,
    });
}

fn answered(story: Story, weights: &Weights) -> Answered {
    let because = story.record.reasons(&weights.lead).iter().map(ToString::to_string).collect();
    Answered { score: story.score, urls: story.urls, because, was: None }
}
