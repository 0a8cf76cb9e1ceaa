//! What moves titles' balances at a close beside the fees of members: articles that were bought alone, trials that the service pays, and what nobody
//! claimed in time.

use std::collections::BTreeMap;

use async_recursion::async_recursion as boxed;
use membership::books;
use membership::ledger::{Account, Payee};
use membership::shares::{Formula, Reading, Sold, Standing, TrialPaid, sold, trial_paid};
use membership::statement::Adjustment;
use membership::{Currency, Period};

use super::super::{unreadable, wallet};
use crate::engine::{Writing, reading, statements, writing};
use crate::error::failed;
use crate::{Error, Store};

statements! {
    /// Of each title that nobody claimed: what is held, and what of it came since the deadline.
    UNCLAIMED = "SELECT e.account, CAST(SUM(e.minor) AS BIGINT),
            CAST(SUM(CASE WHEN p.at_us >= $2 AND p.kind <> 'release' THEN e.minor ELSE 0 END) AS BIGINT)
        FROM posting_entry e JOIN posting p ON p.id = e.posting WHERE e.currency = $1 AND e.account LIKE 'unclaimed:title:%'
        GROUP BY e.account HAVING SUM(e.minor) > 0 ORDER BY e.account";
    RELEASED = "SELECT e.account, e.currency, -e.minor, p.at_us FROM posting p JOIN posting_entry e ON e.posting = p.id
        WHERE p.kind = 'release' AND e.account LIKE 'unclaimed:%' ORDER BY p.at_us DESC, e.account LIMIT $1";
}

type Held = (String, i64, i64);

/// What was released of a payee's money.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Released {
    /// Whose it would have been.
    pub payee: Payee,
    /// In which currency.
    pub currency: Currency,
    /// How much, in minor units.
    pub minor: i64,
    /// When.
    pub at_us: i64,
}

fn payee_of(account: &str) -> Result<Payee, Error> {
    match account.parse() {
        Ok(Account::Unclaimed(payee)) => Ok(payee),
        _ => Err(unreadable("an account of the ledger")(account.to_owned())),
    }
}

fn due(rows: Vec<Held>) -> Result<Vec<(Payee, i64)>, Error> {
    let due = |(account, held, since): Held| Ok((payee_of(&account)?, books::unclaimed_in_time(held, since)));
    let due: Vec<(Payee, i64)> = rows.into_iter().map(due).collect::<Result<_, Error>>()?;
    Ok(due.into_iter().filter(|(_, minor)| *minor > 0).collect())
}

/// When what came before it was held for long enough at the close of `closing`.
fn deadline_us(closing: Period, months: u32) -> i64 {
    (0..months).fold(closing, |period, _| period.previous()).end_us()
}

/// What the close of a month finds beside the fees.
pub(super) struct Beside {
    sold: Sold,
    trial: Option<TrialPaid>,
    /// What is released, payee by payee; empty where nobody read anything that it could be divided by.
    released: Vec<(Payee, i64)>,
}

impl Beside {
    pub(super) async fn of(
        within: &mut Writing,
        (period, currency): (Period, Currency),
        formula: &Formula,
        reads: &[membership::shares::Read],
    ) -> Result<Self, Error> {
        let sold = sold(formula, wallet::sales_of(within, period, currency).await?);
        let trial = trial_paid(formula, currency, &Reading::of_standing(reads, Standing::Trial));
        let can_be_divided = !Reading::gathered(reads).together(formula).is_empty();
        let released = match formula.release_after_months.filter(|_| can_be_divided) {
            None => Vec::new(),
            Some(months) => {
                let deadline_us = deadline_us(period, months);
                let rows: Vec<Held> = writing!(within, db =>
                    sqlx::query_as(UNCLAIMED).bind(currency.code()).bind(deadline_us).fetch_all(db).await)
                .map_err(failed(super::DOING))?;
                due(rows)?
            }
        };
        Ok(Self { sold, trial, released })
    }

    /// What goes to all titles together because nobody claimed it in time.
    pub(super) fn released(&self) -> i64 {
        self.released.iter().map(|(_, minor)| minor).sum()
    }

    /// What was bought, less tax; and what the service paid for trials.
    pub(super) fn sums(&self) -> (i64, i64) {
        (self.sold.net, self.trial.as_ref().map_or(0, |trial| trial.budget))
    }

    /// The postings of it.
    pub(super) fn postings(
        &self,
        (period, currency): (Period, Currency),
        now_us: i64,
        claimed: impl Fn(&Payee) -> bool,
    ) -> Vec<membership::ledger::Transaction> {
        let mut postings = vec![self.sold.transaction(period, currency, now_us, &claimed)];
        postings.extend(self.trial.as_ref().map(|trial| trial.transaction(period, currency, now_us, &claimed)));
        postings
            .extend(self.released.iter().map(|(payee, minor)| books::release(payee, *minor, period, currency, now_us)));
        postings
    }

    /// What of it stands on a payee's statement, each in a line of its own. How many articles were bought is said where it tells nothing of
    /// any single reader.
    pub(super) fn adjustments(&self, payee: &Payee, formula: &Formula) -> Vec<Adjustment> {
        let mut lines = Vec::new();
        if let Some(&(minor, articles)) = self.sold.parts.get(payee) {
            let reason = if articles >= u64::from(formula.least_readers) {
                format!("Articles bought alone: {articles}")
            } else {
                "Articles bought alone".to_owned()
            };
            lines.push(Adjustment { reason, minor });
        }
        if let Some(trial) = &self.trial
            && let Some(part) = trial.parts.iter().find(|part| part.payee == *payee)
        {
            let whole: u64 = trial.parts.iter().map(|part| part.weight).sum();
            let reason =
                format!("Reads in trials, paid by the service: {} of {whole} parts of {}", part.weight, trial.budget);
            lines.push(Adjustment { reason, minor: part.minor });
        }
        let released: BTreeMap<&Payee, i64> = self.released.iter().map(|(payee, minor)| (payee, *minor)).collect();
        if let (Some(minor), Some(months)) = (released.get(payee), formula.release_after_months) {
            let reason = format!("Not claimed within {months} months: divided among all titles");
            lines.push(Adjustment { reason, minor: -minor });
        }
        lines
    }
}

impl Store {
    /// What of the money that is held for titles is released when `closing` is closed, unless they are claimed before.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn due_for_release(
        &self,
        closing: Period,
        currency: Currency,
        months: u32,
    ) -> Result<Vec<(Payee, i64)>, Error> {
        let deadline_us = deadline_us(closing, months);
        let rows: Vec<Held> = reading!(&self.engine, db =>
            sqlx::query_as(UNCLAIMED).bind(currency.code()).bind(deadline_us).fetch_all(db).await)
        .map_err(failed("reading what is held for titles"))?;
        due(rows)
    }

    /// What was released, the latest first.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn released(&self, most: i64) -> Result<Vec<Released>, Error> {
        let rows: Vec<(String, String, i64, i64)> =
            reading!(&self.engine, db => sqlx::query_as(RELEASED).bind(most).fetch_all(db).await)
                .map_err(failed("reading what was released"))?;
        let unreadable = unreadable("a posting of the ledger");
        let released = |(account, code, minor, at_us): (String, String, i64, i64)| {
            let currency = code.parse().map_err(|_| unreadable(code.clone()))?;
            Ok(Released { payee: payee_of(&account)?, currency, minor, at_us })
        };
        rows.into_iter().map(released).collect()
    }
}
