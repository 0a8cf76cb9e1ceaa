//! Closing a month: what readers' fees leave is divided, posted, paid out, and told to everybody whom it concerns; all of it or nothing.

pub(crate) mod beside;

use async_recursion::async_recursion as boxed;
use std::collections::{BTreeMap, BTreeSet};

use membership::books;
use membership::earning::{Due, Earning};
use membership::ledger::{Account, Payee};
use membership::proration::Term;
use membership::shares::{Divided, Division, Formula, Read, Reading, divided};
use membership::statement::{self, Adjustment, ArticleLine};
use membership::{Currency, Period};
use news::{AccountId, ArticleId, TitleId};

use self::beside::Beside;
use super::ledger::NotPosted;
use super::{lock, reads, unreadable};
use crate::accounts::run;
use crate::engine::{Writing, statements, writing};
use crate::error::failed;
use crate::{Closed, Closing, Error, Pool, Store};

statements! {
    CLOSED = "SELECT formula FROM closed_period WHERE period = $1 AND currency = $2";
    CLOSE = "INSERT INTO closed_period (period, currency, formula, pool, closed_us) VALUES ($1, $2, $3, $4, $5)";
    EARNINGS = "SELECT invoice, account, gross, tax, fee, jurisdiction, from_s, to_s, returned + disputed, earned FROM payment
        WHERE currency = $1 ORDER BY account, paid_us, invoice";
    SET_EARNED = "UPDATE payment SET earned = $2 WHERE invoice = $1";
    ADD_RECEIPT = "INSERT INTO receipt (account, period, currency, document) VALUES ($1, $2, $3, $4)";
    ADD_STATEMENT = "INSERT INTO statement (number, payee, period, currency, digest, document, written_us)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    LAST_STATEMENT = "SELECT document FROM statement WHERE payee = $1 AND currency = $2 ORDER BY period DESC LIMIT 1";
    PROVED = "SELECT DISTINCT title FROM title_claim WHERE proved_us > 0";
    HELD_BY = "SELECT CAST(COALESCE(SUM(minor), 0) AS BIGINT) FROM posting_entry WHERE account = $1 AND currency = $2";
    PAYEES = "SELECT DISTINCT account FROM posting_entry WHERE currency = $1
        AND (account LIKE 'title:%' OR account LIKE 'agency:%' OR account LIKE 'unclaimed:%')";
    TITLE_NAME = "SELECT name FROM title WHERE id = $1";
    HEADLINE = "SELECT headline FROM article WHERE id = $1";
    CURRENCIES = "SELECT DISTINCT currency FROM payment ORDER BY currency";
}

/// What an account holds in each currency.
pub(super) const HELD: &str = "SELECT currency, CAST(SUM(minor) AS BIGINT) FROM posting_entry WHERE account = $1
    GROUP BY currency HAVING SUM(minor) <> 0";

const DOING: &str = "closing a month";

/// A payment with what it leaves for titles.
struct Owed {
    invoice: String,
    account: AccountId,
    earning: Earning,
    changed: bool,
}

impl Store {
    /// The currencies in which anybody ever paid, or put money in.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn currencies(&self) -> Result<Vec<Currency>, Error> {
        let mut codes: Vec<String> =
            crate::engine::reading!(&self.engine, db => sqlx::query_scalar(CURRENCIES).fetch_all(db).await)
                .map_err(failed("reading currencies"))?;
        codes.extend(self.currencies_of_wallets().await?);
        codes.sort_unstable();
        codes.dedup();
        let unreadable = unreadable("a currency");
        codes.into_iter().map(|code| code.parse().map_err(|_| unreadable(code.clone()))).collect()
    }

    /// Closes `period` in one currency by `formula`: once, and never again.
    ///
    /// # Errors
    /// When something may not be posted, or the database fails; then nothing is changed.
    #[boxed]
    pub async fn close_period(
        &self,
        period: Period,
        currency: Currency,
        formula: &Formula,
        now_us: i64,
    ) -> Result<Closing, NotPosted> {
        let mut transaction = self.engine.write(DOING).await?;
        let within = &mut transaction;
        lock(within).await.map_err(failed(DOING))?;
        if formula_of(within, period, currency).await?.is_some() {
            return Ok(Closing::Before);
        }
        let mut owed = earnings(within, currency).await?;
        let before = balances(within, currency).await?;
        let proved: Vec<i64> =
            writing!(within, db => sqlx::query_scalar(PROVED).fetch_all(db).await).map_err(failed(DOING))?;
        let proved: BTreeSet<i64> = proved.into_iter().collect();
        let claimed = |payee: &Payee| match payee {
            Payee::Title(title) => proved.contains(&title.0),
            Payee::Agency(_) => false,
        };
        let reads = reads::of_period(within, period).await?;
        let beside = Beside::of(within, (period, currency), formula, &reads).await?;
        for posting in beside.postings((period, currency), now_us, claimed) {
            self.post_within(within, &posting, now_us).await?;
        }
        let mut divisions = Vec::new();
        let mut nets = nets(&owed, period);
        if beside.released() > 0 && nets.iter().all(|(by, _)| *by != period) {
            nets.push((period, Vec::new()));
        }
        for (by, nets) in nets {
            let (formula, reading) = if by == period {
                (*formula, Reading::gathered(&reads))
            } else {
                // What comes back of an earlier month comes back by its formula and its reading.
                let earlier = formula_of(within, by, currency).await?.unwrap_or(*formula);
                (earlier, Reading::gathered(&reads::of_period(within, by).await?))
            };
            let released = if by == period { beside.released() } else { 0 };
            let division = divided(by, &formula, &nets, &reading).releasing(released, &reading);
            note(&mut owed, &division, period);
            self.post_within(within, &division.transaction(period, currency, now_us, claimed), now_us).await?;
            divisions.push(division);
        }
        for owed in owed.iter().filter(|owed| owed.changed) {
            run!(within, SET_EARNED, &owed.invoice, json(&owed.earning.closed)?).map_err(failed(DOING))?;
        }
        keep_receipts(within, period, currency, &divisions, formula, now_us).await?;
        let mut closed = sums(&divisions);
        closed.released = beside.released();
        (closed.sold, closed.trials) = beside.sums();
        for payee in payees(within, currency).await? {
            let is_claimed = claimed(&payee);
            let held = held_by(within, &payee, is_claimed, currency).await?;
            let payout = is_claimed
                .then(|| books::payout(&payee, held, formula.least_payout, period, currency, now_us))
                .flatten();
            let paid_out = if payout.is_some() { held } else { 0 };
            if let Some(payout) = payout {
                self.post_within(within, &payout, now_us).await?;
            }
            closed.paid_out += paid_out;
            let opening = before.get(&payee).copied().unwrap_or(0);
            let month = Month { period, currency, divisions: &divisions, reads: &reads, formula, beside: &beside };
            keep_statement(within, &payee, &month, (opening, held, paid_out), now_us).await?;
            closed.statements += 1;
        }
        transaction.commit(DOING).await?;
        Ok(Closing::Now(closed))
    }
}

/// What a statement is about.
struct Month<'close> {
    period: Period,
    currency: Currency,
    divisions: &'close [Division],
    reads: &'close [Read],
    formula: &'close Formula,
    beside: &'close Beside,
}

fn json(value: &impl serde::Serialize) -> Result<String, Error> {
    serde_json::to_string(value).map_err(|error| Error::Engine(format!("writing money as JSON: {error}")))
}

pub(super) async fn formula_of(
    within: &mut Writing,
    period: Period,
    currency: Currency,
) -> Result<Option<Formula>, Error> {
    let text: Option<String> = writing!(within, db =>
        sqlx::query_scalar(CLOSED).bind(period.to_string()).bind(currency.code()).fetch_optional(db).await)
    .map_err(failed(DOING))?;
    let read = |text: String| {
        serde_json::from_str(&text).map_err(|error| unreadable("the formula of a closed month")(error.to_string()))
    };
    text.map(read).transpose()
}

/// Whether a month was divided in a currency.
pub(super) async fn is_closed(within: &mut Writing, period: Period, currency: Currency) -> Result<bool, Error> {
    Ok(formula_of(within, period, currency).await?.is_some())
}

async fn earnings(within: &mut Writing, currency: Currency) -> Result<Vec<Owed>, Error> {
    type Row = (String, i64, i64, i64, i64, String, i64, i64, i64, String);
    let rows: Vec<Row> = writing!(within, db => sqlx::query_as(EARNINGS).bind(currency.code()).fetch_all(db).await)
        .map_err(failed(DOING))?;
    let owed = |(invoice, account, gross, tax, fee, jurisdiction, from_s, to_s, returned, earned): Row| {
        let closed = serde_json::from_str(&earned).map_err(|error| unreadable("a payment")(error.to_string()))?;
        let amounts = books::Amounts { gross, tax, fee, jurisdiction };
        let returned = amounts.refunded(0, returned).net();
        let earning = Earning { net: amounts.net(), returned, term: Term { from_s, to_s }, closed };
        Ok(Owed { invoice, account: AccountId(account), earning, changed: false })
    };
    rows.into_iter().map(owed).collect()
}

/// What is to be divided, by the reading of which month, reader by reader.
fn nets(owed: &[Owed], period: Period) -> Vec<(Period, Vec<(AccountId, i64)>)> {
    let mut nets: BTreeMap<Period, BTreeMap<AccountId, i64>> = BTreeMap::new();
    for owed in owed {
        for due in owed.earning.due(period) {
            *nets.entry(due.by).or_default().entry(owed.account).or_default() += due.minor;
        }
    }
    nets.into_iter().map(|(by, nets)| (by, nets.into_iter().collect())).collect()
}

/// Notes on the payments what of them was divided; what stayed with its reader is left for the next month.
fn note(owed: &mut [Owed], division: &Division, period: Period) {
    let gone: BTreeSet<AccountId> = division.readers.iter().map(|divided| divided.reader).collect();
    for owed in owed.iter_mut().filter(|owed| gone.contains(&owed.account)) {
        let dues: Vec<Due> = owed.earning.due(period).into_iter().filter(|due| due.by == division.by).collect();
        for due in dues {
            owed.earning.note(due);
            owed.changed = true;
        }
    }
}

fn sums(divisions: &[Division]) -> Closed {
    let readers: BTreeSet<AccountId> =
        divisions.iter().flat_map(|division| &division.readers).map(|divided| divided.reader).collect();
    let net = divisions.iter().flat_map(|division| &division.readers).map(|divided| divided.net).sum();
    let service: i64 = divisions.iter().map(Division::service).sum();
    Closed { readers: readers.len(), net, service, titles: net - service, ..Closed::default() }
}

async fn keep_receipts(
    within: &mut Writing,
    period: Period,
    currency: Currency,
    divisions: &[Division],
    formula: &Formula,
    now_us: i64,
) -> Result<(), Error> {
    let pool = |division: &Division| Pool { by: division.by, pooled: division.pooled, parts: division.pool.clone() };
    let pools: Vec<Pool> = divisions.iter().map(pool).collect();
    let (month, code) = (period.to_string(), currency.code());
    run!(within, CLOSE, &month, code, json(formula)?, json(&pools)?, now_us).map_err(failed(DOING))?;
    let mut readers: BTreeMap<AccountId, Vec<&Divided>> = BTreeMap::new();
    for divided in divisions.iter().flat_map(|division| &division.readers) {
        readers.entry(divided.reader).or_default().push(divided);
    }
    for (reader, lines) in readers {
        run!(within, ADD_RECEIPT, reader.0, &month, code, json(&lines)?).map_err(failed(DOING))?;
    }
    Ok(())
}

/// Everybody who ever earned anything in this currency.
async fn payees(within: &mut Writing, currency: Currency) -> Result<BTreeSet<Payee>, Error> {
    let accounts: Vec<String> = writing!(within, db =>
        sqlx::query_scalar(PAYEES).bind(currency.code()).fetch_all(db).await)
    .map_err(failed(DOING))?;
    let mut payees = BTreeSet::new();
    for account in accounts {
        match account.parse() {
            Ok(Account::Payee(payee) | Account::Unclaimed(payee)) => drop(payees.insert(payee)),
            _ => return Err(unreadable("an account of the ledger")(account)),
        }
    }
    Ok(payees)
}

async fn held_by(within: &mut Writing, payee: &Payee, claimed: bool, currency: Currency) -> Result<i64, Error> {
    let account = if claimed { Account::Payee(payee.clone()) } else { Account::Unclaimed(payee.clone()) };
    writing!(within, db =>
        sqlx::query_scalar(HELD_BY).bind(account.to_string()).bind(currency.code()).fetch_one(db).await)
    .map_err(failed(DOING))
}

/// What everybody was owed after the month before, by their last statement.
async fn balances(within: &mut Writing, currency: Currency) -> Result<BTreeMap<Payee, i64>, Error> {
    let mut balances = BTreeMap::new();
    for payee in payees(within, currency).await? {
        if let Some(last) = last_statement(within, &payee, currency).await? {
            balances.insert(payee, last.closing);
        }
    }
    Ok(balances)
}

async fn last_statement(
    within: &mut Writing,
    payee: &Payee,
    currency: Currency,
) -> Result<Option<statement::Statement>, Error> {
    let document: Option<String> = writing!(within, db =>
        sqlx::query_scalar(LAST_STATEMENT).bind(payee.to_string()).bind(currency.code()).fetch_optional(db).await)
    .map_err(failed(DOING))?;
    let read = |document: String| {
        serde_json::from_str(&document).map_err(|error| unreadable("a statement")(error.to_string()))
    };
    document.map(read).transpose()
}

async fn keep_statement(
    within: &mut Writing,
    payee: &Payee,
    month: &Month<'_>,
    (opening, held, paid_out): (i64, i64, i64),
    now_us: i64,
) -> Result<(), Error> {
    let name = name_of(within, payee).await?;
    let previous = last_statement(within, payee, month.currency).await?.map(|last| last.digest).unwrap_or_default();
    let earned: i64 = month.divisions.iter().filter_map(|division| division.totals().get(payee).copied()).sum();
    let beside = month.beside.of_payee(payee, month.formula);
    let mut adjustments = Vec::new();
    // What else moved the balance since the last statement: corrections, payouts that came back.
    let other = held - opening - earned - beside.minor();
    if other != 0 {
        adjustments.push(Adjustment { reason: "Corrections and payouts that came back".to_owned(), minor: other });
    }
    let (counts, articles) = match payee {
        Payee::Title(title) => {
            let counts = Reading::gathered(month.reads).counts(month.formula);
            let lines = article_lines(within, *title, month).await?;
            (counts.get(title).copied().unwrap_or_default(), lines)
        }
        Payee::Agency(_) => Default::default(),
    };
    let account = statement::Account { opening, beside, adjustments, paid_out, counts, articles, previous };
    let written = statement::written(payee, &name, month.period, month.currency, month.divisions, account);
    let (period, code) = (month.period.to_string(), month.currency.code());
    let document = json(&written)?;
    run!(within, ADD_STATEMENT, &written.number, payee.to_string(), period, code, &written.digest, document, now_us)
        .map_err(failed(DOING))?;
    Ok(())
}

async fn name_of(within: &mut Writing, payee: &Payee) -> Result<String, Error> {
    match payee {
        Payee::Agency(name) => Ok(name.clone()),
        Payee::Title(title) => {
            let name: Option<String> =
                writing!(within, db => sqlx::query_scalar(TITLE_NAME).bind(title.0).fetch_optional(db).await)
                    .map_err(failed(DOING))?;
            Ok(name.unwrap_or_else(|| payee.to_string()))
        }
    }
}

/// Of a title's articles: by how many readers, and how long. The smallest stay out, as the formula says.
async fn article_lines(within: &mut Writing, title: TitleId, month: &Month<'_>) -> Result<Vec<ArticleLine>, Error> {
    let mut articles: BTreeMap<ArticleId, (BTreeSet<AccountId>, u64, u64)> = BTreeMap::new();
    let counted = month.reads.iter().filter(|read| {
        read.title == title
            && read.standing == membership::shares::Standing::Reader
            && month.formula.counts(u64::from(read.seconds))
    });
    for read in counted {
        let (readers, reads, seconds) = articles.entry(read.article).or_default();
        readers.insert(read.reader);
        *reads += 1;
        *seconds += u64::from(read.seconds);
    }
    let mut lines = Vec::new();
    for (article, (readers, reads, seconds)) in articles {
        let readers = readers.len() as u64;
        if readers < u64::from(month.formula.least_readers) {
            continue;
        }
        let headline: Option<String> =
            writing!(within, db => sqlx::query_scalar(HEADLINE).bind(article.0).fetch_optional(db).await)
                .map_err(failed(DOING))?;
        lines.push(ArticleLine { article, headline: headline.unwrap_or_default(), readers, reads, seconds });
    }
    lines.sort_by(|a, b| b.readers.cmp(&a.readers).then(a.article.cmp(&b.article)));
    Ok(lines)
}
