//! IPTC ninjs 1.x, 2.x and 3.x (<https://iptc.org/std/ninjs/>): one news item as JSON, or a list of them.
//!
//! The three lines differ in spelling (`versioncreated`, `versionCreated`) and in plurals (`headline`, `headlines`), so names are
//! compared without case and underscores and both forms are asked for. Events and planning items are no articles and are left out.

use std::collections::HashMap;

use jiff::Timestamp;
use news::Picture;
use serde_json::Value;
use url::Url;

use crate::entry::{Enclosure, Entry, Feed, Format, Source, Status};
use crate::item::{add_category, language, settle_texts};
use crate::json::string;
use crate::media::Media;
use crate::problems::Problems;
use crate::text_construct::Text;
use crate::{date, identity, limits, link, person};

/// Reads a ninjs item, an array of items, or an object that holds such an array.
pub(crate) fn read(value: &Value, url: Option<&Url>, problems: &mut Problems) -> Option<Feed> {
    let items: Vec<&Value> = if is_item(value) {
        vec![value]
    } else {
        let list = value.as_array().or_else(|| {
            ["items", "_items", "newsitems", "data", "results"].iter().find_map(|name| get(value, name)?.as_array())
        })?;
        list.iter().filter(|item| is_item(item)).collect()
    };
    let first = items.first()?;
    let mut feed = Feed::new(Format::Ninjs(version(first)));
    let mut seen = HashMap::new();
    for item in items {
        if feed.entries.len() >= limits::ENTRIES {
            problems.add("The feed has more than 5,000 entries; the rest was left out.");
            break;
        }
        let kind = member(item, "type").unwrap_or_default();
        if matches!(kind.as_str(), "event" | "planning") {
            problems.add("An event or planning item is no article and was left out.");
            continue;
        }
        feed.entries.push(read_item(item, url, &mut seen, problems));
    }
    feed.language = feed.entries.first().and_then(|entry| entry.language.clone());
    Some(feed)
}

fn is_item(value: &Value) -> bool {
    const TELLING: &[&str] = &[
        "type",
        "versioncreated",
        "headline",
        "headlines",
        "bodytext",
        "bodyxhtml",
        "bodies",
        "pubstatus",
        "renditions",
        "descriptions",
        "urgency",
        "altids",
        "digitalsourcetype",
        "rightsinfo",
        "trustindicators",
        "genres",
        "eventdetails",
        "plannedcoverage",
        "title",
        "name",
    ];
    let names_itself = || {
        let standard = get(value, "standard")?;
        let schema = standard
            .as_str()
            .map(str::to_owned)
            .or_else(|| member(standard, "name"))
            .or_else(|| member(standard, "schema"))?;
        Some(schema.contains("ninjs"))
    };
    get(value, "uri").is_some_and(Value::is_string)
        && (names_itself() == Some(true) || TELLING.iter().any(|name| get(value, name).is_some()))
}

fn version(item: &Value) -> &'static str {
    let standard = get(item, "standard");
    let said = standard.and_then(|standard| member(standard, "version").or_else(|| member(standard, "schema")));
    match said.as_deref().and_then(|said| said.chars().find(char::is_ascii_digit)) {
        Some('1') => "1",
        Some('2') => "2",
        Some('3') => "3",
        _ if get(item, "headline").is_some() || get(item, "bodytext").is_some() || get(item, "bodyxhtml").is_some() => {
            "1"
        }
        _ if item.get("versioncreated").is_some() || item.get("pubstatus").is_some() => "2",
        _ => "3",
    }
}

/// A member, its name compared without case and underscores.
fn get<'v>(value: &'v Value, name: &str) -> Option<&'v Value> {
    let object = value.as_object()?;
    object.get(name).or_else(|| {
        let folded =
            |key: &str| key.bytes().filter(|&byte| byte != b'_').map(|byte| byte.to_ascii_lowercase()).eq(name.bytes());
        object.iter().find(|(key, _)| folded(key)).map(|(_, value)| value)
    })
}

fn member(value: &Value, name: &str) -> Option<String> {
    string(get(value, name)?)
}

fn time(value: &Value, name: &str, problems: &mut Problems) -> Option<Timestamp> {
    let text = member(value, name)?;
    let at = date::read_plausible(&text);
    if at.is_none() {
        problems.add_about("A date cannot be read", &text);
    }
    at
}

/// The members of an array, or the values of an object that 1.x used as one, with their names.
fn list<'v>(value: &'v Value, name: &str) -> Vec<(Option<&'v str>, &'v Value)> {
    match get(value, name) {
        Some(Value::Array(list)) => list.iter().take(limits::LIST).map(|value| (None, value)).collect(),
        Some(Value::Object(object)) => {
            object.iter().take(limits::LIST).map(|(name, value)| (Some(name.as_str()), value)).collect()
        }
        _ => Vec::new(),
    }
}

/// The best of `headlines`, `descriptions` or `bodies` (2.x, 3.x): the richest, and of equals the one with role `main`.
fn best_text(item: &Value, name: &str, richest: bool) -> Option<Text> {
    let texts = list(item, name).into_iter().filter_map(|(_, part)| {
        let value = member(part, "value").or_else(|| string(part))?;
        let role = member(part, "role").unwrap_or_default().to_ascii_lowercase();
        let media_type = member(part, "contenttype").unwrap_or_default().to_ascii_lowercase();
        let is_rich = media_type.contains("html") || role.contains("html") || role == "richtext";
        let text = if is_rich { Text::html(&value) } else { Text::guess(&value) }?;
        Some((u8::from(is_rich == richest) * 2 + u8::from(role == "main"), text))
    });
    // The first of the best.
    texts
        .fold(None, |best: Option<(u8, Text)>, (rank, text)| match best {
            Some((before, _)) if before >= rank => best,
            _ => Some((rank, text)),
        })
        .map(|(_, text)| text)
}

fn html_member(item: &Value, name: &str) -> Option<Text> {
    Text::html(&member(item, name)?)
}

fn plain_member(item: &Value, name: &str) -> Option<Text> {
    Text::guess(&member(item, name)?)
}

fn read_item(item: &Value, url: Option<&Url>, seen: &mut HashMap<u64, u32>, problems: &mut Problems) -> Entry {
    let uri = member(item, "uri");
    let mut entry = Entry {
        url: uri.as_deref().and_then(|uri| link::absolute(uri, None)),
        language: member(item, "language").and_then(|tag| language(&tag)),
        version: member(item, "version"),
        status: member(item, "pubstatus").and_then(|word| Status::from_word(&word)).unwrap_or_default(),
        embargoed_until: time(item, "embargoeduntil", problems).or_else(|| time(item, "embargoed", problems)),
        expires: time(item, "expires", problems),
        rights: member(item, "copyrightnotice").or_else(|| member(item, "copyrightholder")),
        dateline: member(item, "dateline"),
        byline: member(item, "by").or_else(|| member(item, "byline")),
        ..Entry::default()
    };
    entry.updated = time(item, "versioncreated", problems).or_else(|| time(item, "contentmodified", problems));
    entry.published =
        time(item, "firstcreated", problems).or_else(|| time(item, "contentcreated", problems)).or(entry.updated);
    let title = best_text(item, "headlines", false)
        .or_else(|| plain_member(item, "headline"))
        .or_else(|| plain_member(item, "title"));
    entry.title = title.and_then(|title| title.line());
    if let Some(byline) = entry.byline.clone() {
        person::add_byline(&mut entry.authors, &byline);
    }
    let content = best_text(item, "bodies", true)
        .or_else(|| html_member(item, "bodyxhtml"))
        .or_else(|| html_member(item, "bodyhtml"));
    let content = content.or_else(|| plain_member(item, "bodytext"));
    let summary = best_text(item, "descriptions", false)
        .or_else(|| html_member(item, "descriptionxhtml"))
        .or_else(|| plain_member(item, "descriptiontext"));
    let caption = summary.as_ref().and_then(Text::line);
    settle_texts(&mut entry, summary.map(|text| (text, None)), content.map(|text| (text, None)));
    read_media(item, url, caption).settle(&mut entry);
    for name in ["subjects", "subject", "genres", "genre", "keywords"] {
        for (_, subject) in list(item, name) {
            if let Some(name) = member(subject, "name").or_else(|| string(subject)) {
                add_category(&mut entry.categories, &name);
            }
        }
    }
    let source = list(item, "infosources")
        .into_iter()
        .chain(list(item, "infosource"))
        .find_map(|(_, source)| member(source, "name"));
    entry.source = source.map(|name| Source { name: Some(name), url: None });
    let id = uri.filter(|id| !link::is_executable(id));
    identity::settle(&mut entry, id.as_deref(), seen);
    entry
}

fn is_picture_kind(kind: &str) -> bool {
    matches!(kind, "picture" | "graphic" | "image" | "photo")
}

/// Renditions of the item itself and of what it is associated with, one level deep.
fn read_media(item: &Value, url: Option<&Url>, caption: Option<String>) -> Media {
    let mut media = Media::default();
    let kind = member(item, "type").unwrap_or_default();
    let own_credit = if is_picture_kind(&kind) { member(item, "by") } else { None };
    let own_caption = caption.filter(|_| is_picture_kind(&kind));
    renditions(item, url, &kind, own_caption, own_credit, 0, &mut media);
    for (name, part) in list(item, "associations") {
        let kind = member(part, "type").unwrap_or_default();
        let name = name.map(str::to_owned).or_else(|| member(part, "name")).unwrap_or_default().to_ascii_lowercase();
        let caption = best_text(part, "descriptions", false).or_else(|| plain_member(part, "descriptiontext"));
        let caption =
            caption.or_else(|| best_text(part, "headlines", false)).or_else(|| plain_member(part, "headline"));
        let credit = member(part, "by").or_else(|| member(part, "byline")).or_else(|| member(part, "copyrightholder"));
        let lead = if ["featuremedia", "featured", "main", "lead"].iter().any(|word| name.contains(word)) {
            10_000
        } else {
            0
        };
        let lead = if name.contains("logo") { 0 } else { lead + 10 };
        renditions(part, url, &kind, caption.and_then(|caption| caption.line()), credit, lead, &mut media);
    }
    media
}

fn renditions(
    part: &Value,
    url: Option<&Url>,
    kind: &str,
    caption: Option<String>,
    credit: Option<String>,
    lead: u32,
    media: &mut Media,
) {
    for (_, rendition) in list(part, "renditions") {
        let Some(href) = member(rendition, "href").and_then(|href| link::absolute(&href, url)) else { continue };
        let media_type = member(rendition, "contenttype").or_else(|| member(rendition, "mimetype"));
        let is_picture = match &media_type {
            Some(media_type) => media_type.starts_with("image"),
            None => is_picture_kind(kind),
        };
        let number = |name: &str| get(rendition, name).and_then(Value::as_u64);
        if is_picture {
            let width = u32::try_from(number("width").unwrap_or(0)).unwrap_or(0).min(2_000);
            media.offer(Picture { url: href, caption: caption.clone(), credit: credit.clone() }, 1_000 + lead + width);
        } else if kind != "text"
            || media_type
                .as_deref()
                .is_some_and(|media_type| media_type.starts_with("audio") || media_type.starts_with("video"))
        {
            let seconds = number("duration").and_then(|seconds| u32::try_from(seconds).ok());
            media.file(Enclosure { url: href, media_type, length_bytes: number("sizeinbytes"), seconds }, Some(kind));
        }
    }
}
