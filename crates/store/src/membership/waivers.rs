//! What readers declared when they joined: that reading begins at once, and that the right to withdraw is lost by it. Kept as it was read and said.

use async_recursion::async_recursion as boxed;
use news::AccountId;

use crate::accounts::run;
use crate::engine::{reading, statements, writing};
use crate::error::failed;
use crate::{Error, Store};

statements! {
    NEWEST = "SELECT COALESCE(MAX(id), 0) FROM waiver";
    ADD = "INSERT INTO waiver (id, account, plan, reference, language, words, said_us) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    OF_ACCOUNT = "SELECT plan, reference, language, words, said_us FROM waiver WHERE account = $1 ORDER BY said_us DESC, id DESC LIMIT 100";
}

/// A declaration as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptWaiver {
    /// The plan's word.
    pub plan: String,
    /// The invoice of our own that it is about; empty where the plan is paid at the payment provider.
    pub reference: String,
    /// The language of the words, as a tag.
    pub language: String,
    /// The words, as they were read.
    pub words: String,
    /// When they were said yes to.
    pub said_us: i64,
}

impl Store {
    /// Keeps a declaration.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn keep_waiver(&self, account: AccountId, kept: &KeptWaiver) -> Result<(), Error> {
        const DOING: &str = "keeping a declaration";
        let mut transaction = self.engine.write(DOING).await?;
        let within = &mut transaction;
        let newest: i64 =
            writing!(within, db => sqlx::query_scalar(NEWEST).fetch_one(db).await).map_err(failed(DOING))?;
        let id = self.next_id(kept.said_us, newest);
        run!(within, ADD, id, account.0, &kept.plan, &kept.reference, &kept.language, &kept.words, kept.said_us)
            .map_err(failed(DOING))?;
        transaction.commit(DOING).await
    }

    /// What an account declared, the latest first.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn waivers_of(&self, account: AccountId) -> Result<Vec<KeptWaiver>, Error> {
        type Row = (String, String, String, String, i64);
        let rows: Vec<Row> =
            reading!(&self.engine, db => sqlx::query_as(OF_ACCOUNT).bind(account.0).fetch_all(db).await)
                .map_err(failed("reading declarations"))?;
        let kept =
            |(plan, reference, language, words, said_us)| KeptWaiver { plan, reference, language, words, said_us };
        Ok(rows.into_iter().map(kept).collect())
    }
}
