//! Vouchers, and who used them. Whether one may be used is `billing::manual`'s to say; here it is used once a reader and no more often than it says.

use ::membership::{Money, books};
use async_recursion::async_recursion as boxed;
use news::AccountId;

use super::NewGrant;
use crate::accounts::{run, run_alone};
use crate::engine::{Writing, reading, statements, writing};
use crate::error::failed;
use crate::{Error, NotPosted, Store};

statements! {
    ADD = "INSERT INTO voucher (digest, days, minor, currency, uses, until_us, made_us) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (digest) DO NOTHING";
    BY_DIGEST = "SELECT days, minor, currency, uses, until_us, made_us FROM voucher WHERE digest = $1";
    USED_BY = "SELECT account FROM voucher_use WHERE digest = $1 ORDER BY used_us, account";
    USES = "SELECT COUNT(*) FROM voucher_use WHERE digest = $1";
    USE = "INSERT INTO voucher_use (digest, account, used_us) VALUES ($1, $2, $3) ON CONFLICT (digest, account) DO NOTHING";
    /// Locked, so that whoever comes next waits for whoever is using it.
    LOCK_POSTGRES = "SELECT days FROM voucher WHERE digest = $1 FOR UPDATE";
    ALL = "SELECT v.digest, v.days, v.minor, v.currency, v.uses, v.until_us, v.made_us, COUNT(u.account) FROM voucher v
        LEFT JOIN voucher_use u ON u.digest = v.digest GROUP BY v.digest, v.days, v.minor, v.currency, v.uses, v.until_us, v.made_us
        ORDER BY v.made_us DESC, v.digest";
}

/// A voucher that is to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewVoucher {
    /// The digest of its code.
    pub digest: String,
    /// Days of membership that it gives; 0 where it gives an amount.
    pub days: u32,
    /// What it puts into a reader's own balance; nothing where it gives days.
    pub amount: Option<Money>,
    /// How many people may use it.
    pub uses: u32,
    /// The last moment at which it may be used; 0 for no end.
    pub until_us: i64,
}

/// A voucher and who used it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VoucherKept {
    /// As it was made.
    pub voucher: NewVoucher,
    /// When.
    pub made_us: i64,
    /// Who used it.
    pub used_by: Vec<AccountId>,
}

fn small(number: i64) -> u32 {
    u32::try_from(number).unwrap_or(0)
}

impl Store {
    /// Keeps a new voucher; `false` where its code was there.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn add_voucher(&self, new: &NewVoucher, now_us: i64) -> Result<bool, Error> {
        let (days, uses) = (i64::from(new.days), i64::from(new.uses));
        let (minor, code) = new.amount.as_ref().map_or((0, ""), |amount| (amount.minor, amount.currency.code()));
        const DOING: &str = "keeping a voucher";
        Ok(run_alone!(self, DOING, ADD, &new.digest, days, minor, code, uses, new.until_us, now_us) > 0)
    }

    /// A voucher by the digest of its code.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn voucher(&self, digest: &str) -> Result<Option<VoucherKept>, Error> {
        let doing = || failed("reading a voucher");
        let row: Option<(i64, i64, String, i64, i64, i64)> =
            reading!(&self.engine, db => sqlx::query_as(BY_DIGEST).bind(digest).fetch_optional(db).await)
                .map_err(doing())?;
        let Some((days, minor, code, uses, until_us, made_us)) = row else { return Ok(None) };
        let used_by: Vec<i64> =
            reading!(&self.engine, db => sqlx::query_scalar(USED_BY).bind(digest).fetch_all(db).await)
                .map_err(doing())?;
        let (digest, amount) = (digest.to_owned(), amount(minor, &code)?);
        let voucher = NewVoucher { digest, days: small(days), amount, uses: small(uses), until_us };
        Ok(Some(VoucherKept { voucher, made_us, used_by: used_by.into_iter().map(AccountId).collect() }))
    }

    /// Every voucher, the newest first, with how many people used it.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn vouchers(&self) -> Result<Vec<(NewVoucher, u32)>, Error> {
        type Row = (String, i64, i64, String, i64, i64, i64, i64);
        let rows: Vec<Row> = reading!(&self.engine, db => sqlx::query_as(ALL).fetch_all(db).await)
            .map_err(failed("reading vouchers"))?;
        let voucher = |(digest, days, minor, code, uses, until_us, _, used): Row| {
            let amount = amount(minor, &code)?;
            Ok((NewVoucher { digest, days: small(days), amount, uses: small(uses), until_us }, small(used)))
        };
        rows.into_iter().map(voucher).collect()
    }

    /// Uses a voucher for what it gives; `false` where its last use was taken a moment before, or this reader has used it.
    ///
    /// # Errors
    /// When the database fails; then nothing was changed.
    #[boxed]
    pub async fn use_voucher(&self, digest: &str, uses: u32, grant: &NewGrant, now_us: i64) -> Result<bool, Error> {
        const DOING: &str = "using a voucher";
        let mut transaction = self.engine.write(DOING).await?;
        let within = &mut transaction;
        if !take_use(within, digest, uses, grant.account, now_us).await.map_err(failed(DOING))? {
            return Ok(false);
        }
        self.insert_grant(within, grant, now_us).await.map_err(failed(DOING))?;
        transaction.commit(DOING).await?;
        Ok(true)
    }

    /// Uses a voucher that fills the reader's own balance: posted in the same transaction. `false` where its last use was taken a moment before, or
    /// this reader has used it.
    ///
    /// # Errors
    /// When it may not be posted, or the database fails; then nothing was changed.
    #[boxed]
    pub async fn fill_by_voucher(
        &self,
        (digest, uses): (&str, u32),
        account: AccountId,
        amount: Money,
        now_us: i64,
    ) -> Result<bool, NotPosted> {
        const DOING: &str = "using a voucher";
        let mut transaction = self.engine.write(DOING).await?;
        let within = &mut transaction;
        crate::money::lock(within).await.map_err(failed(DOING))?;
        if !take_use(within, digest, uses, account, now_us).await.map_err(failed(DOING))? {
            return Ok(false);
        }
        self.post_within(within, &books::voucher(digest, account, amount, now_us), now_us).await?;
        transaction.commit(DOING).await?;
        Ok(true)
    }
}

/// Takes a use of a voucher for a reader: `false` where none is left, or this reader has used it.
async fn take_use(
    within: &mut Writing,
    digest: &str,
    uses: u32,
    account: AccountId,
    now_us: i64,
) -> Result<bool, sqlx::Error> {
    if let Writing::Postgres(transaction) = within {
        sqlx::query(LOCK_POSTGRES).bind(digest).execute(&mut **transaction).await?;
    }
    let used: i64 = writing!(within, db => sqlx::query_scalar(USES).bind(digest).fetch_one(db).await)?;
    Ok(used < i64::from(uses) && run!(within, USE, digest, account.0, now_us)? > 0)
}

/// What a voucher puts in; nothing where it gives days.
fn amount(minor: i64, code: &str) -> Result<Option<Money>, Error> {
    match code {
        "" => Ok(None),
        code => match code.parse() {
            Ok(currency) => Ok(Some(Money::new(minor, currency))),
            Err(_) => Err(Error::Engine(format!("the currency {code:?} of a voucher cannot be read"))),
        },
    }
}
