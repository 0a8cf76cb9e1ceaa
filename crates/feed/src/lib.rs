//! Bytes to feed entries: every feed of the trade in one shape, tolerant of what publishers get wrong; pure.
//! Not here: fetching, storing, sanitising ([`Entry::content_html`] is as dangerous as it came), any decision about news.
//! Enter at [`parse`]; [`discover`] finds the feeds of a page, [`opml`] reads and writes lists of feeds, [`date`] reads dates.

mod entity;
mod entry;
mod error;
mod html;
mod identity;
mod item;
mod link;
mod media;
mod namespace;
mod person;
mod problems;
mod syndication;
mod text_construct;
mod xml;

pub mod date;
pub mod limits;

use url::Url;

use problems::Problems;

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
    let mut problems = Problems::default();
    let charset = context.content_type.and_then(text::decode::charset);
    let decoded = text::decode::xml(bytes, charset);
    problems.extend(decoded.problems);
    let document = xml::Document::read(&decoded.text, &mut problems);
    let mut feed = read_xml(&document, context.url, &mut problems).ok_or(Error::NotAFeed(Looks::Text))?;
    feed.problems = problems.into_list();
    Ok(feed)
}

fn read_xml(document: &xml::Document<'_>, url: Option<&Url>, problems: &mut Problems) -> Option<Feed> {
    let top = document.root();
    for root in top.children() {
        if let Some(format) = syndication::format(document, root) {
            return Some(syndication::read(top, root, format, url, problems));
        }
    }
    None
}
