//! Titles' own rules for reading their pages; what they say is not known here.

use async_recursion::async_recursion as boxed;
use news::TitleId;

use crate::engine::{reading, statements, writing};
use crate::error::failed;
use crate::{Error, Store};

statements! {
    ALL = "SELECT title, rules FROM title_rules ORDER BY title";
    SET = "INSERT INTO title_rules (title, rules) VALUES ($1, $2) ON CONFLICT (title) DO UPDATE SET rules = excluded.rules";
    CLEAR = "DELETE FROM title_rules WHERE title = $1";
}

impl Store {
    /// The rules of all titles that have some, as JSON.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn rules(&self) -> Result<Vec<(TitleId, String)>, Error> {
        let rows: Vec<(i64, String)> = reading!(&self.engine, db => sqlx::query_as(ALL).fetch_all(db).await)
            .map_err(failed("reading the titles' rules"))?;
        Ok(rows.into_iter().map(|(title, rules)| (TitleId(title), rules)).collect())
    }

    /// Sets a title's rules, or takes them away; durable when this returns.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn set_rules(&self, title: TitleId, rules: Option<&str>) -> Result<(), Error> {
        const DOING: &str = "setting a title's rules";
        let mut transaction = self.engine.write(DOING).await?;
        let within = &mut transaction;
        match rules {
            Some(rules) => {
                writing!(within, db => sqlx::query(SET).bind(title.0).bind(rules).execute(db).await.map(|_| ()))
            }
            None => writing!(within, db => sqlx::query(CLEAR).bind(title.0).execute(db).await.map(|_| ())),
        }
        .map_err(failed(DOING))?;
        transaction.commit(DOING).await
    }
}
