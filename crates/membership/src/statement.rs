//! What a title is told of its money for a month, and how anybody can work it out again from the statement itself.
//!
//! A statement carries what went in: of each sum that was divided, how many readers it stands for, by which weight, and how many of the
//! largest remainders were rounded up. [`Statement::verify`] works everything out again. Readers are numbers only, and groups smaller than the
//! formula's floor are folded into one another, so that no single reader can be seen.

mod beside;
pub mod sheet;
mod verify;

use std::collections::BTreeMap;

use news::ArticleId;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::ledger::Payee;
use crate::shares::{Division, Formula};
use crate::{Currency, Period};

pub use beside::{Beside, ReleaseLine, SoldFolded, SoldGroup, TrialLine};
pub use verify::Wrong;

/// Readers of whom each gave the same sum by the same weight.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// By the reading of which month: an earlier one where money came back.
    pub by: Period,
    /// By which version of the formula.
    pub formula: u32,
    /// How many readers.
    pub readers: u64,
    /// What was divided of each, in minor units: a reader's fee, or all fees together where `readers` is 0.
    pub divided: i64,
    /// What each gave this title, in ten-thousandths.
    pub weight: u64,
    /// What each gave all titles.
    pub of_weight: u64,
    /// For how many of them the remainder was rounded up.
    pub rounded_up: u64,
    /// What this title got of all of them.
    pub minor: i64,
}

/// Readers that are too few to be told apart: their sums are added.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Folded {
    /// By the reading of which month.
    pub by: Period,
    /// By which version of the formula.
    pub formula: u32,
    /// How many; nothing where even all together are fewer than the floor.
    pub readers: Option<u64>,
    /// What this title would get if units could be cut into millionths.
    pub millionths: i64,
    /// What it got: at most a unit more or less for each reader.
    pub minor: i64,
}

/// An article and what it was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ArticleLine {
    /// Which article.
    pub article: ArticleId,
    /// Its headline.
    pub headline: String,
    /// How many readers; never fewer than the floor.
    pub readers: u64,
    /// Reads that count.
    pub reads: u64,
    /// Seconds that count.
    pub seconds: u64,
}

/// What moved a balance beside the shares.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Adjustment {
    /// Why, in plain words.
    pub reason: String,
    /// How much, in minor units.
    pub minor: i64,
}

/// What all titles together were about: the same on every statement of the month.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Whole {
    /// Readers whose fees were divided.
    pub readers: u64,
    /// What was divided: fees less tax and the provider's fee.
    pub net: i64,
    /// What the service kept of it.
    pub service: i64,
    /// What titles and agencies got of it, and of what was released.
    pub titles: i64,
    /// What nobody had claimed in time, and was divided with it: the service keeps nothing of that.
    #[serde(default, skip_serializing_if = "is_nothing")]
    pub released: i64,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
fn is_nothing(minor: &i64) -> bool {
    *minor == 0
}

/// A title's or agency's statement for a month in one currency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// Its number: `2026-10/EUR/title:9q2c`.
    pub number: String,
    /// For whom.
    pub payee: Payee,
    /// Its name as readers know it.
    pub name: String,
    /// For which month.
    pub period: Period,
    /// In which currency.
    pub currency: Currency,
    /// How shares were worked out, every version that is used here.
    pub formulas: Vec<Formula>,
    /// What all titles together were about.
    pub whole: Whole,
    /// Readers that read this title in a way that counts; nothing where they are fewer than the floor.
    pub readers: Option<u64>,
    /// Reads that count.
    pub reads: u64,
    /// Seconds that count.
    pub seconds: u64,
    /// What was owed before the month.
    pub opening: i64,
    /// The shares, group by group.
    pub groups: Vec<Group>,
    /// The shares of groups that are too small to be shown alone.
    pub folded: Vec<Folded>,
    /// The sum of the shares.
    pub earned: i64,
    /// Articles that were bought alone, or given back, price by price.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sold: Vec<SoldGroup>,
    /// The same of prices that too few readers paid to be shown alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sold_folded: Option<SoldFolded>,
    /// What was read in trials, paid by the service.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trials: Option<TrialLine>,
    /// What nobody claimed in time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub released: Option<ReleaseLine>,
    /// What else moved the balance: a payout that came back, a correction. On statements of earlier versions also what has lines of its own now.
    pub adjustments: Vec<Adjustment>,
    /// What was paid out.
    pub paid_out: i64,
    /// What is owed after the month; below zero it is set off against the months to come.
    pub closing: i64,
    /// Articles that enough readers read.
    pub articles: Vec<ArticleLine>,
    /// SHA-256 of the statement before, in hexadecimal digits; empty on the first one.
    pub previous: String,
    /// SHA-256 of this statement with this field empty.
    pub digest: String,
}

/// What a statement says beside the shares.
#[derive(Clone, Debug, Default)]
pub struct Account {
    /// What was owed before the month.
    pub opening: i64,
    /// Articles bought alone, trials and releases.
    pub beside: Beside,
    /// What else moved the balance.
    pub adjustments: Vec<Adjustment>,
    /// What was paid out.
    pub paid_out: i64,
    /// Readers, reads and seconds that count.
    pub counts: crate::shares::Counts,
    /// Articles and what they were read; small ones are left out here.
    pub articles: Vec<ArticleLine>,
    /// The digest of the statement before.
    pub previous: String,
}

/// Writes the statement of `payee` for `period` from the divisions of its close.
#[must_use]
pub fn written(
    payee: &Payee,
    name: &str,
    period: Period,
    currency: Currency,
    divisions: &[Division],
    account: Account,
) -> Statement {
    let mut formulas: Vec<Formula> = divisions.iter().map(|division| division.formula).collect();
    formulas.extend(account.beside.formulas.iter().copied());
    formulas.sort_by_key(|formula| formula.version);
    formulas.dedup();
    let floor = u64::from(formulas.iter().map(|formula| formula.least_readers).max().unwrap_or(1));
    let (mut groups, mut folded) = (Vec::new(), Vec::new());
    for division in divisions {
        let (large, small) = grouped(payee, division, floor);
        groups.extend(large);
        folded.extend(small);
    }
    let earned = groups.iter().map(|group| group.minor).chain(folded.iter().map(|fold| fold.minor)).sum();
    let beside = account.beside.minor();
    let adjusted: i64 = account.adjustments.iter().map(|adjustment| adjustment.minor).sum();
    let mut statement = Statement {
        number: format!("{period}/{currency}/{payee}"),
        payee: payee.clone(),
        name: name.to_owned(),
        period,
        currency,
        formulas,
        whole: whole(divisions),
        readers: (account.counts.readers >= floor).then_some(account.counts.readers),
        reads: account.counts.reads,
        seconds: account.counts.seconds,
        opening: account.opening,
        groups,
        folded,
        earned,
        sold: account.beside.sold,
        sold_folded: account.beside.sold_folded,
        trials: account.beside.trials,
        released: account.beside.released,
        adjustments: account.adjustments,
        paid_out: account.paid_out,
        closing: account.opening + earned + beside + adjusted - account.paid_out,
        articles: account.articles.into_iter().filter(|line| line.readers >= floor).collect(),
        previous: account.previous,
        digest: String::new(),
    };
    statement.digest = statement.worked_out_digest();
    statement
}

fn whole(divisions: &[Division]) -> Whole {
    let readers = divisions.iter().map(|division| division.readers.len() as u64).max().unwrap_or(0);
    let net = divisions.iter().flat_map(|division| &division.readers).map(|divided| divided.net).sum();
    let service = divisions.iter().map(Division::service).sum();
    let released: i64 = divisions.iter().map(|division| division.released).sum();
    Whole { readers, net, service, titles: net - service + released, released }
}

/// The payee's shares of one division: groups of `floor` readers and more, and the rest folded until it is as many.
fn grouped(payee: &Payee, division: &Division, floor: u64) -> (Vec<Group>, Vec<Folded>) {
    let (by, formula) = (division.by, division.formula.version);
    let mut groups: BTreeMap<(i64, u64, u64), Group> = BTreeMap::new();
    let mut add = |readers: u64, divided: i64, parts: &[crate::shares::Part]| {
        let of_weight: u64 = parts.iter().map(|part| part.weight).sum();
        let Some(part) = parts.iter().find(|part| part.payee == *payee) else {
            return;
        };
        let group = groups.entry((divided, part.weight, of_weight)).or_insert_with(|| Group {
            by,
            formula,
            readers: 0,
            divided,
            weight: part.weight,
            of_weight,
            rounded_up: 0,
            minor: 0,
        });
        group.readers += readers;
        group.minor += part.minor;
        group.rounded_up += u64::from(part.minor != verify::floored(divided, part.weight, of_weight));
    };
    for divided in &division.readers {
        add(1, divided.parts.iter().map(|part| part.minor).sum(), &divided.parts);
    }
    let mut shown: Vec<Group> = groups.into_values().collect();
    shown.sort_by_key(|group| std::cmp::Reverse(group.readers));
    let mut small: Vec<Group> = Vec::new();
    while let Some(last) = shown.last() {
        let folded: u64 = small.iter().map(|group| group.readers).sum();
        if last.readers >= floor && (folded == 0 || folded >= floor) {
            break;
        }
        small.extend(shown.pop());
    }
    let mut folds = Vec::new();
    if !small.is_empty() {
        let readers = small.iter().map(|group| group.readers).sum();
        folds.push(Folded {
            by,
            formula,
            readers: (readers >= floor).then_some(readers),
            millionths: small.iter().map(verify::millionths).sum(),
            minor: small.iter().map(|group| group.minor).sum(),
        });
    }
    // What all readers gave together hides every one of them.
    if let Some(part) = division.pool.iter().find(|part| part.payee == *payee) {
        let of_weight = division.pool.iter().map(|part| part.weight).sum();
        let floored = verify::floored(division.pooled, part.weight, of_weight);
        shown.push(Group {
            by,
            formula,
            readers: 0,
            divided: division.pooled,
            weight: part.weight,
            of_weight,
            rounded_up: u64::from(part.minor != floored),
            minor: part.minor,
        });
    }
    (shown, folds)
}

impl Statement {
    /// What articles that were bought alone brought, less those that were given back.
    #[must_use]
    pub fn sold_in_all(&self) -> i64 {
        let folded = self.sold_folded.as_ref().map_or(0, |folded| folded.minor);
        self.sold.iter().map(|group| group.minor).sum::<i64>() + folded
    }

    /// The digest that the statement should carry.
    #[must_use]
    pub fn worked_out_digest(&self) -> String {
        let empty = Self { digest: String::new(), ..self.clone() };
        // A statement is made of words and numbers: it can always be written as JSON.
        let text = serde_json::to_string(&empty).unwrap_or_default();
        Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

#[cfg(test)]
mod tests;
