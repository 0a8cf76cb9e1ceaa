//! Sitemaps (<https://www.sitemaps.org/protocol.html>) with Google News and image entries, and lists of sitemaps.

use std::collections::HashMap;

use jiff::Timestamp;
use news::{Access, Picture};
use url::Url;

use crate::entry::{Entry, Feed, Format, Source};
use crate::item::{add_category, language};
use crate::namespace::Namespace;
use crate::problems::Problems;
use crate::xml::Element;
use crate::{date, html, identity, limits, link};

/// Reads `<urlset>`.
pub(crate) fn read(root: Element<'_>, url: Option<&Url>, problems: &mut Problems) -> Feed {
    let mut feed = Feed::new(Format::Sitemap);
    let mut seen = HashMap::new();
    for page in root.children().filter(|child| child.name() == "url") {
        if feed.entries.len() >= limits::ENTRIES {
            problems.add("The sitemap has more than 5,000 addresses; the rest was left out.");
            break;
        }
        let Some(address) = page.any_child("loc").and_then(|loc| link::absolute(&loc.text()?, url)) else {
            problems.add("An entry has no address and was left out.");
            continue;
        };
        let mut entry = Entry { url: Some(address), ..Entry::default() };
        entry.updated = time(page, "lastmod", problems);
        if let Some(news) = page.children().find(|child| child.is(Namespace::SitemapNews, "news")) {
            feed.format = Format::NewsSitemap;
            read_news(news, &mut entry, problems);
            let publication = entry.source.take().and_then(|source| source.name);
            feed.title = feed.title.take().or(publication);
        }
        entry.image = page.children().find_map(|child| picture(child, url));
        identity::settle(&mut entry, None, &mut seen);
        feed.entries.push(entry);
    }
    feed.language = feed.entries.iter().find_map(|entry| entry.language.clone());
    feed
}

fn time(parent: Element<'_>, name: &str, problems: &mut Problems) -> Option<Timestamp> {
    let text = parent.any_child(name)?.text()?;
    let at = date::read_plausible(&text);
    if at.is_none() {
        problems.add_about("A date cannot be read", &text);
    }
    at
}

fn text<'d>(parent: Element<'d>, name: &str) -> Option<std::borrow::Cow<'d, str>> {
    parent.any_child(name)?.text()
}

/// `<news:news>`: title, date and language, and the old optional tags that still occur.
fn read_news(news: Element<'_>, entry: &mut Entry, problems: &mut Problems) {
    entry.title = text(news, "title").map(|title| plain(&title)).filter(|title| !title.is_empty());
    entry.published = time(news, "publication_date", problems);
    if let Some(publication) = news.any_child("publication") {
        entry.language = text(publication, "language").and_then(|tag| language(&tag));
        // Handed to the feed: the publication is the title itself.
        entry.source = text(publication, "name").map(|name| Source { name: Some(plain(&name)), url: None });
    }
    if let Some(words) = text(news, "keywords") {
        for word in words.split(',').take(limits::LIST) {
            add_category(&mut entry.categories, word);
        }
    }
    entry.access = match text(news, "access").as_deref() {
        Some("Subscription" | "Registration" | "subscription" | "registration") => Access::Locked,
        _ => Access::Unknown,
    };
}

fn plain(text: &str) -> String {
    if html::looks_like_html(text) {
        html::to_text(text)
    } else {
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

fn picture(child: Element<'_>, base: Option<&Url>) -> Option<Picture> {
    if !child.is(Namespace::SitemapImage, "image") {
        return None;
    }
    let url = link::absolute(&child.any_child("loc")?.text()?, base)?;
    let caption = child.any_child("caption").or_else(|| child.any_child("title")).and_then(|caption| caption.text());
    Some(Picture { url, caption: caption.map(|caption| plain(&caption)), credit: None })
}

/// Reads `<sitemapindex>`: the sitemaps, newest first where they are dated.
pub(crate) fn read_index(root: Element<'_>, url: Option<&Url>, problems: &mut Problems) -> Feed {
    let mut feed = Feed::new(Format::SitemapIndex);
    let mut sitemaps: Vec<(Option<Timestamp>, String)> = Vec::new();
    for sitemap in root.children().filter(|child| child.name() == "sitemap") {
        if sitemaps.len() >= limits::ENTRIES {
            problems.add("The index has more than 5,000 sitemaps; the rest was left out.");
            break;
        }
        let Some(address) = sitemap.any_child("loc").and_then(|loc| link::absolute(&loc.text()?, url)) else {
            continue;
        };
        sitemaps.push((time(sitemap, "lastmod", problems), address));
    }
    sitemaps.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    feed.updated = sitemaps.iter().find_map(|(at, _)| *at);
    feed.sitemaps = sitemaps.into_iter().map(|(_, address)| address).collect();
    feed
}
