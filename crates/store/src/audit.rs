//! The audit log: what was done to accounts, and what those who run the service did, in order, by whom. It is a part of the log.

use std::cell::RefCell;

use async_recursion::async_recursion as boxed;
use news::AccountId;
use serde_json::{Map, Value};

use crate::engine::{Writing, reading, statements};
use crate::error::failed;
use crate::log::{self, Kind, NewFact};
use crate::{Error, Store};

statements! {
    /// Read from an index of its own (`fact_of_audit`): among millions of facts about articles these are few.
    AUDIT = "SELECT sequence, at_us, kind, subject, detail FROM fact
        WHERE kind IN ('account_added', 'account_accepted', 'account_role', 'account_state', 'account_password',
            'account_second_factor', 'account_erased', 'operator_act') AND sequence < $1
        ORDER BY sequence DESC LIMIT $2";
}

/// What somebody who runs the service did, besides what is done to accounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OperatorAct {
    /// Titles were switched on.
    TitlesOn,
    /// Titles were switched off.
    TitlesOff,
    /// Titles were brought in from a file.
    TitlesImported,
    /// A feed was added.
    FeedAdded,
    /// A feed was removed.
    FeedRemoved,
    /// A plan was made, changed, or put on sale or off.
    PlanSet,
    /// Vouchers were made.
    VouchersMade,
    /// A coupon was made.
    CouponMade,
    /// A payment, or a part of it, was given back.
    MoneyReturned,
    /// An invoice of our own was paid, or became void.
    InvoiceSettled,
    /// A wish to cancel or withdraw was tried again, or noted as done by hand.
    FarewellSeenTo,
    /// A month was divided among titles.
    MonthClosed,
    /// An article of the instance's own title was published, or changed after that.
    ArticlePublished,
    /// One was taken back.
    ArticleWithdrawn,
    /// The terms of a title were set, or dropped.
    TermsSet,
}

/// Each with the word that is stored; words are never renamed.
const ACTS: [(OperatorAct, &str); 15] = [
    (OperatorAct::TitlesOn, "titles_on"),
    (OperatorAct::TitlesOff, "titles_off"),
    (OperatorAct::TitlesImported, "titles_imported"),
    (OperatorAct::FeedAdded, "feed_added"),
    (OperatorAct::FeedRemoved, "feed_removed"),
    (OperatorAct::PlanSet, "plan_set"),
    (OperatorAct::VouchersMade, "vouchers_made"),
    (OperatorAct::CouponMade, "coupon_made"),
    (OperatorAct::MoneyReturned, "money_returned"),
    (OperatorAct::InvoiceSettled, "invoice_settled"),
    (OperatorAct::FarewellSeenTo, "farewell_seen_to"),
    (OperatorAct::MonthClosed, "month_closed"),
    (OperatorAct::ArticlePublished, "article_published"),
    (OperatorAct::ArticleWithdrawn, "article_withdrawn"),
    (OperatorAct::TermsSet, "terms_set"),
];

/// Something that whoever runs the service is about to do, as it stands in the log when it is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Act {
    /// Who does it: `None` for the command line.
    pub by: Option<AccountId>,
    /// What is done.
    pub act: OperatorAct,
    /// To what: names, addresses and numbers of things, never of readers.
    pub of: String,
    /// When, in microseconds since 1970.
    pub at_us: i64,
}

tokio::task_local! {
    /// What is being done and stands in no transaction yet.
    static DOING: RefCell<Option<Act>>;
}

impl Act {
    /// An act.
    #[must_use]
    pub fn new(by: Option<AccountId>, act: OperatorAct, of: impl Into<String>, at_us: i64) -> Self {
        Self { by, act, of: of.into(), at_us }
    }

    /// Does the `work`, and has the first transaction that it commits carry the entry: there is no act without its entry, and where nothing is
    /// changed there is none.
    pub async fn noting<T>(self, work: impl Future<Output = T>) -> T {
        DOING.scope(RefCell::new(Some(self)), work).await
    }
}

/// Puts what is being done into the transaction that is about to be committed, once.
pub(crate) async fn note_what_is_done(transaction: &mut Writing) -> Result<(), sqlx::Error> {
    let act = DOING.try_with(|act| act.borrow_mut().take()).ok().flatten();
    match act {
        Some(act) => note(transaction, act.by, act.act, &act.of, act.at_us).await,
        None => Ok(()),
    }
}

/// What was done to an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AccountAct {
    /// It was made, with a role.
    Added(String),
    /// Its invitation was taken up.
    Accepted,
    /// It was given another role.
    Role(String),
    /// It was suspended, resumed or confirmed: its new state.
    State(String),
    /// It has a new password.
    Password,
    /// Its second factor was switched `on` or `off`.
    SecondFactor(String),
    /// It was erased.
    Erased,
}

/// What an entry of the audit log speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Audited {
    /// An account, and what was done to it.
    Account(AccountId, AccountAct),
    /// What an operator did, and to what: names, addresses and numbers of things, never of readers.
    Operator(OperatorAct, String),
}

/// An entry of the audit log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditEntry {
    /// Its number in the log.
    pub number: i64,
    /// When, in microseconds since 1970.
    pub at_us: i64,
    /// Who did it. `None` for what an operator did at the command line, and for what was done to an account there or by whoever holds it: signing up, a
    /// link, a new password.
    pub by: Option<AccountId>,
    /// What was done.
    pub what: Audited,
}

/// Longest text that is kept of what an act was done to, in characters.
const OF_CHARS: usize = 500;

/// Puts what was done into the log, in the transaction that does it.
pub(crate) async fn note(
    transaction: &mut Writing,
    by: Option<AccountId>,
    act: OperatorAct,
    of: &str,
    now_us: i64,
) -> Result<(), sqlx::Error> {
    let word = ACTS.iter().find(|(known, _)| *known == act).map_or("", |(_, word)| word);
    let of = of.char_indices().nth(OF_CHARS).and_then(|(end, _)| of.get(..end)).unwrap_or(of);
    let mut detail = Map::from_iter([("act".to_owned(), word.into()), ("of".to_owned(), of.into())]);
    detail.extend(by.map(|by| ("by".to_owned(), Value::from(by.0))));
    let subject = by.map_or(0, |by| by.0);
    let detail = Value::Object(detail).to_string();
    log::append(transaction, &[NewFact { at_us: now_us, kind: Kind::OperatorAct, subject, detail }]).await
}

impl Store {
    /// Notes what somebody who runs the service did elsewhere, such as at the payment provider: `by` is `None` for the command line. `of` says to
    /// what. What is done here is noted where it is done, by [`Act::noting`].
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn note_operator_act(
        &self,
        by: Option<AccountId>,
        act: OperatorAct,
        of: &str,
        now_us: i64,
    ) -> Result<(), Error> {
        const DOING: &str = "noting what an operator did";
        let mut transaction = self.engine.write(DOING).await?;
        note(&mut transaction, by, act, of, now_us).await.map_err(failed(DOING))?;
        transaction.commit(DOING).await
    }

    /// The audit log before the entry numbered `before` (`i64::MAX` for all), newest first, at most `limit` entries.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn audit_log(&self, before: i64, limit: i64) -> Result<Vec<AuditEntry>, Error> {
        let rows: Vec<(i64, i64, String, i64, String)> =
            reading!(&self.engine, db => sqlx::query_as(AUDIT).bind(before).bind(limit).fetch_all(db).await)
                .map_err(failed("reading the audit log"))?;
        Ok(rows
            .into_iter()
            .filter_map(|(number, at_us, kind, subject, detail)| {
                let detail: Map<String, Value> = serde_json::from_str(&detail).unwrap_or_default();
                let (what, by) = read(&kind, subject, &detail)?;
                Some(AuditEntry { number, at_us, by, what })
            })
            .collect())
    }
}

/// What a fact says, and who did it.
fn read(kind: &str, subject: i64, detail: &Map<String, Value>) -> Option<(Audited, Option<AccountId>)> {
    let word = |name: &str| detail.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let by = detail.get("by").and_then(Value::as_i64).map(AccountId);
    let account = AccountId(subject);
    let act = match kind {
        "operator_act" => {
            let act = ACTS.iter().find(|(_, known)| *known == word("act"))?.0;
            return Some((Audited::Operator(act, word("of")), by));
        }
        "account_added" => AccountAct::Added(word("role")),
        "account_accepted" => AccountAct::Accepted,
        "account_role" => AccountAct::Role(word("to")),
        "account_state" => AccountAct::State(word("to")),
        "account_password" => AccountAct::Password,
        "account_second_factor" => AccountAct::SecondFactor(word("to")),
        "account_erased" => AccountAct::Erased,
        _ => return None,
    };
    Some((Audited::Account(account, act), by))
}
