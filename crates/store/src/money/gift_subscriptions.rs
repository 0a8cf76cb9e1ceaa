//! Gift subscriptions: bought by one account, paid, sent, and claimed by another. With the claim the payment for it becomes the fee of whoever
//! reads by it.

use async_recursion::async_recursion as boxed;
use membership::books;
use membership::grants::Source;
use membership::grants::gift::{self, GiftSubscription, Refused};
use news::AccountId;

use super::ledger::NotPosted;
use super::paying::of_invoice;
use super::{lock, reference};
use crate::accounts::{run, run_alone};
use crate::engine::{reading, statements, writing};
use crate::error::failed;
use crate::{Error, NewGrant, Store};

macro_rules! columns {
    ($which:literal) => {
        concat!(
            "SELECT id, buyer, plan, months, recipient, name, note, available_us, made_us, invoice, sent_us, claimed_us, ends_us
                FROM gift_subscription ",
            $which
        )
    };
}

statements! {
    NEWEST = "SELECT COALESCE(MAX(id), 0) FROM gift_subscription";
    ADD = "INSERT INTO gift_subscription (id, buyer, plan, months, recipient, name, note, available_us, made_us, invoice, sent_us,
            claimed_us, ends_us, claimant)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, '', 0, 0, 0, 0)";
    BY_ID = columns!("WHERE id = $1");
    OF_BUYER = columns!("WHERE buyer = $1 AND invoice <> '' ORDER BY id DESC LIMIT 100");
    TO_SEND = columns!("WHERE invoice <> '' AND sent_us = 0 AND claimed_us = 0 AND recipient <> '' AND available_us <= $1 ORDER BY available_us, id LIMIT $2");
    PAID = "UPDATE gift_subscription SET invoice = $2 WHERE id = $1 AND invoice = ''";
    SENT = "UPDATE gift_subscription SET sent_us = $2 WHERE id = $1 AND sent_us = 0";
    NOT_SENT = "UPDATE gift_subscription SET sent_us = 0 WHERE id = $1 AND sent_us = $2";
    CLAIMED = "UPDATE gift_subscription SET claimed_us = $2, claimant = $3, ends_us = $4 WHERE id = $1";
    /// What nobody paid for in a week is forgotten.
    FORGET = "DELETE FROM gift_subscription WHERE invoice = '' AND made_us < $1";
    MOVE_PAYMENT = "UPDATE payment SET account = $2, from_s = $3, to_s = $4 WHERE invoice = $1";
}

/// What somebody wants to give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewGiftSubscription {
    /// Who pays.
    pub buyer: AccountId,
    /// The plan's word.
    pub plan: String,
    /// Months that it lasts.
    pub months: u32,
    /// The address that the letter goes to; empty where the buyer hands the link over.
    pub recipient: String,
    /// Whom it is for, in the buyer's words.
    pub name: String,
    /// What the buyer says to them.
    pub note: String,
    /// From when it can be claimed, and the letter is sent.
    pub available_us: i64,
}

/// A gift subscription as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptGift {
    /// What decides whether it can be claimed.
    pub gift: GiftSubscription,
    /// The address that the letter goes to; empty where the buyer hands the link over.
    pub recipient: String,
    /// Whom it is for, in the buyer's words.
    pub name: String,
    /// What the buyer says to them.
    pub note: String,
    /// When it was begun to be bought.
    pub made_us: i64,
    /// The invoice that it was paid by; empty while it is not.
    pub invoice: String,
    /// When the letter was sent; 0 while it was not.
    pub sent_us: i64,
    /// When the membership that it gives ends; 0 while nobody has it.
    pub ends_us: i64,
}

type Row = (i64, i64, String, i64, String, String, String, i64, i64, String, i64, i64, i64);

fn kept(row: Row) -> KeptGift {
    let (id, buyer, plan, months, recipient, name, note, available_us, made_us, invoice, sent_us, claimed_us, ends_us) =
        row;
    let gift = GiftSubscription {
        id,
        buyer: AccountId(buyer),
        plan,
        months: u32::try_from(months).unwrap_or(0),
        available_us,
        claimed_us: (claimed_us != 0).then_some(claimed_us),
    };
    KeptGift { gift, recipient, name, note, made_us, invoice, sent_us, ends_us }
}

impl Store {
    /// Notes what somebody is about to buy; its id, by which the payment provider names it. What nobody paid for in a week is forgotten.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn add_gift_subscription(&self, new: &NewGiftSubscription, now_us: i64) -> Result<i64, Error> {
        const DOING: &str = "noting a gift subscription";
        const WEEK_US: i64 = 7 * 86_400_000_000;
        let mut transaction = self.engine.write(DOING).await?;
        let within = &mut transaction;
        run!(within, FORGET, now_us - WEEK_US).map_err(failed(DOING))?;
        let newest: i64 =
            writing!(within, db => sqlx::query_scalar(NEWEST).fetch_one(db).await).map_err(failed(DOING))?;
        let id = self.next_id(now_us, newest);
        let (plan, recipient, name, note) = (&new.plan, &new.recipient, &new.name, &new.note);
        let months = i64::from(new.months);
        run!(within, ADD, id, new.buyer.0, plan, months, recipient, name, note, new.available_us, now_us)
            .map_err(failed(DOING))?;
        transaction.commit(DOING).await?;
        Ok(id)
    }

    /// A gift subscription.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn gift_subscription(&self, id: i64) -> Result<Option<KeptGift>, Error> {
        let row: Option<Row> = reading!(&self.engine, db => sqlx::query_as(BY_ID).bind(id).fetch_optional(db).await)
            .map_err(failed("reading a gift subscription"))?;
        Ok(row.map(kept))
    }

    /// What an account bought for others and paid, the latest first.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn gift_subscriptions_of(&self, buyer: AccountId) -> Result<Vec<KeptGift>, Error> {
        let rows: Vec<Row> = reading!(&self.engine, db => sqlx::query_as(OF_BUYER).bind(buyer.0).fetch_all(db).await)
            .map_err(failed("reading gift subscriptions"))?;
        Ok(rows.into_iter().map(kept).collect())
    }

    /// Notes that a gift was paid by an invoice; whether that is new. A gift is paid once.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn gift_paid(&self, id: i64, invoice: &str) -> Result<bool, Error> {
        Ok(run_alone!(self, "noting that a gift was paid", PAID, id, invoice) > 0)
    }

    /// Paid gifts whose letter is due.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn gifts_to_send(&self, now_us: i64, most: i64) -> Result<Vec<KeptGift>, Error> {
        let rows: Vec<Row> =
            reading!(&self.engine, db => sqlx::query_as(TO_SEND).bind(now_us).bind(most).fetch_all(db).await)
                .map_err(failed("reading gifts to send"))?;
        Ok(rows.into_iter().map(kept).collect())
    }

    /// Claims the sending of a gift's letter: `false` where somebody else does it.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn claim_gift_letter(&self, id: i64, now_us: i64) -> Result<bool, Error> {
        Ok(run_alone!(self, "noting a gift's letter", SENT, id, now_us) > 0)
    }

    /// The letter that was claimed at `now_us` could not be sent: it is due again.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn give_up_gift_letter(&self, id: i64, now_us: i64) -> Result<(), Error> {
        run_alone!(self, "noting a gift's letter", NOT_SENT, id, now_us);
        Ok(())
    }

    /// Claims a gift for `account`, who is a member until `member_until_us`: the membership begins, and what was paid for it is from now on the fee of
    /// whoever reads by it. Gives when the membership ends.
    ///
    /// # Errors
    /// When the money may not be moved, or the database fails; then nothing was changed. The inner error says why it cannot be claimed.
    #[boxed]
    pub async fn claim_gift_subscription(
        &self,
        id: i64,
        account: AccountId,
        member_until_us: Option<i64>,
        now_us: i64,
    ) -> Result<Result<i64, Refused>, NotPosted> {
        const DOING: &str = "claiming a gift subscription";
        let mut transaction = self.engine.write(DOING).await?;
        let within = &mut transaction;
        lock(within).await.map_err(failed(DOING))?;
        let row: Option<Row> =
            writing!(within, db => sqlx::query_as(BY_ID).bind(id).fetch_optional(db).await).map_err(failed(DOING))?;
        let Some(kept) = row.map(kept).filter(|kept| !kept.invoice.is_empty()) else {
            return Ok(Err(Refused::TooEarly));
        };
        let Some(paid) = of_invoice(within, &kept.invoice).await? else { return Ok(Err(Refused::TooEarly)) };
        if paid.disputed > 0 || paid.returned >= paid.amounts.gross {
            return Ok(Err(Refused::GivenBack));
        }
        let (from_us, to_us) = match gift::claim(&kept.gift, now_us, member_until_us) {
            Ok(term) => term,
            Err(refused) => return Ok(Err(refused)),
        };
        run!(within, CLAIMED, id, now_us, account.0, to_us).map_err(failed(DOING))?;
        let grant = NewGrant {
            account,
            source: Source::Gift,
            plan: kept.gift.plan.clone(),
            title: None,
            from_us,
            to_us: Some(to_us),
            reference: reference(&kept.invoice),
        };
        self.insert_grant(within, &grant, now_us).await.map_err(failed(DOING))?;
        let seconds = |at_us: i64| at_us.div_euclid(1_000_000);
        run!(within, MOVE_PAYMENT, &kept.invoice, account.0, seconds(from_us), seconds(to_us))
            .map_err(failed(DOING))?;
        if account != paid.account {
            let held = paid.amounts.net() - paid.amounts.refunded(0, paid.returned).net();
            let moved = books::gift(&kept.invoice, paid.account, account, held, paid.currency, now_us);
            self.post_within(within, &moved, now_us).await?;
        }
        transaction.commit(DOING).await?;
        Ok(Ok(to_us))
    }
}
