//! OPML 1.0 and 2.0 (<http://opml.org/spec2.opml>): lists of feeds, in and out.
//!
//! Real exports are often not well-formed (a bare `&` in an address), lack `type`, write `title` instead of `text`, or nest
//! without end; all of that is read. Lists that point to further lists are named, not fetched.

use std::collections::HashMap;

use url::Url;

use crate::error::{Error, Looks};
use crate::problems::Problems;
use crate::xml::{Document, Element, cut, escape_into};
use crate::{html, limits, link};

/// A list of feeds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct List {
    /// Its name.
    pub title: Option<String>,
    /// The feeds in the order of the document; one that stands in two folders is there twice.
    pub subscriptions: Vec<Subscription>,
    /// Addresses of further lists (`type="include"`).
    pub includes: Vec<String>,
    /// What stands in the list and was not taken as a feed, or not whole.
    pub left_out: Vec<LeftOut>,
    /// What could not be read, in plain words.
    pub problems: Vec<String>,
}

/// Something of a list that was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// What the list calls it; its address where it has no name.
    pub name: String,
    /// Why.
    pub reason: Reason,
}

/// Why something was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Its address is none of the web.
    Address,
    /// It is no feed: the other reader cuts entries out of a page, by rules of its own (`HTML+XPath`, `JSON+DotNotation`).
    Scraped,
    /// It is a list that stands elsewhere, which may grow there.
    List,
    /// The feed was taken; the other reader's rules for what of it is marked as read were not.
    Rules,
    /// Folders are nested too deeply: the inner ones were joined.
    TooDeep,
    /// The list has too many lines: all from here on was left out.
    TooLong,
}

impl std::fmt::Display for LeftOut {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let why = match self.reason {
            Reason::Address => "its address is none of the web",
            Reason::Scraped => "it is no feed; the other reader made one of a page by rules of its own",
            Reason::List => "it is a list that stands elsewhere",
            Reason::Rules => "its rules were not taken",
            Reason::TooDeep => "its folders are nested too deeply; the inner ones were joined",
            Reason::TooLong => "the list has more than 10,000 lines; the rest was left out",
        };
        write!(f, "{}: {why}", self.name)
    }
}

/// One feed of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Subscription {
    /// Its name; where none is given, its address.
    pub title: String,
    /// The address to poll.
    pub feed_url: String,
    /// The page that it belongs to.
    pub page_url: Option<String>,
    /// The folders around it, the outermost first.
    pub folders: Vec<String>,
    /// Its `category` paths.
    pub categories: Vec<String>,
    /// What it says about itself.
    pub description: Option<String>,
    /// BCP 47 tag.
    pub language: Option<String>,
}

/// Reads a list.
///
/// # Errors
/// [`Error::TooLarge`] above [`limits::OPML_BYTES`]; [`Error::NotAList`] where there is no outline in it.
pub fn read(bytes: &[u8]) -> Result<List, Error> {
    if bytes.len() > limits::OPML_BYTES {
        return Err(Error::TooLarge { size_bytes: bytes.len(), limit_bytes: limits::OPML_BYTES });
    }
    let mut problems = Problems::default();
    let decoded = text::decode::xml(bytes, None);
    problems.extend(decoded.problems);
    let document = Document::read(&decoded.text, &mut problems);
    let top = document.root();
    let is_list = |element: &Element<'_>| matches!(element.name(), "opml" | "outlinedocument" | "outline" | "body");
    if !top.descendants(|_| true).take(64).any(|element| is_list(&element)) {
        let looks = match top.children().next() {
            None if decoded.text.trim().is_empty() => Looks::Empty,
            None => Looks::Text,
            Some(root) if root.name() == "html" => Looks::Page,
            Some(root) => Looks::Xml(root.name().to_owned()),
        };
        return Err(Error::NotAList(looks));
    }
    let mut list = List::default();
    let head = top.descendants(|element| element.name() != "body").find(|element| element.name() == "head");
    list.title =
        head.and_then(|head| head.any_child("title")).and_then(|title| title.text()).map(|title| plain(&title));
    let mut outlines = 0;
    for outline in top.descendants(|element| !is_comment(element)).filter(|element| element.name() == "outline") {
        outlines += 1;
        if outlines > limits::OUTLINES {
            list.leave_out(&name_of(outline), Reason::TooLong);
            break;
        }
        if !is_comment(outline) {
            read_outline(outline, &mut list);
        }
    }
    list.problems = problems.into_list();
    Ok(list)
}

fn is_comment(element: Element<'_>) -> bool {
    element.attribute("iscomment").is_some_and(|value| value.eq_ignore_ascii_case("true"))
}

fn plain(text: &str) -> String {
    if html::looks_like_html(text) {
        html::to_text(text)
    } else {
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

fn label(outline: Element<'_>) -> Option<String> {
    let text = ["text", "title"].iter().find_map(|name| outline.attribute(name))?;
    Some(plain(text)).filter(|text| !text.is_empty())
}

/// What the list calls it.
fn name_of(outline: Element<'_>) -> String {
    let address = ["xmlurl", "url"].iter().find_map(|name| outline.attribute(name)).unwrap_or_default();
    label(outline).unwrap_or_else(|| address.to_owned())
}

impl List {
    fn leave_out(&mut self, name: &str, reason: Reason) {
        if self.left_out.len() < limits::LIST {
            self.left_out.push(LeftOut { name: cut(name, 120).to_owned(), reason });
        }
    }
}

fn read_outline(outline: Element<'_>, list: &mut List) {
    let kind = outline.attribute("type").unwrap_or_default().to_ascii_lowercase();
    let address = outline.attribute("xmlurl").or_else(|| outline.attribute("feedurl"));
    // Old exports put the feed's address into "url" and say what it is.
    let address =
        address.or_else(|| outline.attribute("url").filter(|_| matches!(kind.as_str(), "rss" | "atom" | "feed")));
    let Some(address) = address else {
        let points_at_list =
            kind == "include" || kind == "link" && outline.attribute("url").is_some_and(|url| url.ends_with(".opml"));
        if points_at_list
            && let Some(url) = outline.attribute("url").and_then(|url| link::absolute(url, None))
            && list.includes.len() < limits::LIST
        {
            list.includes.push(url);
            list.leave_out(&name_of(outline), Reason::List);
        }
        // A folder of FreshRSS may be filled from a list elsewhere.
        if outline.attribute("opmlurl").is_some() {
            list.leave_out(&name_of(outline), Reason::List);
        }
        return;
    };
    if kind.contains("xpath") || kind.contains("dotnotation") {
        list.leave_out(&name_of(outline), Reason::Scraped);
        return;
    }
    let Some(feed_url) = link::absolute(address, None) else {
        list.leave_out(&name_of(outline), Reason::Address);
        return;
    };
    if outline.attribute("filtersactionread").is_some() {
        list.leave_out(&name_of(outline), Reason::Rules);
    }
    let folders = folders(outline, list);
    let categories = outline.attribute("category").into_iter().flat_map(|list| list.split(','));
    list.subscriptions.push(Subscription {
        title: label(outline).unwrap_or_else(|| feed_url.clone()),
        page_url: outline.attribute("htmlurl").and_then(|url| link::absolute(url, Url::parse(&feed_url).ok().as_ref())),
        folders,
        categories: categories
            .map(|category| category.trim().to_owned())
            .filter(|category| !category.is_empty())
            .take(limits::LIST)
            .collect(),
        description: outline.attribute("description").map(plain).filter(|text| !text.is_empty()),
        language: outline.attribute("language").and_then(crate::item::language),
        feed_url,
    });
}

/// The named outlines around one, the outermost first.
fn folders(outline: Element<'_>, list: &mut List) -> Vec<String> {
    let mut folders = Vec::new();
    let mut here = outline.parent();
    while let Some(element) = here {
        if element.name() == "outline" {
            folders.extend(label(element));
        }
        here = element.parent();
    }
    folders.reverse();
    if folders.len() > limits::FOLDERS {
        list.leave_out(&name_of(outline), Reason::TooDeep);
        folders.truncate(limits::FOLDERS);
    }
    folders
}

/// Writes a list as OPML 2.0: `text` and `title` both, since readers ask for either; folders nested, in order of appearance.
#[must_use]
pub fn write(list: &List) -> String {
    let mut out =
        String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n  <head>\n    <title>");
    escape_into(&mut out, list.title.as_deref().unwrap_or("Subscriptions"));
    out.push_str("</title>\n  </head>\n  <body>\n");
    let mut open: Vec<&str> = Vec::new();
    let mut sorted: Vec<&Subscription> = list.subscriptions.iter().collect();
    let mut order: HashMap<&[String], usize> = HashMap::new();
    for subscription in &list.subscriptions {
        for depth in 1..=subscription.folders.len() {
            let path = subscription.folders.get(..depth).unwrap_or_default();
            let place = order.len();
            order.entry(path).or_insert(place);
        }
    }
    let rank = |subscription: &Subscription| -> Vec<usize> {
        (1..=subscription.folders.len())
            .map(|depth| subscription.folders.get(..depth).and_then(|path| order.get(path)).copied().unwrap_or(0))
            .collect()
    };
    sorted.sort_by_cached_key(|subscription| rank(subscription));
    for subscription in sorted {
        let folders: Vec<&str> = subscription.folders.iter().map(String::as_str).collect();
        let shared = open.iter().zip(&folders).take_while(|(a, b)| a == b).count();
        while open.len() > shared {
            open.pop();
            line(&mut out, open.len(), "</outline>");
        }
        for folder in folders.iter().skip(shared) {
            line(
                &mut out,
                open.len(),
                &format!("<outline{}>", attributes(&[("text", Some(folder)), ("title", Some(folder))])),
            );
            open.push(folder);
        }
        let title = Some(subscription.title.as_str());
        let categories = subscription.categories.join(",");
        let tag = attributes(&[
            ("text", title),
            ("title", title),
            ("type", Some("rss")),
            ("xmlUrl", Some(&subscription.feed_url)),
            ("htmlUrl", subscription.page_url.as_deref()),
            ("description", subscription.description.as_deref()),
            ("language", subscription.language.as_deref()),
            ("category", Some(categories.as_str()).filter(|categories| !categories.is_empty())),
        ]);
        line(&mut out, open.len(), &format!("<outline{tag}/>"));
    }
    while open.pop().is_some() {
        line(&mut out, open.len(), "</outline>");
    }
    out.push_str("  </body>\n</opml>\n");
    out
}

fn line(out: &mut String, depth: usize, text: &str) {
    out.push_str(&"  ".repeat(depth + 2));
    out.push_str(text);
    out.push('\n');
}

fn attributes(list: &[(&str, Option<&str>)]) -> String {
    let mut tag = String::new();
    for (name, value) in list {
        if let Some(value) = value {
            tag.push(' ');
            tag.push_str(name);
            tag.push_str("=\"");
            escape_into(&mut tag, value);
            tag.push('"');
        }
    }
    tag
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_written_list_is_read_back() {
        let subscription = |title: &str, folders: &[&str]| Subscription {
            title: title.to_owned(),
            feed_url: format!("https://{}.example/rss?a=1&b=2", title.len()),
            page_url: Some("https://page.example/".to_owned()),
            folders: folders.iter().map(|folder| (*folder).to_owned()).collect(),
            categories: vec!["/World".to_owned()],
            description: Some("\"News\" <first>".to_owned()),
            language: Some("en-AU".to_owned()),
        };
        let list = List {
            title: Some("Mine & yours".to_owned()),
            subscriptions: vec![
                subscription("Top", &[]),
                subscription("A & B", &["World"]),
                subscription("Deep one", &["World", "Far & away"]),
                subscription("Other", &["Sport"]),
            ],
            ..List::default()
        };
        assert_eq!(read(write(&list).as_bytes()), Ok(list));
    }

    #[test]
    fn what_is_no_feed_and_what_goes_with_one_is_named() {
        // As FreshRSS writes it (its docs/en/developers/OPML.md).
        let list = read(
            br#"<?xml version="1.0" encoding="UTF-8"?><opml version="2.0"><head><title>FreshRSS</title></head><body>
            <outline text="Papers &amp; more" xmlns:frss="https://freshrss.org/opml" frss:opmlUrl="https://lists.example/all.opml">
              <outline xmlns:frss="https://freshrss.org/opml" text="Page" type="HTML+XPath" xmlUrl="https://page.example/" frss:xPathItem="//a"/>
              <outline text="Api" type="JSON+DotNotation" xmlUrl="https://api.example/"/>
              <outline xmlns:frss="https://freshrss.org/opml" text="A" type="rss" xmlUrl="https://a.example/feed?x=1&amp;y=2" htmlUrl="https://a.example/"
                description="" frss:priority="important" frss:filtersActionRead="intitle:ad&#10;horoscope"/>
            </outline>
            <outline text="Odd" type="rss" xmlUrl="gopher://odd"/>
            </body></opml>"#,
        )
        .unwrap();
        let feeds: Vec<_> =
            list.subscriptions.iter().map(|one| (&*one.title, &*one.feed_url, one.folders.concat())).collect();
        assert_eq!(feeds, [("A", "https://a.example/feed?x=1&y=2", "Papers & more".to_owned())]);
        let left_out: Vec<_> = list.left_out.iter().map(|one| (&*one.name, one.reason)).collect();
        let expected = [
            ("Papers & more", Reason::List),
            ("Page", Reason::Scraped),
            ("Api", Reason::Scraped),
            ("A", Reason::Rules),
            ("Odd", Reason::Address),
        ];
        assert_eq!(left_out, expected);
        assert!(list.problems.is_empty(), "{:?}", list.problems);
    }

    #[test]
    fn folders_are_written_once() {
        let subscription = |url: &str, folder: &str| Subscription {
            title: url.to_owned(),
            feed_url: format!("https://{url}/"),
            folders: vec![folder.to_owned()],
            ..Subscription::default()
        };
        let list = List {
            subscriptions: vec![
                subscription("a.example", "One"),
                subscription("b.example", "Two"),
                subscription("c.example", "One"),
            ],
            ..List::default()
        };
        assert_eq!(write(&list).matches("text=\"One\"").count(), 1);
    }
}
