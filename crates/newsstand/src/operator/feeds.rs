//! `newsstand feeds`: list, add, remove, check, health.

use anyhow::{Context, bail};
use news::{FeedKind, FeedListing, Title};
use serde_json::json;
use store::{Act, Feed, OperatorAct, Store};
use url::Url;

use crate::arguments::FeedsCommand;
use crate::catalogue;
use crate::clock::Clock;
use crate::configuration::Configuration;
use crate::filters::{print, report};
use crate::operator::table::table;
use crate::operator::titles::{new_title, origin};
use crate::wiring;

/// Does what was asked of the feeds.
///
/// # Errors
/// Those of the database, of the network, unknown titles.
pub async fn feeds(configuration: &Configuration, command: FeedsCommand) -> anyhow::Result<bool> {
    let clock = wiring::clock(configuration);
    if let FeedsCommand::Check { url } = &command {
        return check(&wiring::client(configuration, &clock)?, url).await;
    }
    let store = wiring::open_store(configuration).await?;
    catalogue::bring_in(&store, &catalogue::offered(configuration)?, clock.now_us()).await?;
    let done = match command {
        FeedsCommand::List { title, json } => list(&store, title.as_deref(), json).await,
        FeedsCommand::Add { url, title } => {
            let client = wiring::client(configuration, &clock)?;
            add(&store, &client, &url, title.as_deref(), &clock).await
        }
        FeedsCommand::Remove { url } => remove(&store, &url, &clock).await,
        FeedsCommand::Health { json } => health(&store, json).await,
        FeedsCommand::Check { .. } => Ok(true),
    };
    store.close().await;
    done
}

async fn list(store: &Store, title: Option<&str>, json: bool) -> anyhow::Result<bool> {
    let titles = store.titles().await?;
    let mut feeds = store.feeds().await?;
    if let Some(slug) = title {
        let Some(title) = titles.iter().find(|title| title.listing.slug == slug) else {
            bail!("there is no title {slug:?}; `newsstand titles list` shows them all");
        };
        feeds.retain(|feed| feed.title == title.id);
    }
    if json {
        let lines: Vec<_> = feeds.iter().map(|feed| describe(feed, &titles)).collect();
        print(&serde_json::to_string(&lines)?)?;
        return Ok(true);
    }
    let rows = feeds.iter().map(|feed| {
        vec![slug_of(feed, &titles), state_of(feed).to_owned(), when(feed.schedule.succeeded_us), feed.url.clone()]
    });
    print(&table(&["title", "is", "last answered", "address"], rows))?;
    Ok(true)
}

fn describe(feed: &Feed, titles: &[Title]) -> serde_json::Value {
    json!({
        "title": slug_of(feed, titles),
        "url": feed.url,
        "kind": feed.kind,
        "section": feed.section,
        "state": state_of(feed),
        "last_success": time_or_null(feed.schedule.succeeded_us),
        "failing_since": time_or_null(feed.schedule.failing_since_us),
        "error_code": feed.schedule.error_code,
        "error": feed.schedule.error_message,
        "due": time_or_null(feed.schedule.due_us),
    })
}

fn slug_of(feed: &Feed, titles: &[Title]) -> String {
    titles.iter().find(|title| title.id == feed.title).map(|title| title.listing.slug.clone()).unwrap_or_default()
}

/// One word for how a feed is doing.
fn state_of(feed: &Feed) -> &'static str {
    match &feed.schedule {
        _ if !feed.enabled => "off",
        schedule if schedule.gone => "gone",
        schedule if schedule.failures > 0 => "failing",
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

async fn add(
    store: &Store,
    client: &fetch::Client,
    address: &str,
    title: Option<&str>,
    clock: &Clock,
) -> anyhow::Result<bool> {
    let url = fetch::guard::parse(address).map_err(|refusal| anyhow::anyhow!("{address}: {refusal}"))?;
    let (name, found) = find(client, &url).await?;
    let listings: Vec<FeedListing> =
        found.iter().map(|feed| FeedListing { url: feed.to_string(), kind: FeedKind::Feed, section: None }).collect();
    let title = match title {
        Some(slug) => match store.titles().await?.into_iter().find(|title| title.listing.slug == slug) {
            Some(title) => title,
            None => bail!("there is no title {slug:?}; leave --title out to make a new one"),
        },
        None => {
            let listing = new_title(&name, &origin(address));
            let slug = listing.slug.clone();
            store.import_titles(&[listing], clock.now_us()).await?;
            store
                .titles()
                .await?
                .into_iter()
                .find(|title| title.listing.slug == slug)
                .context("the new title is not there")?
        }
    };
    for listing in &listings {
        let act = Act::new(None, OperatorAct::FeedAdded, &listing.url, clock.now_us());
        act.noting(store.add_feed(title.id, listing, clock.now_us())).await?;
        print(&format!("added {} to {}", listing.url, title.listing.slug))?;
    }
    store.switch_titles(&[title.id], true, clock.now_us()).await?;
    Ok(true)
}

/// The feed at `url` itself, or the best feed that the page there names; with the name of the title.
async fn find(client: &fetch::Client, url: &Url) -> anyhow::Result<(String, Vec<Url>)> {
    let response = get(client, url).await?;
    let content_type = content_type_of(&response);
    let context = feed::Context { url: Some(&response.final_url), content_type: content_type.as_deref() };
    if let Ok(read) = feed::parse(&response.body, &context) {
        let name = read.title.unwrap_or_else(|| url.host_str().unwrap_or_default().to_owned());
        return Ok((name, vec![response.permanently_moved_to.unwrap_or_else(|| url.clone())]));
    }
    let html = text::decode::html(&response.body, response.charset.as_deref()).text;
    for candidate in feed::discover(&html, &response.final_url) {
        let Ok(candidate_url) = Url::parse(&candidate.url) else { continue };
        let Ok(response) = get(client, &candidate_url).await else { continue };
        let content_type = content_type_of(&response);
        let context = feed::Context { url: Some(&response.final_url), content_type: content_type.as_deref() };
        if let Ok(read) = feed::parse(&response.body, &context) {
            let name = read.title.unwrap_or_else(|| url.host_str().unwrap_or_default().to_owned());
            return Ok((name, vec![candidate_url]));
        }
    }
    bail!("{url} is no feed, and the page there names none; look for a link called RSS on it and add that address")
}

/// The Content-Type header as it was, put together again.
pub fn content_type_of(response: &fetch::Response) -> Option<String> {
    let media_type = response.content_type.as_deref()?;
    Some(
        response
            .charset
            .as_ref()
            .map_or_else(|| media_type.to_owned(), |charset| format!("{media_type}; charset={charset}")),
    )
}

async fn get(client: &fetch::Client, url: &Url) -> anyhow::Result<fetch::Response> {
    match client.get(fetch::Request::new(url.clone(), fetch::Purpose::Feed)).await {
        Ok(fetch::Outcome::Fetched(response)) => Ok(*response),
        Ok(fetch::Outcome::Unchanged(_)) => bail!("{url} answered 304 although nothing was known of it"),
        Err(error) => Err(anyhow::anyhow!("{url}: {error}")),
    }
}

async fn check(client: &fetch::Client, address: &str) -> anyhow::Result<bool> {
    let url = fetch::guard::parse(address).map_err(|refusal| anyhow::anyhow!("{address}: {refusal}"))?;
    let response = get(client, &url).await?;
    let content_type = content_type_of(&response);
    let context = feed::Context { url: Some(&response.final_url), content_type: content_type.as_deref() };
    match feed::parse(&response.body, &context) {
        Ok(feed) => {
            print(&format!(
                "{}: {} with {} entries, {} bytes in {} ms",
                response.final_url,
                serde_json::to_value(feed.format)?.as_str().unwrap_or("feed"),
                feed.entries.len(),
                response.body.len(),
                response.elapsed.as_millis()
            ))?;
            for entry in feed.entries.iter().take(3) {
                let published = entry
                    .published
                    .map_or_else(|| "no date".to_owned(), |time| time.strftime("%Y-%m-%d %H:%M UTC").to_string());
                print(&format!("  {published}  {}", entry.title.as_deref().unwrap_or("(no headline)")))?;
            }
            for problem in &feed.problems {
                report(&problem.to_string());
            }
            Ok(true)
        }
        Err(error) => {
            report(&error.to_string());
            Ok(false)
        }
    }
}

async fn remove(store: &Store, address: &str, clock: &Clock) -> anyhow::Result<bool> {
    let Some(feed) = store.feeds().await?.into_iter().find(|feed| feed.url == address) else {
        bail!("there is no feed {address}; `newsstand feeds list` shows them all");
    };
    let act = Act::new(None, OperatorAct::FeedRemoved, address, clock.now_us());
    act.noting(store.remove_feed(feed.id, clock.now_us())).await?;
    print(&format!("removed {address}; its articles stay"))?;
    Ok(true)
}

async fn health(store: &Store, json: bool) -> anyhow::Result<bool> {
    let titles = store.titles().await?;
    let feeds: Vec<Feed> = store.feeds().await?.into_iter().filter(|feed| feed.enabled).collect();
    let failing: Vec<&Feed> = feeds.iter().filter(|feed| matches!(state_of(feed), "failing" | "gone")).collect();
    if json {
        let lines: Vec<_> = failing.iter().map(|feed| describe(feed, &titles)).collect();
        print(&serde_json::to_string(&lines)?)?;
        return Ok(true);
    }
    let well = feeds.iter().filter(|feed| state_of(feed) == "well").count();
    let new = feeds.iter().filter(|feed| state_of(feed) == "new").count();
    print(&format!("{well} feeds are well, {} fail, {new} were not asked yet", failing.len()))?;
    if !failing.is_empty() {
        let rows = failing.iter().map(|feed| {
            vec![
                slug_of(feed, &titles),
                when(feed.schedule.failing_since_us),
                feed.schedule.error_message.clone(),
                feed.url.clone(),
            ]
        });
        print(&table(&["title", "since", "what is wrong", "address"], rows))?;
    }
    Ok(true)
}
