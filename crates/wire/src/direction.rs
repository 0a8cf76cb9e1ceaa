//! Direction: from whom a text comes, and who copied whom.
//!
//! What articles say of themselves outranks any clock: publishers' times lie by minutes to hours, and ours depend on when a
//! feed was polled. Where nothing is said, the earliest and longest text is taken only when both times agree and leave no
//! doubt; else the answer is that nobody knows.

use std::collections::BTreeMap;
use std::fmt;

use news::{ArticleId, TitleId};
use serde::{Deserialize, Serialize};

use crate::credit::{Claim, Implies, SHOWN};
use crate::names::{Names, Outlet};

/// An article of a report, as far as direction asks.
#[derive(Clone, Copy, Debug)]
pub struct Carrier<'a> {
    /// The article.
    pub article: ArticleId,
    /// Its title.
    pub title: TitleId,
    /// When it was first seen here, microseconds since the Unix epoch.
    pub at_us: i64,
    /// When its publisher says that it appeared, microseconds since the Unix epoch.
    pub published_us: Option<i64>,
    /// Words of its text.
    pub words: u32,
    /// What it says about who wrote it.
    pub claims: &'a [Claim],
}

/// What a finding rests on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Evidence {
    /// The article says so.
    Says {
        /// The article.
        article: ArticleId,
        /// The pattern that found it.
        pattern: String,
        /// Its words.
        fragment: String,
    },
    /// The article is published by the agency itself.
    OwnHouse {
        /// The article.
        article: ArticleId,
        /// The agency.
        name: String,
    },
    /// It appeared before all others.
    Earliest {
        /// The article.
        article: ArticleId,
        /// By how much, in microseconds.
        ahead_us: i64,
    },
    /// The others have parts of its text.
    Longest {
        /// The article.
        article: ArticleId,
    },
}

impl fmt::Display for Evidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Says { fragment, .. } => write!(f, "An article says “{}”.", fragment.trim()),
            Self::OwnHouse { name, .. } => write!(f, "{name} published it itself."),
            Self::Earliest { ahead_us, .. } => {
                write!(f, "It appeared {} minutes before any other.", ahead_us / 60_000_000)
            }
            Self::Longest { .. } => f.write_str("The others have parts of its text."),
        }
    }
}

/// Whose text a report is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Source {
    /// An agency's.
    Agency {
        /// Its key (see [`Outlet::key`]).
        key: String,
        /// Its name.
        name: String,
        /// What that rests on.
        evidence: Vec<Evidence>,
        /// 0 to 1.
        confidence: f32,
    },
    /// A title's, taken over by the others.
    Title {
        /// The title.
        title: TitleId,
        /// Its article.
        article: ArticleId,
        /// What that rests on.
        evidence: Vec<Evidence>,
        /// 0 to 1.
        confidence: f32,
    },
    /// Nobody knows.
    Unknown,
}

/// A lead below this is no lead: titles' clocks and our polling differ by as much.
const LEAD_US: i64 = 30 * 60 * 1_000_000;
/// Evidence that is kept with a finding.
const EVIDENCE_SHOWN: usize = 5;

/// Whose text the articles of one report carry, in any order.
#[must_use]
pub fn source(carriers: &[Carrier<'_>], names: &Names) -> Source {
    agency(carriers, names)
        .or_else(|| republished(carriers, names))
        .or_else(|| earliest(carriers))
        .unwrap_or(Source::Unknown)
}

/// The agency that most of what the articles say points to.
fn agency(carriers: &[Carrier<'_>], names: &Names) -> Option<Source> {
    let mut votes: BTreeMap<&str, (f32, Option<&str>, Vec<Evidence>)> = BTreeMap::new();
    for carrier in carriers {
        if let Some(house) = names.by_title(carrier.title).filter(|outlet| outlet.is_agency) {
            let vote = votes.entry(&house.key).or_default();
            vote.0 += 2.0;
            vote.1 = Some(&house.name);
            vote.2.insert(0, Evidence::OwnHouse { article: carrier.article, name: house.name.clone() });
            continue;
        }
        // One article has one vote for each agency it names: its surest claim about its text.
        let mut said: BTreeMap<&str, (f32, &Claim)> = BTreeMap::new();
        for claim in carrier.claims.iter().filter(|claim| claim.weight >= SHOWN) {
            let strength = match claim.implies {
                Implies::AgencyCopy => claim.weight,
                Implies::AgencyAssisted => claim.weight / 2.0,
                _ => continue,
            };
            let Some(agency) = claim.agency.as_deref() else { continue };
            let best = said.entry(agency).or_insert((strength, claim));
            if strength > best.0 {
                *best = (strength, claim);
            }
        }
        // Who names several gives each of them less.
        #[expect(clippy::cast_precision_loss, reason = "a handful of agencies")]
        let share = 1.0 / said.len().max(1) as f32;
        for (agency, (strength, claim)) in said {
            let vote = votes.entry(agency).or_default();
            vote.0 += strength * share;
            vote.1 = vote.1.or(claim.name.as_deref());
            vote.2.push(says(carrier.article, claim));
        }
    }
    let mut ranked: Vec<_> = votes.into_iter().collect();
    ranked.sort_by(|one, other| other.1.0.total_cmp(&one.1.0).then(one.0.cmp(other.0)));
    let second = ranked.get(1).map_or(0.0, |(_, vote)| vote.0);
    let (key, (votes, name, mut evidence)) = ranked.into_iter().next()?;
    if votes < 0.4 || votes < 2.0 * second {
        return None;
    }
    evidence.truncate(EVIDENCE_SHOWN);
    let confidence = (0.5 + votes / 2.0).min(0.99) * (1.0 - second / (2.0 * votes));
    Some(Source::Agency { key: key.to_owned(), name: name.unwrap_or(key).to_owned(), evidence, confidence })
}

/// The title that others say they took it from, if it carries the text itself.
fn republished(carriers: &[Carrier<'_>], names: &Names) -> Option<Source> {
    let mut found: Option<(&Carrier<'_>, Vec<Evidence>)> = None;
    for carrier in carriers {
        for claim in
            carrier.claims.iter().filter(|claim| claim.implies == Implies::Republished && claim.weight >= SHOWN)
        {
            let Some(outlet) = claim.name.as_deref().and_then(|name| outlet_named(name, names)) else { continue };
            let theirs = carriers
                .iter()
                .filter(|other| other.article != carrier.article && outlet.titles.contains(&other.title));
            let Some(first) = theirs.min_by_key(|other| (other.published_us.unwrap_or(other.at_us), other.article))
            else {
                continue;
            };
            match &mut found {
                None => found = Some((first, vec![says(carrier.article, claim)])),
                Some((known, evidence)) if known.title == first.title => evidence.push(says(carrier.article, claim)),
                // Two titles are named: nobody knows.
                Some(_) => return None,
            }
        }
    }
    let (carrier, mut evidence) = found?;
    evidence.truncate(EVIDENCE_SHOWN);
    Some(Source::Title { title: carrier.title, article: carrier.article, evidence, confidence: 0.95 })
}

/// The outlet of a printed name that may be cut short or run on: "Le Monde", "The Texas Tribune and ProPublica".
fn outlet_named<'n>(printed: &str, names: &'n Names) -> Option<&'n Outlet> {
    let printed = printed.trim().trim_end_matches(['.', ',', ';']);
    names.by_name(printed).or_else(|| names.by_name(&format!("The {printed}"))).or_else(|| {
        let marked = names.mark(printed);
        marked.outlets(0..1).next().and_then(|index| names.outlet(index))
    })
}

/// The article that is ahead of all others by both clocks, and has the longest text.
fn earliest(carriers: &[Carrier<'_>]) -> Option<Source> {
    if carriers.iter().any(|carrier| carrier.claims.iter().any(|claim| claim.implies == Implies::AgencyUnnamed)) {
        return None;
    }
    let first =
        carriers.iter().min_by_key(|carrier| (carrier.published_us.unwrap_or(carrier.at_us), carrier.article))?;
    let others = || carriers.iter().filter(|carrier| carrier.title != first.title);
    let ahead_us = others().map(|other| ahead_us(first, other)).min()?;
    let longest = others().all(|other| other.words <= first.words + first.words / 10);
    if ahead_us < LEAD_US || !longest {
        return None;
    }
    let evidence =
        vec![Evidence::Earliest { article: first.article, ahead_us }, Evidence::Longest { article: first.article }];
    Some(Source::Title { title: first.title, article: first.article, evidence, confidence: 0.7 })
}

/// By how much one is ahead of another, by the clock that gives it less.
pub(crate) fn ahead_us(one: &Carrier<'_>, other: &Carrier<'_>) -> i64 {
    let seen = other.at_us.saturating_sub(one.at_us);
    match (one.published_us, other.published_us) {
        (Some(one), Some(other)) => seen.min(other.saturating_sub(one)),
        _ => seen,
    }
}

fn says(article: ArticleId, claim: &Claim) -> Evidence {
    Evidence::Says { article, pattern: claim.pattern.clone(), fragment: claim.fragment.clone() }
}

/// Who copied whom, of two articles with one text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Direction {
    /// The second has it from the first.
    FromFirst {
        /// Why.
        evidence: Vec<Evidence>,
    },
    /// The first has it from the second.
    FromSecond {
        /// Why.
        evidence: Vec<Evidence>,
    },
    /// Both have it from an agency.
    BothFrom {
        /// Key of the agency.
        key: String,
        /// Why.
        evidence: Vec<Evidence>,
    },
    /// Nobody knows.
    Unknown,
}

/// Who copied whom, of two articles with one text.
#[must_use]
pub fn between(first: &Carrier<'_>, second: &Carrier<'_>, names: &Names) -> Direction {
    match source(&[*first, *second], names) {
        Source::Agency { key, evidence, .. } => {
            let is_house =
                |carrier: &Carrier<'_>| names.by_title(carrier.title).is_some_and(|outlet| outlet.key == key);
            match (is_house(first), is_house(second)) {
                (true, false) => Direction::FromFirst { evidence },
                (false, true) => Direction::FromSecond { evidence },
                (false, false) => Direction::BothFrom { key, evidence },
                (true, true) => Direction::Unknown,
            }
        }
        Source::Title { article, evidence, .. } if article == first.article => Direction::FromFirst { evidence },
        Source::Title { evidence, .. } => Direction::FromSecond { evidence },
        Source::Unknown => Direction::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::credit::{Kind, Slot};
    use crate::names::KnownTitle;

    const MINUTE_US: i64 = 60_000_000;

    fn claim(implies: Implies, agency: Option<&str>, name: &str) -> Claim {
        Claim {
            kind: Kind::TailCredit,
            implies,
            agency: agency.map(str::to_owned),
            name: Some(name.to_owned()),
            slot: Slot::End,
            pattern: "test".to_owned(),
            fragment: format!("({name})"),
            weight: 0.95,
            item: None,
        }
    }

    fn carrier(article: i64, minute: i64, words: u32, claims: &[Claim]) -> Carrier<'_> {
        let at_us = minute * MINUTE_US;
        Carrier {
            article: ArticleId(article),
            title: TitleId(article),
            at_us,
            published_us: Some(at_us),
            words,
            claims,
        }
    }

    fn names() -> Names {
        let title = |id, name, is_agency| KnownTitle { id: TitleId(id), name, aliases: &[], hosts: &[], is_agency };
        Names::with(&[title(1, "The Harbour Post", false), title(9, "Reuters", true)])
    }

    #[test]
    fn the_text_is_the_agencys_that_the_articles_name() {
        let afp = [claim(Implies::AgencyCopy, Some("afp"), "AFP")];
        let ap = [claim(Implies::AgencyCopy, Some("ap"), "AP")];
        let source = |carriers: &[Carrier<'_>]| match source(carriers, &names()) {
            Source::Agency { key, .. } => key,
            Source::Title { title, .. } => title.to_string(),
            Source::Unknown => "unknown".to_owned(),
        };
        assert_eq!(source(&[carrier(1, 0, 300, &[]), carrier(2, 5, 300, &afp)]), "afp");
        assert_eq!(source(&[carrier(1, 0, 300, &ap), carrier(2, 5, 300, &afp)]), "unknown", "they disagree");
        assert_eq!(source(&[carrier(1, 0, 300, &[]), carrier(9, 50, 300, &[])]), "reuters", "its own house");
        assert_eq!(source(&[carrier(1, 0, 300, &[]), carrier(2, 50, 300, &[])]), TitleId(1).to_string());
        assert_eq!(source(&[carrier(1, 0, 300, &[]), carrier(2, 5, 300, &[])]), "unknown", "five minutes are no lead");
        assert_eq!(source(&[carrier(1, 0, 100, &[]), carrier(2, 50, 300, &[])]), "unknown", "the first is the shorter");
    }

    #[test]
    fn a_notice_names_the_title_it_came_from_whenever_it_was_seen() {
        let notice = [claim(Implies::Republished, None, "The Harbour Post.")];
        let (copy, original) = (carrier(2, 0, 300, &notice), carrier(1, 90, 300, &[]));
        assert!(matches!(between(&copy, &original, &names()), Direction::FromSecond { .. }));
        assert!(matches!(between(&original, &copy, &names()), Direction::FromFirst { .. }));
    }

    #[test]
    fn evidence_reads_as_a_sentence() {
        let evidence = Evidence::Earliest { article: ArticleId(1), ahead_us: 42 * MINUTE_US };
        assert_eq!(evidence.to_string(), "It appeared 42 minutes before any other.");
    }
}
