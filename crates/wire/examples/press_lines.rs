//! The simulated press as labelled lines, as a poller would read it: `press_lines [TITLES] [HOURS] [SEED] [teasers]`.
//!
//! Each line is an article (`id, title, body, lang, date, source`) with the event it is about (`cluster`), in the order in
//! which a poller sees them. A feature or a comment is an event of its own. With `teasers`, each comes twice: first as a feed
//! has it (`revision` 1: headline and first sentences), some minutes later as its page has it (`revision` 2).

use std::io::{self, Write as _};

use jiff::{SignedDuration, Timestamp};
use press::{ArticleTruth, Body, Question, Settings, World};

/// What an article's line says, apart from its text.
struct Seen {
    at: Timestamp,
    truth: ArticleTruth,
    teaser: bool,
}

fn main() -> io::Result<()> {
    let mut arguments = std::env::args().skip(1).filter_map(|argument| argument.parse::<u32>().ok());
    let titles = arguments.next().unwrap_or(60);
    let hours = arguments.next().unwrap_or(168);
    let seed = arguments.next().unwrap_or(1);
    let teasers = std::env::args().any(|argument| argument == "teasers");
    // 2026-11-20T06:00:00Z.
    let start = Timestamp::from_second(1_795_154_400).unwrap_or_default();
    let world = World::new(Settings { history_hours: hours, ..Settings::new(titles as usize, u64::from(seed), start) });
    let mut seen: Vec<Seen> = Vec::new();
    for truth in world.truth(start, 80) {
        let at = truth.published + seconds_until_polled(&truth, 7, 900);
        if teasers {
            let page_at = at + seconds_until_polled(&truth, 11, 1_200);
            seen.push(Seen { at: page_at, truth: truth.clone(), teaser: false });
        }
        seen.push(Seen { at, truth, teaser: teasers });
    }
    seen.sort_by(|one, other| one.at.cmp(&other.at).then_with(|| one.truth.url.cmp(&other.truth.url)));
    let mut out = io::BufWriter::new(io::stdout().lock());
    for Seen { at, truth, teaser } in seen {
        let Some(title) = world.title_by_slug(&truth.title) else { continue };
        let path = truth.url.split_once(":80").map_or("", |(_, path)| path).to_owned();
        let answer = world.answer(title, &Question { path, ..Question::default() }, at, 80);
        let Body::Bytes(bytes) = answer.body else { continue };
        if answer.status != 200 {
            continue;
        }
        let article = page::article(&String::from_utf8_lossy(&bytes), &truth.url);
        let body = if teaser { first_sentences(&article.body_text) } else { &article.body_text };
        let revision = 1 + u8::from(teasers && !teaser);
        let line = serde_json::json!({
            "id": truth.url, "title": article.title, "body": body, "lang": article.language,
            "date": truth.published.to_string(), "source": truth.title, "cluster": truth.event, "revision": revision,
            "kind": truth.event_kind,
        });
        writeln!(out, "{line}")?;
    }
    out.flush()
}

/// What a feed gives of a text.
fn first_sentences(text: &str) -> &str {
    let first = text.split("\n\n").next().unwrap_or(text);
    let end = first.char_indices().map(|(at, _)| at).nth(TEASER_CHARS).unwrap_or(first.len());
    first.get(..end).unwrap_or(first)
}

/// Characters of a teaser.
const TEASER_CHARS: usize = 240;

/// How long a poller takes to see something: feeds are polled every few minutes; which minute is chance.
fn seconds_until_polled(truth: &ArticleTruth, seed: i64, most: i64) -> SignedDuration {
    SignedDuration::from_secs(truth.url.bytes().fold(seed, |sum, byte| (sum * 31 + i64::from(byte)) % most))
}
