//! The simulated press as labelled lines, as a poller would read it: `press_lines [TITLES] [HOURS] [SEED]`.
//!
//! Each line is an article (`id, title, body, lang, date, source`) with the event it is about (`cluster`), in the order in
//! which a poller sees them. Texts that are about no event (features, comment) are left out.

use std::io::{self, Write as _};

use jiff::{SignedDuration, Timestamp};
use press::{ArticleTruth, Body, Question, Settings, World};

fn main() -> io::Result<()> {
    let mut arguments = std::env::args().skip(1).filter_map(|argument| argument.parse::<u32>().ok());
    let titles = arguments.next().unwrap_or(60);
    let hours = arguments.next().unwrap_or(168);
    let seed = arguments.next().unwrap_or(1);
    // 2026-11-20T06:00:00Z.
    let start = Timestamp::from_second(1_795_154_400).unwrap_or_default();
    let world = World::new(Settings { history_hours: hours, ..Settings::new(titles as usize, u64::from(seed), start) });
    let mut seen: Vec<(Timestamp, ArticleTruth)> = world
        .truth(start, 80)
        .into_iter()
        .filter(|truth| truth.kind == "news" || truth.kind == "live")
        .map(|truth| (polled(&truth), truth))
        .collect();
    seen.sort_by(|one, other| one.0.cmp(&other.0).then_with(|| one.1.url.cmp(&other.1.url)));
    let mut out = io::BufWriter::new(io::stdout().lock());
    for (at, truth) in seen {
        let Some(title) = world.title_by_slug(&truth.title) else { continue };
        let path = truth.url.split_once(":80").map_or("", |(_, path)| path).to_owned();
        let answer = world.answer(title, &Question { path, ..Question::default() }, at, 80);
        let Body::Bytes(bytes) = answer.body else { continue };
        if answer.status != 200 {
            continue;
        }
        let article = page::article(&String::from_utf8_lossy(&bytes), &truth.url);
        let line = serde_json::json!({
            "id": truth.url, "title": article.title, "body": article.body_text, "lang": article.language,
            "date": truth.published.to_string(), "source": truth.title, "cluster": truth.event,
        });
        writeln!(out, "{line}")?;
    }
    out.flush()
}

/// When a poller sees an article: feeds are polled every few minutes; which minute is chance.
fn polled(truth: &ArticleTruth) -> Timestamp {
    let wait_s = truth.url.bytes().fold(7_i64, |sum, byte| (sum * 31 + i64::from(byte)) % 900);
    truth.published + SignedDuration::from_secs(wait_s)
}
