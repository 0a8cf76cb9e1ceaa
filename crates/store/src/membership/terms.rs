//! What publishers ask for their titles.

use async_recursion::async_recursion as boxed;
use std::collections::HashMap;

use membership::terms::Terms;
use news::{AccountId, TitleId};

use crate::audit::{self, OperatorAct};
use crate::engine::{reading, statements, writing};
use crate::error::failed;
use crate::{Error, Store};

statements! {
    ALL = "SELECT title, terms FROM title_terms";
    SET = "INSERT INTO title_terms (title, terms, changed_us) VALUES ($1, $2, $3)
        ON CONFLICT (title) DO UPDATE SET terms = EXCLUDED.terms, changed_us = EXCLUDED.changed_us";
    DROP = "DELETE FROM title_terms WHERE title = $1";
}

impl Store {
    /// The terms that were asked for here, by title. Those that a newer version wrote and this one cannot read are an error: a term that
    /// is not known cannot be obeyed.
    ///
    /// # Errors
    /// When the database fails, or holds what cannot be read.
    #[boxed]
    pub async fn terms_of_titles(&self) -> Result<HashMap<TitleId, Terms>, Error> {
        const DOING: &str = "reading the terms of titles";
        let rows: Vec<(i64, String)> =
            reading!(&self.engine, db => sqlx::query_as(ALL).fetch_all(db).await).map_err(failed(DOING))?;
        let read = |(title, terms): (i64, String)| {
            let terms = serde_json::from_str(&terms).map_err(|error| sqlx::Error::Decode(Box::new(error)))?;
            Ok((TitleId(title), terms))
        };
        rows.into_iter().map(read).collect::<Result<_, _>>().map_err(failed(DOING))
    }

    /// Sets or, with `None`, drops the terms of a title, as `by` asks. `of` is what the audit log calls the title; act and entry are one.
    ///
    /// # Errors
    /// When the database fails; then nothing was changed.
    #[boxed]
    pub async fn set_terms(
        &self,
        title: TitleId,
        terms: Option<&Terms>,
        (by, of): (AccountId, &str),
        now_us: i64,
    ) -> Result<(), Error> {
        const DOING: &str = "setting the terms of a title";
        let mut transaction = self.engine.write(DOING).await?;
        let done = match terms {
            Some(terms) => {
                let terms = serde_json::to_string(terms)
                    .map_err(|error| sqlx::Error::Encode(Box::new(error)))
                    .map_err(failed(DOING))?;
                writing!(&mut transaction, db => sqlx::query(SET).bind(title.0).bind(terms).bind(now_us).execute(db).await.map(|_| ()))
            }
            None => writing!(&mut transaction, db => sqlx::query(DROP).bind(title.0).execute(db).await.map(|_| ())),
        };
        done.map_err(failed(DOING))?;
        audit::note(&mut transaction, Some(by), OperatorAct::TermsSet, of, now_us).await.map_err(failed(DOING))?;
        transaction.commit(DOING).await
    }
}
