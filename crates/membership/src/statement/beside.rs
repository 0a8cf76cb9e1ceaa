//! The lines of a statement beside the shares: articles that were bought alone, trials that the service paid, and what was released. Each carries
//! what it was worked out from.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::books::unclaimed_in_time;
use crate::ledger::Payee;
use crate::shares::{Formula, SaleCount, SaleKind, SalePart, Sold, TrialPaid};

/// Articles that were bought alone, all at the same price and parted the same way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SoldGroup {
    /// By which version of the formula.
    pub formula: u32,
    /// How many readers bought them; never fewer than the floor.
    pub readers: u64,
    /// How many articles.
    pub articles: u64,
    /// What each left after tax; below zero where it was given back.
    pub net: i64,
    /// Which part of it is this payee's.
    pub part: SalePart,
    /// What that comes to.
    pub minor: i64,
}

/// Articles that too few readers bought to show each price alone: their sums are added.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SoldFolded {
    /// How many articles.
    pub articles: u64,
    /// What this payee would get if units could be cut into millionths.
    pub millionths: i64,
    /// What it got: at most two units more or less for each article.
    pub minor: i64,
}

/// What was read in trials, paid by the service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TrialLine {
    /// By which version of the formula.
    pub formula: u32,
    /// Readers in a trial who read something that counts, anywhere; nothing where they are fewer than the floor.
    pub readers: Option<u64>,
    /// What was divided among all titles.
    pub budget: i64,
    /// What all trials gave this title, in ten-thousandths.
    pub weight: u64,
    /// What they gave all titles.
    pub of_weight: u64,
    /// 1 where the remainder was rounded up.
    pub rounded_up: u64,
    /// What this title got.
    pub minor: i64,
}

/// What nobody claimed in time, and was divided among all titles.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReleaseLine {
    /// By which version of the formula.
    pub formula: u32,
    /// What was held.
    pub held: i64,
    /// What of it came in after the deadline, and stays.
    pub came_since: i64,
    /// What left the balance, below zero.
    pub minor: i64,
}

/// What moved a payee's balance beside the shares.
#[derive(Clone, Debug, Default)]
pub struct Beside {
    /// The formulas that these lines name.
    pub formulas: Vec<Formula>,
    /// Articles that were bought alone, price by price.
    pub sold: Vec<SoldGroup>,
    /// Those that too few readers bought.
    pub sold_folded: Option<SoldFolded>,
    /// What was read in trials.
    pub trials: Option<TrialLine>,
    /// What was released.
    pub released: Option<ReleaseLine>,
}

impl Beside {
    /// What they come to.
    #[must_use]
    pub fn minor(&self) -> i64 {
        self.sold.iter().map(|group| group.minor).sum::<i64>()
            + self.sold_folded.as_ref().map_or(0, |folded| folded.minor)
            + self.trials.as_ref().map_or(0, |line| line.minor)
            + self.released.as_ref().map_or(0, |line| line.minor)
    }

    /// The lines of a payee. `released` is what was held, and what of it came since the deadline, where something was released.
    #[must_use]
    pub fn of(
        payee: &Payee,
        formula: &Formula,
        sold: &Sold,
        trial: Option<&TrialPaid>,
        released: Option<(i64, i64)>,
    ) -> Self {
        let floor = u64::from(formula.least_readers);
        let (groups, sold_folded) = sold.parts.get(payee).map(|kinds| grouped(kinds.iter(), floor)).unwrap_or_default();
        let trials = trial.and_then(|paid| {
            let part = paid.parts.iter().find(|part| part.payee == *payee)?;
            let of_weight = paid.parts.iter().map(|part| part.weight).sum();
            let readers = paid.readers as u64;
            Some(TrialLine {
                formula: formula.version,
                readers: (readers >= floor).then_some(readers),
                budget: paid.budget,
                weight: part.weight,
                of_weight,
                rounded_up: u64::from(part.minor != super::verify::floored(paid.budget, part.weight, of_weight)),
                minor: part.minor,
            })
        });
        let released = released.map(|(held, came_since)| ReleaseLine {
            formula: formula.version,
            held,
            came_since,
            minor: -unclaimed_in_time(held, came_since),
        });
        let named: BTreeSet<u32> = groups.iter().map(|group| group.formula).collect();
        let mut formulas: Vec<Formula> =
            sold.earlier.iter().filter(|one| named.contains(&one.version)).copied().collect();
        if !groups.is_empty() || sold_folded.is_some() || trials.is_some() || released.is_some() {
            formulas.push(*formula);
        }
        Self { formulas, sold: groups, sold_folded, trials, released }
    }
}

/// Prices that enough readers paid, and the rest folded until it is as many.
fn grouped<'all>(
    kinds: impl Iterator<Item = (&'all SaleKind, &'all SaleCount)>,
    floor: u64,
) -> (Vec<SoldGroup>, Option<SoldFolded>) {
    let mut shown: Vec<(&SaleKind, &SaleCount)> = kinds.collect();
    shown.sort_by_key(|(kind, count)| (std::cmp::Reverse(count.readers.len()), **kind));
    let (mut small, mut readers) = (Vec::new(), BTreeSet::new());
    while let Some((_, last)) = shown.last() {
        let folded = readers.len() as u64;
        if last.readers.len() as u64 >= floor && (folded == 0 || folded >= floor) {
            break;
        }
        readers.extend(last.readers.iter().copied());
        small.extend(shown.pop());
    }
    let group = |(kind, count): (&SaleKind, &SaleCount)| SoldGroup {
        formula: kind.formula,
        readers: count.readers.len() as u64,
        articles: count.articles,
        net: kind.net,
        part: kind.part,
        minor: count.minor,
    };
    let folded = (!small.is_empty()).then(|| SoldFolded {
        articles: small.iter().map(|(_, count)| count.articles).sum(),
        millionths: small.iter().map(|(_, count)| count.millionths).sum(),
        minor: small.iter().map(|(_, count)| count.minor).sum(),
    });
    (shown.into_iter().map(group).collect(), folded)
}
