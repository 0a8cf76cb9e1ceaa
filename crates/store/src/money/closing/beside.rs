//! What moves titles' balances at a close beside the fees of members: articles that were bought alone, trials that the service pays, and what nobody
//! claimed in time.

use async_recursion::async_recursion as boxed;
use membership::books;
use membership::ledger::{Account, Payee};
use membership::shares::{Formula, Reading, Sold, Standing, TrialPaid, sold, trial_paid};
use membership::statement;
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

/// What is held for a payee, and what of it came since the deadline.
struct Due {
    payee: Payee,
    held: i64,
    came_since: i64,
}

impl Due {
    fn minor(&self) -> i64 {
        books::unclaimed_in_time(self.held, self.came_since)
    }
}

fn due(rows: Vec<Held>) -> Result<Vec<Due>, Error> {
    let due = |(account, held, came_since): Held| Ok(Due { payee: payee_of(&account)?, held, came_since });
    let due: Vec<Due> = rows.into_iter().map(due).collect::<Result<_, Error>>()?;
    Ok(due.into_iter().filter(|due| due.minor() > 0).collect())
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
    released: Vec<Due>,
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
        self.released.iter().map(Due::minor).sum()
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
        let release = |due: &Due| books::release(&due.payee, due.minor(), period, currency, now_us);
        postings.extend(self.released.iter().map(release));
        postings
    }

    /// What of it stands on a payee's statement, each in lines of its own.
    pub(super) fn of_payee(&self, payee: &Payee, formula: &Formula) -> statement::Beside {
        let released = self.released.iter().find(|due| due.payee == *payee).map(|due| (due.held, due.came_since));
        statement::Beside::of(payee, formula, &self.sold, self.trial.as_ref(), released)
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
        Ok(due(rows)?.into_iter().map(|due| (due.payee.clone(), due.minor())).collect())
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
