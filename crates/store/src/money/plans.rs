//! What is on offer.

use crate::accounts::run_alone;
use crate::engine::{reading, statements, writing};
use crate::error::failed;
use crate::{Error, Plan, Store};
use async_recursion::async_recursion as boxed;

statements! {
    ALL = "SELECT word, name, about, currency, minor, months, trial_days, price, on_sale, place FROM plan
        ORDER BY place, word";
    SET = "INSERT INTO plan (word, name, about, currency, minor, months, trial_days, price, on_sale, place)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        ON CONFLICT (word) DO UPDATE SET name = excluded.name, about = excluded.about, currency = excluded.currency,
            minor = excluded.minor, months = excluded.months, trial_days = excluded.trial_days, price = excluded.price,
            on_sale = excluded.on_sale, place = excluded.place";
}

type Row = (String, String, String, String, i64, i64, i64, String, bool, i64);

fn read(row: Row) -> Result<Plan, Error> {
    let (word, name, about, currency, minor, months, trial_days, price, on_sale, place) = row;
    let unreadable = super::unreadable("a plan");
    let small = |number: i64| u32::try_from(number).map_err(|error| unreadable(error.to_string()));
    let (months, trial_days) = (small(months)?, small(trial_days)?);
    let currency = currency.parse().map_err(|error: membership::money::MoneyError| unreadable(error.to_string()))?;
    Ok(Plan { word, name, about, currency, minor, months, trial_days, price, on_sale, place })
}

impl Store {
    /// Every plan, those that are no longer on sale too, in the order of the page.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn plans(&self) -> Result<Vec<Plan>, Error> {
        let rows: Vec<Row> = reading!(&self.engine, db => sqlx::query_as(ALL).fetch_all(db).await)
            .map_err(failed("reading the plans"))?;
        rows.into_iter().map(read).collect()
    }

    /// Adds a plan, or changes the one of its word. Whoever has it keeps what was agreed: the provider's price stands.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn set_plan(&self, plan: &Plan) -> Result<(), Error> {
        const DOING: &str = "keeping a plan";
        run_alone!(
            self,
            DOING,
            SET,
            &plan.word,
            &plan.name,
            &plan.about,
            plan.currency.code(),
            plan.minor,
            i64::from(plan.months),
            i64::from(plan.trial_days),
            &plan.price,
            plan.on_sale,
            plan.place
        );
        Ok(())
    }
}
