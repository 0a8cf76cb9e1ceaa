//! Wishes to cancel, to withdraw, to pause, to go on, and to have the rest of a balance back: as they came, and what came of them.

use ::membership::farewell::Wish;
use async_recursion::async_recursion as boxed;
use news::AccountId;

use super::some;
use crate::accounts::{run, run_alone};
use crate::engine::{Writing, reading, statements, writing};
use crate::error::failed;
use crate::{Error, Store};

statements! {
    NEWEST = "SELECT COALESCE(MAX(id), 0) FROM farewell";
    ADD = "INSERT INTO farewell (id, kind, address, contract, account, at_us, settled_us, due_us)
        VALUES ($1, $2, $3, $4, $5, $6, 0, $7)";
    DUE = "SELECT id, kind, address, contract, account, at_us, settled_us, due_us, tries, refusals, by_hand, said FROM farewell
        WHERE settled_us = 0 AND NOT by_hand AND due_us <= $1 ORDER BY id LIMIT $2";
    OPEN = "SELECT id, kind, address, contract, account, at_us, settled_us, due_us, tries, refusals, by_hand, said FROM farewell
        WHERE settled_us = 0 ORDER BY id LIMIT $1";
    OF_ACCOUNT = "SELECT id, kind, address, contract, account, at_us, settled_us, due_us, tries, refusals, by_hand, said
        FROM farewell WHERE account = $1 ORDER BY id DESC LIMIT 20";
    SETTLE = "UPDATE farewell SET settled_us = $2, said = $3, by_hand = FALSE WHERE id = $1 AND settled_us = 0";
    PUT_OFF = "UPDATE farewell SET due_us = $2, tries = tries + 1, refusals = refusals + $3, by_hand = $4, said = $5
        WHERE id = $1 AND settled_us = 0";
    TRY_AGAIN = "UPDATE farewell SET due_us = 0, by_hand = FALSE WHERE id = $1 AND settled_us = 0";
}

/// A wish to cancel, to withdraw, to pause, to go on, or to have the rest of the own balance back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Farewell {
    /// Its id.
    pub id: i64,
    /// What is wished.
    pub wish: Wish,
    /// The address as it was given.
    pub address: String,
    /// The contract as it was given; may be empty.
    pub contract: String,
    /// Whose address it is; `None` for nobody's here.
    pub account: Option<AccountId>,
    /// When it came.
    pub at_us: i64,
    /// When it was carried out; `None` for not yet.
    pub settled_us: Option<i64>,
    /// Before when it is not tried.
    pub due_us: i64,
    /// Tries that failed.
    pub tries: u32,
    /// Of them, those that the payment provider answered with no.
    pub refusals: u32,
    /// Whether a person has to see to it.
    pub by_hand: bool,
    /// What came of it, or of the last try.
    pub said: String,
}

impl Farewell {
    /// A wish that was said just now.
    #[must_use]
    pub fn new(wish: Wish, address: &str, account: Option<AccountId>, at_us: i64) -> Self {
        Self {
            id: 0,
            wish,
            address: address.to_owned(),
            contract: String::new(),
            account,
            at_us,
            settled_us: None,
            due_us: at_us,
            tries: 0,
            refusals: 0,
            by_hand: false,
            said: String::new(),
        }
    }
}

/// How a try failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FailedTry {
    /// When it is tried again.
    pub due_us: i64,
    /// Whether the payment provider answered with no.
    pub refused: bool,
    /// Whether a person has to see to it from now on.
    pub by_hand: bool,
    /// Why, in words for the operator.
    pub said: String,
}

type Row = (i64, String, String, String, i64, i64, i64, i64, i64, i64, bool, String);

fn farewell(row: Row) -> Option<Farewell> {
    let (id, kind, address, contract, account, at_us, settled_us, due_us, tries, refusals, by_hand, said) = row;
    let count = |number: i64| u32::try_from(number).unwrap_or(u32::MAX);
    Some(Farewell {
        id,
        // A word of a newer version is a wish that this one does not know how to carry out.
        wish: Wish::from_word(&kind)?,
        address,
        contract,
        account: some(account).map(AccountId),
        at_us,
        settled_us: some(settled_us),
        due_us,
        tries: count(tries),
        refusals: count(refusals),
        by_hand,
        said,
    })
}

impl Store {
    /// Takes down a wish; its number.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn note_farewell(&self, farewell: &Farewell) -> Result<i64, Error> {
        const DOING: &str = "taking down a farewell";
        let mut transaction = self.engine.write(DOING).await?;
        let id = self.note_farewell_within(&mut transaction, farewell).await?;
        transaction.commit(DOING).await?;
        Ok(id)
    }

    /// The same inside a transaction.
    pub(crate) async fn note_farewell_within(&self, within: &mut Writing, farewell: &Farewell) -> Result<i64, Error> {
        const DOING: &str = "taking down a farewell";
        let newest: i64 =
            writing!(within, db => sqlx::query_scalar(NEWEST).fetch_one(db).await).map_err(failed(DOING))?;
        let id = self.next_id(farewell.at_us, newest);
        let account = farewell.account.map_or(0, |account| account.0);
        let (kind, address, contract) = (farewell.wish.as_str(), farewell.address.as_str(), farewell.contract.as_str());
        run!(within, ADD, id, kind, address, contract, account, farewell.at_us, farewell.due_us)
            .map_err(failed(DOING))?;
        Ok(id)
    }

    /// Farewells that are to be carried out now, the oldest first.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn farewells_due(&self, now_us: i64, most: i64) -> Result<Vec<Farewell>, Error> {
        let rows: Vec<Row> =
            reading!(&self.engine, db => sqlx::query_as(DUE).bind(now_us).bind(most).fetch_all(db).await)
                .map_err(failed("reading farewells"))?;
        Ok(rows.into_iter().filter_map(farewell).collect())
    }

    /// Farewells that were not carried out yet, the oldest first.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn open_farewells(&self, most: i64) -> Result<Vec<Farewell>, Error> {
        let rows: Vec<Row> = reading!(&self.engine, db => sqlx::query_as(OPEN).bind(most).fetch_all(db).await)
            .map_err(failed("reading farewells"))?;
        Ok(rows.into_iter().filter_map(farewell).collect())
    }

    /// An account's latest farewells, the latest first.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn farewells_of(&self, account: AccountId) -> Result<Vec<Farewell>, Error> {
        let rows: Vec<Row> =
            reading!(&self.engine, db => sqlx::query_as(OF_ACCOUNT).bind(account.0).fetch_all(db).await)
                .map_err(failed("reading farewells"))?;
        Ok(rows.into_iter().filter_map(farewell).collect())
    }

    /// Notes that a farewell was carried out, and what came of it; `false` where it was before.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn settle_farewell(&self, farewell: i64, said: &str, now_us: i64) -> Result<bool, Error> {
        Ok(run_alone!(self, "settling a farewell", SETTLE, farewell, now_us, said) > 0)
    }

    /// Notes that a try failed.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn put_farewell_off(&self, farewell: i64, failed_try: &FailedTry) -> Result<(), Error> {
        const DOING: &str = "putting a farewell off";
        let FailedTry { due_us, refused, by_hand, said } = failed_try;
        run_alone!(self, DOING, PUT_OFF, farewell, *due_us, i64::from(*refused), *by_hand, said);
        Ok(())
    }

    /// Has a farewell tried again at once; `false` where it was carried out.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn try_farewell_again(&self, farewell: i64) -> Result<bool, Error> {
        Ok(run_alone!(self, "trying a farewell again", TRY_AGAIN, farewell) > 0)
    }
}
