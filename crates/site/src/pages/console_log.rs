//! The audit log: what was done to accounts, and what those who run the service did.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use news::AccountId;
use serde::Deserialize;
use store::{AccountAct, AuditEntry, Audited, OperatorAct};

use crate::app::App;
use crate::frame::Frame;
use crate::preferences::Preferences;
use crate::respond::Page;
use crate::session::Operator;
use crate::words::day_and_time;
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
    pub what: &'static str,
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
        frame: Frame::new(&app, preferences, "Audit log", "/console/log").hidden_from_search(),
        older: if entries.len() == ENTRIES { entries.last().map(|entry| entry.number) } else { None },
        entries: entries.into_iter().map(|entry| view(entry, &names, &app.settings.time_zone)).collect(),
    }
    .respond()
}

fn view(entry: AuditEntry, names: &HashMap<AccountId, String>, zone: &jiff::tz::TimeZone) -> EntryView {
    let name =
        |account: AccountId| names.get(&account).cloned().unwrap_or_else(|| "an account that is gone".to_owned());
    let at = day_and_time(entry.at_us, zone);
    let (what, of, own) = match &entry.what {
        Audited::Operator(act, of) => (act_words(*act), of.clone(), None),
        Audited::Account(account, act) => {
            let account = *account;
            let (what, more, by_itself) = account_words(act.clone());
            // Who does something to their own account is named once.
            let of = match entry.by {
                Some(by) if by == account => more,
                None if by_itself => more,
                _ if more.is_empty() => name(account),
                _ => format!("{}: {more}", name(account)),
            };
            (what, of, by_itself.then_some(account))
        }
    };
    let nobody = match entry.what {
        Audited::Operator(..) => "the command line",
        // Signing up, setting up and the command line name nobody.
        Audited::Account(..) => "its holder, or the command line",
    };
    let who = entry.by.or(own).map_or_else(|| nobody.to_owned(), name);
    EntryView { at, who, what, of }
}

fn act_words(act: OperatorAct) -> &'static str {
    match act {
        OperatorAct::TitlesOn => "switched titles on",
        OperatorAct::TitlesOff => "switched titles off",
        OperatorAct::TitlesImported => "brought titles in",
        OperatorAct::FeedAdded => "added a feed",
        OperatorAct::FeedRemoved => "removed a feed",
        OperatorAct::PlanSet => "set a plan",
        OperatorAct::VouchersMade => "made vouchers",
        OperatorAct::CouponMade => "made a coupon",
        OperatorAct::MoneyReturned => "gave money back",
        OperatorAct::InvoiceSettled => "settled an invoice",
        OperatorAct::FarewellSeenTo => "saw to a reader's wish to leave",
        OperatorAct::MonthClosed => "divided a month among the titles",
        OperatorAct::ArticlePublished => "published an article of the site’s own",
        OperatorAct::ArticleWithdrawn => "took an article of the site’s own back",
        OperatorAct::TermsSet => "set the terms of a title",
    }
}

/// What was done, more of it, and whether it is done by whoever has the account where nobody else is named.
fn account_words(act: AccountAct) -> (&'static str, String, bool) {
    match act {
        AccountAct::Added(role) => ("made an account", role, false),
        AccountAct::Accepted => ("took up an invitation", String::new(), true),
        AccountAct::Role(role) => ("gave a role", role, false),
        AccountAct::State(state) => match state.as_str() {
            "suspended" => ("suspended an account", String::new(), false),
            "active" => ("let an account sign in", String::new(), false),
            _ => ("changed an account", state, false),
        },
        AccountAct::Password => ("set a new password", String::new(), true),
        AccountAct::SecondFactor(state) => ("switched a second factor", state, true),
        AccountAct::Erased => ("erased an account", String::new(), false),
    }
}
