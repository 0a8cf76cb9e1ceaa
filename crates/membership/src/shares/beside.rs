//! What titles get beside the fees of members: for articles that readers bought alone, and for what was read in trials.

use std::collections::{BTreeMap, BTreeSet};

use news::{AccountId, TitleId};
use serde::{Deserialize, Serialize};

use super::{Formula, Part, Reading, WHOLE, parts};
use crate::ledger::{Account, Kind, Payee, Transaction};
use crate::money::divide;
use crate::{Currency, Period};

/// An article that was bought alone, or given back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sale {
    /// Of which title.
    pub title: TitleId,
    /// Whose text it carries; nothing for its own.
    pub agency: Option<String>,
    /// By whom; nobody where the account was erased. Only counted.
    pub reader: AccountId,
    /// What was paid, less tax; below zero where it goes back, by what was divided in an earlier month.
    pub net: i64,
    /// By which formula it was divided, where that is not the month's own.
    pub formula: Option<Formula>,
}

/// Which part of a sale somebody has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SalePart {
    /// All that titles get: the text is the title's own.
    Whole,
    /// What the agency leaves the title that carries its text.
    Outlet,
    /// What the agency gets.
    Agency,
}

impl SalePart {
    /// The part of a sale at `net`, in whole units: what is given back goes back as it came.
    #[must_use]
    pub fn of(self, formula: &Formula, net: i64) -> i64 {
        let (titles, _) = formula.parted(net);
        let share = formula.agency_share.min(WHOLE);
        let split = divide(titles, &[u64::from(share), u64::from(WHOLE - share)]);
        let of_agency = split.and_then(|split| split.first().copied()).unwrap_or(0);
        match self {
            Self::Whole => titles,
            Self::Outlet => titles - of_agency,
            Self::Agency => of_agency,
        }
    }

    /// The same in millionths of a unit, before anything is rounded.
    #[must_use]
    pub fn millionths(self, formula: &Formula, net: i64) -> i64 {
        let (whole, titles) = (i128::from(WHOLE), i128::from(formula.titles_share.min(WHOLE)));
        let agency = i128::from(formula.agency_share.min(WHOLE));
        let part = match self {
            Self::Whole => whole,
            Self::Outlet => whole - agency,
            Self::Agency => agency,
        };
        i64::try_from(i128::from(net) * 1_000_000 * titles * part / (whole * whole)).unwrap_or(i64::MAX)
    }
}

/// Sales of one kind: by which formula, at what net price, which part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SaleKind {
    /// The formula's version.
    pub formula: u32,
    /// What each left after tax.
    pub net: i64,
    /// Which part of it.
    pub part: SalePart,
}

/// How many sales of a kind, to how many readers, and what they gave.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SaleCount {
    /// How many.
    pub articles: u64,
    /// Who bought them.
    pub readers: BTreeSet<AccountId>,
    /// What the payee got of them.
    pub minor: i64,
    /// The same before rounding, in millionths.
    pub millionths: i64,
}

/// Articles of a period that readers bought alone, in one currency, less those that were given back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sold {
    /// How many were bought.
    pub articles: u64,
    /// What was paid for them, less tax and less what was given back.
    pub net: i64,
    /// What the service keeps.
    pub service: i64,
    /// What each title and agency gets, kind by kind.
    pub parts: BTreeMap<Payee, BTreeMap<SaleKind, SaleCount>>,
    /// The formulas by which sales of earlier months are taken back.
    pub earlier: Vec<Formula>,
}

/// Parts each sale, less tax, among the service, the title that was read and the agency that wrote the text: nothing of it goes to anybody else.
#[must_use]
pub fn sold(formula: &Formula, sales: impl IntoIterator<Item = Sale>) -> Sold {
    let mut all = Sold::default();
    for Sale { title, agency, reader, net, formula: earlier } in sales {
        let by = earlier.as_ref().unwrap_or(formula);
        if by != formula && !all.earlier.contains(by) {
            all.earlier.push(*by);
        }
        all.articles += u64::from(net > 0);
        all.net += net;
        all.service += by.parted(net).1;
        let mut add = |payee: Payee, part: SalePart| {
            let kind = SaleKind { formula: by.version, net, part };
            let count = all.parts.entry(payee).or_default().entry(kind).or_default();
            count.articles += 1;
            count.readers.insert(reader);
            count.minor += part.of(by, net);
            count.millionths += part.millionths(by, net);
        };
        match agency.filter(|_| SalePart::Agency.of(by, net) != 0) {
            Some(agency) => {
                add(Payee::Agency(agency), SalePart::Agency);
                add(Payee::Title(title), SalePart::Outlet);
            }
            None => add(Payee::Title(title), SalePart::Whole),
        }
    }
    all
}

impl Sold {
    /// What a payee gets in all.
    #[must_use]
    pub fn of(&self, payee: &Payee) -> i64 {
        self.parts.get(payee).map_or(0, |kinds| kinds.values().map(|count| count.minor).sum())
    }
}

fn to_payees(
    transaction: Transaction,
    from: &Account,
    sums: impl IntoIterator<Item = (Payee, i64)>,
    claimed: impl Fn(&Payee) -> bool,
) -> Transaction {
    sums.into_iter().fold(transaction, |transaction, (payee, minor)| {
        let to = if claimed(&payee) { Account::Payee(payee) } else { Account::Unclaimed(payee) };
        transaction.moving(from.clone(), to, minor)
    })
}

impl Sold {
    /// The posting of it at the close of `closing`: what waited in the pool goes where it belongs.
    #[must_use]
    pub fn transaction(
        &self,
        closing: Period,
        currency: Currency,
        at_us: i64,
        claimed: impl Fn(&Payee) -> bool,
    ) -> Transaction {
        let pool = Account::Pool(closing);
        let transaction = Transaction::new(Kind::Close, format!("close:{closing}:{currency}:sold"), currency, at_us)
            .because(format!("{} articles bought alone", self.articles))
            .moving(pool.clone(), Account::Platform, self.service);
        to_payees(transaction, &pool, self.parts.keys().map(|payee| (payee.clone(), self.of(payee))), claimed)
    }
}

/// What the service pays titles for what is read in trials, out of its own pocket.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TrialBudget {
    /// In which currency.
    pub currency: Currency,
    /// Minor units a month for each reader in a trial who read something that counts.
    pub a_reader: i64,
    /// Minor units a month at most.
    pub most: i64,
}

/// What was paid for a month's trials.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrialPaid {
    /// Readers in a trial who read something that counts.
    pub readers: usize,
    /// What was divided: the service keeps nothing of it.
    pub budget: i64,
    /// Who got what of it.
    pub parts: Vec<Part>,
}

/// Divides the budget by what all trials of the month read together; `None` where there is none in this currency, or nothing was read.
#[must_use]
pub fn trial_paid(formula: &Formula, currency: Currency, reading: &Reading) -> Option<TrialPaid> {
    let trial = formula.trial.filter(|trial| trial.currency == currency)?;
    let readers = reading.readers_who_count(formula);
    let wanted = trial.a_reader.saturating_mul(i64::try_from(readers).unwrap_or(i64::MAX));
    let budget = wanted.min(trial.most);
    let parts = parts(budget, &reading.together(formula)).filter(|_| budget > 0)?;
    Some(TrialPaid { readers, budget, parts })
}

impl TrialPaid {
    /// The posting of it at the close of `closing`.
    #[must_use]
    pub fn transaction(
        &self,
        closing: Period,
        currency: Currency,
        at_us: i64,
        claimed: impl Fn(&Payee) -> bool,
    ) -> Transaction {
        let key = format!("trial:{closing}:{currency}");
        let transaction =
            Transaction::new(Kind::Trial, key, currency, at_us).because(format!("{} readers in trials", self.readers));
        let sums = self.parts.iter().map(|part| (part.payee.clone(), part.minor));
        to_payees(transaction, &Account::Platform, sums, claimed)
    }
}
