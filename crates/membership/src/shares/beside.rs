//! What titles get beside the fees of members: for articles that readers bought alone, and for what was read in trials.

use std::collections::BTreeMap;

use news::TitleId;
use serde::{Deserialize, Serialize};

use super::{Formula, Part, Reading, WHOLE, parts};
use crate::ledger::{Account, Kind, Payee, Transaction};
use crate::money::divide;
use crate::{Currency, Period};

/// Articles of a period that readers bought alone, in one currency.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sold {
    /// How many.
    pub articles: u64,
    /// What was paid for them, less tax.
    pub net: i64,
    /// What the service keeps.
    pub service: i64,
    /// What each title and agency gets, and for how many articles.
    pub parts: BTreeMap<Payee, (i64, u64)>,
}

/// Parts each sale, less tax, among the service, the title that was read and the agency that wrote the text: nothing of it goes to anybody else.
#[must_use]
pub fn sold(formula: &Formula, sales: impl IntoIterator<Item = (TitleId, Option<String>, i64)>) -> Sold {
    let mut all = Sold::default();
    for (title, agency, net) in sales {
        let (titles, service) = formula.parted(net);
        all.articles += 1;
        all.net += net;
        all.service += service;
        let share = formula.agency_share.min(WHOLE);
        let split = agency.as_ref().and_then(|_| divide(titles, &[u64::from(share), u64::from(WHOLE - share)]));
        let of_agency = split.and_then(|split| split.first().copied()).unwrap_or(0);
        let mut add = |payee, minor| {
            let (sum, articles) = all.parts.entry(payee).or_insert((0, 0));
            *sum += minor;
            *articles += 1;
        };
        if let Some(agency) = agency.filter(|_| of_agency != 0) {
            add(Payee::Agency(agency), of_agency);
        }
        add(Payee::Title(title), titles - of_agency);
    }
    all
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
        to_payees(transaction, &pool, self.parts.iter().map(|(payee, (minor, _))| (payee.clone(), *minor)), claimed)
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
