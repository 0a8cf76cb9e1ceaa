//! Rules of readers, and what they do to articles on arrival: read, saved, labelled, told of.

use async_recursion::async_recursion as boxed;
use std::collections::{BTreeMap, BTreeSet};

use news::{AccountId, ArticleId, TitleId};

use super::labels::LABEL;
use crate::accounts::{run, run_alone};
use crate::engine::{Insert, Writing, insert_rows, reading, statements, writing};
use crate::error::failed;
use crate::{Error, Store};

statements! {
    NEWEST_ID = "SELECT COALESCE(MAX(id), 0) FROM reader_rule";
    OF_ACCOUNT_COUNT = "SELECT COUNT(*) FROM reader_rule WHERE account = $1";
    ANY = "SELECT COUNT(*) FROM (SELECT 1 FROM reader_rule LIMIT 1) AS found";
    /// Where there was no rule nobody followed the log: the first one begins with what comes next.
    BEGIN = "UPDATE follower SET sequence = (SELECT COALESCE(MAX(sequence), 0) FROM fact) WHERE name = 'rules'";
    ADD = "INSERT INTO reader_rule (id, account, name, words, title, author, topic, language, marks_read, saves, mutes,
            notifies, label, created_us, matched)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 0)";
    END = "DELETE FROM reader_rule WHERE account = $1 AND id = $2";
    ALL = "SELECT id, account, name, words, title, author, topic, language, marks_read, saves, mutes, notifies, label,
            created_us, matched FROM reader_rule ORDER BY account, id";
    OF = "SELECT id, name, words, title, author, topic, language, marks_read, saves, mutes, notifies, label,
            created_us, matched FROM reader_rule WHERE account = $1 ORDER BY id";
    MATCHED = "UPDATE reader_rule SET matched = matched + $2 WHERE id = $1";
    STEP = "UPDATE follower SET sequence = $3 WHERE name = $1 AND sequence = $2";
    EXISTS = "SELECT COUNT(*) FROM account WHERE id = $1";
}

/// What rules mark as read leaves what the reader did as it is.
pub(crate) const MARK_READ: Insert = Insert {
    head: "INSERT INTO reading (account, article, read_us, saved_us, opened_us) VALUES",
    columns: 5,
    tail: "ON CONFLICT (account, article) DO UPDATE SET
        read_us = CASE WHEN reading.read_us <> 0 THEN reading.read_us ELSE excluded.read_us END,
        saved_us = CASE WHEN reading.saved_us <> 0 THEN reading.saved_us ELSE excluded.saved_us END",
};
pub(crate) const NOTICE: Insert = Insert {
    head: "INSERT INTO notice (account, article, reason, at_us) VALUES",
    columns: 4,
    tail: "ON CONFLICT (account, article) DO NOTHING",
};
/// For the test that prepares every statement.
#[cfg(test)]
pub(crate) const INSERTS: [&Insert; 3] = [&MARK_READ, &LABEL, &NOTICE];

/// Rules that one reader may have.
pub const MOST_RULES: i64 = 200;

/// A rule of a reader.
#[derive(Clone, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct ReaderRule {
    /// Its id; given when it is kept.
    pub id: i64,
    /// What the reader calls it.
    pub name: String,
    /// Words in a row in headline or summary, alternatives by comma; empty for any.
    pub words: String,
    /// The title's id; 0 for any.
    pub title: i64,
    /// A writer's name, or a part of it; empty for any.
    pub author: String,
    /// A section, or a topic's code; empty for any.
    pub topic: String,
    /// A language; empty for any.
    pub language: String,
    /// Marks as read.
    pub marks_read: bool,
    /// Saves.
    pub saves: bool,
    /// Hides in every list.
    pub mutes: bool,
    /// Tells the reader.
    pub notifies: bool,
    /// Puts under this label; empty for none.
    pub label: String,
    /// Since when.
    pub created_us: i64,
    /// Articles that it was true of.
    pub matched: i64,
}

impl ReaderRule {
    /// The title that it asks for.
    #[must_use]
    pub fn title(&self) -> Option<TitleId> {
        (self.title != 0).then_some(TitleId(self.title))
    }
}

#[derive(sqlx::FromRow)]
struct OwnedRow {
    account: i64,
    #[sqlx(flatten)]
    rule: ReaderRule,
}

/// That a rule was true of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleMatch {
    /// Whose rule.
    pub account: AccountId,
    /// Which rule.
    pub rule: ReaderRule,
    /// Which article.
    pub article: ArticleId,
}

const APPLYING: &str = "applying rules";

impl Store {
    /// Keeps a rule (its id is given here); `None` where the reader has [`MOST_RULES`].
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn add_rule(&self, account: AccountId, rule: &ReaderRule) -> Result<Option<i64>, Error> {
        const DOING: &str = "keeping a rule";
        let mut transaction = self.engine.write(DOING).await?;
        let within = &mut transaction;
        let there: i64 =
            writing!(within, db => sqlx::query_scalar(OF_ACCOUNT_COUNT).bind(account.0).fetch_one(db).await)
                .map_err(failed(DOING))?;
        if there >= MOST_RULES {
            return Ok(None);
        }
        let any: i64 = writing!(within, db => sqlx::query_scalar(ANY).fetch_one(db).await).map_err(failed(DOING))?;
        if any == 0 {
            run!(within, BEGIN).map_err(failed(DOING))?;
        }
        let newest_id: i64 =
            writing!(within, db => sqlx::query_scalar(NEWEST_ID).fetch_one(db).await).map_err(failed(DOING))?;
        let id = self.next_id(rule.created_us, newest_id);
        run!(
            within,
            ADD,
            id,
            account.0,
            &rule.name,
            &rule.words,
            rule.title,
            &rule.author,
            &rule.topic,
            &rule.language,
            rule.marks_read,
            rule.saves,
            rule.mutes,
            rule.notifies,
            &rule.label,
            rule.created_us
        )
        .map_err(failed(DOING))?;
        transaction.commit(DOING).await?;
        Ok(Some(id))
    }

    /// Ends a rule; `false` where the reader has none such. What it did stays done.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn end_rule(&self, account: AccountId, rule: i64) -> Result<bool, Error> {
        Ok(run_alone!(self, "ending a rule", END, account.0, rule) > 0)
    }

    /// The rules of a reader, the oldest first.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn rules_of(&self, account: AccountId) -> Result<Vec<ReaderRule>, Error> {
        reading!(&self.engine, db => sqlx::query_as(OF).bind(account.0).fetch_all(db).await)
            .map_err(failed("reading the rules of a reader"))
    }

    /// The rules of all readers, each with whose it is.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn all_reader_rules(&self) -> Result<Vec<(AccountId, ReaderRule)>, Error> {
        let rows: Vec<OwnedRow> = reading!(&self.engine, db => sqlx::query_as(ALL).fetch_all(db).await)
            .map_err(failed("reading the rules of readers"))?;
        Ok(rows.into_iter().map(|row| (AccountId(row.account), row.rule)).collect())
    }

    /// Does what rules say and moves the follower `name` from `after` on to `sequence`, in ONE transaction. `false` where it does not stand
    /// there: somebody else has been at work, and nothing was done.
    ///
    /// # Errors
    /// When the database fails; then nothing was done.
    #[boxed]
    pub async fn apply_rules(
        &self,
        name: &str,
        (after, sequence): (i64, i64),
        matches: &[RuleMatch],
        now_us: i64,
    ) -> Result<bool, Error> {
        let mut transaction = self.engine.write(APPLYING).await?;
        let within = &mut transaction;
        if run!(within, STEP, name, after, sequence).map_err(failed(APPLYING))? != 1 {
            return Ok(false);
        }
        apply(within, matches, now_us).await.map_err(failed(APPLYING))?;
        transaction.commit(APPLYING).await?;
        Ok(true)
    }

    /// Does now what a rule says with these articles.
    ///
    /// # Errors
    /// When the database fails; then nothing was done.
    #[boxed]
    pub async fn apply_rule_now(&self, matches: &[RuleMatch], now_us: i64) -> Result<(), Error> {
        let mut transaction = self.engine.write(APPLYING).await?;
        apply(&mut transaction, matches, now_us).await.map_err(failed(APPLYING))?;
        transaction.commit(APPLYING).await
    }
}

/// What happens to one article of one reader by all their rules.
#[derive(Default)]
struct Effect {
    read: bool,
    saved: bool,
    labels: BTreeSet<String>,
    reason: Option<String>,
}

async fn apply(transaction: &mut Writing, matches: &[RuleMatch], now_us: i64) -> Result<(), sqlx::Error> {
    let mut effects: BTreeMap<(i64, i64), Effect> = BTreeMap::new();
    let mut matched: BTreeMap<i64, i64> = BTreeMap::new();
    let mut there: BTreeMap<i64, bool> = BTreeMap::new();
    for RuleMatch { account, rule, article } in matches {
        let account = account.0;
        // Who was erased a moment ago leaves nothing behind.
        if let std::collections::btree_map::Entry::Vacant(entry) = there.entry(account) {
            let found: i64 = writing!(transaction, db => sqlx::query_scalar(EXISTS).bind(account).fetch_one(db).await)?;
            entry.insert(found > 0);
        }
        if !there.get(&account).copied().unwrap_or(false) {
            continue;
        }
        *matched.entry(rule.id).or_default() += 1;
        let effect = effects.entry((account, article.0)).or_default();
        effect.read |= rule.marks_read;
        effect.saved |= rule.saves;
        if !rule.label.is_empty() {
            effect.labels.insert(rule.label.clone());
        }
        // What is hidden is not told of.
        if rule.notifies && !rule.mutes {
            effect.reason.get_or_insert_with(|| rule.name.clone());
        }
    }
    for (rule, count) in matched {
        run!(transaction, MATCHED, rule, count)?;
    }
    let at = |is_so: bool| if is_so { now_us } else { 0 };
    let marks: Vec<_> = effects.iter().filter(|(_, effect)| effect.read || effect.saved).collect();
    insert_rows!(transaction, MARK_READ, &marks, mark => [mark.0.0, mark.0.1, at(mark.1.read), at(mark.1.saved), 0_i64])?;
    let labels: Vec<_> =
        effects.iter().flat_map(|(key, effect)| effect.labels.iter().map(move |label| (key, label))).collect();
    insert_rows!(transaction, LABEL, &labels, label => [label.0.0, label.1.as_str(), label.0.1, now_us])?;
    let notices: Vec<_> = effects.iter().filter_map(|(key, effect)| Some((key, effect.reason.as_ref()?))).collect();
    insert_rows!(transaction, NOTICE, &notices, notice => [notice.0.0, notice.0.1, notice.1.as_str(), now_us])
}
