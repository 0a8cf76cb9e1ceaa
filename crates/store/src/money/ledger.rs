//! The ledger in rows: only ever added to, every transaction balanced, every key once.

use async_recursion::async_recursion as boxed;
use std::collections::BTreeMap;

use membership::Currency;
use membership::ledger::{Account, Entry, Kind, Posted, Refused, Transaction};

use super::{lock, unreadable};
use crate::accounts::run;
use crate::engine::{Writing, reading, statements, writing};
use crate::error::failed;
use crate::{Error, Store};

statements! {
    NEWEST_ID = "SELECT COALESCE(MAX(id), 0) FROM posting";
    ADD = "INSERT INTO posting (id, key, kind, currency, at_us, source) VALUES ($1, $2, $3, $4, $5, $6)";
    ADD_ENTRY = "INSERT INTO posting_entry (posting, account, currency, minor) VALUES ($1, $2, $3, $4)";
    OF_KEY = "SELECT id, key, kind, currency, at_us, source FROM posting WHERE key = $1";
    ENTRIES = "SELECT account, minor FROM posting_entry WHERE posting = $1";
    BALANCE = "SELECT CAST(COALESCE(SUM(minor), 0) AS BIGINT) FROM posting_entry WHERE account = $1 AND currency = $2";
    BALANCES = "SELECT account, currency, CAST(SUM(minor) AS BIGINT) FROM posting_entry GROUP BY account, currency
        ORDER BY currency, account";
    BETWEEN = "SELECT p.id, p.key, p.kind, p.currency, p.at_us, p.source, e.account, e.minor FROM posting p
        JOIN posting_entry e ON e.posting = p.id WHERE p.at_us >= $1 AND p.at_us < $2 ORDER BY p.at_us, p.id, e.account";
    UNBALANCED = "SELECT COUNT(*), COALESCE(MIN(posting), 0) FROM (
            SELECT posting FROM posting_entry GROUP BY posting HAVING SUM(minor) <> 0) AS wrong";
    TWO_CURRENCIES = "SELECT COUNT(*), COALESCE(MIN(e.posting), 0) FROM posting_entry e
        WHERE NOT EXISTS (SELECT 1 FROM posting p WHERE p.id = e.posting AND p.currency = e.currency)";
    EMPTY = "SELECT COUNT(*), COALESCE(MIN(p.id), 0) FROM posting p
        WHERE NOT EXISTS (SELECT 1 FROM posting_entry e WHERE e.posting = p.id)";
}

/// What must hold, as [`Store::verify`] says it.
pub(crate) const RULES: [(&str, &str); 3] = [
    (UNBALANCED, "{n} postings of the ledger do not balance, such as posting {id}"),
    (
        TWO_CURRENCIES,
        "{n} entries of the ledger are of another currency than their posting, such as one of posting {id}",
    ),
    (EMPTY, "{n} postings of the ledger have no entries, such as posting {id}"),
];

/// Why nothing was posted.
#[derive(Debug, thiserror::Error)]
pub enum NotPosted {
    /// It may not be.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] Error),
}

/// A posting's id, the posting, and its entries as they stand in rows.
type Gathered = (i64, Transaction, Vec<(String, i64)>);
type Head = (i64, String, String, String, i64, String);

fn head(row: Head) -> Result<(i64, Transaction), Error> {
    let (id, key, kind, currency, at_us, source) = row;
    let unreadable = unreadable("a posting of the ledger");
    let kind = Kind::from_word(&kind).ok_or_else(|| unreadable(kind.clone()))?;
    let currency: Currency = currency.parse().map_err(|_| unreadable(currency.clone()))?;
    Ok((id, Transaction::new(kind, key, currency, at_us).because(source)))
}

fn entries(rows: Vec<(String, i64)>) -> Result<Vec<Entry>, Error> {
    let unreadable = unreadable("an entry of the ledger");
    let entry = |(account, minor): (String, i64)| {
        account
            .parse()
            .map(|account| Entry { account, minor })
            .map_err(|error: membership::ledger::NotAnAccount| unreadable(error.to_string()))
    };
    rows.into_iter().map(entry).collect()
}

impl Store {
    /// The posting of a key, inside a transaction.
    pub(super) async fn posting_within(&self, within: &mut Writing, key: &str) -> Result<Option<Transaction>, Error> {
        const DOING: &str = "reading the ledger";
        let row: Option<Head> =
            writing!(within, db => sqlx::query_as(OF_KEY).bind(key).fetch_optional(db).await).map_err(failed(DOING))?;
        let Some(row) = row else { return Ok(None) };
        let (id, posting) = head(row)?;
        let rows: Vec<(String, i64)> =
            writing!(within, db => sqlx::query_as(ENTRIES).bind(id).fetch_all(db).await).map_err(failed(DOING))?;
        let whole = Transaction::from_rows(posting, entries(rows)?);
        whole
            .map(Some)
            .map_err(|sum| Error::Engine(format!("posting {id} of the ledger does not balance: its sum is {sum}")))
    }

    /// Posts inside a transaction that holds the lock.
    pub(crate) async fn post_within(
        &self,
        within: &mut Writing,
        posting: &Transaction,
        now_us: i64,
    ) -> Result<Posted, NotPosted> {
        const DOING: &str = "posting to the ledger";
        if posting.is_empty() {
            return Ok(Posted::Before);
        }
        let known: Option<Head> =
            writing!(within, db => sqlx::query_as(OF_KEY).bind(&posting.key).fetch_optional(db).await)
                .map_err(failed(DOING))?;
        if let Some(row) = known {
            let (id, known) = head(row)?;
            let rows: Vec<(String, i64)> =
                writing!(within, db => sqlx::query_as(ENTRIES).bind(id).fetch_all(db).await).map_err(failed(DOING))?;
            let sorted = |mut entries: Vec<Entry>| {
                entries.sort_by(|a, b| a.account.cmp(&b.account));
                entries
            };
            let same = known.kind == posting.kind && sorted(entries(rows)?) == sorted(posting.entries().to_vec());
            return if same { Ok(Posted::Before) } else { Err(Refused::KeyTaken { key: posting.key.clone() }.into()) };
        }
        let mut held = BTreeMap::new();
        for entry in posting.entries() {
            let account = entry.account.to_string();
            let minor: i64 = writing!(within, db =>
                sqlx::query_scalar(BALANCE).bind(&account).bind(posting.currency.code()).fetch_one(db).await)
            .map_err(failed(DOING))?;
            held.insert(entry.account.clone(), minor);
        }
        posting.check(|account| held.get(account).copied().unwrap_or(0))?;
        let newest: i64 =
            writing!(within, db => sqlx::query_scalar(NEWEST_ID).fetch_one(db).await).map_err(failed(DOING))?;
        let id = self.next_id(now_us, newest);
        let (kind, currency) = (posting.kind.as_str(), posting.currency.code());
        run!(within, ADD, id, &posting.key, kind, currency, posting.at_us, &posting.source).map_err(failed(DOING))?;
        for entry in posting.entries() {
            run!(within, ADD_ENTRY, id, entry.account.to_string(), currency, entry.minor).map_err(failed(DOING))?;
        }
        Ok(Posted::New)
    }

    /// Appends to the ledger; what is there already changes nothing. Durable when this returns.
    ///
    /// # Errors
    /// When it may not be posted, or the database fails.
    #[boxed]
    pub async fn post(&self, posting: &Transaction, now_us: i64) -> Result<Posted, NotPosted> {
        const DOING: &str = "posting to the ledger";
        let mut transaction = self.engine.write(DOING).await?;
        lock(&mut transaction).await.map_err(failed(DOING))?;
        let posted = self.post_within(&mut transaction, posting, now_us).await?;
        transaction.commit(DOING).await?;
        Ok(posted)
    }

    /// What an account holds, in minor units.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn balance(&self, account: &Account, currency: Currency) -> Result<i64, Error> {
        let account = account.to_string();
        reading!(&self.engine, db =>
            sqlx::query_scalar(BALANCE).bind(&account).bind(currency.code()).fetch_one(db).await)
        .map_err(failed("reading a balance"))
    }

    /// What every account holds that ever held anything.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn balances(&self) -> Result<Vec<(Account, Currency, i64)>, Error> {
        let rows: Vec<(String, String, i64)> =
            reading!(&self.engine, db => sqlx::query_as(BALANCES).fetch_all(db).await)
                .map_err(failed("reading the balances"))?;
        let unreadable = unreadable("a balance of the ledger");
        let read = |(account, currency, minor): (String, String, i64)| {
            let account = account.parse().map_err(|_| unreadable(account.clone()))?;
            let currency = currency.parse().map_err(|_| unreadable(currency.clone()))?;
            Ok((account, currency, minor))
        };
        rows.into_iter().map(read).collect()
    }

    /// Everything that was posted from `from_us` to before `to_us`, in order.
    ///
    /// # Errors
    /// When the database fails, or a posting does not balance.
    #[boxed]
    pub async fn postings(&self, from_us: i64, to_us: i64) -> Result<Vec<Transaction>, Error> {
        type Row = (i64, String, String, String, i64, String, String, i64);
        let rows: Vec<Row> =
            reading!(&self.engine, db => sqlx::query_as(BETWEEN).bind(from_us).bind(to_us).fetch_all(db).await)
                .map_err(failed("reading the ledger"))?;
        let mut all: Vec<Gathered> = Vec::new();
        for (id, key, kind, currency, at_us, source, account, minor) in rows {
            if all.last().is_none_or(|last| last.0 != id) {
                let (id, posting) = head((id, key, kind, currency, at_us, source))?;
                all.push((id, posting, Vec::new()));
            }
            if let Some(last) = all.last_mut() {
                last.2.push((account, minor));
            }
        }
        let whole = |(id, posting, rows): Gathered| {
            Transaction::from_rows(posting, entries(rows)?)
                .map_err(|sum| Error::Engine(format!("posting {id} of the ledger does not balance: its sum is {sum}")))
        };
        all.into_iter().map(whole).collect()
    }
}
