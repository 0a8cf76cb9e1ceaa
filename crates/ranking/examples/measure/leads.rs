//! Lead stories: a newsroom's own front page, predicted from the pages of all other owners.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;
use std::time::Instant;

use ranking::headlines::Settings;
use ranking::lead::Question;
use ranking::review::{Link, Look, Review};
use ranking::weights;
use serde_json::Value;

use crate::{Means, lines, time_us};

const HOUR_US: i64 = 3_600_000_000;
/// A look at a page that is older says nothing.
const MOST_AGE_US: i64 = 5 * HOUR_US / 2;
/// A look that comes so much later still counts as of the time.
const LATE_US: i64 = HOUR_US / 5;

struct Page {
    at_us: i64,
    site: String,
    owner: String,
    /// Rank, address, headline, label.
    items: Vec<(u32, String, String, String)>,
}

struct Pages {
    all: Vec<Page>,
    by_site: BTreeMap<String, Vec<usize>>,
    label: HashMap<String, String>,
}

impl Pages {
    fn read(folder: &Path) -> Self {
        let mut all: Vec<Page> =
            lines(&folder.join("frontpages_de_hourly.jsonl.gz")).map(|page| page_of(&page)).collect();
        all.sort_by_key(|page| page.at_us);
        let mut by_site: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        let mut label = HashMap::new();
        for (index, page) in all.iter().enumerate() {
            by_site.entry(page.site.clone()).or_default().push(index);
            for (_, url, _, story) in &page.items {
                label.insert(url.clone(), story.clone());
            }
        }
        Self { all, by_site, label }
    }

    /// The page of a site as of a time.
    fn at(&self, site: &str, at_us: i64) -> Option<&Page> {
        let pages = self.by_site.get(site)?.iter().map(|index| &self.all[*index]);
        pages.take_while(|page| page.at_us <= at_us + LATE_US).last().filter(|page| at_us - page.at_us <= MOST_AGE_US)
    }

    /// What the hidden newsroom made of stories: 3 for its first three, 2 to place 10, 1 to place 20.
    fn truth(&self, site: &str, at_us: i64) -> HashMap<&str, u32> {
        let mut truth: HashMap<&str, u32> = HashMap::new();
        for (rank, _, _, story) in
            self.at(site, at_us).into_iter().flat_map(|page| &page.items).filter(|item| item.0 <= 20)
        {
            let grade = if *rank <= 3 {
                3
            } else if *rank <= 10 {
                2
            } else {
                1
            };
            let best = truth.entry(story).or_default();
            *best = grade.max(*best);
        }
        truth
    }

    /// Stories with the best rank on each site of another owner than `without`.
    fn ranks(&self, without: &str, at_us: i64) -> BTreeMap<&str, BTreeMap<&str, Vec<u32>>> {
        let mut ranks: BTreeMap<&str, BTreeMap<&str, Vec<u32>>> = BTreeMap::new();
        for site in self.by_site.keys() {
            let Some(page) = self.at(site, at_us).filter(|page| page.owner != without) else { continue };
            for (rank, _, _, story) in &page.items {
                ranks.entry(story).or_default().entry(&page.site).or_default().push(*rank);
            }
        }
        ranks
    }
}

fn page_of(page: &Value) -> Page {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let item = |item: &Value| {
        (item["rank"].as_u64().unwrap() as u32, text(&item["url"]), text(&item["title"]), text(&item["story"]))
    };
    Page {
        at_us: time_us(&page["captured_at"]),
        site: text(&page["site"]),
        owner: text(&page["owner"]),
        items: page["items"].as_array().unwrap().iter().map(item).collect(),
    }
}

/// nDCG@10, share of the hidden newsroom's first three, share of the ten that it has at all.
fn score(truth: &HashMap<&str, u32>, stories: impl Iterator<Item = String>) -> [f64; 3] {
    let mut seen = HashSet::new();
    let ten: Vec<String> = stories.filter(|story| seen.insert(story.clone())).take(10).collect();
    let gain = |grades: &mut dyn Iterator<Item = u32>| {
        let gains =
            grades.enumerate().map(|(place, grade)| (2.0_f64.powi(grade as i32) - 1.0) / (place as f64 + 2.0).log2());
        gains.sum::<f64>()
    };
    let grade = |story: &String| truth.get(story.as_str()).copied().unwrap_or_default();
    let mut best: Vec<u32> = truth.values().copied().collect();
    best.sort_unstable_by(|a, b| b.cmp(a));
    let got = gain(&mut ten.iter().map(grade)) / gain(&mut best.into_iter().take(10));
    let leads: Vec<&str> = truth.iter().filter(|(_, grade)| **grade == 3).map(|(story, _)| *story).collect();
    let found = leads.iter().filter(|lead| ten.iter().any(|story| story == **lead)).count();
    let had = ten.iter().filter(|story| grade(story) > 0).count();
    [got, found as f64 / leads.len().max(1) as f64, had as f64 / 10.0]
}

/// Plain orders over the data's own story labels.
fn plain(name: &str, pages: &Pages, without: &str, at_us: i64) -> Vec<String> {
    let ranks = pages.ranks(without, at_us);
    let owner = |site: &str| pages.at(site, at_us).map(|page| page.owner.as_str()).unwrap_or_default();
    let newest = |story: &str| {
        // When a page of another owner had it first.
        let first = pages.all.iter().filter(|page| page.owner != without && page.at_us <= at_us + LATE_US);
        first.filter(|page| page.items.iter().any(|item| item.3 == story)).map(|page| page.at_us).next().unwrap_or(0)
    };
    let mut scored: Vec<(f64, &str)> = ranks
        .iter()
        .map(|(story, sites)| {
            let score = match name {
                "article count" => sites.values().map(Vec::len).sum::<usize>() as f64,
                "distinct titles" => sites.len() as f64,
                "newest" => newest(story) as f64,
                _ => {
                    let mut owners: BTreeMap<&str, f64> = BTreeMap::new();
                    for (site, ranks) in sites {
                        let rank = ranks.iter().min().copied().unwrap_or(1);
                        let best = owners.entry(owner(site)).or_default();
                        *best = best.max((-f64::from(rank - 1) / 25.0).exp());
                    }
                    owners.values().map(|value| value.powf(0.75)).sum()
                }
            };
            (score, *story)
        })
        .collect();
    // Equal ones by the best place on any page.
    let best = |story: &str| ranks.get(story).into_iter().flat_map(BTreeMap::values).flatten().min().copied();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| best(a.1).cmp(&best(b.1))).then(a.1.cmp(b.1)));
    scored.into_iter().take(10).map(|(_, story)| story.to_owned()).collect()
}

pub fn measure(folder: &Path) {
    let pages = Pages::read(folder);
    let owners: HashMap<&str, &str> = pages.all.iter().map(|page| (page.site.as_str(), page.owner.as_str())).collect();
    let mut questions: Vec<(i64, String, String)> = lines(&folder.join("lead_queries.jsonl"))
        .map(|question| {
            let site = question["held_out_site"].as_str().unwrap().to_owned();
            (time_us(&question["t"]), question["t"].as_str().unwrap().chars().take(10).collect(), site)
        })
        .collect();
    questions.sort();
    println!("lead stories: {} pages, {} questions", pages.all.len(), questions.len());
    println!("{:24} {:>8} {:>12} {:>6}", "", "nDCG@10", "lead recall", "P@10");
    for name in ["article count", "distinct titles", "newest", "owners"] {
        let mut means = Means::default();
        for (at_us, _, site) in &questions {
            let truth = pages.truth(site, *at_us);
            if !truth.is_empty() {
                means.add(&score(&truth, plain(name, &pages, owners[site.as_str()], *at_us).into_iter()));
            }
        }
        tell(name, &means);
    }
    ours(&pages, &questions, &owners);
}

fn ours(pages: &Pages, questions: &[(i64, String, String)], owners: &HashMap<&str, &str>) {
    let weights = match std::env::args().nth(3) {
        Some(path) => weights::Weights::read(&std::fs::read_to_string(path).unwrap()).unwrap(),
        None => weights::current().clone(),
    };
    let mut review = Review::new(&weights, Settings::default());
    let (mut all, mut by_day): (Means, BTreeMap<&str, Means>) = (Means::default(), BTreeMap::new());
    let mut next = 0;
    let begun = Instant::now();
    for (at_us, day, site) in questions {
        // Pages and questions of one moment: pages first.
        while let Some(page) = pages.all.get(next).filter(|page| page.at_us <= *at_us) {
            let links = page.items.iter().map(|(rank, url, headline, _)| Link { rank: *rank, url, headline }).collect();
            review.see(&Look { title: &page.site, owner: &page.owner, vouched: None, at_us: page.at_us, links });
            next += 1;
        }
        let truth = pages.truth(site, *at_us);
        let without_owner = owners.get(site.as_str()).copied();
        let list = review.list(&Question { now_us: *at_us, without_owner, most: 50, ..Question::default() });
        let stories = list.iter().take(10).filter_map(|story| story.urls.first());
        let labels = stories.map(|url| pages.label.get(url).cloned().unwrap_or_else(|| url.clone()));
        if !truth.is_empty() {
            let score = score(&truth, labels);
            all.add(&score);
            by_day.entry(day).or_default().add(&score);
        }
    }
    let milliseconds = begun.elapsed().as_secs_f64() * 1e3;
    tell("newsstand lead", &all);
    for (day, means) in by_day {
        tell(&format!("  on {day}"), &means);
    }
    println!("{:.1} ms for each question with the pages before it", milliseconds / questions.len() as f64);
}

/// Spam in the first ten, when ten stories that nobody else has stand at the top of forty new pages, above what a newsroom has.
pub fn attacks(folder: &Path) {
    let pages = Pages::read(folder);
    let ends = pages.all.last().map_or(0, |page| page.at_us);
    let copied = pages.by_site.keys().next().cloned().unwrap_or_default();
    for (name, owner_of) in [
        ("one owner, 40 titles", (|_| "farm".to_owned()) as fn(u32) -> String),
        ("40 sham owners", (|title| format!("owner {title}")) as fn(u32) -> String),
    ] {
        let mut review = Review::new(weights::current(), Settings::default());
        let mut plain = Review::new(weights::current(), Settings::default());
        for page in &pages.all {
            let links: Vec<Link<'_>> =
                page.items.iter().map(|(rank, url, headline, _)| Link { rank: *rank, url, headline }).collect();
            let look = |title: &str, owner: &str, vouched, links: Vec<Link<'_>>, review: &mut Review| {
                review.see(&Look { title, owner, vouched, at_us: page.at_us, links });
            };
            look(&page.site, &page.owner, Some(true), links.clone(), &mut review);
            look(&page.site, &page.owner, Some(true), links.clone(), &mut plain);
            // The farm opens a day before the end.
            if page.site == copied && page.at_us > ends - 24 * HOUR_US {
                let spam: Vec<(String, String)> = (0..10)
                    .map(|n| {
                        (format!("https://spam.example/{n}"), format!("Miracle pill number {n} sold out everywhere"))
                    })
                    .collect();
                for title in 0..40 {
                    let own = spam.iter().map(|(url, headline)| Link { rank: 0, url, headline });
                    let mut links: Vec<Link<'_>> = own.chain(links.iter().cloned()).collect();
                    links.iter_mut().zip(1..).for_each(|(link, rank)| link.rank = rank);
                    look(&format!("farm {title}"), &owner_of(title), Some(false), links, &mut review);
                }
            }
        }
        let question = Question { now_us: ends, most: 10, ..Question::default() };
        let (before, after) = (plain.list(&question), review.list(&question));
        let is_spam = |url: &String| url.contains("spam.example");
        let spam = after.iter().filter(|story| story.urls.iter().any(is_spam)).count();
        let moved = before.iter().enumerate().map(|(place, story)| {
            let same = |other: &ranking::review::Story| other.urls.iter().any(|url| story.urls.contains(url));
            after.iter().position(same).unwrap_or(10).abs_diff(place)
        });
        println!("{name}: spam in the first ten {spam}, a story moved by at most {}", moved.max().unwrap_or_default());
    }
}

fn tell(name: &str, means: &Means) {
    println!("{name:24} {:8.4} {:12.4} {:6.4}", means.get(0), means.get(1), means.get(2));
}
