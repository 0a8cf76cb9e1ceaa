//! Places from linked data: an `ItemList` (schema.org), where the markup itself shows nothing.

use news::{Slot, prominence};
use serde_json::Value;
use url::Url;

use super::address;
use crate::dom::collapse;
use crate::guard::Script;
use crate::linked_data;

/// What a place in a list is worth: nobody sees how large it is.
const SIZE: f64 = 0.75;

/// The slots of the longest list on the page.
pub(super) fn slots(scripts: &[Script<'_>], base: Option<&Url>) -> Vec<Slot> {
    let mut best = Vec::new();
    for script in scripts.iter().filter(|script| script.attributes.contains("ld+json")) {
        let Some(value) = linked_data::parse(script.text) else { continue };
        let mut waiting = vec![&value];
        while let Some(value) = waiting.pop() {
            match value {
                Value::Array(values) => waiting.extend(values),
                Value::Object(fields) => {
                    let items = fields.get("itemListElement").map(|items| items_of(items, base)).unwrap_or_default();
                    if items.len() > best.len() {
                        best = items;
                    }
                    waiting.extend(fields.values().filter(|value| value.is_object() || value.is_array()));
                }
                _ => {}
            }
        }
    }
    best
}

fn items_of(items: &Value, base: Option<&Url>) -> Vec<Slot> {
    let Some(items) = items.as_array() else { return Vec::new() };
    let mut seen = std::collections::HashSet::new();
    let mut found: Vec<(i64, String, String)> = (1_i64..)
        .zip(items.iter().take(super::SLOTS))
        .filter_map(|(place, item)| {
            let inner = item.get("item").filter(|inner| inner.is_object()).unwrap_or(item);
            let text = |value: &Value, names: &[&str]| {
                names.iter().find_map(|name| value.get(name).and_then(Value::as_str)).map(str::to_owned)
            };
            let href =
                text(inner, &["url", "@id", "mainEntityOfPage"]).or_else(|| text(item, &["url", "item", "@id"]))?;
            let address = address::read(&href, base).filter(|address| address.score >= 1)?;
            let headline = text(inner, &["headline", "name"]).or_else(|| text(item, &["name"])).unwrap_or_default();
            let position = item.get("position").and_then(Value::as_i64).unwrap_or(place);
            seen.insert(address.key).then(|| (position, address.url, collapse(&headline)))
        })
        .collect();
    found.sort_by_key(|(position, ..)| *position);
    (1_u32..)
        .zip(found)
        .map(|(rank, (_, url, headline))| Slot {
            rank,
            url,
            headline,
            section: None,
            prominence: prominence(SIZE, rank),
        })
        .collect()
}
