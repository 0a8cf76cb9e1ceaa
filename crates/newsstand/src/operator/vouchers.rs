//! `newsstand vouchers`: membership for whoever has a code.

use anyhow::Context;
use billing::manual::{voucher_code, voucher_digest};
use store::{NewVoucher, OperatorAct, Store};

use super::table;
use crate::arguments::VouchersCommand;
use crate::configuration::Configuration;
use crate::filters::print;
use crate::wiring;

const DAY_US: i64 = 86_400_000_000;

/// `newsstand vouchers`.
///
/// # Errors
/// Those of the database.
pub async fn vouchers(configuration: &Configuration, command: VouchersCommand) -> anyhow::Result<bool> {
    let store = wiring::open_store(configuration).await?;
    let now_us = wiring::clock(configuration).now_us();
    let done = match command {
        VouchersCommand::Add { days, uses, number, within } => {
            let until_us = within.map_or(0, |days| now_us.saturating_add(i64::from(days) * DAY_US));
            add(&store, NewVoucher { digest: String::new(), days, uses, until_us }, number, now_us).await
        }
        VouchersCommand::List => list(&store).await,
    };
    store.close().await;
    done.map(|()| true)
}

async fn add(store: &Store, kind: NewVoucher, number: u32, now_us: i64) -> anyhow::Result<()> {
    for _ in 0..number {
        let code = voucher_code(&identity::random_secret()?).context("the system gave too little chance")?;
        store.add_voucher(&NewVoucher { digest: voucher_digest(&code), ..kind.clone() }, now_us).await?;
        print(&code)?;
    }
    let of = format!("{number} for {} days", kind.days);
    store.note_operator_act(None, OperatorAct::VouchersMade, &of, now_us).await?;
    Ok(())
}

async fn list(store: &Store) -> anyhow::Result<()> {
    let rows = store.vouchers().await?.into_iter().map(|(voucher, used)| {
        let digest: String = voucher.digest.chars().take(12).collect();
        vec![digest, voucher.days.to_string(), voucher.uses.to_string(), used.to_string()]
    });
    print(&table::table(&["digest", "days", "uses", "used"], rows))
}
