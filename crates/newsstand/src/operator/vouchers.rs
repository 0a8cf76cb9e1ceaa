//! `newsstand vouchers` and `coupons`: membership, or membership for less, for whoever has a code.

use anyhow::{Context, bail};
use billing::manual::{voucher_code, voucher_digest};
use billing::stripe::NewCoupon;
use store::{Act, NewVoucher, OperatorAct, Store};

use super::table;
use crate::arguments::{CouponsCommand, VouchersCommand};
use crate::configuration::Configuration;
use crate::filters::{print, report};
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

/// `newsstand coupons`.
///
/// # Errors
/// Where there is no payment provider, it refuses, or the database fails.
pub async fn coupons(configuration: &Configuration, command: CouponsCommand) -> anyhow::Result<bool> {
    let CouponsCommand::Add { code, percent, months, uses, within } = command;
    if code.len() < 3 || code.len() > 40 || !code.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') {
        bail!("a code has 3 to 40 letters and digits, and hyphens");
    }
    let Some(stripe) = wiring::stripe(configuration)? else {
        bail!(
            "coupons are made at the payment provider, and none is set up (billing.stripe_key); `newsstand vouchers` needs none"
        );
    };
    let now_us = wiring::clock(configuration).now_us();
    let until_s = within.map(|days| now_us.saturating_add(i64::from(days) * DAY_US).div_euclid(1_000_000));
    let new = NewCoupon { code, percent, months, uses, until_s };
    // Tried again after a lost answer it is the same coupon.
    let hour = now_us.div_euclid(3_600_000_000);
    stripe.coupon(&new, &format!("coupon:{}:{percent}:{hour}", new.code)).await?;
    let for_long = months.map_or("for good".to_owned(), |months| format!("for {months} months"));
    let done = format!("{}: {percent} % less {for_long}", new.code);
    let store = wiring::open_store(configuration).await?;
    let noted = store.note_operator_act(None, OperatorAct::CouponMade, &done, now_us).await;
    store.close().await;
    noted?;
    report(&done);
    Ok(true)
}

async fn add(store: &Store, kind: NewVoucher, number: u32, now_us: i64) -> anyhow::Result<()> {
    let of = format!("{number} for {} days", kind.days);
    let made = async {
        for _ in 0..number {
            let code = voucher_code(&identity::random_secret()?).context("the system gave too little chance")?;
            store.add_voucher(&NewVoucher { digest: voucher_digest(&code), ..kind.clone() }, now_us).await?;
            print(&code)?;
        }
        Ok(())
    };
    Act::new(None, OperatorAct::VouchersMade, of, now_us).noting(made).await
}

async fn list(store: &Store) -> anyhow::Result<()> {
    let rows = store.vouchers().await?.into_iter().map(|(voucher, used)| {
        let digest: String = voucher.digest.chars().take(12).collect();
        vec![digest, voucher.days.to_string(), voucher.uses.to_string(), used.to_string()]
    });
    print(&table::table(&["digest", "days", "uses", "used"], rows))
}
