//! `newsstand front-pages`: list, add, remove, health, show.

use anyhow::bail;
use news::{Section, Title};
use serde_json::json;
use store::{FrontPage, Store};

use crate::arguments::FrontPagesCommand;
use crate::catalogue;
use crate::clock::Clock;
use crate::configuration::Configuration;
use crate::filters::print;
use crate::operator::table::table;
use crate::wiring;

/// Does what was asked of the front pages.
///
/// # Errors
/// Those of the database, unknown titles and sections.
pub async fn front_pages(configuration: &Configuration, command: FrontPagesCommand) -> anyhow::Result<bool> {
    let clock = wiring::clock(configuration);
    let store = wiring::open_store(configuration).await?;
    catalogue::bring_in(&store, &catalogue::offered(configuration)?, clock.now_us()).await?;
    store.ensure_front_pages(clock.now_us()).await?;
    let done = match command {
        FrontPagesCommand::List { json } => list(&store, json).await,
        FrontPagesCommand::Health { json } => health(&store, json).await,
        FrontPagesCommand::Add { url, title, section } => add(&store, &url, &title, section.as_deref(), &clock).await,
        FrontPagesCommand::Remove { url } => remove(&store, &url, &clock).await,
        FrontPagesCommand::Show { title, at, json } => show(&store, &title, at.as_deref(), json).await,
        FrontPagesCommand::Measure(_) => Ok(true),
    };
    store.close().await;
    done
}

async fn title(store: &Store, slug: &str) -> anyhow::Result<Title> {
    match store.titles().await?.into_iter().find(|title| title.listing.slug == slug) {
        Some(title) => Ok(title),
        None => bail!("there is no title {slug:?}; `newsstand titles list` shows them all"),
    }
}

async fn list(store: &Store, json: bool) -> anyhow::Result<bool> {
    let titles = store.titles().await?;
    let pages = store.front_pages().await?;
    if json {
        let lines: Vec<_> = pages.iter().map(|page| describe(page, &titles)).collect();
        print(&serde_json::to_string(&lines)?)?;
        return Ok(true);
    }
    let rows = pages.iter().map(|page| {
        vec![
            slug_of(page, &titles),
            state_of(page).to_owned(),
            page.places.to_string(),
            when(page.schedule.succeeded_us),
            minutes(page.schedule.rhythm_us),
            page.url.clone(),
        ]
    });
    print(&table(&["title", "is", "places", "last answered", "changes every", "address"], rows))?;
    Ok(true)
}

async fn health(store: &Store, json: bool) -> anyhow::Result<bool> {
    let titles = store.titles().await?;
    let pages: Vec<FrontPage> = store.front_pages().await?.into_iter().filter(|page| page.enabled).collect();
    let unwell: Vec<&FrontPage> =
        pages.iter().filter(|page| matches!(state_of(page), "failing" | "by its feed")).collect();
    if json {
        let lines: Vec<_> = unwell.iter().map(|page| describe(page, &titles)).collect();
        print(&serde_json::to_string(&lines)?)?;
        return Ok(true);
    }
    let count = |state: &str| pages.iter().filter(|page| state_of(page) == state).count();
    print(&format!(
        "{} front pages are well, {} are read by their title's feed, {} fail, {} were not asked yet",
        count("well"),
        count("by its feed"),
        count("failing"),
        count("new")
    ))?;
    if !unwell.is_empty() {
        let rows = unwell.iter().map(|page| {
            let schedule = &page.schedule;
            let since_us =
                if schedule.failing_since_us > 0 { schedule.failing_since_us } else { schedule.stand_in_since_us };
            let sentence = match &schedule.stand_in {
                Some(feed) if schedule.error_message.is_empty() => {
                    format!("the page could not be read; {feed} stands in")
                }
                _ => schedule.error_message.clone(),
            };
            vec![slug_of(page, &titles), when(since_us), sentence, page.url.clone()]
        });
        print(&table(&["title", "since", "what is wrong", "address"], rows))?;
    }
    Ok(true)
}

async fn add(store: &Store, address: &str, slug: &str, section: Option<&str>, clock: &Clock) -> anyhow::Result<bool> {
    let url = fetch::guard::parse(address).map_err(|refusal| anyhow::anyhow!("{address}: {refusal}"))?;
    let title = title(store, slug).await?;
    let section = match section {
        Some(word) => match Section::from_word(word) {
            Some(section) => Some(section),
            None => {
                let known: Vec<&str> = Section::ALL.iter().map(|section| section.as_str()).collect();
                bail!("there is no section {word:?}; the sections are {}", known.join(", "));
            }
        },
        None => None,
    };
    let (_, added) = store.add_front_page(title.id, url.as_str(), section, clock.now_us()).await?;
    print(&if added { format!("added {url} to {slug}") } else { format!("{url} was there already") })?;
    Ok(true)
}

async fn remove(store: &Store, address: &str, clock: &Clock) -> anyhow::Result<bool> {
    let Some(page) = store.front_pages().await?.into_iter().find(|page| page.url == address) else {
        bail!("there is no front page {address}; `newsstand front-pages list` shows them all");
    };
    store.remove_front_page(page.id, clock.now_us()).await?;
    print(&format!("removed {address}; what was seen on it stays"))?;
    Ok(true)
}

/// What stands on a title's front pages, or stood there at a time.
async fn show(store: &Store, slug: &str, at: Option<&str>, json: bool) -> anyhow::Result<bool> {
    let title = title(store, slug).await?;
    let placements = match at {
        Some(at) => {
            let Ok(at) = at.parse::<news::Timestamp>() else {
                bail!("{at:?} is no time; write it as 2026-11-26T08:00:00Z");
            };
            store.placements_at(news::to_micros(at), &[title.id]).await?
        }
        None => store.placements_now(&[title.id]).await?,
    };
    if json {
        let lines: Vec<_> = placements
            .iter()
            .map(|placement| {
                json!({
                    "rank": placement.rank,
                    "url": placement.url,
                    "headline": placement.headline,
                    "section": placement.section,
                    "prominence": placement.prominence,
                    "article": placement.article.map(|article| article.to_string()),
                    "first_seen": time_or_null(placement.first_us),
                    "best_rank": placement.best_rank,
                    "best_since": time_or_null(placement.best_us),
                    "minutes_at_the_top": placement.top_us / 60_000_000,
                })
            })
            .collect();
        print(&serde_json::to_string(&lines)?)?;
        return Ok(true);
    }
    let rows = placements.iter().map(|placement| {
        vec![
            placement.rank.to_string(),
            when(placement.first_us),
            placement.best_rank.to_string(),
            minutes(placement.top_us),
            if placement.article.is_some() { "yes".to_owned() } else { "no".to_owned() },
            placement.headline.clone(),
        ]
    });
    print(&table(&["rank", "first seen", "best", "at the top", "here", "headline"], rows))?;
    Ok(true)
}

fn describe(page: &FrontPage, titles: &[Title]) -> serde_json::Value {
    json!({
        "title": slug_of(page, titles),
        "url": page.url,
        "section": page.section,
        "state": state_of(page),
        "places": page.places,
        "last_success": time_or_null(page.schedule.succeeded_us),
        "last_change": time_or_null(page.schedule.changed_us),
        "changes_every_minutes": page.schedule.rhythm_us / 60_000_000,
        "failing_since": time_or_null(page.schedule.failing_since_us),
        "error_code": page.schedule.error_code,
        "error": page.schedule.error_message,
        "stand_in": page.schedule.stand_in,
        "due": time_or_null(page.schedule.due_us),
    })
}

fn slug_of(page: &FrontPage, titles: &[Title]) -> String {
    titles.iter().find(|title| title.id == page.title).map(|title| title.listing.slug.clone()).unwrap_or_default()
}

/// A few words for how a front page is doing.
fn state_of(page: &FrontPage) -> &'static str {
    match &page.schedule {
        _ if !page.enabled => "off",
        schedule if schedule.failures > 0 => "failing",
        schedule if schedule.stand_in.is_some() => "by its feed",
        schedule if schedule.succeeded_us > 0 => "well",
        _ => "new",
    }
}

fn time_or_null(us: i64) -> Option<news::Timestamp> {
    if us > 0 { Some(news::from_micros(us)) } else { None }
}

fn when(us: i64) -> String {
    if us > 0 { news::from_micros(us).strftime("%Y-%m-%d %H:%M UTC").to_string() } else { "never".to_owned() }
}

fn minutes(us: i64) -> String {
    if us > 0 { format!("{} min", us / 60_000_000) } else { String::new() }
}
