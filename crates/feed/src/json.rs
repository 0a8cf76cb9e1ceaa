//! JSON Feed 1.0 and 1.1 (<https://www.jsonfeed.org/version/1.1/>), and the way to [`crate::ninjs`].
//!
//! Read as loosely as the XML formats: numbers where strings belong, `author` and `authors`, missing versions, a document that
//! breaks off behind some items.

use std::collections::HashMap;

use news::Picture;
use serde_json::Value;
use url::Url;

use crate::entry::{Enclosure, Entry, Feed, Format, Source};
use crate::error::{Error, Looks};
use crate::item::{add_category, language, settle_texts};
use crate::media::Media;
use crate::problems::Problems;
use crate::text_construct::Text;
use crate::{date, identity, limits, link, ninjs, person};

/// Reads a JSON document.
pub(crate) fn read(text: &str, url: Option<&Url>, problems: &mut Problems) -> Result<Feed, Error> {
    let text = text.trim().trim_start_matches('\u{feff}');
    let value: Value = match serde_json::from_str(text) {
        Ok(value) => value,
        Err(fault) => {
            let rest = salvage(text).and_then(|text| serde_json::from_str(&text).ok());
            problems.add("The JSON is broken; what stands before the fault was read.");
            rest.ok_or_else(|| Error::NotAFeed(Looks::BrokenJson(fault.to_string())))?
        }
    };
    if is_json_feed(&value) {
        return Ok(read_feed(&value, url, problems));
    }
    ninjs::read(&value, url, problems).ok_or(Error::NotAFeed(Looks::Json))
}

/// The document up to its last whole member of the outermost array of objects, closed again.
fn salvage(text: &str) -> Option<String> {
    let (mut in_string, mut escaped) = (false, false);
    let mut open = Vec::new();
    let mut good = None;
    for (at, byte) in text.bytes().enumerate() {
        if in_string {
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'"' => in_string = false,
                _ => {}
            }
            continue;
        }
        match byte {
            b'"' => in_string = true,
            b'{' | b'[' if open.len() >= limits::DEPTH => return None,
            b'{' => open.push(b'}'),
            b'[' => open.push(b']'),
            b'}' | b']' => {
                if open.pop() != Some(byte) {
                    break;
                }
                // An item of `{"items": [ .. ]}` or of a bare array has just ended.
                if byte == b'}' && open.last() == Some(&b']') && open.len() <= 2 {
                    good = Some((at + 1, open.clone()));
                }
            }
            _ => {}
        }
    }
    let (end, open) = good?;
    let mut document = text.get(..end)?.to_owned();
    document.extend(open.iter().rev().map(|&byte| char::from(byte)));
    Some(document)
}

fn is_json_feed(value: &Value) -> bool {
    let version = value.get("version").and_then(Value::as_str).unwrap_or_default();
    let has_items = value.get("items").is_some_and(Value::is_array);
    version.contains("jsonfeed.org")
        || has_items && ["title", "home_page_url", "feed_url"].iter().any(|name| value.get(name).is_some())
}

/// A string, or a number or boolean as its text; trimmed, not empty.
pub(crate) fn string(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}

fn member(value: &Value, name: &str) -> Option<String> {
    string(value.get(name)?)
}

fn address(value: &Value, name: &str, base: Option<&Url>) -> Option<String> {
    link::absolute(&member(value, name)?, base)
}

fn line(value: &Value, name: &str) -> Option<String> {
    Text::guess(&member(value, name)?)?.line()
}

fn authors(value: &Value) -> Vec<String> {
    let mut names = Vec::new();
    let list = value.get("authors").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let single = value.get("author").into_iter();
    for author in list.iter().chain(single).take(limits::LIST) {
        if let Some(name) = string(author).or_else(|| member(author, "name")) {
            person::add(&mut names, &name);
        }
    }
    names
}

fn read_feed(value: &Value, url: Option<&Url>, problems: &mut Problems) -> Feed {
    let version = member(value, "version").unwrap_or_default();
    let mut feed =
        Feed::new(Format::JsonFeed(if version.trim_end_matches('/').ends_with("/1") { "1.0" } else { "1.1" }));
    feed.title = line(value, "title");
    feed.url = address(value, "home_page_url", url);
    feed.description = line(value, "description");
    feed.language = member(value, "language").and_then(|tag| language(&tag));
    feed.authors = authors(value);
    feed.image = address(value, "icon", url).or_else(|| address(value, "favicon", url));
    feed.self_url = address(value, "feed_url", url);
    feed.next_url = address(value, "next_url", url);
    feed.expired = value.get("expired") == Some(&Value::Bool(true));
    let hubs = value.get("hubs").and_then(Value::as_array).into_iter().flatten();
    let is_websub = |hub: &&Value| member(hub, "type").is_none_or(|kind| kind.eq_ignore_ascii_case("websub"));
    feed.hubs = hubs.filter(is_websub).filter_map(|hub| address(hub, "url", url)).take(16).collect();
    let page = feed.url.as_deref().and_then(|page| Url::parse(page).ok());
    let base = page.as_ref().or(url);
    let mut seen = HashMap::new();
    for item in value.get("items").and_then(Value::as_array).into_iter().flatten() {
        if feed.entries.len() >= limits::ENTRIES {
            problems.add("The feed has more than 5,000 entries; the rest was left out.");
            break;
        }
        if !item.is_object() {
            problems.add("An item is no object and was left out.");
            continue;
        }
        feed.entries.push(read_item(item, base, &mut seen, problems));
    }
    feed
}

fn read_item(item: &Value, base: Option<&Url>, seen: &mut HashMap<u64, u32>, problems: &mut Problems) -> Entry {
    let external_url = address(item, "external_url", base);
    let mut entry = Entry {
        url: address(item, "url", base).or_else(|| external_url.clone()),
        title: line(item, "title"),
        authors: authors(item),
        language: member(item, "language").and_then(|tag| language(&tag)),
        ..Entry::default()
    };
    for (name, place) in [("date_published", &mut entry.published), ("date_modified", &mut entry.updated)] {
        let Some(text) = member(item, name) else { continue };
        *place = date::read_plausible(&text);
        if place.is_none() {
            problems.add_about("A date cannot be read", &text);
        }
    }
    let content = member(item, "content_html").and_then(|html| Text::html(&html));
    let content = content.or_else(|| Text::plain(&member(item, "content_text")?));
    let summary = member(item, "summary").and_then(|summary| Text::guess(&summary));
    let mut media = Media::default();
    for (name, rank) in [("image", 2_000), ("banner_image", 1_500)] {
        if let Some(url) = address(item, name, base) {
            media.offer(Picture { url, ..Picture::default() }, rank);
        }
    }
    if let Some(url) = content.as_ref().and_then(|content| content.first_picture(base)) {
        media.offer(Picture { url, ..Picture::default() }, 100);
    }
    for file in item.get("attachments").and_then(Value::as_array).into_iter().flatten().take(limits::LIST) {
        if let Some(url) = address(file, "url", base) {
            let size = file.get("size_in_bytes").and_then(Value::as_u64).filter(|&size| size > 0);
            let seconds = file.get("duration_in_seconds").and_then(Value::as_f64).filter(|&seconds| seconds >= 1.0);
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at least 1; too long is cut")]
            let seconds = seconds.map(|seconds| seconds as u32);
            let media_type = member(file, "mime_type");
            media.file(Enclosure { url, media_type, length_bytes: size, seconds }, None);
        }
    }
    settle_texts(&mut entry, summary.map(|text| (text, base.cloned())), content.map(|text| (text, base.cloned())));
    media.settle(&mut entry);
    for tag in item.get("tags").and_then(Value::as_array).into_iter().flatten().take(limits::LIST) {
        if let Some(tag) = string(tag) {
            add_category(&mut entry.categories, &tag);
        }
    }
    // A link blog's item points at somebody else's page.
    if external_url.is_some() && external_url != entry.url {
        entry.source = Some(Source { name: None, url: external_url });
    }
    let id = member(item, "id").filter(|id| !link::is_executable(id));
    identity::settle(&mut entry, id.as_deref(), seen);
    entry
}
