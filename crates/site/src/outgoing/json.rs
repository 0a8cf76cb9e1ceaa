//! JSON Feed 1.1.

use serde_json::{Value, json};

use super::{Entry, Outgoing, is_printed};

pub(super) fn write(list: &Outgoing) -> String {
    let mut feed = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": printed(&list.title),
        "home_page_url": list.page,
        "feed_url": list.address,
        "items": list.entries.iter().map(item).collect::<Vec<Value>>(),
    });
    if let (false, Some(fields)) = (list.note.is_empty(), feed.as_object_mut()) {
        fields.insert("description".to_owned(), list.note.clone().into());
    }
    feed.to_string()
}

fn item(entry: &Entry) -> Value {
    let mut authors = vec![json!({ "name": entry.source })];
    if let Some(author) = &entry.author {
        authors.insert(0, json!({ "name": author }));
    }
    let mut item = json!({
        "id": entry.link,
        "url": entry.link,
        "title": printed(&entry.headline),
        // An item has a content (1.1); the summary is all that goes out.
        "content_text": printed(&entry.summary),
        "date_published": entry.published.to_string(),
        "date_modified": entry.seen.to_string(),
        "authors": authors,
    });
    if let Some(fields) = item.as_object_mut() {
        if let Some(section) = entry.section {
            fields.insert("tags".to_owned(), json!([section]));
        }
        if let Some(file) = &entry.recording {
            let mut attachment = json!({ "url": file.address, "mime_type": file.media_type });
            if let Some(known) = attachment.as_object_mut() {
                known.extend(file.length_bytes.map(|bytes| ("size_in_bytes".to_owned(), bytes.into())));
                known.extend(file.seconds.map(|seconds| ("duration_in_seconds".to_owned(), seconds.into())));
            }
            fields.insert("attachments".to_owned(), json!([attachment]));
        }
        if !entry.language.is_empty() {
            fields.insert("language".to_owned(), entry.language.clone().into());
        }
    }
    item
}

fn printed(text: &str) -> String {
    text.chars().filter(|c| is_printed(*c)).collect()
}
