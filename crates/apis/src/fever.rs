//! The Fever API: Reeder, Unread, Fiery Feeds and others speak it. Everything is one address; what is wanted stands in its query.
//!
//! `api_key` is MD5 of "address:token", where the token is an app's; only its SHA-256 is kept. Items are ordered by id, which rises with
//! arrival: `since_id=0` is the beginning. Ids need 64 bits; apps that count in floating point do better with the Google Reader API.

use std::collections::{BTreeMap, HashMap};

use axum::extract::State;
use axum::response::Response;
use bytes::Bytes;
use http::{HeaderMap, Uri};
use identity::{Scope, Scopes};
use news::{ArticleId, Recording, RecordingKind, TitleId};
use serde_json::{Map, Value, json};
use site::{Wishes, subscribing};
use store::{Mark, Reads, Stream, Subscription};

use crate::asked::Asked;
use crate::google::answer;
use crate::{Apis, Caller, Error};

/// Items of one answer.
const PAGE: usize = 50;
/// Unread ids in one answer at most.
const MOST_IDS: i64 = 50_000;
/// The smallest PNG that there is: a title has its initials instead of an icon.
const NO_ICON: &str =
    "image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=";

/// Whatever is asked.
pub(crate) async fn call(
    State(apis): State<Apis>,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Error> {
    let asked = Asked::of(&uri, &headers, &body);
    let key = asked.first("api_key").unwrap_or_default().trim().to_lowercase();
    // A wrong key is no error of HTTP here: the answer says that nobody is signed in, and nothing else.
    let Some((app, account)) = apis.accounts.recognise_fever(&key, apis.now_us()).await? else {
        return Ok(answer(&json!({ "api_version": 3, "auth": 0 })));
    };
    let caller = Caller { account, scopes: Scopes::from_text(&app.scopes) };
    caller.needs(Scope::Read)?;
    let account = caller.account.id;
    let mut said = Map::new();
    said.insert("api_version".to_owned(), 3.into());
    said.insert("auth".to_owned(), 1.into());
    said.insert("last_refreshed_on_time".to_owned(), (apis.now_us() / 1_000_000).into());
    if asked.has("mark") {
        caller.needs(Scope::Write)?;
        mark(&apis, &caller, &asked).await?;
    }
    let wishes = Wishes::of(&apis.store, account, apis.now_us()).await?;
    let subscriptions = apis.store.subscriptions(account).await?;
    let groups = Groups::of(&subscriptions);
    if asked.has("groups") {
        said.insert("groups".to_owned(), groups.values());
        said.insert("feeds_groups".to_owned(), groups.members(&subscriptions));
    }
    if asked.has("feeds") {
        said.insert("feeds".to_owned(), feeds(&apis, &subscriptions).await?);
        said.insert("feeds_groups".to_owned(), groups.members(&subscriptions));
    }
    if asked.has("favicons") {
        said.insert("favicons".to_owned(), json!([{ "id": 1, "data": NO_ICON }]));
    }
    if asked.has("links") {
        said.insert("links".to_owned(), json!([]));
    }
    if asked.has("items") {
        let (items, total) = items(&apis, &caller, &asked, &subscriptions, &wishes).await?;
        said.insert("items".to_owned(), items);
        said.insert("total_items".to_owned(), total.into());
    }
    if asked.has("unread_item_ids") || asked.has("mark") {
        let stream = Stream { reads: Reads::Unread, limit: MOST_IDS, ..Stream::default() };
        said.insert("unread_item_ids".to_owned(), listed(&wishes.stream(&apis.store, account, &stream).await?.0));
    }
    if asked.has("saved_item_ids") || asked.has("mark") {
        said.insert("saved_item_ids".to_owned(), listed(&apis.store.starred(account, None, MOST_IDS).await?));
    }
    Ok(answer(&Value::Object(said)))
}

/// Ids with commas between.
fn listed(ids: &[(ArticleId, i64)]) -> Value {
    ids.iter().map(|(id, _)| id.0.to_string()).collect::<Vec<_>>().join(",").into()
}

/// Folders by number, in the order of their names.
struct Groups(BTreeMap<String, i64>);

impl Groups {
    /// The number is of the name, so that a new folder leaves those of the others alone.
    fn of(subscriptions: &[Subscription]) -> Self {
        let number = |name: &str| (xxhash_rust::xxh3::xxh3_64(name.as_bytes()) >> 33).cast_signed() + 1;
        Self(subscribing::folders(subscriptions).into_iter().map(|name| (name.clone(), number(&name))).collect())
    }

    fn values(&self) -> Value {
        self.0.iter().map(|(name, id)| json!({ "id": id, "title": name })).collect()
    }

    fn members(&self, subscriptions: &[Subscription]) -> Value {
        let of = |name: &str| {
            let ids: Vec<String> =
                subscriptions.iter().filter(|one| one.folder == name).map(|one| one.title.0.to_string()).collect();
            ids.join(",")
        };
        self.0.iter().map(|(name, id)| json!({ "group_id": id, "feed_ids": of(name) })).collect()
    }

    fn named(&self, number: i64) -> Option<&str> {
        self.0.iter().find(|(_, id)| **id == number).map(|(name, _)| name.as_str())
    }
}

async fn feeds(apis: &Apis, subscriptions: &[Subscription]) -> Result<Value, Error> {
    let titles: HashMap<TitleId, _> =
        apis.store.titles().await?.into_iter().map(|title| (title.id, title.listing)).collect();
    let mut addresses: HashMap<TitleId, (String, i64)> = HashMap::new();
    for feed in apis.store.feeds().await? {
        let seen_us = feed.schedule.newest_us;
        let entry = addresses.entry(feed.title).or_insert((feed.url, seen_us));
        entry.1 = entry.1.max(seen_us);
    }
    let value = |one: &Subscription| {
        let title = titles.get(&one.title)?;
        let (url, newest_us) = addresses.get(&one.title).cloned().unwrap_or_default();
        let name = if one.name.is_empty() { &title.name } else { &one.name };
        Some(json!({
            "id": one.title.0, "favicon_id": 1, "title": name, "url": url, "site_url": title.homepage, "is_spark": 0,
            "last_updated_on_time": newest_us / 1_000_000,
        }))
    };
    Ok(subscriptions.iter().filter_map(value).collect())
}

/// The items of a page, and how many there are in all.
async fn items(
    apis: &Apis,
    caller: &Caller,
    asked: &Asked,
    subscriptions: &[Subscription],
    wishes: &Wishes,
) -> Result<(Value, i64), Error> {
    let account = caller.account.id;
    let page = i64::try_from(PAGE).unwrap_or(i64::MAX);
    let ids: Vec<ArticleId> = if let Some(wanted) = asked.first("with_ids") {
        let wanted = wanted.split(',').take(PAGE).filter_map(|id| id.trim().parse().ok().map(ArticleId)).collect();
        crate::google::readable(apis, account, wanted).await?
    } else {
        let before = asked.number("max_id").filter(|id| *id > 0);
        let after = match before {
            Some(id) => Some(ArticleId(id)),
            None => Some(ArticleId(asked.number("since_id").unwrap_or(0))),
        };
        let stream = Stream { oldest_first: before.is_none(), after, limit: page, ..Stream::default() };
        wishes.stream(&apis.store, account, &stream).await?.0.into_iter().map(|(id, _)| id).collect()
    };
    let states = apis.store.reading_states(account, &ids).await?;
    let subscribed: HashMap<TitleId, &Subscription> = subscriptions.iter().map(|one| (one.title, one)).collect();
    let mut texts = apis.store.article_texts(&ids).await?;
    texts.sort_by_key(|text| ids.iter().position(|id| *id == text.id));
    let visitor = apis.visitor(caller).await?;
    let titles: HashMap<TitleId, news::Title> = if apis.wall.policy().is_some() {
        apis.store.titles().await?.into_iter().map(|title| (title.id, title)).collect()
    } else {
        HashMap::new()
    };
    let value = |mut text: store::ArticleText| {
        let title = text.title;
        apis.cut(&mut text, titles.get(&title), &visitor);
        let state = states.get(&text.id).copied().unwrap_or_default();
        let is_read = match subscribed.get(&text.title) {
            Some(subscription) => subscription.has_read(state, text.first_seen_us, text.sort_us),
            // Not of a subscription: only what the reader saved is theirs.
            None if state.saved_us > 0 => state.read_us > 0,
            None => return None,
        };
        let article = text.article;
        let mut html =
            if article.body_html.is_empty() { article.summary.unwrap_or_default() } else { article.body_html };
        article.recordings.iter().for_each(|recording| html.push_str(&player(recording)));
        Some(json!({
            "id": text.id.0, "feed_id": text.title.0, "title": text.headline, "author": article.byline.unwrap_or_default(),
            "html": html, "url": article.url, "is_saved": i32::from(state.saved_us > 0), "is_read": i32::from(is_read),
            "created_on_time": text.sort_us / 1_000_000,
        }))
    };
    let values: Value = texts.into_iter().filter(|text| !text.withdrawn).filter_map(value).collect();
    Ok((values, apis.store.count_subscribed(account).await?))
}

/// Sound or video at the end of a text: Fever has no field for it, and apps show what a text holds.
fn player(recording: &Recording) -> String {
    let address: String = recording.url.chars().fold(String::new(), |mut safe, c| {
        match c {
            '&' => safe.push_str("&amp;"),
            '"' => safe.push_str("&quot;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            _ => safe.push(c),
        }
        safe
    });
    let tag = match recording.kind() {
        RecordingKind::Audio => "audio",
        RecordingKind::Video => "video",
    };
    format!("<p><{tag} controls preload=\"none\" src=\"{address}\"><a href=\"{address}\">{address}</a></{tag}></p>")
}

/// `mark=item|feed|group&as=read|unread|saved|unsaved&id=&before=`. What is said holds, however often it is said.
async fn mark(apis: &Apis, caller: &Caller, asked: &Asked) -> Result<(), Error> {
    let account = caller.account.id;
    let now_us = apis.now_us();
    let id = asked.number("id").unwrap_or(0);
    let before_us = asked.number("before").filter(|before| *before > 0).map_or(now_us, crate::google::ids::moment_us);
    let before_us = before_us.min(now_us).saturating_add(1);
    match (asked.first("mark").unwrap_or_default(), asked.first("as").unwrap_or_default()) {
        ("item", word) => {
            let mark = match word {
                "read" => Mark::Read,
                "unread" => Mark::Unread,
                "saved" => Mark::Saved,
                "unsaved" => Mark::Unsaved,
                _ => return Ok(()),
            };
            let known = subscribing::readable(&apis.store, account, &[ArticleId(id)]).await?;
            apis.store.mark_articles(account, &known, mark, now_us).await?;
        }
        ("feed", "read") => apis.store.mark_all_read(account, "", Some(TitleId(id)), before_us).await?,
        // Group 0 is everything; -1 the sparks, which there are none of.
        ("group", "read") if id == 0 => apis.store.mark_all_read(account, "", None, before_us).await?,
        ("group", "read") => {
            let groups = Groups::of(&apis.store.subscriptions(account).await?);
            if let Some(folder) = groups.named(id) {
                apis.store.mark_all_read(account, folder, None, before_us).await?;
            }
        }
        _ => {}
    }
    Ok(())
}

#[cfg(test)]
mod tests;
