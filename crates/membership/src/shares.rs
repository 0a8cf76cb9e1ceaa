//! Who gets what of the fees of a period, by a formula that is versioned, public and the same for all.
//!
//! Let `N` be what a reader's fee leaves after tax and the provider's fee, and `w` what the reader gave a title ([`Formula::weighs`]). The service
//! keeps its part of every `N`; the rest is divided by `w`:
//!
//! * user-centric: each reader's fee among the titles that this reader read;
//! * pro rata: all fees together among all titles by all reads; by time: the same by seconds.
//!
//! Parts are whole minor units by largest remainder ([`crate::money::divide`]), so that they add up to the whole, always.

mod beside;
mod reading;

use std::collections::BTreeMap;

use news::AccountId;
use serde::{Deserialize, Serialize};

use crate::Currency;
use crate::Period;
use crate::ledger::{Account, Kind, Payee, Transaction};
use crate::money::divide;

pub use beside::{Sale, SaleCount, SaleKind, SalePart, Sold, TrialBudget, TrialPaid, sold, trial_paid};
pub use reading::{Counts, Read, Reading, Standing, Weight};

/// Whose money is divided by what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Model {
    /// Each reader's fee by what this reader read.
    #[default]
    UserCentric,
    /// All fees together by all reads.
    ProRata,
    /// All fees together by all seconds.
    ByTime,
}

/// Where the fee of a reader goes who read nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unread {
    /// To all titles, by what all readers read.
    #[default]
    Together,
    /// Nowhere yet: it waits for what the reader reads next.
    Carried,
}

/// How shares are worked out. It is printed on every statement; a change gets a new version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Formula {
    /// Which formula this is; counted up with every change.
    pub version: u32,
    /// Whose money is divided by what.
    pub model: Model,
    /// What titles get of what is left after tax and fees, in hundredths of a percent.
    pub titles_share: u16,
    /// Seconds before a read counts.
    pub least_seconds: u32,
    /// Seconds count no further than twice as long as reading takes at this many words a minute.
    pub words_a_minute: u32,
    /// Seconds that count at most where nobody knows how long a text is.
    pub longest_seconds: u32,
    /// Whether the square root of a reader's reads of a title counts, so that habit counts for less than choice.
    pub square_root: bool,
    /// Reads of one title by one reader that count at most; nothing for no limit.
    pub most_reads: Option<u32>,
    /// What an agency gets of the weight of a read of its text in a title, in hundredths of a percent.
    pub agency_share: u16,
    /// Where the fee of a reader goes who read nothing.
    pub unread: Unread,
    /// Minor units below which nothing is paid out and the balance is carried on.
    pub least_payout: i64,
    /// Fewer readers than this are never told apart on a statement.
    pub least_readers: u32,
    /// Months after which what nobody claimed goes to all titles; never where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub release_after_months: Option<u32>,
    /// What the service pays titles for what is read in trials; nothing where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trial: Option<TrialBudget>,
}

impl Default for Formula {
    fn default() -> Self {
        Self {
            version: 1,
            model: Model::UserCentric,
            titles_share: 7_000,
            least_seconds: 10,
            words_a_minute: 130,
            longest_seconds: 300,
            square_root: false,
            most_reads: None,
            agency_share: 0,
            unread: Unread::Together,
            least_payout: 2_500,
            least_readers: 5,
            release_after_months: None,
            trial: None,
        }
    }
}

/// Why a formula makes no sense.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAFormula {
    /// A share above the whole.
    #[error("{name} is {given} hundredths of a percent; 10000 is the whole")]
    AboveTheWhole {
        /// Which share.
        name: &'static str,
        /// What it was.
        given: u16,
    },
    /// A measure that nothing can be divided by.
    #[error("words_a_minute and least_readers must be at least 1")]
    Nothing,
    /// A deadline that is over before anybody can know of it.
    #[error(
        "release_after_months must be at least 3, so that titles hear of what is held for them; leave it out for never"
    )]
    TooSoon,
    /// A budget below zero.
    #[error("trial.a_reader and trial.most must be at least 0, in minor units")]
    BelowNothing,
}

/// Months for which unclaimed money is held at least.
const HELD_MONTHS_LEAST: u32 = 3;

/// All of something, in hundredths of a percent.
const WHOLE: u16 = 10_000;

impl Formula {
    /// Whether it makes sense.
    ///
    /// # Errors
    /// The first thing that does not.
    pub fn check(&self) -> Result<(), NotAFormula> {
        for (name, given) in [("titles_share", self.titles_share), ("agency_share", self.agency_share)] {
            if given > WHOLE {
                return Err(NotAFormula::AboveTheWhole { name, given });
            }
        }
        if self.words_a_minute == 0 || self.least_readers == 0 {
            return Err(NotAFormula::Nothing);
        }
        if self.release_after_months.is_some_and(|months| months < HELD_MONTHS_LEAST) {
            return Err(NotAFormula::TooSoon);
        }
        if self.trial.is_some_and(|trial| trial.a_reader < 0 || trial.most < 0) {
            return Err(NotAFormula::BelowNothing);
        }
        Ok(())
    }

    /// What titles get of `net`, and what the service keeps.
    #[must_use]
    pub fn parted(&self, net: i64) -> (i64, i64) {
        let titles = self.titles_share.min(WHOLE);
        let parts = divide(net, &[u64::from(titles), u64::from(WHOLE - titles)]).unwrap_or_default();
        match parts.as_slice() {
            [titles, service] => (*titles, *service),
            _ => (0, net),
        }
    }
}

/// What of a sum somebody gets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Who.
    pub payee: Payee,
    /// By which weight.
    pub weight: u64,
    /// How much, in minor units.
    pub minor: i64,
}

/// What became of one reader's fee.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Divided {
    /// Whose fee it was.
    pub reader: AccountId,
    /// By the reading of which month; an earlier one than the closed one where money came back.
    pub by: Period,
    /// What was divided, in minor units.
    pub net: i64,
    /// What the service kept.
    pub service: i64,
    /// What went to titles that this reader read.
    pub parts: Vec<Part>,
    /// What went to all titles together.
    pub pooled: i64,
}

/// A period's fees by one month's reading, divided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Division {
    /// By the reading of which month.
    pub by: Period,
    /// By which formula.
    pub formula: Formula,
    /// Reader by reader.
    pub readers: Vec<Divided>,
    /// What went to all titles together.
    pub pooled: i64,
    /// What of it was released because nobody claimed it in time.
    #[serde(default)]
    pub released: i64,
    /// Who got what of it.
    pub pool: Vec<Part>,
}

impl Division {
    /// What everybody got, in minor units.
    #[must_use]
    pub fn totals(&self) -> BTreeMap<Payee, i64> {
        let mut totals = BTreeMap::new();
        for part in self.readers.iter().flat_map(|divided| &divided.parts).chain(&self.pool) {
            *totals.entry(part.payee.clone()).or_insert(0) += part.minor;
        }
        totals
    }

    /// What the service kept.
    #[must_use]
    pub fn service(&self) -> i64 {
        self.readers.iter().map(|divided| divided.service).sum()
    }

    /// The posting of it at the close of `closing`. `claimed` says whether somebody has claimed a payee.
    #[must_use]
    pub fn transaction(
        &self,
        closing: Period,
        currency: Currency,
        at_us: i64,
        claimed: impl Fn(&Payee) -> bool,
    ) -> Transaction {
        let key = format!("close:{closing}:{currency}:by:{}", self.by);
        let pool = Account::Pool(closing);
        let source = format!("formula {}", self.formula.version);
        let mut transaction = Transaction::new(Kind::Close, key, currency, at_us).because(source);
        for divided in &self.readers {
            let reader = Account::Reader(divided.reader);
            transaction = transaction.moving(reader.clone(), Account::Platform, divided.service).moving(
                reader,
                pool.clone(),
                divided.net - divided.service,
            );
        }
        for (payee, minor) in self.totals() {
            let to = if claimed(&payee) { Account::Payee(payee) } else { Account::Unclaimed(payee) };
            transaction = transaction.moving(pool.clone(), to, minor);
        }
        transaction
    }
}

/// Divides what each reader's fee leaves by one month's reading.
///
/// What can be given to nobody is left out: it stays with its reader, and is there at the next close. That is so for a reader without reads where
/// the formula carries them, and for everyone in a month in which nobody read anything.
#[must_use]
pub fn divided(by: Period, formula: &Formula, nets: &[(AccountId, i64)], reading: &Reading) -> Division {
    let together = reading.together(formula);
    let mut readers = Vec::with_capacity(nets.len());
    for &(reader, net) in nets {
        let own = match formula.model {
            Model::UserCentric => reading.of(reader, formula),
            Model::ProRata | Model::ByTime => Vec::new(),
        };
        let carried = reading.of_nothing(reader) && formula.unread == Unread::Carried;
        let (titles, service) = formula.parted(net);
        if let Some(parts) = parts(titles, &own) {
            readers.push(Divided { reader, by, net, service, parts, pooled: 0 });
        } else if !carried && !together.is_empty() {
            readers.push(Divided { reader, by, net, service, parts: Vec::new(), pooled: titles });
        }
    }
    let pooled = readers.iter().map(|divided| divided.pooled).sum();
    let pool = if pooled == 0 { Vec::new() } else { parts(pooled, &together).unwrap_or_default() };
    Division { by, formula: *formula, readers, pooled, released: 0, pool }
}

impl Division {
    /// The same with what nobody claimed in time: it is divided among all titles by all reading, and the service keeps nothing of it. In a month in
    /// which nobody read anything it is released to nobody.
    #[must_use]
    pub fn releasing(mut self, released: i64, reading: &Reading) -> Self {
        let pooled = self.pooled + released;
        if let Some(pool) = parts(pooled, &reading.together(&self.formula)).filter(|_| released > 0) {
            (self.pooled, self.released, self.pool) = (pooled, released, pool);
        }
        self
    }
}

fn parts(total: i64, weights: &[Weight]) -> Option<Vec<Part>> {
    let numbers: Vec<u64> = weights.iter().map(|weight| weight.weight).collect();
    let minors = divide(total, &numbers)?;
    let parts = weights.iter().zip(minors);
    Some(parts.map(|(weight, minor)| Part { payee: weight.payee.clone(), weight: weight.weight, minor }).collect())
}

#[cfg(test)]
mod tests;
