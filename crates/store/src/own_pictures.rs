//! Pictures that editors brought for the instance's own articles. They lie in the database, so that a backup has them.

use async_recursion::async_recursion as boxed;

use crate::accounts::run_alone;
use crate::engine::{reading, statements, writing};
use crate::error::failed;
use crate::{Error, Store};

statements! {
    KEEP = "INSERT INTO own_picture (address, jpeg, brought_us) VALUES ($1, $2, $3)
        ON CONFLICT (address) DO UPDATE SET brought_us = excluded.brought_us";
    ONE = "SELECT jpeg FROM own_picture WHERE address = $1";
    SWEEP = "DELETE FROM own_picture WHERE brought_us < $1
        AND NOT EXISTS (SELECT 1 FROM own_article o WHERE o.picture_url = own_picture.address)";
}

impl Store {
    /// Keeps a picture under its address, which is made of a digest of it: the same one is kept once.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn keep_own_picture(&self, address: &str, jpeg: &[u8], now_us: i64) -> Result<(), Error> {
        run_alone!(self, "keeping a picture", KEEP, address, jpeg, now_us);
        Ok(())
    }

    /// The picture at this address.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn own_picture(&self, address: &str) -> Result<Option<Vec<u8>>, Error> {
        reading!(&self.engine, db => sqlx::query_scalar(ONE).bind(address).fetch_optional(db).await)
            .map_err(failed("reading a picture"))
    }

    /// Removes the pictures that no article of the instance's own has, as far as they were brought before `before_us`: one that came just now
    /// may be in a form that is being written.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn sweep_own_pictures(&self, before_us: i64) -> Result<u64, Error> {
        Ok(run_alone!(self, "removing pictures that nothing shows", SWEEP, before_us))
    }
}
