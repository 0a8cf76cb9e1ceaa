//! Invoices of our own: ordered by a reader, paid by bank transfer, settled by the operator, who is the authority here as the provider is elsewhere.

use async_recursion::async_recursion as boxed;
use membership::books::Amounts;
use membership::grants::Source;
use membership::{Currency, Money};
use news::AccountId;

use super::ledger::NotPosted;
use super::paying::keep_payment;
use super::{lock, unreadable, wallet};
use crate::accounts::{run, run_alone};
use crate::engine::{Writing, reading, statements, writing};
use crate::error::failed;
use crate::{Error, NewGrant, Payment, Store};

macro_rules! columns {
    ($which:literal) => {
        concat!(
            "SELECT number, account, plan, name, months, currency, gross, tax, jurisdiction, made_us, state, settled_us FROM invoice ",
            $which
        )
    };
}

statements! {
    LAST_PLACE = "SELECT COALESCE(MAX(place), 0) FROM invoice WHERE year = $1";
    ADD = "INSERT INTO invoice (number, year, place, account, plan, name, months, currency, gross, tax, jurisdiction, made_us, state,
            settled_us)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'open', 0)";
    BY_NUMBER = columns!("WHERE number = $1");
    OF_ACCOUNT = columns!("WHERE account = $1 ORDER BY made_us DESC, number DESC LIMIT 100");
    OPEN_OF_ACCOUNT = columns!("WHERE account = $1 AND state = 'open' ORDER BY made_us LIMIT 1");
    OPEN = columns!("WHERE state = 'open' ORDER BY made_us, number LIMIT $1");
    SETTLE = "UPDATE invoice SET state = $2, settled_us = $3 WHERE number = $1 AND state = 'open'";
}

/// How an invoice stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InvoiceState {
    /// It is to be paid.
    Open,
    /// It was.
    Paid,
    /// Nobody has to pay it any more.
    Void,
}

/// An invoice of our own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invoice {
    /// "2026-000012"
    pub number: String,
    /// Whose.
    pub account: AccountId,
    /// The plan's word; empty where money is put into the reader's own balance.
    pub plan: String,
    /// The plan's name when it was ordered.
    pub name: String,
    /// Months that it pays for; 0 where money is put into the reader's own balance.
    pub months: u32,
    /// What is to be paid, tax in it.
    pub gross: Money,
    /// What of it is tax, in minor units.
    pub tax: i64,
    /// For which tax office; may be empty where there is no tax.
    pub jurisdiction: String,
    /// When it was made.
    pub made_us: i64,
    /// How it stands.
    pub state: InvoiceState,
    /// When it was paid or became void; 0 while it is open.
    pub settled_us: i64,
}

/// What is ordered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewInvoice {
    /// By whom.
    pub account: AccountId,
    /// The plan's word.
    pub plan: String,
    /// The plan's name.
    pub name: String,
    /// Months that it pays for.
    pub months: u32,
    /// What is to be paid, tax in it.
    pub gross: Money,
    /// What of it is tax, in minor units.
    pub tax: i64,
    /// For which tax office.
    pub jurisdiction: String,
    /// The calendar year in which its number stands.
    pub year: i16,
}

impl Invoice {
    /// Whether it puts money into the reader's own balance, and pays for no plan.
    #[must_use]
    pub fn tops_up(&self) -> bool {
        self.plan.is_empty()
    }
}

type Row = (String, i64, String, String, i64, String, i64, i64, String, i64, String, i64);

fn invoice(row: Row) -> Result<Invoice, Error> {
    let (number, account, plan, name, months, currency, gross, tax, jurisdiction, made_us, state, settled_us) = row;
    let wrong = unreadable("an invoice");
    let currency: Currency = currency.parse().map_err(|_| wrong(currency.clone()))?;
    let state = match state.as_str() {
        "open" => InvoiceState::Open,
        "paid" => InvoiceState::Paid,
        "void" => InvoiceState::Void,
        _ => return Err(wrong(state)),
    };
    let (months, gross) = (u32::try_from(months).unwrap_or(0), Money::new(gross, currency));
    let account = AccountId(account);
    Ok(Invoice { number, account, plan, name, months, gross, tax, jurisdiction, made_us, state, settled_us })
}

impl Store {
    /// Makes an invoice with the next number of its year; one that this account has open already is given instead, however often it is ordered.
    ///
    /// # Errors
    /// When the database fails; then no number was used.
    #[boxed]
    pub async fn order_invoice(&self, new: &NewInvoice, now_us: i64) -> Result<Invoice, Error> {
        const DOING: &str = "making an invoice";
        let mut transaction = self.engine.write(DOING).await?;
        let within = &mut transaction;
        lock(within).await.map_err(failed(DOING))?;
        let open: Option<Row> =
            writing!(within, db => sqlx::query_as(OPEN_OF_ACCOUNT).bind(new.account.0).fetch_optional(db).await)
                .map_err(failed(DOING))?;
        if let Some(open) = open {
            return invoice(open);
        }
        let year = i64::from(new.year);
        let last: i64 = writing!(within, db => sqlx::query_scalar(LAST_PLACE).bind(year).fetch_one(db).await)
            .map_err(failed(DOING))?;
        let place = last + 1;
        let number = format!("{year}-{place:06}");
        let (months, code) = (i64::from(new.months), new.gross.currency.code());
        run!(
            within,
            ADD,
            &number,
            year,
            place,
            new.account.0,
            &new.plan,
            &new.name,
            months,
            code,
            new.gross.minor,
            new.tax,
            &new.jurisdiction,
            now_us
        )
        .map_err(failed(DOING))?;
        transaction.commit(DOING).await?;
        self.invoice(&number).await?.ok_or_else(|| unreadable("an invoice")(number))
    }

    /// An invoice by its number.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn invoice(&self, number: &str) -> Result<Option<Invoice>, Error> {
        let row: Option<Row> =
            reading!(&self.engine, db => sqlx::query_as(BY_NUMBER).bind(number).fetch_optional(db).await)
                .map_err(failed("reading an invoice"))?;
        row.map(invoice).transpose()
    }

    /// An account's invoices, the latest first.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn invoices_of(&self, account: AccountId) -> Result<Vec<Invoice>, Error> {
        let rows: Vec<Row> =
            reading!(&self.engine, db => sqlx::query_as(OF_ACCOUNT).bind(account.0).fetch_all(db).await)
                .map_err(failed("reading invoices"))?;
        rows.into_iter().map(invoice).collect()
    }

    /// Invoices that are to be paid, the oldest first.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn open_invoices(&self, most: i64) -> Result<Vec<Invoice>, Error> {
        let rows: Vec<Row> = reading!(&self.engine, db => sqlx::query_as(OPEN).bind(most).fetch_all(db).await)
            .map_err(failed("reading invoices"))?;
        rows.into_iter().map(invoice).collect()
    }

    /// Nobody has to pay it any more; `false` where it was settled before.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn void_invoice(&self, number: &str, now_us: i64) -> Result<bool, Error> {
        Ok(run_alone!(self, "making an invoice void", SETTLE, number, "void", now_us) > 0)
    }

    /// The money of an invoice has come: it is posted, and the membership that it pays for runs from `from_us` to `to_us`, or the reader's own balance
    /// grows by it. `false` where it was settled before.
    ///
    /// # Errors
    /// When it may not be posted, or the database fails; then nothing was changed.
    #[boxed]
    pub async fn pay_invoice(&self, number: &str, term_us: (i64, i64), now_us: i64) -> Result<bool, NotPosted> {
        const DOING: &str = "settling an invoice";
        let mut transaction = self.engine.write(DOING).await?;
        let within: &mut Writing = &mut transaction;
        lock(within).await.map_err(failed(DOING))?;
        let row: Option<Row> = writing!(within, db => sqlx::query_as(BY_NUMBER).bind(number).fetch_optional(db).await)
            .map_err(failed(DOING))?;
        let Some(settled) = row.map(invoice).transpose()? else { return Ok(false) };
        if run!(within, SETTLE, number, "paid", now_us).map_err(failed(DOING))? == 0 {
            return Ok(false);
        }
        let (from_us, to_us) = term_us;
        let paid = Payment {
            invoice: number.to_owned(),
            account: settled.account,
            subscription: String::new(),
            // What is given back of it is found by this, as by a charge of the provider's.
            charge: number.to_owned(),
            currency: settled.gross.currency,
            amounts: Amounts {
                gross: settled.gross.minor,
                tax: settled.tax,
                fee: 0,
                jurisdiction: settled.jurisdiction,
            },
            from_s: from_us.div_euclid(1_000_000),
            to_s: to_us.div_euclid(1_000_000),
            paid_us: now_us,
            returned: 0,
            disputed: 0,
        };
        if settled.plan.is_empty() {
            wallet::keep(self, within, &paid, now_us).await?;
            transaction.commit(DOING).await?;
            return Ok(true);
        }
        keep_payment(self, within, &paid, now_us).await?;
        let grant = NewGrant {
            account: settled.account,
            source: Source::Invoice,
            plan: settled.plan,
            title: None,
            from_us,
            to_us: Some(to_us),
            reference: super::reference(number),
        };
        self.insert_grant(within, &grant, now_us).await.map_err(failed(DOING))?;
        transaction.commit(DOING).await?;
        Ok(true)
    }
}
