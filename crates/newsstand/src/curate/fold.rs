//! What the curator decides, as a fold over the log: state and article give a decision. Pure.

use std::collections::BTreeMap;

use news::{ArticleId, Title, TitleKind, to_micros};
use store::RevisionText;
use wire::copies::{Copies, Item, Limits, Placement, ReportId};
use wire::credit::{Claim, claims_with};
use wire::first::{Citation, citations};
use wire::names::{KnownTitle, Names};

/// What is remembered of the articles before.
#[derive(Clone, Debug)]
pub struct Fold {
    copies: Copies,
    names: Names,
    /// Reports by the fact of the log at which they were founded, so that the oldest one in the window is known.
    founded: BTreeMap<i64, ReportId>,
}

/// What was found out about one text.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    /// Where it stands.
    pub placement: Placement,
    /// What it says about who wrote it.
    pub claims: Vec<Claim>,
    /// Whom it cites.
    pub citations: Vec<Citation>,
}

impl Fold {
    /// An empty memory, in a press of these titles.
    pub fn new(limits: Limits, titles: &[Title]) -> Self {
        Self { copies: Copies::new(limits), names: names(titles), founded: BTreeMap::new() }
    }

    /// The names by which outlets are known.
    pub fn names(&self) -> &Names {
        &self.names
    }

    /// The titles have changed.
    pub fn meet_titles(&mut self, titles: &[Title]) {
        self.names = names(titles);
    }

    /// Whether an article is remembered.
    pub fn remembers(&self, article: ArticleId) -> bool {
        self.copies.report_of(article).is_some()
    }

    /// Reads and places the text that came with the fact `sequence`.
    pub fn take(&mut self, sequence: i64, text: &RevisionText) -> Decision {
        let claims = claims_with(&text.text, &self.names);
        let citations = citations(&text.text, &self.names);
        let placement = self.copies.place(&item(text, &claims));
        self.note_founding(sequence, text.article, &placement);
        Decision { placement, claims, citations }
    }

    /// Remembers a text as it was placed before a restart; `claims` where they are known.
    pub fn remember(&mut self, sequence: i64, text: &RevisionText, placement: &Placement, claims: Option<Vec<Claim>>) {
        let claims = claims.unwrap_or_else(|| claims_with(&text.text, &self.names));
        self.copies.restore(&item(text, &claims), placement);
        self.note_founding(sequence, text.article, placement);
    }

    fn note_founding(&mut self, sequence: i64, article: ArticleId, placement: &Placement) {
        if placement.report.0 == article.0 {
            self.founded.insert(sequence, placement.report);
        }
        // What is no longer remembered need not be read again.
        while let Some((&oldest, &report)) = self.founded.first_key_value() {
            if !self.copies.articles(report).is_empty() {
                break;
            }
            self.founded.remove(&oldest);
        }
    }

    /// The fact from which the log has to be read to make this memory again, when it was followed up to `position`.
    pub fn replay_from(&self, position: i64) -> i64 {
        self.founded.first_key_value().map_or(position + 1, |(sequence, _)| *sequence)
    }
}

fn item<'a>(text: &'a RevisionText, claims: &'a [Claim]) -> Item<'a> {
    let article = &text.text;
    Item {
        id: text.article,
        title: text.title,
        language: article.language.as_deref(),
        headline: article.title.as_deref().unwrap_or_default(),
        body_text: &article.body_text,
        at_us: text.seen_us,
        published_us: article.published.map(to_micros),
        url: &article.url,
        canonical_url: article.canonical_url.as_deref(),
        authors: &article.authors,
        claims,
    }
}

/// The names of agencies and titles that are looked for.
fn names(titles: &[Title]) -> Names {
    let known: Vec<(&Title, Vec<String>, Option<String>)> = titles
        .iter()
        .map(|title| {
            let is_agency = title.listing.kind == TitleKind::Agency;
            (title, if is_agency { initials(&title.listing.name) } else { Vec::new() }, host(&title.listing.homepage))
        })
        .collect();
    let aliases: Vec<Vec<&str>> =
        known.iter().map(|(_, initials, _)| initials.iter().map(String::as_str).collect()).collect();
    let hosts: Vec<Vec<&str>> = known.iter().map(|(_, _, host)| host.iter().map(String::as_str).collect()).collect();
    let titles: Vec<KnownTitle<'_>> = known
        .iter()
        .zip(aliases.iter().zip(&hosts))
        .map(|((title, ..), (aliases, hosts))| KnownTitle {
            id: title.id,
            name: &title.listing.name,
            aliases,
            hosts,
            is_agency: title.listing.kind == TitleKind::Agency,
        })
        .collect();
    Names::with(&titles)
}

/// "OPS" for an agency that is called Overland Press Service: how agencies sign.
fn initials(name: &str) -> Vec<String> {
    let words: Vec<&str> = name.split_whitespace().filter(|word| word.starts_with(char::is_uppercase)).collect();
    if (2..=4).contains(&words.len()) {
        vec![words.iter().filter_map(|word| word.chars().next()).collect()]
    } else {
        Vec::new()
    }
}

fn host(address: &str) -> Option<String> {
    url::Url::parse(address).ok()?.host_str().map(str::to_owned)
}
