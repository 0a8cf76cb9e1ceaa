//! Works a statement out again, from nothing but itself.

use super::{Folded, Group, SoldGroup, Statement};
use crate::books::unclaimed_in_time;
use crate::shares::Formula;

/// Something in a statement that does not come out.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Wrong {
    /// The text is not the one that was signed off.
    #[error("the digest is {written}, and should be {worked_out}: the statement was changed after it was written")]
    Digest {
        /// What it carries.
        written: String,
        /// What it should be.
        worked_out: String,
    },
    /// A sum is another one.
    #[error("{what} is {written}, and should be {worked_out}")]
    Sum {
        /// Which.
        what: String,
        /// What the statement says.
        written: i64,
        /// What comes out.
        worked_out: i64,
    },
    /// More was rounded up than there are readers.
    #[error("{what}: {rounded_up} of {readers} were rounded up")]
    Rounding {
        /// Which group.
        what: String,
        /// How many.
        rounded_up: u64,
        /// Of how many.
        readers: u64,
    },
    /// A group of readers so small that they could be told apart.
    #[error("{what} shows {readers} readers, fewer than the {floor} of the formula")]
    TooFew {
        /// Which group.
        what: String,
        /// How many.
        readers: u64,
        /// How many there must be.
        floor: u64,
    },
    /// A formula that is not on the statement.
    #[error("{what} names formula {version}, which the statement does not state")]
    NoFormula {
        /// Which group.
        what: String,
        /// Which version.
        version: u32,
    },
}

/// `divided * weight / of_weight` without its remainder; towards zero, as sums below zero are divided as their size is.
pub(super) fn floored(divided: i64, weight: u64, of_weight: u64) -> i64 {
    let size = u128::from(divided.unsigned_abs()) * u128::from(weight) / u128::from(of_weight.max(1));
    let size = i64::try_from(size).unwrap_or(i64::MAX);
    if divided < 0 { -size } else { size }
}

/// What a group would get if units could be cut into millionths.
pub(super) fn millionths(group: &Group) -> i64 {
    let each = i128::from(group.divided) * i128::from(group.weight) * 1_000_000 / i128::from(group.of_weight.max(1));
    i64::try_from(each * i128::from(group.readers.max(1))).unwrap_or(i64::MAX)
}

impl Statement {
    /// Works everything out again; nothing where all of it comes out.
    #[must_use]
    pub fn verify(&self) -> Vec<Wrong> {
        let mut wrong = Vec::new();
        let worked_out = self.worked_out_digest();
        if self.digest != worked_out {
            wrong.push(Wrong::Digest { written: self.digest.clone(), worked_out });
        }
        let floor = u64::from(self.formulas.iter().map(|formula| formula.least_readers).max().unwrap_or(1));
        for (place, group) in self.groups.iter().enumerate() {
            self.verify_group(&format!("group {}", place + 1), group, floor, &mut wrong);
        }
        for (place, folded) in self.folded.iter().enumerate() {
            self.verify_folded(&format!("folded group {}", place + 1), folded, floor, &mut wrong);
        }
        for (place, group) in self.sold.iter().enumerate() {
            self.verify_sold(&format!("sold group {}", place + 1), group, floor, &mut wrong);
        }
        self.verify_beside(floor, &mut wrong);
        for line in self.articles.iter().filter(|line| line.readers < floor) {
            wrong.push(Wrong::TooFew { what: format!("article {}", line.article), readers: line.readers, floor });
        }
        let mut sum = |what: &str, written: i64, parts: i128| {
            if i128::from(written) != parts {
                let worked_out = i64::try_from(parts).unwrap_or(i64::MAX);
                wrong.push(Wrong::Sum { what: what.to_owned(), written, worked_out });
            }
        };
        let shares = self.groups.iter().map(|group| group.minor).chain(self.folded.iter().map(|folded| folded.minor));
        sum("earned", self.earned, shares.map(i128::from).sum());
        let adjusted: i128 = self.adjustments.iter().map(|adjustment| i128::from(adjustment.minor)).sum();
        let beside = i128::from(self.sold_in_all())
            + i128::from(self.trials.as_ref().map_or(0, |line| line.minor))
            + i128::from(self.released.as_ref().map_or(0, |line| line.minor));
        let closing =
            i128::from(self.opening) + i128::from(self.earned) + beside + adjusted - i128::from(self.paid_out);
        sum("closing", self.closing, closing);
        let divided = i128::from(self.whole.net) + i128::from(self.whole.released);
        sum("whole.titles", self.whole.titles, divided - i128::from(self.whole.service));
        wrong
    }

    fn known(&self, what: &str, version: u32, wrong: &mut Vec<Wrong>) {
        if !self.formulas.iter().any(|formula| formula.version == version) {
            wrong.push(Wrong::NoFormula { what: what.to_owned(), version });
        }
    }

    fn verify_group(&self, what: &str, group: &Group, floor: u64, wrong: &mut Vec<Wrong>) {
        self.known(what, group.formula, wrong);
        if group.readers > 0 && group.readers < floor {
            wrong.push(Wrong::TooFew { what: what.to_owned(), readers: group.readers, floor });
        }
        let readers = group.readers.max(1);
        if group.rounded_up > readers {
            wrong.push(Wrong::Rounding { what: what.to_owned(), rounded_up: group.rounded_up, readers });
        }
        let each = i128::from(floored(group.divided, group.weight, group.of_weight));
        let up = i128::from(group.rounded_up) * if group.divided < 0 { -1 } else { 1 };
        let worked_out = each * i128::from(readers) + up;
        if i128::from(group.minor) != worked_out {
            let worked_out = i64::try_from(worked_out).unwrap_or(i64::MAX);
            wrong.push(Wrong::Sum { what: what.to_owned(), written: group.minor, worked_out });
        }
    }

    fn verify_folded(&self, what: &str, folded: &Folded, floor: u64, wrong: &mut Vec<Wrong>) {
        self.known(what, folded.formula, wrong);
        if let Some(readers) = folded.readers.filter(|readers| *readers < floor) {
            wrong.push(Wrong::TooFew { what: what.to_owned(), readers, floor });
        }
        let most = i128::from(folded.readers.unwrap_or(floor)) * 1_000_000;
        let off = i128::from(folded.minor) * 1_000_000 - i128::from(folded.millionths);
        if off.abs() > most {
            let worked_out = folded.millionths / 1_000_000;
            wrong.push(Wrong::Sum { what: what.to_owned(), written: folded.minor, worked_out });
        }
    }

    /// The formula of a version, as the statement states it.
    fn formula(&self, version: u32) -> Option<&Formula> {
        self.formulas.iter().find(|formula| formula.version == version)
    }

    fn verify_sold(&self, what: &str, group: &SoldGroup, floor: u64, wrong: &mut Vec<Wrong>) {
        self.known(what, group.formula, wrong);
        if group.readers < floor {
            wrong.push(Wrong::TooFew { what: what.to_owned(), readers: group.readers, floor });
        }
        let Some(formula) = self.formula(group.formula) else { return };
        let worked_out = i128::from(group.part.of(formula, group.net)) * i128::from(group.articles);
        differs(what, group.minor, worked_out, wrong);
    }

    /// What was sold in small numbers, paid for trials, and released.
    fn verify_beside(&self, floor: u64, wrong: &mut Vec<Wrong>) {
        if let Some(folded) = &self.sold_folded {
            // A sale is rounded twice: between titles and the service, and between title and agency.
            let most = i128::from(folded.articles) * 2_000_000;
            let off = i128::from(folded.minor) * 1_000_000 - i128::from(folded.millionths);
            if off.abs() > most {
                differs("sold in small numbers", folded.minor, i128::from(folded.millionths / 1_000_000), wrong);
            }
        }
        if let Some(line) = &self.trials {
            let what = "trials";
            self.known(what, line.formula, wrong);
            if let Some(readers) = line.readers.filter(|readers| *readers < floor) {
                wrong.push(Wrong::TooFew { what: what.to_owned(), readers, floor });
            }
            if line.rounded_up > 1 {
                wrong.push(Wrong::Rounding { what: what.to_owned(), rounded_up: line.rounded_up, readers: 1 });
            }
            let worked_out =
                i128::from(floored(line.budget, line.weight, line.of_weight)) + i128::from(line.rounded_up);
            differs(what, line.minor, worked_out, wrong);
            if let Some(formula) = self.formula(line.formula) {
                let wanted = |readers: u64| {
                    let trial = formula.trial.map_or((0, 0), |trial| (trial.a_reader, trial.most));
                    (i128::from(trial.0) * i128::from(readers)).min(i128::from(trial.1))
                };
                match line.readers {
                    Some(readers) => differs("the budget of trials", line.budget, wanted(readers), wrong),
                    // Of few readers it is at most what the most of them would make.
                    None if i128::from(line.budget) > wanted(floor) => {
                        differs("the budget of trials", line.budget, wanted(floor), wrong);
                    }
                    None => {}
                }
            }
        }
        if let Some(line) = &self.released {
            let what = "released";
            let has_deadline = |formula: &Formula| formula.release_after_months.is_some();
            if !self.formula(line.formula).is_some_and(has_deadline) {
                wrong.push(Wrong::NoFormula { what: what.to_owned(), version: line.formula });
            }
            differs(what, line.minor, -i128::from(unclaimed_in_time(line.held, line.came_since)), wrong);
        }
    }
}

fn differs(what: &str, written: i64, worked_out: i128, wrong: &mut Vec<Wrong>) {
    if i128::from(written) != worked_out {
        let worked_out = i64::try_from(worked_out).unwrap_or(i64::MAX);
        wrong.push(Wrong::Sum { what: what.to_owned(), written, worked_out });
    }
}
