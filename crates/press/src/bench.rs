//! The bench set: feeds of a fixed shape and size for measuring ingest (BARS.md, "Ingest and pages").

use std::sync::atomic::{AtomicU32, Ordering};

use jiff::{SignedDuration, Timestamp};
use news::{FeedKind, FeedListing, TitleKind, TitleListing};

use crate::feeds::{Validators, rfc_2822};
use crate::random::{Random, mix};
use crate::site::{Answer, Question};

/// Feeds of RSS 2.0 whose items have six paragraphs, one picture and one link each, with ETag.
#[derive(Debug)]
pub struct BenchSet {
    feeds: usize,
    items: usize,
    /// How often each feed was touched.
    touched: Vec<AtomicU32>,
}

/// A set of `feeds` feeds with `items` items each. 200 feeds of 30 items are 15.4 MB.
#[must_use]
pub fn bench_set(feeds: usize, items: usize) -> BenchSet {
    BenchSet { feeds, items, touched: (0..feeds).map(|_| AtomicU32::new(0)).collect() }
}

/// Feeds that are served on one port. To one address the system has some 28,000 ports to come from, and looks for a free one ever longer when tens
/// of thousands were just used: that would be measured, and nobody's news come from one address.
const FEEDS_OF_A_PORT: usize = 2_000;

/// The bytes of the text of an item, so that the whole set has its stated size.
const TEXT_BYTES: usize = 2_012;

impl BenchSet {
    /// How many feeds there are.
    #[must_use]
    pub fn feeds(&self) -> usize {
        self.feeds
    }

    /// Gives a feed one new item; its oldest one falls out. Its ETag changes.
    pub fn touch(&self, feed: usize) {
        if let Some(touched) = self.touched.get(feed) {
            touched.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// How many ports it wants to be served on.
    #[must_use]
    pub fn ports_wanted(&self) -> usize {
        self.feeds.div_ceil(FEEDS_OF_A_PORT).max(1)
    }

    /// The feeds as a catalogue, for a press served on `ports`.
    #[must_use]
    pub fn catalogue(&self, ports: &[u16]) -> Vec<TitleListing> {
        (0..self.feeds)
            .map(|feed| {
                let base = base(feed, ports);
                TitleListing {
                    slug: format!("bench-{feed}"),
                    name: format!("Bench {feed}"),
                    kind: TitleKind::Digital,
                    homepage: format!("{base}/"),
                    country: "GB".to_owned(),
                    languages: vec!["en".to_owned()],
                    owner: None,
                    editions: vec!["world".to_owned()],
                    on_by_default: true,
                    feeds: vec![FeedListing { url: format!("{base}/feed.xml"), kind: FeedKind::Feed, section: None }],
                }
            })
            .collect()
    }

    /// The number of the feed that a host stands for.
    #[must_use]
    pub fn feed_of_host(&self, host: &str) -> Option<usize> {
        host.strip_prefix("bench-")?.split('.').next()?.parse().ok().filter(|feed| *feed < self.feeds)
    }

    /// The document of a feed.
    #[must_use]
    pub fn feed(&self, feed: usize, ports: &[u16]) -> String {
        let touched = self.touched.get(feed).map_or(0, |touched| touched.load(Ordering::Relaxed)) as usize;
        let base = base(feed, ports);
        let mut out = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n<channel><title>Bench {feed}</title><link>{base}/</link><description>Bench {feed}</description><language>en</language>\n"
        );
        for item in (touched..touched + self.items).rev() {
            item_into(&mut out, feed, item, &base);
        }
        out.push_str("</channel></rss>\n");
        out
    }

    /// What a feed's host answers.
    #[must_use]
    pub fn answer(&self, feed: usize, question: &Question, ports: &[u16]) -> Answer {
        if question.path == "/robots.txt" {
            return Answer::new(200, "text/plain; charset=utf-8", "User-agent: *\nDisallow:\n");
        }
        if question.path != "/feed.xml" {
            let page = format!(
                "<!doctype html><html lang=\"en\"><title>Bench {feed}</title><link rel=\"alternate\" type=\"application/rss+xml\" href=\"/feed.xml\"><p>Bench {feed}</p></html>"
            );
            return Answer::new(200, "text/html; charset=utf-8", page);
        }
        let touched = self.touched.get(feed).map_or(0, |touched| touched.load(Ordering::Relaxed));
        let validators = Validators {
            etag: format!("\"{feed}-{touched}\""),
            last_modified: item_time(self.items + touched as usize),
        };
        if Answer::is_known(question, &validators) {
            return Answer { validators: Some(validators), ..Answer::new(304, "", Vec::new()) };
        }
        Answer {
            validators: Some(validators),
            ..Answer::new(200, "application/rss+xml; charset=utf-8", self.feed(feed, ports))
        }
    }
}

/// The address of a feed's host.
fn base(feed: usize, ports: &[u16]) -> String {
    let port = ports.get(feed / FEEDS_OF_A_PORT).or(ports.first()).copied().unwrap_or(80);
    format!("http://bench-{feed}.localhost:{port}")
}

fn item_time(item: usize) -> Timestamp {
    let start = Timestamp::from_second(1_767_225_600).unwrap_or_default();
    start.checked_add(SignedDuration::from_mins(20 * i64::try_from(item).unwrap_or(0))).unwrap_or(start)
}

fn item_into(out: &mut String, feed: usize, item: usize, base: &str) {
    let mut random = Random::new(mix(&[feed as u64, item as u64]));
    let mut headline = sentence(&mut random, 7);
    headline.pop();
    out.push_str(&format!(
        "<item><title>{headline} ({feed}/{item})</title><link>{base}/articles/{item}</link><guid isPermaLink=\"false\">bench-{feed}-{item}</guid><pubDate>{}</pubDate><dc:creator>Writer {}</dc:creator><content:encoded><![CDATA[<figure><img src=\"{base}/pictures/{item}.jpg\" alt=\"\"></figure>",
        rfc_2822(item_time(item)),
        item % 9
    ));
    let mut written = 0;
    for paragraph in 0..6 {
        out.push_str("<p>");
        if paragraph == 2 {
            out.push_str(&format!("<a href=\"{base}/topics/{}\">More on this</a>. ", item % 40));
        }
        let until = TEXT_BYTES * (paragraph + 1) / 6;
        while written < until {
            let words = 9 + random.below(9);
            let sentence = sentence(&mut random, words);
            written += sentence.len() + 1;
            out.push_str(&sentence);
            out.push(' ');
        }
        out.pop();
        out.push_str("</p>");
    }
    out.push_str("]]></content:encoded></item>\n");
}

/// A sentence of common words: text that tokenizes and compresses as news does.
fn sentence(random: &mut Random, words: usize) -> String {
    const WORDS: [&str; 96] = [
        "the",
        "council",
        "said",
        "new",
        "river",
        "people",
        "after",
        "market",
        "plan",
        "for",
        "minister",
        "would",
        "city",
        "in",
        "of",
        "and",
        "report",
        "police",
        "school",
        "budget",
        "vote",
        "storm",
        "team",
        "match",
        "study",
        "found",
        "that",
        "water",
        "energy",
        "price",
        "rise",
        "fall",
        "court",
        "judge",
        "film",
        "festival",
        "players",
        "coach",
        "season",
        "housing",
        "rent",
        "bridge",
        "train",
        "strike",
        "union",
        "workers",
        "hospital",
        "patients",
        "doctors",
        "research",
        "climate",
        "farm",
        "harvest",
        "export",
        "trade",
        "border",
        "talks",
        "leaders",
        "summit",
        "agreement",
        "company",
        "shares",
        "profit",
        "quarter",
        "technology",
        "software",
        "data",
        "network",
        "satellite",
        "launch",
        "museum",
        "painting",
        "novel",
        "award",
        "actor",
        "music",
        "concert",
        "crowd",
        "street",
        "neighbours",
        "fire",
        "rescue",
        "weather",
        "forecast",
        "wind",
        "snow",
        "road",
        "traffic",
        "airport",
        "flight",
        "passengers",
        "village",
        "mayor",
        "election",
        "campaign",
        "party",
    ];
    let mut out = String::new();
    for index in 0..words {
        let word = random.word(&WORDS);
        if index == 0 {
            let mut chars = word.chars();
            out.extend(chars.next().into_iter().flat_map(char::to_uppercase));
            out.push_str(chars.as_str());
        } else {
            out.push(' ');
            out.push_str(word);
        }
    }
    out.push('.');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_set_has_its_stated_size_and_shape() {
        let set = bench_set(200, 30);
        let bytes: usize = (0..200).map(|feed| set.feed(feed, &[8_081]).len()).sum();
        assert!((15_300_000..15_500_000).contains(&bytes), "{bytes} bytes");
        let feed = set.feed(7, &[8_081]);
        assert_eq!(
            (
                feed.matches("<item>").count(),
                feed.matches("<p>").count(),
                feed.matches("<img").count(),
                feed.matches("<a ").count()
            ),
            (30, 180, 30, 30)
        );
    }

    #[test]
    fn a_touched_feed_has_a_new_item_and_a_new_tag() {
        let set = bench_set(3, 5);
        let ask = |known: Option<&str>| {
            set.answer(
                1,
                &Question { path: "/feed.xml".into(), if_none_match: known.map(Into::into), ..Question::default() },
                &[80],
            )
        };
        let tag = ask(None).validators.unwrap().etag;
        assert_eq!(ask(Some(&tag)).status, 304);
        set.touch(1);
        assert_eq!(ask(Some(&tag)).status, 200);
        assert!(set.feed(1, &[80]).contains("bench-1-5") && !set.feed(1, &[80]).contains("bench-1-0<"));
        assert!(!set.feed(0, &[80]).contains("bench-0-5<"));
    }
}
