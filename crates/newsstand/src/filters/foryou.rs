//! `newsstand foryou`: articles, follows, mutes and shown lists in; the scores of each list out, before it is learned from.

use anyhow::Context;
use ranking::reading::Room;
use ranking::weights;
use serde::{Deserialize, Serialize};

use crate::arguments::ForYouArguments;

use super::{report, some_lines};

/// What a muted or unknown article scores: below everything.
const HIDDEN: f32 = -1e9;

#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum Event {
    Article {
        at: jiff::Timestamp,
        id: u64,
        outlet: String,
        #[serde(default)]
        section: String,
        title: String,
    },
    Follow {
        at: jiff::Timestamp,
        reader: serde_json::Value,
        topic: String,
    },
    Mute {
        reader: serde_json::Value,
        topic: String,
        #[serde(default)]
        until: Option<jiff::Timestamp>,
    },
    Impression {
        at: jiff::Timestamp,
        id: serde_json::Value,
        reader: serde_json::Value,
        candidates: Vec<u64>,
        #[serde(default)]
        clicked: Vec<u8>,
    },
}

#[derive(Serialize)]
struct Answer {
    id: serde_json::Value,
    scores: Vec<f32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    because: Option<Vec<Vec<String>>>,
}

/// Answers every impression of the input.
///
/// # Errors
/// Where the input cannot be read or the output is closed.
pub fn foryou(arguments: &ForYouArguments) -> anyhow::Result<bool> {
    let mut room = Room::new(weights::current().clone());
    some_lines(arguments.file.as_deref(), |line| {
        let event = serde_json::from_str(line).context("neither an `article`, `follow`, `mute` nor `impression`")?;
        answer(&mut room, event, arguments.because)
    })
}

fn answer(room: &mut Room, event: Event, because: bool) -> anyhow::Result<Option<String>> {
    match event {
        Event::Article { at, id, outlet, section, title } => {
            room.article(id, &outlet, &section, &title, news::to_micros(at));
        }
        Event::Follow { at, reader, topic } => room.follow(&reader.to_string(), &topic, news::to_micros(at)),
        Event::Mute { reader, topic, until } => {
            if !room.mute(&reader.to_string(), &topic, until.map(news::to_micros)) {
                report(&format!("reader {reader} has no room for another mute: {topic}"));
            }
        }
        Event::Impression { at, id, reader, candidates, clicked } => {
            let (reader, at_us) = (reader.to_string(), news::to_micros(at));
            let records = room.records(&reader, &candidates, at_us);
            let scores = records.iter().map(|record| record.as_ref().map_or(HIDDEN, |record| record.score())).collect();
            let because = because
                .then(|| records.iter().map(|record| record.as_ref().map_or_else(Vec::new, |r| r.reasons())).collect());
            let opened: Vec<bool> = clicked.iter().map(|clicked| *clicked > 0).collect();
            room.shown(&reader, &candidates, &opened, at_us);
            return Ok(Some(serde_json::to_string(&Answer { id, scores, because })?));
        }
    }
    Ok(None)
}
