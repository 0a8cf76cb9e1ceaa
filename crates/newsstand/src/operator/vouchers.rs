//! `newsstand vouchers` and `coupons`: membership, or membership for less, for whoever has a code.

use anyhow::{Context, bail};
use billing::manual::{voucher_code, voucher_digest};
use billing::stripe::NewCoupon;
use membership::{Currency, Money};
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
        VouchersCommand::Add { days, amount, currency, uses, number, within } => {
            let until_us = within.map_or(0, |days| now_us.saturating_add(i64::from(days) * DAY_US));
            let amount = amount.zip(currency).map(|(text, currency)| amount_of(&text, currency)).transpose()?;
            let kind = NewVoucher { digest: String::new(), days: days.unwrap_or_default(), amount, uses, until_us };
            add(&store, kind, number, now_us).await
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

/// What a voucher puts in: something, and no slip of the pen.
fn amount_of(text: &str, currency: Currency) -> anyhow::Result<Money> {
    const MOST: i64 = 1_000_000;
    match Money::read(text, currency) {
        Ok(amount) if (1..=MOST).contains(&amount.minor) => Ok(amount),
        _ => bail!("{text:?} is no amount of a voucher; write --amount 5.00 --currency EUR"),
    }
}

fn gives(voucher: &NewVoucher) -> String {
    voucher.amount.map_or_else(|| format!("{} days", voucher.days), |amount| amount.to_string())
}

async fn add(store: &Store, kind: NewVoucher, number: u32, now_us: i64) -> anyhow::Result<()> {
    let of = format!("{number} for {}", gives(&kind));
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
        vec![digest, gives(&voucher), voucher.uses.to_string(), used.to_string()]
    });
    print(&table::table(&["digest", "gives", "uses", "used"], rows))
}
