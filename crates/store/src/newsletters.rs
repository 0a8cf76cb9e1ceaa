//! Newsletters: the address at which a reader gets them, whose title each is, and how all of it goes with the account.
//!
//! A newsletter is a title of the reader's own (`own`, of the kind `newsletter`) whose feed is never polled; its letters are recorded as a
//! feed's entries are. Nobody else can subscribe to it, and nobody can switch it on for everyone.

use async_recursion::async_recursion as boxed;
use news::{AccountId, FeedId, TitleId, TitleListing};

use crate::accounts::{run, run_alone};
use crate::engine::{Writing, reading, statements, writing};
use crate::error::failed;
use crate::log::{Kind, NewFact};
use crate::{Error, Store};

macro_rules! columns {
    ($which:literal) => {
        concat!("SELECT title, account, feed, sender, list, unsubscribe FROM newsletter WHERE ", $which)
    };
}

statements! {
    INBOX = "SELECT secret FROM inbox WHERE account = $1";
    OPEN_INBOX = "INSERT INTO inbox (account, secret, created_us) VALUES ($1, $2, $3)
        ON CONFLICT (account) DO UPDATE SET secret = excluded.secret, created_us = excluded.created_us";
    LIVES_AT = "SELECT i.account FROM inbox AS i JOIN account AS a ON a.id = i.account WHERE i.secret = $1 AND a.state = 'active'";
    OF_ACCOUNT = columns!("account = $1 ORDER BY title");
    OF_TITLE = columns!("title = $1");
    ADD = "INSERT INTO newsletter (title, account, feed, sender, list, unsubscribe) VALUES ($1, $2, $3, $4, $5, '')";
    NOTE = "UPDATE newsletter SET list = $2, unsubscribe = $3 WHERE title = $1";
    FEED_OF = "SELECT MIN(id) FROM feed WHERE title = $1";
    SUBSCRIBE = "INSERT INTO subscription (account, title, folder, name, since_us) VALUES ($1, $2, '', '', $3)
        ON CONFLICT (account, title) DO NOTHING";
    LETTERS = "SELECT a.id FROM article AS a JOIN newsletter AS n ON n.title = a.title WHERE n.account = $1 ORDER BY a.id";
    TITLES = "SELECT title FROM newsletter WHERE account = $1 ORDER BY title";
    ERASE_NOTE = "INSERT INTO erased_article (id) SELECT a.id FROM article AS a JOIN newsletter AS n ON n.title = a.title
        WHERE n.account = $1";
    ERASE_COUNT = "UPDATE tally SET value = value - (SELECT COUNT(*) FROM article AS a JOIN newsletter AS n ON n.title = a.title
        WHERE n.account = $1) WHERE name = 'articles'";
    ERASE_REVISIONS = "DELETE FROM revision WHERE article IN
        (SELECT a.id FROM article AS a JOIN newsletter AS n ON n.title = a.title WHERE n.account = $1)";
    ERASE_ALIASES = "DELETE FROM alias WHERE article IN
        (SELECT a.id FROM article AS a JOIN newsletter AS n ON n.title = a.title WHERE n.account = $1)";
    ERASE_CARRIAGE = "DELETE FROM carriage WHERE article IN
        (SELECT a.id FROM article AS a JOIN newsletter AS n ON n.title = a.title WHERE n.account = $1)";
    ERASE_ARTICLES = "DELETE FROM article WHERE title IN (SELECT title FROM newsletter WHERE account = $1)";
    ERASE_FEEDS = "DELETE FROM feed WHERE title IN (SELECT title FROM newsletter WHERE account = $1)";
    ERASE_TITLES = "DELETE FROM title WHERE id IN (SELECT title FROM newsletter WHERE account = $1)";
}

/// What goes with an account, in this order: what belongs to articles before the articles, and those before their titles.
const ERASING: [&str; 8] = [
    ERASE_NOTE,
    ERASE_COUNT,
    ERASE_REVISIONS,
    ERASE_ALIASES,
    ERASE_CARRIAGE,
    ERASE_ARTICLES,
    ERASE_FEEDS,
    ERASE_TITLES,
];

/// A newsletter of a reader's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Newsletter {
    /// Its title.
    pub title: TitleId,
    /// Whose it is.
    pub account: AccountId,
    /// What its letters come by.
    pub feed: FeedId,
    /// The address that it comes from, in lower case.
    pub sender: String,
    /// The id of its list; empty for none.
    pub list: String,
    /// Where its newest letter says that it can be ended; empty for nowhere.
    pub unsubscribe: String,
}

type Row = (i64, i64, i64, String, String, String);

fn newsletter((title, account, feed, sender, list, unsubscribe): Row) -> Newsletter {
    Newsletter { title: TitleId(title), account: AccountId(account), feed: FeedId(feed), sender, list, unsubscribe }
}

impl Store {
    /// What makes the address at which an account gets newsletters; `None` where it has none.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn inbox(&self, account: AccountId) -> Result<Option<String>, Error> {
        reading!(&self.engine, db => sqlx::query_scalar(INBOX).bind(account.0).fetch_optional(db).await)
            .map_err(failed("reading the address for newsletters"))
    }

    /// Gives an account an address for newsletters; the one before, if any, is nobody's from now on.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn open_inbox(&self, account: AccountId, secret: &str, now_us: i64) -> Result<(), Error> {
        run_alone!(self, "giving an address for newsletters", OPEN_INBOX, account.0, secret, now_us);
        Ok(())
    }

    /// Whose address for newsletters this makes, of those who may sign in.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn lives_at(&self, secret: &str) -> Result<Option<AccountId>, Error> {
        let found: Option<i64> =
            reading!(&self.engine, db => sqlx::query_scalar(LIVES_AT).bind(secret).fetch_optional(db).await)
                .map_err(failed("looking for whom a letter is"))?;
        Ok(found.map(AccountId))
    }

    /// The newsletters of an account, the oldest first; those too that it does not subscribe to any more.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn newsletters_of(&self, account: AccountId) -> Result<Vec<Newsletter>, Error> {
        let rows: Vec<Row> =
            reading!(&self.engine, db => sqlx::query_as(OF_ACCOUNT).bind(account.0).fetch_all(db).await)
                .map_err(failed("reading newsletters"))?;
        Ok(rows.into_iter().map(newsletter).collect())
    }

    /// The newsletter that a title is; `None` for other titles.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn newsletter(&self, title: TitleId) -> Result<Option<Newsletter>, Error> {
        let row: Option<Row> =
            reading!(&self.engine, db => sqlx::query_as(OF_TITLE).bind(title.0).fetch_optional(db).await)
                .map_err(failed("reading a newsletter"))?;
        Ok(row.map(newsletter))
    }

    /// Adds a newsletter of an account's, with its title and feed as `listing` says, and subscribes the account to it. One with this slug
    /// that is there already is given as it is; `None` where it is somebody else's.
    ///
    /// # Errors
    /// When the database fails; then nothing was changed.
    #[boxed]
    pub async fn add_newsletter(
        &self,
        account: AccountId,
        listing: &TitleListing,
        sender: &str,
        list: &str,
        now_us: i64,
    ) -> Result<Option<Newsletter>, Error> {
        const DOING: &str = "adding a newsletter";
        let mut transaction = self.engine.write(DOING).await?;
        let within = &mut transaction;
        let title = self.import_own(within, listing, now_us).await.map_err(failed(DOING))?;
        let known: Option<Row> =
            writing!(within, db => sqlx::query_as(OF_TITLE).bind(title.0).fetch_optional(db).await)
                .map_err(failed(DOING))?;
        if let Some(row) = known {
            return Ok(Some(newsletter(row)).filter(|known| known.account == account));
        }
        let feed: Option<i64> = writing!(within, db => sqlx::query_scalar(FEED_OF).bind(title.0).fetch_one(db).await)
            .map_err(failed(DOING))?;
        let Some(feed) = feed else { return Ok(None) };
        run!(within, ADD, title.0, account.0, feed, sender, list).map_err(failed(DOING))?;
        run!(within, SUBSCRIBE, account.0, title.0, now_us).map_err(failed(DOING))?;
        transaction.commit(DOING).await?;
        let (sender, list) = (sender.to_owned(), list.to_owned());
        Ok(Some(Newsletter { title, account, feed: FeedId(feed), sender, list, unsubscribe: String::new() }))
    }

    /// Notes what a newsletter's newest letter says of its list, and of how it can be ended.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn note_newsletter(&self, title: TitleId, list: &str, unsubscribe: &str) -> Result<(), Error> {
        run_alone!(self, "noting what a letter says of its list", NOTE, title.0, list, unsubscribe);
        Ok(())
    }
}

/// Erases the newsletters of an account with all their letters; gives what the log is to say. Before their own rows go.
pub(crate) async fn erase(
    transaction: &mut Writing,
    account: AccountId,
    now_us: i64,
) -> Result<Vec<NewFact>, sqlx::Error> {
    let ids = async |transaction: &mut Writing, text: &'static str| -> Result<Vec<i64>, sqlx::Error> {
        writing!(transaction, db => sqlx::query_scalar(text).bind(account.0).fetch_all(db).await)
    };
    let (letters, titles) = (ids(transaction, LETTERS).await?, ids(transaction, TITLES).await?);
    for text in ERASING {
        run!(transaction, text, account.0)?;
    }
    let fact = |kind: Kind| move |subject| NewFact { at_us: now_us, kind, subject, detail: String::new() };
    // Whoever follows the log takes the letters out where they stand, and reads the titles anew.
    let withdrawn = letters.into_iter().map(fact(Kind::ArticleWithdrawn));
    Ok(withdrawn.chain(titles.into_iter().map(fact(Kind::TitleChanged))).collect())
}
