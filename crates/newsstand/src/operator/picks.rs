//! `newsstand picks`: lists that editors choose by hand, from the command line. Each act is signed by the command line, and can be taken back.

use anyhow::{Context, bail};
use news::{AccountId, ArticleId};
use ranking::picks::{Act, Desk, NOTE_CHARS, Signed};
use serde_json::json;
use store::Store;

use super::table;
use crate::arguments::PicksCommand;
use crate::configuration::Configuration;
use crate::filters::{print, report};
use crate::wiring;

/// Who acts from the command line.
const NOBODY: AccountId = AccountId(0);

/// Runs one of the commands.
///
/// # Errors
/// An article that is not there, those of the database: each in a sentence.
pub async fn picks(configuration: &Configuration, command: PicksCommand) -> anyhow::Result<bool> {
    let store = wiring::open_store(configuration).await?;
    let now_us = wiring::clock(configuration).now_us();
    let done = run(&store, command, now_us).await;
    store.close().await;
    done
}

async fn run(store: &Store, command: PicksCommand, now_us: i64) -> anyhow::Result<bool> {
    match command {
        PicksCommand::List { list: None, json } => lists(store, json).await?,
        PicksCommand::List { list: Some(list), json } => show(store, &list, json, now_us).await?,
        PicksCommand::Log { list } => log(store, &list).await?,
        PicksCommand::Add { list, article, note } => {
            let article = known(store, &article).await?;
            act(store, &list, &Act::Add { article }, now_us).await?;
            if let Some(note) = note {
                if !NOTE_CHARS.contains(&note.chars().count()) {
                    bail!("a note has at most {} letters", NOTE_CHARS.end());
                }
                act(store, &list, &Act::Note { article, note }, now_us).await?;
            }
        }
        PicksCommand::Remove { list, article } => {
            act(store, &list, &Act::Remove { article: number(&article)? }, now_us).await?;
        }
        PicksCommand::Pin { list, article, place } => {
            let place = (place > 0).then_some(place);
            act(store, &list, &Act::Pin { article: number(&article)?, place }, now_us).await?;
        }
        PicksCommand::Undo { list, number } => act(store, &list, &Act::Undo { number }, now_us).await?,
    }
    Ok(true)
}

async fn act(store: &Store, list: &str, act: &Act, now_us: i64) -> anyhow::Result<()> {
    let is_slug = list.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    if list.is_empty() || list.len() > 40 || !is_slug {
        bail!("{list:?} is no list; a list is called by small letters, digits and hyphens, such as our-picks");
    }
    let number = store.add_pick_act(list, NOBODY, now_us, &serde_json::to_string(act)?).await?;
    report(&format!("{act}; `newsstand picks undo {list} {number}` takes it back"));
    Ok(())
}

async fn lists(store: &Store, as_json: bool) -> anyhow::Result<()> {
    let lists = store.pick_lists().await?;
    print(&if as_json { serde_json::to_string(&lists)? } else { lists.join("\n") })
}

async fn fold(store: &Store, list: &str) -> anyhow::Result<(Desk, Vec<Signed>)> {
    let acts = store.pick_acts(list).await?;
    let mut signed = Vec::with_capacity(acts.len());
    for one in &acts {
        let act = serde_json::from_str(&one.act).with_context(|| format!("act {} cannot be read", one.number))?;
        signed.push(Signed { number: one.number, account: one.account.0, at_us: one.at_us, act });
    }
    Ok((Desk::fold(&signed), signed))
}

async fn show(store: &Store, list: &str, as_json: bool, now_us: i64) -> anyhow::Result<()> {
    let (desk, _) = fold(store, list).await?;
    let live = desk.live(now_us);
    let ids: Vec<ArticleId> = live.iter().map(|pick| ArticleId(pick.article)).collect();
    let cards = store.cards(&ids).await?;
    let headline = |article: i64| {
        cards.iter().find(|card| card.id.0 == article).map_or_else(String::new, |card| card.headline.clone())
    };
    if as_json {
        let lines: Vec<_> = live
            .iter()
            .map(|pick| {
                json!({
                    "article": ArticleId(pick.article).to_string(), "headline": headline(pick.article), "note": pick.note,
                    "pinned": pick.pinned, "until": news::from_micros(pick.until_us).to_string(),
                })
            })
            .collect();
        return print(&serde_json::to_string_pretty(&lines)?);
    }
    let rows = live.iter().map(|pick| {
        vec![
            ArticleId(pick.article).to_string(),
            pick.pinned.map_or_else(String::new, |place| place.to_string()),
            news::from_micros(pick.until_us).to_string(),
            headline(pick.article),
        ]
    });
    print(&table::table(&["article", "pinned", "until", "headline"], rows))
}

async fn log(store: &Store, list: &str) -> anyhow::Result<()> {
    let (desk, acts) = fold(store, list).await?;
    let rows = acts.iter().map(|signed| {
        vec![
            signed.number.to_string(),
            news::from_micros(signed.at_us).to_string(),
            signed.account.to_string(),
            signed.act.article().map_or_else(String::new, |article| ArticleId(article).to_string()),
            format!("{}{}", signed.act, if desk.is_undone(signed.number) { " (taken back)" } else { "" }),
        ]
    });
    print(&table::table(&["number", "when", "account", "article", "act"], rows))
}

/// An article by its number, as it ends its address here.
fn number(text: &str) -> anyhow::Result<i64> {
    let last = text.trim_end_matches('/').rsplit(['/', '-']).next().unwrap_or_default();
    let ArticleId(id) = last.parse().ok().with_context(|| {
        format!("{text:?} names no article; give its address on this site, or the letters that end it")
    })?;
    Ok(id)
}

async fn known(store: &Store, text: &str) -> anyhow::Result<i64> {
    let id = number(text)?;
    if store.cards(&[ArticleId(id)]).await?.is_empty() {
        bail!("there is no article {text:?} here");
    }
    Ok(id)
}
