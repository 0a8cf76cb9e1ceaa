//! The record of a led story: every term of its score, and the reasons in words.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Kind, Source};
use crate::weights::Lead;

/// A story in its place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Led {
    /// Which story.
    pub story: u64,
    /// The number that the list is sorted by; pins stand above it.
    pub score: f64,
    /// The articles that newsrooms placed for it, the best first.
    pub items: Vec<u64>,
    /// All that made the score.
    pub record: Record,
}

/// The terms of a score.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// Version of the weights.
    pub weights: u32,
    /// When the list was made, microseconds.
    pub at_us: i64,
    /// One vote per owner, the strongest first.
    pub votes: Vec<Vote>,
    /// Owners whose pages were looked at.
    pub owners_seen: u32,
    /// What the story is to the general edition.
    pub kind: Kind,
    /// Independent reports; 0 where not known.
    pub reports: u32,
    /// Titles with an article of it; 0 where not known.
    pub titles: u32,
    /// Words of the longest article; 0 where not known.
    pub words: u32,
    /// Last material change, microseconds.
    pub changed_us: i64,
    /// First seen on any page, microseconds.
    pub first_us: i64,
    /// Share of the votes from the edition's countries; `None` for the world.
    pub home_share: Option<f64>,
    /// The editor's place for it (1 is the top), where an editor pinned it.
    pub pinned: Option<u32>,
}

/// What one owner says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Vote {
    /// The owner.
    pub owner: Arc<str>,
    /// The title of that owner that places it best.
    pub title: Arc<str>,
    /// The story that it places: the led one, or one that is kin to it.
    pub story: u64,
    /// How much that story is this one, 1 for the story itself.
    pub likeness: f64,
    /// Where.
    pub rank: u32,
    /// Whether with a heading.
    pub heading: bool,
    /// How the order is known.
    pub source: Source,
    /// The place averaged over the last hours, 0 to 1.
    pub averaged: f64,
    /// Trust in the title, 0 to 1.2.
    pub trust: f64,
    /// How many newsrooms with like pages this owner is one of, at least 1.
    pub kin: f64,
    /// On that page without a break since, microseconds.
    pub since_us: i64,
}

impl Vote {
    /// What the place is worth now: `slot x exp(-(rank - 1) / scale)`, mixed with its average over the last hours.
    #[must_use]
    pub fn place(&self, weights: &Lead) -> f64 {
        let now = place_now(self.rank, self.heading, self.source, weights);
        (1.0 - weights.steadiness) * now + weights.steadiness * self.averaged
    }

    /// The vote: `(min(limit, trust x place x likeness) / kin) ^ power`.
    #[must_use]
    pub fn value(&self, weights: &Lead) -> f64 {
        ((self.trust * self.place(weights) * self.likeness).min(weights.owner_limit) / self.kin.max(1.0))
            .powf(weights.owner_power)
    }
}

/// What a place is worth by itself, 0 to 1.
pub(super) fn place_now(rank: u32, heading: bool, source: Source, weights: &Lead) -> f64 {
    let below = f64::from(rank.max(1) - 1);
    let slot = if heading { 1.0 } else { weights.text_link_slot };
    match source {
        Source::FrontPage => slot * (-below / weights.rank_scale).exp(),
        Source::TopFeed => weights.feed_slot * (-below / weights.feed_rank_scale).exp(),
        Source::SectionFeed => weights.section_feed_slot * (-below / weights.feed_rank_scale).exp(),
    }
}

impl Record {
    /// The score, computed from nothing but this record and the weights of its version.
    #[must_use]
    pub fn score(&self, weights: &Lead) -> f64 {
        let sum = |votes: &mut dyn Iterator<Item = &Vote>| votes.map(|vote| vote.value(weights)).sum::<f64>();
        let proven = sum(&mut self.votes.iter().filter(|vote| vote.trust >= weights.unproven));
        // A crowd of small voices is still a crowd that somebody can rent: together they count little.
        let unproven = sum(&mut self.votes.iter().filter(|vote| vote.trust < weights.unproven));
        (proven + unproven.min(weights.unproven_most))
            * self.kind_factor(weights)
            * self.geography(weights)
            * self.freshness(weights)
            * self.length(weights)
    }

    fn kind_factor(&self, weights: &Lead) -> f64 {
        match self.kind {
            Kind::Hard => 1.0,
            Kind::Soft => weights.soft,
            Kind::Sport => weights.sport,
        }
    }

    fn geography(&self, weights: &Lead) -> f64 {
        self.home_share.map_or(1.0, |share| share.max(weights.geography_floor))
    }

    fn freshness(&self, weights: &Lead) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "an age in microseconds needs no more than 53 bits")]
        let hours = (self.at_us - self.changed_us).max(0) as f64 / super::desk::HOUR_US as f64;
        0.5_f64.powf(hours / weights.half_life_hours).max(weights.fresh_floor)
    }

    fn length(&self, weights: &Lead) -> f64 {
        if self.words > 0 && self.words < weights.brief_words { weights.brief } else { 1.0 }
    }

    /// Why the story is where it is, the most telling first.
    #[must_use]
    pub fn reasons(&self, weights: &Lead) -> Vec<Reason> {
        let mut reasons = Vec::new();
        if let Some(place) = self.pinned {
            reasons.push(Reason::Pinned { place });
        }
        let owners = u32::try_from(self.votes.len()).unwrap_or(u32::MAX);
        let top = |vote: &&Vote| vote.rank <= 3 && vote.source == Source::FrontPage;
        let leading: Vec<Leading> = self
            .votes
            .iter()
            .filter(top)
            .take(3)
            .map(|vote| Leading { title: vote.title.clone(), rank: vote.rank })
            .collect();
        reasons.push(Reason::Placed {
            owners,
            of: self.owners_seen,
            in_top_three: u32::try_from(self.votes.iter().filter(top).count()).unwrap_or(u32::MAX),
            leading,
        });
        let hours3_us = self.at_us - 3 * super::desk::HOUR_US;
        let fresh = self.votes.iter().filter(|vote| vote.since_us > hours3_us).count();
        if fresh >= 2 && fresh * 2 >= self.votes.len() && self.first_us <= hours3_us {
            reasons.push(Reason::Rising { owners: u32::try_from(fresh).unwrap_or(u32::MAX) });
        }
        reasons.push(Reason::FirstSeen { at_us: self.first_us });
        match self.reports {
            0 => {}
            1 if self.titles > 1 => reasons.push(Reason::OneReport { titles: self.titles }),
            reports => reasons.push(Reason::Reports { titles: self.titles, reports }),
        }
        if self.kind_factor(weights) < 1.0 {
            reasons.push(Reason::Kind { kind: self.kind, factor: self.kind_factor(weights) });
        }
        if let Some(share) = self.home_share {
            reasons.push(Reason::Home { percent: percent(share) });
        }
        let freshness = self.freshness(weights);
        if freshness < 0.95 {
            reasons.push(Reason::Aged { percent: percent(freshness) });
        }
        if self.length(weights) < 1.0 {
            reasons.push(Reason::Brief { words: self.words });
        }
        reasons
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share is 0 to 1")]
fn percent(share: f64) -> u32 {
    (share.clamp(0.0, 1.0) * 100.0).round() as u32
}

/// A title that has a story in its top three.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Leading {
    /// The title.
    pub title: Arc<str>,
    /// 1 to 3.
    pub rank: u32,
}

/// One reason of a place in the lead list; its words are shown to readers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "reason")]
pub enum Reason {
    /// An editor put it there.
    Pinned {
        /// 1 for the top.
        place: u32,
    },
    /// Newsrooms have it on their pages.
    Placed {
        /// Owners that have it.
        owners: u32,
        /// Owners that were looked at.
        of: u32,
        /// Owners with it in a top three.
        in_top_three: u32,
        /// The first of those.
        leading: Vec<Leading>,
    },
    /// Half or more of its owners took it up in the last three hours. No factor of the score.
    Rising {
        /// How many.
        owners: u32,
    },
    /// When a page had it first.
    FirstSeen {
        /// Microseconds.
        at_us: i64,
    },
    /// How much reporting there is.
    Reports {
        /// Titles with an article.
        titles: u32,
        /// Independent reports.
        reports: u32,
    },
    /// Many titles, one text.
    OneReport {
        /// Titles with that text.
        titles: u32,
    },
    /// Held back for what it is.
    Kind {
        /// Sport or soft.
        kind: Kind,
        /// By how much.
        factor: f64,
    },
    /// Share of the votes from the edition's own country.
    Home {
        /// 0 to 100.
        percent: u32,
    },
    /// Held back for its age.
    Aged {
        /// What is left, 0 to 100.
        percent: u32,
    },
    /// Only short articles so far.
    Brief {
        /// Words of the longest.
        words: u32,
    },
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Pinned { place: 1 } => write!(f, "An editor pinned it to the top"),
            Self::Pinned { place } => write!(f, "An editor pinned it to place {place}"),
            Self::Placed { owners, of, in_top_three, leading } => {
                write!(f, "{owners} of {of} owners have it on their pages")?;
                if *in_top_three > 0 {
                    let titles: Vec<String> =
                        leading.iter().map(|lead| format!("{} {}", lead.title, lead.rank)).collect();
                    write!(f, ", {in_top_three} in their top three ({})", titles.join(", "))?;
                }
                Ok(())
            }
            Self::Rising { owners } => write!(f, "Rising: {owners} owners took it up in the last three hours"),
            Self::FirstSeen { at_us } => {
                let time = news::from_micros(*at_us).strftime("%Y-%m-%d %H:%M");
                write!(f, "First seen {time} UTC")
            }
            Self::Reports { titles, reports: 1 } => write!(f, "{}, one report", counted(*titles, "title")),
            Self::Reports { titles, reports } => {
                write!(f, "{}, {reports} independent reports", counted(*titles, "title"))
            }
            Self::OneReport { titles } => write!(f, "{titles} titles carry one report"),
            Self::Kind { kind: Kind::Sport, factor } => write!(f, "Sport counts {factor} in the general edition"),
            Self::Kind { factor, .. } => write!(f, "A soft story counts {factor} in the general edition"),
            Self::Home { percent } => write!(f, "{percent}% of its votes come from this edition’s country"),
            Self::Aged { percent } => write!(f, "Nothing new for some time: {percent}% of its weight is left"),
            Self::Brief { words } => write!(f, "Only short articles so far ({words} words)"),
        }
    }
}

fn counted(count: u32, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}
