//! Whose a title is.

use async_recursion::async_recursion as boxed;
use membership::books;
use membership::ledger::{Account, Payee};
use news::{AccountId, TitleId};

use super::ledger::NotPosted;
use super::lock;
use crate::accounts::{run, run_alone};
use crate::engine::{reading, statements, writing};
use crate::error::failed;
use crate::{Claim, Error, Store};

statements! {
    ASK = "INSERT INTO title_claim (title, account, proof, asked_us, proved_us, way) VALUES ($1, $2, $3, $4, 0, '')
        ON CONFLICT (title, account) DO NOTHING";
    PROVE = "UPDATE title_claim SET proved_us = $3, way = $4 WHERE title = $1 AND account = $2 AND proved_us = 0";
    GIVE_UP = "DELETE FROM title_claim WHERE title = $1 AND account = $2";
    OF_ACCOUNT = "SELECT title, account, proof, asked_us, proved_us, way FROM title_claim WHERE account = $1 ORDER BY title";
    PROVED = "SELECT DISTINCT title FROM title_claim WHERE proved_us > 0 ORDER BY title";
}

type Row = (i64, i64, String, i64, i64, String);

impl Store {
    /// Somebody says that a title is theirs; `proof` has to be found on its site. Asked again, the first proof stands.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn claim_title(&self, title: TitleId, account: AccountId, proof: &str, now_us: i64) -> Result<(), Error> {
        const DOING: &str = "keeping a claim";
        run_alone!(self, DOING, ASK, title.0, account.0, proof, now_us);
        Ok(())
    }

    /// The proof was found: what was held for the title is its own from now on. Whether that is new.
    ///
    /// # Errors
    /// When it may not be posted, or the database fails.
    #[boxed]
    pub async fn prove_claim(
        &self,
        title: TitleId,
        account: AccountId,
        way: &str,
        now_us: i64,
    ) -> Result<bool, NotPosted> {
        const DOING: &str = "proving a claim";
        let mut transaction = self.engine.write(DOING).await?;
        let within = &mut transaction;
        lock(within).await.map_err(failed(DOING))?;
        if run!(within, PROVE, title.0, account.0, now_us, way).map_err(failed(DOING))? == 0 {
            return Ok(false);
        }
        let payee = Payee::Title(title);
        let unclaimed = Account::Unclaimed(payee.clone()).to_string();
        let held: Vec<(String, i64)> = writing!(within, db =>
            sqlx::query_as(super::closing::HELD).bind(&unclaimed).fetch_all(db).await)
        .map_err(failed(DOING))?;
        for (currency, minor) in held {
            let currency = currency.parse().map_err(|_| super::unreadable("a balance")(currency.clone()))?;
            self.post_within(within, &books::claim(&payee, minor, currency, now_us), now_us).await?;
        }
        transaction.commit(DOING).await?;
        Ok(true)
    }

    /// A claim is given up, or taken away. What the title has earned stays its own.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn give_up_claim(&self, title: TitleId, account: AccountId) -> Result<bool, Error> {
        const DOING: &str = "taking a claim away";
        Ok(run_alone!(self, DOING, GIVE_UP, title.0, account.0) > 0)
    }

    /// What an account claims.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn claims_of(&self, account: AccountId) -> Result<Vec<Claim>, Error> {
        let rows: Vec<Row> =
            reading!(&self.engine, db => sqlx::query_as(OF_ACCOUNT).bind(account.0).fetch_all(db).await)
                .map_err(failed("reading claims"))?;
        let claim = |(title, account, proof, asked_us, proved_us, way): Row| Claim {
            title: TitleId(title),
            account: AccountId(account),
            proof,
            asked_us,
            proved_us,
            way,
        };
        Ok(rows.into_iter().map(claim).collect())
    }

    /// Titles that somebody has proved to be theirs.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn claimed_titles(&self) -> Result<Vec<TitleId>, Error> {
        let titles: Vec<i64> = reading!(&self.engine, db => sqlx::query_scalar(PROVED).fetch_all(db).await)
            .map_err(failed("reading claims"))?;
        Ok(titles.into_iter().map(TitleId).collect())
    }
}
