//! RSS of every version, Atom, and CDF: the feed around the entries.
//!
//! Which version it is decides almost nothing: elements are read by what they are called. Entries are found wherever they stand,
//! since RSS 0.90 and 1.0 put them beside the channel, RSS 1.1 into `<items>`, and broken documents anywhere.

use std::collections::HashMap;

use url::Url;

use crate::entry::{Feed, Format};
use crate::item::{self, Surroundings};
use crate::namespace::Namespace;
use crate::problems::Problems;
use crate::text_construct::{Text, Usually};
use crate::xml::{Document, Element};
use crate::{date, limits, link, person};

/// The format of a document with this root, if it is one of this module's.
pub(crate) fn format(document: &Document<'_>, root: Element<'_>) -> Option<Format> {
    match root.name() {
        "rss" | "rss2" | "rss20" => Some(Format::Rss(rss_version(root.attribute("version").unwrap_or_default()))),
        "rdf" => {
            let netscape =
                document.default_namespaces.iter().any(|address| address.contains("netscape.com/rdf/simple/0.9"));
            Some(Format::Rdf(if netscape { "0.90" } else { "1.0" }))
        }
        "feed" => {
            let old = document.default_namespaces.iter().any(|address| address.contains("purl.org/atom/ns#"))
                || root.attribute("version") == Some("0.3");
            Some(Format::Atom(if old { "0.3" } else { "1.0" }))
        }
        "channel" if document.default_namespaces.iter().any(|address| address.contains("rss1.1")) => {
            Some(Format::Rdf("1.1"))
        }
        "channel" if root.attribute("href").is_some() || root.attribute("lastmod").is_some() || is_cdf(root) => {
            Some(Format::Cdf)
        }
        "channel" | "item" | "items" => Some(Format::Rss("")),
        "entry" => Some(Format::Atom("1.0")),
        _ => None,
    }
}

fn is_cdf(root: Element<'_>) -> bool {
    root.children().any(|child| child.name() == "item" && child.attribute("href").is_some())
}

fn rss_version(version: &str) -> &'static str {
    const KNOWN: [&str; 9] = ["0.90", "0.91", "0.92", "0.93", "0.94", "1.0", "2.0", "2.01", "2.1"];
    let version = version.trim();
    let known = KNOWN.into_iter().find(|known| *known == version);
    known.unwrap_or(if version.starts_with("2") {
        "2.0"
    } else if version.starts_with("0.9") {
        "0.91"
    } else {
        ""
    })
}

/// Reads the feed below `top`, the document node.
pub(crate) fn read(
    top: Element<'_>,
    root: Element<'_>,
    format: Format,
    url: Option<&Url>,
    problems: &mut Problems,
) -> Feed {
    let mut feed = Feed::new(format);
    let is_rss = !matches!(format, Format::Atom(_));
    let channel = channel(root);
    let own = channel.base(url);
    read_channel(channel, own.as_ref(), url, &mut feed, problems);
    if channel.parent().is_some_and(|parent| parent.name() == "rss") {
        // Badly nested feeds put the channel's elements behind it.
        read_channel(root, own.as_ref(), url, &mut feed, problems);
    }
    if feed.language.is_none() {
        feed.language = channel.language().and_then(item::language);
    }
    let page = feed.url.as_deref().and_then(|page| Url::parse(page).ok());
    let base = page.as_ref().or(url);
    let around = Surroundings { base, is_rss };
    let mut seen = HashMap::new();
    let is_entry = |element: &Element<'_>| {
        matches!(element.name(), "item" | "entry")
            && (element.namespace().is_plain() || element.namespace() == Namespace::Rdf)
    };
    let found = top.descendants(|element| !is_entry(&element)).filter(is_entry);
    for entry in found {
        if feed.entries.len() >= limits::ENTRIES {
            problems.add("The feed has more than 5,000 entries; the rest was left out.");
            break;
        }
        feed.entries.push(item::read(entry, &around, &mut seen, problems));
    }
    feed
}

/// The element that speaks about the feed.
fn channel(root: Element<'_>) -> Element<'_> {
    if matches!(root.name(), "rss" | "rdf" | "rss2" | "rss20") {
        root.children().find(|child| child.name() == "channel").unwrap_or(root)
    } else {
        root
    }
}

fn read_channel(channel: Element<'_>, base: Option<&Url>, url: Option<&Url>, feed: &mut Feed, problems: &mut Problems) {
    if feed.id.is_none() {
        feed.id = channel.attribute("about").filter(|id| !link::is_executable(id)).map(str::to_owned);
    }
    if feed.url.is_none() {
        feed.url = channel.attribute("href").and_then(|href| link::absolute(href, base));
    }
    let mut words = Words::default();
    let mut last_modified = channel.attribute("lastmod").and_then(date::read_plausible);
    for child in channel.children() {
        match child.namespace() {
            Namespace::None | Namespace::Rss | Namespace::Atom => {
                read_plain(child, base, url, feed, &mut words, problems)
            }
            Namespace::DublinCore | Namespace::DublinTerms => read_dublin_core(child, feed, &mut words),
            Namespace::Itunes => read_itunes(child, base, feed, &mut words),
            Namespace::Media => match child.name() {
                "thumbnail" | "content" if feed.image.is_none() => {
                    feed.image = child.attribute("url").and_then(|url| link::absolute(url, base));
                }
                "title" if words.module_title.is_none() => words.module_title = line(child, Usually::Text),
                "description" if words.module_description.is_none() => {
                    words.module_description = line(child, Usually::Html)
                }
                _ => {}
            },
            Namespace::Syndication => words.syndication(child),
            Namespace::Feedburner if child.name() == "info" => {}
            _ => {}
        }
        if last_modified.is_none() && feed.updated.is_some() {
            last_modified = feed.updated;
        }
    }
    feed.updated = feed.updated.or(last_modified);
    words.settle(feed);
}

/// What several elements may say, before it is decided.
#[derive(Default)]
struct Words {
    title: Option<String>,
    module_title: Option<String>,
    description: Option<String>,
    module_description: Option<String>,
    period_s: Option<u32>,
    frequency: Option<u32>,
    icon: Option<String>,
    page: Option<String>,
}

impl Words {
    /// RSS 1.0's syndication module.
    fn syndication(&mut self, child: Element<'_>) {
        let Some(text) = child.text() else { return };
        match child.name() {
            "updateperiod" => {
                self.period_s = match text.to_ascii_lowercase().as_str() {
                    "hourly" => Some(3_600),
                    "daily" => Some(86_400),
                    "weekly" => Some(7 * 86_400),
                    "monthly" => Some(30 * 86_400),
                    "yearly" => Some(365 * 86_400),
                    _ => None,
                };
            }
            "updatefrequency" => self.frequency = text.parse().ok().filter(|&times| times > 0),
            _ => {}
        }
    }

    fn settle(self, feed: &mut Feed) {
        feed.title = feed.title.take().or(self.title).or(self.module_title);
        feed.description = feed.description.take().or(self.description).or(self.module_description);
        feed.image = feed.image.take().or(self.icon);
        feed.url = feed.url.take().or(self.page);
        if feed.interval_s.is_none() && (self.period_s.is_some() || self.frequency.is_some()) {
            feed.interval_s = Some(self.period_s.unwrap_or(86_400) / self.frequency.unwrap_or(1).max(1));
        }
    }
}

fn line(element: Element<'_>, usually: Usually) -> Option<String> {
    Text::read(element, usually)?.line()
}

fn read_plain(
    child: Element<'_>,
    base: Option<&Url>,
    url: Option<&Url>,
    feed: &mut Feed,
    words: &mut Words,
    problems: &mut Problems,
) {
    let text = || child.text().map(|text| text.into_owned());
    match child.name() {
        "title" => words.title = words.title.take().or_else(|| line(child, Usually::Text)),
        "description" | "subtitle" | "tagline" | "abstract" | "info" => {
            words.description = words.description.take().or_else(|| line(child, Usually::Html));
        }
        "link" => read_link(child, base, url, feed, words),
        "id" => feed.id = text().filter(|id| !link::is_executable(id)).or(feed.id.take()),
        "language" => feed.language = text().and_then(|text| item::language(&text)).or(feed.language.take()),
        "author" | "managingeditor" => person::add_element(&mut feed.authors, child),
        "pubdate" | "lastbuilddate" | "updated" | "modified" | "published" => {
            let Some(text) = child.text() else { return };
            match date::read_plausible(&text) {
                // The build date is the later of RSS's two.
                Some(at) => feed.updated = feed.updated.max(Some(at)),
                None => problems.add_about("A date cannot be read", &text),
            }
        }
        "copyright" | "rights" => feed.rights = feed.rights.take().or_else(|| line(child, Usually::Text)),
        "logo" => feed.image = text().and_then(|text| link::absolute(&text, base)).or(feed.image.take()),
        "icon" => words.icon = text().and_then(|text| link::absolute(&text, base)),
        "image" => {
            let inner = child.children().find(|part| part.name() == "url").and_then(|part| part.text());
            let address = inner.or_else(|| child.attribute("href").or_else(|| child.attribute("url")).map(Into::into));
            feed.image = feed.image.take().or_else(|| link::absolute(&address?, base));
        }
        // RSS 2.0: minutes for which the feed may be kept.
        "ttl" => {
            let minutes: Option<u32> =
                child.text().and_then(|text| text.parse().ok()).filter(|minutes| (1..=525_600).contains(minutes));
            feed.interval_s = minutes.map(|minutes| minutes * 60).or(feed.interval_s);
        }
        "skiphours" => {
            let hours = child.children().filter_map(|hour| hour.text()?.parse::<u8>().ok());
            // RSS 0.91 counted from 1 to 24.
            feed.skip_hours = hours.filter(|hour| *hour <= 24).map(|hour| hour % 24).take(24).collect();
        }
        "skipdays" => {
            feed.skip_days = child.children().filter_map(|day| Some(day.text()?.into_owned())).take(7).collect()
        }
        _ => {}
    }
}

/// `<link>` with text or `href`: homepage, self, hub (WebSub section 4), next page (RFC 5005 section 3).
fn read_link(child: Element<'_>, base: Option<&Url>, url: Option<&Url>, feed: &mut Feed, words: &mut Words) {
    let base = child.base(base.or(url));
    let text = child.text();
    let Some(address) = child.attribute("href").or(text.as_deref()) else { return };
    let Some(address) = link::absolute(address, base.as_ref()) else { return };
    let relation = child.attribute("rel").unwrap_or("alternate").to_ascii_lowercase();
    for relation in relation.split_whitespace().take(4) {
        let address = address.clone();
        match relation.rsplit('/').next().unwrap_or_default() {
            "alternate" => {
                let is_page =
                    child.attribute("type").is_none_or(|media_type| media_type.to_ascii_lowercase().contains("html"));
                let place = if is_page { &mut feed.url } else { &mut words.page };
                *place = place.take().or(Some(address));
            }
            "self" => feed.self_url = feed.self_url.take().or(Some(address)),
            "hub" if feed.hubs.len() < 16 => feed.hubs.push(address),
            "next" => feed.next_url = feed.next_url.take().or(Some(address)),
            _ => {}
        }
    }
}

fn read_dublin_core(child: Element<'_>, feed: &mut Feed, words: &mut Words) {
    match child.name() {
        "title" => words.module_title = words.module_title.take().or_else(|| line(child, Usually::Text)),
        "description" => {
            words.module_description = words.module_description.take().or_else(|| line(child, Usually::Html))
        }
        "language" => feed.language = feed.language.take().or_else(|| item::language(&child.text()?)),
        "creator" | "author" => {
            if let Some(name) = child.text() {
                person::add(&mut feed.authors, &name);
            }
        }
        "date" | "modified" => feed.updated = feed.updated.or_else(|| date::read_plausible(&child.text()?)),
        "rights" => feed.rights = feed.rights.take().or_else(|| line(child, Usually::Text)),
        _ => {}
    }
}

fn read_itunes(child: Element<'_>, base: Option<&Url>, feed: &mut Feed, words: &mut Words) {
    match child.name() {
        "title" => words.module_title = words.module_title.take().or_else(|| line(child, Usually::Text)),
        "summary" | "subtitle" => {
            words.module_description = words.module_description.take().or_else(|| line(child, Usually::Text))
        }
        "author" => {
            if let Some(name) = child.text().filter(|_| feed.authors.is_empty()) {
                person::add(&mut feed.authors, &name);
            }
        }
        "image" | "link" => {
            let address = child.attribute("href").or_else(|| child.attribute("url"));
            feed.image = feed.image.take().or_else(|| link::absolute(address?, base));
        }
        "new-feed-url" => feed.new_url = child.text().and_then(|text| link::absolute(&text, base)),
        _ => {}
    }
}
