//! Subscriptions and folders.

use std::collections::HashMap;

use axum::response::{IntoResponse, Response};
use http::{HeaderValue, header};
use news::TitleId;
use serde_json::{Value, json};
use site::Wishes;
use site::subscribing::{self, SINCE_US};
use store::Subscription;

use super::ids::{Tag, feed, label, state};
use super::{Call, answer, answer_if_new, done};
use crate::{Apis, Error};

/// `subscription/list`
pub(super) async fn list(apis: &Apis, call: &Call) -> Result<Response, Error> {
    let titles: HashMap<TitleId, _> =
        apis.store.titles().await?.into_iter().map(|title| (title.id, title.listing)).collect();
    let mut addresses: HashMap<TitleId, String> = HashMap::new();
    for feed in apis.store.feeds().await? {
        addresses.entry(feed.title).or_insert(feed.url);
    }
    let value = |subscription: &Subscription| {
        let title = titles.get(&subscription.title)?;
        let name = if subscription.name.is_empty() { &title.name } else { &subscription.name };
        let folder = &subscription.folder;
        let categories = if folder.is_empty() {
            json!([])
        } else {
            json!([{ "id": label(folder), "label": folder, "type": "folder" }])
        };
        Some(json!({
            "id": feed(subscription.title), "title": name, "categories": categories,
            "url": addresses.get(&subscription.title).unwrap_or(&title.homepage), "htmlUrl": title.homepage, "iconUrl": "",
        }))
    };
    let subscriptions = apis.store.subscriptions(call.caller.account.id).await?;
    let values: Vec<Value> = subscriptions.iter().filter_map(value).collect();
    Ok(answer_if_new(&json!({ "subscriptions": values }), &call.headers))
}

/// `tag/list`
pub(super) async fn tags(apis: &Apis, call: &Call) -> Result<Response, Error> {
    let mut tags = vec![json!({ "id": state("starred") })];
    for folder in subscribing::folders(&apis.store.subscriptions(call.caller.account.id).await?) {
        tags.push(json!({ "id": label(&folder), "type": "folder" }));
    }
    Ok(answer_if_new(&json!({ "tags": tags }), &call.headers))
}

/// `unread-count`
pub(super) async fn unread(apis: &Apis, call: &Call) -> Result<Response, Error> {
    let account = call.caller.account.id;
    let folders: HashMap<TitleId, String> =
        apis.store.subscriptions(account).await?.into_iter().map(|one| (one.title, one.folder)).collect();
    let mut counts: Vec<(String, i64, i64)> = vec![(state("reading-list"), 0, 0)];
    let wishes = Wishes::of(&apis.store, account, apis.now_us()).await?;
    for one in wishes.unread(&apis.store, account).await? {
        counts.push((feed(one.title), one.articles, one.newest_us));
        let folder = folders.get(&one.title).filter(|folder| !folder.is_empty()).map(|folder| label(folder));
        for list in [Some(state("reading-list")), folder].into_iter().flatten() {
            match counts.iter_mut().find(|(id, ..)| *id == list) {
                Some((_, count, newest)) => {
                    *count += one.articles;
                    *newest = (*newest).max(one.newest_us);
                }
                None => counts.push((list, one.articles, one.newest_us)),
            }
        }
    }
    let total = counts.first().map_or(0, |(_, count, _)| *count);
    let values: Vec<Value> = counts
        .into_iter()
        .map(|(id, count, newest)| json!({ "id": id, "count": count, "newestItemTimestampUsec": newest.to_string() }))
        .collect();
    Ok(answer(&json!({ "max": total, "unreadcounts": values })))
}

/// The titles that a call names with `s`; addresses become titles where `add` says so.
async fn titles_of(apis: &Apis, call: &Call, add: bool) -> Result<Vec<TitleId>, Error> {
    let mut titles = Vec::new();
    for stream in call.asked.all("s") {
        match Tag::parse(stream) {
            Tag::Title(title) => titles.push(title),
            Tag::Address(address) => match subscribing::title_at(&apis.store, &address).await? {
                Some(title) => titles.push(title),
                None if add => {
                    let name = call.asked.first("t").unwrap_or_default();
                    titles.push(subscribing::add_address(&apis.store, &address, name, apis.now_us()).await?);
                }
                None => {}
            },
            _ => {}
        }
    }
    Ok(titles)
}

/// `subscription/edit`: `ac`, `s` streams, `t` a name, `a` and `r` folders.
pub(super) async fn edit(apis: &Apis, call: &Call) -> Result<Response, Error> {
    let account = call.caller.account.id;
    let action = call.asked.first("ac").unwrap_or_default();
    let titles = titles_of(apis, call, action == "subscribe").await?;
    let folder = |name: &str| {
        call.asked.all(name).find_map(|tag| match Tag::parse(tag) {
            Tag::Label(folder) => Some(folder),
            _ => None,
        })
    };
    let (into, out_of) = (folder("a"), folder("r"));
    let name = call.asked.first("t").map(str::trim).filter(|name| !name.is_empty());
    for title in titles {
        match action {
            "subscribe" => {
                let since_us = apis.now_us().saturating_sub(SINCE_US);
                apis.store.subscribe(account, title, into.as_deref().unwrap_or_default(), since_us).await?;
            }
            "unsubscribe" => {
                apis.store.unsubscribe(account, title).await?;
                continue;
            }
            "edit" => match (&into, &out_of) {
                (Some(folder), _) => apis.store.file_subscription(account, title, folder).await?,
                (None, Some(_)) => apis.store.file_subscription(account, title, "").await?,
                (None, None) => {}
            },
            other => return Err(Error::Senseless(format!("there is no action {other:?}"))),
        }
        if let Some(name) = name {
            apis.store.name_subscription(account, title, name).await?;
        }
    }
    Ok(done())
}

/// `subscription/quickadd`: `quickadd` an address.
pub(super) async fn quick_add(apis: &Apis, call: &Call) -> Result<Response, Error> {
    let address = call.asked.first("quickadd").unwrap_or_default().trim();
    let address = address.strip_prefix("feed/").unwrap_or(address);
    let added = match subscribing::title_at(&apis.store, address).await? {
        Some(title) => Ok(title),
        None => subscribing::add_address(&apis.store, address, "", apis.now_us()).await.map_err(Error::from),
    };
    let title = match added {
        Ok(title) => title,
        Err(Error::Senseless(_)) => return Ok(answer(&json!({ "numResults": 0, "query": address }))),
        Err(error) => return Err(error),
    };
    let since_us = apis.now_us().saturating_sub(SINCE_US);
    apis.store.subscribe(call.caller.account.id, title, "", since_us).await?;
    let name = apis.store.titles().await?.into_iter().find(|one| one.id == title).map(|one| one.listing.name);
    Ok(answer(&json!({
        "numResults": 1, "query": address, "streamId": feed(title), "streamName": name.unwrap_or_default(),
    })))
}

/// `subscription/import`: OPML as the body.
pub(super) async fn import(apis: &Apis, call: &Call) -> Result<Response, Error> {
    subscribing::import_opml(&apis.store, call.caller.account.id, &call.body, apis.now_us()).await?;
    Ok(done())
}

/// `subscription/export`
pub(super) async fn export(apis: &Apis, call: &Call) -> Result<Response, Error> {
    let mut response = subscribing::write_opml(&apis.store, call.caller.account.id).await?.into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/x-opml; charset=utf-8"));
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

/// `rename-tag`: `s` a folder, `dest` its new name.
pub(super) async fn rename_tag(apis: &Apis, call: &Call) -> Result<Response, Error> {
    let read = |name: &str| match Tag::parse(call.asked.first(name).unwrap_or_default()) {
        Tag::Label(folder) => Ok(folder),
        _ => Err(Error::Senseless(format!("{name} names no folder"))),
    };
    apis.store.rename_folder(call.caller.account.id, &read("s")?, &read("dest")?).await?;
    Ok(done())
}

/// `disable-tag`: `s` folders; their subscriptions stay.
pub(super) async fn disable_tag(apis: &Apis, call: &Call) -> Result<Response, Error> {
    for tag in call.asked.all("s").chain(call.asked.all("t")) {
        let folder = match Tag::parse(tag) {
            Tag::Label(folder) => folder,
            _ if !tag.contains('/') => tag.to_owned(),
            _ => continue,
        };
        apis.store.rename_folder(call.caller.account.id, &folder, "").await?;
    }
    Ok(done())
}
