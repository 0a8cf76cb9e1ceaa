//! `newsstand plans`, `reconcile`, `money` and `statement`: money from the command line.

use std::path::Path;

use anyhow::{Context, bail};
use membership::statement::{Statement, sheet};
use membership::{Currency, Money, Period};
use serde_json::json;
use store::{Act, Closing, OperatorAct, Plan, Store};

use super::table;
use crate::arguments::{MoneyCommand, NewPlan, PlansCommand};
use crate::configuration::Configuration;
use crate::filters::{print, report};
use crate::wiring;

/// `newsstand plans`.
///
/// # Errors
/// A plan that is not there, an amount that makes no sense, those of the database and of the payment provider.
pub async fn plans(configuration: &Configuration, command: PlansCommand) -> anyhow::Result<bool> {
    let store = wiring::open_store(configuration).await?;
    let done = change_plans(configuration, &store, command).await;
    store.close().await;
    done
}

async fn change_plans(configuration: &Configuration, store: &Store, command: PlansCommand) -> anyhow::Result<bool> {
    let now_us = wiring::clock(configuration).now_us();
    match command {
        PlansCommand::List { json } => {
            print(&listed(&store.plans().await?, json)?)?;
            return Ok(true);
        }
        PlansCommand::Add(new) => add(configuration, store, *new, now_us).await?,
        PlansCommand::Off { word } => switch(store, &word, false, now_us).await?,
        PlansCommand::On { word } => switch(store, &word, true, now_us).await?,
    }
    Ok(true)
}

async fn switch(store: &Store, word: &str, on_sale: bool, now_us: i64) -> anyhow::Result<()> {
    let plan = store.plans().await?.into_iter().find(|plan| plan.word == word);
    let plan = plan.with_context(|| format!("there is no plan {word:?}; `newsstand plans list` shows them"))?;
    let of = format!("{word} {}", if on_sale { "on sale" } else { "off" });
    let act = Act::new(None, OperatorAct::PlanSet, of, now_us);
    Ok(act.noting(store.set_plan(&Plan { on_sale, ..plan })).await?)
}

async fn add(configuration: &Configuration, store: &Store, new: NewPlan, now_us: i64) -> anyhow::Result<()> {
    let currency: Currency = new.currency.parse()?;
    let minor = Money::read(&new.price, currency)?.minor;
    if minor <= 0 || new.months == 0 {
        bail!("a plan costs something and lasts at least a month");
    }
    let known = store.plans().await?;
    let before = known.iter().find(|plan| plan.word == new.word);
    let same_price = before.filter(|plan| {
        (plan.minor, plan.currency, plan.months) == (minor, currency, new.months) && !plan.price.is_empty()
    });
    let price = match (same_price, wiring::stripe(configuration)?) {
        (Some(plan), _) => plan.price.clone(),
        (None, Some(stripe)) => {
            let asked = billing::stripe::NewPrice { name: new.name.clone(), minor, currency, months: new.months };
            let key = format!("price:{}:{currency}:{minor}:{}", new.word, new.months);
            stripe.price(&asked, &key).await?
        }
        (None, None) => String::new(),
    };
    let place = before.map_or(i64::try_from(known.len()).unwrap_or(i64::MAX), |plan| plan.place);
    let plan = Plan {
        word: new.word,
        name: new.name,
        about: new.about,
        currency,
        minor,
        months: new.months,
        trial_days: new.trial_days,
        price,
        on_sale: true,
        place,
    };
    let done = format!("{} is on sale for {}", plan.word, Money::new(plan.minor, plan.currency));
    Act::new(None, OperatorAct::PlanSet, &done, now_us).noting(store.set_plan(&plan)).await?;
    report(&done);
    Ok(())
}

fn listed(plans: &[Plan], as_json: bool) -> anyhow::Result<String> {
    if as_json {
        let plans: Vec<serde_json::Value> = plans
            .iter()
            .map(|plan| {
                json!({
                    "plan": plan.word, "name": plan.name, "about": plan.about, "currency": plan.currency,
                    "minor": plan.minor, "months": plan.months, "trial_days": plan.trial_days, "price": plan.price,
                    "on_sale": plan.on_sale,
                })
            })
            .collect();
        return Ok(serde_json::to_string(&plans)?);
    }
    let row = |plan: &Plan| {
        vec![
            plan.word.clone(),
            Money::new(plan.minor, plan.currency).to_string(),
            plan.months.to_string(),
            plan.trial_days.to_string(),
            if plan.on_sale { "on sale" } else { "off" }.to_owned(),
            plan.name.clone(),
        ]
    };
    Ok(table::table(&["plan", "price", "months", "trial days", "state", "name"], plans.iter().map(row)))
}

/// `newsstand reconcile`: asks the payment provider for what never came.
///
/// # Errors
/// Where there is no provider, it cannot be reached, or the database fails.
pub async fn reconcile(configuration: &Configuration, days: u32) -> anyhow::Result<bool> {
    let Some(stripe) = wiring::stripe(configuration)? else {
        bail!("there is no payment provider to ask: billing.stripe_key is not set");
    };
    let store = wiring::open_store(configuration).await?;
    let now_us = wiring::clock(configuration).now_us();
    let since_s = now_us.div_euclid(1_000_000) - i64::from(days) * 86_400;
    let found = billing::taking::reconcile(&store, &stripe, since_s, now_us).await;
    let taken = billing::taking::take_in(&store, &stripe, now_us).await;
    let zone = jiff::tz::TimeZone::system();
    let farewells = billing::farewells::carry_out(&store, Some(&stripe), &zone, now_us).await;
    if let Ok(farewells) = &farewells {
        wiring::paying(configuration, &store, &wiring::clock(configuration)).await?.tell(farewells).await;
    }
    store.close().await;
    let (found, taken, farewells) = (found?, taken?, farewells?);
    print(&serde_json::to_string(&json!({
        "subscriptions": found.subscriptions, "subscriptions_changed": found.subscriptions_changed,
        "invoices": found.invoices, "invoices_changed": found.invoices_changed, "unknown": found.unknown,
        "events_taken_in": taken.done, "events_waiting": taken.waiting,
        "wishes_carried_out": farewells.carried_out.len(), "wishes_put_off": farewells.put_off,
        "wishes_for_a_person": farewells.by_hand,
    }))?)?;
    Ok(found.unknown == 0)
}

/// `newsstand money`.
///
/// # Errors
/// A month that makes no sense or is not over, those of the database.
pub async fn money(configuration: &Configuration, command: MoneyCommand) -> anyhow::Result<bool> {
    let store = wiring::open_store(configuration).await?;
    let now_us = wiring::clock(configuration).now_us();
    let done = match command {
        MoneyCommand::Balances => balances(&store).await,
        MoneyCommand::Export { from, to } => export(&store, from.as_deref(), to.as_deref()).await,
        MoneyCommand::Close { month } => close(configuration, &store, &month, now_us).await,
    };
    store.close().await;
    done
}

async fn balances(store: &Store) -> anyhow::Result<bool> {
    let rows = store.balances().await?.into_iter().map(|(account, currency, minor)| {
        vec![account.to_string(), currency.to_string(), Money::new(minor, currency).number()]
    });
    print(&table::table(&["account", "currency", "balance"], rows))?;
    Ok(true)
}

async fn export(store: &Store, from: Option<&str>, to: Option<&str>) -> anyhow::Result<bool> {
    let from_us = from.map(str::parse::<Period>).transpose()?.map_or(i64::MIN, Period::start_us);
    let to_us = to.map(str::parse::<Period>).transpose()?.map_or(i64::MAX, Period::end_us);
    print(sheet::ledger(&store.postings(from_us, to_us).await?).trim_end())?;
    Ok(true)
}

async fn close(configuration: &Configuration, store: &Store, month: &str, now_us: i64) -> anyhow::Result<bool> {
    let period: Period = month.parse()?;
    if period.end_us() > now_us {
        bail!("{period} is not over yet (months are counted in UTC)");
    }
    let formula = wiring::formula(configuration)?;
    for currency in store.currencies().await? {
        let act = Act::new(None, OperatorAct::MonthClosed, format!("{period}, {currency}"), now_us);
        match act.noting(store.close_period(period, currency, &formula, now_us)).await? {
            Closing::Before => report(&format!("{period} was closed in {currency} before, and stays as it is")),
            Closing::Now(closed) => {
                print(&serde_json::to_string(&json!({
                "month": period, "currency": currency, "readers": closed.readers, "net": closed.net,
                "service": closed.service, "titles": closed.titles, "paid_out": closed.paid_out,
                "statements": closed.statements, "sold": closed.sold, "trials": closed.trials, "released": closed.released,
                }))?)?;
            }
        }
    }
    Ok(true)
}

/// `newsstand statement verify`: works statements out again, from nothing but their files. Needs no settings.
///
/// # Errors
/// Where standard output is closed.
pub fn verify_statements(files: &[std::path::PathBuf]) -> anyhow::Result<bool> {
    let mut well = true;
    for file in files {
        let wrong = wrong_in(file);
        let digest = wrong.as_ref().map(|(digest, _)| digest.clone()).unwrap_or_default();
        let said: Vec<String> = match wrong {
            Ok((_, wrong)) => wrong,
            Err(error) => vec![format!("{error:#}")],
        };
        well &= said.is_empty();
        for words in &said {
            report(&format!("{}: {words}", file.display()));
        }
        print(&serde_json::to_string(
            &json!({"file": file.display().to_string(), "holds": said.is_empty(), "digest": digest, "wrong": said}),
        )?)?;
    }
    Ok(well)
}

fn wrong_in(file: &Path) -> anyhow::Result<(String, Vec<String>)> {
    let text = std::fs::read_to_string(file).context("the file cannot be read")?;
    let statement: Statement = serde_json::from_str(&text).context("the file is no statement")?;
    Ok((statement.digest.clone(), statement.verify().iter().map(ToString::to_string).collect()))
}

#[cfg(test)]
mod tests {
    use membership::ledger::{Account, Kind, Transaction};

    use super::*;

    #[test]
    fn the_bookkeepers_sheet_has_a_side_for_each_amount() {
        let posting = Transaction::new(Kind::Payment, "payment:in_1", Currency::EUR, 0)
            .moving(Account::Provider, Account::Platform, 1_250)
            .because("in_1");
        assert_eq!(
            sheet::ledger(&[posting]),
            "time,posting,kind,source,account,currency,debit,credit\r\n\
             1970-01-01T00:00:00Z,payment:in_1,payment,in_1,provider,EUR,12.50,\r\n\
             1970-01-01T00:00:00Z,payment:in_1,payment,in_1,platform,EUR,,12.50\r\n"
        );
    }

    #[test]
    fn what_is_no_statement_is_said() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("x.json");
        std::fs::write(&file, "{}").unwrap();
        assert!(wrong_in(&file).unwrap_err().to_string().contains("no statement"));
    }
}
