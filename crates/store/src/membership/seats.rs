//! Seats of families and teams. The rules stand in `membership::grants::seats`; here two who come at once find one seat.

use ::membership::grants::seats::{self, Refused, Seat};
use async_recursion::async_recursion as boxed;
use news::AccountId;

use super::some;
use crate::accounts::{run, run_alone};
use crate::engine::{Writing, reading, statements, writing};
use crate::error::failed;
use crate::{Error, Store};

statements! {
    NEWEST = "SELECT COALESCE(MAX(id), 0) FROM seat";
    OF_PAYER = "SELECT id, payer, name, account, offered_us, taken_us, left_us FROM seat WHERE payer = $1 ORDER BY id";
    OF_ACCOUNT = "SELECT id, payer, name, account, offered_us, taken_us, left_us FROM seat WHERE account = $1 ORDER BY id";
    BY_ID = "SELECT id, payer, name, account, offered_us, taken_us, left_us FROM seat WHERE id = $1";
    ADD = "INSERT INTO seat (id, payer, name, account, offered_us, taken_us, left_us) VALUES ($1, $2, $3, 0, $4, 0, 0)";
    TAKE = "UPDATE seat SET account = $2, taken_us = $3 WHERE id = $1 AND account = 0 AND left_us = 0";
    LEAVE = "UPDATE seat SET left_us = $3 WHERE id = $1 AND left_us = 0 AND (payer = $2 OR account = $2)";
    /// One payer's seats are offered one after the other.
    LOCK_PAYER_POSTGRES = "SELECT pg_advisory_xact_lock($1)";
}

/// A seat, and whom it was offered to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sitting {
    /// The seat.
    pub seat: Seat,
    /// Whom it was offered to, in the payer's words.
    pub name: String,
}

type Row = (i64, i64, String, i64, i64, i64, i64);

fn sitting((id, payer, name, account, offered_us, taken_us, left_us): Row) -> Sitting {
    let seat = Seat {
        id,
        payer: AccountId(payer),
        account: some(account).map(AccountId),
        offered_us,
        taken_us: some(taken_us),
        left_us: some(left_us),
    };
    Sitting { seat, name }
}

impl Store {
    /// Offers a seat, where one of `others` is free; its id.
    ///
    /// # Errors
    /// When the database fails. The inner error says why there is none.
    #[boxed]
    pub async fn offer_seat(
        &self,
        payer: AccountId,
        name: &str,
        others: u32,
        now_us: i64,
    ) -> Result<Result<i64, Refused>, Error> {
        const DOING: &str = "offering a seat";
        let mut transaction = self.engine.write(DOING).await?;
        let within = &mut transaction;
        if let Writing::Postgres(transaction) = within {
            sqlx::query(LOCK_PAYER_POSTGRES).bind(payer.0).execute(&mut **transaction).await.map_err(failed(DOING))?;
        }
        let rows: Vec<Row> = writing!(within, db => sqlx::query_as(OF_PAYER).bind(payer.0).fetch_all(db).await)
            .map_err(failed(DOING))?;
        let seats: Vec<Seat> = rows.into_iter().map(|row| sitting(row).seat).collect();
        if let Err(refused) = seats::offer(&seats, others, now_us) {
            return Ok(Err(refused));
        }
        let newest: i64 =
            writing!(within, db => sqlx::query_scalar(NEWEST).fetch_one(db).await).map_err(failed(DOING))?;
        let id = self.next_id(now_us, newest);
        run!(within, ADD, id, payer.0, name, now_us).map_err(failed(DOING))?;
        transaction.commit(DOING).await?;
        Ok(Ok(id))
    }

    /// Takes a seat.
    ///
    /// # Errors
    /// When the database fails. The inner error says why it is not to be had.
    #[boxed]
    pub async fn take_seat(&self, id: i64, account: AccountId, now_us: i64) -> Result<Result<(), Refused>, Error> {
        let Some(found) = self.seat(id).await? else { return Ok(Err(Refused::Gone)) };
        if let Err(refused) = seats::take(&found.seat, account, now_us) {
            return Ok(Err(refused));
        }
        let taken = run_alone!(self, "taking a seat", TAKE, id, account.0, now_us);
        Ok(if taken > 0 { Ok(()) } else { Err(Refused::Gone) })
    }

    /// A seat is left by whoever sits there, or taken back by whoever pays; `false` where it is neither's.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn leave_seat(&self, id: i64, by: AccountId, now_us: i64) -> Result<bool, Error> {
        Ok(run_alone!(self, "leaving a seat", LEAVE, id, by.0, now_us) > 0)
    }

    /// A seat.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn seat(&self, id: i64) -> Result<Option<Sitting>, Error> {
        let row: Option<Row> = reading!(&self.engine, db => sqlx::query_as(BY_ID).bind(id).fetch_optional(db).await)
            .map_err(failed("reading a seat"))?;
        Ok(row.map(sitting))
    }

    /// The seats that an account pays for, those that were left too.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn seats_paid_by(&self, payer: AccountId) -> Result<Vec<Sitting>, Error> {
        let rows: Vec<Row> = reading!(&self.engine, db => sqlx::query_as(OF_PAYER).bind(payer.0).fetch_all(db).await)
            .map_err(failed("reading seats"))?;
        Ok(rows.into_iter().map(sitting).collect())
    }

    /// The seats that an account took, those that it left too.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn seats_of(&self, account: AccountId) -> Result<Vec<Sitting>, Error> {
        let rows: Vec<Row> =
            reading!(&self.engine, db => sqlx::query_as(OF_ACCOUNT).bind(account.0).fetch_all(db).await)
                .map_err(failed("reading seats"))?;
        Ok(rows.into_iter().map(sitting).collect())
    }
}
