//! Bytes to feed entries: every feed of the trade in one shape, tolerant of what publishers get wrong; pure.
//! Not here: fetching, storing, sanitising ([`Entry::content_html`] is as dangerous as it came), any decision about news.
//! Enter at [`parse`]; [`discover()`] finds the feeds of a page, [`opml`] reads and writes lists of feeds, [`date`] reads dates.
//!
//! # What odd formats need to be known for
//!
//! * **RSS** has had nine versions by three groups, and feeds without any. They differ in almost nothing that is read here; 0.90 and
//!   1.0 are RDF and keep their items beside the channel, 1.1 in `<items>`. `<description>` is a teaser or the whole text: where
//!   nothing longer stands beside it, it is both, and [`Entry::content_is_summary`] says so.
//! * **A guid** is the entry's own only inside its feed. It is a link unless it says `isPermaLink="false"`; when it is reused with
//!   another headline, the entry was revised. An entry without guid and link gets a hash of its title, date and text.
//! * **Atom 0.3** says `tagline`, `modified`, `issued`, `copyright`, and puts `mode="escaped|base64|xml"` beside `type`. Atom's
//!   `updated` is not `published`; RSS's `dc:date` is.
//! * **Types lie.** `type="text"` holds HTML, HTML is escaped twice, CDATA holds escaped HTML. Text is taken for HTML when it
//!   closes an element of HTML or names one of its entities, and holds no tag that HTML does not know.
//! * **CDF** (1997) writes everything in capitals and the address in `HREF`; names are compared in lower case everywhere.
//! * **Prefixes** are known by their namespace; where that is missing or unknown, by what everybody means by them (`dc:`, `media:`).
//! * **News sitemaps** carry title, date and language of two days; plain sitemaps only addresses and dates; an index only further
//!   sitemaps ([`Feed::sitemaps`]). A `.gz` must be unpacked before it comes here.
//! * **ninjs** is spelt in three ways (1.x `headline`, 2.x `headlines`, 3.x `versionCreated`). **NewsML-G2** wraps NITF, XHTML or
//!   plain text. Both may withhold ([`Entry::status`]) and embargo ([`Entry::embargoed_until`]): who shows entries must obey.
//! * **Relative links** are resolved against `xml:base`, then the feed's page, then the address it was fetched from. Only `http` and
//!   `https` survive in any field; [`Entry::content_html`] alone may hold others, for the sanitiser to drop.

mod entity;
mod entry;
mod error;
mod html;
mod identity;
mod item;
mod json;
mod link;
mod media;
mod namespace;
mod newsml;
mod ninjs;
mod person;
mod problems;
mod sitemap;
mod syndication;
mod text_construct;
mod xml;

pub mod date;
pub mod discover;
pub mod limits;
pub mod opml;

use url::Url;

use problems::Problems;

pub use discover::discover;
pub use entry::{Enclosure, Entry, Feed, Format, Source, Status};
pub use error::{Error, Looks};

/// What is known about a document besides its bytes.
#[derive(Clone, Copy, Debug, Default)]
pub struct Context<'a> {
    /// The address that it was fetched from, after redirects: what relative links are resolved against in the end.
    pub url: Option<&'a Url>,
    /// Its `Content-Type` header.
    pub content_type: Option<&'a str>,
}

/// Reads a feed of any format.
///
/// One bad entry never fails the feed, and a document that breaks off gives the entries before that place; what went wrong is
/// told in [`Feed::problems`]. Two parses of the same bytes give the same feed.
///
/// # Errors
/// [`Error::TooLarge`] above [`limits::DOCUMENT_BYTES`]; [`Error::NotAFeed`] for anything else than a feed.
pub fn parse(bytes: &[u8], context: &Context<'_>) -> Result<Feed, Error> {
    if bytes.len() > limits::DOCUMENT_BYTES {
        return Err(Error::TooLarge { size_bytes: bytes.len(), limit_bytes: limits::DOCUMENT_BYTES });
    }
    if has_magic_number(bytes) {
        return Err(Error::NotAFeed(Looks::Binary));
    }
    let mut problems = Problems::default();
    let charset = context.content_type.and_then(text::decode::charset);
    let decoded = text::decode::xml(bytes, charset);
    let looks_like_json =
        decoded.text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}').starts_with(['{', '[']);
    // JSON has its own rules: no declaration, UTF-8 unless its first bytes say else.
    let decoded = if looks_like_json && charset.is_none() { text::decode::json(bytes) } else { decoded };
    problems.extend(decoded.problems);
    let mut feed = if looks_like_json {
        json::read(&decoded.text, context.url, &mut problems)?
    } else {
        read_xml(&decoded.text, context.url, &mut problems).map_err(Error::NotAFeed)?
    };
    feed.damaged = problems.tell_of_damage();
    feed.problems = problems.into_list();
    Ok(feed)
}

/// Elements at the head of a document among which a feed is looked for, should there be other things before it.
const HEAD_ELEMENTS: usize = 64;

fn read_xml(text: &str, url: Option<&Url>, problems: &mut Problems) -> Result<Feed, Looks> {
    let document = xml::Document::read(text, problems);
    let top = document.root();
    let Some(first) = top.children().next() else {
        return Err(match text {
            text if text.trim().is_empty() => Looks::Empty,
            text if is_binary(text) => Looks::Binary,
            _ => Looks::Text,
        });
    };
    let is_page = document.is_html || first.name() == "html";
    // A server's warning may stand before the feed.
    let head = top.descendants(|_| true).take(if is_page { 1 } else { HEAD_ELEMENTS });
    for root in head {
        if let Some(format) = syndication::format(&document, root) {
            return Ok(syndication::read(top, root, format, url, problems));
        }
        if let Some(format) = newsml::format(root) {
            return Ok(newsml::read(root, format, url, problems));
        }
        match root.name() {
            "urlset" => return Ok(sitemap::read(root, url, problems)),
            "sitemapindex" => return Ok(sitemap::read_index(root, url, problems)),
            "opml" | "outlinedocument" => return Err(Looks::Opml),
            _ => {}
        }
    }
    Err(match first.name() {
        _ if is_page => Looks::Page,
        "head" | "body" | "title" | "meta" | "script" | "div" | "p" | "br" | "center" | "h1" => Looks::Page,
        _ if is_binary(text) => Looks::Binary,
        name => Looks::Xml(xml::cut(name, 40).to_owned()),
    })
}

/// Whether the bytes begin as a packed file, a picture or a PDF does.
fn has_magic_number(bytes: &[u8]) -> bool {
    const MAGIC: [&[u8]; 7] =
        [b"\x1f\x8b", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"%PDF-", b"\x28\xb5\x2f\xfd"];
    MAGIC.iter().any(|magic| bytes.starts_with(magic))
}

/// Whether the bytes were no text: many of them could not be decoded, or are control characters.
fn is_binary(text: &str) -> bool {
    let odd = |c: &char| *c == char::REPLACEMENT_CHARACTER || c.is_control() && !c.is_whitespace();
    let (seen, odd) = text.chars().take(1024).fold((0, 0), |(seen, count), c| (seen + 1, count + usize::from(odd(&c))));
    odd * 10 > seen
}
