//! `newsstand readers`: accounts, from the command line.

use anyhow::{Context, bail};
use identity::{Accounts, LinkKind};
use news::Role;
use serde_json::json;
use store::{Account, AccountState};

use super::table;
use crate::arguments::ReadersCommand;
use crate::configuration::Configuration;
use crate::filters::{print, report};
use crate::wiring;

/// Runs one of the commands.
///
/// # Errors
/// An account that is not there, a change that is refused, those of the database: each in a sentence.
pub async fn readers(configuration: &Configuration, command: ReadersCommand) -> anyhow::Result<bool> {
    let store = wiring::open_store(configuration).await?;
    let accounts = wiring::accounts(&store);
    let now_us = wiring::clock(configuration).now_us();
    let done = run(configuration, &store, &accounts, command, now_us).await;
    store.close().await;
    done
}

async fn run(
    configuration: &Configuration,
    store: &store::Store,
    accounts: &Accounts,
    command: ReadersCommand,
    now_us: i64,
) -> anyhow::Result<bool> {
    match command {
        ReadersCommand::List { json } => print(&list(&store.accounts().await?, json)?)?,
        ReadersCommand::Invite { address, role, name } => {
            let invited = accounts.invite(&address, &name, self::role(&role)?, None, now_us).await?;
            print(&invited.link.address(&configuration.public_url()))?;
            report(&format!("this link accepts the invitation, once, within {}", LinkKind::Invitation.lasts()));
        }
        ReadersCommand::Role { address, role } => {
            accounts.set_role(find(store, &address).await?.id, self::role(&role)?, None, now_us).await?;
        }
        ReadersCommand::Suspend { address } => {
            accounts.set_suspended(find(store, &address).await?.id, true, None, now_us).await?;
        }
        ReadersCommand::Resume { address } => {
            accounts.set_suspended(find(store, &address).await?.id, false, None, now_us).await?;
        }
        ReadersCommand::Link { address } => {
            let account = find(store, &address).await?;
            let kind = match account.state {
                AccountState::Invited => LinkKind::Invitation,
                AccountState::Active => LinkKind::Reset,
                AccountState::Suspended => {
                    bail!("{address} is suspended; `newsstand readers resume {address}` lets them in again")
                }
            };
            store.drop_tickets(account.id, kind.as_str()).await?;
            let link = accounts.make_link(kind, Some(account.id), "", now_us).await?;
            print(&link.address(&configuration.public_url()))?;
            let does = if kind == LinkKind::Reset { "sets a new password" } else { "accepts the invitation" };
            report(&format!("this link {does}, once, within {}", kind.lasts()));
        }
        ReadersCommand::SignOut { address } => {
            let ended = store.end_sessions(find(store, &address).await?.id, None).await?;
            report(&format!("{ended} sessions ended"));
        }
        ReadersCommand::DropSecondFactor { address } => {
            store.clear_second_factor(find(store, &address).await?.id, None, now_us).await?;
        }
        ReadersCommand::Erase { address } => accounts.erase(find(store, &address).await?.id, None, now_us).await?,
    }
    Ok(true)
}

async fn find(store: &store::Store, address: &str) -> anyhow::Result<Account> {
    let parsed = identity::Address::parse(address).with_context(|| format!("{address:?} names no account"))?;
    let found = store.account_by_address(parsed.key()).await?;
    found.with_context(|| format!("no account has the address {address}; `newsstand readers list` shows all"))
}

fn role(word: &str) -> anyhow::Result<Role> {
    Role::from_word(word).with_context(|| {
        let known: Vec<&str> = Role::ALL.iter().map(|role| role.as_str()).collect();
        format!("there is no role {word:?}; the roles are {}", known.join(", "))
    })
}

fn list(accounts: &[Account], as_json: bool) -> anyhow::Result<String> {
    let time = |at_us: i64| if at_us == 0 { String::new() } else { news::from_micros(at_us).to_string() };
    if as_json {
        let lines: Vec<_> = accounts
            .iter()
            .map(|account| {
                json!({
                    "address": account.address, "name": account.name, "role": account.role.as_str(),
                    "state": account.state.as_str(), "second_factor": account.totp_secret.is_some(),
                    "created": time(account.created_us), "signed_in": time(account.signed_in_us),
                })
            })
            .collect();
        return Ok(serde_json::to_string_pretty(&lines)?);
    }
    let rows = accounts.iter().map(|account| {
        vec![
            account.address.clone(),
            account.role.as_str().to_owned(),
            account.state.as_str().to_owned(),
            if account.totp_secret.is_some() { "yes" } else { "no" }.to_owned(),
            time(account.signed_in_us),
            account.name.clone(),
        ]
    });
    Ok(table::table(&["address", "role", "state", "second factor", "signed in", "name"], rows))
}
