//! The audit log: what was done to accounts, and what those who run the service did.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use news::{AccountId, Role};
use serde::Deserialize;
use store::{AccountAct, AuditEntry, Audited, OperatorAct};

use crate::app::App;
use crate::frame::Frame;
use crate::language::Language;
use crate::preferences::Preferences;
use crate::respond::Page;
use crate::session::Operator;
use crate::{CachePolicy, Error};

/// Entries of one page.
const ENTRIES: usize = 100;

#[derive(Template)]
#[template(path = "console_log.html")]
pub(crate) struct LogPage {
    pub frame: Frame,
    pub entries: Vec<EntryView>,
    /// The entry before which the older ones are.
    pub older: Option<i64>,
}

impl Page for LogPage {
    const POLICY: CachePolicy = CachePolicy::NoStore;
}

/// An entry in words.
#[derive(Clone, Debug)]
pub(crate) struct EntryView {
    pub at: String,
    pub who: String,
    pub what: String,
    /// To what or whom; may be empty.
    pub of: String,
}

/// Which part of the log.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Part {
    before: Option<i64>,
}

/// `/console/log`
pub(crate) async fn audit_log(
    State(app): State<App>,
    _: Operator,
    Query(part): Query<Part>,
    preferences: Preferences,
) -> Result<Response, Error> {
    let limit = i64::try_from(ENTRIES).unwrap_or(i64::MAX);
    let entries = app.store.audit_log(part.before.unwrap_or(i64::MAX), limit).await?;
    let names: HashMap<AccountId, String> =
        app.store.accounts().await?.into_iter().map(|account| (account.id, account.address)).collect();
    LogPage {
        frame: Frame::new(&app, preferences, preferences.speaks().say("audit-log"), "/console/log")
            .hidden_from_search(),
        older: if entries.len() == ENTRIES { entries.last().map(|entry| entry.number) } else { None },
        entries: entries
            .into_iter()
            .map(|entry| view(entry, &names, &app.settings.time_zone, preferences.speaks()))
            .collect(),
    }
    .respond()
}

fn view(
    entry: AuditEntry,
    names: &HashMap<AccountId, String>,
    zone: &jiff::tz::TimeZone,
    speaks: Language,
) -> EntryView {
    let gone = || speaks.say("account-gone").into_owned();
    let name = |account: AccountId| names.get(&account).cloned().unwrap_or_else(gone);
    let at = speaks.day_and_time(entry.at_us, zone);
    let (what, of, own) = match &entry.what {
        Audited::Operator(act, of) => (act_words(*act), of.clone(), None),
        Audited::Account(account, act) => {
            let account = *account;
            let (what, more, by_itself) = account_words(act, speaks);
            // Who does something to their own account is named once.
            let of = match entry.by {
                Some(by) if by == account => more,
                None if by_itself => more,
                _ if more.is_empty() => name(account),
                _ => speaks.pair("audit-of", &name(account), &more),
            };
            (what, of, by_itself.then_some(account))
        }
    };
    let nobody = match entry.what {
        Audited::Operator(..) => "command-line",
        // Signing up, setting up and the command line name nobody.
        Audited::Account(..) => "holder-or-command-line",
    };
    let who = entry.by.or(own).map_or_else(|| speaks.say(nobody).into_owned(), name);
    EntryView { at, who, what: speaks.say(what).into_owned(), of }
}

/// The message that says it.
fn act_words(act: OperatorAct) -> &'static str {
    match act {
        OperatorAct::TitlesOn => "audit-titles-on",
        OperatorAct::TitlesOff => "audit-titles-off",
        OperatorAct::TitlesImported => "audit-titles-imported",
        OperatorAct::FeedAdded => "audit-feed-added",
        OperatorAct::FeedRemoved => "audit-feed-removed",
        OperatorAct::PlanSet => "audit-plan",
        OperatorAct::VouchersMade => "audit-vouchers",
        OperatorAct::CouponMade => "audit-coupon",
        OperatorAct::MoneyReturned => "audit-money-returned",
        OperatorAct::InvoiceSettled => "audit-invoice",
        OperatorAct::FarewellSeenTo => "audit-farewell",
        OperatorAct::MonthClosed => "audit-month",
        OperatorAct::ArticlePublished => "audit-published",
        OperatorAct::ArticleWithdrawn => "audit-withdrawn",
        OperatorAct::TermsSet => "audit-terms",
    }
}

/// What was done, more of it, and whether it is done by whoever has the account where nobody else is named.
fn account_words(act: &AccountAct, speaks: Language) -> (&'static str, String, bool) {
    let role = |word: &str| match Role::from_word(word) {
        Some(role) => speaks.role(role).into_owned(),
        None => word.to_owned(),
    };
    match act {
        AccountAct::Added(word) => ("audit-account-made", role(word), false),
        AccountAct::Accepted => ("audit-accepted", String::new(), true),
        AccountAct::Role(word) => ("audit-role", role(word), false),
        AccountAct::State(state) => match state.as_str() {
            "suspended" => ("audit-suspended", String::new(), false),
            "active" => ("audit-resumed", String::new(), false),
            _ => ("audit-changed", state.clone(), false),
        },
        AccountAct::Password => ("audit-password", String::new(), true),
        AccountAct::SecondFactor(state) if state == "off" => ("audit-second-factor-off", String::new(), true),
        AccountAct::SecondFactor(_) => ("audit-second-factor-on", String::new(), true),
        AccountAct::Erased => ("audit-erased", String::new(), false),
    }
}
