//! Erasing an account: what goes with it, what stays under no name, and what [`Store::verify`] looks at for rows that were left.

use ::membership::farewell::Wish;
use async_recursion::async_recursion as boxed;
use news::{AccountId, Role};

use super::{AccountChange, AccountState, ERASE_SESSIONS, ERASE_TICKETS, another_operator, fact, lock, run, within};
use crate::engine::{Writing, statements, writing};
use crate::error::failed;
use crate::log::{self, Kind};
use crate::{Error, Store};

statements! {
    ERASE = "DELETE FROM account WHERE id = $1";
    ERASE_CODES = "DELETE FROM recovery_code WHERE account = $1";
    ERASE_TOKENS = "DELETE FROM app_token WHERE account = $1";
    ERASE_PASSKEYS = "DELETE FROM passkey WHERE account = $1";
    ERASE_IDENTITIES = "DELETE FROM foreign_identity WHERE account = $1";
    ERASE_READING = "DELETE FROM reading WHERE account = $1";
    ERASE_CAUGHT_UP = "DELETE FROM caught_up WHERE account = $1";
    ERASE_FOLLOWS = "DELETE FROM follow WHERE account = $1";
    ERASE_MUTES = "DELETE FROM mute WHERE account = $1";
    ERASE_SEARCHES = "DELETE FROM saved_search WHERE account = $1";
    ERASE_PROFILE = "DELETE FROM profile WHERE account = $1";
    ERASE_SUBSCRIPTIONS = "DELETE FROM subscription WHERE account = $1";
    /// What was paid stays, as tax offices ask, under a number that is nobody's any more; what was opened for it goes.
    ERASE_MEMBER_READS = "DELETE FROM member_read WHERE account = $1";
    ERASE_RECEIPTS = "DELETE FROM receipt WHERE account = $1";
    ERASE_CUSTOMER = "DELETE FROM customer WHERE account = $1";
    ERASE_CLAIMS = "DELETE FROM title_claim WHERE account = $1";
    ERASE_VISITS = "DELETE FROM story_visit WHERE account = $1";
    ERASE_BRIEFING = "DELETE FROM briefing_mail WHERE account = $1";
    ERASE_HIGHLIGHTS = "DELETE FROM highlight WHERE account = $1";
    ERASE_LABELS = "DELETE FROM label WHERE account = $1";
    ERASE_RULES = "DELETE FROM reader_rule WHERE account = $1";
    ERASE_NOTICES = "DELETE FROM notice WHERE account = $1";
    ERASE_DEVICES = "DELETE FROM push_device WHERE account = $1";
    ERASE_TELLING = "DELETE FROM telling WHERE account = $1";
    ERASE_TOLD = "DELETE FROM told WHERE account = $1";
    ERASE_WEBHOOKS = "DELETE FROM webhook WHERE account = $1";
    ERASE_WEBHOOK_MESSAGES = "DELETE FROM webhook_message WHERE account = $1";
    ERASE_GRANTS = "DELETE FROM access_grant WHERE account = $1";
    ERASE_METER_USES = "DELETE FROM meter_use WHERE reader = 'account:' || CAST(CAST($1 AS BIGINT) AS TEXT)";
    ERASE_METER_COUNTS = "DELETE FROM meter_count WHERE reader = 'account:' || CAST(CAST($1 AS BIGINT) AS TEXT)";
    ERASE_GIFT_DEVICES = "DELETE FROM gift_device WHERE link IN (SELECT id FROM gift_link WHERE giver = $1)";
    ERASE_GIFTS = "DELETE FROM gift_link WHERE giver = $1";
    /// Whoever was given it has it still.
    ERASE_GIFTS_BOUGHT = "UPDATE gift_subscription SET buyer = 0, note = '' WHERE buyer = $1";
    ERASE_GIFTS_CLAIMED = "UPDATE gift_subscription SET claimant = 0, recipient = '', name = '' WHERE claimant = $1";
    ERASE_NEWSLETTERS = "DELETE FROM newsletter WHERE account = $1";
    ERASE_INBOX = "DELETE FROM inbox WHERE account = $1";
    /// What is owed to titles stays; who read what does not.
    ERASE_BOUGHT = "UPDATE bought_article SET account = 0, article = 0, decision = '' WHERE account = $1";
    ERASE_VOUCHER_USES = "DELETE FROM voucher_use WHERE account = $1";
    ERASE_DUNNING = "DELETE FROM dunning_letter WHERE account = $1";
    /// What goes on being drawn, or may have been begun and nobody has told yet.
    DRAWN = "SELECT (SELECT COUNT(*) FROM paid_subscription WHERE account = $1) + (SELECT COUNT(*) FROM customer WHERE account = $1)";
    /// Whoever sits there reads no more by it, as nobody pays.
    ERASE_SEATS = "DELETE FROM seat WHERE payer = $1 OR account = $1";
    WITHOUT_ACCOUNT = "SELECT COUNT(*), COALESCE(MIN(owned.account), 0) FROM (
            SELECT account FROM session UNION ALL SELECT account FROM ticket UNION ALL SELECT account FROM recovery_code
            UNION ALL SELECT account FROM app_token UNION ALL SELECT account FROM passkey
            UNION ALL SELECT account FROM foreign_identity UNION ALL SELECT account FROM reading
            UNION ALL SELECT account FROM caught_up UNION ALL SELECT account FROM follow
            UNION ALL SELECT account FROM mute UNION ALL SELECT account FROM profile
            UNION ALL SELECT account FROM saved_search UNION ALL SELECT account FROM subscription
            UNION ALL SELECT account FROM customer UNION ALL SELECT account FROM member_read
            UNION ALL SELECT account FROM receipt UNION ALL SELECT account FROM title_claim
            UNION ALL SELECT account FROM story_visit UNION ALL SELECT account FROM briefing_mail
            UNION ALL SELECT account FROM highlight UNION ALL SELECT account FROM label
            UNION ALL SELECT account FROM reader_rule UNION ALL SELECT account FROM notice
            UNION ALL SELECT account FROM access_grant UNION ALL SELECT account FROM voucher_use
            UNION ALL SELECT account FROM seat UNION ALL SELECT account FROM push_device
            UNION ALL SELECT account FROM telling UNION ALL SELECT account FROM told
            UNION ALL SELECT account FROM bought_article UNION ALL SELECT account FROM dunning_letter
            UNION ALL SELECT account FROM inbox UNION ALL SELECT account FROM newsletter
            UNION ALL SELECT account FROM webhook UNION ALL SELECT account FROM webhook_message) AS owned
        WHERE owned.account <> 0 AND NOT EXISTS (SELECT 1 FROM account a WHERE a.id = owned.account)";
}

/// Nothing is left of an account that went, as [`Store::verify`] says it.
pub(super) const NOTHING_LEFT: (&str, &str) =
    (WITHOUT_ACCOUNT, "{n} sessions, links, tokens or keys belong to no account, such as those of account {id}");

/// Everything that goes with an account.
const OF_ACCOUNT: [&str; 41] = [
    ERASE_WEBHOOKS,
    ERASE_WEBHOOK_MESSAGES,
    ERASE_NEWSLETTERS,
    ERASE_INBOX,
    ERASE_DUNNING,
    ERASE_BOUGHT,
    ERASE_GIFTS_BOUGHT,
    ERASE_GIFTS_CLAIMED,
    ERASE_VOUCHER_USES,
    ERASE_SEATS,
    ERASE_SESSIONS,
    ERASE_TICKETS,
    ERASE_CODES,
    ERASE_TOKENS,
    ERASE_PASSKEYS,
    ERASE_IDENTITIES,
    ERASE_READING,
    ERASE_CAUGHT_UP,
    ERASE_FOLLOWS,
    ERASE_MUTES,
    ERASE_SEARCHES,
    ERASE_PROFILE,
    ERASE_SUBSCRIPTIONS,
    ERASE_MEMBER_READS,
    ERASE_RECEIPTS,
    ERASE_CUSTOMER,
    ERASE_CLAIMS,
    ERASE_VISITS,
    ERASE_BRIEFING,
    ERASE_HIGHLIGHTS,
    ERASE_LABELS,
    ERASE_RULES,
    ERASE_NOTICES,
    ERASE_DEVICES,
    ERASE_TELLING,
    ERASE_TOLD,
    ERASE_GRANTS,
    ERASE_METER_USES,
    ERASE_METER_COUNTS,
    ERASE_GIFT_DEVICES,
    ERASE_GIFTS,
];

impl Store {
    /// Erases the account and everything that hangs on it. The log keeps that a number went.
    ///
    /// # Errors
    /// When the database fails; then nothing was changed.
    #[boxed]
    pub async fn erase_account(
        &self,
        account: AccountId,
        by: Option<AccountId>,
        now_us: i64,
    ) -> Result<AccountChange, Error> {
        const DOING: &str = "erasing an account";
        let mut transaction = self.engine.write(DOING).await?;
        let owed = crate::money::wallet::owed_to(&mut transaction, account).await?;
        let address = within(&mut transaction, account).await.map_err(failed(DOING))?.map(|before| before.address);
        let drawn: i64 =
            writing!(&mut transaction, db => sqlx::query_scalar(DRAWN).bind(account.0).fetch_one(db).await)
                .map_err(failed(DOING))?;
        let erased = erase(&mut transaction, account, by, now_us).await.map_err(failed(DOING))?;
        // Whoever erases it: what was begun at the payment provider would go on being drawn, and what is left of the own balance is the reader's.
        if let (AccountChange::Done, Some(address)) = (&erased, address) {
            let wishes = [(drawn > 0, Wish::Cancel), (owed, Wish::GiveBack)];
            for wish in wishes.into_iter().filter_map(|(is_due, wish)| is_due.then_some(wish)) {
                let wish = crate::Farewell::new(wish, &address, Some(account), now_us);
                self.note_farewell_within(&mut transaction, &wish).await?;
            }
        }
        transaction.commit(DOING).await?;
        Ok(erased)
    }
}

async fn erase(
    transaction: &mut Writing,
    account: AccountId,
    by: Option<AccountId>,
    now_us: i64,
) -> Result<AccountChange, sqlx::Error> {
    lock(transaction).await?;
    let Some(before) = within(transaction, account).await? else { return Ok(AccountChange::Missing) };
    let runs_service = before.role == Role::Operator && before.state == AccountState::Active;
    if runs_service && !another_operator(transaction, account).await? {
        return Ok(AccountChange::LastOperator);
    }
    let mut facts = crate::newsletters::erase(transaction, account, now_us).await?;
    for text in OF_ACCOUNT {
        run!(transaction, text, account.0)?;
    }
    run!(transaction, ERASE, account.0)?;
    facts.push(fact(Kind::AccountErased, account, by, &[], now_us));
    log::append(transaction, &facts).await?;
    Ok(AccountChange::Done)
}

#[cfg(test)]
mod tests {
    use super::{OF_ACCOUNT, WITHOUT_ACCOUNT};

    /// Tables that name an account and outlive it, each with why.
    const OUTLIVES: [(&str, &str); 9] = [
        ("waiver", "that somebody gave up withdrawing can be proved; the number names nobody any more"),
        ("wallet_top_up", "what was put in stays, as tax offices ask; the number names nobody any more"),
        ("story_act", "what an editor did to a story stays done; the number names nobody any more"),
        ("pick_act", "what an editor chose stays chosen; the number names nobody any more"),
        ("invoice", "what was ordered and paid stays, as tax offices ask; the number names nobody any more"),
        ("payment", "what was paid stays, as tax offices ask; the number names nobody any more"),
        ("paid_subscription", "what was paid for stays with it; the number names nobody any more"),
        ("farewell", "that somebody cancelled or withdrew can be proved; the number names nobody any more"),
        ("posting_entry", "an account of the ledger, not a person's"),
    ];

    /// The tables of all migrations with a column `account`.
    fn with_an_account() -> Vec<String> {
        let mut tables = Vec::new();
        for text in crate::migrations::texts() {
            for table in text.split("CREATE TABLE ").skip(1) {
                let (name, rest) = table.split_once('(').unwrap_or_default();
                let columns = rest.split_once("\n);").map_or(rest, |(columns, _)| columns);
                if columns.lines().any(|line| line.trim_start().starts_with("account ")) {
                    tables.push(name.trim().to_owned());
                }
            }
        }
        tables
    }

    #[test]
    fn whatever_belongs_to_an_account_goes_with_it_and_is_looked_at_by_verify() {
        let tables = with_an_account();
        assert!(tables.len() >= 14, "{tables:?}");
        for table in tables.iter().filter(|table| OUTLIVES.iter().all(|(name, _)| name != table)) {
            let has = |text: &str| text.split_whitespace().any(|word| word.trim_matches(['(', ')', ',']) == table);
            assert!(OF_ACCOUNT.iter().any(|text| has(text)), "an erased account leaves its rows of {table}");
            assert!(has(WITHOUT_ACCOUNT), "verify does not look at {table}");
        }
    }
}
