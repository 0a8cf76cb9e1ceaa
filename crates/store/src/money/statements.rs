//! Statements of titles, receipts of readers, and which months are closed.

use async_recursion::async_recursion as boxed;
use membership::ledger::Payee;
use membership::shares::Formula;
use membership::statement::Statement;
use membership::{Currency, Period};
use news::AccountId;

use super::unreadable;
use crate::engine::{reading, statements};
use crate::error::failed;
use crate::{Error, Pool, Receipt, Store};

statements! {
    OF_PAYEE = "SELECT document FROM statement WHERE payee = $1 ORDER BY period DESC, currency";
    OF_NUMBER = "SELECT document FROM statement WHERE number = $1";
    PERIODS = "SELECT period, currency, formula FROM closed_period ORDER BY period DESC, currency";
    RECEIPTS = "SELECT r.period, r.currency, r.document, c.pool FROM receipt r
        JOIN closed_period c ON c.period = r.period AND c.currency = r.currency
        WHERE r.account = $1 ORDER BY r.period DESC, r.currency";
}

fn statement(document: &str) -> Result<Statement, Error> {
    serde_json::from_str(document).map_err(|error| unreadable("a statement")(error.to_string()))
}

impl Store {
    /// A payee's statements, the latest first.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn statements_of(&self, payee: &Payee) -> Result<Vec<Statement>, Error> {
        let documents: Vec<String> =
            reading!(&self.engine, db => sqlx::query_scalar(OF_PAYEE).bind(payee.to_string()).fetch_all(db).await)
                .map_err(failed("reading statements"))?;
        documents.iter().map(|document| statement(document)).collect()
    }

    /// A statement by its number.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn statement(&self, number: &str) -> Result<Option<Statement>, Error> {
        let document: Option<String> =
            reading!(&self.engine, db => sqlx::query_scalar(OF_NUMBER).bind(number).fetch_optional(db).await)
                .map_err(failed("reading a statement"))?;
        document.map(|document| statement(&document)).transpose()
    }

    /// The months that were divided, each with its formula, the latest first.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn closed_periods(&self) -> Result<Vec<(Period, Currency, Formula)>, Error> {
        let rows: Vec<(String, String, String)> =
            reading!(&self.engine, db => sqlx::query_as(PERIODS).fetch_all(db).await)
                .map_err(failed("reading the closed months"))?;
        let unreadable = unreadable("a closed month");
        let read = |(period, currency, formula): (String, String, String)| {
            let period = period.parse().map_err(|_| unreadable(period.clone()))?;
            let currency = currency.parse().map_err(|_| unreadable(currency.clone()))?;
            let formula = serde_json::from_str(&formula).map_err(|error| unreadable(error.to_string()))?;
            Ok((period, currency, formula))
        };
        rows.into_iter().map(read).collect()
    }

    /// Where a reader's fees went, month by month, the latest first.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn receipts_of(&self, account: AccountId) -> Result<Vec<Receipt>, Error> {
        let rows: Vec<(String, String, String, String)> =
            reading!(&self.engine, db => sqlx::query_as(RECEIPTS).bind(account.0).fetch_all(db).await)
                .map_err(failed("reading receipts"))?;
        let unreadable = unreadable("a receipt");
        let read = |(period, currency, lines, pools): (String, String, String, String)| {
            let period = period.parse().map_err(|_| unreadable(period.clone()))?;
            let currency = currency.parse().map_err(|_| unreadable(currency.clone()))?;
            let lines = serde_json::from_str(&lines).map_err(|error| unreadable(error.to_string()))?;
            let pools: Vec<Pool> = serde_json::from_str(&pools).map_err(|error| unreadable(error.to_string()))?;
            Ok(Receipt { period, currency, lines, pools })
        };
        rows.into_iter().map(read).collect()
    }
}
