//! What members opened, by which titles are paid. A row a month, reader and article; kept apart from a reader's own history, and gone when the month
//! is long closed.

use async_recursion::async_recursion as boxed;
use membership::Period;
use membership::shares::{Read, Standing};
use news::{AccountId, ArticleId, TitleId};

use crate::accounts::{run, run_alone};
use crate::engine::{Writing, statements, writing};
use crate::error::failed;
use crate::{Error, Store};

statements! {
    NOTE = "INSERT INTO member_read (period, account, article, opened_us, seconds, standing) VALUES ($1, $2, $3, $4, 0, $5)
        ON CONFLICT (period, account, article) DO NOTHING";
    LEAVE = "UPDATE member_read SET seconds = ($2 - opened_us) / 1000000 WHERE account = $1 AND seconds = 0 AND article <> $3
        AND opened_us >= $2 - 1800000000 AND opened_us < $2";
    OF_PERIOD = "SELECT r.account, r.article, a.title, COALESCE(c.report, 0), COALESCE(p.articles, 0), p.agency, r.seconds,
            a.word_count, r.standing
        FROM member_read r JOIN article a ON a.id = r.article LEFT JOIN carried c ON c.article = r.article
            LEFT JOIN report p ON p.id = c.report
        WHERE r.period = $1 ORDER BY r.opened_us, r.account, r.article";
    FORGET = "DELETE FROM member_read WHERE period < $1";
}

/// Where no next page was opened within half an hour, nobody knows how long it was: so much is taken.
const UNKNOWN_S: u32 = 30;

fn standing(word: &str) -> Standing {
    match word {
        "reader" => Standing::Reader,
        "own_staff" => Standing::OwnStaff,
        "own_subscription" => Standing::OwnSubscription,
        "trial" => Standing::Trial,
        _ => Standing::Robot,
    }
}

pub(super) async fn of_period(within: &mut Writing, period: Period) -> Result<Vec<Read>, Error> {
    type Row = (i64, i64, i64, i64, i32, Option<String>, i64, i32, String);
    let rows: Vec<Row> = writing!(within, db => sqlx::query_as(OF_PERIOD).bind(period.to_string()).fetch_all(db).await)
        .map_err(failed("reading what members opened"))?;
    let read = |(account, article, title, report, articles, agency, seconds, words, word): Row| Read {
        reader: AccountId(account),
        article: ArticleId(article),
        title: TitleId(title),
        carried: (articles > 1).then_some(ArticleId(report)),
        agency,
        seconds: u32::try_from(seconds).ok().filter(|seconds| *seconds > 0).unwrap_or(UNKNOWN_S),
        words: u32::try_from(words).unwrap_or(0),
        standing: standing(&word),
    };
    Ok(rows.into_iter().map(read).collect())
}

impl Store {
    /// Notes that a member opened an article. The article before it was looked at until now. Again in the same month it is the same read.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn note_member_read(
        &self,
        account: AccountId,
        article: ArticleId,
        standing: Standing,
        now_us: i64,
    ) -> Result<(), Error> {
        const DOING: &str = "noting what a member opened";
        let word = match standing {
            Standing::Reader => "reader",
            Standing::OwnStaff => "own_staff",
            Standing::Robot => "robot",
            Standing::OwnSubscription => "own_subscription",
            Standing::Trial => "trial",
        };
        let mut transaction = self.engine.write(DOING).await?;
        let within = &mut transaction;
        run!(within, LEAVE, account.0, now_us, article.0).map_err(failed(DOING))?;
        run!(within, NOTE, Period::of(now_us).to_string(), account.0, article.0, now_us, word)
            .map_err(failed(DOING))?;
        transaction.commit(DOING).await
    }

    /// Forgets what members opened before `period`; gives how many rows that were.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn forget_member_reads(&self, period: Period) -> Result<u64, Error> {
        const DOING: &str = "forgetting what members opened";
        Ok(run_alone!(self, DOING, FORGET, period.to_string()))
    }
}
