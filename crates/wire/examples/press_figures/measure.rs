//! Copies and firsts on the simulated press, against its truth.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::kinds::Kinds;
use jiff::{SignedDuration, Timestamp};
use news::{Article, ArticleId, TitleId};
use press::{ArticleTruth, Body, Question, Settings, World};
use wire::copies::{Copies, Item, Limits, Placement, ReportId};
use wire::credit::{Claim, claims_with};
use wire::direction::{Carrier, Source, source};
use wire::first::{Citation, First, Member, citations, first};
use wire::names::{KnownTitle, Names};

/// A share with what it was counted from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// How many were right.
    pub right: u64,
    /// Of how many.
    pub all: u64,
}

impl Share {
    /// 0 to 1.
    pub fn value(self) -> f64 {
        if self.all == 0 { 1.0 } else { self.right as f64 / self.all as f64 }
    }

    /// Counts one more.
    pub fn count(&mut self, right: bool) {
        self.right += u64::from(right);
        self.all += 1;
    }
}

/// What was measured.
#[derive(Debug, Default)]
pub struct Figures {
    pub articles: usize,
    /// Pairs put into one report that carry one text.
    pub pair_precision: Share,
    /// Pairs put into one report of which at least one carries an agency's text, and both the same; without those below.
    pub agency_pair_precision: Share,
    /// Pairs put into one report that are word for word the same although the press wrote them apart: of its own stock.
    pub same_words: u64,
    /// Pairs that carry one agency's text and were put into one report.
    pub agency_pair_recall: Share,
    /// The same for all pairs of one text.
    pub pair_recall: Share,
    /// Reports with several articles whose agency was named, and rightly.
    pub source_precision: Share,
    /// Agency reports with several articles for which the right agency was named.
    pub source_recall: Share,
    /// Events for which a first was named, and rightly; of events with at least two reports.
    pub first_precision: Share,
    /// Events for which the right first was named.
    pub first_recall: Share,
    /// The same, for events of which an article says who was first.
    pub cited_precision: Share,
    pub cited_recall: Share,
    /// Articles that say who was first, and were understood.
    pub citation_recall: Share,
    pub citation_precision: Share,
    /// Pairs of one text that were folded, by what happened to the text.
    pub kinds: Kinds,
    /// A sample of what went wrong.
    pub wrong: Vec<String>,
}

struct Read {
    truth: ArticleTruth,
    article: Article,
    claims: Vec<Claim>,
    citations: Vec<Citation>,
    title: TitleId,
    at_us: i64,
    placement: Option<Placement>,
}

/// Reads the press of `titles` titles over `hours` hours, each page when a poller would see it.
pub fn measure(titles: usize, hours: u32, seed: u64) -> Figures {
    // 2026-11-20T06:00:00Z.
    let start = Timestamp::from_second(1_795_154_400).unwrap_or_default();
    let world = World::new(Settings { history_hours: hours, ..Settings::new(titles, seed, start) });
    let hosts: Vec<String> = world.titles().iter().map(press::Title::host).collect();
    let hosts: Vec<[&str; 1]> = hosts.iter().map(|host| [host.as_str()]).collect();
    let shorts: Vec<Vec<&str>> = world.titles().iter().map(|title| title.agency.into_iter().collect()).collect();
    let known: Vec<KnownTitle<'_>> = (0..)
        .zip(world.titles())
        .zip(shorts.iter().zip(&hosts))
        .map(|((id, title), (aliases, hosts))| KnownTitle {
            id: TitleId(id),
            name: &title.name,
            aliases,
            hosts,
            is_agency: title.agency.is_some(),
        })
        .collect();
    let names = Names::with(&known);
    let mut reads = read(&world, &names, start);
    let mut copies = Copies::new(Limits::default());
    let mut figures = Figures { articles: reads.len(), ..Figures::default() };
    for (number, read) in (1..).zip(&mut reads) {
        read.placement = Some(copies.place(&Item {
            id: ArticleId(number),
            title: read.title,
            language: read.article.language.as_deref(),
            headline: read.article.title.as_deref().unwrap_or_default(),
            body_text: &read.article.body_text,
            at_us: read.at_us,
            published_us: read.article.published.map(Timestamp::as_microsecond),
            url: &read.article.url,
            canonical_url: read.article.canonical_url.as_deref(),
            authors: &read.article.authors,
            claims: &read.claims,
        }));
    }
    copies_figures(&reads, &mut figures);
    source_figures(&reads, &names, &mut figures);
    first_figures(&reads, &names, &mut figures);
    figures
}

fn read(world: &World, names: &Names, until: Timestamp) -> Vec<Read> {
    let mut reads = Vec::new();
    for truth in world.truth(until, 80) {
        let Some(index) = world.title_by_slug(&truth.title) else { continue };
        // A feed is polled every few minutes; which minute is chance.
        let wait_s = truth.url.bytes().fold(7_i64, |sum, byte| (sum * 31 + i64::from(byte)) % 900);
        let seen = truth.published + SignedDuration::from_secs(wait_s);
        let path = truth.url.split_once(":80").map_or("", |(_, path)| path).to_owned();
        let answer = world.answer(index, &Question { path, ..Question::default() }, seen, 80);
        let Body::Bytes(bytes) = answer.body else { continue };
        if answer.status != 200 {
            continue;
        }
        let article = page::article(&String::from_utf8_lossy(&bytes), &truth.url);
        reads.push(Read {
            claims: claims_with(&article, names),
            citations: citations(&article, names),
            title: TitleId(i64::try_from(index).unwrap_or_default()),
            at_us: seen.as_microsecond(),
            placement: None,
            article,
            truth,
        });
    }
    reads.sort_by_key(|read| read.at_us);
    reads
}

fn report(read: &Read) -> ReportId {
    read.placement.as_ref().map_or(ReportId(0), |placement| placement.report)
}

fn pairs(count: u64) -> u64 {
    count * count.saturating_sub(1) / 2
}

fn copies_figures(reads: &[Read], figures: &mut Figures) {
    let mut told: BTreeMap<ReportId, u64> = BTreeMap::new();
    let mut truth: BTreeMap<(&str, bool), u64> = BTreeMap::new();
    let mut both: BTreeMap<(ReportId, &str, bool), u64> = BTreeMap::new();
    for read in reads {
        let agency = !read.truth.agencies.is_empty();
        *told.entry(report(read)).or_default() += 1;
        *truth.entry((&read.truth.report, agency)).or_default() += 1;
        *both.entry((report(read), &read.truth.report, agency)).or_default() += 1;
    }
    let hits = |agency_only: bool| {
        both.iter().filter(|((_, _, agency), _)| *agency || !agency_only).map(|(_, count)| pairs(*count)).sum()
    };
    let all = |agency_only: bool| {
        truth.iter().filter(|((_, agency), _)| *agency || !agency_only).map(|(_, count)| pairs(*count)).sum()
    };
    figures.pair_precision = Share { right: hits(false), all: told.values().map(|count| pairs(*count)).sum() };
    figures.pair_recall = Share { right: hits(false), all: all(false) };
    figures.agency_pair_recall = Share { right: hits(true), all: all(true) };
    agency_pairs(reads, figures);
    let mut texts: BTreeMap<&str, Vec<&Read>> = BTreeMap::new();
    for read in reads {
        texts.entry(&read.truth.report).or_default().push(read);
    }
    for carriers in texts.values() {
        for (index, one) in carriers.iter().enumerate() {
            for other in carriers.iter().skip(index + 1) {
                figures.kinds.count(&one.truth, &other.truth, report(one) == report(other));
            }
        }
    }
    let mut founders: HashMap<ReportId, &Read> = HashMap::new();
    let mut homes: HashMap<&str, &Read> = HashMap::new();
    for read in reads {
        let founder = *founders.entry(report(read)).or_insert(read);
        if founder.truth.report != read.truth.report {
            figures.wrong.push(format!(
                "joined: {} ({:?}, {}) with {} ({:?}, {}): {}",
                read.truth.url,
                read.truth.copy,
                said(read),
                founder.truth.url,
                founder.truth.copy,
                said(founder),
                read.placement.as_ref().map(ToString::to_string).unwrap_or_default()
            ));
        }
        let home = *homes.entry(&read.truth.report).or_insert(read);
        if report(home) != report(read) {
            figures.wrong.push(format!(
                "apart: {} ({:?}, locked {}, {} words, {}) from {} ({:?}, locked {}, {} words, {})",
                read.truth.url,
                read.truth.copy,
                read.truth.locked,
                read.article.word_count,
                said(read),
                home.truth.url,
                home.truth.copy,
                home.truth.locked,
                home.article.word_count,
                said(home),
            ));
        }
    }
}

/// Whom an article names, and by which patterns.
fn said(read: &Read) -> String {
    let claims: Vec<String> = read
        .claims
        .iter()
        .map(|claim| format!("{}={}", claim.pattern, claim.agency.as_deref().unwrap_or("-")))
        .collect();
    format!("by {:?}, {}", read.article.authors, claims.join(" "))
}

/// Pairs that were put into one report and hold an agency's text, one by one.
fn agency_pairs(reads: &[Read], figures: &mut Figures) {
    let letters = |read: &Read| -> String { read.article.body_text.chars().filter(|c| c.is_alphanumeric()).collect() };
    let mut groups: BTreeMap<ReportId, Vec<&Read>> = BTreeMap::new();
    for read in reads {
        groups.entry(report(read)).or_default().push(read);
    }
    for group in groups.values() {
        for (index, one) in group.iter().enumerate() {
            for other in group.iter().skip(index + 1) {
                let right = one.truth.report == other.truth.report;
                if !right && letters(one) == letters(other) {
                    figures.same_words += 1;
                } else if !one.truth.agencies.is_empty() || !other.truth.agencies.is_empty() {
                    figures.agency_pair_precision.count(right);
                }
            }
        }
    }
}

fn source_figures(reads: &[Read], names: &Names, figures: &mut Figures) {
    let mut groups: BTreeMap<ReportId, Vec<(i64, &Read)>> = BTreeMap::new();
    for (number, read) in (1..).zip(reads) {
        groups.entry(report(read)).or_default().push((number, read));
    }
    for group in groups.values().filter(|group| group.len() > 1) {
        let carriers: Vec<Carrier<'_>> = group
            .iter()
            .map(|(number, read)| Carrier {
                article: ArticleId(*number),
                title: read.title,
                at_us: read.at_us,
                published_us: read.article.published.map(Timestamp::as_microsecond),
                words: read.article.word_count,
                claims: &read.claims,
            })
            .collect();
        let truth = group.first().and_then(|(_, read)| read.truth.agencies.first());
        let told = match source(&carriers, names) {
            Source::Agency { name, .. } => Some(name),
            _ => None,
        };
        if told.is_some() {
            figures.source_precision.count(told.as_ref() == truth);
        }
        if truth.is_some() {
            figures.source_recall.count(told.as_ref() == truth);
        }
        if told.as_ref() != truth {
            let said: Vec<String> = group
                .iter()
                .flat_map(|(_, read)| &read.claims)
                .map(|claim| format!("{}={:?}", claim.pattern, claim.agency))
                .collect();
            figures.wrong.push(format!(
                "source: told {told:?}, is {truth:?}: {said:?} {:?}",
                group.iter().map(|(_, read)| &read.truth.byline).collect::<Vec<_>>()
            ));
        }
    }
}

fn first_figures(reads: &[Read], names: &Names, figures: &mut Figures) {
    let mut events: BTreeMap<&str, Vec<(i64, &Read)>> = BTreeMap::new();
    for (number, read) in (1..).zip(reads) {
        if read.truth.kind == "news" || read.truth.kind == "live" {
            events.entry(&read.truth.event).or_default().push((number, read));
        }
        let right = |citation: &&Citation| {
            names.by_name(&citation.name).is_some_and(|outlet| {
                outlet.titles.iter().any(|title| slug_is(reads, *title, &read.truth.first_reported_by))
            })
        };
        let said: Vec<&Citation> =
            read.citations.iter().filter(|citation| citation.manner == wire::first::Manner::First).collect();
        if read.truth.cites_first {
            figures.citation_recall.count(said.iter().any(right));
        }
        for citation in said {
            figures.citation_precision.count(right(&citation));
        }
    }
    for (event, group) in events {
        let reports: BTreeSet<&str> = group.iter().map(|(_, read)| read.truth.report.as_str()).collect();
        if reports.len() < 2 {
            continue;
        }
        let members: Vec<Member<'_>> = group
            .iter()
            .map(|(number, read)| Member {
                article: ArticleId(*number),
                title: read.title,
                report: report(read),
                at_us: read.at_us,
                published_us: read.article.published.map(Timestamp::as_microsecond),
                claims: &read.claims,
                citations: &read.citations,
            })
            .collect();
        let Some((_, any)) = group.first() else { continue };
        let truth = &any.truth.first_reported_by;
        let cited = group.iter().any(|(_, read)| read.truth.cites_first);
        let told = first(&members, names);
        let right = match &told {
            First::Reported { name, .. } => names
                .by_name(name)
                .is_some_and(|outlet| outlet.titles.iter().any(|title| slug_is(reads, *title, truth))),
            First::Unknown => false,
        };
        if told != First::Unknown {
            figures.first_precision.count(right);
            if cited {
                figures.cited_precision.count(right);
            }
        }
        figures.first_recall.count(right);
        if cited {
            figures.cited_recall.count(right);
        }
        if !right {
            figures.wrong.push(format!(
                "first: event {event} ({} articles, cited {cited}): told {told:?}, is {truth}",
                group.len()
            ));
        }
    }
}

fn slug_is(reads: &[Read], title: TitleId, slug: &str) -> bool {
    reads.iter().find(|read| read.title == title).is_some_and(|read| read.truth.title == slug)
}
