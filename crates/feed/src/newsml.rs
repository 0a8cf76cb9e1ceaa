//! IPTC NewsML-G2 (news items, packages, messages) and NITF, the form in which agencies deliver full text.
//!
//! One `newsItem` is one entry. Its text is NITF, XHTML or plain inside `contentSet`; pictures are `remoteContent`. Concept,
//! planning and knowledge items describe the world and are no articles: they give a feed without entries and a problem.
//! Fragments of an item (a `contentSet` alone) are read as an item.

use std::collections::HashMap;

use jiff::Timestamp;
use news::Picture;
use url::Url;

use crate::entry::{Enclosure, Entry, Feed, Format, Source, Status};
use crate::item::{add_category, language, settle_texts};
use crate::media::Media;
use crate::problems::Problems;
use crate::text_construct::{Text, Usually};
use crate::xml::Element;
use crate::{date, identity, limits, link, person};

/// The format of a document with this root, if it is one of this module's.
pub(crate) fn format(root: Element<'_>) -> Option<Format> {
    match root.name() {
        "nitf" => Some(Format::Nitf),
        "newsitem" | "newsmessage" | "packageitem" | "conceptitem" | "planningitem" | "knowledgeitem"
        | "catalogitem" | "contentset" | "contentmeta" | "itemmeta" => Some(Format::NewsMlG2),
        _ => None,
    }
}

/// Reads what is below `root`.
pub(crate) fn read(root: Element<'_>, format: Format, url: Option<&Url>, problems: &mut Problems) -> Feed {
    let mut feed = Feed::new(format);
    let mut seen = HashMap::new();
    if format == Format::Nitf {
        feed.entries.push(read_item(root, url, &mut seen, problems));
    } else if matches!(root.name(), "contentset" | "contentmeta" | "itemmeta") {
        problems.add("This is a part of a news item; what is there was read.");
        feed.entries.extend(root.parent().map(|top| read_item(top, url, &mut seen, problems)));
    } else {
        let is_item = |element: &Element<'_>| {
            matches!(
                element.name(),
                "newsitem" | "packageitem" | "conceptitem" | "planningitem" | "knowledgeitem" | "catalogitem"
            )
        };
        let inside = root.descendants(|element| !is_item(&element)).filter(is_item);
        for item in Some(root).filter(is_item).into_iter().chain(inside) {
            if feed.entries.len() >= limits::ENTRIES {
                problems.add("The message has more than 5,000 items; the rest was left out.");
                break;
            }
            match item.name() {
                "newsitem" => feed.entries.push(read_item(item, url, &mut seen, problems)),
                "packageitem" => read_package(item, &mut feed, &mut seen, problems),
                _ => problems.add("A concept, event or planning item is no article and was left out."),
            }
        }
    }
    let provider = root.descendants(|_| true).find(|element| matches!(element.name(), "provider" | "sender"));
    feed.title = feed.title.take().or_else(|| provider.and_then(name));
    feed.language = feed.language.take().or_else(|| root.language().and_then(language));
    feed.language = feed.language.take().or_else(|| feed.entries.iter().find_map(|entry| entry.language.clone()));
    feed
}

/// The name of a thing: `<name>`, else its text, else the address that stands for it.
fn name(element: Element<'_>) -> Option<String> {
    let named = element.any_child("name").and_then(line);
    named.or_else(|| line(element).filter(|_| !element.has_elements()))
}

fn line(element: Element<'_>) -> Option<String> {
    Text::read(element, Usually::Text)?.line()
}

fn time(element: Element<'_>, problems: &mut Problems) -> Option<Timestamp> {
    let text = element.text().or_else(|| element.attribute("norm").map(Into::into))?;
    let at = date::read_plausible(&text);
    if at.is_none() {
        problems.add_about("A date cannot be read", &text);
    }
    at
}

/// What one item says, before it is settled.
#[derive(Default)]
struct Parts {
    headline: Option<Text>,
    fallback_headline: Option<Text>,
    summary: Option<Text>,
    caption: Option<String>,
    content: Option<Text>,
    credit: Option<String>,
    created: Option<Timestamp>,
    first: Option<Timestamp>,
    version: Option<Timestamp>,
    modified: Option<Timestamp>,
    provider: Option<String>,
    photographer: Option<String>,
}

fn read_item(item: Element<'_>, url: Option<&Url>, seen: &mut HashMap<u64, u32>, problems: &mut Problems) -> Entry {
    let mut entry = Entry { version: item.attribute("version").map(str::to_owned), ..Entry::default() };
    let mut parts = Parts::default();
    let mut media = Media::default();
    for part in item.children() {
        match part.name() {
            "itemmeta" => read_item_meta(part, &mut entry, &mut parts, problems),
            "contentmeta" => read_content_meta(part, &mut entry, &mut parts, problems),
            "rightsinfo" => read_rights(part, &mut entry),
            "contentset" => read_content(part, url, &mut entry, &mut parts, &mut media, problems),
            _ => {}
        }
    }
    if item.name() == "nitf" {
        read_nitf(item, url, &mut entry, &mut parts, &mut media, problems);
    }
    entry.title = parts.headline.or(parts.fallback_headline).and_then(|headline| headline.line());
    entry.published = parts.first.or(parts.created).or(parts.version).or(entry.published);
    entry.updated = parts.version.or(parts.modified).or(entry.updated);
    settle_texts(&mut entry, parts.summary.map(|text| (text, None)), parts.content.map(|text| (text, url.cloned())));
    media.settle(&mut entry);
    if let Some(picture) = &mut entry.image {
        picture.caption = picture.caption.take().or(parts.caption);
        let credit = match (parts.photographer, parts.credit) {
            (Some(photographer), Some(line)) => Some(format!("{photographer} / {line}")),
            (photographer, line) => photographer.or(line),
        };
        picture.credit = picture.credit.take().or(credit);
    }
    if entry.source.is_none() {
        entry.source = parts.provider.map(|name| Source { name: Some(name), url: None });
    }
    if entry.language.is_none() {
        entry.language = item.language().and_then(language);
    }
    let id = item.attribute("guid").map(str::to_owned).or_else(|| nitf_id(item)).filter(|id| !link::is_executable(id));
    if entry.url.is_none() {
        entry.url = id.as_deref().and_then(|id| link::absolute(id, None));
    }
    identity::settle(&mut entry, id.as_deref(), seen);
    entry
}

fn read_item_meta(meta: Element<'_>, entry: &mut Entry, parts: &mut Parts, problems: &mut Problems) {
    for part in meta.children() {
        match part.name() {
            "versioncreated" => parts.version = time(part, problems),
            "firstcreated" => parts.first = time(part, problems),
            "embargoed" => entry.embargoed_until = time(part, problems),
            "pubstatus" => {
                let word = part.attribute("qcode").or_else(|| part.attribute("uri"));
                entry.status = word.and_then(Status::from_word).unwrap_or_default();
            }
            "provider" => parts.provider = name(part),
            "title" => {
                parts.fallback_headline = parts.fallback_headline.take().or_else(|| Text::read(part, Usually::Text))
            }
            "link" => {
                // A link to the published page, where the agency has one.
                let is_page = part.attribute("contenttype").is_some_and(|media_type| media_type.contains("html"));
                if is_page && entry.url.is_none() {
                    entry.url = part.attribute("href").and_then(|href| link::absolute(href, None));
                }
            }
            _ => {}
        }
    }
}

fn read_content_meta(meta: Element<'_>, entry: &mut Entry, parts: &mut Parts, problems: &mut Problems) {
    for part in meta.children() {
        match part.name() {
            "headline" => {
                let is_main = part.attribute("role").is_none_or(|role| role.contains("main"));
                if is_main || parts.headline.is_none() {
                    parts.headline = Text::read(part, Usually::Text).or(parts.headline.take());
                }
            }
            "by" => {
                entry.byline = line(part);
                if let Some(byline) = &entry.byline {
                    person::add_byline(&mut entry.authors, byline);
                }
            }
            "creator" => {
                let is_photographer = part.attribute("role").is_some_and(|role| role.contains("photo"));
                let name = name(part).or_else(|| part.attribute("literal").map(str::to_owned));
                if is_photographer {
                    parts.photographer = name.clone();
                }
                if let Some(name) = name {
                    person::add(&mut entry.authors, &name);
                }
            }
            "creditline" => parts.credit = line(part),
            "dateline" => entry.dateline = line(part),
            "infosource" => {
                entry.source = entry.source.take().or_else(|| Some(Source { name: Some(name(part)?), url: None }))
            }
            "language" => entry.language = part.attribute("tag").and_then(language).or(entry.language.take()),
            "subject" | "keyword" | "genre" => {
                if let Some(name) = name(part) {
                    add_category(&mut entry.categories, &name);
                }
            }
            "description" => {
                let role = part.attribute("role").unwrap_or_default();
                if role.contains("caption") {
                    parts.caption = line(part);
                }
                if parts.summary.is_none() || role.contains("summary") {
                    parts.summary = Text::read(part, Usually::Text).or(parts.summary.take());
                }
            }
            "contentcreated" => parts.created = time(part, problems),
            "contentmodified" => parts.modified = time(part, problems),
            "slugline" if parts.fallback_headline.is_none() => {
                parts.fallback_headline = Text::read(part, Usually::Text)
            }
            _ => {}
        }
    }
}

fn read_rights(rights: Element<'_>, entry: &mut Entry) {
    let notice = rights.any_child("copyrightnotice").and_then(line);
    let holder = rights
        .any_child("copyrightholder")
        .and_then(|holder| name(holder).or_else(|| holder.attribute("literal").map(str::to_owned)));
    entry.rights = entry.rights.take().or(notice).or(holder);
}

fn read_content(
    set: Element<'_>,
    url: Option<&Url>,
    entry: &mut Entry,
    parts: &mut Parts,
    media: &mut Media,
    problems: &mut Problems,
) {
    for part in set.children() {
        let media_type = part.attribute("contenttype").unwrap_or_default().to_ascii_lowercase();
        match part.name() {
            "inlinexml" => {
                let nitf = part.descendants(|_| true).find(|element| element.name() == "nitf");
                match nitf {
                    Some(nitf) => read_nitf(nitf, url, entry, parts, media, problems),
                    None => {
                        let body = part.descendants(|_| true).find(|element| element.name() == "body").unwrap_or(part);
                        parts.content = parts.content.take().or_else(|| Text::html(&body.inner_html()));
                    }
                }
            }
            "inlinedata" => {
                let text = || part.text();
                let read = || if media_type.contains("html") { Text::html(&text()?) } else { Text::guess(&text()?) };
                parts.content = parts.content.take().or_else(read);
            }
            "remotecontent" => {
                let Some(href) = part.attribute("href").and_then(|href| link::absolute(href, url)) else { continue };
                let size = part.attribute("size").and_then(|size| size.parse().ok()).filter(|&size| size > 0);
                if media_type.starts_with("image") {
                    let width = part.attribute("width").and_then(|width| width.parse::<u32>().ok()).unwrap_or(0);
                    media.offer(Picture { url: href, ..Picture::default() }, 1_000 + width.min(2_000));
                } else {
                    let media_type = Some(media_type).filter(|media_type| !media_type.is_empty());
                    media.file(Enclosure { url: href, media_type, length_bytes: size, seconds: None }, None);
                }
            }
            _ => {}
        }
    }
}

fn nitf_id(item: Element<'_>) -> Option<String> {
    let doc_id = item.descendants(|_| true).find(|element| element.name() == "doc-id")?;
    doc_id.attribute("id-string").map(str::to_owned)
}

/// NITF 3.6: head (`docdata`), `body.head` (headline, byline, dateline, abstract), `body.content`, `body.end`.
fn read_nitf(
    nitf: Element<'_>,
    url: Option<&Url>,
    entry: &mut Entry,
    parts: &mut Parts,
    media: &mut Media,
    problems: &mut Problems,
) {
    let enter = |element: Element<'_>| !matches!(element.name(), "body.content" | "byline" | "abstract" | "dateline");
    for part in nitf.descendants(enter) {
        match part.name() {
            "hl1" => parts.headline = parts.headline.take().or_else(|| Text::read(part, Usually::Text)),
            "title" => {
                parts.fallback_headline = parts.fallback_headline.take().or_else(|| Text::read(part, Usually::Text))
            }
            "byline" => {
                entry.byline = entry.byline.take().or_else(|| line(part));
                read_byline(part, entry);
            }
            "dateline" => entry.dateline = entry.dateline.take().or_else(|| line(part)),
            "abstract" => parts.summary = parts.summary.take().or_else(|| Text::html(&part.inner_html())),
            "distributor" => parts.provider = parts.provider.take().or_else(|| line(part)),
            "date.issue" | "date.release" => {
                let at = part.attribute("norm").and_then(date::read_plausible);
                parts.created = parts.created.or(at).or_else(|| time(part, problems));
            }
            "date.expire" => entry.expires = part.attribute("norm").and_then(date::read_plausible),
            "doc.copyright" => {
                entry.rights = entry.rights.take().or_else(|| part.attribute("holder").map(str::to_owned));
            }
            "keyword" => {
                if let Some(word) = part.attribute("key") {
                    add_category(&mut entry.categories, word);
                }
            }
            "body.content" => {
                let html = part.inner_html_renamed(html_name);
                parts.content = parts.content.take().or_else(|| Text::html(&html));
                for picture in part.descendants(|_| true).filter(|element| element.name() == "media").take(limits::LIST)
                {
                    read_nitf_picture(picture, url, media);
                }
            }
            _ => {}
        }
    }
}

/// NITF marks people inside a byline; where it does not, the line is taken apart.
fn read_byline(byline: Element<'_>, entry: &mut Entry) {
    let mut named = false;
    for person in byline.descendants(|_| true).filter(|element| element.name() == "person") {
        if let Some(name) = line(person) {
            person::add(&mut entry.authors, &name);
            named = true;
        }
    }
    if !named && entry.authors.is_empty() {
        // The title of an office ("Staff Reporter") stands in <byttl> and is no name.
        let office = byline.any_child("byttl").and_then(line);
        let mut names = line(byline).unwrap_or_default();
        if let Some(office) = office.filter(|office| names.len() > office.len()) {
            names = names.replace(&office, "");
        }
        person::add_byline(&mut entry.authors, names.trim().trim_end_matches(','));
    }
}

fn read_nitf_picture(element: Element<'_>, url: Option<&Url>, media: &mut Media) {
    let reference = element.descendants(|_| true).find(|inner| inner.name() == "media-reference");
    let Some(reference) = reference else { return };
    let Some(address) = reference.attribute("source").and_then(|source| link::absolute(source, url)) else { return };
    let caption = element.any_child("media-caption").and_then(line);
    let credit = element.any_child("media-producer").and_then(line);
    let is_picture = element.attribute("media-type").is_none_or(|kind| kind.eq_ignore_ascii_case("image"));
    if is_picture {
        let width = reference.attribute("width").and_then(|width| width.parse::<u32>().ok()).unwrap_or(0);
        media.offer(Picture { url: address, caption, credit }, 1_000 + width.min(2_000));
    } else {
        let media_type = reference.attribute("mime-type").map(str::to_owned);
        media.file(Enclosure { url: address, media_type, ..Enclosure::default() }, None);
    }
}

/// The name in HTML of an element of NITF; `""` where only its text matters, `None` where not even that.
fn html_name(name: &str) -> Option<&str> {
    Some(match name {
        "block" => "div",
        "hl1" | "hl2" => "h2",
        "bq" => "blockquote",
        "credit" => "cite",
        "media" | "media-metadata" | "media-object" | "body.end" => return None,
        "org" | "person" | "location" | "chron" | "event" | "function" | "money" | "num" | "object.title"
        | "virtloc" | "copyrite" | "lang" | "pronounce" | "city" | "state" | "country" | "region" | "frac"
        | "name.given" | "name.family" | "classifier" | "alt-code" | "nitf-table" | "postaddr" | "person.title" => "",
        other => other,
    })
}

/// A package lists items; those that it titles become entries that point at them.
fn read_package(package: Element<'_>, feed: &mut Feed, seen: &mut HashMap<u64, u32>, problems: &mut Problems) {
    let headline = package.descendants(|_| true).find(|element| matches!(element.name(), "headline" | "title"));
    feed.title = feed.title.take().or_else(|| headline.and_then(line));
    feed.id = feed.id.take().or_else(|| package.attribute("guid").map(str::to_owned));
    for reference in package.descendants(|_| true).filter(|element| element.name() == "itemref") {
        let Some(title) = reference.any_child("title").or_else(|| reference.any_child("headline")).and_then(line)
        else {
            problems.add("A package lists items without saying what they are.");
            continue;
        };
        if feed.entries.len() >= limits::ENTRIES {
            break;
        }
        let mut entry =
            Entry { title: Some(title), language: reference.language().and_then(language), ..Entry::default() };
        let summary = reference.any_child("description").and_then(|description| Text::read(description, Usually::Text));
        settle_texts(&mut entry, summary.map(|text| (text, None)), None);
        entry.url = reference.attribute("href").and_then(|href| link::absolute(href, None));
        let status = reference.any_child("pubstatus").and_then(|status| status.attribute("qcode"));
        entry.status = status.and_then(Status::from_word).unwrap_or_default();
        entry.updated = reference.any_child("versioncreated").and_then(|at| time(at, problems));
        let id = reference.attribute("residref").or_else(|| reference.attribute("guidref"));
        identity::settle(&mut entry, id.filter(|id| !link::is_executable(id)), seen);
        feed.entries.push(entry);
    }
}
