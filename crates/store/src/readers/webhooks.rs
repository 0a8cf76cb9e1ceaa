//! Where this service sends news that readers ask for (webhooks): what waits, what was taken, and what is off.

use async_recursion::async_recursion as boxed;
use news::{AccountId, ArticleId};

use crate::accounts::{run, run_alone};
use crate::engine::{Insert, insert_rows, reading, statements, writing};
use crate::error::failed;
use crate::{Error, Store};

statements! {
    NEWEST_ID = "SELECT COALESCE(MAX(id), 0) FROM webhook";
    COUNT = "SELECT COUNT(*) FROM webhook WHERE account = $1";
    ADD = "INSERT INTO webhook (id, account, address, secret, search, created_us, failing_since_us, off_us) VALUES ($1, $2, $3, $4, $5, $6, 0, 0)";
    OF = "SELECT id, account, address, secret, search, created_us, failing_since_us, off_us FROM webhook WHERE account = $1 ORDER BY id";
    OF_SEARCHES = "SELECT id, account, address, secret, search, created_us, failing_since_us, off_us FROM webhook
        WHERE search <> 0 AND off_us = 0 ORDER BY id";
    END = "DELETE FROM webhook WHERE account = $1 AND id = $2";
    END_MESSAGES = "DELETE FROM webhook_message WHERE account = $1 AND webhook = $2";
    /// What waits goes out at once.
    TURN_ON = "UPDATE webhook SET off_us = 0, failing_since_us = 0 WHERE account = $1 AND id = $2";
    DUE_AT_ONCE = "UPDATE webhook_message SET due_us = $3 WHERE account = $1 AND webhook = $2 AND sent_us = 0";
    /// An article is sent to an address once, however often it is found.
    QUEUE_RULES = "INSERT INTO webhook_message (webhook, account, article, made_us, due_us, attempts, status, sent_us)
        SELECT w.id, w.account, n.article, CAST($1 AS BIGINT), CAST($1 AS BIGINT), 0, 0, 0 FROM webhook AS w JOIN notice AS n ON n.account = w.account
        WHERE w.search = 0 AND w.off_us = 0 AND n.at_us > w.created_us AND n.at_us > $2 ON CONFLICT (webhook, article) DO NOTHING";
    DUE = "SELECT m.webhook, m.account, w.address, w.secret, w.search, w.failing_since_us, m.article, m.made_us, m.attempts
        FROM webhook_message AS m JOIN webhook AS w ON w.id = m.webhook WHERE m.sent_us = 0 AND m.due_us <= $1 AND w.off_us = 0
        ORDER BY m.due_us, m.webhook, m.article LIMIT $2";
    CLAIM = "UPDATE webhook_message SET attempts = attempts + 1, due_us = $4
        WHERE webhook = $1 AND article = $2 AND attempts = $3 AND sent_us = 0";
    TAKEN = "UPDATE webhook_message SET status = $3, sent_us = $4 WHERE webhook = $1 AND article = $2";
    REFUSED = "UPDATE webhook_message SET status = $3 WHERE webhook = $1 AND article = $2";
    /// An address that does not take one message is left alone with all.
    POSTPONE = "UPDATE webhook_message SET due_us = $2 WHERE webhook = $1 AND sent_us = 0 AND due_us < $2";
    WELL = "UPDATE webhook SET failing_since_us = 0 WHERE id = $1 AND failing_since_us <> 0";
    FAILING = "UPDATE webhook SET failing_since_us = $2 WHERE id = $1 AND failing_since_us = 0";
    TURN_OFF = "UPDATE webhook SET off_us = $2 WHERE id = $1 AND off_us = 0";
    MESSAGES = "SELECT webhook, article, made_us, due_us, attempts, status, sent_us FROM webhook_message WHERE account = $1
        ORDER BY made_us DESC, webhook, article LIMIT $2";
    FORGET = "DELETE FROM webhook_message WHERE made_us < $1";
}

pub(crate) const QUEUE: Insert = Insert {
    head: "INSERT INTO webhook_message (webhook, account, article, made_us, due_us, attempts, status, sent_us) VALUES",
    columns: 8,
    tail: "ON CONFLICT (webhook, article) DO NOTHING",
};
/// For the test that prepares every statement.
#[cfg(test)]
pub(crate) const INSERTS: [&Insert; 1] = [&QUEUE];

/// Addresses that one reader may have.
pub const MOST_WEBHOOKS: i64 = 10;

/// An address that news is sent to.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Webhook {
    /// Its id.
    pub id: i64,
    /// Whose.
    pub account: i64,
    /// Where.
    pub address: String,
    /// What is signed with.
    pub secret: String,
    /// The search that is kept; 0 for what rules tell of.
    pub search: i64,
    /// Since when.
    pub created_us: i64,
    /// Since when it does not answer; 0 while it does.
    pub failing_since_us: i64,
    /// Since when nothing is sent; 0 while it is on.
    pub off_us: i64,
}

/// A message that is due.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct DueMessage {
    /// To which address.
    pub webhook: i64,
    /// Whose.
    pub account: i64,
    /// Where.
    pub address: String,
    /// What is signed with.
    pub secret: String,
    /// The search that found it; 0 for a rule.
    pub search: i64,
    /// Since when the address does not answer; 0 while it does.
    pub failing_since_us: i64,
    /// Of which article.
    pub article: i64,
    /// When it was found.
    pub made_us: i64,
    /// How often it was tried.
    pub attempts: i32,
}

/// A message in the reader's log.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct WebhookMessage {
    /// To which address.
    pub webhook: i64,
    /// Of which article.
    pub article: i64,
    /// When it was found.
    pub made_us: i64,
    /// When it is tried next.
    pub due_us: i64,
    /// How often it was tried.
    pub attempts: i32,
    /// Of the last answer; 0 for none.
    pub status: i32,
    /// When it was taken; 0 while it waits.
    pub sent_us: i64,
}

/// What came of trying a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tried {
    /// It was taken.
    Taken,
    /// It is tried again at this time, and so is whatever else waits for the address.
    Refused {
        /// Microseconds.
        again_us: i64,
    },
    /// It is tried again when the reader turns the address on.
    Off,
}

impl Store {
    /// Keeps an address for a reader; `false` where they have [`MOST_WEBHOOKS`].
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn add_webhook(
        &self,
        account: AccountId,
        address: &str,
        secret: &str,
        search: i64,
        now_us: i64,
    ) -> Result<bool, Error> {
        const DOING: &str = "keeping an address for news";
        let mut transaction = self.engine.write(DOING).await?;
        let within = &mut transaction;
        let has: i64 = writing!(within, db => sqlx::query_scalar(COUNT).bind(account.0).fetch_one(db).await)
            .map_err(failed(DOING))?;
        if has >= MOST_WEBHOOKS {
            return Ok(false);
        }
        let newest_id: i64 =
            writing!(within, db => sqlx::query_scalar(NEWEST_ID).fetch_one(db).await).map_err(failed(DOING))?;
        let id = self.next_id(now_us, newest_id);
        run!(within, ADD, id, account.0, address, secret, search, now_us).map_err(failed(DOING))?;
        transaction.commit(DOING).await?;
        Ok(true)
    }

    /// The addresses of a reader, the oldest first.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn webhooks(&self, account: AccountId) -> Result<Vec<Webhook>, Error> {
        reading!(&self.engine, db => sqlx::query_as(OF).bind(account.0).fetch_all(db).await)
            .map_err(failed("reading addresses for news"))
    }

    /// The addresses that are told what searches find.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn webhooks_of_searches(&self) -> Result<Vec<Webhook>, Error> {
        reading!(&self.engine, db => sqlx::query_as(OF_SEARCHES).fetch_all(db).await)
            .map_err(failed("reading addresses for what searches find"))
    }

    /// Ends an address and its log; `false` where the reader has none such.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn end_webhook(&self, account: AccountId, webhook: i64) -> Result<bool, Error> {
        const DOING: &str = "ending an address for news";
        let mut transaction = self.engine.write(DOING).await?;
        let within = &mut transaction;
        let ended = run!(within, END, account.0, webhook).map_err(failed(DOING))?;
        run!(within, END_MESSAGES, account.0, webhook).map_err(failed(DOING))?;
        transaction.commit(DOING).await?;
        Ok(ended > 0)
    }

    /// Turns an address on again; what waits is due at once. `false` where the reader has none such.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn turn_webhook_on(&self, account: AccountId, webhook: i64, now_us: i64) -> Result<bool, Error> {
        const DOING: &str = "turning an address for news on";
        let mut transaction = self.engine.write(DOING).await?;
        let within = &mut transaction;
        let turned = run!(within, TURN_ON, account.0, webhook).map_err(failed(DOING))?;
        run!(within, DUE_AT_ONCE, account.0, webhook, now_us).map_err(failed(DOING))?;
        transaction.commit(DOING).await?;
        Ok(turned > 0)
    }

    /// Puts what rules told of since `since_us` into messages.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn queue_what_rules_told(&self, since_us: i64, now_us: i64) -> Result<u64, Error> {
        Ok(run_alone!(self, "queueing what rules told of", QUEUE_RULES, now_us, since_us))
    }

    /// Puts articles into messages to an address; those that were sent there before are left out.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn queue_for_webhook(&self, webhook: &Webhook, articles: &[ArticleId], now_us: i64) -> Result<(), Error> {
        const DOING: &str = "queueing what a search found";
        let mut transaction = self.engine.write(DOING).await?;
        insert_rows!(&mut transaction, QUEUE, articles, article => [
            webhook.id, webhook.account, article.0, now_us, now_us, 0_i32, 0_i32, 0_i64,
        ])
        .map_err(failed(DOING))?;
        transaction.commit(DOING).await
    }

    /// At most so many messages that are due, the longest due first.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn due_messages(&self, now_us: i64, most: i64) -> Result<Vec<DueMessage>, Error> {
        reading!(&self.engine, db => sqlx::query_as(DUE).bind(now_us).bind(most).fetch_all(db).await)
            .map_err(failed("looking for messages to send"))
    }

    /// Takes it upon oneself to try a message, which is due again at `again_us` whatever comes of it; `false` where somebody else does.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn claim_message(&self, message: &DueMessage, again_us: i64) -> Result<bool, Error> {
        let (webhook, article, attempts) = (message.webhook, message.article, message.attempts);
        Ok(run_alone!(self, "claiming to send a message", CLAIM, webhook, article, attempts, again_us) > 0)
    }

    /// Notes what came of trying a message, with the status of the answer (0 for none).
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn message_tried(
        &self,
        message: &DueMessage,
        tried: Tried,
        status: u16,
        now_us: i64,
    ) -> Result<(), Error> {
        const DOING: &str = "noting what came of a message";
        let (webhook, article, status) = (message.webhook, message.article, i32::from(status));
        let mut transaction = self.engine.write(DOING).await?;
        let within = &mut transaction;
        if tried == Tried::Taken {
            run!(within, TAKEN, webhook, article, status, now_us).map_err(failed(DOING))?;
            run!(within, WELL, webhook).map_err(failed(DOING))?;
        } else {
            run!(within, REFUSED, webhook, article, status).map_err(failed(DOING))?;
            run!(within, FAILING, webhook, now_us).map_err(failed(DOING))?;
        }
        if let Tried::Refused { again_us } = tried {
            run!(within, POSTPONE, webhook, again_us).map_err(failed(DOING))?;
        }
        if tried == Tried::Off {
            run!(within, TURN_OFF, webhook, now_us).map_err(failed(DOING))?;
        }
        transaction.commit(DOING).await
    }

    /// A reader's messages, the newest first.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn webhook_messages(&self, account: AccountId, most: i64) -> Result<Vec<WebhookMessage>, Error> {
        reading!(&self.engine, db => sqlx::query_as(MESSAGES).bind(account.0).bind(most).fetch_all(db).await)
            .map_err(failed("reading what was sent to a reader's addresses"))
    }

    /// Forgets messages that were made before `before_us`.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn forget_webhook_messages(&self, before_us: i64) -> Result<u64, Error> {
        Ok(run_alone!(self, "forgetting messages", FORGET, before_us))
    }
}
