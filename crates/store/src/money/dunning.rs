//! Payments that failed, and what their readers were told of it.

use async_recursion::async_recursion as boxed;
use membership::dunning::Episode;
use membership::subscription::Patience;
use news::AccountId;

use super::paying::{SubscriptionRow, subscription};
use crate::accounts::run_alone;
use crate::engine::{reading, statements, writing};
use crate::error::failed;
use crate::{Error, PaidSubscription, Store};

statements! {
    FAILING = "SELECT reference, account, customer, mirror, changed_us FROM paid_subscription WHERE failing AND account <> 0
        ORDER BY reference";
    LETTERS = "SELECT l.reference, l.began_us, l.step, l.sent_us FROM dunning_letter l
        JOIN paid_subscription s ON s.reference = l.reference WHERE s.failing";
    CLAIM = "INSERT INTO dunning_letter (reference, began_us, step, account, sent_us) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (reference, began_us, step) DO NOTHING";
    GIVE_UP = "DELETE FROM dunning_letter WHERE reference = $1 AND began_us = $2 AND step = $3";
    OF_ACCOUNT = "SELECT reference, step, sent_us FROM dunning_letter WHERE account = $1 ORDER BY sent_us, step";
}

/// A subscription whose last payment failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dunned {
    /// Which.
    pub subscription: PaidSubscription,
    /// Whose.
    pub account: AccountId,
    /// Since when, and what was said of it.
    pub episode: Episode,
}

impl Store {
    /// Subscriptions whose last payment failed and was not made since.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn dunned(&self) -> Result<Vec<Dunned>, Error> {
        let doing = || failed("reading payments that failed");
        let rows: Vec<SubscriptionRow> =
            reading!(&self.engine, db => sqlx::query_as(FAILING).fetch_all(db).await).map_err(doing())?;
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let letters: Vec<(String, i64, String, i64)> =
            reading!(&self.engine, db => sqlx::query_as(LETTERS).fetch_all(db).await).map_err(doing())?;
        let mut dunned = Vec::new();
        for row in rows {
            let subscription = subscription(row)?;
            let failed = subscription.mirror.failed(Patience::default());
            let (Some(account), Some((began_us, ends_us))) = (subscription.account, failed) else {
                continue;
            };
            let mut episode = Episode { began_us, ends_us, ..Episode::default() };
            for (reference, of_us, step, sent_us) in &letters {
                if *reference == subscription.reference && *of_us == began_us {
                    episode.note(step, *sent_us);
                }
            }
            dunned.push(Dunned { subscription, account, episode });
        }
        Ok(dunned)
    }

    /// Claims the letter of a step: `false` where somebody else writes it, or it was written.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn claim_dunning_letter(&self, of: &Dunned, step: &str, now_us: i64) -> Result<bool, Error> {
        const DOING: &str = "noting a letter of a payment that failed";
        let (reference, began_us) = (&of.subscription.reference, of.episode.began_us);
        Ok(run_alone!(self, DOING, CLAIM, reference, began_us, step, of.account.0, now_us) > 0)
    }

    /// It could not be sent after all; it is tried again.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn give_up_dunning_letter(&self, of: &Dunned, step: &str) -> Result<(), Error> {
        const DOING: &str = "noting a letter of a payment that failed";
        run_alone!(self, DOING, GIVE_UP, &of.subscription.reference, of.episode.began_us, step);
        Ok(())
    }

    /// What an account was told of payments that failed: of which subscription, the step, and when.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn dunning_letters_of(&self, account: AccountId) -> Result<Vec<(String, String, i64)>, Error> {
        reading!(&self.engine, db => sqlx::query_as(OF_ACCOUNT).bind(account.0).fetch_all(db).await)
            .map_err(failed("reading letters of payments that failed"))
    }
}
