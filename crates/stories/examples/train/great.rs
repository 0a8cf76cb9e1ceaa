//! Days of one great event, which newsrooms tell from every side: what happened, who says what of it, what it may come to.
//!
//! The labelled sets have no event with more than twenty articles of a day. Of days that are not labelled an event's articles are told by words
//! of headline and first sentence, chosen by reading what they find; of the others is known only that they tell another event.

use std::error::Error;
use std::path::Path;

use stories::training::score::Figures;

use crate::streams::{self, Stream};

/// A great event and the words that its articles have.
struct Event {
    name: &'static str,
    /// All of one of these, in lower case.
    told_by: &'static [&'static [&'static str]],
    /// What has one of these tells another event.
    not_by: &'static [&'static str],
}

/// Days of a stream.
struct Days {
    file: &'static str,
    days: &'static [&'static str],
    events: &'static [Event],
    /// Whether judges are taught with them; the others only measure.
    teach: bool,
}

const DAYS: [Days; 6] = [
    Days {
        file: "fp26_de_stream",
        days: &["2026-01-01", "2026-01-02"],
        events: &[Event {
            name: "fire of Crans-Montana",
            told_by: &[
                &["crans"],
                &["skiort"],
                &["kanton wallis"],
                &["le constellation"],
                &["flammen-bar"],
                &["feuer-bar"],
                &["schweiz", "feuer"],
                &["schweiz", "brand"],
                &["schweiz", "inferno"],
                &["schweiz", "explosion"],
                &["schweizer bar"],
                &["bar", "in der schweiz"],
            ],
            not_by: &[],
        }],
        teach: true,
    },
    Days {
        file: "rss26_en_stream",
        days: &["2026-07-12", "2026-07-13"],
        events: &[Event {
            name: "death of Lindsey Graham",
            told_by: &[
                &["lindsey"],
                &["lindsay graham"],
                &["graham’s"],
                &["graham's"],
                &["graham death"],
                &["mourns graham"],
            ],
            not_by: &["rubio is running"],
        }],
        teach: true,
    },
    Days {
        file: "rss26_en_stream",
        days: &["2026-08-20"],
        events: &[Event {
            name: "return of Prince Harry",
            told_by: &[&["harry"], &["meghan"]],
            not_by: &["kane", "coming home"],
        }],
        teach: true,
    },
    Days {
        file: "fp26_de_stream",
        days: &["2026-01-04"],
        events: &[
            Event {
                name: "attack on Venezuela",
                told_by: &[
                    &["venezuel"],
                    &["maduro"],
                    &["caracas"],
                    &["absolute entschlossenheit"],
                    &["us-vorgehen"],
                    &["us-militäreinsatz"],
                ],
                not_by: &["iran", "dicaprio", "ehefrau von trump", "honduras"],
            },
            Event {
                name: "Berlin without power",
                told_by: &[&["stromausfall"], &["blackout"], &["bekennerschreiben"], &["kabelbrücke"]],
                not_by: &["venezuel"],
            },
        ],
        teach: false,
    },
    Days {
        file: "rss26_en_stream",
        days: &["2026-08-05"],
        events: &[Event {
            name: "Michigan's Senate primary",
            told_by: &[
                &["sayed"],
                &["senate", "primary", "michigan"],
                &["senate nomination", "michigan"],
                &["nail-biter"],
            ],
            not_by: &["house"],
        }],
        teach: false,
    },
    Days {
        file: "rss26_en_stream",
        days: &["2026-07-20"],
        events: &[Event {
            name: "Burnham becomes prime minister",
            told_by: &[&["burnham"], &["starmer"], &["new pm"], &["healey"]],
            not_by: &["thames", "papers"],
        }],
        teach: false,
    },
];

impl Event {
    fn is_told(&self, text: &str) -> bool {
        self.told_by.iter().any(|words| words.iter().all(|word| text.contains(word)))
            && !self.not_by.iter().any(|word| text.contains(word))
    }
}

fn load(folder: &Path, teach: bool) -> Result<Vec<(Stream, &'static Days)>, Box<dyn Error>> {
    let chosen = DAYS.iter().filter(|days| days.teach == teach);
    let read = |days: &'static Days| {
        let stream = streams::read_lines(&folder.join(format!("unlabelled/{}.jsonl", days.file)), |line| {
            let date = line.date.as_deref().unwrap_or_default();
            let text =
                [&line.title, &line.body].map(|text| text.as_deref().unwrap_or_default()).join(" ").to_lowercase();
            line.cluster = days.events.iter().find(|event| event.is_told(&text)).map(|event| event.name.to_owned());
            days.days.iter().any(|day| date.starts_with(day))
        })?;
        Ok((stream, days))
    };
    chosen.map(read).collect()
}

/// The days that judges are taught with.
pub fn taught(folder: &Path) -> Result<Vec<Stream>, Box<dyn Error>> {
    Ok(load(folder, true)?.into_iter().map(|(stream, _)| stream).collect())
}

/// How an event was told.
pub struct Told {
    pub name: &'static str,
    pub articles: usize,
    pub stories: usize,
    /// Over the event's articles.
    pub figures: Figures,
}

/// How `tell` (the true and the told story of each article of a stream) does on days that judges are taught with, or on the others.
pub fn measure(
    folder: &Path,
    teach: bool,
    tell: impl Fn(&Stream) -> Vec<(u32, i64)>,
) -> Result<Vec<Told>, Box<dyn Error>> {
    let mut all = Vec::new();
    for (stream, days) in load(folder, teach)? {
        let told = tell(&stream);
        for event in days.events {
            let line = stream.articles.iter().find(|line| line.cluster.as_deref() == Some(event.name));
            let truth = line.ok_or_else(|| format!("nothing is told of the {}", event.name))?.truth;
            let mut stories = std::collections::BTreeMap::new();
            for (its, story) in &told {
                let (own, all) = stories.entry(*story).or_insert((0_usize, 0_usize));
                *own += usize::from(*its == truth);
                *all += 1;
            }
            stories.retain(|_, (own, _)| *own > 0);
            let articles: usize = stories.values().map(|(own, _)| own).sum();
            let mean = |of: fn(f64, f64) -> f64| {
                stories.values().map(|(own, all)| of(*own as f64, *all as f64)).sum::<f64>() / articles as f64
            };
            let figures = Figures {
                precision: mean(|own, all| own * own / all),
                recall: mean(|own, _| own * own) / articles as f64,
            };
            all.push(Told { name: event.name, articles, stories: stories.len(), figures });
        }
    }
    Ok(all)
}
