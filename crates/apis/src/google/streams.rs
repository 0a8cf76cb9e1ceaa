//! Streams: which items, and marks on them.

use axum::response::Response;
use news::ArticleId;
use serde_json::json;
use site::{Wishes, subscribing};
use store::{Mark, Reads, Stream};

use super::ids::{Tag, label, moment_us, parse_item, state};
use super::{Call, answer, done};
use crate::{Apis, Error};

/// Items of one answer at most; apps ask for up to this many.
const MOST: i64 = 10_000;
/// Items of which marks change in one call at most.
const MOST_MARKED: usize = 20_000;

/// What a call selects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Selection {
    /// Of the subscriptions.
    Subscribed(Stream),
    /// Of what was saved, below this id.
    Starred { before: Option<ArticleId>, limit: i64 },
    /// Nothing is kept under that name.
    Nothing,
}

impl Selection {
    /// By `s` (or the stream in the address), `xt`, `it`, `ot`, `nt`, `r`, `n`, `c`.
    pub fn of(call: &Call, stream: Option<&str>, usual: i64, most: i64) -> Self {
        let asked = &call.asked;
        let limit = asked.number("n").unwrap_or(usual).clamp(1, most);
        let after = asked.first("c").filter(|c| !c.is_empty()).and_then(parse_item);
        let tag = stream.or_else(|| asked.first("s")).map_or(Tag::ReadingList, Tag::parse);
        let mut wanted = Stream { after, limit, oldest_first: asked.first("r") == Some("o"), ..Stream::default() };
        match tag {
            Tag::ReadingList => {}
            Tag::Read => wanted.reads = Reads::Read,
            Tag::KeptUnread => wanted.reads = Reads::Unread,
            Tag::Starred => return Self::Starred { before: after, limit },
            Tag::Label(name) => wanted.folder = name,
            Tag::Title(title) => wanted.title = Some(title),
            Tag::Address(_) | Tag::Other => return Self::Nothing,
        }
        if asked.all("xt").any(|tag| Tag::parse(tag) == Tag::Read) {
            wanted.reads = Reads::Unread;
        }
        for tag in asked.all("it").map(Tag::parse) {
            match tag {
                Tag::Read => wanted.reads = Reads::Read,
                Tag::KeptUnread => wanted.reads = Reads::Unread,
                Tag::Starred => return Self::Starred { before: after, limit },
                _ => {}
            }
        }
        if let Some(from) = asked.number("ot").filter(|from| *from > 0) {
            wanted.from_us = moment_us(from);
        }
        if let Some(to) = asked.number("nt").filter(|to| *to > 0) {
            wanted.to_us = moment_us(to).saturating_add(1);
        }
        Self::Subscribed(wanted)
    }

    /// The items, with when each was first seen, and where the answer goes on.
    pub async fn items(self, apis: &Apis, call: &Call) -> Result<(Vec<(ArticleId, i64)>, Option<String>), Error> {
        let account = call.caller.account.id;
        let (items, last) = match self {
            Self::Subscribed(stream) => {
                let wishes = Wishes::of(&apis.store, account, apis.now_us()).await?;
                wishes.stream(&apis.store, account, &stream).await?
            }
            // What somebody saved is theirs, muted or not.
            Self::Starred { before, limit } => {
                let items = apis.store.starred(account, before, limit).await?;
                let is_full = i64::try_from(items.len()).is_ok_and(|length| length >= limit);
                let last = items.last().filter(|_| is_full).map(|(id, _)| *id);
                (items, last)
            }
            Self::Nothing => (Vec::new(), None),
        };
        Ok((items, last.map(|id| id.0.to_string())))
    }
}

/// `stream/items/ids`
pub(super) async fn ids(apis: &Apis, call: &Call) -> Result<Response, Error> {
    let (items, goes_on) = Selection::of(call, None, 20, MOST).items(apis, call).await?;
    let references: Vec<_> = items
        .iter()
        .map(|(id, seen_us)| json!({ "id": id.0.to_string(), "directStreamIds": [], "timestampUsec": seen_us.to_string() }))
        .collect();
    let mut value = json!({ "itemRefs": references });
    if let (Some(goes_on), Some(fields)) = (goes_on, value.as_object_mut()) {
        fields.insert("continuation".to_owned(), goes_on.into());
    }
    Ok(answer(&value))
}

/// `stream/items/count`
pub(super) async fn count(apis: &Apis, call: &Call) -> Result<Response, Error> {
    let (items, _) = Selection::of(call, None, MOST, MOST).items(apis, call).await?;
    Ok(super::text(items.len().to_string()))
}

/// `edit-tag`: `i` items, `a` tags to add, `r` tags to remove.
pub(super) async fn edit_tags(apis: &Apis, call: &Call) -> Result<Response, Error> {
    let items: Vec<ArticleId> = call.asked.all("i").take(MOST_MARKED).filter_map(parse_item).collect();
    let mut marks = Vec::new();
    for tag in call.asked.all("a").map(Tag::parse) {
        match tag {
            Tag::Read => marks.push(Mark::Read),
            Tag::KeptUnread => marks.push(Mark::Unread),
            Tag::Starred => marks.push(Mark::Saved),
            _ => {}
        }
    }
    for tag in call.asked.all("r").map(Tag::parse) {
        match tag {
            Tag::Read => marks.push(Mark::Unread),
            Tag::Starred => marks.push(Mark::Unsaved),
            _ => {}
        }
    }
    // Only what is here, and may be read, can be marked.
    let known = subscribing::readable(&apis.store, call.caller.account.id, &items).await?;
    for mark in marks {
        apis.store.mark_articles(call.caller.account.id, &known, mark, apis.now_us()).await?;
    }
    Ok(done())
}

/// `mark-all-as-read`: `s` stream, `ts` up to when.
pub(super) async fn mark_all_read(apis: &Apis, call: &Call) -> Result<Response, Error> {
    let now_us = apis.now_us();
    // What arrives after the app has asked for the list is not read: a moment in seconds includes its second.
    let before_us = match call.asked.number("ts").filter(|ts| *ts > 0) {
        Some(ts) if ts < 100_000_000_000 => moment_us(ts).saturating_add(1_000_000),
        Some(ts) => moment_us(ts).saturating_add(1),
        None => now_us.saturating_add(1),
    }
    .min(now_us.saturating_add(1));
    let (folder, title) = match Tag::parse(call.asked.first("s").unwrap_or_default()) {
        Tag::ReadingList => (String::new(), None),
        Tag::Label(name) => (name, None),
        Tag::Title(title) => (String::new(), Some(title)),
        other => return Err(Error::Senseless(format!("there is no list {other:?} to mark"))),
    };
    apis.store.mark_all_read(call.caller.account.id, &folder, title, before_us).await?;
    Ok(done())
}

/// The tags of an item in this folder.
pub(super) fn tags_of(folder: &str, is_read: bool, is_saved: bool) -> Vec<String> {
    let mut tags = vec![state("reading-list")];
    if is_read {
        tags.push(state("read"));
    }
    if is_saved {
        tags.push(state("starred"));
    }
    if !folder.is_empty() {
        tags.push(label(folder));
    }
    tags
}
