//! Readers' own balances: what was put in, the articles that were bought with it, and what went back.
//!
//! A balance is what the ledger's account of the reader holds. Whoever buys waits for whoever writes money already: so two devices buy once,
//! and nobody spends what is not there.

use async_recursion::async_recursion as boxed;
use membership::books;
use membership::books::Sale as Price;
use membership::ledger::{Account, Transaction};
use membership::shares::Sale;
use membership::subscription::Dispute;
use membership::{Currency, Money, Period};
use news::{AccountId, ArticleId, TitleId};

use super::closing::{formula_of, is_closed};
use super::ledger::NotPosted;
use super::paying::{PaymentRow, payment};
use super::{lock, unreadable};
use crate::accounts::run;
use crate::engine::{Writing, reading, statements, writing};
use crate::error::failed;
use crate::{Error, Payment, Store};

/// A payment into a balance is read as the same thing that other payments are: for no subscription, and for no time.
macro_rules! top_ups {
    ($which:literal) => {
        concat!(
            "SELECT invoice, account, '' AS subscription, charge, currency, gross, tax, fee, jurisdiction, paid_us / 1000000 AS from_s,
                paid_us / 1000000 AS to_s, paid_us, returned, disputed FROM wallet_top_up ",
            $which
        )
    };
}

statements! {
    ADD_TOP_UP = "INSERT INTO wallet_top_up (invoice, account, charge, currency, gross, tax, fee, jurisdiction, paid_us, returned,
            dispute, disputed)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, '', 0) ON CONFLICT (invoice) DO NOTHING";
    OF_INVOICE = top_ups!("WHERE invoice = $1");
    OF_CHARGE = top_ups!("WHERE charge = $1");
    OF_ACCOUNT = top_ups!("WHERE account = $1 ORDER BY paid_us DESC, invoice");
    LATEST = top_ups!("ORDER BY paid_us DESC, invoice LIMIT $1");
    SET_RETURNED = "UPDATE wallet_top_up SET returned = $2 WHERE invoice = $1";
    DISPUTE = "SELECT dispute FROM wallet_top_up WHERE invoice = $1";
    SET_DISPUTE = "UPDATE wallet_top_up SET dispute = $2, disputed = $3 WHERE invoice = $1";
    HELD = "SELECT CAST(COALESCE(SUM(minor), 0) AS BIGINT) FROM posting_entry WHERE account = $1 AND currency = $2";
    /// What a reader wants back is not spent any more.
    WANTED_BACK = "SELECT COUNT(*) FROM farewell WHERE account = $1 AND kind = 'give_back' AND settled_us = 0";
    /// The article itself, and every other one with the same text.
    BOUGHT = "SELECT article FROM bought_article WHERE account = $1 AND returned_us = 0
        UNION SELECT o.article FROM bought_article b JOIN carried c ON c.article = b.article
            JOIN carried o ON o.report = c.report WHERE b.account = $1 AND b.returned_us = 0";
    OF_READER = "SELECT id, account, article, title, currency, price, tax, bought_us, returned_us FROM bought_article
        WHERE account = $1 ORDER BY bought_us DESC, id DESC LIMIT $2";
    /// Numbers grow with time: the newest are read from the end of the table.
    LATEST_BOUGHT = "SELECT id, account, article, title, currency, price, tax, bought_us, returned_us FROM bought_article
        WHERE account <> 0 ORDER BY id DESC LIMIT $1";
    BY_NUMBER = "SELECT account, period, currency, price, tax, jurisdiction FROM bought_article WHERE id = $1 AND returned_us = 0";
    SET_BACK = "UPDATE bought_article SET returned_us = $2, returned_in = $3 WHERE id = $1 AND returned_us = 0";
    DECISIONS = "SELECT decision FROM bought_article WHERE account = $1 ORDER BY bought_us, id";
    OF_TEXT = "SELECT a.title, COALESCE(p.agency, '') FROM article a LEFT JOIN carried c ON c.article = a.id
            LEFT JOIN report p ON p.id = c.report WHERE a.id = $1";
    NEWEST = "SELECT COALESCE(MAX(id), 0) FROM bought_article";
    BUY = "INSERT INTO bought_article (id, account, article, title, agency, period, currency, price, tax, jurisdiction, bought_us, decision)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    /// What was given back before its month was divided is as if it had not been bought.
    OF_PERIOD = "SELECT title, agency, account, price - tax, period FROM bought_article
        WHERE period = $1 AND currency = $2 AND (returned_us = 0 OR returned_in <> period) ORDER BY id";
    /// What was given back later is taken back in the month in which it was.
    RETURNED_IN = "SELECT title, agency, account, tax - price, period FROM bought_article
        WHERE returned_in = $1 AND currency = $2 AND returned_us <> 0 AND returned_in <> period ORDER BY id";
    CURRENCIES = "SELECT currency FROM wallet_top_up UNION SELECT currency FROM voucher WHERE currency <> '' ORDER BY 1";
    /// A balance below zero: what must never be.
    BELOW_ZERO = "SELECT COUNT(*), COALESCE(MIN(latest), 0) FROM (
            SELECT MAX(posting) AS latest FROM posting_entry WHERE account LIKE 'wallet:%'
                GROUP BY account, currency HAVING SUM(minor) < 0) AS wrong";
}

/// What must hold, as [`Store::verify`] says it.
pub(crate) const RULES: [(&str, &str); 1] =
    [(BELOW_ZERO, "{n} readers' own balances are below zero, such as the one of posting {id}")];

/// An article that a reader bought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoughtArticle {
    /// The number that the sale goes by.
    pub number: i64,
    /// Who bought it.
    pub account: AccountId,
    /// Which.
    pub article: ArticleId,
    /// Of which title.
    pub title: TitleId,
    /// What it cost, tax in it.
    pub price: Money,
    /// What of it is tax, in minor units.
    pub tax: i64,
    /// When.
    pub bought_us: i64,
    /// When it was given back; nothing where it was not.
    pub returned_us: Option<i64>,
}

type BoughtRow = (i64, i64, i64, i64, String, i64, i64, i64, i64);

fn bought(row: BoughtRow) -> Result<BoughtArticle, Error> {
    let (number, account, article, title, code, price, tax, bought_us, returned_us) = row;
    let currency = code.parse().map_err(|_| unreadable("an article that was bought")(code.clone()))?;
    Ok(BoughtArticle {
        number,
        account: AccountId(account),
        article: ArticleId(article),
        title: TitleId(title),
        price: Money::new(price, currency),
        tax,
        bought_us,
        returned_us: (returned_us > 0).then_some(returned_us),
    })
}

/// What came of buying.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bought {
    /// It is bought now, and paid.
    Now,
    /// It was bought before, or another one with the same text: nothing was paid.
    Before,
    /// There is not enough, or the rest is on its way back: nothing changed.
    NotEnough,
}

async fn held(within: &mut Writing, reader: AccountId, currency: Currency) -> Result<i64, Error> {
    let account = Account::Wallet(reader).to_string();
    writing!(within, db => sqlx::query_scalar(HELD).bind(&account).bind(currency.code()).fetch_one(db).await)
        .map_err(failed("reading a balance"))
}

pub(super) async fn of_charge(within: &mut Writing, charge: &str) -> Result<Option<Payment>, Error> {
    let row: Option<PaymentRow> =
        writing!(within, db => sqlx::query_as(OF_CHARGE).bind(charge).fetch_optional(db).await)
            .map_err(failed("reading a payment into a balance"))?;
    row.map(payment).transpose()
}

/// Keeps a payment into a balance and posts it; whether it is new.
pub(super) async fn keep(store: &Store, within: &mut Writing, paid: &Payment, now_us: i64) -> Result<bool, NotPosted> {
    let amounts = &paid.amounts;
    let added = run!(
        within,
        ADD_TOP_UP,
        &paid.invoice,
        paid.account.0,
        &paid.charge,
        paid.currency.code(),
        amounts.gross,
        amounts.tax,
        amounts.fee,
        &amounts.jurisdiction,
        paid.paid_us
    )
    .map_err(failed("keeping a payment into a balance"))?;
    if added > 0 {
        let posting = books::top_up(&paid.invoice, paid.account, amounts, paid.currency, paid.paid_us);
        store.post_within(within, &posting, now_us).await?;
    }
    Ok(added > 0)
}

/// Takes in that `gross` in all went back of a payment into a balance; whether that is new.
pub(super) async fn returned(
    store: &Store,
    within: &mut Writing,
    paid: &Payment,
    gross: i64,
    now_us: i64,
) -> Result<bool, NotPosted> {
    let gross = gross.min(paid.amounts.gross);
    if gross <= paid.returned || paid.disputed > 0 {
        return Ok(false);
    }
    let step = paid.amounts.refunded(paid.returned, gross);
    let held = held(within, paid.account, paid.currency).await?;
    let refund = format!("{}:{gross}", paid.charge);
    let posting = books::returned(&refund, paid.account, &step, held, paid.currency, now_us);
    store.post_within(within, &posting, now_us).await?;
    run!(within, SET_RETURNED, &paid.invoice, gross).map_err(failed("recording a refund"))?;
    Ok(true)
}

/// Takes in how a bank's claim on a payment into a balance stands; whether that is new.
pub(super) async fn disputed(
    store: &Store,
    within: &mut Writing,
    paid: &Payment,
    (dispute, fee): (Dispute, i64),
    now_us: i64,
) -> Result<bool, NotPosted> {
    const DOING: &str = "recording a dispute";
    let known: String = writing!(within, db => sqlx::query_scalar(DISPUTE).bind(&paid.invoice).fetch_one(db).await)
        .map_err(failed(DOING))?;
    if !known.is_empty() && (known != "open" || dispute == Dispute::Open) {
        return Ok(false);
    }
    let left = paid.amounts.gross - paid.returned;
    let taken = if known.is_empty() {
        let step = paid.amounts.refunded(paid.returned, paid.amounts.gross);
        let held = held(within, paid.account, paid.currency).await?;
        let taken = books::taken_back(&paid.charge, paid.account, &step, (held, fee), paid.currency, now_us);
        store.post_within(within, &taken, now_us).await?;
        Some(taken)
    } else {
        // What was taken then is what comes again: the balance may be another one by now.
        store.posting_within(within, &format!("chargeback:{}", paid.charge)).await?
    };
    let (word, disputed) = match dispute {
        Dispute::Open => ("open", left),
        Dispute::Lost => ("lost", left),
        Dispute::Won => ("won", 0),
    };
    if let (Dispute::Won, Some(taken)) = (dispute, &taken) {
        let won: Transaction = books::chargeback_won(taken, &paid.charge, now_us);
        store.post_within(within, &won, now_us).await?;
    }
    run!(within, SET_DISPUTE, &paid.invoice, word, disputed).map_err(failed(DOING))?;
    Ok(true)
}

/// Whether anything is owed to a reader that nobody asked back yet.
pub(crate) async fn owed_to(within: &mut Writing, reader: AccountId) -> Result<bool, Error> {
    const DOING: &str = "reading a balance";
    let account = Account::Wallet(reader).to_string();
    let held: Vec<(String, i64)> =
        writing!(within, db => sqlx::query_as(super::closing::HELD).bind(&account).fetch_all(db).await)
            .map_err(failed(DOING))?;
    let wanted_back: i64 = writing!(within, db => sqlx::query_scalar(WANTED_BACK).bind(reader.0).fetch_one(db).await)
        .map_err(failed(DOING))?;
    Ok(wanted_back == 0 && held.iter().any(|(_, minor)| *minor > 0))
}

/// What was bought in a month, less tax, and what of earlier months was given back in it.
pub(super) async fn sales_of(within: &mut Writing, period: Period, currency: Currency) -> Result<Vec<Sale>, Error> {
    type Row = (i64, String, i64, i64, String);
    let mut sales = Vec::new();
    for text in [OF_PERIOD, RETURNED_IN] {
        let rows: Vec<Row> = writing!(within, db =>
            sqlx::query_as(text).bind(period.to_string()).bind(currency.code()).fetch_all(db).await)
        .map_err(failed("reading what was bought"))?;
        for (title, agency, reader, net, of) in rows {
            let of: Period = of.parse().map_err(|_| unreadable("an article that was bought")(of.clone()))?;
            let formula = if of == period { None } else { formula_of(within, of, currency).await? };
            let agency = Some(agency).filter(|name| !name.is_empty());
            sales.push(Sale { title: TitleId(title), agency, reader: AccountId(reader), net, formula });
        }
    }
    Ok(sales)
}

impl Store {
    /// Takes in that a reader put money into the own balance: kept and posted. Whether it is new.
    ///
    /// # Errors
    /// When it may not be posted, or the database fails.
    #[boxed]
    pub async fn record_top_up(&self, paid: &Payment, now_us: i64) -> Result<bool, NotPosted> {
        const DOING: &str = "keeping a payment into a balance";
        let mut transaction = self.engine.write(DOING).await?;
        lock(&mut transaction).await.map_err(failed(DOING))?;
        let is_new = keep(self, &mut transaction, paid, now_us).await?;
        transaction.commit(DOING).await?;
        Ok(is_new)
    }

    /// What a reader put in, the latest first.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn top_ups_of(&self, account: AccountId) -> Result<Vec<Payment>, Error> {
        let rows: Vec<PaymentRow> =
            reading!(&self.engine, db => sqlx::query_as(OF_ACCOUNT).bind(account.0).fetch_all(db).await)
                .map_err(failed("reading what was put in"))?;
        rows.into_iter().map(payment).collect()
    }

    /// The latest payments into balances of all.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn latest_top_ups(&self, most: i64) -> Result<Vec<Payment>, Error> {
        let rows: Vec<PaymentRow> = reading!(&self.engine, db => sqlx::query_as(LATEST).bind(most).fetch_all(db).await)
            .map_err(failed("reading what was put in"))?;
        rows.into_iter().map(payment).collect()
    }

    /// A payment into a balance by its invoice.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn top_up(&self, invoice: &str) -> Result<Option<Payment>, Error> {
        let row: Option<PaymentRow> =
            reading!(&self.engine, db => sqlx::query_as(OF_INVOICE).bind(invoice).fetch_optional(db).await)
                .map_err(failed("reading what was put in"))?;
        row.map(payment).transpose()
    }

    /// The currencies in which anybody ever put money in.
    pub(super) async fn currencies_of_wallets(&self) -> Result<Vec<String>, Error> {
        reading!(&self.engine, db => sqlx::query_scalar(CURRENCIES).fetch_all(db).await)
            .map_err(failed("reading currencies"))
    }

    /// A reader's own balance, once for each currency; nothing for whoever has none.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn wallet(&self, account: AccountId) -> Result<Vec<Money>, Error> {
        let place = Account::Wallet(account).to_string();
        let rows: Vec<(String, i64)> =
            reading!(&self.engine, db => sqlx::query_as(super::closing::HELD).bind(&place).fetch_all(db).await)
                .map_err(failed("reading a balance"))?;
        let unreadable = unreadable("a balance");
        let read = |(code, minor): (String, i64)| {
            code.parse().map(|currency| Money::new(minor, currency)).map_err(|_| unreadable(code.clone()))
        };
        rows.into_iter().map(read).collect()
    }

    /// Articles that stay open to a reader who bought them, or another one with the same text.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn open_by_buying(&self, account: AccountId) -> Result<Vec<ArticleId>, Error> {
        let rows: Vec<i64> =
            reading!(&self.engine, db => sqlx::query_scalar(BOUGHT).bind(account.0).fetch_all(db).await)
                .map_err(failed("reading what was bought"))?;
        Ok(rows.into_iter().map(ArticleId).collect())
    }

    /// What a reader bought, the latest first.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn articles_bought_by(&self, account: AccountId, most: i64) -> Result<Vec<BoughtArticle>, Error> {
        let rows: Vec<BoughtRow> =
            reading!(&self.engine, db => sqlx::query_as(OF_READER).bind(account.0).bind(most).fetch_all(db).await)
                .map_err(failed("reading what was bought"))?;
        rows.into_iter().map(bought).collect()
    }

    /// What was bought last by all whose accounts are there, the latest first.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn latest_bought(&self, most: i64) -> Result<Vec<BoughtArticle>, Error> {
        let rows: Vec<BoughtRow> =
            reading!(&self.engine, db => sqlx::query_as(LATEST_BOUGHT).bind(most).fetch_all(db).await)
                .map_err(failed("reading what was bought"))?;
        rows.into_iter().map(bought).collect()
    }

    /// An article is given back: its reader has the price again, it is open no more, and everybody gives back what they got of it when the month is
    /// divided. `false` where it was given back before, or the account is gone.
    ///
    /// # Errors
    /// When it may not be posted, or the database fails; then nothing was changed.
    #[boxed]
    pub async fn return_article(&self, number: i64, now_us: i64) -> Result<bool, NotPosted> {
        const DOING: &str = "taking an article back";
        type Row = (i64, String, String, i64, i64, String);
        let mut transaction = self.engine.write(DOING).await?;
        let within = &mut transaction;
        lock(within).await.map_err(failed(DOING))?;
        let row: Option<Row> = writing!(within, db => sqlx::query_as(BY_NUMBER).bind(number).fetch_optional(db).await)
            .map_err(failed(DOING))?;
        let Some((account, period, code, price, tax, jurisdiction)) = row.filter(|row| row.0 != 0) else {
            return Ok(false);
        };
        let unreadable = unreadable("an article that was bought");
        let bought: Period = period.parse().map_err(|_| unreadable(period.clone()))?;
        let currency: Currency = code.parse().map_err(|_| unreadable(code.clone()))?;
        let mut from = bought;
        if is_closed(within, from, currency).await? {
            from = Period::of(now_us).max(bought);
            while is_closed(within, from, currency).await? {
                from = from.next();
            }
        }
        let sale = Price { price: Money::new(price, currency), tax, jurisdiction };
        run!(within, SET_BACK, number, now_us, from.to_string()).map_err(failed(DOING))?;
        let posting = books::sale_returned(number, AccountId(account), &sale, from, now_us);
        self.post_within(within, &posting, now_us).await?;
        transaction.commit(DOING).await?;
        Ok(true)
    }

    /// What vouchers gave to an account that is gone, and was not spent, is the service's again; what was paid must have gone back before.
    ///
    /// # Errors
    /// When it may not be posted, or the database fails.
    #[boxed]
    pub async fn end_vouchers_of(&self, account: AccountId, now_us: i64) -> Result<(), NotPosted> {
        const DOING: &str = "ending a balance";
        for left in self.wallet(account).await? {
            let mut transaction = self.engine.write(DOING).await?;
            let within = &mut transaction;
            lock(within).await.map_err(failed(DOING))?;
            let minor = held(within, account, left.currency).await?;
            let over = books::vouchers_over(account, Money::new(minor, left.currency), now_us);
            self.post_within(within, &over, now_us).await?;
            transaction.commit(DOING).await?;
        }
        Ok(())
    }

    /// The records by which articles were sold to a reader, as JSON.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn buying_decisions(&self, account: AccountId) -> Result<Vec<String>, Error> {
        reading!(&self.engine, db => sqlx::query_scalar(DECISIONS).bind(account.0).fetch_all(db).await)
            .map_err(failed("reading decisions"))
    }

    /// Sells an article to a reader, once: asked again, or on another device at the same time, it is there already and costs nothing.
    /// `decision` is the record that it is sold by.
    ///
    /// # Errors
    /// When it may not be posted, or the database fails; then nothing was paid.
    #[boxed]
    pub async fn buy_article(
        &self,
        account: AccountId,
        article: ArticleId,
        sale: &Price,
        (now_us, decision): (i64, &str),
    ) -> Result<Bought, NotPosted> {
        const DOING: &str = "buying an article";
        let mut transaction = self.engine.write(DOING).await?;
        let within = &mut transaction;
        lock(within).await.map_err(failed(DOING))?;
        let open: Vec<i64> = writing!(within, db => sqlx::query_scalar(BOUGHT).bind(account.0).fetch_all(db).await)
            .map_err(failed(DOING))?;
        if open.contains(&article.0) {
            return Ok(Bought::Before);
        }
        let currency = sale.price.currency;
        let wanted_back: i64 =
            writing!(within, db => sqlx::query_scalar(WANTED_BACK).bind(account.0).fetch_one(db).await)
                .map_err(failed(DOING))?;
        if wanted_back > 0 || held(within, account, currency).await? < sale.price.minor {
            return Ok(Bought::NotEnough);
        }
        let (title, agency): (i64, String) =
            writing!(within, db => sqlx::query_as(OF_TEXT).bind(article.0).fetch_one(db).await)
                .map_err(failed(DOING))?;
        // A month that was closed a moment ago is never divided again.
        let mut period = Period::of(now_us);
        while is_closed(within, period, currency).await? {
            period = period.next();
        }
        let newest: i64 =
            writing!(within, db => sqlx::query_scalar(NEWEST).fetch_one(db).await).map_err(failed(DOING))?;
        let id = self.next_id(now_us, newest);
        run!(
            within,
            BUY,
            id,
            account.0,
            article.0,
            title,
            agency,
            period.to_string(),
            currency.code(),
            sale.price.minor,
            sale.tax,
            &sale.jurisdiction,
            now_us,
            decision
        )
        .map_err(failed(DOING))?;
        self.post_within(within, &books::sale(id, account, sale, period, now_us), now_us).await?;
        transaction.commit(DOING).await?;
        Ok(Bought::Now)
    }
}
