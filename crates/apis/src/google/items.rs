//! Items with their texts.

use std::collections::{HashMap, HashSet};

use axum::response::Response;
use news::{AccountId, ArticleId, Recording, Title, TitleId};
use serde_json::{Value, json};
use site::{Wishes, subscribing};
use store::{ArticleText, ReadingState, Subscription};

use super::ids::{feed, item, parse_item};
use super::streams::{Selection, tags_of};
use super::{Call, answer};
use crate::{Apis, Error};

/// Items with texts in one answer at most.
const MOST: i64 = 1_000;
/// Texts unpacked at once.
const TEXTS: usize = 128;

/// `stream/items/contents`: `i` items.
pub(super) async fn named(apis: &Apis, call: &Call) -> Result<Response, Error> {
    let most = usize::try_from(MOST).unwrap_or(usize::MAX);
    let ids: Vec<ArticleId> = call.asked.all("i").take(most).filter_map(parse_item).collect();
    let ids = readable(apis, call.caller.account.id, ids).await?;
    let items = items(apis, call, &ids).await?;
    Ok(answer(&json!({
        "direction": "ltr", "id": super::ids::state("reading-list"), "title": "Reading list",
        "updated": apis.now_us() / 1_000_000, "items": items,
    })))
}

/// Those that the reader may see, in their order: neither what others brought, nor what is muted and not saved.
pub(crate) async fn readable(apis: &Apis, account: AccountId, ids: Vec<ArticleId>) -> Result<Vec<ArticleId>, Error> {
    let may: HashSet<ArticleId> = subscribing::readable(&apis.store, account, &ids).await?.into_iter().collect();
    let wishes = Wishes::of(&apis.store, account, apis.now_us()).await?;
    if wishes.hide_nothing() {
        return Ok(ids.into_iter().filter(|id| may.contains(id)).collect());
    }
    let states = apis.store.reading_states(account, &ids).await?;
    let open = wishes.open(&apis.store, ids.iter().map(|id| (*id, 0)).collect()).await?;
    let open: HashSet<ArticleId> = open.into_iter().map(|(id, _)| id).collect();
    let saved = |id: &ArticleId| states.get(id).is_some_and(|state| state.saved_us > 0);
    Ok(ids.into_iter().filter(|id| may.contains(id) && (open.contains(id) || saved(id))).collect())
}

/// `stream/contents/{stream}`
pub(super) async fn stream(apis: &Apis, call: &Call, stream: Option<&str>) -> Result<Response, Error> {
    let (selected, goes_on) = Selection::of(call, stream, 20, MOST).items(apis, call).await?;
    let ids: Vec<ArticleId> = selected.iter().map(|(id, _)| *id).collect();
    let items = items(apis, call, &ids).await?;
    let mut value = json!({
        "direction": "ltr", "id": stream.map_or_else(|| super::ids::state("reading-list"), str::to_owned),
        "title": "Reading list", "updated": apis.now_us() / 1_000_000, "items": items,
    });
    if let (Some(goes_on), Some(fields)) = (goes_on, value.as_object_mut()) {
        fields.insert("continuation".to_owned(), goes_on.into());
    }
    Ok(answer(&value))
}

/// What an item is made with.
struct Around {
    titles: HashMap<TitleId, Title>,
    subscriptions: HashMap<TitleId, Subscription>,
}

/// The items of these articles, in their order; those that are gone are left out.
async fn items(apis: &Apis, call: &Call, ids: &[ArticleId]) -> Result<Vec<Value>, Error> {
    let account = call.caller.account.id;
    let titles = apis.store.titles().await?;
    let subscriptions = apis.store.subscriptions(account).await?;
    let around = Around {
        titles: titles.into_iter().map(|title| (title.id, title)).collect(),
        subscriptions: subscriptions.into_iter().map(|one| (one.title, one)).collect(),
    };
    let states = apis.store.reading_states(account, ids).await?;
    let visitor = apis.visitor(&call.caller).await?;
    let mut items = Vec::with_capacity(ids.len());
    for ids in ids.chunks(TEXTS) {
        let texts = apis.store.article_texts(ids).await?;
        let mut texts: HashMap<ArticleId, ArticleText> = texts.into_iter().map(|text| (text.id, text)).collect();
        for id in ids {
            if let Some(mut text) = texts.remove(id).filter(|text| !text.withdrawn) {
                let title = text.title;
                apis.cut(&mut text, around.titles.get(&title), &visitor);
                items.push(value(text, states.get(id).copied().unwrap_or_default(), &around));
            }
        }
    }
    Ok(items)
}

fn value(text: ArticleText, state: ReadingState, around: &Around) -> Value {
    let subscription = around.subscriptions.get(&text.title);
    let is_read = match subscription {
        Some(subscription) => subscription.has_read(state, text.first_seen_us, text.sort_us),
        None => state.read_us > 0,
    };
    let title = around.titles.get(&text.title);
    let named = subscription.map(|one| one.name.as_str()).filter(|name| !name.is_empty());
    let name = named.or_else(|| title.map(|title| title.listing.name.as_str())).unwrap_or_default();
    let article = text.article;
    let content = if article.body_html.is_empty() { article.summary.unwrap_or_default() } else { article.body_html };
    let direction = news::direction(article.language.as_deref().unwrap_or_default()).as_str();
    let mut value = json!({
        "id": item(text.id),
        "crawlTimeMsec": (text.first_seen_us / 1_000).to_string(),
        "timestampUsec": text.first_seen_us.to_string(),
        "published": text.sort_us / 1_000_000,
        "updated": text.sort_us / 1_000_000,
        "title": text.headline,
        "canonical": [{ "href": article.url }],
        "alternate": [{ "href": article.url, "type": "text/html" }],
        "summary": { "direction": direction, "content": content },
        "author": article.byline.unwrap_or_default(),
        "categories": tags_of(subscription.map_or("", |one| one.folder.as_str()), is_read, state.saved_us > 0),
        "origin": {
            "streamId": feed(text.title), "title": name,
            "htmlUrl": title.map_or("", |title| title.listing.homepage.as_str()),
        },
    });
    // Only where there are any, as the peers do: an empty list makes some apps show a player for nothing.
    if let (false, Some(fields)) = (article.recordings.is_empty(), value.as_object_mut()) {
        fields.insert("enclosure".to_owned(), article.recordings.iter().map(enclosure).collect());
    }
    value
}

/// Sound or video of an item: `href`, `type` and `length` as Google Reader had them and FreshRSS and Miniflux have them. The address is
/// its publisher's, as for the texts' pictures: an app has no session of this site, and asks for it by itself.
fn enclosure(recording: &Recording) -> Value {
    let mut value = json!({ "href": recording.url, "type": recording.media_type });
    if let (Some(bytes), Some(fields)) = (recording.length_bytes, value.as_object_mut()) {
        fields.insert("length".to_owned(), bytes.into());
    }
    value
}
