//! What other readers give out about articles, as one list: starred, read, labels. Pure: bytes in, a list out.
//!
//! Three shapes are read, as their makers document them: streams as Google Reader had them (Google Takeout, FreshRSS, Inoreader: `items` with
//! `categories` of words), Feedly's streams (`items` with `tags` of objects and `unread`), and Miniflux's entries (`entries` with `status` and
//! `starred`). FreshRSS packs several files into a ZIP file.

mod lean;
mod zip;

use std::collections::BTreeSet;

use serde_json::Value;

use lean::Lean;

pub(super) use zip::files;

/// Articles of one file at most.
const MOST: usize = 50_000;

/// An article in the file of another reader.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Item {
    /// Its address.
    pub address: String,
    /// Its headline; its address where it has none.
    pub headline: String,
    /// Addresses of its feed and of the feed's page.
    pub origins: Vec<String>,
    pub is_saved: bool,
    pub is_read: bool,
    /// Labels, and in some files the folder of its feed, which looks the same.
    pub labels: BTreeSet<String>,
}

/// The articles of a file; `None` where it is none of those that can be read.
pub(super) fn read(bytes: &[u8]) -> Option<Vec<Item>> {
    let Lean(value) = serde_json::from_slice(bytes).ok()?;
    let list = [Some(&value), value.get("items"), value.get("entries")];
    let list = list.into_iter().flatten().find_map(Value::as_array)?;
    let read = list.iter().take(MOST).filter_map(|value| Some((item(value)?, says_state(value))));
    let mut items: Vec<(Item, bool)> = read.collect();
    // A list whose articles say nothing of being starred or read is what somebody chose: Google's own list of starred articles is so.
    if !items.iter().any(|(_, says_state)| *says_state) {
        items.iter_mut().for_each(|(item, _)| item.is_saved = true);
    }
    Some(items.into_iter().map(|(item, _)| item).collect())
}

/// FreshRSS keeps headlines and the addresses of feeds as they stand in HTML, and gives them out so.
fn unescaped(text: &str) -> String {
    let names = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#039;", "'"), ("&#39;", "'"), ("&amp;", "&")];
    names.iter().fold(text.to_owned(), |text, (name, letter)| text.replace(name, letter))
}

fn says_state(value: &Value) -> bool {
    value.get("starred").is_some()
        || value.get("unread").is_some()
        || marks(value).any(|mark| mark.contains("/state/") || mark.contains("/tag/global."))
}

/// `user/-/state/com.google/starred`, as words or as the ids of objects.
fn marks(value: &Value) -> impl Iterator<Item = &str> {
    let lists = [value.get("categories"), value.get("tags")].into_iter().flatten().filter_map(Value::as_array);
    lists.flatten().filter_map(|mark| mark.as_str().or_else(|| mark.get("id").and_then(Value::as_str)))
}

fn item(value: &Value) -> Option<Item> {
    let text = |place: &str| value.pointer(place).and_then(Value::as_str).filter(|text| !text.is_empty());
    let places = ["/canonical/0/href", "/alternate/0/href", "/canonicalUrl", "/url"];
    let address = places.into_iter().find_map(text)?.to_owned();
    let stream = text("/origin/streamId").map(|id| id.trim_start_matches("feed/"));
    let origins =
        [stream, text("/origin/feedUrl"), text("/feed/feed_url"), text("/origin/htmlUrl"), text("/feed/site_url")];
    let mut item = Item {
        headline: text("/title").map_or_else(|| address.clone(), unescaped),
        origins: origins.into_iter().flatten().map(unescaped).collect(),
        is_saved: value.get("starred").and_then(Value::as_bool).unwrap_or(false),
        is_read: text("/status") == Some("read") || value.get("unread").and_then(Value::as_bool) == Some(false),
        labels: BTreeSet::new(),
        address,
    };
    for mark in marks(value) {
        if let Some((_, label)) = mark.split_once("/label/") {
            item.labels.insert(label.to_owned());
        } else if mark.ends_with("/state/com.google/starred") || mark.ends_with("/tag/global.saved") {
            item.is_saved = true;
        } else if mark.ends_with("/state/com.google/read") || mark.ends_with("/tag/global.read") {
            item.is_read = true;
        }
    }
    // Feedly's boards: their ids are numbers, their names stand beside.
    for tag in value.get("tags").and_then(Value::as_array).into_iter().flatten() {
        let id = tag.get("id").and_then(Value::as_str).unwrap_or_default();
        if let Some(name) = tag.get("label").and_then(Value::as_str).filter(|_| !id.contains("/tag/global.")) {
            item.labels.insert(name.to_owned());
        }
    }
    Some(item)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read_json(value: &Value) -> Vec<Item> {
        read(value.to_string().as_bytes()).unwrap()
    }

    fn labels(names: &[&str]) -> BTreeSet<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn freshrss_and_inoreader_tell_states_as_categories() {
        let items = read_json(&json!({ "id": "user/-/state/org.freshrss/starred", "items": [
            { "title": "A", "canonical": [{ "href": "https://a.example/1" }], "alternate": [{ "href": "https://a.example/1?x" }],
              "categories": ["user/-/state/com.google/reading-list", "user/-/label/Papers", "user/-/state/com.google/read",
                             "user/-/state/com.google/starred", "user/-/label/Dams", "a tag of the publisher"],
              "origin": { "streamId": "feed/52", "htmlUrl": "https://a.example/", "feedUrl": "https://a.example/feed" } },
            { "alternate": [{ "href": "https://a.example/2" }],
              "categories": ["user/1005921515/state/com.google/reading-list"],
              "origin": { "streamId": "feed/https://a.example/feed" } },
            { "title": "without an address" },
        ]}));
        assert_eq!(items.len(), 2);
        assert!(items[0].is_saved && items[0].is_read && items[0].address == "https://a.example/1");
        assert_eq!(items[0].labels, labels(&["Dams", "Papers"]));
        assert_eq!(items[0].origins, ["52", "https://a.example/feed", "https://a.example/"]);
        assert!(!items[1].is_saved && !items[1].is_read && items[1].headline == items[1].address);
    }

    #[test]
    fn feedly_tells_states_as_tags_with_names() {
        let items = read_json(&json!({ "id": "user/c8/tag/global.saved", "items": [
            { "title": "A", "alternate": [{ "href": "https://a.example/1", "type": "text/html" }], "unread": false,
              "tags": [{ "id": "user/c8/tag/global.saved", "label": "Saved For Later" }, { "id": "user/c8/tag/8a", "label": "Dams" }],
              "categories": [{ "id": "user/c8/category/Papers", "label": "Papers" }],
              "origin": { "streamId": "feed/https://a.example/feed", "htmlUrl": "https://a.example/", "title": "A" } },
            { "title": "B", "canonicalUrl": "https://a.example/2", "unread": true },
        ]}));
        assert!(items[0].is_saved && items[0].is_read);
        assert_eq!(items[0].labels, labels(&["Dams"]));
        assert!(!items[1].is_saved && !items[1].is_read);
    }

    #[test]
    fn miniflux_tells_states_as_words() {
        let items = read_json(&json!({ "total": 2, "entries": [
            { "id": 1, "title": "A", "url": "https://a.example/1", "status": "read", "starred": true, "tags": ["publisher's"],
              "feed": { "feed_url": "https://a.example/feed", "site_url": "https://a.example/", "category": { "title": "Papers" } } },
            { "id": 2, "title": "B", "url": "https://a.example/2", "status": "unread", "starred": false, "tags": null },
        ]}));
        assert!(items[0].is_saved && items[0].is_read && items[0].labels.is_empty());
        assert_eq!(items[0].origins, ["https://a.example/feed", "https://a.example/"]);
        assert!(!items[1].is_saved && !items[1].is_read);
    }

    /// FreshRSS's own files, as its `app/views/helpers/export/articles.phtml` writes them: feeds by number, HTML in headlines.
    #[test]
    fn freshrss_gives_out_html_and_says_what_is_unread() {
        let items = read_json(
            &json!({ "id": "user/anna/state/org.freshrss/feed/7", "title": "Feed", "author": "anna", "items": [
                { "id": "https://a.example/?p=1", "timestampUsec": "1700000000000000", "categories": ["Town &amp; harbour", "user/-/state/com.google/unread"],
                  "title": "Dams &amp; &quot;locks&quot;", "author": "Mara", "published": 1_700_000_000, "updated": 1_700_000_000,
                  "alternate": [{ "href": "https://a.example/?p=1&x=2", "type": "text/html" }], "content": { "content": "<p>Text</p>" },
                  "origin": { "streamId": 7, "title": "A", "htmlUrl": "https://a.example/", "feedUrl": "https://a.example/feed?a=1&amp;b=2" } },
                { "id": "2", "categories": ["user/-/state/com.google/read", "user/-/state/com.google/starred", "user/-/label/Dams"],
                  "title": "B", "alternate": [{ "href": "https://a.example/2", "type": "text/html" }], "origin": { "streamId": "" } },
            ]}),
        );
        assert_eq!(items[0].headline, "Dams & \"locks\"");
        assert_eq!(items[0].origins, ["https://a.example/feed?a=1&b=2", "https://a.example/"]);
        assert!(!items[0].is_saved && !items[0].is_read && items[0].labels.is_empty());
        assert!(items[1].is_saved && items[1].is_read && items[1].origins.is_empty());
        assert_eq!(items[1].labels, labels(&["Dams"]));
    }

    /// Feedbin's `starred.json`: a bare list of what was chosen.
    #[test]
    fn feedbins_list_was_chosen() {
        let items = read_json(
            &json!([{ "id": 1, "title": "A", "author": null, "url": "https://a.example/1", "feed_id": 7,
            "published": "2023-11-14T22:13:20.000000Z", "created_at": "2023-11-14T22:13:20.000000Z", "content": "<p>Text</p>" }]),
        );
        assert!(items[0].is_saved && !items[0].is_read && items[0].address == "https://a.example/1");
    }

    #[test]
    fn a_list_without_any_state_was_chosen() {
        let items = read_json(&json!([{ "title": "A", "alternate": [{ "href": "https://a.example/1" }] }]));
        assert!(items[0].is_saved);
    }

    #[test]
    fn what_is_no_list_is_nothing() {
        for bytes in [&b"{}"[..], b"[", b"", b"\"items\"", b"{\"items\":7}"] {
            assert_eq!(read(bytes), None);
        }
    }
}
