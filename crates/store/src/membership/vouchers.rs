//! Vouchers, and who used them. Whether one may be used is `billing::manual`'s to say; here it is used once a reader and no more often than it says.

use async_recursion::async_recursion as boxed;
use news::AccountId;

use super::NewGrant;
use crate::accounts::{run, run_alone};
use crate::engine::{Writing, reading, statements, writing};
use crate::error::failed;
use crate::{Error, Store};

statements! {
    ADD = "INSERT INTO voucher (digest, days, uses, until_us, made_us) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (digest) DO NOTHING";
    BY_DIGEST = "SELECT days, uses, until_us, made_us FROM voucher WHERE digest = $1";
    USED_BY = "SELECT account FROM voucher_use WHERE digest = $1 ORDER BY used_us, account";
    USES = "SELECT COUNT(*) FROM voucher_use WHERE digest = $1";
    USE = "INSERT INTO voucher_use (digest, account, used_us) VALUES ($1, $2, $3) ON CONFLICT (digest, account) DO NOTHING";
    /// Locked, so that whoever comes next waits for whoever is using it.
    LOCK_POSTGRES = "SELECT days FROM voucher WHERE digest = $1 FOR UPDATE";
    ALL = "SELECT v.digest, v.days, v.uses, v.until_us, v.made_us, COUNT(u.account) FROM voucher v
        LEFT JOIN voucher_use u ON u.digest = v.digest GROUP BY v.digest, v.days, v.uses, v.until_us, v.made_us
        ORDER BY v.made_us DESC, v.digest";
}

/// A voucher that is to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewVoucher {
    /// The digest of its code.
    pub digest: String,
    /// Days of membership that it gives.
    pub days: u32,
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
        Ok(run_alone!(self, "keeping a voucher", ADD, &new.digest, days, uses, new.until_us, now_us) > 0)
    }

    /// A voucher by the digest of its code.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn voucher(&self, digest: &str) -> Result<Option<VoucherKept>, Error> {
        let doing = || failed("reading a voucher");
        let row: Option<(i64, i64, i64, i64)> =
            reading!(&self.engine, db => sqlx::query_as(BY_DIGEST).bind(digest).fetch_optional(db).await)
                .map_err(doing())?;
        let Some((days, uses, until_us, made_us)) = row else { return Ok(None) };
        let used_by: Vec<i64> =
            reading!(&self.engine, db => sqlx::query_scalar(USED_BY).bind(digest).fetch_all(db).await)
                .map_err(doing())?;
        let voucher = NewVoucher { digest: digest.to_owned(), days: small(days), uses: small(uses), until_us };
        Ok(Some(VoucherKept { voucher, made_us, used_by: used_by.into_iter().map(AccountId).collect() }))
    }

    /// Every voucher, the newest first, with how many people used it.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn vouchers(&self) -> Result<Vec<(NewVoucher, u32)>, Error> {
        type Row = (String, i64, i64, i64, i64, i64);
        let rows: Vec<Row> = reading!(&self.engine, db => sqlx::query_as(ALL).fetch_all(db).await)
            .map_err(failed("reading vouchers"))?;
        let voucher = |(digest, days, uses, until_us, _, used): Row| {
            (NewVoucher { digest, days: small(days), uses: small(uses), until_us }, small(used))
        };
        Ok(rows.into_iter().map(voucher).collect())
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
        if let Writing::Postgres(transaction) = within {
            sqlx::query(LOCK_POSTGRES).bind(digest).execute(&mut **transaction).await.map_err(failed(DOING))?;
        }
        let used: i64 =
            writing!(within, db => sqlx::query_scalar(USES).bind(digest).fetch_one(db).await).map_err(failed(DOING))?;
        if used >= i64::from(uses) || run!(within, USE, digest, grant.account.0, now_us).map_err(failed(DOING))? == 0 {
            return Ok(false);
        }
        self.insert_grant(within, grant, now_us).await.map_err(failed(DOING))?;
        transaction.commit(DOING).await?;
        Ok(true)
    }
}
